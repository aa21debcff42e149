// The inputs of the explorer `loop`, set by keys and by the pointer; the drawing shows them.

import { DEPTH } from "./plan.js";
import { hiddenSlider, limit, place, say } from "../../shared/common.js";

// One step's slider: up and down set it, left and right go to its neighbours.
const makeCell = (t, words, set, mark, go) => {
  const input = hiddenSlider({ name: `x_${t}`, min: -1, max: 1, step: 0.05 }, say(words.input, { t }));
  input.addEventListener("input", () => set(t, Number(input.value)));
  input.addEventListener("focus", () => mark(t));
  input.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    go(t + step);
  });
  return input;
};

// Where the sliders are, those of the steps in sight, and what they stand at.
const placeCells = (cells, { before, shown, middle, bar, unrolled }, x, t) => cells.forEach((input, k) => {
  input.hidden = k < before || k >= before + shown;
  input.tabIndex = k + 1 === t ? 0 : -1;
  place(input, middle(k + 1) - bar / 2, unrolled.input, bar, DEPTH.input);
  if (k < x.length && Number(input.value) !== x[k]) input.value = x[k];
});

// The sliders of `count` steps. `set(t, value)` sets an input and `mark(t)` marks a step;
// update(plan, x, t) brings all up to date.
export const makeCells = (count, words, set, mark) => {
  let last = count; // of the steps there are
  const go = (t) => {
    const to = ((t - 1 + last) % last) + 1; // round both ends
    mark(to); // it may have to come into view first
    cells[to - 1].focus();
  };
  const cells = Array.from({ length: count }, (_, k) => makeCell(k + 1, words, set, mark, go));
  const update = (plan, x, t) => {
    last = x.length;
    placeCells(cells, plan, x, t);
  };
  return { cells, update };
};

// The pointer: pressed on a step it marks it, and in the row of inputs it sets them, in quarters.
export const paintOn = (stage, plan, set, mark) => {
  const at = (event, painting) => {
    const box = stage.getBoundingClientRect();
    const { left, column, before, shown, unrolled } = plan();
    const step = Math.floor((event.clientX - box.left - left) / column) + 1;
    const y = event.clientY - box.top - unrolled.input;
    const inside = y > -6 && y < DEPTH.input + 6;
    if (step < 1 || step > shown || event.clientY - box.top < unrolled.step - 12) return painting;
    if (!painting && !inside) mark(step + before);
    else set(step + before, Math.round(limit(-1, 1 - (2 * y) / DEPTH.input, 1) * 4) / 4);
    return painting || inside;
  };
  let painting = false;
  stage.addEventListener("pointerdown", (event) => {
    if (event.target.closest("label")) return;
    painting = at(event, false);
    if (!painting) return;
    event.preventDefault();
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", (event) => painting && at(event, true));
  ["pointerup", "pointercancel"].forEach((end) => stage.addEventListener(end, () => (painting = false)));
};
