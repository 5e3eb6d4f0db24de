import type { TablesOfPeople } from '../../../models/index.js'
import { MirrorwardError } from '../../errors.js'
import type { Table } from '../../table/index.js'

export interface FanOut {
  readonly readers: ReadonlyMap<string, AsyncIterable<Table>>
  /** For a reader that fails, before its first batch also: the others stop with `aborted`. */
  stop(): Promise<void>
}

/**
 * One reader a table over the same batches of people. The next batch is drawn when every reader has asked for it, so no more
 * than one is held. What the source throws, every reader throws.
 */
export function fanOut(batches: AsyncIterable<TablesOfPeople>, names: readonly string[]): FanOut {
  const source = batches[Symbol.asyncIterator]()
  let waiting: Waiting[] = []
  let stopped: MirrorwardError | undefined
  const arrive = () =>
    new Promise<IteratorResult<TablesOfPeople>>((resolve, reject) => {
      if (stopped !== undefined) return reject(stopped)
      waiting.push({ resolve, reject })
      if (waiting.length === names.length) advance()
    })
  function advance(): void {
    const all = waiting
    waiting = []
    source.next().then(
      (result) => {
        for (const { resolve } of all) resolve(result)
      },
      (error: unknown) => {
        for (const { reject } of all) reject(error)
      },
    )
  }
  async function stop(): Promise<void> {
    if (stopped !== undefined) return
    stopped = new MirrorwardError('aborted', 'writing was stopped')
    for (const { reject } of waiting) reject(stopped)
    await source.return?.()
  }
  async function* read(name: string): AsyncGenerator<Table> {
    for (;;) {
      const { done, value } = await arrive()
      if (done) return
      yield value.get(name)!
    }
  }
  return { readers: new Map(names.map((name) => [name, read(name)])), stop }
}

interface Waiting {
  readonly resolve: (result: IteratorResult<TablesOfPeople>) => void
  readonly reject: (error: unknown) => void
}
