"""The gradient with its signs, and the next step worked out; and whose step the read-outs tell."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from gdmath import LANDSCAPES, Landscape, descend, gradient_descent
from tests.playground.conftest import Open
from tests.playground.hands import drawn, message, press, shown

HIMMELBLAU = "mode=map&on=himmelblau&rate=0.01&walkers=-0.5,-3.5"
LINE = re.compile(r"(\w) ← (\S+) − (\S+) × \(?([^\s()]+)\)? ([=≈]) (\S+)")


def sums(page: Any) -> list[str]:
    return [str(text) for text in drawn(page).locator("#sums span").all_inner_texts()]


def number(text: str) -> Decimal:
    return Decimal(text.replace("−", "-"))


def test_the_gradient_has_its_components(page: Any, visit: Any) -> None:
    page = visit.open(HIMMELBLAU)
    slope = LANDSCAPES["himmelblau"].gradient(np.array([-0.5, -3.5]))
    east, north = (f"{x:.4g}".replace("-", "−") for x in slope)
    assert sums(page)[0] == f"∇f = ({east}, {north})"
    page = visit.follow("mode=rate&rate=0.1&walkers=-1")
    assert sums(page) == ["slope = −1.875", "w ← −1 − 0.1 × (−1.875) = −0.8125"]


@pytest.mark.parametrize(
    "fragment",
    [HIMMELBLAU, "mode=map&on=rosenbrock&rate=0.0007&walkers=-1.2,1", "mode=line", "mode=rate"],
)
def test_the_next_step_adds_up_as_it_is_printed(visit: Any, fragment: str) -> None:
    page = visit.open(fragment)
    for _ in range(6):
        _, *lines = sums(page)
        assert len(lines) == (1 if fragment[5:9] == "rate" else 2)
        place = page.evaluate("playground.app.engine.selected.points[playground.app.run.step + 1]")
        press(page, "step")
        reached = page.evaluate("playground.app.engine.selected.points[playground.app.run.step]")
        for line, coordinate in zip(lines, place or reached, strict=True):
            found = LINE.fullmatch(line)
            assert found, line
            start, rate, slope, sign, end = found.groups()[1:]
            worked = number(start) - number(rate) * number(slope)
            assert float(end.replace("−", "-")) == pytest.approx(coordinate, rel=5e-4), line
            if sign == "=":
                assert worked == number(end), line
            else:
                assert float(f"{worked:.4g}") == float(number(end)), line


@pytest.mark.parametrize(
    "fragment", ["&optimizer=adam", "&noise=0.2", "&race=adam,0.3,", "&task=gradient"]
)
def test_only_a_plain_step_is_worked_out(visit: Any, fragment: str) -> None:
    page = visit.open(HIMMELBLAU + fragment)
    assert not any("←" in line for line in sums(page))
    assert shown(page, "step") == "Step: 0"


def test_signs_and_commas_of_the_sum_are_those_of_german(visit: Any) -> None:
    page = visit.open("mode=rate&rate=0.1&walkers=-1&lang=de")
    told = [text.replace("\xa0", " ") for text in sums(page)]
    assert told == ["Steigung = −1,875", "w ← −1 − 0,1 · (−1,875) = −0,8125"]


SIZES = [(360, 640, ""), (740, 360, ""), (700, 520, "&embed=1"), (1440, 900, "")]


@pytest.mark.parametrize(("width", "height", "more"), SIZES)
@pytest.mark.parametrize("mode", ["map", "line"])
def test_sums_push_nothing_off_the_screen(
    screen: Open, width: int, height: int, more: str, mode: str
) -> None:
    page = drawn(screen(width, height, f"mode={mode}&step=2{more}"))
    for name in ("#step-button", "#readout-loss", "#alpha" if width < 1181 else "#step-button"):
        box = page.locator(name).bounding_box()
        assert box["y"] + box["height"] <= height, name
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# Whose step


TWO = "mode=map&on=himmelblau&rate=6.31&walkers=-0.5,-3.5;1,1"


def test_a_walker_that_stopped_tells_its_own_step(visit: Any) -> None:
    page = visit.open(TWO + "&selected=1&step=53")
    ends = page.evaluate("playground.app.engine.walks.map(walk => walk.diverged)")
    assert all(0 < end < 53 for end in ends)
    for one, other in ((1, 0), (0, 1)):
        page.evaluate("one => playground.app.change({ selected: one })", one)
        assert shown(page, "step") == f"Stopped at step {ends[one]}"
        assert f"Walker {one + 1} diverged at step {ends[one]}" in message(page)
        # Of the other it is told, too.
        assert f"Walker {other + 1} stopped at step {ends[other]}." in message(page)
    assert f"Stopped at step {ends[0]}." in page.evaluate("playground.app.numbers")


def test_a_walker_on_its_way_tells_of_one_that_stopped(visit: Any) -> None:
    # One begins on a wall, the other near a valley.
    page = visit.open("mode=map&on=himmelblau&rate=0.02&walkers=5.5,5.5;2.5,1.5&selected=1&step=12")
    ends = page.evaluate("playground.app.engine.walks.map(walk => walk.diverged)")
    assert ends[0] < 12
    assert ends[1] is None
    assert shown(page, "step") == "Step: 12"
    assert f"Walker 1 stopped at step {ends[0]}." in message(page)


# The limit


def test_the_limit_is_told_of_the_most_curved_direction(numbers: Any) -> None:
    """Above it the loss itself may fall for long; what grows is the way out where it bends most."""
    valley = Landscape.from_expression("(x**2 + 100*y**2)/2", [(-12, 12), (-1, 1)])
    start, rate = np.array([10, 0.01]), 0.021
    bends = np.linalg.eigvalsh(valley.hessian(start))
    assert rate > 2 / bends.max()
    walk = descend(valley, gradient_descent(rate), start, 30)
    assert np.all(np.diff(walk.losses) < 0)
    assert np.all(np.diff(np.abs(walk.points[:, 1])) > 0)
    for lang, higher, along in (("en", "higher", "most curved"), ("de", "höher", "am stärksten")):
        terms = numbers.evaluate("lang => playground.catalogues[lang].terms", lang)
        assert higher not in terms["limit"][1]
        assert along in terms["limit"][1]
        bowl = {"en": "bowl", "de": "Schüssel"}[lang]
        assert bowl in terms["limit"][1]
        assert bowl in terms["curvature"][1]
