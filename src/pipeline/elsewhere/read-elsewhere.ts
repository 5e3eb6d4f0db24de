import { kAnonymityOptions } from '../../../anonymizers/index.js'
import { MirrorwardError } from '../../errors.js'
import type { HierarchySpec } from '../../identity/index.js'
import { type Encoding, hashFile, readTableFile } from '../../io/index.js'
import { parseIssues } from '../../messages/index.js'
import { columnsBeyond } from '../../table/index.js'
import { readHierarchies } from '../k-anonymity/index.js'
import type { MeasuredRelease } from '../steps/index.js'
import { type ElsewhereRequest, releaseElsewhere } from './release-elsewhere.js'

export interface ReadElsewhereRequest extends Omit<ElsewhereRequest, 'raw' | 'file' | 'hierarchies'> {
  readonly path: string
  readonly encoding?: Encoding | undefined
  readonly delimiter?: string | undefined
  readonly sheet?: string | undefined
  readonly ignore?: readonly string[] | undefined
  /** A YAML file: by column a spec, or a file of ARX. */
  readonly hierarchies?: string | undefined
}

export interface ReadRelease {
  readonly release: MeasuredRelease
  readonly sha256: string
  /** Columns of the file that the schema does not know: left out. */
  readonly beyond: readonly string[]
}

/** The file of a release of people's own rows. Throws as `releaseElsewhere`, `readTableFile` and `readHierarchies`. */
export async function readElsewhere({
  path,
  encoding,
  delimiter,
  sheet,
  ignore = [],
  hierarchies,
  ...request
}: ReadElsewhereRequest): Promise<ReadRelease> {
  const { table: raw } = await readTableFile(path, {
    ...(encoding && { encoding }),
    ...(delimiter && { delimiter }),
    ...(sheet && { sheet, allowOther: true }),
    ignore,
  })
  return {
    release: releaseElsewhere({ ...request, raw, file: path, hierarchies: await specsOf(hierarchies) }),
    sha256: await hashFile(path),
    beyond: columnsBeyond(raw, request.schema),
  }
}

async function specsOf(file: string | undefined): Promise<Readonly<Record<string, HierarchySpec>>> {
  if (file === undefined) return {}
  const { options } = await readHierarchies({ hierarchies: file })
  const parsed = kAnonymityOptions.pick({ hierarchies: true }).safeParse(options)
  if (parsed.success) return parsed.data.hierarchies as Readonly<Record<string, HierarchySpec>>
  const issues = parseIssues(parsed.error, { schema: kAnonymityOptions, whole: 'hierarchies' })
  throw new MirrorwardError('bad-option', 'the hierarchies have errors', {
    issues: issues.map((each) => ({ ...each, file })),
  })
}
