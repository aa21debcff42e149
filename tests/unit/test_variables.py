"""What of the shell's settings course.py hands on, to .venv's Python and to pip."""

import os
import sys
from pathlib import Path

import pytest

from tools.start import variables

WRONG = {
    "PIP_USER": "1",
    "PIP_TARGET": "elsewhere",
    "PIP_PREFIX": "elsewhere",
    "PIP_ROOT": "elsewhere",
    "PIP_REQUIRE_VIRTUALENV": "1",
    "PIP_CONSTRAINT": "theirs.txt",
    "PIP_NO_DEPS": "1",
    "PIP_NO_BINARY": ":all:",
    "PIP_DRY_RUN": "1",
    "PIP_PYTHON": "other",
    "PIP_REQUIREMENT": "theirs.txt",
    "PYTHONHOME": "elsewhere",
    "PYTHONPATH": "elsewhere",
    "PYTHONSAFEPATH": "1",
    "PYTHONOPTIMIZE": "2",
    "PYTHONINSPECT": "1",
    "PYTHONWARNINGS": "error",
    "MPLBACKEND": "Agg",
}
RIGHT = {
    "PIP_INDEX_URL": "https://mirror.example/simple",
    "PIP_EXTRA_INDEX_URL": "https://a.example https://b.example",
    "PIP_FIND_LINKS": "wheels",
    "PIP_TRUSTED_HOST": "mirror.example",
    "PIP_CERT": "bundle.pem",
    "PIP_PROXY": "http://proxy.example:3128",
    "HTTPS_PROXY": "http://proxy.example:3128",
    "SSL_CERT_FILE": "bundle.pem",
}
FILE = """\
[global]
user = true
target = elsewhere
constraint = theirs.txt
index-url = https://file.example/simple
proxy = http://file.example:3128
[install]
prefix = elsewhere
no-deps = true
index-url = https://install.example/simple
find-links =
    one
    둘
[list]
format = freeze
"""


@pytest.fixture
def outside(monkeypatch, tmp_path):
    """A shell without settings of pip's, and set(name=value)."""
    for name in os.environ:
        if name.startswith(("PIP_", "PYTHON")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)

    def change(**values):
        for name, value in values.items():
            monkeypatch.setenv(name, value)

    return change


def test_pip_is_told_how_to_reach_packages_and_nothing_else(outside):
    outside(**WRONG, **RIGHT)
    given = variables.for_pip(sys.executable)
    assert not WRONG.keys() & given.keys()
    assert RIGHT.items() <= given.items()


def test_of_a_configuration_file_the_mirrors_stay(outside, tmp_path):
    file = tmp_path / "pip.conf"
    file.write_text(FILE, encoding="utf-8")
    outside(PIP_CONFIG_FILE=str(file), PIP_PROXY="http://shell.example:3128")
    given = variables.for_pip(sys.executable)
    expected = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_FIND_LINKS": "\none\n둘",
        "PIP_INDEX_URL": "https://install.example/simple",
        "PIP_PROXY": "http://shell.example:3128",
    }
    assert expected.items() <= given.items()
    assert not WRONG.keys() & given.keys()
    assert "PIP_FORMAT" not in given


def test_the_venv_does_not_see_other_pythons_settings(outside):
    outside(**WRONG, LANG="ko_KR.UTF-8")
    python = {name for name in WRONG if not name.startswith("PIP_")}
    assert not python & variables.kept().keys()
    assert python & variables.kept(here=True).keys() == {
        "PYTHONHOME",
        "PYTHONPATH",
        "PYTHONWARNINGS",
    }
    assert variables.kept()["LANG"] == "ko_KR.UTF-8"


def test_jupyter_is_told_where_the_course_and_its_settings_are(outside):
    outside(JUPYTER_CONFIG_PATH="theirs")
    given = variables.for_jupyter(Path("course"))
    assert given["GATEBOOK"] == "course"
    assert given["JUPYTER_PREFER_ENV_PATH"] == "1"
    ours, theirs = given["JUPYTER_CONFIG_PATH"].split(os.pathsep)
    assert theirs == "theirs"
    assert (Path(ours) / "labconfig" / "default_setting_overrides.json").is_file()
