"""Whatever is in a file or a formula: a result or one sentence, soon. Longer runs found no more."""

import time
import warnings
from contextlib import contextmanager

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gdmath import Dataset, InputError, Landscape, load_table
from gdmath.formula import FUNCTIONS

QUICK = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SHORT = [
    "1",
    "-2.5e3",
    ";",
    "|",
    '"',
    "a",
    "Area",
    "NA",
    "nan",
    "-",
    "#",
    "1.500",
    "−1",
    "１",
    "%",
    "€",
    "inf",
    "{",
    "٣",
    ",",
    "1,500",
    "150,5",
    "2020-01-01",
]
PIECES = st.sampled_from([*SHORT, " ", "\t", "\n", "\r\n", "\u00a0", "\f", "sep=;\n", "9" * 200])
CELLS = st.sampled_from(["1", "2.5", "-3", "1,5", "1.500", "1,500", "NA", "", "5%", '"q, w"'])
COLUMNS = st.none() | st.integers(-1, 5) | st.sampled_from(["a", "b", "Area"])


@st.composite
def tables(draw):
    """Return what is nearly a table."""
    between = draw(st.sampled_from([",", ";", "\t", "|", " ", ", "]))
    width = draw(st.integers(1, 4))
    names = draw(st.lists(st.sampled_from(["a", "b", "Area", "1", "x y", "#c"]), min_size=width))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width + 1), max_size=6))
    return draw(st.sampled_from(["\n", "\r\n", "\r"])).join(map(between.join, [names, *rows]))


@contextmanager
def refused_in_words():
    """Let an InputError of one sentence, with a hint, pass; nothing else, and no warning."""
    sentence = ""
    with warnings.catch_warnings(action="error"):
        try:
            yield
        except InputError as error:
            sentence = str(error)
    assert "\n" not in sentence
    assert len(sentence) < 700
    assert not sentence or sentence.endswith((".", "?"))


TEXTS = st.lists(PIECES, max_size=40).map("".join) | tables()
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "latin-1"])


@QUICK
@given(
    text=TEXTS,
    encoding=ENCODINGS,
    x=COLUMNS,
    y=COLUMNS,
    decimal=st.sampled_from([None, ".", ","]),
    missing=st.sampled_from(["refuse", "drop"]),
)
def test_any_table_is_read_or_refused(tmp_path, text, encoding, x, y, decimal, missing):
    path = tmp_path / "data.csv"
    path.write_bytes(text.encode(encoding, "replace"))
    with refused_in_words():
        data = load_table(path, x=x, y=y, decimal=decimal, missing=missing)
        assert isinstance(data, Dataset)
        assert np.isfinite(data).all()


SIGNS = "x y 2 3.5 + - * / ^ ( ) sin cos tanh( exp( | √ ² π e x1 xy log2( lg ** − · , = 1e9 ⁻"
FORMULAS = st.lists(st.sampled_from([*SIGNS.split(), " "]), max_size=40).map("".join)


@st.composite
def nested(draw, depth=4):
    """Return formulas that are deep, and right."""
    if depth == 0:
        return draw(st.sampled_from(["x", "y", "2", "0.5", "pi", "9"]))
    inside = draw(nested(depth - 1))
    if draw(st.booleans()):
        return f"{draw(st.sampled_from(list(FUNCTIONS)))}({inside})"
    return f"({inside}){draw(st.sampled_from('+-*/^'))}({draw(nested(depth - 1))})"


@QUICK
@given(text=st.text(max_size=40) | FORMULAS | nested(), dimension=st.integers(1, 3))
def test_any_formula_is_a_landscape_or_refused_soon(text, dimension):
    began = time.process_time()
    with refused_in_words():
        ground = Landscape.from_expression(text, [(-1, 1)] * dimension)
        ground.hessian(np.linspace(-2, 2, 3 * dimension).reshape(3, dimension))
    assert time.process_time() - began < 5


@pytest.mark.parametrize("text", ["(" * 10**6, "x+" * 500_000, "sin" * 300_000, "|" * 10**6])
def test_a_megabyte_is_refused_at_once(text, tmp_path):
    began = time.process_time()
    with pytest.raises(InputError, match="at most 400 characters"):
        Landscape.from_expression(text, [(-1, 1)])
    path = tmp_path / "data.csv"
    path.write_text(text)
    with pytest.raises(InputError):
        load_table(path)
    assert time.process_time() - began < 2


WITHOUT_END = {
    "digits without an end": "1," + "2" * 100_000 + ",1\n3,4\n",
    "a number of many digits": "x,y\n1," + "2" * 100_000 + ".1\n3,4\n",
    "one cell of a megabyte": "x,y\n1," + "2" * 10**6 + "\n",
    "quotes only": '"' * 10**6,
    "one column": "1\n" * 20_000,
    "words": "a,b\n" + "x,y\n" * 20_000,
    "half of the cells": "a\tb\n" + "1\t\n" * 20_000,
}


@pytest.mark.parametrize("told", WITHOUT_END.values(), ids=WITHOUT_END)
def test_cells_without_an_end_are_refused(told, tmp_path):
    path = tmp_path / "data.csv"
    path.write_text(told)
    with pytest.raises(InputError) as refused:
        load_table(path)
    assert len(str(refused.value)) < 700


def test_a_cell_that_is_too_long_is_not_blamed_on_quotes(tmp_path):
    path = tmp_path / "data.csv"
    path.write_text("x,y\n1,2\n3," + "4" * 200_000 + "\n")
    with pytest.raises(InputError, match=r"line 3: its cells are too long for numbers and names\."):
        load_table(path)


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe\0\0"])
def test_bytes_that_are_not_of_the_encoding_of_their_mark_are_no_text(mark, tmp_path):
    path = tmp_path / "data.csv"
    path.write_bytes(mark + b"x,y\n1,2\n\xff\x00\xdc\xff\xfe")
    with pytest.raises(InputError, match=r"line \d: not text; a data file is text"):
        load_table(path)


@pytest.mark.parametrize("between", [",", ";", "\t", "|"])
def test_a_megabyte_of_one_column_with_its_ends_is_refused_soon(between, tmp_path):
    path = tmp_path / "data.csv"
    path.write_text(f"1{between}\n" * 350_000)
    began = time.process_time()
    with pytest.raises(InputError, match="has one column"):
        load_table(path)
    assert time.process_time() - began < 1.5


def test_many_factors_behind_a_minus_are_set_soon():
    began = time.process_time()
    assert Landscape.from_expression("1-" + "-" + "x" * 40, [(-1, 1)]).value([0.5]) == 1 + 0.5**40
    Landscape.from_expression("-" + "xyz" * 12, [(-1, 1)] * 3)
    assert time.process_time() - began < 20
