// The long view of the explorer `memory`: one cell over 10 to 1000 steps, and its gradient.

import { choice, explorer, html, number, symbol } from "./common.js";
import { makeControls } from "./controls.js";
import { finite } from "./long_numbers.js";
import { bias, sigmoid, simulate } from "./long_run.js";
import { HEIGHT, makePlot } from "./long_plot.js";
import { makeRows, toggled, TRAITS } from "./long_rows.js";
import { makeForgetting, makeHeadings, makeVerdict } from "./long_words.js";
import { layout } from "./time_axis.js";

const PRESETS = ["pulse", "noise", "stream"];
const STATE = ["preset", "T", "f", "i", "noise", "pulses", "closed"];

// The forget gate has two sliders. Where its value is nearly 1 only the bias is fine enough.
const SLIDERS = {
  T: { min: 10, max: 1000, step: 1, sign: () => symbol("T"), quantity: "c", read: ({ T }) => T, write: (T) => ({ T }), text: String },
  f: { min: 0, max: 1, step: 0.001, sign: () => symbol("f"), read: ({ f }) => f, write: (f) => ({ f }), text: (f) => number(f, 4) },
  b_f: { min: -4, max: 8, sign: () => symbol("b", "f"), quantity: "f", read: ({ f }) => bias(f), write: (b) => ({ f: sigmoid(b) }), text: (b) => finite(b, 2) },
  i: { min: 0, max: 1, sign: () => symbol("i"), read: ({ i }) => i, write: (i) => ({ i }), text: (v) => number(v) },
  noise: { min: 0, max: 1, sign: () => symbol("g"), quantity: "g", read: ({ noise }) => noise, write: (noise) => ({ noise }), text: (v) => number(v) },
};

// Without noise nothing comes in between the pulses: the input gate would move nothing.
const needless = ({ preset, noise }) =>
  (preset !== "stream" && (preset === "noise" || noise > 0) ? [] : ["i", "noise"]);

const render = ({ model, el }) => {
  const words = model.get("words");
  const set = (values) => (model.set(values), model.save_changes());
  const read = () => Object.fromEntries(STATE.map((name) => [name, model.get(name)]));

  return explorer("memory", words.title, { model, el }, (root) => {
    let [room, shown] = [0, null]; // the width, and what is drawn there
    const toggle = (row, t) => set({ [TRAITS[row]]: toggled(model.get(TRAITS[row]), t) });
    const presets = choice(PRESETS, words, (preset) => set({ ...model.get("presets")[preset], preset }));
    const sliders = makeControls(SLIDERS, words, set);
    const task = html("p", { class: "gb-caption" });
    const plot = makePlot(words);
    const rows = makeRows(words, toggle, () => draw(room));
    const headings = makeHeadings(words, rows.wheres);
    const stage = html("div", { class: "gb-stage gb-panels gb-long" }, plot.element, Object.values(rows.inputs), headings.elements);
    stage.style.height = `${HEIGHT}px`;
    stage.addEventListener("click", (event) => {
      const { left, top } = stage.getBoundingClientRect();
      rows.click(event.clientX - left, event.clientY - top, layout(room, shown.traits.T), shown.traits, shown.found.starts);
    });
    const [verdict, forgetting] = [makeVerdict(words), makeForgetting(words)];
    root.append(presets.element, task, sliders.element, stage, verdict.element, forgetting.element);

    const draw = (width) => {
      const traits = read();
      const found = simulate(traits);
      const plan = layout(width, traits.T);
      [room, shown] = [width, { traits, found }];
      presets.press(traits.preset);
      task.textContent = words[`${traits.preset}_task`];
      sliders.update(traits, needless(traits));
      rows.update(plan, traits);
      plot.update(plan, found, traits, rows.cursor());
      headings.fill(plan.W, found, first(traits));
      verdict.fill(found.right);
      forgetting.fill(traits);
    };
    return draw;
  });
};

// The step from which the gradient is told: the first pulse, or the beginning.
const first = ({ preset, pulses, T }) => (preset !== "stream" && pulses[0] <= T ? pulses[0] : 1);

export default { render };
