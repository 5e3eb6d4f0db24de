import { readFile } from 'node:fs/promises'
import { type AuditGame, distinguishingGame, oneRunAudit, type PrivacyAudit } from '../../../evaluators/index.js'
import { loadModel, type PrivateModel, type PrivateOptions, privateModels } from '../../../models/index.js'
import { publicCodebook } from '../../encode/index.js'
import { MirrorwardError } from '../../errors.js'
import { createRng, type Rng } from '../../math/index.js'
import { type Budget, budgetOf } from '../../privacy/index.js'
import { concatTables, type Schema, type Table } from '../../table/index.js'
import { type InputFile, loadSchema } from '../load-input.js'
import { readDeclared } from '../private/read-declared.js'
import type { RunContext } from '../progress.js'
import { auditedModel } from './audited-model.js'
import { drawCanaries } from './draw-canaries.js'

export interface AuditRequest extends RunContext {
  /** A model file (.safetensors) of a private model, or a table. */
  readonly input: InputFile
  /** Of a table: a schema file that states all levels and bounds. */
  readonly schema?: string | undefined
  /** Of a table: the model to audit. */
  readonly model?: string | undefined
  /** Of a table: the model's options, ε and the public size among them; of a model file its own. */
  readonly options?: Readonly<Record<string, unknown>> | undefined
  readonly game?: AuditGame | undefined
  /** Of the distinguishing game, half with and half without the canary. */
  readonly fits?: number | undefined
  /** Of the audit of one run. */
  readonly canaries?: number | undefined
  /** Of the stand-in, the canaries and the coins; never of noise. */
  readonly seed?: number | string | undefined
}

/** Fewer show nothing. */
const fewest = 20

/**
 * Audits a private model: fits it again and again as an attacker who knows all rows but one, and says how large its ε must be at least.
 * Of a model file, the table is a stand-in drawn from the model: real rows are not needed, and the audit costs no privacy. Throws
 * `bad-option` before a table is read: a model that is not private, an ε or δ that no ledger takes, levels or bounds not stated.
 */
export async function runAudit(request: AuditRequest): Promise<PrivacyAudit> {
  const { game = 'distinguishing', fits = 1000, canaries = 200, seed = 1, onProgress, signal } = request
  whole('--fits', game === 'distinguishing' ? fits : fewest)
  whole('--canaries', game === 'one-run' ? canaries : fewest)
  const rng = createRng(seed)
  const { model, schema, options, table, isStandIn } = await subjectOf(request, rng)
  const { epsilon, delta } = checked(options)
  const audited = auditedModel({ model, schema, options, signal })
  const count = game === 'one-run' ? canaries : 1
  const rows = drawCanaries(schema, { count, rng: rng.fork('canaries') })
  const playing = {
    ...{ delta, signal, onProgress: (share: number) => onProgress?.({ stage: 'audit', share }) },
    table: table.select(rows.columnNames),
  }
  const result =
    game === 'one-run'
      ? await oneRunAudit(audited, { ...playing, canaries: rows, rng: rng.fork('coins') })
      : await distinguishingGame(audited, { ...playing, canary: allRowsOf(rows, schema), fits })
  return {
    format: 'mirrorward/audit',
    version: 1,
    game,
    model: model.id,
    epsilon,
    delta,
    fits: game === 'one-run' ? 1 : fits,
    canaries: count,
    rows: table.rowCount,
    audited: isStandIn ? 'stand-in' : 'table',
    ...result,
    violated: result.faults.length > 0 || result.bounds.some(({ lower }) => lower > epsilon),
  }
}

/** As many rows of the one canary as of a patient count: all that a patient may move. */
function allRowsOf(canary: Table, { rowsPerPatient = 1 }: Schema): Table {
  return canary.take(Array(rowsPerPatient).fill(0))
}

interface Subject {
  readonly model: PrivateModel
  readonly schema: Schema
  readonly options: PrivateOptions
  readonly table: Table
  readonly isStandIn: boolean
}

function subjectOf(request: AuditRequest, rng: Rng): Promise<Subject> {
  return request.input.path.endsWith('.safetensors') ? releasedModel(request, rng) : tableAndModel(request)
}

/** A stand-in of as many rows as the model says it learnt from, by noise. */
async function releasedModel({ input: { path } }: AuditRequest, rng: Rng): Promise<Subject> {
  const fitted = loadModel(await bytesOf(path))
  const card = fitted.card()
  const model = privateModels.find(({ id }) => id === card.model)
  if (model === undefined || card.ledger === undefined)
    throw new MirrorwardError('bad-option', `the model has no differential privacy to audit: "${path}"`)
  const options = model.options.parse(card.options)
  const tables: Table[] = []
  for await (const part of fitted.sample(Math.max(1, card.trainRows), { rng: rng.fork('stand-in') })) tables.push(part)
  return { model, schema: fitted.schema, options, table: concatTables(tables), isStandIn: true }
}

async function tableAndModel(request: AuditRequest): Promise<Subject> {
  const { input, schema: path, model: id = 'dp-marginals', options: asked = {} } = request
  const model = privateModels.find((each) => each.id === id)
  if (model === undefined)
    throw new MirrorwardError(
      'bad-option',
      `unknown private model: "${id}" (known: ${privateModels.map((each) => each.id).join(', ')})`,
    )
  if (path === undefined)
    throw new MirrorwardError('bad-option', 'an audit of a table needs --schema: levels and bounds that a person wrote')
  if (asked.epsilon === undefined) throw new MirrorwardError('bad-option', 'an audit of a table needs --epsilon')
  const schema = await loadSchema(path)
  const { publicSize = schema.publicSize } = asked
  if (publicSize === undefined)
    throw new MirrorwardError('bad-option', 'an audit of a table needs --public-size, or publicSize in its schema')
  checked({ ...asked, publicSize } as unknown as PrivateOptions)
  publicCodebook(schema, { bins: 4 })
  const parsed = model.options.safeParse({ patients: schema.name, publicSchema: true, ...asked, publicSize })
  if (!parsed.success)
    throw new MirrorwardError('bad-option', 'options of the model are not as they should be', {
      issues: parsed.error.issues.map(({ path: place, message }) => ({ message: `${place.join('.')}: ${message}` })),
    })
  const { path: file, encoding, delimiter, sheet, ignore = [] } = input
  const table = await readDeclared(
    {
      ...{ input: file, ignore: [...ignore] },
      ...(encoding && { encoding }),
      ...(delimiter && { delimiter }),
      ...(sheet && { sheet }),
    },
    schema,
  )
  return { model, schema, options: parsed.data, table, isStandIn: false }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new MirrorwardError('not-found', `cannot read file: "${path}"`, { cause })
  }
}

/** The total that options ask for. Throws `bad-option`. */
function checked({ epsilon, delta, publicSize, acceptWeakPrivacy = false }: PrivateOptions): Budget {
  return budgetOf({ epsilon, publicSize, acceptWeakPrivacy, ...(delta !== undefined && { delta }) })
}

function whole(name: string, value: number): void {
  if (!Number.isInteger(value) || value < fewest)
    throw new MirrorwardError('bad-option', `${name} must be a whole number of at least ${fewest}`)
}
