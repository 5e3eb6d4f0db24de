import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import {
  collectTable,
  createRng,
  type Evidence,
  type FittedModel,
  loadModel,
  MirrorwardError,
  type Table,
} from '../index.js'
import { type CellSet, columnStep, isModelled, isNumberKind, presentValues } from '../table/index.js'
import { cellTexts } from './cell-texts.js'
import { type SideShares, sideShares } from './side-shares.js'

const freeRows = 2000
const shownRows = 100

/** A column that a person can put a condition on; ranges and levels are those of rows drawn without one. */
export type Choice = { readonly name: string; readonly kind: string; readonly unit?: string } & (
  | { readonly type: 'number'; readonly min: number; readonly max: number; readonly step: number }
  | { readonly type: 'level'; readonly levels: readonly string[] }
)

export interface ModelPage {
  readonly title: string
  readonly trainRows: number
  readonly choices: readonly Choice[]
}

export interface SamplePage {
  readonly rows: number
  readonly columns: readonly string[]
  readonly cells: readonly (readonly (string | null)[])[]
  readonly shares: readonly (SideShares & { readonly kind: string })[]
}

const givenFile = z.record(
  z.string(),
  z.union([
    z.strictObject({ min: z.number().optional(), max: z.number().optional() }),
    z.strictObject({ levels: z.array(z.string()).min(1) }),
  ]),
)

/** A model with the rows that it draws when nothing is asked of it, drawn once. */
export interface OpenModel {
  readonly fitted: FittedModel
  readonly free: Table
}

/** Throws `bad-model`. */
export async function openModel(path: string): Promise<OpenModel> {
  const fitted = loadModel(await readFile(path))
  return { fitted, free: await collectTable(fitted.sample(freeRows, { rng: createRng(1).fork('view') })) }
}

export function modelPage({ fitted, free }: OpenModel): ModelPage {
  const { title, trainRows } = fitted.card()
  const choices = fitted.schema.columns.filter(isModelled).flatMap((column): Choice[] => {
    const { name, kind, unit, levels } = column
    const base = { name, kind, ...(unit !== undefined && { unit }) }
    const drawn = free.column(name)
    if (drawn.type === 'level') return [{ ...base, type: 'level', levels: levels ?? [...drawn.levels].sort() }]
    const values = presentValues(drawn)
    if (values.length === 0) return []
    const [min, max] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
    return [{ ...base, type: 'number', min, max, step: columnStep(column) || (max - min) / 1000 || 1 }]
  })
  return { title, trainRows, choices }
}

/** Rows drawn under a condition, the first of them to read, and every column beside the unconditioned one. Throws `bad-evidence`. */
export async function samplePage(
  { fitted, free }: OpenModel,
  {
    rows,
    seed,
    given,
    signal,
  }: { readonly rows: number; readonly seed: string; readonly given: string; readonly signal: AbortSignal },
): Promise<SamplePage> {
  const evidence = parseGiven(given, fitted)
  const rng = createRng(/^\d{1,15}$/.test(seed) ? Number(seed) : seed).fork('sample')
  const table = await collectTable(fitted.sample(rows, { rng, signal, ...(evidence.size > 0 && { given: evidence }) }))
  const modelled = fitted.schema.columns.filter(isModelled)
  return {
    rows: table.rowCount,
    columns: table.columns.map(({ name }) => name),
    cells: cellTexts(table, { from: 0, to: shownRows, schema: fitted.schema.columns }),
    shares: modelled.map(({ name, kind }) => ({ kind, ...sideShares(table.column(name), free.column(name)) })),
  }
}

/** What is asked of columns, as the evidence of a model: present cells in a range, or of these levels. */
function parseGiven(text: string, { schema }: FittedModel): Evidence {
  let values: unknown
  try {
    values = JSON.parse(text)
  } catch {
    throw new MirrorwardError('bad-evidence', 'the condition is not JSON')
  }
  const parsed = givenFile.safeParse(values)
  if (!parsed.success) throw new MirrorwardError('bad-evidence', 'the condition has another shape than the page sends')
  return new Map(
    Object.entries(parsed.data).map(([name, asked]): [string, CellSet] => {
      const column = schema.columns.find((each) => each.name === name)
      if (column === undefined || isNumberKind(column.kind) === 'levels' in asked)
        throw new MirrorwardError('bad-evidence', `condition does not fit the model: column "${name}"`)
      if ('levels' in asked) return [name, { levels: asked.levels, missing: false }]
      const { min, max } = asked
      const range = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
      return [name, { ranges: [range], missing: false }]
    }),
  )
}
