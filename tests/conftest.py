"""For all tests: the language of the helpers, and what a check says."""

import os

import pytest
from hypothesis import settings

from helpers import lang

# The same draws in every run, so that a green run is green again; `course.py soak` draws others.
settings.register_profile("course", derandomize=True, deadline=None, database=None)
settings.register_profile("soak", deadline=None, database=None, max_examples=1000)
settings.load_profile(os.environ.get("GATEBOOK_PROFILE", "course"))


@pytest.fixture(autouse=True)
def english(monkeypatch):
    """Every test starts in English, whatever the test before it has chosen."""
    monkeypatch.setattr(lang, "_current", "en")


@pytest.fixture(params=lang.LANGUAGES)
def language(request, english):
    """Korean, then English."""
    lang.use(request.param)
    return request.param


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory):
    """All pages of the site, written once."""
    from tools import site

    to = tmp_path_factory.mktemp("site")
    site.write(to)
    return to


@pytest.fixture
def said(capsys):
    """Calls a check and returns what it prints."""

    def call(check, *arguments, **options):
        check(*arguments, **options)
        printed = capsys.readouterr()
        assert printed.err == ""
        return printed.out.removesuffix("\n")

    return call
