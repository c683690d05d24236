"""``ita addin``: files, output and exit codes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.running import ita, ita_here
from tests.sources import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("excel")
    return folder, ita("addin", "install", "--folder", folder, cwd=folder)


class DescribeAddinBuild:
    def it_writes_the_same_bytes_every_time(self, tmp_path, capsys):
        first = ita_here(capsys, "addin", "build", "-o", tmp_path / "a.xlam")
        ita_here(capsys, "addin", "build", "-o", tmp_path / "b.xlam")
        assert (first.code, first.out) == (0, f"ส่วนเสริม: {tmp_path / 'a.xlam'}\n")
        assert (tmp_path / "a.xlam").read_bytes() == (tmp_path / "b.xlam").read_bytes()


class DescribeAddinInstall:
    def it_reports_a_second_install_as_unchanged(self, installed, capsys):
        folder, done = installed
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith(f"ติดตั้งแล้ว: {folder / 'ita.xlam'}\n")
        again = ita_here(capsys, "addin", "install", "--folder", folder)
        assert (again.code, again.out) == (0, f"ติดตั้งอยู่แล้วและเป็นรุ่นเดียวกัน: {folder / 'ita.xlam'}\n")

    def it_leaves_a_foreign_file_unchanged(self, tmp_path, capsys):
        (tmp_path / "ita.xlam").write_text("another")
        done = ita_here(capsys, "addin", "install", "--folder", tmp_path)
        assert done.code == 2
        assert len(done.faults) == 1
        assert done.err.endswith("[ITA-E105]\n")
        assert (tmp_path / "ita.xlam").read_text() == "another"


class DescribeAddinDoctor:
    def it_passes_an_installed_addin(self, installed, capsys):
        folder, _ = installed
        done = ita_here(capsys, "addin", "doctor", "--folder", folder)
        assert done.code == 0
        assert "[พร้อม] ส่วนเสริมเรียก Python ชุดนี้" in done.out
        assert "[ขาด]" not in done.out

    def it_exits_with_1_where_a_check_fails(self, tmp_path, capsys):
        done = ita_here(capsys, "addin", "doctor", "--folder", tmp_path)
        assert done.code == 1
        assert f"[ขาด] ยังไม่มีส่วนเสริมที่ {tmp_path / 'ita.xlam'} — สั่ง ita addin install" in done.out


class DescribeAddinUninstall:
    def it_removes_the_installed_addin(self, tmp_path, capsys):
        ita_here(capsys, "addin", "install", "--folder", tmp_path)
        done = ita_here(capsys, "addin", "uninstall", "--folder", tmp_path)
        assert (done.code, done.out) == (0, f"ถอนแล้ว: {tmp_path / 'ita.xlam'}\n")
        assert list(tmp_path.iterdir()) == []
        again = ita_here(capsys, "addin", "uninstall", "--folder", tmp_path)
        assert (again.code, again.out) == (0, f"ไม่มีส่วนเสริมที่ตำแหน่งนี้: {tmp_path / 'ita.xlam'}\n")


class DescribeCommandLine:
    def it_imports_no_xlwings_at_start(self):
        code = (
            "import ita_tools.cli, sys; print([name for name in sys.modules if name.startswith('xlwings')])"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
        )
        assert done.stdout.strip() == "[]"
