"""The rule with its numbers plugged in: 1.6 − 0.1 × 3.2 = 1.28."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from math import floor, isclose, log10

from manim import RIGHT

from scenes.stage.lecture.theme import GRADIENT, NEXT, POSITION, STEP, TITLE_SIZE
from scenes.stage.type.text import Formula, number_text, power_of_ten, read_number

_COLORS = {"here": POSITION, "rate": STEP, "grad": GRADIENT, "next": NEXT}
_LEAST, _MOST = 2, 6  # decimals
_STEEP = 1000  # such a slope is told in whole numbers, where these add up
_LARGEST = 1e15  # what is larger is printed with a power of ten
_THOUSAND = 1000
_TOLD = 3  # digits of a slope that is rounded, at least
_LONG = 1e6  # and such a slope with a power of ten
_ROUGH = 0.05  # of the larger of start and end, by rounding either
_LOST = 0.01  # of a number, by rounding it
_CHANGED = 0.1  # of a step, by rounding where it ends
_NEAR = 1e-3  # the same, where it is shown elsewhere with the usual digits


class WorkedLine(Formula):
    """One step in numbers: ``start`` minus ``rate`` times ``gradient`` is where it ends.

    All numbers have as few decimals as they can so that what is printed adds up as printed; where
    it does so only after rounding, or only with more than so many ``digits`` of a number or than
    ``finest`` decimals, the sign is ≈. Its parts are ``here``, ``rate``, ``grad`` and ``next``.
    """

    def __init__(
        self,
        start: float,
        rate: float,
        gradient: float,
        size: float = TITLE_SIZE,
        digits: int | None = None,
        finest: int = _MOST,
    ) -> None:
        self.numbers, self.exact = add_up(start, rate, gradient, digits, finest)
        self._size = size
        here, share, slope, end = map(_set, self.numbers)
        slope = f"({slope})" if slope.startswith("-") else slope
        sign = "=" if self.exact else "approx"
        super().__init__(
            f"{{{{{here} : here}}}} - {{{{{share} : rate}}}} times {{{{{slope} : grad}}}}"
            f" {sign} {{{{{end} : next}}}}",
            _COLORS,
            size,
        )

    def in_two(self) -> tuple[Formula, Formula]:
        """What is to be worked out, and what comes of it."""
        *first, second = self._pieces()
        return self._formula(first), self._formula([second])

    def in_three(self) -> tuple[Formula, Formula, Formula]:
        """Where it starts, what is taken away, beside that as in one line, and what comes of it."""
        here, less, end = self._pieces()
        line, start = self._formula([here, less]), self._formula([here])
        start.move_to(line.part("here"))
        less_it = self._formula(['""', less])  # after something, a minus has room on both sides
        return start, less_it.move_to(line).align_to(line, RIGHT), self._formula([end])

    def _pieces(self) -> list[str]:
        """Where it starts, what is taken away, where it ends: a line may be broken between them."""
        here, minus, share = self.source.partition(" - ")
        sign = " = " if self.exact else " approx "
        share, sign, end = share.partition(sign)
        return [here, f"{minus.strip()} {share}", f"{sign.strip()} {end}"]

    def _formula(self, pieces: list[str]) -> Formula:
        source = " ".join(pieces)
        colors = {name: color for name, color in _COLORS.items() if f": {name}}}}}" in source}
        return Formula(source, colors, self._size)

    @property
    def words(self) -> str:
        """The line as plain text."""
        here, share, slope, end = map(printed, self.numbers)
        slope = f"({slope})" if slope.startswith("−") else slope
        return f"{here} − {share} × {slope} {'=' if self.exact else '≈'} {end}"


def add_up(
    start: float,
    rate: float,
    gradient: float,
    digits: int | None = None,
    finest: int = _MOST,
) -> tuple[list[Decimal], bool]:
    """Start, rate, gradient and end as they are printed; and whether these add up exactly.

    Where they do only with more than so many ``digits``, they are rounded: −25.33152 is −25.3.
    """
    true = (start, gradient, start - rate * gradient)
    share = Decimal(f"{rate:.6g}")
    if max(map(abs, true)) > _LARGEST:
        return [Decimal(f"{number:.4g}") for number in (start, rate, gradient, true[2])], False
    for places in range(_LEAST, finest + 1):
        here, end = _short(true[0], places), _short(true[2], places)
        for fewer in (places, *(range(places) if abs(gradient) >= _STEEP else ())):
            slope = _short(gradient, fewer)
            alike = all(map(_alike, (here, slope, end), true))
            short = digits is None or max(map(_digits, (slope, end))) <= digits
            if alike and short and here - share * slope == end:
                return [here, share, slope, end], True
    # A steep slope with few decimals first, if these do.
    fewest: tuple[int | None, ...] = (0, None) if abs(gradient) >= _STEEP else (None,)
    if digits is not None and gradient:
        least = max(0, _TOLD - 1 - floor(log10(abs(gradient))))
        fewest = (*range(least, _MOST), None)
    coarse: list[Decimal] = []  # it adds up, but the step in it is not the one that is taken
    for places, more, few in product(range(_LEAST, _MOST + 1), (1, 2, 3), fewest):
        here, end = _short(true[0], places + more), _short(true[2], places)
        slope = _short(gradient, places + more if few is None else few)
        off_end, half = abs(here - share * slope - end), Decimal(5).scaleb(-places - 1)
        rounded = digits is not None and float(slope) != gradient  # then half is no near miss
        near = off_end < half if rounded else off_end <= half
        size = max(abs(start), abs(true[2]))
        off = max(abs(float(here) - start), abs(float(end) - true[2]))
        stands = _short(true[0], places) == end and start != true[2]  # a small step is a step
        if near and abs(gradient) < _LONG and off <= _ROUGH * size and not stands:
            coarse = coarse or [here, share, slope, end]
            moved = float(end) - start
            if abs(moved - (true[2] - start)) <= _CHANGED * abs(true[2] - start):
                return [here, share, slope, end], False
    if coarse:
        return coarse, False
    return [Decimal(f"{number:.4g}") for number in (start, rate, gradient, true[2])], False


def difference(all_of_it: float, part: float) -> tuple[str, str, str]:
    """What is left without a part, as printed: with so many digits that it adds up as printed.

    >>> difference(17, 19), difference(300.98, 295.3)
    (('17', '19', '−2'), ('300.98', '295.3', '5.68'))
    """
    true = all_of_it, part, all_of_it - part
    usual = [number_text(number) for number in true]
    longer = ([printed(_short(number, places)) for number in true] for places in range(_MOST + 1))
    for whole, away, left in (usual, *longer):
        told = read_number(whole), read_number(away), read_number(left)
        alike = all(isclose(*pair, rel_tol=_NEAR) for pair in zip(told, true, strict=True))
        if alike and isclose(told[0] - told[1], told[2], rel_tol=1e-6, abs_tol=1e-12):
            return whole, away, left
    return usual[0], usual[1], usual[2]


def printed(number: Decimal) -> str:
    """As people write it, thousands apart; with a power of ten where it is very large or small.

    >>> printed(Decimal("-0.55")), printed(Decimal("-1062")), printed(Decimal("1.1e17"))
    ('−0.55', '−1,062', '1.1×10¹⁷')
    """
    digits, _, power = str(number).partition("E")
    text = f"{digits}×{power_of_ten(int(power))}" if power else f"{number:,}"
    return text.replace("-", "−")


def _set(number: Decimal) -> str:
    digits, _, power = str(number).partition("E")
    if power:
        return f"{digits} times 10^({int(power)})"
    if abs(number) < _THOUSAND:
        return digits
    # In quotation marks: else there is room after a comma.
    return f'{"-" if number < 0 else ""}"{abs(number):,}"'


def _digits(number: Decimal) -> int:
    """How many digits it has, without zeros at its ends."""
    return len(number.normalize().as_tuple().digits)


def equals(calculated: float, result: str) -> str:
    """The sign before a printed result: = if printed numbers give it exactly, else ≈.

    >>> equals(24_510 / 6, "4,086"), equals(24_510 / 6, "4,085")
    ('≈', '=')
    """
    return "=" if isclose(calculated, read_number(result), rel_tol=1e-12) else "≈"


def _alike(printed: Decimal, true: float) -> bool:
    """Whether a number is printed well enough: what is not 0 is not printed as 0."""
    return abs(float(printed) - true) <= _LOST * abs(true)


def _short(number: float, places: int) -> Decimal:
    """The number with so many decimals, without zeros at its end."""
    rounded = Decimal(f"{number:.{places}f}")
    return rounded.normalize() if rounded != rounded.to_integral() else rounded.quantize(Decimal(1))


__all__ = ["WorkedLine", "add_up", "difference", "equals", "printed"]
