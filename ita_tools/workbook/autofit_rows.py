"""A worksheet whose rows grow with what is typed into them."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

__all__ = ["AutofitWorksheet"]


class AutofitWorksheet(Worksheet):  # type: ignore[misc]
    """Lets the rows in ``growing`` grow in Excel and LibreOffice; others keep the height they were given.

    XlsxWriter fixes every height it writes (``customHeight``): of a long text typed into such a row only
    the first lines are seen. It has no option for it, so the mark is taken off where the row is written.
    """

    def __init__(self) -> None:
        super().__init__()
        self.growing: set[int] = set()

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        if tag == "row" and int(str(dict(attributes)["r"])) - 1 in self.growing:
            attributes = [each for each in attributes if each[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)
