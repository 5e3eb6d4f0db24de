import type { Dialect } from '../dialect.js'
import { sparkPlaceholder } from './bound-values.js'
import { quoteSpark } from './quote.js'
import { planSpark } from './types.js'

/** Apache Spark by the HiveServer2 protocol: its Thrift server, or Kyuubi. It holds no snapshot. */
export const sparkDialect: Dialect = {
  id: 'spark',
  title: 'Spark',
  schemes: ['spark'],
  isServer: true,
  defaultPort: 10000,
  endings: [],
  namespaces: 'databases',
  foldsColumns: true,
  defaultSchema: 'default',
  quote: quoteSpark,
  placeholder: sparkPlaceholder,
  plan: planSpark,
  // NaN is like itself here, and above every number.
  isMissing: (cell, { kind }) => (kind === 'float' ? `(${cell} IS NULL OR isnan(${cell}))` : `${cell} IS NULL`),
  exactText: (cell) => `CAST(${cell} AS STRING)`,
  quantiles: (cell, shares) => shares.map((share) => `percentile_disc(${share}) WITHIN GROUP (ORDER BY ${cell})`),
  hash: (text, seed) => `CAST(conv(substr(md5(concat(CAST(${text} AS STRING), ${seed})), 1, 13), 16, 10) AS BIGINT)`,
  md5Word: (digest, word) => `CAST(conv(${wordText(digest, word)}, 16, 10) AS BIGINT)`,
  countsThere: true,
  distinctAbout: (cell) => `approx_count_distinct(${cell})`,
  rowsSum: (cells) => [
    `sum(pmod(xxhash64(${cells.join(', ')}), 4294967296))`,
    `CAST(bit_xor(xxhash64(${cells.join(', ')})) AS STRING)`,
  ],
  kept: (name, query) => ({
    keep: `CACHE TABLE ${quoteSpark(name)} OPTIONS ('storageLevel' 'MEMORY_AND_DISK') AS ${query}`,
    drop: `DROP VIEW IF EXISTS ${quoteSpark(name)}`,
  }),
  bitPack: true,
}

/** Its bytes from the last to the first, in hexadecimal. */
function wordText(digest: string, word: number): string {
  const bytes = [3, 2, 1, 0].map((byte) => `substr(${digest}, ${8 * word + 2 * byte + 1}, 2)`)
  return `concat(${bytes.join(', ')})`
}
