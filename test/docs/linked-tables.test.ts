import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { linkedSchemaFile, mostEntities, parseLinkedSchema } from '../../src/table/linked/index.js'

const page = readFileSync(resolve(import.meta.dirname, '../../docs/linked-tables.md'), 'utf8')
const limits = readFileSync(resolve(import.meta.dirname, '../../docs/limits.md'), 'utf8')

test('the file of linked tables on the page can be read', () => {
  const yaml = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  expect(parseLinkedSchema(yaml).tables.map(({ name, parent }) => [name, parent?.table])).toEqual([
    ['patients', undefined],
    ['visits', 'patients'],
    ['labs', 'patients'],
  ])
})

test('every key that the page explains is one of the file', () => {
  const known = Object.keys(linkedSchemaFile.shape.tables.element.shape)
  const named = [...page.matchAll(/^\| `(\w+)`/gm)].map(([, key]) => key)
  expect(named.length).toBeGreaterThan(6)
  for (const key of named) expect(known).toContain(key)
})

test('the largest number of measurements stands on both pages', () => {
  expect(page).toContain(`one column of 2 to ${mostEntities} levels`)
  expect(limits).toContain(`more than ${mostEntities} measurements`)
})
