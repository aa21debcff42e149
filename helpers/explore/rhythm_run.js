// Two rhythms and noise through a leaky average: what is kept of each, by formula and step by step.

import { sample } from "./random.js";

const LEAD = 5000; // steps before the window: ten of the longest time constants
const LONGEST = 1000;
const NOISE = sample(9, LEAD + LONGEST, -1, 1);

export const keepFactor = (tau) => Math.exp(-1 / tau);

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

// c_t = f c_{t−1} + (1 − f) x_t from c = 0 at the beginning of the run; the last T steps of it.
const average = (x, f, T) => {
  let c = 0;
  return x.map((value) => (c = f * c + (1 - f) * value)).slice(-T);
};

// Everything that is drawn, from the traits' values: what arrives and what is kept, together (x, c)
// and of each rhythm alone. Step t = 1 is the first of the window.
export const filtered = ({ fast, slow, noise, tau, T }) => {
  const f = keepFactor(tau);
  const wave = (period) => Array.from({ length: LEAD + T }, (_, k) => Math.sin((2 * Math.PI * (k + 1 - LEAD)) / period));
  const parts = { fast: wave(fast), slow: wave(slow) };
  const x = parts.fast.map((v, k) => v + parts.slow[k] + noise * NOISE[k]);
  return {
    f,
    x: x.slice(-T),
    c: average(x, f, T),
    fast: [parts.fast.slice(-T), average(parts.fast, f, T)],
    slow: [parts.slow.slice(-T), average(parts.slow, f, T)],
  };
};
