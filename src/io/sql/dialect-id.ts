/** Kinds of databases. MariaDB is `mysql`. */
export type DialectId = 'postgres' | 'mysql' | 'sqlite' | 'duckdb' | 'spark'
