import { z } from 'zod'
import { evaluationFile } from '../../evaluators/parse-evaluation.js'
import { linkedSchemaFile } from '../../src/table/linked/index.js'
import { schemaFile } from '../../src/table/schema-file.js'

/** The JSON Schemas under docs/, by file name: what is checked when such a file is read. */
export const publishedSchemas: Readonly<Record<string, unknown>> = {
  'schema.schema.json': z.toJSONSchema(schemaFile, { io: 'input' }),
  'linked.schema.json': z.toJSONSchema(linkedSchemaFile, { io: 'input' }),
  'evaluation.schema.json': z.toJSONSchema(evaluationFile, { io: 'input' }),
}
