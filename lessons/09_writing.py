# %% [markdown] lang="ko"
# # 글쓰기
# **세기만 한 표도 글을 씁니다. LSTM은 표보다 무엇을 더 알까요?**
#
# 방금 쓴 몇 글자만 보아도 다음 글자는 제법 잘 맞힐 수 있습니다. 무엇 뒤에 무엇이 자주 왔는지 세어 둔 표만 있어도 글이 써집니다. 그런데 `{x+(y-x)-[y+x]`를 이어 쓰려면 한참 앞에서 연 `{`를 기억해야 합니다.
#
# 이 수업에서는 표와 LSTM에게 단어와 괄호 식을 쓰게 합니다. 둘의 차이는 어디에서 날까요?
#
# 이 수업을 마치면
#
# - 다음 토큰을 맞히도록 신경망을 학습시키고, 온도를 정해 글을 쓰게 할 수 있습니다.
# - 표와 LSTM이 각각 무엇을 스스로 알고 무엇은 알려 주어야 아는지 말할 수 있습니다.
# - 긴 기억이 언제 이득이 되는지, 그것을 어떤 대조 실험으로 확인하는지 설명할 수 있습니다.
#
# <details><summary><b>미리 알아 둘 것</b> (눌러서 펼치기)</summary>
#
# | 기호와 말 | 뜻 |
# |---|---|
# | `(T, B)` | 시점 T개, 단어 B개 |
# | 토큰 | 한 번에 읽고 쓰는 단위: 영어에서는 글자, 한국어에서는 자모 |
# | $h_t$, $c_t$ | LSTM의 은닉 상태(hidden state)와 셀 상태(cell state) ([3강](03_lstm_gates.ipynb)) |
# | 로짓, 소프트맥스 | 토큰마다 매긴 점수, 점수를 확률로 바꾸는 함수 |
# | 퍼플렉시티(perplexity) | $e^{\text{교차 엔트로피}}$: 똑같이 그럴듯한 토큰 몇 개 중에서 찍는 셈인가 |
#
# </details>
# %% [markdown] lang="en"
# # Writing
# **A table that has only counted can write. What does an LSTM know that the table does not?**
#
# A table of what followed what can often guess the next letter from the last few. But whoever goes on from `{x+(y-x)-[y+x]` must remember a `{` from far back.
#
# Here tables and LSTMs write words, and then formulas with brackets. Where do they differ?
#
# After this lesson you can
#
# - train a net to predict the next symbol, and let it write at a temperature of your choice;
# - say what a table has to be told that an LSTM finds out for itself;
# - say when a long memory pays, and by which control one sees it.
#
# <details><summary><b>You need</b> (click to unfold)</summary>
#
# | symbol or word | meaning |
# |---|---|
# | `(T, B)` | T time steps, B words |
# | symbol | what is read or written per step, here a character |
# | $h_t$, $c_t$ | hidden state and cell state of an LSTM ([lesson 3](03_lstm_gates.ipynb)) |
# | logits, softmax | scores of all symbols; their probabilities |
# | perplexity | $e^{\text{cross entropy}}$: like guessing among that many symbols |
#
# </details>
# %%
import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import checks, explore, lang, plots
from helpers.nets.read_off import read_off
from helpers.nets.readouts import EveryStep
from helpers.nets.trace import trace
from helpers.rivals.tables import Table, steps
from helpers.tasks import brackets
from helpers.tasks.jamo import from_jamo, to_jamo
from helpers.tasks.rates import at_best_rate
from helpers.tasks.words import START, alphabet_of
from helpers.tasks.writing import COUNTED, has_four, shifted, spelt
from helpers.training.sampling import sample
from helpers.training.stopping import loss_on, train_and_stop

# %%
plots.use_course_style()
# ko| # 작은 신경망에서는 이쪽이 빠릅니다
# en| # faster for small networks
torch.set_num_threads(1)
# %% [markdown] lang="ko"
# ## 1. 다음 토큰을 맞히면 글을 쓸 수 있다
# 단어의 시작과 끝을 `·`으로 표시합니다. 신경망은 `·`부터 읽으면서 시점마다 **다음** 토큰을 맞힙니다. 학습할 때는 신경망이 방금 무엇이라고 답했든 정답을 다음 입력으로 넣습니다. 이것을 **교사 강요**(teacher forcing)라고 합니다.
#
# 한국어 단어는 '시장경제' 같은 네 음절 단어이고, 자모로 풀어서 씁니다. '시장'은 ㅅㅣㅈㅏㅇ, 토큰 다섯 개입니다. ㅘ 같은 겹모음이나 겹받침도 토큰 하나로 셉니다. 단어가 모두 한자어라서 겹받침이 없고, 이 목록에는 된소리와 ㅋ도 없습니다.
# %% [markdown] lang="en"
# ## 1. Whoever can predict the next symbol can write
# A `·` marks both ends of a word. The net begins by reading `·`, and at every step predicts the **next** symbol. In training it then reads the right symbol, whatever it has just said. This is **teacher forcing**.
#
# Our words have four letters (in the Korean edition four syllables, written letter by letter: [deeper](deeper/09_writing.ipynb), section 1).
# %%
language = lang.current()
words = spelt(language)
alphabet = alphabet_of(words["train"])
# ko| for_example = shifted(["ㅅㅣㅈㅏㅇ"], alphabet)
# en| for_example = shifted(["need"], alphabet)
print(*("".join(alphabet[k] for k in row) for each in for_example for row in each.T), sep="\n")


# %% [markdown] lang="ko"
# 윗줄을 읽고 아랫줄을 맞힙니다. 모든 시점의 입력을 미리 알고 있으므로 한 단어를 통째로 넣어 학습할 수 있습니다. 쓸 때는 다릅니다. 방금 **뽑은** 토큰을 다음 입력으로 넣고, `·`이 뽑히면 멈춥니다.
#
# ## 2. 표는 어디까지 썼는지 알까
# 표도 글을 씁니다. 마지막 $n$토큰 뒤에 무엇이 몇 번 왔는지 세고, 그 비율대로 다음 토큰을 뽑습니다($n$은 검증 단어로 골랐습니다, [더 깊이](deeper/09_writing.ipynb) 2절). 두 번째 표에는 지금까지 나온 음절 수, 즉 모음의 수를 알려 줍니다. **먼저 적어 보세요.** 두 표가 쓴 단어 500개 중 정확히 네 음절인 것은 몇 %일까요?
# %% [markdown] lang="en"
# It reads the upper row and predicts the lower. All inputs are known, so a whole word goes in at once. In writing, the symbol just **drawn** is read next, until `·` is drawn.
#
# ## 2. Does a table know how far it has got?
# A table writes by counting what followed the last $n$ symbols, and drawing by these counts ($n$ was chosen on validation words; [deeper](deeper/09_writing.ipynb), section 2). A second table is told how many letters there are so far. **Write down a guess:** what share of their words have exactly four letters?
# %% tags=["nbval-ignore-output"]
def place(tokens):
    return sum(token in COUNTED[language] for token in tokens)


longest = {"en": (2, 1), "ko": (4, 3)}[language]
for n, told in zip(longest, (lambda tokens: None, place), strict=True):
    # ko| name = "자리를 알려 준 표" if told is place else "표"
    # en| name = "table told the place" if told is place else "table"
    table = Table(steps(words["train"]), n, alphabet, told)
    unsure = table.perplexity(steps(words["test"]))
    four = sum(map(has_four, table.write(500))) / 500
    # ko| print(f"{name}: 퍼플렉시티 {unsure:.2f}, 네 음절 {four:.0%}")
    # en| print(f"{name}: perplexity {unsure:.2f}, four letters {four:.0%}")


# %% [markdown] lang="ko"
# 마지막 몇 토큰만 보아서는 지금이 몇 번째 음절인지 알 수 없습니다(더 길게 보는 표는 베껴서 맞힙니다, 더 깊이 2절). 자리를 알려 주면 길이가 거의 모두 맞고, 퍼플렉시티도 크게 줄어듭니다.
#
# LSTM에는 아무것도 알려 주지 않습니다. 세어야 한다는 것을 스스로 알아낼까요?
#
# | 실험 조건 | |
# |---|---|
# | 과제 | 네 음절 단어에서 다음 토큰 맞히기 |
# | 신경망 | 임베딩 16차원, `nn.LSTM(16, 64)`, 시점마다 로짓 |
# | 학습 | Adam, 0.02에서 0까지 줄어드는 학습률, 검증 손실이 가장 작을 때의 가중치 |
# | 시드 | 1개(다섯 시드와 다른 학습률은 더 깊이 2절) |
# | 성공 | 쓴 단어 500개 중 네 음절인 것의 비율 |
# %% [markdown] lang="en"
# Two symbols do not say where in the word one is (longer tables copy: deeper, section 2). Told the place, a table nearly always gets the length right, at a far smaller perplexity.
#
# The LSTM is told nothing. Will it find out that it has to count?
#
# | The experiment | |
# |---|---|
# | task | predict the next symbol of four-letter words |
# | net | embedding of 16, `nn.LSTM(16, 64)`, logits at every step |
# | training | Adam, rate falling from 0.02 to 0; weights of the smallest validation loss |
# | seeds | 1 (five: deeper, section 2) |
# | success | share of 500 written words with four letters |
# %% tags=["nbval-ignore-output"]
def make_writer(symbols):
    lstm = nn.LSTM(16, 64)
    return nn.Sequential(nn.Embedding(len(symbols), 16), EveryStep(lstm, len(symbols)))


torch.manual_seed(0)
writer = make_writer(alphabet)
parts = {part: shifted(words[part], alphabet) for part in words}
updates = {"en": 300, "ko": 1000}
train_and_stop(writer, parts, 64, updates[language], lr=2e-2, every=50, cosine=True, bar=True)
unsure = loss_on(writer, *parts["test"]).exp()
four = sum(map(has_four, sample(writer, alphabet, 500))) / 500
# ko| print(f"LSTM: 퍼플렉시티 {unsure:.2f}, 네 음절 {four:.0%}")
# en| print(f"LSTM: perplexity {unsure:.2f}, four letters {four:.0%}")


# %% [markdown] lang="ko"
# LSTM이 쓴 단어는 거의 모두 네 음절입니다. 퍼플렉시티도 자리를 알려 준 표와 비슷합니다. **자리를 알려 주지 않으면 가장 좋은 표도 모르는 것을, LSTM은 데이터에서 알아냈습니다.** 그러나 이 신경망은 자리를 알려 준 표를 앞서지 못합니다(더 큰 LSTM은 조금 앞섭니다, 더 깊이 2절). 자모의 순서는 표도 이만큼 압니다.
#
# ## 3. 온도로 고르는 글투
# 신경망은 다음 토큰을 확률대로 **뽑습니다**(샘플링, sampling). 뽑기 전에 로짓을 **온도**(temperature) $\tau$로 나누면 확률이 달라집니다. 로짓 2, 1, 0으로 확인해 봅시다.
# %% [markdown] lang="en"
# Nearly all its words have four letters, at about the perplexity of the table that is told the place. **What the best table must be told, the LSTM has found out from the data.** But it hardly beats the table that is told: for which letter follows which, a table will do.
#
# ## 3. A style by temperature
# The next symbol is **drawn** by its probability (sampling), after the logits are divided by a **temperature** $\tau$. For logits 2, 1 and 0:
# %%
logits = torch.tensor([2.0, 1.0, 0.0])
for tau in (0.5, 1.0, 2.0):
    print(f"τ = {tau}:", *(f"{p:.2f}" for p in (logits / tau).softmax(dim=0)))


# %% [markdown] lang="ko"
# 온도가 낮으면 가장 그럴듯한 토큰으로 쏠리고, 높으면 고르게 퍼집니다.
#
# ### 연습 문제 1: 단어 쓰기
# 단어 하나를 쓰는 함수를 완성하세요. `step(symbol, state)`는 토큰 번호와 상태를 받아 로짓 `(V,)`와 다음 상태를 돌려줍니다.
#
# 1. 번호 0(`·`)과 상태 `None`에서 시작합니다.
# 2. softmax(로짓 / `temperature`)의 확률대로 토큰을 뽑고, 뽑은 토큰과 새 상태를 다음 `step`에 넣습니다.
# 3. 0이 뽑히거나 토큰이 `longest`개가 되면 멈춥니다. 0은 단어에 넣지 않습니다.
#
# 호출할 때마다 새로 뽑아야 하므로 함수 안에서 시드를 정하지 마세요. 막히면 채점 셀에 `hint=1`을 더하세요.
# %% [markdown] lang="en"
# At a low temperature the likeliest symbol gets nearly everything; at a high one the chances even out.
#
# ### Exercise 1: write a word
# `step(symbol, state)` takes a symbol's index and a state, and returns the logits `(V,)` and the next state. Write one word:
#
# 1. Begin with index 0 (`·`) and the state `None`.
# 2. Draw a symbol by softmax(logits / `temperature`); hand it and the new state to the next `step`.
# 3. Stop where 0 is drawn, or at `longest` symbols. The 0 is no part of the word.
#
# Set no seed inside: every call must draw anew. For hints, add `hint=1` to the check.
# %% tags=["exercise"]
def step(symbol, state):
    logits, state = writer[1](writer[0](torch.tensor([[symbol]])), state)
    return logits[0, 0], state


def write_word(step, temperature, longest):
    """
    # ko| step(symbol, state) -> 로짓 (V,), 다음 상태. 돌려줄 것: 토큰 번호의 리스트
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
# %% tags=["exercise", "nbval-ignore-output"]
# ko| # 완성한 함수로 2절의 신경망이 쓰는 단어
# en| # Words that the net of section 2 writes by your function
for tau in (0.5, 1.0, 2.0):
    made = ["".join(alphabet[k] for k in write_word(step, tau, 20) or []) for _ in range(5)]
    print(f"τ = {tau}:", *map(from_jamo, made))
# %% [markdown] lang="ko"
# ## 4. 자리는 어디에 적혀 있을까
# LSTM은 어디까지 썼는지를 상태 어딘가에 적어 두었을 것입니다. 유닛 **하나**의 $c$만 보고 '지금까지 나온 음절의 수'(0에서 4)를 맞혀 봅시다. 검증 단어에서 음절 수마다 $c$의 평균을 구해 두고, 가장 잘 맞는 유닛을 고릅니다. 그 유닛의 $c$가 어느 평균에 가장 가까운지로, 테스트 단어의 모든 시점에서 답합니다(`read_off`).
#
# 64개 중에서 고르면 우연히 잘 맞는 유닛도 있을 것입니다. 그래서 **학습하기 전의** 같은 신경망에서도 똑같이 골라 비교합니다. 학습 전에는 몇 %, 학습 후에는 몇 %일까요? **먼저 적어 보세요.**
# %% [markdown] lang="en"
# ## 4. Where does it keep the place?
# Can the number of letters so far (0 to 4) be told from the $c$ of a **single** unit? On validation words we take the mean of $c$ for each number, and choose the unit that tells it best; on the test words, the nearest mean is the answer (`read_off`).
#
# Among 64 units one may do well by chance, so we search the same net **before training**, too. What percentage of steps will be right before, and what after? **Write it down.**
# %% tags=["nbval-ignore-output"]
counts = torch.tensor([symbol in COUNTED[language] for symbol in alphabet]).long()


def states(net, part):
    read, wanted = parts[part]
    c, number = trace(net[1].recurrent, net[0](read))["c"], counts[read].cumsum(dim=0)
    return c[wanted >= 0], number[wanted >= 0]  # (N, 64), (N,)


torch.manual_seed(0)
for net in (make_writer(alphabet), writer):
    unit, right = read_off(*states(net, "validation"), *states(net, "test"))
    # ko| print(f"{'학습 후' if net is writer else '학습 전'}: 유닛 {unit + 1}, {right:.0%}")
    # en| print(f"{'after' if net is writer else 'before'}: unit {unit + 1}, {right:.0%}")
# %% [markdown] lang="ko"
# 학습한 신경망에서는 유닛 하나의 $c$만 보아도 열에 아홉은 자리를 맞힙니다. 학습하기 전의 어느 유닛보다 훨씬 잘 맞힙니다. 그 유닛이 세 단어를 읽는 모습입니다.
# %% [markdown] lang="en"
# After training, one unit's $c$ tells the place far better than any did before. Here it reads three words:
# %% tags=["nbval-ignore-output"]
# ko| shown = ("자유무역", "시장경제", "동양철학")
# en| shown = ("love", "need", "star")
curves = {}
for word, symbols in zip(shown, map(to_jamo, shown), strict=True):
    read = shifted([symbols], alphabet)[0]  # (T, 1)
    c = trace(writer[1].recurrent, writer[0](read))["c"]  # (T, 1, 64)
    curves[word] = (START + symbols, c[:, 0, unit])
plots.plot_unit(curves, COUNTED[language])
plt.show()
# %% [markdown] lang="ko"
# 검게 채운 점이 모음입니다. 첫 자음을 빼면 $c$는 모음에서 한 칸씩 움직이고 자음에서는 거의 멈추어, 계단처럼 한쪽으로 갑니다(위인지 아래인지는 학습마다 다릅니다). 관에 물을 한 잔씩 붓거나 덜어 내며 물높이로 몇 잔째인지 아는 셈입니다.
#
# > **흔한 오해.** "이 유닛에 자리가 적혀 있으니, 신경망은 이 유닛으로 센다." 읽어 낼 수 있다는 것과 신경망이 그것을 쓴다는 것은 다릅니다. 이 유닛을 꺼 보아야 압니다. 업데이트를 네 번만 해도 자리는 제법 읽히는데, 길이는 아직 맞히지 못합니다([더 깊이](deeper/09_writing.ipynb) 4절).
#
# 아래는 바로 이 신경망입니다. **먼저 답을 정하고** 움직여 보세요.
#
# - 세 음절을 읽었을 때 다음이 `·`일 확률은 얼마쯤일까요? 네 음절을 다 읽으면요?
# - 온도를 0.1까지 낮추면 맨 아래의 단어 열 개는 어떻게 될까요?
# - 온도 1에서 '이 유닛에서만 고정'에 표시하고 $o$를 0에 고정하면, 길이가 맞는 단어가 줄어들까요? 유닛을 바꾸면요?
# %% [markdown] lang="en"
# Every letter counts, so only the start's dot is empty. At each letter $c$ takes a step in one direction (up or down, as training will have it), as if each poured a cup into a tank whose level gives the count.
#
# > **A common belief.** "The place is in this unit, so the net counts by it." What can be read off need not be used: after four updates the place can be read well, yet the lengths are wrong ([deeper](deeper/09_writing.ipynb), section 4). Switch the unit off and see.
#
# Below is this very net. **Settle on an answer first.**
#
# - After three letters, how likely is it that the next is `·`? And after four?
# - What becomes of the ten words at the bottom when the temperature goes down to 0.1?
# - At temperature 1, hold $o$ at 0 "in this unit only": will fewer words have the right length? And with another unit?
# %%
explore.net(writer, alphabet, shown[1], unit=unit + 1)
# %% [markdown] lang="ko"
# <details><summary>답</summary>
#
# 세 음절 뒤에는 0에 가깝고, 네 음절 뒤에는 1에 가깝습니다. 온도 0.1에서는 몇 단어가 거듭 나옵니다.
#
# 여기 저장된 한국어 신경망은 이 유닛 하나만 꺼도 네 음절 단어가 절반 아래로 줄어듭니다. 다른 유닛은 꺼도 대개 괜찮습니다. 영어판의 신경망은 반대로, 자리가 가장 잘 보이는 유닛을 꺼도 길이를 맞힙니다. 거기서는 유닛 하나가 없어도 셉니다([더 깊이](deeper/09_writing.ipynb) 4절).
#
# </details>
#
# ## 5. 표가 놓치는 것
# 지금까지는 자리만 알려 주면 표도 LSTM과 비슷했습니다. 이제 괄호 식을 씁니다. 항은 `x`, `y`나 괄호로 묶은 식이고, 괄호는 세 종류를 두 겹까지 씁니다. **연 종류의 괄호로 닫아야** 합니다.
# %% [markdown] lang="en"
# <details><summary>Answer</summary>
#
# Near 0 after three letters, near 1 after four. At 0.1 a few words come again and again.
#
# With this unit off, or another, the net stored here still gets the length right. The Korean edition's mostly fails without its unit ([deeper](deeper/09_writing.ipynb), section 4).
#
# </details>
#
# ## 5. What tables miss, however far they look
# Now for formulas. A term is `x`, `y` or a formula in brackets, of three kinds and at most two deep. **A bracket must be closed by its own kind**:
# %%
sizes = {"train": (2000, 0), "validation": (500, 1001), "test": (500, 1002)}
formulas = {part: brackets.formulas(*size) for part, size in sizes.items()}
print(*formulas["test"][:3], sep="\n")
# %% [markdown] lang="ko"
# 닫을 종류는 여는 괄호가 정하는데, 그 괄호가 열 토큰, 스무 토큰 앞에 있기도 합니다. 표는 1, 2, 4, 8, 16토큰까지 되돌아보게 합니다. 본 적이 없는 조합이면 한 토큰씩 덜 보고 답합니다(백오프, [8강](08_text_lstm.ipynb)).
#
# | 실험 조건 | |
# |---|---|
# | 과제 | 괄호 식 2000개에서 다음 토큰 맞히기 |
# | 신경망 | 임베딩 16차원, `nn.LSTM(16, 64)` |
# | 학습 | Adam, 업데이트 300번, 학습률 0.03, 0.01, 0.003 중 검증 손실이 가장 작은 것 |
# | 시드 | 5개(아래 셀은 1개), 시드마다 학습할 식도 다름 |
# | 성공 | 닫는 괄호마다, 세 종류 중 맞는 것에 가장 큰 확률을 준 비율 |
#
# 종류를 찍으면 33%를 맞힙니다. 여덟 토큰을 되돌아보는 표와 LSTM은 몇 %를 맞힐까요? **먼저 적어 보세요.**
# %% [markdown] lang="en"
# The opening bracket decides, and it may be twenty symbols back. Tables may look back up to 16 symbols, fewer where the combination is new (backoff, [lesson 8](deeper/08_text_lstm.ipynb)).
#
# | The experiment | |
# |---|---|
# | task | predict the next symbol of 2000 formulas |
# | net | embedding of 16, `nn.LSTM(16, 64)` |
# | training | Adam, 300 updates, the best rate on validation formulas of 0.03, 0.01, 0.003 |
# | seeds | 5 (next cell: 1), each with formulas of its own |
# | success | share of closing brackets where the right kind is the likeliest of three |
#
# Guessing gets 33%. **Write down** what a table gets that looks 8 back, and what an LSTM gets.
# %% tags=["nbval-ignore-output"]
torch.manual_seed(0)
closer = make_writer(brackets.SYMBOLS)
parts = {part: shifted(formulas[part], brackets.SYMBOLS) for part in formulas}
train_and_stop(closer, parts, 64, 300, lr=1e-2, every=100, cosine=True, bar=True)
learned, test = steps(formulas["train"]), steps(formulas["test"])
told = Table(learned, 2, brackets.SYMBOLS, lambda tokens: tuple(brackets.opened(tokens)))
tables = (Table(learned, 8, brackets.SYMBOLS), told)
# ko| names = ("표(8토큰)", "열린 괄호를 알려 준 표", "LSTM")
# en| names = ("table (8 back)", "table told the open brackets", "LSTM")
right = [brackets.table_closes(one.probability, test) for one in tables]
right.append(brackets.net_closes(closer, *parts["test"]))
for name, of in zip(names, right, strict=True):
    print(f"{name}: {sum(of) / len(of):.0%}")
print(*sample(closer, brackets.SYMBOLS, 3, longest=60))


# %% [markdown] lang="ko"
# 여덟 토큰을 보는 표는 많이 틀리고, 열린 괄호를 알려 준 표는 하나도 틀리지 않습니다. LSTM은 알려 주지 않아도 거의 틀리지 않습니다. 마지막 줄은 LSTM이 쓴 식 세 개입니다. 가장 그럴듯한 괄호를 고르지 않고 확률대로 뽑아 썼으므로 어긋나기도 합니다([더 깊이](deeper/09_writing.ipynb) 5절).
#
# LSTM이 이긴 것이 정말 먼 괄호를 기억해서일까요? 같은 LSTM의 **기억을 끊어** 봅니다. 시점마다 상태를 0에서 시작해 마지막 여덟 토큰만 다시 읽게 하고, 처음부터 그렇게 학습시켰습니다. 기억 덕분이라면 이 LSTM은 여덟 토큰보다 멀리서 연 괄호를 찍을 수밖에 없습니다. 표 하나에는 가장 최근에 나온 **괄호 하나**(연 것이든 닫은 것이든)만 알려 주었습니다. 그것으로 충분할까요?
# %% [markdown] lang="en"
# The table is often wrong, the one that is told the open brackets never; the LSTM, which is told nothing, hardly ever. The last line shows three formulas it wrote: it draws, so now and then a bracket is wrong ([deeper](deeper/09_writing.ipynb), section 5).
#
# Does it win by remembering what is far away? The control is an LSTM with its **memory cut**: at every step it starts from a state of 0 and reads the last eight symbols, in training too. If memory is the reason, it can only guess brackets opened earlier than that. And one table is told the **last bracket**, open or closed. Enough?
# %%
def shares(reader, look, column="closes"):
    return at_best_rate("brackets", column, reader=reader, look=look)


by_look = {"table": {look: shares("table", look) for look in (1, 2, 4, 8, 16)}}
by_look |= {"window": {8: shares("lstm", 8)}, "lstm": {None: shares("lstm", 0)}}
readers = {"table": ("table", 8), "last": ("last", 2), "window": ("lstm", 8), "lstm": ("lstm", 0)}
bins = {"near": "≤ 8", "middle": "9–16", "far": "≥ 17"}
by_distance = {r: {bins[b]: shares(*readers[r], b) for b in bins} for r in readers}
assert min(shares("lstm", 0, "far")) > 0.9 > 0.5 > max(shares("lstm", 8, "far"))
plots.plot_brackets(by_look, by_distance)
plt.show()
# %% [markdown] lang="ko"
# 왼쪽에서 표는 더 멀리 보아도 LSTM에 한참 못 미칩니다. 멀리 볼수록 본 적이 없는 조합이 많아져서, 결국 짧은 쪽으로 물러서기 때문입니다. 오른쪽이 결정적입니다. 여덟 토큰만 읽는 LSTM은 가까운 괄호를 거의 모두 맞히지만 먼 괄호는 **찍는 것과 같고**, 여덟 토큰을 보는 표와 선이 겹칩니다. 기억을 끊지 않은 LSTM은 멀어도 거의 떨어지지 않습니다.
#
# 마지막 괄호를 알려 준 표도 먼 괄호는 절반 안팎을 틀립니다. 그 사이에 다른 괄호가 열리고 닫혔기 때문입니다. 먼 곳의 **무엇을** 기억할지 정해야 하고, LSTM은 그것을 다음 토큰을 맞히다가 배웠습니다.
#
# ## 정리
# - 교사 강요로 시점마다 다음 토큰을 맞히게 하고, 쓸 때는 뽑은 토큰을 다시 넣습니다. 로짓을 온도로 나누면 낮을수록 쏠리고 높을수록 퍼집니다.
# - 표는 본 적이 있는 것에만 답합니다. 자리나 열린 괄호는 사람이 알려 주어야 합니다. LSTM은 그것까지 스스로 알아내고, 알려 준 표만큼 잘 맞힙니다.
# - 한참 앞에 나온 것이 답을 정할 때 긴 기억이 이득입니다. 기억을 끊은 LSTM이 먼 괄호만 찍게 된 것이 증거입니다.
#
# **여기서 다루지 않은 것**: 괄호는 두 겹까지만 썼고, 더 깊은 괄호나 진짜 글은 다루지 않았습니다. 쓴 단어가 말이 되는지도 따지지 않았습니다. 이 신경망은 뜻을 본 적이 없습니다.
#
# 나머지 실험과 출처는 [더 깊이](deeper/09_writing.ipynb)에 있습니다.
# %% [markdown] lang="en"
# On the left, tables stay far below the LSTM however far they look: the longer the context, the rarer it is, and they fall back. The right side decides. The LSTM that reads eight symbols gets near brackets right, but far ones it **can only guess**, just as the table that looks eight back. The whole LSTM hardly falls.
#
# Nor does the last bracket tell enough where others were opened and closed in between. One has to know **what** to keep, and the LSTM learned that by predicting the next symbol.
#
# ## In short
# - With teacher forcing a net learns to predict every next symbol; to write, it reads what was drawn. A low temperature favours the likeliest symbol, a high one evens out.
# - A table knows only what it counted; the place, or the open brackets, it must be told. An LSTM finds them out, and predicts as well as one told.
# - Long memory pays where the answer depends on what is far away: with its memory cut, the LSTM could only guess far brackets.
#
# **Not covered here**: deeper brackets, and real texts. Whether the words make sense we did not ask: this net has never seen a meaning.
#
# Other experiments and sources: [Going deeper](deeper/09_writing.ipynb).
