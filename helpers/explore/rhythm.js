// The explorer `rhythm`: what a cell of time constant τ keeps of two rhythms and of noise.

import { explorer, html, number, sign, symbol } from "./common.js";
import { makeControls } from "./controls.js";
import { NOW, part, PREVIOUS } from "./equations.js";
import { amount } from "./long_numbers.js";
import { HEIGHT, makePlot, PANEL } from "./rhythm_plot.js";
import { filtered, gain, lag, noiseGain } from "./rhythm_run.js";
import { layout } from "./time_axis.js";

const STATE = ["fast", "slow", "noise", "tau", "T"];
const SLOWEST = 500; // the largest time constant
const GLYPHS = { fast: "▲", slow: "■" };
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
  noise: { min: 0, max: 1, sign: () => symbol("ε"), quantity: "g", ...same("noise"), text: (v) => number(v) },
  T: { min: 50, max: 1000, step: 1, sign: () => symbol("T"), quantity: "c", ...same("T"), text: String },
};

const output = (name) => html("output", { name, "aria-live": "off" });

// A phrase with its number: it holds {steps} where the output is.
const phrase = (sentence, name) => {
  const [before, after] = sentence.split("{steps}");
  return html("span", {}, before, output(name), after);
};

const word = (name, words) => html("span", { class: "gb-name" }, words[name]);

// What is kept, and how late: name of an output → its text.
const results = ({ f }, { fast, slow, tau }) => ({
  f: number(f, 4),
  half_life: number(Math.LN2 * tau, 1),
  gain_noise: amount(Math.log10(noiseGain(f))),
  gain_fast: amount(Math.log10(gain(f, fast))),
  gain_slow: amount(Math.log10(gain(f, slow))),
  lag_fast: number(lag(f, fast), 1),
  lag_slow: number(lag(f, slow), 1),
});

// One line over each panel: what it shows, and on the right what is kept of it.
const makeHeadings = (words) => {
  const rhythm = (name) => [
    [glyph(name), word(`${name}_row`, words)],
    [word("kept", words), " ", output(`gain_${name}`), " · ", phrase(words.lag, `lag_${name}`)],
  ];
  const lines = {
    x: [[sign("x", "t", "g"), word("x", words), " ", sign("c", "t"), word("c", words)], [words.noise_kept, " ", output("gain_noise")]],
    fast: rhythm("fast"),
    slow: rhythm("slow"),
    gain: [[words.gain], []],
  };
  return Object.entries(lines).map(([name, [left, right]]) => {
    const element = html("div", { class: "gb-heading" }, html("span", {}, left), html("span", {}, right));
    element.style.top = `${PANEL[name][0] - 26}px`;
    return element;
  });
};

// What the cell does at every step, with its forget gate as a number.
const makeEquation = (words) => {
  const f = () => sign("f");
  return html("div", { class: "gb-equations" }, html("p", {},
    part(NOW(), " = ", f(), " · ", PREVIOUS(), " + (1 − ", f(), ") · ", sign("x", "t", "g"), ","),
    part(f(), " = e", html("sup", {}, "−1/τ"), " = ", output("f"), ","),
    phrase(words.half_life, "half_life")));
};

const render = ({ model, el }) => {
  const words = model.get("words");
  const set = (values) => (model.set(values), model.save_changes());
  return explorer("rhythm", words.title, { model, el }, (root) => {
    const sliders = makeControls(SLIDERS, words, set);
    const [plot, headings] = [makePlot(words), makeHeadings(words)];
    const stage = html("div", { class: "gb-stage gb-panels gb-rhythm" }, plot.element, headings);
    stage.style.height = `${HEIGHT}px`;
    root.append(sliders.element, stage, makeEquation(words), html("p", { class: "gb-caption" }, words.caption));
    const outputs = [...root.querySelectorAll("output")].filter(({ name }) => !(name in SLIDERS));
    return (width) => {
      const traits = Object.fromEntries(STATE.map((name) => [name, model.get(name)]));
      const found = filtered(traits);
      const plan = layout(width, traits.T);
      sliders.update(traits);
      plot.update(plan, found, traits);
      headings.forEach((heading) => (heading.style.width = `${plan.W}px`));
      const texts = results(found, traits);
      outputs.forEach((one) => (one.value = texts[one.name]));
    };
  });
};

export default { render };
