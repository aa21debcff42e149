// The explorer `gates`: one step of an LSTM cell as pipes and valves.

import { explorer, html, number, place, slider, svg, symbol, tie } from "./common.js";

// One step of the LSTM for numbers: every product and sum on the way.
export const lstmStep = ({ f, i, o, g, c_prev }) => {
  const kept = f * c_prev;
  const written = i * g;
  const c = kept + written;
  const squashed = Math.tanh(c);
  return { kept, written, c, squashed, h: o * squashed };
};

const SLIDERS = {
  c_prev: { min: -2, max: 2, sign: ["c", "t−1"], quantity: "c" },
  f: { min: 0, max: 1, sign: ["f"] },
  i: { min: 0, max: 1, sign: ["i"] },
  g: { min: -1, max: 1, sign: ["g"] },
  o: { min: 0, max: 1, sign: ["o"] },
};
const FLOWS = ["kept", "written", "c", "squashed", "h"];
const UNIT = 18; // pixels of width for a stream of size 1
const WALL = 4; // free space between the fullest stream and the wall

// Where everything stands. A pipe: from (x, y) to (x, y), capacity, what flows. A valve: where,
// which gate, capacity. The cell path runs from left to right, or downwards where it is narrow.
const wide = (width) => {
  const W = Math.min(width, 900);
  const [fx, plus, out] = [0.3 * W, 0.5 * W, 0.75 * W];
  const y = 108;
  const control = Math.min(190, plus - 60 - 0.06 * W);
  return {
    size: [W, 400],
    pipes: [
      { from: [0, y], to: [fx, y], capacity: 3, flow: "c_prev" },
      { from: [fx, y], to: [plus, y], capacity: 3, flow: "kept" },
      { from: [plus, y], to: [W - 14, y], capacity: 3, flow: "c", arrow: true },
      { from: [plus, 352], to: [plus, 246], capacity: 1, flow: "g" },
      { from: [plus, 246], to: [plus, y + 10], capacity: 1, flow: "written" },
      { from: [out, y + 58], to: [out, 176], capacity: 3, flow: "c" },
      { from: [out, 200], to: [out, 264], capacity: 1, flow: "squashed" },
      { from: [out, 264], to: [out, 366], capacity: 1, flow: "h", arrow: true },
    ],
    valves: { f: [fx, y, 3, "x"], i: [plus, 246, 1, "y"], o: [out, 264, 1, "y"] },
    plus: [plus, y],
    tanh: [out, 186],
    numbers: { kept: [0.4 * W, y], c: [0.62 * W, y], written: [plus, 192], squashed: [out, 226], h: [out, 322] },
    controls: {
      c_prev: [0, 172, 0.26 * W],
      f: [fx - 85, 2, 170],
      i: [plus - 34 - control, 222, control],
      g: [plus - 34 - control, 318, control],
      o: [out + 34, 240, Math.min(190, W - out - 40)],
    },
  };
};

const narrow = (width) => {
  const W = width;
  const x = 66;
  const [ix, left] = [x + 0.42 * (W - x), 122];
  const [tx, ox] = [x + 66, x + 0.58 * (W - x)];
  const room = W - left - 2;
  return {
    size: [W, 530],
    pipes: [
      { from: [x, 0], to: [x, 96], capacity: 3, flow: "c_prev" },
      { from: [x, 96], to: [x, 196], capacity: 3, flow: "kept" },
      { from: [x, 196], to: [x, 500], capacity: 3, flow: "c", arrow: true },
      { from: [W - 4, 196], to: [ix, 196], capacity: 1, flow: "g" },
      { from: [ix, 196], to: [x + 10, 196], capacity: 1, flow: "written" },
      { from: [x + 31, 400], to: [tx, 400], capacity: 1, flow: "c" },
      { from: [tx, 400], to: [ox, 400], capacity: 1, flow: "squashed" },
      { from: [ox, 400], to: [W - 16, 400], capacity: 1, flow: "h", arrow: true },
    ],
    valves: { f: [x, 96, 3, "y"], i: [ix, 196, 1, "x"], o: [ox, 400, 1, "x"] },
    plus: [x, 196],
    tanh: [tx, 400],
    numbers: { kept: [x, 140], c: [x, 300], written: [x + 56, 168], squashed: [(tx + ox) / 2, 372], h: [W - 34, 372] },
    controls: {
      c_prev: [left, 2, room],
      f: [left, 74, room],
      i: [left, 222, room],
      g: [left, 276, room],
      o: [left, 428, room],
    },
  };
};

const width = (value, capacity) => UNIT * Math.min(Math.abs(value), capacity);

// A band of given thickness from one point to another, along an axis.
const band = ([x1, y1], [x2, y2], thickness, attributes) => {
  const [dx, dy] = x1 === x2 ? [thickness / 2, 0] : [0, thickness / 2];
  const [x, y] = [Math.min(x1, x2) - dx, Math.min(y1, y2) - dy];
  return svg("rect", { x, y, width: Math.abs(x2 - x1) + 2 * dx, height: Math.abs(y2 - y1) + 2 * dy, ...attributes });
};

const COLOUR = { c_prev: "c", kept: "f", written: "i", g: "g", c: "c", squashed: "c", h: "h" };

const drawPipe = ({ from, to, capacity, flow, arrow }, values, hatch) => {
  const stream = width(values[flow], capacity);
  const colour = COLOUR[flow];
  const parts = [
    band(from, to, UNIT * capacity + 2 * WALL, { class: "gb-pipe" }),
    band(from, to, stream, { class: `gb-stream gb-${colour}` }),
    values[flow] < 0 ? band(from, to, stream, { fill: `url(#${hatch})` }) : null,
  ];
  return svg("g", {}, parts, arrow ? arrowhead(from, to, stream, colour) : null);
};

const arrowhead = ([x1], [x, y], stream, colour) => {
  const [half, length] = [Math.max(stream / 2 + 4, 6), 12];
  const tip = x1 === x
    ? [[x - half, y], [x + half, y], [x, y + length]]
    : [[x, y - half], [x, y + half], [x + length, y]];
  return svg("polygon", { points: tip.join(" "), class: `gb-stream gb-${colour}` });
};

// A valve: two blades that leave a gap of `open` times the pipe between them.
const drawValve = (gate, [x, y, capacity, axis], open) => {
  const inner = UNIT * capacity + 2 * WALL;
  const blade = ((1 - open) * inner) / 2 + 5;
  const edge = inner / 2 + 5;
  const rect = (offset) => axis === "x"
    ? { x: x - 5, y: y + offset, width: 10, height: blade }
    : { x: x + offset, y: y - 5, width: blade, height: 10 };
  const attributes = { class: `gb-blade gb-${gate}`, rx: 2 };
  return svg("g", {}, [-edge, edge - blade].map((at) => svg("rect", { ...rect(at), ...attributes })));
};

const drawing = ({ size: [w, h], pipes, valves, plus, tanh }, values, words, hatch) =>
  svg("svg", { width: w, height: h, viewBox: `0 0 ${w} ${h}`, role: "img", "aria-label": words.drawing },
    svg("defs", {}, svg("pattern", { id: hatch, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("rect", { width: 2.5, height: 6, class: "gb-surface" }))),
    pipes.map((pipe) => drawPipe(pipe, values, hatch)),
    Object.entries(valves).map(([gate, where]) => drawValve(gate, where, values[gate])),
    svg("circle", { cx: plus[0], cy: plus[1], r: 15, class: "gb-node" }),
    svg("text", { x: plus[0], y: plus[1] + 7, class: "gb-plus" }, "+"),
    svg("rect", { x: tanh[0] - 25, y: tanh[1] - 13, width: 50, height: 26, rx: 13, class: "gb-node" }),
    svg("text", { x: tanh[0], y: tanh[1] + 4.5, class: "gb-tanh" }, "tanh"));

const coloured = (quantity, ...children) => html("span", { class: `gb-ink gb-${quantity}` }, ...children);

// Both equations, in letters and with the numbers filled in.
const equations = () => {
  const spans = [];
  const value = (name, quantity = name) => {
    const span = coloured(quantity);
    spans.push([span, name]);
    return span;
  };
  const sign = (name, subscript, quantity = name) => coloured(quantity, symbol(name, subscript));
  const element = html("div", { class: "gb-equations" },
    html("p", {},
      html("span", {}, sign("c", "t"), " = ", sign("f"), " · ", sign("c", "t−1"), " + ", sign("i"), " · ", sign("g")),
      html("span", {}, " = ", value("f"), " · ", value("c_prev", "c"), " + ", value("i"), " · ", value("g")),
      html("span", {}, " = ", html("b", {}, value("c")))),
    html("p", {},
      html("span", {}, sign("h", "t"), " = ", sign("o"), " · tanh(", sign("c", "t"), ")"),
      html("span", {}, " = ", value("o"), " · ", value("squashed", "c")),
      html("span", {}, " = ", html("b", {}, value("h")))));
  const show = (values) => spans.forEach(([span, name]) => (span.textContent = number(values[name])));
  return { element, show };
};

let instances = 0;

const render = ({ model, el }) => {
  const [words, presets] = [model.get("words"), model.get("presets")];
  const hatch = `gatebook-hatch-${(instances += 1)}`;
  return explorer("gates", words.title, { model, el }, (root) => {
    const sliders = Object.entries(SLIDERS).map(([name, { sign, ...rest }]) =>
      slider({ name, label: words[name], sign: symbol(...sign), ...rest }));
    const shows = sliders.map((one) => tie(model, one));
    const outputs = FLOWS.map((name) => html("output", { name, class: `gb-number gb-${COLOUR[name]}` }));
    const stage = html("div", { class: "gb-stage" });
    const { element, show } = equations();
    const buttons = presets.map(({ name, values }) =>
      html("button", { type: "button", onclick: () => (model.set(values), model.save_changes()) }, words[name]));
    root.append(html("div", { class: "gb-presets" }, buttons), stage, element);
    stage.append(svg("svg"), ...outputs, ...sliders.map((one) => one.element));
    return (room) => {
      const traits = Object.fromEntries(Object.keys(SLIDERS).map((name) => [name, model.get(name)]));
      const values = { ...traits, ...lstmStep(traits) };
      const plan = room < 560 ? narrow(room) : wide(room);
      stage.style.height = `${plan.size[1]}px`;
      stage.firstChild.replaceWith(drawing(plan, values, words, hatch));
      outputs.forEach((output) => (place(output, ...plan.numbers[output.name]), (output.value = number(values[output.name]))));
      sliders.forEach(({ input, element: label }) => place(label, ...plan.controls[input.name]));
      presets.forEach((preset, k) => buttons[k].setAttribute("aria-pressed",
        Object.entries(preset.values).every(([name, value]) => traits[name] === value)));
      shows.forEach((update) => update());
      show(values);
    };
  });
};

export default { render };
