"""Which sheets belong together: one form may stand on several sheets, one workbook may hold several forms."""

from __future__ import annotations

from sdgsheet.form.barerows import add_bare_rows
from sdgsheet.form.draft import Draft
from sdgsheet.form.goingon import goes_on
from sdgsheet.form.headless import add_headless
from sdgsheet.form.pieces import Found, Part, narrative_without_heading
from sdgsheet.form.titles import city_in, is_other_form
from sdgsheet.notation.years import parse_periods

_NEAR = 8
"""Forms before a sheet that it may belong to."""


def group(parts: list[Part]) -> list[Draft]:
    """Puts the sheets' parts together into forms, in the order of the workbook."""
    drafts: list[Draft] = []
    for part in parts:
        if not part.pieces or _is_another_form(part):
            continue
        near = drafts[: -_NEAR - 1 : -1]
        home = next((draft for belongs in (_belongs, _completes) for draft in near if belongs(part, draft)), None)
        if home is None:
            drafts.append(Draft([part]))
        else:
            home.parts.append(part)
    add_headless(drafts, parts)
    add_bare_rows(drafts, parts)
    _drop_lone_headings(drafts)
    _add_narratives(drafts, parts)
    return _without_scraps(drafts)


def _is_another_form(part: Part) -> bool:
    """様式2 has sections too, but is no Form 1."""
    return any(map(is_other_form, (part.grid.name, *(title.text for title in part.titles))))


def _without_scraps(drafts: list[Draft]) -> list[Draft]:
    """A single section without a title beside a whole form is somebody's working copy, or a guide's."""
    if not any(len(draft.numbers) > 1 for draft in drafts):
        return drafts
    return [draft for draft in drafts if len(draft.numbers) > 1 or _is_headed(draft)]


def _is_headed(draft: Draft) -> bool:
    """Titled as a form; without a table the title has to say whose: （様式1）の書き方 has one too."""
    if any(piece.tables for piece in draft.pieces):
        return bool(draft.titles)
    return _city(draft.titles) is not None or _period(draft.titles) is not None


def _belongs(part: Part, draft: Draft) -> bool:
    both = part.numbers & draft.numbers
    for number in both:
        first = next(piece for piece in part.pieces if piece.number == number)
        last = [piece for piece in draft.pieces if piece.number == number][-1]
        if not (first.continued or (number != 3 and goes_on(last, first)) or not (first.tables or number == 3)):
            return False
    return all(_agree(told(part.titles), told(draft.titles)) for told in (_city, _period))


def _completes(part: Part, draft: Draft) -> bool:
    """Sections that the form still lacks, under a title that still names another period."""
    return not part.numbers & draft.numbers and _agree(_city(part.titles), _city(draft.titles))


def _agree(here: object, there: object) -> bool:
    """The same, or not said in one of the two places."""
    return here is None or there is None or here == there


def _city(titles: list[Found]) -> str | None:
    return next((city for title in titles if (city := city_in(title.text))), None)


def _period(titles: list[Found]) -> tuple[int, int] | None:
    return next((periods[0] for title in titles if (periods := parse_periods(title.text))), None)


def _drop_lone_headings(drafts: list[Draft]) -> None:
    """A table of contents names sections without holding any; so does a guide, which tells what belongs there."""
    complete = [draft for draft in drafts if any(piece.tables for piece in draft.pieces)]
    for draft in drafts:
        is_guide = bool(complete) and not draft.numbers.isdisjoint((1, 2))
        if draft not in complete and (is_guide or not _has_text_below(draft)):
            draft.parts.clear()
    drafts[:] = [draft for draft in drafts if draft.pieces]


def _has_text_below(draft: Draft) -> bool:
    return any(
        piece.number == 3
        and any(True for row in range(piece.heading.row + 1, piece.end + 1) for _ in piece.grid.cells(row))
        for piece in draft.pieces
    )


def _add_narratives(drafts: list[Draft], parts: list[Part]) -> None:
    """● headings with references whose section heading is missing belong to the form before them."""
    for part in parts:
        home = next((draft for draft in drafts if part in draft.parts), drafts[-1] if drafts else None)
        if home is None or 3 in home.numbers:
            continue
        piece = narrative_without_heading(part)
        if piece is not None:
            part.pieces.append(piece)
            if part not in home.parts:
                home.parts.append(part)
