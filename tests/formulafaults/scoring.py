"""Compares what is said of the formulas of a generated filing with what must be said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from formulafaults.faults import FAULTS
from formulafaults.make import Book, make
from sdgsheet.rules.check import check_workbook
from sdgsheet.xlsx.reading import read_bytes

CODES = frozenset(f"C{number}" for number in range(102, 110))
"""C101 and C110 say nothing of what a formula computes."""


@dataclass
class Score:
    """Of one workbook."""

    seed: str
    pattern: str
    formulas: int = 0
    seeded: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    """Faults of which just what must be said was said."""
    false: int = 0
    """Right formulas of which something was said."""
    notes: list[str] = field(default_factory=list)


def score(seed: str) -> Score:
    """Makes, checks and compares one workbook."""
    return compared(make(seed))


def compared(book: Book) -> Score:
    """Checks and compares a workbook."""
    result = Score(book.seed, book.pattern, len(book.expected))
    said: dict[object, set[str]] = {}
    report = check_workbook(read_bytes(book.data))
    for finding in report.findings:
        if finding.rule in CODES and not finding.habit:
            said.setdefault(finding.cell, set()).add(finding.rule)
    result.notes += [f"{o.rule} {o.kind} {o.reason}" for o in report.outcomes if str(o.kind) == "failed"]
    for cell, codes in book.expected.items():
        found, fault = frozenset(said.get(cell, ())), book.faults.get(cell)
        if fault is not None:
            result.seeded[fault] += 1
        if found == codes:
            if fault is not None:
                result.found[fault] += 1
            continue
        result.false += fault is None
        result.notes.append(f"{cell.sheet}!{cell.a1} {fault}: {sorted(codes)} expected, {sorted(found)} said")
    extra = said.keys() - book.expected.keys()
    result.false += len(extra)
    result.notes += [f"{cell} not seeded: {sorted(said[cell])}" for cell in extra]
    return result


def table(scores: Iterable[Score]) -> str:
    """The table as it stands in the documents."""
    scores = list(scores)
    seeded = sum((s.seeded for s in scores), Counter[str]())
    found = sum((s.found for s in scores), Counter[str]())
    total, right = sum(seeded.values()), sum(found.values())
    patterns = Counter(s.pattern for s in scores)
    lines = [
        f"{len(scores)}の様式に、達成度の式 {sum(s.formulas for s in scores)}。壊した所：なし {patterns['none']}、１行 {patterns['single']}、続いた行 {patterns['block']}、列全体 {patterns['column']}、エラーや手入力と混ぜて {patterns['mixed']}。",
        f"壊した式 {total} のうち、正しい規則だけが見つけたもの {right}。正しい式への誤った指摘 {sum(s.false for s in scores)}。",
        "",
        "| 壊し方 | 数 | 見つけた |",
        "|---|---:|---:|",
        *(f"| {NAMES[name]} | {seeded[name]} | {found[name]} |" for name in FAULTS),
    ]
    return "\n".join(lines) + "\n"


NAMES = {
    "actual ÷ target": "実績÷目標",
    "target ÷ actual": "目標÷実績",
    "actual ÷ baseline": "実績÷当初値",
    "growth": "当初値からの伸び率",
    "the rest": "目標までの残り",
    "sign turned": "符号が逆",
    "upside down": "分子と分母が逆",
    "capped": "100%で打ち切り",
    "floored": "0%を下限",
    "ABS": "絶対値",
    "a factor": "0.95を掛ける",
    "over the target": "(実績－当初値)÷目標",
    "empty counted as 0": "空欄の実績を0として計算",
    "another row's figures": "ほかの行の値",
    "another row's target": "ほかの行の目標値",
    "another row's baseline, through a helper": "補助のセルを通したほかの行の当初値",
    "an older actual as baseline": "前の実績を当初値に",
    "the unit for the target": "目標値の代わりに単位のセル",
    "the year for the target": "目標値の代わりに年のセル",
    "a constant baseline": "当初値が定数",
    "constants for all": "すべて定数",
    "a copy in a helper": "補助のセルに写した目標値",
    "the whole a constant": "式全体が定数",
    "out of date": "結果が古い",
    "a reference gone": "#REF!",
    "an older actual": "古い実績",
    "another workbook": "ほかのブック",
    "not judged": "判定できない関数（C109）",
}
