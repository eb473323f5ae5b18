"""What is told of films that are being made, where there is no terminal and where there is one."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from scenes.render.command.display import Display, Outcome, clock


def display(terminal: bool = False) -> tuple[Display, io.StringIO]:
    told = io.StringIO()
    console = Console(file=told, force_terminal=terminal, width=200, color_system=None)
    return Display(console, ["hills", "bowl"]), told


def test_a_line_is_told_for_each_tenth_of_a_film() -> None:
    shown, told = display()
    with shown:
        for done in range(0, 51, 2):
            shown.progress("hills", done, 50)
    lines = told.getvalue().splitlines()
    # Every fifth frame would be a tenth; of what is counted by twos, the first behind it is.
    assert lines == [f"hills: {n} of 50 frames" for n in (6, 10, 16, 20, 26, 30, 36, 40, 46, 50)]


def test_of_two_films_each_has_its_tenths_and_what_is_spoken() -> None:
    shown, told = display()
    with shown:
        shown.progress("hills", 0, 0)  # nothing is known of it yet
        shown.progress("hills", 9, 100)
        shown.progress("hills", 10, 100, spoken=3.6)
        shown.progress("bowl", 5, 10)
        shown.progress("hills", 15, 100)
        shown.progress("hills", 12, 200)  # it is longer than was known: told already
    assert told.getvalue().splitlines() == [
        "hills: 10 of 100 frames, 4 s spoken",
        "bowl: 5 of 10 frames",
    ]


def test_on_a_terminal_there_are_bars_and_no_lines() -> None:
    shown, told = display(terminal=True)
    with shown:
        shown.progress("hills", 10, 100)
        task = next(task for task in shown._bars.tasks if "hills" in task.description)
        assert (task.completed, task.total, task.started) == (10, 100, True)
        other = next(task for task in shown._bars.tasks if "bowl" in task.description)
        assert not other.started  # its clock runs from when it has begun
    assert "hills: 10 of 100" not in told.getvalue()


def test_how_films_ended_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    shown, told = display()
    good = Outcome("hills", 65.2, 117.4, 2_340_000, "out/[b]hills[/b].mp4")
    bad = Outcome("bowl", 3.0, failed="There is no file x.")
    with shown:
        shown.ended(good)
        shown.ended(bad)
        assert not shown._bars.tasks
    assert told.getvalue() == "hills: out/[b]hills[/b].mp4 (1:05)\n"  # no mark-up is read in it
    assert capsys.readouterr().err == "bowl: failed. There is no file x.\n"
    shown.summary([good, bad])
    *_, first, second = [line.split() for line in told.getvalue().splitlines() if line.strip()]
    assert first == ["hills", "1:57", "1:05", "2.3", "MB", "out/[b]hills[/b].mp4"]
    assert second == ["bowl", "0:03", "failed"]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.4, "0:00"), (59.5, "1:00"), (60, "1:00"), (119.6, "2:00"), (605, "10:05")],
)
def test_a_clock_has_minutes_and_two_digits_of_seconds(seconds: float, text: str) -> None:
    assert clock(seconds) == text


def test_rate_and_time_left_are_shown_once_they_are_known() -> None:
    shown, _ = display()
    columns: list[Any] = list(shown._bars.columns)
    rate, left = columns[-2:]
    task: Any = type("Task", (), {"speed": None, "time_remaining": None})()
    assert str(rate.render(task)) == str(left.render(task)) == ""
    task.speed, task.time_remaining = 24.6, 90.0
    assert str(rate.render(task)) == "25 frames/s"
    assert str(left.render(task)) == "1:30 to go"
