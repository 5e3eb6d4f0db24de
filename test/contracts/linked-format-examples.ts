import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hospitalFhir, hospitalHl7, hospitalOmop, makeHospital } from '../../datasets/hospital/index.js'
import { createRng } from '../../src/math/index.js'

/** What the contract of a format of folders needs to know of it. */
export interface LinkedFormatExample {
  readonly name: string
  /** Writes a folder of a small hospital in the format. */
  make(folder: string): void
  /** Puts texts where people have names, notes and addresses, in every file: nothing of them may come in. */
  plant(folder: string, text: string): void
  /** Damages one file: which, and the row that the error must name where rows are damaged. */
  damage(folder: string): { readonly file: string; readonly row?: number; readonly column?: string }
  /** A table and a column of codes or words into which any text may be written. */
  readonly words: { readonly table: string; readonly column: string }
  /** Keys that are made anew when people are written, and columns that follow from others. */
  readonly fresh: readonly string[]
  /** A text as a word of such a column. */
  word(text: string): string
  /** How such a word is read again. */
  comes(word: string): string
  /** A cell as both a folder with a vocabulary and one without tell it. */
  plain(cell: string): string
}

const hospital = makeHospital({ people: 40, rng: createRng(1) })

function write(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
}

const fhir: LinkedFormatExample = {
  name: 'fhir',
  make: (folder) => write(folder, hospitalFhir(hospital)),
  plant(folder, text) {
    for (const file of readdirSync(folder)) {
      const path = join(folder, file)
      const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
      const planted = lines.map((line) => {
        const resource = JSON.parse(line)
        const coded = resource.code === undefined ? {} : { code: { ...resource.code, text } }
        return JSON.stringify({
          ...{ ...resource, ...coded, text: { status: 'generated', div: text }, note: [{ text }] },
          ...{ identifier: [{ value: text }], name: [{ family: text }], telecom: [{ value: text }] },
          ...{
            extension: [{ url: `http://x/${text}`, valueString: text }],
            contained: [{ resourceType: 'Basic', id: text }],
          },
        })
      })
      writeFileSync(path, `${planted.join('\n')}\n`)
    }
  },
  damage(folder) {
    const file = join(folder, 'Observation.ndjson')
    const rows = readFileSync(file, 'utf8').trimEnd().split('\n').length
    appendFileSync(file, '{"resourceType":"Observation",\n')
    return { file, row: rows + 1 }
  },
  words: { table: 'condition', column: 'code' },
  fresh: ['id', 'patient', 'encounter'],
  // A code has a system; what has none was typed by somebody.
  word: (text) => `urn:x|${text}`,
  comes: (word) => word,
  plain: (cell) => cell,
}

const omop: LinkedFormatExample = {
  name: 'omop',
  make: (folder) => write(folder, hospitalOmop(hospital)),
  plant(folder, text) {
    for (const file of readdirSync(folder)) {
      if (file === 'concept.csv') continue
      const path = join(folder, file)
      const [header = '', ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n')
      const added = ['note_text', 'family_name', `${file.replace('.csv', '')}_source_value`]
      const isThere = header.split(',').includes(added[2]!)
      const names = isThere ? added.slice(0, 2) : added
      writeFileSync(
        path,
        `${[`${header},${names.join(',')}`, ...rows.map((row) => `${row},${names.map(() => text).join(',')}`)].join('\n')}\n`,
      )
    }
    writeFileSync(join(folder, 'note.csv'), `note_id,person_id,note_text\n1,1,${text}\n`)
  },
  damage(folder) {
    const file = join(folder, 'measurement.csv')
    const rows = readFileSync(file, 'utf8').trimEnd().split('\n').length
    appendFileSync(file, '1,2\n')
    return { file, row: rows }
  },
  words: { table: 'condition_occurrence', column: 'condition_concept_id' },
  fresh: ['person_id', 'visit_occurrence_id'],
  // A word that ends in no number is no concept.
  word: (text) => text,
  comes: () => 'no matching concept [0]',
  plain: (cell) => cell.replace(/^.* \[(\d+)\]$/, '$1'),
}

const hl7: LinkedFormatExample = {
  ...fhir,
  name: 'hl7',
  make: (folder) => write(folder, hospitalHl7(hospital)),
  plant(folder, text) {
    for (const file of readdirSync(folder)) {
      const path = join(folder, file)
      const planted = readFileSync(path, 'utf8')
        .replaceAll(/\^\^(I10|LN)/g, `^${text}^$1`)
        .replaceAll(/^(PID(?:\|[^|\r]*){4}\|)[^|\r]*/gm, `$1${text}^${text}`)
        .replaceAll(/^PV1\|1\|(\w)\|/gm, `NK1|1|${text}^${text}\rPV1|1|$1|${text}^1^2`)
        .replaceAll(/\r(?=MSH|$)/g, `\rOBX|99|TX|1^^LN||${text}||||||F\rNTE|1||${text}\rZXX|${text}\r`)
      writeFileSync(path, planted)
    }
  },
  damage(folder) {
    const file = join(folder, 'oru.hl7')
    const messages = readFileSync(file, 'utf8')
      .split('\r')
      .filter((line) => line.startsWith('MSH')).length
    appendFileSync(file, 'hello, this is no segment\r')
    return { file, row: messages }
  },
}

export const linkedFormatExamples: readonly LinkedFormatExample[] = [fhir, omop, hl7]
