"""Writes density.json: density and coverage of prdc (the authors' own package). Run: python3 test/golden/density/make.py"""
import importlib.metadata as metadata, json, pathlib
import numpy as np
from prdc import compute_prdc

rng = np.random.default_rng(1)
real = rng.normal(size=(12, 2)).round(3)
synthetic = (0.8 * rng.normal(size=(9, 2)) + 0.3).round(3)
out = {"source": f"prdc {metadata.version('prdc')}", "real": real.tolist(), "synthetic": synthetic.tolist()}
for k in (1, 3, 5):
    found = compute_prdc(real_features=real, fake_features=synthetic, nearest_k=k)
    out[f"k{k}"] = {name: float(found[name]) for name in ("density", "coverage")}
pathlib.Path(__file__).with_name("density.json").write_text(json.dumps(out, indent=1) + "\n")
