# %% [markdown] lang="ko"
# # 시간을 거슬러 가는 기울기
# **오차 신호는 과거로 몇 스텝이나 거슬러 갈 수 있을까요?**
#
# 백 스텝 전의 값을 아주 조금 바꾸면 지금의 상태는 얼마나 바뀔까요? 이 비율이 기울기(gradient)이고, 신경망은 기울기만 보고 배웁니다. 그래서 기울기가 닿지 않는 동안에는, 먼 과거에 배울 것이 있어도 배우지 못합니다. 순환 신경망(recurrent neural network, RNN)의 기울기는 왜 사라지고 왜 폭발할까요? 곱하는 수를 하나씩 재면서 확인해 봅시다.
#
# 이 수업을 마치면
#
# - 세 스텝짜리 시간 역전파(BPTT)를 손으로 계산하고, 한 스텝마다 무엇이 곱해지는지 말할 수 있습니다.
# - 기울기가 시차에 따라 얼마나 줄거나 커지는지 재고, 포화가 어떤 일을 하는지 설명할 수 있습니다.
# - 클리핑으로 고칠 수 있는 것과 없는 것을 구별하고, 기울기가 닿지 않을 때 치르는 대가를 말할 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호 | 뜻 |
# |---|---|
# | $h_t = \tanh(a_t)$, $a_t = W h_{t-1} + U x_t + b$ | RNN의 한 스텝. 모든 시점(time step)이 같은 $W$, $U$, $b$를 씁니다 |
# | $x_t$, $h_t$, $a_t$ | $t$번째 시점의 입력, 은닉 상태(hidden state), 활성화 전 값(pre-activation) |
# | $\sigma$, $\tanh$ | 시그모이드, 쌍곡탄젠트. 미분은 $\sigma'$, $\tanh'$ |
# | $\partial h_T / \partial h_t$ | $h_t$를 조금 바꾸면 $h_T$가 얼마나 바뀌는가. 벡터일 때는 행렬입니다 |
# | $k = T - t$ | 시차(lag): 몇 스텝 전인가 |
# | $L$ | 손실(loss) |
# | $\rho$ | 스펙트럼 반지름(spectral radius): 행렬의 고윳값 가운데 크기가 가장 큰 것의 크기 |
#
# RNN이 처음이라면 [순서가 있는 데이터](01_sequences.ipynb)부터 보세요.
#
# </details>
# %% [markdown] lang="en"
# # Gradients through time
# **How many steps back can an error signal travel?**
#
# Change a value of a hundred steps ago a little: how much does the present state change? That ratio is a gradient, and gradients are all that a network learns from. While they do not reach the past, nothing can be learned from it, however important it was. Why do the gradients of a recurrent neural network (RNN) vanish, and why do they explode? Let us measure the factors, one by one.
#
# After this lesson you can
#
# - work out backpropagation through time (BPTT) for three steps by hand, and say what each step multiplies by;
# - measure how a gradient shrinks or grows with the lag, and explain what saturation does to it;
# - tell what clipping can mend from what it cannot, and what is lost where no gradient arrives.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol | meaning |
# |---|---|
# | $h_t = \tanh(a_t)$, $a_t = W h_{t-1} + U x_t + b$ | one step of an RNN; all time steps share $W$, $U$ and $b$ |
# | $x_t$, $h_t$, $a_t$ | the input, the hidden state and the pre-activation at step $t$ |
# | $\sigma$, $\tanh$ | the sigmoid and the hyperbolic tangent; their slopes are $\sigma'$ and $\tanh'$ |
# | $\partial h_T / \partial h_t$ | how much $h_T$ changes when $h_t$ is changed a little; for vectors, a matrix |
# | $k = T - t$ | the lag: how many steps ago |
# | $L$ | the loss |
# | $\rho$ | the spectral radius of a matrix: the size of its largest eigenvalue |
#
# If RNNs are new to you, begin with [Sequences](01_sequences.ipynb).
#
# </details>
# %%
import math

import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import checks, explore, plots
from helpers.cells import rnn_step
from helpers.data import one_bit, study
from helpers.initial import make
from helpers.nets import LastStep
from helpers.train import progress

plots.use_course_style()
torch.set_num_threads(1)  # faster for small networks
# %% [markdown] lang="ko"
# ## 1. 세 스텝을 손으로
# 은닉 상태가 수 하나뿐인 RNN을 세 스텝 돌리고, 마지막 상태를 목표 $y$와 견줍니다.
#
# $$h_t = \tanh(w\,h_{t-1} + u\,x_t) \qquad L = (h_3 - y)^2$$
#
# $w$를 조금 바꾸면 $L$은 얼마나 바뀔까요? $w$는 세 번 쓰였으니 $L$로 가는 길도 셋입니다. 길마다 지나는 인수(곱하는 수)를 모두 곱하고, 세 길을 더하면 됩니다. $\tanh$의 미분은 $\tanh'(a_t) = 1 - h_t^2$입니다.
#
# | 인수 | 식 | 코드 |
# |---|---|---|
# | 마지막의 오차 | $\partial L / \partial h_3 = 2(h_3 - y)$ | `error` |
# | 한 스텝을 거슬러 갈 때 | $\partial h_t / \partial h_{t-1} = w\,(1 - h_t^2)$ | `back[t]` |
# | 시점 $t$에서 쓰인 $w$의 몫 | $h_{t-1}\,(1 - h_t^2)$ ($h_{t-1}$은 고정) | `local[t]` |
#
# 이것을 시간 역전파(backpropagation through time, BPTT)라고 부릅니다. 새로운 미분법이 아니라, 시간을 따라 펼친 신경망에 연쇄 법칙을 쓰는 것입니다.
# %% [markdown] lang="en"
# ## 1. Three steps by hand
# Take an RNN whose hidden state is a single number, run it for three steps, and compare the last state with a target $y$:
#
# $$h_t = \tanh(w\,h_{t-1} + u\,x_t) \qquad L = (h_3 - y)^2$$
#
# How much does $L$ change with $w$? $w$ was used three times, so there are three ways from it to $L$. Multiply all factors along each way, then add up the ways. The slope of $\tanh$ is $\tanh'(a_t) = 1 - h_t^2$.
#
# | factor | formula | code |
# |---|---|---|
# | the error at the end | $\partial L / \partial h_3 = 2(h_3 - y)$ | `error` |
# | one step back | $\partial h_t / \partial h_{t-1} = w\,(1 - h_t^2)$ | `back[t]` |
# | the share of the $w$ that was used at step $t$ | $h_{t-1}\,(1 - h_t^2)$ ($h_{t-1}$ held fixed) | `local[t]` |
#
# This is backpropagation through time (BPTT): no new kind of derivative, only the chain rule on a network that is unrolled in time.
# %%
w = torch.tensor(0.8, dtype=torch.float64, requires_grad=True)
u, x, y = 1.2, [1.0, -0.5, 0.3], 0.9
h = [torch.tensor(0.5, dtype=torch.float64)]  # h_0
for x_t in x:
    h.append(torch.tanh(w * h[-1] + u * x_t))
loss = (h[3] - y) ** 2

with torch.no_grad():
    error = 2 * (h[3] - y)
    back = {t: w * (1 - h[t] ** 2) for t in (3, 2)}
    local = {t: h[t - 1] * (1 - h[t] ** 2) for t in (3, 2, 1)}
    shares = {3: error * local[3], 2: error * back[3] * local[2]}
    shares[1] = error * back[3] * back[2] * local[1]
torch.testing.assert_close(sum(shares.values()), torch.autograd.grad(loss, w)[0])
print("back:  ", *(f"{value:.3f}" for value in back.values()))
print("shares:", *(f"{value:.3f}" for value in shares.values()))
# %% [markdown] lang="ko"
# 세 몫을 더하면 autograd의 답과 같습니다(다르면 `assert_close`가 오류를 냅니다). 과거로 갈수록 `back`이 하나씩 더 곱해집니다. 여기서는 0.647과 0.785이므로, 두 스텝을 거슬러 가면 둘을 곱한 0.51만 남습니다. $k$스텝 전이라면 이런 인수를 $k$개 곱합니다.
#
# $$\frac{\partial h_T}{\partial h_{T-k}} = \prod_{t=T-k+1}^{T} w\,\tanh'(a_t)$$
#
# 이 수업에서 다룰 것은 이 곱 하나입니다.
#
# ## 2. 한 스텝에 곱해지는 수
# 인수 $w\,\tanh'(a)$는 가중치(weight)와 활성화 함수의 기울기를 곱한 것입니다. $\tanh$ 자리에 시그모이드를 쓸 때와 함께 그려 봅시다.
# %% [markdown] lang="en"
# The three shares add up to what autograd says (`assert_close` would raise an error otherwise). Every step further back brings another `back`. Here they are 0.647 and 0.785, so that after two steps back 0.51 is left. At a lag of $k$ there are $k$ such factors:
#
# $$\frac{\partial h_T}{\partial h_{T-k}} = \prod_{t=T-k+1}^{T} w\,\tanh'(a_t)$$
#
# This one product is the whole subject of the lesson.
#
# ## 2. The factor of one step
# The factor $w\,\tanh'(a)$ is a weight times the slope of the activation function. Here it is, beside the one for a sigmoid in the place of $\tanh$:
# %%
plots.plot_slopes()
plt.show()


# %% [markdown] lang="ko"
# 실선을 보면 $\sigma'$은 아무리 커도 0.25이고 $\tanh'$은 1입니다. 그것도 $a = 0$에서만 그렇습니다. $|a|$가 커지면 함수가 납작해져 기울기가 0에 다가갑니다. 이것을 포화(saturation)라고 합니다. 그래서 "시그모이드를 여러 번 곱하니 기울기가 사라진다"라고들 합니다. 하지만 곱하는 것은 $\sigma'$이 아니라 $w\,\sigma'$입니다. 점선처럼 $w$를 키우면 인수가 1까지, 또는 1 위로 올라갑니다. 다만 **$a$가 0에 가까울 때만** 그렇습니다.
#
# 그러면 $w$를 크게 두면 될까요? $a$는 우리가 정하는 값이 아닙니다. $w$가 크면 $h$도 커지고, $a = w\,h$도 0에서 멀어집니다. 입력 없이 혼자 돌게 두고 50스텝 뒤의 인수를 봅시다.
# %% [markdown] lang="en"
# The solid lines show that $\sigma'$ is never above 0.25 and $\tanh'$ never above 1, and those only at $a = 0$. As $|a|$ grows the functions flatten out and their slopes go to 0: this is saturation. Hence the saying that gradients vanish "because many sigmoids are multiplied". But the factor is not $\sigma'$, it is $w\,\sigma'$. A larger $w$ (dashed) lifts it to 1 or above, though **only where $a$ is close to 0**.
#
# So why not choose a large $w$? Because $a$ is not ours to choose. With a large $w$ the state $h$ grows, and so does $a = w\,h$. Let us leave the RNN to itself, without input, and look at the factor after 50 steps:
# %%
def settle(w, h=0.5, steps=50):
    for _ in range(steps):
        a = w * h
        h = math.tanh(a)
    return a, w * (1 - h**2)


for w in (0.9, 1.1, 1.5, 4.0):
    a, factor = settle(w)
    print(f"w = {w}: a = {a:.3f}, w·tanh'(a) = {factor:.3f}")
# %% [markdown] lang="ko"
# $w$가 1보다 크면 $a$가 0에서 떨어진 곳에 자리를 잡고, 거기서는 인수가 1보다 작습니다. $w = 4$면 인수는 오히려 $w = 0.9$일 때보다 훨씬 작습니다. 가중치가 키우는 것보다 포화가 더 많이 깎습니다.
#
# 인수가 스텝마다 같다면 기울기는 거듭제곱입니다. 몇 가지를 로그 눈금에 그려 봅시다.
# %% [markdown] lang="en"
# Where $w$ is above 1, $a$ settles away from 0, and the factor there is below 1. With $w = 4$ it is far smaller than with $w = 0.9$: saturation takes away more than the weight adds.
#
# If the factor is the same at every step, the gradient is a power. Here are a few on a logarithmic axis:
# %%
plots.plot_powers({f"${factor}^k$": factor for factor in (1.1, 0.99, 0.9, 0.5, 0.25)}, steps=300)
plt.show()
# %% [markdown] lang="ko"
# 거듭제곱은 로그 눈금에서 직선입니다. 0.25는 시그모이드가 $w = 1$로 낼 수 있는 가장 큰 인수인데, 100번 곱하면 $10^{-60}$쯤입니다. 0.9와 0.99는 얼핏 비슷해 보여도 100스텝 뒤에 $3 \times 10^{-5}$과 0.37로 갈립니다. 1.1은 똑같이 곧게, 그러나 위로 뻗습니다.
#
# 아래 그림은 RNN의 $|w \tanh'(a)|^k$와, LSTM이라는 셀의 '직접 경로'가 내는 $f^k$를 나란히 그립니다($f$는 3과와 4과에서 다룹니다. 지금은 0과 1 사이의 수로만 보세요). $w = 1.5$, $a = 0.5$에서 시작하면 RNN의 선은 올라갑니다. $w$는 그대로 두고 $a$를 1.5로 옮기면 선은 어느 쪽으로, 얼마나 가파르게 기울까요? **먼저 답을 정하고** 움직여 보세요. $a$가 고정되어 있다는 점이 실제 RNN과 다릅니다.
# %% [markdown] lang="en"
# A power is a straight line on a logarithmic axis. 0.25 is the largest factor that a sigmoid can give with $w = 1$, and 100 of them make about $10^{-60}$. 0.9 and 0.99 look alike, but after 100 steps they have come to $3 \times 10^{-5}$ and to 0.37. 1.1 runs just as straight, upwards.
#
# The drawing below shows $|w \tanh'(a)|^k$ of an RNN, and beside it $f^k$, the "direct path" of a cell called LSTM ($f$ is the subject of lessons 03 and 04; for now it is a number between 0 and 1). At $w = 1.5$, $a = 0.5$ the RNN's line rises. Keep $w$ and move $a$ to 1.5: which way will the line go, and how steeply? **Settle on an answer first**, then move the slider. (In a real RNN $a$ would not stay where it is put.)
# %%
explore.gradient(w=1.5, a=0.5)
# %% [markdown] lang="ko"
# $a = 0.5$에서는 $1.5 \times 0.786 = 1.18$이라 커지고, $a = 1.5$에서는 $1.5 \times 0.181 = 0.27$이라 스텝마다 거의 4분의 1로 줄어듭니다. 가중치는 같아도 포화가 폭발을 소실로 바꿉니다.
#
# ### 연습 문제 1: float32가 끝나는 곳
# 그림에 float32로 나타낼 수 있는 가장 작은 수가 표시되어 있습니다. 1에서 시작해 0.5를 **한 번에 하나씩** 곱해 나가면 몇 번째에 정확히 0이 될까요? 0.9를 곱해 나가면 0이 되지 않고 어떤 값에 달라붙습니다. 그 값은 얼마일까요? `torch.tensor(1.0)`은 float32입니다. 막히면 `checks.check_float32(half, stuck, hint=1)`로 힌트를 봅니다.
# %% [markdown] lang="en"
# At $a = 0.5$ the factor is $1.5 \times 0.786 = 1.18$, and the gradient grows; at $a = 1.5$ it is $1.5 \times 0.181 = 0.27$, and every step leaves about a quarter. With the same weight, saturation turns exploding into vanishing.
#
# ### Exercise 1: where float32 ends
# The drawing marks the smallest number that float32 can hold. Begin at 1 and multiply by 0.5, **one factor at a time**: after how many factors is the product exactly 0? Multiplied by 0.9 it never becomes 0 but sticks at some value: which? `torch.tensor(1.0)` is a float32. For a hint, change the check to `checks.check_float32(half, stuck, hint=1)`.
# %% tags=["exercise"]
# ko| half = None  # 0.5를 몇 번 곱하면 0이 되는가
# en| half = None  # how many factors of 0.5 make 0
# ko| stuck = None  # 0.9를 곱해 나가면 달라붙는 값
# en| stuck = None  # the value at which factors of 0.9 get stuck
### BEGIN SOLUTION
product, half = torch.tensor(1.0), 0
while product > 0:
    product, half = product * 0.5, half + 1

stuck = torch.tensor(1.0)
while stuck * 0.9 != stuck:
    stuck = stuck * 0.9
### END SOLUTION
# %% tags=["exercise"]
checks.check_float32(half, stuck)


# %% [markdown] lang="ko"
# ## 3. 신경망에서 재기
# 은닉 상태가 수 64개라면 한 스텝의 인수는 행렬입니다. $h_{t-1}$에서 $a_t$로 가는 $W$에, 행마다 $\tanh'$을 곱한 것입니다.
#
# $$\frac{\partial h_T}{\partial h_{T-k}} = \prod_{t=T-k+1}^{T} \mathrm{diag}(1 - h_t^2)\, W$$
#
# 행렬의 크기로는 프로베니우스 노름(Frobenius norm)을 $\sqrt{64}$로 나눈 값을 씁니다. 시차 0에서 이 값은 1입니다. $W$는 난수로 뽑아 스펙트럼 반지름 $\rho$가 원하는 값이 되도록 늘이거나 줄입니다. 입력은 두 가지입니다. 모든 유닛의 $a$에 스텝마다 분산이 1인 난수를 더하거나, 아무것도 넣지 않습니다. 어느 쪽이든 $h_0$은 분산이 1인 난수입니다. $\tanh$를 뺀 선형 RNN도 곁에 둡니다. 수가 아주 작아지므로 float64로 계산하고, 시드 다섯 개의 중앙값을 선으로, 범위를 띠로 그립니다.
# %% [markdown] lang="en"
# ## 3. Measured in networks
# With a hidden state of 64 numbers, the factor of a step is a matrix: $W$, which leads from $h_{t-1}$ to $a_t$, with each row multiplied by its $\tanh'$.
#
# $$\frac{\partial h_T}{\partial h_{T-k}} = \prod_{t=T-k+1}^{T} \mathrm{diag}(1 - h_t^2)\, W$$
#
# As the size of a matrix we take its Frobenius norm divided by $\sqrt{64}$, which is 1 at a lag of 0. $W$ is drawn at random and scaled to the spectral radius $\rho$ that we want. There are two kinds of input: at every step a random number of variance 1 is added to the $a$ of every unit, or nothing is. Either way $h_0$ is random with variance 1. A linear RNN, without $\tanh$, stands beside them. The numbers become tiny, so we compute in float64; a line is the median of five seeds, a band their range:
# %%
def sizes(rho, seed, noise, squash=torch.tanh, steps=100, H=64):
    torch.manual_seed(seed)
    W, h = torch.randn(H, H, dtype=torch.float64), torch.randn(H, dtype=torch.float64)
    W = W * rho / torch.linalg.eigvals(W).abs().max()
    factors = []
    for _ in range(steps):
        h = squash(W @ h + noise * torch.randn(H, dtype=torch.float64))
        factors.append((1 - h**2)[:, None] * W if squash is torch.tanh else W)
    product, found = torch.eye(H, dtype=torch.float64), []
    for factor in reversed(factors):
        product = product @ factor
        found.append(product.norm() / H**0.5)
    return torch.stack(found)  # (steps,): at lags 1, 2, …


# %% tags=["nbval-ignore-output"]
# ko| kinds = {"입력의 분산 1": {"noise": 1}, "입력 없음": {"noise": 0}}
# en| kinds = {"input of variance 1": {"noise": 1}, "no input": {"noise": 0}}
# ko| kinds["선형, tanh 없음"] = {"noise": 0, "squash": lambda a: a}
# en| kinds["linear, no tanh"] = {"noise": 0, "squash": lambda a: a}
panels = {title: {} for title in kinds}
for title, kind in kinds.items():
    for rho in (3, 1.5, 1.1, 0.9):
        norms = torch.stack([sizes(rho, seed, **kind) for seed in range(5)])
        panels[title][rf"$\rho = {rho}$"] = norms
        print(f"{title}, ρ = {rho}: {norms[:, -1].min():.0e} … {norms[:, -1].max():.0e}")
plots.plot_norms(panels)
plt.show()


# %% [markdown] lang="ko"
# 오른쪽의 선형 RNN은 교과서대로입니다. $\rho < 1$이면 줄고 $\rho > 1$이면 커집니다. 그런데 왼쪽은 다릅니다. 입력의 분산이 1이면 $\rho = 1.1$과 $1.5$도 **사라집니다**. 입력이 $a$를 0에서 먼 곳으로 밀어내어 $\tanh'$이 작아지기 때문입니다. 넷 가운데 $\rho = 3$만 폭발합니다. 입력이 없는 가운데 그림에서는 $\rho = 0.9$만 뚜렷이 사라지고, 1.1은 1 언저리에 머물며, 1.5는 시드에 따라 다릅니다. 출력한 값은 시차 100에서 잰 다섯 시드의 범위입니다.
#
# 그러니 "$\rho$가 1보다 크면 폭발한다"라는 말은 선형일 때만 맞습니다. $\tanh$가 있으면 가중치와 함께 **입력의 크기**가 기울기를 정합니다. $\rho$가 무엇을 보장하고 무엇을 보장하지 못하는지는 '더 깊이'에서 다룹니다.
#
# ### 연습 문제 2: autograd로 모든 시차를 한 번에
# 위에서는 행렬을 곱했습니다. 이번에는 autograd에 맡깁니다. $h_T$의 원소를 모두 더한 값을 $h_{T-k}$로 미분하고, 그 벡터의 노름을 $k = 0, 1, \dots, T-1$ 순서로 돌려주세요. $h$는 0에서 시작하고, 한 스텝은 `rnn_step(x_t, h, *rnn.parameters())`입니다. `nn.RNN`이 돌려주는 `out`으로는 되지 않습니다. 왜일까요?
# %% [markdown] lang="en"
# On the right, the linear RNN goes by the book: it shrinks where $\rho < 1$ and grows where $\rho > 1$. Not so on the left. With an input of variance 1, $\rho = 1.1$ and $1.5$ **vanish**, too, because the input drives $a$ away from 0, to where $\tanh'$ is small; of the four only $\rho = 3$ explodes. In the middle, without input, only $\rho = 0.9$ clearly vanishes, 1.1 stays in the neighbourhood of 1, and with 1.5 it depends on the seed. What is printed is the range of the five seeds at a lag of 100.
#
# So "it explodes where $\rho$ is above 1" is true of linear networks only. With $\tanh$, the **size of the input** has a say as well. What $\rho$ guarantees and what it does not is told under "Going deeper".
#
# ### Exercise 2: all lags at once, by autograd
# Above, we multiplied matrices. Now leave it to autograd: differentiate the sum of all elements of $h_T$ by $h_{T-k}$, and return the norm of that vector for $k = 0, 1, \dots, T-1$, in this order. $h$ starts at 0, and a step is `rnn_step(x_t, h, *rnn.parameters())`. The `out` that `nn.RNN` returns will not do. Why?
# %% tags=["exercise"]
def gradient_norms(rnn, x):
    """
    # ko| h_T의 합을 h_{T-k}로 미분한 벡터의 노름, k = 0 … T-1. rnn: nn.RNN, x (T, 1, D) -> (T,)
    # en| Norms of the gradient of h_T's sum by h_{T-k}, k = 0 … T-1: x (T, 1, D) -> (T,).
    """
    ### BEGIN SOLUTION
    h, states = x.new_zeros(1, rnn.hidden_size), []
    for x_t in x:
        h = rnn_step(x_t, h, *rnn.parameters())
        states.append(h)
    by_state = torch.autograd.grad(h.sum(), states)
    return torch.stack([grad.norm() for grad in by_state]).flip(0)
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_gradient_norms(gradient_norms)


# %% [markdown] lang="ko"
# ## 4. 절벽과 클리핑
# 먼저 폭발입니다. Pascanu 등(2013)의 예를 본떠, 수 하나짜리 RNN $h_t = \tanh(w\,h_{t-1} + b)$를 $h_0 = 0.5$에서 20스텝 돌립니다. 손실은 $L = (h_{20} - 0.8)^2$입니다. 손실에 난 절벽의 위쪽 끝에서 경사 하강법을 50번 합니다. 한 번은 그대로, 한 번은 기울기의 노름이 1을 넘으면 방향은 그대로 두고 길이만 1로 줄여서 합니다. 이것이 기울기 클리핑(gradient clipping)입니다.
# %% [markdown] lang="en"
# ## 4. The cliff, and clipping
# Exploding first. After an example of Pascanu et al. (2013), an RNN of a single number, $h_t = \tanh(w\,h_{t-1} + b)$, runs for 20 steps from $h_0 = 0.5$, and the loss is $L = (h_{20} - 0.8)^2$. From the brink of a cliff in this loss we make 50 steps of gradient descent: once as it is, and once so that a gradient whose norm exceeds 1 is shortened to 1, in the same direction. This is gradient clipping.
# %%
def cliff(w, b):
    h = torch.full_like(w, 0.5)
    for _ in range(20):
        h = torch.tanh(w * h + b)
    return (h - 0.8) ** 2


def walk(limit, lr=0.05, steps=50):
    point, path = torch.tensor([1.6, -0.2547], dtype=torch.float64), []
    for _ in range(steps + 1):
        loss = cliff(*point.requires_grad_())
        path.append([*point.tolist(), loss.item()])
        (grad,) = torch.autograd.grad(loss, point)
        step = grad * min(1, limit / grad.norm())
        point = (point - lr * step).detach()
    return path


# %%
w, b = (torch.linspace(*ends, 600, dtype=torch.float64) for ends in ((0.5, 3), (-1.5, 2.5)))
near = torch.linspace(-0.32, -0.14, 600, dtype=torch.float64)
# ko| paths = {"그대로": walk(math.inf), "클리핑": walk(1.0)}
# en| paths = {"as it is": walk(math.inf), "clipped": walk(1.0)}
for name, path in paths.items():
    length, end = math.dist(path[0][:2], path[1][:2]), path[-1][2]
    # ko| row = f"첫 업데이트의 거리 {length:.2f}, 마지막 손실 {end:.4f}"
    # en| row = f"distance of the first update {length:.2f}, loss at the end {end:.4f}"
    print(f"{name}: {row}")
loss = cliff(*torch.meshgrid(w, b, indexing="xy"))
cut = cliff(torch.full_like(near, 1.6), near)
plots.plot_cliff((w, b, loss), (near, cut), paths)
plt.show()


# %% [markdown] lang="ko"
# 오른쪽은 왼쪽 지도를 별표(출발점)를 지나도록 세로로 자르고 크게 늘인 것입니다(두 길은 $w$도 함께 바꾸므로 곡선을 벗어납니다). 왼편 높은 평지와 오른편 낮은 골짜기에서는 기울기가 작고, 그 사이가 절벽입니다. 별표에서 기울기의 노름은 45이므로, 그대로 가면 첫 업데이트에서 골짜기를 넘어 2.2만큼 날아갑니다. 내린 곳에서는 $h$가 포화되어 기울기가 0에 가깝습니다. 손실은 0.04에서 멈추고, 남은 업데이트로도 돌아오지 못합니다. 클리핑을 하면 길어야 0.05씩 걸어 내려가 골짜기 바닥에 닿습니다. 폭발 한 번이 소실로 끝날 수 있습니다.
#
# ### 연습 문제 3: 노름으로 클리핑하기
# `clip(parameters, limit)`을 만드세요. 모든 파라미터의 기울기를 **한 벡터로 이어 붙였다고 보고** 노름을 하나 구합니다. 그 노름이 `limit`보다 크면 모든 기울기에 같은 수를 곱해 노름을 `limit`으로 줄이고, 아니면 그대로 둡니다. `.grad`를 제자리에서 바꾸고, 줄이기 **전의** 노름을 돌려주세요. `.grad`가 `None`인 파라미터도 있고, `parameters`는 한 번만 훑을 수 있는 제너레이터일 수도 있습니다.
# %% [markdown] lang="en"
# The right panel is a cut through the map on the left, straight up through the star where both begin, and much enlarged. (Both ways change $w$ as well, and so leave the curve.) On the high plain and in the low valley the gradient is small; between them is the cliff. At the star the norm of the gradient is 45, so the first update flies 2.2 far, across the valley. Where it lands, $h$ is saturated and the gradient close to 0: the loss stays at 0.04, and the updates that follow do not bring it back. With clipping, descent walks down in steps of at most 0.05 and reaches the floor of the valley. A single explosion may end in vanishing.
#
# ### Exercise 3: clip by the norm
# Write `clip(parameters, limit)`. Take the gradients of all parameters as **one long vector** and find its norm. If it is above `limit`, multiply all gradients by one number that brings the norm down to `limit`; otherwise leave them. Change each `.grad` in place and return the norm as it was **before**. Some parameters have no gradient (`None`), and `parameters` may be a generator, which can be run through only once.
# %% tags=["exercise"]
def clip(parameters, limit):
    """
    # ko| 모든 기울기를 합친 노름이 limit을 넘지 않게, 제자리에서 줄입니다. -> 줄이기 전의 노름
    # en| Scale all gradients in place so that their joint norm is at most limit -> the norm before.
    """
    ### BEGIN SOLUTION
    grads = [parameter.grad for parameter in parameters if parameter.grad is not None]
    norm = torch.stack([grad.norm() for grad in grads]).norm()
    if norm > limit:
        for grad in grads:
            grad.mul_(limit / norm)
    return norm
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_clip(clip)


# %% [markdown] lang="ko"
# ### 고칠 수 있는 것과 없는 것
# 이제 진짜 과제입니다. 첫 시점에 비트 하나(±1)가 들어오고, 그 뒤 $d$스텝 동안은 잡음만 들어옵니다. 마지막에 비트가 무엇이었는지 답합니다. `one_bit(d, 샘플 수)`가 입력과 답을 만들고, `LastStep`이 마지막 $h$에서 답을 읽습니다. 경사 하강법에 클리핑을 끼워 넣습니다. 자리는 `backward` 다음, 가중치를 바꾸기 전입니다.
# %% [markdown] lang="en"
# ### What it can mend and what it cannot
# Now for a real task. At the first step one bit arrives, ±1; for $d$ steps after it there is only noise; at the end the net must say what the bit was. `one_bit(d, samples)` draws inputs and answers, and `LastStep` reads the answer from the last $h$. Clipping goes into gradient descent after `backward`, before the weights are changed:
# %%
def descend(net, d, updates, lr, limit):
    losses, norms = [], []
    for _ in range(updates):
        x, bit = one_bit(d, 32)
        loss = nn.functional.binary_cross_entropy_with_logits(net(x), bit)
        net.zero_grad()
        loss.backward()
        norms.append(nn.utils.clip_grad_norm_(net.parameters(), limit).item())  # before clipping
        with torch.no_grad():
            for parameter in net.parameters():
                parameter -= lr * parameter.grad
        losses.append(loss.item())
    return losses, norms


# %% [markdown] lang="ko"
# 먼저 폭발하는 쪽입니다. $W$를 단위행렬(identity matrix)로 시작한 RNN(`rnn_identity`)에게 $d = 20$을 맡깁니다. 학습률은 1, 업데이트는 100번이고, 시드 다섯 개로 클리핑 없이(`inf`), 노름을 1로, 0.1로 클리핑하며 학습합니다. 마지막 열 번의 손실 평균이 0.05보다 작으면 성공입니다.
# %% [markdown] lang="en"
# First a net that explodes: an RNN whose $W$ starts as the identity matrix (`rnn_identity`), with $d = 20$, a learning rate of 1 and 100 updates. It is trained from five seeds without clipping (`inf`), clipped to a norm of 1, and to 0.1. A run succeeds when the mean of its last ten losses is below 0.05:
# %% tags=["nbval-ignore-output"]
def runs_of(setting, limit):
    for seed in range(5):
        torch.manual_seed(seed)
        net = LastStep(make(setting, inputs=2, hidden=16, longest=20))
        yield descend(net, d=20, updates=100, lr=1.0, limit=limit)


panels = {}
for limit in progress((math.inf, 1.0, 0.1)):
    losses, norms = zip(*runs_of("rnn_identity", limit), strict=True)
    solved = sum(sum(run[-10:]) < 0.5 for run in losses)
    shortened = sum(norm > limit for run in norms for norm in run)
    # ko| said = f"성공 {solved}/5, 줄인 업데이트 {shortened}/500, 가장 큰 노름"
    # en| said = f"solved {solved}/5, updates shortened {shortened}/500, largest norm"
    print(f"{limit}: {said} {max(map(max, norms)):.0f}")
    # ko| panels[f"한도 {limit}"] = losses
    # en| panels[f"limit {limit}"] = losses
plots.plot_loss_curves(panels)
plt.show()
# %% [markdown] lang="ko"
# 점선은 찍어서 맞힐 때의 손실 $\ln 2 = 0.69$입니다. 클리핑을 하지 않으면 손실이 대개 그 위에서 튀기만 하고, 한도를 0.1로 두면 금세 0 가까이 내려갑니다. 한도가 1이면 대체로 그 중간입니다. 학습률이 1이니 한 번에 1까지 움직일 수 있고, 이 신경망에는 그것도 큽니다. **한도도 골라야 하는 값**입니다. 학습률을 낮추어도 덜 튀지만, 그러면 멀쩡한 기울기로 움직이는 거리까지 줄어듭니다.
#
# 이번에는 사라지는 쪽입니다. PyTorch의 기본 초기화로 시작한 RNN을 똑같이 학습합니다.
# %% [markdown] lang="en"
# The dotted line is $\ln 2 = 0.69$, the loss of a guess. Without clipping most runs do nothing but jump about above it; with a limit of 0.1 they soon come down to 0. A limit of 1 is somewhere in between: with a learning rate of 1 an update can still be 1 long, which is much for this net. **The limit, too, has to be chosen.** A smaller learning rate would jump less as well, but it also shortens the updates whose gradients were fine.
#
# Now a net that vanishes: an RNN as PyTorch initialises it, trained in the same way:
# %% tags=["nbval-ignore-output"]
for limit in progress((math.inf, 1.0, 0.1)):
    losses, norms = zip(*runs_of("rnn", limit), strict=True)
    solved = sum(sum(run[-10:]) < 0.5 for run in losses)
    shortened = sum(norm > limit for run in norms for norm in run)
    # ko| said = f"성공 {solved}/5, 줄인 업데이트 {shortened}/500, 가장 큰 노름"
    # en| said = f"solved {solved}/5, updates shortened {shortened}/500, largest norm"
    print(f"{limit}: {said} {max(map(max, norms)):.1f}")


# %% [markdown] lang="ko"
# 어느 한도에서도 배우지 못했습니다. 노름이 1을 넘은 적이 없으니 한도 1은 클리핑을 하지 않은 것과 똑같은 학습이고, 0.1은 여러 번 줄였지만 도움이 되지 않았습니다. **클리핑은 폭발을 막을 뿐, 소실은 고치지 못합니다.** Pascanu 등(2013)도 둘에 서로 다른 처방을 씁니다. 거꾸로 기울기를 키우면 어떨까요? 그것도 안 됩니다. 모든 시점의 몫에 같은 수가 곱해질 뿐, 가까운 몫과 먼 몫의 비율은 그대로이기 때문입니다('더 깊이'에서 잽니다).
#
# ## 5. 대가
# 기울기가 작으면 정말 못 배울까요? 이번에는 흔히 쓰는 Adam으로, 비트를 $d = 5, 10, 20, 40, 80$스텝 동안 기억하는 과제를 기본 RNN과 단위행렬로 시작한 RNN에게 맡깁니다. 시드 20개, 업데이트 1000번까지이고, 손실이 다섯 번 잇달아 0.02보다 작아지면 멈춥니다. 새 시퀀스 1000개를 99 % 넘게 맞히면 성공입니다. 미리 돌려 둔 결과를 읽어 옵니다(`data/lags.csv`, 스크립트는 `tools/studies/lags.py`).
# %% [markdown] lang="en"
# No limit helped. The norm never exceeded 1, so that a limit of 1 makes the very same runs as no clipping; 0.1 shortened many updates, to no avail. **Clipping keeps gradients from exploding; it does not mend vanishing.** (Pascanu et al. 2013, too, have different remedies for the two.) What about the opposite, making the gradient larger? That does not help, either: the shares of all steps are multiplied by the same number, and the proportion of near to far ones stays (measured under "Going deeper").
#
# ## 5. The price
# Does a small gradient really keep a net from learning? We give the bit to the default RNN and to the one started from the identity, this time with Adam, as is usual: to be remembered for $d = 5, 10, 20, 40, 80$ steps, from 20 seeds, in up to 1000 updates. A run ends when the loss has been below 0.02 five times in a row, and succeeds when it gets more than 99 % of 1000 fresh sequences right. This was run beforehand (`data/lags.csv`, made by `tools/studies/lags.py`):
# %%
def updates_of(setting, lag, limit="1"):
    rows = study("lags")
    same = [r for r in rows if (r["setting"], r["lag"], r["clip"]) == (setting, str(lag), limit)]
    return [int(r["updates"]) if float(r["accuracy"]) > 0.99 else None for r in same]


lags = (5, 10, 20, 40, 80)
runs = {name: {lag: updates_of(name, lag) for lag in lags} for name in ("rnn", "rnn_identity")}
for setting in runs:
    for limit in ("1", "inf"):
        solved = [sum(n is not None for n in updates_of(setting, lag, limit)) for lag in lags]
        # ko| print(f"{plots.label(setting)}, 한도 {limit}: 20번 가운데 {solved}")
        # en| print(f"{plots.label(setting)}, limit {limit}: of 20, {solved}")
plots.plot_reach(runs)
plt.show()
# %% [markdown] lang="ko"
# 앞의 두 그림은 업데이트 100번, 1000번 안에 성공한 비율이고, 오른쪽은 성공할 때까지 걸린 업데이트 횟수입니다(점은 실행 하나, 선은 중앙값). 기본 RNN이 치르는 대가는 $d$가 길어질수록 커집니다. 업데이트의 중앙값이 31, 39, 79, 148, 416으로 늘어납니다. 100번 안에 성공한 것은 $d = 20$에서 16/20, $d = 40$에서 3/20, $d = 80$에서 0/20입니다. 단위행렬로 시작하면 기울기가 크게 줄지 않은 채 출발하므로, $d = 40$에서도 중앙값이 27입니다. Le 등(2015)이 ReLU에 쓴 초기화를 $\tanh$에 쓴 것입니다.
#
# 그런데 두 가지가 통념과 다릅니다. 첫째, **기본 RNN도 $d = 40$에서 19/20, $d = 80$에서 12/20을 결국 배웁니다.** "RNN은 긴 시차를 배우지 못한다"라는 말은 지나칩니다. 느리고 운을 타지만 불가능하지는 않습니다. 처음에 사라졌던 기울기도 학습하는 동안 크게 오르내리는데(4과의 '더 깊이'에서 따라가 봅니다), 그 덕으로 보입니다. 둘째, 단위행렬로 시작해도 $d = 80$에서는 9/20뿐입니다. 기울기가 살아 있는 것만으로 모자랄 때가 있습니다.
#
# 그림은 노름 1로 클리핑한 실행이고, 출력에는 클리핑 없이(`inf`) 되풀이한 결과도 있습니다. $d = 20$까지는 차이가 거의 없고, 그 뒤로도 증거라 할 만큼 벌어지지 않습니다. 가장 벌어진 12/20과 7/20도, 두 설정의 실력이 같을 때 우연히 그만큼 벌어질 확률이 0.20입니다(피셔의 정확 검정). 4절의 경사 하강법과 달리 Adam은 최근 기울기의 크기로 나누어 업데이트하므로(Kingma & Ba 2015), 큰 기울기가 한 번 나와도 멀리 날아가지 않습니다.
#
# ## 정리
# - 시간 역전파에서 $w$의 기울기는 시점마다의 몫을 더한 것이고, 한 스텝을 거슬러 갈 때마다 $w\,\tanh'(a)$(신경망에서는 $\mathrm{diag}(1-h^2)\,W$)가 곱해집니다. 세 스텝짜리 계산이 autograd와 같았습니다.
# - 인수가 0.9면 100스텝 뒤에 $3 \times 10^{-5}$이 남습니다. $\tanh'$은 많아야 1이고 포화되면 훨씬 작아서, 입력의 분산이 1인 RNN은 $\rho = 1.5$에서도 기울기가 사라졌고 $\rho = 3$에서 폭발했습니다.
# - 클리핑은 절벽에서 날아가는 것을 막았지만, 기울기가 사라지는 신경망에는 소용이 없었습니다. 기본 RNN이 비트를 배우는 데 걸린 업데이트는 $d = 5$에서 31, $d = 80$에서 416이었고, $d = 80$에서는 20번 가운데 12번만 성공했습니다.
#
# **여기서 다루지 않은 것**: 과제는 비트 하나를 기억하는 것 하나뿐입니다. 행렬도 포화도 없는 길을 셀 안에 만들면 어떻게 되는지는 [LSTM의 게이트](03_lstm_gates.ipynb)와 [덧셈으로 이어지는 셀 경로](04_cell_path.ipynb)에서 봅니다.
# %% [markdown] lang="en"
# The two panels on the left show the share of runs that succeed within 100 and within 1000 updates, the right one how many updates it took (a dot is a run, the line their median). The default RNN pays more the longer $d$ is: the median rises from 31 to 39, 79, 148 and 416 updates. Within 100 updates it is 16 of 20 at $d = 20$, 3 of 20 at $d = 40$ and 0 of 20 at $d = 80$. Started from the identity, the gradient hardly shrinks at first, and the median is 27 even at $d = 40$. (Le et al. 2015 proposed this for ReLU; here it is used with $\tanh$.)
#
# But two things are not as one would expect. First, **the default RNN does learn in the end: 19 of 20 runs at $d = 40$, and 12 of 20 at $d = 80$.** "RNNs cannot learn long lags" says too much: it is slow and takes luck, but it is not impossible, presumably because a gradient that has vanished at the start goes up and down a great deal while the net is trained (lesson 04 follows it, under "Going deeper"). Second, the start from the identity manages only 9 of 20 at $d = 80$: a gradient that survives may not be enough.
#
# The figure shows runs clipped to a norm of 1; what is printed has those without clipping (`inf`) as well. Up to $d = 20$ it makes next to no difference, and beyond it none that would be evidence: even the widest, 12 of 20 against 7 of 20, would turn up by chance with a probability of 0.20 if both were equally good (Fisher's exact test). Unlike the gradient descent of section 4, Adam (Kingma & Ba 2015) divides by the size of recent gradients, so that a single large one does not carry it far.
#
# ## In short
# - In BPTT the gradient of $w$ is a sum of one share a step, and every step further back multiplies by $w\,\tanh'(a)$, or by $\mathrm{diag}(1-h^2)\,W$ in a network. For three steps, by hand, it equalled autograd's.
# - A factor of 0.9 leaves $3 \times 10^{-5}$ after 100 steps. $\tanh'$ is at most 1, and far less in saturation: with an input of variance 1 the gradient of an RNN vanished even at $\rho = 1.5$, and it exploded at $\rho = 3$.
# - Clipping kept descent from flying off a cliff; a net whose gradient vanishes it could not help. The default RNN took 31 updates to learn the bit at $d = 5$ and 416 at $d = 80$, where it succeeded in 12 of 20 runs.
#
# **Not covered here**: there was a single kind of task, keeping one bit. What a cell gains from a path with neither matrix nor saturation is told in [The gates of an LSTM](03_lstm_gates.ipynb) and [The additive cell path](04_cell_path.ipynb).
# %% [markdown] lang="ko"
# ## 더 깊이: 특잇값이 보장하는 것
# 3절의 곱에서 한 스텝의 인수는 노름이 $\gamma\,\sigma_{\max}(W)$를 넘지 못합니다. $\sigma_{\max}$는 가장 큰 특잇값(singular value)이고, $\gamma$는 활성화 함수의 가장 큰 기울기로 $\tanh$이면 1, 시그모이드이면 1/4입니다. 증명은 한 줄입니다.
#
# $$\left\lVert \frac{\partial h_T}{\partial h_{T-k}} \right\rVert \le \prod_t \lVert \mathrm{diag}(\phi'(a_t)) \rVert\, \lVert W \rVert \le (\gamma\,\sigma_{\max})^k$$
#
# 그래서 $\sigma_{\max} < 1/\gamma$이면 **반드시** 사라집니다(충분조건). 폭발하려면 $\sigma_{\max} > 1/\gamma$**이어야** 하지만, 그렇다고 폭발하는 것은 아닙니다(필요조건). Pascanu, Mikolov, Bengio(2013) 2.1절의 결과입니다. 바로 PyTorch의 기본 RNN이 그렇습니다. 입력이 없고 $h$가 0에 가까워 $\tanh' = 1$일 때, 곧 가장 덜 사라질 때의 시차 100을 재 봅시다.
# %% [markdown] lang="en"
# ## Going deeper: what singular values guarantee
# In the product of section 3, the norm of one factor is at most $\gamma\,\sigma_{\max}(W)$. Here $\sigma_{\max}$ is the largest singular value, and $\gamma$ the largest slope of the activation function: 1 for $\tanh$, 1/4 for the sigmoid. The proof is one line:
#
# $$\left\lVert \frac{\partial h_T}{\partial h_{T-k}} \right\rVert \le \prod_t \lVert \mathrm{diag}(\phi'(a_t)) \rVert\, \lVert W \rVert \le (\gamma\,\sigma_{\max})^k$$
#
# So $\sigma_{\max} < 1/\gamma$ is **sufficient** for vanishing. $\sigma_{\max} > 1/\gamma$ is **necessary** for exploding, but not sufficient. This is section 2.1 of Pascanu, Mikolov & Bengio (2013). PyTorch's default RNN is a case in point. We measure it at a lag of 100 where it vanishes least, without input and with $h$ so close to 0 that $\tanh' = 1$:
# %% tags=["nbval-ignore-output"]
for seed in range(5):
    torch.manual_seed(seed)
    W = nn.RNN(2, 64).weight_hh_l0.detach().double()
    rho = torch.linalg.eigvals(W).abs().max()
    largest, after = (torch.linalg.matrix_norm(W.matrix_power(k), 2) for k in (1, 100))
    # ko| said = "시차 100의 노름"
    # en| said = "norm at lag 100"
    print(f"σ_max = {largest:.2f}, ρ = {rho:.2f}, {said} {after:.0e}")
# %% [markdown] lang="ko"
# $\sigma_{\max}$는 1보다 조금 크지만 기울기는 $10^{-18}$ 아래로 사라집니다. 선형일 때 먼 시차의 운명은 $\rho$가 정합니다. 둘이 다른 것은 이 행렬의 고유벡터들이 서로 수직이 아니기 때문입니다(비정규 행렬). 극단적인 예를 봅시다. 아래 행렬은 $\rho = 0.9$인데도 처음에는 크게 자랍니다.
# %% [markdown] lang="en"
# $\sigma_{\max}$ is a little above 1, and yet the gradient vanishes below $10^{-18}$. In the linear case it is $\rho$ that decides about long lags. The two differ because the eigenvectors of such a matrix are not at right angles (it is non-normal). Here is an extreme case, whose $\rho$ is 0.9, and which nevertheless grows a good deal at first:
# %%
W = torch.tensor([[0.9, 5.0], [0.0, 0.9]], dtype=torch.float64)
for k in (1, 10, 20, 50, 100, 200):
    print(f"{k}: {torch.linalg.matrix_norm(W.matrix_power(k), 2):.2g}")


# %% [markdown] lang="ko"
# 한 번에 5배, 열 번에 19배까지 자란 다음에야 $0.9^k$를 따라 줄어듭니다. 한 스텝만 보고 기울기의 앞날을 말할 수 없고, 고윳값만 보고 처음 몇십 스텝을 말할 수도 없습니다.
#
# ## 더 깊이: 소실은 부동소수점 탓이 아니다
# 사라지는 까닭은 곱이지, 컴퓨터가 작은 수를 못 다루어서가 아닙니다. Bengio 등(1994)이 짚은 것도 이것입니다. 먼 과거의 몫은 가까운 과거의 몫에 **견주어** 지수적으로 작습니다. 시점마다 $W$의 사본을 따로 두면 1절에서처럼 시점마다의 몫을 잴 수 있습니다. 기본 RNN에 비트 과제 $d = 80$을 넣고, float64로 잽니다.
# %% [markdown] lang="en"
# It grows 5 times in one step and 19 times in ten before it follows $0.9^k$ down. One step does not tell where a gradient will end, and eigenvalues do not tell about the first few dozen steps.
#
# ## Going deeper: vanishing is not a matter of floating point
# It comes from the product, and not from computers being bad at small numbers. The point of Bengio et al. (1994) is this: the share of the far past is exponentially small **compared to** that of the near past. If every step gets its own copy of $W$, the share of each can be measured, as in section 1. Here is the default RNN on the bit with $d = 80$, in float64:
# %% tags=["nbval-ignore-output"]
def shares_of_W(rnn, x):
    W_ih, W_hh, b_ih, b_hh = rnn.parameters()
    copies = [W_hh.detach().clone().requires_grad_() for _ in x]
    h = x.new_zeros(x.shape[1], rnn.hidden_size)
    for x_t, W in zip(x, copies, strict=True):
        h = rnn_step(x_t, h, W_ih, W, b_ih, b_hh)
    return torch.stack([grad.norm() for grad in torch.autograd.grad(h.sum(), copies)]).flip(0)


for seed in range(5):
    torch.manual_seed(seed)
    share = shares_of_W(make("rnn", 2, 16, 80).double(), one_bit(80, 1)[0].double())
    print(", ".join(f"k = {k}: {share[k]:.0e}" for k in (0, 10, 40, 79)))


# %% [markdown] lang="ko"
# 비트가 지나간 먼 시점의 몫($k = 79$)은 마지막 시점의 몫보다 열 자릿수 넘게 작습니다. float64는 이만큼 작은 수도 넉넉히 담지만, 몫을 모두 더한 기울기의 방향은 가까운 시점이 정합니다. 기울기 전체에 $10^{15}$을 곱해도 방향은 그대로이고 가까운 시점의 몫만 터무니없이 커집니다. 그래서 클리핑도, 키우기도, 더 정밀한 수도 소실을 고치지 못합니다.
#
# 부동소수점이 하는 일은 어디서부터 0인지를 정하는 것뿐입니다. 그마저도 단순하지 않습니다. float32에서 가장 작은 양수는 $2^{-149}$이고, 이 근처의 수는 모두 이것의 정수배(비정규 수)입니다. 인수를 하나씩 곱하고 반올림하다 보면 더는 변하지 않는 값에 이릅니다.
# %% [markdown] lang="en"
# The share of the far step that the bit went through ($k = 79$) is smaller than that of the last step by more than ten orders of magnitude. float64 has ample room for such numbers, but the direction of their sum is set by the near steps. Multiply the whole gradient by $10^{15}$, and its direction stays, while the shares of the near steps become absurdly large. Hence neither clipping nor amplifying nor more precise numbers mend vanishing.
#
# All that floating point decides is where 0 begins, and even that is not simple. The smallest float32 above 0 is $2^{-149}$, and the numbers around it are whole multiples of it (subnormal numbers). Multiplied and rounded one factor at a time, a product arrives at a value that no longer changes:
# %%
def stuck_at(factor):
    product, count = torch.tensor(1.0), 0
    while product * factor != product:
        product, count = product * factor, count + 1
    return count, int(product.double() * 2.0**149)


for factor in (0.5, 0.51, 0.8, 0.95):
    count, units = stuck_at(factor)
    # ko| said = f"{count}번 곱하면 2^-149의 {units}배"
    # en| said = f"{count} of them make {units} times 2^-149"
    print(f"{factor}: {said}")
print("0.8 ** 1000 =", (torch.tensor(0.8) ** 1000).item())


# %% [markdown] lang="ko"
# 0.8을 곱하면 2배에서 멈춥니다. $2 \times 0.8 = 1.6$을 반올림하면 다시 2이기 때문입니다. 0.5에서만 $1 \times 0.5$가 짝수인 0 쪽으로 반올림되어 0이 됩니다. 연습 문제 1의 0.9는 $4 \times 0.9 = 3.6$이 다시 4가 되어 멈춥니다. 0.8을 천 번 곱한 정확한 값은 $10^{-97}$이므로, 달라붙은 값은 틀린 값이고 거듭제곱을 한 번에 구하면 0입니다. 작은 수를 0으로 처리하도록 설정한 장치(flush to zero)에서는 이런 값이 나오지 않습니다.
#
# ## 더 깊이: 절단 BPTT
# 시퀀스가 길면 처음까지 거슬러 가지 않고, 몇 스텝마다 $h$를 `detach`로 계산 그래프에서 떼어 내기도 합니다. 상태는 그대로 이어지고 기울기만 끊깁니다. 이것이 절단 BPTT(truncated BPTT)입니다. 40스텝 가운데 마지막 $h$의 기울기가 닿는 스텝을 세어 봅시다.
# %% [markdown] lang="en"
# With 0.8 it stops at 2 times, because $2 \times 0.8 = 1.6$ rounds to 2 again. Only 0.5 reaches 0: $1 \times 0.5$ is a tie, which is rounded to the even neighbour, 0. In exercise 1, 0.9 stops because $4 \times 0.9 = 3.6$ rounds to 4. A thousand factors of 0.8 make $10^{-97}$, so the value it is stuck at is wrong, and the power taken at once gives 0. (A device that is set to flush such small numbers to zero has none of them.)
#
# ## Going deeper: truncated BPTT
# For long sequences one often does not go back to the beginning, but takes $h$ out of the graph every so many steps with `detach`. The state goes on, only the gradient is cut: truncated BPTT. Of 40 steps, how many does the gradient of the last $h$ reach?
# %%
def reached(window, steps=40):
    torch.manual_seed(0)
    rnn, h, states = nn.RNN(2, 16), torch.zeros(1, 16), []
    for t, x_t in enumerate(torch.randn(steps, 1, 2)):
        h = rnn_step(x_t, h.detach() if t % window == 0 else h, *rnn.parameters())
        states.append(h)
    grads = torch.autograd.grad(h.sum(), states, allow_unused=True)
    return sum(grad is not None for grad in grads), h.sum().item()


for window in (40, 10, 1):
    count, total = reached(window)
    # ko| said = f"{window}스텝마다 떼면 {count}스텝에 닿음, h의 합"
    # en| said = f"cut every {window} steps it reaches {count}, sum of h"
    print(f"{said} {total:.3f}")
# %% [markdown] lang="ko"
# 앞으로 가는 계산은 똑같고(합이 같습니다), 기울기는 창 밖에 아예 닿지 않습니다. 소실이 기울기를 작게 만든다면 절단은 0으로 만듭니다. 창보다 먼 시차의 몫은 기울기에 들어 있지 않습니다. 다만 상태는 이어지므로, 창 안에서 배운 것을 창 너머로 나를 수는 있습니다. 5과의 연속 스트림에서 이 방법을 씁니다.
#
# ### 출처
# - S. Hochreiter, *Untersuchungen zu dynamischen neuronalen Netzen*, 뮌헨 공과대학교 졸업 논문, 1991 (기울기 소실을 처음 분석했습니다. 독일어).
# - Y. Bengio, P. Simard, P. Frasconi, *Learning Long-Term Dependencies with Gradient Descent is Difficult*, IEEE Transactions on Neural Networks 5(2), 1994.
# - R. Pascanu, T. Mikolov, Y. Bengio, *On the Difficulty of Training Recurrent Neural Networks*, ICML 2013 (2.1절 특잇값, 3.2절 클리핑).
# - P. J. Werbos, *Backpropagation Through Time: What It Does and How to Do It*, Proceedings of the IEEE 78(10), 1990.
# - Q. V. Le, N. Jaitly, G. E. Hinton, *A Simple Way to Initialize Recurrent Networks of Rectified Linear Units*, 2015.
# - D. P. Kingma, J. Ba, *Adam: A Method for Stochastic Optimization*, ICLR 2015.
# %% [markdown] lang="en"
# The forward pass is the same (so are the sums), and outside its window the gradient does not arrive at all. Where vanishing makes a gradient small, truncation makes it 0: the shares of lags beyond the window are left out. But the state goes on, and may carry what was learned within a window beyond it. Lesson 05 does this on continual streams.
#
# ### Sources
# - S. Hochreiter, *Untersuchungen zu dynamischen neuronalen Netzen*, diploma thesis, Technische Universität München, 1991 (the first analysis of the vanishing gradient, in German).
# - Y. Bengio, P. Simard, P. Frasconi, *Learning Long-Term Dependencies with Gradient Descent is Difficult*, IEEE Transactions on Neural Networks 5(2), 1994.
# - R. Pascanu, T. Mikolov, Y. Bengio, *On the Difficulty of Training Recurrent Neural Networks*, ICML 2013 (2.1 singular values, 3.2 clipping).
# - P. J. Werbos, *Backpropagation Through Time: What It Does and How to Do It*, Proceedings of the IEEE 78(10), 1990.
# - Q. V. Le, N. Jaitly, G. E. Hinton, *A Simple Way to Initialize Recurrent Networks of Rectified Linear Units*, 2015.
# - D. P. Kingma, J. Ba, *Adam: A Method for Stochastic Optimization*, ICLR 2015.
