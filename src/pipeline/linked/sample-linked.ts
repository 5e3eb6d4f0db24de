import type { TablesOfPeople } from '../../../models/index.js'
import { MirrorwardError } from '../../errors.js'
import type { Rng } from '../../math/index.js'
import type { Evidence } from '../../table/index.js'
import {
  fromOffsets,
  LinkedTables,
  melt,
  type PeopleWhere,
  peopleTables,
  peopleWhere,
  renumbered,
  takePeople,
  unlift,
} from '../../table/linked/index.js'
import type { RunContext } from '../progress.js'
import type { LearntTables } from './learn-linked.js'
import { releaseForm } from './release-form.js'

/** Of people drawn and drawn again under a condition: those drawn until the last was kept, and those kept. */
export interface KeptPeople {
  readonly drawn: number
  readonly kept: number
}

export interface SampleLinkedRequest extends RunContext {
  readonly rng: Rng
  /**
   * A condition on people such as `sex = "F" and count(visits) >= 3 and exists(visits where hba1c > 7)`: see
   * `parsePeopleCondition`. What joins single columns of people by `and` is exact evidence; of the rest people are drawn and
   * kept when they satisfy it, which is exact too, and slow where few do.
   */
  readonly where?: string | undefined
  /** Called at the end, where people were drawn again. */
  readonly onKept?: ((people: KeptPeople) => void) | undefined
}

/** After so many people drawn, fewer than one in a thousand kept is too few to go on. */
const fewestDrawn = 20_000
const fewestKept = 1 / 1000

/**
 * Synthetic people with their rows in batches, in the model's form; keys are counted from 1 whomever the condition left out.
 * Throws `bad-option` and `bad-evidence` for a condition that cannot be read or met.
 */
export async function* sampleLinked(
  { model, form }: LearntTables,
  people: number,
  request: SampleLinkedRequest,
): AsyncGenerator<TablesOfPeople> {
  const { rng, where, onProgress, signal } = request
  const told = { rng, ...(signal && { signal }) }
  const condition = where === undefined ? undefined : whereOfPeople(where, { model, form })
  if (condition?.accept !== undefined && people > 0) {
    yield* keptPeople({ model, form }, people, { ...request, given: condition.given, accept: condition.accept })
    return
  }
  const given = condition?.given
  const { name } = peopleTables(model.schema)[0]!
  let done = 0
  for await (const batch of model.sample(people, { ...told, ...(given && { given }) })) {
    done += batch.get(name)?.rowCount ?? 0
    onProgress?.({ stage: 'sample', share: people === 0 ? 1 : done / people })
    yield batch
  }
}

/** A condition on people for a model: its evidence has the model's own names of numbers of rows. */
export function whereOfPeople(where: string, { model, form }: LearntTables): PeopleWhere {
  const { schema, countColumns = {} } = model
  const found = peopleWhere(where, { schema, released: releaseForm(schema, form).schema })
  const long = new Set(form.pivots.map(({ table }) => table))
  const counts = [...found.givenCounts].flatMap(([table, cell]) => {
    const column = long.has(table) ? undefined : countColumns[table]
    return column === undefined ? [] : [[column, cell] as const]
  })
  return { ...found, given: new Map([...found.given, ...counts]) }
}

async function* keptPeople(
  { model, form }: LearntTables,
  people: number,
  {
    rng,
    given,
    accept,
    onProgress,
    onKept,
    signal,
  }: SampleLinkedRequest & { readonly given: Evidence; readonly accept: NonNullable<PeopleWhere['accept']> },
): AsyncGenerator<TablesOfPeople> {
  const { schema } = model
  const before = new Map<string, number>()
  let [drawn, kept] = [0, 0]
  for await (const batch of model.sample(mostDrawn(people), { rng, given, ...(signal && { signal }) })) {
    const normal = LinkedTables.of(batch, schema)
    const linked = fromOffsets(melt(normal, form.pivots), form.offsets ?? [])
    const truth = accept.truth({ normal, linked, released: unlift(linked, form.lifts) })
    const rows = Array.from(truth.keys()).filter((row) => truth[row] === 1)
    const wanted = rows.slice(0, people - kept)
    kept += wanted.length
    drawn += kept === people && wanted.length > 0 ? wanted.at(-1)! + 1 : truth.length
    onProgress?.({ stage: 'sample', share: kept / people })
    // The first batch has the look-up tables.
    if (wanted.length > 0 || before.size === 0) {
      const own = renumbered(takePeople(normal, wanted), before)
      for (const each of schema.tables)
        before.set(each.name, (before.get(each.name) ?? 0) + own.table(each.name).rowCount)
      yield new Map(schema.tables.map((each) => [each.name, own.table(each.name)]))
    }
    if (kept === people) break
    if (drawn >= fewestDrawn && kept < fewestKept * drawn) throw tooFew({ drawn, kept })
  }
  if (kept < people) throw tooFew({ drawn, kept })
  onKept?.({ drawn, kept })
}

function mostDrawn(people: number): number {
  return Math.max(fewestDrawn, Math.ceil(people / fewestKept))
}

function tooFew({ drawn, kept }: KeptPeople): MirrorwardError {
  return new MirrorwardError(
    'bad-evidence',
    `fewer than one person in a thousand satisfies the condition (${kept} of ${drawn} drawn): ask for less`,
  )
}
