import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { releaseFolder } from '../view/release-folder.js'
import { commandWords } from './mirrorward.js'

const { outside, folder } = await releaseFolder()
afterAll(() => rmSync(outside, { recursive: true }))

test('view prints an address that answers, and Ctrl-C closes it', async () => {
  const child = spawn(process.execPath, [...commandWords, 'view', folder, '--json'])
  const line = await new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve))
  const { url } = JSON.parse(line) as { url: string }
  expect((await fetch(url)).status).toBe(200)
  expect(await (await fetch(`${url}api/releases`)).json()).toHaveLength(3)
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  await expect(fetch(url)).rejects.toThrow()
}, 60_000)
