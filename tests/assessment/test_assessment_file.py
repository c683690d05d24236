"""Assessment files: what the officer wrote is what is read, and every fault of a file is reported at once."""

from decimal import Decimal

import pytest
from hypothesis import given

from ita_tools.assessment import (
    Agency,
    Analysis,
    Assessment,
    Constraint,
    EarlierResult,
    ItemAnswer,
    Measure,
    Previous,
    Published,
    Respondents,
    Step,
    parse_assessment,
    read_assessment,
)
from ita_tools.errors import (
    Faults,
    FileMissing,
    ItaError,
    KeyMissing,
    KeyRepeated,
    KeyUnknown,
    SyntaxBroken,
    ValueWrong,
)
from tests.assessment.contract import CONTRACT
from tests.strategies import scores


def read(text, file="a.yaml"):
    return parse_assessment(f"edition: 2568\n{text}", file).assessment


def faults_of(text, **more):
    with pytest.raises(ItaError) as caught:
        parse_assessment(text, "a.yaml", **more)
    faults = caught.value.faults if isinstance(caught.value, Faults) else (caught.value,)
    assert all(fault.message and fault.remedy for fault in faults)
    return [(type(fault), fault.where) for fault in faults]


def fault_of(text):
    """Return kind and key of the one fault of line 2."""
    ((kind, where),) = faults_of(f"edition: 2568\n{text}")
    assert where.startswith("a.yaml บรรทัด 2 (")
    return kind, where.removeprefix("a.yaml บรรทัด 2 (").removesuffix(")")


def number(digits):
    return Decimal(digits)


ALL_WRONG = """\
edition: ปีนี้
agncy: {name: ก}
items:
  IIT:
    i1: 101
    i2: {counts: [1, x], scor: 5}
    i1: 7
published: {total: มาก}
history: {ปีก่อน: 90}
plan:
- {measure: ก, steps: ข}
- {measur: ก}
previous: {published: {total: 1}}
"""


class DescribeParseAssessment:
    def it_reads_every_key_of_the_contract(self):
        assert parse_assessment(CONTRACT, "a.yaml").assessment == Assessment(
            edition=2568,
            note="ฉบับร่าง",
            agency=Agency(
                "เทศบาลตำบลตัวอย่าง", "เทศบาลตำบล", "เมือง", "ชลบุรี", "สำนักปลัด", "https://example.go.th"
            ),
            items={
                "IIT": {
                    "i1": ItemAnswer(number("99.33")),
                    "i2": ItemAnswer(counts=(29, 0, 0, 0, 0, 1)),
                    "i3": ItemAnswer(percent=(number("99.47"), number("0.53"))),
                },
                "EIT1": {"e1": ItemAnswer(number("100"))},
                "EIT2": {"e1": ItemAnswer(number("95"))},
                "OIT": {
                    "o1": ItemAnswer(number("100")),
                    "o6": ItemAnswer(number("50")),
                    "o7": ItemAnswer(number("0"), derived=True, url="https://example.go.th/o7", note="ไม่พบ"),
                },
            },
            published=Published(
                number("96.04"),
                "ผ่านดี",
                {"IIT": number("99.60")},
                {"1": number("98.67")},
                {"9.1": number("87.50")},
                {"EIT1": {"6": number("100")}},
            ),
            unprocessed=("EIT2",),
            previous=Previous(2567, Published(number("97.02"), "ผ่านดี")),
            history={2564: EarlierResult(number("92.90")), 2565: EarlierResult(number("90.10"))},
            respondents={"IIT": Respondents(188, {"อายุ": {"ต่ำกว่า 20 ปี": 0, "20 - 30 ปี": 32}})},
            divisions={"o1": "สำนักปลัด", "i4": "กองคลัง"},
            analysis={"1": Analysis("ก", "ข"), "issue-1": Analysis("ค")},
            plan=(Measure("1", "พบ", "ทำ", (Step("ก"), Step("ข")), "ต.ค.", "กองคลัง", "ติดตาม", "คลัง"),),
            constraints=(Constraint("คน", "ช้า", "จ้าง"),),
        )

    def it_needs_nothing_but_the_edition(self):
        assert read("") == Assessment(2568)
        assert parse_assessment('{"edition": 2568}', "a.json").assessment == Assessment(2568)

    def it_reads_thai_digits_as_numbers(self):
        assessment = parse_assessment(
            "edition: ๒๕๖๘\nitems: {IIT: {i1: ๙๙.๓๓, i2: {counts: [๒๙, ๑]}}}\n"
            "published: {total: '๙๖.๐๔ %'}\nhistory: {๒๕๖๔: ๙๒.๙}\n"
            "respondents: {IIT: {count: '๑,๑๘๘'}}\n",
            "a.yaml",
        ).assessment
        assert assessment == Assessment(
            2568,
            items={"IIT": {"i1": ItemAnswer(number("99.33")), "i2": ItemAnswer(counts=(29, 1))}},
            published=Published(number("96.04")),
            history={2564: EarlierResult(number("92.90"))},
            respondents={"IIT": Respondents(1188)},
        )

    def it_tells_zero_from_missing(self):
        assessment = read(
            "items: {IIT: {i1: 0, i2: , i3: {score: }, i4: {counts: [0, 0]}}}\n"
            "published: {total: 0, tools: {IIT: 0, OIT: }}\n"
            "respondents: {IIT: {count: 0}, OIT: {count: }}"
        )
        assert assessment.items == {"IIT": {"i1": ItemAnswer(number("0")), "i4": ItemAnswer(counts=(0, 0))}}
        assert assessment.entry("IIT", "i1").score == 0
        assert assessment.entry("IIT", "i2").score is None
        assert assessment.published == Published(number("0"), tools={"IIT": number("0")})
        assert assessment.respondents == {"IIT": Respondents(0)}

    @pytest.mark.parametrize(
        ("written", "score"),
        [
            ("99.375", "99.38"),
            ("99.374", "99.37"),
            ("84.995", "85.00"),
            ("99", "99.00"),
            ("0.005", "0.01"),
        ],
    )
    def it_rounds_scores_half_up_to_two_places(self, written, score):
        assessment = read(
            f"items: {{IIT: {{i1: {written}}}}}\nhistory: {{2564: {written}}}\n"
            f"published: {{total: {written}, tools: {{IIT: {written}}}}}\n"
        )
        given_scores = [
            assessment.entry("IIT", "i1").score,
            assessment.published.total,
            assessment.published.tools["IIT"],
            assessment.history[2564].total,
        ]
        assert {str(each) for each in given_scores} == {score}

    @given(scores())
    def it_reads_a_score_alone_or_under_its_key(self, score):
        bare, full = (
            read(f"items: {{IIT: {{i1: {score}}}}}"),
            read(f"items: {{IIT: {{i1: {{score: {score}}}}}}}"),
        )
        assert bare == full == Assessment(2568, items={"IIT": {"i1": ItemAnswer(score)}})

    def it_cleans_and_strips_texts(self):
        assessment = read('note: "  ก\\u200e\\r\\nข\\u2028ค \\u0007 "\nagency: {name: "\\tเทศบาล\\u00a0"}')
        assert (assessment.note, assessment.agency.name) == ("ก\nข\nค", "เทศบาล")

    def it_splits_steps_into_lines_and_drops_empty_ones(self):
        assessment = read('plan: [{measure: ก, steps: ["หนึ่ง\\n สอง ", "", " ", สาม]}]')
        assert assessment.plan == (Measure(measure="ก", steps=(Step("หนึ่ง"), Step("สอง"), Step("สาม"))),)

    def it_keeps_texts_that_look_like_numbers_as_written(self):
        assessment = read("note: 0099\nagency: {name: true}\ndivisions: {o1: 10.50}")
        assert (assessment.note, assessment.agency.name, assessment.divisions) == (
            "0099",
            "true",
            {"o1": "10.50"},
        )

    @pytest.mark.parametrize(
        "text",
        [
            "plan: [{}, {indicator: 1}, ]",
            "constraints: [{}]",
            "analysis: {1: {}}",
            "respondents: {IIT: {groups: {อายุ: {}}}}",
            "items: {IIT: {i1: {}}, OIT: {}}",
            "previous: {edition: 2567}",
            "published: {parts: {EIT1: {}}}",
            "divisions: {o1: ''}",
            "note: '  '",
            "agency:",
            "items:",
            "plan: []",
            "items: {IIT: {i1: {counts: [], percent: [], url: '', derived: false}}}",
            "items: {IIT: {i1: {parts: {1: {}}}}}",
        ],
    )
    def it_leaves_out_empty_records(self, text):
        assert read(text) == Assessment(2568)


class DescribeReadAssessment:
    def it_reads_a_file(self, tmp_path):
        path = tmp_path / "แบบประเมิน.yaml"
        path.write_text("edition: 2568\nnote: ก", "utf-8-sig")
        loaded = read_assessment(path)
        assert (loaded.assessment, loaded.file) == (Assessment(2568, note="ก"), "แบบประเมิน.yaml")

    def it_reads_a_json_file(self, tmp_path):
        path = tmp_path / "a.JSON"
        path.write_text('{"edition": 2568, "items": {"IIT": {"i1": 99.10}}}', "utf-8")
        assert str(read_assessment(path).assessment.entry("IIT", "i1").score) == "99.10"

    def it_reports_a_broken_file(self, tmp_path):
        with pytest.raises(FileMissing):
            read_assessment(tmp_path / "a.yaml")
        path = tmp_path / "b.yaml"
        path.write_bytes("edition: 2568\nnote: เทศบาล".encode("cp874"))
        with pytest.raises(SyntaxBroken, match="UTF-8"):
            read_assessment(path)


class DescribeLoadedAssessment:
    def it_has_line_and_key_of_every_value(self):
        loaded = parse_assessment("edition: 2568\nitems:\n  IIT:\n    i1: 5\nplan:\n- measure: ก\n", "a.yaml")
        assert loaded.where("items.IIT.i1") == "a.yaml บรรทัด 4 (items.IIT.i1)"
        assert loaded.where("plan[1].measure") == "a.yaml บรรทัด 6 (plan[1].measure)"

    def it_has_the_nearest_known_line_for_what_is_missing(self):
        loaded = parse_assessment("edition: 2568\nitems:\n  IIT:\n    i1: 5\n", "a.yaml")
        assert loaded.where("items.IIT.i9.counts") == "a.yaml บรรทัด 4 (items.IIT)"
        assert loaded.where("agency.name") == "a.yaml (agency.name)"


class DescribeFaultReport:
    @pytest.mark.parametrize(
        ("text", "kind", "key"),
        [
            ("agncy: {name: ก}", KeyUnknown, "agncy"),
            ("agency: {nam: ก}", KeyUnknown, "agency.nam"),
            ("agency: ก", ValueWrong, "agency"),
            ("agency: {name: [ก]}", ValueWrong, "agency.name"),
            ("note: {ก: ข}", ValueWrong, "note"),
            ("items: [1]", ValueWrong, "items"),
            ("items: {IIT: 5}", ValueWrong, "items.IIT"),
            ("items: {IIT: {i1: ดี}}", ValueWrong, "items.IIT.i1"),
            ("items: {IIT: {i1: true}}", ValueWrong, "items.IIT.i1"),
            ("items: {IIT: {i1: [1, 2]}}", ValueWrong, "items.IIT.i1"),
            ("items: {IIT: {i1: 100.01}}", ValueWrong, "items.IIT.i1"),
            ("items: {IIT: {i1: -1}}", ValueWrong, "items.IIT.i1"),
            ("items: {IIT: {i1: {scor: 1}}}", KeyUnknown, "items.IIT.i1.scor"),
            ("items: {IIT: {i1: {score: 101}}}", ValueWrong, "items.IIT.i1.score"),
            ("items: {IIT: {i1: {counts: 5}}}", ValueWrong, "items.IIT.i1.counts"),
            ("items: {IIT: {i1: {counts: [1, 2.5]}}}", ValueWrong, "items.IIT.i1.counts[2]"),
            ("items: {IIT: {i1: {counts: [1, -2]}}}", ValueWrong, "items.IIT.i1.counts[2]"),
            ("items: {IIT: {i1: {counts: [1, null]}}}", ValueWrong, "items.IIT.i1.counts[2]"),
            ("items: {IIT: {i1: {counts: [1, 10000001]}}}", ValueWrong, "items.IIT.i1.counts[2]"),
            ("items: {IIT: {i1: {percent: [1, มาก]}}}", ValueWrong, "items.IIT.i1.percent[2]"),
            ("items: {IIT: {i1: {percent: [101]}}}", ValueWrong, "items.IIT.i1.percent[1]"),
            ("items: {IIT: {i1: {derived: ใช่}}}", ValueWrong, "items.IIT.i1.derived"),
            ("items: {IIT: {i1: {parts: {1: {score: x}}}}}", ValueWrong, "items.IIT.i1.parts.1.score"),
            ("published: 96.04", ValueWrong, "published"),
            ("published: {total: 100.5}", ValueWrong, "published.total"),
            ("published: {level: [ผ่าน]}", ValueWrong, "published.level"),
            ("published: {tools: {IIT: x}}", ValueWrong, "published.tools.IIT"),
            ("published: {parts: {EIT1: {6: x}}}", ValueWrong, "published.parts.EIT1.6"),
            ("published: {parts: {EIT1: 6}}", ValueWrong, "published.parts.EIT1"),
            ("published: {scores: {IIT: 5}}", KeyUnknown, "published.scores"),
            ("unprocessed: IIT", ValueWrong, "unprocessed"),
            ("unprocessed: [[IIT]]", ValueWrong, "unprocessed[1]"),
            ("previous: {published: {total: 1}}", KeyMissing, "previous"),
            ("previous: {edition: 2567.5, published: {total: 1}}", ValueWrong, "previous.edition"),
            ("history: {ปีก่อน: 90}", ValueWrong, "history.ปีก่อน"),
            ("history: {2564.5: 90}", ValueWrong, "history.2564.5"),
            ("history: {2564: x}", ValueWrong, "history.2564"),
            ("history: {2564: 90, ๒๕๖๔: 91}", KeyRepeated, "history.๒๕๖๔"),
            ("history: {2564: 90, 2564: 91}", KeyRepeated, "history.2564"),
            ("respondents: {IIT: 188}", ValueWrong, "respondents.IIT"),
            ("respondents: {IIT: {count: 1.5}}", ValueWrong, "respondents.IIT.count"),
            ("respondents: {IIT: {groups: {อายุ: 5}}}", ValueWrong, "respondents.IIT.groups.อายุ"),
            ("respondents: {IIT: {groups: {อายุ: {เด็ก: -1}}}}", ValueWrong, "respondents.IIT.groups.อายุ.เด็ก"),
            ("respondents: {IIT: {counts: 5}}", KeyUnknown, "respondents.IIT.counts"),
            ("divisions: {o1: [ก]}", ValueWrong, "divisions.o1"),
            ("analysis: {1: ก}", ValueWrong, "analysis.1"),
            ("analysis: {1: {couse: ก}}", KeyUnknown, "analysis.1.couse"),
            ("plan: {indicator: 1}", ValueWrong, "plan"),
            ("plan: [ก]", ValueWrong, "plan[1]"),
            ("plan: [{measure: ก, step: [ข]}]", KeyUnknown, "plan[1].step"),
            ("plan: [{measure: ก, steps: ข}]", ValueWrong, "plan[1].steps"),
            ("constraints: [{constrain: ก}]", KeyUnknown, "constraints[1].constrain"),
        ],
    )
    def it_reports_a_fault_with_its_line_and_key(self, text, kind, key):
        assert fault_of(text) == (kind, key)

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("note: ก", KeyMissing),
            ("edition:", KeyMissing),
            ("edition: ปีนี้", ValueWrong),
            ("edition: 2568.5", ValueWrong),
            ("edition: [2568]", ValueWrong),
            ("", KeyMissing),
            ("[]", ValueWrong),
            ("ข้อความ", ValueWrong),
        ],
    )
    def it_reports_a_missing_or_wrong_edition(self, text, kind):
        assert kind in [each for each, _ in faults_of(text)]

    def it_reports_all_faults_together_with_their_lines_and_keys(self):
        assert sorted(faults_of(ALL_WRONG), key=lambda fault: fault[1]) == sorted(
            [
                (KeyRepeated, "a.yaml บรรทัด 7 (items.IIT.i1)"),
                (ValueWrong, "a.yaml บรรทัด 1 (edition)"),
                (KeyUnknown, "a.yaml บรรทัด 2 (agncy)"),
                (ValueWrong, "a.yaml บรรทัด 5 (items.IIT.i1)"),
                (ValueWrong, "a.yaml บรรทัด 6 (items.IIT.i2.counts[2])"),
                (KeyUnknown, "a.yaml บรรทัด 6 (items.IIT.i2.scor)"),
                (ValueWrong, "a.yaml บรรทัด 8 (published.total)"),
                (ValueWrong, "a.yaml บรรทัด 9 (history.ปีก่อน)"),
                (ValueWrong, "a.yaml บรรทัด 11 (plan[1].steps)"),
                (KeyUnknown, "a.yaml บรรทัด 12 (plan[2].measur)"),
                (KeyMissing, "a.yaml บรรทัด 13 (previous)"),
            ],
            key=lambda fault: fault[1],
        )

    def it_reports_faults_of_the_validator_with_those_of_the_file(self):
        def validate(loaded):
            yield ValueWrong("ไม่ชอบ", where=loaded.where("note"), remedy="แก้")

        assert faults_of("edition: 2568\nnote: ก\nx: 1\n", validate=validate) == [
            (KeyUnknown, "a.yaml บรรทัด 3 (x)"),
            (ValueWrong, "a.yaml บรรทัด 2 (note)"),
        ]

    def it_leaves_shares_out_if_one_is_unreadable(self):
        seen = []

        def validate(loaded):
            seen.append(loaded.assessment.entry("IIT", "i3"))
            return []

        faults_of("edition: 2568\nitems: {IIT: {i3: {percent: [x, 60]}}}", validate=validate)
        assert seen == [ItemAnswer()]
