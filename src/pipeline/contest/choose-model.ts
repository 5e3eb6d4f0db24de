import type { Rng } from '../../math/index.js'
import type { Schema, Table } from '../../table/index.js'
import type { RunContext } from '../progress.js'
import { areaOfMargins } from './area-of-margins.js'
import { compete } from './compete.js'
import { type Division, divideTraining } from './divisions.js'
import { type Choice, type Contender, heldOutOf, isHopeless, pickContender, seemsToCopy } from './pick-contender.js'

export interface ModelChoice {
  readonly model: string
  /** One sentence for the model card. */
  readonly why: string
  readonly contenders: readonly Contender[]
}

/** In the order of the models' names; the control is not among them. */
const candidates = ['bayes-net', 'hidden-tree', 'sequential-trees'] as const
/** A contest with fewer rows says nothing. */
const fewestRows = 150

/**
 * The model for these training rows: every candidate is fitted to a part of them as it would be published, small tables several
 * times; the usual winner stays unless another is better by more than chance (`pickContender`). Distances to closest records are
 * not looked at. The work is bounded by rows and columns, not by a clock: at most three fits of two thirds of the rows.
 */
export async function chooseModel(
  train: Table,
  { schema, rng, onProgress, signal }: { readonly schema: Schema; readonly rng: Rng } & RunContext,
): Promise<ModelChoice> {
  if (train.rowCount < fewestRows)
    return {
      model: 'bayes-net',
      why: `chosen because ${train.rowCount} rows are too few to compare models`,
      contenders: [],
    }
  const divisions = divideTraining(train, schema, rng.fork('divisions'))
  const work = divisions.length * candidates.length
  let contenders: Contender[] = candidates.map((model) => ({ model, rounds: [] }))
  const out: Contender[] = []
  for (const [index, division] of divisions.entries()) {
    const next: Contender[] = []
    for (const [place, { model, rounds }] of contenders.entries()) {
      const onShare = (share: number) =>
        onProgress?.({
          stage: 'fit',
          share: (0.5 * (index * candidates.length + place + share)) / work,
          step: model,
        })
      const streams = { rng: rng.fork(`${model}:${index}`), realRng: rng.fork(`real:${index}`) }
      next.push({
        model,
        rounds: [...rounds, await compete(model, division, { schema, ...streams, signal, onShare })],
      })
      onShare(1)
    }
    contenders = next.filter((each) => !isHopeless(each, next))
    out.push(...next.filter((each) => !contenders.includes(each)))
  }
  onProgress?.({ stage: 'fit', share: 0.5 })
  const uncopied = contenders.some(seemsToCopy) ? await areaUncopied(divisions, { schema, rng }) : undefined
  const choice = pickContender(contenders, { uncopied })
  const all = [...contenders, ...out].sort((a, b) => (a.model < b.model ? -1 : 1))
  return { model: choice.winner.model, why: reason(choice, all, divisions), contenders: all }
}

/** What rows that copy nobody show against those they were learnt from, on the mean of the divisions. */
async function areaUncopied(
  divisions: readonly Division[],
  { schema, rng }: { readonly schema: Schema; readonly rng: Rng },
): Promise<number> {
  let sum = 0
  for (const [index, { fitted }] of divisions.entries())
    sum += await areaOfMargins(fitted, { schema, rng: rng.fork(`margins:${index}`) })
  return Math.min(0.5, sum / divisions.length)
}

function reason(choice: Choice, contenders: readonly Contender[], divisions: readonly Division[]): string {
  const [{ fitted, validation }] = divisions as [Division, ...Division[]]
  const times = divisions.length === 1 ? 'once' : `${divisions.length} times`
  const marks = contenders.map((each) => {
    const mean = (read: (round: Contender['rounds'][number]) => number) =>
      each.rounds.reduce((sum, round) => sum + read(round), 0) / each.rounds.length
    const lost = `${Math.round(100 * mean(({ lost }) => lost))} % of relations lost`
    const early = each.rounds.length < divisions.length ? ', dropped early' : ''
    return `${each.model} ${mean(({ unseen }) => unseen).toFixed(3)} (own rows ${mean((round) => round.fitted).toFixed(3)}, ${lost}, ${heldOutOf(each).toFixed(2)} nats${early})`
  })
  return `${choice.winner.model} was chosen: ${groundsOf(choice)}; training rows divided ${times} (${fitted.rowCount} fitted, ${validation.rowCount} validated), area under the curve of boosted trees against validation rows, and nats of these above independent columns: ${marks.join('; ')}`
}

function groundsOf({ grounds, incumbent, lead, error }: Choice): string {
  switch (grounds) {
    case 'favourite':
      return 'the usual winner, and no other was better by more than chance'
    case 'favourite of the rest':
      return 'of those left the one that usually wins, and none of them was better by more than chance'
    case 'only honest':
      return 'the others resemble the rows they learnt from too much'
    case 'likelier':
      return `better than ${incumbent} by ${lead.toFixed(3)} (error ${error.toFixed(3)}), and validation rows are likelier under it`
    case 'better':
      return `better than ${incumbent} by ${lead.toFixed(3)} (error ${error.toFixed(3)})`
  }
}
