"""The hills film: every number and every claim in it is what an independent descent gives."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import LANDSCAPES
from scenes.stage.lecture.theme import CAPTION_HEIGHT
from tests.scenes.canvas import Array
from tests.scenes.films.hills.watched import DEFAULT, watched


@pytest.mark.slow
def test_her_readouts_are_her_descent_and_wait_until_she_has_landed() -> None:
    film, landscape = watched(), LANDSCAPES[DEFAULT.landscape]
    walk = film.points[:, film.guide]
    for _, progress, (step, height, slope) in film.eye.told:
        k = int(progress + 1e-9)
        here = walk[k]  # where her step began
        assert step == str(k)
        assert float(height.replace("−", "-")) == pytest.approx(landscape.value(here), abs=6e-4)
        steepness = np.linalg.norm(landscape.gradient(here))
        assert float(slope) == pytest.approx(steepness, abs=6e-4)
    told = [progress for beat, progress, _ in film.eye.told if beat != "everybody_walks"]
    assert {1, 2} <= set(told)
    assert sum(progress % 1 > 0 for progress in told) > 15


@pytest.mark.slow
def test_a_ruler_on_the_screen_finds_the_step_to_be_alpha_of_the_arrow() -> None:
    """Whether seen from straight above, or from a side with the hill."""
    eye = watched().eye
    assert len(eye.perspectives) > 100
    assert max(eye.perspectives) < 1e-6
    assert len(eye.rulers) > 100
    assert max(eye.rulers) < 0.05


@pytest.mark.slow
def test_the_minus_is_named_once_the_step_goes_down_and_not_before() -> None:
    """The green arrow downhill was called α∇f, without it."""
    taken = watched().eye.taken
    assert {turned for name, turned in taken if name == "-"} == {1.0}


@pytest.mark.slow
def test_while_the_rule_is_told_step_and_target_stay() -> None:
    """They went as the gradient was named, and were built once more."""
    kept = watched().eye.kept
    assert len(kept) > 10 * 15
    assert set(kept) == {1.0}


@pytest.mark.slow
def test_the_five_of_the_rule_are_named_together_for_a_while_and_no_more_than_five() -> None:
    """Each name went as the next one came; then there were seven plates, and a scale."""
    eye = watched().eye
    assert eye.together > 2.5 * 15  # frames of a rehearsal: 15 a second
    assert eye.named == 5


@pytest.mark.slow
def test_the_first_step_is_worked_out() -> None:
    film = watched()
    assert set(film.eye.worked) == {
        "5.540 − 0.35 × (−0.407) ≈ 5.682",
        "3.727 − 0.35 × 0.564 ≈ 3.530",
    }
    assert "Her x: 5.540 − 0.35 × (−0.407). About 5.682." in film.said


@pytest.mark.slow
def test_every_step_is_a_half_turn_from_the_gradient() -> None:
    film = watched()
    steps = np.diff(film.points, axis=0)
    uphill = np.stack(
        [
            np.cos(film.points[..., 0]) * np.sin(film.points[..., 1]),
            np.sin(film.points[..., 0]) * np.cos(film.points[..., 1]),
        ],
        axis=-1,
    )[:-1]
    lengths = np.linalg.norm(steps, axis=-1) * np.linalg.norm(uphill, axis=-1)
    assert np.allclose((steps * uphill).sum(axis=-1), -lengths)
    assert "They walk once more, each step against its arrow." in film.said


def between(points: Array, place: Array) -> bool:
    """Whether a place is on the straight way between two points, none longer than a rounding."""
    there, back = np.linalg.norm(place - points[0]), np.linalg.norm(place - points[1])
    return abs(there + back - np.linalg.norm(points[1] - points[0])) < 1e-6


@pytest.mark.slow
def test_walkers_and_losses_are_the_descent_at_the_displayed_step() -> None:
    film = watched()
    steps = {row.time: int(row.text) for row in film.of("everybody_walks", "step") if row.text}
    assert {0, DEFAULT.steps} <= set(steps.values())
    assert len(set(steps.values())) > 15
    for i, own in enumerate(film.others):
        places = {r.time: np.array(r.value) for r in film.of("everybody_walks", f"walker {i}")}
        losses = {row.time: row.value for row in film.of("everybody_walks", f"loss {i}")}
        for time, k in steps.items():
            after = min(k + 1, DEFAULT.steps)
            x, y, height = places[time]
            assert between(film.points[[k, after], own], np.array([x, y]))
            assert height == pytest.approx(np.sin(x) * np.sin(y), abs=1e-9)
            assert losses.get(time, film.losses[k, own]) == pytest.approx(film.losses[k, own])


@pytest.mark.slow
def test_she_stays_where_she_has_come_to_while_the_others_walk() -> None:
    rows = watched().of("everybody_walks", "hiker")
    assert len({row.value for row in rows}) == 1


@pytest.mark.slow
def test_all_others_walk_over_the_field_and_then_her_first_steps_are_seen_close_by() -> None:
    """Close by, some others stood half in the frame, and arrows came in without their walkers."""
    film = watched()
    hers = film.of("arrows_everywhere", "hiker")
    for i, own in enumerate(film.others):
        rows = film.of("arrows_everywhere", f"walker {i}")
        there = [
            [row.time for row in rows if row.value[:2] == pytest.approx(film.points[k, own])]
            for k in (0, -1)
        ]
        first, last = there
        assert last[-1] - last[0] > 0.5  # all is walked, and stands
        assert last[0] - first[-1] > 1.9  # not in a rush
        assert first[0] < last[0] < last[-1]
        assert first[-1] < last[-1]
        assert rows[-1].time == last[-1] < hers[-1].time - 3


@pytest.mark.slow
def test_while_it_is_asked_where_her_slopes_come_from_she_stands_there_with_hers() -> None:
    """All went as the question began, and she was back at its end."""
    film = watched()
    (asked,) = (cue for cue in film.run.captions if "two slopes come" in cue.text)
    here = {row.time for row in film.of("out_of_the_formula", "hiker")}
    lit = {row.time for row in film.of("out_of_the_formula", "gradient")}
    for seen, late in ((here, 0.3), (lit, 1.2)):
        during = sorted(time for time in seen if asked.start + late < time < asked.end + 2)
        assert during[0] < asked.start + late + 0.2
        assert np.diff(during).max() < 0.2


@pytest.mark.slow
def test_the_two_stand_in_their_valleys_until_colours_come() -> None:
    """The camera flew off over empty ground."""
    film = watched()
    last = film.of("the_pass", "lamp 0")[-1].time
    (colours,) = (cue for cue in film.run.captions if "Now colour" in cue.text)
    assert last > colours.start - 0.2


@pytest.mark.slow
def test_what_is_said_is_seen_by_then() -> None:
    film = watched()
    begun = {cue.text: cue.start for cue in film.run.captions}
    lamps = {row.time: np.array(row.value) for row in film.of("lights_in_the_fog", "lamp 0")}
    others = {row.time: np.array(row.value) for row in film.of("lights_in_the_fog", "lamp 1")}
    gaps = {time: np.linalg.norm(lamps[time] - others[time]) for time in lamps}
    ends = [time for time in gaps if time > begun["Why?"]]
    assert gaps[min(gaps)] < 0.01
    assert gaps[min(ends)] == pytest.approx(film.lecture.two.made.gaps[-1], rel=0.01)
    turned = begun["The arrow has turned."]
    arrows = [row for row in film.of("again", "first gradient") if turned < row.time < turned + 1]
    assert len(arrows) > 5


@pytest.mark.slow
def test_the_two_are_seen_to_part() -> None:
    """They went out on the ridge, and two others were there in two valleys."""
    lamps = (watched().of("lights_in_the_fog", f"lamp {number}") for number in (0, 1))
    apart = [
        float(np.linalg.norm(np.subtract(one.value, other.value)))
        for one, other in zip(*lamps, strict=True)
    ]
    assert max(apart) > 4
    assert np.abs(np.diff(apart)).max() < 0.1 * max(apart)


@pytest.mark.slow
def test_all_valleys_about_the_one_in_the_spotlight_may_be_guessed_and_no_others() -> None:
    """E was not among them, as near as C, D and F; and all eight had their letters."""
    film = watched()
    assert "Will it end in C, D, E or F?" in film.said
    assert ["ABCDEFGH"[valley] for valley in film.lecture.flags_above.shown] == [*"CDEF"]


@pytest.mark.slow
def test_a_number_is_in_the_caption_for_as_long_as_it_is_heard() -> None:
    """One caption was to be there for more than 7 s, and went before the last number was said."""
    assert all(cue.end - cue.start < 6.95 for cue in watched().run.captions)


@pytest.mark.slow
def test_the_hiker_is_one_of_those_dropped_at_random() -> None:
    film = watched()
    first = film.of("all_the_way_round", "hiker")[0]
    assert first.value[:2] == pytest.approx(film.points[0, film.guide])
    told = film.of("fog_lifts", "hiker")[-1]
    assert told.value[:2] == pytest.approx(film.points[-1, film.guide])


@pytest.mark.slow
def test_the_two_start_a_hair_apart_and_part_on_the_pass() -> None:
    film = watched()
    lamps = (film.of("the_pass", f"lamp {number}") for number in (0, 1))
    apart = [
        float(np.linalg.norm(np.subtract(one.value, other.value)))
        for one, other in zip(*lamps, strict=True)
    ]
    assert min(apart) == pytest.approx(0.001)
    assert max(apart) == pytest.approx(film.lecture.two.made.gaps[-1])
    assert "one goes down to valley C, the other to D." in film.said


def valley(end: Array) -> tuple[int, ...]:
    """Which floor of sin x sin y a point is nearest to, counted in quarter turns."""
    return tuple(np.rint(end / (np.pi / 2)).astype(int).tolist())


@pytest.mark.slow
def test_counts_in_the_narration_are_true() -> None:
    film = watched()
    ends = film.points[-1].copy()
    for _ in range(3000):
        ends -= film.lecture.plan.rate * LANDSCAPES["sine_hills"].gradient(ends)
    # Floors are where both sines are ±1 with opposite signs.
    assert np.allclose(np.prod(np.sin(ends), axis=1), -1)
    assert len({valley(end) for end in ends}) > 1
    low, high = np.array(film.lecture.plan.landscape.window).T
    corners = np.pi / 2 * np.stack(np.meshgrid(*[np.arange(-5, 8, 2)] * 2), axis=-1).reshape(-1, 2)
    deep = np.isclose(np.prod(np.sin(corners), axis=1), -1)
    inside = np.all((corners > low) & (corners < high), axis=1)
    assert f"{DEFAULT.starts} more walkers, all over the map" in film.said
    deepest = "a cross at each floor, all at height −1."
    assert f"There are {int((deep & inside).sum())} valleys, {deepest}" in film.said
    assert "Every step goes down, from pale ground to dark." in film.said
    assert np.diff(film.losses, axis=0).max() < 0
    # When the walk is over, everybody stands in the valley they were bound for.
    assert np.linalg.norm(film.points[-1] - ends, axis=1).max() < 0.5


@pytest.mark.slow
def test_a_valley_has_no_colour_before_colours_are_told() -> None:
    """Walkers took those of their valleys as they arrived, a minute too early."""
    assert len(np.unique(watched().lecture.party.colors().round(6), axis=0)) == 1


@pytest.mark.slow
def test_the_camera_never_shows_the_underside_and_moves_without_jumps() -> None:
    poses = watched().eye.poses
    elevations = np.array([pose["elevation"] for pose in poses])
    assert np.all((elevations > 5) & (elevations <= 90 + 1e-9))
    assert elevations.max() == pytest.approx(90)
    turns = np.abs(np.diff([pose["azimuth"] for pose in poses]))
    tilts = np.abs(np.diff(elevations))
    jumps = (turns >= 180 / 8) | (tilts >= 60 / 8)  # half a turn a second
    seen = np.minimum(watched().eye.seen[1:], watched().eye.seen[:-1]) > 0.05
    assert not np.any(jumps & seen)
    assert jumps.sum() <= 2  # where one ground has gone and the next one has not come yet


@pytest.mark.slow
def test_the_ground_that_has_come_out_of_the_fog_is_above_the_caption() -> None:
    lifting = watched().eye.lifting
    assert len(lifting) > 10
    assert np.all(np.diff(lifting) >= 0)
    assert lifting[-1] > CAPTION_HEIGHT - 4


@pytest.mark.slow
def test_all_arrows_of_the_film_are_as_long_as_they_are() -> None:
    """Those of the field were drawn × 0.92, then × 0.7, and hers beside it × 1."""
    assert watched().eye.scales == {1.0}


@pytest.mark.slow
def test_arrows_of_the_field_do_not_rest_at_a_part_of_their_length() -> None:
    """They stood at two fifths of it for two seconds, as if that were the truth."""
    grown = np.array(watched().eye.grown)
    partly = (grown > 0) & (grown < 1)
    assert partly.sum() > 10
    assert np.all(np.diff(grown)[partly[1:] & partly[:-1]] > 0)


@pytest.mark.slow
def test_a_gradient_arrow_is_whole_until_it_is_gone() -> None:
    stubs = watched().eye.stubs
    assert stubs
    assert set(stubs) <= {0.0, 1.0}


@pytest.mark.slow
def test_steps_are_counted_by_k_as_in_the_first_lecture() -> None:
    rules = watched().eye.rules
    assert rules
    assert all("theta_(k+1)" in rule and "_i" not in rule for rule in rules)
