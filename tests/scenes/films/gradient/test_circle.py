"""Around her: needle, fan, circle and shadows show the slope of each direction."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pytest

from scenes.gradient import GradientParameters
from scenes.parts.gradient.choosing import plan_for
from scenes.parts.gradient.compass import Meter, Needle, unit
from scenes.parts.gradient.fan import Circle, Fan, Shadow, Sides
from scenes.parts.gradient.links import Links
from scenes.parts.gradient.places import ASKED, METER, SIZE, Poses
from scenes.parts.gradient.plank import climb_on
from scenes.parts.gradient.telling import facts
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE, ArrowScale, Box, View
from tests.scenes.films.gradient.plan import PLAN, UNIT, above, on


@pytest.mark.parametrize("ground", ["sine_hills", "goldstein_price", "matyas"])
def test_the_numbers_of_the_meter_stand_beside_its_line(ground: str) -> None:
    plan = plan_for(**asdict(GradientParameters(landscape=ground, learning_rate=1e-8)))
    meter = Meter(Needle(View(plan.ground, size=SIZE), plan, 0.4), METER)
    for text, left, *_ in meter.texts():
        assert left > meter.box.left + 0.55 + 0.36
        assert left + text.width < meter.box.right
    assert meter.box.right == METER.right


@pytest.mark.parametrize("ground", ["sine_hills", "booth", "saddle", "himmelblau"])
def test_the_scale_of_arrows_is_not_told_where_words_stand(ground: str) -> None:
    """On booth the step worked out was printed over it."""
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    poses = Poses(View(plan.ground, size=SIZE), plan)
    assert not poses.note.meets(poses.board)


def test_names_of_the_parts_do_not_stand_on_the_scale_of_arrows() -> None:
    with offstage():
        film = on("rastrigin")
    (note,) = film.note
    for arrow in film.parts:
        label = film._clear_of_the_note(arrow.copy().move_to(note))
        assert label.get_bottom()[1] > note.get_top()[1]


def test_arrows_are_halved_where_that_is_said() -> None:
    assert "halve" in facts(PLAN)["room"]
    other = plan_for(**asdict(GradientParameters(landscape="himmelblau", learning_rate=0.005)))
    assert other.crowded < 0.4 * other.factor
    assert facts(other)["room"].startswith("The longest are left out. To make room, the others")
    even = plan_for(**asdict(GradientParameters(landscape="booth")))
    assert facts(even)["room"] == "To make room, every arrow becomes shorter."


@pytest.mark.parametrize("ground", ["sine_hills", "himmelblau", "booth", "beale"])
def test_the_scale_of_arrows_is_clear_of_questions(ground: str) -> None:
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    note = Poses(View(plan.ground, size=SIZE), plan).note
    assert not note.meets(ASKED)
    assert not note.meets(METER)


def test_needle_and_meter_show_what_is_measured() -> None:
    view = above()
    needle = Needle(view, PLAN, 0.4)
    meter = Meter(needle, METER)
    for degrees, slope in ((0, 0.29986), (90, 0.68005), (180, -0.29986), (246.205, -0.74322)):
        needle.angle.set_value(np.radians(degrees))
        assert needle.facing() == pytest.approx(slope, abs=1e-4)
        assert (meter.level(needle.facing()) > meter.level(0.0)) == (slope > 0)
    assert meter.most == pytest.approx(0.8)
    needle.angle.set_value(3 * np.pi)
    assert needle.turn_to(0.0) == pytest.approx(2 * np.pi, abs=np.pi + 1e-9)


def test_every_tip_of_the_fan_is_on_the_circle() -> None:
    fan = Fan(above(), PLAN, ArrowScale(), np.pi / 2)
    middle = PLAN.here + PLAN.gradient / 2
    away = np.linalg.norm(fan.ends() - middle, axis=1)
    assert len(away) == 30
    assert away == pytest.approx([PLAN.steepness / 2] * 30, abs=1e-6)
    circle = Circle(fan.view, PLAN, ArrowScale())
    circle.grown.set_value(1)
    there = np.linalg.norm(circle.places() - middle, axis=1)
    assert there == pytest.approx([PLAN.steepness / 2] * len(there))
    assert circle.places()[0] == pytest.approx(PLAN.here)


def test_arrows_of_the_fan_come_as_the_needle_has_passed() -> None:
    fan = Fan(above(), PLAN, ArrowScale(), np.pi / 2)
    assert not fan.come().any()
    fan.turned.set_value(0.1)
    come = set(fan.degrees[fan.come() > 0].tolist())
    assert come == {90, 96, 102, 108, 114, 120}
    fan.turned.set_value(1)
    assert fan.come() == pytest.approx(np.ones(30), abs=0.25)


def test_two_arrows_make_a_rectangle_and_the_gradient_is_its_diagonal() -> None:
    sides = Sides(above(), PLAN, ArrowScale())
    sides.grown.set_value(1)
    for _, end in sides.lines():
        assert end == pytest.approx(PLAN.here + PLAN.gradient)


def test_the_foot_of_the_drop_runs_along_the_circle_and_is_the_slope() -> None:
    needle = Needle(above(), PLAN, 0.4)
    shadow = Shadow(needle.view, needle, ArrowScale())
    for degrees in (0, 30, 66.205, 100, 150):
        needle.angle.set_value(np.radians(degrees))
        foot = shadow.foot()
        assert np.linalg.norm(foot - PLAN.here) == pytest.approx(abs(needle.facing()))
        square = (PLAN.here + PLAN.gradient - foot) @ needle.way()
        assert square == pytest.approx(0, abs=1e-6)


def test_a_shadow_tells_its_slope_outside_the_circle() -> None:
    needle = Needle(above(), PLAN, 0.4)
    shadow = Shadow(needle.view, needle, ArrowScale())
    middle = needle.view.at(PLAN.here + PLAN.gradient / 2)
    for degrees in (15, 60, 110, 145):
        needle.angle.set_value(np.radians(degrees))
        ((text, left, foot, _),) = shadow.texts()
        near = np.clip(middle, (left, foot), (left + text.width, foot + text.height))
        assert np.linalg.norm(near - middle) > PLAN.steepness / 2 * UNIT


@pytest.mark.parametrize("ground", ["sine_hills", "beale", "himmelblau"])
def test_shadows_of_both_arrows_end_where_that_of_the_gradient_does(ground: str) -> None:
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    links = Links(View(plan.ground, size=SIZE), plan, ArrowScale())
    chain, feet = links.chain(), links.feet()
    assert chain[-1] == pytest.approx(plan.here + plan.gradient)
    for tip, foot in zip(chain, feet, strict=True):
        assert (tip - foot) @ plan.oblique == pytest.approx(0, abs=1e-9 * plan.steepness)
    long = np.linalg.norm(np.diff(feet, axis=0), axis=1)
    rises = [float(text.replace(",", "")) for text in climb_on(plan).rises]
    assert long == pytest.approx(rises, rel=2e-3)
    needle = Needle(links.view, plan, 0.4)
    x, y = plan.oblique
    needle.angle.set_value(float(np.arctan2(y, x)))
    assert Shadow(links.view, needle, ArrowScale()).foot() == pytest.approx(feet[-1], rel=1e-5)


def test_names_of_slopes_do_not_cover_the_circle() -> None:
    """∂f/∂x stood on it for 17 seconds."""
    with offstage():
        film = on("sine_hills")
        film.view.look(**film.poses.circle(-3.75))
        film.circle.grown.set_value(1)
        rim = film.view.at(film.circle.places())
        for label in film.partial_names() + film.partial_numbers():
            box = Box.around(label).inset(-0.05)
            inside = (rim > box[:2]) & (rim < box[2:])
            assert not np.any(np.all(inside, axis=1))
            assert STAGE.holds(label)


def test_the_corner_of_the_shadow_draws_the_circle() -> None:
    """Why a right angle makes a circle was said of one that was there already."""
    needle, circle = Needle(above(), PLAN, 0.4), Circle(above(), PLAN, ArrowScale())
    shadow = Shadow(needle.view, needle, ArrowScale())
    for away in np.linspace(-1.2, 1.2, 9):
        needle.angle.set_value(PLAN.angle + away)
        circle.grown.set_value(0.5 + away / np.pi)
        assert circle.places()[-1] == pytest.approx(shadow.foot(), abs=1e-6)


def test_directions_have_length_one() -> None:
    assert np.linalg.norm(unit(np.linspace(0, 7, 9)), axis=1) == pytest.approx(np.ones(9))


def test_the_needle_finds_longer_arrows_while_that_is_said() -> None:
    """It turned from the north to the west: “the longer its arrow” fell on ever shorter ones."""
    needle = Needle(above(), PLAN, 0.4)
    found = []
    for share in np.linspace(0, 0.25, 9):
        needle.angle.set_value(PLAN.angle - np.pi / 2 + share * 2 * np.pi)
        found.append(needle.facing())
    assert found[0] == pytest.approx(0, abs=1e-3)
    assert np.all(np.diff(found) > 0)
    assert found[-1] == pytest.approx(PLAN.steepness, abs=1e-3)
