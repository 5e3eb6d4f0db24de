import { type Issue, MirrorwardError } from '../errors.js'
import { didYouMean } from '../messages/index.js'
import { type ColumnSchema, isModelled, partsOf, type Role, type Schema } from '../table/index.js'

/**
 * What a person says of the columns. A list names all columns of its role: who had the role and is not named becomes a
 * feature. What is not answered stays as the schema has it.
 */
export interface RoleAnswers {
  /** The column that tells whose row it is; null for none. */
  readonly patient?: string | null
  readonly directIdentifiers?: readonly string[]
  readonly quasiIdentifiers?: readonly string[]
  readonly sensitive?: readonly string[]
  readonly outcomes?: readonly string[]
  /** A follow-up time and what ended it; null for none. */
  readonly timeToEvent?: readonly [time: string, event: string] | null
}

const rolesOfAnswers = {
  directIdentifiers: 'direct-identifier',
  quasiIdentifiers: 'quasi-identifier',
  sensitive: 'sensitive',
  outcomes: 'outcome',
} as const satisfies Readonly<Record<string, Role>>

/**
 * The schema with the answers in it. The patient column becomes an identifier, and relations with columns that are no
 * longer learnt are dropped. Throws `bad-option` with an issue for each unknown column and each with two roles.
 */
export function withRoles(schema: Schema, answers: RoleAnswers): Schema {
  const { patient = schema.patient ?? null, timeToEvent } = answers
  const lists = Object.entries(rolesOfAnswers).map(([key, role]) => ({
    role,
    names: answers[key as keyof typeof rolesOfAnswers],
  }))
  const issues = [...unknownNames(schema, answers), ...namedTwice(lists)]
  if (issues.length > 0) throw new MirrorwardError('bad-option', 'the roles do not fit the table', { issues })
  const columns = schema.columns.map((column): ColumnSchema => {
    if (column.name === patient) return asPatient(column)
    const named = lists.find(({ names }) => names?.includes(column.name))
    if (named !== undefined) return { ...column, role: named.role }
    const lost = lists.some(({ role, names }) => names !== undefined && role === column.role)
    return lost ? { ...column, role: 'feature' } : column
  })
  const { patient: _patient, timeToEvent: pairs, relations, ...rest } = schema
  const kept = relations?.filter((relation) => {
    const { column, inputs } = partsOf(relation)
    return columns.every(({ name, ...each }) => ![column, ...inputs].includes(name) || isModelled(each))
  })
  const pair = timeToEvent === undefined ? pairs : timeToEvent && [{ time: timeToEvent[0], event: timeToEvent[1] }]
  return {
    ...rest,
    columns,
    ...(patient !== null && { patient }),
    ...(pair && { timeToEvent: pair }),
    ...(kept !== undefined && kept.length > 0 && { relations: kept }),
  }
}

function asPatient({ name, missing, description, surrogate }: ColumnSchema): ColumnSchema {
  return {
    name,
    kind: 'identifier',
    role: 'direct-identifier',
    ...(missing && { missing }),
    ...(surrogate && { surrogate }),
    ...(description !== undefined && { description }),
  }
}

function unknownNames(schema: Schema, answers: RoleAnswers): Issue[] {
  const known = schema.columns.map(({ name }) => name)
  const { patient, timeToEvent, directIdentifiers = [], quasiIdentifiers = [], sensitive = [], outcomes = [] } = answers
  const named = [patient ?? [], timeToEvent ?? [], directIdentifiers, quasiIdentifiers, sensitive, outcomes].flat()
  return [...new Set(named)]
    .filter((name) => !known.includes(name))
    .map((name) => ({ message: `no column is called "${name}"${didYouMean(name, known)}` }))
}

function namedTwice(lists: readonly { readonly role: Role; readonly names: readonly string[] | undefined }[]): Issue[] {
  const seen = new Map<string, Role>()
  return lists.flatMap(({ role, names = [] }) =>
    [...new Set(names)].flatMap((name) => {
      const before = seen.get(name)
      seen.set(name, role)
      return before === undefined ? [] : [{ message: `both ${before} and ${role}`, column: name }]
    }),
  )
}
