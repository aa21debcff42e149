"""A Python with Colab's versions in .venv-colab, and kernels that run in it as in Colab."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpecManager

from tools.notebooks.lesson import ROOT

HERE = Path(__file__).parent
VENV = ROOT / ".venv-colab"
STAMP = VENV / "requirements.txt"  # what was installed, written last
PINS = (HERE / "requirements.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def colab_python():
    """The interpreter of .venv-colab, made or remade when the pins have changed.

    Or the one that GATEBOOK_COLAB_PYTHON names, of another version of Python, say, and set up.
    """
    if given := os.environ.get("GATEBOOK_COLAB_PYTHON"):
        return given
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not STAMP.is_file() or STAMP.read_text(encoding="utf-8") != PINS:
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        install = ["-m", "pip", "install", "--quiet", "--no-deps", "-r", HERE / "requirements.txt"]
        done = subprocess.run([python, *install], capture_output=True, encoding="utf-8")
        if done.returncode and "CI" not in os.environ:
            pytest.skip(f"Colab's versions cannot be installed here: {done.stderr[-300:]}")
        assert done.returncode == 0, done.stderr
        font_cache = "import matplotlib.font_manager"  # or its making is told under a picture
        subprocess.run([python, "-c", font_cache], check=True)
        STAMP.write_text(PINS, encoding="utf-8")
    return python


@pytest.fixture
def kernel(colab_python, tmp_path):
    """A manager of kernels that run in .venv-colab, offline, with Colab's own package."""
    folder = tmp_path / "kernels" / "colab"
    folder.mkdir(parents=True)
    command = [str(colab_python), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec = {
        "argv": command,
        "display_name": "Colab",
        "language": "python",
        "env": {"PYTHONPATH": str(HERE / "stand_in")},
    }
    (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    specs = KernelSpecManager(kernel_dirs=[str(folder.parent)], ensure_native_kernel=False)
    return AsyncKernelManager(kernel_name="colab", kernel_spec_manager=specs)
