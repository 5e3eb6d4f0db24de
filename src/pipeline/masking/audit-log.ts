import { createHash } from 'node:crypto'
import { appendFile, readFile } from 'node:fs/promises'
import { MirrorwardError } from '../../errors.js'

/** One line of the log: what was done, never a cell and never a key. */
export type AuditEntry = Readonly<Record<string, unknown>> & {
  readonly action: 'mask' | 'reidentify' | 'rotate' | 'destroy'
  /** Who, by the operating system. */
  readonly who: string
  /** When, ISO 8601. */
  readonly at: string
}

export interface AuditLine extends Record<string, unknown> {
  readonly previous: string
  readonly hash: string
}

const beginning = '0'.repeat(64)

/** Appends a line that holds the hash of the one before it, so that no line can be changed or taken out unseen. */
export async function appendAudit(path: string, entry: AuditEntry): Promise<AuditLine> {
  const previous = (await readLines(path)).at(-1)?.hash ?? beginning
  const told = { ...entry, previous }
  const line: AuditLine = { ...told, hash: hashOf(told) }
  await appendFile(path, `${JSON.stringify(line)}\n`, { mode: 0o600 })
  return line
}

export interface VerifiedAudit {
  readonly lines: number
  /** Number of the first line that is not as it was written, from 1; absent where all are. */
  readonly broken?: number
}

/** Whether every line of a log is as it was written, in its place. A log whose end was cut off verifies: keep its last hash. */
export async function verifyAudit(path: string): Promise<VerifiedAudit> {
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new MirrorwardError('not-found', `cannot read file: "${path}"`, { cause })
  })
  let previous = beginning
  const lines = text.split('\n').filter((line) => line !== '')
  for (const [index, line] of lines.entries()) {
    const parsed = parseLine(line)
    if (parsed === undefined || parsed.previous !== previous || parsed.hash !== hashOf(withoutHash(parsed)))
      return { lines: lines.length, broken: index + 1 }
    previous = parsed.hash
  }
  return { lines: lines.length }
}

async function readLines(path: string): Promise<AuditLine[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => parseLine(line) ?? [])
}

function parseLine(line: string): AuditLine | undefined {
  try {
    const parsed = JSON.parse(line) as AuditLine
    return typeof parsed.hash === 'string' && typeof parsed.previous === 'string' ? parsed : undefined
  } catch {
    return undefined
  }
}

function withoutHash({ hash: _, ...rest }: AuditLine): Record<string, unknown> {
  return rest
}

function hashOf(told: Record<string, unknown>): string {
  return createHash('sha256').update(JSON.stringify(told)).digest('hex')
}
