import { createRng, fitModel, loadInput, openLarge } from '../../src/index.js'

/** One fit of bench/large.ts, in a process of its own: its memory at most, and its seconds of processor time by step. */
const [path = '', how = 'streamed'] = process.argv.slice(2)
const seconds: Record<string, number> = {}
let used = process.cpuUsage()
const rng = createRng(1)
const everybody = { split: { train: 1, holdout: 0, reference: 0 }, learnFrom: 'train', suppressRisky: false } as const
const rowsInMemory = how === 'streamed' ? 100_000 : Number.MAX_SAFE_INTEGER
const large = await openLarge({ input: path, rowsInMemory, ...everybody }, { rng })
const { table, schema } = large?.loaded ?? (await loadInput({ path }))
noted('read')
const fitted = await fitModel(table, {
  ...{ schema, model: 'bayes-net', rng: rng.fork('fit') },
  ...(large && {
    coded: async (coding: object) => {
      const coded = await large.coded({ ...coding, sample: table })
      noted('count and encode')
      return coded
    },
  }),
})
noted('fit')
await large?.close()
console.log(
  JSON.stringify({
    rows: fitted.card().trainRows,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    seconds,
  }),
)

function noted(step: string): void {
  const { user, system } = process.cpuUsage(used)
  seconds[step] = Number(((user + system) / 1e6).toFixed(1))
  used = process.cpuUsage()
}
