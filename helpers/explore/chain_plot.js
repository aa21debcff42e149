// Gradients against the lag on a log axis, with the range of float32 marked. Its elements stay and
// only their attributes change.

import { svg } from "./common.js";
import { LEAST, logAt, MOST } from "./chain.js";
import { power } from "./long_numbers.js";

const TOP = 8;
const DEEP = 300; // of the plot, in pixels
export const HEIGHT = TOP + DEEP + 24;
const [LOW, HIGH] = [-56, 48]; // exponents at the ends of the axis
const [FLOOR, CEILING] = [LEAST, MOST].map(Math.log10);
const TICKS = [30, 20, 10, 0, -10, -20, -30, -40];

const round = (v) => Math.round(v * 10) / 10;
const y = (log) => round(TOP + (DEEP * (HIGH - log)) / (HIGH - LOW));

// Where the lags 0..T are, for the room there is.
const layout = (room, T) => {
  const W = Math.min(room, 900);
  const [left, right] = [42, W - 14];
  return { W, T, left, right, x: (k) => round(left + ((right - left) * k) / T) };
};

// The lag at which the straight line of a factor leaves a range of exponents, T when it does not.
const leaves = (log, low, high, T) => {
  if (log === 0) return T;
  return Math.min(T, (log < 0 ? low : high) / log);
};

// A curve in pieces: what float32 can hold, what it cannot, where the first ends, and where its
// own product stays when it no longer changes.
export const pieces = (factor, { T, x }, { stuck, value }) => {
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

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500];

// Round lags at least 52 pixels apart, and the last one.
const lags = ({ T, x }) => {
  const every = STEPS.find((step) => x(step) - x(0) >= 52) ?? T;
  const tidy = Array.from({ length: Math.ceil(T / every) }, (_, k) => k * every);
  return [...tidy.filter((k) => x(T) - x(k) >= 40), T];
};

const ruler = (log, { left, right }) => [
  svg("line", { x1: left, x2: right, y1: y(log), y2: y(log), class: "gb-axis" }),
  svg("text", { x: left - 6, y: y(log) + 4, class: "gb-tick", "text-anchor": "end" }, log ? power(log) : "1"),
];

const zone = (from, to, { left, right }) =>
  svg("rect", { x: left, width: right - left, y: y(from), height: y(to) - y(from), class: "gb-zone" });

const border = (log, { left, right }) =>
  svg("line", { x1: left, x2: right, y1: y(log), y2: y(log), class: "gb-border" });
const named = (log, words, dy, { right }) =>
  svg("text", { x: right - 6, y: y(log) + dy, class: "gb-note gb-limit", "text-anchor": "end" }, words);

const limits = (plan, words) => [named(CEILING, words.largest, -9, plan), named(FLOOR, words.smallest, 20, plan)];

const axes = (plan) => [
  zone(HIGH, CEILING, plan),
  zone(FLOOR, LOW, plan),
  TICKS.map((log) => ruler(log, plan)),
  [CEILING, FLOOR].map((log) => border(log, plan)),
  lags(plan).map((k) => svg("text", { x: plan.x(k), y: HEIGHT - 4, class: "gb-tick", "text-anchor": "middle" }, k)),
  svg("text", { x: 2, y: HEIGHT - 4, class: "gb-letters" }, "k"),
];

// Markers as in the figures: a cross for the gradient, a square for the forget gate.
const MARKS = {
  grad: ([cx, cy]) => `M${cx - 5},${cy - 5}l10,10m0,-10l-10,10`,
  f: ([cx, cy]) => `M${cx - 4.5},${cy - 4.5}h9v9h-9z`,
};

const curveOf = (name) => ({
  held: svg("path", { class: `gb-curve gb-chain gb-${name}` }),
  beyond: svg("path", { class: `gb-curve gb-beyond gb-${name}` }),
  stuck: svg("path", { class: `gb-curve gb-stuck gb-${name}` }),
  end: svg("path", { class: `gb-end gb-${name}` }),
});

// The drawing: { element, update(room, T, curves) }; curves are { grad, f }, each with its factor
// and what float32 makes of it.
export const makeChains = (words) => {
  const [frame, names] = [svg("g"), svg("g")];
  const curves = { f: curveOf("f"), grad: curveOf("grad") };
  const element = svg("svg", { height: HEIGHT, role: "img", "aria-label": words.drawing },
    frame, Object.values(curves).map((parts) => Object.values(parts)), names);
  let drawn = "";
  const update = (room, T, given) => {
    const plan = layout(room, T);
    if (drawn !== `${plan.W} ${T}`) {
      drawn = `${plan.W} ${T}`;
      element.setAttribute("width", plan.W);
      frame.replaceChildren(...axes(plan).flat(Infinity));
      names.replaceChildren(...limits(plan, words));
    }
    for (const [name, parts] of Object.entries(curves)) {
      const { end, ...paths } = pieces(given[name].factor, plan, given[name].rounded);
      Object.entries(paths).forEach(([part, d]) => parts[part].setAttribute("d", d));
      parts.end.setAttribute("d", MARKS[name](end));
    }
  };
  return { element, update };
};
