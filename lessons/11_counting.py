# %% [markdown] lang="ko"
# # 개수 세기
# **개수를 세는 일에서 LSTM과 GRU를 가르는 것은 무엇일까요?**
#
# 괄호를 열 개 열었으면 열 개를 닫아야 합니다. 짝이 맞는지 알려면 지금까지 몇 개를 열었는지 **세어야** 합니다. 글과 프로그램 코드에는 이런 개수 세기가 숨어 있습니다.
#
# 2018년의 한 논문에 따르면 LSTM은 끝없이 세어 나갈 수 있지만 GRU는 그러지 못합니다(Weiss 등). GRU의 상태는 −1과 1 사이에 갇혀 있습니다. 정말 **갇혀서** 세지 못하는 것일까요?
#
# 이 수업을 마치면
#
# - LSTM의 가중치를 손으로 정해 개수를 세게 할 수 있습니다.
# - GRU로 세는 방법 두 가지와, 각각 무엇에 기대는지 설명할 수 있습니다.
# - 있을 법한 두 까닭을 대조 실험으로 가려낼 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호 | 뜻 |
# |---|---|
# | $c_t = f \odot c_{t-1} + i \odot g$, $h_t = o \odot \tanh(c_t)$ | LSTM의 셀 상태(cell state)와 은닉 상태([3강](03_lstm_gates.ipynb)) |
# | $h_t = z \odot h_{t-1} + (1 - z) \odot n$ | GRU의 은닉 상태(hidden state, [6강](06_gru.ipynb)) |
# | $n = \tanh(W_n x_t + r \odot U_n h_{t-1})$ | GRU의 후보값(candidate). 여기서는 두 편향을 0으로 둡니다 |
# | $\sigma$, $b_f$, $b_z$ | 시그모이드, 망각 게이트와 업데이트 게이트의 편향(bias) |
#
# </details>
# %% [markdown] lang="en"
# # Counting
# **What separates LSTM and GRU when they count?**
#
# Ten open brackets need ten that close. To see whether they match, one has to **count**.
#
# A paper of 2018 concludes that an LSTM can go on counting without end and a GRU cannot (Weiss et al.). The state of a GRU is confined between −1 and 1. Is **being confined** the reason?
#
# After this lesson you can
#
# - set the weights of an LSTM by hand so that it counts;
# - say how a GRU can count in two ways, and what each relies on;
# - name the control that tells two possible reasons apart.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol | meaning |
# |---|---|
# | $c_t = f \odot c_{t-1} + i \odot g$, $h_t = o \odot \tanh(c_t)$ | cell state and hidden state of an LSTM ([lesson 3](03_lstm_gates.ipynb)) |
# | $h_t = z \odot h_{t-1} + (1 - z) \odot n$ | hidden state of a GRU ([lesson 6](06_gru.ipynb)) |
# | $n = \tanh(W_n x_t + r \odot U_n h_{t-1})$ | its candidate; both biases are 0 here |
# | $b_f$, $b_z$ | biases of forget and update gate |
#
# </details>
# %%
import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import checks, explore, plots
from helpers.nets.initial import set_bias
from helpers.nets.readouts import EveryStep
from helpers.nets.trace import trace
from helpers.tasks.bits import matched_strings
from helpers.tasks.studies import study
from helpers.tasks.success import best
from helpers.training.train import train

plots.use_course_style()
# ko| # 작은 신경망에서는 이쪽이 빠릅니다
# en| # faster for small networks
torch.set_num_threads(1)


# %% [markdown] lang="ko"
# ## 1. LSTM으로 세려면 무엇을 열어야 할까
# a가 $k$개 나오고, 이어서 b가 나옵니다. b가 a와 **같은 개수**만큼 나온 순간을 알아차려야 합니다. a마다 1을 더하고 b마다 1을 빼다가 0이 되는 순간을 잡으면 됩니다.
#
# 관으로 말하면 이렇습니다. 곧은 관의 밸브 $f$를 활짝 열면 담긴 것이 그대로 남고, 들이는 밸브 $i$를 활짝 열면 후보값이 온전히 들어옵니다. 그러면 남는 식은 $c_t = c_{t-1} + g$입니다.
#
# 게이트를 얼마나 활짝 열 수 있을까요? $\sigma(100)$과 $\tanh(100)$은 반올림하면 **꼭 1**입니다. 이렇게 함수가 평평해져 입력이 달라져도 값이 그대로인 것을 **포화**(saturation)라고 합니다.
#
# ### 연습 문제 1: 세는 LSTM
# 유닛 하나짜리 LSTM이 세도록 가중치를 정하세요. 입력은 a가 (1, 0), b가 (0, 1)입니다. $c$는 a를 $k$개 읽으면 $k$, 이어서 b를 $k$개 읽으면 0이어야 하고($k$는 2000까지), 그 전에는 $h$가 0.5보다 커야 합니다. 2번 행이 후보값 $g$인 가중치는 `torch.no_grad()` 안에서 `lstm.weight_ih_l0[2] = …`로, 게이트의 편향은 `set_bias(lstm, "f", 값)`으로 정합니다. 막히면 채점 셀의 괄호에 `hint=1`을 더하세요.
# %% [markdown] lang="en"
# ## 1. What has to be open for an LSTM to count?
# First come $k$ a's, then b's. Notice when there have been **as many** b's as a's: add 1 at each a, subtract 1 at each b, and watch for 0.
#
# On the straight pipe, a wide-open valve $f$ keeps what is held, and a wide-open $i$ lets the candidate in whole: $c_t = c_{t-1} + g$.
#
# How wide can a gate open? $\sigma(100)$ and $\tanh(100)$ are rounded to **exactly 1**. Where a function is that flat, it is **saturated**.
#
# ### Exercise 1: an LSTM that counts
# Make an LSTM of one unit count. An a comes as (1, 0), a b as (0, 1). After $k$ a's $c$ must be $k$, after $k$ b's more 0 ($k$ up to 2000), and $h$ above 0.5 until then. Rows come as i, f, g, o; `set_bias(lstm, "f", value)` sets a gate's bias. For hints, add `hint=1` to the check.
# %% tags=["exercise"]
def lstm_counter():
    """
    # ko| a에서 1을 더하고 b에서 1을 빼는 nn.LSTM(2, 1)을 돌려줍니다.
    # en| Return an nn.LSTM(2, 1) that adds 1 at an a and subtracts 1 at a b.
    """
    lstm = nn.LSTM(2, 1)
    for parameter in lstm.parameters():
        nn.init.zeros_(parameter)
    ### BEGIN SOLUTION
    with torch.no_grad():
        # ko| # 2번 행이 후보값
        # en| # row 2: the candidate
        lstm.weight_ih_l0[2] = torch.tensor([100.0, -100.0])
    for gate in "ifo":
        set_bias(lstm, gate, 100)
    ### END SOLUTION
    return lstm


# %% tags=["exercise"]
checks.check_lstm_counter(lstm_counter)


# %% [markdown] lang="ko"
# ## 2. GRU의 게이트를 활짝 열면 어떻게 될까
# GRU에서는 $z$ 하나가 두 밸브를 함께 움직입니다. 남기는 쪽을 열수록 들이는 쪽이 닫힙니다. $b_z = 8$로 두면 $z = 0.9997$이라 거의 다 남습니다. 후보값은 a에서 1, b에서 −1로 두고, 이전 상태는 보지 않게 합니다($U_n = 0$).
#
# **먼저 적어 보세요.** a를 1000개 읽은 이 GRU는 b를 꼭 1000개 읽었을 때 0으로 돌아올까요, 더 일찍일까요, 더 늦게일까요? 0에서 처음 움직이는 폭이 $1 - z$이므로 $h / (1 - z)$를 센 값으로 봅니다.
# %% [markdown] lang="en"
# ## 2. What if a GRU opens its gate wide?
# In a GRU one $z$ moves both valves: the more it keeps, the less it lets in. With $b_z = 8$, $z = 0.9997$. Let the candidate be 1 at an a, −1 at a b, and not look at the old state ($U_n = 0$).
#
# **Write down a guess.** After 1000 a's, will this GRU be back at 0 after 1000 b's, after fewer or after more? Its first step from 0 is $1 - z$, so $h / (1 - z)$ is its count.
# %%
@torch.no_grad()
def counter(module, write=100.0, U_n=0.0, **biases):
    for parameter in module.parameters():
        nn.init.zeros_(parameter)
    # ko| # 2번 행이 후보값: LSTM은 i, f, g, o, GRU는 r, z, n
    # en| # row 2 is the candidate: i, f, g, o or r, z, n
    module.weight_ih_l0[2] = torch.tensor([write, -write])
    module.weight_hh_l0[2] = U_n
    for gate, value in biases.items():
        set_bias(module, gate, value)
    return module


def letters(k):  # (2k, 1, 2)
    return torch.eye(2).repeat_interleave(k, dim=0)[:, None]


# %%
k = 1000
lstm = counter(nn.LSTM(2, 1), i=100, f=100, o=100)
gru = counter(nn.GRU(2, 1), z=8)
with torch.no_grad():
    in_lstm = trace(lstm, letters(k))["c"].flatten()
    in_gru = gru(letters(k))[0].flatten() / (1 - torch.tensor(8.0).sigmoid())
plots.plot_counting({"LSTM  $c$": in_lstm, "GRU  $h/(1-z)$": in_gru}, k)
plt.show()


# %% [markdown] lang="ko"
# 세로 점선에서 a가 끝나고 b가 시작됩니다. LSTM의 선은 곧게 올라갔다 곧게 내려옵니다. GRU의 곡선은 휘어서 점선까지 천을 다 세지 못하고, 0으로도 너무 **일찍** 돌아옵니다.
#
# <details><summary>답</summary>
#
# 더 일찍입니다. $h$는 후보값까지 남은 거리의 $1 - z$만큼 움직입니다. 그래서 위로 갈수록 a는 덜 올리고 b는 더 끌어내립니다.
#
# </details>
#
# $b_f = 8$인 LSTM도 꼭 같은 곳에서 빗나갑니다. 차이는 그다음입니다. LSTM은 $f$를 1까지 열어도 $i$가 따로 있어서 여전히 1을 써넣습니다. GRU가 $z$를 1까지 열면 $1 - z = 0$이라 **아무것도 써넣지 못합니다.**
#
# 그러니 이 방법으로는 $z$를 1에 적당히만 가까이 두어야 하고, 그만큼만 셉니다. $b_z$를 키우면 더 멀리 세지만, 어디까지 세어야 하는지 **미리 알아야** 합니다(대략 $e^{b_z/2}$까지: [더 깊이](deeper/11_counting.ipynb) 1절).
#
# ## 3. 잊은 만큼 도로 써넣으면 어떨까
# 다른 방법이 있습니다. 후보값이 이전 상태를 보고, 잊은 만큼을 도로 써넣는 것입니다. $z = \frac12$, $r = 1$, $U_n = 1$로 두고 입력을 아주 작게, $\pm s$로 줍니다($s = 2^{-60}$). 0 근처에서는 $\tanh(u) \approx u$이므로
#
# $$h_t \approx \tfrac12 h_{t-1} + \tfrac12 (h_{t-1} \pm s) = h_{t-1} \pm \tfrac{s}{2}$$
#
# 20,000을 세어도 $h$는 $10^{-14}$보다 작습니다. 계산은 PyTorch의 기본인 float32로 합니다.
#
# **먼저 적어 보세요.** 아래 셋에게 a를 60개와 3000개 읽힙니다. 어느 것이 틀릴까요?
#
# - 이 GRU
# - $U_n$만 $1 - 10^{-6}$으로 바꾼 GRU
# - 가중치와 편향의 100을 모두 90으로 바꾼 LSTM
# %% [markdown] lang="en"
# At the dotted line the b's begin. The LSTM goes straight up and straight down. The GRU's curve bends, never reaches a thousand, and is back at 0 too **soon**.
#
# <details><summary>Answer</summary>
#
# Sooner. $h$ moves by $1 - z$ of its distance from the candidate: the higher it is, the less an a lifts and the more a b lowers it.
#
# </details>
#
# An LSTM with $b_f = 8$ goes wrong at the same place. But an LSTM can open $f$ all the way and still write 1 at a time, because $i$ is separate. A GRU that opens $z$ until $1 - z$ rounds to 0 **writes nothing**.
#
# So $z$ may come only so close to 1. A larger $b_z$ counts further (to about $e^{b_z/2}$: [deeper](deeper/11_counting.ipynb), section 1), but one has to know **beforehand** how far.
#
# ## 3. What if it puts back what it forgets?
# Now the candidate sees the old state and puts back what is lost. With $z = \frac12$, $r = 1$, $U_n = 1$ and a tiny input, $\pm s$, $s = 2^{-60}$, as $\tanh(u) \approx u$ near 0,
#
# $$h_t \approx \tfrac12 h_{t-1} + \tfrac12 (h_{t-1} \pm s) = h_{t-1} \pm \tfrac{s}{2}$$
#
# Even at a count of 20,000 $h$ is below $10^{-14}$. We compute in float32, PyTorch's usual numbers.
#
# **Write down a guess.** After 60 and after 3000 a's, which will be wrong?
#
# - this GRU
# - the same with $U_n = 1 - 10^{-6}$
# - the LSTM with 90 in place of every 100
# %%
@torch.no_grad()
def stops(module, k):
    # ko| # h가 0 이하가 될 때까지 읽은 b의 개수
    # en| # how many b's it has read when h is 0 or below
    return (module(letters(k))[0].flatten()[k:] <= 0).nonzero()[0].item() + 1


exact, near = (counter(nn.GRU(2, 1), write=2.0**-60, U_n=U_n, r=100, z=0) for U_n in (1, 1 - 1e-6))
ninety = counter(nn.LSTM(2, 1), write=90, i=90, f=90, o=90)
names = {"U_n = 1": exact, "U_n = 1 - 1e-6": near, "100 → 90": ninety}
for name, module in names.items():
    print(f"{name:15}", [stops(module, k) for k in (60, 3000)])
print("k = 20,000:", stops(exact, 20_000))
# %% [markdown] lang="ko"
# 한 줄에 a가 60개일 때와 3000개일 때의 답이 나옵니다. 마지막 줄은 첫 번째 GRU에게 20,000개를 읽힌 것입니다.
#
# <details><summary>답</summary>
#
# $U_n$이 백만분의 일 모자란 GRU만 3000에서 틀립니다. $U_n = 1$인 GRU는 20,000까지 정확히 셉니다.
#
# </details>
#
# 갇힌 상태로도 이만큼 셉니다. float32는 $10^{-37}$까지 작은 수도 유효 숫자를 24비트로 적으므로, $s/2$를 한 칸으로 삼아도 1을 한 칸으로 삼은 것과 다름없습니다. 한계마저 같아서, LSTM도 이 GRU도 $2^{24}$, 약 1,700만에서 멈춥니다([더 깊이](deeper/11_counting.ipynb) 2절).
#
# > **흔한 오해.** "GRU의 상태는 −1과 1 사이에 갇혀 있어서 세지 못한다." 갇힌 것은 값의 크기이고, 개수는 아주 작은 폭으로도 LSTM의 $c$만큼 정확하게 담깁니다.
#
# 정말 다른 것은 **무엇이 배율을 1에 붙들어 두는가**입니다. 손으로 정한 LSTM의 배율 $f$는 포화가 붙들고 있어서 100을 90으로 바꾸어도 꿈쩍하지 않습니다. GRU의 배율은 $z + (1 - z)\, r\, U_n$인데, $U_n$을 1에 붙들어 두는 것은 아무것도 없습니다.
#
# ## 4. 학습하면 어디까지 셀까
# 손으로 정하면 둘 다 셉니다. 학습으로도 그런 가중치를 찾을까요?
#
# | 실험 조건 | |
# |---|---|
# | 과제 | b마다 "마지막 b인가?"에 답하기. 학습은 $k = 10$까지, 시험은 60까지 |
# | 신경망 | LSTM(유닛 4개, 매개변수 128개)과 GRU(유닛 5개, 매개변수 135개) |
# | 학습 | 업데이트 1000번. 초기화 세 가지와 학습률 0.05, 0.02, 0.005 중 가장 나은 것 |
# | 시드 | 초기화마다 신경망 10개 |
# | 성공 | 1부터 적어도 15까지 빠짐없이 맞힘 |
#
# **먼저 적어 보세요.** 10까지 배운 LSTM은 몇까지 셀까요? GRU는요?
# %% [markdown] lang="en"
# Printed: the b's needed after 60 and 3000 a's; last, the first GRU at 20,000.
#
# <details><summary>Answer</summary>
#
# Only the GRU whose $U_n$ is a millionth too small is wrong, at 3000.
#
# </details>
#
# Down to $10^{-37}$, float32 gives a number the same 24 binary digits: steps of $s/2$ are as good as steps of 1. Even the limit is the same: this GRU and the LSTM both stall at $2^{24}$, about 17 million ([deeper](deeper/11_counting.ipynb), section 2).
#
# > **A common belief.** "A GRU cannot count, because its state is confined between −1 and 1." Only the size of its values is confined, not how many counts fit in.
#
# The true difference is **what holds at 1** the factor of the old state. In our LSTM saturation pins $f$: 90 in place of 100 changes nothing. The GRU's factor is $z + (1 - z)\, r\, U_n$, and nothing pins $U_n$.
#
# ## 4. Can they learn to count?
# Does training find such weights?
#
# | The experiment | |
# |---|---|
# | task | say at every b whether it is the last; trained on $k$ up to 10, tested up to 60 |
# | net | LSTM (4 units) and GRU (5 units) with 128 and 135 parameters |
# | training | 1000 updates, best of three starts (default, bias 5, chrono) and rates (0.05, 0.02, 0.005) |
# | seeds | 10 nets for each start |
# | success | all right from 1 to 15 at least |
#
# **Write down a guess.** Trained up to 10, how far will an LSTM count? And a GRU?
# %%
runs = {}
for row in study("counting"):
    key = row["cell"], row["setting"], row["rate"]
    runs.setdefault(key, []).append(int(row["reach"]))


def furthest(cell):
    # ko| # 가장 나은 초기화와 학습률의 신경망 열 개
    # en| # the ten nets of the best start and rate
    mine = [key for key in runs if key[0] == cell]
    key = max(mine, key=lambda key: (sum(n >= 15 for n in runs[key]), sum(runs[key])))
    return key[1], runs[key]


# %%
plots.plot_counted(dict(furthest(cell) for cell in ("lstm", "gru")), 10, 60, mark=15)
plt.show()
# %% [markdown] lang="ko"
# 점 하나가 신경망 하나입니다. 세로 점선은 배운 끝(10)과 시험의 끝(60), 실선은 성공의 기준(15)이고, 오른쪽의 분수는 성공한 신경망의 수입니다. 두 셀 모두 배운 범위는 다 맞히고, 그 너머에서 갈라집니다.
#
# <details><summary>답</summary>
#
# LSTM은 모두 15를 넘고, 배운 길이의 몇 배까지 세기도 합니다. GRU는 거의 모두 13을 넘지 못합니다. 어느 초기화와 학습률에서도 그렇습니다([더 깊이](deeper/11_counting.ipynb) 3절).
#
# </details>
#
# ## 5. 갇혀서일까, 묶여서일까
# GRU의 용의자는 둘입니다. 상태가 −1과 1 사이에 **갇혀** 있다는 것, 그리고 $z$ 하나가 남기기와 쓰기를 **묶고** 있다는 것입니다. 4절과 같은 조건에서 하나씩 떼어 봅니다.
#
# | | 바꾼 것 | 갇혔나 | 묶였나 |
# |---|---|---|---|
# | 묶음을 푼 GRU | 쓰는 게이트를 따로: $h_t = z \odot h_{t-1} + i \odot n$ | 아니다 | 아니다 |
# | 묶음을 풀고 가둔 GRU | 위와 같고, $h_t$를 −1과 1에서 자름 | 그렇다 | 아니다 |
# | 가둔 LSTM | $c_t$를 −1과 1에서 자름 | 그렇다 | 아니다 |
# | 자리를 넓힌 GRU | 후보값을 20배로: $h_t = z \odot h_{t-1} + (1 - z) \odot 20\,n$ | ±20까지 | 그렇다 |
# | 묶고 자리를 넓힌 LSTM | $i = 1 - f$, 후보값을 20배로 | ±20까지 | 그렇다 |
#
# **먼저 적어 보세요.** 갇혀서 멀리 세지 못하는 것이라면 어느 줄이 멀리 셀까요? 묶여서라면요?
# %% [markdown] lang="en"
# A dot is a net; dotted lines mark the end of training (10) and of the test (60), the solid one success (15). Both are right in the range trained on; beyond it they part.
#
# <details><summary>Answer</summary>
#
# All LSTMs get to 15, some several times as far as trained. Nearly all GRUs stop by 13, whatever the start and the rate ([deeper](deeper/11_counting.ipynb), section 3).
#
# </details>
#
# ## 5. Confined or tied?
# The GRU's state is **confined** between −1 and 1, and its $z$ **ties** keeping to writing. Part them:
#
# | | change | confined | tied |
# |---|---|---|---|
# | untied GRU | writes $i \odot n$, $i$ its own gate | no | no |
# | the same, walled | and $h_t$ clipped to ±1 | yes | no |
# | walled LSTM | $c_t$ clipped to ±1 | yes | no |
# | GRU with room | candidate × 20 | ±20 | yes |
# | tied LSTM with room | $i = 1 - f$, candidate × 20 | ±20 | yes |
#
# **Write down a guess.** Which should count far if being confined matters? If being tied does?
# %%
controls = dict(furthest(cell) for cell in ("untied", "untied_wall", "wall", "room", "tied_room"))
plots.plot_counted(controls, 10, 60, mark=15)
plt.show()


# %% [markdown] lang="ko"
# 갇히지도 묶이지도 않은 첫 줄만 절반 넘게 멀리 셉니다. 가둔 두 셀은 배운 10에서 꼭 멈춥니다.
#
# <details><summary>답</summary>
#
# 갇혀서라면 아래 두 줄이, 묶여서라면 가운데 두 줄이 첫 줄처럼 멀리 세어야 합니다. 어느 쪽도 아닙니다. **하나만으로도 대개 막히는데, GRU는 갇히고 묶여 있습니다.**
#
# </details>
#
# 3절의 GRU는 갇히고 묶인 채로도 20,000까지 셌습니다. 할 수 없는 것이 아니라, **학습이 그런 가중치를 찾지 못하는 것**입니다. 왜 찾지 못하는지는 아직 모릅니다([더 깊이](deeper/11_counting.ipynb) 3절).
#
# 이제 세는 LSTM을 들여다봅시다. 다음 셀에서 $b_f = 5$로 시작한 LSTM 하나를 학습시킵니다. 열 하나가 글자 하나이고, 맨 위가 신경망의 답입니다(아래쪽은 'b가 더 온다', 위쪽은 '끝'). a에서 오르고 b에서 내리는, 또는 그 반대인 유닛의 줄을 찾아 눌러 보세요.
#
# **먼저 적어 보세요.** '게이트 고정'에서 $f$를 0.9로 고정하면, 즉 밸브를 아주 조금 닫으면 신경망은 몇 번째 b를 끝이라고 할까요? $i$를 0.5로 고정해 써넣는 양을 크게 줄이면요?
# %% [markdown] lang="en"
# Only in the first row, neither confined nor tied, do more than half count far. Walled cells stop at 10.
#
# <details><summary>Answer</summary>
#
# If being confined mattered, the last two rows should count far; if being tied, the two walled ones. Few do: **either alone hinders it, and a GRU is both.**
#
# </details>
#
# Yet section 3's GRU, both, counted to 20,000: **training does not find such weights**. Why is open ([deeper](deeper/11_counting.ipynb), section 3).
#
# The next cell trains an LSTM from $b_f = 5$. Each column is a letter, at the top the net's answer (low: more b's; high: the end). Find a unit that goes one way at the a's and back at the b's, and press its row.
#
# **Write down a guess.** Under "hold", fix $f$ at 0.9, a valve closed a little: at which b will the net see the end? And with $i$ at 0.5?
# %% tags=["nbval-ignore-output"]
def loss_of(net):
    said = net(x)[0][..., 0][asked]
    return nn.functional.binary_cross_entropy_with_logits(said, last[asked])


x, last, asked = matched_strings(10)
torch.manual_seed(0)
net = EveryStep(set_bias(nn.LSTM(2, 4), "f", 5), outputs=1)
train(net, loss_of, updates=800, lr=1e-2, clip=1.0, cosine=True, bar=True)
# ko| answers = ("b", "끝")
# en| answers = ("b", "the end")
explore.net(net, "ab", "aaaaaaaabbbbbbbb", answers=answers, unit=3)


# %% [markdown] lang="ko"
# <details><summary>답</summary>
#
# $f = 0.9$이면 여덟 개를 다 읽기 한참 전에 끝이라고 합니다. 먼저 센 a일수록 많이 새어 나갔기 때문입니다. $i = 0.5$이면 어긋나도 하나쯤입니다. 오르는 폭과 내리는 폭이 **함께** 줄어 균형이 남습니다. 세는 데 필요한 것은 큰 폭이 아니라 새지 않는 관입니다.
#
# </details>
#
# a를 20개로 늘려도(그림은 40글자까지 읽습니다) 이 LSTM은 여전히 맞힙니다. 확인해 보세요.
#
# ## 6. 다른 과제에서는 어느 쪽이 나을까
# 세기에서는 LSTM이 이겼습니다. 시차 50인 비트([4강](04_cell_path.ipynb))와 거리 20인 일치([7강](07_text_rnn.ipynb))에서는 어떨까요? 매개변수 개수를 맞추고, 업데이트는 1000번까지 합니다. 학습률은 0.03, 0.01, 0.003 중 가장 나은 것입니다.
# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# With $f = 0.9$ long before the eighth b: the earlier an a, the more of it has leaked away. With $i = 0.5$ it is off by about one: steps up and down shrink **together**. A counter needs no large steps, but a pipe that does not leak.
#
# </details>
#
# How far is it right? Try 15 a's, then 20 (at most 40 letters).
#
# ## 6. Which is better elsewhere?
# At counting the LSTM won. And at one bit over a lag of 50 ([lesson 4](04_cell_path.ipynb)), or agreement at distance 20 ([lesson 7](07_text_rnn.ipynb))? Both get about as many parameters, up to 1000 updates and the best of three rates.
# %%
def solved(task):
    found = {name: {} for name in ("lstm", "gru", "lstm_chrono", "gru_chrono")}
    for row in study("equal_size"):
        if row["task"] == task and row["setting"] in found:
            updates = int(row["updates"]) if float(row["accuracy"]) > 0.95 else None
            found[row["setting"]].setdefault(row["rate"], []).append(updates)
    return {name: best(rates) for name, rates in found.items()}


# %%
# ko| titles = {"bit": "비트", "en": "일치, 영어", "ko": "일치, 한국어"}
# en| titles = {"bit": "bit", "en": "agreement, English", "ko": "agreement, Korean"}
plots.plot_success({title: solved(task) for task, title in titles.items()})
plt.show()
# %% [markdown] lang="ko"
# chrono로 시작하면 두 셀 모두 세 과제를 빠짐없이 풀고, 일치에서는 GRU가 두 배쯤 빠릅니다. 기본값으로 시작하면 비트는 GRU만 풀고, 일치는 둘 다 풀지만 GRU가 훨씬 빠릅니다(학습률마다 어떻게 다른지는 [더 깊이](deeper/11_counting.ipynb) 4절).
#
# > **흔한 오해.** "LSTM이 낫다", "GRU가 빠르다." 어느 과제에서, 어떤 시작값으로 그런지 말하지 않으면 뜻이 없습니다.
#
# ## 정리
# - 게이트를 포화시킨 LSTM은 $c_t = c_{t-1} \pm 1$로 셉니다. 포화가 배율을 1에 붙들어 줍니다.
# - GRU는 $z$를 1 가까이에 두거나(어디까지 세어야 하는지 미리 알아야 합니다), 후보값으로 잊은 만큼을 도로 써넣어(LSTM만큼 세지만 $U_n$을 붙드는 것이 없습니다) 셉니다.
# - 학습한 셀은 갇히기만, 묶이기만 해도 대개 멀리 세지 못합니다. GRU는 둘 다이고, 둘 다 풀어 주자 여럿이 멀리 셌습니다.
#
# **여기서 다루지 않은 것**: 더 긴 문자열로, 또는 더 오래 학습하면 어디까지 세는지는 측정하지 않았습니다. 묶음을 푼 GRU가 왜 LSTM만큼은 세지 못하는지도 모릅니다.
#
# 나머지 실험과 출처는 [더 깊이](deeper/11_counting.ipynb)에 있습니다.
# %% [markdown] lang="en"
# Started with chrono, both solve all three every time, the GRU agreement twice as quickly. From the defaults the GRU alone solves the bit; both solve agreement, the GRU much sooner ([deeper](deeper/11_counting.ipynb), section 4).
#
# > **A common belief.** "The LSTM is better", "the GRU is faster." Not without naming task and start.
#
# ## In short
# - An LSTM with saturated gates counts by $c_t = c_{t-1} \pm 1$; saturation pins its factor at 1.
# - A GRU counts with $z$ near 1, up to a range set beforehand, or by putting back what it forgets: as far as the LSTM, but nothing pins $U_n$.
# - Confined or tied, a trained cell seldom counts far. A GRU is both; freed of both, several did.
#
# **Not covered here**: longer training, longer strings. Nor do we know why the untied GRU counts less far than the LSTM.
#
# Other experiments and sources: [Going deeper](deeper/11_counting.ipynb).
