// The drawing of the explorer `gru`: pipes, the lever, and the LSTM's sum on the same axis.

import { caption, number, picture, svg } from "../../shared/common.js";
import { casings, coloured, hatching, node, stream, valve } from "../../shared/pipes.js";
import { ruler } from "../../shared/time_axis.js";

const line = (x1, y1, x2, y2, name) => svg("line", { x1, y1, x2, y2, class: name });
const disc = (x, y, r, kind) => svg("circle", { cx: x, cy: y, r, class: kind });

// The lines of the values −1, 0 and 1, numbered on the left.
const rulers = (left, right, { y }) => [1, 0, -1].map((v) => ruler(y(v), number(v, 0), { left, right }));

const candidate = ({ pipes, unit, rods, x, heights: { a, row, tanh } }, values, hatch) => [
  rods.map((ends) => line(...ends, "gb-rod")),
  casings(pipes, unit),
  pipes.map((pipe) => stream(pipe, values, unit, hatch)),
  valve(pipes.find(({ flow }) => flow === "from_state"), "r", values, unit),
  disc(x.old, row, 13, "gb-stream gb-h"),
  disc(x.now, a, 13, "gb-stream gb-n"),
  node([x.w, row], 14, "×", 17),
  node([x.now, row], 14, "+", 21),
  node([x.now, tanh], 22, "tanh", 12),
];

// A pan that hangs from an end of the lever, filled as far as its share of the new state.
const pan = (x, y, share, quantity, name) => {
  const [half, top, height] = [17, y + 16, 20];
  const full = height * share;
  const box = { x: x - half, width: 2 * half };
  const level = { ...box, y: top + height - full, height: full, rx: Math.min(3, full / 2) };
  return [
    line(x, y, x, top, "gb-string"),
    svg("rect", { ...box, y: top, height, rx: 3, class: "gb-box" }),
    svg("rect", { ...level, class: `gb-stream gb-${quantity}` }),
    caption(x, top + height + 15, name, "gb-letters gb-over"),
  ];
};

// The lever: from the old state, at its height, to the candidate; z says where on it the new state is.
const lever = ({ x, values: { y }, controls: { z: [, slider] } }, { z, write, h_prev, n, h }, words) => {
  const rider = x.old + write * (x.now - x.old);
  const diamond = { x: x.now - 6.5, y: y(n) - 6.5, width: 13, height: 13, transform: `rotate(45 ${x.now} ${y(n)})` };
  return [
    [x.old, x.now].map((post) => line(post, y(1) - 6, post, y(-1), "gb-post")),
    line(rider, y(h), rider, slider + 24, "gb-rod"),
    pan(x.old, y(h_prev), z, "z", "z"),
    pan(x.now, y(n), write, "i", "1 − z"),
    line(x.old, y(h_prev), x.now, y(n), "gb-beam"),
    disc(x.old, y(h_prev), 7, "gb-end gb-h"),
    svg("rect", { ...diamond, class: "gb-end gb-n" }),
    disc(rider, y(h), 9, "gb-end gb-h gb-rider"),
    caption(x.old - 8, slider + 58, words.all_old, "gb-note", null),
    caption(x.now + 8, slider + 58, words.all_new, "gb-note", "end"),
  ];
};

// One summand as a bar from one height to another; a negative one is hatched.
const bar = (x, half, from, to, y, quantity, hatch) => {
  const box = { x: x - half, y: Math.min(y(from), y(to)), width: 2 * half, height: Math.abs(y(from) - y(to)) };
  return coloured((look) => svg("rect", { ...box, ...look }), quantity, to < from, hatch);
};

// Where the four numbers of the LSTM stand: what is kept, what is written, c and h.
export const columns = ({ panel: [left, right] }) =>
  [0, 1, 2, 3].map((k) => left + ((right - left) * (k + 0.5)) / 4);

// How far one height is from another, as a dimension line.
const gap = (x, from, to) => {
  if (Math.abs(from - to) < 1) return null;
  return svg("path", { d: `M${x - 6},${from}h12M${x - 6},${to}h12M${x},${from}V${to}`, class: "gb-gap" });
};

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
    disc(third, y(c), 7, "gb-end gb-c"),
    disc(last, y(h_lstm), 9, "gb-end gb-h gb-rider"),
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
  picture(words.drawing, ...plan.size,
    svg("defs", {}, hatching(hatch)),
    rulers(plan.x.old - 10, plan.x.now + 10, plan.values),
    rulers(...plan.panel, plan.lstm),
    candidate(plan, values, hatch),
    link(plan, values),
    lever(plan, values, words),
    sum(plan, values, hatch));
