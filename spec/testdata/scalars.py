"""Writes scalars.json: which values pydantic converts to the scalar types of the specification, and to what.

    python scalars.py > scalars.json        # with a Python that has polyaxon and pydantic

Each row holds a value, as the kind of value that YAML yields and its text, and what becomes of it by type. Types that are
not in a row refuse its value.
"""
import datetime
import json
import math
import random
import sys

from clipped.types.uuids import UUIDStr
from pydantic import StrictFloat, StrictInt, TypeAdapter

ADAPTERS = {name: TypeAdapter(kind) for name, kind in {
    "bool": bool, "int": int, "float": float, "strict int": StrictInt, "strict float": StrictFloat,
    "datetime": datetime.datetime, "date": datetime.date, "timedelta": datetime.timedelta, "uuid": UUIDStr,
}.items()}

WORDS = """
|a|1|1 | 1 |+1|-1|--1|+-1|1_000|1__0|_1|1_|0x10|0b1|1.0|1.00|1.5|1.|.5|-.5|+.5|1e3|1E3|1e-3|1.0e3|1e|e3|inf|-inf|+inf
|Infinity|infinity|INF|nan|NaN|-nan|00|007|-0|0|true|True|TRUE|tRuE|false|yes|Yes|no|on|OFF|y|n|t|f|T|N|2|10
|999999999999999999999|1,000|1 000|9223372036854775807|9223372036854775808|-9223372036854775809|100.000|1e400|-0.0
| true|true |null|None|~|2020-01-01|2020-1-1|20200101|2020-01-32|2020-02-30|2020-13-01|2019-02-29|2020-02-29|0000-01-01
|0001-01-01|9999-12-31|2020-01-01T|2020-01-01T10|2020-01-01T10:00|2020-01-01T10:00:00|2020-01-01 10:00|2020-01-01_10:00:00
|2020-01-01t10:00:00|2020-01-01T10:00:00Z|2020-01-01T10:00:00z|2020-01-01T10:00:00 Z|2020-01-01T10:00:00+01:00
|2020-01-01T10:00:00+0100|2020-01-01T10:00:00+01|2020-01-01T10:00:00-23:59|2020-01-01T10:00:00+24:00|2020-01-01T10:00:00.1
|2020-01-01T10:00:00.123456|2020-01-01T10:00:00.1234567|2020-01-01T10:00:00,5|2020-01-01T24:00:00|2020-01-01T23:59:60
|2020-01-01T10:60:00|2020-01-01T1:00:00|2020-01-01T00:00:00|2020-01-01 00:00|2020-01-01T00:00:00Z|2020-01-01T00:00:00.0
|2020-01-01T00:00:00+01:00| 2020-01-01|2020-01-01 |2020/01/01|01-01-2020|soon|1577836800|1577836800.5|1577836801
|1577836800000|-1577836800|1e9|86400|1577836800.0|20000000001|19999999999|2020-01|2020|10:00|10:00:00|T10:00:00
|P1D|P1W|P1M|P1Y|P1DT1H|PT1H|PT1M|PT1S|PT1.5S|PT1.5H|P1.5D|-P1D|+P1D|P-1D|P|PT|P1DT|P1|1D|p1d|pt1h|P1D1H|PT1H30M|PT30M1H
|P1D |P1DT1H1M1S|P1Y2M3DT4H5M6S|P1,5D|P1D2D|1 day|1 days|1day|1 d|2 days|1 Day|1 DAYS|-1 day|+1 day|1 day ago
|1 day, 1:00:00|1 day 1:00:00|1 day 01:00:00|1 days 10:20:30.5|1 day, 01:00|1 day 10:00|1d|1 hour|1 week|01:00:00|1:00:00
|1:00|01:00|00:00:01.5|-01:00:00|+01:00:00|24:00:00|25:00:00|100:00:00|10:60:00|10:00:60|00:00:00.1234567|0:00:01|12:34
|1d 10:00:00|1d10:00:00|P1DT10:00:00|1 day,10:00:00|1  day|1.5 days|day|60|60s|0.5|99999999999|1000000000 days|999999999 days
|P999999999D|P1000000000D|8aac02e3a62a4f0aaa257c59da5eab80|8aac02e3-a62a-4f0a-aa25-7c59da5eab80
|8AAC02E3-A62A-4F0A-AA25-7C59DA5EAB80|{8aac02e3-a62a-4f0a-aa25-7c59da5eab80}|urn:uuid:8aac02e3-a62a-4f0a-aa25-7c59da5eab80
|8aac02e3a62a4f0aaa257c59da5eab8|8aac02e3a62a4f0aaa257c59da5eab8g|8-a-a-c02e3a62a4f0aaa257c59da5eab80
""".replace("\n", "").split("|")

PARTS = ["1", "12", "123", "1 day", "2 days", "d", "P", "T", "D", "H", "M", "S", "W", "Y", ":", "00", "30", "59", "60", ".5", ",",
         "-", "+", " ", "2020-01-01", "10:00", "10:00:00", "Z", "+01:00", "-0130", "e", "1.5", "_", "0", "inf", "2020", "-02", "-30"]

NUMBERS = [0, 1, 2, -1, 3.0, 1.5, 0.0, 1.0, -0.0, math.nan, math.inf, 1e300, 2**53, 2**63, 2**64, -2**63 - 1, 86400, 86401,
           1577836800, 1577836800.0, 1577836800.5, 1577836800000, 20000000000, 20000000001, 2e10, -62135596800, 253402300799,
           253402300800, 10**15, 0.5, 60, 0.1, 1e-7, 999999999 * 86400, 10**14, 86400.0, 43200.0]

DATES = [datetime.date(2020, 1, 1), datetime.datetime(2020, 1, 1, 10), datetime.datetime(2020, 1, 1),
         datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)]


def text(value):
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return repr(value.total_seconds())
    return str(value).lower() if isinstance(value, bool) else repr(value) if isinstance(value, float) else str(value)


def row(kind, value):
    becomes = {}
    for name, adapter in ADAPTERS.items():
        try:
            becomes[name] = text(adapter.validate_python(value))
        except Exception:
            pass
    return [kind, text(value), becomes]


def main():
    random.seed(7)
    rows = [row("string", w) for w in dict.fromkeys(WORDS)]
    seen = set(WORDS)
    while len(rows) < 1200:
        word = "".join(random.choice(PARTS) for _ in range(random.randint(2, 4)))
        if word not in seen and (row("string", word)[2] or random.random() < 0.05):
            rows.append(row("string", word))
        seen.add(word)
    rows += [row(type(n).__name__, n) for n in NUMBERS] + [row("bool", True), row("bool", False)]
    rows += [row(type(d).__name__, d) for d in DATES]
    sys.stdout.write("[\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]\n")


if __name__ == "__main__":
    main()
