// What a net does at every symbol it reads, in columns: the symbol, what the net answers then, one
// quantity of every unit, and the gates and states of one unit. Elements stay, attributes change.

import { caption, limit, number, svg } from "../../shared/common.js";
import { curve, line, makePanels, round, ruler } from "../../shared/time_axis.js";

const RIGHT = 12;
const ANSWER = 52; // the height of each panel
const CURVES = 44;
const BETWEEN = 30; // with the next panel's heading
const LEVELS = 8; // of ink
const BEST = 4; // symbols that are named after every one
export const QUANTITIES = { lstm: ["c", "h", "f", "i", "o", "g"], gru: ["h", "z", "r", "n"], rnn: ["h"] };
export const GATES = { lstm: ["f", "i", "o"], gru: ["z", "r"], rnn: [] };
const STATES = { lstm: ["c", "h"], gru: ["h"], rnn: ["h"] };

// About how wide a word of 12 pixels' height is.
const width = (word) => [...word].reduce((sum, letter) => sum + (letter > "\u1100" ? 12 : 7), 0);

// Where everything is, for the room there is: T columns, H rows. Words stand upright where they are
// wider than a column.
export const layout = (room, { symbols, H, answers, outputs, cell }) => {
  const [W, T] = [Math.min(room, 900), symbols.length];
  const left = outputs === 1 ? 14 + 9 * Math.max(3, ...answers.map((one) => one.length)) : 41;
  const column = Math.min(64, (W - left - RIGHT) / T);
  const widest = Math.max(...symbols.map(width));
  const upright = widest + 4 > Math.max(column, 14);
  const row = Math.min(104 / H, 10);
  const at = { answer: upright ? 16 + widest : 26 };
  at.heat = at.answer + ANSWER + BETWEEN;
  at.gates = at.heat + H * row + BETWEEN;
  at.states = at.gates + (GATES[cell].length ? CURVES + BETWEEN : 0);
  const middle = (t) => left + (t - 0.5) * column;
  return { W, T, H, left, right: left + column * T, column, upright, row, at, height: at.states + CURVES + 8, middle };
};

const within = (top, tall, low, high) => (v) => round(top + (tall * (high - limit(low, v, high))) / (high - low));

// Where columns are narrow only every second, third … of them is named, the last always.
const isNamed = ({ T, column }) => (k) => (T - 1 - k) % Math.ceil(14 / column) === 0;

const labels = (plan, symbols) => symbols.map((symbol, k) => {
  if (!isNamed(plan)(k)) return [];
  const [x, y] = [round(plan.middle(k + 1)), plan.at.answer - 10];
  if (!plan.upright) return caption(x, y, symbol, "gb-read");
  return svg("text", { x: x + 4, y, class: "gb-read", transform: `rotate(-90 ${x + 4} ${y})` }, symbol);
});

// The likeliest symbols after every one: as long a bar as they are likely; bold what came next.
const candidates = (plan, chances, { vocabulary, symbols }) => {
  const [bars, names] = [[], []];
  chances.forEach((all, k) => {
    const best = all.map((chance, symbol) => [chance, symbol]).sort(([a], [b]) => b - a).slice(0, BEST);
    const x = plan.left + k * plan.column;
    best.forEach(([chance, symbol], place) => {
      const y = plan.at.answer + place * (ANSWER / BEST);
      const kind = vocabulary[symbol] === symbols[k + 1] ? "gb-read gb-came" : "gb-read";
      const long = round(chance * Math.max(plan.column - 3, 1));
      bars.push(svg("rect", { x: round(x + 1), y, width: long, height: ANSWER / BEST - 3, class: "gb-likely" }));
      if (isNamed(plan)(k)) names.push(caption(round(x + plan.column / 2), y + 11, vocabulary[symbol], kind));
    });
  });
  return [...bars, ...names];
};

// A cell of the heat map for each unit and step: `ink[level]` holds those of that much ink, `slash`
// strikes the negative ones through.
const heat = (values, plan, most) => {
  const ink = Array.from({ length: LEVELS }, () => "");
  let slash = "";
  const [w, h] = [round(Math.max(plan.column - 1, 1)), round(plan.row > 4 ? plan.row - 1 : plan.row - 0.4)];
  values.forEach((units, k) => units.forEach((v, unit) => {
    const [x, y] = [round(plan.left + k * plan.column), round(plan.at.heat + unit * plan.row)];
    const level = Math.round((LEVELS * Math.abs(v)) / most) - 1;
    if (level >= 0) ink[level] += `M${x},${y}h${w}v${h}h${-w}z`;
    if (level >= 0 && v < 0) slash += `M${x},${y + h}l${w},${-h}`;
  }));
  return { ink, slash };
};

const largest = (values) => values.reduce((most, units) => units.reduce((m, v) => Math.max(m, Math.abs(v)), most), 1);

const axes = (plan, found, bounds, words) => [
  labels(plan, found.symbols),
  found.outputs === 1 ? [] : caption(0, plan.at.answer + 11, words.next, "gb-tick", "start"),
  found.outputs === 1 ? [[1, found.answers[1]], [0.5, "½"], [0, found.answers[0]]].map(([v, name]) =>
    ruler(within(plan.at.answer, ANSWER, 0, 1)(v), name, plan)) : [],
  [1, plan.H].map((unit) => caption(plan.left - 6, plan.at.heat + (unit - 0.5) * plan.row + 4, unit, "gb-tick", "end")),
  GATES[found.cell].length ? [1, 0].map((v) => ruler(within(plan.at.gates, CURVES, 0, 1)(v), v, plan)) : [],
  [bounds, 0, -bounds].map((v) => ruler(within(plan.at.states, CURVES, -bounds, bounds)(v), number(v, 0), plan)),
];

const makeParts = () => ({
  axes: svg("g"),
  likely: svg("g"),
  answer: curve("h"),
  ...Object.fromEntries(Array.from({ length: LEVELS }, (_, k) =>
    [`ink${k}`, svg("path", { class: "gb-stream", "fill-opacity": (k + 1) / LEVELS })])),
  slash: svg("path", { class: "gb-slash" }),
  chosen: svg("path", { class: "gb-chosen" }),
  ...Object.fromEntries(["f", "z", "i", "o", "r", "c", "h"].map((name) => [name, curve(name)])),
});

// The drawing: { element, update(plan, found) }.
export const makePlot = (words) => {
  const parts = makeParts();
  const { element, put, frame } = makePanels(0, words.drawing, parts);
  const drawHeat = (plan, { states, shown }) => {
    const values = states.map((state) => state[shown]);
    const { ink, slash } = heat(values, plan, largest(values));
    ink.forEach((d, k) => {
      put(`ink${k}`, d);
      parts[`ink${k}`].setAttribute("class", `gb-stream gb-${shown}`);
    });
    put("slash", slash);
  };
  const drawUnit = (plan, { states, cell, unit, bounds }) => {
    const of = (name, y) => line(states.map((state) => state[name][unit - 1]), plan, y);
    const gates = within(plan.at.gates, CURVES, 0, 1);
    const both = within(plan.at.states, CURVES, -bounds, bounds);
    for (const name of ["f", "z", "i", "o", "r"]) put(name, GATES[cell].includes(name) ? of(name, gates) : "");
    for (const name of ["c", "h"]) put(name, STATES[cell].includes(name) ? of(name, both) : "");
    const top = round(plan.at.heat + (unit - 1) * plan.row - 1.5);
    put("chosen", `M${plan.left - 1.5},${top}H${round(plan.right + 1)}v${round(plan.row + 2)}H${plan.left - 1.5}z`);
  };
  const update = (plan, found) => {
    const bounds = Math.ceil(largest(found.states.map((state) => (state.c ?? state.h).slice(found.unit - 1, found.unit))));
    frame(`${plan.W} ${plan.H} ${bounds} ${found.symbols.join(" ")}`, plan, () => axes(plan, found, bounds, words));
    element.setAttribute("height", plan.height);
    const one = found.outputs === 1;
    const y = within(plan.at.answer, ANSWER, 0, 1);
    put("answer", one ? line(found.chances.map(([, chance]) => chance), plan, y) : "");
    parts.likely.replaceChildren(...(one ? [] : candidates(plan, found.chances, found)));
    drawHeat(plan, found);
    drawUnit(plan, { ...found, bounds });
  };
  return { element, update };
};
