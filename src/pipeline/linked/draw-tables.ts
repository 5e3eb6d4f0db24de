import { join } from 'node:path'
import { writeFileAtomically } from '../../io/index.js'
import { formatLinkedSchema } from '../../table/linked/index.js'
import type { LearntTables } from './learn-linked.js'
import { linkedSchemaName } from './linked-files.js'
import { releaseForm } from './release-form.js'
import { type KeptPeople, type SampleLinkedRequest, sampleLinked } from './sample-linked.js'
import { schemaAsWritten, writePeople } from './write-linked.js'

export interface DrawTablesRequest extends Omit<SampleLinkedRequest, 'onKept'> {
  /** Where the tables are written, under the names that they were read from, with `linked.yaml`. */
  readonly folder: string
  /** Extension of all files; that of each table's own file when absent. */
  readonly format?: string
  readonly plain?: boolean
}

/** Synthetic people with their rows from a model, as a folder of tables. Throws as `sampleLinked` does. */
export async function drawTables(
  learnt: LearntTables,
  people: number,
  { folder, format, plain = false, ...request }: DrawTablesRequest,
): Promise<{ readonly files: readonly string[]; readonly kept?: KeptPeople }> {
  let kept: KeptPeople | undefined
  const onKept = (found: KeptPeople) => {
    kept = found
  }
  const form = releaseForm(learnt.model.schema, learnt.form)
  const written = await writePeople(form.batches(sampleLinked(learnt, people, { ...request, onKept })), folder, {
    ...{ schema: form.schema, plain },
    ...(format !== undefined && { format }),
    ...(request.signal && { signal: request.signal }),
  })
  const schema = join(folder, linkedSchemaName)
  await writeFileAtomically(schema, formatLinkedSchema(schemaAsWritten(form.schema, written)))
  return { files: [...written.map(({ file }) => join(folder, file)), schema], ...(kept && { kept }) }
}
