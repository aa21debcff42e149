"""The tanh RNN behind a function of sequences, recovered from what the function says.

After one word x the logits are y = W_out h + b_out with h = tanh(W_ih x + b); their Jacobian is
W_out D W_ih with the diagonal D = 1 - h². Jacobians at two places differ by D alone, so that the
quotient of two has the columns of W_out as eigenvectors. Along each of these, 1 - h² is a parabola
over y, which gives h. Two words then give W_hh. How the parameters are stored plays no part.
"""

from collections.abc import Callable

import torch

from helpers.checks.draws import fresh

PLACES, PAIRS = 20, 50  # single words, and pairs of words, at which the function is asked
STEP = 0.1  # between the points of a difference


def recovered(says: Callable, V: int, H: int) -> tuple[Callable, torch.Tensor] | None:
    """The RNN with H units, started at 0, that says the same of one and of two words; its b_out.

    `says` maps float32 sequences (T, B, V) to logits (B, V), V > H; so does what is returned.
    None where no such RNN is found.
    """
    x = fresh(PLACES, V) / 2
    y, slopes = says(x[None]).double(), jacobians(says, x)
    try:
        W_out, b_out, h, base = _readout(y, slopes, H)
        W_ih = torch.linalg.pinv(W_out) @ slopes[base] / (1 - h**2)[:, None]
        b = h.atanh() - W_ih @ x[base].double()
        pairs = fresh(2, PAIRS, V) / 2
        h_2 = (says(pairs).double() - b_out) @ torch.linalg.pinv(W_out).T
        W_hh = _recurrent(*pairs.double() @ W_ih.T + b, h_2)
    except torch.linalg.LinAlgError:  # nothing that could be solved
        return None
    return lambda x: _run(x.double() @ W_ih.T + b, W_hh) @ W_out.T + b_out, b_out


def jacobians(says: Callable, x: torch.Tensor) -> torch.Tensor:
    """The Jacobian (N, V, V) of the logits after each single word of x (N, V), in float64.

    By differences of the fourth order: the function need not have gradients.
    """
    N, V = x.shape
    moved = torch.cat([x[:, None] + k * STEP * torch.eye(V) for k in (1, -1, 2, -2)], dim=1)
    y = says(moved.reshape(1, 4 * N * V, V)).double().view(N, 4, V, V)
    return ((8 * (y[:, 0] - y[:, 1]) - (y[:, 2] - y[:, 3])) / (12 * STEP)).mT


def _readout(y, slopes, H):
    """W_out (V, H) and b_out (V,), and h (H,) after the word of the returned number."""
    U, S, Vh = torch.linalg.svd(slopes)
    base = S[:, H - 1].argmax()
    U, rows = U[base, :, :H], Vh[base, :H]
    quotients = U.T @ slopes @ rows.T @ torch.linalg.inv(U.T @ slopes[base] @ rows.T)  # (N, H, H)
    values, vectors = torch.linalg.eig(quotients)
    gaps = (values[:, :, None] - values[:, None]).abs() + values.abs().max() * torch.eye(H)
    E = vectors[gaps.amin(dim=(1, 2)).argmax()].real  # the columns of W_out, up to a factor each
    back = torch.linalg.inv(E)
    ratio = (back @ quotients @ E).diagonal(dim1=1, dim2=2)  # (1 - h²) / (1 - h_base²): (N, H)
    moved = (y - y[base]) @ U @ back.T  # the factors times h - h_base: (N, H)
    parabola = torch.stack([moved, moved**2], dim=-1).transpose(0, 1)  # (H, N, 2)
    p, q = _solve(parabola, (1 - ratio).T).T
    odds = p**2 / (4 * q)  # h² / (1 - h²)
    h = p.sign() * (odds / (1 + odds)).sqrt()
    W_out = U @ E * ((1 + odds) / q).sqrt()
    return W_out, y[base] - W_out @ h, h, base


def _recurrent(first, second, h):
    """W_hh (H, H) from what W_ih x + b is for both words and from h after the second (B, H)."""
    h = h.clamp(-1 + 1e-6, 1 - 1e-6)
    weight = (1 - h**2).T  # near ±1 the inverse of tanh is less exact
    return _solve(weight[..., None] * first.tanh(), weight * (h.atanh() - second).T)


def _solve(A, b):
    """The least squares solutions (H, K) of H systems A (H, N, K) and b (H, N)."""
    if not (A.isfinite().all() and b.isfinite().all()):
        raise torch.linalg.LinAlgError
    return torch.linalg.lstsq(A, b[..., None]).solution[..., 0]


def _run(from_input, W_hh):
    h = torch.zeros_like(from_input[0])
    for a in from_input:
        h = (a + h @ W_hh.T).tanh()
    return h
