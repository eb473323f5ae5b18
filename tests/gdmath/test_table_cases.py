"""Tables as people have them: each is read as its owner means it, or refused with what to do."""

import numpy as np
import pytest

from gdmath import load_table

X = [50, 60, 72, 85, 101, 120]
Y = [150.5, 180.2, 210.9, 251.0, 295.3, 352.8]
POINT = "\n".join(f"{x},{y}" for x, y in zip(X, Y, strict=True)) + "\n"
COMMA = "\n".join(f"{x},5;{y}".replace(".", ",") for x, y in zip(X, Y, strict=True)) + "\n"
HALVES = [x + 0.5 for x in X]
THOUSANDS = [1000 * y for y in Y]
SPACED = [f"{x}|{1000 * y:,.0f}" for x, y in zip(X, Y, strict=True)]


def rows(*lines):
    return "\n".join(lines) + "\n"


def table(header, between=",", mark="."):
    return rows(header, *(f"{x}{between}{y}".replace(".", mark) for x, y in zip(X, Y, strict=True)))


READ = {
    "01_bom_crlf": (b"\xef\xbb\xbf" + table("Area,Price").replace("\n", "\r\n").encode(), X, Y),
    "02_semicolon_deccomma": (table("Fläche;Preis", ";", ","), X, Y),
    "02b_semicolon_point": (table("Area;Price", ";"), X, Y),
    "02c_semicolon_bothdec": ("Area;Price\n" + COMMA, HALVES, Y),
    "02d_tab_deccomma": ("Area\tPrice\n" + COMMA.replace(";", "\t"), HALVES, Y),
    "02e_tab_deccomma_int": (table("Year\tHours", "\t", ","), X, Y),
    "02f_blanks_deccomma": ("Area Price\n" + COMMA.replace(";", "  "), HALVES, Y),
    "03_tabs": (table("Area\tPrice", "\t"), X, Y),
    "04_quoted_header_units": (table('"floor area (m²)","price (k€)"'), X, Y),
    "04b_quoted_header_comma": (table('"floor area, m²","price, k€"'), X, Y),
    "04c_quoted_numbers": ('"area","price"\n"50","150.5"\n"60","180.2"\n', X[:2], Y[:2]),
    "04d_quoted_name_doublequote": (table('"size (""inch"")",price'), X, Y),
    "05_thousands": ('Area,Price\n50,"150,500"\n60,"180,200"\n', X[:2], THOUSANDS[:2]),
    "05c_thousands_space": ("Area\tPrice\n50\t150 500\n60\t180 200\n", X[:2], THOUSANDS[:2]),
    "05d_thousands_swiss": ("Area;Price\n50;150'500,5\n60;2’180’200\n", X[:2], [150500.5, 2180200]),
    "05e_thousands_german": (
        "Area;Price\n50;1.150.500\n60;180.200,5\n",
        X[:2],
        [1150500, 180200.5],
    ),
    "06_trailing_empty": (table("Area,Price") + "\n\n  \n\t\n", X, Y),
    "06b_trailing_commas": (table("Area,Price") + ",\n,\n", X, Y),
    "06c_trailing_sep": (table("Area,Price").replace("\n", ",\n"), X, Y),
    "07_comments": ("# measured in 2019\n# by us\n" + table("Area,Price"), X, Y),
    "07b_comment_mid": (rows("Area,Price", "50,150.5", "# removed one", "60,180.2"), X[:2], Y[:2]),
    "07c_hash_header": (table("# Area Price", " "), X, Y),
    "13_sci": ("E,I\n1.0E-03,2.1E+02\n4E-3,8.1E2\n", [0.001, 0.004], [210, 810]),
    "14_latin1": (table("Fläche,Preis").encode("latin-1"), X, Y),
    "14b_utf16": (b"\xff\xfe" + table("Area\tPrice", "\t").encode("utf-16-le"), X, Y),
    "14c_utf16_be": (b"\xfe\xff" + table("Area\tPrice", "\t").encode("utf-16-be"), X, Y),
    "15_spaces_names": (table("floor area, sale price", ", "), X, Y),
    "15c_two_spaces": (table("floor area   sale price", " "), X, Y),
    "16_noheader": (POINT, X, Y),
    "17b_emptyfirst": ("\n" + table("Area,Price"), X, Y),
    "17c_sepline": ("sep=;\n" + table("Area;Price", ";"), X, Y),
    "18b_1point": ("Hours,Grade\n1,2\n", [1], [2]),
    "20b_allx0": ("Hours,Grade\n0,2\n0,5\n", [0, 0], [2, 5]),
    "23_1e-9": ("current (A),charge (C)\n1e-09,1.02e-08\n", [1e-9], [1.02e-8]),
    "24b_1e9_smallspread": (
        "time (s),v\n1600000000,4.715\n1600000001,5.287\n",
        [1.6e9, 1600000001],
        [4.715, 5.287],
    ),
    "28_bigint": ("id,val\n9223372036854775808,1\n99999999999999999999,3\n", [2**63, 1e20], [1, 3]),
    "29_uminus": ("x,y\n−1,−2\n0,0.5\n", [-1, 0], [-2, 0.5]),
    "30_fullwidth": ("x,y\n１,２\n３,４\n", [1, 3], [2, 4]),
    "32_cjk": (table("面积,价格"), X, Y),
    "32c_arabic": (table("المساحة,السعر"), X, Y),
    "32d_latex": (table("$x_1$ & 50%,\\alpha {y}_2 #1 <b>"), X, Y),
    "33_header_numeric": ("2019,2020\n1,2\n3,4.2\n", [2019, 1, 3], [2020, 2, 4.2]),
    "37_pipes": (table("Area|Price", "|"), X, Y),
    "38_crOnly": (table("Area,Price").replace("\n", "\r"), X, Y),
    "41_nbsp": ("Area,Price\n50,1\u00a0500\n60,1\u00a0800\n", X[:2], [1500, 1800]),
    "42_eq1e-300": ("x,y\n1e-300,2e-300\n", [1e-300], [2e-300]),
    "44_ypos_tinyspread": (
        "day,p (Pa)\n1,101325.0203\n2,101325.0398\n",
        [1, 2],
        [101325.0203, 101325.0398],
    ),
    "45_minus_first": ("−1,−2\n3,4\n", [-1, 3], [-2, 4]),
    "46_line_in_a_cell": ('"floor\narea",price\n1,2\n', [1], [2]),
    "47_points_of_three": ("a\tb\n4.715\t1.234\n5.287\t2.345\n", [4.715, 5.287], [1.234, 2.345]),
}


@pytest.fixture
def load(tmp_path):
    """Return a function that writes a table and reads it."""

    def load(content, **how):
        path = tmp_path / "data.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load_table(path, **how)

    return load


@pytest.mark.parametrize("name", READ)
def test_a_table_is_read_as_its_owner_means_it(load, name):
    content, x, y = READ[name]
    data = load(content)
    assert (data.x.tolist(), data.y.tolist()) == (pytest.approx(x, rel=1e-15), pytest.approx(y))
    assert data.left_out == 0


NAMES = {
    "01_bom_crlf": ("Area", "Price"),
    "02_semicolon_deccomma": ("Fläche", "Preis"),
    "04_quoted_header_units": ("floor area (m²)", "price (k€)"),
    "04b_quoted_header_comma": ("floor area, m²", "price, k€"),
    "04d_quoted_name_doublequote": ('size ("inch")', "price"),
    "07c_hash_header": ("Area", "Price"),
    "14_latin1": ("Fläche", "Preis"),
    "15_spaces_names": ("floor area", "sale price"),
    "15c_two_spaces": ("floor area", "sale price"),
    "16_noheader": ("x", "y"),
    "33_header_numeric": ("x", "y"),
    "45_minus_first": ("x", "y"),
    "46_line_in_a_cell": ("floor area", "price"),
}


@pytest.mark.parametrize("name", NAMES)
def test_names_are_those_of_the_columns(load, name):
    data = load(READ[name][0])
    assert (data.x_name, data.y_name) == NAMES[name]


THREE = "Area,Price,City\n50,150.5,Rome\n60,180.2,Rome\n"
R_TABLE = '"Area" "Price"\n"1" 50 150.5\n"2" 60 180.2\n'
MISSING = "Area,Price\n50,150\n60,\n72,210\n,220\n"

REFUSED = {
    "05b_thousands_tab": (
        "Area\tPrice\n50\t150,500\n60\t180,200\n",
        """data.csv, line 2: '150,500' can be 150.5 or 150500; say which: decimal="," or """
        """decimal=".".""",
    ),
    "08_third_col": (
        THREE,
        "data.csv has 3 columns: Area, Price, City; say which two, by name or number, as in x=1 "
        "and y=2.",
    ),
    "09_index": (
        ",Area,Price\n0,50,150.5\n1,60,180.2\n",
        "data.csv has 3 columns: 1 (no name), Area, Price; say which two, by name or number, as in "
        "x=1 and y=2.",
    ),
    "09b_index_r": (R_TABLE, "data.csv has 3 columns: 1 (no name), Area, Price; say which two"),
    "10_missing": (MISSING, "data.csv, line 3: Price has no number; missing=drop leaves such rows"),
    "10b_missing_NA": ("a,b\n1,2\n3,NA\n", "line 3: b has no number, got 'NA'; missing=drop"),
    "10c_missing_nan": ("a,b\n1,2\n3,nan\n", "line 3: b has no number, got 'nan'; missing=drop"),
    "10d_missing_dash": ("a,b\n1,2\n3,-\n", "line 3: b has no number, got '-'; missing=drop"),
    "10e_missing_first": ("50,NA\n1,2\n", "line 1: column 2 has no number, got 'NA'"),
    "11_dates": (
        "Date,Price\n2020-01-01,10\n",
        "data.csv, line 2: '2020-01-01' is a date or a time; write a number, such as days counted "
        "from the first.",
    ),
    "12_percent": (
        "Rate,Yield\n5%,10%\n",
        "data.csv, line 2: '5%' is no number; signs and units belong in the name of the column.",
    ),
    "15b_spaces_names_space": (
        "floor area sale price\n50 150.5\n",
        "data.csv, line 1: 4 names, but line 2 has 2 cells; put a comma between names of several "
        "words.",
    ),
    "17_header2nd": (
        "House prices in Rome\n" + table("Area,Price"),
        "data.csv, line 1: 1 name, but line 2 has 2 cells, parted by a comma; if that is the "
        "decimal mark, a second column is missing, and if the first line is a title, skip=1 leaves "
        "it out.",
    ),
    "28b_longint": ("id,val\n" + "1" * 5000 + ",1\n", "line 2: numbers must be finite and up to"),
    "34_json": (
        '{"a": [1,2], "b": [3,4]}\n',
        "data.csv is no table of lines and columns; save it as CSV.",
    ),
    "35_currency": ("Area,Price\n50,€150\n", "line 2: '€150' is no number; signs and units belong"),
    "35b_units": ("Area,Price\n50 m2,150\n", "line 2: '50 m2' is no number; signs and units"),
    "45_one_column": (
        "Preis\n150,5\n180,2\n",
        "data.csv, line 1: 1 name, but line 2 has 2 cells, parted by a comma; if that is the "
        "decimal mark, a second column is missing",
    ),
    "46_one_column_words": ("Floor area\n150,5\n180,2\n", "line 1: 1 name, but line 2 has 2 cells"),
    "47_three_names": (
        "a,b,c\n1,2\n",
        "line 1: 3 names, but line 2 has 2 cells; each column",
    ),
    "47_one_long_name": ("-" * 5000 + "\n-\n", "data.csv has one column, ----"),
    "48_one_column_plain": ("price\n1\n2\n", "data.csv has one column, price; two are needed"),
    "49_open_quote": ('a,b\n1,"2\n3,4\n', "line 2: cells do not end where they should"),
    "50_year_name": ("2019 sales,b\n1,2\n", "column; a name must not begin like a number."),
    "51_short_row": ("a,b\n1,2\n3\n", "data.csv, line 3: 1 cell, but line 2 has 2."),
    "52_semicolon_points": ("a;b\n1.500;2.250\n", "line 2: '1.500' can be 1500 or 1.5; say which"),
    "53_both_marks": ("a;b\n1,5;2.5\n", "line 2: '1,5' is no number"),
    "54_no_rows": ("a,b\n", "data.csv has a line of names only; rows of two numbers must follow"),
    "55_infinite": ("a,b\n1,inf\n", "line 2: numbers must be finite and up to 1e+100"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_table_that_cannot_be_read_gets_a_sentence_with_what_to_do(load, name):
    content, sentence = REFUSED[name]
    with pytest.raises(ValueError, match=r"^\S.*\.$") as caught:
        load(content)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "how", "x", "y", "names"),
    [
        (THREE, {"x": "Area", "y": "Price"}, [50, 60], [150.5, 180.2], ("Area", "Price")),
        (THREE, {"x": 2, "y": 1}, [150.5, 180.2], [50, 60], ("Price", "Area")),
        (THREE, {"x": " area", "y": "PRICE"}, [50, 60], [150.5, 180.2], ("Area", "Price")),
        (R_TABLE, {"x": "Area", "y": "Price"}, [50, 60], [150.5, 180.2], ("Area", "Price")),
        ("a,b\n1,2\n", {"x": "b"}, [2], [1], ("b", "a")),
        ("a,b\n1,2\n", {"y": 1}, [2], [1], ("b", "a")),
        ("a\tb\n5\t1,500\n", {"decimal": ","}, [5], [1.5], ("a", "b")),
        ("a\tb\n5\t1,500\n", {"decimal": "."}, [5], [1500], ("a", "b")),
        ("Rome\na,b\n1,2\n", {"skip": 1}, [1], [2], ("a", "b")),
    ],
)
def test_what_is_open_can_be_said(load, content, how, x, y, names):
    data = load(content, **how)
    assert (data.x.tolist(), data.y.tolist(), (data.x_name, data.y_name)) == (x, y, names)


def test_rows_that_lack_a_number_are_left_out_on_request_and_counted(load):
    data = load(MISSING, missing="drop")
    assert (data.x.tolist(), data.y.tolist(), data.left_out) == ([50, 72], [150, 210], 2)
    assert data.notes[0].endswith("data.csv: 2 rows without a number left out.")
    other = load("a,b,c\n1,2,\n3,4,\n", x=1, y=2, missing="drop")
    assert (other.left_out, other.notes) == (0, ())  # of other columns nothing is asked
    with pytest.raises(ValueError, match=r"has no row with two numbers\.$"):
        load("a,b\n1,NA\n", missing="drop")


def test_what_was_assumed_is_said(load):
    assert "no UTF-8; it is read as Windows-1252" in load(READ["14_latin1"][0]).notes[0]
    assert load(READ["16_noheader"][0]).notes[0].endswith("its columns are called x and y.")
    assert load(READ["03_tabs"][0]).notes == ()


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({"x": "Aera", "y": 2}, r"x must be a column of \S+, got 'Aera'\. Did you mean 'Area'\?"),
        ({"x": 1, "y": "size"}, r"y must be a column of \S+, got 'size'\. There are Area, Price"),
        ({"x": 4, "y": 1}, "x must be a whole number at least 1 and at most 3, got 4"),
        ({"x": 1, "y": 1}, r"x and y must be two columns of \S+, got 1 twice"),
        ({"x": 1}, "has 3 columns: Area, Price, City; say which two"),
        ({"x": 1, "y": 3}, "line 2: 'Rome' is no number"),
        ({"decimal": ";"}, r"decimal must be one of '\.', ',', got ';'"),
        ({"missing": "skip"}, "missing must be one of 'refuse', 'drop', got 'skip'"),
        ({"skip": -1}, "skip must be a whole number at least 0, got -1"),
    ],
)
def test_wrong_choices_get_a_sentence(load, how, sentence):
    with pytest.raises(ValueError, match=sentence):
        load(THREE, **how)


def test_two_columns_of_one_name_need_a_number(load):
    with pytest.raises(ValueError, match=r"several columns called 'a'; say a number"):
        load("a,a,b\n1,2,3\n", x="a", y="b")
    assert load("a,a\n1,2\n").y.tolist() == [2]


def test_a_long_table_is_read_soon(load):
    numbers = np.random.default_rng(0).normal(size=(20_000, 2)).round(3)
    data = load("a,b\n" + "\n".join(f"{x},{y}" for x, y in numbers.tolist()))
    assert np.array_equal(np.asarray(data), numbers)
