export { renderComparison } from './comparison/render-comparison.js'
export { decideQuestion } from './questions.js'
export { renderReport } from './render-report.js'
export { theme } from './theme.js'
