"""Arrow files of every kind of column, written by pyarrow 26.0.1: python3 test/golden/arrow/make.py"""
import datetime as dt
import decimal
from pathlib import Path

import pyarrow as pa

HERE = Path(__file__).parent

def w(name, t):
    with pa.OSFile(f'{HERE}/{name}.arrow','wb') as f, pa.ipc.new_file(f,t.schema) as wr: wr.write_table(t)
t=pa.table({'i32':pa.array([1,None],pa.int32()),'f':pa.array([37.6,1.1],pa.float32()),'h':pa.array([1.5,0.1],pa.float16()),'n':pa.nulls(2),'dec':pa.array([decimal.Decimal('-1.25'),None],pa.decimal128(10,2)),'dec256':pa.array([decimal.Decimal('12345678901234567890123.25'),None],pa.decimal256(50,2)),
 't32':pa.array([dt.time(8,30),None],pa.time32('s')),'t64':pa.array([dt.time(8,30,1,500000),None],pa.time64('us')),'dur':pa.array([1500,None],pa.duration('ms')),'d64':pa.array([dt.date(2024,2,29),None],pa.date64()),'d32':pa.array([dt.date(2024,2,29),None],pa.date32()),
 'ts':pa.array([dt.datetime(2024,1,2,3,4,5),None],pa.timestamp('ns')),'tz':pa.array([dt.datetime(2024,1,2,3,4,5),None],pa.timestamp('s','Europe/Paris')),
 'dicnum':pa.array([10,20],pa.int64()).dictionary_encode(),'dic':pa.array(['a','b']).dictionary_encode(),'lu':pa.array(['é',None],pa.large_utf8()),'bin':pa.array([b'abc',None],pa.binary()),'b':pa.array([True,None])})
w('kinds',t)
w('views',pa.table({'v':pa.array(['short','a text longer than twelve bytes'],pa.string_view()),'bv':pa.array([b'short',None],pa.binary_view()),'lb':pa.array([b'short',None],pa.large_binary()),'y':[1,2]}))
w('nested',pa.table({'l':[[1],[2]],'s':[{'x':1},{'x':2}],'y':[1,2]}))
w('ree',pa.table({'r':pa.array(pa.RunEndEncodedArray.from_arrays(pa.array([2],pa.int32()),pa.array([7]))),'y':[1,2]}))
