import type { Spoken } from './spoken-lines.js'
import { type Child, startChild } from './start-child.js'
import { isOpen, type Work } from './work.js'

export interface WorkRequest {
  /** What it is called by; a new one takes the place of an ended one. */
  readonly key: string
  readonly words: readonly string[]
  readonly folder: string
  /** Called once, with what standard output held, before the state is told to be ended. */
  readonly onEnd: (work: Work, output: string) => Promise<void>
}

/** Works that wait and run. */
export interface Queue {
  add(request: WorkRequest): void
  get(key: string): Work | undefined
  pause(key: string): void
  resume(key: string): void
  stop(key: string): void
  /** Stops all, and is done when every process has ended. */
  close(): Promise<void>
}

export interface QueueOptions {
  readonly command: readonly string[]
  /** How many run at a time: one a core. */
  readonly slots: number
  /** Milliseconds. */
  readonly clock: () => number
}

interface Entry {
  readonly request: WorkRequest
  work: Work
  child?: Child
  /** Asked for while the process before it was still ending. */
  next?: WorkRequest
  /** When time was counted last. */
  countedAt: number
  stageAt: number
}

const mostNotes = 200

/** Runs commands of this program in processes of their own, so many at a time, in the order they came. */
export function createQueue({ command, slots, clock }: QueueOptions): Queue {
  const entries = new Map<string, Entry>()
  const endings = new Set<Promise<void>>()
  let isClosed = false

  const running = () => [...entries.values()].filter(({ child }) => child !== undefined).length

  function startNext(): void {
    if (isClosed) return
    for (const entry of entries.values())
      if (running() < slots && entry.work.state === 'waiting' && entry.child === undefined) start(entry)
  }

  function start(entry: Entry): void {
    const { words, folder } = entry.request
    entry.countedAt = clock()
    entry.work = { ...entry.work, state: 'running' }
    const child = startChild({ command, words, folder, onSpoken: (spoken) => hear(entry, spoken) })
    entry.child = child
    const ending = child.ended.then(({ exitCode, output }) => end(entry, { exitCode, output }))
    endings.add(ending)
    void ending.finally(() => endings.delete(ending))
  }

  async function end(
    entry: Entry,
    { exitCode, output }: { readonly exitCode: number | null; readonly output: string },
  ): Promise<void> {
    count(entry)
    const { progress: _progress, ...work } = entry.work
    // 3 is done, with a verdict that says no.
    const isDone = exitCode === 0 || exitCode === 3
    const state = work.state === 'stopped' ? 'stopped' : isDone ? 'done' : 'failed'
    const fault = work.fault ?? { code: 'unexpected', message: 'the process ended before it was done' }
    const ended: Work = { ...work, state, ...(state === 'failed' && { fault }) }
    await entry.request.onEnd(ended, output)
    entry.work = ended
    delete entry.child
    if (entry.next !== undefined && !isClosed) add(entry.next)
    startNext()
  }

  /** Adds the time since it was counted last, where it runs. */
  function count(entry: Entry): void {
    const now = clock()
    if (entry.work.state === 'running')
      entry.work = { ...entry.work, seconds: entry.work.seconds + (now - entry.countedAt) / 1000 }
    entry.countedAt = now
  }

  function hear(entry: Entry, spoken: Spoken): void {
    count(entry)
    const { work } = entry
    if (spoken.type === 'fault') entry.work = { ...work, fault: spoken.fault }
    if (spoken.type === 'note' && work.notes.length < mostNotes)
      entry.work = { ...work, notes: [...work.notes, spoken.text] }
    if (spoken.type !== 'progress') return
    const { stage, share } = spoken.progress
    if (work.progress?.stage !== stage) entry.stageAt = work.seconds
    const isNew = share >= 1 && (work.progress?.stage !== stage || work.progress.share < 1)
    const stages = isNew ? [...work.stages, { stage, seconds: entry.work.seconds - entry.stageAt }] : work.stages
    entry.work = { ...entry.work, progress: spoken.progress, stages }
  }

  /** Only what stands so is changed. */
  function change(key: string, from: readonly Work['state'][], to: Work['state'], act: (child?: Child) => void): void {
    const entry = entries.get(key)
    if (entry === undefined || !from.includes(entry.work.state)) return
    count(entry)
    entry.work = { ...entry.work, state: to }
    act(entry.child)
  }

  function stop(key: string): void {
    const entry = entries.get(key)
    const wasWaiting = entry?.work.state === 'waiting'
    change(key, ['waiting', 'running', 'paused'], 'stopped', (child) => child?.stop())
    if (wasWaiting && entry !== undefined) void entry.request.onEnd(entry.work, '')
  }

  function add(request: WorkRequest): void {
    const there = entries.get(request.key)
    if (there !== undefined && isOpen(there.work)) return
    if (there?.child !== undefined) {
      there.next = request
      return
    }
    entries.delete(request.key)
    const work: Work = { state: 'waiting', stages: [], notes: [], seconds: 0 }
    entries.set(request.key, { request, work, countedAt: clock(), stageAt: 0 })
    startNext()
  }

  return {
    add,
    get(key) {
      const entry = entries.get(key)
      if (entry !== undefined) count(entry)
      return entry?.work
    },
    pause: (key) => change(key, ['running'], 'paused', (child) => child?.pause()),
    resume: (key) => change(key, ['paused'], 'running', (child) => child?.resume()),
    stop,
    async close() {
      isClosed = true
      for (const key of entries.keys()) stop(key)
      await Promise.all(endings)
    },
  }
}
