import { type ReplayFault, replayFaults } from '../../../evaluators/index.js'
import type { Rng } from '../../../src/math/index.js'
import { createLedger } from '../../../src/privacy/index.js'
import { ask, planQueries, questionsOf } from '../../../src/privacy/queries/index.js'
import { systemEntropy } from '../../../src/privacy/randomness/index.js'
import { type Recorded, recordingEntropy, replayingEntropy } from '../../../src/privacy/randomness/replay.js'
import { levelColumn, type Schema, Table } from '../../../src/table/index.js'
import { peopleSchema } from '../../privacy/queries/people.js'
import { unpaidReleases } from './replayed-fit.js'

/** Public bounds that somebody wrote: below zero, above it, across it, narrower than the data. */
export function boundsFor(rng: Rng): Schema {
  const lowest = [-60, 0, -1, 7][rng.below(4)]!
  const highest = [0, 1 + rng.below(80), 9, 200][rng.below(4)]!
  const bounds = { min: Math.min(lowest, highest - 1), max: Math.max(highest, lowest + 1) }
  const columns = peopleSchema.columns.map((column) => (column.name === 'marker' ? { ...column, bounds } : column))
  return { ...peopleSchema, columns }
}

/** The table with other cells of its last person. */
export function withOdd(table: Table, cells: Readonly<Record<string, string | null>>): Table {
  const last = table.rowCount - 1
  return Table.of(
    table.columns.map((column) => {
      if (column.type !== 'level' || !(column.name in cells)) return column
      const texts = Array.from(column.codes, (code) => (code < 0 ? null : column.levels[code]!))
      texts[last] = cells[column.name]!
      return levelColumn(column.name, texts)
    }),
    table.rowCount,
  )
}

/** What the answers of both tables come to, the second with every release giving what it gave the first. */
export async function replayedAnswers(question: object, table: Table, schema: Schema) {
  const plan = planQueries(questionsOf({ questions: [question] }), schema)
  const neighbour = table.take([...Array(table.rowCount - 1).keys()])
  const own: Recorded[] = []
  const seen: Recorded[] = []
  const answered = async (rows: Table, entropy: ReturnType<typeof recordingEntropy>) => {
    const ledger = createLedger({ epsilon: 3, publicSize: 1000, unit: 'row', patients: schema.name, entropy })
    const { all: rho } = ledger.plan({ all: 1 })
    const answers = await ask({ plan, ledger, rho, read: async () => rows.select(plan.columns) })
    return { unpaid: unpaidReleases(own, ledger.entries()), told: JSON.stringify(answers) }
  }
  const first = await answered(table, recordingEntropy(systemEntropy, own))
  const second = await answered(neighbour, replayingEntropy(systemEntropy, own, seen))
  const faults: readonly ReplayFault[] = replayFaults(own, seen)
  return { faults, unpaid: first.unpaid, told: [first.told, second.told] as const, releases: own.length }
}
