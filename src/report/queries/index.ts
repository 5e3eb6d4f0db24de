export { answerTable } from './answer-rows.js'
export { type QueryLanguage, type QueryWords, queryWords } from './query-words.js'
export { notesOf, renderAnswers, testOf } from './render-answers.js'
