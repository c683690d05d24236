"""Register a function for cells with Excel: descriptions of its arguments, and errors as cell values."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from ita_tools.errors import Faults, ItaError
from xlwings_addin.light_xlwings import xw
from xlwings_addin.udf_arguments import UdfArgument

__all__ = ["register_udf"]

_INVALID_ARGUMENT = "ค่าที่ใส่ให้ฟังก์ชันไม่ถูกต้อง"
_ARGUMENT_ERRORS = (ValueError, TypeError, LookupError, ArithmeticError)
"""Errors that arguments of a wrong kind end in."""


def register_udf(description: str, *, returns_text: bool = False, **arguments: str) -> Callable[..., Any]:
    """Register a function with Excel, with Thai descriptions.

    Parameters
    ----------
    description
        What the function returns.
    returns_text
        Return the message of an error, not ``""``.
    arguments
        Meaning by name of an argument.
    """

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def udf(*values: UdfArgument) -> Any:  # noqa: ANN401 - the type of the function
            try:
                return function(*values)
            except Faults as faults:
                message = faults.faults[0].message
            except ItaError as error:
                message = error.message
            except _ARGUMENT_ERRORS:
                message = _INVALID_ARGUMENT
            return message if returns_text else ""

        udf.__annotations__ = {}  # xlwings would take them for converters
        udf.__doc__ = description
        for name, meaning in arguments.items():
            udf = xw.arg(name, ndim=2, doc=meaning)(udf)
        return xw.func(category="ITA")(udf)

    return register
