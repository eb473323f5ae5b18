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
from scenes.render.trouble import Trouble

_NOBODYS_CHOICE = "./media"  # Manim's own, for ``media_dir``


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


def media_for(folder: Path) -> Path:
    """Where a render keeps its pieces: in the present folder, unless its film goes elsewhere."""
    here, there = Path.cwd(), folder.resolve()
    media = (here if there.is_relative_to(here) else there) / "media"
    _refuse_braces(media)
    return media


def keep_media_with_output() -> None:
    """Leave the present folder alone where ``-o`` names another one, and nobody a ``media_dir``."""
    for file in (config.input_file, config.output_file):
        _refuse_braces(file)
    output = Path(config.output_file)
    if output.is_absolute() and str(config.media_dir) == _NOBODYS_CHOICE:
        config.media_dir = str(media_for(output.parent))


def _refuse_braces(path: str | Path) -> None:
    """Manim takes what stands in braces for the name of a setting; it knows no way around."""
    if set("{}") & set(str(path)):
        raise Trouble(f"{path}: a path with braces, {{ or }}, cannot be used.")


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
