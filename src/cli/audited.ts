import { userInfo } from 'node:os'
import { dirname, resolve } from 'node:path'
import type { AuditEntry, MaskJob } from '../index.js'

/** Who and when, for a log: the user of the operating system and the clock. */
export function whoAndWhen(): Pick<AuditEntry, 'who' | 'at'> {
  return { who: userInfo().username, at: new Date().toISOString() }
}

/** Where the log of a job lies. */
export function auditPath({ audit }: Pick<MaskJob, 'audit'>, file: string): string {
  return resolve(dirname(file), audit)
}
