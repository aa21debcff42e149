// A cell over many steps as arithmetic: what arrives, what it keeps, what flows back.

import { sample } from "../../shared/random.js";

const LONGEST = 1000;
const TOLERANCE = 1e-6; // a leak of one part in 100 000 already counts as one
const PLACES = [0.17, 0.28, 0.43, 0.52, 0.68, 0.81, 0.93]; // where a stream starts afresh, of T

const NOISE = sample(278, LONGEST, -1, 1); // uniform; with this seed c drifts both up and down
const STREAM = sample(3, LONGEST, -0.2, 0.3); // more often positive, so that what is never erased piles up

// The steps of a list that are there at all: the others wait until T is large enough.
const present = (steps, T) => steps.filter((t) => t <= T);

// The candidate g and the input gate i at every step; pulses alternate, +1 first.
const arriving = ({ preset, T, i, noise, pulses }) => {
  if (preset === "stream") return { g: STREAM.slice(0, T), open: Array(T).fill(1) };
  const g = NOISE.slice(0, T).map((value) => noise * value);
  const open = Array(T).fill(i);
  present(pulses, T).forEach((t, k) => {
    g[t - 1] = k % 2 ? -1 : 1;
    open[t - 1] = 1;
  });
  return { g, open };
};

const forgetting = ({ T, f, closed }) => {
  const gate = Array(T).fill(f);
  present(closed, T).forEach((t) => (gate[t - 1] = 0));
  return gate;
};

// c_t = f_t c_{t−1} + i_t g_t from c_0 = 0.
const states = (forget, open, g) => {
  let c = 0;
  return g.map((value, t) => (c = forget[t] * c + open[t] * value));
};

// log10 of ∂c_T/∂c_t, the product of all later forget gates; −Infinity where the gradient is 0.
// As logarithms the products of 1000 gates do not leave the range of floating point.
const gradients = (forget) => {
  const logs = Array(forget.length).fill(0);
  for (let t = forget.length - 2; t >= 0; t--) logs[t] = logs[t + 1] + Math.log10(forget[t + 1]);
  return logs;
};

// The steps at which a stream's sum starts afresh.
const boundaries = (T) => PLACES.map((place) => Math.round(place * T));

// The sum of the values since the last boundary, whose own value is the first of the new sum.
const sums = (g, starts) => {
  let sum = 0;
  return g.map((value, t) => (sum = (starts.includes(t + 1) ? 0 : sum) + value));
};

// Which stretches from one start to the next have c on the goal, the first one before any start.
const followed = (c, goal, starts) => [1, ...starts].map((first, k) => {
  const next = starts[k] ?? c.length + 1;
  return c.slice(first - 1, next - 1).every((v, t) => Math.abs(v - goal[first - 1 + t]) <= TOLERANCE);
});

// Everything that is drawn, from the traits' values.
export const simulate = (traits) => {
  const { g, open } = arriving(traits);
  const forget = forgetting(traits);
  const c = states(forget, open, g);
  const found = { g, open, forget, c, h: c.map(Math.tanh), logs: gradients(forget) };
  if (traits.preset !== "stream") return { ...found, starts: [], goal: null, right: [] };
  const starts = boundaries(traits.T);
  const goal = sums(g, starts);
  return { ...found, starts, goal, right: followed(c, goal, starts) };
};

export const timeConstant = (f) => Math.abs(1 / Math.log(f)); // without abs −Infinity at 1
export const halfLife = (f) => Math.LN2 * timeConstant(f);
export const keptLog = (f, T) => T * Math.log10(f);
