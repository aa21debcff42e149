# %% [markdown] lang="ko"
# # 여러 시간 척도
# **빠른 리듬과 느린 흐름이 섞인 신호에서 셀은 무엇을 기억할까요?**
#
# 음악에는 박자와 악절이 있고, 공기 속 이산화탄소에는 계절과 수십 년의 증가가 있습니다. 이렇게 여러 시간 척도(time scale)가 섞인 신호를 'LSTM은 잘 잡아낸다'고들 합니다. 이 수업에서는 그 말을 계절과 증가가 섞인 신호 하나에서 시험합니다. 먼저 셀 하나가 리듬을 어떻게 거르는지 식으로 계산하고, 하와이 마우나로아에서 44년 가까이 잰 이산화탄소 농도를 누가 더 잘 예측하는지 겨룹니다. 상대는 가중치 104개짜리 선형식입니다.
#
# 이 수업을 마치면
#
# - 시간 상수를 보고 셀에 어떤 리듬이 얼마나 남고 얼마나 늦는지 계산할 수 있습니다.
# - 미래가 새지 않게 시계열을 나누고, 기준 모델부터 세운 다음 LSTM과 견줄 수 있습니다.
# - 학습한 LSTM의 유닛마다 시간 상수를 재고, 그 값만으로는 알 수 없는 것이 무엇인지 설명할 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호 | 뜻 |
# |---|---|
# | $x_t$ | $t$번째 시점(time step)의 값 |
# | $c_t = f \odot c_{t-1} + i \odot g$ | LSTM의 셀 상태(cell state). $f$는 망각 게이트(forget gate), $i \odot g$는 새로 써넣는 값 |
# | $\tau = -1/\ln f$ | 시간 상수(time constant): 셀에 있던 값이 $1/e = 37\%$만 남을 때까지의 스텝 수 |
# | $h$ | 예측 거리(horizon): 몇 스텝 뒤를 예측하는가. 은닉 상태(hidden state) $h_t$와는 다릅니다 |
#
# 게이트가 처음이라면 [LSTM의 게이트](03_lstm_gates.ipynb), chrono 초기화가 궁금하다면 [덧셈으로 이어지는 셀 경로](04_cell_path.ipynb)를 먼저 보세요.
#
# </details>
# %% [markdown] lang="en"
# # Many time scales
# **When fast and slow rhythms mix, what does a cell remember?**
#
# Music has its beats and its phrases; carbon dioxide in the air has its seasons and its rise over decades. Signals like these mix many time scales, and it is often said that LSTMs catch them well. This lesson puts that claim to a test, on one signal with two main time scales, a season and a long rise. First we compute how a single cell filters a rhythm; then comes a contest in forecasting, on nearly 44 years of carbon dioxide measured at Mauna Loa, Hawaii. The opponent is a linear formula with 104 weights.
#
# After this lesson you can
#
# - compute from its time constant how much of a given rhythm a cell keeps, and how late it arrives;
# - split a series in time without leaking the future, set up baselines, and only then compare an LSTM;
# - measure the time constant of every unit of a trained LSTM, and say what that number does not tell.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol | meaning |
# |---|---|
# | $x_t$ | the value at time step $t$ |
# | $c_t = f \odot c_{t-1} + i \odot g$ | the cell state of an LSTM: $f$ is its forget gate, $i \odot g$ what is newly written |
# | $\tau = -1/\ln f$ | the time constant: the number of steps after which $1/e = 37\%$ of a value in the cell is left |
# | $h$ | the horizon: how many steps ahead is forecast; not the hidden state $h_t$ |
#
# If gates are new to you, begin with [The gates of an LSTM](03_lstm_gates.ipynb); for chrono initialisation see [The additive cell path](04_cell_path.ipynb).
#
# </details>
# %%
import cmath
import math
from itertools import groupby

import matplotlib.pyplot as plt
import torch

from helpers import checks, explore, plots
from helpers.cells import lstm_step
from helpers.nets.initial import chrono
from helpers.nets.readouts import EveryStep
from helpers.nets.trace import time_constants, trace
from helpers.tasks.series import fill, weekly_co2
from helpers.tasks.studies import study
from helpers.training.train import progress, train

plots.use_course_style()
torch.set_num_threads(1)  # faster for small networks


# %% [markdown] lang="ko"
# ## 1. 셀은 체처럼 리듬을 거른다
# 먼저 답을 아는 신호를 만듭니다. 주기가 12스텝인 빠른 리듬, 150스텝인 느린 리듬, 조금씩 올라가는 흐름, 그리고 잡음(noise)을 더합니다. 이것을 셀 하나에 넣습니다. 망각 게이트는 한 값 $f$에 고정하고, 새 입력은 $1-f$만큼만 써넣습니다.
#
# $$c_t = f \cdot c_{t-1} + (1-f) \cdot x_t \qquad f = e^{-1/\tau}$$
#
# LSTM의 셀 식에서 $i = 1-f$, $g = x_t$로 둔 것이고(진짜 $g$는 $\tanh$를 거쳐 −1과 1 사이에 있습니다), 통계에서는 지수 이동 평균이라고 부릅니다. 시간 상수를 셋 골라 견줍니다.
# %% [markdown] lang="en"
# ## 1. A cell is a sieve
# We begin with a signal whose parts we know: a fast rhythm with a period of 12 steps, a slow one of 150 steps, a drift upwards, and noise. It goes into a single cell whose forget gate is held at one value $f$, and of each new input only $1-f$ is written:
#
# $$c_t = f \cdot c_{t-1} + (1-f) \cdot x_t \qquad f = e^{-1/\tau}$$
#
# This is the cell of an LSTM with $i = 1-f$ and $g = x_t$ (a real $g$ has gone through $\tanh$ and lies between −1 and 1); statisticians call it an exponential moving average. Here it is with three time constants:
# %%
t = torch.arange(1, 401, dtype=torch.float64)
fast, slow, drift = (2 * math.pi * t / 12).sin(), (2 * math.pi * t / 150).sin(), t / 200
torch.manual_seed(0)
noise = 0.6 * torch.rand(400, dtype=torch.float64) - 0.3
signal = fast + slow + drift + noise


def average(x, tau):
    f, c, kept = math.exp(-1 / tau), x[0].item(), []
    for value in x.tolist():
        c = f * c + (1 - f) * value
        kept.append(c)
    return torch.tensor(kept, dtype=torch.float64)


plots.plot_averages(signal, {rf"$\tau = {tau}$": average(signal, tau) for tau in (3, 20, 150)})
plt.show()
# %% [markdown] lang="ko"
# 가는 선이 들어오는 신호, 굵은 선이 셀에 남은 값입니다. $\tau = 3$인 셀은 빠른 리듬도 절반쯤 남기고, $\tau = 20$이면 빠른 리듬은 잔물결이 되고 느린 리듬과 흐름이 남습니다. $\tau = 150$이면 느린 리듬마저 거의 사라지고 흐름도 한참 늦게 따라갑니다. 주기가 $2\pi\tau$(시간 상수의 약 여섯 배)인 리듬은 0.7배쯤 남습니다. 그보다 훨씬 짧은 리듬은 거의 지워지고, 훨씬 긴 리듬은 거의 그대로 남습니다. 여기서 '남는다'라는 말은 '통과한다'라는 뜻입니다. 시간 상수가 짧은 셀도 느린 리듬을 따라가지만, 지나간 값 하나를 오래 간직하지는 않습니다.
#
# ## 2. 예상하고, 움직여 보기
# 아래 그림은 $\tau = 5$에서 시작합니다. 맨 위는 신호와 셀, 그 아래는 두 리듬을 하나씩 따로 넣었을 때이고, 맨 아래는 주기마다 진폭이 얼마나 남는지 보여 줍니다. 빠른 리듬(주기 12)을 10분의 1로 줄이려면 $\tau$를 얼마까지 올려야 할까요? 그때 느린 리듬(주기 150)은 얼마나 남고, 몇 스텝이나 늦을까요? **먼저 답을 정하고** 움직여 보세요.
# %% [markdown] lang="en"
# The thin line is the signal that arrives, the heavy one what the cell keeps. With $\tau = 3$ about half of the fast rhythm is kept, too; with $\tau = 20$ little but the slow one and the drift is left; with $\tau = 150$ the slow one, too, is nearly gone, and the drift arrives very late. Of a rhythm whose period is $2\pi\tau$, about six time constants, some 0.7 is kept; of much shorter ones next to nothing, of much longer ones nearly all. "Kept" here means "let through": a cell with a short time constant follows a slow rhythm, too, but does not hold a single old value for long.
#
# ## 2. Predict, then slide
# The drawing below starts at $\tau = 5$. At the top are signal and cell, then each rhythm on its own, and at the bottom how much of the amplitude is kept, period by period. How high must $\tau$ be to cut the fast rhythm (period 12) down to a tenth? How much of the slow one (period 150) will then be left, and how many steps late? **Settle on an answer first**, then move:
# %%
explore.rhythm(tau=5)


# %% [markdown] lang="ko"
# 답은 식으로 나옵니다. 주기가 $P$인 리듬을 복소수 $e^{j\omega t} = \cos\omega t + j\sin\omega t$로 씁니다($j$는 허수 단위, $\omega = 2\pi/P$). 허수부가 우리의 사인입니다. 셀은 실수를 곱하고 더하기만 하므로 복소수로 계산한 뒤 허수부만 보면 됩니다. 셀에는 같은 리듬이 $z$배가 되어 남습니다. $c_t = z e^{j\omega t}$라 두면 셀의 식은 $z = f z e^{-j\omega} + (1-f)$가 되고, 이것을 $z$에 대해 풉니다. $z$의 크기를 $|z|$, 각도를 $-\varphi$라 하면 허수부는 $|z| \sin(\omega t - \varphi)$입니다. 진폭은 $|z|$배가 되고, $\varphi / \omega$스텝 늦습니다. 오른쪽의 근사는 $\tau$와 주기가 모두 몇 스텝보다 훨씬 길 때 맞습니다. 1절의 $2\pi\tau$는 $\omega\tau = 1$이 되는 주기이고, 그때 $1/\sqrt 2 = 0.71$배가 남습니다.
#
# $$z = \frac{1-f}{1 - f e^{-j\omega}} \qquad |z| \approx \frac{1}{\sqrt{1 + (\omega\tau)^2}}$$
# %% [markdown] lang="en"
# The answer is a formula. Write a rhythm of period $P$ as the complex number $e^{j\omega t} = \cos\omega t + j\sin\omega t$ ($j$ is the imaginary unit, $\omega = 2\pi/P$). Its imaginary part is our sine; as a cell only multiplies by real numbers and adds, we may compute with complex numbers and look at the imaginary part in the end. What the cell keeps is the same rhythm times some $z$. With $c_t = z e^{j\omega t}$ the cell's equation becomes $z = f z e^{-j\omega} + (1-f)$, which we solve for $z$. If $z$ has the size $|z|$ and the angle $-\varphi$, the imaginary part is $|z| \sin(\omega t - \varphi)$: the amplitude is $|z|$ times as large, and $\varphi / \omega$ steps late. The approximation on the right holds where $\tau$ and the period are both much longer than a few steps. The period $2\pi\tau$ of section 1 is where $\omega\tau = 1$, and $1/\sqrt 2 = 0.71$ is kept.
#
# $$z = \frac{1-f}{1 - f e^{-j\omega}} \qquad |z| \approx \frac{1}{\sqrt{1 + (\omega\tau)^2}}$$
# %%
def response(tau, period):
    f, omega = math.exp(-1 / tau), 2 * math.pi / period
    z = (1 - f) / (1 - f * cmath.exp(-1j * omega))
    return abs(z), -cmath.phase(z) / omega  # the share that is kept, steps late


for period in (12, 150):
    kept, late = response(19, period)
    # ko| print(f"τ = 19, 주기 {period}: 진폭의 {kept:.2f}배가 남고 {late:.1f}스텝 늦다")
    # en| print(f"τ = 19, period {period}: {kept:.2f} of the amplitude is kept, {late:.1f} steps late")

wave = torch.exp(-2j * math.pi * t / 12)[-240:]  # 20 periods, when the start is forgotten
amplitude = 2 * (average(fast, 19)[-240:] * wave).mean().abs()  # half of it is at -ω
assert abs(amplitude - response(19, 12)[0]) < 1e-3
# %% [markdown] lang="ko"
# $\tau$가 19쯤이면 됩니다. 빠른 리듬은 0.10배가 되고 느린 리듬은 0.78배가 남습니다. 대신 느린 리듬이 15.6스텝 늦습니다. 빠른 리듬의 진폭을 셀에서 직접 재어도 식과 0.001 안에서 같습니다(`assert`). 하나의 $f$로는 빠른 것을 지우면서 느린 것을 제때 전할 수 없습니다. 그래서 시간 상수가 저마다 다른 유닛이 여럿 있으면 좋겠다고 기대할 만합니다. 실제 학습에서 그런 유닛이 생기는지, 생기면 예측이 나아지는지는 재어 봐야 압니다.
#
# ## 3. 진짜 신호: 마우나로아의 이산화탄소
# 데이터는 하와이 마우나로아 관측소에서 잰 이산화탄소 농도의 주 평균(ppm)이고, 기간은 1958년 3월부터 2001년 12월까지입니다(Keeling & Whorf 2004, 퍼블릭 도메인, `data/README.md`). 재지 못한 주는 양옆의 값을 직선으로 이어 채웁니다. 그리고 **시간 순서대로** 셋으로 나눕니다. 1984년까지는 학습, 1989년까지는 검증(validation), 나머지는 테스트 데이터(test data)입니다. 검증 데이터로는 학습률처럼 사람이 정하는 것을 고르고, 테스트 데이터로는 원칙대로라면 마지막에 한 번만 잽니다. 이 수업은 보여 주려고 여러 번 재고, 글쓴이도 입력을 고르면서 테스트 오차를 보았습니다. 그러니 LSTM의 오차는 조금 좋게 나왔을 수 있습니다.
# %% [markdown] lang="en"
# So $\tau$ must be about 19. The fast rhythm shrinks to 0.10 of its amplitude, and 0.78 of the slow one is kept, but it comes 15.6 steps late. The amplitude of the fast one, measured in the cell, agrees with the formula within 0.001 (`assert`). One $f$ cannot wipe out the fast rhythm and pass on the slow one without delay. So one may hope for many units with time constants of their own. Whether training makes such units, and whether they make better forecasts, has to be measured.
#
# ## 3. A real signal: carbon dioxide at Mauna Loa
# These are weekly means in ppm from the observatory on Mauna Loa, Hawaii, March 1958 to December 2001 (Keeling & Whorf 2004, public domain, `data/README.md`). A week that was not measured is filled by a straight line between its neighbours. Then the series is split into three **in order of time**: training up to 1984, validation up to 1989, and the rest is test data. Validation data are for choosing what we set ourselves, such as the learning rate; test data should be used once, at the end. This lesson measures on them several times in order to show something, and the author saw them while choosing the inputs, so the LSTM's errors may look a little better than they should.
# %%
days, measured = weekly_co2()
x, end = fill(measured), len(measured)
years = [day.year for day in days]
val, test = years.index(1985), years.index(1990)  # where these parts begin

gaps = [len(list(gap)) for empty, gap in groupby(measured.isnan().tolist()) if empty]
last = max(day for day, ppm in zip(days, measured, strict=True) if ppm.isnan())
# ko| print(f"{end}주 중 {sum(gaps)}주가 비었고, 가장 긴 빈칸은 {max(gaps)}주, 마지막은 {last}")
# en| print(f"of {end} weeks {sum(gaps)} are empty, {max(gaps)} in a row at most, the last on {last}")

# ko| parts = {"학습": (0, val), "검증": (val, test), "테스트": (test, end)}
# en| parts = {"training": (0, val), "validation": (val, test), "test": (test, end)}
plots.plot_weekly(days, measured, parts)
plt.show()


# %% [markdown] lang="ko"
# 톱니 하나가 한 해입니다. 해마다 5월 무렵 가장 높고 가을에 가장 낮으며, 그 전체가 위로 굽으며 올라갑니다. 아래쪽의 주황색 눈금은 값이 없는 주입니다. 채운 값은 빈칸 **뒤의** 값을 보고 만든 것이니 미래를 조금 압니다. 다행히 마지막 빈칸이 1985년이라서 테스트 데이터에는 지어낸 값이 없습니다. 또 하나 눈여겨볼 것이 있습니다. 테스트 데이터는 모두 학습 데이터의 가장 높은 값보다 **위에** 있습니다.
#
# ## 4. 미래가 새어 들어오는 곳
# 예측 시험에서 가장 흔한 잘못은 예측할 때 알 수 없는 값을 쓰는 것입니다. 데이터 누수(data leakage)라고 합니다. 아래 함수는 길이가 `length`인 윈도(window)와 `horizon`스텝 뒤의 목표를 만들고 앞의 `split`개를 학습에 씁니다. 그럴듯해 보이지만 샙니다. 새는지 알아보는 좋은 방법이 있습니다. **미래를 바꾸어 보는 것입니다.** 1985년부터의 값에 100을 더했을 때 학습 데이터가 달라지면 틀림없이 미래가 새어 든 것입니다. 달라진 값의 비율을 출력합니다.
# %% [markdown] lang="en"
# Each tooth is a year, highest around May and lowest in autumn, and the whole of it rises in a curve that bends upwards. The orange ticks at the foot are weeks without a value. A filled value was made with the one **after** the gap, so it knows a little of the future. Fortunately the last gap is in 1985: no test value is made up. And notice that all of the test data lie **above** the highest value of the training data.
#
# ## 4. Where the future leaks in
# The most frequent mistake in testing forecasts is to use what could not have been known: data leakage. The function below makes windows of `length` values and targets `horizon` steps later, and gives the first `split` of them to training. It looks reasonable, and it leaks. There is a good way to find out: **change the future.** If the training data are different after we add 100 to every value from 1985 on, the future has certainly leaked into them. Printed is the share of values that differ:
# %%
def leaky_windows(x, length, horizon, split):
    z = (x - x.mean()) / x.std()
    inputs = z.unfold(0, length, 1)[:-horizon]  # all windows, each one step later
    targets = z[length - 1 + horizon :]
    return inputs[:split], targets[:split]


changed = torch.where(torch.arange(end) < val, x, x + 100)
pair = zip(leaky_windows(x, 104, 52, val), leaky_windows(changed, 104, 52, val), strict=True)
for name, (before, after) in zip(("inputs", "targets"), pair, strict=True):
    print(f"{name}: {(before != after).double().mean():.0%}")


# %% [markdown] lang="ko"
# 학습 데이터의 모든 값이 달라졌습니다. 학습 데이터가 통째로 미래를 알고 있었던 셈입니다. 새는 곳은 한 군데가 아닙니다. 평균과 표준편차만 고쳐서는 0%가 되지 않으니, 고칠 때마다 다시 재어 보세요. 0%가 되어도 마음을 다 놓을 수는 없습니다. 빈칸을 채울 때처럼 이보다 앞에서 샌 것이나, 사람이 테스트 데이터를 보고 고른 것은 이 시험에 걸리지 않습니다.
#
# ### 연습 문제 1: 새는 곳 막기
# `leaky_windows`를 새지 않게 고쳐 아래의 `windows`로 쓰세요. 여기서 `split`은 윈도의 개수가 아니라 `x`에서의 자리 번호(0부터)입니다. 번호가 `split` 이상인 값은 윈도에도, 목표에도, 표준화에 쓰는 평균과 표준편차에도 들어가면 안 됩니다. 평균과 표준편차는 `x[:split]`에서 구해 모든 윈도와 목표에 똑같이 씁니다. 이 조건에 맞고 목표까지 있는 윈도는 하나도 빠뜨리지 않습니다. 모두 `split - length - horizon + 1`개입니다. 받은 `x`는 바꾸지 마세요. 막히면 채점 셀을 `checks.check_windows(windows, hint=1)`로 고칩니다.
# %% [markdown] lang="en"
# Every value of the training data is different: all of them knew of the future. And there is more than one leak: mending the mean and the standard deviation alone does not bring this to 0%. Measure again after each repair. Even 0% is no proof: this check cannot find what leaked earlier, for instance when gaps were filled, or when someone made choices with an eye on the test data.
#
# ### Exercise 1: stop the leaks
# Write `windows`, a `leaky_windows` that does not leak. Here `split` is not a number of windows but an index into `x`: no value with an index of `split` or more may enter a window, a target, or the mean and standard deviation used to standardise them. Take these two from `x[:split]`, the same for all windows and targets. Keep every window whose target also lies before `split`, and no other: there are `split - length - horizon + 1`. Leave the given `x` as it is. If you are stuck, change the check to `checks.check_windows(windows, hint=1)`.
# %% tags=["exercise"]
def windows(x, length, horizon, split):
    """
    # ko| x (T,) -> 입력 (N, length), 목표 (N,): 윈도의 마지막 값에서 horizon 스텝 뒤
    # en| x (T,) -> inputs (N, length), targets (N,): horizon steps after each window's last value
    """
    ### BEGIN SOLUTION
    x = x[:split]
    z = (x - x.mean()) / x.std()
    return z.unfold(0, length, 1)[:-horizon], z[length - 1 + horizon :]
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_windows(windows)


# %% [markdown] lang="ko"
# ## 5. 기준 모델 먼저
# 신경망보다 기준 모델(baseline)이 먼저입니다. $t$주까지 알 때 $t+h$주의 값 $\hat x_{t+h}$를 다섯 가지 방법으로 예측합니다.
#
# - **지속 예측**(persistence): 지금 값 그대로. $\hat x_{t+h} = x_t$
# - **계절 나이브 예측**(seasonal naive): 한 해 전 같은 철의 값. 한 해를 52주로 봅니다. $\hat x_{t+h} = x_{t+h-52}$
# - **계절 + 증가**: 거기에 지난 한 해 동안 늘어난 만큼을 더한 값. $\hat x_{t+h} = x_{t+h-52} + (x_t - x_{t-52})$
# - **계절 + 평균 증가**: 지난 한 해 대신, 학습 데이터에서 한 해에 늘어난 만큼의 평균을 더한 값. 상수 하나를 더하는 셈입니다.
# - **자기회귀**(autoregression): 지난 103주의 값에서 지금 값을 뺀 차이에 저마다 가중치를 곱해 더하고, 상수 하나를 더한 것. $\hat x_{t+h} = x_t + \sum_{k=1}^{103} w_k (x_{t-k} - x_t) + w_0$. 가중치 104개는 예측 거리마다 따로, 학습 데이터에서 최소제곱법으로 단번에 구합니다(`torch.linalg.lstsq`).
#
# 오차는 평균 제곱근 오차(RMSE)이고 단위는 ppm입니다.
# %% [markdown] lang="en"
# ## 5. Baselines first
# Baselines come before nets. Knowing everything up to week $t$, we forecast week $t+h$, as $\hat x_{t+h}$, in five ways:
#
# - **persistence**: the present value, $\hat x_{t+h} = x_t$;
# - **seasonal naive**: the value at the same time one year earlier, with 52 weeks to a year, $\hat x_{t+h} = x_{t+h-52}$;
# - **seasonal + growth**: the same plus the growth of the past year, $\hat x_{t+h} = x_{t+h-52} + (x_t - x_{t-52})$;
# - **seasonal + mean growth**: not the growth of the past year but the mean of a year's growth in the training data, a constant;
# - **autoregression**: how far each of the previous 103 values lay above or below the present one, each with its weight, and a constant: $\hat x_{t+h} = x_t + \sum_{k=1}^{103} w_k (x_{t-k} - x_t) + w_0$. Least squares on the training data gives the 104 weights at a stroke, a separate set for each horizon (`torch.linalg.lstsq`).
#
# The error is the root of the mean square, in ppm.
# %%
def past(at):
    differences = x[at[:, None] - torch.arange(1, 104)] - x[at][:, None]  # (N, 103)
    return torch.cat([differences, x.new_ones(len(at), 1)], dim=1)


def autoregression(at, h):
    learn = torch.arange(103, val - h)  # the target of the last one is week val - 1
    w = torch.linalg.lstsq(past(learn), (x[learn + h] - x[learn])[:, None]).solution
    return x[at] + (past(at) @ w)[:, 0]


def rmse(forecast, at, h):
    return (forecast - x[at + h]).square().mean().sqrt().item()


# %%
# ko| simple = "지속", "계절 나이브", "계절 + 증가", "계절 + 평균 증가"
# en| simple = "persistence", "seasonal naive", "seasonal + growth", "seasonal + mean growth"
# ko| names = [*simple, "자기회귀"]
# en| names = [*simple, "autoregression"]
rules = [
    lambda at, h: x[at],
    lambda at, h: x[at + h - 52],
    lambda at, h: x[at + h - 52] + x[at] - x[at - 52],
    lambda at, h: x[at + h - 52] + (x[52:val] - x[: val - 52]).mean(),
    autoregression,
]
# %%
early, at = torch.arange(val - 1, test - 52), torch.arange(test - 1, end - 52)  # forecast from
# ko| starts = {"검증": early, "테스트": at}
# en| starts = {"validation": early, "test": at}
# ko| spans = {1: "1주", 13: "13주", 52: "52주"}
# en| spans = {1: "1 week", 13: "13 weeks", 52: "52 weeks"}
errors = {h: {} for h in spans}
for title, weeks in starts.items():
    for name, rule in zip(names, rules, strict=True):
        for h in errors:
            errors[h][name] = [rmse(rule(weeks, h), weeks, h)]  # the test data come last
        row = ", ".join(f"{spans[h]} {errors[h][name][0]:.2f}" for h in spans)
        print(f"{title}, {name}: {row}")


# %% [markdown] lang="ko"
# 테스트 데이터에서 1주 뒤라면 지속 예측만으로도 0.53 ppm입니다. 그런데 13주 뒤에는 철이 바뀌어 지속 예측이 가장 나쁩니다(3.28). 계절 나이브는 세 거리 모두 1.7쯤입니다. 52주 안이라면 어느 주든 그 한 해 전 값으로 예측하니, 한 해에 늘어나는 만큼 늘 낮게 보기 때문입니다. 52주 뒤에는 지속 예측과 똑같은 식이라 오차도 같습니다. 늘어난 만큼을 더하면 13주 뒤의 오차가 0.85로 줄어듭니다. 52주 뒤라면 해마다 출렁이는 증가보다 평균 증가를 더하는 편이 낫습니다(1.35와 0.94). 상대는 검증 데이터로 고릅니다. 세 거리 모두 자기회귀가 가장 낫습니다(0.38, 0.56, 0.93). 테스트 데이터에서는 0.40, 0.58, 0.90 ppm입니다. LSTM이 넘어야 할 상대는 **바로 자기회귀**입니다.
#
# ### 연습 문제 2: 계절 나이브 예측
# 위의 식 $x_{t+h-52}$는 $h$가 52를 넘으면 미래를 봅니다. 아무리 먼 앞날을 물어도 미래의 값을 쓰지 않는 계절 나이브 예측 함수를 작성하세요. `season`은 한 주기의 스텝 수입니다(이 데이터에서는 52). 예측할 시점에서 `season`스텝씩 되돌아가다가 이미 아는 값을 만나면 멈추고, 그 값을 예측으로 삼습니다. `x[at]`까지 압니다. `season`이 52라면 52주 뒤의 예측은 `x[at]`, 60주 뒤의 예측은 `x[at + 60 - 104]`입니다.
# %% [markdown] lang="en"
# On the test data, persistence alone gets within 0.53 ppm one week ahead. Thirteen weeks ahead the season has changed, and persistence is the worst of all (3.28). Seasonal naive has an error of about 1.7 at all three horizons: up to 52 weeks ahead it forecasts each week with the value of a year earlier, and so misses what a year adds. At 52 weeks it is the same formula as persistence, so the errors agree. With that growth added, the error 13 weeks ahead falls to 0.85. At 52 weeks the mean growth does better than that of the past year, which varies (0.94 against 1.35). The opponent is chosen on the validation data: autoregression is best at all three horizons, 0.38, 0.56 and 0.93 (on the test data 0.40, 0.58 and 0.90). **That** is what an LSTM has to beat.
#
# ### Exercise 2: seasonal naive
# For $h$ above 52 the formula $x_{t+h-52}$ looks into the future. Write the seasonal naive forecast so that it never leaks, however far ahead it is asked. `season` is the number of steps in one full cycle, 52 here. From the step to forecast, go back `season` steps at a time and stop at the first value that is known; `x[at]` is the last known one. With a `season` of 52, the forecast for 52 weeks ahead is `x[at]`, for 60 weeks ahead `x[at + 60 - 104]`.
# %% tags=["exercise"]
def seasonal_naive(x, at, horizon, season):
    """
    # ko| x (T,), 예측을 시작하는 시점 at (N,): x[at]까지 안다 -> x[at + horizon]의 예측 (N,)
    # en| x (T,), steps at (N,), with x[at] the last known value -> forecasts of x[at + horizon] (N,)
    """
    ### BEGIN SOLUTION
    return x[at + horizon - season * math.ceil(horizon / season)]
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_seasonal_naive(seasonal_naive)


# %% [markdown] lang="ko"
# ## 6. LSTM, 두 번
# 유닛 16개짜리 LSTM이 매주 1주, 13주, 52주 뒤를 한꺼번에 예측하도록 학습합니다. 학습 데이터에서 104주짜리 윈도를 뽑되, 앞의 52주는 상태를 채우는 데 쓰고 뒤의 52주에서만 오차를 잽니다. 목표까지 모두 1984년 안에 듭니다. 입력과 목표는 학습 데이터의 평균과 표준편차로 표준화합니다. 학습률(0.03)은 검증 데이터를 보고 하나로 정해 모든 설정에 똑같이 썼습니다. 예측할 때도 학습할 때처럼 104주짜리 윈도를 주고, 마지막 주의 출력을 씁니다. 처음에는 **ppm을 그대로** 넣고, 13주 뒤 예측을 1975년부터 그려 봅니다. 난수 시드(seed)는 다섯 개, 업데이트는 100번입니다.
# %% [markdown] lang="en"
# ## 6. The LSTM, twice
# An LSTM of 16 units is trained to forecast 1, 13 and 52 weeks ahead, all at once, at every week. Windows of 104 weeks are drawn from the training data: the first 52 fill the state, the error is taken over the other 52, and all targets lie before 1985. Inputs and targets are scaled by mean and standard deviation of the training data; one learning rate, 0.03, was chosen on the validation data and serves all settings. To forecast, it is given a window of 104 weeks as in training, and what counts is its output at the last of them. First we give it **the raw ppm values**, and plot the 13-week-ahead forecasts from 1975 on, for five seeds and 100 updates:
# %%
def scaled(v):
    part = v[52 : val - 52]  # of the training data, where every input and target is known
    return ((v - part.mean(dim=0)) / part.std(dim=0)).float()


def fit(net, inputs, targets, first, stop, updates):
    def loss_of(net):
        begin = torch.randint(first, stop - 103, (16,))
        steps = begin + torch.arange(104)[:, None]  # (104, B)
        return (net(inputs[steps])[0] - targets[steps])[52:].square().mean()

    train(net, loss_of, updates, lr=3e-2, clip=1.0, cosine=True)


@torch.no_grad()
def forecast(net, inputs, targets):
    part = targets[52 : val - 52]
    last = scaled(inputs)[52:].unfold(0, 104, 1).permute(2, 0, 1)  # (104, N, 1 or 2)
    out = net(last)[0][-1] * part.std(dim=0) + part.mean(dim=0)
    return torch.cat([x.new_full((155, 3), math.nan), out])  # (T, 3), in ppm again


# %% tags=["nbval-ignore-output"]
ahead = torch.stack([x.roll(-h) for h in errors], dim=1)  # (T, 3); the end wraps, is not used
raw = []
for seed in progress(range(5)):
    torch.manual_seed(seed)
    net = EveryStep(torch.nn.LSTM(1, 16), outputs=3)
    fit(net, scaled(x[:, None]), scaled(ahead), 52, val - 52, updates=100)
    raw.append(forecast(net, x[:, None], ahead)[:, 1])
most = net.readout.weight.abs().sum(dim=1) + net.readout.bias  # for every |h| = 1
ceiling = (most * ahead[52 : val - 52].std(dim=0) + ahead[52 : val - 52].mean(dim=0))[1]
# ko| print(f"마지막 시드의 신경망은 {ceiling:.0f} ppm을 넘는 값을 낼 수 없다")
# en| print(f"the last seed's net cannot say more than {ceiling:.0f} ppm")

# %% tags=["nbval-ignore-output"]
recent = torch.arange(years.index(1975), end - 52)
# ko| titles = "1975–1983년", "테스트"
# en| titles = "1975–1983", "test"
for title, weeks in zip(titles, (recent[recent < val - 52], at), strict=True):
    found = [rmse(each[weeks], weeks, 13) for each in raw]
    row = f"LSTM {min(found):.2f} – {max(found):.2f}, {names[0]} {rmse(x[weeks], weeks, 13):.2f}"
    print(f"{title}, {spans[13]}: {row}")
curves = {"LSTM": torch.stack(raw)[:, recent], names[-1]: autoregression(recent, 13)}
plots.plot_forecast([days[k + 13] for k in recent], x[recent + 13], curves, ylabel="ppm")
plt.show()
# %% [markdown] lang="ko"
# LSTM의 선은 학습한 해에도 실제보다 몇 달 늦습니다. 오차도 같은 해의 지속 예측과 거의 같으니, 업데이트 100번으로는 지금 값을 되풀이하는 데 가깝습니다. 1985년부터는 학습 데이터의 가장 높은 값 언저리에 눌려 더 오르지도 못합니다(선은 다섯 시드의 중앙값, 띠는 범위). 본 적 없는 높이에서 어떻게 할지 배운 적이 없기 때문입니다. 배웠더라도 넘지 못할 끝이 따로 있습니다. $h_t = o \odot \tanh(c_t)$($o$는 출력 게이트)가 −1과 1 사이이므로, 선형층을 거친 출력은 가중치의 절댓값을 모두 더한 것에 편향을 더한 값을 넘지 못합니다. 그 값을 다시 ppm으로 되돌린 것이 위에 출력한 천장(마지막 시드)입니다. 선은 천장에 닿기 한참 전에 평평해졌지만, 마지막 몇 해의 값은 그 천장보다도 높습니다. 이 잘못은 검증 데이터(1985–1989년)에서 벌써 보입니다(4.60–5.59 ppm, 아래의 긴 출력). 자기회귀에는 이런 한계가 없습니다. 지금과의 **차이**만 보고, 선형이기 때문입니다.
#
# 그러니 LSTM에도 높이를 빼고 넣읍시다. 입력은 둘입니다. 지난 52주의 평균 $m_t$와의 차이 $x_t - m_t$(계절과 반년치 증가), 한 해 전과의 차이 $x_t - x_{t-52}$(한 해의 증가)입니다. 한 해를 평균하면 오르내리는 계절이 상쇄되어 높이만 남습니다. 그래서 그 평균을 빼면 높이가 빠집니다. 목표도 $x_{t+h} - m_t$로 바꾸고, 예측에 $m_t$를 도로 더합니다. 모두 $t$주까지의 값으로 계산하니 새지 않습니다. PyTorch의 기본 초기화와 chrono로 시작한 것을 다섯 시드씩, 똑같이 업데이트 100번 학습해 검증 데이터와 테스트 데이터에서 잽니다. chrono는 망각 게이트의 편향을 흩어 놓아, 유닛마다 시간 상수가 104주까지의 범위에서 다르게 시작하도록 하는 초기화입니다. 고르게 뽑으므로 대부분의 유닛은 긴 시간 상수로 시작합니다. 입력 게이트의 편향은 망각 게이트의 편향에서 부호만 바꾼 값이어서, 1절의 셀처럼 $i \approx 1 - f$에서 시작합니다.
# %% [markdown] lang="en"
# Even in the years of training the LSTM's line is months late, and its error in those years is about that of persistence: after 100 updates it seems to do little more than repeat the present value. From 1985 on it also stops rising and stays near the highest values seen in training (the line is the median of five seeds, the band their range). It has not learned what to do at levels that it has never seen. Even if it had, there would be a limit: $h_t = o \odot \tanh(c_t)$, with $o$ the output gate, lies between −1 and 1, so after the linear layer nothing can exceed the sum of the weights' absolute values plus the bias. Turned back into ppm, that is the ceiling printed above, for the last seed. The line goes flat well below it; still, the values of the last years lie above even the ceiling. All this shows in the validation data, 1985–1989, already (4.60–5.59 ppm, in the long printout below). Autoregression has no such limit: it sees only **differences** from now, and it is linear.
#
# So let us take the level out for the LSTM, too. It gets two inputs: the difference from the mean $m_t$ of the past 52 weeks, $x_t - m_t$ (the season and half a year's growth), and the difference from a year ago, $x_t - x_{t-52}$ (a year's growth). In the mean of a whole year the seasons cancel and the level is left, so that is what we subtract. The targets become $x_{t+h} - m_t$, and $m_t$ is added to the forecasts again. All of it is computed from values up to week $t$, so nothing leaks. We train five seeds each from PyTorch's default and from chrono initialisation, with 100 updates as before, and measure on validation and test data. Chrono spreads the biases of the forget gates, so that the units start with time constants spread over the range up to 104 weeks (evenly, so most of them are long); the input gates get the negatives, so that, as in section 1, $i \approx 1 - f$ at the start.
# %% tags=["nbval-ignore-output"]
m = torch.cat([x.new_full((51,), math.nan), x.unfold(0, 52, 1).mean(dim=1)])  # (T,)
inputs = torch.stack([x - m, x - x.roll(52)], dim=1)  # (T, 2), good from week 52 on
targets = ahead - m[:, None]  # (T, 3)
lstms = {
    "lstm": lambda: torch.nn.LSTM(2, 16),
    "lstm_chrono": lambda: chrono(torch.nn.LSTM(2, 16), 104),
}
nets = {setting: [] for setting in lstms}
for setting, seed in progress([(setting, seed) for setting in nets for seed in range(5)]):
    torch.manual_seed(seed)
    net = EveryStep(lstms[setting](), outputs=3)
    fit(net, scaled(inputs), scaled(targets), 52, val - 52, updates=100)
    nets[setting].append(net)

# %% tags=["nbval-ignore-output"]
for setting, group in nets.items():
    told = [m[:, None] + forecast(net, inputs, targets) for net in group]  # each (T, 3)
    for title, weeks in starts.items():
        for k, h in enumerate(errors):
            found = [rmse(each[weeks, k], weeks, h) for each in told]
            rule = rmse(autoregression(weeks, h), weeks, h)
            row = f"{spans[h]} {min(found):.2f} – {max(found):.2f}, {names[-1]} {rule:.2f}"
            print(f"{plots.label(setting)}, {title}: {row}")
            errors[h][plots.label(setting)] = found  # in the end, on the test data
# ko| plots.plot_errors({f"{spans[h]} 뒤": rows for h, rows in errors.items()})
# en| plots.plot_errors({f"{spans[h]} ahead": rows for h, rows in errors.items()})
plt.show()


# %% [markdown] lang="ko"
# 그림은 테스트 데이터의 오차입니다. 점 하나가 시드 하나인데, 다섯이 거의 겹칩니다. 왼쪽일수록 좋습니다. 다만 다섯 점이 모여 있다는 것은 시드에 따른 흔들림이 작다는 뜻일 뿐입니다. 52주 뒤 예측은 이웃한 것끼리 기간이 겹칩니다. 기간이 겹치지 않게 고르면 테스트 데이터에 열한 개, 검증 데이터에 네 개쯤뿐입니다. 몇 퍼센트 차이는 읽지 마세요.
#
# 먼저 단순한 규칙 가운데 가장 나은 것과 견줍니다. 1주 뒤는 지속, 13주 뒤는 계절 + 증가, 52주 뒤는 계절 + 평균 증가입니다. 1주와 13주 뒤에는 LSTM이 그보다 낫습니다. '잘 잡아낸다'라는 말이 아주 빈말은 아닙니다. 그러나 52주 뒤에는 상수 하나를 더한 규칙과 비슷합니다. 그리고 업데이트 100번으로는 **선형식보다 낫지 않습니다.** 테스트 데이터의 1주와 13주 뒤에는 자기회귀가 앞서고 52주 뒤에는 비슷합니다. chrono가 낫다는 증거도 없습니다. 다만 자기회귀와 LSTM은 조건이 똑같지 않습니다. 자기회귀는 예측 거리마다 가중치 104개를 따로 맞추고, LSTM은 가중치와 편향 1,331개로 셋을 한꺼번에 맞춥니다. LSTM은 155주 전의 값까지 입력으로 씁니다. 그러나 세 목표가 모두 학습 데이터 안에 드는 주에서만 배우므로, 1주와 13주 뒤 예측에서는 학습 데이터의 마지막 몇십 주를 목표로 써 보지 못합니다.
#
# 더 오래 학습하면 뒤집힐까요? 세 가지 LSTM을 업데이트 100번과 1,000번, 다섯 시드씩 학습한 결과를 저장해 두었습니다(`data/timescales.csv`). 13주 뒤와 52주 뒤의 오차를 학습, 검증, 테스트 데이터에서 견줍니다.
# %% [markdown] lang="en"
# The figure shows the errors on the test data. Each mark is a seed; the five nearly coincide. Further left is better. But five marks that coincide show only how little the seed matters. Forecasts 52 weeks ahead overlap: there are about eleven separate ones in the test data, and four in the validation data. Read nothing into a few per cent.
#
# Take the best of the simple rules first: persistence at 1 week, seasonal + growth at 13, seasonal + mean growth at 52. At 1 and 13 weeks the LSTM is better, so there is something in the claim that LSTMs catch such signals well. At 52 weeks it is about level with a rule that adds a constant. And after 100 updates it is **no better than a linear formula**: on the test data it is behind autoregression at 1 and 13 weeks and about level at 52. Nor is there evidence that chrono is better. The conditions are not quite equal. Autoregression fits 104 weights to each horizon by itself, the LSTM 1,331 weights and biases to all three at once. The LSTM's inputs reach 155 weeks back; on the other hand its training stops a few dozen weeks earlier, so at 1 and 13 weeks ahead it never sees the last targets of the training data.
#
# Would longer training turn the tables? `data/timescales.csv` holds the errors of three kinds of LSTM (raw ppm; differences; differences with chrono) after 100 and after 1,000 updates, five seeds each, on training, validation and test data. Here are those 13 and 52 weeks ahead:
# %%
# ko| kinds = {"ppm": "ppm 그대로", "differences": "차이"}
# en| kinds = {"ppm": "raw ppm", "differences": "differences"}
# ko| times = "업데이트 {}번"
# en| times = "{} updates"
rows = sorted(study("timescales"), key=lambda row: int(row["horizon"]))


def kind(row):
    return row["horizon"], row["inputs"], row["setting"], row["updates"]


for (h, given, setting, updates), seeds in groupby(rows, kind):
    if h != "1":
        runs = [[float(row[part]) for part in ("training", "validation", "test")] for row in seeds]
        ranges = zip(parts, zip(*runs, strict=True), strict=True)
        told = ", ".join(f"{part} {min(e):.2f} – {max(e):.2f}" for part, e in ranges)
        name = f"{kinds[given]}, {plots.label(setting)}, {times.format(updates)}"
        print(f"{spans[int(h)]}, {name}: {told}")


# %% [markdown] lang="ko"
# 다섯 시드의 가장 작은 오차와 가장 큰 오차입니다. 자기회귀의 오차는 13주 뒤가 검증 데이터 0.56, 테스트 데이터 0.58, 52주 뒤가 0.93과 0.90이었습니다. ppm을 그대로 넣은 LSTM도 1,000번이면 학습 데이터의 13주 뒤를 0.53–0.64 ppm으로 맞힙니다. 더는 지금 값만 되풀이하지 않습니다. (52주 뒤가 13주 뒤보다 쉬운 까닭은, 한 해가 지나면 다시 같은 철이기 때문입니다.) 그러나 값이 모두 학습 데이터보다 높은 테스트 데이터에서는 13주 뒤를 여전히 10 ppm 넘게 틀립니다. 차이를 넣은 기본 LSTM은 1,000번이면 13주 뒤의 오차가 학습 데이터에서 0.53–0.55에서 0.36–0.38로 줄지만, 테스트 데이터에서는 0.69–0.70에서 0.71–0.85로 오히려 늘어납니다. 과적합(overfitting)입니다. 52주 뒤를 보면, 1,000번 학습한 기본 LSTM은 검증 데이터에서 다섯 시드 모두 자기회귀(0.93)보다 낫습니다(0.82–0.92). 그러나 테스트 데이터에서는 한 시드만 자기회귀(0.90)를 앞섭니다(0.80–1.12). **테스트 데이터에서는 업데이트를 열 배로 늘려도 선형식보다 낫다고 할 수 없습니다.** 한 가지 까닭은 데이터가 변한다는 것입니다. 한 해의 증가가 학습 데이터에서는 평균 1.12 ppm인데 테스트 데이터에서는 1.51 ppm이어서, 차이로 바꾼 입력과 목표도 조금 위로 옮겨 갑니다.
#
# 오차가 가장 크게 달라진 것은 초기화나 업데이트 수를 바꾸었을 때가 아니라 **무엇을 넣고 무엇을 맞히게 할지**를 바꾸었을 때입니다. ppm을 그대로 넣은 LSTM은 같은 100번으로 테스트 데이터의 13주 뒤를 13 ppm 넘게 틀렸고, 차이를 넣은 LSTM은 0.7 ppm쯤 틀렸습니다. 단순한 방법으로 되는 신호에서 LSTM이 더 낫지 않다는 것은 LSTM을 만든 쪽에서도 2001년에 보고했습니다. 길이가 정해진 윈도의 지난 값만으로도 예측할 수 있는 두 신호에서는 LSTM이 더 낫지 않았으니, 더 단순한 방법이 통하지 않을 때만 LSTM을 쓰라는 것입니다(Gers, Eck & Schmidhuber 2001).
#
# ## 7. 주가라면?
# '주가도 LSTM으로 예측한다'는 예제가 많습니다. 가장 단순한 모형은 어제 값(흔히 그 로그)에 아무도 예측할 수 없는 값 $\varepsilon$을 더해 가는 **랜덤 워크**(random walk)입니다. $\varepsilon$은 평균이 0이고 서로 독립입니다.
#
# $$x_{t+1} = x_t + \varepsilon_{t+1}$$
#
# 지난 값을 모두 알아도 $x_{t+1}$의 기댓값은 $x_t$입니다. 그러니 평균 제곱 오차로 재면 **지속 예측보다 나은 예측은 없습니다**. 더 나은 결과가 나왔다면 우연입니다. LSTM에 지금까지의 변화를 주고 다음 변화를 예측하게 합니다. 예측한 변화를 지금 값 $x_t$에 더해 다음 값의 예측으로 삼습니다. 랜덤 워크를 다섯 개 만들고, 하나마다 신경망(유닛 8개)을 새로 학습합니다. 앞의 1,000스텝으로 40번 업데이트하고, 나머지 500스텝에서 오차를 잽니다. 그림은 마지막 랜덤 워크의 60스텝입니다. 더 오래 학습해도 앞 1,000스텝의 잡음을 외울 뿐입니다. 변화를 가장 잘 예측하는 값은 0이니까요.
# %% [markdown] lang="en"
# These are the smallest and the largest error of five seeds. Autoregression had 0.56 on validation and 0.58 on test data at 13 weeks, 0.93 and 0.90 at 52. After 1,000 updates even the LSTM that is given raw values gets within 0.53–0.64 ppm on the training data 13 weeks ahead; it no longer just repeats the present value. (That 52 weeks can be easier than 13 is no mistake: after a whole year the season is the same again.) But on the test data, all of which lie above the training data, it is still off by more than 10 ppm at 13 weeks. Given differences, the default LSTM lowers its training error at 13 weeks from 0.53–0.55 to 0.36–0.38 between 100 and 1,000 updates, but its test error rises from 0.69–0.70 to 0.71–0.85. That is overfitting. At 52 weeks, after 1,000 updates, the default LSTM beats autoregression with all five seeds on the validation data (0.82–0.92 against 0.93), but with only one on the test data (0.80–1.12 against 0.90). **On the test data, ten times the updates cannot be said to beat a linear formula.** One reason is that the data change: a year's growth is 1.12 ppm on average in the training data and 1.51 in the test data, so the differences, too, move upwards a little.
#
# The largest difference came not from the initialisation or the number of updates but from **what goes in and what is to come out**. With the same 100 updates, the LSTM given raw values was off by more than 13 ppm on the test data 13 weeks ahead, those given differences by about 0.7. That LSTM is no better where simpler methods do was reported in 2001 by one of its inventors and his colleagues: on two series that a fixed window of past values can predict LSTM showed no advantage, so use it only when simpler methods fail (Gers, Eck & Schmidhuber 2001).
#
# ## 7. And stock prices?
# Many examples "forecast stock prices with an LSTM". The simplest model of a price is a **random walk**, which adds to yesterday's value (usually to its logarithm) something that nobody can predict, $\varepsilon$, independent each time and of mean 0:
#
# $$x_{t+1} = x_t + \varepsilon_{t+1}$$
#
# Whatever is known of the past, the expected value of $x_{t+1}$ is $x_t$. So by mean squared error **persistence is the best forecast there can be**, and whatever beats it does so by chance. We give an LSTM the changes up to now and let it forecast the next. The change it forecasts, added to the present value $x_t$, is the forecast of the next value. There are five random walks, each with its own net (8 units, 40 updates), trained on the first 1,000 steps and measured on the other 500; the picture shows 60 steps of the last walk. Longer training could only fit the noise of the first 1,000 steps, as the best forecast of a change is 0:
# %% tags=["nbval-ignore-output"]
def correlation(a, b):
    return torch.corrcoef(torch.stack([a, b]))[0, 1].item()


for seed in progress(range(5)):
    torch.manual_seed(seed)
    steps, net = torch.randn(1500), EveryStep(torch.nn.LSTM(1, 8), outputs=1)
    fit(net, steps[:-1, None], steps[1:, None], 0, 999, updates=40)
    guess = net(steps[:-1, None, None])[0].detach()[999:, 0, 0]  # of what comes next
    walk, change = steps.cumsum(dim=0), steps[1000:]
    ratio = ((guess - change).square().mean() / change.square().mean()).sqrt()
    told = [correlation(walk[999:-1] + guess, walk[1000:]), correlation(guess, change)]
    # ko| row = f"오차가 지속 예측의 {ratio:.3f}배, 상관계수: 값 {told[0]:.3f}, 변화 {told[1]:.2f}"
    # en| row = f"error {ratio:.3f} x persistence; correlation: values {told[0]:.3f}, changes {told[1]:.2f}"
    print(row)

curves = {"LSTM": (walk[999:-1] + guess)[:60]}
plots.plot_forecast(range(1001, 1061), walk[1000:1060], curves, xlabel="$t$", ylabel="$x_t$")
plt.show()


# %% [markdown] lang="ko"
# 값끼리의 상관계수만 보면 훌륭한 예측 같습니다. 멀리서 보면 그림도 그렇습니다. 그러나 LSTM이 예측한 변화는 0에 가까우니, 그것을 지금 값에 더한 선은 실제 값을 **한 스텝 늦게** 베낀 것이나 다름없습니다. 정작 알고 싶은 변화와의 상관계수는 0 언저리이고, 오차는 지속 예측과 거의 같습니다. 어떤 모델의 예측 곡선이 실제 곡선에 붙어 보이거든, 지속 예측과 견준 오차부터 물어보세요. 진짜 주가가 꼭 랜덤 워크라는 말은 아닙니다. 여기서 보인 것은, 예측할 것이 없는 신호에서도 그림은 그럴듯하다는 사실입니다.
#
# ## 8. 유닛은 얼마나 오래 기억할까
# 이산화탄소를 학습한 신경망으로 돌아갑니다. 게이트는 매주 달라지므로 유닛마다 평균을 냅니다. $T$스텝 뒤에 남는 양은 $f$의 곱이고 곱의 로그는 로그의 합이므로, $\ln f$의 평균으로 시간 상수를 정합니다.
#
# $$\tau = -\frac{1}{\text{mean}(\ln f_t)}$$
#
# 초기화마다 유닛 80개(16개씩 다섯 시드)의 시간 상수를 학습 전과 뒤에 잽니다. 1999년 초까지의 입력을 260주씩 여덟 조각으로 잘라 넣습니다. 한 조각이 예측에 쓴 윈도(104주)보다 깁니다. 지금까지 본 것을 바탕으로 **먼저 예상해 보세요.** 계절을 예측해야 하는 기본 LSTM의 유닛은 시간 상수가 몇 주나 될까요?
# %% [markdown] lang="en"
# By the correlation of the values this is an excellent forecast, and from a distance the picture looks like one, too. But the changes the LSTM forecasts are close to 0, so added to the present value they give a copy of the walk, **one step late**. With the changes, which is what one would want to know, the correlation is about 0, and the error is that of persistence, or nearly so. Whenever the curve of a forecast seems to cling to the truth, ask for its error beside that of persistence. None of this says that real prices are a random walk; it says that a picture can look good where there is nothing to forecast.
#
# ## 8. How long does a unit remember?
# Back to the nets that learned carbon dioxide. Gates change from week to week, so we average for each unit. What is left after $T$ steps is a product of the $f$, and the logarithm of a product is a sum, so the mean of $\ln f$ gives the time constant:
#
# $$\tau = -\frac{1}{\text{mean}(\ln f_t)}$$
#
# Here are the time constants of 80 units for each initialisation (16 units, five seeds), before training and after. They are measured on eight pieces of 260 weeks up to early 1999, longer than the windows of the forecasts (104). **Guess first**: the default LSTM has to forecast the seasons; how many weeks long will the time constants of its units be?
# %% tags=["nbval-ignore-output"]
def constants(lstm):
    weeks = 52 + 260 * torch.arange(8) + torch.arange(260)[:, None]  # 8 pieces of 5 years
    return time_constants(trace(lstm, scaled(inputs)[weeks])["f"]).tolist()


groups = {}
# ko| before, after = "학습 전", "학습 뒤"
# en| before, after = "before training", "after training"
for setting, group in nets.items():
    taus = groups[plots.label(setting)] = {before: [], after: []}
    for seed, net in enumerate(group):
        torch.manual_seed(seed)
        taus[before] += constants(lstms[setting]())
        taus[after] += constants(net.recurrent)
periods = {spans[h]: h for h in (13, 52)}
plots.plot_time_constants(groups, periods)
plt.show()


# %% [markdown] lang="ko"
# 위쪽, 기본 초기화에서는 모든 유닛이 1–3주에서 시작합니다. 학습한 뒤에는 더 짧아진 것도 있고, 길어도 10주가 되지 않습니다. 1절에서 보았듯이 이런 셀도 계절의 오르내림을 따라갈 수는 있지만, 값 하나는 몇 주면 사라집니다. 한 해 전은커녕 지난 철의 값을 담아 두는 셀도 없습니다. 아래쪽, chrono는 처음부터 시간 상수를 104주까지 퍼뜨려 놓았고, 학습한 뒤에는 양쪽으로 더 벌어집니다. 몇 주짜리 빠른 유닛도, 10년을 훌쩍 넘는 느린 유닛도 생깁니다. 윈도(104주)보다 훨씬 긴 값은 그만큼 기억하도록 배웠다기보다 $f$가 1에 아주 가깝다는 뜻입니다. 그런데 6절에서 두 초기화의 예측 오차는 비슷했습니다. **이 입력에서는 오래 담아 두는 유닛이 있다고 해서 예측이 나아지지는 않았습니다.** 한 해의 기억을 입력($m_t$와 $x_{t-52}$)이 이미 떠맡고 있기 때문일 수 있습니다. 그것을 가리려면 둘을 빼고 견주어야 하는데, 여기서는 재지 않았습니다. 주기가 52주인 것을 다룬다고 시간 상수가 52주여야 하는 것도 아닙니다. $f$가 고정된 셀 하나는 값을 서서히 잊을 뿐 스스로 오르내리지 못하고, 되풀이하는 움직임은 은닉 상태를 거쳐 유닛끼리 주고받아야 생깁니다.
#
# 그렇다면 기본 LSTM은 몇 주밖에 기억하지 못할까요? 시간 상수는 셀에서 셀로 곧장 가는 경로만 봅니다. 정보는 은닉 상태 $h_t$를 거쳐 다음 스텝의 게이트와 후보값으로도 이어지는데, 이 경로는 세지 않습니다. 그래서 직접 재어 봅니다. 13주 뒤 예측이 $k$주 전 입력에 얼마나 달려 있는지, 기울기(gradient)의 크기를 여러 시점에서 평균합니다. 은닉 상태를 거치는 경로를 끊은 것과 나란히 그립니다.
# %% [markdown] lang="en"
# In the upper panel (default initialisation) all units start at one to three weeks; after training some are shorter still, and none is above ten. Such a cell can follow the seasons, as section 1 showed, but a single value in it is gone within weeks: none carries last season's value, let alone last year's. In the lower one, chrono has spread them up to 104 weeks beforehand, and training spreads them further in both directions, to fast units of a few weeks and slow ones of far more than ten years. Values far beyond the windows (104 weeks) do not mean that so long a memory was learned, but that $f$ is very close to 1. Yet in section 6 both forecast about equally well. **With these inputs, units that hold for long did not make better forecasts.** The reason may be that the inputs, by way of $m_t$ and $x_{t-52}$, already carry the memory of a year; to tell, one would have to compare without them, which we did not. Nor does a period of 52 weeks call for a time constant of 52 weeks: a single cell with a fixed $f$ slowly forgets and cannot swing by itself. What repeats comes from units that speak to each other through the hidden state.
#
# Does the default LSTM, then, remember no more than a few weeks? A time constant covers only the direct path from cell to cell. Information also travels through the hidden state $h_t$, to the gates and the candidate of the next step, and that path is not counted. So we measure it directly: how much the 13-week forecast depends on the input $k$ weeks ago, as the size of the gradient, averaged over many weeks, beside the same with the path through the hidden state cut:
# %% tags=["nbval-ignore-output"]
def influence(net, direct):
    weeks = torch.arange(52, end - 156, 80) + torch.arange(104)[:, None]  # (104, B)
    seen = scaled(inputs)[weeks].requires_grad_()
    h = c = torch.zeros(weeks.shape[1], 16)
    for x_t in seen:
        h = h.detach() if direct else h
        h, c = lstm_step(x_t, h, c, *net.recurrent.parameters())
    (gradient,) = torch.autograd.grad(net.readout(h)[:, 1].sum(), seen)
    return gradient.norm(dim=-1).mean(dim=1).flip(0)  # at lags 0 to 103


# %% tags=["nbval-ignore-output"]
# ko| paths = {"모든 경로": False, "직접 경로만": True}
# en| paths = {"all paths": False, "direct path only": True}
panels = {
    plots.label(setting): {
        path: torch.stack([influence(net, direct) for net in group])
        for path, direct in paths.items()
    }
    for setting, group in nets.items()
}
plots.plot_influence(panels, periods)
plt.show()


# %% [markdown] lang="ko"
# 왼쪽, 기본 LSTM의 두 선이 갈라집니다. 점선은 은닉 상태를 거치는 경로를 끊고(`detach`) 직접 경로만 남긴 것인데, 13주 전쯤에는 실선보다 훨씬 아래에 있습니다. 13주 전 입력의 영향은 주로 은닉 상태를 거쳐 왔다는 뜻입니다(경로끼리는 부호가 달라 상쇄되기도 합니다. 오른쪽에는 점선보다 낮은 실선도 있습니다). 그래도 52주 전 입력의 기울기는 실선으로도 지금 입력의 천분의 일에도 못 미칩니다. 오른쪽, chrono에서는 어느 경로로나 한 해 전까지 훨씬 천천히 줄어듭니다. 시간 상수는 한 유닛의 직접 경로를 재는 수이지, 신경망이 얼마나 오래 기억하는지를 재는 수가 아닙니다. 기울기가 전부를 말해 주지도 않습니다. 입력을 조금 바꾸었을 때 예측이 얼마나 달라지는지를 잴 뿐입니다. 그리고 지금의 입력에도 한 해 전의 $x_{t-52}$가 들어 있으니, 이 그림은 예측이 한 해 전의 이산화탄소를 쓰지 않는다는 뜻이 아닙니다.
#
# ### 연습 문제 3: 시간 상수
# `trace`가 기록한 $f$의 모양은 `(T, B, H)`입니다. 시점과 샘플에 걸친 $\ln f$의 평균으로 유닛마다 시간 상수를 구하세요.
# %% [markdown] lang="en"
# On the left, for the default LSTM, the two kinds of line separate. For the dashed ones the path through the hidden state was cut (`detach`), which leaves the direct path alone, and at a lag of about 13 weeks they lie far below the solid ones: the influence of the input 13 weeks ago came mainly by way of the hidden state. (Paths may also cancel, being of opposite sign: on the right some solid lines lie below dashed ones.) At a lag of 52 weeks, though, the gradient is less than a thousandth of that of the present input, by any path. On the right, for chrono, both fall much more slowly, all the way to a year ago. A time constant measures the direct path of one unit, not how long a net remembers. Nor is the gradient everything: it tells how the forecast responds to a small change of the input. And the present input holds $x_{t-52}$, so this does not say that the forecast makes no use of the carbon dioxide of a year ago.
#
# ### Exercise 3: time constants
# `trace` records $f$ in the shape `(T, B, H)`. Compute the time constant of each unit from the mean of $\ln f$ over steps and samples.
# %% tags=["exercise"]
def my_time_constants(f):
    """
    # ko| f (T, B, H), 0과 1 사이 -> 시간 상수 (H,), 스텝
    # en| f (T, B, H), between 0 and 1 -> time constants (H,), in steps
    """
    ### BEGIN SOLUTION
    return -1 / f.log().mean(dim=(0, 1))
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_time_constants(my_time_constants)


# %% [markdown] lang="ko"
# ## 정리
# - 시간 상수가 19스텝이면 셀은 주기 12의 리듬을 0.10배로 줄이고 주기 150의 리듬을 0.78배 남기지만, 15.6스텝 늦습니다.
# - 미래를 바꾸어 보면 누수가 드러납니다. 기준 모델을 세우고 보니, 13주 뒤의 오차는 지속 예측 3.28, 계절 나이브 예측 1.73, 자기회귀 0.58 ppm이었습니다. LSTM은 ppm을 그대로 넣으면 학습 데이터의 높이에서 멈췄고, 차이를 넣으면 1주와 13주 뒤에는 단순한 규칙보다 나았지만 테스트 데이터에서 자기회귀를 이기지는 못했습니다. 업데이트를 열 배로 늘려도 그랬습니다.
# - 기본 LSTM의 유닛은 시간 상수가 10주를 넘지 않았고, chrono로 시작한 유닛은 2주 안팎에서 20년 이상까지 흩어졌습니다. 그러나 시간 상수는 은닉 상태를 거치는 경로를 세지 않고, 예측 오차는 두 초기화가 비슷했습니다.
#
# **여기서 다루지 않은 것**: 'LSTM은 여러 시간 척도를 잘 잡아낸다'라는 말이 어디서나 틀렸다는 뜻이 아닙니다. 규칙적인 신호 하나, 학습 데이터 약 1,400주, 유닛 16개에서 선형식보다 낫지 않았을 뿐입니다. 더 큰 신경망, 과적합을 막는 방법, 신호 여러 개를 모은 학습은 재지 않았습니다. 시간 척도를 구조에 새겨 넣은 RNN도 있습니다(유닛을 여러 그룹으로 나누어 저마다 다른 주기로만 갱신하는 Koutník 등 2014). 테스트 데이터의 예측 575개는 열한 해에 걸친 한 신호에서 나와 서로 독립이 아니므로, 작은 차이는 우연일 수 있습니다.
# %% [markdown] lang="en"
# ## In short
# - A cell with a time constant of 19 steps cuts a rhythm of period 12 down to 0.10 and keeps 0.78 of one of period 150, but 15.6 steps late.
# - Changing the future shows a leak. With baselines in place, the errors 13 weeks ahead were 3.28 ppm for persistence, 1.73 for seasonal naive and 0.58 for autoregression. Given the raw ppm values, the LSTM got stuck at the level of the training data. Given differences, it beat the simple rules at 1 and 13 weeks; on the test data it was behind autoregression at these horizons and about level at 52, and with ten times the updates it still could not be said to beat it.
# - The units of the default LSTM had time constants below ten weeks, those started with chrono from about two weeks to over twenty years. Yet a time constant leaves out the path through the hidden state, and both initialisations forecast about equally well.
#
# **Not covered here**: whether "LSTMs catch many time scales well" is wrong elsewhere, too. On one regular signal, with about 1,400 weeks of training data and 16 units, they were no better than a linear formula. Larger nets, ways to prevent overfitting, and training on many signals at once were not measured. There are also RNNs with time scales built in (Koutník et al. 2014 divide the units into groups, each updated at a period of its own). The 575 test forecasts come from eleven years of one signal and are not independent of one another, so small differences may be chance.
# %% [markdown] lang="ko"
# ## 더 깊이: 여섯 값으로 이어 가는 신호
# 선형식이 강한 까닭이 있습니다. 사인파 하나는 지난 두 값만 알면 이어 갈 수 있습니다($x_t = 2\cos\omega \cdot x_{t-1} - x_{t-2}$). 직선도 두 값이면 됩니다($x_t = 2x_{t-1} - x_{t-2}$). 식마다 제 성분을 0으로 만드니($x_t - 2\cos\omega \cdot x_{t-1} + x_{t-2} = 0$), 세 식을 차례로 적용하면 사인파 둘과 직선을 더한, 잡음을 뺀 1절의 신호가 통째로 0이 됩니다. 풀어 쓰면 지난 $3 \times 2 = 6$개 값의 자기회귀입니다. 앞의 300스텝에서 구한 가중치로 나머지 100스텝을 한 스텝씩 예측합니다.
# %% [markdown] lang="en"
# ## Going deeper: a signal continued from six values
# There is a reason why linear formulas are strong here. A sine wave goes on from its last two values, $x_t = 2\cos\omega \cdot x_{t-1} - x_{t-2}$, and so does a straight line, $x_t = 2x_{t-1} - x_{t-2}$. Each rule turns its own part into 0 ($x_t - 2\cos\omega \cdot x_{t-1} + x_{t-2} = 0$); applied one after the other, the three turn all of the signal of section 1 without its noise, two sines and a line, into 0. Multiplied out, that is an autoregression on its last $3 \times 2 = 6$ values. Weights from the first 300 steps forecast the other 100, one step at a time:
# %%
def next_step_error(x, lags):
    past, following = x.unfold(0, lags, 1)[:-1], x[lags:, None]
    learn = 300 - lags
    w = torch.linalg.lstsq(past[:learn], following[:learn]).solution
    return (past[learn:] @ w - following[learn:]).square().mean().sqrt().item()


for lags in (6, 60):
    pure, noisy = (next_step_error(x, lags) for x in (signal - noise, signal))
    # ko| print(f"지난 값 {lags}개: 잡음 없이 {pure:.6f}, 잡음과 함께 {noisy:.2f}")
    # en| print(f"{lags} past values: {pure:.6f} without noise, {noisy:.2f} with noise")
# ko| print(f"잡음의 표준편차 {noise[300:].std():.2f}")
# en| print(f"standard deviation of the noise {noise[300:].std():.2f}")
# %% [markdown] lang="ko"
# 잡음이 없으면 여섯 값으로 오차가 0입니다. 잡음이 섞이면 여섯 값으로는 리듬도 정확히 잇지 못하고 잡음도 걸러 내지 못합니다. 지난 값을 더 많이 쓰면 잡음이 평균되어 줄어듭니다. 다만 가중치가 늘수록 가중치를 잘못 구하는 오차도 늘고, 평균적으로는 잡음의 표준편차보다 작아질 수 없습니다. 이산화탄소처럼 몇 가지 리듬과 흐름으로 된 신호에서 긴 선형식이 강한 까닭을 짐작할 수 있습니다.
#
# ### 빠른 유닛과 느린 유닛
# chrono로 시작한 첫 시드의 신경망에서 시간 상수가 가장 작은 유닛, 가운데 유닛, 가장 큰 유닛의 셀 상태를 첫째 입력 $x_t - m_t$(계절)와 나란히 그립니다.
# %% [markdown] lang="en"
# Without noise, six values leave no error at all. With noise, six values can neither continue the rhythms exactly nor average the noise away, and more of them do better, though every further weight has to be estimated, too; on average nothing can get below the noise itself. This suggests why, on a signal made of a few rhythms and a drift, as carbon dioxide is, a long linear formula is a strong opponent.
#
# ### Fast units and slow units
# In the first seed's net started with chrono, take the unit with the smallest time constant, the one in the middle and the one with the largest, and draw their cell states beside the first input, the season $x_t - m_t$:
# %% tags=["nbval-ignore-output"]
lstm = nets["lstm_chrono"][0].recurrent
tau = torch.tensor(constants(lstm))
c = trace(lstm, scaled(inputs)[52:, None])["c"][:, 0].double()  # (T - 52, H)
shown = {rf"$\tau = {tau[k]:.0f}$": c[:, k] for k in tau.argsort()[[0, 8, 15]]}
# ko| signals = ["계절", "증가"]
# en| signals = ["season", "growth"]
plots.plot_units(days[52:], ("$x - m$ (ppm)", inputs[52:, 0]), shown)
plt.show()
for label, state in shown.items():
    told = [f"{name} {correlation(state, inputs[52:, k]):.2f}" for k, name in enumerate(signals)]
    full = (state.tanh().abs() > 0.99).double().mean()
    # ko| told += [f"|tanh(c)| > 0.99인 주 {full:.0%}"]
    # en| told += [f"weeks with |tanh(c)| > 0.99: {full:.0%}"]
    print(label.replace("$", "").replace(r"\tau", "τ"), *told, sep=", ")
# %% [markdown] lang="ko"
# 여기 저장해 둔 출력에서는 시간 상수가 몇 주인 빠른 유닛이 맨 위의 계절을 꽤 가깝게 따라갑니다. 가운데 유닛도 크게 오르내리지만 계절과 꼭 맞지는 않습니다. 출력한 상관계수를 견주어 보세요. 가장 느린 유닛의 $c$는 계절을 거의 타지 않고 몇십 년에 걸쳐 커집니다. 이 신경망이 본 적 없는 ppm의 높이를 담은 것처럼 보이지만, 대체로 양수인 $i \odot g$를 쌓고 있을 뿐입니다. 함께 출력한 비율도 보세요. $c$가 커진 뒤로는 $\tanh(c)$가 거의 늘 1에 붙어 있습니다. 그러면 $h_t \approx o_t$가 되어, 은닉 상태는 출력 게이트를 따라 움직일 뿐입니다. $c$가 40인지 70인지는 은닉 상태에 나타나지 않습니다. 104주짜리 윈도로만 배웠으니 수십 년을 이어서 돌릴 때 어떻게 될지는 배운 적이 없습니다. '느린 유닛은 느린 흐름을 기억한다'라는 말은 그림을 보고, 재어 보고 나서 할 말입니다.
#
# ### 병목과 어텐션
# 지금까지의 RNN은 지난 일을 모두 **한 상태**에 담았습니다. 번역기로 쓰던 인코더–디코더(encoder–decoder)도 그랬습니다. RNN 하나가 문장을 다 읽으면, 다른 RNN이 그 마지막 상태만 보고 번역을 써 나갑니다. Cho 등(2014)은 이것으로 통계적 번역기의 구 쌍에 점수를 매겼고, Sutskever, Vinyals & Le(2014)는 문장을 통째로 번역했습니다. 문장이 아무리 길어도 이 벡터의 크기는 그대로입니다. Bahdanau, Cho & Bengio(2015)는 이것이 병목(bottleneck)이라고 보고, 디코더가 단어를 하나 쓸 때마다 인코더의 **모든** 상태를 가중 평균해서 읽게 했습니다. 가중치는 지금 찾는 것(쿼리, query. 번역기에서는 디코더의 현재 상태)과 인코더의 상태가 얼마나 맞는지로 그때그때 계산합니다. 이것이 어텐션(attention)입니다. 원 논문은 맞는 정도를 작은 신경망으로 재었고, 여기서는 더 간단하게 내적을 차원의 제곱근으로 나누어 씁니다(Vaswani 등 2017). 여기서는 상태와 쿼리를 무작위로 뽑았으니 가중치의 값에는 뜻이 없습니다. 계산하는 방법만 보세요.
# %% [markdown] lang="en"
# In the stored run, the season at the top is followed by the fast unit, with a time constant of weeks. The middle unit, too, swings widely, but follows the season less closely: compare the correlations printed below. The $c$ of the slowest unit hardly moves with the seasons and grows over decades. It looks as if it held the level of the ppm, which this net never gets to see; the unit only adds up contributions $i \odot g$ that are mostly positive. See also the share printed below: once $c$ is large, $\tanh(c)$ sticks to 1 nearly all the time. Then $h_t \approx o_t$: the hidden state follows the output gate and does not show whether $c$ is 40 or 70. The net was trained on windows of 104 weeks and never learned how this cell would behave over decades. Say "slow units remember the slow drift" only after looking and measuring.
#
# ### The bottleneck, and attention
# All our RNNs put the whole past into **one state**. So did the encoder–decoders for translation: one RNN reads the sentence, and another writes its translation from the last state alone. Cho et al. (2014) used it to score phrase pairs for a statistical system, Sutskever, Vinyals & Le (2014) to translate whole sentences. However long the sentence, that vector has the same size. Bahdanau, Cho & Bengio (2015) suspected a bottleneck here and let the decoder read, before each word that it writes, a weighted mean of **all** states of the encoder. The weights are computed each time from how well a state matches what is sought, the query (in the translator, the decoder's present state). That is attention. The paper scores the match by a small network; we take a dot product over the root of the dimension, which is simpler (Vaswani et al. 2017). States and query are random here, so the weights mean nothing in themselves; only the way they are computed matters.
# %%
torch.manual_seed(1)
states, query = torch.randn(5, 8), torch.randn(8)  # h_1 to h_5 of the encoder, what is sought
weights = (states @ query / math.sqrt(8)).softmax(dim=0)  # (5,), of sum 1
read = weights @ states  # (8,)
plots.plot_bottleneck(weights)
plt.show()
# %% [markdown] lang="ko"
# 왼쪽에서는 $h_1$에 있던 것이 네 스텝을 거쳐 $h_5$까지 살아남아야 디코더의 상태 $s$로 넘어갑니다. 오른쪽에서는 어느 상태든 바로 넘어가고, 선의 굵기인 가중치는 그때그때 달라집니다. 게이트의 값처럼 이 가중치도 매개변수가 아니라 입력마다 **계산하는 값**입니다(진짜 모델에서는 학습한 매개변수로 계산합니다). Vaswani 등(2017)은 RNN을 아예 빼고 어텐션만으로 트랜스포머(Transformer)를 만들었습니다. 논문의 표 1에 따르면 멀리 떨어진 두 위치 사이의 경로가 RNN에서는 시퀀스 길이 $n$에 비례해 길어지고 셀프 어텐션(self-attention)에서는 일정합니다. 학습할 때 모든 위치를 한꺼번에 계산할 수도 있습니다. 대신 층마다 드는 계산이 $n^2$에 비례합니다. 학습이 끝난 RNN을 돌릴 때는 한 스텝에 드는 계산과 메모리가 길이와 상관없이 일정합니다. 지난 일을 상태 하나에 담으면 병목이 생기지만, 그만큼 기억하는 비용이 적게 듭니다.
#
# ### 출처
# - C. D. Keeling, T. P. Whorf, *Atmospheric CO₂ concentrations derived from flask air samples at sites in the SIO network*, Trends: A Compendium of Data on Global Change, CDIAC, Oak Ridge National Laboratory, 2004. statsmodels의 `datasets.co2`에서 가져왔습니다.
# - F. A. Gers, D. Eck, J. Schmidhuber, *Applying LSTM to Time Series Predictable through Time-Window Approaches*, ICANN 2001.
# - J. Koutník, K. Greff, F. Gomez, J. Schmidhuber, *A Clockwork RNN*, ICML 2014.
# - C. Tallec, Y. Ollivier, *Can recurrent neural networks warp time?*, ICLR 2018(chrono 초기화).
# - K. Cho, B. van Merriënboer, C. Gulcehre, D. Bahdanau, F. Bougares, H. Schwenk, Y. Bengio, *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014.
# - I. Sutskever, O. Vinyals, Q. V. Le, *Sequence to Sequence Learning with Neural Networks*, NIPS 2014.
# - D. Bahdanau, K. Cho, Y. Bengio, *Neural Machine Translation by Jointly Learning to Align and Translate*, ICLR 2015.
# - A. Vaswani, N. Shazeer, N. Parmar, J. Uszkoreit, L. Jones, A. N. Gomez, Ł. Kaiser, I. Polosukhin, *Attention Is All You Need*, NIPS 2017(표 1).
# %% [markdown] lang="en"
# On the left, what was in $h_1$ has to survive four steps to $h_5$ before it is handed to the decoder's state $s$. On the right every state is handed over directly, and the weights, the widths of the lines, differ from case to case. Like the values of gates, they are no parameters: they are **computed** anew for each input (in a real model, from learned parameters). Vaswani et al. (2017) left the RNN out altogether and built the Transformer on attention alone. According to table 1 of that paper the path between two distant positions grows with the length $n$ in an RNN and is constant in self-attention, which can also compute all positions at once in training; in exchange, the work of a layer grows with $n^2$. Once trained, an RNN needs the same work and memory for each further step, however long the sequence. Putting everything into one state makes a bottleneck, but it keeps the cost of remembering low.
#
# ### Sources
# - C. D. Keeling, T. P. Whorf, *Atmospheric CO₂ concentrations derived from flask air samples at sites in the SIO network*, Trends: A Compendium of Data on Global Change, CDIAC, Oak Ridge National Laboratory, 2004. Taken from `datasets.co2` of statsmodels.
# - F. A. Gers, D. Eck, J. Schmidhuber, *Applying LSTM to Time Series Predictable through Time-Window Approaches*, ICANN 2001.
# - J. Koutník, K. Greff, F. Gomez, J. Schmidhuber, *A Clockwork RNN*, ICML 2014.
# - C. Tallec, Y. Ollivier, *Can recurrent neural networks warp time?*, ICLR 2018 (chrono initialisation).
# - K. Cho, B. van Merriënboer, C. Gulcehre, D. Bahdanau, F. Bougares, H. Schwenk, Y. Bengio, *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014.
# - I. Sutskever, O. Vinyals, Q. V. Le, *Sequence to Sequence Learning with Neural Networks*, NIPS 2014.
# - D. Bahdanau, K. Cho, Y. Bengio, *Neural Machine Translation by Jointly Learning to Align and Translate*, ICLR 2015.
# - A. Vaswani, N. Shazeer, N. Parmar, J. Uszkoreit, L. Jones, A. N. Gomez, Ł. Kaiser, I. Polosukhin, *Attention Is All You Need*, NIPS 2017 (table 1).
