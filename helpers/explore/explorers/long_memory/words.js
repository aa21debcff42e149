// What the long view says: the headings of its panels with their results, and its sentences.

import { PANEL } from "./plot.js";
import { halfLife, keptLog, timeConstant } from "./run.js";
import { html, output, pieces, sign } from "../../shared/common.js";
import { amount, duration, finite } from "../../shared/numbers.js";
import { heading } from "../../shared/time_axis.js";

const gradientSign = (at) =>
  html("span", { class: "gb-ink gb-grad" }, "∂", sign("c", "T", "grad"), " / ∂", sign("c", at, "grad"));

// The lines over the panels: what each shows, and on the right where the keyboard is or where its
// curve ends. The gradient is told from the step `first`.
export const headings = ({ c, h, logs }, first, where, plan, words) => {
  const result = (symbol, name, value) => [symbol, " = ", output(name, value)];
  const over = (name, symbol, right) =>
    heading(PANEL[name], plan, [symbol, html("span", { class: "gb-name" }, words[name])], right);
  const row = (name) => over(name, sign(name, "t"), html("span", { class: "gb-where" }, where(name)));
  return [
    row("g"),
    row("f"),
    over("c", sign("c", "t"), result(sign("c", "T"), "c", finite(c.at(-1), 2))),
    over("h", sign("h", "t"), result(sign("h", "T"), "h", finite(h.at(-1), 2))),
    over("grad", gradientSign("t"), result(gradientSign(first), "grad", amount(logs[first - 1]))),
  ];
};

// How fast the cell forgets, in words: other ones at f = 0 and f = 1. What is left in the end is a
// power of f where no step is closed, and nothing where one is.
export const forgetting = ({ f, T, closed }, words) => {
  const extreme = { 0: words.at_once, 1: words.never }[f];
  const rate = extreme ? `${extreme} ${words.extremes}` : words.forgets;
  const left = closed.some((t) => t <= T) ? words.cut : words.left;
  const values = {
    half_life: duration(halfLife(f)),
    tau: duration(timeConstant(f)),
    kept: amount(keptLog(f, T) + 2),
  };
  return pieces(`${rate} ${left}`, (name) =>
    (name === "T" ? html("span", { class: "gb-value" }, T) : output(name, values[name]))); // a slider has T
};
