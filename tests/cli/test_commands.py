"""What the commands print beyond the contract."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ita_tools.cli.commands import ita
from tests.bundled import case_text, same_everywhere
from tests.cli.running import ita_here, subcommands

pytestmark = pytest.mark.usefixtures("folder")


class DescribeIta:
    def it_has_the_commands_of_the_contract(self):
        assert {"demo", "new", "score", "check", "export", "report", "editions"} <= set(subcommands(ita))

    def it_shows_its_version(self, capsys, monkeypatch):
        monkeypatch.setattr("importlib.metadata.version", lambda name: {"ita-tools": "1.2.3"}[name])
        done = ita_here(capsys, "--version")
        assert (done.code, done.out, done.err) == (0, "ita 1.2.3\n", "")


class DescribeCheck:
    def it_prints_one_line_where_it_has_no_findings(self, capsys, monkeypatch):
        monkeypatch.setattr("ita_tools.jobs.check.check_opened", lambda opened: ())
        Path("a.yaml").write_text(same_everywhere("100"), "utf-8")
        done = ita_here(capsys, "check", "a.yaml")
        assert (done.code, done.out) == (0, "ไม่พบสิ่งที่ต้องแก้\n")

    def it_prints_severity_place_and_code_of_every_finding_on_a_line(self, capsys):
        text = case_text().replace("IIT: 99.60", "IIT: 90").replace("    i1: 99.33\n", "")
        Path("a.yaml").write_text(text, "utf-8")
        done = ita_here(capsys, "check", "a.yaml")
        assert done.code == 1
        assert len(done.out.splitlines()) >= 2
        for line in done.out.splitlines():
            assert re.fullmatch(r"\[(ผิด|ควรแก้|ทราบ)\] a\.yaml .+: .+ \[[a-z-]+\]", line)


class DescribeDemo:
    def it_prints_agency_and_year_first(self, capsys):
        assert ita_here(capsys, "demo").out.startswith("เทศบาลตำบลตัวอย่าง ปีงบประมาณ พ.ศ. 2568\n")


class DescribeReport:
    def it_never_overwrites_its_input(self, capsys):
        path = Path("case.json")
        Path("case.yaml").write_text(case_text(), "utf-8")
        assert ita_here(capsys, "export", "case.yaml", "-o", path).code == 0
        before = path.read_bytes()
        done = ita_here(capsys, "report", path, "-o", path)
        assert done.code == 2
        assert done.err.startswith("case.json: ไฟล์ผลลัพธ์เป็นไฟล์เดียวกับไฟล์ที่จะอ่าน — ตั้งชื่ออื่นด้วย -o")
        assert path.read_bytes() == before
