"""Evenings on their levels, and what stays while one picture gives way to the next."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from scenes.parts.where_next import places
from scenes.parts.where_next.chain import chain_parts
from scenes.parts.where_next.opinion import HEIGHTS, ChancePlane, Evenings, Levels
from scenes.parts.where_next.passing import PassingAxes, PassingUnits, before_and_after
from scenes.parts.where_next.slopes import ways_of_x
from scenes.parts.where_next.strip import Strip
from scenes.render.rehearsal import offstage
from scenes.stage import FRAME
from scenes.where_next import WhereNext
from tests.scenes.canvas import picture
from tests.scenes.films.where_next.test_film import PLAN, evening_plane


def test_numbers_of_the_levels_come_as_they_are_told() -> None:
    """Dots rested at −0.5 and 1.35 of an axis that was numbered already."""
    with offstage():
        plane = evening_plane()
        for told, seen in ((0, []), (1, [1]), (2, [0, 0.5, 1])):
            plane.told.set_value(told)
            found = [v for axis, v, tick in plane.ticks() if axis == 1 and tick.strength > 0]
            assert sorted(found) == pytest.approx(seen)


def test_no_piled_evening_stands_in_what_no_chance_can_be() -> None:
    with offstage():
        plane = evening_plane()
        dots = Evenings(plane, PLAN.evenings, PLAN.costliest)
        levels = Levels(plane, dots)
        plain = picture(levels).astype(int)
        levels.hatched.set_value(1)
        hatched = np.abs(picture(levels).astype(int) - plain).sum(axis=2) > 0
        assert hatched.any()
        unit = len(plain) / FRAME.height
        for x, y in dots.spots()[dots.pile > 0]:
            row, column = int((FRAME.top - y) * unit), int((x - FRAME.left) * unit)
            about = int(dots.radius * unit)
            near = hatched[row - about : row + about + 1, column - about : column + about + 1]
            assert not near.any()


def test_axes_on_their_way_begin_and_end_as_those_of_the_planes() -> None:
    """Between two pictures it was dark."""
    with offstage():
        old = [evening_plane()]
        new = [plane for plane, _ in chain_parts(PLAN, places.CHAIN.columns(1, 1, 1.15, gap=0.4))]
        passing = PassingAxes(old, new)
        assert len(passing.lines()) == 6
        assert np.allclose(passing.lines(), old[0].axis_lines() * 3)
        passing.gone.set_value(1)
        assert np.allclose(passing.lines(), [line for plane in new for line in plane.axis_lines()])
        passing.gone.set_value(0.5)
        assert picture(passing).max() > 100


def test_units_and_axes_set_out_when_what_they_were_in_has_gone() -> None:
    """They drifted off threads that were still there: a second network, like a ghost.

    And axes flew across dots that were half gone.
    """
    with offstage():
        old, new = evening_plane(), evening_plane()
        units = PassingUnits(np.zeros((1, 2)), lambda: np.ones((1, 2)), (0.1, 0.1))
        axes = PassingAxes([old], [new])
        moves = [*before_and_after([old], [new]), *units.moves(), *axes.moves()]
        for move in moves:
            move.begin()
        for share in np.linspace(0, 1, 41):
            for move in moves:
                move.interpolate(share)
            for gone in (units.gone.get_value(), axes.gone.get_value()):
                assert gone == 0 or old.presence < 1e-6
                assert gone > 1 - 1e-6 or new.presence < 1e-6
                assert gone == 0 or units.here.get_value() == 1


def test_bare_axes_are_soon_a_picture_again() -> None:
    """For most of a second nothing but grey lines was seen, seven times."""
    with offstage():
        old, new = evening_plane(), evening_plane()
        moves = before_and_after([old], [new])
        for move in moves:
            move.begin()
        bare = 0
        for share in np.linspace(0, 1, 101):
            for move in moves:
                move.interpolate(share)
            bare += max(old.presence, new.presence) < 0.25
        assert bare <= 35  # hundredths of a second


def test_the_bar_below_the_program_has_its_name_above_it() -> None:
    """Which of its lines the bar belongs to was told by its colour alone."""
    with offstage():
        strip = Strip(8)
        assert strip.name in strip.parts
        assert strip.name.get_bottom()[1] > places.PILLAR.top
        assert strip.name.get_top()[1] < places.CODE.bottom + 0.4


def test_piles_stay_within_their_plane() -> None:
    """They stood on the numbers below the axis."""
    with offstage():
        for box in (places.WIDE, places.UPPER, places.OPINION):
            plane = ChancePlane((0, 26), HEIGHTS).within(box)
            dots = Evenings(plane, PLAN.evenings, PLAN.costliest)
            low, high = dots.spots()[:, 1].min(), dots.spots()[:, 1].max()
            assert low - dots.radius >= float(plane.corner[1])
            assert high + dots.radius <= float(plane.corner[1] + plane.size[1])


def test_equal_evenings_are_a_pile_and_all_reach_their_levels() -> None:
    with offstage():
        plane = evening_plane()
        dots = Evenings(plane, PLAN.evenings, PLAN.costliest)
        assert len({tuple(spot) for spot in dots.spots().round(6).tolist()}) == 30
        low, high = (float(plane.xy(0, level)[1]) for level in (0, 1))
        first = dots.spots()[dots.pile == 0]
        assert np.allclose(first[:, 1], np.where(PLAN.evenings.y[dots.pile == 0] == 1, high, low))


def test_x_crosses_no_letter_on_its_way_to_the_error() -> None:
    """It flew through the y."""
    with offstage():
        scene = WhereNext()
        scene.setup()
        boxes = places.CHAIN.columns(1, 1, 1.15, gap=0.4)
        scene.parts_of_chain = [part for _, part in chain_parts(PLAN, boxes)]
        (first, _, third, *_), left = scene.chain()
        error, x = third.part("error"), first.part("input")
        error.move_to(left.part("error"))
        for way in ways_of_x(x, left.part("input")):
            move = way().build()
            move.begin()
            for share in np.linspace(0, 1, 41):
                move.interpolate(share)
                for letter in error.family_members_with_points():
                    apart = np.abs(x.get_center() - letter.get_center())
                    assert (apart[:2] - (_half(x) + _half(letter))[:2]).max() > 0.1
            move.finish()


def test_a_unit_that_no_light_has_reached_is_of_one_colour() -> None:
    """Lavender wedges stood in the units of the inputs."""
    with offstage():
        strip = Strip(8)
        strip.back.gone.set_value(9)
        plain = picture(strip.threads).astype(int)
        lit = np.abs(picture(strip.threads, strip.back).astype(int) - plain).sum(axis=2) > 30
        unit = len(lit) / FRAME.height
        for x, y in strip.threads.places()[0]:
            row, column = int((FRAME.top - y) * unit), int((x - FRAME.left) * unit)
            about = int(0.1 * unit)
            assert not lit[row - about : row + about, column - about : column + about].any()


def _half(thing: Any) -> Any:
    return np.array([thing.width, thing.height, 0]) / 2
