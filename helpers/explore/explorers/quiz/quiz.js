// The explorer `quiz`: one question at a time; each answer is explained once one is chosen.

import { choose, marks, score as scoreOf } from "./score.js";
import {
  explorer, html, limit, makeVerdict, output, picture, say, svg, symbol, whenNew,
} from "../../shared/common.js";
import { makeSliders } from "../../shared/controls.js";

const LETTERS = ["A", "B", "C", "D"];
const EDGE = 8; // the slider's thumb comes this near to the ends of its track
const TALL = 16; // the strip of marks

// Words with their symbols written as in the lessons, b_f as an italic letter and a subscript; an
// equals sign stays with what it joins.
const written = (said) => said.replace(/ ([=≈]) /g, "\u00a0$1\u00a0")
  .split(/\b([A-Za-z]_[a-z]+)\b/)
  .map((part, k) => (k % 2 ? symbol(...part.split("_")) : part));

// A mark on the strip: a disc is right, a cross wrong, a dot still open.
const MARKS = {
  right: (x, y) => svg("circle", { cx: x, cy: y, r: 4.5, class: "gb-hit" }),
  wrong: (x, y) => svg("path", { d: `M${x - 3.5} ${y - 3.5}l7 7m0 -7l-7 7`, class: "gb-miss" }),
  open: (x, y) => svg("circle", { cx: x, cy: y, r: 1.5, class: "gb-open" }),
};

// The marks of all questions, each below its place on the slider.
const strip = (all, room, name) => {
  const x = (k) => EDGE + ((room - 2 * EDGE) * k) / (all.length - 1);
  const element = picture(name, room, TALL, all.map((mark, k) => MARKS[mark](x(k), TALL / 2)));
  element.setAttribute("class", "gb-strip");
  return element;
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
const told = (chosen, right, { answered, count, wrong, ...result }, words) => {
  if (!chosen) return words.choose;
  const said = [chosen === right ? words.yes : say(words.no, { letter: LETTERS[right - 1] })];
  if (answered === count) said.push(say(words.done, { right: result.right, count }));
  if (answered === count && wrong.length) said.push(say(words.wrong_ones, { wrong: wrong.join(", ") }));
  return said.join(" ");
};

// How far it has gone: numbers of their own, so that a screen reader is not told at every step.
const facts = ({ answered, right, count }, words) => [
  html("span", {}, words.answered, output("answered", answered), html("span", {}, `/ ${count}`)),
  html("span", {}, words.right, output("right", right)),
];

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

const render = explorer("quiz", ["question", "answers"], ({ root, words, model, set }) => {
  const questions = model.get("questions");
  const [count, rights] = [questions.length, questions.map(({ right }) => right)];
  const go = (by) => set({ question: limit(1, model.get("question") + by, count) });
  const reset = () => set({ question: 1, answers: rights.map(() => 0) });
  const chooseOne = (n) => set({ answers: choose(model.get("answers"), model.get("question"), n) });
  const jump = makeSliders({
    question: { min: 1, max: count, step: 1, sign: () => "", quantity: "c", text: String },
  }, words, set);
  const top = html("div", { class: "gb-jump" }, jump.elements.question, svg("svg"));
  const score = html("div", { class: "gb-facts" });
  const moves = makeMoves(words, count, { go, reset });
  const lesson = html("p", { class: "gb-lesson" });
  const ask = html("p", { class: "gb-task" });
  const list = html("ol", { class: "gb-answers" });
  const verdict = makeVerdict();
  root.append(top, score, lesson, ask, list, verdict.element, moves.element);
  let shown = null; // the answers of the question that is asked
  const open = whenNew((question) => {
    const { lesson: number, ask: asked } = questions[question - 1];
    shown = makeAnswers(questions[question - 1], words, chooseOne);
    list.replaceChildren(...shown.elements);
    ask.replaceChildren(...written(asked));
    lesson.textContent = say(words.lesson, { lesson: number });
  });

  return (room, { question, answers }) => {
    const chosen = answers[question - 1];
    const result = { ...scoreOf(answers, rights), count };
    open(question);
    jump.update({ question });
    top.lastChild.replaceWith(strip(marks(answers, rights), room, say(words.strip, result)));
    score.replaceChildren(...facts(result, words));
    shown.update(chosen);
    verdict.tell(told(chosen, rights[question - 1], result, words), false);
    moves.update(question);
  };
});

export default { render };
