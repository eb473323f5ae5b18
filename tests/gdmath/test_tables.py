"""Data files, good and bad."""

import doctest
from pathlib import Path

from gdmath import load_table

ASSETS = Path(__file__).parents[2] / "assets"


def test_the_reservations_are_cooked_by_their_recipe():
    # The recipe is the example in the README; what it leaves behind is compared with the file.
    readme = (ASSETS / "README.md").read_text(encoding="utf-8")
    recipe = doctest.DocTestParser().get_doctest(readme, {}, "README.md", None, 0)
    outcome = doctest.DocTestRunner().run(recipe, clear_globs=False)
    assert outcome == (0, outcome.attempted)
    data = load_table(ASSETS / "reservations.txt")
    assert (data.x_name, data.y_name, len(data)) == ("Reservations", "Pizzas", 30)
    assert data.x.tolist() == recipe.globs["reservations"].tolist()
    assert data.y.tolist() == recipe.globs["pizzas"].tolist()
