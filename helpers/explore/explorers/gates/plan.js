// Where everything of the explorer `gates` stands: the cell path from left to right, or downwards.

export const WIDE = 700; // pixels from which it may run from left to right

// Each stream's capacity, in units of value, its quantity, and the valve at its end, where there is
// one; an arrow is where it leaves.
const STREAMS = {
  c_prev: { capacity: 3, quantity: "c", gate: "f" },
  kept: { capacity: 3, quantity: "c" },
  g: { capacity: 1, quantity: "g", gate: "i" },
  written: { capacity: 1, quantity: "g" },
  c: { capacity: 3, quantity: "c", arrow: true },
  squashed: { capacity: 1, quantity: "c", gate: "o" },
  h: { capacity: 1, quantity: "h", arrow: true },
};

// The pipes, in this order, from their ends: { name of a stream: [from, to] }.
export const piped = (ends) => Object.entries(STREAMS).map(([flow, looks]) =>
  ({ flow, from: ends[flow][0], to: ends[flow][1], ...looks }));

const wide = (room) => {
  const W = Math.min(room, 900);
  const [fx, plus, out, y] = [0.27 * W, 0.52 * W, 0.76 * W, 124];
  const [wall, row] = [y + 37, 280]; // the lower wall of the cell path; the height of both valves
  const control = Math.min(200, plus - 62);
  return {
    size: [W, 438],
    unit: 22, // pixels of width for a stream of size 1
    pipes: piped({
      c_prev: [[0, y], [fx, y]],
      kept: [[fx, y], [plus, y]],
      g: [[plus, 396], [plus, row]],
      written: [[plus, row], [plus, y]],
      c: [[plus, y], [W - 16, y]],
      squashed: [[out, wall], [out, row]],
      h: [[out, row], [out, 404]],
    }),
    rods: [
      [fx, 52, fx, y - 44],
      [20, y + 38, 20, 178],
      [plus - 44, row, plus - 22, row],
      [out + 22, row, out + 40, row],
      [plus - 44, 404, plus - 15, 404],
    ],
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

const narrow = (room) => {
  const W = Math.min(room, 480);
  const [x, left, join, row] = [40, 88, 214, 424]; // the cell path, the controls, the heights
  const [ix, ox] = [x + 0.52 * (W - x), x + 0.56 * (W - x)];
  const control = W - left - 2;
  return {
    size: [W, 548],
    unit: 18,
    pipes: piped({
      c_prev: [[x, 0], [x, 104]],
      kept: [[x, 104], [x, join]],
      g: [[W - 18, join], [ix, join]],
      written: [[ix, join], [x, join]],
      c: [[x, join], [x, 532]],
      squashed: [[x + 31, row], [ox, row]],
      h: [[ox, row], [W - 16, row]],
    }),
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

export const plan = (room) => (room < WIDE ? { ...narrow(room), tight: true } : { ...wide(room), tight: false });
