"""Where editions are found: a named folder first, then the bundled ones, then the user's own."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path

import pytest

from ita_tools.errors import EditionBroken, EditionUnknown, FileDangerous, FileMissing, ItaError, SyntaxBroken
from ita_tools.files import MAX_TEXT_FILE
from ita_tools.rubric import available_years, edition_files, load_edition, use_editions
from ita_tools.rubric.edition_files import data_folder, edition_file, load_levels
from tests.editions import YEARS
from tests.rubric.editing import changed

BUNDLED = available_years()


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    """Give the user a home of their own, and forget every folder afterwards."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    use_editions(None)
    yield tmp_path / "data" / "ita" / "editions"
    use_editions(None)


def written(folder, year, title="หลักเกณฑ์ทดสอบ", name=""):
    """Write an edition of a year into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    text = changed(
        ("edition: 2568\ntitle: ", f"edition: {year}\ntitle: {title} "),
        ("\nprevious: 2567\n", f"\nprevious: {min(year - 1, 2567)}\n"),
    )
    (folder / (name or f"{year}.yaml")).write_text(text, "utf-8")
    return folder


class DescribeUseEditions:
    def it_prefers_the_named_folder_to_the_bundled_editions(self, tmp_path):
        before = load_edition(2568)
        use_editions(written(tmp_path / "named", 2568, "ฉบับแก้ไข"))
        assert load_edition(2568).title.startswith("ฉบับแก้ไข")
        assert available_years() == BUNDLED
        use_editions(None)
        assert load_edition(2568) == before

    def it_uses_only_the_folder_named_last(self, tmp_path):
        use_editions(written(tmp_path / "one", 2571))
        use_editions(written(tmp_path / "two", 2572))
        assert available_years() == (*BUNDLED, 2572)

    def it_reports_a_missing_folder_and_keeps_the_previous_one(self, tmp_path):
        use_editions(written(tmp_path / "named", 2571))
        with pytest.raises(FileMissing) as refused:
            use_editions(tmp_path / "nowhere")
        assert refused.value.where == str(tmp_path / "nowhere")
        assert "--editions" in refused.value.remedy
        assert 2571 in available_years()


class DescribeAvailableYears:
    def it_finds_the_bundled_editions(self):
        assert available_years() == BUNDLED == YEARS

    def it_includes_the_editions_of_a_named_folder(self, tmp_path):
        use_editions(written(tmp_path / "named", 2571))
        assert available_years() == (*BUNDLED, 2571)
        assert load_edition(2571).year == 2571
        assert load_edition(2568).title.startswith("การประเมิน")

    def it_lists_years_oldest_first_across_all_folders(self, own, tmp_path):
        written(own, 2575)
        use_editions(written(tmp_path / "named", 2500))
        assert available_years() == (2500, *BUNDLED, 2575)

    @pytest.mark.parametrize(
        "name",
        [
            "notes.yaml",
            "2571.yml",
            "2571.txt",
            "๒๕๗๑.yaml",
            "02571.yaml",
            "².yaml",
            "2571-draft.yaml",
            "-2571.yaml",
            "0.yaml",
        ],
    )
    def it_ignores_other_file_names(self, name, tmp_path):
        use_editions(written(tmp_path / "named", 2571, name=name))
        assert available_years() == BUNDLED
        with pytest.raises(EditionUnknown):
            edition_file(2571)


class DescribeDataFolder:
    def it_is_searched_last(self, own, tmp_path):
        written(own, 2568, "ของผู้ใช้")
        written(own, 2572, "ของผู้ใช้")
        assert available_years() == (*BUNDLED, 2572)
        assert load_edition(2572).title.startswith("ของผู้ใช้")
        assert load_edition(2568).title.startswith("การประเมิน")
        use_editions(written(tmp_path / "named", 2572, "ที่ระบุ"))
        assert load_edition(2572).title.startswith("ที่ระบุ")

    def it_follows_the_convention_of_the_system(self, own, monkeypatch, tmp_path):
        assert data_folder() == own
        monkeypatch.delenv("XDG_DATA_HOME")
        monkeypatch.setattr(Path, "home", lambda: tmp_path)
        assert data_folder() == tmp_path / ".local" / "share" / "ita" / "editions"
        monkeypatch.setattr(sys, "platform", "darwin")
        assert data_folder() == tmp_path / "Library" / "Application Support" / "ita" / "editions"
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
        assert data_folder() == tmp_path / "Roaming" / "ita" / "editions"

    def it_may_be_missing(self, own):
        assert not own.exists()
        assert available_years() == BUNDLED


class DescribeLoadEdition:
    def it_lists_the_available_years_for_an_unknown_one(self, tmp_path):
        use_editions(written(tmp_path / "named", 2571))
        with pytest.raises(EditionUnknown) as refused:
            load_edition(2599)
        assert refused.value.message == "ไม่มีหลักเกณฑ์ของปีงบประมาณ พ.ศ. 2599"
        assert refused.value.remedy == f"ปีที่ใช้ได้คือ {', '.join(map(str, (*BUNDLED, 2571)))}"

    def it_suggests_the_buddhist_year_for_a_common_one(self):
        with pytest.raises(EditionUnknown) as refused:
            load_edition(2025)
        assert refused.value.remedy == "ใส่ปี พ.ศ. คือ 2568"

    def it_reports_a_file_named_for_another_year(self, tmp_path):
        use_editions(written(tmp_path / "named", 2571, name="2570.yaml"))
        with pytest.raises(EditionBroken) as refused:
            load_edition(2570)
        assert refused.value.where == "2570.yaml (edition)"
        assert refused.value.message == "ชื่อไฟล์เป็นปี 2570 แต่ในไฟล์เป็นปี 2571"

    def it_accepts_a_byte_order_mark_and_rejects_another_encoding(self, tmp_path):
        folder = written(tmp_path / "named", 2571)
        text = (folder / "2571.yaml").read_text("utf-8")
        use_editions(folder)
        (folder / "2571.yaml").write_bytes(b"\xef\xbb\xbf" + text.encode())
        assert load_edition(2571).year == 2571
        (folder / "2571.yaml").write_bytes(text.encode("cp874", "replace"))
        load_edition.cache_clear()
        with pytest.raises(SyntaxBroken, match="UTF-8"):
            load_edition(2571)

    def it_limits_the_size_of_the_file(self, tmp_path):
        folder = written(tmp_path / "named", 2570)
        (folder / "2570.yaml").write_text("#" * (MAX_TEXT_FILE + 1), "utf-8")
        use_editions(folder)
        with pytest.raises(FileDangerous):
            load_edition(2570)


# Levels

BAND = "  bands:\n    - {name: ผ่าน, total_min: 0, confidence: published}\n"


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write the text that stands in the file of an edition, while the edition itself stays loaded."""
    file, edition = tmp_path / "2568.yaml", load_edition(2568)
    monkeypatch.setattr(edition_files, "edition_file", lambda year: file)
    monkeypatch.setattr(edition_files, "load_edition", lru_cache(lambda year: edition))
    return lambda text: file.write_text(text, "utf-8")


class DescribeLoadLevels:
    @pytest.mark.parametrize("year", available_years())
    def it_agrees_with_the_loaded_edition(self, year):
        edition = load_edition(year)
        assert load_levels(year) == (edition.level_scheme, edition.bands)

    def it_does_not_load_the_edition(self, monkeypatch):
        with monkeypatch.context() as patch:
            patch.setattr(edition_files, "load_edition", None)
            assert load_levels(2564).scheme != load_levels(2568).scheme

    def it_reads_the_edition_of_the_named_folder(self, tmp_path):
        before = load_levels(2568).scheme
        (tmp_path / "2568.yaml").write_text(f"levels:\n  scheme: ก\n{BAND}", "utf-8")
        use_editions(tmp_path)
        assert load_levels(2568).scheme == "ก"
        use_editions(None)
        assert load_levels(2568).scheme == before

    @pytest.mark.parametrize(
        "text",
        [
            "levels: {scheme: ก}\n",
            "levels:\n  bands: []\n",
            "edition: 2568\n",
            "levels:\nother: 1\nlevels:\n",
            "levels:\n",
            "levels:\n  - scheme\n",
            "levels:\n  scheme: [\n",
            f"levels:\n  scheme: ก\n  more: 1\n{BAND}",
        ],
    )
    def it_loads_an_edition_whose_levels_have_another_layout_or_a_fault(self, text, write):
        write(text)
        assert load_levels(2568).bands == edition_files.load_edition(2568).bands

    def it_reports_invalid_levels_with_the_line_of_the_file(self, tmp_path):
        (tmp_path / "2570.yaml").write_text("edition: 2570\nlevels:\n  scheme: [\n", "utf-8")
        use_editions(tmp_path)
        with pytest.raises(ItaError, match="บรรทัด 4"):
            load_levels(2570)

    def it_reports_a_year_without_edition(self):
        with pytest.raises(EditionUnknown):
            load_levels(2560)

    def it_limits_the_size_of_the_file(self, write):
        write("#" * (MAX_TEXT_FILE + 1))
        with pytest.raises(FileDangerous):
            load_levels(2568)
