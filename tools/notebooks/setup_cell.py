# ko| # 준비: 이 강의의 helpers를 찾습니다. 그대로 실행하세요.
# en| # Set-up: finds the helpers of this course. Just run it.
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

PUBLISHED = []


def find_course():
    here = Path.cwd()
    places = (here, *here.parents, here / "gatebook", os.environ.get("GATEBOOK", here), *sys.path)
    found = [str(place) for place in places if Path(place, "helpers", "lang.py").is_file()]
    sys.path[:] = found[:1] + [place for place in sys.path if place not in found[:1]]
    return bool(found)


lacking = [name for name in ("anywidget", "matplotlib", "torch") if not find_spec(name)]
if sys.version_info < (3, 11):
    lacking = ["Python 3.11"]
if lacking:
    # ko| why = f"이 커널({sys.executable})에 없는 것: {', '.join(lacking)}. "
    # en| why = f"This kernel ({sys.executable}) lacks {', '.join(lacking)}. "
    # ko| why += "커널을 강의 폴더의 .venv로 바꾸거나, python3 course.py lab으로 여세요."
    # en| why += "Change it to .venv of the course folder, or open by python3 course.py lab."
    raise ImportError(why)
if not find_course() and PUBLISHED and "google.colab" in sys.modules:
    clone = ["git", "clone", "--quiet", "--depth=1", *PUBLISHED, "gatebook"]
    subprocess.run(clone, capture_output=True, check=False)
if not find_course():
    # ko| why = "helpers를 찾지 못했습니다. 강의 폴더에서나 python3 course.py lab으로 여세요."
    # en| why = "The helpers are missing: open this in the course folder or by course.py lab."
    raise ModuleNotFoundError(why)
if not os.environ.get("MPLBACKEND", "").startswith("module:"):  # else no figure would show
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
from helpers import lang

# ko| lang.use("ko")
# en| lang.use("en")
