# %% [markdown] lang="ko"
# # 게이트북 시작하기
# **신경망이 어제 본 것을 오늘 써먹으려면 무엇을 기억해야 할까요?**
#
# 게이트북은 순환 신경망(recurrent neural network, RNN)과 LSTM, GRU를 밑바닥부터 만들고, 값을 직접 측정하고, 그림을 손으로 움직여 보며 배우는 강의입니다. 파이썬을 쓸 줄 알고, 순방향 신경망(feed-forward network)을 한 번 학습시켜 보았으며, 기울기(gradient)가 무엇인지 알면 됩니다.
#
# 이 페이지에서는 10분 남짓이면 다음 세 가지를 익힐 수 있습니다.
#
# - 대화형 그림을 움직이는 법
# - 연습 문제를 풀고 채점하는 법
# - 내 답을 저장하고 다시 여는 법
# %% [markdown] lang="en"
# # Getting started with Gatebook
# **What must a network remember today to make use of what it saw yesterday?**
#
# In this course you build recurrent neural networks (RNNs), LSTMs and GRUs from scratch, measure them, and move their drawings by hand. You need Python, an idea of what a gradient is, and to have trained a feed-forward network once.
#
# This page takes a little over ten minutes and shows
#
# - how to move the interactive drawings;
# - how to solve an exercise and have it checked;
# - how to save your answers and come back to them.
# %% [markdown] lang="ko"
# ## 수업 목록
# 괄호 안의 시간은 글과 코드의 분량, 연습 문제와 대화형 그림의 개수로 어림한 값입니다. 처음 읽을 때는 두 배가 걸리기도 합니다.
#
# <!-- lessons -->
#
# - **처음부터 차례로**: [1강](01_sequences.ipynb)부터 봅니다.
# - **두세 시간만 낼 수 있다면**: [3강](03_lstm_gates.ipynb), [4강](04_cell_path.ipynb), [7강](07_text_rnn.ipynb)만 봅니다.
# - **게이트부터 만져 보고 싶다면**: [3강](03_lstm_gates.ipynb)을 여세요. 4분이면 밸브를 직접 움직여 볼 수 있습니다.
#
# 수업 첫머리에는 미리 알아 둘 식과 기호를 접어 두었습니다. 본문에서 덜어 낸 실험과 증명, 출처는 수업마다 맨 위에 있는 '더 깊이'에 있습니다.
#
# ## 준비
# 먼저 이 노트북을 준비합시다. 아래 코드 셀 두 개를 차례로 고르고 Shift+Enter를 눌러 실행하세요.
# %% [markdown] lang="en"
# ## The lessons
# The minutes are estimated from the amount of text and code, the exercises and the drawings; a first reading may take twice as long.
#
# <!-- lessons -->
#
# - **From the beginning**: start with [lesson 1](01_sequences.ipynb) and go on.
# - **In two to three hours**: lessons [3](03_lstm_gates.ipynb), [4](04_cell_path.ipynb) and [7](07_text_rnn.ipynb), without the others.
# - **A gate at once**: open [lesson 3](03_lstm_gates.ipynb); four minutes later you move its valves.
#
# Each lesson has the symbols that it needs folded away at its top. Further experiments, proofs and sources are behind "Going deeper" at the top of each lesson.
#
# ## Set-up
# First, get this notebook ready. Select each of the next two code cells and press Shift+Enter to run it:
# %%
import matplotlib.pyplot as plt

from helpers import checks, explore, plots

plots.use_course_style()
# %% [markdown] lang="ko"
# ## 그림을 움직이기
# 이 강의의 그림은 눈으로만 보지 않고 직접 움직여 볼 수 있습니다. 먼저 멈춰 있는 그림을 봅시다. LSTM 셀이라는 작은 기억 장치가 이전 값 $c_{t-1} = 0.9$를 그대로 남기고 새 값 $g = 0.5$를 더합니다. 한 스텝 뒤의 값 $c_t$는 이렇게 계산합니다.
#
# $$c_t = f \cdot c_{t-1} + i \cdot g$$
#
# $f$와 $i$는 **게이트**(gate)입니다. 관에 달린 밸브라고 생각하면 됩니다. 0이면 꼭 잠기고, 1이면 활짝 열리고, 그 사이에서는 연 만큼만 흘려보냅니다. $f$는 이전 값이 흐르는 관에, $i$는 새 값이 들어오는 관에 달려 있습니다.
# %% [markdown] lang="en"
# ## Move a drawing
# The drawings of this course are there to be moved. First, one that stands still. A small memory called an LSTM cell holds $c_{t-1} = 0.9$, keeps all of it, and adds the new value $g = 0.5$. Its next value is
#
# $$c_t = f \cdot c_{t-1} + i \cdot g$$
#
# Here $f$ and $i$ are **gates**. Think of them as valves on two pipes: shut at 0, wide open at 1, and in between they let a share through. The old value flows through $f$, the new one comes in through $i$:
# %%
ax = plt.subplots(figsize=(3.4, 3))[1]
plots.plot_actions({"add": explore.PRESETS["add"]}, axes=[ax])
plt.show()
# %% [markdown] lang="ko"
# 맨 위 막대가 이전 값, 그 아래 두 막대가 남긴 값과 더한 값, 네 번째 막대가 그 합입니다. 맨 아래 $h_t$는 셀이 밖에 보여 주는 값인데, 지금은 나가는 밸브를 잠가 두어서($o = 0$) 0입니다.
#
# 이제 같은 장면을 직접 움직여 봅시다. 주황색 손잡이 $f$를 왼쪽으로 끌면 이전 값이 그만큼 덜 남습니다. 위쪽 단추를 누르면 다섯 가지 동작 중 하나로 밸브가 한 번에 맞춰집니다. 아래쪽 단추는 3강에서 쓰니 지금은 그냥 두세요.
#
# | 키 | 고른 손잡이가 |
# |---|---|
# | ← → | 0.01씩 움직입니다 |
# | Home, End | 맨 왼쪽, 맨 오른쪽으로 갑니다 |
# %% [markdown] lang="en"
# The top bar is the old value, the next two are what is kept and what is added, and the fourth is their sum. The last, $h_t$, is what the cell shows outside; it is 0 because the valve on the way out is shut for now ($o = 0$).
#
# Now move the same scene yourself. Drag the orange handle $f$ to the left, and less of the old value is kept. Each of the buttons at the top sets all valves for one of five actions; those at the bottom are for lesson 3, so leave them for now.
#
# | key | the handle that you clicked |
# |---|---|
# | ← → | moves by 0.01 |
# | Home, End | goes to the far left, the far right |
# %%
explore.gates("add", key="start")
# %% [markdown] lang="ko"
# 그림의 값을 브라우저가 직접 계산하므로 그림이 끊김 없이 움직입니다. `python3 course.py lab`으로 연 JupyterLab에서는 코드를 실행하지 않아도 움직입니다. 다른 환경에서는 그림 위의 코드 셀을 한 번 실행하세요.
#
# ## 연습 문제를 풀기
# 연습 문제에는 빈칸(`# 여기에 코드를 쓰세요`)이 있는 코드 셀과 채점 셀이 있습니다. 채점 셀은 오류로 멈추지 않고 무엇이 틀렸는지 짧게 알려 줍니다. 일부러 틀려 봐도 좋습니다. 막히면 채점 셀을 `checks.check_first(c, hint=1)`로 고쳐 힌트를 봅니다.
#
# 문제: LSTM 셀에 0.8이 들어 있고 $f = 0.5$, $i = 0$입니다. 한 스텝 뒤의 값 $c$는 얼마일까요?
# %% [markdown] lang="en"
# The browser itself computes these numbers, so the drawing moves without a stutter. In a JupyterLab opened by `python3 course.py lab` it moves even before you run any code; elsewhere, run the code cell above it once.
#
# ## Solve an exercise
# An exercise has a cell with a hole (`# your code here`) and a check. The check never stops with an error; it tells you briefly what is wrong. Try a wrong answer, too. If you are stuck, change the check to `checks.check_first(c, hint=1)` for a hint.
#
# The exercise: an LSTM cell holds 0.8, with $f = 0.5$ and $i = 0$. What is its value $c$ one step later?
# %% tags=["exercise"]
c = None
### BEGIN SOLUTION
c = 0.5 * 0.8
### END SOLUTION
# %% tags=["exercise"]
checks.check_first(c)
# %% [markdown] lang="ko"
# 풀이는 페이지 맨 위의 '풀이 보기'에 있습니다. 뒤의 코드는 여러분의 답을 사용하지 않습니다. 그래서 문제를 건너뛰어도 노트북은 끝까지 실행됩니다.
#
# ## 내 답은 어디에 남을까
# `python3 course.py lab`으로 열었다면 지금 보는 것은 `work` 폴더에 만들어 둔 **사본**입니다.
#
# | 이럴 때 | 이렇게 됩니다 |
# |---|---|
# | 저장하면(Ctrl+S, 맥은 ⌘S) | 답이 `work`에 남습니다 |
# | 내일 다시 열면 | 답이 저장한 그대로 있습니다. 그림도 바로 움직입니다 |
# | 강의의 새 버전이 나오면 | 손대지 않은 노트북만 새것으로 바뀝니다. 답을 적은 노트북은 절대 덮어쓰지 않습니다 |
# | 처음부터 다시 하고 싶으면 | 터미널에서 `python3 course.py reset ko/03`을 실행합니다(3강의 예). 쓰던 노트북은 같은 폴더에 `mine-1`이 붙은 이름으로 남습니다 |
# | 수업을 마치면 | 메뉴에서 File → Close and Shut Down Notebook을 고르세요. 열어 둔 노트북마다 메모리를 차지합니다 |
# %% [markdown] lang="en"
# The solution is behind "Solutions" at the top of the page. Later code does not depend on your answers, so you can skip an exercise and the notebook still runs to its end.
#
# ## Where your answers stay
# If you opened this with `python3 course.py lab`, what you see is a **copy** made in the folder `work`.
#
# | when | what happens |
# |---|---|
# | you save (Ctrl+S, on a Mac ⌘S) | your answers are in `work` |
# | you open it again tomorrow | your answers are as you saved them, and the drawings move at once |
# | the course is updated | only notebooks you have not touched are refreshed; one with your answers is never overwritten |
# | you want to start over | run `python3 course.py reset en/03` in a terminal (for lesson 3); your notebook stays in the same folder with `mine-1` in its name |
# | you have finished a lesson | choose File → Close and Shut Down Notebook; every open notebook takes up memory |
