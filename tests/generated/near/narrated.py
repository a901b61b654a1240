"""Sentences of section (3) that look like claims against the tables, and are none."""

from __future__ import annotations

from generated.ground import Ground
from generated.model import Comment, Row
from generated.narrative import direction, references


def figure_of_another_year(ground: Ground) -> bool:
    return _add(
        ground, ("・昨年度の達成度は3％であったが、着実に進んでいる。", "・前年度の達成度は2％にとどまっていた。")
    )


def figure_that_is_a_target(ground: Ground) -> bool:
    return _add(ground, ("・計画の目標値は80％であり、引き続き取り組む。", "・目標値は1,234件である。"))


def other_figures(ground: Ground) -> bool:
    return _add(
        ground,
        ("・アンケートの回収率は47.3％であった。", "・関連する講座は2019年度の12回から2021年度の31回に増加した。"),
    )


def still_arranging(ground: Ground) -> bool:
    return _add(
        ground, ("・実施方法について関係機関と調整中である。", "・国の動向を踏まえ、要確認事項の整理を進めている。")
    )


def stopped_falling(ground: Ground) -> bool:
    """減少に歯止め over rising data."""
    return _reword(ground, 1, "の減少に歯止め")


def meant_to_rise(ground: Ground) -> bool:
    """増加を図る over falling data."""
    return _reword(ground, -1, "の増加を図る取組")


def better(ground: Ground) -> bool:
    """改善 is no direction."""
    return _reword(ground, -1, "の改善")


def slower(ground: Ground) -> bool:
    return _reword(ground, -1, "の増加幅の縮小")


def shared_text(ground: Ground) -> bool:
    """Two headings directly above one another share the text below."""
    if len(ground.filing.comments) < 3 or ground.habits.narrative == "beside":
        return False
    first, second = ground.filing.comments[0], ground.filing.comments[1]
    if first.touched or second.touched:
        return False
    first.touched = second.touched = True
    if any("達成度" in paragraph or "タイムラグ" in paragraph or "公表" in paragraph for paragraph in first.paragraphs):
        return False
    first.paragraphs.clear()
    return True


def several_indicators(ground: Ground) -> bool:
    """One heading over two indicators, each with its reference."""
    free = _unmentioned(ground)
    if len(free) < 2:
        return False
    rows = ground.rng.sample(free, 2)
    rows.sort(key=lambda row: (row.section, row.no))
    names = "".join(f"「{row.name}」" for row in rows)
    heading = f"●{names}について{references(rows, ground.habits.reference_style, ground.rng)}"
    ground.filing.comments.insert(
        0, Comment(rows, heading, ["・いずれも関係課と連携して取り組んでいる。"], touched=True)
    )
    for row in rows:
        row.loose |= {"N105", "N108"}
    return True


def quote_of_an_initiative(ground: Ground) -> bool:
    """A 取組名 quoted over one of its rows."""
    free = [row for row in _unmentioned(ground) if row.section == 2 and row.initiative]
    if not free or any(name.startswith("F110") for name in ground.truth.faults):
        return False
    row = ground.rng.choice(free)
    heading = f"●「{row.initiative[1:]}」{references([row], ground.habits.reference_style, ground.rng)}"
    ground.filing.comments.insert(0, Comment([row], heading, ["・計画に沿って実施している。"], touched=True))
    row.loose |= {"N105", "N108"}
    return True


def _add(ground: Ground, sentences: tuple[str, ...]) -> bool:
    ground.rng.choice(ground.filing.comments).paragraphs.append(ground.rng.choice(sentences))
    return True


def _reword(ground: Ground, trend: int, words: str) -> bool:
    fitting = [
        c for c in ground.filing.comments if not c.touched and "【" in c.heading and direction(c.rows[0]) == trend
    ]
    if not fitting:
        return False
    comment = ground.rng.choice(fitting)
    comment.touched = True
    comment.heading = f"●「{comment.rows[0].name}」{words}{comment.heading[comment.heading.index('【') :]}"
    return True


def _unmentioned(ground: Ground) -> list[Row]:
    filing = ground.filing
    mentioned = {row.twin_key for comment in filing.comments for row in comment.rows}
    return [
        row
        for row in filing.rows
        if row.twin_key not in mentioned
        and not row.touched
        and row.numbered is None
        and "mention" not in row.silent
        and row.section not in filing.missing_sections
        and len(filing.group(row)) == 1
    ]
