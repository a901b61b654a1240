"""N: what section (3) says against the tables."""

from __future__ import annotations

from collections.abc import Callable

from generated.ground import Ground
from generated.model import ANY, Comment, Row, whole_percent
from generated.narrative import direction, references


def reference_to_nothing(ground: Ground) -> bool:
    comment = _comment(ground, lambda c: "【" in c.heading)
    if comment is None:
        return False
    section = comment.rows[0].section if comment.rows[0].numbered is None else 2
    number = max(row.no for row in ground.filing.section(section)) + ground.rng.randint(3, 20)
    if ground.rng.random() < 0.5:
        comment.heading = comment.heading.replace("】", f"、({section})№{number}】")
    else:
        comment.heading = comment.heading[: comment.heading.index("【")] + f"【({section})№{number}】"
        _open(comment.rows)
    ground.truth.finds("N101", "error", 3, None, fault="N101")
    return True


def name_of_another_row(ground: Ground) -> bool:
    """The name of one row over the reference to another."""
    quoted, meant = _unmentioned(ground), _unmentioned(ground)
    if quoted is None or meant is None or quoted.twin_key == meant.twin_key:
        return False
    heading = f"●「{quoted.name}」{references([meant], ground.habits.reference_style, ground.rng)}"
    ground.filing.comments.insert(0, Comment([quoted, meant], heading, ["・引き続き取組を進める。"], touched=True))
    _open([quoted, meant])
    ground.truth.finds("N102", "warning", 3, None, fault="N102")
    return True


def name_of_no_row(ground: Ground) -> bool:
    meant = _unmentioned(ground)
    if meant is None:
        return False
    heading = f"●「窓口手続きに要した待ち時間」{references([meant], ground.habits.reference_style, ground.rng)}"
    ground.filing.comments.insert(0, Comment([meant], heading, ["・引き続き取組を進める。"], touched=True))
    _open([meant])
    ground.truth.finds("N102", "info", 3, None, fault="N102 none")
    return True


def direction_against_data(ground: Ground) -> bool:
    comment = _comment(
        ground, lambda c: "【" in c.heading and all(direction(r) == direction(c.rows[0]) != 0 for r in c.rows)
    )
    if comment is None:
        return False
    word = "の減少" if direction(comment.rows[0]) > 0 else "の増加"
    comment.heading = f"●「{comment.rows[0].name}」{word}{comment.heading[comment.heading.index('【') :]}"
    ground.truth.finds("N103", "warning", 3, None, fault="N103")
    return True


def figure_of_no_row(ground: Ground) -> bool:
    comment = _comment(
        ground, lambda c: all(r.stated.fraction is not None and "stated" not in _gone(ground, r) for r in c.rows)
    )
    if comment is None:
        return False
    stated = {whole_percent(row.stated.fraction) for row in comment.rows if row.stated.fraction is not None}
    computed = {whole_percent(row.computed) for row in comment.rows if row.computed is not None}
    wrong = next(p for p in range(max(stated) + 17, 9999) if all(abs(p - s) > 2 for s in stated | computed))
    comment.paragraphs.append(
        ground.rng.choice((f"・達成度は{wrong}％であり、取組を継続する。", f"・目標に対する達成度は{wrong}%となった。"))
    )
    ground.truth.finds("N104", "warning", 3, None, fault="N104")
    return True


def unreadable_reference(ground: Ground) -> bool:
    comment = _comment(ground, lambda c: "【" in c.heading)
    if comment is None:
        return False
    comment.heading = comment.heading[: comment.heading.index("【")] + ground.rng.choice(
        ("【(1)№○】", "【(1)№】", "【(2)No.あ】")
    )
    _open(comment.rows)
    ground.truth.finds("N106", "info", 3, None, fault="N106")
    return True


def heading_without_text(ground: Ground) -> bool:
    """The last heading: those before it might share the text below."""
    if not ground.filing.comments:
        return False
    last = ground.filing.comments[-1]
    if last.touched:
        return False
    last.touched = True
    last.paragraphs.clear()
    _open(last.rows)
    ground.truth.finds("N107", "warning", 3, None, fault="N107 heading")
    return True


def no_narrative(ground: Ground) -> bool:
    if ground.truth.faults and any(name[0] in "NV" for name in ground.truth.faults):
        return False
    if any(comment.touched for comment in ground.filing.comments):
        return False
    ground.filing.comments.clear()
    ground.truth.finds("N107", "warning", 3, ANY, fault="N107 empty")
    ground.truth.allows("N105")
    ground.truth.allows("N108")
    for row in ground.filing.rows:
        row.loose |= {"N105", "N108"}
    return True


def unfinished(ground: Ground) -> bool:
    if not ground.filing.comments:
        return False
    comment = _comment(ground, lambda _: True)
    if comment is None:
        return False
    comment.paragraphs.append(
        ground.rng.choice(
            ("・参加者は●●人であった。", "・（案）次年度は会場を増やす。", "・○○地区で新たに実施した。", "・【要確認】")
        )
    )
    ground.truth.finds("V107", ANY, 3, ANY, fault=f"V107 {comment.paragraphs[-1]}")
    return True


def _comment(ground: Ground, where: Callable[[Comment], bool]) -> Comment | None:
    """A comment that no other fault has changed."""
    fitting = [comment for comment in ground.filing.comments if not comment.touched and where(comment)]
    if not fitting:
        return None
    chosen = ground.rng.choice(fitting)
    chosen.touched = True
    return chosen


def _unmentioned(ground: Ground) -> Row | None:
    mentioned = {row.twin_key for comment in ground.filing.comments for row in comment.rows}
    return ground.lone(
        lambda r: r.twin_key not in mentioned and r.numbered is None and r.section not in ground.filing.missing_sections
    )


def _gone(ground: Ground, row: Row) -> set[str]:
    return {kind for section, kind in ground.filing.missing_columns if section == row.section}


def _open(rows: list[Row]) -> None:
    for row in rows:
        row.loose |= {"N105", "N108"}
