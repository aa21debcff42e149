# %% [markdown] lang="ko"
# # 게이트북에 오신 것을 환영합니다
# **어제 본 것을 오늘 써먹으려면, 신경망은 무엇을 기억해야 할까요?**
#
# 게이트북은 순환 신경망(RNN), LSTM, GRU를 밑바닥부터 만들고, 재 보고, 손으로 움직이는 강의입니다. 파이썬을 쓸 줄 알고 기울기가 무엇인지 알면 됩니다. 이 페이지에서는 강의를 다루는 법을 5분 만에 익힙니다.
#
# - 대화형 그림을 움직이는 법
# - 연습 문제를 풀고 채점하는 법
# - 내가 쓴 답이 어디에 남는지
# %% [markdown] lang="en"
# # Welcome to Gatebook
# **What must a network remember today to make use of what it saw yesterday?**
#
# Gatebook is a course in which recurrent neural networks (RNNs), LSTMs and GRUs are built from scratch, measured, and moved by hand. You need Python, and an idea of what a gradient is. This page takes five minutes and shows
#
# - how to move the interactive drawings;
# - how to solve an exercise and have it checked;
# - where your answers stay.
# %% [markdown] lang="ko"
# ## 수업 목록
# 순서대로 읽어도 좋고, 궁금한 것부터 열어도 됩니다. 수업마다 첫머리에 미리 알아야 할 식과 기호가 있습니다.
#
# <!-- lessons -->
#
# 지금 이 노트북을 준비합니다. 셀을 고르고 Shift+Enter를 누르면 실행됩니다:
# %% [markdown] lang="en"
# ## The lessons
# Read them in order, or open first what you wonder about: each begins with the equations and symbols that it needs.
#
# <!-- lessons -->
#
# First, this notebook's set-up. Choose a cell and press Shift+Enter to run it:
# %%
import matplotlib.pyplot as plt

from helpers import checks, explore, plots

plots.use_course_style()
# %% [markdown] lang="ko"
# ## 그림을 움직이기
# 이 강의의 그림은 보기만 하는 것이 아닙니다. 먼저 멈춰 있는 그림입니다. 셀에 든 값 0.9의 일부를 '남기고' 새 값을 '더하는' 장면입니다:
# %% [markdown] lang="en"
# ## Move a drawing
# The drawings of this course are there to be moved. First one that stands still: a cell holds 0.9, keeps it, and adds something new:
# %%
ax = plt.subplots(figsize=(3.4, 3))[1]
plots.plot_actions({"add": explore.PRESETS["add"]}, axes=[ax])
plt.show()
# %% [markdown] lang="ko"
# 맨 위 막대가 이전 값, 그 아래 둘이 남긴 것과 더한 것, 그 아래가 합입니다. 이제 같은 장면을 직접 움직여 봅시다. 주황색 손잡이 $f$를 왼쪽으로 끌면 이전 값이 그만큼 덜 남습니다. 손잡이를 누른 뒤 ←→를 쓰면 0.01씩, Home과 End를 쓰면 끝에서 끝으로 움직입니다. 위쪽 단추는 다섯 가지 동작을 한 번에 보여 줍니다.
# %% [markdown] lang="en"
# The top bar is the old value, the next two are what is kept and what is added, then comes their sum. Now move the same scene yourself. Drag the orange handle $f$ to the left, and less of the old value is kept. With a handle in focus, ←→ move it by 0.01, Home and End from end to end. The buttons above set up five different actions.
# %%
explore.gates("add", key="start")
# %% [markdown] lang="ko"
# 이 그림은 브라우저가 직접 계산합니다. 그래서 끊김 없이 움직이고, 로컬의 JupyterLab에서는 셀을 실행하기 전에도 살아 있습니다. 다른 곳에서는 위 셀을 한 번 실행하세요.
#
# ## 연습 문제를 풀기
# 연습 문제에는 빈칸과 채점 셀이 있습니다. 채점 셀은 오류를 내지 않고 한 문장으로 말해 줍니다. 일부러 틀려도 보세요. 막히면 채점 셀에 `hint=1`을 넣습니다.
#
# 문제: 셀에 0.8이 들어 있고 $f = 0.5$, $i = 0$입니다. 다음 스텝의 셀 상태 $c$는 얼마일까요?
# %% [markdown] lang="en"
# The browser itself computes this drawing. That is why it moves without a stutter, and why it is alive before you run its cell in JupyterLab on your own computer. Elsewhere, run the cell above once.
#
# ## Solve an exercise
# An exercise has a hole and a check. The check raises no error, it tells you in a sentence. Try a wrong answer, too. If you are stuck, put `hint=1` into the check.
#
# The exercise: a cell holds 0.8, with $f = 0.5$ and $i = 0$. What is its cell state $c$ after the next step?
# %% tags=["exercise"]
c = None
### BEGIN SOLUTION
c = 0.5 * 0.8
### END SOLUTION
# %% tags=["exercise"]
checks.check_first(c)
# %% [markdown] lang="ko"
# 풀이는 페이지 맨 위의 '풀이 보기'에 있습니다. 뒤의 셀은 여러분의 답에 기대지 않으니, 건너뛰어도 끝까지 실행됩니다.
#
# ## 내가 쓴 답은 어디에 남을까
# `python3 course.py lab`으로 열었다면 지금 보는 것은 `work` 폴더의 **사본**입니다.
#
# | 이럴 때 | 이렇게 됩니다 |
# |---|---|
# | 저장하면(Ctrl+S, 맥은 ⌘S) | 답이 `work`에 남습니다 |
# | 내일 다시 열면 | 답도 그림도 저장한 그대로입니다. 그림은 바로 움직입니다 |
# | 강의가 새로워지면 | 손대지 않은 노트북만 새것으로 바뀝니다. 답을 적은 노트북은 절대 덮어쓰지 않습니다 |
# | 처음부터 다시 하고 싶으면 | `python3 course.py reset ko/03`. 쓰던 것은 옆에 `mine-1`로 남습니다 |
#
# 이제 [LSTM의 게이트](03_lstm_gates.ipynb)로 가 봅시다.
# %% [markdown] lang="en"
# The solution is behind "Solutions" at the top of the page. No later cell leans on your answer: leave one out, and the notebook still runs to its end.
#
# ## Where your answers stay
# If you came here by `python3 course.py lab`, what you see is a **copy** in the folder `work`.
#
# | when | what happens |
# |---|---|
# | you save (Ctrl+S, on a Mac ⌘S) | your answers are in `work` |
# | you open it again tomorrow | answers and drawings are as you saved them, and the drawings move at once |
# | the course is updated | only notebooks you have not touched are refreshed; one with your answers is never overwritten |
# | you want to start over | `python3 course.py reset en/03`; yours stays beside it as `mine-1` |
#
# Now on to [The gates of an LSTM](03_lstm_gates.ipynb).
