"""The hiker on the loss curve, with a table of one's own: what the film is about is to be seen."""

from __future__ import annotations

import re
from itertools import combinations

import numpy as np
import pytest
from manim import DL, UR, ValueTracker

from gdmath import Dataset, InputError
from scenes.parts.loss_curve.choosing import plan_descents
from scenes.parts.loss_curve.dots import Dots
from scenes.parts.loss_curve.doubts import doubt
from scenes.parts.loss_curve.evenings import LEFT_SIDE, Evenings, _places
from scenes.parts.loss_curve.hill import Hill
from scenes.parts.loss_curve.misses import Misses
from scenes.parts.loss_curve.nudge import Quotients
from scenes.parts.loss_curve.telling import facts
from scenes.parts.loss_curve.tonight import Tonight
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE, Box
from scenes.stage.type.counting import in_short
from scenes.stage.type.text import read_number

FLATS = Dataset([50, 60, 72, 85, 91, 101], [150.5, 180.2, 210.9, 250, 270.1, 295.3], "depth (m)")
TINY = Dataset([1, 2, 3, 4], [210, 390, 605, 810])
OUTLIER = Dataset(np.arange(1.0, 22), [*(0.002 * np.arange(1.0, 21)), 100.0])
HIGH = Dataset(np.arange(1.0, 31), 101.3 + 1e-5 * np.arange(30.0), "day", "pressure (1,000 Pa)")
SMALL = Dataset([1e-9, 2e-9, 4e-9], [1.02e-8, 1.46e-8, 2.77e-8], "current (A)", "charge (C)")
LEVEL = Dataset([1, 2, 3, 4], [5, 5, 5, 5])
PAIR = Dataset([1, 2], [1.2, 3.9])


@pytest.mark.parametrize("data", [FLATS, TINY, LEVEL])
def test_errors_are_large_enough_to_be_seen(data: Dataset) -> None:
    """Errors of 2.3 and 5.68 hid in a line on an axis to 350; their squares were specks."""
    plan = plan_descents(data, 12)
    plane = Evenings(plan).plane
    assert np.abs(plan.errors).max() > 0.1 * plane.span[1]
    assert np.sqrt(np.mean(plan.errors**2)) > 0.06 * plane.span[1]


@pytest.mark.parametrize("data", [FLATS, TINY, LEVEL, PAIR, OUTLIER, HIGH])
def test_the_dots_have_the_width_of_the_plane_and_no_square_is_cut(data: Dataset) -> None:
    """All dots were in a third of the plane; a square was cut at the upright axis to a strip."""
    evenings = Evenings(plan_descents(data, 12))
    assert data.x.max() > 0.5 * evenings.plane.span[0]
    left, right = evenings.plane.corner[0], evenings.plane.corner[0] + evenings.plane.size[0]
    evenings.w.set_value(evenings.plan.example_w)
    evenings.b.set_value(0.0)
    x, _, width, _ = evenings.three_squares.corners().T
    assert np.minimum(x, x + width).min() >= left - 1e-9
    assert np.maximum(x, x + width).max() <= right + 1e-9


@pytest.mark.parametrize("data", [FLATS, TINY, LEVEL, PAIR, OUTLIER, HIGH])
def test_numbers_at_errors_are_off_the_axes(data: Dataset) -> None:
    """“0.172” lay on a tick, “2.25” between axis and line."""
    evenings = Evenings(plan_descents(data, 12))
    evenings.w.set_value(evenings.plan.example_w)
    evenings.b.set_value(0.0)
    misses = Misses(evenings.plan, evenings)
    misses.measure()
    for words in (*misses.signs, *misses.areas):
        left, foot = words.get_left()[0], words.get_bottom()[1]
        assert left > evenings.plane.corner[0]
        assert foot > evenings.plane.corner[1]
    # “57.16” lay on the number 20 of the axis, “+7.56” on its name, and on one another.
    boxes = [(w.get_corner(DL)[:2], w.get_corner(UR)[:2]) for w in misses.signs]
    written = [
        (np.array([left, foot]) + text.low, np.array([left, foot]) + text.high)
        for text, left, foot, _ in evenings.plane.texts()
    ]
    for (low, high), (other_low, other_high) in combinations([*boxes, *written], 2):
        assert np.any((low >= other_high - 1e-9) | (high <= other_low + 1e-9))
    worked = [re.split("[=≈] ", row.text)[1] for row in misses.squares]
    assert all(words.text in worked for words in misses.areas)  # “8,320” stood beside 8,317


def test_two_errors_add_up_as_printed() -> None:
    """“+0.4196 −0.415 = 0.00455”; and “+0.41957 −0.41502”, while 0.4196 and 0.415 were told."""
    plan = plan_descents(Dataset([1, 2, 3], [0.58043, 2.41502, 3.1]), 12, example_w=1.0)
    evenings = Evenings(plan)
    misses = Misses(plan, evenings)
    misses.measure()
    one, other, sign, total = (words.text for words in misses.sum)
    assert (one, other, sign, total) == ("+0.4196", "−0.415", "≈", "0.005")
    assert [words.text for words in misses.signs] == [one, other]
    told = facts(plan, own=False)
    assert (told["here"], told["there"]) == ("0.4196 too high", "0.415 too low")


@pytest.mark.parametrize("data", [FLATS, TINY, LEVEL, PAIR, OUTLIER, HIGH])
def test_what_is_told_has_the_digits_of_the_picture(data: Dataset) -> None:
    """74,800 and 74,797, −95.7 and (−95.73)², −119 and −118.915, −2.00 and −2.005."""
    plan = plan_descents(data, 12)
    told, evenings = facts(plan, own=False), Evenings(plan)
    misses = Misses(plan, evenings)
    misses.measure()
    errors = [re.split("² [=≈] ", row.text)[0].strip("()") for row in misses.squares]
    assert told["error"] in errors
    assert told["worked_grad"].startswith(told["slope"])
    assert misses.average_words()[0][-1].text.split()[-1] == told["loss"]
    places = _places((plan.high - plan.low) / 10)  # of the knob
    assert float(f"{plan.places[0]:.{places}f}") == pytest.approx(plan.places[0])


def test_axes_have_their_names_with_units() -> None:
    """“current…” from 0 to 20, of a column in ampere from 0 to 2×10⁻⁸; “y (1,000 Pa)”."""
    names = Evenings(plan_descents(in_short(SMALL), 12)).names
    assert names == ("current (10⁻⁹ A)", "charge (10⁻⁹ C)")
    assert Evenings(plan_descents(HIGH, 12)).names[1] == "pressure (1,000 Pa)"
    told = facts(plan_descents(in_short(SMALL), 12), own=False)
    assert told["known"] == "current and charge"


def test_a_line_that_is_no_good_is_not_praised() -> None:
    """It crossed a level row of dots, or one point had turned it, and not a word was said."""
    high, outlier = plan_descents(HIGH, 12), plan_descents(OUTLIER, 12)
    assert doubt(high) == "But pinned at zero it misses: on the whole, the average, 101, is nearer."
    assert doubt(outlier) == "But one dot rules: without it, w is 0.002."
    for data in (FLATS, TINY, PAIR):
        assert doubt(plan_descents(data, 12)) == ""
    for plan, drawn in ((high, 2), (outlier, 3)):
        other = Tonight(plan, Evenings(plan)).doubt
        assert len(other) == drawn  # a line, a legend, and of one point its ring
        assert other[-1].get_right()[0] < STAGE.right
        line = other[0]
        off = line.predict(plan.dataset.x) - plan.dataset.y
        assert np.median(np.abs(off)) < 0.01 * np.abs(plan.dataset.y).max()


def test_the_way_to_the_answer_begins_on_the_axis() -> None:
    """With answers below zero it began at a height of zero, amid the dots, and so did its x."""
    x = np.linspace(-3.0, 3.0, 24)
    plan = plan_descents(Dataset(x, -2.5 * x + 0.8 * np.sin(9 * x)), 12)
    tonight = Tonight(plan, Evenings(plan))
    plane = tonight.guess.line.plane
    assert plane.crossing[1] < -1
    assert tonight.guess.feet()[0][1] == pytest.approx(float(plane.corner[1]))
    assert tonight.asked.get_top()[1] < float(plane.corner[1])


def test_a_square_becomes_its_column_and_flies_over_no_axis() -> None:
    """It covered half of the axis number 50,000; then it shrank while a bar grew elsewhere."""
    for plan in (plan_descents(data, 12) for data in (FLATS, TINY, PAIR)):
        with offstage():
            made = Evenings(plan)
            hill = Hill(plan, ValueTracker(0.0))
            dots = Dots(plan, made, hill)
            hill.plane.within(dots.plot)
            dots.make_room()
        for whole in (made.pile.piled, made.pile.settled, made.pile.aside):
            whole.set_value(1)
        for number, w in enumerate(plan.dots):
            made.w.set_value(w)
            dots.another(number)
            dots.pour(number)
            for poured in (0.0, 0.2, 0.5, 0.9, 1.0):
                made.pile.poured.set_value(poured)
                (way,) = made.pile.pouring()
                assert np.all(way[:2] >= hill.plane.corner - 0.1)
            assert way == pytest.approx(made.pile.column)


def test_what_is_not_equal_as_printed_is_not_called_equal() -> None:
    """“24,510 / 6 = 4,086” and “(−95.73)² = 9,163”."""
    data = Dataset([85, 110, 62.5, 140, 97.5, 75], [251, 320.5, 190, 410.75, 289.9, 219])
    misses = Misses(plan := plan_descents(data, 12), Evenings(plan))
    misses.measure()
    (average, *_), _ = (row.submobjects for row in misses.average_words()[:2])
    for text in (average.text, *(row.text for row in misses.squares)):
        left, sign, right = re.split(" ([=≈]) ", text)
        number, over, share = left.strip("²").partition(" / ")
        whole = read_number(number.strip("()"))
        exact = whole / float(share) if over else whole**2
        assert (sign == "=") == (exact == pytest.approx(read_number(right), rel=1e-12))


def test_small_numbers_have_one_notation() -> None:
    """“1×10⁻⁵” and “3.2×10⁻⁵” beside 0.000032."""
    plan = plan_descents(FLATS, 12)
    told = facts(plan, own=False)
    assert re.fullmatch(r"0\.0000\d+", told["share"])
    assert all("×" not in row[0].text for row in list(Quotients(plan))[1:])


def test_a_unit_is_not_said_before_a_number() -> None:
    """“Where depth (m) is −20”."""
    assert facts(plan_descents(FLATS, 12), own=False)["had"] == "Where depth is 101,"


def test_2_6_and_3_1_do_not_nearly_cancel() -> None:
    plan = plan_descents(LEVEL, 12, example_w=1.9)
    assert facts(plan, own=False)["cancel"] == "Added up, much of them cancels."


def test_inputs_that_are_all_alike_are_refused() -> None:
    """Twenty dots stood in one upright bar, through which no line from (0, 0) can be turned."""
    x = 1_600_000_000 + np.arange(20.0)
    with pytest.raises(InputError, match=r"every x is about 1.6e\+09, .* count x from its least"):
        plan_descents(Dataset(x, 5 + 0.3 * np.arange(20.0)), 12)


def test_a_long_name_leaves_the_dots_their_room() -> None:
    """Beside “GDP (billion US$)” they stood in a sliver, on a small plane in a line."""
    rows = np.array([1.0, 4.0, 9.0, 20.0])
    data = Dataset(1e9 * rows, 3e8 * rows + [1e8, -1e8, 0, 0], "GDP (US$)", "tax (US$)")
    made = Evenings(plan_descents(in_short(data), 12))
    for box, wide in ((LEFT_SIDE, 0.8), (Box(-6, -1, -3, 2), 0.55)):
        plane = made.plane.within(box)
        assert plane.size[0] > wide * box.width
        name, left, foot = next(iter(plane._placed_names()))
        assert name.text == "GDP (billion US$)"
        assert left >= box.left
        assert box.bottom - 1e-9 <= foot + name.low[1]
        numbers = [tick.foot for axis, _, tick in plane.ticks() if axis == 0]
        assert foot + name.high[1] < min(numbers)
    short = Evenings(plan_descents(FLATS, 12)).plane
    assert not short.named_below


def test_average_squares_stand_beside_the_dots_whatever_these_are_called() -> None:
    """They lay on the dots, where no name to the right of an axis kept those out of their room."""
    rows = np.array([1.0, 4.0, 9.0, 20.0])
    data = Dataset(1e9 * rows, 3e8 * rows + [1e8, -1e8, 0, 0], "GDP (US$)", "tax (US$)")
    plan = plan_descents(in_short(data), 12)
    with offstage():
        made = Evenings(plan)
        dots = Dots(plan, made, Hill(plan, ValueTracker(0.0)))
        moved = dots.make_room()[0]
        plane = moved.build().mobject.target
    right = plane.xy(made.samples.x.max(), 0.0)[0]
    assert right < dots._stand(0)[0]
    assert plane.low[1] < 0  # its upright axis goes on below the level one, and not into the name
    name, _, foot = next(iter(plane._placed_names()))
    assert foot + name.high[1] < plane.corner[1]
