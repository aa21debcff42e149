// What the long view says: the headings of its panels with their results, and its sentences.

import { html, sign } from "./common.js";
import { amount, duration, finite } from "./long_numbers.js";
import { halfLife, keptLog, timeConstant } from "./long_run.js";
import { PANEL } from "./long_plot.js";

const output = (name) => html("output", { name, "aria-live": "off" });
const gradientSign = (at) =>
  html("span", { class: "gb-ink gb-grad" }, "∂", sign("c", "T", "grad"), " / ∂", sign("c", at, "grad"));

// One line over each panel: what it shows, and on the right where its curve ends.
export const makeHeadings = (words, wheres) => {
  const results = { c: output("c"), h: output("h"), grad: output("grad") };
  const from = html("span");
  const rights = {
    ...wheres,
    c: html("span", {}, sign("c", "T"), " = ", results.c),
    h: html("span", {}, sign("h", "T"), " = ", results.h),
    grad: html("span", {}, from, " = ", results.grad),
  };
  const elements = Object.keys(PANEL).map((name) => {
    const symbol = name === "grad" ? gradientSign("t") : sign(name, "t");
    const left = html("span", {}, symbol, html("span", { class: "gb-name" }, words[name]));
    const element = html("div", { class: "gb-heading" }, left, rights[name]);
    element.style.top = `${PANEL[name][0] - 26}px`;
    return element;
  });
  let told = null; // the step whose gradient is told
  const fill = (width, { c, h, logs }, first) => {
    elements.forEach((element) => (element.style.width = `${width}px`));
    results.c.value = finite(c.at(-1), 2);
    results.h.value = finite(h.at(-1), 2);
    results.grad.value = amount(logs[first - 1]);
    if (told !== first) from.replaceChildren(gradientSign((told = first)));
  };
  return { elements, fill };
};

const OUTPUTS = ["half_life", "tau", "kept"];

// A sentence with numbers in it: outputs where they come first, plain text where they are repeated.
const parse = (sentence) => {
  const seen = new Set();
  return sentence.split(/\{(\w+)\}/).map((piece, k) => {
    if (k % 2 === 0) return [piece, null];
    const first = OUTPUTS.includes(piece) && !seen.has(piece);
    seen.add(piece);
    return [first ? output(piece) : html("span", { class: "gb-value" }), piece];
  });
};

// How fast the cell forgets, in words. The sentence is another one at f = 0 and f = 1.
export const makeForgetting = (words) => {
  const element = html("p", { class: "gb-said" });
  let said = null;
  let pieces = [];
  const fill = ({ f, T, closed }) => {
    const rate = { 0: words.at_once, 1: words.never }[f] ?? words.forgets;
    const sentence = closed.some((t) => t <= T) ? `${rate} ${words.cut}` : rate;
    if (said !== sentence) {
      said = sentence;
      pieces = parse(sentence);
      element.replaceChildren(...pieces.map(([piece]) => piece));
    }
    const values = {
      half_life: duration(halfLife(f)),
      tau: duration(timeConstant(f)),
      kept: amount(keptLog(f, T) + 2),
      T,
    };
    pieces.filter(([, name]) => name).forEach(([piece, name]) => (piece.textContent = values[name]));
  };
  return { element, fill };
};

// Whether a stream's sums are right: every stretch that follows the goal, and the one before.
export const makeVerdict = (words) => {
  const element = html("p", { class: "gb-verdict", role: "status" });
  const fill = (right) => {
    const done = right.every(Boolean);
    const reached = right.slice(1).filter(Boolean).length;
    const text = done ? words.solved : words.unsolved.replace("{n}", reached).replace("{all}", right.length - 1);
    element.hidden = right.length === 0;
    if (element.textContent !== text) element.textContent = text;
    element.classList.toggle("gb-done", done);
  };
  return { element, fill };
};
