// Numbers that look random and are the same at every drawing.

// Pseudo-random numbers in [0, 1), the same ones for the same seed (mulberry32).
export const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

// So many of them between two bounds.
export const sample = (seed, count, low, high) => {
  const next = random(seed);
  return Array.from({ length: count }, () => low + (high - low) * next());
};
