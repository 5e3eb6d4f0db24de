"""Fits one published generator to FOLDER/train.csv and writes as many rows to FOLDER/synthetic.csv.

The last line printed is a JSON object: fitSeconds, sampleSeconds, peakMegabytes, note. Started by `npm run bench:leaderboard`.
"""

import argparse
import json
import resource
import sys
import time
import warnings
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd

warnings.filterwarnings('ignore')


def read_train(folder):
    """The training rows: numbers as floats, levels as text, missing as NaN."""
    columns = json.loads((folder / 'columns.json').read_text())
    types = {c['name']: float if c['type'] == 'number' else str for c in columns}
    train = pd.read_csv(folder / 'train.csv', dtype=types, keep_default_na=False, na_values=[''])
    # Text as Python objects: not every peer knows newer dtypes.
    for c in columns:
        if c['type'] == 'level':
            train[c['name']] = train[c['name']].astype(object)
    return train[[c['name'] for c in columns]], columns


def write_synthetic(table, columns, path):
    """Numbers are rounded to the schema's precision, as every tool would be told to."""
    table = table[[c['name'] for c in columns]].copy()
    for c in columns:
        if c['type'] == 'number':
            values = pd.to_numeric(table[c['name']], errors='coerce')
            digits = c.get('precision')
            table[c['name']] = values if digits is None else values.round(digits)
            if digits is not None and digits <= 0:
                table[c['name']] = table[c['name']].astype('Int64')
    table.to_csv(path, index=False)


def sdv_metadata(columns):
    from sdv.metadata import Metadata

    kinds = {'number': 'numerical', 'level': 'categorical'}
    described = {c['name']: {'sdtype': kinds[c['type']]} for c in columns}
    return Metadata.load_from_dict({'METADATA_SPEC_VERSION': 'V1', 'tables': {'table': {'columns': described}}})


def rows_of(sampled):
    """SDV 2 gives tables by name, SDV 1 gave the table."""
    return sampled['table'] if isinstance(sampled, dict) else sampled


def gaussian_copula(train, columns, told):
    from sdv.single_table import GaussianCopulaSynthesizer

    model = GaussianCopulaSynthesizer(sdv_metadata(columns))
    model.fit({'table': train})
    return (lambda rows: rows_of(model.sample(num_rows=rows))), f"sdv {version('sdv')}", None


def network(name):
    """CTGAN or TVAE for the epochs asked for, or as many as fit the time limit by two short trials."""

    def fit(train, columns, told):
        import torch
        from sdv import single_table

        torch.manual_seed(told.seed)
        torch.set_num_threads(1)

        def run(epochs):
            started = time.perf_counter()
            model = getattr(single_table, name)(sdv_metadata(columns), epochs=epochs)
            model.fit({'table': train})
            return model, time.perf_counter() - started

        (_, short), (_, longer) = run(1), run(4)
        epoch = max((longer - short) / 3, 1e-3)
        epochs = int(min(told.epochs, max(1, (told.limit_seconds - short) / epoch)))
        model, seconds = run(epochs)
        return (lambda rows: rows_of(model.sample(num_rows=rows))), f"sdv {version('sdv')}, {epochs} epochs", seconds

    return fit


def synthcity(name):
    def fit(train, columns, told):
        from synthcity.plugins import Plugins
        from synthcity.plugins.core.dataloader import GenericDataLoader

        filled, restore = without_missing(train, columns)
        model = Plugins().get(name, random_state=told.seed)
        model.fit(GenericDataLoader(filled))
        return (lambda rows: restore(model.generate(count=rows).dataframe())), f"synthcity {version('synthcity')}", None

    return fit


def arf(train, columns, told):
    """Adversarial random forests by arfpy."""
    from arfpy import arf as arfpy

    if not hasattr(np, 'in1d'):
        np.in1d = np.isin  # The old name that arfpy 0.1.1 calls, gone from numpy 2.4.
    filled, restore = without_missing(train, columns)
    model = arfpy.arf(filled, verbose=False, random_state=told.seed)
    model.forde()
    return (lambda rows: restore(model.forge(n=rows))), f"arfpy {version('arfpy')}", None


def without_missing(train, columns):
    """For peers that know no missing cells: a level of its own in text, a median and a flag column in numbers."""
    filled, flags = train.copy(), {}
    for c in columns:
        name, missing = c['name'], train[c['name']].isna()
        if not missing.any():
            continue
        if c['type'] == 'level':
            filled[name] = train[name].fillna('(missing)')
        else:
            flags[name] = f'{name} is missing'
            filled[name] = train[name].fillna(train[name].median())
            filled[flags[name]] = missing.map({True: 'yes', False: 'no'}).astype(object)

    def restore(table):
        table = table.copy()
        for name, flag in flags.items():
            table.loc[(table[flag] == 'yes').to_numpy(), name] = np.nan
        return table.drop(columns=list(flags.values())).replace('(missing)', np.nan)

    return filled, restore


def cart(train, columns, told, leaf=5):
    """Sequential trees in the manner of synthpop: each column given those before it, values from donors of the same leaf."""
    from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

    rng = np.random.default_rng(told.seed)
    trees, seen = [], np.zeros((len(train), 0))
    for c in columns:
        column = train[c['name']]
        if seen.shape[1] == 0:
            trees.append(None)
        else:
            is_number = c['type'] == 'number'
            tree = (DecisionTreeRegressor if is_number else DecisionTreeClassifier)(
                min_samples_leaf=leaf, random_state=told.seed
            )
            # Missing numbers lie apart from all others, so that a split can reach them.
            apart = column.min() - (column.max() - column.min() + 1) if is_number else '(missing)'
            target = column.fillna(apart)
            tree.fit(seen, target if is_number else target.astype(str))
            leaves = tree.apply(seen)
            donors = {node: np.flatnonzero(leaves == node) for node in np.unique(leaves)}
            trees.append((tree, donors))
        seen = np.hstack([seen, encode(column, column, c)])

    def sample(rows):
        made, known = {}, np.zeros((rows, 0))
        for c, fitted in zip(columns, trees):
            column = train[c['name']]
            if fitted is None:
                chosen = rng.integers(0, len(train), rows)
            else:
                tree, donors = fitted
                chosen = np.zeros(rows, dtype=int)
                leaves = tree.apply(known)
                for node in np.unique(leaves):
                    here = leaves == node
                    chosen[here] = rng.choice(donors[node], here.sum())
            values = column.iloc[chosen].reset_index(drop=True)
            made[c['name']] = values
            known = np.hstack([known, encode(values, column, c)])
        return pd.DataFrame(made)

    return sample, f'leaf {leaf}, scikit-learn {version("scikit-learn")}', None


def encode(values, train, column):
    """Numbers with a missing flag; a column for each of the 30 most frequent levels and for missing."""
    if column['type'] == 'number':
        return np.column_stack([values.fillna(train.median()), values.isna()]).astype(float)
    levels = train.value_counts().index[:30]
    return np.column_stack([values == level for level in levels] + [values.isna()]).astype(float)


# What each peer is made by, and the modules to load before the clock starts.
peers = {
    'gaussian-copula': (gaussian_copula, ['sdv.single_table', 'sdv.metadata']),
    'ctgan': (network('CTGANSynthesizer'), ['torch', 'sdv.single_table', 'sdv.metadata']),
    'tvae': (network('TVAESynthesizer'), ['torch', 'sdv.single_table', 'sdv.metadata']),
    'bayesian-network': (synthcity('bayesian_network'), ['synthcity.plugins']),
    'arf': (arf, ['arfpy.arf']),
    'cart': (cart, ['sklearn.tree']),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('peer', choices=peers)
    parser.add_argument('folder', type=Path)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--epochs', type=int, default=300)
    parser.add_argument('--limit-seconds', type=float, default=720)
    told = parser.parse_args()
    np.random.seed(told.seed)
    train, columns = read_train(told.folder)

    fit, modules = peers[told.peer]
    for module in modules:
        import_module(module)

    started = time.perf_counter()
    sample, note, seconds = fit(train, columns, told)
    fit_seconds = time.perf_counter() - started if seconds is None else seconds
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    started = time.perf_counter()
    synthetic = sample(len(train))
    sample_seconds = time.perf_counter() - started
    write_synthetic(synthetic, columns, told.folder / 'synthetic.csv')
    report = {'fitSeconds': fit_seconds, 'sampleSeconds': sample_seconds, 'peakMegabytes': peak, 'note': note}
    sys.stdout.write('\n' + json.dumps(report) + '\n')


if __name__ == '__main__':
    main()
