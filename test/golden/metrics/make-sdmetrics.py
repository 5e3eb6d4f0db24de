"""Writes sdmetrics.json: SDMetrics itself on real tables of datasets/, even rows as real, odd rows as synthetic, and for
the distances every fourth row as train, holdout and synthetic. Run from the root with sdmetrics and pyyaml installed:
python3 test/golden/metrics/make-sdmetrics.py"""
import importlib.metadata as metadata, json, pathlib, warnings
import pandas as pd, yaml
from sdmetrics.column_pairs import ContingencySimilarity, CorrelationSimilarity
from sdmetrics.reports.single_table import QualityReport
from sdmetrics.single_column import KSComplement, TVComplement
from sdmetrics.single_table import DCROverfittingProtection

warnings.filterwarnings("ignore")
root = pathlib.Path(__file__).parents[3]
numeric = ("numeric",)
modelled = ("numeric", "categorical", "boolean", "ordinal")


def load(name):
    schema = yaml.safe_load((root / f"datasets/{name}/schema.yaml").read_text())
    columns = {c["name"]: c["kind"] for c in schema["columns"] if c["kind"] in modelled and c["role"] != "direct-identifier"}
    text = pd.read_csv(root / f"datasets/{name}/{name}.csv.gz", dtype=str, keep_default_na=False, na_values=["NA", ""])
    table = text[list(columns)].copy()
    for column, kind in columns.items():
        if kind in numeric:
            table[column] = pd.to_numeric(table[column])
    described = {c: {"sdtype": "numerical" if k in numeric else "categorical"} for c, k in columns.items()}
    return table, {"columns": described}


out = {"source": f"sdmetrics {metadata.version('sdmetrics')}", "tables": {}}
for name in ("pbc", "pima", "rotterdam"):
    table, described = load(name)
    real, synthetic = (table.iloc[start::2].reset_index(drop=True) for start in (0, 1))
    kinds = {c: d["sdtype"] for c, d in described["columns"].items()}
    report = QualityReport()
    report.generate(real, synthetic, described, verbose=False)
    details = report.get_details("Column Pair Trends")
    shapes = {c: float((KSComplement if k == "numerical" else TVComplement).compute(real[c], synthetic[c])) for c, k in kinds.items()}
    standalone = {}
    names = list(kinds)
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            pair = [a, b]
            if kinds[a] == kinds[b] == "numerical":
                score = CorrelationSimilarity.compute(real[pair], synthetic[pair])
            else:
                score = ContingencySimilarity.compute(
                    real[pair].copy(), synthetic[pair].copy(),
                    continuous_column_names=[c for c in pair if kinds[c] == "numerical"] or None,
                )
            standalone[f"{a} {b}"] = float(score)
    parts = [table.iloc[start::4].reset_index(drop=True) for start in (0, 1, 2)]
    distances = DCROverfittingProtection.compute_breakdown(
        real_training_data={"t": parts[0]}, real_validation_data=parts[1], synthetic_data={"t": parts[2]},
        metadata={"tables": {"t": described}}, table_name="t",
    ) if name == "pbc" else None
    out["tables"][name] = {
        "columnShapes": float(report.get_properties().set_index("Property").loc["Column Shapes", "Score"]),
        "columnPairTrends": float(report.get_properties().set_index("Property").loc["Column Pair Trends", "Score"]),
        "score": float(report.get_score()),
        "counted": sorted(f"{r['Column 1']} {r['Column 2']}" for _, r in details[details["Meets Threshold?"].fillna(False)].iterrows()),
        "shapes": shapes,
        "standalonePairs": standalone,
        "overfitting": distances,
    }
path = pathlib.Path(__file__).with_name("sdmetrics.json")
path.write_text(json.dumps(out, indent=1, allow_nan=False) + "\n")
