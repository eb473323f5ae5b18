"""Any landscape and any parameters make a film of hills, or are refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from gdmath import LANDSCAPES
from scenes.hills import Hills, HillsParameters
from scenes.render.rehearsal import rehearse
from scenes.render.trouble import Trouble
from scenes.stage.paint.arrow import SCALE
from tests.everything import EVERYTHING, some
from tests.scenes.coarse import map_coarsely

PLANE = [name for name, landscape in LANDSCAPES.items() if landscape.dimension == 2]


def telling(parameters: HillsParameters) -> type[Hills]:
    """The film with other parameters."""
    return type("Other", (Hills,), {"parameters": parameters})


@pytest.mark.slow
@pytest.mark.parametrize(
    "changed",
    some(
        [
            {"landscape": "saddle", "starts": 25, "seed": 3, "learning_rate": 0.1},
            *({"landscape": name} for name in PLANE),
        ]
    ),
)
def test_every_landscape_makes_a_film(
    changed: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    map_coarsely(monkeypatch, 61)  # the map may be coarse here
    chosen = HillsParameters(**changed)
    there: list[bool] = []

    class Ending(Hills):
        parameters = chosen

        def say(self, words: str, spoken: str = "") -> None:
            super().say(words, spoken)
            if words.startswith("Our arrow had two parts"):
                there.append(self.guide.figure in self.get_mobject_family_members())

    run = rehearse(Ending)
    assert there == [False]  # she hung in the air over the knobs
    assert str(chosen.starts) in " ".join(cue.text for cue in run.captions)
    assert len({beat.name for beat in run.beats}) >= 10
    assert run.layout == [], "\n" + "\n".join(run.layout)
    assert 90 <= run.duration <= 300
    for row in run.trace:
        assert row.value is None or np.all(np.isfinite(row.value)), row
    scales: dict[float, set[str]] = {}
    for row in run.trace:
        if row.name == SCALE:
            scales.setdefault(row.time, set()).add(row.text)
    assert [told for told in scales.items() if len(told[1]) > 1] == []  # one, for all that is seen
    assert run.beats[-1].start > max(scales, default=0.0)  # and no arrow, no scale


# What they change is changed on the saddle above as well.
@pytest.mark.slow
@pytest.mark.skipif(not EVERYTHING, reason="other rehearsals")
@pytest.mark.parametrize(
    "changed", [{"starts": 25, "seed": 3, "learning_rate": 0.1}, {"starts": 1, "steps": 12}]
)
def test_other_parameters_make_a_film(
    changed: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    map_coarsely(monkeypatch, 61)
    run = rehearse(telling(replace(HillsParameters(), **changed)))
    assert run.layout == [], "\n" + "\n".join(run.layout)
    said = " ".join(cue.text for cue in run.captions)
    assert str(changed["starts"]) in said


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"landscape": "sextic"}, "'sextic' has 1 parameter, a subject for the film local_minima"),
        ({"starts": 0}, "starts must be a whole number from 1 to 200, got 0"),
        ({"steps": 3}, "steps must be a whole number from 4 to 1000, got 3"),
        ({"seed": -1}, "seed must be a whole number at least 0, got -1"),
        ({"learning_rate": 0.0}, "learning_rate must be a number above 0 .* or none, got 0.0"),
    ],
)
def test_what_the_film_cannot_show_is_refused_where_it_is_set_in_python(
    changed: dict[str, Any], says: str
) -> None:
    with pytest.raises(Trouble, match=says):
        rehearse(telling(HillsParameters(**changed)))


def test_an_unknown_landscape_is_told_with_the_nearest_known() -> None:
    with pytest.raises(Trouble, match="himmelblau"):
        rehearse(telling(HillsParameters(landscape="himmelbau")))
