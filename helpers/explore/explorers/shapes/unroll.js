// The five shapes of input and output as arithmetic: which cell every step applies, what enters it
// and what leaves.

const always = () => true;
const never = () => false;

// Each shape as one or two cells in a row: how many times each is applied, at which of these steps
// it reads an input and writes an output, and whether an output is the next step's input.
const CELLS = {
  "1_to_1": () => [{ times: 1, reads: always, writes: always, feeds: false }],
  "1_to_n": ({ m }) => [{ times: m, reads: (t) => t === 1, writes: always, feeds: true }],
  "n_to_1": ({ n }) => [{ times: n, reads: always, writes: (t) => t === n, feeds: false }],
  "n_to_n": ({ n }) => [{ times: n, reads: always, writes: always, feeds: false }],
  "n_to_m": ({ n, m }) => [
    { times: n, reads: always, writes: never, feeds: false },
    { times: m, reads: never, writes: always, feeds: true },
  ],
};

export const SHAPES = Object.keys(CELLS);

// The lengths that a shape has.
export const LENGTHS = { "1_to_1": [], "1_to_n": ["m"], "n_to_1": ["n"], "n_to_n": ["n"], "n_to_m": ["n", "m"] };

// The steps of each cell in turn: whether it reads and writes at step t, whether it is fed the
// output of the step before, and whether a start symbol stands for an output that is not there.
export const unroll = (shape, lengths) => CELLS[shape](lengths).map(({ times, reads, writes, feeds }) =>
  Array.from({ length: times }, (_, k) => ({
    t: k + 1,
    reads: reads(k + 1),
    writes: writes(k + 1),
    fed: feeds && k > 0,
    starts: feeds && k === 0 && !reads(1),
  })));

export const count = (cells) => {
  const steps = cells.flat();
  return {
    inputs: steps.filter(({ reads }) => reads).length,
    outputs: steps.filter(({ writes }) => writes).length,
    steps: steps.length,
    cells: cells.length,
  };
};
