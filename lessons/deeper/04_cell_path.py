# %% [markdown] lang="ko"
# # 덧셈으로 이어지는 셀 경로, 더 깊이
# **[덧셈으로 이어지는 셀 경로](../04_cell_path.ipynb)에서 짧게 말한 것은 모두 정말일까요?**
#
# 본문은 신경망 네 개, 가장 나은 학습률, 결론만 보여 주었습니다. 여기에는 나머지 설정과 학습률, 결론을 뒤집을 수도 있었던 대조 실험, 역사가 있습니다. 절은 서로 독립이므로 궁금한 절만 읽어도 됩니다. 다만 코드는 위에서부터 실행해야 합니다.
#
# 1. 직접 경로와 전체 기울기
# 2. 우회로가 하는 일: 열 가지 설정, $W_{hh} = 0$, 1997년의 절단
# 3. 편향과 수명: 표, 대화형 그림, 연습 문제 `init_forget_bias`
# 4. 시차 50과 100: 열 가지 설정과 모든 학습률
# 5. 천 스텝: 학습된 신경망 들여다보기, 처방을 하나씩만 쓰면
# 6. RNN은 왜 기본 LSTM을 이겼을까
# 7. LSTM의 기울기도 폭발할까
# 8. 1997년의 셀: 연습 문제 `step_1997`, "1000스텝이 넘는 시차"
# %% [markdown] lang="en"
# # Going deeper: The additive cell path
# **Does what the lesson says in passing hold?**
#
# The lesson showed four nets, the best learning rate and the conclusion. Here are the other settings and rates, the controls that might have overturned the conclusions, and the history. The sections do not build on each other, so read those you like; only the code has to be run from the top.
#
# 1. The direct path and the whole gradient
# 2. What the detours do: ten settings, $W_{hh} = 0$, the truncation of 1997
# 3. A bias and its lifetime: a table, an explorer, the exercise `init_forget_bias`
# 4. Lags of 50 and 100: ten settings, all learning rates
# 5. A thousand steps: a look into the trained net, and each half of the remedy
# 6. Why did the RNN beat the default LSTM?
# 7. Can an LSTM explode, too?
# 8. The cell of 1997: the exercise `step_1997`, and "lags of more than 1000 steps"
# %%
import copy

import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import checks, explore, plots
from helpers.cells import lstm_step
from helpers.nets.initial import ALWAYS, chrono, chrono_bias, identity, set_bias, zero_biases
from helpers.nets.readouts import LastStep
from helpers.nets.trace import trace
from helpers.tasks.bits import one_bit
from helpers.tasks.success import solved
from helpers.training.train import progress, train

plots.use_course_style()
# ko| # 작은 신경망에서는 이쪽이 빠릅니다
# en| # faster for small networks
torch.set_num_threads(1)
# %%
starts = {
    "rnn": lambda: nn.RNN(2, 16),
    "rnn_identity": lambda: identity(nn.RNN(2, 16)),
    "gru": lambda: nn.GRU(2, 16),
    "gru_chrono": lambda: chrono(nn.GRU(2, 16), 1000),
    "lstm": lambda: nn.LSTM(2, 16),
    "lstm_1": lambda: set_bias(nn.LSTM(2, 16), "f", 1),
    "lstm_2": lambda: set_bias(nn.LSTM(2, 16), "f", 2),
    "lstm_5": lambda: set_bias(nn.LSTM(2, 16), "f", 5),
    "lstm_chrono": lambda: chrono(nn.LSTM(2, 16), 1000),
    "lstm_1997": lambda: set_bias(nn.LSTM(2, 16), "f", ALWAYS),  # f = 1
}


# %% [markdown] lang="ko"
# ## 1. 직접 경로와 전체 기울기
# 본문 1절의 RNN에서 $w$를 1보다 키우면 어떻게 될까요? $\tanh$의 기울기와 $w$를 곱한 값이 1이 되게 할 수 있을 것 같습니다.
# %% [markdown] lang="en"
# ## 1. The direct path and the whole gradient
# In the RNN of the lesson's first section, what happens when $w$ is made larger than 1? It seems that $w$ times the slope of $\tanh$ could be brought to 1:
# %%
def slope(w, steps=100):
    start = h = torch.tensor(0.5, requires_grad=True)
    for _ in range(steps):
        h = torch.tanh(w * h)
    return torch.autograd.grad(h, start)[0].item(), h.item()


for w in (1.0, 1.1, 1.5):
    gradient, h = slope(w)
    # ko| print(f"w = {w}: 기울기 {gradient:.0e}, h = {h:.2f}")
    # en| print(f"w = {w}: gradient {gradient:.0e}, h = {h:.2f}")


# %% [markdown] lang="ko"
# $w$가 1보다 크면 $h$는 0이 아닌 값으로 수렴하고, 그 값에서는 $\tanh$의 기울기가 더 작습니다. 그래서 기울기는 오히려 더 빨리 사라집니다.
#
# 이번에는 진짜 LSTM에서 직접 경로의 기울기와, 우회로까지 더한 전체 기울기를 비교합니다. 시드 다섯 개로 초기화한 LSTM에 잡음 100스텝을 넣고, 유닛 16개의 기울기 크기를 평균합니다. 다섯 시드 중 가장 작은 값과 가장 큰 값을 출력합니다.
# %% [markdown] lang="en"
# Where $w$ is larger than 1, $h$ settles away from 0, and there the slope of $\tanh$ is smaller still: the gradient vanishes even sooner.
#
# Now a real LSTM: the gradient along the direct path beside the whole one, with the detours. LSTMs from five seeds are fed 100 steps of noise; printed is the mean size over 16 units, from the smallest to the largest of the five seeds:
# %%
def gradient_of_c(lstm, x, direct):
    c = first = torch.zeros(x.shape[1], lstm.hidden_size, dtype=x.dtype, requires_grad=True)
    h = torch.zeros_like(c)
    for x_t in x:
        h, c = lstm_step(x_t, h.detach() if direct else h, c, *lstm.parameters())
    return torch.autograd.grad(c.sum(), first)[0]  # (B, H)


# %%
for name in ("lstm", "lstm_1", "lstm_5", "lstm_1997"):
    sizes = []
    for seed in range(5):
        torch.manual_seed(seed)
        lstm = starts[name]().double()
        x = torch.randn(100, 1, 2, dtype=torch.float64)  # (T, B, D)
        sizes.append([gradient_of_c(lstm, x, way).abs().mean() for way in (True, False)])
    (low, low_total), (high, high_total) = torch.tensor(sizes).aminmax(dim=0)
    # ko| row = f"직접 {low:.0e}~{high:.0e}   전체 {low_total:.0e}~{high_total:.0e}"
    # en| row = f"direct {low:.0e} to {high:.0e}   whole {low_total:.0e} to {high_total:.0e}"
    print(f"{plots.label(name)}: {row}")


# %% [markdown] lang="ko"
# 기본 초기화에서 직접 경로의 기울기는 100스텝 만에 $10^{-22}$보다 작아집니다. 평균은 $f$가 가장 큰 유닛이 좌우하므로 $0.5^{100} \approx 10^{-30}$보다는 큽니다. 우회로까지 더한 전체 기울기는 직접 경로보다 수만 배 이상 클 때도 있고, 1을 훌쩍 넘을 때도 있습니다. 우회로는 기울기를 깎기도 하고 키우기도 합니다.
#
# ## 2. 우회로가 하는 일
# 셀과 시작값을 짝지은 열 가지 설정에 400스텝짜리 입력을 넣고, 본문 3절처럼 $x_{T-k}$를 조금 바꾸면 $h_T$가 얼마나 바뀌는지 측정합니다.
#
# 이번에는 시차 1의 값으로 나누지 않습니다. 오른쪽은 망각 게이트를 모두 곱한 값 $\prod f_t$입니다. float32로는 담을 수 없을 만큼 작아지므로 float64로 계산하고, 다섯 시드의 중앙값을 그립니다.
#
# | 설정 | 시작값 |
# |---|---|
# | 단위행렬 | $W$는 단위행렬, **편향은 모두 0** |
# | chrono | 편향은 모두 0, 유닛마다 다른 $b_f$, $b_i = -b_f$. GRU는 업데이트 게이트 $z$가 같은 일을 합니다 |
# | $b_f = k$ | 망각 게이트의 편향만 $k$, 나머지는 PyTorch 그대로 |
# | $f = 1$ | $b_f = 100$으로 고정. 1997년의 셀처럼 망각 게이트가 없는 것과 같지만, $b_i$는 0 근처에서 시작하고 기울기를 자르지 않습니다 |
# %% [markdown] lang="en"
# As torch starts the LSTM, the direct path's gradient is below $10^{-22}$ within 100 steps. (The mean is ruled by the unit with the largest $f$, hence more than $0.5^{100} \approx 10^{-30}$.) The whole gradient can be up to millions of times as large as that along the direct path, and well above 1. Here the detours made the gradient grow; in section 3 of the lesson, with $b_f = 5$, they shrank it from some seeds.
#
# ## 2. What the detours do
# Ten settings (a cell and its start) get 400 steps of input. As in section 3 of [the lesson](../04_cell_path.ipynb) we measure how much $h_T$ changes with $x_{T-k}$, but not relative to $k = 1$. On the right is the product of the forget gates, $\prod f_t$. All of it runs in float64, because float32 cannot hold numbers that small; drawn is the median of five seeds.
#
# | setting | start |
# |---|---|
# | identity | $W$ the identity matrix, and **all biases 0** |
# | chrono | all biases 0, a $b_f$ of its own for every unit, $b_i = -b_f$; in a GRU the update gate $z$ does the same |
# | $b_f = k$ | only the bias of the forget gate is $k$, all else as torch starts it |
# | $f = 1$ | $b_f$ held at 100: without a forget gate, as in 1997, but with $b_i$ near 0 and the whole gradient |
# %%
def gradient_by_lag(start, seed, lag=400):
    torch.manual_seed(seed)
    net = start().double()
    x = one_bit(lag, 2)[0].double().requires_grad_()  # (lag + 1, 2, 2)
    # ko| # x와 같은 모양
    # en| # like x
    (by_step,) = torch.autograd.grad(net(x)[0][-1].sum(), x)
    # ko| # 시차 0, 1, …, lag
    # en| # at lags 0, 1, …, lag
    total = by_step.norm(dim=-1).mean(dim=1).flip(0)
    if not isinstance(net, nn.LSTM):
        return total[1:], None
    # ko| # (lag + 1, 2, 16), 마지막 스텝부터
    # en| # (lag + 1, 2, 16), the newest step first
    f = trace(net, x.detach())["f"].flip(0)
    # ko| # 둘 다 시차 1, …, lag
    # en| # both at lags 1, …, lag
    return total[1:], f.cumprod(dim=0).mean(dim=(1, 2))[:-1]


# %% tags=["nbval-ignore-output"]
totals, directs = {}, {}
for name in progress(starts):
    seeds = [gradient_by_lag(starts[name], seed) for seed in range(5)]
    totals[name] = torch.stack([total for total, _ in seeds]).median(dim=0).values
    if seeds[0][1] is not None:
        directs[name] = torch.stack([direct for _, direct in seeds]).median(dim=0).values

# ko| panels = {"전체: $x_{T-k}$에서 $h_T$로": totals, "직접 경로: $f$의 곱": directs}
# en| panels = {"whole: $x_{T-k}$ to $h_T$": totals, "direct path: product of $f$": directs}
plots.plot_gradients(panels)
plt.show()


# %% [markdown] lang="ko"
# 왼쪽에서 자로 그은 듯 곧게 떨어지는 선은 스텝마다 같은 비율로 줄어드는 기울기입니다. 기본 초기화의 RNN, GRU, LSTM은 셋 다 200에서 250스텝 사이에 float32로 나타낼 수 있는 가장 작은 수 밑으로 내려갑니다. 그런데 **단위행렬로 시작한 RNN과 chrono로 시작한 GRU는 남습니다.** 기울기가 살아남는 데는 셀의 종류보다 시작값이 더 중요했습니다.
#
# 왼쪽에는 $x_{T-k}$를 셀에 얼마나 써넣는지, $c_T$를 $h_T$로 얼마나 내보내는지도 들어 있습니다. 뒤의 것은 어느 시차에서나 같은 수이므로 선의 높이만 바꾸고 기울어진 정도는 바꾸지 않습니다. 기울어진 정도가 좌우에서 다르다면 우회로 때문입니다.
#
# 본문에서는 `detach`로 우회로의 기울기만 막았습니다. $W_{hh} = 0$으로 두어 우회로를 **값까지** 끊으면 어떨까요? $c_T$의 기울기가 시차 1000에서 시차 1의 몇 배인지 출력합니다.
# %% [markdown] lang="en"
# A line that falls straight on the left is a gradient that shrinks by the same factor at every step. As torch starts them, the RNN, the GRU and the LSTM all sink below the smallest number of float32 after a little more than 200 steps. But **the RNN that starts from the identity and the GRU that starts with chrono do not**: whether the gradient survives depended less on the kind of cell than on its start.
#
# The left side also contains how much of $x_{T-k}$ is written into the cell, and how much of $c_T$ shows in $h_T$. The latter is the same number at every lag: it moves a line up or down and does not tilt it. Where the tilt differs between left and right, the detours made the difference.
#
# The lesson closed them to the gradient alone, by `detach`. What if $W_{hh} = 0$ cuts them for the **values** as well? Here is the gradient of $c_T$ at lag 1000, as a multiple of that at lag 1:
# %%
def cut_ratio(start, seed):
    torch.manual_seed(seed)
    lstm = start().double()
    nn.init.zeros_(lstm.weight_hh_l0)
    x = one_bit(1000, 2)[0].double().requires_grad_()
    _, (_, c) = lstm(x)
    (by_step,) = torch.autograd.grad(c.sum(), x)
    size = by_step.norm(dim=-1).mean(dim=1)
    # ko| # 시차 1000, 시차 1
    # en| # lag 1000, lag 1
    return (size[-1001] / size[-2]).item()


for name in ("lstm_5", "lstm_1997"):
    print(f"{plots.label(name)}:", *[f"{cut_ratio(starts[name], k):.1g}" for k in range(5)])


# %% [markdown] lang="ko"
# $f = 1$이면 다섯 시드 모두 1 근처이고, $b_f = 5$이면 $\sigma(5)^{999} \approx 10^{-3}$ 근처입니다.
#
# 본문은 $f = 1$에서 $h_T$에 비치는 것이 $c$가 작게 남은 유닛뿐이고, 그 기울기를 우회로가 깎는다고 했습니다. 먼저 $|c|$가 가장 작은 유닛을 봅니다. 그 유닛의 기울기가 $h_T$의 기울기와 함께 줄어야 합니다.
#
# 입력 게이트를 닫아($b_i = -7$) $|c|$를 작게 지키면 어느 쪽도 떨어지지 않아야 합니다. 또 $c_T$의 기울기가 커진 것이 시차 때문인지 시퀀스의 첫머리라서인지는 시퀀스를 두 배로 늘려 보면 알 수 있습니다. 우회로는 모두 열어 둡니다.
# %% [markdown] lang="en"
# Where $f = 1$ it is close to 1 for all five seeds, with $b_f = 5$ close to $\sigma(5)^{999} \approx 10^{-3}$. Cutting the values, too, leads to the same conclusion.
#
# The lesson said that with $f = 1$ only units whose $c$ stayed small show in $h_T$, and that detours wear their gradient down. First look at the unit with the smallest $|c|$: its gradient should fall with that of $h_T$.
#
# Neither should fall where shut input gates ($b_i = -7$) keep $|c|$ small. And is it the lag that makes the gradient of $c_T$ grow, or the beginning of the sequence? A sequence twice as long can tell. All detours are open:
# %%
def at_thousand(b_i, steps, seed):
    torch.manual_seed(seed)
    lstm = starts["lstm_1997"]().double()
    if b_i:
        set_bias(lstm, "i", b_i)
    x = one_bit(steps, 1)[0].double().requires_grad_()
    _, (h, c) = lstm(x)
    sizes = []
    for end in (h.sum(), c.flatten()[c.abs().argmin()], c.sum()):
        (by_step,) = torch.autograd.grad(end, x, retain_graph=True)
        size = by_step.norm(dim=-1)[:, 0]
        sizes.append(size[-1001] / size[-2])
    return torch.stack([*sizes, c.detach().abs().mean()])


# %%
# ko| print("시드마다. 기울기는 시차 1000에서 시차 1의 몇 배")
# en| print("a number a seed; gradients at lag 1000 as multiples of those at lag 1")
# ko| names = ("h_T", "|c|가 가장 작은 유닛의 c_T", "c_T", "|c|의 평균")
# en| names = ("h_T", "c_T of the unit with the smallest |c|", "c_T", "mean |c|")
for b_i, steps in ((0, 1000), (-7, 1000), (0, 2000)):
    print(f"b_i = {b_i}, T = {steps}")
    found = torch.stack([at_thousand(b_i, steps, seed) for seed in range(5)]).T.tolist()
    for name, values in zip(names, found, strict=True):
        print(f"  {name}:", *(f"{value:.0e}" for value in values))


# %% [markdown] lang="ko"
# $h_T$의 기울기는 $|c|$가 가장 작은 유닛의 기울기를 따라 줄어듭니다. 유닛이 모두 크게 쌓인 시드에서는 아무것도 비치지 않습니다. 입력 게이트를 닫으면 $|c|$는 1보다 훨씬 작고 $h_T$의 기울기도 살아남습니다. 두 배로 긴 시퀀스에서는 같은 시차 1000에서도 $c_T$의 기울기가 훨씬 덜 커집니다. 커진 것은 $c$가 아직 작은 첫머리뿐입니다. 뒤로 가면 $\tanh$가 포화해 우회로 자체가 닫힙니다.
#
# 1997년의 논문은 우회로를 알고 있었습니다. 게이트와 후보값으로 들어가는 $h$의 기울기를 자른(truncated) 이유가 바로 오차를 줄지 않고 흐르게 하는 것이었고(4절), 오차가 상수로 흐른다는 것은 이렇게 자른 LSTM에서만 보일 수 있다고 적었습니다. 다만 몇 번의 시험에서는 자르지 않아도 결과가 크게 다르지 않았고, 캐러셀 밖의 오차가 금방 사라지기 때문이라고 적었습니다(6절). 입력 게이트가 천 스텝 동안 반쯤 열려 있는 이 실험에서는 사라지지 않습니다. 오늘날의 학습은 자르지 않은 전체 기울기를 사용합니다.
#
# ## 3. 편향과 수명
# | $b_f$ | $f = \sigma(b_f)$ | 반감기(스텝) | 1000스텝 뒤 |
# |---|---|---|---|
# | 0 | 0.5 | 1 | $10^{-301}$ |
# | 1 | 0.731 | 2.2 | $10^{-136}$ |
# | 2 | 0.881 | 5.5 | $10^{-55}$ |
# | 5 | 0.9933 | 103 | 0.12% |
# | 7 | 0.9991 | 760 | 40% |
#
# $1/e = 37\%$만 남을 때까지의 스텝 수를 시간 상수(time constant)라고 합니다. 시간 상수는 $-1/\ln f$이고, $T$스텝쯤으로 맞추고 싶다면 $b_f = \ln(T-1)$로 두면 됩니다. 거꾸로 $f$에서 편향을 구하는 식은 $b_f = \ln \frac{f}{1-f}$입니다.
#
# 아래 그림은 첫 시점에 1을 써넣고 200스텝을 기다립니다. $b_f$를 5에서 7로 올리면 마지막에 얼마가 남을까요? **먼저 적고** 움직여 보세요. 두 번째 단추 '잡음'은 5절에서 사용합니다.
# %% [markdown] lang="en"
# The gradient of $h_T$ falls with that of the unit whose $|c|$ is smallest; from the seed in which all units have grown large nothing shows. With the input gates shut $|c|$ stays far below 1, and the gradient of $h_T$ survives. In the sequence twice as long the gradient of $c_T$ grows much less at the same lag of 1000: it grew only near the beginning, where $c$ was still small. Later $\tanh$ saturates, and that closes the detours, too.
#
# The paper of 1997 knew of the detours. It truncates the gradient of the $h$ that enters gates and candidate in order that the error may flow without decay (its section 4), and says that constant error flow can be shown for this truncated LSTM only; in a few trials with the whole gradient, though, it saw no significant difference (section 6). Training today uses the whole gradient.
#
# ## 3. A bias and its lifetime
# | $b_f$ | $f = \sigma(b_f)$ | half-life (steps) | after 1000 steps |
# |---|---|---|---|
# | 0 | 0.5 | 1 | $10^{-301}$ |
# | 1 | 0.731 | 2.2 | $10^{-136}$ |
# | 2 | 0.881 | 5.5 | $10^{-55}$ |
# | 5 | 0.9933 | 103 | 0.12% |
# | 7 | 0.9991 | 760 | 40% |
#
# The time constant, $-1/\ln f$, is the number of steps after which $1/e = 37\%$ is left; for a time constant of about $T$ steps set $b_f = \ln(T-1)$. From $f$ back to its bias: $b_f = \ln \frac{f}{1-f}$.
#
# Below, a 1 is written at the first step, and 200 steps go by. How much will be left at the end when $b_f$ is raised from 5 to 7? **Write it down**, then move the slider. The second button, "noise", is for section 5.
# %%
explore.memory("pulse")


# %% [markdown] lang="ko"
# <details><summary>답</summary>
#
# $\sigma(5)^{200} = 0.26$에서 $\sigma(7)^{200} = 0.83$이 됩니다.
#
# </details>
#
# ### 연습 문제: `init_forget_bias`
# `nn.LSTM`의 망각 게이트 편향을 원하는 값으로 시작하게 만드세요. PyTorch에는 편향이 `bias_ih_l0`과 `bias_hh_l0` 두 벌 있고 둘을 더해 사용합니다. 각각 i, f, g, o 순서로 H개씩입니다.
# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# From $\sigma(5)^{200} = 0.26$ it goes up to $\sigma(7)^{200} = 0.83$.
#
# </details>
#
# ### Exercise: `init_forget_bias`
# Make the forget gate of an `nn.LSTM` start with a bias of your choice. Mind that PyTorch has two sets of biases, `bias_ih_l0` and `bias_hh_l0`, which it adds, each with H values for i, f, g and o in this order.
# %% tags=["exercise"]
def init_forget_bias(lstm, value):
    """
    # ko| lstm의 망각 게이트 편향을 모든 유닛에서 value로 맞춥니다. 나머지는 그대로 둡니다.
    # en| Set the forget gate's bias of every unit of lstm to value; leave all else alone.
    """
    ### BEGIN SOLUTION
    H = lstm.hidden_size
    with torch.no_grad():
        lstm.bias_ih_l0[H : 2 * H] = value
        lstm.bias_hh_l0[H : 2 * H] = 0
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_forget_bias(init_forget_bias)
# %% [markdown] lang="ko"
# ## 4. 시차 50과 100
# 본문 5절의 대화형 그림과 막대그래프 뒤에 있는 것을 모두 봅니다. 먼저 대화형 그림의 조건입니다. 유닛은 8개이고, 손실이 다섯 번 잇달아 0.02보다 작아지거나, 업데이트를 300번 한 뒤에 최근 답 160개를 99% 넘게 맞히면 비트를 기억하게 된 것입니다.
#
# 거슬러 간 기울기는 배우기 전부터 시드마다 크게 다르지만, 어느 시드가 성공할지를 미리 알려 주지는 않습니다. 처음 기울기가 가장 큰 축인데도 실패하는 시드가 있습니다.
#
# 다섯 번으로는 큰 차이만 알 수 있습니다. 두 설정의 실력이 같은데도 우연히 그만큼 벌어질 확률을 계산하면(피셔의 정확 검정) 5/5와 0/5는 0.008이지만, 3/5와 0/5는 0.17, 4/5와 1/5는 0.21이라 증거가 되지 못합니다. 그래서 아래 결과는 시드를 10개나 20개로 늘려 미리 돌려 두었습니다(`data/one_bit.csv`, 스크립트는 `studies/one_bit.py`).
#
# | 조건 | |
# |---|---|
# | 과제 | 시차 50 또는 100인 비트 하나 |
# | 신경망 | 유닛 16개, 2절의 열 가지 설정. 표에 없는 $b_f = 5$, $b_i = -5$는 나머지 편향이 PyTorch 그대로 |
# | 학습 | Adam, 업데이트 1000번까지, 손실이 다섯 번 잇달아 0.02보다 작아지면 멈춤 |
# | 시드 | 20개(학습률 0.01), 10개 또는 20개(다른 학습률) |
# | 성공 | 새로 뽑은 비트 1000개를 99% 넘게 맞힘 |
# %% [markdown] lang="en"
# ## 4. Lags of 50 and 100
# Here is all that stands behind the explorer and the bars in section 5 of the lesson. First, what the explorer does: it has 8 units, and remembers the bit when the loss has been below 0.02 five times in a row, or when after 300 updates more than 99% of the last 160 answers were right.
#
# The gradient left over differs greatly before anything has been learned, but it does not foretell which seed will succeed: some that fail begin with the most of it.
#
# Five runs show only large differences. If two settings were equally good, 5/5 against 0/5 would still turn up by chance with a probability of 0.008, but 3/5 against 0/5 with 0.17 and 4/5 against 1/5 with 0.21, which is no evidence (Fisher's exact test). So the runs below are more, made beforehand (`data/one_bit.csv`, by `studies/one_bit.py`).
#
# | The experiment | |
# |---|---|
# | task | one bit at a lag of 50 or 100 |
# | net | 16 units, the ten settings of section 2, and $b_f = 5$, $b_i = -5$ with all other biases as torch starts them |
# | training | Adam, up to 1000 updates, until five losses in a row are below 0.02 |
# | seeds | 20 at rate 0.01, 10 or 20 at the others |
# | success | more than 99% of 1000 fresh bits right |
# %%
# ko| titles = {50: "시차 50", 100: "시차 100"}
# en| titles = {50: "lag 50", 100: "lag 100"}
panels = {
    title: {name: solved("one_bit", lag)[name][0.01] for name in starts}
    for lag, title in titles.items()
}
plots.plot_success(panels)
plt.show()


# %% [markdown] lang="ko"
# 학습률 0.01에서 LSTM끼리 비교하면 망각 게이트의 편향을 크게 두고 시작하는 것이 낫습니다. 시차 50에서 $b_f = 1$은 한 번도, $b_f = 2$는 시드 20개 중 13개, $b_f = 5$는 거의 모두 풀었습니다. 그러나 반감기만으로 성패를 예측할 수는 없습니다. 반감기가 5.5스텝인 $b_f = 2$도 절반 넘게 풀고, 기울기가 훨씬 작은 RNN도 대부분 풀기 때문입니다.
#
# 망각 게이트를 열고 시작한 것은 Gers 등(2000)부터이고, 편향을 1이나 2로 두라는 조언은 Jozefowicz 등(2015)이 널리 알렸습니다. PyTorch의 기본값은 1이 아니며(Keras의 LSTM은 `unit_forget_bias=True`여서 1), 편향 두 벌을 모두 1로 채우면 더해져 2가 됩니다.
#
# 학습률을 하나만 보고 판단하면 안 됩니다. 본문의 네 설정을 네 학습률에서, 그다음 단위행렬 RNN과 $f = 1$인 LSTM을 시차 100의 두 학습률에서 보겠습니다.
# %% [markdown] lang="en"
# These are the runs at a rate of 0.01. Among LSTMs a larger forget bias helps: at lag 50, $b_f = 1$ never succeeds, $b_f = 2$ in 13 of 20 runs, $b_f = 5$ in nearly all. The half-life alone does not predict it, for $b_f = 2$, with 5.5 steps, succeeds in more than half, and the RNN, with a far smaller gradient, in most.
#
# Gers et al. (2000) started their forget gates open, and the advice to set the bias to "1 or 2" became known through Jozefowicz et al. (2015). PyTorch's default is not 1 (that of Keras is, by its `unit_forget_bias=True`), and in PyTorch filling both bias vectors with 1 gives 2.
#
# One learning rate is not enough to judge by. Here are the lesson's four settings at four of them, and then the identity RNN and the LSTM with $f = 1$ at lag 100 and two:
# %%
# ko| titles = {rate: f"학습률 {rate:g}" for rate in (0.03, 0.01, 0.003, 0.001)}
# en| titles = {rate: f"rate {rate:g}" for rate in (0.03, 0.01, 0.003, 0.001)}


def by_rate(lag, names, rates):
    found = solved("one_bit", lag)
    return {titles[rate]: {name: found[name][rate] for name in names} for rate in rates}


for pair in ([0.03, 0.01], [0.003, 0.001]):
    plots.plot_success(by_rate(50, ["rnn", "lstm", "lstm_5", "lstm_5_shut"], pair))
    plt.show()
# %% [markdown] lang="ko"
# 기본 LSTM은 네 학습률 모두에서 하나도 풀지 못했습니다. RNN은 학습률이 클 때만 잘 풉니다. 망각 게이트만 연 LSTM은 0.03에서 절반 가까이 실패하고, 입력 게이트까지 닫으면 그 학습률도 견딥니다.
# %% [markdown] lang="en"
# As torch starts it, the LSTM solves none at any of the four rates. The RNN does well at the larger ones only. With open forget gates alone the LSTM fails at 0.03 nearly half of the time; with its input gates shut as well it bears that rate, too.
# %%
plots.plot_success(by_rate(100, ["rnn_identity", "lstm_1997"], [0.01, 0.003]))
plt.show()


# %% [markdown] lang="ko"
# 학습률 0.01만 보면 단위행렬 RNN과 $f = 1$인 LSTM은 시차 100을 절반밖에 풀지 못합니다. 그러나 0.003에서는 거의 모두 풉니다. 처음의 실패는 기울기가 모자라서가 아니라 학습률이 커서였습니다.
#
# ## 5. 천 스텝
# 이번에는 **chrono** 초기화로 시차 1000을 학습합니다. 모든 편향을 0으로 둔 다음, 유닛마다 다른 $b_f = \ln u$($u$는 1과 999 사이의 난수)를 주어 시간 상수를 짧은 것부터 1000스텝 가까이까지 고루 퍼뜨리고, $b_i = -b_f$로 둡니다(Tallec & Ollivier 2018).
# %% [markdown] lang="en"
# At 0.01 alone, the identity RNN and the LSTM with $f = 1$ seem to manage lag 100 half of the time. At 0.003 nearly every run succeeds: it was not the gradient that was too small, but the rate that was too large.
#
# ## 5. A thousand steps
# This time lag 1000 is learned from the **chrono** start. All biases are set to 0; then each unit is given its own $b_f = \ln u$ with a random $u$ between 1 and 999, which spreads the time constants from short ones to nearly 1000 steps, and $b_i = -b_f$ (Tallec & Ollivier 2018):
# %%
def bit_loss(net):
    x, bit = one_bit(1000, 16)
    return nn.functional.binary_cross_entropy_with_logits(net(x), bit)


# %% tags=["nbval-ignore-output"]
torch.manual_seed(0)
lstm = nn.LSTM(2, 16)
# ko| # 유닛마다의 b_f
# en| # b_f of each unit
keep = torch.empty(16).uniform_(1, 999).log()
with torch.no_grad():
    lstm.bias_ih_l0.zero_()
    lstm.bias_hh_l0.zero_()
    lstm.bias_ih_l0[:16], lstm.bias_ih_l0[16:32] = -keep, keep  # b_i, b_f

net = LastStep(lstm)
losses = train(net, bit_loss, updates=600, lr=1e-2, clip=1.0, goal=0.02, bar=True)
# ko| print(f"업데이트 {len(losses)}번, 마지막 손실 {losses[-1]:.2g}")
# en| print(f"{len(losses)} updates, last loss {losses[-1]:.2g}")
# %% [markdown] lang="ko"
# 비트만 다르고 잡음은 똑같은 시퀀스 둘을 넣고, 마지막에 둘의 $h$가 가장 많이 벌어지는 유닛을 들여다봅시다. $h$를 거치는 우회로를 모두 끊으면($W_{hh} = 0$) 어떻게 되는지도 점선으로 함께 그립니다.
# %% [markdown] lang="en"
# We feed it two sequences with the same noise and different bits, and look into the unit whose $h$ differs most at the end. Dashed: the same net with every detour through $h$ cut ($W_{hh} = 0$):
# %% tags=["nbval-ignore-output"]
torch.manual_seed(1)
x = one_bit(1000, 1)[0].repeat(1, 2, 1)
x[0, :, 0] = torch.tensor([1.0, -1.0])
alone = copy.deepcopy(net)
nn.init.zeros_(alone.recurrent.weight_hh_l0)
records = {"": trace(lstm, x), "$W_{hh} = 0$": trace(alone.recurrent, x)}
h = records[""]["h"][-1]  # (2, 16)
plots.plot_kept(records, unit=(h[0] - h[1]).abs().argmax())
plt.show()


# %% [markdown] lang="ko"
# 실선 둘은 처음에 갈라져서 끝까지 만나지 않고, $c$는 저마다 제 쪽으로 계속 쌓입니다. 학습된 신경망은 값을 덧셈 경로에 놓아두는 데 그치지 않고 $h$를 통해 계속 키웁니다. 우회로를 끊은 점선에서는 두 선이 가까워집니다.
#
# 비트가 사라진 것일까요? 끊은 신경망의 마지막 $h$에서 비트를 읽는 층만 **새로** 맞추어 봅시다. 시퀀스 500개로 맞추고, 다른 500개로 시험합니다.
# %% [markdown] lang="en"
# The solid lines part at the start and do not meet again, and each $c$ piles up more and more on its own side: the trained net does not simply leave a value on the additive path but keeps feeding it through $h$. With the detours cut, the dashed lines come closer.
#
# Has the bit gone? We fit a **new** readout to the last $h$ of the cut net, on 500 sequences, and test it on 500 others:
# %% tags=["nbval-ignore-output"]
torch.manual_seed(2)
x, bit = one_bit(1000, 1000)
with torch.no_grad():
    old = ((alone(x) > 0) == (bit > 0.5))[500:].double().mean()


def new_readout(recurrent):
    h = recurrent(x)[0][-1].detach().double()  # (1000, 16)
    features = torch.cat([h, torch.ones(1000, 1)], dim=1)
    weights = torch.linalg.lstsq(features[:500], 2 * bit[:500, None].double() - 1).solution
    return ((features[500:] @ weights > 0)[:, 0] == (bit[500:] > 0.5)).double().mean()


new = new_readout(alone.recurrent)
untrained = set_bias(set_bias(nn.LSTM(2, 16), "f", 7), "i", -7)
nn.init.zeros_(untrained.weight_hh_l0)
assert new_readout(untrained) > 0.98
# ko| print(f"우회로를 끊고: 배운 읽기 층 {old:.0%}, 새로 맞춘 읽기 층 {new:.0%}")
# en| print(f"detours cut: the learned readout {old:.0%}, a new readout {new:.0%}")


# %% [markdown] lang="ko"
# 배운 읽기 층은 동전 던지기와 다름없지만, 새로 맞춘 읽기 층은 모두 맞힙니다. 덧셈 경로에는 비트가 천 스텝 내내 남아 있었습니다. 사실 학습하기 전에도 그렇습니다. 비트를 간직하는 것은 시작값이고, 학습은 읽는 법을 가르쳤습니다. 비트가 없어진 것이 아니라, 읽기 층이 우회로가 부풀린 값에 맞추어 배웠던 것입니다.
#
# 두 처방은 각각 무슨 일을 했을까요? 하나만 사용한 설정과 둘 다 사용한 설정, 그리고 GRU와 RNN을 시드 10개씩 학습시킨 결과입니다(업데이트 1000번까지, 학습률 0.01). 그 아래에는 학습하기 전의 LSTM에서 측정한 $c_T$의 평균 크기를 출력합니다.
# %% [markdown] lang="en"
# The learned readout does no better than a tossed coin, the new one is right every time. The bit lay safe on the additive path for all of the thousand steps; what was lost is its fit to a readout that had learned to read the inflated value. An untrained net with this start passes the same test (the `assert`): the start keeps the bit, and training only taught how to read it.
#
# What does each half of the remedy contribute? Here are ten runs each, of up to 1000 updates at a rate of 0.01, of settings with one half and with both, and of a GRU and an RNN; below them the mean size of $c_T$ in the LSTMs before any training:
# %%
def lstm_with(keep, write):
    lstm = zero_biases(nn.LSTM(2, 16))
    return set_bias(set_bias(lstm, "f", keep), "i", write)


long = {"lstm_chrono": starts["lstm_chrono"]}
long["lstm_chrono_f"] = lambda: set_bias(zero_biases(nn.LSTM(2, 16)), "f", chrono_bias(16, 1000))
long |= {"lstm_7": lambda: lstm_with(7, 0), "lstm_shut": lambda: lstm_with(0, -7)}
long["lstm_7_shut"] = lambda: lstm_with(7, -7)
long["lstm_always_shut"] = lambda: lstm_with(ALWAYS, -7)
plots.plot_success(by_rate(1000, [*long, "gru_chrono", "rnn_identity"], [0.01]))
plt.show()

for name in ("lstm_7", "lstm_shut", "lstm_7_shut"):
    torch.manual_seed(0)
    c = trace(long[name](), one_bit(1000, 100)[0])["c"][-1]
    print(f"{plots.label(name)}: |c| = {c.abs().mean():.2g}")


# %% [markdown] lang="ko"
# 이 학습률에서는 $b_f$만 크게 두어도(둘째와 셋째 줄), 입력 게이트만 닫아도(넷째 줄) 한 번도 배우지 못했습니다. 닫기만 하면 써넣은 것이 스텝마다 절반씩 사라집니다.
#
# 입력 게이트를 닫으면 왜 도움이 될까요? $i \approx 0.5$이면 스텝마다 후보값의 절반이 셀에 쌓여, 천 스텝 뒤의 $|c|$가 수십이 됩니다. 값이 쌓이는 셀은 작은 변화에도 예민합니다. 업데이트 한 번이 $g$를 0.01만큼 바꾸면 $c_T$는 $1000 \times 0.5 \times 0.01 = 5$쯤 바뀝니다.
#
# 입력 게이트가 닫혀 있으면 그 폭도 $i$만큼 작아집니다(3절 그림의 '잡음' 단추를 누르고 $i$를 0.5에서 낮추어 보세요). 이 설명이 맞는다면, $b_i = 0$이라도 학습률을 낮추면 배울 수 있어야 합니다.
# %% [markdown] lang="en"
# At this rate neither a large $b_f$ alone (rows two and three) nor shut input gates alone (row four) ever learned. With the gates merely shut, what is written is halved at every step.
#
# Why does it help to shut the input gates? With $i \approx 0.5$ half of every candidate is piled onto the cell, and after a thousand steps $|c|$ is in the tens. What piles up is also sensitive: when one update changes $g$ by 0.01, $c_T$ changes by about $1000 \times 0.5 \times 0.01 = 5$.
#
# A shut input gate scales this down by $i$ (press "noise" in the drawing of section 3 and lower $i$ from 0.5). If that is the reason, $b_i = 0$ should do, too, at a smaller learning rate:
# %%
titles[0.0001] = titles[0.001].replace("0.001", "0.0001")
plots.plot_success(by_rate(1000, ["lstm_7", "lstm_7_shut", "lstm_shut"], [0.01, 0.001]))
plt.show()
plots.plot_success(by_rate(1000, ["lstm_7", "lstm_7_shut"], [0.0001]))
plt.show()


# %% [markdown] lang="ko"
# 학습률을 낮추니 $b_f = 7$, $b_i = 0$도 절반 넘게 배웁니다. 설명과 들어맞습니다. 입력 게이트를 **반드시** 닫아야 하는 것은 아닙니다.
#
# 막대 옆의 업데이트 수가 1000인 것은 손실 기준에 이르지 못하고 끝났지만 정확도는 99%를 넘은 경우입니다. 학습률 0.0001에서 성공한 여섯이 모두 그렇습니다.
#
# 거꾸로 입력 게이트를 닫은 LSTM은, 큰 학습률에서는 모두 배우지만 학습률을 낮추면 업데이트 1000번 안에 좀처럼 배우지 못합니다. 조금씩밖에 써넣지 않으니 게이트를 여는 데에도 그만큼 큰 학습률이 필요한 것으로 보입니다. 시작값과 학습률은 따로 떼어 말할 수 없습니다. 입력 게이트만 닫은 LSTM($b_f = 0$)은 학습률 0.001에서도 하나도 배우지 못했습니다.
#
# 이 과제에서는 시간 상수를 고루 퍼뜨리지 않아도 됩니다. 모든 유닛에 똑같이 $b_f = 7$, $b_i = -7$을 주어도 모두 성공했습니다.
#
# LSTM이 아니어도 됩니다. 오래 남기고 적게 써넣도록 시작한 GRU도 모두 풉니다(업데이트 게이트 $z$ 하나가 남기는 비율 $z$와 써넣는 비율 $1-z$를 함께 정합니다). 단위행렬로 시작한 RNN은 이 학습률에서 시드 10개 중 2개에서 풀었습니다. 더 작은 학습률은 해 보지 않았습니다.
#
# ## 6. RNN은 왜 기본 LSTM을 이겼을까
# 본문 5절의 뜻밖의 결과를 설명해 봅시다. 비트를 아직 찾지 못한 신경망도 업데이트는 계속합니다. 그동안 시차 50의 기울기는 어떻게 될까요?
#
# 답을 동전 던지기로 바꾸어 배울 것이 아예 없는 과제로 만들고, 200번 업데이트하는 동안 기울기를 측정합니다.
# %% [markdown] lang="en"
# At smaller rates $b_f = 7$, $b_i = 0$ learns in more than half of the runs, which fits the explanation. So shutting the input gates is not a **must**.
#
# Where the updates beside a bar are 1000, the run ended without reaching the goal of the loss, yet got more than 99% right; this is so for all six successes at 0.0001.
#
# The nets with shut input gates, on the other hand, all learn at the large rate and rarely do within 1000 updates at the smaller ones: writing so little, they seem to need steps that large to open their gates. A start cannot be judged apart from its learning rate. With the input gates shut and $b_f = 0$ none learned at 0.001 either.
#
# This task does not need chrono's spread of time constants: the same $b_f = 7$, $b_i = -7$ for all units always succeeded. Nor does it need an LSTM: a GRU that starts out keeping much and writing little also solves it every time (its update gate $z$ sets both what is kept, $z$, and what is written, $1-z$). At this rate the RNN started from the identity managed two of ten; smaller rates were not tried.
#
# ## 6. Why did the RNN beat the default LSTM?
# Let us explain the surprise of the lesson's section 5. A net that has not found the bit is updated all the same. What happens to its gradient at lag 50 meanwhile? We replace the answers by coin tosses, so that there is nothing to learn, and follow the gradient through 200 updates:
# %% tags=["nbval-ignore-output"]
def coin_loss(net):
    coins = torch.randint(2, (32,)).float()
    return nn.functional.binary_cross_entropy_with_logits(net(one_bit(50, 32)[0]), coins)


def gradients_at_50(name, seed):
    torch.manual_seed(seed)
    net = LastStep(starts[name]())
    for updates in (0, 40, 40, 40, 40, 40):
        train(net, coin_loss, updates, lr=1e-2, clip=1.0)
        x = one_bit(50, 32)[0].requires_grad_()
        yield torch.autograd.grad(net(x).sum(), x)[0][0].norm(dim=-1).mean().item()


drift = {name: [[*gradients_at_50(name, k)] for k in range(5)] for name in ("rnn", "lstm")}
plots.plot_drift(drift, lag=50, every=40)
plt.show()
# %% [markdown] lang="ko"
# 배울 것이 없는데도 LSTM의 기울기는 업데이트할수록 대체로 작아지고, 200번째에도 멈추지 않습니다. 그동안 수천 배 넘게 줄어든 시드도 있습니다. RNN의 기울기는 그보다 훨씬 크게 오르내립니다.
#
# LSTM에서 무엇이 바뀌었는지 게이트를 봅시다. 업데이트 200번 전후의 게이트 평균과, 50스텝 동안의 직접 경로 $\prod f_t$입니다.
# %% [markdown] lang="en"
# With nothing to learn, the LSTM's gradient mostly falls as the updates go on, and has not stopped at the 200th; from some seeds it has shrunk more than a thousandfold. The RNN's goes up and down by far more.
#
# What has changed in the LSTM? Here are the mean gates before and after 200 updates, and the direct path $\prod f_t$ over 50 steps:
# %% tags=["nbval-ignore-output"]
for seed in range(3):
    torch.manual_seed(seed)
    net = LastStep(nn.LSTM(2, 16))
    x, _ = one_bit(50, 200)
    before = trace(net.recurrent, x)
    train(net, coin_loss, updates=200, lr=1e-2, clip=1.0)
    after = trace(net.recurrent, x)
    gates = [f"{name} {before[name].mean():.2f} → {after[name].mean():.2f}" for name in "ifo"]
    path = [f"{record['f'].prod(dim=0).mean():.0e}" for record in (before, after)]
    print(*gates, "∏f " + " → ".join(path), sep=", ")


# %% [markdown] lang="ko"
# 세 시드 모두 세 게이트가 조금씩 닫혔습니다. $f$가 0.07이나 0.08만 내려가도 50스텝의 곱은 백 배 넘게 작아집니다. 비트를 찾기 전의 LSTM은 길을 열기는커녕 더 닫고 있었던 셈입니다. 다만 학습률 0.001에서는 닫히지 않는데도 하나도 풀지 못하니, 닫힌 것이 이유의 전부는 아닙니다.
#
# RNN의 기울기는 $10^{10}$배가 넘는 폭으로 오르내리다가 때로 배울 만한 크기가 됩니다. RNN이 시드에 따라 되기도 하고 안 되기도 한다는 것과 잘 맞지만, 이것으로 증명된 것은 아닙니다. 4절에서 보았듯 학습률이 작으면 RNN도 하나도 풀지 못합니다. 그래도 "RNN은 긴 시차를 배우지 못한다"라는 말이 언제나 맞지는 않다는 증거로는 충분합니다.
#
# ## 7. LSTM의 기울기도 폭발할까
# 직접 경로에서는 $f \le 1$이므로 기울기가 커질 수 없습니다. 우회로는 다릅니다. 유닛 64개짜리 LSTM의 $W_{hh}$를 6배, 12배로 키우고 시차에 따른 기울기를 측정합니다.
# %% [markdown] lang="en"
# From all three seeds the three gates have closed a little. $f$ need only fall by 0.07 or 0.08 for the product over 50 steps to become hundreds of times smaller: before it finds the bit, the LSTM closes its path rather than open it. At a rate of 0.001 they do not close, and yet it solves none: closing is not the whole reason.
#
# The RNN's gradient wanders over a range of more than $10^{10}$ and at times is large enough to learn from. That fits with a success that depends on the seed, but does not prove it; and as section 4 showed, at a small rate the RNN, too, solves none. Still, it is enough to show that "RNNs cannot learn long lags" is not always true.
#
# ## 7. Can an LSTM explode, too?
# Along the direct path $f \le 1$, and the gradient cannot grow. The detours are another matter. We make $W_{hh}$ of an LSTM with 64 units 6 and 12 times as large, and measure the gradient against the lag:
# %% tags=["nbval-ignore-output"]
def exploding(scale, seed, lags=(10, 100, 400)):
    torch.manual_seed(seed)
    lstm = set_bias(nn.LSTM(2, 64), "f", 1).double()
    with torch.no_grad():
        lstm.weight_hh_l0.mul_(scale)
    x = one_bit(400, 1)[0].double().requires_grad_()
    (by_step,) = torch.autograd.grad(lstm(x)[0][-1].sum(), x)
    return [by_step[400 - lag].norm().item() for lag in lags]


for scale in (1, 6, 12):
    sizes = torch.tensor([exploding(scale, seed) for seed in range(5)]).median(dim=0).values
    # ko| row = "시차 10, 100, 400: " + ", ".join(f"{size:.0e}" for size in sizes)
    # en| row = "lags 10, 100, 400: " + ", ".join(f"{size:.0e}" for size in sizes)
    print(f"W_hh × {scale:<3} {row}")


# %% [markdown] lang="ko"
# 6배에서도 시차 400의 기울기는 1을 훌쩍 넘고, 12배에서는 시차가 길수록 걷잡을 수 없이 커집니다(다섯 시드의 중앙값). 시작값을 일부러 키운 신경망이므로 학습 중의 LSTM이 정말 폭발하는지를 보인 것은 아니지만, 폭발이 불가능하지 않다는 것은 알 수 있습니다. LSTM을 학습할 때도 기울기 클리핑(gradient clipping)을 대비책으로 사용하며, 이 수업의 학습도 모두 `clip=1.0`으로 했습니다.
#
# ## 8. 1997년의 셀
# ### 연습 문제: `step_1997`
# Hochreiter & Schmidhuber(1997)의 셀에는 망각 게이트가 없습니다. $i = \sigma(a_i)$, $g = \tanh(a_g)$, $o = \sigma(a_o)$로 $c_t = c_{t-1} + i \odot g$와 $h_t = o \odot \tanh(c_t)$를 계산합니다($\tanh$ 자리에 원 논문은 범위가 다른 시그모이드를 사용합니다).
#
# 가중치는 i, g, o 세 벌이 이 순서로 쌓여 있습니다. 한 스텝을 완성하세요.
# %% [markdown] lang="en"
# At 6 times the size the gradient at lag 400 is far above 1; at 12 times it explodes with the lag (medians of five seeds). These are starts made large on purpose and no proof that LSTMs explode in training, but they show that an explosion is possible. So gradients are clipped for LSTMs, too, as a precaution; all training of this lesson was done with `clip=1.0`.
#
# ## 8. The cell of 1997
# ### Exercise: `step_1997`
# The cell of Hochreiter & Schmidhuber (1997) has no forget gate: with $i = \sigma(a_i)$, $g = \tanh(a_g)$ and $o = \sigma(a_o)$, $c_t = c_{t-1} + i \odot g$ and $h_t = o \odot \tanh(c_t)$ (in place of $\tanh$ the paper has sigmoids of other ranges).
#
# There are three sets of weights, stacked in the order i, g, o. Write its step.
# %% tags=["exercise"]
def step_1997(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """
    # ko| x (B, D), h와 c (B, H), W_ih (3H, D), W_hh (3H, H), b_ih와 b_hh (3H,) -> 새 h, 새 c
    # en| x (B, D), h and c (B, H), W_ih (3H, D), W_hh (3H, H), b_ih and b_hh (3H,) -> new h, new c
    """
    ### BEGIN SOLUTION
    i, g, o = (x @ W_ih.T + b_ih + h @ W_hh.T + b_hh).chunk(3, dim=-1)
    c = c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_step_1997(step_1997)
# %% [markdown] lang="ko"
# ### "1000스텝이 넘는 시차"
# 1997년 논문의 초록에는 최소 시차가 1000스텝을 넘는 과제를 배웠다고 적혀 있습니다. 실제 데이터가 아니라 인공 과제였고, 망각 게이트가 없었으며, 기울기는 직접 경로만 남기고 잘랐습니다. 망각 게이트가 들어온 뒤로는 $f$를 1 가까이에서 시작해야 같은 일을 기대할 수 있습니다. 입력 게이트까지 닫으면 훨씬 쉬워지지만, 5절에서 보았듯 반드시 닫아야 하는 것은 아닙니다.
#
# 입력 게이트를 닫고 시작하는 처방도 이 논문에서 나왔습니다. 논문은 셀에 값이 쌓여 $\tanh$의 기울기가 사라지는 것을 **내부 상태의 표류**(internal state drift)라고 부르고, 처음에 입력 게이트의 편향을 0보다 작게 두는 것을 간단하고 효과적인 대책으로 들었습니다(4절). 여러 실험에서 −1부터 −6까지의 편향으로 시작했습니다(표 10). 다만 시차가 1000인 과제(2c)는 이 처방 없이 배웠습니다. 5절의 $f = 1$, $b_i = -7$이 이 처방을 따랐고(편향은 더 작고, 기울기는 자르지 않았습니다), 모두 성공했습니다.
#
# ### 출처
# - S. Hochreiter, J. Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997.
# - F. A. Gers, J. Schmidhuber, F. Cummins, *Learning to Forget: Continual Prediction with LSTM*, Neural Computation 12(10), 2000.
# - R. Jozefowicz, W. Zaremba, I. Sutskever, *An Empirical Exploration of Recurrent Network Architectures*, ICML 2015.
# - Q. V. Le, N. Jaitly, G. E. Hinton, *A Simple Way to Initialize Recurrent Networks of Rectified Linear Units*, 2015 (단위행렬과 편향 0. 원 논문은 ReLU를 사용합니다).
# - C. Tallec, Y. Ollivier, *Can recurrent neural networks warp time?*, ICLR 2018 (chrono 초기화).
# %% [markdown] lang="en"
# ### "Lags of more than 1000 steps"
# The abstract of the 1997 paper speaks of minimal time lags of more than 1000 steps. These were artificial tasks; there was no forget gate, and the gradient was truncated to the direct path. Since the forget gate came in, the same can be expected where $f$ starts close to 1. At a large learning rate shutting the input gates makes it much easier but, as section 5 showed, it is not a must.
#
# That remedy is the paper's own. It calls it **internal state drift** when values pile up in a cell until the slope of its squashing function is gone, and names a simple and effective answer: to bias the input gates towards 0 at first (section 4). Several of its experiments start with biases between −1 and −6 (table 10); its own lag of 1000 (task 2c) was learned without it. The row $f = 1$, $b_i = -7$ of section 5 follows this recipe (with a stronger bias and the whole gradient), and every run of it succeeded.
#
# ### Sources
# - S. Hochreiter, J. Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997.
# - F. A. Gers, J. Schmidhuber, F. Cummins, *Learning to Forget: Continual Prediction with LSTM*, Neural Computation 12(10), 2000.
# - R. Jozefowicz, W. Zaremba, I. Sutskever, *An Empirical Exploration of Recurrent Network Architectures*, ICML 2015.
# - Q. V. Le, N. Jaitly, G. E. Hinton, *A Simple Way to Initialize Recurrent Networks of Rectified Linear Units*, 2015 (the identity and biases of 0; there with ReLU).
# - C. Tallec, Y. Ollivier, *Can recurrent neural networks warp time?*, ICLR 2018 (the chrono initialisation).
