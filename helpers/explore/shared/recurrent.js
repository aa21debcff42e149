// Recurrent nets of one layer with a linear readout, in plain arrays: forward, backward, Adam. Names,
// shapes and the order of the gates are torch's, of the minGRU those of helpers/mingru.py. A matrix is
// one array, row after row. B samples are read at once: an input is (B, D), a state (B, H).

import { CELLS } from "./cells.js";
import { sigmoid } from "./common.js";

const zeros = (size) => new Float64Array(size);

// The sizes of a net's weights: { name: [rows, columns] }.
export const shapes = ({ cell, D, H, outputs }) => {
  const rows = CELLS[cell].rows.length * H;
  const recurrent = { W_ih: [rows, D], W_hh: [rows, CELLS[cell].blind ? 0 : H], b_ih: [rows, 1], b_hh: [rows, 1] };
  return { ...recurrent, W_out: [outputs, H], b_out: [outputs, 1] };
};

// x (B, columns) -> x Wᵀ + b, (B, rows)
const linear = (x, W, b, B) => {
  const [rows, columns] = [b.length, W.length / b.length];
  const out = zeros(B * rows);
  for (let s = 0; s < B; s++) {
    for (let r = 0; r < rows; r++) {
      let sum = b[r];
      for (let k = 0; k < columns; k++) sum += x[s * columns + k] * W[r * columns + k];
      out[s * rows + r] = sum;
    }
  }
  return out;
};

// Adds what the gradient dOut (B, rows) of `linear` means for W, b and, where it is wanted, x.
const linearBack = (dOut, x, W, dW, db, dx, B) => {
  const [rows, columns] = [db.length, W.length / db.length];
  for (let s = 0; s < B; s++) {
    for (let r = 0; r < rows; r++) {
      const d = dOut[s * rows + r];
      db[r] += d;
      for (let k = 0; k < columns; k++) {
        dW[r * columns + k] += d * x[s * columns + k];
        if (dx) dx[s * columns + k] += d * W[r * columns + k];
      }
    }
  }
};

// visit(k, a, b, …) for each unit of each sample: its place in (B, H) and those of its blocks.
const everyUnit = (B, H, blocks, visit) => {
  for (let s = 0; s < B; s++) {
    for (let u = 0; u < H; u++) {
      const a = s * blocks * H + u;
      visit(s * H + u, a, a + H, a + 2 * H, a + 3 * H);
    }
  }
};

export const start = ({ H }, B) => ({ h: zeros(B * H), c: zeros(B * H) });

// The state after one step, for p = W_ih x + b_ih. Of a unit that is `held`, a pair [row of W_ih,
// pre-activation], one gate is what that makes of it, whatever the net computes.
export const step = ({ cell, H, weights }, p, old, B, held = []) => {
  const { rows, keeps, step: compute } = CELLS[cell];
  const blocks = rows.length;
  const q = linear(old.h, weights.W_hh, weights.b_hh, B);
  for (const [row, value] of held) {
    for (let a = row; a < p.length; a += blocks * H) [p[a], q[a]] = [value, 0];
  }
  const now = { q };
  for (const name of keeps) now[name] = zeros(B * H);
  everyUnit(B, H, blocks, (k, a, b, c, d) => compute(now, old, p, q, k, a, b, c, d));
  return now;
};

export const readout = ({ weights }, h, B) => linear(h, weights.W_out, weights.b_out, B);

// The states before the first step and after each of xs, T inputs (B, D).
export const forward = (net, xs, B) => {
  const { W_ih, b_ih } = net.weights;
  const states = [start(net, B)];
  for (const x of xs) states.push(step(net, linear(x, W_ih, b_ih, B), states.at(-1), B));
  return states;
};

const norm = (a) => Math.sqrt(a.reduce((sum, x) => sum + x * x, 0));
const sizeOf = ({ h, c }) => Math.hypot(norm(h), norm(c));

// The gradients of all weights, for that of the readout of the last state, dOut (B, outputs); and
// the sizes of that for the state, h and c together, for t = 0 … T.
export const backward = ({ cell, H, weights }, xs, states, dOut, B) => {
  const { rows, back } = CELLS[cell];
  const blocks = rows.length;
  const grads = {};
  for (const [name, w] of Object.entries(weights)) grads[name] = zeros(w.length);
  const d = start({ H }, B);
  const [dp, dq] = [zeros(B * blocks * H), zeros(B * blocks * H)];
  linearBack(dOut, states.at(-1).h, weights.W_out, grads.W_out, grads.b_out, d.h, B);
  const sizes = [sizeOf(d)];
  for (let t = xs.length; t > 0; t--) {
    const [now, old] = [states[t], states[t - 1]];
    everyUnit(B, H, blocks, (k, a, b, c, e) => back(now, old, d, dp, dq, k, a, b, c, e));
    linearBack(dp, xs[t - 1], weights.W_ih, grads.W_ih, grads.b_ih, null, B);
    linearBack(dq, old.h, weights.W_hh, grads.W_hh, grads.b_hh, d.h, B);
    sizes.push(sizeOf(d));
  }
  return { grads, sizes: sizes.reverse() };
};

// Scales gradients so that all together are at most so large, as torch's clip_grad_norm_ does.
export const clip = (grads, most) => {
  const total = Math.hypot(...Object.values(grads).map(norm));
  const scale = Math.min(1, most / (total + 1e-6));
  for (const grad of Object.values(grads)) for (let k = 0; k < grad.length; k++) grad[k] *= scale;
};

// One update of all weights; `moments` is {} before the first (Kingma & Ba 2015, torch's settings).
export const adam = (weights, grads, moments, rate) => {
  const update = (moments.update = (moments.update ?? 0) + 1);
  const [first, second] = [1 - 0.9 ** update, 1 - 0.999 ** update];
  for (const [name, w] of Object.entries(weights)) {
    const { m, v } = (moments[name] ??= { m: zeros(w.length), v: zeros(w.length) });
    for (let k = 0; k < w.length; k++) {
      const g = grads[name][k];
      m[k] = 0.9 * m[k] + 0.1 * g;
      v[k] = 0.999 * v[k] + 0.001 * g * g;
      w[k] -= (rate * m[k]) / first / (Math.sqrt(v[k] / second) + 1e-8);
    }
  }
};

// The mean binary cross entropy of logits (B,) with answers 0 or 1, and its gradient.
export const crossEntropy = (logits, answers) => {
  const B = answers.length;
  let loss = 0;
  const d = logits.map((z, s) => {
    loss += (Math.max(z, 0) - z * answers[s] + Math.log1p(Math.exp(-Math.abs(z)))) / B;
    return (sigmoid(z) - answers[s]) / B;
  });
  return { loss, d };
};
