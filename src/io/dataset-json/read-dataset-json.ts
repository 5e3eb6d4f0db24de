import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { MirrorwardError } from '../../errors.js'
import { type Column, levelColumn, numberColumn, Table } from '../../table/index.js'

const numberTypes = ['integer', 'float', 'double']
const datasetFile = z.looseObject({
  datasetJSONVersion: z.string(),
  columns: z.array(z.looseObject({ name: z.string(), dataType: z.string() })),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
})

/**
 * A table from CDISC Dataset-JSON 1.1: numbers as numbers, texts, truths, dates and decimals as levels. Throws `bad-data` for
 * a damaged file, one without rows, and rows that have not a cell a column, each named. The file is in memory.
 */
export async function readDatasetJson(
  path: string,
  { ignore = [] }: { readonly ignore?: readonly string[] | undefined } = {},
): Promise<Table> {
  const fail = (message: string, row?: number): never => {
    throw new MirrorwardError('bad-data', `cannot read file: "${path}"`, {
      issues: [{ message, file: path, ...(row !== undefined && { row }) }],
    })
  }
  const parsed = datasetFile.safeParse(parsedJson(await readFile(path, 'utf8')))
  if (!parsed.success) return fail('damaged, or not Dataset-JSON 1.1')
  const { columns, rows } = parsed.data
  if (rows.length === 0) fail('the file has no rows')
  const ragged = rows.findIndex((row) => row.length !== columns.length)
  if (ragged >= 0) fail(`${rows[ragged]!.length} cells where there are ${columns.length} columns`, ragged + 1)
  return Table.of(
    columns.flatMap(({ name, dataType }, at): Column[] => {
      if (ignore.includes(name)) return []
      const cells = rows.map((row) => row[at] ?? null)
      if (numberTypes.includes(dataType))
        return [
          numberColumn(
            name,
            cells.map((cell) => (typeof cell === 'number' ? cell : null)),
          ),
        ]
      return [
        levelColumn(
          name,
          cells.map((cell) => (cell === null || cell === '' ? null : String(cell))),
        ),
      ]
    }),
    rows.length,
  )
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
