// Two rhythms and noise through a leaky average: what is kept of each, by formula and step by step.

import { sample } from "../../shared/random.js";

const LEAD = 5000; // steps of noise before the window: ten of the longest time constants
const LONGEST = 1000;
const NOISE = sample(9, LEAD + LONGEST, -1, 1);

const keepFactor = (tau) => Math.exp(-1 / tau);

// 1 − f e^{−iω} as real and imaginary part, for a rhythm of this period.
const leak = (f, period) => {
  const omega = (2 * Math.PI) / period;
  return [1 - f * Math.cos(omega), f * Math.sin(omega)];
};

// The part of a rhythm's amplitude that is kept, (1 − f) / |1 − f e^{−iω}|.
export const gain = (f, period) => (1 - f) / Math.hypot(...leak(f, period));

// How many steps later than in x the rhythm is in c.
export const lag = (f, period) => {
  const [real, imaginary] = leak(f, period);
  return (Math.atan2(imaginary, real) * period) / (2 * Math.PI);
};

// The part of white noise's standard deviation that is kept.
export const noiseGain = (f) => Math.sqrt((1 - f) / (1 + f));

// c_t = f c_{t−1} + (1 − f) x_t from a given c_0.
const average = (x, f, c) => x.map((value) => (c = f * c + (1 - f) * value));

// A rhythm through the window of T steps, and what is kept of it. It has been going on for ever: at
// t = 0, where it is 0, the cell has what was there `lag` steps ago.
const through = (f, period, T) => {
  const wave = (t) => Math.sin((2 * Math.PI * t) / period);
  const arrives = Array.from({ length: T }, (_, k) => wave(k + 1));
  return [arrives, average(arrives, f, gain(f, period) * wave(-lag(f, period)))];
};

// Everything that is drawn, from the traits' values: what arrives and what is kept, of each rhythm
// alone and together with the noise (x, c).
export const filtered = ({ fast, slow, noise, tau, T }) => {
  const f = keepFactor(tau);
  const seen = (values) => values.slice(LEAD, LEAD + T);
  const parts = [through(f, fast, T), through(f, slow, T), [NOISE, average(NOISE, f, 0)].map(seen)];
  const [x, c] = [0, 1].map((side) => {
    const [quick, calm, hiss] = parts.map((part) => part[side]);
    return quick.map((v, k) => v + calm[k] + noise * hiss[k]);
  });
  return { f, x, c, fast: parts[0], slow: parts[1] };
};
