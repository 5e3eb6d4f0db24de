import { median } from './summary.js'

/** One generator on one pair of tables with one seed. */
export interface LinkedRow {
  readonly tables: string
  readonly generator: string
  readonly seed: number
  readonly seconds: number
  readonly values: Readonly<Record<string, number | null>>
}

/** What is shown, and how it is called. */
export const shownMetrics = [
  ['fidelity.c2st-histories', 'histories'],
  ['fidelity.c2st-pairs', 'row pairs'],
  ['fidelity.autocorrelation', 'lag-1 error'],
  ['fidelity.cardinality', 'cardinality'],
  ['fidelity.gaps', 'gaps'],
  ['validity.after-end', 'after the end'],
  ['validity.keys', 'keys at fault'],
  ['utility.trajectory', 'event from visits'],
  ['privacy.membership-histories', 'membership'],
  ['privacy.copied-histories', 'copied'],
] as const

/** The page of the leaderboard of linked tables: medians over seeds, the control of unseen people first. */
export function linkedPage(rows: readonly LinkedRow[]): string {
  const tables = [...new Set(rows.map((row) => row.tables))]
  const parts = tables.map((name) => {
    const own = rows.filter((row) => row.tables === name)
    const generators = [...new Set(own.map(({ generator }) => generator))]
    const lines = generators.map((generator) => {
      const seeds = own.filter((row) => row.generator === generator)
      const cells = shownMetrics.map(([id]) => shown(median(seeds.flatMap(({ values }) => values[id] ?? []))))
      const seconds = generator.startsWith('control') ? '' : (median(seeds.map((row) => row.seconds)) ?? 0).toFixed(0)
      return `| ${generator} | ${seeds.length} | ${cells.join(' | ')} | ${seconds} |`
    })
    const head = ['generator', 'seeds', ...shownMetrics.map(([, title]) => title), 'seconds']
    return [`## ${name}`, '', `| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...lines].join('\n')
  })
  return `# Linked tables beside other generators

Made by \`npm run bench -- linked\` (peers: SDV's HMA and PAR with their defaults, in the Python that \`MIRRORWARD_PEERS_PYTHON\` names, see [bench/peers/README.md](../bench/peers/README.md)). Half of the people are learnt from, as many are drawn, and the metrics are those of [linked tables](linked-tables.md#how-they-are-judged) against the unseen half: medians over seeds. What is constant within a person is lifted and long tables are pivoted for all generators alike. Areas: .5 is best. Seconds are of fitting and drawing, on a machine that other work shared. [histories](models/histories.md#measured) has more figures of ours.

${parts.join('\n\n')}
`
}

function shown(value: number | null): string {
  return value === null ? '–' : value.toFixed(3)
}
