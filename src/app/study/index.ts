export { type Correction, correctionSchema, correctTable } from './correct-table.js'
export { jobOfStudy } from './job-of-study.js'
export { openStudies, type Studies } from './open-studies.js'
export { privateSchema, type TypedBounds } from './private-schema.js'
export { type SideWork, sideKey, sidePages, sideWords, sideWorks, startSideWork } from './side-work.js'
export { type Choice, choiceSchema, type Study, type StudyRun, type StudyState, stateOf, studySchema } from './study.js'
export { studyFiles } from './study-files.js'
export { type DraftedTable, type Understood, understoodOf } from './understood.js'
export {
  type Bench,
  lookAtInput,
  lookKey,
  lookWords,
  openRun,
  repeatRun,
  runKey,
  runNow,
  runWords,
  startRun,
} from './work-on-study.js'
