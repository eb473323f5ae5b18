"""The ground of a network: one sign for a network, true angles, and a night before the picture."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import ValueTracker, config, linear

from scenes.neural_landscape import NeuralLandscape
from scenes.parts.neural_landscape import places, start
from scenes.parts.neural_landscape.angle import Angle
from scenes.parts.neural_landscape.beyond import turned
from scenes.parts.neural_landscape.cutting import Cutting
from scenes.parts.neural_landscape.ground import FLAT, RELIEF, TURN, Glint, Inside, view_of
from scenes.parts.neural_landscape.out import Out
from scenes.parts.neural_landscape.pins import PinEnds, Pins
from scenes.parts.neural_landscape.rims import Rims
from scenes.parts.neural_landscape.telling import short
from scenes.render.rehearsal import offstage
from scenes.stage.ground.view import View
from scenes.stage.paint.painted import Painted
from tests.scenes.canvas import picture, pixels_at
from tests.scenes.films.neural_landscape.test_film import BOX, plan

_BALL = np.array([0.0, 0.17])  # from what a network stands on to the middle of its ball


def _seen() -> View:
    view = view_of(plan().picture)
    view.look(**view.fitted(*BOX, **{**TURN, "relief": RELIEF}))
    return view


def test_an_arrow_that_is_turned_by_thirty_degrees_is() -> None:
    for degrees in (0.0, 15.0, 30.0, 90.0):
        pair = turned(plan(), degrees)
        angle = np.degrees(np.arccos(np.clip(pair[1] @ plan().arrows[1], -1, 1)))
        assert angle == pytest.approx(degrees, abs=1e-4)


@pytest.mark.parametrize("which", ["built", "ours", "start"])
def test_a_network_is_a_blue_ball_wherever_it_is(which: str) -> None:
    with offstage():
        view = _seen()
        thing: Painted
        if which == "built":
            thing = Cutting(plan(), view).drop
            spot = view.screen(view.world(np.zeros(2), np.array(0.0)))[0]
        elif which == "ours":
            thing = Glint(view, np.zeros(2), ValueTracker(0.0))
            spot = view.at(np.zeros(2))
        else:
            thing = Pins(view, np.zeros((1, 2)), np.zeros(1), np.full(1, 2.0), [0])
            thing.grown.set_value(1)
            spot = view.screen(view.world(np.zeros(2), np.array(2.0)))[0]
        image = picture(thing).astype(int)
    red, _, blue, _ = image[pixels_at(np.reshape(spot, 2) + _BALL)]
    assert blue > red + 60


def test_the_right_one_of_three_places_is_where_she_began() -> None:
    with offstage():
        film = NeuralLandscape(skip_animations=True)
        film.setup()
        found = film._candidates()
    assert len(found) == 3
    assert found[2] == pytest.approx(plan().shadow.coordinates[0])


def test_the_question_is_asked_at_night() -> None:
    with offstage():
        film = NeuralLandscape(skip_animations=True)
        film.setup()
        fog = film.surface.fog
        assert fog is not None
        far = np.array([(24.0, 24.0), (-24.0, 0.0), (12.0, 0.0)])
        assert fog.clearness(far) == pytest.approx(np.zeros(3))
        assert float(fog.clearness(np.zeros(2))) == 1
        film.play(*film.dawn(linear))
        assert fog.key == b"clear"
        assert fog.clearness(far) == pytest.approx(np.ones(3))


def test_an_angle_is_drawn_as_large_as_it_is() -> None:
    with offstage():
        turned_by = ValueTracker(0.0)
        angle = Angle("𝑑₂", turned_by.get_value, 90.0, BOX)
        for degrees in (0.0, 20.0, 78.0, 90.0):
            turned_by.set_value(degrees)
            (x, y), (name, number) = angle.tip(degrees) - angle.root, angle.texts()
            assert np.degrees(np.arctan2(y, x)) == pytest.approx(degrees)
            assert number[0].text == f"{degrees:.0f}°"
            assert name[0].text == "𝑑₂"


def test_both_ends_of_the_first_pin_have_their_number() -> None:
    cast, true = plan().shadow.coordinates, plan().training.losses
    with offstage():
        pins = Pins(_seen(), cast[:1], plan().under[:1], true[:1], [0])
        pins.grown.set_value(1)
        ends = PinEnds(pins, short(float(plan().under[0])), short(float(true[0])))
        below, beside = ends.texts()
        for (text, _, _, strength), told in ((below, "0.18"), (beside, "0.71")):
            assert (text.text, strength) == (told, 1)
        (foot, head), (text, left, low, _) = pins.ends(), below
        assert low + text.height < foot[0, 1]
        assert left < foot[0, 0] < left + text.width
        text, left, low, _ = beside
        assert left + text.width < head[0, 0]
        assert low < head[0, 1] < low + text.height


def test_arrows_on_the_floor_are_as_long_as_one_has_gone() -> None:
    with offstage():
        view = _seen()
        cutting = Cutting(plan(), view)
        cutting.s.set_value(14.0)
        cutting.t.set_value(-11.0)
        corners = np.array([(0.0, 0.0), (14.0, 0.0), (14.0, -11.0)])
        floor = view.screen(view.world(corners, np.zeros(3)))[0]
        lines = cutting.ways.lines()
        assert np.array([*lines[0], lines[1][1]]) == pytest.approx(floor)
        assert cutting.drop.view is view


def _in_the_hollow(monkeypatch: pytest.MonkeyPatch) -> tuple[NeuralLandscape, list[Any]]:
    """The film where she stands in the hollow and has been asked whether she is stuck."""
    monkeypatch.setattr(NeuralLandscape, "until", lambda *_: None)
    film = NeuralLandscape(skip_animations=True)
    film.setup()
    found = film.plan.hollow
    assert found is not None
    left = film.to_the_hollow()
    film.stand_in(found, left)
    film.stuck()
    film.all_slopes(found)
    return film, left


def test_the_way_down_leaves_the_picture_at_right_angles_and_to_be_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with offstage():
        film, left = _in_the_hollow(monkeypatch)
        assert film.plan.hollow is not None
        view, place = left[0].view, film.plan.hollow.place
        out = Out(view, place)
        out.grown.set_value(1)
        film.view.look(**view.closer(places.FLAT, **film.trap_turn, relief=FLAT))
        foot, tip = out.arrow()
        assert foot == pytest.approx(view.at(place))
        low, high = np.array(view.window)[1]
        near = np.array([(view.window[0][1], t) for t in np.linspace(low, high, 9)])
        edge = view.at(near)
        along = edge[-1] - edge[0]
        assert (tip - foot) @ along == pytest.approx(0, abs=0.02 * float(np.linalg.norm(along)))
        assert tip[1] < edge[:, 1].min() - 1
        glass = out.glass()  # the arrow goes down under what was cut away, not off an edge
        assert glass[0][:2] == pytest.approx(np.array([edge[0], edge[-1]]), abs=0.05)
        assert glass[:, :, 1].min() < foot[1] - 0.8


def test_the_picture_that_the_way_down_leaves_is_the_one_she_stands_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No other picture comes instead of it: it lies down, and rises again as it was."""
    with offstage():
        film, left = _in_the_hollow(monkeypatch)
        seen: list[tuple[float, float]] = []
        play = film.play

        def watched(*animations: Any, **options: Any) -> None:
            play(*animations, **options)
            seen.append((film.view.pose["relief"], left[0].presence))

        monkeypatch.setattr(film, "play", watched)
        before = film.view.pose
        film.walk_down(left)
        reliefs, presences = np.array(seen).T
        assert presences == pytest.approx(1.0)
        assert reliefs.min() == pytest.approx(FLAT)
        assert film.view.pose == pytest.approx(before)


def test_a_network_runs_together_where_its_ball_is() -> None:
    with offstage():
        film = NeuralLandscape(skip_animations=True)
        film.setup()
        film.view.look(**film.bare())
        film.add(film.lesson.threads)
        film.one_point()
        spot = film.view.screen(film.view.world(np.zeros(2), np.array(0.0)))[0]
        for units in film.lesson.threads.places():
            assert np.abs(units - (spot + _BALL)).max() < 0.05
        assert film.cutting.drop.presence == 1
        assert film.lesson.threads not in film.mobjects


def test_while_a_push_is_told_of_the_first_slider_moves_and_is_back() -> None:
    with offstage():
        film = NeuralLandscape(skip_animations=True)
        film.setup()
        cutting = film.cutting
        push = cutting.push()
        push.begin()
        push.interpolate(0.5)
        bars = cutting.strips[1].bars()
        assert np.abs(bars[:, 1, 1] - bars[:, 0, 1]).max() > 0.05
        push.interpolate(1.0)
        assert float(cutting.s.get_value()) == pytest.approx(0)


def test_the_first_picture_fills_the_frame_and_her_path_much_of_it() -> None:
    with offstage():
        film = NeuralLandscape(skip_animations=True)
        film.setup()
        film.view.look(**film.amid(40.0))
        (left, low), (right, high) = film.view.bounds()
        assert right - left > 0.75 * config.frame_width
        assert high - low > config.frame_height
        piece = Inside(film.plan.piece, film.view)
        film.dive(piece, places.PIECE, film.surface, raised=start._LOWER, elevation=start._ABOVE)
        (left, _), (right, _) = piece.bounds()
        assert right - left > 5.5


def test_what_is_seen_in_a_hollow_from_along_s_has_its_height_at_the_ruler(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(NeuralLandscape, "until", lambda *_: None)
    found = plan().hollow
    assert found is not None
    with offstage():
        film = NeuralLandscape(skip_animations=True)
        film.setup()
        left = film.to_the_hollow()
        (rims,) = (thing for thing in left if isinstance(thing, Rims))
        s = rims.view.window[0][1]
        place = np.array([s, found.place[1]])
        for loss in (0.0, 0.711, 1.5):
            spot = rims.view.screen(rims.view.world(place, np.array(loss)))[0]
            assert spot[1] == pytest.approx(rims._on_ruler(loss)[1], abs=0.02)


def test_both_arrows_turn_out_of_the_random_cut_and_not_within_it() -> None:
    """They were drawn side by side, each turned by as much: as if the two turned in their plane."""
    with offstage():
        film = NeuralLandscape(skip_animations=True)
        film.setup()
        basis = np.linalg.qr(np.stack(film.plan.arrows[:2]).T)[0]
        for degrees in (0.0, 40.0, 90.0):
            film.unfold.angle.set_value(degrees)
            for arrow, angle in zip(film.unfold.arrows(), film.two_arrows(), strict=True):
                sine = np.linalg.norm(arrow - basis @ (basis.T @ arrow))
                assert angle.degrees() == pytest.approx(np.degrees(np.arcsin(sine)), abs=0.1)
                assert [text.text for text, *_ in angle.texts()][-1] == "random cut"
