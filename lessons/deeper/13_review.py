# %% [markdown] lang="ko"
# # 흔히 하는 말과 맞는 말
# **흔히 하는 말 스물일곱 가지는 어디까지 맞을까요?**
#
# [되돌아보기](../13_review.ipynb)에서 이어집니다. 이 강의는 Skymind(DL4J)의 안내글 *A Beginner's Guide to LSTMs and Recurrent Neural Networks*를 읽고 적은 공부 노트에서 출발했습니다. 좋은 안내글이고, 문장의 대부분은 조금만 고치면 맞습니다. 그 노트의 문장과 다른 데서 자주 듣는 문장을 여기에 모았습니다.
#
# 1. 순서와 기울기
# 2. LSTM
# 3. GRU
# 4. 글과 시간
# 5. 이 강의의 출처
#
# '근거' 칸에서 **계산**은 식이나 짧은 계산으로 정해지는 것, **확인**은 예 하나를 계산해 보니 꼭 맞은 것, **측정**은 수업의 코드나 `data/`의 실험에서 나온 것입니다. 12/20은 시드 20개 중 12개가 성공했다는 뜻입니다. 나머지는 문헌에서 읽은 것입니다.
# %% [markdown] lang="en"
# # What is said, and what is right
# **Of twenty-seven common claims, how far is each right?**
#
# This goes on from the [review](../13_review.ipynb). The course began as study notes on a guide by Skymind (DL4J), *A Beginner's Guide to LSTMs and Recurrent Neural Networks*. It is a good guide, and most of what it says needs only small corrections. Claims from those notes, and others often heard elsewhere, are collected here.
#
# 1. Order and gradients
# 2. The LSTM
# 3. The GRU
# 4. Text and time
# 5. The sources of this course
#
# In the column "seen", **computed** is what an equation or a short calculation makes certain, **checked** what was tried on one example and came out exactly, **measured** what came from a lesson's code or from an experiment stored in `data/`. 12/20 means that 12 of 20 seeds succeeded. The rest was read in the literature.
# %%
import math

print(f"0.9¹⁰⁰ = {0.9**100:.0e}, 0.99¹⁰⁰⁰ = {0.99**1000:.0e}")
half_life = math.log(0.5) / -math.log(1 + math.exp(-1))  # of a gate whose bias is 1
# ko| print(f"b_f = 1: 반감기 {half_life:.1f}스텝")
# en| print(f"b_f = 1: half-life {half_life:.1f} steps")
# %% [markdown] lang="ko"
# 표에 나오는 계산 가운데 셋입니다.
#
# ## 1. 순서와 기울기
# | 흔히 하는 말 | 맞는 말 | 근거<br>수업 · 출처 |
# |---|---|---|
# | 순방향 신경망은 순서를 알지 못한다 | 순서를 모르는 것은 가방이다. 윈도는 순서를 알지만 길이가 정해져 있다 | 계산: 짝지은 시험에서 가방은 꼭 50%. 측정: 윈도와 RNN은 거의 전부<br>[1강](../01_sequences.ipynb) |
# | 순방향 신경망은 1:1, RNN은 1:N, N:1, N:M | 순방향도 미리 정한 N개를 받는다. RNN은 시퀀스마다 길이를 바꿀 수 있다. 1강의 N:M은 인코더와 디코더, 두 셀이 나누어 맡는다 | 측정: 8비트로 배운 덧셈을 500비트에서도 맞힘<br>[1강](../01_sequences.ipynb) · Skymind, Sutskever 등 2014 |
# | 읽으면서 가중치가 바뀐다. 스텝마다 셀이 하나씩 있다 | 순전파에서는 상태만 바뀐다. 셀 하나를 되풀이해서 사용한다 | 확인: 가중치 한 벌을 스무 번 사용해 `nn.RNN`과 같은 값<br>[1강](../01_sequences.ipynb) · Elman 1990 |
# | 시그모이드를 여러 번 곱해서, 또는 float가 작은 수를 담지 못해서 기울기가 사라진다 | 스텝마다 곱해지는 것은 가중치 곱하기 활성화 함수의 미분값이다. float는 어디서부터 0이 되는지만 정한다 | 계산: $0.9^{100} = 3 \times 10^{-5}$. 측정: float64에서도 사라짐<br>[2강](../02_gradients.ipynb) · Hochreiter 1991, Bengio 등 1994 |
# | $\rho$가 1보다 크면 폭발한다 | 선형 RNN의 규칙이다. $\tanh$ RNN에서는 $W_{hh}$의 가장 큰 특잇값($\rho$보다 작지 않다)이 1보다 작으면 반드시 사라지고, 1보다 크면 폭발할 수도 있고 아닐 수도 있다 | 측정: 입력의 분산이 1이면 $\rho = 1.5$에서 사라지고 3에서 폭발<br>[2강](../02_gradients.ipynb) · Pascanu 등 2013, 2.1절 |
# | 클리핑이 기울기 소실을 고친다 | 폭발만 막는다 | 계산: 클리핑은 1 이하의 수를 곱하므로 작은 기울기를 키우지 못한다. 시차 80에서 12/20과 7/20, 이 차이로는 도움이 되는지 알 수 없다<br>[2강](../02_gradients.ipynb) · Pascanu 등 2013, 3.2절 |
# | RNN은 긴 시차를 배우지 못한다 | 시차 100까지도 배우지만 시드에 따라 다르다. $W_{hh}$를 단위행렬로, 편향을 0으로 시작하면 세 학습률에서 모두 배웠다. 단위행렬만으로는 학습률에 따라 지기도 했다 | 측정: 기본값, 시차 40과 80에서 19/20과 12/20<br>[2강](../02_gradients.ipynb) · Le 등 2015(ReLU RNN) |
# %% [markdown] lang="en"
# These are three of the calculations that the tables name.
#
# ## 1. Order and gradients
# | often said | right | seen<br>lesson · source |
# |---|---|---|
# | A feed-forward network cannot see order | A bag cannot; a window can, at a fixed length | computed: on paired tests a bag gets exactly 50%; measured: window and RNN nearly all right<br>[lesson 1](../01_sequences.ipynb) |
# | Feed-forward networks are 1:1; RNNs 1:N, N:1, N:M | Feed-forward ones take any N fixed beforehand. An RNN may change the length with each sequence; lesson 1 does N:M with two, an encoder and a decoder | measured: addition learned on 8 bits still works on 500<br>[lesson 1](../01_sequences.ipynb) · Skymind; Sutskever et al. 2014 |
# | The weights change while it reads; there is a cell for each step | In the forward pass the state alone changes; one cell is used again and again | checked: one set of weights, used twenty times, gives what `nn.RNN` gives<br>[lesson 1](../01_sequences.ipynb) · Elman 1990 |
# | Gradients vanish because sigmoids are multiplied, or because floats cannot hold small numbers | The factor is weight times slope; the number format only decides how small it can get before it becomes 0 | computed: $0.9^{100} = 3 \times 10^{-5}$; measured: they vanish in float64, too<br>[lesson 2](../02_gradients.ipynb) · Hochreiter 1991; Bengio et al. 1994 |
# | With $\rho$, the spectral radius of $W_{hh}$, above 1 gradients explode | That rule holds for linear RNNs. In a $\tanh$ RNN gradients must vanish if the largest singular value of $W_{hh}$ (never below $\rho$) is below 1; above 1 they may explode, but need not | measured, inputs of variance 1: vanish at $\rho = 1.5$, explode at 3<br>[lesson 2](../02_gradients.ipynb) · Pascanu et al. 2013, 2.1 |
# | Clipping cures vanishing | It prevents explosions only | computed: clipping multiplies the gradient by at most 1, so it can never enlarge one. Lag 80, with and without it: 12/20 and 7/20, which does not tell whether it helps<br>[lesson 2](../02_gradients.ipynb) · Pascanu et al. 2013, 3.2 |
# | RNNs cannot learn long lags | They did up to lag 100, though not with every seed. From the identity **and** biases of 0 they learned at all three rates; the identity alone lost at some | measured: from the defaults, lags 40 and 80, 19/20 and 12/20<br>[lesson 2](../02_gradients.ipynb) · Le et al. 2015 (ReLU RNNs) |
# %% [markdown] lang="ko"
# ## 2. LSTM
# | 흔히 하는 말 | 맞는 말 | 근거<br>수업 · 출처 |
# |---|---|---|
# | 셀은 컴퓨터 메모리처럼 저장하고, 읽고, 지운다. 망각 게이트가 1이면 잊는다 | 0과 1 사이의 비율로 한다. $f = 1$이면 **남기고** 0이면 지운다 | 계산: $c_{t-1} = 0.9$, $f = 1$, $i = o = 0$이면 $c_t = 0.9$, $h_t = 0$<br>[3강](../03_lstm_gates.ipynb) · Gers 등 2000 |
# | 게이트의 값은 학습된다 | 가중치가 학습되고, 값은 시점마다, 샘플마다 계산된다 | 측정: 셀 하나가 표시가 붙은 값을 골라냄<br>[3강](../03_lstm_gates.ipynb) · Gers 등 2000 |
# | 화살표 셋이 게이트 셋으로 간다. 게이트는 '입력'을 조절한다 | 입력이 가는 곳은 넷(게이트 셋과 후보값)이다. 게이트는 후보값, 이전 셀 상태, 내보내는 값에 곱한다 | 확인: 가중치 네 벌로 `nn.LSTMCell`과 같은 값<br>[3강](../03_lstm_gates.ipynb) · Gers 등 2000, Greff 등 2017 |
# | LSTM에는 처음부터 게이트가 셋 있었다. 핍홀(peephole)이 중요하다 | 망각 게이트는 1999–2000년에, 핍홀은 2000년에 나왔다. 핍홀은 간격을 정확히 재는 과제에서 도왔지만, 큰 비교 실험에서는 빼도 뚜렷이 나빠지지 않았다. 가장 중요했던 것은 망각 게이트와 출력의 활성화 함수다 | 문헌<br>[3강](../03_lstm_gates.ipynb) · Hochreiter & Schmidhuber 1997, Gers 등 2000, Gers & Schmidhuber 2000, Greff 등 2017 |
# | RNN은 곱하고 LSTM은 더한다 | RNN도 더한다. LSTM의 직접 경로에는 행렬도 $\tanh$도 없다는 점이 다르다 | 계산: 직접 경로의 기울기는 $\prod f_t$. 확인: autograd와 같은 값<br>[4강](../04_cell_path.ipynb) · Hochreiter & Schmidhuber 1997 |
# | 그래서 LSTM에는 기울기 소실이 없다 | 직접 경로에서, 기억할 길이에 걸쳐 $\prod f_t$가 0에 가까워지지 않을 때만 그렇다. $f = 0.99$도 1000스텝이면 $4 \times 10^{-5}$이다 | 측정: 기본 초기화($f \approx 0.5$)에서 직접 경로의 기울기가 100스텝에 $10^{-22}$ 아래<br>[4강](../04_cell_path.ipynb) · Gers 등 2000, Tallec & Ollivier 2018 |
# | LSTM은 폭발하지 않는다 | 게이트와 $h$를 거쳐 폭발할 수 있다 | 측정: $W_{hh}$를 12배로 키우자 폭발<br>[4강](../04_cell_path.ipynb) · Pascanu 등 2013 |
# | 기울기가 잘 흐르면 오래된 것을 잘 기억한다 | 도움이 되지만 모자란다. 직접 경로의 기울기가 꼭 1인데도 학습률 0.01에서는 절반만 풀었다 | 측정: 시차 100에서 $f = 1$이 10/20(학습률 0.01)<br>[4강](../04_cell_path.ipynb) · Hochreiter & Schmidhuber 1997 |
# | 망각 게이트의 편향을 1로 두면 좋다 | 기억할 길이에 맞춘다. PyTorch에는 편향이 둘이라 합이 그 값이 되게 한다 | 계산: 합이 1이면 반감기가 2.2스텝. 측정: 시차 50, $b_f$가 기본값, 1, 2, 5일 때 0/20, 0/20, 13/20, 19/20<br>[4강](../04_cell_path.ipynb) · 1로 두라: Jozefowicz 등 2015. 길이에 맞추라: Tallec & Ollivier 2018 |
# | LSTM은 1000스텝 넘게 기억한다 | 1997년의 인공 과제에서, 망각 게이트 없이 그랬다. 지금의 셀은 남기고($b_f = 7$) 함부로 쓰지 않게($b_i = -7$) **시작하면** 학습률 0.01에서 시차 1000을 배웠다 | 측정: $b_f = 7$, $b_i = -7$, 둘 다: 0/10, 0/10, 10/10<br>[4강](../04_cell_path.ipynb) · Hochreiter & Schmidhuber 1997 초록 |
# | 새 과제가 시작되면 망각 게이트가 비워 준다 | 그렇게 배워야 비운다 | 측정: 스트림으로 학습하면 9/10, 문자열 하나씩 학습하면 0/10<br>[5강](../05_forgetting.ipynb) · Gers 등 2000 |
# | 망각 게이트가 없으면 무너진다 | 무엇을 없애느냐에 따라 다르다. 간직하기와 버리기가 둘 다 필요한 과제(표시부터의 합)에서는, $h$를 거치는 길까지 끊으면 잊지 못하는 셀은 전혀 풀지 못하고 늘 같은 빠르기로 새는 셀은 반쯤 푼다. 그 길을 열어 두면 새는 셀도 거의 따라온다 | 측정: `data/leaks.csv`<br>[5강](../05_forgetting.ipynb) · Gers 등 2000, Greff 등 2017 |
# %% [markdown] lang="en"
# ## 2. The LSTM
# | often said | right | seen<br>lesson · source |
# |---|---|---|
# | A cell stores, reads and erases like computer memory; a forget gate of 1 forgets | It does so by degrees, from 0 to 1. $f = 1$ **keeps**, 0 erases | computed: $c_{t-1} = 0.9$, $f = 1$ and $i = o = 0$ give $c_t = 0.9$, $h_t = 0$<br>[lesson 3](../03_lstm_gates.ipynb) · Gers et al. 2000 |
# | The value of a gate is learned | The weights are learned; the value is computed at every step, for every sample | measured: a single cell learned to pick out the marked value<br>[lesson 3](../03_lstm_gates.ipynb) · Gers et al. 2000 |
# | Three arrows go into three gates; the gates scale "the input" | The input goes to four places, three gates and the candidate. Gates scale the candidate, the old cell state, and what is shown of the new one | checked: four sets of weights give what `nn.LSTMCell` gives<br>[lesson 3](../03_lstm_gates.ipynb) · Gers et al. 2000; Greff et al. 2017 |
# | The LSTM always had three gates; peepholes matter | The forget gate came in 1999/2000, peepholes in 2000. Peepholes helped where intervals were to be timed, but in a large comparison leaving them out did little harm; the forget gate and the output activation mattered most | literature<br>[lesson 3](../03_lstm_gates.ipynb) · Hochreiter & Schmidhuber 1997; Gers et al. 2000; Gers & Schmidhuber 2000; Greff et al. 2017 |
# | An RNN multiplies, an LSTM adds | An RNN sums, too; what is different is that the LSTM's direct path has neither matrix nor $\tanh$ | computed: the gradient along it is $\prod f_t$; checked: it equals autograd's<br>[lesson 4](../04_cell_path.ipynb) · Hochreiter & Schmidhuber 1997 |
# | Hence an LSTM has no vanishing gradient | True only of the direct path, and only while $\prod f_t$ stays away from 0 over the length to be remembered. Even $f = 0.99$ leaves $4 \times 10^{-5}$ after 1000 steps | measured: by default ($f \approx 0.5$) the gradient along the direct path is below $10^{-22}$ after 100 steps<br>[lesson 4](../04_cell_path.ipynb) · Gers et al. 2000; Tallec & Ollivier 2018 |
# | An LSTM cannot explode | It can, through the gates and $h$ | measured: it did, with $W_{hh}$ scaled to 12 times its size<br>[lesson 4](../04_cell_path.ipynb) · Pascanu et al. 2013 |
# | Where gradients flow well, old things are remembered well | It helps but is not enough: with a direct gradient of exactly 1, only half the runs succeeded at a learning rate of 0.01 | measured: lag 100, $f = 1$: 10/20 (learning rate 0.01)<br>[lesson 4](../04_cell_path.ipynb) · Hochreiter & Schmidhuber 1997 |
# | A forget bias of 1 helps | Fit it to the length to be remembered; PyTorch has two biases, and it is their sum that counts | computed: with a sum of 1 the half-life is 2.2 steps; measured: lag 50, $b_f$ by default, 1, 2, 5: 0/20, 0/20, 13/20, 19/20<br>[lesson 4](../04_cell_path.ipynb) · for 1: Jozefowicz et al. 2015; for the length: Tallec & Ollivier 2018 |
# | LSTMs remember more than 1000 steps | In 1997, on artificial tasks, without a forget gate. At a learning rate of 0.01 today's cell learned lag 1000 when it **started** by keeping ($b_f = 7$) and writing little ($b_i = -7$) | measured: $b_f = 7$, $b_i = -7$, both: 0/10, 0/10, 10/10<br>[lesson 4](../04_cell_path.ipynb) · Hochreiter & Schmidhuber 1997, abstract |
# | The forget gate clears the memory when a new task begins | Only where it was trained to | measured: trained on the stream 9/10, on single strings 0/10<br>[lesson 5](../05_forgetting.ipynb) · Gers et al. 2000 |
# | Without a forget gate everything breaks down | That depends on what is taken away. On a sum that must be kept and dropped, with the ways through $h$ cut as well, a cell that never forgets fails and one that leaks at a constant rate does half of it; with these ways open the leaky cell nearly keeps up | measured: `data/leaks.csv`<br>[lesson 5](../05_forgetting.ipynb) · Gers et al. 2000; Greff et al. 2017 |
# %% [markdown] lang="ko"
# ## 3. GRU
# | 흔히 하는 말 | 맞는 말 | 근거<br>수업 · 출처 |
# |---|---|---|
# | GRU는 출력 게이트를 뺀 LSTM이고 늘 기억 전체를 내보낸다 | 상태를 모두 보여 주는 것은 맞다. $c$가 따로 없고, 쓰기와 남기기가 묶여 있고, 리셋 게이트가 후보값 안에서 일하고, 상태의 크기에 한계가 있다. 가중치를 바꾸면 출력 게이트를 뺀 LSTM은 GRU를 거의 흉내 내지만 거꾸로는 그만큼 되지 않는다 | 계산: $\lvert h \rvert$는 1(또는 처음의 크기)을 넘지 못함. 측정: 흉내 낸 LSTM이 놓친 분산은 0.5% 아래, 흉내 낸 GRU는 1% 위<br>[6강](../06_gru.ipynb) · Cho 등 2014 |
# | $z$가 1이면 새로 쓴다 | Chung의 규약이다. Cho와 PyTorch에서는 남긴다. $r$을 곱하는 자리도 규약이 둘이다 | 계산: $z$의 가중치와 편향, 모두 넷의 부호를 바꾸면 $1 - z$가 되고, $r$의 자리는 다른 함수<br>[6강](../06_gru.ipynb) · Cho 등 2014, Chung 등 2014 |
# | GRU는 상태가 갇혀 있어 세지 못한다 | 손으로 정하면 float32로 20,000까지 센다. 학습한 셀은 갇히기만 해도, 쓰기와 남기기가 묶이기만 해도 대개 멀리 세지 못하고, GRU는 둘 다이다 | 측정: 10까지 세기를 배운 GRU는 90개 중 2개가, LSTM은 90개 중 68개가 15 이상까지 셈<br>[11강](../11_counting.ipynb) · Weiss 등 2018 |
# | GRU가 빠르다, LSTM이 낫다 | 한 스텝의 계산이 적다는 말인지 업데이트를 덜 해도 된다는 말인지부터 나눈다. 매개변수 개수와 시작(chrono)을 맞추니 세 과제를 둘 다 모두 풀어, 성공 횟수로는 가릴 수 없다 | 측정, 학습률 0.01: 30/30과 30/30<br>[11강](../11_counting.ipynb) · Chung 등 2014, Jozefowicz 등 2015 |
# %% [markdown] lang="en"
# ## 3. The GRU
# | often said | right | seen<br>lesson · source |
# |---|---|---|
# | A GRU is an LSTM without its output gate, and always shows its whole memory | It does show its whole state. But it has no $c$; writing and keeping are coupled; the reset gate works inside the candidate; and the state is bounded. With other weights an LSTM without output gate comes very close to a GRU, but not the other way round | computed: $\lvert h \rvert$ never exceeds 1 (or its initial size, if larger); measured: the imitating LSTM missed less than 0.5% of the variance, the imitating GRU more than 1%<br>[lesson 6](../06_gru.ipynb) · Cho et al. 2014 |
# | $z = 1$ overwrites the state | In Chung's convention, yes; in Cho's and PyTorch's $z = 1$ keeps it. The conventions also differ in where $r$ is applied | computed: flip the signs of $z$'s two weight matrices and two biases, and $z$ becomes $1 - z$; moving $r$ gives another function<br>[lesson 6](../06_gru.ipynb) · Cho et al. 2014; Chung et al. 2014 |
# | A GRU cannot count, as its state is confined | Set by hand it counts to 20,000 in float32. Trained cells seldom count further if they are confined, or if writing and keeping are tied, and a GRU is both | measured: taught to count to 10, 2 of 90 GRUs and 68 of 90 LSTMs got to 15 or more<br>[lesson 11](../11_counting.ipynb) · Weiss et al. 2018 |
# | The GRU is faster, the LSTM better | First say what "faster" means: a cheaper step, or fewer updates. With equal parameters and a fair start (chrono) both solved all three tasks in every run, which cannot tell them apart | measured at a rate of 0.01: 30/30 and 30/30<br>[lesson 11](../11_counting.ipynb) · Chung et al. 2014; Jozefowicz et al. 2015 |
# %% [markdown] lang="ko"
# ## 4. 글과 시간
# | 흔히 하는 말 | 맞는 말 | 근거<br>수업 · 출처 |
# |---|---|---|
# | TextRNN이 세 문장을 모두 맞히니 기억을 배웠다 | 마지막 단어만 보는 표도 3/3이다. 이 과제는 기억을 묻지 않는다 | 확인: 3/3<br>[7강](../07_text_rnn.ipynb) · nlp-tutorial 3-1 |
# | 멀리 떨어진 단어는 LSTM이라야 맞힌다 | GRU도 맞힌다. 기본값으로 시작한 LSTM도 거리 20을 배우지만 네 배쯤 오래 걸렸다. 거리 40은 chrono로 시작한 셀만 늘 풀었다. chrono에 알려 준 길이가 실제보다 길어도 풀었다 | 측정, 거리 40: $b_f = 2$인 LSTM 1/20, chrono로 시작한 LSTM과 GRU 20/20<br>[7강](../07_text_rnn.ipynb) · Linzen 등 2016 |
# | TextLSTM이 열 단어를 모두 맞히니 철자를 배웠다. 출력에 더하는, 1로 채운 벡터가 돕는다 | 마지막 두 글자의 표도 10/10이다. 긴 단어 목록에서도 LSTM은 마지막 글자의 표를 뚜렷이 넘지 못했다. 모든 출력에 같은 수를 더하면 소프트맥스에서 지워진다 | 측정: 표는 영어 32.1%, 한국어 46.7%<br>[8강](../08_text_lstm.ipynb) · nlp-tutorial 3-2 |
# | LSTM은 음악, 글, 주가처럼 여러 시간 척도가 섞인 신호를 잘 잡는다 | 신호 하나(주마다 잰 이산화탄소)로 시험하니, 작년 값을 되풀이하는 규칙보다는 나았지만, 평균 계절에 새는 셀 하나를 더한 규칙이나 자기회귀보다 낫지 않았다. 랜덤 워크에서는 지속 예측이 가장 낫다 | 측정, 13주 뒤 테스트 오차(ppm): 평균 계절 + 셀 0.67, 자기회귀 0.58, LSTM 0.60–0.69<br>[10강](../10_timescales.ipynb) |
# %% [markdown] lang="en"
# ## 4. Text and time
# | often said | right | seen<br>lesson · source |
# |---|---|---|
# | TextRNN gets all three sentences right, so it has learned to remember | A table that sees only the last word gets 3/3 as well, so this task does not need memory | checked: 3/3<br>[lesson 7](../07_text_rnn.ipynb) · nlp-tutorial 3-1 |
# | Only an LSTM can link distant words | A GRU can as well. From the defaults an LSTM learned distance 20, too, in about four times as many updates. At distance 40 only the cells that started with chrono always succeeded, also where it was told too large a length | measured, distance 40: LSTM with $b_f = 2$ 1/20, LSTM and GRU with chrono 20/20<br>[lesson 7](../07_text_rnn.ipynb) · Linzen et al. 2016 |
# | TextLSTM gets all ten words right, so it has learned to spell; the vector of ones that it adds to its output helps | A table of the last two letters gets 10/10. On a long list, too, the LSTM did not clearly get past a table of the last letter. The same number added to every output cancels in the softmax | measured: the table, 32.1% in English, 46.7% in Korean<br>[lesson 8](../08_text_lstm.ipynb) · nlp-tutorial 3-2 |
# | LSTMs capture the many time scales of music, text and stock prices | Tested on one signal, weekly CO₂, the LSTM beat rules that repeat last year, but did no better than a mean season with one leaky cell, or autoregression. On a random walk nothing beats persistence | measured, 13 weeks ahead, test error in ppm: mean season + cell 0.67, autoregression 0.58, LSTM 0.60–0.69<br>[lesson 10](../10_timescales.ipynb) |
# %% [markdown] lang="ko"
# ## 5. 이 강의의 출처
# - Skymind(DL4J), *A Beginner's Guide to LSTMs and Recurrent Neural Networks*. 강의의 출발점입니다.
# - T. H. Jung(graykode), *nlp-tutorial*, 3-1 TextRNN, 3-2 TextLSTM.
# - J. L. Elman, *Finding Structure in Time*, Cognitive Science 14(2), 1990.
# - S. Hochreiter, *Untersuchungen zu dynamischen neuronalen Netzen*, diploma thesis, TU München, 1991.
# - Y. Bengio, P. Simard, P. Frasconi, *Learning Long-Term Dependencies with Gradient Descent is Difficult*, IEEE Transactions on Neural Networks 5(2), 1994.
# - S. Hochreiter, J. Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997.
# - F. A. Gers, J. Schmidhuber, F. Cummins, *Learning to Forget: Continual Prediction with LSTM*, Neural Computation 12(10), 2000.
# - F. A. Gers, J. Schmidhuber, *Recurrent Nets that Time and Count*, IJCNN 2000.
# - R. Pascanu, T. Mikolov, Y. Bengio, *On the Difficulty of Training Recurrent Neural Networks*, ICML 2013.
# - K. Cho 등, *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014.
# - J. Chung, C. Gulcehre, K. Cho, Y. Bengio, *Empirical Evaluation of Gated Recurrent Neural Networks on Sequence Modeling*, arXiv:1412.3555, 2014.
# - I. Sutskever, O. Vinyals, Q. V. Le, *Sequence to Sequence Learning with Neural Networks*, NIPS 2014.
# - R. Jozefowicz, W. Zaremba, I. Sutskever, *An Empirical Exploration of Recurrent Network Architectures*, ICML 2015.
# - Q. V. Le, N. Jaitly, G. E. Hinton, *A Simple Way to Initialize Recurrent Networks of Rectified Linear Units*, arXiv:1504.00941, 2015.
# - D. Bahdanau, K. Cho, Y. Bengio, *Neural Machine Translation by Jointly Learning to Align and Translate*, ICLR 2015.
# - T. Linzen, E. Dupoux, Y. Goldberg, *Assessing the Ability of LSTMs to Learn Syntax-Sensitive Dependencies*, TACL 4, 2016.
# - K. Greff, R. K. Srivastava, J. Koutník, B. R. Steunebrink, J. Schmidhuber, *LSTM: A Search Space Odyssey*, IEEE TNNLS 28(10), 2017.
# - A. Vaswani 등, *Attention Is All You Need*, NIPS 2017.
# - C. Tallec, Y. Ollivier, *Can recurrent neural networks warp time?*, ICLR 2018.
# - G. Weiss, Y. Goldberg, E. Yahav, *On the Practical Computational Power of Finite Precision RNNs for Language Recognition*, ACL 2018.
# - A. Gu, T. Dao, *Mamba: Linear-Time Sequence Modeling with Selective State Spaces*, arXiv:2312.00752, 2023.
# %% [markdown] lang="en"
# ## 5. The sources of this course
# - Skymind (DL4J), *A Beginner's Guide to LSTMs and Recurrent Neural Networks*. Here the course began.
# - T. H. Jung (graykode), *nlp-tutorial*, 3-1 TextRNN, 3-2 TextLSTM.
# - J. L. Elman, *Finding Structure in Time*, Cognitive Science 14(2), 1990.
# - S. Hochreiter, *Untersuchungen zu dynamischen neuronalen Netzen*, diploma thesis, TU München, 1991.
# - Y. Bengio, P. Simard, P. Frasconi, *Learning Long-Term Dependencies with Gradient Descent is Difficult*, IEEE Transactions on Neural Networks 5(2), 1994.
# - S. Hochreiter, J. Schmidhuber, *Long Short-Term Memory*, Neural Computation 9(8), 1997.
# - F. A. Gers, J. Schmidhuber, F. Cummins, *Learning to Forget: Continual Prediction with LSTM*, Neural Computation 12(10), 2000.
# - F. A. Gers, J. Schmidhuber, *Recurrent Nets that Time and Count*, IJCNN 2000.
# - R. Pascanu, T. Mikolov, Y. Bengio, *On the Difficulty of Training Recurrent Neural Networks*, ICML 2013.
# - K. Cho et al., *Learning Phrase Representations using RNN Encoder–Decoder for Statistical Machine Translation*, EMNLP 2014.
# - J. Chung, C. Gulcehre, K. Cho, Y. Bengio, *Empirical Evaluation of Gated Recurrent Neural Networks on Sequence Modeling*, arXiv:1412.3555, 2014.
# - I. Sutskever, O. Vinyals, Q. V. Le, *Sequence to Sequence Learning with Neural Networks*, NIPS 2014.
# - R. Jozefowicz, W. Zaremba, I. Sutskever, *An Empirical Exploration of Recurrent Network Architectures*, ICML 2015.
# - Q. V. Le, N. Jaitly, G. E. Hinton, *A Simple Way to Initialize Recurrent Networks of Rectified Linear Units*, arXiv:1504.00941, 2015.
# - D. Bahdanau, K. Cho, Y. Bengio, *Neural Machine Translation by Jointly Learning to Align and Translate*, ICLR 2015.
# - T. Linzen, E. Dupoux, Y. Goldberg, *Assessing the Ability of LSTMs to Learn Syntax-Sensitive Dependencies*, TACL 4, 2016.
# - K. Greff, R. K. Srivastava, J. Koutník, B. R. Steunebrink, J. Schmidhuber, *LSTM: A Search Space Odyssey*, IEEE TNNLS 28(10), 2017.
# - A. Vaswani et al., *Attention Is All You Need*, NIPS 2017.
# - C. Tallec, Y. Ollivier, *Can recurrent neural networks warp time?*, ICLR 2018.
# - G. Weiss, Y. Goldberg, E. Yahav, *On the Practical Computational Power of Finite Precision RNNs for Language Recognition*, ACL 2018.
# - A. Gu, T. Dao, *Mamba: Linear-Time Sequence Modeling with Selective State Spaces*, arXiv:2312.00752, 2023.
