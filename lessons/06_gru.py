# %% [markdown] lang="ko"
# # GRU
# **GRU는 '출력 게이트를 뺀 LSTM'일까요?**
#
# LSTM을 배우고 나면 GRU(gated recurrent unit)는 한 문장으로 소개받곤 합니다. "게이트가 하나 적은 LSTM이다. 출력 게이트를 뺐다." 짧고 외우기 좋은 말입니다. 그 말대로라면 LSTM에서 출력 게이트만 떼어 내면 GRU와 같은 일을 해야 합니다. a가 몇 개 나왔는지 **세는** 과제로 시험해 봅시다.
#
# 이 수업을 마치면
#
# - GRU의 한 스텝을 직접 짜고, 책마다 다른 $z$와 $r$의 표기를 알아보고 바꿀 수 있습니다.
# - GRU가 LSTM과 어떤 조건에서 같고 어디서 갈라지는지 숫자로 말할 수 있습니다.
# - 두 셀을 견줄 때 무엇을 맞추어야 하는지, 그렇게 견주면 무엇이 남는지 말할 수 있습니다.
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
# | $b_f$, $b_z$ | 망각 게이트(forget gate)와 업데이트 게이트의 편향(bias). 클수록 오래 남깁니다 |
#
# LSTM이 처음이라면 [LSTM의 게이트](03_lstm_gates.ipynb), 초기화가 궁금하다면 [덧셈으로 이어지는 셀 경로](04_cell_path.ipynb)를 먼저 보세요.
#
# </details>
# %% [markdown] lang="en"
# # GRU
# **Is a GRU an LSTM without its output gate?**
#
# To those who know the LSTM, the GRU (gated recurrent unit) is often introduced in one sentence: "an LSTM with a gate less; the output gate is gone". It is short and easy to remember. If it is right, then an LSTM whose output gate is taken away should do what a GRU does. We put that to the test with a task of **counting**: how many a's have there been?
#
# After this lesson you can
#
# - code one step of a GRU, and tell apart and convert the different conventions for $z$ and $r$;
# - say, in numbers, when a GRU and an LSTM are the same and where they part;
# - say what must be equal in a fair comparison of the two, and what is left of a difference then.
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
# GRU는 Cho 등(2014)이 기계 번역에 쓰려고 내놓았습니다. 상태는 $h$ 하나, 게이트는 둘입니다.
#
# $$r = \sigma(W_r x_t + b_r + U_r h_{t-1} + d_r) \qquad z = \sigma(W_z x_t + b_z + U_z h_{t-1} + d_z)$$
# $$n = \tanh\bigl(W_n x_t + b_n + r \odot (U_n h_{t-1} + d_n)\bigr) \qquad h_t = z \odot h_{t-1} + (1 - z) \odot n$$
#
# 마지막 식이 GRU의 심장입니다. 이전 상태와 후보값을 $z : 1-z$로 섞습니다. LSTM이라면 $f$와 $i$가 따로 정할 일을 $z$ 하나가 정합니다. 리셋 게이트 $r$은 후보값을 만드는 식 **안**에 있습니다. PyTorch는 세 벌의 가중치를 r, z, n 순서로 쌓습니다. $b$는 `bias_ih`, $d$는 `bias_hh`입니다. LSTM에서는 두 편향을 그냥 더해도 되었지만, 여기서는 $d_n$만 $r$의 괄호 안에 있으므로 따로 다룹니다.
# %% [markdown] lang="en"
# ## 1. Four equations
# Cho et al. (2014) introduced the GRU for machine translation. It has one state, $h$, and two gates:
#
# $$r = \sigma(W_r x_t + b_r + U_r h_{t-1} + d_r) \qquad z = \sigma(W_z x_t + b_z + U_z h_{t-1} + d_z)$$
# $$n = \tanh\bigl(W_n x_t + b_n + r \odot (U_n h_{t-1} + d_n)\bigr) \qquad h_t = z \odot h_{t-1} + (1 - z) \odot n$$
#
# The last equation is its heart: old state and candidate are mixed in the proportion $z : 1-z$. What $f$ and $i$ of an LSTM set each on its own, $z$ sets alone. The reset gate $r$ sits **inside** the equation of the candidate. PyTorch stacks the three sets of weights in the order r, z, n; $b$ is `bias_ih`, $d$ is `bias_hh`. In an LSTM the two biases could simply be added up; here $d_n$ alone is inside what $r$ multiplies, so they stay apart.
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
# 다른 책을 펴기 전에 알아 둘 것이 있습니다. GRU라는 이름으로 적힌 식은 두 군데가 서로 다릅니다.
#
# | | $z$가 1이면 | $r$을 곱하는 곳 |
# |---|---|---|
# | Cho 등(2014), arXiv 첫 판 | 남깁니다 | 행렬 뒤: $r \odot (U_n h)$ |
# | Cho 등(2014), 학회에 실린 판 | 남깁니다 | 행렬 앞: $U_n (r \odot h)$ |
# | Chung 등(2014) | **씁니다**: $h_t = (1 - z) \odot h_{t-1} + z \odot n$ | 행렬 앞 |
# | PyTorch, cuDNN | 남깁니다 | 행렬 뒤 |
#
# 첫째 차이는 이름만 바꾼 것입니다. $\sigma(-a) = 1 - \sigma(a)$이므로 $W_z$, $U_z$, $b_z$, $d_z$의 부호를 뒤집으면 그대로 옮겨집니다. 둘째 차이는 어떨까요? `gru_step`에 `reset_after=False`를 주면 $r$을 행렬 앞에서 곱합니다.
# %% [markdown] lang="en"
# ## 2. One name, different meanings
# A warning before you open another book: what is printed under the name GRU differs in two places.
#
# | | at 1, $z$ | $r$ multiplies |
# |---|---|---|
# | Cho et al. (2014), first version on arXiv | keeps | after the matrix: $r \odot (U_n h)$ |
# | Cho et al. (2014), as published | keeps | before the matrix: $U_n (r \odot h)$ |
# | Chung et al. (2014) | **writes**: $h_t = (1 - z) \odot h_{t-1} + z \odot n$ | before the matrix |
# | PyTorch, cuDNN | keeps | after the matrix |
#
# The first difference is one of naming: since $\sigma(-a) = 1 - \sigma(a)$, turning the signs of $W_z$, $U_z$, $b_z$ and $d_z$ converts one into the other exactly. And the second? With `reset_after=False`, `gru_step` multiplies by $r$ before the matrix.
# %%
writes = torch.sigmoid(x @ -W["z"].T - b["z"] + h @ -U["z"].T - d["z"])
torch.testing.assert_close((1 - writes) * h + writes * n, h_next)

before = gru_step(x, h, *cell.parameters(), reset_after=False)
# ko| said = "r을 곱하는 곳만 바꾸었을 때 h의 가장 큰 차이:"
# en| said = "largest difference in h when only the place of r changes:"
print(said, f"{(before - h_next).abs().max():.3f}")


# %% [markdown] lang="ko"
# $z$의 표기는 부호만 뒤집어 정확히 옮겼습니다. $r$의 자리는 그렇지 않습니다. 같은 가중치로 값이 달라지고, 부호를 뒤집는 식의 변환도 없습니다. 행렬 뒤에서는 유닛이 **자기가 듣는 것**을 저마다 줄이고, 행렬 앞에서는 **남에게 들려주는 것**을 줄입니다. 서로 다른 함수입니다('더 깊이'에서 이어집니다). 그래서 다른 프레임워크에서 학습한 가중치를 옮길 때는 두 가지를 모두 확인해야 합니다.
#
# ### 연습 문제 2: 쓰는 $z$를 남기는 $z$로
# $h_t = (1 - z) \odot h_{t-1} + z \odot n$으로 학습한 가중치를 받았습니다($r$의 자리와 쌓은 순서는 PyTorch와 같습니다). PyTorch에 넣으면 같은 $h$가 나오도록 바꾸어, 네 개를 받은 순서대로 돌려주세요.
# %% [markdown] lang="en"
# The convention of $z$ was converted exactly, by signs alone. The place of $r$ cannot be: with the same weights the numbers differ, and no change of signs will do. After the matrix, every unit turns down what **it hears**; before the matrix, what **it tells** the others. These are different functions (more under "Going deeper"). So both must be checked before weights are carried from one framework to another.
#
# ### Exercise 2: from a $z$ that writes to one that keeps
# You are given weights that were trained with $h_t = (1 - z) \odot h_{t-1} + z \odot n$ (the place of $r$ and the order of the rows are PyTorch's). Change them so that PyTorch computes the same $h$, and return the four in the order in which they came.
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
# 유닛 하나만 떼어 놓고 봅시다. $h_{t-1}$과 $n$을 막대로 이으면 $h_t$는 그 위 어딘가에 있고, 어디인지는 $z$가 정합니다. 후보값은 $n = \tanh(a + r \cdot w_{hn} h_{t-1})$이고, $a$는 입력에서 온 몫입니다. 네 가지 설정을 나란히 놓습니다. 모두 $h_{t-1} = 0.8$, $a = 0.5$, $w_{hn} = -1.5$입니다.
# %% [markdown] lang="en"
# ## 3. A lever
# Take a single unit. Join $h_{t-1}$ and $n$ by a bar: $h_t$ lies somewhere on it, and $z$ sets where. The candidate is $n = \tanh(a + r \cdot w_{hn} h_{t-1})$, with $a$ the part that comes from the input. Here are four settings, all with $h_{t-1} = 0.8$, $a = 0.5$ and $w_{hn} = -1.5$:
# %%
plots.plot_lever(explore.GRU_PRESETS)
plt.show()
# %% [markdown] lang="ko"
# 칸마다 왼쪽 끝의 빈 표식이 이전 상태 $h_{t-1}$, 오른쪽 끝의 빈 표식이 후보값 $n$, 속이 찬 표식이 새 상태 $h_t$입니다. 앞의 세 칸에서는 막대가 그대로이고 $z$가 그 위의 자리만 옮깁니다. 마지막 칸에서는 $r = 0$이 막대의 오른쪽 끝을 옮겼습니다. $h_t$가 두 끝을 벗어나는 일은 없습니다.
#
# 아래 대화형 그림은 '절반씩'($z = 0.5$, $r = 1$)에서 시작합니다. 곁에는 LSTM이 하나 있습니다. $z$를 그대로 두고 $r$만 0으로 내리면 $h_t$는 얼마가 될까요? '리셋'이라는 이름대로 이전 상태가 지워질까요? **먼저 답을 정하고** 움직여 보세요. 그런 다음 LSTM의 스위치를 하나씩 켜서 두 셀의 값이 언제 갈라지는지 보세요.
# %% [markdown] lang="en"
# In each panel the hollow mark at the left end is the old state $h_{t-1}$, the hollow one at the right end the candidate $n$, and the solid one the new state $h_t$. In the first three panels the bar is the same and $z$ only moves the place on it; in the last, $r = 0$ has moved the bar's right end. Never does $h_t$ leave the range between the two ends.
#
# The drawing below starts at "half and half" ($z = 0.5$, $r = 1$), with an LSTM beside it. What will $h_t$ be when $r$ alone is lowered to 0? Will it erase the old state, as its name says? **Settle on an answer first**, then move it. After that turn on the LSTM's switches, one at a time, and see when the two cells part.
# %%
explore.gru("half")


# %% [markdown] lang="ko"
# $n = \tanh(0.5) = 0.46$이 되므로 $h_t = 0.5 \cdot 0.8 + 0.5 \cdot 0.46 = 0.63$입니다. $r = 0$이어도 이전 상태의 절반은 그대로 남았습니다. 리셋 게이트는 상태를 지우지 않습니다. 후보값을 만들 때 이전 상태를 **못 본 척하게** 할 뿐이고, 지우는 것은 $z = 0$입니다.
#
# ## 4. 어디까지 같고 어디서 갈라질까
# 그림 속 LSTM은 $f = z$, $i = 1 - z$, $o = 1$로 두고, 후보값은 GRU의 $n$을 빌리고, 출력의 $\tanh$를 없애고, $c_0 = h_0$에서 시작한 것입니다. 여러 스텝을 이어도 같은지, 조건을 하나씩 빼면 얼마나 달라지는지 재어 봅시다.
# %% [markdown] lang="en"
# Now $n = \tanh(0.5) = 0.46$, so that $h_t = 0.5 \cdot 0.8 + 0.5 \cdot 0.46 = 0.63$: even at $r = 0$ half of the old state is still there. The reset gate does not erase the state. It only makes the candidate **look away from it**; what erases is $z = 0$.
#
# ## 4. How far the same, and where they part
# The LSTM in the drawing has $f = z$, $i = 1 - z$ and $o = 1$; it borrows its candidate, the GRU's $n$, has no $\tanh$ at its output, and starts from $c_0 = h_0$. Are they equal over many steps, too, and how far apart do they get when one of these conditions is dropped?
# %%
# ko| # GRU와 그 곁의 LSTM을 나란히 돌려, 보여 주는 값의 가장 큰 차이를 돌려줍니다
# en| # run the GRU and the LSTM beside it; return the largest difference in what they show
@torch.no_grad()
def apart(steps, own_candidate=False, output_tanh=False):
    h = c = shown = torch.zeros(B, H)
    gap = 0.0
    for x in steps:
        h = cell(x, h)
        x_r, x_z, x_n = (x @ cell.weight_ih.T + cell.bias_ih).chunk(3, dim=-1)
        h_r, h_z, h_n = (shown @ cell.weight_hh.T + cell.bias_hh).chunk(3, dim=-1)
        r, f = (x_r + h_r).sigmoid(), (x_z + h_z).sigmoid()
        g = torch.tanh(x_n + (h_n if own_candidate else r * h_n))
        c = f * c + (1 - f) * g  # i = 1 − f
        shown = c.tanh() if output_tanh else c  # o = 1
        gap = max(gap, (shown - h).abs().max().item())
    return gap


# %%
steps = 2 * torch.randn(100, B, D)
assert apart(steps) < 1e-5
gaps = apart(steps), apart(steps, own_candidate=True), apart(steps, output_tanh=True)
print(*(f"{gap:.2f}" for gap in gaps))
# %% [markdown] lang="ko"
# 조건을 다 갖추면 100스텝 내내 같습니다(0.00). 후보값을 $r$ 없이 스스로 계산하거나(둘째 수), 출력에 $\tanh$를 돌려주면(셋째 수) 갈라집니다. 그러니 소개말을 이렇게 고쳐 적을 수 있습니다.
#
# | | 출력 게이트를 뺀 LSTM | GRU |
# |---|---|---|
# | 상태를 보여 주는 방식 | 스텝마다 전부, $\tanh$를 거쳐서 | 스텝마다 전부, 그대로 |
# | 담아 두는 곳 | $c$를 따로 둡니다 | 따로 없고 $h$가 곧 담아 둔 값입니다 |
# | 남기기와 쓰기 | $f$와 $i$가 따로 정합니다 | $z$와 $1 - z$로 묶여 있습니다 |
# | 후보값이 보는 이전 상태 | 전부 | $r$만큼 |
# | 상태의 크기 | 한계가 없습니다 | $\max(\lvert h_0 \rvert, 1)$을 넘지 못합니다 |
#
# 첫 줄의 '스텝마다 전부'만큼은 소개말이 **맞습니다**. GRU에는 값을 담아 둔 채 감추는 밸브가 없습니다. 나머지 네 줄은 소개말이 빠뜨린 것입니다. Greff 등(2017, 3절)은 리셋 게이트를 두고 후보값으로 돌아가는 연결에만 거는 출력 게이트라고 읽습니다. 그렇게 보면 출력 게이트는 없어졌다기보다 후보값 안으로 옮겨 간 셈입니다.
#
# 마지막 줄은 지렛대에서 나옵니다. $h_t$는 $h_{t-1}$과 $n$ 사이에 있고 $n$은 −1과 1 사이에 있습니다. 가중치를 열 배로 키우고 $h_0 = 3$에서 시작해 확인합니다.
# %% [markdown] lang="en"
# Where all conditions hold, the two are equal through all 100 steps (0.00). With a candidate of its own, computed without $r$ (second number), or with the $\tanh$ back at its output (third), the LSTM parts from the GRU. So the sentence can be put right:
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
# a가 $n$개 이어진 다음 b가 이어집니다. b가 a와 **같은 개수**만큼 나온 순간을 알아차려야 합니다. a가 올 때 1을 더하고 b가 올 때 1을 빼다가 0이 되는 순간을 잡으면 됩니다. 가중치를 손으로 정해 봅시다. LSTM은 세 게이트의 편향을 모두 100으로 두어 늘 활짝 엽니다. $o = 1$이니 그야말로 **출력 게이트를 뺀 LSTM**입니다. GRU는 $b_z = 8$로 두어 거의 다 남깁니다($z = 0.9997$). 후보값은 둘 다 a에서 $\tanh(100) = 1$, b에서 −1입니다. 나머지 가중치는 모두 0입니다.
# %% [markdown] lang="en"
# $|h|$ comes down from 3 and does not rise above 1 again. What does that bound change?
#
# ## 5. Counting
# First come $n$ a's, then b's. The cell must notice the moment when there have been **as many** b's as a's: add 1 at each a, subtract 1 at each b, and see when 0 is reached. We set the weights by hand. In the LSTM all three gates have a bias of 100 and are wide open always; with $o = 1$ it really is **an LSTM without its output gate**. The GRU has $b_z = 8$ and keeps nearly all ($z = 0.9997$). In both the candidate is $\tanh(100) = 1$ at an a and −1 at a b; all other weights are 0.
# %%
@torch.no_grad()
def counter(module, **biases):
    for parameter in module.parameters():
        nn.init.zeros_(parameter)
    module.weight_ih_l0[2] = torch.tensor([100.0, -100.0])  # the third row: g, and n
    for gate, value in biases.items():
        set_bias(module, gate, value)
    return module


def letters(n):  # a^n b^n, one-hot: (2n, 1, 2)
    return torch.eye(2).repeat_interleave(n, dim=0)[:, None]


lstm = counter(nn.LSTM(2, 1), i=100, f=100, o=100)
gru = counter(nn.GRU(2, 1), z=8)
# %%
n = 20_000
with torch.no_grad():
    x = letters(n)
    _, (_, top) = lstm(x[:n])
    shown, (_, c) = lstm(x)
assert top.item() == n and c.item() == 0
assert (shown[n:-1] > 0.5).all() and shown[-1] == 0
print(f"c = {top.item():.0f}, {c.item():.0f}")
# %% [markdown] lang="ko"
# LSTM의 $c$는 a를 20,000개 읽은 뒤 정확히 20000이고, b를 20,000개 읽은 뒤 정확히 0입니다. 밖에서도 알 수 있습니다. b가 남은 동안에는 $h = \tanh(c)$가 0.5보다 크고, 마지막 b에서만 0입니다. GRU는 어떨까요? 한 번에 $1 - z$만큼 움직이므로 $h / (1 - z)$를 센 값으로 읽어 줍니다. $n = 1000$으로 줄여 나란히 그립니다.
# %% [markdown] lang="en"
# After 20,000 a's the LSTM's $c$ is exactly 20000, and after 20,000 b's exactly 0. It can be seen from outside, too: as long as b's are missing, $h = \tanh(c)$ is above 0.5, and only at the last b is it 0. And the GRU? It moves by $1 - z$ at a time, so we read $h / (1 - z)$ as its count. Here are both, with $n$ reduced to 1000:
# %%
n = 1000
with torch.no_grad():
    in_lstm = trace(lstm, letters(n))["c"].flatten()
    in_gru = gru(letters(n))[0].flatten() / (1 - torch.tensor(8.0).sigmoid())
plots.plot_counting({"LSTM  $c$": in_lstm, "GRU  $h/(1-z)$": in_gru}, n)
plt.show()


# %% [markdown] lang="ko"
# 점선이 a가 끝나는 곳입니다. LSTM의 곡선은 곧게 올라가 곧게 내려와서 b를 1000개 읽었을 때 0이 되고, GRU의 곡선은 휘어서 748개 만에 0이 됩니다. 까닭은 지렛대에 있습니다. GRU가 한 번에 움직이는 폭은 후보값까지의 거리에 비례합니다. $h$가 1 쪽으로 올라갈수록 a는 덜 올리고 b는 더 내립니다.
#
# 그런데 이 비교는 공정할까요? LSTM의 편향은 100이고 GRU의 편향은 8이었습니다. LSTM의 망각 게이트도 8로 두고, GRU의 업데이트 게이트도 100으로 두어 봅시다. $n$이 60일 때와 1000일 때, b를 몇 개 읽고 다 셌다고 답할까요?
# %% [markdown] lang="en"
# The dotted line is where the a's end. The LSTM's curve goes straight up and straight down and is at 0 after 1000 b's; the GRU's curve bends and is there after 748. The lever shows why: how far a GRU moves in one step is proportional to its distance from the candidate. The closer $h$ is to 1, the less an a lifts it and the more a b pulls it down.
#
# But is this comparison fair? The LSTM had biases of 100, the GRU one of 8. So let the LSTM's forget gate have 8, too, and the GRU's update gate 100. For $n$ of 60 and of 1000, after how many b's will each be done?
# %%
@torch.no_grad()
def answers(module):
    shown = {n: module(letters(n))[0].flatten()[n:] for n in (60, 1000)}  # at the b's
    return {n: (h <= 0).nonzero()[0].item() + 1 for n, h in shown.items()}


print("LSTM  b_f = 100", answers(lstm))
print("LSTM  b_f = 8  ", answers(counter(nn.LSTM(2, 1), i=100, f=8, o=100)))
print("GRU   b_z = 8  ", answers(gru))

stuck = counter(nn.GRU(2, 1), z=100)(letters(1000))[0]
print(f"GRU   b_z = 100: max |h| = {stuck.abs().max():.0f}")


# %% [markdown] lang="ko"
# 망각 게이트를 8로 두자 LSTM도 **똑같이** 748개, 59개에서 멈춥니다. 조금씩 잊는 셀은 어느 쪽이든 빗나갑니다. 다른 것은 그다음입니다. LSTM은 망각 게이트를 꽉 열어도($\sigma(100)$은 반올림되어 정확히 1입니다) 입력 게이트가 따로 있어서 여전히 1씩 써넣습니다. GRU는 $z$를 꽉 열면 $1 - z = 0$이라 아무것도 쓰지 못하고 0에 머뭅니다. 조금이라도 써넣으려면 그만큼 잊어야 합니다. 그러니 출력 게이트가 없어서 생긴 차이가 아닙니다. 위의 LSTM에도 출력 게이트는 없었습니다. 남기기와 쓰기가 하나로 **묶여 있어서** 생긴 차이입니다.
#
# 그렇다고 'GRU는 60도 못 센다'라고 말하면 안 됩니다. $b_z$를 키우면 이 방법으로도 더 멀리 셉니다('더 깊이'에서 잽니다). Weiss, Goldberg & Yahav(2018)가 말하는 것은 유한한 정밀도에서 $n$에 **한계를 두지 않았을 때**입니다. LSTM은 셀을 계수기로 쓸 수 있지만 상태가 갇혀 있는 GRU는 그럴 수 없습니다.
#
# ## 6. 배워서 세기
# 손으로 정하면 셀 수 있다는 것과 배워서 세는 것은 다른 문제입니다. $n$이 10까지인 문자열로만 학습하고, b가 나올 때마다 '마지막 b인가'를 묻습니다. 그런 다음 $n = 60$까지 시험해서, 1부터 빠짐없이 맞힌 가장 큰 $n$을 적습니다. 파라미터 수를 맞추어 LSTM은 유닛 4개(128개), GRU는 5개(135개)이고, 초기화마다 열 시드입니다(`data/counting.csv`, 스크립트는 `tools/studies/counting.py`). chrono는 유닛마다 다른 시간 상수로 시작하는 초기화입니다([4과](04_cell_path.ipynb)). **먼저 예상해 보세요.** 10까지 배우면 어디까지 셀까요?
# %% [markdown] lang="en"
# With its forget gate at 8 the LSTM stops at 748 and at 59, **just like** the GRU: any cell that forgets a little goes astray. They differ in what comes next. The LSTM can open its forget gate all the way ($\sigma(100)$ is rounded to exactly 1) and still write 1 at a time, because its input gate is another one. When a GRU opens $z$ all the way, $1 - z = 0$, it writes nothing and stays at 0. To write even a little it must forget as much. So the difference does not come from a missing output gate, which the LSTM above has not got either. It comes from keeping and writing being **tied together**.
#
# Still, "a GRU cannot count to 60" would be wrong. With a larger $b_z$ it counts further by the same method (measured under "Going deeper"). What Weiss, Goldberg & Yahav (2018) speak of is finite precision and an $n$ **without bound**: there an LSTM can use its cell as a counter, and a GRU, whose state is confined, cannot.
#
# ## 6. Counting, learned
# What can be set by hand is one thing, what is learned another. We train on strings with $n$ up to 10 only, and ask at each b whether it is the last. Then we test up to $n = 60$ and note the largest $n$ such that all from 1 to $n$ are right. To have nearly as many parameters, the LSTM has 4 units (128 parameters) and the GRU 5 (135); there are ten seeds for each initialisation (`data/counting.csv`, made by `tools/studies/counting.py`). Chrono starts each unit with a time constant of its own ([lesson 4](04_cell_path.ipynb)). **Guess first**: trained up to 10, how far will they count?
# %%
reaches = {}
for row in study("counting"):
    reaches.setdefault(row["setting"], []).append(int(row["reach"]))
plots.plot_counted(reaches, trained=10, tested=60)
plt.show()

for setting, values in reaches.items():
    print(f"{plots.label(setting)}: {min(values)}…{max(values)}")
# %% [markdown] lang="ko"
# 점 하나가 시드 하나이고, 세로 점선은 학습한 곳까지(10)와 시험한 곳까지(60)입니다. 학습은 모두 잘 끝났습니다. 60번 모두 배운 범위를 다 맞힙니다. 갈라지는 것은 그 밖입니다. GRU는 어떤 초기화에서도 14를 넘지 못하고, 서른 번 가운데 스물세 번은 11에서 멈춥니다. LSTM은 서른 번 가운데 스무 번이 15 이상을 세고, 멀리는 50 언저리까지 갑니다. 배운 것보다 다섯 배 멀리 가는 시드도 있지만, 끝(60)까지 간 시드는 없습니다. 손으로 정한 것과 같은 완전한 계수기를 찾아내지는 못했습니다. 초기화가 같아도 시드에 따라 크게 흩어진다는 점도 눈여겨보세요(chrono는 12에서 50까지).
#
# ## 7. 같은 크기로 견주기
# 세는 과제에서는 LSTM이 나았습니다. 다른 과제에서는 어떨까요? 앞뒤 과에서 쓴 두 과제로 견줍니다. 비트 하나를 50스텝 동안 기억하기([4과](04_cell_path.ipynb))와, 거리 20의 주어에 동사를 맞추기([7과](07_text_rnn.ipynb), 두 언어를 합쳐 스무 번)입니다. 공정하려면 두 가지를 맞추어야 합니다.
#
# - **크기.** 유닛 수가 같으면 GRU의 파라미터는 LSTM의 4분의 3입니다(세 벌과 네 벌). 그래서 유닛 수가 아니라 파라미터 수를 맞춥니다.
# - **초기화.** 셀마다 PyTorch의 기본값과, 오래 남기도록 시작하는 값(LSTM과 GRU는 chrono, RNN은 단위행렬)을 모두 씁니다.
#
# 걸린 시간(초)은 견주지 않습니다. PyTorch의 CPU 코드는 `nn.LSTM`만 따로 빠르게 만들어져 있어서, 초를 재면 셀이 아니라 구현을 재게 됩니다. 업데이트 횟수를 셉니다(`data/equal_size.csv`, 스크립트는 `tools/studies/equal_size.py`).
# %% [markdown] lang="en"
# A dot is a seed; the dotted lines show how far the training went (10) and how far the test (60). All trainings ended well: all 60 are right throughout the range that they were trained on. They differ beyond it. Whatever the initialisation, no GRU gets beyond 14, and of thirty, twenty-three stop at 11. Of thirty LSTMs twenty count to 15 or further, some to about 50. Some seeds go five times as far as they were trained, but none gets to the end (60): none has found a perfect counter like the one that we set by hand. Note, too, how widely the seeds of one initialisation scatter (chrono: from 12 to 50).
#
# ## 7. Compared at equal size
# At counting the LSTM was better. And elsewhere? We take two tasks of other lessons: one bit remembered for 50 steps ([lesson 4](04_cell_path.ipynb)), and a verb that agrees with its subject at a distance of 20 ([lesson 7](07_text_rnn.ipynb), both languages together, hence twenty runs). To be fair, two things must be equal:
#
# - **Size.** With as many units, a GRU has three quarters of the parameters of an LSTM (three sets, not four). So we match parameters, not units.
# - **Initialisation.** Each cell is started from PyTorch's defaults and also from values that keep (chrono for LSTM and GRU, the identity matrix for the RNN).
#
# Seconds are not compared: among PyTorch's modules `nn.LSTM` alone has a fast path on the CPU, so seconds would measure the implementation and not the cell. We count updates (`data/equal_size.csv`, made by `tools/studies/equal_size.py`):
# %%
layers = [(nn.LSTM, 16, 24), (nn.GRU, 19, 29), (nn.RNN, 34, 55)]
for layer, bit, words in layers:
    counts = [sum(p.numel() for p in m.parameters()) for m in (layer(2, bit), layer(16, words))]
    print(f"{layer.__name__:4}  H = {bit}, {words}:", *counts)


def runs(*tasks):
    table = {}
    for row in study("equal_size"):
        if row["task"] in tasks:
            updates = int(row["updates"]) if float(row["accuracy"]) > 0.95 else None
            table.setdefault(row["setting"], []).append(updates)
    return table


# ko| titles = ["비트, 시차 50", "일치, 거리 20"]
# en| titles = ["bit, lag 50", "agreement, distance 20"]
plots.plot_success(dict(zip(titles, [runs("bit"), runs("en", "ko")], strict=True)))
plt.show()


# %% [markdown] lang="ko"
# 막대는 시험에서 95 % 넘게 맞힌 시드의 비율이고, 옆의 수는 그 횟수와 업데이트 횟수의 중앙값입니다. 먼저 chrono로 시작한 둘을 보세요. LSTM도 GRU도 두 과제를 **빠짐없이** 풉니다. 푼 횟수로는 우열이 없습니다. 업데이트 횟수는 GRU가 조금 적지만(64와 50, 118과 104), 시드마다의 범위가 서로 겹치고 학습률도 하나로만 재었으므로 더 말하지 않겠습니다.
#
# 기본값으로 시작하면 비트 과제에서 LSTM은 0/10, GRU는 5/10입니다. 그런데 이 차이는 둘 다 chrono로 시작하면 사라집니다. 크기도 결과를 바꿉니다. 유닛 16개로 잰 [4과](04_cell_path.ipynb)에서는 같은 과제를 기본 GRU가 0/20으로 하나도 풀지 못했습니다. 크기와 초기화를 맞추지 않으면 이런 차이를 모두 셀의 탓으로 돌리게 됩니다. RNN은 비트 과제를 기본값으로도 10/10, 단위행렬로 시작하면 9/10을 단 12번 만에 풀지만 일치 과제는 절반쯤밖에 풀지 못합니다. 어느 셀이 낫다는 말은 **과제를 함께 말해야** 뜻이 있습니다.
#
# ### 연습 문제 3: 파라미터 세기
# 입력이 D개, 유닛이 H개인 `nn.GRU` 한 층의 파라미터 수를 돌려주세요. 위에 출력한 수로 확인할 수 있습니다.
# %% [markdown] lang="en"
# A bar is the share of seeds that got more than 95 % right in the test; beside it stand their number and their median of updates. Look first at the two that start with chrono: LSTM and GRU solve both tasks from **every** seed. By this count neither is better. The GRU took somewhat fewer updates (50 against 64, 104 against 118), but the ranges of the seeds overlap and there was one learning rate only, so we leave it at that.
#
# From the defaults, on the bit, the LSTM has 0/10 and the GRU 5/10. But this difference is gone when both start with chrono. Size changes results, too: in [lesson 4](04_cell_path.ipynb), with 16 units, the default GRU solved the same task from none of 20 seeds. Where size and initialisation are not equal, all such differences are blamed on the cell. The RNN solves the bit from 10/10 seeds by default, and from 9/10 within a mere 12 updates if it starts from the identity; yet at agreement it solves only about half. To say that one cell is better has a meaning only **together with the task**.
#
# ### Exercise 3: count the parameters
# Return the number of parameters of one `nn.GRU` layer with D inputs and H units. The numbers printed above let you check.
# %% tags=["exercise"]
def gru_parameters(D, H):
    """
    # ko| 입력 D개, 유닛 H개 -> nn.GRU(D, H)의 파라미터 수
    # en| D inputs, H units -> the number of parameters of nn.GRU(D, H)
    """
    ### BEGIN SOLUTION
    return 3 * (H * D + H * H + 2 * H)
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_gru_parameters(gru_parameters)


# %% [markdown] lang="ko"
# ## 정리
# - 식 네 줄이 `nn.GRUCell`과 같은 값을 냈습니다. $z$의 표기는 네 군데의 부호만 뒤집어 정확히 옮겼고, $r$을 행렬 앞에서 곱하면 다른 함수였습니다.
# - $f = z$, $i = 1 - z$, $o = 1$, 같은 후보값, 출력의 $\tanh$ 없음, $c_0 = h_0$. 이 조건을 다 갖추면 LSTM과 GRU가 100스텝 내내 같았습니다. '출력 게이트를 뺀 LSTM'이라는 말은 상태를 늘 전부 보여 준다는 점에서만 맞습니다. 정말로 출력 게이트를 뺀 LSTM은 20,000까지 정확히 셌습니다. GRU는 $z$를 1에 붙이면 쓰지 못하고, 조금 쓰게 하면($b_z = 8$) 1000개를 748개 만에 다 셌다고 답했습니다.
# - 파라미터 수와 초기화를 맞추자(chrono) 비트와 일치 과제에서 LSTM도 GRU도 30/30이었습니다. 배워서 세는 과제에서는 LSTM이 더 멀리 갔습니다(15 이상이 20/30과 0/30).
#
# **여기서 다루지 않은 것**: 학습률 하나, 크기 하나, 만들어 낸 과제 셋으로 잰 결과입니다. 진짜 데이터에서 어느 쪽이 나은지, 더 긴 문자열로 학습하면 GRU가 어디까지 세는지, 리셋 게이트가 꼭 필요한지는 재지 않았습니다.
# %% [markdown] lang="en"
# ## In short
# - Four equations gave what `nn.GRUCell` gives. The convention of $z$ was converted exactly by turning four signs; multiplying by $r$ before the matrix is another function.
# - $f = z$, $i = 1 - z$, $o = 1$, the same candidate, no $\tanh$ at the output, $c_0 = h_0$: where all of this holds, LSTM and GRU were equal through 100 steps. "An LSTM without its output gate" is right in one respect, that the whole state is always shown. An LSTM that really had no output gate counted exactly to 20,000. A GRU with $z$ at 1 writes nothing, and one that may write a little ($b_z = 8$) held 1000 to be done after 748.
# - With equal parameters and a fair start (chrono), both LSTM and GRU got 30/30 on the bit and on agreement. At counting, learned, the LSTM went further (15 or more: 20/30 against 0/30).
#
# **Not covered here**: these are results of one learning rate, one size and three made-up tasks. Which of them is better on real data, how far a GRU counts when it is trained on longer strings, and whether the reset gate is needed at all were not measured.
# %% [markdown] lang="ko"
# ## 더 깊이: 어디까지 셀 수 있을까
# 5절의 GRU로 $n$을 늘려 가며, 1부터 빠짐없이 맞히는 가장 큰 $n$을 찾습니다. $h$가 0 이하로 내려올 때까지 읽은 b의 개수를 GRU의 답으로 봅니다. 반올림이 끼어들지 않도록 float64로 계산합니다.
# %% [markdown] lang="en"
# ## Going deeper: how far can they count?
# With the GRU of section 5, find the largest $n$ such that all counts from 1 to $n$ are right. Its answer is the number of b's after which $h$ is 0 or below. This runs in float64, to keep rounding out:
# %%
def counts_to(bias, longest=500):
    z = torch.tensor(bias, dtype=torch.float64).sigmoid()
    n = torch.arange(1, longest + 1)  # all strings at once
    h, back = torch.zeros(longest, dtype=torch.float64), torch.zeros_like(n)
    for t in range(1, 2 * longest + 1):
        h = z * h + (1 - z) * torch.where(t <= n, 1.0, -1.0)
        back = torch.where((t > n) & (h <= 0) & (back == 0), t - n, back)
    return (back == n).long().cumprod(dim=0).sum().item()


for bias in (4.0, 8.0, 12.0):
    print(
        f"b_z = {bias:g}: n = {counts_to(bias)}, exp(b_z / 2) = {torch.tensor(bias / 2).exp():.1f}"
    )
print(
    f"float32: σ(20) = {torch.tensor(20.0).sigmoid():g}, 2²⁴ + 1 = {torch.tensor(2.0**24) + 1:.0f}"
)


# %% [markdown] lang="ko"
# 편향을 4 올릴 때마다 $e^2 = 7.4$배 멀리 셉니다. a와 b를 $n$개씩 읽은 뒤 $h = -(1 - z^n)^2 \approx -n^2 (1-z)^2$이고 한 번에 움직이는 폭은 $1 - z$이므로, $n$이 $1/\sqrt{1-z} \approx e^{b_z/2}$을 넘으면 하나가 어긋납니다. 끝을 정하는 것은 정밀도입니다. float32에서는 $\sigma(20)$이 반올림되어 1이 되고, 그러면 GRU는 아무것도 쓰지 못합니다. LSTM에도 끝은 있습니다. float32로는 $2^{24} = 16\,777\,216$에 1을 더해도 그대로입니다. 그래서 5절의 20,000은 LSTM의 한계가 아니고, 55는 GRU의 한계가 아닙니다. 다른 방법으로 정한 가중치라면 더 멀리 셀 수도 있습니다.
#
# ### $r$을 행렬 앞에서 곱하는 GRU
# `helpers`의 `gru_step(..., reset_after=False)`가 식대로인지, 샘플과 유닛을 하나씩 돌며 풀어 쓴 계산과 견주어 봅시다.
# %% [markdown] lang="en"
# Each 4 that are added to the bias make it count $e^2 = 7.4$ times as far. After $n$ a's and $n$ b's, $h = -(1 - z^n)^2 \approx -n^2 (1-z)^2$, while one step is $1 - z$: it is off by one when $n$ exceeds $1/\sqrt{1-z} \approx e^{b_z/2}$. Where this ends depends on precision. In float32 $\sigma(20)$ is rounded to 1, and then a GRU writes nothing at all. The LSTM has an end, too: in float32, adding 1 to $2^{24} = 16\,777\,216$ changes nothing. So the 20,000 of section 5 is not the LSTM's limit and 55 is not the GRU's; weights that are set in another way may count further.
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
# - Jozefowicz 등(2015)의 초록에 따르면 망각 게이트의 편향에 1을 더하자 LSTM과 GRU의 격차가 사라졌습니다. 7절에서 본 것과 같은 이야기입니다. 초기화를 맞추지 않은 비교는 초기화를 비교한 것일 수 있습니다.
# - Greff 등(2017)은 LSTM의 변형 여덟 가지를 시험했고, 그 가운데 입력 게이트와 망각 게이트를 묶은($i = 1 - f$) 변형이 있습니다. GRU 자체는 시험하지 않았습니다.
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
# The two agree in every sample and unit (the last is printed). In `told`, $r_j$ belongs to the unit $j$ that **tells**; in PyTorch's convention it is the $r_k$ of the unit $k$ that hears, and multiplies the whole sum. Nor is there always a choice of weights by which one could imitate the other. Take two units: at an input A only unit 1 should hear the old state, all of it, and at an input B only unit 2. After the matrix, that is the opening and shutting of the hearers' own $r$. Before the matrix, unit 1 hears both units at A, so neither $r_1$ nor $r_2$ is 0 there; since unit 2 is to hear nothing at A, the weights from both of them to unit 2 must be 0. But then it hears nothing at B either.
#
# ### What the papers say
# - Chung et al. (2014) compared GRU and LSTM on polyphonic music and speech signals; according to their abstract both are better than $\tanh$ units, and the GRU is comparable to the LSTM. A footnote says that they place $r$ in another way than the first version of Cho et al., and that both did equally well in preliminary experiments.
# - According to the abstract of Jozefowicz et al. (2015), adding a bias of 1 to the forget gate closes the gap between the LSTM and the GRU. Section 7 tells the same story: a comparison with unequal initialisations may be one of initialisations.
# - Greff et al. (2017) tested eight variants of the LSTM, among them one whose input and forget gates are coupled ($i = 1 - f$). The GRU itself they did not test.
#
# ### Sources
# - K. Cho, B. van Merriënboer, C. Gulcehre, D. Bahdanau, F. Bougares, H. Schwenk, Y. Bengio, *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014 (arXiv:1406.1078: the first version is v1, the published one v3).
# - J. Chung, C. Gulcehre, K. Cho, Y. Bengio, *Empirical Evaluation of Gated Recurrent Neural Networks on Sequence Modeling*, arXiv:1412.3555, 2014.
# - R. Jozefowicz, W. Zaremba, I. Sutskever, *An Empirical Exploration of Recurrent Network Architectures*, ICML 2015.
# - K. Greff, R. K. Srivastava, J. Koutník, B. R. Steunebrink, J. Schmidhuber, *LSTM: A Search Space Odyssey*, IEEE TNNLS 28(10), 2017.
# - G. Weiss, Y. Goldberg, E. Yahav, *On the Practical Computational Power of Finite Precision RNNs for Language Recognition*, ACL 2018.
# - F. A. Gers, J. Schmidhuber, *LSTM Recurrent Networks Learn Simple Context-Free and Context-Sensitive Languages*, IEEE Transactions on Neural Networks 12(6), 2001 ($a^n b^n$ with an LSTM).
# - C. Tallec, Y. Ollivier, *Can recurrent neural networks warp time?*, ICLR 2018 (the chrono initialisation).
