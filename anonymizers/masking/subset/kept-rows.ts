import { NumberSet } from '../../../src/math/index.js'
import { columnsOf } from '../../../src/table/index.js'
import type { DatabaseReference, TableStreams } from '../../../src/table/linked/index.js'
import { cellBatches } from '../masked-streams.js'
import type { CellBatch } from '../masker.js'
import { truthOf } from '../truth-of.js'
import { keyHashes } from './key-hashes.js'
import type { Subset } from './parse-subset.js'
import type { SubsetTable } from './subset-plan.js'

/** Tells of the rows of a table which of them a subset keeps. */
export interface KeptRows {
  /** Columns whose cells `kept` looks at. */
  needed(table: string): readonly string[]
  /** Numbers of the rows of a batch that are kept; undefined for all of them. */
  kept(table: string, batch: CellBatch): readonly number[] | undefined
}

export interface KeptRowsOptions {
  readonly subset: Subset
  readonly plan: readonly SubsetTable[]
  /** Columns of the start whose cells together say who it is: of them a share is drawn. */
  readonly who: readonly string[]
  /** Whether a person, by those cells, is of the share. */
  readonly isDrawn: (who: string) => boolean
  readonly signal?: AbortSignal | undefined
}

/**
 * Looks through the keys of the tables for what a subset keeps: children of chosen rows only, and whatever kept rows point at, until
 * nothing new is pointed at. One pass over each table that others point at or that points at others, and one more for each step of
 * a chain of parents. Memory of the keys that are kept, not of the rows.
 */
export async function findKeptRows(source: TableStreams, options: KeptRowsOptions): Promise<KeptRows> {
  const { subset, plan, who, isDrawn, signal } = options
  const chosen = new Map<string, NumberSet>()
  const pointedAt = new Map<string, NumberSet>()
  const setIn = (sets: Map<string, NumberSet>, table: string, columns: readonly string[]): NumberSet => {
    const place = JSON.stringify([table, ...columns])
    const found = sets.get(place) ?? new NumberSet()
    sets.set(place, found)
    return found
  }
  const targetsOf = (sets: ReadonlyMap<string, NumberSet>, table: string): (readonly string[])[] =>
    [...sets.keys()]
      .map((place) => JSON.parse(place) as string[])
      .flatMap(([name, ...columns]) => (name === table ? [columns] : []))
  for (const { anchors } of plan) for (const { table, to } of anchors) setIn(chosen, table, to)

  const whereColumns = subset.kind === 'where' ? columnsOf(subset.where) : who
  const needed = (name: string): string[] => {
    const { role, anchors, others } = planOf(plan, name)
    return [
      ...new Set([
        ...(role === 'start' ? whereColumns : []),
        ...[...anchors, ...others].flatMap(({ columns }) => columns),
        ...[...targetsOf(chosen, name), ...targetsOf(pointedAt, name)].flat(),
      ]),
    ]
  }
  const hashesOf = ({ cells, rowCount }: CellBatch, columns: readonly string[]) =>
    keyHashes(
      columns.map((column) => cells(column)),
      rowCount,
    )

  const isChosenIn = (name: string, batch: CellBatch): ((row: number) => boolean) => {
    const { role, anchors } = planOf(plan, name)
    if (role === 'apart') return () => true
    if (role === 'parent') return () => false
    if (role === 'start') {
      const nothing = new Array<null>(batch.rowCount).fill(null)
      if (subset.kind === 'where') {
        const truth = truthOf(subset.where, {
          rowCount: batch.rowCount,
          source: (column) => batch.cells(column) ?? nothing,
        })
        return (row) => truth[row] === 1
      }
      const cells = who.map((column) => batch.cells(column) ?? nothing)
      return (row) => cells.every((own) => own[row] !== null) && isDrawn(JSON.stringify(cells.map((own) => own[row])))
    }
    const own = anchors.map(({ columns, table, to }) => ({
      hashes: hashesOf(batch, columns),
      set: setIn(chosen, table, to),
    }))
    // A row of several people is kept where all of them are: another's key in it would bring that person along.
    return (row) => {
      let isOfSomebody = false
      for (const { hashes, set } of own) {
        const hash = hashes[row]!
        if (hash === null) continue
        if (!set.has(hash)) return false
        isOfSomebody = true
      }
      return isOfSomebody
    }
  }
  const isPointedAtIn = (name: string, batch: CellBatch): ((row: number) => boolean) => {
    const own = targetsOf(pointedAt, name).map((columns) => ({
      hashes: hashesOf(batch, columns),
      set: setIn(pointedAt, name, columns),
    }))
    return (row) => own.some(({ hashes, set }) => hashes[row] !== null && set.has(hashes[row]!))
  }
  const point = (
    references: readonly DatabaseReference[],
    batch: CellBatch,
    isMeant: (row: number) => boolean,
  ): void => {
    const own = references.map(({ columns, table, to }) => ({
      hashes: hashesOf(batch, columns),
      set: setIn(pointedAt, table, to),
    }))
    for (let row = 0; row < batch.rowCount; row++)
      if (isMeant(row)) for (const { hashes, set } of own) if (hashes[row] !== null) set.add(hashes[row]!)
  }

  for (const { name, role, others } of plan) {
    const targets = targetsOf(chosen, name)
    if (role === 'parent' || role === 'apart' || (targets.length === 0 && others.length === 0)) continue
    for await (const { cells: batch } of cellBatches(source, name, { signal, needed: needed(name) })) {
      const isChosen = isChosenIn(name, batch)
      for (const columns of targets) {
        const set = setIn(chosen, name, columns)
        hashesOf(batch, columns).forEach((hash, row) => {
          if (hash !== null && isChosen(row)) set.add(hash)
        })
      }
      point(others, batch, isChosen)
    }
  }
  const sizeOf = (name: string) =>
    targetsOf(pointedAt, name).reduce((sum, columns) => sum + setIn(pointedAt, name, columns).size, 0)
  const seen = new Map<string, number>()
  for (;;) {
    const next = plan.find(
      ({ name, role, anchors, others }) =>
        role !== 'apart' && anchors.length + others.length > 0 && sizeOf(name) > (seen.get(name) ?? 0),
    )
    if (next === undefined) break
    seen.set(next.name, sizeOf(next.name))
    for await (const { cells: batch } of cellBatches(source, next.name, { signal, needed: needed(next.name) })) {
      const [isChosen, isPointedAt] = [isChosenIn(next.name, batch), isPointedAtIn(next.name, batch)]
      point([...next.anchors, ...next.others], batch, (row) => isPointedAt(row) && !isChosen(row))
    }
  }
  return {
    needed,
    kept(name, batch) {
      if (planOf(plan, name).role === 'apart') return undefined
      const [isChosen, isPointedAt] = [isChosenIn(name, batch), isPointedAtIn(name, batch)]
      const rows: number[] = []
      for (let row = 0; row < batch.rowCount; row++) if (isChosen(row) || isPointedAt(row)) rows.push(row)
      return rows
    },
  }
}

function planOf(plan: readonly SubsetTable[], name: string): SubsetTable {
  return plan.find((each) => each.name === name)!
}
