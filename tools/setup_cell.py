# ko| # 준비: 이 강의의 helpers 폴더를 찾습니다. 그대로 실행하세요.
# en| # Set-up: finds the helpers folder of this course. Just run it.
import sys
from pathlib import Path

here = Path.cwd()
roots = [p for p in (here, *here.parents) if (p / "helpers" / "lang.py").is_file()]
if not roots:
    # ko| why = f"helpers 폴더가 없습니다(찾은 곳: {here} 및 상위 폴더). 강의 폴더 안에서 여세요."
    # en| why = f"There is no helpers folder in {here} or above: open this inside the course."
    raise ModuleNotFoundError(why)
sys.path.insert(0, str(roots[0]))
from helpers import lang

# ko| lang.use("ko")
# en| lang.use("en")
