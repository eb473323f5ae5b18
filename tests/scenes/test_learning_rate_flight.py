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
from scenes.parts.learning_rate.pursuit import FAINT
from scenes.parts.learning_rate.valley import Valley
from scenes.parts.learning_rate.voyage import Voyage
from scenes.stage.lecture.boxes import FRAME
from tests.scenes.learning_rate_planned import PLAN, in_the_valley, planned


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
    by_two: float  # how far it is said that every second landing is counted


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
            seen, unit = voyage.by_two, voyage.unit
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
    leap = plan.runs[-1].factors[0] ** 2
    for flown in flight_before(number, plan):
        far = flown.metres / places[flown.counted]
        assert flown.loss == losses[flown.counted]
        assert flown.metres == pytest.approx(flown.place, rel=1e-6) or 1 < far < leap, flown
        assert FRAME.left < flown.spot < FRAME.right, flown
    assert flown.counted == plan.milestones[number].step - 1
    assert flown.metres == pytest.approx(places[flown.counted])


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("changed", FLIGHTS, ids=str)
def test_where_many_steps_go_by_she_stays_on_one_side(changed: dict[str, Any], number: int) -> None:
    """Nine times a second her mark was on the other side, and so were the counted landings."""
    plan = planned(**changed)
    frames, places = list(flight_before(number, plan)), plan.runs[-1].walk.points[:, 0, 0]
    for sides in (
        [places[flown.counted] > 0 for flown in frames],
        [flown.metres > 0 for flown in frames],
        [flown.looks > 0 for flown in frames],
    ):
        turns = [one.at for one, (a, b) in zip(frames, pairwise(sides), strict=False) if a != b]
        assert min(np.diff(turns), default=1.0) > 0.3
    fast = [b for a, b in pairwise(frames) if b.counted == a.counted + 2]
    assert len(fast) >= 3
    many = [flown for flown in frames if fast[0].at <= flown.at <= fast[-1].at]
    assert {b.counted - a.counted for a, b in pairwise(many)} == {0, 2}
    assert np.ptp([flown.spot for flown in many]) < 1e-6
    assert {flown.by_two for flown in many} == {1.0}  # and it says so
    assert {flown.by_two for flown in frames if flown.counted < fast[0].counted - 2} <= {0.0}
    for before, after in pairwise(frames):  # never nearer again, and by no more than a few percent
        assert 0.9 < after.unit / before.unit <= 1


def test_where_steps_are_counted_by_two_nothing_is_drawn_that_is_not_counted() -> None:
    """Landings are those up to the counted one; on either side her way is as long as it was."""
    voyage = Voyage(PLAN, (valley := Valley(PLAN)).ground[0], valley.tries[-1].party)
    voyage.out.set_value(1)
    by_hand, ends = in_the_valley(0.5)[:, 0], []
    (animations, _), *_ = [*voyage.before(PLAN.milestones[0].step)][-1:]
    plays = [prepare_animation(animation) for animation in animations]
    voyage.party.progress.set_value(8)  # until there she is seen to cross with each step
    for play in plays:
        play.begin()
    for share in np.linspace(0, 1, 101):
        for play in plays:
            play.interpolate(share)
        way, landed = voyage.trail(14)
        step = voyage.party.step
        there = (landed[:, 0] - voyage.middle[0]) / voyage.unit
        assert there == pytest.approx(by_hand[max(0, step - 14) : step + 1])
        assert landed[::2, 2] == pytest.approx(1)
        assert step % 2 == 0
        ends.append((way[:, 0].min(), way[:, 0].max()))
    assert np.ptp(ends, axis=0) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("changed", FLIGHTS, ids=str)
def test_she_is_seen_to_cross_where_steps_are_counted_by_two(
    changed: dict[str, Any], number: int
) -> None:
    """She stood on one side for five seconds; now she is also where she was one step before."""
    plan, clock = planned(**changed), ValueTracker(0.0)
    voyage = Voyage(plan, (valley := Valley(plan)).ground[0], valley.tries[-1].party)
    she, before = voyage.she(clock), voyage.afterimage(clock)
    places, shown = plan.runs[-1].walk.points[:, 0, 0], []
    voyage.out.set_value(1)
    voyage.party.progress.set_value(plan.milestones[number - 1].step if number else 4)
    for animations, _ in voyage.before(plan.milestones[number].step):
        plays = [prepare_animation(animation) for animation in animations]
        for play in plays:
            play.begin()
        for share in np.linspace(0, 1, 101):
            for play in plays:
                play.interpolate(share)
            if before.showing == 0:
                continue
            here, there = (one.place() - voyage.middle for one in (she, before))
            growth = abs(plan.runs[-1].factors[0])
            assert here[0] == pytest.approx(-growth * there[0])
            assert before.stance.turned == -she.stance.turned == np.sign(there[0])
            if voyage.time == (step := voyage.party.step):
                assert there[0] / voyage.unit == pytest.approx(places[step - 1])
            shown.append(before.showing)
    assert np.mean(np.isclose(shown, FAINT)) > 0.7
    voyage.party.progress.set_value(plan.milestones[number].step)
    assert before.showing == 0  # once she has flown on


def test_she_is_seen_to_hop_from_landing_to_landing() -> None:
    """She stood still on the screen while thirty steps went by."""
    voyage = Voyage(PLAN, (valley := Valley(PLAN)).ground[0], valley.tries[-1].party)
    she, before = voyage.she(ValueTracker(0.0)), voyage.afterimage(ValueTracker(0.0))
    voyage.out.set_value(1)
    voyage._from.set_value(6)
    high = []
    for counted in np.arange(8, 20, 0.5):
        voyage._on.set_value(counted)
        over = [
            float(one.place()[1] - spot[1])
            for one, spot in ((she, voyage.here()), (before, voyage.one_before()))
        ]
        high.append(over)
    mine, other = np.array(high).T - np.min(high)
    assert mine[0::4] == pytest.approx(0, abs=1e-6)  # she lands with each pair of steps,
    assert other[2::4] == pytest.approx(0, abs=1e-6)  # halfway between on the other side,
    assert mine[2::4].min() > 0.5 < other[0::4].min()  # and in between she is in the air
    voyage._on.set_value(6)
    assert voyage.hop() == 0
