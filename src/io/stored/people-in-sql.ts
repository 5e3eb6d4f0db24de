import type { ColumnPlan, Dialect } from '../sql/index.js'
import type { People, Places } from './stored-rows.js'

const billion = 1e9

/** Columns beside those of a relation: two whole numbers below 2³² that tell people apart, and their upper places in billionths. */
export const peopleColumns = { high: 'mirrorward_high', low: 'mirrorward_low', upper: 'mirrorward_upper' } as const

/** SQL of the lower place of a person in billionths, and of a number of 31 bits, as `rowPlaces` tells them. */
export const lowerPlace = placeText(peopleColumns.high, peopleColumns.low)
export const personNumber = `((${peopleColumns.high} % 524288) * 4096 + (${peopleColumns.low} - ${peopleColumns.low} % 1048576) / 1048576)`

/**
 * SQL of all rows with whose they are: by `md5` of the person's cell, as files and databases that are streamed tell people. Rows that
 * nobody is named for go by the md5 of all their cells: equal ones fall to one side. Undefined where the database has no md5, or
 * people are moments. `from` is SQL of the relation.
 */
export function rowsWithPeople(
  dialect: Dialect,
  { column, salt }: People,
  { plans, from }: { readonly plans: readonly ColumnPlan[]; readonly from: string },
): string | undefined {
  const { md5Word, exactText, quote } = dialect
  const plan = plans.find(({ name }) => name === column)
  if (md5Word === undefined || plan?.say !== undefined) return undefined
  const cells = plans.map(({ expression }) => `coalesce(${exactText(expression)}, '')`).join(` || '|' || `)
  const own = plan === undefined ? undefined : textOfPerson(dialect, plan)
  const text = own === undefined ? `(${cells})` : `coalesce(${own}, (${cells}))`
  const names = plans.map(({ name }) => quote(name))
  const chosen = plans.map(({ expression }, at) => `${expression} AS ${names[at]}`)
  const digest = `md5(${text} || '${salt.replace(/\W/g, '')}')`
  const words = ([0, 1, 2, 3] as const).map((word) => md5Word('mirrorward_md5', word))
  return `SELECT ${[
    ...names,
    `${words[3]} AS ${peopleColumns.high}`,
    `${words[2]} AS ${peopleColumns.low}`,
    `${placeText(words[1]!, words[0]!)} AS ${peopleColumns.upper}`,
  ].join(', ')} FROM (SELECT ${[...chosen, `${digest} AS mirrorward_md5`].join(', ')} ${from}) AS told`
}

/** SQL that is true of the rows of the people with these lower, or upper, places. */
export function amongText({ from, to }: Places, place: string = lowerPlace): string {
  return `${place} >= ${billionths(from)} AND ${place} < ${billionths(to)}`
}

/** A person's cell as a Parquet file's engine writes it: whole doubles with a decimal. */
function textOfPerson({ exactText }: Dialect, { expression, form }: ColumnPlan): string {
  if (form === 'text') return `NULLIF(${exactText(expression)}, '')`
  const whole = exactText(`CAST(${expression} AS DECIMAL(20, 0))`)
  return `CASE WHEN abs(${expression}) < 1e15 AND floor(${expression}) = ${expression} THEN ${whole} || '.0' ELSE ${exactText(expression)} END`
}

/** A whole number of 64 bits, of which the rest by 10⁹. */
function placeText(high: string, low: string): string {
  return `(((${high} % 1000000000) * ${2 ** 32 % billion} + ${low}) % 1000000000)`
}

/** The first whole number of billionths that is not below a share. */
function billionths(share: number): number {
  const near = Math.round(share * billion)
  for (let count = near - 2; ; count++) if (count / billion >= share) return Math.max(0, count)
}
