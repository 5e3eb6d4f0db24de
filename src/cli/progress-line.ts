import type { Progress, Stage } from '../index.js'
import { type ConsoleWords, consoleLanguage, consoleWords } from './language/index.js'

/**
 * Progress on standard error: stage, share and time left. On a terminal one line is redrawn; elsewhere each stage is
 * said once when it ends. With `as: 'json'` every step is one JSON object a line, for programs. Never a cell value.
 */
export function createProgressLine({
  quiet = false,
  words = consoleWords(consoleLanguage(undefined)),
  silentFor = 0,
  as = 'text',
}: {
  readonly quiet?: boolean
  readonly as?: 'text' | 'json'
  readonly words?: ConsoleWords
  /** Milliseconds in which nothing is said: what ends sooner needs no progress. */
  readonly silentFor?: number
} = {}): {
  show(progress: Progress): void
  end(): void
} {
  if (quiet) return { show: () => {}, end: () => {} }
  if (as === 'json') return jsonLines()
  const redraw = process.stderr.isTTY === true
  const begunAt = performance.now()
  let stage: Stage | undefined
  let startedAt = 0
  let drawnAt = 0
  let isSaid = false
  return {
    show(progress) {
      const now = performance.now()
      if (progress.stage !== stage) {
        stage = progress.stage
        startedAt = now
        drawnAt = 0
        isSaid = false
      }
      if (now - begunAt < silentFor) return
      const seconds = (now - startedAt) / 1000
      if (progress.share >= 1) {
        if (isSaid) return
        isSaid = true
        process.stderr.write(`${redraw ? '\r\x1b[K' : ''}${words.done(words.stages[stage], seconds.toFixed(1))}\n`)
      } else if (redraw && now - drawnAt > 100) {
        drawnAt = now
        const left =
          progress.share > 0.02 && seconds > 1
            ? `, ${words.left(Math.ceil((seconds / progress.share) * (1 - progress.share)))}`
            : ''
        const step = progress.step === undefined ? '' : `, ${progress.step}`
        process.stderr.write(
          `\r\x1b[K${words.stages[stage]}: ${words.percent(String(Math.floor(progress.share * 100)))}${left}${step}`,
        )
      }
    },
    end() {
      if (redraw) process.stderr.write('\r\x1b[K')
    },
  }
}

/** `{"progress":{"stage":"fit","share":0.25}}`: at most ten lines a second within a stage, and always its end. */
function jsonLines(): { show(progress: Progress): void; end(): void } {
  let saidAt = 0
  let stage: Stage | undefined
  return {
    show(progress) {
      const now = performance.now()
      if (progress.stage === stage && progress.share < 1 && now - saidAt < 100) return
      stage = progress.stage
      saidAt = now
      process.stderr.write(`${JSON.stringify({ progress })}\n`)
    },
    end() {},
  }
}
