"""The numbers of cells in float64: single steps from helpers.cells, many with autograd."""

import math

import torch

from helpers.cells import gru_step, lstm_step, rnn_step


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


def long_numbers(g: list, open: list, forget: list) -> dict[str, list[float]]:
    """c, h = tanh(c) and the gradient of the last c for each c, given the gates at every step."""
    c = [torch.zeros((), dtype=torch.float64, requires_grad=True)]
    for value, i, f in zip(g, open, forget, strict=True):
        c.append(f * c[-1] + i * value)
    gradients = torch.autograd.grad(c[-1], c[1:])
    states = torch.stack(c[1:]).detach()
    return {
        "c": states.tolist(),
        "h": states.tanh().tolist(),
        "gradients": torch.stack(gradients).tolist(),
    }


def gru_numbers(z: float, r: float, h_prev: float, a: float, w_hn: float) -> dict[str, float]:
    """The candidate and the new state of `helpers.cells.gru_step`, by the gates' values.

    The gates' weights are 0 and their biases undone sigmoids. At z = 0 the state is the candidate.
    """
    h = torch.tensor([[h_prev]], dtype=torch.float64)
    x, W_ih = torch.zeros(1, 1, dtype=torch.float64), torch.zeros(3, 1, dtype=torch.float64)
    W_hh = torch.tensor([[0], [0], [w_hn]], dtype=torch.float64)

    def state(z):
        gates = torch.tensor([r, z], dtype=torch.float64).logit()
        b_ih = torch.cat([gates, torch.tensor([a], dtype=torch.float64)])
        return gru_step(x, h, W_ih, W_hh, b_ih, torch.zeros_like(b_ih)).item()

    return {"n": state(0.0), "h": state(z)}


def leaky_average(x: list[float], tau: float) -> list[float]:
    """c_t = f c_{t-1} + (1 - f) x_t with f = exp(-1 / tau) from c = 0, a cell with i = 1 - f."""
    f = math.exp(-1 / tau)
    c, states = 0.0, []
    for value in x:
        c = f * c + (1 - f) * value
        states.append(c)
    return states


def rnn_numbers(w: float, u: float, x: list[float]) -> list[float]:
    """Every state of `helpers.cells.rnn_step` with one unit and one input, from 0."""
    W_hh, W_ih = (torch.tensor([[weight]], dtype=torch.float64) for weight in (w, u))
    h = none = torch.zeros(1, dtype=torch.float64)
    states = []
    for value in x:
        given = torch.tensor([[value]], dtype=torch.float64)
        h = rnn_step(given, h.reshape(1, 1), W_ih, W_hh, none, none)
        states.append(h.item())
    return states
