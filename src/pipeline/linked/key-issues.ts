import { type Issue, MirrorwardError } from '../../errors.js'
import type { FaultKind, KeyFault } from '../../table/linked/index.js'

/** Most rows named for one fault of one table; the others are counted. */
const shownRows = 10

const said: Readonly<Record<FaultKind, string>> = {
  'missing-key': 'no key',
  'duplicate-key': 'the key of an earlier row',
  'missing-parent': 'no parent',
  orphan: 'a parent that is not there',
  'parent-dropped': 'a parent that was dropped',
}

/** Throws `bad-data` with every row whose key is at fault and to be refused, by file, column and row. */
export function refuseFaults(faults: readonly KeyFault[], fileOf: (table: string) => string): void {
  const issues = faults.flatMap((fault) => (fault.action === 'refuse' ? issuesOf(fault, fileOf(fault.table)) : []))
  if (issues.length === 0) return
  const own = faults.some(({ kind, action }) => action === 'refuse' && isOwn(kind))
  const others = faults.some(({ kind, action }) => action === 'refuse' && !isOwn(kind))
  const keys = [...(own ? ['duplicates'] : []), ...(others ? ['orphans'] : [])].join(' and ')
  throw new MirrorwardError('bad-data', `the tables do not fit together (say what to do with ${keys}: drop or keep)`, {
    issues,
  })
}

/** What was done with rows whose keys are at fault: a line a fault. */
export function faultText({ kind, table, column, rows, action }: KeyFault): string {
  const done = action === 'drop' ? 'dropped' : action === 'keep' ? 'kept' : 'refused'
  const count = rows.length === 1 ? '1 row' : `${rows.length} rows`
  return `table "${table}", column "${column}": ${count} with ${said[kind]} ${done}`
}

function isOwn(kind: FaultKind): boolean {
  return kind === 'missing-key' || kind === 'duplicate-key'
}

function issuesOf({ kind, column, rows }: KeyFault, file: string): Issue[] {
  const shown = rows.slice(0, shownRows).map((row) => ({ message: said[kind], file, column, row: row + 1 }))
  const others = rows.length - shown.length
  return others === 0 ? shown : [...shown, { message: `${others} more rows with ${said[kind]}`, file, column }]
}
