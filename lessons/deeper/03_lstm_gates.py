# %% [markdown] lang="ko"
# # LSTM의 게이트, 더 깊이
# **게이트는 정말 이름대로 일할까요?**
#
# [3강](../03_lstm_gates.ipynb)에서 게이트를 손으로 돌리고, 신경망에도 맡겨 보았습니다. 여기에는 그때 건너뛴 것을 모았습니다. 절마다 따로 읽을 수 있으니 궁금한 것부터 보세요(코드는 위에서부터 실행하세요).
#
# - [1. 여섯 줄과 PyTorch](#1.-여섯-줄과-PyTorch)
# - [2. 스위치에는 왜 기울기가 없을까](#2.-스위치에는-왜-기울기가-없을까)
# - [3. 반만 연 게이트](#3.-반만-연-게이트): 연습 문제 1
# - [4. 고장 난 게이트](#4.-고장-난-게이트): 연습 문제 2
# - [5. 값은 누가 나를까](#5.-값은-누가-나를까)
# - [6. 고전적인 두 그림](#6.-고전적인-두-그림)
# - [7. 핍홀 연결](#7.-핍홀-연결)
# - [8. 어느 부품이 중요할까](#8.-어느-부품이-중요할까)
# - [9. 짧은 역사](#9.-짧은-역사)
# - [10. 출처](#10.-출처)
# %% [markdown] lang="en"
# # Going deeper: The gates of an LSTM
# **Does a gate do what its name says?**
#
# In [lesson 3](../03_lstm_gates.ipynb) you turned the gates by hand, and then a network did. Here is what was left out there. Each section can be read alone; begin with whichever you like, but run the code from the top.
#
# - [1. Six lines and PyTorch](#1.-Six-lines-and-PyTorch)
# - [2. Why has a switch no gradient?](#2.-Why-has-a-switch-no-gradient?)
# - [3. Gates half open](#3.-Gates-half-open): exercise 1
# - [4. Gates out of order](#4.-Gates-out-of-order): exercise 2
# - [5. Who carries the value?](#5.-Who-carries-the-value?)
# - [6. The two classic drawings](#6.-The-two-classic-drawings)
# - [7. Peephole connections](#7.-Peephole-connections)
# - [8. Which part matters?](#8.-Which-part-matters?)
# - [9. A short history](#9.-A-short-history)
# - [10. Sources](#10.-Sources)
# %%
import math

import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import checks, explore, plots
from helpers.cells import lstm_step
from helpers.nets.initial import set_bias
from helpers.nets.trace import trace
from helpers.tasks.marked import marked_values
from helpers.tasks.studies import study
from helpers.training.train import progress, train

plots.use_course_style()
# ko| # 작은 신경망에서는 이쪽이 빠릅니다
# en| # faster for small networks
torch.set_num_threads(1)


# %% [markdown] lang="ko"
# ## 1. 여섯 줄과 PyTorch
# LSTM의 한 스텝은 상자 네 개의 식 네 줄과 관의 식 두 줄, 모두 여섯 줄입니다. 유닛이 H개이면 유닛마다 $c$가 하나씩 있고, 게이트는 모든 유닛의 $h$를 입력으로 받습니다($U$의 모양은 `(H, H)`). `nn.LSTMCell`은 그런 유닛 H개를 묶은 것입니다. 가중치 네 벌을 i, f, g, o 순서로 쌓아 두고, 편향을 둘로 나누어 두었으므로 꺼내서 더합니다.
# %% [markdown] lang="en"
# ## 1. Six lines and PyTorch
# A step of an LSTM is six lines: four equations for the four boxes, and two for the pipe. H units have a $c$ each, while their gates see the $h$ of all of them ($U$ has the shape `(H, H)`). `nn.LSTMCell` is such a group of H units. It stacks the four sets of weights in the order i, f, g, o, and has two biases, which we add up:
# %%
torch.manual_seed(0)
B, D, H = 2, 3, 4
torch_cell = nn.LSTMCell(D, H)
W = dict(zip("ifgo", torch_cell.weight_ih.chunk(4), strict=True))  # (H, D)
U = dict(zip("ifgo", torch_cell.weight_hh.chunk(4), strict=True))  # (H, H)
b = dict(zip("ifgo", (torch_cell.bias_ih + torch_cell.bias_hh).chunk(4), strict=True))  # (H,)
x, h, c = torch.randn(B, D), torch.randn(B, H), torch.randn(B, H)
# %%
i = torch.sigmoid(x @ W["i"].T + h @ U["i"].T + b["i"])
f = torch.sigmoid(x @ W["f"].T + h @ U["f"].T + b["f"])
g = torch.tanh(x @ W["g"].T + h @ U["g"].T + b["g"])
o = torch.sigmoid(x @ W["o"].T + h @ U["o"].T + b["o"])
c_next = f * c + i * g
h_next = o * torch.tanh(c_next)

torch.testing.assert_close((h_next, c_next), torch_cell(x, (h, c)))
print(torch.tensor(20.0).sigmoid() == 1)
# %% [markdown] lang="ko"
# 여섯 줄은 `nn.LSTMCell`과 같은 값을 냅니다. 다르면 `assert_close`가 오류를 냅니다. 시그모이드는 0이나 1에 다가갈 뿐 닿지 않으므로, 반올림을 제외하면 계산으로 정한 게이트는 완전히 닫히지도, 완전히 열리지도 않습니다. 다만 `float32`에서는 $\sigma(20)$이 반올림되어 정확히 1입니다.
#
# ## 2. 스위치에는 왜 기울기가 없을까
# 0과 1만 오가는 스위치라면 값이 바뀌는 순간 말고는 출력이 그대로입니다. 그래서 기울기(gradient)도 0입니다. 활성화 전 값 다섯 개에서 스위치와 시그모이드의 기울기를 비교해 봅시다.
# %% [markdown] lang="en"
# The six lines give what `nn.LSTMCell` gives; otherwise `assert_close` would raise an error. A sigmoid approaches 0 and 1 without ever reaching them, so a computed gate is, rounding apart, never completely shut or open. In `float32`, though, $\sigma(20)$ is rounded to exactly 1.
#
# ## 2. Why has a switch no gradient?
# The output of a switch between 0 and 1 changes at one moment only; everywhere else it stays the same, and its gradient is 0. Here are the gradients of a switch and of a sigmoid at five pre-activations:
# %%
a = torch.tensor([-4.0, -2.0, 0.5, 2.0, 4.0], requires_grad=True)
for gate in ((torch.sign(a) + 1) / 2, torch.sigmoid(a)):
    (gradient,) = torch.autograd.grad(gate.sum(), a)
    print(gradient.numpy().round(2))


# %% [markdown] lang="ko"
# 스위치의 기울기는 모두 0입니다. 경사 하강법은 어느 쪽으로 움직여야 할지 알 수 없습니다. 시그모이드의 기울기는 게이트가 반쯤 열렸을 때 가장 크고, 끝에 가까울수록 작습니다. 거의 닫히거나 거의 열린 게이트는 배우는 속도도 느리다는 뜻입니다.
#
# ## 3. 반만 연 게이트
# 들어온 값을 바로 그 시점에 보여 주려면 늘 $i = 1$, $f = 0$, $o = 1$이면 됩니다. 이것이 2번 퍼즐의 답입니다.
# %% [markdown] lang="en"
# The gradient of the switch is 0 everywhere, so gradient descent cannot tell which way to go. That of the sigmoid is largest where the gate is half open and small near its ends: a gate that is nearly shut or nearly open learns slowly, too.
#
# ## 3. Gates half open
# To show every value as it arrives, use $i = 1$, $f = 0$ and $o = 1$ at every step. This is the answer to puzzle 2:
# %%
def cell_step(c_prev, i, f, g, o):
    c = f * c_prev + i * g
    h = o * math.tanh(c)
    return h, c


def run_by_hand(g, i, f, o):
    c, record = 0.0, {"g": g, "i": i, "f": f, "o": o, "c": [], "h": []}
    for t in range(len(g)):
        h, c = cell_step(c, i[t], f[t], g[t], o[t])
        record["c"].append(c)
        record["h"].append(h)
    return record


# %%
echo = run_by_hand(explore.PUZZLES["echo"]["g"], i=[1] * 8, f=[0] * 8, o=[1] * 8)
plots.plot_roll({"": echo})
plt.show()


# %% [markdown] lang="ko"
# 맨 위부터 차례로 후보값, 게이트 셋, 그리고 그 결과인 $c$와 $h$입니다. $h$는 $\tanh(c)$라서 들어온 값보다 0에 조금 더 가깝습니다.
#
# ### 연습 문제 1: 평균을 내는 게이트
# 8번 퍼즐입니다. 시점마다 셀에 있던 값의 절반과 새로 들어온 값의 절반을 더해, $c_t = \frac{1}{2} c_{t-1} + \frac{1}{2} g_t$를 보여 주세요. 막히면 채점 셀에 `hint=1`을 더하세요.
# %% [markdown] lang="en"
# From the top: the candidates, the three gates, and the $c$ and $h$ that result. As $h$ is $\tanh(c)$, it is a little closer to 0 than what arrived.
#
# ### Exercise 1: gates that average
# Puzzle 8: at every step, show half of what the cell held plus half of what arrives, $c_t = \frac{1}{2} c_{t-1} + \frac{1}{2} g_t$. If you are stuck, add `hint=1` to the check.
# %% tags=["exercise"]
def mean_gates(g):
    """
    # ko| 여덟 시점의 게이트: {"i": [...], "f": [...], "o": [...]}, 값은 0 이상 1 이하.
    # en| The gates of eight steps: {"i": [...], "f": [...], "o": [...]}, values from 0 to 1.
    """
    ### BEGIN SOLUTION
    return {"i": [0.5] * 8, "f": [0.5] * 8, "o": [1] * 8}
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_puzzle("mean", mean_gates)
# %% [markdown] lang="ko"
# ## 4. 고장 난 게이트
# ### 연습 문제 2: 고장 난 게이트 찾기
# 셀 A, B, C는 게이트가 하나씩 고장 나서, 넣어 준 값대로 움직이지 않습니다. `checks.faulty_cell("A")`는 `cell_step`과 같은 인자를 받는 함수입니다. 게이트를 하나씩 0과 1로 바꾸면서 원래 셀과 비교하고, 고장 난 게이트를 `"i"`, `"f"`, `"o"` 중 하나로 적으세요. A는 아래에서 이미 티가 납니다.
# %% [markdown] lang="en"
# ## 4. Gates out of order
# ### Exercise 2: find the faulty gate
# In each of the cells A, B and C one gate is out of order: it does not do what it is told. `checks.faulty_cell("A")` is a function with the same arguments as `cell_step`. Switch the gates to 0 and 1, one at a time, compare with the sound cell, and name the faulty gate as `"i"`, `"f"` or `"o"`. A gives itself away below.
# %% tags=["exercise"]
cell = checks.faulty_cell("A")
print("A:        ", cell(c_prev=0.9, i=1, f=1, g=0.5, o=0))
print("cell_step:", cell_step(c_prev=0.9, i=1, f=1, g=0.5, o=0))

faulty = {"A": None, "B": None, "C": None}
### BEGIN SOLUTION
faulty = {"A": "f", "B": "o", "C": "i"}
### END SOLUTION
# %% tags=["exercise"]
checks.check_faulty(faulty)


# %% [markdown] lang="ko"
# ## 5. 값은 누가 나를까
# 3강 5절에서 유닛이 하나인 LSTM은 표시가 붙은 시점에만 입력 게이트를 열었습니다. 시드를 바꾸어도 그럴까요? 같은 과제를 시드 8개로 학습시킵니다.
#
# | 조건 | |
# |---|---|
# | 과제 | 숫자 10개(−0.6과 0.6 사이) 중 표시가 붙은 하나를 마지막 $h$로 보여 주기 |
# | 신경망 | `nn.LSTM(2, 1)`, $b_f$는 1에서 시작 |
# | 학습 | Adam, 학습률 0.03, 업데이트 400번 |
# | 시드 | 8개 |
# | 성공 | 평균 제곱 오차가 0.006보다 작음. 늘 0이라고 답하면 값의 분산 $0.6^2/3 = 0.12$ |
# %% [markdown] lang="en"
# ## 5. Who carries the value?
# In section 5 of lesson 3 an LSTM of one unit opened its input gate only where the marker was. Do other seeds do the same? Here are eight of them on the same task.
#
# | The experiment | |
# |---|---|
# | task | of 10 numbers between −0.6 and 0.6, show the marked one as the last $h$ |
# | net | `nn.LSTM(2, 1)`, $b_f$ starts at 1 |
# | training | Adam, rate 0.03, 400 updates |
# | seeds | 8 |
# | success | mean squared error below 0.006; always answering 0 gives the variance $0.6^2/3 = 0.12$ |
# %% tags=["nbval-ignore-output"]
def loss_of(net, batch=64):
    x, wanted = marked_values(batch)  # (T, B, 2), (B,)
    out, _ = net(x)
    return ((out[-1, :, 0] - wanted) ** 2).mean()


nets, errors = [], []
for seed in progress(range(8)):
    torch.manual_seed(seed)
    nets.append(set_bias(nn.LSTM(2, 1), "f", 1))
    train(nets[-1], loss_of, updates=400, lr=3e-2)
    errors.append(loss_of(nets[-1], batch=2000).item())
# ko| print(f"성공 {sum(error < 0.006 for error in errors)}/8, 가장 큰 오차 {max(errors):.4f}")
# en| print(f"solved {sum(error < 0.006 for error in errors)}/8, largest error {max(errors):.4f}")
# %% [markdown] lang="ko"
# 먼저 시드 0의 입력 게이트가 무엇을 배웠는지, 활성화 전 값 $a_i$의 식을 봅시다.
# %% [markdown] lang="en"
# First, what did the input gate of seed 0 learn? Here is its pre-activation $a_i$:
# %% tags=["nbval-ignore-output"]
# ko| # 네 줄 중 첫째: i
# en| # the first of four rows: i
w_value, w_marker = nets[0].weight_ih_l0[0].tolist()
b_i = (nets[0].bias_ih_l0[0] + nets[0].bias_hh_l0[0]).item()
# ko| print(f"a_i = {w_value:.1f}·값 + {w_marker:.1f}·표시 + ({b_i:.1f}) + h에서 오는 항")
# en| print(f"a_i = {w_value:.1f}·value + {w_marker:.1f}·marker + ({b_i:.1f}) + a term from h")
# %% [markdown] lang="ko"
# 편향이 음수라 평소에는 거의 닫혀 있고, 표시가 1이면 큰 가중치가 더해져 활짝 열립니다. 값 자체에는 거의 반응하지 않습니다.
#
# 이제 신경망마다 시퀀스 300개를 넣고 두 가지를 한 줄에 출력합니다. 하나는 표시가 붙은 시점에서 $g$와 $i$가 값에 따라 얼마나 달라지는지(표준편차)이고, 다른 하나는 표시가 붙은 시점과 나머지 시점의 $i$ 평균입니다. 시드는 두 종류로 나뉩니다. $g$가 더 많이 달라지는 쪽과 $i$가 더 많이 달라지는 쪽입니다. 그림에는 종류마다 하나씩 그립니다.
# %% [markdown] lang="en"
# Its bias is negative, so it is usually almost shut; with a marker the large weight is added, and it opens wide. To the value itself it hardly responds.
#
# Each network now gets 300 sequences, and we print two things a line: how much $g$ and $i$ vary with the value where the marker is (the standard deviation), and the mean of $i$ there and elsewhere. The seeds are of two kinds, those in which $g$ varies more and those in which $i$ does. The figure has a row for one of each:
# %% tags=["nbval-ignore-output"]
torch.manual_seed(1)
x, _ = marked_values(batch=300)
marked = x[..., 1] == 1  # (T, B)
records, by_g = [], []
for seed, net in enumerate(nets):
    record = {name: v[..., 0] for name, v in trace(net, x).items()}  # (T, B)
    g, i, f = (record[name][marked].std() for name in "gif")
    on, off = record["i"][marked].mean(), record["i"][~marked].mean()
    # ko| row = f"표준편차 g {g:.2f}, i {i:.2f}, f {f:.2f} | i의 평균 {on:.2f}, 나머지 시점 {off:.2f}"
    # en| row = f"std of g {g:.2f}, i {i:.2f}, f {f:.2f} | mean of i {on:.2f}, elsewhere {off:.2f}"
    print(f"{seed}: {row}")
    records.append(record)
    by_g.append(bool(g > i))
# %% tags=["nbval-ignore-output"]
# ko| # 종류마다 첫 시드
# en| # the first seed of each kind
shown = sorted(by_g.index(kind) for kind in set(by_g))
plots.plot_carriers(x, {seed: records[seed] for seed in shown})
plt.show()
# %% [markdown] lang="ko"
# 색이 있는 점은 표시가 붙은 시점, 회색 점은 나머지 시점입니다. $g$가 더 달라지는 시드에서는 $i$가 표시가 붙은 시점에만 활짝 열리고, 후보값 $g$가 값을 나릅니다.
#
# $i$가 더 달라지는 시드에서는 거꾸로입니다. 표시가 붙은 시점의 $g$는 1이나 −1에 붙어 있고, $i$가 **얼마나** 열리는지가 값을 나타냅니다. $i$는 어느 시점에서나 값을 따라 움직이고, 표시에 따라 크게 달라지는 것은 $g$와 $f$입니다. 그래도 마지막 시점의 $h_T$는 두 시드 모두 값을 따라가고, 양 끝에서만 0에 조금 더 가깝습니다.
#
# 어려우면 이 문단은 건너뛰어도 됩니다. 표시가 붙은 시점의 $g$가 늘 1이면 그때는 양수만 써넣을 수 있습니다. 그런데도 음수를 답하려면 다른 시점에 음수를 미리 써 두어야 하고, 그중 얼마를 남길지는 $f$가 정합니다. 그래서 이런 시드에서는 $f$도 $i$와 비슷한 폭으로, 방향만 반대로 움직입니다.
#
# 어느 쪽이 얼마나 많은지, 그리고 게이트를 하나씩 연 채로 고정하면 어떻게 되는지는 미리 돌려 둔 실험에서 볼 수 있습니다. 신경망마다 시드 20개, 학습률 세 가지, 업데이트 600번입니다. 괄호 안은 성공한 시드 중 $g$가 $i$보다 더 달라진 시드입니다.
# %% [markdown] lang="en"
# A coloured dot is a step with the marker, a grey one any other step. In a seed where $g$ varies more, $i$ opens wide at the marker only, and the candidate $g$ carries the value.
#
# Where $i$ varies more it is the other way round: at the marker $g$ sticks to 1 or −1, and **how far** $i$ opens carries the value. Here $i$ follows the value at every step, and what the marker changes most is $g$ and $f$. Even so, $h_T$ follows the value in both, and falls a little short only at the ends.
#
# Skip this paragraph if it is too much. A $g$ that is always 1 at the marker can write positive numbers only. To answer with a negative number all the same, something negative must have been written at other steps, and $f$ sets how much of that stays. This is why in such a seed $f$ varies about as much as $i$, in the opposite direction.
#
# How many seeds are of which kind, and what happens when one gate is held open, is told by a stored study: 20 seeds for each net, three learning rates, 600 updates. In brackets, of the seeds that succeed, those in which $g$ varies more than $i$:
# %%
rates = ("0.1", "0.03", "0.01")
for held, units in (("none", "1"), ("i", "1"), ("f", "1"), ("o", "1"), ("i", "2")):
    said = []
    for rate in rates:
        wanted = (held, units, rate)
        rows = [r for r in study("marked") if (r["held"], r["units"], r["rate"]) == wanted]
        rows = [r for r in rows if float(r["error"]) < 0.006]
        by_g = sum(float(r["std_g"]) > float(r["std_i"]) for r in rows)
        said.append(f"{len(rows):2}/20 ({by_g:2})")
    name = held.replace("none", "-")
    # ko| print(f"고정 {name}, 유닛 {units}개: {'   '.join(said)}   (학습률 {', '.join(rates)})")
    # en| print(f"held {name}, units {units}: {'   '.join(said)}   (rates {', '.join(rates)})")
# %% [markdown] lang="ko"
# 유닛이 하나일 때 $i$를 연 채로 고정하면 어느 학습률에서도 성공하지 못합니다. 표시가 없는 숫자까지 모두 관에 들어오기 때문입니다. $f$를 고정하면 대부분 성공하고, 이때는 거의 모두 $g$가 값을 나릅니다. $f$로 지울 수 없으니 $i$가 값을 나르는 방법은 막힌 것으로 보입니다. $i$를 고정해도 유닛이 두 개면 학습률 0.03에서 절반이 성공하지만 0.1에서는 하나도 성공하지 못합니다. 신경망의 구조는 학습률과 따로 판단할 수 없습니다.
#
# ## 6. 고전적인 두 그림
# LSTM을 찾아보면 아래 두 그림을 자주 만납니다. 뼈대는 같지만 기호가 다르고, 세부도 조금 다릅니다.
# %% [markdown] lang="en"
# With one unit and $i$ held open, nothing succeeds at any rate: every number enters the pipe, marked or not. With $f$ held open most seeds succeed, and in nearly all of them $g$ carries the value; the other way seems to need an $f$ that erases. Two units with $i$ held open succeed in half of the seeds at the rate 0.03 and in none at 0.1. A design cannot be judged apart from its learning rate.
#
# ## 6. The two classic drawings
# If you look up the LSTM, you will often meet these two drawings. They share one skeleton under different names, and differ in a few details:
# %%
plots.plot_classic()
plt.show()
# %% [markdown] lang="ko"
# 왼쪽은 Gers, Schmidhuber & Cummins(2000), 오른쪽은 Greff 등(2017)의 표기입니다. 이 강의의 기호와 나란히 놓으면 다음과 같습니다.
#
# | 이 강의 | Gers 등 2000 | Greff 등 2017 |
# |---|---|---|
# | 입력, 망각, 출력 게이트 $i$, $f$, $o$ | $y^{in}$, $y^{\varphi}$, $y^{out}$ | $i$, $f$, $o$ |
# | 후보값 $g$ | $g(net_c)$ | $z$ (블록 입력) |
# | 써넣는 값 $i \cdot g$ | $y^{in} g(net_c)$ | $i \odot z$ |
# | 셀 상태 $c_t$ | $s_c$ | $c^t$ |
# | 은닉 상태 $h_t$ | $y^c$ | $y^t$ (블록 출력) |
# | 후보값을 만드는 함수 $\tanh$ | $g$: −2와 2 사이의 시그모이드 | $g$ |
# | 내보낼 때 씌우는 함수 $\tanh$ | $h$: −1과 1 사이의 시그모이드 | $h$ |
# | 핍홀 없음 | 핍홀 없음 | 핍홀 있음(파란 선) |
#
# 두 그림에서 네모나 동그라미 안의 $g$와 $h$는 값이 아니라 **함수**입니다. GRU의 업데이트 게이트(update gate)도 $z$라고 적으니 헷갈리지 않게 주의하세요. 오른쪽 그림의 점선은 한 스텝 전의 $c^{t-1}$을, 파란 실선은 방금 만든 $c^t$를 나릅니다. 밖에서 들어오는 화살표는 어느 그림에서든 네 개이고, $x_t$와 $h_{t-1}$을 함께 나릅니다.
#
# 두 그림도 움직일 수 있습니다. 아래쪽 단추로 그림을 바꾸고, '활성화 전 값으로 움직이기'를 켜면 시그모이드에 들어가기 전의 값을 조절합니다. 활성화 전 값이 −4일 때와 4일 때 게이트는 각각 얼마나 열릴까요?
# %% [markdown] lang="en"
# On the left the notation of Gers, Schmidhuber & Cummins (2000), on the right that of Greff et al. (2017). Beside the symbols of this course:
#
# | this course | Gers et al. 2000 | Greff et al. 2017 |
# |---|---|---|
# | input, forget, output gate $i$, $f$, $o$ | $y^{in}$, $y^{\varphi}$, $y^{out}$ | $i$, $f$, $o$ |
# | candidate $g$ | $g(net_c)$ | $z$ (block input) |
# | what is written, $i \cdot g$ | $y^{in} g(net_c)$ | $i \odot z$ |
# | cell state $c_t$ | $s_c$ | $c^t$ |
# | hidden state $h_t$ | $y^c$ | $y^t$ (block output) |
# | the function of the candidate, $\tanh$ | $g$: a sigmoid from −2 to 2 | $g$ |
# | the function on the way out, $\tanh$ | $h$: a sigmoid from −1 to 1 | $h$ |
# | no peepholes | no peepholes | peepholes (blue lines) |
#
# The $g$ and $h$ inside a box or circle are **functions**, not values. Beware: the update gate of a GRU is also called $z$. In the right drawing, dashed lines carry $c^{t-1}$ of the step before, and the solid blue one carries the new $c^t$. Count the arrows that come from outside: in both drawings there are four, each carrying $x_t$ and $h_{t-1}$.
#
# These drawings move, too. The buttons below switch between them, and "set pre-activations" puts the sliders before the sigmoid. How far open is a gate whose pre-activation is −4, and one whose pre-activation is 4?
# %%
explore.gates("add", key="classic", view="greff")
# %% [markdown] lang="ko"
# <details><summary>답</summary>
#
# $\sigma(-4) \approx 0.02$, $\sigma(4) \approx 0.98$입니다.
#
# </details>
#
# ## 7. 핍홀 연결
# 출력 게이트가 닫히면 $h_t$가 0에 가까워져, 다음 스텝의 게이트는 셀에 무엇이 담겼는지 알 수 없습니다. 핍홀 연결(peephole connection)이 있으면 게이트가 셀 안을 직접 들여다봅니다(Gers & Schmidhuber 2000). $i$와 $f$는 $c_{t-1}$을, $o$는 방금 만든 $c_t$를 봅니다. `helpers`의 `lstm_step`에 핍홀 가중치 벡터 셋을 i, f, o 순서로 넘기고, 식을 유닛마다 그대로 풀어 쓴 계산과 비교해 봅시다.
# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# $\sigma(-4) \approx 0.02$ and $\sigma(4) \approx 0.98$.
#
# </details>
#
# ## 7. Peephole connections
# When the output gate is shut, $h_t$ is near 0, and the gates of the next step cannot tell what the cell holds. With peepholes they also look straight into the cell (Gers & Schmidhuber 2000): $i$ and $f$ at $c_{t-1}$, $o$ at the new $c_t$. The `lstm_step` of `helpers` takes their weights as three vectors, for i, f and o. Here it is next to the equations written out, unit by unit:
# %%
torch.manual_seed(2)
B, D, H = 2, 3, 4
shapes = [(B, D), (B, H), (B, H), (4 * H, D), (4 * H, H), (4 * H,), (4 * H,), (3, H)]
x, h, c, W_ih, W_hh, b_ih, b_hh, p = (torch.randn(n, dtype=torch.float64) for n in shapes)
# ko| # p: i, f, o의 순서
# en| # p: for i, f and o
got = lstm_step(x, h, c, W_ih, W_hh, b_ih, b_hh, peepholes=p)

for s in range(B):
    a_i, a_f, a_g, a_o = (W_ih @ x[s] + b_ih + W_hh @ h[s] + b_hh).chunk(4)
    for k in range(H):
        i, f = torch.sigmoid(a_i[k] + p[0, k] * c[s, k]), torch.sigmoid(a_f[k] + p[1, k] * c[s, k])
        c_next = f * c[s, k] + i * torch.tanh(a_g[k])
        h_next = torch.sigmoid(a_o[k] + p[2, k] * c_next) * torch.tanh(c_next)
        torch.testing.assert_close((got[0][s, k], got[1][s, k]), (h_next, c_next))
print(f"h = {h_next:.3f}, c = {c_next:.3f}")
# %% [markdown] lang="ko"
# 모든 샘플과 유닛에서 두 계산이 같습니다(마지막 유닛의 값을 출력했습니다). `torch.nn.LSTM`에는 핍홀이 없습니다.
#
# ## 8. 어느 부품이 중요할까
# Greff 등(2017)은 음성 인식, 필기 인식, 음악 모델링에서 **핍홀이 있는** 기본형을 변형 여덟 가지와 비교했습니다. 초록에 따르면 기본형보다 뚜렷이 나은 변형은 없었고, 망각 게이트와 출력 활성화 함수(여기서는 $\tanh(c)$)가 가장 중요했습니다.
#
# 5절의 과제에서는 입력 게이트가 더 중요했습니다. 시퀀스가 짧고 셀이 늘 0에서 시작해 지울 것이 없었기 때문입니다. 어느 부품이 중요한지는 과제에 따라 다릅니다.
#
# ## 9. 짧은 역사
# - 1997년의 LSTM(Hochreiter & Schmidhuber)에는 입력 게이트와 출력 게이트만 있었습니다. 셀은 가중치가 1로 고정된 고리, 즉 상수 오차 캐러셀(constant error carousel, CEC)이었습니다. 기울기는 이 고리를 따라서만 과거로 흘렀습니다. 게이트나 셀의 입력 쪽으로 갈라진 기울기는 그 자리의 가중치를 고치는 데만 쓰고, 더 과거로는 보내지 않았습니다(truncate, 논문 4절).
# - 망각 게이트는 1999–2000년에 추가되었습니다(Gers, Schmidhuber & Cummins). 편향은 양수로 초기화했습니다. 핍홀도 2000년에 나왔습니다(Gers & Schmidhuber).
# - Graves & Schmidhuber(2005)는 기울기를 끊지 않고 시간 역전파(backpropagation through time, BPTT)로 처음까지 보냈습니다. 게이트를 두고는 메모리의 쓰기·읽기·리셋을 연속값으로 만든 것이라고 설명합니다.
# - Jozefowicz 등(2015)은 망각 게이트의 편향을 1에서 시작하라고 권합니다. PyTorch의 기본값은 아닙니다. 편향이 무엇을 바꾸는지는 [4강](../04_cell_path.ipynb)에서 측정합니다.
# - 오늘날의 `torch.nn.LSTM`은 망각 게이트가 있고 핍홀은 없으며, 후보값을 만들 때와 $c_t$를 내보낼 때 모두 $\tanh$를 씌웁니다.
#
# ## 10. 출처
# - S. Hochreiter, J. Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997.
# - F. A. Gers, J. Schmidhuber, F. Cummins, *Learning to Forget: Continual Prediction with LSTM*, Neural Computation 12(10), 2000.
# - F. A. Gers, J. Schmidhuber, *Recurrent Nets that Time and Count*, IJCNN 2000.
# - A. Graves, J. Schmidhuber, *Framewise Phoneme Classification with Bidirectional LSTM and Other Neural Network Architectures*, Neural Networks 18(5–6), 2005.
# - R. Jozefowicz, W. Zaremba, I. Sutskever, *An Empirical Exploration of Recurrent Network Architectures*, ICML 2015.
# - K. Greff, R. K. Srivastava, J. Koutník, B. R. Steunebrink, J. Schmidhuber, *LSTM: A Search Space Odyssey*, IEEE TNNLS 28(10), 2017.
# - 두 그림을 널리 알린 글: Skymind(DL4J), *A Beginner's Guide to LSTMs and Recurrent Neural Networks*. 여기서는 새로 그렸습니다.
# %% [markdown] lang="en"
# The two agree in every sample and unit (the last is printed). `torch.nn.LSTM` has no peepholes.
#
# ## 8. Which part matters?
# On speech recognition, handwriting recognition and music modelling, Greff et al. (2017) compared a standard LSTM **with peepholes** to eight variants. According to their abstract none of the variants was clearly better, and the forget gate and the output activation function (here $\tanh(c)$) mattered most.
#
# In section 5 it was the input gate: the sequences were short, and every cell started at 0, with nothing to erase. Which part matters depends on the task.
#
# ## 9. A short history
# - The LSTM of 1997 (Hochreiter & Schmidhuber) had only an input gate and an output gate. Its cell was a loop of fixed weight 1, the constant error carousel (CEC), and the gradient flowed into the past along this loop alone: where it reached the inputs of gates and cell it changed their weights and was truncated (section 4 of the paper).
# - The forget gate came in 1999/2000 (Gers, Schmidhuber & Cummins), with a bias that starts positive, and so did the peepholes (Gers & Schmidhuber).
# - Graves & Schmidhuber (2005) no longer truncated the gradient but sent it all the way back by backpropagation through time (BPTT). They call the gates continuous analogues of write, read and reset.
# - Jozefowicz et al. (2015) recommend starting the bias of the forget gate at 1, which is not PyTorch's default. What it changes is measured in [lesson 4](../04_cell_path.ipynb).
# - Today's `torch.nn.LSTM` has a forget gate, no peepholes, and $\tanh$ both for the candidate and for showing $c_t$.
#
# ## 10. Sources
# - S. Hochreiter, J. Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997.
# - F. A. Gers, J. Schmidhuber, F. Cummins, *Learning to Forget: Continual Prediction with LSTM*, Neural Computation 12(10), 2000.
# - F. A. Gers, J. Schmidhuber, *Recurrent Nets that Time and Count*, IJCNN 2000.
# - A. Graves, J. Schmidhuber, *Framewise Phoneme Classification with Bidirectional LSTM and Other Neural Network Architectures*, Neural Networks 18(5–6), 2005.
# - R. Jozefowicz, W. Zaremba, I. Sutskever, *An Empirical Exploration of Recurrent Network Architectures*, ICML 2015.
# - K. Greff, R. K. Srivastava, J. Koutník, B. R. Steunebrink, J. Schmidhuber, *LSTM: A Search Space Odyssey*, IEEE TNNLS 28(10), 2017.
# - Many know the two drawings from Skymind (DL4J), *A Beginner's Guide to LSTMs and Recurrent Neural Networks*; here they are drawn anew.
