// The two classic drawings of an LSTM cell, redrawn, with the numbers of this step in them:
// the unit after Gers, Schmidhuber & Cummins (2000) and the block after Greff et al. (2017).

import { caption, html, number, svg } from "../../shared/common.js";

// The names of one quantity: [value, ours, Gers 2000, Greff 2017], each written base_sub^sup.
const NAMES = [
  ["g", "g", "g(net_c)", "z"],
  ["i", "i", "y^in", "i"],
  ["written", "i·g", "y^in g(net_c)", "i ⊙ z"],
  ["f", "f", "y^φ", "f"],
  ["kept", "f·c_t−1", "y^φ s_c(t−1)", "f ⊙ c^t−1"],
  ["c", "c_t", "s_c", "c^t"],
  ["squashed", "tanh(c_t)", "h(s_c)", "h(c^t)"],
  ["o", "o", "y^out", "o"],
  ["h", "h_t", "y^c", "y^t"],
];
const COLUMN = { gers: 2, greff: 3 };
const PART = /([_^])(t−1|in|out|φ|[a-z])|([^_^]+)/g;

// "s_c" and the like as pieces: [kind, text], kind "" for the line, "_" below, "^" above.
const pieces = (name) =>
  [...name.matchAll(PART)].map(([, kind, small, text]) => (kind ? [kind, small] : ["", text]));

const letters = (name) => html("span", { class: "gb-symbol" },
  pieces(name).map(([kind, text]) => html({ "": "i", _: "sub", "^": "sup" }[kind], {}, text)));

const label = (name, x, y, attributes = {}) => svg("text", { x, y, class: "gb-letters", ...attributes },
  pieces(name).map(([kind, text], k, all) => {
    const back = k && all[k - 1][0] ? { _: "-0.3em", "^": "0.4em" }[all[k - 1][0]] : null;
    const shift = { "": back, _: "0.3em", "^": "-0.4em" }[kind];
    return svg("tspan", { dy: shift, class: kind ? "gb-small" : null }, text);
  }));

const HEAD = { viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse" };
const arrow = (path, attributes = {}) => svg("path", { d: path, class: "gb-edge", ...attributes });

// Where things stand, in a drawing of 340 by 416: the line from the input up to the output.
const X = 168;
const AT = { g: [X, 364], written: [X, 288], c: [X, 204], squashed: [X, 122], h: [X, 56] };
const GATES = { i: [62, 288], f: [296, 204], o: [62, 56] };
const LOOP = [236, 204];

const EDGES = [
  `M${X},410 V386`, `M${X},344 V302`, `M${X},274 V230`, `M${X},178 V144`, `M${X},102 V70`, `M${X},42 V10`,
  "M82,288 H154", "M276,204 H250", "M82,56 H154",
  "M236,190 C236,166 198,168 188,187",
];
// From the cell to the loop's gate it takes a step; Greff et al. draw what waits a step dashed.
const DELAY = "M188,221 C198,240 236,242 236,218";
const DASHES = { gers: null, greff: "5 3" };
const INPUTS = ["M24,288 H40", "M334,204 H318", "M24,56 H40"];
// Peepholes: i and f look at the state of the step before (dashed), o at the new one.
const PEEPHOLES = [
  ["M147,219 L80,274", DASHES.greff],
  ["M184,224 Q240,270 284,222", DASHES.greff],
  ["M150,188 L76,72", null],
];

const value = (x, y, amount, anchor) => caption(x, y, number(amount), "gb-amount", anchor);

const product = ([x, y]) => [
  svg("circle", { cx: x, cy: y, r: 13, class: "gb-node" }),
  svg("text", { x, y: y + 5.5, "font-size": 17, "text-anchor": "middle" }, "×"),
];

const circle = ([x, y], r, more = "") => svg("circle", { cx: x, cy: y, r, class: `gb-node ${more}` });

// A function, with its letter: a box in Gers's drawing, a circle in Greff's.
const applied = (style, [x, y], name, quantity) => {
  const looks = `gb-edge-${quantity} gb-${quantity}`;
  return [
    style === "gers"
      ? svg("rect", { x: x - 30, y: y - 19, width: 60, height: 38, rx: 3, class: `gb-node ${looks}` })
      : circle([x, y], 20, looks),
    label(name, x, y + 5, { "text-anchor": "middle" }),
  ];
};

const arrows = (style, id) => {
  const end = { "marker-end": `url(#${id})` };
  const peephole = ([path, dashes]) =>
    arrow(path, { ...end, class: "gb-edge gb-peephole", "stroke-dasharray": dashes });
  return [
    [...EDGES, ...INPUTS].map((path) => arrow(path, end)),
    arrow(DELAY, { ...end, "stroke-dasharray": DASHES[style] }),
    style === "greff" ? PEEPHOLES.map(peephole) : null,
  ];
};

const gate = (name, [x, y], letter, amount) => [
  circle([x, y], 20, `gb-edge-${name} gb-${name}`),
  label(letter, x, y + 5, { "text-anchor": "middle" }),
  value(name === "f" ? x + 8 : x, y + 36, amount, "middle"),
];

export const diagram = (style, values, words, id) => {
  const name = Object.fromEntries(NAMES.map((row) => [row[0], row[COLUMN[style]]]));
  const [cx, cy] = AT.c;
  return svg("svg", { viewBox: "0 0 340 416", role: "img", "aria-label": words[`${style}_drawing`] },
    svg("defs", {}, svg("marker", { id, ...HEAD }, svg("path", { d: "M0,0 L8,4 L0,8 z", class: "gb-head" }))),
    arrows(style, id),
    applied(style, AT.g, "g", "g"),
    applied(style, AT.squashed, "h", "c"),
    circle(AT.c, 26),
    label(name.c, cx, cy - 3, { "text-anchor": "middle" }),
    value(cx, cy + 14, values.c, "middle"),
    Object.entries(GATES).map(([one, at]) => gate(one, at, name[one], values[one])),
    [AT.written, LOOP, AT.h].map(product),
    Object.entries({ g: 328, written: 258, squashed: 90, h: 24 }).map(([flow, y]) => [
      label(name[flow], X + 12, y + 4), value(X - 10, y + 4, values[flow], "end")]),
    label(name.kept, 240, 160),
    value(232, 160, values.kept, "end"));
};

// A table's head and body: every quantity of the step with its three names and its value.
export const table = (values, words) => {
  const cell = (name) => html("td", {}, letters(name));
  const row = ([key, ...names]) =>
    html("tr", {}, names.map(cell), html("td", { class: "gb-amount" }, number(values[key])));
  const head = ["ours", "gers", "greff", "value"].map((key) => html("th", { scope: "col" }, words[key]));
  return [html("thead", {}, html("tr", {}, head)), html("tbody", {}, NAMES.map(row))];
};
