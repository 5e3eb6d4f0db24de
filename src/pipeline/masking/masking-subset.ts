import { createHash } from 'node:crypto'
import {
  findKeptRows,
  type KeyRing,
  Mac,
  type MaskingOptions,
  parseSubset,
  planSubset,
  type Subset,
  subsetStreams,
} from '../../../anonymizers/index.js'
import { MirrorwardError } from '../../errors.js'
import type { DatabaseReference, DatabaseSchema, DatabaseTable, TableStreams } from '../../table/linked/index.js'
import { type MaskJob, optionsOf } from './mask-job.js'

/**
 * The part of the tables that a job's `subset` says, with all that kept rows point at; the tables themselves where it says none. A
 * share of people is drawn by a keyed hash of who they are, so that another run with the key draws the same. Throws `bad-option`,
 * `not-found` for a start that is not there.
 */
export async function subsetOf(
  source: TableStreams,
  {
    job,
    keys,
    signal,
  }: { readonly job: MaskJob; readonly keys: KeyRing | undefined; readonly signal?: AbortSignal | undefined },
): Promise<TableStreams> {
  if (job.subset === undefined) return source
  const subset = parseSubset(job.subset)
  const { patients } = optionsOf(job)
  const start = subset.table ?? peopleTable(source.schema, patients)
  const table = source.schema.tables.find(({ name }) => name === start)
  const plan = planSubset({ tables: withPeople(source.schema, { patients, start }) }, start)
  const who = subset.kind === 'where' || table === undefined ? [] : whoOf(table, patients[start])
  const isDrawn = drawing(subset, { job, keys })
  const rows = await findKeptRows(source, { subset, plan, who, isDrawn, signal })
  return subsetStreams(source, rows)
}

/** The table that has one row a person: whose column of people is its key. */
function peopleTable({ tables }: DatabaseSchema, patients: MaskingOptions['patients']): string {
  const found = tables.filter(({ name, primaryKey, unique }) => {
    const keys = [...(primaryKey === undefined ? [] : [primaryKey]), ...unique]
    return keys.some((key) => key.length === 1 && key[0] === patients[name])
  })
  const [first, second] = found
  if (first === undefined || second !== undefined)
    throw new MirrorwardError(
      'bad-option',
      `${found.length === 0 ? 'no table has' : 'more than one table has'} a row a person, with patient: its key; a subset names its table: 'TABLE 10%'`,
    )
  return first.name
}

function whoOf({ name, primaryKey }: DatabaseTable, patient: MaskingOptions['patients'][string] | undefined) {
  const who = typeof patient === 'string' ? [patient] : (primaryKey ?? [])
  if (who.length === 0)
    throw new MirrorwardError(
      'bad-option',
      `table "${name}" has no key and no patient: of which a share could be drawn`,
    )
  return who
}

/** Tables whose rows a job says to be of people, though no key of the database does, point at those people. */
function withPeople(
  { tables }: DatabaseSchema,
  { patients, start }: { readonly patients: MaskingOptions['patients']; readonly start: string },
): readonly DatabaseTable[] {
  const own = patients[start]
  return tables.map((table) => {
    const place = patients[table.name]
    if (place === undefined || table.name === start) return table
    const [column, to] = typeof place === 'string' ? [place, start] : [place.column, place.through]
    const key = typeof place === 'string' ? own : (tables.find(({ name }) => name === to)?.primaryKey?.[0] ?? column)
    const isTold = table.references.some((each) => each.table === to && each.columns.includes(column))
    if (isTold || typeof key !== 'string') return table
    const reference: DatabaseReference = { columns: [column], table: to, to: [key] }
    return { ...table, references: [...table.references, reference] }
  })
}

function drawing(
  subset: Subset,
  { job, keys }: { readonly job: MaskJob; readonly keys: KeyRing | undefined },
): (who: string) => boolean {
  if (subset.kind === 'where') return () => true
  const key = keys?.derive(job.patientDomain, 'subset') ?? createHash('sha256').update(job.project).digest()
  const mac = new Mac(key)
  const limit = subset.share * 4294967296
  return (who) => mac.words(who)[0]! >>> 0 < limit
}
