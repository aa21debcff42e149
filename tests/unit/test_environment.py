"""The files that set the course up agree with one another."""

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
        name, needs = canonicalize_name(package.name), package.metadata["Requires-Python"]
        if pins.get(name) == package.version.partition("+")[0]:
            assert SpecifierSet(needs or "").contains(f"{oldest}.0"), f"{name} needs {needs}"


def test_constraints_are_ascii():
    assert read("constraints.txt").isascii(), "pip reads them in the locale's encoding"


@pytest.mark.parametrize("name", ["README.md", ".ci/run"])
def test_ci_runs_the_command_that_the_readme_names(name):
    assert "python3 course.py test" in [line.strip() for line in read(name).splitlines()]
