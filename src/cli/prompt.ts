import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

export interface Prompt {
  /** The next line of a person or of a pipe, without surrounding blanks; undefined when no more will come. */
  ask(question: string): Promise<string | undefined>
  close(): void
}

/** Questions on `output`, answers from `input`: a terminal, or a pipe whose lines may all have come before the first question. */
export function createPrompt({ input, output }: { readonly input: Readable; readonly output: Writable }): Prompt {
  const reader = createInterface({ input, output, terminal: false })
  const lines: string[] = []
  let waiting: ((line: string | undefined) => void) | undefined
  let ended = false
  reader.on('line', (line) => {
    if (waiting === undefined) lines.push(line)
    else answer(line)
  })
  reader.on('close', () => {
    ended = true
    answer(undefined)
  })
  return {
    ask(question) {
      output.write(question)
      const line = lines.shift()
      if (line !== undefined || ended) return Promise.resolve(line?.trim())
      return new Promise((resolve) => {
        waiting = (next) => resolve(next?.trim())
      })
    },
    close: () => reader.close(),
  }

  function answer(line: string | undefined): void {
    const next = waiting
    waiting = undefined
    next?.(line)
  }
}
