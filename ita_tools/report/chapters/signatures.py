"""The end of the report: the officer's closing text, the request for approval, and the signatures."""

from __future__ import annotations

from collections.abc import Iterator

from ita_tools.analysis.result_sentences import SIGNING_PARTS, request_for_approval
from ita_tools.assessment.report_fields import Signer
from ita_tools.report.chapters.own_text import own_text
from ita_tools.report.context import ReportContext
from ita_tools.report.model.document import Block, Heading, Paragraph

__all__ = ["closing", "own_closing", "signature", "signatures"]

_DOTS = "." * 44


def signature(role: str, signer: Signer | None = None) -> Block:
    """Return the lines for a signature with its role; dots stand for what is not known of the signer."""
    name, position = (signer.name, signer.position) if signer else ("", "")
    lines = [f"(ลงชื่อ) {_DOTS} {role}".strip(), f"({name or _DOTS})"]
    if position or not name:
        lines.append(f"ตำแหน่ง {position or _DOTS}")
    return Paragraph("\n".join(lines), "sign")


def own_closing(context: ReportContext) -> Iterator[Block]:
    """Write the officer's summary of the result; nothing where none was typed."""
    yield Heading("สรุปผลการประเมิน")
    yield from own_text(context.texts.closing)


def closing(context: ReportContext) -> Iterator[Block]:
    """Write the request for approval and the signatures."""
    website = context.assessment.agency.website
    # The sentence keeps a signature from standing alone on a page after a table.
    yield Paragraph(request_for_approval(website))
    yield from signatures(context)


def signatures(context: ReportContext) -> Iterator[Block]:
    """Yield the signatures of those who were named, else of author, checker and approver."""
    signers = context.assessment.signers or tuple(Signer(part) for part in SIGNING_PARTS)
    yield from (signature(each.part, each) for each in signers)
