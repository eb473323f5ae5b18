"""The colours of the curve by day: seen on their ground, and told apart by the colour-blind too."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.playground.conftest import Visit
from tests.playground.hands import drawn

Array = NDArray[np.float64]

# What is left of linear RGB without one kind of cone: Machado, Oliveira and Fernandes (2009).
EYES = {
    "all cones": np.eye(3),
    "protanopia": np.array(
        [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]
    ),
    "deuteranopia": np.array(
        [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]
    ),
    "tritanopia": np.array(
        [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
OTHERS = ("loss", "position", "gradient", "step", "minimum")


def linear(color: str) -> Array:
    parts = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(light: Array) -> Array:
    """CIE L*a*b* of linear RGB, of which a difference of 2 is just seen."""
    shares = TO_XYZ @ np.clip(light, 0, 1) / TO_XYZ.sum(axis=1)
    x, y, z = np.where(shares > 0.008856, np.cbrt(shares), 7.787 * shares + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_the_way_is_told_from_the_curve_by_everybody(browser: Any) -> None:
    visit = Visit(browser, color_scheme="light")  # the dark ones are the films' own
    page = drawn(visit.open("mode=rate"))
    ask = "name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()"
    inks = {name: linear(page.evaluate(ask, name)) for name in ("path", "panel", *OTHERS)}
    visit.close()
    low, high = sorted(float(TO_XYZ[1] @ inks[name]) for name in ("path", "panel"))
    assert (high + 0.05) / (low + 0.05) >= 3
    for who, eye in EYES.items():
        for other in OTHERS:
            apart = np.linalg.norm(lab(eye @ inks["path"]) - lab(eye @ inks[other]))
            assert apart > 20, (who, other)
