"""check_read_alone accepts every right answer, names each frequent mistake, and never raises."""

import pytest
import torch

from helpers import lang
from helpers.agreement import encode, indices
from helpers.checks import check_read_alone
from helpers.lang import text

KEY = "check_read_alone"
tongues = pytest.mark.parametrize("tongue", lang.LANGUAGES)


def one_by_one(net, sentences, tongue):
    return [net(encode([sentence], tongue)[0]).sigmoid() for sentence in sentences]


def logits(net, sentences, tongue):
    return torch.cat([net(indices(s.tokens, tongue)[:, None]) for s in sentences])


def as_a_tensor(net, sentences, tongue):
    with torch.no_grad():
        return torch.sigmoid(logits(net, sentences, tongue))


def as_numbers(net, sentences, tongue):
    return [1 / (1 + (-logit).exp().item()) for logit in logits(net, sentences, tongue)]


def by_length(net, sentences, tongue):
    found = torch.zeros(len(sentences), dtype=torch.float64)
    for length in {len(s.tokens) for s in sentences}:
        alike = [k for k, s in enumerate(sentences) if len(s.tokens) == length]
        found[alike] = net(encode([sentences[k] for k in alike], tongue)[0]).sigmoid()
    return found[:, None]


RIGHT = [one_by_one, as_a_tensor, as_numbers, by_length]


@tongues
@pytest.mark.parametrize("answer", RIGHT, ids=lambda answer: answer.__name__)
def test_every_right_answer_passes(said, language, tongue, answer):
    line = said(check_read_alone, answer, tongue)
    assert line == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


def labels(sentences):
    return torch.tensor([s.label for s in sentences])


NAMED = {
    "padded": lambda net, s, tongue: net(encode(s, tongue)[0]).sigmoid(),
    "padded_logits": lambda net, s, tongue: net(encode(s, tongue)[0]),
    "logits": logits,
    "other_verb": lambda *given: 1 - as_a_tensor(*given),
    "decided": lambda *given: (logits(*given) > 0).float(),
    "right_verb": lambda net, s, tongue: torch.where(
        labels(s) > 0, as_a_tensor(net, s, tongue), 1 - as_a_tensor(net, s, tongue)
    ),
    "wrong": lambda *given: as_a_tensor(*given).flip(0),
}


@pytest.mark.parametrize("key", NAMED)
def test_a_mistake_is_named(said, language, key):
    for _ in range(40):  # by chance all labels are 1, or all decisions those of the labels
        line = said(check_read_alone, NAMED[key], "en")
        if line == f"✗ {text(f'{KEY}.{key}')}":
            return
    raise AssertionError(line)


def test_the_right_labels_are_no_answer(said):
    for _ in range(5):
        assert said(check_read_alone, lambda net, s, tongue: labels(s), "ko").startswith("✗")


@pytest.mark.parametrize("empty", [None, ...])
def test_a_hole_is_to_do(said, empty):
    assert said(check_read_alone, lambda *given: empty, "en") == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, 7, lambda: 1, lambda *given: [], lambda *given: "x"])
def test_nothing_raises(said, answer):
    assert said(check_read_alone, answer, "en").startswith("✗")


def test_torch_s_own_seed_is_left_alone(said):
    torch.manual_seed(3)
    first = torch.rand(1)
    torch.manual_seed(3)
    said(check_read_alone, one_by_one, "en")
    assert torch.rand(1) == first
