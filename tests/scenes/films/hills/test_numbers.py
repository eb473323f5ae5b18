"""Every number of the hills film, computed anew from the landscape's formulas."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import numpy as np
import pytest

from scenes.hills import Hills, HillsParameters
from scenes.parts.hills import told
from scenes.parts.hills.cast import Guide
from scenes.parts.hills.cloth import Cloth, arrivals
from scenes.parts.hills.company import valley_colors
from scenes.parts.hills.descents import Descents, plan
from scenes.parts.hills.ground import framed
from scenes.parts.hills.pair import Pair, pair
from scenes.parts.hills.poses import SIZE
from scenes.parts.hills.worked import CoordinateLine, in_columns, plain
from scenes.render.rehearsal import offstage
from scenes.stage import View, Words
from scenes.stage.lecture.theme import rgb
from tests.scenes.canvas import Array

DEFAULT = HillsParameters()
RATE = 0.35


def height(at: Array) -> Array:
    return np.asarray(np.sin(at[..., 0]) * np.sin(at[..., 1]))


def slopes(at: Array) -> Array:
    x, y = at[..., 0], at[..., 1]
    return np.stack([np.cos(x) * np.sin(y), np.sin(x) * np.cos(y)], axis=-1)


def walk(start: Array, steps: int) -> Array:
    points = [np.asarray(start, dtype=float)]
    for _ in range(steps):
        points.append(points[-1] - RATE * slopes(points[-1]))
    return np.array(points)


@cache
def made() -> Descents:
    return plan(framed("sine_hills"), None, DEFAULT.starts + 1, DEFAULT.seed, DEFAULT.steps)


@cache
def two() -> Pair:
    found = pair(made())
    assert found is not None
    return found


@cache
def hers() -> Array:
    return walk(made().walk.points[0, made().first], DEFAULT.steps)


def test_her_way_is_the_one_of_the_script() -> None:
    path = hers()
    assert made().rate == RATE
    assert path[0].tolist() == [5.54, 3.727]  # who works on with what is printed finds the rest
    assert path[1].round(3).tolist() == [5.682, 3.53]
    assert slopes(path[0]).round(3).tolist() == [-0.407, 0.564]
    assert round(float(np.linalg.norm(slopes(path[0]))), 3) == 0.695
    assert round(float(np.linalg.norm(path[1] - path[0])), 3) == 0.243
    heights = height(path)[:5].round(3).tolist()
    assert heights == [0.374, 0.214, 0.096, 0.018, -0.041]
    assert path[-1].round(2).tolist() == [4.71, 1.57]
    assert height(path)[-1] == pytest.approx(-1, abs=1e-3)


def test_no_two_numbers_of_her_start_are_of_one_size() -> None:
    """Her height was 0.377 and her slope −0.377: one seemed to be the other with a sign."""
    place = hers()[0]
    steep = slopes(place)
    shown = [height(place), *steep, np.linalg.norm(steep), *np.sin(place), RATE]
    sizes = np.sort(np.abs(shown))
    assert np.diff(sizes).min() > 0.01


def test_the_worked_lines_add_up_as_they_are_printed() -> None:
    along_x, along_y = told.coordinate_lines(made())
    assert along_x.words == "5.540 − 0.35 × (−0.407) ≈ 5.682"
    assert along_y.words == "3.727 − 0.35 × 0.564 ≈ 3.530"


# Start, rate and slope on grounds where what was printed came to another end than printed.
UNSUMMED = [
    (-0.47709, 0.0051, 2.42923),
    (4.98917, 0.29, 1.27062),
    (0.49628, 0.29, -0.37689),
    (0.83051, 0.17, 0.73012),
    (-2.61061, 0.0023, -48.90286),
]


@pytest.mark.parametrize(("start", "rate", "slope"), UNSUMMED)
def test_worked_lines_add_up_as_printed_on_any_ground(
    start: float, rate: float, slope: float
) -> None:
    _adds_up(CoordinateLine("x", start, rate, slope), start, rate, slope)


def test_worked_lines_add_up_wherever_she_stands() -> None:
    dice = np.random.default_rng(5)
    for _ in range(40):
        start, slope = dice.normal(size=2) * 10 ** dice.uniform(-2, 3, 2)
        rate = float(f"{10 ** dice.uniform(-3, 0):.2g}")
        line = CoordinateLine("x", float(start), rate, float(slope))
        _adds_up(line, float(start), rate, float(slope))


def _adds_up(line: CoordinateLine, start: float, rate: float, slope: float) -> None:
    """What is printed comes to the printed end: exactly, or, with ≈, when it is rounded to it."""
    text = line.words.replace("−", "-").replace(",", "")
    here, share, steep, sign, end = re.fullmatch(  # type: ignore[union-attr]
        r"(\S+) - (\S+) × \(?([^()\s]+)\)? ([=≈]) (\S+)", text
    ).groups()
    total = Decimal(here) - Decimal(share) * Decimal(steep)
    unit = Decimal(1).scaleb(-len(end.partition(".")[2]))
    assert total == Decimal(end) if sign == "=" else abs(total - Decimal(end)) <= unit / 2
    for printed, true in ((here, start), (steep, slope), (end, start - rate * slope)):
        assert float(printed) == pytest.approx(true, rel=0.05, abs=0.006)
    assert line.slope_text.replace("−", "-").replace(",", "") == steep


def test_the_worked_lines_have_their_numbers_in_columns() -> None:
    along_x, along_y = told.coordinate_lines(made())
    in_columns(along_x, along_y)
    for above, below in zip(along_x.pieces()[1:], along_y.pieces()[1:], strict=True):
        assert below[0].get_left()[0] == pytest.approx(above[0].get_left()[0])
    for name in ("here", "next"):
        assert along_y.part(name).get_left()[0] == pytest.approx(
            along_x.part(name).get_left()[0], abs=0.03
        )


@pytest.mark.parametrize(
    ("number", "written"),
    [(-0.38425, "−0.384"), (0.0, "0.000"), (12.0, "12.000"), (1.2e-6, "1.2×10⁻⁶"), (2e6, "2×10⁶")],
)
def test_numbers_are_written_so_that_they_can_be_read(number: float, written: str) -> None:
    assert plain(number) == written


def test_slopes_all_round_her_are_those_that_are_felt() -> None:
    guide = Guide(made(), None)
    rose = guide.rose
    # From her side, by steps of 15 degrees: through the gradient, then through its opposite.
    felt = dict(zip(range(-90, 270, 15), rose.slopes, strict=True))
    expected = {0: 0.695, 45: 0.492, 90: 0.0, 135: -0.492, 180: -0.695}
    assert {turn: round(float(felt[turn]), 3) + 0.0 for turn in expected} == expected
    assert felt[180] == pytest.approx(-felt[0], abs=1e-9)
    steepness = np.linalg.norm(slopes(hers()[0]))
    for turn, slope in felt.items():
        assert slope == pytest.approx(steepness * np.cos(np.radians(turn)), abs=1e-6)


def test_the_slope_she_feels_is_that_where_she_looks() -> None:
    rose = Guide(made(), None).rose
    uphill = slopes(hers()[0])
    for turned in (0.0, 0.1, 0.26, 0.49, 0.5, 0.52, 0.7, 0.9):
        rose.turned.set_value(turned)
        assert rose.facing() == pytest.approx(float(uphill @ rose.heading()), abs=1e-6)
    rose.turned.set_value(0.75)
    assert round(rose.facing(), 3) == -0.695


def test_spokes_are_as_long_as_the_ground_is_steep() -> None:
    guide = Guide(made(), None)
    rose, root = guide.rose, guide.start
    rose.turned.set_value(1.0)
    assert rose.lengths() == pytest.approx(np.abs(rose.slopes))
    rose.sunk.set_value(1.0)
    rises = rose.slopes > 0
    assert rose.longest == rose.slopes.argmax()  # the one that is left of them is the gradient
    assert np.flatnonzero(rises * rose.lengths()).tolist() == [rose.longest]
    assert np.all(rose.lengths()[~rises] == np.abs(rose.slopes[~rises]))
    longest = root + rose.slopes.max() * rose.ways[rose.slopes.argmax()]
    assert longest == pytest.approx(root + slopes(root), abs=1e-6)


def test_every_step_is_a_half_turn_from_the_gradient() -> None:
    walk = made().walk
    steps, uphill = np.diff(walk.points, axis=0), walk.gradients[:-1]
    lengths = np.linalg.norm(steps, axis=-1) * np.linalg.norm(uphill, axis=-1)
    assert (steps * uphill).sum(axis=-1) == pytest.approx(-lengths, abs=1e-9)


# -- the two ---------------------------------------------------------------------------------------


def test_the_two_start_a_hair_apart_and_end_in_two_valleys() -> None:
    ways = np.stack([walk(start, 40) for start in two().walk.points[0]], axis=1)
    assert ways == pytest.approx(two().walk.points, abs=1e-9)
    gaps = np.linalg.norm(ways[:, 0] - ways[:, 1], axis=-1)
    written = [round(gap, 5) for gap in gaps[[0, 1, 2]].tolist()]
    assert written == [0.001, 0.00135, 0.00182]
    assert gaps[[10, 13, 23, 40]].round(3).tolist() == [0.020, 0.049, 0.970, 4.434]
    small = gaps < 0.2
    ratios = (gaps[1:] / gaps[:-1])[small[1:]]
    assert ratios == pytest.approx(1.35, abs=0.01)
    assert sorted(two().floors.round(2).tolist()) == [[-1.57, 1.57], [1.57, -1.57]]
    letters = {int(row) for row in made().bound_for(two().walk.points[0])}
    assert letters == {2, 3}  # C and D


def test_the_pass_is_where_the_ground_is_level_and_falls_to_both_sides() -> None:
    assert two().saddle == pytest.approx([0, 0], abs=1e-9)
    assert two().slowest == 14
    steep = np.linalg.norm(slopes(two().walk.points[:, 0]), axis=-1)
    assert round(float(steep[:6].max()), 3) == 0.707
    assert steep[14] == pytest.approx(0.0405, abs=5e-4)
    assert height(two().saddle + 0.1 * two().across) < height(two().saddle)
    along = np.array([-two().across[1], two().across[0]])
    assert height(two().saddle + 0.1 * along) > height(two().saddle)


def test_what_is_said_of_their_start_is_true() -> None:
    assert two().visible == 13
    assert told.on_paper(two(), 0) == "0.064 mm"
    assert told.on_paper(two(), 40) == "28 cm"
    said = told.facts(made(), two(), "")["ends_of_the_two"]
    assert said.endswith("one goes down to valley C, the other to D.")
    # The crest between them is the line y = x, of which they start to either side.
    assert np.prod(np.diff(two().walk.points[0], axis=-1)) < 0


@pytest.mark.parametrize("name", ["quadratic", "saddle", "matyas"])
def test_where_no_pass_parts_ways_in_time_there_are_no_two(name: str) -> None:
    alone = plan(framed(name), None, 4, 1, 12)
    assert pair(alone) is None
    assert "A walker" in told.facts(alone, None, "")["opening"]


@pytest.mark.parametrize(
    ("name", "says", "never"),
    [
        ("quadratic", "down to where it is level", "ridges"),
        ("rosenbrock", "She walks on, downhill.", "Everybody arrives"),
        ("saddle", "off this map", "Everybody arrives"),
        ("x^2 + y^2", "Here, the arrow has not turned.", "The arrow has turned."),
        ("himmelblau", "The arrow has turned.", "not turned"),
        ("matyas", "She walks on, downhill.", "down to where it is level"),
        ("himmelblau", "But not to the same valley", "down to where it is level"),
    ],
)
def test_what_is_said_of_other_ground_is_true(name: str, says: str, never: str) -> None:
    alone = plan(framed(name), None, 13, 64, 24)
    words = " ".join(str(fact) for fact in told.facts(alone, None, "").values())
    assert says in words
    assert never not in words


# -- the cloth -------------------------------------------------------------------------------------


def test_the_cloth_rises_as_starts_arrive() -> None:
    view = View(framed("sine_hills"))
    cloth = Cloth(view, made(), ["#FFFFFF"] * 8)
    for step, share in ((8, 0.40), (15, 0.83), (cloth.last + 1, 0.9)):
        cloth.risen.set_value(step)
        assert cloth.covered == pytest.approx(share, abs=0.01)
    # Of the 15 π² of the plane, 13½ π² lead to a valley on it.
    assert round(100 * cloth.covered, 1) == 90.0
    assert cloth.lost == pytest.approx(1.5 / 15, abs=5e-4)
    assert cloth.last < 50
    cloth.risen.set_value(-1)
    assert cloth.covered == 0


def test_each_walker_ends_in_the_colour_under_its_start() -> None:
    valleys, _ = arrivals(made())
    low, high = np.array(made().landscape.window).T
    share = (made().walk.points[0] - low) / (high - low)
    faces = np.array(valleys.shape[::-1]) - 1
    columns, rows = np.rint(share * faces).astype(int).T
    assert valleys[rows, columns].tolist() == made().destined.tolist()


def test_eight_valleys_have_letters_and_tallies() -> None:
    assert len(made().floors) == 8
    counts = np.bincount(made().destined).tolist()
    assert counts == [1, 1, 2, 3, 1, 1, 2, 2]


def test_a_rate_that_is_a_power_of_ten_is_worked_with_as_others_are() -> None:
    """10⁻⁵ has no × that would tell it from numbers with three decimals."""
    words = [CoordinateLine("x", 2.0, rate, -3000.0).words for rate in (1e-5, 2e-5)]
    assert words == ["2 − 0.00001 × (−3,000) = 2.03", "2 − 0.00002 × (−3,000) = 2.06"]


def test_beside_each_other_colours_of_the_cloth_change_by_degrees() -> None:
    """Borders had stairs as they rose."""
    cloth = Cloth(View(made().landscape, size=SIZE), made(), valley_colors(len(made().floors)))
    tints = np.array([rgb(color) for color in valley_colors(len(made().floors))])
    apart = np.abs(tints[:, None] - tints).max()
    for step in (8, cloth.last):
        cloth.risen.set_value(step)
        dyed = cloth.colors() - cloth.base_colors
        for axis in (0, 1):
            assert np.abs(np.diff(dyed, axis=axis)).max() < 0.35 * apart


def test_names_of_parts_that_have_not_grown_stand_where_the_parts_will_be() -> None:
    """That of the slope along y stood on her."""
    with offstage():
        film = Hills()
        film.setup()
        film.view.look(**film.guide.above())
        along = film.guide.parts()
        there = [name.get_center() for name in film.named_parts(along)]
        for arrow in along:
            arrow.set_as(grown=0)
        early = [name.get_center() for name in film.named_parts(along)]
    assert np.allclose(there, early)


def test_the_slopes_she_steps_by_are_seen_on_the_parts_of_her_arrow() -> None:
    """The slope of the worked step came from nowhere: its part had a name and no number."""
    with offstage():
        film = Hills()
        film.setup()
        film.view.look(**film.guide.above())
        names = film.named_parts(film.guide.parts(), measured=True)
    texts = [part.text for name in names for part in name if isinstance(part, Words)]
    steep = slopes(film.plan.walk.points[0, film.plan.first])
    assert texts == [f"along {axis}: {plain(by)}" for axis, by in zip("xy", steep, strict=True)]
