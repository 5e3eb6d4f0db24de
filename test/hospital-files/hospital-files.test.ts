import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { mirrorward } from '../cli/mirrorward.js'
import { hospitalFiles } from './index.js'

const folder = mkdtempSync(join(tmpdir(), 'hospital-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What must hold of each release, beside what holds of all; `cell` reads a cell of a row by the column's name. */
const expected: Record<string, FileExpectation> = {
  'french-stays.csv': {
    delimiter: ';',
    encoding: 'latin1',
    neverReal: ['IPP', 'NIR', 'Nom'],
    forms: {
      IPP: /^\d{9}$/,
      NIR: /^[12]\d{4}(\d{2}|2[AB])\d{8}$/,
      "Date d'entrée": /^\d{2}\/\d{2}\/\d{4}$/,
      'Poids (kg)': /^(\d+(,\d)?)?$/,
      'CRP (mg/L)': /^(<5|\d+(,\d)?)$/,
      'Créatinine (µmol/L)': /^(ND|\d+(,\d)?)$/,
      Décès: /^(Oui|Non)$/,
    },
    holds: (cell) => french(cell("Date d'entrée")) <= french(cell('Date de sortie')),
  },
  'us-claims.csv': {
    delimiter: ',',
    neverReal: ['claim_id', 'member_id'],
    forms: {
      member_id: /^[A-Z]\d{9}$/,
      claim_id: /^\d{11}$/,
      dob: /^\d{2}\/\d{2}\/\d{4}$/,
      service_from: /^\d{2}\/\d{2}\/\d{4}$/,
      billed_amount: /^\$[\d,]+\.\d{2}$/,
      denied: /^[YN]$/,
    },
    holds: (cell) => american(cell('service_from')) <= american(cell('service_to')),
  },
  'long-laboratory.csv': {
    delimiter: ',',
    neverReal: ['patient_id', 'sample_no'],
    forms: { collected_at: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/, result: /^<?\d+(\.\d)?$/, test_name: /^[A-Z][a-z]+/ },
    holds: (cell) => cell('collected_at') < cell('reported_at'),
  },
  'questionnaire.tsv': {
    delimiter: '\t',
    neverReal: [],
    forms: {
      interviewed: /^\d{2}-[A-Z][a-z]{2}-\d{4}$/,
      pain: /^(None|Moderate|Severe)$/,
      q01: /^(-9|[1-5])?$/,
      age: /^(999|\d{2})?$/,
    },
    holds: () => true,
  },
  'emergency-log.csv': {
    delimiter: ';',
    // The phones of this file are of a block kept for fiction, as those that replace them are.
    neverReal: ['visit_no', 'note'],
    forms: {
      phone: /^0\d(?: \d\d){4}$/,
      arrival_date: /^2024\d{4}$/,
      arrival_time: /^\d{2}:\d{2}$/,
      seen_time: /^(\d{2}:\d{2})?$/,
      temperature: /^\d{2}(\.\d)? °C$/,
      spo2: /^\d{2,3}%$/,
    },
    holds: (cell) => cell('seen_time') === '' || cell('arrival_time') <= cell('seen_time'),
  },
}

interface FileExpectation {
  readonly delimiter: string
  readonly encoding?: BufferEncoding
  /** Columns of which no real value comes out. */
  readonly neverReal: readonly string[]
  /** How every cell of a column is written. */
  readonly forms: Readonly<Record<string, RegExp>>
  readonly holds: (cell: (name: string) => string) => boolean
}

const french = (text: string) => text.split('/').reverse().join('')
const american = (text: string) => `${text.slice(6)}${text.slice(0, 2)}${text.slice(3, 5)}`

describe.each(hospitalFiles)('$name', ({ name, make }) => {
  const { delimiter, encoding = 'utf8', neverReal, forms, holds } = expected[name]!
  const bytes = make(900)
  const home = mkdtempSync(join(folder, 'file-'))
  writeFileSync(join(home, name), bytes)

  test('goes from export to release with Enter pressed at every question', { timeout: 240_000 }, () => {
    const init = mirrorward(home, ['init', name], { input: '\n'.repeat(60) })
    expect(init, init.stderr).toMatchObject({ status: 0 })
    const run = mirrorward(home, ['run', 'job.yaml', '--model', 'bayes-net', '--depth', 'quick', '--seed', '1'])
    expect(run, run.stderr).toMatchObject({ status: 0 })
    const real = table(bytes.toString(encoding), delimiter)
    const file = readdirSync(join(home, 'release')).find((each) => each.startsWith('synthetic.'))!
    const written = readFileSync(join(home, 'release', file)).toString(encoding)
    const synthetic = table(written, file.endsWith('.csv') && delimiter === '\t' ? ',' : delimiter)
    expect(synthetic.header.map((column, at) => column || `unnamed ${at}`)).toEqual(
      real.header.map((column, at) => column || `unnamed ${at}`),
    )
    expect(synthetic.rows).toHaveLength(real.rows.length)
    for (const column of neverReal) {
      const known = new Set(real.column(column))
      expect(
        synthetic.column(column).filter((cell) => cell !== '' && known.has(cell)),
        column,
      ).toEqual([])
    }
    for (const [column, form] of Object.entries(forms))
      expect(synthetic.column(column).filter((cell) => !form.test(cell)).length, column).toBe(0)
    expect(synthetic.rows.filter((row) => !holds((column) => row[synthetic.header.indexOf(column)]!))).toEqual([])
  })
})

function table(text: string, delimiter: string) {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('sep='))
  const [header = [], ...rows] = lines.map((line) => cells(line, delimiter))
  return { header, rows, column: (name: string) => rows.map((row) => row[header.indexOf(name)]!) }
}

function cells(line: string, delimiter: string): string[] {
  const found = ['']
  let quoted = false
  for (const sign of line) {
    if (sign === '"') quoted = !quoted
    else if (sign === delimiter && !quoted) found.push('')
    else found[found.length - 1] += sign
  }
  return found
}
