"""Read-outs one below the other, on lines that are equally far apart."""

from __future__ import annotations

from manim import UP

from scenes.stage import Readout, Stack
from scenes.stage.type.text import baseline


def on_lines(stack: Stack, apart: float) -> Stack:
    """Move the read-outs of a stack to lines ``apart`` below the first of them."""
    readouts = [row for row in stack.submobjects if isinstance(row, Readout)]
    top = baseline(readouts[0].label)
    for number, readout in enumerate(readouts):
        readout.shift((top - number * apart - baseline(readout.label)) * UP)
    return stack


__all__ = ["on_lines"]
