import { MirrorwardError } from '../errors.js'
import { didYouMean } from '../messages/index.js'
import { type CountedColumn, mostCells } from './count-source.js'

/** The places of the columns asked for. Throws `bad-option` for an unknown one. */
export function askedColumns(columns: readonly CountedColumn[], names: readonly string[]): number[] {
  return names.map((name) => {
    const place = columns.findIndex((column) => column.name === name)
    if (place >= 0) return place
    const near = didYouMean(
      name,
      columns.map((column) => column.name),
    )
    throw new MirrorwardError('bad-option', `no such column: "${name}"${near}`)
  })
}

/** The cells of the dense table of these columns. Throws `bad-option` beyond `mostCells`. */
export function cellsOf(columns: readonly CountedColumn[], places: readonly number[]): number {
  const cells = places.reduce((product, place) => product * columns[place]!.size, 1)
  if (cells > mostCells)
    throw new MirrorwardError('bad-option', `too many cells for a table of counts: ${cells} (at most ${mostCells})`)
  return cells
}

export function stopped(): MirrorwardError {
  return new MirrorwardError('aborted', 'counting was stopped')
}
