// Pipes, streams and valves: a stream is as wide as its value is large.

import { svg } from "./common.js";

const WALL = 4; // free space between the fullest stream and the wall, in pixels

// A band of given thickness from one point to another along an axis, `more` pixels longer at each end.
const band = ([x1, y1], [x2, y2], thickness, more, attributes) => {
  const upright = x1 === x2;
  const [w, h] = upright ? [thickness, Math.abs(y2 - y1) + 2 * more] : [Math.abs(x2 - x1) + 2 * more, thickness];
  const [x, y] = [(x1 + x2 - w) / 2, (y1 + y2 - h) / 2];
  return svg("rect", { x, y, width: w, height: h, ...attributes });
};

const arrowhead = ([x1], [x, y], half, attributes) => {
  const points = x1 === x
    ? [[x - half, y], [x + half, y], [x, y + 13]]
    : [[x, y - half], [x, y + half], [x + 13, y]];
  return svg("polygon", { points: points.join(" "), ...attributes });
};

// The walls of all pipes first, then what is between them: where pipes meet they are one.
export const casings = (pipes, unit) => {
  const thickness = ({ capacity }) => unit * capacity + 2 * WALL;
  return [
    pipes.map((pipe) => band(pipe.from, pipe.to, thickness(pipe) + 3, 0, { class: "gb-wall" })),
    pipes.map((pipe) => band(pipe.from, pipe.to, thickness(pipe), 1, { class: "gb-pipe" })),
  ];
};

// One stream; a negative value is hatched.
export const stream = ({ from, to, capacity, flow, quantity, arrow }, values, unit, hatch) => {
  const value = values[flow];
  const thickness = unit * Math.min(Math.abs(value), capacity);
  const looks = [{ class: `gb-stream gb-${quantity}` }, ...(value < 0 ? [{ fill: `url(#${hatch})` }] : [])];
  const parts = looks.map((look) => [
    band(from, to, thickness, 0.5, look),
    arrow && thickness ? arrowhead(from, to, Math.max(thickness / 2 + 4, 7), look) : [],
  ]);
  return svg("g", {}, parts);
};

// The stripes that mark a negative stream.
export const hatching = (id) =>
  svg("pattern", { id, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("rect", { width: 3, height: 7, class: "gb-pipe" }));

// A valve across a pipe: two blades that leave `open` of the incoming stream, on short stems. Where
// little comes in, the gap is that of a thin stream, so that open and shut still look different.
export const valve = ({ at: [x, y], capacity, axis, quantity }, open, incoming, unit) => {
  const inner = unit * capacity + 2 * WALL;
  const gap = open * Math.max(unit * Math.min(Math.abs(incoming), capacity), 0.4 * inner);
  const stem = 9;
  const blade = (inner - gap) / 2 + stem;
  const box = (start) => axis === "x"
    ? { x: x - 6, y: y + start, width: 12, height: blade }
    : { x: x + start, y: y - 6, width: blade, height: 12 };
  const edge = inner / 2 + stem;
  return [-edge, edge - blade].map((start) => svg("rect", { ...box(start), rx: 2.5, class: `gb-blade gb-${quantity}` }));
};
