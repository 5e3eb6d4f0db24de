import { type ChildProcess, spawn } from 'node:child_process'
import { lineCutter, type Spoken, spokenLine } from './spoken-lines.js'

/** A process of this program. */
export interface Child {
  /** Stops its time; it keeps what it has in memory. */
  pause(): void
  resume(): void
  /** As Ctrl-C does; by force when it has not ended three seconds later. */
  stop(): void
  readonly ended: Promise<{ readonly exitCode: number | null; readonly output: string }>
}

export interface ChildRequest {
  /** This program: what starts it, up to its first word. */
  readonly command: readonly string[]
  readonly words: readonly string[]
  readonly folder: string
  readonly onSpoken: (spoken: Spoken) => void
}

const patience = 3000

/** Starts the program in a process of its own, with no shell between. */
export function startChild({ command, words, folder, onSpoken }: ChildRequest): Child {
  const [program = process.execPath, ...before] = command
  const child = spawn(program, [...before, ...words], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  const output: string[] = []
  const lines = lineCutter((line) => {
    const spoken = spokenLine(line)
    if (spoken !== undefined) onSpoken(spoken)
  })
  child.stdout.setEncoding('utf8').on('data', (text: string) => void output.push(text))
  child.stderr.setEncoding('utf8').on('data', lines.take)
  const ended = new Promise<{ exitCode: number | null; output: string }>((resolve) => {
    child.once('error', () => resolve({ exitCode: null, output: '' }))
    child.once('close', (exitCode) => {
      lines.end()
      resolve({ exitCode, output: output.join('') })
    })
  })
  return {
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    stop: () => stop(child),
    ended,
  }
}

function stop(child: ChildProcess): void {
  // A process whose time stands still hears nothing.
  child.kill('SIGCONT')
  child.kill('SIGINT')
  const force = setTimeout(() => child.kill('SIGKILL'), patience)
  child.once('close', () => clearTimeout(force))
}
