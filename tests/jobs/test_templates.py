"""The ready-made workbooks of the repository match the editions."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ita_tools.jobs.templates import ready_made, write_templates
from ita_tools.rubric import available_years

FOLDER = Path(__file__).parents[2] / "workbook_templates"


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """The workbooks by name."""
    return dict(ready_made())


class DescribeTemplates:
    def it_has_an_empty_workbook_for_every_edition_and_an_example_with_and_without_macros(
        self, made: dict[str, bytes]
    ) -> None:
        names = list(made)
        assert names[:-2] == [f"ita-{year}.{kind}" for year in available_years() for kind in ("xlsx", "xlsm")]
        assert len({Path(name).stem for name in names}) == len(names) / 2
        assert {path.name for path in FOLDER.glob("*.xls*")} == set(names)

    def it_matches_the_templates_of_the_repository(self, made: dict[str, bytes]) -> None:
        """Compared unpacked, since another zlib may compress differently. `make templates` updates them."""
        stale = [name for name, data in made.items() if _parts((FOLDER / name).read_bytes()) != _parts(data)]
        assert not stale

    def it_writes_all_into_a_folder_and_builds_the_same_bytes_each_time(
        self, made: dict[str, bytes], tmp_path: Path
    ) -> None:
        written = write_templates(tmp_path)
        assert [path.read_bytes() for path in written] == list(made.values())
