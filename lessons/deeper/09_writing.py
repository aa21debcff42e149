# %% [markdown] lang="ko"
# # 글쓰기, 더 깊이
# **[글쓰기](../09_writing.ipynb)에서 짧게 말한 것은 모두 정말일까요?**
#
# 본문은 신경망 하나와 가장 나은 학습률, 결론만 보여 주었습니다. 여기에는 나머지 시드와 학습률, 대조 실험, 쓴 단어와 유닛을 더 자세히 본 것이 있습니다. 절은 서로 독립이므로 궁금한 절만 읽어도 됩니다. 다만 코드는 위에서부터 실행해야 합니다.
#
# 1. 자모로 풀었다가 도로 모으기
# 2. 표의 길이, 다섯 시드, LSTM과 GRU와 RNN
# 3. 온도와 새 단어: 외운 것과 지어낸 것
# 4. 토큰마다 움직이는 게이트, 유닛 하나를 끄기
# 5. 괄호: 모든 학습률, 표, 괄호를 붙잡는 유닛
# 6. 출처
# %% [markdown] lang="en"
# # Going deeper: Writing
# **Does what the lesson says in passing hold?**
#
# The lesson showed one net, the best learning rate and the conclusion. Here are the other seeds and rates, the controls, and a closer look at written words and at units. The sections do not build on each other, so read those you like; only the code has to be run from the top.
#
# 1. Into jamo and back
# 2. How far a table looks, five seeds, and LSTM, GRU, RNN
# 3. Temperature and new words: by heart or made up?
# 4. Gates, letter by letter, and a unit switched off
# 5. Brackets: all rates, all tables, the unit that holds a bracket
# 6. Sources
# %%
import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import explore, lang, plots
from helpers.nets.read_off import read_off
from helpers.nets.readouts import EveryStep
from helpers.nets.trace import trace
from helpers.rivals.tables import Table, steps
from helpers.tasks import brackets
from helpers.tasks.jamo import from_jamo, to_jamo
from helpers.tasks.studies import study
from helpers.tasks.words import START, alphabet_of, load_words, nearest
from helpers.tasks.writing import COUNTED, has_four, shifted, spelt
from helpers.training.sampling import sample
from helpers.training.stopping import train_and_stop

# %%
plots.use_course_style()
# ko| # 작은 신경망에서는 이쪽이 빠릅니다
# en| # faster for small networks
torch.set_num_threads(1)
# %% [markdown] lang="ko"
# ## 1. 자모로 풀었다가 도로 모으기
# 유니코드의 한글 음절은 0xAC00에서 0xD7A3까지 11,172개이고, 초성·중성·종성의 번호로 자리가 정해집니다. 0xAC00 + (초성 · 21 + 중성) · 28 + 종성입니다(Unicode 표준 3.12절). 종성 28가지에는 '없음'도 들어 있습니다.
#
# 이 강의의 자모는 초성과 종성을 구별하지 않지만, 모음 바로 앞의 자음이 초성이라는 규칙만으로 도로 모을 수 있습니다. 자판과 달리 ㅘ, ㄲ, ㅄ도 하나로 셉니다. 음절을 하나씩 풀었다 모을 때도, 모든 음절을 이어 붙였을 때도 제자리로 돌아올까요?
# %% [markdown] lang="en"
# ## 1. Into jamo and back
# A Korean syllable is written as a block of two or three letters, its **jamo**: *si-jang* (market) has five, s, i, j, a, ng. The Korean edition of the lesson writes words of four syllables jamo by jamo, which makes 8 to 12 symbols.
#
# Unicode has 11,172 syllables, from 0xAC00 to 0xD7A3, and a syllable's place follows from the numbers of its initial consonant, vowel and final consonant: 0xAC00 + (initial · 21 + vowel) · 28 + final (Unicode Standard, section 3.12); one of the 28 finals is "none". The jamo used here do not say whether a consonant is initial or final. One rule is enough to put them together again: the consonant right before a vowel is an initial. Does it hold for every syllable alone, and for all of them in a row?
# %%
syllables = [chr(code) for code in range(0xAC00, 0xD7A4)]
alone = sum(from_jamo(to_jamo(syllable)) == syllable for syllable in syllables)
print(len(syllables), alone, from_jamo(to_jamo("".join(syllables))) == "".join(syllables))
# %% [markdown] lang="ko"
# 11,172개 모두 제자리로 돌아오고, 이어 붙여도 그렇습니다. 그래서 LSTM이 자모로 쓴 단어를 음절로 읽을 수 있습니다. 다만 학습한 단어가 모두 한자어여서 겹받침이 없고 받침은 ㄱㄴㄹㅁㅂㅇ뿐이며, 이 목록에는 된소리와 ㅋ도 없습니다. 대화형 그림에 '쓰레기통'이나 '값'을 넣으면 모르는 자모를 건너뜁니다.
#
# 길이가 다른 단어는 뒤를 채워 길이를 맞춥니다(패딩, padding). 읽을 것은 0으로, 맞힐 것은 손실에서 빠지는 번호 −100으로 채웁니다.
#
# ## 2. 표의 길이, 다섯 시드, LSTM과 GRU와 RNN
# 본문의 표는 검증 단어의 퍼플렉시티가 가장 작은 $n$을 사용했습니다. 마지막 1, 2, 3, 4, 5토큰을 보는 표의 검증 퍼플렉시티를 차례로 출력합니다. 쓴 단어 500개 중 네 음절인 것과, 그중 학습 단어가 **아닌** 것의 비율도 봅니다.
# %% [markdown] lang="en"
# All 11,172 come back, and so do they in a row. So what the net writes in jamo can be read as syllables. Shorter words are filled up (padding): inputs with 0, targets with −100, which the loss leaves out.
#
# ## 2. How far a table looks, five seeds, and LSTM, GRU, RNN
# The tables of the lesson look as far as is best on validation words. Here is the validation perplexity of tables that look 1, 2, 3, 4 and 5 symbols back; and of 500 words that each writes, the share with four letters, and of those with four letters that are **not** training words:
# %% tags=["nbval-ignore-output"]
language = lang.current()
words = spelt(language)
alphabet = alphabet_of(words["train"])


def place(tokens):
    return sum(token in COUNTED[language] for token in tokens)


learned, held = steps(words["train"]), steps(words["validation"])
# ko| kinds = ("네 음절", "학습 단어가 아닌 네 음절")
# en| kinds = ("four letters", "four letters and new")
for told in (lambda tokens: None, place):
    # ko| name = "자리를 알려 준 표" if told is place else "표"
    # en| name = "table told the place" if told is place else "table"
    tables = [Table(learned, n, alphabet, told) for n in range(1, 6)]
    print(f"{name}:", *(f"{table.perplexity(held):.2f}" for table in tables))
    right = [[word for word in table.write(500) if has_four(word)] for table in tables]
    new = [[word for word in of if word not in words["train"]] for of in right]
    for what, shares in zip(kinds, (right, new), strict=True):
        print(f"  {what}:", *(f"{len(share) / 500:.0%}" for share in shares))


# %% [markdown] lang="ko"
# 퍼플렉시티는 한국어에서는 4와 3(자리를 알려 준 표), 영어에서는 2와 1에서 가장 작습니다. 더 길게 보는 표는 단어의 시작까지 보이기도 하지만, 처음 보는 조합이 많아져서 오히려 나빠집니다. 자리를 알려 주지 않은 표에서 길이가 맞는 단어는 길게 볼수록 늘지만, 학습 단어를 베낀 것을 빼면 얼마 되지 않습니다. 자리를 알려 준 표도 너무 길게 보면 베낀 것이 늘어납니다.
#
# 이 퍼플렉시티는 단어의 끝까지 모든 시점의 손실을 평균해 구한 것이고, 한국어에서는 자모 단위입니다. 길이를 알면 끝은 거의 거저 맞힙니다. 그래서 [8강](../08_text_lstm.ipynb)의 퍼플렉시티와 비교할 수 없습니다.
#
# 이제 매개변수 수가 같은 LSTM, GRU, RNN을 다섯 시드로 미리 학습시킨 결과를 봅니다(`data/text_words.csv`). 크기가 본문과 다르니(LSTM의 유닛이 128개) 숫자가 꼭 맞지는 않습니다. 퍼플렉시티의 가장 작은 값과 가장 큰 값, 그리고 쓴 단어 1000개 중 네 음절인 것의 비율을 출력합니다.
# %% [markdown] lang="en"
# The perplexity is smallest at 2, and at 1 when the place is told (in Korean at 4 and 3). A table that looks further sometimes sees where the word began, but more often it meets what it has never seen, and gets worse. Not told the place, it writes more words of four letters the further it looks, but a smaller share is new; told the place, it copies more, too.
#
# This perplexity is an average over all steps, the end of the word included: whoever knows the length gets the end almost for nothing. So it must not be compared with that of [lesson 8](../08_text_lstm.ipynb).
#
# Now LSTM, GRU and RNN with equal numbers of parameters, from five seeds, trained beforehand (`data/text_words.csv`; the LSTM has 128 units, so the numbers need not be those of the lesson). Printed are the smallest and the largest perplexity, and how many of 1000 written words have four letters:
# %% tags=["nbval-ignore-output"]
for cell in ("lstm", "gru", "rnn"):
    print(cell.upper(), end="")
    for rate in ("0.02", "0.005"):
        wanted = ("next", language, cell, rate)
        rows = [row for row in study("text_words") if (*row.values(),)[:4] == wanted]
        unsure, four = ([float(row[key]) for row in rows] for key in ("perplexity", "score"))
        print(f"   {rate}: {min(unsure):.2f}–{max(unsure):.2f}", end="")
        print(f", {min(four):.0%}–{max(four):.0%}", end="")
    print()


# %% [markdown] lang="ko"
# 길이는 어느 셀이나 거의 늘 맞힙니다. 한국어에서 LSTM의 퍼플렉시티는 학습률 0.02에서는 다섯 시드 모두 GRU와 RNN보다 작고, 0.005에서는 거꾸로 모두 더 큽니다. 영어에서는 셋이 비슷합니다. 한국어에서는 세 셀 모두 마지막 업데이트까지 나아지고 있었으므로 순위는 또 달라질 수 있습니다.
#
# LSTM은 $c$에 더해 가며 셀 수 있지만 GRU와 tanh RNN은 그러기 어렵다는 연구가 있습니다(Weiss 등 2018). 여기서는 넷까지만 세면 되므로, 이 차이가 그 때문인지는 알 수 없습니다. RNN도 길이를 맞힙니다.
#
# ## 3. 온도와 새 단어: 외운 것과 지어낸 것
# 온도마다 단어를 1000개씩 쓰게 합니다. 비교하려고 자리를 알려 준 표에도 두 온도에서 쓰게 합니다. 학습 단어와 같은 것, 학습하지 않았지만 검증·테스트 단어에 **실제로 있는** 것, 어느 목록에도 없는 것을 셉니다(같은 단어를 두 번 쓰면 두 번 셉니다).
#
# 새로 쓴 단어 셋은 가장 가까운 학습 단어와 나란히 적습니다. 괄호 안은 편집 거리(edit distance), 즉 넣거나 빼거나 바꿔야 하는 글자 수입니다(한국어는 음절 단위, Levenshtein 1966).
# %% [markdown] lang="en"
# All three get the length right nearly always. Their perplexities are close; the RNN's is a little above the LSTM's at both rates, from every seed. (In Korean the LSTM is ahead of both from all five seeds at 0.02, and behind both at 0.005; all cells were still improving there at the last update.) Only two rates were tried.
#
# It has been found that an LSTM can count by adding to $c$, which a GRU and a tanh RNN cannot easily do (Weiss et al. 2018). Here one need only count to four, which the RNN does as well.
#
# ## 3. Temperature and new words: by heart or made up?
# Now 1000 words at each temperature and, to compare, by the table that is told the place, at two of them. We count training words; words never trained on that **do exist**, among the validation and test words; and words in no list (a word written twice counts twice).
#
# Three new ones are shown, each with the nearest training word and, in brackets, the edit distance: how many letters to put in, leave out or change (Levenshtein 1966).
# %% tags=["nbval-ignore-output"]
def make_writer(symbols):
    lstm = nn.LSTM(16, 64)
    return nn.Sequential(nn.Embedding(len(symbols), 16), EveryStep(lstm, len(symbols)))


torch.manual_seed(0)
writer = make_writer(alphabet)
parts = {part: shifted(words[part], alphabet) for part in words}
updates = {"en": 300, "ko": 1000}
train_and_stop(writer, parts, 64, updates[language], lr=2e-2, every=50, cosine=True, bar=True)

chance = torch.Generator().manual_seed(0)
told = Table(learned, {"en": 1, "ko": 3}[language], alphabet, place)
# ko| by_table = "자리를 알려 준 표"
# en| by_table = "table told the place"
written = {f"{by_table}, τ = {tau}": told.write(1000, tau) for tau in (0.5, 1.0)}
for tau in (0.5, 1.0, 1.5):
    written[f"LSTM, τ = {tau}"] = sample(writer, alphabet, 1000, tau, generator=chance)
# %% tags=["nbval-ignore-output"]
lists = load_words(language)
held_out = {*lists["validation"], *lists["test"]}
for name, spellings in written.items():
    of = [from_jamo(word) for word in spellings]
    known, real = (sum(word in part for word in of) for part in (lists["train"], held_out))
    # ko| said = f"학습 단어 {known}, 떼어 둔 단어 {real}, 목록에 없는 것 {1000 - known - real}"
    # en| said = f"{known} training words, {real} held out, {1000 - known - real} in no list"
    new = [word for word in of if word not in lists["train"]][:3]
    near = ["{} → {} ({})".format(word, *nearest(word, lists["train"])) for word in new]
    print(f"{name}: {said}", *near, sep="  ")
# %% [markdown] lang="ko"
# 온도가 낮으면 학습 단어와 같은 것이 늘고, 높으면 목록에 없는 것이 늡니다. 학습 단어가 나왔다는 것만으로는 외웠다고 할 수 없습니다. 세기만 한 표도 학습 단어를 쓰기 때문입니다.
#
# 그래서 떼어 둔 단어와 비교합니다. 학습 단어는 떼어 둔 단어의 네 배 남짓이므로, 학습 단어 쪽으로 쏠리지 않는다면 학습 단어를 네 개 쓸 때마다 떼어 둔 단어도 하나쯤 나와야 합니다. 온도 0.5의 LSTM이 쓴 떼어 둔 단어는 그 절반도 되지 않습니다. 같은 온도의 표도 적게 쓰니, 글자의 순서만 배워도 어느 정도는 쏠립니다. LSTM이 더 쏠린 만큼은 외웠을지도 모르지만, 떼어 둔 단어가 열 개 남짓이라 여기서는 가릴 수 없습니다(영어에서는 수가 더 많고, LSTM이 분명히 더 쏠립니다).
#
# 목록에 없다고 모두 없는 말은 아니고, 목록에 있는 말도 낯선 것이 많습니다. 그럴듯하게 들리는 것과 뜻이 있는 것은 다릅니다. 이 신경망은 뜻을 본 적이 없습니다.
#
# ## 4. 토큰마다 움직이는 게이트, 유닛 하나를 끄기
# 단어를 읽는 동안 게이트는 어떻게 움직일까요? 토큰이 바뀔 때 $f$가 가장 많이 움직이는 유닛 24개를 골라, 세 게이트를 토큰마다 한 줄씩 그립니다.
# %% [markdown] lang="en"
# A low temperature gives more words of the training list, a high one more that are in no list. A training word alone is no proof of anything learned by heart: the table, which has only counted letters, writes some, too.
#
# So compare with the words held out. There are a little over four training words to one of these, so a writer with no liking for training words should write one held-out word for every four. At a temperature of 0.5 the LSTM writes about half as many. The table at 0.5 hardly falls short, at 1.0 a little more, which may be chance: knowing which letters follow which explains a part of the lean at most. The rest the LSTM may have learned by heart.
#
# Nor is every word outside our lists wrong. But to sound right is not to mean something: this network has never seen a meaning.
#
# ## 4. Gates, letter by letter, and a unit switched off
# What do the gates do while a word is read? We take the 24 units whose $f$ moves most from letter to letter, and draw their three gates, a row for each letter:
# %% tags=["nbval-ignore-output"]
# ko| word = "시장경제"
# en| word = "need"
symbols = START + to_jamo(word)
record = trace(writer[1].recurrent, writer[0](shifted([symbols[1:]], alphabet)[0]))
units = record["f"][:, 0].std(dim=0).topk(24).indices
units = units[record["f"][:, 0, units].mean(dim=0).argsort()]
plots.plot_word_gates(record, symbols, units)
plt.show()

twice = next(symbol for symbol in symbols if symbols.count(symbol) > 1)
first, second = (k for k, symbol in enumerate(symbols) if symbol == twice)
print(twice, f"{(record['f'][first] - record['f'][second]).abs().mean():.2f}")


# %% [markdown] lang="ko"
# 한 줄이 토큰 하나, 한 칸이 유닛 하나입니다. 흰색은 닫힌 것(0)이고, 짙을수록 열린 것(1)입니다. 가중치는 그대로인데 게이트는 토큰마다 새로 계산됩니다. 되풀이해서 나오는 토큰을 찾아보세요. **같은** 토큰인데도 무늬가 다릅니다. 게이트가 입력만이 아니라 $h_{t-1}$도, 즉 앞에 무엇이 왔는지도 보기 때문입니다. 출력한 수는, 되풀이된 토큰 하나를 처음 읽을 때와 다시 읽을 때 $f$가 얼마나 다른지를 유닛 64개에 걸쳐 평균한 것입니다.
#
# 본문 4절의 유닛으로 정말 셀까요? 유닛을 하나씩 끄고($o = 0$) 단어를 200개씩 쓰게 합니다. 자리가 가장 잘 보이는 유닛을 껐을 때와, 나머지 63개를 하나씩 껐을 때 네 음절 단어의 비율이 얼마인지 출력합니다.
# %% [markdown] lang="en"
# A row is a letter, a column a unit; white is shut (0), and the darker, the more open (1). The weights stay, the gates are computed anew at each letter. Look for a letter that comes twice. It is the **same** letter, yet its rows differ, because a gate sees not only the input but also $h_{t-1}$, and so what came before. The number printed is how much $f$ differs between the two, on average over all 64 units.
#
# Does the net count by the unit of section 4 of the lesson? We switch off one unit after the other ($o = 0$), let the net write 200 words each time, and print the share with four letters: with the unit off that tells the place best, and with each of the other 63 off.
# %% tags=["nbval-ignore-output"]
counts = torch.tensor([symbol in COUNTED[language] for symbol in alphabet]).long()


def states(net, part):
    read, wanted = parts[part]
    c, number = trace(net[1].recurrent, net[0](read))["c"], counts[read].cumsum(dim=0)
    return c[wanted >= 0], number[wanted >= 0]


def four_without(unit):
    net = make_writer(alphabet)
    net.load_state_dict(writer.state_dict())
    with torch.no_grad():
        net[1].recurrent.weight_hh_l0[:, unit] = 0
        net[1].readout.weight[:, unit] = 0
    return sum(map(has_four, sample(net, alphabet, 200))) / 200


# %% tags=["nbval-ignore-output"]
unit, right = read_off(*states(writer, "validation"), *states(writer, "test"))
others = sorted(four_without(other) for other in range(64) if other != unit)
# ko| print(f"유닛 {unit + 1}: 자리를 {right:.0%} 맞힘, 끄면 네 음절 {four_without(unit):.0%}")
# en| print(f"unit {unit + 1}: tells {right:.0%} of places; off: four letters {four_without(unit):.0%}")
# ko| print(f"다른 유닛 하나를 끄면: 네 음절 {others[0]:.0%}–{others[-1]:.0%}")
# en| print(f"another one off: four letters {others[0]:.0%}–{others[-1]:.0%}")
torch.manual_seed(0)
young = make_writer(alphabet)
train_and_stop(young, parts, 64, 4, lr=2e-2, every=4, cosine=True)
right = read_off(*states(young, "validation"), *states(young, "test"))[1]
four = sum(map(has_four, sample(young, alphabet, 200))) / 200
# ko| print(f"업데이트 네 번: 자리를 {right:.0%} 맞힘, 네 음절 {four:.0%}")
# en| print(f"after four updates: tells {right:.0%} of places, four letters {four:.0%}")


# %% [markdown] lang="ko"
# 저장된 한국어 신경망은 이 유닛을 끄면 길이가 맞는 단어가 절반 아래로 줄고, 다른 유닛은 하나쯤 꺼도 대부분 맞힙니다. 영어판의 신경망은 이 유닛을 꺼도 길이를 맞힙니다. 다시 학습하면 어느 쪽도 달라질 수 있습니다. 손실은 다음 토큰을(단어의 끝도) 맞혔는지만 따질 뿐, 어떻게 세었는지는 따지지 않습니다.
#
# 마지막 줄은 읽어 낼 수 있는 것과 쓰는 것이 얼마나 다른지 보여 줍니다. 업데이트를 네 번 한 신경망에도 자리를 꽤 잘 알려 주는 유닛이 있지만, 그 신경망이 쓴 단어는 길이가 거의 모두 틀립니다. 번역 신경망에서는 여러 유닛이 함께 길이를 맡는다고 합니다(Shi 등 2016).
#
# 이 유닛은 음절을 따라갈까요, 시점을 따라갈까요? 본문의 그림에서 $c$는 첫 자음을 빼면 모음에서 움직이고 자음에서는 거의 멈춥니다. 저장된 한국어 신경망에서는 음절입니다. 글자와 시점이 같은 영어 단어에서는 가릴 수 없습니다.
#
# ## 5. 괄호: 모든 학습률, 표, 괄호를 붙잡는 유닛
# 본문 5절의 그림은 검증 손실이 가장 작은 학습률만 보여 주었습니다. 여기에는 모두 있습니다(`data/brackets.csv`, 스크립트는 `studies/brackets.py`). 여는 괄호까지의 거리가 8 이하, 9–16, 17 이상인 닫는 괄호를 맞힌 비율이고, 다섯 시드의 가장 작은 값과 가장 큰 값입니다. 여덟 토큰만 읽는 LSTM은 업데이트마다 윈도 256개씩, 400번 업데이트했습니다. 학습률 0.03과 0.01에서는 가까운 괄호를 거의 다 맞히므로, 먼 괄호를 찍는 것이 학습이 모자란 탓은 아닙니다.
# %% [markdown] lang="en"
# The net stored here gets the length right with that unit off, or any other; the one of the Korean edition loses more than half of its right lengths with that unit off, and few with another. Trained anew, either may be different: the loss asks for the right ending, not for any one way of keeping count.
#
# The last line shows how far reading off is from being used. After four updates the net has a unit that tells the place rather well, and yet most of its words have the wrong length. In networks that translate, several units together are reported to keep the length (Shi et al. 2016).
#
# Whether the unit follows letters or time steps cannot be told here, where they are the same. In the Korean edition it can: there $c$ moves at the vowels, one to a syllable, and hardly at the consonants in between.
#
# ## 5. Brackets: all rates, all tables, the unit that holds a bracket
# The figure in section 5 of the lesson showed the best rate on validation formulas. Here are all (`data/brackets.csv`, by `studies/brackets.py`): the share of closing brackets right where the opening one is at most 8, 9 to 16, and at least 17 symbols back, from the smallest to the largest of five seeds. The LSTM that reads eight symbols made 400 updates on 256 windows each; near brackets show where this was enough.
# %%
def told_by(reader, look, rate, columns):
    wanted = (reader, str(look), rate)
    rows = [row for row in study("brackets") if (*row.values(),)[:3] == wanted]
    values = [[float(row[column]) for row in rows] for column in columns]
    return "   ".join(f"{min(of):.0%}–{max(of):.0%}" for of in values)


for look in (0, 8):
    for rate in ("0.03", "0.01", "0.003"):
        # ko| name = f"LSTM, {'여덟 토큰만' if look else '끊지 않음'}, {rate}"
        # en| name = f"LSTM, {'eight symbols' if look else 'memory whole'}, {rate}"
        print(f"{name}:", told_by("lstm", look, rate, ("near", "middle", "far")))
# %%
names = {"lstm": "LSTM"}
# ko| names |= {"table": "표", "last": "마지막 괄호를 알려 준 표", "told": "열린 괄호를 알려 준 표"}
# en| names |= {"table": "table", "last": "told the last bracket", "told": "told the open ones"}
for reader, looks in {"table": (1, 2, 4, 8, 16), "last": (2,), "told": (2,)}.items():
    for look in looks:
        print(f"{names[reader]}, {look}:", told_by(reader, look, "0", ("near", "middle", "far")))


# %% [markdown] lang="ko"
# 여덟 토큰만 읽는 LSTM은 어느 학습률에서도 먼 괄호는 찍는 것이나 다름없습니다. 기억을 끊지 않은 LSTM은 업데이트 300번으로는 학습률 0.003에서 다 배우지 못했고, 0.03에서도 먼 괄호를 놓치는 시드가 있습니다.
#
# 가까운 괄호는 여덟 토큰을 보는 표도 거의 다 맞힙니다. 그런데 16토큰을 보는 표는 9–16만큼 떨어진 괄호를 **볼 수 있는데도** 찍는 수준입니다. 그렇게 긴 조합은 거의 모두 처음 보는 것이어서 짧은 쪽으로 물러서기 때문입니다. 표는 본 적이 있는 조합에만 답합니다. 그러니 표에는 두 가지가 모자랍니다. 멀리까지 기억하는 것과, 처음 보는 것에도 통하는 규칙입니다.
#
# 쓴 식의 괄호가 모두 맞는지도 봅니다. 퍼플렉시티와, 쓴 식 500개 중 괄호가 모두 맞는 것의 비율입니다. 이름 뒤의 수는 되돌아볼 수 있는 토큰 수이고, LSTM의 0은 전부라는 뜻입니다.
# %% [markdown] lang="en"
# At every rate the LSTM that reads eight symbols does on the far brackets about what a guess does. With its memory whole, it had not learned all of it after 300 updates at the rate 0.003, nor, at 0.03, from every seed.
#
# Near brackets a table that looks eight back gets nearly all right, too. But one that looks 16 back **can see** a bracket 9 to 16 symbols away, and still does no better than a guess: nearly all contexts so long are new, so it falls back on shorter ones. A table answers only what it has seen. It lacks two things: a memory of what is far, and a rule that holds for what is new.
#
# And what they write? The perplexities (smallest to largest), and how many of 500 written formulas have no fault in their brackets. The number after a name says how far it looks back, 0 of the LSTM that it looks back to the start:
# %%
chosen = [("table", 4, "0"), ("table", 16, "0"), ("told", 2, "0")]
chosen += [("lstm", 8, "0.03"), ("lstm", 0, "0.01")]
for reader, look, rate in chosen:
    rows = [r for r in study("brackets") if (*r.values(),)[:3] == (reader, str(look), rate)]
    unsure = sorted(float(row["perplexity"]) for row in rows)
    whole = told_by(reader, look, rate, ("balanced",))
    # ko| said = "괄호가 맞는 식"
    # en| said = "without fault"
    print(f"{names[reader]}, {look}: {unsure[0]:.2f}–{unsure[-1]:.2f}, {said} {whole}")


# %% [markdown] lang="ko"
# 다음 토큰을 맞히는 데는(퍼플렉시티) 기억을 끊지 않은 LSTM이 열린 괄호를 알려 준 표보다 못하지 않습니다. 그런데 쓴 식은 그 표의 것이 더 자주 맞습니다. LSTM은 틀린 괄호에도 작은 확률을 남기고, 식 하나에 토큰을 스무 개 넘게 뽑는 동안 그것이 쌓이는 듯합니다(측정하지는 않았습니다).
#
# 16토큰을 보는 표도 괄호가 맞는 식을 제법 씁니다. 혹시 외운 것을 베낀 것은 아닐까요? 쓴 식 300개 중 괄호가 맞는 것과, 그중 학습한 식에 **없는** 것을 셉니다.
# %% [markdown] lang="en"
# At predicting the next symbol (perplexity) the whole LSTM is no worse than the table that is told the open brackets. Yet more of that table's formulas are without fault. Presumably the LSTM leaves a little probability on wrong brackets, and over more than twenty draws that adds up; we did not measure it.
#
# A table that looks 16 back writes many formulas without fault, too. Does it copy what it has seen? Of 300 written formulas, count those without fault, and those of them that are **not** among the training formulas:
# %% tags=["nbval-ignore-output"]
sizes = {"train": (2000, 0), "validation": (500, 1001), "test": (500, 1002)}
formulas = {part: brackets.formulas(*size) for part, size in sizes.items()}
parts = {part: shifted(formulas[part], brackets.SYMBOLS) for part in formulas}
torch.manual_seed(0)
closer = make_writer(brackets.SYMBOLS)
history = train_and_stop(closer, parts, 64, 300, lr=1e-2, every=100, cosine=True, bar=True)


# %% tags=["nbval-ignore-output"]
by_heart = Table(steps(formulas["train"]), 16, brackets.SYMBOLS)
# ko| writes = {"표(16토큰)": by_heart.write(300, longest=60)}
# en| writes = {"table (16 back)": by_heart.write(300, longest=60)}
writes["LSTM"] = sample(closer, brackets.SYMBOLS, 300, longest=60)
for name, texts in writes.items():
    right = [text for text in texts if brackets.balanced(text)]
    new = [text for text in right if text not in formulas["train"]]
    # ko| said = "{}: 괄호가 맞는 식 {:.0%}, 맞고 학습하지도 않은 식 {:.0%}"
    # en| said = "{}: without fault {:.0%}, and new {:.0%}"
    print(said.format(name, len(right) / 300, len(new) / 300))


# %% [markdown] lang="ko"
# 표가 맞게 쓴 식은 대부분 학습한 식을 베낀 것이고, LSTM은 새로 지은 식이 훨씬 많습니다.
#
# 괄호를 붙잡고 있는 유닛이 있을까요? 가장 안쪽에 열린 괄호가 무엇인지(없음, `(`, `[`, `{`) 유닛 하나의 $c$로 맞혀 봅니다. 그다음에는 유닛 64개의 $c$를 함께 읽는 선형층(최소제곱법)으로 맞혀 봅니다. 대조로 **학습하기 전의** 신경망에서도 똑같이 합니다. **먼저 적어 보세요.** 각각 몇 %일까요? 늘 가장 흔한 답을 하면 28%쯤입니다. 괄호 안은 여는 괄호가 8토큰 이내, 9–16토큰, 17토큰 이상 앞일 때의 비율입니다.
# %% [markdown] lang="en"
# Most of what the table gets right is copied; far more of the LSTM's formulas are new.
#
# Is there a unit that holds the bracket? We read off the innermost open one (none, `(`, `[`, `{`) from the $c$ of one unit, and then from all 64 together, by a linear layer (least squares). The control is the same net **before training**. **Write down** the percentages. Always giving the most frequent answer gets about 28%. In brackets: where the opening one is at most 8, 9 to 16, and at least 17 symbols back.
# %%
SPANS = ((1, 8), (9, 16), (17, 99))


def innermost(tokens):
    # ko| """가장 안쪽에 열린 괄호의 종류, 그것이 몇 토큰 전에 열렸는지"""
    # en| """The kind of the innermost open bracket, and how many symbols ago it was opened"""
    still_open = []
    for k, token in enumerate(tokens):
        if token in "([{":
            still_open.append(k)
        elif token in ")]}":
            still_open.pop()
    last = still_open[-1] if still_open else None
    return (0, 0) if last is None else (" ([{".index(tokens[last]), len(tokens) - last)


# %%
def cells(net, part):
    # ko| """모든 식, 모든 시점의 c (N, 64)"""
    # en| """c (N, 64) at all steps of all formulas"""
    read, wanted = parts[part]
    return trace(net[1].recurrent, net[0](read))["c"].transpose(0, 1)[wanted.T >= 0]


def asked(part):
    found = [innermost(f[:k]) for f in formulas[part] for k in range(len(f) + 1)]
    return torch.tensor(found).T


# %% tags=["nbval-ignore-output"]
(kind, _), (kind_test, ago) = asked("validation"), asked("test")
kinds = nn.functional.one_hot(kind).float()
torch.manual_seed(0)
# ko| stages = {"학습 전": make_writer(brackets.SYMBOLS), "학습 후": closer}
# en| stages = {"before": make_writer(brackets.SYMBOLS), "after": closer}
# ko| one, whole = "유닛 하나", "유닛 64개"
# en| one, whole = "one unit", "all 64"
for stage, net in stages.items():
    c, c_test = cells(net, "validation"), cells(net, "test")
    unit, right = read_off(c, kind, c_test, kind_test)
    ones, ones_test = torch.ones(len(c), 1), torch.ones(len(c_test), 1)
    weights = torch.linalg.lstsq(torch.cat([c, ones], 1), kinds).solution
    all_right = (torch.cat([c_test, ones_test], 1) @ weights).argmax(dim=1) == kind_test
    spans = [all_right[(ago >= least) & (ago <= most)] for least, most in SPANS]
    shares = " ".join(f"{span.float().mean():.0%}" for span in spans)
    print(f"{stage}: {one} {right:.0%}, {whole} {all_right.float().mean():.0%} ({shares})")
# %% [markdown] lang="ko"
# 유닛 하나로는 절반쯤밖에 맞히지 못하지만, 64개를 함께 읽으면 거의 다 맞힙니다. 괄호는 유닛 하나에 담겨 있지 않습니다. 그런데 학습하기 전에도 64개를 함께 읽으면 꽤 맞힙니다. 몇 토큰 전에 읽은 것은 어느 신경망에서나 읽어 낼 수 있기 때문입니다. 학습이 더해 준 것은 **먼** 괄호입니다. 학습 전에는 아홉 토큰만 지나도 찍는 수준입니다.
#
# 아래에 이 신경망이 있습니다. 식을 고쳐 보며 $c$의 무늬가 괄호를 열고 닫을 때 어떻게 바뀌는지 보세요. `{`로 시작한 식을 `[`로 바꾸면 맨 끝의 답은 어떻게 될까요? 세 겹으로 괄호를 열면요? 배운 적이 없는 깊이입니다.
# %% [markdown] lang="en"
# One unit tells it about half the time, all 64 together nearly always: the bracket is not in one unit. But 64 units do rather well before training, too, as what was read a few symbols ago can be read off any net. What training added is the **far** brackets: before it, from nine symbols on nothing useful is left.
#
# Below is this net. Change the formula and watch the pattern of $c$ where a bracket is opened and closed. What becomes of the last answer if the `{` at the start is a `[`? And if brackets are three deep, which the net has never seen?
# %%
explore.net(closer, brackets.SYMBOLS, "{x+(y-x)-[y+x]-y", unit=unit + 1)
# %% [markdown] lang="ko"
# 첫 괄호를 바꾸면 열다섯 토큰 뒤의 답이 함께 바뀝니다. 세 겹에서는 장담할 수 없습니다. 두 겹까지만 배웠으므로, 여러 겹을 쌓아 두는 일반적인 방법을 배웠다는 증거는 없습니다.
#
# ## 6. 출처
# - R. J. Williams, D. Zipser, *A Learning Algorithm for Continually Running Fully Recurrent Neural Networks*, Neural Computation 1(2), 1989 (교사 강요).
# - S. Hochreiter, J. Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997.
# - F. A. Gers, J. Schmidhuber, F. Cummins, *Learning to Forget: Continual Prediction with LSTM*, Neural Computation 12(10), 2000 (망각 게이트).
# - I. H. Witten, T. C. Bell, *The Zero-Frequency Problem: Estimating the Probabilities of Novel Events in Adaptive Text Compression*, IEEE Transactions on Information Theory 37(4), 1991 (표가 처음 보는 것에 확률을 나누어 주는 방법).
# - K. Cho et al., *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014 (GRU).
# - X. Shi, K. Knight, D. Yuret, *Why Neural Translations are the Right Length*, EMNLP 2016.
# - G. Weiss, Y. Goldberg, E. Yahav, *On the Practical Computational Power of Finite Precision RNNs for Language Recognition*, ACL 2018.
# - V. I. Levenshtein, *Binary Codes Capable of Correcting Deletions, Insertions, and Reversals*, Soviet Physics Doklady 10, 1966 (편집 거리).
# - 단어의 출처와 라이선스: `data/README.md`.
# %% [markdown] lang="en"
# With another bracket at the start, the answer fifteen symbols later changes with it. Three deep, all bets are off: the net has learned two, and nothing here shows that it has found a general way to stack brackets.
#
# ## 6. Sources
# - R. J. Williams, D. Zipser, *A Learning Algorithm for Continually Running Fully Recurrent Neural Networks*, Neural Computation 1(2), 1989 (teacher forcing).
# - S. Hochreiter, J. Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997.
# - F. A. Gers, J. Schmidhuber, F. Cummins, *Learning to Forget: Continual Prediction with LSTM*, Neural Computation 12(10), 2000 (the forget gate).
# - I. H. Witten, T. C. Bell, *The Zero-Frequency Problem: Estimating the Probabilities of Novel Events in Adaptive Text Compression*, IEEE Transactions on Information Theory 37(4), 1991 (how a table sets probability aside for what it has never seen).
# - K. Cho et al., *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014 (GRU).
# - X. Shi, K. Knight, D. Yuret, *Why Neural Translations are the Right Length*, EMNLP 2016.
# - G. Weiss, Y. Goldberg, E. Yahav, *On the Practical Computational Power of Finite Precision RNNs for Language Recognition*, ACL 2018.
# - V. I. Levenshtein, *Binary Codes Capable of Correcting Deletions, Insertions, and Reversals*, Soviet Physics Doklady 10, 1966 (edit distance).
# - Where the words come from, and their licences: `data/README.md`.
