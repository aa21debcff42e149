// An RNN of one unit as arithmetic: h_t = tanh(u · x_t + w · h_{t−1}), the same w and u at every step.

export const run = ({ w, u, x }) => {
  let h = 0;
  return x.map((input, k) => {
    const step = { t: k + 1, x: input, h_prev: h, a: u * input + w * h };
    h = Math.tanh(step.a);
    return { ...step, h };
  });
};
