// The explorer `shapes`: five shapes of input and output, unrolled over their steps.

import { choice, explorer, html, show, slider, symbol, uniqueId } from "./common.js";
import { count, LENGTHS, SHAPES, unroll } from "./unroll.js";
import { unrolled } from "./unroll_draw.js";

const FACTS = ["inputs", "outputs", "steps", "cells"];

const makeSliders = (words, set) => {
  const controls = ["n", "m"].map((name) => {
    const { input, output, element } = slider({ name, min: 1, max: 8, step: 1, label: words[name], sign: symbol(name) });
    input.addEventListener("input", () => set({ [name]: Number(input.value) }));
    const update = (traits) => {
      show(input, traits[name]);
      output.value = traits[name];
      element.hidden = !LENGTHS[traits.shape].includes(name);
    };
    return { element, update };
  });
  const element = html("div", { class: "gb-lengths" }, controls.map((one) => one.element));
  return { element, update: (traits) => controls.forEach((one) => one.update(traits)) };
};

// How many there are of everything.
const makeFacts = (words) => {
  const outputs = FACTS.map((name) => html("output", { name, "aria-live": "off" }));
  const element = html("div", { class: "gb-facts" }, outputs.map((output, k) => html("span", {}, words[FACTS[k]], output)));
  return { element, fill: (counts) => outputs.forEach((output, k) => (output.value = counts[FACTS[k]])) };
};

const fillIn = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// What is shared, in words.
const told = ({ steps, cells }, words) => {
  if (cells > 1) return words.two;
  return steps > 1 ? words.one : words.once;
};

const render = ({ model, el }) => {
  const words = model.get("words");
  const hatch = uniqueId();
  const set = (values) => (model.set(values), model.save_changes());
  return explorer("shapes", words.title, { model, el }, (root) => {
    const buttons = choice(SHAPES, words, (shape) => set({ shape }));
    const task = html("p", { class: "gb-task" });
    const sliders = makeSliders(words, set);
    const stage = html("div", { class: "gb-unrolled" });
    const facts = makeFacts(words);
    const said = html("p", { class: "gb-said" });
    const fed = html("p", { class: "gb-caption" }, words.fed);
    root.append(buttons.element, task, sliders.element, stage, facts.element, said, fed);

    return (room) => {
      const traits = Object.fromEntries(["shape", "n", "m", "folded"].map((name) => [name, model.get(name)]));
      const cells = unroll(traits.shape, traits);
      const counts = count(cells);
      buttons.press(traits.shape);
      task.textContent = words[`${traits.shape}_task`];
      sliders.update(traits);
      const name = fillIn(words[`${traits.shape}_drawing`], traits);
      stage.replaceChildren(unrolled(cells, counts, room, words, name, hatch));
      facts.fill(counts);
      said.textContent = fillIn(told(counts, words), { ...counts, ...traits });
      fed.hidden = !cells.flat().some((step) => step.fed);
    };
  });
};

export default { render };
