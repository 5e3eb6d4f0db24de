import { MirrorwardError } from '../errors.js'
import type { Role, RoleAnswers, Schema } from '../index.js'
import { didYouMean } from '../messages/index.js'
import { type ConsoleWords, english } from './language/index.js'

/** A question about columns, with the answer that the table suggests. */
export interface RoleQuestion {
  readonly key: keyof RoleAnswers
  readonly text: string
  readonly guess: readonly string[]
  /** How many columns make an answer, beside none; any number when absent. */
  readonly count?: number
}

/** What a person is asked about a drafted schema, in the order that one answer may depend on another. */
export function roleQuestions(schema: Schema, words: ConsoleWords = english): RoleQuestion[] {
  const having = (role: Role) =>
    schema.columns.filter((column) => column.role === role && column.name !== schema.patient).map(({ name }) => name)
  const pair = schema.timeToEvent?.[0]
  const guesses: Readonly<Record<RoleQuestion['key'], Pick<RoleQuestion, 'guess' | 'count'>>> = {
    patient: { guess: schema.patient === undefined ? [] : [schema.patient], count: 1 },
    directIdentifiers: { guess: having('direct-identifier') },
    quasiIdentifiers: { guess: having('quasi-identifier') },
    outcomes: { guess: having('outcome') },
    sensitive: { guess: having('sensitive') },
    timeToEvent: { guess: pair === undefined ? [] : [pair.time, pair.event], count: 2 },
  }
  const keys = Object.keys(guesses) as RoleQuestion['key'][]
  return keys.map((key) => ({ key, text: words.questionsOfInit.roles[key], ...guesses[key] }))
}

/**
 * The columns that an answer names: by name or by number in the list shown, with commas between; nothing typed is the
 * guess, `none` or `aucune` no column. Throws `bad-option` for another name or another count.
 */
export function columnsOfAnswer(
  answer: string,
  { question, names }: { readonly question: RoleQuestion; readonly names: readonly string[] },
): readonly string[] {
  if (answer === '') return question.guess
  if (names.includes(answer)) return counted([answer], question)
  if (/^(none|aucune?|-)$/i.test(answer)) return []
  const parts = answer.split(',').map((part) => part.trim())
  const columns = parts.filter((part) => part !== '').map((part) => columnOf(part, names))
  return counted([...new Set(columns)], question)
}

/** What `withRoles` wants to know, from the columns answered. */
export function roleAnswers(columns: ReadonlyMap<RoleQuestion['key'], readonly string[]>): RoleAnswers {
  const of = (key: RoleQuestion['key']) => columns.get(key) ?? []
  const [time, event] = of('timeToEvent')
  return {
    patient: of('patient')[0] ?? null,
    directIdentifiers: of('directIdentifiers'),
    quasiIdentifiers: of('quasiIdentifiers'),
    outcomes: of('outcomes'),
    sensitive: of('sensitive'),
    timeToEvent: time === undefined || event === undefined ? null : [time, event],
  }
}

function columnOf(part: string, names: readonly string[]): string {
  if (names.includes(part)) return part
  const numbered = /^\d+$/.test(part) ? names[Number(part) - 1] : undefined
  if (numbered !== undefined) return numbered
  throw new MirrorwardError('bad-option', `no column is called "${part}"${didYouMean(part, names)}`)
}

function counted(columns: readonly string[], { count }: RoleQuestion): readonly string[] {
  if (count === undefined || columns.length === count || columns.length === 0) return columns
  throw new MirrorwardError('bad-option', `${count === 1 ? 'one column' : `${count} columns`} or none is wanted`)
}
