"""Writes survival.json: Kaplan-Meier, restricted mean and log-rank of lifelines. Run: python3 test/golden/survival/make.py"""
import json, pathlib
import lifelines, numpy as np
from lifelines import KaplanMeierFitter
from lifelines.statistics import logrank_test
from lifelines.utils import restricted_mean_survival_time

first = dict(times=[1, 2, 2, 3, 5, 5, 6, 8, 9, 12], events=[1, 1, 0, 1, 1, 1, 0, 1, 0, 1])
second = dict(times=[2, 3, 4, 4, 6, 7, 7, 10, 11, 13], events=[1, 0, 1, 1, 0, 1, 1, 1, 0, 0])
fit = lambda d: KaplanMeierFitter().fit(d["times"], d["events"])
a, b = fit(first), fit(second)
test = logrank_test(first["times"], second["times"], first["events"], second["events"])
grid = np.linspace(0, 10, 100001)
gap = float(np.mean(np.abs(a.predict(grid[:-1]).to_numpy() - b.predict(grid[:-1]).to_numpy())))
out = {
    "source": f"lifelines {lifelines.__version__}",
    "first": first, "second": second,
    "survival": [[t, float(a.predict(t))] for t in (1, 2, 3, 5, 8, 12)],
    "restrictedMean": [float(restricted_mean_survival_time(m, t=10)) for m in (a, b)],
    "logRank": float(test.test_statistic),
    "meanGap": gap,
}
pathlib.Path(__file__).with_name("survival.json").write_text(json.dumps(out, indent=1) + "\n")
