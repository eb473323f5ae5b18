"""The rows of the derivation, from the loss to both slopes, and the step that is made of one."""

from __future__ import annotations

from scenes.stage import tr

_FRONT = "{{1 : one}}/{{m : was_m}}"
_TWICE = "{{2 : two}}/{{m : was_m}}"
_SUM = "{{sum : sum}}"
_IS = "{{= : is}}"
_W, _B = "{{partial L \\/ partial w : g}}", "{{partial L \\/ partial b : g}}"
_X = "{{x_i : was_x}}"
_LINE = f"{{{{w : knob_w}}}} {_X} + {{{{b : knob_b}}}} - {{{{y_i : was_y}}}}"


def _error(power: str = "") -> str:
    return f'{{{{"{tr("error")}" : e}}}}_({{{{i : was_i}}}}){power}'


def _chain(knob: str) -> str:
    return f'{{{{(partial "{tr("error")}"_i) / (partial {knob}) : chain}}}}'


def rows() -> dict[str, tuple[str, ...]]:
    """The rows by name: one line, or the line of w above that of b."""
    loss = f"{{{{L : loss}}}}({{{{w : knob_l}}}}, {{{{b : knob_m}}}}) {_IS} {_FRONT} {_SUM}"
    power = "^({{2 : two}})"
    return {
        "given": (f"{loss} ({_LINE}){power}",),
        "errors": (f"{loss} {_error(power)}",),
        "error": (f"{_error()} {_IS} {_LINE}",),
        "chain": tuple(
            f"{slope} {_IS} {_FRONT} {_SUM} {{{{2 : two}}}} dot {_error()} dot {_chain(knob)}"
            for slope, knob in ((_W, "w"), (_B, "b"))
        ),
        "moves": tuple(
            f"{slope} {_IS} {_FRONT} {_SUM} {{{{2 : two}}}} dot {_error()} dot {end}"
            for slope, end in ((_W, _X), (_B, "{{1 : one_b}}"))
        ),
        "done": (
            f"{_W} {_IS} {_TWICE} {_SUM} {_error()} dot {_X}",
            f"{_B} {_IS} {_TWICE} {_SUM} {_error()}",
        ),
    }


def step_rows() -> dict[str, tuple[str, ...]]:
    """The steps of w and b, what is done with them, and both slopes as they are in other books."""
    w, b, rate = "{{delta_w : g_d}}", "{{delta_b : g_d}}", "{{alpha : rate}}"
    minus = "{{- : minus}}"
    inner = "{{w : knob_w}} {{x_i : was_x_in}} + {{b : knob_b}}"
    # Each bracket has a name: the outer ones stay when the inner ones come.
    outer, own = (
        (f"{{{{paren.l : one_{kind}l}}}}", f"{{{{paren.r : one_{kind}r}}}}") for kind in ("o", "i")
    )
    y, less = "{{y_i : was_y}}", "{{- : minus_in}}"
    before = f"{outer[0]}{inner} {less} {y}{outer[1]}"
    after = f"{outer[0]}{y} {less} {own[0]}{inner}{own[1]}{outer[1]}"
    ends = f" dot {_X}", ""
    turned = [f"{_SUM} {after}{end}" for end in ends]
    slopes = (w, f"{_SUM} {_error()} dot {_X}"), (b, f"{_SUM} {_error()}")
    return {
        "two": tuple(f"{step} {_IS} {rate} dot {_TWICE} {slope}" for step, slope in slopes),
        "line": tuple(
            f"{slope} {_IS} {_TWICE} {_SUM} {before}{end}"
            for slope, end in zip((_W, _B), ends, strict=True)
        ),
        "turned": tuple(
            f"{slope} {_IS} {minus} {_TWICE} {rest}"
            for slope, rest in zip((_W, _B), turned, strict=True)
        ),
        "scaled": tuple(
            f"{step} {_IS} {minus} {rate} dot {_TWICE} {rest}"
            for step, rest in zip((w, b), turned, strict=True)
        ),
        "hidden": tuple(
            f"{step} {_IS} {minus} {{{{alpha' : rate_h}}}} dot {_FRONT} {rest}"
            for step, rest in zip((w, b), turned, strict=True)
        ),
        "rule": tuple(
            f"{{{{{knob} : knob}}}} {{{{arrow.l : arrow}}}} {{{{{knob} : knob_l}}}} {minus} {step}"
            for knob, step in (("w", w), ("b", b))
        ),
    }


__all__ = ["rows", "step_rows"]
