"""Writes pyreadstat.xpt: pyreadstat 1.3.7 (ReadStat), pandas 2.3.3. Values are those of test/io/xport.test.ts."""

import sys

import pandas
import pyreadstat

frame = pandas.DataFrame(
    {
        "SUBJID": ["001", "002", "003"],
        "AGE": [34.0, None, 71.5],
        "DOSE": [0.1, -1e-12, 2.0**40],
        "BORN": [-3654.0, 0.0, 23435.0],
        "SEEN": [2019735909.0, None, -1.0],
        "NOTE": ["é, ünï", "", "a b "],
    }
)
pyreadstat.write_xport(
    frame,
    sys.argv[1],
    table_name="DM",
    column_labels=["Subject", "Age (years)", "", "Born", "", ""],
    file_format_version=5,
    variable_format={"BORN": "DATE9", "SEEN": "DATETIME20"},
)
