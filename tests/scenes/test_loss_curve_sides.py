"""Hikers on both sides of the loss curve: from every start, all go to the camp."""

from __future__ import annotations

import numpy as np
import pytest
from manim import Scene

from scenes.parts.loss_curve.hill import Hill
from scenes.parts.loss_curve.sides import Sides
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE
from tests.scenes.loss_curve_parts import PLAN, made_hill

hill = pytest.fixture(made_hill)


def test_the_second_hiker_has_another_jacket(hill: Hill) -> None:
    """It was a pawn."""
    first, second = hill.walk.hiker.drawing, hill.other.hiker.drawing
    for part in ("torso", "arm", "hat"):
        assert {p.color for p in first.parts[part]} != {p.color for p in second.parts[part]}
    assert first.parts["head"] == second.parts["head"]


def test_she_goes_back_uphill_with_her_face_that_way(hill: Hill) -> None:
    """She slid up the slope backwards."""
    hill.walk.progress.set_value(hill.walk.steps)
    ways = []
    with offstage():
        scene = Scene()
        for moves, _ in Sides(hill).come():
            before = float(hill.hiker.x)
            scene.play(*moves, run_time=0.1)
            ways.append((float(hill.hiker.x) - before, float(hill.hiker.looks.get_value())))
    moved = [(way, looks) for way, looks in ways if abs(way) > 1e-6]
    assert [np.sign(way) for way, _ in moved] == [-hill.hiker.facing]
    assert [looks for _, looks in moved] == [-1]
    assert ways[-1][1] == 1


def test_both_hikers_stand_where_they_begin(hill: Hill) -> None:
    """The second hiker's step was compared with an empty post."""
    hill.walk.progress.set_value(hill.walk.steps)
    sides = Sides(hill)
    list(sides.come()), sides.lean()
    assert hill.hiker.x == PLAN.places[0]
    assert sides.tangent.slope() == pytest.approx(PLAN.slopes[0])
    arrow = sides.arrows[0].set_as(share=PLAN.rate, turned=1)
    assert arrow.landing() == pytest.approx(PLAN.places[[1]])


def test_the_tangents_rest_where_the_ground_is_level_and_are_whole_there(hill: Hill) -> None:
    """One half of it flipped over to the other: it was cut off at the axis, and never level."""
    sides = Sides(hill)
    sweep = sides.all_tangents()
    begun, ended = (sweep.rate_func(time) for time in (0.0, 1.0))
    assert [begun, ended] == pytest.approx([0, 1])
    resting = [PLAN.low + sweep.rate_func(t) * (PLAN.high - PLAN.low) for t in (0.45, 0.5, 0.6)]
    assert resting == pytest.approx([PLAN.best] * 3)
    for away in (-0.01, 0.0, 0.01):
        sides.along.set_value(PLAN.best + away * (PLAN.high - PLAN.low))
        foot = float(np.asarray(hill.curve.at([sides.along.get_value()])).ravel()[0])
        line = sides.sweep.line()[:, 0]
        assert min(foot - line.min(), line.max() - foot) > 2


def test_from_every_start_all_step_together_to_the_camp_as_dots_but_she(hill: Hill) -> None:
    """Two starts were to show every start, and two hikers became one with two heads.

    Then he vanished half way: he comes as far as the tent, and has gone in before she is there.
    """
    sides = Sides(hill)
    hill.walk.progress.set_value(1), hill.other.progress.set_value(1)
    walk = sides.starts.walk
    begun, ended = walk.points[0, :, 0], walk.points[-1, :, 0]
    assert {PLAN.low, PLAN.high} <= set(begun.tolist())
    assert min(np.sum(begun < PLAN.best), np.sum(begun > PLAN.best)) > 3
    assert walk.steps == PLAN.walk.steps - 1
    left = np.abs(ended - PLAN.best)
    share = float(PLAN.slopes[1] / PLAN.slopes[0]) ** walk.steps
    assert left == pytest.approx(share * np.abs(begun - PLAN.best), rel=1e-6)
    assert left.max() < 0.005
    seen, there = [], []
    with offstage():
        scene = Scene()
        scene.add(hill.other.hiker)
        for moves, _ in sides.walk_home():
            scene.play(*moves, run_time=0.1)
            seen.append((float(hill.walk.time), float(sides.starts.taken.get_value())))
            there.append(hill.other.hiker in scene.mobjects)
    assert there == [True, False, False]
    assert hill.other.hiker.x == pytest.approx(PLAN.best, abs=0.003)
    goes, gone = (1 + round(share * walk.steps) for share in sides._at_the_tent(1))
    place = hill.curve.over(float(PLAN.other.points[goes, 0, 0]))[0]
    left, _, right = hill.tent.base()[:, 0]
    assert left < place < right
    assert gone < PLAN.walk.steps - 3
    assert seen == [(1, 0), (PLAN.walk.steps, walk.steps), (PLAN.walk.steps, walk.steps)]
    assert hill.hiker.x == pytest.approx(PLAN.best, abs=0.003)


def test_who_has_come_home_is_not_on_a_heap_of_dots(hill: Hill) -> None:
    """Twelve dots with dark rims lay on the cross and on her boots."""
    starts = Sides(hill).starts
    hill.closeup.look(**hill.from_every_side())
    assert np.sum(starts.outside() == 1) >= len(starts.spots()) - 2
    starts.taken.set_value(starts.walk.steps)
    assert starts.outside().max() == 0


def test_both_tangents_are_seen_beside_the_curve(hill: Hill) -> None:
    """They were so short that they clung to it, and two slopes were not to be compared."""
    hill.closeup.look(**hill.from_every_side())
    sides = Sides(hill)
    scale = float(hill.ruler.corner[0]) + 1.3  # its numbers and its name
    for tangent in (sides.tangent, hill.other.tangent):
        line = tangent.line()
        across = np.linspace(PLAN.low - 1, PLAN.high + 1, 500)
        ground = hill.curve.at(across[:, None])
        upper = line[np.argmax(line[:, 1])]
        assert np.interp(upper[0], ground[:, 0], ground[:, 1]) - upper[1] > 0.08
        assert line[:, 0].min() > scale
        assert line[:, 1].min() > float(hill.ruler.corner[1]) + 0.3  # over the arrows


def test_the_curve_lies_above_every_tangent_as_it_is_drawn(hill: Hill) -> None:
    """It was so short that it clung to the curve: that this bends upward was not to be seen."""
    hill.closeup.look(**hill.from_every_side())
    sides = Sides(hill)
    level = float(hill.ruler.state[1])
    for w in np.linspace(PLAN.low, PLAN.high, 23):
        sides.along.set_value(w)
        line = sides.sweep.line()
        low = float(np.asarray(hill.curve.at([w])).ravel()[1]) < level + 0.4
        assert (
            line[:, 1].min() > level - 0.15 * low
        )  # above its numbers, through the axis where it is nearly level
        assert line[:, 0].min() > STAGE.left + 1.2  # beside the numbers of the loss
        assert line[:, 0].max() < STAGE.right - 0.7  # and before the letter of the axis
        across = np.array([w + 1.0, w - 1.0])
        over = hill.curve.at(across[:, None])
        first, last = line[0], line[-1]
        tangent = first[1] + (over[:, 0] - first[0]) * (last - first)[1] / (last - first)[0]
        assert np.all(over[:, 1] > tangent + 0.3)
        if abs(w - PLAN.best) > 0.5:
            assert np.linalg.norm(last - first) > 3
