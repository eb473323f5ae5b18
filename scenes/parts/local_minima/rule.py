"""What steps must keep to, over the whole ground, and at each floor whether they do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import UP, FadeIn, VGroup

from scenes.parts.local_minima.country import SKY, Country, standing
from scenes.stage import BODY_SIZE, POSITION, STAGE, STEP, TITLE_SIZE, Box, Formula, on_plate, tr
from scenes.stage.type.text import number_text

Moves = Iterator[tuple[list[Any], float]]

TWICE = 2  # times the distance: what is more leads farther out on the other side
_BELOW, _ROOM, _TRIED = 0.3, 0.12, 121  # scene units: rows; round plates; places tried
_ASIDE = 1.2  # scene units from over its floor to a plate, at most


class Rule:
    """Rate × curvature < 2 in the sky, and ``floors``: what that is at each of them, over it."""

    def __init__(self, country: Country, rate: float, where: float) -> None:
        self.country, self.rate = country, rate
        self.her = standing(*country.xy(where).tolist()).inset(-_ROOM)
        source = f"{factors()} < {TWICE}"
        self.said = on_plate(Formula(source, {"rate": STEP}, TITLE_SIZE), 0.15).within(STAGE, UP)
        self.floors = VGroup()
        for floor in country.plan.floors.tolist():
            plate = self._over(floor)
            if plate is not None:
                self.floors.add(plate)

    @property
    def all(self) -> list[Any]:
        """All that is written."""
        return [self.said, *self.floors]

    def _over(self, floor: float) -> Any | None:
        """What is told of a floor, clear of her, of walls and of others; None without room."""
        times = self.rate * self.country.plan.curvature(floor)
        source = f"{times_text(self.rate, times / self.rate)} {verdict(times)}"
        plate = on_plate(Formula(source, {}, BODY_SIZE), 0.12)
        half, tall = plate.width / 2, plate.height
        wish, y = float(self.country.xy(floor)[0]), self.said.get_bottom()[1] - _BELOW - tall / 2
        tried = np.linspace(SKY.left + half, SKY.right - half, _TRIED)
        for x in sorted(tried.tolist(), key=lambda x: abs(x - wish)):
            if abs(x - wish) < _ASIDE and self._is_clear(Box.around(plate.move_to((x, y, 0)))):
                return plate
        return None

    def _is_clear(self, box: Box) -> bool:
        """Whether a plate may be there."""
        across = np.linspace(box.left - _ROOM, box.right + _ROOM, 31)
        ground = float(self.country.curve.level(across).max())
        others = (self.her, *(Box.around(plate).inset(-_ROOM) for plate in self.floors))
        return ground < box.bottom - _ROOM and not any(box.meets(other) for other in others)

    def seen(self) -> Moves:
        """All of the ground once more, with its crosses."""
        (left, bottom), (wide, tall) = self.country.afar
        whole = (left, left + wide), (bottom, bottom + tall)
        yield [self.country.plane.animate.reframe(*whole)], 1.6
        yield [FadeIn(*self.country.crosses)], 0.3

    def told(self) -> Moves:
        """The rule; then what that is at each floor."""
        yield [FadeIn(self.said)], 0.5
        yield [FadeIn(self.floors)], 0.5


def factors() -> str:
    """What must be less, as a formula."""
    return f'{{{{"{tr("rate")}" : rate}}}} times "{tr("curvature")}"'


def step_law() -> Formula:
    """How long a step is, close to a floor."""
    source = f'{{{{"{tr("step")}" : rate}}}} approx {factors()}'
    source += f' times {{{{"{tr("distance")}" : far}}}}'
    return Formula(source, {"rate": STEP, "far": POSITION}, BODY_SIZE)


def verdict(times: float) -> str:
    """Whether that is less than twice, or more."""
    return f"{'<' if times < TWICE else '>'} {TWICE}"


def times_text(rate: float, curvature: float) -> str:
    """How many times the distance to a floor a step is close to it, with two digits.

    >>> times_text(0.15, 24), times_text(0.15, 4)
    ('3.6', '0.6')
    """
    return number_text(float(f"{rate * curvature:.2g}"))


__all__ = ["TWICE", "Rule", "factors", "step_law", "times_text", "verdict"]
