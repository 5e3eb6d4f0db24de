import { type Column, levelColumn, numberColumn, Table } from '../../table/index.js'
import { momentColumns } from './moments.js'
import { type CompiledView, compileView, type Resource } from './run-view.js'
import { shortCode } from './systems.js'
import type { View, ViewColumn } from './view.js'

/** Gathers the rows of several views as resources come. */
export class ViewTables {
  readonly #views: readonly CompiledView[]
  readonly #cells: readonly unknown[][][]
  readonly #counts = new Map<string, number>()

  constructor(views: readonly View[]) {
    this.#views = views.map(compileView)
    this.#cells = this.#views.map(({ columns }) => columns.map(() => []))
  }

  add(resource: Resource): void {
    const type = resource.resourceType
    this.#counts.set(type, (this.#counts.get(type) ?? 0) + 1)
    for (const [index, compiled] of this.#views.entries()) {
      if (compiled.view.resource !== type) continue
      const cells = this.#cells[index]!
      for (const row of compiled.rows(resource)) for (let at = 0; at < row.length; at++) cells[at]!.push(row[at])
    }
  }

  /** How many resources there were of each type. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts
  }

  /** By the name of the view; columns that are empty throughout are left out, keys kept. */
  tables(): ReadonlyMap<string, Table> {
    return new Map(
      this.#views.map(({ view }, index) => [view.name ?? view.resource, tableOfView(view, this.#cells[index]!)]),
    )
  }
}

/** The cells of a view's columns, in their order, as a table; columns that are empty throughout are left out, keys kept. */
export function tableOfView({ select }: View, cells: readonly (readonly unknown[])[]): Table {
  return Table.of(columnsOf(select).flatMap((column, at) => typed(column, cells[at]!)))
}

/** The columns of selects in the order of their rows' cells. */
export function columnsOf(selects: View['select']): ViewColumn[] {
  return selects.flatMap(({ column = [], select = [], unionAll = [] }) => [
    ...column,
    ...columnsOf(select),
    ...columnsOf(unionAll.slice(0, 1)),
  ])
}

const numberTypes = ['decimal', 'integer', 'positiveInt', 'unsignedInt', 'integer64']
const momentTypes = ['date', 'dateTime', 'instant']

function typed({ name, type = 'string' }: ViewColumn, cells: readonly unknown[]): Column[] {
  const isNothing = (cell: unknown) => cell === null || cell === undefined || cell === ''
  if (type !== 'id' && cells.every(isNothing)) return []
  if (numberTypes.includes(type))
    return [
      numberColumn(
        name,
        cells.map((cell) => (typeof cell === 'number' ? cell : null)),
      ),
    ]
  const texts = cells.map((cell) =>
    isNothing(cell) ? null : typeof cell === 'object' ? JSON.stringify(cell) : String(cell),
  )
  if (momentTypes.includes(type)) return momentColumns(name, texts)
  return [levelColumn(name, type === 'Coding' ? texts.map((text) => text && shortCode(text)) : texts)]
}
