# %% [markdown] lang="ko"
# # GRU
# **GRU는 '출력 게이트를 뺀 LSTM'일까요?**
#
# LSTM을 배우고 나면 GRU(gated recurrent unit)는 흔히 한 문장으로 소개됩니다. "출력 게이트를 빼서 게이트가 하나 적은 LSTM이다." 짧고 외우기 좋은 말입니다. 그 말이 맞다면, 출력 게이트만 떼어 낸 LSTM은 GRU와 같은 일을 해야 합니다. a가 몇 개 나왔는지 **세는** 과제로 시험해 봅시다.
#
# 이 수업을 마치면
#
# - GRU의 한 스텝을 직접 짜고, 책마다 다른 $z$의 뜻과 $r$의 자리를 알아보고, 어느 차이를 가중치만 바꾸어 맞출 수 있는지 말할 수 있습니다.
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
# To those who know the LSTM, the GRU (gated recurrent unit) is often explained in one sentence: "an LSTM with one gate fewer: it has no output gate". That is short and easy to remember. If it is right, an LSTM whose output gate has been removed should behave like a GRU. We put that to the test with a task of **counting**: how many a's have there been?
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
# | $b_f$, $b_z$ | the biases of the forget gate and of the update gate: the larger, the longer the state is kept |
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
from helpers.nets.initial import set_bias
from helpers.nets.trace import trace
from helpers.tasks.studies import study

plots.use_course_style()
torch.set_num_threads(1)  # faster for small networks
# %% [markdown] lang="ko"
# ## 1. 식 네 줄
# 나중에 GRU라는 이름이 붙은 이 유닛은 Cho 등(2014)이 기계 번역에 쓰려고 내놓았습니다. 상태는 $h$ 하나, 게이트는 둘입니다. 여기서는 PyTorch가 계산하는 식으로 적습니다.
#
# $$\begin{aligned}
# r &= \sigma(W_r x_t + b_r + U_r h_{t-1} + d_r) \\
# z &= \sigma(W_z x_t + b_z + U_z h_{t-1} + d_z) \\
# n &= \tanh\bigl(W_n x_t + b_n \\
# &\qquad\quad {} + r \odot (U_n h_{t-1} + d_n)\bigr) \\
# h_t &= z \odot h_{t-1} + (1 - z) \odot n
# \end{aligned}$$
#
# 핵심은 마지막 식입니다. 이전 상태와 후보값을 $z$ 대 $1-z$의 비율로 섞습니다. LSTM이라면 $f$와 $i$가 따로 정할 일을 $z$ 하나가 정합니다. 리셋 게이트 $r$은 후보값을 만드는 식 **안**에 있습니다. PyTorch는 가중치 세 벌을 r, z, n 순서로 쌓습니다. $b$는 `bias_ih`, $d$는 `bias_hh`입니다. LSTM에서는 두 편향을 그냥 더해도 되었지만, 여기서는 $d_n$만 $r$이 곱해지는 괄호 안에 있으므로 따로 다룹니다.
# %% [markdown] lang="en"
# ## 1. Four equations
# Cho et al. (2014) introduced the unit that was soon called GRU, for machine translation. It has one state, $h$, and two gates. Here are its equations as PyTorch computes them:
#
# $$\begin{aligned}
# r &= \sigma(W_r x_t + b_r + U_r h_{t-1} + d_r) \\
# z &= \sigma(W_z x_t + b_z + U_z h_{t-1} + d_z) \\
# n &= \tanh\bigl(W_n x_t + b_n \\
# &\qquad\quad {} + r \odot (U_n h_{t-1} + d_n)\bigr) \\
# h_t &= z \odot h_{t-1} + (1 - z) \odot n
# \end{aligned}$$
#
# The last equation is its heart: old state and candidate are mixed in the proportion $z : 1-z$. Where an LSTM sets $f$ and $i$ separately, the GRU sets both with $z$. The reset gate $r$ sits **inside** the equation of the candidate. PyTorch stacks the three sets of weights in the order r, z, n; $b$ is `bias_ih`, $d$ is `bias_hh`. In an LSTM the two biases could simply be added up; here $r$ multiplies $d_n$ but not $b_n$, so these two must stay apart.
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
# 행렬곱을 두 번만 해서 한 스텝을 완성하세요. `x @ W_ih.T + b_ih`와 `h @ W_hh.T + b_hh`의 모양은 둘 다 `(B, 3H)`입니다. LSTM에서는 이 둘을 더한 다음에 게이트마다 한 조각씩 잘랐습니다(`chunk(4, dim=-1)`). GRU에서 그렇게 하면 왜 안 되는지 $n$의 식에서 찾아보고 코드를 쓰세요. 막히면 채점 셀을 `checks.check_gru_step(my_gru_step, hint=1)`로 고칩니다.
# %% [markdown] lang="en"
# The four equations give what `nn.GRUCell` gives (`assert_close` would raise an error otherwise). What is printed is $z$, a row for each sample, a column for each unit: like the gates of an LSTM it is computed anew at every step, from $x_t$ and $h_{t-1}$.
#
# ### Exercise 1: `gru_step`
# Write the step with two matrix products only. `x @ W_ih.T + b_ih` and `h @ W_hh.T + b_hh` both have the shape `(B, 3H)`. In the LSTM we added the two and then cut the sum into a piece for each gate (`chunk(4, dim=-1)`). See from the equation of $n$ why that is not possible here, then write the code. If you are stuck, change the check to `checks.check_gru_step(my_gru_step, hint=1)`.
# %% tags=["exercise"]
def my_gru_step(x, h, W_ih, W_hh, b_ih, b_hh):
    """
    # ko| GRU의 한 스텝, PyTorch의 규약.
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
# | Cho 등(2014), arXiv 첫 버전 | 남깁니다 | 행렬 뒤 |
# | Cho 등(2014), 학회에 실린 버전(식 8) | 남깁니다 | 행렬 앞 |
# | Chung 등(2014) | **씁니다** | 행렬 앞 |
# | PyTorch, cuDNN(NVIDIA의 라이브러리) | 남깁니다 | 행렬 뒤 |
#
# '씁니다'는 $h_t = (1 - z) \odot h_{t-1} + z \odot n$이라는 뜻입니다. '행렬 뒤'는 $U_n$을 곱한 **다음에** $r$을 곱한다는 뜻이고($r \odot (U_n h)$), '행렬 앞'은 $U_n$을 곱하기 **전에** 곱한다는 뜻입니다($U_n (r \odot h)$).
#
# 첫째 차이는 이름만 바꾼 것입니다. $\sigma(-a) = 1 - \sigma(a)$이므로 $W_z$, $U_z$, $b_z$, $d_z$의 부호를 뒤집으면 그대로 옮겨집니다. 둘째 차이는 어떨까요? `helpers`의 `gru_step`(방금 쓴 함수와 같은 일을 합니다)에 `reset_after=False`를 주면 $r$을 행렬 앞에서 곱합니다. $r$의 자리만 견주려고 $d_n$은 0으로 둡니다.
# %% [markdown] lang="en"
# ## 2. One name, different meanings
# A warning before you open another book: what goes by the name GRU differs in two places.
#
# | | $z = 1$ means | $r$ multiplies |
# |---|---|---|
# | Cho et al. (2014), first version on arXiv | keep | after the matrix |
# | Cho et al. (2014), as published (eq. 8) | keep | before the matrix |
# | Chung et al. (2014) | **write** | before the matrix |
# | PyTorch, cuDNN (NVIDIA's library) | keep | after the matrix |
#
# "Write" is $h_t = (1 - z) \odot h_{t-1} + z \odot n$. "After the matrix" means that $r$ multiplies once $U_n$ **has been** applied, $r \odot (U_n h)$; "before the matrix", that it multiplies first, $U_n (r \odot h)$.
#
# The first difference is one of naming: since $\sigma(-a) = 1 - \sigma(a)$, flipping the signs of $W_z$, $U_z$, $b_z$ and $d_z$ converts one into the other exactly. And the second? The `gru_step` of `helpers` does what yours does; with `reset_after=False` it multiplies by $r$ before the matrix. To compare nothing but the place of $r$, we set $d_n$ to 0.
# %%
writes = torch.sigmoid(x @ -W["z"].T - b["z"] + h @ -U["z"].T - d["z"])
torch.testing.assert_close((1 - writes) * h + writes * n, h_next)

parameters = [parameter.detach().clone() for parameter in cell.parameters()]
parameters[3][2 * H :] = 0  # d_n
after, before = (gru_step(x, h, *parameters, reset_after=place) for place in (True, False))
# ko| said = "r을 곱하는 곳만 바꾸었을 때 h의 가장 큰 차이:"
# en| said = "largest difference in h when only the place of r changes:"
print(said, f"{(before - after).abs().max():.3f}")


# %% [markdown] lang="ko"
# $z$의 표기는 부호만 뒤집어 정확히 옮겼습니다. $r$을 곱하는 곳이 다를 때는 그렇게 할 수 없습니다. 가중치가 같아도 값이 달라지고, 부호를 뒤집듯 간단히 바꾸는 방법도 없습니다. 행렬 뒤에서 곱하면 유닛마다 **자기에게 들어오는 말**을 줄이고, 행렬 앞에서 곱하면 **남에게 건네는 말**을 줄입니다. 행렬 뒤에서는 듣는 유닛 $k$의 $r$이 합 전체에 곱해져 $r_k \sum_j U_{kj} h_j$가 되고, 행렬 앞에서는 말하는 유닛 $j$마다 자기의 $r_j$가 곱해져 $\sum_j U_{kj} r_j h_j$가 됩니다. 유닛이 둘 이상이면 서로 다른 함수입니다('더 깊이'에서 이어집니다). 그래서 다른 프레임워크에서 학습한 가중치를 옮길 때는 이 두 가지를 모두 확인해야 합니다. 게이트를 쌓은 순서(Keras는 z, r, 후보값)와 편향이 몇 벌인지도 다를 수 있습니다.
#
# ### 연습 문제 2: 쓰는 $z$를 남기는 $z$로
# $h_t = (1 - z) \odot h_{t-1} + z \odot n$으로 학습한 가중치를 받았습니다($r$의 자리와 쌓은 순서는 PyTorch와 같습니다). PyTorch에 넣으면 같은 $h$가 나오도록 바꾸어, 네 텐서를 받은 순서 그대로 튜플이나 리스트에 담아 돌려주세요. 받은 텐서는 그대로 두고 복사해서 고치는 편이 좋습니다.
# %% [markdown] lang="en"
# The convention of $z$ was converted exactly, by signs alone. The place of $r$ cannot be: with the same weights the numbers differ, and no change of signs will do. With $r$ after the matrix, every unit turns down what **it hears**; with $r$ before it, what **it tells** (the others and itself). In the first case the $r_k$ of the listening unit $k$ multiplies the whole sum, $r_k \sum_j U_{kj} h_j$; in the second, the state of each telling unit $j$ is multiplied by that unit's own $r_j$, $\sum_j U_{kj} r_j h_j$. With two units or more these are different functions (more under "Going deeper"). So both must be checked before weights are carried from one framework to another, and so must the order in which the gates are stacked (in Keras z, r, candidate) and the number of biases.
#
# ### Exercise 2: from a $z$ that writes to one that keeps
# You are given weights that were trained with $h_t = (1 - z) \odot h_{t-1} + z \odot n$ (the place of $r$ and the order of the rows are PyTorch's). Change them so that PyTorch computes the same $h$, and return the four in the order in which they came, as a tuple or a list. It is better to change copies and to leave the tensors that you are given as they are.
# %% tags=["exercise"]
def keep_instead(W_ih, W_hh, b_ih, b_hh):
    """
    # ko| W_ih (3H, D), W_hh (3H, H), b_ih와 b_hh (3H,), 행의 순서는 r, z, n -> 모양이 같은 텐서 넷
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
# 유닛 하나만 떼어 놓고 봅시다. $h_{t-1}$과 $n$을 막대로 이으면 $h_t$는 그 위 어딘가에 있고, 어디인지는 $z$가 정합니다. 이 막대를 **지렛대**라고 부르겠습니다. 후보값은 $n = \tanh(a + r \cdot w_{hn} h_{t-1})$이고, $a$는 입력에서 온 항, $w_{hn}$은 유닛이 하나일 때의 $U_n$입니다($d_n$은 0으로 둡니다). 네 가지 설정을 나란히 놓습니다. 모두 $h_{t-1} = 0.8$, $a = 0.5$, $w_{hn} = -1.5$입니다.
# %% [markdown] lang="en"
# ## 3. A lever
# Take a single unit. Join $h_{t-1}$ and $n$ by a bar: $h_t$ lies somewhere on it, and $z$ sets where. We call this bar the **lever**. The candidate is $n = \tanh(a + r \cdot w_{hn} h_{t-1})$, where $a$ is the part that comes from the input and $w_{hn}$ the only entry of $U_n$ ($d_n$ is 0 here). Here are four settings, all with $h_{t-1} = 0.8$, $a = 0.5$ and $w_{hn} = -1.5$:
# %%
plots.plot_lever(explore.GRU_PRESETS)
plt.show()
# %% [markdown] lang="ko"
# 칸마다 왼쪽 끝의 속이 빈 점이 이전 상태 $h_{t-1}$, 오른쪽 끝의 속이 빈 점이 후보값 $n$, 속이 찬 점이 새 상태 $h_t$입니다. $h_t$가 끝에 있으면 속이 찬 점이 빈 점을 가립니다(앞의 두 칸). 앞의 세 칸에서는 막대가 그대로이고 $z$가 그 위의 자리만 옮깁니다. 마지막 칸에서는 $r = 0$이 막대의 오른쪽 끝을 옮겼습니다. $h_t$가 두 끝을 벗어나는 일은 없습니다.
#
# 아래 대화형 그림은 '절반씩'($z = 0.5$, $r = 1$)에서 시작합니다. 곁에는 LSTM이 하나 있습니다. 넷째 칸에서는 $r = 0$이었습니다. 그러면 '리셋'이라는 이름대로 이전 상태가 지워졌을까요? $h_{t-1}$을 아무리 움직여도 $h_t$가 꼼짝하지 않게 하려면 $z$와 $r$을 각각 얼마로 두어야 할까요? **먼저 답을 정하고** 움직여 보세요. 그런 다음 LSTM의 스위치를 하나씩 켜 보세요. 켤 때마다 보통의 LSTM에 가까워집니다. 두 셀의 값은 언제 갈라질까요?
# %% [markdown] lang="en"
# In each panel the hollow mark at the left end is the old state $h_{t-1}$, the hollow one at the right end the candidate $n$, and the solid one the new state $h_t$; where $h_t$ lies on an end, the solid mark hides the hollow one (first two panels). In the first three panels the bar is the same and $z$ only moves the place on it; in the last, $r = 0$ has moved the bar's right end. $h_t$ never leaves the range between the two ends.
#
# The drawing below starts at "half and half" ($z = 0.5$, $r = 1$), with an LSTM beside it. In the fourth panel $r$ was 0. Did the reset gate erase the old state, then, as its name suggests? What must $z$ and $r$ be for $h_t$ to stay where it is, however you move $h_{t-1}$? **Settle on an answer first**, then try. After that turn on the LSTM's switches, one at a time; each makes it more like a usual LSTM. When do the two cells part?
# %%
explore.gru("half")


# %% [markdown] lang="ko"
# $r = 0$이면 $n = \tanh(0.5) = 0.46$이고, 넷째 칸의 값은 $h_t = 0.5 \cdot 0.8 + 0.5 \cdot 0.46 = 0.63$입니다. 이전 상태의 절반이 그대로 남아 있습니다. 리셋 게이트만으로는 상태가 지워지지 않습니다. 후보값이 이전 상태를 **못 본 척하게** 할 뿐입니다. $z$만 0으로 두어도 모자랍니다. 새로 들어서는 후보값이 이전 상태를 보고 만든 값이기 때문입니다(둘째 칸의 $h_t$는 0.46이 아니라 −0.60입니다). $z = 0$이고 $r = 0$이라야 이전 상태가 완전히 사라지고, $h_{t-1}$을 움직여도 $h_t$는 그대로입니다.
#
# ## 4. 어디까지 같고 어디서 갈라질까
# 그림 속 LSTM에서는 $f = z$, $i = 1 - z$, $o = 1$입니다. 후보값은 GRU처럼 $r$까지 써서 계산하고, 출력에 $\tanh$를 씌우지 않습니다. 처음에는 $c_0 = h_0$입니다. 여러 스텝을 이어도 두 셀이 같을까요? 출력 게이트는 뺀 채로($o = 1$) 두고, 소개말에 없는 세 조건, 곧 후보값의 $r$, $i = 1 - z$, 출력에 $\tanh$가 없는 것을 하나씩 어기면 얼마나 달라질까요?
# %% [markdown] lang="en"
# At $r = 0$, $n = \tanh(0.5) = 0.46$, and in the fourth panel $h_t = 0.5 \cdot 0.8 + 0.5 \cdot 0.46 = 0.63$: half of the old state is still there. The reset gate alone does not erase the state: it only makes the candidate **look away from it**. Nor does $z = 0$ alone: the candidate that takes its place was still computed from it (in the second panel $h_t$ is −0.60, not 0.46). Only with $z = 0$ and $r = 0$ is nothing left of it: $h_{t-1}$ may move, and $h_t$ does not.
#
# ## 4. How far the same, and where they part
# The LSTM in the drawing has $f = z$, $i = 1 - z$ and $o = 1$; it computes its candidate as the GRU does, with an $r$, has no $\tanh$ at its output, and starts from $c_0 = h_0$. Are the two equal over many steps, too? Leave the output gate out ($o = 1$), as the sentence says, but drop one of the conditions that it does not mention: the $r$ in the candidate, $i = 1 - z$, no $\tanh$ at the output. How far apart do the two get?
# %%
# ko| # GRU와 그 곁의 LSTM을 나란히 실행하고, 보여 주는 값의 가장 큰 차이를 돌려줍니다
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
# 조건을 다 갖추면 LSTM의 식이 GRU의 식 그대로이므로 몇 스텝을 이어도 같습니다(100스텝에서 0.00). 후보값을 $r$ 없이 계산하거나, 입력 게이트를 $z$에서 풀어 늘 열어 두거나($i = 1$), 출력에 $\tanh$를 다시 씌우면 갈라집니다. GRU의 상태는 여기서 −1과 1 사이에 있으니 작은 차이가 아닙니다. $i = 1$일 때 가장 멀리 갈라지는 것은 후보값이 스텝마다 제 크기 그대로 $c$에 더해지기 때문입니다. 그러니 소개말을 이렇게 고쳐 적을 수 있습니다.
#
# | | 출력 게이트를 뺀 LSTM | GRU |
# |---|---|---|
# | 상태를 보여 주는 방식 | 스텝마다 전부, $\tanh$를 거쳐서 | 스텝마다 전부, 그대로 |
# | 담아 두는 곳 | $c$를 따로 둡니다 | 따로 없고 $h$가 곧 담아 둔 값입니다 |
# | 남기기와 쓰기 | $f$와 $i$가 따로 정합니다 | $z$와 $1 - z$로 묶여 있습니다 |
# | 후보값이 보는 이전 상태 | 전부 | $r$만큼 |
# | 담아 두는 값의 크기 | $c$는 스텝마다 1까지 커질 수 있습니다. 가중치와 상관없는 한계는 없습니다 | 가중치가 무엇이든 $\lvert h \rvert$가 $\max(\lvert h_0 \rvert, 1)$을 넘지 못합니다 |
#
# 첫 줄의 '스텝마다 전부'만큼은 소개말이 **맞습니다**. GRU에는 값을 담아 둔 채 감추는 밸브가 없습니다. 첫 줄의 $\tanh$와 나머지 네 줄은 소개말이 빠뜨린 것입니다. Greff 등(2017, 3절)은 리셋 게이트를, 후보값으로 되돌아가는 연결에만 작용하는 출력 게이트로 봅니다. $r$을 행렬 앞에서 곱하는 식에는 이 설명이 들어맞습니다. PyTorch처럼 행렬 뒤에서 곱하면 $r$은 내보내는 말이 아니라 듣는 말을 줄입니다.
#
# 마지막 줄은 지렛대에서 나옵니다. $h_t$는 $h_{t-1}$과 $n$ 사이에 있고 $n$은 −1과 1 사이에 있습니다. 가중치를 열 배로 키우고 $h_0 = 3$에서 시작해 확인합니다.
# %% [markdown] lang="en"
# Where all conditions hold, the LSTM's equations are the GRU's, and the two are equal through all 100 steps (0.00). With a candidate that is computed without $r$, with an input gate that is untied from $z$ and always open ($i = 1$), or with the $\tanh$ back at its output, the LSTM parts from the GRU. Here the GRU's state lies between −1 and 1, so these differences are not small. The difference for $i = 1$ is the largest, because every candidate is then added to $c$ at full size. So the sentence from the beginning, "an LSTM without its output gate", can be put right:
#
# | | LSTM without output gate | GRU |
# |---|---|---|
# | what is shown of the state | all, at every step, through $\tanh$ | all, at every step, as it is |
# | where it is held | in a $c$ of its own | there is none: what $h$ shows is what it holds |
# | keep and write | set separately, by $f$ and $i$ | tied together, $z$ and $1 - z$ |
# | what the candidate sees of the old state | all | as much as $r$ lets through |
# | size of what is held | $c$ can grow by up to 1 at every step; no bound holds for all weights | for any weights, $\lvert h \rvert$ is never above $\max(\lvert h_0 \rvert, 1)$ |
#
# In the first row, "all, at every step", the sentence is **right**: a GRU has no valve that hides what it holds. The $\tanh$ of the first row and the other four rows are what it leaves out. Greff et al. (2017, section III) read the reset gate as the GRU's output gate, one that acts on nothing but the connections back to the candidate. That fits an $r$ before the matrix; after it, as in PyTorch, $r$ turns down not what a unit lets out but what it hears.
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
assert all(new <= max(old, 1) for old, new in pairwise(sizes)) and sizes[-1] <= 1
print(f"max |h| {sizes[0]:.2f} … {sizes[-1]:.2f}")


# %% [markdown] lang="ko"
# $|h|$는 3에서 내려와 1을 다시 넘지 않습니다. 이 한계가 무엇을 바꾸는지 보겠습니다.
#
# ## 5. 세기
# a가 $k$개 이어진 다음 b가 이어집니다. b가 a와 **같은 개수**만큼 나온 순간을 알아차려야 합니다. a가 올 때 1을 더하고 b가 올 때 1을 빼다가 0이 되는 순간을 잡으면 됩니다. 가중치를 손으로 정해 봅시다. LSTM은 세 게이트의 편향을 모두 100으로 두어 게이트를 늘 활짝 열어 둡니다. 남는 식은 $c_t = c_{t-1} + g$입니다. 여기서는 $o = 1$이라는 점이 중요합니다. 이 LSTM은 **출력 게이트가 없는 셈**입니다. GRU는 $b_z = 8$로 두어 거의 다 남깁니다($z = \sigma(8) = 0.9997$). 후보값은 둘 다 a에서 $\tanh(100) = 1$, b에서 −1입니다. 나머지 가중치는 모두 0입니다.
# %% [markdown] lang="en"
# $|h|$ comes down from 3 and does not rise above 1 again. What difference does that bound make?
#
# ## 5. Counting
# First come $k$ a's, then b's. The cell must notice the moment when there have been **as many** b's as a's: add 1 at each a, subtract 1 at each b, and see when 0 is reached. We set the weights by hand. In the LSTM all three gates have a bias of 100 and are always wide open, so what is left is $c_t = c_{t-1} + g$. The point for us is $o = 1$: this LSTM **has in effect no output gate**. The GRU has $b_z = 8$ and keeps nearly all ($z = \sigma(8) = 0.9997$). In both the candidate is $\tanh(100) = 1$ at an a and −1 at a b; all other weights are 0.
# %%
@torch.no_grad()
def counter(module, write=100.0, **biases):
    for parameter in module.parameters():
        nn.init.zeros_(parameter)
    # ko| # 유닛이 하나라 게이트마다 한 행: LSTM은 i·f·g·o, GRU는 r·z·n 순서. 0부터 세어 2번 행이 후보값
    # en| # one unit, one row per gate: i, f, g, o in an LSTM, r, z, n in a GRU; row 2: the candidate
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
# LSTM의 $c$는 a를 20,000개 읽은 뒤 정확히 20,000이고, b를 20,000개 읽은 뒤 정확히 0입니다. 밖에서도 알 수 있습니다. b가 남은 동안에는 $h = \tanh(c)$가 0.5보다 크고, 마지막 b에서만 0입니다. GRU는 어떨까요? 0에서 출발해 처음 움직이는 폭이 $1 - z$이므로 $h / (1 - z)$를 센 값으로 읽습니다. $k = 1000$으로 줄여 나란히 그립니다.
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
# 세로 점선이 a가 끝나는 곳입니다. LSTM의 선은 곧게 올라갔다 곧게 내려와서, b를 1000개 읽었을 때 0이 됩니다. GRU의 곡선은 휘어서, 점선까지 850쯤밖에 세지 못하고 b 748개 만에 0이 됩니다. 까닭은 지렛대에 있습니다. $h_t$는 후보값 쪽으로, 남은 거리의 $1 - z$만큼 움직입니다. $h$가 1에 가까울수록 a가 올리는 폭은 줄고 b가 내리는 폭은 커집니다.
#
# 그런데 이 비교는 공정할까요? LSTM의 편향은 100이고 GRU의 편향은 8이었습니다. LSTM의 망각 게이트도 8로 두고, GRU의 업데이트 게이트도 100으로 두어 봅시다. $k$가 60일 때와 1000일 때, b를 몇 개 읽고 다 셌다고 답할까요? 한 줄에 `{k: b의 개수}`를 출력합니다. `{60: 60, 1000: 1000}`이면 맞힌 것입니다.
# %% [markdown] lang="en"
# The dotted line is where the a's end. The LSTM's curve goes straight up and straight down and is at 0 after 1000 b's. The GRU's curve bends: at the dotted line it has reached only about 850, and it is back at 0 after 748 b's. The lever shows why: $h_t$ moves towards the candidate by $1 - z$ of the distance that is left. The closer $h$ is to 1, the less an a lifts it and the more a b pulls it down.
#
# But is this comparison fair? The LSTM had biases of 100, the GRU one of 8. So let us give the LSTM's forget gate a bias of 8, too, and the GRU's update gate one of 100. For $k$ of 60 and of 1000, after how many b's will each say that the count is reached? Each line gives `{k: number of b's}`; right would be `{60: 60, 1000: 1000}`.
# %%
@torch.no_grad()
def answers(module, lengths=(60, 1000)):
    x = {k: letters(k).to(module.weight_ih_l0.dtype) for k in lengths}
    shown = {k: module(x[k])[0].flatten()[k:] for k in lengths}  # at the b's
    return {k: (h <= 0).nonzero()[0].item() + 1 for k, h in shown.items()}


print("LSTM  b_f = 100", answers(lstm))
print("LSTM  b_f = 8  ", answers(counter(nn.LSTM(2, 1), i=100, f=8, o=100)))
print("GRU   b_z = 8  ", answers(gru))

stuck = counter(nn.GRU(2, 1), z=100)(letters(1000))[0]
print(f"GRU   b_z = 100: max |h| = {stuck.abs().max():.0f}")


# %% [markdown] lang="ko"
# 망각 게이트의 편향을 8로 두자 LSTM도 GRU와 **똑같이** 59개, 748개 만에 다 셌다고 답합니다. 우연이 아닙니다. GRU의 식 $h_t = z h_{t-1} \pm (1 - z)$를 $1 - z$로 나누면, $z = f$일 때 LSTM의 $c_t = f c_{t-1} \pm 1$이 됩니다. 이만큼씩 잊고 메우지 않는 셀은 어느 쪽이든 빗나갑니다. 차이는 그다음에 나타납니다. LSTM은 망각 게이트를 꽉 열어도($\sigma(100)$은 반올림되어 정확히 1입니다) 입력 게이트가 따로 있어서 여전히 1씩 써넣습니다. GRU는 $z$를 꽉 열면 $1 - z = 0$이라 아무것도 쓰지 못하고 0에 머뭅니다. 남기기와 쓰기가 하나로 **묶여 있고** 후보값이 이전 상태를 보지 않으니($U_n = 0$), 써넣으려면 그만큼 잊어야 합니다. 출력 게이트 탓이 아닙니다. 위의 LSTM에도 출력 게이트는 없는 셈이었습니다.
#
# 그렇다고 GRU가 세지 못하는 것은 아닙니다. 길이 둘 있습니다. 하나는 조금씩만 써넣고 조금씩만 잊는 것입니다. $b_z = 24$로 두면 한 번에 움직이는 폭이 $1 - z = 4 \times 10^{-11}$입니다. float32에서는 이만큼을 1에서 빼도 1 그대로이므로 이번에는 float64로 계산합니다. 다른 하나는 후보값이 이전 상태를 보게 해서 잊은 만큼을 도로 써넣는 것입니다. $b_z = 0$($z = 0.5$), $r = 1$, $U_n = 1$로 두고 입력을 아주 작게($\pm s$, $s = 2^{-30}$) 주면, 0 근처에서 $\tanh(u) \approx u$이므로 $h_t \approx 0.5\,h_{t-1} + 0.5\,(h_{t-1} \pm s)$ $= h_{t-1} \pm s/2$입니다. $U_n$이 0.999이면 어떻게 될까요? 곁에 100을 모두 90으로 바꾼 LSTM도 둡니다. **먼저 예상해 보세요.**
# %% [markdown] lang="en"
# With its forget gate at 8 the LSTM stops at 59 and at 748, **just like** the GRU. This is no coincidence: divide the GRU's $h_t = z h_{t-1} \pm (1 - z)$ by $1 - z$, and with $z = f$ it is the LSTM's $c_t = f c_{t-1} \pm 1$. A cell that forgets this much and does not make up for it goes astray, whichever it is. The difference is in what can be done about it. The LSTM can open its forget gate all the way ($\sigma(100)$ is rounded to exactly 1) and still write 1 at a time, because its input gate is separate. When a GRU opens $z$ all the way, $1 - z = 0$, it writes nothing and stays at 0. Keeping and writing are **tied together**, and the candidate does not look at the old state ($U_n = 0$): to write, it must forget as much. The output gate is not the reason; the LSTM above has in effect none either.
#
# Not that a GRU cannot count. There are two ways. What writes little forgets little: at $b_z = 24$ one step is $1 - z = 4 \times 10^{-11}$. In float32, 1 minus so little is still 1, so this runs in float64. Or the candidate sees the old state and puts back what is forgotten: with $b_z = 0$ ($z = 0.5$), $r = 1$, $U_n = 1$ and a very small input ($\pm s$, $s = 2^{-30}$), as $\tanh(u) \approx u$ near 0, $h_t \approx 0.5\,h_{t-1} + 0.5\,(h_{t-1} \pm s)$ $= h_{t-1} \pm s/2$. And with a $U_n$ of 0.999? Beside them stands an LSTM in which every 100 has become 90. **Guess first**:
# %%
lengths = (60, 1000, 20_000)
print("GRU   b_z = 24   ", answers(counter(nn.GRU(2, 1).double(), z=24), lengths))
for U_n in (1.0, 0.999):
    seeing = counter(nn.GRU(2, 1).double(), write=2.0**-30, r=100, z=0)  # biases: z is 0.5
    nn.init.constant_(seeing.weight_hh_l0[2], U_n)
    print(f"GRU   U_n = {U_n:<5}", answers(seeing, lengths))
print("LSTM  100 → 90   ", answers(counter(nn.LSTM(2, 1), write=90, i=90, f=90, o=90), lengths))


# %% [markdown] lang="ko"
# 두 GRU 모두 20,000까지 정확히 셉니다. '묶여 있으니 셀 수 없다'라는 말은 틀렸습니다. 그 대신 어느 길이든 **어디까지 셀지 미리 정해서** 그만큼 작은 폭으로 써넣어야 하고, 그 작은 차이를 담고 읽어 낼 정밀도가 있어야 합니다. 상태가 −1과 1 사이에 갇혀 있기 때문입니다. 첫째 길은 대략 $e^{b_z/2}$까지 세고('더 깊이'에서 잽니다), 둘째 길은 $U_n$이 1에 아주 가까워야 합니다(0.999로는 60도 세지 못했습니다). LSTM은 게이트가 포화되기만 하면 가중치가 100이든 90이든, 셀 것이 60개든 20,000개든 똑같이 1씩 셉니다.
#
# Weiss, Goldberg & Yahav(2018)는 입력이 길어져도 수의 정밀도는 늘지 않는 경우를 다룹니다. LSTM은 정수를 정확히 나타낼 수 있는 범위 안에서 셀 상태에 1씩 더해 나갈 수 있지만, GRU는 모든 수를 −1과 1 사이에 담아야 합니다. 그래서 이 논문은 한계 없는 세기(unbounded counting)를 LSTM은 할 수 있고 GRU는 할 수 없다고 결론짓습니다. GRU로 세려면 포화되지 않은 값을 정밀하게 맞추어야 하므로, 그런 가중치를 찾고 지키기가 어렵다고도 했습니다. 위의 GRU가 20,000까지 센 것은 이 결론과 어긋나지 않습니다. 폭을 미리 정했고, float64의 정밀도를 빌렸기 때문입니다.
#
# ## 6. 배워서 세기
# 손으로 정하면 셀 수 있다는 것과 배워서 세는 것은 다른 문제입니다. $k$가 10까지인 문자열로만 학습하고, b가 나올 때마다 $h_t$에 얹은 선형층이 '마지막 b인가'에 답합니다. 문자열의 모든 b에서 옳게 답해야 그 $k$를 맞힌 것으로 칩니다. 그런 다음 $k = 60$까지 시험해서, 1부터 빠짐없이 맞힌 가장 큰 $k$를 적습니다. 셀의 매개변수 수를 맞추어 LSTM은 유닛 4개에 매개변수 128개, GRU는 유닛 5개에 135개입니다. 모두 Adam으로, 일찍 멈추지 않고 가중치를 1000번 업데이트합니다. 초기화는 세 가지입니다.
#
# - PyTorch의 기본값(그림에서 이름만 적은 줄)
# - 망각(GRU는 업데이트) 게이트의 편향을 5로 두어 오래 남기기
# - chrono([4강](04_cell_path.ipynb)): 이 편향을 유닛마다 다르게 두어, 짧게 붙드는 유닛과 오래 붙드는 유닛이 섞이게 합니다. 붙드는 스텝 수가 시간 상수이고, 가장 긴 것을 학습할 가장 긴 문자열(a 10개와 b 10개)에 맞추어 20으로 둡니다. LSTM에서는 $b_i$도 $-b_f$로 맞추므로 망각 게이트와 입력 게이트가 거의 묶인 채 출발합니다.
#
# 초기화마다 시드를 열 개씩 썼습니다(`data/counting.csv`, 스크립트는 `studies/counting.py`). **먼저 예상해 보세요.** 10까지 배우면 어디까지 셀까요?
# %% [markdown] lang="en"
# Both GRUs count exactly to 20,000: "it is tied, so it cannot count" is wrong. But in either way **how far it will count has to be settled beforehand**, by steps that are small enough, and such small differences must be held and read: the state is confined between −1 and 1. The first counts to about $e^{b_z/2}$, as "Going deeper" measures; the second needs a $U_n$ very close to 1 (with 0.999 it did not even count to 60). An LSTM with saturated gates counts 1 at a time, whether its weights are 100 or 90 and whether there are 60 to be counted or 20,000.
#
# Weiss, Goldberg & Yahav (2018) ask what remains when the precision does not grow with the input: an LSTM can add 1 to its cell again and again, up to the largest number that the format can hold exactly, while a GRU has to fit all counts between −1 and 1. They call this unbounded counting and conclude that of the two the LSTM alone can do it; to count at all, a GRU needs precise values that are not saturated, which are hard to find and to hold. That our GRU counts to 20,000 does not contradict them: its step was chosen for that range, and it borrows the precision of float64.
#
# ## 6. Counting, learned
# What can be set by hand is one thing, what is learned another. We train on strings with $k$ up to 10 only; at each b a linear layer on $h_t$ says whether it is the last. A $k$ is right when the answer is right at every one of its b's. Then we test up to $k = 60$ and note the largest $k$ such that all from 1 to $k$ are right. To bring the numbers of parameters close together, the LSTM has 4 units (128 parameters) and the GRU 5 (135). All are trained by Adam for 1000 updates, with no early stop. There are three initialisations:
#
# - PyTorch's defaults (in the figure the rows that name no other);
# - a bias of 5 on the gate that keeps, the forget or the update gate;
# - chrono ([lesson 4](04_cell_path.ipynb)), which gives this bias another value in every unit, so that some hold on for a few steps and some for many. That number of steps is the unit's time constant; the longest is 20, to suit the longest string of the training (10 a's and 10 b's). For the LSTM it also sets $b_i = -b_f$, so that its forget and input gates start out nearly tied.
#
# There are ten seeds for each initialisation (`data/counting.csv`, made by `studies/counting.py`). **Guess first**: trained up to 10, how far will they count?
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
# 점 하나가 시드 하나이고, 세로 점선 둘은 학습한 범위의 끝(10)과 시험한 범위의 끝(60)입니다. 학습은 예순 번 모두 잘되어서, 배운 범위는 다 맞힙니다. 차이는 그 범위를 벗어나면 드러납니다. GRU는 어떤 초기화에서도 14를 넘지 못하고, 서른 번 중 스물세 번은 11에서 멈춥니다. LSTM은 서른 번 중 스무 번이 15 이상까지, 곧 어떤 GRU보다도 멀리 셉니다(초기화별로 5, 10, 5번. 15라는 선은 GRU의 최고가 14인 것을 보고 그었습니다). 배운 길이의 다섯 배까지 세는 시드도 둘 있지만, 끝(60)까지 간 시드는 없습니다. 손으로 정한 것처럼 어디까지나 정확하게 세는 법을 찾아내지는 못했습니다. 초기화가 같아도 시드에 따라 크게 흩어진다는 점도 눈여겨보세요(chrono는 12에서 50까지).
#
# LSTM의 어느 부분 덕분일까요? 출력 게이트일까요, 따로 정하는 두 게이트일까요? 게이트를 한 가지씩만 바꾼 LSTM을 같은 방법으로 학습했습니다. 하나는 **출력 게이트를 뺐고**($o = 1$), 하나는 출력 게이트는 그대로 두고 **두 게이트를 묶었습니다**($i = 1 - f$). 둘 다 유닛은 5개, 학습하는 매개변수는 GRU와 같은 135개입니다(앞의 LSTM은 유닛이 4개였습니다). **먼저 예상해 보세요.** 어느 쪽이 GRU처럼 될까요?
# %% [markdown] lang="en"
# A dot is a seed; the two dotted lines are the end of the range trained on (10) and of the range tested (60). Every one of the sixty networks is right throughout the range it was trained on. Beyond it they differ. Whatever the initialisation, no GRU gets beyond 14, and of thirty, twenty-three stop at 11. Of thirty LSTMs twenty count to 15 or further, beyond every GRU (5, 10 and 5 of ten by initialisation; the mark was set after we saw that the best GRU had 14). Two seeds count five times as far as the strings they were trained on, but none gets to the end (60): none has found a perfect counter like the one that we set by hand. Note, too, how widely the seeds of one initialisation scatter (chrono: from 12 to 50).
#
# Which part of the LSTM is the reason: its output gate, or its two separate gates? We trained LSTMs with one change each, in the same way. One kind **lacks the output gate** ($o = 1$); the other has its output gate and **ties the two gates** ($i = 1 - f$). Both have 5 units and 135 trained parameters, as the GRU has (the LSTM above had 4 units). **Guess first**: which of them will be like the GRU?
# %%
plots.plot_counted({name: reaches[name] for name in controls}, trained=10, tested=60)
plt.show()

for kind in ("lstm", "open", "tied", "gru"):
    found = [reach for name in reaches if name.startswith(kind) for reach in reaches[name]]
    # ko| print(f"{plots.label(kind)}, 15 이상: {sum(reach >= 15 for reach in found)}/{len(found)}")
    # en| print(f"{plots.label(kind)}, 15 or more: {sum(reach >= 15 for reach in found)}/{len(found)}")


# %% [markdown] lang="ko"
# 그림의 위쪽 세 줄은 출력 게이트를 뺀 LSTM이고, 아래쪽 세 줄은 두 게이트를 묶은 LSTM입니다. 출력 게이트를 빼도 LSTM은 여전히 멀리 셉니다(15 이상이 22/30, 빼지 않은 LSTM은 20/30). 두 게이트를 묶으면 배운 범위는 다 맞히지만 서른 번 모두 11이나 12에서 멈춥니다. GRU와 거의 같습니다. 묶인 LSTM에도 출력 게이트와 $\tanh$가 그대로 있고, 리셋 게이트는 없는데도 그렇습니다. 그러니 이 과제에서 GRU와 LSTM을 가른 것은 출력 게이트가 아닙니다. **두 게이트를 묶기만 해도** LSTM이 GRU가 멈춘 데서 멈췄습니다(GRU의 묶음을 풀어 보지는 않았습니다). 묶인 채 출발하는 것만으로는 그렇게 되지 않습니다. chrono로 시작한 LSTM은 50까지도 갔습니다. 다만 묶으면 상태도 −1과 1 사이에 갇힙니다. 쓰는 만큼 잊는 탓인지, 갇힌 탓인지는 이 실험으로 가를 수 없습니다.
#
# ## 7. 같은 크기로 견주기
# 배운 길이를 넘어서 세는 데는 LSTM이 나았습니다. 다른 과제에서는 어떨까요? 다른 수업에서 쓴 두 과제로 견줍니다. 하나는 비트 하나를 50스텝 동안 기억하기([4강](04_cell_path.ipynb))이고, 하나는 토큰 20개만큼 떨어진 주어에 동사를 맞추는 **일치**([7강](07_text_rnn.ipynb))입니다. 영어에서는 주어의 수에 따라 is와 are를, 한국어에서는 주어를 높이는지에 따라 '온다'와 '오신다'를 고릅니다. 학습률(0.01)과 가중치 업데이트의 한도(1000번)는 모두 같게 두고, 두 가지를 더 맞춥니다.
#
# - **크기.** 유닛 수가 같으면 GRU의 매개변수는 LSTM의 4분의 3입니다(세 벌과 네 벌). 그래서 유닛 수가 아니라 셀의 매개변수 수를 맞춥니다.
# - **초기화.** 셀마다 PyTorch의 기본값으로도, 처음부터 오래 남기게 하는 값(LSTM과 GRU는 chrono, RNN은 $W_{hh}$를 단위행렬로)으로도 시작합니다. chrono의 가장 긴 시간 상수는 비트 과제에서 50, 일치 과제에서 20입니다. 얼마나 오래 기억해야 하는지를 처음부터 알려 주는 셈입니다.
#
# 업데이트마다 잰 손실이 다섯 번 잇달아 0.02보다 작으면 멈추고, 1000번까지 안 되면 그만둡니다. 그런 다음 새 시퀀스 1000개로 시험해서 95%를 넘게 맞히면, 왜 멈추었든 푼 것으로 칩니다. 걸린 시간(초)은 견주지 않습니다. 이 수업에서 쓴 PyTorch 버전에는 `nn.LSTM`에만 더 빠른 CPU 구현이 따로 있어서, 시간을 재면 셀이 아니라 구현을 견주게 됩니다. 멈출 때까지의 가중치 업데이트 횟수를 셉니다(`data/equal_size.csv`, 스크립트는 `studies/equal_size.py`).
# %% [markdown] lang="en"
# In the figure, the upper three rows are LSTMs without an output gate, the lower three LSTMs with tied gates. Without its output gate the LSTM still counts far (15 or more in 22/30; with it, 20/30). With its gates tied, all thirty are right throughout the range trained on but stop at 11 or 12, much as GRUs do, although the tied LSTM still has its output gate and its $\tanh$, and no reset gate. So what separates the GRU from the LSTM in this task is not the output gate: **tying the two gates was enough** to make an LSTM stop where the GRUs stop (untying a GRU was not tried). Starting out tied does not do it: LSTMs started with chrono got as far as 50. Tying also confines the state between −1 and 1, however. Whether it is forgetting as much as it writes that matters, or being confined, this experiment cannot tell.
#
# ## 7. Compared at equal size
# Beyond the lengths trained on, most LSTMs counted further than any GRU. And elsewhere? We take two tasks from other lessons, one of them in two languages, which makes three comparisons: one bit remembered for 50 steps ([lesson 4](04_cell_path.ipynb)), and **agreement**, a verb that fits its subject across 20 tokens ([lesson 7](07_text_rnn.ipynb)). In English the choice is between is and are, by the number of the subject; in Korean, between a plain form of the verb and one that honours the subject. The learning rate (0.01) and the limit of updates (1000) are the same for all, and two more things are made equal:
#
# - **Size.** With the same number of units, a GRU has three quarters of the parameters of an LSTM (three sets, not four). So we match the parameters of the cells, not the units.
# - **Initialisation.** Each cell is started from PyTorch's defaults and also from values that make it keep its state (chrono for LSTM and GRU, a $W_{hh}$ that is the identity matrix for the RNN). The longest time constant of chrono is set to suit the task, 50 and 20: from the start the cells are told how long they must remember.
#
# Training stops when the loss has been below 0.02 five times in a row, and is given up after 1000 updates; the task counts as solved if more than 95% of 1000 new sequences are then right, whatever the reason for stopping. Seconds are not compared: among the modules of PyTorch, in the version used here, `nn.LSTM` alone has a fast path on the CPU, so seconds would measure the implementation and not the cell. We count the updates until training stops (`data/equal_size.csv`, made by `studies/equal_size.py`):
# %%
layers = [(nn.LSTM, 16, 24), (nn.GRU, 19, 29), (nn.RNN, 34, 55)]  # units: bit, agreement
for layer, bit, words in layers:
    cells = layer(2, bit), layer(16, words)  # inputs: 2 for the bit, 16 for a word
    counts = [sum(p.numel() for p in cell.parameters()) for cell in cells]
    print(f"{layer.__name__:4}  H = {bit}: {counts[0]}, H = {words}: {counts[1]}")


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
# 막대는 푼 시드의 비율이고, 옆의 수는 푼 시드의 수와, **푼 시드만으로** 낸 가중치 업데이트 횟수의 중앙값입니다. 한국어의 LSTM 옆에 적힌 1000회는 두 번 다 한도까지 갔지만 시험에서 95%를 넘었다는 뜻입니다. 먼저 chrono로 시작한 둘을 보세요. LSTM도 GRU도 세 과제를 **빠짐없이** 풉니다. 푼 횟수로는 둘을 가릴 수 없습니다. 이렇게 시작하면 과제가 너무 쉽습니다. 가중치 업데이트 횟수의 중앙값은 세 번 모두 GRU가 적습니다(64와 50, 174와 126, 122와 92). 시드에 따른 범위는 비트와 영어에서 넓게 겹치고, 한국어에서는 107에서 110까지만 겹칩니다. 이 학습률에서는 GRU가 조금 빨랐다고 할 수 있습니다. 그러나 학습률을 셀마다 따로 골라 보지 않았으니 셀의 성질이라고는 할 수 없습니다.
#
# 기본값으로 시작하면, 가중치를 1000번 업데이트하는 동안에는 세 번 모두 GRU가 앞섭니다. LSTM이 0/10, 1/10, 2/10일 때 GRU는 5/10, 8/10, 10/10입니다. 까닭은 조사하지 않았습니다. 둘 다 chrono로 시작하면 모두 만점이라 푼 횟수의 차이를 볼 수 없습니다. 크기도 결과를 바꿀 수 있습니다. 유닛 16개로 잰 [4강](04_cell_path.ipynb)에서는 같은 비트 과제를 같은 학습률과 같은 한도(1000번)로 학습했는데, 기본 GRU가 0/20으로 하나도 풀지 못했습니다. 여기서는 19개이고, 푼 다섯 번도 중앙값이 791번이라 한도에 가깝습니다. 크기, 초기화, 한도를 맞추지 않으면 이런 차이를 모두 셀의 탓으로 돌리게 됩니다.
#
# RNN은 비트 과제를 기본값으로 시작해도 열 번 다 풉니다. 단위행렬로 시작하면 아홉 번 풀고, 가중치 업데이트 횟수의 중앙값은 12에 지나지 않습니다(다섯 번 잇달아 손실이 작아야 멈추므로, 열두 번 중 마지막 다섯 번은 이미 푼 다음입니다). [2강](02_gradients.ipynb)에서 RNN의 기울기는 스텝을 거슬러 갈수록 사라지거나 터졌으니 뜻밖의 결과입니다. 단위행렬에서는 상태가 처음부터 거의 그대로 넘어갑니다(ReLU를 위해 제안된 초기화입니다. Le 등 2015). 기본값으로도 풀리는 까닭은 분명하지 않습니다. [4강](04_cell_path.ipynb)의 '더 깊이'에서 기본 RNN의 기울기가 크게 오르내리다가 때로 배울 만한 크기가 되는 것을 재었지만, 그것이 까닭이라고 증명하지는 못했습니다. 일치 과제는 다릅니다. 기본값으로는 영어 2/10, 한국어 7/10, 단위행렬로는 1/10과 4/10입니다. 두 언어에서 모두 빠짐없이 푸는 것은 chrono로 시작한 LSTM과 GRU뿐입니다. 어느 셀이 낫다는 말은 **과제와 초기화를 함께 말해야** 의미가 있습니다.
#
# ### 연습 문제 3: 매개변수 세기
# 입력이 D개, 유닛이 H개인 `nn.GRU` 한 층의 매개변수 수를 돌려주세요. 위에 출력한 수로 확인할 수 있습니다. `gru_parameters(2, 19)`는 1311, `gru_parameters(16, 29)`는 4089입니다.
# %% [markdown] lang="en"
# The bar is the share of seeds that solved the task; beside it stand how many did and the median number of updates that those took. The 1000 of the LSTM in Korean says that both runs went to the limit and yet were right in more than 95%. Look first at the two that start with chrono: LSTM and GRU solve all three comparisons from **every** seed. By this count they cannot be told apart: from such a start the tasks are too easy. The median number of updates is smaller for the GRU in all three (50 against 64, 126 against 174, 92 against 122). The ranges of the seeds overlap widely on the bit and in English; in Korean, only from 107 to 110. So at this learning rate the GRU was somewhat quicker. But the rate was not chosen for each cell, so this cannot be called a property of the cell.
#
# From the defaults, within 1000 updates, the GRU is ahead in all three: where the LSTM has 0/10, 1/10 and 2/10, the GRU has 5/10, 8/10 and 10/10. We did not examine why. With chrono both are at the ceiling, where no difference in success could be seen. Size may change results, too: in [lesson 4](04_cell_path.ipynb), with 16 units and the same bit, learning rate and limit (1000), the default GRU solved it from none of 20 seeds. Here it has 19 units, and the five that did solve it took 791 in the median, close to the limit. Where size, initialisation and limit are not equal, all such differences end up being blamed on the cell.
#
# The RNN solves the bit from the defaults with all 10 seeds; from the identity with 9, in a median of only 12 updates (five of which are the stopping rule). [Lesson 2](02_gradients.ipynb) would lead you to expect otherwise, as gradients vanished or exploded there. From the identity the state passes on nearly as it is from the start (an initialisation proposed for ReLUs: Le et al. 2015). Why the defaults do it is not clear. Under "Going deeper", [lesson 4](04_cell_path.ipynb) measured that the gradient of the default RNN goes up and down widely and at times is large enough to learn from, but did not prove that this is why. Agreement is another matter: from the defaults 2/10 in English and 7/10 in Korean, from the identity 1/10 and 4/10. Only LSTM and GRU started with chrono solve it every time in both languages. "This cell is better" means something only **together with the task and the initialisation**.
#
# ### Exercise 3: count the parameters
# Return the number of parameters of one `nn.GRU` layer with D inputs and H units. The numbers printed above let you check: `gru_parameters(2, 19)` is 1311 and `gru_parameters(16, 29)` is 4089.
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
# - 식 네 줄이 `nn.GRUCell`과 같은 값을 냈습니다. $z$의 표기는 네 군데의 부호만 뒤집어 정확히 옮겼습니다. $r$을 곱하는 곳이 다르면 가중치를 바꾸어 맞출 수 없습니다. 서로 다른 함수이기 때문입니다.
# - $f = z$, $i = 1 - z$, $o = 1$, 같은 후보값, 출력에 $\tanh$ 없음, $c_0 = h_0$이라는 조건을 다 갖추면 LSTM과 GRU가 100스텝 내내 같았습니다. 그러니 GRU는 '출력 게이트를 뺀 LSTM'이 **아닙니다**. 상태를 늘 전부 보여 준다는 점에서만 맞고, 나머지 조건을 빠뜨린 말입니다.
# - 손으로 정한 LSTM은 출력 게이트가 없는 셈인데도 20,000까지 정확히 셌습니다. 손으로 정한 GRU는 $b_z = 8$로는 1000개를 748개 만에 다 셌다고 답했고, 폭을 줄인 $b_z = 24$로도, 후보값이 잊은 만큼을 도로 써넣는 $U_n = 1$로도 20,000까지 셌습니다. 다만 상태가 갇혀 있어서 어디까지 셀지 미리 정해야 합니다.
# - 공정하게 견주려면 매개변수 수, 초기화, 가중치 업데이트의 한도를 맞추고, 학습률은 셀마다 따로 골라야 합니다(여기서는 하나를 함께 썼습니다). chrono로 시작하자 비트와 일치 과제에서 LSTM도 GRU도 30/30이라 푼 횟수로는 둘을 가릴 수 없었고, 가중치 업데이트 횟수의 중앙값은 세 번 모두 GRU가 적었습니다. 배워서 세는 과제에서는 차이가 남았습니다. 15 이상까지 센 시드는 LSTM이 20/30, 출력 게이트를 뺀 LSTM은 22/30, 두 게이트를 묶은 LSTM과 GRU는 0/30입니다.
#
# **여기서 다루지 않은 것**: 과제마다 학습률 하나, 크기 하나로, 만들어 낸 과제 셋(세기, 비트, 일치)에서 잰 결과입니다. 실제 데이터에서 어느 쪽이 나은지, 더 긴 문자열로, 또는 더 오래 학습하면 GRU가 어디까지 세는지, 리셋 게이트가 꼭 필요한지는 재지 않았습니다.
# %% [markdown] lang="en"
# ## In short
# - Four equations gave what `nn.GRUCell` gives. The convention of $z$ was converted exactly by flipping four signs. The place of $r$ cannot be converted: before the matrix it is another function.
# - $f = z$, $i = 1 - z$, $o = 1$, the same candidate, no $\tanh$ at the output, $c_0 = h_0$: where all of this holds, LSTM and GRU were equal through 100 steps. So a GRU is **not** "an LSTM without its output gate": that is right only in that the whole state is always shown, and leaves out the other conditions.
# - An LSTM set by hand, with in effect no output gate, counted exactly to 20,000. A GRU set by hand stopped after 748 b's where 1000 were due ($b_z = 8$) and counted to 20,000 with smaller steps ($b_z = 24$), or with a candidate that puts back what is forgotten ($U_n = 1$). But its state is confined, so how far it will count has to be settled beforehand.
# - A fair comparison needs equal parameters, initialisation and limit of updates, and a learning rate chosen for each cell (here all shared one). Started with chrono, LSTM and GRU each solved 30 of 30 runs (ten on the bit, ten on agreement in each language), so by that count they cannot be told apart; the median number of updates was smaller for the GRU all three times. At counting, learned, a difference remained: 15 or more was reached by 20/30 LSTMs, by 22/30 without output gate, by 0/30 with tied gates, and by 0/30 GRUs.
#
# **Not covered here**: these are results of one learning rate and one size per task, on three made-up tasks (counting, the bit, agreement). Which of them is better on real data, how far a GRU counts when it is trained on longer strings or for longer, and whether the reset gate is needed at all were not measured.
# %% [markdown] lang="ko"
# ## 더 깊이: 어디까지 셀 수 있을까
# 5절의 첫째 길, $U_n = 0$인 GRU로 $k$를 늘려 가며, 1부터 빠짐없이 맞히는 가장 큰 $k$를 찾습니다. $h$가 0 이하로 내려올 때까지 읽은 b의 개수를 GRU의 답으로 봅니다. 반올림이 끼어들지 않도록 float64로 계산합니다.
# %% [markdown] lang="en"
# ## Going deeper: how far can they count?
# How far does a GRU with $U_n = 0$ count, the first way of section 5? We look for the largest $k$ such that all counts from 1 to $k$ are right. Its answer is the number of b's after which $h$ is 0 or below. This runs in float64, to keep rounding out:
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
rounded, top = 1 - torch.tensor(20.0).sigmoid(), torch.tensor(2.0**24) + 1
print(f"float32: 1 - σ(20) = {rounded:g}, 2²⁴ + 1 = {top:,.0f}")


# %% [markdown] lang="ko"
# 편향을 4 올릴 때마다 셀 수 있는 $k$가 약 $e^2 = 7.4$배로 늘어납니다. a를 $k$개 읽으면 $h = 1 - z^k$이고, 이어서 b를 $k$개 읽으면 $h = z^k (1 - z^k) - (1 - z^k) = -(1 - z^k)^2$입니다. $z$가 1에 가까우면 약 $-k^2 (1-z)^2$입니다. 이 깊이가 0 근처에서 한 번에 움직이는 폭 $1 - z$보다 크면 바로 앞의 b에서 이미 0에 닿은 것입니다. 그래서 $k$가 $1/\sqrt{1-z} \approx e^{b_z/2}$을 넘을 무렵 하나가 어긋나기 시작합니다.
#
# 끝을 정하는 것은 정밀도입니다. float32에서는 $\sigma(20)$이 반올림되어 1이 되고, 그러면 GRU는 아무것도 쓰지 못합니다. 1과 구별되는 가장 작은 폭이 $\varepsilon$이라면, 이렇게($U_n = 0$) 세는 GRU는 $1/\sqrt{\varepsilon}$쯤에서, 셀에 1씩 더하는 LSTM은 $1/\varepsilon$쯤에서 끝납니다. 모든 GRU의 한계는 아닙니다. float32의 LSTM은 $2^{24} = 16{,}777{,}216$에 1을 더해도 그대로입니다. (GRU의 식은 반올림을 빼고 셈한 것입니다. 반올림이 우연히 도와서 더 멀리 갈 때도 있습니다.)
#
# ### $r$을 행렬 앞에서 곱하는 GRU
# `helpers`의 `gru_step(..., reset_after=False)`가 식대로인지, 샘플과 유닛을 하나씩 돌며 풀어 쓴 계산과 견주어 봅시다.
# %% [markdown] lang="en"
# Every 4 added to the bias makes it count about $e^2 = 7.4$ times as far. After $k$ a's, $h = 1 - z^k$; after $k$ b's more, $h = z^k (1 - z^k) - (1 - z^k) = -(1 - z^k)^2$, which is about $-k^2 (1-z)^2$ when $z$ is near 1. If that lies deeper than $1 - z$, one step near 0, then 0 was reached one b too early: so it begins to be off by one when $k$ passes $1/\sqrt{1-z} \approx e^{b_z/2}$.
#
# Where this ends depends on precision. In float32 $\sigma(20)$ is rounded to 1, and then a GRU writes nothing at all. If $\varepsilon$ is the smallest step that can be told from 1, a GRU that counts like this ($U_n = 0$) ends near $1/\sqrt{\varepsilon}$, an LSTM that adds 1 to its cell near $1/\varepsilon$. It is a limit of this way of counting, not of every GRU. In float32, adding 1 to $2^{24} = 16{,}777{,}216$ changes nothing. (The formula for the GRU leaves rounding aside, which now and then helps it to get further.)
#
# ### The GRU that multiplies by $r$ before the matrix
# Does `gru_step(..., reset_after=False)` of `helpers` follow its equations? Here its result is compared with the same equations written out, sample by sample and unit by unit:
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
# 모든 샘플과 유닛에서 두 계산이 같습니다(마지막 유닛의 값을 출력했습니다. 여기서는 이전 상태도 1을 넘을 수 있게 뽑았으므로 −1보다 작아도 됩니다). `told`를 보면 $r_j$는 **말하는** 유닛 $j$의 것입니다. PyTorch의 규약에서는 듣는 유닛 $k$의 $r_k$가 합 전체에 곱해집니다. 가중치를 어떻게 바꾸어도 한쪽으로 다른 쪽을 똑같이 흉내 내지 못할 때가 있습니다. 유닛이 둘 있고, 입력 A에서는 1번만, 입력 B에서는 2번만 이전 상태를 모두 들어야 한다고 합시다. 행렬 뒤라면 듣는 쪽의 $r$을 여닫으면 됩니다. 행렬 앞이라면 어떨까요? A에서 1번이 두 유닛의 말을 모두 들어야 하므로 $r_1$도 $r_2$도 0이어서는 안 됩니다. 그런데 2번은 A에서 아무것도 듣지 않아야 하니, 두 유닛에서 2번으로 가는 가중치가 모두 0이어야 합니다. 그러면 2번은 B에서도 듣지 못합니다. 거꾸로도 안 됩니다. 1번이 A에서는 1번의 말만, B에서는 2번의 말만 들어야 한다면 행렬 앞에서는 말하는 쪽의 $r$로 되지만, 행렬 뒤의 $r_1$은 합 전체에 곱해지므로 두 말의 비율을 바꾸지 못합니다. (시그모이드는 꼭 0이 되지 않지만, 0에 가까이 가도 마찬가지입니다.)
#
# ### 논문은 무엇이라고 할까
# - Chung 등(2014)은 다성 음악과 음성 신호에서 GRU와 LSTM을 견주어, 초록에서 둘 다 $\tanh$ 유닛보다 낫고 GRU는 LSTM에 견줄 만하다(comparable)고 했습니다. $r$의 자리는 Cho 등의 첫 버전과 다르다고 각주에 밝히며, 예비 실험에서는 두 방식의 성능이 비슷했다고 적었습니다.
# - Jozefowicz 등(2015)의 초록에 따르면 망각 게이트의 편향에 1을 더하자 LSTM과 GRU의 격차가 사라졌습니다. 7절에서도 기본 LSTM은 3/30, chrono로 시작한 LSTM은 30/30이고, 기본 GRU는 23/30입니다(다만 chrono는 편향 1보다 많은 것을 바꾸고, 길이를 미리 압니다). 초기화를 맞추지 않은 비교는 초기화를 비교한 것일 수 있습니다.
# - Weiss 등(2018)은 LSTM과 GRU를 $a^n b^n$으로 학습하기도 했습니다. LSTM은 배운 길이를 훌쩍 넘어서도 맞혔지만 GRU는 그러지 못했습니다. 6절의 결과도 같은 쪽을 가리킵니다. 다만 우리 GRU는 배운 범위 안에서는 모두 맞힙니다.
# - Greff 등(2017)은 LSTM의 변형 여덟 가지를 시험했고, 그 가운데에는 출력 게이트를 뺀 것, 출력의 활성화 함수를 뺀 것, $i = 1 - f$로 묶은 것이 있습니다. 묶어도 그들의 과제에서는 성능이 거의 그대로였습니다. 가장 중요한 것은 망각 게이트와 출력의 활성화 함수였고, 한계가 없는 셀 상태가 그대로 퍼지지 않도록 출력의 활성화 함수가 막는 것이라고 **추측**했고, 상태에 한계가 있는 GRU가 그것 없이도 잘되는 까닭을 그렇게 설명했습니다. GRU 자체는 시험하지 않았습니다.
#
# ### 출처
# - K. Cho, B. van Merriënboer, C. Gulcehre, D. Bahdanau, F. Bougares, H. Schwenk, Y. Bengio, *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014(arXiv:1406.1078: 첫 버전 v1, 학회에 실린 버전 v3).
# - J. Chung, C. Gulcehre, K. Cho, Y. Bengio, *Empirical Evaluation of Gated Recurrent Neural Networks on Sequence Modeling*, arXiv:1412.3555, 2014.
# - R. Jozefowicz, W. Zaremba, I. Sutskever, *An Empirical Exploration of Recurrent Network Architectures*, ICML 2015.
# - K. Greff, R. K. Srivastava, J. Koutník, B. R. Steunebrink, J. Schmidhuber, *LSTM: A Search Space Odyssey*, IEEE TNNLS 28(10), 2017.
# - G. Weiss, Y. Goldberg, E. Yahav, *On the Practical Computational Power of Finite Precision RNNs for Language Recognition*, ACL 2018.
# - Q. V. Le, N. Jaitly, G. E. Hinton, *A Simple Way to Initialize Recurrent Networks of Rectified Linear Units*, arXiv:1504.00941, 2015.
# - F. A. Gers, J. Schmidhuber, *LSTM Recurrent Networks Learn Simple Context-Free and Context-Sensitive Languages*, IEEE Transactions on Neural Networks 12(6), 2001(LSTM으로 $a^n b^n$ 세기).
# - C. Tallec, Y. Ollivier, *Can recurrent neural networks warp time?*, ICLR 2018(chrono 초기화).
# %% [markdown] lang="en"
# The two agree in every sample and unit (the last is printed; it lies below −1 because the old state drawn here may do so, too). In `told`, $r_j$ belongs to the unit $j$ that **tells**; in PyTorch's convention it is the $r_k$ of the unit $k$ that hears, and multiplies the whole sum. Nor can weights always be found that make one imitate the other. Take two units: at an input A only unit 1 should hear the old state, all of it, and at an input B only unit 2. With $r$ after the matrix this is easy: each listening unit opens and shuts its own $r$. With $r$ before the matrix, unit 1 hears both units at A, so neither $r_1$ nor $r_2$ is 0 there; since unit 2 is to hear nothing at A, the weights from both of them to unit 2 must be 0. But then it hears nothing at B either. Nor the other way round: let unit 1 hear only unit 1 at A and only unit 2 at B. With $r$ before the matrix the telling units see to that; after it, $r_1$ multiplies the whole sum and cannot change the proportion of the two. (A sigmoid never is quite 0, but getting close to it leads to the same.)
#
# ### What the papers say
# - Chung et al. (2014) compared GRU and LSTM on polyphonic music and speech signals; according to their abstract both are better than $\tanh$ units, and the GRU is comparable to the LSTM. A footnote says that they place $r$ differently from the first version of Cho et al., and that both did equally well in preliminary experiments.
# - According to the abstract of Jozefowicz et al. (2015), adding a bias of 1 to the forget gate closes the gap between the LSTM and the GRU. Section 7 fits this: the LSTM goes from 3/30 by default to 30/30 with chrono, past the default GRU's 23/30. (Chrono changes more than a bias of 1, and is told the length.) A comparison of cells with unequal initialisations may in fact be one of initialisations.
# - Weiss et al. (2018) also trained an LSTM and a GRU on $a^n b^n$: the LSTM was right far beyond the lengths trained on, the GRU was not. Section 6 points the same way, though our GRUs are all right throughout the range trained on.
# - Greff et al. (2017) tested eight variants of the LSTM, among them one without output gate, one without output activation and one with $i = 1 - f$. On their tasks coupling did little harm. What mattered most were the forget gate and the output activation. They suppose that the activation keeps an unbounded cell state from spreading, and that a GRU does well without one because its state is bounded. The GRU itself they did not test.
#
# ### Sources
# - K. Cho, B. van Merriënboer, C. Gulcehre, D. Bahdanau, F. Bougares, H. Schwenk, Y. Bengio, *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014 (arXiv:1406.1078: the first version is v1, the published one v3).
# - J. Chung, C. Gulcehre, K. Cho, Y. Bengio, *Empirical Evaluation of Gated Recurrent Neural Networks on Sequence Modeling*, arXiv:1412.3555, 2014.
# - R. Jozefowicz, W. Zaremba, I. Sutskever, *An Empirical Exploration of Recurrent Network Architectures*, ICML 2015.
# - K. Greff, R. K. Srivastava, J. Koutník, B. R. Steunebrink, J. Schmidhuber, *LSTM: A Search Space Odyssey*, IEEE TNNLS 28(10), 2017.
# - G. Weiss, Y. Goldberg, E. Yahav, *On the Practical Computational Power of Finite Precision RNNs for Language Recognition*, ACL 2018.
# - Q. V. Le, N. Jaitly, G. E. Hinton, *A Simple Way to Initialize Recurrent Networks of Rectified Linear Units*, arXiv:1504.00941, 2015.
# - F. A. Gers, J. Schmidhuber, *LSTM Recurrent Networks Learn Simple Context-Free and Context-Sensitive Languages*, IEEE Transactions on Neural Networks 12(6), 2001 ($a^n b^n$ with an LSTM).
# - C. Tallec, Y. Ollivier, *Can recurrent neural networks warp time?*, ICLR 2018 (the chrono initialisation).
