"""The film about many valleys, told of its numbers and of other grounds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gdmath import InputError, Landscape
from scenes.local_minima import LocalMinima, LocalMinimaParameters
from scenes.parts.local_minima.valleys import walk_until_level
from scenes.render.rehearsal import rehearse
from tests.everything import some
from tests.scenes.films.local_minima.test_film import played

TILTED = "x^4/4 - x^2/2 + 0.1*x"


def test_who_does_not_arrive_is_told_whether_the_rate_is_too_small_or_too_large() -> None:
    for rate, advice in ((1e-5, "a larger rate"), (2.5, "a smaller rate")):
        ground = Landscape.from_expression("x^2", [(-3, 3)])
        with pytest.raises(InputError, match=advice):
            walk_until_level(ground, rate, 1.6, "rate")


@pytest.mark.slow
def test_the_narration_says_these_numbers() -> None:
    said = " ".join(" ".join(cue.text.split()) for cue in played()[0].captions)
    for words in (
        "But on either side, there is a deeper one.",
        "There are two, equally deep.",
        "They stand two thousandths apart.",
        "The gradients have nearly the same size, but opposite signs.",
        "At first, every step widens the gap by about a fifth.",
        "Now start everywhere: thirty pawns, side by side.",
        "Twelve of thirty miss the lowest ground.",
        "So start more than once, and keep the lowest.",
        "Five times as large: will more end deep?",
        "Her step is a tenth of the gradient. That share is her learning rate.",
        "Same rule, same learning rate: 0.03.",
        "In the deep valley, the curvature is 24.",
        "With this rate, a step is about 3.6 times the distance.",
        "In the middle, it is 4. A step is at most 0.6 times the distance.",
        "All thirty now end in the shallow middle.",
    ):
        assert words in said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changes", "missing", "words"),
    some(
        [
            (
                {
                    "landscape": TILTED,
                    "window": (-1.8, 1.8),
                    "learning_rate": 0.1,
                    "large_rate": None,
                },
                {"larger_steps", "one_valley_more"},
                "But to her left, there is a deeper one.",
            ),
            (
                {"landscape": "x^4 + x^2", "window": (-1.5, 1.5)},
                {
                    "sunrise_on_the_right",
                    "a_hair_apart",
                    "territories",
                    "larger_steps",
                    "what_to_keep",
                },
                "There, level means lowest.",
            ),
            (
                {"large_rate": 2.0},
                {"larger_steps", "one_valley_more"},
                "So start more than once",
            ),
            ({"large_rate": 0.05}, {"one_valley_more"}, "settles sooner"),
        ],
        count=2,
    ),
)
def test_other_grounds_are_told_as_they_are(
    changes: dict[str, Any], missing: set[str], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parameters = replace(LocalMinimaParameters(), **changes)
    monkeypatch.setattr(LocalMinima, "parameters", parameters)
    run = rehearse(LocalMinima)
    assert run.layout == []
    assert set(LocalMinima.beat_names()) - {beat.name for beat in run.beats} == missing
    assert words in " ".join(" ".join(cue.text.split()) for cue in run.captions)
