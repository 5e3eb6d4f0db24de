import { expect, test } from 'vitest'
import { createLedger, type Entropy } from '../../../src/privacy/index.js'
import { systemEntropy } from '../../../src/privacy/randomness/index.js'
import { type Recorded, recordingEntropy, replayingEntropy } from '../../../src/privacy/randomness/replay.js'
import { levelColumn, Table } from '../../../src/table/index.js'
import { clinic } from '../../contracts/model-tables.js'
import { declared, fitClinic, stated } from './declared-clinic.js'

const visits = 60
const patientOf = (row: number) => Math.floor(row / 3)
const names = Array.from({ length: visits }, (_, row) => `p${patientOf(row)}`)
const kept = clinic(visits).table.columns.filter(({ name }) => name !== 'record')
const table = Table.of([...kept, levelColumn('record', names)], visits)
const schema = { ...declared, patient: 'record', rowsPerPatient: 3 }
const ledger = (entropy: Entropy) => createLedger({ ...stated, unit: 'patient', entropy })

test.each(['mst', 'aim'])(
  'a patient with several rows moves counts by no more than all of them could (%s)',
  async (method) => {
    for (const patient of [0, 7, 19]) {
      const neighbour = table.take([...names.keys()].filter((row) => patientOf(row) !== patient))
      const recorded: Recorded[] = []
      const seen: Recorded[] = []
      const options = { bins: 4, iterations: 3, method, schema }
      const first = await fitClinic(table, { ...options, ledger: ledger(recordingEntropy(systemEntropy, recorded)) })
      const replay = replayingEntropy(systemEntropy, recorded, seen)
      const second = await fitClinic(neighbour, { ...options, ledger: ledger(replay) })
      expect(second.save()).toEqual(first.save())
      const moved = recorded.map(({ exact, sensitivity }, release) => {
        const gaps = exact.map((value, place) => Math.abs(value - seen[release]!.exact[place]!))
        const gap = sensitivity.norm === 'l2' ? Math.hypot(...gaps) : Math.max(...gaps)
        expect(gap).toBeLessThanOrEqual(sensitivity.bound * (1 + 1e-9))
        return gap / Math.sqrt(declared.columns.length)
      })
      // The bound of one row would have been too small.
      expect(Math.max(...moved)).toBeGreaterThan(1)
    }
  },
)
