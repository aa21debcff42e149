// The two rows of the long view in which steps are set: pulses, and steps where f is closed.
// The pointer sets a step where it clicks. The keyboard has one input a row: its value is the step,
// so that arrows, Page keys, Home and End move it, and Space or Enter set the step.

import { PANEL } from "./plot.js";
import { hiddenSlider, limit, place, say } from "../../shared/common.js";

export const TRAITS = { g: "pulses", f: "closed" };
const NAMES = { g: "pulse_at", f: "closed_at" };
const REACH = { set: 4, start: 8 }; // pixels from which a click means a step that is marked

// The step at x: the nearest of the marked steps within reach, else the one whose column it is.
export const stepAt = (x, { left, column, middle, T }, marks) => {
  const far = ({ t }) => Math.abs(x - middle(t));
  const [nearest] = marks.filter((mark) => far(mark) <= mark.reach).sort((a, b) => far(a) - far(b));
  return nearest?.t ?? limit(1, Math.ceil((x - left) / column), T);
};

// The list with a step put in, or taken out when it was there.
export const toggled = (steps, t) =>
  (steps.includes(t) ? steps.filter((one) => one !== t) : [...steps, t].sort((a, b) => a - b));

const describe = (row, t, traits, words) => {
  const state = `${TRAITS[row]}_${traits[TRAITS[row]].includes(t) ? "set" : "unset"}`;
  return `${say(words.step, { t })}: ${words[state]}`;
};

// `toggle(row, t)` sets or removes a step, `moved()` is told when a cursor is elsewhere.
export const makeRows = (words, toggle, moved) => {
  let current = null; // the row in which the keyboard is
  const go = (row) => ((current = row), moved());
  const inputs = Object.fromEntries(Object.entries(NAMES).map(([row, name]) => {
    const input = hiddenSlider({ name, min: 1, max: 10, step: 1, value: 1 }, words[`${TRAITS[row]}_row`]);
    ["focus", "input"].forEach((event) => input.addEventListener(event, () => go(row)));
    input.addEventListener("blur", () => go(null));
    input.addEventListener("keydown", (event) => {
      if (event.key !== " " && event.key !== "Enter") return;
      event.preventDefault();
      toggle(row, Number(input.value));
    });
    return [row, input];
  }));
  const said = {}; // where the keyboard's cursor is in a row, in words

  const click = (x, y, plan, traits, starts) => {
    const inside = ([top, height]) => y >= top && y <= top + height;
    const row = Object.keys(inputs).find((one) => inside(PANEL[one]));
    if (!row || inputs[row].hidden || x < plan.left || x > plan.right) return;
    const marks = traits[TRAITS[row]].filter((t) => t <= plan.T).map((t) => ({ t, reach: REACH.set }));
    if (row === "f") marks.push(...starts.map((t) => ({ t, reach: REACH.start })));
    const t = stepAt(x, plan, marks);
    inputs[row].value = t;
    inputs[row].focus({ preventScroll: true });
    toggle(row, t);
  };

  const update = (plan, traits) => Object.entries(inputs).forEach(([row, input]) => {
    input.max = plan.T; // a cursor beyond it comes back to the last step
    input.hidden = row === "g" && traits.preset === "stream";
    const [top, height] = PANEL[row];
    place(input, plan.left, top, plan.right - plan.left, height);
    said[row] = describe(row, Number(input.value), traits, words);
    input.setAttribute("aria-valuetext", said[row]);
  });

  const cursor = () => current && { row: current, t: Number(inputs[current].value) };
  const where = (row) => (row === current ? said[row] : "");
  return { inputs, click, update, cursor, where };
};
