"""Tables of one's own in the films on lines: chosen columns, rows left out, and what is refused."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from manim import LEFT, UP, ValueTracker

from gdmath import Dataset, InputError, load_table
from scenes.parts.derivative import plan as derivative_plan
from scenes.parts.derivative import telling as derivative
from scenes.parts.derivative.hill import Hill
from scenes.parts.derivative.lens import Lens
from scenes.parts.derivative.nudge import Nudge
from scenes.parts.derivative.numbers import limit, moved, printed, quotient
from scenes.parts.derivative.table import Table as NudgeTable
from scenes.parts.derivative.telling import example
from scenes.parts.loss_curve import choosing, evenings
from scenes.parts.loss_curve import telling as loss_curve
from scenes.parts.loss_curve.nudge import Quotients
from scenes.parts.mse_gradient import plan as mse_gradient_plan
from scenes.parts.mse_gradient import telling as mse_gradient
from scenes.parts.mse_gradient.cast import Hundred
from scenes.parts.regression import fits, found, results
from scenes.parts.regression import telling as regression
from scenes.parts.training_loop import plan as training_loop_plan
from scenes.parts.training_loop import telling as training_loop
from scenes.parts.training_loop.cells import cells_of
from scenes.parts.training_loop.machine import _WIDEST, Machine, _fitting
from scenes.parts.training_loop.places import FILE, FILE_COLUMNS, FILE_SIZE
from scenes.parts.training_loop.table import Table
from scenes.parts.training_loop.telling import facts as loop_facts
from scenes.render.command.course import film
from scenes.render.command.settings import settings_of, with_settings
from scenes.render.rehearsal import offstage, rehearse
from scenes.render.trouble import Trouble
from scenes.stage import Knob, Listing, Plane
from scenes.stage.ground.levels import round_levels
from scenes.stage.lecture.words import left_out, short
from scenes.stage.type.scripts import _outline, missing_letters
from scenes.stage.type.text import read_number
from scenes.voice.spoken import spoken

FILMS = ["loss_curve", "regression", "mse_gradient", "training_loop", "derivative"]
PLANS: dict[str, tuple[ModuleType, ModuleType]] = {
    "loss_curve": (choosing, loss_curve),
    "regression": (fits, regression),
    "mse_gradient": (mse_gradient_plan, mse_gradient),
    "training_loop": (training_loop_plan, training_loop),
    "derivative": (derivative_plan, derivative),
}
LINES = "Height,Weight,Name\n1,2.2,a\n2,3.9,b\n3,,c\n4,8.1,d\n5,9.7,e\n"


def plan_of(name: str, **changes: Any) -> Any:
    """The plan of a film with some of its parameters changed."""
    values = with_settings(film(name), changes).parameters.__dict__
    return PLANS[name][0].plan_for(**values)


def facts_of(name: str, plan: Any) -> dict[str, Any]:
    """What its narration says."""
    facts = PLANS[name][1].facts
    told: dict[str, Any] = facts(plan, False) if name == "loss_curve" else facts(plan)
    return told


@pytest.fixture
def table(tmp_path: Path) -> str:
    """Three columns, and a row that lacks a number."""
    path = tmp_path / "own.csv"
    path.write_text(LINES, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", FILMS)
def test_columns_are_chosen_and_rows_left_out_are_counted_aloud(name: str, table: str) -> None:
    plan = plan_of(name, data=table, x="Height", y="Weight", missing="drop")
    told = " ".join(map(str, facts_of(name, plan).values()))
    assert "1 row without a number is left out." in told
    whole = plan_of(name, data=table, x="Height", y=1 if name == "none" else 2, missing="drop")
    assert type(whole) is type(plan)


def test_of_whole_tables_nothing_is_said() -> None:
    assert left_out(0) == ""
    assert left_out(2) == "2 rows without a number are left out."
    for name in FILMS:
        told = facts_of(name, plan_of(name))
        assert "left out" not in " ".join(map(str, told.values()))


def test_a_choice_is_typed_as_it_is_said(table: str) -> None:
    pairs = [f"data={table}", "x=Height", "y=2", "missing=drop", "decimal=."]
    for name in FILMS:
        made = settings_of([film(name)], pairs, None)[name]
        assert (made["x"], made["y"], made["missing"]) == ("Height", 2, "drop")


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        (["data=nope.csv"], "There is no data file nope.csv."),
        (["data={table}"], "has 3 columns: Height, Weight, Name; say which two"),
        (["data={table}", "x=1", "y=2"], "line 4: Weight has no number; missing=drop leaves"),
        (
            ["data={table}", "x=0", "y=2"],
            "got '0'. There are Height, Weight, Name.",
        ),
        (["decimal=;"], "decimal must be a point or a comma or none, got ';'"),
        (["missing=skip"], "missing must be one of refuse, drop, got 'skip'"),
        (["second_data=nope.csv"], "There is no data file nope.csv."),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_before_any_work(
    pairs: list[str], sentence: str, table: str
) -> None:
    with pytest.raises(Trouble) as refused:
        settings_of([film("training_loop")], [pair.format(table=table) for pair in pairs], None)
    assert sentence in str(refused.value.code)


def test_what_was_assumed_is_told_once(tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "own.csv"
    path.write_text("1,2\n2,3\n3,5\n", encoding="utf-8")
    settings_of([film(name) for name in FILMS], [f"data={path}"], None)
    assert capsys.readouterr().err == (
        f"{path} has no line of names; its columns are called x and y.\n"
    )


TINY = Dataset([1e-300, 2e-300, 3e-300], [2, 4, 5])


def test_small_numbers_are_not_called_zero(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no x is larger than 3e-300, so that squares are lost"):
        choosing.plan_descents(TINY, 12)
    with pytest.raises(InputError, match="every x is 0"):
        choosing.plan_descents(Dataset([0, 0], [1, 2]), 12)
    path = tmp_path / "own.csv"
    path.write_text("x,y\n1e-300,2e-300\n2e-300,4e-300\n3e-300,5e-300\n", encoding="utf-8")
    line = plan_of("regression", data=str(path)).line
    assert np.corrcoef([1, 2, 3], [2, 4, 5])[0, 1] == pytest.approx(line.best[0], rel=1e-9)


@pytest.mark.parametrize("size", [1e-20, 1e-12, 1.0, 1e17, 1e40])
def test_a_window_of_any_size_holds_the_best_w(size: float) -> None:
    data = Dataset(np.array([1.0, 2.0, 3.0]) / size, [1.0, 2.2, 2.9])
    plan = choosing.plan_descents(data, 12)
    assert plan.low < plan.best < plan.high
    assert plan.best == pytest.approx(plan.best / size * size)
    w, _ = evenings.Evenings(plan).knobs
    assert len(w.readout.number.text) <= 12


@pytest.mark.parametrize("size", [1e-250, 1e-30, 1.0, 1e30, 1e250])
def test_round_levels_have_no_least_size(size: float) -> None:
    levels = round_levels(0.3 * size, 9.7 * size)
    assert len(levels) > 4
    assert np.allclose(levels / size, np.rint(levels / size))
    assert round_levels(size, size).tolist() == []


def test_a_knob_without_decimals_has_a_power_of_ten() -> None:
    knob = Knob("w", lambda: 5.5e-9, 0, 1e-8, decimals=None)
    assert knob.readout.number.text == "5.500×10⁻⁹"


@pytest.mark.parametrize("start", [-1.1, 99.0])
def test_a_start_outside_the_window_is_refused(start: float) -> None:
    with pytest.raises(InputError, match=r"^start: \S+ must lie in the window, -1 to 4\.$"):
        plan_of("loss_curve", start=start)


@pytest.mark.parametrize("name", ["Größe", "μέγεθος", "Площадь", "$x_1$ & 50%", "−5 ≤ ∞", "x̄ m²"])
def test_names_have_their_letters(name: str) -> None:
    assert missing_letters(name) == ""


def test_letters_after_a_gap_are_no_less_missing() -> None:
    """Whatever fonts are here: letters that are drawn alike are boxes, and so missing."""
    letters = "面格あ한س"
    drawn = [letter for letter in letters if letter not in missing_letters(letters)]
    for one, other in combinations(map(_outline, drawn), 2):
        assert one.shape != other.shape or not np.allclose(one, other)


@pytest.mark.parametrize("film_name", FILMS)
def test_a_name_that_no_font_has_is_refused(film_name: str, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("a,🍕 b\n1,2\n2,3.5\n3,5\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"no font here has .* give the column another name"):
        plan_of(film_name, data=str(path))


@pytest.mark.parametrize("size", [1e-9, 1.0, 1e9])
def test_numbers_at_every_axis_are_short(size: float) -> None:
    plane = Plane((0, 40 * size), (101_320.0, 101_330.0), ("time", "pressure (Pa)"))
    texts = [text.text for text, *_ in plane.texts()]
    assert max(map(len, texts[:-2])) <= 6
    said = " ".join(texts[-2:])
    assert ("time / 10" in said) == (size != 1.0)
    assert "− 101,320" in said


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("Reservations", "Reservations"),
        ("The average number of reservations per evening", "reservations…"),
        ("Number of pizzas sold (units)", "pizzas… (units)"),
        ("The sale price in Euro", "sale price in Euro"),
        ("Total number of pizzas", "pizzas"),
        ("temperature (thousands)", "tempe… (thousands)"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifff…"),
    ],
)
def test_long_names_are_cut_after_a_word_that_tells_something(name: str, cut: str) -> None:
    """The axes of three films read "The…" and "Number of… (units)", which are no names."""
    assert short(name) == cut
    assert len(short(name)) <= 18


FALLING = "age (years),score\n4.1,85.3\n12,52\n8.2,70.1\n20,21\n15.5,39\n2.2,95\n6.5,73\n"


@pytest.fixture
def falling(tmp_path: Path) -> str:
    """Numbers of a size, so that standard units are others."""
    path = tmp_path / "falling.csv"
    path.write_text(FALLING, encoding="utf-8")
    return str(path)


def test_what_is_counted_in_standard_units_is_called_so(falling: str) -> None:
    """The formula of a line in raw units stood under one through 0, on axes with raw names."""
    plan = plan_of("regression", data=falling)
    assert results.axis_names(plan) == ("age (SD)", "score (SD)")
    texts = [text.text for text, *_ in Hundred(plan_of("mse_gradient", data=falling)).plane.texts()]
    assert texts[-2:] == ["age (SD)", "score (SD)"]


def test_the_result_is_shown_in_the_units_of_its_formula(falling: str) -> None:
    plan = plan_of("regression", data=falling)
    shown = results.Results(plan)
    w, b = np.polyfit(*np.loadtxt(falling, delimiter=",", skiprows=1).T, 1)
    line = shown.one.line
    assert [text.text for text, *_ in shown.plane.texts()][-2:] == ["age (years)", "score"]
    at = np.array([5.0, 20.0])
    assert line.predict(at) == pytest.approx(w * at + b, abs=0.5)
    assert shown.one.samples.x.max() == pytest.approx(20)
    slope, height = np.polyfit(at, line.predict(at), 1)
    last = found.steps(plan)
    assert regression.line_text((slope, height), last=last) == facts_of("regression", plan)["found"]


def test_losses_that_differ_are_no_tie_for_want_of_digits(tmp_path: Path) -> None:
    """Both losses were printed as 4.1667, called the same, and differed in the table beside it."""
    path = tmp_path / "same.csv"
    path.write_text("Hours,Grade\n1,5\n2,5\n3,5\n4,5\n", encoding="utf-8")
    plan = plan_of("training_loop", data=str(path))
    assert f"{plan.rival.losses[-1]:.4f}" == f"{plan.walk.losses[11]:.4f}" == "4.1667"
    assert facts_of("training_loop", plan)["ahead"].startswith("After eleven steps")


def test_digits_of_one_number_agree(tmp_path: Path) -> None:
    """A change of −183,300 stood beside a ratio of −183,305; choices had two forms."""
    path = tmp_path / "large.csv"
    path.write_text("x,y\n31,1200\n57,2100\n83,3300\n49,1950\n", encoding="utf-8")
    plan = plan_of("derivative", data=str(path))
    assert abs(plan.slope) > 1e5
    assert moved(plan, 1.0) == quotient(plan, 1.0)
    choices = derivative.too_small(plan)[-1]
    assert len(set(choices.answers)) == 3
    assert not any("×" in answer for answer in choices.answers)


def test_long_numbers_are_said_in_short(tmp_path: Path) -> None:
    """All their digits said, the film of such a table lasted 244 s."""
    path = tmp_path / "sizes.csv"
    path.write_text("E,I\n1e-3,2.5E2\n2e-3,4.9E2\n3e-3,7.6E2\n4e-3,1.0E3\n", encoding="utf-8")
    told = facts_of("training_loop", plan_of("training_loop", data=str(path)))
    for name in ("loss", "loss_0", "loss_1", "loss_2"):
        assert len(told[name].strip(".").replace(",", "").replace(".", "").strip("0")) <= 3


HOUSES = "area,price\n50,150000\n60,182000\n72,201000\n80,244000\n95,279000\n110,335000\n"


@pytest.mark.parametrize(
    ("name", "size", "unit"),
    [
        ("training_loop", 1, "thousands"),
        ("derivative", 1, "thousands"),
        ("training_loop", 1e-15, "10⁻¹²"),
        ("derivative", 1e90, "10⁹³"),
    ],
)
def test_answers_too_large_for_a_table_are_counted_in_units_that_are_named(
    name: str, size: float, unit: str, tmp_path: Path
) -> None:
    """Prices of houses were refused: losses of ten billion have no room."""
    path = tmp_path / "houses.csv"
    rows = np.loadtxt(HOUSES.splitlines(), delimiter=",", skiprows=1) * [1, size]
    path.write_text("area,price\n" + "".join(f"{x:g},{y!r}\n" for x, y in rows.tolist()), "utf-8")
    data = plan_of(name, data=str(path)).data
    assert data.y_name == f"price ({unit})"
    assert data.y == pytest.approx([150, 182, 201, 244, 279, 335])
    assert (data.x_name, data.x.tolist()) == ("area", [50, 60, 72, 80, 95, 110])


def test_what_is_counted_anew_has_few_digits_and_names_are_said_as_they_are(tmp_path: Path) -> None:
    """“15 gDP (billion US$), 4.34238897 tax (billion US$)” was read aloud."""
    path = tmp_path / "gdp.csv"
    rows = [(k * 10**9, 251257559 + 298765431 * k) for k in range(1, 21)]
    path.write_text("GDP (US$),tax (US$)\n" + "".join(f"{x},{y}\n" for x, y in rows), "utf-8")
    plan = plan_of("derivative", data=str(path))
    assert all(len(f"{number:.10g}") <= 6 for number in printed(plan)[:2])
    assert "GDP" in example(plan)[0]


def test_inputs_so_small_that_no_nudge_is_felt_are_counted_otherwise(tmp_path: Path) -> None:
    """The film broke off under its lens, at a number that was 90,072 stairs away."""
    path = tmp_path / "tiny.csv"
    path.write_text("E,I\n1e-3,210\n2e-3,390\n3e-3,605\n4e-3,810\n", "utf-8")
    plan = plan_of("derivative", data=str(path))
    assert plan.data.x_name == "E (thousandths)"
    assert plan.too_small / plan.grain < len(plan.neighbours)
    assert plan_of("training_loop", data=str(path)).data.x_name == "E (thousandths)"
    assert plan_of("loss_curve", data=str(path)).dataset.x_name == "E (thousandths)"


def test_answers_that_are_all_the_same_are_refused_where_errors_are_told(tmp_path: Path) -> None:
    """“So square each error. Here, the error is 0.00”, through a glass × 1.55e+09."""
    path = tmp_path / "same.csv"
    path.write_text("Hours,Grade\n1,5\n2,5\n3,5\n4,5\n", "utf-8")
    with pytest.raises(InputError, match="every answer is 5, so that a level line"):
        plan_of("regression", data=str(path))


def test_long_names_are_not_said_in_full(tmp_path: Path) -> None:
    """A film took 250 seconds, of which it said two names in 14."""
    path = tmp_path / "long.csv"
    path.write_text('"Average number of reservations an evening",y\n1,2\n2,5\n3,5\n', "utf-8")
    assert loop_facts(plan_of("training_loop", data=str(path)))["inputs"] == "reservations"


def test_columns_that_have_room_are_left_as_they_are(table: str) -> None:
    for name in ("training_loop", "derivative"):
        data = plan_of(name, data=table, x="Height", y="Weight", missing="drop").data
        assert (data.x_name, data.y_name) == ("Height", "Weight")


def test_where_every_x_is_0_no_other_w_is_advised(tmp_path: Path) -> None:
    path = tmp_path / "zero.csv"
    path.write_text("x,y\n0,1\n0,2\n0,3\n", encoding="utf-8")
    with pytest.raises(InputError, match="every x is 0, so that every w predicts the same"):
        plan_of("derivative", data=str(path))


def test_a_film_that_says_its_numbers_counts_long_ones_in_thousands(tmp_path: Path) -> None:
    """Said with all their digits, the film of an outlier lasted 263 s."""
    path = tmp_path / "own.csv"
    path.write_text("size,price (€)\n1,100\n2,200\n3,100000\n4,395\n", encoding="utf-8")
    data = plan_of("loss_curve", data=str(path)).dataset
    assert data.y_name == "price (1,000 €)"
    assert data.y.tolist() == [0.1, 0.2, 100, 0.395]
    chosen = plan_of("loss_curve", data=str(path), case=2.0).dataset
    assert chosen.y_name == "price (€)"


SAID = ["loss_curve", "training_loop", "derivative"]  # the films that say the names of columns


@pytest.mark.parametrize("name", ["price (k€)", "price_in_$", "area [m²]", "#rooms", "Größe"])
def test_names_of_columns_can_be_said(name: str, tmp_path: Path) -> None:
    """Of “price (k€)” a film said in the middle that no words are known for its sign."""
    path = tmp_path / "own.csv"
    path.write_text(f"a,{name}\n1,2\n2,3.5\n3,5\n", encoding="utf-8")
    for film_name in SAID:
        for told in map(str, facts_of(film_name, plan_of(film_name, data=str(path))).values()):
            assert spoken(told) or not told.strip()


def test_a_name_that_nobody_can_say_is_refused_where_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("a,μέγεθος\n1,2\n2,3.5\n3,5\n", encoding="utf-8")
    for film_name in SAID:
        with pytest.raises(InputError, match=r"^data: nobody can read .* a name in Latin"):
            plan_of(film_name, data=str(path))
    assert plan_of("regression", data=str(path))


@pytest.mark.parametrize(
    ("head", "rows", "shown"),
    [
        (
            "The average number of reservations per evening,Total number of pizzas sold (units)",
            ["50,150.5", "60,180.2", "72,210.9"],
            ["reservations…", "pizzas sold"],
        ),
        ("time (s),v", ["1600000000,1.5", "1600000001,2.5", "1600000002,2.6"], ["time (s)", "v"]),
        ("面积,Preis (k€)", ["1,2.5", "2,3.5", "3,3.9"], ["x", "Preis (k€)"]),
    ],
)
def test_a_file_is_typed_so_that_it_fits_its_card_and_lines_differ(
    tmp_path: Path, head: str, rows: list[str], shown: list[str]
) -> None:
    path = tmp_path / "own.csv"
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    names, *lines = cells_of(load_table(path))
    assert [cell.strip() for cell in names] == shown
    assert [",".join(cell.strip() for cell in line) for line in lines] == rows
    row = "  ".join(names)
    size = FILE_SIZE * min(1.0, FILE_COLUMNS / len(row))
    assert Listing(row, size=size).within(FILE, UP + LEFT).width < FILE.width


def test_a_table_with_long_numbers_and_names_leaves_time_for_fewer_asides(tmp_path: Path) -> None:
    """Such a film lasted 256 seconds."""
    path = tmp_path / "own.csv"
    rows = "50,150.5\n60,180.2\n72,210.9\n85,251.0\n101,295.3\n120,352.8"
    path.write_text(f"The average number of reservations,Total number of pizzas\n{rows}", "utf-8")
    scene: Any = with_settings(film("loss_curve"), {"data": str(path)})
    run = rehearse(scene, layout=False)
    said = " ".join(cue.text for cue in run.captions).replace("\n", " ")
    assert 90 <= run.duration <= 240
    assert "The average…" not in said  # a name that had to be cut is not read aloud
    assert "But it is night." in said


def test_the_course_tells_all_asides() -> None:
    course = facts_of("loss_curve", plan_of("loss_curve"))
    assert loss_curve.asides(course, course) == 2
    longer = course | {"camp": course["camp"] + 150 * "1"}
    assert loss_curve.asides(longer, course) < 2


def test_rows_of_other_tables_are_no_evenings_and_short_numbers_are_told(tmp_path: Path) -> None:
    """Of Unix times, 1.600000019 was said three times, as of "one evening"."""
    path = tmp_path / "own.csv"
    path.write_text("time (s),v\n1600000001,5.287\n1600000000,4.7\n1600000002,5.432", "utf-8")
    told = facts_of("derivative", plan_of("derivative", data=str(path)))
    assert (told["one_row"], told["rows"], told["given"]) == ("One example", "examples", "1.6")
    course = facts_of("derivative", plan_of("derivative"))
    assert (course["one_row"], course["rows"], course["given"]) == ("One evening", "evenings", "25")


def test_no_axis_is_named_by_an_article(tmp_path: Path) -> None:
    """Of a long name the axis read "The… (SD)"; a name of which no word has room is x or y."""
    names = "The average number of reservations per evening", "Donaudampfschifffahrtsgesellschaft"
    path = tmp_path / "own.csv"
    path.write_text(f"{','.join(names)}\n1,2\n2,5\n3,5\n5,9\n")
    held = Hundred(plan_of("mse_gradient", data=str(path))).plane
    both = "reservations… (SD)", "y (SD)"
    assert tuple(text.text for text, *_ in held.texts())[-2:] == both
    assert results.axis_names(plan_of("regression", data=str(path))) == both
    assert evenings.Evenings(plan_of("loss_curve", data=str(path))).names == (
        "reservations per evening",
        "y",
    )


@pytest.mark.parametrize(
    ("name", "longest", "shown"),
    [("current (billionth A)", 12, "current…"), ("current (billionth A)", 18, "current…")],
)
def test_a_unit_is_not_cut_in_two(name: str, longest: int, shown: str) -> None:
    """The axis of a table read "current (billiont…"."""
    assert short(name, longest) == shown


PARABOLA = "\n".join(f"{x},{x * x + 0.1 * x:.2f}" for x in range(-10, 11))


@pytest.mark.parametrize("film_name", ["loss_curve", "training_loop"])
def test_a_line_of_which_nothing_is_to_be_learnt_is_refused(film_name: str, tmp_path: Path) -> None:
    """“So, for x = 5: 0.0835” was the happy end of a parabola that has 25 there."""
    path = tmp_path / "own.csv"
    path.write_text(f"x,y\n{PARABOLA}", "utf-8")
    with pytest.raises(InputError, match=r"better than w = 0; too little to be seen\.$"):
        plan_of(film_name, data=str(path))


def test_where_no_aside_is_left_names_are_not_said_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of GDP (billion US$) and tax (billion US$) the film lasted 241.9 s; units are not said."""
    path = tmp_path / "own.csv"
    rows = [
        f"{15_000_000_000 + 97_000_000 * k},{4_789_000_000 + 23_456_789 * k}" for k in range(20)
    ]
    path.write_text("\n".join(["GDP (US$),tax (US$)", *rows]), "utf-8")
    plan, course = plan_of("loss_curve", data=str(path)), plan_of("loss_curve")
    monkeypatch.setattr(loss_curve, "_ASIDES", (1.0, 1.0))
    told, kept = loss_curve.in_time(plan, False, loss_curve.facts(course, True))
    assert loss_curve.facts(plan, False)["known"] == "GDP and tax"
    assert (told["known"], told["had"][:10], kept) == ("inputs and answers", "Where x is", 0)
    whole, all_kept = loss_curve.in_time(course, True, loss_curve.facts(course, True))
    assert (whole["known"], all_kept) == ("reservations and pizzas", 2)


@pytest.mark.parametrize(
    ("head", "rows", "shown"),
    [
        ("hours,grade", ["1,4", "2,6.9", "4,12.5"], ["hours 2", "grade 6.9"]),
        (
            "The average number of reservations,Total number of pizzas sold",
            ["50,150.5", "60,180.2"],
            ["reservations 60", "pizzas sold 180.2"],
        ),
    ],
)
def test_an_example_is_no_1_and_of_long_names_a_few_words_are_said(
    head: str, rows: list[str], shown: list[str], tmp_path: Path
) -> None:
    """Said were “1 hours”, “1 times as far” and “251 total number of… (units)”, then “y = 251”."""
    path = tmp_path / "own.csv"
    path.write_text("\n".join([head, *rows]), "utf-8")
    assert list(example(plan_of("derivative", data=str(path)))) == shown


@pytest.mark.parametrize(
    ("head", "row", "shown"),
    [
        ("day,pressure (Pa)", "{k},{p:.4f}", ["day 20", "pressure 101.3254 thousand Pa"]),
        (
            "current (A),charge (C)",
            "{k}e-9,{k}.2e-8",
            ["current 20 × 10⁻⁹ A", "charge 202 × 10⁻⁹ C"],
        ),
    ],
)
def test_an_example_keeps_what_varies_and_its_unit(
    head: str, row: str, shown: list[str], tmp_path: Path
) -> None:
    """Said were “101.3 thousand Pa” of every day, and “6 billionth A”."""
    path = tmp_path / "own.csv"
    rows = [row.format(k=k, p=101325 + 0.02 * k) for k in range(1, 31)]
    path.write_text("\n".join([head, *rows]), "utf-8")
    plan = plan_of("derivative", data=str(path), example=19)
    assert list(example(plan)) == shown
    x, _, error, slope = printed(plan)
    assert slope == pytest.approx(2 * error * x, rel=1e-3)


@pytest.mark.parametrize(
    ("rows", "said", "count"),
    [
        (["5,-4", "-4,-0.4"], "−4.15", "both"),
        (["50,150500", "60,180200", "72,210900"], "−26,485", "all 3"),
    ],
)
def test_a_slope_has_no_needless_digits_and_two_are_both(
    rows: list[str], said: str, count: str, tmp_path: Path
) -> None:
    """Said were −22.5000, −50,242.9 (four times in a film that was too long), and “all 2”."""
    path = tmp_path / "own.csv"
    path.write_text("\n".join(["a,b", *rows]), "utf-8")
    told = facts_of("derivative", plan_of("derivative", data=str(path)))
    assert (told["limit"], told["all"]) == (said, count)


def test_a_name_below_its_axis_has_room_for_its_unit() -> None:
    """The axis said “time…” of billions of seconds."""
    words = _fitting("time (billion s)")
    assert words.text == "time (billion s)"
    assert words.width <= _WIDEST
    assert _fitting("Reservations").text == "Reservations"


def test_a_hill_too_flat_to_be_seen_is_refused(tmp_path: Path) -> None:
    """The loss of a parabola's best line is 2,429, that at w = −0.55 is 2,441: a level line."""
    path = tmp_path / "own.csv"
    path.write_text(f"x,y\n{PARABOLA}", "utf-8")
    with pytest.raises(InputError, match=r"the loss falls by .* %, too little to be seen; choose"):
        plan_of("derivative", data=str(path))
    assert plan_of("derivative", data=str(path), at=25.0)


def test_the_average_square_of_answers_below_0_is_named_below_the_line(tmp_path: Path) -> None:
    """Its name stood on the program."""
    path = tmp_path / "own.csv"
    rows = [f"{-k},{-2.5 - 0.6 * k}" for k in range(1, 21)]
    path.write_text("\n".join(["depth (m),temp", *rows]), "utf-8")
    with offstage():
        machine = Machine(plan_of("training_loop", data=str(path)))
    top = float(machine.plane.corner[1] + machine.plane.size[1])
    assert machine.loss.get_top()[1] < top
    for tracker in (machine.errors.grown, machine.squares.opened, machine.squares.shared):
        tracker.set_value(1)
    _, y, side, height = machine.squares.corners()[0]  # it stood above the frame
    assert height == side > 0
    assert y + height == pytest.approx(top, abs=0.05)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["1.6,7.9", "1.6,7.93218"], "−28.1475"),
        (["1,2", "2,5", "4,9"], "−39.7"),
        (["50,150500", "60,180200", "72,210900"], "−26,485"),
    ],
)
def test_quotients_do_not_go_past_the_number_that_they_are_said_to_go_to(
    rows: list[str], said: str, tmp_path: Path
) -> None:
    """The right answer was “to −28.1”, and the table went on to −28.145."""
    path = tmp_path / "own.csv"
    path.write_text("\n".join(["a,b", *rows]), "utf-8")
    plan = plan_of("derivative", data=str(path))
    told = limit(plan)
    assert told == said
    number, ways = float(told.replace("−", "-").replace(",", "")), set()
    for nudge in plan.nudges:
        ways.add(np.sign(number - plan.quotient(nudge)))
    assert len(ways) == 1


LONG = [(k * 10**9, 251_257_559 + 298_765_431 * k) for k in range(1, 21)]


def test_a_loop_runs_on_all_digits_and_says_that_fewer_are_shown(tmp_path: Path) -> None:
    """It ran on numbers of four digits: its losses were not those of the lecturer's data."""
    path = tmp_path / "own.csv"
    path.write_text("GDP,tax\n" + "".join(f"{x},{y}\n" for x, y in LONG), "utf-8")
    plan = plan_of("training_loop", data=str(path))
    assert plan.data.y.tolist() == [y / 1e9 for _, y in LONG]
    with offstage():
        table, course = Table(plan), Table(plan_of("training_loop"))
    assert table.body[-1].text == "shown rounded, computed in full"
    assert table.body[-1].get_bottom()[1] > FILE.bottom
    assert len(course.body) == 1


@pytest.mark.parametrize(
    ("x", "named"),
    [
        (range(2000, 2021), "year"),
        (range(1_600_000_000, 1_600_000_020), "time (s) + 1.6×10⁹"),
        (range(100, 800, 100), "size"),
    ],
)
def test_inputs_that_differ_little_are_no_bar_of_dots(x: range, named: str, tmp_path: Path) -> None:
    """All dots stood one above the other: the axis began at 0."""
    path = tmp_path / "own.csv"
    rows = [f"{one},{4 + 0.3 * k:.1f}" for k, one in enumerate(x)]
    path.write_text("\n".join([f"{named.partition(' +')[0]},v", *rows]), "utf-8")
    with offstage():
        machine = Machine(plan_of("training_loop", data=str(path)))
        low, high = machine.across
        assert np.ptp(machine.dots.x) > 0.8 * (high - low)
        machine.narrow()
        machine.plane.reframe(x=machine.across)
        shown = [read_number(tick.text.text) for axis, _, tick in machine.plane.ticks() if not axis]
        told = [name.text for name, *_ in machine.plane._placed_names()]
    assert " ".join([machine.names[0].text, *told]) == named
    assert len(shown) >= 2  # else there is no scale
    first = 0 if named == "size" else min(x) - 2
    offset = 1.6e9 if "+" in named else 0
    assert all(first <= number + offset <= max(x) + 2 for number in shown)


@pytest.mark.parametrize(
    "rows",
    [
        "1e-3,210\n2e-3,390\n3e-3,605\n4e-3,810",
        "1,4.1\n2,6.9\n4,12.5",
        "50,150500\n60,180200\n72,210900",
        "1,101325.02\n2,101325.04\n3,101325.06\n4,101325.08",
    ],
)
def test_the_ground_that_is_called_a_staircase_has_stairs(rows: str, tmp_path: Path) -> None:
    """All that the lens showed was one level row of dots."""
    path = tmp_path / "own.csv"
    path.write_text(f"a,b\n{rows}", "utf-8")
    plan = plan_of("derivative", data=str(path))
    with offstage():
        lens = Lens(Nudge(hill := Hill(plan, ValueTracker(0.0)), plan))
        hill.plane.state = hill.come_near()[0].mobject.target.state
    lens.of.seen.set_value(lens.deepest)
    _, bottom, right, top = lens.frame()
    spots, _ = lens.steps()
    inside = spots[(spots[:, 0] < right) & (spots[:, 1] > bottom) & (spots[:, 1] < top)]
    assert lens.stairs() == 1
    assert len(np.unique(inside[:, 1])) >= 2
    assert spots[-1, 0] > right - 0.2  # they go through the whole lens


def test_the_columns_of_nudges_are_apart(tmp_path: Path) -> None:
    """Of 80 dots about a level line “0.001” and “−0.001120130” stood upon each other."""
    rng = np.random.default_rng(1)
    rows = np.column_stack([rng.standard_normal(80), rng.standard_normal(80)])
    path = tmp_path / "own.csv"
    np.savetxt(path, rows, delimiter=",", header="x,y", comments="", fmt="%.6f")
    with offstage():
        table = NudgeTable(plan_of("derivative", data=str(path)))
    columns = list(zip(table.heads, *table.rows, strict=True))
    for left, right in pairwise(columns):
        end = max(cell.get_right()[0] for cell in left)
        assert min(cell.get_left()[0] for cell in right) - end > 0.1
    assert max(cell.get_right()[0] for cell in columns[-1]) <= table.box.right
    assert min(cell.get_left()[0] for cell in columns[0]) >= table.box.left


def test_one_slope_has_the_same_digits_wherever_it_stands(tmp_path: Path) -> None:
    """“−22.1” stood at the top, “22” under the arrow that is as long, and −22 in the table.

    The slope is −22.05, and a quotient just above it.
    """
    path = tmp_path / "own.csv"
    path.write_text("Hours,Grade\n1,2\n3,5\n", "utf-8")
    with offstage():
        scene: Any = with_settings(film("loss_curve"), {"data": str(path), "start": -0.505})()
        scene.setup()
        assert scene.signs.slope[1].number.text == f"−{scene.signs.length[1].text}" == "−22.05"
        table = Quotients(scene.plan)
    assert [row[-1].text for row in table[1:]] == ["−17.05", "−21.55", "−22", "−22.05"]


def test_the_pile_of_all_squares_leaves_the_sum_free(tmp_path: Path) -> None:
    """Of answers that are all the same it reached up to “i = 1” below the sum."""
    path = tmp_path / "own.csv"
    path.write_text("Hours,Grade\n1,5\n2,5\n3,5\n4,5\n", "utf-8")
    with offstage():
        scene: Any = with_settings(film("loss_curve"), {"data": str(path)})()
        scene.setup()
        scene.data.w.set_value(scene.plan.example_w)
        scene.data.b.set_value(0.0)
        scene.sigma.within(scene.opening.line_above)
        pile = scene.data.pile
        top = pile.corner[1] + pile.whole()
        assert top < scene.sigma.get_bottom()[1] - 0.25


def test_what_an_sd_is_is_said_where_axes_count_in_it(falling: str) -> None:
    """“(SD)” stood at both axes, and nobody said what that is."""
    told = facts_of("mse_gradient", plan_of("mse_gradient", data=falling))["counted"]
    assert "standard deviations, SD" in told
    assert facts_of("mse_gradient", plan_of("mse_gradient"))["counted"] == ""


def test_where_one_row_outweighs_all_others_it_is_named(tmp_path: Path) -> None:
    """Of twenty rows that rise and one that drowns them it was said that nothing rises."""
    path = tmp_path / "own.csv"
    rows = [f"{x},{2 * x}" for x in range(1, 21)]
    path.write_text("\n".join(["x,y", *rows, "10,100000"]), encoding="utf-8")
    with pytest.raises(InputError, match="Without its dot number 21, which outweighs all others"):
        plan_of("mse_gradient", data=str(path))
    path.write_text("x,y\n1,1\n2,3\n3,3\n4,1\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"rises or falls\.$"):
        plan_of("mse_gradient", data=str(path))


def test_a_long_name_stands_below_the_level_axis(tmp_path: Path) -> None:
    """One axis had its name, the other was called x."""
    path = tmp_path / "own.csv"
    name = "The average number of reservations per evening in the restaurant"
    path.write_text(f"{name};pizzas\n1;2\n2;4.1\n3;5.9\n4;8\n", encoding="utf-8")
    plane = Hundred(plan_of("mse_gradient", data=str(path))).plane
    assert "reservations… (SD)" in [text.text for text, *_ in plane.texts()]
