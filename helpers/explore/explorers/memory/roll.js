// The piano roll as a drawing: candidates, gates, and the curves of c and h, one column a step.

import { caption, limit, number, picture, svg } from "../../shared/common.js";
import { coloured, hatching } from "../../shared/pipes.js";
import { ruler } from "../../shared/time_axis.js";

export const GATES = ["i", "f", "o"];

// Top and height of each row and of the two plots.
export const ROW = { g: [22, 46], i: [76, 42], f: [124, 42], o: [172, 42] };
const PLOT = { c: { top: 230, height: 84, limit: 2 }, h: { top: 330, height: 84, limit: 1 } };
export const HEIGHT = 424;

export const layout = (room, count) => {
  const W = Math.min(room, 900);
  const left = W < 480 ? 34 : 104;
  const column = (W - left - 2) / count;
  return { W, left, right: W, column, middle: (t) => left + (t + 0.5) * column };
};

const box = (x, y, width, height, attributes) => svg("rect", { x, y, width, height, ...attributes });

// The candidates that arrive: bars up and down from a middle line, with their numbers.
const candidates = (steps, plan, hatch) => {
  const [top, height] = ROW.g;
  const zero = top + height / 2;
  const width = Math.max(plan.column - 12, 8);
  const bar = ({ g }, t) => {
    const size = (Math.abs(g) * height) / 2;
    const place = [plan.middle(t) - width / 2, g < 0 ? zero : zero - size, width, size];
    return [
      coloured((look) => box(...place, look), "g", g < 0, hatch),
      caption(plan.middle(t), g < 0 ? zero - 5 : zero + 14, number(g, 1)),
    ];
  };
  return [ruler(zero, "", plan), steps.map(bar)];
};

// One row of the roll: a box a step, filled as far as the gate is open.
const roll = (gate, steps, { left, column }, chosen) => {
  const [top, height] = ROW[gate];
  return steps.map((step, t) => {
    const [x, width] = [left + t * column + 2, column - 4];
    const level = step[gate] * (height - 4);
    const marked = chosen.gate === gate && chosen.t === t ? "gb-marked" : "";
    const filled = [x + 2, top + 2 + (height - 4 - level), width - 4, level];
    return [
      box(x, top, width, height, { rx: 4, class: `gb-box ${marked} gb-${gate}` }),
      level > 0 ? box(...filled, { rx: 2, class: `gb-stream gb-${gate}` }) : null,
    ];
  });
};

// A curve over the steps: points, joined. Goals are dashed rings, ticked when met; a point that is
// near one lies on it, with a margin, so that both are seen.
const curve = (name, steps, plan, goals, ticks) => {
  const { top, height, limit: most } = PLOT[name];
  const y = (v) => top + (height / 2) * (1 - limit(-1, v / most, 1));
  const at = (values) => values.map((v, t) => [plan.middle(t), y(v)]);
  const line = (points, kind) => svg("polyline", { points: points.join(" "), class: kind });
  const [points, wanted] = [at(steps.map((step) => step[name])), at(goals)];
  return [
    [most, 0, -most].map((v) => ruler(y(v), number(v, 0), plan)),
    line(points, `gb-curve gb-${name}`),
    line(wanted, "gb-ghost"),
    wanted.map(([cx, cy], t) => [
      svg("circle", { cx, cy, r: 8, class: `gb-goal ${ticks[t] ? "gb-met" : ""}` }),
      ticks[t] ? svg("path", { d: `M${cx + 8},${cy - 12} l3,4 l6,-8`, class: "gb-tickmark" }) : null,
    ]),
    points.map(([cx, cy]) => svg("circle", { cx, cy, r: 4, class: `gb-stream gb-dot gb-${name}` })),
  ];
};

const names = (words, { left }) => {
  const at = { g: 49, i: 101, f: 149, o: 197, c: PLOT.c.top + 28, h: PLOT.h.top + 28 };
  return Object.entries(at).map(([name, y]) => svg("text", { x: 0, y, class: `gb-label gb-${name}` },
    svg("tspan", { class: "gb-letters" }, name),
    left > 60 ? svg("tspan", { class: "gb-tick", dx: 6 }, words[name]) : null));
};

export const drawing = (steps, goals, ticks, plan, chosen, words, hatch) =>
  picture(words.drawing, plan.W, HEIGHT,
    svg("defs", {}, hatching(hatch)),
    box(plan.left + chosen.t * plan.column, 16, plan.column, HEIGHT - 16, { class: "gb-column", rx: 4 }),
    steps.map((_, t) => caption(plan.middle(t), 12, t + 1)),
    names(words, plan),
    candidates(steps, plan, hatch),
    GATES.map((gate) => roll(gate, steps, plan, chosen)),
    curve("c", steps, plan, [], []),
    curve("h", steps, plan, goals, ticks));
