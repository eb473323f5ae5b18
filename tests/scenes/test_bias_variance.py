"""Too stiff, too nervous, as it is seen: what fills the frame, and when."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from gdmath.features import BiasVariance as Parts
from gdmath.regression import mse
from scenes.bias_variance import BiasVariance, BiasVarianceParameters
from scenes.parts.bias_variance import places
from scenes.parts.bias_variance.floors import Floors
from scenes.parts.bias_variance.pair import Pair
from scenes.parts.bias_variance.plan import plan_for
from scenes.parts.bias_variance.powers import Powers
from scenes.parts.bias_variance.redraws import Redraws
from scenes.parts.bias_variance.spread import scale_of, shown_draw, widest
from scenes.parts.bias_variance.squared import unit_of
from scenes.parts.bias_variance.telling import climbs
from scenes.parts.bias_variance.trio import Plot, Trio
from scenes.render.command.stills import photograph
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage import FRAME, STAGE, Box
from scenes.stage.plot.plane import Plane
from tests.scenes.canvas import picture, pixels_at

_BRIGHT, _SHARE = 50, 0.02  # of 255; of the frame, for a curve from its top to its foot

PLAN = plan_for(**BiasVarianceParameters().__dict__)


def edges(plane: Plane) -> tuple[float, float]:
    """Where its rectangle begins and ends, from left to right."""
    left = float(plane.corner[0])
    return left, left + float(plane.size[0])


def test_the_first_frame_is_a_picture() -> None:
    taken: list[Any] = []
    size = {"pixel_width": 240, "pixel_height": 135, "frame_rate": 15}
    photograph(BiasVariance, lambda _, image: taken.append(image), moments=[0.0], **size)
    (first,) = taken
    assert (np.asarray(first.convert("L")) > _BRIGHT).mean() > _SHARE


def three_plots() -> list[Plot]:
    """As they stand side by side."""
    plots = Trio(PLAN, Floors(PLAN, Pair(PLAN))).plots
    move = prepare_animation(plots[2].shrink(places.THREE[2]))  # it fills the stage at first
    move.begin()
    move.finish()
    return plots


def test_each_of_three_plots_is_more_than_half_as_tall_as_the_frame_and_named_above() -> None:
    with offstage():
        plots = three_plots()
    for plot in plots:
        assert plot.plane.size[1] > 0.6 * FRAME.height
        assert plot.plane.size[0] == pytest.approx(plots[0].plane.size[0], rel=0.05)
        foot = plot.head[0].get_bottom()[1]
        assert 0.1 < foot - (plot.plane.corner[1] + plot.plane.size[1]) < 0.3
        assert plot.head.get_top()[1] < STAGE.top


def test_losses_stand_in_their_plots_below_all_dots_and_clear_of_curves() -> None:
    with offstage():
        plots = three_plots()
    for plot in plots:
        words = Box.around(plot.trained), Box.around(plot.asked)
        inside = Box(*plot.plane.corner.tolist(), *(plot.plane.corner + plot.plane.size).tolist())
        x = np.linspace(-2, 2, 801)
        for there, box in ((plot.trained, words[0]), (plot.asked, words[1])):
            assert inside.holds(there)
            for at, y in (
                (x, plot.model.fit(x)),
                (plot.fresh.x, plot.fresh.y),
                (PLAN.few.x, PLAN.few.y),
            ):
                across, up = plot.plane.xy(at, y).T
                near = (across > box.left - 0.05) & (across < box.right + 0.05)
                assert not (near & (up > box.bottom - 0.1) & (up < box.top + 0.1)).any()


def test_strokes_to_own_dots_follow_the_model_that_bends() -> None:
    with offstage():
        solo = Trio(PLAN, Floors(PLAN, Pair(PLAN))).solo
    for number, model in enumerate(PLAN.models):
        solo.learned.set_value(number)
        (loss,) = solo.errors.readings()
        assert loss.value == pytest.approx(model.trained)
        assert solo.curve.predict(np.array(0.3)) == pytest.approx(model.fit(np.array(0.3)))


def test_no_plot_grows_or_shrinks_over_another() -> None:
    wide: list[float] = []

    class Plots:
        def frame(self, scene: Any) -> None:
            one, two, three = scene.trio.plots
            there = scene.get_mobject_family_members()
            others = [plot.plane for plot in (one, two) if plot.plane in there]
            if three.plane in there and others:
                left = three.plane.corner[0]
                faint = max(plane.presence for plane in others)
                wide.append(0.0 if faint < 0.05 else left - edges(two.plane)[1])

        def beat_ended(self, scene: Any, name: str) -> None:
            """Frames are enough."""

    beats = ["let_it_bend", "fresh_dots"]
    rehearse(BiasVariance, frames=beats, layout=False, onlookers=[Plots()])
    assert wide
    assert min(wide) >= 0


def test_the_cuts_fill_the_stage_and_each_floor_has_its_number_clear_of_both() -> None:
    with offstage():
        floors = Floors(PLAN, Pair(PLAN))
    assert edges(floors.plane)[1] - edges(floors.plane)[0] > 0.85 * STAGE.width
    for level, floor in zip(floors.levels, (PLAN.line, PLAN.parabola), strict=True):
        level.reached.set_value(1)
        ends = level.line()
        assert ends[0] == pytest.approx(floors.plane.xy(floor.best[0], floor.lowest))
        assert ends[0, 1] == ends[1, 1]
        ((lettering, left, foot, _),) = level.texts()
        assert lettering.text == f"{floor.lowest:.2f}"
        for cut in floors.cuts:
            cut.drawn.set_value(1)
            x, y = cut.line().T
            near = (x > left - 0.05) & (x < left + lettering.width + 0.05)
            assert not (near & (y > foot - 0.05) & (y < foot + 0.5)).any()


def test_the_line_across_a_map_is_the_w_of_the_cut_which_is_as_high_as_the_loss_at_once() -> None:
    with offstage():
        pair = Pair(PLAN)
        floors = Floors(PLAN, pair)
    assert len({cut.dashes for cut in floors.cuts}) == 2
    for line, cut, valley in zip(floors.lines, floors.cuts, pair.both, strict=True):
        assert line.dashes == cut.dashes
        line.drawn.set_value(1)
        ends = [(w, valley.floor.best[1]) for w in (-3.0, 5.0)]
        assert line.line()[[0, -1]] == pytest.approx(valley.view.at(np.array(ends)))
        for drawn in (0.1, 0.5, 1.0):
            cut.drawn.set_value(drawn)
            w, loss = (cut.line() - floors.plane.corner).T / floors.plane.size[:, None]
            told = mse(valley.floor.data, -3 + 8 * w, valley.floor.best[1])
            assert loss * floors.plane.span[1] == pytest.approx(told)


def test_each_cut_says_whose_it_is_and_stands_clear_of_both() -> None:
    with offstage():
        floors = Floors(PLAN, Pair(PLAN))
    for cut in floors.cuts:
        cut.drawn.set_value(1)
    for words in floors.whose:
        left, right = words.get_left()[0] - 0.05, words.get_right()[0] + 0.05
        low, high = words.get_bottom()[1] - 0.05, words.get_top()[1] + 0.05
        for cut in floors.cuts:
            x, y = cut.line().T
            assert not ((x > left) & (x < right) & (y > low) & (y < high)).any()


def test_which_line_is_good_is_asked_before_floors_are_seen_and_why_before_any_line() -> None:
    seen: list[tuple[float, bool, bool]] = []

    class Lines:
        def frame(self, scene: Any) -> None:
            there = scene.get_mobject_family_members()
            lines = [valley.line in there for valley in scene.pair.both]
            seen.append((scene.renderer.time, scene.floors.plane in there, any(lines)))

        def beat_ended(self, scene: Any, name: str) -> None:
            """Frames are enough."""

    beats = ["the_bend_again", "two_floors"]
    run = rehearse(BiasVariance, frames=beats, layout=False, onlookers=[Lines()])
    (asked,) = [cue.end for cue in run.captions if cue.text.endswith("can you tell?")]
    (why,) = [cue.end for cue in run.captions if cue.text.startswith("Why so")]
    floors, lines = ([at for at, *there in seen if there[which]] for which in (0, 1))
    assert min(floors) > asked + 2
    assert min(lines) > why


def test_errors_of_both_lines_are_seen_on_one_scale_with_numbers() -> None:
    with offstage():
        planes = [valley.plane for valley in Pair(PLAN).both]
    assert unit_of(planes[0]) == pytest.approx(unit_of(planes[1]))
    assert planes[0].low[1] == planes[1].low[1]
    for plane, floor in zip(planes, (PLAN.line, PLAN.parabola), strict=True):
        y = np.asarray(floor.data.y)
        assert plane.low[1] < y.min() < y.max() < plane.low[1] + plane.span[1]
        assert len(list(plane.texts())) > 4  # numbers, besides both names


def test_three_plots_have_one_scale_on_which_no_curve_is_cut() -> None:
    with offstage():
        plots = first, middle, last = three_plots()
        low, high = first.plane.low[1], first.plane.low[1] + first.plane.span[1]
        for plot in (middle, last):
            assert (plot.plane.low[1], plot.plane.low[1] + plot.plane.span[1]) == (low, high)
        told = np.concatenate([plot.model.fit(np.linspace(-2, 2, 401)) for plot in plots])
        assert low < told.min() < told.max() < high


def worlds() -> list[Redraws]:
    with offstage():
        return [Redraws(PLAN, number, "high") for number in range(3)]


def test_a_hundred_worlds_of_each_model_fill_the_frame_and_scales_are_seen_to_change() -> None:
    stiff, calm, wild = worlds()
    assert stiff.plane.key == calm.plane.key
    assert wild.plane.span[1] > 1.3 * stiff.plane.span[1]
    assert edges(stiff.plane)[1] - edges(stiff.plane)[0] > 0.85 * STAGE.width
    for redraws in (stiff, calm):  # all dots are in the picture, and half of it is for them
        _, y = np.transpose(redraws.worlds.dots, (1, 0, 2))
        low, high = redraws.plane.low[1], redraws.plane.low[1] + redraws.plane.span[1]
        assert low < y.min() < y.max() < high
        assert y.max() - y.min() > (high - low) / 2
    for before, after in ((stiff, wild), (wild, calm)):  # the plane that came looks like the next
        move = prepare_animation(after.take(before.plane))
        move.begin()
        move.finish()
        assert before.plane.state == pytest.approx(after.plane.state)


def test_no_name_is_tied_to_its_curve_through_a_square() -> None:
    stiff = worlds()[0]
    stiff.gaps.grown.set_value(1)
    stiff.gaps.squared.set_value(1)
    for level in (0.0, 1.0):
        stiff.gaps.level.set_value(level)
        for _, link in (stiff.named_mean, stiff.named_law):
            x, y = link.line().T
            for outline in stiff.gaps.outlines():
                (left, low), (right, high) = outline.min(axis=0), outline.max(axis=0)
                assert not ((x > left) & (x < right) & (y > low) & (y < high)).any()


def test_the_newest_curve_is_brighter_than_those_before_it() -> None:
    stiff = worlds()[0]
    stiff.count.tracker.set_value(3)
    shown = picture(stiff.bundle)
    x = np.array([1.9])
    rows = []
    for curve in stiff.worlds.curves[:3]:
        y = np.interp(x, stiff.worlds.x, curve)
        (row,), (column,) = pixels_at(stiff.plane.xy(x, y))
        rows.append(int(shown[row - 1 : row + 2, column, 0].max()))
    assert rows[2] > 1.3 * min(rows[:2])


def test_no_axes_are_bare_while_it_is_asked_how_the_loss_climbs() -> None:
    bare: list[float] = []

    class Plots:
        def frame(self, scene: Any) -> None:
            powers, there = scene.powers, scene.get_mobject_family_members()
            on_it = powers.trained, powers.bars, *powers.sketches
            seen = powers.plane in there and powers.plane.presence > 0.9
            if seen and not any(thing in there for thing in on_it):
                bare.append(scene.renderer.time)

        def beat_ended(self, scene: Any, name: str) -> None:
            """Frames are enough."""

    rehearse(BiasVariance, frames=["where_to_stop"], layout=False, onlookers=[Plots()])
    assert not bare


def test_a_square_of_next_to_nothing_leaves_no_speck() -> None:
    wild = worlds()[2]
    swatch, words = wild.parts[0]
    assert words.text.endswith("0.00")
    assert not picture(swatch)[..., 0].max() > 60


def test_the_second_bracket_stands_where_curves_stray_farthest_and_is_all_seen() -> None:
    wild = worlds()[2]
    far = wild.bracket
    at = int(np.argmax(np.where(PLAN.worlds[2].x >= 0, PLAN.spread, 0)))
    assert far.x == PLAN.worlds[2].x[at]
    curve = PLAN.worlds[2].curves[shown_draw(PLAN)]
    assert far.distance == pytest.approx(curve[at] - PLAN.worlds[2].settled[at])
    ends, plane = far.ends()[:, 1], wild.plane
    assert plane.corner[1] < ends.min() < ends.max() < plane.corner[1] + plane.size[1]
    number = wild.said
    assert number.get_right()[0] < far.ends()[0, 0]
    assert STAGE.holds(number)


def test_a_square_stands_on_each_distance_and_all_become_as_large_as_their_average() -> None:
    stiff, _, wild = worlds()
    wild.picked.tracker.set_value(wild.shown)
    wild.more.set_value(1)
    for squares, area in (
        (stiff.gaps, PLAN.worlds[0].bias),
        (wild.strays, PLAN.worlds[2].of_all.variance),
    ):
        squares.grown.set_value(1)
        squares.squared.set_value(1)
        gaps = squares.high(squares.x) - squares.low(squares.x)
        assert squares.sides() == pytest.approx(gaps)
        size = squares.outlines().max(axis=1) - squares.outlines().min(axis=1)
        assert size[:, 0] == pytest.approx(size[:, 1])  # squares to the eye
        assert size[:, 1] == pytest.approx(abs(gaps) * unit_of(squares.plane))
        squares.level.set_value(1)
        assert squares.sides() ** 2 == pytest.approx(area)
    assert abs(wild.strays.high(wild.strays.x) - wild.strays.low(wild.strays.x)).max() > 2


def test_squares_of_variance_and_bias_that_are_seen_together_have_one_scale() -> None:
    stiff, _, wild = worlds()
    for plane in (wild.plane, stiff.plane):  # the picture comes near, and the square with it
        wild.plane.reframe(y=(float(plane.low[1]), float(plane.low[1] + plane.span[1])))
        side = np.ptp(wild.parts[1][0].outline, axis=0)
        assert side == pytest.approx(np.sqrt(wild.worlds.of_all.variance) * unit_of(plane))
    kept, bias = Box.around(wild.parts[1][0]), stiff.parts[0][0]
    ratio = np.ptp(wild.parts[1][0].outline, axis=0) / np.ptp(bias.outline, axis=0)
    assert ratio**2 == pytest.approx(wild.worlds.of_all.variance / stiff.worlds.of_all.bias)
    foot = wild.parts[1][0].outline[:, 1].min()
    assert foot > bias.outline[:, 1].max()
    assert kept.left > stiff.title.get_right()[0]
    assert STAGE.top > wild.parts[1][0].outline[:, 1].max()


def test_no_curve_is_cut_where_the_variance_is_told() -> None:
    wild = worlds()[2]
    low, high = wild.plane.low[1], wild.plane.low[1] + wild.plane.span[1]
    assert low < wild.worlds.curves.min() < wild.worlds.curves.max() < high


def test_no_curve_of_any_power_is_cut_beside_its_losses() -> None:
    cut: list[bool] = []

    class Curve:
        def frame(self, scene: Any) -> None:
            powers, plane = scene.powers, scene.powers.mini.plane
            if powers.trained in scene.mobjects and powers.mini.curve in scene.mobjects:
                told = powers.mini.curve.predict(np.linspace(-2, 2, 201))
                low, high = plane.low[1], plane.low[1] + plane.span[1]
                cut.append(bool(told.min() < low or told.max() > high))

        def beat_ended(self, scene: Any, name: str) -> None:
            """Frames are enough."""

    rehearse(BiasVariance, frames=["where_to_stop"], layout=False, onlookers=[Curve()])
    assert len(cut) > 50
    assert not any(cut)


def test_squares_of_one_curve_become_averages_over_all_before_they_are_level() -> None:
    wild = worlds()[2]
    strays, curves = wild.strays, wild.worlds.curves
    wild.more.set_value(1)
    last = strays.sides() ** 2
    strays.taken.set_value(1e-9)
    assert strays.sides() ** 2 == pytest.approx(last, rel=1e-3)  # no jump
    strays.taken.set_value(1)
    at = np.searchsorted(wild.worlds.x, strays.x)
    squares = np.mean((curves - wild.worlds.settled) ** 2, axis=0)
    for told, place in zip(strays.sides() ** 2, at.tolist(), strict=True):
        near = squares[max(0, place - 1) : place + 1]
        assert 0.9 * near.min() < told < 1.1 * near.max()
    assert np.mean(strays.sides() ** 2) == pytest.approx(wild.worlds.of_all.variance, rel=0.01)


def test_no_square_is_cut_off_on_the_way_from_one_curve_to_the_next() -> None:
    wild = worlds()[2]
    wild.more.set_value(1)
    wild.strays.grown.set_value(1)
    wild.strays.squared.set_value(1)
    low, high = wild.plane.corner, wild.plane.corner + wild.plane.size
    assert wild.last == 4
    for at in np.linspace(wild.shown, wild.last, 25):
        wild.picked.tracker.set_value(at)
        corners = wild.strays.outlines().reshape(-1, 2)
        assert (corners > low).all()
        assert (corners < high).all()


def test_the_average_is_of_as_many_draws_as_are_told() -> None:
    wild = worlds()[2]
    told = []
    for share in (0.0, 0.5, 1.0):
        wild.more.set_value(share)
        wild.drawn.refresh()
        told.append(wild.drawn.text.split()[-1])
        average = PLAN.worlds[2].after(wild.draws)
        assert wild.mean.predict(PLAN.worlds[2].x) == pytest.approx(average)
    assert told == ["100", "1,000", "10,000"]


def test_what_the_legend_says_is_the_area_of_its_square() -> None:
    for redraws in worlds():
        unit = unit_of(redraws.plane)
        for (swatch, _), area in zip(redraws.parts, redraws.worlds.of_all, strict=True):
            side = swatch.outline[2] - swatch.outline[0]
            assert (side / unit) ** 2 == pytest.approx(area)


def test_wherever_the_spread_does_not_fit_the_bar_stands_where_it_does() -> None:
    wilder = replace(PLAN, worlds=PLAN.worlds)
    wilder.__dict__["spread"] = 4 * PLAN.spread  # as if it had been computed
    low, high = scale_of(wilder)
    at = widest(wilder)
    spread = float(np.interp(at, wilder.worlds[2].x, wilder.spread))
    mean = float(np.interp(at, wilder.worlds[2].x, wilder.worlds[2].settled))
    assert low <= mean - spread < mean + spread <= high
    assert at > 0


def test_an_average_and_one_of_many_do_not_look_alike_and_have_their_names() -> None:
    for redraws in worlds():
        assert redraws.mean.rim is not None
        words, link = redraws.named_mean
        assert np.allclose(link.line()[-1], redraws.plane.xy(-1.15, redraws.mean.predict(-1.15)))
        assert words.text == "their average"
        assert redraws.named_single[0].text == "one of them"


def test_the_picture_of_the_bend_becomes_that_of_the_model_which_bends() -> None:
    with offstage():
        floors = Floors(PLAN, Pair(PLAN))
        trio = Trio(PLAN, floors)
        assert trio.plots[2].plane is floors.bent
        assert trio.many is floors.dots
        x = np.linspace(-2, 2, 9)
        assert np.allclose(trio.line.predict(x), floors.line.predict(x))


def test_the_wild_curve_fills_the_stage_and_its_words_stand_clear_of_it() -> None:
    with offstage():
        wild = Trio(PLAN, Floors(PLAN, Pair(PLAN))).plots[2]
        move = prepare_animation(wild.fill())
        move.begin()
        move.finish()
    assert edges(wild.plane)[1] - edges(wild.plane)[0] > 0.85 * STAGE.width
    highest = wild.plane.xy(np.linspace(-1, 1, 99), wild.model.fit(np.linspace(-1, 1, 99)))
    assert wild.asked.get_bottom()[1] > highest[:, 1].max() + 0.5
    for above, below in pairwise((wild.trained, wild.asked, wild.noise)):
        assert above.get_bottom()[1] > below.get_top()[1]
    assert STAGE.holds(wild.trained)


class Bar:
    """An onlooker that keeps what is told of the bars: variance grown, and what is on screen."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.seen: list[tuple[float, float, bool]] = []

    def frame(self, scene: Any) -> None:
        powers = scene.powers
        if powers.bars in scene.mobjects:
            there = getattr(powers, self.what) in scene.mobjects
            grown = float(powers.bars.variance.get_value())
            self.seen.append((scene.renderer.time, grown, there))

    def beat_ended(self, scene: Any, name: str) -> None:
        """Frames are enough."""


def test_own_dots_and_fresh_ones_are_not_told_in_one_picture() -> None:
    line = Bar("trained")
    rehearse(BiasVariance, frames=["where_to_stop"], layout=False, onlookers=[line])
    assert max(variance for _, variance, _ in line.seen) == 17
    assert {there for _, variance, there in line.seen if variance > 0} == {False}


def test_squares_of_gaps_agree_with_the_average_that_they_become() -> None:
    stiff = worlds()[0].gaps
    gaps = stiff.high(stiff.x) - stiff.low(stiff.x)
    assert np.mean(gaps**2) == pytest.approx(PLAN.worlds[0].bias, rel=2e-3)
    stiff.grown.set_value(1)
    for squared in (0.5, 1.0):  # and none is in another's way
        stiff.squared.set_value(squared)
        spans = sorted((float(o[:, 0].min()), float(o[:, 0].max())) for o in stiff.outlines())
        assert all(one[1] < two[0] for one, two in pairwise(spans))


def test_choices_stay_from_the_question_to_the_answer() -> None:
    there: list[bool] = []

    class Guesses:
        def frame(self, scene: Any) -> None:
            there.append(scene.powers.guess in scene.mobjects)

        def beat_ended(self, scene: Any, name: str) -> None:
            """Frames are enough."""

    rehearse(BiasVariance, frames=["where_to_stop"], layout=False, onlookers=[Guesses()])
    come = [now for before, now in pairwise(there) if now != before]
    assert come == [True, False]


def test_bars_that_would_be_cut_are_gone_before_others_are_seen_from_near() -> None:
    cut: list[float] = []

    class Edges:
        def frame(self, scene: Any) -> None:
            bars, plane = scene.powers.bars, scene.powers.plane
            low, high = plane.low[0], plane.low[0] + plane.span[0]
            for degree in range(len(bars.levels)):
                if bars in scene.mobjects and not low < degree - 0.34 < degree + 0.34 < high:
                    cut.append(bars.strength(degree))

        def beat_ended(self, scene: Any, name: str) -> None:
            """Frames are enough."""

    rehearse(BiasVariance, frames=["where_to_stop"], layout=False, onlookers=[Edges()])
    assert cut
    assert max(cut) < 0.01


def test_each_answer_has_a_sketch_that_bends_as_it_says() -> None:
    with offstage():
        powers = Powers(PLAN)
    bends = []
    for sketch, tile in zip(powers.sketches, powers.guess, strict=True):
        whole, line = sketch.line(), sketch.climb()
        assert line[-1, 1] < tile.get_bottom()[1]
        assert tile.get_left()[0] < whole[0, 0] < line[0, 0] < line[-1, 0] < tile.get_right()[0]
        assert whole[0, 1] > line[0, 1]  # it falls first, as was seen
        assert (np.diff(line[:, 1]) > 0).all()
        bends.append(line[30, 1] - (line[0, 1] + line[-1, 1]) / 2)
    fast, even, slow = bends
    assert fast > 0.5
    assert even == pytest.approx(0)
    assert slow < -0.5


def test_no_bar_waits_long_for_its_variance_beside_others_that_have_theirs() -> None:
    line = Bar("trained")
    rehearse(BiasVariance, frames=["where_to_stop"], layout=False, onlookers=[line])
    waits = min(at for at, variance, _ in line.seen if variance > 14.5)
    goes_on = min(at for at, variance, _ in line.seen if variance > 15)
    assert 0 < goes_on - waits < 2.5


def test_the_last_bars_leave_the_picture_and_the_axis_follows_once() -> None:
    with offstage():
        powers = Powers(PLAN)
    totals = [part.total for part in PLAN.parts]
    assert powers.near[1] < totals[15] < totals[16] < powers.far[1]
    assert max(totals[2:11]) < powers.low[1]
    assert powers.calm == 15
    assert climbs(PLAN) == "slow, then fast"
    even = [Parts(0.0, 0.03 * n, 0.25, 0.1) for n in range(14)]
    assert climbs(replace(PLAN, parts=tuple(even))) == "evenly"
    soon = [Parts(0.0, float(np.tanh(n)), 0.25, 0.1) for n in range(14)]
    assert climbs(replace(PLAN, parts=tuple(soon))) == "fast, then slow"


def test_no_part_has_a_number_before_it_is_explained() -> None:
    come: dict[str, float] = {}

    class Parts:
        def frame(self, scene: Any) -> None:
            there = scene.get_mobject_family_members()
            for name, part in (("bias", scene.nervous.parts[0]), ("bias", scene.stiff.parts[0]),
                               ("variance", scene.nervous.parts[1])):  # fmt: skip
                if part in there:
                    come.setdefault(name, scene.renderer.time)

        def beat_ended(self, scene: Any, name: str) -> None:
            """Frames are enough."""

    beats = ["a_hundred_worlds", "the_lines"]
    run = rehearse(BiasVariance, frames=beats, layout=False, onlookers=[Parts()])
    for name, words in (("variance", "That is the variance"), ("bias", "That is bias squared")):
        (said,) = [cue.start for cue in run.captions if cue.text.startswith(words)]
        assert come[name] >= said


def test_how_the_bars_climb_is_asked_before_any_bar_is_there() -> None:
    asked: list[float] = []

    class Guesses:
        def frame(self, scene: Any) -> None:
            if scene.powers.guess in scene.mobjects and scene.powers.bars not in scene.mobjects:
                bars = scene.powers.bars
                parts = (bars.chance, bars.bias, bars.variance)
                asked.append(sum(part.get_value() for part in parts))

        def beat_ended(self, scene: Any, name: str) -> None:
            """Frames are enough."""

    rehearse(BiasVariance, frames=["where_to_stop"], layout=False, onlookers=[Guesses()])
    assert asked
    assert set(asked) == {0.0}


def test_the_legend_stands_in_a_row_over_bars_that_are_seen_from_near() -> None:
    changed = {"few": 8, "few_seed": 2, "powers": 7, "highest_degree": 7}
    for plan in (PLAN, plan_for(**(BiasVarianceParameters().__dict__ | changed))):
        with offstage():
            powers = Powers(plan)
        powers.plane.within(places.POWERS)
        powers.plane.reframe(x=powers.closer, y=powers.low)
        for one, two in pairwise(powers.above):
            assert one.get_right()[0] + 0.3 < two.get_left()[0]
        assert all(STAGE.holds(entry) for entry in powers.above)
        left, right = powers.above[0].get_left()[0], powers.above[-1].get_right()[0]
        for degree, part in enumerate(plan.parts):
            (low, _), (high, top) = powers.plane.xy([degree - 0.34, degree + 0.34], [0, part.total])
            foot = min(entry.get_bottom()[1] for entry in powers.above)
            assert not (low < right and high > left) or top < foot


def test_what_bars_are_made_of_is_told_as_long_as_their_parts_are_seen() -> None:
    bare: list[float] = []

    class Legend:
        def frame(self, scene: Any) -> None:
            powers = scene.powers
            there = scene.get_mobject_family_members()
            if powers.bars in there and float(powers.bars.variance.get_value()) > 0:
                told = powers.legend[0] in there or powers.above[0] in there
                if not told:
                    bare.append(scene.renderer.time)

        def beat_ended(self, scene: Any, name: str) -> None:
            """Frames are enough."""

    rehearse(BiasVariance, frames=["where_to_stop"], layout=False, onlookers=[Legend()])
    assert not bare or bare[-1] - bare[0] < 2  # while the picture comes nearer


def test_what_stands_over_the_bars_is_right_of_the_gold_lines_fall() -> None:
    changed = {"few": 8, "few_seed": 2, "powers": 7, "highest_degree": 7}
    for plan in (PLAN, plan_for(**(BiasVarianceParameters().__dict__ | changed))):
        with offstage():
            powers = Powers(plan)
            powers.plane.within(places.POWERS)
        fall = powers.plane.xy(2, 0)[0]
        over = [powers.guess, *powers.legend]
        assert min(thing.get_left()[0] for thing in over) > fall
        assert powers.trained.losses.max() < powers.near[1]


def test_dots_and_their_losses_have_rooms_of_their_own() -> None:
    with offstage():
        powers = Powers(PLAN)
    move = prepare_animation(powers.tested.make_room())  # it has the whole stage at first
    move.begin()
    assert edges(powers.tested.plane)[1] > edges(powers.aside.plane)[1] - 0.5
    move.finish()
    for mini, losses in ((powers.mini, powers.plane), (powers.tested, powers.aside.plane)):
        assert edges(mini.plane)[1] < edges(losses)[0]
        assert mini.curve.clip_box() == Box(
            *mini.plane.corner.tolist(), *(mini.plane.corner + mini.plane.size).tolist()
        )


def test_no_heading_comes_through_the_one_before_it() -> None:
    both: list[float] = []

    class Headings:
        def frame(self, scene: Any) -> None:
            there = scene.get_mobject_family_members()
            heads = [redraws.head[0] for redraws in (scene.stiff, scene.nervous, scene.calm)]
            seen = [head[0].get_fill_opacity() if head[0] in there else 0.0 for head in heads]
            both.append(sorted(seen)[-2])

        def beat_ended(self, scene: Any, name: str) -> None:
            """Frames are enough."""

    rehearse(
        BiasVariance, frames=["a_hundred_worlds", "the_lines"], layout=False, onlookers=[Headings()]
    )
    assert both
    assert max(both) < 0.05


def test_no_bar_is_drawn_above_the_picture_that_is_looked_at_closely() -> None:
    with offstage():
        powers = Powers(PLAN)
    bars, plane = powers.bars, powers.plane
    plane.reframe(y=powers.near)
    for part, size in ((bars.chance, 1.0), (bars.bias, 1.0), (bars.variance, 17.0)):
        part.set_value(size)
    drawn = [outline for degree in range(17) for outline, _ in bars.boxes(degree)]
    top = plane.corner[1] + plane.size[1]
    assert max(outline[:, 1].max() for outline in drawn) < top + 0.15
    calm = [outline[:, 1].max() for outline, _ in bars.boxes(powers.calm - 1)]
    assert max(calm) < top


def test_the_lowest_loss_on_dots_held_back_is_marked() -> None:
    with offstage():
        powers = Powers(PLAN)
    assert powers.pointer.to == PLAN.best_degree
    assert powers.choice.to == int(np.argmin(PLAN.validated)) == powers.aside.lowest


def test_what_is_drawn_of_one_draw_is_what_it_cost() -> None:
    with offstage():
        trained = Powers(PLAN).trained
    assert trained.losses == pytest.approx([fit.loss(PLAN.few) for fit in PLAN.fits])


def test_each_dot_is_hollow_in_one_turn_and_none_once_the_power_is_chosen() -> None:
    with offstage():
        aside = Powers(PLAN).aside
    x = np.asarray(PLAN.few.x)
    held = []
    for turn in range(4):
        aside.turn.set_value(turn + 0.9)
        held.append(aside.hollow(x))
        assert set(held[-1]) == {0, 1}
        assert set(x[held[-1] == 1]) == set(np.asarray(PLAN.held[turn].back.x))
    assert np.sum(held, axis=0) == pytest.approx(1)
    aside.back.set_value(1)
    assert aside.hollow(x) == pytest.approx(0)
    at = np.linspace(-2, 2, 9)
    assert aside.predict(at) == pytest.approx(PLAN.fits[aside.lowest](at))


def test_no_curve_jumps_where_other_dots_are_held_back() -> None:
    with offstage():
        aside = Powers(PLAN).aside
    at = np.linspace(-1, 1, 9)
    for turn in (1, 2, 3):
        told = []
        for near in (turn - 1e-6, turn, turn + 1e-6):
            aside.turn.set_value(near)
            told.append(aside.predict(at))
        assert told[0] == pytest.approx(told[1], abs=1e-2)
        assert told[2] == pytest.approx(told[1], abs=1e-2)


def test_every_loss_is_the_mean_square_of_strokes_that_are_seen_and_stands_on_the_scale() -> None:
    with offstage():
        powers = Powers(PLAN)
    turned, aside = powers.turned, powers.aside
    turned.begun.set_value(1)
    turned.tested.set_value(1)
    assert aside.losses.shape == (4, 8)
    assert aside.losses.max() < aside.top
    for power in range(8):
        aside.turn.set_value((power + 1) / 8)
        lengths = np.diff(turned.strokes()[:, :, 1]) / unit_of(turned.plane)
        assert len(lengths) == 5
        assert np.mean(lengths**2) == pytest.approx(aside.losses[0, power])


def test_every_loss_has_a_square_or_an_arrow() -> None:
    with offstage():
        aside = Powers(PLAN).aside
    aside.turn.set_value(4)
    aside.averaged.set_value(1)
    assert aside.there() == pytest.approx(1)
    aside.named.set_value(1)  # the line is gone
    shown = picture(aside)
    for power, loss in enumerate(aside.mean.tolist()):
        beyond = loss > aside.top
        x, y = aside.plane.xy(power, aside.top if beyond else loss)
        spot = np.array([(x, y - 0.2)] if beyond else [(x + 0.12, y)])
        row, column = pixels_at(spot)
        assert shown[row[0], column[0], 0] > 100
