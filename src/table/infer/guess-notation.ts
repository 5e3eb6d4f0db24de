import { type NumberNotation, numberReader } from '../cells/number.js'
import { type NumberShape, numberShape } from './number-shape.js'
import type { NotationHints, TextProfile } from './text-profile.js'

export interface NotationGuess {
  readonly notation: NumberNotation
  /** What speaks for it, in words; empty for plain numbers. */
  readonly evidence: readonly string[]
  /** The other reading, where the cells allow one. */
  readonly doubt?: string
}

interface Cell extends NumberShape {
  readonly rows: number
}

/** Nearly every column: digits and a point, of which some have no three digits after it, which no other reading allows. */
const plainNumber = /^-?\d+(\.\d+)?$/
const noGroup = /\.(\d{1,2}|\d{4,})$/

type Marks = Pick<NumberNotation, 'decimal' | 'thousands'>

/** In the order of preference among those that read as many rows. */
const marksTried: readonly Marks[] = [
  {},
  { decimal: ',' },
  { thousands: ',' },
  { decimal: ',', thousands: '.' },
  { thousands: ' ' },
  { decimal: ',', thousands: ' ' },
  { thousands: "'" },
  { decimal: ',', thousands: "'" },
]

/** Fewer different numbers with three decimals are no pattern. */
const leastDotted = 12

/** Without a comma, a blank or an apostrophe nothing groups but dots. */
const plainBody = /^[+-]?[\d.]+$/

/** How the numbers among a column's texts are written, by all rows. Undefined when nothing reads as a number. */
export function guessNotation(profile: TextProfile): NotationGuess | undefined {
  if (profile.texts.some((text) => noGroup.test(text)) && profile.texts.every((text) => plainNumber.test(text)))
    return { notation: {}, evidence: [] }
  const cells = cellsOf(profile)
  if (cells.length === 0) return undefined
  const isBare = cells.every((cell) => cell.prefix === '' && cell.suffix === '')
  const { prefix, suffix } = isBare ? { prefix: '', suffix: '' } : commonAffixes(cells)
  const affixed = isBare
    ? cells
    : cells.filter(
        (cell) =>
          cell.prefix === prefix && (soft(cell.suffix) === soft(suffix) || (cell.flag > 0 && cell.suffix === '')),
      )
  const { marks, evidence, doubt } = chooseMarks(affixed, profile.hints ?? {})
  const censored = limitForms(affixed)
  const affixes = [prefix.trim(), suffix.trim()].filter((affix) => affix !== '')
  return {
    notation: {
      ...marks,
      ...(marks.thousands === undefined ? {} : { thousands: spellingOf(marks.thousands, affixed) }),
      ...(prefix !== '' && { prefix }),
      ...(suffix !== '' && { suffix }),
      ...(censored && { censored }),
    },
    evidence: [
      ...(affixes.length > 0 ? ['the same sign or unit in the cells'] : []),
      ...evidence,
      ...(censored ? [`${rowsOf(affixed.filter(({ flag }) => flag > 0))} detection limits`] : []),
    ],
    ...(doubt !== undefined && { doubt }),
  }
}

/** The texts that are numbers; one object each, for a table may have twenty thousand columns. */
function cellsOf({ texts, counts }: TextProfile): Cell[] {
  const cells: Cell[] = []
  texts.forEach((body, index) => {
    const rows = counts[index] ?? 0
    if (plainNumber.test(body)) {
      cells.push({ flag: 0, form: '', prefix: '', body, suffix: '', rows })
      return
    }
    const shape = numberShape(body)
    if (shape !== undefined) cells.push({ ...shape, rows })
  })
  return cells
}

/** What stands most often around the digits. */
function commonAffixes(cells: readonly Cell[]): { readonly prefix: string; readonly suffix: string } {
  const pairs = tally(cells, ({ prefix, suffix }) => JSON.stringify([prefix, soft(suffix)]))
  const [prefix = '', wanted = ''] = JSON.parse(pairs[0] ?? '["",""]') as string[]
  const spelt = tally(
    cells.filter((cell) => cell.prefix === prefix && soft(cell.suffix) === wanted),
    ({ suffix }) => suffix,
  )
  return { prefix, suffix: spelt[0] ?? '' }
}

function soft(text: string): string {
  return text.replace(/\s/g, ' ').trim().toLowerCase()
}

interface ChosenMarks {
  readonly marks: Marks
  readonly evidence: readonly string[]
  readonly doubt?: string
}

function chooseMarks(cells: readonly Cell[], hints: NotationHints): ChosenMarks {
  const isWithDots = cells.every(({ body }) => plainBody.test(body))
  const tried = isWithDots ? marksTried.filter(({ thousands = '.' }) => thousands === '.') : marksTried
  const read = new Map(tried.map((marks) => [marks, rowsRead(cells, marks)]))
  const most = Math.max(...read.values())
  const readsAll = (marks: Marks) => read.get(marks) === most
  const best = tried.find(readsAll) ?? {}
  const [dots, commas, commaGroups, dotGroups] = marksTried
  if (best === dots && readsAll(dotGroups ?? {}) && cells.some(({ body }) => body.includes('.'))) {
    if (hints.decimal === ',')
      return {
        marks: dotGroups ?? {},
        evidence: ['a dot before every three digits, and decimal commas in other columns'],
      }
    return dotBeforeThree(cells, hints)
  }
  if (best === commas && readsAll(commaGroups ?? {})) return commaBeforeThree(cells, hints)
  if (best.thousands !== undefined) return { marks: best, evidence: ['marks between groups of three digits'] }
  return { marks: best, evidence: best.decimal === ',' ? ['decimal commas'] : [] }
}

/** Every dot stands before exactly three digits: decimals nearly everywhere, unless nothing else in the table has a dot. */
function dotBeforeThree(cells: readonly Cell[], hints: NotationHints): ChosenMarks {
  const dotted = cells.filter(({ body }) => body.includes('.'))
  if (hints.decimal === '.' || dotted.length < leastDotted) return { marks: {}, evidence: [] }
  const each = `three digits after the dot in all of ${rowsOf(dotted)} cells`
  if (hints.delimiter === ';')
    return {
      marks: { decimal: ',', thousands: '.' },
      evidence: [`dots group thousands: ${each}, and a semicolon delimits the file's cells`],
      doubt: 'read as thousands, but these may be decimals: then strike out decimal and thousands',
    }
  return {
    marks: {},
    evidence: [`decimal dots: ${each}`],
    doubt: 'read as decimals, but dots may group thousands: then set decimal to "," and thousands to "."',
  }
}

/** Every comma stands before exactly three digits: 403,545 is one of two numbers. */
function commaBeforeThree(cells: readonly Cell[], hints: NotationHints): ChosenMarks {
  const groups = (why: string): ChosenMarks => ({
    marks: { thousands: ',' },
    evidence: [`commas group thousands: ${why}`],
  })
  const decimals = (why: string): ChosenMarks => ({ marks: { decimal: ',' }, evidence: [`decimal commas: ${why}`] })
  if (hints.decimal === '.') return groups('other columns have decimal dots')
  if (hints.decimal === ',') return decimals('other columns have them')
  const grouped = cells.filter(({ body }) => body.includes(','))
  const plain = cells.filter(({ body }) => !body.includes(','))
  const heads = grouped.map(({ body }) => body.replace(/^\D/, '').split(',')[0] ?? '')
  const each = `three digits after the comma in all of ${rowsOf(grouped)} cells`
  if (plain.length > 0 && (grouped.some(({ body }) => body.endsWith('0')) || grouped.length >= 20))
    return groups(`${each}, and cells below 1000 have none`)
  if (heads.some((head) => head.length === 3)) return groups(`${each}, one to three before it`)
  if (hints.delimiter === ',') return groups(`${each}, and it delimits the file's cells`)
  if (hints.delimiter === ';')
    return {
      ...decimals(`${each}, and a semicolon delimits the file's cells`),
      doubt: 'read as decimal commas, but these may group thousands: then set thousands to "," and strike out decimal',
    }
  return {
    ...groups(each),
    doubt: 'read as thousands, but these may be decimal commas: then set decimal to "," and strike out thousands',
  }
}

function rowsRead(cells: readonly Cell[], marks: Marks): number {
  const read = numberReader(marks)
  return rowsOf(cells.filter(({ body }) => !Number.isNaN(read(body).value)))
}

/** Which of the blanks or apostrophes is used most. */
function spellingOf(thousands: string, cells: readonly Cell[]): string {
  if (thousands === ',' || thousands === '.') return thousands
  const used = tally(
    cells.flatMap((cell) => [...cell.body].filter((mark) => /[\s'’]/.test(mark)).map((mark) => ({ ...cell, mark }))),
    ({ mark }) => mark,
  )
  return used[0] ?? thousands
}

function limitForms(cells: readonly Cell[]): NumberNotation['censored'] | undefined {
  const limits = cells.filter(({ flag }) => flag > 0)
  if (limits.length === 0) return undefined
  const formOf = (wanted: number) =>
    tally(
      limits.filter(({ flag }) => flag === wanted),
      ({ form }) => form,
    )[0]
  const below = formOf(1)
  const above = formOf(2)
  return { ...(below !== undefined && { below }), ...(above !== undefined && { above }) }
}

/** The keys by their rows, most first. */
function tally<C extends { readonly rows: number }>(cells: readonly C[], keyOf: (cell: C) => string): string[] {
  const counts = new Map<string, number>()
  for (const cell of cells) counts.set(keyOf(cell), (counts.get(keyOf(cell)) ?? 0) + cell.rows)
  return [...counts].sort(([, a], [, b]) => b - a).map(([key]) => key)
}

function rowsOf(cells: readonly { readonly rows: number }[]): number {
  return cells.reduce((sum, { rows }) => sum + rows, 0)
}
