import { MirrorwardError } from '../../src/errors.js'
import type { HierarchySpec } from '../../src/identity/index.js'
import { didYouMean } from '../../src/messages/index.js'
import { patientIndex, type Schema, type Table } from '../../src/table/index.js'
import { type CodedColumn, codeColumn, missingLabel } from './code-column.js'
import { distinctCombinations } from './distinct-combinations.js'
import { hierarchyOf } from './hierarchy-of.js'
import { findLoss } from './losses/index.js'
import { findPrivacyModel, tableModels, type WholeCounts } from './models/index.js'
import type { KAnonymityOptions } from './options.js'
import { bestFirst, type SearchResult } from './search/best-first.js'
import { classNumbers } from './search/class-numbers.js'
import { classVerdicts } from './search/class-verdicts.js'
import type { Requirement, SearchProblem, TableRequirement } from './search/problem.js'

/** How a table is generalised: plain JSON that makes the release again and applies to new rows. Holds no value of one row. */
export interface Plan {
  readonly format: 'mirrorward/k-anonymity-plan'
  readonly version: 1
  readonly recoding: 'global'
  readonly k: number
  readonly unit: 'rows' | 'people'
  /** A missing cell is a value like another. */
  readonly missing: 'category'
  readonly suppression: number
  readonly models: KAnonymityOptions['models']
  readonly columns: readonly PlanColumn[]
  /** The classes that are released, by their labels; rows of others are suppressed. */
  readonly classes: readonly (readonly string[])[]
  readonly found: {
    readonly loss: number
    readonly suppressedRows: number
    readonly rows: number
    readonly smallestClass: number
    readonly classes: number
    readonly nodes: number
    readonly checks: number
    readonly isProven: boolean
    readonly gap: number
  }
  /** Of suppressed rows, how many one level more of a column would have kept, by column. */
  readonly savedBy: Readonly<Record<string, number>>
}

export interface PlanColumn {
  readonly name: string
  readonly hierarchy: HierarchySpec
  readonly level: number
  readonly levels: number
}

/**
 * The least lossy generalisation of the quasi-identifiers of a table that keeps k and the models. Throws `bad-option` for no
 * quasi-identifier, for one that is a direct identifier, for k beyond the people of the table, and where nothing within the
 * suppression allowed keeps them: then with the nearest that does.
 */
export function planKAnonymity(
  table: Table,
  {
    schema,
    options,
    signal,
  }: { readonly schema: Schema; readonly options: KAnonymityOptions; readonly signal?: AbortSignal },
): Plan {
  const names = schema.columns.filter(({ role }) => role === 'quasi-identifier').map(({ name }) => name)
  if (names.length === 0)
    throw new MirrorwardError(
      'bad-option',
      'no quasi-identifier: give the columns that others may know of a person the role quasi-identifier in the schema',
    )
  const specs = names.map((name) => {
    const column = schema.columns.find((each) => each.name === name)!
    return (options.hierarchies[name] as HierarchySpec | undefined) ?? hierarchyOf(column, table.column(name))
  })
  for (const name of Object.keys(options.hierarchies)) refuseOther(name, { names, schema })
  const coded = names.map((name, place) => codeColumn(table.column(name), specs[place]!))
  const problem = problemOf(table, { schema, coded, options })
  const people = problem.combinations.person === undefined ? table.rowCount : new Set(problem.combinations.person).size
  if (options.k > people)
    throw new MirrorwardError('bad-option', `k = ${options.k} is more than the people of the table: ${people}`)
  const search = { ...(options.work !== undefined && { mostWork: options.work }), signal }
  const found = bestFirst(problem, search)
  if (found === undefined) throw new MirrorwardError('bad-option', nearest(problem, { options, search }))
  return planOf(problem, { coded, specs, options, found, rows: table.rowCount })
}

function refuseOther(
  name: string,
  { names, schema }: { readonly names: readonly string[]; readonly schema: Schema },
): void {
  if (names.includes(name)) return
  const role = schema.columns.find((column) => column.name === name)?.role
  if (role === 'direct-identifier')
    throw new MirrorwardError('bad-option', `a direct identifier is removed, not generalised: column "${name}"`)
  throw new MirrorwardError('bad-option', `a hierarchy of no quasi-identifier: "${name}"${didYouMean(name, names)}`)
}

/** The distinct combinations of a table, people told apart where they have several rows. */
function problemOf(
  table: Table,
  {
    schema,
    coded,
    options,
  }: { readonly schema: Schema; readonly coded: readonly CodedColumn[]; readonly options: KAnonymityOptions },
): SearchProblem {
  const asked = options.models.flatMap(({ column }) => column ?? [])
  const sensitiveNames = [...new Set(asked)]
  const sensitive = sensitiveNames.map((name) =>
    codeColumn(table.column(name), (options.hierarchies[name] as HierarchySpec | undefined) ?? { kind: 'whole' }),
  )
  const persons = schema.patient === undefined ? undefined : patientIndex(table, schema)
  const hasSeveral = persons !== undefined && new Set(persons).size < table.rowCount
  const combinations = distinctCombinations(coded, {
    ...{ sensitive, rowCount: table.rowCount },
    ...(hasSeveral && { person: persons }),
  })
  const requirements: Requirement[] = []
  const tableRequirements: TableRequirement[] = []
  for (const { id, column, ...own } of options.models) {
    const together = tableModels.find((model) => model.id === id)
    if (together !== undefined) {
      tableRequirements.push({ model: together, options: together.options.parse(own) })
      continue
    }
    const model = findPrivacyModel(id)!
    if (model.isSensitive && column === undefined)
      throw new MirrorwardError('bad-option', `${id} needs a sensitive column: { id: ${id}, column: … }`)
    const parsed = model.options.safeParse(own)
    if (!parsed.success) throw new MirrorwardError('bad-option', `options of ${id}: ${parsed.error.issues[0]?.message}`)
    const place = column === undefined ? -1 : sensitiveNames.indexOf(column)
    requirements.push({
      ...{ model, options: parsed.data, sensitive: place },
      whole: wholeOf(place < 0 ? undefined : sensitive[place], { rows: table.rowCount, options }),
    })
  }
  return {
    ...{ columns: coded, combinations, k: options.k, limit: Math.floor(options.suppression * table.rowCount + 1e-9) },
    ...{ requirements, tableRequirements, loss: findLoss(options.loss) },
  }
}

function wholeOf(
  column: CodedColumn | undefined,
  { rows, options }: { readonly rows: number; readonly options: KAnonymityOptions },
): WholeCounts {
  const counts = new Float64Array(column === undefined ? 0 : column.tree.labels[0]!.length)
  for (const code of column?.codes ?? []) counts[code]! += 1
  return {
    ...{ rows, people: rows, population: 0, counts },
    missing: column === undefined ? -1 : column.tree.labels[0]!.indexOf(missingLabel),
    ...(column && { tree: column.tree }),
    ...(options.samplingFraction !== undefined && { samplingFraction: options.samplingFraction }),
  }
}

function planOf(
  problem: SearchProblem,
  {
    coded,
    specs,
    options,
    found,
    rows,
  }: {
    readonly coded: readonly CodedColumn[]
    readonly specs: readonly HierarchySpec[]
    readonly options: KAnonymityOptions
    readonly found: SearchResult
    readonly rows: number
  },
): Plan {
  const { levels, loss, suppressedRows, nodes, checks, isProven, gap } = found
  const { combinations } = problem
  const groups = classNumbers(combinations, { columns: coded, levels })
  const verdicts = classVerdicts(combinations, groups, problem)
  const labelsOf = (at: number) =>
    coded.map(
      ({ tree }, place) => tree.labels[levels[place]!]![tree.up[levels[place]!]![combinations.columns[place]![at]!]!]!,
    )
  const released = [...groups.first].filter((_, each) => verdicts.isReleased[each] === 1)
  const sizes = [...verdicts.people].filter((_, each) => verdicts.isReleased[each] === 1)
  return {
    ...{ format: 'mirrorward/k-anonymity-plan', version: 1, recoding: 'global', k: options.k },
    unit: combinations.person === undefined ? 'rows' : 'people',
    ...{ missing: 'category', suppression: options.suppression, models: options.models },
    columns: coded.map(({ name, tree }, place) => ({
      ...{ name, hierarchy: specs[place]!, level: levels[place]!, levels: tree.up.length },
    })),
    classes: released.map(labelsOf).sort((a, b) => (a.join('\0') < b.join('\0') ? -1 : 1)),
    found: {
      ...{ loss, suppressedRows, rows, classes: sizes.length, nodes, checks, isProven, gap },
      smallestClass: sizes.reduce((least, size) => Math.min(least, size), Number.POSITIVE_INFINITY),
    },
    savedBy: Object.fromEntries(
      coded.flatMap(({ name, tree }, place) => {
        if (suppressedRows === 0 || levels[place]! + 1 >= tree.up.length) return []
        const above = levels.map((level, at) => (at === place ? level + 1 : level))
        const coarser = classVerdicts(
          combinations,
          classNumbers(combinations, { columns: coded, levels: above }),
          problem,
        )
        return [[name, Math.max(0, suppressedRows - coarser.suppressedRows)]]
      }),
    ),
  }
}

/** What is feasible beside what was asked: more suppression, or a smaller k. */
function nearest(
  problem: SearchProblem,
  { options, search }: { readonly options: KAnonymityOptions; readonly search: Parameters<typeof bestFirst>[1] },
): string {
  const rows = problem.combinations.rows.reduce((sum, held) => sum + held, 0)
  const offers: string[] = []
  for (const share of [0.1, 0.2, 0.3, 0.5])
    if (share > options.suppression && offers.length === 0) {
      const found = bestFirst({ ...problem, limit: Math.floor(share * rows) }, search)
      if (found !== undefined)
        offers.push(`suppression of ${(100 * found.suppressedRows) / rows} %`.replace(/(\.\d)\d+/, '$1'))
    }
  for (let k = options.k - 1; k >= 2; k--)
    if (bestFirst({ ...problem, k }, search) !== undefined) {
      offers.push(`k = ${k}`)
      break
    }
  const asked = `k = ${options.k}${options.models.length === 0 ? '' : ` with ${options.models.map(({ id }) => id).join(', ')}`}`
  const within = `within ${Number((100 * options.suppression).toPrecision(3))} % of rows suppressed`
  return `${asked} cannot be kept ${within}${offers.length === 0 ? '' : `; nearest: ${offers.join(', or ')}`}`
}
