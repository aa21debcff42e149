// A net unrolled over its steps: one column a step, inputs below, outputs above.

import { arrow, cellBox, feed, input, result, rightward, stateAt, upward } from "./parts.js";
import { caption, limit, picture } from "../../shared/common.js";

const WIDEST = 88; // of a column, in pixels
const lead = (room) => (room < 300 ? 18 : 34); // before the first cell, for its first hidden state
const BETWEEN = 30; // from the encoder to the decoder
const NARROWEST = 54; // a column below which the decoder has a row of its own
const TIGHT = 40; // a column in which circles nearly touch

// Heights of what stands in one row, and in two.
export const ROW = { above: 22, cell: 108, below: 194 };
const ONE = { height: 214, rows: [ROW, ROW], labels: [238, 238] };
const TWO = {
  height: 378,
  rows: [{ cell: 56, below: 136 }, { above: 218, cell: 300, below: 370 }],
  labels: [16, 194],
  bridge: 174,
};

// Whether the decoder stands below the encoder.
export const inTwoRows = (room, cells) =>
  cells.length > 1 && (room - lead(room) - BETWEEN) / cells.flat().length < NARROWEST;

// Where every step of each cell is, in the middle of the room, and how large things are.
const layout = (room, cells) => {
  const [double, two] = [cells.length > 1, inTwoRows(room, cells)];
  const heights = two ? TWO : ONE;
  const lengths = cells.map((steps) => steps.length);
  const most = two ? Math.max(...lengths) : lengths.reduce((a, b) => a + b);
  const beside = lead(room) + (two ? 12 : 0) + (double && !two ? BETWEEN : 0);
  const column = Math.min(WIDEST, (room - beside) / most);
  const start = (room - most * column - beside) / 2 + lead(room);
  const places = cells.map((steps, k) => {
    const left = start + (k && !two ? lengths[0] * column + BETWEEN : 0);
    return steps.map((_, at) => ({ x: left + (at + 0.5) * column, ...heights.rows[k] }));
  });
  const height = heights.height + (double && !two ? 30 : 0);
  const [half, radius] = [limit(7.5, 0.28 * column, 24), limit(10.5, 0.26 * column, 16)];
  return { height, places, two, heights, column, half, radius };
};

// Where an output's way back begins: at the right of its circle, or below where that is too near.
const leaving = ({ x, above }, radius, column) =>
  (column < TIGHT ? [x + 0.72 * radius + 2, above + 0.72 * radius + 2] : [x + radius + 2, above]);

// What stands for the output before the first one.
const start = (x, below, bottom, words) => [
  upward(x, below - 12, bottom, "gb-fed"),
  caption(x, below + 4, words.start),
];

// What enters and leaves a step of the k-th cell, and the cell.
const stepAt = (step, k, { x, below, cell, above }, before, indices, { half, radius, column }, words) => {
  const [bottom, top] = [cell + half + 3, cell - half - 3];
  return [
    step.reads ? input(x, below, radius, indices.inputs ? step.t : null, bottom) : null,
    step.starts ? start(x, below, bottom, words) : null,
    step.writes ? result(x, above, radius, indices.outputs ? step.t : null, top) : null,
    step.fed ? feed(...leaving(before, radius, column), x - 0.66 * half, top) : null,
    cellBox(k, x, cell, half),
  ];
};

// The hidden state on its way to the next step, with its name where there is room.
const handed = (k, index, from, to, y, half) => [
  rightward(y, from + half + 2, to - half - 3, "gb-h"),
  to - from - 2 * half >= 22 ? stateAt(k, index, (from + to) / 2 - 2, y - 14) : null,
];

const states = (places, k, { half, column }) => [
  k ? null : handed(0, 0, places[0].x - Math.min(column, 2 * half + 26), places[0].x, places[0].cell, half),
  places.slice(1).map(({ x, cell }, at) => handed(k, at + 1, places[at].x, x, cell, half)),
];

// The encoder's last hidden state on its way to the decoder: straight, or down to the next row.
const bridge = ({ places: [encoder, decoder], two, half, heights }) => {
  const [from, to] = [encoder.at(-1), decoder[0]];
  if (!two) return handed(0, encoder.length, from.x, to.x, from.cell, half);
  const [out, back, y, r] = [from.x + half + 14, to.x - half - 20, heights.bridge, 8];
  const path = `M${from.x + half + 2},${from.cell}H${out - r}q${r},0 ${r},${r}V${y - r}q0,${r} ${-r},${r}` +
    `H${back + r}q${-r},0 ${-r},${r}V${to.cell - r}q0,${r} ${r},${r}H${to.x - half - 8}`;
  return [
    arrow(path, [to.x - half - 3, to.cell], "right", "gb-h"),
    stateAt(0, encoder.length, back + 14, y - 13),
  ];
};

const labels = ({ places, heights }, words) => places.map((place, k) =>
  caption((place[0].x + place.at(-1).x) / 2, heights.labels[k], [words.encoder, words.decoder][k], "gb-note"));

// The drawing, as wide as its room; `indices` tells which of inputs and outputs are numbered.
export const unrolled = (cells, indices, room, words, name) => {
  const plan = layout(room, cells);
  const { places } = plan;
  const double = places.length > 1;
  return picture(name, room, plan.height,
    places.map((of, k) => states(of, k, plan)),
    double ? bridge(plan) : null,
    cells.map((steps, k) => steps.map((step, at) =>
      stepAt(step, k, places[k][at], places[k][at - 1], indices, plan, words))),
    double ? labels(plan, words) : null);
};
