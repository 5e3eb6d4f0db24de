import { boundsOf, type ColumnSchema, type NumberColumn } from '../table/index.js'
import { chooseAtoms } from './choose-atoms.js'
import { chooseLimits } from './choose-limits.js'
import type { NumberBook, NumberCell } from './codebook.js'
import type { CountedNumbers } from './counted-columns.js'
import { cutBins } from './cut-bins.js'
import { type DistinctValues, distinctValues, filterDistinct, heldTogether, merged } from './distinct-values.js'
import { keptShare, overstatement } from './frequent-values.js'
import { findStep, snapTo, stepOfCounted } from './grid.js'
import { fitLattices } from './lattices/index.js'
import { learntValues } from './learnt-values.js'
import { shareOfMidnights } from './midnights.js'

export interface NumberBookOptions {
  readonly bins: number
  readonly minCount: number
  /** The patient of each row; null when every row is a patient. */
  readonly patientOf: Int32Array | null
}

/** Patients that make a bin of their own whatever their share of the rows. */
const ampleBin = 40

/** Atoms and bins of a number column. O(n log n). */
export function fitNumberBook(
  column: NumberColumn,
  schema: ColumnSchema,
  { bins, minCount, patientOf }: NumberBookOptions,
): NumberBook {
  const everybody = { patientOf, minCount }
  const step = findStep(schema, learntValues(column, everybody).present, minCount)
  const limits = chooseLimits(column, { step, minCount, patientOf })
  const { present, patients } = learntValues(column, { ...everybody, isLimit: limits.rows })
  const distinct = distinctValues(present.map(snapTo(step)), patients)
  return bookOf(distinct, schema, { bins, minCount, step, limits: limits.atoms })
}

/** The same of a column that is counted and has no detection limits. O(distinct values). */
export function fitCountedBook(
  { distinct }: CountedNumbers,
  schema: ColumnSchema,
  { bins, minCount }: Pick<NumberBookOptions, 'bins' | 'minCount'>,
): NumberBook {
  const step = stepOfCounted(schema, distinct, minCount)
  return bookOf(merged(distinct, snapTo(step)), schema, { bins, minCount, step, limits: [] })
}

interface BookOptions extends Pick<NumberBookOptions, 'bins' | 'minCount'> {
  readonly step: number
  readonly limits: readonly Extract<NumberCell, { type: 'atom' }>[]
}

function bookOf(
  distinct: DistinctValues,
  schema: ColumnSchema,
  { bins, minCount, step, limits }: BookOptions,
): NumberBook {
  const isAtom = chooseAtoms(distinct, { bins, minCount })
  const atoms = filterDistinct(distinct, (index) => isAtom[index] === 1)
  const rest = filterDistinct(distinct, (index) => isAtom[index] === 0)
  const restPatients = rest.patients.reduce((sum, count) => sum + count, 0)
  const share = restPatients / distinct.patients.reduce((sum, count) => sum + count, 0)
  // A handful of values has no bin of its own: it is encoded as the nearest atom, or as missing when there is none.
  const hasBins = heldTogether(rest, { start: 0, by: 1, minCount }).people >= minCount
  // Few of many rows beside a heavy atom are still enough to tell apart: gains beside zeros, hours beside forty.
  const restBins = Math.max(1, Math.round(bins * share), Math.min(bins, Math.floor(restPatients / ampleBin)))
  const ends = { bounds: boundsOf(schema), isDated: schema.kind === 'datetime' }
  const cells: NumberCell[] = [
    ...Array.from(atoms.values, (value): NumberCell => ({ type: 'atom', value })),
    ...limits,
    ...(hasBins ? cutBins(rest, { ...ends, bins: restBins, minCount, step, atoms: atoms.values }) : []),
  ]
  cells.sort((a, b) => startOf(a) - startOf(b))
  const lattices = hasBins && schema.kind !== 'datetime' ? latticesOf(rest, cells, { step, minCount }) : undefined
  const midnights = hasBins ? shareOfMidnights(schema, pooled(rest, minCount), { step, minCount }) : undefined
  return {
    type: 'number',
    column: schema,
    size: cells.length + 1,
    cells,
    step,
    ...(midnights !== undefined && { midnights }),
    ...(lattices !== undefined && { lattices }),
  }
}

/** Told from all values of the bins, with the shares of those that stretches stand for, which may change from bin to bin. */
function latticesOf(
  distinct: DistinctValues,
  cells: readonly NumberCell[],
  { step, minCount }: { readonly step: number; readonly minCount: number },
): NumberBook['lattices'] {
  const borders = cells.flatMap((cell) => (cell.type === 'bin' ? [cell.low] : [])).slice(1)
  const overstated = overstatement(distinct, minCount)
  const weights = distinct.patients.map((people) =>
    people < minCount ? people : people * (1 - keptShare(people, overstated)),
  )
  return fitLattices(distinct, { step, minCount, borders, weights })
}

/** The values that are drawn from stretches: those that `minCount` patients share stand as they are. */
function pooled(distinct: DistinctValues, minCount: number): DistinctValues {
  return filterDistinct(distinct, (index) => distinct.patients[index]! < minCount)
}

function startOf(cell: NumberCell): number {
  return cell.type === 'atom' ? cell.value : cell.low
}
