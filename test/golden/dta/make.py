"""Stata files of every kind of variable, written by pandas 3.1.1: python3 test/golden/dta/make.py"""
from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).parent
moments = pd.to_datetime(['2024-02-29 13:05:09', None, '1959-12-31 00:00:00'])
frame = pd.DataFrame({
    'a_byte': pd.array([100, None, -127], dtype='Int8'),
    'a_int': pd.array([32740, None, -5], dtype='Int16'),
    'a_long': pd.array([2147483620, None, -7], dtype='Int32'),
    'a_float': np.array([37.6, np.nan, -0.5], np.float32),
    'a_double': [0.1, np.nan, 1e300],
    'text': ['é', '', 'short'],
    'longtext': ['x' * 3000, '', 'été'],
    'stage': pd.Categorical(['II', None, 'I'], categories=['I', 'II', 'III'], ordered=True),
    'day': moments.normalize(),
    'moment': moments,
    'month': pd.to_datetime(['2024-02-01', None, '1959-12-01']),
})
dates = {'day': 'td', 'moment': 'tc', 'month': 'tm'}
for version in (117, 118, 119):
    for order in ('little', 'big'):
        frame.to_stata(HERE / f'{version}-{order}.dta', write_index=False, version=version, byteorder=order,
                       convert_dates=dates, convert_strl=['longtext'])
frame[['a_double']].to_stata(HERE / '114.dta', write_index=False, version=114)
# Labels for some values only, and for all.
pd.DataFrame({'age': [34, 99, 71], 'sex': [1, 2, 1]}).to_stata(
    HERE / 'labels.dta', write_index=False, version=118,
    value_labels={'age': {99: 'refused'}, 'sex': {1: 'female', 2: 'male'}})
