import { parseArgs } from 'node:util'

export interface Arguments {
  readonly datasets: readonly string[] | undefined
  readonly models: readonly string[] | undefined
  readonly seeds: number
  readonly options: Readonly<Record<string, unknown>>
  readonly out: string | undefined
  readonly isFresh: boolean
  readonly withPeers: boolean
  readonly timeoutSeconds: number
  readonly python: string
  readonly epochs: number
  readonly limitSeconds: number
}

/** The command line of `npm run bench:leaderboard -- …`; see docs/leaderboard.md. */
export function parseArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      dataset: { type: 'string' },
      model: { type: 'string' },
      seeds: { type: 'string', default: '3' },
      options: { type: 'string', default: '{}' },
      out: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
      timeout: { type: 'string', default: '900' },
      python: { type: 'string', default: process.env.MIRRORWARD_PEERS_PYTHON ?? 'python3' },
      epochs: { type: 'string', default: '300' },
      'limit-seconds': { type: 'string', default: '720' },
    },
  })
  return {
    datasets: values.dataset?.split(','),
    models: values.model?.split(','),
    seeds: Number(values.seeds),
    options: JSON.parse(values.options) as Record<string, unknown>,
    out: values.out,
    isFresh: values.fresh,
    withPeers: values.peers,
    timeoutSeconds: Number(values.timeout),
    python: values.python,
    epochs: Number(values.epochs),
    limitSeconds: Number(values['limit-seconds']),
  }
}
