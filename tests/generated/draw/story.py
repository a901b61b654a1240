"""Section (3) on the sheet: line by line, all in one cell, side by side, or in a text box."""

from __future__ import annotations

from generated.draw.grid import Grid
from generated.habits import Habits
from generated.model import Filing

ACROSS = 12


def draw_story(grid: Grid, top: int, filing: Filing, habits: Habits) -> None:
    """The comments below the section's heading."""
    if filing.empty:
        return
    _draw_comments(grid, top, filing, habits)
    if habits.footer and all(comment.paragraphs for comment in filing.comments) and filing.comments:
        grid.put(grid.bottom + 1, habits.left, "（担当）企画課　電話 0000-00-0000")


def _draw_comments(grid: Grid, top: int, filing: Filing, habits: Habits) -> None:
    match habits.narrative:
        case "cell":
            text = "\n".join(line for comment in filing.comments for line in (comment.heading, *comment.paragraphs))
            grid.put(top, habits.left, text)
            grid.merge(top, habits.left, top, habits.left + ACROSS)
        case "beside":
            for row, comment in enumerate(filing.comments):
                grid.put(top + row, habits.left, comment.heading)
                grid.merge(top + row, habits.left, top + row, habits.left + 2)
                grid.put(top + row, habits.left + 3, "\n".join(comment.paragraphs))
                grid.merge(top + row, habits.left + 3, top + row, habits.left + ACROSS)
        case "box":
            lines = [line for comment in filing.comments for line in (comment.heading, *comment.paragraphs)]
            grid.boxes.append((top, habits.left, "\n".join(lines)))
        case _:
            row = top
            for comment in filing.comments:
                for line in (comment.heading, *comment.paragraphs):
                    grid.put(row, habits.left, line)
                    grid.merge(row, habits.left, row, habits.left + ACROSS)
                    row += 1
