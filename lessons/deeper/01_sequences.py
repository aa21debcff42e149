# %% [markdown] lang="ko"
# # 순서가 있는 데이터, 더 깊이
# **순서를 보고, 어떤 길이든 읽고, 다섯 가지 모양으로 답하려면 무엇이 더 있어야 할까요?**
#
# [1강](../01_sequences.ipynb)에서 이어집니다. 절마다 따로 읽을 수 있으니 궁금한 것부터 보세요(코드는 위에서부터 실행하세요). 어려운 절은 건너뛰어도 다음 수업을 따라가는 데 지장이 없습니다.
#
# 1. 순서를 보려면 무엇이 있어야 할까: 대조 실험과 세 학습률
# 2. 안에서는 무슨 일이 일어날까: 숫자 하나의 기억, 16차원의 기억
# 3. 길이가 달라지면 어떻게 될까
# 4. 윈도는 얼마나 클까: 연습 문제 1
# 5. 끝까지 읽고 한 번 답하기: 연습 문제 2
# 6. 네 모양을 코드로: 1:1, 1:N, N:1, N:N
# 7. N:M과 교사 강요
# 8. 길이가 다른 시퀀스를 함께 넣기: 패딩과 마스킹
# 9. 층을 쌓고 뒤에서도 읽기: 다층과 양방향
# 10. 왜 차례로 계산할까
# 11. 짧은 역사와 출처
# %% [markdown] lang="en"
# # Going deeper: Sequences
# **What more does it take to see order, to read any length, and to answer in five shapes?**
#
# This goes on from [lesson 1](../01_sequences.ipynb). Each section can be read alone, so begin with what you are curious about (but run the code from the top). You can skip what is hard; the next lessons do not depend on it.
#
# 1. What does it take to see order? Controls, and three learning rates
# 2. What happens inside: a memory of one number, and one of sixteen
# 3. What if the length changes?
# 4. How large is a window? Exercise 1
# 5. Read to the end, answer once: exercise 2
# 6. Four shapes in code: 1:1, 1:N, N:1, N:N
# 7. N:M and teacher forcing
# 8. Sequences of different lengths in one batch: padding and masking
# 9. More layers, and reading backwards
# 10. Why one step after another?
# 11. A short history, and sources
# %%
import math

import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.nn.functional import cross_entropy, one_hot

from helpers import checks, plots
from helpers.nets.readouts import LastStep
from helpers.tasks import five_tasks
from helpers.tasks.orders import SYMBOLS, spelled, swapped, temporal_order
from helpers.tasks.studies import study
from helpers.training.train import train

plots.use_course_style()
# ko| # 작은 신경망에서는 이쪽이 빠릅니다
# en| # faster for small networks
torch.set_num_threads(1)


# %% [markdown] lang="ko"
# ## 1. 순서를 보려면 무엇이 있어야 할까
# 1강 4절에서는 신경망 넷을 학습률 하나로 비교했습니다. 여기서는 RNN에서 한 가지씩 빼고 가방에는 한 가지씩 더해, 아홉을 세 학습률로 비교합니다.
#
# - **이웃 쌍의 가방**: 바로 이어진 두 글자의 쌍이 몇 번 나왔는지 셉니다(36가지).
# - **앞뒤 쌍의 가방**: 멀리 떨어져 있어도, 어느 글자가 어느 글자보다 앞에 몇 번 나왔는지 셉니다(36가지).
# - **흐려지는 가방**: 글자를 하나 셀 때마다 지금까지의 개수에 모두 0.9를 곱합니다.
# - **RNN, 상태를 끊음**: $h$를 넘기지 않습니다. 마지막 글자만 읽는 셈입니다.
# - **RNN, 출력층만 학습**: $W_{ih}$와 $W_{hh}$는 처음의 난수 그대로 두고 학습시키지 않습니다.
# - **RNN, tanh 없이**: $h_t = W_{ih} x_t + W_{hh} h_{t-1}$에 편향만 더합니다.
#
# | 조건 | |
# |---|---|
# | 과제 | 20스텝, X와 Y 중 먼저 온 것 |
# | 신경망 | 가방과 윈도는 은닉층이 하나인 순방향 신경망, RNN은 16유닛 |
# | 학습 | Adam, 배치 128, 기울기 한도 1, 업데이트 500번까지, 손실이 다섯 번 잇달아 0.02보다 작으면 끝. 학습률 0.01, 0.003, 0.001 |
# | 시드 | 다섯 개 |
# | 성공 | 새로 뽑은 짝 500쌍에서 정확도 95% 이상 |
#
# 미리 돌려 둔 결과(`data/order.csv`)를 그립니다.
# %% [markdown] lang="en"
# ## 1. What does it take to see order?
# Section 4 of lesson 1 compared four nets at one learning rate. Here one thing at a time is taken from the RNN, or given to the bag; nine nets, three rates.
#
# - **bag of neighbours**: counts how often one letter directly follows another (36 kinds).
# - **bag of all pairs**: counts how often one letter stands before another, however far apart (36 kinds).
# - **bag that fades**: whenever a letter is counted, all counts so far are multiplied by 0.9.
# - **RNN, state cut**: $h$ is not handed on, so only the last letter is read.
# - **RNN, only readout learns**: $W_{ih}$ and $W_{hh}$ keep their random start.
# - **RNN without tanh**: $h_t = W_{ih} x_t + W_{hh} h_{t-1}$, plus the biases.
#
# | The experiment | |
# |---|---|
# | task | 20 steps, which of X and Y comes first |
# | net | bags and window: feed-forward with one hidden layer; RNNs of 16 units |
# | training | Adam, batches of 128, gradient clipped at 1, at most 500 updates, ends when five losses in a row are below 0.02; rates 0.01, 0.003, 0.001 |
# | seeds | five |
# | success | 95% or more of 500 fresh pairs of twins |
#
# The results are stored in `data/order.csv`:
# %%
def shares(net, rate, steps=20):
    wanted = (net, str(rate), str(steps))
    return [float(r["right"]) for r in rows if (r["net"], r["rate"], r["steps"]) == wanted]


rows = study("order")
nets = ("bag", "neighbours", "rnn_cut", "all_pairs", "fading")
nets += ("window", "rnn", "rnn_frozen", "rnn_linear")
# ko| rates = {f"학습률 {rate}": rate for rate in (0.01, 0.003, 0.001)}
# en| rates = {f"rate {rate}": rate for rate in (0.01, 0.003, 0.001)}
plots.plot_order({title: {net: shares(net, r) for net in nets} for title, r in rates.items()})
plt.show()


# %% [markdown] lang="ko"
# 왼쪽부터 학습률 0.01, 0.003, 0.001입니다. 가방은 늘 정확히 절반이고, 상태를 끊은 RNN도 그보다 조금 나을 뿐입니다. 이웃 쌍의 가방은 셋 중 둘쯤 맞히는 데 그칩니다.
#
# 그런데 앞뒤 쌍의 가방은 거의 다 맞힙니다. 누가 누구보다 앞인지를 미리 세어 넣어 주었으니, 이 가방에는 순서가 담겨 있습니다.
#
# RNN에서 한 가지씩 빼 보면 무엇이 중요한지 드러납니다. $\tanh$를 빼도 순서를 구별합니다. 출력층만 학습시키면 상태를 넘기는데도 찍는 것보다 조금 나을 뿐입니다. 반대로 흐려지는 가방은 넘기는 방식을 전혀 배우지 않았는데도 거의 다 맞힙니다.
#
# 그러니 꼭 필요한 것은 $\tanh$도, 학습한 $W_{hh}$도 아닙니다. **먼저 읽은 것과 나중에 읽은 것이 끝까지, 그리고 서로 다르게 남도록 상태를 넘기는 것**입니다. RNN은 그 방식을 학습으로 찾아냅니다. 학습률 0.001에서 RNN이 덜 맞히는 것은 업데이트 500번 안에 학습을 끝내지 못했기 때문입니다.
#
# ## 2. 안에서는 무슨 일이 일어날까
# 먼저 숫자 하나짜리 기억입니다. 1강 2절의 식 $h_t = \tanh(u\, x_t + w\, h_{t-1})$을 시점마다 출력합니다. 첫째 줄과 둘째 줄은 $u = 1$, $w = 0.9$이고 X와 Y만 맞바꾸었습니다. 셋째 줄은 $u = 2$, $w = 1.5$입니다.
# %% [markdown] lang="en"
# From left to right, the rates are 0.01, 0.003 and 0.001. The bag is always exactly half right, and the RNN whose state is cut little better. The bag of neighbours gets no further than about two of three.
#
# Yet the bag of all pairs is nearly always right: it was given counts of what stands before what, and so the order is in it.
#
# What matters shows when one thing at a time is taken from the RNN. Without $\tanh$ it still sees the order. When only the readout learns, it hardly beats guessing, although its state is handed on. The bag that fades, in turn, never learned how to hand on anything, and is nearly always right.
#
# So neither $\tanh$ nor a learned $W_{hh}$ is needed. What is needed is **a state handed on such that what was read early and what was read late both last, and differ**. An RNN finds a way by training. At a rate of 0.001 it does a little worse because it did not finish within 500 updates.
#
# ## 2. What happens inside?
# A memory of one number first: $h_t = \tanh(u\, x_t + w\, h_{t-1})$ of lesson 1, printed at every step. The first two lines have $u = 1$ and $w = 0.9$, with X and Y swapped; the third has $u = 2$ and $w = 1.5$:
# %%
def read(letters, u=1.0, w=0.9):
    h, seen = 0.0, []
    for letter in letters:
        x = {"X": 1.0, "Y": -1.0}.get(letter, 0.0)
        h = math.tanh(u * x + w * h)
        seen.append(f"{h:+.2f}")
    return seen


for letters in ("abXcdYba", "abYcdXba"):
    print(letters, *read(letters))
print("u = 2, w = 1.5:", *read("abXcdYbabcdab", u=2.0, w=1.5))
# %% [markdown] lang="ko"
# 둘째 줄은 첫째 줄과 부호만 반대입니다. 셋째 줄의 기억은 Y를 읽은 뒤 −0.86까지 가서 머무릅니다. $h = \tanh(1.5\, h)$가 성립하는 곳입니다.
#
# 머무르는 곳에서는 한 스텝에 곱하는 수가 $1.5 \cdot (1 - 0.86^2)$, 즉 1보다 작습니다. 그래서 조금 밀려도 제자리로 오지만, 바로 그 때문에 기울기는 사라집니다([2강](../02_gradients.ipynb)).
#
# 이번에는 학습한 RNN입니다. 16유닛 RNN 하나를 학습시키고, X와 Y만 맞바꾼 짝을 넣어 시점마다 두 은닉 상태가 얼마나 다른지 측정합니다. 둘 다 맞혔는지도 출력합니다.
# %% [markdown] lang="en"
# The second line is the first with opposite signs. In the third the memory moves to −0.86 after Y and stays there, where $h = \tanh(1.5\, h)$.
#
# At that point a step multiplies by $1.5 \cdot (1 - 0.86^2)$, which is below 1. So a small push dies out; and for the very same reason the gradient vanishes ([lesson 2](../02_gradients.ipynb)).
#
# Now an RNN that has learned. We train one of 16 units, feed it a pair of twins, and measure at every step how far apart the two hidden states are. We also print whether both are answered right:
# %% tags=["nbval-ignore-output"]
torch.manual_seed(0)
reader = LastStep(nn.RNN(6, 16), outputs=2)


def order_loss(net):
    x, y_first = temporal_order(20, batch=128)
    return cross_entropy(net(x), y_first)


train(reader, order_loss, updates=500, lr=1e-2, clip=1.0, goal=0.02)
torch.manual_seed(3)
x, y_first = temporal_order(20, 1)
pair = torch.cat([x, swapped(x)], dim=1)  # (20, 2, 6)
with torch.no_grad():
    out, _ = reader.recurrent(pair)  # (20, 2, 16)
    answers = reader(pair).argmax(dim=-1)
# %% tags=["nbval-ignore-output"]
print(f"{(answers == torch.cat([y_first, 1 - y_first])).sum()}/2")
plots.plot_apart(spelled(pair), [out[:, 0], out[:, 1]])
plt.show()
# %% [markdown] lang="ko"
# 색이 진할수록 두 시퀀스의 은닉 상태 $h_t$와 $h'_t$가 많이 다릅니다. 가로줄 하나가 유닛 하나입니다.
#
# X나 Y를 처음 만나기 전까지는 두 시퀀스가 똑같으니 상태도 똑같습니다(흰색). 처음 만난 시점부터 상태가 갈라지고, X와 Y가 다 지나간 뒤에도 차이가 남습니다. 흐려지는 줄도 있고 끝까지 뚜렷한 줄도 있습니다. 마지막 $h$에 남은 이 차이가 답을 가릅니다.
#
# ## 3. 길이가 달라지면 어떻게 될까
# RNN은 같은 스텝을 되풀이할 뿐이니 길이가 다른 시퀀스도 그대로 받습니다. 그런데 **받는다**고 해서 **맞힌다**는 뜻일까요? 20스텝으로만 학습한 RNN과, 업데이트마다 길이를 5와 40 사이에서 새로 뽑아 학습한 RNN을 비교합니다. 나머지 조건은 1절과 같고, 두 쪽 모두 손실이 같은 값에 이르거나 업데이트가 500번이 되면 멈춥니다. 그림 셋은 학습률 셋입니다.
# %% [markdown] lang="en"
# The darker, the further apart the hidden states $h_t$ and $h'_t$ of the two sequences. Each row is one unit.
#
# Until the first X or Y the two sequences are the same, and so are the states (white). There they part, and when X and Y are both over, the difference remains: in some rows it fades, in others it is plain to the end. What is left of it in the last $h$ makes the two answers differ.
#
# ## 3. What if the length changes?
# As an RNN only repeats its step, it takes sequences of any length. But does **taking** them mean getting them **right**? We compare RNNs that were trained on 20 steps only with RNNs for which each update draws a new length from 5 to 40. All else is as in section 1, the goal of the loss included. The three panels are three learning rates:
# %%
# ko| trainings = {"20스텝으로만 학습": "rnn", "5~40스텝으로 학습": "rnn_mixed"}
# en| trainings = {"trained on 20 only": "rnn", "trained on 5 to 40": "rnn_mixed"}
lengths = (5, 10, 20, 40, 100, 1000)
axes = plt.subplots(3, 1, figsize=(7.2, 6.6), sharex=True)[1]
for ax, (title, rate) in zip(axes, rates.items(), strict=True):
    by_length = {
        name: {steps: shares(net, rate, steps) for steps in lengths}
        for name, net in trainings.items()
    }
    plots.plot_lengths(by_length, ax=ax)
    ax.set_title(title)
    ax.label_outer()
plt.show()
# %% [markdown] lang="ko"
# 점 하나가 시드 하나이고, 길이마다 같은 순서로 놓았습니다. 20스텝으로만 학습한 RNN(동그라미)은 20스텝에서는 거의 다 맞히지만, 다른 길이에서는 학습률과 시드에 따라 다릅니다.
#
# 학습률이 0.01이면 1000스텝까지 다 맞히는 것도 있고 찍는 수준으로 떨어지는 것도 있습니다. 학습률이 더 작으면 다섯이 모두 긴 시퀀스에서 찍는 수준이고, 0.001에서는 짧은 시퀀스에서 찍는 것만도 못합니다. 순서를 거꾸로 답한다는 뜻입니다.
#
# 여러 길이로 학습한 RNN(세모)은 0.01과 0.003에서 다섯이 모두 어느 길이에서나 거의 다 맞힙니다. 학습에서 본 적 없는 100스텝과 1000스텝에서도 그렇습니다. 학습률 0.001에서는 아직 다 배우지 못했지만, 그래도 20스텝으로만 학습한 쪽보다 대체로 낫습니다.
#
# 여러 길이로 학습한 쪽이 그저 더 오래 학습한 것은 아닐까요? 시드 다섯 개의 업데이트 수를 출력합니다. 앞의 다섯이 20스텝으로만 학습한 쪽입니다.
# %% [markdown] lang="en"
# Each dot is a seed, in the same order from left to right at every length. The RNNs trained on 20 steps only (circles) get nearly all sequences of 20 right; at other lengths it depends on the rate and the seed.
#
# At a rate of 0.01 some are right up to 1000 steps, others fall to guessing. At the smaller rates all five guess on long sequences, and at 0.001 they do worse than guessing on short ones: they give the order the wrong way round.
#
# Of the RNNs trained on many lengths (triangles), all five get nearly everything right at every length at the rates 0.01 and 0.003, even at the 100 and 1000 steps that they never saw in training. At 0.001 they have not finished learning, and still mostly do better than those trained on 20 only.
#
# Were they simply trained for longer? Here are the updates of the five seeds, those trained on 20 steps first:
# %%
for title, rate in rates.items():
    runs = [r for r in rows if (r["rate"], r["steps"]) == (str(rate), "20")]
    updates = [
        sorted(int(r["updates"]) for r in runs if r["net"] == n) for n in trainings.values()
    ]
    print(f"{title}:", *updates)
# %% [markdown] lang="ko"
# 여러 길이로 학습한 쪽의 업데이트가 별로 더 많지 않습니다(0.003에서는 훨씬 적습니다). 그러니 더 오래 학습해서 생긴 차이는 아닙니다.
#
# 아마 이런 이유일 것입니다. 20스텝으로만 학습할 때는 20번째 시점에서만 맞으면 됩니다. 그보다 일찍, 또는 늦게 물을 때도 맞히도록 가르친 적은 없습니다. 어떤 길이든 **받을 수 있는** 것은 구조 덕분이지만, **맞힐 수 있는지**는 어떤 길이로 학습했느냐에 달렸습니다.
#
# ## 4. 윈도는 얼마나 클까
# 윈도에서 세 가지를 알아봅시다. 매개변수는 몇 개나 들까요? 21스텝을 넣으면 어떻게 될까요? 매개변수가 꼭 그만큼 필요할까요?
# %% [markdown] lang="en"
# Those trained on many lengths took hardly more updates (at 0.003 far fewer), so the difference does not come from longer training.
#
# A likely reason: training on 20 steps only asks for the right answer **at** step 20, neither earlier nor later. That an RNN **takes** any length is its structure; whether it gets them **right** depends on the lengths it was trained on.
#
# ## 4. How large is a window?
# Three questions about the window: how many parameters does it have, what happens to 21 steps, and are all those parameters needed?
# %%
window = nn.Sequential(nn.Linear(120, 32), nn.Tanh(), nn.Linear(32, 2))
wider = LastStep(nn.RNN(6, 32), outputs=2)
# ko| named = {"윈도": window, "RNN": reader, "RNN, H = 32": wider}
# en| named = {"window": window, "RNN": reader, "RNN, H = 32": wider}
for name, module in named.items():
    print(name, sum(parameter.numel() for parameter in module.parameters()))
x, _ = temporal_order(21, batch=1)
try:
    window(x.transpose(0, 1).flatten(start_dim=1))
except RuntimeError as error:
    print(error)
assert min(shares("window", 0.01, steps=5)) > 0.9 and max(shares("window", 0.01, steps=100)) < 0.6
# %% [markdown] lang="ko"
# RNN의 $h$를 윈도의 은닉층만큼 32로 늘려도 RNN의 매개변수가 더 적습니다. 21스텝짜리 입력은 윈도의 행렬과 크기가 맞지 않습니다.
#
# 짧은 시퀀스라면 빈자리를 0으로 채울 수 있습니다. 1절의 윈도는 그렇게 채운 5스텝짜리도 거의 다 맞힙니다. 20스텝으로만 학습한 RNN보다 낫습니다(3절). 그러나 긴 시퀀스는 들어갈 자리가 없어서, 마지막 20스텝만 보여 주면 100스텝짜리에서는 찍는 것과 다를 바 없습니다(셀의 `assert`).
#
# 그렇다고 윈도에 매개변수가 꼭 그렇게 많이 필요한 것은 아닙니다. 손으로 정한 윈도를 봅시다. 출력이 하나인 선형층 하나로, $t$번째 시점의 X에는 가중치 $t$, Y에는 $-t$, 나머지에는 0을 줍니다.
# %% [markdown] lang="en"
# Even with an $h$ of 32, as wide as the window's hidden layer, the RNN has fewer parameters. The numbers of 21 steps do not fit the window's matrix.
#
# A shorter sequence can be filled up with zeros. The windows of section 1 get nearly all such sequences of 5 right, and so do better than the RNNs trained on 20 only (section 3). A longer one finds no room. Shown the last 20 of 100 steps, these windows do little better than guessing (the `assert` in the cell).
#
# Still, a window need not have so many parameters. Here is one that is set by hand: a linear layer with one output, whose weight is $t$ for an X at step $t$, $-t$ for a Y there, and 0 for all else.
# %%
x, y_first = temporal_order(20, batch=2000)
step = torch.arange(20.0)
place = {letter: step @ x[..., SYMBOLS.index(letter)] for letter in "XY"}  # (B,)
print(f"{((place['X'] - place['Y'] > 0) == y_first).float().mean():.0%}")


# %% [markdown] lang="ko"
# 이 선형층의 출력은 X의 자리에서 Y의 자리를 뺀 값입니다. 0보다 크면 Y가 먼저라고 답해 모두 맞힙니다. 은닉층도 필요 없습니다.
#
# 은닉층이 있든 없든 마찬가지인 것이 두 가지 있습니다. **윈도의 첫 층 가중치는 길이에 비례해 늘어납니다. 그리고 X가 3번째 시점에 올 때의 가중치와 13번째 시점에 올 때의 가중치를 따로 배워야 합니다.** RNN의 매개변수 개수는 길이와 상관없습니다.
#
# ### 연습 문제 1: 매개변수 세기
# 입력이 D차원이고 은닉 상태가 H차원일 때, `nn.RNN(D, H)`의 매개변수는 모두 몇 개일까요? 시퀀스의 길이가 식에 나오는지도 생각해 보세요.
# %% [markdown] lang="en"
# Its output is the place of X minus the place of Y. Above 0 it says that Y is first, and is always right, with no hidden layer at all.
#
# Two things hold with a hidden layer or without. **The weights of a window's first layer grow in proportion to the length, and those for an X at step 3 are learned apart from those for an X at step 13.** The number of parameters of an RNN has nothing to do with the length.
#
# ### Exercise 1: count the parameters
# With inputs of size D and a hidden state of size H, how many parameters does `nn.RNN(D, H)` have? And does the length of the sequence occur in the formula?
# %% tags=["exercise"]
def rnn_parameters(D, H):
    """
    # ko| nn.RNN(D, H)의 매개변수 개수.
    # en| The number of parameters of nn.RNN(D, H).
    """
    ### BEGIN SOLUTION
    return H * D + H * H + 2 * H
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_rnn_parameters(rnn_parameters)


# %% [markdown] lang="ko"
# ## 5. 끝까지 읽고 한 번 답하기
# ### 연습 문제 2: N:1
# `LastStep`이 하는 일을 `nn.RNN` 없이, 한 스텝을 되풀이해서 짜 보세요.
#
# 1. `cell`은 `nn.RNN`의 한 스텝만 계산하는 `nn.RNNCell`입니다. `cell(x_t, h)`는 `x_t` `(B, D)`와 `h` `(B, H)`를 받아 새 `h` `(B, H)`를 돌려줍니다.
# 2. `h = None`에서 시작하세요. `cell`은 `None`을 0으로 봅니다.
# 3. 다 읽은 뒤에 `readout`으로 `h`를 로짓(logits) K개로 바꿉니다. 로짓은 답의 후보마다 매긴 점수입니다.
# %% [markdown] lang="en"
# ## 5. Read to the end, answer once
# ### Exercise 2: N:1
# Write what `LastStep` does without `nn.RNN`, by repeating one step.
#
# 1. `cell` is an `nn.RNNCell`, a single step of `nn.RNN`: `cell(x_t, h)` takes `x_t` `(B, D)` and `h` `(B, H)` and gives the new `h` `(B, H)`.
# 2. Start with `h = None`, which `cell` takes as zeros.
# 3. When all is read, `readout` turns `h` into K logits, the scores of the possible answers.
# %% tags=["exercise"]
def my_reader(cell, readout, x):
    """
    # ko| 시퀀스를 끝까지 읽고 한 번 답합니다.
    # en| Read a sequence to its end and answer once.

    # ko| cell(x_t, h): x_t (B, D), h (B, H) -> 새 h (B, H)
    # en| cell(x_t, h): x_t (B, D), h (B, H) -> the new h (B, H)
    # ko| readout(h): h (B, H) -> 로짓 (B, K)
    # en| readout(h): h (B, H) -> logits (B, K)
    # ko| x (T, B, D) -> 마지막 h의 로짓 (B, K)
    # en| x (T, B, D) -> the logits of the last h (B, K)
    """
    ### BEGIN SOLUTION
    h = None
    for x_t in x:
        h = cell(x_t, h)
    return readout(h)
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_reader(my_reader)


# %% [markdown] lang="ko"
# ## 6. 네 모양을 코드로
# `net`은 한 스텝을 계산하는 `cell`과 로짓을 내는 `readout`으로 되어 있습니다. 1:1, 1:N, N:1, N:N은 이 둘을 **언제 호출하느냐**만 다릅니다. 1:1은 되풀이할 것이 없으니, 은닉층이 하나인 순방향 신경망과 같습니다.
#
# | 모양 | 입력 → 출력 |
# |---|---|
# | 1:1 | 달 → 날수(28, 30, 31): 2월 → 28 |
# | 1:N | 영어 글자 → 모스 부호: `F` → `..-.`, 그리고 끝을 알리는 쉼 |
# | N:1 | 모스 부호 → 영어 글자: `..-.`와 쉼 → `F`. 쉼까지 5스텝을 읽고 답합니다 |
# | N:N | **낮은 자리부터 적은** 두 이진수를 한 자리씩 → 합의 같은 자리: `110`(보통은 011, 즉 3)과 `100`(001, 즉 1) → `001`(100, 즉 4). 마지막 자리에서 생긴 받아올림은 버립니다 |
#
# 모스 부호는 글자마다 하나뿐이므로, 1:N에서는 첫 스텝에만 글자를 주고 그 뒤에는 0을 넣어도 됩니다. 사진 설명처럼 맞는 출력이 여럿일 수 있으면 방금 쓴 것을 다시 입력으로 넣는 것이 보통입니다(7절).
# %% [markdown] lang="en"
# ## 6. Four shapes in code
# A `net` has a `cell`, which computes a step, and a `readout`, which gives logits. 1:1, 1:N, N:1 and N:N differ only in **when they call** the two. With nothing to repeat, 1:1 is a feed-forward network with one hidden layer.
#
# | shape | input → output |
# |---|---|
# | 1:1 | month → number of days (28, 30, 31): February → 28 |
# | 1:N | letter → Morse code: `F` → `..-.`, and the pause that marks the end |
# | N:1 | Morse code → letter: `..-.` and a pause → `F`; read 5 steps, pauses included, then answer |
# | N:N | two binary numbers, **written from the low end**, digit by digit → the same digit of their sum: `110` (usually 011, which is 3) and `100` (001, which is 1) → `001` (100, which is 4); what is carried out of the last digit is dropped |
#
# As each letter has one Morse code only, 1:N may get the letter at the first step and 0 after it. Where several outputs would do, as with captions, what was just written is usually fed back in (section 7).
# %%
def one_to_one(net, x):  # (B, D) -> (B, K)
    return net["readout"](net["cell"](x))


def many_to_one(net, xs):  # (N, B, D) -> (B, K)
    h = None
    for x in xs:
        h = net["cell"](x, h)
    return net["readout"](h)


# %%
def many_to_many(net, xs):  # (N, B, D) -> (N, B, K)
    h, out = None, []
    for x in xs:
        h = net["cell"](x, h)
        out.append(net["readout"](h))
    return torch.stack(out)


def one_to_many(net, x, steps):  # (B, D) -> (steps, B, K)
    return many_to_many(net, [x] + [torch.zeros_like(x)] * (steps - 1))


# %% tags=["nbval-ignore-output"]
def loss(logits, y):
    return cross_entropy(logits.flatten(0, -2), y.flatten())


def fit(inputs, classes, loss_of, **more):
    torch.manual_seed(0)
    parts = {"cell": nn.RNNCell(inputs, 32), "readout": nn.Linear(32, classes)}
    net = nn.ModuleDict(parts | more)
    train(net, loss_of, updates=500, lr=1e-2, clip=1.0, goal=0.02, bar=True)
    return net


def score(name, logits, y):
    # ko| # 처음부터 끝까지 다 맞힌 답의 수 / 전체 답의 수
    # en| # answers that are right from beginning to end, out of all
    right = (logits.argmax(dim=-1) == y).reshape(-1, y.shape[-1]).all(dim=0)
    print(f"{name}: {right.sum()}/{len(right)}")


# %% tags=["nbval-ignore-output"]
x, days = five_tasks.months()
net = fit(12, 3, lambda net: loss(one_to_one(net, x), days))
score("1:1", one_to_one(net, x), days)

letters, signals = five_tasks.morse()  # (26,), (5, 26)
x = one_hot(letters).float()
net = fit(26, 3, lambda net: loss(one_to_many(net, x, steps=5), signals))
score("1:N", one_to_many(net, x, steps=5), signals)

x = one_hot(signals).float()
net = fit(3, 26, lambda net: loss(many_to_one(net, x), letters))
score("N:1", many_to_one(net, x), letters)


# %% tags=["nbval-ignore-output"]
def sum_loss(net):
    x, y = five_tasks.additions(bits=8, batch=64)
    return loss(many_to_many(net, x), y)


adder = fit(2, 2, sum_loss)
for bits in (8, 500):
    x, y = five_tasks.additions(bits, batch=200)
    # ko| score(f"N:N, {bits}자리", many_to_many(adder, x), y)
    # en| score(f"N:N, {bits} bits", many_to_many(adder, x), y)


# %% [markdown] lang="ko"
# 달과 모스 부호는 표를 통째로 외운 것이니 새로운 것을 알아냈다고 할 수는 없습니다. 그래도 모스 부호는 순서를 모르면 외울 수도 없습니다(`A`는 `.-`, `N`은 `-.`).
#
# 덧셈은 다릅니다. 8자리 이진수로만 학습했는데 500자리 이진수의 덧셈도 해냅니다. 덧셈은 자리마다 같은 일을 하므로 같은 스텝을 되풀이하는 구조에 잘 맞습니다.
#
# 게다가 무엇이든 오래 기억할 필요가 없습니다. 학습할 때 자리마다 답을 물었고, 더하는 두 숫자는 두 자리에 한 번꼴로 같습니다(0+0이나 1+1). 그런 자리에서는 새 받아올림이 앞의 받아올림과 상관없이 정해집니다. 3절의 과제에서는 다른 길이에서 늘 이렇게 되지는 않았습니다.
#
# ## 7. N:M과 교사 강요
# 숫자 세 개로 적은 수를 로마 숫자로 옮깁니다: `047` → `XLVII`. 길어야 11글자(`CCCLXXXVIII`)이므로 끝을 알리는 빈칸까지 12스텝을 씁니다. 1부터 399까지의 수 중 80개는 학습에 사용하지 않고 떼어 둡니다.
#
# 학습할 때는 디코더가 직전에 무엇을 썼든 **정답의 직전 글자**를 넣어 줍니다. 이것을 **교사 강요**(teacher forcing)라고 합니다. 시험에서는 정답이 없으니 자기가 쓴 글자를 다시 넣습니다. 그런데 디코더는 틀린 글자 뒤를 이어 써 본 적이 없습니다. 이것이 교사 강요의 약점입니다.
# %% [markdown] lang="en"
# The months and the Morse code are tables learned by heart, so nothing new was found out. Still, Morse code cannot even be learned by heart without order (`A` is `.-`, `N` is `-.`).
#
# Addition is different: trained on numbers of 8 bits, the network adds numbers of 500. Addition does the same at every digit, so repeating the same step suits it.
#
# Besides, nothing has to be remembered for long. Training asks for an answer at every digit, and at about every second digit both numbers have the same bit (0+0 or 1+1). There the new carry does not depend on the old one. In the task of section 3 it did not always go so well at other lengths.
#
# ## 7. N:M and teacher forcing
# Now numbers in three digits become Roman numerals: `047` → `XLVII`. At most there are 11 letters (`CCCLXXXVIII`), so with the blank that marks the end 12 steps. Of the numbers from 1 to 399, 80 are kept out of training.
#
# In training the decoder is given the **right** previous letter, whatever it wrote itself; this is called **teacher forcing**. In the test nobody knows the right letter, so it gets back what it wrote. But in training it never had to go on after a mistake of its own: that is the weak point of teacher forcing.
# %%
def encoder_decoder(net, xs, steps, truth=None):  # (N, B, D) -> (steps, B, K)
    h = None
    for x in xs:
        h = net["cell"](x, h)  # W
    y, out = torch.zeros(xs.shape[1], 6), []
    for t in range(steps):
        h = net["decoder"](y, h)  # W'
        out.append(net["readout"](h))
        written = out[-1].argmax(dim=-1) if truth is None else truth[t]
        y = one_hot(written, 6).float()
    return torch.stack(out)


# %% tags=["nbval-ignore-output"]
x, y = five_tasks.romans()  # (3, 399, 10), (12, 399)
torch.manual_seed(0)
unseen, seen = torch.randperm(399).split([80, 319])
x_seen, y_seen = x[:, seen], y[:, seen]


def roman_loss(net):
    return loss(encoder_decoder(net, x_seen, 12, truth=y_seen), y_seen)


net = fit(10, 6, roman_loss, decoder=nn.RNNCell(6, 32))
with torch.no_grad():
    answers = encoder_decoder(net, x, steps=12)
# %% tags=["nbval-ignore-output"]
# ko| parts = {"N:M, 배운 수": seen, "N:M, 떼어 둔 수": unseen}
# en| parts = {"N:M, seen": seen, "N:M, unseen": unseen}
for name, part in parts.items():
    score(name, answers[:, part], y[:, part])
written = five_tasks.strings_of(answers.argmax(dim=-1), five_tasks.NUMERALS)
for k in unseen[:3].tolist():
    print(k + 1, written[k], five_tasks.roman(k + 1))
# %% [markdown] lang="ko"
# 학습에서 보지 못한 수도 대부분 옳게 옮깁니다. 마지막 세 줄은 떼어 둔 수 세 개의 결과입니다. 왼쪽부터 수, 신경망이 쓴 답, 정답입니다.
#
# 다만 백의 자리, 십의 자리, 일의 자리에 올 수 있는 숫자는 학습에서 모두 보았습니다. 처음 보는 것은 숫자 셋을 묶은 조합뿐입니다.
#
# 6절과 7절에서는 과제마다 시드 하나로 한 번씩만 학습했습니다. 이런 모양으로도 학습할 수 있다는 것만 보았고, 어느 모양이 더 나은지 비교하지는 않았습니다.
#
# ## 8. 길이가 다른 시퀀스를 함께 넣기
# 3절에서는 한 배치(batch)의 길이가 모두 같았습니다. 실제 데이터는 그렇지 않습니다. 텐서는 네모반듯해야 하므로 짧은 시퀀스의 뒤를 0으로 채웁니다. 이것이 **패딩**(padding)입니다.
#
# 모스 부호에서 쉼을 빼면 길이가 1에서 4까지 제각각입니다. 답은 **마지막 유효 시점**, 즉 패딩이 시작되기 바로 앞 시점의 $h$에서 내야 합니다. 그렇게 학습한 다음, 무심코 맨 끝 시점 `out[-1]`에서 답을 읽으면 어떻게 될까요?
# %% [markdown] lang="en"
# Most of the numbers that it never saw in training are right, too. The last three lines show three of those: the number, what the network wrote, and what is right.
#
# Still, each digit was seen in its place, hundreds, tens or ones; only combinations of the three are new.
#
# In sections 6 and 7 each task was trained once, from a single seed. We have seen that these shapes can be learned, and have compared none of them with another.
#
# ## 8. Sequences of different lengths in one batch
# In section 3 all sequences of a batch had the same length. Real data do not. A tensor must be a box, so shorter sequences are filled up with zeros at their ends: **padding**.
#
# Without its pause, Morse code has lengths from 1 to 4. Each sequence must be answered from the $h$ at its **last valid step**, the one just before its padding begins. What happens if we train like this, and then carelessly read the answers at the very last step, `out[-1]`?
# %% tags=["nbval-ignore-output"]
x = one_hot(signals)[:4, :, :2].float()  # (4, 26, 2)
lengths = (signals[:4] < 2).sum(dim=0)  # (26,)
torch.manual_seed(0)
rnn, readout = nn.RNN(2, 32), nn.Linear(32, 26)


def last_valid(out):  # (T, B, H) -> (B, H)
    return out[lengths - 1, torch.arange(len(lengths))]


both = nn.ModuleList([rnn, readout])
train(both, lambda _: cross_entropy(readout(last_valid(rnn(x)[0])), letters), 300, lr=1e-2)
out, _ = rnn(x)
for name, h in (("out[lengths - 1]", last_valid(out)), ("out[-1]", out[-1])):
    right = readout(h).argmax(dim=-1) == letters
    counts = [f"{n}: {right[lengths == n].sum()}/{(lengths == n).sum()}" for n in (1, 2, 3, 4)]
    print(name, *counts)
# %% [markdown] lang="ko"
# 쌍점 앞의 수는 부호의 길이입니다. 마지막 유효 시점에서 읽으면 모두 맞습니다. `out[-1]`에서 읽으면 길이가 4인 글자만 맞고, 패딩이 붙은 글자는 맞지 않습니다. 입력이 0인 스텝도 한 스텝이어서, 상태에 다시 행렬을 곱하고 $\tanh$를 씌우기 때문입니다.
#
# 오류도 나지 않습니다. 게다가 패딩은 배치에서 가장 긴 시퀀스에 맞추므로, 같은 글자라도 어떤 배치에 들어가느냐에 따라 답이 달라질 수 있습니다. 처음부터 `out[-1]`로 **학습**한다면 신경망은 짧은 시퀀스에서 읽은 것을 긴 패딩 너머까지 기억하는 법도 배워야 합니다.
#
# PyTorch의 `pack_padded_sequence`는 길이를 받아 패딩을 계산에서 아예 뺍니다. 시점마다 답하는 N:N에서는 손실에서도 패딩을 가려야 합니다. 이것이 **마스킹**(masking)입니다. 정답 자리에 −100을 넣으면 `cross_entropy`가 그 자리를 건너뛰는데, 마스크를 곱해 평균한 것과 같습니다.
# %% [markdown] lang="en"
# The number before each colon is the length of the code. Read at the last valid step, all are right. Read at `out[-1]`, the letters of length 4 are right, and those with padding are not. A step with input 0 is still a step: the state is multiplied and squashed once more.
#
# There is no error message. What is more, as padding reaches to the longest sequence in the batch, the answer to one and the same letter can depend on what it is batched with. Had we **trained** on `out[-1]` in the first place, the network would also have had to learn to carry a short sequence through long padding.
#
# Given the lengths, PyTorch's `pack_padded_sequence` leaves padding out of the computation. In N:N, with an answer at every step, padding must be kept out of the loss as well: **masking**. With −100 for a target, `cross_entropy` skips that place, which is the same as a mean under a mask:
# %%
packed = nn.utils.rnn.pack_padded_sequence(x, lengths, enforce_sorted=False)
_, h = rnn(packed)
torch.testing.assert_close(h[0], last_valid(out))

mask = torch.arange(4)[:, None] < lengths  # (4, 26)
# ko| target = letters.expand(4, 26)  # 보기를 위해, 시점마다 같은 글자를 답으로 둡니다
# en| target = letters.expand(4, 26)  # the same answer at every step, for the sake of the example
losses = cross_entropy(readout(out).flatten(0, 1), target.flatten(), reduction="none")
skipped = cross_entropy(readout(out).flatten(0, 1), target.where(mask, -100).flatten())
torch.testing.assert_close(skipped, (losses * mask.flatten()).sum() / mask.sum())
print(f"{mask.sum()} / {mask.numel()}")
# %% [markdown] lang="ko"
# 출력한 두 수는 진짜 시점의 수와 전체 자리의 수입니다. 나머지는 패딩입니다.
#
# ## 9. 층을 쌓고 뒤에서도 읽기
# 한 층의 $h_t$를 다음 층의 $x_t$로 넣으면 **다층**(stacked) RNN입니다. `dropout`은 층과 층 사이를 지나는 값 중 일부를 학습할 때만 0으로 만듭니다. 시간 방향과 마지막 층의 출력에는 적용되지 않습니다.
#
# **양방향**(bidirectional) RNN에는 뒤에서부터 읽는 셀이 하나 더 있습니다. 가중치도 따로 있고, 두 셀의 결과를 나란히 붙여 내놓습니다. 모양과 매개변수 개수를 보고, 맨 끝 입력을 바꾸면 첫 시점의 출력이 달라지는지도 봅시다.
# %% [markdown] lang="en"
# Printed are the number of real steps and that of all places; the others are padding.
#
# ## 9. More layers, and reading backwards
# When the $h_t$ of one layer is the $x_t$ of the next, the RNN is **stacked**. In training only, `dropout` sets some of what passes from layer to layer to 0; it does not act along time, nor on the output of the last layer.
#
# In a **bidirectional** RNN a second cell, with its own weights, reads from the end, and both results are put side by side. Here are shapes and numbers of parameters, and whether the output at the first step changes when the very last input does:
# %%
x, _ = temporal_order(20, batch=3)
# ko| other = torch.cat([x[:-1], 1 - x[-1:]])  # 맨 끝 입력만 다릅니다
# en| other = torch.cat([x[:-1], 1 - x[-1:]])  # differs in the last input alone
options = {
    "num_layers=1": {},
    "num_layers=2": {"num_layers": 2},
    "dropout=0.5": {"num_layers": 2, "dropout": 0.5},
    "bidirectional": {"bidirectional": True},
}
for name, chosen in options.items():
    rnn = nn.RNN(6, 16, **chosen).eval()
    (out, h), (changed, _) = rnn(x), rnn(other)
    size = sum(parameter.numel() for parameter in rnn.parameters())
    print(f"{name:13}", tuple(out.shape), tuple(h.shape), size, not out[0].equal(changed[0]))
torch.testing.assert_close(h[1], out[0, :, 16:])
# %% [markdown] lang="ko"
# `out`에는 마지막 층의 상태만 시점마다 들어 있고, `h`에는 층과 방향마다 마지막 상태가 들어 있습니다. 드롭아웃은 매개변수를 더하지 않습니다. 양방향이면 `out`의 마지막 차원이 두 배가 되고, 첫 시점의 출력이 **맨 끝 입력에 따라 달라집니다**.
#
# 문장 전체가 이미 손에 있을 때(품사 태깅, 번역의 인코더)는 좋은 일입니다. 그러나 다음에 올 것을 예측하는 과제에는 사용할 수 없습니다. 답을 미리 보는 셈이기 때문입니다. 들어오는 대로 바로 답해야 하는 과제에도, 나머지 입력이 아직 오지 않았으므로 사용할 수 없습니다.
#
# 조심할 것이 두 가지 더 있습니다.
#
# - 뒤에서부터 읽는 셀이 다 읽고 난 상태는 `out[-1]`이 아니라 **`out[0]`의 뒤쪽 절반**에 있습니다(마지막 줄의 `assert_close`). `out[-1]`의 뒤쪽 절반은 마지막 글자 하나만 읽은 상태입니다.
# - 뒤에서부터 읽는 셀은 패딩을 **먼저** 읽습니다. 그러면 유효한 시점의 상태가 모두 달라지므로, 마지막 유효 시점을 골라 읽는 것으로는 막을 수 없습니다. `pack_padded_sequence`를 사용해야 합니다.
#
# ## 10. 왜 차례로 계산할까
# RNN의 $h_t$는 $\tanh$를 거친 $h_{t-1}$에서 나옵니다. 그래서 $h_{t-1}$을 구하기 전에는 $h_t$를 곧바로 구할 수 없습니다(모든 시점을 한꺼번에 어림해 두고 되풀이해 고쳐 가는 방법은 있습니다). $\tanh$가 없는 선형 순환은 다릅니다. $h_t = 0.9\, h_{t-1} + x_t$를 풀어 쓰면 $h_t = x_t + 0.9\, x_{t-1} + 0.9^2 x_{t-2} + \dots$라는 합 하나가 되고, 모든 시점의 합을 한꺼번에 계산할 수 있습니다.
# %% [markdown] lang="en"
# `out` holds the state of the last layer at every step, `h` the last state of every layer and direction. Dropout adds no parameters. With two directions the last dimension of `out` doubles, and the output at the first step **depends on the very last input**.
#
# That is welcome where the whole sentence is at hand (tagging words, the encoder of a translation). But such a net cannot predict what comes next, having seen the answer, nor answer as things arrive, when the rest is not there yet.
#
# Two more traps:
#
# - The state of the backward cell after it has read everything is in **the second half of `out[0]`**, not in `out[-1]` (the `assert_close` in the last line). The second half of `out[-1]` has read only the last letter.
# - The backward cell reads the padding **first**. That changes its state at all valid steps, so picking the last valid step is no help; use `pack_padded_sequence`.
#
# ## 10. Why one step after another?
# The $h_t$ of an RNN is made from an $h_{t-1}$ that has been through $\tanh$; before $h_{t-1}$ is known, $h_t$ cannot be computed directly (though all steps can be iterated towards at once). A linear recurrence, without $\tanh$, is different. Written out, $h_t = 0.9\, h_{t-1} + x_t$ is one sum, $h_t = x_t + 0.9\, x_{t-1} + 0.9^2 x_{t-2} + \dots$, and the sums of all steps can be computed at once:
# %%
torch.manual_seed(0)
x = torch.randn(20)
h, one_by_one = torch.tensor(0.0), []
for x_t in x:
    h = 0.9 * h + x_t
    one_by_one.append(h)

lag = torch.arange(20)[:, None] - torch.arange(20)  # (20, 20)
at_once = (0.9**lag * (lag >= 0)) @ x
torch.testing.assert_close(torch.stack(one_by_one), at_once)
# %% [markdown] lang="ko"
# 한 스텝씩 구한 것과 행렬 하나로 한꺼번에 구한 것이 같습니다. 1절에서 $\tanh$를 뺀 RNN도 순서를 구별했으니, 이런 순환도 쓸모가 있습니다.
#
# > **흔한 오해.** "순방향 신경망은 1:1만 할 수 있다"라고들 합니다. 윈도는 20개를 받아 1개를 답했습니다. N과 M을 **미리 정해 두면** 완전 연결(fully connected) 신경망도 N개를 받고 M개를 낼 수 있습니다. 합성곱(convolution)이나 어텐션(attention)처럼 모든 자리에 같은 가중치를 사용하면 길이를 바꿀 수도 있습니다. RNN이 남다른 점은 크기가 정해진 상태를 다음 스텝으로 이어 간다는 것입니다(Vaswani 등 2017, 4절의 비교).
#
# ## 11. 짧은 역사와 출처
# - 교사 강요라는 이름은 Williams & Zipser(1989)에 나옵니다.
# - 은닉 상태를 다음 스텝에 다시 넣는 이 단순한 순환 신경망은 Elman(1990)이 내놓았습니다. 그래서 엘먼 망이라고도 합니다.
# - X와 Y의 순서를 묻는 과제는 Hochreiter & Schmidhuber(1997)의 '시간 순서' 과제를 줄인 것입니다.
# - 양방향 RNN은 Schuster & Paliwal(1997)이 내놓았습니다.
# - RNN 인코더–디코더는 2014년에 기계 번역에서 자리를 잡았습니다(Cho 등; Sutskever, Vinyals & Le).
# - 입출력 모양 다섯 가지를 나란히 놓은 그림은 Karpathy(2015)의 블로그 글에 있습니다. 1강의 그림은 그것을 새로 그린 것입니다.
#
# ### 출처
# - R. J. Williams, D. Zipser, *A Learning Algorithm for Continually Running Fully Recurrent Neural Networks*, Neural Computation 1(2), 1989.
# - J. L. Elman, *Finding Structure in Time*, Cognitive Science 14(2), 1990.
# - S. Hochreiter, J. Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997(5.6절, 실험 6: 시간 순서).
# - M. Schuster, K. K. Paliwal, *Bidirectional Recurrent Neural Networks*, IEEE Transactions on Signal Processing 45(11), 1997.
# - K. Cho 등, *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014.
# - I. Sutskever, O. Vinyals, Q. V. Le, *Sequence to Sequence Learning with Neural Networks*, NIPS 2014.
# - A. Karpathy, *The Unreasonable Effectiveness of Recurrent Neural Networks*, 2015 (블로그).
# - A. Vaswani 등, *Attention Is All You Need*, NIPS 2017.
# - 순방향 신경망은 입력 하나를 출력 하나로 옮긴다는 설명을 널리 알린 글: Skymind(DL4J), *A Beginner's Guide to LSTMs and Recurrent Neural Networks*.
# %% [markdown] lang="en"
# What was computed step by step equals what one matrix gives at once. In section 1 an RNN without $\tanh$ saw the order, too, so such recurrences are of use.
#
# > **A common belief.** "Feed-forward networks can only do 1:1." The window took 20 and answered once. With N and M **fixed beforehand**, a fully connected network can take N and give M. Networks that use the same weights at every place, with convolutions or attention, can also change the length. What is special about an RNN is that it carries a state of fixed size from step to step (compared by Vaswani et al. 2017, section 4).
#
# ## 11. A short history, and sources
# - The name teacher forcing is found in Williams & Zipser (1989).
# - This simple recurrent network, which feeds its hidden state back at the next step, was put forward by Elman (1990), and is often called after him.
# - The task of X and Y is a smaller version of the temporal order task of Hochreiter & Schmidhuber (1997).
# - Bidirectional RNNs are due to Schuster & Paliwal (1997).
# - RNN encoder–decoders caught on in machine translation in 2014 (Cho et al.; Sutskever, Vinyals & Le).
# - Five shapes of input and output side by side are found in a blog post by Karpathy (2015); the figure of lesson 1 is drawn anew after it.
#
# ### Sources
# - R. J. Williams, D. Zipser, *A Learning Algorithm for Continually Running Fully Recurrent Neural Networks*, Neural Computation 1(2), 1989.
# - J. L. Elman, *Finding Structure in Time*, Cognitive Science 14(2), 1990.
# - S. Hochreiter, J. Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997 (section 5.6, experiment 6: temporal order).
# - M. Schuster, K. K. Paliwal, *Bidirectional Recurrent Neural Networks*, IEEE Transactions on Signal Processing 45(11), 1997.
# - K. Cho et al., *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014.
# - I. Sutskever, O. Vinyals, Q. V. Le, *Sequence to Sequence Learning with Neural Networks*, NIPS 2014.
# - A. Karpathy, *The Unreasonable Effectiveness of Recurrent Neural Networks*, 2015 (blog).
# - A. Vaswani et al., *Attention Is All You Need*, NIPS 2017.
# - Many know the saying that feed-forward networks map one input to one output from Skymind (DL4J), *A Beginner's Guide to LSTMs and Recurrent Neural Networks*.
