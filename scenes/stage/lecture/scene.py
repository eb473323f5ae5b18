"""The base of every lecture: beats, narration, captions."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial, wraps
from typing import Any, ClassVar, TypeVar

from manim import DOWN, UP, FadeIn, FadeOut

from scenes.render.beats import MARK
from scenes.render.interrupts import interrupts_noted
from scenes.render.parameters import checked
from scenes.render.progress import CHANNEL
from scenes.render.refusals import refuse_unfit
from scenes.render.renderer import LectureRenderer
from scenes.render.trouble import Trouble, replace_missing_signs, told_in_a_sentence
from scenes.stage.lecture.boxes import STAGE
from scenes.stage.lecture.narration import NarratedScene
from scenes.stage.lecture.theme import BACKGROUND, LABEL_SIZE
from scenes.stage.lecture.words import tr
from scenes.stage.type.text import Words, on_plate

_INTERRUPTED = 130  # exit status, as the shell has it

Beat = TypeVar("Beat", bound=Callable[..., None])


def beat(
    words: str = "", spoken: str = "", *, when: Callable[[Any], bool] = lambda film: True
) -> Callable[[Beat], Beat]:
    """Make a method a beat: a named section that begins with ``words`` and lasts until they end.

    Beats are told in the order of the file. Words are as in `say`; without any the beat says
    everything itself. ``when(film)`` is whether it is told.
    """

    def decorate(tell: Beat) -> Beat:
        @wraps(tell)
        def told(self: LectureScene) -> None:
            self.beats_begun.append(tell.__name__)
            self.next_section(tell.__name__)
            self.say(words, spoken)
            tell(self)
            self.hold()
            self.tell_of_left_over(tell.__name__)
            self.beat_ended(tell.__name__)

        told.is_told = when  # type: ignore[attr-defined]
        setattr(told, MARK, True)
        return told  # type: ignore[return-value]

    return decorate


def beats_of(film: type) -> list[str]:
    """The names of a film's beats in the order of its file; those it inherits come first."""
    names = (
        name
        for kind in reversed(film.__mro__)
        for name, member in vars(kind).items()
        if hasattr(member, "is_told")
    )
    return list(dict.fromkeys(names))


class LectureScene(NarratedScene):
    """A film told in beats.

    Subclasses give their place in the course and ``parameters``, a frozen dataclass whose defaults
    are the lecture's numbers, build the cast in ``setup`` and have a method for each beat, in the
    order of the story. What a beat hands to a later one is declared in ``setup``.
    Narration is spoken, becomes the film's captions, and sets how long a beat lasts.
    """

    number: ClassVar[int]  # in the course
    title: ClassVar[str]
    lasts: ClassVar[float]  # seconds, as it is spoken, with the parameters as they are
    words: ClassVar[int]  # that are heard in it
    parameters: Any
    unfinished: ClassVar[bool] = False  # whether beats are still to be written

    def __init__(self, renderer: Any = None, skip_animations: bool = False, **options: Any) -> None:
        with told_in_a_sentence():
            refuse_unfit(self)
            renderer = renderer or LectureRenderer(skip_animations=skip_animations)
            super().__init__(renderer=renderer, skip_animations=skip_animations, **options)
        self.camera.background_color = BACKGROUND
        self.beats_begun: list[str] = []  # by the names of their methods
        self.delights: list[tuple[float, float]] = []  # from when to when
        self._play_began = 0.0

    @property
    def facts(self) -> dict[str, Any]:
        """What ``{name}`` in narration stands for."""
        return {} if self.parameters is None else asdict(self.parameters)

    @classmethod
    def beat_names(cls) -> list[str]:
        """The names of all beats in the order of the file."""
        return beats_of(cls)

    def construct(self) -> None:
        """Tell the beats in the order of the file."""
        for name in beats_of(type(self)):
            tell = getattr(self, name)
            if tell.is_told(self):
                tell()
            else:
                self.tell_of_left_over(name)

    @contextmanager
    def shown(self, *things: Any, run_time: float = 0.6) -> Iterator[None]:
        """Things that are there in this block only: they fade in before it and out after it."""
        self.play(*map(FadeIn, things), run_time=run_time)
        yield
        self.play(*map(FadeOut, things), run_time=run_time)

    @contextmanager
    def delight(self) -> Iterator[None]:
        """What people would share: `downhill teaser` makes a loop of what is told in this block."""
        began = self.time
        yield
        self.delights.append((began, self.time))

    def now_you(self, seconds: float = 2.0, above: bool = False) -> None:
        """End in silence, with the place where what was seen can be tried: in the playground."""
        page = f"playground.html#{type(self).__module__.rpartition('.')[2]}"
        words = on_plate(Words(tr("Now you: {page}").format(page=page), LABEL_SIZE))
        self.play(FadeIn(words.within(STAGE, UP if above else DOWN)), run_time=0.4)
        self.wait(seconds - 0.4)

    # -- the clock -------------------------------------------------------------------------------

    def compile_animation_data(self, *animations: Any, **options: Any) -> Any:
        """Make a play ready; the clock runs on from here, and what is held is held as it is now."""
        # Not as the play begins: of one that is skipped, Manim has counted the time by then.
        self._play_began = self.renderer.time
        self.clock.set_value(self._play_began)
        return super().compile_animation_data(*animations, **options)

    def update_to_time(self, t: float) -> None:
        """Stand at ``t`` seconds of the present play, clock included."""
        self.clock.set_value(self._play_began + t)
        super().update_to_time(t)

    def play_internal(self, skip_rendering: bool = False) -> None:
        """Go through the play; it leaves the clock at its end, whether its frames were drawn."""
        super().play_internal(skip_rendering)
        self.clock.set_value(self._play_began + self.duration)

    def should_update_mobjects(self) -> bool:
        """Whether anything moves while the film waits: also what moves by itself."""
        family = self.get_mobject_family_members()
        if any(getattr(member, "ambient", False) for member in family):
            self.animations[0].is_static_wait = False  # type: ignore[index]
        return super().should_update_mobjects()

    # -- Manim's hooks ---------------------------------------------------------------------------

    def render(self, preview: bool = False) -> bool:
        """Make the film; whatever ends it early leaves whole files only."""
        replace_missing_signs()
        try:
            with told_in_a_sentence(), interrupts_noted():
                self.parameters = checked(getattr(self, "parameters", None))
                make = partial(super().render, preview)
                see_through = getattr(self.renderer, "see_through", None)
                return bool(see_through(self, make) if see_through else make())
        except KeyboardInterrupt:
            if CHANNEL not in os.environ:  # else the program that asked for the film tells
                print("Stopped. What is drawn is kept: render again to go on.", file=sys.stderr)
            raise SystemExit(_INTERRUPTED) from None
        except Trouble:
            segments = getattr(self.renderer, "segments", None)
            if segments is None or segments.may_speak():
                raise
            raise Trouble("") from None  # a process that draws has told already
        finally:
            self._let_go()

    def _let_go(self) -> None:
        give_up = getattr(self.renderer, "give_up", None)
        if give_up is not None:
            give_up()

    def beat_ended(self, name: str) -> None:
        """Let the onlookers see how the beat ended."""
        for onlooker in getattr(self.renderer, "onlookers", []):
            onlooker.beat_ended(self, name)
