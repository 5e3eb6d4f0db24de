import type { Dialect } from '../dialect.js'
import { quoteMysql } from './quote.js'
import { planMysql } from './types.js'

/** MySQL and MariaDB. It has no exact quantiles that all its versions know: count values instead. */
export const mysqlDialect: Dialect = {
  id: 'mysql',
  title: 'MySQL',
  schemes: ['mysql', 'mariadb'],
  isServer: true,
  defaultPort: 3306,
  endings: [],
  namespaces: 'databases',
  foldsColumns: true,
  login: { password: 'MYSQL_PWD' },
  quote: quoteMysql,
  placeholder: () => '?',
  plan: planMysql,
  isMissing: (cell) => `${cell} IS NULL`,
  exactText: (cell) => `CAST(${cell} AS BINARY)`,
  hash: (text, seed) => `CAST(CONV(SUBSTR(MD5(CONCAT(CAST(${text} AS CHAR), ${seed})), 1, 13), 16, 10) AS SIGNED)`,
  bitPack: true,
}
