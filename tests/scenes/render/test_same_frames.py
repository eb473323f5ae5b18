"""Frames that cannot differ: each is the same whatever was drawn or played before it.

Films of the course are drawn twice, before encoding: by one process in order, and each few frames
by a process that has drawn nothing else. One film has most of what the stage can paint; with
``DOWNHILL_EVERYTHING=1`` it is all films, at 480p15 and every play of them, not only small, with
few frames, and one play in sixteen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from manim import (
    LEFT,
    RIGHT,
    UP,
    CapStyleType,
    Dot,
    Line,
    Mobject,
    Square,
    TracedPath,
    ValueTracker,
    VGroup,
    linear,
)

from scenes.render.camera import PaintingCamera
from scenes.render.copies import can_fork
from scenes.stage.lecture.scene import LectureScene
from scenes.stage.paint.painted import KeptPicture, Painted
from scenes.stage.paint.pen import Canvas
from tests.everything import EVERYTHING, some
from tests.scenes.canvas import SIZE, small
from tests.scenes.films.test_every_lecture import FILMS, lectures
from tests.scenes.raw import dependent, raw

SMALL = {"pixel_width": 214, "pixel_height": 120, "frame_rate": 2}
SPARSE = {**SMALL, "frame_rate": 1, "one_in": 16}  # for films of minutes
DRAFT = {"pixel_width": 854, "pixel_height": 480, "frame_rate": 15}

DRAWN = some(sorted(FILMS, key=lambda film: film != "hills"))

forking = pytest.mark.skipif(not can_fork(), reason="films are drawn on one core here")


@forking
@pytest.mark.slow
@pytest.mark.parametrize("film", DRAWN)
def test_no_frame_of_a_film_depends_on_those_before(film: str) -> None:
    assert dependent(lectures(film)[0], **(DRAFT if EVERYTHING else SPARSE)) == []


# -- that it would be found -------------------------------------------------------------------


class Film(LectureScene):
    """Three plays, of which the first is drawn in two pieces."""

    facts = {}  # noqa: RUF012

    def cast(self, x: ValueTracker) -> Mobject:
        """What is looked at."""
        raise NotImplementedError

    def construct(self) -> None:
        x = ValueTracker(0)
        self.add(self.cast(x))
        for end, seconds in ((2, 4), (1, 1), (0, 1)):
            self.play(x.animate(rate_func=linear).set_value(end), run_time=seconds)


class Pure(Film):
    """Goes where its tracker says."""

    def cast(self, x: ValueTracker) -> Mobject:
        return Square().add_updater(lambda square: square.move_to(x.get_value() * RIGHT))


class Clocked(Film):
    """Goes by the film's clock."""

    def cast(self, x: ValueTracker) -> Mobject:
        return Square().add_updater(lambda square: square.move_to(self.time * RIGHT))


class Counting(Film):
    """Goes on by a little with every frame that is played."""

    def cast(self, x: ValueTracker) -> Mobject:
        return Square().add_updater(lambda square: square.shift(0.1 * RIGHT))


class Stepped(Film):
    """Is integrated from frame to frame."""

    def cast(self, x: ValueTracker) -> Mobject:
        return Square().add_updater(lambda square, dt: square.shift(square.get_x() * dt + 0.1 * dt))


class Traced(Film):
    """Leaves a trace."""

    def cast(self, x: ValueTracker) -> Mobject:
        dot = Dot().add_updater(lambda dot: dot.move_to([x.get_value(), x.get_value() ** 2, 0]))
        return VGroup(dot, TracedPath(dot.get_center))


class Bar(KeptPicture):
    """A faint line at ``x``, kept; with ``smears`` together with the one before."""

    def __init__(self, x: ValueTracker, smears: bool = False) -> None:
        super().__init__()
        self.x, self.smears = x, smears
        seen = [float(x.get_value())]
        self.before = lambda now: (seen[-1], seen.append(now))[0]  # kept out of sight

    @property
    def key(self) -> bytes:
        return str(self.x.get_value()).encode()

    def picture(self, canvas: Canvas) -> None:
        left = self.x.get_value()
        if self.smears:
            before = self.before(left)
            self._reach(np.array([[before, 0.0], [before, 1.0]]))
            canvas.move_to(before, 0)
            canvas.line_to(before, 1)
        self._reach(np.array([[left, 0.0], [left + 0.3, 2.0]]))
        canvas.move_to(left, 0)
        canvas.line_to(left + 0.3, 2)
        canvas.set_line_width(0.02)
        canvas.set_source_rgba(0.3, 0.7, 0.5, 0.5)
        canvas.stroke()


class Smeared(Film):
    """A picture that is painted over the one before."""

    def cast(self, x: ValueTracker) -> Mobject:
        return Bar(x, smears=True)


@forking
@pytest.mark.parametrize(
    ("film", "found"),
    [
        (Pure, None),
        (Clocked, None),
        (Counting, "Square"),
        (Stepped, "Square"),
        (Traced, "TracedPath"),
    ],
)
def test_what_depends_on_the_frames_before_is_found(film: type[Film], found: str | None) -> None:
    said = dependent(film, few=5, **SMALL)
    assert [line for line in said if "leaves" in line][:1] == (
        [f"play 0 leaves {found} otherwise"] if found else []
    )
    assert bool([line for line in said if "frame" in line]) is (found is not None)


@forking
@pytest.mark.parametrize("film", [Counting, Stepped, Traced])
def test_it_is_found_in_the_next_play_that_is_looked_at(film: type[Film]) -> None:
    assert dependent(film, few=5, one_in=2, **SMALL)


@forking
def test_the_clock_of_a_film_goes_on_in_every_piece() -> None:
    frames = raw(Clocked, apart=True, few=5, **SMALL).hashes.values()
    assert len(set(frames)) == len(frames) == 12


@forking
def test_a_picture_that_depends_on_the_one_before_is_found() -> None:
    said = dependent(Smeared, few=5, **SMALL)
    assert said
    assert any("is drawn otherwise" in line for line in said)


# -- what it was --------------------------------------------------------------------------------


def pictures(*changes: Callable[[], object], of: Mobject) -> list[Any]:
    """What one camera makes of something, after each change of it."""
    found = []
    with small():
        camera: Any = PaintingCamera()
        for change in changes:
            change()
            camera.reset()
            camera.capture_mobjects([of])
            found.append(camera.pixel_array.copy())
    return found


def test_a_picture_that_is_kept_is_the_same_on_an_image_that_is_used_again() -> None:
    # Cairo rounds what is drawn first on an image that was wiped otherwise than on a new one.
    x = ValueTracker(1.03)
    bar = Bar(x)
    new, _, again = pictures(
        lambda: None, lambda: x.set_value(-1), lambda: x.set_value(1.03), of=bar
    )
    assert new.any()
    assert np.array_equal(new, again)


@pytest.mark.parametrize("filled", [True, False])
def test_the_last_bit_of_a_coordinate_decides_on_no_shade(filled: bool) -> None:
    # An updater that calls `move_to` adds an error in the last bit with every frame played.
    between = (np.array([40, 130]) + 0.5) / 256 / (SIZE[1] / 8)  # two of Cairo's coordinates
    square = Square(1.0, stroke_width=0 if filled else 3, fill_opacity=0.8 if filled else 0)
    corner = square.points.copy()

    def stand(error: float) -> None:
        square.points = corner + np.append(between + error, 0)

    less, more = pictures(lambda: stand(-1e-15), lambda: stand(1e-15), of=square)
    assert np.array_equal(less, more)


class Stroke(Painted):
    """A line that leaves the shape of its ends as it finds it."""

    def draw(self, canvas: Canvas) -> None:
        canvas.move_to(-1, 0)
        canvas.line_to(1, 0)
        canvas.set_line_width(0.5)
        canvas.set_source_rgba(1, 1, 1, 1)
        canvas.stroke()


def test_the_ends_of_a_painted_line_are_not_those_of_what_was_drawn_before() -> None:
    stroke = Stroke()
    other = Line(LEFT, RIGHT, stroke_width=9, cap_style=CapStyleType.ROUND).shift(2 * UP)
    with small():
        camera: Any = PaintingCamera()
        seen = []
        for mobject in (stroke, other, stroke):
            camera.reset()
            camera.capture_mobjects([mobject])
            seen.append(camera.pixel_array.copy())
    assert np.array_equal(seen[0], seen[2])
