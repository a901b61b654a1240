"""Every function on edge inputs: single cells, empty cells, texts, zeros, negative numbers, halves, ranges of one row.

    A    B    C        D   E     F   G     H
1   5    7    (empty)  x   -2.5  0   "12"  0.125
2   1    8    7        y   -3
3   9    6             x
"""

from __future__ import annotations

from collections.abc import Iterator

from formulas.books import Content

CELLS: dict[str, Content] = {
    "A1": 5.0,
    "B1": 7.0,
    "D1": "x",
    "E1": -2.5,
    "F1": 0.0,
    "G1": "12",
    "H1": 0.125,
    "A2": 1.0,
    "B2": 8.0,
    "C2": 7.0,
    "D2": "y",
    "E2": -3.0,
    "A3": 9.0,
    "B3": 6.0,
    "D3": "x",
}
_ONES = ("A1", "C1", "D1", "E1", "F1", "G1", "H1")
_RANGES = ("A1", "C1", "D1", "G1", "A1:B1", "C1:D1", "A1:E1", "A1:A3", "A1:B3", "C1:C3", "D1:D3", "E1:E2", "A1:H1")
_LINES = ("A1", "A1:H1", "A1:A3", "C1:C3", "D1", "D1:D3")
_NUMBERS = ("0.5", "1.5", "2.5", "-0.5", "-1.5", "-2.5", "0.125", "-0.125", "0.285", "1.005", "2.675", "1.115", "0.145")
_HALVES = (*_NUMBERS, "1E-9", "123456.5", "0.575", "(133-120)/(200-120)", "119/280", "(271-152)/(432-152)")
_WANTED = ("5", '"x"', '"X"', "A1", "C1", "D1", "G1", "0", "12", "-2.5", '"zz"')
_CRITERIA = (*_WANTED, '">4"', '"<>"', '""', '"="', '"=x"', '"<0"', '">=-2.5"', '"<>5"', '"12"')
_FORMATS = ("0", "0%", "0.0%", "0.0", "#,##0", "0.00", "#,##0.0")


def formulas() -> Iterator[str]:
    """All of them."""
    yield from _values()
    yield from _rounding()
    yield from _arithmetic()
    yield from _counting()
    yield from _lookups()
    yield from _texts()


def _values() -> Iterator[str]:
    for name in [
        "ISNUMBER",
        "ISBLANK",
        "ISERROR",
        "ISERR",
        "ISNA",
        "ISTEXT",
        "ISNONTEXT",
        "ISLOGICAL",
        "TYPE",
        "N",
        "T",
    ]:
        yield from (f"{name}({one})" for one in _ONES)
    for one in _ONES:
        yield from (
            f"IF({one}>0,1,2)",
            f"IFERROR({one},1)",
            f"{one}=0",
            f'{one}=""',
            f'{one}&"|"',
            f"CHOOSE(2,{one},{one})",
        )
        yield from (f"{one}>{other}" for other in _ONES)
        yield from (f"{one}={other}" for other in _ONES)


def _rounding() -> Iterator[str]:
    for name in ("ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC"):
        yield from (f"{name}({x},{places})" for x in (*_ONES, *_HALVES) for places in (0, 1, 2, -1))
    for name in ("CEILING.MATH", "FLOOR.MATH"):
        yield from (
            f"{name}({x},{s})" for x in ("0.46", "-0.46", "2.5", "-2.5", "0") for s in ("0.01", "0.1", "2", "0")
        )
    for name in ("CEILING", "FLOOR"):
        yield from (f"{name}({x},{s})" for x in ("0.46", "-0.46", "2.5", "0") for s in ("0.01", "0.1", "2", "1"))
    yield from (f"MROUND({x},{s})" for x in ("0.46", "2.5", "1.005", "0") for s in ("0.01", "0.1", "2", "1"))
    yield from (
        f"FIXED({x},{places})" for x in ("0.5", "1.5", "2.5", "-0.5", "1234.565", "A1", "C1") for places in (0, 1, 2)
    )
    yield from (f'TEXT({x},"{f}")' for x in (*_HALVES[:-3], "0", "1234.565", "A1", "C1", "D1") for f in _FORMATS)
    yield from (f"INT({one})" for one in _ONES)


def _arithmetic() -> Iterator[str]:
    for one in _ONES:
        yield from (f"{one}+1", f"-{one}", f"{one}%", f"ABS({one})", f"SIGN({one})", f"SQRT({one})")
    yield from (f"MOD({a},{b})" for a in ("7", "-7", "5.5", "-5.5") for b in ("2", "-2", "0", "0.5"))
    yield from (f"QUOTIENT({a},{b})" for a in ("7", "-7", "5.5") for b in ("2", "-2", "0"))
    yield from (f"POWER({a},{b})" for a in ("2", "-8") for b in ("0", "-1", "0.5", "2", "1/3"))
    for name in [
        "SUM",
        "SUMPRODUCT",
        "PRODUCT",
        "AVERAGE",
        "MEDIAN",
        "MAX",
        "MIN",
        "COUNT",
        "COUNTA",
        "AND",
        "OR",
        "XOR",
        "CONCAT",
        "ROWS",
        "COLUMNS",
        "COUNTBLANK",
    ]:
        yield from (f"{name}({area})" for area in _RANGES)
    for name in ["SUM", "PRODUCT", "AVERAGE", "MEDIAN", "MAX", "MIN", "COUNT", "COUNTA"]:
        yield from (f"{name}({a},{b})" for a in ("A1", "C1", "D1") for b in ("B1", "C1", "E1:E2", "3", "D1"))
        yield f"{name}((A1,C1,E1))" if name != "MEDIAN" else "MEDIAN(A1,C1,E1)"
    for name in ("LARGE", "SMALL"):
        yield from (f"{name}({area},{rank})" for area in _RANGES for rank in (1, 2, 0))
    yield from (
        "SUMPRODUCT(A1,B1)",
        "SUMPRODUCT(A1:B1,A2:B2)",
        "SUMPRODUCT(C1:D1,A2:B2)",
        "SUMPRODUCT((A1:A3>4)*B1:B3)",
    )
    yield from (f"SUBTOTAL({c},{area})" for c in (1, 2, 3, 4, 5, 6, 9, 109) for area in ("A1", "C1", "A1:E1", "D1"))
    yield from (f"AGGREGATE({c},6,{area})" for c in (1, 2, 3, 4, 5, 6, 9) for area in ("A1", "C1", "A1:E1"))
    yield from (
        f"AGGREGATE({c},6,{area},{k})" for c in (14, 15) for area in ("A1", "C1", "A1:E1", "D1") for k in (1, 2)
    )


def _counting() -> Iterator[str]:
    for criterion in _CRITERIA:
        for name in ("COUNTIF", "SUMIF", "AVERAGEIF"):
            yield from (f"{name}({line},{criterion})" for line in _LINES)
        yield from (f"SUMIF({a},{criterion},{b})" for a, b in (("D1", "A1"), ("A1:A3", "B1:B3"), ("D1:D3", "A1:A3")))
        yield from (f"COUNTIFS(A1:A3,{criterion},D1:D3,{c})" for c in ('"x"', '"<>"'))
        for name in ("SUMIFS", "AVERAGEIFS", "MAXIFS", "MINIFS"):
            yield from (
                f"{name}({a},{b},{criterion})" for a, b in (("A1", "D1"), ("A1:A3", "D1:D3"), ("A1:H1", "A1:H1"))
            )
    yield from (f'COUNTIF({line},"<>{text}")' for line in _LINES for text in ("x", "zz"))


def _lookups() -> Iterator[str]:
    for wanted in _WANTED:
        yield from (f"MATCH({wanted},{line},0)" for line in _LINES)
        yield from (f"VLOOKUP({wanted},{table},1,0)" for table in ("A1", "A1:H1", "A1:E3", "D1:E3"))
        yield from (f"VLOOKUP({wanted},{table},2,FALSE)" for table in ("A1", "A1:H1", "A1:E3", "D1:E3"))
        yield from (f"HLOOKUP({wanted},{table},1,0)" for table in ("A1", "A1:H1", "A1:E3"))
        yield from (f"HLOOKUP({wanted},{table},2,FALSE)" for table in ("A1", "A1:A3", "A1:H2", "A1:E3"))
    yield from (
        f"VLOOKUP(5,{table},{number},0)" for table in ("A1:E1", "A1:E3") for number in ("0", "6", "2.9", "A2", "A2+1")
    )
    for table in ("A1", "A1:B1", "A1:A3", "C1:C3"):
        yield from (f"INDEX({table},{place})" for place in ("1", "2", "1,1", "-1", "4", "1.9", "A2"))
    yield from (
        f"INDEX({table},{place})" for table in ("A1:B3", "A1:E3") for place in ("1,2", "2,1", "3,2", "9,1", "A2,A2")
    )
    yield from (f"SUM(INDEX({table},{place}))" for table in ("A1", "A1:B3") for place in ("0,1", "1,0", "1,1"))


def _texts() -> Iterator[str]:
    for one in _ONES:
        yield from (f"LEN({one})", f"TRIM({one})", f"VALUE({one})", f"ASC({one})", f"EXACT({one},D1)")
        yield from (f"{name}({one},{count})" for name in ("LEFT", "RIGHT") for count in (0, 1, 9, -1))
        yield from (f"MID({one},{start},{count})" for start, count in ((1, 1), (2, 5), (9, 1), (0, 1)))
        yield from (f'SUBSTITUTE({one},"1","z")', f'FIND("1",{one})', f'SEARCH("X",{one})')
    yield from (
        f"TEXTJOIN({d},{skips},{area})" for d in ('","', '""') for skips in ("TRUE", "FALSE") for area in _RANGES
    )
    yield from (f"VALUE({text})" for text in ('"1,234"', '"12%"', '"-5"', '" 5 "', '"5円"', '"1e3"', '""'))
