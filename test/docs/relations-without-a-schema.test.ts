import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadDataset } from '../../datasets/index.js'
import { loadInput, relationText } from '../../src/index.js'
import { withCertainRelations } from '../../src/pipeline/certain-relations.js'

const page = readFileSync(new URL('../../docs/relations.md', import.meta.url), 'utf8')
/** Of one table, the relations that the page judges; of several columns in one line, the columns. */
const judged = (table: string) =>
  page
    .slice(page.indexOf('judged by hand'), page.indexOf('No accident is kept'))
    .split('\n')
    .filter((line) => line.startsWith(`| ${table} |`))
    .map((line) => line.split('|')[2]!.trim())

const pathOf = (path: string) => new URL(`../../datasets/${path}`, import.meta.url).pathname

test.each([
  ['rotterdam', 'rotterdam/rotterdam.csv.gz'],
  ['flchain', 'flchain/flchain.csv.gz'],
  ['nafld1', 'nafld/nafld1.csv.gz'],
  ['pbcseq', 'pbcseq/pbcseq.csv.gz'],
])('the page judges what is found in %s without a schema', async (table, path) => {
  const { schema } = await loadInput({ path: pathOf(path) })
  expect(schema.relations?.map(relationText)).toEqual(judged(table))
})

test('the page judges the presences of pbc in one line, and says that colon and pima have none', async () => {
  const { schema } = await loadInput({ path: pathOf('pbc/pbc.csv.gz') })
  const names = ['ascites', 'hepato', 'spiders', 'alk.phos', 'ast']
  expect(schema.relations?.map(relationText)).toEqual(
    names.map((name) => `${name} is present exactly when trt is not missing`),
  )
  expect(judged('pbc')).toEqual([`${names.join(', ')}: each is present exactly when trt is not missing`])
  expect(judged('colon, pima')).toEqual(['none'])
  for (const path of ['colon/colon.csv.gz', 'pima/pima.csv.gz'])
    expect((await loadInput({ path: pathOf(path) })).schema.relations).toBeUndefined()
})

test.each(['rotterdam', 'flchain', 'nafld1', 'pbcseq', 'pbc', 'colon', 'pima'])(
  'the shipped schema of %s states what would be found in its table, as a relation or as a rule',
  async (name) => {
    const { table, schema } = await loadDataset(name)
    const stated = [
      ...(schema.relations ?? []).map(relationText),
      ...(schema.rules ?? []).map((rule) => rule.expression),
    ]
    const found = withCertainRelations(table, schema).relations ?? []
    expect(stated).toEqual(expect.arrayContaining(found.map(relationText)))
  },
)
