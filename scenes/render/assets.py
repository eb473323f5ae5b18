"""Where the files are that films need beside their programs: drawings, data, settings."""

from __future__ import annotations

from pathlib import Path

_SCENES = Path(__file__).resolve().parents[1]
_INSTALLED = (_SCENES / "assets").is_dir()  # in a wheel they lie inside, in a checkout beside

ASSETS = (_SCENES if _INSTALLED else _SCENES.parent) / "assets"
SETTINGS = (_SCENES if _INSTALLED else _SCENES.parent) / "manim.cfg"


def asset(name: str) -> Path:
    """The file ``assets/{name}``, such as ``hiker/hiker.svg``.

    Raises FileNotFoundError if there is none.

    >>> asset("reservations.txt").name
    'reservations.txt'
    """
    path = ASSETS / name
    if not path.is_file():
        raise FileNotFoundError(f"There is no file {name!r} among Downhill's assets in {ASSETS}.")
    return path
