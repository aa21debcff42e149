// The explorer `learn`: a net that learns, in the page, to keep one bit in mind.

import { makeEngine } from "./engine.js";
import { makePlot, SEEDS } from "./plot.js";
import { explorer, html, makeVerdict, number, output, say, symbol, whenNew } from "../../shared/common.js";
import { checkbox, choice, makeSliders } from "../../shared/controls.js";

const CELLS = ["lstm", "gru", "rnn", "mingru"];
const UNUSED = { lstm: ["b_z"], gru: ["b_f", "b_i"], rnn: ["b_f", "b_z", "b_i"], mingru: ["b_f", "b_i"] };
const MOST_UPDATES = 300;
const ASKED = 10; // batches, of whose answers it is told how many were right

// A slider with equal ratios on equal ways; its value has two digits.
const ratio = (name, low, high) => ({
  min: 0, max: 1, step: 0.01, quantity: "c", text: (_, traits) => String(traits[name]),
  read: (traits) => Math.log(traits[name] / low) / Math.log(high / low),
  write: (way) => ({ [name]: Number((low * (high / low) ** way).toPrecision(2)) }),
});
const bias = (gate, quantity, min, max) => ({
  min, max, step: 0.1, quantity, sign: () => symbol("b", gate), text: (b) => number(b, 1),
});
const SLIDERS = {
  lag: { ...ratio("lag", 10, 1000), sign: () => "" },
  b_f: bias("f", "f", -2, 10),
  b_z: { ...bias("z", "z", -2, 10), read: ({ b_f }) => b_f, write: (b_f) => ({ b_f }) },
  b_i: bias("i", "i", -10, 2),
  rate: { ...ratio("rate", 0.0001, 0.1), sign: () => symbol("η") },
  seed: { min: 1, max: 1000, step: 1, quantity: "c", sign: () => "", text: String },
};
const TRAITS = ["cell", "lag", "b_f", "b_i", "rate", "seed"];

const finished = ({ runs, all }) => runs.length === all && runs.at(-1).over;
const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;

// What happens: runs one after the other, each from a start of its own; `all` is how many, and `going`
// whether they go on. `before` are the settings and the outcome of the last five that came to an end.
// `changed` is told of everything.
const makeLesson = (root, changed) => {
  const state = { runs: [], all: 1, going: false, seen: null, speed: 0, before: null };
  let [settings, last, cut] = [null, null, false];
  const ask = (task) => engine.ask({ ...task, cut });
  const begin = (updates) => {
    const seed = settings.seed + state.runs.length;
    state.runs.push({ seed, losses: [], right: [], found: false, over: false });
    ask({ settings: { ...settings, seed }, updates });
  };
  const proceed = () => {
    if (!state.going) return;
    if (!state.runs.at(-1).over) return [1, 2].forEach(() => ask({ updates: MOST_UPDATES }));
    if (state.runs.length < state.all) return begin(MOST_UPDATES);
    state.going = false;
    if (state.all === SEEDS) last = { ...settings, k: state.runs.filter((run) => run.found).length };
  };
  const engine = makeEngine(root, ({ seen, speed, ...report }) => {
    Object.assign(state.runs.at(-1), report);
    Object.assign(state, { seen: seen ?? state.seen, speed: speed ? 0.8 * (state.speed || speed) + 0.2 * speed : state.speed });
    proceed();
    changed();
  });
  const restart = (all, going) => {
    Object.assign(state, { runs: [], all, going, seen: null, speed: 0, before: last });
    begin(going ? MOST_UPDATES : 0);
    changed();
  };
  return {
    state,
    end: engine.end,
    restart,
    settle: (given) => ((settings = given), restart(state.going ? state.all : 1, state.going)),
    toggle: () => {
      if (finished(state)) return restart(1, true);
      state.going = !state.going;
      proceed();
      changed();
    },
    step: () => {
      state.going = false;
      ask({ updates: 1, milliseconds: Infinity });
      changed();
    },
    lookAt: (withoutWays) => {
      cut = withoutWays;
      ask({ updates: 0 });
    },
  };
};

const BUTTONS = ["run", "step", "restart", "five"];
const makeButtons = (words, lesson) => {
  const does = { run: lesson.toggle, step: lesson.step, restart: () => lesson.restart(1, false), five: () => lesson.restart(SEEDS, true) };
  const all = Object.fromEntries(BUTTONS.map((name) =>
    [name, html("button", { type: "button", "data-does": name, onclick: does[name] }, words[name])]));
  const update = (state) => {
    all.run.textContent = state.going ? words.pause : finished(state) ? words.relearn : words.run;
    all.step.disabled = state.going || state.runs.at(-1).over;
  };
  return { element: html("div", { class: "gb-choice" }, Object.values(all)), update };
};

// The run's numbers, those that there are: each a name and what it is now.
const numbers = ({ runs, speed }, words) => {
  const { losses, right } = runs.at(-1);
  const row = (name, value, ...after) => html("span", {}, `${words[name]} `, output(name, value), after);
  const updates = row("update", String(losses.length));
  if (!losses.length) return [updates];
  return [
    updates,
    row("loss", number(losses.at(-1), 3)),
    row("right", number(100 * mean(right.slice(-ASKED)), 0), html("b", {}, " %")),
    speed ? row("speed", number(speed, speed < 10 ? 1 : 0)) : "",
  ];
};

// One word a run of "five seeds".
const seeds = ({ runs }, words) => runs.map(({ seed, losses, found, over }) => html("li", {},
  say(words.one_seed, { seed }), " ", html("b", { class: found ? "gb-done" : "" },
    found ? `✓ ${losses.length}` : over ? "✗" : "…")));

// What the last five came to, where the settings have changed since.
const before = ({ before: last }, traits, words) => {
  if (!last || TRAITS.every((name) => traits[name] === last[name])) return "";
  const { cell, lag, rate, k } = last;
  const [f, i] = [last.b_f, last.b_i].map((bias) => number(bias, 1));
  const biases = { lstm: `b_f ${f}, b_i ${i}, `, rnn: "" }[cell] ?? `b_z ${f}, `;
  const what = `${words[cell]}, ${biases}${words.lag} ${lag}, ${words.rate} ${rate}`;
  return say(words.before, { what, k, n: SEEDS });
};

const verdict = (state, words) => {
  const { runs, going, all } = state;
  const n = runs.at(-1).losses.length;
  if (going) return [words.learning, false];
  if (!finished(state)) return [n || runs.length > 1 ? say(words.paused, { n }) : words.waiting, false];
  const k = runs.filter((run) => run.found).length;
  if (all === SEEDS) return [say(words.of_five, { k, n: SEEDS }), k === SEEDS];
  return [say(k ? words.found : words.not_found, { n }), k === 1];
};

const render = explorer("learn", [...TRAITS, "cut"], ({ root, words, set, redraw, atEnd }) => {
  let waiting = 0;
  const later = () => (waiting ||= requestAnimationFrame(() => ((waiting = 0), redraw())));
  const lesson = makeLesson(root, later);
  atEnd(() => (cancelAnimationFrame(waiting), lesson.end()));
  const cells = choice(CELLS, words, (cell) => set({ cell }));
  const [sliders, buttons, plot] = [makeSliders(SLIDERS, words, set), makeButtons(words, lesson), makePlot(words)];
  const [told, list, said] = [html("p", { class: "gb-numbers" }), html("ul", { class: "gb-seeds" }), makeVerdict()];
  const [earlier, box] = [html("p", { class: "gb-verdict" }), checkbox("cut", words.cut, set)];
  root.append(
    cells.element, html("div", { class: "gb-controls" }, Object.values(sliders.elements)),
    html("div", { class: "gb-bar" }, buttons.element, box.element),
    told, list, said.element, earlier, plot.element);
  const settle = whenNew((_, traits) => lesson.settle(traits));
  const lookAt = whenNew((cut) => lesson.lookAt(cut));

  return (room, { cut, ...traits }) => {
    settle(JSON.stringify(traits), traits);
    lookAt(cut);
    box.update({ cut });
    const { state } = lesson;
    cells.press(traits.cell);
    sliders.update(traits, UNUSED[traits.cell]);
    buttons.update(state);
    told.replaceChildren(...numbers(state, words));
    if (state.seen) plot.update(room, { ...state, ...traits, most: MOST_UPDATES });
    list.replaceChildren(...(state.runs.length > 1 ? seeds(state, words) : []));
    said.tell(...verdict(state, words));
    earlier.textContent = before(state, traits, words);
    earlier.hidden = !earlier.textContent;
  };
});

export default { render };
