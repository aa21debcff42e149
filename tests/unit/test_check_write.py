"""check_write accepts every way to draw a word, and names what a wrong one does."""

import random

import numpy as np
import pytest
import torch
from judged import FEW, expect_a_sentence, line, verdicts

from helpers.checks import check_write
from helpers.checks.writing import LONGEST
from helpers.lang import text

KEY = "check_write"
DRAWS = 2 * FEW  # each of some 600 symbols


def softmax(logits, temperature):
    return torch.softmax(logits / temperature, -1)


def multinomial(chances):
    return torch.multinomial(chances, 1).item()


def writing(
    chances=softmax,
    draw=multinomial,
    first=0,
    start=None,
    carry=lambda new, old: new,
    read=lambda drawn, before: drawn,
    add=lambda drawn, logits: drawn,
    done=lambda word: word,
    most=lambda longest: longest,
    stops=True,
    skips=False,
):
    """A `write_word` with one thing or another done differently."""

    def answer(step, temperature, longest):
        word, symbol, state = [], first, start
        while len(word) < most(longest):
            logits, new = step(symbol, state)
            state = carry(new, state)
            drawn = draw(chances(logits, temperature))
            symbol = read(drawn, symbol)
            if drawn == 0 and stops:
                break
            if drawn != 0 or not skips:
                word.append(add(drawn, logits))
        return done(word)

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
        logits, (h, c) = step(symbol, state)
        state = [h.detach(), c.detach()]
        noise = -torch.empty_like(logits).exponential_().log()
        symbol = (logits / temperature + noise).argmax()
        if symbol == 0:
            return word
        word.append(symbol)
    return word


def asking_ahead(step, temperature, longest):
    """Asks once more than it draws."""
    word, (logits, state) = [], step(torch.tensor([0]), None)
    for _ in range(longest):
        symbol = torch.multinomial(torch.softmax(logits / temperature, 0), 1)
        logits, state = step(symbol, state)
        if not symbol:
            break
        word += symbol.tolist()
    return torch.tensor(word)


def from_the_start(step, temperature, longest):
    """Reads all that is written for every new symbol."""
    word = []
    while len(word) < longest:
        state = None
        for symbol in [0, *word]:
            logits, state = step(symbol, state)
        word.append(multinomial(softmax(logits, temperature)))
        if word[-1] == 0:
            return word[:-1]
    return word


def exp(logits, temperature):
    weights = torch.exp(logits / temperature)
    return weights / weights.sum()


def exp_in_numpy(logits, temperature):
    weights = np.exp(logits.numpy().astype(float) / temperature)
    return weights / weights.sum()


RIGHT = {
    "right": right,
    "Categorical, recursive": recursive,
    "noise, tensors": by_noise,
    "asking ahead, a tensor": asking_ahead,
    "from the start": from_the_start,
    "exp": writing(exp),
    "exp, unscaled": writing(lambda z, T: torch.exp(z / T)),
    "exp, choices": writing(
        exp, lambda p: random.choices(range(len(p)), p.tolist())[0], done=tuple
    ),
    "numpy": writing(exp_in_numpy, lambda p: np.random.choice(len(p), p=p), done=np.array),
    "numpy, float32": writing(softmax, lambda p: np.random.choice(len(p), p=p.numpy())),
    "cumsum": writing(
        softmax, lambda p: int(torch.searchsorted(p.cumsum(0), torch.rand(1), right=True))
    ),
    "cumsum, in a loop": writing(
        softmax, lambda p: int((p.cumsum(0) < random.random()).sum().clamp(max=len(p) - 1))
    ),
}


@pytest.mark.parametrize("answer", RIGHT.values(), ids=RIGHT)
def test_every_right_answer_passes(said, answer):
    assert verdicts(check_write, answer, draws=DRAWS) == {"passed"}
    assert said(check_write, answer) == line(check_write, "passed")


def seeded(step, temperature, longest):
    torch.manual_seed(0)
    return right(step, temperature, longest)


def zeros():
    return torch.zeros(1, 1, 2), torch.zeros(1, 1, 2)


def cold(temperature):
    return {"temperature": temperature}


NAMED = {
    "not carried": ("state", {}, writing(carry=lambda new, old: None)),
    "carried once": ("state", {}, writing(carry=lambda new, old: old or new)),
    "not carried, reads 0": (
        "state",
        {},
        writing(carry=lambda new, old: None, read=lambda drawn, before: 0),
    ),
    "h alone": ("state", {}, writing(carry=lambda new, old: new[0])),
    "zeros": ("first_state", {}, writing(start=zeros())),
    "with end": ("with_end", {}, writing(done=lambda word: [*word, 0])),
    "with start": ("with_start", {}, writing(done=lambda word: [0, *word])),
    "with both": ("with_both", {}, writing(done=lambda word: [0, *word, 0])),
    "first lost": ("first_lost", {}, writing(done=lambda word: word[1:])),
    "last lost": ("last_lost", {}, writing(done=lambda word: word[:-1])),
    "goes on": ("goes_on", {}, writing(stops=False)),
    "skips 0": ("goes_on", {}, writing(stops=False, skips=True)),
    "skips 0, reads on": (
        "goes_on",
        {},
        writing(stops=False, skips=True, read=lambda drawn, before: drawn or before),
    ),
    "skips 0, endless": ("goes_on", {}, writing(stops=False, most=lambda longest: 10**9)),
    "first symbol": ("first", {"given": 1}, writing(first=1)),
    "a letter": ("no_index", {"given": "str"}, writing(first="·")),
    "letters": ("no_index", {"given": "str"}, writing(add=lambda drawn, logits: f"{drawn}")),
    "greedy": ("greedy", cold(0.25), writing(lambda z, T: (z == z.max()).float())),
    "argmax": ("greedy", cold(0.25), writing(draw=lambda p: int(p.argmax()))),
    "no temperature": ("no_temperature", cold(0.25), writing(lambda z, T: z.softmax(-1))),
    "after softmax": ("no_temperature", cold(0.25), writing(lambda z, T: z.softmax(-1) / T)),
    "times": ("times", cold(0.25), writing(lambda z, T: (z * T).softmax(-1))),
    "square": ("chances", cold(0.25), writing(lambda z, T: (z / T**2).softmax(-1))),
    "seeded": ("one_word", {}, seeded),
    "too short": (
        "longest",
        {"given": 0, "right": 1},
        writing(most=lambda longest: longest if longest == LONGEST else longest - 1),
    ),
    "endless": ("longest", {"given": 9, "right": 1}, writing(most=lambda longest: 99)),
    "no step": ("no_step", {}, lambda step, temperature, longest: []),
    "a number": ("no_list", {"given": "int"}, lambda step, temperature, longest: 3),
    "a string": ("no_list", {"given": "str"}, writing(done=lambda word: "".join(map(str, word)))),
}


@pytest.mark.parametrize(("key", "blanks", "answer"), NAMED.values(), ids=NAMED)
def test_a_mistake_is_named(said, key, blanks, answer):
    assert verdicts(check_write, answer, draws=DRAWS) == {key}
    assert said(check_write, answer) == line(check_write, key, **blanks)


LATER = {  # what shows only where something is drawn
    "even": lambda p, T: int(torch.randint(1, len(p), (1,))),
    "even_with_end": lambda p, T: int(torch.randint(0, len(p), (1,))),
}


@pytest.mark.parametrize("key", LATER)
def test_even_chances_are_named(said, key):
    def answer(step, temperature, longest):
        draw = multinomial if temperature == 1 else lambda p: LATER[key](p, temperature)
        return writing(draw=draw)(step, temperature, longest)

    assert verdicts(check_write, answer, draws=DRAWS) == {key}
    assert said(check_write, answer) == line(check_write, key, temperature=0.25)


def test_drawing_what_has_no_chance_is_told(said):
    keys = ("unlikely", "word")  # the second where it ends the word too soon
    parts = [text(f"{KEY}.{key}", given="\0", right="\0").split("\0") for key in keys]
    for _ in range(DRAWS):
        heard = said(check_write, writing(lambda z, T: (z.softmax(-1) / T).softmax(-1)))
        assert any(all(part in heard for part in sentence) for sentence in parts)


READ = {
    "0": writing(read=lambda drawn, before: 0),
    "the symbol before": writing(read=lambda drawn, before: before),
    "another one": writing(add=lambda drawn, logits: int(logits.argmax())),
}


@pytest.mark.parametrize("answer", READ.values(), ids=READ)
def test_another_symbol_read_than_drawn_is_told(said, answer):
    parts = text(f"{KEY}.read", given="\0", right="\0").split("\0")
    for _ in range(DRAWS):
        heard = said(check_write, answer)
        assert heard.startswith("✗") and all(part in heard for part in parts)


ODD = [
    lambda step, temperature, longest: [None, ...],
    lambda step, temperature, longest: [float("nan")] * longest,
    lambda step, temperature, longest: {1, 2},
    lambda step, temperature, longest: step(0)[0],
    lambda step, temperature, longest: step(None, None),
    writing(done=lambda word: [symbol + 0.5 for symbol in word]),
    writing(done=lambda word: [7 for symbol in word]),
]


@pytest.mark.parametrize("answer", ODD)
def test_whatever_comes_back_gets_a_sentence(said, language, answer):
    expect_a_sentence(said, check_write, answer)
