import type { CountSource } from '../../src/counts/index.js'
import { MirrorwardError } from '../../src/errors.js'
import { type Column, Table } from '../../src/table/index.js'
import { type CoarsenOptions, planKAnonymity } from './coarsen-table.js'
import type { Plan } from './plan.js'

export interface PlanCountsOptions extends Omit<CoarsenOptions, 'heldBy' | 'population'> {
  /** Of each column of the source that is asked, the typed cell that each of its codes stands for. */
  readonly values: readonly Column[]
}

/**
 * The plan of rows that lie elsewhere, from how many hold each combination: the same bytes as from the rows. Where people have
 * several rows, the column that says whose a row is must be among those counted. Throws as `planKAnonymity`; `bad-option` for a
 * column that the source does not count.
 */
export async function planOfCounts(
  source: CountSource,
  { values, schema, options, signal }: PlanCountsOptions,
): Promise<Plan> {
  const quasi = schema.columns.filter(({ role }) => role === 'quasi-identifier').map(({ name }) => name)
  const sensitive = options.models.flatMap(({ column }) => column ?? [])
  const whose = schema.patient === undefined ? [] : [schema.patient]
  const names = [...new Set([...quasi, ...sensitive, ...whose])]
  const valuesOf = names.map((name) => {
    const found = values.find((column) => column.name === name)
    if (found !== undefined && source.columns.some((column) => column.name === name)) return Table.of([found])
    throw new MirrorwardError('bad-option', `a column that is not counted: "${name}"`)
  })
  const codes: number[][] = names.map(() => [])
  const held: number[] = []
  for await (const block of source.groups(names, { unit: 'rows', ...(signal && { signal }) })) {
    for (const [place, own] of block.codes.entries()) for (const code of own) codes[place]!.push(code)
    for (const count of block.held) held.push(count)
  }
  const columns = names.map((name, place) => valuesOf[place]!.take(codes[place]!).column(name))
  return planKAnonymity(Table.of(columns, held.length), {
    ...{ schema, options, heldBy: held },
    ...(signal && { signal }),
  })
}
