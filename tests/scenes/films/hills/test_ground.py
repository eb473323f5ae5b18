"""The ground of the hills by its name or a formula: framed so that one sees its valleys."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import LANDSCAPES, End, InputError, Landscape
from scenes.hills import Hills
from scenes.parts.hills import told
from scenes.parts.hills.descents import plan
from scenes.parts.hills.formulas import height_above
from scenes.parts.hills.ground import framed
from scenes.render.command.course import film
from scenes.render.command.settings import settings_of
from scenes.render.trouble import Trouble
from scenes.stage import MAP, ContourMap, Surface, View
from scenes.stage.ground.levels import level_lines
from scenes.stage.lecture.boxes import FRAME
from tests.scenes.canvas import picture
from tests.scenes.coarse import map_coarsely


@pytest.mark.parametrize(
    ("formula", "inside"),
    [
        ("x^4 - 3x^2 + x + y^2", [(-1.3, 0), (1.13, 0), (0.17, 0)]),  # two valleys and a pass
        ("x^2 + y^2", [(0, 0)]),
        ("(x - 20)^2 / 4 + y²", []),  # its valley is elsewhere
        ("log x + y^2", [(1, 0)]),
        ("√(1 − x² − y²)", [(0, 0)]),
    ],
)
def test_a_formula_is_framed_where_it_has_valleys_and_values(
    formula: str, inside: list[tuple[float, float]]
) -> None:
    ground = framed(formula)
    low, high = np.array(ground.window).T
    assert np.all(
        (np.array(inside).reshape(-1, 2) > low) & (np.array(inside).reshape(-1, 2) < high)
    )
    width, height = high - low
    assert 0.4 <= width / height <= 2.5
    corners = np.array([(x, y) for x in (low[0], high[0]) for y in (low[1], high[1])])
    assert np.isfinite(ground.value(corners)).all()


def test_a_window_is_kept_and_a_name_has_its_own() -> None:
    assert framed("x^2 + y^2", (-3, 3, -2, 2)).window == ((-3, 3), (-2, 2))
    assert framed("himmelblau", (0, 4, 0, 3)).window == ((0, 4), (0, 3))
    assert framed("himmelblau").window == LANDSCAPES["himmelblau"].window


@pytest.mark.parametrize(
    ("formula", "sentence"),
    [
        (
            "himmelbau",
            "a name or a formula of x and y, got 'himmelbau'. Did you mean 'himmelblau'?",
        ),
        ("sextic", "'sextic' has 1 parameter, a subject for the film local_minima"),
        ("3", "landscape: '3' is level all over: there is no way down."),
        ("x^2 + z", "fails at character 7: there is no variable or constant 'z'"),
        ("1/2x", "fails at character 4: a product without a sign"),
        ("sqrt(-1 - x^2 - y^2)", "has no value or slope in many places; choose a window"),
    ],
)
def test_what_is_no_ground_is_refused_before_any_work(formula: str, sentence: str) -> None:
    with pytest.raises(Trouble) as refused:
        settings_of([film("hills")], [f"landscape={formula}"], None)
    assert sentence in str(refused.value.code)


@pytest.mark.parametrize("window", [(-4.0, 1.0, 0.0, 1.0), (1.0, 0.0, 0.0, 1.0)])
def test_a_window_without_values_is_refused(window: tuple[float, float, float, float]) -> None:
    with pytest.raises(InputError, match="window"):
        framed("log(x) + y", window)


@pytest.mark.parametrize(
    ("formula", "where"),
    [
        ("log(x^2+y^2)+x^2/4", r"\(0, 0\)"),
        ("-1/sqrt((x-1)^2+(y+0.5)^2)", r"\(1, -0\.5\)"),
        ("x^2 + 1/(x-1) + y^2", r"\(1, "),
    ],
)
def test_a_ground_that_falls_without_end_is_refused_unless_the_window_leaves_that_out(
    formula: str, where: str
) -> None:
    with pytest.raises(InputError, match=rf"falls without end near {where}.*choose a window"):
        framed(formula, (-3.0, 3.0, -2.0, 2.0))
    assert framed(formula, (1.5, 3.0, 0.5, 2.0)).value([2, 1]) > -2


@pytest.mark.parametrize("scale", ["1e-6", "0.0001"])
def test_a_ground_too_gentle_for_arrows_is_refused_with_what_to_write(scale: str) -> None:
    with pytest.raises(
        InputError, match=r"so gentle that .*; write ([\d,]+) times as much"
    ) as told:
        framed(f"{scale}(x^2 + y^2 + sin(3x))")
    times = float(str(told.value).split("write ")[1].split(" times")[0].replace(",", ""))
    assert framed(f"{times:g}*{scale}(x^2 + y^2 + sin(3x))").value([0, 1]) > 0


@pytest.mark.parametrize(
    ("rate", "words"),
    [(None, "a fraction of the arrow, alpha: here, 0.5."), (1.0, "all of"), (1.7, "a multiple of")],
)
def test_a_step_is_called_a_part_of_the_arrow_only_if_it_is(rate: float | None, words: str) -> None:
    made = plan(framed("0.1x^2 + 0.05y^2"), rate, 13, 183, 24)
    said = "So she takes {part} of the arrow, alpha: here, {rate}."
    assert words in said.format(**told.facts(made, None, ""))


def test_a_formula_of_ones_own_is_set_as_it_was_typed() -> None:
    short = height_above(framed("x^2 + y^2"), 4.0)
    assert short is not None
    assert "x^2 + y^2" in short.source
    long = framed("+".join(f"sin({k}x)cos({k}y)/{k}" for k in range(1, 9)))
    assert height_above(long, 4.0) is None


@pytest.mark.parametrize("scale", ["1e-15", "1e12"])
def test_hills_of_any_height_have_relief(scale: str) -> None:
    view = View(Landscape.from_expression(f"{scale}*(x^2 + y^2)", ((-1, 1), (-1, 1))))
    world = view.world(np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([view.lowest, view.highest]))
    assert np.ptp(world[:, 2]) == pytest.approx(view.pose["relief"])


def test_what_becomes_of_the_rest_has_three_labels() -> None:
    ends = [End.LEADS_OFF, End.NOT_YET, End.NO_VALLEY]
    assert len({told.rest([end]) for end in ends}) == 3
    both = told.rest([End.NOT_YET, End.LEADS_OFF])
    parts = (
        "From the grey parts, you are not there yet.",
        "From the dark parts, you walk off this map.",
    )
    assert both == " ".join(parts)
    assert told.rest([]) == ""
    assert Hills.parameters.window is None


HOLED = "x^4/4 - x^2 + y^2/2 - 0.3*log(2.2 - x*y)"


def test_places_without_a_value_are_left_out_of_the_picture_and_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    map_coarsely(monkeypatch, 61, 1_000_000)
    ground = framed(HOLED, (-3.0, 3.0, -2.0, 2.0))
    view = View(ground)
    assert view.has_holes
    hole, there = np.array([2.9, 1.9]), np.array([0.0, 0.0])
    assert view.missing(np.stack([hole, there])).tolist() == [True, False]
    assert np.isfinite(view.plotted(hole[None])).all()
    view.look(**{**MAP, "zoom": 1.0})
    for thing in (Surface(view), ContourMap(view)):
        shown = picture(thing)
        rows, columns = shown.shape[:2]
        unit = columns / FRAME.width
        spots = [view.at(place) * unit for place in (hole, there)]
        inks = [int(shown[int(rows / 2 - y), int(columns / 2 + x), :3].max()) for x, y in spots]
        assert inks[0] < 40 < inks[1]
    lines = level_lines(view).points
    assert not view.missing(lines[np.isfinite(lines).all(axis=1)]).any()
    made = plan(ground, 0.05, 7, 3, 12)
    assert np.isfinite(made.walk.losses).all()
    assert "no value, there is no ground" in told.facts(made, None, "")["ground"]
    whole = plan(framed("x^2 + y^2"), 0.1, 2, 3, 4)
    assert "no value" not in told.facts(whole, None, "")["ground"]


def test_a_formula_with_holes_everywhere_near_has_a_frame_with_some() -> None:
    assert framed("sqrt(sin(9x)) + y^2").window  # no window of the list is without them
