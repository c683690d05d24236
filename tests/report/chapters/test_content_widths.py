from ita_tools.report.chapters.content_widths import content_columns
from ita_tools.report.model.document import Row


def shares(*rows, cells=88):
    return [
        column.share for column in content_columns(["ก"] * len(rows[0]), [Row(each) for each in rows], cells)
    ]


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

    def it_gives_a_column_of_many_rows_more_than_one_merged_over_them(self):
        finding, step = "กข " * 200, "กข " * 60
        merged = frozenset({0})
        rows = [Row([finding, step]), *[Row(["", step], merged=merged)] * 5]
        wide, narrow = (column.share for column in content_columns(["ก", "ข"], rows))
        assert wide < narrow
        assert wide + narrow == 88
