"""Many inputs: knobs, slopes and steps stand at the numbers that the walk has."""

from __future__ import annotations

import numpy as np
import pytest
from manim import ValueTracker

from scenes.many_features import ManyFeatures, ManyFeaturesParameters
from scenes.parts.many_features import places
from scenes.parts.many_features.dimensions import KNOBS, Dimensions
from scenes.parts.many_features.disc import Turned
from scenes.parts.many_features.lines import Knobs
from scenes.parts.many_features.opening import Opening
from scenes.parts.many_features.pizzas import Pizzas
from scenes.parts.many_features.plan import plan_for
from scenes.parts.many_features.profile import Profile
from scenes.parts.many_features.she import Path
from scenes.parts.many_features.small_walk import Measure, derivation
from scenes.parts.many_features.table import Evening
from scenes.parts.many_features.telling import steepest
from scenes.parts.many_features.town import Town
from scenes.render.rehearsal import offstage
from scenes.stage import POSITION, TITLE_SIZE, Playback
from scenes.stage.type.text import baseline
from tests.scenes.canvas import picture
from tests.scenes.films.many_features.made import PLAN, near


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
