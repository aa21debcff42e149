// What is moved and pressed: sliders, buttons, boxes to tick.

import { html, limit, number, output, symbol } from "./common.js";

// Move a slider's thumb; its track is filled from 0, or from the left where 0 is not on it.
const show = (input, value) => {
  if (Number(input.value) !== value) input.value = value;
  const [min, max] = [Number(input.min), Number(input.max)];
  const along = (v) => limit(0, (v - min) / (max - min), 1);
  const ends = [along(0), along(Number(input.value))].sort((a, b) => a - b);
  ["--gb-from", "--gb-to"].forEach((name, k) => input.style.setProperty(name, ends[k]));
};

// One slider with its label and its number. It has a trait's name and stands at the trait's value,
// unless `read(traits)` says where it stands and `write(position)` what it sets.
const makeSlider = (name, spec, label, set) => {
  const { min, max, step = 0.01, quantity = name, sign = () => symbol(name), text = (v) => number(v) } = spec;
  const { read = (traits) => traits[name], write = (value) => ({ [name]: value }) } = spec;
  const told = output(name);
  const input = html("input", { type: "range", name, min, max, step, "aria-label": label });
  input.addEventListener("input", () => set(write(Number(input.value))));
  const words = html("span", { class: "gb-words" }, sign(), html("span", { class: "gb-name" }, label));
  const element = html("label", { class: `gb-slider gb-${quantity}` }, words, told, input);
  // A value that was rounded leaves the thumb where it is, or an arrow key would never get past it.
  const stands = (traits) => Object.entries(write(Number(input.value))).every(([trait, value]) => traits[trait] === value);
  const update = (traits) => {
    const position = read(traits);
    show(input, stands(traits) ? Number(input.value) : limit(min, position, max));
    told.value = text(position, traits);
    input.setAttribute("aria-valuetext", told.value); // the position may be another number
  };
  return { element, update };
};

// A slider for each of `specs`: `elements` by name, and update(traits, those without use).
export const makeSliders = (specs, words, set) => {
  const all = Object.entries(specs).map(([name, spec]) => [name, makeSlider(name, spec, words[name], set)]);
  const elements = Object.fromEntries(all.map(([name, { element }]) => [name, element]));
  const update = (traits, needless = []) => all.forEach(([name, one]) => {
    one.element.hidden = needless.includes(name);
    one.update(traits);
  });
  return { elements, update };
};

// A row of buttons of which one is pressed: choose(name) is called, press(name) shows which.
export const choice = (names, words, choose) => {
  const buttons = names.map((name) => html("button", { type: "button", onclick: () => choose(name) }, words[name]));
  const press = (chosen) => buttons.forEach((button, k) => button.setAttribute("aria-pressed", names[k] === chosen));
  return { element: html("div", { class: "gb-choice" }, buttons), press };
};

// Buttons that set the values of presets; pressed is the one whose values are all there.
export const presetChoice = (names, presets, words, set) => {
  const { element, press } = choice(names, words, (name) => set(presets[name]));
  const there = (traits, name) => Object.entries(presets[name]).every(([key, value]) => traits[key] === value);
  return { element, update: (traits) => press(names.find((name) => there(traits, name))) };
};

// A box to tick for a trait that is true or false.
export const checkbox = (name, words, set) => {
  const change = () => set({ [name]: box.checked });
  const box = html("input", { type: "checkbox", name, "aria-label": words, onchange: change });
  return { element: html("label", {}, box, ` ${words}`), update: (traits) => (box.checked = traits[name]) };
};
