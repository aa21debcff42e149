# %% [markdown] lang="ko"
# # 개수 세기, 더 깊이
# **[개수 세기](../11_counting.ipynb)에서 짧게 말한 한계와 대조 실험을 하나씩 확인하면 어떻게 될까요?**
#
# 본문은 가장 나은 학습률과 결론만 보여 주었습니다. 여기에는 두 방법이 어디에서 끝나는지, 나머지 설정과 학습률, 대조 실험 하나 더, 다른 과제에서의 비교가 있습니다. 절은 서로 독립이므로 궁금한 절만 읽어도 됩니다. 다만 코드는 위에서부터 실행해야 합니다.
#
# 1. $z$를 1 가까이에 둔 GRU는 어디까지 셀까
# 2. 24비트의 끝, 그리고 무엇이 배율을 붙드는가
# 3. 배워서 세기: 모든 설정과 학습률, 출력 게이트라는 용의자
# 4. 같은 크기로 비교하기: 모든 학습률, 연습 문제 `gru_parameters`
# 5. 논문은 무엇이라고 할까, 출처
# %% [markdown] lang="en"
# # Going deeper: Counting
# **Do the limits and the controls hold that the [lesson](../11_counting.ipynb) told in passing?**
#
# The lesson showed the best learning rate and the conclusion. Here is where each way of counting ends, all settings and rates, one more control, and the comparison in other tasks. The sections do not build on each other, so read those you like; only the code has to be run from the top.
#
# 1. How far does a GRU count with $z$ near 1?
# 2. Where 24 bits end, and what pins the factor
# 3. Counting, learned: all settings and rates, and the output gate as a suspect
# 4. Compared at equal size: all learning rates, and the exercise `gru_parameters`
# 5. What the papers say; sources
# %%
from itertools import product

import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import checks, plots
from helpers.nets.initial import set_bias
from helpers.tasks.studies import study

plots.use_course_style()
# ko| # 작은 신경망에서는 이쪽이 빠릅니다
# en| # faster for small networks
torch.set_num_threads(1)


# %%
@torch.no_grad()
def counter(module, write=100.0, U_n=0.0, **biases):
    for parameter in module.parameters():
        nn.init.zeros_(parameter)
    # ko| # 2번 행이 후보값
    # en| # row 2: the candidate
    module.weight_ih_l0[2] = torch.tensor([write, -write])
    module.weight_hh_l0[2] = U_n
    for gate, value in biases.items():
        set_bias(module, gate, value)
    return module


# %%
def letters(k):  # (2k, 1, 2)
    return torch.eye(2).repeat_interleave(k, dim=0)[:, None]


@torch.no_grad()
def answers(module, lengths=(60, 1000, 3000)):
    # ko| # {k: b를 몇 개 읽고 0 이하가 되는가}
    # en| # {k: after how many b's it is 0 or below}
    found = {}
    for k in lengths:
        shown = module(letters(k).to(module.weight_ih_l0))[0].flatten()[k:]
        below = (shown <= 0).nonzero()
        found[k] = below[0].item() + 1 if len(below) else None
    return found


# %% [markdown] lang="ko"
# ## 1. $z$를 1 가까이에 둔 GRU는 어디까지 셀까
# 본문 2절의 GRU($U_n = 0$)와, 망각 게이트만 같은 편향으로 둔 LSTM을 나란히 놓습니다. 한 줄은 `{k: b의 개수}`이고, 둘이 같으면 맞힌 것입니다.
# %% [markdown] lang="en"
# ## 1. How far does a GRU count with $z$ near 1?
# Here is the GRU of the lesson's second section ($U_n = 0$) beside an LSTM whose forget gate has the same bias. A line gives `{k: number of b's}`; the two should be equal:
# %%
for bias in (4, 8):
    print(f"LSTM  b_f = {bias}", answers(counter(nn.LSTM(2, 1), i=100, f=bias, o=100)))
    print(f"GRU   b_z = {bias}", answers(counter(nn.GRU(2, 1), z=bias)))
print("GRU   b_z = 24, float64", answers(counter(nn.GRU(2, 1).double(), z=24)))

stuck = counter(nn.GRU(2, 1), z=100)(letters(1000))[0]
print(f"GRU   b_z = 100: max |h| = {stuck.abs().max():.0f}")


# %% [markdown] lang="ko"
# 편향이 같으면 LSTM과 GRU는 **똑같이** 빗나갑니다. 우연이 아닙니다. GRU의 식 $h_t = z h_{t-1} \pm (1 - z)$를 $1 - z$로 나누면, $z = f$일 때 LSTM의 $c_t = f c_{t-1} \pm 1$이 됩니다. 스텝마다 조금씩 잊고 그만큼을 채워 넣지 않으면, LSTM이든 GRU든 모자라게 셉니다.
#
# $b_z = 24$이면 한 번에 움직이는 폭이 $1 - z = 4 \times 10^{-11}$입니다. float32에서는 이만큼을 1에서 빼도 1 그대로이므로 float64로 계산했습니다. $b_z = 100$이면 float64로도 $1 - z = 0$이라 0에 머뭅니다.
#
# 이제 $k$를 늘려 가며 1부터 빠짐없이 맞히는 가장 큰 $k$를 찾습니다. 반올림이 끼어들지 않도록 float64로 계산합니다.
# %% [markdown] lang="en"
# With the same bias the LSTM goes astray **just like** the GRU. This is no coincidence: divide the GRU's $h_t = z h_{t-1} \pm (1 - z)$ by $1 - z$, and with $z = f$ it is the LSTM's $c_t = f c_{t-1} \pm 1$. A cell that forgets a little at every step and does not make up for it counts too little, whichever it is.
#
# At $b_z = 24$ one step is $1 - z = 4 \times 10^{-11}$. In float32, 1 minus so little is still 1, so this ran in float64. At $b_z = 100$ even float64 has $1 - z = 0$, and the GRU stays at 0.
#
# Now the largest $k$ such that all counts from 1 to $k$ are right, in float64, to keep rounding out:
# %%
def counts_to(bias, longest=500):
    z = torch.tensor(bias, dtype=torch.float64).sigmoid()
    # ko| # 모든 문자열을 한꺼번에
    # en| # all strings at once
    k = torch.arange(1, longest + 1)
    h, back = torch.zeros(longest, dtype=torch.float64), torch.zeros_like(k)
    for t in range(1, 2 * longest + 1):
        h = z * h + (1 - z) * torch.where(t <= k, 1.0, -1.0)
        back = torch.where((t > k) & (h <= 0) & (back == 0), t - k, back)
    return (back == k).long().cumprod(dim=0).sum().item()


for bias in (4.0, 8.0, 12.0):
    rule = torch.tensor(bias / 2).exp()
    print(f"b_z = {bias:g}: k = {counts_to(bias)}, exp(b_z / 2) = {rule:.1f}")


# %% [markdown] lang="ko"
# 편향을 4 올릴 때마다 세어 내는 $k$가 약 $e^2 = 7.4$배로 늘어납니다. a를 $k$개 읽은 다음과, 이어서 b를 $k$개 읽은 다음의 $h$는 이렇습니다.
#
# $$\begin{aligned}
# h_k &= 1 - z^k \\
# h_{2k} &= z^k (1 - z^k) - (1 - z^k) \\
# &= -(1 - z^k)^2 \approx -k^2 (1 - z)^2
# \end{aligned}$$
#
# 0 아래로 내려간 이 거리가 한 번에 움직이는 폭 $1 - z$보다 크면, 바로 앞의 b에서 이미 0에 닿은 것입니다. 그래서 $k$가 $1/\sqrt{1-z} \approx e^{b_z/2}$을 넘을 무렵 하나가 어긋나기 시작합니다.
#
# 끝을 정하는 것은 정밀도입니다. 1과 구별되는 가장 작은 폭이 $\varepsilon$이라면, 이렇게 세는 GRU는 $1/\sqrt{\varepsilon}$쯤에서 끝납니다. (반올림이 없다고 보고 셈한 것입니다. 반올림이 우연히 도와서 더 멀리 갈 때도 있습니다.)
#
# ## 2. 24비트의 끝, 그리고 무엇이 배율을 붙드는가
# 두 번째 방법의 GRU($U_n = 1$, $s = 2^{-60}$)는 어디에서 멈출까요? 천만 번을 다 읽힐 필요는 없습니다. 상태를 끝 바로 앞에 놓고 a를 세 번 읽힙니다. LSTM은 $c$를, GRU는 $h$를 한 칸($s/2$)으로 나눈 값을 출력합니다.
# %% [markdown] lang="en"
# Every 4 added to the bias makes it count about $e^2 = 7.4$ times as far. After $k$ a's, and after $k$ b's more, $h$ is
#
# $$\begin{aligned}
# h_k &= 1 - z^k \\
# h_{2k} &= z^k (1 - z^k) - (1 - z^k) \\
# &= -(1 - z^k)^2 \approx -k^2 (1 - z)^2
# \end{aligned}$$
#
# If this lies further below 0 than one step, $1 - z$, then 0 was reached one b too early. So it begins to be off by one when $k$ passes $1/\sqrt{1-z} \approx e^{b_z/2}$.
#
# Where this ends depends on precision. If $\varepsilon$ is the smallest step that can be told from 1, a GRU that counts like this ends near $1/\sqrt{\varepsilon}$. (This leaves rounding aside, which now and then helps it to get further.)
#
# ## 2. Where 24 bits end, and what pins the factor
# And the second way ($U_n = 1$, $s = 2^{-60}$)? There is no need to read millions of letters: put the state just before the end and read three a's. Printed is $c$ of the LSTM, and $h$ of the GRU in units of one step, $s/2$:
# %%
top, unit = 2.0**24, 2.0**-61
lstm = counter(nn.LSTM(2, 1), i=100, f=100, o=100)
gru = counter(nn.GRU(2, 1), write=2 * unit, U_n=1, r=100, z=0)
h, c = torch.zeros(1, 1, 1), torch.full((1, 1, 1), top - 2)
in_gru = (top - 2) * unit * torch.ones(1, 1, 1)
for _ in range(3):
    with torch.no_grad():
        _, (h, c) = lstm(letters(1)[:1], (h, c))
        _, in_gru = gru(letters(1)[:1], in_gru)
    print(f"LSTM {c.item():,.0f}   GRU {in_gru.item() / unit:,.0f}")


# %% [markdown] lang="ko"
# 둘 다 같은 수, $2^{24} = 16{,}777{,}216$에서 멈춥니다. float32는 유효 숫자를 24비트로 적으므로 거기에 1을 더해도 그대로입니다. 상태가 갇혀 있어도 잃는 것은 없습니다. 갇힌 것이 손해가 되는 것은 1절처럼 $1 - z$라는 작은 차이를 1에서 빼야 할 때입니다.
#
# 그렇다면 어떤 값이 어긋나면 틀릴까요? $U_n$을 1 바로 옆의 두 float32 수로, $r$의 편향을 100에서 20과 10으로, $z$를 $\frac12$에서 다른 값으로 바꾸어 봅니다. 끝까지 0 이하로 내려오지 않으면 `None`입니다.
# %% [markdown] lang="en"
# Both stall at the same number, $2^{24} = 16{,}777{,}216$: float32 writes 24 binary digits, and adding 1 there changes nothing. Being confined costs nothing here. It costs precision where a small difference, $1 - z$, has to be taken from 1, as in section 1.
#
# Which value must not be off, then? We try the two float32 numbers next to 1 for $U_n$, biases of 20 and of 10 in place of 100 for $r$, and another $z$ than $\frac12$. `None` means that 0 is not reached exactly, be it only by a rounding residue.
# %% tags=["nbval-ignore-output"]
changed = {
    "U_n = 0.99999994": {"U_n": 1 - 2.0**-24},
    "U_n = 1.0000001": {"U_n": 1 + 2.0**-23},
    "b_r = 20": {"r": 20},
    "b_r = 10": {"r": 10},
    "b_z = 1": {"z": 1},
    "b_z = -1": {"z": -1},
}
for name, change in changed.items():
    values = {"write": 2.0**-60, "U_n": 1, "r": 100, "z": 0} | change
    print(f"{name:17}", answers(counter(nn.GRU(2, 1), **values)))


# %% [markdown] lang="ko"
# $U_n$은 1보다 한 칸 작으면 반올림 덕에 아직 맞지만, 한 칸만 커도 60에서 벌써 꼭 0이 되지 않습니다. $r$은 포화가 붙들고 있어서 20이어도 꼭 1입니다. $z$는 식으로는 아무 값이나 되지만, $\frac12$이 아니면 $z h + (1 - z) n$을 계산할 때 생기는 반올림이 쌓여서 틀리는 일이 있습니다. (0이 아니라 폭의 절반을 기준으로 읽으면 둘 다 맞습니다. 아무것도 붙들어 주지 않는데 정말 맞추어야 하는 값은 $U_n$입니다.)
#
# ## 3. 배워서 세기: 모든 설정과 학습률
# 본문 4절의 실험 전체입니다(`data/counting.csv`, 스크립트는 `studies/counting.py`).
#
# | 실험 조건 | |
# |---|---|
# | 과제 | b마다 "마지막 b인가?"에 답하기. 학습은 $k = 10$까지, 시험은 60까지 |
# | 신경망 | 셀 아홉 가지에 선형층 하나. 매개변수는 셀마다 128개 또는 135개 |
# | 학습 | Adam, 업데이트 1000번, 학습률 0.05, 0.02, 0.005(끝까지 코사인으로 줄임), 기울기 클리핑 1 |
# | 시드 | 초기화마다 신경망 10개, 나란히 학습 |
# | 성공 | 1부터 적어도 15까지 빠짐없이 맞힘 |
#
# 초기화는 세 가지입니다. PyTorch의 기본값, 남기는 게이트의 편향 5, chrono([4강](../04_cell_path.ipynb), 가장 긴 시간 상수 20)입니다. 출력의 한 줄에는 세 학습률(0.05, 0.02, 0.005)의 성공 횟수가 차례로 나옵니다.
# %% [markdown] lang="en"
# One float below 1 is still right, by rounding; one float above misses an exact 0 at 60 already. $r$ is pinned by saturation: a bias of 20 makes it exactly 1, too. By the formula any $z$ will do, but away from $\frac12$ the rounding of $z h + (1 - z) n$ may pile up. (Read with a threshold of half a step, both would be right: what really has to be held where nothing pins it is $U_n$.)
#
# ## 3. Counting, learned: all settings and rates
# Here is the whole experiment behind section 4 of the lesson (`data/counting.csv`, by `studies/counting.py`).
#
# | The experiment | |
# |---|---|
# | task | say at every b whether it is the last; trained on $k$ up to 10, tested up to 60 |
# | net | nine kinds of cells, and a linear readout; 128 or 135 parameters a cell |
# | training | Adam, 1000 updates, rates 0.05, 0.02, 0.005 (falling by a cosine), gradient clipped at 1 |
# | seeds | 10 nets for each initialisation, trained side by side |
# | success | all right from 1 to 15 at least |
#
# There are three initialisations: PyTorch's defaults, a bias of 5 on the gate that keeps, and chrono ([lesson 4](../04_cell_path.ipynb); longest time constant 20). Printed are the successes at the three rates (0.05, 0.02, 0.005):
# %%
runs = {}
for row in study("counting"):
    runs.setdefault(row["setting"], {}).setdefault(row["rate"], []).append(int(row["reach"]))

for setting, rates in runs.items():
    counts = [f"{sum(n >= 15 for n in reaches)}/{len(reaches)}" for reaches in rates.values()]
    print(f"{plots.label(setting)}:".replace("$", ""), *counts)
# %%
controls = ["gru", "room", "untied", "tied", "tied_room"]
for kinds in (["lstm", "open"], controls, ["wall", "untied_wall"]):
    chosen = {
        kind + start: [n for reaches in runs[kind + start].values() for n in reaches]
        for kind in kinds
        for start in ("", "_5", "_chrono")
    }
    plots.plot_counted(chosen, trained=10, tested=60, mark=15)
    plt.show()


# %% [markdown] lang="ko"
# 첫 번째 그림은 LSTM과 출력 게이트를 뺀 LSTM, 두 번째는 GRU와 대조 실험, 세 번째는 벽으로 가둔 셀입니다(세 학습률을 모두 합쳐 한 줄에 점 30개). 어느 초기화에서도 GRU는 거의 모두 13을 넘지 못합니다.
#
# 자리를 넓혀도 묶인 LSTM은 하나도 15에 이르지 못합니다. 자리를 넓힌 GRU는 묶음을 푼 GRU보다 훨씬 드물게 멀리 가지만, chrono로 시작하면 둘의 차이가 뚜렷하지 않습니다. 후보값이 20배이면 배우지 못하는 신경망도 더러 있습니다(10보다 왼쪽의 점). GRU에게는 자리도 조금은 도움이 되었을지 모릅니다. 묶음을 푼 GRU는 세 초기화를 합쳐 세 개에 하나쯤이 15를 넘으므로, LSTM에는 미치지 못합니다. 나머지 차이가 어디에서 오는지는 시험하지 않았습니다.
#
# 벽으로 가둔 셀은 묶이지 않았는데도 180개 중 하나도 10을 넘지 못합니다. 10까지는 거의 모두 맞히므로 배우지 못한 것은 아니고, 배운 만큼만 담습니다. 손으로는 훨씬 작은 폭을 정할 수 있지만(2절) 10까지만 세면 되는 학습에서는 더 작은 폭이 나을 까닭이 없습니다.
#
# 출력 게이트라는 용의자도 있었습니다. "GRU는 출력 게이트를 뺀 LSTM이다"라는 말대로라면, 출력 게이트를 뺀 LSTM($o = 1$)도 멀리 세지 못해야 합니다. 그러나 첫 번째 그림의 아래쪽 세 줄에서 보듯 여전히 멀리 셉니다. 거꾸로 출력 게이트와 $\tanh$를 그대로 둔 채 두 게이트를 묶기만 해도($i = 1 - f$) LSTM이 GRU가 멈춘 데서 멈춥니다.
#
# 묶인 채 **출발**하는 것은 상관없습니다. chrono로 시작한 LSTM은 $b_i = -b_f$라서 두 게이트가 거의 묶인 채 출발하지만 멀리 가는 신경망이 여럿 있습니다. 묶인 채 **배워야** 하는 것이 문제입니다.
#
# "갇혔다"라는 말에도 조심할 점이 있습니다. 후보값을 20배로 키운 GRU의 상태를 20으로 나누면, $U$와 읽어 내는 층의 가중치를 20배로 키운 보통의 GRU와 같은 식이 됩니다. 그러니 자리를 넓혀 준 대조 실험은 새로운 함수를 주는 것이 아니라, 같은 함수를 다른 척도에서 배우기 시작하게 합니다.
#
# ## 4. 같은 크기로 비교하기
# LSTM과 GRU 중 어느 쪽이 나은지 묻는다면, 먼저 무엇을 맞추어야 할까요?
#
# - **크기.** 유닛 수가 같으면 GRU의 매개변수는 LSTM의 4분의 3입니다(세 벌과 네 벌). 그래서 셀의 매개변수 개수를 맞춥니다.
# - **초기화.** 셀마다 PyTorch의 기본값으로도, 오래 남기는 값(LSTM과 GRU는 chrono, RNN은 단위행렬)으로도 시작합니다. chrono는 기억할 길이(비트는 50, 일치는 20)를 미리 알고 시작합니다.
# - **학습률.** LSTM과 GRU는 세 가지를 시험합니다. RNN은 하나뿐입니다.
#
# | 실험 조건 | |
# |---|---|
# | 과제 | 시차 50인 비트 하나([4강](../04_cell_path.ipynb)), 거리 20인 일치([7강](../07_text_rnn.ipynb))를 영어와 한국어로 |
# | 신경망 | 유닛 수는 아래에 출력, 매개변수는 1300개쯤과 4000개쯤 |
# | 학습 | 업데이트 1000번까지, 손실이 다섯 번 잇달아 0.02보다 작으면 멈춤. 학습률 0.01, LSTM과 GRU는 0.03과 0.003도 |
# | 시드 | 학습률 0.01에서 10개, 나머지에서 5개 |
# | 성공 | 새 시퀀스 1000개 중 95%를 넘게 맞힘 |
#
# 걸린 시간(초)은 비교하지 않습니다. 이 강의에서 사용한 PyTorch 버전에는 `nn.LSTM`에만 더 빠른 CPU 구현이 따로 있어서, 시간을 측정하면 셀이 아니라 구현을 비교하게 됩니다. 업데이트 횟수를 셉니다(`data/equal_size.csv`, 스크립트는 `studies/equal_size.py`).
# %% [markdown] lang="en"
# The first figure shows the LSTM and the LSTM without output gate, the second the GRU and its controls, the third the walled cells (30 dots a row, all three rates). Whatever the initialisation, nearly all GRUs stop at 13 or before.
#
# With room, too, no tied LSTM gets to 15. The GRU with room gets there much less often than the untied one, but with chrono the two hardly differ. With a candidate 20 times as large some nets do not learn at all (dots below 10). So room may have helped the GRU a little. Of the untied GRUs about one in three gets to 15, fewer than of the LSTMs; where the rest of the difference comes from was not tested.
#
# Of the walled cells, though nothing is tied, none of 180 gets beyond 10. Nearly all are right up to 10: they do learn, but hold as much as they were taught and no more. By hand one may choose far smaller steps (section 2); to a training that ends at 10 smaller ones are no better.
#
# The output gate was a suspect, too. If "a GRU is an LSTM without its output gate" were right, an LSTM without output gate ($o = 1$) should not count far either. The lower three rows of the first figure show that it does. And with output gate and $\tanh$ in place, tying the two gates ($i = 1 - f$) is enough to make an LSTM stop where the GRUs stop.
#
# To **start** tied does not matter: chrono sets $b_i = -b_f$, so those LSTMs start nearly tied, and several of them get far. What matters is being tied **while learning**.
#
# A word of caution about "confined". Divide the state of the GRU with the larger candidate by 20, and you have the equations of a common GRU whose $U$ and readout are 20 times as large. So more room does not make another function of it; the same function is learned from another scale.
#
# ## 4. Compared at equal size
# Before asking whether LSTM or GRU is better: what has to be equal?
#
# - **Size.** With the same number of units, a GRU has three quarters of the parameters of an LSTM (three sets, not four). So we match the parameters of the cells.
# - **Initialisation.** Each cell is started from PyTorch's defaults and also from values that keep (chrono for LSTM and GRU, the identity for the RNN). Chrono knows from the start how long to remember (50 steps for the bit, 20 for agreement).
# - **Learning rate.** Three for LSTM and GRU; for the RNN only one.
#
# | The experiment | |
# |---|---|
# | task | one bit at lag 50 ([lesson 4](../04_cell_path.ipynb)); agreement at distance 20 ([lesson 7](../07_text_rnn.ipynb)), in English and in Korean |
# | net | units are printed below; about 1300 and 4000 parameters |
# | training | up to 1000 updates, until the loss is below 0.02 five times in a row; rate 0.01, for LSTM and GRU 0.03 and 0.003 as well |
# | seeds | 10 at rate 0.01, 5 at the others |
# | success | over 95% of 1000 new sequences right |
#
# Seconds are not compared: in the version of PyTorch used here `nn.LSTM` alone has a fast path on the CPU, so seconds would measure the implementation and not the cell. We count updates (`data/equal_size.csv`, by `studies/equal_size.py`):
# %%
layers = [(nn.LSTM, 16, 24), (nn.GRU, 19, 29), (nn.RNN, 34, 55)]  # units: bit, agreement
for layer, bit, words in layers:
    cells = layer(2, bit), layer(16, words)  # inputs: 2 for the bit, 16 for a word
    counts = [sum(p.numel() for p in cell.parameters()) for cell in cells]
    print(f"{layer.__name__:4}  H = {bit}: {counts[0]}, H = {words}: {counts[1]}")


def solved(task, rate):
    table = {}
    for row in study("equal_size"):
        if (row["task"], row["rate"]) == (task, rate):
            updates = int(row["updates"]) if float(row["accuracy"]) > 0.95 else None
            table.setdefault(row["setting"], []).append(updates)
    return table


# %%
# ko| titles = {"bit": "비트, 시차 50", "en": "일치, 영어", "ko": "일치, 한국어"}
# en| titles = {"bit": "bit, lag 50", "en": "agreement, English", "ko": "agreement, Korean"}
plots.plot_success({title: solved(task, "0.01") for task, title in titles.items()})
plt.show()

for task, rate in product(titles, ("0.03", "0.003")):
    table = solved(task, rate)
    counts = [f"{sum(u is not None for u in v)}/{len(v)}" for v in table.values()]
    print(f"{titles[task]}, {rate}:", *counts)


# %% [markdown] lang="ko"
# 막대는 푼 시드의 비율이고, 옆의 수는 푼 시드의 수와 **푼 시드만으로** 낸 업데이트 횟수의 중앙값입니다. 그림은 학습률 0.01이고, 아래 여섯 줄은 LSTM, LSTM chrono, GRU, GRU chrono 순서입니다. 1000은 한도까지 갔지만 시험에서 95%를 넘었다는 뜻입니다.
#
# chrono로 시작한 LSTM과 GRU는 학습률 0.03인 한국어 LSTM의 한 번을 빼고 모두 풉니다. 과제가 너무 쉬워져서 푼 횟수로는 둘을 가릴 수 없고, 업데이트 횟수의 중앙값은 어느 학습률에서나 GRU가 적거나 비슷합니다.
#
# 기본값으로 시작하면 0.01과 0.03에서는 GRU가 앞서지만, 일치 과제를 0.003으로 배우면 **LSTM도 모두 풉니다.** 0.01만 보았다면 LSTM이 일치를 배우지 못한다고 했을 것입니다. 비트 과제에서는 반대로 0.003에서 둘 다 하나도 풀지 못합니다. 이유는 조사하지 않았습니다. 크기도 결과를 바꿀 수 있습니다. 유닛 16개로 측정한 [4강](../04_cell_path.ipynb)에서는 같은 비트 과제를 같은 학습률과 한도로 배운 기본 GRU가 하나도 풀지 못했습니다. 크기, 초기화, 학습률, 한도를 맞추지 않으면 이런 차이를 모두 셀의 탓으로 돌리게 됩니다.
#
# RNN은 비트 과제를 기본값으로도, 단위행렬로도 잘 풉니다. 단위행렬에서는 상태가 처음부터 거의 그대로 넘어갑니다(ReLU를 위해 제안된 초기화입니다. Le 등 2015). 기본값으로도 풀리는 이유는 분명하지 않습니다([4강](04_cell_path.ipynb)의 더 깊이 6절). 일치 과제에서는 어느 쪽으로 시작해도 시드에 따라 갈립니다. 어느 셀이 낫다는 말은 **과제와 초기화를 함께 말해야** 의미가 있습니다.
#
# ### 연습 문제: 매개변수의 개수
# 입력이 $D$차원, 유닛이 $H$개인 `nn.GRU` 한 층의 매개변수 개수를 돌려주세요. 위에 출력한 수로 확인할 수 있습니다. `gru_parameters(2, 19)`는 1311, `gru_parameters(16, 29)`는 4089입니다.
# %% [markdown] lang="en"
# The bar is the share of seeds that solved the task; beside it stand how many did and the median number of updates that those took. The figure is for rate 0.01; the six lines below it give LSTM, LSTM chrono, GRU, GRU chrono. 1000 says that the runs went to the limit and yet were right in more than 95%.
#
# LSTM and GRU started with chrono solve everything but for one LSTM in Korean, at 0.03: from such a start the tasks are too easy to tell them apart by that count, and by the median number of updates the GRU is ahead or level at every rate.
#
# From the defaults the GRU is ahead at 0.01 and 0.03; but at 0.003 **the LSTM, too, always solves agreement.** From 0.01 alone one would have said that it does not learn it. On the bit it is the other way round: at 0.003 neither ever does. We did not examine why. Size may change results, too: in [lesson 4](../04_cell_path.ipynb), with 16 units and the same bit, learning rate and limit, no default GRU solved it. Where size, initialisation, rate and limit are not equal, all such differences end up being blamed on the cell.
#
# The RNN solves the bit from the defaults and from the identity. From the identity the state passes on nearly as it is from the start (an initialisation proposed for ReLUs: Le et al. 2015). Why the defaults do it is not clear (section 6 of [going deeper in lesson 4](04_cell_path.ipynb)). In agreement it depends on the seed from either start. "This cell is better" means something only **together with the task and the initialisation**.
#
# ### Exercise: count the parameters
# Return the number of parameters of one `nn.GRU` layer with D inputs and H units. The numbers printed above let you check: `gru_parameters(2, 19)` is 1311 and `gru_parameters(16, 29)` is 4089.
# %% tags=["exercise"]
def gru_parameters(D, H):
    """
    # ko| 입력 D차원, 유닛 H개 -> nn.GRU(D, H)의 매개변수 개수
    # en| D inputs, H units -> the number of parameters of nn.GRU(D, H)
    """
    ### BEGIN SOLUTION
    return 3 * (H * D + H * H + 2 * H)
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_gru_parameters(gru_parameters)
# %% [markdown] lang="ko"
# ## 5. 논문은 무엇이라고 할까
# - Weiss 등(2018)은 수의 정밀도가 정해져 있어 입력이 길어져도 늘지 않는 신경망을 다룹니다. LSTM은 셀 상태에 1씩 더해 나갈 수 있지만 GRU는 모든 수를 −1과 1 사이에 담아야 하므로, 한계 없는 세기(unbounded counting)는 LSTM만 할 수 있다고 결론짓습니다. GRU로 세려면 포화되지 않은 값을 정밀하게 맞추어야 해서 그런 가중치를 찾고 지키기가 어렵다고도 했습니다. 2절의 결과는 앞의 결론을 float32에서는 그대로 받아들이기 어렵다는 것, 뒤의 말은 맞다는 것을 보여 줍니다. 부동소수점의 칸은 0에 가까울수록 촘촘하기 때문입니다.
# - 같은 논문은 LSTM과 GRU를 $a^n b^n$으로 학습하기도 했습니다. LSTM은 배운 길이를 훌쩍 넘어서도 맞혔지만 GRU는 그러지 못했습니다. 3절의 결과도 같은 쪽을 가리킵니다. $a^n b^n$을 LSTM으로 센 것은 Gers & Schmidhuber(2001)가 먼저입니다.
# - Chung 등(2014)은 다성 음악과 음성 신호에서 GRU와 LSTM을 비교하여, 초록에서 둘 다 $\tanh$ 유닛보다 낫고 GRU는 LSTM에 견줄 만하다(comparable)고 했습니다.
# - Jozefowicz 등(2015)의 초록에 따르면 망각 게이트의 편향에 1을 더하자 LSTM과 GRU의 격차가 사라졌습니다. 4절도 같습니다. 기본값에서는 GRU가 앞서지만 chrono로 시작하면 그 차이가 사라집니다. 초기화를 맞추지 않은 비교는 초기화를 비교한 것일 수 있습니다.
# - Greff 등(2017)은 LSTM의 변형 여덟 가지를 시험했고, 그중에는 $i = 1 - f$로 묶은 것도 있습니다. 그들의 과제에서는 묶어도 성능이 거의 그대로였습니다. 3절에서 묶은 셀이 못하는 것은 **배운 길이를 넘어서** 세는 일이고, 배운 범위 안에서는 묶은 셀도 잘 맞힙니다.
#
# ### 출처
# - K. Cho, B. van Merriënboer, C. Gulcehre, D. Bahdanau, F. Bougares, H. Schwenk, Y. Bengio, *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014.
# - J. Chung, C. Gulcehre, K. Cho, Y. Bengio, *Empirical Evaluation of Gated Recurrent Neural Networks on Sequence Modeling*, arXiv:1412.3555, 2014.
# - F. A. Gers, J. Schmidhuber, *LSTM Recurrent Networks Learn Simple Context-Free and Context-Sensitive Languages*, IEEE Transactions on Neural Networks 12(6), 2001.
# - K. Greff, R. K. Srivastava, J. Koutník, B. R. Steunebrink, J. Schmidhuber, *LSTM: A Search Space Odyssey*, IEEE TNNLS 28(10), 2017.
# - R. Jozefowicz, W. Zaremba, I. Sutskever, *An Empirical Exploration of Recurrent Network Architectures*, ICML 2015.
# - Q. V. Le, N. Jaitly, G. E. Hinton, *A Simple Way to Initialize Recurrent Networks of Rectified Linear Units*, arXiv:1504.00941, 2015.
# - C. Tallec, Y. Ollivier, *Can recurrent neural networks warp time?*, ICLR 2018(chrono 초기화).
# - G. Weiss, Y. Goldberg, E. Yahav, *On the Practical Computational Power of Finite Precision RNNs for Language Recognition*, ACL 2018.
# %% [markdown] lang="en"
# ## 5. What the papers say
# - Weiss et al. (2018) ask what remains when the precision does not grow with the input. An LSTM can add 1 to its cell again and again; a GRU has to fit all counts between −1 and 1; so they conclude that of the two the LSTM alone can count without bound. They add that to count at all a GRU needs precise values that are not saturated, hard to find and to hold. Section 2 shows that in float32 the first cannot be taken literally, because floating-point numbers lie the closer together the nearer they are to 0, and that the second holds.
# - They also trained an LSTM and a GRU on $a^n b^n$: the LSTM was right far beyond the lengths trained on, the GRU was not. Section 3 points the same way. To count $a^n b^n$ with an LSTM goes back to Gers & Schmidhuber (2001).
# - Chung et al. (2014) compared GRU and LSTM on polyphonic music and speech signals; according to their abstract both are better than $\tanh$ units, and the GRU is comparable to the LSTM.
# - According to the abstract of Jozefowicz et al. (2015), adding a bias of 1 to the forget gate closes the gap between the LSTM and the GRU. Section 4 fits this: from the defaults the GRU is ahead, and with chrono the difference is gone. A comparison of cells with unequal initialisations may in fact be one of initialisations.
# - Greff et al. (2017) tested eight variants of the LSTM, among them one with $i = 1 - f$. On their tasks coupling did little harm. What tied cells fail at in section 3 is to count **beyond** the lengths trained on; within them they do well, too.
#
# ### Sources
# - K. Cho, B. van Merriënboer, C. Gulcehre, D. Bahdanau, F. Bougares, H. Schwenk, Y. Bengio, *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014.
# - J. Chung, C. Gulcehre, K. Cho, Y. Bengio, *Empirical Evaluation of Gated Recurrent Neural Networks on Sequence Modeling*, arXiv:1412.3555, 2014.
# - F. A. Gers, J. Schmidhuber, *LSTM Recurrent Networks Learn Simple Context-Free and Context-Sensitive Languages*, IEEE Transactions on Neural Networks 12(6), 2001.
# - K. Greff, R. K. Srivastava, J. Koutník, B. R. Steunebrink, J. Schmidhuber, *LSTM: A Search Space Odyssey*, IEEE TNNLS 28(10), 2017.
# - R. Jozefowicz, W. Zaremba, I. Sutskever, *An Empirical Exploration of Recurrent Network Architectures*, ICML 2015.
# - Q. V. Le, N. Jaitly, G. E. Hinton, *A Simple Way to Initialize Recurrent Networks of Rectified Linear Units*, arXiv:1504.00941, 2015.
# - C. Tallec, Y. Ollivier, *Can recurrent neural networks warp time?*, ICLR 2018 (the chrono initialisation).
# - G. Weiss, Y. Goldberg, E. Yahav, *On the Practical Computational Power of Finite Precision RNNs for Language Recognition*, ACL 2018.
