# %% [markdown] lang="ko"
# # 덧셈으로 이어지는 셀 경로
# **더하기 기호 하나로 무엇이 달라졌을까요?**
#
# "할머니께서는"으로 시작한 문장은 한참 뒤에 "오신다"로 끝납니다. 어미를 맞게 고르려면 첫 단어를 끝까지 기억해야 합니다. 이 수업에서는 첫 단어를 ±1인 비트 하나로, 나머지 문장을 잡음으로 바꿉니다. 마지막 절에서는 천 스텝을 기다립니다.
#
# LSTM의 셀은 $c_t = f \odot c_{t-1} + i \odot g$라는 덧셈으로 값을 다음 시점에 넘깁니다. 이 덧셈이 기울기를 지켜 줄까요?
#
# 이 수업을 마치면
#
# - RNN의 경로와 셀의 경로가 어떻게 다른지, 직접 경로의 기울기가 왜 $\prod f_t$인지 설명할 수 있습니다.
# - 망각 게이트의 편향을 보고 값이 몇 스텝 뒤에 절반으로 줄어드는지 계산할 수 있습니다.
# - LSTM이 비트 하나를 1000스텝 동안 기억하게 된 것이 무엇 덕분인지 설명할 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호 | 뜻 |
# |---|---|
# | $h_t = \tanh(W h_{t-1} + U x_t + b)$ | RNN의 한 스텝 |
# | $c_t = f \odot c_{t-1} + i \odot g$ | LSTM의 셀 상태(cell state) |
# | $h_t = o \odot \tanh(c_t)$ | 은닉 상태(hidden state): 셀이 밖에 보여 주는 값 |
# | $i, f, o$와 $g$ | 게이트(gate) 셋과 후보값(candidate). $x_t$와 $h_{t-1}$로 계산합니다([3강](03_lstm_gates.ipynb)) |
# | $b_f$, $b_i$ | 망각 게이트와 입력 게이트의 편향(bias) |
# | $\partial c_T / \partial c_t$ | 기울기(gradient): $c_t$를 조금 바꾸면 $c_T$가 얼마나 바뀌는가([2강](02_gradients.ipynb)) |
#
# </details>
# %% [markdown] lang="en"
# # The additive cell path
# **What did one plus sign change?**
#
# "The keys to the old cabinet … *are* on the table": the verb depends on a word at the start. Here that word is a bit, ±1, and the rest noise.
#
# The cell of an LSTM hands its value on by an addition, $c_t = f \odot c_{t-1} + i \odot g$. Does this plus sign protect the gradient?
#
# After this lesson you can
#
# - say how the RNN's path and the cell's differ, and why the gradient along the direct path is $\prod f_t$;
# - work out from a forget gate's bias when half of a value is left;
# - say what made it possible for an LSTM to remember one bit for 1000 steps.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol | meaning |
# |---|---|
# | $h_t = \tanh(W h_{t-1} + U x_t + b)$ | one step of an RNN |
# | $c_t = f \odot c_{t-1} + i \odot g$ | cell state ($\odot$: unit by unit) |
# | $h_t = o \odot \tanh(c_t)$ | the hidden state |
# | $i, f, o$; $g$ | gates and candidate, from $x_t$ and $h_{t-1}$ ([lesson 3](03_lstm_gates.ipynb)) |
# | $b_f$, $b_i$ | biases of forget and input gate |
# | $\partial c_T / \partial c_t$ | gradient: how much $c_T$ changes with $c_t$ ([lesson 2](02_gradients.ipynb)) |
#
# </details>
# %%
import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import checks, explore, plots
from helpers.cells import lstm_step
from helpers.nets.initial import ALWAYS, set_bias, zero_biases
from helpers.nets.readouts import LastStep
from helpers.nets.trace import trace
from helpers.tasks.bits import one_bit
from helpers.tasks.success import best, solved
from helpers.training.train import progress, train

plots.use_course_style()
# ko| # 작은 신경망에서는 이쪽이 빠릅니다
# en| # faster for small networks
torch.set_num_threads(1)
# %% [markdown] lang="ko"
# ## 1. 두 경로는 어떻게 다를까
# 아래는 상태가 세 스텝을 건너는 길입니다. 위는 RNN의 $h$, 아래는 LSTM의 $c$입니다. 길 위에서 무엇을 만나는지 하나씩 짚어 보세요.
# %% [markdown] lang="en"
# ## 1. How do the two paths differ?
# Above runs the RNN's $h$, below the LSTM's $c$. What does each meet?
# %%
plots.plot_two_paths()
plt.show()


# %% [markdown] lang="ko"
# RNN의 값은 스텝마다 행렬로 섞이고, 더해진 다음 $\tanh$까지 거칩니다. 셀의 값은 $f$를 곱하고 더하면 곧바로 다음 시점입니다. **행렬로 섞지도, $\tanh$를 씌우지도 않는** 이 길을 **덧셈 경로**(additive path)라고 부릅니다. 3강의 곧은 관에 밸브 $f$ 말고는 아무것도 없는 셈입니다.
#
# 숫자 하나가 100스텝을 건너면 기울기가 얼마나 남을까요? RNN의 가중치 $w$와 셀의 밸브 $f$를 같은 크기로 두고 측정합니다.
# %% [markdown] lang="en"
# The RNN's value is mixed by a matrix at every step, and after the sum it goes through $\tanh$. The cell's is multiplied by $f$, and something is added. This path, with **neither matrix nor $\tanh$**, is the **additive path**: a straight pipe with nothing but the valve $f$ on it.
#
# With single numbers, and the RNN's weight $w$ equal to the cell's valve $f$, how much gradient is left after 100 steps?
# %%
def slope(step, size, steps=100):
    start = state = torch.tensor(0.5, requires_grad=True)
    for _ in range(steps):
        state = step(state, size)
    return torch.autograd.grad(state, start)[0].item()


for size in (0.9, 0.99, 1.0):
    rnn = slope(lambda h, w: torch.tanh(w * h), size)
    cell = slope(lambda c, f: f * c + 0.02, size)
    # ko| print(f"{size:<4}  RNN {rnn:.0e}   셀 {cell:.2g}")
    # en| print(f"{size:<4}  RNN {rnn:.0e}   cell {cell:.2g}")


# %% [markdown] lang="ko"
# 셀의 기울기는 정확히 $f^{100}$입니다. 밸브 백 개가 99%씩 열려 있으면 3분의 1쯤 지나가고, 90%씩 열려 있으면 거의 아무것도 지나가지 못합니다. RNN에서는 $w = 1$이어도 $\tanh$가 기울기를 깎습니다. 기울기를 지키는 것은 더하기가 아니라 **1에 가까운** $f$이고, 덧셈 경로는 행렬과 $\tanh$를 길에서 치워 줍니다.
#
# > **흔한 오해.** "RNN은 곱하고 LSTM은 더하므로, LSTM에서는 기울기가 사라지지 않는다." RNN도 더하고, LSTM도 $f$를 곱합니다. PyTorch의 기본값으로 시작하면 $f \approx 0.5$여서 스텝마다 절반이 사라집니다.
#
# ## 2. 우회로를 막으면 무엇이 남을까
# 진짜 LSTM에는 우회로도 있습니다. $c_{t-1}$은 $h_{t-1}$을 바꾸고, $h_{t-1}$은 다음 스텝의 게이트와 후보값을 바꿉니다. 그래서 한 스텝의 미분은 두 부분입니다.
#
# $$\frac{d c_t}{d c_{t-1}} = \operatorname{diag}(f_t) + \frac{\partial c_t}{\partial h_{t-1}} \, \frac{\partial h_{t-1}}{\partial c_{t-1}}$$
#
# 앞의 항이 **직접 경로**, 뒤의 항이 $h$를 거치는 우회로입니다. 게이트와 후보값에 들어가는 $h$를 `detach`하면, 값은 하나도 바뀌지 않고, 기울기는 직접 경로로만 흐릅니다. 스텝마다 $f_t$를 곱하니 $\prod_t f_t$입니다(다르면 `assert_close`가 오류를 냅니다). 출력은 유닛 16개의 평균입니다.
# %% [markdown] lang="en"
# A step's derivative is $f$, so a hundred give $f^{100}$: valves 99% open let a third through, 90% hardly anything. In the RNN, $\tanh$ wears the gradient down even at $w = 1$. What protects a gradient is not the plus sign but **an $f$ close to 1**; the additive path merely avoids matrix and $\tanh$.
#
# > **A common belief.** "An RNN multiplies, an LSTM adds, so its gradient does not vanish." An RNN adds, too, and an LSTM multiplies by $f$. By default $f \approx 0.5$: half is lost at every step.
#
# ## 2. What is left when the detours are closed?
# A real LSTM has detours: $c_{t-1}$ changes $h_{t-1}$, which changes the next gates and candidate. So the derivative has two parts:
#
# $$\frac{d c_t}{d c_{t-1}} = \operatorname{diag}(f_t) + \frac{\partial c_t}{\partial h_{t-1}} \, \frac{\partial h_{t-1}}{\partial c_{t-1}}$$
#
# The first is the **direct path**, the second the detour through $h$. `detach` on the $h$ that enters gates and candidate changes no value, but confines the gradient to the direct path. If this gradient were not $\prod_t f_t$, `assert_close` would raise an error. Printed: the mean over 16 units.
# %%
starts = {
    "rnn": lambda: nn.RNN(2, 16),
    "lstm": lambda: nn.LSTM(2, 16),
    "lstm_5": lambda: set_bias(nn.LSTM(2, 16), "f", 5),
    # ko| # f = 1이고, 학습해도 1
    # en| # f = 1, and it stays 1
    "lstm_1997": lambda: set_bias(nn.LSTM(2, 16), "f", ALWAYS),
}
lstms = ["lstm", "lstm_5", "lstm_1997"]


def run(lstm, x, c, direct):
    h = torch.zeros_like(c)
    for x_t in x:
        h, c = lstm_step(x_t, h.detach() if direct else h, c, *lstm.parameters())
    return h, c


# %%
for name in lstms:
    torch.manual_seed(0)
    lstm = starts[name]().double()
    x = torch.randn(100, 1, 2, dtype=torch.float64)  # (T, B, D)
    c = torch.zeros(1, 16, dtype=torch.float64, requires_grad=True)
    (gradient,) = torch.autograd.grad(run(lstm, x, c, direct=True)[1].sum(), c)
    torch.testing.assert_close(gradient, trace(lstm, x)["f"].prod(dim=0))
    print(f"{plots.label(name)}: {gradient.mean():.1g}")


# %% [markdown] lang="ko"
# 오류가 나지 않았으니 직접 경로의 기울기는 망각 게이트를 모두 곱한 값입니다. 백 스텝 뒤에 기본 LSTM에는 사실상 아무것도 남지 않고, $b_f = 5$인 LSTM에는 절반쯤, $f = 1$인 LSTM에는 전부 남습니다. (`ALWAYS`는 100입니다. $\sigma(100)$은 반올림하면 꼭 1이고 그 자리의 기울기는 0이므로, 학습해도 $f = 1$입니다.)
#
# ### 연습 문제 1: 망각 게이트를 곱해서 구하기
# 이번에는 미분하지 말고, 한 스텝씩 계산하며 $f_t$를 모두 곱해 같은 값을 만드세요. $h$와 $c$는 0에서 시작하고, 한 스텝은 `lstm_step(x_t, h, c, W_ih, W_hh, b_ih, b_hh)`입니다. 활성화 전 값은 i, f, g, o 순서입니다. 막히면 채점 셀의 괄호에 `hint=1`을 더하세요.
# %% [markdown] lang="en"
# No error: along the direct path the gradient is the product of all forget gates. After a hundred steps practically nothing is left in the default LSTM, half with $b_f = 5$, all with $f = 1$. (`ALWAYS` is 100: $\sigma(100)$ rounds to 1, its slope to 0.)
#
# ### Exercise 1: the direct path by hand
# Without autograd: run the LSTM step by step and multiply all $f_t$. $h$ and $c$ start at 0, `(B, lstm.hidden_size)`; a step is `lstm_step(x_t, h, c, W_ih, W_hh, b_ih, b_hh)`, pre-activations come as i, f, g, o. For hints, add `hint=1` to the check.
# %% tags=["exercise"]
def direct_path(lstm, x):
    """
    # ko| c_T의 합을 c_0으로 미분한 기울기. 직접 경로만 따라갑니다.
    # en| The gradient of the sum of c_T with respect to c_0, along the direct path.

    x (T, B, D) -> (B, H), H = lstm.hidden_size
    """
    ### BEGIN SOLUTION
    W_ih, W_hh, b_ih, b_hh = lstm.parameters()
    h = c = x.new_zeros(x.shape[1], lstm.hidden_size)
    product = torch.ones_like(c)
    for x_t in x:
        a_f = (x_t @ W_ih.T + b_ih + h @ W_hh.T + b_hh).chunk(4, dim=-1)[1]
        product = product * a_f.sigmoid()
        h, c = lstm_step(x_t, h, c, W_ih, W_hh, b_ih, b_hh)
    return product
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_direct_path(direct_path)


# %% [markdown] lang="ko"
# ## 3. $f = 1$이면 기울기가 그대로일까
# $f = 1$이면 직접 경로의 기울기는 몇 스텝을 거슬러 가도 1입니다. 1997년의 첫 LSTM이 이런 셀이었고, 이것을 **상수 오차 캐러셀**(constant error carousel, CEC)이라고 불렀습니다(Hochreiter & Schmidhuber 1997).
#
# 우회로가 모두 열려 있어도 캐러셀은 그대로 돌까요? 셀이 **보여 주는** $h_T$와 셀에 **담긴** $c_T$의 기울기를 따로 측정하고, $c_T$의 기울기는 **우회로만 막고** 한 번 더 측정합니다.
#
# | 조건 | |
# |---|---|
# | 과제 | 첫 시점에 비트 ±1, 그 뒤로 천 스텝은 잡음 |
# | 신경망 | RNN, LSTM, $b_f = 5$인 LSTM, $f = 1$인 LSTM, 유닛 16개 |
# | 학습 | 하지 않음 |
# | 시드 | 5개(가는 선), 굵은 선은 중앙값 |
# | 측정 | $k$스텝 전의 입력을 조금 바꾸면 $h_T$나 $c_T$가 얼마나 바뀌는가를 $k = 1$일 때의 값으로 나눈 것 |
#
# **먼저 적어 보세요.** $f = 1$인 LSTM에서 1000스텝을 거슬러 간 $h_T$의 기울기는 1에 가까울까요, 만분의 1보다 작을까요, 1보다 훨씬 클까요? $c_T$의 기울기는요?
# %% [markdown] lang="en"
# ## 3. Is the gradient constant where $f = 1$?
# Where $f = 1$, the gradient along the direct path is 1 however far it goes back. The first LSTM, of 1997, had such a cell and called this the **constant error carousel** (CEC; Hochreiter & Schmidhuber 1997).
#
# Does it still turn with all detours open? We measure the gradient of what the cell **shows**, $h_T$, and of what it **holds**, $c_T$, the latter also with **the detours closed**.
#
# | The experiment | |
# |---|---|
# | task | a bit, ±1, then a thousand steps of noise |
# | net | RNN; LSTM; LSTM with $b_f = 5$; with $f = 1$; 16 units |
# | training | none |
# | seeds | 5 (thin), their median (thick) |
# | measured | how much $h_T$ or $c_T$ changes with the input $k$ steps ago, relative to $k = 1$ |
#
# **Write down a guess.** With $f = 1$, is the gradient of $h_T$ 1000 steps back close to 1, below a ten-thousandth, or far above 1? And of $c_T$?
# %%
def gradient_left(name, seed, of, direct):
    torch.manual_seed(seed)
    net = starts[name]().double()
    x = one_bit(1000, 2)[0].double().requires_grad_()  # (1001, 2, 2)
    last = run(net, x, x.new_zeros(2, 16), True) if direct else net(x)[1]
    last = last if name == "rnn" else last[of]
    (by_step,) = torch.autograd.grad(last.sum(), x)
    # ko| # 시차 1, 2, …, 1000
    # en| # at lags 1, 2, …, 1000
    size = by_step.norm(dim=-1).mean(dim=1).flip(0)[1:]
    return size / size[0]


# %% tags=["nbval-ignore-output"]
# ko| titles = ("$h_T$의 기울기", "$c_T$의 기울기", "$c_T$, 우회로를 막음")
# en| titles = ("gradient of $h_T$", "gradient of $c_T$", "$c_T$, detours closed")
left = {title: {} for title in titles}
for title, of in progress([*zip(titles, ((0, False), (1, False), (1, True)), strict=True)]):
    for name in starts if title == titles[0] else lstms[1:]:
        left[title][name] = torch.stack([gradient_left(name, seed, *of) for seed in range(5)])
plots.plot_left(left)
plt.show()
size = starts["lstm_1997"]()(one_bit(1000, 100)[0])[1][1].abs().mean()
# ko| print(f"f = 1: 끝에서 |c|의 평균 {size:.0f}")
# en| print(f"f = 1: mean |c| at the end {size:.0f}")
# %% [markdown] lang="ko"
# 왼쪽 $h_T$에서는 RNN과 기본 LSTM의 기울기가 백 스텝도 가지 못하고, $f = 1$의 선도 떨어집니다. 그런데 $c_T$에서는 $f = 1$의 선이 **버티고**, 시퀀스의 처음(오른쪽 끝)으로 갈수록 오히려 커집니다. 우회로를 막으면 1 근처에 머물고, $b_f = 5$의 선은 백분의 1까지 내려갑니다.
#
# <details><summary>답</summary>
#
# $h_T$의 기울기는 중앙값이 만분의 1보다 작고, $c_T$의 기울기는 다섯 시드 모두 1보다 훨씬 큽니다.
#
# </details>
#
# 캐러셀은 멈추지 않았습니다. 떨어진 것은 셀이 **보여 주는** 양입니다. $|c|$가 크게 쌓인 유닛은 기울기를 간직하지만 $\tanh(c)$가 납작해 $h_T$에 비치지 않습니다. $h_T$에 비치는 것은 $c$가 작게 남은 한두 유닛이고, 그 기울기는 우회로에 깎입니다([더 깊이](deeper/04_cell_path.ipynb) 2절).
#
# $b_f = 5$에서는 우회로가 시드에 따라 기울기를 깎기도 하고 부풀리기도 합니다.
#
# 1997년에는 학습할 때 기울기를 바로 이 우회로에서 잘라 냈고(truncate), 오늘날의 `backward`는 자르지 않습니다([더 깊이](deeper/04_cell_path.ipynb) 2절).
#
# ## 4. 편향 하나로 수명이 얼마나 늘어날까
# $x_t$와 $h_{t-1}$의 영향이 작으면 $f \approx \sigma(b_f)$이고, 값은 $t$스텝 뒤에 $\sigma(b_f)^t$배만 남습니다. 직접 경로에서는 기억도 기울기도 똑같이 줄어듭니다. 절반이 남을 때까지의 스텝 수가 **반감기**(half-life) $\ln 2 / (-\ln f)$입니다.
#
# $b_f = 1$이면 반감기는 두 스텝 남짓이고, 5면 백 스텝 남짓입니다. 7로 올리면 몇 스텝이 될지 적어 보고 그림과 비교하세요.
# %% [markdown] lang="en"
# In $h_T$ the RNN and the default LSTM do not get through a hundred steps, and $f = 1$ falls, too. But in $c_T$ the line of $f = 1$ **holds**, and grows to the right. With the detours closed it stays near 1, and $b_f = 5$ falls to a hundredth.
#
# <details><summary>Answer</summary>
#
# Of $h_T$ the median is below a ten-thousandth; of $c_T$ it is far above 1 from every seed.
#
# </details>
#
# The carousel turns on. What falls is what the cell **shows**: units with a large $|c|$ keep the gradient, but behind a flat $\tanh(c)$; only those with a small $c$ show in $h_T$, and theirs the detours wear down ([deeper](deeper/04_cell_path.ipynb), section 2). With $b_f = 5$ detours shrink or inflate it.
#
# The training of 1997 truncated the gradient at these detours; today's `backward` does not ([deeper](deeper/04_cell_path.ipynb), section 2).
#
# ## 4. How long does a bias make memory last?
# Where $x_t$ and $h_{t-1}$ matter little, $f \approx \sigma(b_f)$, and after $t$ steps $\sigma(b_f)^t$ is left of a value, as of its direct-path gradient. Half is left after the **half-life**, $\ln 2 / (-\ln f)$ steps: little more than two for $b_f = 1$, a hundred for 5.
#
# How many for $b_f = 7$? Guess, then compare:
# %%
plots.plot_keeping([0, 1, 2, 5, 7])
plt.show()
# %% [markdown] lang="ko"
# 점선이 절반입니다.
#
# <details><summary>답</summary>
#
# $\sigma(7) = 0.99909$이므로 반감기는 760스텝입니다. 편향이 클 때는 1만큼 올릴 때마다 반감기가 약 2.7배가 됩니다.
#
# </details>
#
# > **흔한 오해.** "망각 게이트의 편향은 1로 두면 된다." 1이면 반감기가 두 스텝입니다. **기억해야 할 길이를 보고** 정합니다.
#
# ### 연습 문제 2: 200스텝 뒤에 절반
# 200스텝이 지나도 값의 절반이 남으려면 $b_f$는 얼마여야 할까요? $\sigma(b) = f$를 풀면 $b = \ln\frac{f}{1-f}$입니다. 소수 둘째 자리까지 구하세요.
# %% [markdown] lang="en"
# The dotted line is at 0.5.
#
# <details><summary>Answer</summary>
#
# $\sigma(7) = 0.99909$, so 760 steps. Once the bias is large, adding 1 makes the half-life 2.7 times as long.
#
# </details>
#
# > **A common belief.** "Set the forget bias to 1." That buys a half-life of two steps. Choose it **by the length to be remembered**.
#
# ### Exercise 2: a half-life of 200 steps
# Which $b_f$ (two decimals) leaves half of a value after 200 steps? ($b = \ln\frac{f}{1-f}$.)
# %% tags=["exercise"]
bias = None
### BEGIN SOLUTION
keep = torch.tensor(0.5, dtype=torch.float64) ** (1 / 200)
bias = torch.logit(keep).item()
### END SOLUTION
# %% tags=["exercise"]
checks.check_half_bias(bias)


# %% [markdown] lang="ko"
# ## 5. 기울기가 남으면 더 잘 배울까
# 아래 신경망은 시차 50인 비트 과제를 이 페이지 안에서, 화면에 보이는 동안에만 배웁니다.
#
# $b_f$를 0에 두고 '시드 다섯 개'를 누르면 몇 개가 비트를 기억하게 될까요? $b_f$를 5로 올리면요? **먼저 적고** 눌러 보세요.
# %% [markdown] lang="en"
# ## 5. Does a gradient that survives mean better learning?
# The net below learns the bit at lag 50 while it is on the screen. Press "five seeds" with $b_f$ at 0: how many will come to remember it? And with $b_f$ at 5? **Write it down first.**
# %%
explore.learn()


# %% [markdown] lang="ko"
# <details><summary>답</summary>
#
# 0에서는 하나도 기억하지 못하고, 5에서는 대개 기억합니다. 배운 신경망에서 'h를 거치는 길을 끊고 보기'에 표시해 보세요. 두 비트의 답 곡선이 가까워질 수 있습니다. 비트가 사라진 것이 아니라, 답을 읽는 층이 우회로로 부풀린 값에 맞추어 배웠기 때문입니다([더 깊이](deeper/04_cell_path.ipynb) 5절).
#
# </details>
#
# 다섯 번으로는 큰 차이만 알 수 있으므로, 더 많이 돌려 둔 결과를 읽어 옵니다.
#
# | 조건 | |
# |---|---|
# | 과제 | 시차 50인 비트 하나 |
# | 신경망 | 유닛 16개. RNN, LSTM, $b_f = 5$인 LSTM, $b_f = 5$, $b_i = -5$인 LSTM |
# | 학습 | 업데이트 1000번까지. 학습률 0.03, 0.01, 0.003, 0.001 중 가장 나은 것 |
# | 시드 | 10개 또는 20개 |
# | 성공 | 새로 뽑은 비트 1000개를 99% 넘게 맞힘 |
# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# At 0 none does, at 5 most do. In a net that has learned, tick "look with the ways through h cut": the two answers' curves may close up. The bit is still there; the readout had learned values that the detours inflated ([deeper](deeper/04_cell_path.ipynb), section 5).
#
# </details>
#
# Five runs show only large differences; more were run beforehand:
#
# | The experiment | |
# |---|---|
# | task | one bit at lag 50 |
# | net | 16 units: RNN, LSTM, $b_f = 5$, and with $b_i = -5$ as well |
# | training | up to 1000 updates, the best rate of 0.03, 0.01, 0.003, 0.001 |
# | seeds | 10 or 20 |
# | success | over 99% of 1000 fresh bits right |
# %%
found = solved("one_bit", lag=50)
# ko| title = "시차 50, 가장 나은 학습률"
# en| title = "lag 50, best learning rate"
settings = ["rnn", "lstm", "lstm_5", "lstm_5_shut"]
plots.plot_success({title: {name: best(found[name]) for name in settings}})
plt.show()


# %% [markdown] lang="ko"
# 망각 게이트를 열고 시작한 LSTM은 모두 풀고, 기본 LSTM은 어느 학습률에서도 하나도 풀지 못했습니다. 그런데 **기본 RNN은 기울기가 사라지는데도 기본 LSTM을 이깁니다.** 처음의 기울기가 전부는 아닙니다(모든 학습률과 이유는 [더 깊이](deeper/04_cell_path.ipynb) 4절과 6절).
#
# ## 6. 천 스텝은 어떻게 건널까
# 이제 시차를 1000으로 늘립니다. 시작값에는 두 가지 처방이 있습니다.
#
# - $b_f = 7$: 망각 게이트를 **열고** 시작합니다.
# - $b_i = -7$: 입력 게이트를 **닫고** 시작합니다. 열려 있으면 스텝마다 후보값이 쌓이고(1997년 논문이 표류(drift)라고 부른 문제이고, 이 처방도 그 논문에서 나왔습니다), 작은 업데이트에도 $c$가 크게 흔들립니다.
#
# **먼저 적어 보세요.** 둘 중 하나만 있어도 배울까요? 첫 번째 코드 셀은 둘을 함께 사용해 학습시키고, 두 번째 셀은 하나씩만 사용한 결과와 비교합니다(조건은 5절과 같고, 학습률은 0.01과 0.001, $b_f = 7$이면 0.0001도).
# %% [markdown] lang="en"
# With open forget gates the LSTM, at its best rate, always solves it; the default LSTM, at no rate. But **the default RNN beats it, although its gradient vanishes, too**: the gradient at the start is not all (all rates, and a possible reason: [deeper](deeper/04_cell_path.ipynb), sections 4 and 6).
#
# ## 6. How to cross a thousand steps?
# For a lag of 1000 there are two remedies, both in the start:
#
# - $b_f = 7$: forget gates **open**.
# - $b_i = -7$: input gates **shut**. Left open, they pile up candidates (the drift of the 1997 paper, whose remedy this is), and a small update shakes $c$ badly.
#
# **Write down a guess.** Will one of the two do? The first cell uses both, the second compares (as in section 5; rates 0.01, 0.001, for $b_f = 7$ also 0.0001):
# %% tags=["nbval-ignore-output"]
def loss_of(net):
    x, bit = one_bit(1000, 16)
    return nn.functional.binary_cross_entropy_with_logits(net(x), bit)


torch.manual_seed(0)
net = LastStep(set_bias(set_bias(zero_biases(nn.LSTM(2, 16)), "f", 7), "i", -7))
losses = train(net, loss_of, updates=400, lr=1e-2, clip=1.0, goal=0.02, bar=True)
x, bit = one_bit(1000, 1000)
with torch.no_grad():
    right = ((net(x) > 0) == (bit > 0.5)).float().mean()
# ko| print(f"업데이트 {len(losses)}번 뒤 정확도 {right:.1%}")
# en| print(f"{right:.1%} right after {len(losses)} updates")
# %%
found = solved("one_bit", lag=1000)
# ko| title = "시차 1000, 가장 나은 학습률"
# en| title = "lag 1000, best learning rate"
settings = ["lstm_7_shut", "lstm_7", "lstm_shut"]
plots.plot_success({title: {name: best(found[name]) for name in settings}})
plt.show()
# %% [markdown] lang="ko"
# 입력 게이트만 닫은 LSTM은 한 번도 배우지 못했습니다. 써넣은 것이 스텝마다 절반씩 사라지기 때문입니다.
#
# <details><summary>답</summary>
#
# 학습률 0.01에서 둘을 함께 쓰면 모두 배우고, 망각 게이트만 열면 하나도 배우지 못합니다. 0.001에서는 열 개 중 셋과 여섯으로 뒤집힙니다. 열린 망각 게이트는 꼭 필요했고, 닫힌 입력 게이트는 큰 학습률에 어울립니다.
#
# </details>
#
# 유닛마다 $b_f$를 다르게 두고 $b_i = -b_f$로 맞추는 **chrono** 초기화(Tallec & Ollivier 2018)도, $f = 1$에 $b_i = -7$을 둔 1997년식 셀도, 같은 처방을 받은 GRU도 모두 풉니다([더 깊이](deeper/04_cell_path.ipynb) 5절). 천 스텝을 건너게 한 것은 LSTM이라는 이름이 아니라 이 시작값입니다.
#
# ## 정리
# - 셀의 경로에는 $f$와 더하기만 있어서 직접 경로의 기울기는 $\prod f_t$입니다. $f = 1$이면 상수입니다. 우회로는 거기에 보태기도 하고 깎기도 하며, 셀에 담긴 것이 $h$에 다 보이지는 않습니다.
# - 반감기는 $\ln 2 / (-\ln \sigma(b_f))$입니다. $b_f = 1$이면 두 스텝 남짓, 5면 백 스텝 남짓입니다.
# - 망각 게이트를 열고 입력 게이트를 닫은 채 시작하자 1000스텝 동안 기억하는 법을 금방 배웠습니다.
#
# **여기서 다루지 않은 것**: 비트 하나를 간직하는 과제만 다루었으므로, 다른 과제에는 다른 시작값이 나을 수 있습니다. 잊어야 할 때 잊는 일은 [5강](05_forgetting.ipynb)에서 다룹니다.
#
# 나머지 실험과 출처는 [더 깊이](deeper/04_cell_path.ipynb)에 있습니다.
# %% [markdown] lang="en"
# With shut input gates alone none learned: what is written is halved each step.
#
# <details><summary>Answer</summary>
#
# At 0.01 all learn with both, none with open forget gates alone; at 0.001 three of ten, and six. The open gates were needed; shut input gates suit a large rate.
#
# </details>
#
# **Chrono** (Tallec & Ollivier 2018: $b_i = -b_f$, another $b_f$ for every unit), $f = 1$ with $b_i = -7$, and a GRU started alike always learned ([deeper](deeper/04_cell_path.ipynb), section 5). What crossed the thousand steps was the start, not the name LSTM.
#
# ## In short
# - The cell's path holds only $f$ and a sum: along it the gradient is $\prod f_t$. With $f = 1$ it is constant; detours may add to it or not, and what is held need not show in $h$.
# - The half-life is $\ln 2 / (-\ln \sigma(b_f))$: about two steps for $b_f = 1$, a hundred for 5.
# - With forget gates that started open and input gates that started shut, a lag of 1000 was soon learned.
#
# **Not covered here**: one task, keeping a bit; others may want other starts. When to forget: [lesson 5](05_forgetting.ipynb).
#
# Other experiments and sources: [Going deeper](deeper/04_cell_path.ipynb).
