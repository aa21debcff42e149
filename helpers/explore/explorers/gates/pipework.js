// The drawing of the explorer `gates` as pipes, streams and valves, moved by hand or by the net.

import { caption, picture, svg } from "../../shared/common.js";
import { casings, hatching, node, stream, valve } from "../../shared/pipes.js";

export const pipework = (plan, values, name, words, hatch) => {
  const { size, unit, pipes, rods, wires = [], source, plus, tanh, notes } = plan;
  return picture(name, ...size,
    svg("defs", {}, hatching(hatch)),
    rods.map(([x1, y1, x2, y2]) => svg("line", { x1, y1, x2, y2, class: "gb-rod" })),
    wires.map(([quantity, d]) => svg("path", { d, class: `gb-wire gb-${quantity}` })),
    casings(pipes, unit),
    pipes.map((pipe) => stream(pipe, values, unit, hatch)),
    pipes.map((pipe) => (pipe.gate ? valve(pipe, pipe.gate, values, unit) : null)),
    node(plus, 15, "+", 22, 30),
    node(tanh, 24, "tanh", 13, 30),
    source ? svg("circle", { cx: source[0], cy: source[1], r: 15, class: "gb-stream gb-g" }) : null,
    Object.entries(notes).map(([note, [x, y, anchor]]) => caption(x, y, words[note], "gb-note", anchor)));
};
