// Curves over an axis of time: where each step is, lines through them, ticks beside and below.

import { svg } from "./common.js";

// Where the steps are, for the room there is. Each has a column; step t is drawn in its middle.
export const layout = (room, T) => {
  const W = Math.min(room, 900);
  const [left, right] = [40, W - 14];
  const column = (right - left) / T;
  return { W, T, left, right, column, middle: (t) => left + (t - 0.5) * column };
};

export const round = (v) => Math.round(v * 10) / 10;

// A curve through steps from..T; `values` begins with step 1. Points in the middle of a straight
// line are left out: a shorter path is painted sooner.
export const line = (values, { middle, T }, y, from = 1) => {
  const heights = values.map(y);
  const straight = (k) => Math.abs(heights[k - 1] - 2 * heights[k] + heights[k + 1]) < 1e-9;
  let path = "";
  for (let t = from; t <= T; t++) {
    if (t > from && t < T && straight(t - 1)) continue;
    path += `${t === from ? "M" : "L"}${round(middle(t))},${round(heights[t - 1])}`;
  }
  return path;
};

// Sets the paths of a drawing by name. A path that is as it was is left alone: set again, it would
// be painted again.
export const makePut = (parts) => {
  const paths = {};
  return (name, d) => {
    if (paths[name] !== d) parts[name].setAttribute("d", (paths[name] = d));
  };
};

// The values on the axis of time: the first step, the last, and round ones well between them.
const times = ({ T, middle }) => {
  const every = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((step) => middle(step) - middle(0) >= 52) ?? T;
  const tidy = Array.from({ length: Math.floor(T / every) }, (_, k) => (k + 1) * every);
  const apart = (t) => middle(t) - middle(1) >= 30 && middle(T) - middle(t) >= 34;
  return [1, ...tidy.filter(apart), T];
};

export const tick = (y, text, { left }) => svg("text", { x: left - 6, y: y + 4, class: "gb-tick", "text-anchor": "end" }, text);
export const ruler = (y, text, plan) => [
  svg("line", { x1: plan.left, x2: plan.right, y1: y, y2: y, class: "gb-axis" }),
  text ? tick(y, text, plan) : [],
];

// The numbers of the steps along the bottom, at height y.
export const clock = (y, plan) => [
  times(plan).map((t) => svg("text", { x: plan.middle(t), y, class: "gb-tick", "text-anchor": "middle" }, t)),
  svg("text", { x: 0, y, class: "gb-letters" }, "t"),
];
