import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { MirrorwardError } from '../../errors.js'
import type { Bought, BoughtStore } from './ask.js'

const file = z.strictObject({
  format: z.literal('mirrorward/bought'),
  version: z.literal(1),
  bought: z.record(
    z.string(),
    z.strictObject({ values: z.array(z.array(z.number())), variances: z.array(z.number()) }),
  ),
})

/**
 * What was bought, in a file beside its ledger (`study.ledger.bought`, 0600): noisy numbers alone, with what they are of. Nothing in it
 * is anybody's. Throws `bad-data` where it cannot be read.
 */
export function boughtFile(ledger: string): BoughtStore {
  const path = `${ledger}.bought`
  const known = new Map<string, Bought>(existsSync(path) ? Object.entries(readBought(path)) : [])
  return {
    all: known,
    keep(bought) {
      for (const [key, each] of bought) known.set(key, each)
      const text = `${JSON.stringify({ format: 'mirrorward/bought', version: 1, bought: Object.fromEntries(known) })}\n`
      writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true })
      renameSync(`${path}.new`, path)
    },
  }
}

function readBought(path: string): Readonly<Record<string, Bought>> {
  try {
    return file.parse(JSON.parse(readFileSync(path, 'utf8'))).bought
  } catch (cause) {
    throw new MirrorwardError('bad-data', 'what was bought before cannot be read', {
      issues: [{ file: path, message: 'put the true file back, or take it away: then it is bought again' }],
      cause,
    })
  }
}
