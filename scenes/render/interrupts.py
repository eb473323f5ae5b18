"""Ctrl-C, which Python would now and then lose: raised inside a callback, it is only printed."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_seen = False


def stop_if_interrupted() -> None:
    """Stop here if there was a Ctrl-C."""
    if _seen:
        raise KeyboardInterrupt


def _note(*_: Any) -> None:
    global _seen
    if _seen:  # impatient
        raise KeyboardInterrupt
    _seen = True


@contextmanager
def interrupts_noted() -> Iterator[None]:
    """Ctrl-C takes effect where it is heeded; a second one at once."""
    global _seen
    _seen = False
    try:
        before = signal.getsignal(signal.SIGINT)
        if before is signal.default_int_handler:
            signal.signal(signal.SIGINT, _note)
    except ValueError:  # not in the main thread, which alone is interrupted
        yield
        return
    try:
        yield
        stop_if_interrupted()
    finally:
        signal.signal(signal.SIGINT, before)
