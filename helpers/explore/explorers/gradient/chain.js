// A gradient on its way back, as arithmetic: one factor a step, and what float32 makes of the product.

import { sigmoid } from "../../shared/common.js";

export const LEAST = 2 ** -149; // float32's smallest number above 0
export const MOST = (2 - 2 ** -23) * 2 ** 127; // and its largest one
const HALVES = 150; // the lag at which .5^k is 0 in float32; of a larger factor no product ever is

// Each activation and its derivative.
export const ACTIVATIONS = {
  tanh: { value: Math.tanh, slope: (a) => 1 - Math.tanh(a) ** 2 },
  sigmoid: { value: sigmoid, slope: (a) => sigmoid(a) * (1 - sigmoid(a)) },
};

// log10 of factor^k, the gradient at lag k.
export const logAt = (factor, k) => (k === 0 ? 0 : k * Math.log10(factor));

// What float32 makes of factor^k when every product is rounded: the lag from which it is 0, is
// infinite, or is rounded back to where it was, at `value`. What does not come up to lag T is
// Infinity; a product that will be 0 beyond T is told all the same.
export const float32 = (factor, T) => {
  const found = { zero: Infinity, infinite: Infinity, stuck: Infinity, value: null };
  const step = Math.fround(factor);
  let product = 1;
  for (let k = 1; k <= Math.max(T, HALVES); k++) {
    const next = Math.fround(product * step);
    if (next === 0) return { ...found, zero: k };
    if (k <= T && next === Infinity) return { ...found, infinite: k };
    if (k <= T && next === product && step !== 1) return { ...found, stuck: k - 1, value: product };
    product = next;
  }
  return found;
};
