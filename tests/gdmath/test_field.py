"""The field of arrows."""

import numpy as np
import pytest

from gdmath import LANDSCAPES, GradientField, Landscape, gradient_field

NAMES = sorted(LANDSCAPES)


@pytest.mark.parametrize("name", NAMES)
def test_arrows_are_the_gradient_on_a_grid_over_the_window(name):
    landscape = LANDSCAPES[name]
    field = gradient_field(landscape)
    shape = (33, 19)[: landscape.dimension]
    assert isinstance(field, GradientField)
    assert field.points.shape == field.vectors.shape == (*shape, landscape.dimension)
    assert field.magnitudes.shape == shape
    corners = field.points.reshape(-1, landscape.dimension)[[0, -1]]
    assert corners.T.tolist() == [list(ends) for ends in landscape.window]
    gradients = landscape.gradient(field.points)
    assert (field.vectors == gradients).all()
    assert field.magnitudes == pytest.approx(np.linalg.norm(gradients, axis=-1), rel=1e-15)


def test_columns_run_along_x_and_rows_along_y():
    field = gradient_field(LANDSCAPES["rosenbrock"], (5, 3))
    assert field.points[:, 0, 0].tolist() == [-2, -1, 0, 1, 2]
    assert field.points[0, :, 1].tolist() == [-1, 1, 3]


@pytest.mark.parametrize("shape", [7, (7,), (7, 4), [7, 4]])
def test_one_parameter_needs_columns_only(shape):
    field = gradient_field(LANDSCAPES["sextic"], shape)
    assert field.points.shape == (7, 1)
    assert field.magnitudes.tolist() == np.abs(field.vectors[:, 0]).tolist()


def test_nothing_in_a_field_can_be_changed():
    field = gradient_field(LANDSCAPES["saddle"], (3, 3))
    for array in (field.points, field.vectors, field.magnitudes):
        assert not array.flags.writeable
    with pytest.raises(AttributeError):
        field.points = None


def test_what_cannot_be_drawn_is_zero():
    pole = Landscape.from_expression("1/x + y", window=((-1, 1), (-1, 1)))
    field = gradient_field(pole, (3, 3))
    assert field.vectors[1].tolist() == [[0, 0]] * 3
    assert field.magnitudes[1].tolist() == [0] * 3
    assert field.vectors[0].tolist() == [[-1, 1]] * 3

    steep = Landscape.from_expression("1.5e308*(x + y)", window=((-1, 1), (-1, 1)))
    assert (gradient_field(steep, (2, 2)).magnitudes == 0).all()


def test_lengths_do_not_overflow_on_the_way():
    steep = Landscape.from_expression("3e200*x + 4e200*y", window=((-1, 1), (-1, 1)))
    assert gradient_field(steep, (2, 2)).magnitudes == pytest.approx(5e200)


@pytest.mark.parametrize(
    ("shape", "error", "sentence"),
    [
        (5, ValueError, r"shape must be \(columns, rows\), got 5"),
        ((5,), ValueError, r"shape must be \(columns, rows\)"),
        ((5, 5, 5), ValueError, r"shape must be \(columns, rows\)"),
        ((), ValueError, r"shape must be \(columns, rows\)"),
        ((1, 5), ValueError, "shape must be a whole number at least 2, got 1"),
        ((5, -3), ValueError, "shape must be a whole number at least 2, got -3"),
        ((5.0, 5), TypeError, "shape must be a whole number at least 2, got 5.0"),
        ((True, 5), TypeError, "shape must be a whole number"),
        ("33", TypeError, "shape must be a whole number"),
        (None, ValueError, "shape must be"),
        ((10**6, 10**6), ValueError, "at most 4000000 points"),
    ],
)
def test_bad_shapes_get_a_sentence(shape, error, sentence):
    with pytest.raises(error, match=sentence):
        gradient_field(LANDSCAPES["saddle"], shape)


def test_three_parameters_cannot_be_drawn():
    space = Landscape.from_expression("x*y*z", window=((0, 1),) * 3)
    with pytest.raises(ValueError, match=r"one or two parameters .*, got 3"):
        gradient_field(space)
