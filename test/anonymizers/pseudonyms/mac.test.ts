import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { Mac } from '../../../anonymizers/pseudonyms/index.js'

test('codes are those of RFC 4231, cases 1 and 2', () => {
  const hex = (key: Uint8Array, text: string) => Buffer.from(new Mac(key).bytes(text)).toString('hex')
  expect(hex(new Uint8Array(20).fill(11), 'Hi There')).toBe(
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  )
  expect(hex(Buffer.from('Jefe'), 'what do ya want for nothing?')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )
})

test('texts of every length have the code that the platform gives', () => {
  const key = Buffer.from('a key of thirty-two bytes, kept.')
  const mac = new Mac(key)
  for (let length = 0; length < 300; length++) {
    const text = 'aé€𝄞z'.repeat(60).slice(0, length)
    // A surrogate without its other half is U+FFFD in both.
    expect(Buffer.from(mac.bytes(text)).toString('hex')).toBe(createHmac('sha256', key).update(text).digest('hex'))
  }
  const long = 'x'.repeat(1_000_000)
  expect(Buffer.from(mac.bytes(long)).toString('hex')).toBe(createHmac('sha256', key).update(long).digest('hex'))
  expect(Buffer.from(mac.bytes('short')).toString('hex')).toBe(createHmac('sha256', key).update('short').digest('hex'))
})

test('places in a list are drawn alike: χ² of 40 places below its critical value at 1e-6', () => {
  const mac = new Mac(new Uint8Array(32))
  const counts = new Float64Array(40)
  for (let at = 0; at < 40_000; at++) counts[mac.below(`value ${at}`, 40)]! += 1
  const chi = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
  // χ² with 39 degrees of freedom: 96.4 is passed with a chance of 1e-6.
  expect(chi).toBeLessThan(96.4)
})
