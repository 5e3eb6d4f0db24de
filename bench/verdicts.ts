import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { ReplicationDetail } from '../evaluators/index.js'
import { judge } from '../evaluators/policy/judge.js'
import type { Policy } from '../evaluators/policy/policy.js'
import { defaultPolicy, type Evaluation, run } from '../src/index.js'
import { answers } from '../src/report/questions.js'
import { benchTable } from './leaderboard/bench-tables.js'

/**
 * The verdict on a run with all defaults, by the criteria of before and by today's, and the coefficients that are clear in the
 * training rows beside those of the synthetic ones: `VERDICT_TABLES=pbc,colon,/data/mgus2.csv npm run bench verdicts`.
 */
const tables = (process.env.VERDICT_TABLES ?? 'pbc,pima,colon,rotterdam,flchain,nafld1').split(',')

/** What was asked until relations, effects, subgroups, keys and what real rows keep came in. */
const before: Policy = {
  name: 'before',
  criteria: defaultPolicy.criteria.flatMap(({ beyond: _, ...criterion }) =>
    isNew(criterion.metric) ? [] : [{ ...criterion, ...(criterion.atMost === 0.1 && { atMost: 0.09 }) }],
  ),
}

function isNew(metric: string): boolean {
  const known =
    /^(validity\.(bounds|levels|rules|relations)|fidelity\.(shape|subgroups|c2st)|utility\.tstr|privacy\.(exact-copies|membership-ensemble|singling-out|linkability|inference))$/
  return !known.test(metric)
}

for (const table of tables) {
  const out = mkdtempSync(join(tmpdir(), 'mirrorward-verdicts-'))
  const known = table.endsWith('.csv') ? null : benchTable(table)
  const name = basename(table)
  await run({
    input: known?.data ?? table,
    ...(known && { schema: known.schema }),
    ...{ out: join(out, 'release'), seed: 1, depth: 'standard', language: 'en' },
  })
  const evaluation = JSON.parse(readFileSync(join(out, 'release/evaluation.json'), 'utf8')) as Evaluation
  const earlier = { ...evaluation, verdict: judge(evaluation.results, before) }
  console.log(`\n${name}: ${evaluation.inputs.train.rows} training rows, ${String(evaluation.model?.model ?? '')}`)
  const [then, now] = [answers(earlier), answers(evaluation)]
  now.forEach(({ name: question, status, asked }, index) => {
    const because = asked.filter((criterion) => criterion.status === status).map(({ metric }) => metric)
    console.log(
      `  ${question.padEnd(12)} ${String(then[index]?.status).padEnd(26)} ${status}${status === 'met' ? '' : ` (${because.join(', ')})`}`,
    )
  })
  const detail = evaluation.results.find(({ id }) => id === 'utility.replication')?.result
  const models = detail?.status === 'ok' ? (detail.detail as unknown as ReplicationDetail).models : []
  for (const { outcome, model, terms } of models)
    for (const { term, real, synthetic } of terms)
      if (real.low > 0 || real.high < 0)
        console.log(
          `    ${model} ${outcome} ~ ${term}: ${shown(real)} -> ${synthetic === null ? 'none' : shown(synthetic)}`,
        )
  rmSync(out, { recursive: true })
}

function shown({
  coefficient,
  low,
  high,
}: {
  readonly coefficient: number
  readonly low: number
  readonly high: number
}): string {
  return `${coefficient.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`
}
