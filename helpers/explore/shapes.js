// The explorer `shapes`: five shapes of input and output, unrolled over their steps.

import { choice, explorer, html, show, slider, symbol } from "./common.js";
import { folded, WIDTHS } from "./fold_plot.js";
import { count, LENGTHS, SHAPES, unroll } from "./unroll.js";
import { inTwoRows, unrolled } from "./unroll_plot.js";

const STATE = ["shape", "n", "m", "folded"];
const FACTS = ["inputs", "outputs", "steps", "cells"];
const WIDE = 640; // pixels from which both forms stand side by side
const EQUALS = 44; // the width of the sign between them

const makeSliders = (words, set) => {
  const controls = ["n", "m"].map((name) => {
    const range = { min: 1, max: 8, step: 1 };
    const { input, output, element } = slider({ name, label: words[name], sign: symbol(name), ...range });
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
  const element = html("div", { class: "gb-facts" },
    outputs.map((output, k) => html("span", {}, words[FACTS[k]], output)));
  return { element, fill: (counts) => outputs.forEach((output, k) => (output.value = counts[FACTS[k]])) };
};

const fillIn = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// What is shared, in words.
const told = ({ steps, cells }, words) => {
  if (cells > 1) return words.two;
  return steps > 1 ? words.one : words.once;
};

// Draw the unrolled form in its room, the folded one beside or above it.
const forms = (stage, cells, counts, traits, room, words) => {
  const indices = { inputs: counts.inputs > 1, outputs: counts.outputs > 1 };
  const name = fillIn(words[`${traits.shape}_drawing`], traits);
  if (!traits.folded || !LENGTHS[traits.shape].length) {
    stage.replaceChildren(unrolled(cells, indices, room, words, name));
    return;
  }
  const beside = room >= WIDE;
  const left = beside ? room - WIDTHS[cells.length - 1] - EQUALS : room;
  stage.classList.toggle("gb-tall", beside && inTwoRows(left, cells));
  stage.replaceChildren(
    folded(cells, indices, cells.length > 1 ? words.loops : words.loop),
    html("span", { class: "gb-equals", "aria-hidden": "true", hidden: !beside }, "="),
    unrolled(cells, indices, left, words, name));
};

const render = ({ model, el }) => {
  const words = model.get("words");
  const set = (values) => (model.set(values), model.save_changes());
  return explorer("shapes", words.title, { model, el }, (root) => {
    const buttons = choice(SHAPES, words, (shape) => set({ shape }));
    const check = () => set({ folded: fold.checked });
    const fold = html("input", { type: "checkbox", "aria-label": words.fold, onchange: check });
    const folding = html("label", {}, fold, ` ${words.fold}`);
    const top = html("div", { class: "gb-top" }, buttons.element, folding);
    const task = html("p", { class: "gb-task" });
    const sliders = makeSliders(words, set);
    const stage = html("div", { class: "gb-forms" });
    const facts = makeFacts(words);
    const said = html("p", { class: "gb-shared" });
    const fed = html("p", { class: "gb-caption" }, words.fed);
    root.append(top, task, sliders.element, stage, facts.element, said, fed);

    return (room) => {
      const traits = Object.fromEntries(STATE.map((name) => [name, model.get(name)]));
      const cells = unroll(traits.shape, traits);
      const counts = count(cells);
      buttons.press(traits.shape);
      fold.checked = traits.folded;
      folding.hidden = !LENGTHS[traits.shape].length; // one step has no loop
      task.textContent = words[`${traits.shape}_task`];
      sliders.update(traits);
      forms(stage, cells, counts, traits, room, words);
      facts.fill(counts);
      said.textContent = fillIn(told(counts, words), { ...counts, ...traits });
      fed.hidden = !cells.flat().some((step) => step.fed);
    };
  });
};

export default { render };
