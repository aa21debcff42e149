// The explorer `gradient`: what is left of a gradient k steps back, and where float32 ends.

import { ACTIVATIONS, float32, logAt } from "./chain.js";
import { HEIGHT, makeChains } from "./plot.js";
import {
  explorer, html, makeStage, number, output, picture, say, svg, symbol, whenNew,
} from "../../shared/common.js";
import { choice, makeSliders } from "../../shared/controls.js";
import { amount, finite, size } from "../../shared/numbers.js";

const LETTERS = { tanh: "tanh", sigmoid: "σ" }; // as they stand in formulas
const SLIDERS = {
  w: { min: -3, max: 3, quantity: "grad" },
  a: { min: -4, max: 4, quantity: "grad" },
  f: { min: 0, max: 1, step: 0.001, text: (f) => number(f, 3) },
  T: { min: 10, max: 1000, step: 1, quantity: "c", text: String },
};

const setAll = (element, attributes) =>
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));

// The activation as a curve of 160 by 92 pixels, and its tangent at the pre-activation.
const makeTangent = (words) => {
  const [x, y] = [(a) => 80 + 18 * a, (v) => 46 - 32 * v];
  const curve = svg("path", { class: "gb-squash" });
  const tangent = svg("line", { class: "gb-tangent gb-grad" });
  const point = svg("circle", { r: 4.5, class: "gb-node" });
  const element = picture(words.tangent, 160, 92,
    svg("path", { d: "M0,46H160M80,4V88", class: "gb-axis" }), curve, tangent, point);
  const grid = Array.from({ length: 81 }, (_, k) => (k - 40) / 10);
  const bend = whenNew((activation) => {
    const { value } = ACTIVATIONS[activation];
    curve.setAttribute("d", `M${grid.map((v) => `${x(v).toFixed(1)},${y(value(v)).toFixed(1)}`).join("L")}`);
  });
  const update = ({ activation, a }, slope) => {
    bend(activation);
    const [rise, run] = [32 * slope, 18]; // of the tangent on the screen, for a step of 1
    const long = 26 / Math.hypot(rise, run);
    const [cx, cy] = [x(a), y(ACTIVATIONS[activation].value(a))];
    setAll(tangent, { x1: cx - run * long, x2: cx + run * long, y1: cy + rise * long, y2: cy - rise * long });
    setAll(point, { cx, cy });
  };
  return { element, update };
};

// φ′(a) and w · φ′(a), as they are written.
const slopeSign = (activation) => [html("span", {}, LETTERS[activation]), "′(", symbol("a"), ")"];
const product = (activation) => [symbol("w"), " · ", slopeSign(activation)];

// A number of which small values count.
const fine = (value) => (value < 0.01 ? amount(Math.log10(value)) : number(value, 3));

// The slope and the factor of one step, as equations.
const factorLines = (slope, factor, activation) => [
  html("span", {}, slopeSign(activation), " = ", output("slope", fine(slope))),
  html("span", {}, "|", product(activation), "| = ", output("factor", fine(factor))),
];

// The rows of a table: both gradients at lag T, and the lag from which float32 has lost them.
const results = ({ T, activation }, { grad, f }, words) => {
  const formula = (...factor) => html("span", { class: "gb-formula" }, factor, html("sup", {}, symbol("k")));
  const row = (kind, net, power, { factor, rounded }, [left, lost]) => html("tr", {},
    html("th", { scope: "row" }, html("span", { class: `gb-sample gb-${kind}` }), net, " ", power),
    html("td", {}, output(left, size(logAt(factor, T)))),
    html("td", {}, output(lost, finite(rounded.zero, 0))));
  const chain = formula("|", product(activation), "|");
  return [
    html("tr", {}, html("td"), [say(words.at, { T }), words.zero_from].map((one) => html("th", { scope: "col" }, one))),
    row("grad", words.rnn, chain, grad, ["grad", "lost"]),
    row("f", words.lstm, formula(symbol("f")), f, ["path", "path_lost"]),
  ];
};

// What becomes of the RNN's gradient in float32, in words.
const verdict = (factor, { zero, infinite, stuck, value }, T, words) => {
  if (zero < Infinity) return say(words.becomes_zero, { lag: zero });
  if (infinite < Infinity) return say(words.becomes_infinite, { lag: infinite });
  if (stuck < Infinity) return say(words.sticks, { lag: stuck, value: size(Math.log10(value)) });
  if (factor === 1) return words.stays;
  return say(factor > 1 ? words.grows : words.shrinks, { lag: T });
};

const render = explorer("gradient", ["activation", ...Object.keys(SLIDERS)], ({ root, words, set }) => {
  const buttons = choice(Object.keys(ACTIVATIONS), words, (activation) => set({ activation }));
  const [tangent, sliders, chains] = [makeTangent(words), makeSliders(SLIDERS, words, set), makeChains(words)];
  const [lines, table] = [html("p", { class: "gb-factor" }), html("table", { class: "gb-results" })];
  const said = html("p", { class: "gb-fate" });
  root.append(
    html("div", { class: "gb-beside" },
      html("div", {}, buttons.element, html("div", { class: "gb-four" }, Object.values(sliders.elements))),
      html("div", { class: "gb-slope" }, tangent.element, lines)),
    html("p", { class: "gb-caption" }, words.axis),
    makeStage("gb-chains", HEIGHT, chains.element),
    html("div", { class: "gb-beside" }, table, said));

  return (room, traits) => {
    const slope = ACTIVATIONS[traits.activation].slope(traits.a);
    const factor = Math.abs(traits.w * slope);
    const curveFor = (one) => ({ factor: one, rounded: float32(one, traits.T) });
    const curves = { grad: curveFor(factor), f: curveFor(traits.f) };
    buttons.press(traits.activation);
    lines.replaceChildren(...factorLines(slope, factor, traits.activation));
    tangent.update(traits, slope);
    sliders.update(traits);
    chains.update(room, traits.T, curves);
    table.replaceChildren(...results(traits, curves, words));
    said.textContent = verdict(factor, curves.grad.rounded, traits.T, words);
  };
});

export default { render };
