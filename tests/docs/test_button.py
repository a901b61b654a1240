"""The staff page of the button names every button, as the ribbon labels it and as a shortcut starts it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from program import ROOT
from sdgsheet.addin.build import ribbon
from sdgsheet.excel.buttons import BUTTONS

PAGE = (ROOT / "docs" / "button.md").read_text(encoding="utf-8")


def test_every_button_of_the_ribbon_is_explained() -> None:
    labels = [element.get("label", "") for element in ET.fromstring(ribbon()).iter() if element.get("onAction")]
    assert [label for label in labels if f"**{label}**" not in PAGE] == []


def test_every_button_has_its_shortcut() -> None:
    assert set(re.findall(r"-m sdgsheet\.excel (\w+)`", PAGE)) == set(BUTTONS)
