export { answerTable } from './answer-rows.js'
export { type QueryLanguage, type QueryWords, queryWords } from './query-words.js'
export { notesOf, renderAnswers } from './render-answers.js'
