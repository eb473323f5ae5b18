"""Heights, floors and whose land leads where: what is written and coloured is true."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations
from typing import Any

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from scenes.local_minima import LocalMinima, LocalMinimaParameters
from scenes.parts.local_minima.country import height_text
from scenes.parts.local_minima.many import Many
from scenes.parts.local_minima.strip import valley_color
from scenes.parts.local_minima.twins import signed
from scenes.render.rehearsal import offstage
from scenes.stage import FRAME, Box
from scenes.stage.lecture.theme import rgb
from tests.everything import some
from tests.scenes.films.local_minima.made import film, many_valleys, slope

many = pytest.fixture(many_valleys)


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
    assert names == ["end lowest", "end higher", "end lowest"]
    many.strip.counted.set_value(1)
    assert [t.text for t, *_ in many.strip.texts()] == [
        *("30 %", "end lowest", "40 %", "end higher", "30 %", "end lowest")
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
        assert [text for text, _ in texts] == [f"{count}" for count in counts]  # 0 as well


def test_of_some_starts_the_one_that_ends_lowest_is_kept(many: Many) -> None:
    """“Start more than once, and keep the lowest”: rings went out, and none was kept."""
    crowd = many.crowd
    assert crowd.tried.sum() == 3
    ends = crowd.row.ends[crowd.tried]
    assert sorted((abs(ends - 1)).tolist()) == [0, 0, 1]  # one in a deep valley, two between
    for move in chain.from_iterable(together for together, _ in crowd.tries_again()):
        _played(move)
    assert np.array_equal(crowd.sizes() > 0, crowd.tried)
    assert {text.text for text, *_ in crowd.texts()} == {"0", "−1.333"}
    _played(crowd.keeps_lowest())
    assert np.array_equal(crowd.sizes() > 0, crowd.tried & (crowd.row.ends != 1))
    assert [text.text for text, *_ in crowd.texts()] == ["−1.333"]


def _played(move: Any) -> None:
    begun = prepare_animation(move)
    begun.begin()
    begun.finish()


def test_heights_of_valleys_do_not_cover_their_walls(many: Many) -> None:
    """“Height −1.333” lay on the slope beside her, and the corners of its plates on the wall."""
    curve = many.country.curve
    for label in map(Box.around, many.twins.heights()):
        assert curve.level(np.linspace(label.left, label.right, 31)).max() < label.bottom - 0.1
    for label in map(Box.around, many.country.heights()):
        assert curve.level(np.linspace(label.left, label.right, 31)).min() > label.top + 0.1


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


def test_at_the_end_ways_go_down_from_both_sides_of_each_ridge_to_who_stands_there() -> None:
    """The start decides which valley, it was said, and no start was seen."""
    many = film().many
    ends = {one.x for one in many.country.others} | {many.country.hiker.x}
    assert len(many.trails.ways) == 4
    for start, floor in many.trails.ways:
        end = start
        for _ in range(1000):
            end -= 0.03 * slope(end)
        assert end == pytest.approx(floor, abs=1e-6)
        assert any(floor == pytest.approx(one) for one in ends)
        before = many.trails.gone.get_value()
        many.trails.gone.set_value(1)
        line = many.trails.line(start, floor)
        many.trails.gone.set_value(before)
        assert line[[0, -1]] == pytest.approx(many.country.curve.over(np.array([start, floor])))


def test_all_examples_shine_and_then_one_alone() -> None:
    examples = film().many.examples
    for come, alone, lit in ((0.0, 0.0, 0), (1.0, 0.0, 30), (1.0, 1.0, 1)):
        examples.come.set_value(come)
        examples.alone.set_value(alone)
        assert np.count_nonzero(examples.strengths() > 0.99) == lit
    assert np.argmax(examples.strengths()) == 0
    assert examples.places()[0] == pytest.approx(examples.place())


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


def test_no_sun_comes_from_nowhere_as_the_ground_falls_away_under_the_lens(many: Many) -> None:
    assert not many.country.night.sky.has_sun
