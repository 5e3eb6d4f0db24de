"""Fits MST with mbi's estimator to FOLDER/codes.csv and writes as many rows to FOLDER/synthetic.csv.

mbi 2.0 on PyPI is the inference alone; the mechanism is written here by the differential-privacy literature (McKenna, Miklau & Sheldon
2021): a third of rho for single columns, a third to choose a tree of pairs, a third for its pairs, mbi's MirrorDescent with its defaults
for both models. Codes that noise hides are put together as in the paper. The last line printed is a JSON object: cpuSeconds, peakMegabytes.
Started by `npm run bench dp-marginals`.
"""

import json
import resource
import sys
import time
import warnings
from pathlib import Path

warnings.filterwarnings('ignore')

import numpy as np
from mbi import Dataset, Domain, LinearMeasurement
from mbi import estimation

folder = Path(sys.argv[1])
rho = float(sys.argv[2])
iterations = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
sizes = json.loads((folder / 'sizes.json').read_text())
codes = np.loadtxt(folder / 'codes.csv', delimiter=',', dtype=int, ndmin=2)
names = [f'c{i}' for i in range(len(sizes))]
rng = np.random.default_rng()

begun = time.process_time()
d = len(names)
sigma = np.sqrt(d / (2 * rho / 3))
ones = [np.bincount(codes[:, i], minlength=sizes[i]) + rng.normal(0, sigma, sizes[i]) for i in range(d)]

# Codes below three deviations as one state, whose noise is the larger.
state, kept, deviations, noisy = [], [], [], []
for y in ones:
    rare = y < 3 * sigma
    if rare.sum() < 2:
        state.append(np.arange(len(y)))
        noisy.append(y)
        deviations.append(np.full(len(y), sigma))
    else:
        to = np.empty(len(y), int)
        to[~rare] = np.arange((~rare).sum())
        to[rare] = (~rare).sum()
        state.append(to)
        noisy.append(np.append(y[~rare], y[rare].sum()))
        deviations.append(np.append(np.full((~rare).sum(), sigma), sigma * np.sqrt(rare.sum())))
shape = [len(y) for y in noisy]
rows = np.stack([state[i][codes[:, i]] for i in range(d)], axis=1)
domain = Domain(names, shape)
# mbi has one deviation a measurement: that of a code by itself.
measured = [LinearMeasurement(noisy[i], (names[i],), float(sigma)) for i in range(d)]
model = estimation.MirrorDescent().estimate(domain, measured, iters=iterations)

total = max(1.0, float(model.total))
one = [np.asarray(model.project((name,)).datavector()) for name in names]
scores = {}
for a in range(d):
    for b in range(a + 1, d):
        exact = np.bincount(rows[:, a] * shape[b] + rows[:, b], minlength=shape[a] * shape[b])
        scores[a, b] = np.abs(exact - np.outer(one[a], one[b]).ravel() / total).sum()
epsilon = np.sqrt(8 * rho / 3 / (d - 1))
part = list(range(d))
tree = []
for _ in range(d - 1):
    pairs = [p for p in scores if part[p[0]] != part[p[1]]]
    values = np.array([scores[p] for p in pairs]) * epsilon / 2
    chance = np.exp(values - values.max())
    a, b = pairs[rng.choice(len(pairs), p=chance / chance.sum())]
    tree.append((a, b))
    part = [part[a] if each == part[b] else each for each in part]
spread = np.sqrt((d - 1) / (2 * rho / 3))
for a, b in tree:
    exact = np.bincount(rows[:, a] * shape[b] + rows[:, b], minlength=shape[a] * shape[b])
    measured.append(LinearMeasurement(exact + rng.normal(0, spread, len(exact)), (names[a], names[b]), float(spread)))
model = estimation.MirrorDescent().estimate(domain, measured, iters=iterations)
spent = time.process_time() - begun

drawn = model.synthetic_data(rows=max(1, round(float(model.total))))
out = []
for i, name in enumerate(names):
    states = np.asarray(drawn.to_dict()[name] if hasattr(drawn, 'to_dict') else drawn.df[name])
    # A state that stands for several codes is spread over them.
    options = [np.flatnonzero(state[i] == s) for s in range(shape[i])]
    out.append(np.array([rng.choice(options[s]) for s in states]))
np.savetxt(folder / 'synthetic.csv', np.stack(out, axis=1), fmt='%d', delimiter=',')
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({'cpuSeconds': round(spent, 2), 'peakMegabytes': peak}))
