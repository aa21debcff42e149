// A net that learns to keep one bit in mind: its start, its updates, and a look inside.

import { CELLS } from "../../shared/cells.js";
import { sigmoid } from "../../shared/common.js";
import { random } from "../../shared/random.js";
import { adam, backward, clip, crossEntropy, forward, readout, shapes } from "../../shared/recurrent.js";

const [B, D, H] = [16, 2, 8];
const NOISE = 0.2; // standard deviation
const [GOAL, IN_A_ROW] = [0.02, 5]; // a loss below it so many times in a row ends the training
const MOST_UPDATES = 300;
const LATELY = 10; // batches, of whose answers more than 99 % are right: the bit is found as well
const LOOKS = 200; // steps that are looked at, of more than that
const STARTS = { i: "b_i", f: "b_f", z: "b_f" }; // the traits that say where a gate's bias starts

// torch's start, uniform within ±1/√H, but for the gates whose bias is given.
const makeNet = (settings, draw) => {
  const net = { cell: settings.cell, D, H, outputs: 1, weights: {} };
  for (const [name, [rows, columns]] of Object.entries(shapes(net))) {
    net.weights[name] = Float64Array.from({ length: rows * columns }, () => (2 * draw() - 1) / Math.sqrt(H));
  }
  CELLS[net.cell].rows.forEach((gate, block) => {
    if (!(gate in STARTS)) return;
    net.weights.b_ih.fill(settings[STARTS[gate]], block * H, (block + 1) * H);
    net.weights.b_hh.fill(0, block * H, (block + 1) * H);
  });
  return net;
};

// A number from the normal distribution (Box & Muller 1958).
const normal = (draw) => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());

// lag + 1 inputs (samples, 2): the bit, ±1, at the first step and 0 afterwards; noise at every step.
const inputs = (lag, bits, noise) => Array.from({ length: lag + 1 }, (_, t) =>
  Float64Array.from(bits.flatMap((bit, s) => [t === 0 ? 2 * bit - 1 : 0, NOISE * noise(s)])));

// Two sequences of the same noise and different bits, and what the net makes of them.
const look = (net, lag, seed) => {
  const [bits, draw] = [[1, 0], random(seed + 1001)]; // not the stream of any seed's weights
  let told = 0;
  const xs = inputs(lag, bits, (s) => (told = s ? told : normal(draw)));
  const states = forward(net, xs, 2);
  const answers = (state) => [...readout(net, state.h, 2)];
  const { d } = crossEntropy(answers(states.at(-1)), bits);
  const { sizes } = backward(net, xs, states, Float64Array.from(d), 2);
  const every = Math.ceil(lag / LOOKS);
  const times = Array.from({ length: Math.floor(lag / every) + 1 }, (_, k) => lag + 1 - k * every).reverse();
  const mean = (values, s) => values.slice(s * H, (s + 1) * H).reduce((sum, v) => sum + Math.abs(v), 0) / H;
  const rows = { answer: times.map((t) => answers(states[t]).map(sigmoid)) };
  for (const name of CELLS[net.cell].keeps) rows[name] = times.map((t) => bits.map((_, s) => mean(states[t][name], s)));
  return { times, rows, left: times.map((t) => Math.log10(sizes[t] / sizes.at(-1))) };
};

// The net without the ways through h: every gate and candidate sees the input alone.
const withoutWays = (net) => {
  const W_hh = new Float64Array(net.weights.W_hh.length);
  return { ...net, weights: { ...net.weights, W_hh } };
};

// A training from its start: work({ updates, milliseconds, cut }) goes on with it, and tells what came
// of it. It looks inside, with `cut` at the net without the ways through h, at the end and after a
// single update, and else at most a fifth of its time.
export const makeTrainer = (settings) => {
  const { lag, rate, seed } = settings;
  const draw = random(seed);
  const [net, moments, losses, right] = [makeNet(settings, draw), {}, [], []];
  let dueAt = 0;
  const sure = () => losses.length >= IN_A_ROW && losses.slice(-IN_A_ROW).every((loss) => loss < GOAL);
  const over = () => sure() || losses.length === MOST_UPDATES;
  const share = () => right.slice(-LATELY).reduce((sum, one) => sum + one, 0) / LATELY;
  const found = () => over() && (sure() || share() > 0.99);

  const update = () => {
    const bits = Array.from({ length: B }, () => (draw() < 0.5 ? 0 : 1));
    const xs = inputs(lag, bits, () => normal(draw));
    const states = forward(net, xs, B);
    const logits = readout(net, states.at(-1).h, B);
    const { loss, d } = crossEntropy(logits, bits);
    const { grads } = backward(net, xs, states, d, B);
    clip(grads, 1);
    adam(net.weights, grads, moments, rate);
    losses.push(loss);
    right.push(bits.filter((bit, s) => (logits[s] > 0) === (bit === 1)).length / B);
  };

  const work = ({ updates, milliseconds, cut }) => {
    const [began, before] = [performance.now(), losses.length];
    const spent = () => performance.now() - began;
    for (let k = 0; k < updates && !over() && (k === 0 || spent() < milliseconds); k++) update();
    const speed = (1000 * (losses.length - before)) / spent();
    const looked = performance.now();
    const due = updates <= 1 || over() || looked >= dueAt;
    const seen = due ? look(cut ? withoutWays(net) : net, lag, seed) : null;
    if (due) dueAt = looked + 5 * (performance.now() - looked);
    return { losses, right, speed, found: found(), over: over(), seen };
  };
  return { work };
};
