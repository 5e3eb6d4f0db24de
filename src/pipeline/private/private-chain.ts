import { type Issue, MirrorwardError } from '../../errors.js'
import type { Job, JobInput } from '../job.js'

type StatedStep = NonNullable<Job['steps']>[number]
type MaskStated = Extract<StatedStep, { technique: 'mask' }>
type QueryStated = Extract<StatedStep, { technique: 'query' }>

/** Steps that end in a private release: masks, the release, and questions of the same ledger. */
export interface PrivateChain {
  /** As `runPrivate` takes a job without steps. */
  readonly job: JobInput
  readonly masks: readonly MaskStated[]
  readonly questions?: QueryStated
}

/** Whether a job says steps of which one has a budget. */
export function hasPrivateSteps({ steps = [] }: { readonly steps?: Job['steps'] }): boolean {
  return steps.some((step) => step.technique === 'query' || isPrivate(step))
}

const why: Readonly<Record<string, string>> = {
  'k-anonymity': 'chooses classes by looking at everybody’s rows',
  noise: 'is scaled by the spread of everybody’s rows',
  synthesis: 'learns from everybody’s rows without a budget',
}

/**
 * Divides the steps of a job into masks, the release and questions. Only masks may come before a budget: what other techniques make
 * of a row depends on other people's rows, and no proof says what one person changes then. Throws `bad-option` naming each step
 * that cannot stand where it does; reads nothing.
 */
export function privateChain(told: JobInput): PrivateChain {
  const { steps = [], model: _model, technique: _technique, ...rest } = told
  const at = steps.findIndex(isPrivate)
  const issues: Issue[] = []
  const refuse = (place: number, message: string) => issues.push({ message: `step ${place + 1}: ${message}` })
  steps.forEach((step, place) => {
    const { technique } = step
    if (at < 0) {
      if (technique === 'query')
        refuse(place, 'questions come after a synthesis with epsilon: mirrorward query asks alone')
    } else if (place < at && technique !== 'mask')
      refuse(
        place,
        `${technique} ${why[technique] ?? 'changes a row by other people’s rows'}: only mask may come before epsilon`,
      )
    else if (place > at && (technique !== 'query' || place > at + 1))
      refuse(place, 'only one step of questions (technique: query) may come after epsilon')
  })
  if (told.privacy !== undefined) issues.push({ message: 'a budget stands in its step: leave privacy (--epsilon) out' })
  if (issues.length > 0)
    throw new MirrorwardError('bad-option', 'these steps cannot be run with a privacy budget', { issues })
  const release = steps[at] as Extract<StatedStep, { technique: 'synthesis' }>
  const { technique: _own, model, options, rows, ...privacy } = release
  const questions = steps[at + 1] as QueryStated | undefined
  return {
    job: {
      ...rest,
      steps: undefined,
      ...(model !== undefined && { model }),
      ...(options !== undefined && { options }),
      ...(rows !== undefined && { rows }),
      privacy: privacy as NonNullable<JobInput['privacy']>,
    },
    masks: steps.slice(0, at).filter((step): step is MaskStated => step.technique === 'mask'),
    ...(questions !== undefined && { questions }),
  }
}

function isPrivate(step: { readonly technique: string }): boolean {
  return step.technique === 'synthesis' && 'epsilon' in step && step.epsilon !== undefined
}
