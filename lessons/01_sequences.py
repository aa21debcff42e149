# %% [markdown] lang="ko"
# # 순서가 있는 데이터
# **단어는 같고 순서만 다른 두 문장을, 신경망은 구별할 수 있을까요?**
#
# "안 먹고 잤다"와 "먹고 안 잤다"는 똑같은 단어 셋으로 되어 있지만 뜻이 다릅니다. 어떤 단어가 몇 번 나왔는지 아무리 잘 세어도 두 문장을 구별할 수 없습니다.
#
# 멀리 떨어진 단어끼리도 서로 맞아야 합니다. "할머니께서는 어제 저녁 늦게 …"는 "오셨다"로 끝나고, "동생은 어제 저녁 늦게 …"는 "왔다"로 끝납니다. 끝을 맞히려면 첫 단어를 끝까지 기억해야 합니다. 신경망에 무엇이 더 있어야 이런 일을 할 수 있을까요?
#
# 이 수업을 마치면
#
# - RNN이 순서를 구별하는 것이 상태 덕분임을 실험으로 보일 수 있습니다.
# - RNN의 한 스텝을 직접 짜고, "같은 가중치를 되풀이해 사용한다"라는 말이 무슨 뜻인지 설명할 수 있습니다.
# - 과제를 보고 1:1, 1:N, N:1, N:N, N:M 중 알맞은 모양을 고를 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호와 말 | 뜻 |
# |---|---|
# | T, B, D, H | 각각 스텝(시점, time step) 수, 샘플 수, 입력의 차원, 은닉 상태의 차원 |
# | $x_t$, $h_t$ | $t$번째 시점의 입력 `(B, D)`와 은닉 상태 `(B, H)` |
# | $W_{ih}$, $W_{hh}$ | 입력(i)에서 은닉 상태(h)로, 은닉 상태에서 은닉 상태로 가는 행렬 |
# | 원-핫(one-hot) | 글자 여섯 가지 중 하나를 숫자 여섯 개로 나타낸 것. 그 글자 자리만 1입니다 |
# | $\tanh$ | 어떤 수든 −1과 1 사이의 값으로 바꾸는 함수 |
#
# 순방향 신경망(feed-forward network)을 한 번 학습시켜 본 적이 있고, 기울기(gradient)가 무엇인지 알면 됩니다. 순환 신경망은 몰라도 됩니다.
#
# </details>
# %% [markdown] lang="en"
# # Sequences
# **Same words, different order: can a network tell?**
#
# "The dog bit the man" and "the man bit the dog" have the same words and two meanings. However well you count words, you cannot tell the two apart.
#
# Order also ties together words that stand far apart: in "the keys to the old house by the river **are** lost" the verb depends on a word read long before. What must a network have to keep it in mind?
#
# After this lesson you can
#
# - show that an RNN sees order by its state;
# - code one step of an RNN and explain "the same weights again and again";
# - choose among the shapes 1:1, 1:N, N:1, N:N and N:M for a task.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol or word | meaning |
# |---|---|
# | T, B, D, H | time steps, samples, sizes of input and hidden state |
# | $x_t$, $h_t$ | input `(B, D)` and hidden state `(B, H)` at step $t$ |
# | $W_{ih}$, $W_{hh}$ | matrices from input (i) to hidden state (h), and from h to h |
# | one-hot | a letter as six numbers: 1 in its place, 0 elsewhere |
# | $\tanh$ | maps any number to between −1 and 1 |
#
# You have trained a feed-forward network and know what a gradient is.
#
# </details>
# %%
import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from helpers import checks, explore, plots
from helpers.nets.readouts import LastStep
from helpers.tasks.orders import SYMBOLS, spelled, swapped, temporal_order
from helpers.training.train import progress, train

plots.use_course_style()
# ko| # 작은 신경망에서는 이쪽이 빠릅니다
# en| # faster for small networks
torch.set_num_threads(1)
# %% [markdown] lang="ko"
# ## 1. 가방에 담으면 무엇이 사라질까
# 글자 20개가 늘어서 있습니다. 대부분은 뜻 없는 a, b, c, d이고, X와 Y가 아무 데나 한 번씩 끼어 있습니다. 과제는 **X와 Y 중 먼저 온 것**을 답하는 것입니다. 시퀀스 하나와, 거기서 X와 Y만 맞바꾼 짝을 나란히 놓아 봅시다.
# %% [markdown] lang="en"
# ## 1. What is lost in a bag?
# Here are 20 letters in a row. The letters a to d mean nothing; among them are one X and one Y. The task is to say **which of the two comes first**. Below, its twin with X and Y swapped:
# %%
torch.manual_seed(3)
x, y_first = temporal_order(20, 1)  # (T, B, D) = (20, 1, 6), (1,)
pair = torch.cat([x, swapped(x)], dim=1)  # (20, 2, 6)
plots.plot_bags(spelled(pair), SYMBOLS)
plt.show()
# %% [markdown] lang="ko"
# 답은 서로 반대인데, 글자를 센 오른쪽 표는 두 줄이 똑같습니다. 이렇게 순서를 버리고 개수만 남긴 것을 **가방**(bag)이라고 합니다. 자연어 처리에서 말하는 BoW(bag of words)입니다.
#
# **먼저 예상해 보세요.** 가방만 보는 신경망은 이런 짝에서 답을 몇 %까지 맞힐 수 있을까요?
#
# <details><summary>답</summary>
#
# 정확히 50%입니다. 짝을 이루는 두 시퀀스의 가방이 같으니, 가중치가 무엇이든 둘에 같은 답을 하고 그중 하나는 틀립니다.
#
# </details>
#
# ## 2. 하나씩 읽는 신경망은 어떻게 기억할까
# 사람은 글을 하나씩 읽고, 그동안 머릿속에 남는 것이 계속 바뀝니다. **순환 신경망**(recurrent neural network, RNN)도 그렇습니다. 스텝마다 새 입력 $x_t$와 지금까지의 기억 $h_{t-1}$로 새 기억 $h_t$를 만듭니다. 이 기억을 **은닉 상태**(hidden state)라고 합니다.
#
# 물탱크를 떠올려 보세요. 스텝마다 탱크의 물을 **모두** 퍼내어 새로 들어온 물과 섞고, 좁은 관 $\tanh$로 밀어 넣습니다. 입력과 기억이 각각 숫자 하나(스칼라)라면 식은 이렇습니다.
#
# $$h_t = \tanh(u\, x_t + w\, h_{t-1})$$
#
# $u = 1$, $w = 0.9$로 두고, X는 1, Y는 −1, 다른 글자는 0으로 넣습니다. 처음 기억은 0입니다. 이제 `abXcdYba`를 읽습니다.
# %% [markdown] lang="en"
# The answers are opposite, yet the counts on the right are the same. Counts without order are called a **bag**; in language processing, a bag of words (BoW).
#
# **Predict first.** What share of such twins can a net that sees only the bag get right?
#
# <details><summary>Answer</summary>
#
# Exactly 50%: twins have the same bag, so both get the same answer, and one is wrong.
#
# </details>
#
# ## 2. How does a network remember what it reads?
# A **recurrent neural network** (RNN) reads piece by piece. At every step it makes a new memory $h_t$, its **hidden state**, from the input $x_t$ and the memory so far, $h_{t-1}$.
#
# Think of a tank. At every step **all** the water is pumped out, mixed with what comes in, and pressed through a narrow pipe, $\tanh$. With single numbers:
#
# $$h_t = \tanh(u\, x_t + w\, h_{t-1})$$
#
# Take $u = 1$ and $w = 0.9$, feed 1 for X, −1 for Y and 0 for all else, start at 0, and read `abXcdYba`:
# %%
inputs = [0, 0, 1, 0, 0, -1, 0, 0]  # abXcdYba
plots.plot_loop(w=0.9, u=1.0, x=inputs)
plt.show()
# %% [markdown] lang="ko"
# 왼쪽은 셀 하나로 접은 RNN입니다. 고리를 따라 $h$가 다음 스텝으로 넘어갑니다. 오른쪽은 그것을 시간 방향으로 펼친(unrolled) 모습입니다. 칠한 원이 클수록 $h_t$가 0에서 멀고, 빗금은 음수입니다.
#
# X를 읽으면 기억이 양수가 되고, 뜻 없는 글자를 읽는 동안 조금씩 흐려지다가, Y를 읽으면 음수로 넘어갑니다. 끝에 남은 부호가 **나중에 온** 글자를 알려 주니, 먼저 온 글자도 알 수 있습니다. 두 숫자 $w$와 $u$를 모든 시점에서 똑같이 사용했고, 읽는 동안 바뀐 것은 $h$뿐입니다.
#
# 기억이 흐려지는 것은 $w$가 −1과 1 사이에 있기 때문입니다. **먼저 예상해 보세요.** $w = 1.5$, $u = 2$로 키우면 Y를 읽은 뒤의 기억은 0으로 갈까요, 한없이 커질까요, 어딘가에 머무를까요? 예상했으면 아래 그림에서 '남는다'를 누르고, 막대를 끌어 입력도 바꿔 보세요.
# %% [markdown] lang="en"
# On the left the RNN is folded into one cell, whose $h$ takes the loop to the next step; on the right it is unrolled in time. Larger discs are further from 0, hatched ones negative.
#
# X makes the memory positive, then it fades, and Y pushes it below zero. The sign left in the end tells which came **last**, and so which came first. The same $w$ and $u$ were used at every step; all that changed is $h$.
#
# The memory fades because $w$ lies between −1 and 1. **Predict first**: with $w = 1.5$ and $u = 2$, will it go to 0 after Y, grow without end, or settle? Then press "stays", and drag the bars.
# %%
explore.loop(w=0.9, u=1.0, x=inputs)
# %% [markdown] lang="ko"
# <details><summary>답</summary>
#
# 0으로 가지 않고 어떤 음수에 머무릅니다. $w$가 키우는 만큼 $\tanh$가 다시 줄이는 곳입니다. 이렇게 RNN도 기억을 오래 붙들고 있을 수 있습니다. 먼 과거를 보고 **배우는** 것은 다른 문제이고, [2강](02_gradients.ipynb)의 이야기입니다.
#
# </details>
#
# ## 3. 숫자 하나에서 벡터로
# 실제 RNN에서는 입력이 D차원 벡터, 기억이 H차원 벡터이고, $u$와 $w$는 행렬이 됩니다. PyTorch는 편향(bias)도 둘로 나누어 둡니다.
#
# $$h_t = \tanh(W_{ih}\, x_t + b_{ih} + W_{hh}\, h_{t-1} + b_{hh})$$
#
# 시퀀스 하나를 읽으면서 이 식을 스텝마다 계산하고, `nn.RNN`이 한 번에 계산한 것과 비교합니다.
# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# It settles below 0, where $\tanh$ takes back what $w$ adds. So an RNN's memory can last. **Learning** from what lies far back is the story of [lesson 2](02_gradients.ipynb).
#
# </details>
#
# ## 3. From one number to a vector
# In a real RNN input and memory are vectors of sizes D and H, and $u$ and $w$ become matrices. PyTorch also has two biases:
#
# $$h_t = \tanh(W_{ih}\, x_t + b_{ih} + W_{hh}\, h_{t-1} + b_{hh})$$
#
# We compute this step by step and compare with `nn.RNN`:
# %%
torch.manual_seed(0)
rnn = nn.RNN(input_size=6, hidden_size=16)
W_ih, W_hh, b_ih, b_hh = rnn.parameters()  # (16, 6), (16, 16), (16,), (16,)

h, states = torch.zeros(16), []
for x_t in x[:, 0]:  # (6,)
    h = torch.tanh(W_ih @ x_t + b_ih + W_hh @ h + b_hh)
    states.append(h)

out, last = rnn(x)  # (T, B, H), (1, B, H)
torch.testing.assert_close(torch.stack(states), out[:, 0])
print(len(states), sum(parameter.numel() for parameter in rnn.parameters()))


# %% [markdown] lang="ko"
# 모든 스텝의 값이 같습니다(다르면 `assert_close`가 오류를 냅니다). 출력한 두 숫자는 스텝 수와 **매개변수**(parameter) 개수입니다. 매개변수는 학습으로 정하는 수, 즉 가중치와 편향입니다. **같은 매개변수를 스무 번 되풀이해 사용했고, 그동안 바뀐 것은 상태 $h$입니다.**
#
# > **흔한 오해.** "RNN은 읽으면서 가중치를 바꾼다"라고들 합니다. 가중치는 학습할 때만 바뀝니다. 또 `nn.RNN(6, 16)`의 16은 16번 되풀이한다는 뜻이 아니라 $h$가 16차원이라는 뜻입니다. 몇 번 되풀이할지는 시퀀스의 길이가 정합니다.
#
# ### 연습 문제 1: `rnn_step`
# 샘플 B개를 한꺼번에 처리하는 한 스텝을 짜 보세요.
#
# 1. 샘플이 행에 있습니다. `x`는 `(B, D)`, `h`는 `(B, H)`이므로 $W_{ih}\, x$는 `x @ W_ih.T`가 됩니다.
# 2. 식에 있는 네 항을 모두 더합니다.
# 3. 그 합에 `torch.tanh`를 씌워 돌려줍니다.
#
# 막히면 채점 셀을 `checks.check_rnn_step(my_rnn_step, hint=1)`로 고칩니다. 힌트는 3단계까지 있습니다.
# %% [markdown] lang="en"
# They agree (`assert_close` raises no error). Printed: steps and **parameters** (weights and biases). **The same parameters were used twenty times over; what changed is the state $h$.**
#
# > **A common belief.** "An RNN changes its weights as it reads." Weights change in training only. And the 16 in `nn.RNN(6, 16)` is the size of $h$; how often the step is repeated is up to the sequence.
#
# ### Exercise 1: `rnn_step`
# Write the step for B samples at once.
#
# 1. Samples stand in rows: `x` is `(B, D)` and `h` is `(B, H)`, so $W_{ih}\, x$ becomes `x @ W_ih.T`.
# 2. Add all four terms of the equation.
# 3. Return `torch.tanh` of the sum.
#
# For a hint change the check to `checks.check_rnn_step(my_rnn_step, hint=1)`.
# %% tags=["exercise"]
def my_rnn_step(x, h, W_ih, W_hh, b_ih, b_hh):
    """
    # ko| RNN의 한 스텝.
    # en| One step of an RNN.

    # ko| x (B, D), h (B, H), W_ih (H, D), W_hh (H, H), b_ih와 b_hh (H,) -> 새 h (B, H)
    # en| x (B, D), h (B, H), W_ih (H, D), W_hh (H, H), b_ih and b_hh (H,) -> new h (B, H)
    """
    ### BEGIN SOLUTION
    return torch.tanh(x @ W_ih.T + b_ih + h @ W_hh.T + b_hh)
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_rnn_step(my_rnn_step)


# %% [markdown] lang="ko"
# ## 4. 순서를 보려면 무엇이 있어야 할까
# 이제 RNN에 1절의 과제를 가르칩니다. RNN이 가방을 이긴다면 그것이 정말 넘겨준 기억 덕분인지, 그저 매개변수가 많아서인지 가려야 합니다. 그래서 가방의 매개변수를 RNN만큼 늘리고, **상태를 끊은 RNN**도 학습시킵니다. 이 신경망은 매개변수와 학습 방법이 RNN과 같지만, $h$를 넘기지 않으므로 마지막 글자 하나만 읽는 셈입니다.
#
# | 조건 | |
# |---|---|
# | 과제 | 20스텝, X와 Y 중 먼저 온 것 |
# | 신경망 | 순방향 신경망: 가방, 그리고 20스텝의 원-핫을 한 줄로 이어 통째로 받는 **윈도**(window). RNN(`LastStep`이 마지막 $h$로 답합니다), 그리고 상태를 끊은 RNN |
# | 학습 | Adam, 업데이트 200번까지, 손실이 0.02에 이르면 끝. 학습률 0.01(세 학습률은 [더 깊이](deeper/01_sequences.ipynb) 1절) |
# | 시드 | 다섯 개 |
# | 성공 | 새로 뽑은 짝 500쌍에서 정확도 95% 이상 |
#
# **먼저 예상해 보세요.** 마지막 글자만 보는, 상태를 끊은 RNN은 몇 %쯤 맞힐까요?
#
# <details><summary>답</summary>
#
# 55%쯤입니다. 열에 한 번은 마지막 글자가 X나 Y여서 답을 알고, 나머지는 찍습니다.
#
# </details>
# %% [markdown] lang="en"
# ## 4. What does it take to see order?
# Now we teach an RNN the task of section 1. If it beats the bag, is that due to memory or to parameters? So the bag gets as many, and we also train an **RNN whose state is cut**: as many parameters and the same training, but $h$ is not handed on. All it reads is the last letter.
#
# | The experiment | |
# |---|---|
# | task | 20 steps, which of X and Y comes first |
# | net | feed-forward: bag, and a **window**, given all 20 one-hots in a row; RNN (read out at the last $h$ by `LastStep`), and RNN with its state cut |
# | training | Adam, at most 200 updates, to a loss of 0.02; rate 0.01 (three rates: [deeper](deeper/01_sequences.ipynb), section 1) |
# | seeds | five |
# | success | 95% of 500 fresh pairs of twins |
#
# **Predict first.** What share will the RNN that sees only the last letter get right?
#
# <details><summary>Answer</summary>
#
# About 55%. One time in ten the last letter is X or Y; otherwise it guesses.
#
# </details>
# %%
def layers(inputs, hidden):
    return nn.Sequential(nn.Linear(inputs, hidden), nn.Tanh(), nn.Linear(hidden, 2))


def reader():
    return LastStep(nn.RNN(6, 16), outputs=2)


# ko| # 신경망을 만드는 법, x (T, B, 6)에서 보는 것
# en| # what makes a net, and what it sees of x (T, B, 6)
nets = {
    "bag": (lambda: layers(6, 47), lambda x: x.sum(dim=0)),
    "rnn_cut": (reader, lambda x: x[-1:]),
    "rnn": (reader, lambda x: x),
    "window": (lambda: layers(20 * 6, 32), lambda x: x.transpose(0, 1).flatten(start_dim=1)),
}


# %% tags=["nbval-ignore-output"]
def right(make, see, seed):
    torch.manual_seed(seed)
    net = make()

    def loss_of(net):
        x, y_first = temporal_order(20, batch=128)
        return cross_entropy(net(see(x)), y_first)

    train(net, loss_of, updates=200, lr=1e-2, clip=1.0, goal=0.02)
    x, y_first = temporal_order(20, batch=500)
    x, y_first = torch.cat([x, swapped(x)], dim=1), torch.cat([y_first, 1 - y_first])
    return (net(see(x)).argmax(dim=-1) == y_first).float().mean().item()


# %% tags=["nbval-ignore-output"]
shares = {name: [right(*net, seed) for seed in range(5)] for name, net in progress(nets.items())}
assert max(shares["rnn_cut"]) < 0.7 and min(shares["rnn"]) > 0.9
plots.plot_order({"": shares})
plt.show()
# %% [markdown] lang="ko"
# 점 하나가 시드 하나입니다. 가방은 정확히 절반을 맞히고, 상태를 끊은 RNN은 그보다 조금 낫습니다. 상태를 넘긴 RNN은 거의 다 맞힙니다. 두 RNN의 차이는 $h$를 넘기느냐뿐이므로, **RNN은 넘겨받은 상태로 순서를 봅니다.**
#
# 어떻게 넘겨주는지도 중요합니다. 난수로 정한 유닛 16개를 그대로 두고 답을 읽는 층만 학습시키면 찍는 것보다 조금 나을 뿐입니다. 반면 스텝마다 개수에 0.9를 곱하기만 하는 '흐려지는 가방'은 이 과제를 풉니다([더 깊이](deeper/01_sequences.ipynb) 1절).
#
# > **흔한 오해.** "순방향 신경망은 순서를 모른다"라고들 합니다. 순서를 모르는 것은 가방이고, 윈도는 순서를 봅니다. 다만 윈도는 꼭 20스텝만 받고, 시점마다 가중치를 따로 배웁니다([더 깊이](deeper/01_sequences.ipynb) 4절). RNN은 어떤 길이든 받지만, 다른 길이에서도 맞히는지는 무엇으로 학습했느냐에 달렸습니다([더 깊이](deeper/01_sequences.ipynb) 3절).
#
# ## 5. 입력과 출력은 어떤 모양일까
# 방금 RNN은 N개를 읽고 한 번 답했습니다(**N:1**). 같은 스텝이라도 언제 입력을 주고 언제 답을 받느냐에 따라 다른 모양이 됩니다.
# %% [markdown] lang="en"
# Each dot is a seed. The bag gets exactly half right, the RNN whose state is cut a little more, the RNN nearly all. The two RNNs differ in nothing else, so **an RNN sees order through the state it passes on.**
#
# How it is passed on matters. 16 random units that never learn hardly beat guessing; a bag whose counts fade, times 0.9 per step, solves the task ([deeper](deeper/01_sequences.ipynb), section 1).
#
# > **A common belief.** "A feed-forward network cannot see order." A bag cannot; a window can, but it takes exactly 20 steps, with weights of its own for each ([deeper](deeper/01_sequences.ipynb), section 4). An RNN takes any length; whether it is right there depends on its training ([deeper](deeper/01_sequences.ipynb), section 3).
#
# ## 5. Which shapes can input and output have?
# Our RNN read N things and answered once: **N:1**. Other shapes differ in when the step gets input and when an answer is taken:
# %%
plots.plot_shapes()
plt.show()
# %% [markdown] lang="ko"
# 시간은 왼쪽에서 오른쪽으로 흐르고, 아래의 $x$가 입력(벡터 하나), 위의 $y$가 출력입니다. **한 그림 안에서 이름이 같은 네모는 모두 같은 셀(cell)입니다.**
#
# - **N:N**은 하나 읽을 때마다 답하고, **N:M**은 다 읽은 다음에 쓰기 시작합니다.
# - N:M에서 읽는 셀 $W$가 **인코더**(encoder), 쓰는 셀 $W'$가 **디코더**(decoder)입니다. 둘은 가중치가 다르고, 디코더는 인코더의 마지막 $h$를 넘겨받습니다.
# - 굽은 점선은 되먹임, 즉 방금 쓴 것을 다음 입력으로 넣는다는 뜻입니다. 처음에는 '시작'을 넣습니다.
#
# **먼저 예상해 보세요.** 아래 그림을 N:M으로 바꾸고 입력을 6개로 늘려 보세요. 입력을 6개에서 600개로 늘리면 가중치는 몇 배가 될까요?
# %% [markdown] lang="en"
# Time runs to the right, from inputs $x$ to outputs $y$. **Within one drawing all boxes with the same name are the same cell**.
#
# - **N:N** answers after each thing it reads, **N:M** when all has been read.
# - In N:M the cell that reads, $W$, is the **encoder**, the one that writes, $W'$, the **decoder**. Their weights differ; the decoder takes over the last $h$.
# - Dashed arrows feed back what was written (first, "start").
#
# **Predict first.** Set the drawing to N:M and 6 inputs. How many more weights do 600 inputs need?
# %%
explore.shapes("n_to_1", n=3, m=2)
# %% [markdown] lang="ko"
# <details><summary>답</summary>
#
# 그대로입니다. 네모는 늘어나지만 서로 다른 셀은 여전히 두 개입니다.
#
# </details>
#
# 다섯 모양을 모두 코드로 옮기고 학습시키는 것은 [더 깊이](deeper/01_sequences.ipynb) 6절과 7절에 있습니다.
#
# ### 연습 문제 2: 과제에 맞는 모양
# 여섯 과제에 `"1:1"`, `"1:N"`, `"N:1"`, `"N:N"`, `"N:M"` 중 하나씩 적으세요. 같은 모양이 두 번 나올 수도 있습니다.
#
# 1. `weather`: 지금의 기온과 습도를 한꺼번에 받아 비가 올지 답합니다.
# 2. `caption`: 사진 한 장을 받아 설명하는 문장을 한 단어씩 씁니다.
# 3. `spam`: 이메일을 끝까지 읽고 스팸인지 답합니다.
# 4. `alarm`: 1초마다 센서 값을 받고, 그때마다 경보를 울릴지 답합니다.
# 5. `summary`: 긴 기사를 끝까지 읽고 한 문장으로 요약해 씁니다.
# 6. `next_letter`: 글을 한 글자씩 읽으면서, 그때마다 다음 글자를 예상합니다.
# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# As many as before: more boxes, but still two cells.
#
# </details>
#
# [Deeper](deeper/01_sequences.ipynb), sections 6 and 7, train all five.
#
# ### Exercise 2: the shape of a task
# Give each task `"1:1"`, `"1:N"`, `"N:1"`, `"N:N"` or `"N:M"`. A shape may occur twice.
#
# 1. `weather`: from temperature and humidity, given at once, say whether it will rain.
# 2. `caption`: write a sentence about a picture, word by word.
# 3. `spam`: read an e-mail to its end and say whether it is spam.
# 4. `alarm`: every second get a sensor's value and say whether to sound the alarm.
# 5. `summary`: read an article to its end, then write a sentence about it.
# 6. `next_letter`: read a text and, after each letter, guess the next.
# %% tags=["exercise"]
task_shapes = {
    "weather": None,
    "caption": None,
    "spam": None,
    "alarm": None,
    "summary": None,
    "next_letter": None,
}
### BEGIN SOLUTION
task_shapes.update(weather="1:1", caption="1:N", spam="N:1")
task_shapes.update(alarm="N:N", summary="N:M", next_letter="N:N")
### END SOLUTION
# %% tags=["exercise"]
checks.check_task_shapes(task_shapes)
# %% [markdown] lang="ko"
# ## 정리
# - 개수만 세는 가방은 순서를 구별하지 못합니다. 매개변수가 같아도 상태를 끊으면 찍는 것보다 조금 나을 뿐이고, 상태를 넘기며 학습하면 거의 다 맞힙니다.
# - RNN은 $h_t = \tanh(W_{ih} x_t + b_{ih}$ $+\, W_{hh} h_{t-1} + b_{hh})$ 한 줄을 되풀이합니다. 매개변수는 그대로이고 상태만 바뀝니다. $\tanh$를 거친 $h_{t-1}$이 있어야 $h_t$를 구하므로 스텝을 하나씩 차례로 계산합니다($\tanh$가 없는 선형 순환은 그렇지 않아도 됩니다. [더 깊이](deeper/01_sequences.ipynb) 10절).
# - 1:1, 1:N, N:1, N:N, N:M은 같은 스텝에 언제 입력을 주고 언제 답을 받느냐로 나뉩니다.
#
# **여기서 다루지 않은 것**: RNN이 얼마나 먼 과거를 보고 배울 수 있는지는 2강의 질문입니다. 길이가 다른 시퀀스를 한 배치에 넣는 패딩과 뒤에서부터도 읽는 양방향 RNN은 [더 깊이](deeper/01_sequences.ipynb) 8절과 9절에 있습니다.
#
# 출처: [순서가 있는 데이터, 더 깊이](deeper/01_sequences.ipynb).
# %% [markdown] lang="en"
# ## In short
# - With its state cut, an RNN hardly beats guessing; with it handed on, a trained RNN is nearly always right.
# - An RNN repeats $h_t = \tanh(W_{ih} x_t + b_{ih}$ $+\, W_{hh} h_{t-1} + b_{hh})$ with the same weights, one step after another: $\tanh$ allows no simple shortcut (a linear recurrence does: [deeper](deeper/01_sequences.ipynb), section 10).
# - The five shapes differ in when the step gets input and when an answer is taken.
#
# **Not covered here**: how far back an RNN can learn from (lesson 2); padding and RNNs that also read from the end ([deeper](deeper/01_sequences.ipynb), sections 8 and 9).
#
# Sources: [Going deeper](deeper/01_sequences.ipynb).
