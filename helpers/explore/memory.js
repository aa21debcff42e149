// The explorer `memory`: a piano roll of gates over eight steps, with puzzles to solve.

import { explorer, html, svg, uniqueId } from "./common.js";
import { equations, lstmStep } from "./equations.js";
import { drawing, GATES, HEIGHT, layout, ROW } from "./roll.js";

const TOLERANCE = 0.02; // how near h must come to its goal

// A whole sequence: every value of every step, the state starting at 0.
export const run = (g, gates) => {
  let c_prev = 0;
  return g.map((candidate, t) => {
    const given = { g: candidate, i: gates.i[t], f: gates.f[t], o: gates.o[t], c_prev };
    const step = { ...given, ...lstmStep(given) };
    c_prev = step.c;
    return step;
  });
};

// Which goals are met, one truth value a step.
export const met = (steps, goals) => goals.map((goal, t) => Math.abs(steps[t].h - goal) <= TOLERANCE);

// The keyboard's side of the roll: one input a gate and step. Up and down set its value, left and
// right go to the neighbours, and Tab goes from gate to gate.
const makeCells = (count, words, set, choose) => {
  const cells = Object.fromEntries(GATES.map((gate) => [gate, Array.from({ length: count }, (_, t) => {
    const label = `${words[gate]}, ${words.step.replace("{t}", t + 1)}`;
    const input = html("input", {
      type: "range", name: `${gate}_${t + 1}`, min: 0, max: 1, step: 0.05, class: "gb-cell", "aria-label": label,
    });
    input.addEventListener("input", () => set(gate, t, Number(input.value)));
    input.addEventListener("focus", () => choose(gate, t));
    input.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      cells[gate][(t + step + count) % count].focus();
    });
    return input;
  })]));
  return cells;
};

// The pointer's side: where it is says which gate, which step, and how far open, in quarters.
const paintOn = (stage, count, paint) => {
  const inside = (y, gate) => y >= ROW[gate][0] && y <= ROW[gate][0] + ROW[gate][1];
  const at = (event, row) => {
    const box = stage.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const { left, column } = layout(box.width, count);
    const t = Math.floor((x - left) / column);
    const gate = row ?? GATES.find((name) => inside(y, name));
    if (!gate || t < 0 || t >= count) return row;
    const open = 1 - (y - ROW[gate][0] - 4) / (ROW[gate][1] - 8);
    paint(gate, t, Math.round(Math.max(0, Math.min(1, open)) * 4) / 4);
    return gate;
  };
  let row = null; // the row that is being painted
  stage.addEventListener("pointerdown", (event) => {
    row = at(event, null);
    if (!row) return;
    event.preventDefault();
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", (event) => row && at(event, row));
  ["pointerup", "pointercancel"].forEach((end) => stage.addEventListener(end, () => (row = null)));
};

// The row of puzzles, the task in words, and the verdict; `tell` brings them up to date.
const puzzleBar = (keys, words, open, clear) => {
  const buttons = keys.map((key, k) =>
    html("button", { type: "button", onclick: () => open(key), "aria-label": `${words.puzzle} ${k + 1}: ${words[key]}` }));
  const erase = html("button", { type: "button", class: "gb-quietly", onclick: clear }, words.clear);
  const bar = html("div", { class: "gb-choice" }, buttons, erase);
  const task = html("p", { class: "gb-task" });
  const verdict = html("p", { class: "gb-verdict", role: "status" });
  const solved = new Set(); // the puzzles solved while this picture lives
  const tell = (here, ticks) => {
    const done = ticks.every(Boolean);
    if (done) solved.add(here);
    keys.forEach((key, k) => {
      buttons[k].setAttribute("aria-pressed", key === here);
      buttons[k].textContent = solved.has(key) ? `${k + 1} ✓` : `${k + 1}`;
    });
    task.textContent = `${words.puzzle} ${keys.indexOf(here) + 1}: ${words[here]}`;
    const reached = ticks.filter(Boolean).length;
    const text = done ? words.solved : words.unsolved.replace("{n}", reached).replace("{all}", ticks.length);
    if (verdict.textContent !== text) verdict.textContent = text;
    verdict.classList.toggle("gb-done", done);
  };
  return { bar, task, verdict, tell };
};

const render = ({ model, el }) => {
  const words = model.get("words");
  const puzzles = model.get("puzzles");
  const keys = Object.keys(puzzles).sort((a, b) => puzzles[a].order - puzzles[b].order);
  const hatch = uniqueId();
  const chosen = { gate: "i", t: 0 };
  const painted = {}; // what was painted for each puzzle, while this picture lives

  return explorer("memory", words.title, { model, el }, (root) => {
    const count = puzzles[keys[0]].g.length;
    const gates = () => Object.fromEntries(GATES.map((gate) => [gate, model.get(gate)]));
    const shut = () => Object.fromEntries(GATES.map((gate) => [gate, Array(count).fill(0)]));
    const write = (values) => (model.set(values), model.save_changes());
    const set = (gate, t, value) => write({ [gate]: model.get(gate).with(t, value) });
    const open = (key) => {
      painted[model.get("puzzle")] = gates();
      write({ ...(painted[key] ?? shut()), puzzle: key });
    };

    let room = 0;
    const cells = makeCells(count, words, set, (gate, t) => (Object.assign(chosen, { gate, t }), draw(room)));
    const stage = html("div", { class: "gb-stage gb-roll" }, svg("svg"), Object.values(cells));
    stage.style.height = `${HEIGHT}px`;
    paintOn(stage, count, (gate, t, value) => {
      if (model.get(gate)[t] !== value) set(gate, t, value);
      cells[gate][t].focus({ preventScroll: true });
    });
    const { bar, task, verdict, tell } = puzzleBar(keys, words, open, () => write(shut()));
    const where = html("span", { class: "gb-where" });
    const { element: written, fill } = equations();
    root.append(bar, task, stage, verdict, where, written);

    const placeCells = (plan, steps) => GATES.forEach((gate) => cells[gate].forEach((input, t) => {
      const [top, height] = ROW[gate];
      const box = { left: plan.left + t * plan.column, top, width: plan.column, height };
      Object.entries(box).forEach(([side, pixels]) => (input.style[side] = `${pixels}px`));
      if (Number(input.value) !== steps[t][gate]) input.value = steps[t][gate];
      input.tabIndex = t === chosen.t ? 0 : -1;
    }));

    const draw = (width) => {
      room = width;
      const { g, goals } = puzzles[model.get("puzzle")];
      const steps = run(g, gates());
      const ticks = met(steps, goals);
      const plan = layout(room, count);
      stage.firstChild.replaceWith(drawing(steps, goals, ticks, plan, chosen, words, hatch));
      placeCells(plan, steps);
      tell(model.get("puzzle"), ticks);
      where.textContent = words.step.replace("{t}", chosen.t + 1);
      fill(steps[chosen.t]);
    };
    return draw;
  });
};

export default { render };
