import { MirrorwardError } from '../../errors.js'
import { type Constants, compilePath } from './path/compile.js'
import type { CompiledPath, PathScope } from './path/compiled-path.js'
import { columnNames, type Select, type View, type ViewColumn } from './view.js'

export type Resource = Readonly<Record<string, unknown>> & { readonly resourceType: string }

/** A view made ready. */
export interface CompiledView {
  readonly view: View
  readonly columns: readonly string[]
  /** The rows of one resource, cells in the order of `columns`, null where there is nothing; none of another type. */
  rows(resource: Resource): readonly Row[]
}

export type Row = readonly unknown[]
type Rows = (node: unknown, scope: PathScope) => readonly Row[]

/**
 * A view of SQL-on-FHIR v2 with every path compiled once. Throws `bad-option` for paths that cannot be read; `rows` throws
 * `bad-data` where a cell would hold several elements, or a condition is no truth value, with view and column, never a value.
 */
export function compileView(view: View): CompiledView {
  const constants = constantsOf(view)
  const named = view.name ?? view.resource
  const conditions = (view.where ?? []).map(({ path }) => compilePath(path, constants))
  const selects = view.select.map((select) => compiledSelect(select, { constants, named }))
  const whole = crossed(selects)
  const meets = (resource: Resource, scope: PathScope) =>
    conditions.every((condition) => {
      const found = condition(resource, scope)
      if (found.length > 0 && (found.length > 1 || typeof found[0] !== 'boolean'))
        throw new MirrorwardError('bad-data', `view "${named}": a "where" is not true or false`)
      return found[0] === true
    })
  return {
    view,
    columns: view.select.flatMap(columnNames),
    rows(resource) {
      if (resource.resourceType !== view.resource) return []
      const scope = { rowIndex: 0, resource }
      return meets(resource, scope) ? whole(resource, scope) : []
    },
  }
}

interface Compiling {
  readonly constants: Constants
  readonly named: string
}

function compiledSelect(select: Select, compiling: Compiling): Rows {
  const { constants } = compiling
  const branches = (select.unionAll ?? []).map((each) => compiledSelect(each, compiling))
  const own = crossed([
    ...(select.column === undefined ? [] : [cellsOf(select.column, compiling)]),
    ...(select.select ?? []).map((each) => compiledSelect(each, compiling)),
    ...(branches.length === 0 ? [] : [concatenated(branches)]),
  ])
  const path = select.forEach ?? select.forEachOrNull
  if (select.repeat !== undefined) {
    const paths = select.repeat.map((each) => compilePath(each, constants))
    return (node, scope) => eachOf(repeated(node, { paths, scope }), { own, scope })
  }
  if (path === undefined) return own
  const found = compilePath(path, constants)
  if (select.forEachOrNull === undefined) return (node, scope) => eachOf(found(node, scope), { own, scope })
  const width = columnNames(select).length
  const nothing = Array.from({ length: width }, () => null)
  const ofNothing = indexColumns(select)
  return (node, scope) => {
    const nodes = found(node, scope)
    return nodes.length > 0 ? eachOf(nodes, { own, scope }) : [nothing.map((_, at) => (ofNothing.has(at) ? 0 : null))]
  }
}

/** The columns of a select that hold the index of its row: 0 where there is no row. */
function indexColumns({ column = [] }: Select): ReadonlySet<number> {
  return new Set(column.flatMap(({ path }, at) => (path.trim() === '%rowIndex' ? [at] : [])))
}

function eachOf(
  nodes: readonly unknown[],
  { own, scope }: { readonly own: Rows; readonly scope: PathScope },
): readonly Row[] {
  if (nodes.length === 1) return own(nodes[0], { ...scope, rowIndex: 0 })
  return nodes.flatMap((node, rowIndex) => own(node, { ...scope, rowIndex }))
}

/** Whatever the paths reach, again and again, every element before those below it. */
function repeated(
  node: unknown,
  { paths, scope }: { readonly paths: readonly CompiledPath[]; readonly scope: PathScope },
): unknown[] {
  return paths.flatMap((path) => path(node, scope).flatMap((below) => [below, ...repeated(below, { paths, scope })]))
}

function cellsOf(columns: readonly ViewColumn[], { constants, named }: Compiling): Rows {
  const paths = columns.map(({ path }) => compilePath(path, constants))
  return (node, scope) => [
    columns.map(({ name, collection }, at) => {
      const found = paths[at]!(node, scope)
      if (collection === true) return found
      if (found.length > 1)
        throw new MirrorwardError('bad-data', `view "${named}": column "${name}" finds several elements`)
      return found[0] ?? null
    }),
  ]
}

/** Every row of one with every row of the next. */
function crossed(parts: readonly Rows[]): Rows {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  return (node, scope) => {
    let rows: readonly Row[] = [[]]
    for (const part of parts) {
      const more = part(node, scope)
      if (more.length === 0) return []
      rows = rows.flatMap((row) => more.map((next) => [...row, ...next]))
    }
    return rows
  }
}

function concatenated(branches: readonly Rows[]): Rows {
  return (node, scope) => branches.flatMap((branch) => branch(node, scope))
}

function constantsOf({ constant = [] }: View): Constants {
  return new Map(
    constant.map((each) => {
      const key = Object.keys(each).find((name) => name.startsWith('value'))
      if (key === undefined) throw new MirrorwardError('bad-option', `the view's constant "${each.name}" has no value`)
      return [each.name, each[key]]
    }),
  )
}
