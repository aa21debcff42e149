"""An explorer alone in a plain page, and all the forms in which it is looked at."""

import torch
from explorer_page import Explorer
from torch import nn

from helpers import explore
from helpers.lang import use
from helpers.nets.readouts import EveryStep, LastStep
from helpers.tasks.agreement import agreement, encode, vocabulary
from tools.browser.lab import PATIENCE, ROOT
from tools.browser.plain import page

# Answered here: nothing goes to the network. Pages of a localhost may use the clipboard.
SITE = "http://explorers.localhost"
# Observers are told of a size after the frame's animations: by the second frame they have drawn.
DRAWN = """async (width) => {
  const frame = () => new Promise(requestAnimationFrame);
  while (innerWidth !== width) await frame();
  await frame();
  await frame();
}"""
FAR = {"x": -2, "h_prev": -1, **{f"b_{gate}": -4 for gate in "ifgo"}}
LOWEST = {"f": 1, "i": 1, "o": 1, "g": -1, "c_prev": -2}  # the widest numbers


def answered(first: int, off: int) -> list[int]:
    """Answers to the first questions of the quiz: all right, or the last of them wrong."""
    questions = explore.quiz("answered").questions
    given = [one["right"] for one in questions[:first]] + [0] * (len(questions) - first)
    given[first - 1] = (given[first - 1] - 1 + off) % len(questions[first - 1]["answers"]) + 1
    return given


def reader(**values):
    """Untrained, of the longest sentence that it reads."""
    torch.manual_seed(0)
    net = nn.Sequential(nn.Embedding(104, 16), LastStep(nn.LSTM(16, 64)))
    sentences = agreement("en", 45, 20)
    given = {"tests": encode(sentences, "en"), "answers": ("is", "are"), "unit": 64}
    return explore.net(net, vocabulary("en"), sentences[0].text, **(given | values))


def writer(layer, text="cab", **values):
    torch.manual_seed(0)
    return explore.net(EveryStep(layer, 4), "·abc", text, **values)


# An explorer that is missing here fails a test.
EXPLORERS = {
    "gates": lambda: explore.gates("add"),
    "gates, lowest": lambda: explore.gates(**LOWEST),
    "gates, net": lambda: explore.gates(**LOWEST, net=True),
    "gates, computed": lambda: explore.gates(view="computed"),
    "gates, computed, far": lambda: explore.gates(**LOWEST, **FAR, view="computed"),
    "gates, gers": lambda: explore.gates(**LOWEST, view="gers"),
    "gates, greff": lambda: explore.gates(**LOWEST, view="greff"),
    "loop": explore.loop,
    "loop, flips": lambda: explore.loop(w=-3, u=3, x=[0.55, -0.25, 1, -1] * 3, t=12),
    "loop, nothing": lambda: explore.loop(w=0, u=-0.4, x=[0.0] * 5 + [1.0], t=6),
    "loop, one step": lambda: explore.loop(x=[-1], t=12),
    "memory": lambda: explore.memory("sum", i=[1] * 8, f=[1] * 8, o=[0.5] * 8),
    "memory, pulse": lambda: explore.memory("pulse", pulses=[1, 60, 140], closed=[100, 101]),
    "memory, pulse, lost": lambda: explore.memory("pulse", T=1000, f=0.001, pulses=[1, 1000]),
    "memory, pulse, shortest": lambda: explore.memory("pulse", T=10, f=0),
    "memory, noise": lambda: explore.memory("noise"),
    "memory, noise, loudest": lambda: explore.memory("noise", T=1000, f=1, i=1, noise=1),
    "memory, stream": lambda: explore.memory("stream", closed=[10, 26]),
    "memory, stream, longest": lambda: explore.memory("stream", T=1000),
    "learn": explore.learn,
    "learn, lstm, longest": lambda: explore.learn(lag=1000, b_f=10, b_i=-10, rate=0.1, seed=1000),
    "learn, gru": lambda: explore.learn(cell="gru", lag=10, b_f=-2, rate=0.0001),
    "learn, rnn": lambda: explore.learn(cell="rnn"),
    "learn, mingru": lambda: explore.learn(cell="mingru", b_f=7.0, lag=1000),
    "net": reader,
    "net, held": lambda: reader(shown="f", held="f", value=0.05, alone=True),
    "net, gru": lambda: writer(nn.GRU(4, 16), shown="z", held="z", value=1, temperature=2),
    "net, rnn, longest": lambda: writer(nn.RNN(4, 3), "abc" * 20 + "x"),
    "net, nothing": lambda: writer(nn.LSTM(4, 3), "xyz"),
    "shapes": explore.shapes,
    "shapes, 1:1": lambda: explore.shapes("1_to_1", folded=True),
    "shapes, 1:N, longest": lambda: explore.shapes("1_to_n", m=8, folded=True),
    "shapes, N:1, shortest": lambda: explore.shapes("n_to_1", n=1, folded=True),
    "shapes, N:N": lambda: explore.shapes("n_to_n", n=8),
    "shapes, N:M": lambda: explore.shapes("n_to_m", n=3, m=4, folded=True),
    "shapes, N:M, shortest": lambda: explore.shapes("n_to_m", n=1, m=1),
    "shapes, N:M, longest": lambda: explore.shapes("n_to_m", n=8, m=8, folded=True),
    "gradient": explore.gradient,
    "gradient, vanished": lambda: explore.gradient(activation="sigmoid", w=-3, a=-4, f=0, T=1000),
    "gradient, exploded": lambda: explore.gradient(w=-3, a=0, f=1, T=1000),
    "gradient, stuck": lambda: explore.gradient(w=0.9, a=0, f=0.8, T=1000),
    "gradient, none": lambda: explore.gradient(w=0, a=4, f=0.5, T=10),
    "gru": explore.gru,
    "gru, lowest": lambda: explore.gru(z=0, r=1, h_prev=-1, a=-2, w_hn=2, output_tanh=True),
    "gru, highest": lambda: explore.gru(z=1, r=0, h_prev=1, a=2, w_hn=-2, own_candidate=True),
    "gru, apart": lambda: explore.gru("reset", own_candidate=True, output_tanh=True),
    "quiz": explore.quiz,
    "quiz, answered right": lambda: explore.quiz(question=4, answers=answered(4, 0)),
    "quiz, answered wrong": lambda: explore.quiz(question=11, answers=answered(11, 1)),
    "quiz, last question": lambda: explore.quiz(question=20, answers=answered(20, 1)),
    "rhythm": explore.rhythm,
    "rhythm, slowest": lambda: explore.rhythm(fast=4, slow=400, noise=1, tau=500, T=1000),
    "rhythm, quickest": lambda: explore.rhythm(fast=40, slow=40, noise=0, tau=1, T=50),
    "rhythm, between": lambda: explore.rhythm(fast=12.5, slow=52.2, tau=8, T=999),
}


class Stage:
    """A page on which one explorer after the other is shown; their files are modules beside it."""

    def __init__(self, page):
        self.page, self.html = page, "<!doctype html>"
        page.set_default_timeout(PATIENCE * 1000)
        page.route(f"{SITE}/**", self._answer)

    def show(self, explorer, lang: str, width: int = 760, scheme: str = "light") -> Explorer:
        """Show an explorer, or one of EXPLORERS by name, in a language."""
        self.load(explorer, lang, width, scheme)
        return Explorer(self.page)

    def load(self, explorer, lang: str, width: int = 760, scheme: str = "light") -> None:
        """Open the page and leave it alone."""
        use(lang)
        made = EXPLORERS[explorer]() if isinstance(explorer, str) else explorer
        self.html = page(made, lang)
        self.page.set_viewport_size({"width": width, "height": 1600})
        self.page.emulate_media(color_scheme=scheme)
        self.page.goto(SITE)

    def resize(self, width: int) -> None:
        """Change the page's width and wait until what observes its size has drawn."""
        self.page.set_viewport_size({"width": width, "height": 1600})
        self.page.evaluate(DRAWN, width)

    def _answer(self, route):
        name = route.request.url.removeprefix(SITE).strip("/")
        if name.endswith(".js"):
            route.fulfill(path=ROOT / "helpers" / "explore" / name, content_type="text/javascript")
        else:
            route.fulfill(body=self.html if not name else "", content_type="text/html")
