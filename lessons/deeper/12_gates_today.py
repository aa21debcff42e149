# %% [markdown] lang="ko"
# # 오늘의 게이트, 더 깊이
# **[오늘의 게이트](../12_gates_today.ipynb)에서 한마디로 넘어간 것들은 정말 그럴까요?**
#
# 본문은 가장 나은 학습률만 보여 주었습니다. 여기에는 모든 학습률, 결론을 뒤집을 수도 있었던 대조 실험, 짧은 증명, 그리고 본문에 없는 등식 둘이 있습니다. 절마다 따로 읽어도 됩니다. 다만 코드는 위에서부터 실행해야 합니다.
#
# 1. 합 하나를 계산하는 네 가지 방법
# 2. 비트 하나: 모든 학습률, 그리고 나중에 눈을 가린 GRU
# 3. 패리티: 모든 학습률과 짧은 증명
# 4. 세기: 게이트를 묶으면 어디까지 세는가
# 5. Griffin의 $\sqrt{1-a^2}$
# 6. 잔차 연결도 덧셈 경로일까
# 7. 어텐션이 보는 것, 게이트가 보는 것
# 8. 출처
# %% [markdown] lang="en"
# # Going deeper: The gates today
# **Does what [the lesson](../12_gates_today.ipynb) says in passing hold?**
#
# The lesson showed the best learning rate. Here are all rates, the controls that might have overturned its conclusions, a short proof, and two identities that it left out. The sections do not build on each other; only the code has to be run from the top.
#
# 1. Four ways to compute one sum
# 2. One bit: all rates, and a GRU blindfolded afterwards
# 3. Parity: all rates and a short proof
# 4. Counting: how far, with gates that are tied?
# 5. The $\sqrt{1-a^2}$ of Griffin
# 6. Are residual connections an additive path?
# 7. What attention looks at, and what a gate looks at
# 8. Sources
# %%
import math
from statistics import median

import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import plots
from helpers.mingru import MinGRU, last_state, mingru_step, scan
from helpers.nets.initial import set_bias
from helpers.nets.readouts import LastStep
from helpers.tasks.bits import one_bit
from helpers.tasks.success import remembered
from helpers.tasks.today import learnt
from helpers.training.train import progress, train

# %%
plots.use_course_style()
# ko| # 작은 신경망에서는 이쪽이 빠릅니다
# en| # faster for small networks
torch.set_num_threads(1)


# %% [markdown] lang="ko"
# ## 1. 합 하나를 계산하는 네 가지 방법
# 본문에는 반복문, 로그를 빼는 마지막 상태, 두 배씩 건너뛰는 `scan`이 나왔습니다. Heinsen(2023)은 **모든** 상태를 누적 합 두 번으로 구합니다. $h_t = e^{A_t} \sum_{s \le t} e^{\log b_s - A_s}$이고 $A_t$는 $\log a$의 누적 합입니다. 두 번째 합은 로그 위에서(`logcumsumexp`) 더하므로 넘치지 않습니다. 음수인 $b$의 로그는 복소수로 다룹니다. 여기서는 양수와 음수를 나누어 두 번 더합니다.
# %% [markdown] lang="en"
# ## 1. Four ways to compute one sum
# The lesson had the loop, the last state from a difference of logarithms, and the doubling `scan`. Heinsen (2023) gets **all** states by two running sums: $h_t = e^{A_t} \sum_{s \le t} e^{\log b_s - A_s}$, where $A_t$ is the running sum of $\log a$. The second sum is taken over logarithms (`logcumsumexp`), so that nothing overflows. The paper treats negative $b$ by complex logarithms; here positive and negative parts are added up apart:
# %%
def two_sums(a, b):
    A = a.log().cumsum(dim=0)

    def positive(b):
        return (A + (b.log() - A).logcumsumexp(dim=0)).exp()

    return positive(b.clamp(min=0)) - positive((-b).clamp(min=0))


torch.manual_seed(0)
net, x = MinGRU(2, 16), torch.randn(1000, 4, 2)  # x (T, B, D)
h, states = torch.zeros(4, 16), []
for x_t in x:
    h = mingru_step(x_t, h, net.weight, net.bias)
    states.append(h)
loop = torch.stack(states)  # (T, B, H)
a, b = net.parts(x)
# %% tags=["nbval-ignore-output"]
# ko| found = {"scan": scan(a, b), "두 합": two_sums(a, b), "last": last_state(a, b)}
# en| found = {"scan": scan(a, b), "two sums": two_sums(a, b), "last": last_state(a, b)}
for name, states in found.items():
    right = h if name == "last" else loop
    print(f"{name}: {(states - right).abs().max():.0e}")


# %% [markdown] lang="ko"
# 셋 다 반복문과 거의 같습니다. 로그를 거치는 두 방법은 큰 수끼리 빼므로 조금 덜 정확합니다. `scan`은 로그를 쓰지 않아 가장 정확하고, $a$가 0이거나 음수여도 됩니다. 3절의 패리티에 필요한 것이 바로 음수인 $a$입니다.
#
# ## 2. 비트 하나: 모든 학습률, 그리고 나중에 눈을 가린 GRU
# 학습률마다 신경망 다섯 개 중 몇 개가 비트 500개를 99% 넘게 맞혔는지, 그리고 손실이 목표에 닿을 때까지 걸린 업데이트의 중앙값입니다. 길어도 2000번까지 학습했습니다(2000은 목표에 닿지 못하고도 99%를 넘었다는 뜻입니다).
# %% [markdown] lang="en"
# All are nearly equal to the loop. The two that pass through logarithms subtract large numbers and lose a little. `scan` uses none, is the most exact, and takes an $a$ of 0 or below 0, too, which is what parity needs.
#
# ## 2. One bit: all rates, and a GRU blindfolded afterwards
# For each rate: how many of five nets got over 99% of 500 bits right, and the median number of updates until their loss was at the goal, in at most 2000 (where it says 2000 the goal was not reached, though over 99% were right):
# %%
for lag in (50, 1000):
    # ko| print(f"시차 {lag}")
    # en| print(f"lag {lag}")
    for net, rates in remembered(lag).items():
        row = f"  {plots.label(net)}:"
        for rate, updates in rates.items():
            done = [count for count in updates if count is not None]
            row += f"   {rate:g}: {len(done)}/5" + (f" ({median(done):.0f})" if done else "")
        print(row)


# %% [markdown] lang="ko"
# 시차 50은 $b_z = 7$이나 $b_f = 7$ 하나로 금방 배웁니다. 갈리는 것은 시차 1000입니다. $f$와 $i$를 따로 두고 $b_f = 7$만 주면 0.01이나 그보다 작은 학습률에서만 모두 배우고, 그만큼 오래 걸립니다. 묶인 셀은 $b_z = 7$ 하나로 0.1에서도 모두 배웁니다. 기본값의 minGRU도 학습률 0.1로 오래 학습하면 시차 50은 모두, 1000은 둘이 배웁니다. 300번에서 멈추었다면 '배우지 못한다'고 적었을 것입니다.
#
# 본문의 대화형 그림을 torch로 다시 해 봅니다. $b_z = 5$로 시작한 GRU가 시차 25를 배운 다음 $W_{hh} = 0$으로 $h$를 거치는 길을 끊습니다. 대조로 **처음부터** $W_{hh} = 0$인 GRU도 같은 시드로 학습합니다.
# %% [markdown] lang="en"
# A lag of 50 is soon learned with $b_z = 7$ or $b_f = 7$ alone. What tells them apart is lag 1000. With $f$ and $i$ apart and $b_f = 7$ alone, all nets learn it only at rates of 0.01 and below, and so take long; tied, with $b_z = 7$, they do at 0.1. The default minGRU, too, trained for long at 0.1, learns a lag of 50 with all nets and of 1000 with two. Stopped at 300 updates, we would have written that it cannot.
#
# Now the lesson's explorer again, in torch. A GRU that starts at $b_z = 5$ learns a lag of 25, then $W_{hh} = 0$ cuts its ways through $h$. The control is a GRU with $W_{hh} = 0$ **from the start**, from the same seeds:
# %% tags=["nbval-ignore-output"]
def accuracy(net):
    x, bit = one_bit(25, 1000)
    with torch.no_grad():
        return ((net(x) > 0) == (bit > 0.5)).float().mean().item()


def loss_of(net):
    x, bit = one_bit(25, 16)
    return nn.functional.binary_cross_entropy_with_logits(net(x), bit)


def blindfold(gru):
    nn.init.zeros_(gru.weight_hh_l0)
    return gru


# %% tags=["nbval-ignore-output"]
def read_anew(net):
    # ko| """그대로 둔 h를 새 선형층(최소제곱법)으로 읽은 정확도"""
    # en| """The accuracy of a new linear layer (least squares) on h as it is"""
    x, bit = one_bit(25, 2000)
    with torch.no_grad():
        h = torch.cat([net.recurrent(x)[0][-1], torch.ones(2000, 1)], dim=1)
    weights = torch.linalg.lstsq(h[:1000], bit[:1000, None] - 0.5).solution
    return ((h[1000:] @ weights > 0)[:, 0] == (bit[1000:] > 0.5)).float().mean().item()


# %% tags=["nbval-ignore-output"]
seen, cut, read, blind = [], [], [], []
for seed in progress(range(5)):
    torch.manual_seed(seed)
    net = LastStep(set_bias(nn.GRU(2, 8), "z", 5))
    train(net, loss_of, 200, lr=1e-2, clip=1.0, goal=0.02)
    seen.append(accuracy(net))
    blindfold(net.recurrent)
    cut.append(accuracy(net))
    read.append(read_anew(net))
    net = LastStep(blindfold(set_bias(nn.GRU(2, 8), "z", 5)))
    net.recurrent.weight_hh_l0.requires_grad_(False)
    train(net, loss_of, 200, lr=1e-2, clip=1.0, goal=0.02)
    blind.append(accuracy(net))
# %% tags=["nbval-ignore-output"]
# ko| names = "배운 GRU", "나중에 끊음", "끊고 새로 읽음", "처음부터 끊음"
# en| names = "as learned", "cut afterwards", "cut, read anew", "cut from the start"
for name, shares in zip(names, (seen, cut, read, blind), strict=True):
    print(f"{name}:", *[f"{share:.0%}" for share in shares])


# %% [markdown] lang="ko"
# 나중에 끊으면 동전 던지기로 떨어집니다. 그래도 비트는 $h$에 남아 있습니다. 선형층만 새로 맞추면 모두 읽어 냅니다. 처음부터 끊고 배우면 풉니다. $h$를 보는 길이 이 과제에 **필요해서** 쓰인 것이 아니라 **있어서** 쓰인 것입니다. 학습한 신경망에서 무엇을 떼어 냈을 때 망가진다고 해서 그것 없이는 못 배운다는 뜻은 아닙니다.
#
# ## 3. 패리티: 모든 학습률과 짧은 증명
# 앞의 수는 배운 길이, 뒤의 수는 200비트에서 성공한 신경망의 수이고, 괄호 안은 가장 나은 신경망이 맞힌 비율입니다. 손실이 작아져도 멈추지 않고 모두 2000번 업데이트했습니다. 본문은 20비트였고, 여기서는 minGRU에 5비트만 가르쳐 보기도 합니다.
# %% [markdown] lang="en"
# Cut afterwards, all five only guess. Yet the bit is still in $h$: a linear layer fitted anew reads all of it. Cut from the start, they learn. The ways through $h$ were used not because the task **needs** them but because they were **there**. That a trained net breaks without a part does not show that it could not have learned without it.
#
# ## 3. Parity: all rates and a short proof
# The first count is of nets that succeed at the length they were trained on, the second on 200 bits; in brackets, the share that the best net got right. None stopped at a small loss: all made 2000 updates. The lesson had 20 bits; here minGRUs are also taught 5 alone.
# %%
# ko| lengths = {"parity": "20비트", "parity_5": "5비트"}
# en| lengths = {"parity": "20 bits", "parity_5": "5 bits"}
for task, length in lengths.items():
    print(length)
    for net, rates in learnt(task).items():
        row = f"  {plots.label(net)}:"
        for rate, at in rates.items():
            good = [(sum(score > 0.99 for score in scores), max(scores)) for scores in at.values()]
            row += f"   {rate:g}: " + ", ".join(f"{n}/10 ({top:.0%})" for n, top in good)
        print(row)

# %% [markdown] lang="ko"
# minGRU는 20비트를 어느 학습률에서도, 한 층이든 두 층이든 풀지 못합니다. 5비트만 가르쳐도 99%를 넘는 것이 없습니다. 한 층짜리는 가장 나은 것이 97–98%이니, 32가지 중 하나를 틀리는 셈입니다. 두 층짜리는 가장 나은 것도 87%입니다. 둘째 층의 출력은 첫째 층의 출력에 더해지므로, 둘째 층이 0이면 한 층과 같습니다. 더 못한 것은 학습 탓입니다. 그러니 아래의 논증은 길이에 제한이 없을 때의 이야기일 뿐, 20비트에서 실패한 까닭을 다 말해 주지는 않습니다.
#
# 게이트가 $(-1, 1)$인 셀은 어느 학습률에서나 20비트를 모두 풀고 200비트를 하나도 풀지 못합니다. 손실이 이미 작아서 게이트를 ±1로 더 밀 힘이 거의 없는 듯합니다. LSTM은 어느 학습률에서나 열 개 모두 200비트를 풉니다. RNN은 학습률을 몹시 탑니다. 0.003에서는 아홉 개, 0.03에서는 하나입니다.
#
# 왜 $h$를 보지 않는 0과 1 사이의 게이트로는 안 될까요? 1만 계속 들어온다고 합시다. 그러면 $z$와 $n$은 시점마다 같은 수이고, $h_t = z h_{t-1} + (1-z) n$은 $n$ 쪽으로 **한 방향으로만** 움직여 수렴합니다. 그런데 정답은 시점마다 0, 1, 0, 1로 뒤집힙니다. 유닛이 몇 개든 모두 수렴하므로, 정밀도가 유한하면 언젠가부터 상태가 변하지 않고, 연속인 출력층은 같은 답만 합니다. $z < 0$이면 $h$가 $n$의 이쪽저쪽을 오갈 수 있습니다.
#
# 이 논증은 한 층에 대한 것입니다. 유한한 정밀도에서 음이 아닌 게이트로는 패리티를 인식할 수 없음을 보인 것이 Sarrof 등(2024)과 Grazzi 등(2024)입니다. Grazzi 등은 범위를 $[-1, 1]$로 넓히면 Mamba도 패리티를 푼다고 보고했습니다. Merrill 등(2024)은 S4와 Mamba가 트랜스포머처럼 복잡도 클래스 TC⁰ 안에 있어서, 널리 믿는 추측이 맞다면, 순열을 합성하는 문제를 풀 수 없음을 보였습니다. 패리티는 TC⁰ 안에 있으므로 두 결과는 다른 이야기입니다.
#
# 아래에서 1만 넣었을 때의 상태를 봅니다. $z = 0.9$, $z = -0.9$, $z = -1$이고 $n = 0.5$입니다.
# %% [markdown] lang="en"
# The minGRU solves 20 bits at no rate, with one layer or two. Taught 5 bits alone, none gets over 99% either; with one layer many get about 97%, one of 32 patterns wrong. Two layers do worse, yet contain one (the second, which is added, may be 0): that is a failure of training. So the argument below, which is about unbounded length, does not tell all about 20 bits.
#
# The gates in $(-1, 1)$ solve all of 20 bits and none of 200, at every rate: probably the loss is small already, and little pushes them closer to ±1. All ten LSTMs solve 200, at every rate. The RNN hangs on the rate: nine nets at 0.003, one at 0.03.
#
# Why not with gates between 0 and 1? Let nothing but ones come in. Then $z$ and $n$ are the same at every step, and $h_t = z h_{t-1} + (1-z) n$ moves towards $n$ **in one direction**, and converges. But the answer turns round at every step: 0, 1, 0, 1. However many units there are, all converge; in finite precision the state stops changing, and a readout of it gives one answer for ever. With $z < 0$, $h$ can swing from one side of $n$ to the other.
#
# This argument is for one layer. That gates which are not negative cannot recognise parity in finite precision was shown by Sarrof et al. (2024) and Grazzi et al. (2024), who report that Mamba does solve it once its range is widened to $[-1, 1]$. Merrill et al. (2024) show that S4 and Mamba, like transformers, lie within the complexity class TC⁰, and so cannot compose permutations unless a widely held conjecture fails. Parity lies within TC⁰: these are two different limits.
#
# Here are the states when only ones come in, for $z = 0.9$, $-0.9$ and $-1$, with $n = 0.5$:
# %%
ones = torch.ones(40, 1)
axes = plt.subplots(1, 3, figsize=(7.2, 2.2), sharey=True)[1]
for ax, z in zip(axes, (0.9, -0.9, -1.0), strict=True):
    ax.plot(range(1, 41), scan(z * ones, (1 - z) * 0.5 * ones)[:, 0], linewidth=1)
    ax.set(title=f"$z = {z:g}$", ylim=(-0.1, 1.1))
plt.show()

# %% [markdown] lang="ko"
# 0.9에서는 한 방향으로 다가가고, $-0.9$에서는 오가지만 폭이 줄고, $-1$에서만 영원히 오갑니다.
#
# ## 4. 세기: 게이트를 묶으면 어디까지 세는가
# 11강의 과제 $a^n b^n$을 $n \le 10$으로 배우고, 1부터 어디까지 모두 맞히는지 봅니다. 유닛 8개, 업데이트 1000번, 신경망 5개씩, 학습률 넷입니다. minGRU는 $z$와 $1-z$로 묶여 있고, 대조는 $f$와 $i$를 따로 둔 같은 셀입니다.
# %% [markdown] lang="en"
# At 0.9 the state approaches from one side; at $-0.9$ it swings, less and less; at $-1$ alone it swings for ever.
#
# ## 4. Counting: how far, with gates that are tied?
# The nets are trained on $a^n b^n$ with $n \le 10$ and tested on how far from 1 all answers are right: 8 units, 1000 updates, 5 nets at each of four rates. The minGRU ties $z$ to $1-z$; the control is the same cell with $f$ and $i$ apart:
# %%
for net, rates in learnt("count").items():
    print(f"{net:7}", {rate: [int(n) for n in at[60]] for rate, at in rates.items()})


# %% [markdown] lang="ko"
# 묶인 셀은 배운 길이를 많아야 두 칸 넘고 멈춥니다. 같은 셀에서 게이트를 떼어 놓으면 어느 학습률에서나 묶인 셀보다 멀리 세고, 쉰을 넘기는 것도 하나 있습니다. 후보값에 $\tanh$가 없으니 $\pm1$에 갇힌 것은 아니지만, 묶인 상태는 지난 $n$들의 평균이라 그 범위를 벗어나지 못합니다. (0.003에서는 묶인 셀이 배우지 못했습니다.)
#
# ## 5. Griffin의 $\sqrt{1-a^2}$
# Griffin(De 등 2024)의 순환층 RG-LRU는 $h_t = a_t h_{t-1} + \sqrt{1-a_t^2}\,(i_t \odot x_t)$입니다. 왜 $1-a$가 아닐까요? $x$가 서로 독립이고 분산이 1이라 하고 게이트를 상수로 두면 상태의 분산은 $v = a^2 v + w^2$, 따라서 $v = w^2/(1-a^2)$입니다. $w = \sqrt{1-a^2}$이면 $a$가 무엇이든 $v = 1$입니다.
# %% [markdown] lang="en"
# The tied cell gets two steps beyond what it was trained on at most, and stops. With its gates apart the same cell counts further at every rate, one net beyond fifty. The candidate has no $\tanh$, so the limit is not $\pm1$; but a tied state is a mean of past $n$ and never leaves their range. (At 0.003 the tied cell did not learn.)
#
# ## 5. The $\sqrt{1-a^2}$ of Griffin
# The recurrent layer of Griffin (De et al. 2024), the RG-LRU, is $h_t = a_t h_{t-1} + \sqrt{1-a_t^2}\,(i_t \odot x_t)$. Why not $1-a$? With a constant gate, and independent $x$ of variance 1, the state's variance is $v = a^2 v + w^2$, hence $v = w^2/(1-a^2)$. With $w = \sqrt{1-a^2}$ it is $v = 1$ whatever $a$ is:
# %% tags=["nbval-ignore-output"]
torch.manual_seed(0)
for a in (0.9, 0.99, 0.999):
    x = torch.randn(int(8 / (1 - a)), 500)  # (T, B)
    gates = torch.full_like(x, a)
    tied, griffin = (last_state(gates, w * x) for w in (1 - a, math.sqrt(1 - a**2)))
    assert abs(griffin.std() - 1) < 0.2 and tied.std() < 0.4
    print(f"a = {a}: 1 - a {tied.std():.3f}   √(1 - a²) {griffin.std():.2f}")


# %% [markdown] lang="ko"
# $1-a$로 묶으면 오래 기억하는 유닛일수록 잡음 속에서 상태가 작아지고, $\sqrt{1-a^2}$이면 그대로입니다. 비트 하나를 간직할 때는 작게 써넣는 것이 득이었고, 기억하는 길이가 다른 유닛을 나란히 두고 크기를 맞추려 할 때는 손해입니다.
#
# ## 6. 잔차 연결도 덧셈 경로일까
# 깊은 신경망의 잔차 연결(residual connection) $h \leftarrow h + F(h)$는 $f = 1$인 덧셈 경로와 모양이 같습니다. 시간 대신 층을 건너갈 뿐입니다. 64층짜리 $\tanh$ 신경망에서 입력까지 거슬러 온 기울기를 다섯 시드로 측정합니다. 그냥 쌓은 것이 불리하지 않게, 가중치를 직교행렬로 시작한 것도 봅니다(PyTorch의 기본값은 한 층마다 기울기를 $1/\sqrt3$쯤으로 줄입니다).
# %% [markdown] lang="en"
# Tied as $1-a$, a unit fed with noise has a smaller state the longer it remembers; with $\sqrt{1-a^2}$ it does not. For keeping one bit it paid to write little; to keep units of many lifetimes on one scale it does not.
#
# ## 6. Are residual connections an additive path?
# The residual connection of deep nets, $h \leftarrow h + F(h)$, has the shape of the additive path with $f = 1$, through layers instead of steps. Here is the gradient that reaches the input through 64 layers of $\tanh$, from five seeds. So that plain layers get their chance, they also start from orthogonal weights (PyTorch's default shrinks the gradient by about $1/\sqrt3$ a layer):
# %% tags=["nbval-ignore-output"]
def gradient(residual, orthogonal, seed):
    torch.manual_seed(seed)
    layers = [nn.Linear(32, 32) for _ in range(64)]
    h = x = torch.randn(16, 32, requires_grad=True)
    for layer in layers:
        if orthogonal:
            nn.init.orthogonal_(layer.weight)
        h = torch.tanh(layer(h)) + (h if residual else 0)
    return torch.autograd.grad(h.sum(), x)[0].norm(dim=1).mean().item()


# ko| names = "그냥", "그냥, 직교", "잔차"
# en| names = "plain", "plain, orthogonal", "residual"
kinds = {names[0]: (False, False), names[1]: (False, True), names[2]: (True, False)}
for name, kind in kinds.items():
    sizes = [gradient(*kind, seed) for seed in range(5)]
    print(f"{name}:", *[f"{size:.0e}" for size in sizes])
# %% [markdown] lang="ko"
# 그냥 쌓으면 사라지고, 잔차 연결이 있으면 남습니다. 직교행렬로 시작하면 그냥 쌓아도 훨씬 덜 줄지만, $\tanh$가 층마다 줄여 0.04쯤만 남습니다. 더하기만 하는 길뿐이라면 $\sqrt{32} \approx 5.7$일 텐데, 잔차 연결에서는 그 열 배가 넘습니다. 4강의 $f = 1$인 LSTM처럼 우회로($F$)가 기울기를 보태기 때문입니다. 트랜스포머의 '잔차 스트림'은 층에서 층으로 흐르는 셀 상태라고 볼 수 있습니다. 망각 게이트를 단 것도 있었습니다. Highway Network(Srivastava 등 2015)가 $h \leftarrow (1-t) \odot h + t \odot F(h)$입니다.
#
# ## 7. 어텐션이 보는 것, 게이트가 보는 것
# minGRU의 상태도 지난 $n_t$의 가중 평균입니다. 가중치 $(1-z_t)\prod z_s$를 모두 더하면 $1 - \prod z$이고, 스텝이 쌓이면 거의 1입니다. 그러면 소프트맥스처럼 그림으로 그릴 수 있습니다. 왼쪽은 게이트, 가운데는 지수 게이트, 오른쪽은 어텐션입니다. 무작위로 뽑은 값이므로 가중치의 크기에는 뜻이 없습니다. 계산하는 방식만 보세요.
# %% [markdown] lang="en"
# Plain, it vanishes; with residual connections it survives. Started orthogonal, plain layers keep under a hundredth of it: $\tanh$ takes a little each time. The additive path alone would give $\sqrt{32} \approx 5.7$; as in lesson 4's LSTM with $f = 1$ the detours, here $F$, add to it. A transformer's "residual stream" can be read as a cell state that flows from layer to layer. There is one with a forget gate, too: the Highway Network (Srivastava et al. 2015), $h \leftarrow (1-t) \odot h + t \odot F(h)$.
#
# ## 7. What attention looks at, and what a gate looks at
# A minGRU's state is a weighted mean of its past $n_t$, too: the weights $(1-z_t)\prod z_s$ add up to $1 - \prod z$: little in the first rows, nearly 1 later. So they can be drawn as those of softmax. On the left is the gate, in the middle the exponential gate, on the right attention. All numbers are random: only the manner of computing counts.
# %%
torch.manual_seed(3)
T = 12
z, k = torch.sigmoid(torch.randn(T) + 1), 2 * torch.randn(T)
q, keys = torch.randn(T, 4), torch.randn(T, 4)
later = torch.ones(T, T).triu(1).bool()
# ko| # n이 원-핫일 때의 h_t
# en| # h_t for n = one-hot steps
gate = scan(z[:, None].expand(T, T), torch.eye(T) * (1 - z))
exponential = k.expand(T, T).masked_fill(later, -math.inf).softmax(dim=1)
attention = (q @ keys.T / 2).masked_fill(later, -math.inf).softmax(dim=1)
torch.testing.assert_close(gate.sum(dim=1), 1 - z.cumprod(dim=0))
# ko| plots.plot_looks({"게이트": gate, "지수 게이트": exponential, "어텐션": attention})
# en| plots.plot_looks({"gate": gate, "exponential gate": exponential, "attention": attention})
plt.show()
# %% [markdown] lang="ko"
# 두 게이트의 그림에서는 한 줄 내려갈 때마다 앞의 열이 모두 같은 비율로 옅어지므로, 열끼리의 **비율**은 변하지 않습니다. (지수 게이트는 $z_t = \nu_{t-1}/\nu_t$인 묶인 게이트입니다.) 줄마다 열의 짙기가 자유롭게 바뀌는 것은 어텐션뿐입니다. 대신 어텐션은 $T \times T$를 계산하고 지난 것을 모두 간직합니다. 게이트는 스텝마다 같은 계산, 같은 메모리로 충분합니다.
#
# xLSTM에는 두 가지 셀이 있습니다. 초록에 따르면 sLSTM은 상태를 다시 섞고(memory mixing), mLSTM은 상태가 행렬이며 완전히 병렬로 계산됩니다. 본문의 지수 게이트는 둘에 공통인 부분만 떼어 낸 것입니다.
#
# ## 8. 출처
# - L. Feng, F. Tung, M. O. Ahmed, Y. Bengio, H. Hajimirsadeghi, *Were RNNs All We Needed?*, arXiv 2410.01201, 2024(minGRU, minLSTM).
# - E. Martin, C. Cundy, *Parallelizing Linear Recurrent Neural Nets Over Sequence Length*, ICLR 2018.
# - F. A. Heinsen, *Efficient Parallelization of a Ubiquitous Sequential Computation*, arXiv 2311.06281, 2023.
# - A. Gu, T. Dao, *Mamba: Linear-Time Sequence Modeling with Selective State Spaces*, arXiv 2312.00752, 2023.
# - S. De 등, *Griffin: Mixing Gated Linear Recurrences with Local Attention for Efficient Language Models*, arXiv 2402.19427, 2024.
# - M. Beck, K. Pöppel, M. Spanring, A. Auer, O. Prudnikova, M. Kopp, G. Klambauer, J. Brandstetter, S. Hochreiter, *xLSTM: Extended Long Short-Term Memory*, arXiv 2405.04517, 2024.
# - W. Merrill, J. Petty, A. Sabharwal, *The Illusion of State in State-Space Models*, ICML 2024.
# - Y. Sarrof, Y. Veitsman, M. Hahn, *The Expressive Capacity of State Space Models: A Formal Language Perspective*, NeurIPS 2024.
# - R. Grazzi, J. Siems, A. Zela, J. K. H. Franke, F. Hutter, M. Pontil, *Unlocking State-Tracking in Linear RNNs Through Negative Eigenvalues*, arXiv 2411.12537, 2024.
# - A. Vaswani 등, *Attention Is All You Need*, NIPS 2017.
# - R. K. Srivastava, K. Greff, J. Schmidhuber, *Training Very Deep Networks*, NIPS 2015(Highway Network).
#
# 증명과 실험에 대한 문장 중 이 노트북에서 계산하지 않은 것은 논문의 초록(Sarrof 등은 Grazzi 등의 초록)에서 읽은 그대로이며, 여기서 다시 확인하지는 않았습니다.
# %% [markdown] lang="en"
# In both gates' panels a column can only fade downwards, all columns by the same factor: the **ratio** of two never changes. (The exponential gate is a tied gate with $z_t = \nu_{t-1}/\nu_t$.) Only attention lets each row choose. In exchange it computes $T \times T$ and keeps all that is past; a gate needs the same work and memory at every step.
#
# xLSTM has two kinds of cell. By its abstract, the sLSTM mixes its state back in, and the mLSTM has a matrix for a state and is computed fully in parallel. The lesson's exponential gate is only what the two share.
#
# ## 8. Sources
# - L. Feng, F. Tung, M. O. Ahmed, Y. Bengio, H. Hajimirsadeghi, *Were RNNs All We Needed?*, arXiv 2410.01201, 2024 (minGRU, minLSTM).
# - E. Martin, C. Cundy, *Parallelizing Linear Recurrent Neural Nets Over Sequence Length*, ICLR 2018.
# - F. A. Heinsen, *Efficient Parallelization of a Ubiquitous Sequential Computation*, arXiv 2311.06281, 2023.
# - A. Gu, T. Dao, *Mamba: Linear-Time Sequence Modeling with Selective State Spaces*, arXiv 2312.00752, 2023.
# - S. De et al., *Griffin: Mixing Gated Linear Recurrences with Local Attention for Efficient Language Models*, arXiv 2402.19427, 2024.
# - M. Beck, K. Pöppel, M. Spanring, A. Auer, O. Prudnikova, M. Kopp, G. Klambauer, J. Brandstetter, S. Hochreiter, *xLSTM: Extended Long Short-Term Memory*, arXiv 2405.04517, 2024.
# - W. Merrill, J. Petty, A. Sabharwal, *The Illusion of State in State-Space Models*, ICML 2024.
# - Y. Sarrof, Y. Veitsman, M. Hahn, *The Expressive Capacity of State Space Models: A Formal Language Perspective*, NeurIPS 2024.
# - R. Grazzi, J. Siems, A. Zela, J. K. H. Franke, F. Hutter, M. Pontil, *Unlocking State-Tracking in Linear RNNs Through Negative Eigenvalues*, arXiv 2411.12537, 2024.
# - A. Vaswani et al., *Attention Is All You Need*, NIPS 2017.
# - R. K. Srivastava, K. Greff, J. Schmidhuber, *Training Very Deep Networks*, NIPS 2015 (Highway Networks).
#
# What is said of a paper's proofs and experiments is as its abstract, or for Sarrof et al. that of Grazzi et al., reports it, and was not checked again here.
