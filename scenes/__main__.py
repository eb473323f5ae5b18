"""The command `downhill`, also as `python -m scenes`."""

import configparser
import importlib
import os
import sys

if sys.path[0] == os.getcwd():  # what a lecturer calls random.py or numpy.py is not Python's
    sys.path.append(sys.path.pop(0))


def main(name: str = "downhill") -> None:
    """Run the command; a ``manim.cfg`` that Manim cannot read is told in a sentence."""
    try:
        importlib.import_module("manim")  # which reads its settings as it is imported
    except (configparser.Error, ValueError) as error:
        reason = " ".join(str(error).split()).rstrip(".")
        sys.exit(
            f"The settings in manim.cfg, here or in ~/.config/manim, cannot be read: {reason}."
        )
    from scenes.render.command.main import downhill

    downhill(prog_name=name)


if __name__ == "__main__":
    main("python -m scenes")
