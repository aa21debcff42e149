# %% [markdown] lang="ko"
# # 되돌아보기
# **강의 전체가 증명한 것은 무엇일까요?**
#
# 다음은 순환 신경망을 소개하는 글에서 자주 만나는 문장들입니다. 아홉 과를 마친 지금, 고칠 데 없이 맞는 문장은 몇 개일까요?
#
# > LSTM에는 기울기 소실이 없다. 망각 게이트가 1이면 잊는다. 게이트의 값은 학습된다. RNN은 긴 시차를 배우지 못한다. GRU는 출력 게이트를 뺀 LSTM이다. 순방향 신경망은 순서를 알지 못한다.
#
# 하나도 없습니다. 아예 틀린 문장도 있지만, 대부분은 맞는 데가 있고, 어디까지 맞는지는 셈하거나 재어 보아야 압니다.
#
# 이 수업을 마치면
#
# - 흔히 하는 말 스물여섯 가지가 어디까지 맞는지, 그것을 어떻게 아는지 설명할 수 있습니다.
# - 계산으로 확실한 것, 예에서 확인하거나 잰 것, 여러 시드로 센 것, 문헌에서 읽은 것을 구별할 수 있습니다.
# - 이 강의에서 보여 주지 못한 것을 말하고, 다음에 무엇을 읽을지 고를 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호 | 뜻 |
# |---|---|
# | $h_t = \tanh(W_{ih} x_t + b_{ih}$ $+\, W_{hh} h_{t-1} + b_{hh})$ | RNN의 은닉 상태(hidden state) |
# | $c_t = f \odot c_{t-1} + i \odot g$, $h_t = o \odot \tanh(c_t)$ | LSTM의 셀 상태(cell state)와 은닉 상태 |
# | $h_t = z \odot h_{t-1} + (1 - z) \odot n$ | GRU의 은닉 상태(PyTorch의 규약) |
# | $f$, $i$, $o$, $g$ | LSTM의 망각·입력·출력 게이트(forget, input, output gate)와 후보값 |
# | $z$, $r$, $n$ | GRU의 업데이트 게이트(update gate), 리셋 게이트(reset gate), 후보값 |
# | $b_f$, $b_i$ | 망각 게이트와 입력 게이트의 편향(bias) |
# | $\rho$ | $W_{hh}$의 스펙트럼 반지름: 고윳값의 절댓값 가운데 가장 큰 것 |
# | chrono | 기억할 길이에 맞추어 유닛마다 $b_f$를 다르게 두고 $b_i = -b_f$로 두는 초기화. GRU에서는 $z$의 편향을 그렇게 둡니다([4강](04_cell_path.ipynb)) |
# | 직접 경로 | $c_{t-1}$에 $f$를 곱해 $c_t$로 이어지는 길. 게이트와 $h$를 거치는 길은 뺍니다 |
# | 12/20 | 시드(seed) 20개 중 12개가 성공했다는 뜻 |
#
# | 과제 | 묻는 것 |
# |---|---|
# | 순서 | X와 Y 가운데 무엇이 먼저 나왔는가. 가방은 글자의 개수만, 윈도는 모든 스텝을 한꺼번에 봅니다(1강) |
# | 비트, 시차 $k$ | $k$스텝 전의 비트 하나(2강, 4강). (가)부터 (마)까지가 이 과제입니다 |
# | 합, 스트림 | 표시가 나온 뒤로 더한 값. 리셋 없이 이어지는 문자열의 다음 글자(5강) |
# | 세기 | a의 개수만큼 b가 나왔는가(6강) |
# | 일치, 거리 20 | 토큰 20개 앞의 주어에 맞는 동사(7강) |
# | 넷째 글자 | 세 글자(한국어는 세 음절) 다음의 글자(8강) |
# | 이산화탄소 | 몇 주 뒤의 값(10강). 지속은 지금 값, 계절 + 증가는 한 해 전 값에 지난 한 해의 증가를 더한 값, 자기회귀는 지난 값들의 선형식 |
#
# 새로운 이론은 없습니다. 처음이라면 [순서가 있는 데이터](01_sequences.ipynb)부터 시작하세요.
#
# </details>
# %% [markdown] lang="en"
# # Review
# **What did the whole course prove?**
#
# Here are sentences that many introductions to recurrent networks contain. After nine lessons: how many of them are right as they stand?
#
# > An LSTM has no vanishing gradient. A forget gate of 1 forgets. The value of a gate is learned. RNNs cannot learn long lags. A GRU is an LSTM without its output gate. A feed-forward network cannot see order.
#
# None. Some are plainly false; most are partly right, and how far, only a calculation or a measurement can tell.
#
# After this lesson you can
#
# - say of twenty-six common claims how far each is right, and how we know;
# - tell apart what is certain by calculation, what was checked or measured on an example, what was counted over seeds, and what was read in the literature;
# - say what this course did not show, and choose what to read next.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol | meaning |
# |---|---|
# | $h_t = \tanh(W_{ih} x_t + b_{ih}$ $+\, W_{hh} h_{t-1} + b_{hh})$ | the hidden state of an RNN |
# | $c_t = f \odot c_{t-1} + i \odot g$, $h_t = o \odot \tanh(c_t)$ | the cell state and the hidden state of an LSTM |
# | $h_t = z \odot h_{t-1} + (1 - z) \odot n$ | the hidden state of a GRU, in PyTorch's convention |
# | $f$, $i$, $o$, $g$ | an LSTM's forget, input and output gates, and its candidate |
# | $z$, $r$, $n$ | a GRU's update gate, reset gate and candidate |
# | $b_f$, $b_i$ | the biases of the forget gate and of the input gate |
# | $\rho$ | the spectral radius of $W_{hh}$: the largest absolute value among its eigenvalues |
# | chrono | an initialisation fitted to the length to be remembered: another $b_f$ in every unit, and $b_i = -b_f$; in a GRU the bias of $z$ ([lesson 4](04_cell_path.ipynb)) |
# | direct path | from $c_{t-1}$ to $c_t$ by way of $f$ alone, without gates and $h$ |
# | 12/20 | 12 of 20 seeds succeeded |
#
# | task | what is asked |
# |---|---|
# | order | which came first, X or Y; a bag sees only how many of each letter, a window all steps at once (lesson 1) |
# | bit, lag $k$ | one bit of $k$ steps ago (lessons 2 and 4); (a) to (e) are about this task |
# | sum, stream | the sum since the last mark; the next letter of strings that follow one another with no reset (lesson 5) |
# | counting | have there been as many b's as a's? (lesson 6) |
# | agreement, distance 20 | the verb that fits a subject 20 tokens back (lesson 7) |
# | fourth letter | the letter (in Korean the syllable) after three (lesson 8) |
# | carbon dioxide | the value some weeks ahead (lesson 10); persistence is the present value, season + growth that of a year ago plus the past year's growth, autoregression a linear formula on past values |
#
# There is no new theory. If you are new here, begin with [Sequences](01_sequences.ipynb).
#
# </details>
# %%
from statistics import median

import matplotlib.pyplot as plt

from helpers import explore, plots
from helpers.tasks.studies import study

plots.use_course_style()


# %% [markdown] lang="ko"
# ## 1. 스무 문제
# 먼저 스스로를 시험해 보세요. 1강부터 11강까지의 내용에서 스무 문제를 냅니다. 외워야 아는 문제보다 따져 보면 아는 문제가 많습니다. 처음 고른 답만 세고, 고르고 나면 모든 답에 풀이가 나옵니다. **먼저 몇 문제를 맞힐지 적어 두고** 시작하세요.
# %% [markdown] lang="en"
# ## 1. Twenty questions
# Test yourself first. Here are twenty questions on lessons 1 to 11, and they ask for thinking rather than recall. Only your first choice counts; after it, all the answers are explained. **Write down first how many you will get right**, then begin:
# %%
explore.quiz()


# %% [markdown] lang="ko"
# 몇 문제를 맞혔나요? 적어 둔 수와 견주어 보세요. 크게 다르다면, 얼마나 아는지를 잘못 어림했다는 것도 이제 잰 셈입니다. 아무 답이나 골라도 평균 여섯 문제쯤은 맞습니다. 가위표가 남은 문제는 물음 위에 적힌 수업으로 돌아가 '정리'부터 읽어 보세요.
#
# ## 2. 흔히 하는 말과 맞는 말
# 이 강의는 Skymind(DL4J)의 안내글 *A Beginner's Guide to LSTMs and Recurrent Neural Networks*를 읽고 적은 공부 노트에서 출발했습니다. 거기 실린 두 그림은 Gers 등(2000)과 Greff 등(2017)의 것입니다([3강](03_lstm_gates.ipynb)에서 새로 그렸습니다). 좋은 안내글이고, 문장의 대부분은 조금만 고치면 맞습니다. 아래 표는 그 노트의 문장과, 다른 데서 자주 듣는 문장을 함께 모은 것입니다. 모두 안내글에 나오는 말은 아닙니다.
#
# '근거' 칸에서 **계산**은 식이나 짧은 셈으로 정해지는 것, **확인**은 예 하나로 해 보아 정확히 맞은 것, **측정**은 수업의 코드를 실행해 잰 것입니다. (가)와 같은 표시는 시드 10개나 20개의 결과로, 대개 성공한 실행의 수입니다(정확도가 비트 99%, 일치와 (아)의 세 과제 95%를 넘은 것, (바)에서는 틀린 비율이 5%보다 작은 것). `data/`의 파일에서 읽어 표 앞에 출력합니다. 나머지는 문헌에서 읽은 것입니다.
# %% [markdown] lang="en"
# How many did you get right? Compare with the number you wrote down; if they differ widely, that difference is a measurement, too. Choosing at random gets about six. Where a cross is left, go back to the lesson named above the question, and begin with its "In short".
#
# ## 2. What is said, and what is right
# This course began as study notes on a guide by Skymind (DL4J), *A Beginner's Guide to LSTMs and Recurrent Neural Networks*. The guide's two drawings are taken from Gers et al. (2000) and Greff et al. (2017) and redrawn in [lesson 3](03_lstm_gates.ipynb). It is a good guide, and most of what it says needs only small corrections. The tables below collect claims from those notes, and others often heard elsewhere; not all are the guide's.
#
# In the column "seen", **computed** is what an equation makes certain, **checked** what was tried on one example and came out exactly, and **measured** what a cell of the lesson measured. Marks such as (a) refer to results over 10 or 20 seeds, mostly counts of runs that succeeded (over 99% right on the bit, over 95% on agreement and the tasks of (h), under 5% wrong in (f)); they are read from files in `data/` and printed before each table. The rest was only read. The first two:
# %%
def solved(name, bar, **where):
    rows = [r for r in study(name) if all(r[key] == value for key, value in where.items())]
    return f"{sum(float(r['accuracy']) > bar for r in rows)}/{len(rows)}"


remembered = [solved("lags", 0.99, setting="rnn", clip="1", lag=lag) for lag in ("40", "80")]
clipped = [solved("lags", 0.99, setting="rnn", lag="80", clip=limit) for limit in ("1", "inf")]
# ko| titles = ("(가) 기본 RNN이 푼 횟수, 시차 40과 80:", "(나) 시차 80, 클리핑을 할 때와 안 할 때:")
# en| titles = ("(a) a bit, default RNN, lags 40 and 80:", "(b) lag 80, with and without clipping:")
for title, counts in zip(titles, (remembered, clipped), strict=True):
    print(title, *counts)


# %% [markdown] lang="ko"
# | 흔히 하는 말 | 맞는 말 | 근거<br>수업 · 출처 |
# |---|---|---|
# | 순방향 신경망은 순서를 알지 못한다 | 순서를 모르는 것은 가방(bag)이다. 윈도는 순서를 알지만 길이가 정해져 있다 | 계산: 짝지은 시험에서 가방은 꼭 50%. 측정: 윈도와 RNN은 거의 전부. 매개변수는 윈도 3938개, RNN 418개<br>[1강](01_sequences.ipynb) |
# | 순방향 신경망은 1:1, RNN은 1:N, N:1, N:M | 순방향도 미리 정한 N개를 받는다. RNN은 시퀀스마다 길이를 바꿀 수 있다. 첫 수업의 N:M은 인코더와 디코더, 두 셀이 나누어 맡는다 | 측정: 8비트로 배운 덧셈을 500비트에서도 맞힘<br>[1강](01_sequences.ipynb) · Skymind, Sutskever 등 2014 |
# | 읽으면서 가중치가 바뀐다. 스텝마다 셀이 하나씩 있다 | 순전파에서는 상태만 바뀐다. 셀 하나를 되풀이해서 쓴다 | 확인: 순환층의 384개(출력층 34개를 더하면 418개)를 스무 번 써서 `nn.RNN`과 같은 값<br>[1강](01_sequences.ipynb) · Elman 1990 |
# | 시그모이드를 여러 번 곱해서, 또는 float가 작은 수를 담지 못해서 기울기가 사라진다 | 스텝마다 곱해지는 것은 가중치 곱하기 활성화 함수의 미분값이다. float는 어디서부터 0이 되는지만 정한다 | 계산: $0.9^{100} = 3 \times 10^{-5}$. 측정: float64에서도 사라짐<br>[2강](02_gradients.ipynb) · Hochreiter 1991, Bengio 등 1994 |
# | $\rho$가 1보다 크면 폭발한다 | 선형 RNN의 규칙이다. $\tanh$ RNN에서는 $W_{hh}$의 가장 큰 특잇값($\rho$보다 작지 않다)이 1보다 작으면 반드시 사라지고, 1보다 크면 폭발할 수도 있고 아닐 수도 있다 | 측정: 입력의 분산 1, $\rho = 1.5$에서 사라지고 3에서 폭발<br>[2강](02_gradients.ipynb) · Pascanu 등 2013, 2.1절 |
# | 클리핑이 기울기 소실을 고친다 | 폭발만 막는다 | 계산: 클리핑은 1 이하의 수를 곱하므로 작은 기울기를 키우지 못한다. (나)의 성공 횟수로는 차이가 있다고도 없다고도 할 수 없다<br>[2강](02_gradients.ipynb) · Pascanu 등 2013, 3.2절 |
# | RNN은 긴 시차를 배우지 못한다 | 시차 100까지도 배우지만 시드에 따라 다르다. $W_{hh}$를 단위행렬로, 편향을 0으로 시작하면 세 학습률에서 모두 배웠다. 단위행렬만으로는 학습률에 따라 지기도 했다 | (가). 단위행렬: 아래 그림<br>[2강](02_gradients.ipynb) · Le 등 2015(ReLU RNN) |
# | 셀은 컴퓨터 메모리처럼 저장하고, 읽고, 지운다. 망각 게이트가 1이면 잊는다 | 0과 1 사이의 비율로 한다. $f = 1$이면 **남기고** 0이면 지운다 | 계산: $c_{t-1} = 0.9$, $f = 1$, $i = o = 0$이면 $c_t = 0.9$, $h_t = 0$<br>[3강](03_lstm_gates.ipynb) · Gers 등 2000 |
# | 게이트의 값은 학습된다 | 가중치가 학습되고, 값은 시점마다, 샘플마다 계산된다 | 측정: 셀 하나가 표시가 붙은 값을 골라냄<br>[3강](03_lstm_gates.ipynb) · Gers 등 2000 |
# | 화살표 셋이 게이트 셋으로 간다. 게이트는 '입력'을 조절한다 | 입력이 가는 곳은 넷(게이트 셋과 후보값)이다. 게이트는 후보값, 이전 셀 상태, 내보내는 값에 곱한다 | 확인: 가중치 네 벌로 `nn.LSTMCell`과 같은 값<br>[3강](03_lstm_gates.ipynb) · Gers 등 2000, Greff 등 2017 |
# | LSTM에는 처음부터 게이트가 셋 있었다. 핍홀(peephole)이 중요하다 | 망각 게이트는 1999–2000년에, 핍홀은 2000년에 나왔다. 핍홀은 간격을 정확히 재는 과제에서 도왔지만, 큰 비교 실험에서는 빼도 뚜렷이 나빠지지 않았다. 가장 중요했던 것은 망각 게이트와 출력의 활성화 함수다 | 문헌<br>[3강](03_lstm_gates.ipynb) · Hochreiter & Schmidhuber 1997, Gers 등 2000, Gers & Schmidhuber 2000, Greff 등 2017 |
# %% [markdown] lang="en"
# | often said | right | seen<br>lesson · source |
# |---|---|---|
# | A feed-forward network cannot see order | A bag cannot; a window can, at a fixed length | computed: on paired tests a bag gets exactly 50%; measured: window and RNN nearly all right; 3938 parameters for the window, 418 for the RNN<br>[lesson 1](01_sequences.ipynb) |
# | Feed-forward networks are 1:1; RNNs 1:N, N:1, N:M | Feed-forward ones take any N fixed beforehand. An RNN may change the length with each sequence; lesson 1 does N:M with two, an encoder and a decoder | measured: addition learned on 8 bits still works on 500<br>[lesson 1](01_sequences.ipynb) · Skymind; Sutskever et al. 2014 |
# | The weights change while it reads; there is a cell for each step | In the forward pass the state alone changes; one cell is used again and again | checked: the layer's 384 weights (418 with the readout), used twenty times, give what `nn.RNN` gives<br>[lesson 1](01_sequences.ipynb) · Elman 1990 |
# | Gradients vanish because sigmoids are multiplied, or because floats cannot hold small numbers | The factor is weight times slope; the number format only decides how small it can get before it becomes 0 | computed: $0.9^{100} = 3 \times 10^{-5}$; measured: they vanish in float64, too<br>[lesson 2](02_gradients.ipynb) · Hochreiter 1991; Bengio et al. 1994 |
# | With $\rho$ above 1 gradients explode | That rule holds for linear RNNs. In a $\tanh$ RNN gradients must vanish if the largest singular value of $W_{hh}$ (never below $\rho$) is below 1; above 1 they may explode, but need not | measured, inputs of variance 1: vanish at $\rho = 1.5$, explode at 3<br>[lesson 2](02_gradients.ipynb) · Pascanu et al. 2013, 2.1 |
# | Clipping cures vanishing | It prevents explosions only | computed: clipping multiplies the gradient by at most 1, so it can never enlarge one; the counts in (b) neither establish a difference nor rule one out<br>[lesson 2](02_gradients.ipynb) · Pascanu et al. 2013, 3.2 |
# | RNNs cannot learn long lags | They did up to lag 100, though not with every seed. From the identity **and** biases of 0 they learned at all three rates; the identity alone lost at some | (a); identity: figure below<br>[lesson 2](02_gradients.ipynb) · Le et al. 2015 (ReLU RNNs) |
# | A cell stores, reads and erases like computer memory; a forget gate of 1 forgets | It does so by degrees, from 0 to 1. $f = 1$ **keeps**, 0 erases | computed: from $c_{t-1} = 0.9$, $f = 1$ and $i = o = 0$ give $c_t = 0.9$, $h_t = 0$<br>[lesson 3](03_lstm_gates.ipynb) · Gers et al. 2000 |
# | The value of a gate is learned | The weights are learned; the value is computed at every step, for every sample | measured: a single cell learned to pick out the marked value<br>[lesson 3](03_lstm_gates.ipynb) · Gers et al. 2000 |
# | Three arrows go into three gates; the gates scale "the input" | The input goes to four places, three gates and the candidate. Gates scale the candidate, the old cell state, and what is shown of the new one | checked: four sets of weights give what `nn.LSTMCell` gives<br>[lesson 3](03_lstm_gates.ipynb) · Gers et al. 2000; Greff et al. 2017 |
# | The LSTM always had three gates; peepholes matter | The forget gate came in 1999/2000, peepholes in 2000. Peepholes helped where intervals were to be timed, but in a large comparison leaving them out did little harm; the forget gate and the output activation mattered most | literature<br>[lesson 3](03_lstm_gates.ipynb) · Hochreiter & Schmidhuber 1997; Gers et al. 2000; Gers & Schmidhuber 2000; Greff et al. 2017 |
# %%
def count(setting, lag, rate="0.01"):
    return solved("one_bit", 0.99, setting=setting, lag=lag, rate=rate)


biases = [count(setting, "50") for setting in ("lstm", "lstm_1", "lstm_2", "lstm_5")]
thousand = [count(s, "1000") for s in ("lstm_7", "lstm_shut", "lstm_7_shut", "gru_chrono")]
# ko| print("(다) 시차 50, b_f가 기본값, 1, 2, 5:", *biases)
# en| print("(c) lag 50, b_f default, 1, 2, 5:", *biases)
# ko| print("(라) 시차 100, f = 1로 고정:", count("lstm_1997", "100"))
# en| print("(d) lag 100, f held at 1:", count("lstm_1997", "100"))
# ko| print("(마) 시차 1000, b_f = 7, b_i = -7, 둘 다, chrono GRU:", *thousand)
# en| print("(e) lag 1000, b_f = 7, b_i = -7, both, chrono GRU:", *thousand)
# %%
rows = study("forgetting")
# ko| tasks = {"stream": "(바) 스트림을 풂, 스트림으로 학습:", "strings": "(바) 문자열 하나씩 학습:"}
# en| tasks = {"stream": "(f) solved, trained on the stream:", "strings": "(f) trained on strings:"}
for task, title in tasks.items():
    wrong = [float(r["after"]) for r in rows if (r["task"], r["cell"]) == (task, "lstm")]
    print(title, f"{sum(share < 0.05 for share in wrong)}/{len(wrong)}")
# ko| titles = {"lstm": "(사) 합, LSTM:", "lstm_1997": "(사) 합, 망각 게이트 없이:"}
# en| titles = {"lstm": "(g) running sum, LSTM:", "lstm_1997": "(g) the sum without a forget gate:"}
for cell, title in titles.items():
    errors, sizes = (
        [float(r[key]) for r in rows if (r["task"], r["cell"]) == ("sum", cell)]
        for key in ("after", "size")
    )
    # ko| row = f"분산의 {median(errors):.2f}배 오차, |c| {median(sizes):.1f}"
    # en| row = f"error {median(errors):.2f} of the variance, |c| {median(sizes):.1f}"
    print(title, row)
# %%
for cell in ("lstm", "gru"):
    reach = [int(row["reach"]) for row in study("counting") if row["setting"].startswith(cell)]
    fair = solved("equal_size", 0.95, setting=f"{cell}_chrono")
    # ko| said = f"10까지 배워 {min(reach)}~{max(reach)}까지 셈; 같은 크기, 세 과제: 성공 {fair}"
    # en| said = f"taught to 10, counts to {min(reach)} … {max(reach)}; equal size, three tasks: solved {fair}"
    # ko| print(f"(아) {cell.upper()}: {said}")
    # en| print(f"(h) {cell.upper()}: {said}")
# %% [markdown] lang="ko"
# | 흔히 하는 말 | 맞는 말 | 근거<br>수업 · 출처 |
# |---|---|---|
# | RNN은 곱하고 LSTM은 더한다 | RNN도 더한다. LSTM의 직접 경로에는 행렬도 $\tanh$도 없다는 점이 다르다 | 계산: 직접 경로의 기울기는 $\prod f_t$. 확인: autograd와 같은 값<br>[4강](04_cell_path.ipynb) · Hochreiter & Schmidhuber 1997 |
# | 그래서 LSTM에는 기울기 소실이 없다 | 직접 경로에서, 기억할 길이에 걸쳐 $\prod f_t$가 0에 가까워지지 않을 때만 그렇다. $f = 0.99$도 1000스텝이면 $4 \times 10^{-5}$이다 | 측정: 기본 초기화($f \approx 0.5$)에서 직접 경로의 기울기가 100스텝에 $10^{-22}$ 아래<br>[4강](04_cell_path.ipynb) · Gers 등 2000, Tallec & Ollivier 2018 |
# | LSTM은 폭발하지 않는다 | 게이트와 $h$를 거쳐 폭발할 수 있다 | 측정: $W_{hh}$를 12배로 키우자 폭발<br>[4강](04_cell_path.ipynb) · Pascanu 등 2013 |
# | 기울기가 잘 흐르면 오래된 것을 잘 기억한다 | 도움이 되지만 모자란다. 직접 경로의 기울기가 꼭 1인데도 학습률 0.01에서는 절반만 풀었다(라). 0.003에서는 열에 아홉이었다. 시차 1000에서는 학습률 0.01이면 아무것이나 쓰지 않도록 시작해야 했다(마) | (라), (마)<br>[4강](04_cell_path.ipynb) · Hochreiter & Schmidhuber 1997 |
# | 망각 게이트의 편향을 1로 두면 좋다 | 기억할 길이에 맞춘다. PyTorch에는 편향이 둘이라 합이 그 값이 되게 한다 | 계산: 합이 1이면 반감기가 2.2스텝. (다)<br>[4강](04_cell_path.ipynb) · 1로 두라: Jozefowicz 등 2015. 길이에 맞추라: Tallec & Ollivier 2018 |
# | LSTM은 1000스텝 넘게 기억한다 | 1997년의 인공 과제에서, 망각 게이트 없이 그랬다. 지금의 셀은 남기고($b_f = 7$) 함부로 쓰지 않게($b_i = -7$) **시작하면** 학습률 0.01에서 시차 1000을 배웠다 | (마)<br>[4강](04_cell_path.ipynb) · Hochreiter & Schmidhuber 1997 초록 |
# | 새 과제가 시작되면 망각 게이트가 비워 준다 | 그렇게 배워야 비운다 | (바)<br>[5강](05_forgetting.ipynb) · Gers 등 2000 |
# | 망각 게이트가 없으면 무너진다 | 과제에 따라 다르다. 합을 구하는 과제에서는 $\lvert c \rvert$가 수백까지 커져 $\tanh(c)$가 포화했고 크게 나빠졌지만, 평균만 내는 것(1배)보다는 나았다. Gers 등의 말은 연속 스트림에 관한 것이고, Greff 등의 과제들에서도 빼면 뚜렷이 나빠졌다 | (사)<br>[5강](05_forgetting.ipynb) · Gers 등 2000, Greff 등 2017 |
# | GRU는 출력 게이트를 뺀 LSTM이고 늘 기억 전체를 내보낸다 | 상태를 모두 보여 주는 것은 맞다. $c$가 따로 없고, 쓰기와 남기기가 묶여 있고, 리셋 게이트가 후보값 안에서 일하고, 상태의 크기에 한계가 있다 | 계산: $\lvert h \rvert$는 1(또는 처음의 크기)을 넘지 못함. 확인: 손으로 정하면 LSTM은 1씩, GRU는 아주 작은 폭으로 20,000까지 셈. (아)<br>[6강](06_gru.ipynb) · Cho 등 2014, Weiss 등 2018 |
# | $z$가 1이면 새로 쓴다 | Chung의 규약이다. Cho와 PyTorch에서는 남긴다. $r$을 곱하는 자리도 둘이다 | 계산: $z$의 가중치와 편향 넷의 부호를 뒤집으면 $1 - z$가 되고, $r$의 자리는 다른 함수<br>[6강](06_gru.ipynb) · Cho 등 2014, Chung 등 2014 |
# | GRU가 빠르다, LSTM이 낫다 | 한 스텝의 계산이 적다는 말인지 업데이트가 적어도 된다는 말인지부터 나눈다. 매개변수 수와 초기화(chrono)를 맞추니 세 과제를 둘 다 모두 풀어 성공 횟수로는 가릴 수 없다. 10까지 세기를 배우면 LSTM은 12–52, GRU는 11–14까지 셌다. 멀리 간 것은 LSTM이지만 모두 그런 것은 아니다 | (아)<br>[6강](06_gru.ipynb) · Chung 등 2014, Jozefowicz 등 2015 |
# %% [markdown] lang="en"
# | often said | right | seen<br>lesson · source |
# |---|---|---|
# | An RNN multiplies, an LSTM adds | An RNN sums, too; what is different is that the LSTM's direct path has neither matrix nor $\tanh$ | computed: the gradient along it is $\prod f_t$; checked: it equals autograd's<br>[lesson 4](04_cell_path.ipynb) · Hochreiter & Schmidhuber 1997 |
# | Hence an LSTM has no vanishing gradient | True only of the direct path, and only while $\prod f_t$ stays away from 0 over the length to be remembered. Even $f = 0.99$ leaves $4 \times 10^{-5}$ after 1000 steps | measured: by default ($f \approx 0.5$) the gradient along the direct path is below $10^{-22}$ after 100 steps<br>[lesson 4](04_cell_path.ipynb) · Gers et al. 2000; Tallec & Ollivier 2018 |
# | An LSTM cannot explode | It can, through the gates and $h$ | measured: it did, with $W_{hh}$ scaled to 12 times its size<br>[lesson 4](04_cell_path.ipynb) · Pascanu et al. 2013 |
# | Where gradients flow well, old things are remembered well | It helps but is not enough: with a direct gradient of exactly 1, half the runs succeeded at rate 0.01 (d), nine of ten at 0.003. At lag 1000 and learning rate 0.01 the cell also had to start by writing little (e) | (d), (e)<br>[lesson 4](04_cell_path.ipynb) · Hochreiter & Schmidhuber 1997 |
# | A forget bias of 1 helps | Fit it to the length to be remembered; PyTorch has two biases, and it is their sum that counts | computed: with a sum of 1 the half-life is 2.2 steps; (c)<br>[lesson 4](04_cell_path.ipynb) · for 1: Jozefowicz et al. 2015; for the length: Tallec & Ollivier 2018 |
# | LSTMs remember more than 1000 steps | In 1997, on artificial tasks, without a forget gate. At learning rate 0.01 today's cell learned lag 1000 when it **started** by keeping ($b_f = 7$) and writing little ($b_i = -7$) | (e)<br>[lesson 4](04_cell_path.ipynb) · Hochreiter & Schmidhuber 1997, abstract |
# | The forget gate clears the memory when a new task begins | Only where it was trained to | (f)<br>[lesson 5](05_forgetting.ipynb) · Gers et al. 2000 |
# | Without a forget gate everything breaks down | That depends on the task. On the running sum $\lvert c \rvert$ reached hundreds, where $\tanh(c)$ is flat. The error rose, but stayed below 1, that of always predicting the mean. Gers et al. were speaking of the continual stream; on the tasks of Greff et al., too, leaving the gate out clearly hurt | (g)<br>[lesson 5](05_forgetting.ipynb) · Gers et al. 2000; Greff et al. 2017 |
# | A GRU is an LSTM without its output gate, and always shows its whole memory | It does show its whole state. But it has no $c$; writing and keeping are coupled; the reset gate works inside the candidate; and the state is bounded | computed: $\lvert h \rvert$ never exceeds 1 (or its initial size, if larger); checked: set by hand, an LSTM counts to 20,000 by adding ones, a GRU by tiny steps; (h)<br>[lesson 6](06_gru.ipynb) · Cho et al. 2014; Weiss et al. 2018 |
# | $z = 1$ overwrites the state | In Chung's convention, yes; in Cho's and PyTorch's $z = 1$ keeps it. The conventions also differ in where $r$ is applied | computed: flip the signs of $z$'s two weight matrices and two biases, and $z$ becomes $1 - z$; moving $r$ gives another function<br>[lesson 6](06_gru.ipynb) · Cho et al. 2014; Chung et al. 2014 |
# | The GRU is faster, the LSTM better | First say what "faster" means: a cheaper step, or fewer updates. With equal parameters and a fair start (chrono) both solved all three tasks in every run, which cannot tell them apart. Trained to count to 10, LSTMs got to 12 … 52, GRUs to 11 … 14: what got far were LSTMs, though not all of them | (h)<br>[lesson 6](06_gru.ipynb) · Chung et al. 2014; Jozefowicz et al. 2015 |
# %%
cells = ("rnn", "lstm", "lstm_2", "lstm_chrono", "gru", "gru_chrono")
for setting in cells:
    found = [solved("agreement", 0.95, setting=setting, distance=d) for d in ("10", "20", "40")]
    # ko| print(f"(자) 일치, 거리 10, 20, 40, {plots.label(setting)}:", *found)
    # en| print(f"(i) agreement, distance 10, 20, 40, {plots.label(setting)}:", *found)
# ko| titles = {"en": "(차) 넷째 글자, 영어 LSTM:", "ko": "(차) 넷째 글자, 한국어 LSTM:"}
# en| titles = {"en": "(j) fourth letter, English LSTM:", "ko": "(j) fourth letter, Korean LSTM:"}
for code, title in titles.items():
    wanted = ("fourth", code, "lstm")
    rows = [row for row in study("text_words") if (*row.values(),)[:3] == wanted]
    scores = [float(row["score"]) for row in rows]
    # ko| number = f"실행 {len(scores)}번"
    # en| number = f"{len(scores)} runs"
    print(title, f"{min(scores):.1%} … {max(scores):.1%} ({number})")
# %% [markdown] lang="ko"
# | 흔히 하는 말 | 맞는 말 | 근거<br>수업 · 출처 |
# |---|---|---|
# | TextRNN이 세 문장을 모두 맞히니 기억을 배웠다 | 마지막 단어만 보는 표도 3/3이다. 이 과제는 기억을 묻지 않는다 | 확인: 3/3<br>[7강](07_text_rnn.ipynb) · nlp-tutorial 3-1 |
# | 멀리 떨어진 단어는 LSTM이라야 맞힌다 | GRU도 맞힌다. 기본값으로 시작한 LSTM은 RNN과 구별되지 않았고, 거리 20을 거의 늘 푼 것은 $b_f = 2$와 chrono, 40에서는 chrono라야 늘 풀었다($b_f = 2$는 1/20). 다만 chrono에는 길이를 알려 주었다 | (자)<br>[7강](07_text_rnn.ipynb) · Linzen 등 2016 |
# | TextLSTM이 열 단어를 모두 맞히니 철자를 배웠다. 출력에 더하는, 1로 채운 벡터가 돕는다 | 마지막 두 글자의 표도 10/10이다. 실제 단어에서 마지막 글자의 표는 영어에서 LSTM의 범위 안에 들고, 한국어에서는 모든 실행보다 나았다. 모든 출력에 같은 수를 더하면 소프트맥스에서 지워진다 | 측정: 표는 영어 32.1%, 한국어 46.7%. (차)<br>[8강](08_text_lstm.ipynb) · nlp-tutorial 3-2 |
# | LSTM은 음악, 글, 주가처럼 여러 시간 척도가 섞인 신호를 잘 잡는다 | 신호 하나(주마다 잰 이산화탄소)로 시험하니 13주 뒤까지는 단순한 규칙(계절 + 증가 등)보다 나았지만, 선형식인 자기회귀보다 낫지는 않았다. 랜덤 워크에서는 지속 예측이 가장 낫다 | 측정, 13주 뒤: 계절 + 증가 0.85 ppm, 자기회귀 0.58 ppm, LSTM은 그 사이<br>[10강](10_timescales.ipynb) |
#
# 이것으로 스물여섯 가지입니다. 그 가운데 긴 기억에 관한 것들을 한 그림에 모읍니다. 세 가지 셀을 나란히 놓고, 같은 셀 안에서는 시작하는 값만 바꾸었습니다.
# %% [markdown] lang="en"
# | often said | right | seen<br>lesson · source |
# |---|---|---|
# | TextRNN gets all three sentences right, so it has learned to remember | A lookup table that sees only the last word gets 3/3 as well, so this task does not need memory | checked: 3/3<br>[lesson 7](07_text_rnn.ipynb) · nlp-tutorial 3-1 |
# | Only an LSTM can link distant words | A GRU can as well. With default initialisation an LSTM could not be told apart from an RNN; to solve distance 20 reliably took $b_f = 2$ or chrono, 40 took chrono ($b_f = 2$: 1/20). But chrono was told the length | (i)<br>[lesson 7](07_text_rnn.ipynb) · Linzen et al. 2016 |
# | TextLSTM gets all ten words right, so it has learned to spell; the vector of ones that it adds to its output helps | A lookup table of the last two letters gets 10/10. On real words a table of the last letter alone is within the LSTM's range in English, and above every run in Korean. The same number added to every output cancels in the softmax | measured: the table, 32.1% in English, 46.7% in Korean; (j)<br>[lesson 8](08_text_lstm.ipynb) · nlp-tutorial 3-2 |
# | LSTMs capture the many time scales of music, text and stock prices | Tested on one signal, weekly CO₂: up to 13 weeks ahead the LSTM beat the simple rules (such as season plus growth) but not a linear formula, autoregression. On a random walk nothing beats persistence | measured, 13 weeks ahead: seasonal + growth 0.85 ppm, autoregression 0.58 ppm, the LSTM between them<br>[lesson 10](10_timescales.ipynb) |
#
# That makes twenty-six. Here is what they say of long memory in one picture: three kinds of cell side by side, and within each kind nothing changed but the starting values:
# %%
settings = ("rnn", "rnn_identity", "lstm", "lstm_2", "lstm_chrono", "gru", "gru_chrono")


def runs(name, bar, **where):
    table = {setting: [] for setting in settings}
    for row in study(name):
        if row["setting"] in table and all(row[key] == value for key, value in where.items()):
            updates = int(row["updates"]) if float(row["accuracy"]) > bar else None
            table[row["setting"]].append(updates)
    return table


bits = [runs("one_bit", 0.99, lag=lag, rate="0.01") for lag in ("50", "100")]
# ko| titles = ("비트, 시차 50", "비트, 시차 100", "일치, 거리 40")
# en| titles = ("bit, lag 50", "bit, lag 100", "agreement, distance 40")
tasks = zip(titles, [*bits, runs("agreement", 0.95, distance="40")], strict=True)
plots.plot_success(dict(tasks))
plt.show()
# %% [markdown] lang="ko"
# 파란 막대와 분수는 성공한 비율입니다(정확도가 비트는 99%, 일치는 95%를 넘은 실행). 그 옆은 **성공한 실행만의** 업데이트 횟수 중앙값이므로, 성공률이 비슷한 줄끼리만 견주세요. 일치는 업데이트 600번, 비트는 1000번까지였으니 막대의 길이를 과제끼리 견주어서도 안 됩니다.
#
# LSTM 세 줄과 GRU 두 줄은 저마다 **같은 셀을 시작만 달리한 것**입니다. 그런데도 0/20부터 20/20까지 갈립니다.
#
# - LSTM과 GRU 사이에서는, 이 세 칸에서는, 셀의 종류보다 초기화가 결과를 더 크게 바꾸었습니다. (자)의 거리 20에서는 셀도 드러났습니다. 기본 GRU가 11/20, 기본 LSTM이 2/20입니다.
# - 셀의 종류도 상관이 있습니다. 기본값으로 시작하면 비트는 뜻밖에도 RNN이 가장 자주 풀었습니다(시차 100에서 11/20, LSTM과 GRU는 0/20). 기본값에서는 $f$와 $z$가 0.5쯤이라 직접 경로의 기울기가 아주 작게 시작하지만, 그것이 까닭의 전부인지는 재지 않았습니다.
# - 거리 40의 일치는 기본값으로는 어느 셀도 풀지 못했습니다. 늘 푼 것은 chrono인데($b_f = 2$인 LSTM은 1/20), chrono에는 길이를 알려 주었습니다. RNN의 다른 시작인 단위행렬에는 알려 주지 않았으므로, 이 칸만으로는 셀 탓인지 시작 탓인지 가릴 수 없습니다. 매개변수 수도 맞추지 않았습니다.
#
# ## 3. 이 강의에서 보여 주지 못한 것
# - **작은 과제**입니다. 비트 하나, 문법 하나, 규칙으로 만든 문장, 네 글자 단어, 신호 하나입니다. 실제 글이나 음성은 다루지 않았습니다.
# - **작은 신경망**입니다. 은닉 유닛은 많아야 백몇십 개이고, CPU에서 몇 초 동안, 대개 1000번까지 업데이트했습니다. 0/20은 '배우지 못한다'가 아니라 '그 안에 배우지 못했다'라는 뜻입니다.
# - **최적화 방법은 거의 하나**입니다. 대부분 Adam을 썼고 학습률은 하나나 둘만 시험했습니다. (마)에서 학습률만 0.001로 낮추어도 성공 횟수가 달라집니다.
# - **작은 언어 둘**, 영어와 한국어입니다. 일치 문장은 작은 문법이 만든 것이고, 테스트 문장의 단어는 모두 학습할 때 나온 것입니다.
# - **chrono 초기화에는 기억할 길이를 미리 넣어 주었습니다.** 기억할 길이를 모를 때 무엇이 좋은지는 재지 않았습니다.
# - **시드는 조건마다 5개에서 20개**입니다. 20/20과 0/20의 차이는 우연으로 보기 어렵지만, 13/20과 15/20은 구별할 수 없습니다.
# - **어텐션(attention)은 학습해 보지 않았습니다.** [10강](10_timescales.ipynb)는 병목과 어텐션의 자리만 그렸습니다. 오늘날의 큰 언어 모델은 대부분 트랜스포머입니다. 어느 쪽이 나은지는 이 강의의 결과로 알 수 없습니다.
#
# 다음으로 읽을 만한 것을 셋만 꼽습니다. 어텐션이 무엇을 풀려 했는지는 Bahdanau 등(2015)에서, 순환을 버린 모델은 Vaswani 등(2017)에서, 순환을 다시 살리려는 시도는 상태 공간 모델을 다룬 Gu & Dao(2023)에서 시작하세요. 읽기 전에 이 강의에서 하던 대로 물어보세요. 기준 모델은 무엇이고, 시드는 몇 개이며, 초기화는 공정했는가?
# %% [markdown] lang="en"
# Blue bars and fractions show how many runs succeeded: over 99% of the bits right, or over 95% of the agreements. Beside them is the median number of updates of **the successful runs alone**, so compare it only between rows of similar success. Do not compare bars across tasks: agreement had 600 updates, the bit 1000.
#
# The three LSTM rows are **one cell with different starts**, and so are the two GRU rows. Yet they range from 0/20 to 20/20.
#
# - In these panels the start made more difference than the choice between LSTM and GRU. At distance 20, in (i), the cell did show: default GRU 11/20, default LSTM 2/20.
# - The cell matters, too: with default initialisation it was the RNN that solved the bit most often (at lag 100 in 11/20; LSTM and GRU 0/20). By default $f$ and $z$ are about 0.5, so the gradient along the direct path starts very small; whether this is all of the reason was not measured.
# - At distance 40 no cell solved agreement from its defaults. Chrono always did (the LSTM with $b_f = 2$ once in 20), but chrono is told the length. The RNN's second start, the identity, is not, so this panel cannot tell whether its cell or its start is to blame. Nor were the numbers of parameters equal.
#
# ## 3. What this course did not show
# - **Small tasks**: one bit, one grammar, sentences made by rules, words of four letters, one signal. There was no real text and no speech.
# - **Small networks**: at most a little over a hundred hidden units, trained on a CPU for seconds, mostly for up to 1000 updates. 0/20 does not mean "cannot be learned" but "was not learned by then".
# - **Hardly more than one optimiser**: mostly Adam, at one or two learning rates. Lowering it to 0.001 alone changes the counts in (e).
# - **Two mini-languages**, English and Korean: the sentences come from a small grammar, and all words of the test sentences occur in training.
# - **Chrono knew the length beforehand.** What works when the length is unknown was not measured.
# - **5 to 20 seeds for each setting**: 20/20 against 0/20 is no accident, but 13/20 and 15/20 cannot be told apart.
# - **No attention was trained.** [Lesson 10](10_timescales.ipynb) only drew the bottleneck and the place of attention. Today's large language models are mostly transformers, and our numbers say nothing about which is better.
#
# Three things to read next. What attention was meant to solve: Bahdanau et al. (2015). The model that did away with recurrence: Vaswani et al. (2017). An attempt to bring recurrence back, by state space models: Gu & Dao (2023). Before you read, ask as we did here: what are the baselines, how many seeds were there, and was the start fair?
# %% [markdown] lang="ko"
# ## 정리
# - 스물여섯 문장 가운데 몇은 틀렸고, 나머지는 대부분 조건을 붙여야 맞습니다. '더하기라서'가 아니라 '$f$가 그 길이에 견주어 1에 가까워서', '게이트가 있어서'가 아니라 '그렇게 배워서', 'LSTM이라서'가 아니라 '그렇게 시작해서'입니다.
# - **확실한 것**은 식에서 나오는 것, 곧 '계산'이라고 적은 것뿐이고 많지 않습니다. 예를 들면 직접 경로의 기울기는 $\prod f_t$이고, GRU의 상태는 크기가 1(처음이 더 크면 처음의 크기)을 넘지 못합니다. 손으로 쓴 셀이 PyTorch의 셀과 같다는 것은 예에서 **확인**했습니다. 나머지는 정해진 과제에서 **재거나 센 것**이고, 역사와 남의 실험은 **읽은 것**입니다.
# - 긴 기억이 필요한 과제에서 결과를 크게 바꾼 것은 초기화였습니다(학습률과 최적화는 거의 바꾸어 보지 않았습니다). 가장 자주 뜻밖의 결과를 낸 것은 기준 모델이었습니다. 마지막 단어의 표, 마지막 글자의 표, 선형식이 그랬습니다.
#
# **여기서 다루지 않은 것**: 3절에 적었습니다.
#
# ## 더 깊이: 이 강의의 출처
# - Skymind(DL4J), *A Beginner's Guide to LSTMs and Recurrent Neural Networks*. 강의의 출발점입니다.
# - T. H. Jung(graykode), *nlp-tutorial*, 3-1 TextRNN, 3-2 TextLSTM.
# - J. L. Elman, *Finding Structure in Time*, Cognitive Science 14(2), 1990.
# - S. Hochreiter, *Untersuchungen zu dynamischen neuronalen Netzen*, diploma thesis, TU München, 1991.
# - Y. Bengio, P. Simard, P. Frasconi, *Learning Long-Term Dependencies with Gradient Descent is Difficult*, IEEE Transactions on Neural Networks 5(2), 1994.
# - S. Hochreiter, J. Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997.
# - F. A. Gers, J. Schmidhuber, F. Cummins, *Learning to Forget: Continual Prediction with LSTM*, Neural Computation 12(10), 2000.
# - F. A. Gers, J. Schmidhuber, *Recurrent Nets that Time and Count*, IJCNN 2000.
# - R. Pascanu, T. Mikolov, Y. Bengio, *On the Difficulty of Training Recurrent Neural Networks*, ICML 2013.
# - K. Cho 등, *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014.
# - J. Chung, C. Gulcehre, K. Cho, Y. Bengio, *Empirical Evaluation of Gated Recurrent Neural Networks on Sequence Modeling*, arXiv:1412.3555, 2014.
# - I. Sutskever, O. Vinyals, Q. V. Le, *Sequence to Sequence Learning with Neural Networks*, NIPS 2014.
# - R. Jozefowicz, W. Zaremba, I. Sutskever, *An Empirical Exploration of Recurrent Network Architectures*, ICML 2015.
# - Q. V. Le, N. Jaitly, G. E. Hinton, *A Simple Way to Initialize Recurrent Networks of Rectified Linear Units*, arXiv:1504.00941, 2015.
# - D. Bahdanau, K. Cho, Y. Bengio, *Neural Machine Translation by Jointly Learning to Align and Translate*, ICLR 2015.
# - T. Linzen, E. Dupoux, Y. Goldberg, *Assessing the Ability of LSTMs to Learn Syntax-Sensitive Dependencies*, TACL 4, 2016.
# - K. Greff, R. K. Srivastava, J. Koutník, B. R. Steunebrink, J. Schmidhuber, *LSTM: A Search Space Odyssey*, IEEE TNNLS 28(10), 2017.
# - A. Vaswani 등, *Attention Is All You Need*, NIPS 2017.
# - C. Tallec, Y. Ollivier, *Can recurrent neural networks warp time?*, ICLR 2018.
# - G. Weiss, Y. Goldberg, E. Yahav, *On the Practical Computational Power of Finite Precision RNNs for Language Recognition*, ACL 2018.
# - A. Gu, T. Dao, *Mamba: Linear-Time Sequence Modeling with Selective State Spaces*, arXiv:2312.00752, 2023.
# %% [markdown] lang="en"
# ## In short
# - Some of the twenty-six sentences are false; most of the others need a condition to be right. Not "because it adds" but "because $f$ is near enough to 1 for that length"; not "because it has the gate" but "because it was trained to use it"; not "because it is an LSTM" but "because it started that way".
# - Only what follows from an equation is **certain**. The tables mark it "computed", and there is not much of it: for example, that the gradient along the direct path is $\prod f_t$, and that the state of a GRU never exceeds 1 in size (or its initial size, if that is larger). That cells written by hand equal PyTorch's was **checked** on examples. The rest was **measured** or **counted** on given tasks; history and the experiments of others were **read**.
# - Where long memory was needed, the initialisation changed results a lot (learning rates and optimisers were hardly varied). What surprised most often was a baseline: a table of the last word, a table of the last letter, a linear formula.
#
# **Not covered here**: see section 3.
#
# ## Going deeper: the sources of this course
# - Skymind (DL4J), *A Beginner's Guide to LSTMs and Recurrent Neural Networks*. Here the course began.
# - T. H. Jung (graykode), *nlp-tutorial*, 3-1 TextRNN, 3-2 TextLSTM.
# - J. L. Elman, *Finding Structure in Time*, Cognitive Science 14(2), 1990.
# - S. Hochreiter, *Untersuchungen zu dynamischen neuronalen Netzen*, diploma thesis, TU München, 1991.
# - Y. Bengio, P. Simard, P. Frasconi, *Learning Long-Term Dependencies with Gradient Descent is Difficult*, IEEE Transactions on Neural Networks 5(2), 1994.
# - S. Hochreiter, J. Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997.
# - F. A. Gers, J. Schmidhuber, F. Cummins, *Learning to Forget: Continual Prediction with LSTM*, Neural Computation 12(10), 2000.
# - F. A. Gers, J. Schmidhuber, *Recurrent Nets that Time and Count*, IJCNN 2000.
# - R. Pascanu, T. Mikolov, Y. Bengio, *On the Difficulty of Training Recurrent Neural Networks*, ICML 2013.
# - K. Cho et al., *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014.
# - J. Chung, C. Gulcehre, K. Cho, Y. Bengio, *Empirical Evaluation of Gated Recurrent Neural Networks on Sequence Modeling*, arXiv:1412.3555, 2014.
# - I. Sutskever, O. Vinyals, Q. V. Le, *Sequence to Sequence Learning with Neural Networks*, NIPS 2014.
# - R. Jozefowicz, W. Zaremba, I. Sutskever, *An Empirical Exploration of Recurrent Network Architectures*, ICML 2015.
# - Q. V. Le, N. Jaitly, G. E. Hinton, *A Simple Way to Initialize Recurrent Networks of Rectified Linear Units*, arXiv:1504.00941, 2015.
# - D. Bahdanau, K. Cho, Y. Bengio, *Neural Machine Translation by Jointly Learning to Align and Translate*, ICLR 2015.
# - T. Linzen, E. Dupoux, Y. Goldberg, *Assessing the Ability of LSTMs to Learn Syntax-Sensitive Dependencies*, TACL 4, 2016.
# - K. Greff, R. K. Srivastava, J. Koutník, B. R. Steunebrink, J. Schmidhuber, *LSTM: A Search Space Odyssey*, IEEE TNNLS 28(10), 2017.
# - A. Vaswani et al., *Attention Is All You Need*, NIPS 2017.
# - C. Tallec, Y. Ollivier, *Can recurrent neural networks warp time?*, ICLR 2018.
# - G. Weiss, Y. Goldberg, E. Yahav, *On the Practical Computational Power of Finite Precision RNNs for Language Recognition*, ACL 2018.
# - A. Gu, T. Dao, *Mamba: Linear-Time Sequence Modeling with Selective State Spaces*, arXiv:2312.00752, 2023.
