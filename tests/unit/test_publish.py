"""`course.py publish`: an address is written in one place, and what it changes is renewed."""

import argparse

import pytest
from nbformat.v4 import new_notebook

from tools import publish
from tools.notebooks.lesson import ROOT, repository_url, site_url
from tools.notebooks.target import Target, setup_cell, used_by

URL = "https://github.com/Ann/gate.book"


@pytest.fixture
def course(tmp_path):
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("given", [URL, f"{URL}/", f"{URL}.git"])
def test_the_address_of_a_repository_is_taken(given):
    assert publish.home(given) == URL


@pytest.mark.parametrize("given", ["", "gatebook", "https://a.example/x/y", f"{URL}/tree/main"])
def test_any_other_address_is_refused(given):
    with pytest.raises(argparse.ArgumentTypeError):
        publish.home(given)


def test_it_writes_the_address_builds_and_says_what_is_left(course, monkeypatch, capsys):
    built = []
    monkeypatch.setattr(publish, "build", lambda arguments: built.append(arguments) or 0)
    before = (course / "pyproject.toml").read_text(encoding="utf-8")
    assert publish.main([URL], course) == 0
    after = (course / "pyproject.toml").read_text(encoding="utf-8")
    changed = set(after.splitlines()) ^ set(before.splitlines())
    assert {line.split()[0] for line in changed} == {"Repository"}
    assert (repository_url(course), built) == (URL, [[]])
    assert "https://ann.github.io/gate.book/" in capsys.readouterr().out


def test_a_site_has_no_address_before_that(course):
    publish.write("", course)
    assert site_url(course) == ""


def test_an_address_makes_no_notebook_stale(course):
    def told():
        cell = setup_cell("en", course)
        target = Target(None, "en", False, course)
        return cell.source, used_by(new_notebook(cells=[cell]), target, [], [])

    publish.write("", course)
    source, mark = told()
    publish.write(URL, course)
    published, again = told()
    assert source != published and URL in published
    assert mark == again
