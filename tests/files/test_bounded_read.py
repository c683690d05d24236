"""Reading files up to a size limit."""

import os

import pytest

from ita_tools.errors import FileDangerous, FileForeign, FileMissing
from ita_tools.files import read_bytes, require_file


class DescribeReadBytes:
    def it_reads_a_file_up_to_the_limit_and_rejects_a_larger_one(self, tmp_path):
        path = tmp_path / "ก.yaml"
        path.write_bytes(b"12345")
        assert read_bytes(path) == read_bytes(path, 5) == b"12345"
        with pytest.raises(FileDangerous, match="ใหญ่กว่า") as caught:
            read_bytes(path, 4)
        assert caught.value.where == "ก.yaml"
        assert caught.value.remedy

    def it_reports_a_missing_file_and_a_folder(self, tmp_path):
        with pytest.raises(FileMissing, match="ไม่พบไฟล์"):
            read_bytes(tmp_path / "no.yaml")
        with pytest.raises(FileMissing, match="ไม่พบไฟล์"):
            read_bytes(tmp_path / "no" / "no.yaml")
        with pytest.raises(FileMissing, match="โฟลเดอร์"):
            read_bytes(tmp_path)
        with pytest.raises(FileMissing):
            read_bytes(tmp_path / "a\0b")

    @pytest.mark.posix
    def it_does_not_wait_for_a_pipe(self, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(FileForeign, match="ไม่ใช่ไฟล์ธรรมดา"):
            read_bytes(tmp_path / "pipe")

    @pytest.mark.parametrize(
        ("error", "words"),
        [
            (PermissionError(13, "Permission denied"), "ไม่มีสิทธิ์"),
            (OSError(5, "Input/output error"), "Input/output"),
        ],
    )
    def it_reports_a_file_that_cannot_be_opened(self, error, words, tmp_path, monkeypatch):
        (tmp_path / "a").touch()

        def refuse(*_, **__):
            raise error

        monkeypatch.setattr("pathlib.Path.open", refuse)
        with pytest.raises(FileForeign, match=words):
            read_bytes(tmp_path / "a")

    def it_reports_a_folder_without_permission(self, tmp_path, monkeypatch):
        def refuse(*_, **__):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("pathlib.Path.is_file", refuse)
        for function in (read_bytes, require_file):
            with pytest.raises(FileForeign, match="ไม่มีสิทธิ์"):
                function(tmp_path / "a")
