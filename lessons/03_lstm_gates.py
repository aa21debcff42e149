# %% [markdown] lang="ko"
# # LSTM의 게이트
# **컴퓨터 메모리처럼 값을 쓰고, 간직하고, 읽고, 지우는 셀은 어떻게 만들까요?**
#
# 숫자 여덟 개가 하나씩 지나갑니다. 세 번째 숫자만 붙잡아 두었다가 맨 끝에 보여 주려면 어떻게 해야 할까요? RNN의 기억은 물탱크와 같습니다. 스텝마다 물을 모두 퍼내 새 물과 섞으므로([1강](01_sequences.ipynb)), 한번 들어온 숫자를 그대로 지키기가 어렵습니다.
#
# LSTM(long short-term memory)은 탱크 대신 **곧은 관**을 놓고 밸브를 세 개 답니다. 하나는 관으로 들어오는 길에, 하나는 관 중간에, 하나는 밖으로 나가는 길에 있습니다. 이 밸브가 게이트(gate)입니다. 먼저 손으로 돌려 보고, 그다음에 신경망에 맡깁니다.
#
# 이 수업을 마치면
#
# - 게이트 셋과 후보값이 하는 일을 식 두 줄로 설명할 수 있습니다.
# - 게이트를 손으로 여닫아 값을 쓰고, 간직하고, 읽고, 지울 수 있습니다.
# - LSTM의 한 스텝을 직접 짜서 PyTorch와 같은 값을 얻을 수 있습니다.
#
# <details><summary><b>기호</b> (눌러서 펼치기)</summary>
#
# | 기호 | 뜻 |
# |---|---|
# | $x_t$ | 시점(time step) $t$의 입력, D차원 벡터. 코드에서는 샘플 B개를 쌓은 `(B, D)` |
# | $c_t$ | 셀 상태(cell state): 셀이 안에 담아 둔 값 |
# | $h_t$ | 은닉 상태(hidden state): 셀이 밖에 보여 주는 값. 유닛(unit)이 H개면 `(B, H)` |
# | $\sigma(a) = 1 / (1 + e^{-a})$ | 시그모이드(sigmoid). 값은 0과 1 사이 |
# | $\tanh(a)$ | 쌍곡탄젠트. 값은 −1과 1 사이 |
#
# </details>
# %% [markdown] lang="en"
# # The gates of an LSTM
# **How do you build a cell that writes, keeps, reads and erases, like the memory of a computer?**
#
# Eight numbers go by, one at a time. How would you catch the third and show it at the very end? The memory of an RNN is a tank, pumped out and mixed afresh at every step ([lesson 1](01_sequences.ipynb)): no number stays as it came.
#
# An LSTM (long short-term memory) has a **straight pipe** with three valves instead: one on the way in, one on the pipe, one on the way out. They are its gates. First you turn them by hand; then a network does.
#
# After this lesson you can
#
# - say in two equations what the gates and the candidate do;
# - write, keep, read and erase a value by moving gates by hand;
# - code one step of an LSTM that gives what PyTorch gives.
#
# <details><summary><b>Symbols</b> (click to unfold)</summary>
#
# | symbol | meaning |
# |---|---|
# | $x_t$ | the input at time step $t$; in code `(B, D)`, samples in rows |
# | $c_t$ | the cell state: what the cell holds |
# | $h_t$ | the hidden state: what the cell shows; with H units `(B, H)` |
# | $\sigma(a) = 1 / (1 + e^{-a})$ | the sigmoid, between 0 and 1 |
# | $\tanh(a)$ | the hyperbolic tangent, between −1 and 1 |
#
# </details>
# %%
import math

import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import checks, explore, plots
from helpers.nets.initial import set_bias
from helpers.nets.trace import trace
from helpers.tasks.marked import marked_values
from helpers.tasks.studies import study
from helpers.training.train import train

plots.use_course_style()
# ko| # 작은 신경망에서는 이쪽이 빠릅니다
# en| # faster for small networks
torch.set_num_threads(1)


# %% [markdown] lang="ko"
# ## 1. 관과 밸브
# 관 하나에 숫자 하나가 흐릅니다. 이 숫자가 셀 상태 $c$입니다. 한 스텝에 일어나는 일은 두 줄이 전부입니다.
#
# $$c_t = f \cdot c_{t-1} + i \cdot g \qquad h_t = o \cdot \tanh(c_t)$$
#
# - **입력 게이트**(input gate) $i$는 **후보값**(candidate) $g$를 관에 얼마나 **써넣을지** 정합니다.
# - **망각 게이트**(forget gate) $f$는 이전 값을 얼마나 **남길지** 정합니다.
# - **출력 게이트**(output gate) $o$는 담긴 값을 얼마나 **보여 줄지** 정합니다. $c$는 더할수록 커질 수 있어서, $\tanh$를 씌워 −1과 1 사이로 내보냅니다.
#
# 세 게이트는 0과 1 사이의 비율이고, 따로따로 움직입니다.
#
# > **흔한 오해.** 망각 게이트를 열면 잊는다고 생각하기 쉽습니다. 이름과 반대입니다. 활짝 열면($f = 1$) 그대로 남고, 닫으면($f = 0$) 지워집니다.
#
# 식 두 줄을 그대로 코드로 옮깁니다.
# %% [markdown] lang="en"
# ## 1. Pipes and valves
# One number flows in the pipe: the cell state $c$. A step is two lines:
#
# $$c_t = f \cdot c_{t-1} + i \cdot g \qquad h_t = o \cdot \tanh(c_t)$$
#
# - The **input gate** $i$ sets how much of the **candidate** $g$ to **write**.
# - The **forget gate** $f$ sets how much of the old value to **keep**.
# - The **output gate** $o$ sets how much to **show**. As $c$ can grow, $\tanh$ holds what is shown between −1 and 1.
#
# The gates are proportions between 0 and 1, and each moves on its own.
#
# > **A common belief.** "An open forget gate forgets." It is the other way round: wide open ($f = 1$) it keeps everything, shut ($f = 0$) it erases.
#
# The same two lines in Python:
# %%
def cell_step(c_prev, i, f, g, o):
    c = f * c_prev + i * g
    h = o * math.tanh(c)
    return h, c


h, c = cell_step(c_prev=0.9, i=0, f=1, g=-0.7, o=0)
print(f"h = {h:.2f}, c = {c:.2f}")
# %% [markdown] lang="ko"
# $f$만 열었더니 $c$는 그대로 남고, 밖에서는 아무것도 보이지 않습니다. 어느 밸브를 여느냐에 따라 같은 두 줄이 서로 다른 일을 합니다.
# %% [markdown] lang="en"
# With only $f$ open, $c$ stays as it was and nothing is shown. With other valves open, the same two lines do other things:
# %%
plots.plot_actions(explore.PRESETS)
plt.show()
# %% [markdown] lang="ko"
# 칸마다 위에서 아래로 읽습니다. 남긴 것 $f \cdot c_{t-1}$과 써넣은 것 $i \cdot g$를 더하면 $c_t$입니다. '쓰기'는 $f = 0$이라 전에 있던 값을 덮어쓰고, $h_t$가 0이 아닌 칸은 '읽기'뿐입니다. 빗금을 친 막대는 음수입니다.
#
# ## 2. 예상하고, 움직여 보기
# 아래 그림은 '더하기'에서 시작합니다. $f$를 0.3으로 낮추면 $c_t$는 얼마가 될까요? **먼저 답을 정하고**, 손잡이를 끌거나 화살표 키를 눌러 밸브를 움직여 보세요. 관을 흐르는 띠가 굵을수록 값이 크고, 빗금은 음수입니다.
# %% [markdown] lang="en"
# Read each panel from top to bottom: what is kept, $f \cdot c_{t-1}$, and what is written, $i \cdot g$, add up to $c_t$. "Write" has $f = 0$, so it overwrites what was there; only at "read" is $h_t$ not 0. A hatched bar is negative.
#
# ## 2. Predict, then slide
# The drawing below starts at "add". What will $c_t$ be when $f$ is lowered to 0.3? **Settle on an answer first**, then drag the handle or press the arrow keys. A wider band is a larger value; a hatched one is negative.
# %%
explore.gates("add")
# %% [markdown] lang="ko"
# <details><summary>답</summary>
#
# $0.3 \cdot 0.9 + 1 \cdot 0.5 = 0.77$입니다. 이전 값에서 남는 양만 줄고, 더하는 양은 그대로입니다. 게이트는 켜고 끄는 스위치가 아니라 비율을 정하는 밸브입니다. 그래야 기울기로 배울 수 있습니다([더 깊이](deeper/03_lstm_gates.ipynb) 2절).
#
# </details>
#
# ## 3. 여덟 스텝을 손으로 풀기
# 이번에는 후보값 $g$ 여덟 개가 차례로 들어옵니다. 시점마다 $i$, $f$, $o$를 칠해서 $h$를 동그라미(목표)에 맞추는 퍼즐입니다. 칸의 위쪽을 누를수록 게이트가 많이 열리고, 끌면 여러 칸이 칠해집니다. 키보드로는 Tab 키로 줄을, ←→ 키로 시점을 고르고 ↑↓ 키로 값을 바꿉니다.
#
# 1번이 이 수업을 연 질문입니다. 값이 들어오는 시점, 간직하는 동안, 보여 주는 시점에 각각 어느 밸브가 열려 있어야 할까요? 1번과 3번을 풀고, 마음이 내키면 8번까지 풀어 보세요.
# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# $0.3 \cdot 0.9 + 1 \cdot 0.5 = 0.77$: less is kept, and as much is added. A gate is not an on-off switch but a valve that sets a proportion, and so it can learn by gradients ([deeper](deeper/03_lstm_gates.ipynb), section 2).
#
# </details>
#
# ## 3. Eight steps by hand
# Now eight candidates $g$ arrive, one after the other. Paint $i$, $f$ and $o$ at each step so that $h$ meets its goals, the rings. Click higher in a box to open the gate further, or drag. By keyboard: Tab for the row, ←→ for the step, ↑↓ for the value.
#
# Puzzle 1 is the question that opened this lesson. Which valves must be open when the value arrives, while it is kept, and when it is shown? Solve 1 and 3, and go on if you like:
# %%
explore.memory("store")


# %% [markdown] lang="ko"
# ### 연습 문제 1: 퍼즐을 코드로 풀기
# 3번 퍼즐입니다. 첫 번째 값은 네 번째 시점에, 다섯 번째 값은 여덟 번째 시점에 보여 주세요. 나머지 시점의 $h$는 0이어야 합니다. 위 그림에서 칠한 다음 '코드로 복사'를 누르고, 아래 셀의 내용을 지운 뒤 붙여 넣어도 됩니다. 막히면 채점 셀에 `hint=1`을 더하세요.
# %% [markdown] lang="en"
# ### Exercise 1: a puzzle in code
# Puzzle 3: show the first value at step 4 and the fifth at step 8. At every other step $h$ must be 0. You may paint it above, press "copy as code", and paste it in place of the next cell. If you are stuck, add `hint=1` to the check.
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
# 문제를 더 풀고 싶다면 [더 깊이](deeper/03_lstm_gates.ipynb) 3절과 4절을 보세요. 반만 연 게이트와 고장 난 게이트를 다룹니다.
#
# ## 4. 게이트는 누가 움직일까
# 실제 LSTM에서는 사람이 밸브를 돌리지 않습니다. 작은 상자 네 개가 스텝마다 새로 계산해서 돌립니다.
# %% [markdown] lang="en"
# Gates half open and gates out of order are in [deeper](deeper/03_lstm_gates.ipynb), sections 3 and 4.
#
# ## 4. Who moves the gates?
# In a real LSTM, four small boxes turn the valves, afresh at every step:
# %%
plots.plot_gate_net()
plt.show()
# %% [markdown] lang="ko"
# 네 상자에 모두 입력 $x_t$와 직전 은닉 상태 $h_{t-1}$이 들어갑니다. $\sigma$ 상자 셋에서 나온 선은 밸브를 움직이고, $\tanh$ 상자에서는 후보값이 흘러나와 $i$ 밸브를 지나 관에 더해집니다. 관에서 상자로 가는 선은 없습니다. 게이트는 $c$를 직접 보지 못하고, $h$로 나온 만큼만 압니다([더 깊이](deeper/03_lstm_gates.ipynb) 7절).
#
# 상자마다 **활성화 전 값**(pre-activation) $a_k$를 먼저 구합니다($k$는 $i$, $f$, $g$, $o$). 가중치(weight) $W_k$, $U_k$와 편향(bias) $b_k$는 넷이 서로 다릅니다.
#
# $$a_k = W_k\, x_t + U_k\, h_{t-1} + b_k$$
#
# $$i_t = \sigma(a_i) \qquad f_t = \sigma(a_f)$$
#
# $$g_t = \tanh(a_g) \qquad o_t = \sigma(a_o)$$
#
# $g$만 $\tanh$인 것은 음수도 써넣어야 하기 때문입니다. 1절의 두 줄과 합치면 LSTM의 한 스텝이 됩니다. 2절 그림 아래쪽의 '게이트는 누가 움직이나'를 누르면 이 계산을 움직여 볼 수 있습니다.
#
# `nn.LSTMCell`에는 가중치 네 벌이 i, f, g, o 순서로 쌓여 있습니다. 그중 $f$의 것을 꺼내, 샘플 두 개의 $f$를 계산해 봅시다. 샘플을 행에 두므로 $Wx$는 `x @ W.T`입니다.
# %% [markdown] lang="en"
# The input $x_t$ and the previous hidden state $h_{t-1}$ enter all four. The wires of the three $\sigma$ boxes move the valves; out of the $\tanh$ box flows the candidate, through valve $i$ into the pipe. No wire leads from the pipe to a box: the gates know of $c$ only what $h$ shows ([deeper](deeper/03_lstm_gates.ipynb), section 7).
#
# Each box first computes its **pre-activation** $a_k$, for $k = i, f, g, o$, with weights $W_k$, $U_k$ and a bias $b_k$ of its own:
#
# $$a_k = W_k\, x_t + U_k\, h_{t-1} + b_k$$
#
# $$i_t = \sigma(a_i) \qquad f_t = \sigma(a_f)$$
#
# $$g_t = \tanh(a_g) \qquad o_t = \sigma(a_o)$$
#
# The candidate has a $\tanh$ because negative values must be written, too. Add the two lines of section 1, and you have one step of an LSTM. "Who moves the gates", below the drawing of section 2, lets you move their biases.
#
# `nn.LSTMCell` stacks four sets of weights in the order i, f, g, o. Here is $f$ for two samples; with samples in rows, $Wx$ becomes `x @ W.T`:
# %%
torch.manual_seed(0)
cell = nn.LSTMCell(3, 4)  # D = 3, H = 4
# ko| W_f, U_f = cell.weight_ih.chunk(4)[1], cell.weight_hh.chunk(4)[1]  # i, f, g, o 중 둘째
# en| W_f, U_f = cell.weight_ih.chunk(4)[1], cell.weight_hh.chunk(4)[1]  # the second of i, f, g, o
b_f = (cell.bias_ih + cell.bias_hh).chunk(4)[1]
x, h = torch.randn(2, 3), torch.randn(2, 4)  # (B, D), (B, H)
f = torch.sigmoid(x @ W_f.T + h @ U_f.T + b_f)
print(f.detach().numpy().round(2))


# %% [markdown] lang="ko"
# 행은 샘플, 열은 유닛입니다. 같은 가중치로 계산했는데 두 샘플의 $f$가 다릅니다.
#
# > **흔한 오해.** 게이트도 학습이 끝나면 고정된다고 생각하기 쉽습니다. 학습으로 정해지는 것은 가중치와 편향입니다. 게이트는 스텝마다, 샘플마다 새로 계산하는 **활성화 값**(activation)입니다.
#
# ### 연습 문제 2: `lstm_step`
# 네 상자를 한꺼번에 계산해 한 스텝을 완성하세요. 어려우면 힌트부터 보세요. 4강의 연습 문제에서 이 계산의 일부를 다시 합니다.
#
# 1. `W_ih`의 모양은 `(4H, D)`입니다. `x`와 `h`에 행렬곱을 한 번씩 하고 편향을 더하면 활성화 전 값 네 벌이 `(B, 4H)`로 나란히 나옵니다.
# 2. 이것을 마지막 차원에서 넷으로 나눕니다: `.chunk(4, dim=-1)`.
# 3. $\sigma$와 `torch.tanh`를 씌우고, 1절의 두 줄로 `h, c`를 돌려줍니다.
#
# 채점 셀이 `nn.LSTMCell`의 식과 비교합니다. 힌트는 3단계까지 있습니다(`hint=1`).
# %% [markdown] lang="en"
# A row is a sample, a column a unit. The weights are the same, the gates are not.
#
# > **A common belief.** "Once training is over, the gates are fixed." Only weights and biases are; a gate is an **activation**, computed at every step for every sample.
#
# ### Exercise 2: `lstm_step`
# Compute all four boxes at once. If it is hard, take the hints; lesson 4 asks for a part of it again.
#
# 1. `W_ih` has the shape `(4H, D)`: one product with `x`, one with `h`, and both biases give all pre-activations side by side, `(B, 4H)`.
# 2. Cut them in four: `.chunk(4, dim=-1)`.
# 3. Apply $\sigma$ and `torch.tanh`, then the two lines of section 1, and return `h, c`.
#
# The check compares with PyTorch. There are three hints (`hint=1`).
# %% tags=["exercise"]
def my_lstm_step(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """
    # ko| LSTM의 한 스텝.
    # en| One step of an LSTM.

    # ko| x (B, D), h와 c (B, H), W_ih (4H, D), W_hh (4H, H), b_ih와 b_hh (4H,) -> 새 h, 새 c
    # en| x (B, D), h and c (B, H), W_ih (4H, D), W_hh (4H, H), b_ih and b_hh (4H,) -> new h, new c
    """
    ### BEGIN SOLUTION
    i, f, g, o = (x @ W_ih.T + b_ih + h @ W_hh.T + b_hh).chunk(4, dim=-1)  # (B, H)
    i, f, g, o = i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid()
    c = f * c + i * g
    return o * c.tanh(), c
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_lstm_step(my_lstm_step)


# %% [markdown] lang="ko"
# ## 5. 신경망은 퍼즐을 어떻게 풀까
# 1번 퍼즐을 신경망에 맡깁니다. 이번에는 붙잡을 숫자의 자리가 매번 바뀌고, 그 자리에 표시가 붙습니다. 오차는 마지막 $h$에서만 구하지만, 모든 식이 미분 가능하므로 기울기가 앞선 시점의 게이트까지 거슬러 갑니다.
#
# | 조건 | |
# |---|---|
# | 과제 | 숫자 10개(−0.6과 0.6 사이) 중 표시가 붙은 하나를 마지막 $h$로 보여 주기 |
# | 신경망 | **유닛이 하나**인 `nn.LSTM(2, 1)`, 입력은 숫자와 표시(1 또는 0), $b_f$는 1에서 시작 |
# | 학습 | Adam, 학습률 0.03, 업데이트 600번 |
# | 시드 | 1개(아래 비교에서는 20개) |
# | 성공 | 평균 제곱 오차가 0.006보다 작음. 늘 0이라고 답하면 0.12 |
#
# 학습이 끝난 신경망에 시퀀스를 두 개 넣어 봅시다. 여러분이 칠한 1번 퍼즐을 떠올려, 어느 게이트가 언제 열릴지 예상한 다음 실행하세요.
# %% [markdown] lang="en"
# ## 5. How does a network solve the puzzle?
# Now puzzle 1 goes to a network. The number to catch stands in another place every time, and carries a marker. Only the last $h$ is scored; since every equation can be differentiated, the gradient reaches the gates of earlier steps.
#
# | The experiment | |
# |---|---|
# | task | show the marked one of 10 numbers, each between −0.6 and 0.6, as the last $h$ |
# | net | `nn.LSTM(2, 1)`, **one unit**; inputs: number and marker (1 or 0); $b_f = 1$ at the start |
# | training | Adam, rate 0.03, 600 updates |
# | seeds | 1 here, 20 in the comparison below |
# | success | mean squared error below 0.006 (always answering 0: 0.12) |
#
# Predict which gate of the trained network opens when, in two new sequences; then run the cell:
# %% tags=["nbval-ignore-output"]
def loss_of(net):
    x, wanted = marked_values(batch=64)  # (T, B, 2), (B,)
    out, _ = net(x)
    return ((out[-1, :, 0] - wanted) ** 2).mean()


torch.manual_seed(0)
net = set_bias(nn.LSTM(2, 1), "f", 1)
train(net, loss_of, updates=600, lr=3e-2)
torch.manual_seed(14)
x, wanted = marked_values(batch=2)
# ko| # 모든 시점의 게이트, 각각 (T, B, 1)
# en| # every gate at every step, each (T, B, 1)
record = trace(net, x)
at = x[:, :, 1].argmax(dim=0) + 1
# ko| titles = [f"시점 {at[s]}에 표시: {plots.number(wanted[s])}" for s in range(2)]
# en| titles = [f"marked at step {at[s]}: {plots.number(wanted[s])}" for s in range(2)]
plots.plot_roll({titles[s]: {name: v[:, s, 0] for name, v in record.items()} for s in range(2)})
plt.show()


# %% [markdown] lang="ko"
# 가중치는 같은데, 입력 게이트가 두 시퀀스에서 각각 표시가 붙은 시점에만 활짝 열립니다. 그때 지나가던 $g$가 관에 들어오고, 그 뒤로는 $f$가 1에 가까워 $c$가 거의 그대로 남습니다. 여러분이 손으로 칠한 답과 같습니다. 다만 마지막 $h$만 채점하니 $o$는 닫을 일이 없습니다.
#
# 그렇다면 이 과제에는 게이트 셋이 모두 꼭 필요할까요? 게이트를 하나씩 활짝 연 채로 고정하고(편향 100) 처음부터 다시 학습시켰습니다. 학습률은 0.1, 0.03, 0.01 세 가지이고, 그중 가장 좋은 결과를 출력합니다.
#
# **먼저 예상해 보세요.** $i$, $f$, $o$ 중 어느 것을 열어 두면 실패할까요? 유닛이 두 개면 달라질까요?
# %% [markdown] lang="en"
# With the same weights, the input gate opens wide only where each sequence has its marker. There $g$ enters the pipe; from then on $f$ is close to 1 and $c$ stays almost as it is. It is the answer that you painted, but for $o$: only the last $h$ is scored.
#
# Is each gate needed, then? Beforehand, one gate was held open for good (a bias of 100) and the net trained anew, at the rates 0.1, 0.03 and 0.01 (the best is shown). Which of $i$, $f$ and $o$, held open, makes the net fail? Do two units change that?
# %%
def solved(held, units, rate):
    wanted = (held, units, rate)
    rows = [r for r in study("marked") if (r["held"], r["units"], r["rate"]) == wanted]
    return [r for r in rows if float(r["error"]) < 0.006]


rates = ("0.1", "0.03", "0.01")
for held, units in (("none", "1"), ("i", "1"), ("f", "1"), ("o", "1"), ("i", "2")):
    count, rate = max((len(solved(held, units, rate)), rate) for rate in rates)
    # ko| print(f"고정 {held.replace('none', '없음')}, 유닛 {units}개: {count}/20 (학습률 {rate})")
    # en| print(f"held {held}, units {units}: {count}/20 (rate {rate})")
# %% [markdown] lang="ko"
# 유닛이 하나일 때 꼭 필요한 것은 입력 게이트뿐입니다. $i$를 고정하면 어느 학습률로도 한 번도 성공하지 못하는데, $f$를 고정하면 대부분 성공합니다. 다만 유닛이 두 개면 $i$가 늘 열려 있어도 절반은 성공합니다. 게이트가 하던 일을 다른 방법으로 해내는 것입니다.
#
# 그러면 게이트를 하나도 고정하지 않은 신경망은 늘 '표시가 붙으면 $i$를 연다'는 방법으로 풀까요? 성공한 시드 중 표시가 붙은 시점의 $i$ 평균이 나머지보다 0.5 넘게 높은 시드를 세어 봅시다.
# %% [markdown] lang="en"
# With a single unit, only the input gate is indispensable: held open, it leads to no success at any of the three rates, while with $f$ held open most seeds succeed. Yet of the nets with two units half succeed with $i$ open for good. What the gate did can then be done in another way.
#
# And does a net that computes all its gates always open $i$ at the marker? Of the seeds that succeed, count those whose mean $i$ is higher by more than 0.5 at the marker:
# %%
said = []
for rate in rates:
    rows = solved("none", "1", rate)
    opened = sum(float(r["i_on"]) - float(r["i_off"]) > 0.5 for r in rows)
    # ko| said.append(f"{opened}/{len(rows)} (학습률 {rate})")
    # en| said.append(f"{opened}/{len(rows)} (rate {rate})")
print(", ".join(said))
# %% [markdown] lang="ko"
# 늘 그렇지는 않습니다. 그렇게 푸는 시드는 학습률에 따라 거의 전부이기도 하고 절반이기도 합니다. 나머지 시드에서는 대개 $i$가 열리는 **정도**가, 때로는 $i$와 $g$가 함께 값을 나릅니다([더 깊이](deeper/03_lstm_gates.ipynb) 5절). '게이트'와 '후보값'은 이름일 뿐이니, 게이트 하나만 보고 신경망이 하는 일을 단정하지 마세요.
#
# ## 정리
# - $c_t = f \cdot c_{t-1} + i \cdot g$, $h_t = o \cdot \tanh(c_t)$. $i$는 써넣는 비율, $f$는 남기는 비율, $o$는 보여 주는 비율이고, $g$는 써넣을 내용입니다.
# - 쓸 때 $i$를, 간직하는 동안 $f$를, 보여 줄 때 $o$를 엽니다. 지울 때는 $f$를 닫습니다.
# - 한 스텝은 $\sigma$ 상자 셋과 $\tanh$ 상자 하나, 그리고 위의 두 줄입니다. 학습하는 것은 가중치이고, 게이트는 스텝마다 계산합니다.
#
# **여기서 다루지 않은 것**: 값을 훨씬 오래 간직할 수 있는지는 [4강](04_cell_path.ipynb)에서 확인합니다. 여러 유닛이 일을 어떻게 나누는지는 들여다보지 않았습니다.
#
# 고전적인 두 그림, 짧은 역사와 출처는 [더 깊이](deeper/03_lstm_gates.ipynb)에 있습니다.
# %% [markdown] lang="en"
# Not always: from nearly all of them to half, depending on the rate. In the others mostly **how far** $i$ opens carries the value, alone or with $g$ ([deeper](deeper/03_lstm_gates.ipynb), section 5). "Gate" and "candidate" are only names: never judge a network by one gate.
#
# ## In short
# - $c_t = f \cdot c_{t-1} + i \cdot g$ and $h_t = o \cdot \tanh(c_t)$: write a proportion $i$ of $g$, keep $f$, show $o$.
# - Open $i$ to write, $f$ to keep, $o$ to show; shut $f$ to erase.
# - A step is three $\sigma$ boxes, a $\tanh$ box and these two lines. Weights are learned; gates are computed at every step.
#
# **Not covered here**: whether a value lasts for much longer is measured in [lesson 4](04_cell_path.ipynb). We did not look at how units share the work.
#
# The two classic drawings, a short history and the sources are in [deeper](deeper/03_lstm_gates.ipynb).
