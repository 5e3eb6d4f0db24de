import { describe, expect, test } from 'vitest'
import { decodeModelFile, encodeModelFile, metadataJson, type Safetensors } from '../../../models/file/index.js'

const file: Safetensors = {
  metadata: { model: 'marginals', options: '{"smoothing":1}', note: 'prostředí 🌱' },
  tensors: new Map([
    ['small', { shape: [3], data: Uint8Array.of(1, 2, 3) }],
    ['table:"ä"', { shape: [2, 2], data: Float32Array.of(0.25, 0.75, 1, 0) }],
    ['wide', { shape: [1], data: Float64Array.of(Math.PI) }],
    ['empty', { shape: [0], data: new Uint16Array(0) }],
  ]),
}

/** A model file with a header of one's own, for damage. */
function forge(header: unknown, bodyLength: number): Uint8Array {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header))
  const bytes = new Uint8Array(8 + text.length + bodyLength)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true)
  bytes.set(text, 8)
  return bytes
}

const metadata = { format: 'mirrorward/model', version: '1', model: 'marginals' }
const tensor = (start: number, end: number) => ({ dtype: 'U8', shape: [end - start], data_offsets: [start, end] })

describe('model file', () => {
  test('tensors and metadata come back as they were written', () => {
    const read = decodeModelFile(encodeModelFile(file))
    expect(read.metadata).toEqual({ format: 'mirrorward/model', version: '1', ...file.metadata })
    expect(new Map([...read.tensors].sort())).toEqual(new Map([...file.tensors].sort()))
    expect(metadataJson(read, 'options')).toEqual({ smoothing: 1 })
  })

  test('the header is padded to a multiple of 8 and buffers are aligned', () => {
    const bytes = encodeModelFile(file)
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true))
    expect(length % 8).toBe(0)
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)))
    expect(header.wide.data_offsets).toEqual([0, 8])
    expect(header['table:"ä"'].data_offsets).toEqual([8, 24])
  })

  test('a file in the middle of a larger buffer is read from its own start', () => {
    const bytes = encodeModelFile(file)
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    expect(decodeModelFile(shifted.subarray(3)).tensors.get('wide')?.data[0]).toBe(Math.PI)
  })

  test('every truncation is refused', () => {
    const bytes = encodeModelFile(file)
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeModelFile(bytes.subarray(0, length))).toThrow(expect.objectContaining({ code: 'bad-model' }))
  })

  test.each([
    ['another format', { __metadata__: { ...metadata, format: 'other' } }, 0, 'not a mirrorward model file'],
    ['another version', { __metadata__: { ...metadata, version: '2' } }, 0, 'unknown model file version'],
    ['no metadata', {}, 0, 'not a mirrorward model file'],
    ['metadata that is not text', { __metadata__: { version: 1 } }, 0, 'metadata must be texts'],
    ['overlapping tensors', { __metadata__: metadata, a: tensor(0, 4), b: tensor(2, 6) }, 6, 'overlap'],
    ['a gap between tensors', { __metadata__: metadata, a: tensor(0, 2), b: tensor(4, 6) }, 6, 'belong to no tensor'],
    ['bytes after the last tensor', { __metadata__: metadata, a: tensor(0, 2) }, 3, 'belong to no tensor'],
    ['offsets past the end', { __metadata__: metadata, a: tensor(0, 9) }, 8, 'truncated'],
    [
      'offsets that run backwards',
      { __metadata__: metadata, a: { dtype: 'U8', shape: [2], data_offsets: [4, 2] } },
      4,
      'disagree',
    ],
    [
      'an unknown element type',
      { __metadata__: metadata, a: { dtype: 'toString', shape: [2], data_offsets: [0, 2] } },
      2,
      'unknown element type',
    ],
    ['a header that is not JSON', '{"a": ', 0, 'not JSON'],
    ['a header that is not an object', '[1, 2]', 0, 'not a JSON object'],
  ])('%s is refused', (_, header, bodyLength, message) => {
    expect(() => decodeModelFile(forge(header, bodyLength))).toThrow(
      expect.objectContaining({ code: 'bad-model', message: expect.stringContaining(message) }),
    )
  })

  test('a header length beyond the file is refused', () => {
    const bytes = new Uint8Array(16).fill(255)
    expect(() => decodeModelFile(bytes)).toThrow(expect.objectContaining({ code: 'bad-model' }))
  })
})
