"""Writes prediction.json: scores of scikit-learn, scipy and lifelines. Run: python3 test/golden/prediction/make.py"""
import json, pathlib
import lifelines, numpy as np, scipy, sklearn
from lifelines.utils import concordance_index
from scipy import stats
from sklearn import metrics
from sklearn.calibration import calibration_curve

rng = np.random.default_rng(7)
p = np.round(rng.uniform(0.02, 0.98, 40), 2)
p[:6] = 0.5
y = (rng.uniform(size=40) < p**1.5).astype(int)
numbers = np.round(rng.normal(10, 3, 20), 2)
predictions = np.round(numbers + rng.normal(0, 1, 20), 2)
observed, predicted = calibration_curve(y, p, n_bins=4, strategy="quantile")
bins = np.searchsorted(np.percentile(p, [25, 50, 75]), p)
rows = np.bincount(bins, minlength=4)
first = [0.31, 0.02, 0.0, -0.01, 0.12, 0.0, 0.05]
second = [0.22, 0.03, 0.01, -0.02, 0.25, 0.01, 0.0]
times = [5, 8, 12, 3, 9, 4, 15, 7, 2, 11, 6, 14, 5, 3, 9, 1]
events = [1, 0, 1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 1]
risk = [0.2, 0.1, 0.2, 1.4, -0.3, 0.9, -1.1, 0.2, 0.8, 0.0, 0.4, -0.6, 0.3, 0.5, -0.3, 1.0]
kept = [i for i in range(16) if i % 4 != 1]
c = lambda rows: float(concordance_index([times[i] for i in rows], [-risk[i] for i in rows], [events[i] for i in rows]))
out = {
    "source": f"scikit-learn {sklearn.__version__}, scipy {scipy.__version__}, lifelines {lifelines.__version__}",
    "probabilities": p.tolist(), "targets": y.tolist(),
    "area": metrics.roc_auc_score(y, p), "averagePrecision": metrics.average_precision_score(y, p),
    "brier": metrics.brier_score_loss(y, p),
    "calibration": [[a, b, int(n)] for a, b, n in zip(predicted, observed, rows)],
    "calibrationError": float(np.sum(rows / 40 * np.abs(observed - predicted))),
    "numbers": numbers.tolist(), "predictions": predictions.tolist(),
    "explained": metrics.r2_score(numbers, predictions),
    "rootMeanSquaredError": metrics.root_mean_squared_error(numbers, predictions),
    "first": first, "second": second, "spearman": float(stats.spearmanr(first, second).statistic),
    "times": times, "events": events, "risk": risk,
    "concordance": c(range(16)), "concordanceWithoutGroup1": c(kept),
}
pathlib.Path(__file__).with_name("prediction.json").write_text(json.dumps(out, indent=1) + "\n")
