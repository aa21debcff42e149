// The two classic drawings of an LSTM cell, redrawn, with the numbers of this step in them:
// the unit after Gers, Schmidhuber & Cummins (2000) and the block after Greff et al. (2017).

import { html, number, svg } from "./common.js";

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
const pieces = (name) => [...name.matchAll(PART)].map(([, kind, small, text]) => (kind ? [kind, small] : ["", text]));

const letters = (name) => html("span", { class: "gb-symbol" },
  pieces(name).map(([kind, text]) => html({ "": "i", _: "sub", "^": "sup" }[kind], {}, text)));

const label = (name, x, y, attributes = {}) => svg("text", { x, y, class: "gb-letters", ...attributes },
  pieces(name).map(([kind, text], k, all) => {
    const back = k && all[k - 1][0] ? { _: "-0.3em", "^": "0.4em" }[all[k - 1][0]] : null;
    const shift = { "": back, _: "0.3em", "^": "-0.4em" }[kind];
    return svg("tspan", { dy: shift, class: kind ? "gb-small" : null }, text);
  }));

const arrow = (path, attributes = {}) => svg("path", { d: path, class: "gb-edge", ...attributes });

// Where things stand, in a drawing of 340 by 430: the line from the input up to the output.
const X = 168;
const AT = { g: [X, 364], written: [X, 288], c: [X, 204], squashed: [X, 122], h: [X, 56] };
const GATES = { i: [62, 288], f: [296, 204], o: [62, 56] };
const LOOP = [236, 204];

const EDGES = [
  `M${X},422 V386`, `M${X},344 V302`, `M${X},274 V230`, `M${X},178 V144`, `M${X},102 V70`, `M${X},42 V10`,
  "M82,288 H154", "M276,204 H250", "M82,56 H154",
  "M236,190 C236,166 198,168 188,187",
];
// From the cell to the loop's gate it takes a step; Greff et al. draw what waits a step dashed.
const DELAY = "M188,221 C198,240 236,242 236,218";
const DASHES = { gers: null, greff: "5 3" };
const INPUTS = ["M24,288 H40", "M334,204 H318", "M24,56 H40"];
// Peepholes: i and f look at the state of the step before (dashed), o at the new one.
const PEEPHOLES = [["M147,219 L80,274", DASHES.greff], ["M184,224 Q240,270 284,222", DASHES.greff], ["M150,188 L76,72", null]];

const value = ([x, y], amount, dx, dy, anchor) =>
  svg("text", { x: x + dx, y: y + dy, class: "gb-amount", "text-anchor": anchor }, number(amount));

const product = ([x, y]) => [
  svg("circle", { cx: x, cy: y, r: 13, class: "gb-node" }),
  svg("text", { x, y: y + 5.5, "font-size": 17, "text-anchor": "middle" }, "×"),
];

// A box for Gers's functions, a circle for Greff's.
const shape = (style, [x, y], name, quantity, small = false) => [
  style === "gers" && !small
    ? svg("rect", { x: x - 30, y: y - 19, width: 60, height: 38, rx: 3, class: `gb-node gb-edge-${quantity} gb-${quantity}` })
    : svg("circle", { cx: x, cy: y, r: 20, class: `gb-node gb-edge-${quantity} gb-${quantity}` }),
  label(name, x, y + 5, { "text-anchor": "middle" }),
];

const FUNCTION = { gers: { g: "g", squashed: "h" }, greff: { g: "g", squashed: "h" } };

export const diagram = (style, values, words, id) => {
  const name = Object.fromEntries(NAMES.map((row) => [row[0], row[COLUMN[style]]]));
  const head = svg("marker", { id, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse" },
    svg("path", { d: "M0,0 L8,4 L0,8 z", class: "gb-head" }));
  const end = { "marker-end": `url(#${id})` };
  return svg("svg", { viewBox: "0 0 340 430", role: "img", "aria-label": words[`${style}_drawing`] },
    svg("defs", {}, head),
    [...EDGES, ...INPUTS].map((path) => arrow(path, end)),
    arrow(DELAY, { ...end, "stroke-dasharray": DASHES[style] }),
    style === "greff" ? PEEPHOLES.map(([path, dashes]) => arrow(path, { ...end, class: "gb-edge gb-peephole", "stroke-dasharray": dashes })) : null,
    shape(style, AT.g, FUNCTION[style].g, "g"), shape(style, AT.squashed, FUNCTION[style].squashed, "c"),
    svg("circle", { cx: AT.c[0], cy: AT.c[1], r: 26, class: "gb-node" }),
    label(name.c, AT.c[0], AT.c[1] - 3, { "text-anchor": "middle" }),
    value(AT.c, values.c, 0, 14, "middle"),
    Object.entries(GATES).map(([gate, at]) => shape(style, at, name[gate], gate, true)),
    [AT.written, LOOP, AT.h].map(product),
    value(GATES.i, values.i, 0, 36, "middle"), value(GATES.f, values.f, 8, 36, "middle"), value(GATES.o, values.o, 0, 36, "middle"),
    [["g", [X, 328]], ["written", [X, 258]], ["squashed", [X, 90]], ["h", [X, 24]]].map(([flow, [x, y]]) => [
      label(name[flow], x + 12, y + 4), value([x, y], values[flow], -10, 4, "end")]),
    label(name.kept, 240, 160), value([232, 160], values.kept, 0, 0, "end"));
};

// Every quantity of the step with its three names and its value; `show` fills in the values.
export const table = (words) => {
  const cells = NAMES.map(() => html("td", { class: "gb-amount" }));
  const head = ["ours", "gers", "greff", "value"].map((key) => html("th", { scope: "col" }, words[key]));
  const rows = NAMES.map(([, ...names], k) => html("tr", {}, names.map((name) => html("td", {}, letters(name))), cells[k]));
  const element = html("table", {}, html("thead", {}, html("tr", {}, head)), html("tbody", {}, rows));
  const fill = (values) => NAMES.forEach(([key], k) => (cells[k].textContent = number(values[key])));
  return { element, fill };
};
