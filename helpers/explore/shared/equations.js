// One LSTM step as arithmetic, and its two equations with the numbers filled in.

import { html, number, output, sign } from "./common.js";

// One step of the LSTM for numbers: every product and sum on the way.
export const lstmStep = ({ f, i, o, g, c_prev }) => {
  const kept = f * c_prev;
  const written = i * g;
  const c = kept + written;
  const squashed = Math.tanh(c);
  return { kept, written, c, squashed, h: o * squashed };
};

export const PREVIOUS = () => sign("c", "t−1");
export const NOW = () => sign("c", "t");

// A piece of an equation, within which no line is broken.
export const part = (...children) => html("span", {}, ...children);

// The numbers of equations: a factor, in brackets where it is negative, and a result.
export const numbersOf = (values) => {
  const inked = (quantity, ...words) => html("span", { class: `gb-ink gb-${quantity}` }, words);
  const value = (name, quantity = name) =>
    inked(quantity, values[name] < 0 ? `(${number(values[name])})` : number(values[name]));
  const result = (name, quantity = name, make = (_, text) => text) =>
    part(" = ", html("b", {}, inked(quantity, make(name, number(values[name])))));
  return { value, result };
};

// c_t = f · c_{t−1} + i · g in letters.
export const updateOfState = () =>
  part(NOW(), " = ", sign("f"), " · ", PREVIOUS(), " + ", sign("i"), " · ", sign("g"));

// Both equations as lines, in letters and with the numbers filled in. The results are <output>s,
// unless the drawing shows them in some of its own: `make(name, text)` is then another function.
export const equations = (values, make = output) => {
  const { value, result } = numbersOf(values);
  return [
    html("p", {},
      updateOfState(),
      part(" = ", value("f"), " · ", value("c_prev", "c"), " + ", value("i"), " · ", value("g")),
      result("c", "c", make)),
    html("p", {},
      part(sign("h", "t"), " = ", sign("o"), " · tanh(", NOW(), ")"),
      part(" = ", value("o"), " · ", value("squashed", "c")),
      result("h", "h", make)),
  ];
};
