export { estimateRun, isQuickToRefit, type RunEstimate, type RunSize } from './estimate.js'
export { preflight } from './preflight.js'
export { type PreflightCode, type PreflightWarning, warningLines } from './warning.js'
