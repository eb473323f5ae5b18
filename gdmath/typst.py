"""Numbers in Typst's mathematics, in which all formulas are set."""

__all__ = ["typst_number"]


def typst_number(value: float) -> str:
    """Return a number as Typst source: shortest digits, with powers of ten.

    >>> typst_number(5.0), typst_number(0.3125), typst_number(-1e-20)
    ('5', '0.3125', '-10^(-20)')
    """
    digits, _, exponent = f"{value!r}".partition("e")
    digits = digits.removesuffix(".0")
    if not exponent:
        return digits
    power = f"10^({int(exponent)})"
    return {"1": power, "-1": f"-{power}"}.get(digits, f"{digits} dot {power}")
