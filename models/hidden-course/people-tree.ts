import { encodeTable, type LevelBook } from '../../src/encode/index.js'
import type { Rng } from '../../src/math/index.js'
import { levelColumn, type Schema, Table } from '../../src/table/index.js'
import { decodeModelFile } from '../file/index.js'
import { drawOpenStates } from '../hidden-tree/draw-open-states.js'
import { hiddenTree } from '../hidden-tree/index.js'
import { openTree } from '../hidden-tree/open-tree.js'
import { treeOfNetwork } from '../hidden-tree/tree-network.js'
import { upwardPass } from '../hidden-tree/upward-pass.js'
import { type NetworkModel, type OpenStates, readNetworkModel, tableStates } from '../network/index.js'

/** The table of people as a hidden Chow–Liu tree, with the classes of a person as columns more. */
export interface PeopleTree {
  readonly network: NetworkModel
  /** One for each strand that hangs on people. */
  readonly groups: readonly ClassColumn[]
}

export interface ClassColumn {
  /** Name of the column whose levels are the numbers of the classes; null where there is one class. */
  readonly name: string | null
  readonly classes: number
}

/** What `saveNetwork` and `readNetworkModel` call it. */
export const treeIdentity = { model: 'hidden-tree', title: 'Hidden Chow–Liu tree' }

export interface FitPeopleOptions {
  readonly table: Table
  readonly schema: Schema
  readonly groups: readonly ClassColumn[]
  /** By group the class of each person. */
  readonly classOf: readonly ArrayLike<number>[]
  /** Hidden states, where known. */
  readonly states?: number | undefined
  readonly rare?: { readonly minCount: number } | undefined
  readonly rng: Rng
  readonly signal?: AbortSignal | undefined
}

/** Numbers of hidden states to choose among. */
const candidates = [4, 8, 16, 32]

/** Learns people and their classes together. */
export async function fitPeopleTree(options: FitPeopleOptions): Promise<PeopleTree> {
  const { table, schema, groups, classOf, states, rare, rng, signal } = options
  const columns = groups.flatMap(({ name }) =>
    name === null ? [] : [{ name, kind: 'categorical' as const, role: 'feature' as const, rare: 'other' as const }],
  )
  const fitted = await hiddenTree.fit(withClasses(table, groups, classOf), {
    schema: { ...schema, columns: [...schema.columns, ...columns] },
    options: hiddenTree.options.parse({
      outcomes: 'states',
      candidates,
      ...(states !== undefined && { states }),
      ...(rare && { rare }),
    }),
    rng,
    ...(signal && { signal }),
  })
  return { network: readNetworkModel(decodeModelFile(fitted.save()), treeIdentity), groups }
}

/** Hidden states of a column in the tree. */
export function treeStates({ network }: PeopleTree): number {
  return treeOfNetwork(network.network).tree.states
}

/** What the rows of people say of their classes: by group P(rows | class) in nats, cell person·classes + class. */
export type ClassNats = readonly Float64Array[]

/**
 * Nats of every row and all that its classes say, classes summed out; −∞ where a code was never seen in training.
 * O(people × columns × states²).
 */
export function peopleNats(people: PeopleTree, table: Table, nats: ClassNats): Float64Array {
  const { cells, tree, beside } = treeCells(people, table, nats)
  const { visit } = upwardPass(tree.tree, tree.codes)
  return beside.map((own, row) => {
    const isUnseen = cells.some(({ states, isClass }) => !isClass && states[row]! < 0)
    return isUnseen ? Number.NEGATIVE_INFINITY : own + visit(row)
  })
}

/**
 * Classes of everybody, by group, drawn jointly given their rows and what they say of the classes. Missing cells are what was
 * observed, or with `open` nobody knows them.
 */
export function drawClasses(
  people: PeopleTree,
  table: Table,
  { nats, rng, open = false }: { nats: ClassNats; rng: Rng; open?: boolean },
): Int32Array[] {
  const known = treeCells(people, table, nats)
  const cells = open ? known.cells.map((each, column) => withoutMissing(each, people, column)) : known.cells
  const { tree, variables } = treeOfNetwork(people.network.network)
  const drawn = drawOpenStates(tree, cells, { rowCount: table.rowCount, rng })
  return people.groups.map(({ name }, group) => {
    if (name === null) return new Int32Array(table.rowCount)
    const classes = classStates(people, group)
    const own = drawn[variables.findIndex((variable) => variable.name === name)]!
    return own.map((state) => Math.max(0, classes.indexOf(state)))
  })
}

/** The cells of people in the tree: rows known, classes weighed. */
function treeCells(people: PeopleTree, table: Table, nats: ClassNats) {
  const { network, groups } = people
  const { tree, variables } = treeOfNetwork(network.network)
  const blank = groups.map(() => new Uint8Array(table.rowCount))
  const known = tableStates(variables, encodeTable(withClasses(table, groups, blank), network.codebook))
  const beside = new Float64Array(table.rowCount)
  const cells = variables.map((variable, column): OpenStates & { readonly isClass: boolean } => {
    const group = groups.findIndex(({ name }) => name === variable.name)
    const size = variable.codes.length
    if (group < 0) return { states: known[column]!, choices: [new Uint8Array(size).fill(1)], isClass: false }
    const weighed = classChoices(people, group, { nats: nats[group]!, beside })
    return { states: Int32Array.from(beside, (_, row) => -1 - row), choices: weighed, isClass: true }
  })
  groups.forEach(({ name }, group) => {
    if (name !== null) return
    nats[group]!.forEach((own, row) => {
      beside[row]! += own
    })
  })
  return { cells, tree: openTree(tree, cells), beside }
}

/** Missing cells of people as ones that may hold any state but missing; what was never seen as ones that may hold any. */
function withoutMissing(
  cells: OpenStates & { readonly isClass: boolean },
  { network }: PeopleTree,
  column: number,
): OpenStates & { readonly isClass: boolean } {
  if (cells.isClass) return cells
  const variable = treeOfNetwork(network.network).variables[column]!
  const book = network.codebook.books.find((each) => each.column.name === variable.name)!
  const isPresent = variable.codes.map((code) => (code === book.size - 1 ? 0 : 1))
  const any = variable.codes.map(() => 1)
  const missing = variable.codes.indexOf(book.size - 1)
  return {
    isClass: false,
    states: cells.states.map((state) => (state < 0 ? -2 : state === missing ? -1 : state)),
    choices: [isPresent.includes(1) ? isPresent : any, any],
  }
}

/** For every person the weights of a class column's states; their scales are added to `beside`. */
function classChoices(
  people: PeopleTree,
  group: number,
  { nats, beside }: { readonly nats: Float64Array; readonly beside: Float64Array },
): Float64Array[] {
  const stateOf = classStates(people, group)
  const { classes } = people.groups[group]!
  const size = Math.max(...stateOf) + 1
  return Array.from(beside, (_, person) => {
    const own = nats.subarray(person * classes, (person + 1) * classes)
    const most = own.reduce((largest, each) => Math.max(largest, each), Number.NEGATIVE_INFINITY)
    beside[person] = beside[person]! + most
    const weights = new Float64Array(size)
    if (most === Number.NEGATIVE_INFINITY) return weights
    own.forEach((each, at) => {
      if (stateOf[at]! >= 0) weights[stateOf[at]!] = Math.exp(each - most)
    })
    return weights
  })
}

/** The state of each class of a group in the tree, −1 for one that it does not know. */
export function classStates({ network, groups }: PeopleTree, group: number): Int32Array {
  const { name, classes } = groups[group]!
  const book = network.codebook.books.find(({ column }) => column.name === name) as LevelBook
  const variable = network.network.variables.find((each) => each.name === name)!
  return Int32Array.from({ length: classes }, (_, own) => variable.codes.indexOf(book.levels.indexOf(String(own))))
}

/** The classes of drawn people, by group. */
export function classesOf(table: Table, groups: readonly ClassColumn[]): Int32Array[] {
  return groups.map(({ name }) => {
    const column = name === null ? undefined : table.column(name)
    if (column?.type !== 'level') return new Int32Array(table.rowCount)
    const numbers = column.levels.map(Number)
    return column.codes.map((code) => {
      const own = code < 0 ? 0 : numbers[code]!
      return Number.isNaN(own) ? 0 : own
    })
  })
}

/** The table with the classes of every row. */
export function withClasses(
  table: Table,
  groups: readonly ClassColumn[],
  classOf: readonly ArrayLike<number>[],
): Table {
  const columns = groups.flatMap(({ name }, group) =>
    name === null
      ? []
      : [
          levelColumn(
            name,
            Array.from({ length: table.rowCount }, (_, row) => String(classOf[group]![row])),
          ),
        ],
  )
  return Table.of([...table.columns, ...columns], table.rowCount)
}
