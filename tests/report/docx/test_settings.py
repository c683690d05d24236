import io

import docx
import pytest

from ita_tools.report.docx.settings import refresh_fields
from tests.report.docx.lint import W
from tests.report.docx.samples import letterhead


@pytest.mark.parametrize(
    ("settings", "order"),
    [
        ("", ["updateFields"]),
        ("<w:zoom/><w:compat/><w:listSeparator/>", ["zoom", "updateFields", "compat", "listSeparator"]),
        ('<w:updateFields w:val="false"/><w:rsids/>', ["updateFields", "rsids"]),
        ("<w:characterSpacingControl/>", ["characterSpacingControl", "updateFields"]),
    ],
)
def it_puts_the_request_where_the_schema_wants_it(settings, order):
    document = docx.Document(io.BytesIO(letterhead(settings=settings)))
    refresh_fields(document)
    assert [child.tag.removeprefix(W) for child in document.settings.element] == order
    assert document.settings.element.find(f"{W}updateFields").get(f"{W}val") == "true"
