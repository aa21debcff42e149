"""Counts that answer with probabilities: what followed the last few tokens, and how often."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from math import exp, log
from random import Random

from helpers.tasks.words import START


def steps(words: Sequence[Sequence[str]]) -> list[tuple[list[str], str]]:
    """Pair every symbol of every word with all that stands before it, "·" at both ends.

    ["ab"] -> [(["·"], "a"), (["·", "a"], "b"), (["·", "a", "b"], "·")]
    """
    ringed = [[START, *word, START] for word in words]
    return [(word[:k], word[k]) for word in ringed for k in range(1, len(word))]


class Table:
    """What follows the last tokens, counted, with an answer for what was never seen.

    `pairs` are (tokens, label); the table looks at the last `longest` tokens, at fewer where they
    are new, and at last gives all `labels` the same chance. `place(tokens)` tells it one thing
    more about what stands before, how many tokens for instance. The shorter context counts as
    much as there are labels seen behind the longer one (Witten & Bell, IEEE Transactions on
    Information Theory 37, 1991):

        p = (count + kinds · shorter) / (total + kinds)
    """

    def __init__(self, pairs, longest: int, labels, place: Callable = lambda tokens: None):
        self.longest, self.labels, self.place = longest, list(labels), place
        self.counts = defaultdict(Counter)
        for tokens, label in pairs:
            for context in self._contexts(tokens):
                self.counts[context][label] += 1

    def probability(self, tokens: Sequence, label) -> float:
        """The probability of `label` behind `tokens`."""
        p = 1 / len(self.labels)
        for context in self._contexts(tokens):
            if counts := self.counts.get(context):
                p = (counts[label] + len(counts) * p) / (counts.total() + len(counts))
        return p

    def cross_entropy(self, pairs) -> float:
        """The mean of −log probability over (tokens, label)."""
        return -sum(log(self.probability(*pair)) for pair in pairs) / len(pairs)

    def perplexity(self, pairs) -> float:
        """exp of the cross entropy: among how many equally likely labels it would be a guess."""
        return exp(self.cross_entropy(pairs))

    def write(self, count: int, temperature: float = 1.0, longest: int = 20, seed: int = 0):
        """A list of `count` words drawn symbol by symbol, from "·" to "·" or to `longest` symbols.

        A symbol is drawn with probability**(1 / temperature), times what makes their sum 1. For a
        table that was made of `steps(words)`.
        """
        random, power, chances = Random(seed), 1 / temperature, {}
        return ["".join(self._word(random, power, chances, longest)) for _ in range(count)]

    def _word(self, random, power, chances, longest):
        word = [START]
        while len(word) <= longest:
            context = (self.place(word), *word[-self.longest or len(word) :])
            if context not in chances:
                chances[context] = [self.probability(word, k) ** power for k in self.labels]
            word += random.choices(self.labels, chances[context])
            if word[-1] == START:
                return word[1:-1]
        return word[1:]

    def _contexts(self, tokens):
        """What the table looks at, from nothing but the place to the last `longest` tokens."""
        tokens = tuple(tokens)
        place = self.place(tokens)
        most = min(self.longest, len(tokens))
        return [(place, *tokens[len(tokens) - length :]) for length in range(most + 1)]
