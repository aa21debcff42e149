# %% [markdown] lang="ko"
# # 되돌아보기
# **강의 전체가 보여 준 것은 무엇일까요?**
#
# 순환 신경망을 소개하는 글에서 자주 만나는 문장들입니다. 이 가운데 고칠 데 없이 맞는 문장은 몇 개일까요?
#
# > LSTM에는 기울기 소실이 없다. 망각 게이트가 1이면 잊는다. 게이트의 값은 학습된다. RNN은 긴 시차를 배우지 못한다. GRU는 출력 게이트를 뺀 LSTM이다. 순방향 신경망은 순서를 알지 못한다.
#
# 하나도 없습니다. 아예 틀린 문장도 있고, 어떤 조건에서만 맞는 문장도 있습니다. 이제 그 조건을 말할 수 있는지 확인해 봅시다.
#
# 이 수업을 마치면
#
# - 스무 문제로 스스로를 시험하고, 어느 수업을 다시 볼지 압니다.
# - 긴 기억이 필요한 과제에서 무엇이 성패를 갈랐는지 그림 하나로 설명할 수 있습니다.
# - 이 강의가 보여 주지 못한 것을 말하고, 다음에 읽을 글을 고를 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호와 말 | 뜻 |
# |---|---|
# | 비트, 시차 $k$ | $k$스텝 전에 나온 비트 하나를 답하는 과제([4강](04_cell_path.ipynb)) |
# | 일치, 거리 40 | 토큰 40개 앞의 주어에 맞는 동사를 고르는 과제([7강](07_text_rnn.ipynb)) |
# | $b_f$ | 망각 게이트(forget gate)의 편향(bias). 클수록 셀 상태를 오래 남깁니다 |
# | chrono | 기억할 길이에 맞추어 게이트의 편향을 정하는 초기화([4강](04_cell_path.ipynb)) |
# | 12/20 | 시드 20개 중 12개가 성공했다는 뜻 |
#
# </details>
# %% [markdown] lang="en"
# # Review
# **What has the whole course shown?**
#
# Here are sentences that many introductions to recurrent networks contain. How many of them are right as they stand?
#
# > An LSTM has no vanishing gradient. A forget gate of 1 forgets. The value of a gate is learned. RNNs cannot learn long lags. A GRU is an LSTM without its output gate. A feed-forward network cannot see order.
#
# None. Some are plainly false, others right under a condition. Let us see whether you can name it.
#
# After this lesson you can
#
# - test yourself with twenty questions, and tell which lessons to go back to;
# - explain with one figure what decided between success and failure where long memory was needed;
# - say what this course did not show, and choose what to read next.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol or word | meaning |
# |---|---|
# | bit, lag $k$ | the task of telling one bit of $k$ steps ago ([lesson 4](04_cell_path.ipynb)) |
# | agreement, distance 40 | the task of choosing the verb that fits a subject 40 tokens back ([lesson 7](07_text_rnn.ipynb)) |
# | $b_f$ | the bias of the forget gate: the larger, the longer the cell state is kept |
# | chrono | a start that fits the biases of the gates to the length to be remembered ([lesson 4](04_cell_path.ipynb)) |
# | 12/20 | 12 of 20 seeds succeeded |
#
# </details>
# %%
import matplotlib.pyplot as plt

from helpers import explore, plots
from helpers.tasks.studies import study

plots.use_course_style()


# %% [markdown] lang="ko"
# ## 1. 스무 문제
# 외워야 아는 문제보다 따져 보면 아는 문제가 많습니다. 점수에는 처음 고른 답만 들어가고, 고르고 나면 보기마다 설명이 나옵니다. **먼저 몇 문제를 맞힐지 적어 두고** 시작하세요.
# %% [markdown] lang="en"
# ## 1. Twenty questions
# Most of them ask for thinking rather than recall. Only your first choice counts; after it, all the answers are explained. **First write down how many you will get right**, then begin:
# %%
explore.quiz()


# %% [markdown] lang="ko"
# 아무 답이나 골라도 여섯 문제쯤은 맞습니다. 적어 둔 수와 맞힌 수를 비교해 보세요. 크게 다르다면 자기가 얼마나 아는지를 잘못 어림하고 있었던 것입니다. 가위표가 남은 문제는 물음 위에 적힌 수업으로 돌아가 '정리'부터 읽으세요.
#
# ## 2. 셀일까, 시작일까?
# 세 과제에서 RNN, LSTM, GRU를 학습시켰습니다. 같은 셀이라도 가중치와 편향의 시작값을 두세 가지로 다르게 했습니다.
#
# | 실험 조건 | |
# |---|---|
# | 과제 | 비트 하나를 시차 50과 100에서, 주어와 동사의 일치를 거리 40에서 |
# | 신경망 | RNN, LSTM, GRU. 시작값은 기본값 또는 줄에 적은 것(단위행렬은 편향도 0) |
# | 학습 | Adam, 학습률 0.01. 비트는 업데이트 1000번, 일치는 600번까지 |
# | 시드 | 줄마다 20개(일치는 한국어와 영어에서 10개씩) |
# | 성공 | 새 데이터에서 비트는 99%, 일치는 95%를 넘게 맞힘 |
#
# **먼저 예상하세요.** 성공률은 셀의 종류가 다를 때 더 크게 벌어질까요, 같은 셀의 시작값이 다를 때 더 크게 벌어질까요?
# %% [markdown] lang="en"
# Choosing at random gets about six. Compare your score with the number that you wrote down; if they differ widely, you had misjudged how much you know. Where a cross is left, go back to the lesson named above the question, and begin with its "In short".
#
# ## 2. The cell, or the start?
# On three tasks we trained RNNs, LSTMs and GRUs. Each cell was given two or three starts (first values of its weights and biases).
#
# | The experiment | |
# |---|---|
# | task | one bit, at lags 50 and 100; agreement of subject and verb at distance 40 |
# | net | RNN, LSTM, GRU; the start is the default, or what the row says (identity: biases 0, too) |
# | training | Adam, learning rate 0.01; up to 1000 updates for the bit, 600 for agreement |
# | seeds | 20 a row (for agreement 10 in Korean and 10 in English) |
# | success | on fresh data over 99% of the bits right, or over 95% of the verbs |
#
# **Predict first.** Does the rate of success differ more between kinds of cell, or between starts of the same cell?
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
# 파란 막대와 분수가 성공한 비율입니다. 그 옆의 수는 성공한 실행만의 업데이트 횟수(중앙값)입니다.
#
# <details><summary>답</summary>
#
# 시작값이 다를 때입니다. LSTM 세 줄과 GRU 두 줄은 저마다 같은 셀인데 0/20부터 20/20까지 갈립니다. 오래 남기도록 시작한 LSTM과 GRU는 거의 같습니다.
#
# </details>
#
# 셀의 종류도 상관이 있습니다. 비트는 기본값에서 시작하면 뜻밖에도 RNN이 가장 자주 풀었습니다. LSTM과 GRU의 게이트는 기본값에서 절반쯤 열려 있어, 직접 경로의 기울기가 아주 작게 시작합니다.
#
# > **흔한 오해.** "LSTM이라서 오래 기억한다." 오래 기억한 것은 LSTM이라서가 아니라 **그렇게 시작해서**였습니다. 더하기라서가 아니라 $f$가 그 길이에 비해 1에 가까워서였고, 게이트가 있어서가 아니라 게이트를 사용하는 법을 배워서였습니다.
#
# 이 그림도 다 말해 주지는 않습니다. 학습률은 하나이고 매개변수 개수도 맞추지 않았습니다. 다른 학습률의 결과는 [4강](04_cell_path.ipynb)과 [7강](07_text_rnn.ipynb)의 '더 깊이'에, 이런 문장 스물일곱 개와 그 근거는 [흔히 하는 말과 맞는 말](deeper/13_review.ipynb)에 있습니다.
#
# ## 3. 보여 주지 못한 것
# - **작은 과제**입니다. 비트 하나, 문법 하나, 규칙으로 만든 문장, 네 글자 단어, 신호 하나입니다.
# - **작은 신경망**입니다. CPU에서 몇 초 동안 학습했습니다. 0/20은 '배우지 못한다'가 아니라 '그 안에 배우지 못했다'라는 뜻입니다.
# - **최적화 방법은 거의 하나**, Adam입니다. 학습률은 대개 셋을 시험했습니다.
# - **시드는 조건마다 5개에서 20개**입니다. 20/20과 0/20은 우연으로 보기 어렵지만, 13/20과 15/20은 구별할 수 없습니다.
#
# ## 4. 다음에 읽을 것
# - 어텐션(attention)이 무엇을 풀려 했는가: Bahdanau 등(2015).
# - 순환을 버린 모델, 트랜스포머: Vaswani 등(2017).
# - 순환을 다시 살린 상태 공간 모델: Gu & Dao(2023).
#
# 읽으면서 이 강의에서 하던 대로 물어보세요. 기준 모델은 무엇인가? 시드는 몇 개인가? 시작과 학습률은 공평했는가?
#
# ## 정리
# - 스무 문제 가운데 틀린 것이 돌아갈 곳을 알려 줍니다.
# - 긴 기억에서는 셀의 종류보다 시작값이 성패를 더 크게 갈랐습니다. 그리고 뜻밖의 결과를 가장 자주 낸 것은 기준 모델이었습니다. 마지막 단어의 표, 평균 계절, 새는 셀 하나가 그랬습니다.
# - 작은 과제, 작은 신경망, 적은 시드였습니다. 어텐션부터 읽으면 다음 이야기가 이어집니다.
#
# **여기서 다루지 않은 것**: 3절에 적었습니다. 출처는 모두 [더 깊이](deeper/13_review.ipynb)의 끝에 있습니다.
# %% [markdown] lang="en"
# Blue bars and fractions show how many runs succeeded. The number beside them is the median of the updates of the successful runs alone.
#
# <details><summary>Answer</summary>
#
# Between starts. The three rows of the LSTM are one cell, and so are the two of the GRU; yet they range from 0/20 to 20/20. LSTM and GRU are almost alike where both start by keeping for long.
#
# </details>
#
# The cell matters, too. From the defaults it was, surprisingly, the RNN that solved the bit most often. By default the gates of LSTM and GRU are about half open, so the gradient along the direct path starts very small.
#
# > **A common belief.** "It remembers for long because it is an LSTM." It remembered because it **started that way**. Not because the cell adds, but because $f$ was close enough to 1 for that length; a gate that is merely there is not enough.
#
# Nor does this figure say everything. There is one learning rate, and the numbers of parameters are not equal. The other rates stand in the deeper pages of [lesson 4](04_cell_path.ipynb) and [lesson 7](07_text_rnn.ipynb); twenty-seven such sentences with their evidence in [What is said, and what is right](deeper/13_review.ipynb).
#
# ## 3. What was not shown
# - **Small tasks**: one bit, one grammar, sentences made by rules, words of four letters, one signal.
# - **Small networks**, trained on a CPU for seconds. 0/20 does not mean "cannot be learned" but "was not learned by then".
# - **Hardly more than one optimiser**, Adam, mostly at three learning rates.
# - **5 to 20 seeds for each setting**: 20/20 against 0/20 is hardly an accident, but 13/20 and 15/20 cannot be told apart.
#
# ## 4. What to read next
# - What attention was meant to solve: Bahdanau et al. (2015).
# - The model that did away with recurrence, the transformer: Vaswani et al. (2017).
# - State space models, which brought recurrence back: Gu & Dao (2023).
#
# As you read, ask what we asked here. What are the baselines? How many seeds were there? Were the starts and learning rates fair?
#
# ## In short
# - Of the twenty questions, those you got wrong tell you where to go back to.
# - Where long memory was needed, the start decided more than the kind of cell. And what surprised most often was a baseline: a table of the last word, a mean season, a single leaky cell.
# - The tasks were small, the networks small, the seeds few. The story goes on with attention.
#
# **Not covered here**: see section 3. All sources stand at the end of [going deeper](deeper/13_review.ipynb).
