import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bashScript } from '../../src/cli/completion/bash.js'
import { type DescribedCommand, describeCommands } from '../../src/cli/completion/describe-commands.js'
import { fishScript } from '../../src/cli/completion/fish.js'
import { zshScript } from '../../src/cli/completion/zsh.js'
import { createProgram } from '../../src/cli/program.js'

const folder = mkdtempSync(join(tmpdir(), 'completion-'))
afterAll(() => rmSync(folder, { recursive: true }))

const commands = describeCommands(createProgram({ signal: new AbortController().signal }))
writeFileSync(join(folder, 'script.bash'), bashScript(commands))

/** What bash would offer for the last of `words`. */
function offered(...words: string[]): string[] {
  const list = words.map((word) => `'${word}'`).join(' ')
  const script = `source script.bash; COMP_WORDS=(mirrorward ${list}); COMP_CWORD=${words.length}; _mirrorward; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], { cwd: folder, encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout.trim().split('\n')
}

test('bash completes commands, options, choices, models and datasets', () => {
  expect(offered('in')).toEqual(['init', 'inspect'])
  expect(offered('run', '--s')).toEqual(['--schema', '--sets', '--seed', '--suppress-risky', '--sheet'])
  expect(offered('run', '--depth', '')).toEqual(['quick', 'standard', 'deep'])
  expect(offered('fit', 'a.csv', '--model', 'b')).toEqual(['bayes-net'])
  expect(offered('datasets', 'ro')).toEqual(['rotterdam'])
})

test('bash leaves files to itself, also where --model is a file', () => {
  expect(offered('run', '')).toEqual([''])
  expect(offered('run', '--schema', '')).toEqual([''])
  expect(offered('impute', '--model', '')).toEqual([''])
})

const made: DescribedCommand[] = [
  {
    name: 'draw',
    description: "rows it's asked for",
    argument: 'path',
    options: [
      { long: '--seed', description: 'a number [or: text]', takesValue: true },
      { long: '--as', description: 'a format', takesValue: true, values: ['csv', 'json'] },
      { long: '--quiet', description: 'no talk', takesValue: false },
    ],
  },
]

test('zsh gets a description with every option, its signs escaped', () => {
  const script = zshScript(made)
  expect(script).toContain(`'draw:rows it'\\''s asked for'`)
  expect(script).toContain(`'--seed[a number \\[or\\: text\\]]:value:'`)
  expect(script).toContain(`'--as[a format]:value:(csv json)'`)
  expect(script).toContain(`'--quiet[no talk]'`)
  expect(script).toContain(`'*:argument:_files'`)
})

test('fish gets one line a command and an option', () => {
  expect(fishScript(made).trim().split('\n').slice(1)).toEqual([
    `complete -c mirrorward -f -n __fish_use_subcommand -a draw -d 'rows it\\'s asked for'`,
    `complete -c mirrorward -n '__fish_seen_subcommand_from draw' -F`,
    `complete -c mirrorward -n '__fish_seen_subcommand_from draw' -l seed -d 'a number [or: text]' -r`,
    `complete -c mirrorward -n '__fish_seen_subcommand_from draw' -l as -d 'a format' -r -f -a 'csv json'`,
    `complete -c mirrorward -n '__fish_seen_subcommand_from draw' -l quiet -d 'no talk'`,
  ])
})
