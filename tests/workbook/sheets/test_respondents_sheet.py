"""Sheet ผู้ตอบแบบวัด: respondents by group, with shares."""

from __future__ import annotations

from decimal import Decimal

from ita_tools.assessment import Assessment, Respondents
from ita_tools.scoring import score
from ita_tools.workbook.sheet_model import Block, Row, Scored
from ita_tools.workbook.sheets.respondents_sheet import respondents_sheet
from tests.sharing.scenarios import EDITION

GIVEN = Assessment(
    2568,
    respondents={
        "IIT": Respondents(30, {"อายุ": {"ต่ำกว่า 20 ปี": 0, "20-30 ปี": 10, "31 ปีขึ้นไป": 20}, "เพศ": {"ชาย": 0}}),
        "EIT1": Respondents(groups={"อายุ": {"20-30 ปี": 1}}),
    },
)


def groups() -> list[Row]:
    blocks = [part for part in respondents_sheet(EDITION, GIVEN).parts if isinstance(part, Block)]
    assert [row.key for row in blocks[0].rows] == [f"respondents.{tool.code}" for tool in EDITION.tools]
    return list(blocks[1].rows)


class DescribeRespondentsSheet:
    """Sheet ผู้ตอบแบบวัด."""

    def it_shows_every_group_and_spare_rows(self) -> None:
        shown = [
            [row.cells[key].value for key in ("{tool}", "{heading}", "{group}", "*")] for row in groups()
        ]
        assert shown[:5] == [
            ["IIT", "อายุ", "ต่ำกว่า 20 ปี", 0],
            ["IIT", "อายุ", "20-30 ปี", 10],
            ["IIT", "อายุ", "31 ปีขึ้นไป", 20],
            ["IIT", "เพศ", "ชาย", 0],
            ["EIT1", "อายุ", "20-30 ปี", 1],
        ]
        assert len(shown) > 20
        assert not any(map(any, shown[5:]))

    def it_computes_shares_within_tool_and_heading(self) -> None:
        scored = Scored(GIVEN, score(EDITION, GIVEN))
        shares = [row.cells["=share"].value(scored) for row in groups()[:6]]
        assert shares == [Decimal("0.00"), Decimal("33.33"), Decimal("66.67"), None, Decimal("100.00"), None]

    def it_has_no_tool_that_the_edition_does_not_have(self) -> None:
        first = groups()[0].cells["{tool}"]
        assert first.choice.options == tuple(EDITION.tool_by_code)
        assert first.choice.strict
