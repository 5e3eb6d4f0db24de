import type { Cell } from '../database.js'

/** What MySQL's dialect asks of a driver. */
export interface MysqlSession {
  query(sql: string, values?: readonly Cell[]): Promise<readonly (readonly unknown[])[]>
  /** The columns of a query in its own words. */
  fields(sql: string): Promise<readonly MysqlField[]>
  rows(sql: string): AsyncIterable<readonly unknown[]>
  /** Rows into a table by one statement. */
  insert(sql: string, rows: readonly (readonly Cell[])[]): Promise<void>
  close(): Promise<void>
}

export interface MysqlField {
  readonly name: string
  readonly typeId: number
  readonly length: number
  readonly decimals: number
  readonly flags: number
  /** 63 is bytes. */
  readonly characterSet: number
}
