import { type FittedModel, privateModels } from '../models/index.js'
import { encodeTable, publicCodebook } from '../src/encode/index.js'
import { createRng } from '../src/math/index.js'
import { loadSchema } from '../src/pipeline/load-input.js'
import { readDeclared } from '../src/pipeline/private/read-declared.js'
import { createLedger } from '../src/privacy/index.js'
import { concatTables, type Schema, type Table } from '../src/table/index.js'

/**
 * Every private model on one table under a schema that a person declared (`datasets/rotterdam/declared.yaml`): mean total variation of
 * columns and of pairs on the schema's codes against all rows, CPU seconds of the fit. `EPSILON=1,3,10 MODEL=vae,dp-marginals npm run
 * bench private-vae`; `SET='{"steps":1000}'` for the autoencoder's options, `DATA` and `SCHEMA` for another table.
 */
const epsilons = (process.env.EPSILON ?? '1,3,10').split(',').map(Number)
const wanted = (process.env.MODEL ?? 'vae,dp-marginals').split(',')
const set = JSON.parse(process.env.SET ?? '{}') as Record<string, unknown>
const publicSize = Number(process.env.PUBLIC_SIZE ?? 3000)
const bins = 12

const whole = await loadSchema(process.env.SCHEMA ?? 'datasets/rotterdam/declared.yaml')
const table = await readDeclared({ input: process.env.DATA ?? 'datasets/rotterdam/rotterdam.csv.gz' } as never, whole)
const { patient: _patient, rules: _rules, relations: _relations, ...schema } = whole
for (const epsilon of epsilons)
  for (const model of privateModels.filter(({ id }) => wanted.includes(id))) {
    const stated = {
      epsilon,
      publicSize,
      patients: schema.name,
      publicSchema: true,
      bins,
      ...(model.id === 'vae' && set),
    }
    const options = model.options.parse(stated)
    const ledger = createLedger({ epsilon, publicSize, patients: schema.name, unit: 'row' })
    const before = process.cpuUsage()
    const fitted = await model.fitPrivately(table, { context: { schema, options, rng: createRng(1) }, ledger })
    const { user, system } = process.cpuUsage(before)
    const drawn = await rowsOf(fitted, table.rowCount)
    const [ones, twos] = [1, 2].map((order) => meanVariation(table, drawn, order as 1 | 2).toFixed(4))
    console.log(
      `${schema.name} ${model.id} ε=${epsilon}: ${ones} / ${twos}  ${((user + system) / 1e6).toFixed(2)} CPU s`,
    )
  }

async function rowsOf(model: FittedModel, count: number): Promise<Table> {
  const parts: Table[] = []
  for await (const part of model.sample(count, { rng: createRng('bench') })) parts.push(part)
  return concatTables(parts)
}

function meanVariation(real: Table, drawn: Table, order: 1 | 2): number {
  const codebook = publicCodebook(schema as Schema, { bins })
  const [one, other] = [real, drawn].map((each) => encodeTable(each, codebook).columns)
  const columns = [...one!.keys()]
  const sets =
    order === 1 ? columns.map((each) => [each]) : columns.flatMap((a) => columns.slice(a + 1).map((b) => [a, b]))
  const distances = sets.map((set) => {
    const shares = (coded: NonNullable<typeof one>, rows: number) => {
      const found = new Map<number, number>()
      for (let row = 0; row < rows; row++) {
        const cell = set.reduce((key, column) => key * 65_536 + coded[column]!.codes[row]!, 0)
        found.set(cell, (found.get(cell) ?? 0) + 1 / rows)
      }
      return found
    }
    const [a, b] = [shares(one!, real.rowCount), shares(other!, drawn.rowCount)]
    return [...new Set([...a.keys(), ...b.keys()])].reduce(
      (sum, cell) => sum + Math.abs((a.get(cell) ?? 0) - (b.get(cell) ?? 0)) / 2,
      0,
    )
  })
  return distances.reduce((sum, each) => sum + each, 0) / distances.length
}
