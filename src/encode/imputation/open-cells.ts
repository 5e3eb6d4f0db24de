import { type Column, isMissing, type Table } from '../../table/index.js'
import type { Codebook } from '../codebook.js'
import type { CodedColumn } from '../coded-table.js'
import { encodeTable } from '../encode-table.js'
import { evidenceWeights } from '../evidence-weights.js'
import { aloneName, innerNames, openingsOf } from '../relations/derivation-kinds.js'
import { innerColumns } from '../relations/fit-relations.js'
import { type Filling, strictest } from '../relations/opening.js'

/** A modelled column whose cells are either evidence or open: to be drawn. */
export interface OpenColumn extends CodedColumn {
  /** 0 where the code is evidence; where the cell is open, 1 more than the choice it has. */
  readonly open: Uint16Array
  /** 1 for each code that an open cell may get, missing included. */
  readonly choices: readonly Uint8Array[]
}

/**
 * Codes as evidence, and which codes each missing cell may get: any but missing, unless a relation has a say in it
 * (`DerivationKind.opening`). What stands for a column only where that could not be reckoned is open throughout. O(cells).
 */
export function openCells(table: Table, codebook: Codebook): OpenColumn[] {
  const { schema, books, derivations = [], enforced } = codebook
  const inner = new Map(innerColumns(table, schema, derivations).map(({ cells }) => [cells.name, cells]))
  const alone = new Set(derivations.map(aloneName))
  const modelledAs = (column: string) => {
    const names = derivations.filter((each) => each.column === column).flatMap((each) => innerNames(each))
    return names.length > 0 ? names : [column]
  }
  const imposed = [...derivations, ...(enforced?.relations ?? [])]
  const openings = openingsOf(imposed, { table, schema, modelledAs })
  return encodeTable(table, codebook).columns.map((coded, index): OpenColumn => {
    const name = books[index]?.column.name ?? ''
    const column = inner.get(name) as Column
    const { any, present } = plainChoices(coded)
    if (alone.has(name)) return { ...coded, open: new Uint16Array(table.rowCount).fill(1), choices: [any] }
    const here = openings.filter(({ columns }) => columns.includes(name))
    const choiceOf = choices({ any, present }, { codebook, index })
    return choose(coded, (row) => {
      // A level unknown to the codebook is there, but tells the model nothing.
      if (!isMissing(column, row)) return any
      return choiceOf(strictest(here.map(({ fillingOf }) => fillingOf(row))))
    })
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

/** Codes for a filling, each set of cells looked up once. No code that gives what is observed leaves the cell missing. */
function choices(
  { any, present }: { readonly any: Uint8Array; readonly present: Uint8Array },
  { codebook, index }: { readonly codebook: Codebook; readonly index: number },
): (filling: Filling) => Choice {
  const known = new Map<Filling, Choice>([
    ['any', any],
    ['present', present],
    ['closed', null],
  ])
  return (filling) => {
    if (!known.has(filling)) known.set(filling, codesFor(filling as Exclude<Filling, string>))
    return known.get(filling) as Choice
  }

  function codesFor(evidence: Exclude<Filling, string>): Choice {
    const weights = evidenceWeights(codebook, evidence)[index] ?? null
    const choice = present.map((isAllowed, code) => (isAllowed === 1 && (weights?.[code] ?? 1) > 0 ? 1 : 0))
    return choice.includes(1) ? choice : null
  }
}
