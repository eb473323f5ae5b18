"""The hiker on the loss curve: what its pictures show is what the numbers are."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest

from scenes.loss_curve import LossCurve, LossCurveParameters
from scenes.parts.loss_curve.camp import TOLD
from scenes.parts.loss_curve.choosing import plan_for
from scenes.parts.loss_curve.power import _row
from scenes.render.record import Row
from scenes.render.rehearsal import Rehearsal, rehearse
from scenes.render.trouble import Trouble
from tests.everything import some
from tests.scenes.performing import attend, performed

# Films of minutes: all of them are made only where there is time.
PLAN = plan_for(**LossCurve.parameters.__dict__)
NIGHT = ("the_slope", "the_whole_arrow", "again", "the_camp")


class Seen(NamedTuple):
    """What an onlooker saw in a frame of the night."""

    beat: str
    progress: float
    x: float
    lit: float  # how far from her, in w, ground is lit
    cross: float  # how well the cross is seen
    turned: float
    share: float
    zoom: float


class Told(NamedTuple):
    """What an onlooker saw of both walks, and of what is written."""

    time: float
    beat: str
    walked: tuple[float, float]
    answer: float  # how much is there of where the worked step ends
    name: float  # and of the name of a short arrow
    power: str  # the formula of the last question
    posts: float  # how much is there of her posts


class Watching:
    """An onlooker that looks at the hiker and at what her lamp lights, in every frame."""

    lecture: Any = None

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.told: list[Told] = []

    def frame(self, scene: Any) -> None:
        self.lecture = scene
        beat = scene.beats_begun[-1] if scene.beats_begun else ""
        hill, signs, there = scene.hill, scene.signs, scene.get_mobject_family_members()
        written = (signs._line.part("next"), signs.cut_name)
        ends = [part.family_members_with_points()[-1] for part in written]
        answer, name = (end.get_fill_opacity() if end in there else 0.0 for end in ends)
        walked, power = (hill.walk.time, hill.other.time), scene.morning.power[1].row.source
        posts = hill.posts.presence if hill.posts in there else 0.0
        self.told.append(Told(scene.clock.get_value(), beat, walked, answer, name, power, posts))
        if beat in NIGHT and hill.night.lit.presence > 0:
            x, curve = hill.hiker.x, hill.curve
            w = np.linspace(x - 2, x + 2, 401)
            light = hill.night.lit.seen(curve.over(w))
            lit = np.abs(w - x)[light > 0.02]
            light = hill.night.lit.seen(curve.over(np.array([PLAN.best])))
            cross = float(light[0]) * hill.floor.strength()
            step = hill.walk.downstep
            turn, share = float(step.turned.get_value()), float(step.share.get_value())
            reach = float(lit.max()) if len(lit) else 0.0
            zoom = hill.closeup.zoom
            self.seen.append(Seen(beat, hill.walk.time, x, reach, cross, turn, share, zoom))

    def beat_ended(self, scene: Any, name: str) -> None:
        """Every frame has been looked at."""


class Film(NamedTuple):
    """A rehearsal of the film as it is, and what was seen in it."""

    run: Rehearsal
    eye: Watching

    def rows(self, beat: str, name: str) -> list[Row]:
        return self.run.displayed(beat, name)


attend(LossCurve, Watching)


@cache
def watched() -> Film:
    performance = performed(LossCurve)
    return Film(performance.run, performance.of(Watching))


@pytest.mark.slow
def test_no_more_ground_is_lit_than_her_lamp_reaches() -> None:
    assert 0.15 < max(seen.lit for seen in watched().eye.seen) <= 0.3


@pytest.mark.slow
def test_the_cross_is_dark_until_she_is_there() -> None:
    seen = watched().eye.seen
    assert max(s.cross for s in seen if s.progress < PLAN.walk.steps) == 0
    assert max(s.cross for s in seen if s.progress >= PLAN.walk.steps) > 0.3


@pytest.mark.slow
def test_the_gradient_on_display_is_that_of_where_she_last_stood() -> None:
    film = watched()
    for beat in ("the_slope", "again", "the_camp"):
        rows = film.rows(beat, "gradient")
        assert rows, beat
        for row in rows:
            assert np.min(np.abs(PLAN.slopes - row.value)) < 1e-9, row


@pytest.mark.slow
def test_all_that_is_told_of_her_agrees_and_is_of_where_she_has_stood() -> None:
    film = watched()
    for beat in ("the_whole_arrow", "again", "the_camp"):
        told: dict[str, dict[float, float]] = {}
        for name in ("small w", "tangent", "gradient"):
            told[name] = {row.time: np.ravel(row.value)[0] for row in film.rows(beat, name)}
        assert len(told["tangent"]) > 10
        for time, slope in told["tangent"].items():
            stood = int(np.argmin(np.abs(PLAN.slopes - slope)))
            assert PLAN.slopes[stood] == pytest.approx(slope, abs=1e-9)
            if time in told["gradient"]:
                assert told["gradient"][time] == pytest.approx(slope, abs=1e-9)
            if time in told["small w"]:
                assert told["small w"][time] == pytest.approx(PLAN.places[stood], abs=1e-9)


@pytest.mark.slow
def test_no_knob_shows_where_she_never_was() -> None:
    never = [
        row
        for row in watched().rows("the_whole_arrow", "small w")
        if min(abs(row.value - w) for w in PLAN.places) > 1e-9
    ]
    assert never == []


@pytest.mark.slow
def test_her_line_is_of_where_she_has_stood_and_of_no_place_between() -> None:
    film = watched()
    beats = "again", "the_camp"
    lines = [np.ravel(row.value)[0] for beat in beats for row in film.rows(beat, "small line")]
    walked = [seen.progress for seen in film.eye.seen if seen.beat in beats]
    assert np.all(np.diff(lines) >= 0)
    assert set(lines) == {*PLAN.places[2:]}  # it stood at the fifth, then was at the last
    assert walked[-1] == 12


@pytest.mark.slow
def test_every_step_is_an_arrow_that_is_turned() -> None:
    seen = [s for s in watched().eye.seen if s.beat == "again"]
    for step in range(1, TOLD):
        mine = [s for s in seen if step - 1e-9 <= s.progress < step + 0.999]
        assert any(s.turned < 1 for s in mine), step
        assert all(s.share == pytest.approx(PLAN.rate) for s in mine), step


@pytest.mark.slow
def test_the_arrow_is_as_long_as_the_gradient_until_the_dial_is_turned() -> None:
    film = watched()
    lengths = [row.value[0] for row in film.rows("the_whole_arrow", "step")]
    assert lengths[0] == pytest.approx(PLAN.slopes[0])
    assert np.min(np.abs(np.array(lengths) + PLAN.slopes[0])) < 1e-9  # turned, before it is cut
    assert np.min(np.abs(np.array(lengths) + PLAN.rate * PLAN.slopes[0])) < 1e-9  # the step


@pytest.mark.slow
def test_the_arrow_is_cut_on_an_axis_that_stays() -> None:
    """The picture came closer meanwhile: a thousandth of it was half as long as all."""
    cut = [s for s in watched().eye.seen if PLAN.rate < s.share < 1]
    assert len(cut) > 10
    assert np.ptp([s.zoom for s in cut]) == 0
    lengths = np.array([s.share for s in cut])
    assert np.all(np.diff(lengths) <= 0)


@pytest.mark.slow
def test_both_walk_home_and_are_there_to_the_end() -> None:
    """After one step they faded, lamps came in their place, and the camp stood empty.

    Then he faded short of the camp.
    """
    film = watched()
    hikers = film.rows("from_every_side", "hiker")
    assert {row.value[0] for row in hikers} >= {PLAN.places[0], PLAN.places[-1]}
    hers, his = sorted({row.value[0] for row in film.rows("tonight", "hiker")})
    assert hers < PLAN.best < his
    assert his - PLAN.best == pytest.approx(PLAN.best - hers, abs=0.01)
    assert his - hers < 0.1 * (PLAN.high - PLAN.low)


@pytest.mark.slow
def test_she_takes_each_of_her_steps_on_the_way_home() -> None:
    """After three steps she slid to the camp, though it takes 12."""
    walked = {t.walked for t in watched().eye.told if t.beat == "from_every_side"}
    steps = np.array([she for she, he in walked if he > 0])
    assert len(steps) > 40
    for step in range(1, PLAN.walk.steps):  # each is ended, and the next begun
        assert np.sum(np.abs(steps - step) < 0.1) > 1, step


@pytest.mark.slow
def test_each_of_the_last_steps_can_be_seen() -> None:
    """Seven of them went by in 1.8 s, with four numbers that changed at each."""
    told = [t for t in watched().eye.told if t.beat == "the_camp"]
    last = range(TOLD + 1, PLAN.walk.steps + 1)
    landed = [min(t.time for t in told if t.walked[0] >= step - 1e-6) for step in last]
    assert np.diff(landed).min() > 0.35


@pytest.mark.slow
def test_a_post_is_there_as_she_leaves_it() -> None:
    """That of where she began came when she had landed, all others as she left them."""
    seen = watched().eye.told
    first = [t for t in seen if t.beat == "the_whole_arrow" and 0.01 < t.walked[0] < 0.99]
    assert len(first) > 10
    assert all(t.posts == 1 for t in first)


@pytest.mark.slow
def test_where_the_worked_step_ends_stays_after_it_was_said() -> None:
    film = watched()
    (cue,) = (cue for cue in film.run.captions if "That makes 0.512" in cue.text)
    lit = [t.time for t in film.eye.told if t.answer > 0.99]
    assert min(lit) < cue.end - 0.5
    assert max(lit) > cue.end + 2


@pytest.mark.slow
def test_alpha_is_there_when_it_is_said_to_be_the_same() -> None:
    film = watched()
    (cue,) = (cue for cue in film.run.captions if cue.text.startswith("Alpha is the same"))
    lit = [t.time for t in film.eye.told if t.beat == "again" and t.name > 0.9]
    assert min(lit) < cue.start + 0.8
    assert max(lit) > cue.start + 2


@pytest.mark.slow
def test_alpha_sinks_as_it_is_said_what_it_is() -> None:
    """A thousandth was said, and the dial stood at 1 until that was over."""
    film = watched()
    (cue,) = (cue for cue in film.run.captions if "one thousandth" in cue.text)
    rows = film.rows("the_whole_arrow", "alpha")
    reached = min(row.time for row in rows if row.value < 1.01 * PLAN.rate)
    assert cue.start < reached < cue.end


@pytest.mark.slow
def test_the_second_slope_is_told_without_its_being_less() -> None:
    """The question after it was answered by an "only"."""
    (cue,) = (cue for cue in watched().run.captions if cue.text.startswith("Now the gradient is"))
    assert "only" not in cue.text


@pytest.mark.slow
def test_the_average_square_has_the_loss_as_its_area() -> None:
    film = watched()
    areas = [row.value for row in film.rows("one_dot", "average square")]
    losses = [PLAN.loss(w) for w in PLAN.dots]
    for loss in losses:
        assert np.min(np.abs(np.array(areas) - loss)) < 1e-6 * loss


@pytest.mark.slow
def test_when_asked_why_the_power_comes_down_it_does() -> None:
    """What was asked about was in no picture: the formula had its 2 in front already."""
    (cue,) = (cue for cue in watched().run.captions if cue.text.startswith("But why does the"))
    rows = [t for t in watched().eye.told if t.time > cue.start]
    assert {t.power for t in rows if t.time < cue.start + 0.8} == {_row(0)}
    assert rows[-1].power == _row(2)


# -- any data, any parameters ----------------------------------------------------------------------


def telling(**parameters: Any) -> type[LossCurve]:
    """The film with other parameters."""
    chosen = LossCurveParameters(**parameters)
    return type("Other", (LossCurve,), {"parameters": chosen, "__module__": LossCurve.__module__})


FOREIGN = {
    "millions": ("living area of the house, price in euro", 40, (2e5, 3e6), 0.8, 2e5),
    "negative": ("temperature difference  melting", 24, (-3.0, 3.0), -2.5, 0.8),
    "many": ("speed  fuel", 500, (1.0, 40.0), 0.7, 4.0),
    "tiny": ("dose  effect", 12, (0.001, 0.02), 1e6, 900.0),
}


@pytest.fixture(params=some(FOREIGN))
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A table of somebody's own."""
    header, count, (low, high), w, noise = FOREIGN[request.param]
    rng = np.random.default_rng(2)
    x = rng.uniform(low, high, count)
    path = tmp_path / "own.txt"
    table = np.column_stack([x, w * x + rng.normal(0, noise, count)])
    np.savetxt(path, table, header=header, comments="", fmt="%.9g")
    return path


@pytest.mark.slow
def test_a_file_of_ones_own_makes_a_film(file: Path) -> None:
    run = rehearse(telling(data=str(file)), layout=False)
    raw = np.genfromtxt(file, skip_header=1, delimiter=None).T
    hikers = run.displayed("the_camp", "hiker")
    plan = plan_for(**LossCurveParameters(data=str(file)).__dict__)
    x, y = plan.dataset.x, plan.dataset.y
    for counted, column in zip((x, y), raw, strict=True):  # as they are, or in thousands
        counts = column / counted
        assert counts == pytest.approx(1000.0 ** round(np.log10(counts[0]) / 3), rel=1e-6)
    best = float(x @ y / (x @ x))
    assert plan.best == pytest.approx(best, rel=1e-6)
    assert hikers[-1].value[0] == pytest.approx(best, abs=0.01 * (plan.high - plan.low))
    for row in run.trace:
        assert row.value is None or np.all(np.isfinite(row.value)), row


@pytest.mark.slow
@pytest.mark.parametrize(
    "changed",
    some(
        [
            {"start": 3.6, "learning_rate": 0.0038},
            {"steps": 4, "window": (-3.0, 6.0)},
            {"steps": 200},
        ]
    ),
)
def test_other_parameters_make_a_film(changed: dict[str, Any]) -> None:
    run = rehearse(telling(**changed))
    assert run.layout == [], "\n" + "\n".join(run.layout)
    assert 90 <= run.duration <= 260


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(Trouble, match=r"no data file nowhere\.txt"):
        rehearse(telling(data="nowhere.txt"))
