"""What a playground shows, read as XML, as numbers, and as words."""

import re
from xml.etree import ElementTree

import torch
from torch import nn

from helpers.nets.readouts import EveryStep, LastStep
from helpers.tasks.agreement import vocabulary

# What someone may type by accident or on purpose.
HOSTILE = [
    "",
    " \t\n",
    "😀🎉",
    "<b onclick=alert(1)>x</b>",
    "\"'><script>alert(1)</script>&amp;",
    "]]> <!-- --> &lt; &nbsp;",
    "\ud800 \udfff\ud83d",
    "\x00\x07\x1b[31m\x7f\ufffe\u202e\u2028",
    "{given} %s {0}",
    "e\u0301" * 300,
    "a" * 100_000,
    "the dogs " * 11_000,
    "할머니는 " * 20_000,
    "ㅋㅋㅋ ㅏㅏ 뷁",
    "·",
    "0 1 -1 ½ ∞ İ ẞ",
]


def page(playground) -> ElementTree.Element:
    """The picture, parsed; nothing in it acts, and it can be sent and stored."""
    html = playground.html.value
    html.encode("utf-8")
    root = ElementTree.fromstring(html)
    for element in root.iter():
        assert element.tag in ALLOWED, element.tag
        assert not [name for name in element.attrib if name.startswith("on") or "href" in name]
    assert all(
        svg[0].tag == "title" and svg[0].text for svg in root.iter("svg") if svg.get("role")
    )
    return root


ALLOWED = {
    *("div", "p", "span", "b", "i", "br"),
    *("svg", "title", "text", "rect", "line", "path", "polyline"),
}


def said(element) -> str:
    """All that can be read, but for titles."""
    texts = element.itertext
    titles = {id(title.text) for title in element.iter("title")}
    return " ".join(" ".join(part for part in texts() if id(part) not in titles).split())


def classed(root, name) -> list:
    return [element for element in root.iter() if name in element.get("class", "").split()]


def shares(svg) -> list[tuple[float, float]]:
    """Where the bars of a drawing start and end, from 0 to 1."""
    places = [(part(bar.get("x")), part(bar.get("width"))) for bar in classed(svg, "gb-fill")]
    return [(x, x + width) for x, width in places]


def part(percent):
    return float(percent.removesuffix("%")) / 100


def cells(svg, scale) -> torch.Tensor:
    """The numbers (T, H) that a heat map shows, to half a shade."""
    columns, rows = map(int, svg.get("viewBox").split()[2:])
    values = torch.zeros(rows, columns)
    for path in svg.iter("path"):
        if path.get("class") == "gb-fill":
            for x, y in re.findall(r"M(\d+) (\d+)h", path.get("d")):
                values[int(y), int(x)] = float(path.get("fill-opacity")) * scale
        else:
            for x, y in re.findall(r"M(\d+) (\d+)\.\d+l", path.get("d")):
                values[int(y), int(x)] *= -1
    return values


def heat(root, kind) -> ElementTree.Element:
    """The heat map of one quantity; the legends are smaller ones."""
    maps = [svg for svg in root.iter("svg") if svg.get("class") == kind]
    return next(svg for svg in maps if svg.get("height") != "12")


def agreement_net(language, recurrent=nn.LSTM, H=6, seed=0):
    """An untrained one, its weights so large that no two sentences get the same answer."""
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Embedding(len(vocabulary(language)), 5), LastStep(recurrent(5, H)))
    with torch.no_grad():
        for weights in net.parameters():
            weights *= 2
    return net


def character_net(alphabet, recurrent=nn.LSTM, H=6, head=EveryStep, seed=0):
    torch.manual_seed(seed)
    return nn.Sequential(nn.Embedding(len(alphabet), 5), head(recurrent(5, H), len(alphabet)))
