"""`downhill`, told something wrong: one sentence before any work."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenes.typing_words import typed

PLAIN = "from manim import Scene\n\n\nclass Film(Scene):\n    pass\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("render hils", "There is no film called 'hils'; did you mean 'hills'?"),
        ("render nothing.py", "There is no file nothing.py."),
        ("render", "Usage"),
        ("render -q m", "Name the films to render, or say --all."),
        ("render hills --all", "Name the films to render, or say --all."),
        ("render hills --format mp3", "'mp3' is not one of"),
        ("render hills --transparent", "mp4 has no transparency; choose --format mov or webm."),
        ("render hills --fps 0", "0 is not in the range"),
        ("render hills -j 0", "0 is not in the range"),
        ("render hills --set starts", "--set takes KEY=VALUE, got 'starts'."),
        ("render hills --set strts=3", "no parameter 'strts'; did you mean 'starts'?"),
        ("render hills --set hills.strts=3", "hills has no parameter 'strts'; did you mean"),
        ("render hills --set regression.n=3", "no film called 'regression' is to be made"),
        ("render hills --set starts=2.5", "hills: starts must be a whole number from"),
        ("render hills --set starts=True", "must be a whole number from 1 to 200, got True."),
        ("render hills --set learning_rate=1e999", "above 0 and at most 1e9 or none, got inf."),
        ("render regression --set start=1,2,3", "start must be 2 numbers from -1e6"),
        ("render learning_rate --set rates=1,2,3,4,5", "rates must be a list of 1 to 4"),
        ("render hills --set learning_rate=0", "must be a number above 0 and at most 1e9 or none"),
        ("render hills --set starts=-1", "starts must be a whole number from 1 to 200, got -1."),
        ("render hills --set landscape=himmelbau", "got 'himmelbau'. Did you mean 'himmelblau'?"),
        ("render hills --set landscape=sextic", "landscape: 'sextic' has 1 parameter, a subject"),
        ("render learning_rate --set start=0,0", "learning_rate: start must not be the minimum"),
        ("render regression --set data=", "data must be the name of a file or none, got ''."),
        ("still hills --at 55 --set steps=1", "must be a whole number from 4 to 1000, got 1."),
        ("still hills --at 55 --set seed=-1", "seed must be a whole number at least 0, got -1."),
        ("sheet hills --set starts=0", "starts must be a whole number from 1 to 200, got 0."),
        ("render hills --parameters nowhere.toml", "Cannot read the parameters in nowhere.toml"),
        ("still hills", "Say which picture: --at SECONDS or --beat BEAT."),
        ("still hills --at 3 --beat one_step", "Say which picture"),
        ("still hills --at nan", "'nan' is not a number."),
        ("sheet hills --every inf", "'inf' is not a number."),
        ("sheet hills --columns 1000000", "1000000 is not in the range"),
        ("render hills --fps nan", "'nan' is not a number."),
        ("render hills --cluster nonsense", "--cluster must be an address such as tcp://host:8786"),
        ("list hils", "did you mean 'hills'?"),
        ("verify hils", "did you mean 'hills'?"),
        ("verify hills --transparent", "mp4 has no transparency; choose --format mov or webm."),
        ("verify hills -o nowhere", "There is no film nowhere/"),
        ("verify hills --set strts=3", "no parameter 'strts'; did you mean 'starts'?"),
    ],
)
def test_a_wrong_word_gets_one_sentence(words: str, says: str) -> None:
    assert says in typed(*words.split())


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("x =\n", "film.py, line 1 is no Python: invalid syntax."),
        ("import gdmath\ngdmath.gradient_descent(-1)\n", "learning_rate must be a finite number"),
        ("x = 1\n", "film.py must define one film, but defines 0."),
    ],
)
def test_a_file_that_is_no_film_is_told(content: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "film.py").write_text(content, encoding="utf-8")
    assert says in typed("render", str(tmp_path / "film.py"))


def test_two_films_of_one_name_are_not_made_at_once(tmp_path: Path) -> None:
    files = [tmp_path / folder / "walk.py" for folder in ("one", "other")]
    for file in files:
        file.parent.mkdir()
        file.write_text(PLAIN, encoding="utf-8")
    said = typed("render", *map(str, files))
    assert said == "2 films are called walk: render one after the other."


def test_a_film_without_parameters_has_none_to_set(tmp_path: Path) -> None:
    (tmp_path / "film.py").write_text(PLAIN, encoding="utf-8")
    said = typed("render", str(tmp_path / "film.py"), "--set", "x=1")
    assert said == "--set: there is no parameter 'x'; there are none."


def test_a_file_of_parameters_that_is_wrong_is_told_with_its_name(tmp_path: Path) -> None:
    file = tmp_path / "p.toml"
    for content, says in [
        ("[hills\n", "is no TOML"),
        ("[hill]\nstarts = 3\n", f"{file}: there is no film called 'hill'; did you mean 'hills'?"),
        ("[[hills]]\nstarts = 3\n", f"{file}: hills must be one table, [hills], got 1 of them."),
        ("[hills]\nstarts = 3.0\n", f"{file}: hills: starts must be a whole number from 1 to 200"),
        ("starts = 3\n", "stands outside of a film's table"),
        ("[hills]\nstart = 3\n", "hills has no parameter 'start'; did you mean 'starts'?"),
        ('[hills]\nseed = "x"\n', "hills: seed must be a whole number at least 0, got 'x'."),
    ]:
        file.write_text(content, encoding="utf-8")
        assert says in typed("render", "hills", "--parameters", str(file))
