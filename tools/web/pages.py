"""The pages of the site: a start for each language, every lesson, every explorer alone."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pygments.formatters import HtmlFormatter

from helpers.lang import LANGUAGES, text, use
from tools.notebooks.budget import minutes
from tools.notebooks.lesson import Lesson
from tools.notebooks.target import Target
from tools.web import lessons
from tools.web.explorers import ALONE, HOST, alone, name_of

HERE = Path(__file__).parent
OTHER = dict(zip(LANGUAGES, reversed(LANGUAGES), strict=True))
JINJA = Environment(loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined)
PLAIN = (HERE / "page.css").read_text(encoding="utf-8")
COLOURS = "".join(  # of code, in either theme
    f"@media (prefers-color-scheme: {scheme}) {{ {HtmlFormatter(style=style).get_style_defs()} }}"
    for scheme, style in (("light", "default"), ("dark", "monokai"))
)


class Site:
    """All pages as {path: text}, `base` being the address where they will lie, if it is known."""

    def __init__(self, course: list[Lesson], base: str = ""):
        self.course, self.base = course, base
        self.main = [lesson for lesson in course if not lesson.deeper]

    def pages(self):
        """Every page in turn: its path in the folder, and its text."""
        yield "index.html", JINJA.get_template("fork.html.j2").render(languages=LANGUAGES)
        for lang in LANGUAGES:
            use(lang)
            yield f"{lang}/index.html", self.start(lang)
            for lesson in self.course:
                yield f"{lang}/{_path(lesson)}", self.lesson(lesson, lang)
            for name in ALONE:
                yield f"{lang}/explore/{name}.html", self.explorer(name, lang)

    def start(self, lang: str) -> str:
        """The first page of a language: a gate to move at once, and the way to everything."""
        told = [{"to": f"explore/{name}.html", **_told(name)} for name in ALONE]
        listed = [
            {
                "to": _path(lesson),
                "number": int(lesson.number),
                "title": lesson.title(lang),
                "question": lesson.question(lang),
                "minutes": minutes(lesson)[0],
            }
            for lesson in self.main
        ]
        body = JINJA.get_template("start.html.j2").render(
            say=text, explorer=alone("gates"), lessons=listed, explorers=told
        )
        return self._page(lang, "index.html", text("site.name"), text("site.tagline"), body)

    def lesson(self, lesson: Lesson, lang: str) -> str:
        """A lesson, main or deeper, with the code of its solutions folded away."""
        target = Target(lesson, lang, solution=True)
        number = int(lesson.number)
        title = f"{number}. {lesson.title(lang)}" if number else lesson.title(lang)
        body = lessons.body(target.stored(), target.name, title)
        return self._page(
            lang,
            _path(lesson),
            title,
            lesson.question(lang),
            body,
            links=self._depth(lesson),
            ways=self._ways(lesson, lang),
        )

    def explorer(self, name: str, lang: str) -> str:
        """An explorer alone, with its question, a few sentences and the way to its lesson."""
        lesson = next(one for one in self.main if one.number == ALONE[name][0])
        told = _told(name)
        body = JINJA.get_template("alone.html.j2").render(
            say=text,
            told=told,
            explorer=alone(name, self._net(lesson, lang) if name == "net" else None),
            lesson={"to": f"../{_path(lesson)}", "title": lesson.title(lang)},
        )
        return self._page(lang, f"explore/{name}.html", told["question"], told["told"], body)

    def _net(self, lesson, lang):
        """The state of the net that a lesson has trained."""
        models = lessons.states(Target(lesson, lang, solution=True).stored()).values()
        return next(one["state"] for one in models if name_of(one["state"]) == "net")

    def _page(self, lang, path, title, description, body, links=(), ways=()):
        up = "../" * (1 + path.count("/"))
        live = 'class="explorer"' in body
        css = PLAIN + (COLOURS if 'class="highlight' in body else "")
        return JINJA.get_template("page.html.j2").render(
            say=text,
            lang=lang,
            other=OTHER[lang],
            path=path,
            up=up,
            title=title,
            description=description,
            picture=f"{self.base or up}gates.{lang}.png",
            css=css,
            host=HOST if live else "",
            alone=path.startswith("explore/"),
            body=body,
            links=links,
            ways=ways,
        )

    def _depth(self, lesson):
        """From a lesson to what goes deeper, or back."""
        twins = [one for one in self.course if one.name == lesson.name and one != lesson]
        way = ("site.up", "../") if lesson.deeper else ("site.deeper", "deeper/")
        return [{"to": f"{way[1]}{one.name}.html", "text": text(way[0])} for one in twins]

    def _ways(self, lesson, lang):
        """To the lesson before and the next one."""
        if lesson.deeper:
            return []
        at = self.main.index(lesson)
        near = [("previous", at - 1), ("next", at + 1)]
        return [
            {
                "to": _path(self.main[k]),
                "text": text(f"notebook.{w}", title=self.main[k].title(lang)),
            }
            for w, k in near
            if 0 <= k < len(self.main)
        ]


def _path(lesson):
    """Where the page of a lesson lies in the folder of its language."""
    return f"deeper/{lesson.name}.html" if lesson.deeper else f"{lesson.name}.html"


def _told(name):
    """What a page says of an explorer, in the language in use."""
    return {part: text(f"site_explorers.{name}.{part}") for part in ("question", "told")}
