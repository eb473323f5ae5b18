"""What a rehearsal keeps of a lecture: its beats, captions, read-outs and still stretches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenes.render.contrast import Picture, paint
from scenes.render.empty import Empty
from scenes.render.guesses import Guesses
from scenes.render.layout import Problem, check_layout
from scenes.render.looks import looks_of, of, on_stage, print_of
from scenes.render.steady import Pop, Watch, is_arrow
from scenes.render.texts import OnStage, is_visible, is_written, texts_on

if TYPE_CHECKING:
    from manim import Scene

    from scenes.render.renderer import LectureRenderer, Onlooker

Array = NDArray[np.float64]

_ALIKE = 1e-6
_GLANCE = 5  # of so many frames of what moves, one is compared and searched for covered texts
_SAME_SHADE = 12  # of 255: what rounding may do to a pixel


class Row(NamedTuple):
    """What one object displayed in the frame that begins at ``time`` (seconds)."""

    time: float
    name: str
    text: str
    value: Any


class Cue(NamedTuple):
    """A caption and when it is shown, in seconds."""

    start: float
    end: float
    text: str


class Stretch(NamedTuple):
    """A time, in seconds, in which nothing moves."""

    start: float
    end: float

    @property
    def length(self) -> float:
        """How long it is."""
        return self.end - self.start


@dataclass(frozen=True)
class Beat:
    """A beat as it was played and how it ended."""

    name: str
    start: float
    end: float
    captions: tuple[Cue, ...]
    texts: tuple[OnStage, ...] = field(repr=False)
    problems: tuple[Problem, ...]
    state: dict[str, Array] = field(repr=False)
    picture: Picture | None = field(repr=False)

    def differences(self, other: Beat) -> Iterator[str]:
        """What tells two runs of the beat apart, in sentences."""
        times = (("begins", self.start, other.start), ("ends", self.end, other.end))
        for what, here, there in times:
            if abs(here - there) > _ALIKE:
                yield f"{what} at {here:.3f} s here, at {there:.3f} s there"
        if list(self.state) != list(other.state):
            yield f"on stage here or there only: {sorted(set(self.state) ^ set(other.state))}"
            return
        for name, mine in self.state.items():
            its = other.state[name]
            if mine.shape != its.shape or not np.allclose(mine, its, rtol=0, atol=_ALIKE):
                yield f"{name} ends otherwise"
        if self.picture is not None and other.picture is not None:
            gap = np.abs(self.picture.astype(int) - other.picture.astype(int)).max(axis=-1)
            if count := int((gap > _SAME_SHADE).sum()):
                yield f"{count} pixels of the last picture differ"


@dataclass(frozen=True)
class Rehearsal:
    """What a lecture showed.

    ``trace`` has a row for every read-out in every frame. ``frozen`` is where nothing moved,
    longest first. ``texts`` are all that were seen after a play or at the end of a beat, each as
    small as it was. ``shown`` has the words of each text and the seconds they were seen, if all
    frames were played; ``pops`` are the texts that came or went within one of these, ``crossed``
    those that choices lay over, and ``empty`` is where nothing was on the stage.
    """

    beats: tuple[Beat, ...]
    trace: tuple[Row, ...] = field(repr=False)
    captions: tuple[Cue, ...]
    duration: float
    frozen: tuple[Stretch, ...]
    texts: tuple[OnStage, ...] = field(repr=False)
    shown: tuple[tuple[str, float], ...] = field(repr=False)
    pops: tuple[Pop, ...]
    crossed: tuple[Pop, ...] = ()
    empty: tuple[Stretch, ...] = ()

    @property
    def layout(self) -> list[str]:
        """Everything wrong with a text at the end of a beat, in sentences."""
        return [f"{beat.name}: {problem}" for beat in self.beats for problem in beat.problems]

    def beat(self, name: str) -> Beat:
        """The one beat called ``name``."""
        (told,) = [beat for beat in self.beats if beat.name == name]
        return told

    def displayed(self, beat: str, name: str) -> list[Row]:
        """What the read-out called ``name`` displayed in a beat."""
        told = self.beat(beat)
        return [r for r in self.trace if r.name == name and told.start <= r.time < told.end]

    def differences(self, other: Rehearsal) -> list[str]:
        """How another rehearsal of the lecture told its beats differently, in sentences."""
        here, there = ([beat.name for beat in run.beats] for run in (self, other))
        if here != there:
            return [f"the beats are {here} here, {there} there"]
        pairs = zip(self.beats, other.beats, strict=True)
        return [f"{one.name}: {what}" for one, two in pairs for what in one.differences(two)]


class Recorder:
    """An onlooker that keeps what is displayed in each frame and how each beat ends."""

    def __init__(self, layout: bool, still: bool, onlookers: Sequence[Onlooker]) -> None:
        self.layout, self.still, self.onlookers = layout, still, onlookers
        self.shots: list[_Shot] = []
        self.looked = 0  # frames of what moves, since the last that was held
        self.trace: list[Row] = []
        self.beats: list[Beat] = []
        self.texts: dict[tuple[Any, ...], OnStage] = {}
        self.shown: dict[tuple[Any, str], float] = {}
        self.kinds: dict[Any, _Kind] = {}
        self.stage: list[Any] = []
        self.cast = _Cast([], [], [], [], [])
        self.watch, self.guesses, self.empty = Watch(), Guesses(), Empty()

    # -- what the renderer tells -----------------------------------------------------------------

    def frame(self, scene: Scene) -> None:
        """One frame of a moving play; skipped ones are looked at when they are over."""
        rate = scene.renderer.camera.frame_rate
        if not scene.renderer.skip_animations:
            end = round(scene.time * rate)
            self._look(scene, (end - 1) / rate, end / rate, 1)
        for onlooker in self.onlookers:
            onlooker.frame(scene)

    def held(self, scene: Scene, start: float, end: float) -> None:
        """One frame shown for a while."""
        self._look(scene, start, end, round((end - start) * scene.renderer.camera.frame_rate))
        self._note(texts_on(scene.mobjects))
        for onlooker in self.onlookers:
            onlooker.frame(scene)

    def skipped(self, scene: Scene, start: float, end: float) -> None:
        """A play that went straight to its end."""
        stage = on_stage(scene)
        still = scene.is_current_animation_frozen_frame()
        self.shots.append(_Shot(start, end, print_of(stage) if still else None))
        self._read(self._cast_of(scene, stage).readable, [end])
        if self.layout:
            self._note(texts_on(scene.mobjects))

    def beat_ended(self, scene: Scene, name: str) -> None:
        """Look at how the beat ended."""
        texts = texts_on(scene.mobjects)
        self._note(texts)
        beat = Beat(
            name,
            start=self.beats[-1].end if self.beats else 0.0,
            end=scene.time,
            captions=(),
            texts=tuple(texts),
            problems=tuple(check_layout(scene)) if self.layout else (),
            state=looks_of(on_stage(scene)),
            picture=paint(scene) if self.still else None,
        )
        self.beats.append(beat)
        for onlooker in self.onlookers:
            onlooker.beat_ended(scene, name)

    def _look(self, scene: Scene, start: float, end: float, frames: int) -> None:
        stage = on_stage(scene)
        self.looked = self.looked + 1 if frames == 1 else 0
        glances = self.looked % _GLANCE == 0
        if glances:
            self.shots.append(_Shot(start, end, print_of(stage)))
        cast = self._cast_of(scene, stage)
        self._read(cast.readable, np.linspace(start, end, frames, endpoint=False).tolist())
        self.watch.look(cast.arrows, cast.words, start)
        self.empty.look(cast.things, start, end)
        if glances:
            self.guesses.look(scene, start)
        for part in filter(is_visible, cast.written):
            key = (part, part.text)
            self.shown[key] = self.shown.get(key, 0.0) + end - start

    def _cast_of(self, scene: Scene, stage: list[Any]) -> _Cast:
        """What is looked at of the stage in every frame, sorted anew if others are on it."""
        if stage != self.stage:
            kinds = [(part, self._kind(part)) for part in stage]
            spoken = [part for part in scene.mobjects if of(part, "is_caption")]
            captions = {part for caption in spoken for part in caption.get_family()}
            written = [part for part, kind in kinds if kind.is_written]
            self.stage = stage
            self.cast = _Cast(
                things=[part for part in stage if part not in captions],
                readable=[part for part, kind in kinds if kind.is_readable],
                written=written,
                words=[part for part in written if part not in captions],
                arrows=[p for p, kind in kinds if kind.is_arrow and p not in captions],
            )
        return self.cast

    def _read(self, readable: list[Any], times: list[float]) -> None:
        displayed = [row for part in readable if is_visible(part) for row in part.readings()]
        self.trace += [Row(time, *reading) for time in times for reading in displayed]

    def _kind(self, part: Any) -> _Kind:
        """What a part is, which it stays."""
        kind = self.kinds.get(part)
        if kind is None:
            kind = _Kind(callable(of(part, "readings")), is_written(part), is_arrow(part))
            self.kinds[part] = kind
        return kind

    def _note(self, texts: list[OnStage]) -> None:
        for text in texts:
            colors = frozenset(ink.color for ink in text.inks)
            key = (text.words, text.is_formula, colors)
            known = self.texts.setdefault(key, text)
            if known.size is not None and (text.size or known.size) < known.size:
                self.texts[key] = text

    # -- what is made of it ----------------------------------------------------------------------

    def result(self, renderer: LectureRenderer) -> Rehearsal:
        """All that was recorded."""
        captions = tuple(
            Cue(cue.start.total_seconds(), cue.end.total_seconds(), cue.content)
            for cue in renderer.file_writer.subcaptions
        )
        return Rehearsal(
            tuple(replace(beat, captions=_begun_in(beat, captions)) for beat in self.beats),
            tuple(self.trace),
            captions,
            renderer.time,
            _frozen(self.shots, 1.5 / renderer.camera.frame_rate),
            tuple(self.texts.values()),
            tuple((words, seconds) for (_, words), seconds in self.shown.items()),
            tuple(self.watch.pops),
            tuple(self.guesses.crossed),
            tuple(Stretch(*stretch) for stretch in self.empty.stretches),
        )


class _Kind(NamedTuple):
    """What is looked at of a part in every frame."""

    is_readable: bool
    is_written: bool
    is_arrow: bool


class _Cast(NamedTuple):
    """Those parts of a stage that are looked at in every frame.

    Captions are none of the ``things``, nor of the ``words``.
    """

    things: list[Any]
    readable: list[Any]
    written: list[Any]
    words: list[Any]
    arrows: list[Any]


class _Shot(NamedTuple):
    """A piece of the film and a print of what it shows, None if that moves.

    Between two frames of what moves that show the same, nothing is taken to have moved.
    """

    start: float
    end: float
    print: int | None


def _begun_in(beat: Beat, captions: tuple[Cue, ...]) -> tuple[Cue, ...]:
    return tuple(cue for cue in captions if beat.start - 1e-3 <= cue.start < beat.end - 1e-3)


def _frozen(shots: list[_Shot], least: float) -> tuple[Stretch, ...]:
    """Where one shot after another shows the same for more than ``least`` seconds."""
    runs = [list(run) for same, run in groupby(shots, lambda shot: shot.print) if same is not None]
    stretches = [Stretch(run[0].start, run[-1].end) for run in runs]
    return tuple(sorted((s for s in stretches if s.length > least), key=lambda s: -s.length))
