import { MirrorwardError } from '../errors.js'
import { allowedRho, composedEpsilon } from './accounting/composed.js'
import { type Budget, type BudgetOptions, budgetOf } from './budget.js'
import type { LedgerEntry, LedgerRecord, PrivacyUnit, Spent } from './ledger-record.js'
import type { Charge, Costed } from './mechanisms/index.js'
import { type PrivacyLoss, partsOf } from './privacy-loss.js'
import { type Entropy, systemEntropy } from './randomness/index.js'

export interface LedgerOptions extends BudgetOptions {
  readonly unit: PrivacyUnit
  /** Who the patients are, in a word or two: the name of the study. */
  readonly patients: string
  readonly entropy?: Entropy
}

/** Where entries are kept: in memory, or in a file that other releases count with. */
export interface LedgerStore {
  readonly entries: readonly LedgerEntry[]
  /** Puts down what `decide` gives for the entries that stand by then, whoever wrote them; nothing else may write meanwhile. */
  append(decide: (entries: readonly LedgerEntry[]) => readonly LedgerEntry[]): readonly LedgerEntry[]
}

/** What is to be charged: a mechanism, what it is for, and why one patient moves its numbers by no more than it says. */
export interface ChargeRequest {
  readonly purpose: string
  readonly reason: string
  readonly mechanism: Costed
}

/**
 * Keeps the count of privacy: a total is fixed, every release is charged before data are read, and what would pass the total is
 * refused. A total fixed beforehand makes it a filter: what is asked next may depend on every answer so far (Rogers, Roth, Ullman
 * & Vadhan 2016; for zCDP Feldman & Zrnic 2021).
 */
export class PrivacyLedger {
  readonly budget: Budget
  readonly unit: PrivacyUnit
  readonly patients: string
  readonly #entropy: Entropy
  readonly #store: LedgerStore

  constructor(options: LedgerOptions, store: LedgerStore) {
    this.budget = budgetOf(options)
    this.unit = options.unit
    this.patients = options.patients
    this.#entropy = options.entropy ?? systemEntropy
    this.#store = store
  }

  /**
   * What each purpose may spend, in ρ, of the shares of what is left; they sum to 1 at most. A thousandth of a millionth is kept
   * back for costs that are rounded up. Throws `bad-option`.
   */
  plan<Name extends string>(shares: Readonly<Record<Name, number>>): Readonly<Record<Name, number>> {
    const values = Object.values<number>(shares)
    if (!values.every((share) => share >= 0) || values.reduce((sum, share) => sum + share, 0) > 1 + 1e-12)
      throw new MirrorwardError('bad-option', 'shares of a budget must be at least 0 and sum to 1 at most')
    const left = this.remaining().rho * (1 - 1e-9)
    const planned = Object.entries<number>(shares).map(([name, share]) => [name, share * left])
    return Object.fromEntries(planned) as Record<Name, number>
  }

  /** Charges one mechanism; it is written down before this returns. Throws `budget-exhausted`, and then nothing was charged. */
  charge(purpose: string, mechanism: Costed, reason: string): Charge {
    return this.chargeAll([{ purpose, mechanism, reason }])[0]!
  }

  /** Charges several mechanisms or none of them: each with its own leave, in the order asked. Throws `budget-exhausted`. */
  chargeAll(requests: readonly ChargeRequest[]): readonly Charge[] {
    this.#store.append((entries) => this.#decide(entries, requests))
    return requests.map(({ mechanism }) => leaveOnce(mechanism, this.#entropy))
  }

  entries(): readonly LedgerEntry[] {
    return this.#store.entries
  }

  spent(): Spent {
    return this.#store.entries.at(-1)?.spent ?? { rho: 0, epsilon: 0, delta: 0 }
  }

  /** What zCDP entries and choices of keys may still cost; random batches leave less of both. */
  remaining(): { readonly rho: number; readonly delta: number } {
    const { rho, delta } = this.spent()
    const losses = this.entries().map(({ loss }) => loss)
    return {
      rho: Math.max(0, this.#allowedRho(losses) - rho),
      delta: Math.max(0, this.budget.keysDelta - delta),
    }
  }

  /** ε of all entries and one loss more: what to calibrate the noise of random batches by. */
  epsilonWith(loss: PrivacyLoss): number {
    return composedEpsilon([...this.entries().map((entry) => entry.loss), loss], this.#delta).epsilon
  }

  /** What may leave with a release. */
  record(): LedgerRecord {
    const { epsilon, delta, rho, publicSize, keysDelta } = this.budget
    return {
      format: 'mirrorward/ledger',
      version: 1,
      unit: this.unit,
      patients: this.patients,
      publicSize,
      epsilon,
      delta,
      rho,
      keysDelta,
      entries: this.entries(),
      ...(this.#entropy.kind === 'system' ? {} : { entropy: this.#entropy.kind }),
    }
  }

  #decide(entries: readonly LedgerEntry[], requests: readonly ChargeRequest[]): readonly LedgerEntry[] {
    const losses: PrivacyLoss[] = entries.map(({ loss }) => loss)
    return requests.map(({ purpose, reason, mechanism }) => {
      const { name, sensitivity, loss, variance } = mechanism
      losses.push(loss)
      const { zcdp: added } = partsOf(losses)
      const { epsilon } = composedEpsilon(losses, this.budget.delta)
      this.#refuseBeyond(losses, purpose)
      const spent = { ...added, epsilon }
      return {
        purpose,
        mechanism: name,
        sensitivity,
        reason,
        loss,
        ...(variance === undefined ? {} : { variance }),
        spent,
      }
    })
  }

  /** δ of everything but choices of keys. */
  get #delta(): number {
    return this.budget.delta - this.budget.keysDelta
  }

  #allowedRho(losses: readonly PrivacyLoss[]): number {
    const { epsilon, rho } = this.budget
    return allowedRho(losses, { epsilon, rho, delta: this.#delta })
  }

  #refuseBeyond(losses: readonly PrivacyLoss[], purpose: string): void {
    const { zcdp, batches } = partsOf(losses)
    const isTooMuch =
      zcdp.rho > this.#allowedRho(losses) ||
      (batches.length > 0 && composedEpsilon(losses, this.#delta + zcdp.delta).epsilon > this.budget.epsilon)
    if (!isTooMuch && zcdp.delta <= this.budget.keysDelta) return
    const what = isTooMuch ? 'privacy' : 'delta for choices of keys'
    throw new MirrorwardError('budget-exhausted', `the ledger has too little ${what} left`, {
      issues: [{ message: `nothing was read and nothing charged for "${purpose}": ask for less, or end here` }],
    })
  }
}

/** A ledger that lives as long as the process. Throws `bad-option`. */
export function createLedger(options: LedgerOptions): PrivacyLedger {
  const kept: LedgerEntry[] = []
  return new PrivacyLedger(options, {
    entries: kept,
    append(decide) {
      const added = decide(kept)
      kept.push(...added)
      return added
    },
  })
}

function leaveOnce(charged: Costed, entropy: Entropy): Charge {
  let used = false
  return {
    open(mechanism) {
      if (used || mechanism !== charged)
        throw new MirrorwardError('budget-exhausted', 'a release needs a charge of its own, made for this mechanism')
      used = true
      return entropy
    },
  }
}
