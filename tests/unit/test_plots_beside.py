"""The figures of a GRU beside an LSTM: widths are proportions, positions are values."""

from functools import partial

import matplotlib.pyplot as plt
import pytest
import torch

from helpers import lang, plots

GATES = [{"f": 0.8, "i": 0.7}, {"z": 0.9}, {"z": 0.25}]
GAPS = {"all": torch.zeros(3, 5), "no_reset": torch.rand(3, 5) + 0.1}
PAIRS = {"one": ((0.5, 0.25), (0.01, 0.02)), "other": ((0.1, 0.2), (0.05, 0.03))}

FIGURES = {
    "valves": (partial(plots.plot_valves, GATES), (3,), []),
    "gaps": (
        partial(plots.plot_gaps, GAPS),
        None,
        [f"plots_beside.{key}" for key in ("step", "gap", "all", "no_reset")],
    ),
    "imitated": (partial(plots.plot_imitated, PAIRS), None, ["plots_beside.missed"]),
}


@pytest.fixture(autouse=True)
def no_window():
    plt.switch_backend("agg")
    yield
    plt.close("all")


def extent(ax, gid):
    """The lowest and the highest point of a patch where it begins, and where it ends."""
    (patch,) = [one for one in ax.patches if one.get_gid() == gid]
    corners = patch.get_patch_transform().transform(patch.get_path().vertices)
    left, right = corners[:, 0].min(), corners[:, 0].max()
    ends = [[y for x, y in corners if x == pytest.approx(at)] for at in (left, right)]
    return [(min(end), max(end)) for end in ends]


@pytest.mark.parametrize("gates", GATES)
def test_what_is_let_through_is_as_wide_as_its_gate(gates):
    (ax,) = plots.plot_valves([gates])
    keep, write = gates.get("f", gates.get("z")), gates.get("i", 1 - gates.get("z", 0))
    for (low, high), width in zip(extent(ax, "kept"), (keep, keep), strict=True):
        assert high - low == pytest.approx(width)
    for (low, high), width in zip(extent(ax, "written"), (write, write), strict=True):
        assert high - low == pytest.approx(width)
    (kept, written) = extent(ax, "kept")[1], extent(ax, "written")[1]
    assert written == pytest.approx((1, 1 + write)) and kept[0] == pytest.approx(written[1])
    assert kept[1] == pytest.approx(1 + keep + write)  # 2, the width of the pipe, in a GRU


@pytest.mark.parametrize("gates", GATES)
def test_a_plate_ends_where_the_streams_begin(gates):
    (ax,) = plots.plot_valves([gates])
    top = extent(ax, "plate z" if "z" in gates else "plate f")[0][1]
    bottom = extent(ax, "plate z" if "z" in gates else "plate i")[0][0]
    assert top == pytest.approx(extent(ax, "kept")[0][0])
    assert bottom == pytest.approx(extent(ax, "written")[0][1])
    plates = [one.get_gid() for one in ax.patches if "plate" in str(one.get_gid())]
    assert plates == [f"plate {name}" for name in gates]  # one in a GRU, two in an LSTM


def test_gaps_are_drawn_by_seed_and_median_and_those_of_zero_too(language):
    ax = plots.plot_gaps(GAPS)
    thin, thick = (
        [line for line in ax.lines if (line.get_linewidth() < 1) is one] for one in (True, False)
    )
    assert len(thin) == 6 and len(thick) == 2
    assert thick[1].get_ydata() == pytest.approx(GAPS["no_reset"].median(dim=0).values)
    assert min(thick[0].get_ydata()) > 0 and ax.get_yscale() == "log"
    (legend,) = ax.figure.legends
    said = [entry.get_text() for entry in legend.get_texts()]
    assert said == [lang.text(f"plots_beside.{key}") for key in GAPS]


def test_a_student_is_a_line_from_before_to_after_in_the_row_of_its_name(language):
    ax = plots.plot_imitated(PAIRS)
    assert [label.get_text() for label in ax.get_yticklabels()] == [*PAIRS]
    for row, (before, after) in enumerate(PAIRS.values()):
        mine = [line for line in ax.lines if abs(line.get_ydata()[0] - row) < 0.5]
        bars = [tuple(line.get_xdata()) for line in mine if len(line.get_xdata()) == 2]
        assert bars == [*zip(before, after, strict=True)]
        hollow = [one for one in mine if one.get_markerfacecolor() == "white"]
        assert [one.get_xdata()[0] for one in hollow] == [*before]
    assert ax.get_xlabel() == lang.text("plots_beside.missed")
