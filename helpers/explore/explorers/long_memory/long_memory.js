// The long view of the explorer `memory`: one cell over 10 to 1000 steps, and its gradient.

import { HEIGHT, makePlot } from "./plot.js";
import { makeRows, toggled, TRAITS } from "./rows.js";
import { simulate } from "./run.js";
import { forgetting, headings } from "./words.js";
import {
  explorer, html, logit, makeStage, makeVerdict, number, say, sigmoid, symbol,
} from "../../shared/common.js";
import { choice, makeSliders } from "../../shared/controls.js";
import { finite } from "../../shared/numbers.js";
import { layout } from "../../shared/time_axis.js";

const PRESETS = ["pulse", "noise", "stream"];
const STATE = ["preset", "T", "f", "i", "noise", "pulses", "closed"];

// The forget gate has two sliders. Where its value is nearly 1 only the bias is fine enough.
const SLIDERS = {
  T: { min: 10, max: 1000, step: 1, quantity: "c", text: String },
  f: { min: 0, max: 1, step: 0.001, text: (f) => number(f, 4) },
  b_f: {
    min: -4, max: 8, sign: () => symbol("b", "f"), quantity: "f",
    read: ({ f }) => logit(f), write: (b) => ({ f: sigmoid(b) }), text: (b) => finite(b, 2),
  },
  i: { min: 0, max: 1 },
  noise: { min: 0, max: 1, sign: () => symbol("g"), quantity: "g" },
};

// Without noise nothing comes in between the pulses: the input gate would move nothing.
const needless = ({ preset, noise }) =>
  (preset !== "stream" && (preset === "noise" || noise > 0) ? [] : ["i", "noise"]);

// Whether a stream's sums are right, in words: every stretch that follows the goal, and the one before.
const judge = (right, words) => {
  const done = right.every(Boolean);
  const [n, all] = [right.slice(1).filter(Boolean).length, right.length - 1];
  return [done ? words.solved : say(words.unsolved, { n, all }), done];
};

// The step from which the gradient is told: the first pulse, or the beginning.
const first = ({ preset, pulses, T }) => (preset !== "stream" && pulses[0] <= T ? pulses[0] : 1);

const render = explorer("memory", STATE, ({ root, words, model, set, redraw }) => {
  let shown = null; // what is drawn
  const toggle = (row, t) => set({ [TRAITS[row]]: toggled(model.get(TRAITS[row]), t) });
  const presets = choice(PRESETS, words, (preset) => set({ ...model.get("presets")[preset], preset }));
  const sliders = makeSliders(SLIDERS, words, set);
  const task = html("p", { class: "gb-caption" });
  const plot = makePlot(words);
  const rows = makeRows(words, toggle, redraw);
  const over = html("div");
  const stage = makeStage("gb-panels gb-long", HEIGHT, plot.element, Object.values(rows.inputs), over);
  stage.addEventListener("click", (event) => {
    const { left, top } = stage.getBoundingClientRect();
    rows.click(event.clientX - left, event.clientY - top, shown.plan, shown.traits, shown.found.starts);
  });
  const verdict = makeVerdict();
  const said = html("p", { class: "gb-said" });
  root.append(
    html("div", { class: "gb-preset" }, presets.element, html("div", {}, task, verdict.element)),
    html("div", { class: "gb-controls gb-fit" }, Object.values(sliders.elements)), stage, said);

  return (room, traits) => {
    const [found, plan] = [simulate(traits), layout(room, traits.T)];
    shown = { traits, found, plan };
    presets.press(traits.preset);
    task.textContent = words[`${traits.preset}_task`];
    sliders.update(traits, needless(traits));
    rows.update(plan, traits);
    plot.update(plan, found, traits, rows.cursor());
    over.replaceChildren(...headings(found, first(traits), rows.where, plan, words));
    verdict.tell(...judge(found.right, words));
    verdict.element.hidden = !found.goal;
    said.replaceChildren(...forgetting(traits, words));
  };
});

export default { render };
