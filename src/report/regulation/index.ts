export { type DraftFacts, impactAssessment, recordOfProcessing } from './drafts.js'
export { regulationSection } from './regulation-section.js'
export { type RegulationRow, type RegulationTable, regulation } from './regulation-table.js'
export { textsAndAnswers } from './texts-and-answers.js'
