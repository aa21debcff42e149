// Curves over an axis of time: where each step is, lines through them, ticks beside and below.

import { caption, html, picture, place, svg, whenNew } from "./common.js";

// Where the steps are, for the room there is. Each has a column; step t is drawn in its middle.
export const layout = (room, T, left = 40) => {
  const W = Math.min(room, 900);
  const right = W - 14;
  const column = (right - left) / T;
  return { W, T, left, right, column, middle: (t) => left + (t - 0.5) * column };
};

export const round = (v) => Math.round(v * 10) / 10;

// A curve through steps from..T; `values` begins with step 1. Points in the middle of a straight
// line are left out: a shorter path is painted sooner.
export const line = (values, { middle, T }, y, from = 1) => {
  const heights = values.map(y);
  const straight = (k) => Math.abs(heights[k - 1] - 2 * heights[k] + heights[k + 1]) < 1e-9;
  let path = "";
  for (let t = from; t <= T; t++) {
    if (t > from && t < T && straight(t - 1)) continue;
    path += `${t === from ? "M" : "L"}${round(middle(t))},${round(heights[t - 1])}`;
  }
  return path;
};

// Round numbers up to T, at least 52 pixels from one to the next; x(t) is where t is.
export const roundSteps = (T, x) => {
  const every = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((step) => x(step) - x(0) >= 52) ?? T;
  return Array.from({ length: Math.floor(T / every) }, (_, k) => (k + 1) * every);
};

export const tick = (y, text, { left }) => caption(left - 6, y + 4, text, "gb-tick", "end");
export const ruler = (y, text, plan) => [
  svg("line", { x1: plan.left, x2: plan.right, y1: y, y2: y, class: "gb-axis" }),
  text ? tick(y, text, plan) : [],
];

// The numbers along the bottom, at height y: the first step, the last, and round ones between them.
export const clock = (y, { T, middle }) => {
  const apart = (t) => middle(t) - middle(1) >= 30 && middle(T) - middle(t) >= 34;
  const times = [1, ...roundSteps(T, middle).filter(apart), T];
  return [
    times.map((t) => caption(middle(t), y, t)),
    svg("text", { x: 0, y, class: "gb-letters" }, "t"),
  ];
};

// A drawing whose elements stay while their attributes change. put(name, d) sets a path: one that is
// as it was is left alone, for set again it would be painted again. frame(key, plan, make) replaces
// the axes when the key is a new one.
export const makePanels = (height, name, parts) => {
  const element = picture(name, null, height, Object.values(parts));
  const paths = {};
  const put = (part, d) => {
    if (paths[part] !== d) parts[part].setAttribute("d", (paths[part] = d));
  };
  const frame = whenNew((key, plan, make) => {
    element.setAttribute("width", plan.W);
    parts.axes.replaceChildren(...make().flat(Infinity));
  });
  return { element, put, frame };
};

export const curve = (name, extra = "") => svg("path", { class: `gb-curve gb-${name} ${extra}` });

// One line over a panel: what it shows, and on the right what is told of it.
export const heading = ([top], { W }, left, right) => {
  const element = html("div", { class: "gb-heading" }, html("span", {}, left), html("span", {}, right));
  place(element, undefined, top - 26, W);
  return element;
};
