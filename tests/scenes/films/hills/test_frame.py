"""On any ground: who is told of is in the frame, stands where it is said, and can be told apart."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from manim import RIGHT, ValueTracker

from gdmath import LANDSCAPES
from gdmath.expression import partial_formulas
from gdmath.formula import FUNCTIONS
from scenes.parts.hills import descents, formulas, poses
from scenes.parts.hills.cast import FIRST_STEPS, SIZE, Guide
from scenes.parts.hills.company import valley_colors
from scenes.parts.hills.coordinates import Coordinates
from scenes.parts.hills.descents import plan
from scenes.parts.hills.ground import framed
from scenes.parts.hills.pair import pair
from scenes.parts.hills.parting import Parting
from scenes.parts.hills.tilted import tilted
from scenes.parts.hills.worked import CoordinateLine, in_columns, reach
from scenes.stage import CAPTION, FRAME, STAGE, TITLE, Formula, View, on_plate
from scenes.stage.lecture.theme import rgb
from tests.scenes.canvas import Array
from tests.scenes.coarse import map_coarsely

GROUNDS = [
    *(name for name, landscape in LANDSCAPES.items() if landscape.dimension == 2),
    "sqrt(x^2+y^2+1)",
    "exp(2x)+y^2-x",
    "(x^2+y-2)^2+x^2/3",
    "abs(x)+y^2",
    "exp(x*y/4)+x^2/3+y^2/4",
]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Maps of few places, followed not too far."""
    map_coarsely(monkeypatch, 41, 1_000_000)


def guided(name: str) -> tuple[descents.Descents, Guide]:
    made = plan(framed(name), None, 13, 183, 24)
    return made, Guide(made, ValueTracker(0.0))


def in_frame(spot: np.ndarray) -> bool:
    return bool(abs(spot[0]) < STAGE.right and CAPTION.top < spot[1] < FRAME.top)


@pytest.mark.parametrize("name", GROUNDS)
def test_she_is_in_the_frame_at_every_step_that_is_told(name: str) -> None:
    _, guide = guided(name)
    view, walk = guide.view, guide.trajectory.points[:, 0]
    view.look(**guide.above())
    for step in range(FIRST_STEPS):
        if not view.inside(walk[step + 1]):
            break  # thrown off the map, and it is said
        here, there = view.at(walk[step : step + 2])
        assert in_frame(here)
        assert in_frame(there)
        guide.progress.set_value(step)
        guide.downstep.set_as(share=guide.rate, turned=1)
        # The ring is where she lands, whatever the scale of the arrows.
        assert guide.landing.place() == pytest.approx(walk[step + 1], rel=1e-9, abs=1e-12)
        view.look(focus_x=walk[step + 1][0], focus_y=walk[step + 1][1])


@pytest.mark.parametrize("name", GROUNDS)
def test_while_the_rule_is_told_she_is_seen_and_a_ruler_finds_alpha_of_the_arrow(name: str) -> None:
    """From straight above she was a target on a blurred disc, and there was no hill."""
    _, guide = guided(name)
    guide.scale.tracker.set_value(guide.factor_at(guide.pool))
    guide.view.look(**tilted(guide))
    assert guide.figure.upright == 1
    root, tip = guide.uphill.whole()
    guide.downstep.set_as(share=guide.rate, turned=1)
    _, end = guide.downstep.whole()
    for spot in (root, tip, end, root + np.array([0, 1.9])):
        assert CAPTION.top < spot[1] < TITLE.bottom - 0.1
        assert -3.9 < spot[0] < 2.4  # between what is written on both sides
    assert np.linalg.norm(end - root + guide.rate * (tip - root)) < 0.051 * np.linalg.norm(
        end - root
    )


@pytest.mark.parametrize("name", GROUNDS)
def test_beside_formulas_her_arrow_is_clear_of_them(name: str) -> None:
    _, guide = guided(name)
    guide.scale.tracker.set_value(guide.factor_at(guide.pool))
    guide.view.look(**guide.beside())
    side = poses.beside_her(guide.formulas_left)
    root, tip = guide.uphill.whole()
    for spot in (root, tip):
        assert in_frame(spot)
        assert spot[0] > side.right + 0.3 if guide.formulas_left else spot[0] < side.left - 0.3


@pytest.mark.parametrize("name", GROUNDS)
def test_numbers_at_the_axes_beside_her_do_not_touch(name: str) -> None:
    _, guide = guided(name)
    guide.view.look(**guide.above())
    axes = Coordinates(guide.view, guide.walking, guide.near_axes(-4.6))
    below = [(left, left + text.width) for text, left, _, _ in list(axes.texts())[:-2]]
    count = sum(axis == 0 for _, axis, _ in axes._numbers)
    for (_, end), (begin, _) in pairwise(below[:count]):
        assert begin > end + 0.1


def test_no_two_valleys_of_a_map_have_the_same_colour() -> None:
    tints = np.array([rgb(color) for color in valley_colors(24)])
    apart = np.linalg.norm(tints[:, None] - tints, axis=-1) + 9 * np.eye(24)
    assert apart.min() > 0.05
    assert len(valley_colors(121)) == 121
    # Of eight, two were browns.
    eight = np.linalg.norm(tints[:8, None] - tints[:8], axis=-1) + 9 * np.eye(8)
    assert eight.min() > 0.16
    # A light green and a light grey, of valleys that meet, were nearly one.
    assert eight[3, 4] > 0.22
    # Two were mauve, two brown and two blue: they are told apart by how light they are.
    perceived = np.array([_perceived(tint) for tint in tints[:8]])
    apart = np.linalg.norm(perceived[:, None] - perceived, axis=-1) + 99 * np.eye(8)
    assert apart.min() > 20


def _perceived(tint: Array) -> Array:
    """A colour (3,) in CIELAB (D65): a distance of 2 is just seen."""
    linear = np.where(tint <= 0.04045, tint / 12.92, ((tint + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    x, y, z = np.cbrt(np.array(to_xyz) @ linear / np.array([0.9505, 1.0, 1.089]))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("name", ["beale", "goldstein_price", "rosenbrock", "himmelblau"])
def test_of_valleys_that_are_told_of_the_map_has_a_share_that_can_be_printed(name: str) -> None:
    (left, right), (low, high) = LANDSCAPES[name].window
    made = plan(framed(name, (left, right, low, high)), None, 13, 183, 24)
    if len(made.floors):
        assert f"{100 * np.mean(made.domains >= 0):.1f}" != "0.0"


def test_of_a_ground_that_takes_long_the_map_is_coarser_and_says_where_ways_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()
    made = plan(framed("goldstein_price"), None, 13, 186, 24)
    assert len(made.domains) == descents._MAP_SAMPLES // 3
    assert len(made.floors) == 2
    assert np.mean(made.domains >= 0) > 0.9


def test_fractions_over_each_other_do_not_touch() -> None:
    column = formulas.gradient_formula(framed("sqrt(x^2+y^2+1)"), 4.0)
    above, below = (column.part(name) for name in "xy")
    assert above.get_bottom()[1] > below.get_top()[1] + 0.05


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_the_slopes_of_every_function_can_be_set(name: str) -> None:
    for part in partial_formulas(f"{name}(x + y) + y", 2):  # of |x| it was a name unknown to Typst
        assert Formula(part, None, 44).width > 0


def test_walkers_between_the_walls_of_a_ground_get_somewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()  # followed as far as in the film
    map_coarsely(monkeypatch, 41)
    made = plan(framed("goldstein_price"), None, 13, 185, 24)  # a plan that no other test keeps
    assert np.mean(made.destined >= 0) > 0.5


@pytest.mark.parametrize("name", GROUNDS)
def test_the_lens_over_the_two_is_in_the_frame_with_its_words(name: str) -> None:
    """On mccormick the words below it left the frame on the right."""
    made = plan(framed(name), None, 13, 183, 24)
    if (both := pair(made)) is None:
        return
    view = View(made.landscape, size=SIZE, relief=2.0)
    two = Parting(both, view, ValueTracker(0.0))
    view.look(**poses.at_the_parting(view, both))
    loupe = two.loupe()
    assert STAGE.holds(loupe)
    assert STAGE.holds(two.on_paper(loupe))


def test_a_named_ground_has_its_formula_if_it_fits_at_any_size() -> None:
    """Of mccormick there was only the name."""
    for name in ("mccormick", "three_hump_camel", "himmelblau"):
        assert formulas.height_above(LANDSCAPES[name], TITLE.width - 0.5) is not None


@pytest.mark.parametrize("formula", ["sqrt(1+x^2+2y^2)", "log(1+x^2+y^2)"])
def test_slopes_that_are_fractions_are_as_large_as_other_formulas(formula: str) -> None:
    """They were set as small as fractions in a line of words: exponents of 2 % of the frame."""
    room = poses.beside_her(True).width
    written = formulas.gradient_formula(framed(formula), room)
    assert "display(" in written.source
    assert written.width < room
    letter = next(glyph for glyph in written.part("height").family_members_with_points())
    assert (
        letter.height
        > 0.75 * 0.9 * formulas.gradient_formula(framed("x^2+y^2"), room).part("height").height
    )


@pytest.mark.parametrize("numbers", [((-1.139, -2.278), (-0.02803, 0.056)), ((1.4, 2), (-0.9, -4))])
def test_worked_lines_reach_as_far_as_both_do_below_each_other(
    numbers: tuple[tuple[float, float], ...],
) -> None:
    """On the saddle the second line, set below the first, left the frame on the right."""
    lines = [CoordinateLine(n, x, 0.17, s) for n, (x, s) in zip("xy", numbers, strict=True)]
    in_columns(*lines)
    rows = [on_plate(line, 0.1) for line in lines]
    rows[1].shift(2.0 * RIGHT)  # as if it stood elsewhere before
    left, right = reach(rows, lines)
    begin = float(lines[0].part("here").get_left()[0])
    rows[1].shift((begin - float(lines[1].part("here").get_left()[0])) * RIGHT)
    assert min(float(row.get_left()[0]) for row in rows) == pytest.approx(begin - left)
    assert max(float(row.get_right()[0]) for row in rows) == pytest.approx(begin + right)
