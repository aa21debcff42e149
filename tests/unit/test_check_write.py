"""check_write accepts every way to draw a word, and names what a wrong one does."""

import pytest
import torch

from helpers.checks import check_write
from helpers.checks.write import LONGEST
from helpers.lang import text

KEY = "check_write"


def writing(
    chances=lambda logits, temperature: torch.softmax(logits / temperature, -1),
    first=0,
    carry=lambda new, old: new,
    read=lambda drawn, before: drawn,
    done=lambda word, start: word,
    most=lambda longest: longest,
    stops=True,
):
    """A `write_word` with one thing or another done differently."""

    def answer(step, temperature, longest):
        word, symbol, state = [], first, None
        while len(word) < most(longest):
            logits, new = step(symbol, state)
            state = carry(new, state)
            drawn = torch.multinomial(chances(logits, temperature), 1).item()
            symbol = read(drawn, symbol)
            if drawn == 0 and stops:
                break
            word.append(drawn)
        return done(word, first)

    return answer


right = writing()


def recursive(step, temperature, longest, symbol=0, state=None):
    if longest == 0:
        return []
    logits, state = step(symbol, state)
    symbol = int(torch.distributions.Categorical(logits=logits / temperature).sample())
    return [symbol, *recursive(step, temperature, longest - 1, symbol, state)] if symbol else []


def by_noise(step, temperature, longest):
    """Gumbel's trick: the largest of logits / temperature plus noise."""
    word, symbol, state = [], torch.tensor(0), None
    for _ in range(longest):
        logits, state = step(symbol, state)
        noise = -torch.empty_like(logits).exponential_().log()
        symbol = (logits / temperature + noise).argmax()
        if symbol == 0:
            return word
        word.append(symbol)
    return word


RIGHT = {
    "right": right,
    "recursive": recursive,
    "noise, tensors": by_noise,
    "a tuple": writing(done=lambda word, start: tuple(word)),
    "a tensor": writing(done=lambda word, start: torch.tensor(word, dtype=torch.long)),
    "exp": writing(lambda z, t: ((z - z.max()) / t).exp() / ((z - z.max()) / t).exp().sum()),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, language, answer):
    for _ in range(3):
        line = said(check_write, answer)
        assert line == f"✓ {text('checks.passed')} {text(f'{KEY}.passed')}"


NAMED = {
    "not carried": ("state", {}, writing(carry=lambda new, old: None)),
    "with end": ("with_end", {}, writing(done=lambda word, start: [*word, 0])),
    "with start": ("with_start", {}, writing(done=lambda word, start: [0, *word])),
    "with both": ("with_both", {}, writing(done=lambda word, start: [0, *word, 0])),
    "first lost": ("first_lost", {}, writing(done=lambda word, start: word[1:])),
    "last lost": ("last_lost", {}, writing(done=lambda word, start: word[:-1])),
    "goes on": ("goes_on", {}, writing(stops=False)),
    "first symbol": ("first", {"given": 1}, writing(first=1)),
    "reads 0": ("read", {"given": 0, "right": 3}, writing(read=lambda drawn, before: 0)),
    "greedy": (
        "greedy",
        {"temperature": 0.5},
        writing(lambda z, t: (z == z.max()).float()),
    ),
    "no temperature": (
        "no_temperature",
        {"temperature": 0.5},
        writing(lambda z, t: torch.softmax(z, -1)),
    ),
    "after softmax": (
        "no_temperature",
        {"temperature": 0.5},
        writing(lambda z, t: torch.softmax(z, -1) / t),
    ),
    "times": ("times", {"temperature": 0.5}, writing(lambda z, t: torch.softmax(z * t, -1))),
    "too short": (
        "longest",
        {"given": 0, "right": 1},
        writing(most=lambda longest: longest if longest == LONGEST else longest - 1),
    ),
    "endless": (
        "longest",
        {"given": 9, "right": 1},
        writing(most=lambda longest: 99),
    ),
}


@pytest.mark.parametrize(("key", "blanks", "answer"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, language, key, blanks, answer):
    for _ in range(3):
        assert said(check_write, answer) == f"✗ {text(f'{KEY}.{key}', **blanks)}"


def lastly_even(zero):
    def answer(step, temperature, longest):
        word = right(step, temperature, longest)
        return [int(torch.randint(zero, 5, (1,)))] if longest == 1 and temperature != 1 else word

    return answer


def test_even_chances_are_named(said, language):
    assert said(check_write, lastly_even(1)) == f"✗ {text(f'{KEY}.even', temperature=0.5)}"
    assert (
        said(check_write, lastly_even(0)) == f"✗ {text(f'{KEY}.even_with_end', temperature=0.5)}"
    )


def test_chances_of_no_known_kind_are_told(said, language):
    odd = writing(
        lambda z, t: torch.softmax(-z.clamp(min=-9) * 3, -1) if z.max() < 9 else z.gt(0) + 0.0
    )
    assert said(check_write, odd).startswith("✗ ")


def test_what_is_no_list_gets_a_sentence(said, language):
    line = said(check_write, lambda step, temperature, longest: 3)
    assert line == f"✗ {text(f'{KEY}.no_list', given='int')}"
    line = said(check_write, lambda step, temperature, longest: [])
    assert line == f"✗ {text(f'{KEY}.no_step')}"


@pytest.mark.parametrize("empty", [None, ...])
def test_an_empty_hole_is_to_do(said, language, empty):
    line = said(check_write, lambda step, temperature, longest: empty)
    assert line == f"○ {text('checks.to_do')}"


@pytest.mark.parametrize("answer", [None, 3, lambda: None, lambda step, t, longest: step @ 2])
def test_what_stops_gets_a_sentence(said, language, answer):
    line = said(check_write, answer, hint=9)
    assert line.startswith("✗ ") and "TypeError" in line and text(f"{KEY}.hint_3") in line


def test_torchs_random_numbers_are_left_alone():
    before = torch.get_rng_state()
    check_write(right)
    assert torch.equal(torch.get_rng_state(), before)
