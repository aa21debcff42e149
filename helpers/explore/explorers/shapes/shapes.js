// The explorer `shapes`: five shapes of input and output, unrolled over their steps.

import { folded, WIDTHS } from "./folded.js";
import { count, LENGTHS, SHAPES, unroll } from "./unroll.js";
import { inTwoRows, unrolled } from "./unrolled.js";
import { explorer, html, output, say } from "../../shared/common.js";
import { checkbox, choice, makeSliders } from "../../shared/controls.js";

const SLIDERS = {
  n: { min: 1, max: 8, step: 1, text: String },
  m: { min: 1, max: 8, step: 1, text: String },
};
const FACTS = ["inputs", "outputs", "steps", "cells"];
const WIDE = 640; // pixels from which both forms stand side by side
const EQUALS = 44; // the width of the sign between them

// What is shared, in words.
const told = ({ steps, cells }, words) => {
  if (cells > 1) return words.two;
  return steps > 1 ? words.one : words.once;
};

// Draw the unrolled form in its room, the folded one beside or above it.
const forms = (stage, cells, counts, traits, room, words) => {
  const indices = { inputs: counts.inputs > 1, outputs: counts.outputs > 1 };
  const name = say(words[`${traits.shape}_drawing`], traits);
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

const render = explorer("shapes", ["shape", "n", "m", "folded"], ({ root, words, set }) => {
  const buttons = choice(SHAPES, words, (shape) => set({ shape }));
  const folding = checkbox("folded", words.fold, set);
  const task = html("p", { class: "gb-task" });
  const sliders = makeSliders(SLIDERS, words, set);
  const stage = html("div", { class: "gb-forms" });
  const facts = html("div", { class: "gb-facts" });
  const said = document.createTextNode("");
  const fed = html("span", { class: "gb-name" }, words.fed);
  root.append(
    html("div", { class: "gb-top" }, buttons.element, folding.element), task,
    html("div", { class: "gb-lengths" }, Object.values(sliders.elements)), stage,
    facts, html("p", { class: "gb-shared" }, said, fed));

  return (room, traits) => {
    const cells = unroll(traits.shape, traits);
    const counts = count(cells);
    const lengths = LENGTHS[traits.shape];
    buttons.press(traits.shape);
    folding.update(traits);
    folding.element.hidden = !lengths.length; // one step has no loop
    task.textContent = words[`${traits.shape}_task`];
    sliders.update(traits, Object.keys(SLIDERS).filter((name) => !lengths.includes(name)));
    forms(stage, cells, counts, traits, room, words);
    facts.replaceChildren(...FACTS.map((name) => html("span", {}, words[name], output(name, counts[name]))));
    said.data = say(told(counts, words), { ...counts, ...traits });
    fed.hidden = !cells.flat().some((step) => step.fed);
  };
});

export default { render };
