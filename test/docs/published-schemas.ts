import { z } from 'zod'
import { evaluationFile, linkedEvaluationFile } from '../../evaluators/evaluation-file.js'
import { maskJobSchema } from '../../src/pipeline/masking/index.js'
import { questionsFile } from '../../src/privacy/queries/index.js'
import { linkedSchemaFile } from '../../src/table/linked/index.js'
import { schemaFile } from '../../src/table/schema-file.js'

/** The JSON Schemas under docs/, by file name: what is checked when such a file is read. */
export const publishedSchemas: Readonly<Record<string, unknown>> = {
  'schema.schema.json': z.toJSONSchema(schemaFile, { io: 'input' }),
  'linked.schema.json': z.toJSONSchema(linkedSchemaFile, { io: 'input' }),
  'linked-evaluation.schema.json': z.toJSONSchema(linkedEvaluationFile, { io: 'input' }),
  'masking.schema.json': z.toJSONSchema(maskJobSchema, { io: 'input' }),
  'queries.schema.json': z.toJSONSchema(questionsFile, { io: 'input' }),
  'evaluation.schema.json': z.toJSONSchema(evaluationFile, { io: 'input' }),
}
