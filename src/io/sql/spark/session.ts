import type { Cell } from '../database.js'
import { withValues } from './bound-values.js'
import { type ThriftRead, type ThriftStruct, thriftReply } from './thrift-reader.js'
import { type ThriftField, thriftCall } from './thrift-writer.js'
import type { Transport } from './transport.js'

/** What Spark's dialect asks of a server. */
export interface SparkSession {
  /** Rows in blocks of columns; one statement at a time. */
  blocks(sql: string, values?: readonly Cell[]): AsyncIterable<SparkBlock>
  close(): Promise<void>
}

export interface SparkBlock {
  readonly columns: readonly (readonly (Cell | boolean)[])[]
  readonly rowCount: number
}

/** What a server says of a statement that fails; its own words may quote values and stay here. */
export class SparkFailure extends Error {
  readonly sqlState: string | undefined

  constructor(message: string, sqlState?: string) {
    super(message)
    this.sqlState = sqlState
  }
}

/** Rows that are fetched at once. */
const rowsAtOnce = 20_000
/** The version of the protocol that gives columns: servers of Spark speak it since version 2. */
const protocol = 9
const state = { finished: 2, canceled: 3, closed: 4, error: 5, timedOut: 8 } as const

/** A session of HiveServer2 (the Thrift server of Spark, Kyuubi) over an open connection. */
export async function openSession(transport: Transport): Promise<SparkSession> {
  let sequence = 0
  const call = async (method: string, argument: readonly ThriftField[]): Promise<ThriftStruct> => {
    const { isResult, fields } = thriftReply(await transport.ask(thriftCall(method, ++sequence, argument)))
    const answer = fields.get(0) as ThriftStruct | undefined
    if (!isResult || answer === undefined) throw new SparkFailure('the call is not understood')
    const status = answer.get(1) as ThriftStruct
    if (Number(status.get(1)) > 1) throw new SparkFailure(textOf(status.get(5)), textOf(status.get(3)) || undefined)
    return answer
  }
  const opened = await call('OpenSession', [
    [1, { type: 'i32', value: protocol }],
    [4, { type: 'texts', value: {} }],
  ])
  const session = handle(opened.get(3) as ThriftStruct)

  return {
    async *blocks(sql, values = []) {
      const started = await call('ExecuteStatement', [
        [1, { type: 'struct', value: session }],
        [2, { type: 'string', value: withValues(sql, values) }],
        [4, { type: 'bool', value: true }],
      ])
      const operation = [[1, { type: 'struct', value: handle(started.get(2) as ThriftStruct) }]] as const
      try {
        if (!(await finished(operation))) return
        for (;;) {
          const fetched = await call('FetchResults', [
            ...operation,
            [2, { type: 'i32', value: 0 }],
            [3, { type: 'i64', value: rowsAtOnce }],
          ])
          const columns = columnsOf(fetched.get(3) as ThriftStruct | undefined)
          const rowCount = columns[0]?.length ?? 0
          if (rowCount === 0) return
          yield { columns, rowCount }
        }
      } finally {
        await call('CloseOperation', operation).catch(() => undefined)
      }
    },
    async close() {
      await call('CloseSession', [[1, { type: 'struct', value: session }]]).catch(() => undefined)
      transport.close()
    },
  }

  /** Waits for a statement; whether it gives rows. */
  async function finished(operation: readonly ThriftField[]): Promise<boolean> {
    for (let pause = 5; ; pause = Math.min(500, 1.5 * pause)) {
      const told = await call('GetOperationStatus', operation)
      const now = Number(told.get(2))
      if (now === state.finished) return true
      if (now === state.error || now === state.canceled || now === state.closed || now === state.timedOut)
        throw new SparkFailure(textOf(told.get(5)), now === state.error ? textOf(told.get(3)) || undefined : 'HY008')
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** A handle as it came, to be sent back. */
function handle(struct: ThriftStruct): ThriftField[] {
  const id = struct.get(1) as ThriftStruct
  const fields: ThriftField[] = [
    [
      1,
      {
        type: 'struct',
        value: [
          [1, { type: 'string', value: id.get(1) as Buffer }],
          [2, { type: 'string', value: id.get(2) as Buffer }],
        ],
      },
    ],
  ]
  const kind = struct.get(2)
  if (kind !== undefined)
    fields.push([2, { type: 'i32', value: Number(kind) }], [3, { type: 'bool', value: struct.get(3) === true }])
  return fields
}

/** Columns of a set of rows: one list of values each, and a bit a row that says which are missing. */
function columnsOf(rows: ThriftStruct | undefined): (Cell | boolean)[][] {
  const columns = (rows?.get(3) ?? []) as readonly ThriftStruct[]
  return columns.map((column) => {
    const [[, told] = []] = [...column]
    const struct = told as ThriftStruct
    const values = struct.get(1) as readonly ThriftRead[]
    const missing = struct.get(2) as Buffer
    return values.map((value, row) => {
      if (((missing[row >> 3] ?? 0) >> (row & 7)) & 1) return null
      return Buffer.isBuffer(value) ? value.toString('utf8') : (value as number | string | boolean)
    })
  })
}

function textOf(read: ThriftRead | undefined): string {
  return Buffer.isBuffer(read) ? read.toString('utf8') : ''
}
