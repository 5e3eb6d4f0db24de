import { type Codebook, encodeTable, publicCodebook } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import { boundedRows, createLedger, type PrivacyLedger } from '../../src/privacy/index.js'
import type { Table } from '../../src/table/index.js'
import type { FitContext, FittedModel } from '../model.js'
import { fittedNetwork, loadNetwork } from '../network/index.js'
import type { PrivateModel } from '../private-model.js'
import { learnAdaptively } from './adaptive.js'
import { type Learnt, learnTree } from './mst.js'
import { type DpMarginalsOptions, dpMarginalsOptions, publicBins } from './options.js'
import { countsOfCodes, type Private } from './private-counts.js'
import { networkOf } from './to-network.js'

const identity = { model: 'dp-marginals', title: 'Noisy tables of counts' }

/**
 * Differentially private: all it knows of real rows are tables of counts with noise of the operating system, charged to a ledger
 * before rows are looked at. A fit cannot be repeated by a seed; sampling from a saved model can. See docs/models/dp-marginals.md.
 */
export const dpMarginals: PrivateModel<DpMarginalsOptions> = {
  id: identity.model,
  title: identity.title,
  options: dpMarginalsOptions,
  fit: (train, context) => fitPrivately(train, { context, ledger: ledgerOf(context) }),
  fitPrivately: (train, request) => fitPrivately(train, request),
  load: (bytes) => loadNetwork(bytes, identity),
}

/** Of a ledger's total: with less there is nothing but noise. */
const leastShare = 1e-3

/** A ledger for one fit alone. Throws `bad-option`. */
function ledgerOf({ options, schema }: FitContext<DpMarginalsOptions>): PrivacyLedger {
  const { epsilon, delta, publicSize, patients, acceptWeakPrivacy } = options
  return createLedger({
    epsilon,
    ...(delta !== undefined && { delta }),
    publicSize,
    patients,
    acceptWeakPrivacy,
    unit: schema.patient === undefined ? 'row' : 'patient',
  })
}

export interface PrivateFit {
  readonly context: FitContext<DpMarginalsOptions>
  readonly ledger: PrivacyLedger
  /** What the fit may spend; all that is left when absent. */
  readonly rho?: number
  /** The codes to count in, made of what is public or was bought; of the schema alone when absent. */
  readonly codebook?: Codebook
}

/**
 * The same with a ledger that other releases count with: what is left of it is spent, or `rho` of it. A table given as a function
 * is asked for after the first charge. Of a patient, `schema.rowsPerPatient` rows count at most. Throws `bad-option` before
 * anything is read: a column without levels or bounds in the schema, a ledger of another unit; `budget-exhausted`.
 */
export async function fitPrivately(
  train: Table | (() => Promise<Table>),
  { context, ledger, rho = ledger.plan({ model: 1 }).model, codebook: given }: PrivateFit,
): Promise<FittedModel> {
  const { schema, options, release, notes = [], onProgress, signal } = context
  const { rowsPerPatient = 1 } = schema
  if (schema.patient !== undefined && ledger.unit === 'row')
    throw new MirrorwardError(
      'bad-option',
      'the schema names patients, and the ledger counts rows: take one of patients',
    )
  if (!(rho >= ledger.budget.rho * leastShare))
    throw new MirrorwardError('budget-exhausted', 'the ledger has too little privacy left for a model: end here')
  const codebook = given ?? publicCodebook(schema, { bins: options.bins ?? publicBins(ledger.budget.publicSize, rho) })
  if (codebook.books.length === 0) throw new MirrorwardError('bad-option', 'the schema has no column to learn')
  const books = [...codebook.books].sort((a, b) => (a.column.name < b.column.name ? -1 : 1))
  const names = books.map(({ column }) => column.name)
  const encode = async () => {
    const table = typeof train === 'function' ? await train() : train
    return encodeTable(boundedRows(table, schema, rowsPerPatient), codebook)
  }
  const data = countsOfCodes(encode, { names, sizes: books.map(({ size }) => size), rowsPerPatient, signal })
  const before = ledger.record().entries.length
  const learnt = await learn({ ledger, data, signal }, { ...options, rho })
  onProgress?.(1)
  return fittedNetwork({
    ...identity,
    network: networkOf(learnt, names),
    codebook,
    options: { ...options },
    release,
    trainRows: Math.round(learnt.model.total),
    notes: [...notes, ...privacyNotes(ledger, { rowsPerPatient, before })],
    ledger: ledger.record(),
  })
}

async function learn(source: Private, options: DpMarginalsOptions & { readonly rho: number }): Promise<Learnt> {
  const { rho, method, cells, iterations } = options
  if (method === 'mst') return learnTree(source, { rho, cells: cells ?? 200_000, iterations: iterations ?? 500 })
  const model = await learnAdaptively(source, { rho, cells: cells ?? 20_000, iterations: iterations ?? 60 })
  return { model, states: source.data.sizes.map((size) => Int32Array.from(Array(size).keys())) }
}

/** `before`: how many charges of other releases, and of what was bought, come before those of the fit; some count no rows. */
function privacyNotes(
  ledger: PrivacyLedger,
  { rowsPerPatient, before }: { readonly rowsPerPatient: number; readonly before: number },
): string[] {
  const { entries, entropy } = ledger.record()
  const { epsilon } = ledger.spent()
  const deviation = Math.ceil(Math.sqrt(Math.max(...entries.slice(before).map(({ variance = 0 }) => variance))))
  return [
    `differentially private: ε = ${(Math.ceil(epsilon * 1000) / 1000).toString()}, δ = ${ledger.budget.delta.toExponential(1)}, ${rowsPerPatient === 1 ? 'one row' : `at most ${rowsPerPatient} rows`} a patient, the schema taken as public`,
    `every count it was learnt from was released with noise of a standard deviation of ${deviation} rows at most; the number of rows is noisy too`,
    'a cell may be missing, and a level may appear, where no real row has it',
    ...(entropy === undefined ? [] : ['the noise was replayed from a test: NOT PRIVATE']),
  ]
}
