import type { Progress } from '../../index.js'
import type { Fault } from './work.js'

/** What a line on standard error of a command with `--json --progress json` tells. */
export type Spoken =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'fault'; readonly fault: Fault }
  | { readonly type: 'note'; readonly text: string }

/** Reads one line. */
export function spokenLine(line: string): Spoken | undefined {
  if (line.trim() === '') return undefined
  const values = line.startsWith('{') ? parsed(line) : undefined
  if (isProgress(values?.progress)) return { type: 'progress', progress: values.progress }
  if (isFault(values?.error)) {
    const { code, message, issues } = values.error
    // What is unexpected may quote a cell: it stays where it was said.
    return {
      type: 'fault',
      fault:
        code === 'unexpected' ? { code, message: 'unexpected error' } : { code, message, ...(issues && { issues }) },
    }
  }
  return { type: 'note', text: line }
}

/** Cuts what comes in pieces into lines. */
export function lineCutter(onLine: (line: string) => void): { take(text: string): void; end(): void } {
  let open = ''
  return {
    take(text) {
      const lines = `${open}${text}`.split('\n')
      open = lines.pop() ?? ''
      for (const line of lines) onLine(line)
    },
    end() {
      if (open !== '') onLine(open)
      open = ''
    },
  }
}

function parsed(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(line) as Readonly<Record<string, unknown>>
  } catch {
    return undefined
  }
}

function isProgress(value: unknown): value is Progress {
  const { stage, share } = (value ?? {}) as Partial<Progress>
  return typeof stage === 'string' && typeof share === 'number'
}

function isFault(value: unknown): value is Fault {
  const { code, message } = (value ?? {}) as Partial<Fault>
  return typeof code === 'string' && typeof message === 'string'
}
