import type { AuditBound, AuditGame } from './audited.js'
import type { ReplayFault } from './replay-faults.js'

/** What an audit of a private model found. Plain JSON. */
export interface PrivacyAudit {
  readonly format: 'mirrorward/audit'
  readonly version: 1
  readonly game: AuditGame
  /** Id of the model. */
  readonly model: string
  /** What it declares. */
  readonly epsilon: number
  readonly delta: number
  readonly fits: number
  readonly canaries: number
  /** Of the table it was fitted on, without canaries. */
  readonly rows: number
  /** `stand-in`: rows drawn from a released model, so that the audit may leave too; `table`: the table given, real or not. */
  readonly audited: 'stand-in' | 'table'
  readonly bounds: readonly AuditBound[]
  /** False where the noise seen is not shaped as a Gaussian: then no bound takes it for one. */
  readonly gaussianShaped: boolean
  /** What record and replay found in these fits: the first few. */
  readonly faults: readonly ReplayFault[]
  /** True where a lower bound passes the declared ε, or there is a fault. */
  readonly violated: boolean
}
