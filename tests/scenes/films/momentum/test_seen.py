"""She remembers, as it is looked at: lengths, light, where words stand, and who is there."""

from __future__ import annotations

import numpy as np
import pytest
from manim import ValueTracker

from scenes.momentum import Momentum, MomentumParameters
from scenes.parts.momentum import places
from scenes.parts.momentum.chain import Chain, Push
from scenes.parts.momentum.hers import MOMENTUM
from scenes.parts.momentum.lens import Lens
from scenes.parts.momentum.near import Near
from scenes.parts.momentum.pieces import AXES, LEAVES
from scenes.parts.momentum.plan import plan_for
from scenes.parts.momentum.race import Race
from scenes.parts.momentum.ravine import Ravine
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE
from scenes.stage.lecture.theme import rgb
from tests.scenes.canvas import FLAT, picture, pixels_at
from tests.scenes.films.momentum.watched import watched
from tests.scenes.performing import performed

PLAN = plan_for(**MomentumParameters().__dict__)


def test_the_last_lengths_are_seen_from_above_on_one_ruler() -> None:
    """The parts of her gradients were seen from the side: none of them held to a ruler."""
    *_, (beat, _, pose) = watched().plays
    assert beat == "what_to_keep"
    assert {name: pose[name] for name in FLAT} == pytest.approx(FLAT)
    stage = Momentum()
    with offstage():
        stage.setup()
        view = stage.ravine.view.look(**pose)
        across, along = stage.steeps()
        units = []
        for steep, axis in ((across, 1), (along, 0)):
            tips = view.at(steep.roots + steep.vectors) - view.at(steep.roots)
            numbers = PLAN.rate * PLAN.held.gradients[: PLAN.held_count, 0, axis]
            units += (tips[:, axis] / numbers).tolist()
        assert units == pytest.approx([units[0]] * len(units))


def test_she_is_there_from_one_walk_to_the_next() -> None:
    """She was gone for a frame before too much memory."""
    there = [she for name, she, _ in watched().plays if name == "too_much"][:6]
    assert all(there), there


def test_she_does_not_fly_back_through_the_night() -> None:
    """She slid from the cross to her start in six tenths of a second, standing."""
    last = [(before, after) for beat, before, after in watched().clocks if beat == "what_to_keep"]
    assert last
    assert all(after >= before for before, after in last)


def test_the_plot_comes_nearer_without_a_whip() -> None:
    """It came twenty-five times as near in nine tenths of a second."""
    assert max(watched().zooms) < np.log(25) / 1.8


def test_no_count_stands_while_she_goes_on() -> None:
    """914 stood as she walked on to 958; in the sharper ravine 464 did, under a glass."""
    ((count, arrived, *_),) = watched().swung
    assert (count, arrived) == (False, True)
    with offstage():
        clock = ValueTracker(0.0)
        race = Race(PLAN, Ravine(PLAN, clock).view, clock)
        race.clock.set_value(PLAN.narrow.held + 40)
        (closely,) = (part for part in race.slit.parts if hasattr(part, "party"))
        assert closely.party.step == race.held.step == PLAN.narrow.held


@pytest.mark.parametrize("memory", [0.5, 0.8, 0.9])
def test_a_push_grows_in_length_only(memory: float) -> None:
    """Its line grew from thin to thick as it went from 1 to 2.44: of two measures one was told."""
    thick = []
    with offstage():
        unit = min(1.95, 11.7 * (1 - memory) / 1.6)
        chain = Chain(lambda: memory, (-5.7, 1.9), unit)
        push = Push(chain, 1.5)
        for count in (1, 2, 3, 30):
            chain.count.set_value(count)
            column = pixels_at(np.array([-5.65, 0.0]))[1]
            painted = picture(push)[:, column, :3].astype(float)
            tint = 255 * np.array(rgb(MOMENTUM.color))
            thick.append(int((np.abs(painted - tint).max(axis=-1) < 40).sum()))
    assert thick[0] > 1
    assert len(set(thick)) == 1, thick


def test_where_she_adds_up_the_ground_is_lit() -> None:
    """For half a minute the frame was as dark as its lowest ground: a fifth of full light."""
    with offstage():
        ravine = Ravine(PLAN, ValueTracker(0.0))
        near = Near(PLAN, ravine, ValueTracker(0.0))
        near.view.look(**near.nearer())
        seen = picture(ravine.map)[..., :3] / 255
        light = seen @ np.array([0.2126, 0.7152, 0.0722])
        assert light.mean() > 0.26


def test_words_stand_on_the_ravine_or_off_it() -> None:
    """Plates lay across its edges, half on what is pale and half on the night."""
    stage = Momentum()
    with offstage():
        stage.setup()
        view = stage.ravine.view
        view.look(**stage.ravine.walked_in())
        (x0, x1), (y0, y1) = view.window
        shares = np.linspace(0, 1, 81)[:, None]
        far, near = (
            view.at(np.array([x0, y]) + shares * np.array([x1 - x0, 0.0])) for y in (y1, y0)
        )
        race = Race(PLAN, view, stage.clock)
        words = [
            *stage.both_names(stage.both_counts()), stage.rates_note(), stage.lens_note(),
            stage.plain_name(), stage.counter(stage.ravine.plain, 231), stage.ask_plain(),
            race.wider, *race.told(), *race.closely()[-3:],
        ]  # fmt: skip
        for word in words:
            left, right = float(word.get_left()[0]), float(word.get_right()[0])
            low, high = float(word.get_bottom()[1]), float(word.get_top()[1])
            edges = [
                edge[(edge[:, 0] > left - 0.3) & (edge[:, 0] < right + 0.3), 1]
                for edge in (far, near)
            ]
            beyond = low > edges[0].max() or high < edges[1].min()
            on_it = high < edges[0].min() and low > edges[1].max()
            assert beyond or on_it, (word, low, high)


def test_the_longer_reach_is_told_and_its_memory_is_worked_out() -> None:
    """0.98 fell from the sky; a formula that was never seen turned over, with a hole in it."""
    stage = Momentum()
    with offstage():
        stage.setup()
        assert "1 \\/ (1 - 0.8) = 5" in stage.sums()[0].source  # where it is first reached
        rate, reach, memory = stage.settings_notes()
        assert rate.source.endswith("= 0.0198 arrow.r 0.0002")
        assert reach.source.endswith("= 1 \\/ (1 - beta) = 5 arrow.r 50")
        assert memory.source.endswith("= 0.8 arrow.r 0.98")
        assert (
            '{{0.0198 : rate}} times {{"500" : new}} = {{"9.9" : far}}'
            in stage.thrown_note().source
        )
    assert watched().longer[0] > 4


def test_the_slope_comes_up_over_the_map_and_is_never_seen_through() -> None:
    """Map and slope lay over one another, half of each, as if it were one picture."""
    stage = Momentum()
    with offstage():
        stage.setup()
        stage.build_chains()
        ramp, foot = stage.ramp, stage.ramp.foot()
        ramp.rise()
        empty = picture(ramp)
        assert (empty == empty[0, 0]).all()  # all of it is below the screen
        ramp.risen.set_value(0.5)
        half = picture(ramp)[..., :3].astype(int)
        ramp.risen.set_value(1)
        whole = picture(ramp)[..., :3].astype(int)
        assert ramp.foot() == pytest.approx(foot)
        row, column = pixels_at(np.array([6.5, -3.9]))
        assert abs(half[row, column] - whole[row, column]).max() < 12  # as strong, on its way


@pytest.mark.parametrize("condition", [100.0, 1000.0])
def test_what_both_take_is_told_within_the_frame(condition: float) -> None:
    """2,302,586 steps ended beyond its right edge."""
    own = plan_for(**(MomentumParameters().__dict__ | {"condition": condition}))
    with offstage():
        race = Race(own, Ravine(own, ValueTracker(0.0)).view, ValueTracker(0.0))
        lines = race.told()
    lefts = [float(line.get_left()[0]) for line in lines]
    assert lefts == pytest.approx([lefts[0]] * 2)
    assert all(STAGE.left <= left for left in lefts)
    assert all(float(line.get_right()[0]) <= STAGE.right + 1e-9 for line in lines)


def test_the_goal_is_seen_until_plain_descent_is_there() -> None:
    """Hiker and trails covered the cross, and the ring went before the last one came to it."""
    assert watched().raced == [(True, PLAN.narrow.plain, True)]


def test_the_ring_is_as_large_in_each_magnifier() -> None:
    """It shrank by a third from one to the next, both of them one percent of the way."""
    with offstage():
        clock = ValueTracker(0.0)
        view = Ravine(PLAN, clock).view
        slit, lens = Race(PLAN, view, clock).slit, Lens(PLAN, view, places.LENS)
        assert slit.view.scale_xy == pytest.approx(lens.view.scale_xy)


def test_how_many_steps_a_swing_takes_is_not_counted_before_it_is_said() -> None:
    """The count stood at 914 while it could still be guessed."""
    rows = performed(Momentum).run.displayed("too_much", "step")
    assert rows
    assert str(PLAN.most[1]) not in {row.text for row in rows}


def test_of_two_numbers_the_second_is_asked_for_until_it_is_said() -> None:
    """−4 stood there for six seconds before it was said, and below it there was a hole."""
    assert watched().along == [0, 0, 0, 1, 1, 1]


def test_the_last_arrows_along_lie_under_no_trail() -> None:
    """The first is 23 pixels long, and a dot of her trail left 11 of them."""
    assert watched().trails == [False]


def test_no_plate_of_the_magnifier_lies_on_the_ring_nor_what_is_told_on_the_walks() -> None:
    """“↔, ↕ × 3.2” covered its lower edge, and “231 → 23,026” met the trails."""
    with offstage():
        view = Ravine(PLAN, ValueTracker(0.0)).view
        view.look(**Ravine(PLAN, ValueTracker(0.0)).walked_in())
        race = Race(PLAN, view, ValueTracker(0.0))
        turn = np.linspace(0, 2 * np.pi, 61)
        rim = race.slit.radius * np.stack([np.cos(turn), np.sin(turn)], axis=-1)
        spots = race.slit.view.at(rim)
        for plate in race.closely()[-3:]:
            left, low = plate.get_left()[0], plate.get_bottom()[1]
            right, high = plate.get_right()[0], plate.get_top()[1]
            inside = (
                (spots[:, 0] > left)
                & (spots[:, 0] < right)
                & (spots[:, 1] > low)
                & (spots[:, 1] < high)
            )
            assert not inside.any()
        race.clock.set_value(PLAN.narrow.plain)
        way = view.at(race.crawl.way())
        for line in race.told():
            over = way[way[:, 0] > line.get_left()[0]]
            assert float(line.get_top()[1]) < over[:, 1].min() - 0.1


def test_between_ravine_and_plot_there_is_no_dark_frame() -> None:
    """The ravine went, and a quarter of a second later axes came."""
    for share in np.linspace(0, 1, 101):
        assert max(1 - LEAVES(share), AXES(share)) > 0.3
