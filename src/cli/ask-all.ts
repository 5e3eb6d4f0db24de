import { MirrorwardError } from '../errors.js'
import type { MarkerAnswers, Schema, SchemaDraft } from '../index.js'
import { type DateQuestion, dateAnswer, dateAnswers, datePrompt, dateQuestions } from './date-questions.js'
import type { ConsoleWords } from './language/index.js'
import { type MarkerQuestion, markerAnswer, markerAnswers, markerPrompt, markerQuestions } from './marker-questions.js'
import { createPrompt, type Prompt } from './prompt.js'
import { relationPrompt, relationQuestions } from './relation-questions.js'
import { columnsOfAnswer, type RoleQuestion, roleAnswers, roleQuestions } from './role-questions.js'
import { textTable } from './text-table.js'

/** A draft, with what a person answered of an earlier one. */
export type Drafting = (answers?: Answers) => SchemaDraft

interface Answers {
  /** Which texts stand for missing, by column. */
  readonly answers?: ReadonlyMap<string, MarkerAnswers>
  /** How dates are written, by column. */
  readonly dateFormats?: ReadonlyMap<string, string>
}

/** What every question needs. */
interface Asking {
  readonly prompt: Prompt
  readonly words: ConsoleWords
  readonly signal: AbortSignal
}

interface Asked {
  readonly draft: SchemaDraft
  readonly schema: Schema
}

/** The draft as it stands, with nobody asked. */
export function suggested(draft: SchemaDraft): Asked {
  return { draft, schema: draft.schema }
}

/** Every question, until its answer fits; without a terminal an answer that does not fit ends it. */
export async function askAll(
  draftWith: Drafting,
  { signal, words }: { readonly signal: AbortSignal; readonly words: ConsoleWords },
): Promise<Asked> {
  const prompt = createPrompt({ input: process.stdin, output: process.stderr })
  const asking = { prompt, words, signal }
  signal.addEventListener('abort', () => prompt.close(), { once: true })
  try {
    const first = draftWith()
    const answers = await askMarkers(first, asking)
    const marked = answers === undefined ? first : draftWith({ answers })
    const dateFormats = await askDates(marked, asking)
    signal.throwIfAborted()
    const draft =
      dateFormats === undefined ? marked : draftWith({ ...(answers !== undefined && { answers }), dateFormats })
    const asked = { ...draft, schema: await askRelations(draft, asking) }
    return { draft, schema: await askRoles(asked, asking) }
  } finally {
    prompt.close()
  }
}

async function askMarkers({ columns }: SchemaDraft, asking: Asking): Promise<ReturnType<typeof markerAnswers>> {
  const answered: [MarkerQuestion, boolean][] = []
  for (const question of markerQuestions(columns)) {
    const fits = (answer: string) => markerAnswer(answer, question)
    answered.push([question, await askUntil(markerPrompt(question, asking.words), { ...asking, fits })])
  }
  return markerAnswers(answered)
}

async function askDates({ columns }: SchemaDraft, asking: Asking): Promise<ReturnType<typeof dateAnswers>> {
  const answered: [DateQuestion, string][] = []
  for (const question of dateQuestions(columns)) {
    const fits = (answer: string) => dateAnswer(answer, question)
    answered.push([question, await askUntil(datePrompt(question, asking.words), { ...asking, fits })])
  }
  return dateAnswers(answered)
}

/** The schema with the relations that may be accidents and that the person says must hold. */
async function askRelations({ schema, relations }: SchemaDraft, asking: Asking): Promise<Schema> {
  const { fewestRowsOfRelation, relationText } = await import('../index.js')
  const stated = [...(schema.relations ?? [])]
  for (const question of relationQuestions(relations, { fewestRows: fewestRowsOfRelation, textOf: relationText })) {
    const fits = (answer: string) => markerAnswer(answer, question)
    if (await askUntil(relationPrompt(question, asking.words), { ...asking, fits })) stated.push(question.relation)
  }
  return stated.length === 0 ? schema : { ...schema, relations: stated }
}

async function askRoles(draft: SchemaDraft, asking: Asking): Promise<Schema> {
  const { withRoles } = await import('../index.js')
  const { signal, words } = asking
  const { howToAnswer, none } = words.questionsOfInit
  process.stderr.write(`${roleTable(draft, { schema: draft.schema, words })}\n\n`)
  process.stderr.write(`${howToAnswer}\n\n`)
  const names = draft.schema.columns.map(({ name }) => name)
  for (;;) {
    const columns = new Map<RoleQuestion['key'], readonly string[]>()
    for (const question of roleQuestions(draft.schema, words)) {
      const guess = question.guess.length === 0 ? none : question.guess.join(', ')
      const fits = (answer: string) => columnsOfAnswer(answer, { question, names })
      columns.set(question.key, await askUntil(`${question.text}\n  [${guess}] `, { ...asking, fits }))
    }
    signal.throwIfAborted()
    try {
      return withRoles(draft.schema, roleAnswers(columns))
    } catch (error) {
      askAgain(error, words)
    }
  }
}

/** The answer that fits, asked for again on a terminal until one does. */
async function askUntil<T>(
  text: string,
  { prompt, words, fits }: Asking & { readonly fits: (answer: string) => T },
): Promise<T> {
  for (;;) {
    const answer = await prompt.ask(text)
    if (process.stdin.isTTY !== true) process.stderr.write('\n')
    try {
      return fits(answer ?? '')
    } catch (error) {
      askAgain(error, words)
    }
  }
}

/** Says on a terminal what did not fit; elsewhere nobody is there to be asked again. */
function askAgain(error: unknown, words: ConsoleWords): void {
  if (!(error instanceof MirrorwardError) || process.stdin.isTTY !== true) throw error
  process.stderr.write(`  ${words.say(error.message)}\n`)
  for (const issue of error.issues) process.stderr.write(`  ${words.issue(issue)}\n`)
}

/** What each column is guessed to be, and why. */
export function roleTable(
  { columns }: SchemaDraft,
  { schema, words }: { readonly schema: Schema; readonly words: ConsoleWords },
): string {
  const { column, kind: kindTitle, role: roleTitle, why, patient } = words.tables
  const rows = schema.columns.map(({ name, kind, role }, index) => [
    String(index + 1),
    name,
    kind,
    name === schema.patient ? `${role}, ${patient}` : role,
    words.tables.evidence(columns[index]?.why ?? ''),
  ])
  return textTable(['', column, kindTitle, roleTitle, why], rows)
}
