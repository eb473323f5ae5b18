"""Rates that are tried, and three ways to find one: what is drawn of them is what descents give."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import numpy as np
import pytest
from manim import ValueTracker
from manim.animation.animation import prepare_animation

from gdmath import adam, descend, quadratic
from scenes.learning_rate import LearningRate
from scenes.parts.learning_rate import telling
from scenes.parts.learning_rate.adaptive import FIRST, Adaptive
from scenes.parts.learning_rate.adaptive import STEPS as STEPS_OF_ADAM
from scenes.parts.learning_rate.meter import Meter
from scenes.parts.learning_rate.plan import RatePlan, plan_for
from scenes.parts.learning_rate.practice import Practice
from scenes.parts.learning_rate.similar import Similar
from scenes.parts.learning_rate.sweep import STEPS, Sweep
from scenes.parts.learning_rate.trials import Trials
from scenes.stage.plot.knob import Dial
from scenes.stage.type.readout import Readout
from tests.scenes.films.learning_rate.watched import watched

CONDITIONS = [1.0, 5.0, 12.0, 10_000.0]


def planned(**changed: Any) -> RatePlan:
    return plan_for(**asdict(replace(LearningRate.parameters, **changed)))


PLAN = planned()
GRID = np.linspace(0, 1, 101).tolist()


def test_it_is_said_once_what_the_steps_lead_to() -> None:
    counted = [telling.counted(PLAN, number) for number in range(3)]
    assert counted == ["17 steps.", "47 steps.", "Only 13 steps."]


@pytest.mark.parametrize("condition", CONDITIONS)
def test_what_is_compared_is_in_the_sentence_that_decides(condition: float) -> None:
    """In a round valley it was waited for words that are not said there."""
    plan = planned(condition=condition)
    assert telling.compared(plan) in telling.facts(plan)["decides"]


@pytest.mark.parametrize("condition", CONDITIONS)
def test_of_every_rate_that_is_tried_the_first_steps_take_as_long(condition: float) -> None:
    """So which of them is quicker is seen as well as counted; and she can be followed."""
    trials = Trials(plan := planned(condition=condition), Meter(plan))
    after: list[list[float]] = []
    for number, party in enumerate(trials.parties):
        ((animations, seconds),) = trials.walks_with(number)
        play, *_ = (prepare_animation(animation) for animation in animations)
        play.begin()
        times = []
        for frame in range(1001):
            play.interpolate(frame / 1000)
            times.append(party.time)
        assert times[-1] == pytest.approx(party.steps)
        assert np.all(np.diff(times) > 0)
        if party.steps > 6 and seconds < 4:
            after.append(
                [seconds * np.interp(step, times, np.arange(1001)) / 1000 for step in (1, 5)]
            )
    for times in after:
        assert times == pytest.approx(after[0], rel=0.01)


def test_she_is_where_the_walk_is_and_goes_back_to_where_the_next_one_begins() -> None:
    trials = Trials(PLAN, meter := Meter(PLAN))
    walk, start = trials.parties[0], meter.flat.at(np.array([PLAN.valley_start]))[0]
    assert trials.she.place() == pytest.approx(start, abs=0.05)
    walk.progress.set_value(3)
    spot = meter.flat.at(walk.trajectory.points[3])[0]
    assert trials.she.place() == pytest.approx(spot, abs=0.05)
    back = prepare_animation(trials.she.goes_to(trials.walks[1]))
    back.begin()
    assert trials.she.place() == pytest.approx(spot, abs=0.05)
    for share in np.linspace(0, 1, 21):  # through the air it looked like a step
        back.interpolate(share)
        off = [np.linalg.norm(trials.she.place() - end) for end in (spot, start)]
        assert min(off) < 0.05
    assert trials.she.place() == pytest.approx(start, abs=0.05)
    assert trials.she.there == 1


def test_no_path_of_a_rate_cuts_the_cross() -> None:
    meter = Meter(PLAN)
    cross, she = meter.ground[1], Trials(PLAN, meter).she
    assert meter.path.z_index < cross.z_index < she.z_index


@pytest.mark.parametrize("condition", CONDITIONS)
def test_all_dials_that_tell_a_rate_are_on_one_scale_if_they_can(condition: float) -> None:
    plan = planned(condition=condition)
    practice = Practice(plan, Trials(plan, meter := Meter(plan)))
    dials = [part for part in practice.adaptive.everything if isinstance(part, Dial)]
    largest = float(practice.adaptive.rates.max())
    assert len(dials) == 2
    for dial in dials:
        assert dial.high == meter.dial.high or largest > meter.dial.high / 1.2
        assert dial.high > largest


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_rate_that_is_copied_worked_there_and_works_here(condition: float) -> None:
    plan = planned(condition=condition)
    practice = Practice(plan, Trials(plan, Meter(plan)))
    for party in (practice.similar.party, practice.party):
        assert np.all(np.diff(party.trajectory.losses[:, 0]) < 0)
    theirs, hers = practice.similar.view.landscape, practice.meter.view.landscape
    times = theirs.value([1.0, 0.0]) / hers.value([1.0, 0.0])
    assert max(times, 1 / times) > 1.5  # similar, and seen not to be the same


def test_a_rate_that_is_copied_is_none_of_which_the_film_has_told() -> None:
    known = {run.rate for run in PLAN.runs} | {trial.rate for trial in PLAN.trials} | {PLAN.limit}
    copied = Similar(PLAN, Meter(PLAN).view).rate
    assert round(copied, 6) not in {round(rate, 6) for rate in known}


@pytest.mark.parametrize("condition", CONDITIONS)
def test_the_sweep_is_the_loss_after_the_steps_as_far_as_rates_were_tried(condition: float) -> None:
    plan = planned(condition=condition)
    rate = ValueTracker(0.3 * plan.limit)
    sweep = Sweep(plan, rate.get_value)
    curvatures, start = np.array([condition, 1.0]), np.array(plan.valley_start)
    left = (1 - sweep.rates[:, None] * curvatures) ** STEPS * start
    np.testing.assert_allclose(sweep.losses, (curvatures * left**2).sum(axis=1) / 2, atol=1e-12)
    sweep.reached.set_value(0.6 * plan.limit)
    line = sweep.line()
    assert line[-1] == pytest.approx(sweep.at(0.6 * plan.limit))
    low, high = sweep.plane.low[1], sweep.plane.low[1] + sweep.plane.span[1]
    assert low <= sweep.logs.min() <= sweep.logs.max() <= high
    assert sweep.losses[-1] > sweep.losses.min()
    safe = np.interp(sweep.safe, sweep.rates, sweep.losses)
    assert safe < plan.runs[0].losses[0]  # of the rate that she goes back to


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_dial_tells_the_rate_that_adam_takes_in_its_direction(condition: float) -> None:
    plan = planned(condition=condition)
    adaptive = Adaptive(plan, Trials(plan, Meter(plan)).flight)
    walk = adaptive.party.trajectory
    own = descend(quadratic(condition), adam(0.3), plan.valley_start, walk.steps)
    np.testing.assert_allclose(walk.points[:, 0], own.points)
    for step in range(walk.steps):
        adaptive.turned.set_value(step)
        rates = np.array([adaptive.now(0), adaptive.now(1)])
        mean = own.states.mean[step + 1] / (1 - 0.9 ** (step + 1))
        np.testing.assert_allclose(own.points[step] - rates * mean, own.points[step + 1], atol=1e-9)


def test_at_first_dials_stand_still_while_she_is_on_her_way() -> None:
    adaptive = Adaptive(PLAN, Trials(PLAN, Meter(PLAN)).flight)
    seen = []
    for animations, _ in adaptive.goes():
        plays = [prepare_animation(animation) for animation in animations]
        before = adaptive.party.time, adaptive.now(0)
        for play in plays:
            play.begin()
            play.interpolate(0.5)
        after = adaptive.party.time, adaptive.now(0)
        seen.append(sum(a != b for a, b in zip(before, after, strict=True)))
        for play in plays:
            play.interpolate(1)
    assert seen == [1] * (2 * FIRST) + [2]


def test_numbers_of_adam_are_those_of_steps_that_she_takes() -> None:
    """They ran through all that is between two of them as the dials turned."""
    adaptive = Adaptive(PLAN, Trials(PLAN, Meter(PLAN)).flight)
    taken = {f"{rate:.3f}" for rate in adaptive.rates.ravel()}
    told = [
        one
        for part in adaptive.everything
        for one in part.get_family()
        if isinstance(one, Readout) and one.name.startswith("rate")
    ]
    for turned in np.linspace(0, 99, 397):
        adaptive.turned.set_value(turned)
        for one in told:
            one.refresh()
            assert one.number.text in taken
        assert [one.value() for one in told] == adaptive.rates[int(turned + 1e-9)].tolist()


def test_a_rate_that_she_had_in_the_valley_keeps_its_mark_and_its_colour() -> None:
    trials = Trials(PLAN, Meter(PLAN))
    (again,) = (number for number, trial in enumerate(PLAN.trials) if PLAN.known(trial.rate))
    (run,) = (run for run in PLAN.runs if run.rate == pytest.approx(PLAN.trials[again].rate))
    marks = [(walk.kind, walk.tint) for walk in trials.walks]
    assert marks[again] == (run.kind, run.color)
    assert all(mark != marks[again] for number, mark in enumerate(marks) if number != again)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_below_a_dial_is_what_its_rate_comes_from(condition: float) -> None:
    """Both rates grew fivefold, and nothing told why."""
    plan = planned(condition=condition)
    adaptive = Adaptive(plan, Trials(plan, Meter(plan)).flight)
    walk = adaptive.party.trajectory
    slopes = np.array([condition, 1.0]) * walk.points[:-1, 0]
    for step in (0, 1, 7, walk.steps - 1):
        adaptive.turned.set_value(step)
        weights = 0.999 ** np.arange(step + 1)[::-1]
        so_far = np.sqrt(weights @ slopes[: step + 1] ** 2 / weights.sum())
        told = {}
        for part in adaptive.everything:
            for one in part.get_family():
                if isinstance(one, Readout):
                    one.refresh()
                    told[one.name] = float(one.number.text.replace(",", ""))
        for way, name in enumerate(("across", "along")):
            assert told[f"slopes {name}"] == pytest.approx(so_far[way], rel=6e-3)
            quotient = 0.3 / told[f"slopes {name}"]
            last = max(2, 1 - int(np.floor(np.log10(adaptive.rates.min()))))  # digit
            assert told[f"rate {name}"] == pytest.approx(quotient, rel=2e-3, abs=0.51 * 10.0**-last)


@pytest.mark.parametrize("condition", CONDITIONS[1:])
def test_with_adam_she_arrives_and_stays(condition: float) -> None:
    """She was left on her way after three steps."""
    plan = planned(condition=condition)
    walk = Adaptive(plan, Trials(plan, Meter(plan)).flight).party.trajectory
    left = np.linalg.norm(walk.points[-4:, 0], axis=1) / np.linalg.norm(plan.valley_start)
    assert np.all(left < plan.share)


@pytest.mark.slow
def test_it_is_said_where_she_swings_past_the_bottom() -> None:
    """Her way led beyond the cross and back, without a word."""
    walk = descend(quadratic(5), adam(0.3), (2.0, 2.0), STEPS_OF_ADAM).points
    assert walk.min() < 0
    (cue,) = [cue for cue in watched().run.captions if "swings past" in cue.text]
    eye = watched().eye
    assert eye.past >= cue.start - 1e-6


@pytest.mark.slow
def test_no_picture_stands_over_the_one_that_takes_its_place() -> None:
    """Five times two of them were there together, half of each."""
    doubled = watched().eye.doubled
    assert len(doubled) == 7
    assert max(doubled.values()) < 0.15, doubled


def test_the_sentence_to_keep_comes_once_the_picture_before_it_is_gone() -> None:
    """It was written over the map and over the dials."""
    practice = Practice(PLAN, Trials(PLAN, meter := Meter(PLAN)))
    gone, comes, _ = practice.gives_way(meter, practice.lesson(), [meter])
    both = [min(1 - gone.rate_func(share), comes.rate_func(share)) for share in GRID]
    assert max(both) < 0.15


@pytest.mark.slow
def test_it_is_never_dark_between_two_pictures() -> None:
    """Six times the picture was black before the next one came."""
    assert watched().eye.darkest > 0.1
