import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { commandWords } from './mirrorward.js'

const place = mkdtempSync(join(tmpdir(), 'app-command-'))
afterAll(() => rmSync(place, { recursive: true }))

test('app prints an address that answers in the language asked for, and Ctrl-C closes it', async () => {
  const child = spawn(process.execPath, [...commandWords, 'app', 'work', '--json', '--lang', 'fr'], { cwd: place })
  const line = await new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve))
  const { url } = JSON.parse(line) as { url: string }
  expect((await fetch(url)).status).toBe(200)
  expect(await (await fetch(`${url}api/start`)).json()).toMatchObject({ language: 'fr', studies: [] })
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  await expect(fetch(url)).rejects.toThrow()
}, 60_000)
