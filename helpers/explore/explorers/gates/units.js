// The four boxes that move the valves: what goes into each, its pre-activation, and its value.

import { SQUASH } from "./squash.js";
import { html, number, output, place, say, sign, symbol } from "../../shared/common.js";
import { makeSliders } from "../../shared/controls.js";

export const HEIGHT = 112; // of a box, in pixels

// −2 x_t + 3 h_{t−1} + b, with the weights as numbers.
const weighted = ({ x, h_prev }) => html("div", {},
  number(x, 0), " ", symbol("x", "t"),
  h_prev < 0 ? " − " : " + ", number(Math.abs(h_prev), 0), " ", sign("h", "t−1"),
  " + ", symbol("b"));

const makeUnit = (gate, weights, slider) => {
  const [before, value] = [output(`a_${gate}`), output(gate)];
  const element = html("div", { class: `gb-unit gb-${gate}` },
    html("div", { class: "gb-row" },
      html("span", { class: "gb-squash" }, SQUASH[gate].called),
      html("span", {}, sign(gate), " = ", value)),
    html("div", { class: "gb-before" }, symbol("a"), " = ", before),
    weighted(weights),
    slider);
  const update = (values) => {
    before.value = number(values[`a_${gate}`]);
    value.value = number(values[gate]);
  };
  return { element, update };
};

// A box for each gate, with a slider for its bias. `places` has each one's left upper corner and its
// width, and is undefined where there are no boxes.
export const makeUnits = (weights, words, set) => {
  const gates = Object.keys(SQUASH);
  const spec = (gate) => ({ min: -4, max: 4, step: 0.05, quantity: gate, sign: () => symbol("b") });
  const named = (make) => Object.fromEntries(gates.map((gate) => [`b_${gate}`, make(gate)]));
  const biases = makeSliders(named(spec), named((gate) => say(words.bias, { name: words[gate] })), set);
  const units = gates.map((gate) => makeUnit(gate, weights[gate], biases.elements[`b_${gate}`]));
  const update = (values, places) => {
    units.forEach(({ element }) => (element.hidden = !places));
    if (!places) return;
    units.forEach(({ element, update: fill }, k) => {
      place(element, ...places[gates[k]], HEIGHT);
      fill(values);
    });
    biases.update(values);
  };
  return { elements: units.map(({ element }) => element), update };
};
