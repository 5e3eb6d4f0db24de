import type { Rng } from '../../../../src/math/index.js'
import { pick, withoutAccents } from '../../people/person.js'
import type { Cell, CellOf, Visit } from '../made-table.js'

/** Cells written one way or another, row by row. */
export function mixed<Row>(...cells: readonly CellOf<Row>[]): CellOf<Row> {
  return (visit, rng, row) => pick(rng, cells)(visit, rng, row)
}

/** A share of the cells missing, written as `marker`. */
export function missing<Row>(share: number, marker: string, cell: CellOf<Row>): CellOf<Row> {
  return (visit, rng, row) => {
    const isMissing = rng.uniform() < share
    const value = cell(visit, rng, row)
    return isMissing ? marker : value
  }
}

/** One of the values, each as likely. */
export function oneOf(...values: readonly string[]): CellOf<unknown> {
  return (_, rng) => pick(rng, values)
}

export function constant(value: string): CellOf<unknown> {
  return () => value
}

export function capitals(cell: Cell): Cell {
  return (visit, rng, row) => withoutAccents(cell(visit, rng, row)).toUpperCase()
}

export function plain(cell: Cell): Cell {
  return (visit, rng, row) => withoutAccents(cell(visit, rng, row))
}

/** UTF-8 that something has read as latin1, as old exports show. */
export function misread(cell: Cell): Cell {
  return (visit, rng, row) => Buffer.from(cell(visit, rng, row), 'utf8').toString('latin1')
}

/** A number about `middle`, at least `least`, with so many decimals. */
export function number({
  middle,
  spread,
  decimals = 0,
  least = 0,
  comma = false,
}: {
  readonly middle: number
  readonly spread: number
  readonly decimals?: number
  readonly least?: number
  readonly comma?: boolean
}): CellOf<unknown> {
  return (_, rng) => {
    const text = Math.max(least, middle + spread * rng.normal()).toFixed(decimals)
    return comma ? text.replace('.', ',') : text
  }
}

export function of(read: (visit: Visit, rng: Rng) => string): Cell {
  return read
}

/** A running number of the file's rows. */
export function running(first = 1, width = 0): CellOf<unknown> {
  return (_, __, row) => String(first + row).padStart(width, '0')
}
