"""The end of the last film as it is seen: a network in a strip, grounds, and hills at dawn."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import DOWN

from gdmath import LANDSCAPES
from gdmath.logistic import sigmoid
from scenes.parts.where_next import places
from scenes.parts.where_next.home import HERE, NightWalk, chart, hill, raised, tableaux
from scenes.parts.where_next.layers import Deep
from scenes.parts.where_next.plan import plan_for
from scenes.parts.where_next.strip import Strip
from scenes.render.rehearsal import offstage
from scenes.stage import FRAME, LABEL_SIZE, STAGE, TITLE, TITLE_SIZE, Words, on_plate
from scenes.where_next import WhereNextParameters
from tests.scenes.canvas import picture

PLAN = plan_for(**WhereNextParameters().__dict__)


@pytest.fixture(scope="module")
def grounds() -> list[list[Any]]:
    """A line, an S and a network, each before its ground."""
    with offstage():
        return list(tableaux(PLAN))


def test_the_lamp_stands_on_every_ground(grounds: list[Any]) -> None:
    with offstage():
        for (thing,), place in (
            (hill(LANDSCAPES["paraboloid"], (1.1, -0.6)), (1.1, -0.6)),
            (hill(LANDSCAPES["sine_hills"], (0.9, 0.4), places.LAST), (0.9, 0.4)),
            (chart(PLAN.valley, PLAN.best, 9.0), PLAN.best),
        ):
            assert thing.view.at(np.asarray(place)) == pytest.approx(np.array(places.LAMP))
        night = NightWalk(PLAN.surprise_along, PLAN.by_night)
        night.gone.set_value(night.steps)
        assert night.spot() == pytest.approx(np.array(places.LAMP))
        assert len(grounds) == 3


def test_the_grounds_of_the_last_minute_fill_the_frame(grounds: list[Any]) -> None:
    """They were pieces of three sizes in the middle of a black frame."""
    with offstage():
        for things in grounds:
            (x0, x1), (y0, y1) = things[0].view.window
            (left, bottom), (right, top) = things[0].view.at(np.array([(x0, y0), (x1, y1)]))
            assert left < FRAME.left
            assert bottom < FRAME.bottom
            assert right > FRAME.right
            assert top > FRAME.top


def test_by_night_she_steps_by_the_rule_and_bars_are_as_tall_as_her_loss() -> None:
    """A ball that stood still was no guess, no measure, and no step."""
    with offstage():
        night = NightWalk(PLAN.surprise_along, PLAN.by_night)
        p = sigmoid(np.multiply.outer(PLAN.by_night[:-1], PLAN.data.x))
        assert np.diff(PLAN.by_night) == pytest.approx(-((p - PLAN.data.y) * PLAN.data.x).mean(1))
        tall = []
        for step in range(night.steps + 1):
            night.gone.set_value(step)
            tall.append(night.spot()[1] - night.floor())
        losses = PLAN.surprise_along(PLAN.by_night)
        assert np.array(tall) / losses == pytest.approx(np.full(4, tall[0] / losses[0]))
        assert (np.diff(tall) < 0).all()


def test_the_strip_steps_by_the_rule() -> None:
    with offstage():
        strip = Strip(0)
        gradient = strip.task.ground.gradient(strip.points[0])
        assert strip.points[1] == pytest.approx(strip.points[0] - gradient)
        assert strip.losses == pytest.approx(strip.task.ground.value(strip.points))
        assert (np.diff(strip.losses) < 0).all()


def test_the_bar_beside_the_code_is_seen_to_fall_from_pass_to_pass() -> None:
    """It was 257 pixels tall, then 256; and it sank to nothing while a step was made."""
    with offstage():
        strip = Strip(0)
        tall = [strip.pillar.tall(measured) for measured in (1, 2)]
        assert np.array(tall) / tall[0] == pytest.approx(strip.losses[:2] / strip.losses[0])
        assert tall[1] < 0.7 * tall[0]
        for move in strip.measure():
            move.begin()
            move.finish()
        assert strip.pillar.measured.get_value() == 1
        for move in strip.step():
            move.begin()
            move.finish()
        assert (strip.now.get_value(), strip.pillar.measured.get_value()) == (1, 1)


def test_units_fly_to_those_in_the_middle_of_the_network_without_end() -> None:
    with offstage():
        deep = Deep(places.DEEP)
        deep.size.set_value(0.4)
        spots, _ = deep.units()
        middle = deep.middle_of((2, 8, 8, 1))
        assert middle.shape == (19, 2)
        away = np.linalg.norm(middle[:, None] - spots.reshape(1, -1, 2), axis=-1)
        assert away.min(axis=1) == pytest.approx(np.zeros(19))
        assert len(np.unique(middle.round(6), axis=0)) == 19
        assert (np.diff(middle[2:10, 1]) < 0).all()  # as in a network: the first unit is highest


def test_at_dawn_the_hills_are_clear_of_words_above_and_below() -> None:
    with offstage():
        (surface,) = hill(LANDSCAPES["sine_hills"], HERE, places.LAST, elevation=30.0)
        surface.view.look(**raised(surface.view))
        seen, dark = (picture(*things).astype(int) for things in ((surface,), ()))
        rows = np.flatnonzero(np.abs(seen - dark).sum(axis=(1, 2)))
        top, bottom = (FRAME.top - FRAME.height * rows[[0, -1]] / len(seen)).tolist()
        plate = on_plate(Words("Now you", LABEL_SIZE)).within(STAGE, DOWN)
        assert bottom > plate.get_top()[1]
        second = Words("She felt", TITLE_SIZE)
        first = Words("She never", TITLE_SIZE).within(TITLE)
        assert top < second.next_to(first, DOWN, buff=0.2).get_bottom()[1]


def test_the_network_grows_and_never_shrinks() -> None:
    with offstage():
        deep = Deep(places.DEEP)
        there = []
        for size in np.linspace(0, 1, 11).tolist():
            deep.size.set_value(size)
            there.append(deep.units()[1])
        assert (np.diff(np.array(there), axis=0) >= 0).all()
        assert there[0].sum() < 20
        assert there[-1].min() == 1
