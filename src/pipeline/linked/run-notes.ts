import type { Job } from '../job.js'
import type { PreflightWarning } from '../preflight/index.js'
import { mostJudged } from './draw-sets.js'
import type { KeptPeople } from './sample-linked.js'

/** What a reader must know first. */
export function notesOf(
  { where, sets }: Job,
  {
    warnings,
    people,
    kept,
  }: {
    readonly warnings: readonly PreflightWarning[]
    readonly people: number
    readonly kept: KeptPeople | undefined
  },
): string[] {
  return [
    ...warnings.map(({ message }) => message),
    ...(where === undefined
      ? []
      : ['synthetic people were drawn under a condition, so they are compared with unconditioned real people']),
    ...(kept === undefined ? [] : [`${kept.kept} of ${kept.drawn} people drawn satisfied the condition and were kept`]),
    ...(people <= mostJudged
      ? []
      : [
          `judged are the people drawn first, ${mostJudged} or a few more of ${people}: everybody is drawn in the same way`,
        ]),
    ...(sets === 1
      ? []
      : [
          `${sets} sets of tables were drawn from one fitted model: privacy is measured on all of them together, everything else on the first`,
        ]),
  ]
}
