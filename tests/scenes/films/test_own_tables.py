"""Tables of one's own in the films on lines: chosen columns, rows left out, and refusals."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdmath import InputError
from scenes.parts.loss_curve import telling as loss_curve
from scenes.render.command.course import film
from scenes.render.command.settings import settings_of, with_settings
from scenes.render.rehearsal import rehearse
from scenes.render.trouble import Trouble
from scenes.stage.lecture.words import left_out
from scenes.stage.type.scripts import _outline, missing_letters
from scenes.voice.spoken import spoken
from tests.scenes.own_tables import FILMS, PARABOLA, facts_of, made_table, plan_of

table = pytest.fixture(made_table)


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


@pytest.mark.parametrize("start", [-1.1, 99.0])
def test_a_start_outside_the_window_is_refused(start: float) -> None:
    with pytest.raises(InputError, match=r"^start: \S+ must lie in the window, -1 to 4\.$"):
        plan_of("loss_curve", start=start)


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


def test_answers_that_are_all_the_same_are_refused_where_errors_are_told(tmp_path: Path) -> None:
    """“So square each error. Here, the error is 0.00”, through a glass × 1.55e+09."""
    path = tmp_path / "same.csv"
    path.write_text("Hours,Grade\n1,5\n2,5\n3,5\n4,5\n", "utf-8")
    with pytest.raises(InputError, match="every answer is 5, so that a level line"):
        plan_of("regression", data=str(path))


def test_columns_that_have_room_are_left_as_they_are(table: str) -> None:
    for name in ("training_loop", "derivative"):
        data = plan_of(name, data=table, x="Height", y="Weight", missing="drop").data
        assert (data.x_name, data.y_name) == ("Height", "Weight")


def test_where_every_x_is_0_no_other_w_is_advised(tmp_path: Path) -> None:
    path = tmp_path / "zero.csv"
    path.write_text("x,y\n0,1\n0,2\n0,3\n", encoding="utf-8")
    with pytest.raises(InputError, match="every x is 0, so that every w predicts the same"):
        plan_of("derivative", data=str(path))


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


def test_a_hill_too_flat_to_be_seen_is_refused(tmp_path: Path) -> None:
    """The loss of a parabola's best line is 2,429, that at w = −0.55 is 2,441: a level line."""
    path = tmp_path / "own.csv"
    path.write_text(f"x,y\n{PARABOLA}", "utf-8")
    with pytest.raises(InputError, match=r"the loss falls by .* %, too little to be seen; choose"):
        plan_of("derivative", data=str(path))
    assert plan_of("derivative", data=str(path), at=25.0)
