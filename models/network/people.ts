import { permutation, type Rng } from '../../src/math/index.js'
import { patientIndex, type Schema, type Table } from '../../src/table/index.js'

/** A number for the person of each row; undefined where the schema names no patients, and every row is a person of its own. */
export type PersonOf = Int32Array | undefined

export function peopleOf(table: Table, schema: Schema): PersonOf {
  return schema.patient === undefined ? undefined : patientIndex(table, schema)
}

/** Rows for each person, on average. */
export function rowsEach(rowCount: number, personOf: PersonOf): number {
  return personOf === undefined || rowCount === 0 ? 1 : rowCount / new Set(personOf).size
}

/** All rows, those of a person together. */
export interface PeopleRows {
  readonly rows: Uint32Array
  /** Where each person's rows start, and after the last their number. */
  readonly starts: Uint32Array
}

/** People in a random order. O(n). */
export function shuffledPeople(rowCount: number, personOf: PersonOf, rng: Rng): PeopleRows {
  if (personOf === undefined)
    return { rows: permutation(rowCount, rng), starts: Uint32Array.from({ length: rowCount + 1 }, (_, row) => row) }
  const people = new Map<number, number[]>()
  personOf.forEach((person, row) => {
    const rows = people.get(person)
    if (rows === undefined) people.set(person, [row])
    else rows.push(row)
  })
  const inOrder = [...people.values()]
  const shuffled = Array.from(permutation(inOrder.length, rng), (person) => inOrder[person]!)
  const starts = new Uint32Array(shuffled.length + 1)
  shuffled.forEach((rows, place) => {
    starts[place + 1] = starts[place]! + rows.length
  })
  return { rows: Uint32Array.from(shuffled.flat()), starts }
}
