"""The ravines of the film on momentum: the first, the sharper one, their lines, and the ring."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import descend, gradient_descent
from scenes.momentum import Momentum
from scenes.parts.momentum import places
from scenes.parts.momentum.bend import bends
from scenes.parts.momentum.cut import Cut
from scenes.parts.momentum.floor import floor_lines
from scenes.parts.momentum.ground import ravine as sharper
from scenes.parts.momentum.hers import MOMENTUM
from scenes.parts.momentum.lens import Lens, Ring
from scenes.parts.momentum.race import Race
from scenes.parts.momentum.ravine import Ravine
from scenes.parts.momentum.swings import Pendulum
from scenes.render.rehearsal import offstage
from scenes.stage.walk.contenders import PLAIN
from tests.scenes.films.momentum.made import PLAN
from tests.scenes.films.momentum.watched import watched
from tests.scenes.performing import performed


def test_the_longer_ravine_takes_the_place_of_the_first_where_that_is_seen() -> None:
    """The first one shrank into half of the screen, empty, and another was faded in over it."""
    with offstage():
        first, one = Ravine(PLAN, ValueTracker(0.0)), Pendulum(PLAN, ValueTracker(0.0))
        first.view.look(**first.walked_in())
        one.view.look(**one.seen_as(first.view))
        spots = np.array([PLAN.start, (0.0, 0.0), (-5.0, -1.0), (1.2, 1.5)])
        assert one.view.at(spots) == pytest.approx(first.view.at(spots), abs=0.02)


def test_too_much_memory_is_seen_in_the_ravine_itself_and_shows_its_last_steps_only() -> None:
    """The pendulum had four seconds in a strip of the screen, as a mark on a map."""
    with offstage():
        one = Pendulum(PLAN, ValueTracker(0.0))
        assert one.swing.memory == PLAN.most[0]
        one.party.progress.set_value(150.5)
        assert len(one.tail.way()) == 14  # twelve steps before the last landing, and now
        assert one.view.inside(one.swing.walk.points[:, 0]).all()
        there, back = one.swing.turn, one.there_and_back
        assert one.swing.places[back] < -3.5 < 3.5 < one.swing.places[there]
        for step, side in ((there - 5, 1), (there + 5, -1)):  # she looks where she swings to
            one.party.progress.set_value(step)
            assert one.facing()[0] == side
        corners = one.view.at(np.array(np.meshgrid(*one.view.window)).reshape(2, -1).T)
        assert np.ptp(corners[:, 0]) > 12


def test_the_ring_is_as_large_as_its_share_of_the_way() -> None:
    with offstage():
        ravine = Ravine(PLAN, ValueTracker(0.0))
        lens = Lens(PLAN, ravine.view, places.LENS, (ravine.plain, PLAIN))
        assert lens.ring.radius == pytest.approx(0.01 * np.hypot(*PLAN.start))
        away = np.linalg.norm(PLAN.plain.points[:, 0], axis=-1)
        assert away[PLAN.plain_count - 1] > lens.ring.radius
        assert (away[PLAN.plain_count :] <= lens.ring.radius).all()
        assert Ring(ravine.view, lens.ring.radius).radius == lens.ring.radius
        hers = Lens(PLAN, ravine.view, places.LENS, (ravine.held, MOMENTUM))
        spots = np.array([[0.0, 0.0], [PLAN.ring, 0.0]])  # both glasses show it as large
        assert np.ptp(lens.view.at(spots)[:, 0]) == pytest.approx(np.ptp(hers.view.at(spots)[:, 0]))


def test_her_glass_holds_the_ring_and_how_far_she_strays_from_it() -> None:
    """She stood on the cross from step 25 to 44, and nothing was seen to happen."""
    with offstage():
        ravine = Ravine(PLAN, ValueTracker(0.0))
        lens = Lens(PLAN, ravine.view, places.LENS, (ravine.held, MOMENTUM))
        points = PLAN.held.points[PLAN.entered : PLAN.held_count + 1, 0]
        assert lens.view.inside(points).all()
        seen = lens.view.at(np.array([[0.0, 0.0], [PLAN.ring, 0.0]]))
        assert np.ptp(seen[:, 0]) > 0.35  # so large that in and out are told apart


def test_a_plot_does_not_tell_where_it_ends_before_she_is_there() -> None:
    """Its ruler went to 900, and its envelope to 914, as 30, 90, 910 were still open."""
    with offstage():
        one = Pendulum(PLAN, ValueTracker(0.0))
        one.party.progress.set_value(one.there_and_back)
        assert one.plane.low[0] + one.plane.span[0] < 0.2 * one.swing.seen
        last = one.plane.xy(one.there_and_back, 0.0)[0]
        assert one.hull.sides()[..., 0].max() == pytest.approx(last)
        walk, ruler = one.on_and_on()
        begin, end = one.there_and_back, one.swing.seen
        first = float(one.plane.span[0])
        for share in np.linspace(0, 1, 11):
            step = begin + walk.rate_func(share) * (end - begin)
            assert step < 0.99 * first ** (1 - share) * (1.03 * end) ** share  # the ruler is ahead
        assert ruler.build().rate_func(0.3) == pytest.approx(0.3)


def test_it_is_plotted_that_she_stays_in_the_ring_and_she_is_counted_until_she_does() -> None:
    """The line ended on the rim of the ring, at 914: that she stays was only told."""
    ((_, _, end, count),) = watched().swung
    places_, seen = PLAN.swings[-1].places, PLAN.most[1]
    turn = seen + int(np.argmin(places_[seen : end + 1]))
    assert seen < turn < end - 5  # one more swing, and back
    assert (np.abs(places_[seen : end + 1]) <= PLAN.ring).all()
    assert count == "914"


def test_at_the_old_rate_a_step_leaves_the_sharper_ravine() -> None:
    """Why the rate must be smaller was not told."""
    with offstage():
        cut = Cut(PLAN, places.CUT)
        cut.sharper.set_value(1)
        cut.wider.set_value(1)
        half = float(cut.at(PLAN.narrow.start[1], 0.0)[0])
        assert cut.step_at_old_rate() / half == pytest.approx(20_000 / 101)
        assert cut.foot() == pytest.approx(cut.at(PLAN.narrow.start[1], cut.high))


def test_lines_tell_how_the_ground_bends() -> None:
    """Across and along were two words in the dark."""
    with offstage():
        ravine = Ravine(PLAN, ValueTracker(0.0))
        ravine.view.look(**ravine.hill())
        (across, _), (along, _) = bends(ravine.view)
        shares = np.linspace(0, 1, 21)
        for line, axis, bent in ((across, 1, PLAN.condition), (along, 0, 1.0)):
            spots = line.at(shares)
            assert np.ptp(spots[:, 1 - axis]) == 0
            height = PLAN.landscape.value(spots)
            way = spots[1, axis] - spots[0, axis]
            assert np.diff(height, 2) / way**2 == pytest.approx(bent)


def test_the_walls_come_ten_times_as_close_and_the_sharper_ravine_fills_the_picture() -> None:
    """A ravine a hundred times as sharp was told of, and never seen."""
    with offstage():
        cut, one = Cut(PLAN, places.CUT), PLAN.narrow
        first = cut.at([-cut.start, 0.0, cut.start], [cut.high, 0.0, cut.high])
        assert cut.high == pytest.approx(0.5 * PLAN.condition * PLAN.start[1] ** 2)
        cut.sharper.set_value(1)
        assert cut.condition == one.condition
        assert cut.across(cut.high) == pytest.approx(one.start[1])
        close = cut.at([-one.start[1], 0.0, one.start[1]], [cut.high, 0.0, cut.high])
        assert np.ptp(first[:, 0]) == pytest.approx(PLAN.closer * np.ptp(close[:, 0]))
        cut.wider.set_value(1)  # the ruler is stretched by as much
        wide = cut.at([-one.start[1], 0.0, one.start[1]], [cut.high, 0.0, cut.high])
        assert wide == pytest.approx(first)
        told = [text.text for text, *_, there in cut.texts() if there]
        assert {"−0.05", "0.05", "across, it bends 10,000 × as sharply as along"} <= set(told)
        assert "0.5" not in told


def test_drawn_wider_the_sharper_ravine_is_the_first_one() -> None:
    """Its walls were grey, and no one walked in it."""
    with offstage():
        view = Ravine(PLAN, ValueTracker(0.0)).view
        one, race = PLAN.narrow, Race(PLAN, view, ValueTracker(0.0))
        assert {trace.view for trace in race.traces} == {
            view
        }  # both in the one that fills the frame
        assert race.traces[0].z_index < race.traces[1].z_index  # hers is over the area of the other
        sharp = sharper(one.condition, PLAN.start)
        assert race.traces[1].z_index < race.she.z_index  # her trail was drawn over her face
        walks = (race.crawl, one.plain), (race.held, one.held)
        for walk, last in walks:
            race.clock.set_value(last + 100_000)
            assert walk.step == last  # who has arrived stays
            drawn = walk.way()
            assert drawn[0] == pytest.approx(PLAN.start)
            true = drawn / (1.0, PLAN.closer)
            assert PLAN.landscape.value(drawn) == pytest.approx(sharp.value(true))
            away = np.linalg.norm(true, axis=-1) / np.hypot(*one.start)
            assert away[-1] <= PLAN.share < away[-3]  # not yet a step before
            assert view.inside(drawn).all()
        own = descend(sharp, gradient_descent(one.rate), [one.start], steps=231).points[:, 0]
        for step in (0, 1, 2, 230):  # the formula is the walk
            assert race.crawl.after(step) == pytest.approx(own[step] * (1.0, PLAN.closer))
        assert race.held.now()[0] == pytest.approx(race.held.way()[-1])


def test_lines_on_the_floor_are_level_and_close_round_the_cross() -> None:
    """The ravine looked like a gutter: no line told that its floor falls towards the cross."""
    lines = floor_lines(PLAN, PLAN.landscape.window[0][1])
    assert len(lines) > 2
    for line in lines:
        assert PLAN.landscape.value(line) == pytest.approx(PLAN.landscape.value(line[0]))
        assert line[:, 0].min() > PLAN.start[0]
        assert line[:, 0].max() <= PLAN.landscape.window[0][1] + 1e-9
    assert lines[0][0] == pytest.approx(lines[0][-1])


def test_the_ground_has_the_same_lines_from_the_side_and_from_above() -> None:
    """The rings round the cross were gone on the map."""
    with offstage():
        ravine = Ravine(PLAN, ValueTracker(0.0))
        rings = np.concatenate(floor_lines(PLAN, PLAN.landscape.window[0][1]))
        for ground in (ravine.surface, ravine.map):
            assert {*map(tuple, rings)} <= {*map(tuple, ground.levels.points)}


@pytest.mark.slow
def test_the_ring_is_seen_as_it_is_asked_when_she_is_in_it() -> None:
    """“How many steps?” was asked beside a bare cross: the ring came while she walked."""
    assert watched().asked["same_start"]


@pytest.mark.slow
def test_the_long_bounce_does_not_stop_on_its_way() -> None:
    """It stood for a while at step 128, as the magnifier came."""
    rows = performed(Momentum).run.displayed("wall_to_wall", "step")
    steps = [row for row in rows if row.text]  # an arrow is called so as well
    found = [(row.time, row.value) for row in steps if 20 < row.value < PLAN.plain_count]
    changes = [there[0] for here, there in pairwise(found) if here[1] != there[1]]
    assert max(np.diff(changes)) < 0.45
