import { z } from 'zod'
import { formatDraft, formatLinkedSchema, parseLinkedSchema, readText, writeFileAtomically } from '../../index.js'
import { json } from '../../view/index.js'
import { correctionSchema, correctTable, studyFiles } from '../study/index.js'
import { type Route, told } from './route.js'
import { currentSchemas, readUnderstood } from './understood-page.js'

/** Writes into the schema what a person says of its columns, and that they went through it. */
export const correctStudy: Route = {
  method: 'POST',
  path: 'api/correct',
  async answer(app, { body }) {
    const shape = z.strictObject({ study: z.string(), corrections: z.array(correctionSchema), confirmed: z.boolean() })
    const { study: id, corrections, confirmed } = told(body, shape)
    const study = await app.studies.read(id)
    const { schema: path } = studyFiles(app.studies.folderOf(id), study)
    const { tables } = await readUnderstood(id, study, app)
    const corrected = (await currentSchemas(id, study, app)).map((schema) => {
      const correction = corrections.find(({ table }) => table === schema.name)
      const drafted = tables.find(({ name }) => name === schema.name)
      return correction && drafted ? correctTable(schema, correction, drafted.schema) : schema
    })
    if (corrections.length > 0) {
      const [only] = corrected
      const text = study.several
        ? formatLinkedSchema({
            ...parseLinkedSchema(await readText(path), { file: path }),
            tables: corrected,
          })
        : only === undefined
          ? ''
          : formatDraft(only, tables[0]?.columns)
      await writeFileAtomically(path, text)
    }
    if (confirmed) await app.studies.update(id, (each) => ({ ...each, confirmed }))
    return json({})
  },
}
