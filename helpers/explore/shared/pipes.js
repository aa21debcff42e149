// Pipes, streams and valves: a stream is as wide as its value is large.

import { svg } from "./common.js";

const WALL = 4; // free space between the fullest stream and the wall, in pixels

// The stripes that mark a negative stream.
export const hatching = (id) =>
  svg("pattern", { id, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("rect", { width: 3, height: 7, class: "gb-pipe" }));

// A shape in a quantity's colour, made by draw(attributes); once more, hatched, where it is negative.
export const coloured = (draw, quantity, negative, hatch) =>
  [{ class: `gb-stream gb-${quantity}` }, ...(negative ? [{ fill: `url(#${hatch})` }] : [])].map(draw);

// What is done to a stream, in a box with round ends, or in a circle.
export const node = ([x, y], half, words, size, height = 28) => [
  svg("rect", { x: x - half, y: y - height / 2, width: 2 * half, height, rx: height / 2, class: "gb-node" }),
  svg("text", { x, y: y + size / 3, "font-size": size, "text-anchor": "middle" }, words),
];

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
  const thickness = unit * Math.min(Math.abs(values[flow]), capacity);
  return svg("g", {}, coloured((look) => [
    band(from, to, thickness, 0.5, look),
    arrow && thickness ? arrowhead(from, to, Math.max(thickness / 2 + 4, 7), look) : [],
  ], quantity, values[flow] < 0, hatch));
};

// A valve at the end of a pipe: two blades that leave `open` of its stream, on short stems. Where
// little comes in, the gap is that of a thin stream, so that open and shut still look different.
export const valve = ({ from, to: [x, y], capacity, flow }, gate, values, unit) => {
  const inner = unit * capacity + 2 * WALL;
  const gap = values[gate] * Math.max(unit * Math.min(Math.abs(values[flow]), capacity), 0.4 * inner);
  const stem = 9;
  const blade = (inner - gap) / 2 + stem;
  const box = (start) => from[1] === y
    ? { x: x - 6, y: y + start, width: 12, height: blade }
    : { x: x + start, y: y - 6, width: blade, height: 12 };
  const edge = inner / 2 + stem;
  return [-edge, edge - blade].map((start) =>
    svg("rect", { ...box(start), rx: 2.5, class: `gb-blade gb-${gate}` }));
};
