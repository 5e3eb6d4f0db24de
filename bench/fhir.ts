import { hospitalFhir, makeHospital } from '../datasets/hospital/index.js'
import type { Resource } from '../src/io/fhir/run-view.js'
import { ViewTables } from '../src/io/fhir/view-tables.js'
import { shippedViews } from '../src/io/fhir/views/index.js'
import { createRng } from '../src/math/index.js'

/** Made resources, about 100,000, through the views of five types, from text to tables, on one core. */
const files = hospitalFhir(makeHospital({ people: 4600, rng: createRng(1) }))
const types = ['Patient', 'Encounter', 'Condition', 'Observation', 'MedicationRequest']
const lines = types.flatMap((type) => files[`${type}.ndjson`]!.trimEnd().split('\n'))
const begin = process.cpuUsage()
const gathered = new ViewTables(shippedViews.filter(({ resource }) => types.includes(resource)))
for (const line of lines) gathered.add(JSON.parse(line) as Resource)
const tables = gathered.tables()
const { user, system } = process.cpuUsage(begin)
const rows = [...tables].map(([name, { rowCount }]) => `${name} ${rowCount}`).join(', ')
process.stdout.write(`${lines.length} resources, ${((user + system) / 1e6).toFixed(2)} s of processor time (${rows})\n`)
