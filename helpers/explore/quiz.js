// The explorer `quiz`: one question at a time; each answer is explained once one is chosen.

import { explorer, html, show, slider, svg, symbol } from "./common.js";
import { choose, marks, score } from "./quiz_score.js";

const LETTERS = ["A", "B", "C", "D"];
const EDGE = 8; // the slider's thumb comes this near to the ends of its track
const TALL = 16; // the strip of marks

const fillIn = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// Words with their symbols written as in the lessons, b_f as an italic letter and a subscript; an
// equals sign stays with what it joins.
const written = (said) => said.replace(/ ([=≈]) /g, "\u00a0$1\u00a0").split(/\b([A-Za-z]_[a-z]+)\b/)
  .map((part, k) => (k % 2 ? symbol(...part.split("_")) : part));

// A mark on the strip: a disc is right, a cross wrong, a dot still open.
const MARKS = {
  right: (x, y) => svg("circle", { cx: x, cy: y, r: 4.5, class: "gb-hit" }),
  wrong: (x, y) => svg("path", { d: `M${x - 3.5} ${y - 3.5}l7 7m0 -7l-7 7`, class: "gb-miss" }),
  open: (x, y) => svg("circle", { cx: x, cy: y, r: 1.5, class: "gb-open" }),
};

// The marks of all questions, each below its place on the slider.
const makeStrip = (count) => {
  const element = svg("svg", { height: TALL, role: "img", class: "gb-strip" });
  const draw = (all, room, name) => {
    const x = (k) => EDGE + ((room - 2 * EDGE) * k) / (count - 1);
    element.setAttribute("width", room);
    element.setAttribute("aria-label", name);
    element.replaceChildren(...all.map((mark, k) => MARKS[mark](x(k), TALL / 2)));
  };
  return { element, draw };
};

// The answers of one question; choosing one explains them all.
const makeAnswers = ({ answers, whys, right }, words, chooseOne) => {
  const parts = answers.map((answer, k) => {
    const verdict = html("span", { class: "gb-mark" });
    const button = html("button", { type: "button", onclick: () => chooseOne(k + 1) },
      html("b", {}, LETTERS[k]), html("span", {}, written(answer)), verdict);
    const why = html("p", { class: "gb-why" });
    return { button, verdict, why, element: html("li", {}, button, why) };
  });
  const update = (chosen) => parts.forEach(({ button, verdict, why }, k) => {
    const [mine, hit] = [chosen === k + 1, right === k + 1];
    const told = chosen > 0 && (mine || hit);
    verdict.textContent = told ? (hit ? `✓ ${words.right_one}` : `✗ ${words.yours}`) : "";
    button.className = told ? (hit ? "gb-hit" : "gb-miss") : "";
    button.setAttribute("aria-pressed", mine);
    button.setAttribute("aria-disabled", chosen > 0);
    why.replaceChildren(...(chosen ? written(whys[k]) : []));
    why.hidden = !chosen;
  });
  return { elements: parts.map(({ element }) => element), update };
};

// What is said of an answer: nothing yet, right, or wrong; and of all twenty when they are done.
const told = ({ chosen, right, result, count }, words) => {
  if (!chosen) return words.choose;
  const said = chosen === right ? words.yes : fillIn(words.no, { letter: LETTERS[right - 1] });
  if (result.answered < count) return said;
  const done = fillIn(words.done, { right: result.right, count });
  const again = fillIn(words.wrong_ones, { wrong: result.wrong.join(", ") });
  return [said, done, ...(result.wrong.length ? [again] : [])].join(" ");
};

// How far it has gone: numbers of their own, so that a screen reader is not told at every step.
const makeFacts = (words, count) => {
  const outputs = ["answered", "right"].map((name) => html("output", { name, "aria-live": "off" }));
  const parts = [words.answered, words.right].map((name, k) =>
    html("span", {}, name, outputs[k], k ? null : html("span", { class: "gb-of" }, `/ ${count}`)));
  const fill = (result) => outputs.forEach((output) => (output.value = result[output.getAttribute("name")]));
  return { element: html("div", { class: "gb-facts" }, parts), fill };
};

// Back, on, and all over again. A button at its end keeps the focus but does nothing.
const makeMoves = (words, count, { go, reset }) => {
  const move = (name, by) => html("button", { type: "button", onclick: () => go(by) }, words[name]);
  const [back, next] = [move("previous", -1), move("next", 1)];
  const over = html("button", { type: "button", class: "gb-quietly", onclick: reset }, words.reset);
  const update = (question) => {
    back.setAttribute("aria-disabled", question === 1);
    next.setAttribute("aria-disabled", question === count);
  };
  return { element: html("div", { class: "gb-bar" }, back, next, over), update };
};

const render = ({ model, el }) => {
  const [words, questions] = [model.get("words"), model.get("questions")];
  const [count, rights] = [questions.length, questions.map(({ right }) => right)];
  const set = (values) => (model.set(values), model.save_changes());
  const go = (by) => set({ question: Math.min(count, Math.max(1, model.get("question") + by)) });
  const reset = () => set({ question: 1, answers: rights.map(() => 0) });
  const chooseOne = (n) => set({ answers: choose(model.get("answers"), model.get("question"), n) });
  return explorer("quiz", words.title, { model, el }, (root) => {
    const jump = slider({ name: "question", label: words.question, sign: "", min: 1, max: count, step: 1, quantity: "c" });
    jump.input.addEventListener("input", () => set({ question: Number(jump.input.value) }));
    const [strip, facts] = [makeStrip(count), makeFacts(words, count)];
    const moves = makeMoves(words, count, { go, reset });
    const lesson = html("p", { class: "gb-lesson" });
    const ask = html("p", { class: "gb-task" });
    const list = html("ol", { class: "gb-answers" });
    const verdict = html("p", { class: "gb-verdict", role: "status" });
    root.append(html("div", { class: "gb-jump" }, jump.element, strip.element), facts.element,
      lesson, ask, list, verdict, moves.element);
    const drawn = { question: 0, answers: null };

    return (room) => {
      const [question, answers] = [model.get("question"), model.get("answers")];
      const [shown, chosen] = [questions[question - 1], answers[question - 1]];
      const result = score(answers, rights);
      if (drawn.question !== question) {
        Object.assign(drawn, { question, answers: makeAnswers(shown, words, chooseOne) });
        list.replaceChildren(...drawn.answers.elements);
        ask.replaceChildren(...written(shown.ask));
        lesson.textContent = fillIn(words.lesson, { lesson: shown.lesson });
      }
      show(jump.input, question);
      jump.output.value = question;
      strip.draw(marks(answers, rights), room, fillIn(words.strip, { ...result, count }));
      facts.fill(result);
      drawn.answers.update(chosen);
      verdict.textContent = told({ chosen, right: shown.right, result, count }, words);
      moves.update(question);
    };
  });
};

export default { render };
