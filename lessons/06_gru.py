# %% [markdown] lang="ko"
# # GRU
# **GRU는 '출력 게이트를 뺀 LSTM'일까요?**
#
# LSTM을 배우고 나면 GRU(gated recurrent unit)는 한 문장으로 소개받곤 합니다. "게이트가 하나 적은 LSTM이다. 출력 게이트를 뺐다." 짧고 외우기 좋은 말입니다. 그 말대로라면 LSTM에서 출력 게이트만 떼어 내면 GRU와 같은 일을 해야 합니다. a가 몇 개 나왔는지 **세는** 과제로 시험해 봅시다.
#
# 이 수업을 마치면
#
# - GRU의 한 스텝을 직접 짜고, 책마다 다른 $z$와 $r$의 식을 알아보고, 무엇은 옮길 수 있고 무엇은 옮길 수 없는지 말할 수 있습니다.
# - GRU가 LSTM과 어떤 조건에서 같고 어디서 갈라지는지 숫자로 말할 수 있습니다.
# - 두 셀을 공정하게 견주려면 무엇을 맞추어야 하고, 그러고도 어떤 차이가 남는지 말할 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호 | 뜻 |
# |---|---|
# | $h_t$ | 은닉 상태(hidden state), 모양 `(B, H)`. GRU에는 상태가 이것뿐입니다 |
# | $z$ | 업데이트 게이트(update gate): 1이면 이전 상태를 남깁니다 |
# | $r$ | 리셋 게이트(reset gate): 후보값을 만들 때 이전 상태를 얼마나 볼지 정합니다 |
# | $n$ | 후보값(candidate): 새로 써넣을 내용. LSTM의 $g$에 해당합니다 |
# | $c_t = f \odot c_{t-1} + i \odot g$, $h_t = o \odot \tanh(c_t)$ | LSTM의 셀 상태(cell state)와 은닉 상태 |
# | $W$, $b$ · $U$, $d$ | 입력 $x_t$에 쓰는 가중치와 편향 · 이전 상태 $h_{t-1}$에 쓰는 가중치와 편향 |
# | $\sigma$, $\odot$ | 시그모이드, 원소별 곱 |
# | $b_f$, $b_z$ | 망각 게이트(forget gate)와 업데이트 게이트의 편향(bias). 클수록 오래 남깁니다 |
#
# LSTM이 처음이라면 [LSTM의 게이트](03_lstm_gates.ipynb), 초기화가 궁금하다면 [덧셈으로 이어지는 셀 경로](04_cell_path.ipynb)를 먼저 보세요.
#
# </details>
# %% [markdown] lang="en"
# # GRU
# **Is a GRU an LSTM without its output gate?**
#
# Anyone who knows the LSTM is often given the GRU (gated recurrent unit) in one sentence: "an LSTM with one gate fewer: it has no output gate". It is short and easy to remember. If it is right, an LSTM should do what a GRU does once its output gate is removed. We put that to the test with a task of **counting**: how many a's have there been?
#
# After this lesson you can
#
# - code one step of a GRU, recognise where books differ in $z$ and $r$, and say which of the two can be converted;
# - say, in numbers, when a GRU and an LSTM are the same and where they part;
# - say what must be equal in a fair comparison of the two, and what difference then remains.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol | meaning |
# |---|---|
# | $h_t$ | the hidden state, of shape `(B, H)`; a GRU has no other state |
# | $z$ | the update gate: at 1 it keeps the old state |
# | $r$ | the reset gate: how much the candidate sees of the old state |
# | $n$ | the candidate: what there is to write, the $g$ of an LSTM |
# | $c_t = f \odot c_{t-1} + i \odot g$, $h_t = o \odot \tanh(c_t)$ | the cell state and the hidden state of an LSTM |
# | $W$, $b$ · $U$, $d$ | weights and bias for the input $x_t$ · for the old state $h_{t-1}$ |
# | $\sigma$, $\odot$ | the sigmoid; element by element |
# | $b_f$, $b_z$ | the biases of the forget gate and of the update gate: the larger, the longer they keep |
#
# If the LSTM is new to you, begin with [The gates of an LSTM](03_lstm_gates.ipynb); for initialisation see [The additive cell path](04_cell_path.ipynb).
#
# </details>
# %%
from itertools import pairwise

import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import checks, explore, plots
from helpers.cells import gru_step
from helpers.data import study
from helpers.initial import set_bias
from helpers.trace import trace

plots.use_course_style()
torch.set_num_threads(1)  # faster for small networks
# %% [markdown] lang="ko"
# ## 1. 식 네 줄
# 뒤에 GRU라고 불리게 된 이 유닛은 Cho 등(2014)이 기계 번역에 쓰려고 내놓았습니다. 상태는 $h$ 하나, 게이트는 둘입니다. 여기서는 PyTorch가 계산하는 식으로 적습니다.
#
# $$\begin{aligned}
# r &= \sigma(W_r x_t + b_r + U_r h_{t-1} + d_r) \\
# z &= \sigma(W_z x_t + b_z + U_z h_{t-1} + d_z) \\
# n &= \tanh\bigl(W_n x_t + b_n + r \odot (U_n h_{t-1} + d_n)\bigr) \\
# h_t &= z \odot h_{t-1} + (1 - z) \odot n
# \end{aligned}$$
#
# 핵심은 마지막 식입니다. 이전 상태와 후보값을 $z$ 대 $1-z$의 비율로 섞습니다. LSTM이라면 $f$와 $i$가 따로 정할 일을 $z$ 하나가 정합니다. 리셋 게이트 $r$은 후보값을 만드는 식 **안**에 있습니다. PyTorch는 세 벌의 가중치를 r, z, n 순서로 쌓습니다. $b$는 `bias_ih`, $d$는 `bias_hh`입니다. LSTM에서는 두 편향을 그냥 더해도 되었지만, 여기서는 $d_n$만 $r$이 곱해지는 괄호 안에 있으므로 따로 다룹니다.
# %% [markdown] lang="en"
# ## 1. Four equations
# Cho et al. (2014) introduced the unit that was soon called GRU, for machine translation. It has one state, $h$, and two gates. Here are its equations as PyTorch computes them:
#
# $$\begin{aligned}
# r &= \sigma(W_r x_t + b_r + U_r h_{t-1} + d_r) \\
# z &= \sigma(W_z x_t + b_z + U_z h_{t-1} + d_z) \\
# n &= \tanh\bigl(W_n x_t + b_n + r \odot (U_n h_{t-1} + d_n)\bigr) \\
# h_t &= z \odot h_{t-1} + (1 - z) \odot n
# \end{aligned}$$
#
# The last equation is its heart: old state and candidate are mixed in the proportion $z : 1-z$. Where an LSTM sets $f$ and $i$ separately, the GRU sets both with $z$. The reset gate $r$ sits **inside** the equation of the candidate. PyTorch stacks the three sets of weights in the order r, z, n; $b$ is `bias_ih`, $d$ is `bias_hh`. In an LSTM the two biases could simply be added up; here $d_n$ alone is inside what $r$ multiplies, so they stay apart.
# %%
torch.manual_seed(0)
B, D, H = 2, 3, 4
cell = nn.GRUCell(D, H)
W, U, b, d = (
    dict(zip("rzn", p.detach().chunk(3), strict=True)) for p in cell.parameters()
)  # W[k] (H, D), U[k] (H, H), b[k] and d[k] (H,)
x, h = torch.randn(B, D), torch.randn(B, H)

r = torch.sigmoid(x @ W["r"].T + b["r"] + h @ U["r"].T + d["r"])
z = torch.sigmoid(x @ W["z"].T + b["z"] + h @ U["z"].T + d["z"])
n = torch.tanh(x @ W["n"].T + b["n"] + r * (h @ U["n"].T + d["n"]))
h_next = z * h + (1 - z) * n

torch.testing.assert_close(h_next, cell(x, h))
print(z.numpy().round(2))


# %% [markdown] lang="ko"
# 네 줄은 `nn.GRUCell`과 같은 값을 냅니다(다르면 `assert_close`가 오류를 냅니다). 출력한 값은 $z$입니다. 행은 샘플, 열은 유닛입니다. LSTM의 게이트처럼 $x_t$와 $h_{t-1}$을 보고 스텝마다 새로 계산하는 값입니다.
#
# ### 연습 문제 1: `gru_step`
# 행렬곱을 두 번만 해서 한 스텝을 완성하세요. `x @ W_ih.T + b_ih`와 `h @ W_hh.T + b_hh`의 모양은 둘 다 `(B, 3H)`입니다. LSTM에서는 이 둘을 더한 다음에 나누었습니다. GRU에서는 왜 그럴 수 없을까요? 막히면 채점 셀을 `checks.check_gru_step(my_gru_step, hint=1)`로 고칩니다.
# %% [markdown] lang="en"
# The four equations give what `nn.GRUCell` gives (`assert_close` would raise an error otherwise). What is printed is $z$, a row for each sample, a column for each unit: like the gates of an LSTM it is computed anew at every step, from $x_t$ and $h_{t-1}$.
#
# ### Exercise 1: `gru_step`
# Write the step with two matrix products only. `x @ W_ih.T + b_ih` and `h @ W_hh.T + b_hh` both have the shape `(B, 3H)`. In the LSTM we added the two and then cut the sum into parts. Why is that not possible here? If you are stuck, change the check to `checks.check_gru_step(my_gru_step, hint=1)`.
# %% tags=["exercise"]
def my_gru_step(x, h, W_ih, W_hh, b_ih, b_hh):
    """
    # ko| GRU의 한 스텝, PyTorch의 관례.
    # en| One step of a GRU, in PyTorch's convention.

    # ko| x (B, D), h (B, H), W_ih (3H, D), W_hh (3H, H), b_ih와 b_hh (3H,) -> 새 h
    # en| x (B, D), h (B, H), W_ih (3H, D), W_hh (3H, H), b_ih and b_hh (3H,) -> new h
    """
    ### BEGIN SOLUTION
    x_r, x_z, x_n = (x @ W_ih.T + b_ih).chunk(3, dim=-1)  # each (B, H)
    h_r, h_z, h_n = (h @ W_hh.T + b_hh).chunk(3, dim=-1)
    r, z = (x_r + h_r).sigmoid(), (x_z + h_z).sigmoid()
    n = (x_n + r * h_n).tanh()
    return z * h + (1 - z) * n
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_gru_step(my_gru_step)
# %% [markdown] lang="ko"
# ## 2. 이름은 같은데 뜻이 다르다
# 다른 책을 펴기 전에 알아 둘 것이 있습니다. 같은 GRU라고 해도 책과 논문에 따라 식이 두 군데에서 다릅니다.
#
# | | $z$가 1이면 | $r$을 곱하는 곳 |
# |---|---|---|
# | Cho 등(2014), arXiv 첫 판 | 남깁니다 | 행렬 뒤 |
# | Cho 등(2014), 학회에 실린 판(식 8) | 남깁니다 | 행렬 앞 |
# | Chung 등(2014) | **씁니다** | 행렬 앞 |
# | PyTorch, cuDNN(NVIDIA의 라이브러리) | 남깁니다 | 행렬 뒤 |
#
# '씁니다'는 $h_t = (1 - z) \odot h_{t-1} + z \odot n$이라는 뜻입니다. '행렬 뒤'는 $r \odot (U_n h)$, '행렬 앞'은 $U_n (r \odot h)$입니다.
#
# 첫째 차이는 이름만 바꾼 것입니다. $\sigma(-a) = 1 - \sigma(a)$이므로 $W_z$, $U_z$, $b_z$, $d_z$의 부호를 뒤집으면 그대로 옮겨집니다. 둘째 차이는 어떨까요? `gru_step`에 `reset_after=False`를 주면 $r$을 행렬 앞에서 곱합니다.
# %% [markdown] lang="en"
# ## 2. One name, different meanings
# A warning before you open another book: what is printed under the name GRU differs in two places.
#
# | | $z = 1$ means | $r$ multiplies |
# |---|---|---|
# | Cho et al. (2014), first version on arXiv | keep | after the matrix |
# | Cho et al. (2014), as published (eq. 8) | keep | before the matrix |
# | Chung et al. (2014) | **write** | before the matrix |
# | PyTorch, cuDNN (NVIDIA's library) | keep | after the matrix |
#
# "Write" is $h_t = (1 - z) \odot h_{t-1} + z \odot n$. After the matrix is $r \odot (U_n h)$, before it $U_n (r \odot h)$.
#
# The first difference is one of naming: since $\sigma(-a) = 1 - \sigma(a)$, flipping the signs of $W_z$, $U_z$, $b_z$ and $d_z$ converts one into the other exactly. And the second? With `reset_after=False`, `gru_step` multiplies by $r$ before the matrix.
# %%
writes = torch.sigmoid(x @ -W["z"].T - b["z"] + h @ -U["z"].T - d["z"])
torch.testing.assert_close((1 - writes) * h + writes * n, h_next)

before = gru_step(x, h, *cell.parameters(), reset_after=False)
# ko| said = "r을 곱하는 곳만 바꾸었을 때 h의 가장 큰 차이:"
# en| said = "largest difference in h when only the place of r changes:"
print(said, f"{(before - h_next).abs().max():.3f}")


# %% [markdown] lang="ko"
# $z$의 표기는 부호만 뒤집어 정확히 옮겼습니다. $r$의 자리는 그렇지 않습니다. 같은 가중치로 값이 달라지고, 부호를 뒤집는 식의 변환도 없습니다. 행렬 뒤에서 곱하면 유닛마다 **자기에게 들어오는 말**을 줄이고, 행렬 앞에서 곱하면 **남에게 건네는 말**을 줄입니다. 행렬 뒤에서는 듣는 유닛 $k$의 $r$이 합 전체에 곱해져 $r_k \sum_j U_{kj} h_j$가 되고, 행렬 앞에서는 말하는 유닛 $j$마다 제 $r$이 곱해져 $\sum_j U_{kj} r_j h_j$가 됩니다. 서로 다른 함수입니다('더 깊이'에서 이어집니다). 그래서 다른 프레임워크에서 학습한 가중치를 옮길 때는 두 가지를 모두 확인해야 합니다.
#
# ### 연습 문제 2: 쓰는 $z$를 남기는 $z$로
# $h_t = (1 - z) \odot h_{t-1} + z \odot n$으로 학습한 가중치를 받았습니다($r$의 자리와 쌓은 순서는 PyTorch와 같습니다). PyTorch에 넣으면 같은 $h$가 나오도록 바꾸어, 네 개를 받은 순서대로 튜플이나 리스트에 담아 돌려주세요. 받은 텐서는 그대로 두고 복사해서 고치는 편이 좋습니다.
# %% [markdown] lang="en"
# The convention of $z$ was converted exactly, by signs alone. The place of $r$ cannot be: with the same weights the numbers differ, and no change of signs will do. After the matrix, every unit turns down what **it hears**; before the matrix, what **it tells** the others. After, the $r$ of the unit $k$ that hears multiplies the whole sum, $r_k \sum_j U_{kj} h_j$; before, each unit $j$ that tells is multiplied by its own, $\sum_j U_{kj} r_j h_j$. These are different functions (more under "Going deeper"). So both must be checked before weights are carried from one framework to another.
#
# ### Exercise 2: from a $z$ that writes to one that keeps
# You are given weights that were trained with $h_t = (1 - z) \odot h_{t-1} + z \odot n$ (the place of $r$ and the order of the rows are PyTorch's). Change them so that PyTorch computes the same $h$, and return the four in the order in which they came, as a tuple or a list. It is better to change copies and to leave the tensors that you are given as they are.
# %% tags=["exercise"]
def keep_instead(W_ih, W_hh, b_ih, b_hh):
    """
    # ko| W_ih (3H, D), W_hh (3H, H), b_ih와 b_hh (3H,), 행의 순서는 r, z, n -> 같은 모양의 넷
    # en| W_ih (3H, D), W_hh (3H, H), b_ih and b_hh (3H,), rows r, z, n -> four of these shapes
    """
    ### BEGIN SOLUTION
    H = W_hh.shape[1]
    converted = [parameter.clone() for parameter in (W_ih, W_hh, b_ih, b_hh)]
    for parameter in converted:
        parameter[H : 2 * H] *= -1
    return converted
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_keep_instead(keep_instead)
# %% [markdown] lang="ko"
# ## 3. 지렛대
# 유닛 하나만 떼어 놓고 봅시다. $h_{t-1}$과 $n$을 막대로 이으면 $h_t$는 그 위 어딘가에 있고, 어디인지는 $z$가 정합니다. 후보값은 $n = \tanh(a + r \cdot w_{hn} h_{t-1})$이고, $a$는 입력에서 온 몫, $w_{hn}$은 유닛이 하나일 때의 $U_n$입니다. 네 가지 설정을 나란히 놓습니다. 모두 $h_{t-1} = 0.8$, $a = 0.5$, $w_{hn} = -1.5$입니다.
# %% [markdown] lang="en"
# ## 3. A lever
# Take a single unit. Join $h_{t-1}$ and $n$ by a bar: $h_t$ lies somewhere on it, and $z$ sets where. The candidate is $n = \tanh(a + r \cdot w_{hn} h_{t-1})$, with $a$ the part that comes from the input and $w_{hn}$ the one number that $U_n$ is for a single unit. Here are four settings, all with $h_{t-1} = 0.8$, $a = 0.5$ and $w_{hn} = -1.5$:
# %%
plots.plot_lever(explore.GRU_PRESETS)
plt.show()
# %% [markdown] lang="ko"
# 칸마다 왼쪽 끝의 빈 표식이 이전 상태 $h_{t-1}$, 오른쪽 끝의 빈 표식이 후보값 $n$, 속이 찬 표식이 새 상태 $h_t$입니다. $h_t$가 끝에 있으면 속이 찬 표식이 빈 표식을 가립니다(앞의 두 칸). 앞의 세 칸에서는 막대가 그대로이고 $z$가 그 위의 자리만 옮깁니다. 마지막 칸에서는 $r = 0$이 막대의 오른쪽 끝을 옮겼습니다. $h_t$가 두 끝을 벗어나는 일은 없습니다.
#
# 아래 대화형 그림은 '절반씩'($z = 0.5$, $r = 1$)에서 시작합니다. 곁에는 LSTM이 하나 있습니다. $z$를 그대로 두고 $r$만 0으로 내리면 $h_t$는 얼마가 될까요? '리셋'이라는 이름대로 이전 상태가 지워질까요? **먼저 답을 정하고** 움직여 보세요. 그런 다음 LSTM의 스위치를 하나씩 켜서 두 셀의 값이 언제 갈라지는지 보세요.
# %% [markdown] lang="en"
# In each panel the hollow mark at the left end is the old state $h_{t-1}$, the hollow one at the right end the candidate $n$, and the solid one the new state $h_t$; where $h_t$ lies on an end, the solid mark hides the hollow one (first two panels). In the first three panels the bar is the same and $z$ only moves the place on it; in the last, $r = 0$ has moved the bar's right end. $h_t$ never leaves the range between the two ends.
#
# The drawing below starts at "half and half" ($z = 0.5$, $r = 1$), with an LSTM beside it. What will $h_t$ be when $r$ alone is lowered to 0? Will it erase the old state, as its name says? **Settle on an answer first**, then move it. After that turn on the LSTM's switches, one at a time, and see when the two cells part.
# %%
explore.gru("half")


# %% [markdown] lang="ko"
# $n = \tanh(0.5) = 0.46$이 되므로 $h_t = 0.5 \cdot 0.8 + 0.5 \cdot 0.46 = 0.63$입니다. $r = 0$이어도 이전 상태의 절반은 그대로 남았습니다. 리셋 게이트만으로는 상태가 지워지지 않습니다. 후보값이 이전 상태를 **못 본 척하게** 할 뿐입니다. $z = 0$만으로도 모자랍니다. 그 자리에 들어서는 후보값이 이전 상태를 보고 만든 값이기 때문입니다(둘째 칸의 $h_t$는 0.46이 아니라 −0.60입니다). $z = 0$이고 $r = 0$이라야 이전 상태가 완전히 사라집니다.
#
# ## 4. 어디까지 같고 어디서 갈라질까
# 그림 속 LSTM에서는 $f = z$, $i = 1 - z$, $o = 1$입니다. 후보값은 GRU처럼 $r$까지 써서 계산하고, 출력에 $\tanh$를 씌우지 않습니다. 처음에는 $c_0 = h_0$입니다. 여러 스텝을 이어도 두 셀이 같을까요? 이 가운데 세 조건을 하나씩 빼면 얼마나 달라질까요?
# %% [markdown] lang="en"
# Now $n = \tanh(0.5) = 0.46$, so that $h_t = 0.5 \cdot 0.8 + 0.5 \cdot 0.46 = 0.63$: even at $r = 0$ half of the old state is still there. The reset gate alone does not erase the state: it only makes the candidate **look away from it**. Nor does $z = 0$ alone: the candidate that takes its place was still computed from it (in the second panel $h_t$ is −0.60, not 0.46). Only with $z = 0$ and $r = 0$ is nothing left of it.
#
# ## 4. How far the same, and where they part
# The LSTM in the drawing has $f = z$, $i = 1 - z$ and $o = 1$; it computes its candidate as the GRU does, with an $r$, has no $\tanh$ at its output, and starts from $c_0 = h_0$. Are the two equal over many steps, too, and how far apart do they get when three of these conditions are dropped, one at a time?
# %%
# ko| # GRU와 그 곁의 LSTM을 나란히 돌려, 보여 주는 값의 가장 큰 차이를 돌려줍니다
# en| # run the GRU and the LSTM beside it; return the largest difference in what they show
@torch.no_grad()
def apart(steps, own_candidate=False, open_input=False, output_tanh=False):
    h = c = shown = torch.zeros(B, H)
    gap = 0.0
    for x in steps:
        h = cell(x, h)
        x_r, x_z, x_n = (x @ cell.weight_ih.T + cell.bias_ih).chunk(3, dim=-1)
        h_r, h_z, h_n = (shown @ cell.weight_hh.T + cell.bias_hh).chunk(3, dim=-1)
        r, f = (x_r + h_r).sigmoid(), (x_z + h_z).sigmoid()
        g = torch.tanh(x_n + (h_n if own_candidate else r * h_n))
        c = f * c + (1 if open_input else 1 - f) * g  # i
        shown = c.tanh() if output_tanh else c  # o = 1
        gap = max(gap, (shown - h).abs().max().item())
    return gap


# %%
steps = 2 * torch.randn(100, B, D)
assert apart(steps) < 1e-5
# ko| dropped = {"own_candidate": "r 없는 후보값", "open_input": "i = 1", "output_tanh": "출력에 tanh"}
# en| dropped = {"own_candidate": "no r", "open_input": "i = 1", "output_tanh": "tanh at the output"}
# ko| print(f"모든 조건: {apart(steps):.2f}")
# en| print(f"all conditions: {apart(steps):.2f}")
for condition, said in dropped.items():
    print(f"{said}: {apart(steps, **{condition: True}):.2f}")
# %% [markdown] lang="ko"
# 조건을 다 갖추면 100스텝 내내 같습니다(0.00). 후보값을 $r$ 없이 계산하거나, 입력 게이트를 $z$에서 풀어 늘 열어 두거나($i = 1$), 출력에 $\tanh$를 다시 씌우면 갈라집니다. GRU의 상태는 여기서 −1과 1 사이에 있으니 작은 차이가 아닙니다. $i = 1$일 때 가장 멀리 갈라지는 것은 $c$에 새 값이 줄지 않고 쌓이기 때문입니다. 그러니 소개말을 이렇게 고쳐 적을 수 있습니다.
#
# | | 출력 게이트를 뺀 LSTM | GRU |
# |---|---|---|
# | 상태를 보여 주는 방식 | 스텝마다 전부, $\tanh$를 거쳐서 | 스텝마다 전부, 그대로 |
# | 담아 두는 곳 | $c$를 따로 둡니다 | 따로 없고 $h$가 곧 담아 둔 값입니다 |
# | 남기기와 쓰기 | $f$와 $i$가 따로 정합니다 | $z$와 $1 - z$로 묶여 있습니다 |
# | 후보값이 보는 이전 상태 | 전부 | $r$만큼 |
# | 상태의 크기 | 한계가 없습니다 | $\max(\lvert h_0 \rvert, 1)$을 넘지 못합니다 |
#
# 첫 줄의 '스텝마다 전부'만큼은 소개말이 **맞습니다**. GRU에는 값을 담아 둔 채 감추는 밸브가 없습니다. 나머지 네 줄은 소개말이 빠뜨린 것입니다. Greff 등(2017, 3절)은 리셋 게이트를 출력 게이트의 하나로 봅니다. 다만 후보값으로 되돌아가는 연결에만 작용합니다. 그렇게 보면 출력 게이트는 없어졌다기보다 후보값 안으로 옮겨 간 셈입니다.
#
# 마지막 줄은 지렛대에서 나옵니다. $h_t$는 $h_{t-1}$과 $n$ 사이에 있고 $n$은 −1과 1 사이에 있습니다. 가중치를 열 배로 키우고 $h_0 = 3$에서 시작해 확인합니다.
# %% [markdown] lang="en"
# Where all conditions hold, the two are equal through all 100 steps (0.00). With a candidate that is computed without $r$, with an input gate that is untied from $z$ and always open ($i = 1$), or with the $\tanh$ back at its output, the LSTM parts from the GRU. Here the GRU's state lies between −1 and 1, so these differences are not small. That of $i = 1$ is the largest, because in $c$ the candidates pile up undiminished. So the sentence can be put right:
#
# | | LSTM without output gate | GRU |
# |---|---|---|
# | what is shown of the state | all, at every step, through $\tanh$ | all, at every step, as it is |
# | where it is held | in a $c$ of its own | there is none: what $h$ shows is what it holds |
# | keep and write | set apart, by $f$ and $i$ | tied together, $z$ and $1 - z$ |
# | what the candidate sees of the old state | all | as much as $r$ lets through |
# | size of the state | without bound | never above $\max(\lvert h_0 \rvert, 1)$ |
#
# In the first row, "all, at every step", the sentence is **right**: a GRU has no valve that hides what it holds. The other four are what it leaves out. Greff et al. (2017, section III) read the reset gate as an output gate that acts on nothing but the connections back to the candidate; seen this way the output gate is not gone, it has moved into the candidate.
#
# The last row follows from the lever: $h_t$ lies between $h_{t-1}$ and $n$, and $n$ between −1 and 1. We check it with weights ten times as large, from $h_0 = 3$:
# %%
torch.manual_seed(1)
wild, h = nn.GRUCell(D, 8), torch.full((1, 8), 3.0)
sizes = [3.0]
with torch.no_grad():
    for parameter in wild.parameters():
        parameter.mul_(10)
    for x in 10 * torch.randn(200, 1, D):
        h = wild(x, h)
        sizes.append(h.abs().max().item())
assert all(new <= max(old, 1) for old, new in pairwise(sizes))
print(f"max |h| {sizes[0]:.2f} … {sizes[-1]:.2f}")


# %% [markdown] lang="ko"
# $|h|$는 3에서 내려와 1을 다시 넘지 않습니다. 이 한계가 무엇을 바꾸는지 보겠습니다.
#
# ## 5. 세기
# a가 $k$개 이어진 다음 b가 이어집니다. b가 a와 **같은 개수**만큼 나온 순간을 알아차려야 합니다. a가 올 때 1을 더하고 b가 올 때 1을 빼다가 0이 되는 순간을 잡으면 됩니다. 가중치를 손으로 정해 봅시다. LSTM은 세 게이트의 편향을 모두 100으로 두어 늘 활짝 엽니다. 남는 식은 $c_t = c_{t-1} + g$입니다. 우리에게 중요한 것은 $o = 1$입니다. 이 LSTM은 **출력 게이트가 없는 셈**입니다. GRU는 $b_z = 8$로 두어 거의 다 남깁니다($z = 0.9997$). 후보값은 둘 다 a에서 $\tanh(100) = 1$, b에서 −1입니다. 나머지 가중치는 모두 0입니다.
# %% [markdown] lang="en"
# $|h|$ comes down from 3 and does not rise above 1 again. What does that bound change?
#
# ## 5. Counting
# First come $k$ a's, then b's. The cell must notice the moment when there have been **as many** b's as a's: add 1 at each a, subtract 1 at each b, and see when 0 is reached. We set the weights by hand. In the LSTM all three gates have a bias of 100 and are wide open always, so what is left is $c_t = c_{t-1} + g$. The point for us is $o = 1$: this LSTM **has in effect no output gate**. The GRU has $b_z = 8$ and keeps nearly all ($z = 0.9997$). In both the candidate is $\tanh(100) = 1$ at an a and −1 at a b; all other weights are 0.
# %%
@torch.no_grad()
def counter(module, write=100.0, **biases):
    for parameter in module.parameters():
        nn.init.zeros_(parameter)
    # ko| # 유닛이 하나라 게이트마다 한 행: LSTM은 i, f, g, o, GRU는 r, z, n. 2번 행이 후보값
    # en| # one unit, one row a gate: i, f, g, o in an LSTM, r, z, n in a GRU; row 2: the candidate
    module.weight_ih_l0[2] = torch.tensor([write, -write])
    for gate, value in biases.items():
        set_bias(module, gate, value)
    return module


def letters(k):  # a^k b^k, one-hot: (2k, 1, 2)
    return torch.eye(2).repeat_interleave(k, dim=0)[:, None]


lstm = counter(nn.LSTM(2, 1), i=100, f=100, o=100)
gru = counter(nn.GRU(2, 1), z=8)
# %%
k = 20_000
with torch.no_grad():
    x = letters(k)
    _, (_, top) = lstm(x[:k])
    shown, (_, c) = lstm(x)
assert top.item() == k and c.item() == 0
assert (shown[k:-1] > 0.5).all() and shown[-1] == 0
print(f"c = {top.item():,.0f}, {c.item():.0f}")
# %% [markdown] lang="ko"
# LSTM의 $c$는 a를 20,000개 읽은 뒤 정확히 20,000이고, b를 20,000개 읽은 뒤 정확히 0입니다. 밖에서도 알 수 있습니다. b가 남은 동안에는 $h = \tanh(c)$가 0.5보다 크고, 마지막 b에서만 0입니다. GRU는 어떨까요? 0에서 출발해 처음 움직이는 폭이 $1 - z$이므로 $h / (1 - z)$를 센 값으로 읽어 줍니다. $k = 1000$으로 줄여 나란히 그립니다.
# %% [markdown] lang="en"
# After 20,000 a's the LSTM's $c$ is exactly 20,000, and after 20,000 b's exactly 0. It can be seen from outside, too: while b's are still to come, $h = \tanh(c)$ is above 0.5, and only at the last b is it 0. And the GRU? From 0 its first step is $1 - z$, so we read $h / (1 - z)$ as its count. Here are both, with $k$ reduced to 1000:
# %%
k = 1000
with torch.no_grad():
    in_lstm = trace(lstm, letters(k))["c"].flatten()
    in_gru = gru(letters(k))[0].flatten() / (1 - torch.tensor(8.0).sigmoid())
plots.plot_counting({"LSTM  $c$": in_lstm, "GRU  $h/(1-z)$": in_gru}, k)
plt.show()


# %% [markdown] lang="ko"
# 점선이 a가 끝나는 곳입니다. LSTM의 곡선은 곧게 올라가 곧게 내려와서 b를 1000개 읽었을 때 0이 됩니다. GRU의 곡선은 휘어서, 점선까지 850쯤밖에 세지 못하고 b 748개 만에 0이 됩니다. 까닭은 지렛대에 있습니다. GRU가 한 번에 움직이는 폭은 후보값까지의 거리에 비례합니다. $h$가 1 쪽으로 올라갈수록 a는 덜 올리고 b는 더 내립니다.
#
# 그런데 이 비교는 공정할까요? LSTM의 편향은 100이고 GRU의 편향은 8이었습니다. LSTM의 망각 게이트도 8로 두고, GRU의 업데이트 게이트도 100으로 두어 봅시다. $k$가 60일 때와 1000일 때, b를 몇 개 읽고 다 셌다고 답할까요?
# %% [markdown] lang="en"
# The dotted line is where the a's end. The LSTM's curve goes straight up and straight down and is at 0 after 1000 b's. The GRU's curve bends: at the dotted line it has got to about 850 only, and it is back at 0 after 748 b's. The lever shows why: how far a GRU moves in one step is proportional to its distance from the candidate. The closer $h$ is to 1, the less an a lifts it and the more a b pulls it down.
#
# But is this comparison fair? The LSTM had biases of 100, the GRU one of 8. So let the LSTM's forget gate have 8, too, and the GRU's update gate 100. For $k$ of 60 and of 1000, after how many b's will each say that the count is reached?
# %%
@torch.no_grad()
def answers(module, lengths=(60, 1000), zero=0.0):
    x = {k: letters(k).to(module.weight_ih_l0.dtype) for k in lengths}
    shown = {k: module(x[k])[0].flatten()[k:] for k in lengths}  # at the b's
    return {k: (h <= zero).nonzero()[0].item() + 1 for k, h in shown.items()}


print("LSTM  b_f = 100", answers(lstm))
print("LSTM  b_f = 8  ", answers(counter(nn.LSTM(2, 1), i=100, f=8, o=100)))
print("GRU   b_z = 8  ", answers(gru))

stuck = counter(nn.GRU(2, 1), z=100)(letters(1000))[0]
print(f"GRU   b_z = 100: max |h| = {stuck.abs().max():.0f}")


# %% [markdown] lang="ko"
# 망각 게이트를 8로 두자 LSTM도 **똑같이** 748개, 59개에서 멈춥니다. 조금씩 잊는 셀은 어느 쪽이든 빗나갑니다. 차이는 그다음에 나타납니다. LSTM은 망각 게이트를 꽉 열어도($\sigma(100)$은 반올림되어 정확히 1입니다) 입력 게이트가 따로 있어서 여전히 1씩 써넣습니다. GRU는 $z$를 꽉 열면 $1 - z = 0$이라 아무것도 쓰지 못하고 0에 머뭅니다. 남기기와 쓰기가 하나로 **묶여 있어서**, 써넣으려면 그만큼 잊어야 합니다. 출력 게이트 탓이 아닙니다. 위의 LSTM에도 출력 게이트는 없는 셈이었습니다.
#
# 그렇다면 GRU는 잊지 않고는 셀 수 없을까요? 지금까지는 $U_n = 0$이라 후보값이 이전 상태를 보지 않았습니다. 보게 하면 잊은 것을 **되살려 쓸** 수 있습니다. $z = 0.5$, $r = 1$, $U_n = 1$로 두고, 입력은 아주 작게($\pm s$, $s = 2^{-40}$) 줍니다. 0 근처에서는 $\tanh(u) \approx u$이므로 $h_t \approx 0.5\,h_{t-1} + 0.5\,(h_{t-1} \pm s) = h_{t-1} \pm s/2$입니다. 한 번에 움직이는 폭은 $s/2$이고, 0까지 그 절반도 남지 않으면 0으로 읽습니다. 이번에는 float64로 계산합니다. 20,000까지 셀 수 있을까요? $U_n$이 0.999이면 어떨까요?
# %% [markdown] lang="en"
# With its forget gate at 8 the LSTM stops at 748 and at 59, **just like** the GRU: any cell that forgets a little goes astray. They differ in what comes next. The LSTM can open its forget gate all the way ($\sigma(100)$ is rounded to exactly 1) and still write 1 at a time, because its input gate is separate. When a GRU opens $z$ all the way, $1 - z = 0$, it writes nothing and stays at 0. Keeping and writing are **tied together**: to write, it must forget as much. The output gate is not the reason; the LSTM above has in effect none either.
#
# So can a GRU not count without forgetting? Up to here $U_n = 0$, and the candidate did not look at the old state. If it does, it can **put back** what is forgotten. Let $z = 0.5$, $r = 1$ and $U_n = 1$, with a very small input ($\pm s$, $s = 2^{-40}$). Near 0, $\tanh(u) \approx u$, so $h_t \approx 0.5\,h_{t-1} + 0.5\,(h_{t-1} \pm s) = h_{t-1} \pm s/2$. One step is $s/2$, and we read as 0 what is within half a step of it; this one runs in float64. Will it count to 20,000? And if $U_n$ is 0.999?
# %%
s = 2.0**-40
for U_n, lengths in [(1.0, (60, 1000, 20_000)), (0.999, (60, 1000))]:
    seeing = counter(nn.GRU(2, 1).double(), write=s, r=100, z=0)
    nn.init.constant_(seeing.weight_hh_l0[2], U_n)
    print(f"GRU   U_n = {U_n:<7}", answers(seeing, lengths, zero=s / 4))
print("LSTM  b = W_g = 90", answers(counter(nn.LSTM(2, 1), write=90, i=90, f=90, o=90)))


# %% [markdown] lang="ko"
# $U_n = 1$이면 GRU도 20,000까지 맞힙니다. '묶여 있으니 셀 수 없다'라는 말은 후보값이 이전 상태를 보지 않을 때만 맞습니다. 그 대신 **가중치가 꼭 맞아야** 합니다. $U_n$이 1000분의 1만 모자라도 58개, 664개에서 멈춥니다. LSTM은 100을 모두 90으로 바꾸어도 그대로 정확합니다. 시그모이드와 $\tanh$가 포화되어, 가중치가 조금 달라도 게이트는 1, 후보값은 ±1 그대로이기 때문입니다. 상태가 −1과 1 사이에 갇혀 있다는 한계도 그대로입니다. 더 많이 세려면 한 번에 움직이는 폭을 줄여야 하고, 그만큼 작은 차이를 밖에서 읽어 내야 합니다.
#
# Weiss, Goldberg & Yahav(2018)는 입력이 길어져도 정밀도가 늘지 않는 경우를 다룹니다. LSTM은 수 형식이 정확히 담을 수 있는 데까지 셀에 1씩 더할 수 있지만, GRU는 모든 수를 −1과 1 사이에 담아야 합니다. 그래서 LSTM은 한계 없이 셀 수 있고 GRU는 그럴 수 없다고 결론짓습니다. GRU로 세려면 포화되지 않은 값을 정밀하게 맞추어야 하므로, 그런 가중치를 찾고 지키기가 어렵다고도 했습니다. 위의 GRU는 부동소수점 수가 0 근처에서 아주 촘촘한 덕을 보았습니다.
#
# ## 6. 배워서 세기
# 손으로 정하면 셀 수 있다는 것과 배워서 세는 것은 다른 문제입니다. $k$가 10까지인 문자열로만 학습하고, b가 나올 때마다 '마지막 b인가'를 묻습니다. 문자열의 모든 b에서 옳게 답해야 그 $k$를 맞힌 것으로 칩니다. 그런 다음 $k = 60$까지 시험해서, 1부터 빠짐없이 맞힌 가장 큰 $k$를 적습니다. 매개변수 수를 맞추어 LSTM은 유닛 4개(128개), GRU는 5개(135개)입니다. 초기화는 세 가지입니다. PyTorch의 기본값, 망각(업데이트) 게이트의 편향을 5로 두어 오래 남기는 것, 그리고 chrono([4과](04_cell_path.ipynb))입니다. chrono는 유닛마다 다른 시간 상수로 시작합니다. 가장 긴 시간 상수는 학습할 가장 긴 문자열에 맞추어 20으로 두었습니다. LSTM에서는 $b_i = -b_f$로도 두므로 두 게이트가 거의 묶인 채 출발합니다. 초기화마다 시드를 열 개씩 썼습니다(`data/counting.csv`, 스크립트는 `tools/studies/counting.py`). **먼저 예상해 보세요.** 10까지 배우면 어디까지 셀까요?
# %% [markdown] lang="en"
# With $U_n = 1$ the GRU, too, is right up to 20,000. "It is tied, so it cannot count" holds only for a candidate that does not look at the old state. But then the **weight must be exact**: let $U_n$ be a thousandth too small, and the GRU stops at 58 and at 664. The LSTM stays exact when every 100 becomes 90, because sigmoid and $\tanh$ are saturated: with somewhat different weights the gates still are 1 and the candidate ±1. And the state is still confined between −1 and 1. To count further, each step must be smaller, and something outside has to read differences that small.
#
# Weiss, Goldberg & Yahav (2018) ask what remains when the precision does not grow with the input: an LSTM can add 1 to its cell again and again, up to the largest number that the format can hold exactly, while a GRU has to fit all counts between −1 and 1. They conclude that the LSTM can count without bound and the GRU cannot; and that to count at all a GRU needs precise values that are not saturated, which are hard to find and to hold. Our GRU profits from how fine floating-point numbers are near 0.
#
# ## 6. Counting, learned
# What can be set by hand is one thing, what is learned another. We train on strings with $k$ up to 10 only, and ask at each b whether it is the last; a $k$ is right when the answer is right at every one of its b's. Then we test up to $k = 60$ and note the largest $k$ such that all from 1 to $k$ are right. To have nearly as many parameters, the LSTM has 4 units (128 parameters) and the GRU 5 (135). There are three initialisations: PyTorch's defaults, a bias of 5 that keeps (forget gate, update gate), and chrono ([lesson 4](04_cell_path.ipynb)). Chrono starts each unit with a time constant of its own; the longest is 20, set to suit the longest string of the training. For the LSTM it also sets $b_i = -b_f$, so that its two gates start out nearly tied. There are ten seeds for each initialisation (`data/counting.csv`, made by `tools/studies/counting.py`). **Guess first**: trained up to 10, how far will they count?
# %%
reaches = {}
for row in study("counting"):
    reaches.setdefault(row["setting"], []).append(int(row["reach"]))
# ko| controls = [name for name in reaches if name.startswith(("open", "tied"))]  # 나중에 봅니다
# en| controls = [name for name in reaches if name.startswith(("open", "tied"))]  # for later
cells = {name: values for name, values in reaches.items() if name not in controls}
plots.plot_counted(cells, trained=10, tested=60)
plt.show()

for setting, values in cells.items():
    print(f"{plots.label(setting)}: {min(values)}…{max(values)}")
# %% [markdown] lang="ko"
# 점 하나가 시드 하나이고, 세로 점선 둘은 학습한 범위의 끝(10)과 시험한 범위의 끝(60)입니다. 학습은 예순 번 모두 잘되어서, 배운 범위는 다 맞힙니다. 차이는 그 범위를 벗어나면 드러납니다. GRU는 어떤 초기화에서도 14를 넘지 못하고, 서른 번 가운데 스물세 번은 11에서 멈춥니다. LSTM은 서른 번 가운데 스무 번이 15 이상을 세고, 멀리는 50 언저리까지 갑니다. 배운 것보다 다섯 배 멀리 가는 시드도 있지만, 끝(60)까지 간 시드는 없습니다. 손으로 정한 것과 같은 완전한 계수기를 찾아내지는 못했습니다. 초기화가 같아도 시드에 따라 크게 흩어진다는 점도 눈여겨보세요(chrono는 12에서 50까지).
#
# LSTM의 어느 부분 덕분일까요? 출력 게이트일까요, 따로 정하는 두 게이트일까요? 한 가지씩만 바꾼 LSTM을 같은 방법으로 학습했습니다. 하나는 **출력 게이트를 뺐고**($o = 1$), 하나는 출력 게이트는 그대로 두고 **두 게이트를 묶었습니다**($i = 1 - f$). 둘 다 유닛은 5개, 학습하는 매개변수는 GRU와 같은 135개입니다. **먼저 예상해 보세요.** 어느 쪽이 GRU처럼 될까요?
# %% [markdown] lang="en"
# A dot is a seed; the two dotted lines are the end of the range trained on (10) and of the range tested (60). Every one of the sixty networks is right throughout the range it was trained on. Beyond it they differ. Whatever the initialisation, no GRU gets beyond 14, and of thirty, twenty-three stop at 11. Of thirty LSTMs twenty count to 15 or further, some to about 50. Some seeds go five times as far as they were trained, but none gets to the end (60): none has found a perfect counter like the one that we set by hand. Note, too, how widely the seeds of one initialisation scatter (chrono: from 12 to 50).
#
# Which part of the LSTM is the reason: its output gate, or its two separate gates? We trained LSTMs with one change each, in the same way. One kind **lacks the output gate** ($o = 1$); the other has its output gate and **ties the two gates** ($i = 1 - f$). Both have 5 units and 135 trained parameters, as the GRU has. **Guess first**: which of them will be like the GRU?
# %%
plots.plot_counted({name: reaches[name] for name in controls}, trained=10, tested=60)
plt.show()

for kind in ("lstm", "open", "tied", "gru"):
    found = [reach for name in reaches if name.startswith(kind) for reach in reaches[name]]
    print(f"{plots.label(kind)}: ≥ 15: {sum(reach >= 15 for reach in found)}/{len(found)}")


# %% [markdown] lang="ko"
# 위의 세 줄은 출력 게이트를 뺀 LSTM이고, 아래의 세 줄은 두 게이트를 묶은 LSTM입니다. 출력 게이트를 빼도 LSTM은 여전히 멀리 셉니다(15 이상이 22/30, 빼지 않은 LSTM은 20/30). 두 게이트를 묶으면 배운 범위는 다 맞히지만 서른 번 모두 11이나 12에서 멈춥니다. GRU와 거의 같습니다. 묶인 LSTM에도 출력 게이트와 $\tanh$가 그대로 있고, 리셋 게이트는 없는데도 그렇습니다. 그러니 이 과제에서 GRU와 LSTM을 가른 것은 출력 게이트가 아니라 **묶임**입니다. 다만 묶으면 상태도 −1과 1 사이에 갇히므로, 묶임과 갇힘 가운데 어느 쪽 때문인지는 이것으로 가를 수 없습니다.
#
# ## 7. 같은 크기로 견주기
# 세는 과제에서는 LSTM이 나았습니다. 다른 과제에서는 어떨까요? 앞뒤 과에서 쓴 두 과제로 견줍니다. 비트 하나를 50스텝 동안 기억하기([4과](04_cell_path.ipynb))와, 토큰 20개만큼 떨어진 주어에 동사를 맞추기([7과](07_text_rnn.ipynb), 영어와 한국어)입니다. 공정하려면 두 가지를 맞추어야 합니다.
#
# - **크기.** 유닛 수가 같으면 GRU의 매개변수는 LSTM의 4분의 3입니다(세 벌과 네 벌). 그래서 유닛 수가 아니라 매개변수 수를 맞춥니다.
# - **초기화.** 셀마다 PyTorch의 기본값과, 오래 남기도록 시작하는 값(LSTM과 GRU는 chrono, RNN은 단위행렬)을 모두 씁니다. chrono의 가장 긴 시간 상수는 과제의 길이에 맞추어 50과 20으로 둡니다. 얼마나 오래 기억해야 하는지를 처음부터 알려 주는 셈입니다.
#
# 손실이 다섯 번 잇달아 0.02보다 작아지면 멈추고, 업데이트 1000번까지 안 되면 그만둡니다. 그런 다음 새 시퀀스 1000개로 시험해서 95%를 넘으면 푼 것으로 칩니다. 걸린 시간(초)은 견주지 않습니다. 이 수업에서 쓴 버전의 PyTorch에서는 CPU 코드가 `nn.LSTM`만 따로 빠르게 만들어져 있어서, 초를 재면 셀이 아니라 구현을 재게 됩니다. 멈출 때까지의 업데이트 횟수를 셉니다(`data/equal_size.csv`, 스크립트는 `tools/studies/equal_size.py`).
# %% [markdown] lang="en"
# The three rows above are LSTMs without output gate, the three below LSTMs with tied gates. Without its output gate the LSTM still counts far (15 or more in 22/30; with it, 20/30). With its gates tied, all thirty are right throughout the range trained on but stop at 11 or 12, much as GRUs do, although the tied LSTM still has its output gate and its $\tanh$, and no reset gate. So what parts GRU and LSTM in this task is not the output gate but **the tie**. Tying also confines the state between −1 and 1, however; which of the two matters, this cannot tell.
#
# ## 7. Compared at equal size
# At counting the LSTM was better. And elsewhere? We take two tasks of other lessons: one bit remembered for 50 steps ([lesson 4](04_cell_path.ipynb)), and a verb that agrees with its subject across 20 tokens ([lesson 7](07_text_rnn.ipynb), in English and in Korean). To be fair, two things must be equal:
#
# - **Size.** With the same number of units, a GRU has three quarters of the parameters of an LSTM (three sets, not four). So we match parameters, not units.
# - **Initialisation.** Each cell is started from PyTorch's defaults and also from values that keep (chrono for LSTM and GRU, the identity matrix for the RNN). The longest time constant of chrono is set to suit the task, 50 and 20: from the start the cells are told how long they must remember.
#
# Training stops when the loss has been below 0.02 five times in a row, and is given up after 1000 updates; the task is solved if then more than 95% of 1000 new sequences are right. Seconds are not compared: among the modules of PyTorch, in the version used here, `nn.LSTM` alone has a fast path on the CPU, so seconds would measure the implementation and not the cell. We count the updates until it stopped (`data/equal_size.csv`, made by `tools/studies/equal_size.py`):
# %%
layers = [(nn.LSTM, 16, 24), (nn.GRU, 19, 29), (nn.RNN, 34, 55)]
for layer, bit, words in layers:
    counts = [sum(p.numel() for p in m.parameters()) for m in (layer(2, bit), layer(16, words))]
    print(f"{layer.__name__:4}  H = {bit}, {words}:", *counts)


def runs(task):
    table = {}
    for row in study("equal_size"):
        if row["task"] == task:
            updates = int(row["updates"]) if float(row["accuracy"]) > 0.95 else None
            table.setdefault(row["setting"], []).append(updates)
    return table


# %%
# ko| titles = {"bit": "비트, 시차 50", "en": "일치, 영어", "ko": "일치, 한국어"}
# en| titles = {"bit": "bit, lag 50", "en": "agreement, English", "ko": "agreement, Korean"}
plots.plot_success({title: runs(task) for task, title in titles.items()})
plt.show()

for task, title in titles.items():
    lstm_took, gru_took = runs(task)["lstm_chrono"], runs(task)["gru_chrono"]
    print(f"{title}: LSTM, chrono {min(lstm_took)}…{max(lstm_took)}", end=", ")
    print(f"GRU, chrono {min(gru_took)}…{max(gru_took)}")


# %% [markdown] lang="ko"
# 막대는 푼 시드의 비율이고, 옆의 수는 그 횟수와 업데이트 횟수의 중앙값입니다. 먼저 chrono로 시작한 둘을 보세요. LSTM도 GRU도 세 과제를 **빠짐없이** 풉니다. 푼 횟수로는 둘을 가릴 수 없습니다. 이렇게 시작하면 과제가 너무 쉽습니다. 업데이트 횟수의 중앙값은 세 번 모두 GRU가 적습니다(64와 50, 174와 126, 122와 92). 그러나 시드마다의 범위는 서로 겹치고, 학습률도 하나로만 재었습니다.
#
# 기본값으로 시작하면 세 과제에서 모두 GRU가 앞섭니다. LSTM이 0/10, 1/10, 2/10일 때 GRU는 5/10, 8/10, 10/10입니다. 까닭은 조사하지 않았습니다. 이 차이는 둘 다 chrono로 시작하면 보이지 않습니다. 크기도 결과를 바꿀 수 있습니다. 유닛 16개로 잰 [4과](04_cell_path.ipynb)에서는 같은 비트 과제를 같은 학습률과 같은 한도(1000번)로 학습했는데, 기본 GRU가 0/20으로 하나도 풀지 못했습니다. 여기서는 19개이고, 푼 다섯 번도 중앙값이 791번이라 한도에 가깝습니다. 크기, 초기화, 한도를 맞추지 않으면 이런 차이를 모두 셀의 탓으로 돌리게 됩니다.
#
# RNN은 비트 과제를 기본값으로 시작해도 열 번 다 풉니다. 단위행렬로 시작하면 아홉 번 풀고, 업데이트는 중앙값이 12번에 지나지 않습니다. [2과](02_gradients.ipynb)를 떠올리면 뜻밖의 결과입니다. [4과](04_cell_path.ipynb)의 '더 깊이'에서 기본 RNN의 기울기가 크게 오르내리다가 때로 배울 만한 크기가 되는 것을 재었지만, 그것이 까닭이라고 증명하지는 못했습니다. 일치 과제는 다릅니다. 기본값으로는 영어 2/10, 한국어 7/10, 단위행렬로는 1/10과 4/10입니다. 두 언어에서 모두 빠짐없이 푸는 것은 chrono로 시작한 LSTM과 GRU뿐입니다. 어느 셀이 낫다는 말은 **과제와 초기화를 함께 말해야** 뜻이 있습니다.
#
# ### 연습 문제 3: 매개변수 세기
# 입력이 D개, 유닛이 H개인 `nn.GRU` 한 층의 매개변수 수를 돌려주세요. 위에 출력한 수로 확인할 수 있습니다.
# %% [markdown] lang="en"
# A bar is the share of seeds that solved the task; beside it stand their number and their median of updates. Look first at the two that start with chrono: LSTM and GRU solve all three from **every** seed. By this count they cannot be told apart: from such a start the tasks are too easy. The medians of updates are smaller for the GRU in all three (50 against 64, 126 against 174, 92 against 122); but the ranges of the seeds overlap, and there was one learning rate only.
#
# From the defaults the GRU is ahead in all three: where the LSTM has 0/10, 1/10 and 2/10, the GRU has 5/10, 8/10 and 10/10. Why was not examined. With chrono for both, this difference is not seen. Size may change results, too: in [lesson 4](04_cell_path.ipynb), with 16 units and the same bit, learning rate and limit (1000), the default GRU solved it from none of 20 seeds. Here it has 19 units, and the five that did solve it took 791 in the median, close to the limit. Where size, initialisation and limit are not equal, all such differences are blamed on the cell.
#
# The RNN solves the bit from the defaults with all 10 seeds; from the identity with 9, in a median of only 12 updates. [Lesson 2](02_gradients.ipynb) makes one expect otherwise. Under "Going deeper", [lesson 4](04_cell_path.ipynb) measured that the gradient of the default RNN goes up and down widely and at times is large enough to learn from, but did not prove that this is why. Agreement is another matter: from the defaults 2/10 in English and 7/10 in Korean, from the identity 1/10 and 4/10. Only LSTM and GRU started with chrono solve it every time in both languages. To say that one cell is better has a meaning only **together with the task and the initialisation**.
#
# ### Exercise 3: count the parameters
# Return the number of parameters of one `nn.GRU` layer with D inputs and H units. The numbers printed above let you check.
# %% tags=["exercise"]
def gru_parameters(D, H):
    """
    # ko| 입력 D개, 유닛 H개 -> nn.GRU(D, H)의 매개변수 수
    # en| D inputs, H units -> the number of parameters of nn.GRU(D, H)
    """
    ### BEGIN SOLUTION
    return 3 * (H * D + H * H + 2 * H)
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_gru_parameters(gru_parameters)


# %% [markdown] lang="ko"
# ## 정리
# - 식 네 줄이 `nn.GRUCell`과 같은 값을 냈습니다. $z$의 표기는 네 군데의 부호만 뒤집어 정확히 옮겼습니다. $r$의 자리는 옮길 수 없습니다. 행렬 앞에서 곱하면 다른 함수입니다.
# - $f = z$, $i = 1 - z$, $o = 1$, 같은 후보값, 출력의 $\tanh$ 없음, $c_0 = h_0$. 이 조건을 다 갖추면 LSTM과 GRU가 100스텝 내내 같았습니다. '출력 게이트를 뺀 LSTM'이라는 말은 상태를 늘 전부 보여 준다는 점에서만 맞습니다. 손으로 정한 LSTM은 출력 게이트가 없는 셈인데도 20,000까지 정확히 셌습니다. 손으로 정한 GRU는 후보값이 이전 상태를 보지 않으면($b_z = 8$) 1000개를 748개 만에 다 셌다고 답했고, 이전 상태를 보면 20,000까지 셌지만 $U_n$이 꼭 1이어야 했습니다(0.999로는 1000도 세지 못했습니다).
# - 공정하게 견주려면 매개변수 수, 초기화, 학습률, 업데이트의 한도를 맞춰야 합니다. 그렇게 하고 chrono로 시작하자 비트와 일치 과제에서 LSTM도 GRU도 30/30이라 둘을 가릴 수 없었습니다. 배워서 세는 과제에서는 차이가 남았습니다. 15 이상을 센 것이 LSTM은 20/30, 출력 게이트를 뺀 LSTM은 22/30, 두 게이트를 묶은 LSTM과 GRU는 0/30입니다.
#
# **여기서 다루지 않은 것**: 학습률 하나, 크기 하나, 만들어 낸 과제 셋(세기, 비트, 일치)으로 잰 결과입니다. 진짜 데이터에서 어느 쪽이 나은지, 더 긴 문자열로 학습하면 GRU가 어디까지 세는지, 리셋 게이트가 꼭 필요한지는 재지 않았습니다.
# %% [markdown] lang="en"
# ## In short
# - Four equations gave what `nn.GRUCell` gives. The convention of $z$ was converted exactly by flipping four signs. The place of $r$ cannot be converted: before the matrix it is another function.
# - $f = z$, $i = 1 - z$, $o = 1$, the same candidate, no $\tanh$ at the output, $c_0 = h_0$: where all of this holds, LSTM and GRU were equal through 100 steps. "An LSTM without its output gate" is right in one respect, that the whole state is always shown. An LSTM set by hand, with in effect no output gate, counted exactly to 20,000. A GRU set by hand whose candidate does not look at the old state ($b_z = 8$) took 1000 to be reached after 748 b's; one whose candidate does counted to 20,000, with $U_n$ at exactly 1 but not at 0.999.
# - A fair comparison needs equal parameters, initialisation, learning rate and limit of updates. Started so, with chrono, both LSTM and GRU got 30/30 on the bit and on agreement, which cannot tell them apart. At counting, learned, a difference remained: 15 or more was reached by 20/30 LSTMs, by 22/30 without output gate, by 0/30 with tied gates, and by 0/30 GRUs.
#
# **Not covered here**: these are results of one learning rate, one size and three made-up tasks (counting, the bit, agreement). Which of them is better on real data, how far a GRU counts when it is trained on longer strings, and whether the reset gate is needed at all were not measured.
# %% [markdown] lang="ko"
# ## 더 깊이: 어디까지 셀 수 있을까
# 후보값이 이전 상태를 보지 않는 5절의 GRU로 $k$를 늘려 가며, 1부터 빠짐없이 맞히는 가장 큰 $k$를 찾습니다. $h$가 0 이하로 내려올 때까지 읽은 b의 개수를 GRU의 답으로 봅니다. 반올림이 끼어들지 않도록 float64로 계산합니다.
# %% [markdown] lang="en"
# ## Going deeper: how far can they count?
# With the GRU of section 5 whose candidate does not look at the old state, find the largest $k$ such that all counts from 1 to $k$ are right. Its answer is the number of b's after which $h$ is 0 or below. This runs in float64, to keep rounding out:
# %%
def counts_to(bias, longest=500):
    z = torch.tensor(bias, dtype=torch.float64).sigmoid()
    k = torch.arange(1, longest + 1)  # all strings at once
    h, back = torch.zeros(longest, dtype=torch.float64), torch.zeros_like(k)
    for t in range(1, 2 * longest + 1):
        h = z * h + (1 - z) * torch.where(t <= k, 1.0, -1.0)
        back = torch.where((t > k) & (h <= 0) & (back == 0), t - k, back)
    return (back == k).long().cumprod(dim=0).sum().item()


for bias in (4.0, 8.0, 12.0):
    print(
        f"b_z = {bias:g}: k = {counts_to(bias)}, exp(b_z / 2) = {torch.tensor(bias / 2).exp():.1f}"
    )
print(
    f"float32: σ(20) = {torch.tensor(20.0).sigmoid():g}, 2²⁴ + 1 = {torch.tensor(2.0**24) + 1:,.0f}"
)


# %% [markdown] lang="ko"
# 편향을 4 올릴 때마다 약 $e^2 = 7.4$배 멀리 셉니다. a와 b를 $k$개씩 읽은 뒤 $h = -(1 - z^k)^2 \approx -k^2 (1-z)^2$이고 한 번에 움직이는 폭은 $1 - z$이므로, $k$가 $1/\sqrt{1-z} \approx e^{b_z/2}$을 넘으면 하나가 어긋납니다. 끝을 정하는 것은 정밀도입니다. float32에서는 $\sigma(20)$이 반올림되어 1이 되고, 그러면 GRU는 아무것도 쓰지 못합니다. LSTM에도 끝은 있습니다. float32로는 $2^{24} = 16{,}777{,}216$에 1을 더해도 그대로입니다. 그래서 5절의 20,000은 LSTM의 한계가 아니고, 여기의 55도 GRU의 한계가 아닙니다. 5절에서 보았듯이 후보값이 이전 상태를 보면 훨씬 더 멀리 셉니다.
#
# ### $r$을 행렬 앞에서 곱하는 GRU
# `helpers`의 `gru_step(..., reset_after=False)`가 식대로인지, 샘플과 유닛을 하나씩 돌며 풀어 쓴 계산과 견주어 봅시다.
# %% [markdown] lang="en"
# Every 4 added to the bias makes it count about $e^2 = 7.4$ times as far. After $k$ a's and $k$ b's, $h = -(1 - z^k)^2 \approx -k^2 (1-z)^2$, while one step is $1 - z$: it is off by one when $k$ exceeds $1/\sqrt{1-z} \approx e^{b_z/2}$. Where this ends depends on precision. In float32 $\sigma(20)$ is rounded to 1, and then a GRU writes nothing at all. The LSTM has an end, too: in float32, adding 1 to $2^{24} = 16{,}777{,}216$ changes nothing. So the 20,000 of section 5 is not the LSTM's limit, and the 55 here is not the GRU's: with a candidate that looks at the old state it counts much further, as section 5 showed.
#
# ### The GRU that multiplies by $r$ before the matrix
# Does `gru_step(..., reset_after=False)` of `helpers` follow its equations? Here it is next to the same written out, sample by sample and unit by unit:
# %%
torch.manual_seed(2)
shapes = [(B, D), (B, H), (3 * H, D), (3 * H, H), (3 * H,), (3 * H,)]
x, h, W_ih, W_hh, b_ih, b_hh = (torch.randn(s, dtype=torch.float64) for s in shapes)
got = gru_step(x, h, W_ih, W_hh, b_ih, b_hh, reset_after=False)

for s in range(B):
    a = W_ih @ x[s] + b_ih + b_hh  # (3H,)
    r = torch.stack([torch.sigmoid(a[k] + W_hh[k] @ h[s]) for k in range(H)])
    for k in range(H):
        z = torch.sigmoid(a[H + k] + W_hh[H + k] @ h[s])
        told = sum(W_hh[2 * H + k, j] * r[j] * h[s, j] for j in range(H))  # j tells, k hears
        torch.testing.assert_close(got[s, k], z * h[s, k] + (1 - z) * (a[2 * H + k] + told).tanh())
print(f"h = {got[-1, -1]:.3f}")
# %% [markdown] lang="ko"
# 모든 샘플과 유닛에서 두 계산이 같습니다(마지막 유닛의 값을 출력했습니다). `told`를 보면 $r_j$는 **들려주는** 유닛 $j$의 것입니다. PyTorch의 관례에서는 듣는 유닛 $k$의 $r_k$가 합 전체에 곱해집니다. 가중치를 바꾸어 한쪽이 다른 쪽을 늘 흉내 내게 할 수도 없습니다. 유닛이 둘 있고, 입력 A에서는 1번만, 입력 B에서는 2번만 이전 상태를 모두 들어야 한다고 합시다. 행렬 뒤라면 듣는 쪽의 $r$을 여닫으면 됩니다. 행렬 앞이라면 어떨까요? A에서 1번이 두 유닛의 말을 모두 들으므로 $r_1$도 $r_2$도 0이 아닙니다. 그런데 2번은 A에서 아무것도 듣지 않아야 하니, 두 유닛에서 2번으로 가는 가중치가 모두 0이어야 합니다. 그러면 2번은 B에서도 듣지 못합니다.
#
# ### 논문은 무엇이라고 할까
# - Chung 등(2014)은 다성 음악과 음성 신호에서 GRU와 LSTM을 견주어, 초록에서 둘 다 $\tanh$ 유닛보다 낫고 GRU는 LSTM에 견줄 만하다(comparable)고 했습니다. $r$의 자리는 Cho 등의 첫 판과 다르다고 각주에 밝히며, 예비 실험에서는 두 방식의 성능이 비슷했다고 적었습니다.
# - Jozefowicz 등(2015)의 초록에 따르면 망각 게이트의 편향에 1을 더하자 LSTM과 GRU의 격차가 사라졌습니다. 7절의 결과도 이와 어긋나지 않습니다(다만 거기서는 두 셀의 초기화를 모두 바꾸었습니다). 초기화를 맞추지 않은 비교는 초기화를 비교한 것일 수 있습니다.
# - Weiss 등(2018)은 LSTM과 GRU를 $a^n b^n$으로 학습하기도 했습니다. LSTM은 배운 길이를 훌쩍 넘어서도 맞혔지만 GRU는 그러지 못했습니다. 6절은 이것을 작게 되풀이한 것입니다.
# - Greff 등(2017)은 LSTM의 변형 여덟 가지를 시험했고, 그 가운데에는 출력 게이트를 뺀 것, 출력의 활성화 함수를 뺀 것, $i = 1 - f$로 묶은 것이 있습니다. 묶어도 그들의 과제에서는 성능이 거의 그대로였습니다. 가장 중요한 것은 망각 게이트와 출력의 활성화 함수였고, 활성화 함수는 셀 상태에 한계가 없을 때 꼭 필요하다고 보았습니다. GRU는 상태에 한계가 있어서 그것 없이도 되는지 모릅니다. GRU 자체는 시험하지 않았습니다.
#
# ### 출처
# - K. Cho, B. van Merriënboer, C. Gulcehre, D. Bahdanau, F. Bougares, H. Schwenk, Y. Bengio, *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014(arXiv:1406.1078: 첫 판 v1, 학회에 실린 판 v3).
# - J. Chung, C. Gulcehre, K. Cho, Y. Bengio, *Empirical Evaluation of Gated Recurrent Neural Networks on Sequence Modeling*, arXiv:1412.3555, 2014.
# - R. Jozefowicz, W. Zaremba, I. Sutskever, *An Empirical Exploration of Recurrent Network Architectures*, ICML 2015.
# - K. Greff, R. K. Srivastava, J. Koutník, B. R. Steunebrink, J. Schmidhuber, *LSTM: A Search Space Odyssey*, IEEE TNNLS 28(10), 2017.
# - G. Weiss, Y. Goldberg, E. Yahav, *On the Practical Computational Power of Finite Precision RNNs for Language Recognition*, ACL 2018.
# - F. A. Gers, J. Schmidhuber, *LSTM Recurrent Networks Learn Simple Context-Free and Context-Sensitive Languages*, IEEE Transactions on Neural Networks 12(6), 2001(LSTM으로 $a^n b^n$ 세기).
# - C. Tallec, Y. Ollivier, *Can recurrent neural networks warp time?*, ICLR 2018(chrono 초기화).
# %% [markdown] lang="en"
# The two agree in every sample and unit (the last is printed). In `told`, $r_j$ belongs to the unit $j$ that **tells**; in PyTorch's convention it is the $r_k$ of the unit $k$ that hears, and multiplies the whole sum. Nor can weights always be found that make one imitate the other. Take two units: at an input A only unit 1 should hear the old state, all of it, and at an input B only unit 2. After the matrix, that is the opening and shutting of the hearers' own $r$. Before the matrix, unit 1 hears both units at A, so neither $r_1$ nor $r_2$ is 0 there; since unit 2 is to hear nothing at A, the weights from both of them to unit 2 must be 0. But then it hears nothing at B either.
#
# ### What the papers say
# - Chung et al. (2014) compared GRU and LSTM on polyphonic music and speech signals; according to their abstract both are better than $\tanh$ units, and the GRU is comparable to the LSTM. A footnote says that they place $r$ in another way than the first version of Cho et al., and that both did equally well in preliminary experiments.
# - According to the abstract of Jozefowicz et al. (2015), adding a bias of 1 to the forget gate closes the gap between the LSTM and the GRU. Section 7 fits this, though there both cells were started differently: a comparison with unequal initialisations may be one of initialisations.
# - Weiss et al. (2018) also trained an LSTM and a GRU on $a^n b^n$: the LSTM was right far beyond the lengths trained on, the GRU was not. Section 6 repeats this on a small scale.
# - Greff et al. (2017) tested eight variants of the LSTM, among them one without output gate, one without output activation and one with $i = 1 - f$. On their tasks coupling did little harm. What mattered most were the forget gate and the output activation, the latter, they conclude, whenever the cell state is unbounded. In a GRU it is bounded, which may be why it does without. The GRU itself they did not test.
#
# ### Sources
# - K. Cho, B. van Merriënboer, C. Gulcehre, D. Bahdanau, F. Bougares, H. Schwenk, Y. Bengio, *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014 (arXiv:1406.1078: the first version is v1, the published one v3).
# - J. Chung, C. Gulcehre, K. Cho, Y. Bengio, *Empirical Evaluation of Gated Recurrent Neural Networks on Sequence Modeling*, arXiv:1412.3555, 2014.
# - R. Jozefowicz, W. Zaremba, I. Sutskever, *An Empirical Exploration of Recurrent Network Architectures*, ICML 2015.
# - K. Greff, R. K. Srivastava, J. Koutník, B. R. Steunebrink, J. Schmidhuber, *LSTM: A Search Space Odyssey*, IEEE TNNLS 28(10), 2017.
# - G. Weiss, Y. Goldberg, E. Yahav, *On the Practical Computational Power of Finite Precision RNNs for Language Recognition*, ACL 2018.
# - F. A. Gers, J. Schmidhuber, *LSTM Recurrent Networks Learn Simple Context-Free and Context-Sensitive Languages*, IEEE Transactions on Neural Networks 12(6), 2001 ($a^n b^n$ with an LSTM).
# - C. Tallec, Y. Ollivier, *Can recurrent neural networks warp time?*, ICLR 2018 (the chrono initialisation).
