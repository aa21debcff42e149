// A stored net at work: its weights from text, what it reads, how many tests it passes, what it writes.

import { CELLS } from "../../shared/cells.js";
import { logit } from "../../shared/common.js";
import { random } from "../../shared/random.js";
import { readout, start, step } from "../../shared/recurrent.js";

const LARGEST = 2 ** 23 - 1;
export const START = "·";
const LONGEST = 20; // symbols that are written

const numbers = ([unit, text]) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const whole = (k) => bytes[3 * k] * 65536 + bytes[3 * k + 1] * 256 + bytes[3 * k + 2];
  return Float64Array.from({ length: bytes.length / 3 }, (_, k) => unit * (whole(k) - LARGEST - 1));
};

// p = W_ih x + b_ih for each symbol, (symbols, rows).
const inputTable = ({ embedding, W_ih, b_ih }, symbols) => {
  const D = W_ih.length / b_ih.length;
  const x = (s, k) => (embedding ? embedding[s * D + k] : Number(s === k));
  return Array.from({ length: symbols }, (_, s) => b_ih.map((b, r) => {
    for (let k = 0; k < D; k++) b += W_ih[r * D + k] * x(s, k);
    return b;
  }));
};

// The net of an explorer's traits.
export const open = ({ cell, weights, vocabulary }) => {
  const given = Object.fromEntries(Object.entries(weights).map(([name, stored]) => [name, numbers(stored)]));
  const H = given.b_ih.length / CELLS[cell].rows.length;
  return { cell, H, weights: given, outputs: given.b_out.length, table: inputTable(given, vocabulary.length) };
};

// Which rows are held, and at which pre-activation: the logit of the value.
export const heldRows = ({ cell, H }, { held, value, unit, alone }) => {
  if (held === "none") return [];
  const first = CELLS[cell].rows.indexOf(held) * H;
  const units = alone ? [Math.min(unit, H) - 1] : Array.from({ length: H }, (_, k) => k);
  return units.map((k) => [first + k, logit(value)]);
};

// The state after each of `ids`, T lists of B symbols.
export const read = (net, ids, held, state = start(net, ids[0].length)) => ids.map((symbols) => {
  const rows = net.table[0].length;
  const p = new Float64Array(symbols.length * rows);
  symbols.forEach((symbol, s) => p.set(net.table[symbol], s * rows));
  return (state = step(net, p, state, symbols.length, held));
});

const softmax = (logits, temperature = 1) => {
  const most = Math.max(...logits);
  const powers = Array.from(logits, (z) => Math.exp((z - most) / temperature));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
};

// What a net answers after a step that one sequence has gone through: probabilities of label 0 and 1,
// or of each symbol.
export const answer = (net, { h }, temperature) => {
  const logits = readout(net, h, 1);
  return softmax(net.outputs === 1 ? [0, logits[0]] : logits, temperature);
};

// How many of the tests are right.
export const passed = (net, { ids, labels }, held) => {
  const logits = readout(net, read(net, ids, held).at(-1).h, labels.length);
  const { outputs } = net;
  const said = (s) => {
    if (outputs === 1) return Number(logits[s] > 0);
    const own = logits.subarray(s * outputs, (s + 1) * outputs);
    return own.indexOf(Math.max(...own));
  };
  return labels.filter((label, s) => said(s) === label).length;
};

// A text that the net writes: each symbol drawn by its probability, until START is drawn.
export const write = (net, vocabulary, { temperature, seed }, held) => {
  const draw = random(seed);
  let [symbol, state, written] = [0, undefined, ""];
  for (let k = 0; k < LONGEST; k++) {
    [state] = read(net, [[symbol]], held, state);
    let left = draw();
    const chances = answer(net, state, temperature);
    symbol = chances.findIndex((chance) => (left -= chance) < 0);
    if (symbol <= 0) break;
    written += vocabulary[symbol];
  }
  return written;
};
