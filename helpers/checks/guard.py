"""What a check must not do: run on without end, or leave traces in the notebook."""

import ctypes
import itertools
import random
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import numpy as np
import torch

AGAIN = 0.1  # seconds until code that caught Overtime meets the next one
TURNS = 30  # so many times without effect, and it is said that the code cannot be stopped


class Overtime(BaseException):
    """The time of a check is up. No Exception, so that `except Exception` lets it through."""


@contextmanager
def time_limit(seconds: float, give_up: Callable[[], None]) -> Iterator[None]:
    """Raise Overtime inside the block after so many seconds, again and again until it ends.

    A second thread watches, on every system, and raises in the block's own thread: the block runs
    where the notebook's code runs. Python raises between two steps of Python code, hence not
    inside a call that never comes back to Python, such as `time.sleep(1000)` or `input()`; then
    `give_up` is called once.
    """
    here, done, wake = ctypes.c_ulong(threading.get_ident()), False, threading.Event()

    def watch():
        for turn in itertools.count():
            if wake.wait(AGAIN if turn else seconds) or done:
                return
            _raise(here, Overtime)
            if turn == TURNS:
                give_up()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done = True  # before any call: each may be where the last Overtime is raised
        wake.set()
        watcher.join()
        _raise(here, None)


def _raise(thread, error):
    """Let another thread meet an error at its next step; None takes back what it has not met."""
    error = error and ctypes.py_object(error)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, error)


@contextmanager
def untouched() -> Iterator[None]:
    """Run the block as in a fresh notebook, and leave everything as it was before.

    Inside: gradients on, float32, CPU, one thread, random numbers that no seed repeats.
    Afterwards: the old settings, all random numbers where they were, no new figure open.
    """
    figures, device = _figures(), torch.empty(0).device
    cuda = range(torch.cuda.device_count()) if torch.cuda.is_initialized() else ()
    with ExitStack() as stack:
        for context in (
            torch.random.fork_rng(devices=cuda),
            torch.inference_mode(False),
            torch.enable_grad(),
        ):
            stack.enter_context(context)
        stack.callback(random.setstate, random.getstate())
        stack.callback(np.random.set_state, np.random.get_state())
        stack.callback(torch.set_default_dtype, torch.get_default_dtype())
        stack.callback(torch.set_num_threads, torch.get_num_threads())
        stack.callback(_set_device, device)
        stack.callback(lambda: [_pyplot().close(n) for n in _figures() - figures])
        if device.type != "cpu":  # within `torch.device(…)` every call of torch's is slower
            stack.enter_context(torch.device("cpu"))
        _as_fresh()
        yield


def _as_fresh():
    torch.set_default_dtype(torch.float32)
    torch.set_num_threads(1)  # what a check computes is small
    torch.seed()
    random.seed()
    np.random.seed()


def _set_device(device):
    if torch.empty(0).device != device:
        torch.set_default_device(None if device.type == "cpu" else device)


def _pyplot():
    return sys.modules.get("matplotlib.pyplot")


def _figures():
    return set(_pyplot().get_fignums()) if _pyplot() else set()
