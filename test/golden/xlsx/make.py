"""Workbooks of every kind of cell, written by openpyxl 3.1: python3 test/golden/xlsx/make.py"""
import datetime as dt
import re
import zipfile
from pathlib import Path

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = Path(__file__).parent
HEADER = ['id', 'age', 'born', 'seen', 'clock', 'smoker', 'code', 'error', 'sum', 'note', 'dose', 'mixed', None]


def write(name, epoch=None):
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    sheet = book.active
    sheet.title = 'Patients'
    sheet.append(HEADER)
    sheet.append(['007', 34, dt.date(1950, 2, 28), dt.datetime(2024, 1, 1, 13, 5, 9), dt.time(8, 30), True, '00123',
                  '#N/A', '=B2+1', 'é, "x"', 0.1, 5])
    sheet.append([])
    sheet.append(['008', None, None, dt.datetime(2024, 2, 29), None, False, '12', '#DIV/0!', None, '', 37.6, '<5'])
    labs = book.create_sheet('Labs')
    labs.append(['x', 'y'])
    labs.append([1, 'a'])
    book.create_sheet('Empty')
    path = HERE / f'{name}.xlsx'
    book.save(path)
    # openpyxl computes nothing: what a spreadsheet program keeps beside a formula is put in by hand.
    with zipfile.ZipFile(path) as before:
        parts = {part: before.read(part) for part in before.namelist()}
    part = 'xl/worksheets/sheet1.xml'
    parts[part] = re.sub(rb'<f>B2\+1</f><v ?/?>(</v>)?', b'<f>B2+1</f><v>35</v>', parts[part])
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as after:
        for part, content in parts.items():
            after.writestr(part, content)


write('from-1900')
write('from-1904', CALENDAR_MAC_1904)
