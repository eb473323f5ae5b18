"""What is allowed stands in the types of a film's parameters, and every way in is checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import numpy as np
import pytest
from manim import Scene
from msgspec import Meta

from gdmath import InputError
from scenes.render.command.course import Film, film
from scenes.render.command.job import Job, with_settings
from scenes.render.command.settings import settings_of
from scenes.render.parameters import DataFile, Rate, among, changed, checked, parameters_of
from scenes.render.rehearsal import rehearse
from scenes.render.trouble import Trouble, sentence
from scenes.stage.lecture.scene import LectureScene


@dataclass(frozen=True)
class Many:
    """One of each kind."""

    ground: Annotated[str, among(["hills", "valley"]), "where it takes place"] = "hills"
    rate: Annotated[Rate | None, "how far to go"] = None
    share: Annotated[float, Meta(gt=0, lt=1)] = 0.5
    count: Annotated[int, Meta(ge=1, le=4)] = 2
    pair: tuple[float, float] = (1.0, 2.0)
    rates: Annotated[tuple[Rate, ...], Meta(min_length=1, max_length=3)] = (0.1,)
    words: tuple[str, ...] = ()
    few: Annotated[tuple[int, ...], Meta(max_length=3)] = ()
    some: Annotated[tuple[int, ...], Meta(min_length=1)] = (1,)
    file: DataFile | None = None
    loud: bool = False
    mood: Literal["calm", "wild"] = "calm"

    def __post_init__(self) -> None:
        if self.loud and self.mood == "calm":
            raise ValueError("loud must not be true while mood is calm.")


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("ground", "hill", "one of hills, valley"),
        ("ground", "hills\n", "one of hills, valley"),
        ("ground", 3, "one of hills, valley"),
        ("rate", 0, "a number above 0 and at most 1e9 or none"),
        ("rate", float("nan"), "a number above 0 and at most 1e9 or none"),
        ("share", 1, "a number above 0 and below 1"),
        ("share", "0.5", "a number above 0 and below 1"),
        ("count", 5, "a whole number from 1 to 4"),
        ("count", 2.0, "a whole number from 1 to 4"),
        ("count", True, "a whole number from 1 to 4"),
        ("pair", (1, 2, 3), "2 numbers such as 0.1,0.5"),
        ("pair", (1, float("inf")), "2 numbers such as 0.1,0.5"),
        ("rates", (), "a list of 1 to 3 numbers above 0 and at most 1e9 such as 0.1,0.5"),
        ("rates", [0.1, -1], "a list of 1 to 3 numbers above 0 and at most 1e9 such as 0.1,0.5"),
        ("words", ("a", 1), "a list of any texts"),
        ("few", (1, 2, 3, 4), "a list of 0 to 3 whole numbers such as 1,2"),
        ("some", (), "a list of at least 1 whole numbers such as 1,2"),
        ("file", "", "the name of a file or none"),
        ("loud", 1, "true or false"),
        ("mood", "sad", "one of calm, wild"),
    ],
)
def test_a_wrong_value_gets_the_name_the_value_and_what_is_allowed(
    name: str, value: Any, allowed: str
) -> None:
    with pytest.raises(InputError) as refused:
        changed(Many(), {name: value})
    hint = " Did you mean 'hills'?" if value in ("hill", "hills\n") else ""
    assert str(refused.value) == f"{name} must be {allowed}, got {value!r}.{hint}"


def test_values_arrive_in_their_types() -> None:
    news = {"pair": [1, 2], "rates": [1], "share": np.float64(0.25), "count": np.int64(3)}
    made = changed(Many(), news)
    assert (made.pair, made.rates, made.share, made.count) == ((1.0, 2.0), (1.0,), 0.25, 3)
    assert [type(x) for x in (*made.pair, *made.rates, made.count)] == [float, float, float, int]
    assert hash(made)  # nothing in it can be changed


def test_parameters_set_in_python_are_checked_too() -> None:
    assert checked(Many(pair=[1, 2])).pair == (1.0, 2.0)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="count must be a whole number from 1 to 4, got 0"):
        checked(Many(count=0))
    assert checked(None) is None
    assert checked({"no": "dataclass"}) == {"no": "dataclass"}


def test_what_does_not_go_together_is_told_in_the_words_of_the_class() -> None:
    with pytest.raises(InputError, match=r"^loud must not be true while mood is calm\.$"):
        changed(Many(), {"loud": True})
    assert changed(Many(), {"loud": True, "mood": "wild"}).loud


def test_a_mistake_in_the_class_is_no_sentence() -> None:
    @dataclass(frozen=True)
    class Mistaken:
        count: int = 1

        def __post_init__(self) -> None:
            if self.count > 1:
                len(self.count)  # type: ignore[arg-type]

    with pytest.raises(TypeError, match="has no len") as caught:
        changed(Mistaken(), {"count": 2})
    assert sentence(caught.value) is None


def test_a_parameter_knows_what_it_is_for() -> None:
    known = parameters_of(Many())
    assert known["ground"].meaning == "where it takes place"
    assert known["rate"].meaning == "how far to go"
    assert known["pair"].meaning == ""
    assert parameters_of(Many) == parameters_of(None) == {}


def test_what_is_typed_arrives_in_its_type() -> None:
    scene: Any = type("Typed", (Scene,), {"parameters": Many()})
    typed = {
        "loud=true": True,
        "loud=False": False,
        "rate=none": None,
        "rate=1": 1.0,
        "pair=1, 2": (1.0, 2.0),
        "rates=0.1": (0.1,),
        "words='a','b'": ("a", "b"),
        "file=3": "3",
        "file=true.csv": "true.csv",
        "ground=valley": "valley",
    }
    for pair, value in typed.items():
        changes = {"mood=wild"} if pair == "loud=true" else set()
        made = settings_of([Film("typed.py", scene, "")], [*changes, pair], None)["typed"]
        assert made[pair.partition("=")[0]] == value
        assert type(made[pair.partition("=")[0]]) is type(value)


class Counted(LectureScene):
    """Shows nothing, but keeps what it was given."""

    parameters = Many()
    captions = False

    def construct(self) -> None:
        type(self).seen = self.parameters  # type: ignore[attr-defined]
        self.wait(0.1)


def test_a_scene_is_given_its_parameters_in_their_types_or_is_not_begun() -> None:
    listed = type("Listed", (Counted,), {"parameters": Many(rates=[0.1, 1])})  # type: ignore[arg-type]
    rehearse(listed)
    assert listed.seen.rates == (0.1, 1.0)
    wrong = type("Wrong", (Counted,), {"parameters": Many(share=2.0)})
    with pytest.raises(Trouble, match=r"share must be a number above 0 and below 1, got 2\.0"):
        rehearse(wrong)
    assert not hasattr(wrong, "seen")


def test_a_job_is_checked_where_it_is_done() -> None:
    """Settings travel as JSON, which has no tuples, and from anybody."""
    job = Job("learning_rate", 854, 480, 15, settings={"rates": [0.1, 0.2]})
    scene = with_settings(film(job.name), job.settings)
    assert scene.parameters.rates == (0.1, 0.2)
    with pytest.raises(Trouble, match="learning_rate: rates must be a list of 1 to 4 numbers"):
        with_settings(film(job.name), {"rates": []})
    with pytest.raises(Trouble, match="learning_rate has no parameter 'rate'; did you mean 'rates"):
        with_settings(film(job.name), {"rate": 1})
