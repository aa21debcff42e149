"""For all tests: the language of the helpers, and what a check says."""

import pytest

from helpers import lang


@pytest.fixture(autouse=True)
def english(monkeypatch):
    """Every test starts in English, whatever the test before it has chosen."""
    monkeypatch.setattr(lang, "_current", "en")


@pytest.fixture(params=lang.LANGUAGES)
def language(request, english):
    """Korean, then English."""
    lang.use(request.param)
    return request.param


@pytest.fixture
def said(capsys):
    """Calls a check and returns what it prints."""

    def call(check, *arguments, **options):
        check(*arguments, **options)
        printed = capsys.readouterr()
        assert printed.err == ""
        return printed.out.removesuffix("\n")

    return call
