import { MirrorwardError } from '../../src/errors.js'
import type { Table } from '../../src/table/index.js'
import { type AppliedPlan, releaseOf } from './apply-plan.js'
import { rowCountOf } from './combinations.js'
import type { FoundClasses } from './found-classes.js'
import { globalClasses } from './global-classes.js'
import { goneGroups } from './gone-groups.js'
import { type HomogeneousClass, homogeneousClasses } from './homogeneous-classes.js'
import { localClasses } from './local-classes.js'
import { nearestAnswer } from './nearest-answer.js'
import type { Plan } from './plan.js'
import { bestFirst } from './search/best-first.js'
import { recodeLocally } from './search/local.js'
import { type CodedTable, codeTable, type ProblemOptions } from './search-problem.js'

export interface CoarsenOptions extends ProblemOptions {
  readonly signal?: AbortSignal | undefined
}

/**
 * The least lossy generalisation of the quasi-identifiers of a table that keeps k and the models, and the table so made. Throws
 * `bad-option` for no quasi-identifier, for one that is a direct identifier, for k beyond the people of the table, where nothing
 * within the suppression allowed keeps them (then with the nearest that does), and where
 * suppression takes a group out that `keepGroups` holds.
 */
export function coarsenTable(
  table: Table,
  options: CoarsenOptions,
): { readonly plan: Plan; readonly applied: AppliedPlan; readonly homogeneous: readonly HomogeneousClass[] } {
  const coded = codeTable(table, options)
  const { plan, of } = foundClasses(coded, { ...options, rows: table.rowCount })
  const classes = coded.of.map((place) => of[place]!)
  const homogeneous = homogeneousClasses(plan, { table, schema: options.schema, classes })
  return { plan, homogeneous, applied: releaseOf(plan, { table, schema: options.schema, coded: coded.coded, classes }) }
}

/** The plan alone; as `coarsenTable`. */
export function planKAnonymity(table: Table, options: CoarsenOptions): Plan {
  const coded = codeTable(table, options)
  return foundClasses(coded, { ...options, rows: rowCountOf(coded.problem.combinations) }).plan
}

function foundClasses(
  coded: CodedTable,
  { options, signal, rows }: CoarsenOptions & { readonly rows: number },
): FoundClasses {
  const { problem } = coded
  const search = { ...(options.work !== undefined && { mostWork: options.work }), signal }
  const request = { ...coded, options, rows }
  let found: FoundClasses
  if (options.recoding === 'global') {
    const best = bestFirst(problem, search)
    if (best === undefined) throw new MirrorwardError('bad-option', nearestAnswer(problem, { options, search }))
    found = globalClasses(request, best)
  } else {
    const method = options.recoding === 'local' ? 'peeling' : 'top-down'
    found = localClasses(request, recodeLocally(problem, { method, ...search }))
    if (found.plan.found.suppressedRows > problem.limit)
      throw new MirrorwardError('bad-option', nearestAnswer(problem, { options, search }))
  }
  const gone = goneGroups(request, found)
  const refused = gone.filter(({ column }) => options.keepGroups.includes(column))
  if (refused.length > 0)
    throw new MirrorwardError('bad-option', 'suppression would take whole groups of people out of the release', {
      issues: refused.map(({ column, label, rows: held }) => ({
        message: `nobody of "${label}" would be left, of ${held} rows`,
        column,
      })),
    })
  return { ...found, plan: { ...found.plan, gone } }
}
