"""She remembers, as it is seen: bars, chains, swings, a table, and the film of other numbers."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from scenes.momentum import Momentum, MomentumParameters
from scenes.parts.momentum import places
from scenes.parts.momentum.amounts import Amounts
from scenes.parts.momentum.both import Growth
from scenes.parts.momentum.chain import LINKS, Chain
from scenes.parts.momentum.floor import floor_lines
from scenes.parts.momentum.plan import Plan, plan_for
from scenes.parts.momentum.ravine import Lens, Near, Ravine, Ring
from scenes.parts.momentum.rule import Rule
from scenes.parts.momentum.swings import Axis, Tail
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage import GRADIENT
from scenes.stage.walk.contenders import MOMENTUM
from tests.everything import some
from tests.scenes.performing import performed


def plan(**changes: Any) -> Plan:
    return plan_for(**(MomentumParameters().__dict__ | changes))


PLAN = plan()


def test_a_chain_is_as_long_as_its_sum() -> None:
    with offstage():
        for turns, limit in ((False, PLAN.limit), (True, PLAN.folded)):
            chain = Chain(lambda: PLAN.memory, (-5.0, 0.0), 2.0, turns=turns)
            for count in (1, 2, 3, LINKS):
                chain.count.set_value(count)
                own = PLAN.sums(count, turning=turns)[-1]
                assert [chain.total(), chain.whole()] == pytest.approx([own, own])
                tip = chain.arrows()[-1][0][1, 0]
                assert tip == pytest.approx(-5 + 2 * own)
            assert chain.total() == pytest.approx(limit, abs=0.03)
            chain.count.set_value(2.5)  # one that is under way does not count yet
            assert chain.whole() == pytest.approx(PLAN.sums(2, turning=turns)[-1])


def test_what_folds_is_drawn_until_it_ends_where_its_number_is() -> None:
    """Six arrows were drawn, which end at 0.41, and below them stood 0.56."""
    with offstage():
        for memory in (0.5, 0.8, 0.9):
            chain = Chain(lambda memory=memory: memory, (0.0, 0.0), 1.0, turns=True)  # type: ignore[misc]
            chain.count.set_value(LINKS)
            *_, last = arrows = chain.arrows()
            assert last[0][1, 0] == pytest.approx(1 / (1 + memory), abs=0.02)
            rows = -np.diff([line[0, 1] for line, *_ in arrows])
            thick = np.array([thick for *_, thick in arrows[:-1]])
            assert (rows > 2.5 * thick).all()  # their heads do not touch, however small they are


def test_arrows_on_the_near_map_are_the_steps() -> None:
    with offstage():
        ravine = Ravine(PLAN, ValueTracker(0.0))
        ravine.view.look(**ravine.flat(places.MAP_BOX))
        near = Near(PLAN, ravine, ValueTracker(0.0))
        points = PLAN.held.points[:, 0]
        assert near.push.landing() == pytest.approx(2 * points[1] - points[2])
        near.push.set_as(share=PLAN.rate, turned=1)  # it is the step, as soon as it is turned round
        assert near.push.landing() == pytest.approx(points[2])
        near.gradients[0].set_as(share=PLAN.rate, turned=1)
        assert near.gradients[0].landing() == pytest.approx(points[1])
        assert len({arrow.scale_of_all for arrow in near.arrows}) == 1
        low, high = near.view.window[1]
        assert low < points[1, 1] - PLAN.rate * abs(PLAN.pushes[1, 1])
        assert high > points[0, 1] + PLAN.rate * PLAN.pushes[0, 1]
        # Seen from near the step is a good part of the screen, and wholly on it.
        near.view.look(**near.nearer())
        assert near.push.drawn_length() > 1.2
        assert np.abs(near.push.whole()[:, 1]).max() < 3.2
        walked = near.view.at(points[:3])
        assert np.abs(walked).max(axis=0) == pytest.approx([5, 2.5], abs=0.9)  # all that she walks
        near.lie_on_the_map()
        # Before it moves aside it is where it belongs on the large map.
        assert near.view.at(points[:3]) == pytest.approx(ravine.view.at(points[:3]), abs=1e-6)


def test_what_glows_is_what_she_remembers() -> None:
    with offstage():
        ravine = Ravine(PLAN, ValueTracker(0.0))
        ravine.held.progress.set_value(6)
        links = ravine.glow.links()
        strengths = [strength for _, strength in links]
        assert strengths == sorted(strengths)
        assert strengths[-2:] == [1, 1]  # the step that has landed, and the one that begins
        assert strengths[-3] == pytest.approx(PLAN.memory)


def test_counts_stand_at_their_heights_and_the_axis_grows() -> None:
    with offstage():
        amounts = Amounts(PLAN, places.MIDDLE)
        for room in (0.0, 1.0):
            amounts.room.set_value(room)
            heights = amounts.spots()[:, 1] - amounts.plane.corner[1]
            steps = [count for _, count in PLAN.arrivals]
            assert np.ptp(heights / steps) < 1e-9
        assert amounts.spots()[-1, 1] < places.MIDDLE.top
        assert PLAN.arrivals[amounts.of_memory][0] == PLAN.memory


def test_swings_touch_their_envelope() -> None:
    with offstage():
        one = Axis(PLAN).all[-1]
        one.hull.drawn.set_value(1)
        one.party.progress.set_value(one.swing.seen)
        upper, lower = one.hull.sides()[..., 1]
        assert lower.min() <= one.line.line()[:, 1].min() + 0.05
        assert upper.max() >= one.line.line()[:, 1].max() - 0.05


def test_too_much_memory_is_seen_in_the_ravine_itself_and_shows_its_last_steps_only() -> None:
    with offstage():
        axis = Axis(PLAN)
        assert [one.swing.memory for one in axis.all] == [0.0, PLAN.memory, PLAN.most[0]]
        for one, walk in zip(axis.all[:2], (PLAN.plain, PLAN.held), strict=True):
            assert one.swing.walk is walk  # at the rate of the other beats, not one of its own
        most = axis.all[-1]
        assert isinstance(most.flight, Tail)
        most.party.progress.set_value(150.5)
        assert len(most.flight.way()) == 14  # twelve steps before the last landing, and now
        assert axis.view.inside(most.swing.walk.points[:, 0]).all()


def test_the_ring_is_as_large_as_its_share_of_the_way() -> None:
    with offstage():
        ravine = Ravine(PLAN, ValueTracker(0.0))
        lens = Lens(PLAN, ravine.view, ravine.plain, places.LENS)
        assert lens.ring.radius == pytest.approx(0.01 * np.hypot(*PLAN.start))
        away = np.linalg.norm(PLAN.plain.points[:, 0], axis=-1)
        assert away[PLAN.plain_count - 1] > lens.ring.radius
        assert (away[PLAN.plain_count :] <= lens.ring.radius).all()
        assert Ring(ravine.view, lens.ring.radius).radius == lens.ring.radius


def test_her_glass_holds_the_ring_and_how_far_she_strays_from_it() -> None:
    """She stood on the cross from step 25 to 44, and nothing was seen to happen."""
    with offstage():
        ravine = Ravine(PLAN, ValueTracker(0.0))
        lens = Lens(PLAN, ravine.view, ravine.held, places.CLOSE_UP, MOMENTUM)
        points = PLAN.held.points[PLAN.entered : PLAN.held_count + 1, 0]
        assert lens.view.inside(points).all()
        seen = lens.view.at(np.array([[0.0, 0.0], [PLAN.ring, 0.0]]))
        assert np.ptp(seen[:, 0]) > 0.35  # so large that in and out are told apart


def test_the_last_arrows_are_gradients_uphill_and_on_the_screen() -> None:
    """The question of how steep it is was told over two green steps, downhill."""
    stage = Momentum()
    with offstage():
        stage.setup()
        stage.ravine.view.look(**stage.ravine.close())
        start = np.array(PLAN.start)
        for arrow, axis in zip(stage.two_lengths(), (0, 1), strict=True):
            arrow.set_as(share=PLAN.rate, turned=0, grown=1)
            tip = arrow.landing()
            assert tip - start == pytest.approx(PLAN.rate * PLAN.pushes[0] * np.eye(2)[axis])
            x, y = stage.ravine.view.at(tip)
            assert abs(x) < 6.5
            assert abs(y) < 3.2


def test_a_counter_stops_where_she_stays() -> None:
    """231 ran on to 246 as it went."""
    stage = Momentum()
    with offstage():
        stage.setup()
        count = stage.counter(stage.ravine.plain, PLAN.plain_count)
        stage.ravine.plain.progress.set_value(PLAN.plain_count + 15)
        assert count.written() == "231"


def test_a_colour_has_one_meaning() -> None:
    """Lavender is a gradient, teal what remembers; beta, a number, has neither."""
    with offstage():
        rule = Rule(ValueTracker(PLAN.memory))
        first, second = rule.lines
        tints = {
            name: first.select(name)[0].get_color().to_hex() for name in ("v", "memory", "grad")
        }
        assert len(set(tints.values())) == 3
        assert tints["v"] == second.select("v")[0].get_color().to_hex() == MOMENTUM.color
        assert tints["grad"] == GRADIENT


def test_both_counts_of_both_stand_below_their_ravines() -> None:
    with offstage():
        growth = Growth(PLAN)
        texts = [number.text for row in growth.rows for number in row.numbers]
        assert texts == ["231", "23,026", "22", "226"]
        for row in growth.rows:
            for number, ravine in zip(row.numbers, growth.ravines, strict=True):
                assert number.get_center()[0] == pytest.approx(ravine.middle[0])
        assert [ravine.ratio for ravine in growth.ravines] == pytest.approx([10, 100])
        (x, high), (to, low) = growth.level.line[::-1]  # from the one without to the one with
        assert (x, to) == (growth.ravines[0].middle[0], growth.ravines[1].middle[0])
        assert high > low


def test_lines_on_the_floor_are_level_and_close_round_the_cross() -> None:
    """The ravine looked like a gutter: no line told that its floor falls towards the cross."""
    lines = floor_lines(PLAN)
    assert len(lines) > 2
    for line in lines:
        assert PLAN.landscape.value(line) == pytest.approx(PLAN.landscape.value(line[0]))
        assert line[:, 0].min() > PLAN.start[0]
        assert line[:, 0].max() <= PLAN.landscape.window[0][1] + 1e-9
    assert lines[0][0] == pytest.approx(lines[0][-1])


def test_the_ground_has_the_same_lines_from_the_side_from_above_and_from_near() -> None:
    """The rings round the cross were gone on the map, and close by there were others."""
    with offstage():
        ravine = Ravine(PLAN, ValueTracker(0.0))
        rings = np.concatenate(floor_lines(PLAN))
        for ground in (ravine.surface, ravine.map):
            assert {*map(tuple, rings)} <= {*map(tuple, ground.levels.points)}
        ravine.view.look(**ravine.flat(places.MAP_BOX))
        near = Near(PLAN, ravine, ValueTracker(0.0))
        levels, (x, y) = near.map.levels, near.view.window
        assert levels.points is ravine.map.levels.points
        drawn = levels.points[:-1][levels.joined]
        assert len(drawn) > 100
        assert (drawn >= (x[0], y[0])).all()
        assert (drawn <= (x[1], y[1])).all()


def test_what_was_remembered_fades_as_a_new_arrow_comes() -> None:
    """It was the far end that grew: a weak arrow came last, and nothing faded."""
    with offstage():
        chain = Chain(lambda: PLAN.memory, (0.0, 0.0), 1.0, slides=True)
        for part in (0.25, 0.75):
            chain.count.set_value(3 + part)
            (new, bright, _), *old = chain.arrows()
            assert (new[0, 0], new[1, 0], bright) == pytest.approx((0.0, part, 1.0))
            assert old[0][0][0, 0] == pytest.approx(part)
            lengths = [float(np.ptp(line[:, 0])) for line, *_ in old]
            share = 1 - part * (1 - PLAN.memory)
            assert lengths == pytest.approx(share * PLAN.memory ** np.arange(3))
            strengths = [strength for _, strength, _ in old]
            assert strengths == pytest.approx(PLAN.memory ** (np.arange(3) + part))
            assert chain.total() == pytest.approx(part + share * PLAN.sums(3)[-1])


@pytest.mark.slow
@pytest.mark.parametrize(
    "changes",
    some(
        [
            {"condition": 400.0, "start": (-4.0, 0.35), "memory": 0.85},
            {"condition": 25.0, "memories": (0.0, 0.5, 0.9), "rate": 0.06},
            {"memory": 0.5},
        ]
    ),
)
def test_told_of_other_numbers_nothing_is_covered_or_cut(changes: dict[str, Any]) -> None:
    members = {"parameters": MomentumParameters(**changes), "__module__": Momentum.__module__}
    run = rehearse(type("Other", (Momentum,), members), frames=False)
    assert run.layout == []
    assert len(run.beats) == 8


@pytest.mark.slow
def test_the_long_bounce_does_not_stop_on_its_way() -> None:
    """It stood for a while at step 128, as the magnifier came."""
    rows = performed(Momentum).run.displayed("wall_to_wall", "step")
    steps = [row for row in rows if row.text]  # an arrow is called so as well
    found = [(row.time, row.value) for row in steps if 20 < row.value < PLAN.plain_count]
    changes = [there[0] for here, there in pairwise(found) if here[1] != there[1]]
    assert max(np.diff(changes)) < 0.45


def test_a_count_stands_at_its_own_mark_and_steps_have_ticks() -> None:
    """Two counts stood half a unit beside their marks; the axis had no numbers."""
    with offstage():
        amounts = Amounts(PLAN, places.MIDDLE)
        amounts.room.set_value(1)
        spots, texts = amounts.spots(), {t.text: (t, x) for t, x, *_ in amounts.texts()}
        for (_, steps), (x, _) in zip(PLAN.arrivals, spots.tolist(), strict=True):
            text, left = texts[f"{steps:,}"]
            assert abs(left + text.width / 2 - x) < 0.3
        assert {"500", "1,000"} <= set(texts)
