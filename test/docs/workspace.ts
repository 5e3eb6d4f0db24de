import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hospitalFhir, hospitalHl7, hospitalOmop, makeHospital } from '../../datasets/hospital/index.js'
import { openEngine } from '../../src/io/index.js'
import { createRng } from '../../src/math/index.js'
import { mirrorwardHere } from '../cli/in-process.js'

/** What the pages suppose a person to have: a small table, and the files that other steps would have written. */
export async function prepareWorkspace(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const header = 'patient,age,sex,height,weight,glucose,death'
  const rng = createRng('patients')
  const rows = Array.from({ length: 90 }, (_, row) => {
    const [age, height] = [40 + rng.below(50), 150 + rng.below(40)]
    return [
      row + 1,
      age,
      'FM'[rng.below(2)],
      height,
      height - 90 + rng.below(20),
      40 + rng.below(60),
      rng.below(2),
    ].join(',')
  })
  const part = (from: number, to: number) => `${[header, ...rows.slice(from, to)].join('\n')}\n`
  writeFileSync(join(folder, 'patients.csv'), part(0, 90))
  writeFileSync(join(folder, 'train.csv'), part(0, 54))
  writeFileSync(join(folder, 'holdout.csv'), part(54, 90))
  writeFileSync(join(folder, 'made-elsewhere.csv'), part(10, 64))
  writeFileSync(join(folder, 'schema.yaml'), schema)
  writeFileSync(join(folder, 'declared.yaml'), declared)
  writeFileSync(join(folder, 'questions.yaml'), questions)
  writeFileSync(join(folder, 'job.yaml'), 'input: patients.csv\nschema: schema.yaml\nout: release\n')
  writeFileSync(join(folder, 'policy.yaml'), policy)
  await prepareClinic(join(folder, 'clinic.duckdb'))
  prepareHospital(join(folder, 'hospital'))
  prepareFormats(folder)
  const words = ['run', 'job.yaml', '--model', 'marginals', '--depth', 'quick', '--seed', '1', '--quiet']
  const { status, stderr } = await mirrorwardHere(folder, words)
  if (status !== 0) throw new Error(stderr)
  const small = ['--model', 'hidden-tree', '--set', 'candidates=[2]', '--quiet']
  await mirrorwardHere(folder, ['fit', 'patients.csv', '--schema', 'schema.yaml', ...small])
  for (const file of ['evaluation.json', 'synthetic.csv'])
    copyFileSync(join(folder, 'release', file), join(folder, file))
  for (const release of ['bayes-net', 'vae']) {
    mkdirSync(join(folder, release))
    copyFileSync(join(folder, 'release/evaluation.json'), join(folder, release, 'evaluation.json'))
  }
}

/** A database of two tables, whose keys are declared. */
async function prepareClinic(file: string): Promise<void> {
  const rng = createRng('clinic')
  const engine = await openEngine({ file })
  await engine.run(
    'CREATE TABLE patients (id INTEGER PRIMARY KEY, age INTEGER, sex VARCHAR, height INTEGER, weight INTEGER)',
  )
  await engine.run(
    'CREATE TABLE visits (patient INTEGER NOT NULL REFERENCES patients (id), day INTEGER, glucose INTEGER)',
  )
  for (let id = 1; id <= 120; id++) {
    const height = 150 + rng.below(40)
    await engine.run(
      `INSERT INTO patients VALUES (${id}, ${40 + rng.below(50)}, '${'FM'[rng.below(2)]}', ${height}, ${height - 90 + rng.below(20)})`,
    )
    for (let visit = rng.below(3); visit >= 0; visit--)
      await engine.run(`INSERT INTO visits VALUES (${id}, ${30 * visit + rng.below(9)}, ${40 + rng.below(60)})`)
  }
  engine.close()
}

/** Files as a hospital exports them: names, numbers and dates of made people. */
function prepareHospital(folder: string): void {
  mkdirSync(folder)
  const names = ['Durand', 'Petit', 'Lefèvre', 'Moreau', 'Girard', 'Roux', 'Bonnet', 'Fontaine']
  const people = Array.from({ length: 60 }, (_, at) => {
    const [ipp, isWoman] = [10_000_019 + at * 7919, at % 2 === 0]
    const born = `19${30 + (at % 60)}-0${1 + (at % 9)}-1${at % 10}`
    return [ipp, names[at % 8], isWoman ? 'Anne' : 'Paul', isWoman ? 'F' : 'M', born, `p${at}@example.net`].join(';')
  })
  const stays = people.map((line, at) => {
    const [ipp] = line.split(';')
    return JSON.stringify({
      ipp,
      entree: `2024-0${1 + (at % 9)}-0${1 + (at % 9)}`,
      service: ['cardiologie', 'chirurgie'][at % 2],
    })
  })
  writeFileSync(join(folder, 'patients.csv'), `ipp;nom;prenom;sexe;naissance;courriel\r\n${people.join('\r\n')}\r\n`)
  writeFileSync(join(folder, 'stays.jsonl'), `${stays.join('\n')}\n`)
}

const schema = `name: patients
columns:
  - { name: patient, kind: identifier, role: direct-identifier }
  - { name: age, kind: numeric, role: quasi-identifier, precision: 0 }
  - { name: sex, kind: categorical, role: quasi-identifier, levels: [F, M] }
  - { name: height, kind: numeric, precision: 0 }
  - { name: weight, kind: numeric, precision: 0 }
  - { name: glucose, kind: numeric, role: sensitive, precision: 0 }
  - { name: death, kind: boolean, role: outcome, levels: ['0', '1'] }
`
/** The same as a person would write it who sees no row: every level and both bounds are stated. */
const declared = schema
  .replace('\n', '\ndomain: declared\npublicSize: 100\n')
  .replace('identifier, role: direct-identifier', 'identifier, role: direct-identifier, surrogate: record-number')
  .replaceAll('precision: 0 }', 'precision: 0, bounds: { min: 0, max: 250 } }')
/** What a page asks of the table above. */
const questions = `domain:
  sex: { levels: [F, M] }
  weight: { min: 30, max: 200 }
questions:
  - { id: by-sex, ask: count, by: [sex] }
  - { id: weight, ask: mean, of: weight, where: 'sex = "F"' }
`

const policy = `name: board
criteria:
  - { metric: fidelity.shape, question: faithful, atLeast: 0.8, source: minute 12 }
`

/** The made hospital as FHIR (`export`), as OMOP (`cdm`) and as messages (`messages`). */
function prepareFormats(folder: string): void {
  const made = makeHospital({ people: 60, rng: createRng(1) })
  for (const [name, files] of [
    ['export', hospitalFhir(made)],
    ['cdm', hospitalOmop(made)],
    ['messages', hospitalHl7(made)],
  ] as const) {
    mkdirSync(join(folder, name))
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text)
  }
}
