// Sliders under one another or side by side, away from the drawing.

import { html, show, slider } from "./common.js";

// `specs` has for each slider its range, its symbol `sign()`, and how traits and slider belong
// together: read(traits) is where it stands, write(position) the traits' new values, and
// text(position, traits) its number. Slides call set(values).
export const makeControls = (specs, words, set) => {
  const controls = Object.entries(specs).map(([name, { sign, read, write, text, ...rest }]) => {
    const { input, output, element } = slider({ name, label: words[name], sign: sign(), ...rest });
    input.addEventListener("input", () => set(write(Number(input.value))));
    const update = (traits) => {
      const position = read(traits);
      show(input, Math.max(rest.min, Math.min(rest.max, position)));
      output.value = text(position, traits);
      input.setAttribute("aria-valuetext", output.value); // the position may be another number
    };
    return { name, element, update };
  });
  const element = html("div", { class: "gb-controls" }, controls.map((one) => one.element));
  // Without those that `needless` names.
  const update = (traits, needless = []) => controls.forEach((one) => {
    one.element.hidden = needless.includes(one.name);
    one.update(traits);
  });
  return { element, update };
};
