// The explorer `gru`: one step of a GRU as a lever, and beside it the LSTM that does the same.

import { choice, explorer, html, number, place, sign, slider, svg, symbol, tie, uniqueId } from "./common.js";
import { NOW, part, PREVIOUS } from "./equations.js";
import { columns, drawing } from "./gru_draw.js";
import { plan } from "./gru_plan.js";
import { gruStep, lstmBeside } from "./gru_step.js";
import { makeEquations, makeVerdict } from "./gru_words.js";

const PRESETS = ["keep", "write", "half", "reset"];
const SWITCHES = ["own_candidate", "output_tanh"];
const SLIDERS = {
  h_prev: { min: -1, max: 1, sign: ["h", "t−1"], quantity: "h" },
  w_hn: { min: -2, max: 2, sign: ["w", "hn"], quantity: "n" },
  r: { min: 0, max: 1, sign: ["r"] },
  a: { min: -2, max: 2, sign: ["a"], quantity: "n" },
  z: { min: 0, max: 1, sign: ["z"] },
};

// The four numbers of the LSTM, each under its column.
const FIGURES = {
  kept: () => [sign("f"), " · ", PREVIOUS()],
  written: () => [sign("i"), " · ", sign("g")],
  c: () => [NOW()],
  h_lstm: () => [sign("h", "t")],
};
const output = (name) => html("output", { name, "aria-live": "off" });

// How the LSTM is set so that it does what the GRU does.
const settings = () => [
  part(sign("f"), " = ", sign("z"), ", "),
  part(sign("i"), " = 1 − ", sign("z"), ", "),
  part(sign("o"), " = 1, "),
  part(PREVIOUS(), " = ", sign("h", "t−1")),
];

// What stands over the LSTM: which one it is, and the switches that make it another function.
const makeSide = (words, model, set) => {
  const boxes = SWITCHES.map((name) =>
    html("input", { type: "checkbox", name, onchange: (event) => set({ [name]: event.target.checked }) }));
  const labels = boxes.map((box) => html("label", {}, box, ` ${words[box.name]}`));
  const element = html("div", { class: "gb-side" }, html("b", {}, "LSTM"), html("p", {}, settings()), labels);
  const update = () => boxes.forEach((box) => (box.checked = model.get(box.name)));
  return { element, update };
};

const render = ({ model, el }) => {
  const words = model.get("words");
  const presets = model.get("presets");
  const id = uniqueId();
  const set = (values) => (model.set(values), model.save_changes());
  return explorer("gru", words.title, { model, el }, (root) => {
    const sliders = Object.entries(SLIDERS).map(([name, { sign: letters, ...rest }]) =>
      slider({ name, label: words[name], sign: symbol(...letters), ...rest }));
    sliders.at(-1).input.dir = "rtl"; // z = 1 is on the left, where the lever has the old state
    const updates = sliders.map((one) => tie(model, one));
    const candidate = html("span", { class: "gb-pill" }, sign("n"), " ", output("n"));
    const state = html("span", { class: "gb-pill" }, sign("h", "t"), " ", output("h"));
    const figures = Object.entries(FIGURES).map(([name, letters]) =>
      html("span", { class: "gb-figure" }, html("span", {}, letters()), output(name)));
    const side = makeSide(words, model, set);
    const stage = html("div", { class: "gb-stage" }, svg("svg"), figures, candidate, state, sliders.map(({ element }) => element), side.element);
    const outputs = [...stage.querySelectorAll("output")].filter(({ name }) => !(name in SLIDERS));
    const [verdict, written] = [makeVerdict(words), makeEquations()];
    const actions = choice(PRESETS, words, (name) => set(presets[name]));
    root.append(actions.element, stage, verdict.element, written.element);

    const setStage = (room, values) => {
      const where = plan(room);
      stage.style.height = `${where.size[1]}px`;
      stage.firstChild.replaceWith(drawing(where, values, words, id));
      sliders.forEach(({ input, element }) => place(element, ...where.controls[input.name]));
      place(side.element, ...where.side);
      place(candidate, ...where.pill);
      columns(where).forEach((x, k) => place(figures[k], x, where.figures));
      const { old, now } = where.x;
      const rider = old + values.write * (now - old);
      place(state, Math.max(old + 34, Math.min(now - 34, rider)), where.values.y(values.h) - 27);
    };

    return (room) => {
      const traits = Object.fromEntries([...Object.keys(SLIDERS), ...SWITCHES].map((name) => [name, model.get(name)]));
      const step = { ...traits, ...gruStep(traits) };
      const values = { ...step, ...lstmBeside(traits, step) };
      setStage(room, values);
      outputs.forEach((one) => (one.value = number(values[one.name])));
      actions.press(PRESETS.find((name) => Object.entries(presets[name]).every(([key, v]) => traits[key] === v)));
      [...updates, side.update].forEach((update) => update());
      verdict.fill(values);
      written.fill(values);
    };
  });
};

export default { render };
