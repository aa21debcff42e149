# %% [markdown] lang="ko"
# # LSTM의 게이트
# **컴퓨터 메모리처럼 쓰고, 간직하고, 읽고, 지우는 셀은 어떻게 만들까요?**
#
# 수 여덟 개가 하나씩 지나갑니다. 3번째 수만 붙잡아 두었다가 맨 끝에 보여 주려면 어떻게 해야 할까요? LSTM은 수를 담아 두는 자리를 마련하고, 그 자리로 드나드는 길목마다 밸브를 답니다. 이 밸브가 게이트(gate)입니다. 언제 열고 닫아야 하는지는 5절에서 손으로 풀어 봅니다.
#
# 이 수업을 마치면
#
# - 게이트 셋과 후보값이 하는 일을 식과 숫자로 설명할 수 있습니다.
# - LSTM의 한 스텝을 직접 짜고, PyTorch와 같은 값이 나오는지 확인할 수 있습니다.
# - 게이트를 손으로 여닫아 셀에 값을 쓰고, 유지하고, 읽고, 지울 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호 | 뜻 |
# |---|---|
# | $x_t$ | $t$번째 시점의 입력, 모양 `(B, D)`: 샘플 B개, 입력 D개 |
# | $h_t$ | 은닉 상태(hidden state): 셀이 밖에 보여 주는 값, 모양 `(B, H)` |
# | $c_t$ | 셀 상태(cell state): 셀이 안에 담아 둔 값, 모양 `(B, H)` |
# | $\sigma(a) = 1 / (1 + e^{-a})$ | 시그모이드: 어떤 수든 0과 1 사이로 옮깁니다 |
# | $\tanh(a)$ | 어떤 수든 −1과 1 사이로 옮깁니다 |
# | $\odot$ | 원소별 곱(element-wise product). 수 하나끼리는 $\cdot$으로 씁니다 |
#
# </details>
# %% [markdown] lang="en"
# # The gates of an LSTM
# **How do you build a cell that writes, keeps, reads and erases, like the memory of a computer?**
#
# Eight numbers go by, one at a time. How would you catch the 3rd and show it at the very end? An LSTM sets a place aside for a number and puts a valve on every way in and out. These valves are its gates. When to open them and when to shut them is a puzzle that you solve by hand in section 5.
#
# After this lesson you can
#
# - say in equations and in numbers what the three gates and the candidate do;
# - code one step of an LSTM and check that PyTorch computes the same;
# - write, keep, read and erase a value in a cell by opening and shutting its gates by hand.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol | meaning |
# |---|---|
# | $x_t$ | the input at time step $t$, of shape `(B, D)`: B samples, D inputs |
# | $h_t$ | the hidden state: what the cell shows, of shape `(B, H)` |
# | $c_t$ | the cell state: what the cell holds, of shape `(B, H)` |
# | $\sigma(a) = 1 / (1 + e^{-a})$ | the sigmoid takes any number to between 0 and 1 |
# | $\tanh(a)$ | takes any number to between −1 and 1 |
# | $\odot$ | the element-wise product; between single numbers we write $\cdot$ |
#
# </details>
# %%
import math

import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import checks, explore, plots
from helpers.cells import lstm_step
from helpers.trace import trace
from helpers.train import progress, train

plots.use_course_style()
torch.set_num_threads(1)  # small networks run faster on one


# %% [markdown] lang="ko"
# ## 1. 밸브가 달린 메모리
# 셀 하나만 떼어 봅시다. 안에는 수 하나, 셀 상태 $c$가 들어 있습니다. 한 스텝 동안 일어나는 일은 두 줄이 전부입니다.
#
# $$c_t = f \cdot c_{t-1} + i \cdot g \qquad\qquad h_t = o \cdot \tanh(c_t)$$
#
# - **망각 게이트**(forget gate) $f$는 이전 값을 얼마나 **남길지** 정합니다. 이름과 반대로 $f=1$이면 그대로 기억하고 $f=0$이면 지웁니다.
# - **입력 게이트**(input gate) $i$는 **후보값**(candidate) $g$를 얼마나 **쓸지** 정합니다.
# - **출력 게이트**(output gate) $o$는 담긴 값을 얼마나 **보여 줄지** 정합니다.
#
# 식을 그대로 코드로 옮깁니다:
# %% [markdown] lang="en"
# ## 1. A memory with valves
# Take a single cell. It holds one number, its cell state $c$. All that happens in a step is two lines:
#
# $$c_t = f \cdot c_{t-1} + i \cdot g \qquad\qquad h_t = o \cdot \tanh(c_t)$$
#
# - The **forget gate** $f$ sets how much of the old value to **keep**. Its name misleads: $f=1$ remembers, $f=0$ erases.
# - The **input gate** $i$ sets how much of the **candidate** $g$ to **write**.
# - The **output gate** $o$ sets how much of the value to **show**.
#
# The same two lines in Python:
# %%
def cell_step(c_prev, f, i, g, o):
    c = f * c_prev + i * g
    h = o * math.tanh(c)
    return c, h


c, h = cell_step(c_prev=0.9, f=1, i=0, g=-0.7, o=0)
print(f"c = {c:.2f}, h = {h:.2f}")
# %% [markdown] lang="ko"
# $f$만 열었더니 $c$는 0.9 그대로이고, 밖에서는 아무것도 보이지 않습니다. 다른 밸브를 열면 같은 두 줄이 다른 일을 합니다. 다섯 가지를 나란히 놓아 봅시다:
# %% [markdown] lang="en"
# With only $f$ open, $c$ is still 0.9, and nothing of it is seen outside. With other valves open, the same two lines do other jobs. Here are five of them:
# %%
plots.plot_actions(explore.PRESETS)
plt.show()
# %% [markdown] lang="ko"
# 칸마다 위에서 아래로 읽습니다. 이전 값에서 남긴 것 $f \cdot c_{t-1}$과 새로 쓴 것 $i \cdot g$를 더하면 $c_t$입니다. $h_t$가 보이는 칸은 '읽기'뿐입니다. 빗금을 친 막대는 음수입니다.
#
# ## 2. 예상하고, 움직여 보기
# 아래 그림은 '더하기'에 놓여 있습니다. $f$를 0.5로 낮추면 $c_t$는 얼마가 될까요? **먼저 답을 정하고** 밸브를 움직여 보세요. 마우스로 끌어도 되고, 화살표 키로 0.01씩 움직여도 됩니다. 물줄기의 굵기가 값의 크기이고, 빗금은 음수입니다.
# %% [markdown] lang="en"
# Read each panel from top to bottom: what is kept of the old value, $f \cdot c_{t-1}$, and what is newly written, $i \cdot g$, add up to $c_t$. Only "read" lets $h_t$ be seen. A hatched bar is negative.
#
# ## 2. Predict, then slide
# The drawing below stands at "add". What will $c_t$ be when $f$ is lowered to 0.5? **Settle on an answer first**, then move the valve: drag it, or use the arrow keys in steps of 0.01. A stream is as wide as its value is large; hatched is negative.
# %%
explore.gates("add")
# %% [markdown] lang="ko"
# $0.5 \cdot 0.9 + 1 \cdot 0.5 = 0.95$입니다. 이전 값의 몫만 절반이 되고, 더하는 몫은 그대로입니다. 게이트는 켜고 끄는 스위치가 아니라 0과 1 사이에서 비율을 정하는 밸브입니다.
#
# ## 3. 게이트는 누가 움직일까
# 실제 LSTM에서는 사람이 밸브를 돌리지 않습니다. 입력 $x_t$와 직전 은닉 상태 $h_{t-1}$을 받아 스텝마다, 샘플마다 새로 **계산**합니다.
#
# $$\begin{aligned} i_t &= \sigma(W_i x_t + U_i h_{t-1} + b_i) \\ f_t &= \sigma(W_f x_t + U_f h_{t-1} + b_f) \\ g_t &= \tanh(W_g x_t + U_g h_{t-1} + b_g) \\ o_t &= \sigma(W_o x_t + U_o h_{t-1} + b_o) \end{aligned}$$
#
# 학습으로 바뀌는 것은 가중치 $W$, $U$와 편향 $b$입니다. 입력은 네 곳으로 가고 가중치도 네 벌입니다. 게이트 셋에 후보값까지 넷입니다. PyTorch의 셀에서 네 벌을 꺼내 식 네 줄과 1절의 두 줄, 모두 여섯 줄을 계산합니다:
# %% [markdown] lang="en"
# $0.5 \cdot 0.9 + 1 \cdot 0.5 = 0.95$: the share of the old value is halved, the share that is added stays. A gate is no switch; it is a valve that sets a proportion between 0 and 1.
#
# ## 3. Who moves the gates?
# In a real LSTM nobody turns the valves. They are **computed**, anew at every step and for every sample, from the input $x_t$ and the last hidden state $h_{t-1}$:
#
# $$\begin{aligned} i_t &= \sigma(W_i x_t + U_i h_{t-1} + b_i) \\ f_t &= \sigma(W_f x_t + U_f h_{t-1} + b_f) \\ g_t &= \tanh(W_g x_t + U_g h_{t-1} + b_g) \\ o_t &= \sigma(W_o x_t + U_o h_{t-1} + b_o) \end{aligned}$$
#
# What learning changes are the weights $W$, $U$ and the biases $b$. The input goes to four places with four sets of weights: three gates, and the candidate. We take the four sets out of PyTorch's cell, then compute the four equations and the two lines of section 1, six lines in all:
# %%
torch.manual_seed(0)
B, D, H = 2, 3, 4
torch_cell = nn.LSTMCell(D, H)
W = dict(zip("ifgo", torch_cell.weight_ih.chunk(4), strict=True))  # each (H, D)
U = dict(zip("ifgo", torch_cell.weight_hh.chunk(4), strict=True))  # each (H, H)
b = dict(zip("ifgo", (torch_cell.bias_ih + torch_cell.bias_hh).chunk(4), strict=True))  # (H,)
x, h, c = torch.randn(B, D), torch.randn(B, H), torch.randn(B, H)

i = torch.sigmoid(x @ W["i"].T + h @ U["i"].T + b["i"])
f = torch.sigmoid(x @ W["f"].T + h @ U["f"].T + b["f"])
g = torch.tanh(x @ W["g"].T + h @ U["g"].T + b["g"])
o = torch.sigmoid(x @ W["o"].T + h @ U["o"].T + b["o"])
c_next = f * c + i * g
h_next = o * torch.tanh(c_next)

torch.testing.assert_close((h_next, c_next), torch_cell(x, (h, c)))
print(f.detach().numpy().round(2))


# %% [markdown] lang="ko"
# 여섯 줄은 `nn.LSTMCell`과 같은 값을 냅니다(다르면 `assert_close`가 멈춥니다). 찍어 본 것은 $f$입니다. 행은 샘플, 열은 셀입니다. 가중치는 같은데 두 샘플의 게이트 값이 다릅니다. 게이트는 가중치가 아니라 입력을 보고 매번 계산하는 **활성화 값**이기 때문입니다.
#
# ### 연습 문제 1: `lstm_step`
# PyTorch는 네 벌의 가중치를 위아래로 쌓아 둡니다. `W_ih`의 모양은 `(4H, D)`이고 순서는 i, f, g, o입니다. 그래서 행렬곱 한 번에 네 값이 함께 나옵니다. 이 방식으로 한 스텝을 완성하세요. 막히면 검사 셀에 `hint=1`을 넣습니다(힌트는 3단계까지 있습니다).
# %% [markdown] lang="en"
# The six lines give what `nn.LSTMCell` gives (`assert_close` would stop otherwise). What is printed is $f$: a row for each sample, a column for each cell. The weights are the same, yet the two samples have different gates, because a gate is not a weight: it is an **activation**, computed from the input every time.
#
# ### Exercise 1: `lstm_step`
# PyTorch stacks the four sets of weights on top of each other: `W_ih` has the shape `(4H, D)`, in the order i, f, g, o. So one matrix product gives all four values. Write the step in this form. If you are stuck, put `hint=1` into the check (there are three hints).
# %% tags=["exercise"]
def my_lstm_step(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """
    # ko| LSTM의 한 스텝.
    # en| One step of an LSTM.

    # ko| x (B, D), h와 c (B, H), W_ih (4H, D), W_hh (4H, H), b_ih와 b_hh (4H,) -> 새 h, 새 c
    # en| x (B, D), h and c (B, H), W_ih (4H, D), W_hh (4H, H), b_ih and b_hh (4H,) -> new h, new c
    """
    ### BEGIN SOLUTION
    i, f, g, o = (x @ W_ih.T + b_ih + h @ W_hh.T + b_hh).chunk(4, dim=-1)  # each (B, H)
    i, f, g, o = i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid()
    c = f * c + i * g
    return o * c.tanh(), c
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_lstm_step(my_lstm_step)
# %% [markdown] lang="ko"
# ## 4. 언제 쓸지 배우기
# 게이트가 계산되는 값이라면, 언제 열어야 하는지도 배울 수 있을까요? 셀이 **하나**뿐인 LSTM에 이런 과제를 줍니다. 열 스텝 동안 수가 하나씩 들어오고, 그 가운데 한 시점에만 표시 1이 붙습니다. 마지막에 $h$가 표시된 시점의 값과 같아야 합니다.
# %% [markdown] lang="en"
# ## 4. Learning when to write
# If gates are computed, can a network learn when to open them? Here is a task for an LSTM of **one** cell. For ten steps a number arrives, and at just one of the steps it comes with a marker of 1. At the end, $h$ must equal the number that was marked.
# %%
T = 10


def marked_values(batch):
    value = torch.rand(T, batch) * 1.6 - 0.8  # between −0.8 and 0.8
    at, samples = torch.randint(T, (batch,)), torch.arange(batch)
    marker = torch.zeros(T, batch)
    marker[at, samples] = 1
    return torch.stack([value, marker], dim=-1), value[at, samples]  # (T, B, 2), (B,)


def loss_of(net, batch=64):
    x, target = marked_values(batch)
    out, _ = net(x)
    return ((out[-1, :, 0] - target) ** 2).mean()


# %% [markdown] lang="ko"
# 한 번의 성공은 우연일 수 있으니 시드를 바꿔 가며 여덟 번 학습합니다. 망각 게이트의 편향은 1에서 시작합니다(왜 그런지는 다음 수업에서 잽니다). 늘 0이라고만 답하면 오차 제곱의 평균이 $0.8^2/3 \approx 0.213$이므로, 그 20분의 1인 0.01보다 작으면 성공으로 셉니다:
# %% [markdown] lang="en"
# One success may be luck, so we train eight times with different seeds. The bias of the forget gate starts at 1 (the next lesson measures why). Always answering 0 would give a mean squared error of $0.8^2/3 \approx 0.213$; below a twentieth of that, 0.01, we call it a success:
# %% tags=["nbval-ignore-output"]
nets, errors = [], []
for seed in progress(range(8)):
    torch.manual_seed(seed)
    net = nn.LSTM(2, 1)
    with torch.no_grad():
        net.bias_ih_l0[1], net.bias_hh_l0[1] = 1, 0  # the second quarter belongs to f
    train(net, loss_of, updates=500, lr=3e-2)
    nets.append(net)
    errors.append(loss_of(net, batch=2000).item())

solved = sum(error < 0.01 for error in errors)
# ko| summary = f"성공 {solved}/8, 오차 제곱의 평균: {min(errors):.4f}~{max(errors):.4f}"
# en| summary = f"solved {solved}/8, mean squared error: {min(errors):.4f} to {max(errors):.4f}"
print(summary)
# %% [markdown] lang="ko"
# 어떻게 풀었는지 안을 들여다봅시다. `trace`는 3절의 여섯 줄을 스텝마다 되풀이하면서 게이트를 모두 기록합니다. 시드 0의 신경망에 서로 다른 시퀀스 둘을 넣습니다:
# %% [markdown] lang="en"
# How do they do it? `trace` repeats the six lines of section 3 at every step and records all gates. Here is the network of seed 0 with two different sequences:
# %% tags=["nbval-ignore-output"]
torch.manual_seed(7)
x, target = marked_values(batch=2)
record = trace(nets[0], x)  # each (T, B, 1)
# ko| titles = [f"샘플 {s + 1}: {x[:, s, 1].argmax() + 1}번째 값 {target[s]:.2f}" for s in range(2)]
# en| titles = [f"sample {s + 1}: value {x[:, s, 1].argmax() + 1} is {target[s]:.2f}" for s in range(2)]
plots.plot_roll({titles[s]: {name: v[:, s, 0] for name, v in record.items()} for s in range(2)})
plt.show()
# %% [markdown] lang="ko"
# 가중치는 같지만 입력 게이트는 시퀀스마다 표시가 붙은 그 시점에 열립니다. 그 뒤로는 $f$가 1 가까이에 머물러 $c$가 유지됩니다.
#
# 모든 시드가 이렇게 풀었을까요? $i$와, 실제로 쓰인 양 $|i \cdot g|$를 표시된 시점과 나머지 시점으로 나누어 평균을 냅니다:
# %% [markdown] lang="en"
# The weights are the same, but the input gate opens where each sequence has its marker. After that $f$ stays near 1 and $c$ is kept.
#
# Did every seed solve it this way? Here are the means of $i$, and of what is really written, $|i \cdot g|$, at the marked step and at all others:
# %% tags=["nbval-ignore-output"]
x, _ = marked_values(batch=1000)
marked = x[:, :, 1] == 1
seeds = []
for net in nets:
    record = {name: v[:, :, 0] for name, v in trace(net, x).items()}
    written = (record["i"] * record["g"]).abs()
    means = {"i": record["i"], "ig": written}
    seeds.append(
        {k: (v[marked].mean().item(), v[~marked].mean().item()) for k, v in means.items()}
    )

by_gate = sum(i[0] > 2 * i[1] for i in (seed["i"] for seed in seeds))
# ko| print(f"표시된 시점에서 i가 두 배 넘게 열린 시드: {by_gate}/8")
# en| print(f"seeds whose i is more than twice as open at the marked step: {by_gate}/8")
plots.plot_written(seeds)
plt.show()


# %% [markdown] lang="ko"
# 왼쪽을 보면 입력 게이트를 표시된 시점에만 연 시드도 있고, 늘 반쯤 열어 둔 시드도 있습니다. 오른쪽의 $|i \cdot g|$는 모든 시드에서 표시된 시점이 훨씬 큽니다. 게이트를 열어 둔 시드는 대신 후보값 $g$를 0 가까이로 눌렀습니다. 그러니 게이트 하나만 보고 셀이 무엇을 쓰는지 단정하면 안 됩니다.
#
# ## 5. 여덟 스텝을 손으로
# 이제 여러분이 게이트를 정할 차례입니다. 값이 여덟 개 들어올 때, 시점마다 $i$, $f$, $o$를 골라 $h$를 목표에 맞추는 퍼즐입니다. 예를 들어 들어온 값을 그 자리에서 보여 주려면 늘 $i=1$, $f=0$, $o=1$이면 됩니다:
# %% [markdown] lang="en"
# On the left, some seeds open the input gate at the marked step alone, and some leave it half open all the time. On the right, $|i \cdot g|$ is far larger at the marked step for every seed: where the gate stays open, the candidate $g$ is pushed to near 0 instead. So never conclude from one gate alone what a cell writes.
#
# ## 5. Eight steps by hand
# Now you set the gates. Eight values arrive; choose $i$, $f$ and $o$ at each step so that $h$ meets its goals. To show every value as it arrives, for instance, $i=1$, $f=0$ and $o=1$ will do at every step:
# %%
def run_by_hand(g, i, f, o):
    c, record = 0.0, {"g": g, "i": i, "f": f, "o": o, "c": [], "h": []}
    for t in range(len(g)):
        c, h = cell_step(c, f[t], i[t], g[t], o[t])
        record["c"].append(c)
        record["h"].append(h)
    return record


echo = run_by_hand(explore.PUZZLES["echo"]["g"], i=[1] * 8, f=[0] * 8, o=[1] * 8)
plots.plot_roll({"": echo})
plt.show()
# %% [markdown] lang="ko"
# 위에서부터 들어오는 후보값, 게이트 셋, 그 결과인 $c$와 $h$입니다. $h$는 $\tanh(c)$라서 들어온 값보다 조금 작습니다. 이것이 퍼즐 2번의 답이니 1번부터 풀어 보세요. 칸을 누르거나 끌어서 칠합니다. 키보드로는 Tab으로 줄을 고르고, ←→로 시점을 옮기고, ↑↓로 값을 바꿉니다.
# %% [markdown] lang="en"
# From the top: the candidates that arrive, the three gates, and what becomes of $c$ and $h$. As $h$ is $\tanh(c)$, it is a little smaller than what arrived. That was the answer to puzzle 2; now start with puzzle 1. Click or drag to paint. With the keyboard, Tab chooses the row, ←→ the step, and ↑↓ the value.
# %%
explore.memory("store")


# %% [markdown] lang="ko"
# ### 연습 문제 2: 퍼즐을 배열로
# 3번 퍼즐을 코드로 풀어 보세요. 첫 값은 4번째 시점에, 5번째 값은 8번째 시점에 보여 주고, 나머지 시점에는 아무것도 보이지 않아야 합니다.
# %% [markdown] lang="en"
# ### Exercise 2: a puzzle as arrays
# Solve puzzle 3 in code: show the 1st value at step 4 and the 5th at step 8, and nothing at any other step.
# %% tags=["exercise"]
def erase_gates(g):
    """
    # ko| 여덟 시점의 게이트: {"i": [...], "f": [...], "o": [...]}, 값은 0과 1 사이.
    # en| The gates of eight steps: {"i": [...], "f": [...], "o": [...]}, values from 0 to 1.
    """
    ### BEGIN SOLUTION
    return {
        "i": [1, 0, 0, 0, 1, 0, 0, 0],
        "f": [0, 1, 1, 1, 0, 1, 1, 1],
        "o": [0, 0, 0, 1, 0, 0, 0, 1],
    }
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_puzzle("erase", erase_gates)


# %% [markdown] lang="ko"
# ### 연습 문제 3: 반만 연 게이트
# 8번 퍼즐입니다. 시점마다 '남은 것의 절반과 새 값의 절반'을 더해 보여 주세요.
# %% [markdown] lang="en"
# ### Exercise 3: gates half open
# Puzzle 8: at every step show half of what was there plus half of what arrives.
# %% tags=["exercise"]
def mean_gates(g):
    """
    # ko| 여덟 시점의 게이트: {"i": [...], "f": [...], "o": [...]}, 값은 0과 1 사이.
    # en| The gates of eight steps: {"i": [...], "f": [...], "o": [...]}, values from 0 to 1.
    """
    ### BEGIN SOLUTION
    return {"i": [0.5] * 8, "f": [0.5] * 8, "o": [1] * 8}
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_puzzle("mean", mean_gates)
# %% [markdown] lang="ko"
# ### 연습 문제 4: 고장 난 게이트 찾기
# 셀 A, B, C는 게이트가 하나씩 고장 났습니다. `checks.faulty_cell("A")`는 `cell_step`처럼 부르는 함수입니다. 값을 이리저리 넣어 보고, 고장 난 게이트의 이름을 적으세요.
# %% [markdown] lang="en"
# ### Exercise 4: find the faulty gate
# In each of the cells A, B and C one gate is out of order. `checks.faulty_cell("A")` is a function that is called like `cell_step`. Try some values and write down the name of the gate.
# %% tags=["exercise"]
cell = checks.faulty_cell("A")
print(cell(c_prev=0.9, f=1, i=0, g=0.0, o=1), cell_step(c_prev=0.9, f=1, i=0, g=0.0, o=1))

faulty = {"A": None, "B": None, "C": None}
### BEGIN SOLUTION
faulty = {"A": "f", "B": "o", "C": "i"}
### END SOLUTION
# %% tags=["exercise"]
checks.check_faulty(faulty)
# %% [markdown] lang="ko"
# ## 정리
# - 게이트 셋은 얼마나 쓸지($i$), 남길지($f$), 보여 줄지($o$)를 0과 1 사이의 비율로 정하고, 후보값 $g$는 쓸 내용입니다. '유지'에서는 $c$가 0.90 그대로이면서 $h$는 0이었습니다. 담아 두기와 보여 주기는 다른 일입니다.
# - 식 여섯 줄이 `nn.LSTMCell`과 같은 값을 냈습니다. 배우는 것은 가중치이고, 게이트 값은 스텝마다 계산합니다.
# - 셀 하나짜리 LSTM이 언제 쓸지를 배웠습니다. 다만 시드에 따라 $i$를 여닫기도 하고 $g$를 누르기도 했습니다.
#
# **여기서 보이지 않은 것**: 값을 열 스텝보다 훨씬 오래 간직할 수 있는지, 그때 기울기는 어떻게 되는지는 아직 모릅니다. 셀 여러 개가 함께 일하는 모습도 보지 않았습니다.
# %% [markdown] lang="en"
# ## In short
# - The three gates set in proportions from 0 to 1 how much to write ($i$), to keep ($f$) and to show ($o$); the candidate $g$ is what there is to write. At "keep", $c$ stayed 0.90 while $h$ was 0: holding a value and showing it are two things.
# - Six lines gave what `nn.LSTMCell` gives. The weights are learned; the gates are computed at every step.
# - An LSTM of one cell learned when to write, some seeds by moving $i$, some by silencing $g$.
#
# **Not shown here**: whether a value can be kept for much longer than ten steps, and what becomes of the gradient then. Nor did we see many cells at work together.
# %% [markdown] lang="ko"
# ## 더 깊이: 고전적인 두 그림
# LSTM을 찾아보면 아래 두 그림을 자주 만납니다. 같은 셀인데 이름이 다릅니다:
# %% [markdown] lang="en"
# ## Going deeper: the two classic drawings
# Whoever looks up the LSTM meets these two drawings. They are the same cell under different names:
# %%
plots.plot_classic()
plt.show()
# %% [markdown] lang="ko"
# 왼쪽은 Gers, Schmidhuber & Cummins(2000)의 표기입니다. $g(\cdot)$와 $h(\cdot)$는 값이 아니라 **함수**입니다. 우리의 $g$는 $g(net_c)$이고, "셀에 넣는 값"으로 적힌 $y^{in} g(net_c)$는 우리의 $i \odot g$입니다. 오른쪽은 Greff 등(2017)의 표기입니다. $z$는 블록 입력으로 우리의 $g$이고(GRU의 업데이트 게이트도 $z$라고 쓰니 헷갈리기 쉽습니다), $y$는 우리의 $h$입니다. 파란 점선은 핍홀 연결(peephole connection)입니다. 그림에서 화살표가 게이트 셋으로만 들어가는 듯 보여도 입력은 셀로도 갑니다. 갈 곳은 네 군데입니다.
#
# 두 그림도 직접 움직일 수 있습니다. 아래 단추로 그림을 바꾸고, '활성화 전 값으로 움직이기'를 켜면 시그모이드에 들어가기 전의 값을 조절합니다. $\sigma(-4)$와 $\sigma(4)$는 얼마나 닫히고 열릴까요?
# %% [markdown] lang="en"
# On the left, the notation of Gers, Schmidhuber & Cummins (2000). Their $g(\cdot)$ and $h(\cdot)$ are **functions**, not values: our $g$ is $g(net_c)$, and $y^{in} g(net_c)$, "the value put into the cell", is our $i \odot g$. On the right, Greff et al. (2017): $z$ is the block input, our $g$ (beware: the update gate of a GRU is called $z$, too), and $y$ is our $h$. The dashed blue lines are peephole connections. Where a drawing seems to send the input to the three gates alone, it also goes to the cell: four places.
#
# These drawings move, too. The buttons below change from one to the other, and "set pre-activations" puts the sliders before the sigmoid. How far shut is $\sigma(-4)$, how far open $\sigma(4)$?
# %%
explore.gates("add", key="classic", view="greff")
# %% [markdown] lang="ko"
# $\sigma(-4) \approx 0.02$, $\sigma(4) \approx 0.98$입니다. 게이트는 완전히 닫히거나 열리지 않습니다. 0과 1에는 다가갈 뿐입니다.
#
# ### 핍홀 연결
# 핍홀이 있으면 게이트가 $h_{t-1}$뿐 아니라 셀 안도 들여다봅니다(Gers & Schmidhuber 2000). $i$와 $f$는 $c_{t-1}$을, $o$는 방금 만든 $c_t$를 봅니다. `lstm_step`에 벡터 셋을 넘기면 됩니다. 셀마다 식을 풀어 쓴 것과 견주어 봅시다:
# %% [markdown] lang="en"
# $\sigma(-4) \approx 0.02$ and $\sigma(4) \approx 0.98$: a gate is never wholly shut or open, it only comes near.
#
# ### Peephole connections
# With peepholes the gates look not only at $h_{t-1}$ but into the cell (Gers & Schmidhuber 2000): $i$ and $f$ at $c_{t-1}$, $o$ at the new $c_t$. `lstm_step` takes them as three vectors. Here it is beside the equations written out for one cell:
# %%
torch.manual_seed(0)
x, h, c = (torch.randn(1, n, dtype=torch.float64) for n in (3, 1, 1))
W_ih, W_hh = torch.randn(4, 3, dtype=torch.float64), torch.randn(4, 1, dtype=torch.float64)
b_ih, b_hh, p = (torch.randn(n, dtype=torch.float64) for n in (4, 4, 3))

a_i, a_f, a_g, a_o = W_ih @ x[0] + b_ih + W_hh @ h[0] + b_hh
i, f = torch.sigmoid(a_i + p[0] * c[0]), torch.sigmoid(a_f + p[1] * c[0])
c_next = f * c[0] + i * torch.tanh(a_g)
h_next = torch.sigmoid(a_o + p[2] * c_next) * torch.tanh(c_next)

got = lstm_step(x, h, c, W_ih, W_hh, b_ih, b_hh, peepholes=p.view(3, 1))
torch.testing.assert_close(got, (h_next[None], c_next[None]))
print(f"h = {h_next.item():.3f}, c = {c_next.item():.3f}")
# %% [markdown] lang="ko"
# 두 계산이 float64에서 같습니다. `torch.nn.LSTM`에는 핍홀이 없습니다. Greff 등(2017, 초록)이 변형 여덟 가지를 비교했더니 기본형보다 뚜렷이 나은 것은 없었고, 망각 게이트와 출력 활성화 함수가 가장 중요했습니다.
#
# ### 짧은 역사
# - 1997년의 LSTM(Hochreiter & Schmidhuber)에는 입력 게이트와 출력 게이트만 있었습니다. 셀은 무게가 1로 고정된 고리(상수 오차 캐러셀, CEC)였고, 기울기는 게이트로 들어가는 길에서 잘랐습니다.
# - 망각 게이트는 2000년에 들어왔습니다(Gers, Schmidhuber & Cummins). 핍홀도 같은 해입니다(Gers & Schmidhuber).
# - 기울기를 자르지 않고 시간 역전파(BPTT)로 끝까지 흘린 것은 2005년입니다(Graves & Schmidhuber).
# - 오늘날의 `torch.nn.LSTM`은 망각 게이트가 있고, 핍홀이 없으며, $g$와 출력에 모두 tanh를 씁니다.
# %% [markdown] lang="en"
# The two agree in float64. `torch.nn.LSTM` has no peepholes. Greff et al. (2017, abstract) compared eight variants: none was clearly better than the standard one, and the forget gate and the output activation mattered most.
#
# ### A short history
# - The LSTM of 1997 (Hochreiter & Schmidhuber) had an input and an output gate only. Its cell was a loop of fixed weight 1, the constant error carousel (CEC), and the gradient was cut where it entered the gates.
# - The forget gate came in 2000 (Gers, Schmidhuber & Cummins), and so did the peepholes (Gers & Schmidhuber).
# - The full gradient, by backpropagation through time (BPTT), came in 2005 (Graves & Schmidhuber).
# - Today's `torch.nn.LSTM` has a forget gate, no peepholes, and tanh for both $g$ and the output.
