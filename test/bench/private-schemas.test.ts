import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadSchema } from '../../src/index.js'
import { checkDomains } from '../../src/pipeline/private/declared-schema.js'

const folder = new URL('../../bench/leaderboard/', import.meta.url)
const files = readdirSync(folder).filter((name) => /\.(?:bought|declared)\.yaml$/.test(name))

test('there is a schema for each table and way that the page on differential privacy measures', () => {
  expect(files).toEqual(['adult.bought.yaml', 'adult.declared.yaml', 'rotterdam.bought.yaml'])
})

test.each(files)('%s is one that a private run takes', async (name) => {
  const file = new URL(name, folder).pathname
  const schema = await loadSchema(file)
  expect(() => checkDomains(schema, { file })).not.toThrow()
  expect(schema.domain).toBe(name.includes('.bought.') ? 'buy' : 'declared')
})
