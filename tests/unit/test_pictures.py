"""Stored pictures are small, and look as they did."""

import base64
import io

import matplotlib.pyplot as plt
import numpy as np
from PIL import Image

from helpers import plots
from tools.notebooks.pictures import shrink


def figure():
    plt.switch_backend("agg")
    plots.use_course_style()
    plots.plot_keeping([0, 1, 5])
    drawn = io.BytesIO()
    plt.savefig(drawn, format="png")
    plt.close("all")
    return drawn.getvalue()


def test_a_figure_takes_less_than_half_the_room_and_looks_the_same():
    before = figure()
    after = base64.b64decode(shrink(base64.b64encode(before).decode()))
    assert len(after) < len(before) / 2
    old, new = (
        np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=int)
        for png in (before, after)
    )
    assert old.shape == new.shape
    assert np.abs(old - new).mean() < 0.5
    assert np.quantile(np.abs(old - new), 0.999) <= 12


def test_what_is_transparent_becomes_white():
    clear = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(clear, "PNG")
    small = base64.b64decode(shrink(base64.b64encode(clear.getvalue()).decode()))
    assert Image.open(io.BytesIO(small)).convert("RGB").getpixel((1, 1)) == (255, 255, 255)
