# %% [markdown] lang="ko"
# # 오늘의 게이트
# **트랜스포머의 시대에 게이트는 어디로 갔을까요?**
#
# 지금까지의 게이트는 입력 $x_t$와 지난 상태 $h_{t-1}$을 함께 보고 정해졌습니다. 그래서 앞 스텝이 끝나야 다음 스텝을 계산할 수 있었습니다.
#
# 요즘의 순환 신경망(minGRU, Mamba, Griffin)은 게이트도 후보값도 **$h$를 보지 못하게** 합니다. 그러면 순환이 **합 하나**로 바뀝니다. 무엇을 얻고, 무엇을 잃을까요?
#
# 이 수업을 마치면
#
# - 게이트가 $h$를 보지 않으면 왜 모든 스텝을 한꺼번에 계산할 수 있는지 설명하고, 그 계산을 직접 짤 수 있습니다.
# - 이런 게이트가 잘하는 과제와, 0과 1 사이에 머무는 한 할 수 없는 과제를 하나씩 들 수 있습니다.
# - 게이트에서 소프트맥스로, 다시 어텐션(attention)으로 이어지는 길을 코드로 따라갈 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호 | 뜻 |
# |---|---|
# | $h_t = z \odot h_{t-1} + (1-z) \odot n$ | GRU의 한 스텝. $z$가 1에 가까우면 남깁니다([6강](06_gru.ipynb)) |
# | $z$, $n$ | 업데이트 게이트, 후보값 |
# | $b_z$, $b_f$, $b_i$ | 게이트의 편향 |
# | $\prod f_t$ | 직접 경로의 기울기([4강](04_cell_path.ipynb)) |
#
# </details>
# %% [markdown] lang="en"
# # The gates today
# **Transformers are everywhere. Where have the gates gone?**
#
# So far a gate looked at the input $x_t$ and at the old state $h_{t-1}$. So no step could begin before the last had ended.
#
# Recent recurrent nets (minGRU, Mamba, Griffin) let neither gates nor candidate **see $h$**. That turns the recurrence into one sum. What is gained, and what is lost?
#
# After this lesson you can
#
# - say why all steps can be computed at once when the gates do not see $h$, and write that computation;
# - name a task that such gates do well and one at which, between 0 and 1, they fail;
# - say how a gate becomes softmax, and then attention.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol | meaning |
# |---|---|
# | $h_t = z \odot h_{t-1} + (1-z) \odot n$ | one step of a GRU; $z$ near 1 keeps ([lesson 6](06_gru.ipynb)) |
# | $z$, $n$ | update gate, candidate |
# | $b_z$, $b_f$, $b_i$ | biases of gates |
# | $\prod f_t$ | gradient along the direct path ([lesson 4](04_cell_path.ipynb)) |
#
# </details>
# %%
import math

import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import checks, explore, plots
from helpers.mingru import MinGRU, OneSum, mingru_step, one_by_one
from helpers.tasks import success, today
from helpers.tasks.bits import one_bit
from helpers.tasks.clock import milliseconds
from helpers.training.train import train

plots.use_course_style()
# ko| # 작은 신경망에서는 이쪽이 빠릅니다
# en| # faster for small networks
torch.set_num_threads(1)
# %% [markdown] lang="ko"
# ## 1. 게이트가 $h$를 보지 않으면
# GRU에서 $h$를 보는 자리(리셋 게이트와 $W_{hh}$)를 모두 지우고 $\tanh$도 지우면 이것만 남습니다.
#
# $$\begin{aligned}
# z &= \sigma(W_z x_t + b_z), \qquad n = W_n x_t + b_n \\
# h_t &= z \odot h_{t-1} + (1-z) \odot n
# \end{aligned}$$
#
# Feng 등(2024)의 **minGRU**입니다(논문은 $z$와 $1-z$를 바꾸어 적습니다). 입력만 있으면 모든 스텝의 $z$와 $n$을 미리 알 수 있습니다. 관에 비유하면 밸브를 언제 얼마나 열지 물이 흐르기 전에 다 정해 둔 셈입니다. 그러면 상태는 합 하나로 풀립니다.
#
# $$h_T = \sum_{t=1}^{T} \Big(\prod_{s=t+1}^{T} z_s\Big)(1-z_t)\, n_t$$
#
# 곱 $\prod z_s$는 4강의 직접 경로입니다. 우회로가 없으니 이것이 **전부**입니다.
#
# **먼저 적어 보세요.** $p_t = z_1 \cdots z_t$를 `cumprod`로 구하면 $h_t = p_t \sum_{s \le t} (1-z_s)\, n_s / p_s$, 두 줄이면 됩니다. 100스텝에서는 반복문과 같은 답이 나옵니다. 1000스텝에서는 어떨까요?
# %% [markdown] lang="en"
# ## 1. If the gates do not see $h$
# Strike out of a GRU whatever sees $h$ (reset gate, $W_{hh}$), and the $\tanh$ too. This is left:
#
# $$\begin{aligned}
# z &= \sigma(W_z x_t + b_z), \qquad n = W_n x_t + b_n \\
# h_t &= z \odot h_{t-1} + (1-z) \odot n
# \end{aligned}$$
#
# This is the **minGRU** of Feng et al. (2024; they swap $z$ and $1-z$). All $z$ and $n$ are known from the input alone, as if every valve's timetable were written before the water flows. The state is then one sum:
#
# $$h_T = \sum_{t=1}^{T} \Big(\prod_{s=t+1}^{T} z_s\Big)(1-z_t)\, n_t$$
#
# The product $\prod z_s$ is the direct path of lesson 4. There are no detours, so it is **all there is**.
#
# **Write down a guess.** With $p_t = z_1 \cdots z_t$ from `cumprod`, $h_t = p_t \sum_{s \le t} (1-z_s)\, n_s / p_s$ takes two lines. For 100 steps it equals the loop. What about 1000?
# %%
torch.manual_seed(0)
net, x = MinGRU(2, 16), torch.randn(1000, 4, 2)  # x (T, B, D)
h, loop = torch.zeros(4, 16), []
for x_t in x:
    h = mingru_step(x_t, h, net.weight, net.bias)
    loop.append(h)
loop = torch.stack(loop)  # (T, B, H)
z, n = (x @ net.weight.T + net.bias).chunk(2, dim=-1)
z = z.sigmoid()
for steps in (100, 1000):
    p = z[:steps].cumprod(dim=0)
    h = p[-1] * ((1 - z[:steps]) * n[:steps] / p).sum(dim=0)
    # ko| print(f"{steps}스텝: 반복문과의 차이 {(h - loop[steps - 1]).abs().max():.0e}")
    # en| print(f"{steps} steps: differs from the loop by {(h - loop[steps - 1]).abs().max():.0e}")


# %% [markdown] lang="ko"
# <details><summary>답</summary>
#
# nan이 나옵니다. 절반쯤 열린 밸브 150개면 $p_t$가 float32로는 0이 되고, 그다음에는 0으로 나누게 됩니다.
#
# </details>
#
# 식이 같다고 계산이 같지는 않습니다. 나누는 대신 **로그를 빼면** 작은 곱도 잃지 않습니다.
#
# ### 연습 문제 1: 반복문 없는 마지막 상태
# 위의 합을 그대로 계산하세요. $t$보다 뒤의 $\log z_s$를 모두 더한 값은 $\log z$의 전체 합에서 $t$까지의 누적 합(`cumsum`)을 뺀 값입니다.
# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# nan: after about 150 half-open valves $p_t$ is 0 in float32, and then one divides by it.
#
# </details>
#
# Equal formulas need not be equal computations. **Subtracting logarithms** instead of dividing keeps the small products.
#
# ### Exercise 1: the last state without a loop
# Compute the sum above. All $\log z_s$ after $t$ add up to the total of $\log z$ less the running sum (`cumsum`) up to $t$.
# %% tags=["exercise"]
def my_last_state(z, n):
    """
    # ko| z, n (T, B, H), 0 < z < 1 -> 마지막 상태 h_T (B, H). h는 0에서 시작합니다.
    # en| z, n (T, B, H), 0 < z < 1 -> the last state h_T (B, H), from h = 0.
    """
    ### BEGIN SOLUTION
    log_z = z.log()
    after = (log_z.sum(dim=0) - log_z.cumsum(dim=0)).exp()  # (T, B, H)
    return (after * (1 - z) * n).sum(dim=0)
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_last_state(my_last_state)


# %% [markdown] lang="ko"
# 중간 상태까지 모두 필요하면 **두 배씩 건너뜁니다**. 한 스텝은 "$a = z$를 곱하고 $b = (1-z)n$을 더한다"입니다. 두 스텝을 이으면 $a_2(a_1 h + b_1) + b_2 = a_2 a_1 h + (a_2 b_1 + b_2)$, 여전히 "곱하고 더한다"입니다. 라운드마다 1, 2, 4, …스텝 이전의 것과 합치면 1000스텝이 열 라운드에 끝납니다.
# %% [markdown] lang="en"
# For all states in between, **double**: a step is "times $a = z$, plus $b = (1-z)n$", and two in a row are so again: $a_2(a_1 h + b_1) + b_2 = a_2 a_1 h + (a_2 b_1 + b_2)$. In each round every step merges with the one 1, 2, 4, … before it; ten rounds do for 1000 steps.
# %%
def scan(a, b):
    reach = 1
    while reach < len(a):
        b = torch.cat([b[:reach], b[reach:] + a[reach:] * b[:-reach]])
        a = torch.cat([a[:reach], a[reach:] * a[:-reach]])
        reach *= 2
    return b


torch.testing.assert_close(scan(z, (1 - z) * n), loop)
k = torch.linspace(-20, 20, 401, dtype=torch.float64)
torch.testing.assert_close(torch.exp(-nn.functional.softplus(k)), 1 - k.sigmoid())


# %% [markdown] lang="ko"
# 오류가 없으니 `scan`은 반복문과 같습니다. 병렬 스캔(parallel scan)이라고 부르는 방법입니다(Martin & Cundy 2018).
#
# 마지막 두 줄은 Mamba(Gu & Dao 2023)의 가장 단순한 경우입니다. Mamba는 상태에 $e^{-\Delta}$를 곱합니다. $\Delta = \operatorname{softplus}(k)$이고 $k$는 입력에서 계산한 수입니다. 이것은 $1 - \sigma(k)$, **늘 보던 게이트**입니다.
#
# ## 2. 정말 더 빠를까
# 길이 1000인 입력의 순전파와 역전파 시간을 배치 1과 32에서 측정합니다. **먼저 적어 보세요.** 코어 하나에서 `scan`은 반복문보다 몇 배 빠를까요? 두 배치에서 같을까요?
# %% [markdown] lang="en"
# No error: `scan` equals the loop. It is called a parallel scan (Martin & Cundy 2018).
#
# The last two lines are the simplest case of Mamba (Gu & Dao 2023). Its state is multiplied by $e^{-\Delta}$ with $\Delta = \operatorname{softplus}(k)$: that is $1 - \sigma(k)$, **a gate as ever**.
#
# ## 2. Is it really faster?
# We time forward and backward over 1000 steps, at batch 1 and 32. **Write down a guess.** On one core, how many times as fast as the loop is `scan`? Equally so for both?
# %% tags=["nbval-ignore-output"]
lstm = nn.LSTM(2, 16)
ways = {
    # ko| "반복문": lambda x: one_by_one(*net.parts(x)),
    # en| "loop": lambda x: one_by_one(*net.parts(x)),
    "scan": lambda x: scan(*net.parts(x)),
    "nn.LSTM": lambda x: lstm(x)[0],
}
for batch in (1, 32):
    x = torch.randn(1000, batch, 2)
    took = ", ".join(f"{name} {milliseconds(way, x):.0f} ms" for name, way in ways.items())
    # ko| print(f"배치 {batch}: {took}")
    # en| print(f"batch {batch}: {took}")


# %% [markdown] lang="ko"
# <details><summary>답</summary>
#
# 배치 1에서는 파이썬 반복이 천 번에서 열 번으로 줄어 몇 배나 빠릅니다. 배치 32에서는 오히려 느립니다. `scan`은 라운드마다 다시 곱하므로 일의 양은 더 많습니다. GPU처럼 코어가 많으면 유리할 텐데, 여기서는 측정하지 않았습니다.
#
# </details>
#
# 여기 코어 하나에서는 PyTorch가 잘 다듬어 둔 `nn.LSTM`이 어느 배치에서도 뒤지지 않습니다.
#
# ## 3. 비트 하나를 천 스텝 동안
# 4강의 LSTM은 $b_f = 7$과 $b_i = -7$이 **둘 다** 있어야 시드마다 이 과제를 배웠습니다. minGRU에는 게이트의 편향이 하나뿐입니다.
#
# | 조건 | |
# |---|---|
# | 과제 | 비트 ±1을 1000스텝 뒤에 답하기 |
# | 신경망 | 유닛 4개. minGRU. 대조: $z$, $1-z$ 대신 $f$와 $i$를 따로 둔 같은 셀 |
# | 학습 | 손실이 0.02에 닿을 때까지, 길어도 업데이트 2000번. 학습률 0.1, 0.03, 0.01, 0.003 중 가장 나은 것 |
# | 시드 | 신경망 5개씩 |
# | 성공 | 새로 뽑은 비트 500개를 99% 넘게 맞힘 |
#
# **먼저 적어 보세요.** $b_z = 7$ 하나로 될까요? $f$와 $i$를 따로 두고 $b_f = 7$만 주면요? 아래에서 하나를 (학습률 0.03으로) 직접 학습하고, 나머지는 읽어 옵니다.
# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# At batch 1 several times: it makes fewer calls, and each costs time. At batch 32 it is slower: it does more work in all. Many cores, as in a GPU, should favour it (not timed here).
#
# </details>
#
# Here, on one core, PyTorch's polished `nn.LSTM` is at least as fast.
#
# ## 3. One bit over a thousand steps
# The LSTM of lesson 4 needed **both** $b_f = 7$ and $b_i = -7$ to learn this every time. A minGRU has one gate bias.
#
# | The experiment | |
# |---|---|
# | task | answer with a bit, ±1, after 1000 steps |
# | net | 4 units: minGRU; control: the same cell with $f$ and $i$ for $z$ and $1-z$ |
# | training | to a loss of 0.02, at most 2000 updates; the best rate of 0.1, 0.03, 0.01, 0.003 |
# | seeds | 5 nets each |
# | success | over 99% of 500 fresh bits right |
#
# **Write down a guess.** Will $b_z = 7$ alone do? And $b_f = 7$ alone, with $f$ and $i$ apart? One net is trained here (rate 0.03), others come from a file:
# %% tags=["nbval-ignore-output"]
def loss_of(net):
    x, bit = one_bit(1000, 16)
    return nn.functional.binary_cross_entropy_with_logits(net(x), bit)


torch.manual_seed(0)
keeper = OneSum(MinGRU(2, 4, b_z=7))
losses = train(keeper, loss_of, updates=300, lr=3e-2, clip=1.0, goal=0.02, bar=True)
x, bit = one_bit(1000, 500)
right = ((keeper(x) > 0) == (bit > 0.5)).float().mean()
# ko| print(f"업데이트 {len(losses)}번 뒤 정확도 {right:.1%}")
# en| print(f"{right:.1%} right after {len(losses)} updates")
# %%
found = success.remembered(1000)
# ko| title = "시차 1000, 가장 나은 학습률"
# en| title = "lag 1000, best learning rate"
plots.plot_success({title: {net: success.best(rates) for net, rates in found.items()}})
plt.show()
# %% [markdown] lang="ko"
# minGRU는 $b_z = 7$ 하나로 다섯 개 모두, 업데이트 70번쯤에 풉니다. 기본값으로는 둘이 천 번 넘게 걸려 풉니다. **같은 셀에서 $f$와 $i$를 떼어 놓고** $b_f = 7$만 주면 학습률을 낮추어야 모두 풀고 열 배가 걸립니다. $b_i = -7$까지 주어야 다시 빨라집니다. 초깃값은 **얼마나 빨리** 푸는지를, 그래서 2000번 안에 푸는지를 정합니다.
#
# <details><summary>답</summary>
#
# 묶인 게이트에서는 $z$를 1 가까이로 올리면 써넣는 $1-z$도 저절로 0에 가까워집니다. 편향 하나가 4강의 두 처방을 겸합니다. 조금 써넣는 것이 **공짜로** 딸려 옵니다. 세는 과제에서는 도리어 묶여 있는 것이 짐이 됩니다. 떼어 놓은 셀이 더 멀리 셉니다([더 깊이](deeper/12_gates_today.ipynb) 4절).
#
# </details>
#
# ### 보던 것을 못 보게 하면
# 아래 GRU는 이 페이지 안에서 학습합니다. $b_z$를 5로 올리고 학습시킨 다음 'h를 거치는 길을 끊고 보기'에 표시하면, $W_{hh} = 0$이 되어 거의 minGRU가 됩니다. 아직 맞힐 수 있을까요? **먼저 적고** 눌러 보세요.
# %% [markdown] lang="en"
# With $b_z = 7$ alone all five minGRUs solve it, in 71 updates; from the default start two do, in over 1000. With $f$ and $i$ **apart in the same cell**, $b_f = 7$ alone takes ten times as many, at a lower rate; adding $b_i = -7$ makes it quick. The start decides **how soon**, and so whether within 2000.
#
# <details><summary>Answer</summary>
#
# With tied gates, a $z$ close to 1 brings $1-z$, what is written, close to 0. One bias is both remedies of lesson 4: writing little comes **for free**. In counting, tying is a burden: untied, the same cell counts further ([deeper](deeper/12_gates_today.ipynb), section 4).
#
# </details>
#
# ### Blindfolded afterwards
# Below a GRU learns in the page. Raise $b_z$ to 5, let it learn, then tick "look with the ways through h cut": $W_{hh} = 0$ makes it nearly a minGRU. Will it still answer right? **Write it down**, then tick.
# %%
explore.learn(cell="gru")


# %% [markdown] lang="ko"
# <details><summary>답</summary>
#
# 대개 맞히지 못합니다. 비트는 남아 있는데, 답을 읽는 층이 $h$를 거친 값에 맞추어 배웠기 때문입니다([4강](04_cell_path.ipynb)). 셀을 minGRU로 바꾸어 똑같이 해 보세요. 처음부터 $h$를 본 적이 없으므로 표시해도 달라지는 것이 없습니다([더 깊이](deeper/12_gates_today.ipynb) 2절).
#
# </details>
#
# ## 4. 무엇을 잃었을까
# 지금까지 들어온 1이 홀수 개인지를 **패리티**(parity)라고 합니다. 1이 들어올 때마다 답이 뒤집힙니다. 상태 한 비트면 되는 과제입니다.
#
# | 조건 | |
# |---|---|
# | 과제 | 무작위 비트 20개. 시점마다 그때까지의 패리티를 답하기 |
# | 신경망 | 유닛 16개. 출력층은 선형층 둘과 그 사이의 $\tanh$. minGRU 한 층과 두 층, $z = \tanh$인 minGRU(그림의 '게이트가 −1과 1 사이'), GRU, LSTM, RNN |
# | 학습 | 업데이트 2000번. 학습률 0.1, 0.03, 0.01, 0.003 중 가장 나은 것 |
# | 시드 | 신경망 10개씩 |
# | 성공 | 마지막 답이 99% 넘게 맞음. 20비트에서, 그리고 배운 적 없는 200비트에서 |
#
# **먼저 적어 보세요.** 누가 20비트를 풀까요? 누가 200비트까지 갈까요?
# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# Mostly not. The bit is still there, but the readout has learned to fit values that came through $h$ ([lesson 4](04_cell_path.ipynb)). Choose minGRU and do the same: it has never seen $h$, and the tick changes nothing ([deeper](deeper/12_gates_today.ipynb), section 2).
#
# </details>
#
# ## 4. What is lost?
# Whether the number of ones so far is odd is called **parity**. Each 1 turns the answer round; one bit of state is enough.
#
# | The experiment | |
# |---|---|
# | task | 20 random bits; say the parity after each |
# | net | 16 units, a readout with one hidden layer: minGRU with one and two layers, minGRU with $z = \tanh$, GRU, LSTM, RNN |
# | training | 2000 updates; the best rate of 0.1, 0.03, 0.01, 0.003 |
# | seeds | 10 nets each |
# | success | over 99% of last answers right, of 20 bits and of 200, which none has met |
#
# **Write down a guess.** Which will solve 20 bits? Which even 200?
# %%
# ko| panels = {f"{bits}비트": nets for bits, nets in today.best_of("parity").items()}
# en| panels = {f"{bits} bits": nets for bits, nets in today.best_of("parity").items()}
plots.plot_right(panels)
plt.show()


# %% [markdown] lang="ko"
# minGRU는 한 층이든 두 층이든 동전 던지기나 다름없습니다. 5비트만 가르쳐도 99%를 넘는 것이 없습니다. 게이트가 0과 1 사이이고 $h$를 보지 않으면, 1이 이어지는 동안 $h$는 $n$ 쪽으로 다가갈 뿐 **뒤집히지 않습니다**([더 깊이](deeper/12_gates_today.ipynb) 3절에 한 층의 증명).
#
# LSTM은 열 개 모두 200비트까지 가고, GRU와 **게이트가 없는 RNN도** 아홉 개가 갑니다. 게이트가 없어도 $h$를 보면 됩니다.
#
# 게이트를 $\tanh$로 바꾸어 음수를 허락하면 20비트는 모두 풀지만, 200비트는 하나도 풀지 못합니다(음수를 쓰자는 제안: Sarrof 등 2024, Grazzi 등 2024). 왜일까요? 목표 손실까지만 학습한 게이트를 들여다봅니다.
# %% [markdown] lang="en"
# Both minGRUs guess; taught 5 bits alone, none gets over 99% either. While ones come in, a gate between 0 and 1 that is blind to $h$ moves it towards $n$ and **never turns it round** ([deeper](deeper/12_gates_today.ipynb), section 3, proves it for one layer). All ten LSTMs get to 200 bits, nine GRUs, and nine RNNs: **no gates**, but they see $h$.
#
# With $\tanh$, negative gates allowed, all solve 20 bits, but none 200. (Sarrof et al. and Grazzi et al. 2024 propose negative values.) Why not? Look at one gate, trained to a loss of 0.02:
# %% tags=["nbval-ignore-output"]
def parity_loss(net):
    x = torch.randint(2, (20, 32, 1)).float()
    said = net[1](net[0](x)[0])
    return nn.functional.binary_cross_entropy_with_logits(said, x.cumsum(dim=0) % 2)


torch.manual_seed(0)
cell = MinGRU(1, 16, gate=torch.tanh)
readout = nn.Sequential(nn.Linear(16, 16), nn.Tanh(), nn.Linear(16, 1))
train(nn.ModuleList([cell, readout]), parity_loss, 300, lr=1e-2, clip=1.0, goal=0.02)
flips = cell.parts(torch.ones(1, 1, 1))[0].min().item()


# ko| print(f"1이 들어올 때 가장 작은 z: {flips:.2f}. 1이 100번이면 {abs(flips) ** 100:.0e}")
# en| print(f"smallest z at a 1: {flips:.2f}; at 100 ones: {abs(flips) ** 100:.0e}")
# %% [markdown] lang="ko"
# 20스텝의 손실은 $-0.9$쯤에서 벌써 작습니다. 200비트에는 1이 100번쯤 들어 있습니다. 4강에서 본 그대로, 한 번에 곱하는 수의 크기가 1보다 작으면 기억은 사라집니다.
#
# ### 연습 문제 2: 십만 스텝의 패리티
# 게이트를 손으로 정해 보세요. $h$는 0에서 시작하고, 비트 $x$가 들어올 때마다 $h \leftarrow z h + (1-z)\, n$입니다. $h$가 늘 패리티(0 또는 1)가 되는 $z$와 $n$을 돌려주세요. 비트 십만 개로 채점합니다.
# %% [markdown] lang="en"
# For 20 steps $-0.9$ will do. In 200 bits about 100 are ones: as in lesson 4, with a size below 1 all is gone.
#
# ### Exercise 2: parity for 100,000 steps
# Set the gate by hand. $h$ starts at 0, and each bit $x$ makes $h \leftarrow z h + (1-z)\, n$. Return $z$ and $n$ such that $h$ is always the parity, 0 or 1. It is tested on 100,000 bits.
# %% tags=["exercise"]
def parity_gate(x):
    """
    # ko| 비트 x (T, B), 0.0 또는 1.0 -> 게이트 z (T, B), -1 이상 1 이하, 그리고 후보값 n
    # en| Bits x (T, B), 0.0 or 1.0 -> the gate z (T, B), from -1 to 1, and the candidate n.
    """
    ### BEGIN SOLUTION
    z = torch.tanh(100 * (1 - 2 * x))
    return z, torch.full_like(x, 0.5)
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_parity(parity_gate)


# %% [markdown] lang="ko"
# ## 5. 게이트에서 어텐션으로
# xLSTM(Beck 등 2024)은 입력 게이트로 시그모이드 대신 **지수 함수** $e^{k_t}$를 사용하고, 게이트의 합 $\nu_t$도 쌓아 두었다가 그것으로 나눕니다($v_t$는 써넣을 값입니다). 망각 게이트와 출력 게이트를 1로 두면
#
# $$\begin{aligned}
# c_t &= c_{t-1} + e^{k_t} v_t \\
# \nu_t &= \nu_{t-1} + e^{k_t} \\
# h_t &= c_t / \nu_t
# \end{aligned}$$
#
# $h_t$는 지금까지의 $v$를 **소프트맥스로 가중 평균한** 값입니다. $e^{k_t}$는 쉽게 넘치므로 $k_t$에서 지금까지의 최댓값 $m_t$를 뺍니다. 최댓값이 바뀔 때 옛 합에 곱하는 $e^{m_{t-1}-m_t}$는 망각 게이트처럼 생겼습니다.
#
# 그런데 $k_t$는 써넣을 때 한 번 정해집니다. 무엇이 중요한지를 **읽을 때** 다시 정하면 어떨까요? 시점마다 쿼리(query) $q_t$를 내고, $k_s$ 대신 $q_t$와 $s$시점의 키(key)의 내적을 $\sqrt{\text{차원}}$(여기서는 $\sqrt 4$)으로 나누어 넣습니다. 이것이 트랜스포머의 **어텐션**입니다(Vaswani 등 2017). 첫 번째 함수는 게이트이고 두 번째는 어텐션입니다.
# %% [markdown] lang="en"
# ## 5. From a gate to attention
# In xLSTM (Beck et al. 2024) an input gate may be an **exponential**, $e^{k_t}$, and the sum of the gates, $\nu_t$, is kept to divide by. With forget and output gates of 1:
#
# $$\begin{aligned}
# c_t &= c_{t-1} + e^{k_t} v_t \\
# \nu_t &= \nu_{t-1} + e^{k_t} \\
# h_t &= c_t / \nu_t
# \end{aligned}$$
#
# That is the mean of all $v$ so far, **weighted by softmax**. As $e^{k_t}$ soon overflows, the largest $k$ so far, $m_t$, is subtracted; where it changes, old sums are multiplied by $e^{m_{t-1}-m_t}$, which looks like a forget gate.
#
# But $k_t$ is settled once, when writing. What if what matters is decided anew when **reading**? Each step has a query $q_t$ and a key; $q_t$ times the key of step $s$, over the root of their dimension ($\sqrt 4$), takes the place of $k_s$. That is the **attention** of transformers (Vaswani et al. 2017). The first function below is the gate, the second attention:
# %%
def exponential_gate(k, v):
    c, total, m = torch.zeros_like(v[0]), torch.zeros(()), torch.tensor(-math.inf)
    for k_t, v_t in zip(k, v, strict=True):
        top = torch.maximum(m, k_t)
        f, i, m = (m - top).exp(), (k_t - top).exp(), top
        c, total = f * c + i * v_t, f * total + i
    return c / total


def attention(q, keys, v):
    later = torch.ones(len(v), len(v)).triu(1).bool()
    scores = (q @ keys.T / math.sqrt(q.shape[-1])).masked_fill(later, -math.inf)
    return scores.softmax(dim=-1) @ v


# %%
torch.manual_seed(0)
keys, v, q = torch.randn(8, 4), torch.randn(8, 3), torch.randn(4)
k = 1000 * keys[:, 0]
torch.testing.assert_close(exponential_gate(k, v), k.softmax(dim=0) @ v)
always_q = attention(q.expand(8, 4), keys, v)
torch.testing.assert_close(always_q[-1], exponential_gate(keys @ q / 2, v))


# %% [markdown] lang="ko"
# 오류가 없습니다. 로짓이 1000배여도 지수 게이트는 소프트맥스와 같고, 쿼리가 늘 같은 어텐션은 이 게이트와 같습니다. 쿼리가 달라지면 지난 키와 $v$를 **모두 간직해야** 합니다. 게이트는 상태 하나에 접어 넣고, 어텐션은 펼쳐 둡니다.
#
# ## 정리
# - 게이트와 후보값이 $h$를 보지 않으면 한 스텝은 "곱하고 더한다"이고, 이어 붙여도 그렇습니다. 그래서 합 하나로, 또는 두 배씩 건너뛰며 계산합니다.
# - 비트 하나를 1000스텝 간직하는 데에는 $b_z = 7$ 하나면 됩니다. 긴 패리티는 $h$를 보지 않는 게이트가 0과 1 사이이면 풀 수 없고, 음수라도 $-1$에 닿아야 오래 갑니다.
# - 지수 게이트를 합으로 나누면 소프트맥스이고, 읽을 때마다 쿼리로 다시 계산하면 어텐션입니다.
#
# **여기서 다루지 않은 것**: 언어 모델 크기의 신경망과 GPU는 다루지 않았습니다. 진짜 Mamba, xLSTM, Griffin에는 여기 없는 부품이 더 있습니다.
#
# Griffin의 $\sqrt{1-a^2}$, 잔차 연결, 모든 학습률, 증명과 출처는 [더 깊이](deeper/12_gates_today.ipynb)에 있습니다.
# %% [markdown] lang="en"
# No error: even with logits times 1000 the exponential gate is softmax, and attention whose query never changes is this gate. Where it changes, all keys and $v$ must be **kept**: a gate folds them into one state, attention leaves them spread out.
#
# ## In short
# - Where gate and candidate do not see $h$, a step is "times, plus", and so are many: one sum, or rounds of doubling.
# - For one bit over 1000 steps $b_z = 7$ is enough. Parity at any length takes a step that sees $h$ or a gate at $-1$.
# - An exponential gate over its sum is softmax; computed anew for each reader's query, it is attention.
#
# **Not covered here**: nets of a language model's size, GPUs. The real Mamba, xLSTM and Griffin have further parts.
#
# Griffin's $\sqrt{1-a^2}$, residual connections, all rates, a proof and sources: [Going deeper](deeper/12_gates_today.ipynb).
