import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withValues } from '../../../../src/io/sql/spark/bound-values.js'
import { type ThriftStruct, thriftReply } from '../../../../src/io/sql/spark/thrift-reader.js'
import { thriftCall } from '../../../../src/io/sql/spark/thrift-writer.js'

// Thrift's specification of the binary protocol, strict: 0x8001, a zero, the kind of message, name, sequence, fields, 0.
test('a call has the bytes that the specification of Thrift gives it', () => {
  const bytes = thriftCall('Ask', 7, [[4, { type: 'bool', value: true }]])
  expect(bytes.toString('hex')).toBe(
    '80010001' + '00000003' + '41736b' + '00000007' + '0c0001' + '020004' + '01' + '00' + '00',
  )
})

test('what is written is read again', () => {
  fc.assert(
    fc.property(
      fc.maxSafeInteger(),
      fc.integer(),
      fc.string({ unit: 'binary' }),
      fc.boolean(),
      (long, int, text, flag) => {
        const call = thriftCall('Ask', 1, [
          [1, { type: 'i64', value: long }],
          [2, { type: 'i32', value: int }],
          [3, { type: 'struct', value: [[9, { type: 'string', value: text }]] }],
          [4, { type: 'bool', value: flag }],
          [5, { type: 'texts', value: { a: text } }],
        ])
        const { isResult, fields } = thriftReply(call)
        const struct = fields.get(1) as ThriftStruct
        const bytes = Buffer.from(text, 'utf8')
        expect(isResult).toBe(false)
        expect([struct.get(1), struct.get(2), struct.get(4)]).toEqual([long, int, flag])
        expect((struct.get(3) as ThriftStruct).get(9)).toEqual(bytes)
        expect(struct.get(5)).toEqual([[Buffer.from('a'), bytes]])
      },
    ),
  )
})

test('a reply that is cut, or is none, is an error and no endless list', () => {
  const call = thriftCall('Ask', 7, [[1, { type: 'string', value: 'Anna' }]])
  for (let length = 0; length < call.length; length++) expect(() => thriftReply(call.subarray(0, length))).toThrow()
  expect(() => thriftReply(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'))).toThrow('not Thrift')
})

test('a bound text leaves nothing of itself in SQL but hexadecimal digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const sql = withValues('SELECT /*mirrorward:1*/', [text])
      expect(sql).toMatch(/^SELECT CAST\(X'([0-9a-f]{2})*' AS STRING\)$/)
      expect(Buffer.from(sql.slice(14, -12), 'hex')).toEqual(Buffer.from(text, 'utf8'))
    }),
  )
})
