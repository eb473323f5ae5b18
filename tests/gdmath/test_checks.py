"""Bad input gets one clear sentence."""

import numpy as np
import pytest

from gdmath import checks
from gdmath.registry import Registry


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        (1, {}),
        (0.5, {"above": 0, "below": 1}),
        (np.float32(0.5), {"at_most": 0.5}),
        (np.int64(3), {"at_least": 3}),
        (np.array(2.0), {}),
        (10**300, {}),
    ],
)
def test_real_takes_numbers_of_every_type(value, bounds):
    number = checks.real("rate", value, **bounds)
    assert type(number) is float
    assert number == float(value)


@pytest.mark.parametrize(
    ("value", "bounds", "error", "sentence"),
    [
        ("1", {}, TypeError, "rate must be a finite number, got '1'."),
        (None, {}, TypeError, "rate must be a finite number, got None."),
        (True, {}, TypeError, "rate must be a finite number, got True."),
        (1j, {}, TypeError, "rate must be a finite number, got 1j."),
        ([1, 2], {}, TypeError, "rate must be a finite number, got [1, 2]."),
        ([[1], [2, 3]], {}, TypeError, "rate must be a finite number, got [[1], [2, 3]]."),
        (object, {}, TypeError, "rate must be a finite number, got <class 'object'>."),
        (np.nan, {}, ValueError, "rate must be a finite number, got nan."),
        (-np.inf, {}, ValueError, "rate must be a finite number, got -inf."),
        (0, {"above": 0}, ValueError, "rate must be a finite number above 0, got 0."),
        (1, {"at_least": 0, "below": 1}, ValueError, "at least 0 and below 1, got 1."),
        (2, {"above": 0, "at_most": 1.5}, ValueError, "above 0 and at most 1.5, got 2."),
        ("2", {"above": 0}, TypeError, "rate must be a finite number above 0, got '2'."),
        (10**400, {}, ValueError, "rate must be a finite number, got 1000"),
    ],
)
def test_real_says_what_is_allowed(value, bounds, error, sentence):
    with pytest.raises(error) as caught:
        checks.real("rate", value, **bounds)
    assert sentence in str(caught.value)


def test_numbers_too_long_to_print_are_described():
    with pytest.raises(ValueError, match="rate must be a finite number, got a very long int"):
        checks.real("rate", 10**5000)


@pytest.mark.parametrize("value", [3, np.int8(3), np.uint64(3), np.array(3)])
def test_whole_takes_integers_of_every_type(value):
    assert type(checks.whole("steps", value)) is int


@pytest.mark.parametrize(
    ("value", "bounds", "error", "sentence"),
    [
        (3.0, {}, TypeError, "steps must be a whole number, got 3.0."),
        ("3", {}, TypeError, "steps must be a whole number, got '3'."),
        (True, {}, TypeError, "steps must be a whole number, got True."),
        (np.array([1, 2]), {}, TypeError, "steps must be a whole number, got array([1, 2])."),
        (-1, {"at_least": 0}, ValueError, "steps must be a whole number at least 0, got -1."),
        (9, {"at_least": 0, "at_most": 8}, ValueError, "at least 0 and at most 8, got 9."),
    ],
)
def test_whole_says_what_is_allowed(value, bounds, error, sentence):
    with pytest.raises(error) as caught:
        checks.whole("steps", value, **bounds)
    assert sentence in str(caught.value)


def test_choice_lists_the_words_and_the_nearest():
    assert checks.choice("record", "all", ("all", "last")) == "all"
    with pytest.raises(
        ValueError, match=r"one of 'all', 'last', got 'lastt'\. Did you mean 'last'"
    ):
        checks.choice("record", "lastt", ("all", "last"))
    with pytest.raises(ValueError, match=r"got \['all'\]\.$"):
        checks.choice("record", ["all"], ("all", "last"))


def test_arrays_are_not_copied_without_need():
    points = np.zeros((3, 2))
    assert checks.points_array("points", points, 2) is points
    assert checks.real_array("points", points) is points
    frozen = checks.frozen_array(points)
    points[0, 0] = 1
    assert frozen[0, 0] == 0


def test_long_values_are_shown_in_part():
    shown = checks.shorten(list(range(1000)))
    assert len(shown) == 60
    assert shown.startswith("[0, 1, 2")
    assert shown.endswith("998, 999]")
    assert checks.shorten("two\nlines") == r"'two\nlines'"
    assert checks.shorten(np.zeros((3, 3))).count("\n") == 0


def test_a_registry_is_a_mapping():
    colours = Registry("colour", {"red": 1, "green": 2})
    assert list(colours) == ["red", "green"]
    assert len(colours) == 2
    assert dict(colours) == {"red": 1, "green": 2}
    assert repr(colours) == "Registry('colour', ['red', 'green'])"
    with pytest.raises(TypeError):
        colours["blue"] = 3
