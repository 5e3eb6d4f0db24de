import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { publishedSchemas } from './published-schemas.js'

// npm run schemas
for (const [file, schema] of Object.entries(publishedSchemas))
  writeFileSync(resolve(import.meta.dirname, '../../docs', file), `${JSON.stringify(schema, null, 2)}\n`)
