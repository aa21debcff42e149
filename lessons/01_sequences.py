# %% [markdown] lang="ko"
# # 순서가 있는 데이터
# **단어는 같고 순서만 다른 두 문장을, 신경망은 가려낼 수 있을까요?**
#
# "안 먹고 잤다"와 "먹고 안 잤다"는 똑같은 단어 셋으로 되어 있지만 뜻이 다릅니다. 어떤 단어가 몇 번 나왔는지 아무리 잘 세어도 두 문장을 가려낼 수 없습니다. 순서를 알아채려면 신경망에 무엇이 더 있어야 할까요?
#
# 이 수업을 마치면
#
# - 세기만 하는 신경망, 정해진 길이를 통째로 보는 신경망, 순환 신경망이 순서를 얼마나 알아채는지 숫자로 견줄 수 있습니다.
# - 순환 신경망의 한 스텝을 직접 짜고, '같은 가중치를 되풀이해 쓴다'는 말을 코드로 보여 줄 수 있습니다.
# - 과제를 보고 1:1, 1:N, N:1, N:N, N:M 가운데 알맞은 모양을 골라 코드로 옮길 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호와 말 | 뜻 |
# |---|---|
# | 시퀀스(sequence) | 순서대로 늘어선 데이터. 한 자리를 시점(time step)이라 하고, 자리의 수는 스텝으로 셉니다 |
# | $x_t$ | $t$번째 시점의 입력, 모양(shape) `(B, D)`: 샘플 B개, 샘플마다 수 D개. 시퀀스 전체는 `(T, B, D)` |
# | $h_t$ | 은닉 상태(hidden state): 그 시점까지 읽고 기억한 것, 모양 `(B, H)` |
# | T, B, D, H, K | 차례로 스텝, 샘플, 입력의 수, 은닉 상태의 수, 답의 후보가 몇 개인지 |
# | $W_{ih}$, $W_{hh}$ | 입력(input)에서 은닉 상태(hidden state)로, 은닉 상태에서 은닉 상태로 가는 행렬. 편향 $b_{ih}$, $b_{hh}$의 아래 글자도 같은 뜻입니다 |
# | 원-핫(one-hot) | 글자 여섯 가지 가운데 하나를 수 여섯 개로 나타냅니다. 그 글자 자리만 1이고 나머지는 0입니다 |
# | $\tanh(a)$ | 쌍곡탄젠트: 어떤 수든 −1과 1 사이로 옮깁니다 |
# | 로짓(logits) | 신경망이 답의 후보마다 매긴 점수. 가장 큰 것을 답으로 고릅니다 |
# | 교차 엔트로피(cross entropy) | 정답의 점수가 다른 점수보다 높을수록 작아지는 손실(loss) |
#
# 순방향 신경망(feed-forward network)을 한 번 학습해 보았고, 기울기(gradient)가 무엇인지 알면 됩니다. 순환 신경망은 몰라도 됩니다.
#
# </details>
# %% [markdown] lang="en"
# # Sequences
# **Same words, different order: can a network tell?**
#
# "The dog bit the man" and "the man bit the dog" are made of the very same words and tell two different stories. However well you count which word occurs how often, you cannot tell the two apart. What more does a network need to notice the order?
#
# After this lesson you can
#
# - say in numbers how well order is noticed by a network that only counts, by one that sees a fixed length all at once, and by a recurrent one;
# - code one step of a recurrent network and show in code what "the same weights again and again" means;
# - look at a task, choose among the shapes 1:1, 1:N, N:1, N:N and N:M, and turn it into code.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol or word | meaning |
# |---|---|
# | sequence | data in order; each place in it is a time step |
# | $x_t$ | the input at time step $t$, of shape `(B, D)`: B samples of D numbers each; a whole sequence is `(T, B, D)` |
# | $h_t$ | the hidden state: what is remembered of all that was read so far, of shape `(B, H)` |
# | T, B, D, H, K | how many steps, samples, numbers in an input, numbers in the hidden state, possible answers |
# | $W_{ih}$, $W_{hh}$ | the matrices from the input to the hidden state and from hidden state to hidden state; likewise the biases $b_{ih}$, $b_{hh}$ |
# | one-hot | one of six letters as six numbers: 1 in the place of that letter, 0 everywhere else |
# | $\tanh(a)$ | the hyperbolic tangent: maps any number to between −1 and 1 |
# | logits | the scores that a network gives to the possible answers; the largest is its answer |
# | cross entropy | a loss that is the smaller, the higher the right answer's score is above the others |
#
# You should have trained a feed-forward network once and know what a gradient is. Nothing about recurrence is taken for granted.
#
# </details>
# %%
import math

import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.nn.functional import cross_entropy, one_hot

from helpers import checks, explore, plots
from helpers.nets.readouts import LastStep
from helpers.tasks import five_tasks
from helpers.tasks.orders import SYMBOLS, spelled, swapped, temporal_order
from helpers.training.train import progress, train

plots.use_course_style()
torch.set_num_threads(1)  # faster for small networks
# %% [markdown] lang="ko"
# ## 1. 가방에 담으면 순서가 사라진다
# 문장 대신 더 단순한 과제로 시작합니다. 글자 20개가 늘어서 있습니다. 대부분은 아무 뜻 없는 a, b, c, d이고, X와 Y가 한 번씩 아무 데나 끼어 있습니다. **X가 먼저인지 Y가 먼저인지** 답해야 합니다(Hochreiter & Schmidhuber 1997의 '시간 순서' 과제를 줄인 것입니다). 시퀀스 하나와, X와 Y만 맞바꾼 시퀀스를 나란히 놓아 봅시다.
# %% [markdown] lang="en"
# ## 1. In a bag, order is lost
# We begin with something simpler than sentences. There are 20 letters in a row. Most of them are a, b, c and d, which mean nothing; somewhere among them stand one X and one Y. The question is **which of the two comes first** (a smaller version of the temporal order task of Hochreiter & Schmidhuber 1997). Here is a sequence, and below it the same with X and Y swapped:
# %%
torch.manual_seed(3)
x, y_first = temporal_order(20, 1)  # (T, B, D) = (20, 1, 6), (1,)
pair = torch.cat([x, swapped(x)], dim=1)  # (20, 2, 6)
plots.plot_bags(spelled(pair), SYMBOLS)
plt.show()


# %% [markdown] lang="ko"
# 답은 서로 반대인데, 글자마다 몇 번 나왔는지 센 오른쪽 표는 두 줄이 똑같습니다. 이렇게 순서를 버리고 센 것을 **가방**(bag)이라고 부릅니다. 가방만 보는 신경망은 가중치(weight)가 무엇이든 두 시퀀스에 같은 답을 할 수밖에 없고, 둘 중 하나는 틀립니다. 이 과제의 시퀀스에는 모두 이런 짝이 있고, 짝을 이루는 두 시퀀스가 나올 확률은 같습니다. 그래서 아무리 학습해도 절반밖에 맞히지 못합니다.
#
# 순서를 볼 수 있게 하는 가장 쉬운 길은 20스텝의 원-핫을 한 줄로 이어 붙여 통째로 넣는 것입니다. 이것을 **윈도**(window)라고 하겠습니다. 시점마다 입력 자리가 따로 있으니 순서가 사라지지 않습니다. 두 입력을 같은 순방향 신경망(은닉층 32)에 넣어 봅시다. 가방은 수 6개, 윈도는 20 · 6 = 120개입니다. 학습은 손실이 다섯 번 잇달아 0.02보다 작으면 끝냅니다(`goal`). 가방의 업데이트를 50번으로 줄인 것은 시간을 아끼기 위해서일 뿐입니다. 시험은 새로 뽑은 1000쌍으로 봅니다. 짝은 위 그림처럼 X와 Y를 맞바꾼 것입니다.
# %% [markdown] lang="en"
# The answers are opposite, yet the counts on the right are the same in both rows. Counts without order are called a **bag**. A network that sees the bag alone must give both sequences the same answer, whatever its weights, and for one of them it is wrong. Every sequence of this task has such a twin, and the two are equally likely; so no training can bring it above one half.
#
# The easiest way to let a network see the order is to string the one-hots of all 20 steps together and feed them in at once. Let us call this a **window**. Every step has input places of its own, so the order is not lost. We feed both to the same kind of feed-forward network, with a hidden layer of 32; a bag is 6 numbers, a window 20 · 6 = 120. Training ends when five losses in a row are below 0.02 (`goal`); the bag gets fewer updates, 50, only to save time. The test is 1000 fresh pairs, each a sequence and its twin with X and Y swapped:
# %%
def bag(x):  # (T, B, 6) -> (B, 6)
    return x.sum(dim=0)


def window(x):  # (T, B, 6) -> (B, T * 6)
    return x.transpose(0, 1).flatten(start_dim=1)


def order_loss(net, see, steps=20):
    x, y_first = temporal_order(steps, batch=128)
    return cross_entropy(net(see(x)), y_first)


@torch.no_grad()
def accuracy(net, see, steps=20, pairs=1000):
    x, y_first = temporal_order(steps, batch=pairs)
    x, y_first = torch.cat([x, swapped(x)], dim=1), torch.cat([y_first, 1 - y_first])
    return (net(see(x)).argmax(dim=-1) == y_first).float().mean().item()


# %% tags=["nbval-ignore-output"]
for see, inputs, updates in ((bag, 6, 50), (window, 120, 200)):
    right = []
    for seed in progress(range(5)):
        torch.manual_seed(seed)
        net = nn.Sequential(nn.Linear(inputs, 32), nn.Tanh(), nn.Linear(32, 2))
        train(net, lambda net, see=see: order_loss(net, see), updates, lr=1e-2, goal=0.02)
        right.append(accuracy(net, see))
    print(f"{see.__name__}: {min(right):.1%} … {max(right):.1%}")


# %% [markdown] lang="ko"
# 시드(seed)를 바꿔 가며 다섯 번씩 학습했고, 정확도 가운데 가장 낮은 것과 가장 높은 것을 출력했습니다. 가방은 쌍마다 꼭 하나만 맞히니 정확히 50%이고, 윈도는 거의 다 맞힙니다. 그러니 "순방향 신경망은 순서를 모른다"라는 말은 틀렸습니다. **가방**이 순서를 모를 뿐입니다. 윈도의 문제는 순서를 모르는 것이 아니라 융통성이 없는 것입니다. 이 신경망은 꼭 20스텝만 받고, 시점마다 가중치가 따로 있고, 20개가 다 모일 때까지 기다려야 합니다. 3절에서 다시 재겠습니다.
#
# ## 2. 하나씩 읽으며 기억하기
# 사람은 글을 통째로 보지 않고 하나씩 읽습니다. 읽는 동안 머릿속에 남는 것이 계속 바뀝니다. **순환 신경망**(recurrent neural network, RNN)도 그렇게 합니다. 스텝마다 새 입력 $x_t$와 지금까지의 기억 $h_{t-1}$을 섞어 새 기억 $h_t$를 만듭니다. 이 기억을 은닉 상태(hidden state)라고 합니다. 입력과 기억이 각각 수 하나라면 식은 이렇습니다.
#
# $$h_t = \tanh(u\, x_t + w\, h_{t-1})$$
#
# $u = 1$, $w = 0.9$로 두고, X는 1, Y는 −1, 나머지는 0으로 넣어 봅시다. 처음 기억은 0입니다. 셋째 줄만 $u = 2$, $w = 1.5$로 읽습니다. **먼저 답을 예상해 보세요.** 끝까지 읽었을 때 어느 줄에 기억이 더 많이 남을까요?
# %% [markdown] lang="en"
# Each was trained five times, from different random seeds; these are the lowest and the highest accuracy. The bag gets exactly one of each pair right, 50%; the window gets nearly all of them. So "a feed-forward network does not know order" is wrong: a **bag** does not. What the window lacks is not order but freedom. This network takes exactly 20 steps, it has separate weights for every step, and it must wait until all 20 are there. We come back to this in section 3.
#
# ## 2. Reading one by one, and remembering
# People do not see a text all at once; they read it piece by piece, and what they have in mind changes as they read. A **recurrent neural network** (RNN) does the same. At every step it mixes the new input $x_t$ with what it remembers, $h_{t-1}$, into a new memory $h_t$. This memory is its hidden state. When input and memory are a single number each:
#
# $$h_t = \tanh(u\, x_t + w\, h_{t-1})$$
#
# Take $u = 1$ and $w = 0.9$, and feed 1 for X, −1 for Y and 0 for all other letters. The memory starts at 0. Only the third line is read with $u = 2$ and $w = 1.5$. **Settle on an answer first**: in which line is more of the memory left at the end?
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
inputs = [0, 0, 1, 0, 0, -1, 0, 0]  # abXcdYba
plots.plot_loop(w=0.9, u=1.0, x=inputs)
plt.show()
explore.loop(w=0.9, u=1.0, x=inputs)


# %% [markdown] lang="ko"
# 그림은 첫째 줄입니다. 왼쪽은 셀 하나로 접은 RNN이고, 오른쪽은 그것을 시간 방향으로 펼친(unrolled) 것입니다. 안에 칠한 원이 클수록 $h_t$가 0에서 멀고, 빗금은 음수라는 뜻입니다.
#
# 첫째 줄에서 X를 읽으면 기억이 0.76이 되고, 뜻 없는 글자를 읽는 동안 조금씩 흐려지다가, Y를 읽으면 음수로 넘어갑니다. 둘째 줄은 부호만 반대입니다. 끝에 남은 기억의 부호가 **나중에 온** 글자를 알려 주니, 먼저 온 글자도 알 수 있습니다. 음수라면 Y가 나중이고 X가 먼저입니다. 두 수 $w$와 $u$만으로 순서를 가려냈습니다. 두 수는 손으로 골랐고, 학습은 아직 하지 않았습니다.
#
# 세 가지를 눈여겨보세요. 첫째, 먼저 더하고 $\tanh$로 −1과 1 사이에 가둡니다. 둘째, 같은 $w$와 $u$를 여덟 번 썼습니다. 셋째, 읽는 동안 신경망 안에서 바뀐 것은 $h$뿐입니다.
#
# 첫째 줄과 둘째 줄에서 기억이 흐려지는 것은 $w$가 −1과 1 사이에 있기 때문입니다. 셋째 줄은 $u = 2$, $w = 1.5$로 읽은 것입니다(대화형 그림에서 '남는다'를 누르면 여덟째 시점에는 −0.79이고, 몇 스텝을 더 읽으면 −0.86입니다). Y를 읽은 뒤로는 기억이 흐려지지 않고 −0.86까지 가서 머무릅니다. X를 나중에 읽었다면 부호가 반대이니 +0.86에 머무릅니다. 이렇게 RNN도 오래 붙들고 있을 수 있습니다. 먼 과거에 있는 것을 보고 **배우는** 것은 다른 문제이고, 그 이야기는 다음 수업에서 합니다.
#
# 실제 RNN은 입력이 수 D개, 기억이 수 H개입니다. 그러면 $u$와 $w$는 행렬이 됩니다. $W_{ih}$는 입력에서 은닉 상태로, $W_{hh}$는 은닉 상태에서 은닉 상태로 갑니다. PyTorch는 편향(bias)도 둘로 나누어 둡니다.
#
# $$h_t = \tanh(W_{ih}\, x_t + b_{ih} + W_{hh}\, h_{t-1} + b_{hh})$$
#
# 시퀀스 하나를 읽으면서 이 식을 스텝마다 그대로 계산하고, `nn.RNN`이 한 번에 계산한 것과 견줍니다.
# %% [markdown] lang="en"
# The figure shows the first line: on the left the RNN folded into one cell, on the right unrolled in time. The larger a disc, the further $h_t$ is from 0; a hatched one is negative.
#
# In the first line, reading X brings the memory to 0.76; over the letters that mean nothing it fades a little at every step; reading Y pushes it below zero. The second line is the same with opposite signs. The sign that is left in the end tells which of the two came **last**, and so also which came first: below zero, Y was last and X first. Two numbers, $w$ and $u$, were enough to tell the order. We picked them by hand; nothing has been trained yet.
#
# Note three things. First, a sum is taken, and then $\tanh$ squeezes it to between −1 and 1. Second, the same $w$ and $u$ were used eight times. Third, all that changed inside the network while reading is $h$.
#
# In the first two lines the memory fades because $w$ lies between −1 and 1. The third line was read with $u = 2$ and $w = 1.5$ (the button "stays": −0.79 at step 8, −0.86 a few steps later): after Y the memory does not fade but moves to −0.86 and stays there. With X read last all signs would be opposite, and it would stay at +0.86. So an RNN can hold on for long. To **learn** from what lies far back is another matter, and the story of the next lesson.
#
# In a real RNN the input is D numbers and the memory H numbers, so $u$ and $w$ become matrices: $W_{ih}$ from the input to the hidden state, $W_{hh}$ from hidden state to hidden state. PyTorch also has two biases:
#
# $$h_t = \tanh(W_{ih}\, x_t + b_{ih} + W_{hh}\, h_{t-1} + b_{hh})$$
#
# We read one sequence, compute this equation at every step, and compare with what `nn.RNN` gives at once:
# %%
torch.manual_seed(0)
rnn = nn.RNN(input_size=6, hidden_size=16)
W_ih, W_hh, b_ih, b_hh = rnn.parameters()  # (16, 6), (16, 16), (16,), (16,)

h, states = torch.zeros(16), []
for x_t in x[:, 0]:  # the first sample, step by step: (6,)
    h = torch.tanh(W_ih @ x_t + b_ih + W_hh @ h + b_hh)
    states.append(h)

out, last = rnn(x)  # every h: (T, B, H); the last h: (layers, B, H) = (1, 1, 16)
torch.testing.assert_close(torch.stack(states), out[:, 0])
torch.testing.assert_close(h, last[0, 0])
print(len(states), W_ih.numel() + W_hh.numel() + b_ih.numel() + b_hh.numel())


# %% [markdown] lang="ko"
# 20스텝 모두 값이 같습니다(다르면 `assert_close`가 오류를 냅니다). 학습으로 정하는 수, 곧 가중치와 편향을 아울러 **매개변수**(parameter)라고 합니다. **매개변수 384개를 스무 번 되풀이해 썼고, 그동안 바뀐 것은 상태 $h$입니다.** "RNN은 읽으면서 가중치를 바꾼다"라는 설명을 가끔 보는데, 사실이 아닙니다. 가중치는 학습할 때만 바뀝니다. 또 `nn.RNN`의 16은 같은 스텝을 16번 되풀이한다는 뜻이 아니라 $h$가 수 16개로 되어 있다는 뜻입니다. 몇 번 되풀이할지는 시퀀스의 길이가 정합니다.
#
# ### 연습 문제 1: `rnn_step`
# 이번에는 샘플 B개를 한꺼번에 처리하는 한 스텝을 짜 보세요. PyTorch는 샘플을 행에 두므로 `x`는 `(B, D)`, `h`는 `(B, H)`이고, $W_{ih}\, x$는 `x @ W_ih.T`가 됩니다. 막히면 채점 셀을 `checks.check_rnn_step(my_rnn_step, hint=1)`로 고칩니다. 힌트는 3단계까지 있습니다.
# %% [markdown] lang="en"
# They agree at all 20 steps (`assert_close` would raise an error otherwise). The numbers that training sets, weights and biases together, are called **parameters**. **The same 384 parameters were used twenty times over; what changed meanwhile is the state $h$.** Now and then you read that an RNN changes its weights as it reads. It does not: weights change in training only. Nor does the 16 in `nn.RNN` mean 16 repetitions; it means that $h$ consists of 16 numbers. How often the step is repeated is up to the length of the sequence.
#
# ### Exercise 1: `rnn_step`
# Now write the step for B samples at once. PyTorch keeps samples in rows, so `x` is `(B, D)`, `h` is `(B, H)`, and $W_{ih}\, x$ becomes `x @ W_ih.T`. If you are stuck, change the check to `checks.check_rnn_step(my_rnn_step, hint=1)`. There are three hints.
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
# ### RNN에 순서 과제 가르치기
# RNN이 1절의 과제를 배우게 합시다. `helpers`의 `LastStep`은 시퀀스를 끝까지 읽은 다음, 마지막 $h$를 선형층(`nn.Linear`)에 넣어 로짓 두 개를 냅니다(연습 문제 3에서 직접 짭니다). 중간 시점의 $h$로는 답을 내지 않습니다. `clip`은 지나치게 큰 기울기를 줄입니다. 왜 필요한지는 다음 수업에서 봅니다. 정확도와 함께, 학습이 끝날 때까지 업데이트를 몇 번 했는지도 출력합니다.
# %% [markdown] lang="en"
# ### Teach an RNN the order
# Let an RNN learn the task of section 1. `LastStep`, from `helpers`, reads to the end, and then a linear layer (`nn.Linear`) turns the last $h$ into two logits (you write it yourself in exercise 3). No answer is taken from the $h$ at the steps before. `clip` cuts down gradients that are too large; the next lesson says why. Beside the accuracy we print how many updates were made before training ended:
# %% tags=["nbval-ignore-output"]
def train_reader(seed, shortest, longest):
    torch.manual_seed(seed)
    net = LastStep(nn.RNN(6, 16), outputs=2)

    def loss_of(net):
        steps = int(torch.randint(shortest, longest + 1, ()))
        return order_loss(net, lambda x: x, steps)

    losses = train(net, loss_of, updates=500, lr=1e-2, clip=1.0, goal=0.02)
    return net, len(losses)


runs = [train_reader(seed, shortest=20, longest=20) for seed in progress(range(5))]
readers, updates = zip(*runs, strict=True)
right = [accuracy(net, lambda x: x) for net in readers]
print(f"RNN: {min(right):.1%} … {max(right):.1%}, {min(updates)} … {max(updates)} updates")
# %% [markdown] lang="ko"
# RNN도 거의 다 맞힙니다. 어떻게 구별하는지 안을 들여다봅시다. 1절의 두 시퀀스를 첫 시드의 RNN에 넣고, 시점마다 두 은닉 상태가 얼마나 다른지 잽니다. 둘 다 맞혔는지도 출력합니다.
# %% [markdown] lang="en"
# The RNN gets nearly all of them right, too. To see how, we feed it (the first seed) the two sequences of section 1 and measure at every step how far apart the two hidden states are. We also print whether both are answered right:
# %% tags=["nbval-ignore-output"]
with torch.no_grad():
    out, _ = readers[0].recurrent(pair)  # the nn.RNN inside LastStep: (20, 2, 16)
    answers = readers[0](pair).argmax(dim=-1)
print(f"{(answers == torch.cat([y_first, 1 - y_first])).sum()}/2")
plots.plot_apart(spelled(pair), [out[:, 0], out[:, 1]])
plt.show()
# %% [markdown] lang="ko"
# 색이 진할수록 두 시퀀스의 은닉 상태 $h_t$와 $h'_t$가 많이 다릅니다. 행 하나가 은닉 상태의 수 16개 가운데 하나입니다. X나 Y를 처음 만나기 전까지는 두 시퀀스가 똑같으니 상태도 똑같습니다(흰색). 처음 만난 시점부터 상태가 갈라집니다. X와 Y가 다 지나가면 뒤의 글자들은 다시 똑같습니다. 그래도 차이가 다 사라지지는 않습니다. 흐려지는 행도 있고, 끝까지 뚜렷한 행도 있습니다. 두 시퀀스의 마지막 $h$에 남은 이 차이가 답을 가릅니다.
#
# ## 3. 길이가 달라지면
# RNN은 같은 스텝을 되풀이할 뿐이니 길이가 다른 시퀀스도 그대로 받습니다. 윈도는 받지 못합니다. 그런데 **받는다**고 해서 **맞힌다**는 뜻일까요? 방금 20스텝으로만 학습한 RNN에 더 짧은 시퀀스와 더 긴 시퀀스를 넣어 봅시다. 견주어 보려고, 업데이트마다 길이를 5와 40 사이에서 새로 뽑아 학습한 RNN도 다섯 개 준비합니다.
# %% [markdown] lang="en"
# The darker, the further apart the hidden states $h_t$ and $h'_t$ of the two sequences. Each row is one of the 16 numbers of a hidden state. Until the first X or Y the two sequences are the same, and so are the states (white). There they part. When X and Y are both over, all letters are the same again, and still the difference does not go away: in some rows it fades, in others it is plain to the end. By what is left of it in the last $h$ of each sequence the two answers differ.
#
# ## 3. When the length changes
# As an RNN only repeats its step, it takes sequences of any length as they are; a window does not. But does **taking** them mean getting them **right**? We give shorter and longer sequences to the RNNs that were trained on 20 steps only. For comparison there are five more, for which each update in training draws a new length from 5 to 40:
# %% tags=["nbval-ignore-output"]
runs = [train_reader(seed, shortest=5, longest=40) for seed in progress(range(5))]
mixed, updates = zip(*runs, strict=True)
print(f"{min(updates)} … {max(updates)} updates")
# ko| names = ("20스텝으로만 학습", "5~40스텝으로 학습")
# en| names = ("trained on 20 only", "trained on 5 to 40")
results = {name: {} for name in names}
for steps in (5, 10, 20, 40, 100, 1000):
    for name, nets in zip(names, (readers, mixed), strict=True):
        results[name][steps] = [accuracy(net, lambda x: x, steps, pairs=200) for net in nets]
plots.plot_lengths(results)
plt.show()
# %% [markdown] lang="ko"
# 점 하나가 시드 하나이고, 왼쪽부터 같은 시드끼리 차례로 놓았습니다. 20스텝으로만 학습한 RNN(동그라미)은 20스텝에서는 거의 다 맞히지만, 다른 길이에서는 시드마다 다릅니다. 더 짧은 시퀀스에서도 많이 틀리는 RNN이 있고, 긴 시퀀스에서는 찍는 수준까지 떨어진 RNN이 여럿입니다. 그런가 하면 1000스텝까지 잘 맞히는 RNN도 있습니다. 아마 이런 까닭일 것입니다. 학습할 때는 20번째 시점에서만 맞으면 되었습니다. 더 일찍이나 더 늦게 물어도 맞히라는 요구는 없었습니다.
#
# 여러 길이로 학습한 RNN(세모)은 다섯이 모두 어느 길이에서나 거의 다 맞힙니다. 학습에서 본 적 없는 100스텝과 1000스텝에서도 그렇습니다. 두 쪽 모두 손실이 같은 값 아래로 내려갈 때까지 학습했고, 출력한 업데이트 횟수도 비슷합니다. 그러니 더 오래 학습해서 생긴 차이는 아닙니다. RNN이 어떤 길이든 **받는** 것은 구조 덕분이지만, **맞히는지**는 무엇으로 학습했느냐에 달렸습니다.
#
# 매개변수의 수도 세어 봅시다. 그리고 윈도에서 두 가지를 더 알아봅시다. 21스텝을 넣으면 어떻게 될까요? 매개변수는 정말 그렇게 많이 필요할까요? 마지막 줄은 학습하지 않고 손으로 정한 윈도입니다. 출력이 하나인 선형층 하나로, $t$번째 시점의 X에는 가중치 $t$, Y에는 $-t$, 나머지에는 0을 줍니다.
# %% [markdown] lang="en"
# Each dot is a seed, in the same order from left to right at every length. The RNNs trained on 20 steps only (circles) get nearly all sequences of 20 right; at other lengths it depends on the seed. On shorter sequences, too, some are often wrong, and on long ones several fall to guessing; yet some do well even at 1000. A likely reason: training only asked for the right answer **at** step 20, neither earlier nor later.
#
# The RNNs trained on many lengths (triangles), all five, get nearly everything right at every length, even at the 100 and 1000 steps that they never saw in training. Both groups were trained until the loss fell below the same value, and the printed numbers of updates are much alike; so it is not that one was trained for longer. That an RNN **takes** any length is its structure; whether it gets them **right** depends on what it was trained on.
#
# Now count the parameters. And two more questions about the window: what happens to 21 steps? And are all those parameters needed? The last line is a window that is set by hand, not trained: a linear layer with one output, whose weight is $t$ for an X at step $t$, $-t$ for a Y there, and 0 for all else.
# %%
net = nn.Sequential(nn.Linear(120, 32), nn.Tanh(), nn.Linear(32, 2))
wider = LastStep(nn.RNN(6, 32), outputs=2)
for name, module in (("window", net), ("RNN", readers[0]), ("RNN, H = 32", wider)):
    print(name, sum(parameter.numel() for parameter in module.parameters()))

try:
    net(window(temporal_order(21, batch=1)[0]))
except RuntimeError as error:
    print(error)

x, y_first = temporal_order(20, batch=2000)
step = torch.arange(20.0)
score = step @ x[..., SYMBOLS.index("X")] - step @ x[..., SYMBOLS.index("Y")]  # where X, where Y
print(f"{((score > 0) == y_first).float().mean():.0%}")


# %% [markdown] lang="ko"
# 윈도는 3938개, RNN은 418개입니다. 다만 윈도의 은닉층은 32이고 RNN의 $h$는 16입니다. RNN도 32로 하면 1346개입니다. 21스텝짜리 입력 126개는 윈도의 행렬과 크기가 맞지 않습니다. 짧은 시퀀스라면 빈자리를 채워 넣을 수라도 있지만, 긴 시퀀스는 들어갈 자리가 없습니다(20스텝씩 잘라 볼 수는 있지만, 그러면 조각 밖은 보지 못합니다). 그렇다고 "윈도에는 매개변수가 아홉 배(3938 ÷ 418) 필요하다"라고 단정해서는 안 됩니다. 마지막 줄을 보세요. 손으로 정한 선형층의 출력은 X의 자리에서 Y의 자리를 뺀 값이고, 이것이 0보다 크면 Y가 먼저라고 답해 100% 맞혔습니다. 은닉층도 필요 없습니다. 다음 두 가지는 은닉층이 있든 없든 마찬가지입니다. **입력을 받는 윈도의 가중치는 길이에 비례해 늘어납니다. 그리고 X가 3번째 시점에 올 때의 가중치와 13번째 시점에 올 때의 가중치를 따로 배워야 합니다.** RNN의 매개변수의 수는 길이와 상관이 없습니다.
#
# ### 연습 문제 2: 매개변수 세기
# 입력이 수 D개이고 은닉 상태가 수 H개일 때, `nn.RNN(D, H)`의 매개변수는 모두 몇 개일까요? 시퀀스의 길이가 식에 나오는지도 생각해 보세요.
# %% [markdown] lang="en"
# The window has 3938, the RNN 418. But the hidden layer of the window is 32 wide, and the $h$ of the RNN 16; with 32 the RNN, too, would have 1346. The 126 numbers of 21 steps do not fit the window's matrix: a shorter sequence could at least be filled up, a longer one finds no room (it could be cut into pieces of 20, but no piece would see beyond its ends). Still, do not conclude that a window needs nine times as many parameters (3938 ÷ 418). Look at the last line: the output of the layer set by hand is the place of X minus the place of Y; taken above 0 as "Y first", it is right 100% of the time, with no hidden layer at all. Two things hold with a hidden layer or without: **the weights by which a window takes its input grow in proportion to the length, and those for an X at step 3 and those for an X at step 13 must be learned apart.** The number of parameters of an RNN has nothing to do with the length.
#
# ### Exercise 2: count the parameters
# With D numbers as input and H numbers as hidden state, how many parameters does `nn.RNN(D, H)` have? And does the length of the sequence occur in the formula?
# %% tags=["exercise"]
def rnn_parameters(D, H):
    """
    # ko| nn.RNN(D, H)의 매개변수의 수.
    # en| The number of parameters of nn.RNN(D, H).
    """
    ### BEGIN SOLUTION
    return H * D + H * H + 2 * H
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_rnn_parameters(rnn_parameters)


# %% [markdown] lang="ko"
# ### 연습 문제 3: 끝까지 읽고 한 번 답하기
# `LastStep`이 하는 일을 `nn.RNN` 없이, 한 스텝을 되풀이해서 짜 보세요. `cell`은 `nn.RNN`의 한 스텝만 계산하는 `nn.RNNCell`입니다. `cell(x_t, h)`는 `x_t` `(B, D)`와 `h` `(B, H)`를 받아 새 `h` `(B, H)`를 돌려줍니다. `readout`은 `h`를 로짓 K개로 바꾸는 선형층입니다. `h = None`에서 시작하세요. `cell`은 `None`을 0으로 봅니다.
# %% [markdown] lang="en"
# ### Exercise 3: read to the end, answer once
# Write what `LastStep` does without `nn.RNN`, by repeating one step. `cell` is an `nn.RNNCell`, a single step of `nn.RNN`: `cell(x_t, h)` takes `x_t` `(B, D)` and `h` `(B, H)` and gives the new `h` `(B, H)`. `readout` is the linear layer that turns `h` into K logits. Start with `h = None`, which `cell` takes as zeros.
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
# ## 4. 다섯 가지 모양
# 방금 짠 것은 N개를 읽고 1개를 답하는 **N:1**입니다. 같은 스텝을 되풀이하더라도 어느 시점에 입력을 주고 어느 시점에 답을 받느냐에 따라 다른 모양이 됩니다. 되풀이를 시간 방향으로 펼쳐서(unroll) 그려 봅시다.
# %% [markdown] lang="en"
# ## 4. Five shapes
# What you have just written reads N and answers once: **N:1**. The same step makes other shapes, too; what differs is when it is given an input and when an answer is taken. Here they are, the repetition unrolled in time:
# %%
plots.plot_shapes()
plt.show()
# %% [markdown] lang="ko"
# 시간은 왼쪽에서 오른쪽으로 흐르고, 아래의 $x$가 입력, 위의 $y$가 출력입니다. 네모는 한 스텝을 계산하는 **셀**(cell)입니다. **한 그림 안에서 이름이 같은 네모는 모두 같은 셀입니다.** 네모가 셋이라도 가중치는 한 벌입니다. 네모 사이의 화살표로는 $h$가 넘어가고, 네모에서 $y$로 가는 화살표는 $h$를 답으로 바꾸는 선형층입니다.
#
# N:N은 읽을 때마다 바로 하나씩 답합니다. N:M은 끝까지 읽은 다음에 쓰기 시작합니다. 둘을 가르는 것은 개수가 아니라 답하는 때입니다. 다 읽고 나서 쓴다면 N과 M이 우연히 같아도 N:M입니다. N:M에서 읽는 셀 $W$를 **인코더**(encoder), 쓰는 셀 $W'$를 **디코더**(decoder)라고 합니다. 둘은 가중치가 서로 다르고, 인코더의 마지막 $h$를 디코더가 넘겨받습니다. 점선은 방금 쓴 것을 다음 스텝의 입력으로 되먹인다는 뜻입니다. 첫 $W'$는 되먹일 것이 아직 없으므로 0을 받습니다.
#
# "순방향 신경망은 1:1만 할 수 있다"라는 설명이 흔합니다. 반만 맞습니다. 1절의 윈도는 20개를 받아 1개를 답했습니다. 개수를 **미리 정해 두면** 완전 연결(fully connected) 신경망도 N개를 받고 M개를 낼 수 있습니다. RNN은 그 개수를 그때그때 바꿀 수 있습니다. 순방향 신경망 가운데도 자리마다 같은 가중치를 쓰는 것은 그럴 수 있습니다. 합성곱(convolution)이나 어텐션(attention)을 쓰는 신경망입니다. RNN이 남다른 점은 크기가 정해진 상태를 다음 스텝으로 이어 간다는 것입니다. 그 대신 스텝을 하나씩 차례로 계산해야 합니다(Vaswani 등 2017, 4절의 비교).
#
# **먼저 답을 예상해 보고** 그림을 움직여 보세요. 아래 그림을 N:M으로 바꾸고 입력을 6개, 출력을 3개로 늘리면 펼친 그림에 네모가 몇 개 생길까요? 그 가운데 서로 다른 셀은 몇 개일까요?
# %% [markdown] lang="en"
# Time runs from left to right; the $x$ below are inputs, the $y$ above are outputs. A box is a **cell**, which computes one step. **Within one drawing all boxes with the same name are the same cell**: three boxes, one set of weights. The arrows between boxes carry $h$; an arrow from a box to a $y$ is the linear layer that turns $h$ into an answer.
#
# N:N answers right after each thing it reads. N:M begins to write when all has been read. What counts is when it answers, not how many: if it reads all first and then writes, it is N:M even when N and M happen to be equal. In N:M the cell that reads, $W$, is the **encoder**, the cell that writes, $W'$, the **decoder**; their weights are different, and the decoder takes over the last $h$ of the encoder. A dashed arrow feeds what was just written back in as the input of the next step; the first $W'$ has nothing to feed back yet and gets zeros.
#
# You will often read that feed-forward networks can only do 1:1. That is half right. The window of section 1 took 20 and answered once: with numbers that are **fixed beforehand**, a fully connected network can take N and give M. An RNN is free to change them from one sequence to the next. So are those feed-forward networks that share weights between places, with convolutions or attention. What is special about an RNN is that it carries a state of fixed size from step to step; and so it must compute its steps one after another (compared by Vaswani et al. 2017, section 4).
#
# **Settle on an answer first**, then move: set the drawing below to N:M, with 6 inputs and 3 outputs. How many boxes will there be when it is unrolled, and how many different cells among them?
# %%
explore.shapes("n_to_1", n=3, m=2)


# %% [markdown] lang="ko"
# 네모는 $6 + 3 = 9$개, 서로 다른 셀은 2개입니다. 길이를 아무리 늘려도 셀은 늘어나지 않습니다.
#
# 이제 코드로 옮깁니다. `net`은 한 스텝을 계산하는 `cell`과 로짓을 내는 `readout`으로 되어 있습니다. 1:1, 1:N, N:1, N:N 네 모양은 이 둘을 **언제 부르느냐**만 다릅니다. 1:1은 되풀이할 것이 없으니, 은닉층이 하나인 순방향 신경망과 같습니다. `h`로 `None`을 넘기면 0에서 시작합니다. 1:N에서는 첫 스텝에만 입력을 주고 그 뒤에는 0을 넣습니다. 글자마다 맞는 부호가 하나뿐이니 여기서는 그것으로 됩니다. 사진 설명처럼 맞는 출력이 여럿일 수 있으면, 대화형 그림에서처럼 쓴 것을 되먹이는 것이 보통입니다. 그 방법은 N:M에서 씁니다.
#
# 다섯 모양으로 작은 실제 과제를 하나씩 풀어 봅시다.
#
# | 모양 | 입력 → 출력 |
# |---|---|
# | 1:1 | 달 → 날수(28, 30, 31): 2월 → 28 |
# | 1:N | 영어 글자 → 모스 부호: `F` → `..-.`, 그리고 끝을 알리는 쉼 |
# | N:1 | 모스 부호 → 영어 글자: `..-.`와 쉼 → `F`. 쉼까지 5스텝을 읽고 답합니다 |
# | N:N | 두 이진수를 아래 자리부터 한 자리씩 → 합에서 같은 자리의 숫자: `110`과 `100` → `001`(3 + 1 = 4). 받아올림을 기억해야 합니다. 마지막 자리에서 생긴 받아올림은 버립니다 |
# | N:M | 숫자 세 개로 적은 수 → 로마 숫자: `047` → `XLVII`. 길어야 11글자(`CCCLXXXVIII`)이므로, 끝을 알리는 빈칸까지 12스텝을 씁니다 |
# %% [markdown] lang="en"
# There are $6 + 3 = 9$ boxes, and 2 different cells. However long the sequences get, there are no more cells.
#
# Now in code. A `net` has a `cell`, which computes a step, and a `readout`, which gives logits. The four shapes 1:1, 1:N, N:1 and N:N differ only in **when they call** the two. With nothing to repeat, 1:1 is a feed-forward network with one hidden layer. `None` for `h` starts from 0. In 1:N only the first step has an input; after it comes 0. That is enough here, as each letter has one right code. Where several outputs would do, as with captions, what was written is usually fed back, as the interactive drawing does; we do so in N:M.
#
# Each of the five shapes gets a task that is tiny but real:
#
# | shape | input → output |
# |---|---|
# | 1:1 | month → number of days (28, 30, 31): February → 28 |
# | 1:N | letter → Morse code: `F` → `..-.`, and the pause that marks the end |
# | N:1 | Morse code → letter: `..-.` and a pause → `F`; read 5 steps, pauses included, then answer |
# | N:N | two binary numbers, digit by digit from the lowest → the same digit of their sum: `110` and `100` → `001` (3 + 1 = 4); the carry must be remembered, and what is carried out of the last digit is dropped |
# | N:M | a number in three digits → Roman numerals: `047` → `XLVII`; at most 11 letters (`CCCLXXXVIII`), so with the blank that marks the end 12 steps |
# %%
def one_to_one(net, x):  # (B, D) -> (B, K)
    return net["readout"](net["cell"](x))


def many_to_one(net, xs):  # (N, B, D) -> (B, K)
    h = None
    for x in xs:
        h = net["cell"](x, h)
    return net["readout"](h)


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
    right = (logits.argmax(dim=-1) == y).reshape(-1, y.shape[-1]).all(dim=0)  # whole answers
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
    score(f"N:N, {bits} bits", many_to_many(adder, x), y)


# %% [markdown] lang="ko"
# 출력은 '처음부터 끝까지 다 맞힌 답의 수/전체 답의 수'입니다. 달과 모스 부호는 표를 통째로 외운 것이니 새로운 것을 알아냈다고 할 수는 없습니다. 그래도 모스 부호는 순서를 모르면 외울 수도 없습니다(`A`는 `.-`, `N`은 `-.`). 덧셈은 다릅니다. 8자리 이진수로만 학습했는데 500자리 이진수의 덧셈도 해냅니다. 덧셈은 자리마다 같은 일을 하므로 같은 스텝을 되풀이하는 구조에 잘 맞습니다. 게다가 학습할 때 자리마다 답을 물었고, 두 자리에 한 번꼴로 더하는 두 숫자가 같습니다(0+0이나 1+1). 그런 자리에서는 새 받아올림이 앞의 받아올림과 상관없이 정해지므로, 무엇이든 오래 기억할 필요가 없습니다. 늘 이러리라 기대하면 안 됩니다. 3절에서 20스텝으로만 학습한 RNN 가운데는 다른 길이에서 틀리는 것이 있었습니다.
#
# 남은 것은 N:M입니다. 학습할 때는 디코더가 직전에 무엇을 썼든 **정답의 직전 글자**를 넣어 줍니다. 이것을 **교사 강요**(teacher forcing)라고 합니다. 시험에서는 정답이 없으니 자기가 쓴 글자를 되먹입니다. 그런데 학습할 때는 디코더가 틀린 글자 뒤를 이어 써 본 적이 없습니다. 이것이 교사 강요의 약점입니다. 빈칸을 쓰면 끝이라는 뜻입니다. 1부터 399까지의 수 가운데 80개는 학습에 쓰지 않고 떼어 둡니다.
# %% [markdown] lang="en"
# The numbers are answers that are right from beginning to end, out of all. The months and the Morse code are tables learned by heart, so nothing new was found out; still, Morse code cannot even be learned by heart without order (`A` is `.-`, `N` is `-.`). Addition is different: trained on numbers of 8 bits, the network adds numbers of 500. Addition does the same at every digit, so repeating the same step suits it. Besides, training asks for an answer at every digit, and at about every second digit (0+0 or 1+1) the new carry does not depend on the old one, so nothing has to be remembered for long. Do not expect this always: some of the RNNs of section 3, trained on 20 steps only, went wrong at other lengths.
#
# What is left is N:M. In training the decoder is given the **right** previous letter, whatever it wrote itself; this is called **teacher forcing**. In the test nobody knows the right letter, so it gets back what it wrote. But in training the decoder never had to go on after a mistake of its own: that is the weak point of teacher forcing. A blank means the end. Of the numbers from 1 to 399, 80 are kept out of training:
# %%
def encoder_decoder(net, xs, steps, truth=None):  # (N, B, D) -> (steps, B, K)
    h = None
    for x in xs:
        h = net["cell"](x, h)  # the encoder
    y, out = torch.zeros(xs.shape[1], 6), []
    for t in range(steps):
        h = net["decoder"](y, h)  # other weights
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
score("N:M, seen", answers[:, seen], y_seen)
score("N:M, unseen", answers[:, unseen], y[:, unseen])
written = five_tasks.strings_of(answers.argmax(dim=-1), five_tasks.NUMERALS)
for k in unseen[:4].tolist():
    print(k + 1, written[k], five_tasks.roman(k + 1))
# %% [markdown] lang="ko"
# 학습에서 보지 못한 수도 대부분 옳게 옮깁니다. 마지막 네 줄은 떼어 둔 수 가운데 넷인데, 차례로 수, 신경망이 쓴 것, 정답입니다. 입력은 3스텝인데 출력의 길이는 수마다 다릅니다. 다만 백의 자리, 십의 자리, 일의 자리에 올 수 있는 숫자는 학습에서 모두 보았습니다. 처음 보는 것은 숫자 셋을 묶은 조합뿐입니다. 여기서는 과제마다 시드 하나로 한 번씩만 학습했습니다. 이 모양들이 학습된다는 것을 보았을 뿐, 어느 모양이 더 낫다고 견준 것은 아닙니다.
#
# ### 연습 문제 4: 과제에 맞는 모양
# 여섯 과제에 `"1:1"`, `"1:N"`, `"N:1"`, `"N:N"`, `"N:M"` 가운데 하나씩 적으세요. 같은 모양이 두 번 나올 수도 있습니다.
#
# - `weather`: 지금의 기온과 습도, 수 두 개를 한꺼번에 받아 비가 올지 답합니다.
# - `caption`: 사진 한 장을 받아 설명하는 문장을 한 단어씩 씁니다.
# - `spam`: 이메일을 끝까지 읽고 스팸인지 답합니다.
# - `alarm`: 1초마다 센서 값을 받고, 그때마다 경보를 울릴지 답합니다.
# - `summary`: 긴 기사를 끝까지 읽고 한 문장으로 요약해 씁니다.
# - `next_letter`: 글을 한 글자씩 읽으면서, 그때마다 다음 글자를 예상합니다.
# %% [markdown] lang="en"
# It also writes most of the numbers that it never saw in training correctly; the last four lines show four of those kept out: the number, what the network wrote, and what is right. The input is 3 steps, while the output is as long as the number needs. Still, each digit was seen in its place, hundreds, tens or ones; only combinations of the three are new. Each task was trained once, from a single seed: we have seen that these shapes can be learned, and have compared none of them with another.
#
# ### Exercise 4: the shape of a task
# Give each of six tasks one of `"1:1"`, `"1:N"`, `"N:1"`, `"N:N"` and `"N:M"`. A shape may occur twice.
#
# - `weather`: get temperature and humidity, two numbers at once, and say whether it will rain.
# - `caption`: get one picture and write a sentence about it, word by word.
# - `spam`: read an e-mail to its end and say whether it is spam.
# - `alarm`: get a sensor's value every second, and every time say whether to sound the alarm.
# - `summary`: read a long article to its end, then write a summary of one sentence.
# - `next_letter`: read a text letter by letter and guess the next letter every time.
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
# - 가방은 순서를 버리므로 찍는 것과 같았습니다. 윈도와 RNN은 거의 다 맞혔습니다. 윈도는 순서를 알지만 융통성이 없습니다. 매개변수를 3938개나 쓰면서 20스텝만 받았고, RNN은 418개로 어떤 길이든 받았습니다. 다만 다른 길이에서도 다섯 시드가 모두 잘 맞힌 것은 여러 길이로 학습했을 때입니다.
# - $h_t = \tanh(W_{ih} x_t + b_{ih}$ $+\, W_{hh} h_{t-1} + b_{hh})$ 한 줄을 스무 번 되풀이한 것이 `nn.RNN`과 같았습니다. 매개변수 384개는 그대로이고 상태만 바뀌었습니다.
# - 1:1, 1:N, N:1, N:N은 같은 스텝에 언제 입력을 주고 언제 답을 받느냐만 다릅니다. N:M에는 가중치가 다른 셀이 하나 더 있습니다(여기서는 그렇게 만들었습니다).
#
# **여기서 다루지 않은 것**: RNN이 얼마나 먼 과거를 보고 배울 수 있는지는 아직 모릅니다. 긴 시퀀스로 시험할 때도 학습에 쓴 시퀀스는 모두 짧았습니다(길어야 40스텝). 기울기가 몇 스텝이나 거슬러 갈 수 있는지는 다음 수업의 질문입니다. 인코더가 마지막 $h$ 하나에 모든 것을 담아야 하는 부담도 재지 않았습니다.
# %% [markdown] lang="en"
# ## In short
# - A bag throws order away and was no better than guessing; window and RNN got nearly all sequences right. What the window lacks is not order but freedom: with its 3938 parameters it took 20 steps only, while the RNN with 418 took any length. At other lengths, though, all five seeds did well only when they had been trained on many.
# - One line, $h_t = \tanh(W_{ih} x_t + b_{ih}$ $+\, W_{hh} h_{t-1} + b_{hh})$, repeated twenty times, gave what `nn.RNN` gives. The 384 parameters stayed as they were; the state changed.
# - 1:1, 1:N, N:1 and N:N differ only in when the same step is given an input and when an answer is taken. N:M has one more cell, with weights of its own (as we built it).
#
# **Not covered here**: how far back in time an RNN can learn from. All training sequences were short (at most 40 steps), even where the test was long; how many steps the gradient can travel back is the question of the next lesson. Nor did we measure what it costs an encoder to put all it has read into its last $h$.
# %% [markdown] lang="ko"
# ## 더 깊이: 길이가 다른 시퀀스를 함께 넣기
# 3절에서는 한 묶음(batch)의 길이가 모두 같았습니다. 실제 데이터는 그렇지 않습니다. 텐서는 네모반듯해야 하므로 짧은 시퀀스의 뒤를 0으로 채웁니다. 이것이 **패딩**(padding)입니다. 모스 부호에서 쉼을 빼면 길이가 1에서 4까지 제각각입니다. 답은 저마다 **마지막 유효 시점**, 곧 패딩이 시작되기 바로 앞 시점의 $h$에서 내야 합니다. 그렇게 학습한 다음, 무심코 맨 끝 시점 `out[-1]`에서 답을 읽으면 어떻게 될까요?
# %% [markdown] lang="en"
# ## Going deeper: sequences of different lengths in one batch
# In section 3 all sequences of a batch had the same length. Real data do not. A tensor must be a box, so shorter sequences are filled up with zeros at their ends: **padding**. Without its pause, Morse code has lengths from 1 to 4. Each sequence must be answered from the $h$ at its **last valid step**, the one just before its padding begins. What happens if we train like this, and then carelessly read the answers at the very last step, `out[-1]`?
# %% tags=["nbval-ignore-output"]
x = one_hot(signals)[:4, :, :2].float()  # (4, 26, 2): dot or dash; a pause becomes 0, 0
lengths = (signals[:4] < 2).sum(dim=0)  # (26,): 1 to 4
torch.manual_seed(0)
rnn, readout = nn.RNN(2, 32), nn.Linear(32, 26)


def last_valid(out):  # (T, B, H) -> (B, H)
    return out[lengths - 1, torch.arange(len(lengths))]


both = nn.ModuleList([rnn, readout])
train(both, lambda _: cross_entropy(readout(last_valid(rnn(x)[0])), letters), 300, lr=1e-2)
out, _ = rnn(x)
for name, h in (("last valid", last_valid(out)), ("out[-1]", out[-1])):
    right = readout(h).argmax(dim=-1) == letters
    print(
        name, *(f"{n}: {right[lengths == n].sum()}/{(lengths == n).sum()}" for n in (1, 2, 3, 4))
    )
# %% [markdown] lang="ko"
# 앞의 수는 부호의 길이입니다. 마지막 유효 시점에서 읽으면 모두 맞습니다. `out[-1]`에서 읽으면 부호의 길이가 4인 글자만 모두 맞고, 패딩이 붙은 글자는 하나도 맞지 않습니다. 입력이 0인 스텝도 한 스텝이기 때문입니다. 2절에서 뜻 없는 글자를 읽는 동안에도 기억이 달라졌듯이, 상태에 다시 행렬을 곱하고 $\tanh$를 씌웁니다. 오류도 나지 않습니다. 게다가 패딩은 묶음에서 가장 긴 시퀀스에 맞추므로, 같은 글자라도 무엇과 함께 묶이느냐에 따라 답이 달라질 수 있습니다. 처음부터 `out[-1]`로 **학습**한다면 신경망은 짧은 시퀀스에서 읽은 것을 긴 패딩 너머까지 기억하는 법도 배워야 합니다.
#
# PyTorch의 `pack_padded_sequence`는 길이를 받아 패딩을 계산에서 아예 뺍니다. 그때 돌려주는 마지막 상태는 마지막 유효 시점의 상태입니다. 시점마다 답하는 N:N에서는 손실에서도 패딩을 가려야 합니다. 이것이 **마스킹**(masking)입니다. 정답 자리에 −100을 넣으면 `cross_entropy`가 그 자리를 건너뛰는데, 마스크를 곱해 평균한 것과 같습니다.
# %% [markdown] lang="en"
# The first number is the length of the code. Read at the last valid step, all are right. Read at `out[-1]`, all letters of length 4 are right, and of those with padding not one. A step with input 0 is still a step: the state is multiplied and squeezed once more, just as the memory changed in section 2 over letters that mean nothing. There is no error message. What is more, as padding reaches to the longest sequence in the batch, the answer to one and the same letter can depend on what it is batched with. Had we **trained** on `out[-1]` in the first place, the network would also have had to learn to remember what a short sequence said beyond a long padding.
#
# Given the lengths, PyTorch's `pack_padded_sequence` leaves padding out of the computation; the last state it returns is that of the last valid step. In N:N, with an answer at every step, padding must be kept out of the loss as well: **masking**. With −100 for a target, `cross_entropy` skips that place, which is the same as a mean under a mask:
# %%
packed = nn.utils.rnn.pack_padded_sequence(x, lengths, enforce_sorted=False)
_, h = rnn(packed)
torch.testing.assert_close(h[0], last_valid(out))

mask = torch.arange(4)[:, None] < lengths  # (4, 26)
target = letters.expand(4, 26)  # an answer at every step, for the sake of the example
losses = cross_entropy(readout(out).flatten(0, 1), target.flatten(), reduction="none")
skipped = cross_entropy(readout(out).flatten(0, 1), target.where(mask, -100).flatten())
torch.testing.assert_close(skipped, (losses * mask.flatten()).sum() / mask.sum())
print(f"{mask.sum()} / {mask.numel()}")
# %% [markdown] lang="ko"
# 104자리 가운데 82자리만 진짜 시점이고 나머지는 패딩입니다.
#
# ### 층을 쌓고, 뒤에서도 읽기
# 한 층의 $h_t$를 다음 층의 $x_t$로 넣으면 **다층**(stacked) RNN입니다. `dropout`은 층과 층 사이를 지나는 값 가운데 일부를 학습할 때만 0으로 만듭니다. 시간 방향에는 걸리지 않고, 마지막 층의 출력에도 걸리지 않습니다. **양방향**(bidirectional) RNN에는 뒤에서부터 읽는 셀이 하나 더 있습니다. 가중치도 따로 있고, 두 셀의 결과를 나란히 붙여 내놓습니다. 모양과 매개변수의 수를 보고, 맨 끝 입력을 바꾸면 첫 시점의 출력이 달라지는지도 봅시다.
# %% [markdown] lang="en"
# Of 104 places 82 are real steps; the others are padding.
#
# ### More layers, and reading backwards, too
# When the $h_t$ of one layer is the $x_t$ of the next, the RNN is **stacked**. In training only, `dropout` sets some of what passes from layer to layer to 0; it does not act along time, nor on the output of the last layer. In a **bidirectional** RNN a second cell, with its own weights, reads from the end, and both results are put side by side. Here are shapes and numbers of parameters, and whether the output at the first step changes when the very last input does:
# %%
x, _ = temporal_order(20, batch=3)
other = torch.cat([x[:-1], 1 - x[-1:]])  # another last step
options = {
    "one layer": {},
    "two layers": {"num_layers": 2},
    "and dropout": {"num_layers": 2, "dropout": 0.5},
    "bidirectional": {"bidirectional": True},
}
for name, chosen in options.items():
    rnn = nn.RNN(6, 16, **chosen).eval()  # without dropout
    (out, h), (changed, _) = rnn(x), rnn(other)
    size = sum(parameter.numel() for parameter in rnn.parameters())
    print(f"{name:13}", tuple(out.shape), tuple(h.shape), size, not out[0].equal(changed[0]))
torch.testing.assert_close(h[1], out[0, :, 16:])
# %% [markdown] lang="ko"
# `out`에는 마지막 층의 상태만 시점마다 들어 있고, `h`에는 층과 방향마다 마지막 상태가 들어 있습니다. 드롭아웃은 매개변수를 더하지 않습니다. 양방향이면 `out`의 마지막 차원이 두 배가 되고, 첫 시점의 출력이 **맨 끝 입력에 따라 달라집니다**. 문장 전체가 이미 손에 있을 때(품사 태깅, 번역의 인코더)는 좋은 일입니다. 그러나 다음에 올 것을 예측하는 과제에는 쓸 수 없습니다. 답을 미리 보는 셈이기 때문입니다. 들어오는 대로 바로 답해야 하는 과제에도 쓸 수 없습니다. 나머지 입력이 아직 오지 않았기 때문입니다.
#
# 조심할 것이 두 가지 더 있습니다. 첫째, 뒤에서부터 읽는 셀이 다 읽고 난 상태는 `out[-1]`이 아니라 **`out[0]`의 뒤쪽 절반**에 있습니다(마지막 줄의 `assert_close`). `out[-1]`의 뒤쪽 절반은 마지막 글자 하나만 읽은 상태입니다. 둘째, 뒤에서부터 읽는 셀은 패딩을 **먼저** 읽습니다. 그러면 유효한 시점의 상태가 모두 달라지므로, 마지막 유효 시점을 골라 읽는 것으로는 막을 수 없습니다. `pack_padded_sequence`를 써야 합니다.
#
# ### 짧은 역사
# - 교사 강요라는 이름은 Williams & Zipser(1989)에 나옵니다.
# - 은닉 상태를 다음 스텝에 되먹이는 이 단순한 순환 신경망은 Elman(1990)이 내놓았습니다. 그래서 엘먼 망이라고도 합니다.
# - 양방향 RNN은 Schuster & Paliwal(1997)이 내놓았습니다.
# - RNN 인코더–디코더는 2014년에 기계 번역에서 자리를 잡았습니다(Cho 등; Sutskever, Vinyals & Le).
# - 입출력 모양 다섯 가지를 나란히 놓은 그림은 Karpathy(2015)의 블로그 글에 있습니다. 4절의 그림은 그것을 새로 그린 것입니다.
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
# `out` holds the state of the last layer at every step, `h` the last state of every layer and direction. Dropout adds no parameters. With two directions the last dimension of `out` doubles, and the output at the first step **depends on the very last input**. That is welcome where the whole sentence is at hand (tagging words, the encoder of a translation). It rules the net out where it must predict what comes next, for it would have seen the answer; and where it must answer as things arrive, for the rest of the input is not there yet.
#
# Two more traps. First, the state of the backward cell after it has read everything is in **the second half of `out[0]`**, not in `out[-1]` (the `assert_close` in the last line). The second half of `out[-1]` has read only the last letter. Second, the backward cell reads the padding **first**. That changes its state at all valid steps, so picking the last valid step is no help; use `pack_padded_sequence`.
#
# ### A short history
# - The name teacher forcing is found in Williams & Zipser (1989).
# - This simple recurrent network, which feeds its hidden state back at the next step, was put forward by Elman (1990), and is often called after him.
# - Bidirectional RNNs are due to Schuster & Paliwal (1997).
# - RNN encoder–decoders caught on in machine translation in 2014 (Cho et al.; Sutskever, Vinyals & Le).
# - Five shapes of input and output side by side are found in a blog post by Karpathy (2015); the figure of section 4 is drawn anew after it.
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
