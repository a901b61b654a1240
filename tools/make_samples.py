"""Makes the samples from the published facts: ``python tools/make_samples.py``.

``kumamoto-2022.csv`` holds the 22 rows of the sheet that Kumamoto published for 2022, and
``kumamoto-2022-narrative.txt`` its section (3), one paragraph a line.
"""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

from sdgsheet.template.content import EMPTY, Content, Row, Value
from sdgsheet.template.draw import draw
from sdgsheet.template.package import new_workbook, to_bytes

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "samples"


def published() -> Content:
    """The sheet as Kumamoto published it."""
    with (HERE / "kumamoto-2022.csv").open(encoding="utf-8", newline="") as file:
        facts = list(csv.DictReader(file))
    return Content(
        title_lines=(
            "熊本県熊本市　第2期ＳＤＧｓ未来都市計画：計画期間2022年～2024年",
            "第2期SDGs未来都市計画（2022～2024）の進捗状況報告シート（様式1）",
        ),
        cohort="2019年度",
        period=(2022, 2024),
        section1=tuple(_row(fact) for fact in facts if fact["section"] == "1"),
        section2=tuple(_row(fact) for fact in facts if fact["section"] == "2"),
        narrative=tuple((HERE / "kumamoto-2022-narrative.txt").read_text(encoding="utf-8").splitlines()),
    )


def draft() -> Content:
    """The same before 達成度 is filled in; the word 達成 stands already."""
    content = published()
    return dataclasses.replace(
        content, section1=tuple(map(_blank, content.section1)), section2=tuple(map(_blank, content.section2))
    )


def workbook_bytes(content: Content) -> bytes:
    """The form alone in one workbook, all typed in: neither formulas nor formats of ours."""
    workbook = new_workbook()
    draw(workbook.create_sheet("様式1"), content)
    return to_bytes(workbook)


def _row(fact: dict[str, str]) -> Row:
    in_section1 = fact["section"] == "1"
    number = int(fact["no"])
    goals = f"\n【{fact['goals']}】" if fact["goals"] else ""
    repeated = f"【{fact['repeated']}】" if fact["repeated"] else ""
    return Row(
        no=f"{fact['dimension_or_initiative']}{number}" if in_section1 else number,
        name=fact["indicator"] + goals + repeated,
        initiative="" if in_section1 else fact["dimension_or_initiative"],
        baseline=_value(fact["baseline_year"], fact["baseline"], fact["baseline_unit"]),
        actuals=(_value(fact["actual_year"], fact["actual_2022_column"], fact["actual_unit"]), EMPTY, EMPTY),
        target=_value(fact["target_year"], fact["target"], fact["target_unit"]),
        achievement=_achievement(fact["stated_achievement"]),
    )


def _value(year: str, printed: str, unit: str) -> Value:
    digits = printed.replace(",", "")
    if "." in digits:
        return Value(year, float(digits), unit, "0.0")
    if digits.isdigit():
        return Value(year, int(digits), unit, "#,##0")
    return Value(year, printed, unit)


def _achievement(printed: str) -> float | str:
    return int(printed[:-1]) / 100 if printed.endswith("%") else printed


def _blank(row: Row) -> Row:
    return row if isinstance(row.achievement, str) else dataclasses.replace(row, achievement=None)


def main() -> None:
    """Writes both samples."""
    SAMPLES.mkdir(exist_ok=True)
    for name, content in (("kumamoto-2022", published()), ("kumamoto-2022-draft", draft())):
        (SAMPLES / f"{name}.xlsx").write_bytes(workbook_bytes(content))


if __name__ == "__main__":
    main()
