"""How long something takes on this machine."""

import time
from collections.abc import Callable

import torch


def milliseconds(net: Callable[[torch.Tensor], torch.Tensor], x: torch.Tensor) -> float:
    """Processor time of `net(x)` forward and backward, in milliseconds: the shortest of three."""

    def once():
        start = time.process_time()
        net(x).sum().backward()
        return 1000 * (time.process_time() - start)

    return min(once() for _ in range(3))
