"""The sheets inside the add-in."""

from __future__ import annotations

import io
import re
import zipfile

from python_calamine import load_workbook

from tests.xlwings_addin.standin import PYTHON, parts
from xlwings_addin.addin import addin_modules, build_addin
from xlwings_addin.addin_sheets import CODE_NAMES, PYTHON_KEY, SETTINGS
from xlwings_addin.ribbon import BUTTONS


def book():
    return load_workbook(io.BytesIO(build_addin(parts("4.5.6"), PYTHON)))


class DescribeAddinSheets:
    def it_holds_the_settings_as_text(self):
        rows = dict(map(tuple, book().get_sheet_by_name(SETTINGS).to_python()))
        assert rows[PYTHON_KEY] == PYTHON
        assert all("ita addin" in rows[name] for name in ("ita_no_python", "ita_failed"))

    def it_defines_every_name_that_the_macros_use(self):
        package = zipfile.ZipFile(io.BytesIO(build_addin(parts(), PYTHON)))
        names = re.findall(r'definedName name="(\w+)"', package.read("xl/workbook.xml").decode())
        source = "".join(module.source for module in addin_modules(parts()))
        wanted = set(re.findall(r'(?:ItaText\(|ShowPage |ShowNotice )"(\w+)"', source))
        assert wanted == set(names)

    def it_explains_every_button(self):
        labels = [row[0] for row in book().get_sheet_by_index(1).to_python()]
        assert {button.label for button in BUTTONS} <= set(labels)

    def it_states_versions_and_licences(self):
        text = "\n".join(" ".join(map(str, row)) for row in book().get_sheet_by_index(2).to_python())
        for word in ("4.5.6", "MIT", "BSD 3-Clause", "Zoomer Analytics LLC"):
            assert word in text
        assert len(book().sheet_names) == len(CODE_NAMES)
