"""What a job may write to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ita_tools.errors import CommandMisused
from ita_tools.jobs.overwrite_guard import require_not_an_input


@pytest.fixture
def given(tmp_path: Path) -> Path:
    path = tmp_path / "ก.json"
    path.write_text("{}")
    return path


def it_takes_any_other_file_there_or_not(given: Path) -> None:
    other = given.with_name("ข.json")
    require_not_an_input(other, given)
    other.write_text("{}")
    require_not_an_input(other, given)


@pytest.mark.parametrize("way", ["itself", "another way round", "a link"])
def it_refuses_a_file_that_is_read_however_it_is_reached(way: str, given: Path) -> None:
    out = {
        "itself": given,
        "another way round": given.parent / ".." / given.parent.name / given.name,
        "a link": given.with_name("link.json"),
    }[way]
    if way == "a link":
        os.link(given, out)
    with pytest.raises(CommandMisused, match="ไฟล์เดียวกับไฟล์ที่จะอ่าน"):
        require_not_an_input(out, given.with_name("ข.json"), given)
