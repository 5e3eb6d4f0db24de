import { type Issue, MirrorwardError } from '../errors.js'
import type { EvaluateRequest, Evaluation, LoadedInput, Nature, Rng } from '../index.js'
import type { ReadingOptions } from './options.js'

/** A table to be measured, however it was made. */
export interface MeasuredFile {
  readonly rows: number
  readonly sha256: string | undefined
  readonly notes: readonly Issue[]
  evaluate(request: EvaluateRequest): Promise<Evaluation>
}

export interface MeasuredFileRequest extends ReadingOptions {
  readonly synthetic: string
  readonly canonical?: string
  readonly sameOrder?: boolean
  readonly hierarchies?: string
  readonly train: LoadedInput
  readonly signal: AbortSignal
}

/** Rows that a model drew; with `canonical`, in the form that is written there. */
export async function syntheticFile(
  request: MeasuredFileRequest,
  { rng }: { readonly rng: Rng | undefined },
): Promise<MeasuredFile> {
  const { canonicalTable, evaluateTables, hashFile, loadInput, plainSchema, unknownLevels, withLevelsOf, writeTable } =
    await import('../index.js')
  const { synthetic: path, canonical: place, train, signal } = request
  // A schema inferred from the training rows knows only their levels and bounds.
  const schema = withLevelsOf(train.table, train.schema)
  const loaded = await loadInput({ ...request, path, lenient: true }, schema)
  const canonical =
    place === undefined ? undefined : canonicalTable(loaded.table, { schema, train: train.table, ...(rng && { rng }) })
  if (place !== undefined && canonical !== undefined)
    await writeTable(canonical.table, place, { schema: plainSchema(schema), signal })
  return {
    rows: loaded.table.rowCount,
    sha256: place === undefined ? loaded.sha256 : await hashFile(place),
    notes: [
      ...leftOut(loaded.beyond),
      ...unknownLevels(loaded.table, train.table),
      ...(canonical?.counting ?? []).map((column) => ({
        message: 'rises or falls from row to row: its values still tell the order of the rows',
        column,
      })),
    ],
    evaluate: (asked) => evaluateTables(canonical?.table ?? loaded.table, asked),
  }
}

/** People's own rows, masked, noised or coarser, by any tool. */
export async function ownRowsFile(request: MeasuredFileRequest, nature: Nature): Promise<MeasuredFile> {
  const { evaluateElsewhere, readElsewhere } = await import('../index.js')
  const { synthetic: path, canonical, train } = request
  if (canonical !== undefined) throw new MirrorwardError('bad-option', '--canonical is for synthetic tables')
  const { release, sha256, beyond } = await readElsewhere({
    ...request,
    ...{ path, nature, schema: train.schema, train: train.table },
  })
  return {
    ...{ rows: release.table.rowCount, sha256, notes: leftOut(beyond) },
    evaluate: (asked) => evaluateElsewhere(release, asked),
  }
}

function leftOut(columns: readonly string[]): Issue[] {
  return columns.map((column) => ({ message: 'not in the training table, left out', column }))
}
