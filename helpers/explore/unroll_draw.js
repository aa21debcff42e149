// The five shapes as drawings: unrolled over the steps, and folded into loops.

import { svg } from "./common.js";
import { hatching } from "./pipes.js";

const WIDEST = 88; // of a step, in pixels
const LEAD = 34; // before the first cell, where its first hidden state comes from
const BETWEEN = 30; // from the encoder to the decoder
const NAMES = ["W", "W′"];
const STATES = ["h", "h′"];

// Heights of what stands in one row, and in two where there is no room for all steps in one.
const ONE = { height: 226, rows: [{ output: 22, cell: 112, input: 202 }], label: [248, 248] };
const TWO = {
  height: 408,
  rows: [{ output: 0, cell: 52, input: 138 }, { output: 218, cell: 304, input: 376 }],
  label: [14, 402],
  bridge: 178,
};

const limit = (low, v, high) => Math.max(low, Math.min(high, v));

// Where every step is: { x, row } for each cell's steps, and the sizes of what is drawn there.
export const layout = (room, cells) => {
  const two = cells.length > 1 && room < 720;
  const heights = two ? TWO : ONE;
  const lengths = cells.map((steps) => steps.length);
  const most = two ? Math.max(...lengths) : lengths.reduce((a, b) => a + b);
  const free = room - LEAD - (cells.length > 1 && !two ? BETWEEN : 0) - (two ? 12 : 0);
  const column = Math.min(WIDEST, free / most);
  const wide = most * column + (room - free);
  const start = (room - wide) / 2 + LEAD;
  const places = cells.map((steps, k) => {
    const left = start + (k && !two ? lengths[0] * column + BETWEEN : 0);
    return steps.map((_, at) => ({ x: left + (at + 0.5) * column, ...heights.rows[two ? k : 0] }));
  });
  return {
    W: room,
    H: heights.height + (cells.length > 1 && !two ? 28 : 0),
    places, two, heights, column,
    half: limit(8, 0.28 * column, 24), // of a cell's side
    radius: limit(8.5, 0.19 * column, 16),
  };
};

// A letter with its index; a single input or output needs none.
const letter = (name, index, x, y, size, attributes = {}) =>
  svg("text", { x, y: y + 0.32 * size, class: "gb-letters", "text-anchor": "middle", ...attributes, style: `font-size: ${size}px` },
    svg("tspan", {}, name),
    index === null ? null : svg("tspan", { class: "gb-index", dy: 0.25 * size, "font-size": 0.68 * size }, index));

const HEADS = { right: "l-7,-4v8z", up: "l-4,7h8z", down: "l-4,-7h8z" };

// A line along `path` that ends in a head at (x, y).
const arrow = (path, [x, y], heading, kind) => svg("g", { class: `gb-arrow ${kind}` },
  svg("path", { d: path, class: "gb-shaft" }),
  svg("path", { d: `M${x},${y}${HEADS[heading]}`, class: "gb-tip" }));

const up = (x, from, to, kind) => arrow(`M${x},${from}V${to + 5}`, [x, to], "up", kind);
const right = (y, from, to, kind) => arrow(`M${from},${y}H${to - 5}`, [to, y], "right", kind);

const circle = (x, y, r, name, index, kind) => [
  svg("circle", { cx: x, cy: y, r, class: kind }),
  letter(name, index, x, y, Math.max(11, 0.95 * r)),
];

// A cell: the same look wherever the weights are the same.
const box = (k, x, y, half, hatch) => {
  const frame = { x: x - half, y: y - half, width: 2 * half, height: 2 * half, rx: Math.min(8, half / 2) };
  const size = limit(10, 0.8 * half, 19);
  return [
    svg("rect", { ...frame, class: `gb-unit gb-unit-${k}` }),
    k ? svg("rect", { ...frame, fill: `url(#${hatch})` }) : null,
    k ? svg("circle", { cx: x, cy: y, r: 0.72 * size, class: "gb-plate" }) : null,
    svg("text", { x, y: y + 0.35 * size, class: `gb-weights gb-weights-${k}`, "text-anchor": "middle", style: `font-size: ${size}px` }, NAMES[k]),
  ];
};

// One output goes back: from the circle at (x, y) into the top of a cell, beside its middle.
const feed = ([x, y], radius, [to, top]) =>
  arrow(`M${x + radius + 2},${y}C${to},${y} ${to},${y + 10} ${to},${top - 5}`, [to, top], "down", "gb-fed");

const index = (t, all) => (all > 1 ? t : null);

// What enters and leaves one step of cell k, and the cell itself.
const stepOf = (step, k, place, before, counts, { half, radius }, words, hatch) => {
  const { x, input, cell, output } = place;
  const [bottom, top] = [cell + half + 3, cell - half - 3];
  return [
    step.reads ? [up(x, input - radius - 2, bottom, "gb-way"), circle(x, input, radius, "x", index(step.t, counts.inputs), "gb-item")] : null,
    step.starts ? [up(x, input - 12, bottom, "gb-fed"), svg("text", { x, y: input + 4, class: "gb-tick", "text-anchor": "middle" }, words.start)] : null,
    step.writes ? [up(x, top, output + radius + 3, "gb-way"), circle(x, output, radius, "y", index(step.t, counts.outputs), "gb-item gb-result")] : null,
    step.fed ? feed([before.x, output], radius, [x - 0.55 * half, top]) : null,
    box(k, x, cell, half, hatch),
  ];
};

// The hidden state on its way from one cell to the next, with its name where there is room.
const handed = (name, index, from, to, y, half) => [
  right(y, from + half + 2, to - half - 3, "gb-h"),
  to - from - 2 * half >= 22 ? letter(name, index, (from + to) / 2 - 2, y - 13, 13, { class: "gb-letters gb-state gb-h" }) : null,
];

const states = (places, k, { half, column }) => {
  const [{ x, cell }] = places;
  const lead = Math.min(column, 2 * half + 26);
  return [
    k ? null : handed("h", 0, x - lead, x, cell, half),
    places.slice(1).map((place, at) => handed(STATES[k], at + 1, places[at].x, place.x, cell, half)),
  ];
};

// The last hidden state of the encoder on its way to the decoder: straight, or down to the next row.
const bridge = ({ places: [encoder, decoder], two, half, heights }) => {
  const [from, to] = [encoder.at(-1), decoder[0]];
  if (!two) return handed("h", encoder.length, from.x, to.x, from.cell, half);
  const [out, back, r] = [from.x + half + 14, to.x - half - 20, 8];
  const y = heights.bridge;
  const path = `M${from.x + half + 2},${from.cell}H${out - r}q${r},0 ${r},${r}V${y - r}q0,${r} ${-r},${r}` +
    `H${back + r}q${-r},0 ${-r},${r}V${to.cell - r}q0,${r} ${r},${r}H${to.x - half - 8}`;
  return [
    arrow(path, [to.x - half - 3, to.cell], "right", "gb-h"),
    letter("h", encoder.length, back + 14, y - 12, 13, { class: "gb-letters gb-state gb-h" }),
  ];
};

const labels = ({ places, heights }, words) => places.length < 2 ? null : places.map((place, k) =>
  svg("text", { x: (place[0].x + place.at(-1).x) / 2, y: heights.label[k], class: "gb-note", "text-anchor": "middle" },
    [words.encoder, words.decoder][k]));

// The net over all its steps.
export const unrolled = (cells, counts, room, words, name, hatch) => {
  const plan = layout(room, cells);
  return svg("svg", { width: plan.W, height: plan.H, role: "img", "aria-label": name },
    svg("defs", {}, hatching(hatch)),
    plan.places.map((places, k) => states(places, k, plan)),
    plan.places.length > 1 ? bridge(plan) : null,
    cells.map((steps, k) => steps.map((step, at) =>
      stepOf(step, k, plan.places[k][at], plan.places[k][at - 1], counts, plan, words, hatch))),
    labels(plan, words));
};
