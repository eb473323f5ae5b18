"""Hikers on both sides of the loss curve: from every start, all go to the camp."""

from __future__ import annotations

import numpy as np
import pytest
from manim import Scene

from scenes.parts.loss_curve.apart import Distances
from scenes.parts.loss_curve.evenings import Evenings
from scenes.parts.loss_curve.hill import Hill
from scenes.parts.loss_curve.morning import Morning
from scenes.parts.loss_curve.sides import Sides, Starts
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE
from tests.scenes.films.loss_curve.parts import HIGH, PLAN, WIDE, made_data, made_hill, painted

hill = pytest.fixture(made_hill)
data = pytest.fixture(made_data)


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


def test_from_every_start_all_step_together_and_both_hikers_stay_beside_the_cross(
    hill: Hill,
) -> None:
    """Two starts were to show every start, and two hikers became one with two heads.

    Then he vanished before he was there, as it was said that every start leads to one place.
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
        scene.add(*(one.hiker for one in hill.both))
        for moves, _ in sides.walk_home():
            scene.play(*moves, run_time=0.1)
            seen.append((float(hill.walk.time), float(sides.starts.taken.get_value())))
            there.append([one.hiker in scene.mobjects for one in hill.both])
    assert there == [[True, True]] * 3
    assert seen == [(1, 0), (PLAN.walk.steps, walk.steps), (PLAN.walk.steps, walk.steps)]
    hers, his = (hill.curve.over(one.hiker.x)[0] for one in hill.both)
    cross = hill.curve.over(PLAN.best)[0]
    assert cross - hers == pytest.approx(his - cross, abs=0.01)
    assert his - hers > 0.8
    left, _, right = hill.tent.base()[:, 0]
    assert left < hers < his < right
    assert hill.walk.hiker.facing == -hill.other.hiker.facing == 1


def test_no_step_of_a_body_leads_away_from_the_cross(hill: Hill) -> None:
    sides = Sides(hill)
    for one in hill.both:
        one.progress.set_value(1)
        home = sides.home(one).points[:, 0]
        assert home[0] == one.trajectory.points[1, 0, 0]
        assert np.all(np.diff(np.abs(home - PLAN.best)) <= 0)


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


def test_the_curve_never_dips_below_a_tangent_which_is_seen_on_both_sides_of_its_dot(
    hill: Hill,
) -> None:
    """It was so short that it clung to the curve: that this bends upward was not to be seen.

    Then it ended at its contact, where “convex” came: nothing was right of that, and no dot on it.
    """
    hill.closeup.look(**hill.from_every_side())
    sides = Sides(hill)
    assert sides.lay_tangent() is sides.sweep
    assert sides.ends == pytest.approx((PLAN.low, PLAN.high), abs=0.7)
    level = float(hill.ruler.state[1])
    for w in np.linspace(*sides.ends, 23):
        sides.along.set_value(w)
        line = sides.sweep.line()
        foot = np.asarray(hill.curve.at([w])).ravel()
        assert line[:, 1].min() > level - 0.15 * (foot[1] < level + 0.4)  # above its numbers
        at_the_letter = np.abs(line[:, 1] - level) < 0.7
        assert np.all(line[at_the_letter, 0] < STAGE.right - 0.7)
        across = np.array([w + 1.0, w - 1.0])
        over = hill.curve.at(across[:, None])
        first, last = line[0], line[-1]
        tangent = first[1] + (over[:, 0] - first[0]) * (last - first)[1] / (last - first)[0]
        assert np.all(over[:, 1] > tangent + 0.3)
        if abs(w - PLAN.best) > 0.5:
            assert np.linalg.norm(last - first) > 3
            assert min(np.linalg.norm(end - foot) for end in (first, last)) > 0.3  # to the axis
        if w in sides.ends:
            assert min(np.linalg.norm(end - foot) for end in (first, last)) > 2.2
        way = (last - first) / np.linalg.norm(last - first)
        x, y = foot + 0.11 * np.array([-way[1], way[0]])
        seen = painted(sides.sweep.draw)
        row, column = int(270 * (0.5 - y / HIGH)), int(480 * (0.5 + x / WIDE))
        assert seen[row, column] > 0.9  # the dot is wider than the line


def test_how_far_both_are_from_the_camp_is_measured_on_the_axis(data: Evenings, hill: Hill) -> None:
    """“Half as far from the camp” was said, and neither of the two ways was shown."""
    hers, his = Distances(hill).lengths()
    assert (hers, his) == pytest.approx((PLAN.best - PLAN.places[0], hers / 2))
    hill.closeup.look(**hill.from_every_side())
    told = [one[1].text for one in Morning(PLAN, data, hill).how_far()]
    assert told == ["2.327 from the camp", "1.164 from the camp"]
    picture = painted(Distances(hill).paint)
    seen = np.flatnonzero((picture > 0.3).any(axis=0)) * WIDE / picture.shape[1] - WIDE / 2
    starts = [one.trajectory.points[0, 0, 0] for one in hill.both]
    ends = np.asarray(hill.ruler.ruler.at(np.array(starts)[:, None]))[:, 0]
    assert (seen.min(), seen.max()) == pytest.approx((ends.min(), ends.max()), abs=0.1)


def test_posts_are_before_the_tent_and_dots_behind_who_walks(hill: Hill) -> None:
    """The tent hid the last posts; dots ran over the hikers."""
    assert hill.tent.z_index < hill.posts.z_index
    assert Starts(hill.curve, PLAN).z_index < hill.hiker.z_index
