"""Copies of this process, made by forking: to try something out, or to begin anew where it was."""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import random
import select
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn

from scenes.render.interrupts import stop_if_interrupted
from scenes.render.memory import HasMemory
from scenes.render.trouble import Trouble, sentence

HAS_MEMORY = 4  # exit status of a copy that found the film to have a memory
_SAID_WHY = 3  # that of one whose trouble is told in a sentence
_DIE_WITH_PARENT = 1  # Linux: PR_SET_PDEATHSIG
_LOOK = 0.05  # seconds between two looks for an interrupt


def can_fork() -> bool:
    """Whether processes fork well here: macOS's frameworks do not survive it, Windows has none."""
    return sys.platform == "linux"


def die_with_parent() -> None:
    """Have this process killed when its parent ends, however that may happen."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)


def copied(work: Callable[[], object], may_speak: Callable[[], bool] = lambda: True) -> int:
    """Begin a copy of this process that does ``work`` and then ends; its number.

    What goes wrong there is told on standard error, if it ``may_speak``.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    parent, chance = os.getpid(), random.getstate()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    copy = os.fork()
    if copy:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return copy
    random.setstate(chance)  # Python has given the copy other random numbers
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its copies itself
    _work_and_leave(work, parent, may_speak)


def _work_and_leave(
    work: Callable[[], object], parent: int, may_speak: Callable[[], bool]
) -> NoReturn:
    """In a copy: work, then end at once, without what the parent wants done at its own end."""
    status = 1
    try:
        gc.freeze()  # else collecting garbage would copy all of the parent's memory
        die_with_parent()
        if os.getppid() == parent:  # it may have died before the copy asked to die with it
            work()
            status = 0
    except BaseException as error:
        told = str(error) if isinstance(error, HasMemory) else _told(error)
        status = HAS_MEMORY if isinstance(error, HasMemory) else _SAID_WHY if told else status
        if may_speak():
            sys.stderr.write(traceback.format_exc() if told is None else f"{told}\n")
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _told(error: BaseException) -> str | None:
    """What is the matter in a sentence, None if it is a mistake in a program."""
    return str(error.code) if isinstance(error, Trouble) else sentence(error)


class Copy:
    """A copy of this process that makes something; with ``waits`` it begins when it is told to."""

    def __init__(self, make: Callable[[], Any], *, waits: bool = False) -> None:
        begins, self._begin = os.pipe()
        self._made, writes = os.pipe()

        def work() -> None:
            os.read(begins, 1)
            with os.fdopen(writes, "wb") as file:
                pickle.dump(make(), file)

        self._number = copied(work)
        os.close(begins)
        os.close(writes)
        if not waits:
            self._go()

    def made(self) -> Any:
        """Wait for what it makes; Trouble if that fails, which the copy has told."""
        self._go()
        content = b""
        while True:
            stop_if_interrupted()
            if select.select([self._made], [], [], _LOOK)[0]:
                if not (more := os.read(self._made, 1 << 16)):
                    break
                content += more
        os.waitpid(self._number, 0)  # it may still have something to say
        self._forget()
        if not content:
            raise Trouble("")
        return pickle.loads(content)

    def close(self) -> None:
        """Have it end, whatever it is doing."""
        if self._number:
            with suppress(ProcessLookupError):
                os.kill(self._number, signal.SIGKILL)
            os.waitpid(self._number, 0)
            self._forget()

    def _forget(self) -> None:
        self._number = 0
        os.close(self._made)
        os.close(self._begin)

    def _go(self) -> None:
        with suppress(BrokenPipeError):
            os.write(self._begin, b".")
