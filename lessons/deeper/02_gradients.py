# %% [markdown] lang="ko"
# # 시간을 거슬러 가는 기울기, 더 깊이
# **기울기가 사라지거나 폭발하는 이유를 끝까지 따져 보면 무엇이 남을까요?**
#
# 본문에서 줄여 말한 것을 여기서 하나씩 확인합니다. 절은 서로 이어지지 않으니, 궁금한 것부터 읽어도 됩니다.
#
# - [클리핑으로 고칠 수 있는 것과 없는 것](#클리핑으로-고칠-수-있는-것과-없는-것)
# - [네 가지 시작값과 세 학습률](#네-가지-시작값과-세-학습률)
# - [기본 RNN은 얼마나 멀리, 얼마나 천천히 배우는가](#기본-RNN은-얼마나-멀리,-얼마나-천천히-배우는가)
# - [카오스와 한계 주기](#카오스와-한계-주기)
# - [붙잡는 상태는 기울기를 지웁니다](#붙잡는-상태는-기울기를-지웁니다)
# - [autograd로 모든 시차를 한 번에](#autograd로-모든-시차를-한-번에)
# - [특잇값이 보장하는 것](#특잇값이-보장하는-것)
# - [시점별 기여의 비율](#시점별-기여의-비율)
# - [float32의 한계](#float32의-한계)
# - [절단 BPTT](#절단-BPTT)
# - [출처](#출처)
# %% [markdown] lang="en"
# # Going deeper: Gradients through time
# **Do the lesson's reasons for vanishing and exploding gradients hold up?**
#
# What the lesson shortened is checked here, piece by piece. Each section can be read alone: begin where you like, but run the code from the top.
#
# - [What clipping can mend and what it cannot](#What-clipping-can-mend-and-what-it-cannot)
# - [Four starts and three learning rates](#Four-starts-and-three-learning-rates)
# - [How far and how slowly the default RNN learns](#How-far-and-how-slowly-the-default-RNN-learns)
# - [Chaos and limit cycles](#Chaos-and-limit-cycles)
# - [A state that holds lets its gradient vanish](#A-state-that-holds-lets-its-gradient-vanish)
# - [All lags at once, by autograd](#All-lags-at-once,-by-autograd)
# - [What singular values guarantee](#What-singular-values-guarantee)
# - [The proportion of the contributions](#The-proportion-of-the-contributions)
# - [Where float32 ends](#Where-float32-ends)
# - [Truncated BPTT](#Truncated-BPTT)
# - [Sources](#Sources)
# %%
import math

import matplotlib.pyplot as plt
import torch
from torch import nn

from helpers import checks, plots
from helpers.cells import rnn_step
from helpers.nets.initial import identity
from helpers.nets.readouts import LastStep
from helpers.tasks.bits import one_bit
from helpers.tasks.studies import study
from helpers.training.train import progress

plots.use_course_style()
# ko| # 작은 신경망에서는 이쪽이 빠릅니다
# en| # faster for small networks
torch.set_num_threads(1)


# %% [markdown] lang="ko"
# ## 클리핑으로 고칠 수 있는 것과 없는 것
# 첫 시점에 비트 하나(±1)가 들어오고, 그 뒤 $d$스텝 동안은 잡음만 들어옵니다. 마지막에 비트가 무엇이었는지 답합니다. `one_bit(d, 샘플 수)`가 입력과 답을 만들고, `LastStep`이 마지막 $h$에서 답을 읽습니다. 클리핑은 기울기를 구한 다음, 가중치를 바꾸기 전에 합니다. 다섯 신경망은 나란히 계산하지만 기울기와 클리핑은 따로입니다.
#
# | 조건 | |
# |---|---|
# | 과제 | 비트 하나를 $d = 20$스텝 뒤에 답하기 |
# | 신경망 | RNN 16차원. $W$는 단위행렬, 편향은 0에서 시작 |
# | 학습 | 경사 하강법, 업데이트 100번, 시퀀스 32개씩 |
# | 시드 | 5개 |
# | 성공 | 마지막 손실 열 개의 평균이 0.05 미만 |
# %% [markdown] lang="en"
# ## What clipping can mend and what it cannot
# At the first step one bit arrives, ±1; for $d$ steps after it there is only noise; at the end the net must say what the bit was. `one_bit(d, samples)` draws inputs and answers, and `LastStep` reads the answer from the last $h$. Clipping goes after the gradient has been found, before the weights are changed. The five nets are computed side by side, each with a gradient and a clipping of its own.
#
# | The experiment | |
# |---|---|
# | task | one bit, to be told after $d = 20$ steps |
# | net | RNN, 16 units; $W$ starts as the identity, the biases at 0 |
# | training | gradient descent, 100 updates, 32 sequences each |
# | seeds | 5 |
# | success | the mean of the last ten losses is below 0.05 |
# %%
def stacked(start, seeds=5):
    nets = []
    for seed in range(seeds):
        torch.manual_seed(seed)
        nets.append(LastStep(start()))
    together = zip(*(net.parameters() for net in nets), strict=True)
    return [torch.stack([p.detach() for p in same]).requires_grad_() for same in together]


def answers(parameters, x):
    W_ih, W_hh, b_ih, b_hh, readout, offset = parameters  # (5, …)
    h = torch.zeros(5, x.shape[1], 16)
    for x_t in x:
        h = torch.tanh(x_t @ W_ih.mT + h @ W_hh.mT + (b_ih + b_hh)[:, None])
    return (h @ readout.mT).squeeze(-1) + offset  # (5, B)


# %%
def descend(parameters, lr, limit, d=20, updates=100):
    losses, norms = [], []
    for _ in range(updates):
        x, bit = one_bit(d, 32)
        logits, same = answers(parameters, x), bit.expand(5, 32)
        loss = nn.functional.binary_cross_entropy_with_logits(logits, same, reduction="none")
        grads = torch.autograd.grad(loss.mean(dim=1).sum(), parameters)
        norm = torch.stack([grad.flatten(1).norm(dim=1) for grad in grads]).norm(dim=0)
        with torch.no_grad():
            # ko| # 클리핑한 다음 업데이트
            # en| # clip, then update
            for p, grad in zip(parameters, grads, strict=True):
                p -= lr * grad * (limit / norm).clamp(max=1).view(-1, *[1] * (grad.ndim - 1))
        losses.append(loss.detach().mean(dim=1))
        norms.append(norm)
    return torch.stack(losses, dim=1).tolist(), torch.stack(norms)


# %% tags=["nbval-ignore-output"]
panels, no_limit = {}, math.inf
tried = [(1, no_limit), (1, 1), (1, 0.1), *((rate, no_limit) for rate in (0.1, 0.05, 0.02, 0.01))]
for lr, limit in progress(tried):
    losses, _ = descend(stacked(lambda: identity(nn.RNN(2, 16))), lr, limit)
    ends = [sum(run[-10:]) / 10 for run in losses]
    # ko| bound = "클리핑 없음" if limit == no_limit else f"한도 {limit}"
    # en| bound = "no clipping" if limit == no_limit else f"limit {limit}"
    # ko| title, said = f"학습률 {lr}\n{bound}", "마지막 손실의 범위"
    # en| title, said = f"rate {lr}\n{bound}", "last losses"
    # ko| counts = f"성공 {sum(end < 0.05 for end in ends)}/5"
    # en| counts = f"solved {sum(end < 0.05 for end in ends)}/5"
    print(f"{title}: {counts}, {said} {min(ends):.2f}–{max(ends):.2f}".replace("\n", ", "))
    panels[title] = losses
plots.plot_loss_curves(dict([*panels.items()][:3] + [*panels.items()][-2:]))
plt.show()


# %% [markdown] lang="ko"
# 점선은 찍어서 맞힐 때의 손실 $\ln 2$입니다. 학습률이 1일 때 클리핑을 하지 않으면 손실이 대개 그 위에서 튀기만 하고, 한도를 0.1로 두면 모두 금세 내려갑니다. 한도가 1이면 시드에 따라 갈립니다. 한도가 1이면 한 번에 최대 1만큼 움직이는데, 이 신경망에는 그것도 큽니다.
#
# 클리핑만이 방법은 아닙니다. 클리핑 없이 학습률만 알맞게 낮추어도 손실이 내려갑니다. 0.1과 0.05에서는 다섯 모두 찍는 수준에 머물고, 0.02에서는 대개 배웁니다. **학습률 0.01에서는 성공이 0/5이지만, 다섯 번 모두 손실이 꾸준히 줄고 있습니다.** 느려서 업데이트 100번 안에 기준에 이르지 못했을 뿐입니다. 학습률을 낮추면 멀쩡한 기울기로 움직이는 거리까지 줄어들기 때문입니다. 시드 다섯 개로는 이웃한 학습률 중 어느 것이 더 나은지까지 말할 수 없습니다.
#
# 이번에는 기울기가 사라지는 경우입니다. PyTorch의 기본값으로 시작한 RNN을 똑같이 학습시킵니다.
# %% [markdown] lang="en"
# The dotted line is the loss of a guess, $\ln 2$. With a learning rate of 1 and no clipping most losses only jump about above it; with a limit of 0.1 all soon come down. With a limit of 1 it depends on the seed: an update can still be 1 long, which is much for this net.
#
# Clipping is not the only way. Without it, a learning rate that is small enough brings the losses down as well: at 0.1 and 0.05 all five stayed at a guess, at 0.02 most came down. **At a rate of 0.01 it says 0/5, but the losses of all five runs are falling steadily.** They are only too slow to reach the goal within 100 updates: a smaller rate also shortens the updates whose gradients were fine. Five seeds do not tell which of two neighbouring rates is better.
#
# Now a net whose gradients vanish: an RNN as PyTorch initialises it, trained in the same way.
# %% tags=["nbval-ignore-output"]
for limit in progress((no_limit, 0.1)):
    losses, norms = descend(stacked(lambda: nn.RNN(2, 16)), 1, limit)
    solved = sum(sum(run[-10:]) / 10 < 0.05 for run in losses)
    clipped = int((norms > limit).sum())
    # ko| bound = "클리핑 없음" if limit == no_limit else f"한도 {limit}"
    # en| bound = "no clipping" if limit == no_limit else f"limit {limit}"
    # ko| said = f"성공 {solved}/5, 클리핑한 업데이트 {clipped}/500, 가장 큰 노름"
    # en| said = f"solved {solved}/5, updates clipped {clipped}/500, largest norm"
    print(f"{bound}: {said} {norms.max():.1f}")


# %% [markdown] lang="ko"
# 어느 쪽도 업데이트 100번 안에는 배우지 못했습니다. 한도가 0.1일 때는 기울기를 여러 번 줄였지만 도움이 되지 않았습니다. **클리핑은 기울기를 줄이기만 하는데, 여기서는 먼 시점의 기여가 이미 너무 작습니다.** Pascanu 등(2013)도 폭발과 소실에 서로 다른 처방을 씁니다. 기울기 전체에 같은 수를 곱해 키워도 가까운 기여와 먼 기여의 비율은 그대로입니다('시점별 기여의 비율').
#
# ## 네 가지 시작값과 세 학습률
# 본문 5절에서는 40스텝만 보았습니다. 여기서는 5스텝과 80스텝을 더합니다(`data/rnn_starts.csv`, 스크립트는 `studies/rnn_starts.py`). 신경망 10개를 뽑아 저마다 네 가지로 시작하므로, 넷은 $W$와 편향만 다르고 나머지 가중치와 학습 데이터가 같습니다. 업데이트 1000번 안에 손실이 다섯 번 연속 0.02보다 작아지면 멈추고, 새 시퀀스 1000개를 99% 넘게 맞히면 성공입니다.
# %% [markdown] lang="en"
# Neither learned within these 100 updates. The limit of 0.1 shortened many updates, to no avail. **Clipping can only shorten a gradient, and here the contributions of far steps are too small already.** Pascanu et al. (2013), too, have different remedies for exploding and for vanishing. To multiply the whole gradient by one number does not help either: the proportion of near to far contributions stays ("The proportion of the contributions").
#
# ## Four starts and three learning rates
# Section 5 of the lesson saw 40 steps only. Here are 5 and 80 as well (`data/rnn_starts.csv`, made by `studies/rnn_starts.py`). Ten nets are drawn, and each is started in all four ways, so that the four differ in $W$ and the biases alone: all other weights and the training data are the same. A run ends when the loss has been below 0.02 five times in a row, or after 1000 updates, and succeeds when it gets more than 99% of 1000 fresh sequences right.
# %%
gradients, solved = {}, {lag: {0.01: {}, 0.003: {}, 0.001: {}} for lag in (5, 80)}
for row in study("rnn_starts"):
    start, rate, lag = f"{row['weights']}_{row['biases']}", float(row["rate"]), int(row["lag"])
    if lag in solved:
        done, runs = solved[lag][rate].get(start, (0, 0))
        solved[lag][rate][start] = (done + (float(row["accuracy"]) > 0.99), runs + 1)
    if lag == 80:
        gradients.setdefault(start, set()).add(float(row["gradient"]))
short = [count for by_start in solved[5].values() for count in by_start.values()]
print(f"d = 5: {sum(done for done, _ in short)}/{sum(runs for _, runs in short)}")
plots.plot_starts(gradients, solved[80], lag=80)
plt.show()


# %% [markdown] lang="ko"
# 5스텝에서는 어떻게 시작하든, 어떤 학습률이든 모두 배웁니다. 그림은 80스텝입니다. 편향이 기본값이면 단위행렬의 기울기가 기본 RNN보다 $10^{10}$배 넘게 큽니다. 그런데도 시작값마다 셋 중 가장 좋은 학습률을 골라 비교하면 성공이 더 많지 않습니다(3/10과 5/10, 피셔의 정확 검정으로 0.65). **처음의 기울기가 큰 것만으로는 충분하지 않습니다.** 단위행렬과 편향 0을 함께 쓰면 0.003과 0.001에서 모두 성공합니다.
#
# 40스텝에서는 0.001일 때 단위행렬이 편향과 상관없이 모두 이기고, 0.01일 때 편향이 기본값인 단위행렬이 거의 모두 집니다. 두 차이 모두 우연으로 보기 어렵습니다(피셔의 정확 검정으로 0.001 미만). 그래서 남는 결론은 이렇습니다. 기울기가 클 때의 이득은 학습률이 작을 때 나타나고, 편향이 그 이득을 없앨 수 있습니다. 단위행렬은 편향을 스텝마다 더해 상태를 포화로 몰고 가므로, 편향이 기본값이면 기울기도 편향이 0일 때보다 작습니다.
#
# 확인하지 않은 것도 있습니다. 기본 RNN이 0.001에서 실패한 것은 업데이트 1000번이 모자라서일 수 있습니다. 0.01에서 단위행렬이 왜 실패하는지도 이 실험만으로는 알 수 없습니다. 기본 RNN에서 편향만 0으로 두는 것은 도움이 되는지 해가 되는지 10개로는 구별되지 않습니다.
#
# ## 기본 RNN은 얼마나 멀리, 얼마나 천천히 배우는가
# 시차를 5부터 80까지 늘리며 PyTorch 기본값으로 시작한 RNN과, 단위행렬과 편향 0으로 시작한 RNN을 시드 20개씩 비교합니다(`data/lags.csv`, 스크립트는 `studies/lags.py`). 학습률은 0.01 하나이고, 업데이트는 1000번까지, 성공 기준은 앞 절과 같습니다. 그림은 노름 1로 클리핑한 실행입니다.
# %% [markdown] lang="en"
# At 5 steps every start learns at every rate. The figure is of 80 steps. With default biases the gradient of the identity is more than $10^{10}$ times that of the default RNN. Yet with the best of these rates for each, it does not succeed more often (3/10 against 5/10; Fisher's exact test gives 0.65): **a large gradient at the start is not enough.** The identity together with zero biases always succeeds at 0.003 and 0.001.
#
# At 40 steps the identity won at 0.001, whatever its biases, and lost nearly always at 0.01 where these were the default ones. Neither difference can well be chance (Fisher: below 0.001). What stands is this: the advantage of a large gradient shows where the learning rate is small, and biases can undo it. The identity adds its biases up from step to step and so drives the state into saturation, which is why default biases make its gradient smaller than zero biases do.
#
# Some things were not tested. The default RNN may fail at 0.001 only for want of more than 1000 updates; why the identity fails at 0.01 this experiment does not tell; and whether zero biases alone help or harm the default RNN cannot be told from ten nets.
#
# ## How far and how slowly the default RNN learns
# Lags of 5 to 80 steps, an RNN as PyTorch starts it beside one that starts from the identity with zero biases, 20 seeds each (`data/lags.csv`, made by `studies/lags.py`). There is one learning rate, 0.01, up to 1000 updates, and the goal of the section above. The figure shows runs clipped to a norm of 1:
# %%
def updates_of(setting, lag, limit="1"):
    rows = study("lags")
    same = [r for r in rows if (r["setting"], r["lag"], r["clip"]) == (setting, str(lag), limit)]
    return [int(r["updates"]) if float(r["accuracy"]) > 0.99 else math.inf for r in same]


lags = (5, 10, 20, 40, 80)
runs = {name: {lag: updates_of(name, lag) for lag in lags} for name in ("rnn", "rnn_identity")}
# ko| bounds = {"1": "한도 1", "inf": "클리핑 없음"}
# en| bounds = {"1": "limit 1", "inf": "no clipping"}
for setting in runs:
    for limit, bound in bounds.items():
        found = [updates_of(setting, lag, limit) for lag in lags]
        solved = [sum(map(math.isfinite, updates)) for updates in found]
        # ko| said = "d = 5 … 80에서 시드 20개 중 성공"
        # en| said = "of 20 seeds, solved at d = 5 … 80"
        print(f"{plots.label(setting)}, {bound}: {said} {solved}")
plots.plot_reach(runs)
plt.show()


# %% [markdown] lang="ko"
# 앞의 두 그림은 업데이트 100번, 1000번 안에 성공한 비율이고, 오른쪽은 성공할 때까지 걸린 업데이트 횟수입니다. 점은 성공한 실행, 선은 실행 20개의 중앙값이며, 절반 이상 실패한 곳에서 선이 끊깁니다. 기본 RNN은 $d$가 커질수록 배우는 데 더 오래 걸립니다.
#
# 그런데 **기본 RNN도 업데이트를 1000번까지 하면 $d = 40$에서는 거의 모두, $d = 80$에서는 절반 넘게 배웁니다.** 느리고 운에 좌우되지만 불가능하지는 않습니다. 처음에 사라졌던 기울기도 학습하는 동안 크게 오르내립니다([4강, 더 깊이](04_cell_path.ipynb) 6절에서 측정합니다). 단위행렬과 편향 0으로 시작한 RNN은 $d = 80$, 학습률 0.01에서 절반쯤 실패하지만, 앞 절에서 보듯 학습률을 낮추면 모두 성공합니다. 학습률 하나로 시작값을 평가할 수 없습니다.
#
# 클리핑을 했는지 안 했는지는 거의 상관이 없었습니다. 차이가 가장 큰 것은 12/20과 7/20인데, 두 설정의 성공률이 실제로 같더라도 우연히 이만큼 이상 벌어질 확률이 0.20입니다(피셔의 정확 검정). Adam은 최근 기울기의 크기로 나누어 업데이트하므로(Kingma & Ba 2015), 큰 기울기가 한 번 나와도 멀리 날아가지 않습니다.
#
# ## 카오스와 한계 주기
# 숫자 하나짜리 RNN을 입력 없이 혼자 돌게 두면 어떻게 될까요? 50스텝 뒤의 $a$와 한 스텝에 곱하는 수를 봅시다.
# %% [markdown] lang="en"
# The two panels on the left show the share of runs that succeed within 100 and within 1000 updates, the right one how many updates it took. A dot is a run that succeeded, the line the median of all 20; it breaks off where half of them or more fail. The longer $d$ is, the longer the default RNN takes.
#
# But **given 1000 updates the default RNN does learn: nearly always at $d = 40$, and in more than half of the runs at $d = 80$.** It is slow and takes luck, but it is not impossible. A gradient that has vanished at the start goes up and down a great deal while the net is trained (measured in section 6 of [lesson 4, going deeper](04_cell_path.ipynb)). The start from the identity with zero biases fails in about half of the runs at $d = 80$ and a rate of 0.01, but the section above shows that at a smaller rate it always succeeds: one learning rate cannot judge a start.
#
# Clipping made next to no difference. The widest is 12 of 20 against 7 of 20, and if both in truth succeeded equally often, a difference at least as wide would still turn up with a probability of 0.20 (Fisher's exact test). Adam divides by the size of recent gradients (Kingma & Ba 2015), so that a single large one does not carry it far.
#
# ## Chaos and limit cycles
# What does an RNN of a single number do when it is left to itself, without input? Here are $a$ and the factor of one step after 50 steps:
# %%
def settle(w, h=0.5, steps=50):
    for _ in range(steps):
        a = w * h
        h = math.tanh(a)
    return a, w * (1 - h**2)


for w in (0.9, 1.1, 1.5, 4.0):
    a, factor = settle(w)
    # ko| said = "한 스텝에 곱하는 수"
    # en| said = "factor of one step"
    print(f"w = {w}: a = {a:.3f}, {said} {factor:.3f}")


# %% [markdown] lang="ko"
# $w$가 1보다 크면 $a$는 0이 아닌 값으로 수렴하고, 거기서는 한 스텝에 곱하는 수가 1보다 작습니다. $w = 4$면 $w = 0.9$일 때보다 훨씬 작습니다. 가중치가 키우는 것보다 포화가 더 많이 깎습니다.
#
# 유닛이 64개면 다릅니다. 본문 3절에서 $\rho = 3$이면 기울기가 폭발하고, 입력 없는 $\rho = 1.1$과 $1.5$에서는 1 근처에 머물렀습니다. 한 값으로 수렴했다면 줄어들었을 것입니다. 상태가 어떻게 움직이는지는 **랴푸노프 지수**(Lyapunov exponent)로 알 수 있습니다. 상태를 아주 조금 바꾸었을 때, 그 차이의 로그가 한 스텝에 평균 얼마씩 커지는지입니다. 음수면 차이가 사라지고, 양수면 벌어지고, 0이면 그대로 남습니다.
# %% [markdown] lang="en"
# Where $w$ is above 1, $a$ settles at a value other than 0, and there the factor is below 1. At $w = 4$ it is far smaller than at $w = 0.9$: saturation takes away more than the weight adds.
#
# Not so with 64 units. In section 3 of the lesson the gradient exploded at $\rho = 3$, and without input it stayed near 1 at $\rho = 1.1$ and $1.5$. Had the state come to rest, it would have shrunk. How a state moves is told by its **largest Lyapunov exponent**: change it a little, and the logarithm of the difference grows by so much a step, on average. Below 0 the difference dies out, above 0 it grows, and at 0 it stays.
# %% tags=["nbval-ignore-output"]
def lyapunov(rho, seed, noise, skip=200, steps=600, H=64):
    torch.manual_seed(seed)
    W, h = torch.randn(H, H, dtype=torch.float64), torch.randn(H, dtype=torch.float64)
    W, total = W * rho / torch.linalg.eigvals(W).abs().max(), 0.0
    apart = torch.ones_like(h)
    for t in range(skip + steps):
        h = torch.tanh(W @ h + noise * torch.randn(H, dtype=torch.float64))
        apart = (1 - h**2) * (W @ apart)
        total += apart.norm().log().item() if t >= skip else 0.0
        apart /= apart.norm()
    return total / steps


# %% tags=["nbval-ignore-output"]
# ko| inputs = {"입력 없음": 0, "입력의 분산 1": 1}
# en| inputs = {"no input": 0, "input of variance 1": 1}
for name, noise in inputs.items():
    for rho in (0.9, 1.1, 1.5, 3):
        found = sorted(lyapunov(rho, seed, noise) for seed in range(5))
        print(f"{name}, ρ = {rho}:", *(f"{value:+z.2f}" for value in found))
# %% [markdown] lang="ko"
# 입력이 없을 때 $\rho = 0.9$면 지수가 $\ln 0.9$이고 상태는 0으로 갑니다. $\rho = 1.1$과 $1.5$에서는 대개 0입니다. 상태는 대개 닫힌 고리를 맴돕니다. **한계 주기**(limit cycle)와 닮았지만 꼭 같은 값으로 돌아오지는 않습니다. 고리를 따라 앞뒤로 밀린 차이는 줄지도 늘지도 않고 남습니다. 그래서 기울기의 선이 1 근처에 머물렀습니다. $\rho = 3$이면 양수입니다. 조금 다른 두 상태가 점점 벌어지는 **카오스**(chaos)입니다(Sompolinsky 등 1988).
#
# 입력의 분산이 1이면 $\rho = 1.5$까지 모두 음수입니다. 입력으로 넣는 잡음은 카오스를 억제할 수 있습니다(Molgedey 등 1992).
#
# ## 붙잡는 상태는 기울기를 지웁니다
# 1강에서 $w = 1.5$, $u = 2$인 RNN은 Y를 읽은 뒤 기억을 −0.86쯤에 붙잡아 두었습니다. 잡음이 조금 들어와도 그 값으로 돌아옵니다. 이렇게 값을 붙잡는 상태에서 한 스텝에 곱하는 수는 얼마일까요?
# %% [markdown] lang="en"
# Without input, $\rho = 0.9$ gives $\ln 0.9$, and the state goes to 0. At $\rho = 1.1$ and $1.5$ the exponent is mostly 0: the state mostly goes round a closed curve, as on a **limit cycle**, without repeating exactly. A difference along the loop neither shrinks nor grows, which is why the lines of the gradient stayed near 1. At $\rho = 3$ it is positive: two states that differ a little part more and more, which is called **chaos** (Sompolinsky et al. 1988).
#
# With an input of variance 1 it is below 0 up to $\rho = 1.5$: noise as an input can suppress chaos (Molgedey et al. 1992).
#
# ## A state that holds lets its gradient vanish
# In lesson 1 an RNN with $w = 1.5$ and $u = 2$ held its memory near −0.86 after it had read a Y. A push does not dislodge it: it comes back. In such a state that holds its value, what is the factor of one step?
# %%
w, kept = 1.5, {}
for push in (0.0, 0.3):
    h = -0.79
    for _ in range(20):
        h = math.tanh(w * (h + push))
        push = 0.0
    kept[h] = w * (1 - h**2)
for h, factor in kept.items():
    print(f"h = {h:.3f}: w·tanh'(a) = {factor:.2f}, 20× {factor**20:.0e}")
assert max(kept.values()) < 0.5


# %% [markdown] lang="ko"
# 밀어도 밀지 않아도 같은 값으로 돌아오고, 곱하는 수는 1보다 훨씬 작습니다. 우연이 아닙니다. 잡음에 밀려도 제자리로 돌아온다는 것은 차이가 스텝마다 **줄어든다**는 뜻이고, 그 줄어드는 비율이 바로 기울기에 곱하는 수입니다. Bengio 등(1994)의 중심 결과가 이것입니다. 비트를 잡음에 흔들리지 않게 붙잡는 RNN에서는 먼 과거의 기울기가 반드시 사라집니다. 거꾸로 기울기가 줄지 않는 상태는 한번 들어온 잡음도 줄이지 않습니다. 게이트가 있으면 들어오지 못하게 막을 수 있습니다([4강](../04_cell_path.ipynb)).
#
# ## autograd로 모든 시차를 한 번에
# 본문에서는 행렬을 곱했습니다. autograd로도 됩니다.
#
# ### 연습 문제 3: 시차마다 기울기의 노름
# $h_T$의 원소를 모두 더한 값을 $h_{T-k}$로 미분하고, 그 벡터의 노름을 $k = 0, 1, \dots, T-1$ 순서로 돌려주세요.
#
# 1. $h$는 0으로 채운 `(1, H)`에서 시작합니다. `x.new_zeros(1, H)`로 만들면 `x`와 자료형이 같습니다.
# 2. `rnn_step(x_t, h, *rnn.parameters())`가 한 스텝 뒤의 $h$를 돌려줍니다. $h_T$는 마지막 입력까지 넣은 다음의 $h$입니다.
# 3. `torch.autograd.grad`에 텐서의 리스트를 주면 한 번에 모두 미분합니다.
#
# `nn.RNN`이 돌려주는 `out`으로는 되지 않습니다. 왜일까요? (통과하면 답이 나옵니다.)
# %% [markdown] lang="en"
# Pushed or not, it comes back to the same value, and the factor there is well below 1. That is no accident. To come back after a push means that a difference **shrinks** from step to step, and the rate at which it shrinks is the very factor of the gradient. This is the central result of Bengio et al. (1994): where an RNN holds a bit against noise, gradients from the far past must vanish. Conversely, a state whose gradient does not shrink also keeps whatever noise gets in; gates can keep it out ([lesson 4](../04_cell_path.ipynb)).
#
# ## All lags at once, by autograd
# The lesson multiplied matrices. Autograd can do it, too.
#
# ### Exercise 3: the norm of the gradient at every lag
# Differentiate the sum of all elements of $h_T$ with respect to $h_{T-k}$, and return the norm of that vector for $k = 0, 1, \dots, T-1$, in this order.
#
# 1. $h$ starts as zeros, `(1, H)`; `x.new_zeros(1, H)` makes them of the same type as `x`.
# 2. `rnn_step(x_t, h, *rnn.parameters())` returns the $h$ of one step later; $h_T$ is the one after the last input.
# 3. One call of `torch.autograd.grad` with a list of tensors differentiates with respect to all of them.
#
# The `out` that `nn.RNN` returns will not do. Why? (You will be told when the check is passed.)
# %% tags=["exercise"]
def gradient_norms(rnn, x):
    """
    # ko| h_T의 합을 h_{T-k}로 미분한 벡터의 노름, k = 0 … T-1. rnn: nn.RNN, x (T, 1, D) -> (T,)
    # en| Norms of the gradient of h_T's sum with respect to h_{T-k}: x (T, 1, D) -> (T,), k = 0 … T-1
    """
    ### BEGIN SOLUTION
    h, states = x.new_zeros(1, rnn.hidden_size), []
    for x_t in x:
        h = rnn_step(x_t, h, *rnn.parameters())
        states.append(h)
    by_state = torch.autograd.grad(h.sum(), states)
    return torch.stack([grad.norm() for grad in by_state]).flip(0)
    ### END SOLUTION


# %% tags=["exercise"]
checks.check_gradient_norms(gradient_norms)


# %% [markdown] lang="ko"
# ## 특잇값이 보장하는 것
# 본문 3절의 곱에서 한 스텝의 행렬은 노름이 $\gamma\,\sigma_{\max}(W)$를 넘지 못합니다. 여기서 노름은 **행렬이 벡터를 가장 많이 늘일 때의 배율**(스펙트럼 노름, spectral norm)입니다. $W$의 이 배율이 가장 큰 특잇값(singular value) $\sigma_{\max}$입니다. $\gamma$는 활성화 함수의 미분의 최댓값으로 $\tanh$이면 1, 시그모이드이면 1/4입니다. 증명은 한 줄입니다.
#
# $$\begin{aligned}
# \left\lVert \frac{\partial h_T}{\partial h_{T-k}} \right\rVert
# &\le \prod_t \lVert \mathrm{diag}(\phi'(a_t)) \rVert\, \lVert W \rVert \\
# &\le (\gamma\,\sigma_{\max})^k
# \end{aligned}$$
#
# 그래서 $\sigma_{\max} < 1/\gamma$이면 **반드시** 사라집니다(충분조건). 폭발하려면 $\sigma_{\max} > 1/\gamma$**이어야** 하지만, 그렇다고 폭발하는 것은 아닙니다(필요조건). Pascanu, Mikolov, Bengio(2013) 2.1절의 결과입니다. PyTorch의 기본 RNN이 바로 $\sigma_{\max}$가 1보다 큰데도 폭발하지 않는 경우입니다. 입력이 없고 $h$가 0에 가까우면 $\tanh' = 1$이어서 곱은 $W^k$이 됩니다. 이때 시차 100의 노름을 측정해 봅시다.
# %% [markdown] lang="en"
# ## What singular values guarantee
# In the product of section 3 of the lesson, the norm of one step's matrix is at most $\gamma\,\sigma_{\max}(W)$. This norm is **the most by which the matrix can lengthen a vector** (the spectral norm). For $W$ it is the largest singular value, $\sigma_{\max}$; and $\gamma$ is the largest slope of the activation function: 1 for $\tanh$, 1/4 for the sigmoid. The proof is one line:
#
# $$\begin{aligned}
# \left\lVert \frac{\partial h_T}{\partial h_{T-k}} \right\rVert
# &\le \prod_t \lVert \mathrm{diag}(\phi'(a_t)) \rVert\, \lVert W \rVert \\
# &\le (\gamma\,\sigma_{\max})^k
# \end{aligned}$$
#
# So $\sigma_{\max} < 1/\gamma$ is **sufficient** for vanishing. $\sigma_{\max} > 1/\gamma$ is **necessary** for exploding, but not sufficient. This is section 2.1 of Pascanu, Mikolov & Bengio (2013). PyTorch's default RNN is a case in point: $\sigma_{\max}$ is above 1, and it does not explode. Without input and with $h$ close to 0, $\tanh' = 1$ and the product is $W^k$. Here is its norm at a lag of 100:
# %% tags=["nbval-ignore-output"]
for seed in range(5):
    torch.manual_seed(seed)
    W = nn.RNN(2, 64).weight_hh_l0.detach().double()
    rho = torch.linalg.eigvals(W).abs().max()
    largest, after = (torch.linalg.matrix_norm(W.matrix_power(k), 2) for k in (1, 100))
    # ko| said = "시차 100의 노름"
    # en| said = "norm at lag 100"
    print(f"σ_max = {largest:.2f}, ρ = {rho:.2f}, {said} {after:.0e}")
# %% [markdown] lang="ko"
# $\sigma_{\max}$는 1보다 조금 크지만 기울기는 $10^{-18}$ 아래로 사라집니다. 선형이면 먼 시차에서 기울기가 사라질지 폭발할지는 $\rho$가 결정합니다. $\sigma_{\max}$와 $\rho$가 다른 것은 이 행렬의 고유벡터들이 서로 수직이 아니기 때문입니다(비정규 행렬, non-normal matrix). 극단적인 예를 봅시다. 아래 행렬은 고유벡터의 방향이 하나뿐이고, $\rho = 0.9$인데도 처음에는 크게 자랍니다.
# %% [markdown] lang="en"
# $\sigma_{\max}$ is a little above 1, and yet the gradient vanishes below $10^{-18}$. In the linear case it is $\rho$ that decides about long lags. The two differ because the eigenvectors of such a matrix are not at right angles (it is non-normal). Here is an extreme case, with only one direction of eigenvectors, whose $\rho$ is 0.9, and which nevertheless grows a good deal at first:
# %%
W = torch.tensor([[0.9, 5.0], [0.0, 0.9]], dtype=torch.float64)
for k in (1, 10, 20, 50, 100, 200):
    print(f"{k}: {torch.linalg.matrix_norm(W.matrix_power(k), 2):.2g}")


# %% [markdown] lang="ko"
# 한 번 곱하면 5배, 열 번 곱하면 19배까지 자란 다음에야 줄어듭니다. 노름은 대략 $5k \cdot 0.9^{k-1}$이고, 먼 시차에서는 결국 $0.9^k$이 이깁니다. 한 스텝만 보고 기울기의 앞날을 말할 수 없고, 고윳값만 보고 처음 몇십 스텝을 말할 수도 없습니다.
#
# ## 시점별 기여의 비율
# Bengio 등(1994)이 짚은 또 한 가지는, 먼 과거의 기여가 가까운 과거의 기여에 **비해** 지수적으로 작다는 것입니다. 시점마다 $W$의 사본을 따로 두면 본문 1절에서처럼 시점별 기여를 측정할 수 있습니다. 기본 RNN에 비트 과제 $d = 80$을 넣고, float64로 측정합니다.
# %% [markdown] lang="en"
# It grows 5 times in one step and 19 times in ten before it shrinks: the norm is about $5k \cdot 0.9^{k-1}$, in which $0.9^k$ wins at long lags. One step does not tell where a gradient will end, and eigenvalues do not tell about the first few dozen steps.
#
# ## The proportion of the contributions
# Bengio et al. (1994) make another point: the contribution of the far past is exponentially small **compared to** that of the near past. If every step gets its own copy of $W$, the contribution of each can be measured, as in section 1 of the lesson. Here is the default RNN on the bit with $d = 80$, in float64:
# %% tags=["nbval-ignore-output"]
def contributions_of_W(rnn, x):
    W_ih, W_hh, b_ih, b_hh = rnn.parameters()
    copies = [W_hh.detach().clone().requires_grad_() for _ in x]
    h = x.new_zeros(x.shape[1], rnn.hidden_size)
    for x_t, W in zip(x, copies, strict=True):
        h = rnn_step(x_t, h, W_ih, W, b_ih, b_hh)
    return torch.stack([grad.norm() for grad in torch.autograd.grad(h.sum(), copies)]).flip(0)


for seed in range(5):
    torch.manual_seed(seed)
    sizes = contributions_of_W(nn.RNN(2, 16).double(), one_bit(80, 1)[0].double())
    print(", ".join(f"k = {k}: {sizes[k]:.0e}" for k in (0, 10, 40, 79)))


# %% [markdown] lang="ko"
# 비트가 처음으로 $W$를 지나는 시점의 기여($k = 79$)는 마지막 시점의 기여에 비하면 $10^{10}$분의 1도 되지 않습니다(비트는 $k = 80$에서 $U$를 거쳐 들어오고, 한 스텝 뒤에 $W$를 처음 만납니다). 더한 값의 방향은 가까운 시점이 정합니다. 기울기 전체에 $10^{15}$을 곱해도 방향은 그대로이고 가까운 시점의 기여만 터무니없이 커집니다. 클리핑도, 같은 수를 곱해 키우는 것도, 더 정밀한 수도 이 비율을 바꾸지 못합니다.
#
# ## float32의 한계
# 기울기는 여러 수를 곱하기 때문에 사라집니다. 컴퓨터가 작은 수를 다루지 못해서가 아닙니다. 앞 절의 수들은 float64가 모두 담을 수 있었고, 오차 없이 계산해도 비율은 같습니다. 부동소수점은 어디서부터 0인지를 정할 뿐입니다.
#
# float32에서 가장 작은 양수는 $2^{-149} \approx 1.4 \times 10^{-45}$이고, 이 근처의 수는 모두 이것의 정수배입니다(비정규 수, subnormal number). `torch.finfo(torch.float32).tiny`는 이것이 아니라 $2^{-126}$, 즉 정밀도를 온전히 지키는 가장 작은 수입니다.
#
# ### 연습 문제 4: float32로 곱해 나가면
# `torch.tensor(1.0)`은 float32입니다. 막히면 `checks.check_float32(half, stuck, hint=1)`로 힌트를 봅니다.
#
# - `half`: 1에서 시작해 0.5를 **차례로 한 번씩** 곱해 나가면 몇 번째에 정확히 0이 될까요?
# - `stuck`: 0.9를 곱해 나가면 0이 되지 않고 어떤 값에서 멈춥니다. 그 값은 얼마일까요(횟수가 아니라 값입니다)?
# %% [markdown] lang="en"
# The contribution of the step where the bit first goes through $W$ ($k = 79$) is less than $10^{-10}$ times that of the last step. (The bit enters through $U$ at $k = 80$ and meets $W$ one step later.) The direction of the sum is set by the near steps. Multiply the whole gradient by $10^{15}$, and its direction stays, while the contributions of the near steps become absurdly large. Neither clipping nor one common factor nor more precise numbers change this proportion.
#
# ## Where float32 ends
# Gradients vanish because many numbers are multiplied, and not because computers are bad at small ones. float64 could hold each number of the section above, and exact arithmetic would leave their proportion as it is. All that floating point decides is where 0 begins.
#
# The smallest float32 above 0 is $2^{-149} \approx 1.4 \times 10^{-45}$, and the numbers around it are whole multiples of it (subnormal numbers). `torch.finfo(torch.float32).tiny` is another one, $2^{-126}$, the smallest with full precision.
#
# ### Exercise 4: repeated multiplication in float32
# `torch.tensor(1.0)` is a float32. For a hint, change the check to `checks.check_float32(half, stuck, hint=1)`.
#
# - `half`: begin at 1 and multiply by 0.5, **one factor at a time**. After how many factors is the product exactly 0?
# - `stuck`: multiplied by 0.9 it never becomes 0 but stops at some value. Which (the value itself, not a count)?
# %% tags=["exercise"]
# ko| half = None  # 0.5를 몇 번 곱하면 0이 되는가
# en| half = None  # how many factors of 0.5 make 0
# ko| stuck = None  # 0.9를 곱해 나가면 멈추는 값
# en| stuck = None  # the value at which factors of 0.9 stop
### BEGIN SOLUTION
product, half = torch.tensor(1.0), 0
while product > 0:
    product, half = product * 0.5, half + 1

stuck = torch.tensor(1.0)
while stuck * 0.9 != stuck:
    stuck = stuck * 0.9
### END SOLUTION
# %% tags=["exercise"]
checks.check_float32(half, stuck)


# %% [markdown] lang="ko"
# 다른 수를 곱해 나가면 어디에서 멈출까요?
# %% [markdown] lang="en"
# Where do other factors stop?
# %%
def stuck_at(factor):
    product, count = torch.tensor(1.0), 0
    while product * factor != product:
        product, count = product * factor, count + 1
    return count, int(product.double() * 2.0**149)


for factor in (0.5, 0.51, 0.8, 0.95):
    count, units = stuck_at(factor)
    # ko| said = f"{count}번 곱하면 2^-149의 {units}배"
    # en| said = f"{count} of them make {units} times 2^-149"
    print(f"{factor}: {said}")
print("0.8 ** 1000 =", (torch.tensor(0.8) ** 1000).item())


# %% [markdown] lang="ko"
# 네 수 중 0에 이르는 것은 0.5뿐입니다(더 작은 수도 0에 이릅니다). 0.8은 2배에서 멈춥니다. $2 \times 0.8 = 1.6$을 반올림하면 다시 2이기 때문입니다. 반대로 $1 \times 0.5$는 0과 1의 한가운데라 짝수인 0 쪽으로 반올림됩니다.
#
# 0.8을 천 번 곱한 정확한 값은 $10^{-97}$입니다. 그러니 멈춘 값은 틀린 값이고, 거듭제곱을 한 번에 구하면 0입니다. 작은 수를 0으로 처리하도록 설정한 장치(flush to zero)에서는 이런 값이 나오지 않습니다.
#
# ## 절단 BPTT
# 시퀀스가 길면 처음까지 거슬러 가지 않고, 몇 스텝마다 $h$를 `detach`로 계산 그래프에서 떼어 내기도 합니다. 상태는 그대로 이어지고 기울기만 끊깁니다. 이것이 절단 BPTT(truncated BPTT)이고(Williams & Peng 1990), 두 절단 사이의 스텝들을 조각이라고 합시다. 40스텝 중 마지막 $h$의 기울기가 닿는 스텝을 세어 봅시다.
# %% [markdown] lang="en"
# Of these four only 0.5 reaches 0 (as would any smaller factor). With 0.8 it stops at 2 times, because $2 \times 0.8 = 1.6$ rounds to 2 again. $1 \times 0.5$, on the other hand, is a tie, which is rounded to the even neighbour, 0.
#
# A thousand factors of 0.8 make $10^{-97}$, so the value at which it stops is wrong, and the power taken at once gives 0. (A device that is set to flush such small numbers to zero has none of them.)
#
# ## Truncated BPTT
# For long sequences one often does not go back to the beginning, but takes $h$ out of the graph every so many steps with `detach`. The state goes on, only the gradient is cut: truncated BPTT (Williams & Peng 1990). Call the steps between two cuts a piece. Of 40 steps, how many does the gradient of the last $h$ reach?
# %%
def reached(piece, steps=40):
    torch.manual_seed(0)
    rnn, h, states = nn.RNN(2, 16), torch.zeros(1, 16), []
    for t, x_t in enumerate(torch.randn(steps, 1, 2)):
        h = rnn_step(x_t, h.detach() if t % piece == 0 else h, *rnn.parameters())
        states.append(h)
    grads = torch.autograd.grad(h.sum(), states, allow_unused=True)
    return sum(grad is not None for grad in grads), h.sum().item()


for piece in (40, 10, 1):
    count, total = reached(piece)
    # ko| said = f"{piece}스텝마다 떼면 {count}스텝에 닿음, h의 합"
    # en| said = f"cut every {piece} steps it reaches {count}, sum of h"
    print(f"{said} {total:.3f}")
# %% [markdown] lang="ko"
# 앞으로 가는 계산은 똑같고(합이 같습니다), 기울기는 조각 밖에 아예 닿지 않습니다. 소실은 기울기를 작게 줄이지만, 절단은 아예 0으로 만듭니다. 조각보다 먼 시차의 기여는 기울기에 들어 있지 않습니다.
#
# 여기서 센 것은 가장 좋은 경우입니다. 조각의 마지막 상태에서 출발한 기울기는 10스텝 모두에 닿지만, 첫 상태에서 출발한 기울기는 그 자리에서 끝납니다. 기울기는 끊겨도 상태는 이어지므로, 조각 안에서 익힌 기억법을 조각보다 긴 시퀀스에도 쓸 수 있습니다. [5강](../05_forgetting.ipynb)의 연속 스트림에서 이 방법을 씁니다.
#
# ## 출처
# - S. Hochreiter, *Untersuchungen zu dynamischen neuronalen Netzen*, 뮌헨 공과대학교 졸업 논문, 1991 (기울기 소실을 처음 분석했습니다. 독일어).
# - Y. Bengio, P. Simard, P. Frasconi, *Learning Long-Term Dependencies with Gradient Descent is Difficult*, IEEE Transactions on Neural Networks 5(2), 1994.
# - R. Pascanu, T. Mikolov, Y. Bengio, *On the Difficulty of Training Recurrent Neural Networks*, ICML 2013 (2.1절 특잇값, 3.2절 클리핑).
# - H. Sompolinsky, A. Crisanti, H. J. Sommers, *Chaos in Random Neural Networks*, Physical Review Letters 61(3), 1988.
# - L. Molgedey, J. Schuchhardt, H. G. Schuster, *Suppressing Chaos in Neural Networks by Noise*, Physical Review Letters 69(26), 1992.
# - P. J. Werbos, *Backpropagation Through Time: What It Does and How to Do It*, Proceedings of the IEEE 78(10), 1990.
# - R. J. Williams, J. Peng, *An Efficient Gradient-Based Algorithm for On-Line Training of Recurrent Network Trajectories*, Neural Computation 2(4), 1990 (절단 BPTT).
# - Q. V. Le, N. Jaitly, G. E. Hinton, *A Simple Way to Initialize Recurrent Networks of Rectified Linear Units*, 2015.
# - D. P. Kingma, J. Ba, *Adam: A Method for Stochastic Optimization*, ICLR 2015.
# %% [markdown] lang="en"
# The forward pass is the same (so are the sums), and outside its piece the gradient does not arrive at all. Vanishing makes a gradient small; truncation makes it 0: the contributions of lags beyond the piece are left out.
#
# This is the best case. A gradient that starts from the last state of a piece reaches all of its 10 steps, one that starts from the first ends where it is. But the state goes on, and a way to remember that was learned within a piece can serve in sequences that are longer. [Lesson 5](../05_forgetting.ipynb) does this on continual streams.
#
# ## Sources
# - S. Hochreiter, *Untersuchungen zu dynamischen neuronalen Netzen*, diploma thesis, Technische Universität München, 1991 (the first analysis of the vanishing gradient, in German).
# - Y. Bengio, P. Simard, P. Frasconi, *Learning Long-Term Dependencies with Gradient Descent is Difficult*, IEEE Transactions on Neural Networks 5(2), 1994.
# - R. Pascanu, T. Mikolov, Y. Bengio, *On the Difficulty of Training Recurrent Neural Networks*, ICML 2013 (2.1 singular values, 3.2 clipping).
# - H. Sompolinsky, A. Crisanti, H. J. Sommers, *Chaos in Random Neural Networks*, Physical Review Letters 61(3), 1988.
# - L. Molgedey, J. Schuchhardt, H. G. Schuster, *Suppressing Chaos in Neural Networks by Noise*, Physical Review Letters 69(26), 1992.
# - P. J. Werbos, *Backpropagation Through Time: What It Does and How to Do It*, Proceedings of the IEEE 78(10), 1990.
# - R. J. Williams, J. Peng, *An Efficient Gradient-Based Algorithm for On-Line Training of Recurrent Network Trajectories*, Neural Computation 2(4), 1990 (truncated BPTT).
# - Q. V. Le, N. Jaitly, G. E. Hinton, *A Simple Way to Initialize Recurrent Networks of Rectified Linear Units*, 2015.
# - D. P. Kingma, J. Ba, *Adam: A Method for Stochastic Optimization*, ICLR 2015.
