import type { KeyFault, LinkFinding } from '../../index.js'
import { isRising } from './is-rising.js'
import type { LinkWords } from './words.js'

const faults: Readonly<Record<KeyFault['kind'], string>> = {
  'missing-key': 'no key',
  'duplicate-key': 'the key of an earlier row',
  'missing-parent': 'no parent',
  orphan: 'a parent that is not there',
  'parent-dropped': 'a parent that was dropped',
}

/** What was found of linked tables, in English. */
export const linksInEnglish: LinkWords = {
  headings: ['table', 'found', 'counted'],
  say: ({ what, column, other, count, of }) => {
    switch (what) {
      case 'people':
        return 'the table of people'
      case 'other-people':
        return 'could be the table of people as well'
      case 'made-people':
        return `the table of people, made of the values of ${column}: no file holds it`
      case 'no-people':
        return 'no column links it to another table'
      case 'key':
        return `key ${column}`
      case 'parent':
        return `${column} points at ${other}`
      case 'without-parent':
        return `rows without a ${column}: they will be dropped (orphans: drop)`
      case 'orphans':
        return `rows whose ${column} is not in ${other}: refused unless \`orphans\` says drop or keep`
      case 'reference':
        return `${column} refers to ${other}`
      case 'cycle':
        return `${column} points back at ${other}: left out of the tree`
      case 'left-out':
        return `${column} points at ${other}, which the tree does not hold: synthetic rows do not keep it`
      case 'unlinked':
        return 'no column links it to people: left out'
      case 'time':
        return isRising({ count, of })
          ? `${column} orders the rows: it never falls`
          : `${column} is taken for what orders the rows, by its name: as they stand it falls`
      case 'until':
        return `no ${column} passes ${other}`
      case 'event':
        return `${column} says what ended follow-up at ${other} (people of whom both are known): a time to an event`
      case 'lifted':
        return `${column} is the same in all rows of a parent: moves to it`
      case 'nearly-constant':
        return `${column} is nearly the same in all rows of a parent: stays`
      case 'long':
        return `one measurement a row: ${column} names it, ${other} is its value; rows that repeat one`
      case 'never-falls':
        return `${column} never falls from row to row: kept in what is drawn`
      case 'never-rises':
        return `${column} never rises from row to row: kept in what is drawn`
      case 'stays':
        return `once ${column} is ${other} it stays so: kept in what is drawn`
      case 'increment':
        return `${column} follows the time, 1 in ${other}: kept in what is drawn`
      case 'at-least':
        return `${column} is never below ${other} of the parent: kept in what is drawn`
      case 'at-most':
        return `${column} is never above ${other} of the parent: kept in what is drawn`
    }
  },
  counted: ({ what, count, of }: LinkFinding) => {
    switch (what) {
      case 'people':
        return `${count} ${count === 1 ? 'table points' : 'tables point'} at it`
      case 'made-people':
        return `${count} people`
      case 'unlinked':
      case 'no-people':
        return `${of} rows`
      case 'key':
        return `${count} different in ${of} rows`
      case 'time':
      case 'lifted':
      case 'nearly-constant':
      case 'never-falls':
      case 'never-rises':
      case 'stays':
      case 'increment':
        return `${count} of ${of} parents of two rows or more`
      case 'at-least':
      case 'at-most':
        return `${count} of ${of} parents`
      default:
        return `${count} of ${of} rows`
    }
  },
  fault: ({ kind, table, column, rows }) =>
    `table ${JSON.stringify(table)}, column ${JSON.stringify(column)}: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'} with ${faults[kind]}, first row ${(rows[0] ?? 0) + 1}`,
  kept: ({ drawn, kept }) =>
    `${kept} of ${drawn} people drawn satisfy the condition and were kept (${percent(kept / drawn)}%)`,
  draftWritten: (schema) => `${schema}: keys, times, kinds and roles are guesses; read, correct and confirm them`,
}

/** Two digits of what is below one in a hundred. */
function percent(share: number): string {
  return String(Number((100 * share).toPrecision(2)))
}
