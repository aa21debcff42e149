// The explorer `loop` as a drawing: one cell with its loop, and the same cell at every step.

import { DEPTH } from "./plan.js";
import { caption, number, picture, svg } from "../../shared/common.js";
import { coloured, hatching } from "../../shared/pipes.js";
import { ruler } from "../../shared/time_axis.js";

const ROOMY = 46; // a column in which numbers have room
const short = (value) => number(value, Number.isInteger(value) ? 0 : 2);

const box = (x, y, width, height, attributes) => svg("rect", { x, y, width, height, ...attributes });

const letter = (name, x, y, index = null) =>
  svg("text", { x, y, class: "gb-letters", "text-anchor": "middle" },
    name, index === null ? null : svg("tspan", { dy: 4, class: "gb-index" }, index));

// An arrow's width, its head's length and half height: the larger the weight, the wider.
const sizes = (weight) => {
  const width = Math.max(1, 1.5 * Math.abs(weight));
  return { width, long: 5 + width, half: 3 + 0.75 * width };
};

const HEADS = {
  right: (long, half) => `l${-long},${-half}v${2 * half}z`,
  left: (long, half) => `l${long},${-half}v${2 * half}z`,
  up: (long, half) => `l${-half},${long}h${2 * half}z`,
};

const CARRIED = { w: "h", u: "g" }; // what is multiplied on the way

// An arrow of a weight along `path`, whose head ends at (x, y): dashed below 0, dotted at 0.
const arrow = (name, weight, path, [x, y], heading) => {
  const { width, long, half } = sizes(weight);
  const dashes = weight < 0 ? "5 3" : weight === 0 && "1 3";
  return svg("g", { class: `gb-weight gb-${CARRIED[name]}` },
    svg("path", { d: path, class: "gb-shaft", "stroke-width": width, "stroke-dasharray": dashes }),
    svg("path", { d: `M${x},${y}${HEADS[heading](long, half)}`, class: "gb-tip" }));
};

// A cell whose disc is as large as h, on a ring that is the size of 1.
const node = (x, y, radius, h, hatch, marked) => [
  svg("circle", { cx: x, cy: y, r: radius, class: `gb-node ${marked ? "gb-now" : ""}` }),
  coloured((look) => svg("circle", { cx: x, cy: y, r: radius * Math.abs(h), ...look }), "h", h < 0, hatch),
];

// An input as a bar up or down from the middle of its box, and u on its way to the cell.
const input = (x, room, width, { input: top, node }, radius, value, u, hatch, marked) => {
  const [zero, size] = [top + DEPTH.input / 2, (Math.abs(value) * DEPTH.input) / 2];
  const [from, to] = [top - 3, node + radius + 3];
  const bar = [x - width / 2, value < 0 ? zero : zero - size, width, size];
  return [
    arrow("u", u, `M${x},${from}V${to + sizes(u).long}`, [x, to], "up"),
    letter("u", x + Math.min(8 + sizes(u).width / 2, room / 2 - 5), (from + to) / 2 + 5),
    box(x - width / 2, top, width, DEPTH.input, { rx: 3, class: `gb-box gb-g ${marked ? "gb-marked" : ""}` }),
    coloured((look) => box(...bar, look), "g", value < 0, hatch),
    svg("line", { x1: x - width / 2 - 3, x2: x + width / 2 + 3, y1: zero, y2: zero, class: "gb-axis gb-zero" }),
  ];
};

// The cell once: its state goes round the loop, w on it, and comes back at the next step.
const folded = ({ folded: rows }, { w, u }, step, hatch) => {
  const { x, radius, bar, node: y } = rows;
  const [edge, turn, half] = [x + 0.85 * radius, x + radius + 13, 13];
  const around = `H${turn}A${half},${half} 0 0 1 ${turn},${y + half}H${edge + 3 + sizes(w).long}`;
  return [
    arrow("w", w, `M${edge + 2},${y - half}${around}`, [edge + 3, y + half], "left"),
    letter("w", turn + half + 12, y + 5),
    input(x, 60, bar, rows, radius, step.x, u, hatch, false),
    node(x, y, radius, step.h, hatch, false),
    letter("h", x, y - radius - 10, step.t),
    letter("x", x, rows.input + DEPTH.input + 17, step.t),
  ];
};

// The cell at a step, with w on the way from the step before.
const stepAt = (step, plan, { w, u }, t, hatch) => {
  const { unrolled: rows, radius, column, middle } = plan;
  const x = middle(step.t);
  const [from, to] = [Math.max(x - column + radius + 2, plan.names + 12), x - radius - 3];
  return [
    arrow("w", w, `M${from},${rows.node}H${to - sizes(w).long}`, [to, rows.node], "right"),
    letter("w", (from + to) / 2, rows.node - 6 - sizes(w).half),
    input(x, column, plan.bar, rows, radius, step.x, u, hatch, step.t === t),
    node(x, rows.node, radius, step.h, hatch, step.t === t),
    caption(x, rows.step, step.t, "gb-tick gb-step"),
    column >= ROOMY ? caption(x, rows.input + DEPTH.input + 15, short(step.x)) : null,
  ];
};

// h over time: as high as its value, and where there is room with its number.
const curve = (steps, plan) => {
  const [zero, unit] = [plan.unrolled.plot + DEPTH.plot / 2, DEPTH.plot / 2];
  const points = steps.map(({ t, h }) => [plan.middle(t), zero - unit * h]);
  const beside = ({ t, h }) =>
    caption(plan.middle(t), zero - unit * h + (h < 0 ? 18 : -9), number(h), "gb-tick gb-over");
  return [
    [1, 0, -1].map((v) => ruler(zero - unit * v, number(v, 0), plan)),
    svg("polyline", { points: points.join(" "), class: "gb-curve gb-h" }),
    points.map(([cx, cy]) => svg("circle", { cx, cy, r: 4, class: "gb-stream gb-h gb-dot" })),
    plan.column >= ROOMY ? steps.map(beside) : null,
  ];
};

// What the rows are called, at their left.
const names = ({ unrolled: rows, names: x, before }) => [
  letter("h", x, rows.node + 5, before),
  letter("x", x, rows.input + DEPTH.input / 2 + 5),
  letter("h", x, rows.plot + DEPTH.plot / 4 + 5),
];

export const drawing = (steps, plan, traits, t, words, hatch) => {
  const { W, wide, before, shown, column, middle, unrolled: rows } = plan;
  const shading = { class: "gb-column", rx: 4 };
  const visible = steps.slice(before, before + shown);
  return picture(words.drawing, W, rows.end,
    svg("defs", {}, hatching(hatch)),
    box(middle(t) - column / 2, rows.step - 12, column, rows.end - rows.step + 12, shading),
    folded(plan, traits, steps[t - 1], hatch),
    wide ? caption(160, rows.node + 7, "=", "gb-equals") : null,
    names(plan),
    visible.map((step) => stepAt(step, plan, traits, t, hatch)),
    curve(visible, plan));
};
