// The explorer `gradient`: what is left of a gradient k steps back, and where float32 ends.

import { ACTIVATIONS, float32, logAt } from "./chain.js";
import { HEIGHT, makeChains } from "./chain_plot.js";
import { choice, explorer, html, number, show, slider, svg, symbol } from "./common.js";
import { amount, finite, size } from "./long_numbers.js";

const LETTERS = { tanh: "tanh", sigmoid: "σ" }; // as they stand in formulas
const STATE = ["activation", "w", "a", "f", "T"];
const SLIDERS = {
  w: { min: -3, max: 3, quantity: "grad", text: (w) => number(w) },
  a: { min: -4, max: 4, quantity: "grad", text: (a) => number(a) },
  f: { min: 0, max: 1, step: 0.001, text: (f) => number(f, 3) },
  T: { min: 10, max: 1000, step: 1, quantity: "c", text: String },
};

const output = (name) => html("output", { name, "aria-live": "off" });

const makeSliders = (words, set) => {
  const controls = Object.entries(SLIDERS).map(([name, { text, ...rest }]) => {
    const { input, output, element } = slider({ name, label: words[name], sign: symbol(name), ...rest });
    input.addEventListener("input", () => set({ [name]: Number(input.value) }));
    const update = (traits) => (show(input, traits[name]), (output.value = text(traits[name])));
    return { element, update };
  });
  const element = html("div", { class: "gb-four" }, controls.map((one) => one.element));
  return { element, update: (traits) => controls.forEach((one) => one.update(traits)) };
};

// The activation as a curve of 160 by 92 pixels, and its tangent at the pre-activation.
const makeTangent = (words) => {
  const [x, y] = [(a) => 80 + 18 * a, (v) => 46 - 32 * v];
  const curve = svg("path", { class: "gb-squash" });
  const tangent = svg("line", { class: "gb-tangent gb-grad" });
  const point = svg("circle", { r: 4.5, class: "gb-node" });
  const element = svg("svg", { width: 160, height: 92, role: "img", "aria-label": words.tangent },
    svg("path", { d: "M0,46H160M80,4V88", class: "gb-axis" }), curve, tangent, point);
  const grid = Array.from({ length: 81 }, (_, k) => (k - 40) / 10);
  let drawn = null; // the activation whose curve is there
  const update = ({ activation, a }, slope) => {
    const { value } = ACTIVATIONS[activation];
    if (drawn !== activation) {
      drawn = activation;
      curve.setAttribute("d", `M${grid.map((v) => `${x(v).toFixed(1)},${y(value(v)).toFixed(1)}`).join("L")}`);
    }
    const [rise, run] = [32 * slope, 18]; // of the tangent on the screen, for a step of 1
    const long = 26 / Math.hypot(rise, run);
    const [cx, cy] = [x(a), y(value(a))];
    const ends = { x1: cx - run * long, x2: cx + run * long, y1: cy + rise * long, y2: cy - rise * long };
    Object.entries(ends).forEach(([end, v]) => tangent.setAttribute(end, v));
    [["cx", cx], ["cy", cy]].forEach(([name, v]) => point.setAttribute(name, v));
  };
  return { element, update };
};

// A number of which small values count.
const fine = (value) => (value < 0.01 ? amount(Math.log10(value)) : number(value, 3));

// The slope and the factor of one step, as equations.
const makeFactor = () => {
  const [slope, factor] = [output("slope"), output("factor")];
  const names = [0, 1].map(() => html("span"));
  const element = html("p", { class: "gb-factor" },
    html("span", {}, names[0], "′(", symbol("a"), ") = ", slope),
    html("span", {}, "|", symbol("w"), " · ", names[1], "′(", symbol("a"), ")| = ", factor));
  const update = ({ activation }, found) => {
    names.forEach((name) => (name.textContent = LETTERS[activation]));
    slope.value = fine(found.slope);
    factor.value = fine(found.factor);
  };
  return { element, update };
};

// Both gradients at lag T, and the lag from which float32 has lost them.
const makeResults = (words) => {
  const [at, name] = [html("span"), html("span")];
  const outputs = Object.fromEntries(["grad", "lost", "path", "path_lost"].map((name) => [name, output(name)]));
  const row = (kind, net, power, ...names) => html("tr", {},
    html("th", { scope: "row" }, html("span", { class: `gb-sample gb-${kind}` }), net, " ", power),
    names.map((one) => html("td", {}, outputs[one])));
  const chain = html("span", { class: "gb-formula" },
    "|", symbol("w"), " · ", name, "′(", symbol("a"), ")|", html("sup", {}, symbol("k")));
  const path = html("span", { class: "gb-formula" }, symbol("f"), html("sup", {}, symbol("k")));
  const element = html("table", { class: "gb-results" },
    html("tr", {}, html("td"), html("th", { scope: "col" }, at), html("th", { scope: "col" }, words.zero_from)),
    row("grad", words.rnn, chain, "grad", "lost"),
    row("f", words.lstm, path, "path", "path_lost"));
  const fill = ({ T, activation }, { grad, f }) => {
    at.textContent = words.at.replace("{T}", T);
    name.textContent = LETTERS[activation];
    outputs.grad.value = size(logAt(grad.factor, T));
    outputs.lost.value = finite(grad.rounded.zero, 0);
    outputs.path.value = size(logAt(f.factor, T));
    outputs.path_lost.value = finite(f.rounded.zero, 0);
  };
  return { element, fill };
};

// What becomes of the RNN's gradient in float32, in words.
const verdict = (factor, { zero, infinite, stuck, value }, T, words) => {
  const fill = (sentence, lag) => sentence.replace("{lag}", lag).replace("{value}", value && size(Math.log10(value)));
  if (zero < Infinity) return fill(words.becomes_zero, zero);
  if (infinite < Infinity) return fill(words.becomes_infinite, infinite);
  if (stuck < Infinity) return fill(words.sticks, stuck);
  if (factor === 1) return words.stays;
  return fill(factor > 1 ? words.grows : words.shrinks, T);
};

const render = ({ model, el }) => {
  const words = model.get("words");
  const set = (values) => (model.set(values), model.save_changes());
  return explorer("gradient", words.title, { model, el }, (root) => {
    const buttons = choice(Object.keys(ACTIVATIONS), words, (activation) => set({ activation }));
    const [factor, tangent, sliders] = [makeFactor(), makeTangent(words), makeSliders(words, set)];
    const [chains, results] = [makeChains(words), makeResults(words)];
    const stage = html("div", { class: "gb-stage gb-chains" }, chains.element);
    stage.style.height = `${HEIGHT}px`;
    const said = html("p", { class: "gb-fate" });
    const head = html("div", { class: "gb-head-row" },
      html("div", {}, buttons.element, factor.element), tangent.element);
    root.append(head, sliders.element, html("p", { class: "gb-caption" }, words.axis), stage, results.element, said);

    return (room) => {
      const traits = Object.fromEntries(STATE.map((name) => [name, model.get(name)]));
      const slope = ACTIVATIONS[traits.activation].slope(traits.a);
      const found = { slope, factor: Math.abs(traits.w * slope) };
      const curveFor = (one) => ({ factor: one, rounded: float32(one, traits.T) });
      const curves = { grad: curveFor(found.factor), f: curveFor(traits.f) };
      buttons.press(traits.activation);
      factor.update(traits, found);
      tangent.update(traits, slope);
      sliders.update(traits);
      chains.update(room, traits.T, curves);
      results.fill(traits, curves);
      said.textContent = verdict(found.factor, curves.grad.rounded, traits.T, words);
    };
  });
};

export default { render };
