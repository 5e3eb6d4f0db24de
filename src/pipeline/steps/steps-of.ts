import { MirrorwardError } from '../../errors.js'
import type { Job } from '../job.js'
import { readHierarchies } from '../k-anonymity/read-hierarchies.js'
import { catalogueStep } from './catalogue-step.js'
import { kAnonymityStep } from './k-anonymity-step.js'
import { maskStep } from './mask-step.js'
import { noiseStep } from './noise-step.js'
import type { Step } from './step.js'
import { synthesisStep } from './synthesis-step.js'

type StatedStep = NonNullable<Job['steps']>[number]

/** The steps of a job as it says them: `technique` alone is a list of one. Throws `bad-option`. */
export function statedSteps({ steps, technique, model, options, rows }: Job): readonly StatedStep[] {
  if (steps !== undefined) return steps
  if (technique === undefined || technique === 'synthesis')
    return [{ technique: 'synthesis', model, options, ...(rows !== undefined && { rows }) }]
  return [{ technique, ...options } as StatedStep]
}

/** The steps ready to be applied, with the files that they read. Throws `bad-option` with the place of the step. */
export async function stepsOf(stated: readonly StatedStep[]): Promise<{
  readonly steps: readonly Step[]
  readonly files: readonly { readonly role: string; readonly path: string }[]
}> {
  const steps: Step[] = []
  const files: { readonly role: string; readonly path: string }[] = []
  for (const [place, each] of stated.entries()) {
    const { technique, ...options } = each
    try {
      if (technique === 'k-anonymity') {
        const read = await readHierarchies(options)
        files.push(...read.files)
        if (typeof read.options.population === 'string')
          files.push({ role: 'population', path: read.options.population })
        steps.push(kAnonymityStep(read.options))
      } else
        steps.push(
          stepOf(each, {
            isFollowed: place + 1 < stated.length,
            isLearnt: stated.some((step) => step.technique === 'synthesis'),
          }),
        )
    } catch (error) {
      if (!(error instanceof MirrorwardError) || stated.length === 1) throw error
      const issues = error.issues.length > 0 ? error.issues : [{ message: error.message }]
      throw new MirrorwardError(error.code, `step ${place + 1} (${technique}) has errors`, { issues, cause: error })
    }
  }
  return { steps, files }
}

function stepOf(
  stated: StatedStep,
  { isFollowed, isLearnt }: { readonly isFollowed: boolean; readonly isLearnt: boolean },
): Step {
  switch (stated.technique) {
    case 'mask':
      return maskStep({ ...stated, isFollowed, isLearnt })
    case 'synthesis':
      if (stated.epsilon !== undefined) throw new MirrorwardError('bad-option', 'a budget is run by runPrivate')
      return synthesisStep(stated)
    case 'query':
      throw new MirrorwardError('bad-option', 'questions come after a synthesis with epsilon')
    default: {
      const { technique, ...options } = stated
      if (technique === 'noise') return noiseStep(options)
      return technique === 'k-anonymity' ? kAnonymityStep(options) : catalogueStep(technique, options)
    }
  }
}
