// One step of each cell, forward and backward, unit by unit.

import { sigmoid } from "./common.js";

// A cell makes its new state, gates and all, of p = W_ih x + b_ih, q = W_hh h + b_hh and the old
// state. `back` is given the gradient d of the loss for the new state. It writes that for p and q,
// and leaves in d that for the old state, W_hh apart. Of a unit, k is the place in (B, H), and a, b, …
// are the places in p and q, which have a block of H columns for each of `rows`.
export const CELLS = {
  rnn: {
    rows: ["h"],
    keeps: ["h"],
    step(now, old, p, q, k, a) {
      now.h[k] = Math.tanh(p[a] + q[a]);
    },
    back(now, old, d, dp, dq, k, a) {
      dp[a] = dq[a] = d.h[k] * (1 - now.h[k] ** 2);
      d.h[k] = 0;
    },
  },
  lstm: {
    rows: ["i", "f", "g", "o"],
    keeps: ["h", "c", "i", "f", "g", "o"],
    step(now, old, p, q, k, i, f, g, o) {
      now.i[k] = sigmoid(p[i] + q[i]);
      now.f[k] = sigmoid(p[f] + q[f]);
      now.g[k] = Math.tanh(p[g] + q[g]);
      now.o[k] = sigmoid(p[o] + q[o]);
      now.c[k] = now.f[k] * old.c[k] + now.i[k] * now.g[k];
      now.h[k] = now.o[k] * Math.tanh(now.c[k]);
    },
    back(now, old, d, dp, dq, k, i, f, g, o) {
      const shown = Math.tanh(now.c[k]);
      const dc = d.c[k] + d.h[k] * now.o[k] * (1 - shown ** 2);
      dp[i] = dq[i] = dc * now.g[k] * now.i[k] * (1 - now.i[k]);
      dp[f] = dq[f] = dc * old.c[k] * now.f[k] * (1 - now.f[k]);
      dp[g] = dq[g] = dc * now.i[k] * (1 - now.g[k] ** 2);
      dp[o] = dq[o] = d.h[k] * shown * now.o[k] * (1 - now.o[k]);
      d.h[k] = 0;
      d.c[k] = dc * now.f[k];
    },
  },
  gru: {
    rows: ["r", "z", "n"],
    keeps: ["h", "r", "z", "n"],
    step(now, old, p, q, k, r, z, n) {
      now.r[k] = sigmoid(p[r] + q[r]);
      now.z[k] = sigmoid(p[z] + q[z]);
      now.n[k] = Math.tanh(p[n] + now.r[k] * q[n]);
      now.h[k] = now.z[k] * old.h[k] + (1 - now.z[k]) * now.n[k];
    },
    back(now, old, d, dp, dq, k, r, z, n) {
      dp[n] = d.h[k] * (1 - now.z[k]) * (1 - now.n[k] ** 2);
      dq[n] = dp[n] * now.r[k];
      dp[r] = dq[r] = dp[n] * now.q[n] * now.r[k] * (1 - now.r[k]);
      dp[z] = dq[z] = d.h[k] * (old.h[k] - now.n[k]) * now.z[k] * (1 - now.z[k]);
      d.h[k] *= now.z[k];
    },
  },
  mingru: {
    rows: ["z", "n"],
    keeps: ["h", "z", "n"],
    blind: true, // to h: its W_hh has no columns
    step(now, old, p, q, k, z, n) {
      now.z[k] = sigmoid(p[z]);
      now.n[k] = p[n];
      now.h[k] = now.z[k] * old.h[k] + (1 - now.z[k]) * now.n[k];
    },
    back(now, old, d, dp, dq, k, z, n) {
      dp[n] = d.h[k] * (1 - now.z[k]);
      dp[z] = d.h[k] * (old.h[k] - now.n[k]) * now.z[k] * (1 - now.z[k]);
      d.h[k] *= now.z[k];
    },
  },
};
