import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { MirrorwardError } from '../errors.js'
import type { ColumnSchema, FileNotation, JobInput, Schema } from '../index.js'
import { createPrompt } from './prompt.js'
import {
  boundsOfAnswer,
  declaredColumn,
  kindOfAnswer,
  type PublicWords,
  publicWords,
  type SpokenKind,
} from './public-questions.js'

export interface PublicRequest {
  readonly file: string
  /** Of the table as the job sees it. */
  readonly input: string
  readonly name: string
  readonly names: readonly string[]
  /** How the header is written. */
  readonly notation: FileNotation
  /** How to read it, where a person said so. */
  readonly reading: Pick<JobInput, 'delimiter' | 'encoding'>
  readonly roleOf: (name: string) => ColumnSchema['role']
  readonly isPerson: (name: string) => boolean
  readonly out: string
  readonly language: 'en' | 'fr'
  readonly seed: string | number
  readonly signal: AbortSignal
}

/**
 * A schema and a job for a private release, of what a person types and the names of the columns alone: nothing of the rows is
 * read, so nothing of them can be shown. Enter has everything bought. Throws `bad-option` where the answers end early.
 */
export async function askPublicly(
  request: PublicRequest,
): Promise<{ readonly schema: Schema; readonly job: JobInput }> {
  const { file, input, name, names, notation, reading, roleOf, language, seed, signal } = request
  const words = publicWords(language)
  const prompt = createPrompt({ input: process.stdin, output: process.stderr })
  signal.addEventListener('abort', () => prompt.close(), { once: true })
  /** Until an answer fits; an ended input is Enter for what may be bought. */
  const until = async <Answer>(question: string, fits: (answer: string) => Answer, needed = false): Promise<Answer> => {
    for (;;) {
      const answer = await prompt.ask(question)
      signal.throwIfAborted()
      try {
        if (answer === undefined && needed) throw new MirrorwardError('bad-option', words.ended)
        return fits(answer ?? '')
      } catch (error) {
        if (answer === undefined) throw new MirrorwardError('bad-option', words.ended)
        if (!(error instanceof MirrorwardError)) throw error
        process.stderr.write(`${error.message}\n`)
      }
    }
  }
  try {
    process.stderr.write(`${words.lead(file)}\n\n`)
    const columns: ColumnSchema[] = []
    for (const column of names) {
      const role = roleOf(column)
      const usual = role === 'direct-identifier' ? 'identifier' : 'bought'
      const kind = await until(words.kind(column, usual), (answer) => kindOfAnswer(answer, { words, usual }), true)
      const told = role === 'direct-identifier' && kind !== 'identifier' ? 'feature' : role
      columns.push(declaredColumn(column, { kind, role: told, ...(await domainAsked(column, { kind, words, until })) }))
    }
    const publicSize = await until(words.size, (answer) => numberOf(answer, words.wholeNumber, Number.isInteger))
    const people = names.find(request.isPerson) ?? ''
    const patient = await until(words.patient(people), (answer) => {
      if (answer === '') return people
      if (/^(none|aucune?|-)$/i.test(answer)) return ''
      if (!names.includes(answer)) throw new MirrorwardError('bad-option', words.unknownColumn(answer))
      return answer
    })
    const rowsPerPatient =
      patient === ''
        ? undefined
        : await until(words.rowsPerPatient, (answer) => numberOf(answer, words.wholeNumber, Number.isInteger))
    const epsilon = (await until(words.epsilon, (answer) => numberOf(answer, words.number, () => true))) ?? 1
    const schema: Schema = {
      name,
      ...(publicSize !== undefined && { publicSize }),
      ...(patient !== '' && { patient }),
      ...(rowsPerPatient !== undefined && { rowsPerPatient }),
      ...(Object.keys(notation).length > 0 && { file: notation }),
      columns,
    }
    const job: JobInput = {
      ...{ input, schema: 'schema.yaml', out: 'release', seed, privacy: { epsilon } },
      ...reading,
      ...(language === 'fr' && { language }),
    }
    return { schema, job }
  } finally {
    prompt.close()
  }
}

/** Writes both beside one another and says what comes next. */
export async function initPublicly(request: PublicRequest): Promise<void> {
  const { formatJob, formatSchema, writeFileAtomically } = await import('../index.js')
  const { schema, job } = await askPublicly(request)
  const schemaPath = join(dirname(request.out), 'schema.yaml')
  await mkdir(dirname(request.out), { recursive: true })
  await writeFileAtomically(schemaPath, formatSchema(schema))
  await writeFileAtomically(request.out, formatJob(job))
  const { next } = publicWords(request.language)
  process.stdout.write(`${request.out}\n${schemaPath}\n\n${next(schemaPath, `mirrorward run ${request.out}`)}\n`)
}

async function domainAsked(
  column: string,
  {
    kind,
    words,
    until,
  }: {
    readonly kind: SpokenKind
    readonly words: PublicWords
    readonly until: <Answer>(question: string, fits: (answer: string) => Answer) => Promise<Answer>
  },
): Promise<Pick<Parameters<typeof declaredColumn>[1], 'bounds' | 'levels'>> {
  if (kind === 'identifier' || kind === 'text' || kind === 'bought') return {}
  if (kind === 'number' || kind === 'whole' || kind === 'date')
    return { bounds: await until(words.bounds(column), (answer) => boundsOfAnswer(answer, { kind, words })) }
  const question = kind === 'ordered' ? words.ordered(column) : words.levels(column)
  const levels = await until(question, (answer) => answer.split(',').map((level) => level.trim()))
  return { levels: [...new Set(levels.filter((level) => level !== ''))] }
}

function numberOf(answer: string, wrong: string, fits: (value: number) => boolean): number | undefined {
  if (answer === '') return undefined
  const value = Number(answer)
  if (!(value > 0) || !Number.isFinite(value) || !fits(value)) throw new MirrorwardError('bad-option', wrong)
  return value
}
