"""Lengths as they are written: in metres or kilometres."""

from __future__ import annotations

from scenes.stage import tr

_FEW = 1e4  # metres


def away(number: float) -> str:
    """How far away she is: in metres, as long as those are few.

    >>> away(1314.0), away(14_743e3)
    ('1,314 m', '14,743 km')
    """
    few = number < _FEW
    return tr("{number} m").format(number=f"{number:,.0f}") if few else metres(number)


def metres(number: float) -> str:
    """A length as people write it.

    >>> metres(0.01), metres(100), metres(1e6), metres(12_742e3)
    ('0.01 m', '100 m', '1,000 km', '12,742 km')
    """
    if number < 1:
        return tr("{number} m").format(number=f"{number:.4g}")
    near = number < 1000
    text = tr("{number} m") if near else tr("{number} km")
    return text.format(number=f"{number if near else number / 1000:,.0f}")


__all__ = ["away", "metres"]
