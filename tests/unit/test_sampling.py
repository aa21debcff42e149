"""Words are drawn with exactly the probabilities that the net gives them."""

import itertools

import pytest
import torch
from torch import nn

from helpers.lang import text
from helpers.nets.readouts import EveryStep
from helpers.training.sampling import sample

ALPHABET = "·ab"


def character_net(alphabet, recurrent=nn.LSTM, H=6, seed=0):
    torch.manual_seed(seed)
    reader = EveryStep(recurrent(5, H), len(alphabet))
    return nn.Sequential(nn.Embedding(len(alphabet), 5), reader)


@torch.no_grad()
def probability(net, word, temperature, longest):
    """Of `word` as sample() would draw it, by running the net over the whole word."""
    read = [0, *(ALPHABET.index(symbol) for symbol in word)]
    logits, _ = net(torch.tensor(read)[:, None])
    chances = (logits[:, 0] / temperature).softmax(-1)
    drawn = [*read[1:], 0][:longest]
    return torch.stack([chances[t, k] for t, k in enumerate(drawn)]).prod().item()


@pytest.mark.parametrize("recurrent", [nn.LSTM, nn.GRU, nn.RNN])
@pytest.mark.parametrize("temperature", [0.3, 1.0, 2.0])
def test_words_come_as_often_as_they_should(recurrent, temperature):
    longest, count = 3, 40_000
    net = character_net(ALPHABET, recurrent, H=4)
    nn.init.normal_(net[1].readout.weight)
    drawn = sample(net, ALPHABET, count, temperature, longest, torch.Generator().manual_seed(0))
    words = ["".join(w) for n in range(longest + 1) for w in itertools.product("ab", repeat=n)]
    expected = {word: probability(net, word, temperature, longest) for word in words}
    assert sum(expected.values()) == pytest.approx(1, abs=1e-5)
    assert len(drawn) == count and set(drawn) <= set(words)
    for word, p in expected.items():
        deviation = (p * (1 - p) / count) ** 0.5
        assert abs(drawn.count(word) / count - p) <= 5 * deviation + 1e-6, word


def test_a_start_is_read_and_counts():
    net = character_net(ALPHABET)
    drawn = sample(net, ALPHABET, 500, 1.0, 4, torch.Generator().manual_seed(0), start="ab")
    assert all(word.startswith("ab") and len(word) <= 4 for word in drawn)
    long = sample(net, ALPHABET, 3, 1.0, 2, start="abab")
    assert long == ["abab"] * 3


def test_near_zero_it_takes_the_likeliest():
    net = character_net(ALPHABET, seed=3)
    word, read = "", [0]
    with torch.no_grad():
        while len(word) < 6:
            k = net(torch.tensor(read)[:, None])[0][-1, 0].argmax().item()
            if not k:
                break
            word, read = word + ALPHABET[k], [*read, k]
    assert sample(net, ALPHABET, 5, 1e-4, 6) == [word] * 5


def test_a_generator_leaves_the_notebooks_seed_alone():
    net, before = character_net(ALPHABET), torch.get_rng_state()
    first = sample(net, ALPHABET, 20, generator=torch.Generator().manual_seed(1))
    assert first == sample(net, list(ALPHABET), 20, generator=torch.Generator().manual_seed(1))
    assert first != sample(net, ALPHABET, 20, generator=torch.Generator().manual_seed(2))
    assert torch.equal(torch.get_rng_state(), before)
    sample(net, ALPHABET, 20)
    assert not torch.equal(torch.get_rng_state(), before)


def test_none_are_drawn_of_none():
    assert sample(character_net(ALPHABET), ALPHABET, 0) == []


@pytest.mark.parametrize("given", [0, -1.0, float("nan")])
def test_a_temperature_must_be_above_zero(language, given):
    with pytest.raises(ValueError) as error:
        sample(character_net(ALPHABET), ALPHABET, 1, given)
    assert str(error.value) == text("sampling.temperature", given=repr(given))


@pytest.mark.parametrize(("alphabet", "given"), [("ab·", "'a'"), ("", "''"), (["a"], "['a']")])
def test_an_alphabet_starts_with_the_start(language, alphabet, given):
    with pytest.raises(ValueError) as error:
        sample(character_net(ALPHABET), alphabet, 1)
    assert str(error.value) == text("sampling.alphabet", given=given)


@pytest.mark.parametrize("given", ["c", "·", "\ud800"])
def test_a_start_is_of_the_alphabet(language, given):
    with pytest.raises(ValueError) as error:
        sample(character_net(ALPHABET), ALPHABET, 1, start="a" + given)
    assert str(error.value) == text("sampling.start", given=repr(given))
