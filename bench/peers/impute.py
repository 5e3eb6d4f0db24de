"""Fills the missing cells of a table of numbers by scikit-learn's IterativeImputer with draws from its predictive distribution.

Reads CSV (a header, empty cells missing) on standard input and writes the filled table on standard output; the argument is a seed.
"""

import csv
import sys

import numpy
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer

header, *rows = csv.reader(sys.stdin)
values = numpy.array([[float(cell) if cell else numpy.nan for cell in row] for row in rows])
filled = IterativeImputer(sample_posterior=True, max_iter=20, random_state=int(sys.argv[1])).fit_transform(values)
writer = csv.writer(sys.stdout)
writer.writerow(header)
writer.writerows(filled.tolist())
