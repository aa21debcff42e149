# %% [markdown] lang="ko"
# # 시간을 거슬러 가는 기울기
# **오차 신호는 과거로 몇 스텝이나 거슬러 갈 수 있을까요?**
#
# 백 스텝 전의 값을 아주 조금 바꾸면 지금의 상태는 얼마나 바뀔까요? 두 변화의 비율이 기울기(gradient)이고, 신경망은 기울기만 보고 배웁니다. 기울기가 0이면 그 과거에서는 아무것도 배우지 못합니다.
#
# 이음매가 백 개인 관을 떠올려 보세요. 기울기는 이 관을 거꾸로 흐릅니다. 이음매마다 물의 90%만 통과시키면 끝에는 거의 아무것도 남지 않고, 이음매마다 펌프가 물을 1.1배로 늘리면 관이 터집니다.
#
# 이 수업을 마치면
#
# - 세 스텝짜리 시간 역전파(BPTT)를 손으로 계산할 수 있습니다.
# - 기울기가 언제 사라지고 언제 폭발하는지, 포화가 어떤 일을 하는지 설명할 수 있습니다.
# - 클리핑으로 고칠 수 있는 것과 없는 것을 구별하고, 처음의 기울기가 크면 더 잘 배우는지 답할 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호 | 뜻 |
# |---|---|
# | $h_t = \tanh(a_t)$, $a_t = W h_{t-1} + U x_t + b$ | RNN의 한 스텝: 은닉 상태(hidden state), 활성화 전 값(pre-activation), 입력 |
# | $\tanh'(a_t) = 1 - h_t^2$ | $\tanh$의 미분 |
# | $\partial h_T / \partial h_t$ | $h_t$를 조금 바꾸면 $h_T$가 얼마나 바뀌는가 |
# | $k = T - t$ | 시차(lag): 몇 스텝 전인가 |
# | $L$ | 손실(loss) |
#
# 순환 신경망(recurrent neural network, RNN)이 처음이라면 [1강](01_sequences.ipynb)부터 보세요.
#
# </details>
# %% [markdown] lang="en"
# # Gradients through time
# **How many steps back can an error signal travel?**
#
# Change a value from a hundred steps ago a little: how much does the present state change? The ratio of these changes is a gradient, and a network learns from nothing else.
#
# Picture the gradient running backwards through a pipe with a hundred joints. If each lets 0.9 of the water through, almost nothing arrives; if a pump at each makes it 1.1 times as much, the pipe bursts.
#
# After this lesson you can
#
# - work out backpropagation through time (BPTT) for three steps by hand;
# - tell when a gradient vanishes and when it explodes, and what saturation does to it;
# - tell what clipping can mend, and whether a larger gradient at the start helps.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol | meaning |
# |---|---|
# | $h_t = \tanh(a_t)$, $a_t = W h_{t-1} + U x_t + b$ | one step of an RNN: hidden state, pre-activation, input |
# | $\tanh'(a_t) = 1 - h_t^2$ | the slope of $\tanh$ |
# | $\partial h_T / \partial h_t$ | how much $h_T$ changes with $h_t$ |
# | $k = T - t$ | the lag: how many steps ago |
# | $L$ | the loss |
#
# For recurrent neural networks (RNNs) see [lesson 1](01_sequences.ipynb).
#
# </details>
# %%
import math

import matplotlib.pyplot as plt
import torch

from helpers import checks, explore, plots
from helpers.tasks.studies import study

plots.use_course_style()
# %% [markdown] lang="ko"
# ## 1. 세 스텝을 손으로 계산하기
# 은닉 상태가 숫자 하나뿐인 RNN을 세 스텝 돌리고, 마지막 상태를 목표 $y$와 비교합니다.
#
# $$h_t = \tanh(w\,h_{t-1} + u\,x_t) \quad\; L = (h_3 - y)^2$$
#
# $w$를 조금 바꾸면 $L$은 얼마나 바뀔까요? $w$는 세 시점에서 한 번씩 쓰였으므로, $L$에서 $w$로 돌아오는 길도 셋입니다. 길은 세 종류의 화살표로 되어 있고, 화살표마다 곱하는 수가 하나씩 있습니다.
#
# | 화살표 | 곱하는 수 |
# |---|---|
# | 손실에서 $h_3$으로 | $2(h_3 - y)$ |
# | 한 스텝 거슬러, $h_t$에서 $h_{t-1}$로 | $w\,(1 - h_t^2)$ |
# | $h_t$에서 시점 $t$의 $w$로 | $h_{t-1}\,(1 - h_t^2)$ |
#
# 숫자를 넣어 계산하고 그림으로 봅시다.
# %% [markdown] lang="en"
# ## 1. Three steps by hand
# Take an RNN whose hidden state is a single number, run it for three steps, and compare the last state with a target $y$:
#
# $$h_t = \tanh(w\,h_{t-1} + u\,x_t) \quad\; L = (h_3 - y)^2$$
#
# How much does $L$ change with $w$? $w$ was used at each of three steps, so three paths lead back from $L$ to it. They are made of three kinds of arrows:
#
# | arrow | multiplies by |
# |---|---|
# | from the loss to $h_3$ | $2(h_3 - y)$ |
# | one step back, from $h_t$ to $h_{t-1}$ | $w\,(1 - h_t^2)$ |
# | from $h_t$ to the $w$ of step $t$ | $h_{t-1}\,(1 - h_t^2)$ |
#
# With numbers:
# %%
w = torch.tensor(0.8, dtype=torch.float64, requires_grad=True)
u, x, y = 1.2, [1.0, -0.5, 0.3], 0.9
h = [torch.tensor(0.5, dtype=torch.float64)]  # h_0
for x_t in x:
    h.append(torch.tanh(w * h[-1] + u * x_t))
plots.plot_three_paths(w.item(), [h_t.item() for h_t in h], y)
plt.show()
# %% [markdown] lang="ko"
# 색 하나가 길 하나입니다. 길을 따라가며 만나는 수를 모두 곱하면 그 시점의 **기여**가 되고, 세 기여를 더하면 $\partial L / \partial w$입니다. 이 계산이 시간 역전파(backpropagation through time, BPTT)입니다. 시간 방향으로 펼친 신경망에 연쇄 법칙을 쓴 것입니다.
#
# ### 연습 문제 1: 세 시점의 기여
# **먼저 예상해 보세요.** 어느 시점의 기여가 가장 클까요?
#
# 그런 다음 `contributions`에 시점별 기여를, `total`에 그 합을 적으세요. 그림의 수를 곱해도 되고(소수 둘째 자리까지) 코드로 계산해도 됩니다. 막히면 채점 셀의 괄호 안에 `hint=1`을 더해 힌트를 봅니다.
# %% [markdown] lang="en"
# Each colour is a path. The product of the numbers along it is the **contribution** of its step, and the three add up to $\partial L / \partial w$. This is backpropagation through time (BPTT): the chain rule on a network unrolled in time.
#
# ### Exercise 1: the contributions of three steps
# **Predict first**: which step contributes most? Then write the contribution of each step into `contributions`, and their sum into `total`: multiply the numbers of the picture (two decimals), or compute. For a hint add `hint=1` to the check.
# %% tags=["exercise"]
# ko| contributions = {3: None, 2: None, 1: None}  # 시점: 기여
# en| contributions = {3: None, 2: None, 1: None}  # step: contribution
total = None
### BEGIN SOLUTION
contributions = {3: -0.925 * 0.110, 2: -0.925 * 0.647 * 0.905}
contributions[1] = -0.925 * 0.647 * 0.785 * 0.075
total = sum(contributions.values())
### END SOLUTION
# %% tags=["exercise"]
checks.check_contributions(contributions, total)
# %% [markdown] lang="ko"
# PyTorch의 autograd도 같은 답을 낼까요?
# %% [markdown] lang="en"
# Does PyTorch's autograd give the same answer?
# %%
# ko| # retain_graph: 이 셀을 다시 실행해도 되도록 계산 그래프를 남깁니다.
# en| # retain_graph: keeps the graph, so that this cell may run again.
(grad,) = torch.autograd.grad((h[3] - y) ** 2, w, retain_graph=True)
print(f"∂L/∂w = {grad:.2f}")
# %% [markdown] lang="ko"
# 세 기여의 합과 같습니다.
#
# <details><summary>답: 어느 시점의 기여가 가장 클까요?</summary>
#
# $t = 2$입니다. 거기서는 $w$가 큰 수 $h_1$에 곱해지고, $t = 3$에서는 작은 수 $h_2$에 곱해집니다. $t = 1$에서는 $\tanh$가 포화되어 있습니다. 백 스텝이면 거슬러 가며 곱하는 수가 거의 모든 것을 결정합니다.
#
# </details>
#
# ## 2. 한 스텝에 곱하는 수
# 과거로 $k$스텝 가면 한 스텝 거슬러 가는 화살표를 $k$번 지나므로, 수 $k$개를 곱합니다.
#
# $$\frac{\partial h_T}{\partial h_{T-k}} = \prod_{t=T-k+1}^{T} w\,\tanh'(a_t)$$
#
# 관으로 치면 $w\,\tanh'(a)$가 이음매 하나입니다. 한 스텝에 곱하는 이 수를 $a$에 따라 그리고, $\tanh$ 대신 시그모이드 $\sigma$를 쓸 때와 비교해 봅시다.
# %% [markdown] lang="en"
# It is the sum of the three.
#
# <details><summary>Answer: which step contributes most?</summary>
#
# $t = 2$: there $w$ multiplies a large $h_1$, at $t = 3$ a small $h_2$; at $t = 1$ $\tanh$ is saturated. Over a hundred steps the factors back settle most.
#
# </details>
#
# ## 2. The factor of one step
# To go back $k$ steps is to multiply by $k$ numbers, one per step:
#
# $$\frac{\partial h_T}{\partial h_{T-k}} = \prod_{t=T-k+1}^{T} w\,\tanh'(a_t)$$
#
# $w\,\tanh'(a)$ is one joint of the pipe. Here is this factor of one step, beside that of a sigmoid $\sigma$:
# %%
plots.plot_slopes()
plt.show()
# %% [markdown] lang="ko"
# 실선을 보면 $\sigma'$은 0.25를 넘지 못하고 $\tanh'$은 1을 넘지 못합니다. $|a|$가 커지면 함수가 납작해져 미분이 0에 가까워집니다. 이것을 포화(saturation)라고 합니다. 곱하는 수에는 $w$도 들어 있어서, 파선처럼 $w$를 키우면 1을 넘기도 하지만, **$a$가 0에 가까울 때만** 그렇습니다.
#
# 스텝마다 같은 수를 곱한다면 기울기는 그 수의 거듭제곱입니다. 로그 눈금에 그려 봅시다.
# %% [markdown] lang="en"
# The solid lines show that $\sigma'$ is never above 0.25 and $\tanh'$ never above 1. As $|a|$ grows the functions flatten out and their slopes go to 0: this is saturation. The factor also has $w$ in it, and a larger $w$ (dashed) can lift it above 1, but **only where $a$ is close to 0**.
#
# If every step has the same factor, the gradient is a power:
# %%
plots.plot_powers({f"${factor}^k$": factor for factor in (1.1, 0.99, 0.9, 0.5, 0.25)}, steps=300)
plt.show()
# %% [markdown] lang="ko"
# 거듭제곱은 로그 눈금에서 직선입니다. 0.9와 0.99는 수로 보면 비슷하지만, 백 스텝 뒤에 한쪽은 거의 사라지고 다른 쪽은 3분의 1 넘게 남습니다. 가로 점선은 float32가 나타낼 수 있는 가장 작은 양수입니다([더 깊이](deeper/02_gradients.ipynb), 'float32의 한계').
#
# 아래 그림의 RNN 선은 $|w \tanh'(a)|^k$입니다($f$는 4강에서 다룹니다). $w = 1.5$, $a = 0.5$에서 선은 올라갑니다. **먼저 예상해 보세요.** $w$는 그대로 두고 $a$만 1.5로 옮기면 선은 어느 쪽으로 기울까요?
# %% [markdown] lang="en"
# A power is a straight line on a logarithmic axis. As numbers 0.9 and 0.99 are close, but after a hundred steps the one leaves next to nothing, the other more than a third. Dotted: the smallest float32 above 0 ([deeper](deeper/02_gradients.ipynb), "Where float32 ends").
#
# In the drawing below the line of the RNN is $|w \tanh'(a)|^k$. ($f$ belongs to lesson 4.) At $w = 1.5$, $a = 0.5$ it rises. **Predict first**: keep $w$ and move $a$ to 1.5. Which way will the line go?
# %%
explore.gradient(w=1.5, a=0.5)


# %% [markdown] lang="ko"
# 실제 RNN에서는 $a$를 우리가 정하지 않습니다. 입력과 상태가 정합니다.
#
# <details><summary>답</summary>
#
# 아래로 기웁니다. $a = 0.5$에서는 한 스텝에 곱하는 수가 $1.5 \times 0.79 = 1.18$이고, $a = 1.5$에서는 $1.5 \times 0.18 = 0.27$입니다. 가중치는 같아도 포화가 폭발을 소실로 바꿉니다.
#
# </details>
#
# ## 3. 실제 신경망에서 측정하기
# 여기가 이 수업에서 가장 어려운 곳입니다. 식이 어려우면 건너뛰고 그림만 보아도 됩니다. 은닉 상태가 64차원 벡터이면 한 스텝에 곱하는 것은 숫자가 아니라 행렬입니다.
#
# $$\frac{\partial h_T}{\partial h_{T-k}} = \prod_{t=T-k+1}^{T} \mathrm{diag}(1 - h_t^2)\, W$$
#
# 이 곱의 크기는 모든 원소의 제곱을 더한 값의 제곱근을 $\sqrt{64}$로 나눈 것입니다. 시차 0에서는 이 값이 1입니다. $W$는 난수로 뽑은 다음, 가장 큰 고윳값의 크기 $\rho$(스펙트럼 반지름, spectral radius)가 원하는 값이 되도록 늘이거나 줄입니다.
#
# | 조건 | |
# |---|---|
# | 과제 | 없음. 분산이 1인 난수를 입력하거나, 입력 없이 |
# | 신경망 | $\tanh$ RNN, 64차원. 비교용으로 선형 RNN |
# | 학습 | 없음 |
# | 시드 | 5개. 선은 중앙값, 띠는 범위 |
# | 측정 | 시차마다 곱의 크기 |
#
# **먼저 예상해 보세요.** $\rho = 1.5$인 RNN에 난수를 계속 입력하면 기울기는 사라질까요, 폭발할까요?
# %% [markdown] lang="en"
# In a real RNN $a$ is not ours to choose: the input and the state set it.
#
# <details><summary>Answer</summary>
#
# Down. At $a = 0.5$ the factor is $1.5 \times 0.79 = 1.18$, at $a = 1.5$ it is $1.5 \times 0.18 = 0.27$. With the same weight, saturation turns exploding into vanishing.
#
# </details>
#
# ## 3. Measured in real networks
# This part is the hardest: you may skip to the figure. When the hidden state is a vector, the factor of one step is a matrix:
#
# $$\frac{\partial h_T}{\partial h_{T-k}} = \prod_{t=T-k+1}^{T} \mathrm{diag}(1 - h_t^2)\, W$$
#
# The product's size is the root of its summed squared elements, divided by $\sqrt{64}$ (so 1 at a lag of 0). $W$ is random, scaled to a largest eigenvalue of size $\rho$ (the spectral radius).
#
# | The experiment | |
# |---|---|
# | task | none: inputs of variance 1, or none at all |
# | net | $\tanh$ RNN, 64 units; a linear one beside it |
# | training | none |
# | seeds | 5: lines are medians, bands the range |
# | measured | the product's size, by lag |
#
# **Predict first**: with random inputs and $\rho = 1.5$, will the gradient vanish or explode?
# %%
def sizes(rho, seed, noise, squash, steps=100, H=64):
    torch.manual_seed(seed)
    W, h = torch.randn(H, H, dtype=torch.float64), torch.randn(H, dtype=torch.float64)
    W = W * rho / torch.linalg.eigvals(W).abs().max()
    factors, product, found = [], torch.eye(H, dtype=torch.float64), []
    for _ in range(steps):
        h = squash(W @ h + noise * torch.randn(H, dtype=torch.float64))
        factors.append((1 - h**2)[:, None] * W if squash is torch.tanh else W)
    # ko| # 마지막 스텝이 맨 왼쪽에 옵니다
    # en| # the latest step stands on the left
    for factor in reversed(factors):
        product = product @ factor
        found.append(product.norm() / H**0.5)
    # ko| # (steps,): 시차 1, 2, …
    # en| # (steps,): at lags 1, 2, …
    return torch.stack(found)


# %% tags=["nbval-ignore-output"]
# ko| kinds = {"입력의 분산 1": (1, torch.tanh), "입력 없음": (0, torch.tanh)}
# en| kinds = {"input of variance 1": (1, torch.tanh), "no input": (0, torch.tanh)}
# ko| kinds["선형, tanh 없음"] = (0, lambda a: a)
# en| kinds["linear, no tanh"] = (0, lambda a: a)
panels = {title: {} for title in kinds}
for title, kind in kinds.items():
    for rho in (3, 1.5, 1.1, 0.9):
        norms = torch.stack([sizes(rho, seed, *kind) for seed in range(5)])
        panels[title][rf"$\rho = {rho}$"] = norms
plots.plot_norms(panels)
plt.show()


# %% [markdown] lang="ko"
# 왼쪽 그림이 답입니다. 난수를 입력하면 $\rho = 1.5$에서도 기울기가 **사라집니다**. 입력이 $a$를 0에서 먼 곳으로 밀어내어 $\tanh'$이 작아지기 때문입니다. 네 가지 중 $\rho = 3$에서만 폭발합니다.
#
# 오른쪽의 선형 RNN에서는 $\rho$만 보면 됩니다. 1보다 작으면 줄고 크면 커집니다. 가운데 그림처럼 입력이 없으면 $\rho = 1.1$과 $1.5$의 선은 1 근처에 머뭅니다. 상태가 멈추지 않고 대개 맴돌기 때문입니다([더 깊이](deeper/02_gradients.ipynb), '카오스와 한계 주기'). $\tanh$가 있으면 **가중치와 입력이 함께** 기울기를 정합니다.
#
# ## 4. 절벽과 클리핑
# Pascanu 등(2013)의 예를 본떠, 숫자 하나짜리 RNN $h_t = \tanh(w\,h_{t-1} + b)$를 20스텝 돌립니다. 손실은 $L = (h_{20} - 0.8)^2$입니다. 손실의 절벽 끝에서 출발해 경사 하강법으로 50번 업데이트합니다.
#
# 한 번은 기울기를 그대로 쓰고, 한 번은 기울기의 노름이 1을 넘을 때마다 방향은 그대로 두고 길이만 1로 줄입니다. 이렇게 줄이는 것이 기울기 클리핑(gradient clipping)입니다.
# %% [markdown] lang="en"
# The left panel answers: with random inputs the gradient **vanishes** even at $\rho = 1.5$, because they drive $a$ to where $\tanh'$ is small. Only $\rho = 3$ explodes.
#
# The linear RNN on the right shrinks or grows by $\rho$ alone. In the middle, without input, the lines of $\rho = 1.1$ and $1.5$ stay near 1: the state mostly goes round and round ([deeper](deeper/02_gradients.ipynb), "Chaos and limit cycles"). With $\tanh$, **weights and inputs together** set the gradient.
#
# ## 4. The cliff, and clipping
# As in Pascanu et al. (2013), an RNN of a single number, $h_t = \tanh(w\,h_{t-1} + b)$, runs for 20 steps; the loss is $L = (h_{20} - 0.8)^2$. From the brink of a cliff we descend for 50 updates, once by the gradient as it is, once with **gradient clipping**: where the gradient's norm is above 1, it is shortened to 1 and keeps its direction.
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
        point = (point - lr * grad * min(1, limit / grad.norm())).detach()
    return path


# %%
w, b = (torch.linspace(*ends, 600, dtype=torch.float64) for ends in ((0.5, 3), (-1.5, 2.5)))
near = torch.linspace(-0.32, -0.14, 600, dtype=torch.float64)
# ko| paths = {"그대로": walk(math.inf), "클리핑": walk(1.0)}
# en| paths = {"as it is": walk(math.inf), "clipped": walk(1.0)}
surface = (w, b, cliff(*torch.meshgrid(w, b, indexing="xy")))
plots.plot_cliff(surface, (near, cliff(torch.full_like(near, 1.6), near)), paths)
plt.show()


# %% [markdown] lang="ko"
# 왼쪽 지도에서 검은 곳은 높은 평지, 흰 띠는 골짜기, 회색은 낮은 평지입니다. 오른쪽은 별표(출발점)를 지나며 $b$만 바꾼 단면입니다.
#
# 기울기를 그대로 쓰면 첫 업데이트에서 골짜기를 넘어 회색 평지로 날아갑니다. 거기서는 $h$가 포화되어 기울기가 거의 0이라 업데이트 50번으로는 돌아오지 못합니다. **한 번의 폭발이 소실로 끝난 것입니다.**
#
# 클리핑을 하면 첫 업데이트에 골짜기 바닥에 내려앉아 거기 머뭅니다. 하지만 클리핑은 줄이기만 합니다. 사라진 기울기를 되살리지는 못합니다([더 깊이](deeper/02_gradients.ipynb), '클리핑으로 고칠 수 있는 것과 없는 것').
#
# ### 연습 문제 2: 노름으로 클리핑하기
# `clip(parameters, limit)`을 만드세요.
#
# 1. 모든 매개변수의 `.grad`를 **한 벡터로 이어 붙였다고 보고** 노름을 하나 구합니다. `.grad`가 `None`인 매개변수는 건너뜁니다.
# 2. 노름이 `limit`보다 크면 모든 `.grad`에 같은 수를 곱해 노름을 `limit`으로 줄입니다.
# 3. 줄였든 아니든, 줄이기 **전의** 노름을 돌려줍니다.
#
# `parameters`는 제너레이터일 수도 있습니다.
# %% [markdown] lang="en"
# On the map, black is a high plain, white a valley, grey a low plain; the right panel is a cut along $b$ through the star, where both begin. Unclipped, the first update flies across the valley to the grey plain. There $h$ is saturated, and the gradient so small that 50 updates do nothing: **one explosion has ended in vanishing.**
#
# Clipped, the first update lands on the floor of the valley, and the path stays there. But clipping only shortens; it brings no vanished gradient back ([deeper](deeper/02_gradients.ipynb), "What clipping can mend and what it cannot").
#
# ### Exercise 2: clip by the norm
# Write `clip(parameters, limit)`.
#
# 1. Take the `.grad` of all parameters as **one long vector** and find its norm. Skip those whose `.grad` is `None`.
# 2. If it is above `limit`, multiply every `.grad` by one number that brings the norm down to `limit`.
# 3. In either case return the norm **before** scaling.
#
# `parameters` may be a generator.
# %% tags=["exercise"]
def clip(parameters, limit):
    """
    # ko| 모든 기울기를 한 벡터로 본 노름이 limit을 넘지 않게 .grad를 줄입니다. -> 줄이기 전의 노름
    # en| Scale the gradients so that their joint norm is at most limit -> the norm before scaling.
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
# ## 5. 처음의 기울기가 크면 더 잘 배울까
# $W$를 단위행렬로 두고 시작하면 처음에는 기울기가 덜 줄어듭니다(Le 등 2015가 ReLU로 쓴 초기화입니다). 그런데 그 논문은 **편향도 0으로** 두었습니다. 그래서 $W$와 편향을 따로 바꾼 네 가지를 비교합니다.
#
# | 조건 | |
# |---|---|
# | 과제 | 첫 시점에 들어온 비트(±1)를 40스텝 뒤에 답하기. 그사이에는 잡음만 들어옵니다 |
# | 신경망 | $\tanh$ RNN, 16차원. $W$는 PyTorch의 기본값이나 단위행렬, 편향은 기본값이나 0 |
# | 학습 | Adam, 학습률 세 가지, 업데이트 1000번까지 |
# | 시드 | 신경망 10개 |
# | 성공 | 새 시퀀스 1000개를 99% 넘게 맞힘 |
#
# **먼저 예상해 보세요.** 기울기만 보면 어느 둘이 이겨야 할까요? 학습률을 바꾸어도 그럴까요? 미리 돌려 둔 결과를 읽어 그립니다.
# %% [markdown] lang="en"
# ## 5. Does a larger gradient at the start help?
# If $W$ starts as the identity, the gradient shrinks less at first (Le et al. 2015, there with ReLU). But that paper **set the biases to 0 as well**, so we compare all four pairs.
#
# | The experiment | |
# |---|---|
# | task | name the bit (±1) of the first step after 40 steps of noise |
# | net | $\tanh$ RNN, 16 units; $W$ as PyTorch draws it or the identity, biases as drawn or 0 |
# | training | Adam, three learning rates, up to 1000 updates |
# | seeds | 10 nets |
# | success | more than 99% of 1000 fresh sequences right |
#
# **Predict first**: by gradient, which two should win? Always? This was run beforehand:
# %%
gradients, solved = {}, {0.01: {}, 0.003: {}, 0.001: {}}
for row in study("rnn_starts"):
    if row["lag"] == "40":
        start, by_start = f"{row['weights']}_{row['biases']}", solved[float(row["rate"])]
        done, runs = by_start.get(start, (0, 0))
        by_start[start] = (done + (float(row["accuracy"]) > 0.99), runs + 1)
        gradients.setdefault(start, set()).add(float(row["gradient"]))
plots.plot_starts(gradients, solved, lag=40)
plt.show()
# %% [markdown] lang="ko"
# 왼쪽의 점 하나가 신경망 하나입니다. 단위행렬로 시작하면 기울기가 대개 백만 배 넘게 큽니다. 그런데 편향이 기본값일 때 어느 쪽이 이기는지는 **학습률에 따라 뒤집힙니다.** 0.01에서는 기울기가 거의 없는 기본 RNN이 모두 배우고 단위행렬은 거의 모두 실패하지만, 0.001에서는 정반대입니다.
#
# 처음의 기울기가 크다고 배움이 보장되지는 않고, 작다고 배우지 못하는 것도 아닙니다. 세 학습률에서 모두 성공한 것은 단위행렬과 편향 0을 **함께** 쓴 것뿐입니다. 학습률을 하나만 시험했다면 틀린 결론을 내렸을 것입니다([더 깊이](deeper/02_gradients.ipynb), '네 가지 시작값과 세 학습률').
#
# > **흔한 오해.** "기울기가 사라지므로 RNN은 긴 시차를 배우지 못한다." 기본 RNN도 40스텝을 배웁니다. 다만 어떤 학습률에서는 배우지 못합니다.
#
# ## 정리
# - 시간 역전파에서 $w$의 기울기는 시점별 기여를 더한 것입니다. 한 스텝을 거슬러 갈 때마다 $w\,\tanh'(a)$가, 은닉 상태가 벡터이면 행렬이 곱해집니다.
# - 그 수가 늘 1보다 작으면 기울기는 지수적으로 사라지고, 크면 폭발합니다. $\tanh'$은 포화하면 0에 가까워지므로, $\rho$가 1보다 커도 입력 때문에 사라질 수 있습니다.
# - 클리핑은 절벽에서 날아가는 것을 막지만, 사라진 기울기를 키우지는 못합니다. 처음의 기울기가 큰 것만으로는 충분하지 않습니다. 편향과 학습률까지 맞아야 배웁니다.
#
# **여기서 다루지 않은 것**: 비트 하나를 기억하는 과제만 보았습니다. 행렬도 포화도 없는 길을 셀 안에 만들면 어떻게 되는지는 [3강](03_lstm_gates.ipynb)과 [4강](04_cell_path.ipynb)에서 봅니다.
#
# 더 긴 시차의 결과와 출처는 [더 깊이](deeper/02_gradients.ipynb)에 있습니다.
# %% [markdown] lang="en"
# A dot on the left is a net. Started from the identity, the gradient is mostly a million times larger or more. But with default biases the winner **changes with the learning rate**: at 0.01 the default RNN, which has next to no gradient, always learns, and the identity nearly always fails; at 0.001 it is the other way round.
#
# A large gradient at the start does not guarantee learning, nor does a small one rule it out. Only the identity **together with** zero biases always learned, at all rates. A single rate would have misled us ([deeper](deeper/02_gradients.ipynb), "Four starts and three learning rates").
#
# > **A common belief.** "Gradients vanish, so RNNs cannot learn long lags." The default RNN did learn 40 steps, though not at every rate.
#
# ## In short
# - In BPTT the gradient of $w$ is a sum of contributions, one per step. Every step further back multiplies by $w\,\tanh'(a)$, in a network by a matrix.
# - Numbers that stay below 1 make it vanish, above 1 explode. In saturation $\tanh'$ is close to 0, so inputs can make it vanish although $\rho$ is above 1.
# - Clipping keeps descent from flying off a cliff, but brings no vanished gradient back. A large gradient at the start is not enough: biases and learning rate must suit it.
#
# **Not covered here**: any task but keeping one bit. A path with neither matrix nor saturation follows in lessons [3](03_lstm_gates.ipynb) and [4](04_cell_path.ipynb).
#
# Longer lags and the sources: [Going deeper](deeper/02_gradients.ipynb).
