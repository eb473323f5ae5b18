"""She remembers: what is light and dark, what lies over what, and which numbers are shown."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from scenes.parts.momentum import places
from scenes.parts.momentum.chain import Chain
from scenes.parts.momentum.lens import Lens
from scenes.parts.momentum.near import Near
from scenes.parts.momentum.race import Race
from scenes.parts.momentum.ravine import Ravine
from scenes.render.rehearsal import offstage
from scenes.stage.lecture.theme import rgb
from tests.scenes.canvas import picture, pixels_at
from tests.scenes.films.momentum.made import PLAN


@pytest.mark.parametrize("sharper", [False, True])
def test_a_magnifier_shows_each_height_in_the_colour_that_it_has_beside_it(sharper: bool) -> None:
    """Within a hundredth of the way it was as light as the rims of the ravine."""
    with offstage():
        clock = ValueTracker(0.0)
        ravine = Ravine(PLAN, clock)
        view = ravine.view.look(**ravine.walked_in())
        glass: Any = Race(PLAN, view, clock).slit if sharper else Lens(PLAN, view, places.LENS)
        assert (glass.view.lowest, glass.view.spread) == (view.lowest, view.spread)
        assert glass.larger == pytest.approx(3.2, abs=0.1)  # at the cross, as it is written


def test_within_the_ring_it_is_dark_as_it_is_around_the_cross() -> None:
    """The magnifier was lightest where she is within a hundredth of the way: in its own colours."""
    with offstage():
        ravine = Ravine(PLAN, ValueTracker(0.0))
        ground = Lens(PLAN, ravine.view, places.LENS).map
        light = picture(ground)[..., :3] / 255 @ np.array([0.2126, 0.7152, 0.0722])
        ends = [pixels_at(np.array(at)) for at in (places.LENS[:2], places.LENS[2:])]
        (low, left), (high, right) = ends
        inside = light[min(low, high) + 4 : max(low, high) - 4, left + 4 : right - 4]
        assert np.quantile(inside, 0.9) < 0.4


def test_what_she_remembers_is_seen_on_the_ground_that_it_lies_on() -> None:
    """The arrow of her memory was as dark as the ground: 2.1 to 3.1 to 1."""

    def light(color: Any) -> Any:
        linear = np.where(color <= 0.03928, color / 12.92, ((color + 0.055) / 1.055) ** 2.4)
        return linear @ np.array([0.2126, 0.7152, 0.0722])

    with offstage():
        ravine = Ravine(PLAN, ValueTracker(0.0))
        near = Near(PLAN, ravine, ValueTracker(0.0))
        near.view.look(**near.nearer())
        ground = picture(ravine.map)[..., :3] / 255
        arrow = near.memory.set_as(share=PLAN.rate)
        shares = np.linspace(0.05, 0.95, 19)[:, None]
        way = near.view.at(arrow.root() + PLAN.rate * shares * arrow.vector())
        under = np.array([ground[pixels_at(spot)] for spot in way])
        ratios = (light(np.array(rgb(arrow.tint))) + 0.05) / (light(under) + 0.05)
        assert ratios.min() > 4.5


def test_who_has_no_figure_is_seen_over_the_trail_of_who_has() -> None:
    """As she went off, the other's mark was under her trail."""
    with offstage():
        clock = ValueTracker(0.0)
        race = Race(PLAN, Ravine(PLAN, clock).view, clock)
        assert max(trace.z_index for trace in race.traces) < race.lead.z_index < race.she.z_index


def test_her_memory_is_told_only_as_it_is_after_a_step() -> None:
    """It was counted through 2.23, 2.87, 3.40, which no step has."""
    chain = Chain(lambda: 0.8, (0.0, 0.0), 1.0, slides=True, links=30)
    told = chain.told("memory")
    after = {f"{5 * (1 - 0.8**number):.2f}" for number in range(31)}
    seen = []
    for count in np.linspace(1, 30, 291):
        chain.count.set_value(float(count))
        seen.append(told.written())
    assert set(seen) <= after
    assert seen[10] == "1.80"
    assert seen[15] == "1.80"  # as the third is on its way
