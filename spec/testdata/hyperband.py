"""Prints the brackets of hyperbands as the reference plans them, each with its rounds, runs and budgets: one a line."""
import json

from polyaxon.schemas import V1Hyperband

for most in [*range(1, 130), 200, 243, 256, 500, 512, 625, 729, 1000, 1024, 2187, 10000]:
    for eta in (1.5, 2, 2.5, 3, 4, 5, 7, 10):
        config = V1Hyperband.from_dict({"kind": "hyperband", "maxIterations": most, "eta": eta})
        config.set_tuning_params()
        brackets = []
        for bracket in reversed(range(config.s_max + 1)):
            started = config.get_num_runs(bracket)
            least = config.max_iterations * (config.eta ** (-bracket))  # as HyperbandManager has it
            rounds = [[started if i == 0 else config.get_num_runs_to_keep(started, i - 1), int(least * config.eta**i)] for i in range(bracket + 1)]
            brackets.append([r for r in rounds if r[0] > 0])
        print(json.dumps([most, eta, brackets]))
