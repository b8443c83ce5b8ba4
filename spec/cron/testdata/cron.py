"""Writes cron.json: what Polyaxon's scheduler makes of cron expressions, which runs croniter as it comes with `clipped`.

    python cron.py > cron.json              # with a Python that has polyaxon
    python cron.py --ask                    # answers questions [expression, moment], one a line

Each row holds an expression, the moment after which it is asked for, and the next times; null where it is refused.
"""
import datetime
import json
import random
import sys

from clipped._vendor.croniter import croniter
from clipped._vendor.croniter.croniter import CroniterBadDateError

# The scheduler writes these out before it asks croniter.
PRESETS = {"@hourly": "0 * * * *", "@daily": "0 0 * * *", "@weekly": "0 0 * * 0", "@monthly": "0 0 1 * *",
           "@quarterly": "0 0 1 */3 *", "@yearly": "0 0 1 1 *"}
TIMES = 4

WORDS = """
@hourly|@daily|@weekly|@monthly|@quarterly|@yearly|@midnight|@annually|@Daily|@QUARTERLY|@reboot|@every 1h|@ daily| @daily|@daily
|| |*|* *|* * * *|* * * * *|* * * * * *|* * * * * * *|* * * * * * * *| 0 0 * * * |0\t0\t*\t*\t*|0 0 * * *\n|0\u00a00 * * *|0\x1c0 * * *
|60 * * * *|59 * * * *|-1 * * * *|0 24 * * *|0 23 * * *|0 0 0 * *|0 0 32 * *|0 0 31 * *|0 0 * 0 *|0 0 * 13 *|0 0 * 12 *|0 0 * * 7|0 0 * * 8
|0 0 * * 7 0|0 0 * * 0 60|0 0 * * 0 59|0 0 0 * * 0|0 0 0 * * 0 2030|0 0 * 0 * 0|0 0 * * * 0 1969|0 0 * * * 0 1970|0 0 * * * 0 2099
|0 0 * * * 0 2100|0 0 * * * 0 2020|0 0 1 1 * 0 2030-2032|0 0 1 1 * 0 2090-1980|0 0 1 1 * 0 5-3|0 0 1 1 * 0 */7|0 0 1 1 * 0 2025/5
|*/15 * * * *|*/7 * * * *|*/0 * * * *|*/60 * * * *|*/100 * * * *|*/99999999999999999999 * * * *|*/x * * * *|*/ * * * *|/5 * * * *|5/10 * * * *
|5/0 * * * *|10-50/10 * * * *|10-50/0 * * * *|50-10 * * * *|50-10/7 * * * *|10-10 * * * *|10-10/20 * * * *|10-70 * * * *|70-10 * * * *|1-2-3 * * * *
|1-2/3/4 * * * *|1/2/3 * * * *|1,2,,3 * * * *|,1 * * * *|1, * * * *|1,1,1 * * * *|*,5 * * * *|5,* * * * *|1.5 * * * *|a * * * *|1a * * * *|+1 * * * *
|001 * * * *|0 18-9 * * *|0 22-3/2 * * *|0 0-23 * * *|0 0-23/5 * * *|0 */5 * * *|0 9-17 * * *|*/20 9-17 * * 1-5|0 23-0 * * *|30 2 * * 1
|0 0 l * *|0 0 L * *|0 0 l,15 * *|0 0 15,l * *|0 0 30,l 2 *|0 0 29,l 2 *|0 0 28,l 2 *|0 0 l-5 * *|0 0 5-l * *|0 0 25-l/2 * *|0 0 l/2 * *|0 0 lw * *|0 0 15w * *|0 0 l-3 * *
|0 0 1,31 * *|0 0 1,30 * *|0 0 29 2 *|0 0 30 2 *|0 0 31 2 *|0 0 31 4,6,9,11 *|0 0 31 2 mon|0 0 0-0 * *|0 0 0-5 * *|0 0 5-0 * *|0 0 5-0 * * 0|0 0 30-2 * *
|0 0 ? * ?|0 0 ? ? *|? 0 * * *|0 0 ?,1 * *|0 0 1 * ?|0 0 ? * mon|0 0 * * mon?|0 0 * * * ?
|0 0 * jan *|0 0 * JAN-MAR *|0 0 * jan-jan *|0 0 * nov-feb *|0 0 * apr-jan/3 *|0 0 * jan/3 *|0 0 * january *|0 0 * 1,feb *|0 0 * 0-0 *|0 0 * 3-0 *|0 0 * 0-3 *|0 0 1 */3 *
|0 0 * * mon|0 0 * * MON-FRI|0 0 * * fri-mon|0 0 * * sun-sun|0 0 * * sat-sun|0 0 * * 5-7|0 0 * * 0-7|0 0 * * 7-7|0 0 * * 6-1|0 0 * * 1-5/2|0 0 * * monday|0 0 * * jan|0 0 * * 5-7 0
|0 0 * * mon#1|0 0 * * MON#1|0 0 * * 1#1|0 0 * * 7#1|0 0 * * 5#5|0 0 * * 5#0|0 0 * * 5#6|0 0 * * 5#10|0 0 * * mon-fri#2|0 0 * * fri-mon#1|0 0 * * 1-5#2|0 0 * * jan#2|0 0 * * jan-feb#2
|0 0 * * l5|0 0 * * L5|0 0 * * l7|0 0 * * l8|0 0 * * l|0 0 * * 5l|0 0 * * lfri|0 0 * * l5#2|0 0 * * l#2|0 0 * * mon#1,fri#3|0 0 * * mon#1,l5|0 0 * * 1,5#2|0 0 * * 5,5#2|0 0 * * *,5#2
|0 0 * * 0,1,2,3,4,5,6,5#2|0 0 * * *,0,1,2,3,4,5,6,5#2|0 0 13 * 5#2|0 0 31 * 5#1|0 0 13 * l5|0 0 8 * 5#2|0 0 * * *#2|0 0 * * mon#x|0 0 * * mon#|0 0 * * #1|0 0 * * mon#1#2|0 0 1-7 * mon
|0 0 13 * 5|0 0 1 * 1-5|0 0 */2 * mon|0 0 */1 * mon|0 0 1-31 * mon|0 0 1 * */2|0 0 1 * 0-6|0 0 1 * *,1|0 0 *,1 * 1|0 0 1-30,l * mon|0 0 1-30,l * *|0 0 * * 0,1,2,3,4,5,6
|r * * * *|R * * * *|r/5 * * * *|r/0 * * * *|r(1-5) * * * *|r(5-1) * * * *|r(70-80) * * * *|r(1-5)/2 * * * *|r(1-70)/2 * * * *|h * * * *|H/15 * * * *|r,5 * * * *|rr * * * *|r r r r r r r
|59 59 * * *|0 0 1 1 0|0 0 * * * */15|0 0 * * * 5-50/15|* * * * * 30|*/5 * * * * 10,20|0 12 1,15 6-8 *|0 4 8-14 * *|23 0-20/2 * * *|5 4 * * sun|0 22 * * 1-5|0 0,12 1 */2 *
""".replace("\n|", "|").replace("\n", "", 1).rstrip("\n").split("|")

MOMENTS = ["2023-02-02T00:00:30", "2024-01-31T23:59:59", "2024-02-29T12:00:00", "2026-12-31T23:58:00", "2099-11-30T10:10:10", "1999-06-15T01:02:03"]

NUMBERS = [str(n) for n in [*range(0, 13), 15, 20, 23, 24, 28, 29, 30, 31, 32, 45, 59, 60, 1970, 2024, 2030, 2099]]
NAMES = ["jan", "Feb", "DEC", "sun", "mon", "TUE", "fri", "sat", "l", "L", "*", "?", "r", ""]


def item(rng, column):
    def number():
        least, greatest = croniter.RANGES[column]
        if rng.random() < 0.85:
            return str(rng.choice([least, greatest, rng.randint(least, greatest), rng.randint(least, greatest)]))
        return rng.choice(NUMBERS + NAMES)
    shape = rng.random()
    if shape < 0.4:
        return number()
    if shape < 0.55:
        return "*"
    if shape < 0.65:
        return "*/" + rng.choice(["0", "1", "2", "3", "5", "7", "15", "40"])
    if shape < 0.8:
        return number() + "-" + number()
    if shape < 0.87:
        return number() + "-" + number() + "/" + rng.choice(["1", "2", "3", "7"])
    if shape < 0.9:
        return number() + "/" + rng.choice(["1", "2", "3", "7"])
    if column == 4:
        return rng.choice(["l" + number(), number() + "#" + rng.choice("123450"), "mon-wed#" + rng.choice("123")])
    return rng.choice(["l", "L"]) if column == 2 else number()


def expression(rng):
    count = rng.choice([5] * 8 + [6, 6, 7, 4])
    # Most columns are "*", so that many expressions come true.
    columns = ["*" if rng.random() < 0.4 else ",".join(item(rng, i) for _ in range(rng.choice([1, 1, 1, 2, 3]))) for i in range(count)]
    return " ".join(columns)


def answer(text, after):
    try:
        after = datetime.datetime.fromisoformat(after).replace(tzinfo=datetime.timezone.utc)
        cron = croniter(PRESETS.get(text, text), after)
    except ValueError:
        return None
    times = []
    try:
        for _ in range(TIMES):
            times.append(cron.get_next(datetime.datetime).strftime("%Y-%m-%dT%H:%M:%S"))
    except CroniterBadDateError:
        pass
    return times


def main():
    if sys.argv[1:] == ["--ask"]:
        for line in sys.stdin:
            print(json.dumps(answer(*json.loads(line))), flush=True)
        return
    rng = random.Random(1)
    rows = [(text, MOMENTS[i % len(MOMENTS)]) for i, text in enumerate(WORDS)]
    rows += [(expression(rng), rng.choice(MOMENTS)) for _ in range(700)]
    drawn = lambda text: any(column[0] in "rR" for column in text.split())
    rows = [[text, after, [] if drawn(text) and answer(text, after) is not None else answer(text, after)] for text, after in rows]
    print("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]")


main()
