import { existsSync } from 'node:fs'
import { MirrorwardError } from '../errors.js'
import { allowedRho } from './accounting/composed.js'
import { zcdpBudget } from './accounting/zcdp.js'
import { type BudgetOptions, budgetOf } from './budget.js'
import { createLedger, type LedgerOptions, type PrivacyLedger } from './ledger.js'
import { continueLedger, openLedger, readLedger } from './ledger-file.js'

/** What somebody asks of the privacy of a study's patients, as a command is told it. */
export interface StudyRequest extends Pick<LedgerOptions, 'patients' | 'unit' | 'entropy'> {
  /** What this release alone may spend. */
  readonly epsilon: number
  /** Of the whole ledger, where it is begun; what stands in it where it is not. */
  readonly delta?: number | undefined
  /** About how many patients there are; what stands in the ledger, else a hundred thousand. */
  readonly publicSize?: number | undefined
  readonly acceptWeakPrivacy?: boolean | undefined
  /** A file that every release of these patients counts with; a ledger of this release alone when absent. */
  readonly ledger?: string | undefined
  /** What all releases of a new ledger may spend together; `epsilon` when absent. */
  readonly total?: number | undefined
  /** ε of what the same job asks after it: nothing is begun unless both can be paid. */
  readonly also?: number | undefined
}

/** A ledger, and what of it one release may spend. */
export interface Study {
  readonly ledger: PrivacyLedger
  /** ρ of this release at most. */
  readonly rho: number
  /** δ of its choices of keys at most: half of what a shared ledger has left, so that there is some for those who come after. */
  readonly keysDelta: number
  /** ρ of what comes after it at most; 0 where nothing was said. */
  readonly rhoAlso: number
}

/** Where nobody says about how many patients there are: δ is then one in the square of it, enough for all tables of fewer. */
export const unsaidSize = 100_000

/** Of a new ledger's δ, what is kept for choices of keys: levels that are bought, groups of a query. */
const keysShare = 0.1

/**
 * Everything that can be refused of a request before data are read, and nothing written: `bad-option` for ε, δ and totals that
 * promise nothing, for a ledger of other patients or another unit; `bad-data` for one that was changed; `budget-exhausted` where
 * too little is left.
 */
export function checkStudy(request: StudyRequest): void {
  const own = releaseBudget(request)
  const rho = own.rho + own.rhoAlso
  const { ledger: path } = request
  if (path === undefined || !existsSync(path)) return
  const { head, entries } = readLedger(path)
  refuseOthers(request, head)
  const budget = budgetOf(totalOf(request))
  const losses = entries.map(({ loss }) => loss)
  const left =
    allowedRho(losses, { ...budget, delta: budget.delta - budget.keysDelta }) - (entries.at(-1)?.spent.rho ?? 0)
  if (left >= rho * (1 - 1e-6)) return
  throw new MirrorwardError('budget-exhausted', 'the ledger has too little privacy left', {
    issues: [
      {
        file: path,
        message:
          left > rho * 1e-3
            ? 'nothing was read and nothing charged: ask for a smaller epsilon'
            : 'nothing was read and nothing charged: its patients have given what they can',
      },
    ],
  })
}

/** The ledger of a request, begun where there is none. Throws as `checkStudy`, before anything is written. */
export function openStudy(request: StudyRequest): Study {
  checkStudy(request)
  const { patients, unit, entropy, ledger: path } = request
  const options = { ...totalOf(request), patients, unit, ...(entropy && { entropy }) }
  const ledger =
    path === undefined
      ? createLedger(options)
      : existsSync(path)
        ? continueLedger(path, options)
        : openLedger(path, options)
  // A part in a thousand million is kept back for costs that are rounded up.
  const own = releaseBudget(request)
  const fit = Math.min(1, ledger.remaining().rho / (own.rho + own.rhoAlso)) * (1 - 1e-9)
  return {
    ledger,
    rho: own.rho * fit,
    rhoAlso: own.rhoAlso * fit,
    keysDelta: ledger.remaining().delta * (path === undefined ? 1 : 0.5),
  }
}

/** What a new ledger, or the one that is there, may spend in all. */
function totalOf(request: StudyRequest): BudgetOptions {
  const { ledger: path, epsilon, also = 0, total = epsilon + also, acceptWeakPrivacy = false } = request
  if (path !== undefined && existsSync(path)) {
    const { head } = readLedger(path)
    const { delta, publicSize, keysDelta } = head
    return { epsilon: head.epsilon, delta, publicSize, keysShare: keysDelta / delta, acceptWeakPrivacy: true }
  }
  const { delta, publicSize = unsaidSize } = request
  return { epsilon: total, publicSize, keysShare, acceptWeakPrivacy, ...(delta !== undefined && { delta }) }
}

/** ρ of what this release alone may spend, in the ledger's δ. */
function releaseBudget(request: StudyRequest): { readonly rho: number; readonly rhoAlso: number } {
  const { delta, publicSize, keysShare: share = 0 } = totalOf(request)
  const { epsilon, also, total = epsilon + (also ?? 0), acceptWeakPrivacy = false } = request
  if (request.delta !== undefined || request.publicSize !== undefined) {
    const size = request.publicSize ?? publicSize
    budgetOf({
      epsilon,
      publicSize: size,
      acceptWeakPrivacy,
      ...(request.delta !== undefined && { delta: request.delta }),
    })
  }
  const asked = budgetOf({ epsilon, publicSize, acceptWeakPrivacy, ...(delta !== undefined && { delta }) })
  if (total < epsilon + (also ?? 0))
    throw new MirrorwardError('bad-option', 'the total of a ledger must be at least the epsilon of one release')
  const rhoOf = (part: number) => zcdpBudget({ epsilon: part, delta: asked.delta * (1 - share) })
  if (also === undefined) return { rho: rhoOf(epsilon), rhoAlso: 0 }
  budgetOf({ epsilon: also, publicSize, acceptWeakPrivacy })
  return { rho: rhoOf(epsilon), rhoAlso: rhoOf(also) }
}

function refuseOthers(
  { patients, unit, total, delta, publicSize, ledger: file = '' }: StudyRequest,
  head: ReturnType<typeof readLedger>['head'],
): void {
  if (head.patients !== patients)
    throw new MirrorwardError('bad-option', 'the ledger counts other patients', {
      issues: [
        {
          file,
          message: `it is of ${JSON.stringify(head.patients)}, asked is ${JSON.stringify(patients)}: take the ledger of these, or say --patients`,
        },
      ],
    })
  const differing = Object.entries({ unit, epsilon: total, delta, publicSize }).filter(
    ([key, asked]) => asked !== undefined && head[key as keyof typeof head] !== asked,
  )
  if (differing.length > 0)
    throw new MirrorwardError('bad-option', "a ledger's total is fixed when it is begun", {
      issues: differing.map(([key, asked]) => ({
        file,
        message: `${key} is ${head[key as keyof typeof head]} there, asked is ${asked}: leave it out`,
      })),
    })
}
