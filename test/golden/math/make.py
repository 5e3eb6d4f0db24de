"""Writes math.json: values of scipy and numpy for test/math. Run: python3 test/golden/math/make.py"""
import json, pathlib
import numpy as np, scipy
from scipy import special, stats

cdf = [-37.0, -10.0, -5.0, -3.0, -1.96, -0.5, 0.0, 0.1, 1.0, 2.5, 3.0, 6.0]
probabilities = [1e-300, 1e-20, 1e-6, 0.001, 0.025, 0.075, 0.3, 0.5, 0.7, 0.925, 0.975, 0.9999]
betas = [(0.5, 2.0, 3.0), (0.01, 0.5, 0.5), (0.99, 10.0, 1.0), (0.2, 30.0, 100.0), (0.5, 500.0, 500.0)]
proportions = [(0, 10), (1, 10), (5, 10), (10, 10), (3, 400), (1234, 5000)]
sample = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0]
out = {
    "source": f"scipy {scipy.__version__}, numpy {np.__version__}",
    "normalCdf": [[x, stats.norm.cdf(x)] for x in cdf],
    "normalQuantile": [[p, stats.norm.ppf(p)] for p in probabilities],
    "incompleteBeta": [[x, a, b, special.betainc(a, b, x)] for x, a, b in betas],
    "wilson": [[s, n, *stats.binomtest(s, n).proportion_ci(0.95, "wilson")] for s, n in proportions],
    "clopperPearson": [[s, n, *stats.binomtest(s, n).proportion_ci(0.95, "exact")] for s, n in proportions],
    "quantile": [[q, float(np.quantile(sample, q))] for q in (0, 0.1, 0.25, 0.5, 0.9, 1)],
    "sample": sample,
    "student": [[p, d, stats.t.ppf(p, d)] for p, d in ((0.975, 19), (0.975, 1), (0.9, 5), (0.995, 200))],
    "logGamma": [[x, special.gammaln(x)] for x in (0.1, 0.5, 1.0, 2.5, 10.0, 1000.0)],
}
pathlib.Path(__file__).with_name("math.json").write_text(json.dumps(out, indent=1) + "\n")
