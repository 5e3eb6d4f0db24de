import { normalQuantile } from '../../../src/math/index.js'
import type { Interval, MetricResult } from '../../metric.js'

/** Guesses that were right among guesses made. */
export interface Guesses {
  readonly successes: number
  readonly attempts: number
}

export interface Rate {
  readonly value: number
  readonly error: number
}

/** Wilson's centre and half-width, as Anonymeter takes them (0 of 500 gives 0.0038, not 0). */
export function successRate({ successes, attempts }: Guesses, level = 0.95): Rate {
  const z = normalQuantile((1 + level) / 2)
  const value = (successes + (z * z) / 2) / (attempts + z * z)
  const error = (z / (attempts + z * z)) * Math.sqrt((successes * (attempts - successes)) / attempts + (z * z) / 4)
  return { value, error }
}

/**
 * What an attack finds out beyond what it finds out about people nobody learnt from: (attack − control) / (1 − control),
 * errors propagated, value and ends cut to [0, 1] (Giomi et al., PoPETs 2023).
 */
export function residualRisk(attack: Rate, control: Rate): { readonly value: number; readonly interval: Interval } {
  const room = 1 - control.value
  const value = (attack.value - control.value) / room
  const error = Math.hypot(attack.error / room, (control.error * (attack.value - 1)) / room ** 2)
  const cut = (number: number) => Math.min(1, Math.max(0, number))
  return { value: cut(value), interval: [cut(value - error), cut(value + error)] }
}

/** Guesses about training rows, about holdout rows, and made without the synthetic table. */
export interface RiskGuesses {
  readonly attack: Guesses
  readonly control: Guesses
  readonly baseline: Guesses
}

/** Of people found out, rows shown at most. */
const shownRows = 50

/** Where people are who were found out: how many, and the first rows of the training table, 1-based. Never a cell. */
export function located(rows: Iterable<number>): { readonly people: number; readonly firstRows: readonly number[] } {
  const distinct = [...new Set(rows)].sort((a, b) => a - b)
  return { people: distinct.length, firstRows: distinct.slice(0, shownRows).map((row) => row + 1) }
}

/**
 * The residual risk that these numbers of guesses would notice four times in five, in a two-sided test at 5 %, where the
 * control succeeds as often as it did: a finding of nothing means little below it.
 */
export function minimumDetectableRisk(attack: Guesses, control: Guesses): number {
  const { value } = successRate(control)
  const error = Math.sqrt(value * (1 - value) * (1 / attack.attempts + 1 / control.attempts))
  return Math.min(1, ((normalQuantile(0.975) + normalQuantile(0.8)) * error) / (1 - value))
}

/** The metric result of one risk: residual risk, with the three rates beside it. */
export function riskResult(guesses: RiskGuesses, detail: Readonly<Record<string, unknown>> = {}): MetricResult {
  if (guesses.attack.attempts === 0 || guesses.control.attempts === 0)
    return { status: 'skipped', reason: 'the attack found nothing to guess' }
  const [attack, control, baseline] = [guesses.attack, guesses.control, guesses.baseline].map((each) =>
    successRate(each),
  )
  const rate = ({ value, error }: Rate, { attempts, successes }: Guesses) => ({
    value,
    interval: [Math.max(0, value - error), Math.min(1, value + error)],
    attempts,
    successes,
  })
  return {
    status: 'ok',
    ...residualRisk(attack!, control!),
    detail: {
      attack: rate(attack!, guesses.attack),
      control: rate(control!, guesses.control),
      baseline: rate(baseline!, guesses.baseline),
      minimumDetectable: minimumDetectableRisk(guesses.attack, guesses.control),
      ...detail,
    },
  }
}
