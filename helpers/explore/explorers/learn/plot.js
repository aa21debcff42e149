// The four panels of `learn`: the loss of every run, what is left of the gradient, the answer and the
// gates of the net at every step of a sequence. Elements stay and only their attributes change.

import { caption, html, limit, sign, svg } from "../../shared/common.js";
import { power } from "../../shared/numbers.js";
import { clock, curve, layout, makePanels, round, roundSteps, ruler } from "../../shared/time_axis.js";

export const SEEDS = 5;
const [TOP, TALL, GAP] = [8, 112, 26];
const HEIGHT = TOP + TALL + 22;
const WIDE = 560; // from this width on the panels stand in two columns
const LOSSES = [0.3, -3]; // exponents at the ends of an axis
const LEFTS = [4, -44];
const GOAL = Math.log10(0.02);
const SHOWN = { lstm: ["f", "i", "o"], gru: ["z", "r"], rnn: ["h"], mingru: ["z"] };
const TICKS = { 0: "1", [-1]: "0.1", [-2]: "0.01", [-3]: "0.001" };

const scale = ([high, low]) => (v) => round(TOP + (TALL * (high - limit(low, v, high))) / (high - low));
const y = { loss: scale(LOSSES), left: scale(LEFTS), part: scale([1, 0]) };

const path = (xs, ys) => xs.map((x, k) => `${k ? "L" : "M"}${round(x)},${ys[k]}`).join("");

// A panel with its heading: { element, put, draw(width, key, T, axes) }.
const makePanel = (title, name, parts) => {
  const { element, put, frame } = makePanels(HEIGHT, name, { axes: svg("g"), ...parts });
  const head = html("p", { class: "gb-panel-title" }, title);
  const draw = (width, T, axes) => {
    const plan = layout(width, T, 44);
    frame(`${width} ${T}`, plan, () => axes(plan));
    return plan;
  };
  return { element: html("div", {}, head, element), head, put, draw };
};

const halves = (plan) => [1, 0.5, 0].map((v) => ruler(y.part(v), String(v), plan));

const makeLosses = (words) => {
  const names = Array.from({ length: SEEDS }, (_, k) => `run${k}`);
  const parts = Object.fromEntries(names.map((name) => [name, curve("c", "gb-run")]));
  const marks = svg("path", { class: "gb-found" });
  const panel = makePanel(words.losses, words.losses_drawing, { ...parts, marks });
  const axes = (plan) => [
    [0, -1, -2, -3].map((log) => ruler(y.loss(log), TICKS[log], plan)),
    svg("path", { d: `M${plan.left},${y.loss(GOAL)}H${plan.right}`, class: "gb-start" }),
    roundSteps(plan.T, plan.middle).map((n) => caption(plan.middle(n), HEIGHT - 4, n)),
  ];
  const update = (width, { runs, most }) => {
    const plan = panel.draw(width, most, axes);
    names.forEach((name, k) => {
      const losses = runs[k]?.losses ?? [];
      panel.put(name, path(losses.map((_, n) => plan.middle(n + 1)), losses.map((v) => y.loss(Math.log10(v)))));
      parts[name].classList.toggle("gb-past", k < runs.length - 1);
    });
    const found = runs.filter((run) => run.found);
    panel.put("marks", found.map(({ losses }) => `M${round(plan.middle(losses.length)) - 4},${y.loss(GOAL) + 8}l4,5l8,-11`).join(""));
  };
  return { ...panel, update };
};

const makeLeft = (words) => {
  const parts = { left: curve("grad", "gb-chain") };
  const panel = makePanel(words.left, words.left_drawing, parts);
  const axes = (plan) => [
    [0, -10, -20, -30, -40].map((log) => ruler(y.left(log), log ? power(log) : "1", plan)),
    [0, ...roundSteps(plan.T - 1, (k) => plan.middle(k + 1))].map((k) => caption(plan.middle(k + 1), HEIGHT - 4, k)),
    svg("text", { x: 2, y: HEIGHT - 4, class: "gb-letters" }, "k"),
  ];
  const update = (width, { seen: { times, left }, lag }) => {
    const plan = panel.draw(width, lag + 1, axes);
    const ends = left.findLastIndex((log) => log < LEFTS[1]) + 1; // seen from the last step on
    panel.put("left", path(times.slice(ends).map((t) => plan.middle(lag + 2 - t)), left.slice(ends).map(y.left)));
  };
  return { ...panel, update };
};

// Curves over the steps of two sequences, solid for the bit 1 and dashed for the other.
const makeSteps = (title, drawing, names) => {
  const both = (name) => [[`${name}0`, curve(name)], [`${name}1`, curve(name, "gb-dashed")]];
  const panel = makePanel(title, drawing, Object.fromEntries(names.flatMap(both)));
  const axes = (plan) => [halves(plan), clock(HEIGHT - 4, plan)];
  const update = (width, { seen: { times, rows }, lag }, shown) => {
    const plan = panel.draw(width, lag + 1, axes);
    const xs = times.map(plan.middle);
    const of = (name, bit) => (name in shown ? path(xs, rows[shown[name]].map((pair) => y.part(pair[bit]))) : "");
    names.forEach((name) => [0, 1].forEach((bit) => panel.put(`${name}${bit}`, of(name, bit))));
  };
  return { ...panel, update };
};

// What the lines of a panel are: gates by their letters, bits by their strokes.
const letters = (cell, words) => [
  cell === "rnn" ? words.no_gates : words.gates,
  SHOWN[cell].map((name) => html("b", {}, sign(name))),
];
const strokes = (words) => [
  words.answers,
  ["one", "zero"].map((bit) => html("span", { class: `gb-stroke gb-h gb-${bit}` }, words[bit])),
];

// The drawing: { element, update(room, found) }.
export const makePlot = (words) => {
  const [losses, left] = [makeLosses(words), makeLeft(words)];
  const answers = makeSteps(strokes(words), words.answers_drawing, ["h"]);
  const gates = makeSteps("", words.gates_drawing, ["f", "i", "o", "z", "r", "h"]);
  const panels = [losses, answers, left, gates];
  const element = html("div", { class: "gb-learnt gb-panels" }, panels.map((panel) => panel.element));
  const update = (room, found) => {
    const width = room >= WIDE ? (room - GAP) / 2 : room;
    losses.update(width, found);
    left.update(width, found);
    answers.update(width, found, { h: "answer" });
    gates.update(width, found, Object.fromEntries(SHOWN[found.cell].map((name) => [name, name])));
    gates.head.replaceChildren(...letters(found.cell, words).flat());
  };
  return { element, update };
};
