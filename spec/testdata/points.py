"""Writes points.json: what Polyaxon's tuner makes of hyper-parameters and matrices.

    python points.py > points.json      # with a Python that has polyaxon 2.18.0 and numpy 2.4.6

Rows of "points" hold a hyper-parameter as YAML, and how many values it has with the first of them, or what is drawn at the
5%, 50% and 95% points of its distribution; null where the reference refuses it or its tuner fails.

Rows of "runs" hold a matrix as YAML and how many runs the tuner makes in each round; null where it fails, and "endless"
where it does not come to an end.
"""
import datetime
import json
import math
import random
import signal
import sys
import warnings

import numpy as np
import yaml
from hypertune.matrix.utils import get_length, sample, to_numpy
from polyaxon.schemas import V1Bayes, V1GridSearch, V1Hyperband, V1Mapping, V1RandomSearch, V1TPE
from polyaxon.tuners.grid_search import GridSearchManager
from polyaxon.tuners.hyperband import HyperbandManager
from polyaxon.tuners.mapping import MappingManager
from polyaxon.tuners.random_search import RandomSearchManager
from polyaxon.tuners.tpe import TPEManager

warnings.simplefilter("ignore")
SHOWN = 12
NORMAL = {0.05: -1.6448536269514722, 0.5: 0, 0.95: 1.6448536269514722}  # more exactly than statistics.NormalDist has them

HYPER_PARAMS = """
{kind: choice, value: [1, 2.5, a, true, null, [1, 2], {a: 1}]}|{kind: choice, value: []}|{kind: choice, value: null}|{kind: choice}|{kind: choice, value: "{{ x }}"}
|{kind: pchoice, value: [[a, 0.5], [b, 0.25], [c, 0.1]]}|{kind: pchoice, value: [[a, 0.5], [b, 0.75]]}|{kind: pchoice, value: [[a, 1]]}|{kind: pchoice, value: [[a, 0.1]]}
|{kind: range, value: [0, 10, 2]}|{kind: range, value: [0, 1, 0.1]}|{kind: range, value: "0:10:3"}|{kind: range, value: [0.5, 10, 2]}|{kind: range, value: [0, 10, -1]}
|{kind: range, value: [0, 10, 20]}|{kind: range, value: [0, 1e-300, 1.0e+300]}|{kind: range, value: [0, 1.0e-300, -1.0e+300]}|{kind: range, value: [0, 10]}|{kind: range, value: [10, 0, 1]}
|{kind: range, value: [0, 10, 0]}|{kind: range, value: {start: 1, stop: 4, step: 1}}|{kind: range, value: {start: 1, stop: 4}}|{kind: range, value: [1, 2, 0.3, 5]}|{kind: range, value: [0, .inf, 1]}
|{kind: range, value: [1, 1000001, 1]}|{kind: range, value: ["1", "4", "1"]}|{kind: range, value: "1e-3:1e-2:2e-3"}|{kind: range}|{kind: range, value: "{{ x }}"}|{kind: range, value: [-5, 5, 2.5]}
|{kind: linspace, value: [0, 1, 5]}|{kind: linspace, value: [0, 1, 1]}|{kind: linspace, value: [0, 1, -1]}|{kind: linspace, value: [0, 1, 0]}|{kind: linspace, value: "0.1:0.5:5"}
|{kind: linspace, value: [0, 1, 2]}|{kind: linspace, value: [0, 1, 3.0]}|{kind: linspace, value: [-1, 1, 7]}|{kind: linspace, value: {start: 0, stop: 3, num: 10}}|{kind: linspace, value: [0, 5.0e-324, 4]}
|{kind: linspace, value: [1, 2, 2000]}
|{kind: logspace, value: [-4, -1, 4]}|{kind: logspace, value: [0, 3, 4, 2]}|{kind: logspace, value: [0, 3, 4, -2]}|{kind: logspace, value: [0, 3, 5, -2]}|{kind: logspace, value: "-5:-1:9"}
|{kind: logspace, value: [0, 1, 3, 0]}|{kind: logspace, value: {start: 0, stop: 2, num: 3, base: null}}|{kind: logspace, value: [0, 400, 3]}|{kind: logspace, value: [0, 1, 1]}|{kind: logspace, value: [1, 2, 3, "3"]}
|{kind: geomspace, value: [1, 1000, 4]}|{kind: geomspace, value: [0.0001, 0.1, 4]}|{kind: geomspace, value: [0, 1000, 4]}|{kind: geomspace, value: [-8, -1, 4]}|{kind: geomspace, value: [-1, 1000, 4]}
|{kind: geomspace, value: "1:256:9"}|{kind: geomspace, value: [1, 10, 1]}|{kind: geomspace, value: [3, 7, 6]}
|{kind: daterange, value: [2024-01-01, 2024-01-10, 2]}|{kind: daterange, value: [2024-01-01, 2024-01-10, -2]}|{kind: daterange, value: ["2024-02-27", "2024-03-02", 1]}|{kind: daterange, value: [2024-01-10, 2024-01-01, 1]}
|{kind: daterange, value: [2024-01-01, 2024-01-10, 2.0]}|{kind: daterange, value: [2024-01-01, 2024-01-10, 400]}|{kind: daterange, value: {start: 2024-01-01, stop: 2024-01-10, step: "3"}}|{kind: daterange, value: "2024-01-01:2024-01-10:2"}
|{kind: datetimerange, value: [2024-01-01T00:00:00, 2024-01-02T00:00:00, 21600]}|{kind: datetimerange, value: [2024-01-01T00:00:00, 2024-01-10T12:00:00, "1 day"]}
|{kind: datetimerange, value: ["2024-01-01T00:00:00+01:00", "2024-01-01T12:00:00Z", PT1H30M]}|{kind: datetimerange, value: [2024-01-01, 2024-01-02, 0.5]}|{kind: datetimerange, value: [2024-01-01, 2024-01-02, "-1 day"]}
|{kind: datetimerange, value: [2024-01-01, 2024-01-02, P9999D]}|{kind: datetimerange, value: null}
|{kind: uniform, value: [0, 1]}|{kind: uniform, value: [1, 0]}|{kind: uniform, value: "0.1:0.5"}|{kind: uniform, value: [0, 1, 5]}|{kind: uniform, value: {low: -1, high: 1, size: 3}}|{kind: uniform, value: [0, .inf]}
|{kind: quniform, value: [0, 10, 2]}|{kind: quniform, value: [0.5, 9.7, 3]}|{kind: quniform, value: [0, 1, 0.25]}|{kind: quniform, value: [0, 10, -3]}|{kind: quniform, value: [0, 10, 0]}|{kind: quniform, value: [-7, 7, 2]}
|{kind: loguniform, value: [-9.2, -2.3]}|{kind: loguniform, value: [0, 1]}|{kind: qloguniform, value: [0, 5, 10]}|{kind: qloguniform, value: [0, 5, 0.5]}
|{kind: normal, value: [0, 1]}|{kind: normal, value: [10, 2.5]}|{kind: normal, value: [0, -1]}|{kind: normal, value: [5, 0]}|{kind: qnormal, value: [10, 3, 2]}|{kind: lognormal, value: [0, 1]}|{kind: qlognormal, value: [2, 1, 0.5]}
|{kind: nothing, value: [0, 1]}|{value: [0, 1]}|[]|a
""".replace("\n|", "|").strip().split("|")

MATRICES = """
{kind: grid, params: {a: {kind: choice, value: [1, 2, 3]}, b: {kind: linspace, value: [0, 1, 4]}}}
{kind: grid, params: {a: {kind: choice, value: [1, 2, 3]}, b: {kind: range, value: [0, 4, 1]}}, numRuns: 5}
{kind: grid, params: {a: {kind: choice, value: [1, 2, 3]}}, numRuns: 50}
{kind: grid, params: {a: {kind: choice, value: []}, b: {kind: range, value: [0, 4, 1]}}}
{kind: grid, params: {a: {kind: choice, value: [1, 1]}}}
{kind: grid, params: {a: {kind: daterange, value: [2024-01-01, 2024-01-10, 2]}}}
{kind: grid, params: {a: {kind: geomspace, value: [0, 1, 4]}}}
{kind: random, numRuns: 7, params: {a: {kind: uniform, value: [0, 1]}}}
{kind: random, numRuns: 7, params: {a: {kind: choice, value: [1, 2]}, b: {kind: range, value: [0, 2, 1]}}}
{kind: random, numRuns: 3, params: {a: {kind: choice, value: [1, 2]}, b: {kind: range, value: [0, 2, 1]}}}
{kind: random, numRuns: 3, params: {a: {kind: choice, value: [1, 1]}}}
{kind: random, numRuns: 2, params: {a: {kind: choice, value: [1, 1, 2]}}}
{kind: random, numRuns: 9, params: {a: {kind: pchoice, value: [[1, 0.5], [2, 0.4]]}}}
{kind: random, numRuns: 9, params: {a: {kind: pchoice, value: [[1, 0.5], [2, 0.0], [3, 0.5]]}}}
{kind: random, numRuns: 9, params: {a: {kind: quniform, value: [0, 4, 1]}}}
{kind: random, numRuns: 4, params: {a: {kind: quniform, value: [0, 4, 1]}}}
{kind: random, numRuns: 9, params: {a: {kind: quniform, value: [0, 4, 1]}, b: {kind: uniform, value: [0, 1]}}}
{kind: random, numRuns: 9, params: {a: {kind: quniform, value: [0, 4, 1]}, b: {kind: choice, value: [1, 2, 3]}}}
{kind: mapping, values: [{a: 1}, {a: 2}, {a: 2}]}
{kind: mapping, values: []}
{kind: bayes, numInitialRuns: 5, maxIterations: 10, metric: {name: loss}, params: {a: {kind: uniform, value: [0, 1]}}}
{kind: bayes, numInitialRuns: 5, maxIterations: 10, metric: {name: loss}, params: {a: {kind: choice, value: [1, 2]}}}
{kind: bayes, numInitialRuns: 5, maxIterations: 3, metric: {name: loss}, params: {a: {kind: choice, value: [1, 1]}}}
{kind: tpe, numRuns: 5, maxIterations: 3, metric: {name: loss}, params: {a: {kind: uniform, value: [0, 1]}}}
{kind: tpe, numRuns: 5, metric: {name: loss}, params: {a: {kind: uniform, value: [0, 1]}}}
{kind: tpe, numRuns: 5, maxIterations: 0, metric: {name: loss}, params: {a: {kind: uniform, value: [0, 1]}}}
{kind: tpe, numRuns: 5, maxIterations: -3, metric: {name: loss}, params: {a: {kind: uniform, value: [0, 1]}}}
{kind: tpe, maxIterations: 3, metric: {name: loss}, params: {a: {kind: uniform, value: [0, 1]}}}
{kind: tpe, numRuns: 5, maxIterations: 3, metric: {name: loss}, params: {a: {kind: pchoice, value: [[1, 0.5], [2, 0.5]]}}}
{kind: tpe, numRuns: 5, maxIterations: 3, metric: {name: loss}, params: {a: {kind: daterange, value: [2024-01-01, 2024-01-10, 2]}}}
{kind: tpe, numRuns: 5, maxIterations: 3, metric: {name: loss}, params: {a: {kind: uniform, value: [1, 0]}}}
{kind: tpe, numRuns: 5, maxIterations: 3, metric: {name: loss}, params: {a: {kind: quniform, value: [0, 1, -1]}}}
{kind: tpe, numRuns: 5, maxIterations: 3, metric: {name: loss}, params: {a: {kind: normal, value: [0, 0]}}}
{kind: tpe, numRuns: 5, maxIterations: 3, metric: {name: loss}, params: {a: {kind: choice, value: []}}}
{kind: tpe, numRuns: 5, maxIterations: 1, metric: {name: loss}, params: {a: {kind: choice, value: [1, 2]}}}
{kind: hyperband, maxIterations: 81, eta: 3, resource: {name: n, type: int}, metric: {name: loss}, params: {a: {kind: uniform, value: [0, 1]}}}
{kind: hyperband, maxIterations: 81, eta: 3, resource: {name: n, type: int}, metric: {name: loss}, params: {a: {kind: choice, value: [1, 2, 3, 4]}}}
{kind: hyperband, maxIterations: 81, resource: {name: n}, metric: {name: loss}, params: {a: {kind: uniform, value: [0, 1]}}}
{kind: hyperband, maxIterations: 81, eta: 1, resource: {name: n}, metric: {name: loss}, params: {a: {kind: uniform, value: [0, 1]}}}
{kind: hyperband, maxIterations: 81, eta: 0.5, resource: {name: n}, metric: {name: loss}, params: {a: {kind: uniform, value: [0, 1]}}}
{kind: hyperband, maxIterations: 81, eta: 0, resource: {name: n}, metric: {name: loss}, params: {a: {kind: uniform, value: [0, 1]}}}
{kind: hyperband, eta: 3, resource: {name: n}, metric: {name: loss}, params: {a: {kind: uniform, value: [0, 1]}}}
""".strip().split("\n")
MATRICES += ["{kind: hyperband, maxIterations: %d, eta: %s, resource: {name: n, type: %s}, metric: {name: loss}, params: {a: {kind: uniform, value: [0, 1]}}}"
             % (n, eta, kind) for n, eta, kind in [(1, 3, "int"), (2, 3, "int"), (3, 3, "int"), (9, 3, "int"), (10, 2, "float"), (27, 3, "int"),
                                                   (100, 10, "int"), (125, 5, "int"), (243, 3, "int"), (1000, 10, "float"), (64, 2, "int"), (30, 2.5, "float"), (7, 1.5, "int")]]


class AtShare:
    """Draws what lies at a share of a distribution."""

    def __init__(self, share):
        self.share = share

    def uniform(self, low, high, size):
        np.random.RandomState(0).uniform(low, high)  # raises what NumPy raises
        return low + (high - low) * self.share

    def normal(self, loc, scale, size):
        np.random.RandomState(0).normal(loc, scale)
        return loc + scale * NORMAL[self.share]

    def lognormal(self, mean, sigma, size):
        np.random.RandomState(0).lognormal(mean, sigma)
        return math.exp(mean + sigma * NORMAL[self.share])


def plain(value):
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat(" ") if isinstance(value, datetime.datetime) else value.isoformat()
    if isinstance(value, (float, np.floating)):
        return repr(float(value))
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))


def points(text):
    try:
        hp = V1RandomSearch.from_dict({"kind": "random", "numRuns": 1, "params": {"x": yaml.safe_load(text)}}).params["x"]
        if hp.is_distribution and hp._IDENTIFIER != "pchoice":
            quantiles = sorted(float(sample(hp, rand_generator=AtShare(share))) for share in (0.05, 0.5, 0.95))
            return {"quantiles": [repr(q) for q in quantiles]} if all(map(math.isfinite, quantiles)) else None
        values = [v[0] for v in hp.value] if hp._IDENTIFIER == "pchoice" else to_numpy(hp)
        if isinstance(values, str):
            return None
        return {"count": get_length(hp), "values": [plain(v) for v in list(values)[:SHOWN]]}
    except Exception:
        return None


class Endless(BaseException):
    """Passes through the tuner's own handlers."""


def give_up(*_):
    raise Endless


def hyperband(config):
    """The brackets and their rounds, as the tuner's own docstring runs them."""
    manager, rounds = HyperbandManager(config), []
    for bracket in reversed(range(config.s_max + 1)):
        started = len(manager.get_iteration_suggestions(config.s_max - bracket, 0))
        resources = manager.get_resources(bracket)
        for i in range(bracket + 1):
            given = config.resource.cast_value(manager.get_n_resources(resources, i))
            runs = started if i == 0 else config.get_num_runs_to_keep(started, i - 1)
            rounds.append([config.s_max - bracket, runs, repr(float(given))])
    return rounds or None


def runs(text):
    matrix = yaml.safe_load(text)
    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(3)
    try:
        match matrix["kind"]:
            case "grid":
                return [len(GridSearchManager(V1GridSearch.from_dict(matrix)).get_suggestions())]
            case "random":
                return [len(RandomSearchManager(V1RandomSearch.from_dict(matrix)).get_suggestions())]
            case "mapping":
                return [len(MappingManager(V1Mapping.from_dict(matrix)).get_suggestions())]
            case "hyperband":
                return hyperband(V1Hyperband.from_dict(matrix))
            case "bayes":
                config = V1Bayes.from_dict(matrix)
                # What BayesSearchManager does before there are results; importing it takes scikit-learn.
                initial = V1RandomSearch(params=config.params, num_runs=config.num_initial_runs, seed=config.seed)
                first, each = len(RandomSearchManager(initial).get_suggestions()), 1
            case "tpe":
                config = V1TPE.from_dict(matrix)
                first = each = len(TPEManager(config).get_suggestions())
        # As the scheduler goes on: a round is numbered when it is made, the first one 0.
        made, iteration = [first], 0
        while config.should_reschedule(iteration):
            iteration = config.create_iteration(iteration)
            made.append(each)
            if iteration > 100:
                return "endless"
        return made
    except Endless:
        return "endless"
    except Exception:
        return None
    finally:
        signal.alarm(0)


def random_points(rng):
    kind = rng.choice(["range", "linspace", "logspace", "geomspace", "uniform", "quniform", "loguniform", "qloguniform", "normal", "qnormal", "lognormal", "qlognormal"])
    number = lambda: rng.choice([rng.randint(-5, 20), round(rng.uniform(-5, 5), 2), round(rng.uniform(0, 1), 4)])
    if kind in ("linspace", "logspace", "geomspace"):
        value = [number(), number(), rng.randint(1, 15)]
    elif kind == "range":
        value = [number(), number(), rng.choice([1, 2, 0.1, 0.25, 0.3, 5, round(rng.uniform(0.01, 2), 3)])]
    else:
        value = [number(), number()] + ([rng.choice([1, 2, 0.1, 0.5, 3])] if kind[0] == "q" else [])
    if kind not in ("uniform", "quniform", "loguniform", "qloguniform"):
        value[:2] = value[:2] if "normal" in kind else sorted(value[:2])
    text = '"%s"' % ":".join(map(str, value)) if rng.random() < 0.3 else json.dumps(value)
    return "{kind: %s, value: %s}" % (kind, text)


def main():
    rng = random.Random(1)
    texts = HYPER_PARAMS + [random_points(rng) for _ in range(300)]
    table = {"points": [[text, points(text)] for text in texts], "runs": [[text, runs(text)] for text in MATRICES]}
    print("{\n" + ",\n".join('"%s": [\n%s\n]' % (name, ",\n".join(json.dumps(row) for row in rows)) for name, rows in table.items()) + "\n}")


main()
