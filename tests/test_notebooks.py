"""What every committed notebook keeps to, in both languages, as exercise and as solution."""

import re
import tomllib
from functools import cache
from string import Formatter

import nbformat
import pytest
from markdown_it import MarkdownIt

from helpers import lang
from tools.build import KERNEL
from tools.execute import WIDGET_STATE
from tools.lesson import ROOT

FOLDER = ROOT / "notebooks"
PATHS = [p for p in sorted(FOLDER.rglob("*.ipynb")) if ".ipynb_checkpoints" not in p.parts]
NAMES = [path.relative_to(FOLDER).as_posix() for path in PATHS]
OTHER = {"ko": "en", "en": "ko"}
HANGUL = re.compile("[가-힣ㄱ-ㅎㅏ-ㅣ]")
NO_PROSE = re.compile(r"[#|>!<-]|\* |\d+\. |\$\$|```|$")  # a heading, a table, a list, a formula
LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")

every_notebook = pytest.mark.parametrize("name", NAMES)


@cache
def notebook(name):
    return nbformat.read(FOLDER / name, as_version=4)


def code(name):
    return [cell for cell in notebook(name).cells if cell.cell_type == "code"]


def prose(name):
    return [cell for cell in notebook(name).cells if cell.cell_type == "markdown"]


def said(cell):
    """All text that a cell put out, as it is shown when no widget is."""
    kinds = ("text/plain", "text/html", "text/markdown")
    shown = [out.get("data", {}).get(kind, "") for out in cell.outputs for kind in kinds]
    return "\n".join([out.get("text", "") for out in cell.outputs] + shown)


def models(name):
    """The stored widget models of a notebook."""
    widgets = notebook(name).metadata.get("widgets", {WIDGET_STATE: {"state": {}}})
    return widgets[WIDGET_STATE]["state"].values()


def words(name):
    """All that the stored explorers of a notebook say."""
    return [word for model in models(name) for word in model["state"].get("words", {}).values()]


def test_there_are_notebooks():
    kinds = {name.rpartition("/")[0] for name in NAMES}
    assert kinds == {"ko", "ko/solutions", "en", "en/solutions"}


@every_notebook
def test_it_opens_clean_and_small(name):
    nb = notebook(name)
    nbformat.validate(nb)
    assert nb.metadata.kernelspec == KERNEL
    assert (FOLDER / name).stat().st_size <= 500_000
    assert sum("exercise" not in cell.metadata.get("tags", []) for cell in nb.cells) <= 45


@every_notebook
def test_it_was_run_once_from_top_to_bottom(name):
    counts = [cell.execution_count for cell in code(name) if cell.source.strip()]
    assert counts == [*range(1, len(counts) + 1)]


@every_notebook
def test_its_code_is_short_and_ends_without_a_semicolon(name):
    for cell in code(name):
        lines = [line for line in cell.source.splitlines() if line.strip()]
        assert len(lines) <= 15 or "setup" in cell.metadata.get("tags", []), cell.source
        assert not cell.source.rstrip().endswith(";"), cell.source


@every_notebook
def test_its_outputs_can_be_compared(name):
    for cell in code(name):
        assert not re.search(r"\binteract|\bOutput\(|clear_output", cell.source), cell.source
        assert {out.output_type for out in cell.outputs} <= {
            "display_data",
            "execute_result",
            "stream",
        }
        assert all(out.get("name") != "stderr" for out in cell.outputs), cell.source
        assert not re.search("0x[0-9a-f]{6,}", said(cell)), cell.source


@every_notebook
def test_it_stores_explorers_and_nothing_that_needs_a_kernel(name):
    kinds = {(model["model_module"], model["model_name"]) for model in models(name)}
    assert kinds <= {("anywidget", "AnyModel"), ("@jupyter-widgets/base", "LayoutModel")}
    for model in models(name):
        if model["model_module"] == "anywidget":
            state = model["state"]
            versions = {state["_model_module_version"], state["_view_module_version"]}
            assert versions | {model["model_module_version"]} == {"*"}


@every_notebook
def test_every_picture_is_read_in_the_next_sentence(name):
    cells = notebook(name).cells
    for cell, following in zip(cells, [*cells[1:], None], strict=True):
        kinds = {kind for out in cell.get("outputs", []) for kind in out.get("data", {})}
        if any(kind.startswith("image/") for kind in kinds):
            assert following and following.cell_type == "markdown", cell.source
            assert not NO_PROSE.match(following.source), following.source


@every_notebook
def test_every_bold_word_is_bold_and_none_is_struck_out(name):
    """**`f`**는 stays as it is typed: its end stands between a mark and a letter (CommonMark).

    And what two tildes enclose, as in 1~3 or 4~6, JupyterLab strikes out.
    """
    parse = MarkdownIt("commonmark").enable("table").parse
    inline = [
        piece
        for cell in prose(name)
        for token in parse(cell.source)
        for piece in token.children or []
    ]
    words = [piece.content for piece in inline if piece.type == "text"]
    assert [each for each in words if "**" in each or "~" in each] == []


@every_notebook
def test_every_link_leads_to_a_file(name):
    found = [link for cell in prose(name) for _, link in LINK.findall(cell.source)]
    places = [link.partition("#")[0] for link in found if not re.match(r"https?:|mailto:|#", link)]
    assert [
        place for place in places if not (FOLDER / name).parent.joinpath(place).is_file()
    ] == []


@every_notebook
def test_checks_say_to_do_in_the_exercise_and_passed_in_the_solution(name):
    lang.use(name[:2])
    solved = "solutions/" in name
    wanted = f"✓ {lang.text('checks.passed')} " if solved else f"○ {lang.text('checks.to_do')}\n"
    for cell in code(name):
        if "checks.check_" in cell.source:
            assert "exercise" in cell.metadata.get("tags", []), cell.source
            assert said(cell).startswith(wanted), cell.source


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("ko/")])
def test_twins_differ_in_what_they_say_alone(name):
    twin = name.replace("ko/", "en/")
    kinds = ([(cell.cell_type, cell.metadata) for cell in notebook(n).cells] for n in (name, twin))
    assert next(kinds) == next(kinds)
    for ko, en in zip(code(name), code(twin), strict=True):
        pairs = zip(ko.source.splitlines(), en.source.splitlines(), strict=True)
        other = {line: twin for line, twin in pairs if line != twin and not HANGUL.search(line)}
        assert other in ({}, {'lang.use("ko")': 'lang.use("en")'})
        if "nbval-ignore-output" not in ko.metadata.get("tags", []):
            assert numbers(ko) == numbers(en), ko.source


def numbers(cell):
    return sorted(re.findall(r"\d+(?:\.\d+)?", said(cell)))


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("en/")])
def test_english_has_no_hangul_but_the_link_to_korean(name):
    lang.use("en")
    switch = f"[{lang.text('notebook.switch')}]"
    texts = [cell.source.replace(switch, "") for cell in notebook(name).cells]
    texts += [said(cell) for cell in code(name)] + words(name)
    assert [text for text in texts if HANGUL.search(text)] == []


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("ko/")])
def test_korean_prose_is_korean(name):
    said = [cell.source for cell in prose(name) if LINK.sub("", cell.source).strip(" ·")]
    assert [source for source in said if not HANGUL.search(source)] == []


def strings(table, language):
    """All strings of helpers/text below `table`, in one language."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from strings(value, language)
        elif key == language:
            yield value


@cache
def sentences(language):
    """A pattern for every string of helpers/text that is long enough to be told by its words."""
    tables = [
        tomllib.loads(path.read_text(encoding="utf-8")) for path in lang.FOLDER.glob("*.toml")
    ]
    found = {string for table in tables for string in strings(table, language)}
    parts = [[part for part, *_ in Formatter().parse(s) if part.strip()] for s in sorted(found)]
    return [".*?".join(map(re.escape, ps)) for ps in parts if len("".join(ps).split()) >= 3]


@every_notebook
def test_nothing_it_puts_out_is_in_the_other_language(name):
    told = [said(cell) for cell in code(name)] + words(name)
    other = [s for s in sentences(OTHER[name[:2]]) if any(re.search(s, text) for text in told)]
    assert other == []
