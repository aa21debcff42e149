// The explorer `gates`: one step of an LSTM cell as pipes and valves, or as the classic drawings.

import { diagram, table } from "./classic.js";
import { pipework } from "./pipework.js";
import { plan } from "./plan.js";
import {
  explorer, html, limit, logit, makeStage, number, output, place, say, sigmoid, sign, svg, symbol, uniqueId,
} from "../../shared/common.js";
import { checkbox, choice, makeSliders, presetChoice } from "../../shared/controls.js";
import { equations, lstmStep, NOW, PREVIOUS } from "../../shared/equations.js";

const ACTIONS = ["write", "keep", "read", "erase", "add"];
const VIEWS = ["valves", "gers", "greff"];
const SLIDERS = {
  c_prev: { min: -2, max: 2, sign: () => symbol("c", "t−1"), quantity: "c" },
  f: { min: 0, max: 1 },
  i: { min: 0, max: 1 },
  g: { min: -1, max: 1 },
  o: { min: 0, max: 1 },
};
const PILLS = {
  kept: () => [sign("f"), " · ", PREVIOUS()],
  written: () => [sign("i"), " · ", sign("g")],
  c: () => [NOW()],
  squashed: () => ["tanh(", NOW(), ")"],
  h: () => [sign("h", "t")],
};

// The second way to set a gate: its pre-activation, squashed into the gate's value.
const SIGMOID = { squash: sigmoid, undo: logit, called: "σ", end: 6 };
const TANH = { squash: Math.tanh, undo: Math.atanh, called: "tanh", end: 3 };
const SQUASH = { f: SIGMOID, i: SIGMOID, g: TANH, o: SIGMOID };

// A slider for each, whose label is an equation: f = σ(0.41), and beside it the gate's value.
const makePreActivations = (words, set) => {
  const [specs, labels] = [{}, {}];
  for (const [gate, { squash, undo, end }] of Object.entries(SQUASH)) {
    labels[`net_${gate}`] = say(words.pre_activation, { name: words[gate] });
    specs[`net_${gate}`] = {
      min: -end,
      max: end,
      step: 0.05,
      quantity: gate,
      sign: () => symbol(gate),
      read: (traits) => limit(-end, undo(traits[gate]), end),
      write: (before) => ({ [gate]: squash(before) }),
    };
  }
  const sliders = makeSliders(specs, labels, set);
  const values = Object.entries(SQUASH).map(([gate, { called }]) => {
    const [label, output] = sliders.elements[`net_${gate}`].children;
    const value = html("span", { class: "gb-value" });
    output.replaceWith(value);
    label.replaceChildren(symbol(gate), ` = ${called}(`, output, ")");
    return [gate, value];
  });
  const update = (traits, needless) => {
    sliders.update(traits, needless);
    values.forEach(([gate, value]) => (value.textContent = number(traits[gate])));
  };
  return { elements: sliders.elements, update };
};

// The drawing and what is laid over it: sliders for gates or for what comes before them, and pills.
const makeDrawing = (words, set) => {
  const id = uniqueId();
  const [sliders, before] = [makeSliders(SLIDERS, words, set), makePreActivations(words, set)];
  const elements = { ...sliders.elements, ...before.elements };
  const outputs = Object.keys(PILLS).map(output);
  const pills = outputs.map((one) => html("span", { class: "gb-pill" }, PILLS[one.name](), " ", one));
  const stage = makeStage("", 0, svg("svg"), pills, Object.values(elements));
  const update = (room, { view, net }, values) => {
    const classic = view !== "valves";
    const where = plan(room);
    stage.className = `gb-stage ${classic ? "gb-classic" : ""} ${where.tight ? "gb-narrow" : ""}`;
    stage.style.height = classic ? "auto" : `${where.size[1]}px`;
    stage.firstChild.replaceWith(
      classic ? diagram(view, values, words, id) : pipework(where, values, words, id));
    outputs.forEach((one, k) => place(pills[k], ...where.pills[one.name]));
    Object.entries(elements).forEach(([name, element]) =>
      place(element, ...where.controls[name.replace("net_", "")]));
    outputs.forEach((one) => (one.value = number(values[one.name])));
    sliders.update(values, net ? Object.keys(SQUASH) : []);
    before.update(values, net ? [] : Object.keys(before.elements));
  };
  return { stage, update };
};

const render = explorer("gates", [...Object.keys(SLIDERS), "view", "net"], ({ root, words, model, set }) => {
  const drawing = makeDrawing(words, set);
  const written = html("div", { class: "gb-equations" });
  const names = html("table");
  const note = html("p", { class: "gb-caption" });
  const actions = presetChoice(ACTIONS, model.get("presets"), words, set);
  const views = choice(VIEWS, words, (view) => set({ view }));
  const net = checkbox("net", words.net, set);
  const extras = html("div", { class: "gb-bar" }, views.element, net.element);
  root.append(actions.element, drawing.stage, written, note, names, extras);

  return (room, traits) => {
    const values = { ...traits, ...lstmStep(traits) };
    drawing.update(room, traits, values);
    note.hidden = names.hidden = traits.view === "valves";
    note.textContent = words[`${traits.view}_note`] ?? "";
    views.press(traits.view);
    [actions, net].forEach((one) => one.update(traits));
    written.replaceChildren(...equations(values, (_, text) => text));
    names.replaceChildren(...table(values, words));
  };
});

export default { render };
