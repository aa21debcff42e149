"""What every committed notebook keeps to, in both languages, as exercise and as solution."""

import re
import tomllib
from functools import cache
from string import Formatter

import nbformat
from faults import of_all
from markdown_it import MarkdownIt

from helpers import lang
from tools.notebooks.budget import Budget
from tools.notebooks.execute import WIDGET_STATE, WIDGET_VIEW
from tools.notebooks.lesson import ROOT, all_lessons
from tools.notebooks.target import KERNEL

FOLDER = ROOT / "notebooks"
PATHS = [p for p in sorted(FOLDER.rglob("*.ipynb")) if ".ipynb_checkpoints" not in p.parts]
NAMES = [path.relative_to(FOLDER).as_posix() for path in PATHS]
OTHER = {"ko": "en", "en": "ko"}
HANGUL = re.compile("[가-힣ㄱ-ㅎㅏ-ㅣ]")
NO_PROSE = re.compile(r"[#|>!<-]|\* |\d+\. |\$\$|```|$")  # a heading, a table, a list, a formula
LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")

SECOND = {lesson.name for lesson in all_lessons() if lesson.deeper}  # second edition

every_notebook = of_all(NAMES)
every_korean = of_all([name for name in NAMES if name.startswith("ko/")])
every_english = of_all([name for name in NAMES if name.startswith("en/")])


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


def printed(cell):
    """The text that a lesson's cell prints: no picture's, no explorer's, no exercise's."""
    if "exercise" in cell.metadata.get("tags", []):
        return ""
    drawn = {"image/png", WIDGET_VIEW}
    plain = [out for out in cell.outputs if not drawn & {*out.get("data", {})}]
    return "".join(out.get("text") or out["data"].get("text/plain", "") + "\n" for out in plain)


def models(name):
    """The stored widget models of a notebook."""
    widgets = notebook(name).metadata.get("widgets", {WIDGET_STATE: {"state": {}}})
    return widgets[WIDGET_STATE]["state"].values()


def words(name):
    """All that the stored explorers of a notebook say."""
    return [word for model in models(name) for word in model["state"].get("words", {}).values()]


def test_there_are_notebooks():
    folders = ("", "/solutions", "/deeper", "/deeper/solutions")
    kinds = {name.rpartition("/")[0] for name in NAMES}
    assert kinds == {language + folder for language in OTHER for folder in folders}


@every_notebook
def test_it_opens_clean_and_small(name):
    nb = notebook(name)
    nbformat.validate(nb)
    if nb.metadata.kernelspec != KERNEL:
        yield f"made for {nb.metadata.kernelspec}"
    if (size := (FOLDER / name).stat().st_size) > 500_000:
        yield f"{size} bytes"
    if (cells := sum("exercise" not in cell.metadata.get("tags", []) for cell in nb.cells)) > 45:
        yield f"{cells} cells"


@of_all([lesson for lesson in all_lessons() if lesson.name in SECOND and not lesson.deeper])
def test_a_lesson_is_half_an_hour(lesson):
    if over := Budget(lesson).over():
        yield over
    for language in OTHER:
        texts = [printed(cell) for cell in code(f"{language}/{lesson.name}.ipynb")]
        if (count := len(re.findall(r"\d+(?:\.\d+)?", "\n".join(texts)))) > 40:
            yield f"{language}: {count} printed numbers"
        yield from (f"{language}: more than five lines: {t}" for t in texts if t.count("\n") > 5)


@every_notebook
def test_it_was_run_once_from_top_to_bottom(name):
    counts = [cell.execution_count for cell in code(name) if cell.source.strip()]
    if counts != [*range(1, len(counts) + 1)]:
        yield counts


@every_notebook
def test_its_code_is_short_and_ends_without_a_semicolon(name):
    for cell in code(name):
        lines = [line for line in cell.source.splitlines() if line.strip()]
        if len(lines) > 15 and "setup" not in cell.metadata.get("tags", []):
            yield f"{len(lines)} lines: {cell.source}"
        if cell.source.rstrip().endswith(";"):
            yield f"a semicolon: {cell.source}"


@every_notebook
def test_its_outputs_can_be_compared(name):
    for cell in code(name):
        if re.search(r"\binteract|\bOutput\(|clear_output", cell.source):
            yield f"asks for ipywidgets' outputs: {cell.source}"
        kinds = {out.output_type for out in cell.outputs}
        if other := kinds - {"display_data", "execute_result", "stream"}:
            yield f"puts out {other}: {cell.source}"
        if any(out.get("name") == "stderr" for out in cell.outputs):
            yield f"wrote to stderr: {cell.source}"
        if re.search("0x[0-9a-f]{6,}", said(cell)):
            yield f"shows an address: {cell.source}"


@every_notebook
def test_it_stores_explorers_and_nothing_that_needs_a_kernel(name):
    known = {("anywidget", "AnyModel"), ("@jupyter-widgets/base", "LayoutModel")}
    for model in models(name):
        kind, state = (model["model_module"], model["model_name"]), model["state"]
        if kind not in known:
            yield f"stores a {kind}"
        elif kind[0] == "anywidget":
            versions = {state["_model_module_version"], state["_view_module_version"]}
            versions.add(model["model_module_version"])
            yield from (f"asks for version {each}" for each in versions - {"*"})


@every_notebook
def test_every_picture_is_read_in_the_next_sentence(name):
    cells = notebook(name).cells
    for cell, following in zip(cells, [*cells[1:], None], strict=True):
        kinds = {kind for out in cell.get("outputs", []) for kind in out.get("data", {})}
        if any(kind.startswith("image/") for kind in kinds):
            if not following or following.cell_type != "markdown":
                yield f"no sentence after: {cell.source}"
            elif NO_PROSE.match(following.source):
                yield f"no sentence, but: {following.source}"


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
    yield from (each for each in words if "**" in each or "~" in each)


@every_notebook
def test_every_link_leads_to_a_file(name):
    found = [link for cell in prose(name) for _, link in LINK.findall(cell.source)]
    places = [link.partition("#")[0] for link in found if not re.match(r"https?:|mailto:|#", link)]
    folder = (FOLDER / name).parent
    yield from (place for place in places if not folder.joinpath(place).is_file())


@every_notebook
def test_checks_say_to_do_in_the_exercise_and_passed_in_the_solution(name):
    lang.use(name[:2])
    solved = "solutions/" in name
    wanted = f"✓ {lang.text('checks.passed')} " if solved else f"○ {lang.text('checks.to_do')}\n"
    for cell in code(name):
        if "checks.check_" in cell.source:
            if "exercise" not in cell.metadata.get("tags", []):
                yield f"no exercise: {cell.source}"
            if not said(cell).startswith(wanted):
                yield f"says {said(cell)!r}: {cell.source}"


@every_korean
def test_twins_differ_in_what_they_say_alone(name):
    twin = name.replace("ko/", "en/")
    kinds = ([(cell.cell_type, cell.metadata) for cell in notebook(n).cells] for n in (name, twin))
    if next(kinds) != next(kinds):
        yield "other kinds of cells, or other tags"
        return
    for ko, en in zip(code(name), code(twin), strict=True):
        yield from differences(ko.source.splitlines(), en.source.splitlines())
        if "nbval-ignore-output" not in ko.metadata.get("tags", []) and numbers(ko) != numbers(en):
            yield f"other numbers below: {ko.source}"


def differences(korean, english):
    """The lines of twins that differ though they need not: neither says something in Korean."""
    if len(korean) != len(english):
        yield f"{len(korean)} lines and {len(english)} lines: {korean}"
        return
    for ko, en in zip(korean, english, strict=True):
        spoken = (ko, en) == ('lang.use("ko")', 'lang.use("en")') or HANGUL.search(ko)
        if ko != en and not spoken:
            yield f"{ko!r} and {en!r}"


@of_all([name for name in NAMES if "solutions/" not in name])
def test_an_exercise_is_its_solution_with_holes(name):
    solution = "/solutions/".join(name.rsplit("/", 1))
    for exercise, solved in zip(code(name), code(solution), strict=True):
        if "setup" not in exercise.metadata.get("tags", []):
            lang.use(name[:2])
            hole = f"# {lang.text('notebook.hole')}"
            kept = [
                line for line in exercise.source.splitlines() if line.strip() not in (hole, "...")
            ]
            if exercise.source != solved.source and hole not in exercise.source:
                yield f"differs without a hole: {exercise.source}"
            lines = iter(solved.source.splitlines())
            if not all(line in lines for line in kept):
                yield f"has lines that its solution has not: {exercise.source}"


def numbers(cell):
    return sorted(re.findall(r"\d+(?:\.\d+)?", said(cell)))


@every_english
def test_english_has_no_hangul_but_the_link_to_korean(name):
    lang.use("en")
    switch = f"[{lang.text('notebook.switch')}]"
    texts = [cell.source.replace(switch, "") for cell in notebook(name).cells]
    texts += [said(cell) for cell in code(name)] + words(name)
    yield from (text for text in texts if HANGUL.search(text))


@every_korean
def test_korean_prose_is_korean(name):
    said = [cell.source for cell in prose(name) if LINK.sub("", cell.source).strip(" ·")]
    yield from (source for source in said if not HANGUL.search(source))


def strings(table, language):
    """All strings of helpers/text below `table`, in one language."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from strings(value, language)
        elif key == language:
            yield value


@cache
def sentences(language):
    """The words of every string of helpers/text that has enough of them, between its blanks."""
    tables = [
        tomllib.loads(path.read_text(encoding="utf-8")) for path in lang.FOLDER.glob("*.toml")
    ]
    found = {string for table in tables for string in strings(table, language)}
    parts = [[part for part, *_ in Formatter().parse(s) if part.strip()] for s in sorted(found)]
    return [ps for ps in parts if len("".join(ps).split()) >= 3]


def says(text, parts):
    """Whether the parts of a sentence stand in `text` one after the other, in one line."""
    if not all(part in text for part in parts):  # quick, and nearly always so
        return False
    return re.search(".*?".join(map(re.escape, parts)), text)


@every_notebook
def test_nothing_it_puts_out_is_in_the_other_language(name):
    told = [said(cell) for cell in code(name)] + words(name)
    other = sentences(OTHER[name[:2]])
    yield from (parts for parts in other if any(says(text, parts) for text in told))
