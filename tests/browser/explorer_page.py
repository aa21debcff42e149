"""An explorer on a page, in JupyterLab or alone."""

import base64
import re
from pathlib import Path

from playwright.sync_api import expect

NUMBER = re.compile(r"−?\d+\.\d\d")
POWER = re.compile(r"(\d\.\d) × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
PLAIN = str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")
LETTERS = {"ko": re.compile("[가-힣]"), "en": re.compile("^[^가-힣]*[A-Za-z][^가-힣]*$")}
SLIDE = """(root, values) => {
  for (const [name, value] of Object.entries(values)) {
    const input = root.querySelector(`input[type="range"][name="${name}"]`);
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}"""
# An explorer draws in the event or in the next frame. Hidden numbers are nobody's business.
OUTPUTS = """async (root) => {
  await new Promise(requestAnimationFrame);
  return [...root.querySelectorAll("output")]
    .filter((output) => output.checkVisibility())
    .map((output) => [output.getAttribute("name"), output.textContent]);
}"""
SLIDERS = """(root) => [...root.querySelectorAll('input[type="range"]')]
  .filter((input) => input.checkVisibility())
  .map((input) => [input.name, Number(input.value)])"""

LOOK = "async (root, [module, question]) => (await import(module))[question](root)"


def number(text: str) -> float:
    """The value of a number as explorers write it: two decimals, a true minus, no −0.00."""
    assert NUMBER.fullmatch(text) and text != "−0.00", f"not a number as we write it: {text!r}"
    return float(text.replace("−", "-"))


def any_number(text: str) -> float:
    """The value of a number where sizes differ much: 0.26, 103.1, 200, ∞ or 3.5 × 10⁻⁵."""
    if power := POWER.fullmatch(text):
        return float("e".join(power.groups()).translate(PLAIN))
    assert re.fullmatch(r"−?(\d+(\.\d+)?|∞)", text), f"not a number as we write it: {text!r}"
    return float(text.replace("∞", "inf").translate(PLAIN))


class Explorer:
    """The one explorer on a page, or in a part of it: sliders by symbol, the numbers it shows."""

    def __init__(self, place):
        self.root = place.locator("[data-explorer]")
        self.root.scroll_into_view_if_needed()  # drawn when it is first seen
        expect(self.root.locator("output").first).not_to_be_empty()

    def slider(self, name: str):
        return self.root.locator(f'input[type="range"][name="{name}"]')

    def slide(self, **values: float) -> None:
        """Move sliders, as dragging them would."""
        self.root.evaluate(SLIDE, values)

    def picture(self) -> str:
        """What is drawn and written, the sliders' own positions apart."""
        return self.root.evaluate("root => root.innerHTML")

    def sliders(self) -> dict[str, float]:
        """Where the visible sliders stand."""
        return dict(self.root.evaluate(SLIDERS))

    def look(self, question: str):
        """What a function of look.js says of how it looks."""
        code = base64.b64encode((Path(__file__).parent / "look.js").read_bytes()).decode()
        return self.root.evaluate(LOOK, [f"data:text/javascript;base64,{code}", question])

    def names(self, role: str) -> list[str]:
        """The names by which a screen reader knows the sliders, or what has another role."""
        return re.findall(rf'- .?{role} "(.*?)"', self.root.aria_snapshot())

    def numbers(self, read=number) -> dict[str, float]:
        """What is shown after the next frame; `read` is how the numbers are written."""
        pairs = self.root.evaluate(OUTPUTS)
        assert len(dict(pairs)) == len(pairs), f"two outputs of one name: {pairs}"
        return {name: read(text) for name, text in pairs}
