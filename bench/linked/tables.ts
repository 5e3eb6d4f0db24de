import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hospitalFiles, makeHospital } from '../../datasets/hospital/index.js'
import { loadDataset } from '../../datasets/index.js'
import { createRng } from '../../src/math/index.js'
import { loadLinked } from '../../src/pipeline/linked/load-linked.js'
import { inForm, normalised } from '../../src/pipeline/linked/normal-form.js'
import { splitLinked } from '../../src/pipeline/linked/split-linked.js'
import { LinkedTables } from '../../src/table/linked/index.js'

/** Linked tables that are measured, without some of their tables. */
export const linkedBenches = [
  { name: 'pbc + pbcseq', load: () => shipped('pbc-visits'), without: [] },
  { name: 'nafld1 + nafld2', load: () => shipped('nafld-visits'), without: ['nafld3'] },
  { name: 'nafld1 + nafld2 + nafld3', load: () => shipped('nafld-visits'), without: [] },
  { name: 'made hospital', load: () => madeHospital(1000), without: [] },
] as const

async function shipped(dataset: string): Promise<LinkedTables> {
  const loaded = await loadDataset(dataset)
  if (!('tables' in loaded)) throw new Error(`not linked: ${dataset}`)
  return loaded.tables as LinkedTables
}

/** `npm run hospital -- --people N --seed 1`, read as a folder that nobody described. */
async function madeHospital(people: number): Promise<LinkedTables> {
  const folder = mkdtempSync(join(tmpdir(), 'mirrorward-hospital-'))
  try {
    for (const [file, text] of Object.entries(hospitalFiles(makeHospital({ people, rng: createRng('1') }))))
      writeFileSync(join(folder, file), text)
    return (await loadLinked({ input: folder })).tables
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export interface Sides {
  readonly train: LinkedTables
  readonly holdout: LinkedTables
  readonly reference: LinkedTables
}

/** Half of the people to learn from, the rest unseen; what is constant within a person lifted, long tables pivoted. */
export async function sidesOf(name: string, seed: number): Promise<Sides> {
  const bench = linkedBenches.find((each) => each.name === name)
  if (bench === undefined)
    throw new Error(`unknown tables: ${name} (known: ${linkedBenches.map((each) => each.name).join(', ')})`)
  const tables = await bench.load()
  const left: readonly string[] = bench.without
  const kept = tables.schema.tables.filter((table) => !left.includes(table.name))
  const asked = LinkedTables.of(new Map(kept.map((each) => [each.name, tables.table(each.name)])), {
    ...tables.schema,
    tables: kept,
  })
  const shares = { train: 0.5, holdout: 0.25, reference: 0.25 }
  const real = splitLinked(asked, { shares, rng: createRng(seed).fork('split') })
  const { lifts } = normalised(asked).form
  const learnt = normalised(real.train, { lifts })
  return {
    train: learnt.tables,
    holdout: inForm(real.holdout, learnt.form),
    reference: inForm(real.reference, learnt.form),
  }
}
