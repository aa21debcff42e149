// The drawing of the explorer `gates` in its own view: pipes, streams and valves.

import { caption, picture, svg } from "../../shared/common.js";
import { casings, hatching, node, stream, valve } from "../../shared/pipes.js";

export const pipework = ({ size, unit, pipes, rods, source, plus, tanh, notes }, values, words, hatch) =>
  picture(words.drawing, ...size,
    svg("defs", {}, hatching(hatch)),
    rods.map(([x1, y1, x2, y2]) => svg("line", { x1, y1, x2, y2, class: "gb-rod" })),
    casings(pipes, unit),
    pipes.map((pipe) => stream(pipe, values, unit, hatch)),
    pipes.map((pipe) => (pipe.gate ? valve(pipe, pipe.gate, values, unit) : null)),
    node(plus, 15, "+", 22, 30),
    node(tanh, 24, "tanh", 13, 30),
    svg("circle", { cx: source[0], cy: source[1], r: 15, class: "gb-stream gb-g" }),
    Object.entries(notes).map(([name, [x, y, anchor]]) => caption(x, y, words[name], "gb-note", anchor)));
