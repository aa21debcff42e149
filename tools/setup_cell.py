# ko| # 준비: 이 강의의 helpers를 찾습니다. 그대로 실행하세요.
# en| # Set-up: finds the helpers of this course. Just run it.
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

PUBLISHED = []


def find_course():
    here = Path.cwd()
    folders = (here, *here.parents, here / "gatebook")
    found = [str(folder) for folder in folders if (folder / "helpers" / "lang.py").is_file()]
    sys.path[:0] = [folder for folder in found[:1] if folder not in sys.path]
    return bool(found) or find_spec("helpers") is not None


if not find_course() and PUBLISHED and "google.colab" in sys.modules:
    clone = ["git", "clone", "--quiet", "--depth=1", *PUBLISHED, "gatebook"]
    subprocess.run(clone, capture_output=True, check=False)
if not find_course():
    # ko| why = "helpers를 찾지 못했습니다. 강의 폴더 안에서 열거나 README의 Colab을 보세요."
    # en| why = "The helpers are missing: open this in the course folder, or see Colab in README."
    raise ModuleNotFoundError(why)
from helpers import lang

# ko| lang.use("ko")
# en| lang.use("en")
