"""Paint the gallery and write its page: ``make gallery``.

python -m tests.gallery              paint what is missing, and write the page
python -m tests.gallery night map    paint these anew; look at them before committing
"""

from __future__ import annotations

import inspect
import sys

from tests.gallery.examples import EXAMPLES
from tests.gallery.pictures import PAGE, painted, path_of, save

_HEAD = """# The stage, picture by picture

Each picture is painted by the lines beside it; `make gallery` writes this page, and the tests
compare the pictures. `from scenes.stage import …` offers all of it.
"""


def main(names: list[str]) -> int:
    """Paint the named pictures, or those that are missing, then write the page."""
    if unknown := [name for name in names if name not in EXAMPLES]:
        print(f"No example is called {', '.join(unknown)}; there are {', '.join(EXAMPLES)}.")
        return 2
    for name in names or [name for name in EXAMPLES if not path_of(name).exists()]:
        save(painted(name), path_of(name))
        print(f"{path_of(name)} is new: look at it before you commit it.")
    PAGE.write_text(_page(), encoding="utf-8")
    print(PAGE)
    return 0


def _page() -> str:
    return _HEAD + "".join(map(_entry, EXAMPLES))


def _entry(name: str) -> str:
    """Heading, first line of each class's docstring, picture, and the lines that paint it."""
    classes, example = EXAMPLES[name]
    title = ", ".join(f"`{kind.__name__}`" for kind in classes)
    facts = "\n".join(
        f"- `{kind.__name__}` ({kind.__module__.split('.')[2]}): "
        f"{(inspect.getdoc(kind) or '').split(chr(10) + chr(10))[0].replace(chr(10), ' ')}"
        for kind in classes
    )
    body = inspect.cleandoc("\n".join(inspect.getsource(example).splitlines()[2:]))
    picture = f"![{name.replace('_', ' ')}](gallery/{name}.png)"
    return f"\n## {title}\n\n{facts}\n\n{picture}\n\n```python\n{body}\n```\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
