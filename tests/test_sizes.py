"""The yardstick of the house as a whole; test_house.py looks at each file and function."""

import pytest

from tests.sizes import measured
from tests.sources import Module, modules


class DescribeSizes:
    """Figures of all modules; test_house.py looks at each."""

    def it_keeps_the_limits_of_the_whole(self):
        sizes = measured(modules())
        assert sizes.median_file <= 130
        assert sizes.p90_function <= 20
        assert sizes.documented == sizes.public > 500

    @pytest.mark.parametrize(
        ("text", "documented"),
        [
            ('"""A."""\nclass B:\n    """B."""\n    def c(self):\n        """C."""\n', 3),
            ("class B:\n    def c(self):\n        return 1\n    def _d(self):\n        '''D.'''\n", 0),
        ],
    )
    def it_counts_what_is_public_and_documented(self, text, documented, tmp_path):
        path = tmp_path / "a.py"
        path.write_text(text)
        sizes = measured([Module(path)])
        assert (sizes.public, sizes.documented) == (3, documented)
        assert sizes.files == [len(text.splitlines())]
