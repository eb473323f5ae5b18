"""She remembers, as it is seen: bars, chains, arrows, and the film of other numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from scenes.momentum import Momentum, MomentumParameters
from scenes.parts.momentum import places
from scenes.parts.momentum.chain import LINKS, Chain, links_of
from scenes.parts.momentum.hers import MOMENTUM
from scenes.parts.momentum.near import Near
from scenes.parts.momentum.ravine import Ravine
from scenes.parts.momentum.rule import Rule
from scenes.parts.momentum.swings import Pendulum
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage import GRADIENT
from tests.everything import some
from tests.scenes.films.momentum.made import PLAN


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
        near.brought.set_value(1)  # to where she is now, and there it is her memory
        assert near.memory.landing() == pytest.approx(near.gradients[0].landing())
        low, high = near.view.window[1]
        assert low < points[1, 1] - PLAN.rate * abs(PLAN.pushes[1, 1])
        assert high > points[0, 1] + PLAN.rate * PLAN.pushes[0, 1]
        near.kept.set_value(PLAN.memory)
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


def test_her_place_is_told_beside_her_and_anew_as_soon_as_she_has_landed() -> None:
    """(−5, 0.5) stood lit while she was at (−4.9, −0.49); once it lay over a formula."""
    stage = Momentum()
    with offstage():
        stage.setup()
        stage.ravine.view.look(**stage.ravine.flat(places.MAP_BOX))
        near = Near(PLAN, stage.ravine, ValueTracker(0.0))
        for step, source in enumerate(("(−5, 0.5)", "(−4.9, −0.49)")):
            note = near.here(step)
            assert note.submobjects[1].source.endswith(source)
            gap = note.get_left() - (*near.view.at(near.starts[step]), 0)
            assert gap == pytest.approx((0.45, 0, 0), abs=1e-6)
        height, gradient = stage.height_note(), stage.gradient_note()
        assert height.get_right()[0] + 0.4 < gradient.get_left()[0]


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
        one.party.progress.set_value(one.swing.seen)
        upper, lower = one.hull.sides()[..., 1]
        assert lower.min() <= one.line.line()[:, 1].min() + 0.05
        assert upper.max() >= one.line.line()[:, 1].max() - 0.05


def test_the_last_arrows_are_gradients_uphill_and_on_the_screen() -> None:
    """The question of how steep it is was told over two green steps, downhill."""
    stage = Momentum()
    with offstage():
        stage.setup()
        view = stage.ravine.view
        view.look(**stage.ravine.flat(places.MAP_BOX))
        across, along = stage.steeps()
        for steep, axis in ((along, 0), (across, 1)):
            assert len(steep.roots) == PLAN.held_count
            own = steep.roots * np.array([1.0, PLAN.condition]) * np.eye(2)[axis]
            assert steep.vectors == pytest.approx(PLAN.rate * own)
            tips = steep.roots + steep.vectors
            assert view.inside(tips).all()
            x, y = view.at(tips).T
            assert abs(x).max() < 6.9
            assert -3.1 < y.min() < y.max() < 3.4
            steep.grown.set_value(0)
            assert not steep.lengths().any()
            steep.grown.set_value(3)  # the first ones come first, and none is longer than it is
            assert (np.diff(steep.lengths()[:4]) < 0).all()
            steep.grown.set_value(PLAN.held_count + 4)
            assert steep.lengths() == pytest.approx(1)


def test_a_gradient_of_the_slope_is_on_its_axis_and_goes_to_the_chain_as_long_as_it_is() -> None:
    """Arrows along the slope dissolved, and others, a third shorter, stood on the ruler."""
    stage = Momentum()
    with offstage():
        stage.setup()
        stage.build_chains()
        ramp, chain = stage.ramp, stage.agree.one()
        ramp.count.set_value(3)
        (first,) = (line for line, _ in chain.arrows())
        for number, line in enumerate(ramp.arrows()):
            assert line[1] - line[0] == pytest.approx(first[1] - first[0])
            assert line[0, 0] == pytest.approx(ramp.places()[number, 0])
        ramp.handed.set_value(1)
        assert ramp.arrows()[-1] == pytest.approx(first)


def test_a_counter_stops_where_she_stays() -> None:
    """231 ran on to 246 as it went."""
    stage = Momentum()
    with offstage():
        stage.setup()
        count = stage.counter(stage.ravine.plain, PLAN.plain_count)
        stage.ravine.plain.progress.set_value(PLAN.plain_count + 15)
        assert count.written() == "231"


def test_what_a_whole_memory_loses_is_what_comes_in() -> None:
    """“0.2 × 5 fades, and 1 comes in” was told beside arrows that stood still."""
    with offstage():
        chain = Chain(lambda: 0.8, (0.0, 0.0), 1.0, links=links_of(0.8))
        chain.count.set_value(chain.links)
        whole, told = chain.total(), chain.told("memory")
        for turned, share, new in ((0.5, 0.9, 0.0), (1.0, 0.8, 0.0), (1.25, 0.8, 0.25)):
            chain.turned_over.set_value(turned)
            assert chain.total() == pytest.approx(new + share * whole, abs=2e-3)
            assert chain.arrows()[-1][0][1, 0] == pytest.approx(chain.total(), abs=1e-6)
            after = whole if turned < 1 else 0.8 * whole  # of a step only what it comes to
            assert told.written() == f"{after:.2f}"
        chain.turned_over.set_value(2.0)
        assert chain.total() == pytest.approx(whole)
        assert told.written() == "5.00"


def test_she_walks_down_the_slope_and_the_arrow_comes_when_she_is_there() -> None:
    """Dots stood for her."""
    stage = Momentum()
    with offstage():
        stage.setup()
        stage.build_chains()
        ramp = stage.ramp
        for count in (1.0, 1.3, 1.5, 1.8, 2.0, 2.6, 3.0):
            ramp.count.set_value(count)
            last = ramp.arrows()[-1]
            on_her_way = 0 < count % 1 < 0.5
            assert (ramp.foot()[0] == pytest.approx(ramp.places()[-1, 0])) is not on_her_way
            assert last[0, 0] == pytest.approx(ramp.places()[-1, 0])
            assert last[1, 0] - last[0, 0] == pytest.approx(
                (2 * (count % 1) - 1 if count % 1 >= 0.5 else 1) * np.ptp(ramp.first[:, 0])
            )


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


def test_parts_across_are_opposite_and_those_along_are_in_line_and_large() -> None:
    """They argue and agree, it was said of two arrows that looked upright."""
    with offstage():
        ravine = Ravine(PLAN, ValueTracker(0.0))
        near = Near(PLAN, ravine, ValueTracker(0.0))
        for part, whole in zip(near.across, PLAN.pushes, strict=False):
            part.set_as(share=PLAN.rate)  # each is a gradient, and then turns upright
            assert part.present() == pytest.approx(PLAN.rate * whole)
        for slant in near.slanted:
            slant.set_value(0)
        for axis, parts in ((1, near.across), (0, near.along)):
            for part, whole in zip(parts, PLAN.pushes, strict=False):
                part.set_as(share=PLAN.rate)
                assert part.present()[axis] == pytest.approx(PLAN.rate * whole[axis])
                assert part.present()[1 - axis] == 0
        (up, down), (old, new) = near.across, near.along
        assert up.root() == pytest.approx(down.root())
        near.view.look(**near.both())
        for part in (up, down):
            assert part.drawn_length() > 2.4
            assert (np.abs(part.whole()[:, 1]) < 3.2).all()
        assert new.root() == pytest.approx(old.landing())  # head to tail
        assert PLAN.pushes[0, 1] / -PLAN.pushes[0, 0] == pytest.approx(
            up.drawn_length() / old.drawn_length()  # on one map, ten times as long
        )
        for small, part in zip(near.along, near.close, strict=True):
            part.set_as(share=PLAN.rate)
            assert part.drawn_length() == pytest.approx(near.larger * small.drawn_length())
            assert part.drawn_length() > 2.5
            assert (np.abs(part.whole() - places.NEARER.middle[:2])[:, 0] < 3.5).all()
        assert near.named().submobjects[1].text == f"along × {near.larger:g}"


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
            {"condition": 25.0, "most": 0.9, "rate": 0.06},
            {"memory": 0.5},
        ]
    ),
)
def test_told_of_other_numbers_nothing_is_covered_or_cut(changes: dict[str, Any]) -> None:
    members = {"parameters": MomentumParameters(**changes), "__module__": Momentum.__module__}
    run = rehearse(type("Other", (Momentum,), members), frames=False)
    assert run.layout == []
    assert len(run.beats) == 8
