// The arithmetic of the quiz: what is answered, and what is right.

// For each question "open", "right" or "wrong"; an answer is the number of one, or 0 for none.
export const marks = (answers, rights) =>
  rights.map((right, k) => (answers[k] ? (answers[k] === right ? "right" : "wrong") : "open"));

// How many are answered and right, and the numbers, from 1, of those that are wrong.
export const score = (answers, rights) => {
  const all = marks(answers, rights);
  const numbers = (mark) => all.flatMap((one, k) => (one === mark ? [k + 1] : []));
  const [right, wrong] = [numbers("right").length, numbers("wrong")];
  return { answered: right + wrong.length, right, wrong };
};

// The answers after the n-th one has been chosen for a question; the first choice counts.
export const choose = (answers, question, n) =>
  answers.map((before, k) => (k === question - 1 && !before ? n : before));
