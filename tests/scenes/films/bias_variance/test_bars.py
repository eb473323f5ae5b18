"""Where to stop: bars of loss over powers, their parts, and choices before them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from gdmath.features import BiasVariance as Parts
from scenes.bias_variance import BiasVariance, BiasVarianceParameters
from scenes.parts.bias_variance import places
from scenes.parts.bias_variance.plan import plan_for
from scenes.parts.bias_variance.powers import Powers
from scenes.parts.bias_variance.telling import climbs
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage import STAGE
from tests.scenes.films.bias_variance.made import PLAN, Bar


def test_no_axes_are_bare_while_it_is_asked_how_the_loss_climbs() -> None:
    bare: list[float] = []

    class Plots:
        def frame(self, scene: Any) -> None:
            powers, there = scene.powers, scene.get_mobject_family_members()
            on_it = powers.trained, powers.bars, *powers.sketches
            seen = powers.plane in there and powers.plane.presence > 0.9
            if seen and not any(thing in there for thing in on_it):
                bare.append(scene.renderer.time)

        def beat_ended(self, scene: Any, name: str) -> None:
            """Frames are enough."""

    rehearse(BiasVariance, frames=["where_to_stop"], layout=False, onlookers=[Plots()])
    assert not bare


def test_choices_stay_from_the_question_to_the_answer() -> None:
    there: list[bool] = []

    class Guesses:
        def frame(self, scene: Any) -> None:
            there.append(scene.powers.guess in scene.mobjects)

        def beat_ended(self, scene: Any, name: str) -> None:
            """Frames are enough."""

    rehearse(BiasVariance, frames=["where_to_stop"], layout=False, onlookers=[Guesses()])
    come = [now for before, now in pairwise(there) if now != before]
    assert come == [True, False]


def test_bars_that_would_be_cut_are_gone_before_others_are_seen_from_near() -> None:
    cut: list[float] = []

    class Edges:
        def frame(self, scene: Any) -> None:
            bars, plane = scene.powers.bars, scene.powers.plane
            low, high = plane.low[0], plane.low[0] + plane.span[0]
            for degree in range(len(bars.levels)):
                if bars in scene.mobjects and not low < degree - 0.34 < degree + 0.34 < high:
                    cut.append(bars.strength(degree))

        def beat_ended(self, scene: Any, name: str) -> None:
            """Frames are enough."""

    rehearse(BiasVariance, frames=["where_to_stop"], layout=False, onlookers=[Edges()])
    assert cut
    assert max(cut) < 0.01


def test_each_answer_has_a_sketch_that_bends_as_it_says() -> None:
    with offstage():
        powers = Powers(PLAN)
    bends = []
    for sketch, tile in zip(powers.sketches, powers.guess, strict=True):
        whole, line = sketch.line(), sketch.climb()
        assert line[-1, 1] < tile.get_bottom()[1]
        assert tile.get_left()[0] < whole[0, 0] < line[0, 0] < line[-1, 0] < tile.get_right()[0]
        assert whole[0, 1] > line[0, 1]  # it falls first, as was seen
        assert (np.diff(line[:, 1]) > 0).all()
        bends.append(line[30, 1] - (line[0, 1] + line[-1, 1]) / 2)
    fast, even, slow = bends
    assert fast > 0.5
    assert even == pytest.approx(0)
    assert slow < -0.5


def test_no_bar_waits_long_for_its_variance_beside_others_that_have_theirs() -> None:
    line = Bar("trained")
    rehearse(BiasVariance, frames=["where_to_stop"], layout=False, onlookers=[line])
    waits = min(at for at, variance, _ in line.seen if variance > 14.5)
    goes_on = min(at for at, variance, _ in line.seen if variance > 15)
    assert 0 < goes_on - waits < 2.5


def test_the_last_bars_leave_the_picture_and_the_axis_follows_once() -> None:
    with offstage():
        powers = Powers(PLAN)
    totals = [part.total for part in PLAN.parts]
    assert powers.near[1] < totals[15] < totals[16] < powers.far[1]
    assert max(totals[2:11]) < powers.low[1]
    assert powers.calm == 15
    assert climbs(PLAN) == "slow, then fast"
    even = [Parts(0.0, 0.03 * n, 0.25, 0.1) for n in range(14)]
    assert climbs(replace(PLAN, parts=tuple(even))) == "evenly"
    soon = [Parts(0.0, float(np.tanh(n)), 0.25, 0.1) for n in range(14)]
    assert climbs(replace(PLAN, parts=tuple(soon))) == "fast, then slow"


def test_no_part_has_a_number_before_it_is_explained() -> None:
    come: dict[str, float] = {}

    class Parts:
        def frame(self, scene: Any) -> None:
            there = scene.get_mobject_family_members()
            for name, part in (("bias", scene.nervous.parts[0]), ("bias", scene.stiff.parts[0]),
                               ("variance", scene.nervous.parts[1])):  # fmt: skip
                if part in there:
                    come.setdefault(name, scene.renderer.time)

        def beat_ended(self, scene: Any, name: str) -> None:
            """Frames are enough."""

    beats = ["a_hundred_worlds", "the_lines"]
    run = rehearse(BiasVariance, frames=beats, layout=False, onlookers=[Parts()])
    for name, words in (("variance", "That is the variance"), ("bias", "That is bias squared")):
        (said,) = [cue.start for cue in run.captions if cue.text.startswith(words)]
        assert come[name] >= said


def test_how_the_bars_climb_is_asked_before_any_bar_is_there() -> None:
    asked: list[float] = []

    class Guesses:
        def frame(self, scene: Any) -> None:
            if scene.powers.guess in scene.mobjects and scene.powers.bars not in scene.mobjects:
                bars = scene.powers.bars
                parts = (bars.chance, bars.bias, bars.variance)
                asked.append(sum(part.get_value() for part in parts))

        def beat_ended(self, scene: Any, name: str) -> None:
            """Frames are enough."""

    rehearse(BiasVariance, frames=["where_to_stop"], layout=False, onlookers=[Guesses()])
    assert asked
    assert set(asked) == {0.0}


def test_the_legend_stands_in_a_row_over_bars_that_are_seen_from_near() -> None:
    changed = {"few": 8, "few_seed": 2, "powers": 7, "highest_degree": 7}
    for plan in (PLAN, plan_for(**(BiasVarianceParameters().__dict__ | changed))):
        with offstage():
            powers = Powers(plan)
        powers.plane.within(places.POWERS)
        powers.plane.reframe(x=powers.closer, y=powers.low)
        for one, two in pairwise(powers.above):
            assert one.get_right()[0] + 0.3 < two.get_left()[0]
        assert all(STAGE.holds(entry) for entry in powers.above)
        left, right = powers.above[0].get_left()[0], powers.above[-1].get_right()[0]
        for degree, part in enumerate(plan.parts):
            (low, _), (high, top) = powers.plane.xy([degree - 0.34, degree + 0.34], [0, part.total])
            foot = min(entry.get_bottom()[1] for entry in powers.above)
            assert not (low < right and high > left) or top < foot


def test_what_bars_are_made_of_is_told_as_long_as_their_parts_are_seen() -> None:
    bare: list[float] = []

    class Legend:
        def frame(self, scene: Any) -> None:
            powers = scene.powers
            there = scene.get_mobject_family_members()
            if powers.bars in there and float(powers.bars.variance.get_value()) > 0:
                told = powers.legend[0] in there or powers.above[0] in there
                if not told:
                    bare.append(scene.renderer.time)

        def beat_ended(self, scene: Any, name: str) -> None:
            """Frames are enough."""

    rehearse(BiasVariance, frames=["where_to_stop"], layout=False, onlookers=[Legend()])
    assert not bare or bare[-1] - bare[0] < 2  # while the picture comes nearer


def test_what_stands_over_the_bars_is_right_of_the_gold_lines_fall() -> None:
    changed = {"few": 8, "few_seed": 2, "powers": 7, "highest_degree": 7}
    for plan in (PLAN, plan_for(**(BiasVarianceParameters().__dict__ | changed))):
        with offstage():
            powers = Powers(plan)
            powers.plane.within(places.POWERS)
        fall = powers.plane.xy(2, 0)[0]
        over = [powers.guess, *powers.legend]
        assert min(thing.get_left()[0] for thing in over) > fall
        assert powers.trained.losses.max() < powers.near[1]


def test_no_heading_comes_through_the_one_before_it() -> None:
    both: list[float] = []

    class Headings:
        def frame(self, scene: Any) -> None:
            there = scene.get_mobject_family_members()
            heads = [redraws.head[0] for redraws in (scene.stiff, scene.nervous, scene.calm)]
            seen = [head[0].get_fill_opacity() if head[0] in there else 0.0 for head in heads]
            both.append(sorted(seen)[-2])

        def beat_ended(self, scene: Any, name: str) -> None:
            """Frames are enough."""

    rehearse(
        BiasVariance, frames=["a_hundred_worlds", "the_lines"], layout=False, onlookers=[Headings()]
    )
    assert both
    assert max(both) < 0.05


def test_no_bar_is_drawn_above_the_picture_that_is_looked_at_closely() -> None:
    with offstage():
        powers = Powers(PLAN)
    bars, plane = powers.bars, powers.plane
    plane.reframe(y=powers.near)
    for part, size in ((bars.chance, 1.0), (bars.bias, 1.0), (bars.variance, 17.0)):
        part.set_value(size)
    drawn = [outline for degree in range(17) for outline, _ in bars.boxes(degree)]
    top = plane.corner[1] + plane.size[1]
    assert max(outline[:, 1].max() for outline in drawn) < top + 0.15
    calm = [outline[:, 1].max() for outline, _ in bars.boxes(powers.calm - 1)]
    assert max(calm) < top
