# %% [markdown] lang="ko"
# # GRU
# **GRU는 '출력 게이트를 뺀 LSTM'일까요?**
#
# LSTM을 배우고 나면 GRU(gated recurrent unit)는 대개 한 문장으로 소개됩니다. "출력 게이트를 빼서 게이트가 하나 적은 LSTM이다." 짧고 외우기 좋은 말입니다.
#
# 이 말이 맞다면, LSTM에서 출력 게이트만 떼어 냈을 때 GRU와 같은 값이 나와야 합니다. 두 셀을 나란히 세워 놓고 한 조건씩 어겨 보면서 확인합니다. 그런 다음 한쪽이 다른 쪽을 **흉내 내게** 해 봅니다.
#
# 이 수업을 마치면
#
# - GRU의 한 스텝을 직접 짜서 PyTorch와 같은 값을 얻을 수 있습니다.
# - $z$와 $r$이 각각 하는 일을 내분점 하나로 설명할 수 있습니다.
# - GRU와 LSTM이 어떤 조건에서 같은지, 어느 차이는 가중치로 메울 수 있고 어느 차이는 메울 수 없는지 말할 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호 | 뜻 |
# |---|---|
# | $h_t$ | 은닉 상태(hidden state), 모양 `(B, H)`. GRU에는 상태가 이것뿐입니다 |
# | $z$, $r$ | 업데이트 게이트(update gate), 리셋 게이트(reset gate) |
# | $n$ | 후보값(candidate): 새로 써넣을 내용. LSTM의 $g$에 해당합니다 |
# | $c_t = f \odot c_{t-1} + i \odot g$, $h_t = o \odot \tanh(c_t)$ | LSTM의 셀 상태와 은닉 상태([3강](03_lstm_gates.ipynb)) |
# | $W$, $b$ · $U$, $d$ | 입력 $x_t$에 곱하고 더하는 가중치와 편향 · 이전 상태 $h_{t-1}$에 곱하고 더하는 가중치와 편향 |
# | $\sigma$, $\odot$ | 시그모이드, 원소별 곱 |
#
# </details>
# %% [markdown] lang="en"
# # GRU
# **Is a GRU an LSTM without its output gate?**
#
# The GRU (gated recurrent unit) is mostly explained in one sentence: "an LSTM without its output gate". That is easy to remember.
#
# If it is right, removing that gate from an LSTM must give a GRU. We put the two side by side and break one condition at a time. Then each has to **imitate** the other.
#
# After this lesson you can
#
# - code one step of a GRU that gives what PyTorch gives;
# - say what $z$ and what $r$ do, with one point on a bar;
# - say when a GRU and an LSTM are the same, and which differences other weights can make up for.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol | meaning |
# |---|---|
# | $h_t$ | the hidden state, `(B, H)`; a GRU has no other state |
# | $z$, $r$ | update gate, reset gate |
# | $n$ | the candidate: what there is to write, the $g$ of an LSTM |
# | $c_t = f \odot c_{t-1} + i \odot g$, $h_t = o \odot \tanh(c_t)$ | cell state and hidden state of an LSTM ([lesson 3](03_lstm_gates.ipynb)) |
# | $W$, $b$ · $U$, $d$ | weights and bias for the input $x_t$ · for the old state $h_{t-1}$ |
# | $\sigma$, $\odot$ | the sigmoid; element by element |
#
# </details>
# %%
from statistics import median

import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import checks, explore, plots
from helpers.tasks.studies import study

plots.use_course_style()
# ko| # 작은 신경망에서는 이쪽이 빠릅니다
# en| # faster for small networks
torch.set_num_threads(1)
# %% [markdown] lang="ko"
# ## 1. 식 네 줄
# 나중에 GRU라는 이름이 붙은 이 셀은 기계 번역을 위해 나왔습니다(Cho 등 2014). 상태는 $h$ 하나, 게이트는 둘입니다. PyTorch는 이렇게 계산합니다.
#
# $$\begin{aligned}
# r &= \sigma(W_r x_t + b_r + U_r h_{t-1} + d_r) \\
# z &= \sigma(W_z x_t + b_z + U_z h_{t-1} + d_z) \\
# n &= \tanh\bigl(W_n x_t + b_n \\
# &\qquad\quad {} + r \odot (U_n h_{t-1} + d_n)\bigr) \\
# h_t &= z \odot h_{t-1} + (1 - z) \odot n
# \end{aligned}$$
#
# 핵심은 마지막 줄입니다. 이전 상태와 후보값을 $z$ 대 $1-z$로 섞습니다. 리셋 게이트 $r$은 후보값을 만드는 식 **안**에서만 일합니다.
#
# 가중치 세 벌은 r, z, n 순서로 쌓여 있고, $b$는 `bias_ih`, $d$는 `bias_hh`입니다. LSTM에서는 두 편향을 더해 두어도 됐지만 여기서는 $d_n$에만 $r$이 곱해지고 $b_n$에는 곱해지지 않으므로 따로 다룹니다. 책에 따라 $z$의 뜻과 $r$의 자리가 다르니 다른 책을 볼 때 조심하세요([더 깊이](deeper/06_gru.ipynb) 1절).
# %% [markdown] lang="en"
# ## 1. Four equations
# The GRU, made for machine translation (Cho et al. 2014), has one state, $h$, and two gates. PyTorch computes it like this:
#
# $$\begin{aligned}
# r &= \sigma(W_r x_t + b_r + U_r h_{t-1} + d_r) \\
# z &= \sigma(W_z x_t + b_z + U_z h_{t-1} + d_z) \\
# n &= \tanh\bigl(W_n x_t + b_n \\
# &\qquad\quad {} + r \odot (U_n h_{t-1} + d_n)\bigr) \\
# h_t &= z \odot h_{t-1} + (1 - z) \odot n
# \end{aligned}$$
#
# The last line mixes old state and candidate in the proportion $z : 1-z$. The reset gate $r$ acts only **inside** the candidate.
#
# Three sets of weights are stacked in the order r, z, n; $b$ is `bias_ih`, $d$ is `bias_hh`. In an LSTM the two biases could be added up; here $r$ multiplies $d_n$ but not $b_n$. In other books $z$ may mean the opposite, and $r$ stand elsewhere ([deeper](deeper/06_gru.ipynb), section 1).
# %%
torch.manual_seed(0)
B, D, H = 2, 3, 4
cell = nn.GRUCell(D, H)
W, U, b, d = (
    dict(zip("rzn", p.detach().chunk(3), strict=True)) for p in cell.parameters()
)  # W[k] (H, D), U[k] (H, H), b[k] and d[k] (H,)
x, h = torch.randn(B, D), torch.randn(B, H)

r = torch.sigmoid(x @ W["r"].T + b["r"] + h @ U["r"].T + d["r"])
z = torch.sigmoid(x @ W["z"].T + b["z"] + h @ U["z"].T + d["z"])
n = torch.tanh(x @ W["n"].T + b["n"] + r * (h @ U["n"].T + d["n"]))
torch.testing.assert_close(z * h + (1 - z) * n, cell(x, h))
print(z.numpy().round(2))


# %% [markdown] lang="ko"
# 오류가 나지 않았으니 네 줄은 `nn.GRUCell`과 같은 값을 냅니다. 출력한 값은 $z$입니다. 행은 샘플, 열은 유닛이고, LSTM의 게이트처럼 스텝마다 샘플마다 새로 계산합니다.
#
# ### 연습 문제 1: `gru_step`
# 행렬곱을 두 번만 해서 한 스텝을 완성하세요. `x @ W_ih.T + b_ih`와 `h @ W_hh.T + b_hh`의 모양은 둘 다 `(B, 3H)`입니다. LSTM에서는 이 둘을 더한 다음에 나누었습니다. 여기서는 왜 그러면 안 되는지 $n$의 식에서 찾아보고 코드를 쓰세요. 막히면 채점 셀에 `hint=1`을 더합니다.
# %% [markdown] lang="en"
# No error: the four lines give what `nn.GRUCell` gives. The output is $z$: a row for each sample, a column for each unit.
#
# ### Exercise 1: `gru_step`
# Write the step with two matrix products: `x @ W_ih.T + b_ih` and `h @ W_hh.T + b_hh` both have the shape `(B, 3H)`. In the LSTM we added the two and cut the sum; see from the equation of $n$ why that will not do here. For hints, add `hint=1` to the check.
# %% tags=["exercise"]
def my_gru_step(x, h, W_ih, W_hh, b_ih, b_hh):
    """
    # ko| GRU의 한 스텝, PyTorch의 규약.
    # en| One step of a GRU, in PyTorch's convention.

    # ko| x (B, D), h (B, H), W_ih (3H, D), W_hh (3H, H), b_ih와 b_hh (3H,) -> 새 h
    # en| x (B, D), h (B, H), W_ih (3H, D), W_hh (3H, H), b_ih and b_hh (3H,) -> new h
    """
    ### BEGIN SOLUTION
    x_r, x_z, x_n = (x @ W_ih.T + b_ih).chunk(3, dim=-1)  # each (B, H)
    h_r, h_z, h_n = (h @ W_hh.T + b_hh).chunk(3, dim=-1)
    r, z = (x_r + h_r).sigmoid(), (x_z + h_z).sigmoid()
    n = (x_n + r * h_n).tanh()
    return z * h + (1 - z) * n
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_gru_step(my_gru_step)
# %% [markdown] lang="ko"
# ## 2. 밸브 둘, 손잡이 하나
# LSTM의 $f$와 $i$는 따로 움직이는 밸브입니다. 남길 비율과 써넣을 비율을 각각 정합니다. GRU에서는 두 밸브를 손잡이 하나가 움직입니다.
# %% [markdown] lang="en"
# ## 2. Two valves, one lever
# Two of an LSTM's valves matter here: $f$ keeps, $i$ lets in. In a GRU both hang on one lever:
# %%
plots.plot_valves([{"f": 0.8, "i": 0.7}, {"z": 0.9}, {"z": 0.5}, {"z": 0.1}])
plt.show()
# %% [markdown] lang="ko"
# 칸마다 위쪽 관으로 이전 값이, 아래쪽 관으로 후보값이 들어옵니다. LSTM에서는 두 밸브를 함께 열 수 있어서 나가는 물이 관의 폭(점선)을 넘기도 합니다. [5강](05_forgetting.ipynb)에서 본, 채우기만 하면 넘치는 관입니다. GRU에서는 위를 여는 만큼 아래가 닫혀서, 두 비율의 합이 늘 1입니다.
#
# 그래서 $h_t$는 $h_{t-1}$과 $n$을 잇는 선분을 $(1-z) : z$로 나누는 **내분점**이고, 두 끝을 벗어나는 일이 없습니다. 이 선분을 막대로 그려, 유닛 하나로 확인해 봅시다. 후보값은 $n = \tanh(a + r \cdot w_{hn} h_{t-1})$입니다. $a$는 입력에서 온 항, $w_{hn}$은 유닛이 하나일 때의 $U_n$이고, $d_n$은 0으로 둡니다.
# %% [markdown] lang="en"
# The old value comes in above, the candidate below. An LSTM can open both valves, until more comes out than the pipe holds (dotted): it overflows, as in [lesson 5](05_forgetting.ipynb). In a GRU the lower pipe shuts as the upper one opens; the two proportions add up to 1.
#
# So $h_t$ lies **on the bar** that joins $h_{t-1}$ and $n$, and $z$ sets where; it never passes either end. Here is a single unit, with $n = \tanh(a + r \cdot w_{hn} h_{t-1})$: $a$ comes from the input, $w_{hn}$ is the only entry of $U_n$, and $d_n$ is 0.
# %%
plots.plot_lever(explore.GRU_PRESETS)
plt.show()
# %% [markdown] lang="ko"
# 왼쪽 끝의 속이 빈 점이 $h_{t-1}$, 오른쪽 끝의 속이 빈 점이 $n$, 속이 찬 점이 $h_t$입니다. 앞의 세 칸에서는 막대가 그대로이고 $z$가 그 위의 자리만 옮깁니다. 마지막 칸에서는 $r = 0$이 막대의 오른쪽 **끝**을 옮겼습니다.
#
# **먼저 적어 보세요.**
#
# - 마지막 칸에서 $r = 0$이었습니다. 이름대로 이전 상태가 지워졌을까요?
# - $h_{t-1}$을 아무리 움직여도 $h_t$가 꼼짝하지 않게 하려면 $z$와 $r$을 각각 얼마로 두어야 할까요?
#
# 아래 그림에서 확인한 다음, 곁에 있는 LSTM의 스위치도 하나씩 켜 보세요.
# %% [markdown] lang="en"
# The hollow marks are $h_{t-1}$ (left) and $n$ (right), the solid one $h_t$. In the first three panels only $z$ differs, and moves the place on the bar. In the last, $r = 0$ has moved the bar's right **end**.
#
# **Write down a guess.**
#
# - In the last panel $r$ was 0. Was the old state erased, as the name "reset" suggests?
# - Which $z$ and $r$ make $h_t$ stay where it is, however $h_{t-1}$ moves?
#
# Try it below; then turn on the LSTM's switches, one by one.
# %%
explore.gru("half")


# %% [markdown] lang="ko"
# <details><summary>답</summary>
#
# 지워지지 않았습니다. $z = 0.5$이므로 이전 상태의 절반이 그대로 남았고, $r = 0$은 후보값이 이전 상태를 **못 본 척하게** 할 뿐입니다. $z = 0$만으로는 모자랍니다. 새로 들어온 후보값이 이전 상태를 보고 만든 값이기 때문입니다. $z = 0$이고 $r = 0$이면 언제나 $h_t$가 꼼짝하지 않습니다.
#
# </details>
#
# ## 3. 어느 조건을 어기면 갈라질까
# 그림 속 LSTM은 스위치를 켜기 전까지 GRU와 같은 값을 냅니다. $f = z$라고 이름을 바꾸고 다섯 조건을 갖추었기 때문입니다.
#
# 1. 출력 게이트를 뺀다: $o = 1$. 처음의 한 문장은 이것만 말했습니다.
# 2. 후보값을 GRU처럼 $r$을 곱해서 만든다.
# 3. 두 밸브를 묶는다: $i = 1 - z$.
# 4. 출력에 $\tanh$를 씌우지 않는다.
# 5. 같은 값에서 출발한다: $c_0 = h_0$.
#
# 다음 셀은 무작위로 뽑은 GRU와 그 곁의 LSTM을 100스텝 동안 함께 실행합니다. 조건을 하나 어길 때 필요한 게이트($i$나 $o$)의 가중치도 무작위로 뽑습니다.
#
# **먼저 적어 보세요.** 하나씩 어기면 다섯 번 모두 갈라진 채로 남을까요? 아니면 저절로 아무는 것이 있을까요?
# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# No: with $z = 0.5$ half of it is still there; $r = 0$ only makes the candidate **look away from it**. Nor does $z = 0$ alone erase it: the candidate has seen the old state. $z = 0$ and $r = 0$ always do.
#
# </details>
#
# ## 3. Which broken condition drives them apart?
# With its switches off, the LSTM in the drawing gives what the GRU gives. Its $f$ is the GRU's $z$, and it meets five conditions:
#
# 1. There is no output gate: $o = 1$. The sentence at the top names this one alone.
# 2. The candidate is computed with $r$.
# 3. The two valves are tied: $i = 1 - z$.
# 4. There is no $\tanh$ at the output.
# 5. Both start from the same value: $c_0 = h_0$.
#
# We run random GRUs, each beside its LSTM, for 100 steps. A gate that a broken condition calls for ($i$ or $o$) is random, too.
#
# **Write down a guess.** Broken one at a time, do all five keep the two apart, or does one of them heal by itself?
# %%
def beside(gru, lstm, x, c, shown, broken):
    """
    # ko| GRU의 가중치를 빌린 LSTM의 한 스텝: 새 c, 보여 주는 값. lstm에서는 i와 o만 빌립니다.
    # en| One step of an LSTM with the GRU's weights: c, what it shows. From lstm come only i and o.
    """
    x_r, x_z, x_n = (x @ gru.weight_ih.T + gru.bias_ih).chunk(3, dim=-1)
    h_r, h_z, h_n = (shown @ gru.weight_hh.T + gru.bias_hh).chunk(3, dim=-1)
    own = x @ lstm.weight_ih.T + lstm.bias_ih + shown @ lstm.weight_hh.T + lstm.bias_hh
    i, _, _, o = own.sigmoid().chunk(4, dim=-1)
    r, f = (x_r + h_r).sigmoid(), (x_z + h_z).sigmoid()
    g = (x_n + (h_n if broken == "no_reset" else r * h_n)).tanh()
    c = f * c + (i if broken == "own_input" else 1 - f) * g
    shown = c.tanh() if broken == "output_tanh" else c
    return c, o * shown if broken == "output_gate" else shown


# %%
@torch.no_grad()
def gaps(broken, seed, steps=100):
    torch.manual_seed(seed)
    gru, lstm = nn.GRUCell(D, H).double(), nn.LSTMCell(D, H).double()
    h = 2 * torch.rand(B, H, dtype=torch.float64) - 1
    c = shown = torch.zeros_like(h) if broken == "other_start" else h
    apart = []
    for x in 2 * torch.randn(steps, B, D, dtype=torch.float64):
        h, (c, shown) = gru(x, h), beside(gru, lstm, x, c, shown, broken)
        apart.append((shown - h).abs().max())
    return torch.stack(apart)


# %%
conditions = ["all", "output_gate", "no_reset", "own_input", "output_tanh", "other_start"]
apart = {one: torch.stack([gaps(one, seed) for seed in range(5)]) for one in conditions}
assert apart["all"].max() < 1e-12
assert all(apart[one].min() > 0.001 for one in conditions[1:5])
assert apart["other_start"][:, -1].max() < 1e-12
plots.plot_gaps(apart)
plt.show()


# %% [markdown] lang="ko"
# 가는 선이 시드 다섯 개, 굵은 선이 중앙값입니다. 세로축은 한 칸이 만 배입니다. 다섯 조건을 모두 갖추면 차이가 배정밀도 실수의 반올림 오차뿐이고, 네 조건은 하나만 어겨도 백 스텝 내내 갈라져 있습니다. 출력 게이트는 그 넷 중 하나일 뿐입니다.
#
# <details><summary>답</summary>
#
# 다섯 번째 조건만 저절로 아뭅니다. 출발점이 달라도 같은 입력을 읽다 보면 두 셀의 값이 같아집니다. 가중치가 이만큼 작으면 처음의 차이도 [4강](04_cell_path.ipynb)에서 본 것처럼 줄어듭니다. (가중치가 훨씬 크면 아물지 않기도 합니다.)
#
# </details>
#
# ## 4. 다른 가중치라면 흉내 낼 수 있을까
# 3절의 LSTM은 GRU의 가중치를 그대로 빌렸습니다. 가중치를 바꾸어도 된다면 갈라진 곳을 메울 수 있을지도 모릅니다. 적어도 세 번째 조건은 그렇습니다. $\sigma(-a) = 1 - \sigma(a)$이므로, $i$의 가중치를 $z$의 가중치에 −1을 곱한 것으로 두면 $i = 1 - z$입니다.
#
# 그러니 선생님과 학생을 정해서 시험합니다. 선생님은 무작위로 뽑아 고정한 셀이고, 학생은 다른 종류의 셀이고, 선생님의 가중치에서 출발해 선생님이 보여 주는 값을 따라 하도록 배웁니다.
#
# | 실험 조건 | |
# |---|---|
# | 과제 | 20스텝 동안 선생님의 $h_t$ 따라 하기. 입력은 표준편차가 2인 잡음 |
# | 신경망 | GRU와, 출력 게이트를 뺀 LSTM($o = 1$). 유닛 4개, 가중치는 둘 다 세 벌이라 매개변수 개수가 같음. 학생의 $h_t$에는 선형층을 얹음. 학생 하나 더: 두 밸브를 묶은 LSTM($i = 1 - f$) |
# | 학습 | Adam, 업데이트 300번, 학습률 0.1, 0.03, 0.01 중 가장 나은 것 |
# | 시드 | 선생님과 학생 다섯 쌍. 선생님의 $b_f$($b_z$)는 0 또는 3 |
# | 성공 | 정하지 않음. 평균 제곱 오차를 선생님이 보여 주는 값의 분산으로 나누어 비교(평균만 답하면 100%) |
#
# **먼저 적어 보세요.** LSTM이 GRU를 더 잘 흉내 낼까요, GRU가 LSTM을 더 잘 흉내 낼까요?
# %% [markdown] lang="en"
# Thin lines are five seeds, thick ones their median. With all five conditions only rounding is left. Any one of four, broken, keeps the cells apart for all hundred steps; the output gate is only one of the four.
#
# <details><summary>Answer</summary>
#
# Only the fifth heals. With weights as small as these the first difference shrinks, as in [lesson 4](04_cell_path.ipynb). (With much larger ones it may stay.)
#
# </details>
#
# ## 4. Could other weights make up for it?
# That LSTM borrowed the GRU's weights. Other weights might make up for what was broken. For the third condition they can: as $\sigma(-a) = 1 - \sigma(a)$, give $i$ the weights of $z$ times −1, and $i = 1 - z$.
#
# So let one be the teacher, a random cell that stays as it is, and the other its student, which starts from the teacher's weights and learns to show what it shows.
#
# | The experiment | |
# |---|---|
# | task | show the teacher's $h_t$ for 20 steps; input: noise of standard deviation 2 |
# | net | a GRU, and an LSTM without output gate ($o = 1$): 4 units and three sets of weights each; a linear layer on the student's $h_t$. One more student: an LSTM with tied valves, $i = 1 - f$ |
# | training | Adam, 300 updates, the best rate of 0.1, 0.03, 0.01 |
# | seeds | five pairs; the teacher's $b_f$ (or $b_z$) is 0 or 3 |
# | success | none set; compared is the share of the teacher's variance that the student misses |
#
# **Write down a guess.** Which will imitate the other better?
# %%
def missed(teacher, student, keep):
    rates = {}
    for row in study("imitation"):
        if (row["teacher"], row["student"], row["keep"]) == (teacher, student, keep):
            rates.setdefault(row["rate"], []).append((float(row["before"]), float(row["after"])))
    best = min(rates.values(), key=lambda pairs: median(after for _, after in pairs))
    return [*zip(*best, strict=True)]  # before, after


# %%
# ko| names = ["LSTM이 GRU를", "GRU가 LSTM을", "묶은 LSTM이 LSTM을"]
# en| names = ["LSTM imitates GRU", "GRU imitates LSTM", "tied LSTM imitates LSTM"]
pairs = dict(zip(names, [("gru", "open"), ("open", "gru"), ("open", "tied")], strict=True))
shares = {}
for keep in "03":
    shares |= {f"{said} ($b$ = {keep})": missed(*pair, keep) for said, pair in pairs.items()}
after = [found for _, found in shares.values()]
assert max(after[0] + after[3]) < 0.005 < 0.01 < min(after[1] + after[2] + after[4] + after[5])
plots.plot_imitated(shares)
plt.show()
# %% [markdown] lang="ko"
# 속이 빈 점이 학습 전, 속이 찬 점이 학습 뒤이고, 왼쪽일수록 잘 흉내 낸 것입니다. $b$는 선생님의 $b_z$나 $b_f$입니다.
#
# <details><summary>답</summary>
#
# 이 출발점에서는 LSTM이 훨씬 잘 흉내 냅니다. GRU를 따라 한 LSTM은 어느 쌍에서나 0.5%도 놓치지 않았고, LSTM을 따라 한 GRU는 늘 1%가 넘게, 오래 남기는 선생님($b_f = 3$)을 따라 할 때는 그보다 훨씬 많이 놓쳤습니다.
#
# </details>
#
# 그러니 3절의 결론은 반쯤 뒤집혔습니다. LSTM은 가중치만 바꾸어도 갈라진 곳을 거의 메웁니다. 묶인 두 밸브는 부호를 바꾸어 정확히 따라 하고, 출력의 $\tanh$는 $c$가 지나는 범위에서 거의 곧아 선형층이 메웁니다.
#
# 거꾸로는 잘 메워지지 않습니다. 선생님과 똑같은 LSTM에서 **두 밸브만 묶은** 마지막 학생도 GRU와 비슷하게 놓쳤습니다. 손잡이 하나로는 두 밸브를 함께 열 수 없어서, 오래 남기려면 써넣을 길을 거의 닫아야 하기 때문입니다. 다만 묶음만의 탓은 아닙니다. GRU의 묶음을 풀면 $b_f = 0$에서는 훨씬 나아지지만 3에서는 그렇지 않습니다. 출력의 $\tanh$가 없기 때문입니다([더 깊이](deeper/06_gru.ipynb) 4절).
#
# | | 출력 게이트를 뺀 LSTM | GRU |
# |---|---|---|
# | 보여 주기 | 전부, $\tanh$를 씌워서 | 전부, 그대로 |
# | 담아 두기 | $c$가 따로 있음 | $h$가 곧 담아 둔 값 |
# | 남기기와 쓰기 | $f$와 $i$가 따로 정함 | $z$와 $1 - z$로 묶임 |
# | 후보값이 보는 이전 상태 | 전부 | $r$만큼 |
# | 크기 | $c$는 한 스텝에 많아야 1씩 커지지만, 어디까지 커질지 정해진 한계는 없음 | 가중치가 무엇이든 $\lvert h \rvert$가 $\max(\lvert h_0 \rvert, 1)$을 넘지 못함 |
#
# > **흔한 오해.** "GRU는 출력 게이트를 뺀 LSTM이다." 상태를 늘 전부 보여 준다는 점에서만 맞습니다. 두 밸브가 손잡이 하나에 묶여 있고, $r$이 있고, 출력에 $\tanh$가 없다는 점이 빠졌습니다.
#
# ## 정리
# - GRU의 한 스텝은 식 네 줄입니다. 가중치는 r, z, n 순서이고, $r$은 $h_{t-1}$에서 온 항에만 곱합니다.
# - $h_t$는 $h_{t-1}$과 $n$의 내분점입니다. $z$는 그 자리를, $r$은 막대의 끝 $n$을 옮깁니다. 둘 다 0이면 이전 상태가 지워집니다.
# - 가중치가 같다면 네 조건($o = 1$, 후보값의 $r$, $i = 1 - z$, 출력에 $\tanh$ 없음)이 갖추어져야 두 셀이 같아집니다. 출발점의 차이는 대개 저절로 사라집니다. 가중치를 바꾸면 LSTM은 GRU를 거의 따라 하지만, GRU는 LSTM을 그만큼 따라 하지 못합니다. 업데이트 300번으로는 밸브만 묶은 LSTM도 그랬습니다.
#
# **여기서 다루지 않은 것**: 무작위로 뽑은 작은 셀을 20스텝 동안 흉내 내게 했을 뿐이고, LSTM이 $r$이 하던 일을 무엇으로 대신했는지는 들여다보지 않았습니다. 어느 쪽이 어떤 과제를 더 잘 배우는지는 이것만으로 알 수 없습니다.
#
# 밸브를 묶은 대가는 a가 몇 개 나왔는지 **세는** 과제에서 뚜렷하게 드러납니다. [11강](11_counting.ipynb)에서 확인합니다. 다른 규약, 논문과 출처는 [더 깊이](deeper/06_gru.ipynb)에 있습니다.
# %% [markdown] lang="en"
# Hollow: before training; solid: after; further left is better. $b$ is the teacher's $b_z$ or $b_f$.
#
# <details><summary>Answer</summary>
#
# From this start the LSTM, by far: imitating a GRU, it missed less than 0.5% in every pair. The GRU always missed more than 1%, and much more where the teacher keeps for long ($b_f = 3$).
#
# </details>
#
# So in one direction section 3 is overturned: other weights bring an LSTM very close to a GRU. A change of sign ties the valves; $\tanh$ is nearly straight where $c$ moves, and the linear layer does the rest.
#
# Not so the other way round, and the last student hints why: an LSTM like its teacher, but with **its two valves tied**, missed about as much as the GRU. One lever cannot open both: to keep for long is to shut the way in. But the tie is not all: untied, a GRU did better at $b_f = 0$, yet not at 3, as it lacks the $\tanh$ ([deeper](deeper/06_gru.ipynb), section 4).
#
# | | LSTM without output gate | GRU |
# |---|---|---|
# | shows | all, through $\tanh$ | all, as it is |
# | holds it in | a $c$ of its own | $h$ itself |
# | keep and write | set separately, by $f$ and $i$ | tied, $z$ and $1 - z$ |
# | candidate sees of the old state | all | as much as $r$ lets through |
# | size | $c$ grows by at most 1 a step, but without a bound | for any weights $\lvert h \rvert$ stays within $\max(\lvert h_0 \rvert, 1)$ |
#
# > **A common belief.** "A GRU is an LSTM without its output gate." True only in that the whole state is shown. What it leaves out: the one lever for two valves, $r$, and no $\tanh$.
#
# ## In short
# - A step of a GRU is four equations. The weights come as r, z, n, and $r$ multiplies only what comes from $h_{t-1}$.
# - $h_t$ is a point on the bar from $h_{t-1}$ to $n$. $z$ moves the point, $r$ the end $n$; with both at 0 the old state is erased.
# - With the same weights and start, the two are equal under four conditions: $o = 1$, the $r$ in the candidate, $i = 1 - z$, no $\tanh$ at the output. With other weights an LSTM comes very close to a GRU; in 300 updates no tied cell came as close to an LSTM.
#
# **Not covered here**: small random cells were imitated for 20 steps, and we did not look at how an LSTM replaces $r$. Which cell learns which task better does not follow.
#
# What the tie costs shows plainly in **counting**: [lesson 11](11_counting.ipynb). Other conventions, papers and sources: [deeper](deeper/06_gru.ipynb).
