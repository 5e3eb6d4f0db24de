export type {
  Answer,
  AnswerCell,
  AnswerCurve,
  Answers,
  AnswerTest,
  Cost,
  CurvePoint,
  Estimate,
} from './answer.js'
export { type AskRequest, ask, type Bought, type BoughtStore } from './ask.js'
export { missingLabel } from './axis.js'
export { boughtFile } from './bought-file.js'
export { planQueries, type QueryPlan, sharesOf } from './plan.js'
export type { Question, QuestionFile, QuestionKind } from './question.js'
export { parseQuestions, questionsFile, questionsOf } from './question-file.js'
