from ita_tools.report.chapters.content_widths import content_columns


def shares(*rows, cells=88):
    return [column.share for column in content_columns(["ก"] * len(rows[0]), rows, cells)]


class DescribeContentColumns:
    def it_gives_more_text_more_width(self):
        short, long = shares(["กข " * 10, "กข " * 300])
        assert 2 * short < long
        assert round(short + long) == 88

    def it_has_room_for_words_in_a_column_with_little_text(self):
        narrow, _ = shares(["ม.ค. - ก.ย. 69", "กข " * 2000])
        assert narrow >= 12

    def it_divides_an_empty_table(self):
        assert shares(["", ""]) == shares(["", ""])[::-1]
