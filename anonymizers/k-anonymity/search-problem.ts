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
import { withPopulation } from './population.js'
import type { Requirement, SearchProblem, TableRequirement } from './search/problem.js'

/** Quasi-identifiers of a table under their hierarchies, and what is asked of their classes. */
export interface CodedTable {
  readonly specs: readonly HierarchySpec[]
  readonly coded: readonly CodedColumn[]
  /** The combination of each row. */
  readonly of: Int32Array
  readonly problem: SearchProblem
}

export interface ProblemOptions {
  readonly schema: Schema
  readonly options: KAnonymityOptions
  /** Everybody whom the people of the table may be confused with, in columns of the same names. */
  readonly population?: Table | undefined
  /** How many rows each row of the table stands for, where it holds combinations that were counted elsewhere. */
  readonly heldBy?: ArrayLike<number> | undefined
}

/**
 * Codes a table for the search. Throws `bad-option` for no quasi-identifier, hierarchies of other columns, models that lack what
 * they need, and k beyond the people there are; `bad-data` for a value that a hierarchy does not cover, with its row.
 */
export function codeTable(table: Table, { schema, options, population, heldBy }: ProblemOptions): CodedTable {
  const rowCount = heldBy === undefined ? table.rowCount : sumOf(heldBy)
  const names = schema.columns.filter(({ role }) => role === 'quasi-identifier').map(({ name }) => name)
  if (names.length === 0)
    throw new MirrorwardError(
      'bad-option',
      'no quasi-identifier: give the columns that others may know of a person the role quasi-identifier in the schema',
    )
  for (const { name, kind, role } of schema.columns)
    if (role === 'quasi-identifier' && kind === 'identifier')
      throw new MirrorwardError(
        'bad-option',
        `a quasi-identifier that names people by itself: column "${name}" (its role is direct-identifier)`,
      )
  for (const name of [...Object.keys(options.atMost), ...options.keepGroups])
    if (!names.includes(name))
      throw new MirrorwardError('bad-option', `an option of no quasi-identifier: "${name}"${didYouMean(name, names)}`)
  for (const name of Object.keys(options.hierarchies)) refuseOther(name, { names, schema, options })
  const specs = names.map((name) => {
    const column = schema.columns.find((each) => each.name === name)!
    return (options.hierarchies[name] as HierarchySpec | undefined) ?? hierarchyOf(column, table.column(name))
  })
  const joined = population === undefined ? undefined : withPopulation(table, { population, names })
  const whole = (joined ?? table) as Pick<Table, 'column'>
  const coded = names.map((name, place) => codeColumn(whole.column(name), specs[place]!))
  const asked = [...new Set(options.models.flatMap(({ column }) => column ?? []))]
  const sensitive = asked.map((name) => {
    if (!table.has(name))
      throw new MirrorwardError('bad-option', `a model of no column: "${name}"${didYouMean(name, table.columnNames)}`)
    return codeColumn(table.column(name), (options.hierarchies[name] as HierarchySpec | undefined) ?? { kind: 'whole' })
  })
  const persons = schema.patient === undefined ? undefined : patientIndex(table, schema)
  const hasSeveral = persons !== undefined && new Set(persons).size < rowCount
  if (hasSeveral && options.missing !== 'category')
    throw new MirrorwardError('bad-option', `missing: ${options.missing} counts rows, and people here have several`)
  const { of, combinations } = distinctCombinations(coded, {
    ...{ sensitive, rowCount: table.rowCount, populationCount: population?.rowCount ?? 0 },
    ...(hasSeveral && { person: persons }),
    heldBy,
  })
  const people = hasSeveral ? new Set(persons).size : rowCount
  if (options.k > people)
    throw new MirrorwardError('bad-option', `k = ${options.k} is more than the people of the table: ${people}`)
  const limit = Math.floor(options.suppression * rowCount + 1e-9)
  const facts = { rows: rowCount, heldBy, population: population?.rowCount ?? 0, options }
  const problem = {
    ...{ columns: coded, combinations, k: options.k, limit, missing: options.missing, loss: findLoss(options.loss) },
    mostLevels: names.map((name) => options.atMost[name] ?? Number.POSITIVE_INFINITY),
    ...requirementsOf(options, { names: asked, sensitive, ...facts }),
  }
  return { specs, coded, of, problem }
}

function refuseOther(
  name: string,
  {
    names,
    schema,
    options,
  }: { readonly names: readonly string[]; readonly schema: Schema; readonly options: KAnonymityOptions },
): void {
  if (names.includes(name) || options.models.some(({ column }) => column === name)) return
  const role = schema.columns.find((column) => column.name === name)?.role
  if (role === 'direct-identifier')
    throw new MirrorwardError('bad-option', `a direct identifier is removed, not generalised: column "${name}"`)
  throw new MirrorwardError('bad-option', `a hierarchy of no quasi-identifier: "${name}"${didYouMean(name, names)}`)
}

interface Facts {
  readonly names: readonly string[]
  readonly sensitive: readonly CodedColumn[]
  readonly rows: number
  readonly heldBy: ArrayLike<number> | undefined
  readonly population: number
  readonly options: KAnonymityOptions
}

function requirementsOf(options: KAnonymityOptions, facts: Facts) {
  const requirements: Requirement[] = []
  const tableRequirements: TableRequirement[] = []
  for (const { id, column, ...own } of options.models) {
    const together = tableModels.find((model) => model.id === id)
    const model = together ?? findPrivacyModel(id)!
    const parsed = model.options.safeParse(own)
    if (!parsed.success) throw new MirrorwardError('bad-option', `options of ${id}: ${parsed.error.issues[0]?.message}`)
    if (together !== undefined) {
      tableRequirements.push({ model: together, options: parsed.data, samplingFraction: options.samplingFraction })
      continue
    }
    const each = findPrivacyModel(id)!
    if (each.isSensitive && column === undefined)
      throw new MirrorwardError('bad-option', `${id} needs a sensitive column: { id: ${id}, column: … }`)
    if (each.needsPopulation && facts.population === 0 && (id !== 'k-map' || options.samplingFraction === undefined))
      throw new MirrorwardError(
        'bad-option',
        `${id} needs the population: a table of it (population)${id === 'k-map' ? ', or samplingFraction' : ''}`,
      )
    const place = column === undefined ? -1 : facts.names.indexOf(column)
    const whole = wholeOf(place < 0 ? undefined : facts.sensitive[place], facts)
    requirements.push({ model: each, options: parsed.data, sensitive: place, whole })
  }
  return { requirements, tableRequirements }
}

function wholeOf(column: CodedColumn | undefined, { rows, heldBy, population, options }: Facts): WholeCounts {
  const counts = new Float64Array(column === undefined ? 0 : column.tree.labels[0]!.length)
  column?.codes.forEach((code, row) => {
    counts[code]! += heldBy?.[row] ?? 1
  })
  return {
    ...{ rows, people: rows, population, counts },
    missing: column === undefined ? -1 : column.tree.labels[0]!.indexOf(missingLabel),
    ...(column && { tree: column.tree }),
    ...(options.samplingFraction !== undefined && { samplingFraction: options.samplingFraction }),
  }
}

function sumOf(numbers: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < numbers.length; at++) sum += numbers[at]!
  return sum
}
