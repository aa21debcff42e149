// Gradients against the lag on a log axis, with the range of float32 marked. Its elements stay and
// only their attributes change.

import { LEAST, logAt, MOST } from "./chain.js";
import { caption, svg } from "../../shared/common.js";
import { power } from "../../shared/numbers.js";
import { curve, layout, makePanels, round, roundSteps, ruler } from "../../shared/time_axis.js";

const TOP = 8;
const DEEP = 300; // of the plot, in pixels
export const HEIGHT = TOP + DEEP + 24;
const [LOW, HIGH] = [-56, 48]; // exponents at the ends of the axis
const [FLOOR, CEILING] = [LEAST, MOST].map(Math.log10);
const TICKS = [30, 20, 10, 0, -10, -20, -30, -40];

const y = (log) => round(TOP + (DEEP * (HIGH - log)) / (HIGH - LOW));

// Where the lags 0..T are, for the room there is.
const lags = (room, T) => {
  const plan = layout(room, T, 42);
  return { ...plan, x: (k) => round(plan.left + plan.column * k) };
};

// The lag at which the straight line of a factor leaves a range of exponents, T when it does not.
const leaves = (log, low, high, T) => {
  if (log === 0) return T;
  return Math.min(T, (log < 0 ? low : high) / log);
};

// A curve in pieces: what float32 can hold, what it cannot, where the first ends, and where its
// own product stays when it no longer changes.
const stretches = (factor, { T, x }, { stuck, value }) => {
  const log = logAt(factor, 1);
  const none = log === -Infinity; // 1 at lag 0, and 0 from lag 1 on
  const [held, seen] = none ? [0, 1] : [leaves(log, FLOOR, CEILING, T), leaves(log, LOW, HIGH, T)];
  const at = (k) => [x(k), y(none ? (k ? LOW : 0) : k * log)];
  return {
    held: `M${at(0)}L${at(held)}`,
    beyond: seen > held ? `M${at(held)}L${at(seen)}` : "",
    end: at(held),
    stuck: stuck < T ? `M${x(stuck)},${y(Math.log10(value))}H${x(T)}` : "",
  };
};

const zone = (from, to, { left, right }) =>
  svg("rect", { x: left, width: right - left, y: y(from), height: y(to) - y(from), class: "gb-zone" });
const border = (log, { left, right }) =>
  svg("line", { x1: left, x2: right, y1: y(log), y2: y(log), class: "gb-border" });

// Round lags and the last one, and where there is room for it 0.
const axes = (plan) => {
  const { T, x } = plan;
  const apart = (k) => x(T) - x(k) >= 40;
  return [
    zone(HIGH, CEILING, plan),
    zone(FLOOR, LOW, plan),
    TICKS.map((log) => ruler(y(log), log ? power(log) : "1", plan)),
    [CEILING, FLOOR].map((log) => border(log, plan)),
    [...[0, ...roundSteps(T, x)].filter(apart), T].map((k) => caption(x(k), HEIGHT - 4, k)),
    svg("text", { x: 2, y: HEIGHT - 4, class: "gb-letters" }, "k"),
  ];
};

// Markers as in the figures: a cross for the gradient, a square for the forget gate.
const MARKS = {
  grad: ([cx, cy]) => `M${cx - 5},${cy - 5}l10,10m0,-10l-10,10`,
  f: ([cx, cy]) => `M${cx - 4.5},${cy - 4.5}h9v9h-9z`,
};

const curveOf = (name) => ({
  [`${name}_held`]: curve(name, "gb-chain"),
  [`${name}_beyond`]: curve(name, "gb-beyond"),
  [`${name}_stuck`]: curve(name, "gb-stuck"),
  [`${name}_end`]: svg("path", { class: `gb-end gb-${name}` }),
});

// The drawing: { element, update(room, T, curves) }; curves are { grad, f }, each with its factor
// and what float32 makes of it.
export const makeChains = (words) => {
  const largest = caption(0, y(CEILING) - 9, words.largest, "gb-note gb-limit", "end");
  const smallest = caption(0, y(FLOOR) + 20, words.smallest, "gb-note gb-limit", "end");
  const limits = svg("g", {}, largest, smallest);
  const { element, put, frame } = makePanels(HEIGHT, words.drawing,
    { axes: svg("g"), ...curveOf("f"), ...curveOf("grad"), limits });
  const update = (room, T, given) => {
    const plan = lags(room, T);
    frame(`${plan.W} ${T}`, plan, () => axes(plan));
    [largest, smallest].forEach((note) => note.setAttribute("x", plan.right - 6));
    for (const [name, { factor, rounded }] of Object.entries(given)) {
      const { end, ...paths } = stretches(factor, plan, rounded);
      Object.entries(paths).forEach(([part, d]) => put(`${name}_${part}`, d));
      put(`${name}_end`, MARKS[name](end));
    }
  };
  return { element, update };
};
