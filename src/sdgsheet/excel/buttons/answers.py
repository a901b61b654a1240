"""Before 点検結果 goes people are asked: for what they answered there, and what of theirs reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sdgsheet.errors import RefusedError
from sdgsheet.excel import words
from sdgsheet.excel.buttons.after import left_out
from sdgsheet.excel.session import Session
from sdgsheet.excel.standing import Standing
from sdgsheet.rules.words import plural
from sdgsheet.text import Text

_KEEP = Text(
    "記入を控えておきますか？\n"
    "・はい：ブックの中の見えないデータに控え、次の「点検」で戻します。保存すると、ファイルにも入ります。\n"
    "・いいえ：控えずに消します（あとから戻せません）。提出するファイルにするときは、こちらです。\n"
    "・キャンセル：何も変えません。",
    "Keep the answers?\n"
    "- Yes: in hidden data of the workbook, for the next check (点検) to show again. Once saved, they are in the file.\n"
    "- No: they go for good. Choose this where the workbook is to be filed.\n"
    "- Cancel: nothing is changed.",
)
_GOES = Text("シートとともに消えます。", "They go with the sheet.")
_STAYS = Text(
    "ほかにも書き足した内容があるため、このシートは別の名前で残ります。",
    "People added more to it, so the sheet itself stays under another name.",
)
_GO_ON = Text("消してよろしいですか？（「キャンセル」では、何も変えません）", "Go on? (Cancel changes nothing.)")


class Agreed(NamedTuple):
    """What people agreed to."""

    standing: Standing
    """As the workbook stands after they answered."""
    keeps: bool
    """The answers are kept, for the next 点検結果 to show again."""


def agreed(session: Session, look: Callable[[], Standing], *, kept_too: bool) -> Agreed | None:
    """Asks, where there is something to lose; None: people do not want to go on.

    Args:
        session: the press.
        look: reads what stands in the workbook.
        kept_too: answers that stand in no sheet, but had been kept, would go as well.

    Raises:
        RefusedError: what people were asked about has changed in the meantime.
    """
    standing = look()
    answers = _answers(standing, kept_too=kept_too)
    told = [*_readers(session, standing), *answers]
    if not told:
        return Agreed(standing, keeps=True)
    keeps = session.choose(*told, _KEEP) if answers else session.ask(*told, _GO_ON) or None
    if keeps is None:
        return None
    now = look()
    if _at_stake(now) != _at_stake(standing):
        raise RefusedError(words.CHANGED)
    return Agreed(now, keeps)


def kept(count: int) -> list[Text]:
    """How to get answers back that were taken off with 点検結果, or rid of them."""
    if not count:
        return []
    return [
        Text(
            f"「対応」「理由・担当」の記入 {count}件を、ブックの中に控えています。次の「点検」で戻ります。"
            "提出するファイルに残さないときは、「元に戻す」を押して「いいえ」を選ぶか、sdgsheet finish で提出用の写しを作ってください。",
            f"{plural(count, 'answer')} under Response and Reason {'is' if count == 1 else 'are'} kept in the workbook; the "
            "next check (点検) shows them again. If they must not be in the filed workbook, press “元に戻す” (undo) and "
            "answer “No”, or make the copy to file with sdgsheet finish.",
        )
    ]


def back(count: int, sheet: str) -> list[Text]:
    """The new sheet shows what had been kept."""
    if not count:
        return []
    return [
        Text(
            f"控えていた「対応」「理由・担当」の記入 {count}件を、「{sheet}」に戻しました。",
            f"{plural(count, 'answer')} that had been kept {'stands' if count == 1 else 'stand'} in “{sheet}” again.",
        )
    ]


def _answers(standing: Standing, *, kept_too: bool) -> list[Text]:
    lines = []
    if standing.answered:
        fate = _STAYS if standing.has_additions else _GOES
        lines.append(
            Text(
                f"「{standing.results}」の「対応」「理由・担当」に、{standing.answered}件の記入があります。{fate.ja}",
                f"The sheet “{standing.results}” holds {plural(standing.answered, 'answer')} under Response and Reason. {fate.en}",
            )
        )
    if standing.kept and (kept_too or lines):
        lines.append(
            Text(
                f"前に控えた「対応」「理由・担当」の記入が、{standing.kept}件あります。",
                f"{plural(standing.kept, 'answer')} under Response and Reason had been kept before.",
            )
        )
    return lines


def _readers(session: Session, standing: Standing) -> list[Text]:
    """What of theirs would read nothing any more; a sheet to which they added more than answers stays."""
    if not standing.readers or standing.has_additions or session.book.api.ProtectStructure:
        return []
    head = Text(
        f"「{standing.results}」を、次のところが参照しています。消すと、あとから戻せません。",
        f"The following reads the sheet “{standing.results}”, and cannot be brought back once that is gone.",
    )
    return [head, *left_out(standing.readers)]


def _at_stake(standing: Standing) -> tuple[object, ...]:
    return standing.results, standing.answers, standing.has_additions, standing.readers
