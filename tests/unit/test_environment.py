"""The files that set the course up agree with one another."""

import os
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
CONDA_NAMES = {"pytorch-cpu": "torch"}


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def ranges(lines):
    requirements = [Requirement(line) for line in lines]
    return {requirement.name: requirement.specifier for requirement in requirements}


@pytest.fixture(scope="module")
def project():
    return tomllib.loads(read("pyproject.toml"))["project"]


@pytest.fixture(scope="module")
def conda():
    return yaml.safe_load(read("environment.yml"))


def test_conda_has_one_channel_and_no_pip(conda):
    assert conda["channels"] == ["conda-forge"]
    assert all(isinstance(line, str) for line in conda["dependencies"])


def test_conda_states_the_same_ranges(project, conda):
    stated = ranges(conda["dependencies"])
    assert stated.pop("python") == SpecifierSet(project["requires-python"])
    renamed = {CONDA_NAMES.get(name, name): range_ for name, range_ in stated.items()}
    assert renamed == ranges(project["dependencies"])


@pytest.fixture(scope="module")
def pins():
    lines = [line for line in read("constraints.txt").splitlines() if not line.startswith("#")]
    return {canonicalize_name(name): pin for name, pin in (line.split("==") for line in lines)}


def test_every_requirement_is_pinned_within_its_range(project, pins):
    for extra in (project["dependencies"], *project["optional-dependencies"].values()):
        for name, allowed in ranges(extra).items():
            assert pins[canonicalize_name(name)] in allowed, name


def test_every_pin_runs_on_the_oldest_python(project, pins):
    oldest = project["requires-python"].removeprefix(">=")
    for package in metadata.distributions():
        name, needs = canonicalize_name(package.name), package.metadata.get("Requires-Python")
        if pins.get(name) == package.version.partition("+")[0]:
            assert SpecifierSet(needs or "").contains(f"{oldest}.0"), f"{name} needs {needs}"


def test_constraints_are_ascii():
    assert read("constraints.txt").isascii(), "pip reads them in the locale's encoding"


@pytest.mark.parametrize("name", ["README.md", ".ci/run"])
def test_ci_runs_the_command_that_the_readme_names(name):
    assert "python3 course.py test" in [line.strip() for line in read(name).splitlines()]


@pytest.mark.skipif(os.name == "nt", reason="Binder's machines run Linux")
def test_binder_trusts_the_notebooks(tmp_path):
    name = "en/03_lstm_gates.ipynb"
    (tmp_path / "notebooks/en").mkdir(parents=True)
    shutil.copy(ROOT / "notebooks" / name, tmp_path / "notebooks" / name)
    here = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = os.environ | {"PATH": here, "JUPYTER_DATA_DIR": str(tmp_path / "data")}
    asked = (
        "import nbformat, nbformat.sign; nb = nbformat.read('notebooks/" + name + "', 4);"
        "print(nbformat.sign.NotebookNotary().check_signature(nb))"
    )

    def trusted():
        done = [sys.executable, "-c", asked]
        return subprocess.run(done, cwd=tmp_path, env=env, capture_output=True, check=True).stdout

    before = trusted()
    subprocess.run(["bash", ROOT / "postBuild"], cwd=tmp_path, env=env, check=True)
    assert (before.strip(), trusted().strip()) == (b"False", b"True")
