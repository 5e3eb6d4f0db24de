import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { createPrompt } from '../../src/cli/prompt.js'

test('lines that came before their question are its answer, and after the last none comes', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  input.end('first \nsecond')
  const prompt = createPrompt({ input, output })
  await new Promise((resolve) => setImmediate(resolve))
  expect([await prompt.ask('a? '), await prompt.ask('b? '), await prompt.ask('c? ')]).toEqual([
    'first',
    'second',
    undefined,
  ])
  expect(String(output.read())).toBe('a? b? c? ')
})

test('a question waits for its line', async () => {
  const input = new PassThrough()
  const prompt = createPrompt({ input, output: new PassThrough() })
  const asked = prompt.ask('a? ')
  input.write('yes\n')
  expect(await asked).toBe('yes')
  prompt.close()
  expect(await prompt.ask('b? ')).toBeUndefined()
})
