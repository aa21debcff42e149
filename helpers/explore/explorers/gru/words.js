// What the explorer `gru` writes under its drawing: all equations, with the numbers filled in.

import { html, sign } from "../../shared/common.js";
import { NOW, numbersOf, part, updateOfState } from "../../shared/equations.js";

const before = () => sign("h", "t−1");
const weight = () => sign("w", "hn", "n");

const row = (net, ...parts) => html("p", {}, html("span", { class: "gb-which" }, net), parts);

// Every line in letters and with the numbers filled in: the GRU's, then the LSTM's.
export const equations = (values) => {
  const { value, result } = numbersOf(values);
  const candidate = (...reset) =>
    [" = tanh(", sign("a", "", "n"), " + ", reset, weight(), " · ", before(), ")"];
  const filled = (...reset) =>
    part(" = tanh(", value("a", "n"), " + ", reset, value("w_hn", "n"), " · ", value("h_prev", "h"), ")");
  const share = html("span", { class: "gb-ink gb-i" }, "(1 − ", sign("z"), ")");
  return [
    row("GRU", part(sign("n"), candidate(sign("r"), " · ")), filled(value("r"), " · "), result("n")),
    row("",
      part(sign("h", "t"), " = ", sign("z"), " · ", before(), " + ", share, " · ", sign("n")),
      part(" = ", value("z"), " · ", value("h_prev", "h"), " + ", value("write", "i"), " · ", value("n")),
      result("h")),
    row("LSTM",
      part(sign("g"), values.own_candidate ? candidate() : [" = ", sign("n")]),
      values.own_candidate ? filled() : null,
      result("g")),
    row("",
      updateOfState(),
      part(" = ", value("z", "f"), " · ", value("h_prev", "c"), " + ", value("write", "i"), " · ", value("g")),
      result("c"),
      "\u2003",
      part(sign("h", "t"), " = ", values.output_tanh ? ["tanh(", NOW(), ")"] : NOW(), result("h_lstm", "h"))),
  ];
};
