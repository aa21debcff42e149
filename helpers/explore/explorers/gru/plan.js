// Where everything of the explorer `gru` stands: the candidate's pipes above, the lever under them,
// the LSTM beside the lever or, where there is little room, under it.

export const WIDE = 700; // pixels from which the LSTM fits beside the lever

// The axis of values from −1 to 1: where 0 is, and the pixels to 1.
const axis = (middle, half) => ({ middle, y: (v) => middle - half * v });

// Where the old state and the candidate are, and between them the weight and the reset valve.
const across = (old, now) => ({ old, w: old + 0.24 * (now - old), r: old + 0.5 * (now - old), now });

// The pipes from the old state to the candidate, and from both down to the posts of the lever.
const pipework = ({ old, w, r, now }, { a, row, tanh, post }) => [
  { from: [old, row], to: [w, row], capacity: 1, flow: "h_prev", quantity: "h" },
  { from: [w, row], to: [r, row], capacity: 2, flow: "from_state", quantity: "h" },
  { from: [r, row], to: [now, row], capacity: 2, flow: "passed", quantity: "h" },
  { from: [now, a], to: [now, row], capacity: 2, flow: "a", quantity: "n" },
  { from: [now, row], to: [now, tanh], capacity: 4, flow: "before", quantity: "n" },
  { from: [old, row], to: [old, post], capacity: 1, flow: "h_prev", quantity: "h", arrow: true },
  { from: [now, tanh], to: [now, post], capacity: 1, flow: "n", quantity: "n", arrow: true },
];

const wide = (room) => {
  const W = Math.min(room, 900);
  const x = across(42, 0.6 * W - 40);
  const heights = { a: 60, row: 104, tanh: 150, post: 188 };
  const [end, side] = [x.now + 40, x.now + 80];
  const control = (end - 16) / 3;
  const values = axis(270, 58);
  return {
    size: [W, 446],
    unit: 11,
    x, heights, values, lstm: values,
    pipes: pipework(x, heights),
    rods: [[x.old, 42, x.old, 104], [x.r, 42, x.r, 70], [x.now, 42, x.now, 60], [x.w, 104, x.w, 126]],
    panel: [side, W - 6],
    link: x.now + 44,
    pill: [x.now - 52, 180],
    controls: {
      h_prev: [0, 0, control],
      r: [x.r - control / 2, 0, control],
      a: [end - control, 0, control],
      w_hn: [x.w - control / 2, 124, control],
      z: [x.old - 8, 382, x.now - x.old + 16],
    },
    side: [side, 40, W - side],
    figures: 352,
    verdict: [side, 400, W - side],
  };
};

const narrow = (room) => {
  const W = Math.min(room, 480);
  const x = across(34, W - 34);
  const beside = W < 400 ? 1 : 2; // sliders in a row
  const top = (4 / beside) * 46;
  const control = (W - 24 * (beside - 1)) / beside;
  const heights = { a: top + 26, row: top + 70, tanh: top + 110, post: top + 148 };
  const stacked = ["h_prev", "w_hn", "r", "a"].map((name, k) =>
    [name, [(k % beside) * (control + 24), Math.floor(k / beside) * 46, control]]);
  return {
    size: [W, top + 780],
    unit: 7,
    x, heights,
    values: axis(top + 242, 64),
    lstm: axis(top + 628, 64),
    pipes: pipework(x, heights),
    rods: [],
    panel: [x.old, W - 6],
    link: null,
    pill: [x.now - 58, top + 138],
    controls: { ...Object.fromEntries(stacked), z: [x.old - 8, top + 360, x.now - x.old + 16] },
    side: [0, top + 440, W],
    figures: top + 706,
    verdict: [0, top + 752, W],
  };
};

export const plan = (room) => (room < WIDE ? narrow(room) : wide(room));
