import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { parsePolicy } from '../../evaluators/index.js'
import { parseJob, parseLinkedSchema, parseMaskJob, parseSchema } from '../../src/index.js'
import { parseQuestions } from '../../src/privacy/queries/index.js'
import { mirrorwardHere } from '../cli/in-process.js'
import { type CodeBlock, codeBlocks, pages, root } from './code-blocks.js'
import { commandsOf, shellWords } from './shell-words.js'
import { prepareWorkspace } from './workspace.js'

const folder = mkdtempSync(join(tmpdir(), 'pages-'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(() => prepareWorkspace(join(folder, 'workspace')), 60_000)

/** Small settings where a page leaves them open; what it says itself stands above. */
const quick = { MIRRORWARD_DEPTH: 'quick', MIRRORWARD_MODEL: 'marginals' }

for (const page of pages()) {
  const blocks = codeBlocks(page)
  if (blocks.length === 0) continue
  describe(page, () => {
    const place = join(folder, page.replaceAll('/', '-'))
    beforeAll(() => cpSync(join(folder, 'workspace'), place, { recursive: true }))
    for (const block of blocks) {
      const title = `${block.language || 'text'} at line ${block.line}`
      const isReadmeExample = page === 'README.md' && block.language === 'ts'
      if (isReadmeExample) test.skip(`${title}: readme.test.ts runs it as a program of its own`, () => {})
      else if (block.notRun !== undefined) test.skip(`${title}: ${block.notRun}`, () => {})
      else test(title, () => check(block, place), 60_000)
    }
  })
}

async function check({ language, code, line }: CodeBlock, place: string): Promise<void> {
  switch (language) {
    case 'sh':
      return runCommands(code, place)
    case 'ts':
      return runModule(code, join(place, `block-${line}.mts`))
    case 'yaml':
      return readYaml(code)
    case 'json':
      return void JSON.parse(code)
    case '':
      return
    default:
      expect.unreachable(`nothing here executes ${language}: mark the block as not run, or as text`)
  }
}

/** Every command of ours in a block, one after the other; commands of others are their own business. */
async function runCommands(code: string, place: string): Promise<void> {
  for (const [name, value] of Object.entries(quick)) vi.stubEnv(name, value)
  try {
    for (const typed of commandsOf(code)) {
      // What asks a person is answered with its guesses, over the files that the workspace has.
      // A budget has a model of its own, and another is refused.
      if (typed.includes('--epsilon')) vi.stubEnv('MIRRORWARD_MODEL', undefined)
      const words = typed[0] === 'init' ? [...typed, '--yes', '--force'] : typed
      const { status, stderr } = await mirrorwardHere(place, words)
      expect({ words, status, stderr: status === 0 ? '' : stderr }).toEqual({ words, status: 0, stderr: '' })
    }
  } finally {
    vi.unstubAllEnvs()
  }
}

/** The block as a module of its own that imports the library from its sources. */
async function runModule(code: string, file: string): Promise<void> {
  const library = (path: string) => pathToFileURL(join(root, path)).href
  const imports = {
    '': 'src/index.ts',
    '/models': 'models/index.ts',
    '/evaluators': 'evaluators/index.ts',
    '/anonymizers': 'anonymizers/index.ts',
  }
  const resolved = Object.entries(imports).reduce(
    (text, [door, path]) => text.replaceAll(`'mirrorward${door}'`, `'${library(path)}'`),
    code,
  )
  const before = process.cwd()
  const silent = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')].map((spy) => spy.mockImplementation(() => {}))
  const place = join(file, '..')
  mkdirSync(place, { recursive: true })
  writeFileSync(file, resolved)
  process.chdir(place)
  try {
    await import(file)
  } finally {
    process.chdir(before)
    for (const spy of silent) spy.mockRestore()
  }
}

/** A whole file is parsed as what it is; a part of a schema file stands on columns of its own. */
function readYaml(code: string): void {
  const values = parse(code) as Record<string, unknown>
  if ('criteria' in values) parsePolicy(values)
  else if ('input' in values) parseJob(values)
  else if ('questions' in values) parseQuestions(code)
  else if ('project' in values) parseMaskJob(code, { file: 'block' })
  else if ('tables' in values) parseLinkedSchema(code)
  else if ('columns' in values) parseSchema(code)
  else
    expect(
      Object.keys(values).filter((key) => !['relations', 'rules', 'patient', 'timeToEvent'].includes(key)),
    ).toEqual([])
}

test('a block is found with its line and the reason why it is not run', () => {
  expect(codeBlocks('README.md').map(({ language }) => language)).toContain('ts')
})

test('words are read as a shell reads them', () => {
  expect(shellWords(`mirrorward run a.csv --where 'age >= 60 and sex = "F"'  # why`)).toEqual([
    'mirrorward',
    'run',
    'a.csv',
    '--where',
    'age >= 60 and sex = "F"',
  ])
  expect(commandsOf('cd x\nnpx mirrorward run \\\n  a.csv > log\n# mirrorward no')).toEqual([['run', 'a.csv']])
})
