export type { AuditBound, Audited, AuditGame, GameResult, ObservedFit } from './audited.js'
export { distinguishingGame, type GameOptions } from './distinguishing-game.js'
export { type OneRunOptions, oneRunAudit } from './one-run.js'
export type { PrivacyAudit } from './privacy-audit.js'
