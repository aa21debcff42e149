// The same net folded: each cell once, and its hidden state on a loop.

import { arrow, cellBox, input, result, rightward, stateAt } from "./parts.js";
import { ROW } from "./unrolled.js";
import { caption, picture } from "../../shared/common.js";

const [HALF, RADIUS, TURN] = [24, 16, 13];
const PLACES = [[[82, -1]], [[76, -1], [154, 1]]]; // of one cell, of two: x, and the side of its loop
export const WIDTHS = [126, 230];

// The loop of the k-th cell: what it is called, and how many steps it stands for.
const loop = (k, x, side, times) => {
  const [edge, y] = [x + side * HALF, ROW.cell];
  const turn = edge + side * 14;
  const around = `A${TURN},${TURN} 0 0 ${side < 0 ? 0 : 1} ${turn},${y + TURN}`;
  const path = `M${edge + side * 2},${y - TURN}H${turn}${around}H${edge + side * 8}`;
  const beside = turn + side * (TURN + 13);
  return [
    arrow(path, [edge + side * 3, y + TURN], side < 0 ? "right" : "left", "gb-h"),
    stateAt(k, "t", beside, y - 7),
    caption(beside, y + 15, `×${times}`),
  ];
};

// The output's way back into the cell: around the arrow on which it came.
const again = (x, above, top) => {
  const [side, to] = [x - RADIUS - 14, x - 0.6 * HALF];
  const path = `M${x - RADIUS - 2},${above}C${side},${above} ${side},${above + 4} ${side},${above + 16}` +
    `S${to},${top - 26} ${to},${top - 5}`;
  return arrow(path, [to, top], "down", "gb-fed");
};

const cellOf = (steps, k, [x, side], indices) => {
  const { above, cell, below } = ROW;
  const [bottom, top] = [cell + HALF + 3, cell - HALF - 3];
  const some = (what) => steps.some((step) => step[what]);
  return [
    some("reads") ? input(x, below, RADIUS, indices.inputs ? "t" : null, bottom) : null,
    some("writes") ? result(x, above, RADIUS, indices.outputs ? "t" : null, top) : null,
    some("fed") ? again(x, above, top) : null,
    steps.length > 1 ? loop(k, x, side, steps.length) : null,
    cellBox(k, x, cell, HALF),
  ];
};

export const folded = (cells, indices, name) => {
  const places = PLACES[cells.length - 1];
  const [first, second] = places.map(([x]) => x);
  return picture(name, WIDTHS[cells.length - 1], 214,
    cells.length > 1 ? rightward(ROW.cell, first + HALF + 2, second - HALF - 3, "gb-h") : null,
    cells.map((steps, k) => cellOf(steps, k, places[k], indices)));
};
