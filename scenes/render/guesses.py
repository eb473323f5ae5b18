"""Answers to be chosen from lie over nothing that is written: it would shine through them."""

from __future__ import annotations

from typing import Any

from scenes.render.looks import offers
from scenes.render.outlines import Box
from scenes.render.steady import Pop
from scenes.render.texts import FAINTEST, is_visible, texts_on


class Guesses:
    """Sees each frame in which there are choices, objects with ``answers`` and a tile for each."""

    def __init__(self) -> None:
        self.crossed: list[Pop] = []
        self._known: set[tuple[int, str]] = set()

    def look(self, scene: Any, time: float) -> None:
        """See the next frame."""
        for choices in (part for part in scene.mobjects if offers(part, "answers")):
            tiles = [_around(tile) for tile in choices if is_visible(tile)]
            if not tiles:
                continue
            for text in texts_on(part for part in scene.mobjects if part is not choices):
                seen = text.opacity >= FAINTEST
                under = any(min(tile.common(text.box)) > 0 for tile in tiles)
                if seen and under and not text.is_caption:
                    self._note(choices, text.words, time)

    def _note(self, choices: Any, words: str, time: float) -> None:
        if (key := (id(choices), words)) not in self._known:
            self._known.add(key)
            self.crossed.append(Pop(time, words))


def _around(tile: Any) -> Box:
    (left, bottom, _), (right, top, _) = tile.get_corner((-1, -1, 0)), tile.get_corner((1, 1, 0))
    return Box(*map(float, (left, bottom, right, top)))
