// What the explorer `gru` writes under its drawing: whether the LSTM is the same, and all equations.

import { html, sign } from "./common.js";
import { blanks, NOW, part, PREVIOUS } from "./equations.js";
import { amount } from "./long_numbers.js";

const before = () => sign("h", "t−1");
const weight = () => sign("w", "hn", "n");
const share = () => html("span", { class: "gb-ink gb-i" }, "(1 − ", sign("z"), ")");

// Same number or not, and how far apart.
export const makeVerdict = (words) => {
  const apart = html("output", { name: "apart", "aria-live": "off" });
  const told = html("span");
  const element = html("p", { class: "gb-verdict", role: "status" }, told, " ", apart);
  const fill = (values) => {
    const text = values.same ? words.same : words.apart;
    if (told.textContent !== text) told.textContent = text;
    apart.value = values.same ? "" : amount(Math.log10(values.apart));
    apart.hidden = values.same;
    element.classList.toggle("gb-done", values.same);
  };
  return { element, fill };
};

const which = (name) => html("span", { class: "gb-which" }, name);
const row = (...parts) => html("p", {}, parts);

// The candidate and the new state of the GRU.
const gruLines = (value, result) => [
  row(
    which("GRU"), part(sign("n"), " = tanh(", sign("a", "", "n"), " + ", sign("r"), " · ", weight(), " · ", before(), ")"),
    part(" = tanh(", value("a", "n"), " + ", value("r"), " · ", value("w_hn", "n"), " · ", value("h_prev", "h"), ")"),
    part(" = ", result("n"))),
  row(
    which(""), part(sign("h", "t"), " = ", sign("z"), " · ", before(), " + ", share(), " · ", sign("n")),
    part(" = ", value("z"), " · ", value("h_prev", "h"), " + ", value("write", "i"), " · ", value("n")),
    part(" = ", result("h"))),
];

// Every line in letters and with the numbers filled in: the GRU's, then the LSTM's.
export const makeEquations = () => {
  const { value, fill } = blanks();
  const result = (name, quantity) => html("b", {}, value(name, quantity));
  const shared = part(sign("g"), " = ", sign("n"));
  const own = [
    part(sign("g"), " = tanh(", sign("a", "", "n"), " + ", weight(), " · ", before(), ")"),
    part(" = tanh(", value("a", "n"), " + ", value("w_hn", "n"), " · ", value("h_prev", "h"), ")")];
  const [open, squashed] = [part(NOW()), part("tanh(", NOW(), ")")];
  const element = html("div", { class: "gb-equations" },
    gruLines(value, result),
    row(which("LSTM"), shared, own, part(" = ", result("g"))),
    row(
      which(""), part(NOW(), " = ", sign("f"), " · ", PREVIOUS(), " + ", sign("i"), " · ", sign("g")),
      part(" = ", value("z", "f"), " · ", value("h_prev", "c"), " + ", value("write", "i"), " · ", value("g")),
      part(" = ", result("c"))),
    row(which(""), part(sign("h", "t"), " = "), open, squashed, part(" = ", result("h_lstm", "h"))));
  const update = (values) => {
    fill(values);
    shared.hidden = values.own_candidate;
    own.forEach((one) => (one.hidden = !values.own_candidate));
    [open.hidden, squashed.hidden] = [values.output_tanh, !values.output_tanh];
  };
  return { element, fill: update };
};
