import { datetimeReader } from '../cells/datetime.js'
import type { KindGuess } from './kind-guess.js'
import { guess } from './kind-guess.js'
import type { MarkerAnswers } from './missing-markers.js'
import { shareOfRows, type TextProfile } from './text-profile.js'

interface Told {
  readonly missing?: readonly string[]
  readonly answers?: ReadonlyMap<string, MarkerAnswers>
}

/** Cells of a column that a told pattern reads at least, when the column holds dates. */
const datesOfColumn = 0.9

/** What is known of a column's markers: of every column by the texts told, of this one by its answers. */
export function toldMarkers(column: string, { missing = [], answers }: Told): MarkerAnswers {
  return new Map([...missing.map((text) => [text.trim(), true] as const), ...(answers?.get(column) ?? [])])
}

/** A column whose cells are dates in the pattern told; nothing when it does not read nine cells in ten. */
export function toldDate(profile: TextProfile, format: string | undefined): KindGuess | undefined {
  if (format === undefined || profile.texts.length === 0) return undefined
  const read = datetimeReader({ format })
  const share = shareOfRows(profile, (text) => Number.isFinite(read(text)))
  return share < datesOfColumn ? undefined : guess({ kind: 'datetime', format }, `dates as told: ${format}`)
}
