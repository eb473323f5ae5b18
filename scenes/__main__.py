"""`python -m scenes`: list, render, still and sheet."""

import os
import sys

if sys.path[0] == os.getcwd():  # what a lecturer calls random.py or numpy.py is not Python's
    sys.path.append(sys.path.pop(0))

from scenes.render.command.main import downhill

if __name__ == "__main__":
    downhill(prog_name="python -m scenes")
