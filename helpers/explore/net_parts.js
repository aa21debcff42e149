// What drawings of a recurrent net are made of: cells, inputs, outputs, and arrows between them.

import { svg } from "./common.js";

// A letter with its index; null where it needs none.
export const letter = (name, index, x, y, size, kind = "") =>
  svg("text", { x, y: y + 0.32 * size, class: `gb-letters ${kind}`, "text-anchor": "middle", style: `font-size: ${size}px` },
    svg("tspan", {}, name),
    index === null ? null : svg("tspan", { dy: 0.25 * size, style: `font-size: ${0.7 * size}px` }, index));

const HEADS = { right: "l-7,-4v8z", left: "l7,-4v8z", up: "l-4,7h8z", down: "l-4,-7h8z" };

// A line along `path` that ends in a head at (x, y).
export const arrow = (path, [x, y], heading, kind) => svg("g", { class: `gb-arrow ${kind}` },
  svg("path", { d: path, class: "gb-shaft" }),
  svg("path", { d: `M${x},${y}${HEADS[heading]}`, class: "gb-tip" }));

export const upward = (x, from, to, kind) => arrow(`M${x},${from}V${to + 5}`, [x, to], "up", kind);
export const rightward = (y, from, to, kind) => arrow(`M${from},${y}H${to - 5}`, [to, y], "right", kind);

// An input or an output.
export const item = (x, y, r, name, index, kind) => [
  svg("circle", { cx: x, cy: y, r, class: `gb-item ${kind}` }),
  letter(name, index, x, y, Math.max(11.5, 0.95 * r)),
];

// The k-th cell: the same look wherever the weights are the same.
export const cellBox = (k, x, y, half) => [
  svg("rect", { x: x - half, y: y - half, width: 2 * half, height: 2 * half, rx: Math.min(8, half / 2), class: `gb-unit gb-unit-${k}` }),
  svg("text", { x, y: y + 0.29 * half + 0.5, class: `gb-weights gb-weights-${k}`, "text-anchor": "middle", style: `font-size: ${0.8 * half + 1}px` }, ["W", "W′"][k]),
];

// The hidden state of the k-th cell.
export const stateAt = (k, index, x, y) => letter(["h", "h′"][k], index, x, y, 13.5, "gb-state gb-h");

// An output goes back: from the right of its circle down into the top of a cell.
export const feed = (x, y, to, top) =>
  arrow(`M${x},${y}C${x + 0.8 * (to - x)},${y} ${to},${y + 8} ${to},${Math.min(y + 34, top - 12)}V${top - 5}`, [to, top], "down", "gb-fed");
