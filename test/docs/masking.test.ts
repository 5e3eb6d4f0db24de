import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { maskRules } from '../../anonymizers/index.js'
import { expectedCollisions, parseTokenForm } from '../../anonymizers/pseudonyms/index.js'
import { natureTexts } from '../../src/table/index.js'
import { root } from './code-blocks.js'

const page = (name: string) => readFileSync(join(root, 'docs', name), 'utf8')

test('the page has every mask with what is left of a cell', () => {
  const rows = [...page('masking.md').matchAll(/^\| `([\w-]+)` \| .+ \| (kept|irreversible|pseudonym) \|$/gm)]
  expect(rows.map(([, id, left]) => [id, left])).toEqual(maskRules.map(({ id, class: left }) => [id, left]))
})

test('the page says of pseudonyms what a release says', () => {
  expect(page('pseudonyms.md')).toContain(`> ${natureTexts.pseudonymised.en}`)
})

test('the chance that two tokens are one is as the page says', () => {
  expect(expectedCollisions(1_000_000, parseTokenForm('decimal:12')!)).toBeCloseTo(0.5, 2)
  expect(page('pseudonyms.md')).toContain('12 digits and a million values: .5')
})

test('every page of masking is reached from the command line’s', () => {
  for (const name of ['masking.md', 'pseudonyms.md']) expect(page('command-line.md')).toContain(`](${name})`)
})
