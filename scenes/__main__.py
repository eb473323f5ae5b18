"""`python -m scenes`: list, render, still and sheet."""

from scenes.render.command.main import downhill

if __name__ == "__main__":
    downhill(prog_name="python -m scenes")
