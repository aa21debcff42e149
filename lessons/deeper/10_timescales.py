# %% [markdown] lang="ko"
# # 여러 시간 척도, 더 깊이
# **[여러 시간 척도](../10_timescales.ipynb)에서 짧게 말한 것은 모두 정말일까요?**
#
# 본문은 규칙 여섯 개와 검증 데이터로 고른 LSTM만 보여 주었습니다. 여기에는 체의 식, 나머지 규칙과 학습률, 학습한 유닛의 시간 상수, 어텐션으로 이어지는 길이 있습니다. 궁금한 절만 읽어도 됩니다. 다만 코드는 위에서부터 실행해야 합니다.
#
# 1. 체의 식: 복소수 하나로
# 2. 빈칸과 누수: 검사에 걸리지 않는 것
# 3. 나머지 규칙: 시간 상수 고르기, 자기회귀, 연습 문제 `seasonal_naive`
# 4. ppm을 그대로 넣은 LSTM: 다섯 시드와 천장
# 5. 모든 학습률, 더 많은 업데이트, chrono
# 6. 주가라면? 랜덤 워크
# 7. 유닛은 얼마나 오래 기억할까: 연습 문제 `my_time_constants`
# 8. 여섯 값으로 이어 가는 신호
# 9. 병목과 어텐션
# %% [markdown] lang="en"
# # Going deeper: Many time scales
# **Does what [the lesson](../10_timescales.ipynb) says in passing hold?**
#
# The lesson showed six rules and the LSTMs that the validation data chose. Here are the formula of the sieve, the other rules and learning rates, the time constants of trained units, and the way that leads to attention. Read the sections you like; only the code has to be run from the top.
#
# 1. The formula of the sieve, by one complex number
# 2. Gaps and leaks: what the check does not find
# 3. The other rules: choosing a time constant, autoregression, the exercise `seasonal_naive`
# 4. An LSTM that is given the ppm: five seeds, and a ceiling
# 5. All learning rates, more updates, chrono
# 6. And stock prices? The random walk
# 7. How long does a unit remember? The exercise `my_time_constants`
# 8. A signal continued from six values
# 9. The bottleneck, and attention
# %%
import cmath
import math
from itertools import groupby, product

import matplotlib.pyplot as plt
import torch
from torch import nn

# %%
from helpers import checks, plots
from helpers.cells import lstm_step
from helpers.nets.initial import chrono
from helpers.nets.readouts import EveryStep
from helpers.nets.trace import time_constants, trace
from helpers.rivals import forecasts
from helpers.rivals.forecasts import leaky
from helpers.tasks.series import fill, weekly_co2
from helpers.tasks.studies import study
from helpers.training.train import progress
from helpers.training.windows import fit, forecast, scale, scaled

plots.use_course_style()
torch.set_num_threads(1)


# %% [markdown] lang="ko"
# ## 1. 체의 식: 복소수 하나로
# 주기가 $P$인 리듬을 복소수 $e^{j\omega t} = \cos\omega t + j\sin\omega t$로 적습니다($j$는 허수 단위, $\omega = 2\pi/P$). 그 허수부가 본문의 사인 리듬입니다. 셀은 실수를 곱하고 더하기만 하므로, 복소수로 계산한 뒤 허수부만 보면 됩니다.
#
# 셀에는 같은 리듬이 $z$배가 되어 남습니다. $c_t = z e^{j\omega t}$라 두면 셀의 식은 $z = f z e^{-j\omega} + (1-f)$가 됩니다. 이것을 $z$에 대해 풉니다.
#
# $$z = \frac{1-f}{1 - f e^{-j\omega}} \qquad |z| \approx \frac{1}{\sqrt{1 + (\omega\tau)^2}}$$
#
# $z$의 크기를 $|z|$, 각도를 $-\varphi$라 하면 허수부는 $|z| \sin(\omega t - \varphi)$입니다. 진폭은 $|z|$배가 되고, $\varphi / \omega$스텝 늦습니다. 위 식 오른쪽의 근사는 $\tau$와 주기가 모두 몇 스텝보다 훨씬 길 때 맞습니다. 본문의 $2\pi\tau$는 $\omega\tau = 1$이 되는 주기이고, 그때 $1/\sqrt 2 = 0.71$배가 남습니다.
# %% [markdown] lang="en"
# ## 1. The formula of the sieve, by one complex number
# Write a rhythm of period $P$ as the complex number $e^{j\omega t} = \cos\omega t + j\sin\omega t$ ($j$ is the imaginary unit, $\omega = 2\pi/P$). Its imaginary part is our sine; as a cell only multiplies by real numbers and adds, we may compute with complex numbers and look at the imaginary part in the end.
#
# What the cell keeps is the same rhythm times some $z$. With $c_t = z e^{j\omega t}$ the cell's equation becomes $z = f z e^{-j\omega} + (1-f)$, which we solve for $z$:
#
# $$z = \frac{1-f}{1 - f e^{-j\omega}} \qquad |z| \approx \frac{1}{\sqrt{1 + (\omega\tau)^2}}$$
#
# If $z$ has the size $|z|$ and the angle $-\varphi$, the imaginary part is $|z| \sin(\omega t - \varphi)$: the amplitude is $|z|$ times as large, and $\varphi / \omega$ steps late. The approximation on the right holds where $\tau$ and the period are both much longer than a few steps. The lesson's $2\pi\tau$ is the period where $\omega\tau = 1$, and $1/\sqrt 2 = 0.71$ is kept.
# %%
def response(tau, period):
    f, omega = math.exp(-1 / tau), 2 * math.pi / period
    z = (1 - f) / (1 - f * cmath.exp(-1j * omega))
    # ko| # 남는 비율, 늦는 스텝 수
    # en| # the part that is kept, the steps it is late
    return abs(z), -cmath.phase(z) / omega


for period in (12, 150):
    kept, late = response(20, period)
    # ko| print(f"τ = 20, 주기 {period}: 진폭의 {kept:.2f}배가 남고 {late:.1f}스텝 늦다")
    # en| print(f"τ = 20, period {period}: {kept:.2f} of the amplitude is kept, {late:.1f} steps late")

t = torch.arange(1, 401, dtype=torch.float64)
fast, slow, drift = (2 * math.pi * t / 12).sin(), (2 * math.pi * t / 150).sin(), t / 200
# ko| # 시작을 잊은 뒤의 20주기. 절반은 -ω에 있습니다
# en| # 20 periods, when the start is forgotten; half of it is at -ω
wave = torch.exp(-2j * math.pi * t / 12)[-240:]
amplitude = 2 * (leaky(fast, 20)[-240:] * wave).mean().abs()
assert abs(amplitude - response(20, 12)[0]) < 1e-3


# %% [markdown] lang="ko"
# 본문 1절의 답이 식에서 나옵니다. 빠른 리듬의 진폭을 셀에서 직접 측정해도 식과 0.001 안에서 같습니다(`assert`).
#
# 똑바로 올라가는 흐름은 어떨까요? 셀은 한 스텝에 $g$씩 올라가는 직선을 $f/(1-f)$스텝 늦게 따라갑니다. $\tau$가 길면 거의 $\tau$스텝이고($\tau = 2$이면 1.5스텝), 본문의 규칙 '평균 계절 + 셀'은 이것을 $\tau$스텝으로 어림해 더했습니다.
#
# ## 2. 빈칸과 누수: 검사에 걸리지 않는 것
# 데이터는 마우나로아 관측소의 주 평균이고, 기간은 1958년 3월부터 2001년 12월까지입니다(Keeling & Whorf 2004, 퍼블릭 도메인, `data/README.md`). 측정하지 못한 주는 양옆의 값을 직선으로 이어 채웠습니다.
# %% [markdown] lang="en"
# The answer of the lesson's section 1 comes out of the formula. The amplitude of the fast rhythm, measured in the cell, agrees with it within 0.001 (`assert`).
#
# And a straight rise? A line that rises by $g$ a step is followed $f/(1-f)$ steps late, which for a long $\tau$ is nearly $\tau$ steps (1.5 for $\tau = 2$). The lesson's rule, mean season + cell, took it for $\tau$ steps.
#
# ## 2. Gaps and leaks: what the check does not find
# The data are weekly means from the observatory on Mauna Loa, March 1958 to December 2001 (Keeling & Whorf 2004, public domain, `data/README.md`). A week that was not measured is filled by a straight line between its neighbours:
# %%
days, measured = weekly_co2()
x, end = fill(measured), len(measured)
years = [day.year for day in days]
val, test = years.index(1985), years.index(1990)
gaps = [len(list(gap)) for empty, gap in groupby(measured.isnan().tolist()) if empty]
last = max(day for day, ppm in zip(days, measured, strict=True) if ppm.isnan())
# ko| print(f"{end}주 중 {sum(gaps)}주가 비었고, 가장 긴 빈칸은 {max(gaps)}주, 마지막은 {last}")
# en| print(f"of {end} weeks {sum(gaps)} are empty, {max(gaps)} in a row at most, the last on {last}")


# %% [markdown] lang="ko"
# 채운 값은 빈칸 **뒤의** 값을 보고 만든 것이니 미래를 조금 압니다. 다행히 마지막 빈칸이 1985년이라서 테스트 데이터에는 지어낸 값이 없습니다.
#
# 본문의 누수 검사는 미래를 바꾸어 보고 학습 데이터가 달라지는지 봅니다. 그러나 0%가 되어도 마음을 다 놓을 수는 없습니다. 빈칸을 채울 때처럼 이보다 앞에서 샌 것이나, 사람이 테스트 데이터를 보고 고른 것은 이 검사에 걸리지 않습니다.
#
# 이 수업도 그렇습니다. 테스트 데이터로는 원칙대로라면 마지막에 한 번만 측정해야 하는데, 여기서는 보여 주려고 여러 번 측정했고, 글쓴이는 입력과 규칙을 고르면서 테스트 오차를 보았습니다. 그러니 LSTM의 오차도 규칙의 오차도 조금 작게 나왔을 수 있습니다.
#
# ## 3. 나머지 규칙
# '평균 계절 + 셀'의 시간 상수를 바꾸면 오차가 어떻게 달라질까요? 셀이 없는 '평균 계절', 작년 값에 증가의 **평균**을 더한 규칙, 그리고 자기회귀와 함께 그립니다. 자기회귀의 식은 다음과 같고, 가중치 104개는 예측 거리마다 따로, 학습 데이터에서 최소제곱법으로 한 번에 구합니다.
#
# $$\hat x_{t+h} = x_t + \sum_{k=1}^{103} w_k (x_{t-k} - x_t) + w_0$$
# %% [markdown] lang="en"
# A filled value was made with the one **after** the gap, so it knows a little of the future. Fortunately the last gap is in 1985: no test value is made up.
#
# The lesson's check changes the future and looks whether the training data change, too. But even 0% is no proof. What leaked earlier, as when gaps are filled, or when someone made choices with an eye on the test data, is not found by it.
#
# Nor is this lesson above suspicion. Test data should be used once, at the end. Here they were used several times in order to show something, and the author saw test errors while choosing inputs and rules. The errors of LSTMs and rules alike may look a little better than they should.
#
# ## 3. The other rules
# How does the error of mean season + cell depend on the time constant? We draw it beside the mean season without a cell, last year's value plus the **mean** growth of a year, and autoregression. The latter's formula is this; least squares on the training data gives the 104 weights at once, a separate set for each horizon:
#
# $$\hat x_{t+h} = x_t + \sum_{k=1}^{103} w_k (x_{t-k} - x_t) + w_0$$
# %%
season, growth = forecasts.mean_season(days, x, val), forecasts.mean_growth(x, val)
# ko| labels = "테스트", "검증"
# en| labels = "test", "validation"
spans = dict(zip(labels, (range(test - 1, end - 52), range(val - 1, test - 52)), strict=True))
weeks = {label: torch.tensor(span) for label, span in spans.items()}
horizons = 1, 13, 52


def with_cell(tau):
    return lambda at, h: forecasts.season_and_cell(x, season, growth, tau, h)[at]


def rmse(forecast, at, h):
    return (forecast - x[at + h]).square().mean().sqrt().item()


def errors_of(rules, h):
    return {
        name: {label: [rmse(rule(at, h), at, h)] for label, at in weeks.items()}
        for name, rule in rules.items()
    }


# %%
# ko| names = "작년 + 평균 증가", "평균 계절", "자기회귀"
# en| names = "last year + mean growth", "mean season", "autoregression"
rules = {
    names[0]: lambda at, h: x[at + h - 52] + 52 * growth,
    names[1]: lambda at, h: x[at] - season[at] + season[at + h] + growth * h,
    **{rf"$\tau = {tau}$": with_cell(tau) for tau in (1, 2, 4, 8, 16)},
    names[2]: lambda at, h: forecasts.autoregression(x, val, at, h),
}
errors = {f"$h = {h}$": errors_of(rules, h) for h in horizons}
plots.plot_rivals(errors, guide=r"$\tau = 2$")
plt.show()


# %% [markdown] lang="ko"
# 셀이 없을 때보다 $\tau$가 1주에서 4주쯤인 셀이 있을 때 오차가 작고, 16주에서는 다시 커집니다. 짧으면 한 주의 잡음을 다 믿고, 길면 높이가 달라진 것을 늦게 압니다. $\tau = 2$와 $\tau = 4$의 차이는 작습니다.
#
# 52주 뒤에는 작년 값에 평균 증가 하나를 더한 규칙도 거의 같은 오차를 냅니다. 한 해가 지나면 다시 같은 철이기 때문입니다. 자기회귀는 검증 데이터에서 셀 하나와 비슷하고, 테스트 데이터의 13주 뒤에서는 어느 규칙보다 낫습니다.
#
# ### 연습 문제: 계절 나이브 예측
# 본문의 식 $x_{t+h-52}$는 $h$가 52를 넘으면 미래를 봅니다. 아무리 먼 앞날을 물어도 미래의 값을 쓰지 않는 계절 나이브 예측 함수를 작성하세요. `season`은 한 주기의 스텝 수입니다(이 데이터에서는 52). 예측할 시점에서 `season`스텝씩 되돌아가다가 이미 아는 값을 만나면 멈추고, 그 값을 예측으로 삼습니다.
#
# `x[at]`까지 압니다. `season`이 52라면 52주 뒤의 예측은 `x[at]`, 60주 뒤의 예측은 `x[at + 60 - 104]`입니다.
# %% [markdown] lang="en"
# A cell with a $\tau$ of one to four weeks does better than none, and at 16 weeks the error grows again. A short $\tau$ believes the noise of every week; a long one learns late that the level has changed. Between $\tau = 2$ and $\tau = 4$ there is little to choose.
#
# At 52 weeks, last year's value plus one mean growth is nearly as good: after a whole year the season is the same again. Autoregression is about level with the one cell on the validation data, and 13 weeks ahead on the test data it is better than any other rule.
#
# ### Exercise: seasonal naive
# For $h$ above 52 the lesson's formula $x_{t+h-52}$ looks into the future. Write the seasonal naive forecast so that it never leaks, however far ahead it is asked. `season` is the number of steps in one full cycle, 52 here. From the step to forecast, go back `season` steps at a time and stop at the first value that is known.
#
# `x[at]` is the last known value. With a `season` of 52, the forecast for 52 weeks ahead is `x[at]`, for 60 weeks ahead `x[at + 60 - 104]`.
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
# ## 4. ppm을 그대로 넣은 LSTM
# 본문에서는 시드 하나를 그렸습니다. 다섯 시드로 학습시켜, 자기회귀의 13주 뒤 예측과 비교합니다(선은 중앙값, 띠는 범위). 마지막 시드의 신경망이 낼 수 있는 가장 높은 값도 출력합니다.
# %% [markdown] lang="en"
# ## 4. An LSTM that is given the ppm
# The lesson drew one seed. Here are five, beside the forecasts of autoregression 13 weeks ahead (the line is the median, the band the range), and the highest value that the last seed's net can say:
# %% tags=["nbval-ignore-output"]
ahead = torch.stack([x.roll(-h) for h in horizons], dim=1)  # (T, 3)
recent, raw = torch.arange(years.index(1975), end - 52), []
for seed in progress(range(5)):
    torch.manual_seed(seed)
    net = EveryStep(nn.LSTM(1, 16), outputs=3)
    fit(net, x[:, None], ahead, val, updates=100, lr=3e-2)
    raw.append(forecast(net, x[:, None], ahead, val, recent)[:, 1])
# ko| # |h|가 모두 1일 때
# en| # for every |h| = 1
most = net.readout.weight.abs().sum(dim=1) + net.readout.bias
mean, std = scale(ahead, val)
# ko| print(f"마지막 시드의 신경망은 {(most * std + mean)[1]:.0f} ppm을 넘는 값을 낼 수 없다")
# en| print(f"the last seed's net cannot say more than {(most * std + mean)[1]:.0f} ppm")
curves = {"LSTM": torch.stack(raw), names[-1]: forecasts.autoregression(x, val, recent, 13)}
plots.plot_forecast([days[k + 13] for k in recent], x[recent + 13], curves, ylabel="ppm")
plt.show()
# %% [markdown] lang="ko"
# LSTM의 선은 학습한 해에도 실제보다 몇 달 늦으니, 업데이트 100번으로는 지금 값을 되풀이하는 데 가깝습니다. 1985년부터는 학습 데이터의 가장 높은 값 언저리에 눌려 더 오르지 못합니다. 본 적 없는 높이에서 어떻게 할지 배운 적이 없기 때문입니다.
#
# 배웠더라도 넘지 못할 한계가 따로 있습니다. $h_t = o \odot \tanh(c_t)$가 −1과 1 사이이므로, 선형층의 출력은 가중치의 절댓값을 모두 더한 것에 편향을 더한 값을 넘지 못합니다. 그 값을 ppm으로 바꾼 것이 출력한 천장입니다. 선은 천장에 닿기 한참 전에 평평해졌습니다.
#
# 이 잘못은 검증 데이터에서 벌써 보입니다. 자기회귀에는 이런 한계가 없습니다. 지금과의 **차이**만 보고, 선형이기 때문입니다. 지난 52주의 평균을 빼면 높이가 빠지는 까닭은, 한 해를 평균하면 오르내리는 계절이 상쇄되어 높이만 남기 때문입니다. 모두 $t$주까지의 값으로 계산하니 새지 않습니다.
#
# 선을 누른 것은 넣은 ppm일까요, 맞히게 한 ppm일까요? 본문은 둘을 함께 바꾸었습니다. 따로 바꾸어 13주 뒤의 테스트 오차를 다섯 시드로 봅니다.
# %% [markdown] lang="en"
# Even in the years of training the LSTM's line is months late: after 100 updates it does little more than repeat the present value. From 1985 on it stops rising and stays near the highest values seen in training. It has not learned what to do at levels that it has never seen.
#
# Even if it had, there would be a limit. As $h_t = o \odot \tanh(c_t)$ lies between −1 and 1, nothing after the linear layer can exceed the sum of the weights' absolute values plus the bias. Turned back into ppm, that is the ceiling printed above; the line goes flat well below it.
#
# All this shows in the validation data already. Autoregression has no such limit: it sees only **differences** from now, and it is linear. Why subtract the mean of the past 52 weeks? In the mean of a whole year the seasons cancel, and the level is left. All of it is computed from values up to week $t$, so nothing leaks.
#
# Was it the ppm given that held the line down, or the ppm asked for? The lesson changed both at once. Here each is changed alone, with the test errors 13 weeks ahead from five seeds:
# %% tags=["nbval-ignore-output"]
m, late = forecasts.year_mean(x)[:, None], torch.arange(test - 1, end - 52)
differences = torch.cat([x[:, None] - m, (x - x.roll(52))[:, None]], dim=1)  # (T, 2)
# ko| given, asked = {"ppm": x[:, None], "차이": differences}, {"ppm": 0 * m, "차이": m}
# en| given, asked = {"ppm": x[:, None], "differences": differences}, {"ppm": 0 * m, "difference": m}
for (put, inputs), (out, base) in progress([*product(given.items(), asked.items())]):
    errors = []
    for seed in range(5):
        torch.manual_seed(seed)
        net = EveryStep(nn.LSTM(inputs.shape[1], 16), outputs=3)
        fit(net, inputs, ahead - base, val, updates=100, lr=3e-2)
        wrong = (forecast(net, inputs, ahead - base, val, late) + base[late] - ahead[late])[:, 1]
        errors.append(f"{wrong.square().mean().sqrt():.1f}")
    print(f"{put} → {out}:", *errors)
constant = (ahead - m)[155 : val - 52].mean(dim=0)
wrong = (m[late] + constant - ahead[late])[:, 1]
# ko| print(f"신경망 없이, 늘 같은 차이: {wrong.square().mean().sqrt():.1f}")
# en| print(f"no net, always the same difference: {wrong.square().mean().sqrt():.1f}")
# %% [markdown] lang="ko"
# 선을 누른 것은 맞히게 한 것입니다. 차이를 맞히게 하면 $m_t$를 도로 더하니 높이는 저절로 맞습니다. 그러나 ppm을 넣으면 그것뿐입니다. 늘 같은 차이를 말하는 것보다도 나을 것이 없습니다. 차이를 넣고 ppm을 맞히게 하면 높이를 아예 알 수 없으니 더 크게 틀립니다. 둘 다 차이라야 규칙과 견줄 만합니다.
#
# ## 5. 모든 학습률, 더 많은 업데이트, chrono
# 본문의 그림에 쓴 결과를 모두 봅니다(`data/timescales.csv`). **chrono**는 망각 게이트의 편향을 흩어 놓아, 유닛마다 시간 상수가 대략 1주와 104주 사이에서 다르게 시작하도록 하는 초기화입니다. 1주와 104주 사이에서 고르게 뽑으므로 열에 아홉은 10주를 넘고, 입력 게이트는 1절의 셀처럼 $i \approx 1 - f$에서 시작합니다. 점선은 '평균 계절 + 셀'입니다.
# %% [markdown] lang="en"
# What held the line down was what it was asked. Asked for the difference it gets the level for nothing, as $m_t$ is added to its answer. But given the ppm it gets no more than that: always saying the same difference does as well. Given differences and asked for the ppm it is worse still, as it cannot know the level at all. It takes differences for both to come near the rules.
#
# ## 5. All learning rates, more updates, chrono
# Here are all results behind the lesson's figure (`data/timescales.csv`). **Chrono** is an initialisation that spreads the biases of the forget gates, so that the units start with time constants between about 1 and 104 weeks. They are drawn evenly, so nine of ten are above 10; the input gates start, as in section 1, at $i \approx 1 - f$. The dotted line is mean season + cell:
# %%
# ko| title, cell_rule = "업데이트 {}번, {}", "평균 계절 + 셀"
# en| title, cell_rule = "{} updates, {}", "mean season + cell"
stored = study("timescales")


def all_runs(inputs, setting):
    runs = {cell_rule: {h: errors_of({"": with_cell(2)}, h)[""] for h in horizons}}
    for row in stored:
        if (row["inputs"], row["setting"]) == (inputs, setting):
            name = title.format(row["updates"], row["rate"])
            found = runs.setdefault(name, {h: {label: [] for label in labels} for h in horizons})
            found[int(row["horizon"])][labels[0]].append(float(row["test"]))
            found[int(row["horizon"])][labels[1]].append(float(row["validation"]))
    return {f"$h = {h}$": {name: found[h] for name, found in runs.items()} for h in horizons}


# %%
# ko| kinds = {"differences": "차이", "season": "차이, 계절을 뺌"}
# en| kinds = {"differences": "differences", "season": "differences, no season"}
for inputs, name in kinds.items():
    for setting in ("lstm", "lstm_chrono"):
        axes = plots.plot_rivals(all_runs(inputs, setting), guide=cell_rule)
        axes[0].figure.suptitle(f"{plots.label(setting)}: {name}")
        plt.show()
# %% [markdown] lang="ko"
# 1주 뒤에는 어떤 설정의 어떤 시드도 점선보다 낫지 않습니다. 13주 뒤에는 차이를 넣은 기본 LSTM 중 가장 작은 학습률(0.003)로 1,000번 학습한 것이 점선에 걸치고, 나머지는 대부분 점선 오른쪽에 있습니다. 검증 데이터로 고른 본문의 결과가 바로 이 설정입니다. chrono로 시작한 것이 더 낫다는 증거는 없습니다.
#
# 계절을 빼고 100번 학습하면, 13주 뒤에 기본 LSTM의 점은 학습률 0.003, 0.01, 0.03, 0.1에서 모두 점선 왼쪽으로 옵니다. chrono에서는 0.01만 모두, 0.03은 대부분 그렇습니다. 그러나 1,000번 학습하면 거의 모두 오른쪽으로 크게 밀려납니다.
#
# 더 학습하면 왜 나빠지기도 할까요? 13주 뒤의 오차를 학습, 검증, 테스트 데이터에서 비교합니다(학습률 0.03).
# %% [markdown] lang="en"
# At 1 week no seed of any setting is better than the dotted line. At 13 weeks, of the nets that are given differences, the default LSTM with the smallest rate (0.003) and 1,000 updates lies about it, and nearly all others lie to the right; it is the one that the validation data chose for the lesson. Nor is there evidence that chrono is better.
#
# With the season taken out and 100 updates, all marks of the default LSTM at 13 weeks lie to the left of the dotted line, at the rates 0.003, 0.01, 0.03 and 0.1 alike; with chrono all at 0.01 and most at 0.03. After 1,000 updates, though, nearly all are far to the right.
#
# Why can more training make it worse? Here are the errors 13 weeks ahead on training, validation and test data (rate 0.03):
# %%
# ko| parts = {"training": "학습", "validation": "검증", "test": "테스트"}
# en| parts = {"training": "training", "validation": "validation", "test": "test"}
# ko| kinds["ppm"] = "ppm 그대로"
# en| kinds["ppm"] = "raw ppm"
spans["training"] = range(155, val - 52)
known = [torch.tensor(spans[key]) for key in ("training", labels[1], labels[0])]
guides = [{cell_rule: {"": [rmse(with_cell(2)(at, 13), at, 13)]}} for at in known]
panels = dict(zip(parts.values(), guides, strict=True))
# %%
for row in stored:
    if (row["horizon"], row["rate"]) == ("13", "0.03") and row["setting"] == "lstm":
        name = title.format(row["updates"], kinds[row["inputs"]])
        for part, panel in zip(parts, panels.values(), strict=True):
            panel.setdefault(name, {"": []})[""].append(float(row[part]))
plots.plot_rivals(panels, guide=cell_rule)
plt.show()

starts = torch.tensor([52, val, test]), torch.tensor([val, test, end])
rise = [(x[a:b] - x[a - 52 : b - 52]).mean() for a, b in zip(*starts, strict=True)]
# ko| print(f"한 해의 증가: 학습 {rise[0]:.2f}, 검증 {rise[1]:.2f}, 테스트 {rise[2]:.2f} ppm")
# en| print(f"a year's growth: training {rise[0]:.2f}, validation {rise[1]:.2f}, test {rise[2]:.2f} ppm")


# %% [markdown] lang="ko"
# 1,000번 학습하면 학습 데이터의 오차는 모두 줄지만, 차이를 넣은 LSTM의 테스트 오차는 이 학습률에서 오히려 늘어납니다(0.003에서는 계절을 빼지 않으면 줄어듭니다). 과적합(overfitting)입니다. 계절을 뺀 LSTM에서 가장 심합니다. ppm을 그대로 넣은 LSTM도 학습 데이터는 맞히지만, 값이 모두 더 높은 테스트 데이터에서는 9 ppm 가까이부터 15 ppm까지 틀립니다.
#
# 데이터가 변하는 것도 한 가지 이유일 수 있습니다. 출력에서 보듯이 한 해의 증가가 학습 데이터보다 테스트 데이터에서 커서, 차이로 바꾼 값도 조금 위로 옮겨 갑니다. 그러나 오차가 대개 더 작은 검증 데이터에서는 증가가 더 크므로, 그것만으로는 설명되지 않습니다. 52주 뒤 예측에서는 1,000번 학습한 LSTM이 검증 데이터에서 가장 나은데, 테스트 데이터에서는 시드에 따라 크게 흩어집니다(본문의 그림).
#
# 조건이 똑같지 않은 것도 있습니다. 자기회귀는 예측 거리마다 가중치 104개를 따로 맞추고, LSTM은 1,331개로 셋을 한꺼번에 맞춥니다. LSTM은 155주 전의 값까지 입력으로 쓰지만, 세 목표가 모두 학습 데이터 안에 드는 주에서만 배우므로 1주와 13주 뒤 예측에서는 학습 데이터의 마지막 몇십 주를 목표로 써 보지 못합니다.
#
# 더 단순한 방법이 통하는 신호에서 LSTM이 더 낫지 않다는 것은, LSTM을 만든 연구자들이 이미 2001년에 보고한 일입니다. 길이가 정해진 윈도의 지난 값만으로도 예측할 수 있는 두 신호에서 LSTM이 더 낫지 않았으니, 더 단순한 방법이 통하지 않을 때만 LSTM을 사용하라는 것입니다(Gers, Eck & Schmidhuber 2001).
#
# ## 6. 주가라면? 랜덤 워크
# '주가도 LSTM으로 예측한다'라는 예제가 많습니다. 가장 단순한 모형은 어제 값(흔히 그 로그)에 아무도 예측할 수 없는 값 $\varepsilon$을 더해 가는 **랜덤 워크**(random walk)입니다. $\varepsilon$은 평균이 0이고 서로 독립입니다.
#
# $$x_{t+1} = x_t + \varepsilon_{t+1}$$
#
# 지난 값을 모두 알아도 $x_{t+1}$의 기댓값은 $x_t$입니다. 그러니 평균 제곱 오차로 측정하면 **지속 예측보다 나은 예측은 없습니다**. 더 나은 결과가 나왔다면 우연입니다.
#
# LSTM에 지금까지의 변화를 주고 다음 변화를 예측하게 합니다. 예측한 변화를 지금 값 $x_t$에 더해 다음 값의 예측으로 삼습니다. 랜덤 워크를 다섯 개 만들고, 하나마다 신경망(유닛 8개)을 새로 학습시킵니다. 앞의 1,000스텝으로 40번 업데이트하고, 나머지 500스텝에서 오차를 측정합니다. 그림은 마지막 랜덤 워크의 60스텝입니다.
# %% [markdown] lang="en"
# After 1,000 updates all training errors are smaller, but the test error of an LSTM that is given differences has grown (at this rate; at 0.003, with the season in, it shrinks). That is overfitting, and it is worst with the season taken out. Given the ppm, an LSTM learns the training data, too, but on the test data, which all lie above, it is off by 9 to 15 ppm.
#
# One more reason may be that the data change: as printed, a year's growth is larger in the test data than in the training data, so the differences, too, move upwards a little. But it is larger still in the validation data, where most errors are smaller, so this alone does not explain it. At 52 weeks the LSTM with 1,000 updates is the best of all on the validation data; on the test data its seeds scatter widely (the lesson's figure).
#
# Not all conditions are equal. Autoregression fits 104 weights to each horizon by itself, the LSTM 1,331 parameters to all three at once. The LSTM's inputs reach 155 weeks back; but it learns only from weeks whose three targets all lie in the training data, so at 1 and 13 weeks ahead it never sees the last few dozen targets.
#
# That an LSTM is no better where simpler methods do was reported in 2001 by one of its inventors and his colleagues: on two series that a fixed window of past values can predict LSTM showed no advantage, so use it only when simpler methods fail (Gers, Eck & Schmidhuber 2001).
#
# ## 6. And stock prices? The random walk
# Many examples "forecast stock prices with an LSTM". The simplest model of a price is a **random walk**, which adds to yesterday's value (usually to its logarithm) something that nobody can predict, $\varepsilon$, independent each time and of mean 0:
#
# $$x_{t+1} = x_t + \varepsilon_{t+1}$$
#
# Whatever is known of the past, the expected value of $x_{t+1}$ is $x_t$. So by mean squared error **persistence is the best forecast there can be**, and whatever beats it does so by chance.
#
# We give an LSTM the changes up to now and let it forecast the next. The change it forecasts, added to the present value $x_t$, is the forecast of the next value. There are five random walks, each with its own net (8 units, 40 updates), trained on the first 1,000 steps and measured on the other 500; the picture shows 60 steps of the last walk:
# %% tags=["nbval-ignore-output"]
def correlation(a, b):
    return torch.corrcoef(torch.stack([a, b]))[0, 1].item()


for seed in progress(range(5)):
    torch.manual_seed(seed)
    steps, net = torch.randn(1500), EveryStep(nn.LSTM(1, 8), outputs=1)
    fit(net, steps[:-1, None], steps[1:, None], split=1000, updates=40, lr=3e-2)
    guess = net(steps[:-1, None, None])[0].detach()[999:, 0, 0]
    walk, change = steps.cumsum(dim=0), steps[1000:]
    ratio = ((guess - change).square().mean() / change.square().mean()).sqrt()
    alike = [correlation(walk[999:-1] + guess, walk[1000:]), correlation(guess, change)]
    # ko| row = f"오차가 지속 예측의 {ratio:.3f}배, 상관계수: 값 {alike[0]:.3f}, 변화 {alike[1]:.2f}"
    # en| row = f"error {ratio:.3f} x persistence; correlation: values {alike[0]:.3f}, changes {alike[1]:.2f}"
    print(row)
curves = {"LSTM": (walk[999:-1] + guess)[:60]}
plots.plot_forecast(range(1001, 1061), walk[1000:1060], curves, xlabel="$t$", ylabel="$x_t$")
plt.show()


# %% [markdown] lang="ko"
# 값끼리의 상관계수만 보면 훌륭한 예측 같습니다. 멀리서 보면 그림도 그렇습니다. 그러나 LSTM이 예측한 변화는 0에 가까우니, 그것을 지금 값에 더한 선은 실제 값을 **한 스텝 늦게** 베낀 것이나 다름없습니다. 정작 알고 싶은 변화와의 상관계수는 0 언저리이고, 오차는 지속 예측과 거의 같습니다.
#
# 더 오래 학습해도 앞 1,000스텝의 잡음을 외울 뿐입니다. 변화를 가장 잘 예측하는 값은 0이니까요. 진짜 주가가 꼭 랜덤 워크라는 말은 아닙니다. 여기서 보인 것은, 예측할 것이 없는 신호에서도 그림은 그럴듯하다는 사실입니다.
#
# ## 7. 유닛은 얼마나 오래 기억할까
# 이산화탄소로 돌아갑니다. 차이를 넣은 LSTM을 기본으로 시작해 다섯 시드, chrono로 시작해 다섯 시드 학습시킵니다.
#
# 게이트는 매주 달라지므로 유닛마다 평균을 냅니다. $T$스텝 뒤에 남는 양은 $f$의 곱이고 곱의 로그는 로그의 합이므로, $\ln f$의 평균으로 시간 상수를 정합니다.
#
# $$\tau = -\frac{1}{\text{mean}(\ln f_t)}$$
#
# 초기화마다 유닛 80개(16개씩 다섯 시드)의 시간 상수를 학습 전과 뒤에 측정합니다. 1999년 초까지의 입력을 260주씩 여덟 조각으로 잘라 넣습니다. **먼저 예상해 보세요.** 계절을 예측해야 하는 기본 LSTM의 유닛은 시간 상수가 몇 주나 될까요?
# %% [markdown] lang="en"
# By the correlation of the values this is an excellent forecast, and from a distance the picture looks like one, too. But the changes the LSTM forecasts are close to 0, so added to the present value they give a copy of the walk, **one step late**. With the changes, which is what one would want to know, the correlation is about 0, and the error is that of persistence, or nearly so.
#
# Longer training could only fit the noise of the first 1,000 steps, as the best forecast of a change is 0. None of this says that real prices are a random walk; it says that a picture can look good where there is nothing to forecast.
#
# ## 7. How long does a unit remember?
# Back to carbon dioxide. We train LSTMs on differences, five seeds from the default and five from chrono.
#
# Gates change from week to week, so we average for each unit. What is left after $T$ steps is a product of the $f$, and the logarithm of a product is a sum, so the mean of $\ln f$ gives the time constant:
#
# $$\tau = -\frac{1}{\text{mean}(\ln f_t)}$$
#
# Here are the time constants of 80 units for each initialisation (16 units, five seeds), before training and after, on eight pieces of 260 weeks up to early 1999. **Guess first**: the default LSTM has to forecast the seasons; how many weeks long will the time constants of its units be?
# %% tags=["nbval-ignore-output"]
seen = scaled(differences, val)
lstms = {"lstm": lambda: nn.LSTM(2, 16), "lstm_chrono": lambda: chrono(nn.LSTM(2, 16), 104)}
nets = {setting: [] for setting in lstms}
for setting, seed in progress([(setting, seed) for setting in nets for seed in range(5)]):
    torch.manual_seed(seed)
    net = EveryStep(lstms[setting](), outputs=3)
    fit(net, differences, ahead - m, val, updates=100, lr=3e-2)
    nets[setting].append(net)


# %% tags=["nbval-ignore-output"]
def constants(lstm):
    pieces = 52 + 260 * torch.arange(8) + torch.arange(260)[:, None]
    return time_constants(trace(lstm, seen[pieces])["f"]).tolist()


groups = {}
# ko| before, after = "학습 전", "학습 뒤"
# en| before, after = "before training", "after training"
for setting, group in nets.items():
    taus = groups[plots.label(setting)] = {before: [], after: []}
    for seed, net in enumerate(group):
        torch.manual_seed(seed)
        taus[before] += constants(lstms[setting]())
        taus[after] += constants(net.recurrent)
# ko| periods = {"13주": 13, "52주": 52}
# en| periods = {"13 weeks": 13, "52 weeks": 52}
plots.plot_time_constants(groups, periods)
plt.show()


# %% [markdown] lang="ko"
# 위쪽의 기본 초기화에서는 모든 유닛이 1주에서 3주 사이에서 시작합니다. 학습한 뒤에는 더 짧아진 것도 있고, 길어도 10주가 되지 않습니다. 이런 셀도 계절의 오르내림을 따라갈 수는 있지만, 값 하나는 몇 주면 대부분 사라집니다. 지난 철의 값이 거의 남지 않고, 한 해 전의 값은 말할 것도 없습니다.
#
# 아래쪽의 chrono는 처음부터 시간 상수를 104주까지 퍼뜨려 놓았고, 학습한 뒤에는 양쪽으로 더 벌어집니다. 몇 주짜리 빠른 유닛도, 10년을 훌쩍 넘는 느린 유닛도 생깁니다. 윈도(104주)보다 훨씬 긴 값은 그만큼 기억하도록 배웠다기보다 $f$가 1에 아주 가깝다는 뜻입니다.
#
# 그런데 두 초기화의 예측 오차는 비슷했습니다(5절). **이 입력에서는 오래 담아 두는 유닛이 있다고 해서 예측이 나아지지 않았습니다.** 한 해의 기억을 입력($m_t$와 $x_{t-52}$)이 이미 떠맡고 있기 때문일 수 있습니다. 그런지 확인하려면 둘을 빼고 비교해야 하는데, 여기서는 하지 않았습니다.
#
# 주기가 52주인 것을 다룬다고 시간 상수가 52주여야 하는 것도 아닙니다. $f$가 고정된 셀 하나는 값을 서서히 잊을 뿐 스스로 오르내리지 못하고, 되풀이하는 움직임은 은닉 상태를 거쳐 유닛끼리 주고받아야 생깁니다.
#
# 그렇다면 기본 LSTM은 몇 주밖에 기억하지 못할까요? 시간 상수는 셀에서 셀로 곧장 가는 경로만 봅니다. 정보는 은닉 상태 $h_t$를 거쳐 다음 스텝의 게이트와 후보값으로도 이어집니다. 그래서 13주 뒤 예측이 $k$주 전 입력에 얼마나 달려 있는지, 기울기(gradient)의 크기를 직접 측정합니다. 은닉 상태를 거치는 경로를 끊은 것과 나란히 그립니다.
# %% [markdown] lang="en"
# In the upper panel (default initialisation) all units start at one to three weeks; after training some are shorter still, and none is above ten. Such a cell can follow the seasons, but most of a single value in it is gone within weeks: hardly anything is left of last season's value, let alone last year's.
#
# In the lower one, chrono has spread them up to 104 weeks beforehand, and training spreads them further in both directions, to fast units of a few weeks and slow ones of far more than ten years. Values far beyond the windows (104 weeks) do not mean that so long a memory was learned, but that $f$ is very close to 1.
#
# Yet both forecast about equally well (section 5). **With these inputs, units that hold for long did not make better forecasts.** The reason may be that the inputs, by way of $m_t$ and $x_{t-52}$, already carry the memory of a year; to tell, one would have to compare without them, which was not done here.
#
# Nor does a period of 52 weeks call for a time constant of 52 weeks: a single cell with a fixed $f$ slowly forgets and cannot swing by itself. What swings may be the input, or come from units that speak to each other through the hidden state.
#
# Does the default LSTM, then, remember no more than a few weeks? A time constant covers only the direct path from cell to cell. Information also travels through the hidden state $h_t$, to the gates and the candidate of the next step. So we measure directly how much the 13-week forecast depends on the input $k$ weeks ago, as the size of the gradient, beside the same with the path through the hidden state cut:
# %% tags=["nbval-ignore-output"]
def influence(net, direct):
    weeks = torch.arange(52, end - 156, 80) + torch.arange(104)[:, None]  # (104, B)
    given = seen[weeks].requires_grad_()
    h = c = torch.zeros(weeks.shape[1], 16)
    for x_t in given:
        h = h.detach() if direct else h
        h, c = lstm_step(x_t, h, c, *net.recurrent.parameters())
    (gradient,) = torch.autograd.grad(net.readout(h)[:, 1].sum(), given)
    # ko| # 시차 0, 1, …, 103
    # en| # at lags 0, 1, …, 103
    return gradient.norm(dim=-1).mean(dim=1).flip(0)


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
# 왼쪽의 기본 LSTM에서는 두 묶음의 선이 갈라집니다. 주황 파선은 은닉 상태를 거치는 경로를 끊고(`detach`) 직접 경로만 남긴 것인데, 13주 전쯤에는 실선보다 훨씬 아래에 있습니다. 13주 전 입력의 영향은 주로 은닉 상태를 거쳐 왔다는 뜻입니다. (경로끼리는 부호가 달라 상쇄되기도 합니다. 오른쪽에는 파선보다 낮은 실선도 있습니다.)
#
# 그래도 모든 경로를 합쳐 보면, 52주 전 입력에 대한 기울기는 지금 입력에 대한 기울기의 천분의 일도 되지 않습니다. 오른쪽의 chrono에서는 어느 경로로나 한 해 전까지 훨씬 천천히 줄어듭니다. 시간 상수는 한 유닛의 직접 경로를 측정하는 수이지, 신경망이 얼마나 오래 기억하는지를 측정하는 수가 아닙니다.
#
# 기울기가 전부를 말해 주지도 않습니다. 입력을 조금 바꾸었을 때 예측이 얼마나 달라지는지를 볼 뿐입니다. 그리고 지금의 입력에도 한 해 전의 $x_{t-52}$가 들어 있으니, 이 그림은 예측이 한 해 전의 이산화탄소를 쓰지 않는다는 뜻이 아닙니다.
#
# ### 연습 문제: 시간 상수
# `trace`가 기록한 $f$의 모양은 `(T, B, H)`입니다. 시점과 샘플에 걸친 $\ln f$의 평균으로 유닛마다 시간 상수를 구하세요.
# %% [markdown] lang="en"
# On the left, for the default LSTM, the two kinds of line separate. For the dashed ones the path through the hidden state was cut (`detach`), which leaves the direct path alone, and at a lag of about 13 weeks they lie far below the solid ones: the influence of the input 13 weeks ago came mainly by way of the hidden state. (Paths may also cancel, being of opposite sign: on the right some solid lines lie below dashed ones.)
#
# At a lag of 52 weeks, though, the gradient is less than a thousandth of that of the present input, by any path. On the right, for chrono, both fall much more slowly, all the way to a year ago. A time constant measures the direct path of one unit, not how long a net remembers.
#
# Nor is the gradient everything: it tells how the forecast responds to a small change of the input. And the present input holds $x_{t-52}$, so this does not say that the forecast makes no use of the carbon dioxide of a year ago.
#
# ### Exercise: time constants
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
# ### 빠른 유닛과 느린 유닛
# chrono로 시작한 첫 시드의 신경망에서 시간 상수가 가장 작은 유닛, 가운데 유닛, 가장 큰 유닛의 셀 상태를 첫 번째 입력 $x_t - m_t$(계절)와 나란히 그립니다.
# %% [markdown] lang="en"
# ### Fast units and slow units
# In the first seed's net started with chrono, take the unit with the smallest time constant, the one in the middle and the one with the largest, and draw their cell states beside the first input, the season $x_t - m_t$:
# %% tags=["nbval-ignore-output"]
lstm = nets["lstm_chrono"][0].recurrent
tau = torch.tensor(constants(lstm))
c = trace(lstm, seen[52:, None])["c"][:, 0].double()  # (T - 52, H)
shown = {rf"$\tau = {tau[k]:.0f}$": c[:, k] for k in tau.argsort()[[0, 8, 15]]}
season = differences[52:, 0]
# %% tags=["nbval-ignore-output"]
# ko| said = "계절과의 상관계수 {:.2f}, {}주 앞당기면 {:.2f}, |tanh(c)| > 0.99인 주 {:.0%}"
# en| said = "correlation with the season {:.2f}, {} weeks earlier {:.2f}, |tanh(c)| > 0.99 in {:.0%}"
for label, state in shown.items():
    alike = [correlation(state[k:], season[: len(season) - k]) for k in range(27)]
    late = alike.index(max(alike))
    share = (state.tanh().abs() > 0.99).double().mean()
    print(
        label.replace("$", "").replace(r"\tau", "τ"),
        said.format(alike[0], late, alike[late], share),
    )
# %% tags=["nbval-ignore-output"]
plots.plot_units(days[52:], ("$x - m$ (ppm)", season), shown)
plt.show()
# %% [markdown] lang="ko"
# 여기 저장해 둔 출력에서는 시간 상수가 몇 주인 빠른 유닛이 맨 위의 계절을 꽤 가깝게 따라갑니다. 가운데 유닛은 상관계수만 보면 계절과 잘 맞지 않는 듯하지만, 늦을 뿐입니다. 몇 주 앞당겨 비교하면 빠른 유닛보다도 잘 맞습니다.
#
# 가장 느린 유닛의 $c$는 계절을 거의 타지 않고 몇십 년에 걸쳐 커집니다. 이 신경망이 본 적 없는 ppm의 높이를 담은 것처럼 보이지만, 대체로 양수인 $i \odot g$를 쌓고 있을 뿐입니다. 함께 출력한 비율도 보세요. $c$가 커진 뒤로는 $\tanh(c)$가 거의 늘 1에 붙어 있습니다. 그러면 $h_t \approx o_t$가 되어, $c$가 40인지 70인지는 은닉 상태에 나타나지 않습니다.
#
# 104주짜리 윈도로만 배웠으니 수십 년을 이어서 돌릴 때 어떻게 될지는 배운 적이 없습니다. "느린 유닛은 느린 흐름을 기억한다"라는 말은 그림만 보고 할 말이 아니라, 측정하고 나서 할 말입니다. 시간 척도를 구조에 새겨 넣은 RNN도 있습니다. 유닛을 여러 그룹으로 나누어 각각 다른 주기로만 업데이트합니다(Koutník 등 2014).
#
# ## 8. 여섯 값으로 이어 가는 신호
# 선형식이 강한 데에는 이유가 있습니다. 사인파 하나는 지난 두 값만 알면 이어 갈 수 있습니다($x_t = 2\cos\omega \cdot x_{t-1} - x_{t-2}$). 직선도 두 값이면 됩니다($x_t = 2x_{t-1} - x_{t-2}$).
#
# 식은 각각 제 성분을 0으로 만드니($x_t - 2\cos\omega \cdot x_{t-1} + x_{t-2} = 0$), 세 식을 차례로 적용하면 사인파 둘과 직선을 더한, 본문 1절의 잡음 없는 신호가 통째로 0이 됩니다. 풀어 쓰면 지난 $3 \times 2 = 6$개 값의 자기회귀입니다. 앞의 300스텝에서 구한 가중치로 나머지 100스텝을 한 스텝씩 예측합니다.
# %% [markdown] lang="en"
# In the stored run, the season at the top is followed by the fast unit, with a time constant of weeks. By its correlation the middle unit does so badly, but it is only late: shifted back by some weeks, it follows more closely than the fast one.
#
# The $c$ of the slowest unit hardly moves with the seasons and grows over decades. It looks as if it held the level of the ppm, which this net never gets to see; the unit only adds up contributions $i \odot g$ that are mostly positive. See also the share printed above: once $c$ is large, $\tanh(c)$ sticks to 1 nearly all the time. Then $h_t \approx o_t$, and the hidden state does not show whether $c$ is 40 or 70.
#
# The net was trained on windows of 104 weeks and never learned how this cell would behave over decades. Say "slow units remember the slow drift" only after measuring. There are also RNNs with time scales built in: Koutník et al. (2014) divide the units into groups, each updated at a period of its own.
#
# ## 8. A signal continued from six values
# There is a reason why linear formulas are strong here. A sine wave goes on from its last two values, $x_t = 2\cos\omega \cdot x_{t-1} - x_{t-2}$, and so does a straight line, $x_t = 2x_{t-1} - x_{t-2}$.
#
# Each rule turns its own part into 0 ($x_t - 2\cos\omega \cdot x_{t-1} + x_{t-2} = 0$); applied one after the other, the three turn all of the signal of the lesson's section 1 without its noise, two sines and a line, into 0. Multiplied out, that is an autoregression on its last $3 \times 2 = 6$ values. Weights from the first 300 steps forecast the other 100, one step at a time:
# %%
torch.manual_seed(0)
noise = 0.6 * torch.rand(400, dtype=torch.float64) - 0.3
signal = fast + slow + drift + noise


def next_step_error(x, lags):
    past, following = x.unfold(0, lags, 1)[:-1], x[lags:, None]
    learn = 300 - lags
    w = torch.linalg.lstsq(past[:learn], following[:learn]).solution
    return (past[learn:] @ w - following[learn:]).square().mean().sqrt().item()


for lags in (6, 60):
    pure, noisy = (next_step_error(each, lags) for each in (signal - noise, signal))
    # ko| print(f"지난 값 {lags}개: 잡음 없이 {pure:.6f}, 잡음과 함께 {noisy:.2f}")
    # en| print(f"{lags} past values: {pure:.6f} without noise, {noisy:.2f} with noise")
# ko| print(f"잡음의 표준편차 {noise[300:].std():.2f}")
# en| print(f"standard deviation of the noise {noise[300:].std():.2f}")
# %% [markdown] lang="ko"
# 잡음이 없으면 여섯 값으로 오차가 0입니다. 잡음이 섞이면 여섯 값으로는 리듬도 정확히 잇지 못하고 잡음도 걸러 내지 못합니다. 지난 값을 더 많이 쓰면 잡음이 평균되어 줄어듭니다.
#
# 다만 가중치가 늘수록 가중치를 잘못 구하는 오차도 늘고, 평균적으로는 잡음의 표준편차보다 작아질 수 없습니다. 이산화탄소처럼 몇 가지 리듬과 흐름으로 된 신호에서 긴 선형식이 강한 이유를 짐작할 수 있습니다.
#
# ## 9. 병목과 어텐션
# 지금까지의 RNN은 지난 일을 모두 **한 상태**에 담았습니다.
#
# 번역기로 쓰던 인코더–디코더(encoder–decoder)도 그랬습니다. RNN 하나가 문장을 다 읽으면, 다른 RNN이 그 마지막 상태만 보고 번역을 써 나갑니다. Cho 등(2014)은 이것으로 통계적 번역기의 구 쌍에 점수를 매겼고, Sutskever, Vinyals & Le(2014)는 문장을 통째로 번역했습니다. 문장이 아무리 길어도 이 벡터의 크기는 그대로입니다.
#
# Bahdanau, Cho & Bengio(2015)는 이것이 병목(bottleneck)이라고 보고, 디코더가 단어를 하나 쓸 때마다 인코더의 **모든** 상태를 가중 평균해서 읽게 했습니다. 가중치는 지금 찾는 것(쿼리, query. 번역기에서는 디코더의 현재 상태)과 인코더의 상태가 얼마나 맞는지로 그때그때 계산합니다. 이것이 어텐션(attention)입니다.
#
# 원 논문은 맞는 정도를 작은 신경망으로 측정했고, 여기서는 더 간단하게 내적을 차원의 제곱근으로 나누어 사용합니다(Vaswani 등 2017). 여기서는 상태와 쿼리를 무작위로 뽑았으니 가중치의 값에는 뜻이 없습니다. 계산하는 방법만 보세요.
# %% [markdown] lang="en"
# Without noise, six values leave no error at all. With noise, six values can neither continue the rhythms exactly nor average the noise away, and more of them do better.
#
# But every further weight has to be estimated, too, and on average nothing can get below the noise itself. This suggests why, on a signal made of a few rhythms and a rise, as carbon dioxide is, a long linear formula is a strong opponent.
#
# ## 9. The bottleneck, and attention
# All our RNNs put the whole past into **one state**.
#
# So did the encoder–decoders for translation: one RNN reads the sentence, and another writes its translation from the last state alone. Cho et al. (2014) used it to score phrase pairs for a statistical system, Sutskever, Vinyals & Le (2014) to translate whole sentences. However long the sentence, that vector has the same size.
#
# Bahdanau, Cho & Bengio (2015) suspected a bottleneck here and let the decoder read, before each word that it writes, a weighted mean of **all** states of the encoder. The weights are computed each time from how well a state matches what is sought, the query (in the translator, the decoder's present state). That is attention.
#
# The paper scores the match by a small network; we take a dot product over the root of the dimension, which is simpler (Vaswani et al. 2017). States and query are random here, so the weights mean nothing in themselves; only the way they are computed matters.
# %%
torch.manual_seed(1)
# ko| # 인코더의 h_1–h_5, 찾는 것
# en| # h_1 to h_5 of the encoder, what is sought
states, query = torch.randn(5, 8), torch.randn(8)
weights = (states @ query / math.sqrt(8)).softmax(dim=0)  # (5,)
read = weights @ states  # (8,)
plots.plot_bottleneck(weights)
plt.show()
# %% [markdown] lang="ko"
# 왼쪽에서는 $h_1$에 있던 것이 네 스텝을 거쳐 $h_5$까지 살아남아야 디코더의 상태 $s$로 넘어갑니다. 오른쪽에서는 어느 상태든 바로 넘어가고, 선의 굵기인 가중치는 그때그때 달라집니다. 게이트의 값처럼 이 가중치도 매개변수가 아니라 입력마다 **계산하는 값**입니다(진짜 모델에서는 학습한 매개변수로 계산합니다).
#
# Vaswani 등(2017)은 RNN을 아예 빼고 어텐션만으로 트랜스포머(Transformer)를 만들었습니다. 논문의 표 1에 따르면 멀리 떨어진 두 위치 사이의 경로가 RNN에서는 시퀀스 길이 $n$에 비례해 길어지고 셀프 어텐션(self-attention)에서는 일정합니다. 학습할 때 모든 위치를 한꺼번에 계산할 수도 있습니다. 대신 층마다 드는 계산이 $n^2$에 비례합니다.
#
# 학습이 끝난 RNN을 돌릴 때는 한 스텝에 드는 계산과 메모리가 길이와 상관없이 일정합니다. 지난 일을 상태 하나에 담으면 병목이 생기지만, 그만큼 기억하는 비용이 적게 듭니다.
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
# On the left, what was in $h_1$ has to survive four steps to $h_5$ before it is handed to the decoder's state $s$. On the right every state is handed over directly, and the weights, the widths of the lines, differ from case to case. Like the values of gates, they are no parameters: they are **computed** anew for each input (in a real model, from learned parameters).
#
# Vaswani et al. (2017) left the RNN out altogether and built the Transformer on attention alone. According to table 1 of that paper the path between two distant positions grows with the length $n$ in an RNN and is constant in self-attention, which can also compute all positions at once in training; in exchange, the work of a layer grows with $n^2$.
#
# Once trained, an RNN needs the same work and memory for each further step, however long the sequence. Putting everything into one state makes a bottleneck, but it keeps the cost of remembering low.
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
