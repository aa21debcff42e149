// What drawings of a recurrent net are made of: cells, inputs, outputs, and arrows between them.

import { svg } from "../../shared/common.js";

const written = (words, x, y, size, kind, ...more) => {
  const looks = { class: kind, "text-anchor": "middle", style: `font-size: ${size}px` };
  return svg("text", { x, y, ...looks }, svg("tspan", {}, words), more);
};

// A letter with its index; null where it needs none.
export const letter = (name, index, x, y, size, kind = "") =>
  written(name, x, y + 0.32 * size, size, `gb-letters ${kind}`,
    index === null ? null : svg("tspan", { dy: 0.25 * size, style: `font-size: ${0.7 * size}px` }, index));

const HEADS = { right: "l-7,-4v8z", left: "l7,-4v8z", up: "l-4,7h8z", down: "l-4,-7h8z" };

// A line along `path` that ends in a head at (x, y).
export const arrow = (path, [x, y], heading, kind) => svg("g", { class: `gb-arrow ${kind}` },
  svg("path", { d: path, class: "gb-shaft" }),
  svg("path", { d: `M${x},${y}${HEADS[heading]}`, class: "gb-tip" }));

export const upward = (x, from, to, kind) => arrow(`M${x},${from}V${to + 5}`, [x, to], "up", kind);
export const rightward = (y, from, to, kind) => arrow(`M${from},${y}H${to - 5}`, [to, y], "right", kind);

const item = (x, y, r, name, index, kind) => [
  svg("circle", { cx: x, cy: y, r, class: `gb-item ${kind}` }),
  letter(name, index, x, y, Math.max(11.5, 0.95 * r)),
];

// An input below a cell and an output above it, each with its arrow.
export const input = (x, y, r, index, bottom) =>
  [upward(x, y - r - 2, bottom, "gb-way"), item(x, y, r, "x", index, "")];
export const result = (x, y, r, index, top) =>
  [upward(x, top, y + r + 3, "gb-way"), item(x, y, r, "y", index, "gb-result")];

// The k-th cell: the same look wherever the weights are the same.
export const cellBox = (k, x, y, half) => {
  const [side, rx] = [2 * half, Math.min(8, half / 2)];
  return [
    svg("rect", { x: x - half, y: y - half, width: side, height: side, rx, class: `gb-unit gb-unit-${k}` }),
    written(["W", "W′"][k], x, y + 0.29 * half + 0.5, 0.8 * half + 1, `gb-weights gb-weights-${k}`),
  ];
};

// The hidden state of the k-th cell.
export const stateAt = (k, index, x, y) => letter(["h", "h′"][k], index, x, y, 13.5, "gb-state gb-h");

// An output goes back: from the right of its circle down into the top of a cell.
export const feed = (x, y, to, top) => {
  const bend = `C${x + 0.8 * (to - x)},${y} ${to},${y + 8} ${to},${Math.min(y + 34, top - 12)}`;
  return arrow(`M${x},${y}${bend}V${top - 5}`, [to, top], "down", "gb-fed");
};
