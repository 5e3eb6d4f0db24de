export { type QueryRequest, query, questionsIn } from './run-queries.js'
