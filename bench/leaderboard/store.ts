import { existsSync, readFileSync } from 'node:fs'
import { appendFile, writeFile } from 'node:fs/promises'
import type { FitReport } from './child.js'
import type { Trial } from './generators.js'
import type { Numbers } from './numbers.js'

/** One trial's result: a line of the store. */
export interface Entry extends Trial, FitReport {
  /** Hash of what the synthetic table was made from. */
  readonly generator: string
  /** Hash of the code that measured it. */
  readonly evaluator: string
  /** SHA-256 of the synthetic table's file: the same bytes need no second measurement. */
  readonly sha256: string
  readonly numbers: Numbers
  /** Processor and version of Node, for the times. */
  readonly machine: string
}

/** Results in a JSON lines file; of several lines of one trial the last counts. */
export class Store {
  readonly #path: string
  readonly #entries = new Map<string, Entry>()

  constructor(path: string) {
    this.#path = path
    if (!existsSync(path)) return
    for (const line of readFileSync(path, 'utf8').split('\n')) if (line !== '') this.#keep(JSON.parse(line) as Entry)
  }

  get entries(): readonly Entry[] {
    return [...this.#entries.values()]
  }

  find(trial: Trial): Entry | undefined {
    return this.#entries.get(keyOf(trial))
  }

  /** Written at once, so that an interrupted run loses one trial at most. */
  async add(entry: Entry): Promise<void> {
    this.#keep(entry)
    await appendFile(this.#path, `${JSON.stringify(entry)}\n`)
  }

  /** Leaves one line a trial, in a fixed order; lines that another run has added meanwhile are kept. */
  async compact(): Promise<void> {
    this.#read()
    const sorted = [...this.#entries].sort(([a], [b]) => (a < b ? -1 : 1))
    await writeFile(this.#path, sorted.map(([, entry]) => `${JSON.stringify(entry)}\n`).join(''))
  }

  #read(): void {
    if (!existsSync(this.#path)) return
    for (const line of readFileSync(this.#path, 'utf8').split('\n'))
      if (line !== '') this.#keep(JSON.parse(line) as Entry)
  }

  #keep(entry: Entry): void {
    this.#entries.set(keyOf(entry), entry)
  }
}

function keyOf({ dataset, model, seed, options }: Trial): string {
  return JSON.stringify([dataset, model, options, seed])
}
