"""Writes regression.json: coefficients and standard errors of statsmodels. Run: python3 test/golden/regression/make.py"""
import json, pathlib
import numpy as np, statsmodels, statsmodels.api as sm

x1 = [0.1, -1.2, 0.7, 2.1, -0.4, 1.5, -2.0, 0.3, 0.9, -0.8, 1.1, -1.6, 0.0, 0.5, -0.3, 1.8]
x2 = [1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0]
y = [0, 0, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 1]
z = [1.2, -0.3, 2.2, 3.9, 0.1, 2.4, -1.1, 0.6, 2.8, -0.9, 2.0, -1.7, 0.4, 1.9, 0.8, 2.7]
X = sm.add_constant(np.column_stack([x1, x2]))
logit, ols = sm.Logit(y, X).fit(disp=0, tol=1e-14), sm.OLS(z, X).fit()
t = [5, 8, 12, 3, 9, 4, 15, 7, 2, 11, 6, 14, 5, 3, 9, 1]
d = [1, 0, 1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 1]
cox = sm.PHReg(np.array(t), np.column_stack([x1, x2]), status=np.array(d), ties="breslow").fit()
from lifelines.utils import concordance_index
risk = np.column_stack([x1, x2]) @ cox.params
# Long tails: statsmodels' full Newton steps overshoot here, lifelines halves them. Without ties, its Efron is Breslow.
import lifelines, pandas as pd
from scipy import stats
tailed = np.round(np.exp(2 * stats.norm.ppf((np.arange(60) + 0.5) / 60)), 3)
ends = np.round((((np.arange(60) * 37) % 60) + 1) / np.minimum(tailed, 20), 4)
frame = pd.DataFrame({"x": tailed, "t": ends, "d": 1})
long = lifelines.CoxPHFitter().fit(frame, "t", "d", fit_options={"precision": 1e-12})
out = {"tailed": {"values": tailed.tolist(), "times": ends.tolist(), "source": f"lifelines {lifelines.__version__}",
                  "cox": [[float(long.params_["x"])], [float(long.standard_errors_["x"])]]},
       "times": t, "events": d, "cox": [list(cox.params), list(cox.bse)],
       "concordance": float(concordance_index(t, -risk, d)),
       "source": f"statsmodels {statsmodels.__version__}", "x1": x1, "x2": x2, "y": y, "z": z,
       "logistic": [list(logit.params), list(logit.bse)], "linear": [list(ols.params), list(ols.bse)]}
pathlib.Path(__file__).with_name("regression.json").write_text(json.dumps(out, indent=1) + "\n")
