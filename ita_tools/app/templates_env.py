"""Pages from templates; whatever is put into them is escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ita_tools.files.resources import resource
from ita_tools.version import toolkit_version

__all__ = ["render"]


def render(template: str, **values: object) -> str:
    """Return a page."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(resource("app", "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["version"] = toolkit_version()
    return environment
