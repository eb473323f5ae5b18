"""Who has arrived: the beam, the rule and the glass say the same."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import descend, gradient_descent, parabola
from scenes.parts.by_hand.plane import Plane
from scenes.parts.learning_rate.criterion import Criterion
from scenes.parts.learning_rate.hops import Hops
from scenes.render.rehearsal import offstage
from scenes.stage.curve.curve import Curve
from scenes.stage.lecture.theme import MINIMUM, POSITION
from scenes.stage.walk.playback import Playback
from tests.scenes.canvas import picture

SHARE = 0.05


def criterion(start: float, minimum: float) -> Criterion:
    landscape = parabola(0.3, minimum).with_window(((-4.0, 4.0),))
    with offstage():
        plane = Plane((-4, -2), (8, 4), (-4, 4), (0, 10), ("w", "loss"))
        walk = descend(landscape, gradient_descent(1.0), [[start]], 5)
        party = Playback(walk, [POSITION], POSITION)
        return Criterion(Hops(Curve(plane, landscape), plane, party), minimum, SHARE)


@pytest.mark.parametrize(("start", "minimum"), [(-3.0, 1.0), (3.5, -0.5)])
def test_all_of_it_is_about_the_same_places(start: float, minimum: float) -> None:
    shown = criterion(start, minimum)
    near = SHARE * abs(start - minimum)
    (beam,), (lens,) = shown.beam.readings(), shown.lens.readings()
    assert beam.value == shown.lens.near == pytest.approx(near)
    assert shown.lens.middle == shown.beam.middle == minimum
    assert lens.value[1] == pytest.approx(near * shown.lens.zoom)
    formula = shown.rule[1]
    assert formula.source == f"abs(w {'-' if minimum >= 0 else '+'} {abs(minimum):g}) <= {near:g}"


@pytest.mark.parametrize(("start", "minimum", "ahead"), [(-3.0, 1.0, 1), (3.5, -0.5, -1)])
def test_the_glass_is_ahead_of_the_walker_and_the_rule_behind(
    start: float, minimum: float, ahead: int
) -> None:
    shown = criterion(start, minimum)
    assert (shown.lens.place[0] - minimum) * ahead > shown.lens.radius
    assert (shown.rule.get_x() - minimum) * ahead < 0
    assert shown.rule.get_bottom()[1] > -2 + shown.beam.tall


def test_the_beam_covers_what_counts_as_arrived() -> None:
    shown = criterion(-3.0, 1.0)
    shown.beam.grown.set_value(1)
    image = picture(shown.beam, size=(1920, 1080)).astype(float)
    rows, columns = np.argwhere(np.abs(image[..., :3] - image[0, 0, :3]).max(axis=-1) > 40).T
    unit = 1080 / 8
    assert columns.min() / unit - 8 * 8 / 9 == pytest.approx(0.8, abs=0.02)
    assert columns.max() / unit - 8 * 8 / 9 == pytest.approx(1.2, abs=0.02)
    assert 4 - rows.max() / unit == pytest.approx(-2, abs=0.02)


def test_it_enters_whole_and_leaves_nothing() -> None:
    shown = criterion(-3.0, 1.0)
    trackers = shown.beam.grown, shown.lens.grown
    for animations, end in ((shown.enter(), 1.0), (shown.leave(), 0.0)):
        for animation in animations:
            animation.begin()
            animation.interpolate(1)
        assert [tracker.get_value() for tracker in trackers] == [end, end]
        assert shown.rule[0][0].get_fill_opacity() == end
    assert shown.rule[0].color.to_hex() == MINIMUM
