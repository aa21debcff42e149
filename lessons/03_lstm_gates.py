# %% [markdown] lang="ko"
# # LSTM의 게이트
# **컴퓨터 메모리처럼 쓰고, 간직하고, 읽고, 지우는 셀은 어떻게 만들까요?**
#
# 단순한 순환 신경망(recurrent neural network, RNN)은 스텝마다 은닉 상태를 통째로 새로 계산합니다.
# 값 하나를 그대로 들고 있는 일조차 쉽지 않습니다. LSTM은 값을 담아 두는 자리를 따로 마련하고,
# 그 자리로 드나드는 길마다 밸브를 답니다. 이 밸브가 게이트입니다.
#
# 이 수업을 마치면
#
# - 게이트 세 개와 후보값이 하는 일을 식과 숫자로 설명할 수 있습니다.
# - 게이트 값을 손으로 정해 셀에 값을 쓰고, 유지하고, 읽고, 지울 수 있습니다.
# - LSTM의 한 스텝을 직접 짜고, PyTorch와 같은 값이 나오는지 확인할 수 있습니다.
#
# | 미리 알아 둘 것 | |
# |---|---|
# | $x_t$ | $t$번째 시점의 입력, 모양 `(B, D)` |
# | $h_t$ | 은닉 상태(hidden state): 셀이 밖으로 보여 주는 값, 모양 `(B, H)` |
# | $c_t$ | 셀 상태(cell state): 셀이 안에 담아 둔 값, 모양 `(B, H)` |
# | $\sigma(a) = 1 / (1 + e^{-a})$ | 시그모이드: 어떤 수든 0과 1 사이로 |
# | $\tanh(a)$ | 어떤 수든 −1과 1 사이로 |
# | $\odot$ | 원소별 곱. 값이 하나일 때는 $\cdot$으로 씁니다 |
# %% [markdown] lang="en"
# # The gates of an LSTM
# **How do you build a cell that writes, keeps, reads and erases, like the memory of a computer?**
#
# A plain recurrent neural network (RNN) computes its whole hidden state anew at every step. Merely
# holding on to one number is hard for it. An LSTM sets a place aside for the number, and puts a
# valve on every way in and out of that place. The valves are its gates.
#
# After this lesson you can
#
# - say what the three gates and the candidate do, in equations and in numbers;
# - write, keep, read and erase a value in a cell by setting its gates by hand;
# - code one step of an LSTM and check that PyTorch computes the same.
#
# | You need | |
# |---|---|
# | $x_t$ | the input at time step $t$, of shape `(B, D)` |
# | $h_t$ | the hidden state: what the cell shows, of shape `(B, H)` |
# | $c_t$ | the cell state: what the cell holds, of shape `(B, H)` |
# | $\sigma(a) = 1 / (1 + e^{-a})$ | the sigmoid: any number to between 0 and 1 |
# | $\tanh(a)$ | any number to between −1 and 1 |
# | $\odot$ | the element-wise product; for single numbers we write $\cdot$ |
# %%
import math

import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import checks, explore, plots

plots.use_course_style()


# %% [markdown] lang="ko"
# ## 1. 밸브가 달린 메모리
# 셀 하나를 떼어 놓고 봅시다. 안에는 수 하나, 셀 상태 $c$가 들어 있습니다. 한 스텝 동안 일어나는 일은 두 줄이 전부입니다.
#
# $$c_t = f \cdot c_{t-1} + i \cdot g \qquad\qquad h_t = o \cdot \tanh(c_t)$$
#
# - 망각 게이트(forget gate) $f$: 이전 값을 얼마나 **남길지** 정합니다. 이름과 반대로 $f=1$이면 그대로 기억하고, $f=0$이면 지웁니다.
# - 입력 게이트(input gate) $i$: 새 후보값(candidate) $g$를 얼마나 **쓸지** 정합니다.
# - 출력 게이트(output gate) $o$: 담긴 값을 얼마나 **보여 줄지** 정합니다.
#
# 식을 그대로 코드로 옮기면:
# %% [markdown] lang="en"
# ## 1. A memory with valves
# Take a single cell. It holds one number, its cell state $c$. All that happens in a step is two lines:
#
# $$c_t = f \cdot c_{t-1} + i \cdot g \qquad\qquad h_t = o \cdot \tanh(c_t)$$
#
# - The forget gate $f$ sets how much of the old value to **keep**. Its name misleads: $f=1$ remembers, $f=0$ erases.
# - The input gate $i$ sets how much of the new candidate $g$ to **write**.
# - The output gate $o$ sets how much of the value to **show**.
#
# The same two lines in Python:
# %%
def cell_step(c_prev, f, i, g, o):
    c = f * c_prev + i * g
    h = o * math.tanh(c)
    return c, h


# ko| # 유지: 남기기만 한다
# en| # keep, and nothing else
c, h = cell_step(c_prev=0.9, f=1, i=0, g=-0.7, o=0)
print(f"c = {c:.2f}, h = {h:.2f}")
# %% [markdown] lang="ko"
# $c$는 0.9 그대로이고 밖에서는 아무것도 보이지 않습니다. 밸브를 어떻게 여닫느냐에 따라 같은 두 줄이 서로 다른 다섯 가지 일을 합니다:
# %% [markdown] lang="en"
# $c$ is still 0.9, and nothing of it is seen outside. With other valves open, the same two lines do five different jobs:
# %%
plots.plot_actions(explore.PRESETS)
plt.show()
# %% [markdown] lang="ko"
# 칸마다 위에서 아래로 읽습니다. 이전 값 $c_{t-1}$에서 남긴 것($f \cdot c_{t-1}$)과 새로 쓴 것($i \cdot g$)을 더하면 $c_t$가 됩니다. $h_t$가 보이는 것은 '읽기'뿐입니다. 빗금 친 막대는 음수입니다.
#
# ## 2. 예상하고, 움직여 보기
# 아래 그림은 '더하기' 상태입니다. $f$를 0.5로 낮추면 $c_t$는 얼마가 될까요? 값을 먼저 정한 다음 밸브를 움직여 보세요. 마우스로 끌어도 되고, 화살표 키로 0.01씩 움직여도 됩니다.
# %% [markdown] lang="en"
# Read each panel from top to bottom. What is kept of the old value ($f \cdot c_{t-1}$) and what is newly written ($i \cdot g$) add up to $c_t$. Only "read" lets $h_t$ be seen. A hatched bar is negative.
#
# ## 2. Predict, then slide
# The drawing below stands at "add". What will $c_t$ be when you lower $f$ to 0.5? Settle on a number first, then move the valve: drag it, or use the arrow keys in steps of 0.01.
# %%
explore.gates("add")
# %% [markdown] lang="ko"
# $0.5 \cdot 0.9 + 1 \cdot 0.5 = 0.95$입니다. 이전 값에서 온 몫만 절반이 되고, 더해지는 몫은 그대로입니다.
#
# ## 3. 게이트 값은 누가 정할까
# 실제 LSTM에서는 사람이 밸브를 돌리지 않습니다. 입력 $x_t$와 직전 은닉 상태 $h_{t-1}$에서 스텝마다, 샘플마다 새로 **계산**합니다.
#
# $$\begin{aligned} i_t &= \sigma(W_i x_t + U_i h_{t-1} + b_i) & f_t &= \sigma(W_f x_t + U_f h_{t-1} + b_f) \\ g_t &= \tanh(W_g x_t + U_g h_{t-1} + b_g) & o_t &= \sigma(W_o x_t + U_o h_{t-1} + b_o) \end{aligned}$$
#
# 학습되는 것은 가중치 $W$, $U$와 편향 $b$입니다. 입력이 향하는 곳은 네 군데, 가중치 묶음도 네 벌입니다. 게이트 셋에 후보값까지 더해 넷입니다. 하나씩 계산해 봅시다:
# %% [markdown] lang="en"
# $0.5 \cdot 0.9 + 1 \cdot 0.5 = 0.95$: the share of the old value is halved, the share that is added stays.
#
# ## 3. Who sets the gates?
# In a real LSTM nobody turns the valves. They are **computed**, anew at every step and for every sample, from the input $x_t$ and the last hidden state $h_{t-1}$:
#
# $$\begin{aligned} i_t &= \sigma(W_i x_t + U_i h_{t-1} + b_i) & f_t &= \sigma(W_f x_t + U_f h_{t-1} + b_f) \\ g_t &= \tanh(W_g x_t + U_g h_{t-1} + b_g) & o_t &= \sigma(W_o x_t + U_o h_{t-1} + b_o) \end{aligned}$$
#
# What is learned are the weights $W$, $U$ and the biases $b$. The input goes to four destinations with four sets of weights: three gates and the candidate. One at a time:
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
f
# %% [markdown] lang="ko"
# 행은 샘플, 열은 셀입니다. 망각 게이트 값은 모두 0과 1 사이이고, 같은 가중치를 쓰는데도 샘플마다 다릅니다. 이제 1절의 두 줄을 그대로 쓰고, PyTorch와 비교합니다:
# %% [markdown] lang="en"
# Rows are samples, columns are cells. Every value of the forget gate lies between 0 and 1, and it differs between samples although the weights are the same. Now the two lines of section 1, and PyTorch beside them:
# %%
c_next = f * c + i * g
h_next = o * torch.tanh(c_next)

torch.testing.assert_close((h_next, c_next), torch_cell(x, (h, c)))


# ko| print("PyTorch의 nn.LSTMCell과 같습니다.")
# en| print("Equal to PyTorch's nn.LSTMCell.")
# %% [markdown] lang="ko"
# 손으로 쓴 여섯 줄과 PyTorch가 같은 값을 냅니다.
#
# ## 연습 문제: `lstm_step`
# PyTorch는 네 묶음의 가중치를 세로로 쌓아 둡니다(`W_ih`의 모양은 `(4H, D)`, 순서는 i, f, g, o). 그래서 행렬곱 한 번으로 네 값을 한꺼번에 얻습니다. 이 방식으로 한 스텝을 완성하세요. 막히면 검사 셀에 `hint=1`을 넣어 보세요(3까지 있습니다).
# %% [markdown] lang="en"
# The six lines and PyTorch agree.
#
# ## Exercise: `lstm_step`
# PyTorch stacks the four sets of weights on top of each other (`W_ih` has the shape `(4H, D)`, in the order i, f, g, o), so that one matrix product gives all four values. Write the step in this form. If you are stuck, put `hint=1` into the check (there are three).
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
# ## 정리
# - 게이트 셋은 얼마나 쓸지($i$), 남길지($f$), 보여 줄지($o$)를 0과 1 사이의 값으로 정하고, 후보값 $g$는 쓸 내용을 정합니다.
# - '유지' 상태에서 $c$는 0.90 그대로였고 $h$는 0이었습니다. 담아 두는 것과 보여 주는 것은 다른 일입니다.
# - 식 여섯 줄이 `nn.LSTMCell`과 같은 값을 냅니다.
#
# **여기서 보이지 않은 것**: 게이트가 언제 열리고 닫혀야 하는지를 신경망이 스스로 배울 수 있다는 것은 아직 보이지 않았습니다.
# %% [markdown] lang="en"
# ## In short
# - The three gates set how much to write ($i$), to keep ($f$) and to show ($o$), each between 0 and 1; the candidate $g$ is what there is to write.
# - At "keep", $c$ stayed 0.90 while $h$ was 0: holding a value and showing it are two things.
# - Six lines compute what `nn.LSTMCell` computes.
#
# **Not shown here**: that a network can learn by itself when to open its gates.
