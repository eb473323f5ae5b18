"""Many valleys on any ground: what is written is clear of whoever stands there and of lines."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import InputError, Landscape
from scenes.local_minima import LocalMinima, LocalMinimaParameters
from scenes.parts.local_minima.alone import frame_of
from scenes.parts.local_minima.country import standing
from scenes.render.rehearsal import offstage
from scenes.stage import FRAME, Box, Curve, Plane
from scenes.stage.curve.night import Sky


def told_on(ground: str, window: Any, monkeypatch: pytest.MonkeyPatch) -> LocalMinima:
    """The film on another ground, ready to be told."""
    parameters = replace(LocalMinimaParameters(), landscape=ground, window=window)
    monkeypatch.setattr(LocalMinima, "parameters", parameters)
    with offstage():
        made = LocalMinima()
        made.setup()
    return made


OTHERS = [
    ("x^4 - 3x^2 + x", None),
    ("sin(3x) + x^2/4", None),
    ("cos(x) + x^2/20 + x/9", None),
    ("x log(x) + sin(3x)", (0.05, 8.0)),
    ("sextic", None),
]


@pytest.mark.parametrize(("ground", "window"), OTHERS)
def test_no_plate_lies_at_the_hat_of_a_twin(
    ground: str, window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = told_on(ground, window, monkeypatch).many
    plates = [Box.around(one) for one in (*made.twins.counters, made.twins.lens.times)]
    for share in (0.0, 0.3, 0.6, 1.0):
        made.twins.lens.draw_back(share)
        for hiker in made.twins.hikers:
            assert not any(standing(*hiker.ground()).meets(plate) for plate in plates)
    made.twins.left.progress.set_value(made.twins.left.steps)  # both have arrived
    guess = Box.around(made.guessed())
    assert not any(standing(*hiker.ground()).meets(guess) for hiker in made.twins.hikers)
    assert not guess.meets(Box.around(made.twins.counters))


@pytest.mark.parametrize(("ground", "window"), OTHERS)
def test_no_line_strikes_through_a_name_under_the_lens(
    ground: str, window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    twins = told_on(ground, window, monkeypatch).many.twins
    twins.lens.draw_back(0)
    lines = [float(one.on.at(one.foot())[0]) for one in twins.both]
    for name in twins.names():
        left, right = float(name.get_left()[0]), float(name.get_right()[0])
        assert not any(left - 0.05 < line < right + 0.05 for line in lines)
        assert FRAME.inset(0.2).holds(name)


def test_where_her_one_floor_is_at_height_zero_the_axis_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert frame_of(told_on("x^2", None, monkeypatch).plan)[1][0] == 0
    assert frame_of(told_on("x^2 - 3", None, monkeypatch).plan)[1][0] < -3


@pytest.mark.parametrize("height", [0.02, 0.1, 0.3, 0.5, 1.0, 3.0])
def test_at_noon_the_sun_is_above_the_ground_or_not_seen(height: float) -> None:
    with offstage():
        plane = Plane((-3, 3), (0, 9)).within(FRAME.inset(0.5))
        ground = Landscape.from_expression(f"{height}x^2", ((-3.3, 3.3),))
        sky = Sky(ValueTracker(0.0), ValueTracker(1.0), Curve(plane, ground))
    sky.noon.set_value(1)
    (x, y), share = sky.sun()
    level = sky.ground.level(np.linspace(x - 0.42, x + 0.42, 21))
    assert share == 0 or y - 0.42 > level.max()
    assert share < 1 or y + 0.42 < FRAME.top


def test_a_refusal_begins_with_what_was_set() -> None:
    for changes, begin in (
        ({"landscape": "|x| + x^2"}, "landscape: the ground has a corner at 0"),
        ({"start": 2.4, "learning_rate": 1e-4}, "start, learning_rate: from 2.4 with"),
        ({"convex": "|x| + x^2"}, "convex: the ground has a corner at 0"),
    ):

        class Other(LocalMinima):
            parameters = LocalMinimaParameters(**changes)

        with offstage(), pytest.raises(InputError) as refusal:
            Other().setup()
        assert str(refusal.value).startswith(begin)
