"""The language of the helpers, for all tests."""

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
