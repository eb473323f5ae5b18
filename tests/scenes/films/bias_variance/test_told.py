"""Too stiff, too nervous: what is said of a picture is what is in it at that moment."""

from __future__ import annotations

from collections.abc import Callable
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
from scenes.render.rehearsal import offstage, rehearse

PLAN = plan_for(**BiasVarianceParameters().__dict__)

Seen = list[tuple[float, Any]]


class Look:
    """An onlooker that keeps what some reader sees in every frame."""

    def __init__(self, reader: Callable[[Any], Any]) -> None:
        self.reader = reader
        self.seen: Seen = []

    def frame(self, scene: Any) -> None:
        self.seen.append((scene.renderer.time, self.reader(scene)))

    def beat_ended(self, scene: Any, name: str) -> None:
        """Frames are enough."""


def looked(beat: str, reader: Callable[[Any], Any]) -> tuple[Seen, Any]:
    """What a reader sees in the frames of a beat, and the rehearsal."""
    look = Look(reader)
    run = rehearse(BiasVariance, frames=[beat], layout=False, onlookers=[look])
    return look.seen, run


def cue(run: Any, words: str) -> Any:
    """The one caption that has these words."""
    (found,) = [one for one in run.captions if words in one.text.replace("\n", " ")]
    return found


def within(seen: Seen, start: float, end: float) -> list[Any]:
    """What was seen between two moments."""
    return [what for at, what in seen if start < at < end]


def test_bad_luck_is_asked_of_the_curve_that_is_seen_and_answered_by_its_kind() -> None:
    def shown(scene: Any) -> tuple[bool, bool]:
        there = scene.get_mobject_family_members()
        wild = scene.trio.plots[2].curve, scene.nervous.dots, scene.nervous.bundle
        return any(thing in there for thing in wild), scene.stiff.bundle in there

    seen, run = looked("a_hundred_worlds", shown)
    told = within(seen, cue(run, "Bad luck?").start, run.duration)
    assert len(told) > 100
    assert set(told) == {(True, False)}


def test_as_long_as_curves_are_there_each_is_seen_from_end_to_end() -> None:
    wild: list[bool] = []

    def whole(scene: Any) -> None:
        redraws = scene.nervous
        if redraws.count.now and redraws.bundle in scene.get_mobject_family_members():
            low, span = redraws.plane.low[1], redraws.plane.span[1]
            curves = redraws.worlds.curves[: redraws.count.now]
            wild.append(bool(low < curves.min() and curves.max() < low + span))

    looked("a_hundred_worlds", whole)
    assert len(wild) > 100
    assert all(wild)


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


def test_the_bend_is_hatched_in_the_plots_as_in_their_key() -> None:
    def shown(scene: Any) -> tuple[float, bool, bool]:
        there = scene.get_mobject_family_members()
        right = scene.pair.both[1]
        grown = right.bend.grown.get_value() if right.bend in there else 0.0
        return grown, right.missed[1] in there, right.errors in there

    seen, run = looked("two_floors", shown)
    said = cue(run, "No line can")
    last = within(seen, said.end - 0.2, said.end)
    assert all(state == (1, True, False) for state in last)
    with offstage():
        bends = Pair(PLAN).both[1].bend, Floors(PLAN, Pair(PLAN)).bend
    for bend in bends:
        bend.grown.set_value(1)
        corners = bend.outline()
        half = len(corners) // 2
        x = np.linspace(-2, 2, half)
        assert corners[half:][::-1] == pytest.approx(bend.plane.xy(x, x**2))


def test_what_is_seen_from_down_there_is_dark_but_for_what_is_near_her() -> None:
    seen, _ = looked("the_bend_again", lambda scene: [
        (lamp.closed.get_value(), lamp.reach) for lamp in scene.pair.each("lamp")
    ])  # fmt: skip
    *_, (_, lamps) = seen  # in the silence after the question
    for closed, reach in lamps:
        assert closed == 1
        assert reach < 1.2


def test_own_dots_are_seen_while_their_loss_is_told() -> None:
    seen, run = looked("fresh_dots", lambda scene: scene.trio.plots[2].dots.presence)
    said = cue(run, "On its own dots")
    assert min(within(seen, said.start + 1.5, said.end)) == 1


def test_each_pair_of_losses_ends_within_its_plot() -> None:
    with offstage():
        plots = Trio(PLAN, Floors(PLAN, Pair(PLAN))).plots
    for plot in plots[:2]:
        right = float(plot.plane.corner[0] + plot.plane.size[0])
        assert max(words.get_right()[0] for words in plot.told) <= right + 1e-6


def test_no_numbers_are_at_the_axes_of_what_may_be_guessed() -> None:
    def shown(scene: Any) -> tuple[bool, bool]:
        there = scene.get_mobject_family_members()
        return scene.powers.sketches[0] in there, scene.powers.plane in there

    seen, run = looked("where_to_stop", shown)
    asked, told = cue(run, "Fast, then slow?"), cue(run, "three parts")
    assert set(within(seen, asked.start, told.start)) == {(True, False)}


def test_that_curve_is_seen_as_it_is_said() -> None:
    seen, run = looked("a_confession", lambda scene: scene.jump.jumped.get_value())
    said, jumped = cue(run, "One confession"), cue(run, "We jumped")
    assert set(within(seen, said.start, said.end - 0.1)) == {1}
    leapt = within(seen, jumped.start, jumped.end)
    assert min(leapt) == pytest.approx(0)
    assert leapt[-1] == 1


def test_the_truth_stays_from_one_model_to_the_next() -> None:
    seen, run = looked("the_lines", lambda scene: max(
        redraws.law.presence if redraws.law in scene.get_mobject_family_members() else 0.0
        for redraws in (scene.stiff, scene.calm)
    ))  # fmt: skip
    told = within(seen, cue(run, "that gap").start, run.duration - 0.1)
    assert len(told) > 100
    assert min(told) == 1


def test_of_how_many_an_average_is_stands_beside_an_average_only() -> None:
    def shown(scene: Any) -> tuple[bool, bool]:
        there, wild = scene.get_mobject_family_members(), scene.nervous
        return wild.drawn in there, wild.mean in there

    seen, _ = looked("a_hundred_worlds", shown)
    beside = [mean for _, (drawn, mean) in seen if drawn]
    assert len(beside) > 30
    assert all(beside)


def test_the_mark_is_over_the_lowest_bar_as_that_is_said() -> None:
    seen, run = looked("where_to_stop", lambda scene: (
        scene.powers.pointer in scene.get_mobject_family_members(),
        float(scene.powers.pointer.down.get_value()),
    ))  # fmt: skip
    said = cue(run, "The lowest bar")
    there, down = within(seen, 0, said.end)[-1]
    assert there
    assert down > 0.95
    assert {there for there, _ in within(seen, 0, said.start - 0.1)} == {False}


def test_each_sketch_comes_with_the_answer_that_it_is_of_and_with_names_of_axes() -> None:
    def shown(scene: Any) -> tuple[bool, ...]:
        there, powers = scene.get_mobject_family_members(), scene.powers
        return tuple(
            thing in there
            for tile, sketch in zip(powers.guess, powers.sketches, strict=True)
            for thing in (tile, sketch, *sketch.names)
        )

    seen, run = looked("where_to_stop", shown)
    told = within(seen, 0, cue(run, "three parts").start)
    assert {len(set(what)) for what in told} == {1}
    assert any(what[0] for what in told)


def test_higher_powers_are_seen_to_run_wild_as_that_is_said() -> None:
    seen, run = looked("held_back", lambda scene: float(
        abs(scene.powers.aside.predict(np.linspace(-2, 2, 201))).max()
    ))  # fmt: skip
    said = cue(run, "run wild")
    told = within(seen, said.start, said.end)
    assert max(told) > 2 * told[0]
    assert max(abs(np.diff(told))) < 0.3 * max(told)


def test_higher_powers_run_wild_where_that_is_said() -> None:
    assert run_wild(PLAN)
    assert facts(PLAN)["higher"] == "Higher ones run wild."
    low = plan_for(**(BiasVarianceParameters().__dict__ | {"powers": 5, "highest_degree": 7}))
    assert facts(low)["higher"] == ""
