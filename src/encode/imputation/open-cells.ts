import {
  type CellSet,
  type Column,
  cellAt,
  columnsOf,
  evaluateExpression,
  isMissing,
  type PresenceRelation,
  parseExpression,
  type Table,
} from '../../table/index.js'
import type { Codebook } from '../codebook.js'
import type { CodedColumn } from '../coded-table.js'
import { encodeTable } from '../encode-table.js'
import { evidenceWeights } from '../evidence-weights.js'
import { innerNames } from '../relations/derivation-kinds.js'
import { innerColumns } from '../relations/fit-relations.js'
import type { FunctionDerivation } from '../relations/kinds/function/derivation.js'

/** A modelled column whose cells are either evidence or open: to be drawn. */
export interface OpenColumn extends CodedColumn {
  /** 0 where the code is evidence; where the cell is open, 1 more than the choice it has. */
  readonly open: Uint16Array
  /** 1 for each code that an open cell may get, missing included. */
  readonly choices: readonly Uint8Array[]
}

/**
 * Codes as evidence, and which codes each missing cell may get. Any but missing, with these exceptions. A cell that a
 * presence relation says is missing is evidence as it stands; where the condition itself is to be filled, all codes are
 * open. A cell that decides another one by a function gets a code that leads to what is observed there. O(cells).
 */
export function openCells(table: Table, codebook: Codebook): OpenColumn[] {
  const { schema, books, derivations = [], enforced } = codebook
  const inner = new Map(innerColumns(table, schema, derivations).map(({ cells }) => [cells.name, cells]))
  const ownerOf = new Map(derivations.flatMap((each) => innerNames(each).map((name) => [name, each.column] as const)))
  const alone = new Set(derivations.flatMap((each) => ('alone' in each ? [each.alone] : [])))
  const presences = [...derivations, ...(enforced?.relations ?? [])].filter((each) => each.type === 'presence')
  return encodeTable(table, codebook).columns.map((coded, index): OpenColumn => {
    const name = books[index]?.column.name ?? ''
    const column = inner.get(name) as Column
    const presence = presences.find((each) => each.column === (ownerOf.get(name) ?? name))
    const decides = derivations.find((each) => each.type === 'function' && each.of === name)
    const { any, present } = plainChoices(coded)
    const isHeld = (row: number) => !isMissing(column, row)
    // A value of its own is there only while its formula or base is missing, and these are about to be filled.
    if (alone.has(name)) return { ...coded, open: new Uint16Array(table.rowCount).fill(1), choices: [any] }
    // A level unknown to the codebook is there, but tells the model nothing.
    if (presence !== undefined) {
      const choiceOf = presenceChoice(presence, table, codebook)
      return choose(coded, (row) => (isHeld(row) ? any : { any, present, closed: null }[choiceOf(row)]))
    }
    if (decides?.type === 'function') {
      const choiceOf = functionChoice(decides, { table, codebook, index, any, present })
      return choose(coded, (row) => (isHeld(row) ? any : choiceOf(row)))
    }
    return choose(coded, (row) => (isHeld(row) ? any : present))
  })
}

type Choice = Uint8Array | null

/** Asks `choiceOf` for every missing code; null leaves the cell as evidence. */
function choose(coded: CodedColumn, choiceOf: (row: number) => Choice): OpenColumn {
  const { codes, size } = coded
  const numbers = new Map<Uint8Array, number>()
  const { any } = plainChoices(coded)
  const open = Uint16Array.from(codes, (code, row) => {
    const choice = code === size - 1 ? choiceOf(row) : null
    if (choice === null) return 0
    if (!numbers.has(choice)) numbers.set(choice, numbers.size + 1)
    return numbers.get(choice) as number
  })
  return { ...coded, open, choices: numbers.size === 0 ? [any] : [...numbers.keys()] }
}

function plainChoices({ size }: CodedColumn): { readonly any: Uint8Array; readonly present: Uint8Array } {
  return { any: new Uint8Array(size).fill(1), present: new Uint8Array(size).fill(1, 0, size - 1) }
}

/** `present` and `closed` where the condition is known to hold or not, `any` where it waits for a cell. */
function presenceChoice(
  { when }: Pick<PresenceRelation, 'when'>,
  table: Table,
  { schema }: Codebook,
): (row: number) => 'any' | 'present' | 'closed' {
  const condition = parseExpression(when)
  const truth = evaluateExpression(condition, table, schema)
  const asked = columnsOf(condition).map((name) => table.column(name))
  return (row) => {
    if (asked.some((column) => isMissing(column, row))) return 'any'
    return truth[row] === 0 ? 'closed' : 'present'
  }
}

/** By what is observed of the column that follows. A missing source may be what leads there: then it stays. */
function functionChoice(
  { column, map }: FunctionDerivation,
  {
    table,
    codebook,
    index,
    any,
    present,
  }: {
    readonly table: Table
    readonly codebook: Codebook
    readonly index: number
    readonly any: Uint8Array
    readonly present: Uint8Array
  },
): (row: number) => Choice {
  const target = table.column(column)
  const known = new Map<string | number, Choice>()
  // Where a missing source goes with a value, as no cause of death with being alive, it is as good as a level.
  const unknown = map.missing === undefined || map.missing === null ? present : any
  return (row) => {
    const cell = cellAt(target, row)
    if (cell === null) return unknown
    if (!known.has(cell)) known.set(cell, choiceFor(cell))
    return known.get(cell) as Choice
  }

  function choiceFor(cell: string | number): Choice {
    const cells: CellSet =
      typeof cell === 'string'
        ? { levels: [cell], missing: false }
        : { ranges: [{ min: cell, max: cell }], missing: false }
    const weights = evidenceWeights(codebook, new Map([[column, cells]]))[index] ?? null
    const choice = present.map((isAllowed, code) => (isAllowed === 1 && (weights?.[code] ?? 1) > 0 ? 1 : 0))
    return choice.includes(1) ? choice : null
  }
}
