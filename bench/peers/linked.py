"""Fits one published generator of linked tables to the CSV files of FOLDER and writes as many people to FOLDER/synthetic.

FOLDER/tables.json says what the tables are. Started by `npm run bench -- linked`; needs sdv (see README.md).
"""

import json
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd

warnings.filterwarnings('ignore')


def read(folder, table):
    types = {c['name']: float if c['type'] == 'number' else str for c in table['columns']}
    rows = pd.read_csv(folder / f"{table['name']}.csv", dtype=types, keep_default_na=False, na_values=[''])
    return rows[[c['name'] for c in table['columns']]]


def write(rows, table, folder):
    rows = rows[[c['name'] for c in table['columns']]].copy()
    for c in table['columns']:
        digits = c.get('precision')
        if c['type'] == 'number':
            values = pd.to_numeric(rows[c['name']], errors='coerce')
            rows[c['name']] = values if digits is None else values.round(digits)
            if digits is not None and digits <= 0:
                rows[c['name']] = rows[c['name']].astype('Int64')
    rows.to_csv(folder / f"{table['name']}.csv", index=False)


def described(table, links):
    kinds = {'number': 'numerical', 'level': 'categorical'}
    return {c['name']: {'sdtype': 'id' if c['name'] in links else kinds[c['type']]} for c in table['columns']}


def hma(tables, data, people):
    from sdv.metadata import Metadata
    from sdv.multi_table import HMASynthesizer

    metadata = {'METADATA_SPEC_VERSION': 'V1', 'tables': {}, 'relationships': []}
    for t in tables:
        links = {t.get('key'), t.get('foreign')}
        own = {'columns': described(t, links)}
        if t.get('key'):
            own['primary_key'] = t['key']
        metadata['tables'][t['name']] = own
        if t.get('parent'):
            above = next(a for a in tables if a['name'] == t['parent'])
            metadata['relationships'].append({
                'parent_table_name': t['parent'], 'parent_primary_key': above['key'],
                'child_table_name': t['name'], 'child_foreign_key': t['foreign'],
            })
    model = HMASynthesizer(Metadata.load_from_dict(metadata), verbose=False)
    model.fit(data)
    main = tables[0]['name']
    drawn = model.sample(people, main)
    return {t['name']: drawn[t['name']] for t in tables}


def par(tables, data, people, epochs=128):
    """Sequences with their person's columns as context; people without rows are no sequences and are left out."""
    from sdv.metadata import Metadata
    from sdv.sequential import PARSynthesizer

    above, below = tables[0], tables[1]
    key, foreign, time = above['key'], below['foreign'], below['time']
    own = [c['name'] for c in above['columns'] if c['name'] != key]
    context = {name: f'person: {name}' for name in own}
    people_rows = data[above['name']].rename(columns=context)
    joined = data[below['name']].merge(people_rows, left_on=foreign, right_on=key, suffixes=('', ' of person'))
    if key != foreign:
        joined = joined.drop(columns=[key])
    columns = described(below, {foreign})
    kinds = {'number': 'numerical', 'level': 'categorical'}
    columns.update({context[c['name']]: {'sdtype': kinds[c['type']]} for c in above['columns'] if c['name'] != key})
    metadata = Metadata.load_from_dict({
        'METADATA_SPEC_VERSION': 'V1',
        'tables': {'table': {'columns': columns, 'sequence_key': foreign, 'sequence_index': time}},
    })
    model = PARSynthesizer(metadata, context_columns=list(context.values()), epochs=epochs, verbose=False)
    model.fit({'table': joined[list(columns)]})
    drawn = model.sample_sequences(people)
    drawn = drawn['table'] if isinstance(drawn, dict) else drawn
    first = drawn.groupby(foreign, sort=False).first().reset_index()
    made = first.rename(columns={v: k for k, v in context.items()}).rename(columns={foreign: key})
    return {above['name']: made, below['name']: drawn}


generators = {'hma': hma, 'par': par}

if __name__ == '__main__':
    name, folder, seed = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    np.random.seed(seed)
    try:
        import torch

        torch.manual_seed(seed)
        torch.set_num_threads(1)
    except ImportError:
        pass
    told = json.loads((folder / 'tables.json').read_text())
    data = {t['name']: read(folder, t) for t in told['tables']}
    drawn = generators[name](told['tables'], data, told['people'])
    for t in told['tables']:
        write(drawn[t['name']], t, folder / 'synthetic')
