import type { ColumnPlan, Dialect } from '../sql/index.js'
import type { People, Places } from './stored-rows.js'

const billion = 1e9

/** SQL of whose a row is: what `rowPlaces` tells of a person, asked of a database. */
export interface PeopleInSql {
  /** Two whole numbers below 2³² that tell people apart. */
  readonly high: string
  readonly low: string
  /** Places, in billionths. */
  readonly lower: string
  readonly upper: string
  /** A number of 31 bits, of `high` and `low`. */
  number(high: string, low: string): string
  /** True of the rows of the people with these lower, or upper, places. */
  among(places: Places, half?: 'lower' | 'upper'): string
}

/**
 * People by `md5` of their cell, as files and databases that are streamed tell them. Rows that nobody is named for go by the md5 of
 * all their cells: equal ones fall to one side. Undefined where the database has no md5, or people are moments.
 */
export function peopleInSql(
  dialect: Dialect,
  { column, salt }: People,
  plans: readonly ColumnPlan[],
): PeopleInSql | undefined {
  const { md5Word, exactText } = dialect
  const plan = plans.find(({ name }) => name === column)
  if (md5Word === undefined || plan?.say !== undefined) return undefined
  const told = `'${salt.replace(/\W/g, '')}'`
  const cells = plans.map(({ expression }) => `coalesce(${exactText(expression)}, '')`).join(` || '|' || `)
  const row = `(${cells})`
  const own = plan === undefined ? undefined : textOfPerson(dialect, plan)
  const text = `(${own === undefined ? row : `coalesce(${own}, ${row})`} || ${told})`
  const [high, low] = [md5Word(text, 3), md5Word(text, 2)]
  const places = { lower: placeText(high, low), upper: placeText(md5Word(text, 1), md5Word(text, 0)) }
  return {
    ...{ high, low, ...places },
    number: (one, other) => `((${one} % 524288) * 4096 + (${other} - ${other} % 1048576) / 1048576)`,
    among: ({ from, to }, half = 'lower') =>
      `${places[half]} >= ${billionths(from)} AND ${places[half]} < ${billionths(to)}`,
  }
}

/** A person's cell as a Parquet file's engine writes it: whole doubles with a decimal. */
function textOfPerson({ exactText }: Dialect, { expression, form }: ColumnPlan): string {
  if (form === 'text') return `NULLIF(${exactText(expression)}, '')`
  const whole = exactText(`CAST(${expression} AS DECIMAL(20, 0))`)
  return `CASE WHEN abs(${expression}) < 1e15 AND floor(${expression}) = ${expression} THEN ${whole} || '.0' ELSE ${exactText(expression)} END`
}

/** A whole number of 64 bits, of which the rest by 10⁹. */
function placeText(high: string, low: string): string {
  return `(((${high} % ${billion}) * ${2 ** 32 % billion} + ${low}) % ${billion})`
}

/** The first whole number of billionths that is not below a share. */
function billionths(share: number): number {
  const near = Math.round(share * billion)
  for (let count = near - 2; ; count++) if (count / billion >= share) return Math.max(0, count)
}
