from __future__ import annotations

import gc

import pytest

from ita_tools.garbage_collection import rare_collections


class DescribeRareCollections:
    def it_collects_rarely_within_the_block_alone(self):
        usual = gc.get_threshold()
        with rare_collections():
            assert gc.get_threshold()[0] > 10 * usual[0]
        assert gc.get_threshold() == usual

    def it_ends_with_an_error(self):
        usual = gc.get_threshold()
        with pytest.raises(ZeroDivisionError), rare_collections():
            1 / 0  # noqa: B018
        assert gc.get_threshold() == usual
