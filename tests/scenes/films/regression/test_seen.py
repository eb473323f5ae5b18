"""Every point is a line: what is seen of numbers that are told, and of small changes."""

from __future__ import annotations

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from gdmath import mse
from scenes.parts.regression import nudges, telling
from scenes.parts.regression.card import Card
from scenes.parts.regression.data_side import DataSide
from scenes.parts.regression.figures import apart
from scenes.parts.regression.here import Here
from scenes.parts.regression.map_side import MapSide
from scenes.parts.regression.places import GROUND_BOX, HILLS, LARGE_MAP, RELIEF
from scenes.parts.regression.results import Results
from scenes.parts.regression.sliced import Nudged
from scenes.parts.regression.steps import StepTold, Walk, arriving
from scenes.parts.regression.worked import rule
from scenes.regression import Regression
from scenes.render.rehearsal import offstage
from scenes.stage import GRADIENT, MAP, STAGE, STEP, Box, italic
from scenes.stage.lecture.theme import rgb
from scenes.stage.type.text import read_number
from tests.scenes.canvas import picture
from tests.scenes.films.regression.made import DOTS, PLAN, made_chart, made_here, made_side, plan
from tests.scenes.films.regression.watched import Descending
from tests.scenes.performing import performed

TRUTH = 2.0, 1.0
here, side, chart = map(pytest.fixture, (made_here, made_side, made_chart))


@pytest.mark.parametrize("axis", [0, 1])
def test_smaller_nudges_lead_to_the_slope_that_is_said(axis: int) -> None:
    """A slope of −8.1 stood beside one of −8.21, and nothing led from the one to the other."""
    shown = nudges.nudged(PLAN, axis)
    told = [("1", "−6.85"), ("0.1", "−8.08"), ("0.001", "−8.21")]
    assert shown == (told if axis == 0 else [("1", "4.92"), ("0.1", "4.02"), ("0.001", "3.92")])
    for nudge, steep in zip(nudges.nudges(PLAN, axis), shown, strict=True):
        rise = mse(DOTS, *PLAN.raised(axis, nudge)) - mse(DOTS, -1, 3)
        assert rise / nudge == pytest.approx(read_number(steep[1]), abs=0.006)
    assert shown[-1][1] == telling.two(float(PLAN.gradient[axis]))


@pytest.mark.parametrize("axis", [0, 1])
def test_a_nudged_knob_is_seen_where_it_is(
    here: Here, side: DataSide, chart: MapSide, axis: int
) -> None:
    """A glass on the map showed a dot beside a ring: no slope was seen; nor was one along b."""
    told = StepTold(PLAN, Walk(PLAN, 0, chart.view))
    raised = Nudged(PLAN, MapSide(PLAN, here), side, list(told.place))
    start, cut = PLAN.start.copy(), raised.slices[axis]
    cut.lifted.set_value(1)
    cut.drawn.set_value(1)
    for number in range(3):
        if number:  # near by, the nudge is as large as before, and the cut as straight as a line
            cut.plane.reframe(*cut.around(number))
        line = w, b = raised.to(axis, number)
        here.free_w.set_value(w)
        here.free_b.set_value(b)
        both = cut.plane.xy([start[axis], line[axis]], [mse(DOTS, *start), mse(DOTS, *line)])
        first, last = cut.secant()
        across = last - first
        assert min(first[1], last[1]) > cut.plane.corner[1]  # a loss is never below 0
        for spot in both:  # the secant goes through both places
            away = spot - first
            assert across[0] * away[1] == pytest.approx(across[1] * away[0], abs=1e-6)
        assert both[1, 0] - both[0, 0] > 0.4
    assert cut.slope() == pytest.approx(PLAN.gradient[axis], abs=2e-3)
    spots = cut.spots(cut.across)
    chord = np.linspace(spots[0], spots[-1], len(spots))
    assert np.abs(spots - chord).max() < 0.01
    here.free_w.set_value(start[0])
    here.free_b.set_value(start[1])  # the secant has become the tangent
    assert cut.slope() == pytest.approx(PLAN.gradient[axis])


@pytest.mark.parametrize("axis", [0, 1])
def test_a_nudge_and_what_it_does_to_the_loss_make_the_slope_as_printed(axis: int) -> None:
    """“−8.08” and “−8.21” stood in a table, and no loss led there."""
    for (by, so), (nudge, steep) in zip(
        nudges.changed(PLAN, axis), nudges.nudged(PLAN, axis), strict=True
    ):
        assert by == nudge
        assert read_number(so) / read_number(by) == pytest.approx(read_number(steep), abs=1e-9)
        there = mse(DOTS, *PLAN.raised(axis, read_number(by)))
        assert read_number(so) == pytest.approx(
            there - mse(DOTS, -1, 3), abs=0.006 * read_number(by)
        )


def test_the_second_arrow_slides_to_the_tip_of_the_first_and_the_sum_ends_there(
    chart: MapSide,
) -> None:
    """“Together they are the gradient”: a third arrow grew as both faded, and nothing added up."""
    walk = Walk(PLAN, 0, chart.view)
    told = StepTold(PLAN, walk)
    first, second = told.ways
    assert second.root() == pytest.approx(PLAN.start)
    told.slid.set_value(1)
    assert second.root() == pytest.approx(first.landing())
    walk.gradient_again()
    assert second.landing() == pytest.approx(walk.downstep.landing())
    walk.downstep.turned.set_value(0.5)  # half-way round it is as long, and goes across
    assert walk.downstep.present() @ PLAN.gradient == pytest.approx(0, abs=1e-9)
    length = np.linalg.norm(walk.downstep.present())
    assert length == pytest.approx(walk.scale.factor * np.linalg.norm(PLAN.gradient))


def test_the_name_of_the_gradient_touches_no_arrow(chart: MapSide) -> None:
    """It stood on the tips of two of them."""
    walk = Walk(PLAN, 0, chart.view)
    told = StepTold(PLAN, walk)
    told.slid.set_value(1)
    walk.gradient_again()
    walk.downstep.set_as()
    told.name_sum()
    box = Box.around(told.gradient)
    for arrow in (*told.ways, walk.downstep):
        away = np.clip(arrow.whole(), box[:2], box[2:]) - arrow.whole()
        assert np.linalg.norm(away, axis=1).min() > 0.2


def test_an_arrow_is_a_step_once_the_rate_has_multiplied_it(chart: MapSide) -> None:
    """−gradient was green before there was an α."""
    walk, (gradient, step) = Walk(PLAN, 0, chart.view), map(rgb, (GRADIENT, STEP))
    arrow = walk.downstep
    walk.gradient_again()
    arrow.turned.set_value(1)
    assert arrow.color_now() == pytest.approx(gradient)
    walk.take_step()
    assert arrow.color_now() == pytest.approx(step)


def test_no_hole_is_left_where_a_slope_needs_no_parentheses(chart: MapSide) -> None:
    """“3 − 0.1 ×   3.92”."""
    for row in StepTold(PLAN, Walk(PLAN, 0, chart.view)).worked:
        times = row.cut[0]
        assert 0 < row.slope.get_left()[0] - times.get_right()[0] < 0.2


def test_the_hand_at_the_axis_of_losses_is_clear_of_the_floor(chart: MapSide) -> None:
    """It lay on the corner of the floor, from the valley's coming on."""
    chart.view.look(**chart.view.fitted(*GROUND_BOX, **HILLS, relief=RELIEF))
    (_, right), (near, _) = chart.view.window
    corner = chart.view.screen(chart.view.world(np.array([right, near]), np.array(0.0)))[0]
    assert chart.loss_axis.hand()[:, 0].min() > corner[0] + 0.05


def test_results_stand_as_their_valleys_stood() -> None:
    """The parabola was on the left in each picture, and then on the right."""
    for changes in ({}, {"w": -2.0}):
        made = plan(**changes)
        both = Results(made)
        lefts = [result.plane.corner[0] for result in (both.one, both.other)]
        assert np.argsort(lefts).tolist() == np.argsort([fit.best[0] for fit in made.fits]).tolist()


def test_the_axes_do_not_tell_the_line_that_is_erased(side: DataSide) -> None:
    """The dashed line on numbered axes said 2x + 1 before anybody was asked for it."""
    numbers = sum(1 for _ in side.plane.ticks())
    assert len(side.plane.text_boxes()) == numbers + 2
    side.plane.told.set_value(0)
    assert [words for words, *_ in side.plane.text_boxes()] == [italic("x"), italic("y")]


def test_the_whole_gradient_is_seen_again_at_each_new_point_and_its_ring_waits(
    chart: MapSide,
) -> None:
    """“A new gradient, and a tenth of it”: only a green tip was there, half under the ball."""
    walk = Walk(PLAN, 0, chart.view)
    told = StepTold(PLAN, walk)
    walk.progress.set_value(1)
    told.again(walk)
    gradient = walk.gradient()
    assert walk.downstep.present() == pytest.approx(gradient * walk.scale.factor)  # uphill
    assert walk.scale.factor == pytest.approx(telling.arrow_scale(PLAN))
    assert walk.landing.presence == 0
    walk.downstep.turned.set_value(1)
    walk.scale.tracker.set_value(1)
    assert walk.downstep.landing() == pytest.approx(walk.foot() - gradient)
    walk.cut()
    assert walk.landing.presence == 1


def test_arrows_are_on_a_large_map_beside_which_the_step_is_worked_out(chart: MapSide) -> None:
    """Half of the frame was idle dots; the rule stood over these, and its numbers over the map."""
    walk = Walk(PLAN, 0, chart.view)
    told = StepTold(PLAN, walk)
    small = np.ptp(chart.view.at(PLAN.start + np.array([[0.0, 0.0], PLAN.gradient])), axis=0)
    chart.view.within(LARGE_MAP, **MAP, relief=RELIEF)
    large = np.ptp(chart.view.at(PLAN.start + np.array([[0.0, 0.0], PLAN.gradient])), axis=0)
    assert np.all(large > 1.25 * small)
    right = chart.view.bounds()[1, 0]
    for part in (told.rule, *told.rows):
        assert right < part.get_left()[0] < part.get_right()[0] < STAGE.right + 1e-6
    assert told.rule.get_bottom()[1] > told.rows.get_top()[1]
    assert told.knob.get_bottom()[1] > told.rule.get_top()[1]
    assert told.rule.height == pytest.approx(rule().height)  # not shrunk


def test_the_truth_is_seen_where_the_line_lies_on_it() -> None:
    """The line hid the dashes that the legend tells of."""
    with offstage():
        one = Results(PLAN).one
        (law,) = one.law
        alone, line, both, dark = (
            picture(*things).astype(int) for things in ((law,), (one.line,), (law, one.line), ())
        )
    drawn, seen = (np.abs(there - past).max(axis=-1) > 60
                   for there, past in ((alone, dark), (both, line)))  # fmt: skip
    assert seen.sum() > 0.3 * drawn.sum()
    assert law.thickness < one.line.thickness  # of a parabola there was a row of blobs


def test_the_line_that_beats_the_truth_is_told_by_how_much() -> None:
    """“The difference is chance”: of it nothing was to be seen, one line lay on the other."""
    losses = PLAN.line.loss(PLAN.line.end), PLAN.line.loss(TRUTH)
    assert apart(*losses) == ("0.231", "0.233")
    assert telling.facts(PLAN)["almost"] == "On these dots, ours even beats the truth."


def test_a_cut_is_made_on_the_map_and_lifted_from_it(
    here: Here, side: DataSide, chart: MapSide
) -> None:
    """The map faded, a parabola came, and nothing said that it was in that map."""
    told, axis = StepTold(PLAN, Walk(PLAN, 0, chart.view)), 0
    raised = Nudged(PLAN, chart, side, list(told.place))
    cut, trace = raised.slices[axis], raised.traces[axis]
    knob = np.linspace(*chart.view.window[axis], 9)
    line = np.tile(PLAN.start, (9, 1))
    line[:, axis] = knob
    assert cut.spots(knob) == pytest.approx(chart.view.at(line))
    assert chart.view.at(trace.ends) == pytest.approx(chart.view.at(line[[0, -1]]))
    cut.lifted.set_value(0.5)  # without a kink where it was on the map's rim
    ways = np.diff(cut.spots(cut.across), axis=0)
    turns = np.diff(np.unwrap(np.arctan2(ways[:, 1], ways[:, 0])))
    assert np.abs(turns).max() < 0.2
    cut.lifted.set_value(1)
    assert cut.spots(knob) == pytest.approx(cut.plane.xy(knob, [mse(DOTS, *it) for it in line]))
    ((start, left, *_),) = cut.texts()
    assert read_number(start.text) == PLAN.start[axis]
    assert abs(left + start.width / 2 - cut.foot()[1, 0]) < 0.5


def test_what_is_below_0_hangs_and_equal_piles_cancel_to_nothing(
    here: Here, side: DataSide
) -> None:
    """Both piles stood, as if they added up."""
    with offstage():
        gold = np.abs(picture(side.balance)[..., :3].astype(int) - (255, 204, 92)).max(axis=-1) < 60
    assert np.ptp(np.flatnonzero(gold.any(axis=1))) > 0
    here.free_w.set_value(0.0)
    here.free_b.set_value(PLAN.lowered[1])
    with offstage():
        side.balance.cancelled.set_value(1)
        gold = np.abs(picture(side.balance)[..., :3].astype(int) - (255, 204, 92)).max(axis=-1) < 60
    assert gold.sum() == 0


def test_no_square_flies_and_none_is_on_another(here: Here, side: DataSide) -> None:
    """A hundred translucent squares streamed over dots, line, axis and numbers."""
    here.free_b.set_value(PLAN.lowered[1])
    columns, last = side.columns, np.zeros(len(DOTS))
    for opened in np.linspace(0, 1, 11):
        columns.opened.set_value(opened)
        heights = columns.heights()
        assert np.all(heights >= last - 1e-9)
        last = heights
    assert last == pytest.approx(PLAN.errors(PLAN.lowered) ** 2)


def test_a_sign_stands_on_the_side_of_its_pile(side: DataSide) -> None:
    """The plus was below the line, where what is negative hangs."""
    (plus, _, high, _), (minus, _, low, _) = list(side.balance.texts())[:2]
    assert (plus.text, minus.text) == ("+", "−")
    assert low + minus.high[1] < side.balance.foot < high + plus.low[1]


def test_a_ball_hides_the_head_of_the_pin_that_is_told(here: Here, chart: MapSide) -> None:
    """Half of a white disc looked out under the ball."""
    here.free_w.set_value(PLAN.pins[2, 0])
    here.free_b.set_value(PLAN.pins[2, 1])
    assert [chart.pins._bare(number) for number in range(3)] == [1, 1, 1]  # or it would tell
    chart.pins.told[2].set_value(1)
    assert [chart.pins._bare(number) for number in range(3)] == [1, 1, 0]


def test_what_is_read_is_read_as_the_line_arrives() -> None:
    """For a quarter of a second line and ball stood at step 1, and “step 0” beside them."""
    assert arriving(0.9) == 1
    assert arriving(0.8) < 0.99


def test_the_ball_is_on_the_ground_for_as_long_as_the_line_is_there() -> None:
    """It dissolved under the cross, and for a while a red line had no point at all."""
    film = performed(Regression)
    assert film.of(Descending).alone == 0
    assert film.of(Descending).both > 300
    assert film.scene.map.marker.z_index > film.scene.map.crosses[0].z_index


def test_no_letter_of_the_card_is_squeezed_as_it_is_turned() -> None:
    """Its face was squashed to a strip, letters and all."""
    card = Card(PLAN)
    shape = card.face.width / card.face.height
    moves = [prepare_animation(move) for move in card.turn_away()]
    for move in moves:
        move.begin()
        move.interpolate(0.6)
    assert card.plate.width < 0.8 * _wide(card)
    assert card.face.width / card.face.height == pytest.approx(shape)


def _wide(card: Card) -> float:
    return float(card.face.width) + 0.5
