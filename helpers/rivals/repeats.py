"""What it is worth to know that no word comes twice: labels struck out of what a model answers."""

import torch

from helpers.rivals.tables import Table


def chances(table: Table, contexts) -> torch.Tensor:
    """The probabilities (B, V) of all labels of a table behind each of the contexts."""
    known: dict[tuple, list[float]] = {}
    rows = []
    for tokens in contexts:
        last = (table.place(tokens), *tokens[max(0, len(tokens) - table.longest) :])
        if last not in known:
            known[last] = [table.probability(tokens, label) for label in table.labels]
        rows.append(known[last])
    return torch.tensor(rows, dtype=torch.float64)


def seen_behind(train, contexts, labels) -> torch.Tensor:
    """Whether a training pair has this label behind this very context: (B, V), True or False."""
    behind: dict[tuple, set] = {}
    for tokens, label in train:
        behind.setdefault(tuple(tokens), set()).add(label)
    found = [behind.get(tuple(tokens), ()) for tokens in contexts]
    return torch.tensor([[label in some for label in labels] for some in found])


def strike_out(p: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
    """Probabilities p (B, V) without those that are `seen`: 0 there, each row in sum 1 again."""
    left = p.masked_fill(seen, 0)
    return left / left.sum(dim=-1, keepdim=True)
