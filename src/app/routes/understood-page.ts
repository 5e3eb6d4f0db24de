import { estimateRun, loadSchema, parseLinkedSchema, readText, type Schema, warningLines } from '../../index.js'
import { json } from '../../view/index.js'
import { type Study, studyFiles, type Understood, understoodOf } from '../study/index.js'
import { type App, type Route, studyOf } from './route.js'

/** What was understood, with what a person made of it since: no more of cells than `inspect` prints. */
export const understoodPage: Route = {
  method: 'GET',
  path: 'api/understood',
  async answer(app, { query }) {
    const id = studyOf(query)
    const study = await app.studies.read(id)
    const { tables, findings, faults, warnings } = await readUnderstood(id, study, app)
    const schemas = await currentSchemas(id, study, app)
    const { language } = app.settings
    return json({
      tables: tables.map(({ name, rows, columns, summaries, schema: drafted }) => {
        const schema = schemas.find((each) => each.name === name) ?? drafted
        return {
          ...{ name, rows, patient: schema.patient, parent: parentOf(schema), timeToEvent: schema.timeToEvent },
          columns: schema.columns.map((column) => {
            const found = columns.find((each) => each.name === column.name)
            const draft = drafted.columns.find((each) => each.name === column.name)
            return {
              ...column,
              drafted: { kind: draft?.kind, role: draft?.role },
              why: found === undefined ? '' : app.sayEvidence(found.why, language),
              missingShare: found?.missingShare,
              distinct: found?.distinct,
              questions: found?.questions.map((question) => ({
                ...question,
                evidence: app.say(question.evidence, language),
              })),
              readings: found?.readings,
              warnings: found?.warnings.map(({ message }) => app.say(message, language)),
              summary: summaries.find((each) => each.name === column.name)?.values,
            }
          }),
        }
      }),
      findings: findings.map((finding) => ({
        ...{ table: finding.table, text: app.sayFinding(finding, language) },
        ...{ count: finding.count, of: finding.of },
      })),
      faults,
      warnings: warningLines(warnings).map((line) => app.say(line, language)),
    })
  },
}

/** Throws `not-found` before the table was looked at. */
export async function readUnderstood(id: string, study: Study, { studies }: Pick<App, 'studies'>): Promise<Understood> {
  return understoodOf(await readText(studyFiles(studies.folderOf(id), study).understood))
}

/** The schemas as they were corrected last, of each table. */
export async function currentSchemas(
  id: string,
  study: Study,
  { studies }: Pick<App, 'studies'>,
): Promise<readonly Schema[]> {
  const { schema } = studyFiles(studies.folderOf(id), study)
  if (!study.several) return [await loadSchema(schema)]
  return parseLinkedSchema(await readText(schema), { file: schema }).tables.map(({ columns = [], ...table }) => ({
    ...table,
    columns,
  }))
}

function parentOf(schema: Schema): string | undefined {
  const { parent } = schema as { readonly parent?: { readonly table: string } }
  return parent?.table
}

/** Seconds and memory that a run of a model may take. */
export function costOf(
  { tables }: Understood,
  { model, depth }: { readonly model: string; readonly depth: 'quick' | 'standard' | 'deep' },
) {
  const rows = Math.max(1, ...tables.map((table) => table.rows))
  const columns = tables.reduce((sum, table) => sum + table.schema.columns.length, 0)
  return estimateRun({ rows, columns, model, depth })
}
