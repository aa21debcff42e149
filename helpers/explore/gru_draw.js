// The drawing of the explorer `gru`: pipes, the lever, and the LSTM's sum on the same axis.

import { number, svg } from "./common.js";
import { casings, hatching, stream, valve } from "./pipes.js";

const node = ([x, y], half, words, size) => [
  svg("rect", { x: x - half, y: y - 14, width: 2 * half, height: 28, rx: 14, class: "gb-node" }),
  svg("text", { x, y: y + size / 3, "font-size": size, "text-anchor": "middle" }, words),
];
const line = (x1, y1, x2, y2, name) => svg("line", { x1, y1, x2, y2, class: name });
const letter = (x, y, words) => svg("text", { x, y, class: "gb-letters gb-over", "text-anchor": "middle" }, words);

// The lines of the values −1, 0 and 1, numbered on the left.
const rulers = ([left, right], { y }) => [1, 0, -1].map((v) => [
  line(left, y(v), right, y(v), "gb-axis"),
  svg("text", { x: left - 6, y: y(v) + 4, class: "gb-tick", "text-anchor": "end" }, number(v, 0)),
]);

const candidate = ({ pipes, unit, rods, x, heights: { a, row, tanh } }, values, hatch) => [
  rods.map((ends) => line(...ends, "gb-rod")),
  casings(pipes, unit),
  pipes.map((pipe) => stream(pipe, values, unit, hatch)),
  valve({ at: [x.r, row], capacity: 2, axis: "x", quantity: "r" }, values.r, values.from_state, unit),
  svg("circle", { cx: x.old, cy: row, r: 13, class: "gb-stream gb-h" }),
  svg("circle", { cx: x.now, cy: a, r: 13, class: "gb-stream gb-n" }),
  node([x.w, row], 14, "×", 17), node([x.now, row], 14, "+", 21), node([x.now, tanh], 22, "tanh", 12),
];

// A pan that hangs from an end of the lever, filled as far as its share of the new state.
const pan = (x, y, share, quantity, name) => {
  const [half, top, height] = [17, y + 16, 20];
  const full = height * share;
  return [
    line(x, y, x, top, "gb-string"),
    svg("rect", { x: x - half, y: top, width: 2 * half, height, rx: 3, class: "gb-box" }),
    svg("rect", { x: x - half, y: top + height - full, width: 2 * half, height: full, rx: Math.min(3, full / 2), class: `gb-stream gb-${quantity}` }),
    letter(x, top + height + 15, name),
  ];
};

// The lever: from the old state, at its height, to the candidate; z says where on it the new state is.
const lever = ({ x, values: { y }, controls: { z: [, slider] } }, { z, write, h_prev, n, h }, words) => {
  const rider = x.old + write * (x.now - x.old);
  return [
    [x.old, x.now].map((post) => line(post, y(1) - 6, post, y(-1), "gb-post")),
    line(rider, y(h), rider, slider + 24, "gb-rod"),
    pan(x.old, y(h_prev), z, "z", "z"),
    pan(x.now, y(n), write, "i", "1 − z"),
    line(x.old, y(h_prev), x.now, y(n), "gb-beam"),
    svg("circle", { cx: x.old, cy: y(h_prev), r: 7, class: "gb-end gb-h" }),
    svg("rect", { x: x.now - 6.5, y: y(n) - 6.5, width: 13, height: 13, class: "gb-end gb-n", transform: `rotate(45 ${x.now} ${y(n)})` }),
    svg("circle", { cx: rider, cy: y(h), r: 9, class: "gb-end gb-h gb-rider" }),
    svg("text", { x: x.old - 8, y: slider + 58, class: "gb-note" }, words.all_old),
    svg("text", { x: x.now + 8, y: slider + 58, class: "gb-note", "text-anchor": "end" }, words.all_new),
  ];
};

// One summand as a bar from one height to another; a negative one is hatched.
const bar = (x, half, from, to, y, quantity, hatch) => {
  const box = { x: x - half, y: Math.min(y(from), y(to)), width: 2 * half, height: Math.abs(y(from) - y(to)) };
  return [
    svg("rect", { ...box, class: `gb-stream gb-${quantity}` }),
    to < from ? svg("rect", { ...box, fill: `url(#${hatch})` }) : null,
  ];
};

// Where the four numbers of the LSTM stand: what is kept, what is written, c and h.
export const columns = ({ panel: [left, right] }) => [0, 1, 2, 3].map((k) => left + ((right - left) * (k + 0.5)) / 4);

// How far one height is from another, as a dimension line.
const gap = (x, from, to) => (Math.abs(from - to) < 1 ? null : svg("path", { d: `M${x - 6},${from}h12M${x - 6},${to}h12M${x},${from}V${to}`, class: "gb-gap" }));

// The LSTM's sum, from 0 to what is kept, from there to c, and through the open output gate to h.
const sum = (plan, { kept, c, h_lstm, h }, hatch) => {
  const { y } = plan.lstm;
  const [first, second, third, last] = columns(plan);
  const half = Math.min(16, (second - first) * 0.32);
  return [
    bar(first, half, 0, kept, y, "c", hatch),
    line(first - half, y(kept), second + half, y(kept), "gb-level"),
    bar(second, half, kept, c, y, "n", hatch),
    line(second - half, y(c), third, y(c), "gb-level"),
    line(third, y(c), last, y(h_lstm), "gb-level"),
    gap(last, y(h_lstm), y(h)),
    svg("circle", { cx: third, cy: y(c), r: 7, class: "gb-end gb-c" }),
    svg("circle", { cx: last, cy: y(h_lstm), r: 9, class: "gb-end gb-h gb-rider" }),
  ];
};

// The level of the GRU's new state, drawn across to the LSTM's, with = or ≠ where they meet.
const link = ({ x, values, lstm, panel: [left, right], link: at }, { h, h_lstm, write, same }) => {
  const rider = x.old + write * (x.now - x.old);
  const level = line(left, lstm.y(h), right, lstm.y(h), "gb-reach");
  if (!at) return level;
  const middle = values.y((h + h_lstm) / 2);
  return [
    level,
    line(rider, values.y(h), at, values.y(h), "gb-reach"),
    gap(at, values.y(h), values.y(h_lstm)),
    node([at, middle], 14, same ? "=" : "≠", 20),
  ];
};

export const drawing = (plan, values, words, hatch) =>
  svg("svg", { width: plan.size[0], height: plan.size[1], role: "img", "aria-label": words.drawing },
    svg("defs", {}, hatching(hatch)),
    rulers([plan.x.old - 10, plan.x.now + 10], plan.values),
    rulers(plan.panel, plan.lstm),
    candidate(plan, values, hatch),
    link(plan, values),
    lever(plan, values, words),
    sum(plan, values, hatch));
