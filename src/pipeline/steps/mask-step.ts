import { randomBytes } from 'node:crypto'
import {
  compileMasker,
  KeyRing,
  keyBytes,
  lookThrough,
  maskedStreams,
  maskingOptions,
  natureOf,
} from '../../../anonymizers/index.js'
import { MirrorwardError } from '../../errors.js'
import { parseIssues } from '../../messages/index.js'
import { type ColumnSchema, isModelled, type Schema, type Table } from '../../table/index.js'
import { readKeyFile } from '../masking/key-file.js'
import { collectTable } from '../sample-model.js'
import { oneTable } from './one-table.js'
import { statementsKept } from './schema-within.js'
import type { Step } from './step.js'

export interface MaskStepOptions {
  /** As in masking.yaml, columns with or without their table; by the schema where absent. */
  readonly rules?: readonly Readonly<Record<string, unknown>>[] | undefined
  /** The file of the master key; one for this run alone where absent. */
  readonly key?: string | undefined
  readonly project?: string | undefined
  readonly asOf?: string | undefined
  /** Another step follows: dates that are known stay whole for it, which cuts them by trees of its own. */
  readonly isFollowed?: boolean | undefined
  /** A model learns what comes out: it must know whose a row is, and releases nobody's identifier. */
  readonly isLearnt?: boolean | undefined
}

export const tableName = 'table'

/** Masking as a step: what identifies is replaced, everything else stays as it is. Throws `bad-option`, `bad-data`. */
export function maskStep(stated: MaskStepOptions): Step {
  const { key, project = 'mirrorward' } = stated
  // Drawn once, so that everybody and the twin are masked alike.
  const throwaway = Uint8Array.from(randomBytes(keyBytes))
  const step: Step = {
    technique: 'mask',
    async apply(rows, { signal }) {
      const keys =
        key === undefined
          ? KeyRing.of(throwaway, { project, isKept: false })
          : KeyRing.of(await readKeyFile(key), { project })
      const options = maskingOf(stated, rows.schema)
      const mask = async (table: Table) => {
        const source = oneTable(tableName, { table, schema: rows.schema })
        const masker = compileMasker(source.schema, {
          options,
          derive: (domain, purpose) => keys.derive(domain, purpose),
        })
        await lookThrough(source, { masker, signal })
        return { masker, table: await collectTable(maskedStreams(source, { masker, signal }).read(tableName)) }
      }
      const { masker, table } = await mask(rows.table)
      const columns = masker.table(tableName).columns
      const ruleOf = new Map(columns.map(({ column, rule }) => [column, rule]))
      const nature = natureOf(masker, keys)
      const schema = maskedTableSchema(rows.schema, { table, isKept: (name) => ruleOf.get(name)?.class === 'kept' })
      return {
        ...{ technique: 'mask', nature, table, schema, origins: rows.origins, representatives: {} },
        ...(nature === 'pseudonymised' && { keptKey: true }),
        like: async (other) => (await mask(other)).table,
        card: {
          masks: Object.fromEntries([...ruleOf].map(([name, rule]) => [name, rule.id])),
          ...(nature === 'pseudonymised' && { keyId: keys.id }),
        },
        ...{ files: [], settled: step },
      }
    },
  }
  return step
}

/** The options of masking a step stands for, of a table called `table`. Throws `bad-option`. */
export function maskingOf({ rules, asOf, isFollowed = false, isLearnt = false }: MaskStepOptions, schema: Schema) {
  const named = (columns: unknown) =>
    (Array.isArray(columns) ? columns : [columns]).map((name) => {
      const text = String(name)
      if (text.includes('.') && !schema.columns.some((column) => column.name === text))
        return `${tableName}.${text.slice(text.indexOf('.') + 1)}`
      return `${tableName}.${text}`
    })
  const stated = (rules ?? rulesBySchema(schema, { cutsDates: !isFollowed, keepsPeople: isLearnt })).map((rule) => ({
    ...rule,
    columns: named(rule.columns),
  }))
  const parsed = maskingOptions.safeParse({
    rules: stated,
    ...(schema.patient !== undefined && { patients: { [tableName]: schema.patient } }),
    ...(asOf !== undefined && { asOf }),
  })
  if (parsed.success) return parsed.data
  const issues = parseIssues(parsed.error, { schema: maskingOptions, whole: 'rules' })
  throw new MirrorwardError('bad-option', 'the rules of mask have errors', { issues })
}

/** Where nobody gave rules: what identifies directly and free text go, known dates are cut to months, the rest is kept. */
export function rulesBySchema(
  schema: Schema,
  { cutsDates, keepsPeople = false }: { readonly cutsDates: boolean; readonly keepsPeople?: boolean },
): Readonly<Record<string, unknown>>[] {
  return schema.columns.map((column) => {
    const { name: columns, kind } = column
    if (keepsPeople && columns === schema.patient) return { columns, mask: 'keep' }
    if (!isModelled(column)) return { columns, mask: 'drop' }
    if (cutsDates && kind === 'datetime' && column.role === 'quasi-identifier')
      return { columns, mask: 'date-truncate', to: 'month' }
    return { columns, mask: 'keep' }
  })
}

/** Kept columns as they were; of masked ones the kind that came out, and no bounds or levels of before. */
function maskedTableSchema(
  schema: Schema,
  { table, isKept }: { readonly table: Table; readonly isKept: (name: string) => boolean },
): Schema {
  const columns = schema.columns
    .filter(({ name }) => table.has(name))
    .map((column): ColumnSchema => {
      if (isKept(column.name)) return column
      const { name, role, description, kind, precision } = column
      const base = { name, role, ...(description !== undefined && { description }) }
      const cells = table.column(name)
      if (!isModelled(column)) return { ...base, kind: 'identifier' }
      if (cells.type === 'number')
        return { ...base, kind: kind === 'datetime' ? kind : 'numeric', ...(precision !== undefined && { precision }) }
      return { ...base, kind: 'categorical', levels: cells.levels }
    })
  const names = new Set(columns.map(({ name }) => name))
  const { patient, time, rules: _rules, relations: _relations, timeToEvent, ...rest } = schema
  const pairs = timeToEvent?.filter((pair) => [pair.time, pair.event].every((name) => names.has(name) && isKept(name)))
  return {
    ...rest,
    columns,
    ...statementsKept(schema, (name) => names.has(name) && isKept(name)),
    ...(patient !== undefined && names.has(patient) && { patient }),
    ...(patient !== undefined && names.has(patient) && time && names.has(time.column) && { time }),
    ...(pairs && pairs.length > 0 && { timeToEvent: pairs }),
  }
}
