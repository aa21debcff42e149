// The second way to set a gate: its pre-activation, squashed into the gate's value.

import { SQUASH } from "./squash.js";
import { html, limit, number, say, symbol } from "../../shared/common.js";
import { makeSliders } from "../../shared/controls.js";

// A slider for each, whose label is an equation: f = σ(0.41), and beside it the gate's value.
export const makePreActivations = (words, set) => {
  const [specs, labels] = [{}, {}];
  for (const [gate, { squash, undo, end }] of Object.entries(SQUASH)) {
    labels[`net_${gate}`] = say(words.pre_activation, { name: words[gate] });
    specs[`net_${gate}`] = {
      min: -end,
      max: end,
      step: 0.05,
      quantity: gate,
      sign: () => symbol(gate),
      read: (traits) => limit(-end, undo(traits[gate]), end),
      write: (before) => ({ [gate]: squash(before) }),
    };
  }
  const sliders = makeSliders(specs, labels, set);
  const values = Object.entries(SQUASH).map(([gate, { called }]) => {
    const [label, output] = sliders.elements[`net_${gate}`].children;
    const value = html("span", { class: "gb-value" });
    output.replaceWith(value);
    label.replaceChildren(symbol(gate), ` = ${called}(`, output, ")");
    return [gate, value];
  });
  const update = (traits, needless) => {
    sliders.update(traits, needless);
    values.forEach(([gate, value]) => (value.textContent = number(traits[gate])));
  };
  return { elements: sliders.elements, update };
};
