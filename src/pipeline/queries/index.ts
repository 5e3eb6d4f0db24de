export { type QueryRequest, query } from './run-queries.js'
