# %% [markdown] lang="ko"
# # 시간을 거슬러 가는 기울기
# **오차 신호는 과거로 몇 스텝이나 거슬러 갈 수 있을까요?**
#
# 백 스텝 전의 값을 아주 조금 바꾸면 지금의 상태는 얼마나 바뀔까요? 이 비율이 기울기(gradient)이고, 신경망은 기울기만 보고 배웁니다. 기울기가 먼 과거에 닿지 않는 동안에는, 거기에 아무리 중요한 것이 있어도 배우지 못합니다. 다만 처음에 닿지 않는다고 끝까지 배우지 못하는 것은 아닙니다(5절). 순환 신경망(recurrent neural network, RNN)의 기울기는 왜 사라지고 왜 폭발할까요? 곱하는 수를 하나씩 재면서 확인해 봅시다.
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
# Change a value of a hundred steps ago a little: how much does the present state change? That ratio is a gradient, and gradients are all that a network learns from. As long as they do not reach the past, nothing can be learned from it, however important it was. (That they do not reach it at first does not mean that they never will: section 5.) Why do the gradients of a recurrent neural network (RNN) vanish, and why do they explode? Let us measure the factors, one by one.
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
from statistics import median

import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import checks, explore, plots
from helpers.cells import rnn_step
from helpers.nets.initial import identity
from helpers.nets.readouts import LastStep
from helpers.tasks.bits import one_bit
from helpers.tasks.studies import study
from helpers.training.train import progress

plots.use_course_style()
torch.set_num_threads(1)  # faster for small networks
# %% [markdown] lang="ko"
# ## 1. 세 스텝을 손으로
# 은닉 상태가 수 하나뿐인 RNN을 세 스텝 돌리고, 마지막 상태를 목표 $y$와 견줍니다.
#
# $$h_t = \tanh(w\,h_{t-1} + u\,x_t) \quad\; L = (h_3 - y)^2$$
#
# $w$를 조금 바꾸면 $L$은 얼마나 바뀔까요? $w$는 세 번 쓰였으니 $L$로 가는 길도 셋입니다. 길마다 인수(곱하는 수)를 모두 곱한 값이 시점별 몫(`shares`)이고, 세 몫을 더하면 답입니다. $\tanh$의 미분은 $\tanh'(a_t) = 1 - h_t^2$입니다.
#
# | 인수 | 식 | 코드 |
# |---|---|---|
# | 마지막의 오차 | $\partial L / \partial h_3 = 2(h_3 - y)$ | `error` |
# | 한 스텝을 거슬러 갈 때 | $\partial h_t / \partial h_{t-1} = w\,(1 - h_t^2)$ | `back[t]` |
# | 시점 $t$에서 $w$가 $h_t$를 직접 바꾸는 정도 | $h_{t-1}\,(1 - h_t^2)$ ($h_{t-1}$은 고정) | `local[t]` |
#
# 이것을 시간 역전파(backpropagation through time, BPTT)라고 부릅니다. 새로운 미분법이 아니라, 시간 방향으로 펼친 신경망에 연쇄 법칙을 쓰는 것입니다.
# %% [markdown] lang="en"
# ## 1. Three steps by hand
# Take an RNN whose hidden state is a single number, run it for three steps, and compare the last state with a target $y$:
#
# $$h_t = \tanh(w\,h_{t-1} + u\,x_t) \quad\; L = (h_3 - y)^2$$
#
# How much does $L$ change with $w$? $w$ was used three times, so there are three ways from it to $L$. The product of the factors along one way is the share of its step (`shares`), and the three shares add up to the answer. The slope of $\tanh$ is $\tanh'(a_t) = 1 - h_t^2$.
#
# | factor | formula | code |
# |---|---|---|
# | the error at the end | $\partial L / \partial h_3 = 2(h_3 - y)$ | `error` |
# | one step back | $\partial h_t / \partial h_{t-1} = w\,(1 - h_t^2)$ | `back[t]` |
# | how much the $w$ of step $t$ changes $h_t$ directly | $h_{t-1}\,(1 - h_t^2)$ ($h_{t-1}$ held fixed) | `local[t]` |
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
for name, values in (("back", back), ("local", local), ("shares", shares)):
    print(f"{name}:", *(f"{value:.3f}" for value in values.values()))
# %% [markdown] lang="ko"
# 세 몫을 더하면 autograd의 답과 같습니다(다르면 `assert_close`가 오류를 냅니다). 출력은 $t = 3$부터 과거 쪽으로 늘어놓았습니다. 과거로 갈수록 `back`이 하나씩 더 곱해집니다. 여기서는 0.647과 0.785이므로, 두 스텝을 거슬러 가면 둘을 곱한 0.51만 남습니다.
#
# 그런데 몫은 한 스텝 전이 가장 큽니다. `local`이 다르기 때문입니다. 시점 2에서는 $w$가 큰 수 $h_1 = \tanh(1.6) = 0.92$에 곱해지지만, 시점 3에서는 작은 수 $h_2 = \tanh(0.14) = 0.14$에 곱해집니다. 세 스텝에서는 이 차이가 더 크지만, 백 스텝이라면 `back`을 곱한 값이 거의 모든 것을 정합니다. $k$스텝 전이라면 이런 인수를 $k$개 곱합니다.
#
# $$\frac{\partial h_T}{\partial h_{T-k}} = \prod_{t=T-k+1}^{T} w\,\tanh'(a_t)$$
#
# 이 수업에서 다룰 것은 이 곱 하나입니다.
#
# ## 2. 한 스텝에 곱해지는 수
# 인수 $w\,\tanh'(a)$는 가중치(weight)에 활성화 함수의 미분을 곱한 것입니다. $\tanh$ 자리에 시그모이드를 쓸 때와 함께 그려 봅시다.
# %% [markdown] lang="en"
# The three shares add up to what autograd says (`assert_close` would raise an error otherwise). What is printed begins at $t = 3$ and goes back from there. Every step further back brings another `back`. Here they are 0.647 and 0.785, so that after two steps back 0.51 is left.
#
# Yet the largest share is that of one step back, because `local` differs: at step 2 the weight $w$ multiplies a large $h_1 = \tanh(1.6) = 0.92$, at step 3 a small $h_2 = \tanh(0.14) = 0.14$. Over three steps that counts for more; over a hundred, the product of the `back` settles nearly everything. At a lag of $k$ there are $k$ such factors:
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
# 실선을 보면 $\sigma'$의 최댓값은 0.25, $\tanh'$의 최댓값은 1입니다. 그것도 $a = 0$에서만 그 값에 이릅니다. $|a|$가 커지면 함수가 납작해져 미분이 0에 다가갑니다. 이것을 포화(saturation)라고 합니다. 그래서 "시그모이드를 여러 번 곱하니 기울기가 사라진다"라고들 합니다. 하지만 곱하는 것은 $\sigma'$이 아니라 $w\,\sigma'$입니다. 점선처럼 $w$를 키우면 인수가 1까지, 또는 1 위로 올라갑니다. 다만 **$a$가 0에 가까울 때만** 그렇습니다.
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
# 인수가 스텝마다 같다면 기울기는 그 인수의 거듭제곱이 됩니다. 몇 가지를 로그 눈금에 그려 봅시다.
# %% [markdown] lang="en"
# Where $w$ is above 1, $a$ settles away from 0, and the factor there is below 1. With $w = 4$ it is far smaller than with $w = 0.9$: saturation takes away more than the weight adds.
#
# If the factor is the same at every step, the gradient is a power. Here are a few on a logarithmic axis:
# %%
plots.plot_powers({f"${factor}^k$": factor for factor in (1.1, 0.99, 0.9, 0.5, 0.25)}, steps=300)
plt.show()
# %% [markdown] lang="ko"
# 거듭제곱은 로그 눈금에서 직선입니다. 0.25는 시그모이드가 $w = 1$로 낼 수 있는 가장 큰 인수인데, 100번 곱하면 $10^{-60}$쯤입니다. 0.9와 0.99는 얼핏 비슷해 보여도 100스텝 뒤에 $3 \times 10^{-5}$과 0.37로 갈립니다. 1.1도 직선이지만 위로 뻗습니다.
#
# 아래 그림에서는 RNN의 $|w \tanh'(a)|^k$과, LSTM이라는 셀의 '직접 경로'에서 나오는 $f^k$을 나란히 볼 수 있습니다($f$는 3과와 4과에서 다룹니다. 지금은 0과 1 사이의 수로만 보세요). $w = 1.5$, $a = 0.5$에서 시작하면 RNN의 선은 올라갑니다. $w$는 그대로 두고 $a$를 1.5로 옮기면 선은 어느 쪽으로, 얼마나 가파르게 기울까요? **먼저 답을 정하고** 움직여 보세요. (실제 RNN과 달리 $a$는 고정되어 있습니다.)
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
# 그림에 float32로 나타낼 수 있는 가장 작은 양수가 표시되어 있습니다. 1에서 시작해 0.5를 **차례로 한 번씩** 곱해 나가면 몇 번째에 정확히 0이 될까요(`half`)? 0.9를 곱해 나가면 0이 되지 않고 어떤 값에서 멈춥니다. 그 값은 얼마일까요(`stuck`, 횟수가 아니라 값입니다)? `torch.tensor(1.0)`은 float32입니다. 막히면 `checks.check_float32(half, stuck, hint=1)`로 힌트를 봅니다.
# %% [markdown] lang="en"
# At $a = 0.5$ the factor is $1.5 \times 0.786 = 1.18$, and the gradient grows; at $a = 1.5$ it is $1.5 \times 0.181 = 0.27$, and every step leaves about a quarter. With the same weight, saturation turns exploding into vanishing.
#
# ### Exercise 1: where float32 ends
# The drawing marks the smallest float32 above 0. Begin at 1 and multiply by 0.5, **one factor at a time**: after how many factors is the product exactly 0 (`half`)? Multiplied by 0.9 it never becomes 0 but stops at some value: which (`stuck`, the value itself, not a count)? `torch.tensor(1.0)` is a float32. For a hint, change the check to `checks.check_float32(half, stuck, hint=1)`.
# %% tags=["exercise"]
# ko| half = None  # 0.5를 몇 번 곱하면 0이 되는가
# en| half = None  # how many factors of 0.5 make 0
# ko| stuck = None  # 0.9를 곱해 나가면 멈추는 값
# en| stuck = None  # the value at which factors of 0.9 stop
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
# 은닉 상태가 64차원 벡터라면 한 스텝의 인수는 행렬입니다. $h_{t-1}$에서 $a_t$로 가는 $W$에, 행마다 $\tanh'$을 곱한 것입니다. 행렬은 곱하는 순서가 중요하므로 가장 늦은 시점의 인수를 맨 왼쪽에 둡니다.
#
# $$\frac{\partial h_T}{\partial h_{T-k}} = \prod_{t=T-k+1}^{T} \mathrm{diag}(1 - h_t^2)\, W$$
#
# 이 곱이 얼마나 큰지는 프로베니우스 노름(Frobenius norm: 모든 원소의 제곱을 더한 값의 제곱근)을 $\sqrt{64}$로 나눈 값으로 잽니다. 시차 0에서 이 값은 1입니다. $W$는 난수로 뽑아 스펙트럼 반지름 $\rho$가 원하는 값이 되도록 늘이거나 줄입니다. 입력은 두 가지입니다. 모든 유닛의 $a$에 스텝마다 분산이 1인 난수를 더하거나, 아무것도 넣지 않습니다. 어느 쪽이든 $h_0$은 분산이 1인 난수입니다. 비교를 위해 $\tanh$를 뺀 선형 RNN도 함께 잽니다. 이때의 인수는 입력이 무엇이든 늘 $W$이므로 그림 하나면 됩니다. 수가 아주 작아지므로 float64로 계산하고, 시드 다섯 개의 중앙값을 선으로, 범위를 띠로 그립니다.
# %% [markdown] lang="en"
# ## 3. Measured in networks
# With a hidden state of 64 numbers, the factor of a step is a matrix: $W$, which leads from $h_{t-1}$ to $a_t$, with each row multiplied by its $\tanh'$. The order of matrices matters: the factor of the latest step stands on the left.
#
# $$\frac{\partial h_T}{\partial h_{T-k}} = \prod_{t=T-k+1}^{T} \mathrm{diag}(1 - h_t^2)\, W$$
#
# How large this product is we measure by its Frobenius norm (the root of the sum of all squared elements) divided by $\sqrt{64}$, which is 1 at a lag of 0. $W$ is drawn at random and scaled to the spectral radius $\rho$ that we want. There are two kinds of input: at every step a random number of variance 1 is added to the $a$ of every unit, or nothing is. Either way $h_0$ is random with variance 1. A linear RNN, without $\tanh$, is measured for comparison; its factor is $W$ whatever the input, so one panel is enough. The numbers become tiny, so we compute in float64; a line is the median of five seeds, a band their range:
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
# 오른쪽의 선형 RNN은 교과서대로입니다. $\rho < 1$이면 줄고 $\rho > 1$이면 커집니다. 그런데 왼쪽은 다릅니다. 입력의 분산이 1이면 $\rho = 1.1$과 $1.5$에서도 기울기가 **사라집니다**. 입력이 $a$를 0에서 먼 곳으로 밀어내어 $\tanh'$이 작아지기 때문입니다. 넷 가운데 $\rho = 3$에서만 기울기가 폭발합니다. 가운데 그림은 입력이 없을 때입니다. 여기서는 $\rho = 0.9$일 때만 기울기가 뚜렷이 사라집니다. 1.1이면 1 언저리에 머물고, 1.5이면 시드에 따라 다르고, 3이면 폭발합니다. 출력한 값은 시차 100에서 잰 다섯 시드의 범위입니다.
#
# 2절에서는 $w = 4$면 포화가 이겼는데, $\rho = 3$에서는 왜 폭발할까요? 2절의 결과는 **한 값에 자리를 잡는 수 하나**의 이야기입니다. $\rho = 3$인 신경망은 자리를 잡지 않습니다(안정된 값에 자리를 잡았다면 노름이 줄었을 것입니다). $a$는 부호가 제각각인 수 64개를 더한 값이어서 자꾸 0 가까이를 지나고, 그때마다 인수가 큽니다. 이런 움직임을 카오스(chaos)라고 합니다(Sompolinsky 등 1988). 입력으로 넣는 잡음은 카오스를 누를 수 있습니다(Molgedey 등 1992).
#
# 그러니 "$\rho$가 1보다 크면 폭발한다"라는 말은 선형일 때만 맞습니다. $\tanh$가 있으면 가중치와 함께 **입력의 크기**가 기울기를 정합니다. $\rho$가 무엇을 보장하고 무엇을 보장하지 못하는지는 '더 깊이'에서 다룹니다.
#
# ### 연습 문제 2: autograd로 모든 시차를 한 번에
# 위에서는 행렬을 곱했습니다. 이번에는 autograd에 맡깁니다. $h_T$의 원소를 모두 더한 값을 $h_{T-k}$로 미분하고, 그 벡터의 노름을 $k = 0, 1, \dots, T-1$ 순서로 돌려주세요. $h$는 0으로 채운 `(1, H)`에서 시작하고, `rnn_step(x_t, h, *rnn.parameters())`가 한 스텝 뒤의 새 $h$ `(1, H)`를 돌려줍니다. $h_T$는 마지막 입력까지 넣은 다음의 $h$입니다. `torch.autograd.grad`에 텐서의 리스트를 주면 한 번에 모두 미분합니다. `nn.RNN`이 돌려주는 `out`으로는 되지 않습니다. 왜일까요? (통과하면 답이 나옵니다.)
# %% [markdown] lang="en"
# On the right, the linear RNN goes by the book: it shrinks where $\rho < 1$ and grows where $\rho > 1$. Not so on the left. With an input of variance 1 the gradient **vanishes** at $\rho = 1.1$ and $1.5$, too, because the input drives $a$ away from 0, to where $\tanh'$ is small; of the four it explodes only at $\rho = 3$. In the middle there is no input. Here it clearly vanishes only at $\rho = 0.9$; at 1.1 it stays in the neighbourhood of 1, at 1.5 it depends on the seed, and at 3 it explodes. What is printed is the range of the five seeds at a lag of 100.
#
# In section 2 saturation won at $w = 4$. Why does the gradient explode at $\rho = 3$? What section 2 found holds for **one number that comes to rest**. At $\rho = 3$ the network never comes to rest (at a stable value the norms would shrink): every $a$ is a sum of 64 terms of either sign and passes near 0 again and again, where the factor is large. Such motion is called chaos (Sompolinsky et al. 1988), and noise as an input can suppress it (Molgedey et al. 1992).
#
# So "it explodes where $\rho$ is above 1" is true of linear networks only. With $\tanh$, the **size of the input** has a say as well. What $\rho$ guarantees and what it does not is told under "Going deeper".
#
# ### Exercise 2: all lags at once, by autograd
# Above, we multiplied matrices. Now leave it to autograd: differentiate the sum of all elements of $h_T$ by $h_{T-k}$, and return the norm of that vector for $k = 0, 1, \dots, T-1$, in this order. $h$ starts as zeros, `(1, H)`, and `rnn_step(x_t, h, *rnn.parameters())` returns the new $h$ of one step later, `(1, H)`; $h_T$ is the one after the last input. One call of `torch.autograd.grad` with a list of tensors differentiates by all of them. The `out` that `nn.RNN` returns will not do. Why? (You will be told when the check is passed.)
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
# 먼저 폭발입니다. Pascanu 등(2013)의 예를 본떠, 수 하나짜리 RNN $h_t = \tanh(w\,h_{t-1} + b)$를 $h_0 = 0.5$에서 20스텝 돌립니다. 손실은 $L = (h_{20} - 0.8)^2$입니다. 손실의 절벽 위쪽 끝에서 출발해 경사 하강법으로 50번 업데이트합니다. 두 가지 방식으로 해 봅니다. 하나는 기울기를 그대로 씁니다. 다른 하나는 기울기의 노름이 1을 넘을 때마다 방향은 두고 길이만 1로 줄입니다. 이렇게 길이를 줄이는 것이 기울기 클리핑(gradient clipping)입니다.
# %% [markdown] lang="en"
# ## 4. The cliff, and clipping
# Exploding first. After an example of Pascanu et al. (2013), an RNN of a single number, $h_t = \tanh(w\,h_{t-1} + b)$, runs for 20 steps from $h_0 = 0.5$, and the loss is $L = (h_{20} - 0.8)^2$. From the brink of a cliff in this loss we make 50 updates of gradient descent, in two ways: one takes the gradient as it is; the other, whenever the norm of the gradient exceeds 1, shortens it to 1 and keeps its direction. This shortening is gradient clipping.
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
    # ko| row = f"첫 업데이트에서 움직인 거리 {length:.2f}, 마지막 손실 {end:.4f}"
    # en| row = f"length of the first update {length:.2f}, loss at the end {end:.4f}"
    print(f"{name}: {row}")
loss = cliff(*torch.meshgrid(w, b, indexing="xy"))
cut = cliff(torch.full_like(near, 1.6), near)
plots.plot_cliff((w, b, loss), (near, cut), paths)
plt.show()


# %% [markdown] lang="ko"
# 왼쪽 지도에서 검은 곳은 손실이 3쯤인 높은 평지, 흰 띠는 0에 가까운 골짜기, 회색은 0.04쯤인 낮은 평지입니다. 왼쪽 위의 작은 그림은 별표(출발점) 둘레를 확대한 것입니다. 오른쪽 그림은 왼쪽 지도를 별표에서 세로로 자른 단면을 확대한 것입니다(두 길은 $w$도 함께 바꾸므로 곡선을 벗어납니다). 높은 평지와 골짜기 바닥에서는 기울기가 작고, 그 사이가 절벽입니다. 학습률 0.05로 2.21을 움직였으니, 별표에서 기울기의 노름은 2.21 / 0.05, 약 44입니다. 그대로 쓰면 첫 업데이트에서 골짜기를 넘어 회색 평지로 날아갑니다. 떨어진 곳에서는 $h$가 포화되어 기울기가 0에 가깝습니다. 손실은 0.04에서 멈추고, 남은 업데이트로도 돌아오지 못합니다. 클리핑을 하면 첫 업데이트의 길이가 0.05입니다. 이 한 번으로 절벽을 지나 골짜기 바닥에 닿고, 그 뒤의 작은 업데이트들이 손실을 0에 더 가깝게 줄입니다. 폭발 한 번이 소실로 끝날 수 있습니다.
#
# ### 연습 문제 3: 노름으로 클리핑하기
# `clip(parameters, limit)`을 만드세요. 모든 매개변수의 기울기를 **한 벡터로 이어 붙였다고 보고** 노름을 하나 구합니다. 그 노름이 `limit`보다 크면 모든 기울기에 같은 수를 곱해 노름을 `limit`으로 줄이고, 아니면 그대로 둡니다. 바꿀 것은 매개변수의 `.grad`입니다. 제자리에서 고쳐도, 새 텐서를 넣어도 됩니다. 줄였든 아니든, 줄이기 **전의** 노름을 돌려주세요. `.grad`가 `None`인 매개변수도 있을 수 있으니 그대로 두세요. 그리고 `parameters`는 한 번만 훑을 수 있는 제너레이터일 수도 있습니다.
# %% [markdown] lang="en"
# On the map, black is a high plain with a loss of about 3, the white band a valley with a loss close to 0, and grey a low plain at about 0.04; the inset enlarges what is around the star, where both begin. The right panel is a cut through the map, straight up through the star, and much enlarged. (Both ways change $w$ as well, and so leave the curve.) On the high plain and on the floor of the valley the gradient is small; between them is the cliff. A learning rate of 0.05 moved the point by 2.21, so at the star the norm of the gradient is 2.21 / 0.05, about 44. As it is, the first update flies across the valley and on to the grey plain. Where it lands, $h$ is saturated and the gradient close to 0: the loss stays at 0.04, and the updates that follow do not bring it back. With clipping the first update is 0.05 long. That one clears the cliff and lands on the floor of the valley, and the small updates after it bring the loss still closer to 0. A single explosion may end in vanishing.
#
# ### Exercise 3: clip by the norm
# Write `clip(parameters, limit)`. Take the gradients of all parameters as **one long vector** and find its norm. If it is above `limit`, multiply all gradients by one number that brings the norm down to `limit`; otherwise leave them. Change only each parameter's `.grad`, in place or by assigning a new tensor to it. In either case return the norm **before** scaling. Some parameters may have no gradient (`.grad` is `None`): leave them so. And `parameters` may be a generator, which can be run through only once.
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
# ### 고칠 수 있는 것과 없는 것
# 이제 진짜 과제입니다. 첫 시점에 비트 하나(±1)가 들어오고, 그 뒤 $d$스텝 동안은 잡음만 들어옵니다. 마지막에 비트가 무엇이었는지 답합니다. `one_bit(d, 샘플 수)`가 입력과 답을 만듭니다. 입력 `x`의 모양은 `(d + 1, 샘플 수, 2)`입니다. 두 수 가운데 하나는 비트(첫 시점에만 ±1, 그 뒤로는 0)이고 하나는 스텝마다 들어오는 잡음입니다. 답은 비트가 +1이면 1, −1이면 0입니다. `LastStep`이 마지막 $h$에서 답을 읽습니다. 경사 하강법에 클리핑을 끼워 넣습니다. 자리는 `backward` 다음, 가중치를 바꾸기 전입니다.
# %% [markdown] lang="en"
# ### What it can mend and what it cannot
# Now for a real task. At the first step one bit arrives, ±1; for $d$ steps after it there is only noise; at the end the net must say what the bit was. `one_bit(d, samples)` draws inputs and answers. The inputs `x` are `(d + 1, samples, 2)`: one number is the bit (±1 at the first step, 0 afterwards), the other is noise at every step. The answer is 1 for a bit of +1 and 0 for −1, and `LastStep` reads it from the last $h$. Clipping goes into gradient descent after `backward`, before the weights are changed:
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
# 먼저 학습하는 동안 기울기가 커지는 쪽입니다. $W$를 단위행렬(identity matrix)로, 편향을 0으로 시작한 RNN에 $d = 20$을 맡깁니다. 시작할 때는 어느 스텝의 인수도 1을 넘지 않습니다. 하지만 학습률이 1이면 업데이트가 길어서 곧 달라집니다. 학습률 1로 100번 업데이트합니다. 클리핑 한도는 없음(`inf`), 1, 0.1의 세 가지입니다. 클리핑 없이 학습률만 0.1과 0.01로 낮추어 보기도 합니다. 다섯 가지를 저마다 시드 다섯 개로 학습시킵니다. 마지막 열 번의 손실 평균이 0.05보다 작으면 성공입니다.
# %% [markdown] lang="en"
# First a net whose gradients grow large in training: an RNN whose $W$ starts as the identity matrix and whose biases start at 0, with $d = 20$. At the start no step factor is above 1, but the long updates of a learning rate of 1 soon change that. There are 100 updates at this rate, without clipping (`inf`), clipped to a norm of 1, and to 0.1; and then, without clipping, at learning rates of 0.1 and 0.01. Each of the five is trained from five seeds. A run succeeds when the mean of its last ten losses is below 0.05.
# %%
def runs_of(start, lr, limit):
    for seed in range(5):
        torch.manual_seed(seed)
        yield descend(LastStep(start()), d=20, updates=100, lr=lr, limit=limit)


# %% tags=["nbval-ignore-output"]
panels = {}
for lr, limit in progress(((1, math.inf), (1, 1), (1, 0.1), (0.1, math.inf), (0.01, math.inf))):
    losses, norms = zip(*runs_of(lambda: identity(nn.RNN(2, 16)), lr, limit), strict=True)
    solved = sum(sum(run[-10:]) < 0.5 for run in losses)
    clipped = sum(norm > limit for run in norms for norm in run)
    # ko| title = f"한도 {limit}, 학습률 {lr}"
    # en| title = f"limit {limit}, rate {lr}"
    # ko| said = f"성공 {solved}/5, 클리핑한 업데이트 {clipped}/500, 가장 큰 노름"
    # en| said = f"solved {solved}/5, updates clipped {clipped}/500, largest norm"
    print(f"{title}: {said} {max(map(max, norms)):.0f}")
    panels[title.replace(", ", "\n")] = losses
plots.plot_loss_curves(panels)
plt.show()
# %% [markdown] lang="ko"
# 점선은 찍어서 맞힐 때의 손실 $\ln 2 = 0.69$입니다. 학습률이 1일 때 클리핑을 하지 않으면 손실이 대개 그 위에서 튀기만 하고, 한도를 0.1로 두면 금세 0 가까이 내려갑니다. 한도가 1이면 시드에 따라 갈립니다. 어느 순간 0 가까이 떨어지는 실행도 있고, 끝까지 점선 아래로 내려가지 못하는 실행도 있습니다. 학습률이 1이니 한 번에 1까지 움직일 수 있고, 이 신경망에는 그것도 큽니다. **한도도 골라야 하는 값**입니다.
#
# 클리핑만이 방법은 아닙니다. 클리핑 없이 학습률을 0.1로 낮추면 크게 튀지는 않지만 대개 찍는 수준에 머물렀습니다. 0.01로 낮추면 모두 내려갑니다. 다만 더 느립니다. 학습률을 낮추면 멀쩡한 기울기로 움직이는 거리까지 줄어들기 때문입니다.
#
# 이번에는 기울기가 사라지는 쪽입니다. PyTorch의 기본 초기화로 시작한 RNN을 학습률 1로 똑같이 학습시킵니다. 한도는 없거나 0.1입니다.
# %% [markdown] lang="en"
# The dotted line is $\ln 2 = 0.69$, the loss of a guess. With a learning rate of 1 and no clipping most runs do nothing but jump about above it; with a limit of 0.1 they soon come down to 0. With a limit of 1 it depends on the seed: some runs drop to 0 all of a sudden, others do not get below the dotted line to the end. An update can still be 1 long, which is much for this net. **The limit, too, has to be chosen.**
#
# Clipping is not the only way. Without it, at a learning rate of 0.1 the losses do not jump much, but most of them stayed at a guess; at 0.01 all of them come down, only more slowly: a smaller learning rate also shortens the updates whose gradients were fine.
#
# Now a net whose gradients vanish: an RNN as PyTorch initialises it, trained in the same way with a learning rate of 1, without a limit and with one of 0.1:
# %% tags=["nbval-ignore-output"]
for limit in progress((math.inf, 0.1)):
    losses, norms = zip(*runs_of(lambda: nn.RNN(2, 16), 1, limit), strict=True)
    solved = sum(sum(run[-10:]) < 0.5 for run in losses)
    clipped = sum(norm > limit for run in norms for norm in run)
    # ko| said = f"한도 {limit}: 성공 {solved}/5, 클리핑한 업데이트 {clipped}/500, 가장 큰 노름"
    # en| said = f"limit {limit}: solved {solved}/5, updates clipped {clipped}/500, largest norm"
    print(f"{said} {max(map(max, norms)):.1f}")


# %% [markdown] lang="ko"
# 어느 쪽도 업데이트 100번 안에는 배우지 못했습니다. 노름이 1을 넘은 적이 없으니, 한도가 1이면 클리핑을 하지 않을 때와 학습이 똑같습니다. 한도가 0.1일 때는 기울기를 여러 번 줄였지만 도움이 되지 않았습니다. **클리핑은 기울기를 줄일 수만 있는데, 여기서는 먼 시점의 몫이 이미 너무 작습니다.** Pascanu 등(2013)도 둘에 서로 다른 처방을 씁니다.
#
# 거꾸로 기울기를 키우면 어떨까요? 학습이 빨라질 수는 있습니다. 매개변수마다 기울기의 크기를 맞추는 Adam은 같은 과제를 업데이트 100번 안에 20번 가운데 16번 배웁니다(5절). 하지만 기울기 전체에 같은 수를 곱하는 것으로는 가까운 몫과 먼 몫의 비율이 달라지지 않습니다('더 깊이'에서 잽니다).
#
# ## 5. 대가
# 기울기가 작으면 정말 못 배울까요? 이번에는 흔히 쓰는 Adam(학습률 0.01)으로, 비트를 $d = 5, 10, 20, 40, 80$스텝 동안 기억하는 과제를 기본 RNN과 단위행렬로 시작한 RNN에 맡깁니다. 은닉 상태는 16차원이고 업데이트마다 시퀀스 32개를 봅니다. 두 신경망은 기울기만 다른 것이 아닙니다. 단위행렬로 시작하면 비트가 **상태**에도 처음부터 더 오래 남습니다. 시드 20개, 업데이트 1000번까지이고, 손실이 다섯 번 잇달아 0.02보다 작아지면 멈춥니다. 새 시퀀스 1000개를 99% 넘게 맞히면 성공입니다. 미리 돌려 둔 결과를 읽어 옵니다(`data/lags.csv`, 스크립트는 `studies/lags.py`).
# %% [markdown] lang="en"
# Neither learned within these 100 updates. The norm never exceeded 1, so that a limit of 1 would make the very same runs as no clipping; 0.1 shortened many updates, to no avail. **Clipping can only shorten a gradient, and here the shares of far steps are too small already.** (Pascanu et al. 2013, too, have different remedies for the two.)
#
# What about the opposite, making the gradient larger? It may speed learning up: Adam, which rescales the gradient of each parameter, learns the same task in 16 of 20 runs within 100 updates (section 5). But one common factor leaves the proportion of near to far shares as it was (measured under "Going deeper").
#
# ## 5. The price
# Does a small gradient really keep a net from learning? We give the bit to the default RNN and to the one started from the identity, this time with Adam, as is usual (learning rate 0.01): to be remembered for $d = 5, 10, 20, 40, 80$ steps, with a hidden state of 16 numbers and 32 sequences an update. The two differ in more than their gradients: started from the identity, the **state**, too, keeps the bit longer from the first. There are 20 seeds, and up to 1000 updates. A run ends when the loss has been below 0.02 five times in a row, and succeeds when it gets more than 99% of 1000 fresh sequences right. This was run beforehand (`data/lags.csv`, made by `studies/lags.py`):
# %%
def updates_of(setting, lag, limit="1"):
    rows = study("lags")
    same = [r for r in rows if (r["setting"], r["lag"], r["clip"]) == (setting, str(lag), limit)]
    return [int(r["updates"]) if float(r["accuracy"]) > 0.99 else math.inf for r in same]


lags = (5, 10, 20, 40, 80)
runs = {name: {lag: updates_of(name, lag) for lag in lags} for name in ("rnn", "rnn_identity")}
for setting in runs:
    for limit in ("1", "inf"):
        found = [updates_of(setting, lag, limit) for lag in lags]
        solved = [sum(map(math.isfinite, updates)) for updates in found]
        # ko| print(f"{plots.label(setting)}, 한도 {limit}: 20번 가운데 성공 {solved}")
        # en| print(f"{plots.label(setting)}, limit {limit}: of 20, solved {solved}")
        # ko| print("    업데이트의 중앙값", [median(updates) for updates in found])
        # en| print("    median of updates", [median(updates) for updates in found])
plots.plot_reach(runs)
plt.show()
# %% [markdown] lang="ko"
# 앞의 두 그림은 업데이트 100번, 1000번 안에 성공한 비율이고, 오른쪽은 성공할 때까지 걸린 업데이트 횟수입니다. 점은 성공한 실행 하나, 선은 실행 20번의 중앙값입니다. 실패한 실행은 끝없이 오래 걸린 것(`inf`)으로 셉니다. 절반 이상 실패한 곳에서는 중앙값도 `inf`여서 선이 끊깁니다. 기본 RNN이 치르는 대가는 $d$가 커질수록 커집니다. 중앙값이 31, 39, 78.5, 148.5, 608.5번으로 늘어납니다. 100번 안에 성공한 것은 $d = 20$에서 16/20, $d = 40$에서 3/20, $d = 80$에서 0/20입니다. 단위행렬로 시작하면 기울기가 크게 줄지 않은 채 출발하고, $d = 40$에서도 중앙값이 27번입니다. Le 등(2015)이 ReLU에 쓴 초기화를 $\tanh$에 쓴 것입니다.
#
# 그런데 두 가지가 통념과 다릅니다. 첫째, **기본 RNN도 결국은 $d = 40$에서 20번 가운데 19번, $d = 80$에서 12번 배웁니다.** "RNN은 긴 시차를 배우지 못한다"라는 말은 지나칩니다. 느리고 운에 좌우되지만 불가능하지는 않습니다. 처음에 사라졌던 기울기도 학습하는 동안 크게 오르내립니다(4과의 '더 깊이'). 아마 그 덕분일 것입니다. 둘째, 단위행렬로 시작해도 $d = 80$에서는 20번 가운데 11번 실패합니다. 기본 RNN은 8번 실패했습니다. 20번씩으로는 어느 쪽이 나은지 말할 수 없습니다. 기울기가 살아 있는 것만으로 모자랄 때가 있습니다.
#
# 그림은 노름 1로 클리핑한 실행이고, 출력에는 클리핑 없이(`inf`) 되풀이한 결과도 있습니다. $d = 20$까지는 차이가 거의 없고, 그 뒤의 차이도 우연이라고 볼 수 있는 정도입니다. 차이가 가장 큰 것은 12/20과 7/20인데, 두 설정의 성공률이 실제로 같더라도 우연히 이만큼 이상 벌어질 확률이 0.20입니다(피셔의 정확 검정). 4절의 경사 하강법과 달리 Adam은 최근 기울기의 크기로 나누어 업데이트하므로(Kingma & Ba 2015), 큰 기울기가 한 번 나와도 멀리 날아가지 않습니다.
#
# ## 정리
# - 시간 역전파에서 $w$의 기울기는 시점마다의 몫을 더한 것이고, 한 스텝을 거슬러 갈 때마다 $w\,\tanh'(a)$(신경망에서는 $\mathrm{diag}(1-h^2)\,W$)가 곱해집니다. 세 스텝을 손으로 계산한 값이 autograd의 답과 같았습니다.
# - 인수가 0.9면 100스텝 뒤에 $3 \times 10^{-5}$이 남습니다. $\tanh'$은 많아야 1이고 포화되면 훨씬 작아서, 입력의 분산이 1인 RNN은 $\rho = 1.5$에서도 기울기가 사라졌고 $\rho = 3$에서 폭발했습니다.
# - 클리핑은 절벽에서 날아가는 것을 막았습니다. 하지만 줄일 수만 있으므로, 기울기가 사라지는 신경망에는 업데이트 100번 동안 도움이 되지 않았습니다. Adam으로 학습한 기본 RNN이 비트를 배우는 데 걸린 업데이트의 중앙값은 $d = 5$에서 31번, $d = 80$에서 608.5번이었습니다(실패한 실행도 셌습니다). $d = 80$에서는 20번 가운데 12번만 성공했습니다.
#
# **여기서 다루지 않은 것**: 비트 하나를 기억하는 과제만 보았고, 다른 과제는 다루지 않았습니다. 행렬도 포화도 없는 길을 셀 안에 만들면 어떻게 되는지는 [LSTM의 게이트](03_lstm_gates.ipynb)와 [덧셈으로 이어지는 셀 경로](04_cell_path.ipynb)에서 봅니다.
# %% [markdown] lang="en"
# The two panels on the left show the share of runs that succeed within 100 and within 1000 updates, the right one how many updates it took. A dot is a run that succeeded, the line the median of all 20 runs. A run that failed counts as endless (`inf`); where half of them or more fail, the median is `inf`, too, and the line breaks off. The default RNN pays more the longer $d$ is: the median rises from 31 to 39, 78.5, 148.5 and 608.5 updates. Within 100 updates it succeeds in 16 of 20 at $d = 20$, 3 of 20 at $d = 40$ and 0 of 20 at $d = 80$. Started from the identity, the gradient hardly shrinks at first, and the median is 27 even at $d = 40$. (Le et al. 2015 proposed this for ReLU; here it is used with $\tanh$.)
#
# But two things are not as one would expect. First, **the default RNN does learn in the end: 19 of 20 runs at $d = 40$, and 12 of 20 at $d = 80$.** "RNNs cannot learn long lags" says too much: it is slow and takes luck, but it is not impossible. A gradient that has vanished at the start goes up and down a great deal while the net is trained (lesson 04, under "Going deeper"); presumably that is why. Second, the start from the identity, too, fails in 11 of 20 runs at $d = 80$. The default failed in 8; with 20 runs each we cannot tell which is better. A gradient that survives may not be enough.
#
# The figure shows runs clipped to a norm of 1; what is printed has those without clipping (`inf`) as well. Up to $d = 20$ it makes next to no difference, and beyond it none that could not be chance: the widest is 12 of 20 against 7 of 20, and if both in truth succeeded equally often, a difference at least as wide would still turn up with a probability of 0.20 (Fisher's exact test). Unlike the gradient descent of section 4, Adam (Kingma & Ba 2015) divides by the size of recent gradients, so that a single large one does not carry it far.
#
# ## In short
# - In BPTT the gradient of $w$ is a sum of one share a step, and every step further back multiplies by $w\,\tanh'(a)$, or by $\mathrm{diag}(1-h^2)\,W$ in a network. For three steps, by hand, it equalled autograd's.
# - A factor of 0.9 leaves $3 \times 10^{-5}$ after 100 steps. $\tanh'$ is at most 1, and far less in saturation: with an input of variance 1 the gradient of an RNN vanished even at $\rho = 1.5$, and it exploded at $\rho = 3$.
# - Clipping kept descent from flying off a cliff. It can only shorten, and within 100 updates it did not help a net whose gradient vanishes. With Adam, the default RNN took a median of 31 updates to learn the bit at $d = 5$ and of 608.5 at $d = 80$ (failed runs counted), where it succeeded in 12 of 20 runs.
#
# **Not covered here**: any task but keeping one bit. What a cell gains from a path with neither matrix nor saturation is told in [The gates of an LSTM](03_lstm_gates.ipynb) and [The additive cell path](04_cell_path.ipynb).
# %% [markdown] lang="ko"
# ## 더 깊이: 특잇값이 보장하는 것
# 3절의 곱에서 한 스텝의 인수는 노름이 $\gamma\,\sigma_{\max}(W)$를 넘지 못합니다. 여기서 노름은 프로베니우스 노름이 아니라 **행렬이 벡터를 가장 많이 늘일 때의 배율**(스펙트럼 노름, spectral norm)입니다. $W$의 이 배율이 가장 큰 특잇값(singular value) $\sigma_{\max}$입니다. $\gamma$는 활성화 함수의 미분의 최댓값으로 $\tanh$이면 1, 시그모이드이면 1/4입니다. 증명은 한 줄입니다.
#
# $$\begin{aligned}
# \left\lVert \frac{\partial h_T}{\partial h_{T-k}} \right\rVert
# &\le \prod_t \lVert \mathrm{diag}(\phi'(a_t)) \rVert\, \lVert W \rVert \\
# &\le (\gamma\,\sigma_{\max})^k
# \end{aligned}$$
#
# 그래서 $\sigma_{\max} < 1/\gamma$이면 **반드시** 사라집니다(충분조건). 폭발하려면 $\sigma_{\max} > 1/\gamma$**이어야** 하지만, 그렇다고 폭발하는 것은 아닙니다(필요조건). Pascanu, Mikolov, Bengio(2013) 2.1절의 결과입니다. PyTorch의 기본 RNN이 바로 $\sigma_{\max}$가 1보다 큰데도 폭발하지 않는 경우입니다. 입력이 없고 $h$가 0에 가까우면 $\tanh' = 1$이어서 곱은 $W^k$이 되고, 위의 상한이 가장 큽니다. 이때 시차 100의 노름을 재 봅시다.
# %% [markdown] lang="en"
# ## Going deeper: what singular values guarantee
# In the product of section 3, the norm of one factor is at most $\gamma\,\sigma_{\max}(W)$. This norm is not Frobenius's but **the most by which the matrix can lengthen a vector** (the spectral norm). For $W$ it is the largest singular value, $\sigma_{\max}$; and $\gamma$ is the largest slope of the activation function: 1 for $\tanh$, 1/4 for the sigmoid. The proof is one line:
#
# $$\begin{aligned}
# \left\lVert \frac{\partial h_T}{\partial h_{T-k}} \right\rVert
# &\le \prod_t \lVert \mathrm{diag}(\phi'(a_t)) \rVert\, \lVert W \rVert \\
# &\le (\gamma\,\sigma_{\max})^k
# \end{aligned}$$
#
# So $\sigma_{\max} < 1/\gamma$ is **sufficient** for vanishing. $\sigma_{\max} > 1/\gamma$ is **necessary** for exploding, but not sufficient. This is section 2.1 of Pascanu, Mikolov & Bengio (2013). PyTorch's default RNN is a case in point: $\sigma_{\max}$ is above 1, and it does not explode. Without input and with $h$ close to 0, $\tanh' = 1$, the product is $W^k$, and the bound above is at its largest. Here is the norm at a lag of 100:
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
# $\sigma_{\max}$는 1보다 조금 크지만 기울기는 $10^{-18}$ 아래로 사라집니다. 선형일 때 먼 시차의 운명은 $\rho$가 정합니다. 둘이 다른 것은 이 행렬의 고유벡터들이 서로 수직이 아니기 때문입니다(비정규 행렬, non-normal matrix). 극단적인 예를 봅시다. 아래 행렬은 고유벡터의 방향이 하나뿐이고, $\rho = 0.9$인데도 처음에는 크게 자랍니다.
# %% [markdown] lang="en"
# $\sigma_{\max}$ is a little above 1, and yet the gradient vanishes below $10^{-18}$. In the linear case it is $\rho$ that decides about long lags. The two differ because the eigenvectors of such a matrix are not at right angles (it is non-normal). Here is an extreme case, with only one direction of eigenvectors, whose $\rho$ is 0.9, and which nevertheless grows a good deal at first:
# %%
W = torch.tensor([[0.9, 5.0], [0.0, 0.9]], dtype=torch.float64)
for k in (1, 10, 20, 50, 100, 200):
    print(f"{k}: {torch.linalg.matrix_norm(W.matrix_power(k), 2):.2g}")


# %% [markdown] lang="ko"
# 한 번 곱하면 5배, 열 번 곱하면 19배까지 자란 다음에야 줄어듭니다. 노름은 대략 $5k \cdot 0.9^{k-1}$이고, 먼 시차에서는 결국 $0.9^k$이 이깁니다. 한 스텝만 보고 기울기의 앞날을 말할 수 없고, 고윳값만 보고 처음 몇십 스텝을 말할 수도 없습니다.
#
# ## 더 깊이: 소실은 부동소수점 탓이 아닙니다
# 사라지는 까닭은 곱이지, 컴퓨터가 작은 수를 못 다루어서가 아닙니다. Bengio 등(1994)이 짚은 것도 이것입니다. 먼 과거의 몫은 가까운 과거의 몫에 **견주어** 지수적으로 작습니다. 시점마다 $W$의 사본을 따로 두면 1절에서처럼 시점마다의 몫을 잴 수 있습니다. 기본 RNN에 비트 과제 $d = 80$을 넣고, float64로 잽니다.
# %% [markdown] lang="en"
# It grows 5 times in one step and 19 times in ten before it shrinks: the norm is about $5k \cdot 0.9^{k-1}$, in which $0.9^k$ wins at long lags. One step does not tell where a gradient will end, and eigenvalues do not tell about the first few dozen steps.
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
    share = shares_of_W(nn.RNN(2, 16).double(), one_bit(80, 1)[0].double())
    print(", ".join(f"k = {k}: {share[k]:.0e}" for k in (0, 10, 40, 79)))


# %% [markdown] lang="ko"
# 비트가 처음으로 $W$를 지나는 시점의 몫($k = 79$)은 마지막 시점의 몫의 $10^{10}$분의 1도 되지 않습니다(비트는 $k = 80$에서 $U$를 거쳐 들어오고, 한 스텝 뒤에 $W$를 처음 만납니다). float64는 이 수들을 하나하나 담을 수 있습니다. 하지만 3쯤 되는 가까운 몫에 더하면 반올림되어 사라지는 것도 있습니다. 오차 없이 계산하더라도 달라질 것은 없습니다. 더한 값의 방향은 가까운 시점이 정하기 때문입니다. 기울기 전체에 $10^{15}$을 곱해도 방향은 그대로이고 가까운 시점의 몫만 터무니없이 커집니다. 클리핑도, 같은 수를 곱해 키우는 것도, 더 정밀한 수도 몫의 비율을 바꾸지 못합니다.
#
# 부동소수점이 하는 일은 어디서부터 0인지를 정하는 것뿐입니다. 그마저도 단순하지 않습니다. float32에서 가장 작은 양수는 $2^{-149} \approx 1.4 \times 10^{-45}$이고, 이 근처의 수는 모두 이것의 정수배입니다(비정규 수, subnormal number). `torch.finfo(torch.float32).tiny`는 이것이 아니라 $2^{-126}$, 곧 정밀도를 온전히 지키는 가장 작은 수입니다. 인수를 하나씩 곱하고 반올림하다 보면 더는 변하지 않는 값에 이릅니다.
# %% [markdown] lang="en"
# The share of the step where the bit first goes through $W$ ($k = 79$) is less than $10^{-10}$ times that of the last step. (The bit enters through $U$ at $k = 80$ and meets $W$ one step later.) float64 can hold each of these numbers; added to a near share of about 3, though, some of them are rounded away. Even in exact arithmetic they would not matter: the direction of the sum is set by the near steps. Multiply the whole gradient by $10^{15}$, and its direction stays, while the shares of the near steps become absurdly large. Neither clipping nor one common factor nor more precise numbers change the proportion of the shares.
#
# All that floating point decides is where 0 begins, and even that is not simple. The smallest float32 above 0 is $2^{-149} \approx 1.4 \times 10^{-45}$, and the numbers around it are whole multiples of it (subnormal numbers). `torch.finfo(torch.float32).tiny` is another one, $2^{-126}$, the smallest with full precision. Multiplied and rounded one factor at a time, a product arrives at a value that no longer changes:
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
# 0.8을 곱하면 2배에서 멈춥니다. $2 \times 0.8 = 1.6$을 반올림하면 다시 2이기 때문입니다. 네 인수 가운데 0에 이르는 것은 0.5뿐입니다(더 작은 인수도 0에 이릅니다). $1 \times 0.5$는 0과 1의 한가운데라 짝수인 0 쪽으로 반올림됩니다. 연습 문제 1의 0.9는 $4 \times 0.9 = 3.6$이 다시 4가 되어 멈춥니다. 0.8을 천 번 곱한 정확한 값은 $10^{-97}$이므로, 멈춘 값은 틀린 값이고 거듭제곱을 한 번에 구하면 0입니다. 작은 수를 0으로 처리하도록 설정한 장치(flush to zero)에서는 이런 값이 나오지 않습니다.
#
# ## 더 깊이: 절단 BPTT
# 시퀀스가 길면 처음까지 거슬러 가지 않고, 몇 스텝마다 $h$를 `detach`로 계산 그래프에서 떼어 내기도 합니다. 상태는 그대로 이어지고 기울기만 끊깁니다. 이것이 절단 BPTT(truncated BPTT)이고(Williams & Peng 1990), 두 절단 사이의 스텝들을 윈도(window)라고 합니다. 40스텝 가운데 마지막 $h$의 기울기가 닿는 스텝을 세어 봅시다.
# %% [markdown] lang="en"
# With 0.8 it stops at 2 times, because $2 \times 0.8 = 1.6$ rounds to 2 again. Of these four only 0.5 reaches 0 (as would any smaller factor): $1 \times 0.5$ is a tie, which is rounded to the even neighbour, 0. In exercise 1, 0.9 stops because $4 \times 0.9 = 3.6$ rounds to 4. A thousand factors of 0.8 make $10^{-97}$, so the value at which it stops is wrong, and the power taken at once gives 0. (A device that is set to flush such small numbers to zero has none of them.)
#
# ## Going deeper: truncated BPTT
# For long sequences one often does not go back to the beginning, but takes $h$ out of the graph every so many steps with `detach`. The state goes on, only the gradient is cut: truncated BPTT (Williams & Peng 1990). The steps between two cuts are a window. Of 40 steps, how many does the gradient of the last $h$ reach?
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
# 앞으로 가는 계산은 똑같고(합이 같습니다), 기울기는 윈도 밖에 아예 닿지 않습니다. 소실은 기울기를 작게 줄이지만, 절단은 아예 0으로 만듭니다. 윈도보다 먼 시차의 몫은 기울기에 들어 있지 않습니다. 여기서 잰 것은 가장 좋은 경우입니다. 40번째 스텝이 윈도의 끝이기 때문입니다. 윈도의 마지막 상태는 10스텝에 모두 닿지만, 첫 상태는 자기 자신에만 닿습니다. 다만 상태는 이어지므로, 윈도 안에서 배운 것을 윈도 너머로 나를 수는 있습니다. 5과의 연속 스트림에서 이 방법을 씁니다.
#
# ### 출처
# - S. Hochreiter, *Untersuchungen zu dynamischen neuronalen Netzen*, 뮌헨 공과대학교 졸업 논문, 1991 (기울기 소실을 처음 분석했습니다. 독일어).
# - Y. Bengio, P. Simard, P. Frasconi, *Learning Long-Term Dependencies with Gradient Descent is Difficult*, IEEE Transactions on Neural Networks 5(2), 1994.
# - R. Pascanu, T. Mikolov, Y. Bengio, *On the Difficulty of Training Recurrent Neural Networks*, ICML 2013 (2.1절 특잇값, 3.2절 클리핑).
# - H. Sompolinsky, A. Crisanti, H. J. Sommers, *Chaos in Random Neural Networks*, Physical Review Letters 61(3), 1988.
# - L. Molgedey, J. Schuchhardt, H. G. Schuster, *Suppressing Chaos in Neural Networks by Noise*, Physical Review Letters 69(26), 1992.
# - P. J. Werbos, *Backpropagation Through Time: What It Does and How to Do It*, Proceedings of the IEEE 78(10), 1990.
# - R. J. Williams, J. Peng, *An Efficient Gradient-Based Algorithm for On-Line Training of Recurrent Network Trajectories*, Neural Computation 2(4), 1990 (절단 BPTT).
# - Q. V. Le, N. Jaitly, G. E. Hinton, *A Simple Way to Initialize Recurrent Networks of Rectified Linear Units*, 2015.
# - D. P. Kingma, J. Ba, *Adam: A Method for Stochastic Optimization*, ICLR 2015.
# %% [markdown] lang="en"
# The forward pass is the same (so are the sums), and outside its window the gradient does not arrive at all. Vanishing makes a gradient small; truncation makes it 0: the shares of lags beyond the window are left out. This is the best case, as step 40 ends a window: the last state of a window reaches all of its 10 steps, the first only itself. But the state goes on, and may carry what was learned within a window beyond it. Lesson 05 does this on continual streams.
#
# ### Sources
# - S. Hochreiter, *Untersuchungen zu dynamischen neuronalen Netzen*, diploma thesis, Technische Universität München, 1991 (the first analysis of the vanishing gradient, in German).
# - Y. Bengio, P. Simard, P. Frasconi, *Learning Long-Term Dependencies with Gradient Descent is Difficult*, IEEE Transactions on Neural Networks 5(2), 1994.
# - R. Pascanu, T. Mikolov, Y. Bengio, *On the Difficulty of Training Recurrent Neural Networks*, ICML 2013 (2.1 singular values, 3.2 clipping).
# - H. Sompolinsky, A. Crisanti, H. J. Sommers, *Chaos in Random Neural Networks*, Physical Review Letters 61(3), 1988.
# - L. Molgedey, J. Schuchhardt, H. G. Schuster, *Suppressing Chaos in Neural Networks by Noise*, Physical Review Letters 69(26), 1992.
# - P. J. Werbos, *Backpropagation Through Time: What It Does and How to Do It*, Proceedings of the IEEE 78(10), 1990.
# - R. J. Williams, J. Peng, *An Efficient Gradient-Based Algorithm for On-Line Training of Recurrent Network Trajectories*, Neural Computation 2(4), 1990 (truncated BPTT).
# - Q. V. Le, N. Jaitly, G. E. Hinton, *A Simple Way to Initialize Recurrent Networks of Rectified Linear Units*, 2015.
# - D. P. Kingma, J. Ba, *Adam: A Method for Stochastic Optimization*, ICLR 2015.
