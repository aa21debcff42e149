"""Explorers in Chromium, timed: from an input to its picture, and how fast `learn` learns.

A time is from an event to the animation frame in which the explorer is another one: a display
shows it then.
"""

import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import torch
from torch import nn

from helpers import explore
from helpers.nets.readouts import LastStep
from helpers.tasks.agreement import agreement, encode, vocabulary
from tools.browser.lab import chromium
from tools.browser.plain import page
from tools.notebooks.lesson import all_lessons
from tools.web.pages import Site

SITE = "http://explorers.localhost"  # answered here
PAINTED = "performance.getEntriesByName('first-contentful-paint')"
SLIDERS = 'input[type="range"]'
TIMES = """async (name) => {
  const input = document.querySelector(`input[type="range"][name="${name}"]`);
  const frame = () => new Promise(requestAnimationFrame);
  const picture = () => document.querySelector("[data-explorer]").innerHTML;
  const [low, high, times] = [Number(input.min), Number(input.max), []];
  for (let k = 1; k <= 40; k++) {
    const [before, old] = [picture(), input.value];
    input.value = low + (high - low) * (k % 40) / 40;
    if (input.value === old) continue;
    await frame();
    const start = performance.now();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    const drawn = performance.now() - start;
    let frames = 0;
    while (picture() === before && frames < 30) frames += 1, await frame();
    if (frames < 30) times.push(frames ? performance.now() - start : drawn);
  }
  return times;
}"""
HELD = """async () => {
  const input = document.querySelector('input[name="value"]');
  const tests = document.querySelector('output[name="passed"]').parentElement;
  const told = () => new Promise((done) => {
    const watch = new MutationObserver(() => (watch.disconnect(), done()));
    watch.observe(tests, { childList: true });
  });
  const times = [];
  for (let k = 0; k < 40; k++) {
    const [drawn, start] = [told(), performance.now()];
    input.value = (k % 20) / 20;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await drawn;
    times.push(performance.now() - start);
  }
  return times;
}"""
LEARN = """async (seconds) => {
  const shown = () => Number(document.querySelector('output[name="update"]').value);
  document.querySelector('[data-does="five"]').click();
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  await wait(1000);
  const [end, changes] = [performance.now() + 1000 * seconds, []];
  let [made, before] = [0, shown()];
  const start = performance.now();
  while (performance.now() < end) {
    await new Promise(requestAnimationFrame);
    const now = shown();
    if (now !== before) changes.push(performance.now());
    made += now > before ? now - before : 0;
    before = now;
  }
  return { each: (performance.now() - start) / made, picture: (end - start) / changes.length };
}"""


def sliders_to_picture(name: str) -> float:
    """Milliseconds from an event to the picture it makes, over all sliders that are seen: the 95th
    percentile."""
    with shown(EXPLORERS[name]()) as tab:
        names = tab.locator(SLIDERS).evaluate_all(
            "all => all.filter((one) => one.checkVisibility()).map((one) => one.name)"
        )
        times = [time for slider in names for time in tab.evaluate(TIMES, slider)]
    return quantiles(times, n=20)[-1]


def update(lag: int) -> float:
    """Milliseconds of an update of `learn` at a lag, in Chromium."""
    return _learning(lag)["each"]


def picture_while_learning() -> float:
    """Milliseconds from one picture of `learn` to the next while it learns at lag 50."""
    return _learning(50)["picture"]


def gate_held() -> float:
    """Milliseconds from a held gate's move to the answer and to 200 tests: the median."""
    with shown(EXPLORERS["net"]()) as tab:
        return median(tab.evaluate(HELD))


def first_picture(name: str) -> float:
    """Milliseconds until an explorer's own page on the web, in a file, is painted: the median."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        path = Path(folder, "page.html")
        path.write_text(Site(all_lessons()).explorer(name, "en"), encoding="utf-8")
        times = []
        for _ in range(9):
            tab = browser.new_page()
            tab.goto(path.as_uri())
            tab.wait_for_function(f"{PAINTED}.length")
            times.append(tab.evaluate(f"{PAINTED}[0].startTime"))
            tab.close()
    return median(times)


@cache
def _learning(lag):
    seconds = 3 if lag < 500 else 12
    with shown(explore.learn(lag=lag, rate=0.0001)) as tab:
        return tab.evaluate(LEARN, seconds)


@contextmanager
def shown(explorer):
    """A tab of Chromium with an explorer in a plain page."""
    with chromium() as browser:
        tab = browser.new_page(viewport={"width": 760, "height": 1000})
        tab.route(f"{SITE}/**", lambda route: route.fulfill(body=html, content_type="text/html"))
        html = page(explorer, "en")
        tab.goto(SITE)
        tab.locator("output").first.wait_for()
        yield tab


def _reader():
    """A net of 16 units and 200 sentences of distance 20, its forget gate held."""
    torch.manual_seed(0)
    net = nn.Sequential(nn.Embedding(len(vocabulary("en")), 16), LastStep(nn.LSTM(16, 16)))
    sentences = agreement("en", 20, 200)
    words = {"tests": encode(sentences, "en"), "answers": ("is", "are"), "held": "f"}
    return explore.net(net, vocabulary("en"), sentences[0].text, **words)


EXPLORERS = {
    "gates": explore.gates,
    "gradient": lambda: explore.gradient(T=1000),
    "gru": explore.gru,
    "loop": explore.loop,
    "memory": lambda: explore.memory("noise", T=1000),
    "net": _reader,
    "rhythm": lambda: explore.rhythm(T=1000),
    "shapes": explore.shapes,
}
