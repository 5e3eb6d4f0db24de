import { z } from 'zod'
import { MirrorwardError } from '../../src/errors.js'
import type { LedgerRecord } from '../../src/privacy/index.js'
import { metadataJson } from './model-file.js'
import type { Safetensors } from './safetensors.js'

const ledgerSchema = z.looseObject({
  format: z.literal('mirrorward/ledger'),
  version: z.literal(1),
  unit: z.enum(['patient', 'row']),
  epsilon: z.number(),
  delta: z.number(),
  rho: z.number(),
  entries: z.array(
    z.looseObject({ purpose: z.string(), mechanism: z.string(), loss: z.looseObject({}), spent: z.looseObject({}) }),
  ),
})

/** What a private fit was charged; nothing in files of models that charge nothing. Throws `bad-model`. */
export function ledgerFromFile(file: Safetensors): LedgerRecord | undefined {
  const value = file.metadata.ledger === undefined ? [] : metadataJson(file, 'ledger')
  if (Array.isArray(value)) return undefined
  if (!ledgerSchema.safeParse(value).success) throw new MirrorwardError('bad-model', 'model file has a damaged ledger')
  return value as LedgerRecord
}
