import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { createQueue, type Queue, type Work } from '../../src/app/work/index.js'

/** A program that does what its first word says. */
const script = `
const say = (value) => process.stderr.write(JSON.stringify(value) + '\\n')
const [what] = process.argv.slice(1)
if (what === 'work') { say({ progress: { stage: 'fit', share: 0.5 } }); say({ progress: { stage: 'fit', share: 1 } }); process.stdout.write('made'); process.stderr.write('warning: look\\n') }
if (what === 'refuse') { say({ error: { code: 'bad-option', message: 'no' } }); process.exitCode = 2 }
if (what === 'break') { say({ error: { code: 'unexpected', message: 'cell value 4711' } }); process.exitCode = 1 }
if (what === 'last') { let n = 0; setInterval(() => say({ progress: { stage: 'fit', share: n++ / 1e6 } }), 20) }
if (what === 'deaf') { process.on('SIGINT', () => {}); say({ progress: { stage: 'fit', share: 0 } }); setInterval(() => {}, 50) }
`
const command = [process.execPath, '-e', script]
let queue: Queue | undefined
afterEach(() => queue?.close())

function open(slots: number): { readonly queue: Queue; readonly ended: Map<string, { work: Work; output: string }> } {
  const ended = new Map<string, { work: Work; output: string }>()
  const made = createQueue({ command, slots, clock: () => performance.now() })
  queue = {
    ...made,
    add: (request) =>
      made.add({
        ...request,
        onEnd: async (work, output) => {
          ended.set(request.key, { work, output })
        },
      }),
  }
  return { queue, ended }
}

const add = (to: Queue, key: string, word: string) =>
  to.add({ key, words: [word], folder: '.', onEnd: async () => undefined })

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 500) throw new Error('it never came')
    await wait(20)
  }
}

test('a command that ends well is done, with its stages, its notes and what it printed', async () => {
  const { queue, ended } = open(1)
  add(queue, 'a', 'work')
  await until(() => queue.get('a')?.state === 'done')
  expect(ended.get('a')).toMatchObject({
    output: 'made',
    work: { state: 'done', stages: [{ stage: 'fit' }], notes: ['warning: look'] },
  })
})

test('a refusal is told, and what is unexpected may quote a cell and is not', async () => {
  const { queue } = open(2)
  add(queue, 'a', 'refuse')
  add(queue, 'b', 'break')
  await until(() => queue.get('a')?.state === 'failed' && queue.get('b')?.state === 'failed')
  expect(queue.get('a')?.fault).toEqual({ code: 'bad-option', message: 'no' })
  expect(JSON.stringify(queue.get('b'))).not.toContain('4711')
})

test('one job runs at a time on one core, and the next begins when it was stopped', async () => {
  const { queue } = open(1)
  add(queue, 'a', 'last')
  add(queue, 'b', 'last')
  await until(() => queue.get('a')?.progress !== undefined)
  expect(queue.get('b')?.state).toBe('waiting')
  queue.stop('a')
  await until(() => queue.get('b')?.state === 'running')
  expect(queue.get('a')?.state).toBe('stopped')
})

test('what waits can be stopped before it began', async () => {
  const { queue, ended } = open(1)
  add(queue, 'a', 'last')
  add(queue, 'b', 'work')
  queue.stop('b')
  queue.stop('a')
  await until(() => ended.has('a') && ended.has('b'))
  expect(queue.get('b')).toMatchObject({ state: 'stopped', seconds: 0, stages: [] })
})

test('a pause holds the process and its seconds, and it goes on from where it was', async () => {
  const { queue } = open(1)
  add(queue, 'a', 'last')
  await until(() => (queue.get('a')?.progress?.share ?? 0) > 0)
  queue.pause('a')
  await wait(100)
  const held = queue.get('a')
  await wait(200)
  expect(queue.get('a')).toEqual(held)
  queue.resume('a')
  await until(() => (queue.get('a')?.progress?.share ?? 0) > (held?.progress?.share ?? 1))
  expect(queue.get('a')?.state).toBe('running')
})

test('who does not hear Ctrl-C is ended by force, also after a pause', async () => {
  const { queue, ended } = open(1)
  add(queue, 'a', 'deaf')
  await until(() => queue.get('a')?.progress !== undefined)
  queue.pause('a')
  queue.stop('a')
  await until(() => ended.has('a'))
  expect(ended.get('a')?.work.state).toBe('stopped')
}, 15_000)

test('a job that runs is not begun a second time under its name', async () => {
  const { queue } = open(2)
  add(queue, 'a', 'last')
  await until(() => queue.get('a')?.progress !== undefined)
  add(queue, 'a', 'work')
  expect(queue.get('a')?.state).toBe('running')
})

test('what is asked for again while it is still being stopped runs once it has ended', async () => {
  const { queue } = open(1)
  add(queue, 'a', 'last')
  await until(() => queue.get('a')?.progress !== undefined)
  queue.stop('a')
  add(queue, 'a', 'work')
  await until(() => queue.get('a')?.state === 'done')
  expect(queue.get('a')?.stages).toHaveLength(1)
})
