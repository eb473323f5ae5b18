"""How what is written goes before other words come: text on text is not read."""

from __future__ import annotations

from manim import rate_functions, squish_rate_func

READ = squish_rate_func(rate_functions.ease_in_sine, 0.0, 0.5)
TO_READ = squish_rate_func(rate_functions.ease_out_sine, 0.5, 1.0)

__all__ = ["READ", "TO_READ"]
