export { assessRisk, type RiskAssessment, type RiskOptions } from './assess-risk.js'
export { type Intersection, intersectReleases, type ReleasedTable } from './intersect-releases.js'
