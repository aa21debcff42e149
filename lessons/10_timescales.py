# %% [markdown] lang="ko"
# # 여러 시간 척도
# **빠른 리듬과 느린 흐름이 섞인 신호에서 셀은 무엇을 기억할까요?**
#
# 음악에는 박자와 악절이 있고, 공기 속 이산화탄소에는 계절과 수십 년의 증가가 있습니다. LSTM은 이렇게 여러 시간 척도(time scale)가 섞인 신호를 잘 잡아낸다고들 합니다.
#
# 정말 그런지 시험합니다. 먼저 셀 하나가 리듬을 어떻게 거르는지 봅니다. 그런 다음 하와이 마우나로아에서 44년 가까이 측정한 이산화탄소 농도를 놓고, LSTM과 간단한 규칙 중 어느 쪽이 앞날을 더 잘 맞히는지 비교합니다.
#
# 이 수업을 마치면
#
# - 시간 상수를 보고 셀에 어떤 리듬이 남고 얼마나 늦는지 어림할 수 있습니다.
# - 미래가 새지 않게 시계열을 나누고, 새는지 확인할 수 있습니다.
# - 기준 모델부터 세운 다음, LSTM의 예측을 공정하게 비교할 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호 | 뜻 |
# |---|---|
# | $x_t$ | 시점 $t$의 값. 이산화탄소에서는 $t$번째 주의 농도(ppm) |
# | $c_t = f \odot c_{t-1} + i \odot g$ | LSTM의 셀 상태(cell state, [3강](03_lstm_gates.ipynb)) |
# | $\tau = -1/\ln f$ | 시간 상수(time constant): 셀의 값이 $1/e$, 약 37%로 줄어들 때까지의 스텝 수 |
# | $h$ | 예측 거리: 몇 주 뒤를 예측하는가. 은닉 상태 $h_t$와는 다릅니다 |
#
# </details>
# %% [markdown] lang="en"
# # Many time scales
# **When fast and slow rhythms mix, what does a cell remember?**
#
# Music has beats and phrases; carbon dioxide in the air has seasons and a rise over decades. LSTMs are often said to catch such a mix of time scales well.
#
# Do they? First we see how a single cell filters rhythms. Then an LSTM and some simple rules forecast carbon dioxide, measured for 44 years at Mauna Loa, Hawaii.
#
# After this lesson you can
#
# - tell from a time constant which rhythms a cell lets through, and how late;
# - split a series in time, and find out whether the future leaks in;
# - judge the forecasts of an LSTM fairly, beside baselines.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol | meaning |
# |---|---|
# | $x_t$ | the value at step $t$ (of carbon dioxide: week $t$, ppm) |
# | $c_t = f \odot c_{t-1} + i \odot g$ | the cell state of an LSTM ([lesson 3](03_lstm_gates.ipynb)) |
# | $\tau = -1/\ln f$ | the time constant: steps until $1/e$, some 37%, is left |
# | $h$ | the horizon, in weeks; not the hidden state $h_t$ |
#
# </details>
# %%
import math

import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import checks, explore, plots
from helpers.nets.readouts import EveryStep
from helpers.rivals import forecasts
from helpers.tasks.series import fill, weekly_co2
from helpers.training.windows import fit, forecast

plots.use_course_style()
torch.set_num_threads(1)


# %% [markdown] lang="ko"
# ## 1. 셀은 어떤 리듬을 남길까
# 답을 아는 신호부터 만듭니다. 주기가 12스텝인 빠른 리듬, 150스텝인 느린 리듬, 조금씩 올라가는 흐름, 잡음(noise)을 더합니다. 이것을 셀 하나에 넣습니다. 망각 게이트는 한 값 $f$에 고정하고, 새 입력은 $1-f$만큼만 써넣습니다.
#
# $$c_t = f \cdot c_{t-1} + (1-f) \cdot x_t \qquad f = e^{-1/\tau}$$
#
# LSTM의 셀에서 $i = 1-f$, $g = x_t$로 둔 것이고, 통계에서는 지수 이동 평균이라고 합니다. 관이라면 늘 조금씩 새고, 같은 비율로 새 물을 받습니다. 시간 상수 셋을 비교합니다.
# %% [markdown] lang="en"
# ## 1. Which rhythms does a cell keep?
# A signal whose parts we know, a fast rhythm with a period of 12 steps, a slow one of 150, a rise, and noise, goes into a single cell. Its forget gate is held at one value $f$; of each new input $1-f$ is written:
#
# $$c_t = f \cdot c_{t-1} + (1-f) \cdot x_t \qquad f = e^{-1/\tau}$$
#
# This is an LSTM's cell with $i = 1-f$ and, without tanh, $g = x_t$ (an exponential moving average): a pipe that always leaks a share of what it holds and takes in the same share of what comes. Here are three time constants:
# %%
def leaky(x, tau):
    f, c, kept = math.exp(-1 / tau), x[0].item(), []
    for value in x.tolist():
        c = f * c + (1 - f) * value
        kept.append(c)
    return torch.tensor(kept, dtype=x.dtype)


torch.manual_seed(0)
t = torch.arange(1, 401, dtype=torch.float64)
signal = (2 * math.pi * t / 12).sin() + (2 * math.pi * t / 150).sin() + t / 200
signal += 0.6 * torch.rand(400, dtype=torch.float64) - 0.3
plots.plot_averages(signal, {rf"$\tau = {tau}$": leaky(signal, tau) for tau in (3, 20, 150)})
plt.show()
# %% [markdown] lang="ko"
# 가는 선이 들어오는 신호, 굵은 선이 셀에 남은 값입니다. $\tau = 3$이면 빠른 리듬도 절반쯤 남고, $\tau = 20$이면 느린 리듬과 흐름이 남습니다. $\tau = 150$이면 느린 리듬마저 거의 사라지고, 흐름도 한참 늦게 따라갑니다.
#
# 셀은 리듬을 거르는 **체**입니다. 경계는 주기 $2\pi\tau$, 시간 상수의 여섯 배쯤입니다. 이 주기의 리듬은 0.7배쯤 남고, 짧은 리듬일수록 덜 남고, 훨씬 긴 리듬은 거의 그대로, τ스텝쯤 늦게 지나갑니다(식은 [더 깊이](deeper/10_timescales.ipynb) 1절).
#
# $\tau = 20$이면 빠른 리듬(주기 12)은 10분의 1만 남습니다. 그때 느린 리듬(주기 150)은 얼마나 남고, 몇 스텝이나 늦을까요? **먼저 적고** 움직여 보세요.
# %% [markdown] lang="en"
# Thin: the signal that arrives; heavy: what the cell keeps. With $\tau = 3$ half of the fast rhythm is kept; with $\tau = 20$ the slow one and the rise are left; with $\tau = 150$ even the slow one is nearly gone, and the rise arrives very late.
#
# A cell is a **sieve** for rhythms. Its limit is the period $2\pi\tau$, about six time constants: of that rhythm some 0.7 is kept, of shorter ones less and less, of much longer ones nearly all ([deeper](deeper/10_timescales.ipynb), section 1).
#
# At $\tau = 20$ a tenth of the fast rhythm (period 12) is left. How much of the slow one (period 150), and how late is it? **Write down a guess**, then move:
# %%
explore.rhythm(tau=5)


# %% [markdown] lang="ko"
# <details><summary>답</summary>
#
# 느린 리듬은 4분의 3 넘게 남지만 15스텝 넘게 늦습니다. 하나의 $f$로는 빠른 것을 지우면서 느린 것을 제때 전할 수 없습니다.
#
# </details>
#
# ## 2. 미래는 어디로 새어 들어올까
# 이제 진짜 신호입니다. 이산화탄소 농도의 주 평균(ppm)을 **시간 순서대로** 셋으로 나눕니다. 학습 데이터로 배우고, 검증(validation) 데이터로 학습률처럼 사람이 정하는 것을 고르고, 테스트 데이터(test data)로 결과를 비교합니다.
# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# Over three quarters of the slow rhythm are left, but more than 15 steps late. One $f$ cannot wipe out the fast and pass on the slow without delay.
#
# </details>
#
# ## 2. Where does the future leak in?
# The real signal, weekly means in ppm, is split into three **in order of time**: training data to learn from, validation data for choices such as the learning rate, and test data for the result:
# %%
days, measured = weekly_co2()
x, end = fill(measured), len(measured)
years = [day.year for day in days]
val, test = years.index(1985), years.index(1990)
# ko| parts = {"학습": (0, val), "검증": (val, test), "테스트": (test, end)}
# en| parts = {"training": (0, val), "validation": (val, test), "test": (test, end)}
plots.plot_weekly(days, measured, parts)
plt.show()


# %% [markdown] lang="ko"
# 톱니 하나가 한 해입니다. 해마다 5월 무렵 가장 높고 가을에 가장 낮으며, 전체가 위로 굽으며 올라갑니다. 테스트 데이터는 모두 학습 데이터의 가장 높은 값보다 **위에** 있습니다. (주황색 눈금은 값이 없는 주이고, 양옆의 값을 이어 채웠습니다.)
#
# 예측 시험에서 가장 흔한 잘못은 예측할 때 알 수 없는 값을 쓰는 것, **데이터 누수**(data leakage)입니다. 아래 함수는 길이가 `length`인 윈도와 그 `horizon`스텝 뒤의 목표를 만들어, 앞의 `split`개를 학습에 씁니다. 그럴듯해 보이지만 샙니다.
#
# 새는지 알아보려면 **미래를 바꾸어 봅니다.** 1985년부터의 값에 모두 100을 더하면 학습 데이터는 달라지지 않아야 합니다. 몇 %가 달라질까요? **먼저 적어 보세요.**
# %% [markdown] lang="en"
# Each tooth is a year, highest around May. All test data lie **above** the highest value of the training data. (Orange ticks: weeks without a value, filled in from their neighbours.)
#
# The most frequent mistake in testing forecasts is to use what could not have been known: **data leakage**. The function below makes windows of `length` values with a target `horizon` steps later; the first `split` of them are for training. It looks reasonable, and it leaks.
#
# To find out, **change the future**: add 100 to every value from 1985 on, and the training data should stay the same. What share of them changes? **Write down a guess.**
# %%
def leaky_windows(x, length, horizon, split):
    z = (x - x.mean()) / x.std()
    # ko| # 한 스텝씩 옮겨 가며 자른 모든 윈도
    # en| # all windows, each one step later
    inputs = z.unfold(0, length, 1)[:-horizon]
    targets = z[length - 1 + horizon :]
    return inputs[:split], targets[:split]


changed = torch.where(torch.arange(end) < val, x, x + 100)
pair = zip(leaky_windows(x, 104, 52, val), leaky_windows(changed, 104, 52, val), strict=True)
print(*(f"{(before != after).double().mean():.0%}" for before, after in pair))


# %% [markdown] lang="ko"
# 입력도 목표도 전부 달라졌습니다. 학습 데이터가 통째로 미래를 알고 있었습니다. 새는 곳은 한 군데가 아닙니다.
#
# ### 연습 문제 1: 새는 곳 막기
# 새지 않는 `windows`를 짜세요. 여기서 `split`은 `x`에서의 번호입니다. 번호가 `split` 이상인 값은 윈도에도, 목표에도, 평균과 표준편차에도 들어가면 안 됩니다. 평균과 표준편차는 `x[:split]`에서 구해 모든 윈도와 목표에 똑같이 사용하고, 조건에 맞는 윈도 `split - length - horizon + 1`개를 모두 돌려주세요. 막히면 채점 셀의 괄호에 `hint=1`을 더하세요.
# %% [markdown] lang="en"
# All inputs and targets change: the training data knew the future. And there is more than one leak.
#
# ### Exercise 1: stop the leaks
# Write `windows`, which does not leak. Here `split` is an index into `x`: no value with an index of `split` or more may enter a window, a target, or the mean and standard deviation (those of `x[:split]`, for all windows and targets). Return all `split - length - horizon + 1` windows that fit. For hints, add `hint=1` to the check.
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
# ## 3. 신경망 없이 얼마나 맞힐까
# 신경망보다 **기준 모델**(baseline)이 먼저입니다. $t$주까지 알고 $t+h$주를 예측하는 여섯 가지 규칙을 세웁니다.
#
# | 규칙 | $x_{t+h}$의 예측 |
# |---|---|
# | 지속(persistence) | $x_t$ |
# | 계절 나이브(seasonal naive) | $x_{t+h-52}$ |
# | 작년 + 증가 | $x_{t+h-52} + (x_t - x_{t-52})$ |
# | 평균 계절 | $x_t - s_t + s_{t+h} + g \cdot h$ |
# | 평균 계절 + 셀 | $c_t + s_{t+h} + g \cdot (h + \tau)$ |
# | 자기회귀(autoregression) | $x_t$ + 지난 103주와 지금의 차이에 가중치를 곱한 합 |
#
# $s_t$는 그 철이 한 해의 평균보다 얼마나 높은지를 학습 데이터에서 평균한 것으로, 주마다 하나씩 52개입니다. $g$는 한 주에 늘어나는 양의 평균입니다(후보값이 아닙니다).
#
# 다섯 번째 줄의 $c_t$가 1절의 체입니다. 이 셀은 계절을 뺀 값 $x_t - s_t$를 따라갑니다. 주마다 달라지는 잡음을 걸러 지금의 높이를 알려 줍니다. 다만 $\tau$주쯤 늦으므로, 그동안 늘어난 양까지 더합니다.
#
# ### 연습 문제 2: 셀 하나로 예측하기
# 다섯 번째 규칙을 짜세요. 1절의 `leaky(x, tau)`를 사용해도 됩니다.
# %% [markdown] lang="en"
# ## 3. How good is a forecast without a net?
# **Baselines** come before nets. Six rules know everything up to week $t$ and forecast week $t+h$:
#
# | rule | forecast of $x_{t+h}$ |
# |---|---|
# | persistence | $x_t$ |
# | seasonal naive | $x_{t+h-52}$ |
# | last year + growth | $x_{t+h-52} + (x_t - x_{t-52})$ |
# | mean season | $x_t - s_t + s_{t+h} + g \cdot h$ |
# | mean season + cell | $c_t + s_{t+h} + g \cdot (h + \tau)$ |
# | autoregression (AR) | $x_t$ + a weighted sum of how far the past 103 weeks lie from it |
#
# $s_t$ says how far this time of the year lies above a year's mean, on average over the training data: 52 numbers. $g$ is the mean growth of a week.
#
# In the fifth row $c_t$ is the sieve of section 1. It follows the series without its season, $x_t - s_t$, and filters out the noise of single weeks. As it is about $\tau$ weeks late, their growth is added, too.
#
# ### Exercise 2: forecast with one cell
# Write the fifth rule; you may use `leaky(x, tau)`.
# %% tags=["exercise"]
def season_and_cell(x, season, growth, tau, h):
    """
    # ko| x (T,), season (T,): season[k]는 시점 k의 s -> 예측 (T - h,): k번째는 시점 k에서 예측한 x[k + h]
    # en| x (T,), season (T,): season[k] is s at step k -> forecasts (T - h,): number k is of x[k + h]
    """
    ### BEGIN SOLUTION
    level = leaky(x - season, tau)[: len(x) - h]
    return level + season[h:] + growth * (h + tau)
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_season_and_cell(season_and_cell)


# %% [markdown] lang="ko"
# 오차는 **평균 제곱근 오차**(RMSE)로 측정합니다. 오차를 제곱해 평균하고 제곱근을 취한 것이라 단위가 ppm입니다. $\tau$는 검증 데이터에서 세 거리(1주, 13주, 52주)의 오차를 더한 값이 가장 작은 것으로 고릅니다.
# %% [markdown] lang="en"
# Errors are **root mean square errors** (RMSE), in ppm. We choose the $\tau$ with the smallest sum of errors on the validation data, over horizons of 1, 13 and 52 weeks:
# %%
season, growth = forecasts.mean_season(days, x, val), forecasts.mean_growth(x, val)


def with_cell(tau):
    return lambda at, h: forecasts.season_and_cell(x, season, growth, tau, h)[at]


def rmse(rule, at, h):
    return (rule(at, h) - x[at + h]).square().mean().sqrt().item()


early, late = torch.arange(val - 1, test - 52), torch.arange(test - 1, end - 52)
taus = {tau: sum(rmse(with_cell(tau), early, h) for h in (1, 13, 52)) for tau in (1, 2, 4, 8, 16)}
tau = min(taus, key=taus.get)
print(f"τ = {tau}")
# %% [markdown] lang="ko"
# 두 주입니다. 체의 경계 $2\pi\tau$는 석 달쯤이니, 그보다 빠른 출렁임을 거릅니다.
#
# ## 4. LSTM은 규칙을 이길까
# | 실험 조건 | |
# |---|---|
# | 과제 | 1주, 13주, 52주 뒤를 한꺼번에 예측 |
# | 신경망 | `nn.LSTM(2, 16)`과 선형층, 매개변수 1,331개 |
# | 학습 | 104주짜리 윈도, Adam. 학습률 0.1, 0.03, 0.01, 0.003과 업데이트 100번, 1,000번 중 검증 데이터에서 가장 나은 것(예측 거리마다 따로) |
# | 시드 | 5개 |
# | 성공 | 계절 + 셀보다 작은 테스트 오차 |
#
# 무엇을 넣을지도 정해야 합니다. **ppm을 그대로** 넣어 볼까요, **차이**를 넣을까요? 차이는 둘입니다. 지난 52주의 평균 $m_t$를 뺀 $x_t - m_t$, 작년과의 차이 $x_t - x_{t-52}$입니다. 이때는 목표도 $x_{t+h} - m_t$로 바꾸고, 예측에 $m_t$를 도로 더합니다. 하나씩 학습시켜 13주 뒤 예측을 그립니다.
#
# 테스트 데이터는 모두 학습 데이터보다 높습니다. ppm을 그대로 배운 LSTM은 어떤 선을 그릴까요? **먼저 적어 보세요.**
# %% [markdown] lang="en"
# Two weeks. The limit of this sieve, $2\pi\tau$, is about three months.
#
# ## 4. Does an LSTM beat the rules?
# | The experiment | |
# |---|---|
# | task | forecast 1, 13 and 52 weeks ahead, all at once |
# | net | `nn.LSTM(2, 16)` and a linear layer, 1,331 parameters |
# | training | windows of 104 weeks; rate 0.1, 0.03, 0.01 or 0.003, 100 or 1,000 updates, the best on validation data for each horizon |
# | seeds | 5 |
# | success | a smaller test error than season + cell |
#
# What should go in: **the ppm**, or two **differences**, $x_t - m_t$ from the mean of the past 52 weeks and $x_t - x_{t-52}$ from a year ago? (The target is then $x_{t+h} - m_t$.) We train one net each and draw the forecasts 13 weeks ahead.
#
# As all test data lie above the training data, what line will the LSTM given the ppm draw? **Write down a guess.**
# %% tags=["nbval-ignore-output"]
ahead = torch.stack([x.roll(-h) for h in (1, 13, 52)], dim=1)  # (T, 3)
m = forecasts.year_mean(x)[:, None]  # (T, 1)
differences = torch.cat([x[:, None] - m, (x - x.roll(52))[:, None]], dim=1)  # (T, 2)
recent, told = torch.arange(years.index(1975), end - 52), {}
# ko| names = "ppm 그대로", "차이"
# en| names = "raw ppm", "differences"
for name, inputs, base in zip(names, (x[:, None], differences), (0 * m, m), strict=True):
    torch.manual_seed(0)
    net = EveryStep(nn.LSTM(inputs.shape[1], 16), outputs=3)
    fit(net, inputs, ahead - base, split=val, updates=100, lr=3e-2)
    told[name] = (forecast(net, inputs, ahead - base, val, recent) + base[recent])[:, 1]
plots.plot_forecast([days[k + 13] for k in recent], x[recent + 13], told, ylabel="ppm")
plt.show()
# %% [markdown] lang="ko"
# 차이를 배운 LSTM의 선은 실제와 거의 겹칩니다.
#
# <details><summary>답</summary>
#
# 학습 데이터의 가장 높은 값 언저리에서 평평해집니다. 그보다 높은 값은 배운 적이 없기 때문입니다. 1985년 전에도 선이 실제보다 늦는 것은 학습이 짧아서입니다. $h_t$가 −1과 1 사이라서 출력에는 천장도 있습니다([더 깊이](deeper/10_timescales.ipynb) 4절).
#
# </details>
#
# > **흔한 오해.** "예측 곡선이 실제 곡선에 붙어 있으면 좋은 예측이다." 지금 값을 되풀이하는 지속 예측도 한 주 뒤라면 붙어 보입니다. 기준 모델과 오차를 비교해야 합니다(주가라면? 더 깊이 6절).
#
# 이제 오차를 비교합니다. 규칙 중에는 달력을 아는 것이 있는데 LSTM은 모르니, 공평하지 않을 수 있습니다. 그래서 **대조 실험**을 하나 더합니다. 규칙과 같은 $s_t$를 입력과 목표에서 뺀 LSTM입니다. 학습률과 업데이트 수는 검증 데이터에서 다시 고릅니다.
#
# LSTM은 여섯 규칙 중 어느 것을 이길까요? **먼저 적어 보세요.** LSTM의 오차는 미리 돌려 둔 것입니다.
# %% [markdown] lang="en"
# Given differences, the LSTM's line almost covers the truth.
#
# <details><summary>Answer</summary>
#
# Near the highest values of its training it goes flat. It has not learned what to do at new levels; as $h_t$ lies between −1 and 1, its output even has a ceiling ([deeper](deeper/10_timescales.ipynb), section 4).
#
# </details>
#
# > **A common belief.** "A forecast is good if its curve clings to the truth." So does persistence, one week ahead. Compare errors with a baseline (stock prices: deeper, section 6).
#
# So we compare errors. As some rules know the calendar and the LSTM does not, there is a **control**: an LSTM with the same $s_t$ taken out of inputs and targets; rate and updates are again chosen on validation data.
#
# Which of the six rules will the LSTM beat? **Write down a guess** (all were trained beforehand):
# %%
# ko| names = ["지속", "계절 나이브", "작년 + 증가", "평균 계절", "평균 계절 + 셀", "자기회귀"]
# en| names = ["persistence", "naive", "last year + growth", "mean season", "season + cell", "AR"]
rules = [
    lambda at, h: x[at],
    lambda at, h: x[at + h - 52],
    lambda at, h: x[at + h - 52] + x[at] - x[at - 52],
    lambda at, h: x[at] - season[at] + season[at + h] + growth * h,
    with_cell(tau),
    lambda at, h: forecasts.autoregression(x, val, at, h),
]
# %%
# ko| labels, nets = ("테스트", "검증"), {"differences": "LSTM", "season": "LSTM, 계절을 뺌"}
# en| labels, nets = ("test", "validation"), {"differences": "LSTM", "season": "LSTM, no season"}
errors = {}
for h in (1, 13, 52):
    rows = errors[f"$h = {h}$"] = {}
    for name, rule in zip(names, rules, strict=True):
        rows[name] = {labels[0]: [rmse(rule, late, h)], labels[1]: [rmse(rule, early, h)]}
    for kind, name in nets.items():
        found = forecasts.chosen(kind, "lstm", h)
        rows[name] = {labels[0]: found["test"], labels[1]: found["validation"]}
plots.plot_rivals(errors, guide=names[4])
plt.show()
one, thirteen, _ = errors.values()
assert min(one["LSTM"][labels[0]]) > one[names[4]][labels[0]][0]
assert max(thirteen[nets["season"]][labels[0]]) < thirteen[names[4]][labels[0]][0]
assert min(thirteen["LSTM"][labels[0]]) > thirteen[names[5]][labels[0]][0]
# %% [markdown] lang="ko"
# 점 하나가 시드 하나이고, 왼쪽일수록 좋습니다. 점선은 '평균 계절 + 셀'의 테스트 오차, 오른쪽 끝의 숫자는 그림 밖의 오차입니다.
#
# <details><summary>답</summary>
#
# LSTM은 어느 거리에서나 앞의 세 규칙을 모두 이기고, '평균 계절'은 13주 뒤에서만 모두 이깁니다. '평균 계절 + 셀'보다 나은 시드는 1주 뒤에 5개 중 0개, 13주 뒤에 3개, 52주 뒤에 1개입니다. 13주 뒤에는 다섯 시드 모두 자기회귀에 집니다.
#
# </details>
#
# LSTM이 뚜렷이 나은 거리는 없습니다. 앞의 세 규칙과만 비교했다면 "LSTM이 단순한 규칙을 이겼다"라고 결론지었을 것입니다. 평균 계절에 **1절의 셀 하나**를 더하자 그 결론이 무너졌습니다.
#
# 대조 실험은 무엇을 말해 줄까요? 계절을 빼고 넣자 13주 뒤에는 다섯 시드 모두 점선보다 낫고, 1주와 52주 뒤에는 모두 조금 못합니다. 다만 52주 뒤에는 계절을 빼지 않아도 그만큼 맞히는 설정이 여럿입니다([더 깊이](deeper/10_timescales.ipynb) 5절). 자기회귀는 규칙이 가진 52개의 숫자 없이도 점선 곁에 있거나 점선보다 낫습니다.
#
# 작은 차이에는 의미를 두지 마세요. 테스트 데이터는 한 신호의 열두 해뿐입니다. 52주 뒤의 LSTM은 검증 데이터에서 가장 나았지만 테스트 데이터에서는 흩어졌습니다(모든 학습률과 chrono는 [더 깊이](deeper/10_timescales.ipynb) 5절).
#
# ## 정리
# - 시간 상수가 $\tau$인 셀은 주기가 $2\pi\tau$보다 짧은 리듬을 줄이고 훨씬 긴 리듬을 남기는 체이며, 남긴 것도 $\tau$스텝쯤 늦게 전합니다.
# - 시계열은 시간 순서대로 나눕니다. 미래를 바꾸었을 때 학습 데이터가 달라지면 새는 것입니다.
# - 이 신호에서 LSTM이 '평균 계절 + 셀'과 자기회귀를 둘 다 뚜렷이 앞선 거리는 없었습니다. 무엇을 넣고 무엇을 맞히게 하느냐가 더 중요했습니다. ppm을 맞히게 하면 예측이 평평해졌고(더 깊이 4절), 입력도 목표도 차이로 바꾸자 규칙과 비슷해졌습니다.
#
# **여기서 다루지 않은 것**: 다른 신호, 더 큰 신경망, 여러 신호로 함께 학습한 신경망에서는 결과가 다를 수 있습니다. 지수 평활(ETS)과 SARIMA도 고전적인 기준 모델입니다.
#
# 학습한 유닛의 시간 상수, 어텐션, 출처는 [더 깊이](deeper/10_timescales.ipynb)에 있습니다.
# %% [markdown] lang="en"
# An LSTM's marks are seeds; left is better. The dotted line is the test error of season + cell; numbers are errors beyond the edge.
#
# <details><summary>Answer</summary>
#
# All five LSTMs beat the first three rules at all horizons, the mean season at 13 weeks only. But 0 of 5 seeds beat season + cell at 1 week, 3 at 13 and 1 at 52; and at 13, autoregression beats all five.
#
# </details>
#
# So the LSTM is clearly better at no horizon. Beside the first three rules alone we would have concluded that "the LSTM beat the simple rules"; a mean season and **the one cell of section 1** overturned that.
#
# And the control? With the season taken out, all five seeds are better than the dotted line at 13 weeks, and slightly worse at 1 and 52. But at 52 others do as well with the season in (deeper, section 5); and autoregression does without the rule's 52 numbers.
#
# Read nothing into small differences: the test data are twelve years of one signal. At 52 weeks the LSTM was best on the validation data and scattered on the test data (all rates, chrono: [deeper](deeper/10_timescales.ipynb), section 5).
#
# ## In short
# - A cell is a sieve: it weakens rhythms shorter than $2\pi\tau$ and keeps much longer ones, up to about $\tau$ steps late.
# - Split in order of time, and change the future: if the training data change, it leaks.
# - On this signal the LSTM was at no horizon clearly better than both a mean season with one cell and autoregression. What went in and what was asked mattered more: asked for ppm, it went flat.
#
# **Not covered here**: other signals, larger nets, or nets trained on many signals, which may do better. Exponential smoothing (ETS) and SARIMA are classical baselines.
#
# Time constants of trained units, attention, and the sources: [Going deeper](deeper/10_timescales.ipynb).
