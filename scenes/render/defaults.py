"""Downhill's rendering defaults, wherever a film is rendered.

Manim reads ``manim.cfg`` in the present folder only. Downhill's own is put beneath it here: what a
lecturer's ``manim.cfg`` or flags say stays as she said it, all else is as in the course.
"""

from __future__ import annotations

from argparse import Namespace
from configparser import ConfigParser
from pathlib import Path

import cloup
from manim import config, logger
from manim._config.utils import ManimConfig, config_file_paths
from manim.cli.render.commands import render

from scenes.render.assets import SETTINGS


def lay_beneath(settings: Path = SETTINGS) -> None:
    """Give Manim's settings the values in ``settings`` where nobody has chosen others."""
    flags = _flags()
    library, of_user, of_folder = config_file_paths()
    if flags and flags.config_file:
        of_folder, flags.config_file = Path(flags.config_file), None
    level = logger.level
    plain = _digested([library, of_user, of_folder], flags)
    ours = _digested([library, settings, of_user, of_folder], flags)
    logger.setLevel(level)  # which digesting changes
    for key in config:
        # What a program has set is chosen as well.
        if ours[key] != plain[key] and config[key] == plain[key]:
            config[key] = ours[key]


def _digested(files: list[Path], flags: Namespace | None) -> ManimConfig:
    """The settings in files, of which the last has the last word, under the flags."""
    parser = ConfigParser()
    parser.read(files, encoding="utf-8")
    found = ManimConfig().digest_parser(parser)
    return found.digest_args(flags) if flags else found


def _flags() -> Namespace | None:
    """The flags of the ``manim render`` that is going on; None if none is."""
    context = cloup.get_current_context(silent=True)
    return Namespace(**context.params) if context and context.command is render else None
