// The explorer `net`: a trained net in the page, read symbol by symbol, with its gates to hold.

import { GATES, layout, makePlot, QUANTITIES } from "./plot.js";
import { answer, heldRows, open, passed, read, START, write } from "./run.js";
import { fromJamo, MOST, split } from "./tokens.js";
import { explorer, html, makeStage, number, output, remembered, say, sign, whenNew } from "../../shared/common.js";
import { checkbox, choice, makeSliders } from "../../shared/controls.js";
import { heading } from "../../shared/time_axis.js";

const TRAITS = ["text", "shown", "held", "value", "unit", "alone", "temperature", "seed"];
const WRITTEN = 10; // words at a time

const sliders = (H) => ({
  value: { min: 0, max: 1, quantity: "c", sign: () => "" },
  unit: { min: 1, max: H, step: 1, quantity: "c", sign: () => "", text: String },
  temperature: { min: 0.1, max: 2, step: 0.05, quantity: "c", sign: () => html("i", { class: "gb-symbol" }, "τ") },
});

const labelled = (words, element) => html("div", { class: "gb-labelled" }, html("span", { class: "gb-caption" }, words), element);

// Buttons of which each is a quantity's symbol.
const symbols = (names, words, choose) =>
  choice(names, Object.fromEntries(names.map((name) => [name, words[name] ?? name])), choose);

// A field to type in; it is not written to while someone types.
const makeField = (words, set) => {
  const field = html("input", { type: "text", name: "text", class: "gb-field", maxlength: 500, autocomplete: "off", spellcheck: "false",
    "aria-label": words.text, placeholder: words.empty, oninput: () => set({ text: field.value }) });
  const update = (text) => {
    if (field.value !== text) field.value = text;
  };
  return { element: field, update };
};

// What was not understood of what was typed.
const short = (word) => (word.length > 12 ? `${word.slice(0, 12)}…` : word);
const notes = ({ unknown, asked, more, letters, symbols: all }, words) => [
  all.length || asked ? "" : words.empty,
  asked ? say(words.asked, { word: asked }) : "",
  unknown.length ? say(letters ? words.left_out : words.unknown, { words: unknown.slice(0, 5).map(short).join(", ") }) : "",
  more ? say(words.long, { most: MOST }) : "",
].filter(Boolean).join(" ");

// Words that the net writes, as buttons: pressed, one is read.
const makeWriter = (net, vocabulary, words, set) => {
  const again = html("button", { type: "button", "data-does": "again" }, words.again);
  const list = html("span", { class: "gb-choice gb-written" });
  const update = whenNew((_, traits, rows) => {
    again.onclick = () => set({ seed: (traits.seed % 1000) + 1 });
    const seeds = Array.from({ length: WRITTEN }, (_, k) => traits.seed * WRITTEN + k);
    const written = seeds.map((seed) => fromJamo(write(net, vocabulary, { ...traits, seed }, rows)));
    list.replaceChildren(...written.map((text) =>
      html("button", { type: "button", onclick: () => set({ text }) }, text || words.nothing)));
  });
  return { element: html("div", { class: "gb-choice gb-writer" }, again, list), update };
};

// The answer after the last symbol, in words.
const verdict = (net, chances, { vocabulary, answers, writes }, words) => {
  const last = chances.at(-1);
  const best = last.indexOf(Math.max(...last));
  const name = net.outputs === 1 ? answers[best] : vocabulary[best] === START ? words.end : vocabulary[best];
  const said = [say(words.answer, { name }), " ", output("chance", number(last[best]))];
  if (!writes || best === 0) return said;
  return [...said, html("span", { class: "gb-keyed" }, words.end, " ", output("end", number(last[0])))];
};

// How many of the tests are right, told one frame later: what is typed and held is drawn first.
const makeTests = (net, tests, words) => {
  const element = html("p", { class: "gb-said" });
  let waiting = 0;
  const tell = (rows) => {
    const [right, all] = [passed(net, tests, rows), tests.labels.length];
    const share = `/${all} (${number((100 * right) / all, 1)} %)`;
    element.replaceChildren(words.tests, " ", output("passed", String(right)), share);
  };
  const stop = () => cancelAnimationFrame(waiting);
  const update = whenNew((_, rows) => {
    stop();
    waiting = requestAnimationFrame(() => tell(rows));
  });
  return { element, update, stop };
};

// What the net makes of what is typed: the symbols, its states and its answers after each.
const reading = (net, given) => remembered((_, text, rows) => {
  const typed = split(text, given);
  const ids = typed.symbols.map((symbol) => [given.vocabulary.indexOf(symbol)]);
  const states = ids.length ? read(net, ids, rows) : [];
  return { ...typed, states, chances: states.map((state) => answer(net, state)) };
});

// Over each panel, what it shows; of the one unit its numbers after the last symbol.
const headings = (plan, { cell, states, unit, shown }, words) => {
  const of = (names) => names.map((name) => html("span", { class: "gb-keyed" }, sign(name), " ", output(name, number(states.at(-1)[name][unit - 1]))));
  const over = (top, ...said) => heading([top], plan, said, []);
  const gates = GATES[cell];
  return [
    over(plan.at.heat, sign(shown), ` ${say(words.every_unit, { n: plan.H })}`),
    gates.length ? over(plan.at.gates, `${say(words.one_unit, { unit })} `, of(gates)) : null,
    over(plan.at.states, gates.length ? "" : `${say(words.one_unit, { unit })} `, of(cell === "lstm" ? ["c", "h"] : ["h"])),
  ].filter(Boolean);
};

const render = explorer("net", TRAITS, ({ root, words, model, set, atEnd }) => {
  const given = Object.fromEntries(["cell", "weights", "vocabulary", "answers", "writes", "tests"].map((name) => [name, model.get(name)]));
  const net = open(given);
  const { cell } = given;
  const field = makeField(words, set);
  const shows = symbols(QUANTITIES[cell], words, (shown) => set({ shown }));
  const holds = symbols(["none", ...GATES[cell]], words, (held) => set({ held }));
  const all = makeSliders(sliders(net.H), words, set);
  const alone = checkbox("alone", words.alone, set);
  const [plot, over, note] = [makePlot(words), html("div"), html("p", { class: "gb-caption", role: "status" })];
  const said = html("p", { class: "gb-said" });
  const tests = given.tests.ids ? makeTests(net, given.tests, words) : null;
  if (tests) atEnd(tests.stop);
  const stage = makeStage("gb-panels gb-net", 0, plot.element, over);
  const writer = given.writes ? makeWriter(net, given.vocabulary, words, set) : null;
  const { value, unit, temperature } = all.elements;
  root.append(
    field.element, note,
    html("div", { class: "gb-bar" },
      labelled(words.hold, holds.element), alone.element, labelled(words.show, shows.element)),
    html("div", { class: "gb-controls" }, value, unit, writer ? temperature : null),
    html("div", { class: "gb-bar gb-outcome" }, said, tests && tests.element),
    stage,
    html("p", { class: "gb-caption" }, words.legend, " ", net.outputs > 1 ? words.legend_writes : ""),
    writer ? writer.element : "");
  stage.addEventListener("pointerdown", ({ offsetY }) => {
    const row = Math.floor((offsetY - plan.at.heat) / plan.row) + 1;
    if (row >= 1 && row <= net.H) set({ unit: row });
  });
  let plan = null;

  const readAgain = reading(net, given);
  return (room, traits) => {
    const rows = heldRows(net, traits);
    const held = `${traits.held} ${traits.value} ${traits.alone && traits.unit} `;
    const typed = readAgain(held + traits.text, traits.text, rows);
    field.update(traits.text);
    [shows, holds].forEach((buttons, k) => buttons.press([traits.shown, traits.held][k]));
    all.update(traits, traits.held === "none" ? ["value"] : []);
    alone.element.hidden = traits.held === "none";
    alone.update(traits);
    note.textContent = notes(typed, words);
    tests?.update(held, rows);
    writer?.update(`${held} ${traits.temperature} ${traits.seed}`, traits, rows);
    stage.hidden = said.hidden = !typed.symbols.length;
    if (stage.hidden) return;
    const found = { ...given, ...traits, ...typed, unit: Math.min(traits.unit, net.H), H: net.H, outputs: net.outputs };
    plan = layout(room, found);
    stage.style.height = `${plan.height}px`;
    plot.update(plan, found);
    over.replaceChildren(...headings(plan, found, words));
    said.replaceChildren(...verdict(net, typed.chances, given, words));
  };
});

export default { render };
