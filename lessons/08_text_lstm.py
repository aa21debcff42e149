# %% [markdown] lang="ko"
# # TextLSTM
# **세 글자를 읽고 네 번째 글자를 맞힐 수 있을까요?**
#
# `mak?` `nee?` `coa?` `wor?` `lov?` `hat?` `liv?` `hom?` `has?` `sta?`에서 물음표 자리에 들어갈 글자는 무엇일까요? LSTM은 이 문제를 눈 깜짝할 사이에 열 개 모두 맞힙니다. 그러면 이 LSTM은 영어 단어를 배운 것일까요? 점수를 믿기 전에, 신경망이 아닌 것도 같은 점수를 내는지 알아봅시다.
#
# 이 수업을 마치면
#
# - 유명한 TextLSTM 실습을 숫자 하나까지 빠짐없이 설명하고, 훨씬 적은 업데이트로 같은 손실에 이를 수 있습니다.
# - 신경망의 점수를 표 하나와 견주어 보고, 따로 떼어 둔 단어로 공정하게 잴 수 있습니다.
# - 한 글자씩 새 단어를 쓰는 신경망을 학습시키고, 표에는 일러 주어야 하지만 신경망은 스스로 알아내는 것이 무엇인지 말할 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호와 말 | 뜻 |
# |---|---|
# | `(T, B, V)` | 텐서의 모양: 시점 T개, 단어 B개, 글자 V가지 |
# | LSTM, $h_t$, $c_t$ | 게이트로 값을 쓰고 남기고 보여 주는 순환 신경망(RNN), 그 은닉 상태(hidden state)와 셀 상태(cell state) |
# | $i, f, o$ | 입력·망각·출력 게이트(gate): 시점마다 새로 계산하는 0과 1 사이의 값 |
# | $\mathrm{softmax}(z)_k = e^{z_k} / \sum_j e^{z_j}$ | 점수 $z$를 합이 1인 확률로 바꿉니다 |
# | 업데이트, 시드 | 가중치를 한 번 고치는 일, 난수의 출발점 |
#
# 게이트가 처음이라면 [LSTM의 게이트](03_lstm_gates.ipynb)부터 보세요. 단어 단위로 하는 같은 실습은 [TextRNN](07_text_rnn.ipynb)에 있습니다.
#
# </details>
# %% [markdown] lang="en"
# # TextLSTM
# **Three letters in: can a network tell the fourth?**
#
# `mak?` `nee?` `coa?` `wor?` `lov?` `hat?` `liv?` `hom?` `has?` `sta?` Which letters belong in place of the question marks? An LSTM gets all ten right in the blink of an eye. Has it learned English words, then? Before we believe the score, let us see what else scores as much without being a network.
#
# After this lesson you can
#
# - explain the well-known TextLSTM exercise to its last number, and reach its loss with far fewer updates;
# - hold the score of a network against a table, and measure it fairly on words held out;
# - train a network that writes new words letter by letter, and say what it finds out for itself that a table has to be told.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol or word | meaning |
# |---|---|
# | `(T, B, V)` | the shape of a tensor: T time steps, B words, V different letters |
# | LSTM, $h_t$, $c_t$ | a recurrent network (RNN) that writes, keeps and shows values by gates; its hidden state and cell state |
# | $i, f, o$ | input, forget and output gate: values between 0 and 1, computed anew at every step |
# | $\mathrm{softmax}(z)_k = e^{z_k} / \sum_j e^{z_j}$ | turns scores $z$ into probabilities that add up to 1 |
# | update, seed | one change of the weights; where the random numbers begin |
#
# If gates are new to you, begin with [The gates of an LSTM](03_lstm_gates.ipynb). The same kind of exercise with words in place of letters is [TextRNN](07_text_rnn.ipynb).
#
# </details>
# %%
import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.nn.functional import cross_entropy, one_hot

from helpers import checks, explore, lang, plots
from helpers.nets.readouts import EveryStep, LastStep
from helpers.rivals import baselines
from helpers.rivals.tables import Table, steps
from helpers.tasks.jamo import VOWELS, from_jamo, to_jamo
from helpers.tasks.studies import study
from helpers.tasks.words import START, alphabet_of, contexts, indices, load_words, nearest
from helpers.training.stopping import loss_on, train_and_stop
from helpers.training.train import train

plots.use_course_style()
torch.set_num_threads(1)  # faster for small networks
# %% [markdown] lang="ko"
# ## 1. 열 단어
# 이 실습의 단어와 과제는 nlp-tutorial(graykode)의 TextLSTM에서 그대로 가져왔습니다. 네 글자 단어 열 개에서 앞의 세 글자를 읽고 넷째 글자를 맞힙니다. 쓰는 글자의 목록, 곧 어휘 집합(vocabulary)은 a부터 z까지이고, 순서도 이대로 고정합니다. 글자 하나는 **원-핫**(one-hot), 곧 제자리만 1이고 나머지 25개는 0인 벡터로 넣습니다. `m`이면 13번째(번호 12)만 1입니다.
# %% [markdown] lang="en"
# ## 1. Ten words
# The words and the task are those of the TextLSTM exercise of nlp-tutorial (graykode): ten words of four letters; read three, tell the fourth. The vocabulary, the list of the letters in use, is a to z, in this fixed order. A letter goes in as a **one-hot** vector, 1 at its own place and 0 at the other 25: for `m` the 13th (index 12) is 1.
# %%
WORDS = ["make", "need", "coal", "word", "love", "hate", "live", "home", "hash", "star"]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ids = torch.tensor([[LETTERS.index(letter) for letter in word] for word in WORDS])
x = one_hot(ids[:, :3].T, num_classes=26).float()  # (T, B, 26)
y = ids[:, 3]  # (B,)

print(tuple(x.shape), tuple(y.shape))
print(WORDS[0], ids[0].tolist(), x[0, 0].nonzero().tolist())


# %% [markdown] lang="ko"
# ### 연습 문제 1: 단어를 숫자로
# 같은 일을 하는 함수를 작성하세요. 이번에는 단어와 글자 목록 `alphabet`(`LETTERS` 같은 문자열)이 무엇이든, 글자가 어떤 순서로 놓였든 동작해야 합니다. 글자의 번호는 `alphabet`에서의 자리입니다. 단어의 길이는 모두 같고, 단어의 맨 끝 글자가 맞힐 글자입니다. 막히면 채점 셀에 `hint=1`을 넣습니다. 힌트는 3단계까지 있습니다.
# %% [markdown] lang="en"
# ### Exercise 1: words into numbers
# Write a function `encode(words, alphabet)` that does the same for any words and for letters in any order: `alphabet` is a string such as `LETTERS`, and a letter's index is its place in it. All words have the same length, and the last letter of each is the one to predict. If you are stuck, add `hint=1` to the check; there are three hints.
# %% tags=["exercise"]
def encode(words, alphabet):
    """
    # ko| 단어 B개, 글자 V가지 -> x (T, B, V): 맨 끝 글자를 뺀 나머지의 원-핫(실수), y (B,): 맨 끝 글자의 번호
    # en| B words, V letters -> x (T, B, V): one-hot floats without the last letter; y (B,): its index
    """
    ### BEGIN SOLUTION
    ids = torch.tensor([[alphabet.index(letter) for letter in word] for word in words])
    return one_hot(ids[:, :-1].T, num_classes=len(alphabet)).float(), ids[:, -1]
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_encode(encode)


# %% [markdown] lang="ko"
# 신경망은 `nn.LSTM(26, 128)`이고, 마지막 시점의 은닉 상태 $h_3$에서 글자마다 점수 하나, 모두 26개를 냅니다(`LastStep`이 마지막 시점에 그런 층을 붙입니다). 이 점수가 **로짓**(logits)입니다. 소프트맥스(softmax)가 로짓을 확률로 바꿉니다. 이를테면 로짓 2, 1, 0은 확률 0.67, 0.24, 0.09가 됩니다. 손실은 **교차 엔트로피**(cross entropy), 곧 정답의 확률 $p$에 대한 $-\ln p$의 평균입니다. 스물여섯 글자를 고르게 찍으면 $\ln 26 = 3.26$이고, 정답마다 $p = 0.9994$이면 0.0006입니다.
#
# 원래 설정은 Adam, 학습률 0.001, 업데이트 1000번이고 손실은 0.0006쯤에서 끝납니다. 같은 데이터로 같은 신경망을 더 빨리 가르칠 수 있을까요? 데이터의 일부만 뽑아 쓰면, 같은 가중치에서도 무엇을 뽑았느냐에 따라 기울기(gradient)가 달라집니다. 이것이 잡음(noise)입니다. 여기서는 업데이트마다 열 단어를 모두 쓰므로 잡음이 없습니다. 그러니 가중치를 한 번에 더 크게 움직여 볼 만합니다.
#
# 두 번째 설정은 Adam을 그대로 두고 학습률만 0.03으로 올린 것입니다. 세 번째 설정은 **모멘텀**(momentum) 0.85를 준 경사 하강법(PyTorch의 `SGD`)이고, 학습률은 2.5입니다. 모멘텀을 주면 업데이트마다 바로 앞에서 움직인 거리의 0.85배를 더 움직입니다. 같은 쪽으로 거듭 움직이면 점점 빨라집니다.
# %% [markdown] lang="en"
# The network is an `nn.LSTM(26, 128)`; from its last hidden state $h_3$ it makes 26 scores, one for each letter (`LastStep` puts such a layer behind the last step). These are the **logits**. Softmax turns them into probabilities: logits 2, 1, 0 become 0.67, 0.24, 0.09. The loss is the **cross entropy**, the mean of $-\ln p$, where $p$ is the probability of the right letter. Guessing evenly among 26 letters gives $\ln 26 = 3.26$; $p = 0.9994$ on every word gives 0.0006.
#
# The original recipe is Adam with a learning rate of 0.001 for 1000 updates, and ends at a loss of about 0.0006. Can the same network be taught the same data sooner? A gradient from a random part of the data would differ from update to update, which is called noise; here all ten words are used each time, so there is none, and larger steps are worth a try.
#
# The second recipe is Adam as before, but with a learning rate of 0.03. The third is gradient descent (SGD) with **momentum** 0.85 and a learning rate of 2.5: every step is the gradient step plus 0.85 of the step before, so that steps in one direction build up.
# %%
def text_lstm(seed):
    torch.manual_seed(seed)
    net = LastStep(nn.LSTM(26, 128), outputs=26)
    nn.init.ones_(net.readout.bias)
    return net


def loss_of(net):
    return cross_entropy(net(x), y)


def train_until(net, optimizer, goal=6e-4, most=200):
    losses = [loss_of(net)]
    while losses[-1] > goal and len(losses) <= most:
        optimizer.zero_grad()
        losses[-1].backward()
        optimizer.step()
        losses.append(loss_of(net))
    return losses[1:]


# %% tags=["nbval-ignore-output"]
slow, fast, quick = text_lstm(0), text_lstm(0), text_lstm(0)
runs = {"Adam 0.001": (slow, train(slow, loss_of, updates=1000, lr=1e-3, bar=True))}
adam = torch.optim.Adam(fast.parameters(), lr=0.03)
runs["Adam 0.03"] = fast, train_until(fast, adam)
sgd = torch.optim.SGD(quick.parameters(), lr=2.5, momentum=0.85)
runs["SGD 2.5"] = quick, train_until(quick, sgd)

for name, (net, losses) in runs.items():
    told = [LETTERS[k] for k in net(x).argmax(dim=-1)]
    answers = [word[:3] + letter for word, letter in zip(WORDS, told, strict=True)]
    count, last, right = len(losses), losses[-1], sum(word in WORDS for word in answers)
    print(name, end=": ")
    # ko| print(f"업데이트 {count}번, 손실 {last:.4f}, 정답 {right}/10: {' '.join(answers)}")
    # en| print(f"{count} updates, loss {last:.4f}, {right}/10 right: {' '.join(answers)}")
# %% [markdown] lang="ko"
# 크게 움직이면 Adam이든 SGD든 업데이트를 쉰 번도 하지 않고 같은 손실까지 내려갑니다. 정답은 셋 다 10/10입니다. 학습률만 올린 Adam도 빨라졌으니, SGD가 Adam보다 낫다는 뜻은 아닙니다. 원래 설정은 학습률이 작았을 뿐입니다. (큰 학습률이 언제나 안전한 것도 아닙니다. 이 열 단어에서 잘되었을 뿐입니다.)
#
# 원래 코드에는 눈길을 끄는 줄이 하나 있습니다. 로짓을 만드는 줄인데, 편향(bias) 없는 층 `W`의 출력에 **1로 채운** 벡터 `b`를 더합니다. `nn.Linear`도 $Wh + b$를 계산하므로 위에서는 그 편향을 1로 채웠습니다. 1에서 시작하면 무엇이 좋을까요? (원래 코드는 0으로 채운 $h$와 $c$도 만들어 넣는데, `nn.LSTM`은 아무것도 받지 않으면 0에서 시작합니다. 아래 코드의 마지막 줄에서 확인합니다.)
# %% [markdown] lang="en"
# With large steps, Adam and SGD alike reach the same loss in fewer than fifty updates; all three get 10/10. So this does not say that SGD is better than Adam: the learning rate of the original recipe was small, that is all. (Nor are large steps always safe. On these ten words they happened to work.)
#
# One line of the original code catches the eye. Its logits are made by a layer `W` without a bias, plus a vector `b` **filled with ones**. `nn.Linear` computes the same $Wh + b$, so above we filled its bias with ones. What is gained by starting from 1? (The original also hands in an $h$ and a $c$ of zeros. This is where `nn.LSTM` starts if it is given nothing, as the last line of the code below makes sure.)
# %%
net = text_lstm(0)
for start in (0.0, 1.0, 7.0):
    nn.init.constant_(net.readout.bias, start)
    # ko| print(f"b = {start:.0f}: 손실 {loss_of(net):.4f}")
    # en| print(f"b = {start:.0f}: loss {loss_of(net):.4f}")

raised = quick.readout.bias.topk(5).indices.sort().values
print(*(LETTERS[k] for k in raised), "|", *sorted({word[3] for word in WORDS}))

zeros = torch.zeros(1, 10, 128)
torch.testing.assert_close(net.recurrent(x)[0], net.recurrent(x, (zeros, zeros))[0])


# %% [markdown] lang="ko"
# 좋을 것이 없습니다. 모든 로짓에 같은 수를 더하면 소프트맥스의 분자와 분모에 같은 수 $e^b$가 곱해져 약분됩니다.
#
# $$\frac{e^{z_k + b}}{\sum_j e^{z_j + b}} = \frac{e^b\, e^{z_k}}{e^b \sum_j e^{z_j}} = \frac{e^{z_k}}{\sum_j e^{z_j}}$$
#
# 손실도 기울기도 그대로입니다. 다만 편향 **자체는** 학습됩니다. 학습이 끝난 뒤 편향이 가장 큰 글자 다섯은, 열 단어의 넷째 글자로 나오는 다섯 글자와 똑같습니다(출력의 마지막 줄).
#
# ### 연습 문제 2: `TextLSTM`
# 이 신경망을 원래 코드의 구조 그대로 클래스로 작성하세요. `self.lstm`은 `nn.LSTM`, `self.W`는 편향 없는 `nn.Linear`, `self.b`는 1로 채운 `nn.Parameter`입니다. `forward`는 x `(T, B, V)`를 받아 **마지막 시점의** 로짓 `(B, V)`를 돌려줍니다. 소프트맥스는 `cross_entropy`가 하므로 넣지 않습니다.
# %% [markdown] lang="en"
# Nothing. Adding one number to all logits multiplies numerator and denominator of the softmax by the same $e^b$, which cancels:
#
# $$\frac{e^{z_k + b}}{\sum_j e^{z_j + b}} = \frac{e^b\, e^{z_k}}{e^b \sum_j e^{z_j}} = \frac{e^{z_k}}{\sum_j e^{z_j}}$$
#
# The loss stays the same, and so do the gradients. The bias **itself** does learn: after training, its five largest values belong to the very five letters that stand fourth in the ten words (the last line printed).
#
# ### Exercise 2: `TextLSTM`
# Write this network as a class, in the form of the original code: `self.lstm` is an `nn.LSTM`, `self.W` an `nn.Linear` without bias, `self.b` an `nn.Parameter` of ones. `forward` takes x `(T, B, V)` and returns the logits `(B, V)` **of the last step**. Leave the softmax out: `cross_entropy` does it.
# %% tags=["exercise"]
class TextLSTM(nn.Module):
    def __init__(self, letters, hidden):
        super().__init__()
        ### BEGIN SOLUTION
        self.lstm = nn.LSTM(letters, hidden)
        self.W = nn.Linear(hidden, letters, bias=False)
        self.b = nn.Parameter(torch.ones(letters))
        ### END SOLUTION

    def forward(self, x):
        ### BEGIN SOLUTION
        out, _ = self.lstm(x)  # (T, B, hidden)
        return self.W(out[-1]) + self.b
        ### END SOLUTION


# %% tags=["exercise"]
checks.check_text_lstm(TextLSTM)
# %% [markdown] lang="ko"
# ## 2. 표 하나와 견주기
# 열 단어를 다 맞혔다고 해서 LSTM이 무언가를 배운 것일까요? 아무것도 배우지 않는 **기준 모델**(baseline)과 견주어 봅시다. 여기서 기준 모델은 어떤 글자 뒤에 무엇이 몇 번 왔는지 세어 두기만 한 표입니다. 늘 가장 흔한 넷째 글자를 답하거나, 읽은 글자 가운데 마지막 한 글자(또는 두 글자, 세 글자) 뒤에 가장 자주 온 글자를 답합니다. 처음 보는 조합이면 한 글자 짧은 표에서 찾고, 동점이면 그 가운데 짧은 표에서 더 자주 온 것을 답합니다.
# %% [markdown] lang="en"
# ## 2. Against a table
# All ten words are right, so has the LSTM learned something? Hold it against a **baseline** that learns nothing, a table that has merely counted what followed which letters. It always answers the most frequent fourth letter, or the one that most often followed the letter just before it (`last 1`), or the two or three before it (`last 2`, `last 3`). For a combination that is new it asks the next shorter table; a tie goes to the label that the shorter table has more often.
# %%
# ko| NAMES = ("가장 흔한 글자", "마지막 1글자", "마지막 2글자", "마지막 3글자")
# en| NAMES = ("majority", "last 1", "last 2", "last 3")
tables = (baselines.majority, baselines.last_token, baselines.bigram, baselines.trigram)
RULES = dict(zip(NAMES, tables, strict=True))

ten = list(zip(*contexts(WORDS), strict=True))  # [(("m", "a", "k"), "e"), …]
for name, rule in RULES.items():
    print(f"{10 * rule(ten, ten):2.0f}/10  {name}")
# %% [markdown] lang="ko"
# 늘 `e`라고만 답해도 5/10, 마지막 글자만 보아도 9/10, 마지막 두 글자를 보면 10/10입니다(여기서 '마지막 글자'는 읽은 글자 가운데 마지막, 곧 셋째 글자입니다). 마지막 글자만으로 답이 하나로 정해지지 않는 것은 `a`뿐입니다(coal, star). 그러니 10/10만 보아서는 LSTM이 무엇을 할 수 있는지 알 수 없습니다. 맞히라고 낸 단어가 모두 학습한 단어이므로, 규칙을 배운 것인지 열 단어를 외운 것인지도 구별되지 않습니다.
#
# 그래서 훨씬 큰 단어 목록을 가져와 셋으로 나눕니다. **학습** 단어로 가르치고, **검증**(validation) 단어로 언제 멈출지, 어느 모델을 쓸지 고르고, 그때까지 건드리지 않은 **테스트** 단어로 한 번 잽니다. 영어는 네 글자 단어, 한국어는 '시장경제' 같은 네 음절 단어이고, 한국어에서는 음절 하나가 한 글자입니다. 어느 쪽에 넣을지는 단어의 철자에서 계산해 정하므로, 한 단어가 두 곳에 들어가는 일은 없습니다. 다만 한국어 단어는 두 음절 단어 둘을 이은 것이어서, '경제' 같은 뒤쪽 절반은 학습 단어와 테스트 단어에 함께 나올 수 있습니다.
# %% [markdown] lang="en"
# Always `e` scores 5/10, the last letter alone 9/10, the last two 10/10. The last letter falls short only at `a` (coal, star). So 10/10 says nothing about what the LSTM can do. It cannot even be told from learning ten words by heart, since every word asked for had been trained on.
#
# So we take a far longer list of words and split it in three: **training** words to learn from; **validation** words, to choose when to stop and which model to use; and **test** words, untouched until the end, to measure once. The English words have four letters. The Korean ones have four syllables, such as *si-jang-gyeong-je* (market economy), and each syllable, one character in writing, is a symbol. Which part a word goes to is worked out from its spelling alone, so that no word is in two parts.
# %%
# ko| LANGUAGES = {"en": "영어", "ko": "한국어"}
# en| LANGUAGES = {"en": "English", "ko": "Korean"}
words = {language: load_words(language) for language in LANGUAGES}
pairs = {
    language: {part: list(zip(*contexts(parts[part]), strict=True)) for part in parts}
    for language, parts in words.items()
}
for language, parts in pairs.items():
    sizes = (len(alphabet_of(words[language]["train"])) - 1, *map(len, parts.values()))
    print(LANGUAGES[language], end=": ")
    # ko| print("글자 {}가지, 학습 {}, 검증 {}, 테스트 {}".format(*sizes))
    # en| print("{} symbols, {} training, {} validation, {} test".format(*sizes))
    for name, rule in RULES.items():
        reached = [rule(parts["train"], parts[part]) for part in ("validation", "test")]
        print("   {:5.1%}  {:5.1%}  ".format(*reached) + name)
    begun, of = dict(parts["train"]), parts["test"]
    # ko| print("   학습 단어처럼 시작하는 테스트 단어:", sum(k in begun for k, _ in of))
    # en| print("   test words that begin like training words:", sum(k in begun for k, _ in of))


# %% [markdown] lang="ko"
# 왼쪽이 검증, 오른쪽이 테스트에서 맞힌 비율입니다. 두 언어 모두 **마지막 글자 하나**만 보는 표가 검증에서 가장 좋습니다(테스트에서 영어 32.1%, 한국어 46.7%). 신경망이 넘어야 할 숫자입니다. 두 글자를 보아도 나아지지 않습니다. 처음 보는 조합에서는 한 글자 표와 똑같이 답하므로 거기서는 잃을 것이 없습니다. 잃는 것은 한두 번밖에 나오지 않은 조합에서입니다. 그 한두 번을 그대로 믿기 때문입니다. 세 글자를 보는 표는 틀릴 수밖에 없는 자리가 있습니다. 단어는 모두 다르므로, 테스트 단어의 앞 세 글자가 학습 단어에도 있다면 거기서는 **다른** 글자가 뒤에 왔습니다. 그러니 그 답은 반드시 틀립니다. 그런 테스트 단어가 영어에는 237개 중 152개, 한국어에는 567개 중 98개입니다. 단어의 앞부분을 통째로 외우면 이 함정에 빠집니다.
#
# ### 연습 문제 3: 물러서는 표
# 위의 '마지막 2글자' 표를 직접 만드세요. 마지막 **두** 글자가 학습 단어에 있었으면 그 뒤에 가장 자주 온 글자를, 없었으면 마지막 **한** 글자 뒤에 가장 자주 온 글자를, 그것도 없었으면 가장 흔한 넷째 글자를 답합니다. 이렇게 짧은 쪽으로 물러서는 것을 백오프(backoff)라고 합니다. 똑같이 자주 온 글자가 여럿이면 그 가운데 아무것이나 답해도 됩니다. 만든 표가 검증 단어를 몇 개 맞혔는지는 채점 다음 셀이 출력합니다. 위의 '마지막 2글자'는 영어 23.4%, 한국어 42.0%였습니다(동점을 다르게 다루면 조금 다릅니다).
# %% [markdown] lang="en"
# On the left the share right on validation words, on the right on test words. In both languages the table of **the last letter alone** is the best on validation words (on test words 32.1% in English, 46.7% in Korean). These are the numbers that a network has to beat. Looking two letters back does not help. At a new combination that table answers what the table of one letter answers, so nothing is lost there. It loses at pairs that occur once or twice: they say little about the next letter, and yet they decide. Three back there are words where the table must fail. All words are different, so if the first three letters of a test word occur in a training word, too, they were followed there by a **different** letter, and the answer is sure to be wrong. Of the English test words this is true of 152 in 237, of the Korean of 98 in 567. Whoever learns beginnings by heart falls into this trap.
#
# ### Exercise 3: a table with backoff
# Make the table `last 2` above yourself. If the last **two** letters occur in the training words, answer the letter that most often followed them; else the one that most often followed the last **one**; and if that is new, too, the most frequent fourth letter. To fall back on less like this is called backoff. If several letters followed equally often, answer any of them. The cell after the check prints the share that your table gets right (treat ties in another way, and it differs a little from the numbers above).
# %% tags=["exercise"]
def table_answers(train, contexts):
    """
    # ko| train: [(("m", "a", "k"), "e"), …], contexts: [("n", "e", "e"), …] -> 답의 리스트 ["d", …]
    # en| train: [(("m", "a", "k"), "e"), …], contexts: [("n", "e", "e"), …] -> list of answers
    """
    ### BEGIN SOLUTION
    counts = {}
    for tokens, label in train:
        for k in (1, 2, 3):  # the last two letters, the last one, none
            seen = counts.setdefault(tokens[k:], {})
            seen[label] = seen.get(label, 0) + 1
    known = [next(c[k:] for k in (1, 2, 3) if c[k:] in counts) for c in contexts]
    return [max(counts[key], key=counts[key].get) for key in known]
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_table(table_answers)
# %% tags=["exercise"]
for language, parts in pairs.items():
    asked = [tokens for tokens, _ in parts["validation"]]
    given = table_answers(parts["train"], asked) or [None] * len(asked)
    right = [one == label for one, (_, label) in zip(given, parts["validation"], strict=True)]
    print(f"{LANGUAGES[language]}: {sum(right)}/{len(right)} = {sum(right) / len(right):.1%}")


# %% [markdown] lang="ko"
# ## 3. 큰 단어 목록과 LSTM
# 이제 LSTM 차례입니다. 원-핫 대신 **임베딩**(embedding)을 씁니다. 글자마다 32차원 벡터를 하나씩 두고 함께 학습하는데, 원-핫 벡터에 행렬을 곱해 그 글자의 행을 꺼내는 것과 같습니다. 0번 `·`은 학습 단어에 없던 글자를 위한 자리입니다(한국어 테스트 단어 하나에 그런 음절이 있습니다).
#
# 학습은 `train_and_stop`이 합니다. 업데이트마다 학습 단어 128개를 뽑고, 20번마다 학습 단어와 검증 단어 전체의 손실을 잽니다. 끝나면 **검증 손실이 가장 작았던 때**의 가중치로 되돌립니다. 거기서 멈춘 것과 같은 가중치를 얻으므로 조기 종료(early stopping)라고 합니다. 여기서는 곡선을 보려고 끝까지 돌립니다.
# %% [markdown] lang="en"
# ## 3. A long list of words and an LSTM
# Now the LSTM. In place of one-hot vectors it gets an **embedding**: 32 numbers for each symbol, learned with the rest. This is the same as multiplying a one-hot vector by a matrix, which picks out the row of that symbol. Index 0, `·`, is for symbols that the training words do not have (there is one, in a Korean test word).
#
# `train_and_stop` does the training. Every update takes 128 training words at random, and every 20 updates the loss on all training and on all validation words is measured. At the end it goes back to the weights with **the smallest validation loss**, as if it had stopped there: this is early stopping, run to the end here so that the whole curve can be seen.
# %% tags=["nbval-ignore-output"]
def fourth_symbol(parts):
    alphabet = alphabet_of(parts["train"])
    ids = {part: torch.tensor(indices(of, alphabet)).T for part, of in parts.items()}  # (4, B)
    return alphabet, {part: (table[:3], table[3]) for part, table in ids.items()}


encoded = {language: fourth_symbol(parts) for language, parts in words.items()}
readers, courses, levels = {}, {}, {}
for language, (alphabet, parts) in encoded.items():
    torch.manual_seed(0)
    net = nn.Sequential(nn.Embedding(len(alphabet), 32), LastStep(nn.LSTM(32, 64), len(alphabet)))
    courses[LANGUAGES[language]] = train_and_stop(net, parts, 128, updates=400, lr=1e-2, bar=True)
    readers[language] = net.eval()
    table = Table(pairs[language]["train"], 1, alphabet)
    levels[LANGUAGES[language]] = table.cross_entropy(pairs[language]["validation"])
plots.plot_stopping(courses, levels)
plt.show()
# %% [markdown] lang="ko"
# 파란 실선은 학습 단어의 손실로, 끝까지 줄어듭니다. 주황 파선은 검증 단어의 손실로, 줄다가 다시 커집니다. 신경망이 학습 단어를 외우기 시작한 것입니다. 이것이 **과적합**(overfitting)입니다. 동그라미가 멈출 곳입니다. 영어에서는 검증 손실이 금세 바닥에 이른 뒤, 스물여섯 글자를 고르게 찍는 것(3.26)과 다름없거나 그보다 못하게 됩니다. 세 글자 표의 함정을 떠올리세요. 외운 앞부분 뒤에는 늘 다른 글자가 옵니다.
#
# 검은 점선은 마지막 글자 표의 검증 손실입니다. 세기만 한 표는 처음 보는 것에 확률 0을 주므로, 그런 단어가 하나만 있어도 손실이 무한대가 됩니다. 그래서 확률을 조금 떼어 처음 보는 글자에 나누어 줍니다. 어떤 글자 뒤에 온 글자가 여러 가지일수록 많이 뗍니다(Witten & Bell 1991). 한국어에서는 가장 좋은 순간에도 LSTM의 손실이 표만큼 내려가지 못합니다.
#
# 이제 테스트 단어로 잽니다. **퍼플렉시티**(perplexity)는 교차 엔트로피의 지수 $e^{\text{loss}}$입니다. 9라면, 똑같이 그럴듯한 글자 아홉 개 중 하나를 찍는 것만큼 헷갈린다는 뜻입니다. 작을수록 좋습니다.
# %% [markdown] lang="en"
# The blue line is the loss on training words; it falls to the end. The dashed orange line, on validation words, falls and then rises: the network has begun to learn its training words by heart. This is **overfitting**, and the dot is where to stop. In English the validation loss is soon at its lowest, and then becomes about as bad as an even guess among 26 letters (3.26), or worse. Remember the trap of the table of three: behind a beginning learned by heart there is always another letter.
#
# The dotted black line is the validation loss of the last-letter table. A table of bare counts gives probability 0 to what it has never seen, and one such word would make the loss infinite. So a part of the probability is set aside for the unseen: the more different letters followed a letter, the larger the part (Witten & Bell 1991). In Korean the LSTM does not come down to the table even at its best.
#
# Now for the test words. **Perplexity** is the exponential of the cross entropy, $e^{\text{loss}}$: 9 means as unsure as a guess among nine equally likely letters. Smaller is better.
# %% tags=["nbval-ignore-output"]
rivals = {}
for language, (alphabet, parts) in encoded.items():
    x_test, y_test = parts["test"]
    logits, known = readers[language](x_test), y_test > 0
    unsure = cross_entropy(logits[known], y_test[known]).exp().item()
    net = logits.argmax(dim=-1) == y_test  # (B,)
    learned, test = pairs[language]["train"], pairs[language]["test"]
    told = zip(baselines.answers(learned, test, 1), test, strict=True)
    table = torch.tensor([answer == label for answer, (_, label) in told])  # (B,)
    level = Table(learned, 1, alphabet).perplexity([pair for pair in test if pair[1] in alphabet])
    rivals |= {(language, "score"): table.float().mean().item(), (language, "perplexity"): level}
    # ko| print(f"{LANGUAGES[language]}: LSTM {net.sum()}/{len(net)}, 퍼플렉시티 {unsure:.1f}")
    # en| print(f"{LANGUAGES[language]}: LSTM {net.sum()}/{len(net)}, perplexity {unsure:.1f}")
    # ko| print(f"   마지막 글자 표 {table.sum()}/{len(net)}, 퍼플렉시티 {level:.1f}")
    # en| print(f"   last-letter table {table.sum()}/{len(net)}, perplexity {level:.1f}")
    # ko| print(f"   한쪽만 맞힌 단어: LSTM {(net & ~table).sum()}, 표 {(table & ~net).sum()}")
    # en| print(f"   right in one only: LSTM {(net & ~table).sum()}, table {(table & ~net).sum()}")


# %% [markdown] lang="ko"
# 둘은 같은 단어에 답했으니, 한쪽만 맞힌 단어를 견줍니다. 그런 단어가 모두 $m$개이고 둘 중 어느 쪽이 맞힐지가 동전 던지기와 같다면, 두 수의 차이는 스무 번에 열아홉 번쯤 $2\sqrt{m}$ 안에 듭니다. 영어에서는 차이가 이 안에 있으니, 이만한 단어 수로는 어느 쪽이 나은지 가릴 수 없습니다. 한국어에서는 표가 이보다 크게 앞서고, 퍼플렉시티도 뚜렷이 작습니다. (학습 단어에 없던 음절이 답인 한국어 단어 하나는 두 퍼플렉시티에서 모두 뺐습니다.)
#
# 맞힌 수로는 더 길게 보는 표도, 이 LSTM도 마지막 글자 하나만 보는 표를 이기지 못했습니다. **이만한 단어 목록에서는 더 앞의 글자를 기억해도 얻는 것이 거의 없었습니다.** (드롭아웃을 넣으면 영어에서는 퍼플렉시티가 조금 작아집니다. '더 깊이'에서 봅니다.) 한국어의 LSTM이 왜 지는지는 끝의 '더 깊이'에서 알아봅니다. 짧은 문제에서는 표부터 만들어 보세요.
#
# ## 4. 새 단어 쓰기
# 넷째 글자만 맞히는 대신 **시점마다** 다음 글자를 맞히게 하면, 신경망이 단어를 쓸 수 있게 됩니다. 이제부터 0번 `·`은 다른 일을 맡아, 단어의 시작과 끝을 표시합니다. `need`라면 `·need`를 읽고 시점마다 `need·`를 맞힙니다. 시점마다 신경망이 답한 글자가 아니라 정답 글자를 다음 입력으로 넣습니다. 이것을 교사 강요(teacher forcing)라고 합니다. 덕분에 신경망의 답을 기다리지 않고 한 단어의 모든 시점을 한꺼번에 넣어 학습할 수 있습니다.
#
# 한국어는 음절을 **자모**로 풉니다. '시장'은 ㅅㅣㅈㅏㅇ, 다섯 시점입니다. 이제부터 신경망과 표가 한 번에 읽고 쓰는 글자는 한국어에서는 자모 하나입니다. 그래서 같은 네 음절이어도 길이는 자모 8개에서 12개까지 제각각입니다. 짧은 단어는 뒤를 채워 길이를 맞춥니다(패딩, padding). 정답은 손실에서 빠지는 번호 −100으로 채웁니다.
# %% [markdown] lang="en"
# Both answered the same words, so compare the words that only one of them got right. If there are $m$ of these and it were a toss of a coin which of the two is right, the two numbers would differ by no more than $2\sqrt{m}$ about nineteen times in twenty. In English the difference is within this margin, and so many words cannot tell which is better. In Korean the table is ahead by more, and its perplexity is clearly smaller. (The one Korean word whose answer no training word has is left out of both perplexities.)
#
# By the share right, neither the tables that look further back nor this LSTM beat the table of the last letter: **on lists of this size, remembering the letters before it gained next to nothing.** (With dropout, an English LSTM gets a slightly smaller perplexity; see "Going deeper".) Why the LSTM loses in Korean we look into in "Going deeper", at the end. For a short problem, make the table first.
#
# ## 4. Writing new words
# If a network learns to predict **every** next letter, not just the fourth, it can be made to write. From here on index 0, `·`, has another job: it marks both ends of a word. Of `need` the network reads `·need` and predicts `need·`, step by step. At every step it is given the right letter to read, not the one that it said itself: this is teacher forcing. Thanks to it no step has to wait for an answer of the network's own, so all steps of a word go in at once.
#
# Korean syllables are taken apart into the letters they are made of, their **jamo**, two or three each: *si-jang* becomes five jamo, s, i, j, a, ng. From here on, what network and table read and write at a time is in Korean one jamo. So words of four syllables have 8 to 12, and shorter ones are filled up (padding): what is read with 0, what is to be predicted with −100, which the loss leaves out.
# %%
spelt = {
    "en": words["en"],
    "ko": {part: [to_jamo(word) for word in of] for part, of in words["ko"].items()},
}
alphabets = {language: alphabet_of(parts["train"]) for language, parts in spelt.items()}


def shifted(of, alphabet):
    rows = [torch.tensor([0, *row, 0]) for row in indices(of, alphabet)]
    x = nn.utils.rnn.pad_sequence([row[:-1] for row in rows])  # (T, B)
    return x, nn.utils.rnn.pad_sequence([row[1:] for row in rows], padding_value=-100)


read, wanted = shifted(["need"], alphabets["en"])
print(read[:, 0].tolist(), wanted[:, 0].tolist())


# %% [markdown] lang="ko"
# 표로도 글을 쓸 수 있습니다. 마지막 $n$글자 뒤에 온 것을 세어 두고, 그 확률대로 다음 글자를 뽑으면 됩니다. 그러니 이번에도 표부터 잽니다. 검증 퍼플렉시티가 가장 작은 $n$을 고릅니다. 그 표의 테스트 퍼플렉시티, 그리고 그 표가 쓴 단어 500개 중 **네 글자(한국어는 네 음절)인 것**의 비율을 봅니다. 언어마다 둘째 표에는 하나를 더 일러 줍니다. 영어에서는 지금 몇 번째 글자인지, 한국어에서는 모음이 몇 번 나왔는지, 곧 몇 번째 음절인지입니다. 둘째 표는 자리마다 따로 셉니다. 첫째 글자 `e` 뒤에 온 것과 둘째 글자 `e` 뒤에 온 것을 나누어 세는 것입니다.
# %% [markdown] lang="en"
# A table can write, too: count what followed the last $n$ letters and draw the next one by these chances. So again the table comes first. We choose the $n$ with the smallest validation perplexity, and look at the test perplexity and at the share of 500 written words that have **four letters** (syllables). In each language a second table is told one thing more: in English the number of letters so far, in Korean the number of vowels, which is the number of syllables. It keeps separate counts for each place: what followed `e` as the first letter, what followed `e` as the second.
# %%
def is_four(word):
    return len(word) == 4 and not any("\u3131" <= symbol <= "\u3163" for symbol in word)


def vowels(tokens):
    return sum(symbol in VOWELS for symbol in tokens)


tellers = {}
for language, told in {"en": len, "ko": vowels}.items():
    of = {part: steps(spelt[language][part]) for part in spelt[language]}
    for place in (lambda tokens: None, told):
        tables = [Table(of["train"], n, alphabets[language], place) for n in range(1, 6)]
        best = min(tables, key=lambda table: table.perplexity(of["validation"]))
        tellers[language] = best
        unsure = rivals[language, "next"] = best.perplexity(of["test"])
        four = sum(is_four(from_jamo(word)) for word in best.write(500)) / 500
        # ko| kind = "자리를 아는 표" if place is told else "자리를 모르는 표"
        # en| kind = "told the place" if place is told else "not told"
        print(f"{LANGUAGES[language]}, {kind}: n = {best.longest}, {unsure:.2f}, {four:.0%}")


# %% [markdown] lang="ko"
# 자리를 모르는 표가 쓴 단어는 대부분 길이가 틀립니다. 영어에서는 마지막 두 글자, 한국어에서는 자모 네 개만 보므로 지금까지 얼마나 썼는지 모릅니다. 더 길게 보는 표라면 단어의 시작까지 보이기도 하지만, 검증 단어에서 더 나빴습니다. 자리를 일러 주면 길이를 맞히고 퍼플렉시티도 크게 줄어듭니다. (이 퍼플렉시티는 단어의 끝까지 모든 시점의 손실을 평균해 구했고, 한국어에서는 자모 단위입니다. 그래서 3절의 퍼플렉시티와는 견줄 수 없습니다. 길이를 알면 끝은 거의 거저 맞힙니다.)
#
# LSTM에는 아무것도 일러 주지 않습니다. 세어야 한다는 것을 스스로 알아낼까요? **먼저 짐작해 보세요.** (`EveryStep`은 시점마다 로짓을 내는 층을 붙이고, `cosine=True`는 학습률을 0까지 서서히 줄입니다.)
# %% [markdown] lang="en"
# Most words that a table writes have the wrong length: with the last two letters, or four jamo, it cannot know how much has been written. A longer table would sometimes see where the word began, but did worse on the validation words. Told the place, a table gets the length right, and the perplexity falls a lot. (This perplexity is an average over all steps, the end of the word included, and in Korean over jamo: it must not be compared with that of section 3. Whoever knows the length gets the end almost for nothing.)
#
# The LSTM is told nothing. Will it find out that it has to count? **Guess first.** (`EveryStep` puts a layer of logits behind every step; `cosine=True` lets the learning rate fall gently to 0.)
# %% tags=["nbval-ignore-output"]
from helpers.training.sampling import sample


def text_writer(language):
    torch.manual_seed(0)
    embedding = nn.Embedding(len(alphabets[language]), 16)
    return nn.Sequential(embedding, EveryStep(nn.LSTM(16, 64), len(alphabets[language])))


writers = {}
for language, updates in {"en": 300, "ko": 1000}.items():
    alphabet, net = alphabets[language], text_writer(language)
    parts = {part: shifted(of, alphabet) for part, of in spelt[language].items()}
    train_and_stop(net, parts, 64, updates, lr=2e-2, every=50, cosine=True, bar=True)
    writers[language] = net
    unsure = loss_on(net, *parts["test"]).exp().item()
    four = sum(is_four(from_jamo(word)) for word in sample(net, alphabet, 500)) / 500
    print(f"{LANGUAGES[language]}, LSTM: {unsure:.2f}, {four:.0%}")


# %% [markdown] lang="ko"
# LSTM은 거의 언제나 영어는 네 글자, 한국어는 네 음절에서 단어를 끝냅니다. 자모에는 '둘째 음절'이라는 표시가 없는데도, 어디까지 썼는지를 어떻게든 따라갑니다. 퍼플렉시티는 자리를 모르는 표보다 뚜렷이 작고, 자리를 아는 표와는 비슷합니다. 그러니 이렇게 말해야 옳습니다. **표도 단어를 쓸 수 있지만, 퍼플렉시티가 가장 작은 표는 자리를 일러 주지 않으면 길이를 모릅니다. LSTM은 그것을 데이터에서 알아냈습니다.** 다만 LSTM도 자리를 일러 준 표를 크게 이기지는 못했습니다.
#
# ### 온도
# 신경망은 확률을 내고, 다음 글자는 그 확률대로 **뽑습니다**(샘플링, sampling). 뽑기 전에 로짓을 **온도**(temperature) $\tau$로 나눕니다. 온도가 낮으면 그럴듯한 글자로 쏠리고, 높으면 고르게 퍼집니다. 로짓 2, 1, 0의 확률은 $\tau = 1$에서 0.67, 0.24, 0.09이지만 $\tau = 0.5$에서는 0.87, 0.12, 0.02, $\tau = 2$에서는 0.51, 0.31, 0.19입니다.
#
# 이제 온도마다 단어를 200개씩 쓰게 합니다. 견주려고 자리를 아는 표에도 200개를 쓰게 합니다. 학습 단어와 같은 것, 학습하지 않았지만 검증·테스트 단어에 **실제로 있는** 것, 어느 목록에도 없는 것을 셉니다(같은 단어를 두 번 쓰면 두 번 셉니다). 새로 쓴 단어 몇 개는 학습 단어 가운데 가장 가까운 것과 나란히 적습니다. 괄호 안은 편집 거리(edit distance), 곧 넣거나 빼거나 바꿔야 하는 글자 수(한국어는 음절 단위)입니다.
# %% [markdown] lang="en"
# The LSTM nearly always ends a word after four letters, four syllables. No jamo says "second syllable", yet in some way it keeps track of how far it has got. Its perplexity is clearly smaller than that of the table that does not know the place, and close to that of the table that knows the place. So this is what may be said: **a table can write words, but the one of smallest perplexity does not know their length unless it is told the place. The LSTM found that out from the data.** Nor did it beat by much the table that is told the place.
#
# ### Temperature
# The network gives probabilities, and the next letter is **drawn** by them (sampling). Before drawing, the logits are divided by a **temperature** $\tau$. At a low one the likely letters get nearly everything, at a high one the chances even out. Logits 2, 1, 0 have the probabilities 0.67, 0.24, 0.09 at $\tau = 1$, but 0.87, 0.12, 0.02 at $\tau = 0.5$ and 0.51, 0.31, 0.19 at $\tau = 2$.
#
# Now 200 words at each temperature and, to compare, 200 by the table that knows the place. We count those that are training words; those never trained on that **do exist**, among the validation and test words; and those in no list (a word written twice counts twice). A few new ones are shown, each with the nearest training word and, in brackets, the edit distance: how many letters (in Korean, syllables) to put in, leave out or change.
# %% tags=["nbval-ignore-output"]
language = lang.current()
writer, alphabet, parts = writers[language], alphabets[language], words[language]
held_out = {*parts["validation"], *parts["test"]}
# ko| written = {"자리를 아는 표": tellers[language].write(200)}
# en| written = {"table told the place": tellers[language].write(200)}
for tau in (0.5, 1.0, 1.5):
    chance = torch.Generator().manual_seed(0)
    written[f"LSTM, τ = {tau}"] = sample(writer, alphabet, 200, tau, generator=chance)
for name, spellings in written.items():
    of = [from_jamo(word) for word in spellings]
    known, real = (sum(word in part for word in of) for part in (parts["train"], held_out))
    print(name, end=": ")
    # ko| print(f"학습 단어 {known}, 떼어 둔 단어 {real}, 목록에 없는 것 {200 - known - real}")
    # en| print(f"{known} training words, {real} held out, {200 - known - real} in no list")
    new = [word for word in of if word not in parts["train"]][:4]
    print("  ", *("{} → {} ({})".format(word, *nearest(word, parts["train"])) for word in new))


# %% [markdown] lang="ko"
# 온도가 낮으면 학습 단어와 같은 것이 늘고, 높으면 목록에 없는 것이 늡니다. 학습 단어가 나왔다는 것만으로는 외웠다고 할 수 없습니다. 세기만 한 표도 학습 단어를 씁니다. 그래서 떼어 둔 단어와 견줍니다. 두 언어 모두 학습 단어는 떼어 둔 단어의 네 배 남짓이니, 학습 단어를 따로 좋아하지 않는다면 네 번에 한 번쯤은 떼어 둔 단어가 나와야 합니다. LSTM이 온도 0.5에서 쓴 것에는 떼어 둔 단어가 그보다 훨씬 적습니다. LSTM은 학습 단어 쪽으로 기울어 있습니다. 곧 얼마쯤은 외웠습니다. 목록에 없다고 모두 없는 말은 아니지만, 그럴듯하게 들리는 것과 뜻이 있는 것은 다릅니다. 이 신경망은 뜻을 본 적이 없습니다.
#
# ### 연습 문제 4: 단어 쓰기
# 단어 하나를 쓰는 함수를 만드세요. `step(symbol, state)`는 글자 번호와 상태를 받아 로짓 `(V,)`와 다음 상태를 돌려줍니다. 아래의 `step`은 위에서 학습한 신경망을 한 스텝 돌립니다. 번호 0(`·`)과 상태 `None`에서 시작해, softmax(로짓 / `temperature`)의 확률대로 글자를 뽑고, 뽑은 글자와 새 상태를 다음 `step`에 넣습니다. 0이 뽑히면 끝내고, 뽑히지 않아도 `longest`글자(한국어에서는 자모 `longest`개)가 되면 멈춥니다. 0은 단어에 넣지 않습니다(처음부터 0이 뽑히면 빈 리스트입니다). 호출할 때마다 새로 뽑아야 하니 함수 안에서 시드를 정하지 마세요.
# %% [markdown] lang="en"
# A low temperature gives more words of the training list, a high one more that are in no list. A training word alone is no proof of anything learned by heart: the table, which has only counted letters, writes some, too. So compare with the words held out, which the network was not trained on. In both languages there are a little over four training words to one of these, so a writer with no liking for training words should write one held-out word for every four. At a temperature of 0.5 the LSTM writes far fewer: it leans towards its training words, and has learned some of them by heart. Nor is every word outside our lists wrong. But to sound right is not to mean something: this network has never seen a meaning.
#
# ### Exercise 4: write a word
# Complete the function that writes one word. `step(symbol, state)` takes the index of a letter and a state, and returns the logits `(V,)` and the next state; the `step` below runs the network trained above. Begin with index 0 (`·`) and the state `None`, draw a letter by softmax(logits / `temperature`), and hand it and the new state to the next `step`. The word ends when 0 is drawn, or when it has `longest` letters (in Korean, jamo). The 0 is not part of the word, so a 0 drawn at once gives an empty list. Every call must draw anew, so set no seed inside.
# %% tags=["exercise"]
def step(symbol, state):
    logits, state = writer[1](writer[0](torch.tensor([[symbol]])), state)
    return logits[0, 0], state


def write_word(step, temperature, longest):
    """
    # ko| step(symbol, state) -> 로짓 (V,), 다음 상태. 돌려줄 것: 글자 번호의 리스트
    # en| step(symbol, state) -> logits (V,), next state. Returns a list of indices
    """
    ### BEGIN SOLUTION
    word, symbol, state = [], 0, None
    while len(word) < longest:
        logits, state = step(symbol, state)
        symbol = torch.multinomial(torch.softmax(logits / temperature, dim=-1), 1).item()
        if symbol == 0:
            break
        word.append(symbol)
    return word
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_write(write_word)
# %% [markdown] lang="ko"
# ## 5. 글자마다 움직이는 게이트
# 단어를 읽는 동안 게이트는 어떻게 움직일까요? 글자가 바뀔 때 $f$가 가장 많이 움직이는 유닛 24개를 골라, 세 게이트를 글자(한국어는 자모)마다 한 줄씩 그립니다. `trace`가 LSTM의 시점마다 게이트와 $c$를 적어 둡니다.
# %% [markdown] lang="en"
# ## 5. Gates, letter by letter
# What do the gates do while a word is read? We take the 24 units whose $f$ moves most from letter to letter, and draw their three gates, a row for each letter (`trace` writes down the gates and $c$ of the LSTM at every step):
# %% tags=["nbval-ignore-output"]
from helpers.nets.trace import trace

# ko| word = "시장경제"
# en| word = "need"


def follow(word):
    symbols = [START, *to_jamo(word)]
    x = torch.tensor(indices(symbols, alphabet))  # (T, 1)
    return symbols, trace(writer[1].recurrent, writer[0](x))  # values (T, 1, H)


symbols, record = follow(word)
units = record["f"][:, 0].std(dim=0).topk(24).indices
units = units[record["f"][:, 0, units].mean(dim=0).argsort()]
plots.plot_word_gates(record, symbols, units)
plt.show()

twice = next(symbol for symbol in symbols if symbols.count(symbol) > 1)
first, second = (k for k, symbol in enumerate(symbols) if symbol == twice)
print(twice, f"{(record['f'][first] - record['f'][second]).abs().mean():.2f}")


# %% [markdown] lang="ko"
# 한 줄이 글자 하나이고 한 칸이 유닛 하나입니다. 흰색은 닫힌 것(0)이고, 색이 짙어져 검정에 가까울수록 열린 것(1)입니다. 줄마다 무늬가 다릅니다. 가중치는 그대로인데 게이트는 글자마다 새로 계산됩니다. 되풀이해서 나오는 글자를 찾아보세요. **같은** 글자인데도 무늬가 다릅니다. 게이트가 입력만이 아니라 $h_{t-1}$도, 곧 앞에 무엇이 왔는지도 보기 때문입니다. 출력한 수는 두 번 나온 글자 중 맨 처음 것에서 $f$가 서로 얼마나 다른지를 유닛 64개에 걸쳐 평균한 값입니다.
#
# 앞 절에서 LSTM은 어디까지 썼는지 따라가고 있었습니다. 세는 유닛이 있을까요? 검증 단어를 읽히면서, 셀 상태 $c$가 '지금까지 나온 음절(영어에서는 글자)의 수'와 가장 나란히 움직이는 유닛을 찾습니다. 잣대는 상관계수 $r$이고, 찾은 유닛을 테스트 단어로 다시 잽니다. **학습하기 전의** 같은 신경망에서도 똑같이 찾아, 기준으로 삼습니다.
# %% [markdown] lang="en"
# A row is a letter, a column a unit; white is shut (0), and the darker, up to black, the more open (1). Every row looks different: the weights stay, the gates are computed anew at each letter. Look for a letter that comes twice. It is the **same** letter, yet its rows differ, because a gate sees not only the input but also $h_{t-1}$, and so what came before. The number printed is how much $f$ differs between the two, on average over all 64 units.
#
# In the section before, the LSTM kept track of how far it had got. Is there a unit that counts? While the net reads the validation words, we look for the unit whose cell state $c$ goes most closely with the number of letters (in Korean, syllables) so far, by their correlation $r$; then we measure that unit again on the test words. As a baseline, the same search is made in the same network **before training**.
# %% tags=["nbval-ignore-output"]
# ko| counted, shown = VOWELS, ("자유무역", "시장경제", "동양철학")
# en| counted, shown = LETTERS, ("love", "need", "star")
counts = torch.tensor([symbol in counted for symbol in alphabet]).float()


def correlations(net, part):
    x, y = shifted(spelt[language][part], alphabet)
    c = trace(net[1].recurrent, net[0](x))["c"]  # (T, B, H)
    both = torch.cat([c, counts[x].cumsum(dim=0)[..., None]], dim=-1)[y >= 0]  # (N, H + 1)
    return torch.corrcoef(both.T)[-1, :-1]  # (H,)


for net in (text_writer(language), writer):  # untrained, trained
    unit = correlations(net, "validation").abs().argmax()
    print(f"r = {correlations(net, 'test')[unit]:.2f}")
read = {word: follow(word) for word in shown}
read = {word: (symbols, record["c"][:, 0, unit]) for word, (symbols, record) in read.items()}
plots.plot_unit(read, counted)
plt.show()
# %% [markdown] lang="ko"
# 검게 채운 점이 모음입니다. 학습한 신경망의 이 유닛에서 $c$는 대체로 모음에서 크게 움직이고 자음에서는 조금만 움직여, 계단처럼 한쪽으로 갑니다(위로 가느냐 아래로 가느냐는 학습마다 다릅니다). 계단이 반듯하지는 않습니다. 자음에서 뚝 떨어지는 단어도 있습니다. 하나, 둘, 셋, 넷을 정확히 센다기보다 앞쪽과 뒤쪽을 가리는 정도이고, 그것조차 되지 않는 단어도 있습니다(끝의 값이 가운데보다 낮은 단어를 찾아보세요). 한 단어 안에서는 음절 수와 시점 번호가 거의 나란히 커지므로, $r$이 크다는 것만으로는 음절을 세는지 시점을 세는지도 가릴 수 없습니다.
#
# 출력한 $r$은 위가 학습 전, 아래가 학습 후입니다. 학습 전에도 0이 아닙니다. $c$는 0에서 시작해 시점마다 움직이고, 유닛 64개 중 가장 비슷한 것을 골랐기 때문입니다. 절댓값이 그보다 커진 만큼이 학습이 한 일입니다. 손실은 단어의 끝을 제때 맞혔는지만 따질 뿐, 어떻게 세었는지는 따지지 않습니다. 신경망이 정말 이 유닛으로 세는지는 이 유닛을 꺼 보아야 압니다. 번역 신경망에서는 여러 유닛이 함께 길이를 맡는다고 합니다(Shi 등 2016).
#
# 이 신경망을 아래 그림에 그대로 넣었습니다. 글자를 입력하면 자모마다 다음에 올 만한 자모 넷이 확률만큼 긴 막대로 나오고, 위에서 고른 유닛의 게이트와 $c$가 그려집니다. 맨 아래 단추들은 지금 온도에서 이 신경망이 쓴 단어이고, 누르면 그 단어를 읽습니다. **먼저 답을 정하고** 움직여 보세요.
#
# - 세 음절을 입력했을 때 다음이 `·`일 확률은 얼마쯤일까요? 네 음절을 다 입력하면 얼마가 될까요?
# - 온도를 0.1까지 낮추면 단어 열 개가 어떻게 될까요?
# - 온도 1에서, '이 유닛에서만 고정'에 표시하고 $o$를 0에 고정하면 길이가 맞는 단어가 줄어들까요? 다른 유닛에서도 그럴까요? 표시를 지우고 모든 유닛의 $o$를 0에 고정하면요?
# %% [markdown] lang="en"
# Every letter counts in English, so every dot but that of the start mark is filled. In the trained network the $c$ of this unit goes one way along a word, up or down as training will have it; the steps are uneven, and the first letter may hardly move it at all. So it tells a late place from an early one, rather than counting one, two, three, four. Nor can $r$ tell letters from time steps, which here are the same. (The Korean network has such a unit, too; it moves most at the vowels, one in each syllable, and less at the consonants in between.)
#
# Of the two $r$ printed the first is from before training, the second from after. The first is not 0: $c$ starts from 0 and moves at every step, and we took the most similar of 64 units. Only what goes beyond it is owed to learning. The loss asks for the right ending, not for any one way of keeping count. Whether the network really counts by it, only switching it off can tell. In networks that translate, several units together are reported to keep the length (Shi et al. 2016).
#
# Below is this very network. Type letters: behind each are the four likeliest to come next, with bars as long as they are likely, and the gates and the $c$ of the unit that we found. The buttons at the bottom are words that the network writes at this temperature; press one to have it read. **Settle on an answer first.**
#
# - After three letters, how likely is it that the next is `·`? And after all four?
# - What will become of the ten words when the temperature goes down to 0.1?
# - At temperature 1, hold $o$ at 0 in this unit only: will the words still have the right length? And with another unit? And with $o$ at 0 in all units?
# %%
explore.net(writer, alphabet, shown[1], unit=int(unit) + 1)


# %% [markdown] lang="ko"
# 이 단어에서는 세 음절 뒤에 0에 가깝고, 네 음절 뒤에 1에 가깝습니다. 온도 0.1에서는 몇 단어가 거듭 나옵니다. 대개 가장 그럴듯한 글자가 뽑히지만, 확률이 비슷한 글자가 둘이면 어느 쪽이든 나올 수 있습니다.
#
# 여기에 저장된 신경망에서는 이 유닛 하나만 꺼도 네 음절 단어가 거의 나오지 않습니다. 다른 유닛은 하나쯤 꺼도 대개 괜찮습니다. 길이가 이 유닛에 달려 있는 것입니다. 영어판의 신경망은 그렇지 않아서, 어느 유닛 하나를 꺼도 길이가 맞고 모두 꺼야 무너집니다. 다시 학습하면 한국어 신경망도 달라질 수 있습니다.
#
# 목록에 없는 말도 넣어 보세요. 넷째 음절에 받침이 더 올 수 있는 말(`동양철하`)이라면 어떨까요?
#
# ## 정리
# - 열 단어 실습의 손실을 0.0006까지 줄이는 데 학습률 0.001의 Adam은 업데이트를 1000번 했습니다. 학습률을 크게 올리자 Adam도, 모멘텀을 쓴 SGD도 쉰 번으로 넉넉했습니다. 1로 채운 벡터의 시작값은 손실을 조금도 바꾸지 않습니다(0, 1, 7에서 모두 3.2675).
# - 10/10이라는 점수만으로는 외운 것인지 규칙을 배운 것인지 알 수 없습니다. 마지막 두 글자만 보는 표도 10/10입니다. 큰 단어 목록에서는 마지막 글자 표가 따로 떼어 둔 테스트 단어의 32.1%(영어), 46.7%(한국어)를 맞혔습니다. LSTM은 영어에서 표와 비슷했고 한국어에서는 표보다 덜 맞혔습니다. 이만한 목록에서는 더 앞의 글자를 기억해도 얻는 것이 거의 없었습니다.
# - 글자마다 다음을 맞히는 LSTM은 단어를 쓸 수 있습니다. 표도 단어를 쓸 수 있지만, 길이가 맞은 단어는 영어 29%, 한국어 19%뿐이었습니다. 몇 번째인지 일러 준 표가 쓴 단어는 거의 모두 길이가 맞았습니다. LSTM이 쓴 단어는 자리를 일러 주지 않았는데도 거의 모두 길이가 맞았고, 퍼플렉시티는 자리를 일러 준 표와 비슷했습니다.
#
# **여기서 다루지 않은 것**: 더 긴 단어나 문장에서는 표와 LSTM의 차이가 달라질 수 있습니다. 신경망의 크기와 학습률은 몇 가지만 해 보았습니다. 한국어 단어는 두 음절 단어 둘을 이은 것이라, 두 음절씩 외운 표라면 더 잘할 수도 있습니다. 쓴 단어가 말이 되는지는 재지 않았습니다.
# %% [markdown] lang="en"
# For this word it is near 0 after three letters and near 1 after four. At 0.1 a few words come again and again: mostly the likeliest letter is drawn, but where two are nearly as likely it can be either.
#
# With this one unit off, the words still have the right length, and so they have with any other one off; with all of them off, hardly any has. The network as stored here does not keep count in a single unit. The Korean one does: with its unit off hardly a word has four syllables, while another one off does little harm. Trained anew, either may be different.
#
# Try words that do not exist, too.
#
# ## In short
# - To a loss of 0.0006 on the ten words, Adam at a learning rate of 0.001 took 1000 updates; with large steps Adam, and SGD with momentum as well, took fewer than fifty. The starting value of the vector of ones changes nothing about the loss (3.2675 from 0, from 1 and from 7).
# - 10/10 alone does not tell learning a rule from learning by heart: a table of the last two letters has 10/10. On a long list the table of the last letter got 32.1% of the held-out test words right in English and 46.7% in Korean. The LSTM was about level with it in English and got fewer right in Korean: on lists of this size, remembering more letters gained next to nothing.
# - An LSTM that tells every next letter can write words. So can a table, but only 29% (English) and 19% (Korean) of its words had the right length. Told how far it has got, a table is nearly always right. The LSTM was nearly always right without being told, at about the same perplexity.
#
# **Not covered here**: in longer words and in sentences, table and LSTM may compare differently. Only a few sizes and learning rates were tried. The Korean words are made of two words of two syllables each, so that a table of such halves might do better. Whether what was written makes sense was not measured.
# %% [markdown] lang="ko"
# ## 더 깊이: LSTM, GRU, RNN
# 다른 순환 신경망이라면 표를 이길까요? 매개변수 수를 같게 맞춘 세 신경망을 다섯 시드로 학습해 두었습니다(`data/text_words.csv`, 스크립트는 `studies/text_words.py`). 신경망마다 학습률 둘 중 검증 손실의 평균이 작은 쪽을 씁니다. 넷째 글자 과제에는 과적합을 줄이려고, 업데이트마다 임베딩 값의 30%를 무작위로 골라 0으로 두는 드롭아웃(dropout)을 넣었습니다(Srivastava 등 2014). (크기와 학습 설정이 위의 셀과 같지 않으니 수가 꼭 맞지는 않습니다.) 앞의 두 글자가 쓸모 있는지 알아보려고, 같은 신경망에 **셋째 글자만** 준 것도 함께 학습했습니다.
# %% [markdown] lang="en"
# ## Going deeper: LSTM, GRU, RNN
# Would another recurrent network beat the table? Three kinds, with equal numbers of parameters, were trained beforehand from five seeds each (`data/text_words.csv`, made by `studies/text_words.py`). For each cell we take the one of two learning rates with the smaller mean validation loss. The task of the fourth letter had dropout against overfitting: at every update, a random 30% of the embedding's values are set to 0 (Srivastava et al. 2014). (Sizes and settings are not those of the cells above, so the numbers need not agree.) To see what the first two letters are good for, the same networks were also trained on **the third letter alone**.
# %%
def best_rate(rows):
    of = {one["rate"]: [row for row in rows if row["rate"] == one["rate"]] for one in rows}
    return min(of.values(), key=lambda runs: sum(float(run["validation"]) for run in runs))


# ko| TASKS = {"fourth": "세 글자 → 넷째", "third": "셋째 글자 → 넷째", "next": "다음 글자"}
# en| TASKS = {"fourth": "three → fourth", "third": "third → fourth", "next": "next letter"}
# ko| COLUMNS = {"score": "맞힌 비율", "perplexity": "퍼플렉시티"}
# en| COLUMNS = {"score": "share right", "perplexity": "perplexity"}
kinds = [("score", "fourth"), ("score", "third")]
for column, task in (*kinds, *(("perplexity", task) for task in TASKS)):
    for language in LANGUAGES:
        print(f"{TASKS[task]}, {LANGUAGES[language]}, {COLUMNS[column]}:", end="")
        for cell in ("lstm", "gru", "rnn"):
            wanted = (task, language, cell)
            rows = [row for row in study("text_words") if (*row.values(),)[:3] == wanted]
            values = sorted(float(row[column]) for row in best_rate(rows))
            print(f"  {cell.upper()} {values[0]:.3g}…{values[-1]:.3g}", end="")
        # ko| print(f"  표 {rivals[language, 'next' if task == 'next' else column]:.3g}")
        # en| print(f"  table {rivals[language, 'next' if task == 'next' else column]:.3g}")
# %% [markdown] lang="ko"
# 줄마다 테스트 단어에서 나온 가장 작은 값과 가장 큰 값이고, 맨 끝은 표의 값입니다(다음 글자에서는 자리를 아는 표).
#
# - 넷째 글자를 맞힌 비율은 세 신경망이 비슷합니다. 영어에서는 표(0.321)가 그 범위 안에 있고, 한국어에서는 세 음절을 읽은 어느 시드도 표(0.467)에 닿지 못했습니다.
# - 앞의 두 글자는 쓸모가 있을까요? 영어 LSTM의 퍼플렉시티는 세 글자를 읽은 다섯 시드 모두 셋째 글자만 본 다섯 시드보다, 또 표(9.3)보다 작습니다. 조금은 쓸모가 있어 보입니다(다섯 시드가 모두 같은 237단어로 잰 것입니다). GRU와 RNN에서는 두 범위가 겹칩니다. 한국어에서는 거꾸로입니다. 세 신경망 모두 **셋째 음절만 본** 다섯 시드의 퍼플렉시티가 세 음절을 읽은 다섯 시드보다 작습니다(맞힌 비율은 범위가 겹칩니다). 이만큼 학습해서는 앞의 두 음절이 도움이 아니라 짐이 되었습니다. 3절의 LSTM이 표에 진 까닭도 적어도 일부는 여기에 있을 것입니다. 그래도 표(5.0)보다는 모두 큽니다(저장된 값에는 3절에서 뺀 단어 하나가 들어 있어 조금 더 큽니다).
# - 시점마다 다음 글자를 맞히는 과제에서 한국어 LSTM은 다섯 시드 모두 GRU, RNN보다 낫고, 음절 수를 일러 준 표(3.67)보다도 조금 낫습니다. 영어에서는 셋 다 자리를 일러 준 표(7.55)와 비슷합니다. LSTM은 $c$에 더해 가며 셀 수 있지만 GRU와 tanh RNN은 그러기 어렵다는 연구가 있습니다(Weiss 등 2018). 여기서는 넷까지만 세면 되므로, 이 차이가 그 때문인지는 알 수 없습니다.
#
# 한국어의 다음 글자 과제에서는 세 신경망 모두 마지막 업데이트까지 나아지고 있었고, 넷째 음절 과제에서도 그런 시드가 있었습니다. 더 오래 학습하면 순위가 달라질 수 있습니다. 학습률은 둘, 초기화는 PyTorch의 기본값만 썼습니다.
#
# ### 자모로 풀었다가 도로 모으기
# 유니코드의 한글 음절은 0xAC00에서 0xD7A3까지 11,172개이고, 초성·중성·종성의 번호로 자리가 정해집니다: 0xAC00 + (초성 · 21 + 중성) · 28 + 종성(Unicode 표준 3.12절). 종성 28가지에는 '없음'도 들어 있습니다. 이 강의의 자모는 초성과 종성을 구별하지 않지만, 모음 바로 앞의 자음이 초성이라는 규칙만으로 도로 모을 수 있습니다. 음절을 하나씩 풀었다 모을 때도, 모든 음절을 이어 붙였을 때도 그럴까요?
# %% [markdown] lang="en"
# Each line has the smallest and the largest value on the test words, and at its end the value of the table (for the next letter the one that is told the place).
#
# - By the share of fourth letters right the three cells are much alike. In English the table (0.321) lies within their ranges; in Korean no seed that read three syllables reaches the table (0.467).
# - Are the first two letters of use? In English the LSTM has from all five seeds a smaller perplexity than from any seed with the third letter alone, and than the table (9.3): so they seem to be, a little (all seeds are measured on the same 237 words). For GRU and RNN the two ranges overlap. In Korean it is the other way round: for all three cells, every seed with **the third syllable alone** has a smaller perplexity than every seed with three (by the share right the ranges overlap). With so much training the first two syllables were no help but a burden, and that is probably at least part of why the LSTM of section 3 lost to the table. Even so, all are above the table (5.0; the stored values are a little larger for having the one word in them that section 3 left out).
# - At telling every next letter, the Korean LSTM is better than GRU and RNN from all five seeds, and slightly better than the table that is told the syllables (3.67). In English all three are close to the table that is told the place (7.55). It has been found that an LSTM can count by adding to $c$, which a GRU and a tanh RNN cannot easily do (Weiss et al. 2018). Here one need only count to four, so whether this is the reason we cannot say.
#
# In Korean, at the next letter, all three cells were still improving at the last update, and so were some seeds at the fourth syllable. Longer training may change their order. Only two learning rates were tried, and only PyTorch's default initialisation.
#
# ### Into jamo and back
# Unicode has 11,172 Korean syllables, from 0xAC00 to 0xD7A3, and a syllable's place follows from the numbers of its initial consonant, vowel and final consonant: 0xAC00 + (initial · 21 + vowel) · 28 + final (Unicode Standard, section 3.12); one of the 28 finals is "none". The jamo used here do not say whether a consonant is initial or final. One rule is enough to put them together again: the consonant right before a vowel is an initial. Does it hold for every syllable alone, and for all of them in a row?
# %%
syllables = [chr(code) for code in range(0xAC00, 0xD7A4)]
alone = sum(from_jamo(to_jamo(syllable)) == syllable for syllable in syllables)
print(len(syllables), alone, from_jamo(to_jamo("".join(syllables))) == "".join(syllables))
# %% [markdown] lang="ko"
# 11,172개 모두 제자리로 돌아오고, 이어 붙여도 그렇습니다. 그래서 LSTM이 자모로 쓴 단어를 음절로 읽을 수 있습니다.
#
# ### 원래 코드와 같은 것, 다른 것
# 단어, 앞의 세 글자와 넷째 글자로 나누는 방법, 유닛 128개, 0에서 시작하는 상태, 편향 없는 `W`와 1로 채운 `b`, 전체를 한 번에 넣는 학습은 같습니다. 코드는 새로 썼고, 입력을 처음부터 `(T, B, V)`로 두어 `transpose`가 없습니다.
#
# ### 출처
# - T.-H. Jung(graykode), *nlp-tutorial*, 3-2 TextLSTM, GitHub.
# - I. H. Witten, T. C. Bell, *The Zero-Frequency Problem: Estimating the Probabilities of Novel Events in Adaptive Text Compression*, IEEE Transactions on Information Theory 37(4), 1991.
# - R. J. Williams, D. Zipser, *A Learning Algorithm for Continually Running Fully Recurrent Neural Networks*, Neural Computation 1(2), 1989 (교사 강요).
# - S. Hochreiter, J. Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997.
# - F. A. Gers, J. Schmidhuber, F. Cummins, *Learning to Forget: Continual Prediction with LSTM*, Neural Computation 12(10), 2000 (망각 게이트).
# - K. Cho et al., *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014 (GRU).
# - N. Srivastava et al., *Dropout: A Simple Way to Prevent Neural Networks from Overfitting*, JMLR 15, 2014.
# - X. Shi, K. Knight, D. Yuret, *Why Neural Translations are the Right Length*, EMNLP 2016.
# - G. Weiss, Y. Goldberg, E. Yahav, *On the Practical Computational Power of Finite Precision RNNs for Language Recognition*, ACL 2018.
# - V. I. Levenshtein, *Binary Codes Capable of Correcting Deletions, Insertions, and Reversals*, Soviet Physics Doklady 10, 1966 (편집 거리).
# - 단어의 출처와 라이선스: `data/README.md`.
# %% [markdown] lang="en"
# All 11,172 come back, and so do they in a row. This is what lets us read as syllables what the LSTM writes in jamo.
#
# ### What is as in the original, and what is not
# The words, how they are split into three letters and a fourth, the 128 units, the state that starts at 0, `W` without bias and `b` of ones, and training on everything at once are the same. The code is new; its input is `(T, B, V)` from the start, so it needs no `transpose`.
#
# ### Sources
# - T.-H. Jung (graykode), *nlp-tutorial*, 3-2 TextLSTM, GitHub.
# - I. H. Witten, T. C. Bell, *The Zero-Frequency Problem: Estimating the Probabilities of Novel Events in Adaptive Text Compression*, IEEE Transactions on Information Theory 37(4), 1991.
# - R. J. Williams, D. Zipser, *A Learning Algorithm for Continually Running Fully Recurrent Neural Networks*, Neural Computation 1(2), 1989 (teacher forcing).
# - S. Hochreiter, J. Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997.
# - F. A. Gers, J. Schmidhuber, F. Cummins, *Learning to Forget: Continual Prediction with LSTM*, Neural Computation 12(10), 2000 (the forget gate).
# - K. Cho et al., *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014 (GRU).
# - N. Srivastava et al., *Dropout: A Simple Way to Prevent Neural Networks from Overfitting*, JMLR 15, 2014.
# - X. Shi, K. Knight, D. Yuret, *Why Neural Translations are the Right Length*, EMNLP 2016.
# - G. Weiss, Y. Goldberg, E. Yahav, *On the Practical Computational Power of Finite Precision RNNs for Language Recognition*, ACL 2018.
# - V. I. Levenshtein, *Binary Codes Capable of Correcting Deletions, Insertions, and Reversals*, Soviet Physics Doklady 10, 1966 (edit distance).
# - Where the words come from, and their licences: `data/README.md`.
