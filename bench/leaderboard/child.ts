import { execFile } from 'node:child_process'
import type { Numbers } from './numbers.js'

/** What making a synthetic table cost. */
export interface FitReport {
  readonly fitSeconds: number | null
  readonly sampleSeconds: number | null
  readonly peakMegabytes: number | null
  /** What a reader must know of this row: the model that was chosen, epochs, versions. */
  readonly note: string
}

/** The same at large scale, where the truth is known. */
export interface ScaleReport extends FitReport {
  readonly numbers: Numbers
}

/** In a child: what the parent sent. */
export function parentMessage<Message>(): Message {
  return JSON.parse(process.argv[2] ?? '{}') as Message
}

/** In a child: the answer, as the last line of standard output. */
export function reply(answer: unknown): void {
  process.stdout.write(`\n${JSON.stringify(answer)}\n`)
}

export interface ChildOptions {
  readonly timeoutSeconds: number
}

/** Runs a TypeScript file of this folder in a Node process of its own. */
export function runNodeChild<Answer>(file: string, message: unknown, options: ChildOptions): Promise<Answer> {
  const path = new URL(file, import.meta.url).pathname
  return runChild([process.execPath, '--import', 'tsx', path, JSON.stringify(message)], options)
}

/** Runs a command and parses the last line it printed. Rejects with the last line of its complaint. */
export function runChild<Answer>(
  [program, ...rest]: readonly [string, ...string[]],
  { timeoutSeconds }: ChildOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { timeout: timeoutSeconds * 1000, maxBuffer: 2 ** 26 }
    execFile(program, rest, options, (error, stdout, stderr) => {
      if (error === null) return resolve(JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Answer)
      reject(new Error(error.killed ? `stopped after ${timeoutSeconds} s` : complaint(stderr)))
    })
  })
}

function complaint(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim())
  return lines.find((line) => /^(?:\w*Error|MirrorwardError)\b/.test(line)) ?? lines.filter(Boolean).at(-1) ?? 'failed'
}
