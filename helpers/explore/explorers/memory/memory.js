// The explorer `memory`: a piano roll of gates over eight steps, with puzzles to solve.

import { makeCopier, python } from "./code.js";
import { drawing, GATES, HEIGHT, layout, ROW } from "./roll.js";
import {
  explorer, hiddenSlider, html, limit, makeStage, makeVerdict, place, say, svg, uniqueId,
} from "../../shared/common.js";
import { equations, lstmStep } from "../../shared/equations.js";

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

// An object with an entry for each gate.
const forGates = (make) => Object.fromEntries(GATES.map((gate) => [gate, make(gate)]));

// The keyboard's side of the roll: one input a gate and step. Up and down set its value, left and
// right go to the neighbours, and Tab goes from gate to gate.
const makeCells = (count, words, set, choose) => {
  const cell = (gate, t) => {
    const label = `${words[gate]}, ${say(words.step, { t: t + 1 })}`;
    const input = hiddenSlider({ name: `${gate}_${t + 1}`, min: 0, max: 1, step: 0.05 }, label);
    input.addEventListener("input", () => set(gate, t, Number(input.value)));
    input.addEventListener("focus", () => choose(gate, t));
    input.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      cells[gate][(t + step + count) % count].focus();
    });
    return input;
  };
  const cells = forGates((gate) => Array.from({ length: count }, (_, t) => cell(gate, t)));
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
    paint(gate, t, Math.round(limit(0, open, 1) * 4) / 4);
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

// The row of puzzles, the task in words, and the verdict; `update` brings them up to date.
const makePuzzles = (keys, words, open, clear) => {
  const buttons = keys.map((key, k) => {
    const name = `${words.puzzle} ${k + 1}: ${words[key]}`;
    const tick = html("span", { class: "gb-check" }, "✓"); // its room is kept: no button moves
    return html("button", { type: "button", onclick: () => open(key), "aria-label": name }, k + 1, tick);
  });
  const erase = html("button", { type: "button", class: "gb-quietly", onclick: clear }, words.clear);
  const bar = html("div", { class: "gb-choice gb-puzzles" }, buttons, erase);
  const task = html("p", { class: "gb-task" });
  const verdict = makeVerdict();
  const solved = new Set(); // the puzzles solved while this picture lives
  const update = (here, ticks) => {
    const done = ticks.every(Boolean);
    if (done) solved.add(here);
    keys.forEach((key, k) => {
      buttons[k].setAttribute("aria-pressed", key === here);
      buttons[k].classList.toggle("gb-solved", solved.has(key));
    });
    task.textContent = `${words.puzzle} ${keys.indexOf(here) + 1}: ${words[here]}`;
    const [n, all] = [ticks.filter(Boolean).length, ticks.length];
    verdict.tell(done ? words.solved : say(words.unsolved, { n, all }), done);
  };
  return { bar, task, verdict: verdict.element, update };
};

const render = explorer("memory", ["puzzle", ...GATES], ({ root, words, model, set, redraw }) => {
  const puzzles = model.get("puzzles");
  const keys = Object.keys(puzzles).sort((a, b) => puzzles[a].order - puzzles[b].order);
  const count = puzzles[keys[0]].g.length;
  const hatch = uniqueId();
  const chosen = { gate: "i", t: 0 };
  const painted = {}; // what was painted for each puzzle, while this picture lives
  const shut = () => forGates(() => Array(count).fill(0));
  const open = (key) => {
    painted[model.get("puzzle")] = forGates((gate) => model.get(gate));
    set({ ...(painted[key] ?? shut()), puzzle: key });
  };

  const setCell = (gate, t, value) => set({ [gate]: model.get(gate).with(t, value) });
  const cells = makeCells(count, words, setCell, (gate, t) => (Object.assign(chosen, { gate, t }), redraw()));
  const stage = makeStage("gb-roll", HEIGHT, svg("svg"), Object.values(cells));
  paintOn(stage, count, (gate, t, value) => {
    if (model.get(gate)[t] !== value) setCell(gate, t, value);
    cells[gate][t].focus({ preventScroll: true });
  });
  const tasks = makePuzzles(keys, words, open, () => set(shut()));
  const where = html("span", { class: "gb-where" });
  const written = html("div", { class: "gb-equations" });
  const copier = makeCopier(words);
  root.append(
    tasks.bar, tasks.task, stage,
    html("div", { class: "gb-foot" }, tasks.verdict, copier.verdict, copier.button), copier.field,
    html("div", { class: "gb-now" }, where, written));

  const placeCell = (input, gate, t, { left, column }, value) => {
    const [top, height] = ROW[gate];
    place(input, left + t * column, top, column, height);
    if (Number(input.value) !== value) input.value = value;
    input.tabIndex = t === chosen.t ? 0 : -1;
  };

  return (room, { puzzle, ...gates }) => {
    const { g, goals } = puzzles[puzzle];
    const steps = run(g, gates);
    const ticks = met(steps, goals);
    const plan = layout(room, count);
    stage.firstChild.replaceWith(drawing(steps, goals, ticks, plan, chosen, words, hatch));
    GATES.forEach((gate) => cells[gate].forEach((input, t) => placeCell(input, gate, t, plan, steps[t][gate])));
    tasks.update(puzzle, ticks);
    copier.update(python(puzzle, g, gates));
    where.textContent = say(words.step, { t: chosen.t + 1 });
    written.replaceChildren(...equations(steps[chosen.t]));
  };
});

export default { render };
