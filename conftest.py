"""For all tests, those in notebooks/ included."""

import os

# This process goes on warning about files opened without an encoding (see pyproject.toml). The
# notebooks' kernels do not start to: they would show what torch and matplotlib open.
os.environ.pop("PYTHONWARNDEFAULTENCODING", None)
