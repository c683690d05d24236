"""A worksheet with AutoFit row height, and with empty results of formulas as texts."""

from __future__ import annotations

from collections.abc import Sequence

from ita_tools.workbook.plain_formulas import PlainFormulaWorksheet

__all__ = ["AutofitWorksheet"]


class AutofitWorksheet(PlainFormulaWorksheet):
    """A worksheet whose rows in ``growing`` fit their height to text typed later; others keep their height.

    XlsxWriter marks every height that it writes as fixed (``customHeight``): of a long text typed into such
    a row only the first lines are seen. It has no option for this, so the attribute is removed from the row.
    """

    def __init__(self) -> None:
        super().__init__()
        self.growing: set[int] = set()

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        if tag == "row" and int(str(dict(attributes)["r"])) - 1 in self.growing:
            attributes = [each for each in attributes if each[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)

    def _xml_formula_element(
        self, formula: str, result: object, attributes: Sequence[tuple[str, object]] = ()
    ) -> None:
        """Write a formula; XlsxWriter gives an empty text no type, and readers take it for a zero."""
        if result == "" and "t" not in dict(attributes):
            attributes = [*attributes, ("t", "str")]
        super()._xml_formula_element(formula, result, attributes)
