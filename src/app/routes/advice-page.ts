import { z } from 'zod'
import { type AdviceOption, advise, MirrorwardError, purposeSchema } from '../../index.js'
import { json } from '../../view/index.js'
import { type Route, studyOf, told } from './route.js'
import { costOf, currentSchemas, readUnderstood } from './understood-page.js'

/** Keeps what a release is for. */
export const keepPurpose: Route = {
  method: 'POST',
  path: 'api/purpose',
  async answer({ studies }, { body }) {
    const { study, purpose } = told(body, z.strictObject({ study: z.string(), purpose: purposeSchema }))
    await studies.update(study, (each) => ({ ...each, purpose }))
    return json({})
  },
}

/** Techniques for that purpose, best first, as `mirrorward advise` gives them, with what each may cost. */
export const advicePage: Route = {
  method: 'GET',
  path: 'api/advice',
  async answer(app, { query }) {
    const id = studyOf(query)
    const study = await app.studies.read(id)
    const { purpose, several, input } = study
    if (purpose === undefined) throw new MirrorwardError('bad-option', 'nobody said what the release is for')
    const understood = await readUnderstood(id, study, app)
    const [schema] = await currentSchemas(id, study, app)
    const { language } = app.settings
    const { options, date } = advise({ purpose, schema: several ? undefined : schema, input, language })
    const depth = purpose.time === 'hours' ? 'deep' : 'standard'
    const told = (option: AdviceOption) => ({
      ...{ rule: option.rule, steps: option.steps, why: option.why[language], source: option.source },
      risks: option.risks,
      cost: costOf(understood, { model: modelIn(option.steps), depth }),
    })
    // What is done step by step is done to one table.
    const fitting = several ? options.filter(({ steps }) => steps.length === 0) : options
    return json({
      date,
      depth,
      options: fitting.map(told),
      depths: (['quick', 'standard', 'deep'] as const).map((each) => ({
        depth: each,
        cost: costOf(understood, { model: 'auto', depth: each }),
      })),
    })
  },
}

function modelIn(steps: AdviceOption['steps']): string {
  const model = steps.find(({ technique }) => technique === 'synthesis')?.model
  return typeof model === 'string'
    ? model
    : steps.some(({ technique }) => technique === 'synthesis')
      ? 'auto'
      : 'marginals'
}
