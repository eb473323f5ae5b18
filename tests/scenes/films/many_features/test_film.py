"""Many inputs, as they are seen: her, the climax in the whole frame, and what goes before what."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from scenes.many_features import ManyFeatures
from scenes.parts.many_features import places
from scenes.parts.many_features.bars import Bars
from scenes.parts.many_features.bends import Bends
from scenes.parts.many_features.cups import Cups
from scenes.parts.many_features.lines import Distances
from scenes.parts.many_features.town import Town
from scenes.parts.many_features.units import Scaled
from scenes.render.rehearsal import offstage
from scenes.stage import FRAME, POSITION, TITLE_SIZE, Box, Figure, Playback, Readout, Words
from tests.scenes.canvas import picture
from tests.scenes.films.many_features.made import PLAN, walk
from tests.scenes.performing import attend, performed


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
