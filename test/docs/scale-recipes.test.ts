import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { createProgram } from '../../src/cli/program.js'

const page = readFileSync(join(import.meta.dirname, '../../docs/scale.md'), 'utf8')
const block = (language: string) => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? ''
const folder = mkdtempSync(join(tmpdir(), 'scale-recipes-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A mirrorward that says its words, one a line. */
writeFileSync(join(folder, 'mirrorward'), '#!/bin/sh\nprintf "%s\\n" "$@"\n')
chmodSync(join(folder, 'mirrorward'), 0o755)
const wordsOf = (command: readonly string[], environment: Record<string, string>) =>
  execFileSync(command[0]!, command.slice(1), {
    encoding: 'utf8',
    env: { ...environment, PATH: `${folder}:${process.env.PATH}` },
  })
    .trim()
    .split('\n')

/** Every option of the words is one that `sample` has. */
function expectSample(words: readonly string[]): void {
  const sample = createProgram({ signal: new AbortController().signal }).commands.find(
    (each) => each.name() === 'sample',
  )!
  const known = sample.options.map(({ long }) => long)
  expect(words[0]).toBe('sample')
  for (const word of words.filter((each) => each.startsWith('--'))) expect(known).toContain(word)
}

test('the array of Slurm draws part 17 of as many as it has tasks', () => {
  const script = join(folder, 'array.sh')
  writeFileSync(script, block('bash'))
  const words = wordsOf(['bash', script], { SLURM_ARRAY_TASK_ID: '17' })
  expectSample(words)
  const [, most] = /--array=1-(\d+)/.exec(block('bash')) ?? []
  expect(words[words.indexOf('--part') + 1]).toBe(`17/${most}`)
  expect(words.at(-1)).toBe('parts/part-17.parquet')
})

test('the indexed job of Kubernetes draws part 17 at index 16, of as many as it completes', () => {
  const { kind, spec } = parse(block('yaml'))
  expect({ kind, mode: spec.completionMode }).toEqual({ kind: 'Job', mode: 'Indexed' })
  const [{ command, args }] = spec.template.spec.containers
  const words = wordsOf([...command, ...args], { JOB_COMPLETION_INDEX: '16' })
  expectSample(words)
  expect(words[words.indexOf('--part') + 1]).toBe(`17/${spec.completions}`)
  expect(words.at(-1)).toBe('/study/parts/part-17.parquet')
})

test('what the plan reckons follows from the line that was measured', () => {
  const [, megabytes, first, second, third] =
    /\| 100,000,000 \| streamed \| ([\d,]+) MB \| ([\d.]+) s \| ([\d.]+) s \| ([\d.]+) s \|/.exec(page) ?? []
  const seconds = Number(first) + Number(second) + Number(third)
  expect(page).toContain(`${Math.floor(seconds)} s of processor time and ${megabytes} MB for 20 columns`)
  expect(page).toContain(`| 10⁹ | 20 GB | ${(10 * Math.floor(seconds)).toLocaleString('en-US')} s of processor time |`)
  expect(page).toContain(
    `| 10¹¹ | 2,000 GB | ${(1000 * Math.floor(seconds)).toLocaleString('en-US')} s of processor time |`,
  )
  expect(100 * Math.sqrt(0.01 / 1e8)).toBeCloseTo(0.001, 9)
})
