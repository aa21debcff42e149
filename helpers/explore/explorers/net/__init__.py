"""The explorer `net`: a trained net in the page, read token by token, with its gates to hold."""

from torch import Tensor, nn
from traitlets import Bool, Dict, Unicode

from helpers.explore.explorers.net.stored import GATES, read_net, read_tests, read_vocabulary
from helpers.explore.shared.base import Explorer
from helpers.explore.shared.traits import Bounded, Choice, Values, Whole
from helpers.lang import text as words


def _some(obj, given):
    return [str(one) for one in given] if isinstance(given, (list, tuple)) else None


class Net(Explorer):
    """A trained RNN, GRU or LSTM that runs in the page: `text` is what it reads.

    `shown` is the quantity that is drawn unit by unit, `unit` the one whose curves are drawn,
    counted from 1. The gate `held` has the value `value`, in that unit alone with `alone`, else in
    all. `temperature` and `seed` are those of the next text that it writes.
    """

    name = "net"
    styles = ("shared/panels.css", "explorers/net/net.css")
    weights = Dict(read_only=True).tag(sync=True)
    tests = Dict(read_only=True).tag(sync=True)
    vocabulary = Values([], _some, "explore.names")
    answers = Values([], _some, "explore.names")
    writes = Bool(False).tag(sync=True)
    cell = Choice("lstm", "gru", "rnn")
    text = Unicode().tag(sync=True)
    shown = Choice("c", "h", "f", "i", "o", "g", "z", "r", "n")
    held = Choice("none", "f", "i", "o", "z", "r")
    value = Bounded(1, 0, 1)
    unit = Whole(1, 1, 64)
    alone = Bool(False).tag(sync=True)
    temperature = Bounded(1, 0.1, 2)
    seed = Whole(1, 1, 1000)

    def __init__(self, key, weights, tests, **values):
        self.set_trait("weights", weights)
        self.set_trait("tests", tests)
        super().__init__(key, **values)


def net(
    module: nn.Module, vocabulary: list[str] | str, text: str = "", *,
    tests: tuple[Tensor, Tensor] | None = None, answers: tuple[str, str] = ("0", "1"),
    key: str | None = None, **values,
) -> Net:  # fmt: skip
    """Show what a trained net does, symbol by symbol, and hold its gates.

    `module` is LastStep or EveryStep around one layer of nn.RNN, nn.GRU or nn.LSTM, ours or
    torch's, with at most 64 units, which reads one-hot inputs; or nn.Sequential of an nn.Embedding
    and one of these. A symbol's index is its place in `vocabulary`. With one output, `answers` are
    the names of label 0 and 1; with one for each symbol the net tells the next one, and writes if
    it answers at every step and symbol 0 is "·". `tests` are indices (T, B) and labels (B,) of at
    most 200 sequences, on which the net is tested as a gate is held. `text` is read at first.

    Raises TypeError for another module and for an unknown name, ValueError for one that does not
    fit or is too large, and TraitError for a value out of range.
    """
    vocabulary = read_vocabulary(vocabulary)
    cell, weights, labels, writes = read_net(module, vocabulary)
    if not {values.get("held", "none")} <= {"none", *GATES[cell]}:
        expected = ", ".join(GATES[cell]) or "none"
        raise ValueError(words("explore.held", given=repr(values["held"]), expected=expected))
    given = {"vocabulary": vocabulary, "answers": [*answers], "writes": writes, "cell": cell}
    first = {"text": text, "shown": "h" if cell != "lstm" else "c"}
    stored = read_tests(tests, len(vocabulary), labels)
    return Net(key, weights, stored, **(first | values | given))
