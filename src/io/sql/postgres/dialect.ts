import type { Dialect } from '../dialect.js'
import { quote } from '../quote.js'
import { planPostgres } from './types.js'

export const postgresDialect: Dialect = {
  id: 'postgres',
  title: 'PostgreSQL',
  schemes: ['postgres', 'postgresql'],
  isServer: true,
  defaultPort: 5432,
  endings: [],
  namespaces: 'schemas',
  foldsColumns: false,
  defaultSchema: 'public',
  login: { user: 'PGUSER', password: 'PGPASSWORD', passwordFile: 'PGPASSFILE' },
  quote,
  placeholder: (index) => `$${index}`,
  plan: planPostgres,
  // NaN is like itself here, and above every number.
  isMissing: (cell, { kind }) =>
    kind === 'float' || kind === 'decimal' ? `(${cell} IS NULL OR ${cell} = 'NaN')` : `${cell} IS NULL`,
  exactText: (cell) => `(${cell})::text COLLATE "C"`,
  quantiles: (cell, shares) => shares.map((share) => `percentile_disc(${share}) WITHIN GROUP (ORDER BY ${cell})`),
  hash: (text, seed) => `('x' || substr(md5((${text})::text || ${seed}), 1, 13))::bit(52)::bigint`,
  md5Word: (digest, word) => {
    const bytes = [3, 2, 1, 0].map((byte) => `substr(${digest}, ${8 * word + 2 * byte + 1}, 2)`)
    return `('x' || ${bytes.join(' || ')})::bit(32)::bigint`
  },
  bitPack: true,
}
