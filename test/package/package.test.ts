import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { softwareBillOfMaterials } from '../../scripts/sbom.js'
import { command, compiler, install, pack } from './pack.js'

const folder = mkdtempSync(join(tmpdir(), 'package-'))
afterAll(() => rmSync(folder, { recursive: true }), 60_000)
const project = join(folder, 'project')
let files: readonly string[]

beforeAll(async () => {
  for (const part of ['package', 'project']) mkdirSync(join(folder, part))
  const packed = await pack(join(folder, 'package'))
  files = packed.files
  install(packed.tarball, project)
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "private": true }')
}, 240_000)

test('the package holds what is built, documentation and data, and no leftovers of the building', () => {
  expect(files).toContain('dist/src/cli/main.js')
  expect(files).toContain('dist/src/index.d.ts')
  expect(files).toContain('datasets/pima/pima.csv.gz')
  expect(files).toContain('docs/command-line.md')
  const known =
    /^(dist\/(src|models|evaluators|anonymizers|datasets)\/.+\.(js|d\.ts)|dist\/src\/tensor\/tensorflow\/.+\.(cjs|wasm|txt)|datasets\/.+\.(csv\.gz|yaml|md)|docs\/.+\.(md|json)|src\/view\/client\/.+|examples\/.+|README\.md|CHANGELOG\.md|SECURITY\.md|LICENSE|package\.json)$/
  expect(files.filter((file) => !known.test(file))).toEqual([])
  expect(files.filter((file) => /\.test\.|buildinfo|^docs\/api/.test(file))).toEqual([])
})

test('what is bundled is named in the package, and in the list of what is inside', () => {
  const notice = readFileSync(
    join(project, 'node_modules/mirrorward/dist/src/tensor/tensorflow/tensorflow.txt'),
    'utf8',
  )
  const named = [...notice.matchAll(/^(\S+), (\d+\.\d+\.\d+), /gm)].map(([, name, version]) => `${name}@${version}`)
  const bill = softwareBillOfMaterials()
  const refs = bill.components.map((component) => component['bom-ref'])
  expect(named.length).toBeGreaterThan(3)
  expect(named.filter((name) => !refs.includes(name))).toEqual([])
  expect(refs.filter((name) => /vitest|typescript|duckdb/.test(name))).toEqual([])
  expect(JSON.stringify(softwareBillOfMaterials())).toBe(JSON.stringify(bill))
}, 60_000)

/** A program that names every export of every door, and works with what arquero's bridge gives. */
async function program(): Promise<string> {
  const doors = {
    mirrorward: await import('../../src/index.js'),
    'mirrorward/models': await import('../../models/index.js'),
    'mirrorward/evaluators': await import('../../evaluators/index.js'),
    'mirrorward/anonymizers': await import('../../anonymizers/index.js'),
    'mirrorward/datasets': await import('../../datasets/index.js'),
  }
  const lines = Object.entries(doors).map(([door, names], index) => {
    const list = Object.keys(names).map((name) => `${name} as ${name}_${index}`)
    const used = Object.keys(names).map((name) => `${name}_${index}`)
    return `import { ${list.join(', ')} } from '${door}'\nexport const door${index} = [${used.join(', ')}]`
  })
  return `${lines.join('\n')}
import { type ArqueroTable, type Column, type Release, type Schema, tableFromArquero, tableToArquero, Table } from 'mirrorward'
export const verbs: ArqueroTable = tableToArquero(Table.of([])).groupby('sex').rollup({})
export const back: Table = tableFromArquero(verbs)
export type All = Column | Release | Schema
`
}

test.each([
  ['NodeNext', 'NodeNext'],
  ['Node16', 'Node16'],
  ['ESNext', 'Bundler'],
])(
  'a strict program that checks every declaration compiles: %s, %s',
  async (module, resolution) => {
    writeFileSync(join(project, 'main.ts'), await program())
    const strict = ['--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false', '--noEmit']
    const words = [...strict, '--target', 'es2022', '--module', module, '--moduleResolution', resolution, 'main.ts']
    expect(() => command(process.execPath, [compiler, ...words], project)).not.toThrow()
  },
  120_000,
)

test('every door opens in Node', () => {
  const doors = [
    'mirrorward',
    'mirrorward/models',
    'mirrorward/evaluators',
    'mirrorward/anonymizers',
    'mirrorward/datasets',
  ]
  const text = `const doors = await Promise.all(${JSON.stringify(doors)}.map((door) => import(door)));
    console.log(doors.every((door) => Object.keys(door).length > 3))`
  writeFileSync(join(project, 'open.mjs'), text)
  expect(command(process.execPath, ['open.mjs'], project).trim()).toBe('true')
}, 60_000)

test('a model that multiplies matrices fits in it, without the packages of TensorFlow.js', () => {
  expect(existsSync(join(project, 'node_modules/@tensorflow'))).toBe(false)
  const text = `import { createRng, fitModel, loadDataset } from 'mirrorward'
    const { table, schema } = await loadDataset('pima')
    const model = await fitModel(table, { schema, model: 'hidden-tree', rng: createRng(1) })
    console.log(model.card().model)`
  writeFileSync(join(project, 'fit.mjs'), text)
  expect(command(process.execPath, ['fit.mjs'], project).trim()).toBe('hidden-tree')
}, 60_000)

test('Parquet is written and read in it without the engine, and a DuckDB file says what to install', () => {
  expect(existsSync(join(project, 'node_modules/@duckdb'))).toBe(false)
  const text = `import { loadDataset, readTable, writeTable } from 'mirrorward'
    const { table, schema } = await loadDataset('pima')
    await writeTable(table, 'pima.parquet', { schema })
    console.log((await readTable('pima.parquet')).rowCount === table.rowCount)`
  writeFileSync(join(project, 'parquet.mjs'), text)
  expect(command(process.execPath, ['parquet.mjs'], project).trim()).toBe('true')
  writeFileSync(join(project, 'some.duckdb'), '')
  const program = join(project, 'node_modules/mirrorward/dist/src/cli/main.js')
  const { status, stderr } = spawnSync(process.execPath, [program, 'inspect', 'duckdb:some.duckdb'], {
    cwd: project,
    encoding: 'utf8',
  })
  expect(status).toBe(2)
  expect(stderr).toContain('npm install @duckdb/node-api@')
}, 60_000)
