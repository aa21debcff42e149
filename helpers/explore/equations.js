// One LSTM step as arithmetic, and its two equations with the numbers filled in.

import { html, number, sign } from "./common.js";

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

// Places for numbers in an equation: value(name) is one of them, fill(values) writes them all.
export const blanks = () => {
  const filled = [];
  const value = (name, quantity = name, tag = "span") => {
    const span = html(tag, { class: `gb-ink gb-${quantity}`, ...(tag === "output" ? { name, "aria-live": "off" } : {}) });
    filled.push([span, name]);
    return span;
  };
  const fill = (values) => filled.forEach(([span, name]) => {
    const factor = values[name] < 0 && !span.closest("b");
    span.textContent = factor ? `(${number(values[name])})` : number(values[name]);
  });
  return { value, fill };
};

// A piece of an equation, within which no line is broken.
export const part = (...children) => html("span", {}, ...children);

// Both equations, in letters and with the numbers filled in. The results are <output>s, unless the
// drawing shows them in some of its own (`results` is then "span").
export const equations = (results = "output") => {
  const { value, fill } = blanks();
  const element = html("div", { class: "gb-equations" },
    html("p", {},
      part(NOW(), " = ", sign("f"), " · ", PREVIOUS(), " + ", sign("i"), " · ", sign("g")),
      part(" = ", value("f"), " · ", value("c_prev", "c"), " + ", value("i"), " · ", value("g")),
      part(" = ", html("b", {}, value("c", "c", results)))),
    html("p", {},
      part(sign("h", "t"), " = ", sign("o"), " · tanh(", NOW(), ")"),
      part(" = ", value("o"), " · ", value("squashed", "c")),
      part(" = ", html("b", {}, value("h", "h", results)))));
  return { element, fill };
};
