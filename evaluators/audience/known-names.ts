import { z } from 'zod'
import type { Evaluation } from '../evaluation.js'
import { fewPeople } from '../utility/term-names.js'

/** Fewer training rows than this are people, not a group. */
export const fewestRows = 5

/** Texts of an evaluation that are known to name no few people. */
export interface KnownNames {
  /** Training rows: what a share of them counts. */
  readonly trainRows: number
  isColumn(text: string): boolean
  /** A column; or a group of people by one: a level that enough rows have, a third, or missing cells in enough rows. */
  isGroup(text: string): boolean
}

/**
 * The names of columns come from the schema. Levels come from the column shapes, where each stands with its share of the
 * training rows; a level that does not stand there is not known, however frequent.
 */
export function knownNames({ schema, inputs, results }: Evaluation): KnownNames {
  const columns = new Set(schema.columns.map(({ name }) => name))
  const groups = new Set(columns)
  for (const name of columns) for (const third of ['lowest', 'middle', 'highest']) groups.add(`${name}, ${third} third`)
  const trainRows = inputs.train.rows
  for (const { name, missing, distribution } of shapesOf(results)) {
    if (isEnough(missing.real, trainRows)) {
      groups.add(`${name} is missing`)
      groups.add(`${name} = (missing)`)
    }
    if (distribution.type === 'histogram') continue
    const present = (1 - missing.real) * trainRows
    distribution.levels.forEach((level, index) => {
      if (isEnough(distribution.real[index] ?? 0, present)) groups.add(`${name} = ${level}`)
    })
  }
  // Terms of levels that few people hold are named without them.
  const isNameless = (text: string) => {
    const at = text.indexOf(` = ${fewPeople}`)
    return at > 0 && columns.has(text.slice(0, at)) && /^(?: \(\d+\))?$/.test(text.slice(at + fewPeople.length + 3))
  }
  return {
    trainRows,
    isColumn: (text) => columns.has(text),
    isGroup: (text) => groups.has(text) || isNameless(text),
  }
}

/** Whether a share of so many rows is five of them; a share is a quotient, so 5 may come back as 4.9999. */
export function isEnough(share: number, rows: number): boolean {
  return share * rows >= fewestRows - 1e-6
}

const shapes = z.object({
  columns: z.array(
    z.object({
      name: z.string(),
      missing: z.object({ real: z.number() }),
      distribution: z.discriminatedUnion('type', [
        z.object({ type: z.literal('histogram') }),
        z.object({ type: z.literal('bars'), levels: z.array(z.string()), real: z.array(z.number()) }),
      ]),
    }),
  ),
})

/** The column shapes, or none where the detail has another shape. */
function shapesOf(results: Evaluation['results']): z.output<typeof shapes>['columns'] {
  const result = results.find(({ id }) => id === 'fidelity.shape')?.result
  const parsed = shapes.safeParse(result?.status === 'ok' ? result.detail : undefined)
  return parsed.success ? parsed.data.columns : []
}
