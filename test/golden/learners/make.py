"""Golden values for src/learn: scikit-learn's AUC on six tables. Run: python make.py [folder of tables]
Train rows: index % 3 != 0; test rows: index % 3 == 0. Categorical features are given as such, missing values kept for
boosting; logistic regression (C=1) gets median-imputed, standardised numbers with missing flags and one-hot levels."""
import gzip, json, sys
import numpy as np, pandas as pd, sklearn
from sklearn.compose import make_column_transformer
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

folder = sys.argv[1] if len(sys.argv) > 1 else '../../../../shared/datasets'
read = lambda name: pd.read_csv(f'{folder}/{name}.csv.gz', na_values=['?'])
bc = load_breast_cancer(as_frame=True).frame
bc.columns = [c.replace(' ', '_') for c in bc.columns]
with gzip.GzipFile('breast-cancer.csv.gz', 'wb', mtime=0) as f: f.write(bc.to_csv(index=False).encode())
tables = {
    'pima': (read('pima'), 'diabetes', 'pos', []), 'pbc': (read('pbc'), 'status', 2, ['id']), 'rotterdam': (read('rotterdam'), 'death', 1, ['pid', 'dtime', 'rtime', 'recur']),
    'flchain': (read('flchain'), 'death', 1, ['chapter', 'futime']), 'adult': (read('adult'), 'income', '>50K', []), 'breast-cancer': (bc, 'target', 1, []),
}
out = {'source': f'scikit-learn {sklearn.__version__}', 'tables': {}}
for name, (frame, target, positive, drop) in tables.items():
    y = (frame[target] == positive).to_numpy().astype(int); X = frame.drop(columns=[target, *drop])
    cats = [c for c in X if not pd.api.types.is_numeric_dtype(X[c])]; nums = [c for c in X if c not in cats]
    X[cats] = X[cats].astype('category'); test = np.arange(len(X)) % 3 == 0
    p = HistGradientBoostingClassifier(categorical_features='from_dtype', early_stopping=False, random_state=0).fit(X[~test], y[~test]).predict_proba(X[test])[:, 1]
    L = X.copy(); L[cats] = L[cats].astype(object).where(L[cats].notna(), '(missing)')
    prep = make_column_transformer((make_pipeline(SimpleImputer(strategy='median', add_indicator=True), StandardScaler()), nums), (OneHotEncoder(handle_unknown='ignore', sparse_output=False), cats))
    q = make_pipeline(prep, LogisticRegression(C=1.0, tol=1e-10, max_iter=10000)).fit(L[~test], y[~test]).predict_proba(L[test])[:, 1]
    dense = prep.fit(L[~test]); r = RandomForestClassifier(n_estimators=300, random_state=0, n_jobs=2).fit(dense.transform(L[~test]), y[~test]).predict_proba(dense.transform(L[test]))[:, 1]
    out['tables'][name] = dict(target=target, positive=str(positive), drop=drop, boosting=roc_auc_score(y[test], p), logistic=roc_auc_score(y[test], q), forest=roc_auc_score(y[test], r))
    print(name, out['tables'][name])
json.dump(out, open('learners.json', 'w'), indent=1)
