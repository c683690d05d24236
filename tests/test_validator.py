import pytest

from tests.validator import complaints


class DescribeComplaints:
    @pytest.mark.validator
    def it_lists_the_errors_of_an_invalid_document(self, tmp_path):
        assert list(complaints({"a": b"hello"}, tmp_path)) == ["a"]
