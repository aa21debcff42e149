"""The numbers of one LSTM step, from helpers.cells in float64."""

import torch

from helpers.cells import lstm_step


def lstm_numbers(f: float, i: float, o: float, g: float, c_prev: float) -> dict[str, float]:
    """Every number that the explorer `gates` shows, by the gates' values instead of weights.

    Weights of 0 leave the biases alone, and those are undone squashing: 0 and 1 become ∓inf.
    """
    sigmoids = torch.tensor([i, f, o], dtype=torch.float64).logit()
    i_f_g_o = torch.stack(
        [*sigmoids[:2], torch.tensor(g, dtype=torch.float64).atanh(), sigmoids[2]]
    )
    x = h = torch.zeros(1, 1, dtype=torch.float64)
    zeros = torch.zeros(4, 1, dtype=torch.float64)
    c = torch.tensor([[c_prev]], dtype=torch.float64)
    h, c = (state.item() for state in lstm_step(x, h, c, zeros, zeros, i_f_g_o, zeros[:, 0]))
    squashed = torch.tensor(c, dtype=torch.float64).tanh().item()
    return {"kept": f * c_prev, "written": i * g, "c": c, "squashed": squashed, "h": h}
