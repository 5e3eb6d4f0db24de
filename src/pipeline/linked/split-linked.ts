import { MirrorwardError } from '../../errors.js'
import type { Rng } from '../../math/index.js'
import type { Schema } from '../../table/index.js'
import { LinkedTables, lift, peopleTables, unlift } from '../../table/linked/index.js'
import { assignRows, type SplitShares } from '../split.js'

export interface LinkedSplit {
  readonly train: LinkedTables
  readonly holdout: LinkedTables
  readonly reference: LinkedTables
  /** One sentence for the report. */
  readonly description: string
}

/**
 * Divides linked tables into train, holdout and reference by person, through every table: all that hangs on a person goes
 * with the person. Strata are those of the first outcome column of people, also where it stands in a child, the same in all
 * rows of a person. Look-up tables stay whole on every side; rows that belong to nobody go to train. Throws `bad-data` when
 * there are fewer than three people. O(rows log rows).
 */
export function splitLinked(
  tables: LinkedTables,
  { shares, rng }: { readonly shares: SplitShares; readonly rng: Rng },
): LinkedSplit {
  const { tables: lifted, lifts } = lift(tables)
  const people = peopleTables(lifted.schema)
  const [first] = people
  if (first === undefined || people.length > 1)
    throw new MirrorwardError('bad-schema', 'linked tables are divided by the people of one table', {
      issues: people.map(({ name }) => ({ message: `table "${name}" has no parent` })),
    })
  const { patient: _, ...schema }: Schema = first
  const persons = lifted.table(first.name)
  const { sides, stratified } = assignRows(persons, schema, { shares, rng })
  const part = (side: number) => {
    const all = new Map(
      lifted.schema.tables.map(({ name, parent }) => {
        const table = lifted.table(name)
        if (parent === undefined && name !== first.name) return [name, table]
        const whose = lifted.personRows(name)
        const rows = Array.from(whose, (_, row) => row).filter(
          (row) => (whose[row]! < 0 ? 0 : sides[whose[row]!]) === side,
        )
        return [name, table.take(rows)]
      }),
    )
    return unlift(LinkedTables.of(all, lifted.schema), lifts)
  }
  const percent = [shares.train, shares.holdout, shares.reference].map((share) => Math.round(share * 100)).join('/')
  return {
    ...{ train: part(0), holdout: part(1), reference: part(2) },
    description: `train/holdout/reference ${percent} by person through every table${stratified}`,
  }
}
