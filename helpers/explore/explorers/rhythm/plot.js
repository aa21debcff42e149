// The drawing of the explorer `rhythm`: signal and cell, each rhythm before and after, and the gain
// against the period. Its elements stay and only their attributes change.

import { gain } from "./run.js";
import { caption, number, svg } from "../../shared/common.js";
import { clock, curve, line, makePanels, round, ruler } from "../../shared/time_axis.js";

// Top and height of each panel; its heading stands above.
export const PANEL = { x: [26, 102], fast: [156, 46], slow: [238, 46], gain: [342, 104] };
const CLOCK = 302; // the height of the steps' numbers
export const HEIGHT = 468;
const LIMITS = { x: 3, fast: 1, slow: 1 };
const PERIODS = [2, 4000]; // of the axis of periods, which is logarithmic
const POINTS = 160; // of the curve over it

const heights = (panel) => {
  const [top, height] = PANEL[panel];
  return (v) => top + (height / 2) * (1 - v / LIMITS[panel]);
};
const high = (v) => PANEL.gain[0] + PANEL.gain[1] * (1 - v);

// Where a period is on the axis of periods.
const along = ({ left, right }, period) =>
  left + ((right - left) * Math.log(period / PERIODS[0])) / Math.log(PERIODS[1] / PERIODS[0]);

const gains = (plan, f) => {
  const ratio = PERIODS[1] / PERIODS[0];
  const points = Array.from({ length: POINTS + 1 }, (_, k) => PERIODS[0] * ratio ** (k / POINTS));
  const at = (period) => `${round(along(plan, period))},${round(high(gain(f, period)))}`;
  return `M${points.map(at).join("L")}`;
};

// The marks of the rhythms, here and in the headings: a triangle and a square.
const MARKS = {
  fast: (x, y) => `M${x},${y - 7}l7,12h-14z`,
  slow: (x, y) => `M${x - 5.5},${y - 5.5}h11v11h-11z`,
};

// What only changes with the width and the number of steps.
const axes = (plan) => [
  [2, 0, -2].map((v) => ruler(heights("x")(v), number(v, 0), plan)),
  ["fast", "slow"].flatMap((name) => [1, 0, -1].map((v) => ruler(heights(name)(v), number(v, 0), plan))),
  [1, 0.5, 0].map((v) => ruler(high(v), number(v, v % 1 ? 1 : 0), plan)),
  clock(CLOCK, plan),
  [2, 10, 100, 1000].map((period) => caption(along(plan, period), high(0) + 16, period)),
];

const makeParts = () => ({
  axes: svg("g"),
  x: curve("g"), fast: curve("g"), slow: curve("g"),
  c: curve("c"), fast_kept: curve("c"), slow_kept: curve("c"),
  cut: svg("path", { class: "gb-start" }),
  gains: curve("f"),
  stems: svg("path", { class: "gb-stem" }),
  marks: svg("path", { class: "gb-mark" }),
  corner: caption(0, high(1) + 13, "2πτ", "gb-tick gb-over", "end"),
});

// The drawing: { element, update(plan, found, traits) }.
export const makePlot = (words) => {
  const parts = makeParts();
  const { element, put, frame } = makePanels(HEIGHT, words.drawing, parts);

  const curves = (plan, { x, c, fast, slow }) => {
    put("x", line(x, plan, heights("x")));
    put("c", line(c, plan, heights("x")));
    Object.entries({ fast, slow }).forEach(([name, [arrives, kept]]) => {
      put(name, line(arrives, plan, heights(name)));
      put(`${name}_kept`, line(kept, plan, heights(name)));
    });
  };

  // Jagged curves of several steps a pixel are hairlines: wider ones take longer than a frame.
  const pens = ({ column }, { fast, tau }) => {
    parts.c.style.strokeWidth = column < 2 && tau < 20 ? 1 : 2;
    parts.fast_kept.style.strokeWidth = column * fast < 24 ? 1 : 2;
  };

  const response = (plan, { f }, traits) => {
    put("gains", gains(plan, f));
    const at = (period) => [round(along(plan, period)), round(high(gain(f, period)))];
    const points = ["fast", "slow"].map((name) => [name, ...at(traits[name])]);
    put("stems", points.map(([, x, y]) => `M${x},${high(0)}V${y}`).join(""));
    put("marks", points.map(([name, x, y]) => MARKS[name](x, y)).join(""));
    const corner = round(along(plan, 2 * Math.PI * traits.tau));
    put("cut", `M${corner},${high(1)}V${high(0)}`);
    parts.corner.setAttribute("x", corner - 4);
  };

  const update = (plan, found, traits) => {
    frame(`${plan.W} ${plan.T}`, plan, () => axes(plan));
    curves(plan, found);
    pens(plan, traits);
    response(plan, found, traits);
  };
  return { element, update };
};
