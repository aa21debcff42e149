"""JupyterLab's own searches, below a folder whose name is a pattern."""

import glob

import pytest

from tools.start import serve

NAMES = ["[RNN] 강의", "[!a]", "a*b", "what?", "x y", "100%", "plain"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("search", [glob.glob, glob.iglob])
def test_below_the_folder_patterns_match_and_its_name_is_a_name(tmp_path, name, search):
    folder = tmp_path / name
    (folder / "deep" / "er").mkdir(parents=True)
    find = serve.literal(search, [str(folder)])
    assert list(find(f"{folder}/**/e*", recursive=True)) == [str(folder / "deep" / "er")]
    assert list(find(str(folder / "[!@]*"))) == [str(folder / "deep")]
    assert list(find(glob.escape(str(folder)) + "/*")) == [str(folder / "deep")]
    assert list(find("*", root_dir=folder)) == ["deep"]


def test_elsewhere_a_pattern_is_a_pattern(tmp_path):
    (tmp_path / "R").mkdir()
    find = serve.literal(glob.glob, [str(tmp_path / "[RNN]x")])
    assert find(str(tmp_path / "[RNN]")) == [str(tmp_path / "R")]
