"""train_and_stop leaves the net as it was when the validation loss was smallest."""

import pytest
import torch
from bar_text import FULL, seen
from torch import nn

from helpers.training.stopping import History, loss_on, train_and_stop

CLASSES = 3


class Guess(nn.Module):
    """The same logits for whatever it reads; it notes in which mode it is called."""

    def __init__(self):
        super().__init__()
        self.logits = nn.Parameter(torch.zeros(CLASSES))
        self.modes = []

    def forward(self, x):  # (T, B) -> (B, classes)
        self.modes.append((self.training, torch.is_grad_enabled(), x.shape[1]))
        return self.logits.expand(x.shape[1], CLASSES)


def words(*labels):
    return torch.zeros(3, len(labels), dtype=torch.long), torch.tensor(labels)


# Training makes class 0 ever likelier; on the validation words that helps at first only.
PARTS = {"train": words(*[0] * 50), "validation": words(0, 0, 0, 1)}


def test_it_goes_back_to_the_best_validation_loss():
    net = Guess()
    history = train_and_stop(net, PARTS, 10, updates=300, lr=0.05, every=10)
    assert history.updates == list(range(10, 301, 10))
    assert history.train == sorted(history.train, reverse=True)
    assert history.validation[history.updates.index(history.best)] == min(history.validation)
    assert 10 <= history.best < 150
    assert loss_on(net, *PARTS["validation"]).item() == pytest.approx(min(history.validation))
    assert net.training


def test_it_draws_batches_with_gradients_and_measures_whole_parts_without():
    net = Guess()
    train_and_stop(net, PARTS, 7, updates=4, lr=0.1, every=2)
    assert net.modes == 2 * [
        (True, True, 7),
        (True, True, 7),
        (False, False, 50),
        (False, False, 4),
    ]


def test_its_bar_counts_the_updates(capsys):
    train_and_stop(Guess(), PARTS, 5, updates=30, lr=0.1, bar=True)
    assert seen(capsys.readouterr().out) == f"training {FULL} 30\n"


def test_of_several_best_it_keeps_the_first():
    assert History([5, 10, 15], [3, 2, 1], [2.0, 1.0, 1.0]).best == 10


def test_the_rate_falls_along_half_a_cosine(monkeypatch):
    rates, step = [], torch.optim.Adam.step

    def noting(self, *arguments):
        rates.append(self.param_groups[0]["lr"])
        return step(self, *arguments)

    monkeypatch.setattr(torch.optim.Adam, "step", noting)
    train_and_stop(Guess(), PARTS, 5, updates=100, lr=0.1, cosine=True)
    assert rates[0] == pytest.approx(0.1)
    assert rates[50] == pytest.approx(0.05)
    assert rates == sorted(rates, reverse=True) and 0 < rates[-1] < 0.001


def test_without_a_measurement_the_net_stays_as_trained():
    net = Guess()
    assert train_and_stop(net, PARTS, 5, updates=5, lr=0.1, every=10) == History()
    assert net.logits[0].item() > 0.4


def test_the_loss_takes_one_answer_or_many_and_leaves_padding_out():
    logits = torch.randn(4, 2, CLASSES)
    y = torch.tensor([[0, 1], [2, 0], [1, 1], [-100, 2]])
    kept = [
        -logits[t, b].log_softmax(-1)[y[t, b]] for t in range(4) for b in (0, 1) if y[t, b] >= 0
    ]
    expected = torch.stack(kept).mean()
    torch.testing.assert_close(loss_on(lambda x: logits, None, y), expected)
    torch.testing.assert_close(loss_on(lambda x: (logits, "state"), None, y), expected)
    one = loss_on(lambda x: logits[0], None, y[0])
    torch.testing.assert_close(one, torch.stack(kept[:2]).mean())
