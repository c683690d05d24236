from ita_tools.report.chapters.own_text import led_text, own_text, split_where_it_looks_back


def lines_of(paragraphs):
    return [(block.lead, block.text) for block in paragraphs]


class DescribeOwnText:
    def it_has_a_paragraph_for_each_line(self):
        assert lines_of(own_text(" ก\n\n  \nข ")) == [("", "ก"), ("", "ข")]


class DescribeLedText:
    def it_stands_behind_its_lead(self):
        assert lines_of(led_text("สาเหตุ", "ขาดคู่มือ")) == [("สาเหตุ", "ขาดคู่มือ")]

    def it_stands_below_its_lead_if_it_is_a_list_or_long(self):
        assert lines_of(led_text("สาเหตุ", "(1) ขาดคู่มือ")) == [("สาเหตุ", ""), ("", "(1) ขาดคู่มือ")]
        assert lines_of(led_text("สาเหตุ", "ก\nข")) == [("สาเหตุ", ""), ("", "ก"), ("", "ข")]

    def it_is_empty_without_text(self):
        assert lines_of(led_text("สาเหตุ", " ")) == []


class DescribeSplitWhereItLooksBack:
    def it_begins_the_second_part_with_what_looks_back(self):
        text = "ก\nจากแผนภูมิข้างต้น ข\nค"
        assert split_where_it_looks_back(text) == ("ก", "จากแผนภูมิข้างต้น ข\nค")

    def it_leaves_a_text_that_begins_so_in_one_piece(self):
        assert split_where_it_looks_back("จากตารางข้างต้น ก\nข") == ("จากตารางข้างต้น ก\nข", "")
