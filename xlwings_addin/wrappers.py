"""Generates the VBA functions that call Python, one for each function for cells, when the add-in is built.

xlwings can generate such functions too, but only inside Excel and with access to the macro project; its own
return the *text* of an error, which no formula can tell from a result.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from types import ModuleType

__all__ = ["SUFFIX", "functions_of", "wrappers_source"]

SUFFIX = "_IMPL"
"""Suffix of each name. The plain names are defined in workbooks, whose cells must not link to this file."""
_PREFIX = "ITA_"
_FUNCTION = """
Public Function {name}({parameters}) As Variant
    {name} = AskPython("{module}", "{function}", Array({given}), Application.Caller)
End Function
"""


def functions_of(module: ModuleType) -> dict[str, Callable[..., object]]:
    """Return the public functions for cells by name, in the order of ``__all__``."""
    return {name: getattr(module, name) for name in module.__all__ if name.startswith(_PREFIX)}


def wrappers_source(module: str, functions: Mapping[str, Callable[..., object]]) -> str:
    """Return the source of the VBA module.

    Raises
    ------
    ValueError
        A function takes any number of arguments, or arguments by name only.
    """
    return "Option Explicit\n" + "".join(_wrapper(module, name, each) for name, each in functions.items())


def _wrapper(module: str, name: str, function: Callable[..., object]) -> str:
    parameters = inspect.signature(function).parameters.values()
    for each in parameters:
        if each.kind is not each.POSITIONAL_OR_KEYWORD:
            raise ValueError(f"{name}: VBA cannot hand over {each}")
    declared = ", ".join(_declared(each) for each in parameters)
    return _FUNCTION.format(
        name=name + SUFFIX,
        parameters=declared,
        module=module,
        function=name,
        given=", ".join(each.name for each in parameters),
    )


def _declared(parameter: inspect.Parameter) -> str:
    optional = "" if parameter.default is parameter.empty else "Optional "
    return f"{optional}ByVal {parameter.name} As Variant"
