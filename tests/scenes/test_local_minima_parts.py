"""The props of the film about many valleys show the numbers that they are given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import combinations, groupby
from typing import Any

import numpy as np
import pytest
from manim.animation.animation import prepare_animation
from numpy.typing import NDArray

from gdmath import InputError, Landscape
from scenes.local_minima import LocalMinima, LocalMinimaParameters
from scenes.parts.local_minima.country import height_text
from scenes.parts.local_minima.limits import as_curvature_says, leads_out, outward, walked
from scenes.parts.local_minima.many import Many
from scenes.parts.local_minima.strip import valley_color
from scenes.parts.local_minima.twins import signed
from scenes.parts.local_minima.valleys import walk_until_level
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage import FRAME, Box, Readout
from scenes.stage.lecture.theme import rgb
from tests.everything import some
from tests.scenes.test_local_minima import played

Array = NDArray[np.float64]

TILTED = "x^4/4 - x^2/2 + 0.1*x"


@cache
def film() -> LocalMinima:
    """The cast of the film, made but not played."""
    with offstage():
        made = LocalMinima()
        made.setup()
    return made


@pytest.fixture
def many() -> Many:
    """What is on the ground of many valleys, as it is made."""
    with offstage():
        made = LocalMinima()
        made.setup()
    return made.many


def slope(x: Any) -> Any:
    return x**5 - 5 * x**3 + 4 * x


def height(x: Any) -> Any:
    return x**6 / 6 - 5 * x**4 / 4 + 2 * x**2


# -- one valley ----------------------------------------------------------------------------------


def test_eight_starts_meet_at_the_cross() -> None:
    company = film().hook.company
    starts = company.party.trajectory.points[0, :, 0]
    assert starts == pytest.approx([-2.4, -1.7, -0.9, -0.3, 0.5, 1.1, 2.3])
    assert np.abs(company.party.trajectory.points[-1]).max() < 4e-4
    assert len(company.arrows) == 8


def test_all_arrows_are_steps_as_long_as_they_are_and_end_where_all_will_land() -> None:
    """They were gradients at a tenth, told by a plate alone, and as long as the steps."""
    hook = film().hook
    company, ruler = hook.company, hook.bowl.plane.ruler
    starts = [1.6, -2.4, -1.7, -0.9, -0.3, 0.5, 1.1, 2.3]
    for arrow, x in zip(company.each, starts, strict=True):
        arrow.set_as(share=0.1, turned=1)
        root, tip = arrow.whole()
        assert root == pytest.approx(ruler.at([x]))
        assert tip == pytest.approx(ruler.at([x - 0.1 * 2 * x]))
        assert arrow.landing() == pytest.approx([0.8 * x])
        assert arrow.scale_of_all.is_true


def test_a_string_never_cuts_the_parabola_and_cuts_the_ridge(many: Many) -> None:
    string = film().hook.string
    for begin, end in np.random.default_rng(0).uniform(-3, 3, (40, 2)).tolist():
        string.begin.set_value(begin)
        string.end.set_value(end)
        assert not string.sunk().any()
    thread = many.thread
    begin, end = thread.begin.get_value(), thread.end.get_value()
    assert begin == pytest.approx(0.35)
    assert height(end) == pytest.approx(height(begin), abs=0.05)
    sunk, line = thread.sunk(), thread.line()
    # It was under the ground from one end to the other.
    assert 0.25 < (~sunk).mean() < 0.75
    x = np.interp(((line[1:] + line[:-1]) / 2)[sunk, 0], *_across(many))
    assert np.all(height(x) > np.interp(x, [begin, end], height(np.array([begin, end]))))


def _across(many: Many) -> tuple[Array, Array]:
    """Places on the screen and the numbers there."""
    x = np.linspace(-2.5, 2.5, 11)
    return many.country.plane.xy(x, 0.0)[:, 0], x


# -- light ---------------------------------------------------------------------------------------


def test_dawn_spreads_from_her_outwards(many: Many) -> None:
    dawn, country = many.country.dawn, many.country
    places = country.curve.over(np.linspace(0, 2.4, 9))
    assert np.all(dawn.light(places) == 0)
    lit = []
    for spread in (0.3, 0.5, 0.8):
        dawn.spread.set_value(spread)
        light = dawn.light(places)
        assert np.all(np.diff(light) <= 1e-12)
        lit.append(light)
    assert np.all(np.diff(lit, axis=0) >= 0)
    assert lit[0][0] == 1
    assert lit[0][-1] == 0
    dawn.spread.set_value(1)
    assert np.all(dawn.light(places) == 1)


def test_crosses_stand_at_the_floors(many: Many) -> None:
    country = many.country
    assert country.cross.places() == pytest.approx(np.array([[0.0]]), abs=1e-9)
    assert country.deeper.places()[:, 0] == pytest.approx([-2, 2])
    assert [one.x for one in country.others] == pytest.approx([2, -2])


@pytest.mark.parametrize(
    ("number", "text"), [(-4 / 3, "−1.333"), (11 / 12, "0.917"), (0.0, "0"), (-1e-9, "0")]
)
def test_heights_have_three_decimals(number: float, text: str) -> None:
    assert height_text(number) == text


# -- twins ---------------------------------------------------------------------------------------


def test_the_lens_is_as_strong_as_it_says_and_arrows_under_it_are_true(many: Many) -> None:
    twins, plane = many.twins, many.country.plane
    places = np.array([0.999, 1.0])
    outside = np.ptp(many.country.curve.over(places), axis=0)
    twins.lens.draw_back(0)
    inside = np.ptp(many.country.curve.over(places), axis=0)
    assert inside / outside == pytest.approx([300, 300])  # along, and in height
    readout = twins.lens.times[1]
    readout.refresh()
    assert readout.number.text == "300"
    for one, x in zip(twins.both, (0.999, 1.001), strict=True):
        one.uphill.set_as(grown=1)
        root, tip = one.uphill.whole()
        assert (root[0], tip[0]) == pytest.approx(plane.xy([x, x + slope(x)], 0.0)[:, 0], abs=1e-6)
        one.downstep.set_as(share=0.03, turned=1)
        assert one.downstep.landing() == pytest.approx([x - 0.03 * slope(x)])
    assert [name.text for name in twins.names()] == ["+0.006", "−0.006"]


def test_from_near_the_crest_looks_level_and_two_stand_to_either_side_of_it(many: Many) -> None:
    twins, curve = many.twins, many.country.curve
    twins.lens.draw_back(0)
    left, crest, right = curve.over(np.array([0.999, 1.0, 1.001]))
    assert left[1] == pytest.approx(right[1], abs=1e-3)
    assert 0 < crest[1] - left[1] < 0.02  # scene units
    assert right[0] - left[0] > 1.5
    line = curve._line(*curve.landscape.window[0])
    inside = np.abs(line[:, 0]) < FRAME.right
    assert inside.sum() > 200  # as finely as the whole ground
    assert line[0, 0] < FRAME.left < FRAME.right < line[-1, 0]


def test_the_lens_draws_back_as_the_gap_grows_until_all_is_as_it_was(many: Many) -> None:
    """For nine seconds the twins were one figure, and their parting took one and a half."""
    twins, state = many.twins, many.country.plane.state.copy()
    twins.lens.come_closer(2.5 * 0.00118)
    twins.lens.draw_back(0)
    assert twins.lens.now == pytest.approx(800)
    apart, shares = [], []
    for step in range(1, 75):
        twins.left.progress.set_value(step)
        shares.append(twins.far())
        twins.lens.draw_back(shares[-1])
        feet = [many.country.curve.over(hiker.x) for hiker in twins.hikers]
        apart.append(float(feet[1][0] - feet[0][0]))
        assert all(FRAME.left + 1 < x < FRAME.right - 0.5 for x, _ in feet)
    assert min(apart) > 4  # scene units
    assert np.all(np.diff(apart[:40]) > 0)
    assert (shares[0], shares[-1]) == (0, 1)
    assert np.all(np.diff(shares) > -0.01)
    assert many.country.plane.state == pytest.approx(state)


def test_the_gap_is_a_bar_beneath_them_over_the_one_they_began_with(many: Many) -> None:
    """Nothing showed that it grows: the lens keeps it as long on the screen."""
    twins = many.twins
    twins.lens.draw_back(0)
    shares = []
    for step in (0, 1, 10, 31):
        twins.left.progress.set_value(step)
        twins.lens.draw_back(twins.far())
        now, first = twins.gap.ends()
        feet = np.array([many.country.curve.at([hiker.x]) for hiker in twins.hikers])
        assert now[:, 0] == pytest.approx(feet[:, 0])
        assert now[0, 1] < feet[:, 1].min() - 0.5
        shares.append(np.ptp(now[:, 0]) / np.ptp(first[:, 0]))
    gaps = many.plan.twins.points[[0, 1, 10, 31], :, 0]
    assert shares == pytest.approx(np.ptp(gaps, axis=1) / 0.002)


def test_twins_climb_from_both_sides_and_meet_face_to_face(many: Many) -> None:
    """One ghost faded in where two were said to climb."""
    twins = many.twins
    assert [one.x for one in twins.climbers] == pytest.approx([0.399, 1.601])
    twins.climb()
    for climber, hiker in zip(twins.climbers, twins.hikers, strict=True):
        climber.progress.set_value(1)
        assert climber.x == pytest.approx(hiker.x)
        assert climber.stance.turned * climber.facing == hiker.stance.turned * hiker.facing


def test_the_step_is_worked_out_in_numbers(many: Many) -> None:
    with offstage():
        source = many.twins.worked()[1].source
    plain = source.translate(str.maketrans("", "", "{}"))
    assert plain == "0.999 : here - 0.03 : rate times 0.006 : grad approx 0.99882 : next"
    assert pytest.approx(0.99882, abs=5e-6) == 0.999 - 0.03 * 0.006
    assert pytest.approx(0.99882, abs=5e-6) == 0.999 - 0.03 * slope(0.999)


def test_names_of_gradients_stand_beyond_the_tips_of_their_own_arrows(many: Many) -> None:
    """Both stood between the arrows, one above its own and one below."""
    twins = many.twins
    twins.lens.draw_back(0)
    left, right = twins.names()
    for name, one in ((left, twins.left), (right, twins.right)):
        tip = one.on.at(one.foot() + one.gradient())
        assert name.get_y() == pytest.approx(tip[1], abs=0.05)
    assert left.get_left()[0] > twins.left.on.at(twins.left.foot() + twins.left.gradient())[0]
    assert right.get_right()[0] < twins.right.on.at(twins.right.foot() + twins.right.gradient())[0]


def test_words_at_the_lowest_floors_are_in_the_soil(many: Many) -> None:
    country = many.country
    for floor in (-2.0, 2.0):
        place = country.beside(floor, 1.1)
        assert abs(place[0] - country.xy(0.0)[0]) < abs(country.xy(floor)[0] - country.xy(0.0)[0])
        assert place[1] < country.curve.level(place[:1])[0] - 0.3


@pytest.mark.parametrize(
    ("ground", "window"),
    some(
        [
            ("x log(x) + sin(3x)", (0.05, 8.0)),
            ("cos(x) + x/10", (-10.0, 10.0)),
            ("x^4 - 6x^2 + x", None),
            ("sextic", None),
        ],
        2,
    ),
)
def test_heights_cover_neither_each_other_nor_her(
    ground: str, window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    parameters = replace(LocalMinimaParameters(), landscape=ground, window=window)
    monkeypatch.setattr(LocalMinima, "parameters", parameters)
    with offstage():
        made = LocalMinima()
        made.setup()
    country = made.many.country
    boxes = [Box.around(label) for label in country.heights()]
    her = Box.around(country.hiker).inset(0.1)
    assert len(boxes) >= len(country.plan.floors)
    assert not any(one.meets(other) for one, other in combinations([*boxes, her], 2))
    assert FRAME.inset(0.2).holds(country.named_local())


def test_small_numbers_have_powers_of_ten() -> None:
    assert (signed(-1.2e-5), signed(0.006), signed(3e-7)) == ("−10⁻⁵", "+0.006", "+3×10⁻⁷")


def test_who_does_not_arrive_is_told_whether_the_rate_is_too_small_or_too_large() -> None:
    for rate, advice in ((1e-5, "a larger rate"), (2.5, "a smaller rate")):
        ground = Landscape.from_expression("x^2", [(-3, 3)])
        with pytest.raises(InputError, match=advice):
            walk_until_level(ground, rate, 1.6, "rate")


def test_both_hikers_stand_on_the_ground_and_look_at_each_other_at_first(many: Many) -> None:
    twins = many.twins
    assert [h.stance.turned * h.facing for h in twins.hikers] == [1, -1]
    for time in (0.0, 20.5, 30.25, 40.0, 74.0):
        twins.left.progress.set_value(time)
        for hiker in twins.hikers:
            stance = hiker.stance
            planted = stance.lifts == 0
            ground = many.country.curve.over(stance.feet[planted])
            assert hiker.feet()[planted] == pytest.approx(ground, abs=1e-6)


# -- territories, limits -------------------------------------------------------------------------


def test_the_strip_has_the_colours_of_the_ends(many: Many) -> None:
    """One for each depth: A and C, equally deep, had two."""
    deep, shallow = (valley_color(many.plan, number) for number in (0, 1))
    assert valley_color(many.plan, 2) == deep != shallow
    for x in np.random.default_rng(5).uniform(-2.5, 2.5, 60).tolist():
        end = x
        for _ in range(1000):
            end -= 0.03 * slope(end)
        assert many.strip.color_at(x) == (shallow if abs(end) < 1 else deep)
    names = [text.text for text, *_ in many.strip.texts()]
    assert names == ["lowest", "higher", "lowest"]
    many.strip.counted.set_value(1)
    assert [t.text for t, *_ in many.strip.texts()] == [
        *("lowest", "30 %", "higher", "40 %", "lowest", "30 %")
    ]


def test_pawns_end_on_the_ground_where_their_walks_do_and_are_counted_there(many: Many) -> None:
    """Thirty at one place were a pile as wide as the valley."""
    for crowd, counts in ((many.crowd, [9, 12, 9]), (many.large.crowd, [0, 30, 0])):
        assert crowd.feet() == pytest.approx(many.country.curve.over(crowd.party.now()[:, 0]))
        told = []
        for time in np.linspace(0, crowd.party.steps, 9).tolist():
            crowd.party.progress.set_value(time)
            told.append(crowd.counts())
        assert crowd.feet() == pytest.approx(many.country.curve.over(crowd.party.now()[:, 0]))
        assert np.all(np.diff(told, axis=0) >= 0)
        assert told[-1] == counts
        texts = [(number.text, left) for number, left, *_ in crowd.texts()]
        assert [text for text, _ in texts] == [f"{count}" for count in counts if count]


def test_starts_wear_the_colours_of_their_ends(many: Many) -> None:
    """“Colour each start by where it ends” coloured those at the ends and no start."""
    party = many.crowd.party
    ends = [valley_color(many.plan, end) for end in many.crowd.row.ends.tolist()]
    cream = party.colors()[0]
    assert np.all(party.colors() == cream)
    party.is_told()
    party.told.set_value(1)
    party.progress.set_value(0)
    for color, end in zip(party.colors(), ends, strict=True):
        assert color == pytest.approx(rgb(end))
    assert not np.allclose(many.large.crowd.party.colors(), party.colors())  # these tell nothing


def test_what_is_seen_goes_by_and_the_dark_around_the_other_comes_right_after_it() -> None:
    """The frame was black while it was asked after the other one; then one became the other."""
    with offstage():
        made = LocalMinima()
        made.setup()
    hook, country = made.hook, made.many.country
    hook.bowl.progress.set_value(hook.bowl.steps)
    hook.bowl.plane.within(FRAME)
    hook.bowl.night.within(FRAME)
    place, feet = country.xy(0.0), hook.bowl.hiker.ground()
    moves = hook.goes_by(country)
    next(moves)
    going = _halfway(next(moves)[0])
    assert hook.bowl.night[0].panel.right == pytest.approx(country.night[0].panel.left)
    assert hook.rule.get_x() == pytest.approx(country.night[0].panel.left)
    assert country.xy(0.0)[0] - place[0] == pytest.approx(FRAME.width / 2, abs=0.01)
    assert hook.bowl.plane.presence == 0
    for move in going:
        move.finish()
    assert country.xy(0.0) == pytest.approx(place)
    assert country.night[0].panel == FRAME
    assert hook.bowl.hiker.ground()[0] < feet[0] - FRAME.width / 2


def test_under_the_lens_of_large_steps_all_their_places_are_seen_and_she_on_the_ridge() -> None:
    """All of it happened in a fifth of the frame."""
    many = film().many
    with many.large.close.there():
        plane = many.country.plane
        places = many.country.curve.over(many.large.run.walk.points[:, 0, 0])
        inside = plane.window_on_screen()
        assert all(inside.left < x < inside.right for x in places[:, 0])
        assert np.ptp(places[:, 0]) > 0.6 * plane.size[0]
        assert many.country.xy(1.0)[1] + many.large.hiker.tall < FRAME.top
    assert plane.span[0] == pytest.approx(5)


def test_all_examples_shine_and_then_one_alone() -> None:
    examples = film().many.examples
    for come, alone, lit in ((0.0, 0.0, 0), (1.0, 0.0, 30), (1.0, 1.0, 1)):
        examples.come.set_value(come)
        examples.alone.set_value(alone)
        assert np.count_nonzero(examples.strengths() > 0.99) == lit
    assert np.argmax(examples.strengths()) == 0
    assert examples.places()[0] == pytest.approx(examples.place())


def test_the_row_once_more_begins_where_the_row_began(many: Many) -> None:
    assert np.sort(many.crowd.feet(), axis=0) == pytest.approx(
        np.sort(many.large.crowd.feet(), axis=0)
    )


def test_tangents_turn_as_the_slope_does_the_same_way_along_the_axis(many: Many) -> None:
    plane = many.country.plane
    for tangent, floor in zip(many.limits.tangents, (2, 0), strict=True):
        for at in (-1.0, 0.3, 1.0):
            far = tangent.distance(at)
            assert np.ptp(far[:, 0]) / plane.size[0] * plane.span[0] == pytest.approx(
                tangent.reach * abs(at)
            )
            assert far[0] - far[1] == pytest.approx([far[0, 0] - far[1, 0], 0])
            ends = (tangent.line(at) - plane.corner) / plane.size * plane.span + plane.low
            (x0, y0), (x1, y1) = ends
            place = floor + tangent.reach * at
            assert (y1 - y0) / (x1 - x0) == pytest.approx(slope(place))
            assert (y1 + y0) / 2 == pytest.approx(height(place))


def test_steps_lead_away_from_one_floor_and_to_the_other(many: Many) -> None:
    for hops, floor, way in zip(many.limits.hops, (2, 0), (1, -1), strict=True):
        x = [float(hops.places[0])]
        for _ in hops.places[1:]:
            x.append(x[-1] - 0.15 * slope(x[-1]))
        assert hops.places == pytest.approx(x)
        assert np.all(way * np.diff(np.abs(np.array(x) - floor)) > 0)
        ends = many.country.curve.over(hops.places)
        for number in range(len(x) - 1):
            assert hops.arc(number)[[0, -1]] == pytest.approx(ends[number : number + 2])


def test_steps_that_shrink_leave_a_row_without_numbers(many: Many) -> None:
    """From the fourth on they were not seen at all."""
    hook = film().hook
    before = hook.bowl.progress.get_value()
    hook.bowl.progress.set_value(5)
    places = hook.prints.left_behind
    hook.bowl.progress.set_value(before)
    assert places == pytest.approx(1.6 * 0.8 ** np.arange(6))
    assert not list(hook.prints.texts())


def test_each_large_step_leaves_a_print_with_its_number_in_the_soil(many: Many) -> None:
    large = many.large
    for step in range(large.run.told + 1):
        large.progress.set_value(step)
        texts = [(text.text, left, foot) for text, left, foot, _ in large.prints.texts()]
        assert [text for text, *_ in texts] == [f"{number}" for number in range(1, step + 1)]
        for _, left, foot in texts:
            assert foot < many.country.curve.level(np.array(left)) - 0.1


def test_limits_are_compared_with_the_rate_and_do_not_meet(many: Many) -> None:
    """The plates lay on one another, and a ruler beside them said the rate a third time."""
    here, there = many.limits.names
    assert not Box.around(here).meets(Box.around(there))
    sources = [name[1][1].source.replace("\\", "") for name in (here, there)]
    assert sources == ["{{0.15 : rate}} times 24 = 3.6 > 2", "{{0.15 : rate}} times 4 = 0.6 < 2"]


def test_the_arrows_of_large_steps_are_true_to_the_axis(many: Many) -> None:
    large, x = many.large, 25 / 12
    for _ in range(3):
        large.downstep.set_as(share=0.15, turned=1)
        tip = large.downstep.whole()[1]
        x -= 0.15 * slope(x)
        assert tip == pytest.approx(many.country.plane.ruler.at([x]), abs=1e-6)
        large.progress.set_value(large.step + 1)


# -- as it is told -------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_gap_on_display_is_that_after_each_whole_step() -> None:
    gaps = np.ptp(film().plan.twins.points[..., 0], axis=1)
    run, _ = played()
    steps = [row for row in run.displayed("a_hair_apart", "step") if row.text]
    apart = run.displayed("a_hair_apart", "apart")
    assert len(steps) == len(apart) > 100
    for step, gap in zip(steps, apart, strict=True):
        assert gap.text == f"{gaps[int(step.text)]:.4f}"
    assert [text for text, _ in groupby(row.text for row in steps)][-1] == "74"


@pytest.mark.slow
def test_the_narration_says_these_numbers() -> None:
    said = " ".join(" ".join(cue.text.split()) for cue in played()[0].captions)
    for words in (
        "But on either side, there is a deeper one.",
        "There are two, equally deep.",
        "They stand two thousandths apart.",
        "The gradients have nearly the same size, but opposite signs.",
        "At first, every step widens the gap by about a fifth.",
        "Now start everywhere: thirty pawns, side by side.",
        "Twelve of thirty miss the lowest ground.",
        "So start more than once, and keep the lowest.",
        "Five times as large: will more end deep?",
        "Her step is a tenth of the gradient. That share is her learning rate.",
        "Same rule, same learning rate: 0.03.",
        "In the deep valley, the curvature is 24. A step is about 3.6 times the distance.",
        "In the middle, it is 4. A step is at most 0.6 times the distance.",
        "All thirty now end in the shallow middle.",
    ):
        assert words in said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changes", "missing", "words"),
    some(
        [
            (
                {
                    "landscape": TILTED,
                    "window": (-1.8, 1.8),
                    "learning_rate": 0.1,
                    "large_rate": None,
                },
                {"larger_steps", "one_valley_more"},
                "But to her left, there is a deeper one.",
            ),
            (
                {"landscape": "x^4 + x^2", "window": (-1.5, 1.5)},
                {
                    "sunrise_on_the_right",
                    "a_hair_apart",
                    "territories",
                    "larger_steps",
                    "what_to_keep",
                },
                "There, level means lowest.",
            ),
            (
                {"large_rate": 2.0},
                {"larger_steps", "one_valley_more"},
                "So start more than once",
            ),
            ({"large_rate": 0.05}, {"one_valley_more"}, "settles sooner"),
        ],
        count=2,
    ),
)
def test_other_grounds_are_told_as_they_are(
    changes: dict[str, Any], missing: set[str], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parameters = replace(LocalMinimaParameters(), **changes)
    monkeypatch.setattr(LocalMinima, "parameters", parameters)
    run = rehearse(LocalMinima)
    assert run.layout == []
    assert set(LocalMinima.beat_names()) - {beat.name for beat in run.beats} == missing
    assert words in " ".join(" ".join(cue.text.split()) for cue in run.captions)


def _halfway(moves: Iterable[Any]) -> list[Any]:
    """Moves in the middle of their time."""
    begun = [prepare_animation(move) for move in moves]
    for move in begun:
        move.begin()
        move.interpolate(0.5)
    return begun


def test_the_arrow_of_a_large_step_is_held_until_she_lands(many: Many) -> None:
    """Its tail went with her: before she landed, a step of 1.53 was seen as one of 1.12."""
    large, arrow = many.large, many.large.downstep
    slope_told, step_told = (one for one in large.sums.get_family() if isinstance(one, Readout))
    taken = 0
    for together, _ in large.steps_told():
        step = large.step
        begun = _halfway(together)
        if large.time > step + 0.9:  # she has landed: it fades, it does not vanish at once
            assert 0 < arrow.presence < 1
        elif large.time > step:
            taken += 1
            assert float(arrow.used.get_value()) == 0
            x = float(large.trajectory.points[step, 0, 0])
            assert slope_told.value() == pytest.approx(slope(x))
            assert step_told.value() == pytest.approx(-0.15 * slope_told.value())
        for move in begun:
            move.finish()
    assert large.step == large.run.told
    assert taken == large.run.told


def test_heights_can_be_read_off_an_axis_from_afar(many: Many) -> None:
    """Heights below zero stood above the only axis, and nothing told where zero was."""
    plane = many.country.plane
    assert {value for axis, value, _ in plane.ticks() if axis == 1} == {-1.0, 0.0, 1.0}
    for axis, value, tick in plane.ticks():
        if axis == 1:
            middle = tick.foot + tick.text.high[1] / 2
            assert middle == pytest.approx(plane.xy(0.0, value)[1])
    assert len(plane.axis_lines()) == 2
    many.twins.lens.draw_back(0.5)
    assert len(plane.axis_lines()) == 1
    assert {axis for axis, _, _ in plane.ticks()} == {0}


def test_the_cross_of_a_minimum_that_is_not_the_lowest_is_hollow(many: Many) -> None:
    """The wrong valley had the same mark as the lowest ones."""
    country = many.country
    for mark, hollow in ((country.cross, True), (country.deeper, False)):
        for middle in country.curve.at(mark.places()):
            assert mark.hollow(middle) is hollow


def test_steps_beyond_the_limit_lead_outward_only_close_to_the_bottom() -> None:
    """“Beyond, each step lands farther away” was false of the third step of the film itself."""
    plan = film().plan
    run = plan.large
    assert run is not None
    assert leads_out(outward(plan, run), 2.0)
    assert not leads_out(run.walk.points[:5, 0, 0], 2.0)
    far = replace(plan, large_start=1.3)
    run = far.large
    assert run is not None
    assert not leads_out(walked(far, run.rate, 1.3, 2), 2.0)
    assert leads_out(outward(far, run), 2.0)


def test_slopes_and_steps_near_a_bottom_are_nearly_as_the_curvature_says() -> None:
    """A slope of 4.85 was shown where curvature times distance is 3.6."""
    plan = film().plan
    run = plan.large
    assert run is not None
    for number in (run.home, run.end):
        floor = float(plan.floors[number])
        reach, curvature = as_curvature_says(plan, floor), plan.curvature(floor)
        for away in (-reach, reach):
            slope = float(plan.ground.gradient(np.array([floor + away]))[0])
            assert slope == pytest.approx(curvature * away, rel=0.15)
    assert {tangent.reach for tangent in film().many.limits.tangents} == {
        min(as_curvature_says(plan, float(plan.floors[n])) for n in (run.home, run.end))
    }
    places = outward(plan, run)
    shares = np.abs(np.diff(places)) / np.abs(places[:-1] - 2.0)
    assert shares == pytest.approx(run.rate * 24, rel=0.15)


def test_each_step_leaves_its_dot_and_none_touch() -> None:
    """Dots without room were left out: steps that shrink seemed to grow again."""
    for prints in (film().hook.prints, film().many.large.prints):
        places, radii = prints.curve.over(prints.places), prints.radii()
        assert len(radii) == len(places) == prints.walk.steps + 1
        gaps = np.linalg.norm(np.diff(places, axis=0), axis=1)
        wide = 1.4 * (radii[1:] + radii[:-1])
        assert np.all((gaps > wide) | (radii[1:] < 0.02))
        assert (gaps[:12] > wide[:12]).sum() >= 9


def test_turned_tangents_stay_clear_of_the_numbers_of_the_axis(many: Many) -> None:
    """The one over the deep floor went through the number 2."""
    numbers = many.country.plane.corner[1] - 0.1
    with many.large.close.there():
        for tangent in many.limits.tangents:
            lines = [tangent.line(at) for at in np.linspace(-1, 1, 21)]
            assert min(line[:, 1].min() for line in lines) > numbers
        assert np.linalg.norm(np.diff(lines[0], axis=0)) > 1


def test_no_sun_comes_from_nowhere_as_the_ground_falls_away_under_the_lens(many: Many) -> None:
    assert not many.country.night.sky.has_sun
