"""Data files, good and bad."""

import doctest
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gdmath import Dataset, load_table

ASSETS = Path(__file__).parents[2] / "assets"


@pytest.fixture
def written(tmp_path):
    """Return a function that writes a file and says where it is."""

    def write(content):
        path = tmp_path / "data.txt"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_the_reservations_are_cooked_by_their_recipe():
    # The recipe is the example in the README; what it leaves behind is compared with the file.
    readme = (ASSETS / "README.md").read_text(encoding="utf-8")
    recipe = doctest.DocTestParser().get_doctest(readme, {}, "README.md", None, 0)
    outcome = doctest.DocTestRunner().run(recipe, clear_globs=False)
    assert outcome == (0, outcome.attempted)
    data = load_table(ASSETS / "reservations.txt")
    assert (data.x_name, data.y_name, len(data)) == ("Reservations", "Pizzas", 30)
    assert data.x.tolist() == recipe.globs["reservations"].tolist()
    assert data.y.tolist() == recipe.globs["pizzas"].tolist()
    assert len(set(zip(data.x, data.y, strict=True))) == 30  # no point of the plot hides another


@pytest.mark.parametrize("as_path", [str, Path])
@pytest.mark.parametrize(
    "content",
    [
        "Reservations  Pizzas\n13 33\n2 16\n",
        "Reservations\tPizzas\n13\t33\n2\t16",
        "Reservations,Pizzas\n13,33\n2,16\n",
        "  Reservations , Pizzas \r\n 13 , 33 \r\n2, 16\r\n\r\n",
        "\ufeffReservations Pizzas\r13 33\r2 16\r",
        "\n# Reservations Pizzas\n\n+13.0 3.3e1\n\n2. 160E-1\n\n\n",
        '"Reservations","Pizzas"\n13,33\n2,16\n',
    ],
)
def test_a_header_and_two_columns_are_a_data_set(written, content, as_path):
    data = load_table(as_path(written(content)))
    assert (data.x_name, data.y_name) == ("Reservations", "Pizzas")
    assert (data.x.tolist(), data.y.tolist()) == ([13, 2], [33, 16])


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("floor area, price in k€", ("floor area", "price in k€")),
        ("floor area\tprice in k€", ("floor area", "price in k€")),
        ("floor area   price", ("floor area", "price")),
        ("x1 y2", ("x1", "y2")),
        ("Größe Gewicht", ("Größe", "Gewicht")),
        ("'the rooms', price", ("the rooms", "price")),
        ("rooms\u200b, a\u202eb", ("rooms", "ab")),
    ],
)
def test_a_header_of_two_names_names_the_columns(written, header, names):
    data = load_table(written(f"{header}\n1 2\n"))
    assert (data.x_name, data.y_name) == names


def test_numbers_are_read_to_the_last_bit(written):
    pairs = [(0.1, 1 / 3), (-1e-300, 1e100), (123456789.123456789, -0.0)]
    lines = "\n".join(f"{x!r} {y!r}" for x, y in pairs)
    data = load_table(written("a b\n" + lines))
    assert list(zip(data.x.tolist(), data.y.tolist(), strict=True)) == pairs


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "data.txt is empty: it needs a line of names and rows of two numbers."),
        (" \n\n", "data.txt is empty: it needs a line of names and rows of two numbers."),
        (",,\n", "data.txt is empty: it needs a line of names and rows of two numbers."),
        ("a b\n", "data.txt has a line of names only; rows of two numbers must follow it."),
        ("a b\n1 2\n\n3\n", "data.txt, line 4: 1 cell, but line 2 has 2."),
        (
            "a b\n1 2 3\n",
            "data.txt, line 1: 2 names, but line 2 has 3 cells; if the first is a title, skip=1 "
            "leaves it out.",
        ),
        (
            "a,b\n1,,2\n",
            "data.txt, line 1: 2 names, but line 2 has 3 cells; if the first is a "
            "title, skip=1 leaves it out.",
        ),
        ("a,b\n1,\n", "data.txt, line 2: b has no number; missing=drop leaves such rows out."),
        ("a b\n1 2\nc d\n", "data.txt, line 3: 'c' is no number."),
        (
            "a b\n1 2_0\n",
            "data.txt, line 2: '2_0' is no number; signs and units belong in the name of the "
            "column.",
        ),
        (
            "a b\n1 0x10\n",
            "data.txt, line 2: '0x10' is no number; signs and units belong in the name of the "
            "column.",
        ),
        (
            "a b\r\n1 2\r\n3 nan\r\n",
            "data.txt, line 3: b has no number, got 'nan'; missing=drop leaves such rows out.",
        ),
        (
            "a b\n-Infinity 1\n",
            "data.txt, line 2: numbers must be finite and up to 1e+100 in size, got '-Infinity'.",
        ),
        (
            "a b\n1 1e999\n",
            "data.txt, line 2: numbers must be finite and up to 1e+100 in size, got '1e999'.",
        ),
        (b"a b\n1 2\n\xff\xfe\n", "data.txt, line 3: 1 cell, but line 2 has 2."),
        (
            b"\x89PNG\r\n\x1a\n\0\0",
            "data.txt, line 2: not text; a data file is text, such as a table saved as CSV.",
        ),
        (
            b"a b\n1 2\n3 \0 4",
            "data.txt, line 3: not text; a data file is text, such as a table saved as CSV.",
        ),
        (
            b"\xff\xfea",
            "data.txt, line 1: not text; a data file is text, such as a table saved as CSV.",
        ),
    ],
)
def test_a_bad_file_gets_one_sentence_with_the_line(written, content, sentence):
    with pytest.raises(ValueError, match=r"^.*\.$") as caught:
        load_table(written(content))
    path = str(written(content))
    assert str(caught.value) == path.removesuffix("data.txt") + sentence


def test_a_long_line_is_not_repeated_in_full(written):
    with pytest.raises(ValueError, match="line 2") as caught:
        load_table(written("a b\n1 " + "7" * 100_000))
    assert len(str(caught.value)) < 400


def test_what_is_no_file_gets_one_sentence(tmp_path):
    with pytest.raises(FileNotFoundError) as caught:
        load_table(tmp_path / "nowhere.txt")
    assert str(caught.value) == f"There is no data file {tmp_path / 'nowhere.txt'}."
    with pytest.raises(IsADirectoryError) as caught:
        load_table(tmp_path)
    assert str(caught.value) == f"{tmp_path} is a folder; a data file is needed."
    with pytest.raises(OSError, match=r"cannot be read: [^']*\.$"):
        load_table("x" * 5000)
    for nameless in ("", "a\0b"):
        with pytest.raises(ValueError, match="path must be the name of a file, got '"):
            load_table(nameless)
    for other in (3, None, b"data.txt", ["data.txt"]):
        with pytest.raises(TypeError, match="path must be the name of a file, got"):
            load_table(other)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="pipe is not a file that has an end"):
        load_table(tmp_path / "pipe")


NEARLY = st.lists(
    st.sampled_from([b"1", b"-2.5e3", b" ", b",", b"\t", b"\n", b"\r\n", b"a b\n", b"nan", b"e"])
).map(b"".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(content=st.binary() | NEARLY.map(lambda body: b"a b\n" + body) | NEARLY)
def test_any_bytes_are_a_data_set_or_a_sentence(written, content):
    try:
        data = load_table(written(content))
    except ValueError as error:
        sentence = str(error)
        assert "\n" not in sentence
        assert "data.txt" in sentence
        assert sentence.endswith(".")
    else:
        assert isinstance(data, Dataset)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pairs=st.lists(
        st.tuples(*[st.floats(-1e100, 1e100, allow_subnormal=False)] * 2), min_size=1, max_size=30
    ),
    between=st.sampled_from([" ", "\t", ",", " , ", "    "]),
    ending=st.sampled_from(["\n", "\r\n", "\n\n"]),
)
def test_what_was_written_is_read(written, pairs, between, ending):
    rows = ["in" + between + "out", *(f"{x!r}{between}{y!r}" for x, y in pairs)]
    data = load_table(written(ending.join(rows)))
    assert list(zip(data.x.tolist(), data.y.tolist(), strict=True)) == pairs
