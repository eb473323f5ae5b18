"""Many inputs, as they are seen: her, the climax in the whole frame, the hairline and its lens."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from scenes.many_features import ManyFeatures, ManyFeaturesParameters
from scenes.parts.many_features import places
from scenes.parts.many_features.bars import Bars
from scenes.parts.many_features.bends import Bends
from scenes.parts.many_features.cups import Cups
from scenes.parts.many_features.dimensions import KNOBS, Dimensions
from scenes.parts.many_features.disc import Axes, Lanes, Turned, Valley
from scenes.parts.many_features.lines import Distances, Knobs
from scenes.parts.many_features.opening import Opening
from scenes.parts.many_features.pizzas import Pizzas
from scenes.parts.many_features.plan import plan_for
from scenes.parts.many_features.profile import Profile
from scenes.parts.many_features.she import Above, Path
from scenes.parts.many_features.small_walk import Measure, derivation
from scenes.parts.many_features.table import Evening
from scenes.parts.many_features.telling import steepest
from scenes.parts.many_features.town import Town
from scenes.parts.many_features.units import Row, Scaled
from scenes.parts.many_features.wait import Strait, Walk
from scenes.render.rehearsal import offstage
from scenes.stage import FRAME, POSITION, TITLE_SIZE, Box, Figure, Mark, Playback, Readout, Words
from scenes.stage.type.text import baseline
from tests.scenes.canvas import picture
from tests.scenes.performing import attend, performed

PLAN = plan_for(**ManyFeaturesParameters().__dict__)


class Sighting:
    """An onlooker that notes when she is seen, and how large the largest count is."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.seen: list[bool] = []
        self.base: list[bool] = []  # whether the number is written that is guessed from
        self.largest = (0.0, 0.0)  # the size and the width
        self.counted: dict[int, float] = {}  # when all of so many steps are first seen
        self.frames = 0

    def frame(self, scene: Any) -> None:
        self.frames += 1
        if self.frames % 8 != 1:
            return  # to look through all that is there takes long
        there = [part for thing in scene.mobjects for part in thing.get_family()]
        for count in there:
            if isinstance(count, Readout) and count.number.text == f"{PLAN.persons.steps:,}":
                self.largest = max(self.largest, (count.font_size, count.width))
            for units in (PLAN.thousands, PLAN.persons, PLAN.standard):
                if isinstance(count, Readout) and count.number.text == f"{units.steps:,}":
                    self.counted.setdefault(units.steps, scene.time)
        self.times.append(scene.time)
        known = f"{PLAN.thousands.steps:,}"
        self.base.append(any(isinstance(m, Words) and known in m.text for m in there))
        self.seen.append(any(isinstance(m, Figure) and m.presence > 0.5 for m in there))

    def beat_ended(self, scene: Any, name: str) -> None:
        """Frames say enough."""


attend(ManyFeatures, Sighting)


def walk() -> Walk:
    rows = [Row(units) for units in (PLAN.thousands, PLAN.persons)]
    return Walk((rows[0], rows[1]), ValueTracker(0.0))


@pytest.mark.slow
def test_the_climax_has_the_width_of_the_frame() -> None:
    """Ten digits stood in a table's cell, as small as a label."""
    size, wide = performed(ManyFeatures).of(Sighting).largest
    assert size >= 2 * TITLE_SIZE
    assert 0.8 * FRAME.width <= wide <= FRAME.width - 0.8


@pytest.mark.slow
def test_she_walks_in_most_of_the_film_in_its_climax_and_at_its_end() -> None:
    """“Can she still walk there?”, it is asked, and she was gone from then on."""
    performance = performed(ManyFeatures)
    sight = performance.of(Sighting)
    times, seen = np.array(sight.times), np.array(sight.seen)
    assert seen.mean() > 0.6
    assert seen[-1]
    ((began, ended),) = performance.scene.delights
    assert seen[(times > began) & (times < ended)].all()


@pytest.mark.slow
def test_steps_are_counted_before_they_are_said() -> None:
    """“38 steps” was heard while she took the first of them."""
    performance = performed(ManyFeatures)
    counted = performance.of(Sighting).counted
    told = (PLAN.thousands, "thousand steps."), (PLAN.persons, "billion"), (PLAN.standard, "38 s")
    for units, words in told:
        said = min(c.start for c in performance.run.captions if words in c.text)
        assert counted[units.steps] <= said + 0.55  # looked at every 8 frames of 15


def test_each_axis_bends_as_it_is_steep_and_all_are_cut_at_one_height() -> None:
    with offstage():
        fifty = PLAN.fifty
        bars = Bars(lambda: fifty.left(0), len(fifty.curvatures), places.BARS, scaled=True)
        bends = Bends(bars, fifty.curvatures)
        widths = []
        for number, axis in enumerate(bends.axes):
            x, y = bends.curve(number).T
            assert x.mean() == pytest.approx(bars.tops(fifty.left(0))[axis, 0])
            widths.append(np.ptp(x))
            assert np.ptp(y) == pytest.approx(bends.height)
        ratio = (fifty.curvatures[0] / fifty.curvatures[-1]) ** 0.5
        assert widths[-1] / widths[0] == pytest.approx(ratio)
        assert max(widths) < np.diff(bends.feet).min()  # none touches the next


def test_the_valley_in_the_frame_is_true_to_scale() -> None:
    with offstage():
        strait = Strait((PLAN.thousands.ratio, PLAN.persons.ratio))
        for squeezed, units in ((0, PLAN.thousands), (1, PLAN.persons)):
            strait.squeezed.set_value(squeezed)
            long, wide = np.ptp(strait.ellipse(), axis=0)
            assert long / wide == pytest.approx(units.ratio**0.5)
            assert long > 0.8 * FRAME.width


def test_the_cure_opens_the_hairline_and_its_number_stands_beside_the_valley() -> None:
    """The cured valley was as small as a label, and its number would lie on it."""
    with offstage():
        rows = [Row(units) for units in (PLAN.persons, PLAN.standard)]
        way = Walk((rows[0], rows[1]), ValueTracker(0.0), 4.6)
        way.strait.squeezed.set_value(1)
        line = way.strait.ellipse()
        long, wide = np.ptp(line, axis=0)
        assert long / wide == pytest.approx(PLAN.standard.ratio**0.5)
        assert long > 0.6 * FRAME.width
        assert way.narrow.get_bottom()[1] > line[line[:, 0] > way.narrow.get_left()[0], 1].max()


def test_the_ground_slides_to_the_middle_on_one_scale() -> None:
    with offstage():
        on = Turned(places.DISC, PLAN.two.best, 7.0)
        ends = PLAN.two.best + np.array([(0.0, 0.0), (1.0, 0.0)])
        here = on.at(ends)
        on.centred.set_value(1)
        there = on.at(ends)
        assert there[0, 0] == pytest.approx(0)
        assert there[1] - there[0] == pytest.approx(here[1] - here[0])  # one scale all the way


def test_the_camera_that_goes_to_her_ends_where_she_is() -> None:
    with offstage():
        opening = Opening(PLAN, ValueTracker(0.0), Evening(PLAN))
        opening.view.look(**opening.seen_from(-108))
        before = opening.she.near
        go = opening.approach()
        go.begin()
        ways = []
        for share in np.linspace(0, 1, 11):
            go.interpolate(share)
            ways.append(opening.she.foot()[:2])
        assert ways[-1] == pytest.approx([-0.1, -2.0], abs=0.05)
        assert opening.she.near > 1.3 * before
        assert (np.diff(ways, axis=0)[:, 0] > 0).all()  # she swung out over the knobs, and back


def test_a_cup_half_as_wide_is_as_high_and_bends_four_times_as_sharply() -> None:
    """The square, the key of the climax, had no picture."""
    with offstage():
        cups = Cups()
        wide, narrow = cups.curve(1.0), cups.curve(2.0)
        assert np.ptp(narrow, axis=0) == pytest.approx(np.ptp(wide, axis=0) * [0.5, 1.0])
        bends = [np.polyfit(*(line - line.min(axis=0)).T, 2)[0] for line in (wide, narrow)]
        assert bends[1] / bends[0] == pytest.approx(4)
        cups.squeezed.set_value(np.log(walk().strait.times))
        assert cups.times == pytest.approx(210.1, abs=0.05)


def tilted() -> tuple[Turned, Playback, Measure]:
    two = PLAN.two
    on = Turned(places.DISC, two.best, 7.0)
    on.degrees.set_value(two.turn)
    party = Playback(two.walk, [POSITION], POSITION)
    return on, party, Measure(on, two, Path(on, party, "circle", POSITION, ball=False))


def test_of_the_bar_across_the_arrow_of_the_step_leaves_what_is_left() -> None:
    """The factor was shown, not explained: step = α × λ × distance, true to a ruler."""
    with offstage():
        on, party, measure = tilted()
        first = measure.left()
        arrow = np.linalg.norm(np.diff(measure.step(), axis=0))
        curvature, rate = PLAN.two.curvatures[1], PLAN.two.rate
        assert arrow == pytest.approx(rate * curvature * abs(first) * on.unit)
        party.progress.set_value(1)
        assert measure.left() / first == pytest.approx(1 - rate * curvature)
        assert np.linalg.norm(np.diff(measure.step(), axis=0)) == pytest.approx(arrow)  # held


def test_what_is_left_is_named_when_she_has_landed_and_not_before() -> None:
    with offstage():
        _, party, measure = tilted()
        measure.told.set_value(1)
        measure.taken.set_value(1)
        for time, names in ((0, {"distance", "step"}), (1, {"step", "left"})):
            party.progress.set_value(time)
            assert {text.text for text, *_, there in measure.texts() if there > 0.9} == names


def test_the_slope_is_that_of_the_cut_and_is_held_until_she_has_landed() -> None:
    """It was said and written, and never drawn."""
    with offstage():
        on, party, measure = tilted()
        profile = Profile(on, PLAN.two, measure)
        curvature = PLAN.two.curvatures[1]
        first, second = (abs(float(d)) for d in PLAN.two.distances[:2, 1])
        to_loss = 0.5 * curvature * first**2 / (profile.at(0, 1) - profile.at(0, 0))[1]
        for time, distance in ((0.0, first), (0.6, first), (1.0, second)):
            party.progress.set_value(time)
            run, rise = np.diff(profile.tangent(), axis=0)[0]
            assert -rise * to_loss / (run / on.unit) == pytest.approx(curvature * distance)
        # her distance is as long in the cut as on the map
        here, goal = profile.at([second, 0], 0)
        assert (goal - here)[0] == pytest.approx(on.unit * abs(measure.left()))


def test_each_knob_is_a_dimension_and_the_loss_is_one_more() -> None:
    with offstage():
        dimensions = Dimensions()
        assert not dimensions.text_boxes()
        for come in dimensions.come:
            come.set_value(1)
        told = " ".join(text.text for text, *_ in dimensions.texts())
        assert all(f"{knobs} + 1 = {knobs + 1}" in told for knobs in KNOBS)
        assert KNOBS[-1] == 4


def test_there_is_a_pizza_for_each_that_was_asked_for() -> None:
    with offstage():
        for count in (45, 31, 70):
            pizzas = Pizzas(count)
            assert len(pizzas.spots) == count
            gaps = np.linalg.norm(pizzas.spots[:, None] - pizzas.spots, axis=-1)
            assert gaps[gaps > 0].min() == pytest.approx(pizzas.room)  # none over another


def test_slope_and_step_are_derived_in_the_numbers_of_the_walk() -> None:
    with offstage():
        lines, notes = derivation(PLAN.two)
        assert len(lines) == 3
        assert "3.571" in notes[0].source
        assert "0.25 " in notes[1].source


def test_her_trail_lies_under_her_and_under_the_goal() -> None:
    """Twenty landings were a bar over her hat."""
    assert Path.layer < Mark.layer < Above.layer
    assert Lanes.layer < Path.layer


def test_the_line_of_a_knob_is_whole_with_its_first_dot() -> None:
    """A dash that beat with the dots looked broken, and the dot at the corner was cut flat."""
    with offstage():
        party = Playback(PLAN.two.walk, [POSITION], POSITION)
        knobs = Knobs(PLAN.two, party, ("a", "b"))
        party.progress.set_value(PLAN.two.walk.steps)
        for line in knobs.lines:
            box, spots = line.clip_box(), line.spots()
            assert box is not None
            assert box.left <= spots[0, 0] - 0.11
            assert box.bottom <= spots[0, 1] - 0.11
            row = picture(line)
            lone = (spots[2:-1] + spots[3:]) / 2  # between two dots
            assert all(near(row, spot) for spot in lone)


def near(drawn: Any, spot: Any) -> bool:
    """Whether something is drawn there."""
    high, wide = drawn.shape[:2]
    x = round((spot[0] / FRAME.width + 0.5) * wide)
    y = round((0.5 - spot[1] / FRAME.height) * high)
    return bool((drawn[y - 1 : y + 2, x - 1 : x + 2] != drawn[0, 0]).any())


@pytest.mark.slow
def test_what_is_guessed_from_stays_in_sight() -> None:
    """“210 × 210 times”: of a number that had gone ten seconds before."""
    performance = performed(ManyFeatures)
    sight = performance.of(Sighting)
    guessed = next(c.start for c in performance.run.captions if "How many steps now" in c.text)
    seen = [there for time, there in zip(sight.times, sight.base, strict=True)
            if guessed <= time < guessed + 8]  # fmt: skip
    assert seen
    assert all(seen)


def test_she_is_as_far_from_the_cross_as_the_flattest_axis_has_to_go() -> None:
    with offstage():
        way = walk()
        start = way.foot()[0]
        for squeezed, row in enumerate(way.rows):
            way.strait.squeezed.set_value(squeezed)
            for progress in (0.0, 0.5, 0.9, 1.0):
                row.progress.set_value(progress)
                assert way.foot()[0] / start == pytest.approx(row.left()[-1])
            assert way.foot()[0] / start == pytest.approx(0.01, rel=1e-3)
            assert way.paces() == 24  # she stands on both feet


def test_what_is_lit_among_the_bars_is_the_dot_and_not_a_column_of_nothing() -> None:
    """Grey columns stood over bars of which nothing was left, like bars themselves."""
    with offstage():
        shares = np.array([0.0, 0.4, 0.9])
        bars = Bars(lambda: shares, 3, Box(-6, -3, 6, 3), scaled=True)
        dark = picture(bars)
        bars.lit[0].set_value(1)
        assert (picture(bars) != dark).any(axis=-1).mean() < 0.02


def test_dots_stay_where_they_are_while_their_measure_changes() -> None:
    """Only the numbers at the edges change: that is all that scaling does to a cloud."""
    x = PLAN.evenings.x[:, [0, 2]]
    with offstage():
        town = Town(PLAN, ("a", "b"), ("a", "b"))
        town.risen.set_value(1)
        spots = town.spots()
        told = [{t.text: place for axis, place, t, s in town.ticks() if axis == 0 and s == 1}]
        town.counted.set_value(1)
        told.append({t.text: place for axis, place, t, s in town.ticks() if axis == 0 and s == 1})
        assert town.spots() == pytest.approx(spots)
        for number in range(3):
            # what is read off at the edge, before and after
            share = (spots[number, 0] - town.at([0, 0])[0]) / (town.at([1, 0]) - town.at([0, 0]))[0]
            assert told[1]["1"] - told[1]["0"] == pytest.approx(1)
            spread = 10 / (told[0]["20"] - told[0]["10"])
            assert 10 + (share - told[0]["10"]) * spread == pytest.approx(x[number, 0])
        assert town.shares.mean(axis=0) == pytest.approx([0, 0], abs=1e-12)
        assert town.shares.std(axis=0) == pytest.approx([1, 1])


def test_no_number_is_shown_that_the_step_does_not_visit() -> None:
    """While a dial is turned its number stays; then it is the one of the rule."""
    with offstage():
        evening = Evening(PLAN)
        evening.taken.set_value(0.5)
        assert {whole[0].readout.written() for whole in evening.knobs} == {"0.00"}
        dial = evening.knobs[0][0].dial
        assert dial.angle != dial.angle_of(0.0)
        evening.taken.set_value(1)
        written = [whole[0].readout.written() for whole in evening.knobs]
        assert written == ["0.93", "1.18", "0.33", "0.06"]


def test_digits_are_turned_back_with_their_dial() -> None:
    """Dials pointed at 0 beside 0.93, and then the digits snapped."""
    with offstage():
        evening = Evening(PLAN)
        evening.taken.set_value(1)
        turn = evening.turn_back()
        turn.begin()
        knob = evening.knobs[0][0]
        for share in (0.3, 0.5, 0.8, 1.0):
            turn.interpolate(share)
            said = float(knob.readout.written().replace("−", "-"))
            assert knob.dial.angle == pytest.approx(knob.dial.angle_of(said), abs=1)
        assert knob.readout.written() == "0.00"


def test_so_are_those_of_the_opening() -> None:
    with offstage():
        evening = Evening(PLAN)
        opening = Opening(PLAN, ValueTracker(0.0), evening)
        opening.walk.progress.set_value(7)
        opening.back.set_value(0.8)
        for whole in (evening.knobs[0], evening.knobs[3]):
            said = float(whole[0].readout.written().replace("−", "-"))
            assert said != 0
            dial = whole[0].dial
            assert dial.angle == pytest.approx(dial.angle_of(said), abs=1)


def test_knobs_are_turned_back_before_they_start_again_and_are_the_same_four() -> None:
    """They left, and came back smaller and elsewhere."""
    with offstage():
        evening = Evening(PLAN)
        opening = Opening(PLAN, ValueTracker(0.0), evening)
        first, heat, tourists, last = (whole[0] for whole in evening.knobs)
        assert [whole[0] for whole in opening.knobs] == [first, last, heat, tourists]
        opening.walk.progress.set_value(7)
        assert first.readout.written() != "0.00"
        assert last.readout.written() != "0.00"
        opening.back.set_value(1)
        four = [first, heat, tourists, last]
        assert [knob.readout.written() for knob in four] == ["0.00"] * 4
        assert first.dial.angle == pytest.approx(first.dial.angle_of(0.0))
        evening.taken.set_value(1)
        assert [knob.readout.written() for knob in four] == ["0.93", "1.18", "0.33", "0.06"]


def test_each_slope_stands_on_the_line_of_its_knob_and_so_does_its_step() -> None:
    """The column was half as high as the knobs: no slope was beside its own."""
    with offstage():
        evening = Evening(PLAN)
        rows = zip(evening.knobs, evening.slopes, evening.products, evening.worked, strict=True)
        for whole, slope, product, (before, after) in rows:
            knob = whole[0]
            line = baseline(knob.readout.number)
            parts = (slope, product, before, after)
            assert [baseline(part) for part in parts] == pytest.approx([line] * 4, abs=1e-6)
            assert before.get_right()[0] < evening.gradient.left < slope.get_left()[0]
            assert slope.get_right()[0] < evening.gradient.right < after.get_left()[0]
            assert after.get_right()[0] < knob.dial.get_left()[0] - 0.1
            assert min(part.font_size for part in (slope, before, after)) >= TITLE_SIZE


def test_one_bar_as_predicted_and_as_walked_is_the_same_to_all_those_digits() -> None:
    place, digits = PLAN.fifty.example(10)
    said, walked = PLAN.fifty.predicted(10)[place], PLAN.fifty.shares[10, place]
    assert f"{said:.13f}" == f"{walked:.13f}" == digits
    assert 0.4 < said < 0.6


def test_the_line_that_leaves_the_chart_goes_on() -> None:
    with offstage():
        party = Playback(PLAN.two.walk, [POSITION], POSITION)
        distances = Distances(PLAN.two, party, ("along", "across"))
        assert np.abs(PLAN.two.distances[-1, 1]) < 1e-4  # what the chart ends at
        distances.named.told[1].set_value(1)
        for steps, gone in ((3, False), (8, True)):
            party.progress.set_value(steps)
            told = [text.text for text, *_, strength in distances.named.texts() if strength]
            assert ("goes on" in told) == gone  # not before it has


def test_the_cure_is_shown_on_tourists_one_by_one() -> None:
    """Counted by the thousand, all had about one spread, and nothing was to be cured."""
    with offstage():
        scaled = Scaled(PLAN, places.CURE)
        wide = [np.ptp(scaled.x(scaled.now(number))) for number in range(3)]
        assert wide[2] > 4
        assert max(wide[:2]) < 0.05
        scaled.centred.set_value(1)
        scaled.divided.set_value(1)
        scaled.told.set_value(1)
        wide = [np.std(scaled.x(scaled.now(number))) for number in range(3)]
        assert wide == pytest.approx([float(scaled.x(1) - scaled.x(0))] * 3)
        told = {text.text: x for x, text, _ in scaled.ticks()}
        assert told["2"] - told["0"] == pytest.approx(float(scaled.x(2) - scaled.x(0)))


def test_names_of_knobs_are_in_what_is_seen_of_the_ground() -> None:
    with offstage():
        on = Turned(places.DISC, PLAN.two.best, 7.0)
        axes = Axes(on, ("w₁", "w₃"))
        for centred in (0, 0.5, 1):
            on.centred.set_value(centred)
            for degrees in (0, 20, 45):
                on.degrees.set_value(degrees)
                for name, left, foot, _ in axes.texts():
                    if name in axes._names:
                        x, y = left + name.width, foot + float(name.high[1])
                        assert on.window.left + 0.3 < left < x < on.window.right - 0.2
                        assert -3.2 < foot < y < 3.6


def test_the_ground_is_painted_to_every_edge_of_the_frame() -> None:
    """It was a disc on half of the frame."""
    with offstage():
        valley = Valley(Turned(places.DISC, PLAN.two.best, 7.0), PLAN.two)
        row = picture(valley)
        for y in (0, row.shape[0] // 2, row.shape[0] - 1):
            assert (row[y, [0, -1]] != picture_of_nothing()).any(axis=-1).all()


def picture_of_nothing() -> Any:
    """What is there where nothing is drawn."""
    bars = Bars(lambda: np.zeros(3), 3, Box(-1, -1, 1, 1))
    return picture(bars)[0, 0]


def test_ellipses_of_the_ground_are_where_its_loss_is_theirs() -> None:
    with offstage():
        valley = Valley(Turned(places.DISC, PLAN.two.best, 7.0), PLAN.two)
        lowest = PLAN.two.ground.value(PLAN.two.best)
        for loss in (1.0, 30.0):
            found = [float(PLAN.two.ground.value(p)) for p in valley.ellipse(loss)[::40]]
            assert found == pytest.approx([lowest + loss] * len(found))


def test_no_evening_stands_at_a_number_of_tourists_that_it_does_not_have() -> None:
    """Before they rose all sixty stood at 5 thousand, beside an edge that said so."""
    with offstage():
        town = Town(PLAN, ("a", "b"), ("a", "b"))
        assert town.spots()[:, 1] == pytest.approx(town.low[1])
        assert all(strength == 0 for axis, *_, strength in town.ticks() if axis == 1)
        for risen in (0.3, 0.6, 1.0):
            town.risen.set_value(risen)
            low, high = town.now([[0, 2], [0, 4]])[:, 1]
            read = 2 + 2 * (town.spots()[:, 1] - low) / (high - low)
            assert read == pytest.approx(town.shares[:, 1])


def test_bars_are_gone_while_losses_stand_before_them() -> None:
    """Golden curves lay on fifty bars."""
    with offstage():
        bars = Bars(lambda: np.ones(3), 3, Box(-6, -3, 6, 3), scaled=True)
        bars.dimmed.set_value(1)
        drawn = picture(bars)
        place = 0.5 * (bars.tops(np.zeros(3)) + bars.tops(np.ones(3)))[1]
        assert not near(drawn, place)


def test_while_losses_stand_before_the_bars_there_is_no_scale_of_distances() -> None:
    """Curves of a loss had their feet at 10 % of a distance."""
    with offstage():
        bars = Bars(lambda: np.ones(3), 3, Box(-6, -3, 6, 3), scaled=True)
        bars.dimmed.set_value(1)
        told = {text.text for text, *_, there in bars.texts() if there > 0}
        assert told == {"steepest axis", "flattest axis"}


def test_in_both_units_tourists_bring_as_many_pizzas() -> None:
    """“The same best predictions” was said over a picture of nothing."""
    brought = [float(units.walk.minimum[2] * units.examples.x[0, 2])
               for units in (PLAN.thousands, PLAN.persons)]  # fmt: skip
    assert brought[0] == pytest.approx(brought[1], rel=1e-9)
    film = ManyFeatures()
    with offstage():
        film.setup()
        same = film.same_product()
        for units in (PLAN.thousands, PLAN.persons):
            assert f"{units.walk.minimum[2]:.4g}" in same.source
        assert same.get_left()[0] > film.persons.asked.get_right()[0] + 0.2


def test_tourists_were_not_the_steepest_knob_so_it_is_not_1000_times() -> None:
    for seed in (1, 2, 3):
        plan = plan_for(**{**ManyFeaturesParameters().__dict__, "data_seed": seed})
        assert steepest(plan) == "heat"
        assert plan.persons.ratio < plan.thousands.ratio * 1000**2 / 4


def test_a_valley_that_fades_is_one_picture() -> None:
    """Ellipses that lie on each other were rings as each went by itself."""
    with offstage():
        strait = walk().strait
        strait.set_presence(0)
        nothing = picture(strait).astype(float)
        strait.set_presence(1)
        whole = picture(strait).astype(float)
        strait.set_presence(0.5)
        assert np.abs(picture(strait) - (whole + nothing) / 2).max() <= 3


@pytest.mark.slow
def test_what_a_beat_left_goes_before_another_picture_comes() -> None:
    """Dots shone through a valley, a valley through bars, and bars through a valley."""
    doubled = performed(ManyFeatures).of(Doubles)
    assert doubled.grounds
    assert not doubled.found


class Doubles:
    """An onlooker that notes when the ground is there together with dots or bars."""

    def __init__(self) -> None:
        self.found: list[float] = []
        self.grounds = 0

    def frame(self, scene: Any) -> None:
        there = {type(thing): thing.presence for thing in scene.mobjects
                 if isinstance(thing, Valley | Bars | Town)}  # fmt: skip
        ground = there.pop(Valley, 0.0)
        self.grounds += ground > 0
        if min(ground, max(there.values(), default=0.0)) > 0.15:
            self.found.append(scene.time)

    def beat_ended(self, scene: Any, name: str) -> None:
        """Frames say enough."""


attend(ManyFeatures, Doubles)
