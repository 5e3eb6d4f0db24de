import { expect, test } from 'vitest'
import { readJson, readJsonLines } from '../../src/io/json/read-json.js'
import { cellAt } from '../../src/table/index.js'

async function* lines(...all: string[]): AsyncGenerator<string> {
  yield* all
}

test('numbers stay numbers, the rest becomes texts, absent is missing, names keep their order', () => {
  const table = readJson('[{"z":null,"a":1,"b":true,"c":"x"},{"a":2.5,"c":7,"z":"q"}]', 'f.json')
  expect(table.columnNames).toEqual(['z', 'a', 'b', 'c'])
  expect(table.columns.map((column) => [column.type, cellAt(column, 0), cellAt(column, 1)])).toEqual([
    ['level', null, 'q'],
    ['number', 1, 2.5],
    ['level', 'true', null],
    ['level', 'x', '7'],
  ])
})

test.each([
  ['not JSON', '[{"a": secret', /not valid JSON/],
  ['not an array', '{"a": 1}', /not a JSON array/],
  ['no rows', '[]', /no rows/],
  ['a nested value', '[{"a": 1}, {"a": ["secret"]}]', /nested value/],
  ['digits that would be lost', '[{"a": 12345678901234567890}]', /write it as a text/],
])('%s is an error without values', (_name, text, message) => {
  let thrown: unknown
  try {
    readJson(text, 'f.json')
  } catch (error) {
    thrown = error
  }
  expect(thrown).toMatchObject({ code: 'bad-data', issues: [{ message: expect.stringMatching(message) }] })
  expect(JSON.stringify(thrown)).not.toContain('secret')
})

test('a broken line is named by its row', async () => {
  const read = readJsonLines(lines('{"a":1}', '', '{"a":', '{"a":3}', '[1]'), 'f.jsonl')
  await expect(read).rejects.toMatchObject({ issues: [{ row: 2 }, { row: 4, message: 'not a JSON object' }] })
})

test('what Python writes for no number is missing, and stays in texts', () => {
  const table = readJson('[{"a":NaN,"b":"NaN, -Infinity"},{"a":-Infinity,"b":"x"},{"a":2,"b":"y"}]', 'f.json')
  expect([0, 1, 2].map((row) => cellAt(table.column('a'), row))).toEqual([null, null, 2])
  expect(cellAt(table.column('b'), 0)).toBe('NaN, -Infinity')
})

test('one object around the array of rows is read', () => {
  expect(readJson('{"count":2,"data":[{"a":1},{"a":2}]}', 'f.json').rowCount).toBe(2)
})

test('JSON Lines may begin with a byte order mark', async () => {
  expect((await readJsonLines(lines('\ufeff{"a":1}', '{"a":2}'), 'f.jsonl')).rowCount).toBe(2)
})
