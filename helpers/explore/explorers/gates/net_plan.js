// Where everything stands when the net moves the valves: its four boxes under the cell path, or
// beside it where there is little room, and the two wires that bring x_t and h_{t−1} to all of them.

import { piped, WIDE } from "./plan.js";
import { HEIGHT } from "./units.js";

const GATES = ["f", "i", "g", "o"];
const GAP = 12; // between boxes

const wide = (room) => {
  const W = Math.min(room, 900);
  const [out, y, row, top] = [W - 44, 92, 206, 254]; // where h leaves; the heights of path, valves and boxes
  const width = (out - 30 - 3 * GAP) / 4;
  const left = GATES.map((_, k) => k * (width + GAP));
  const [f, i, plus, o] = left.map((start) => start + width / 2);
  const [bottom, x, h, slider] = [top + HEIGHT, top + HEIGHT + 16, top + HEIGHT + 32, top + HEIGHT + 44];
  const half = (out - 60) / 2; // of a slider
  return {
    size: [W, slider + 46],
    unit: 16,
    pipes: piped({
      c_prev: [[0, y], [f, y]],
      kept: [[f, y], [plus, y]],
      g: [[plus, top], [plus, row]],
      written: [[plus, row], [plus, y]],
      c: [[plus, y], [W - 16, y]],
      squashed: [[out, y + 28], [out, row]],
      h: [[out, row], [out, h]],
    }),
    rods: [[20, 42, 20, y - 28]],
    wires: [
      ["f", `M${f},${top}V${y + 38}`],
      ["i", `M${i},${top}V${row}H${plus - 22}`],
      ["o", `M${o},${top}V${row}H${out - 22}`],
      ["x", `M16,${slider + 2}V${x}H${o - 24}`],
      ["h", `M${half + 46},${slider + 2}V${h}M${f + 24},${h}H${o + 24}`],
      ...[f, i, plus, o].flatMap((middle) => [
        ["x", `M${middle - 24},${x}V${bottom}`],
        ["h", `M${middle + 24},${h}V${bottom}`],
      ]),
    ],
    plus: [plus, y],
    tanh: [out, y + 49],
    pills: { c: [(plus + out) / 2, y], h: [out, x] },
    units: Object.fromEntries(GATES.map((gate, k) => [gate, [left[k], top, width]])),
    controls: {
      c_prev: [0, 0, Math.min(230, plus - 30)],
      x: [0, slider, half],
      h_prev: [half + 30, slider, half],
    },
    notes: { next: [W, y - 38, "end"] },
  };
};

const narrow = (room) => {
  const W = Math.min(room, 480);
  const [path, left, start] = [30, 82, 146]; // the cell path, the boxes, and where both begin
  const right = W - 20; // of the boxes
  const top = GATES.map((_, k) => start + 8 + k * (HEIGHT + GAP));
  const [f, i, join, o] = top.map((height) => height + HEIGHT / 2);
  const [valve, out, row] = [70, left + 0.4 * (right - left), o + HEIGHT / 2 + 36];
  return {
    size: [W, row + 62],
    unit: 10,
    pipes: piped({
      c_prev: [[path, start], [path, f]],
      kept: [[path, f], [path, join]],
      g: [[left, join], [valve, join]],
      written: [[valve, join], [path, join]],
      c: [[path, join], [path, row + 44]],
      squashed: [[path + 19, row], [out, row]],
      h: [[out, row], [W - 16, row]],
    }),
    rods: [],
    wires: [
      ["f", `M${left},${f}H${path + 30}`],
      ["i", `M${left},${i}H${valve}V${join - 20}`],
      ["o", `M${out},${o + HEIGHT / 2}V${row - 20}`],
      ["x", `M${right},33H${W - 4}V${o - 14}`],
      ["h", `M${right},79H${W - 13}V${o + 14}`],
      ...[f, i, join, o].flatMap((middle) => [
        ["x", `M${W - 4},${middle - 14}H${right}`],
        ["h", `M${W - 13},${middle + 14}H${right}`],
      ]),
    ],
    plus: [path, join],
    tanh: [path + 46, row],
    pills: { c: [path + 8, o], h: [W - 36, row + 28] },
    units: Object.fromEntries(GATES.map((gate, k) => [gate, [left, top[k], right - left]])),
    controls: { x: [0, 0, right - 4], h_prev: [0, 46, right - 4], c_prev: [0, 92, right - 14] },
    notes: { next: [path + 40, row + 58, "start"] },
  };
};

export const netPlan = (room) => (room < WIDE ? narrow(room) : wide(room));
