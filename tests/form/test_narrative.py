"""Section (3): headings with the text below them, in whatever cells they stand."""

from __future__ import annotations

import pytest

from builders import forms, sheet
from form.drawing import THIRD, VALUES, first, lines
from sdgsheet.form.model import Comment, Narrative

TABLE = first(f"1 | A | {VALUES}")


def narrative(*rows: str) -> Narrative:
    [form] = forms(lines(TABLE, THIRD, *rows))
    assert form.narrative is not None
    return form.narrative


def comment(*rows: str) -> Comment:
    [read] = narrative(*rows).comments
    return read


def test_a_heading_with_its_quote_its_references_and_its_text() -> None:
    read = comment("●「店の数」の増加　【(1)№１、４、(2)№３】", "　・増えた。", "　・今後も進める。")
    assert (read.quote, read.after_quote) == ("店の数", "の増加")
    assert read.references == ((1, 1), (1, 4), (2, 3))
    assert read.references_text == "(1)№１、４、(2)№３"
    assert read.paragraphs == ("・増えた。", "・今後も進める。")
    assert [ref.a1 for ref in read.paragraph_cells] == ["A6", "A7"]
    assert read.cell.a1 == "A5"


def test_a_heading_that_begins_with_its_reference() -> None:
    read = comment("●【(1)№5】「多言語に対応した公共の施設の数」の減少", "・減った。")
    assert (read.quote, read.after_quote) == ("多言語に対応した公共の施設の数", "の減少")
    assert (read.references, read.paragraphs) == (((1, 5),), ("・減った。",))


def test_a_text_behind_a_leading_reference_stays_a_paragraph() -> None:
    read = comment("●【(1)№5】「公共の施設」では、案内を多くの言葉に訳す取組を進めた。")
    assert (read.quote, len(read.paragraphs)) == ("", 1)


def test_all_of_it_in_one_cell() -> None:
    two = narrative(
        "●「A」の増加【(1)№1】\\n　・増えた。\\n今後も\\n続ける。\\n●「B」の減少\\n　【(1)№2】\\n・減った。"
    ).comments
    assert [(c.quote, c.references) for c in two] == [("A", ((1, 1),)), ("B", ((1, 2),))]
    assert two[0].paragraphs == ("・増えた。", "今後も続ける。")
    assert {ref.a1 for c in two for ref in (c.cell, *c.paragraph_cells)} == {"A5"}


def test_a_heading_of_two_names_with_references_of_their_own() -> None:
    line = "●「観光入込客数」の増加【(1)№１,(2)№１】及び「市内の創業者数」の増加【(2)№２】"
    read = comment(line, "・増えた。")
    assert read.heading == line
    assert read.references == ((1, 1), (2, 1), (2, 2))
    assert read.paragraphs == ("・増えた。",)


def test_a_text_behind_the_references_is_no_part_of_the_heading() -> None:
    read = comment("●「店の数」の増加【(1)№１】　新しい店が増えた。「客の数」【(2)№２】も増え、街がにぎわった。")
    assert read.heading == "●「店の数」の増加【(1)№１】"
    assert len(read.paragraphs) == 1


def test_a_heading_wrapped_over_two_rows() -> None:
    read = comment("●「地域活動（自治会等の活動、", "ボランティア）に参加した割合」の増加【(1)№1】", "・増えた")
    assert read.quote == "地域活動（自治会等の活動、ボランティア）に参加した割合"
    assert read.paragraphs == ("・増えた",)


def test_headings_and_texts_beside_each_other() -> None:
    found = narrative(
        "指標 | 評価 | 課題", "●「A」の増加 | 【(1)№1】 | 増えた | 人手が足りない", "●「B」【(1)№2】 | | 減った"
    )
    assert [(c.quote, c.references, c.paragraphs) for c in found.comments] == [
        ("A", ((1, 1),), ("増えた", "人手が足りない")),
        ("B", ((1, 2),), ("減った",)),
    ]
    assert found.preamble == ()


@pytest.mark.parametrize(
    "heading",
    [
        "○「A」の増加【(1)№1】",
        "■「A」の増加【(1)№1】",
        "◆「A」の増加（(1)№1）",
        "1. 「A」の増加【(1)№1】",
        "１）「A」の増加【(1)№1】",
        "①「A」の増加【(1)№1】",
        "・「A」の増加【(1)№1】",
        "「A」の増加【(1)№1】",
        "●『A』の増加【（１）No.1】",
        "●「A」の増加 (1)№1",
        "●「A」の増加〔(1)№1〕",
    ],
)
def test_other_marks_are_headings_where_they_plainly_are(heading: str) -> None:
    read = comment(heading, "　増えた")
    assert (read.quote, read.after_quote, read.references, read.paragraphs) == ("A", "の増加", ((1, 1),), ("増えた",))


def test_bullets_of_the_text_are_no_headings() -> None:
    read = comment(
        "●「A」の増加【(1)№1】", "○「A」の周知を進めた。", "・「B」【注】も同様。", "■今後の取組", "①周知 ②支援"
    )
    assert read.paragraphs == ("○「A」の周知を進めた。", "・「B」【注】も同様。", "■今後の取組", "①周知 ②支援")


def test_a_heading_without_a_quote_or_references() -> None:
    plain, bare = narrative("●市内総生産額の減少【(1)№2】", "・減った", "●全体について", "・進んだ").comments
    assert (plain.quote, plain.after_quote, plain.references) == ("", "市内総生産額の減少", ((1, 2),))
    assert (bare.quote, bare.references, bare.references_text) == ("", (), "")


def test_quotes_around_a_part_of_the_name_and_quotes_in_quotes() -> None:
    part, nested = narrative(
        "●「登録制度」登録団体数（市内）の増加【(2)№８】", "・x", "●「「登録制度」登録団体数」の増加【(2)№８】", "・x"
    ).comments
    assert (part.quote, part.after_quote) == ("登録制度", "登録団体数（市内）の増加")
    assert (nested.quote, nested.after_quote) == ("「登録制度」登録団体数", "の増加")


def test_references_that_cannot_be_read_are_kept() -> None:
    circle, lost = narrative("●「A」の増加【(1)№○】", "・x", "●「B」の増加【№3】", "・x").comments
    assert (circle.references, circle.references_text, circle.references_unread) == ((), "(1)№○", "○")
    assert (lost.references, lost.references_text, lost.references_unread) == ((), "№3", "3")


def test_other_brackets_in_a_heading_are_no_references() -> None:
    assert comment("●「A」の増加【課題】", "・x").references_text == ""


def test_text_before_the_first_heading() -> None:
    found = narrative("全体として進んだ。", "●「A」【(1)№1】", "・x")
    assert found.preamble == ("全体として進んだ。",)
    assert [ref.a1 for ref in found.preamble_cells] == ["A5"]
    assert found.text.splitlines()[0] == "全体として進んだ。"


def test_in_a_text_box() -> None:
    [form] = forms(sheet(lines(TABLE, THIRD), boxes=[("B5", "●「A」の増加【(1)№1】\n・増えた\n●「B」の減少【(1)№2】")]))
    assert form.narrative is not None
    assert [(c.quote, c.cell.a1, c.paragraphs) for c in form.narrative.comments] == [
        ("A", "B5", ("・増えた",)),
        ("B", "B5", ()),
    ]


def test_a_text_box_under_a_heading_belongs_to_it() -> None:
    grid = lines(TABLE, THIRD, "●「A」の増加【(1)№1】", "●「B」の増加【(1)№2】")
    [form] = forms(sheet(grid, boxes=[("C5", "・増えた\n・もっと"), ("C6", "・B")]))
    assert form.narrative is not None
    assert [c.paragraphs for c in form.narrative.comments] == [("・増えた", "・もっと"), ("・B",)]


def test_a_text_box_above_the_heading_counts_where_there_is_nothing_else() -> None:
    [form] = forms(sheet(lines(TABLE, THIRD), boxes=[("B2", "●「A」の増加【(1)№1】\n・増えた")]))
    assert form.narrative is not None
    assert [c.quote for c in form.narrative.comments] == ["A"]


def test_without_its_heading_it_begins_with_the_first_heading_that_refers_to_rows() -> None:
    [form] = forms(lines(TABLE, "", "●「A」の増加【(1)№1】", "・増えた"))
    assert form.narrative is not None
    assert form.narrative.heading.a1 == "A5"
    assert [(c.quote, c.paragraphs) for c in form.narrative.comments] == [("A", ("・増えた",))]
    assert [r.name for r in form.indicators] == ["A"]


def test_an_empty_one_is_found() -> None:
    found = narrative("")
    assert (found.heading.a1, found.comments, found.text) == ("A4", (), "")


def test_a_line_that_reads_like_a_section_heading_ends_nothing() -> None:
    read = comment("●「A」の増加【(1)№1】", "（２）自治体SDGsの推進に資する取組について", "・進んだ")
    assert read.paragraphs == ("（２）自治体SDGsの推進に資する取組について", "・進んだ")


def test_the_heading_of_the_section_and_all_of_its_text_in_one_cell() -> None:
    text = "\\n".join((THIRD, *("●「A」の増加【(1)№1】", "・増えた。" * 20, "●「B」の増加【(1)№2】", "・x")))
    [form] = forms(lines(TABLE, text))
    assert form.narrative is not None
    assert form.narrative.heading_text == THIRD
    assert [(c.quote, len(c.paragraphs)) for c in form.narrative.comments] == [("A", 1), ("B", 1)]


def test_text_behind_the_references_of_a_heading_is_its_first_paragraph() -> None:
    read = comment("●「A」の増加【(1)№1】　利用者が増えた。", "・続く")
    assert (read.heading, read.paragraphs) == ("●「A」の増加【(1)№1】", ("利用者が増えた。", "・続く"))
    assert comment("●「A」の増加【(1)№1】について", "・続く").heading == "●「A」の増加【(1)№1】について"


def test_references_on_the_line_below_a_heading_belong_to_it() -> None:
    read = comment("●「A」の増加", "【(1)№1、(2)№1】", "・増えた")
    assert (read.references, read.paragraphs) == (((1, 1), (2, 1)), ("・増えた",))


def test_a_paragraph_that_begins_with_a_reference_is_no_heading() -> None:
    read = comment("１．「ごみの量」について【(1)№１】", "　（１）№１のとおり、紙ごみの分別を徹底した結果、減少した。")
    assert len(read.paragraphs) == 1
