import pytest

from tests.validator import complaints


@pytest.mark.validator
def it_complains_about_what_is_no_document(tmp_path):
    assert list(complaints({"a": b"hello"}, tmp_path)) == ["a"]
