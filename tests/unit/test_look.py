"""`course.py look` writes an explorer as pages that open alone, in both languages or in one."""

import webbrowser

import pytest

from helpers.lang import LANGUAGES
from tools import look


@pytest.mark.parametrize(("options", "languages"), [([], LANGUAGES), (["--lang", "en"], ["en"])])
def test_it_opens_a_page_a_language(tmp_path, monkeypatch, options, languages):
    opened = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    assert look.main(["gates", *options], tmp_path / "look") == 0
    paths = [tmp_path / "look" / f"gates.{lang}.html" for lang in languages]
    assert opened == [path.as_uri() for path in paths]
    for path, lang in zip(paths, languages, strict=True):
        page = path.read_text(encoding="utf-8")
        assert f'<html lang="{lang}">' in page and "<title>gates</title>" in page


def test_another_name_is_told_which_there_are(capsys, tmp_path):
    with pytest.raises(SystemExit):
        look.main(["gate"], tmp_path)
    assert "gates" in capsys.readouterr().err
