"""She remembers, as it is seen: bars, chains, swings, a table, and the film of other numbers."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import descend, gradient_descent
from scenes.momentum import Momentum, MomentumParameters
from scenes.parts.momentum import places
from scenes.parts.momentum.chain import LINKS, Chain, links_of
from scenes.parts.momentum.floor import floor_lines
from scenes.parts.momentum.ground import ravine
from scenes.parts.momentum.lens import Lens, Ring
from scenes.parts.momentum.near import Near
from scenes.parts.momentum.plan import Plan, plan_for
from scenes.parts.momentum.race import Race, _level_lines
from scenes.parts.momentum.ravine import Ravine
from scenes.parts.momentum.reach import Reaches
from scenes.parts.momentum.rule import Rule
from scenes.parts.momentum.swings import Pendulum
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
        chain = Chain(lambda: PLAN.memory, (-5.0, 0.0), 2.0)
        for count in (1, 2, 3, LINKS):
            chain.count.set_value(count)
            own = PLAN.sums(count)[-1]
            assert chain.total() == pytest.approx(own)
            assert chain.arrows()[-1][0][1, 0] == pytest.approx(-5 + 2 * own)
        assert chain.total() == pytest.approx(PLAN.limit, abs=0.03)


@pytest.mark.parametrize("memory", [0.5, 0.8, 0.9])
def test_a_chain_ends_where_it_is_said_to_stop(memory: float) -> None:
    """“memory 9.66” stood beside “= 10”."""
    with offstage():
        chain = Chain(lambda: memory, (0.0, 0.0), 1.0, links=links_of(memory))
        chain.count.set_value(chain.links)
        assert round(chain.total(), 2) == pytest.approx(1 / (1 - memory), abs=0.006)


def test_arrows_on_the_map_are_the_steps_and_add_up_head_to_tail() -> None:
    """Bars on black stood for them, one direction turned upright, and no arrow became a bar."""
    with offstage():
        ravine = Ravine(PLAN, ValueTracker(0.0))
        ravine.view.look(**ravine.flat(places.MAP_BOX))
        near = Near(PLAN, ravine, ValueTracker(0.0))
        points = PLAN.held.points[:, 0]
        for arrow in near.arrows:
            arrow.set_as(share=PLAN.rate)
        assert near.memory.landing() == pytest.approx(near.gradients[0].landing())
        low, high = near.view.window[1]
        assert low < points[1, 1] - PLAN.rate * abs(PLAN.pushes[1, 1])
        assert high > points[0, 1] + PLAN.rate * PLAN.pushes[0, 1]
        near.kept.set_value(PLAN.memory)
        near.moved.set_value(1)
        near.joined.set_value(1)
        kept, new, made = near.memory, near.gradients[1], near.push
        assert kept.root() == pytest.approx(points[1])
        assert new.root() == pytest.approx(kept.landing())
        assert new.landing() == pytest.approx(made.landing())  # head to tail, they are their sum
        assert made.landing() == pytest.approx(2 * points[1] - points[2])
        assert len({arrow.scale_of_all for arrow in near.arrows}) == 1
        # Seen from near all three are on the screen, below what is written and above the captions.
        near.view.look(**near.nearer())
        for arrow in (kept, new, made):
            ends = arrow.whole()
            assert -6.6 < ends[:, 0].min() < ends[:, 0].max() < 0
            assert -3.1 < ends[:, 1].min() < ends[:, 1].max() < 3.5
        assert made.drawn_length() > 1.1
        made.set_as(share=PLAN.rate, turned=1)  # it is the step, as soon as it is turned round
        assert made.landing() == pytest.approx(points[2])
        assert near.view.inside(points[:7]).all()


def test_her_place_is_told_anew_as_soon_as_she_has_landed() -> None:
    """(−5, 0.5) stood lit while she was at (−4.9, −0.49)."""
    stage = Momentum()
    with offstage():
        stage.setup()
        before, then = (note.source for note in stage.here_notes())
    assert before.endswith("(−5, 0.5)")
    assert then.endswith("(−4.9, −0.49)")


def test_what_glows_is_what_she_remembers() -> None:
    with offstage():
        ravine = Ravine(PLAN, ValueTracker(0.0))
        ravine.held.progress.set_value(6)
        links = ravine.glow.links()
        strengths = [strength for _, strength in links]
        assert strengths == sorted(strengths)
        assert strengths[-2:] == [1, 1]  # the step that has landed, and the one that begins
        assert strengths[-3] == pytest.approx(PLAN.memory)


def test_swings_touch_their_envelope() -> None:
    with offstage():
        one = Pendulum(PLAN, ValueTracker(0.0))
        one.hull.drawn.set_value(1)
        one.party.progress.set_value(one.swing.seen)
        upper, lower = one.hull.sides()[..., 1]
        assert lower.min() <= one.line.line()[:, 1].min() + 0.05
        assert upper.max() >= one.line.line()[:, 1].max() - 0.05


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
        lens = Lens(PLAN, ravine.view, ravine.plain, places.LENS)
        assert lens.ring.radius == pytest.approx(0.01 * np.hypot(*PLAN.start))
        away = np.linalg.norm(PLAN.plain.points[:, 0], axis=-1)
        assert away[PLAN.plain_count - 1] > lens.ring.radius
        assert (away[PLAN.plain_count :] <= lens.ring.radius).all()
        assert Ring(ravine.view, lens.ring.radius).radius == lens.ring.radius
        hers = Lens(PLAN, ravine.view, ravine.held, places.LENS, MOMENTUM)
        spots = np.array([[0.0, 0.0], [PLAN.ring, 0.0]])  # both glasses show it as large
        assert np.ptp(lens.view.at(spots)[:, 0]) == pytest.approx(np.ptp(hers.view.at(spots)[:, 0]))


def test_her_glass_holds_the_ring_and_how_far_she_strays_from_it() -> None:
    """She stood on the cross from step 25 to 44, and nothing was seen to happen."""
    with offstage():
        ravine = Ravine(PLAN, ValueTracker(0.0))
        lens = Lens(PLAN, ravine.view, ravine.held, places.LENS, MOMENTUM)
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


def test_one_colour_is_one_height_as_the_ravine_closes_in() -> None:
    """The narrow one was a flat grey card with a crack in it: all of it was above the colours."""
    with offstage():
        race = Race(PLAN)
        ground, narrow = race.map, PLAN.narrow.condition
        middle = ground.shares(narrow).shape[0] // 2
        for share, sharp in ((0.0, PLAN.condition), (1.0, narrow)):
            ground.narrowed.set_value(share)
            assert ground.sharp == pytest.approx(sharp)
            column = ground.shares(sharp)[middle:, 100]
            assert column.max() <= 1 + 1e-9
            assert (np.diff(column) > 0).all()  # higher and higher, up to the rim
            assert np.ptp(column) > 0.1
            landscape = ravine(sharp, PLAN.start)
            for line in _level_lines(sharp, 4.0):
                heights = landscape.value(line)
                assert heights == pytest.approx(np.full(len(line), heights[0]))
        ends = [ground.shares(sharp)[-1, 0] for sharp in (PLAN.condition, narrow)]
        corner = race.view.window[0][0], race.view.window[1][1]
        tall = [float(ravine(sharp, PLAN.start).value(corner))
                   for sharp in (PLAN.condition, narrow)]  # fmt: skip
        assert np.diff(ends) / np.diff(np.log10(tall)) == pytest.approx(
            1 / (np.log10(tall[1]) + 1), rel=1e-6
        )


def test_both_walk_in_the_narrow_ravine_at_one_rate() -> None:
    """22 and 226 were the best for one start alone, at rates of their own."""
    with offstage():
        race, one = Race(PLAN), PLAN.narrow
        for walk, last in ((race.crawl, one.plain), (race.held, one.held)):
            race.clock.set_value(last + 100_000)
            assert walk.step == last  # who has arrived stays
            away = np.linalg.norm(walk.way(), axis=-1) / np.hypot(*PLAN.start)
            assert away[-1] <= PLAN.share < away[-3]  # not yet a step before
            assert race.view.inside(walk.way()).all()
        own = descend(
            PLAN.narrow_ground, gradient_descent(one.rate), [PLAN.start], steps=231
        ).points[:, 0]
        for step in (0, 1, 2, 230):  # the formula is the walk
            assert race.crawl.after(step) == pytest.approx(own[step])
        race.clock.set_value(one.held)  # “it has hardly moved” is said then
        assert np.linalg.norm(race.crawl.way()[-1]) > 0.9 * np.hypot(*PLAN.start)
        assert race.lens.view.landscape is not PLAN.landscape  # the ring of this ravine
        seen = race.lens.view.at(np.array([[0.0, 0.0], [PLAN.ring, 0.0]]))
        assert np.ptp(seen[:, 0]) > 0.35


@pytest.mark.parametrize("condition", [100.0, 1000.0])
def test_dots_stand_at_their_steps_and_lines_meet_where_it_is_said(condition: float) -> None:
    """√100 = 10 stood beside two bars, and nothing told why the root."""
    one = PLAN if condition == 100 else plan(condition=condition, memories=(0.5, 0.99))
    with offstage():
        plot = Reaches(one, places.PLOT)
        for sharper in (0.0, 0.5, 1.0):
            plot.sharper.set_value(sharper)
            spots = plot.at(*plot.dots.T)
            powers = np.log10(plot.dots)
            for axis in (0, 1):  # each power of ten is as long as the next
                slopes = np.diff(spots[:, axis]) / np.diff(powers[:, axis])
                assert np.ptp(slopes) < 1e-6 * np.abs(slopes).max()
            for tracker, end in ((plot.met, 2), (plot.legs, 1), *((d, 1) for d in plot.shown)):
                tracker.set_value(end)
            for text, x, _, there in plot.texts():
                assert not there or -6.7 < x < x + text.width < 6.7, text.text
        assert plot.without == pytest.approx(one.narrow.plain)
        (reach, steps), (then, now) = plot.meets(one.plain_count), plot.meets(one.narrow.plain)
        assert then / reach == pytest.approx(condition**0.5, rel=0.02)
        assert now / steps == pytest.approx(then / reach)
        assert one.plain_count / reach == pytest.approx(steps)


def test_a_count_stands_beside_its_dot() -> None:
    with offstage():
        plot = Reaches(PLAN, places.PLOT)
        texts = {text.text: (text, x, y) for text, x, y, _ in plot.texts()}
        for reach, steps in PLAN.reaches:
            text, left, foot = texts[f"{steps:,.0f}"]
            x, y = plot.at(reach, steps)
            assert abs(left + text.width / 2 - x) < 1
            assert abs(foot + text.height / 2 - y) < 0.7
        assert {"100", "1,000"} <= set(texts)


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


def test_what_was_remembered_fades_as_a_new_arrow_comes() -> None:
    """It was the far end that grew: a weak arrow came last, and nothing faded."""
    with offstage():
        chain = Chain(lambda: PLAN.memory, (0.0, 0.0), 1.0, slides=True)
        for part in (0.25, 0.75):
            chain.count.set_value(3 + part)
            (new, bright), *old = chain.arrows()
            assert (new[0, 0], new[1, 0], bright) == pytest.approx((0.0, part, 1.0))
            assert old[0][0][0, 0] == pytest.approx(part)
            lengths = [float(np.ptp(line[:, 0])) for line, _ in old]
            share = 1 - part * (1 - PLAN.memory)
            assert lengths == pytest.approx(share * PLAN.memory ** np.arange(3))
            strengths = [strength for _, strength in old]
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
def test_the_ring_is_seen_as_it_is_asked_when_she_is_in_it() -> None:
    """“How many steps?” was asked beside a bare cross: the ring came while she walked."""
    asked = []

    class Asking(Momentum):
        def ask(self, choices: Any, *phrases: str, silence: float = 2.9) -> None:
            ring = self.close_up.ring
            asked.append((self.beats_begun[-1], ring in self.get_mobject_family_members()))
            super().ask(choices, *phrases, silence=silence)

    rehearse(Asking, frames=False)
    assert dict(asked)["same_start"]


@pytest.mark.slow
def test_the_long_bounce_does_not_stop_on_its_way() -> None:
    """It stood for a while at step 128, as the magnifier came."""
    rows = performed(Momentum).run.displayed("wall_to_wall", "step")
    steps = [row for row in rows if row.text]  # an arrow is called so as well
    found = [(row.time, row.value) for row in steps if 20 < row.value < PLAN.plain_count]
    changes = [there[0] for here, there in pairwise(found) if here[1] != there[1]]
    assert max(np.diff(changes)) < 0.45
