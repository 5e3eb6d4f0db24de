import { setImmediate } from 'node:timers/promises'
import { allocateCodes } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { Clock } from '../linked-rows/index.js'
import type { TreeColumn } from '../network/index.js'
import { type Course, type CourseStates, cellsInOrder } from './course.js'
import type { CourseContext, CourseData } from './course-data.js'
import { featureSheet, fillHistory, fillStates } from './feature-sheet.js'
import type { Feature } from './features.js'
import type { Field } from './field.js'
import { beforeFirstValue } from './first-values.js'
import { type FieldContext, type FieldTarget, fitField } from './fit-field.js'
import { History } from './history.js'
import { leafPersons } from './leaf-persons.js'
import type { NormalScale } from './normal-scale.js'
import { ownNumbers } from './own-numbers.js'
import { replay } from './replay.js'

interface FieldParts {
  readonly data: CourseData
  readonly columns: readonly TreeColumn[]
  readonly flagged: readonly boolean[]
  readonly order: readonly number[]
  readonly states: CourseStates
  readonly scales: readonly (NormalScale | null)[]
  /** By column: see `repeatedValues`. */
  readonly repeated: readonly (Uint8Array | undefined)[]
  /** By column: see `stayingLevels`. */
  readonly stays: readonly (Uint8Array | undefined)[]
  /** Columns of which no unit has a level twice. */
  readonly distinct: readonly number[]
  readonly clock: Clock | undefined
}

/** The time and every cell of a row, each told by what is known before it. Throws `aborted`. */
export async function fitFields(
  features: readonly Feature[],
  { data, columns, flagged, order, states, scales, repeated, stays, distinct, clock }: FieldParts,
  { options, rng, onProgress, signal }: CourseContext,
): Promise<Course['fields']> {
  const { layout, units, until, origins } = data
  const { rowCount, indexOf, personOf } = layout
  const sheet = featureSheet(features, { rowCount })
  const history = new History(layout, { columns, until, origins })
  replay(layout, states, {
    history,
    visit: (step, moment) =>
      fillHistory(sheet, moment, { step, places: step.rows, history, units, unitOf: layout.unitOf }),
  })
  const places = Int32Array.from({ length: rowCount }, (_, row) => row)
  const cellFeature = (from: 'flag' | 'value', column: number) =>
    features.findIndex(({ source }) => source.from === from && source.column === column)
  for (const { from, column } of cellsInOrder({ order, flagged })) {
    const own = states.columns[column]!
    const shown = from === 'flag' ? own.map((state) => (state < 0 ? 0 : 1)) : own
    fillStates(sheet, cellFeature(from, column), { places, states: shown })
  }
  const ofHistory = (isBefore: boolean) =>
    [...features.keys()].filter((index) => {
      const { from } = features[index]!.source
      if (from === 'flag' || from === 'value') return false
      return !isBefore || !afterTime.has(from)
    })
  const timeFeatures = new Set(
    [...features.keys()].filter(
      (index) => !('column' in features[index]!.source) && features[index]!.source.from !== 'unit',
    ),
  )
  const featuresOfColumn = (column: number) =>
    new Set(
      [...features.keys()].filter((index) => {
        const { source } = features[index]!
        return 'column' in source && source.column === column
      }),
    )
  const shared = { personOf, minLeafPersons: leafPersons(layout, options), options }
  const everyRow = Uint32Array.from({ length: rowCount }, (_, row) => row)
  const cells = cellsInOrder({ order, flagged })
  const total = cells.reduce((sum, { from }) => sum + (from === 'flag' ? 1 : 2), clock ? 2 : 0)
  let done = 0
  const grow = async (
    target: {
      readonly states: Int32Array
      readonly stateCount: number
      readonly ordered: number
      readonly rows: Uint32Array
      readonly onScale?: FieldTarget['onScale']
      readonly numbers?: FieldTarget['numbers']
      readonly stays?: FieldTarget['stays']
      readonly levels?: FieldTarget['levels']
    },
    own: Pick<FieldContext, 'features' | 'own' | 'rng'>,
  ): Promise<Field> => {
    const stored = allocateCodes(target.stateCount, rowCount)
    for (const row of target.rows) stored[row] = target.states[row]!
    const field = fitField(sheet.table, { ...target, states: stored }, { ...shared, ...own })
    onProgress?.(++done / total)
    await setImmediate()
    if (signal?.aborted) throw new MirrorwardError('aborted', 'fitting was stopped')
    return field
  }
  const times = async (isFirst: boolean) => {
    if (clock === undefined) return undefined
    const { variable, insideCount } = (isFirst ? clock.first : clock.gap).column
    const rows = everyRow.filter((row) => (indexOf[row] === 0) === isFirst && states.gaps[row]! >= 0)
    return grow(
      { states: states.gaps, stateCount: variable.codes.length, ordered: insideCount, rows },
      { features: ofHistory(true), own: timeFeatures, rng: rng.fork(isFirst ? 'first' : 'gap') },
    )
  }
  const first = await times(true)
  const gap = await times(false)
  const flags: (Field | null)[] = columns.map(() => null)
  const starts: Field[] = []
  const followers: (Field | null)[] = columns.map(() => null)
  const known = ofHistory(false)
  for (const { from, column } of cells) {
    const { isOrdered, insideCount, hasMissing, variable } = columns[column]!
    const own = states.columns[column]!
    const stream = rng.fork(`${from}:${variable.name}`)
    if (from === 'flag')
      flags[column] = await grow(
        {
          states: own.map((state) => (state < 0 ? 0 : 1)),
          stateCount: 2,
          ordered: 0,
          rows: everyRow,
        },
        { features: [...known], own: featuresOfColumn(column), rng: stream },
      )
    else {
      const isFlagged = flagged[column]!
      const missing = insideCount
      const values = states.onScales[column]
      const scale = scales[column] ?? undefined
      const target = {
        states: own.map((state) => (state < 0 ? missing : state)),
        stateCount: isFlagged ? insideCount : insideCount + (hasMissing ? 1 : 0),
        ordered: isOrdered ? insideCount : 0,
        ...(scale && values && { onScale: { scale, values } }),
      }
      const isFirst = beforeFirstValue(layout, own)
      const rows = isFlagged ? everyRow.filter((row) => own[row]! >= 0) : everyRow
      const later = rows.filter((row) => isFirst[row] === 0)
      const knowing = { features: [...known], own: featuresOfColumn(column) }
      starts[column] = await grow(
        { ...target, rows: rows.filter((row) => isFirst[row] === 1) },
        { ...knowing, rng: stream.fork('start') },
      )
      const numbers = values && ownNumbers(layout, values)
      followers[column] =
        later.length === 0
          ? null
          : await grow(
              {
                ...target,
                rows: later,
                ...(scale && values && { onScale: { scale, values, repeated: repeated[column] } }),
                ...(numbers && { numbers }),
                ...(stays[column] && { stays: stays[column] }),
                ...(!isOrdered &&
                  insideCount >= fewestLevels && {
                    levels: { layout, states: own, stateCount: insideCount, isDistinct: distinct.includes(column) },
                  }),
              },
              { ...knowing, rng: stream },
            )
    }
    known.push(cellFeature(from, column))
  }
  return { ...(first && { first }), ...(gap && { gap }), flags, starts, values: followers }
}

/** Fewest levels of which somebody may have had several and not all. */
const fewestLevels = 3

const afterTime: ReadonlySet<string> = new Set(['time', 'remaining', 'gap', 'since'])
