// Where everything of the explorer `loop` is: the folded net beside the unrolled one, or above it.

import { limit } from "../../shared/common.js";

const WIDE = 560; // pixels from which both forms stand side by side
const BESIDE = 190; // the width of the folded one there
const ABOVE = 192; // and its height where it stands above
const [NARROWEST, WIDEST] = [25, 90]; // a column: in a narrower one a step could not be read
const SLIDERS = { w: 212, u: 255, t: 298 }; // their heights below the folded net

// Heights within a form: steps' numbers, nodes, inputs, h over time.
const ROWS = { step: 20, node: 64, input: 124, plot: 218, end: 340 };
export const DEPTH = { input: 52, plot: 100 };

// How many of the steps there is room for, and how many come before them: as many as did until now,
// unless step t would be out of sight.
const seen = (room, T, t, before) => {
  const shown = Math.min(Math.floor(room / NARROWEST), T);
  return { shown, before: limit(Math.max(0, t - shown), before, Math.min(t - 1, T - shown)) };
};

const moved = (rows, down) =>
  Object.fromEntries(Object.entries(rows).map(([name, y]) => [name, y + down]));

// Left, top and width of the sliders: below the folded net, or to its right.
const controls = (W, wide) => Object.fromEntries(Object.entries(SLIDERS).map(([name, top]) =>
  [name, wide ? [0, top, BESIDE - 36] : [124, top - SLIDERS.w + 20, W - 126]]));

export const layout = (room, T, t, until) => {
  const W = Math.min(room, 900);
  const wide = room >= WIDE;
  const left = wide ? BESIDE + 46 : Math.min(46, 22 + room / 80);
  const { shown, before } = seen(W - left, T, t, until);
  const column = Math.min((W - left) / shown, WIDEST);
  const radius = Math.min(0.32 * column - 2, 20);
  return {
    W, wide, left, right: left + shown * column, column, shown, before, radius,
    names: Math.max(left + radius - column / 2 - 10, 8), // of the rows
    middle: (step) => left + (step - before - 0.5) * column,
    bar: Math.min(0.42 * column, 26),
    folded: { x: wide ? 66 : 42, radius: 25, bar: 26, ...ROWS },
    unrolled: moved(ROWS, wide ? 0 : ABOVE),
    controls: controls(W, wide),
  };
};
