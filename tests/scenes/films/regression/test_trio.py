"""Bias and variance at the end of the film on regression, and what it gives time to."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import Dataset, bias_variance, fit_polynomial
from scenes.parts.regression.bottoms import Bottoms
from scenes.parts.regression.bowtie import Ways
from scenes.parts.regression.here import Here
from scenes.parts.regression.map_side import MapSide
from scenes.parts.regression.opened import OpenedView
from scenes.parts.regression.places import GROUND_BOX, HILLS, RELIEF
from scenes.parts.regression.trio import DEGREES, DRAWS, Redrawn, Trio, draws
from scenes.parts.regression.valley import LevelMap
from scenes.regression import Regression
from scenes.stage import STAGE, TITLE, Box
from tests.scenes.films.regression.made import PLAN, made_chart, made_here
from tests.scenes.films.regression.watched import Answered, InStep, Named, Slopes
from tests.scenes.performing import performed

here, chart = map(pytest.fixture, (made_here, made_chart))


def test_the_second_descent_is_given_its_time_and_no_word_is_said_while_the_ground_tilts() -> None:
    """Thirty steps ran in one second; “the steps get shorter” was said while none was made."""
    cues = {cue.text.replace("\n", " "): cue for cue in performed(Regression).run.captions}
    asked, reached = cues["Will the line fit?"].end, cues["It reaches the bottom."].end
    assert reached - asked > 1.5 + 3.5
    before = cues["Gradient descent repeats: a new gradient, turned round, and a tenth of it."].end
    assert cues["The ground gets flatter, so the steps get shorter."].start - before > 2.4


def test_a_copy_slides_and_a_line_is_nudged_as_that_is_told() -> None:
    """“Moved and lifted” was said of axes that zoomed; “many nudges” of bare dots, for 2 s."""
    seen = performed(Regression).of(InStep)
    assert seen.zoomed <= 1  # the last frame of the zoom, as the words begin
    assert seen.waited is not None
    assert seen.waited < 1


def test_the_bottom_is_marked_once_the_walk_is_over() -> None:
    """The cross stood there from the seventh step on: where the walk would end was told."""
    assert performed(Regression).of(Answered).early == 0


def test_what_no_line_fits_is_drawn_once_that_has_been_asked() -> None:
    """The dashed parabola stood there before “Will the line fit?”."""
    assert performed(Regression).of(Answered).bent == 0


def test_the_question_of_the_film_is_asked_at_once() -> None:
    """It came after 7.5 s."""
    cues = performed(Regression).run.captions
    assert next(cue.start for cue in cues if "?" in cue.text) < 5


def test_the_line_that_is_erased_is_there_from_the_first_frame_on() -> None:
    """The film began with some thirty small dots in the dark."""
    assert performed(Regression).of(Answered).lawless is False


def test_the_card_is_turned_over_as_that_is_said() -> None:
    """It was blank until the sentence was over."""
    seen = performed(Regression).of(Answered)
    assert seen.turned is not None
    assert seen.turned < 1.6


def test_nothing_comes_back_only_to_fade() -> None:
    """As the ground tilted, the one dot of the beginning flashed up, and faded."""
    assert performed(Regression).of(Answered).again == 0


def test_the_lines_of_the_question_are_drawn_as_they_are_told() -> None:
    """“A, B, or C?”: what any other line is was never seen."""
    assert performed(Regression).of(Answered).seen == {"case A", "case B", "case C"}


def test_the_map_and_its_point_are_seen_while_slopes_are_found() -> None:
    """The map went for each curve and came back, and where the cut was could not be seen."""
    seen = performed(Regression).of(Slopes)
    assert seen.cut > 60
    assert seen.blind == 0


def test_no_cut_flies_over_a_number() -> None:
    """It swept over “loss 5” on its way to its plane."""
    assert performed(Regression).of(Slopes).crossed == 0


def test_a_step_s_end_is_marked_once_it_has_been_worked_out() -> None:
    """For ten seconds a ring stood where both numbers were yet to lead."""
    assert performed(Regression).of(Slopes).early == 0


def test_every_model_has_its_name_as_long_as_it_is_seen() -> None:
    """Three planes with the same line came, and two of them had no name for 3 s."""
    seen = performed(Regression).of(Named)
    assert seen.seen > 60
    assert seen.nameless == 0
    stiff, *others = Trio(PLAN).models
    assert stiff.shown.get_value() == 1
    assert all(model.shown.get_value() == 0 for model in others)


def test_one_model_is_too_stiff_and_one_too_bendy_and_both_are_small_between() -> None:
    """Variance was in none of its pictures."""
    x, y = draws(PLAN)
    assert y.shape == (DRAWS, len(x))
    stiff, right, bendy = (bias_variance(x, it, np.square, PLAN.noise) for it in DEGREES)
    assert stiff.bias > 1.0 > 10 * max(right.bias, bendy.bias)
    assert bendy.variance > 2 * max(stiff.variance, right.variance)
    assert right.bias + right.variance < 0.25 * min(stiff.total, bendy.total)
    share = Trio(PLAN).share
    plane = Trio(PLAN).panels[2][0]
    model = Redrawn(PLAN, plane, DEGREES[2], share)
    share.set_value(0.3 / (DRAWS - 1))  # between two draws it is the curve of the dots as they are
    way = model.now()[1]
    assert 0 < way < 1
    dots = Dataset(x, model.seen(y))
    assert model.seen(model.curves) == pytest.approx(fit_polynomial(dots, 9)(model.across))
    assert model.seen(model.y) == pytest.approx((1 - way) * y[0] + way * y[1])


def test_bias_is_measured_to_the_average_curve_and_variance_from_curve_to_curve() -> None:
    """Both were words above curves, and nothing showed the gap or the spread."""
    trio = Trio(PLAN)
    trio.share.set_value(1)
    (gap,), (narrow, small), (spread,) = trio.measured
    x, law, average = gap.ends()
    assert law == pytest.approx(x**2)
    lines = [fit_polynomial(Dataset(draws(PLAN)[0], y), 1)(x) for y in draws(PLAN)[1]]
    assert average == pytest.approx(np.mean(lines, axis=0))
    _, low, high = spread.ends()
    assert low == pytest.approx(spread.model.curves.min(axis=0))
    assert high == pytest.approx(spread.model.curves.max(axis=0))
    heights = [np.ptp(band.ends()[1:], axis=0).max() for band in (narrow, spread)]
    assert heights[0] < 0.5 * heights[1]
    misses = [np.abs(bars.ends()[2] - bars.ends()[1]).max() for bars in (small, gap)]
    assert misses[0] < 0.25 * misses[1]


def test_each_curve_is_the_best_one_of_the_dots_beside_it_while_they_are_drawn_anew() -> None:
    """The line stayed as it was while its dots went on."""
    trio = Trio(PLAN)
    for panel in (1, 2):
        trio.models[panel].bent.set_value(1)
    for share in np.linspace(0, 1, 7).tolist():
        trio.share.set_value(share)
        for degree, model in zip(DEGREES, trio.models, strict=True):
            best = fit_polynomial(Dataset(model.x, model.seen(model.y)), degree)
            assert model.curve_now() == pytest.approx(best(model.across), abs=1e-6)


def test_a_knob_at_1_stands_beside_an_arrow_that_is_as_long_as_it_is() -> None:
    """α was 1.0 for three seconds while the arrow was drawn at a quarter."""
    run = performed(Regression).run
    beats = "one_step", "all_steps"
    scales, knob = (
        {row.time: row for beat in beats for row in run.displayed(beat, name)}
        for name in ("step arrow scale", "alpha")
    )
    at_one = [time for time, row in knob.items() if row.text == "1.0"]
    assert len(at_one) > 20
    assert all(scales[time].value == pytest.approx(1) for time in at_one)
    assert {knob[time].text for time in knob if time > max(at_one) + 3} == {"0.1"}


def test_from_one_level_curve_to_the_next_it_is_as_high_everywhere(chart: MapSide) -> None:
    """They stood at 1, 2.5, 5, 10, 20, 30: the ground near the bottom looked as steep as above."""
    levels = sorted(chart.levels._faint)
    assert np.diff(levels) == pytest.approx(np.full(len(levels) - 1, levels[0]))
    other = LevelMap(OpenedView(PLAN, 1), PLAN.fits)  # its ground jumped to other curves
    assert other._faint == chart.levels._faint


def test_the_second_map_comes_within_the_margin() -> None:
    """It came 20 px from the edge of the picture, until it leaned back."""
    for view in Bottoms(PLAN, MapSide(PLAN, Here(PLAN))).views:
        spots = view.at(np.array(view.window).T)
        assert STAGE.left <= spots[:, 0].min() < spots[:, 0].max() <= STAGE.right + 1e-9


def test_the_sign_of_an_answer_is_within_its_tile_while_it_moves() -> None:
    """The arrow of what spins touched the border below it."""
    ways = Ways(TITLE)
    for tile, sign in zip(ways, ways.signs[-3:], strict=True):
        for moved in np.linspace(0, 1, 9).tolist():
            sign.moved.set_value(moved)
            sign.follow()
            assert Box.around(tile.plate).holds(sign)


def test_the_ball_goes_round_the_pin_that_was_not_meant(here: Here, chart: MapSide) -> None:
    """On its way from A to C it rolled over B."""
    chart.view.look(**chart.view.fitted(*GROUND_BOX, **HILLS, relief=RELIEF))
    here.free_w.set_value(PLAN.pins[0, 0])
    here.free_b.set_value(PLAN.pins[0, 1])
    moves = [move.build() if hasattr(move, "build") else move for move in here.bow(PLAN.pins[2])]
    for move in moves:
        move.begin()
    for share in np.linspace(0, 1, 41).tolist():
        for move in moves:
            move.interpolate(share)
        ball, pin = chart.view.at(np.array([here.now()[0], PLAN.pins[1]]))
        assert np.linalg.norm(ball - pin) > 0.28
    assert here.now()[0] == pytest.approx(PLAN.pins[2])
