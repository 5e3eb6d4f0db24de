import { type Proportion, wilsonInterval } from '../../../src/math/index.js'
import { groupBy } from '../group-by.js'
import { type ColumnDetector, type LabelledColumn, type Role, roles, tablesOf } from './labelled-column.js'

export interface Rate extends Proportion {
  /** Null without trials. */
  readonly share: number | null
  /** Wilson's, 95 %. */
  readonly interval: readonly [low: number, high: number]
}

export interface RoleMeasure {
  /** Of the columns labelled so, how many were found so. */
  readonly recall: Rate
  /** Of the columns found so, how many are labelled so. */
  readonly precision: Rate
}

export interface WrongColumn {
  readonly table: string
  readonly name: string
  readonly class: string
  readonly labelled: Role
  readonly found: Role
}

export interface ColumnMeasure {
  /** Columns counted. */
  readonly columns: number
  /** Columns left out, for the definitions leave their role open. */
  readonly arguable: number
  readonly byRole: Readonly<Record<Role, RoleMeasure>>
  /** Columns identifying alone or together (direct or quasi), taken as one: was either found? */
  readonly identifying: RoleMeasure
  /** Share found right, class by class, in the order of the alphabet. */
  readonly byClass: ReadonlyMap<string, Rate>
  /** How many columns of each labelled role were found to be of each role. */
  readonly confusion: Readonly<Record<Role, Readonly<Record<Role, number>>>>
  readonly wrong: readonly WrongColumn[]
}

/**
 * Recall and precision of a detector by role, over labelled columns. The detector sees whole tables, without labels.
 * Throws when it does not answer one role a column. Cost: the detector's.
 */
export async function measureColumns(
  columns: readonly LabelledColumn[],
  detect: ColumnDetector,
): Promise<ColumnMeasure> {
  const answers: { column: LabelledColumn; found: Role }[] = []
  for (const [table, members] of tablesOf(columns)) {
    const found = await detect({ table, columns: members.map(({ name, values }) => ({ name, values })) })
    if (found.length !== members.length) {
      throw new Error(`the detector gave ${found.length} roles for ${members.length} columns: "${table}"`)
    }
    members.forEach((column, index) => {
      answers.push({ column, found: found[index] as Role })
    })
  }
  const counted = answers.filter(({ column }) => column.arguable === undefined)
  const measureOf = (isIn: (role: Role) => boolean): RoleMeasure => {
    const labelled = counted.filter(({ column }) => isIn(column.role))
    const found = counted.filter((answer) => isIn(answer.found))
    const both = labelled.filter((answer) => isIn(answer.found)).length
    return { recall: rate(both, labelled.length), precision: rate(both, found.length) }
  }
  const classes = groupBy(counted, ({ column }) => column.class)
  return {
    columns: counted.length,
    arguable: answers.length - counted.length,
    byRole: byRole((role) => measureOf((other) => other === role)),
    identifying: measureOf((role) => role === 'direct' || role === 'quasi'),
    byClass: new Map(
      [...classes.keys()].sort().map((name) => {
        const members = classes.get(name) ?? []
        return [name, rate(members.filter(({ column, found }) => column.role === found).length, members.length)]
      }),
    ),
    confusion: byRole((labelled) =>
      byRole((found) => counted.filter(({ column, found: it }) => column.role === labelled && it === found).length),
    ),
    wrong: counted
      .filter(({ column, found }) => column.role !== found)
      .map(({ column, found }) => ({
        ...{ table: column.table, name: column.name, class: column.class },
        ...{ labelled: column.role, found },
      })),
  }
}

function byRole<Value>(of: (role: Role) => Value): Record<Role, Value> {
  return Object.fromEntries(roles.map((role) => [role, of(role)])) as Record<Role, Value>
}

function rate(successes: number, trials: number): Rate {
  const interval = wilsonInterval({ successes, trials })
  return { successes, trials, share: trials === 0 ? null : successes / trials, interval }
}
