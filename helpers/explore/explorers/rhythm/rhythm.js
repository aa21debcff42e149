// The explorer `rhythm`: what a cell of time constant τ keeps of two rhythms and of noise.

import { HEIGHT, makePlot, PANEL } from "./plot.js";
import { filtered, gain, lag, noiseGain } from "./run.js";
import { explorer, html, makeStage, number, output, pieces, sign, symbol } from "../../shared/common.js";
import { makeSliders } from "../../shared/controls.js";
import { NOW, part, PREVIOUS } from "../../shared/equations.js";
import { amount } from "../../shared/numbers.js";
import { heading, layout } from "../../shared/time_axis.js";

const SLOWEST = 500; // the largest time constant
const GLYPHS = { fast: "▲", slow: "■" };
const glyph = (name) => html("span", { class: "gb-glyph" }, GLYPHS[name]);
const steps = (value) => number(value, Number.isInteger(value) ? 0 : 1);

// The slider of τ has equal ratios on equal ways; τ has three digits.
const SLIDERS = {
  tau: {
    min: 0, max: 1, step: 0.005, sign: () => symbol("τ"), quantity: "f",
    read: ({ tau }) => Math.log(tau) / Math.log(SLOWEST),
    write: (way) => ({ tau: Number((SLOWEST ** way).toPrecision(3)) }),
    text: (_, { tau }) => number(tau, 1),
  },
  fast: { min: 4, max: 40, step: 1, sign: () => glyph("fast"), quantity: "g", text: steps },
  slow: { min: 40, max: 400, step: 1, sign: () => glyph("slow"), quantity: "g", text: steps },
  noise: { min: 0, max: 1, sign: () => symbol("ε"), quantity: "g" },
  T: { min: 50, max: 1000, step: 1, quantity: "c", text: String },
};

// A phrase with its number.
const phrase = (sentence, name, value) => pieces(sentence, () => output(name, number(value, 1)));

// The lines over the panels: what each shows, and on the right what is kept of it, and how late.
const headings = ({ f }, traits, plan, words) => {
  const word = (name) => html("span", { class: "gb-name" }, words[name]);
  const kept = (name, part) => output(`gain_${name}`, amount(Math.log10(part)));
  const rhythm = (name) => heading(PANEL[name], plan,
    [glyph(name), word(`${name}_row`)],
    [
      word("kept"), " ", kept(name, gain(f, traits[name])), " · ",
      part(phrase(words.lag, `lag_${name}`, lag(f, traits[name]))),
    ]);
  return [
    heading(PANEL.x, plan,
      [sign("x", "t", "g"), word("x"), " ", sign("c", "t"), word("c")],
      [words.noise_kept, " ", kept("noise", noiseGain(f))]),
    rhythm("fast"),
    rhythm("slow"),
    heading(PANEL.gain, plan, words.gain, word("period_axis")),
  ];
};

// What the cell does at every step, with its forget gate as a number.
const equation = (f, tau, words) => html("p", {},
  part(NOW(), " = ", sign("f"), " · ", PREVIOUS(), " + (1 − ", sign("f"), ") · ", sign("x", "t", "g"), ","),
  part(sign("f"), " = e", html("sup", {}, "−1/τ"), " = ", output("f", number(f, 4)), ","),
  part(phrase(words.half_life, "half_life", Math.LN2 * tau)));

const render = explorer("rhythm", Object.keys(SLIDERS), ({ root, words, set }) => {
  const [sliders, plot] = [makeSliders(SLIDERS, words, set), makePlot(words)];
  const over = html("div");
  const written = html("div", { class: "gb-equations" });
  root.append(
    html("div", { class: "gb-controls gb-with-equation" }, Object.values(sliders.elements), written),
    makeStage("gb-panels gb-rhythm", HEIGHT, plot.element, over),
    html("p", { class: "gb-caption" }, words.caption));
  return (room, traits) => {
    const found = filtered(traits);
    const plan = layout(room, traits.T);
    sliders.update(traits);
    plot.update(plan, found, traits);
    over.replaceChildren(...headings(found, traits, plan, words));
    written.replaceChildren(equation(found.f, traits.tau, words));
  };
});

export default { render };
