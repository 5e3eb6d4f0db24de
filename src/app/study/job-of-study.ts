import { isAbsolute, relative } from 'node:path'
import { formatJob, isDatabase, type JobInput } from '../../index.js'
import type { Study } from './study.js'
import { studyFiles } from './study-files.js'

/** What the draws of one run depend on beside the study: drawn once, and written into its job. */
export interface Draws {
  readonly seed: number | string
  readonly release: string
}

/**
 * The job of one run, as the text of its file: what the command line repeats with the same bytes, but for privacy noise and
 * new keys. Paths are relative to the study's folder.
 */
export function jobOfStudy(
  study: Study,
  {
    folder,
    run,
    language,
    draws,
  }: { readonly folder: string; readonly run: number; readonly language: 'en' | 'fr'; readonly draws: Draws },
): string {
  const { input, choice, purpose, several } = study
  const files = studyFiles(folder, study)
  const { steps = [{ technique: 'synthesis' }], privacy, rows, depth, audience, format } = choice ?? {}
  const [first] = steps
  const isSynthesis = steps.length === 1 && first?.technique === 'synthesis'
  const job: JobInput = {
    input: isDatabase(input) ? input : placeFrom(folder, input),
    schema: files.schemaName(run),
    out: files.releaseName(run),
    ...(privacy && { privacy: { epsilon: privacy.epsilon, publicSize: privacy.publicSize } }),
    ...(privacy ? {} : isSynthesis ? modelOf(first) : { steps: steps as JobInput['steps'] }),
    ...(rows !== undefined && isSynthesis && { rows }),
    seed: draws.seed,
    release: draws.release,
    ...(depth !== undefined && { depth }),
    ...(audience !== undefined && { audience }),
    ...(format !== undefined && !several && { format }),
    // The purpose asks for steps of one table.
    ...(purpose !== undefined && { purpose }),
    ...{ language },
  }
  return formatJob(job)
}

/** A single synthesis is a model of its own, kept to draw from. */
function modelOf({ model, options }: Readonly<Record<string, unknown>>): Pick<JobInput, 'model' | 'options'> {
  return {
    model: typeof model === 'string' ? model : 'auto',
    ...(options !== undefined && { options: options as JobInput['options'] }),
  }
}

/** Jobs name what lies near them by a way from where they are, and what lies elsewhere as it is. */
function placeFrom(folder: string, file: string): string {
  const way = relative(folder, file)
  return way.startsWith('../../../') || isAbsolute(way) ? file : way
}
