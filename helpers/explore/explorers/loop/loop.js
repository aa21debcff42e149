// The explorer `loop`: an RNN of one unit, folded and unrolled, with its two weights and its inputs.

import { drawing } from "./draw.js";
import { makeCells, paintOn } from "./inputs.js";
import { layout } from "./plan.js";
import { run } from "./run.js";
import { explorer, html, makeStage, number, output, place, sign, svg, uniqueId } from "../../shared/common.js";
import { makeSliders, presetChoice } from "../../shared/controls.js";
import { numbersOf, part } from "../../shared/equations.js";

const PRESETS = { fades: { w: 0.9, u: 1 }, latches: { w: 1.5, u: 2 }, flips: { w: -0.9, u: 1 } };
const LONGEST = 12; // the most steps
const SLIDERS = {
  w: { min: -3, max: 3, step: 0.05, quantity: "h" },
  u: { min: -3, max: 3, step: 0.05, quantity: "g" },
  t: { min: 1, max: LONGEST, step: 1, quantity: "c", text: String },
};

// The marked step in letters and with its numbers.
const equation = (values) => {
  const { value, result } = numbersOf(values);
  const sum = (u, x, w, h) => [" = tanh(", u, " · ", x, " + ", w, " · ", h, ")"];
  const letters = [sign("u", "", "g"), sign("x", values.t, "g"), sign("w", "", "h"), sign("h", `${values.t - 1}`)];
  return html("p", {},
    part(sign("h", values.t), sum(...letters)),
    part(sum(value("u", "g"), value("x", "g"), value("w", "h"), value("h_prev", "h"))),
    part(" = tanh(", output("a", number(values.a)), ")"),
    result("h", "h", output));
};

// The drawing with its sliders: update(room, values of the traits, steps, marked step).
const makeDrawing = (words, set, setInput, mark) => {
  const hatch = uniqueId();
  const sliders = makeSliders(SLIDERS, words, set);
  const { cells, update: updateCells } = makeCells(LONGEST, words, setInput, mark);
  const stage = makeStage("gb-loop", 0, svg("svg"), cells, Object.values(sliders.elements));
  const paint = (t, value) => {
    setInput(t, value);
    cells[t - 1].focus({ preventScroll: true });
  };
  let plan = { before: 0 };
  paintOn(stage, () => plan, paint, mark);
  const update = (room, traits, steps, t) => {
    plan = layout(room, steps.length, t, plan.before);
    stage.style.height = `${plan.unrolled.end}px`;
    stage.firstChild.replaceWith(drawing(steps, plan, traits, t, words, hatch));
    Object.entries(sliders.elements).forEach(([name, element]) => place(element, ...plan.controls[name]));
    sliders.elements.t.lastChild.max = Math.max(steps.length, 2);
    sliders.update({ ...traits, t }, steps.length > 1 ? [] : ["t"]);
    updateCells(plan, traits.x, t);
  };
  return { stage, update };
};

const render = explorer("loop", ["w", "u", "x", "t"], ({ root, words, model, set }) => {
  const mark = (t) => model.get("t") !== t && set({ t });
  const setInput = (t, value) => {
    const x = model.get("x");
    if (x[t - 1] !== value || model.get("t") !== t) set({ x: x.with(t - 1, value), t });
  };
  const presets = presetChoice(Object.keys(PRESETS), PRESETS, words, set);
  const drawn = makeDrawing(words, set, setInput, mark);
  const written = html("div", { class: "gb-equations" });
  root.append(presets.element, drawn.stage, written, html("p", { class: "gb-caption" }, words.caption));

  return (room, traits) => {
    const steps = run(traits);
    const t = Math.min(traits.t, steps.length);
    presets.update(traits);
    drawn.update(room, traits, steps, t);
    written.replaceChildren(equation({ ...traits, ...steps[t - 1] }));
  };
});

export default { render };
