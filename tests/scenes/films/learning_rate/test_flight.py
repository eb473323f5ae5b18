"""The flight to the Moon: she is seen where each step brings her, to scale."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pytest
from manim import ValueTracker
from manim.animation.animation import prepare_animation

from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.pursuit import _TIMES
from scenes.parts.learning_rate.valley import Valley
from scenes.parts.learning_rate.voyage import Voyage
from scenes.stage.lecture.boxes import FRAME
from tests.scenes.films.learning_rate.planned import PLAN, in_the_valley, planned


class Flown(NamedTuple):
    """A frame of the flight to what is told next."""

    at: float  # seconds
    counted: int  # the step that is written there, with its loss
    loss: float
    metres: float  # to the right of the bottom, as the ruler has it
    place: float  # of the walk at that time, by hand
    looks: float
    spot: float  # where on the screen she is, from left to right
    unit: float  # scene units for a metre
    hurried: float  # how far it is shown that several steps go by at once


def flight_before(number: int, plan: RatePlan = PLAN) -> Iterator[Flown]:
    """Frames of the flight, 60 a second, from where a milestone was told to before the next."""
    valley = Valley(plan)
    one = valley.tries[-1]
    voyage, party = Voyage(plan, valley.ground[0], one.party), one.party
    she, places = voyage.she(ValueTracker(0.0)), one.run.walk.points[:, 0, 0]
    voyage.out.set_value(1)
    party.progress.set_value(plan.milestones[number - 1].step if number else 4)
    at = 0.0
    for animations, seconds in voyage.before(plan.milestones[number].step):
        plays = [prepare_animation(animation) for animation in animations]
        for play in plays:
            play.begin()
        frames = round(60 * seconds)
        for frame in range(1, frames + 1):
            for play in plays:
                play.interpolate(frame / frames)
            step, share = divmod(round(party.time, 9), 1)
            ahead = places[int(step)] + share * (
                places[int(step) + bool(share)] - places[int(step)]
            )
            x = float(she.place()[0])
            metres = (x - voyage.middle[0]) / voyage.unit
            at += 1 / 60
            counted, looks = int(one.step.value()), she.stance.turned
            seen, unit = voyage.hurried, voyage.unit
            yield Flown(at, counted, one.loss.value(), metres, ahead, looks, x, unit, seen)
        for play in plays:
            play.finish()


# Odd and even numbers of steps before the Earth, and before the Moon.
FLIGHTS = [{}, {"start": (3.0, 2.0)}, {"start": (-2.0, 2.0), "rates": (0.48,), "iterations": 60}]


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("changed", FLIGHTS, ids=str)
def test_she_is_seen_where_her_flight_brings_her(changed: dict[str, Any], number: int) -> None:
    """In flight, or where steps go by at once, from the landing that is counted to the next."""
    plan = planned(**changed)
    places, losses = plan.runs[-1].walk.points[:, 0, 0], plan.runs[-1].losses
    leap = plan.runs[-1].factors[0] ** _TIMES  # below 0: she crosses
    for flown in flight_before(number, plan):
        far = flown.metres / places[flown.counted]
        assert flown.loss == losses[flown.counted]
        assert flown.metres == pytest.approx(flown.place, rel=1e-6) or leap < far < 1, flown
        assert FRAME.left < flown.spot < FRAME.right, flown
    assert flown.counted == plan.milestones[number].step - 1
    assert flown.metres == pytest.approx(places[flown.counted])


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("changed", FLIGHTS, ids=str)
def test_she_is_seen_to_cross_with_each_flight_that_is_counted(
    changed: dict[str, Any], number: int
) -> None:
    """Where steps go by at once she hung over one side, and a faint double over the other."""
    plan = planned(**changed)
    frames, places = list(flight_before(number, plan)), plan.runs[-1].walk.points[:, 0, 0]
    turns = [b for a, b in pairwise(frames) if a.metres * b.metres < 0]
    landed = [b for a, b in pairwise(frames) if b.counted != a.counted]
    assert len(turns) in {len(landed), len(landed) + 1}
    assert min(np.diff([flown.at for flown in turns])) > 0.25  # slowly enough to be followed
    hurried = [flown for flown in landed if flown.hurried == 1]
    assert len(hurried) >= 1
    for flown in hurried:  # her mark is where the counted landing is
        assert flown.metres == pytest.approx(places[flown.counted])
    steps = np.diff([frames[0].counted, *(flown.counted for flown in landed)])
    assert set(steps[steps > 0]) <= {1, _TIMES}
    assert not {flown.hurried for flown in frames if flown.counted < landed[1].counted} - {0.0}
    for before, after in pairwise(frames):  # never nearer again, and by degrees
        assert 0.8 < after.unit / before.unit <= 1


def test_where_steps_go_by_at_once_no_landing_is_drawn_that_is_not_counted() -> None:
    """Landings are those up to the counted one, and her way has no end that jumps."""
    voyage = Voyage(PLAN, (valley := Valley(PLAN)).ground[0], valley.tries[-1].party)
    voyage.out.set_value(1)
    by_hand, ends = in_the_valley(0.5)[:, 0], []
    voyage.party.progress.set_value(4)
    for animations, _ in voyage.before(PLAN.milestones[0].step):
        plays = [prepare_animation(animation) for animation in animations]
        for play in plays:
            play.begin()
        for share in np.linspace(0, 1, 101):
            for play in plays:
                play.interpolate(share)
            way, landed = voyage.trail(14)
            step = voyage.party.step
            there = (landed[:, 0] - voyage.middle[0]) / voyage.unit
            assert there == pytest.approx(by_hand[max(0, step - 14) : step + 1])
            if voyage.hurried == 1:
                ends.append((way[:, 0].min(), way[:, 0].max()))
        for play in plays:
            play.finish()
    assert len(ends) > 500
    assert np.abs(np.diff(ends, axis=0)).max() < 0.3
