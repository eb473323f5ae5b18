"""The ground of many valleys: by its name or a formula of x, as far as its valleys go."""

from __future__ import annotations

import numpy as np

from gdmath import LANDSCAPES, InputError, Landscape
from gdmath.poles import falls_without_end

TILTS = ("x/5", "x/10", "x/20", "x/3", "x/2", "x/50", "x")
"""What may be added to a ground so that its valleys are not equally deep."""
_FORMULAS_WINDOW = (-3.0, 3.0)
_BEYOND = 0.5  # as far beyond the rim a floor may be, whose valley the rim would cut
_MORE, _UNIT = 0.3, 0.5  # beyond that floor, and what the window is rounded to


def ground_called(name: str, window: tuple[float, float] | None) -> Landscape:
    """The ground of a name or of a formula of x, over a window if one is given.

    Raises InputError for a landscape of several parameters and for a window without a width.
    """
    known = LANDSCAPES.get(name)
    if known is not None and known.dimension != 1:
        fitting = ", ".join(one for one, it in LANDSCAPES.items() if it.dimension == 1)
        raise InputError(
            f"landscape: {name!r} has {known.dimension} parameters, a subject for the film hills;"
            f" this one needs one: {fitting}, or a formula of x."
        )
    if window is not None and not window[0] < window[1]:
        raise InputError(f"window: ({window[0]:g}, {window[1]:g}) must go from left to right.")
    if known is None:
        ground = Landscape.from_expression(name, (window or _FORMULAS_WINDOW,))
        if (pole := falls_without_end(ground)) is not None:
            raise InputError(
                f"landscape: {name!r} falls without end near {round(float(pole[0]), 3) + 0.0:g}, so"
                " there is no lowest place; choose a window without that place, as from, to."
            )
        return ground if window else _with_what_the_rim_cuts(ground)
    return known if window is None else known.with_window((window,))


def _with_what_the_rim_cuts(ground: Landscape) -> Landscape:
    """The ground over so much more that a valley is whole whose floor is just beyond the rim."""
    ((low, high),) = ground.window
    sides = []
    for rim, way in ((low, -1.0), (high, 1.0)):
        out = rim + way * np.linspace(0, _BEYOND + _MORE, 161)
        heights = np.asarray(ground.value(out[:, None]))
        floor = int(np.argmin(heights)) if np.isfinite(heights).all() else 0
        cut = 0 < floor < len(out) - 1 and abs(out[floor] - rim) <= _BEYOND
        whole = way * np.ceil(way * (out[floor] + way * _MORE) / _UNIT) * _UNIT
        sides.append(float(whole) if cut else rim)
    return ground.with_window((tuple(sides),))


def tilted(name: str, tilt: str) -> str:
    """The formula of a ground with something added."""
    known = LANDSCAPES.get(name)
    return f"{name if known is None else known.expression} + {tilt}"


__all__ = ["TILTS", "ground_called", "tilted"]
