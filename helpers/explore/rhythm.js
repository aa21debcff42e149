// The explorer `rhythm`: what a cell of time constant τ keeps of two rhythms and of noise.

import { explorer, html, number, sign, symbol } from "./common.js";
import { makeControls } from "./controls.js";
import { amount, finite } from "./long_numbers.js";
import { HEIGHT, makePlot, PANEL } from "./rhythm_plot.js";
import { filtered, gain, lag, noiseGain } from "./rhythm_run.js";
import { layout } from "./time_axis.js";

const STATE = ["fast", "slow", "noise", "tau", "T"];
const SLOWEST = 500; // the largest time constant
const GLYPHS = { fast: "▲", slow: "■", noise: "⁘" };
const glyph = (name) => html("span", { class: "gb-glyph" }, GLYPHS[name]);
const steps = (value) => number(value, Number.isInteger(value) ? 0 : 1);
const same = (name) => ({ read: (traits) => traits[name], write: (value) => ({ [name]: value }) });

// The slider of τ has equal ratios on equal ways; τ has three digits.
const SLIDERS = {
  tau: {
    min: 0, max: 1, step: 0.005, sign: () => symbol("τ"), quantity: "f",
    read: ({ tau }) => Math.log(tau) / Math.log(SLOWEST),
    write: (way) => ({ tau: Number((SLOWEST ** way).toPrecision(3)) }),
    text: (_, { tau }) => number(tau, 1),
  },
  fast: { min: 4, max: 40, step: 1, sign: () => glyph("fast"), quantity: "g", ...same("fast"), text: steps },
  slow: { min: 40, max: 400, step: 1, sign: () => glyph("slow"), quantity: "g", ...same("slow"), text: steps },
  noise: { min: 0, max: 1, sign: () => glyph("noise"), quantity: "g", ...same("noise"), text: (v) => number(v) },
  T: { min: 50, max: 1000, step: 1, sign: () => symbol("T"), quantity: "c", ...same("T"), text: String },
};

const output = (name) => html("output", { name, "aria-live": "off" });

// One line over each panel: what it shows, and on the right what is kept.
const makeHeadings = (words) => {
  const results = Object.fromEntries(
    ["gain_noise", "gain_fast", "lag_fast", "gain_slow", "lag_slow", "f", "half_life"].map((name) => [name, output(name)]));
  const word = (name) => html("span", { class: "gb-name" }, words[name]);
  const rhythm = (name) => [
    [glyph(name), word(`${name}_row`)],
    [words.kept, " ", results[`gain_${name}`], html("span", { class: "gb-lag" }, ` · ${words.lag} `, results[`lag_${name}`])],
  ];
  const lines = {
    x: [[sign("x", "t", "g"), word("x"), " ", sign("c", "t"), word("c")], [words.noise_kept, " ", results.gain_noise]],
    fast: rhythm("fast"),
    slow: rhythm("slow"),
    gain: [[word("gain")], [sign("f"), " = ", results.f, html("span", { class: "gb-lag" }, ` · ${words.half_life} `, results.half_life)]],
  };
  const elements = Object.entries(lines).map(([name, [left, right]]) => {
    const element = html("div", { class: "gb-heading" }, html("span", {}, left), html("span", {}, right));
    element.style.top = `${PANEL[name][0] - 26}px`;
    return element;
  });
  const fill = (width, { f }, { fast, slow, tau }) => {
    elements.forEach((element) => (element.style.width = `${width}px`));
    const kept = { gain_fast: gain(f, fast), gain_slow: gain(f, slow), gain_noise: noiseGain(f) };
    Object.entries(kept).forEach(([name, value]) => (results[name].value = amount(Math.log10(value))));
    results.lag_fast.value = number(lag(f, fast), 1);
    results.lag_slow.value = number(lag(f, slow), 1);
    results.f.value = number(f, 4);
    results.half_life.value = finite(Math.LN2 * tau, 1);
  };
  return { elements, fill };
};

const render = ({ model, el }) => {
  const words = model.get("words");
  const set = (values) => (model.set(values), model.save_changes());
  return explorer("rhythm", words.title, { model, el }, (root) => {
    const sliders = makeControls(SLIDERS, words, set);
    const [plot, headings] = [makePlot(words), makeHeadings(words)];
    const stage = html("div", { class: "gb-stage gb-panels gb-rhythm" }, plot.element, headings.elements);
    stage.style.height = `${HEIGHT}px`;
    root.append(sliders.element, stage, html("p", { class: "gb-caption" }, words.caption));
    return (width) => {
      const traits = Object.fromEntries(STATE.map((name) => [name, model.get(name)]));
      const found = filtered(traits);
      const plan = layout(width, traits.T);
      sliders.update(traits);
      plot.update(plan, found, traits);
      headings.fill(plan.W, found, traits);
    };
  });
};

export default { render };
