// The explorer `gates`: one step of an LSTM cell as pipes and valves, or as the classic drawings.

import { diagram, table } from "./classic.js";
import { choice, explorer, html, number, place, show, sign, slider, svg, symbol, tie, uniqueId } from "./common.js";
import { equations, lstmStep, NOW, PREVIOUS } from "./equations.js";
import { casings, hatching, stream, valve } from "./pipes.js";

const ACTIONS = ["write", "keep", "read", "erase", "add"];
const VIEWS = ["valves", "gers", "greff"];
const SLIDERS = {
  c_prev: { min: -2, max: 2, sign: ["c", "t−1"], quantity: "c" },
  f: { min: 0, max: 1, sign: ["f"] },
  i: { min: 0, max: 1, sign: ["i"] },
  g: { min: -1, max: 1, sign: ["g"] },
  o: { min: 0, max: 1, sign: ["o"] },
};
const WIDE = 740; // pixels from which the cell path may run from left to right
const QUANTITY = { c_prev: "c", kept: "c", g: "g", written: "g", c: "c", squashed: "c", h: "h" };

// Where everything stands when the cell path runs from left to right …
const wide = (room) => {
  const W = Math.min(room, 900);
  const [fx, plus, out, y] = [0.27 * W, 0.52 * W, 0.76 * W, 124];
  const [wall, row] = [y + 37, 280]; // the lower wall of the cell path; the height of both valves
  const control = Math.min(200, plus - 62);
  return {
    size: [W, 438],
    unit: 22, // pixels of width for a stream of size 1
    pipes: [
      { from: [0, y], to: [fx, y], capacity: 3, flow: "c_prev" },
      { from: [fx, y], to: [plus, y], capacity: 3, flow: "kept" },
      { from: [plus, 396], to: [plus, row], capacity: 1, flow: "g" },
      { from: [plus, row], to: [plus, y], capacity: 1, flow: "written" },
      { from: [plus, y], to: [W - 16, y], capacity: 3, flow: "c", arrow: true },
      { from: [out, wall], to: [out, row], capacity: 1, flow: "squashed" },
      { from: [out, row], to: [out, 404], capacity: 1, flow: "h", arrow: true },
    ],
    valves: {
      f: { at: [fx, y], capacity: 3, axis: "x" },
      i: { at: [plus, row], capacity: 1, axis: "y" },
      o: { at: [out, row], capacity: 1, axis: "y" },
    },
    rods: [[fx, 52, fx, y - 44], [20, y + 38, 20, 178], [plus - 44, row, plus - 22, row], [out + 22, row, out + 40, row], [plus - 44, 404, plus - 15, 404]],
    source: [plus, 404],
    plus: [plus, y],
    tanh: [out, wall + 21],
    pills: {
      kept: [(fx + plus) / 2, y],
      c: [(plus + out) / 2 + 6, y],
      written: [plus, 218],
      squashed: [out, 232],
      h: [out, 342],
    },
    controls: {
      f: [fx - 85, 6, 170],
      c_prev: [0, 178, Math.min(230, plus - 30)],
      i: [plus - 50 - control, row - 22, control],
      g: [plus - 50 - control, 382, control],
      o: [out + 46, row - 22, Math.min(200, W - out - 48)],
    },
    notes: { next: [W, y - 48, "end"], shown: [W, 432, "end"] },
  };
};

// … and when it runs downwards, where there is little room.
const narrow = (room) => {
  const W = Math.min(room, 480);
  const [x, left, join, row] = [40, 88, 214, 424]; // the cell path, the controls, the heights
  const [ix, ox] = [x + 0.52 * (W - x), x + 0.56 * (W - x)];
  const control = W - left - 2;
  return {
    size: [W, 548],
    unit: 18,
    pipes: [
      { from: [x, 0], to: [x, 104], capacity: 3, flow: "c_prev" },
      { from: [x, 104], to: [x, join], capacity: 3, flow: "kept" },
      { from: [W - 18, join], to: [ix, join], capacity: 1, flow: "g" },
      { from: [ix, join], to: [x, join], capacity: 1, flow: "written" },
      { from: [x, join], to: [x, 532], capacity: 3, flow: "c", arrow: true },
      { from: [x + 31, row], to: [ox, row], capacity: 1, flow: "squashed" },
      { from: [ox, row], to: [W - 16, row], capacity: 1, flow: "h", arrow: true },
    ],
    valves: {
      f: { at: [x, 104], capacity: 3, axis: "y" },
      i: { at: [ix, join], capacity: 1, axis: "x" },
      o: { at: [ox, row], capacity: 1, axis: "x" },
    },
    rods: [[x + 38, 104, left - 4, 104], [ix, join + 20, ix, join + 30], [ox, row + 20, ox, row + 30]],
    source: [W - 17, join],
    plus: [x, join],
    tanh: [x + 54, row],
    pills: {
      kept: [x + 9, 146],
      c: [x, 318],
      written: [x + 66, join - 32],
      squashed: [x + 70, row - 36],
      h: [W - 34, row - 36],
    },
    controls: {
      c_prev: [left, 6, control],
      f: [left, 82, control],
      i: [left, join + 30, control],
      g: [left, join + 82, control],
      o: [left, row + 30, control],
    },
    notes: { next: [x + 40, 542, "start"] },
  };
};

const node = ([x, y], half, words, size) => [
  svg("rect", { x: x - half, y: y - 15, width: 2 * half, height: 30, rx: 15, class: "gb-node" }),
  svg("text", { x, y: y + size / 3, "font-size": size, "text-anchor": "middle" }, words),
];

const INCOMING = { f: "c_prev", i: "g", o: "squashed" };

const pipework = ({ size: [w, h], unit, pipes, valves, rods, source, plus, tanh, notes }, values, words, hatch) =>
  svg("svg", { width: w, height: h, role: "img", "aria-label": words.drawing },
    svg("defs", {}, hatching(hatch)),
    rods.map(([x1, y1, x2, y2]) => svg("line", { x1, y1, x2, y2, class: "gb-rod" })),
    casings(pipes, unit),
    pipes.map((pipe) => stream({ ...pipe, quantity: QUANTITY[pipe.flow] }, values, unit, hatch)),
    Object.entries(valves).map(([gate, where]) => valve({ ...where, quantity: gate }, values[gate], values[INCOMING[gate]], unit)),
    node(plus, 15, "+", 22),
    node(tanh, 24, "tanh", 13),
    svg("circle", { cx: source[0], cy: source[1], r: 15, class: "gb-stream gb-g" }),
    Object.entries(notes).map(([name, [x, y, anchor]]) =>
      svg("text", { x, y, class: "gb-note", "text-anchor": anchor }, words[name])));

const PILLS = {
  kept: () => [sign("f"), " · ", PREVIOUS()],
  written: () => [sign("i"), " · ", sign("g")],
  c: () => [NOW()],
  squashed: () => ["tanh(", NOW(), ")"],
  h: () => [sign("h", "t")],
};

// The second way to set a gate: its pre-activation, squashed into the gate's value.
const SQUASH = {
  i: { squash: (a) => 1 / (1 + Math.exp(-a)), undo: (v) => Math.log(v / (1 - v)), name: "σ", end: 6 },
  g: { squash: Math.tanh, undo: Math.atanh, name: "tanh", end: 3 },
};

const preActivation = (model, gate, words) => {
  const { squash, undo, name, end } = SQUASH[gate] ?? SQUASH.i;
  const label = words.pre_activation.replace("{name}", words[gate]);
  const value = html("span", { class: "gb-value" });
  const { input, output, element } = slider({
    name: `net_${gate}`, min: -end, max: end, step: 0.05, label, quantity: gate, sign: symbol(gate),
  });
  element.firstChild.replaceChildren(symbol(gate), ` = ${name}(`, output, ")");
  element.insertBefore(value, input);
  input.addEventListener("input", () => (model.set(gate, squash(Number(input.value))), model.save_changes()));
  const update = () => {
    const before = Math.max(-end, Math.min(end, undo(model.get(gate))));
    show(input, before);
    output.value = number(before);
    value.textContent = number(model.get(gate));
  };
  return { element, update, gate };
};

const render = ({ model, el }) => {
  const words = model.get("words");
  const presets = model.get("presets");
  const id = uniqueId();
  const set = (values) => (model.set(values), model.save_changes());
  return explorer("gates", words.title, { model, el }, (root) => {
    const sliders = Object.entries(SLIDERS).map(([name, { sign: letters, ...rest }]) =>
      slider({ name, label: words[name], sign: symbol(...letters), ...rest }));
    const updates = sliders.map((one) => tie(model, one));
    const before = ["f", "i", "g", "o"].map((gate) => preActivation(model, gate, words));
    const outputs = Object.keys(PILLS).map((name) => html("output", { name, "aria-live": "off" }));
    const pills = outputs.map((output) => html("span", { class: "gb-pill" }, PILLS[output.name](), " ", output));
    const controls = [...sliders.map(({ element }) => element), ...before.map(({ element }) => element)];
    const stage = html("div", { class: "gb-stage" }, svg("svg"), pills, controls);
    const { element: written, fill } = equations("span");
    const names = table(words);
    const note = html("p", { class: "gb-caption" });
    const actions = choice(ACTIONS, words, (name) => set(presets[name]));
    const views = choice(VIEWS, words, (view) => set({ view }));
    const net = html("input", { type: "checkbox", onchange: () => set({ net: net.checked }) });
    const extras = html("div", { class: "gb-bar" }, views.element, html("label", {}, net, ` ${words.net}`));
    root.append(actions.element, stage, written, note, names.element, extras);

    const setStage = (view, room, values) => {
      const classic = view !== "valves";
      const tight = room < WIDE;
      const plan = tight ? narrow(room) : wide(room);
      stage.className = `gb-stage ${classic ? "gb-classic" : ""} ${tight ? "gb-narrow" : ""}`;
      stage.style.height = classic ? "auto" : `${plan.size[1]}px`;
      stage.firstChild.replaceWith(classic ? diagram(view, values, words, id) : pipework(plan, values, words, id));
      outputs.forEach((output, k) => place(pills[k], ...plan.pills[output.name]));
      sliders.forEach(({ input, element }) => place(element, ...plan.controls[input.name]));
      before.forEach(({ gate, element }) => place(element, ...plan.controls[gate]));
      [note.hidden, names.element.hidden] = [!classic, !classic];
      note.textContent = classic ? words[`${view}_note`] : "";
    };

    return (room) => {
      const traits = Object.fromEntries(Object.keys(SLIDERS).map((name) => [name, model.get(name)]));
      const values = { ...traits, ...lstmStep(traits) };
      setStage(model.get("view"), room, values);
      outputs.forEach((output) => (output.value = number(values[output.name])));
      sliders.forEach(({ input, element }) => (element.hidden = model.get("net") && input.name !== "c_prev"));
      before.forEach(({ element }) => (element.hidden = !model.get("net")));
      net.checked = model.get("net");
      views.press(model.get("view"));
      actions.press(ACTIONS.find((name) => Object.entries(presets[name]).every(([key, v]) => traits[key] === v)));
      [...updates, ...before.map(({ update }) => update)].forEach((update) => update());
      fill(values);
      names.fill(values);
    };
  });
};

export default { render };
