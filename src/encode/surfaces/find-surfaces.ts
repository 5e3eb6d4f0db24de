import { isMissing, isModelled, type NumberColumn, patientIndex, type Schema, type Table } from '../../table/index.js'
import { type Axis, type NumberAxis, placeOn } from './axis.js'
import { fitSurface, type SurfaceTask } from './fit-surface.js'
import { axesOf } from './make-axis.js'
import { relatedColumns } from './related-columns.js'
import type { Surface } from './surface.js'

/** A number column that lies near a smooth function of others. */
export interface FoundSurface {
  readonly column: string
  readonly surface: Surface
  /** How the column's values stand to the surface: the axis of the column itself. */
  readonly own: NumberAxis
  /** Share of the variance of people not learnt from that the surface explains. */
  readonly explained: number
}

export interface SurfaceSearch {
  readonly train: Table
  readonly schema: Schema
  readonly minCount: number
  /** Columns that may not follow from a surface. */
  readonly taken: ReadonlySet<string>
}

/** Rows that surfaces are fitted to at most: those of every so many people. */
const mostRows = 4000
const fewestPeople = 200
/** What a surface must explain of people not learnt from to stand in the place of bins. */
const leastExplained = 0.9
/** A column more must take this share of what the others leave. */
const leastGain = 0.1
const mostAxes = 5
/** Values that so many share are points, not a continuum. */
const mostShared = 0.05

/**
 * Smooth functions that number columns follow more closely than bins could tell: a growth score from height, age and sex. The
 * closest come first, each in an order in which no column follows from itself. O(columns² × rows).
 */
export function findSurfaces(search: SurfaceSearch): readonly FoundSurface[] {
  const { train, schema, minCount, taken } = search
  const patientOf = patientIndex(train, schema)
  const persons = patientOf.reduce((most, person) => Math.max(most, person + 1), 0)
  if (persons < fewestPeople) return []
  const each = Math.ceil(train.rowCount / mostRows)
  const names = schema.columns.filter(isModelled).map(({ name }) => name)
  const rows = Uint32Array.from(patientOf, (_, row) => row).filter((row) => patientOf[row]! % each === 0)
  const axes = axesOf(train, names, { patientOf, minCount })
  const related = relatedColumns(train, axes, rows)
  const found: FoundSurface[] = []
  for (const [name, others] of related) {
    const kind = schema.columns.find((column) => column.name === name)?.kind
    const column = train.column(name) as NumberColumn
    const own = axes.get(name)
    if (taken.has(name) || kind !== 'numeric' || own?.type !== 'number' || !isContinuous(column)) continue
    const learnt = rows.filter((row) => !isMissing(column, row))
    const people = new Set(Array.from(learnt, (row) => patientOf[row]!)).size
    if (people < fewestPeople) continue
    const wide = { ...own, low: own.isLog ? own.low : Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
    const task: SurfaceTask = {
      target: column.values.map((value) => placeOn(wide, value)),
      rows: learnt,
      parts: Uint8Array.from(learnt, (row) => Math.floor(patientOf[row]! / each) % 3),
      persons: people,
    }
    const chosen = chooseAxes(
      train,
      others.flatMap((other) => axes.get(other) ?? []),
      task,
    )
    const fitted = chosen.some(({ type }) => type === 'number') ? fitSurface(train, chosen, task) : null
    if (fitted !== null && fitted.explained >= leastExplained) found.push({ column: name, own, ...fitted })
  }
  return withoutCircles(found.sort((a, b) => b.explained - a.explained || (a.column < b.column ? -1 : 1)))
}

/** One axis after the other, the one first that leaves least to explain. */
function chooseAxes(train: Table, candidates: readonly Axis[], task: SurfaceTask): readonly Axis[] {
  let chosen: readonly Axis[] = []
  let left = 1
  while (chosen.length < mostAxes) {
    const tried = candidates
      .filter((axis) => !chosen.includes(axis))
      .flatMap((axis) => {
        const fitted = fitSurface(train, [...chosen, axis], { ...task, isBrief: true })
        return fitted === null ? [] : [{ axis, left: 1 - fitted.explained }]
      })
    const best = tried.reduce<(typeof tried)[number] | null>(
      (before, next) => (before === null || next.left < before.left ? next : before),
      null,
    )
    if (best === null || best.left > (1 - leastGain) * left) break
    chosen = [...chosen, best.axis]
    left = best.left
  }
  return chosen
}

function isContinuous(column: NumberColumn): boolean {
  if (column.flags?.some((flag) => flag > 0)) return false
  const counts = new Map<number, number>()
  let present = 0
  column.values.forEach((value, row) => {
    if (isMissing(column, row)) return
    present++
    counts.set(value, (counts.get(value) ?? 0) + 1)
  })
  return Math.max(...counts.values()) <= mostShared * present
}

/** The closest of those that would lead back to themselves, each after those that its axes follow from. */
function withoutCircles(found: readonly FoundSurface[]): readonly FoundSurface[] {
  const kept = new Map<string, FoundSurface>()
  const inputsOf = (name: string): readonly string[] => kept.get(name)?.surface.axes.map(({ column }) => column) ?? []
  const leadsTo = (from: string, target: string): boolean =>
    from === target || inputsOf(from).some((each) => leadsTo(each, target))
  for (const each of found)
    if (!each.surface.axes.some(({ column }) => leadsTo(column, each.column))) kept.set(each.column, each)
  const ordered = new Set<FoundSurface>()
  const visit = (name: string): void => {
    const own = kept.get(name)
    if (own === undefined || ordered.has(own)) return
    for (const input of inputsOf(name)) visit(input)
    ordered.add(own)
  }
  for (const name of kept.keys()) visit(name)
  return [...ordered]
}
