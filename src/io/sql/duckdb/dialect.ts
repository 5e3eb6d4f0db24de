import type { Dialect } from '../dialect.js'
import { quote } from '../quote.js'
import { planDuckdb } from './types.js'

export const duckdbDialect: Dialect = {
  id: 'duckdb',
  title: 'DuckDB',
  schemes: ['duckdb'],
  isServer: false,
  endings: ['duckdb'],
  namespaces: 'schemas',
  foldsColumns: true,
  defaultSchema: 'main',
  quote,
  placeholder: () => '?',
  plan: planDuckdb,
  isMissing: (cell, { kind }) => (kind === 'float' ? `(${cell} IS NULL OR isnan(${cell}))` : `${cell} IS NULL`),
  exactText: (cell) => `CAST(${cell} AS VARCHAR)`,
  quantiles: (cell, shares) => shares.map((share) => `quantile_disc(${cell}, ${share})`),
  hash: (text, seed) => `CAST('0x' || substr(md5(CAST(${text} AS VARCHAR) || ${seed}), 1, 13) AS BIGINT)`,
  md5Word: (digest, word) => {
    const bytes = [3, 2, 1, 0].map((byte) => `substr(${digest}, ${8 * word + 2 * byte + 1}, 2)`)
    return `CAST('0x' || ${bytes.join(' || ')} AS BIGINT)`
  },
  distinctAbout: (cell) => `approx_count_distinct(${cell})`,
  rowsSum: (cells) => [`CAST(sum(hash(${cells.join(', ')}) % 4294967296) AS DOUBLE)`],
  bitPack: true,
}
