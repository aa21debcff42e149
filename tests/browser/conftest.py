"""One JupyterLab for the session, one Chromium a module, fresh notebooks for each test."""

import copy
import os
from functools import cache

import pytest
from notebook_page import Desk
from playwright.sync_api import expect
from stage import SITE, Stage

from tools.browser.chrome import find_chrome
from tools.browser.lab import PATIENCE, Lab, chromium
from tools.build import build
from tools.notebooks.lesson import Lesson
from tools.notebooks.target import Target

expect.set_options(timeout=PATIENCE * 1000)

LESSON = """# %% [markdown] lang="ko"
# # 시험
# **움직일까요?**
# %% [markdown] lang="en"
# # Test
# **Does it move?**
# %%
from helpers import explore

# %%
lab = explore.gates("add")
lab

# %%
explore.memory("store")

# %%
explore.gates("read", key="classic", view="greff")

# %%
explore.gru("half")

# %%
explore.rhythm()
"""


@pytest.fixture(scope="session")
def chrome():
    """The browser's path. Without one the browser tests are skipped, but in CI they fail."""
    if path := find_chrome():
        return path
    why = "no Chrome or Chromium on the PATH; the environment variable CHROME may hold its path"
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


# Not one for the session: while Playwright is at work, its event loop counts as running in this
# thread, and tests elsewhere that start a loop of their own would fail.
@pytest.fixture(scope="module")
def browser(chrome):
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def stage(browser):
    """A plain page on which explorers are shown, one after the other."""
    with browser.new_context() as context:
        yield Stage(context.new_page())


@pytest.fixture(scope="module")
def page(stage):
    """The same page, empty, for what the explorers' files compute."""
    stage.page.goto(SITE)
    return stage.page


@pytest.fixture(scope="session")
def server(chrome, tmp_path_factory):
    with Lab(tmp_path_factory.mktemp("lab")) as running:
        yield running


@pytest.fixture(scope="module")
def context(browser):
    """A window for JupyterLab, whose pages share what they have loaded."""
    with browser.new_context(viewport={"width": 1366, "height": 900}) as opened:
        yield opened


@pytest.fixture
def lab(context, server):
    """lab.open(nb) for a test; when it ends, no page may have had an error in its console."""
    with Desk(context, server) as desk:
        yield desk


@pytest.fixture(scope="session")
def built(server):
    """built(lang): a notebook of explorers, built and executed as the lessons are."""
    lesson = Lesson(server.course / "lessons" / "01_test.py")
    lesson.path.parent.mkdir()
    lesson.path.write_text(LESSON, encoding="utf-8")

    @cache
    def notebook(lang):
        target = Target(lesson, lang, solution=False, root=server.course)
        build([target], [lesson])
        return target.stored()

    return lambda lang: copy.deepcopy(notebook(lang))
