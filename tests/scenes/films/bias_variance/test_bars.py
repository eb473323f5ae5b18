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
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE
from tests.scenes.films.bias_variance.made import PLAN, grown_beside
from tests.scenes.performing import looks


@looks(BiasVariance, "where_to_stop")
def _bare(scene: Any) -> bool:
    powers, there = scene.powers, scene.get_mobject_family_members()
    on_it = powers.trained, powers.bars, *powers.sketches
    seen = powers.plane in there and powers.plane.presence > 0.9
    return seen and not any(thing in there for thing in on_it)


def test_no_axes_are_bare_while_it_is_asked_how_the_loss_climbs() -> None:
    assert _bare.told
    assert not any(_bare.told)


@looks(BiasVariance, "where_to_stop")
def _guesses(scene: Any) -> bool:
    return scene.powers.guess in scene.mobjects


def test_choices_stay_from_the_question_to_the_answer() -> None:
    come = [now for before, now in pairwise(_guesses.told) if now != before]
    assert come == [True, False]


@looks(BiasVariance, "where_to_stop")
def _cut(scene: Any) -> float | None:
    """How strong the bars are that reach over the edge."""
    bars, plane = scene.powers.bars, scene.powers.plane
    low, high = plane.low[0], plane.low[0] + plane.span[0]
    if bars not in scene.mobjects:
        return None
    over = (n for n in range(len(bars.levels)) if not low < n - 0.34 < n + 0.34 < high)
    return max((bars.strength(degree) for degree in over), default=None)


def test_bars_that_would_be_cut_are_gone_before_others_are_seen_from_near() -> None:
    assert _cut.told
    assert max(_cut.told) < 0.01


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
    waits = min(at for at, (variance, _) in grown_beside.seen if variance > 14.5)
    goes_on = min(at for at, (variance, _) in grown_beside.seen if variance > 15)
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


@looks(BiasVariance, "a_hundred_worlds", "the_lines")
def _parts(scene: Any) -> dict[str, bool]:
    """Whether bias squared and the variance have their numbers."""
    there = scene.get_mobject_family_members()
    wild, stiff = scene.nervous.parts, scene.stiff.parts
    return {"bias": wild[0] in there or stiff[0] in there, "variance": wild[1] in there}


def test_no_part_has_a_number_before_it_is_explained() -> None:
    for name, words in (("variance", "That is the variance"), ("bias", "That is bias squared")):
        (said,) = [cue.start for cue in _parts.run.captions if cue.text.startswith(words)]
        assert next(at for at, there in _parts.seen if there[name]) >= said


@looks(BiasVariance, "where_to_stop")
def _climbed(scene: Any) -> float | None:
    """How far bars have grown that are not there yet, as it is asked."""
    bars = scene.powers.bars
    if scene.powers.guess in scene.mobjects and bars not in scene.mobjects:
        return float(sum(part.get_value() for part in (bars.chance, bars.bias, bars.variance)))
    return None


def test_how_the_bars_climb_is_asked_before_any_bar_is_there() -> None:
    assert set(_climbed.told) == {0.0}


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


@looks(BiasVariance, "where_to_stop")
def _legend(scene: Any) -> bool | None:
    """Whether it is told what the bars are made of."""
    powers, there = scene.powers, scene.get_mobject_family_members()
    if powers.bars in there and float(powers.bars.variance.get_value()) > 0:
        return powers.legend[0] in there or powers.above[0] in there
    return None


def test_what_bars_are_made_of_is_told_as_long_as_their_parts_are_seen() -> None:
    assert any(_legend.told)
    bare = [at for at, told in _legend.seen if not told]
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


@looks(BiasVariance, "a_hundred_worlds", "the_lines")
def _second_heading(scene: Any) -> float:
    there = scene.get_mobject_family_members()
    heads = [redraws.head[0] for redraws in (scene.stiff, scene.nervous, scene.calm)]
    seen = [head[0].get_fill_opacity() if head[0] in there else 0.0 for head in heads]
    return float(sorted(seen)[-2])


def test_no_heading_comes_through_the_one_before_it() -> None:
    assert max(_second_heading.told) < 0.05


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
