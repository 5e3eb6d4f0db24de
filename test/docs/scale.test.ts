import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { models } from '../../models/index.js'
import { mostSearchedRows, partRows } from '../../src/pipeline/certain-relations.js'
import { parseJob } from '../../src/pipeline/job.js'
import { mostDistinct } from '../../src/pipeline/large/count-columns.js'
import { evaluatedRows, mostEvaluatedWhole } from '../../src/pipeline/large/evaluated-part.js'
import { sampledRows } from '../../src/pipeline/large/large-input.js'
import { batchRows } from '../../src/pipeline/large/typed-batches.js'

const page = readFileSync(join(import.meta.dirname, '../../docs/scale.md'), 'utf8')
const written = (value: number) => value.toLocaleString('en-US')

test('the page states the sizes that the code has', () => {
  expect(parseJob({ input: 'a.parquet' }).rowsInMemory).toBe(2_000_000)
  expect(page).toContain('**Up to two million rows**')
  expect(page).toContain(`more than ${written(mostDistinct)} distinct values`)
  expect(page).toContain(`batches of ${written(batchRows)}`)
  expect(page).toContain(`up to ${written(sampledRows)} rows of whole people`)
  expect(page).toContain(`of one of more than ${written(mostEvaluatedWhole)} rows that is held`)
  const { quick, standard, deep } = evaluatedRows
  expect(page).toContain(
    `${written(quick)} rows at depth quick, ${written(standard)} at standard, ${written(deep)} at deep`,
  )
  expect(page).toContain(`Of more than ${written(mostSearchedRows)} rows`)
  expect(page).toContain(`in a part of ${written(partRows)}`)
})

test('the page says of every model what it learns from', () => {
  for (const { id, fitCoded } of models) {
    const row = page.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${id}\``)) ?? ''
    expect(row.includes('all training rows'), id).toBe(fitCoded !== undefined)
  }
})
