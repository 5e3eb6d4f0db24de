import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { hospitalFhir, hospitalFiles, hospitalHl7, hospitalOmop, makeHospital } from '../datasets/hospital/index.js'
import { createRng } from '../src/math/index.js'

// npm run hospital -- --people 3000 --seed 1 --out hospital [--as fhir|omop|hl7]
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '3000' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'hospital' },
    as: { type: 'string', default: 'csv' },
  },
})
const people = Number(values.people)
if (!Number.isInteger(people) || people < 1) throw new Error('--people is a whole number of at least 1')
const formats = { csv: hospitalFiles, fhir: hospitalFhir, omop: hospitalOmop, hl7: hospitalHl7 }
if (!Object.hasOwn(formats, values.as)) throw new Error(`--as is one of ${Object.keys(formats).join(', ')}`)
const filesOf = formats[values.as as keyof typeof formats]
mkdirSync(values.out, { recursive: true })
const hospital = makeHospital({ people, rng: createRng(values.seed) })
for (const [file, text] of Object.entries(filesOf(hospital))) {
  writeFileSync(join(values.out, file), text)
  process.stdout.write(`${join(values.out, file)}\n`)
}
