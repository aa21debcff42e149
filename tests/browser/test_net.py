"""The explorer `net`: as torch computes, and alone in a plain page."""

import pytest
import torch
from explorer_page import any_number
from torch import nn

from helpers import cells, explore
from helpers.lang import LANGUAGES, texts, use
from helpers.nets.readouts import EveryStep, LastStep
from helpers.nets.trace import trace
from helpers.tasks.agreement import agreement, encode, indices, tokenize, vocabulary
from helpers.tasks.jamo import JAMO, from_jamo, to_jamo

SYMBOLS = [*"·abcdefgh"]
RUN = """async ([traits, ids]) => {
  const { answer, heldRows, open, passed, read } = await import("/explorers/net/run.js");
  const net = open(traits);
  const held = heldRows(net, traits);
  const states = read(net, ids, held);
  return {
    chances: states.map((state) => answer(net, state)),
    h: states.map((state) => [...state.h]),
    passed: traits.tests.ids ? passed(net, traits.tests, held) : null,
  };
}"""
CALL = """async ([file, name, ...given]) =>
  (await import(`/explorers/net/${file}.js`))[name](...given)"""
LAYERS = {
    "RNN": nn.RNN, "GRU": nn.GRU, "LSTM": nn.LSTM,
    "ours: RNN": cells.RNN, "ours: GRU": cells.GRU, "ours: LSTM": cells.LSTM,
    "without biases": lambda D, H: nn.LSTM(D, H, bias=False),
}  # fmt: skip
NAMES = ("cell", "weights", "vocabulary", "answers", "writes", "tests", "text", "held", "value")
INK = """root => [...root.querySelectorAll(".gb-net .gb-stream")].map((path) => {
  const cells = (path.getAttribute("d") ?? "").split("M").slice(1);
  return cells.map((cell) => cell.match(/[-0-9.]+/g).map(Number));
})"""
POINTS = """root => root.querySelector(".gb-net .gb-curve.gb-h").getAttribute("d")
  .match(/[-0-9.]+,[-0-9.]+/g).map((point) => point.split(",").map(Number))"""


def state_of(lab):
    return {name: getattr(lab, name) for name in (*NAMES, "unit", "alone")}


def made(kind, reader, outputs, hidden=64, embedding=True):
    torch.manual_seed(len(kind))
    inputs = 16 if embedding else len(SYMBOLS)
    last = reader(LAYERS[kind](inputs, hidden), outputs)
    return nn.Sequential(nn.Embedding(len(SYMBOLS), inputs), last) if embedding else last


def chances_of(net, ids):
    """Probabilities (T, outputs or 2) after every step of one sequence."""
    last = net[-1] if isinstance(net, nn.Sequential) else net
    one_hot = torch.eye(len(SYMBOLS))[ids]
    x = net[0](ids) if isinstance(net, nn.Sequential) else one_hot
    logits = last.readout(last.recurrent(x)[0])[:, 0]
    if logits.shape[-1] == 1:
        logits = torch.cat([torch.zeros_like(logits), logits], dim=-1)
    return logits.softmax(dim=-1)


@torch.no_grad()
@pytest.mark.parametrize("embedding", [True, False])
@pytest.mark.parametrize("outputs", [1, len(SYMBOLS)])
@pytest.mark.parametrize("kind", LAYERS)
def test_it_answers_as_torch_does(page, kind, outputs, embedding):
    net = made(kind, LastStep, outputs, embedding=embedding)
    ids = torch.randint(len(SYMBOLS), (40, 1))
    found = page.evaluate(RUN, [state_of(explore.net(net, SYMBOLS)), ids.tolist()])
    expected = chances_of(net, ids)
    assert torch.tensor(found["chances"]).sub(expected).abs().max() <= 1e-4


@torch.no_grad()
@pytest.mark.parametrize(("gate", "value"), [("f", 0), ("f", 0.3), ("i", 1), ("o", 0.5)])
def test_a_gate_is_held_while_it_reads_and_while_it_is_tested(page, gate, value):
    net = made("LSTM", LastStep, 1, hidden=16)
    tests = torch.randint(len(SYMBOLS), (20, 200))
    h = trace(net[1].recurrent, net[0](tests), **{gate: value})["h"]  # (T, B, H)
    said = net[1].readout(h[-1])[:, 0] > 0
    labels = torch.rand(200) < 0.5
    lab = explore.net(net, SYMBOLS, tests=(tests, labels), held=gate, value=value)
    found = page.evaluate(RUN, [state_of(lab), tests[:, :1].tolist()])
    assert torch.tensor(found["h"]).sub(h[:, 0]).abs().max() <= 1e-4
    assert found["passed"] == (said == labels).sum()


@torch.no_grad()
def test_a_gate_is_held_in_one_unit_alone(page):
    net = made("GRU", LastStep, 1, hidden=4)
    ids = torch.randint(len(SYMBOLS), (1, 1))
    lab = explore.net(net, SYMBOLS, held="z", value=1, unit=3, alone=True)
    held = torch.tensor(page.evaluate(RUN, [state_of(lab), ids.tolist()])["h"][0])
    free = net[1].recurrent(net[0](ids))[0][0, 0]
    assert held[2] == 0  # it keeps the state that it began with
    assert held[[0, 1, 3]].sub(free[[0, 1, 3]]).abs().max() <= 1e-4


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentences_come_apart_as_in_the_lesson(page, lang):
    torch.manual_seed(0)
    traits = {"vocabulary": vocabulary(lang), "writes": False}
    for sentence in agreement(lang, 20, 20):
        traits["answers"] = [sentence.verb, sentence.other]
        typed = sentence.text.removesuffix(f" {sentence.rest}." if sentence.rest else "")
        found = page.evaluate(CALL, ["tokens", "split", typed, traits])
        assert tuple(found["symbols"]) == sentence.tokens
        assert not found["unknown"] and not found["more"]
    for odd in ("", "  ", "Xyzzy the dogs", "할머니는 우주선을", "the the <b>dog</b>"):
        tokens, unknown = tokenize(odd, lang)
        found = page.evaluate(CALL, ["tokens", "split", odd, traits])
        assert (tuple(found["symbols"]), found["unknown"]) == (
            tokens,
            list(dict.fromkeys(unknown)),
        )


def test_korean_letters_come_apart_and_together_as_in_the_lesson(page):
    traits = {"vocabulary": ["·", *JAMO], "answers": [], "writes": True}
    for word in ("시장경제", "값없는", "갂아 가까 각가", "ㅋㅋ카", "뷁쀍"):
        found = page.evaluate(CALL, ["tokens", "split", word, traits])
        assert found["symbols"] == ["·", *to_jamo(word.replace(" ", ""))]
        spelt = to_jamo(word)
        assert page.evaluate(CALL, ["tokens", "fromJamo", spelt]) == from_jamo(spelt)
    odd = page.evaluate(CALL, ["tokens", "split", "가x·y", traits])
    assert odd["symbols"] == ["·", "ㄱ", "ㅏ"] and odd["unknown"] == ["x", "·", "y"]


def show(stage, net, lang="en", **values):
    use(lang)
    return stage.show(explore.net(net, SYMBOLS, **values), lang)


@torch.no_grad()
def test_the_curve_is_as_high_as_the_answer_is_likely(stage):
    net = made("GRU", LastStep, 1)
    explorer = show(stage, net, text="abcdefgh" * 2, answers=("no", "yes"))
    ids = torch.tensor([SYMBOLS.index(symbol) for symbol in "abcdefgh" * 2])[:, None]
    expected = chances_of(net, ids)[:, 1].tolist()
    top = 26  # of the panel
    points = explorer.root.evaluate(POINTS)
    curve = dict((x, 1 - (y - top) / 52) for x, y in points)
    first, last = points[0][0], points[-1][0]
    assert curve[first] == pytest.approx(expected[0], abs=0.01)
    assert curve[last] == pytest.approx(expected[-1], abs=0.01)
    shown = explorer.root.locator('output[name="chance"]').inner_text()
    assert float(shown) == pytest.approx(max(expected[-1], 1 - expected[-1]), abs=0.006)


@torch.no_grad()
def test_a_gate_open_is_not_a_gate_shut(stage):
    """Their pre-activations are both infinite: one after the other, each is drawn and tested."""
    net = made("LSTM", LastStep, 1, hidden=5)
    for weight in net[1].parameters():
        weight *= 4  # so that the answers differ
    tests = torch.randint(len(SYMBOLS), (20, 50))
    said = {}
    for value in (0, 1):
        h = trace(net[1].recurrent, net[0](tests), f=float(value))["h"]
        said[value] = net[1].readout(h[-1])[:, 0] > 0
    labels = said[1]  # all right with f = 1, not with f = 0
    assert (said[0] != labels).any()
    explorer = show(stage, net, text="abca", tests=(tests, labels), held="f", value=1)
    shown = {}
    for value in (1, 0, 1):
        explorer.slide(value=value)
        explorer.root.page.wait_for_timeout(100)
        numbers = explorer.numbers(any_number)
        shown[value] = numbers["f"], numbers["passed"]
    assert shown == {1: (1, 50), 0: (0, (said[0] == labels).sum().item())}


@torch.no_grad()
def test_ink_is_the_size_of_a_gate(stage):
    net = made("LSTM", LastStep, 1, hidden=5)
    explorer = show(stage, net, text="abca", shown="f")
    ids = torch.tensor([[1], [2], [3], [1]])
    f = trace(net[1].recurrent, net[0](ids))["f"][:, 0]  # (T, H)
    levels = explorer.root.evaluate(INK)
    cells = sorted((x, y, level) for level, found in enumerate(levels, 1) for x, y, *_ in found)
    expected = f.mul(8).round().int().flatten().tolist()  # column by column, from top to bottom
    assert [level for *_, level in cells] == expected


@torch.no_grad()
@pytest.mark.parametrize("name", ["f", "c"])
def test_what_is_struck_through_is_negative(stage, name):
    net = made("LSTM", LastStep, 1, hidden=5)
    explorer = show(stage, net, text="abca", shown=name)
    values = trace(net[1].recurrent, net[0](torch.tensor([[1], [2], [3], [1]])))[name]
    seen = (8 * values.abs() / values.abs().max().clamp(min=1)).round() >= 1
    struck = explorer.root.locator(".gb-slash").get_attribute("d") or ""
    assert struck.count("M") == (seen & (values < 0)).sum().item()
    assert (name == "c") == bool(struck)


def test_a_row_that_is_pressed_is_the_unit(stage):
    explorer = show(stage, made("LSTM", LastStep, 1, hidden=5), text="abca", shown="f")
    cells = sorted({y for found in explorer.root.evaluate(INK) for _, y, *_ in found})
    box = explorer.root.locator(".gb-net").bounding_box()
    stage.page.mouse.click(box["x"] + 100, box["y"] + cells[3] + 2)
    assert explorer.sliders()["unit"] == 4


@torch.no_grad()
def test_cold_words_are_the_likeliest_and_can_be_read(stage):
    torch.manual_seed(3)
    net = EveryStep(nn.LSTM(len(SYMBOLS), 8), len(SYMBOLS))
    for weight in net.parameters():
        weight *= 5  # so that one symbol is by far the likeliest
    explorer = show(stage, net, temperature=0.1)
    ids = [0]
    while len(ids) <= 20:
        x = torch.eye(len(SYMBOLS))[torch.tensor(ids)[:, None]]
        ids.append(net(x)[0][-1, 0].argmax().item())
        if ids[-1] == 0:
            break
    likeliest = "".join(SYMBOLS[k] for k in ids if k)
    words = explorer.root.locator(".gb-written button:not([data-does])")
    assert words.count() == 10
    assert likeliest in words.all_inner_texts()
    pressed = words.filter(has_text=likeliest).first
    pressed.click()
    assert explorer.root.locator('input[name="text"]').input_value() == likeliest
    before = words.all_inner_texts()
    explorer.slide(temperature=2)
    assert words.all_inner_texts() != before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_typed_is_never_markup(stage, lang):
    explorer = show(stage, made("RNN", LastStep, 1), lang)
    field = explorer.root.locator('input[name="text"]')
    assert explorer.root.locator(".gb-caption").first.inner_text() == texts("explore_net")["empty"]
    field.fill("<b data-injected>ab</b>")
    assert stage.page.locator("[data-injected]").count() == 0
    assert "<" in explorer.root.locator(".gb-caption").first.inner_text()


def test_indices_of_the_lesson_are_places_in_the_vocabulary():
    ids, _ = encode(agreement("en", 5, 3), "en")
    assert ids.max() < len(vocabulary("en")) and indices(("the",), "en").item() > 0
