// The explorer `gru`: one step of a GRU as a lever, and beside it the LSTM that does the same.

import { columns, drawing } from "./draw.js";
import { plan } from "./plan.js";
import { gruStep, lstmBeside } from "./step.js";
import { equations } from "./words.js";
import {
  explorer, html, limit, makeStage, makeVerdict, number, output, place, sign, svg, symbol, uniqueId,
} from "../../shared/common.js";
import { checkbox, makeSliders, presetChoice } from "../../shared/controls.js";
import { NOW, part, PREVIOUS } from "../../shared/equations.js";
import { amount } from "../../shared/numbers.js";

const PRESETS = ["keep", "write", "half", "reset"];
const SWITCHES = ["own_candidate", "output_tanh"];
const SLIDERS = {
  h_prev: { min: -1, max: 1, sign: () => symbol("h", "t−1"), quantity: "h" },
  w_hn: { min: -2, max: 2, sign: () => symbol("w", "hn"), quantity: "n" },
  r: { min: 0, max: 1 },
  a: { min: -2, max: 2, quantity: "n" },
  z: { min: 0, max: 1 },
};

// The four numbers of the LSTM, each under its column.
const FIGURES = {
  kept: () => [sign("f"), " · ", PREVIOUS()],
  written: () => [sign("i"), " · ", sign("g")],
  c: () => [NOW()],
  h_lstm: () => [sign("h", "t")],
};

// How the LSTM is set so that it does what the GRU does.
const settings = () => [
  part(sign("f"), " = ", sign("z"), ", "),
  part(sign("i"), " = 1 − ", sign("z"), ", "),
  part(sign("o"), " = 1, "),
  part(PREVIOUS(), " = ", sign("h", "t−1")),
];

// The drawing and what is laid over it. Over the LSTM stand `switches` that make it another function,
// under it the verdict.
const makeDrawing = (words, set, switches, verdict) => {
  const id = uniqueId();
  const sliders = makeSliders(SLIDERS, words, set);
  sliders.elements.z.lastChild.dir = "rtl"; // z = 1 is on the left, where the lever has the old state
  const pill = (...parts) => html("span", { class: "gb-pill" }, parts);
  const outputs = ["n", "h", ...Object.keys(FIGURES)].map(output);
  const [candidate, state] = [pill(sign("n"), " ", outputs[0]), pill(sign("h", "t"), " ", outputs[1])];
  const figures = Object.values(FIGURES).map((letters, k) =>
    html("span", { class: "gb-figure" }, html("span", {}, letters()), outputs[k + 2]));
  const side = html("div", { class: "gb-side" }, html("b", {}, "LSTM"), html("p", {}, settings()), switches);
  const stage = makeStage("", 0, svg("svg"), figures, candidate, state, Object.values(sliders.elements), side, verdict);
  const update = (room, values) => {
    const where = plan(room);
    stage.style.height = `${where.size[1]}px`;
    stage.firstChild.replaceWith(drawing(where, values, words, id));
    Object.entries(sliders.elements).forEach(([name, element]) => place(element, ...where.controls[name]));
    place(side, ...where.side);
    place(verdict, ...where.verdict);
    place(candidate, ...where.pill);
    columns(where).forEach((x, k) => place(figures[k], x, where.figures));
    const { old, now } = where.x;
    place(state, limit(old + 34, old + values.write * (now - old), now - 34), where.values.y(values.h) - 27);
    outputs.forEach((one) => (one.value = number(values[one.name])));
    sliders.update(values);
  };
  return { stage, update };
};

const render = explorer("gru", [...Object.keys(SLIDERS), ...SWITCHES], ({ root, words, model, set }) => {
  const switches = SWITCHES.map((name) => checkbox(name, words[name], set));
  const apart = output("apart");
  const verdict = makeVerdict(" ", apart);
  const drawn = makeDrawing(words, set, switches.map(({ element }) => element), verdict.element);
  const written = html("div", { class: "gb-equations" });
  const actions = presetChoice(PRESETS, model.get("presets"), words, set);
  root.append(actions.element, drawn.stage, written);

  return (room, traits) => {
    const step = { ...traits, ...gruStep(traits) };
    const values = { ...step, ...lstmBeside(traits, step) };
    drawn.update(room, values);
    [actions, ...switches].forEach((one) => one.update(traits));
    verdict.tell(values.same ? words.same : words.apart, values.same);
    apart.value = values.same ? "" : amount(Math.log10(values.apart));
    apart.hidden = values.same;
    written.replaceChildren(...equations(values));
  };
});

export default { render };
