import { parseArgs } from 'node:util'
import { evaluatePeople, linkedMetrics, type MetricResult } from '../evaluators/index.js'
import { createRng } from '../src/math/index.js'
import { draw } from './linked/generators.js'
import { meanAndError, median } from './linked/summary.js'
import { linkedBenches, sidesOf } from './linked/tables.js'

/**
 * The metrics that models of linked tables are held to: half of the people are learnt from, as many are drawn, and judged against
 * the unseen half by our own discriminators. Every division is printed when it is done, medians and means over them at the end.
 *
 * npm run bench -- histories [--tables 'pbc + pbcseq,made hospital'] [--divisions 3] [--first 1] [--generators histories,hidden-course]
 *   [--metrics fidelity.c2st-histories,…] [--causes 15]: the columns that give histories and pairs of rows away, largest first
 */
const { values: asked } = parseArgs({
  options: {
    tables: { type: 'string', default: linkedBenches[0].name },
    divisions: { type: 'string', default: '3' },
    first: { type: 'string', default: '1' },
    generators: { type: 'string', default: 'histories' },
    metrics: {
      type: 'string',
      default:
        'fidelity.c2st-histories,fidelity.c2st-pairs,fidelity.autocorrelation,fidelity.cardinality,fidelity.gaps,validity.after-end,validity.keys,validity.static,privacy.copied-histories',
    },
    causes: { type: 'string', default: '0' },
  },
})
const [divisions, first, causes] = [asked.divisions, asked.first, asked.causes].map(Number) as [number, number, number]
const ids = asked.metrics.split(',')
const metrics = linkedMetrics.filter(({ id }) => ids.includes(id))

for (const tables of asked.tables.split(',')) {
  const all = new Map<string, number[]>()
  for (let seed = first; seed < first + divisions; seed++) {
    const sides = await sidesOf(tables, seed)
    const { schema } = sides.train
    for (const generator of asked.generators.split(',')) {
      const { synthetic, seconds } = await draw(generator, sides.train, { seed })
      const started = performance.now()
      const judged = { schema, ...sides, synthetic, rng: createRng(seed).fork('judge'), metrics }
      const records = await evaluatePeople(judged)
      const judging = (performance.now() - started) / 1000
      console.log(
        `${tables}, division ${seed}, ${generator}: ${seconds.toFixed(1)} s to fit and draw, ${judging.toFixed(1)} s to judge`,
      )
      keep(`${generator} seconds`, seconds)
      for (const { id, result, controls } of records) {
        const [own, unseen] = [result, controls['unseen-real']].map((each) => areaOrShare(each))
        console.log(`  ${id.padEnd(30)} ${shown(own)}  unseen people ${shown(unseen)}`)
        if (own !== undefined) keep(`${generator} ${id}`, own)
        if (unseen !== undefined) keep(`unseen people ${id}`, unseen)
        for (const line of causesOf(result, causes)) console.log(`    ${line}`)
      }
    }
  }
  console.log(`${tables}, ${divisions} divisions: median, mean ± its standard error`)
  for (const [name, values] of [...all].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`  ${name.padEnd(46)} ${median(values)!.toFixed(3)}  ${meanAndError(values)}`)

  function keep(name: string, value: number): void {
    all.set(name, [...(all.get(name) ?? []), value])
  }
}

function areaOrShare(result: MetricResult | undefined): number | undefined {
  return result?.status === 'ok' ? result.value : undefined
}

function shown(value: number | undefined): string {
  return value === undefined ? '   –' : value.toFixed(3)
}

/** What shuffling each of the named columns takes off an area, by table where there are several. */
function causesOf(result: MetricResult, most: number): string[] {
  if (result.status !== 'ok' || most === 0) return []
  const { columns = [], tables = [] } = (result.detail ?? {}) as {
    readonly columns?: readonly { readonly name: string; readonly drop?: number }[]
    readonly tables?: readonly { readonly name: string; readonly value: number; readonly columns?: typeof columns }[]
  }
  const listed = (each: typeof columns) =>
    each.slice(0, most).flatMap(({ name, drop }) => (drop === undefined ? [] : [`${drop.toFixed(3)} ${name}`]))
  return [
    ...listed(columns),
    ...tables.flatMap(({ name, value, columns: own = [] }) => [`${name} ${shown(value)}`, ...listed(own)]),
  ]
}
