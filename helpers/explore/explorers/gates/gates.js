// The explorer `gates`: one step of an LSTM cell as pipes and valves, moved by hand or by the net,
// or as the classic drawings.

import { makePreActivations } from "./before.js";
import { diagram, table } from "./classic.js";
import { netPlan } from "./net_plan.js";
import { pipework } from "./pipework.js";
import { plan } from "./plan.js";
import { computeGates, SQUASH } from "./squash.js";
import { makeUnits } from "./units.js";
import { explorer, html, makeStage, number, output, place, sign, svg, symbol, uniqueId } from "../../shared/common.js";
import { checkbox, choice, makeSliders, presetChoice } from "../../shared/controls.js";
import { equations, lstmStep, NOW, PREVIOUS } from "../../shared/equations.js";

const ACTIONS = ["write", "keep", "read", "erase", "add"];
const VIEWS = ["valves", "computed", "gers", "greff"];
const CLASSIC = ["gers", "greff"];
const GATES = Object.keys(SQUASH);
const SLIDERS = {
  c_prev: { min: -2, max: 2, sign: () => symbol("c", "t−1"), quantity: "c" },
  f: { min: 0, max: 1 },
  i: { min: 0, max: 1 },
  g: { min: -1, max: 1 },
  o: { min: 0, max: 1 },
  x: { min: -2, max: 2, sign: () => symbol("x", "t") },
  h_prev: { min: -1, max: 1, sign: () => symbol("h", "t−1"), quantity: "h" },
};
const PILLS = {
  kept: () => [sign("f"), " · ", PREVIOUS()],
  written: () => [sign("i"), " · ", sign("g")],
  c: () => [NOW()],
  squashed: () => ["tanh(", NOW(), ")"],
  h: () => [sign("h", "t")],
};

// The sliders that are of use: the net's inputs, the gates, or what comes before the gates.
const useful = ({ view, net }) =>
  ["c_prev", ...(view === "computed" ? ["x", "h_prev"] : GATES.map((gate) => (net ? `net_${gate}` : gate)))];

// The numbers that stand on the drawing, each where the plan has a place for it.
const makePills = () => {
  const outputs = Object.keys(PILLS).map(output);
  const elements = outputs.map((one) => html("span", { class: "gb-pill" }, PILLS[one.name](), " ", one));
  const update = (places, values) => outputs.forEach((one, k) => {
    one.value = number(values[one.name]);
    elements[k].hidden = !places[one.name];
    place(elements[k], ...(places[one.name] ?? []));
  });
  return { elements, update };
};

// The drawing and what is laid over it: pills, sliders, and the net's boxes. In the classic drawings
// the sliders and the table of names stand beside it.
const makeDrawing = (words, weights, set) => {
  const id = uniqueId();
  const [sliders, before] = [makeSliders(SLIDERS, words, set), makePreActivations(words, set)];
  const elements = { ...sliders.elements, ...before.elements };
  const [units, pills] = [makeUnits(weights, words, set), makePills()];
  const names = html("table");
  const stage = makeStage("", 0, svg("svg"), pills.elements, Object.values(elements), units.elements, names);
  const draw = (where, view, values) => {
    if (CLASSIC.includes(view)) return diagram(view, values, words, id);
    return pipework(where, values, words[view === "computed" ? "computed_drawing" : "drawing"], words, id);
  };
  const update = (room, traits, values) => {
    const classic = CLASSIC.includes(traits.view);
    const where = (traits.view === "computed" ? netPlan : plan)(room);
    stage.className = `gb-stage ${classic ? "gb-classic" : ""} ${where.tight ? "gb-narrow" : ""}`;
    stage.style.height = classic ? "auto" : `${where.size[1]}px`;
    stage.firstChild.replaceWith(draw(where, traits.view, values));
    pills.update(where.pills, values);
    useful(traits).forEach((name) => place(elements[name], ...where.controls[name.replace("net_", "")]));
    const needless = Object.keys(elements).filter((name) => !useful(traits).includes(name));
    [sliders, before].forEach((one) => one.update(values, needless));
    units.update(values, where.units);
    names.hidden = !classic;
    if (classic) names.replaceChildren(...table(values, words));
  };
  return { stage, update };
};

const TRAITS = [...Object.keys(SLIDERS), ...GATES.map((gate) => `b_${gate}`), "view", "net"];

const render = explorer("gates", TRAITS, ({ root, words, model, set }) => {
  const weights = model.get("weights");
  const drawing = makeDrawing(words, weights, set);
  const written = html("div", { class: "gb-equations" });
  const note = html("p", { class: "gb-caption" });
  const actions = presetChoice(ACTIONS, model.get("presets"), words, set);
  const views = choice(VIEWS, words, (view) => set({ view }));
  const net = checkbox("net", words.net, set);
  const extras = html("div", { class: "gb-bar" }, views.element, net.element);
  root.append(actions.element, note, drawing.stage, written, extras);

  return (room, traits) => {
    const computed = traits.view === "computed";
    const given = { ...traits, ...(computed ? computeGates(weights, traits) : {}) };
    const values = { ...given, ...lstmStep(given) };
    drawing.update(room, traits, values);
    note.textContent = words[`${traits.view}_note`] ?? "";
    note.hidden = traits.view === "valves";
    views.press(traits.view);
    [actions, net].forEach((one) => {
      one.element.hidden = computed;
      one.update(traits);
    });
    written.replaceChildren(...equations(values, (_, text) => text));
  };
});

export default { render };
