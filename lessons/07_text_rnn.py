# %% [markdown] lang="ko"
# # TextRNN
# **두 단어를 읽고 세 번째 단어를 맞힐 수 있을까요?**
#
# i like를 읽으면 dog, i love를 읽으면 coffee. 순환 신경망(recurrent neural network, RNN)을 처음 배울 때 많이들 따라 하는 실습입니다(graykode/nlp-tutorial 3-1). 몇십 번 업데이트하면 세 문장을 모두 맞힙니다. 그러면 이 신경망은 무엇을 할 줄 아는 걸까요? 같은 데이터와 같은 모델로 실습을 해 보고(학습 방법에서 달라진 점은 3절과 끝에 적었습니다), 기억이 없으면 풀 수 없는 과제로 시험해 봅니다.
#
# 이 수업을 마치면
#
# - 단어를 숫자로 바꾸어 RNN에 넣고, 로짓과 손실을 한 스텝씩 따라 계산할 수 있습니다.
# - 세 문장을 모두 맞혔다는 사실만으로는 무엇을 알 수 없는지 기준 모델과 견주어 말할 수 있습니다.
# - 신경망이 멀리 떨어진 단어를 정말 기억하는지, 단어 하나를 바꾸고 게이트를 고정해 확인할 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호 | 뜻 |
# |---|---|
# | $x_t$ | $t$번째 단어, 모양 `(B, V)`: 샘플 B개, 단어 V개 가운데 하나 |
# | $h_t = \tanh(W_{ih} x_t + b_{ih}$ $+\, W_{hh} h_{t-1} + b_{hh})$ | RNN의 은닉 상태(hidden state) |
# | $c_t = f \odot c_{t-1} + i \odot g$, $h_t = o \odot \tanh(c_t)$ | LSTM의 셀 상태(cell state)와 은닉 상태. $\odot$는 원소별 곱 |
# | $i, f, o$ | 입력·망각·출력 게이트: 얼마나 써넣을지, 남길지, 보여 줄지를 0과 1 사이로 정합니다. $g$는 써넣을 후보값 |
# | $b_f$ | 망각 게이트의 편향(bias). 클수록 셀 상태를 오래 남깁니다 |
#
# 게이트가 처음이라면 [LSTM의 게이트](03_lstm_gates.ipynb), 초기화가 궁금하다면 [덧셈으로 이어지는 셀 경로](04_cell_path.ipynb)를 먼저 보세요.
#
# </details>
# %% [markdown] lang="en"
# # TextRNN
# **Two words in: can a net tell the third?**
#
# After "i like" comes "dog", after "i love" comes "coffee". Many beginners meet recurrent neural networks (RNNs) in this exercise (graykode/nlp-tutorial 3-1). A few dozen updates, and the net gets all three sentences right. What, then, can it do? We do the exercise with the same data and the same model (section 3 and the end of the notebook say how our training differs), and afterwards put nets to a task that cannot be done without memory.
#
# After this lesson you can
#
# - turn words into numbers, feed them to an RNN, and follow its logits and its loss step by step;
# - say, with baselines, what "all three sentences right" does not show;
# - find out whether a net really remembers a distant word, by changing single words and by holding its gates.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol | meaning |
# |---|---|
# | $x_t$ | word number $t$, of shape `(B, V)`: B samples, one of V words each |
# | $h_t = \tanh(W_{ih} x_t + b_{ih}$ $+\, W_{hh} h_{t-1} + b_{hh})$ | the hidden state of an RNN |
# | $c_t = f \odot c_{t-1} + i \odot g$, $h_t = o \odot \tanh(c_t)$ | the cell state and the hidden state of an LSTM; $\odot$ multiplies element by element |
# | $i, f, o$ | the input, forget and output gate: how much to write, to keep and to show, between 0 and 1; $g$ is the candidate to be written |
# | $b_f$ | the bias of the forget gate: the larger, the longer the cell state is kept |
#
# If gates are new to you, begin with [The gates of an LSTM](03_lstm_gates.ipynb); for initialisation see [The additive cell path](04_cell_path.ipynb).
#
# </details>
# %%
import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, one_hot

from helpers import checks, explore, lang, plots
from helpers.cells import rnn_step
from helpers.nets.initial import identity, set_bias
from helpers.nets.readouts import LastStep
from helpers.nets.trace import trace
from helpers.rivals import baselines
from helpers.tasks.agreement import agreement, encode, indices, swapped, tokenize, vocabulary
from helpers.tasks.studies import study
from helpers.training.train import progress, train

plots.use_course_style()
torch.set_num_threads(1)  # faster for small networks
# %% [markdown] lang="ko"
# ## 1. 단어를 숫자로
# 세 문장에 나오는 서로 다른 단어는 일곱 개입니다. 이 일곱 개가 어휘 집합(vocabulary)입니다. 알파벳순으로 번호를 매기면 실행할 때마다 번호가 바뀌지 않습니다. 이 번호를 **원-핫**(one-hot) 벡터로 바꿉니다. 길이 7인 벡터에서 그 번호 자리만 1이고 나머지는 0입니다. 번호의 크기에는 아무 뜻이 없으므로 번호를 그대로 넣지는 않습니다.
# %% [markdown] lang="en"
# ## 1. Words into numbers
# The three sentences have seven different words: the **vocabulary**. Each gets a number, in alphabetical order, so that it is the same in every run, and each number becomes a **one-hot** vector: seven places, a 1 at the word's own place and 0 elsewhere. The number itself would not do as an input, because its size means nothing.
# %%
sentences = ["i like dog", "i love coffee", "i hate milk"]
words = sorted({word for sentence in sentences for word in sentence.split()})
ids = torch.tensor([[words.index(word) for word in s.split()] for s in sentences]).T  # (3, B)
x, target = one_hot(ids[:2], len(words)).float(), ids[2]  # (2, B, V), (B,)
print(words)
print(sentences[0], x[:, 0].int().tolist(), target[0].item())


# %% [markdown] lang="ko"
# `x`에는 앞의 두 단어가 원-핫으로, `target`에는 셋째 단어가 번호로 들어 있습니다. 모양은 이 강의에서 늘 그렇듯 시점이 먼저입니다: `(T, B, V)`.
#
# ### 연습 문제 1: `make_batch`
# 같은 일을 하는 함수를 쓰세요. 문장이 세 단어가 아니어도(함께 넣는 문장은 길이가 모두 같습니다), 어휘 집합 `words`의 순서가 어떻든 동작해야 합니다. 문장의 마지막 단어가 답이고 나머지가 입력입니다. 막히면 채점 셀을 `checks.check_make_batch(make_batch, hint=1)`로 바꾸어 실행하세요. 힌트가 나옵니다.
# %% [markdown] lang="en"
# `x` holds the first two words as one-hot vectors, `target` the third as a number. Time comes first, as everywhere in this course: `(T, B, V)`.
#
# ### Exercise 1: `make_batch`
# Write a function that does the same for sentences of any length (all those in one call are equally long) and for any list of `words`, sorted or not: the last word of a sentence is the answer, the words before it are the input. If you are stuck, change the check to `checks.check_make_batch(make_batch, hint=1)`.
# %% tags=["exercise"]
def make_batch(sentences, words):
    """
    # ko| 문장의 리스트와 어휘 집합(리스트) -> x (T, B, V) 원-핫 실수, target (B,) 번호
    # en| Sentences and the vocabulary, two lists -> x (T, B, V), one-hot floats, target (B,), indices
    """
    ### BEGIN SOLUTION
    ids = torch.tensor([[words.index(word) for word in s.split()] for s in sentences]).T
    return one_hot(ids[:-1], len(words)).float(), ids[-1]
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_make_batch(make_batch)


# %% [markdown] lang="ko"
# ## 2. 신경망을 손으로 따라가기
# 모델은 은닉 유닛 다섯 개짜리 RNN(Elman 1990)입니다. 상태 $h$를 0으로 두고 두 단어를 차례로 읽습니다. 한 단어를 읽을 때마다 `rnn_step`이 $h_t = \tanh(W_{ih} x_t + b_{ih} + W_{hh} h_{t-1} + b_{hh})$를 한 번 계산합니다. 마지막 $h$를 선형층 하나(`readout`)에 넣어 단어마다 점수를 매깁니다. 이 점수가 **로짓**(logit)입니다. `LastStep`은 이렇게 마지막 $h$에서만 답을 읽는 모델입니다. 원래 코드는 `n_step = 2`에 셀의 수라는 설명을 달았지만, 셀은 하나이고 같은 가중치를 두 번 씁니다. 마지막 층의 편향은 원래 코드처럼 1에서 시작합니다.
# %% [markdown] lang="en"
# ## 2. Follow the net by hand
# The model is an RNN (Elman 1990) of five hidden units. Its state $h$ starts at 0 and takes in the two words one after the other: for each, `rnn_step` computes $h_t = \tanh(W_{ih} x_t + b_{ih} + W_{hh} h_{t-1} + b_{hh})$ once. A linear layer, `readout`, then turns the last $h$ into a score for every word, its **logit**; a model that answers from the last $h$ alone is a `LastStep`. The original code explains its `n_step = 2` as the number of cells, but there is one cell, and its weights are used twice. The bias of the last layer starts at 1, as in the original:
# %%
def classic_net(size, seed):
    torch.manual_seed(seed)
    net = LastStep(nn.RNN(size, 5), outputs=size)
    nn.init.ones_(net.readout.bias)
    return net


net = classic_net(len(words), seed=0)
h = torch.zeros(3, 5)  # (B, H)
for x_t in x:  # (B, V)
    h = rnn_step(x_t, h, *net.recurrent.parameters())
logits = net.readout(h)  # (B, V)
torch.testing.assert_close(logits, net(x))
p = logits.softmax(dim=-1)
print("logits ", logits[0].detach().numpy().round(2))
print("softmax", p[0].detach().numpy().round(2), f"sum {p[0].sum():.2f}")
print(f"-ln p = {-p[0, target[0]].log():.2f}, mean {cross_entropy(logits, target):.2f}")


# %% [markdown] lang="ko"
# 반복문으로 계산한 로짓은 `nn.RNN`에 선형층을 붙인 `net(x)`와 같습니다. **소프트맥스**(softmax)는 로짓 $z_k$를 확률 $p_k = e^{z_k} / \sum_j e^{z_j}$로 바꿉니다. dog라면 $e^{1.25} = 3.49$를 일곱 값의 합 18.2로 나누어 0.19입니다. 손실은 **교차 엔트로피**(cross entropy), 곧 정답의 확률에 $-\ln$을 씌운 값의 평균입니다. 일곱 단어에 모두 같은 확률을 주면 손실은 $\ln 7 = 1.95$이고, 학습하지 않은 신경망의 손실도 대개 이쯤입니다. 세 문장의 정답에 모두 1에 가까운 확률을 주면 손실은 0에 가까워집니다.
#
# ### 연습 문제 2: `TextRNN`
# 이 모델을 원래 실습처럼 `nn.Module` 클래스로 쓰세요. `TextRNN(V, H)`로 만듭니다. V는 단어의 수, H는 은닉 유닛의 수입니다. `x` `(T, B, V)`를 받아 로짓 `(B, V)`를 돌려줍니다. 모델은 이 절에서 본 것과 같습니다(한 층짜리 tanh RNN과 편향이 있는 선형층 하나). T와 B가 얼마여도 동작해야 하고, `x`는 원-핫이 아닐 수도 있습니다. `nn.RNN`을 써도 되고 한 스텝씩 직접 계산해도 됩니다. 선형층의 편향은 1에서 시작하지 않아도 됩니다. 가중치와 편향은 모두 학습되는 매개변수여야 합니다. 소프트맥스는 손실 함수가 하므로 여기서는 하지 않습니다.
# %% [markdown] lang="en"
# The logits computed in the loop are those of `net(x)`, an `nn.RNN` with a linear layer. **Softmax** makes probabilities of the logits $z_k$: $p_k = e^{z_k} / \sum_j e^{z_j}$. For "dog", $e^{1.25} = 3.49$ over the sum of all seven, 18.2, is 0.19. The loss is the **cross entropy**, $-\ln$ of the right word's probability, averaged over the samples. The same probability for all seven words gives $\ln 7 = 1.95$, and an untrained net is usually near that; three answers that are right and nearly certain give a loss near 0.
#
# ### Exercise 2: `TextRNN`
# Write this model as an `nn.Module`, like the original. `TextRNN(V, H)` is for V words and H hidden units. It takes `x` `(T, B, V)` and returns logits `(B, V)`: a one-layer tanh RNN, then a linear layer with a bias, as in this section. It must work for any T and B, and `x` need not be one-hot. Use `nn.RNN`, or compute step by step; the linear layer's bias need not start at 1. All weights and biases must be parameters, so that they are trained. Leave softmax to the loss function.
# %% tags=["exercise"]
class TextRNN(nn.Module):
    def __init__(self, V, H):
        super().__init__()
        ### BEGIN SOLUTION
        self.rnn = nn.RNN(V, H)
        self.readout = nn.Linear(H, V)
        nn.init.ones_(self.readout.bias)
        ### END SOLUTION

    def forward(self, x):
        ### BEGIN SOLUTION
        out, _ = self.rnn(x)  # (T, B, H)
        return self.readout(out[-1])
        ### END SOLUTION


# %% tags=["exercise"]
checks.check_text_rnn(TextRNN)
# %% [markdown] lang="ko"
# ## 3. 학습하기
# 원래 방법은 Adam, 학습률 0.001로 5000번 업데이트하는 것이고, 손실은 0.002 안팎에서 끝납니다. 학습률을 0.1로 올리고 손실이 다섯 번 잇달아 0.002보다 작아지면 멈추겠습니다.
# %% [markdown] lang="en"
# ## 3. Training
# The original recipe is Adam with a learning rate of 0.001 for 5000 updates, and ends at a loss of about 0.002. We raise the learning rate to 0.1 and stop when the loss has been below 0.002 five times in a row:
# %% tags=["nbval-ignore-output"]
curves = {}
for seed in range(5):
    net = classic_net(len(words), seed)
    losses = train(net, lambda net: cross_entropy(net(x), target), 500, lr=0.1, goal=0.002)
    # ko| curves[f"시드 {seed}"] = losses
    # en| curves[f"seed {seed}"] = losses
plots.plot_losses(curves, goal=0.002)
plt.show()

updates = [len(losses) for losses in curves.values()]
# ko| print(f"업데이트 {updates}, 시드 4의 마지막 손실 {losses[-1]:.4f}")
# en| print(f"updates {updates}, last loss of seed 4: {losses[-1]:.4f}")
# %% [markdown] lang="ko"
# 시드 다섯 개 모두, 원래 방법이 5000번 걸려 닿는 손실에 수십 번 만에 이릅니다(`python3 course.py bench`로 두 방법의 시간을 나란히 재어 볼 수 있습니다). 학습률을 백 배로 올려도 탈이 없는 것은 데이터가 세 문장뿐이기 때문입니다. 더 큰 문제에도 통하는 요령은 아닙니다. 마지막 시드의 신경망이 두 단어를 읽는 동안 상태가 어떻게 바뀌는지 봅시다.
# %% [markdown] lang="en"
# All five seeds take a few dozen updates to the loss that the original recipe reaches in 5000 (`python3 course.py bench` times both, side by side). With three sentences as data, a learning rate a hundred times as large does no harm; it is no recipe for larger problems. Now watch the state while the last seed's net reads two words:
# %% tags=["nbval-ignore-output"]
out = net.recurrent(x)[0].detach()  # (2, B, 5)
read = [sentence.split()[:2] for sentence in sentences]
plots.plot_states({s: (read[k], out[:, k]) for k, s in enumerate(sentences)})
plt.show()
for sentence, answer in zip(read, net(x).argmax(dim=-1), strict=True):
    print(*sentence, "->", words[answer])
# %% [markdown] lang="ko"
# 세 그림은 첫 열이 서로 똑같습니다. 모두 0에서 시작해 같은 단어 i를 읽었기 때문입니다. 상태는 둘째 단어에서 갈라지고, 그 차이를 읽어 세 답을 모두 맞힙니다. 파란색은 양수, 주황색은 음수입니다.
#
# 다른 세 문장으로도 똑같이 됩니다. 어휘 집합만 바꾸면 됩니다.
# %% [markdown] lang="en"
# The first column is the same in all three panels: they start from 0 and read the same word, "i". The states differ from the second word on, and that difference is enough to get all three right. (Blue is positive, orange negative.)
#
# Any other three sentences do as well; only the vocabulary changes:
# %% tags=["nbval-ignore-output"]
# ko| mine = ["나는 개를 좋아한다", "나는 커피를 마신다", "나는 책을 읽는다"]
# en| mine = ["we feed cats", "we drink tea", "we read books"]
mine_words = sorted({word for sentence in mine for word in sentence.split()})
mine_ids = torch.tensor([[mine_words.index(word) for word in s.split()] for s in mine]).T
mine_x = one_hot(mine_ids[:2], len(mine_words)).float()
mine_net = classic_net(len(mine_words), seed=0)
train(mine_net, lambda net: cross_entropy(net(mine_x), mine_ids[2]), 500, lr=0.1, goal=0.002)
for sentence, answer in zip(mine, mine_net(mine_x).argmax(dim=-1), strict=True):
    print(*sentence.split()[:2], "->", mine_words[answer])
# %% [markdown] lang="ko"
# ## 4. 세 문장을 맞혔다는 것
# 여기까지 보고 'RNN이 문장을 배웠다'고 말하기 쉽습니다. 신경망 없이 해 봅시다. 입력의 마지막 단어(like, love, hate)마다 그다음에 나온 단어를 적어 **표**로 만듭니다. 이 표는 몇 개나 맞힐까요? 그리고 배운 적 없는 엉뚱한 두 단어를 넣으면 신경망은 뭐라고 할까요?
# %% [markdown] lang="en"
# ## 4. What three sentences show
# It is tempting to say by now that the RNN "has learned the sentences". Let us try without a net. Make a plain **table** that has, for the last word of the input ("like", "love", "hate"), the word that came next. How many does it get right? And what does the net say to two words that make no sense?
# %% tags=["nbval-ignore-output"]
seen = [(sentence.split()[:2], sentence.split()[2]) for sentence in sentences]
# ko| print(f"입력의 마지막 단어로 만든 표: {baselines.last_token(seen, seen) * 3:.0f}/3")
# en| print(f"table of the last input word: {baselines.last_token(seen, seen) * 3:.0f}/3")
for strange in ("milk love", "dog dog", "coffee i"):
    places = torch.tensor([words.index(word) for word in strange.split()])
    p = net(one_hot(places, len(words)).float()[:, None]).softmax(dim=-1)[0]
    print(f"{strange} -> {words[p.argmax()]} ({p.max():.0%})")
# %% [markdown] lang="ko"
# 표도 3/3입니다. 답을 가르는 것은 바로 앞 단어 하나뿐이라서 아무것도 **기억할** 필요가 없었습니다. 말이 안 되는 입력에도 신경망은 일곱 단어 중 하나를 내놓습니다. dog와 coffee와 milk는 학습할 때 입력으로 나온 적이 없어, 그 가중치는 처음 뽑은 난수 그대로입니다. 답마다 확률이 붙어 있지만, 그것은 입력이 말이 되는지를 재는 값이 아닙니다. 게다가 맞힌 세 문장은 모두 학습에 쓴 문장입니다. 외운 것과 배운 것을 가르려면 **따로 떼어 둔 데이터**(held-out data)와, 입력의 마지막 단어만으로는 풀 수 없는 과제가 있어야 합니다.
# %% [markdown] lang="en"
# The table, too, gets 3/3. The answer hangs on one word, the one just before it, so there was nothing to **remember**. To words that make no sense the net still names one of its seven. ("dog", "coffee" and "milk" were never inputs in training: their weights are still the random ones of the start.) Each answer has a probability, but that does not measure whether the input makes sense. And all three sentences were used in training. To tell learning from memorising, we need **held-out data**, and a task whose answer the last input word alone does not give away.
# %% [markdown] lang="ko"
# ## 5. 기억해야 풀리는 과제
# 한국어의 높임법이 그런 과제가 됩니다. 높여야 할 사람이 주어이면 문장 끝의 동사에 '-시-'를 붙입니다. 이를 **주체 높임 일치**(subject honorific agreement)라고 합니다. 주어는 맨 앞에, 동사는 맨 끝에 있고, 그 사이에 다른 사람이 얼마든지 끼어들 수 있습니다. 이렇게 멀리 떨어진 말끼리 맞추는 것이 **장거리 일치**(long-distance agreement)입니다. 문장은 `helpers.agreement`의 작은 문법이 만듭니다. 문법은 두 언어에 하나씩 있고, 이 노트북은 한국어 문법을 씁니다.
# %% [markdown] lang="en"
# ## 5. A task that needs memory
# English grammar has such a task. The verb at the end agrees with the subject near the beginning, "the dogs … are", and any number of other nouns may stand in between: **long-distance agreement**. The sentences come from a small grammar in `helpers.agreement`. There is one for each language of the course; this notebook uses the English one.
# %% tags=["nbval-ignore-output"]
language = lang.current()
torch.manual_seed(0)
for distance in (10, 10, 20):
    print(f"{distance:2}  {agreement(language, distance, 1)[0].text}")

sizes = {"train": 4000, "test": 1000}
drawn = {part: agreement(language, 20, count, part) for part, count in sizes.items()}
both = {s.tokens for s in drawn["train"]} & {s.tokens for s in drawn["test"]}
# ko| print(f"어휘 {len(vocabulary(language))}개, 학습과 테스트에 모두 나오는 문장 {len(both)}개")
# en| print(f"{len(vocabulary(language))} words, {len(both)} sentences in both training and test")
# %% [markdown] lang="ko"
# 줄 맨 앞의 수는 **거리**, 곧 주어와 동사 사이에 있는 토큰의 수입니다. **토큰**(token)은 신경망이 한 번에 읽는 단위입니다. 3절에서는 띄어쓰기로 나누었지만, 여기서는 조사를 떼어 따로 세고 쉼표는 세지 않습니다. 신경망은 동사 바로 앞까지 읽고 '온다'와 '오신다'처럼 짝을 이룬 두 동사 중 하나를 고릅니다. 끼어든 사람이 높임을 받는 쪽인지는 주어와 **상관없이** 정해지므로, 주어 뒤의 말은 주어에 대해 아무것도 알려 주지 않습니다. 문장은 학습용과 테스트용으로 나뉘고, 테스트 문장은 학습에 한 번도 나오지 않습니다. 다만 단어는 모두 학습에 나옵니다.
#
# 신경망보다 **기준 모델**(baseline)이 먼저입니다. 학습 문장에서 배워 테스트 문장 1000개에 답합니다.
# %% [markdown] lang="en"
# The number in front is the **distance**: how many tokens, here words, stand between the subject and the verb. The net reads up to the verb, and must choose between "is" and "are". Whether the other nouns are singular or plural is drawn **without regard** to the subject, so what comes after the subject tells nothing about it. The sentences are split into training and test: no test sentence occurs in training, though all of its words do.
#
# **Baselines** come before nets. They learn from the training sentences and answer the 1000 test sentences:
# %% tags=["nbval-ignore-output"]
pairs = {part: [(s.tokens, s.label) for s in found] for part, found in drawn.items()}
# ko| names = ["늘 같은 답", "마지막 토큰", "마지막 두 토큰", "마지막 세 토큰", "순서 없는 토큰의 가방"]
# en| names = ["always the same", "last word", "last two", "last three", "all words, without order"]
rules = ["majority", "last_token", "bigram", "trigram", "bag"]
for name, rule in zip(names, rules, strict=True):
    print(f"{name}: {getattr(baselines, rule)(pairs['train'], pairs['test']):.1%}")

# ko| name, at = "주어만", 0
# en| name, at = "the subject alone", 1
only = [[(tokens[at : at + 1], label) for tokens, label in pairs[part]] for part in sizes]
print(f"{name}: {baselines.last_token(*only):.1%}")


# %% [markdown] lang="ko"
# 마지막 토큰 몇 개의 표는 반반입니다. 1000문장에서 정확도의 표준오차가 1.6%p이니, 2–3%p의 차이는 우연으로 볼 만합니다. 순서 없는 가방은 그보다 조금 낫습니다. 가방에는 주어도 들어 있어서, 높임을 받는 사람이 많은 문장이면 주어도 그쪽일 가능성이 조금 더 크기 때문입니다. 거리 20에서 끼어든 다섯 사람 중 높임을 받는 사람의 수는 0부터 5까지 고르게 뽑습니다. 그래서 세어서 알 수 있는 것은 여섯 사람이 모두 한쪽일 때(여섯 문장에 하나)뿐이고, 기대할 수 있는 정확도는 $\frac{1}{6} + \frac{5}{6} \cdot \frac{1}{2} = 58\%$입니다. 반대로 주어만 보면 100%입니다. 그러니 이 과제가 묻는 것은 하나입니다. **처음에 읽은 사람을 끝까지 기억하는가?** 이 문법에서는 주어가 늘 첫 자리에 있으므로, 무엇이 주어인지 알아보는 능력까지 재지는 못합니다. Linzen 등(2016)은 그것을 실제 영어 문장으로 시험했습니다.
#
# ### 연습 문제 3: 신경망이 넘어야 할 기준
# 마지막 토큰의 표를 직접 만드세요. `train`과 `test`는 `(토큰들, 답)` 쌍의 리스트이고, 토큰들은 동사 바로 앞까지입니다. `train`에서 마지막 토큰마다 가장 자주 나온 답을 적어 두고, `test`에서 잰 정확도를 돌려줍니다. 처음 보는 토큰에는 `train` 전체에서 가장 자주 나온 답을 씁니다. 채점할 때 동점은 나오지 않습니다.
# %% [markdown] lang="en"
# The tables of the last words stay at one half; with 1000 sentences the standard error of an accuracy is 1.6 points, so a difference of two or three points may be chance. All words without order do a little better. They include the subject, so that a sentence with many plurals is a little more likely to have a plural subject. At distance 20, how many of the five other nouns are plural is drawn evenly from 0 to 5. Counting gives the subject away only when all six nouns have the same number, in one sentence of six; the accuracy to expect is $\frac{1}{6} + \frac{5}{6} \cdot \frac{1}{2} = 58\%$. The subject alone gives 100%. So the task asks one thing: **is the noun that was read first remembered to the end?** In this grammar the subject is always the second word, so a net may go by the place alone; whether it could tell which noun is the subject is not measured. (Linzen et al. 2016 tested that on real English sentences.)
#
# ### Exercise 3: the baseline to beat
# Write the table of the last token yourself. `train` and `test` are lists of pairs `(tokens, label)`, the tokens up to the verb. From `train`, find the most frequent label for each last token, and return the accuracy on `test`; a token not seen in `train` gets the label that is most frequent in `train` as a whole. There are no ties in the check.
# %% tags=["exercise"]
def last_word(train, test):
    """
    # ko| train, test: (토큰들, 답) 쌍의 리스트 -> test에서 잰 정확도, 0과 1 사이
    # en| train, test: lists of pairs (tokens, label) -> accuracy on test, between 0 and 1
    """
    ### BEGIN SOLUTION
    labels = [label for _, label in train]
    behind = {}
    for tokens, label in train:
        behind.setdefault(tokens[-1], []).append(label)
    answers = [behind.get(tokens[-1], labels) for tokens, _ in test]
    said = [max(set(seen), key=seen.count) for seen in answers]
    return sum(a == label for a, (_, label) in zip(said, test, strict=True)) / len(test)
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_last_word(last_word)


# %% [markdown] lang="ko"
# ## 6. 네 가지 신경망, 다섯 시드
# 단어가 백 개쯤 되니 원-핫 대신 **임베딩**(embedding)을 씁니다. 번호로 행렬의 행 하나를 꺼내는 층인데, 원-핫에 행렬을 곱하는 것과 똑같은 계산입니다. 답이 둘뿐이므로 로짓 $z$는 하나면 됩니다. 시그모이드 $\sigma(z) = 1/(1+e^{-z})$를 거치면 높이는 동사(라벨 1)의 확률이 되고, $z > 0$이면 그 동사라고 답한 것입니다. 손실은 2절처럼 정답의 확률에 $-\ln$을 씌운 값의 평균입니다.
#
# 은닉 유닛은 모두 16개입니다. 업데이트마다 문장 32개를 뽑고, 기울기의 크기를 1로 자르고(클리핑), 손실이 다섯 번 잇달아 0.02보다 작아지면 멈춥니다. `identity`는 $W_{hh}$를 단위행렬로, 편향을 0으로 두고, `set_bias(…, "f", 2)`는 $b_f = 2$로 둡니다.
# %% [markdown] lang="en"
# ## 6. Four nets, five seeds
# With about a hundred words, an **embedding** takes the place of one-hot vectors. It is a layer that picks a row of a matrix by number, which is exactly what a one-hot vector times a matrix gives. There are two answers, so one logit $z$ will do: the sigmoid $\sigma(z) = 1/(1+e^{-z})$ makes it the probability of "are" (label 1), and $z > 0$ counts as that answer. The loss is $-\ln$ of the right verb's probability, averaged, as in section 2.
#
# All nets have 16 hidden units. Every update takes 32 sentences and clips the norm of the gradient at 1; training stops when the loss has been below 0.02 five times in a row. `identity` starts $W_{hh}$ as the identity matrix and the biases at 0; `set_bias(…, "f", 2)` starts with $b_f = 2$.
# %%
starts = {"rnn": lambda: nn.RNN(16, 16), "rnn_identity": lambda: identity(nn.RNN(16, 16))}
starts |= {"lstm": lambda: nn.LSTM(16, 16), "lstm_2": lambda: set_bias(nn.LSTM(16, 16), "f", 2)}


def agreement_net(setting, seed):
    torch.manual_seed(seed)
    reader = LastStep(starts[setting]())
    return nn.Sequential(nn.Embedding(len(vocabulary(language)), 16), reader)


def loss_on(ids, labels):
    def loss_of(net):
        chosen = torch.randint(len(labels), (32,))
        return binary_cross_entropy_with_logits(net(ids[:, chosen]), labels[chosen])

    return loss_of


@torch.no_grad()
def accuracy(net, ids, labels):
    return ((net(ids) > 0) == (labels > 0.5)).float().mean().item()


# %% tags=["nbval-ignore-output"]
(ids, labels), test = (encode(drawn[part], language) for part in sizes)
net = agreement_net("rnn", seed=0)
torch.testing.assert_close(net[0](ids), one_hot(ids).float() @ net[0].weight)

nets = {}
for setting in progress(starts):
    nets[setting] = []
    for seed in range(5):
        net = agreement_net(setting, seed)
        train(net, loss_on(ids, labels), updates=600, lr=1e-2, clip=1.0, goal=0.02)
        nets[setting].append(net)
    results = [accuracy(net, *test) for net in nets[setting]]
    solved = f"{sum(result > 0.95 for result in results)}/5"
    print(f"{plots.label(setting)}: {solved}  ", *(f"{result:.1%}" for result in results))


# %% [markdown] lang="ko"
# 테스트 문장을 95% 넘게 맞히면 푼 것으로 셉니다. 오래 남기는 편향으로 시작한 LSTM은 거의 늘 풀고, 나머지는 거의 풀지 못합니다. 다섯 번으로는 큰 차이만 알 수 있습니다. 그래서 다른 거리와 다른 초기화, GRU까지 넓혀 미리 돌려 두었습니다. GRU는 게이트가 둘인 셀이고, chrono는 기억할 길이에 맞추어 게이트의 편향을 유닛마다 다르게 두는 초기화입니다([4강](04_cell_path.ipynb)). 업데이트는 600번까지이고, 한국어의 높임 일치와 영어의 단수·복수 일치에서 시드 열 개씩, 합쳐서 스무 번입니다(`data/agreement.csv`, 스크립트는 `studies/agreement.py`).
# %% [markdown] lang="en"
# A net that gets more than 95% of the test sentences right has solved the task. The LSTM that starts with a bias to keep solves it nearly always, the others hardly ever. Five runs show only large differences. So here is a larger study, run beforehand, with other distances, other initialisations and the GRU. (A GRU is a cell with two gates; chrono gives the gates that keep and write a bias of their own in every unit, set to suit the length to be remembered; see [lesson 4](04_cell_path.ipynb).) There are up to 600 updates, and ten seeds each in English and in Korean, where the verb honours its subject or does not: twenty runs in all (`data/agreement.csv`, made by `studies/agreement.py`):
# %%
def runs(distance):
    table = {}
    for row in study("agreement"):
        if int(row["distance"]) == distance:
            solved = float(row["accuracy"]) > 0.95
            updates = int(row["updates"]) if solved else None
            table.setdefault(row["setting"], []).append(updates)
    return table


# ko| titles = {10: "거리 10", 20: "거리 20", 40: "거리 40"}
# en| titles = {10: "distance 10", 20: "distance 20", 40: "distance 40"}
plots.plot_success({title: runs(distance) for distance, title in titles.items()})
plt.show()


# %% [markdown] lang="ko"
# 막대는 두 언어를 합친 스무 번 중 푼 횟수입니다(언어별로 가장 많이 갈린 것은 거리 10의 단위행렬 RNN으로, 9/10과 3/10입니다). 옆의 수는 푼 경우에 학습이 멈출 때까지의 업데이트 횟수(중앙값)로, 600이면 한도까지 간 것입니다. 거리 10에서는 기본 RNN도 13/20이지만, 거리 20에서는 1/20, 40에서는 0/20입니다. 단위행렬로 시작한 RNN과 기본 LSTM도 거리 20부터는 거의 풀지 못합니다. $b_f = 2$인 LSTM은 거리 20까지 19/20이다가 40에서 1/20이 됩니다. 어느 거리에서나 20/20인 것은 **chrono로 시작한 LSTM과 GRU**뿐입니다. [4강](04_cell_path.ipynb)의 비트 과제(시차 50, 업데이트 1000번까지)에서도 이 둘은 20/20이었습니다. $b_f = 2$이면 처음에 $f \approx 0.88$이라 20스텝 뒤에는 $0.88^{20} = 0.08$이 남지만 40스텝 뒤에는 $0.006$뿐이고, 기본 초기화라면 $0.5^{20} = 0.000001$입니다. 그런데 기본 RNN은 그 과제에서 15/20, 단위행렬 RNN은 18/20이었고, 기본 LSTM은 0/20이었습니다. 어느 셀이 낫다는 말은 과제와 초기화를 함께 말하지 않으면 뜻이 없습니다. 두 과제에서 모두 통한 것은 게이트를 오래 남기는 쪽으로, 기억할 길이에 맞추어 시작하는 것이었습니다.
#
# ## 7. 무엇을 보고 답할까
# 테스트 문장을 거의 다 맞혔다고 해서 주어를 기억한다는 뜻은 아닙니다. 우리가 모르는 다른 실마리를 썼을지도 모릅니다. **단어 하나만 바꾸어** 봅시다. 주어만 반대쪽 사람으로 바꾸면 답이 바뀌어야 하고, 맨 뒤에 끼어든 사람을 바꾸면 답이 그대로여야 합니다. 거리도 바꾸어 봅시다. 거리 20에서만 배운 신경망은 거리 5나 45에서 몇 %나 맞힐까요? **먼저 예상해 보세요.**
# %% [markdown] lang="en"
# Each bar counts the runs, of twenty in the two languages together, that solved the task. (They differ most for the RNN with the identity at distance 10: 3/10 and 9/10.) The number beside it is the median number of updates at which those runs stopped; 600 means that they went to the limit. At distance 10 even the default RNN has 13/20, but at 20 it has 1/20 and at 40 none. The RNN that starts from the identity and the default LSTM hardly solve anything from distance 20 on. The LSTM with $b_f = 2$ has 19/20 at distance 20 and falls to 1/20 at 40. Only **the LSTM and the GRU that start with chrono** have 20/20 at every distance. On the task of [lesson 4](04_cell_path.ipynb), remembering one bit over 50 steps (up to 1000 updates), these two had 20/20, too. With $b_f = 2$, $f$ starts near 0.88, which leaves $0.88^{20} = 0.08$ over 20 steps but $0.006$ over 40; by default it is $0.5^{20} = 0.000001$. But there the default RNN had 15/20 and the RNN with the identity 18/20, and the default LSTM 0/20. To say that one cell is better than another means little unless the task and the initialisation are named as well. What helped in both tasks was to start with gates that keep, set to suit the length to be remembered.
#
# ## 7. What is the answer based on?
# Getting nearly all test sentences right does not prove that the subject is remembered; there might be a clue that we have overlooked. So **change one word only**. If the subject is changed to the other number, the answer should change; if the last of the other nouns is changed, it should not. And change the distance: how many percent will nets trained at distance 20 alone get right at distance 5, or at 45? **Guess first.**
# %% tags=["nbval-ignore-output"]
@torch.no_grad()
def changed(net, which):
    tokens = [swapped(sentence, which, language) for sentence in drawn["test"]]
    other = torch.stack([indices(one, language) for one in tokens], dim=1)  # (T, B)
    return ((net(other) > 0) != (net(test[0]) > 0)).float().mean().item()


# ko| nouns = {"주어를 바꾸면": 0, "마지막 사람을 바꾸면": -1}
# en| nouns = {"another subject": 0, "another last noun": -1}
# ko| print("답이 바뀌는 문장, 시드마다")
# en| print("sentences whose answer changes, seed by seed")
for name, which in nouns.items():
    print(f"{name}:", *(f"{changed(net, which):.1%}" for net in nets["lstm_2"]))
# %% tags=["nbval-ignore-output"]
torch.manual_seed(1)
tests = {d: encode(agreement(language, d, 300, "test"), language) for d in range(5, 46, 5)}
by_distance = {d: [accuracy(net, *some) for net in nets["lstm_2"]] for d, some in tests.items()}
plots.plot_by_distance({"LSTM, $b_f = 2$": by_distance}, trained=20)
plt.show()


# %% [markdown] lang="ko"
# 그림의 선은 시드 다섯 개의 중앙값, 띠는 가장 낮은 시드부터 가장 높은 시드까지이고, 세로 점선은 학습한 거리입니다. 과제를 푼 시드에서는, 주어를 바꾸면 거의 모든 문장에서 답이 바뀌고 마지막 사람을 바꾸면 거의 그대로입니다. 또 거리 20에서만 배웠는데도, 푼 시드는 배운 적 없는 거리에서도 크게 무너지지 않습니다. 이 LSTM의 답은 주어에 달려 있고, 주어를 학습한 거리의 두 배가 넘는 45토큰까지 간직합니다(그 사이에 낀 사람은 하나씩 바꾸어 보지 않았습니다). 같은 틀로 만든 테스트 문장에서 점수가 높다는 것보다, 기억한다는 훨씬 강한 증거입니다.
#
# ## 8. 학습한 게이트를 고정해 보기
# 이 LSTM 가운데 가장 잘 맞히는 것에서 게이트 하나를 골라, 모든 시점과 모든 유닛에서 같은 값으로 고정합니다. 가중치는 건드리지 않습니다. 어느 게이트를 어디에 고정하면 주어를 잊을까요?
# %% [markdown] lang="en"
# In the figure the line is the median of five seeds, the band reaches from the lowest to the highest, and the vertical line marks the distance of training. In the seeds that solved the task, nearly all answers change with the subject, and hardly any with the last noun. And although they were trained at distance 20 alone, the nets that solved it do not break down at distances that they have never seen. The answer of these LSTMs hangs on the subject, and they still have it after 45 words, more than twice the distance of training. (The nouns in between were not changed one by one.) Together, this is far stronger evidence of memory than a high score on test sentences of the same kind.
#
# ## 8. Hold a gate of the trained net
# Take the best of these LSTMs and hold one of its gates at one value, at all steps and in all units; leave the weights alone. Which gate, held where, makes it forget the subject?
# %% tags=["nbval-ignore-output"]
@torch.no_grad()
def clamped_accuracy(net, ids, labels, **clamped):
    h = trace(net[1].recurrent, net[0](ids), **clamped)["h"][-1]  # (B, H)
    return ((net[1].readout(h)[:, 0] > 0) == (labels > 0.5)).float().mean().item()


reader, panels = max(nets["lstm_2"], key=lambda net: accuracy(net, *test)), {}
values = [k / 10 for k in range(11)]
for distance in (5, 20):
    # ko| title = f"거리 {distance}"
    # en| title = f"distance {distance}"
    panels[title] = {
        gate: {v: clamped_accuracy(reader, *tests[distance], **{gate: v}) for v in values}
        for gate in "ifo"
    }
print("i = 1:", *(f"{clamped_accuracy(net, *tests[20], i=1):.0%}" for net in nets["lstm_2"]))
plots.plot_clamped(panels)
plt.show()
# %% [markdown] lang="ko"
# 양 끝부터 봅시다. $i = 0$이면 셀에 아무것도 써넣지 못하고, $o = 0$이면 셀의 내용을 내보내지 못하며, $f = 0$이면 셀이 매번 비워집니다. 셋 다 거리 20에서 정확도가 절반 언저리로 떨어집니다. $f = 1$이면 아무것도 지우지 않는데, 정확도는 거의 그대로입니다. $i = 1$이면 뒤에 오는 말까지 모두 써넣게 됩니다. 그래도 괜찮은지는 신경망마다 다릅니다. 출력한 수는 다섯 시드의 거리 20 정확도입니다. 두 칸을 견주면, $f$를 0과 0.5 사이에 고정했을 때는 가까운 주어가 먼 주어보다 대체로 잘 남습니다.
#
# 이번에는 문장 하나를 따라가 봅시다. 토큰을 하나 읽을 때마다 '여기서 동사가 온다면 높이는 동사일 확률'을 적고, 그때의 셀 상태를 그립니다. 주어만 다른 문장을 나란히 둡니다.
# %% [markdown] lang="en"
# Take the ends first. With $i = 0$ nothing can be written into the cells, with $o = 0$ nothing of them can be seen, and with $f = 0$ they are emptied at every step: at distance 20 all three bring the accuracy down to about one half. With $f = 1$ nothing is erased, and the accuracy stays nearly what it was. With $i = 1$ all later words are written in full. How much that harms differs from net to net: the numbers printed are the accuracies of the five seeds at distance 20. Compare the panels: with $f$ held between 0 and 0.5, a near subject mostly survives more often than a distant one.
#
# Now follow a single sentence. After every token we write down the probability that the verb, if it came now, would be "are", and draw the cell state at that moment, beside a sentence that differs in its subject only:
# %% tags=["nbval-ignore-output"]
# ko| typed = ["할머니는 선생님과 함께 친구의 집 앞을 지나 원장님을 만나러"]
# en| typed = ["the dogs near the girl that the farmer saw beside the quiet singers"]
# ko| typed.append(typed[0].replace("할머니", "꼬마"))
# en| typed.append(typed[0].replace("dogs", "dog"))
read = {}
for sentence in typed:
    tokens = tokenize(sentence, language)[0]
    record = trace(reader[1].recurrent, reader[0](indices(tokens, language)[:, None]))
    p = reader[1].readout(record["h"]).detach().sigmoid()[:, 0, 0]  # (T,)
    read[sentence.split()[at]] = tokens, p, record["c"][:, 0]
# ko| plots.plot_reading(read, "오신다")
# en| plots.plot_reading(read, "are")
plt.show()
# %% [markdown] lang="ko"
# 위 칸의 두 곡선은 주어를 읽고 나서 갈라지고, 이 문장에서는 뒤에 나오는 사람들을 지나도 다시 만나지 않습니다. 주어를 막 읽었을 때는 아직 확신이 없고, 읽어 나가는 동안 점점 벌어집니다. 아래 두 칸은 셀 상태입니다. 파란색은 양수, 주황색은 음수이고, 크게 음수인 칸에는 −를 적었습니다. 두 문장에서 **서로 다른** 줄만이 주어를 담고 있을 수 있습니다. 서로 반대쪽으로 짙어지는 줄이 있다면, 차이를 간직할 뿐 아니라 키워 가는 것입니다. 두 문장에서 똑같이 짙어지는 줄은 이를테면 토큰의 수를 세는 줄일 수도 있습니다.
#
# 이 신경망을 아래 그림에 그대로 넣었습니다. 문장을 고치면 토큰마다 확률과 유닛 16개의 값이 다시 그려지고, 게이트를 고정하면 테스트 문장 200개도 다시 풉니다. 아는 말은 `print(*vocabulary(language))`로 볼 수 있습니다. **먼저 답을 정하고** 움직여 보세요.
#
# - 동사 바로 앞에 높임을 **받지 않는** 사람을 하나 넣으면(`꼬마를 보러`) 확률이 흔들릴까요? (동사는 빼고 씁니다.)
# - 게이트 $f$를 고정하고 1에서 조금씩 내리면, 어디쯤에서 테스트 정확도가 무너질까요?
# %% [markdown] lang="en"
# Once the subject has been read, the two curves at the top separate, and in this sentence they do not meet again. Right after the subject the net is far from sure; the curves drift apart as it reads on. Below are the cell states: blue is positive, orange negative, and − marks what is clearly negative. Only rows that **differ** between the two sentences can hold the subject. Where a row grows in opposite directions, the difference is not just kept but built up. A row that grows darker in both sentences may simply be counting words.
#
# Below is this very net. Change the sentence, and the probability and the 16 units are drawn anew at every token; hold a gate, and it also answers 200 test sentences anew. `print(*vocabulary(language))` shows the words it knows. **Settle on an answer first.**
#
# - Will the probability waver if you put another singular noun just before the verb, such as `near the boy`? (Leave the verb out.)
# - Hold the gate $f$ and lower it from 1: where do the answers to the tests break down?
# %%
# ko| verbs = ("온다", "오신다")
# en| verbs = ("is", "are")
asked = encode(drawn["test"][:200], language)
explore.net(reader, vocabulary(language), typed[0], tests=asked, answers=verbs)


# %% [markdown] lang="ko"
# 7절에서 마지막 사람을 바꾸어도 답은 거의 그대로였습니다. 확률이 조금 흔들려도 0.5를 넘어가지 않으면 답은 같습니다.
#
# 어디에서 무너지는지는 신경망마다 다릅니다. 직접 경로만 따지면, 거리 20에서 셀에 써넣은 주어는 $f$를 스무 번 곱한 만큼 남습니다. $0.9^{20} = 0.12$, $0.8^{20} = 0.01$, $0.5^{20} = 0.000001$입니다. 셀에 남은 것이 적으면 뒤에 써넣은 말에 묻힙니다. 그런데 이 셈보다 훨씬 낮은 $f$까지 버티는 신경망도 있습니다. 그렇다면 주어는 $h$를 거쳐 다시 써넣어지며 이어진 것입니다. 또 게이트를 고정하면 신경망은 학습할 때 겪은 적 없는 상황에 놓이므로, 무너졌다고 해서 평소에 그 게이트가 주어를 지킨다는 증명은 아닙니다.
#
# ### 연습 문제 4: 하나씩 따로 읽기
# 길이가 다른 문장 여러 개를 한 배치로 묶을 때 `encode`는 짧은 문장의 **앞**을 0번 토큰으로 채웁니다(패딩, padding). 신경망은 이 빈자리도 단어인 양 읽으므로 상태가 달라집니다. 문장마다 따로 읽어, 높이는 동사(라벨 1)의 확률을 문장 순서대로 돌려주세요. `sentences`에는 `agreement`가 만든 문장이 들어 있고, `net`이 내는 것은 로짓입니다.
# %% [markdown] lang="en"
# In section 7 hardly any answer changed with the last noun. The probability may waver a little; as long as it does not cross 0.5, the answer is the same.
#
# Where it breaks down differs from net to net. On the direct path alone, what a cell took in of the subject is multiplied by $f$ twenty times at distance 20: $0.9^{20} = 0.12$, $0.8^{20} = 0.01$, $0.5^{20} = 0.000001$. When little is left, it is buried under what is written later. Yet some nets hold out down to a much lower $f$ than this suggests; in those the subject must have been written anew by way of $h$. And with a gate held the net is in a situation that it never met in training; that it breaks down is no proof that this gate keeps the subject in ordinary use.
#
# ### Exercise 4: each on its own
# To put sentences of different lengths into one batch, `encode` fills the shorter ones up with token 0 in **front** (padding). The net reads these places as if they were words, which changes its state. Read each sentence on its own, and return the probabilities of label 1 ("are"), in the order of the sentences. `sentences` are made by `agreement`; what `net` gives is a logit.
# %% tags=["exercise"]
def read_alone(net, sentences, language):
    """
    # ko| 문장의 리스트(길이는 저마다 다름) -> 라벨 1의 확률: 리스트 또는 텐서 (N,)
    # en| A list of sentences of different lengths -> P(label 1): a list, or a tensor (N,)
    """
    ### BEGIN SOLUTION
    return [net(encode([sentence], language)[0]).sigmoid() for sentence in sentences]
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_read_alone(read_alone, language)
# %% [markdown] lang="ko"
# ## 정리
# - 단어는 원-핫이나 임베딩으로 바꾸어 넣습니다. 상태에서 로짓을, 로짓에서 확률을, 확률에서 손실을 구합니다. 한 스텝씩 계산한 로짓은 `nn.RNN`의 결과와 같았습니다.
# - 세 문장은 입력의 마지막 단어만 보는 표로도 3/3이었습니다. 그런 표가 반반에 머무는 일치 과제에서야 기억이 필요했습니다. 거리 20에서 기본 RNN은 1/20, $b_f = 2$인 LSTM은 19/20이었고, 거리 40에서는 그 LSTM도 1/20으로 떨어져 chrono로 시작한 셀만 20/20이었습니다.
# - 과제를 푼 LSTM은 주어를 바꾸면 답을 바꾸고, 마지막 사람을 바꾸면 답을 바꾸지 않았습니다. 망각 게이트를 0에 고정하자 먼 주어를 잊었습니다.
#
# **여기서 다루지 않은 것**: 문장은 작은 문법에서 나왔고, 시험 문장의 단어는 모두 학습에 나왔습니다. 주어의 자리가 늘 같으므로, 무엇이 주어인지 알아보는지는 재지 않았습니다. 처음 보는 명사나 실제 글에서 어떨지는 모릅니다. 업데이트 600번, 학습률 하나, 유닛 16개로 잰 결과입니다. 유닛 수가 같으면 LSTM의 가중치는 RNN의 네 배이고, chrono에는 기억할 길이를 미리 알려 주었습니다. RNN도 더 오래 학습하면 더 많이 풀지 모릅니다. 게이트는 신경망 하나에서만 고정해 보았습니다.
# %% [markdown] lang="en"
# ## In short
# - Words become one-hot vectors or embeddings; the state gives logits, these give probabilities by softmax, and these a loss by cross entropy. The logits computed step by step were those of `nn.RNN`.
# - A table of the last input word gets the three sentences right, 3/3. Memory was needed only for agreement, where such tables stay at one half: at distance 20 the default RNN solved it in 1/20 runs, the LSTM with $b_f = 2$ in 19/20; at distance 40 that LSTM was down to 1/20, and only the cells that start with chrono kept 20/20.
# - LSTMs that had solved the task changed their answer with the subject, and not with the last noun. With the forget gate held at 0, a distant subject was lost.
#
# **Not covered here**: the sentences come from a small grammar, and all words of the test sentences occur in training; the subject is always in the same place, so whether a net could find it was not measured. Nouns never seen, or real text, may be another matter. These are results of 600 updates, one learning rate and 16 units, with which an LSTM has four times the weights of an RNN; chrono was told the length to be remembered. RNNs may solve more if trained for longer. Gates were held in one net only.
# %% [markdown] lang="ko"
# ## 더 깊이: 원래 실습과 다른 점
# - 원래 코드는 어휘 집합을 `list(set(...))`로 만들어 번호가 실행할 때마다 달라집니다. 여기서는 정렬합니다.
# - 원래 코드의 마지막 층은 편향 없는 선형층에 1로 시작하는 벡터 `b`를 더한 것으로, 여기의 `readout`과 같은 계산입니다. 시작값 1은 확률에 아무 영향도 주지 않습니다. 소프트맥스는 모든 로짓에 같은 수를 더해도 그대로이기 때문입니다.
# - 원래 코드는 은닉 상태로 0 벡터를 만들어 넘깁니다. `nn.RNN`에 상태를 넘기지 않아도 0에서 시작합니다.
#
# 둘째 항목을 확인해 봅시다.
# %% [markdown] lang="en"
# ## Going deeper: how this differs from the original
# - The original makes its vocabulary with `list(set(...))`, so the numbers change from run to run; here they are sorted.
# - Its last layer is a linear one without bias plus a vector `b` that starts at ones, the same computation as `readout` here. That start makes no difference: softmax does not change when the same number is added to all logits.
# - It makes a hidden state of zeros and passes it on; without one, `nn.RNN` starts from zeros, too.
#
# Let us check the second of these:
# %%
ones, zeros = classic_net(len(words), seed=0), classic_net(len(words), seed=0)
nn.init.zeros_(zeros.readout.bias)
losses = [cross_entropy(net(x), target) for net in (ones, zeros)]
torch.testing.assert_close(*losses)
print(f"{losses[0]:.4f} = {losses[1]:.4f}")
# %% [markdown] lang="ko"
# 두 손실이 같습니다. 학습이 시작되면 편향은 단어마다 따로 움직이므로, 편향 자체가 쓸모없다는 뜻은 아닙니다.
#
# ### 출처
# - T. H. Jung(graykode), *nlp-tutorial*, 3-1 TextRNN, 3-2 TextLSTM(MIT 라이선스). 여기의 코드는 새로 썼습니다.
# - J. L. Elman, *Finding Structure in Time*, Cognitive Science 14(2), 1990.
# - T. Linzen, E. Dupoux, Y. Goldberg, *Assessing the Ability of LSTMs to Learn Syntax-Sensitive Dependencies*, TACL 4, 2016. 끼어든 명사가 있는 실제 영어 문장에서 수의 일치를 시험했습니다.
# - Y. Lakretz, G. Kruszewski, T. Desbordes, D. Hupkes, S. Dehaene, M. Baroni, *The emergence of number and syntax units in LSTM language models*, NAACL 2019. 큰 언어 모델에서 유닛을 하나씩 꺼 보았습니다.
# - C. Tallec, Y. Ollivier, *Can recurrent neural networks warp time?*, ICLR 2018(chrono 초기화).
# - Q. V. Le, N. Jaitly, G. E. Hinton, *A Simple Way to Initialize Recurrent Networks of Rectified Linear Units*, arXiv:1504.00941, 2015(단위행렬 초기화. 논문의 RNN은 ReLU를 쓰고, 여기서는 tanh를 씁니다).
# %% [markdown] lang="en"
# The losses are equal. Once training begins, the bias of each word goes its own way; the bias itself is not useless.
#
# ### Sources
# - T. H. Jung (graykode), *nlp-tutorial*, 3-1 TextRNN, 3-2 TextLSTM (MIT licence). The code here is written anew.
# - J. L. Elman, *Finding Structure in Time*, Cognitive Science 14(2), 1990.
# - T. Linzen, E. Dupoux, Y. Goldberg, *Assessing the Ability of LSTMs to Learn Syntax-Sensitive Dependencies*, TACL 4, 2016. Number agreement across intervening nouns, in real English sentences.
# - Y. Lakretz, G. Kruszewski, T. Desbordes, D. Hupkes, S. Dehaene, M. Baroni, *The emergence of number and syntax units in LSTM language models*, NAACL 2019. They switched off single units of a large language model.
# - C. Tallec, Y. Ollivier, *Can recurrent neural networks warp time?*, ICLR 2018 (chrono initialisation).
# - Q. V. Le, N. Jaitly, G. E. Hinton, *A Simple Way to Initialize Recurrent Networks of Rectified Linear Units*, arXiv:1504.00941, 2015 (identity initialisation; there with ReLU, here with tanh).
