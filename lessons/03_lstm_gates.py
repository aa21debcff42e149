# %% [markdown] lang="ko"
# # LSTM의 게이트
# **컴퓨터 메모리처럼 값을 쓰고, 간직하고, 읽고, 지우는 셀은 어떻게 만들까요?**
#
# 수 여덟 개가 하나씩 지나갑니다. 3번째 수만 붙잡아 두었다가 맨 끝에 보여 주려면 어떻게 해야 할까요? RNN의 상태는 스텝마다 행렬과 $\tanh$를 거쳐 새로 계산되므로([1과](01_sequences.ipynb), [2과](02_gradients.ipynb)), 한번 들어온 수를 그대로 지키기가 쉽지 않습니다. LSTM(long short-term memory)은 수를 담아 두는 자리를 마련하고, 들어오는 길, 나가는 길, 다음 스텝으로 이어지는 길에 밸브를 하나씩 답니다. 이 밸브가 게이트(gate)입니다. 언제 열고 닫아야 하는지는 5절에서 손으로 풀어 봅니다.
#
# 이 수업을 마치면
#
# - 게이트 셋과 후보값이 하는 일을 식과 숫자로 설명할 수 있습니다.
# - LSTM의 한 스텝을 직접 짜고, PyTorch와 같은 값이 나오는지 확인할 수 있습니다.
# - 게이트를 손으로 여닫아 셀의 값을 쓰고, 유지하고, 읽고, 지울 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호 | 뜻 |
# |---|---|
# | $x_t$ | $t$번째 시점(time step)의 입력, 모양(shape) `(B, D)`: 샘플 B개, 샘플마다 수 D개 |
# | $h_t$ | 은닉 상태(hidden state): 셀이 밖에 보여 주는 값, 모양 `(B, H)`: 셀 H개 |
# | $c_t$ | 셀 상태(cell state): 셀이 안에 담아 둔 값, 모양 `(B, H)` |
# | $\sigma(a) = 1 / (1 + e^{-a})$ | 시그모이드(sigmoid): 어떤 수든 0과 1 사이로 옮깁니다 |
# | $\tanh(a)$ | 쌍곡탄젠트: 어떤 수든 −1과 1 사이로 옮깁니다 |
# | $\odot$ | 원소별 곱(element-wise product). 수 하나끼리 곱할 때는 $\cdot$을 씁니다 |
#
# 은닉 상태를 되먹이며 한 스텝씩 읽는다는 것이 낯설다면 [순서가 있는 데이터](01_sequences.ipynb)를 먼저 보세요.
#
# </details>
# %% [markdown] lang="en"
# # The gates of an LSTM
# **How do you build a cell that writes, keeps, reads and erases, like the memory of a computer?**
#
# Eight numbers go by, one at a time. How would you catch the 3rd and show it at the very end? The state of an RNN is computed anew at every step, through a matrix and $\tanh$ ([lesson 1](01_sequences.ipynb), [lesson 2](02_gradients.ipynb)), which makes it hard to keep a number as it came. An LSTM (long short-term memory) sets aside a place for a number and puts a valve on each of its ways: in, out, and on to the next step. These valves are its gates. When to open and when to shut them is a puzzle that you solve by hand in section 5.
#
# After this lesson you can
#
# - say in equations and in numbers what the three gates and the candidate do;
# - code one step of an LSTM and check that PyTorch gives the same result;
# - write, keep, read and erase a value in a cell by opening and shutting its gates by hand.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol | meaning |
# |---|---|
# | $x_t$ | the input at time step $t$, of shape `(B, D)`: B samples of D numbers each |
# | $h_t$ | the hidden state: what the cell shows, of shape `(B, H)`: H cells |
# | $c_t$ | the cell state: what the cell holds, of shape `(B, H)` |
# | $\sigma(a) = 1 / (1 + e^{-a})$ | the sigmoid: maps any number to between 0 and 1 |
# | $\tanh(a)$ | the hyperbolic tangent: maps any number to between −1 and 1 |
# | $\odot$ | the element-wise product; between single numbers we write $\cdot$ |
#
# If reading step by step with a hidden state that is fed back is new to you, begin with [Sequences](01_sequences.ipynb).
#
# </details>
# %%
import math

import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import checks, explore, plots
from helpers.cells import lstm_step
from helpers.nets.trace import trace
from helpers.training.train import progress, train

plots.use_course_style()
torch.set_num_threads(1)  # faster for small networks


# %% [markdown] lang="ko"
# ## 1. 밸브가 달린 메모리
# 셀 하나만 떼어 놓고 봅시다. 안에는 수가 하나 들어 있습니다. 이 수가 셀 상태 $c$입니다. 한 스텝 동안 일어나는 일은 두 줄이 전부입니다.
#
# $$c_t = f \cdot c_{t-1} + i \cdot g \qquad h_t = o \cdot \tanh(c_t)$$
#
# - **입력 게이트**(input gate) $i$는 **후보값**(candidate) $g$를 셀에 얼마나 **써넣을지** 정합니다. $g$는 이번 스텝에 써넣자고 내놓은 값입니다. 지금은 우리가 정하고, 3절에서는 입력으로 계산합니다.
# - **망각 게이트**(forget gate) $f$는 이전 값을 얼마나 **남길지** 정합니다. 이름과 반대로 $f=1$이면 그대로 기억하고 $f=0$이면 지웁니다.
# - **출력 게이트**(output gate) $o$는 담긴 값을 얼마나 **보여 줄지** 정합니다. $c$에는 값이 계속 더해져 크기가 커질 수 있으므로, $\tanh$로 −1과 1 사이에 묶어서 내보냅니다.
#
# 게이트는 저마다 따로 움직입니다. $i$와 $f$를 더해 1이 될 필요는 없습니다. Graves & Schmidhuber(2005)도 게이트를 메모리의 쓰기·읽기·리셋을 연속적인 값으로 바꾼 것으로 설명합니다. 식을 그대로 코드로 옮깁니다.
# %% [markdown] lang="en"
# ## 1. A memory with valves
# Take a single cell. It holds one number, its cell state $c$. All that happens in a step is two lines:
#
# $$c_t = f \cdot c_{t-1} + i \cdot g \qquad h_t = o \cdot \tanh(c_t)$$
#
# - The **input gate** $i$ sets how much of the **candidate** $g$ to **write**. The candidate is the value proposed at this step: for now we choose it, in section 3 it is computed from the input.
# - The **forget gate** $f$ sets how much of the old value to **keep**. The name is misleading: $f=1$ remembers, $f=0$ erases.
# - The **output gate** $o$ sets how much of the value to **show**. Since $c$ can grow as values are added, $\tanh$ holds what is shown between −1 and 1.
#
# Each gate moves on its own; $i$ and $f$ need not add up to 1. (Graves & Schmidhuber 2005 call the gates continuous analogues of write, read and reset.) The same two lines in Python:
# %%
def cell_step(c_prev, i, f, g, o):
    c = f * c_prev + i * g
    h = o * math.tanh(c)
    return h, c


h, c = cell_step(c_prev=0.9, i=0, f=1, g=-0.7, o=0)
print(f"h = {h:.2f}, c = {c:.2f}")
# %% [markdown] lang="ko"
# $f$만 열었더니 $c$는 0.9 그대로이고, 밖에서는 아무것도 보이지 않습니다($h=0$). 식은 같아도 어느 밸브를 여느냐에 따라 셀이 하는 일이 달라집니다. 다섯 가지 동작을 나란히 놓아 봅시다.
# %% [markdown] lang="en"
# With only $f$ open, $c$ is still 0.9, and none of it can be seen from outside ($h=0$). The equations stay the same; what the cell does depends on which valves are open. Here are five actions side by side:
# %%
plots.plot_actions(explore.PRESETS)
plt.show()
# %% [markdown] lang="ko"
# 칸마다 위에서 아래로 읽습니다. 이전 값에서 남긴 것 $f \cdot c_{t-1}$과 새로 써넣은 것 $i \cdot g$를 더하면 $c_t$입니다. '쓰기'는 $f=0$이라 전에 있던 −0.60을 덮어씁니다. $h_t$가 0이 아닌 칸은 '읽기'뿐입니다. 빗금을 친 막대는 음수입니다.
#
# ## 2. 예상하고, 움직여 보기
# 아래 그림은 '더하기'에서 시작합니다. $f$를 0.3으로 낮추면 $c_t$는 얼마가 될까요? **먼저 답을 정하고** 밸브를 움직여 보세요. 손잡이를 끌어도 되고, 화살표 키로 0.01씩 움직여도 됩니다. 관을 흐르는 띠의 굵기는 값의 크기(절댓값)이고, 빗금을 친 띠는 음수입니다. 맨 아래 단추 가운데 '게이트는 누가 움직이나'는 3절에서, 나머지는 끝의 '더 깊이'에서 다룹니다.
# %% [markdown] lang="en"
# Read each panel from top to bottom: what is kept of the old value, $f \cdot c_{t-1}$, and what is newly written, $i \cdot g$, add up to $c_t$. "Write" has $f=0$, so it overwrites the −0.60 that was there. Only at "read" is $h_t$ not 0. A hatched bar is negative.
#
# ## 2. Predict, then slide
# The drawing below starts at "add". What will $c_t$ be when $f$ is lowered to 0.3? **Settle on an answer first**, then move the valve: drag its handle, or use the arrow keys in steps of 0.01. The band in a pipe is as wide as its value is large, regardless of sign; a hatched band is negative. Of the buttons at the bottom, "who moves the gates" is for section 3; the other drawings are explained at the end, under "Going deeper".
# %%
explore.gates("add")
# %% [markdown] lang="ko"
# $0.3 \cdot 0.9 + 1 \cdot 0.5 = 0.77$입니다. 이전 값에서 남는 양만 줄고, 더하는 양은 그대로입니다. 게이트는 켜고 끄는 스위치가 아니라 0과 1 사이에서 비율을 정하는 밸브입니다. 스위치라면 뛰는 곳 말고는 기울기(gradient)가 0이어서 경사 하강법으로 배울 수 없습니다.
#
# ## 3. 게이트는 누가 움직일까
# 실제 LSTM에서는 사람이 밸브를 돌리지 않습니다. LSTM이 입력 $x_t$와 직전 은닉 상태 $h_{t-1}$을 받아 게이트 값을 스텝마다, 샘플마다 새로 **계산**합니다. 먼저 게이트 셋과 후보값에 하나씩 필요한 값, 곧 활성화 전 값(pre-activation) $a_k$를 저마다의 가중치(weight) $W$, $U$와 편향(bias) $b$로 구합니다($k$는 $i$, $f$, $g$, $o$).
#
# $$a_k = W_k\, x_t + U_k\, h_{t-1} + b_k$$
#
# | | 값 | 하는 일 |
# |---|---|---|
# | 입력 게이트 | $i_t = \sigma(a_i)$ | 써넣는 비율 |
# | 망각 게이트 | $f_t = \sigma(a_f)$ | 남기는 비율 |
# | 후보값 | $g_t = \tanh(a_g)$ | 써넣을 내용. 음수도 있어야 하므로 $\tanh$ |
# | 출력 게이트 | $o_t = \sigma(a_o)$ | 보여 주는 비율 |
#
# 2절의 그림에서 맨 아래 단추 '게이트는 누가 움직이나'를 누르면 이 계산이 보입니다. $x_t$나 $h_{t-1}$을 움직이면 밸브와 후보값이 한꺼번에 따라 움직입니다. $c_{t-1}$은 아무리 움직여도 밸브가 그대로입니다. 게이트는 $c$를 보지 않습니다.
#
# 입력은 게이트 셋과 후보값, 모두 **네 곳**으로 가므로 가중치도 네 벌입니다. 학습으로 바뀌는 것은 이 가중치와 편향입니다. 셀이 H개이면 저마다 자기 $c$를 지니고, 게이트는 모든 셀의 $h$를 봅니다($U$의 모양은 `(H, H)`). 그런 셀 H개를 묶은 PyTorch의 `nn.LSTMCell`에는 네 벌이 i, f, g, o 순서로 쌓여 있습니다. 이것을 꺼내(`chunk(4)`) 식 네 줄과 1절의 두 줄, 모두 여섯 줄을 계산합니다. PyTorch는 샘플을 행에 두므로 $Wx$가 `x @ W.T`가 되고, 편향은 둘로 나뉘어 있어 더해서 씁니다.
# %% [markdown] lang="en"
# $0.3 \cdot 0.9 + 1 \cdot 0.5 = 0.77$: less of the old value is kept, and what is added stays the same. A gate is not an on-off switch; it is a valve that sets a proportion between 0 and 1. The gradient of a switch is 0 wherever it exists, so gradient descent could not learn when to flip it.
#
# ## 3. Who moves the gates?
# In a real LSTM nobody turns the valves. The LSTM **computes** them, afresh at every step and for every sample, from the input $x_t$ and the previous hidden state $h_{t-1}$. First come four values, the pre-activations, for $k = i, f, g, o$, each with its own weights $W$, $U$ and bias $b$:
#
# $$a_k = W_k\, x_t + U_k\, h_{t-1} + b_k$$
#
# | | value | what it does |
# |---|---|---|
# | input gate | $i_t = \sigma(a_i)$ | the proportion to write |
# | forget gate | $f_t = \sigma(a_f)$ | the proportion to keep |
# | candidate | $g_t = \tanh(a_g)$ | what there is to write; it may be negative, hence $\tanh$ |
# | output gate | $o_t = \sigma(a_o)$ | the proportion to show |
#
# Press "who moves the gates" at the bottom of the drawing in section 2 to see this computed: move $x_t$ or $h_{t-1}$, and valves and candidate move with it, all at once. Move $c_{t-1}$, and no valve moves: the gates do not see $c$.
#
# So the input goes to **four** places, the three gates and the candidate, with four sets of weights. These weights and biases are what learning changes. H cells side by side have a $c$ each, while their gates see the $h$ of all of them ($U$ has the shape `(H, H)`). PyTorch's `nn.LSTMCell` is such a group of H cells. It stacks the four sets of weights in the order i, f, g, o; we take them apart (`chunk(4)`), then compute the four equations and the two lines of section 1, six lines in all. PyTorch keeps samples in rows, so $Wx$ becomes `x @ W.T`, and it has two biases, which we add up.
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
# 여섯 줄은 `nn.LSTMCell`과 같은 값을 냅니다(다르면 `assert_close`가 오류를 냅니다). 출력한 값은 $f$입니다. 행은 샘플, 열은 셀입니다. 가중치는 같은데 두 샘플의 게이트 값이 다릅니다. 게이트 값은 학습이 끝나면 고정되는 가중치가 아니라, $x_t$와 $h_{t-1}$을 보고 매번 계산하는 **활성화 값**(activation)입니다. 시그모이드는 0이나 1에 다가갈 뿐 닿지 않으므로, 반올림을 빼고 보면 계산된 게이트는 완전히 닫히지도 완전히 열리지도 않습니다(`float32`에서는 $\sigma(20)$이 반올림되어 정확히 1입니다).
#
# ### 연습 문제 1: `lstm_step`
# PyTorch는 가중치 네 벌을 위아래로 쌓아 둡니다. `W_ih`의 모양은 `(4H, D)`이고 순서는 i, f, g, o입니다. 그래서 $x$와 $h$에 행렬곱을 한 번씩만 하면 활성화 전 값 네 벌이 모양 `(B, 4H)`로 나란히 나오고, 이번에는 마지막 차원을 넷으로 나눕니다. 이 방식으로 한 스텝을 완성하고 `h, c` 순서로 돌려주세요. 막히면 채점 셀을 `checks.check_lstm_step(my_lstm_step, hint=1)`로 고칩니다. 힌트는 3단계까지 있습니다.
# %% [markdown] lang="en"
# The six lines give what `nn.LSTMCell` gives (`assert_close` would raise an error otherwise). What is printed is $f$: a row for each sample, a column for each cell. The weights are the same, yet the two samples have different gates. A gate is not a weight, fixed once training is over; it is an **activation**, computed every time from $x_t$ and $h_{t-1}$. A sigmoid approaches 0 and 1 without ever reaching them, so a computed gate is, rounding apart, never completely shut or completely open (`float32` rounds $\sigma(20)$ to exactly 1).
#
# ### Exercise 1: `lstm_step`
# PyTorch stacks the four sets of weights on top of each other: `W_ih` has the shape `(4H, D)`, in the order i, f, g, o. One matrix product with $x$ and one with $h$ therefore give all four pre-activations, side by side in the shape `(B, 4H)`; this time it is the last dimension that is cut in four. Write the step in this form and return `h, c`, in this order. If you are stuck, change the check to `checks.check_lstm_step(my_lstm_step, hint=1)`. There are three hints.
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
# ## 4. 언제 써넣을지 배우기
# 게이트 값을 계산으로 정한다면, 언제 열지도 학습할 수 있을까요? 셀이 **하나**뿐인 LSTM에 다음 과제를 줍니다. 10스텝 동안 −0.6과 0.6 사이의 수가 하나씩 들어오고, 그 가운데 한 시점에만 표시가 붙습니다(그 시점은 1, 나머지는 0). 마지막 시점의 $h$가 표시가 붙은 시점에 들어온 값과 같아지도록 학습합니다. 오차는 마지막에만 재지만, 여섯 줄이 모두 미분되므로 기울기가 앞선 시점의 게이트까지 거슬러 갑니다.
# %% [markdown] lang="en"
# ## 4. Learning when to write
# If gates are computed, can a network learn when to open them? Here is a task for an LSTM of **one** cell. At each of ten steps a new number between −0.6 and 0.6 arrives, and one of the steps is marked (a marker of 1 there, 0 elsewhere). Training makes $h$ at the last step as close as it can to the number that was marked. The error is measured at the end only, but all six lines can be differentiated, so the gradient reaches the gates of earlier steps.
# %%
T = 10


def marked_values(batch):
    value = torch.rand(T, batch) * 1.2 - 0.6
    at, samples = torch.randint(T, (batch,)), torch.arange(batch)
    marker = torch.zeros(T, batch)
    marker[at, samples] = 1
    return torch.stack([value, marker], dim=-1), value[at, samples]  # (T, B, 2), (B,)


def loss_of(net, batch=64):
    x, target = marked_values(batch)
    out, _ = net(x)
    return ((out[-1, :, 0] - target) ** 2).mean()


# %% [markdown] lang="ko"
# `nn.LSTM`은 `nn.LSTMCell`의 한 스텝을 시퀀스 끝까지 되풀이하는 모듈입니다. `(T, B, 2)`를 받아 모든 시점의 $h$를 돌려줍니다. 한 번 성공한 것은 우연일 수 있으니 난수 시드(seed)를 바꿔 가며 여덟 번 학습합니다. 늘 0이라고만 답하면 평균 제곱 오차가 값의 분산인 $0.6^2/3 = 0.12$입니다. 그 20분의 1인 0.006(어림잡아 0.08 안쪽의 오차)보다 작으면 성공으로 봅니다. 망각 게이트의 편향은 1로 초기화합니다. Gers, Schmidhuber & Cummins(2000)는 양수로 초기화했고 Jozefowicz 등(2015)은 1을 권하지만, PyTorch의 기본값은 아닙니다. 이 초기화가 이 과제에 꼭 필요한지는 여기서 확인하지 않습니다.
# %% [markdown] lang="en"
# `nn.LSTM` repeats the step of `nn.LSTMCell` to the end of a sequence: it takes `(T, B, 2)` and returns $h$ at every step. One success may be luck, so we train eight times with different random seeds. Always answering 0 gives a mean squared error equal to the variance of the values, $0.6^2/3 = 0.12$; we call a run a success when it gets below a twentieth of that, 0.006 (a typical error of about 0.08). The bias of the forget gate starts at 1: Gers, Schmidhuber & Cummins (2000) made it positive and Jozefowicz et al. (2015) recommend 1, though it is not PyTorch's default. Whether this task needs it is not measured here.
# %% tags=["nbval-ignore-output"]
nets, errors = [], []
for seed in progress(range(8)):
    torch.manual_seed(seed)
    net = nn.LSTM(2, 1)
    with torch.no_grad():
        # ko| # H = 1이면 편향은 네 개이고, 둘째가 f의 것
        # en| # with H = 1 there are four biases, and the second belongs to f
        net.bias_ih_l0[1], net.bias_hh_l0[1] = 1, 0
    train(net, loss_of, updates=400, lr=3e-2)
    nets.append(net)
    errors.append(loss_of(net, batch=2000).item())

solved = sum(error < 0.006 for error in errors)
# ko| summary = f"성공 {solved}/8, 평균 제곱 오차: {min(errors):.4f}~{max(errors):.4f}"
# en| summary = f"solved {solved}/8, mean squared error: {min(errors):.4f} to {max(errors):.4f}"
print(summary)
# %% [markdown] lang="ko"
# 어떻게 풀었는지 안을 들여다봅시다. `trace`는 3절의 여섯 줄을 스텝마다 되풀이하면서 모든 값을 기록합니다. 첫 시드의 신경망에 서로 다른 시퀀스 둘을 넣습니다.
# %% [markdown] lang="en"
# How do they do it? `trace` repeats the six lines of section 3 at every step and records every value. Here is the network of the first seed with two different sequences:
# %% tags=["nbval-ignore-output"]
torch.manual_seed(264)
x, target = marked_values(batch=2)
record = trace(nets[0], x)  # each (T, B, 1)
at = x[:, :, 1].argmax(dim=0) + 1
# ko| titles = [f"{at[s]}번째 시점에 표시: {plots.number(target[s])}" for s in range(2)]
# en| titles = [f"marked at step {at[s]}: {plots.number(target[s])}" for s in range(2)]
w_value, w_marker = nets[0].weight_ih_l0[0].tolist()  # the first of four rows: i
b_i = (nets[0].bias_ih_l0[0] + nets[0].bias_hh_l0[0]).item()
# ko| print(f"a_i = {w_value:.1f}·값 + {w_marker:.1f}·표시 + ({b_i:.1f}) + h의 몫")
# en| print(f"a_i = {w_value:.1f}·value + {w_marker:.1f}·marker + ({b_i:.1f}) + a share of h")
plots.plot_roll({titles[s]: {name: v[:, s, 0] for name, v in record.items()} for s in range(2)})
plt.show()
# %% [markdown] lang="ko"
# 여덟 번 모두 성공했다고 해서 늘 성공한다는 뜻은 아닙니다. 그림 위에 출력한 식은 학습한 입력 게이트의 $a_i$입니다. 저장된 실행에서는 편향이 −4쯤이라 평소에는 $\sigma(-4) \approx 0.02$로 거의 닫혀 있고, 표시가 1이면 큰 가중치가 더해져 $\sigma(2) \approx 0.88$ 가까이 열립니다. 그래서 가중치가 같은데도 입력 게이트는 두 시퀀스에서 저마다 표시가 붙은 시점에만 열립니다. 그 뒤로는 $f$가 1에 가까워 $c$가 거의 그대로 남습니다. 마지막 $h$만 채점하니 $o$는 닫을 일이 없습니다.
#
# 다른 시드에서도 이렇게 풀었을까요? 신경망마다 시퀀스 300개를 넣습니다. 표시된 시점에서 값이 변할 때 $g$, $i$, $f$가 얼마나 움직이는지 표준편차로 재고, 그 시점의 $i$의 평균을 나머지 시점의 평균과 견주어, 시드마다 한 줄로 출력합니다. 그림에는 $g$가 $i$보다 더 움직이는 첫 시드와 $i$가 더 움직이는 첫 시드를 한 줄씩 그립니다. 마지막 시점의 은닉 상태 $h_T$는 표시된 값과 견주어 그립니다.
# %% [markdown] lang="en"
# Even eight out of eight would not mean that it always works. The line printed above the figure is $a_i$ of the input gate as it was learned: in the stored run its bias is about −4, so it is usually almost shut, $\sigma(-4) \approx 0.02$; with a marker the large weight is added and it opens to about $\sigma(2) \approx 0.88$. So with the same weights, the input gate opens only where each sequence has its marker. After that $f$ is close to 1, and $c$ stays almost as it is. Since only the last $h$ is scored, $o$ may stay open all the time.
#
# Did every seed solve it this way? Each network gets 300 sequences. At the marked steps we measure how much $g$, $i$ and $f$ move as the value changes (the standard deviation), and compare the mean of $i$ with its mean at all other steps, in a line for each seed. The figure has a row for the first seed in which $g$ moves more than $i$, and one for the first in which $i$ moves more. The last hidden state, $h_T$, is drawn against the marked value:
# %% tags=["nbval-ignore-output"]
torch.manual_seed(1)
x, _ = marked_values(batch=300)
marked = x[..., 1] == 1  # (T, B)
records, by_g = [], []
for seed, net in enumerate(nets):
    record = {name: v[..., 0] for name, v in trace(net, x).items()}  # each (T, B)
    g, i, f = (record[name][marked].std() for name in "gif")
    on, off = record["i"][marked].mean(), record["i"][~marked].mean()
    # ko| row = f"표준편차 g {g:.2f}, i {i:.2f}, f {f:.2f} | i의 평균 {on:.2f}, 나머지 시점 {off:.2f}"
    # en| row = f"std of g {g:.2f}, i {i:.2f}, f {f:.2f} | mean of i {on:.2f}, elsewhere {off:.2f}"
    print(f"{seed}: {row}")
    records.append(record)
    by_g.append(bool(g > i))
shown = sorted(by_g.index(kind) for kind in set(by_g))  # the first seed of each kind
plots.plot_carriers(x, {seed: records[seed] for seed in shown})
plt.show()


# %% [markdown] lang="ko"
# 색이 있는 점은 표시된 시점, 회색 점은 나머지 시점입니다. $g$가 더 움직이는 시드에서는 게이트 $i$가 표시된 시점에만 활짝 열리고 후보값 $g$가 값을 나릅니다. 1절에서 말한 그대로입니다. 그런데 $i$가 더 움직이는 시드에서는 거꾸로입니다. 표시된 시점의 $g$가 1이나 −1에 붙어 있고, $i$가 **얼마나** 열리는지로 값을 나타냅니다. $f$도 비슷한 폭으로, 방향만 반대로 움직입니다. 이런 시드에는 '표시가 붙으면 문이 열린다'는 설명이 맞지 않습니다. $i$는 어느 시점에서나 값을 따라 움직이고, 표시된 시점의 평균과 나머지 시점의 평균이 훨씬 가깝습니다. 표시에 따라 크게 달라지는 것은 $g$와 $f$입니다. 그래도 마지막 시점의 $h_T$는 두 시드 모두 들어온 값을 따라가고, 양 끝에서만 0에 조금 더 가깝습니다. 표시된 시점의 $i \cdot g$가 한쪽 부호뿐이라면, 반대쪽 값은 다른 시점에 써넣은 것에서 나와야 하고, 그 가운데 먼저 써넣은 것을 얼마나 남길지는 $f$가 정합니다. '후보값'과 '게이트'는 이름일 뿐, 게이트가 값을 나를 수도 있습니다. 그러니 게이트 하나만 보고 셀이 무엇을 하는지 단정하면 안 됩니다.
#
# ## 5. 여덟 스텝을 손으로 풀기
# 이제 여러분이 게이트를 정할 차례입니다. 1절처럼 후보값 $g$ 여덟 개가 차례로 들어올 때, 시점마다 $i$, $f$, $o$를 골라 $h$를 목표에 맞추는 퍼즐입니다. 손으로 정할 때는 0과 1도 쓸 수 있습니다. 이를테면 들어온 값을 바로 그 시점에 보여 주려면 늘 $i=1$, $f=0$, $o=1$이면 됩니다.
# %% [markdown] lang="en"
# A coloured dot is a marked step, a grey one any other step. In a seed where $g$ moves more, the gate $i$ opens wide at marked steps only and the candidate $g$ carries the value, just as section 1 has it. In a seed where $i$ moves more it is the other way round: at the marked step $g$ sticks to 1 or −1, and the value is carried by **how far** $i$ opens; $f$ moves about as much, in the opposite direction. For such a seed "the marker opens the door" is not the story: $i$ follows the value at every step, and its means at marked and at other steps lie far closer together. What the marker changes most is $g$ and $f$. Even so, $h_T$ at the last step follows the value in both, and falls a little short only at the ends. Where $i \cdot g$ has only one sign at the marked step, values of the other sign must come from writes at other steps, and $f$ sets how much of the earlier ones stays. "Candidate" and "gate" are only names: a gate may carry the value. So never judge from one gate alone what a cell does.
#
# ## 5. Eight steps by hand
# Now you set the gates. As in section 1, eight candidates $g$ arrive; choose $i$, $f$ and $o$ at each step so that $h$ meets its goals. By hand you may use 0 and 1 themselves. To show every value as it arrives, for instance, use $i=1$, $f=0$ and $o=1$ at every step:
# %%
def run_by_hand(g, i, f, o):
    c, record = 0.0, {"g": g, "i": i, "f": f, "o": o, "c": [], "h": []}
    for t in range(len(g)):
        h, c = cell_step(c, i[t], f[t], g[t], o[t])
        record["c"].append(c)
        record["h"].append(h)
    return record


echo = run_by_hand(explore.PUZZLES["echo"]["g"], i=[1] * 8, f=[0] * 8, o=[1] * 8)
plots.plot_roll({"": echo})
plt.show()
# %% [markdown] lang="ko"
# 맨 위부터 차례로 후보값, 게이트 셋, 그리고 그 결과인 $c$와 $h$입니다. $h$는 $\tanh(c)$라서 들어온 값보다 0에 조금 더 가깝습니다. 위 그림의 게이트가 2번 퍼즐의 답입니다. 아래에서 1번부터 원하는 만큼 풀어 보세요. 동그라미가 $h$의 목표입니다. 맞히기 전에는 점선이고, 맞으면 실선으로 바뀌며 ✓가 붙습니다. 칸을 누르거나 끌어서 칠하는데, 칸의 위쪽을 누를수록 게이트가 많이 열립니다. 키보드를 쓸 때는 Tab 키로 줄을 고르고, ←→ 키로 시점을 옮기고, ↑↓ 키로 값을 바꿉니다.
# %% [markdown] lang="en"
# From the top: the candidates, the three gates, and the $c$ and $h$ that result. As $h$ is $\tanh(c)$, it is a little closer to 0 than what arrived. That was the answer to puzzle 2; now start with puzzle 1, and go on as far as you like. The rings are the goals of $h$: dashed until they are met, then solid with a ✓. Click or drag to paint: the higher you click in a box, the more the gate opens. With the keyboard, Tab chooses the row, ←→ the step, and ↑↓ the value.
# %%
explore.memory("store")


# %% [markdown] lang="ko"
# ### 연습 문제 2: 퍼즐을 코드로 풀기
# 3번 퍼즐입니다. 1번째 값은 4번째 시점에, 5번째 값은 8번째 시점에 보여 주세요. 나머지 시점의 $h$는 0이어야 합니다. 목표는 퍼즐에서처럼 $\tanh$를 거친 값입니다. 들어오는 값 `g`는 참고하라고 넘겨줄 뿐, 쓰지 않아도 됩니다. 위 그림에서 칠해 풀고 '코드로 복사'를 누른 다음, 아래 셀의 내용을 지우고 붙여 넣어도 됩니다. 채점까지 함께 복사됩니다.
# %% [markdown] lang="en"
# ### Exercise 2: a puzzle in code
# Puzzle 3: show the 1st value at step 4 and the 5th at step 8. At every other step $h$ must be 0. As in the puzzle, the goals are values that have passed $\tanh$. The values `g` that arrive are there if you want them. Or paint the answer in the drawing above, press "copy as code", and paste it in place of the cell below; the check comes with it.
# %% tags=["exercise"]
def erase_gates(g):
    """
    # ko| 여덟 시점의 게이트: {"i": [...], "f": [...], "o": [...]}, 값은 0 이상 1 이하.
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
# 8번 퍼즐입니다. 시점마다 셀에 있던 값의 절반과 새로 들어온 값의 절반을 더해, $c_t = \frac{1}{2} c_{t-1} + \frac{1}{2} g_t$를 보여 주세요.
# %% [markdown] lang="en"
# ### Exercise 3: gates half open
# Puzzle 8: at every step, show half of what the cell held plus half of what arrives, $c_t = \frac{1}{2} c_{t-1} + \frac{1}{2} g_t$.
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
# ### 연습 문제 4: 고장 난 게이트 찾기
# 셀 A, B, C는 게이트가 하나씩 고장 나서, 넣어 준 값대로 움직이지 않습니다. `checks.faulty_cell("A")`는 `cell_step`과 같은 인수로 부르는 함수입니다. 게이트를 하나씩 0과 1로 바꾸면서 원래 셀과 견주어 보고, 고장 난 게이트를 `"i"`, `"f"`, `"o"` 가운데 하나로 적으세요. A는 아래에서 이미 티가 납니다.
# %% [markdown] lang="en"
# ### Exercise 4: find the faulty gate
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
# ## 정리
# - 게이트 셋은 얼마나 써넣을지($i$), 남길지($f$), 보여 줄지($o$)를 0과 1 사이의 비율로 정합니다. 후보값 $g$는 그때 써넣을 내용입니다. '유지'에서는 $c$가 0.90 그대로인데 $h$는 0이었습니다. 담아 두기와 보여 주기는 다른 일입니다.
# - 식 여섯 줄이 `nn.LSTMCell`과 같은 값을 냈습니다. 학습하는 것은 가중치와 편향이고, 게이트 값은 스텝마다 계산합니다.
# - 셀 하나짜리 LSTM이 표시된 값을 골라 담는 법을 배웠습니다. 표시에 입력 게이트를 여는 시드도 있었고, 다른 방법으로 푼 시드도 있었습니다.
#
# **여기서 다루지 않은 것**: 값을 아홉 스텝보다 훨씬 오래 간직할 수 있는지, 그때 기울기는 어떻게 되는지, 이 과제에 게이트가 꼭 필요했는지는 아직 모릅니다. 셀 여러 개가 함께 일하는 모습도 보지 않았습니다. 기울기가 과거로 거슬러 가며 왜 줄어드는지는 [시간을 거슬러 가는 기울기](02_gradients.ipynb)에서 쟀고, 셀이 그것을 어떻게 바꾸는지는 [덧셈으로 이어지는 셀 경로](04_cell_path.ipynb)에서 잽니다.
# %% [markdown] lang="en"
# ## In short
# - The three gates set, as proportions from 0 to 1, how much to write ($i$), to keep ($f$) and to show ($o$); the candidate $g$ is what there is to write. At "keep", $c$ stayed 0.90 while $h$ was 0: holding a value and showing it are two different things.
# - Six lines gave what `nn.LSTMCell` gives. Weights and biases are learned; the gates are computed at every step.
# - An LSTM of one cell learned to pick out the marked value: some seeds open the input gate at the marker, others do it in another way.
#
# **Not covered here**: whether a value can be kept for much longer than nine steps, whether the gates are needed at all for this task, and what becomes of the gradient then. Nor did we see many cells at work together. Why a gradient shrinks on its way into the past was measured in [Gradients through time](02_gradients.ipynb); what the cell changes about it is measured in [The additive cell path](04_cell_path.ipynb).
# %% [markdown] lang="ko"
# ## 더 깊이: 고전적인 두 그림
# LSTM을 찾아보면 아래 두 그림을 자주 만납니다. 뼈대는 같지만 기호가 다르고, 세부도 조금 다릅니다.
# %% [markdown] lang="en"
# ## Going deeper: the two classic drawings
# If you look up the LSTM, you will often meet these two drawings. They share one skeleton under different names, and differ in a few details:
# %%
plots.plot_classic()
plt.show()
# %% [markdown] lang="ko"
# 왼쪽은 Gers, Schmidhuber & Cummins(2000)의 표기입니다. 두 그림 모두 네모나 동그라미 안의 $g$와 $h$는 값이 아니라 **함수**입니다. 원 논문의 $g$는 −2와 2 사이, $h$는 −1과 1 사이로 옮기는 시그모이드이고, 이 수업에서는 둘 다 $\tanh$입니다. 이 수업의 값 $g$에 해당하는 것은 $g(net_c)$이고, $s_c$로 들어가는 $y^{in} g(net_c)$는 이 수업의 $i \odot g$입니다. 오른쪽은 Greff 등(2017)의 표기입니다. $z$는 블록 입력(block input)으로, 이 수업의 $g$입니다. $y$는 이 수업의 $h$입니다. 파란 선은 왼쪽에는 없는 핍홀 연결(peephole connection)입니다. 점선은 파란색이든, 셀의 고리에 있는 검은색이든 한 스텝 전의 $c^{t-1}$을 나르고, 파란 실선은 방금 만든 $c^t$를 나릅니다. GRU의 업데이트 게이트(update gate)도 $z$라고 쓰니 헷갈리지 않게 주의하세요. 밖에서 들어오는 화살표는 어느 그림에서든 게이트 셋과 맨 아래의 $g$에 하나씩, 모두 네 개이고, 저마다 $x_t$와 $h_{t-1}$을 함께 나릅니다.
#
# 두 그림도 움직일 수 있습니다. 그림 아래쪽 단추로 그림을 바꾸고, '활성화 전 값으로 움직이기'를 켜면 시그모이드에 들어가기 전의 값을 조절합니다. 활성화 전 값이 −4일 때와 4일 때 게이트는 각각 얼마나 열릴까요?
# %% [markdown] lang="en"
# On the left, the notation of Gers, Schmidhuber & Cummins (2000). In both drawings the $g$ and $h$ inside a box or circle are **functions**, not values; in the paper they are sigmoids with the ranges −2 to 2 and −1 to 1, here both are $\tanh$. The place of our value $g$ is taken by $g(net_c)$, and $y^{in} g(net_c)$, which enters $s_c$, is our $i \odot g$. On the right, Greff et al. (2017): $z$ is the block input, our $g$, and $y$ is our $h$. The blue lines are peephole connections, which the left one does not have. A dashed line, blue or the black one on the loop of the cell, carries $c^{t-1}$ of the step before; the solid blue one carries the new $c^t$. Beware: the update gate of a GRU is also called $z$. Count the arrows that come from outside: in both drawings there are four, to the three gates and to the $g$ at the bottom, each of them carrying $x_t$ and $h_{t-1}$.
#
# These drawings move, too. The buttons below the drawing switch between them, and "set pre-activations" puts the sliders before the sigmoid. How far open is a gate whose pre-activation is −4, and one whose pre-activation is 4?
# %%
explore.gates("add", key="classic", view="greff")
# %% [markdown] lang="ko"
# $\sigma(-4) \approx 0.02$, $\sigma(4) \approx 0.98$입니다.
#
# ### 핍홀 연결
# 출력 게이트가 닫히면 $h_t$가 0에 가까워져, 다음 스텝의 게이트는 셀에 무엇이 담겼는지 알 수 없습니다. 핍홀이 있으면 게이트가 셀 안을 직접 들여다봅니다(Gers & Schmidhuber 2000). $i$와 $f$는 $c_{t-1}$을, $o$는 방금 만든 $c_t$를 봅니다. `helpers`의 `lstm_step`에 핍홀 가중치 벡터 셋을 i, f, o 순서로 함께 넘기면 됩니다. 샘플과 셀을 하나씩 돌며 식을 그대로 풀어 쓴 계산과 견주어 봅시다.
# %% [markdown] lang="en"
# $\sigma(-4) \approx 0.02$ and $\sigma(4) \approx 0.98$.
#
# ### Peephole connections
# When the output gate is shut, $h_t$ is near 0, and the gates of the next step cannot tell what the cell holds. With peepholes they also look straight into the cell (Gers & Schmidhuber 2000): $i$ and $f$ at $c_{t-1}$, $o$ at the new $c_t$. The `lstm_step` of `helpers` takes their weights as three vectors, for i, f and o. Here it is next to the equations written out, sample by sample and cell by cell:
# %%
torch.manual_seed(2)
B, D, H = 2, 3, 4
shapes = [(B, D), (B, H), (B, H), (4 * H, D), (4 * H, H), (4 * H,), (4 * H,), (3, H)]
x, h, c, W_ih, W_hh, b_ih, b_hh, p = (torch.randn(n, dtype=torch.float64) for n in shapes)
got = lstm_step(x, h, c, W_ih, W_hh, b_ih, b_hh, peepholes=p)  # p: for i, f and o

for s in range(B):
    a_i, a_f, a_g, a_o = (W_ih @ x[s] + b_ih + W_hh @ h[s] + b_hh).chunk(4)
    for k in range(H):
        i, f = torch.sigmoid(a_i[k] + p[0, k] * c[s, k]), torch.sigmoid(a_f[k] + p[1, k] * c[s, k])
        c_next = f * c[s, k] + i * torch.tanh(a_g[k])
        h_next = torch.sigmoid(a_o[k] + p[2, k] * c_next) * torch.tanh(c_next)
        torch.testing.assert_close((got[0][s, k], got[1][s, k]), (h_next, c_next))
print(f"h = {h_next:.3f}, c = {c_next:.3f}")
# %% [markdown] lang="ko"
# 모든 샘플과 셀에서 두 계산이 같습니다(마지막 셀의 값을 출력했습니다). `torch.nn.LSTM`에는 핍홀이 없습니다. Greff 등(2017)은 음성 인식, 필기 인식, 음악 모델링에서 **핍홀이 있는** 기본형을 변형 여덟 가지와 비교했습니다. 초록에 따르면 기본형보다 뚜렷이 나은 변형은 없었고, 망각 게이트와 출력 활성화 함수(여기서는 $\tanh(c)$)가 가장 중요했습니다.
#
# ### 짧은 역사
# - 1997년의 LSTM(Hochreiter & Schmidhuber)에는 입력 게이트와 출력 게이트만 있었습니다. 셀은 가중치가 1로 고정된 고리, 곧 상수 오차 캐러셀(constant error carousel, CEC)이었습니다. 기울기는 이 고리를 따라서만 과거로 흘렀고, 게이트와 셀의 입력에 닿으면 그 가중치를 고치는 데만 쓰이고 거기서 끊겼습니다(truncate, 논문 4절).
# - 망각 게이트는 2000년에 들어왔습니다(Gers, Schmidhuber & Cummins). 핍홀도 같은 해에 나왔습니다(Gers & Schmidhuber).
# - Graves & Schmidhuber(2005)는 기울기를 끊지 않고 시간 역전파(backpropagation through time, BPTT)로 처음까지 보냈습니다.
# - 오늘날의 `torch.nn.LSTM`은 망각 게이트가 있고 핍홀은 없으며, 후보값을 만들 때와 $c_t$를 내보낼 때 모두 $\tanh$를 씁니다.
#
# ### 출처
# - S. Hochreiter, J. Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997.
# - F. A. Gers, J. Schmidhuber, F. Cummins, *Learning to Forget: Continual Prediction with LSTM*, Neural Computation 12(10), 2000.
# - F. A. Gers, J. Schmidhuber, *Recurrent Nets that Time and Count*, IJCNN 2000.
# - A. Graves, J. Schmidhuber, *Framewise Phoneme Classification with Bidirectional LSTM and Other Neural Network Architectures*, Neural Networks 18(5–6), 2005.
# - R. Jozefowicz, W. Zaremba, I. Sutskever, *An Empirical Exploration of Recurrent Network Architectures*, ICML 2015.
# - K. Greff, R. K. Srivastava, J. Koutník, B. R. Steunebrink, J. Schmidhuber, *LSTM: A Search Space Odyssey*, IEEE TNNLS 28(10), 2017.
# - 두 그림을 널리 알린 글: Skymind(DL4J), *A Beginner's Guide to LSTMs and Recurrent Neural Networks*. 여기서는 새로 그렸습니다.
# %% [markdown] lang="en"
# The two agree in every sample and cell (the last is printed). `torch.nn.LSTM` has no peepholes. On speech recognition, handwriting recognition and music modelling, Greff et al. (2017) compared a standard LSTM **with peepholes** to eight variants. According to their abstract none of the variants was clearly better, and the forget gate and the output activation function (here $\tanh(c)$) mattered most.
#
# ### A short history
# - The LSTM of 1997 (Hochreiter & Schmidhuber) had only an input gate and an output gate. Its cell was a loop of fixed weight 1, the constant error carousel (CEC), and the gradient flowed into the past along this loop alone: where it reached the inputs of gates and cell it changed their weights and was truncated (section 4 of the paper).
# - The forget gate came in 2000 (Gers, Schmidhuber & Cummins), and so did the peepholes (Gers & Schmidhuber).
# - Graves & Schmidhuber (2005) no longer truncated the gradient but sent it all the way back by backpropagation through time (BPTT).
# - Today's `torch.nn.LSTM` has a forget gate, no peepholes, and $\tanh$ both for the candidate and for showing $c_t$.
#
# ### Sources
# - S. Hochreiter, J. Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997.
# - F. A. Gers, J. Schmidhuber, F. Cummins, *Learning to Forget: Continual Prediction with LSTM*, Neural Computation 12(10), 2000.
# - F. A. Gers, J. Schmidhuber, *Recurrent Nets that Time and Count*, IJCNN 2000.
# - A. Graves, J. Schmidhuber, *Framewise Phoneme Classification with Bidirectional LSTM and Other Neural Network Architectures*, Neural Networks 18(5–6), 2005.
# - R. Jozefowicz, W. Zaremba, I. Sutskever, *An Empirical Exploration of Recurrent Network Architectures*, ICML 2015.
# - K. Greff, R. K. Srivastava, J. Koutník, B. R. Steunebrink, J. Schmidhuber, *LSTM: A Search Space Odyssey*, IEEE TNNLS 28(10), 2017.
# - Many know the two drawings from Skymind (DL4J), *A Beginner's Guide to LSTMs and Recurrent Neural Networks*; here they are drawn anew.
