"""Draws the pictures of docs/button.md: ``python tools/make_button_pictures.py``.

No Excel runs where this is made, so they are drawings: the tab from its very description and icons, the preview
from its very text. Needs Chromium, poppler's pdftoppm and the Noto CJK fonts.
"""

from __future__ import annotations

import base64
import html
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from sdgsheet.addin.build import icons, ribbon
from sdgsheet.excel.buttons.fill import preview
from sdgsheet.excel.words import TITLE
from sdgsheet.filling.options import Options
from sdgsheet.filling.plan import plan
from sdgsheet.rules.check import build_cases
from sdgsheet.xlsx.layers import open_file

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
DRAFT = ROOT / "samples" / "kumamoto-2022-draft.xlsx"

_UI = "{http://schemas.microsoft.com/office/2009/07/customui}"
_STYLE = """
* { -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { margin: 0; font: 13px 'Noto Sans CJK JP', sans-serif; color: #222; background: #fff }
.tabs { background: #f3f3f3; padding: 6px 14px 0; color: #444 }
.tabs span { display: inline-block; padding: 4px 10px }
.tabs .on { color: #1f6e43; font-weight: bold; border-bottom: 3px solid #1f6e43 }
.band { display: flex; background: #fafafa; border-bottom: 1px solid #ccc; padding: 6px 8px 2px }
.group { display: flex; flex-direction: column; border-right: 1px solid #d5d5d5; padding: 0 10px }
.buttons { display: flex; gap: 10px; height: 74px }
.large { width: 78px; text-align: center; line-height: 1.2 }
.large img { width: 32px; height: 32px; display: block; margin: 2px auto 4px }
.small { display: flex; flex-direction: column; gap: 5px; justify-content: center }
.small img { width: 16px; height: 16px; vertical-align: -3px; margin-right: 6px }
.label { text-align: center; color: #777; font-size: 11px }
.window { margin: 12px; border: 1px solid #999; width: 560px; box-shadow: 2px 3px 8px #bbb }
.title { padding: 6px 12px; border-bottom: 1px solid #ddd }
.text { padding: 14px 18px; white-space: pre-wrap; line-height: 1.6 }
.answers { background: #f0f0f0; padding: 10px; text-align: right }
.answers span { border: 1px solid #888; background: #fff; padding: 3px 26px; margin-left: 8px }
"""


def main() -> None:
    """Draws both pictures."""
    _shoot("ribbon", _tab(), 720, 143)
    _shoot("preview", _preview(), 590, 260)


def _tab() -> str:
    tab = ET.fromstring(ribbon()).find(f".//{_UI}tab")  # noqa: S314 - our own
    assert tab is not None
    others = "".join(
        f"<span>{name}</span>" for name in ("ファイル", "ホーム", "挿入", "数式", "データ", "校閲", "表示")
    )
    groups = "".join(_group(group) for group in tab)
    return f'<div class="tabs">{others}<span class="on">{tab.get("label")}</span></div><div class="band">{groups}</div>'


def _group(group: ET.Element) -> str:
    """Large buttons side by side, small ones below each other."""
    pictures = icons()
    drawn, small = "", ""
    for button in [*group, None]:
        if small and (button is None or button.get("size") == "large"):
            drawn, small = f'{drawn}<div class="small">{small}</div>', ""
        if button is None:
            break
        data = base64.b64encode(pictures[button.get("image", "")]).decode()
        content = f'<img src="data:image/png;base64,{data}">{html.escape(button.get("label", ""))}'
        if button.get("size") == "large":
            drawn += f'<div class="large">{content}</div>'
        else:
            small += f"<div>{content}</div>"
    return f'<div class="group"><div class="buttons">{drawn}</div><div class="label">{group.get("label")}</div></div>'


def _preview() -> str:
    cases = build_cases(open_file(DRAFT).original.snapshot)
    text = html.escape("\n\n".join(part.ja for part in preview(plan(cases, Options()))))
    return (
        f'<div class="window"><div class="title">{TITLE}</div><div class="text">{text}</div>'
        '<div class="answers"><span>OK</span><span>キャンセル</span></div></div>'
    )


def _shoot(name: str, body: str, width: int, height: int) -> None:
    """One page of this size in pixels, printed and drawn at double density."""
    page_style = f"@page {{ size: {width}px {height}px; margin: 0 }}"
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(f"<meta charset=utf-8><style>{page_style}{_STYLE}</style>{body}", encoding="utf-8")
        _run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
             "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri())  # fmt: skip
        _run("pdftoppm", "-png", "-r", "144", "-singlefile", str(pdf), str(IMAGES / name))


def _run(*command: str) -> None:
    program = shutil.which(command[0])
    assert program is not None, f"{command[0]} is not installed"
    subprocess.run([program, *command[1:]], check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    main()
