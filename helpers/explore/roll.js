// The piano roll as a drawing: candidates, gates, and the curves of c and h, one column a step.

import { number, svg } from "./common.js";
import { hatching } from "./pipes.js";

export const GATES = ["i", "f", "o"];

// Heights of the rows and the two plots, from top to bottom.
export const ROW = { g: [22, 46], i: [76, 44], f: [126, 44], o: [176, 44] };
const PLOT = { c: { top: 240, height: 96, limit: 2 }, h: { top: 352, height: 96, limit: 1 } };
export const HEIGHT = 456;

export const layout = (room, count) => {
  const W = Math.min(room, 900);
  const left = W < 480 ? 34 : 104;
  const column = (W - left - 2) / count;
  return { W, left, column, middle: (t) => left + (t + 0.5) * column };
};

const bar = (x, y, width, height, attributes) => svg("rect", { x, y, width, height, ...attributes });

// The candidates that arrive: bars up and down from a middle line, with their numbers.
const candidates = (steps, { left, column, W }, hatch) => {
  const [top, height] = ROW.g;
  const zero = top + height / 2;
  const width = Math.max(column - 12, 8);
  return [
    svg("line", { x1: left, x2: W, y1: zero, y2: zero, class: "gb-axis" }),
    steps.map(({ g }, t) => {
      const x = left + t * column + (column - width) / 2;
      const size = (Math.abs(g) * height) / 2;
      const box = [x, g < 0 ? zero : zero - size, width, size];
      return [
        bar(...box, { class: "gb-stream gb-g" }),
        g < 0 ? bar(...box, { fill: `url(#${hatch})` }) : null,
        svg("text", { x: x + width / 2, y: g < 0 ? zero - 5 : zero + 14, class: "gb-tick", "text-anchor": "middle" }, number(g, 1)),
      ];
    }),
  ];
};

// One row of the roll: a box a step, filled as far as the gate is open.
const roll = (gate, steps, { left, column }, chosen) => {
  const [top, height] = ROW[gate];
  return steps.map((step, t) => {
    const [x, width] = [left + t * column + 2, column - 4];
    const level = step[gate] * (height - 4);
    const marked = chosen.gate === gate && chosen.t === t;
    return [
      bar(x, top, width, height, { rx: 4, class: `gb-box ${marked ? "gb-marked" : ""} gb-${gate}` }),
      level > 0 ? bar(x + 2, top + 2 + (height - 4 - level), width - 4, level, { rx: 2, class: `gb-stream gb-${gate}` }) : null,
    ];
  });
};

const ghost = (goals, middle, y) => goals.map((goal, t) => `${middle(t)},${y(goal)}`).join(" ");

// A curve over the steps: points on stems, joined; goals are dashed rings, ticked when met.
const curve = (name, steps, { left, W, middle }, goals, ticks) => {
  const { top, height, limit } = PLOT[name];
  const y = (v) => top + (height / 2) * (1 - Math.max(-1, Math.min(1, v / limit)));
  const points = steps.map((step, t) => [middle(t), y(step[name])]);
  return [
    [limit, 0, -limit].map((v) => [
      svg("line", { x1: left, x2: W, y1: y(v), y2: y(v), class: "gb-axis" }),
      svg("text", { x: left - 6, y: y(v) + 4, class: "gb-tick", "text-anchor": "end" }, number(v, 0)),
    ]),
    svg("polyline", { points: points.map((p) => p.join()).join(" "), class: `gb-curve gb-${name}` }),
    svg("polyline", { points: ghost(goals, middle, y), class: "gb-ghost" }),
    points.map(([x, at]) => svg("circle", { cx: x, cy: at, r: 4, class: `gb-stream gb-${name}` })),
    goals.map((goal, t) => [
      svg("circle", { cx: middle(t), cy: y(goal), r: 8, class: `gb-goal ${ticks[t] ? "gb-met" : ""}` }),
      ticks[t] ? svg("path", { d: `M${middle(t) + 8},${y(goal) - 12} l3,4 l6,-8`, class: "gb-tickmark" }) : null,
    ]),
  ];
};

const names = (words, { left }) => {
  const long = left > 60;
  const at = { g: 49, i: 102, f: 152, o: 202, c: PLOT.c.top + 28, h: PLOT.h.top + 28 };
  return Object.entries(at).map(([name, y]) => {
    const text = [svg("tspan", { class: "gb-letters" }, name), long ? svg("tspan", { class: "gb-tick", dx: 6 }, words[name]) : null];
    return svg("text", { x: 0, y, class: `gb-label gb-${name}` }, text);
  });
};

export const drawing = (steps, goals, ticks, plan, chosen, words, hatch) =>
  svg("svg", { width: plan.W, height: HEIGHT, role: "img", "aria-label": words.drawing },
    svg("defs", {}, hatching(hatch)),
    bar(plan.left + chosen.t * plan.column, 16, plan.column, HEIGHT - 16, { class: "gb-column", rx: 4 }),
    steps.map((_, t) => svg("text", { x: plan.middle(t), y: 12, class: "gb-tick", "text-anchor": "middle" }, t + 1)),
    names(words, plan),
    candidates(steps, plan, hatch),
    GATES.map((gate) => roll(gate, steps, plan, chosen)),
    curve("c", steps, plan, [], []),
    curve("h", steps, plan, goals, ticks));
