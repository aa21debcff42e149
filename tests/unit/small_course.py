"""Lessons of a few cells, for the tests of the builder."""

from tools.notebooks.lesson import Lesson


def markdown(lang, words):
    body = "\n".join(f"# {line}".rstrip() for line in words.splitlines())
    return f'# %% [markdown] lang="{lang}"\n{body}\n'


def ko(words):
    return markdown("ko", words)


def en(words):
    return markdown("en", words)


def code(source, options=""):
    return f"# %%{options}\n{source}\n"


TITLE = ko("# 첫 수업\n**질문?**\n\n글") + en("# A first lesson\n**A question?**\n\nWords")
RUN = code("1 + 1")


def write_lesson(root, source, name="01_first"):
    """The lesson `name` of the course at `root`, with this source."""
    path = root / "lessons" / f"{name}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return Lesson(path)
