"""What is raised on purpose, about input: its text is one sentence meant for whoever gave it.

So a program may print `str(error)` of an `InputError` and stop, while any other exception is a
mistake in a program and deserves its traceback. A film of your own raises the same class.
"""

__all__ = ["InputError", "InputFileError", "InputTypeError"]


class InputError(ValueError):
    """Input that cannot be used: which argument, its value and what is allowed, in one sentence.

    >>> from gdmath import gradient_descent
    >>> try:
    ...     gradient_descent(-0.1)
    ... except InputError as error:
    ...     print(error)
    learning_rate must be a finite number above 0, got -0.1.
    """


class InputTypeError(InputError, TypeError):
    """Input of the wrong kind, such as a text for a number; a TypeError as well."""


class InputFileError(OSError, InputError):  # in this order: OSError alone knows how to be made
    """A file of input that cannot be read; an OSError as well."""
