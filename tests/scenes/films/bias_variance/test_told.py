"""Too stiff, too nervous: what is said of a picture is what is in it at that moment."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from scenes.bias_variance import BiasVariance, BiasVarianceParameters
from scenes.parts.bias_variance.floors import Floors
from scenes.parts.bias_variance.pair import Pair
from scenes.parts.bias_variance.plan import plan_for
from scenes.parts.bias_variance.redraws import Redraws, Turns
from scenes.parts.bias_variance.spread import seen_apart, shown_draw, widest
from scenes.parts.bias_variance.telling import facts, run_wild
from scenes.parts.bias_variance.trio import Trio
from scenes.render.rehearsal import offstage
from tests.scenes.performing import looks

PLAN = plan_for(**BiasVarianceParameters().__dict__)


def cue(run: Any, words: str) -> Any:
    """The one caption that has these words."""
    (found,) = [one for one in run.captions if words in one.text.replace("\n", " ")]
    return found


@looks(BiasVariance, "a_hundred_worlds")
def _wild_and_stiff(scene: Any) -> tuple[bool, bool]:
    there = scene.get_mobject_family_members()
    wild = scene.trio.plots[2].curve, scene.nervous.dots, scene.nervous.bundle
    return any(thing in there for thing in wild), scene.stiff.bundle in there


def test_bad_luck_is_asked_of_the_curve_that_is_seen_and_answered_by_its_kind() -> None:
    asked = cue(_wild_and_stiff.run, "Bad luck?").start
    told = _wild_and_stiff.within(asked, np.inf)
    assert len(told) > 100
    assert set(told) == {(True, False)}


@looks(BiasVariance, "a_hundred_worlds")
def _whole(scene: Any) -> bool | None:
    """Whether all curves that are there are within their plot."""
    redraws = scene.nervous
    if not redraws.count.now or redraws.bundle not in scene.get_mobject_family_members():
        return None
    low, span = redraws.plane.low[1], redraws.plane.span[1]
    curves = redraws.worlds.curves[: redraws.count.now]
    return bool(low < curves.min() and curves.max() < low + span)


def test_as_long_as_curves_are_there_each_is_seen_from_end_to_end() -> None:
    assert len(_whole.told) > 100
    assert all(_whole.told)


def test_what_is_looked_at_is_always_a_fit_and_never_a_mixture_of_two() -> None:
    turns, draws = Turns(4), np.arange(4.0)
    for at in np.linspace(1, 4, 61):
        turns.tracker.set_value(at)
        assert turns.between(draws) in draws
        if abs(at % 1 - 0.5) < 0.01:  # where another one comes, none is seen
            assert turns.strength() < 0.1
    for number in (1, 2, 3, 4):
        turns.tracker.set_value(number)
        assert turns.strength() == 1
        assert turns.between(draws) == number - 1


def test_one_of_them_is_tied_to_a_place_where_it_is_clear_of_the_average() -> None:
    with offstage():
        wild = Redraws(PLAN, 2, "high")
    at, worlds = seen_apart(PLAN), PLAN.worlds[2]
    one = np.interp(at, worlds.x, worlds.curves[shown_draw(PLAN)])
    wild.more.set_value(1)
    wild.picked.tracker.set_value(wild.shown)
    _, link = wild.named_single
    end = link.line()[-1]
    assert end == pytest.approx(wild.plane.xy(at, one), abs=0.05)
    average = wild.plane.xy(at, np.interp(at, worlds.x, worlds.settled))
    assert abs(end[1] - average[1]) > 0.5
    assert 0 < at < widest(PLAN)
    words = wild.named_single[0]
    x, y = link.line().T
    inside = (x > words.get_left()[0]) & (x < words.get_right()[0])
    assert not (inside & (y > words.get_bottom()[1]) & (y < words.get_top()[1])).any()


@looks(BiasVariance, "two_floors")
def _hatched(scene: Any) -> tuple[float, bool, bool]:
    there = scene.get_mobject_family_members()
    right = scene.pair.both[1]
    grown = right.bend.grown.get_value() if right.bend in there else 0.0
    return grown, right.missed[1] in there, right.errors in there


def test_the_bend_is_hatched_in_the_plots_as_in_their_key() -> None:
    said = cue(_hatched.run, "No line can")
    *_, held = _hatched.within(said.start, said.end + 0.6)  # a held frame is seen as it ends
    assert held == (1, True, False)
    with offstage():
        bends = Pair(PLAN).both[1].bend, Floors(PLAN, Pair(PLAN)).bend
    for bend in bends:
        bend.grown.set_value(1)
        corners = bend.outline()
        half = len(corners) // 2
        x = np.linspace(-2, 2, half)
        assert corners[half:][::-1] == pytest.approx(bend.plane.xy(x, x**2))


@looks(BiasVariance, "the_bend_again")
def _lamps(scene: Any) -> list[tuple[float, float]]:
    return [(lamp.closed.get_value(), lamp.reach) for lamp in scene.pair.each("lamp")]


def test_what_is_seen_from_down_there_is_dark_but_for_what_is_near_her() -> None:
    *_, lamps = _lamps.told  # in the silence after the question
    for closed, reach in lamps:
        assert closed == 1
        assert reach < 1.2


@looks(BiasVariance, "fresh_dots")
def _own_dots(scene: Any) -> float:
    return float(scene.trio.plots[2].dots.presence)


def test_own_dots_are_seen_while_their_loss_is_told() -> None:
    said = cue(_own_dots.run, "On its own dots")
    assert min(_own_dots.within(said.start + 1.5, said.end)) == 1


def test_each_pair_of_losses_ends_within_its_plot() -> None:
    with offstage():
        plots = Trio(PLAN, Floors(PLAN, Pair(PLAN))).plots
    for plot in plots[:2]:
        right = float(plot.plane.corner[0] + plot.plane.size[0])
        assert max(words.get_right()[0] for words in plot.told) <= right + 1e-6


@looks(BiasVariance, "where_to_stop")
def _sketch_and_plane(scene: Any) -> tuple[bool, bool]:
    there = scene.get_mobject_family_members()
    return scene.powers.sketches[0] in there, scene.powers.plane in there


def test_no_numbers_are_at_the_axes_of_what_may_be_guessed() -> None:
    run = _sketch_and_plane.run
    asked, told = cue(run, "Fast, then slow?"), cue(run, "three parts")
    assert set(_sketch_and_plane.within(asked.start, told.start)) == {(True, False)}


@looks(BiasVariance, "a_confession")
def _jumped(scene: Any) -> float:
    return float(scene.jump.jumped.get_value())


def test_that_curve_is_seen_as_it_is_said() -> None:
    said, jumped = cue(_jumped.run, "One confession"), cue(_jumped.run, "We jumped")
    assert set(_jumped.within(said.start, said.end - 0.1)) == {1}
    leapt = _jumped.within(jumped.start, jumped.end)
    assert min(leapt) == pytest.approx(0)
    assert leapt[-1] == 1


@looks(BiasVariance, "the_lines")
def _truth(scene: Any) -> float:
    there = scene.get_mobject_family_members()
    laws = [redraws.law for redraws in (scene.stiff, scene.calm) if redraws.law in there]
    return max((law.presence for law in laws), default=0.0)


def test_the_truth_stays_from_one_model_to_the_next() -> None:
    run = _truth.run
    told = _truth.within(cue(run, "that gap").start, run.beat("the_lines").end - 0.1)
    assert len(told) > 100
    assert min(told) == 1


@looks(BiasVariance, "a_hundred_worlds")
def _number_and_mean(scene: Any) -> tuple[bool, bool]:
    there, wild = scene.get_mobject_family_members(), scene.nervous
    return wild.drawn in there, wild.mean in there


def test_of_how_many_an_average_is_stands_beside_an_average_only() -> None:
    beside = [mean for drawn, mean in _number_and_mean.told if drawn]
    assert len(beside) > 30
    assert all(beside)


@looks(BiasVariance, "where_to_stop")
def _mark(scene: Any) -> tuple[bool, float]:
    pointer = scene.powers.pointer
    return pointer in scene.get_mobject_family_members(), float(pointer.down.get_value())


def test_the_mark_is_over_the_lowest_bar_as_that_is_said() -> None:
    said = cue(_mark.run, "The lowest bar")
    there, down = _mark.within(0, said.end)[-1]
    assert there
    assert down > 0.95
    assert {there for there, _ in _mark.within(0, said.start - 0.1)} == {False}


@looks(BiasVariance, "where_to_stop")
def _sketches(scene: Any) -> tuple[bool, ...]:
    there, powers = scene.get_mobject_family_members(), scene.powers
    return tuple(
        thing in there
        for tile, sketch in zip(powers.guess, powers.sketches, strict=True)
        for thing in (tile, sketch, *sketch.names)
    )


def test_each_sketch_comes_with_the_answer_that_it_is_of_and_with_names_of_axes() -> None:
    told = _sketches.within(0, cue(_sketches.run, "three parts").start)
    assert {len(set(what)) for what in told} == {1}
    assert any(what[0] for what in told)


@looks(BiasVariance, "held_back")
def _farthest(scene: Any) -> float:
    return float(abs(scene.powers.aside.predict(np.linspace(-2, 2, 201))).max())


def test_higher_powers_are_seen_to_run_wild_as_that_is_said() -> None:
    said = cue(_farthest.run, "run wild")
    told = _farthest.within(said.start, said.end)
    assert max(told) > 2 * told[0]
    assert max(abs(np.diff(told))) < 0.3 * max(told)


def test_higher_powers_run_wild_where_that_is_said() -> None:
    assert run_wild(PLAN)
    assert facts(PLAN)["higher"] == "Higher ones run wild."
    low = plan_for(**(BiasVarianceParameters().__dict__ | {"powers": 5, "highest_degree": 7}))
    assert facts(low)["higher"] == ""
