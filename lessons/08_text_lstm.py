# %% [markdown] lang="ko"
# # TextLSTM
# **세 글자를 읽고 네 번째 글자를 맞혔다면, 철자를 배운 것일까요?**
#
# `mak?` `nee?` `coa?` `wor?` `lov?` `hat?` `liv?` `hom?` `has?` `sta?`에서 물음표 자리에 들어갈 글자는 무엇일까요? LSTM은 이 열 문제를 눈 깜짝할 사이에 다 맞힙니다.
#
# 그러면 이 LSTM은 철자를 배운 것일까요? 이 수업에서는 신경망이 아닌 표 하나와 점수를 비교하고, 처음 보는 단어로 시험하고, 사실 한 가지를 알려 줍니다.
#
# 이 수업을 마치면
#
# - 유명한 TextLSTM 실습을 숫자 하나하나까지 설명하고 클래스로 짤 수 있습니다.
# - 신경망의 점수를 표와 비교하고, 따로 떼어 둔 단어로 공정하게 측정할 수 있습니다.
# - 단어를 나누는 방법이 점수를 어떻게 바꾸는지 설명할 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호와 말 | 뜻 |
# |---|---|
# | `(T, B, V)` | 텐서의 모양: 시점 T개, 단어 B개, 글자 V가지 |
# | LSTM, $h_t$ | 게이트로 값을 쓰고 남기고 보여 주는 신경망([3강](03_lstm_gates.ipynb)), 그 은닉 상태(hidden state) |
# | $\mathrm{softmax}(z)_k = e^{z_k} / \sum_j e^{z_j}$ | 점수 $z$를 합이 1인 확률로 바꿉니다 |
#
# </details>
# %% [markdown] lang="en"
# # TextLSTM
# **Three letters in, the fourth predicted: has a network learned to spell?**
#
# `mak?` `nee?` `coa?` `wor?` `lov?` `hat?` `liv?` `hom?` `has?` `sta?` Which letters belong in place of the question marks? An LSTM gets all ten right in the blink of an eye.
#
# Has it learned to spell, then? We compare it with a table, on words that neither has seen, and tell them one fact.
#
# After this lesson you can
#
# - explain the well-known TextLSTM exercise to its last number, and write it as a class;
# - compare a network with a table, fairly, on words held out;
# - say how the way in which words are split changes a score.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol | meaning |
# |---|---|
# | `(T, B, V)` | the shape of a tensor: T time steps, B words, V different letters |
# | LSTM, $h_t$ | a network with gates ([lesson 3](03_lstm_gates.ipynb)); its hidden state |
# | $\mathrm{softmax}(z)_k = e^{z_k} / \sum_j e^{z_j}$ | turns scores $z$ into probabilities |
#
# </details>
# %%
import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.nn.functional import cross_entropy, one_hot

from helpers import checks, explore, plots
from helpers.nets.readouts import LastStep
from helpers.rivals import baselines
from helpers.rivals.held_out import nets_held_out, table_held_out
from helpers.rivals.repeats import chances, seen_behind, strike_out
from helpers.rivals.tables import Table
from helpers.tasks.words import alphabet_of, contexts, indices, load_words
from helpers.training.stopping import train_and_stop
from helpers.training.train import train

plots.use_course_style()
torch.set_num_threads(1)
# %% [markdown] lang="ko"
# ## 1. 열 단어는 어떻게 배울까
# 단어와 과제는 nlp-tutorial(graykode)의 3-2 TextLSTM에서 그대로 가져왔습니다. 앞의 세 글자를 읽고 넷째 글자를 맞힙니다. 글자 하나는 **원-핫**(one-hot), 즉 제자리만 1이고 나머지 25자리는 0인 벡터로 넣습니다. `m`이면 번호 12의 자리만 1입니다.
# %% [markdown] lang="en"
# ## 1. How are ten words learned?
# Words and task are those of nlp-tutorial's 3-2 TextLSTM (graykode): read three letters, predict the fourth. A letter goes in as a **one-hot** vector, 1 at its own place, 0 at the other 25:
# %%
WORDS = ["make", "need", "coal", "word", "love", "hate", "live", "home", "hash", "star"]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
letters = torch.tensor([[LETTERS.index(letter) for letter in word] for word in WORDS])
x = one_hot(letters[:, :3].T, num_classes=26).float()  # (T, B, 26)
y = letters[:, 3]  # (B,)

print(tuple(x.shape), tuple(y.shape))


# %% [markdown] lang="ko"
# 신경망은 `nn.LSTM(26, 128)`입니다. 세 글자를 다 읽은 은닉 상태 $h_3$에서 글자마다 점수 하나씩, 모두 26개를 냅니다. 이 점수가 **로짓**(logits)이고, 소프트맥스(softmax)가 확률로 바꿉니다. 손실은 **교차 엔트로피**(cross entropy), 즉 정답의 확률 $p$에 대한 $-\ln p$의 평균입니다.
#
# 스물여섯 글자를 고르게 찍으면 손실은 $\ln 26 = 3.26$입니다. 학습은 원래 코드처럼 Adam, 학습률 0.001, 업데이트 1000번입니다. 열 단어를 한꺼번에 넣습니다.
# %% [markdown] lang="en"
# The network is an `nn.LSTM(26, 128)`. From $h_3$, the hidden state after three letters, come 26 scores, the **logits**, which softmax turns into probabilities. The loss is the **cross entropy**, the mean of $-\ln p$ with $p$ that of the right letter: $\ln 26 = 3.26$ for an even guess.
#
# Training is as in the original: Adam, learning rate 0.001, 1000 updates, all words at once.
# %% tags=["nbval-ignore-output"]
def loss_of(net):
    return cross_entropy(net(x), y)


torch.manual_seed(0)
net = LastStep(nn.LSTM(26, 128), outputs=26)
nn.init.ones_(net.readout.bias)
losses = train(net, loss_of, updates=1000, lr=1e-3, bar=True)
assert losses[-1] < 0.001

told = [word[:3] + LETTERS[k] for word, k in zip(WORDS, net(x).argmax(dim=-1), strict=True)]
# ko| print(f"손실 {losses[0]:.2f} -> {losses[-1]:.4f}: {' '.join(told)}")
# en| print(f"loss {losses[0]:.2f} -> {losses[-1]:.4f}: {' '.join(told)}")


# %% [markdown] lang="ko"
# 열 단어를 모두 맞힙니다. 그런데 코드는 원래 실습처럼 편향을 **1로** 채우고 시작했습니다. 도움이 될까요? 모든 로짓에 같은 수 $b$를 더하면 소프트맥스의 분자와 분모에 같은 수가 곱해져 약분됩니다.
#
# $$\frac{e^{z_k + b}}{\sum_j e^{z_j + b}} = \frac{e^b\, e^{z_k}}{e^b \sum_j e^{z_j}} = \frac{e^{z_k}}{\sum_j e^{z_j}}$$
#
# 그러니 1은 아무 일도 하지 않습니다. 편향 **자체는** 학습됩니다(확인과, 업데이트를 쉰 번만 하는 방법은 [더 깊이](deeper/08_text_lstm.ipynb) 1절).
#
# ### 연습 문제 1: `TextLSTM`
# 이 신경망을 원래 코드의 구조 그대로 클래스로 작성하세요. `self.lstm`은 `nn.LSTM`, `self.W`는 편향 없는 `nn.Linear`, `self.b`는 1로 채운 `nn.Parameter`입니다. `forward`는 x `(T, B, V)`를 받아 **마지막 시점의** 로짓 `(B, V)`를 돌려줍니다. 소프트맥스는 `cross_entropy`가 하므로 넣지 않습니다. 막히면 채점 셀의 괄호에 `hint=1`을 더하세요.
# %% [markdown] lang="en"
# All ten are right. One line catches the eye: as in the original code, the bias starts from **ones**. Does this help? One number $b$ added to all logits cancels:
#
# $$\frac{e^{z_k + b}}{\sum_j e^{z_j + b}} = \frac{e^b\, e^{z_k}}{e^b \sum_j e^{z_j}} = \frac{e^{z_k}}{\sum_j e^{z_j}}$$
#
# So the ones do nothing, though the bias **itself** does learn ([deeper](deeper/08_text_lstm.ipynb), section 1, also on how fifty updates are enough).
#
# ### Exercise 1: `TextLSTM`
# Write this net as a class, in the original form: `self.lstm` is an `nn.LSTM`, `self.W` an `nn.Linear` without bias, `self.b` an `nn.Parameter` of ones. `forward` takes x `(T, B, V)` and returns the logits `(B, V)` **of the last step**, without softmax: `cross_entropy` does it. For hints, add `hint=1` to the check.
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
# ## 2. 표 하나로도 맞힐 수 있을까
# 열 단어를 다 맞혔으니 LSTM은 무언가를 배웠을까요? 아무것도 배우지 않는 **기준 모델**(baseline)과 비교합니다. 어떤 글자 뒤에 무엇이 몇 번 왔는지 세어 둔 표입니다. 처음 보는 조합이면 한 글자 짧은 표에서 찾습니다.
#
# **먼저 적어 보세요.** 늘 가장 흔한 넷째 글자를 답하면 열 단어 중 몇 개를 맞힐까요? 셋째 글자 뒤에 가장 자주 온 글자를 답하면요? 둘째와 셋째 글자를 함께 보면요?
# %% [markdown] lang="en"
# ## 2. Would a table do?
# Compare it with a **baseline** that only counts: a table of what followed which letters. For a combination that is new it asks the next shorter table.
#
# **Write down a guess.** How many of the ten does it get right by always answering the most frequent fourth letter? By what most often followed the third? The second and the third?
# %%
# ko| NAMES = ("가장 흔한 글자", "셋째 글자의 표", "둘째와 셋째의 표", "세 글자의 표")
# en| NAMES = ("majority", "last letter", "last two", "all three")
tables = (baselines.majority, baselines.last_token, baselines.bigram, baselines.trigram)
RULES = dict(zip(NAMES, tables, strict=True))

ten = list(zip(*contexts(WORDS), strict=True))  # [(("m", "a", "k"), "e"), …]
for name, rule in RULES.items():
    print(f"{10 * rule(ten, ten):2.0f}  {name}")
# %% [markdown] lang="ko"
# 글자 두 개만 보는 표가 만점입니다. 셋째 글자만으로 답이 정해지지 않는 것은 `a`뿐입니다(coal, star). 맞히라고 낸 단어가 모두 학습한 단어이므로, **10/10만 보아서는** 규칙을 배운 것인지 외운 것인지 알 수 없습니다.
#
# 그래서 훨씬 긴 영어 단어 목록을 가져와 셋으로 나눕니다. **학습** 단어로 가르치고, **검증**(validation) 단어로 언제 멈출지와 어느 모델을 쓸지 고르고, 그때까지 건드리지 않은 **테스트** 단어로 한 번 측정합니다. 한 단어가 두 곳에 들어가는 일은 없습니다.
# %% [markdown] lang="en"
# A table of two letters has full marks. Every word asked was a word learned, so **10/10 cannot tell** a rule from learning by heart.
#
# So take a long list of English words and split it: **training** words to teach, **validation** words to choose by, **test** words, untouched until then, to measure. No word is in two parts.
# %%
words = load_words("en")
alphabet = alphabet_of(words["train"])  # "·", a, …, z
pairs = {part: list(zip(*contexts(of), strict=True)) for part, of in words.items()}
ids = {part: torch.tensor(indices(of, alphabet)).T for part, of in words.items()}  # (4, B)

# ko| print("학습 {}, 검증 {}, 테스트 {}단어".format(*map(len, words.values())))
# en| print("{} training, {} validation, {} test words".format(*map(len, words.values())))
for name, rule in RULES.items():
    row = [name, *(rule(pairs["train"], pairs[part]) for part in ("validation", "test"))]
    # ko| print("검증 {1:.1%}, 테스트 {2:.1%}  {0}".format(*row))
    # en| print("validation {1:.1%}, test {2:.1%}  {0}".format(*row))
# %% [markdown] lang="ko"
# 검증 단어로 고르면 셋째 글자만 보는 표입니다. 세 글자를 다 보는 표는 오히려 훨씬 못합니다. 이제 세 글자를 차례로 읽는 LSTM이 이 표와 겨룹니다. 원-핫 대신, 글자마다 32차원 벡터를 하나씩 두고 함께 학습하는 **임베딩**(embedding)을 사용합니다.
#
# 오래 학습하면 학습 단어를 외우므로, `train_and_stop`은 **검증 손실이 가장 작았던 때**의 가중치를 남깁니다. 이것이 조기 종료(early stopping)입니다(곡선은 [더 깊이](deeper/08_text_lstm.ipynb) 2절).
#
# **먼저 적어 보세요.** 셋째 글자만 보는 표와 세 글자를 읽는 LSTM 중 어느 쪽이 테스트 단어를 더 많이 맞힐까요?
# %% [markdown] lang="en"
# By the validation words we choose the table of the third letter; that of all three is far worse. Now an LSTM that reads all three, with an **embedding** (32 numbers for each letter, learned with the rest) in place of one-hot vectors. `train_and_stop` keeps the weights with **the smallest validation loss**: early stopping (curves: [deeper](deeper/08_text_lstm.ipynb), section 2).
#
# **Write down a guess.** Which gets more test words right, the table of one letter or the LSTM that reads three?
# %% tags=["nbval-ignore-output"]
torch.manual_seed(0)
reader = nn.Sequential(nn.Embedding(27, 32), LastStep(nn.LSTM(32, 48), outputs=27))
parts = {part: (of[:3], of[3]) for part, of in ids.items()}
train_and_stop(reader, parts, batch=128, updates=500, lr=3e-3, bar=True)

asked = [tokens for tokens, _ in pairs["test"]]
table = chances(Table(pairs["train"], 1, alphabet), asked)  # (B, V)
with torch.no_grad():
    lstm = reader(ids["test"][:3]).softmax(dim=-1)  # (B, V)
right = [int((p.argmax(dim=-1) == ids["test"][3]).sum()) for p in (table, lstm)]
# ko| print("테스트 {} 중 표 {}, LSTM {}".format(len(asked), *right))
# en| print("of {} test words: table {}, LSTM {}".format(len(asked), *right))
# %% [markdown] lang="ko"
# <details><summary>답</summary>
#
# 어느 쪽도 뚜렷이 앞서지 않습니다. 세 글자를 읽고도 한 글자만 보는 표를 이기지 못했습니다.
#
# </details>
#
# ## 3. 왜 이기지 못했을까
# 방금 학습한 신경망이 아래에서 그대로 움직입니다. 학습 단어에는 **hale, hall, halo, halt**가 있고, 테스트 단어 하나도 `hal`로 시작합니다.
#
# **먼저 적어 보세요.** 그 테스트 단어의 넷째 글자로 절대 올 수 없는 글자는 무엇일까요? 신경망은 `hal` 뒤에 어떤 글자들을 꼽을까요? 글자 아래의 막대는 다음 글자들의 확률입니다(세 글자를 다 읽은 뒤의 답만 가르쳤으니 마지막 열만 보세요).
# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# By words right, the LSTM of three letters does not beat a table of one.
#
# </details>
#
# ## 3. Why does it not win?
# Below runs the network just trained. Among its training words are **hale, hall, halo, halt**, and a test word begins with `hal`, too.
#
# **Write down a guess.** Which letters are sure *not* to be fourth in that test word? Which will the network name? Bars show its probabilities (look at the last column: answers after fewer letters were never trained).
# %%
explore.net(reader, alphabet, "hal")


# %% [markdown] lang="ko"
# <details><summary>답</summary>
#
# e, l, o, t는 올 수 없습니다. 그 단어들은 이미 학습 단어이고, 한 단어가 두 곳에 들어가지 않기 때문입니다. 그런데 신경망이 꼽는 것은 바로 e, l, t입니다. 정답은 hal**f**입니다. `boo`도 넣어 보세요. 정답은 book과 boor입니다.
#
# </details>
#
# 세 글자를 기억할수록 학습 단어의 넷째 글자를 떠올리게 되고, 테스트에서는 그 답이 **반드시** 틀립니다. 세 글자를 다 보는 표가 가장 못한 것도 이 때문입니다. LSTM이 잊어버려서가 아니라, 기억할수록 손해인 방법으로 나누었기 때문입니다.
#
# 그렇다면 사실 한 가지를 알려 줍시다. **같은 단어는 두 번 나오지 않습니다.** 학습 단어에서 똑같은 세 글자 뒤에 나온 글자는 지우고, 남은 글자에서 답을 고르는 것입니다.
#
# ### 연습 문제 2: 올 수 없는 글자 지우기
# `p`는 확률이고 단어 하나가 한 줄입니다. `seen`은 모양이 같고, 지울 글자의 자리가 `True`입니다. 그 자리를 0으로 만들고, 줄마다 합이 다시 1이 되게 하세요. 남은 글자의 비율은 그대로여야 합니다.
# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# Not e, l, o or t: those words are training words, and no word is in two parts. Yet e, l and t are just what the network names. The word is hal**f**. Try `boo`, too: the test words are book and boor.
#
# </details>
#
# Three letters, well remembered, call up the fourth of a training word, and in a test that answer is **sure** to be wrong. That is why the table of all three does worst. The LSTM has not forgotten: the split penalises memory.
#
# So tell them one fact: **no word comes twice.** Strike out what training words have behind the same three letters, and answer from the rest.
#
# ### Exercise 2: strike out what cannot come
# `p` holds probabilities, a row for each word; `seen`, of the same shape, is `True` where a letter is struck out. Set those places to 0 and let each row add up to 1 again, the rest in the same proportions.
# %% tags=["exercise"]
def cross_out(p, seen):
    """
    # ko| p (B, V): 줄마다 합이 1인 확률, seen (B, V): True이면 지울 자리 -> 새 확률 (B, V)
    # en| p (B, V): probabilities, each row in sum 1; seen (B, V): True to strike out -> new p (B, V)
    """
    ### BEGIN SOLUTION
    left = p.masked_fill(seen, 0)
    return left / left.sum(dim=1, keepdim=True)
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_strike_out(cross_out)
# %% [markdown] lang="ko"
# 아래의 `strike_out`이 같은 일을 합니다. 먼저 **표에만** 알려 줍니다. 글자를 하나, 둘, 셋 보는 표 중 어느 것이 가장 많이 나아질까요?
# %% [markdown] lang="en"
# The `strike_out` below does the same. First, **only tables** are told. Which gains most, that of one, two or three letters?
# %% tags=["nbval-ignore-output"]
seen = seen_behind(pairs["train"], asked, alphabet)  # (B, V)
trapped = seen.any(dim=1)
wrong = seen[torch.arange(len(asked)), lstm.argmax(dim=-1)]
# ko| print(f"지울 글자가 있는 테스트 단어 {trapped.sum()}")
# en| print(f"test words with something to strike out {trapped.sum()}")
# ko| print(f"그중 LSTM의 답이 지울 글자인 단어 {wrong.sum()}")
# en| print(f"of these, words where the LSTM's answer is struck out {wrong.sum()}")
for longest in (1, 2, 3):
    p = chances(Table(pairs["train"], longest, alphabet), asked)
    score = [int((q.argmax(dim=-1) == ids["test"][3]).sum()) for q in (p, strike_out(p, seen))]
    # ko| print("글자 {}개를 보는 표: {} -> {}".format(longest, *score))
    # en| print("table of {} letters: {} -> {}".format(longest, *score))
# %% [markdown] lang="ko"
# 테스트 단어의 절반 이상에 이 함정이 있고, 그중 절반쯤에서 LSTM은 올 수 없는 글자를 답했습니다. 알려 주자 세 글자를 보는 표가 **꼴찌에서 선두로** 올라섭니다(세 글자 뒤에 온 것은 모두 지워지므로 두 글자의 표와 점수가 같습니다). 이제 표가 LSTM을 훌쩍 앞섭니다. 그러면 표가 LSTM보다 나은 것일까요?
#
# ## 4. LSTM에도 알려 주면 어떻게 될까
# 한쪽에만 알려 주고 비교하면 공정하지 않습니다. LSTM의 확률에서도 똑같이 지웁니다. 앞의 두 글자가 쓸모 있는지 알아보려고 **셋째 글자만** 읽은 LSTM도 비교하고, 한 번 나눈 결과는 우연일 수 있으니 **세 번 다르게** 나눠 봅니다.
#
# | 실험 조건 | |
# |---|---|
# | 과제 | 테스트 단어의 넷째 글자. 한국어는 '시장경제' 같은 단어의 넷째 음절 |
# | 신경망 | 임베딩 32, LSTM 48유닛. 세 글자를 읽거나 셋째만 읽음 |
# | 학습 | 조기 종료. 학습률 셋 중 검증 손실이 가장 작은 것(둘째와 셋째 나누기는 0.003 하나) |
# | 시드 | 나누는 방법마다 5개 |
# | 성공 | 맞힌 단어의 비율 |
#
# **먼저 적어 보세요.** 알려 주면 LSTM도 표만큼 나아질까요? 그때 표와 LSTM 중 어느 쪽이 앞설까요?
# %% [markdown] lang="en"
# More than half of the test words hold this trap, and in about half of those the LSTM's answer cannot come. Once told, the table of all three goes **from last to first**, level with that of two, far ahead of the LSTM. Is a table better, then?
#
# ## 4. What if the LSTM is told, too?
# To tell one side only is not fair: strike out the same letters from the LSTM's probabilities. Another LSTM reads **the third letter alone**, and the words are split in **three ways**, lest one split fool us.
#
# | The experiment | |
# |---|---|
# | task | the fourth letter of test words; in Korean, the fourth syllable |
# | net | embedding 32, LSTM of 48 units; reads three letters, or the third |
# | training | early stopping; of three rates that with the smallest validation loss (other splits: 0.003) |
# | seeds | 5 for each split |
# | success | share of test words right |
#
# **Write down a guess.** Will the LSTM gain as much as the table? And which will then be ahead?
# %%
# ko| LANGUAGES = {"en": "영어", "ko": "한국어"}
# en| LANGUAGES = {"en": "English", "ko": "Korean"}
found = {}
for language, title in LANGUAGES.items():
    found[title] = {"table_reader": [table_held_out(language, split) for split in range(3)]}
    for reads in ("third", "three"):
        found[title][reads] = [nets_held_out(language, split, reads) for split in range(3)]
plots.plot_told(found)
plt.show()
# %% [markdown] lang="ko"
# 빈 동그라미가 그대로의 점수, 찬 네모가 알려 준 뒤의 점수입니다. 칸마다 세 줄이 나누는 방법 셋이고, LSTM에서는 점 하나가 시드 하나입니다. 먼저 왼쪽 영어를 보세요.
#
# <details><summary>답</summary>
#
# 세 글자를 읽는 LSTM도 대개 스무 단어 넘게 더 맞힙니다. 그러고 나면 어느 방법으로 나누든 표는 그 다섯 시드 사이에 있습니다.
#
# </details>
#
# 점수를 가른 것은 표냐 LSTM이냐가 아니라 **사실 한 가지를 아느냐**였습니다. 표에만 알려 주었다면 표가 낫다고, LSTM에만 알려 주었다면 LSTM이 낫다고 했을 것입니다.
#
# 앞의 두 글자는 쓸모가 있었을까요? 그대로일 때는 세 글자를 읽으나 셋째만 읽으나 비슷합니다. 알려 주면 세 글자를 읽은 쪽이 조금 앞서고, 퍼플렉시티로는 더 뚜렷합니다([더 깊이](deeper/08_text_lstm.ipynb) 3절). 기억한 것이 함정에 가려 있었습니다.
#
# > **흔한 오해.** "따로 떼어 둔 데이터로 측정했으니, 점수가 낮으면 모델이 배우지 못한 것이다." 점수는 모델만이 아니라 **나누는 방법**에도 달려 있습니다. 단어마다 한 번씩만 나오는 목록에서는 외운 앞부분이 답을 틀리게 합니다.
#
# 오른쪽 한국어는 다릅니다. 알려 주어도 조금만 나아지고, 셋째만 읽은 LSTM이 표와 비슷하고, 세 음절을 다 읽은 LSTM이 오히려 더 못합니다. 이 단어들은 두 음절 단어 둘을 이은 것(시장 + 경제)입니다. 앞의 세 음절이 학습 단어에도 나온 테스트 단어는 얼마나 될까요?
# %% [markdown] lang="en"
# Open circles: as it is; squares: told. Each block has three splits, an LSTM a mark per seed; the table's length is chosen anew once told. English first.
#
# <details><summary>Answer</summary>
#
# The LSTM of three letters mostly gains over twenty words. In every split the table then lies among its seeds.
#
# </details>
#
# What made the difference was not table or LSTM but **knowing one fact**. Had the table alone been told, we should say that tables win; had the LSTM, that LSTMs win.
#
# As they are, it hardly matters whether an LSTM reads three letters or the third. Told, the one that reads three is slightly ahead, and plainly by perplexity ([deeper](deeper/08_text_lstm.ipynb), section 3): in words right, the trap had hidden what it remembered.
#
# > **A common belief.** "Measured on held-out data, a low score means that the model has not learned." A score depends on **how the data were split**, too.
#
# Korean is another story: the fact helps little, reading the third syllable is at best level with the table, reading three worse. These words are made of two words each (*si-jang* + *gyeong-je*, market + economy). For how many test words do the first three begin a training word, too?
# %%
korean = load_words("ko")
begun = {word[:3] for word in korean["train"]}
known = sum(word[:3] in begun for word in korean["test"])
print(f"{known}/{len(korean['test'])}")
# %% [markdown] lang="ko"
# 얼마 되지 않습니다. 영어에서는 237개 중 152개입니다. 그래서 한국어에서는 지울 것도 적습니다. 다 읽은 LSTM이 왜 더 못한지는 설명하지 못합니다. 한국어라서가 아니라 **두 음절씩 끊어지는 목록**이라서일지 모릅니다([더 깊이](deeper/08_text_lstm.ipynb) 4절).
#
# ## 정리
# - TextLSTM의 로짓은 마지막 시점의 $Wh_3 + b$입니다. Adam으로 업데이트를 1000번 하면 손실이 천분의 1보다 작아지고, 1로 채운 $b$의 시작값은 아무 일도 하지 않습니다.
# - 글자 두 개를 보는 표도 열 단어를 모두 맞힙니다. 따로 떼어 둔 영어 단어에서 세 글자를 읽는 LSTM은 셋째 글자만 보는 표를 이기지 못했습니다.
# - 한 단어가 두 곳에 들어가지 않게 나누면, 외운 앞부분은 반드시 틀린 답을 떠올립니다. 같은 단어는 없다고 알려 주자 표도 LSTM도 함께 나아졌습니다.
#
# **여기서 다루지 않은 것**: 더 긴 단어나 문장에서는 표와 LSTM의 차이가 달라질 수 있습니다. 신경망의 크기는 하나만 사용했습니다.
#
# 넷째 글자만이 아니라 **시점마다** 다음 글자를 맞히게 하면 신경망이 단어를 쓸 수 있습니다. [9강](09_writing.ipynb)에서 합니다. 나머지 실험과 출처는 [더 깊이](deeper/08_text_lstm.ipynb)에 있습니다.
# %% [markdown] lang="en"
# Few; in English 152 of 237. So in Korean there is less to strike out. Why reading three does worse we cannot say: perhaps **this list falls into halves** ([deeper](deeper/08_text_lstm.ipynb), section 4).
#
# ## In short
# - TextLSTM's logits are $Wh_3 + b$; 1000 updates bring the loss below a thousandth, and starting $b$ from ones does nothing.
# - A table of two letters gets the ten words right, too. On English words held out, the LSTM got no more right than a table of one.
# - Where no word is in two parts, a beginning known by heart calls up an answer that is sure to be wrong. Told that no word comes twice, table and LSTM both gained.
#
# **Not covered here**: in sentences, table and LSTM may compare differently.
#
# A network that predicts **every** next letter can write: [lesson 9](09_writing.ipynb). Other experiments and sources: [Going deeper](deeper/08_text_lstm.ipynb).
