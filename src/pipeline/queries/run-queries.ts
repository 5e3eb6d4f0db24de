import { access } from 'node:fs/promises'
import { MirrorwardError } from '../../errors.js'
import { isDatabase, namesKeptApart, readTableFile } from '../../io/index.js'
import { chargesSaid, continueLedger, openStudy, type PrivacyLedger, type StudyRequest } from '../../privacy/index.js'
import {
  type Answers,
  ask,
  boughtFile,
  parseQuestions,
  planQueries,
  type QueryPlan,
  type QuestionFile,
  questionsOf,
  sharesOf,
} from '../../privacy/queries/index.js'
import type { Schema, Table } from '../../table/index.js'
import { loadSchema, readText } from '../load-input.js'

export interface QueryRequest extends Omit<StudyRequest, 'patients' | 'unit'> {
  /** A table file, or a table of a database; read after the ledger is charged, and not at all where everything was bought before. */
  readonly input: string
  /** Written by a person: what it declares of columns is public. A file, or a schema. */
  readonly schema: string | Schema
  /** A YAML file of questions, or questions as they would stand in one. */
  readonly questions: string | { readonly questions: readonly unknown[]; readonly [key: string]: unknown }
  /** Who the patients are, as their ledger calls them; the name of the schema when absent. */
  readonly patients?: string | undefined
}

/**
 * Private answers about the patients of a table: counts, means, curves, regressions, each with its interval and its cost, answered
 * together and charged to one ledger before the table is read. Throws before anything is read or charged: `bad-option` and
 * `bad-evidence` for questions that cannot be asked, `budget-exhausted` where the ledger has too little left.
 */
export async function query(request: QueryRequest): Promise<Answers> {
  const { input, patients, ledger: path } = request
  const schema = typeof request.schema === 'string' ? await loadSchema(request.schema) : request.schema
  const plan = planQueries(await questionsIn(request.questions), schema)
  const study: StudyRequest = {
    ...request,
    patients: patients ?? schema.name,
    publicSize: request.publicSize ?? schema.publicSize,
    unit: schema.patient === undefined ? 'row' : 'patient',
  }
  const store = path === undefined ? undefined : boughtFile(path)
  const isBought = (key: string) => store?.all.has(key) === true
  // What was bought is free, also where nothing is left to spend.
  const isFree = sharesOf(plan, { rho: 1, isBought }).shares.size === 0
  if (!isFree) await checkNames(input, plan)
  const { ledger, rho } = isFree && path !== undefined ? { ledger: ledgerOf(path, study), rho: 0 } : openStudy(study)
  const said = chargesSaid(ledger, path)
  return ask({ plan, ledger, rho, store, read: () => readPrivately(input, plan) }).catch(said)
}

/** Throws `not-found` and `bad-option` for a table that is not there, or lacks a column: nothing is spent on it. */
async function checkNames(input: string, { schema, columns }: QueryPlan): Promise<void> {
  if (!isDatabase(input))
    await access(input).catch((cause) => {
      throw new MirrorwardError('not-found', `no such file: "${input}"`, { cause })
    })
  const names = await namesKeptApart(input, { ...notationOf(input, schema), wanted: columns })
  const missing = names?.length ? columns.filter((name) => !names.includes(name)) : []
  if (missing.length === 0) return
  throw new MirrorwardError('bad-option', 'the table lacks columns that are asked about', {
    issues: [
      ...missing.map((column) => ({ file: input, column, message: 'not in its header' })),
      { message: 'nothing was charged' },
    ],
  })
}

/** How a text file is written, as the schema says: nothing of it is found in the cells. */
function notationOf(input: string, { file: { delimiter, encoding } = {} }: Schema) {
  return {
    ...(!isDatabase(input) && { encoding: encoding === 'windows-1252' ? encoding : ('utf-8' as const) }),
    ...(delimiter !== undefined && { delimiter }),
  }
}

/** The ledger that is there, of these patients. */
function ledgerOf(path: string, { patients }: StudyRequest): PrivacyLedger {
  const ledger = continueLedger(path)
  if (ledger.patients === patients) return ledger
  throw new MirrorwardError('bad-option', 'the ledger counts other patients', {
    issues: [{ file: path, message: `it is of ${JSON.stringify(ledger.patients)}: take the ledger of these` }],
  })
}

/** Questions of a file, or as they would stand in one. Throws `bad-option`. */
export async function questionsIn(questions: QueryRequest['questions']): Promise<QuestionFile> {
  return typeof questions === 'string'
    ? parseQuestions(await readText(questions), { file: questions })
    : questionsOf(questions)
}

/**
 * The raw columns that are needed. Notation is what the schema says, or the usual one: it is not found in the cells. What is wrong
 * with a cell is not told: it would be told of a patient.
 */
async function readPrivately(input: string, { schema, columns }: QueryPlan): Promise<Table> {
  try {
    const { table } = await readTableFile(input, { ...notationOf(input, schema), allowEmpty: true })
    return table.select(columns)
  } catch (cause) {
    if (!(cause instanceof MirrorwardError) || cause.code !== 'bad-data') throw cause
    throw new MirrorwardError('bad-data', 'the table cannot be read, and what is wrong with it is not told here', {
      issues: [{ file: input, message: 'look at it with mirrorward inspect' }],
    })
  }
}
