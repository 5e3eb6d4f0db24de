import { z } from 'zod'
import { MirrorwardError } from '../../src/errors.js'
import type { Evaluation, EvaluationInput } from '../evaluation.js'
import type { MetricRecord, MetricResult } from '../metric.js'
import { externalDetails } from './external-details.js'
import { knownNames } from './known-names.js'

/** Facts of the environment that tell nothing of a table. */
const environmentKeys = ['mirrorward', 'node', 'platform']

/**
 * The evaluation as an outsider may have it. Values, intervals, controls, hashes and the verdict stay; of the details only
 * what `externalDetails` lists: no place of a record, no value of one, no level or bin of fewer than five training rows, no
 * edge that is a quantile of the data. A detail that is not listed is dropped, so a new one stays inside until somebody
 * decides. What was found before the run and the configuration are left out, of the model card the notes, and of evaluations made
 * before these stood in a recipe the seed, the command and hashes of real tables. One that is external already comes back as
 * it is; of a differentially private release there is none: throws `bad-option`. O(details).
 */
export function externalEvaluation(evaluation: Evaluation): Evaluation {
  if (evaluation.audience === 'external') return evaluation
  if (evaluation.privacy !== undefined || evaluation.model?.ledger !== undefined)
    throw new MirrorwardError(
      'bad-option',
      "exact numbers are no part of a private release: give outsiders the release's own report.html and privacy.json",
    )
  const { before, model, protocol, inputs, environment, recipe: _recipe, configuration: _own, ...rest } = evaluation
  const { warnings: _warnings, seed: _seed, ...divided } = protocol
  const { train, holdout, reference } = inputs
  const details = externalDetails(knownNames(evaluation))
  const shown = (id: string, result: MetricResult): MetricResult => {
    if (result.status === 'skipped') return result
    const { detail, ...numbers } = result
    const parsed = detail === undefined ? undefined : details[id]?.safeParse(detail)
    return parsed?.success ? { ...numbers, detail: parsed.data as Readonly<Record<string, unknown>> } : numbers
  }
  const record = ({ result, controls, ...names }: MetricRecord): MetricRecord => ({
    ...names,
    result: shown(names.id, result),
    controls: Object.fromEntries(Object.entries(controls).map(([name, control]) => [name, withoutDetail(control)])),
  })
  return {
    ...rest,
    audience: 'external',
    inputs: { ...inputs, train: withoutHash(train), holdout: withoutHash(holdout), reference: withoutHash(reference) },
    protocol: divided,
    ...(model && { model: externalCard(model) }),
    results: evaluation.results.map(record),
    ...(before && {
      before: { ...before, results: before.results.map(({ id, result }) => ({ id, result: withoutDetail(result) })) },
    }),
    environment: externalEnvironment(environment),
  }
}

/** What of an environment tells nothing of a table. */
export function externalEnvironment(environment: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(environment).filter(([key]) => environmentKeys.includes(key)))
}

/** The hash of a real table tells whoever has all rows of it but one which that one is. */
function withoutHash({ sha256: _sha256, ...counts }: EvaluationInput): EvaluationInput {
  return counts
}

function withoutDetail(result: MetricResult): MetricResult {
  if (result.status === 'skipped') return result
  const { detail: _detail, ...numbers } = result
  return numbers
}

/** Which model, how large, its plain options and which columns it joined; no notes, for they may quote the schema. */
function externalCard({
  model,
  title,
  release,
  trainRows,
  parameters,
  options,
  graph,
}: NonNullable<Evaluation['model']>) {
  const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)
  const plain = Object.entries(options ?? {}).filter(([, value]) => isPlain(value))
  return Object.fromEntries(
    Object.entries({
      model,
      title,
      release,
      trainRows,
      parameters,
      options: Object.fromEntries(plain),
      graph: plainGraph(graph),
    }).filter(([, value]) => value !== undefined),
  )
}

const graphShape = z.object({
  nodes: z.array(z.string()),
  edges: z.array(z.tuple([z.string(), z.string()])),
})

/** Nodes and edges by their names; a graph of another shape is dropped. */
function plainGraph(graph: unknown) {
  const parsed = graphShape.safeParse(graph)
  return parsed.success ? parsed.data : undefined
}
