"""An explorer's files become one text, in which each of them has a scope of its own."""

import re

import pytest

from helpers.explore.shared.bundle import FOLDER, source


@pytest.fixture
def bundle(tmp_path):
    """bundle(main, other=…): the text of a file that imports others, each from its own text."""

    def make(main, **others):
        for name, code in {"main": main, **others}.items():
            (tmp_path / f"{name}.js").write_text(code, encoding="utf-8")
        text = source(tmp_path / "main.js")
        return text.replace(f"${tmp_path.name}_", "$")

    return make


def test_a_name_that_two_files_have_is_private_to_each(bundle):
    one = "const round = 1;\nexport const a = round;\n"
    two = "const round = 2;\nexport const b = round;\n"
    main = 'import { a } from "./one.js";\nimport { b } from "./two.js";\nconst round = a + b;\n'
    assert bundle(main, one=one, two=two) == (
        "const $one = (() => {\nconst round = 1;\nconst a = round;\nreturn { a };\n})();\n"
        "const $two = (() => {\nconst round = 2;\nconst b = round;\nreturn { b };\n})();\n"
        "const { a } = $one;\nconst { b } = $two;\nconst round = a + b;\n"
    )


def test_a_file_that_two_import_is_there_once_and_before_them(bundle):
    main = 'import { a } from "./one.js";\nimport { b } from "./two.js";\n'
    one = 'import { b } from "./two.js";\nexport const a = b;\n'
    text = bundle(main, one=one, two="export const b = 1;\n")
    assert re.findall(r"const \$(\w+)", text) == ["two", "one"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("{ a as first, b }", "{ a: first, b }"),
        ("{\n  a,\n  b as second,\n}", "{\na,\nb: second,\n}"),
    ],
)
def test_an_import_may_have_other_names_and_several_lines(bundle, names, said):
    one = "export const a = 1;\nexport const b = 2;\n"
    assert bundle(f'import {names} from "./one.js";\n', one=one).endswith(
        f"const {said} = $one;\n"
    )


@pytest.mark.parametrize(
    "line",
    [
        'import * as one from "./one.js";',
        'import one from "./one.js";',
        'import "./one.js";',
        'import { a } from "elsewhere";',
        "import { a } from './one.js';",
        'export * from "./one.js";',
        "export { a };",
        "export function a() {}",
        "export default a;",
    ],
)
@pytest.mark.parametrize("file", ["main", "other"])
def test_a_form_that_is_not_understood_is_refused_with_its_line(bundle, line, file):
    main = f'import {{ b }} from "./other.js";\n{line if file == "main" else ""}\n'
    other = f"export const b = 1;\n{line if file == 'other' else ''}\n"
    with pytest.raises(ValueError) as caught:
        bundle(main, other=other, one="export const a = 1;\n")
    assert line in str(caught.value) and f"{file}.js" in str(caught.value)


def test_a_name_that_is_not_exported_is_refused(bundle):
    with pytest.raises(ValueError, match=r"one\.js does not export b"):
        bundle('import { a, b } from "./one.js";\n', one="export const a = 1;\nconst b = 2;\n")


def exported():
    """(file, name) of every export."""
    files = {path: path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.js"))}
    return files, [
        (path, name)
        for path, code in files.items()
        for name in re.findall(r"^export const (\w+)", code, re.MULTILINE)
    ]


def test_every_export_is_imported_somewhere():
    files, names = exported()
    assert len(names) > 50
    for path, name in names:
        used = (code for other, code in files.items() if other != path)
        taken = any(re.search(rf"\b{name}\b", code) for code in used)
        assert taken or (path.stem, name) in FOR_TESTS, f"{path.name}: {name}"


# Arithmetic that is called by no other file, but by the tests in a browser.
FOR_TESTS = {("memory", "run"), ("memory", "met"), ("rows", "stepAt")}
