"""Text files with more values, members or faults than any assessment has end at once, with a message."""

import subprocess
import sys
from pathlib import Path

import pytest

from ita_tools.assessment import parse_assessment, read_assessment
from ita_tools.errors import MOST_FAULTS, Faults, FileDangerous, ItaError
from ita_tools.jobs.load import score_loaded
from ita_tools.source_tree import MAX_MEMBERS, MAX_VALUES
from ita_tools.yaml_json import parse

resource = pytest.importorskip("resource")  # Windows has none
_SECONDS, _MEGABYTES = 2, 200
_KILLERS = {
    "keys.json": '{"edition":2568,' + ",".join(['"a":1'] * 1_000_000) + "}",
    "items.yaml": "edition: 2568\nitems:\n  IIT:\n" + "".join(f"    x{n}: 1\n" for n in range(300_000)),
    "empty.yaml": "edition: 2568\nplan: [" + "{}," * 700_000 + "]",
    "rows.yaml": "edition: 2568\nplan:\n" + "".join(f"- {{measure: m{n}}}\n" for n in range(300_000)),
    "texts.json": '{"edition":2568,"plan":[' + ",".join(['"a"'] * 1_500_000) + "]}",
    "objects.json": '{"edition":2568,"plan":[' + ",".join(["{}"] * 1_500_000) + "]}",
    "steps.yaml": "edition: 2568\nplan: [" + ",".join(["{steps: [" + "a," * 99 + "]}"] * 9_000) + "]",
    "unknown.yaml": "".join(f"x{n}: 1\n" for n in range(9_990)),
    "few_items.json": '{"edition":2568,"items":{"IIT":{'
    + ",".join(f'"x{n}":1' for n in range(9_990))
    + "}}}",
}


class DescribeKillerFiles:
    @pytest.mark.parametrize("name", _KILLERS)
    def it_ends_soon_with_a_clear_message(self, tmp_path: Path, name: str):
        (tmp_path / name).write_text(_KILLERS[name], "utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        done = subprocess.run(
            [sys.executable, "-P", "-c", _MEASURED, name],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < _SECONDS
        assert int(done.stdout) < _MEGABYTES
        assert "[ITA-E" in done.stderr
        assert done.stderr.count("\n") <= MOST_FAULTS + 2


# ru_maxrss counts what the process that started this one held; the kernel's own figure does not.
_MEASURED = (
    "import pathlib, resource, sys; from ita_tools.cli import main\n"
    "def peak():\n"
    "    status = pathlib.Path('/proc/self/status')\n"
    "    lines = status.read_text().splitlines() if status.exists() else []\n"
    "    own = [int(line.split()[1]) for line in lines if line.startswith('VmHWM')]\n"
    "    return (own or [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss])[0] // 1024\n"
    "try: main(['score', sys.argv[1]])\n"
    "finally: print(peak())"
)


class DescribeTheBounds:
    @pytest.mark.parametrize("file", ["a.yaml", "a.json"])
    def it_reads_a_list_of_the_most_members(self, file: str):
        assert len(parse(f"[{','.join(['1'] * MAX_MEMBERS)}]", file).value) == MAX_MEMBERS

    @pytest.mark.parametrize("file", ["a.yaml", "a.json"])
    def it_refuses_one_more(self, file: str):
        with pytest.raises(FileDangerous, match="ไฟล์ผิดปกติ"):
            parse(f"[{','.join(['1'] * (MAX_MEMBERS + 1))}]", file)

    @pytest.mark.parametrize("file", ["a.yaml", "a.json"])
    def it_refuses_more_values_in_many_lists(self, file: str):
        row = f"[{','.join(['1'] * 9_999)}]"
        with pytest.raises(FileDangerous):
            parse(f"[{','.join([row] * (MAX_VALUES // 10_000 + 1))}]", file)

    def it_reports_the_first_faults_and_that_there_are_more(self):
        with pytest.raises(Faults) as caught:
            parse_assessment(
                "edition: 2568\nitems: {IIT: {" + ",".join(f"i{n}: x" for n in range(2_000)) + "}}", "a.yaml"
            )
        assert len(caught.value.faults) == MOST_FAULTS + 1
        assert "เกิน 1,000 แห่ง" in str(caught.value.faults[-1])

    def it_looks_through_the_items_no_further_than_that(self):
        items = ",".join(f"x{n}: 1" for n in range(5_000))
        with pytest.raises(ItaError) as caught:
            score_loaded(parse_assessment(f"edition: 2568\nitems: {{IIT: {{{items}}}}}", "a.yaml"))
        assert isinstance(caught.value, Faults)
        assert len(caught.value.faults) == MOST_FAULTS + 1

    def it_reads_a_plan_of_a_thousand_rows(self, tmp_path: Path):
        (tmp_path / "a.yaml").write_text(
            "edition: 2568\nplan:\n" + "".join(f"- {{measure: ม{n}, steps: [ก, ข]}}\n" for n in range(1_000)),
            "utf-8",
        )
        assert len(read_assessment(tmp_path / "a.yaml").assessment.plan) == 1_000
