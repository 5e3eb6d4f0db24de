import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRng } from '../../src/math/index.js'
import { collectLinked } from '../../src/pipeline/linked/collect-linked.js'
import { fitLinked } from '../../src/pipeline/linked/fit-linked.js'
import { loadLinked } from '../../src/pipeline/linked/load-linked.js'
import { writeLinked } from '../../src/pipeline/linked/write-linked.js'
import { isModelled, isNumberKind } from '../../src/table/index.js'
import { formatLinkedSchema, type LinkedSchema, type LinkedTables, peopleTables } from '../../src/table/linked/index.js'

export interface Drawn {
  readonly synthetic: LinkedTables
  readonly seconds: number
}

const script = join(import.meta.dirname, '../peers/linked.py')

/** Generators of linked tables: ours, and others' by bench/peers/linked.py in the Python that MIRRORWARD_PEERS_PYTHON names. */
export const linkedGenerators = ['histories', 'peer:hma', 'peer:par'] as const

/** As many people as were learnt from. Peers get the tables as our model does: lifted, pivoted, numbers rounded as the schema says. */
export async function draw(
  generator: string,
  train: LinkedTables,
  { seed, python }: { readonly seed: number; readonly python?: string },
): Promise<Drawn> {
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  const people = train.table(peopleTables(train.schema)[0]!.name).rowCount
  if (!generator.startsWith('peer:')) {
    const rng = createRng(seed)
    const model = await fitLinked(train, { model: generator, options: {}, rng: rng.fork('fit') })
    const synthetic = await collectLinked(model.sample(people, { rng: rng.fork('sample') }), model)
    return { synthetic, seconds: seconds() }
  }
  const folder = mkdtempSync(join(tmpdir(), 'mirrorward-linked-'))
  const schema = plain(train.schema)
  await writeLinked(train, folder, { format: 'csv', plain: true })
  const out = join(folder, 'synthetic')
  mkdirSync(out)
  writeFileSync(join(folder, 'tables.json'), JSON.stringify(told(train.schema, people)))
  execFileSync(python ?? 'python3', [script, generator.slice('peer:'.length), folder, String(seed)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const elapsed = seconds()
  writeFileSync(join(out, 'linked.yaml'), formatLinkedSchema(schema))
  return { synthetic: (await loadLinked({ input: join(out, 'linked.yaml') })).tables, seconds: elapsed }
}

/** Files as they are written here; bounds and levels are left out, for peers may pass them. */
function plain(schema: LinkedSchema): LinkedSchema {
  return {
    ...schema,
    tables: schema.tables.map(({ rules: _rules, relations: _relations, ...table }) => ({
      ...table,
      source: `${table.name}.csv`,
      ...(table.parent && { orphans: 'keep' as const }),
      ...(table.key !== undefined && { duplicates: 'keep' as const }),
    })),
  }
}

/** What a peer is told of the tables. */
function told({ tables }: LinkedSchema, people: number) {
  return {
    people,
    tables: tables.map(({ name, key, parent, time, columns }) => ({
      ...{ name, key, parent: parent?.table, foreign: parent?.column, time: time?.column },
      columns: columns
        .filter((column) => isModelled(column) || column.name === key || column.name === parent?.column)
        .map((column) => ({
          name: column.name,
          type: isNumberKind(column.kind) && column.kind !== 'identifier' ? 'number' : 'level',
          precision: column.precision,
        })),
    })),
  }
}
