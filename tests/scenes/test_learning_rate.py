"""The learning-rate film: every number in it is what an independent descent gives."""

from __future__ import annotations

import math
import os
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pytest
from manim import Scene

from scenes.learning_rate import LearningRate, LearningRateParameters
from scenes.parts.learning_rate.verdict import GOOD, LARGE, SMALL, UNSTABLE
from scenes.render.record import Row
from scenes.render.rehearsal import Rehearsal, offstage, rehearse
from scenes.render.trouble import Trouble

# Films of minutes: all of them are made only where there is time.
EVERYTHING = "DOWNHILL_EVERYTHING" in os.environ
DEFAULT = LearningRate.parameters
STEPS = DEFAULT.iterations


class Watching:
    """An onlooker that keeps the lecture and, frame by frame, where each loss stands."""

    lecture: Any = None

    def __init__(self) -> None:
        self.heads: list[tuple[str, float, float]] = []
        self.factors: set[str] = set()

    def frame(self, scene: Scene) -> None:
        self.lecture = scene
        formulas = [part for mobject in scene.mobjects for part in mobject.get_family()]
        self.factors |= {f.source for f in formulas if "times" in getattr(f, "source", "")}
        for trial in self.lecture.trials:
            if trial.losses in scene.mobjects and trial.losses.presence > 0.99:
                loss = float(trial.losses.heads()[0])
                if loss == 0:
                    continue  # there is no such place on a logarithmic axis
                share = (math.log10(loss) - trial.plane.low[1]) / trial.plane.span[1]
                self.heads.append((f"{trial.rate:g}", loss, share))

    def beat_ended(self, scene: Scene, name: str) -> None:
        self.lecture = scene


class Watched(NamedTuple):
    """A rehearsal, and what its onlooker kept."""

    run: Rehearsal
    lecture: Any
    heads: list[tuple[str, float, float]]
    factors: set[str]

    def rows(self, name: str) -> list[Row]:
        """What was displayed under a name."""
        return [row for row in self.run.trace if row.name == name]


@cache
def watched() -> Watched:
    """The film as it is by default, frame by frame. Any warning would be an error."""
    eye = Watching()
    run = rehearse(LearningRate, frames=True, frame_rate=8, layout=False, onlookers=[eye])
    return Watched(run, eye.lecture, eye.heads, eye.factors)


def on_the_curve(rate: float, steps: int) -> list[float]:
    """The walk on the curve, by hand."""
    w = [DEFAULT.curve_start]
    for _ in range(steps):
        w.append(w[-1] - rate * 2 * DEFAULT.coefficient * (w[-1] - DEFAULT.minimum))
    return w


def losses(rate: float) -> list[float]:
    """The losses in the valley, by hand."""
    x, y = DEFAULT.start
    found = []
    for _ in range(STEPS + 1):
        found.append((DEFAULT.condition * x * x + y * y) / 2)
        x, y = x - rate * DEFAULT.condition * x, y - rate * y
    return found


# -- the curve -------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(("rate", "steps"), [(0.1, 81), (1.0, 6), (1.6, 1)])
def test_the_counters_stop_where_the_rule_holds(rate: float, steps: int) -> None:
    away = np.abs(np.array(on_the_curve(rate, 100)) - DEFAULT.minimum)
    assert int(np.argmax(away <= 0.0055 * away[0])) == steps
    counts = [int(row.text) for row in watched().rows(f"steps at {rate:g}")]
    assert counts[0] == 0
    assert counts[-1] == max(counts) == steps
    assert np.all(np.diff(counts) >= 0)


@pytest.mark.slow
def test_the_fourth_never_arrives() -> None:
    away = np.abs(np.array(on_the_curve(4.0, DEFAULT.patience)) - DEFAULT.minimum)
    assert np.all(np.diff(away) > 0)
    counts = [int(row.text) for row in watched().rows("steps at 4")]
    assert counts[-1] == DEFAULT.patience
    assert watched().lecture.curves[3].arrived is None


@pytest.mark.slow
def test_the_rate_that_is_turned_is_the_step_that_is_drawn() -> None:
    rates = {row.time: row.value for row in watched().rows("rate")}
    landings = {row.time: row.value for row in watched().rows("landing")}
    assert len(set(rates.values())) > 10
    slope = 2 * DEFAULT.coefficient * (DEFAULT.curve_start - DEFAULT.minimum)
    for time, rate in rates.items():
        assert landings[time] == pytest.approx(DEFAULT.curve_start - rate * slope)


@pytest.mark.slow
def test_walkers_stay_on_the_curve() -> None:
    rows = watched().rows("hop")
    assert len(rows) > 300
    for row in rows:
        x, height = row.value
        assert height == pytest.approx(DEFAULT.coefficient * (x - DEFAULT.minimum) ** 2)


# -- the valley ------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("rate", DEFAULT.rates)
def test_losses_on_display_are_those_of_the_step_on_display(rate: float) -> None:
    film, own, name = watched(), losses(rate), f"loss at {rate:g}"
    steps = {row.time: int(row.text) for row in film.rows(f"step at {rate:g}")}
    plain = {row.time: float(row.text) for row in film.rows(name)}
    digits = {row.time: float(row.text) for row in film.rows(f"{name} digits")}
    powers = {row.time: int(row.value) for row in film.rows(f"{name} power")}
    assert set(digits) == set(powers)
    shown = plain | {time: digits[time] * 10.0 ** powers[time] for time in digits}
    assert set(steps.values()) >= {0, 1, STEPS}
    assert len(set(steps.values())) > 20
    for time, step in steps.items():
        assert shown[time] == pytest.approx(own[step], rel=6e-4)


@pytest.mark.slow
def test_the_last_losses_are_those_of_the_map() -> None:
    film = watched()
    last = {trial.rate: trial.loss.number.text for trial in film.lecture.trials}
    assert last == {0.02: "0.2655", 0.18: "4.813×10⁻⁹", 0.38: "2.656×10⁻⁴", 0.5: "4.066×10¹⁸"}
    assert losses(0.5)[-1] == pytest.approx(4.066e18, rel=1e-3)


@pytest.mark.slow
def test_no_number_is_broken() -> None:
    for row in watched().run.trace:
        assert np.all(np.isfinite(row.value)), row


@pytest.mark.slow
def test_every_loss_stands_inside_its_plane_in_every_frame() -> None:
    heads = watched().heads
    assert {name for name, _, _ in heads} == {"0.02", "0.18", "0.38", "0.5"}
    assert max(loss for _, loss, _ in heads) > 1e18
    for name, loss, share in heads:
        assert 0 <= share <= 1, (name, loss)


@pytest.mark.slow
def test_all_take_the_same_number_of_steps_on_the_same_axes() -> None:
    lecture = watched().lecture
    assert {trial.party.steps for trial in lecture.trials} == {STEPS}
    ranges = {(*trial.plane.low, *trial.plane.span) for trial in lecture.trials}
    assert len(ranges) == 1


@pytest.mark.slow
def test_verdicts_and_lessons_are_told() -> None:
    film = watched()
    said = " ".join(cue.text.replace("\n", " ") for cue in film.run.captions)
    for verdict in (SMALL, GOOD, LARGE, UNSTABLE):
        assert verdict.lesson in said
        assert verdict.word in {text for text, _ in film.run.shown}


@pytest.mark.slow
def test_a_guess_is_asked_for_before_every_run() -> None:
    film = watched()
    trials = [beat for beat in film.run.beats if beat.name == "try_a_rate"]
    assert len(trials) == 4
    for beat, rate in zip(trials, DEFAULT.rates, strict=True):
        asked = next(cue for cue in beat.captions if "Predict" in cue.text)
        moves = [
            row.time
            for row in film.rows(f"step at {rate:g}")
            if row.text != "0" and row.time >= beat.start
        ]
        assert min(moves) >= asked.start


# -- why -------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_each_axis_is_multiplied_by_its_own_factor() -> None:
    film = watched()
    (beat,) = [beat for beat in film.run.beats if beat.name == "each_axis"]
    for axis, curvature in (("x", 5), ("y", 1)):
        rows = [row for row in film.rows(f"shadow {axis}") if beat.start <= row.time < beat.end]
        factor = 1 - 0.38 * curvature
        for step in range(4):
            assert min(abs(row.value - 2 * factor**step) for row in rows) < 1e-9
        (product,) = [f for f in film.factors if f"dot {curvature}" in f]
        shown = f"({factor:.3g})" if factor < 0 else f"{factor:.3g}"
        assert product.endswith(f"= times {shown}")
        # The read-out is where the ball is, in every frame.
        shadows = {row.time: row.value for row in rows}
        read = [row for row in film.rows(axis) if row.time in shadows]
        assert len(read) > 20
        for row in read:
            assert row.value == shadows[row.time]


@pytest.mark.slow
def test_the_meter_says_what_the_stability_says() -> None:
    film = watched()
    assert {round(row.value, 12) for row in film.rows("limit")} == {0.4}
    scans = film.rows("scan")
    assert len(scans) > 50
    for row in scans:
        rate, *found = row.value
        assert sorted(found) == pytest.approx(sorted((abs(1 - rate), abs(1 - 5 * rate))))
    assert max(row.value[0] for row in scans) == pytest.approx(0.5)
    ends = {beat.name: beat.end for beat in film.run.beats}
    fastest = [row.value[0] for row in scans if row.time < ends["our_rates"]][-1]
    assert fastest == pytest.approx(1 / 3)
    assert scans[-1].value[0] == pytest.approx(0.4, abs=0.005)
    for rate in DEFAULT.rates:
        assert film.rows(f"factors of {rate:g}")
    assert any("0.333" in cue.text for cue in film.run.captions)


# -- any rates -------------------------------------------------------------------------------------


def telling(**changed: Any) -> type[LearningRate]:
    """The film with other parameters; its narration takes time to typeset and is left unwritten."""
    parameters = replace(LearningRateParameters(), **changed)
    return type("Other", (LearningRate,), {"parameters": parameters, "captions": False})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"rates": (0.3, 0.05, 0.39)}, ["good", "small", "a bit large"]),
        ({"rates": (0.5, 0.45)}, ["unstable", "unstable"]),
        (
            {"condition": 12.0, "rates": (0.01, 0.1, 0.16, 0.2), "iterations": 80},
            ["small", "good", "a bit large", "unstable"],
        ),
        ({"curve_rates": (0.5, 3.0), "curve_start": 5.0, "minimum": -1.0}, None),
        ({"curve_rates": (1.6,), "rates": (1 / 3,)}, ["good"]),
        ({"rates": (0.02, 0.18, 0.38, 1.2), "iterations": 30}, None),
        ({"condition": 1.0, "rates": (0.1, 1.0), "start": (1.0, -0.5)}, ["good", "good"]),
    ][:: 1 if EVERYTHING else 3],  # each is a film of minutes
)
def test_other_rates_make_a_film(changed: dict[str, Any], words: list[str] | None) -> None:
    eye = Watching()
    run = rehearse(telling(**changed), onlookers=[eye])
    assert run.layout == [], "\n" + "\n".join(run.layout)
    if words is not None:
        assert [trial.verdict.word for trial in eye.lecture.trials] == words
        assert {text.words for text in run.texts} >= set(words)
    for row in run.trace:
        assert np.all(np.isfinite(row.value)), row


@pytest.mark.parametrize(("condition", "steep"), [(5.0, 0), (0.2, 1)])
def test_across_is_the_steep_axis(condition: float, steep: int) -> None:
    with offstage():
        lecture: Any = telling(condition=condition)()
        lecture.setup()
    assert [lecture._axis_word(axis) for axis in (steep, 1 - steep)] == ["across", "along"]


@pytest.mark.slow
def test_arriving_is_shown_as_the_rule_has_it() -> None:
    film = watched()
    away = 0.0055 * abs(DEFAULT.curve_start - DEFAULT.minimum)
    assert {round(row.value, 12) for row in film.rows("tolerance")} == {round(away, 12)}
    assert "6 steps instead of 81." in [cue.text for cue in film.run.captions]


@pytest.mark.slow
def test_who_arrives_is_seen_to_arrive_in_the_glass() -> None:
    film = watched()
    counts = {row.time: int(row.text) for row in film.rows("steps at 0.1")}
    seen = {row.time: row.value for row in film.rows("lens")}
    assert {counts[time] for time in seen} >= {0, 81}
    for time, (here, rim) in seen.items():
        assert rim > 0.15  # wide enough to be seen
        # Step 81 is the first that ends inside, and hardly farther in than the rim.
        assert abs(here) > rim if counts[time] < 80 else abs(here) > 0.9 * rim
        assert abs(here) <= rim or counts[time] < 81


@pytest.mark.slow
def test_nothing_drawn_is_dead_for_three_seconds_whatever_captions_do() -> None:
    run = rehearse(telling(), frames=True, frame_rate=8, layout=False, still=True)
    assert [stretch for stretch in run.frozen if stretch.length > 3.0] == []


@pytest.mark.parametrize("name", ["rates", "curve_rates"])
@pytest.mark.parametrize("rates", [(), (0.1, 0.2, 0.3, 0.4, 0.5)])
def test_as_many_rates_as_there_is_room_for(name: str, rates: tuple[float, ...]) -> None:
    with pytest.raises(Trouble, match=f"^{name} must be a list of 1 to 4 numbers above 0"):
        rehearse(telling(**{name: rates}))


@pytest.mark.parametrize(
    "place", [{"curve_start": 2.0}, {"minimum": -1.0}, {"start": (0.0, 0.0)}, {"start": [0, 0]}]
)
def test_one_who_begins_at_the_minimum_is_refused(place: dict[str, Any]) -> None:
    # The film divided by the slope there.
    with pytest.raises(ValueError, match="start must not be the minimum itself, got"):
        LearningRateParameters(**place)


def test_a_rate_of_nothing_is_refused() -> None:
    with pytest.raises(
        Trouble, match=r"rates must be a list of 1 to 4 numbers above 0 .* got \(0.0, 0.1\)"
    ):
        rehearse(telling(rates=(0.0, 0.1)))
