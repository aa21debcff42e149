// One GRU step as arithmetic, and the LSTM step beside it.

import { lstmStep } from "../../shared/equations.js";

const SAME = 1e-12; // what rounding may do

// One step of the GRU for numbers, in torch's convention: z keeps, and r is inside the candidate.
export const gruStep = ({ z, r, h_prev, a, w_hn }) => {
  const from_state = w_hn * h_prev;
  const passed = r * from_state;
  const before = a + passed;
  const n = Math.tanh(before);
  const write = 1 - z;
  return { from_state, passed, before, n, write, h: z * h_prev + write * n };
};

// The LSTM with f = z, i = 1 − z, o = 1 and c_prev = h_prev. Its candidate is the GRU's or its own,
// without r; its output has no tanh, or has it. `apart` is how far its output is from the GRU's.
export const lstmBeside = ({ z, h_prev, a, own_candidate, output_tanh }, { from_state, n, write, h }) => {
  const g = own_candidate ? Math.tanh(a + from_state) : n;
  const step = lstmStep({ f: z, i: write, o: 1, g, c_prev: h_prev });
  const h_lstm = output_tanh ? step.h : step.c;
  const apart = Math.abs(h_lstm - h);
  return { g, kept: step.kept, written: step.written, c: step.c, h_lstm, apart, same: apart < SAME };
};
