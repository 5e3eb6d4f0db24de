import type { Progress, Stage } from '../index.js'

const stageNames: Record<Stage, string> = {
  read: 'reading',
  split: 'splitting by patient',
  fit: 'fitting',
  sample: 'sampling',
  impute: 'imputing',
  evaluate: 'evaluating',
  report: 'writing the report',
}

/**
 * Progress on standard error: stage, share and time left. On a terminal one line is redrawn; elsewhere each stage is
 * said once when it ends. Never a cell value.
 */
export function createProgressLine({ quiet = false }: { readonly quiet?: boolean } = {}): {
  show(progress: Progress): void
  end(): void
} {
  if (quiet) return { show: () => {}, end: () => {} }
  const redraw = process.stderr.isTTY === true
  let stage: Stage | undefined
  let startedAt = 0
  let drawnAt = 0
  return {
    show(progress) {
      const now = performance.now()
      if (progress.stage !== stage) {
        stage = progress.stage
        startedAt = now
        drawnAt = 0
      }
      const seconds = (now - startedAt) / 1000
      if (progress.share >= 1) {
        process.stderr.write(`${redraw ? '\r\x1b[K' : ''}${stageNames[stage]}: done in ${seconds.toFixed(1)} s\n`)
      } else if (redraw && now - drawnAt > 100) {
        drawnAt = now
        const left =
          progress.share > 0.02 && seconds > 1
            ? `, ${Math.ceil((seconds / progress.share) * (1 - progress.share))} s left`
            : ''
        const step = progress.step === undefined ? '' : `, ${progress.step}`
        process.stderr.write(`\r\x1b[K${stageNames[stage]}: ${Math.floor(progress.share * 100)}%${left}${step}`)
      }
    },
    end() {
      if (redraw) process.stderr.write('\r\x1b[K')
    },
  }
}
