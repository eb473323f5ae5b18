"""What of a film's source counts before its later beats have begun."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from scenes.render.beats import MARK, so_far

FILM = """
import math

PACE = 2


def pause(seconds):
    return seconds * PACE


class Film:
    title = "A film"

    def construct(self):
        self.first()
        self.second()
        self.third()

    @beat("One.")
    def first(self):
        self.helper(1)

    @beat("Two.")
    def second(self):
        self.helper(2)

    @beat("Three.")
    def third(self):
        self.helper(3)

    def helper(self, number):
        return pause(number)


class Sequel(Film):
    @beat("Another end.")
    def third(self):
        super().third()
"""


def beat(words: str) -> Any:
    def decorate(tell: Any) -> Any:
        setattr(tell, MARK, True)
        return tell

    return decorate


def told(source: str, *begun: str, name: str = "Film", others: str = "") -> list[str]:
    """What counts for the film called ``name`` once the beats ``begun`` have."""
    space: dict[str, Any] = {"beat": beat, "__name__": "film"}
    exec(source, space)
    kinds = [kind for kind in space[name].__mro__ if kind is not object]
    films = [(ast.parse(source), kinds)]
    if others:
        films.append((ast.parse(others), []))
    return so_far(films, begun)


def counts(before: str, after: str, *begun: str, **options: str) -> bool:
    assert before in FILM
    changed = FILM.replace(before, after)
    return told(FILM, *begun, **options) != told(changed, *begun, **options)


def test_a_beat_counts_from_when_it_begins() -> None:
    words = ('beat("Two.")', 'beat("Second.")')
    body = ("self.helper(2)", "self.helper(20)")
    name = ("def second", "def middle")
    for before, after in (words, body, name):
        assert not counts(before, after)
        assert not counts(before, after, "first")
        assert counts(before, after, "first", "second")
        assert counts(before, after, "first", "second", "third")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("return pause(number)", "return number"),
        ("seconds * PACE", "seconds"),
        ("PACE = 2", "PACE = 3"),
        ("import math", "import cmath"),
        ('title = "A film"', 'title = "The film"'),
        ("self.second()\n        self.third()", "self.third()\n        self.second()"),
        ("class Film:", "class Film(dict):"),
    ],
)
def test_everything_that_is_no_beat_counts_from_the_beginning(before: str, after: str) -> None:
    assert counts(before, after)


def test_a_new_beat_at_the_end_counts_when_it_begins() -> None:
    end = "\n\nclass Sequel"
    more = '\n    @beat("More.")\n    def fourth(self):\n        pass\n' + end
    assert not counts(end, more, "first", "second", "third")
    assert counts(end, more, "first", "second", "third", "fourth")


def test_comments_and_layout_do_not_count() -> None:
    assert not counts("self.helper(1)", "self.helper( 1 )  # as before", "first")


@pytest.mark.parametrize(
    "mention",
    [
        "self.third.__wrapped__(self)",
        "list(map(Film.third, [self]))",
        "getattr(self, 'third')()",
        "third = self.third",
        "film.third()",
        "film().third()",
        "self.film().third()",
    ],
)
def test_a_beat_that_is_spoken_of_counts_for_it_may_be_run_unnoticed(mention: str) -> None:
    film = FILM.replace("return pause(number)", mention)
    changed = film.replace("self.helper(3)", "self.helper(30)")
    assert told(film, "first") != told(changed, "first")
    assert told(FILM, "first", others=mention) != told(
        FILM.replace("self.helper(3)", "self.helper(30)"), "first", others=mention
    )


def test_what_a_beat_that_is_spoken_of_speaks_of_counts_too() -> None:
    film = FILM.replace("return pause(number)", "return self.second")
    film = film.replace("self.helper(2)", "return self.third")
    assert told(film, "first") != told(film.replace("self.helper(3)", "pass"), "first")


def test_beats_of_all_the_classes_of_a_film_are_left_out() -> None:
    for before, after in (("super().third()", "pass"), ("self.helper(3)", "self.helper(30)")):
        assert not counts(before, after, "first", "second", name="Sequel")
        assert counts(before, after, "first", "second", "third", name="Sequel")


def test_to_tell_a_beat_is_not_to_speak_of_it() -> None:
    film = FILM.replace("return pause(number)", "return super().third() or self.second()")
    assert told(film) == told(film.replace("self.helper(3)", "pass").replace("Two.", "Second."))


def test_another_film_in_the_file_counts_whole() -> None:
    assert counts("super().third()", "pass", "first")


def test_a_method_that_is_no_beat_any_more_counts() -> None:
    plain = ('@beat("Three.")\n    def third', "def third")
    changed = FILM.replace(*plain)
    assert told(FILM) != told(changed)
    assert told(changed) != told(changed.replace("self.helper(3)", "self.helper(30)"))


def test_of_two_methods_of_one_name_both_count() -> None:
    twice = FILM.replace(
        "    def helper", '    @beat("!")\n    def third(self):\n        pass\n\n    def helper'
    )
    assert told(twice) != told(twice.replace("self.helper(3)", "self.helper(30)"))
