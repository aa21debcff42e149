// From a pre-activation to the value of a gate, and back.

import { logit, sigmoid } from "../../shared/common.js";

const SIGMOID = { squash: sigmoid, undo: logit, called: "σ", end: 6 };
const TANH = { squash: Math.tanh, undo: Math.atanh, called: "tanh", end: 3 };
export const SQUASH = { f: SIGMOID, i: SIGMOID, g: TANH, o: SIGMOID };

// The net of one unit: every gate from x_t, h_{t−1} and its own bias, and from nothing else.
export const computeGates = (weights, traits) => Object.fromEntries(
  Object.entries(SQUASH).flatMap(([gate, { squash }]) => {
    const a = weights[gate].x * traits.x + weights[gate].h_prev * traits.h_prev + traits[`b_${gate}`];
    return [[`a_${gate}`, a], [gate, squash(a)]];
  }));
