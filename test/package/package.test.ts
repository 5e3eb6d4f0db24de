import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { command, compiler, install, pack } from './pack.js'

const folder = mkdtempSync(join(tmpdir(), 'package-'))
afterAll(() => rmSync(folder, { recursive: true }), 60_000)
const project = join(folder, 'project')
let files: readonly string[]

beforeAll(() => {
  for (const part of ['package', 'project']) mkdirSync(join(folder, part))
  const packed = pack(join(folder, 'package'))
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
    /^(dist\/(src|models|evaluators|anonymizers|datasets)\/.+\.(js|js\.map|d\.ts)|datasets\/.+\.(csv\.gz|yaml|md)|docs\/.+\.(md|json)|src\/view\/client\/.+|README\.md|CHANGELOG\.md|LICENSE|package\.json)$/
  expect(files.filter((file) => !known.test(file))).toEqual([])
  expect(files.filter((file) => /\.test\.|buildinfo|^docs\/api/.test(file))).toEqual([])
})

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
