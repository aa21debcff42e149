# %% [markdown] lang="ko"
# # TextLSTM, 더 깊이
# **[TextLSTM](../08_text_lstm.ipynb)의 결론은 다른 설정에서도 그대로일까요?**
#
# 본문은 학습률 하나, 맞힌 비율, 결론만 보여 주었습니다. 여기에는 나머지 설정과 곡선, 결론을 뒤집을 수도 있었던 비교, 연습 문제 둘이 있습니다. 절은 서로 독립이므로 궁금한 절만 읽어도 됩니다. 다만 코드는 위에서부터 실행해야 합니다.
#
# 1. 열 단어: 업데이트 쉰 번, 1로 채운 벡터, 연습 문제 `encode`
# 2. 언제 멈출까: 조기 종료의 곡선, 연습 문제 `table_answers`(백오프), 우연일까
# 3. 알려 준 사실의 효과: 퍼플렉시티, 모든 학습률
# 4. 한국어: 두 음절씩 끊어지는 목록
# 5. LSTM, GRU, RNN
# 6. 원래 코드와 같은 것, 다른 것, 그리고 출처
# %% [markdown] lang="en"
# # Going deeper: TextLSTM
# **Do the lesson's conclusions hold under other settings?**
#
# The lesson showed one learning rate, shares of right answers and the conclusions. Here are the other settings, the curves, the comparisons that might have overturned the conclusions, and two exercises. The sections do not build on each other, so read those you like; only the code has to be run from the top.
#
# 1. Ten words: fifty updates, the vector of ones, the exercise `encode`
# 2. When to stop: the curves of early stopping, the exercise `table_answers` (backoff), and chance
# 3. What the fact is worth: perplexity, all learning rates
# 4. Korean: a list that falls into halves
# 5. LSTM, GRU, RNN
# 6. What is as in the original and what is not, and sources
# %%
import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.nn.functional import cross_entropy, one_hot

from helpers import checks, plots
from helpers.nets.readouts import LastStep
from helpers.rivals import baselines
from helpers.rivals.held_out import best_rate, nets_held_out, table_held_out
from helpers.rivals.tables import Table
from helpers.tasks.studies import study
from helpers.tasks.words import alphabet_of, contexts, indices, load_words
from helpers.training.stopping import train_and_stop
from helpers.training.train import train

plots.use_course_style()
torch.set_num_threads(1)
# %% [markdown] lang="ko"
# ## 1. 열 단어
# 같은 열 단어를 더 빨리 가르칠 수 있을까요? 데이터의 일부만 뽑아 쓰면 무엇을 뽑았느냐에 따라 기울기(gradient)가 달라집니다. 이것이 잡음(noise)입니다. 여기서는 업데이트마다 열 단어를 모두 쓰므로 잡음이 없고, 가중치를 한 번에 더 크게 움직여 볼 만합니다.
#
# 두 번째 설정은 Adam을 그대로 두고 학습률만 0.03으로 올린 것입니다. 세 번째는 **모멘텀**(momentum) 0.85를 준 경사 하강법(PyTorch의 `SGD`)이고 학습률은 2.5입니다. 모멘텀을 주면 업데이트마다 바로 앞에서 움직인 거리의 0.85배를 더 움직입니다. 같은 쪽으로 거듭 움직이면 점점 빨라집니다.
# %% [markdown] lang="en"
# ## 1. Ten words
# Can the ten words be taught sooner? A gradient from a random part of the data would differ from update to update, which is called noise. Here all ten words are used each time, so there is none, and larger steps are worth a try.
#
# The second recipe is Adam as before, but with a learning rate of 0.03. The third is gradient descent (SGD) with **momentum** 0.85 and a learning rate of 2.5: every step is the gradient step plus 0.85 of the step before, so that steps in one direction build up.
# %%
WORDS = ["make", "need", "coal", "word", "love", "hate", "live", "home", "hash", "star"]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
letters = torch.tensor([[LETTERS.index(letter) for letter in word] for word in WORDS])
x = one_hot(letters[:, :3].T, num_classes=26).float()  # (T, B, 26)
y = letters[:, 3]  # (B,)


def text_lstm(seed):
    torch.manual_seed(seed)
    net = LastStep(nn.LSTM(26, 128), outputs=26)
    nn.init.ones_(net.readout.bias)
    return net


def loss_of(net):
    return cross_entropy(net(x), y)


# %% tags=["nbval-ignore-output"]
def train_until(net, optimizer, goal=6e-4, most=200):
    losses = [loss_of(net)]
    while losses[-1] > goal and len(losses) <= most:
        optimizer.zero_grad()
        losses[-1].backward()
        optimizer.step()
        losses.append(loss_of(net))
    return losses[1:]


slow, fast, quick = text_lstm(0), text_lstm(0), text_lstm(0)
runs = {"Adam 0.001": (slow, train(slow, loss_of, updates=1000, lr=1e-3, bar=True))}
adam = torch.optim.Adam(fast.parameters(), lr=0.03)
runs["Adam 0.03"] = fast, train_until(fast, adam)
sgd = torch.optim.SGD(quick.parameters(), lr=2.5, momentum=0.85)
runs["SGD 2.5"] = quick, train_until(quick, sgd)
# %% tags=["nbval-ignore-output"]
for name, (net, losses) in runs.items():
    right = int((net(x).argmax(dim=-1) == y).sum())
    print(name, end=": ")
    # ko| print(f"업데이트 {len(losses)}번, 손실 {losses[-1]:.4f}, 정답 {right}/10")
    # en| print(f"{len(losses)} updates, loss {losses[-1]:.4f}, {right}/10 right")
    assert right == 10 and (len(losses) < 50 or net is slow)
# %% [markdown] lang="ko"
# 크게 움직이면 Adam이든 SGD든 업데이트 쉰 번 안에 같은 손실까지 내려갑니다. 학습률만 올린 Adam도 빨라졌으니, SGD가 Adam보다 낫다는 뜻은 아닙니다. 원래 설정은 학습률이 작았을 뿐입니다. (큰 학습률이 언제나 안전한 것도 아닙니다. 이 열 단어에서 잘되었을 뿐입니다.)
#
# 다음은 1로 채운 벡터입니다. 시작값이 손실을 바꾸는지, 학습이 끝난 뒤 편향이 가장 큰 다섯 글자가 무엇인지, 0으로 채운 $h$와 $c$를 직접 넣으면(원래 코드가 그렇게 합니다) 달라지는지 확인합니다.
# %% [markdown] lang="en"
# With large steps, Adam and SGD alike reach the same loss within fifty updates. So this does not say that SGD is better than Adam: the learning rate of the original recipe was small, that is all. (Nor are large steps always safe. On these ten words they happened to work.)
#
# Next, the vector of ones. Does its start change the loss, which five letters have the largest bias after training, and does it matter that the original hands in an $h$ and a $c$ of zeros?
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
# 시작값은 손실을 바꾸지 않고, 기울기도 그대로입니다. 학습이 끝난 뒤 편향이 가장 큰 글자 다섯은, 열 단어의 넷째 글자로 나오는 다섯 글자와 똑같습니다. 마지막 줄에서 오류가 나지 않았으니, `nn.LSTM`은 아무것도 받지 않으면 0에서 시작합니다.
#
# ### 연습 문제: 단어를 숫자로
# 위에서 `x`와 `y`를 만든 일을 하는 함수를 작성하세요. 이번에는 단어와 글자 목록 `alphabet`(`LETTERS` 같은 문자열)이 무엇이든, 글자가 어떤 순서로 놓였든 동작해야 합니다. 글자의 번호는 `alphabet`에서의 자리입니다. 단어의 길이는 모두 같고, 단어의 맨 끝 글자가 맞힐 글자입니다. 막히면 채점 셀에 `hint=1`을 넣습니다. 힌트는 3단계까지 있습니다.
# %% [markdown] lang="en"
# The start changes neither loss nor gradients. After training, the five largest biases belong to the very five letters that stand fourth in the ten words. And the last line raised no error, so `nn.LSTM` starts from zeros where it is given nothing.
#
# ### Exercise: words into numbers
# Write a function `encode(words, alphabet)` that does what made `x` and `y` above, for any words and for letters in any order: `alphabet` is a string such as `LETTERS`, and a letter's index is its place in it. All words have the same length, and the last letter of each is the one to predict. If you are stuck, add `hint=1` to the check; there are three hints.
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
# ## 2. 언제 멈출까
# 두 언어의 긴 목록에서 표와 LSTM을 비교합니다. 영어는 네 글자 단어, 한국어는 '시장경제' 같은 네 음절 단어이고, 한국어에서는 음절 하나가 글자 하나의 자리에 옵니다.
# %% [markdown] lang="en"
# ## 2. When to stop
# Tables and LSTMs on the long lists of both languages. The English words have four letters; the Korean ones four syllables (*si-jang-gyeong-je*, market economy), and a syllable takes the place of a letter.
# %%
# ko| LANGUAGES = {"en": "영어", "ko": "한국어"}
# en| LANGUAGES = {"en": "English", "ko": "Korean"}
# ko| NAMES = ("가장 흔한 글자", "마지막 1글자", "마지막 2글자", "마지막 3글자")
# en| NAMES = ("majority", "last 1", "last 2", "last 3")
tables = (baselines.majority, baselines.last_token, baselines.bigram, baselines.trigram)
RULES = dict(zip(NAMES, tables, strict=True))
words = {language: load_words(language) for language in LANGUAGES}
pairs = {
    language: {part: list(zip(*contexts(parts[part]), strict=True)) for part in parts}
    for language, parts in words.items()
}
# %%
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
# 왼쪽이 검증, 오른쪽이 테스트에서 맞힌 비율입니다. 두 언어 모두 마지막 글자 하나만 보는 표가 검증에서 가장 좋습니다. 두 글자를 보아도 나아지지 않습니다. 처음 보는 조합에서는 한 글자 표와 똑같이 답하므로 잃을 것이 없지만, 한두 번밖에 나오지 않은 조합에서는 손해를 봅니다. 그 한두 번을 그대로 믿기 때문입니다.
#
# 세 글자를 보는 표에는 반드시 틀리는 단어가 있습니다. 테스트 단어의 앞 세 글자가 학습 단어에도 있다면, 거기서는 **다른** 글자가 뒤에 왔기 때문입니다. 언어마다 마지막 줄이 그런 단어의 수입니다.
#
# ### 연습 문제: 물러서는 표
# 위의 '마지막 2글자' 표를 직접 만드세요.
#
# 1. 마지막 **두** 글자가 학습 단어에 있었으면 그 뒤에 가장 자주 온 글자를 답합니다.
# 2. 없었으면 마지막 **한** 글자 뒤에 가장 자주 온 글자를 답합니다.
# 3. 그것도 없었으면 가장 흔한 넷째 글자를 답합니다.
#
# 이렇게 짧은 쪽으로 물러서는 것을 백오프(backoff)라고 합니다. 똑같이 자주 온 글자가 여럿이면 그중 아무것이나 답해도 됩니다. 만든 표가 검증 단어를 몇 개 맞혔는지는 채점 다음 셀이 출력합니다(동점을 다르게 다루면 위의 숫자와 조금 다릅니다).
# %% [markdown] lang="en"
# On the left the share right on validation words, on the right on test words. In both languages the table of the last letter alone is the best on validation words. Looking two letters back does not help. At a new combination that table answers what the table of one letter answers, so nothing is lost there. It loses at pairs that occur once or twice: they say little about the next letter, and yet they decide.
#
# Three back there are words where the table must fail: if the first three letters of a test word occur in a training word, too, they were followed there by a **different** letter. The last line of each language counts these words.
#
# ### Exercise: a table with backoff
# Make the table `last 2` above yourself.
#
# 1. If the last **two** letters occur in the training words, answer the letter that most often followed them;
# 2. else the one that most often followed the last **one**;
# 3. and if that is new, too, the most frequent fourth letter.
#
# To fall back on less like this is called backoff. If several letters followed equally often, answer any of them. The cell after the check prints the share that your table gets right (treat ties in another way, and it differs a little from the numbers above).
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
# 이제 LSTM을 끝까지 학습시키며, 20번마다 학습 단어와 검증 단어 전체의 손실을 측정합니다. 0번 `·`은 학습 단어에 없던 글자를 위한 자리입니다(한국어 테스트 단어 하나에 그런 음절이 있습니다).
# %% [markdown] lang="en"
# Now LSTMs, trained to the end, with the loss on all training and on all validation words measured every 20 updates. Index 0, `·`, is for symbols that the training words do not have (there is one, in a Korean test word).
# %% tags=["nbval-ignore-output"]
courses, levels, readers, encoded = {}, {}, {}, {}
for language, parts in words.items():
    alphabet = alphabet_of(parts["train"])
    ids = {part: torch.tensor(indices(of, alphabet)).T for part, of in parts.items()}  # (4, B)
    encoded[language] = {part: (table[:3], table[3]) for part, table in ids.items()}
    torch.manual_seed(0)
    net = nn.Sequential(nn.Embedding(len(alphabet), 32), LastStep(nn.LSTM(32, 48), len(alphabet)))
    title, data = LANGUAGES[language], encoded[language]
    courses[title] = train_and_stop(net, data, batch=128, updates=400, lr=1e-2, bar=True)
    readers[language] = net.eval()
    table = Table(pairs[language]["train"], 1, alphabet)
    levels[title] = table.cross_entropy(pairs[language]["validation"])
plots.plot_stopping(courses, levels)
plt.show()
# %% [markdown] lang="ko"
# 파란 실선은 학습 단어의 손실로, 끝까지 줄어듭니다. 주황 파선은 검증 단어의 손실로, 줄다가 다시 커집니다. 신경망이 학습 단어를 외우기 시작한 것이고, 이것이 **과적합**(overfitting)입니다. 동그라미가 멈출 곳입니다. 영어에서는 검증 손실이 금세 바닥에 이른 뒤, 스물여섯 글자를 고르게 찍는 것(3.26)에 가까워집니다. 외운 앞부분 뒤에는 늘 다른 글자가 오기 때문입니다.
#
# 검은 점선은 마지막 글자 표의 검증 손실입니다. 세기만 한 표는 처음 보는 것에 확률 0을 주므로, 그런 단어가 하나만 있어도 손실이 무한대가 됩니다. 그래서 확률을 조금 떼어 처음 보는 글자에 나누어 줍니다. 어떤 글자 뒤에 온 글자가 여러 가지일수록 많이 뗍니다(Witten & Bell 1991). 한국어에서는 가장 좋은 순간에도 LSTM의 손실이 표만큼 내려가지 못합니다.
#
# 둘은 같은 테스트 단어에 답했으므로, **한쪽만 맞힌 단어**를 비교할 수 있습니다.
# %% [markdown] lang="en"
# The blue line is the loss on training words; it falls to the end. The dashed orange line, on validation words, falls and then rises: the network has begun to learn its training words by heart. This is **overfitting**, and the dot is where to stop. In English the validation loss is soon at its lowest, and then comes near that of an even guess among 26 letters (3.26): behind a beginning learned by heart there is always another letter.
#
# The dotted black line is the validation loss of the last-letter table. A table of bare counts gives probability 0 to what it has never seen, and one such word would make the loss infinite. So a part of the probability is set aside for the unseen: the more different letters followed a letter, the larger the part (Witten & Bell 1991). In Korean the LSTM does not come down to the table even at its best.
#
# On test words both answered the same ones, so we can compare **the words that only one of them got right**:
# %% tags=["nbval-ignore-output"]
for language, data in encoded.items():
    x_test, y_test = data["test"]
    net = readers[language](x_test).argmax(dim=-1) == y_test  # (B,)
    learned, test = pairs[language]["train"], pairs[language]["test"]
    answered = zip(baselines.answers(learned, test, 1), test, strict=True)
    table = torch.tensor([answer == label for answer, (_, label) in answered])  # (B,)
    alone = [int((net & ~table).sum()), int((table & ~net).sum())]
    margin = 2 * sum(alone) ** 0.5
    # ko| print(f"{LANGUAGES[language]}: LSTM만 {alone[0]}, 표만 {alone[1]}, 2√m = {margin:.0f}")
    # en| print(f"{LANGUAGES[language]}: LSTM alone {alone[0]}, table {alone[1]}, 2√m = {margin:.0f}")


# %% [markdown] lang="ko"
# 한쪽만 맞힌 단어가 모두 $m$개이고 어느 쪽이 맞힐지가 동전 던지기와 같다면, 두 수의 차이는 스무 번에 열아홉 번쯤 $2\sqrt{m}$ 안에 듭니다. 영어에서는 차이가 그 안에 있으니, 이만한 단어 수로는 어느 쪽이 나은지 가릴 수 없습니다. 한국어에서는 표가 더 맞혔지만, 그 차이는 $2\sqrt{m}$ 근처여서 시드에 따라 안에도 밖에도 듭니다.
#
# ## 3. 알려 준 것의 값
# 본문의 그림은 맞힌 비율이었습니다. **퍼플렉시티**(perplexity)는 교차 엔트로피의 지수 $e^{\text{loss}}$입니다. 9라면, 똑같이 그럴듯한 글자 아홉 개 중 하나를 찍는 것만큼 헷갈린다는 뜻입니다. 작을수록 좋고, 몇 단어의 운에 덜 흔들립니다.
# %% [markdown] lang="en"
# If there are $m$ such words and it were a toss of a coin which of the two is right, the two numbers would differ by no more than $2\sqrt{m}$ about nineteen times in twenty. In English the difference is within this margin, so these words cannot tell which is better. In Korean the table is ahead, by about $2\sqrt{m}$: whether by more depends on the seed.
#
# ## 3. What the fact is worth
# The figure of the lesson shows shares right. **Perplexity** is the exponential of the cross entropy, $e^{\text{loss}}$: 9 means as unsure as a guess among nine equally likely letters. Smaller is better, and it depends less on luck with single words.
# %%
found = {}
for language, title in LANGUAGES.items():
    found[title] = {"table_reader": [table_held_out(language, split) for split in range(3)]}
    for reads in ("third", "three"):
        found[title][reads] = [nets_held_out(language, split, reads) for split in range(3)]
plots.plot_told(found, measure="perplexity")
plt.show()
# %% [markdown] lang="ko"
# 칸마다 세 줄이 나누는 방법 셋입니다. 영어에서 알려 준 뒤를 보면, 세 글자를 읽은 LSTM의 퍼플렉시티가 셋째만 읽은 LSTM보다 작고, 두 범위는 거의 겹치지 않습니다. 알려 주기 전에는 겹칩니다. 앞의 두 글자에 쓸모 있는 것이 있었다는 뜻입니다. 알려 준 표는 세 글자를 읽은 LSTM의 범위 안이거나 그 근처입니다.
#
# 본문은 검증 손실이 가장 작은 학습률만 보여 주었습니다. 나머지 학습률에서도 그럴까요? 학습률마다 다섯 시드가 맞힌 테스트 단어의 비율을 평균하고, 화살표 뒤에 알려 준 뒤의 값을 출력합니다. 나누는 방법은 파일에 있는 첫 번째입니다.
# %% [markdown] lang="en"
# In each row, from the top, the three splits. In English, once they are told, LSTMs that read three letters have smaller perplexities than those that read the third, and the two ranges hardly overlap; before, they do. So there was something useful in the first two letters. The told table lies within the range of the LSTMs that read three, or close to it.
#
# The lesson shows the rate with the smallest validation loss alone. Do the others agree? Below are the shares of test words right, the mean of five seeds, and behind the arrow that of the same nets when they are told. The split is the first, that of the files.
# %%
# ko| READS = {"third": "셋째만", "three": "셋 다"}
# en| READS = {"third": "the third", "three": "three"}
for language, title in LANGUAGES.items():
    rows = [row for row in study("held_out") if (row["language"], row["split"]) == (language, "0")]
    count = len(words[language]["test"])
    for reads, name in READS.items():
        print(f"{title}, {name}:", end="")
        for rate in sorted({row["rate"] for row in rows}, key=float):
            runs = [row for row in rows if (row["reads"], row["rate"]) == (reads, rate)]
            plain, told = (
                sum(int(row[column]) for row in runs) / len(runs) / count
                for column in ("right", "right_told")
            )
            print(f"   {rate}: {plain:.1%} -> {told:.1%}", end="")
        print()
# %% [markdown] lang="ko"
# 어느 학습률에서나 알려 주면 나아지고, 나아지는 크기도 비슷합니다. 알려 준 뒤에 영어에서는 세 글자를 읽은 쪽이, 한국어에서는 셋째만 읽은 쪽이 세 학습률 모두에서 앞섭니다. 나머지 두 방법으로 나눌 때는 0.003 하나만 사용했습니다.
#
# ## 4. 한국어
# 한국어 단어는 두 음절 단어 둘을 이은 것입니다(자유 + 무역). 그래서 테스트 단어의 뒤쪽 절반은 거의 모두 학습 단어에도 나옵니다. 세어 봅시다.
# %% [markdown] lang="en"
# At every rate the fact helps, and by much the same amount. Once they are told, reading three letters is ahead in English and reading the third in Korean, at all three rates. On the other two splits only 0.003 was used.
#
# ## 4. Korean
# The Korean words are made of two words of two syllables each (*ja-yu* + *mu-yeok*, free trade). So nearly every second half of a test word stands in training words, too. Let us count:
# %%
train_words, test_words = words["ko"]["train"], words["ko"]["test"]
first, second = {word[:2] for word in train_words}, {word[2:] for word in train_words}
ends = [word for word in test_words if word[2:] in second]
both = [word for word in ends if word[:2] in first]
behind = {}
for word in train_words:
    behind.setdefault(word[2], set()).add(word[3])
alone = sum(len(some) == 1 for some in behind.values())


# ko| print(f"뒤쪽 절반이 학습 단어에 나온 테스트 단어: {len(ends)}/{len(test_words)}")
# en| print(f"test words whose second half ends a training word: {len(ends)}/{len(test_words)}")
# ko| print(f"앞뒤 절반이 모두 제자리에 나온 것: {len(both)}/{len(test_words)}")
# en| print(f"both halves in their places: {len(both)}/{len(test_words)}")
# ko| print(f"셋째 음절 {len(behind)}가지 중 넷째가 한 가지뿐인 것: {alone}")
# en| print(f"of {len(behind)} third syllables, those with a single fourth: {alone}")
# %% [markdown] lang="ko"
# 그러니 '마지막 글자의 표'는 한국어에서는 사실상 **뒤쪽 절반의 사전**입니다. '경' 뒤에는 '제', '무' 뒤에는 '역'. 앞쪽 절반은 뒤쪽이 무엇인지 거의 알려 주지 않으므로, 기억할 것이 별로 없습니다. 이렇게 두 음절씩 끊어지는 목록에서는 한 음절만 보는 표를 넘기 어렵습니다.
#
# 3절의 그림에서 한국어를 다시 보세요. 알려 주어도 조금만 나아지는 것은, 학습 단어처럼 시작하는 테스트 단어가 적기 때문입니다(2절). 셋째 음절만 읽은 LSTM은 세 음절을 읽은 LSTM보다 퍼플렉시티가 뚜렷이 작습니다. 앞의 두 음절은 짐이 되었습니다. 셋째만 읽은 LSTM은 표와 비슷하고, 마지막 업데이트까지 나아지던 시드가 있으니 더 오래 학습하면 표를 조금 앞설 수도 있습니다.
#
# 이 목록은 한자 사전에서 왔습니다. 그래서 낯선 말도 많습니다(`data/README.md`).
# %% [markdown] lang="en"
# So in Korean the table of the last syllable is in effect **a dictionary of second halves**. Of what the second half is, the first half says next to nothing, so there is little to remember. In a list that falls into halves like this a table of one syllable is hard to beat.
#
# Look at Korean in the figure of section 3 once more. The fact helps little there, since few test words begin like a training word (section 2). LSTMs that read the third syllable alone have clearly smaller perplexities than those that read three: the first two are a burden. Those of the third alone are about level with the table; some were still improving at the last update, so longer training might bring them slightly past it.
#
# The list comes from a dictionary of Chinese characters, so many of its words are rare (`data/README.md`).
# %% [markdown] lang="ko"
# ## 5. LSTM, GRU, RNN
# 다른 순환 신경망이라면 표를 이길까요? 매개변수 수를 같게 맞춘 세 신경망을 다섯 시드로 학습해 두었습니다(`data/text_words.csv`, 스크립트는 `studies/text_words.py`).
#
# | 실험 조건 | |
# |---|---|
# | 과제 | 넷째 글자(세 글자를 읽거나, 셋째만 읽거나), 그리고 시점마다 다음 글자([9강](../09_writing.ipynb)의 과제) |
# | 신경망 | LSTM 64유닛(다음 글자는 128), 매개변수 수를 맞춘 GRU와 RNN |
# | 학습 | 조기 종료. 학습률 둘 중 검증 손실의 평균이 작은 것. 넷째 글자에는 드롭아웃 0.3 |
# | 시드 | 5개 |
# | 성공 | 맞힌 비율, 퍼플렉시티 |
#
# **드롭아웃**(dropout)은 과적합을 줄이려고 업데이트마다 임베딩 값의 30%를 무작위로 골라 0으로 두는 것입니다(Srivastava 등 2014).
# %% [markdown] lang="en"
# ## 5. LSTM, GRU, RNN
# Would another recurrent network beat the table? Three kinds, with equal numbers of parameters, were trained beforehand from five seeds each (`data/text_words.csv`, made by `studies/text_words.py`).
#
# | The experiment | |
# |---|---|
# | task | the fourth letter (from three, or from the third alone); and every next letter (the task of [lesson 9](../09_writing.ipynb)) |
# | net | LSTM of 64 units (128 for the next letter); GRU and RNN with as many parameters |
# | training | early stopping; of two rates that with the smaller mean validation loss; for the fourth letter, dropout 0.3 |
# | seeds | 5 |
# | success | share right, perplexity |
#
# **Dropout**, against overfitting, sets a random 30% of the embedding's values to 0 at every update (Srivastava et al. 2014).
# %%
def spread(column, task, language, cell):
    wanted = (task, language, cell)
    rows = [row for row in study("text_words") if (*row.values(),)[:3] == wanted]
    values = [float(row[column]) for row in best_rate(rows)]
    return f"{cell.upper()} {min(values):.3g}…{max(values):.3g}"


# ko| TASKS = {"fourth": "세 글자 → 넷째", "third": "셋째 글자 → 넷째", "next": "다음 글자"}
# en| TASKS = {"fourth": "three → fourth", "third": "third → fourth", "next": "next letter"}
# ko| COLUMNS = {"score": "맞힌 비율", "perplexity": "퍼플렉시티"}
# en| COLUMNS = {"score": "share right", "perplexity": "perplexity"}
kinds = [("score", "fourth"), ("score", "third")]
for column, task in (*kinds, *(("perplexity", task) for task in TASKS)):
    for language in LANGUAGES:
        said = [spread(column, task, language, cell) for cell in ("lstm", "gru", "rnn")]
        print(f"{TASKS[task]}, {LANGUAGES[language]}, {COLUMNS[column]}:", *said, sep="  ")
# %%
for language, title in LANGUAGES.items():
    table = table_held_out(language, 0)[0]
    print(title, end=": ")
    # ko| print(f"표 {table['right']:.3g}, 퍼플렉시티 {table['perplexity']:.3g}")
    # en| print(f"table {table['right']:.3g}, perplexity {table['perplexity']:.3g}")
# %% [markdown] lang="ko"
# 줄마다 테스트 단어에서 나온 가장 작은 값과 가장 큰 값이고, 마지막 두 줄이 표입니다. 알려 준 것이 없을 때의 값입니다.
#
# - 넷째 글자를 맞힌 비율은 세 신경망이 비슷합니다. 영어에서는 표가 그 범위 안에 있고, 한국어에서는 세 음절을 읽은 어느 시드도 표에 닿지 못했습니다.
# - 영어 LSTM의 퍼플렉시티는 세 글자를 읽은 다섯 시드 모두 셋째 글자만 본 다섯 시드보다, 또 표보다 작습니다. 알려 주지 않아도 앞의 두 글자가 조금은 쓸모 있었습니다. GRU와 RNN에서는 두 범위가 겹칩니다.
# - 한국어에서는 거꾸로입니다. 세 신경망 모두 **셋째 음절만 본** 다섯 시드의 퍼플렉시티가 세 음절을 읽은 다섯 시드보다 작습니다(맞힌 비율은 범위가 겹칩니다). 앞의 두 음절이 도움이 아니라 짐이 되었습니다. 그래도 표보다는 모두 큽니다(저장된 값에는 학습 단어에 없던 음절이 답인 단어 하나가 들어 있어 조금 더 큽니다).
# - 시점마다 다음 글자를 맞히는 과제에서 한국어 LSTM은 다섯 시드 모두 GRU, RNN보다 낫습니다. 자리를 알려 준 표와의 비교는 [9강](../09_writing.ipynb)에 있습니다. LSTM은 $c$에 더해 가며 셀 수 있지만 GRU와 tanh RNN은 그러기 어렵다는 연구가 있습니다(Weiss 등 2018). 여기서는 넷까지만 세면 되므로, 이 차이가 그 때문인지는 알 수 없습니다.
#
# 한국어의 다음 글자 과제에서는 세 신경망 모두 마지막 업데이트까지 나아지고 있었고, 넷째 음절 과제에서도 그런 시드가 있었습니다. 더 오래 학습하면 순위가 달라질 수 있습니다. 초기화는 PyTorch의 기본값만 사용했습니다.
#
# ## 6. 원래 코드와 같은 것, 다른 것
# 단어, 앞의 세 글자와 넷째 글자로 나누는 방법, 유닛 128개, 0에서 시작하는 상태, 편향 없는 `W`와 1로 채운 `b`, 전체를 한 번에 넣는 학습은 같습니다. 코드는 새로 썼고, 입력을 처음부터 `(T, B, V)`로 두어 `transpose`가 없습니다.
#
# ### 출처
# - T.-H. Jung(graykode), *nlp-tutorial*, 3-2 TextLSTM, GitHub.
# - I. H. Witten, T. C. Bell, *The Zero-Frequency Problem: Estimating the Probabilities of Novel Events in Adaptive Text Compression*, IEEE Transactions on Information Theory 37(4), 1991.
# - S. Hochreiter, J. Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997.
# - F. A. Gers, J. Schmidhuber, F. Cummins, *Learning to Forget: Continual Prediction with LSTM*, Neural Computation 12(10), 2000 (망각 게이트).
# - K. Cho et al., *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014 (GRU).
# - N. Srivastava et al., *Dropout: A Simple Way to Prevent Neural Networks from Overfitting*, JMLR 15, 2014.
# - G. Weiss, Y. Goldberg, E. Yahav, *On the Practical Computational Power of Finite Precision RNNs for Language Recognition*, ACL 2018.
# - 단어의 출처와 라이선스: `data/README.md`.
# %% [markdown] lang="en"
# Each line has the smallest and the largest value on the test words, the last two lines are the table. Nobody was told anything here.
#
# - By the share of fourth letters right the three cells are much alike. In English the table lies within their ranges; in Korean no seed that read three syllables reaches it.
# - In English the LSTM has from all five seeds a smaller perplexity than from any seed with the third letter alone, and than the table: the first two letters were of some use even without being told. For GRU and RNN the two ranges overlap.
# - In Korean it is the other way round: for all three cells, every seed with **the third syllable alone** has a smaller perplexity than every seed with three (by the share right the ranges overlap). There the first two syllables were no help but a burden. Even so, all are above the table (the stored values are a little larger for one word whose answer no training word has).
# - At telling every next letter, the Korean LSTM is better than GRU and RNN from all five seeds; how it compares with a table that is told the place is in [lesson 9](../09_writing.ipynb). It has been found that an LSTM can count by adding to $c$, which a GRU and a tanh RNN cannot easily do (Weiss et al. 2018). Here one need only count to four, so whether this is the reason we cannot say.
#
# In Korean, at the next letter, all three cells were still improving at the last update, and so were some seeds at the fourth syllable. Longer training may change their order. Only PyTorch's default initialisation was tried.
#
# ## 6. What is as in the original, and what is not
# The words, how they are split into three letters and a fourth, the 128 units, the state that starts at 0, `W` without bias and `b` of ones, and training on everything at once are the same. The code is new; its input is `(T, B, V)` from the start, so it needs no `transpose`.
#
# ### Sources
# - T.-H. Jung (graykode), *nlp-tutorial*, 3-2 TextLSTM, GitHub.
# - I. H. Witten, T. C. Bell, *The Zero-Frequency Problem: Estimating the Probabilities of Novel Events in Adaptive Text Compression*, IEEE Transactions on Information Theory 37(4), 1991.
# - S. Hochreiter, J. Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997.
# - F. A. Gers, J. Schmidhuber, F. Cummins, *Learning to Forget: Continual Prediction with LSTM*, Neural Computation 12(10), 2000 (the forget gate).
# - K. Cho et al., *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014 (GRU).
# - N. Srivastava et al., *Dropout: A Simple Way to Prevent Neural Networks from Overfitting*, JMLR 15, 2014.
# - G. Weiss, Y. Goldberg, E. Yahav, *On the Practical Computational Power of Finite Precision RNNs for Language Recognition*, ACL 2018.
# - Where the words come from, and their licences: `data/README.md`.
