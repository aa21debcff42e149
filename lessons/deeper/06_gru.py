# %% [markdown] lang="ko"
# # GRU, 더 깊이
# **같은 이름으로 불리는 GRU는 모두 같은 GRU일까요?**
#
# [본문](../06_gru.ipynb)은 PyTorch의 식 하나만 다루었습니다. 여기에는 책마다 다른 규약, 상태의 한계, 본문의 결론을 뒤집을 수도 있었던 대조 실험, 논문의 말이 있습니다. 절은 서로 독립이므로 궁금한 절만 읽어도 됩니다. 다만 코드는 위에서부터 실행해야 합니다.
#
# 1. 규약 둘: $z$의 뜻과 $r$의 자리, 연습 문제 `keep_instead`
# 2. $r$의 자리가 다르면 왜 옮길 수 없을까
# 3. 상태는 얼마나 커질 수 있을까
# 4. 흉내 내기의 모든 학습률과 대조 실험 둘
# 5. 논문은 무엇이라고 할까
# %% [markdown] lang="en"
# # Going deeper: GRU
# **Is all that goes by the name GRU the same?**
#
# [The lesson](../06_gru.ipynb) kept to the equations of PyTorch. Here are the conventions of other books, the bound on the state, the controls that might have overturned the lesson's conclusion, and what the papers say. The sections do not build on each other, so read those you like; only the code has to be run from the top.
#
# 1. Two conventions: the meaning of $z$ and the place of $r$; the exercise `keep_instead`
# 2. Why the place of $r$ cannot be converted
# 3. How large can the state get?
# 4. Imitation: all learning rates, and two controls
# 5. What the papers say
# %%
from itertools import pairwise
from statistics import median

import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import checks, plots
from helpers.cells import gru_step
from helpers.tasks.studies import study

plots.use_course_style()
# ko| # 작은 신경망에서는 이쪽이 빠릅니다
# en| # faster for small networks
torch.set_num_threads(1)
B, D, H = 2, 3, 4


# %% [markdown] lang="ko"
# ## 1. 규약 둘
# 같은 GRU라고 해도 책과 논문에 따라 식이 두 군데에서 다릅니다.
#
# | | $z$가 1이면 | $r$을 곱하는 때 |
# |---|---|---|
# | Cho 등(2014), arXiv 첫 버전 | 남깁니다 | 행렬곱 다음 |
# | Cho 등(2014), 학회에 실린 버전(식 8) | 남깁니다 | 행렬곱 전 |
# | Chung 등(2014) | **씁니다** | 행렬곱 전 |
# | PyTorch, cuDNN(NVIDIA의 라이브러리) | 남깁니다 | 행렬곱 다음 |
#
# '씁니다'는 $h_t = (1 - z) \odot h_{t-1} + z \odot n$이라는 뜻입니다. '행렬곱 다음'은 $U_n$을 곱한 **다음에** $r$을 곱하는 것이고($r \odot (U_n h)$), '행렬곱 전'은 $U_n$을 곱하기 **전에** 곱하는 것입니다($U_n (r \odot h)$).
#
# 첫 번째 차이는 $z$라는 이름을 반대쪽에 붙인 것뿐입니다. $\sigma(-a) = 1 - \sigma(a)$이므로 $W_z$, $U_z$, $b_z$, $d_z$에 −1을 곱하면 그대로 옮겨집니다. 두 번째 차이는 어떨까요? `helpers`의 `gru_step`에 `reset_after=False`를 주면 행렬곱 전에 $r$을 곱합니다. $r$의 자리만 비교하려고 $d_n$은 0으로 둡니다.
# %% [markdown] lang="en"
# ## 1. Two conventions
# What goes by the name GRU differs in two places.
#
# | | $z = 1$ means | $r$ multiplies |
# |---|---|---|
# | Cho et al. (2014), first version on arXiv | keep | after the matrix product |
# | Cho et al. (2014), as published (eq. 8) | keep | before it |
# | Chung et al. (2014) | **write** | before it |
# | PyTorch, cuDNN (NVIDIA's library) | keep | after it |
#
# "Write" is $h_t = (1 - z) \odot h_{t-1} + z \odot n$. "After" means that $r$ multiplies once $U_n$ **has been** applied, $r \odot (U_n h)$; "before", that it multiplies first, $U_n (r \odot h)$.
#
# The first difference is one of naming: since $\sigma(-a) = 1 - \sigma(a)$, flipping the signs of $W_z$, $U_z$, $b_z$ and $d_z$ converts one into the other exactly. And the second? With `reset_after=False`, the `gru_step` of `helpers` multiplies by $r$ before the matrix product. To compare nothing but the place of $r$, we set $d_n$ to 0:
# %%
torch.manual_seed(0)
cell = nn.GRUCell(D, H)
W_ih, W_hh, b_ih, b_hh = parameters = [p.detach().clone() for p in cell.parameters()]
x, h = torch.randn(B, D), torch.randn(B, H)

x_r, x_z, x_n = (x @ W_ih.T + b_ih).chunk(3, dim=-1)
h_r, h_z, h_n = (h @ W_hh.T + b_hh).chunk(3, dim=-1)
n = (x_n + (x_r + h_r).sigmoid() * h_n).tanh()
writes = (-x_z - h_z).sigmoid()
torch.testing.assert_close((1 - writes) * h + writes * n, cell(x, h))

b_hh[2 * H :] = 0  # d_n
after, before = (gru_step(x, h, *parameters, reset_after=place) for place in (True, False))
# ko| said = "r을 곱하는 때만 바꾸었을 때 h의 가장 큰 차이:"
# en| said = "largest difference in h when only the place of r changes:"
print(said, f"{(before - after).abs().max():.3f}")


# %% [markdown] lang="ko"
# $z$의 규약은 부호만 바꾸어 정확히 옮겼습니다(`assert_close`가 확인했습니다). $r$의 자리가 다르면 가중치가 같아도 값이 다릅니다. 2절에서 보듯 부호를 바꾸는 것처럼 간단히 옮기는 방법도 없습니다.
#
# 다른 프레임워크에서 학습한 가중치를 옮길 때는 이 두 가지를 모두 확인해야 합니다. 게이트를 쌓은 순서(Keras는 z, r, 후보값)와 편향이 몇 벌인지도 다를 수 있습니다.
#
# ### 연습 문제: `keep_instead`
# $h_t = (1 - z) \odot h_{t-1} + z \odot n$으로 학습한 가중치를 받았습니다($r$의 자리와 쌓은 순서는 PyTorch와 같습니다). PyTorch에 넣으면 같은 $h$가 나오도록 바꾸어, 네 텐서를 받은 순서 그대로 튜플이나 리스트에 담아 돌려주세요. 받은 텐서는 그대로 두고 복사해서 고치는 편이 좋습니다.
# %% [markdown] lang="en"
# The convention of $z$ was converted exactly, by signs alone (`assert_close` has seen to it). With $r$ in another place the same weights give other numbers, and section 2 shows that no change of weights will do.
#
# Both must be checked before weights are carried from one framework to another, and so must the order in which the gates are stacked (in Keras z, r, candidate) and the number of biases.
#
# ### Exercise: `keep_instead`
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
# ## 2. $r$의 자리가 다르면 왜 옮길 수 없을까
# 유닛이 둘이라고 합시다. 이전 상태 $h$에 실제로 곱해지는 행렬을 적으면 차이가 한눈에 보입니다.
#
# $$\text{(다음)}\ \begin{pmatrix} r_1 U_{11} & r_1 U_{12} \\ r_2 U_{21} & r_2 U_{22} \end{pmatrix}$$
#
# $$\text{(전)}\ \begin{pmatrix} r_1 U_{11} & r_2 U_{12} \\ r_1 U_{21} & r_2 U_{22} \end{pmatrix}$$
#
# 행렬곱 다음에 곱하면 $r$이 **행**에 곱해져, 유닛마다 자기가 **듣는** 말을 줄입니다. 행렬곱 전에 곱하면 **열**에 곱해져, 유닛마다 자기가 **하는** 말을 줄입니다. 그래서 한쪽이 쉽게 하는 일을 다른 쪽은 못 합니다. 입력이 A일 때와 B일 때 유닛이 무엇을 들어야 하는지 적은 두 과제를 봅시다.
#
# | 과제 | 유닛 1이 듣는 말 | 유닛 2가 듣는 말 |
# |---|---|---|
# | 가: 입력 A | 둘 모두의 말 | 없음 |
# | 가: 입력 B | 없음 | 둘 모두의 말 |
# | 나: 입력 A | 유닛 1의 말만 | 상관없음 |
# | 나: 입력 B | 유닛 2의 말만 | 상관없음 |
#
# - 과제 가는 **행렬곱 다음**이라면 쉽습니다. 입력 A에서 $r = (1, 0)$, B에서 $r = (0, 1)$로 두면 됩니다. **행렬곱 전**이라면 A에서 $r_1$도 $r_2$도 0이 아니어야 하고, 그런데도 유닛 2가 아무것도 듣지 못하려면 $U_{21} = U_{22} = 0$이어야 합니다. 그러면 B에서도 듣지 못합니다.
# - 과제 나는 **행렬곱 전**이라면 쉽습니다. 이번에도 $r = (1, 0)$과 $r = (0, 1)$입니다. **행렬곱 다음**이라면 $r_1$이 첫 번째 행 전체에 곱해지므로, 두 말의 비율 $U_{11} : U_{12}$를 바꾸지 못합니다.
#
# (시그모이드는 꼭 0이 되지 않지만, 0에 가까이 가도 마찬가지입니다.) `gru_step(..., reset_after=False)`가 정말 열에 곱하는지, 샘플과 유닛을 하나씩 돌며 풀어 쓴 계산과 비교합니다.
# %% [markdown] lang="en"
# ## 2. Why the place of $r$ cannot be converted
# Take two units, and write down the matrix that in the end multiplies the old state $h$:
#
# $$\text{(after)}\ \begin{pmatrix} r_1 U_{11} & r_1 U_{12} \\ r_2 U_{21} & r_2 U_{22} \end{pmatrix}$$
#
# $$\text{(before)}\ \begin{pmatrix} r_1 U_{11} & r_2 U_{12} \\ r_1 U_{21} & r_2 U_{22} \end{pmatrix}$$
#
# After the matrix product $r$ multiplies **rows**: every unit turns down what it **hears**. Before it, $r$ multiplies **columns**: every unit turns down what it **tells**. Each can do what the other cannot. Here are two tasks, what each unit should hear at an input A and at an input B:
#
# | task | unit 1 hears | unit 2 hears |
# |---|---|---|
# | I, input A | both units | nothing |
# | I, input B | nothing | both units |
# | II, input A | unit 1 alone | no matter |
# | II, input B | unit 2 alone | no matter |
#
# - Task I is easy with $r$ **after** the product: $r = (1, 0)$ at A and $(0, 1)$ at B. With $r$ **before** it, neither $r_1$ nor $r_2$ may be 0 at A; for unit 2 to hear nothing all the same, $U_{21} = U_{22} = 0$. But then it hears nothing at B either.
# - Task II is easy with $r$ **before** the product, again by $(1, 0)$ and $(0, 1)$. With $r$ **after** it, $r_1$ multiplies the whole first row and cannot change the proportion $U_{11} : U_{12}$.
#
# (A sigmoid never is quite 0, but getting close to it leads to the same.) Does `gru_step(..., reset_after=False)` of `helpers` multiply columns? Here its result is compared with the equations written out, sample by sample and unit by unit:
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
# 모든 샘플과 유닛에서 두 계산이 같습니다. `told`에서 $r_j$는 말하는 유닛 $j$의 것입니다. (출력은 마지막 유닛의 값입니다. 여기서는 이전 상태를 1보다 크게도 뽑았으므로 −1보다 작아도 됩니다.)
#
# Greff 등(2017, 3절)은 리셋 게이트를, 후보값으로 되돌아가는 연결에만 작용하는 출력 게이트로 봅니다. 행렬곱 전에 $r$을 곱하는 식에는 이 설명이 들어맞습니다. PyTorch처럼 행렬곱 다음에 곱하면 $r$은 내보내는 말이 아니라 듣는 말을 줄입니다.
#
# ## 3. 상태는 얼마나 커질 수 있을까
# $h_t$는 $h_{t-1}$과 $n$ 사이의 내분점이고 $n$은 −1과 1 사이에 있습니다. 그러니 가중치가 무엇이든 $|h|$는 $\max(|h_0|, 1)$을 넘지 못합니다. 가중치를 열 배로 키우고 $h_0 = 3$에서 시작해 확인합니다.
# %% [markdown] lang="en"
# The two agree in every sample and unit. In `told`, $r_j$ belongs to the unit $j$ that tells. (The last unit's value is printed; it lies below −1 because the old state drawn here may do so, too.)
#
# Greff et al. (2017, section III) read the reset gate as the GRU's output gate, one that acts on nothing but the connections back to the candidate. That fits an $r$ before the matrix product; after it, as in PyTorch, $r$ turns down not what a unit lets out but what it hears.
#
# ## 3. How large can the state get?
# $h_t$ lies between $h_{t-1}$ and $n$, and $n$ between −1 and 1. So for any weights $|h|$ is never above $\max(|h_0|, 1)$. We check it with weights ten times as large, from $h_0 = 3$:
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
# $|h|$는 3에서 내려와 1을 다시 넘지 않습니다. LSTM의 $c$에는 이런 한계가 없습니다. 게이트가 모두 열려 있으면 스텝마다 1씩 커질 수도 있습니다.
#
# ## 4. 흉내 내기의 모든 학습률과 대조 실험 둘
# 본문 4절에서 GRU는 출력 게이트를 뺀 LSTM을 잘 흉내 내지 못했고, 두 밸브만 묶은 LSTM도 그만큼 놓쳤습니다. 유닛이 모자라서는 아닐까요? 거꾸로 GRU의 묶음만 풀면 될까요? 학생을 둘 더 학습시켰습니다.
#
# - 유닛이 여덟 개로 **두 배**인 GRU.
# - $i$를 따로 계산해 **묶음을 푼** GRU. $r$은 있고 출력의 $\tanh$는 없습니다. 가중치는 네 벌이 됩니다.
#
# 나머지 조건은 본문과 같습니다(`data/imitation.csv`, 스크립트는 `studies/imitation.py`). 이름은 '선생님 → 학생' 순서이고, $b$는 선생님의 편향입니다. LSTM은 모두 출력 게이트를 뺀 것입니다.
# %% [markdown] lang="en"
# $|h|$ comes down from 3 and does not rise above 1 again. The $c$ of an LSTM has no such bound: with all gates open it can grow by 1 at every step.
#
# ## 4. Imitation: all learning rates, and two controls
# In section 4 of the lesson the GRU was poor at imitating the LSTM without output gate, and so was an LSTM with nothing but its valves tied. Had the GRU too few units? And is it enough to untie it? There were two more students:
#
# - a GRU with **twice the units**, eight;
# - a GRU whose $i$ is **not tied** to $z$. It has $r$, no $\tanh$ at its output, and four sets of weights.
#
# All else is as in the lesson (`data/imitation.csv`, by `studies/imitation.py`). Rows are named "teacher → student"; $b$ is the teacher's bias. No LSTM here has an output gate.
# %%
found = {}
for row in study("imitation"):
    pair = row["keep"], row["teacher"], row["student"]
    rates = found.setdefault(pair, {})
    rates.setdefault(row["rate"], []).append((float(row["before"]), float(row["after"])))


def typical(pairs):
    return median(after for _, after in pairs)


# ko| names = ["GRU", "GRU 유닛 8개", "묶음을 푼 GRU", "묶은 LSTM", "LSTM"]
# en| names = ["GRU", "GRU of 8 units", "untied GRU", "tied LSTM", "LSTM"]
name = dict(zip(["gru", "gru_8", "untied", "tied", "open"], names, strict=True))
shares = {}
for (keep, teacher, student), rates in sorted(found.items()):
    best = min(rates.values(), key=typical)
    shares[f"{name[teacher]} → {name[student]} ($b$ = {keep})"] = [*zip(*best, strict=True)]
plots.plot_imitated(shares)
plt.show()
# %% [markdown] lang="ko"
# 왼쪽일수록 잘 흉내 낸 것입니다. 두 밸브를 묶은 LSTM은 GRU와 비슷하게 놓쳤으므로, 묶기만 해도 따라 하지 못합니다. $b_f = 0$인 선생님이라면 유닛을 늘린 GRU도, 묶음을 푼 GRU도 꽤 나아집니다.
#
# $b_f = 3$인 선생님이라면 두 배로 늘려도 조금 나아질 뿐이고, 묶음만 풀어서는 나아지지 않습니다. 묶음을 푼 GRU에 없는 것은 출력의 $\tanh$뿐입니다. $\tanh$까지 씌우고 $r$을 활짝 열면 선생님과 같은 LSTM이기 때문입니다. 오래 남기면서 계속 써넣으면 $c$가 크게 자라는데, 선생님은 그 값에 $\tanh$를 씌워 보여 줍니다.
#
# 그림은 학생마다 가장 나은 학습률로 그렸습니다. 학습률마다 놓친 비율의 중앙값은 이렇습니다.
# %% [markdown] lang="en"
# Further left is better. The tied LSTM misses about as much as the GRU: tying alone is enough to spoil the imitation. Where the teacher's $b_f$ is 0, more units help a good deal, and so does untying.
#
# Where it is 3, twice the units help only a little, and untying alone does not help. All that the untied GRU lacks is the $\tanh$ at its output: with it, and with $r$ wide open, it would be the teacher's own kind. Where much is kept and more is written, $c$ grows large, and the teacher shows it through its $\tanh$.
#
# The figure shows each student at its best learning rate. Here is the median share missed at every rate:
# %%
for row, rates in zip(shares, [rates for _, rates in sorted(found.items())], strict=True):
    print(
        row.replace("$", "") + ":",
        ", ".join(f"{typical(rates[rate]):.2%} ({rate})" for rate in rates),
    )
for keep in "03":
    by_lstm, by_gru = found[keep, "gru", "open"], found[keep, "open", "gru"]
    assert all(typical(by_lstm[rate]) < typical(by_gru[rate]) for rate in by_lstm)


# %% [markdown] lang="ko"
# 학습률을 무엇으로 두든, GRU를 따라 한 LSTM이 LSTM을 따라 한 GRU보다 적게 놓칩니다. 더 오래 학습시키면 GRU가 놓치는 비율도 더 줄어들 수 있습니다. 다른 값에서 출발시키지는 않았습니다.
#
# ## 5. 논문은 무엇이라고 할까
# - Chung 등(2014)은 다성 음악과 음성 신호에서 GRU와 LSTM을 비교하고, 초록에서 둘 다 $\tanh$ 유닛보다 낫고 GRU는 LSTM에 견줄 만하다(comparable)고 했습니다. $r$의 자리는 Cho 등의 첫 버전과 다르다고 각주에 밝히며, 예비 실험에서는 두 방식의 성능이 비슷했다고 적었습니다.
# - Greff 등(2017)은 LSTM의 변형 여덟 가지를 시험했고, 그중에는 출력 게이트를 뺀 것, 출력의 활성화 함수를 뺀 것, $i = 1 - f$로 묶은 것이 있습니다. 그들의 과제에서는 묶어도 성능이 거의 그대로였습니다. 흉내 내지 못하는 것과 과제를 못 푸는 것은 다른 일입니다.
# - 그들의 과제에서 가장 중요한 것은 망각 게이트와 출력의 활성화 함수였습니다. 그들은, 셀 상태에는 한계가 없으니 그 값이 그대로 퍼지지 않게 출력의 활성화 함수가 막는다고 **추측**했습니다. GRU는 상태에 한계가 있어서 그것 없이도 된다는 것입니다. GRU 자체는 시험하지 않았습니다.
# - 크기를 맞춘 비교와 세기에 관한 논문은 [11강](../11_counting.ipynb)에서 다룹니다.
#
# ### 출처
# - K. Cho, B. van Merriënboer, C. Gulcehre, D. Bahdanau, F. Bougares, H. Schwenk, Y. Bengio, *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014(arXiv:1406.1078: 첫 버전 v1, 학회에 실린 버전 v3).
# - J. Chung, C. Gulcehre, K. Cho, Y. Bengio, *Empirical Evaluation of Gated Recurrent Neural Networks on Sequence Modeling*, arXiv:1412.3555, 2014.
# - K. Greff, R. K. Srivastava, J. Koutník, B. R. Steunebrink, J. Schmidhuber, *LSTM: A Search Space Odyssey*, IEEE TNNLS 28(10), 2017.
# %% [markdown] lang="en"
# At every rate the LSTM that imitates a GRU misses less than the GRU that imitates an LSTM. Longer training may bring down what the GRU misses; other starts were not tried.
#
# ## 5. What the papers say
# - Chung et al. (2014) compared GRU and LSTM on polyphonic music and speech signals; according to their abstract both are better than $\tanh$ units, and the GRU is comparable to the LSTM. A footnote says that they place $r$ differently from the first version of Cho et al., and that both did equally well in preliminary experiments.
# - Greff et al. (2017) tested eight variants of the LSTM, among them one without output gate, one without output activation and one with $i = 1 - f$. On their tasks coupling did little harm: what a cell cannot imitate, a task need not ask for.
# - What mattered most there were the forget gate and the output activation. They suppose that the activation keeps an unbounded cell state from spreading, and that a GRU does well without one because its state is bounded. The GRU itself they did not test.
# - Comparisons at equal size and papers on counting are in [lesson 11](../11_counting.ipynb).
#
# ### Sources
# - K. Cho, B. van Merriënboer, C. Gulcehre, D. Bahdanau, F. Bougares, H. Schwenk, Y. Bengio, *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014 (arXiv:1406.1078: the first version is v1, the published one v3).
# - J. Chung, C. Gulcehre, K. Cho, Y. Bengio, *Empirical Evaluation of Gated Recurrent Neural Networks on Sequence Modeling*, arXiv:1412.3555, 2014.
# - K. Greff, R. K. Srivastava, J. Koutník, B. R. Steunebrink, J. Schmidhuber, *LSTM: A Search Space Odyssey*, IEEE TNNLS 28(10), 2017.
