"""The arrow that knows every slope: each number that the film shows, computed here once more."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from typing import Any

import numpy as np
import pytest

from gdmath import LANDSCAPES, InputError
from scenes.gradient import GradientParameters
from scenes.parts.gradient import column
from scenes.parts.gradient.choosing import plan_for
from scenes.parts.gradient.column import of_waves, place_words, rows, slopes, step, told
from scenes.parts.gradient.compass import behind, names, unit
from scenes.parts.gradient.inputs import refusal
from scenes.parts.gradient.places import shows_her
from scenes.parts.gradient.plan import Plan
from scenes.parts.gradient.reading import letters
from scenes.parts.gradient.slopes import CutSlopes, tick_text
from scenes.parts.gradient.telling import climb, facts, guesses, heading
from scenes.render.rehearsal import offstage
from scenes.stage.type.text import Formula, number_text
from scenes.stage.type.worked import printed


def plan(**changes: Any) -> Plan:
    return plan_for(**asdict(replace(GradientParameters(), **changes)))


PLAN = plan()
WEST = {"landscape": "saddle", "place": (-0.6, -0.25), "learning_rate": 0.1}


def test_where_she_stands_and_its_gradient() -> None:
    """Its east slope was a quarter, as the rate is: 1.0472 − 0.25 × 0.25 had two meanings."""
    x, y = PLAN.place
    assert PLAN.place == (0.88, 0.49)
    assert float(PLAN.height(PLAN.here)) == pytest.approx(np.sin(x) * np.sin(y))
    assert PLAN.gradient == pytest.approx([np.cos(x) * np.sin(y), np.sin(x) * np.cos(y)])
    assert told(PLAN) == [0.3, 0.68]
    assert PLAN.rate not in told(PLAN)
    assert PLAN.steepness == pytest.approx(0.74322, abs=1e-5)
    assert np.degrees(PLAN.angle) == pytest.approx(66.21, abs=0.01)
    assert PLAN.aside == pytest.approx(23.79, abs=0.01)


@pytest.mark.parametrize(
    ("degrees", "slope"),
    [(0, 0.3), (45, 0.693), (90, 0.68), (135, 0.269), (180, -0.3), (270, -0.68), (156.205, 0)],
)
def test_slopes_are_differences_of_heights(degrees: float, slope: float) -> None:
    way = unit(np.radians(degrees))
    measured = float(PLAN.slope(way))
    assert measured == pytest.approx(slope, abs=5e-4)
    h = 1e-6

    def height(s: float) -> float:
        x, y = PLAN.here + s * way
        return float(np.sin(x) * np.sin(y))

    assert measured == pytest.approx((height(h) - height(-h)) / (2 * h), abs=1e-7)


def test_the_steepest_of_all_measured_slopes_is_the_gradient() -> None:
    slopes = PLAN.slope(unit(np.radians(np.arange(360))))
    assert (int(np.argmax(slopes)), int(np.argmin(slopes))) == (66, 246)
    assert slopes.max() == pytest.approx(PLAN.steepness, abs=1e-3)
    assert abs(np.argmax(slopes) - np.degrees(PLAN.angle)) < 1


@pytest.mark.parametrize(
    ("axis", "run", "slope"),
    [
        (0, 0.5, 0.1987),
        (0, 0.1, 0.2812),
        (0, 0.01, 0.2980),
        (1, 0.5, 0.5633),
        (1, 0.1, 0.6608),
        (1, 0.01, 0.6782),
    ],
)
def test_secants_come_close_to_the_slope(axis: int, run: float, slope: float) -> None:
    assert PLAN.secant(PLAN.ways[axis], run) == pytest.approx(slope, abs=1e-4)


def test_the_step_and_where_she_lands() -> None:
    assert PLAN.next == pytest.approx([0.805, 0.32], abs=5e-5)
    assert PLAN.landed == pytest.approx(0.2267, abs=5e-5)
    assert np.linalg.norm(PLAN.rate * PLAN.gradient) == pytest.approx(0.1858, abs=5e-5)


def test_the_field_its_place_and_its_factor() -> None:
    field = PLAN.field
    assert field.points.shape == (13, 13, 2)
    assert field.points[8, 7] == pytest.approx((np.pi / 3, np.pi / 6))
    assert field.vectors[8, 7] == pytest.approx([0.25, 0.75])
    assert field.magnitudes.max() == pytest.approx(1)
    assert PLAN.factor == 1
    assert PLAN.crowded == 0.5
    assert PLAN.crowded / (np.pi / 6) == pytest.approx(0.955, abs=1e-3)


def test_summit_valley_and_pass() -> None:
    half = np.pi / 2
    assert PLAN.level["maximum"] == pytest.approx([half, half])
    assert PLAN.level["minimum"] == pytest.approx([half, -half])
    assert PLAN.level["saddle"] == pytest.approx([0, 0], abs=1e-9)
    for place, away in (((0.2, 0.2), 0.195), ((-0.2, -0.2), 0.195)):
        slope = PLAN.ground.gradient(place)
        assert abs(slope) == pytest.approx([away, away], abs=5e-4)
        assert slope @ np.array(place) > 0
    assert PLAN.ground.gradient([0.2, -0.2]) @ [0.2, -0.2] < 0


def test_all_eight_end_on_a_summit_and_in_a_valley() -> None:
    assert len(PLAN.starts) == 8
    for walk, height in ((PLAN.up, 1.0), (PLAN.down, -1.0)):
        assert walk.losses[-1] == pytest.approx([height] * 8, abs=5e-4)
        low, high = np.array(PLAN.ground.window).T
        assert np.all((walk.points >= low) & (walk.points <= high))
    first = PLAN.up.points[1] - PLAN.up.points[0], PLAN.down.points[1] - PLAN.down.points[0]
    assert first[0] == pytest.approx(-first[1])


def test_the_refusal_is_the_real_one() -> None:
    with pytest.raises(ValueError, match="last axis"):
        LANDSCAPES["paraboloid"].gradient([6, -3, 1])
    told = refusal(LANDSCAPES["paraboloid"], list(PLAN.knobs))
    assert told == "needs 2 numbers, got 3"
    assert LANDSCAPES["paraboloid"].gradient([6, -3]).tolist() == [12, -6]


# -- in words --------------------------------------------------------------------------------------


def test_the_column_is_worked_out() -> None:
    sources = [re.sub(r" : \w+|[{}()]|italic", "", formula.source) for formula in rows(PLAN)]
    assert "cos x sin y" in sources[1]  # the first slope, beside the other's name
    assert "partial y" in sources[1]
    assert "sin x cos y" in sources[2]
    assert "cos 0.88 sin 0.49" in sources[3]  # else its numbers come from nowhere
    assert "0.637 times 0.471" in sources[4]
    assert "0.771 times 0.882" in sources[4]
    assert "0.300" in sources[5]
    assert all(row.source.startswith("{{nabla f : grad}}") for row in rows(PLAN))  # it blinked off
    assert of_waves(PLAN)
    assert place_words(PLAN) == ["x = 0.88", "y = 0.49"]  # as in the step that is worked out
    assert len(rows(plan(**WEST))) == 4
    assert not of_waves(plan(**WEST))


@pytest.mark.parametrize("name", ["sine_hills", "saddle", "paraboloid"])
def test_what_is_frozen_is_dim(name: str) -> None:
    made = plan(landscape=name, learning_rate=0.01)
    whole, still = column.height(made), column.height(made, frozen=1)
    assert whole is not None
    assert still is not None
    letters = Formula.names_in(whole.source)[2:]
    for letter in letters:
        now, was = (
            [glyph.get_color().to_hex() for glyph in some.part(letter).family_members_with_points()]
            for some in (still, whole)
        )
        assert (now == was) == letter.startswith("x")


_OTHERS = ["rastrigin", "beale", "himmelblau", "ackley", "styblinski_tang", "booth"]


@pytest.mark.parametrize("name", ["sine_hills", *_OTHERS])
def test_place_and_slopes_have_the_same_digits_wherever_they_are_told(name: str) -> None:
    """Read were x = 3.29 and 3.2899, 4.703 in the caption and 4.7 on the screen, 18.32 and 18.316.

    And a step of 0.016 went from −0.55 to −0.57.
    """
    made = plan(landscape=name)
    said = facts(made)
    for axis, (placed, shown) in enumerate(zip(place_words(made), slopes(made), strict=True)):
        (here, _, slope, end), _ = step(made, axis)
        assert -end.as_tuple().exponent <= 4  # it was −0.061908
        assert placed[4:] == printed(here)
        assert float(shown.replace('"', "").replace(",", "")) == float(slope)
        assert number_text(float(slope)) in said["product"]
        walked = -made.rate * made.gradient[axis]
        assert float(end - here) == pytest.approx(walked, rel=0.16)
    assert said["east_climb"] == climb(abs(told(made)[0]))


def test_words_follow_the_numbers() -> None:
    said = facts(PLAN)
    assert (said["east"], said["along"], said["up"]) == ("east", "0.3", "0.68")
    assert said["east_climb"] == "0.3"
    assert (said["stands"], said["arrives"]) == ("0.88", "0.805")
    assert said["one_letter"].endswith(said["becomes"])
    assert "0.805" not in said["product"]
    assert said["shrinks"] == "Times a quarter, it shrinks: that is her step."
    other = facts(plan(learning_rate=0.17))["shrinks"]
    assert other == "Times 0.17, it shrinks: that is her step."
    assert (said["first_run"], said["then_run"], said["total"]) == ("0.8", "0.6", "0.648")
    assert (said["knobs"], said["slopes"]) == ("1, −2, 3", "2, −4, 6")
    assert guesses(PLAN) == ("due north", "north-east", "in between")
    assert heading(PLAN) == "24° east of north"


def test_west_and_other_numbers() -> None:
    other = plan(**WEST)
    assert other.gradient == pytest.approx([-1.2, 0.5])
    assert (names(other), behind(other)) == (("west", "north"), ("east", "south"))
    assert guesses(other)[:2] == ("due west", "north-west")
    assert heading(other) == "23° north of west"
    assert climb(1.2) == "1.2"
    said = facts(other)
    assert said["along"] == "1.2"
    assert said["asked"] != facts(PLAN)["asked"]


def test_a_bowl_has_no_summit() -> None:
    bowl = plan(landscape="paraboloid", learning_rate=0.1)
    assert set(bowl.level) == {"minimum"}
    assert bowl.climbs_for_ever
    assert len(bowl.starts) == 1
    assert "without end" in facts(bowl)["add"]
    assert bowl.factor < 1


@pytest.mark.parametrize("name", [n for n, known in LANDSCAPES.items() if known.dimension == 2])
def test_a_place_is_found_on_every_ground(name: str) -> None:
    made = plan(landscape=name, learning_rate=1e-9, starts=0)
    sizes = np.abs(made.gradient)
    assert sizes.min() > 0.001 * sizes.max()
    low, high = np.array(made.ground.window).T
    assert np.all((made.here >= low) & (made.here <= high))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"place": (9, 0)}, "on the map"),
        ({"place": (np.pi / 2, np.pi / 2)}, "slope along both axes"),
        ({"landscape": "rosenbrock", "learning_rate": 0.25}, "of rosenbrock; 6.6e-05 suits it."),
    ],
)
def test_what_cannot_be_told_is_refused_in_a_sentence(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words) as refused:
        plan(**changes)
    assert str(refused.value).count("\n") == 0


@pytest.mark.parametrize("name", [n for n, one in LANDSCAPES.items() if one.dimension == 2])
def test_every_ground_is_told_with_arrows_on_its_map(name: str) -> None:
    """With one rate for all, eight grounds were refused; on six, her arrow left the map."""
    made = plan(landscape=name)
    tip = made.here + made.factor * made.gradient
    low, high = np.array(made.ground.window).T
    assert np.all((low <= tip) & (tip <= high))
    assert made.rate <= 0.25


def test_the_usual_rate_of_the_gradient_film() -> None:
    assert PLAN.rate == 0.25
    assert PLAN.factor == 1


@pytest.mark.parametrize("name", ["beale", "goldstein_price"])
def test_a_ground_with_walls_is_framed_so_near_that_its_arrows_are_seen(name: str) -> None:
    """Of beale, whose walls are 150 times as steep as the rest, all arrows were points."""
    made = plan(landscape=name)
    cell = made.span / 12
    assert made.crowded * np.median(made.shown.magnitudes) > 0.25 * cell
    assert float(np.linalg.norm(made.her_way.points[-1, 0] - made.here)) > 0.1 * made.span
    low, high = np.array(made.ground.window).T
    lowest = LANDSCAPES[name].minima[int(np.argmin(made.height(LANDSCAPES[name].minima)))]
    assert np.all((low < lowest) & (lowest < high))


@pytest.mark.parametrize("name", ["sine_hills", "himmelblau", "three_hump_camel", "rosenbrock"])
def test_other_grounds_are_framed_as_they_are(name: str) -> None:
    wanted = ((-np.pi, np.pi),) * 2 if name == "sine_hills" else LANDSCAPES[name].window
    assert np.allclose(plan(landscape=name).ground.window, wanted)


@pytest.mark.parametrize("name", [n for n, one in LANDSCAPES.items() if one.dimension == 2])
def test_no_hill_hides_her_from_the_camera(name: str) -> None:
    """On rastrigin she stood behind a hill for half a minute."""
    made = plan(landscape=name)
    assert shows_her(made)


def test_one_walker_is_not_everyone() -> None:
    camel = plan(landscape="three_hump_camel", starts=0)
    assert "she climbs" in facts(camel)["add"]
    assert "everyone" in facts(PLAN)["add"]


def test_a_level_point_that_is_alone_has_no_letter_and_others_have_them_in_order() -> None:
    """A lone “B” and a lone “C” stood on the map."""
    assert letters(plan(landscape="saddle")) == {"saddle": ""}
    assert letters(plan(landscape="three_hump_camel")) == {"minimum": "A", "saddle": "B"}
    assert list(letters(PLAN).values()) == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("ground", "place", "shown"),
    [
        ("sine_hills", None, ["0.300", "0.680"]),
        ("himmelblau", (-2.0, -3.0), ["80", "-20"]),
        ("rosenbrock", (-1.2, -0.2), ["-791.6", "-328"]),
        ("beale", (-2.7, -2.7), ['-"2,689"', '-"7,397"']),
    ],
)
def test_slopes_have_four_digits_and_no_needless_zeros(
    ground: str, place: tuple[float, float] | None, shown: list[str]
) -> None:
    """Read were −791.600 and −7396.744."""
    assert slopes(plan(landscape=ground, place=place)) == shown


@pytest.mark.parametrize("name", ["sine_hills", "beale", "rosenbrock", "rastrigin"])
def test_who_walks_is_seen_to_walk_both_ways(name: str) -> None:
    walked = plan(landscape=name)
    for walk in (walked.up, walked.down):
        moved = np.linalg.norm(walk.points[-1] - walk.points[0], axis=-1)
        assert np.all(moved > 0.03 * walked.span)


def test_slopes_of_the_cut_that_is_a_sine_are_a_cosine() -> None:
    """That the slope of sine is cosine was said of changing letters."""
    with offstage():
        cut = CutSlopes(PLAN)
    squeezed = np.sin(PLAN.place[1])
    assert cut.heights == pytest.approx(squeezed * np.sin(cut.along))
    assert cut.slopes == pytest.approx(squeezed * np.cos(cut.along))
    for share in (0.1, 0.5, 0.9):
        cut.gone.set_value(share)
        across, up = np.diff(cut.tangent(), axis=0)[0] / (
            cut.plane.xy(1.0, 1.0) - cut.plane.xy(0.0, 0.0)
        )
        assert up / across == pytest.approx(squeezed * np.cos(cut.now()), abs=1e-3)


@pytest.mark.parametrize("axis", [0, 1])
def test_the_upright_axis_of_a_cut_is_where_its_letter_is_nothing(axis: int) -> None:
    """It stood at -π beside a 0: the sine was read as its opposite."""
    with offstage():
        cut = CutSlopes(PLAN, axis)
    assert cut.plane.crossing.tolist() == [0, 0]
    assert [tick_text(x) for x in cut.ticks()] == ["−π", "0", "π"]
    assert tick_text(2.5) == "2.5"
    wave = np.sin(PLAN.place[1 - axis]) * np.cos(PLAN.place[axis])
    assert float(np.interp(cut.here, cut.along, cut.slopes)) == pytest.approx(wave, abs=1e-3)
    cut.gone.set_value(0.0)
    assert cut.passed() == 0
    cut.gone.set_value(1.0)
    assert cut.passed() == 1
