"""`import gdmath` is light: NumPy, a little of the standard library, and nothing else."""

import subprocess
import sys
from importlib.util import find_spec

import gdmath
from gdmath.later import MODULES

HEAVY = ("manim", "sympy", "scipy", "mpmath", "contourpy", "PIL", "pandas", "torch", "jax")


def run(program):
    """Run a program in an interpreter of its own and return what it printed."""
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    ).stdout


def modules_after(statement):
    return set(run(f"{statement}\nimport sys\nprint(*sys.modules)").split())


def test_gdmath_imports_without_the_heavy_libraries():
    blocked = "\n".join(f"sys.modules[{name!r}] = None" for name in HEAVY)
    program = f"""
import sys
{blocked}
import gdmath
landscape = gdmath.LANDSCAPES["sine_hills"]
field = gdmath.gradient_field(landscape)
print(field.points.shape, gdmath.stability(landscape, landscape.minima[0]).rate_limit)
"""
    assert run(program).startswith("(33, 19, 2) 2.0")


def test_gdmath_imports_none_of_the_heavy_libraries():
    loaded = modules_after("import gdmath")
    assert not loaded.intersection(HEAVY)


def test_gdmath_adds_little_to_what_numpy_imports():
    added = modules_after("import gdmath") - modules_after("import numpy")
    foreign = sorted(name for name in added if name.split(".")[0] != "gdmath")
    # The cost of an import is the modules it loads; an accident, such as the parser of command
    # lines or the tools of a network, shows here long before it can be measured.
    assert len(foreign) <= 25, foreign


def test_every_public_name_exists_once_and_is_explained():
    assert len(set(gdmath.__all__)) == len(gdmath.__all__)
    for name in gdmath.__all__:
        assert getattr(gdmath, name).__doc__


def test_what_is_imported_later_is_all_there_and_nothing_else():
    for name, module in MODULES.items():
        assert name in gdmath.__all__
        assert getattr(gdmath, name).__module__ == f"gdmath.{module}"
    added = modules_after("import gdmath")
    assert not added & {f"gdmath.{module}" for module in MODULES.values()}
    told = run("import gdmath\ntry:\n    gdmath.rase\nexcept AttributeError as e:\n    print(e)")
    assert told == "module 'gdmath' has no attribute 'rase'\n"


def test_no_name_that_is_imported_when_asked_for_is_that_of_its_module() -> None:
    # `import gdmath.basins` sets gdmath.basins to the module, whatever was there before.
    assert not [name for name in MODULES if find_spec(f"gdmath.{name}")]
