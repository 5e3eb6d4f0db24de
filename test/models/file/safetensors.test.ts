import { expect, test } from 'vitest'
import { decodeSafetensors, encodeSafetensors } from '../../../models/file/safetensors.js'

test('bytes in the middle of a larger buffer, as a file read by Node has them, read back', () => {
  const tensors = new Map([
    ['a', { shape: [3], data: new Float32Array([1.5, -2, 0]) }],
    ['b', { shape: [2, 1], data: new Float32Array([7, 8]) }],
  ])
  const bytes = encodeSafetensors({ metadata: { k: 'v' }, tensors })
  const pool = Buffer.alloc(bytes.length + 16)
  pool.set(bytes, 3)
  const read = decodeSafetensors(pool.subarray(3, 3 + bytes.length))
  expect(read.metadata).toEqual({ k: 'v' })
  expect([...read.tensors]).toEqual([...tensors])
})
