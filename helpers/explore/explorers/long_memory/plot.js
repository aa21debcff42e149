// The long view as a drawing: five panels over one time axis. Its elements stay and only their
// attributes change, so that 1000 steps are redrawn within a frame.

import { limit, number, say, svg } from "../../shared/common.js";
import { power } from "../../shared/numbers.js";
import { clock, curve, line, makePanels, round, ruler, tick } from "../../shared/time_axis.js";

// Top and height of each panel; its heading stands above.
export const PANEL = { g: [26, 34], f: [88, 22], c: [138, 80], h: [250, 52], grad: [334, 80] };
const FLOOR = -12; // the exponent below which a gradient is no longer told from 0 in the picture
const RAIL = 422; // where the steps are marked whose gradient is below
const NOTE = 190; // the room that the note of it needs, in pixels
export const HEIGHT = 446;
const LIMITS = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 80, 100, 150, 200, 300, 500, 1000];
const LOUDEST = { stream: 0.3 }; // the candidates of the other presets reach 1

// The ends of an axis that grows with what is on it, upward and downward each as far as needed, but
// at least a quarter as far as the other way: there is room for a number at both ends.
export const ends = (values) => {
  const [down, up] = [-Math.min(0, ...values), Math.max(0, ...values)];
  const reach = (value) => LIMITS.find((one) => one >= value); // c is a sum of 1000 at most
  return [-reach(Math.max(down, up / 4)), reach(Math.max(up, down / 4))];
};

// How values become heights: c on an axis that grows with it, h on −1 to 1, gradients by exponent.
const scales = (c, preset) => {
  const [lowest, highest] = ends(c);
  const loudest = LOUDEST[preset] ?? 1;
  const between = ([top, height], low, high) => (v) =>
    top + (height * (high - limit(low, v, high))) / (high - low);
  return {
    lowest,
    highest,
    loudest,
    g: between([PANEL.g[0] + 4, PANEL.g[1] - 8], -loudest, loudest),
    c: between(PANEL.c, lowest, highest),
    h: between(PANEL.h, -1, 1),
    grad: (log) => PANEL.grad[0] + PANEL.grad[1] * (Math.max(log, FLOOR) / FLOOR),
  };
};

// Bars from the middle line to each value that is not 0.
const bars = (values, { middle }, y) => values.reduce((path, v, k) =>
  (v ? `${path}M${round(middle(k + 1))},${y(0)}V${round(y(v))}` : path), "");

const dots = (steps, values, { middle }, y) => steps.map((t) =>
  `M${round(middle(t) - 4)},${round(y(values[t - 1]))}a4,4 0 1 0 8,0a4,4 0 1 0 -8,0`).join("");

// Lines over the height of a panel, or a little longer.
const upright = (steps, { middle }, panel, longer = 0) => {
  const [top, height] = PANEL[panel];
  return steps.map((t) => `M${round(middle(t))},${top - longer}v${height + 2 * longer}`).join("");
};

// The forget gate: a band as high as it is open, with a gap at every step where it is closed. A
// gap is seen even where a step is less than a pixel wide.
const band = (f, closed, { left, right, middle, column }) => {
  const [top, height] = PANEL.f;
  const [y, half] = [round(top + height * (1 - f)), Math.max(column, 8) / 2];
  const edges = [left, ...closed.flatMap((t) => [middle(t) - half, middle(t) + half]), right].map(round);
  let path = "";
  for (let k = 0; k < edges.length; k += 2) {
    const [from, to] = [edges[k], edges[k + 1]];
    if (to > from && f > 0) path += `M${from},${top + height}V${y}H${to}V${top + height}Z`;
  }
  return path;
};

// What only changes with the width, the number of steps or the range of c.
const axes = (plan, { lowest, highest, loudest, ...y }) => [
  ruler(y.g(0), "", plan),
  [loudest, -loudest].map((v) => tick(y.g(v), number(v, v % 1 ? 1 : 0), plan)),
  [highest, 0, lowest].map((v) => ruler(y.c(v), number(v, 0), plan)),
  [1, 0, -1].map((v) => ruler(y.h(v), number(v, 0), plan)),
  [0, FLOOR / 3, (2 * FLOOR) / 3, FLOOR].map((log) => ruler(y.grad(log), log ? power(log) : "1", plan)),
  clock(HEIGHT - 6, plan),
];

// The steps whose gradient is too small to be drawn, or 0, are the first ones: gates only make a
// gradient smaller on its way back.
const lost = (logs) => ({
  tiny: logs.findLastIndex((log) => log < FLOOR) + 1,
  none: logs.lastIndexOf(-Infinity) + 1,
});

const lostNote = ({ tiny, none }, words) => {
  if (none) return say(words.none, { t: none });
  return tiny ? say(words.tiny, { t: tiny, floor: power(FLOOR) }) : "";
};

const makeParts = () => ({
  box: svg("rect", { x: 0, y: PANEL.g[0], height: PANEL.g[1], rx: 4, class: "gb-box gb-g" }),
  track: svg("rect", { x: 0, y: PANEL.f[0], height: PANEL.f[1], rx: 2, class: "gb-box gb-f" }),
  axes: svg("g"),
  starts: svg("path", { class: "gb-start" }),
  offered: curve("g", "gb-offered"),
  entering: curve("g"),
  dots: svg("path", { class: "gb-stream gb-g" }),
  band: svg("path", { class: "gb-stream gb-f gb-band" }),
  closed: svg("path", { class: "gb-shut" }),
  goal: svg("path", { class: "gb-ghost" }),
  c: curve("c"),
  h: curve("h"),
  grad: curve("grad"),
  rail: curve("grad", "gb-rail"),
  note: svg("text", { class: "gb-note", y: RAIL + 1 }),
  cursors: svg("path", { class: "gb-cursor" }),
});

// Where the keyboard is in a row: a frame around its step, no higher than the row's own marks.
const mark = ({ middle }, { row, t }) => {
  const [top, height] = PANEL[row];
  return `M${round(middle(t) - 5)},${top - 2}h10v${height + 4}h-10z`;
};

// The drawing: { element, update(plan, found, traits, cursor) }.
export const makePlot = (words) => {
  const parts = makeParts();
  const { element, put, frame } = makePanels(HEIGHT, words.drawing, parts);

  const boxes = (plan) => {
    [parts.box, parts.track].forEach((box) => {
      box.setAttribute("x", plan.left);
      box.setAttribute("width", plan.right - plan.left);
    });
    const thick = limit(1, plan.column - 1, 6);
    [parts.offered, parts.entering].forEach((bar) => (bar.style.strokeWidth = thick));
  };

  const rows = (plan, y, { g, open, starts }, { preset, pulses, closed, f, T }) => {
    const seen = (steps) => steps.filter((t) => t <= T);
    put("offered", bars(g, plan, y.g));
    put("entering", bars(g.map((v, k) => open[k] * v), plan, y.g));
    put("dots", preset === "stream" ? "" : dots(seen(pulses), g, plan, y.g));
    put("band", band(f, seen(closed), plan));
    put("closed", upright(seen(closed), plan, "f", 3));
    put("starts", ["g", "f", "c", "h"].map((name) => upright(starts, plan, name)).join(""));
  };

  // Jagged curves of several steps a pixel are hairlines: wider ones take longer than a frame.
  const pens = ({ column }, { preset, noise }) => {
    const width = column < 2 && (preset === "stream" || noise > 0) ? 1 : 2;
    [parts.c, parts.h].forEach((pen) => (pen.style.strokeWidth = width));
  };

  const curves = (plan, y, { c, h, goal, logs }) => {
    put("c", line(c, plan, y.c));
    put("h", line(h, plan, y.h));
    put("goal", goal ? line(goal, plan, y.c) : "");
    const { tiny, none } = lost(logs);
    put("grad", line(logs, plan, y.grad, Math.max(tiny, none, 1)));
    const end = tiny ? round(plan.middle(tiny)) : plan.left;
    put("rail", `M${plan.left},${RAIL - 4}H${end}`);
    parts.note.setAttribute("x", 8 + (plan.right - end > NOTE ? end : plan.left)); // behind the rail, or on it
    parts.note.textContent = lostNote({ tiny, none }, words);
  };

  const update = (plan, found, traits, cursor) => {
    const y = scales(found.goal ? found.c.concat(found.goal) : found.c, traits.preset);
    frame([plan.W, plan.T, y.lowest, y.highest, y.loudest].join(), plan, () => (boxes(plan), axes(plan, y)));
    rows(plan, y, found, traits);
    pens(plan, traits);
    curves(plan, y, found);
    put("cursors", cursor ? mark(plan, cursor) : "");
  };
  return { element, update };
};
