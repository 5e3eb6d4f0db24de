import type { CodedTree } from '../../src/identity/index.js'
import { treeOfPaths } from '../../src/identity/index.js'

/** Hospital stays of seven quasi-identifiers, nearly all of them alone, with the trees of their columns. */
export interface Stays {
  readonly columns: readonly { readonly name: string; readonly tree: CodedTree; readonly codes: Int32Array }[]
  readonly rowCount: number
}

/** The stays that the figures of ARX and of the first search were measured on: the same numbers from the same generator. */
export function stays(rowCount: number): Stays {
  const uniform = mulberry32(7)
  const commune = zipf(5000, 0.9)
  const diagnosis = zipf(1500, 0.9)
  const trees = { ...places(), ...people(), ...times() }
  const names = ['age', 'sex', 'commune', 'admitted', 'icd', 'exit', 'los'] as const
  const codes = new Map(names.map((name) => [name, new Int32Array(rowCount)]))
  for (let row = 0; row < rowCount; row++) {
    const age = uniform() < 0.1 ? uniform() * 5 : 20 + 75 * (1 - uniform() * uniform())
    codes.get('age')![row] = Math.min(110, Math.floor(age))
    codes.get('los')![row] = Math.min(60, Math.floor(-Math.log(1 - uniform()) * 5))
    const exit = uniform()
    codes.get('sex')![row] = uniform() < 0.47 ? 0 : 1
    codes.get('commune')![row] = commune(uniform())
    codes.get('admitted')![row] = Math.floor(uniform() * 1096)
    codes.get('icd')![row] = diagnosis(uniform())
    codes.get('exit')![row] = exit < 0.8 ? 0 : 1 + Math.floor(uniform() * 7)
  }
  return { rowCount, columns: names.map((name) => ({ name, tree: treeOfPaths(trees[name]), codes: codes.get(name)! })) }
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)
const down = (value: number, by: number) => `${value - (value % by)}-`

function people() {
  return {
    age: numbers(111).map((age) => [
      ...[`${age}`, down(age, 5), down(age, 10), down(age, 20), age < 20 ? 'young' : age < 60 ? 'adult' : 'old', '*'],
    ]),
    sex: [
      ['M', '*'],
      ['F', '*'],
    ],
    exit: numbers(8).map((exit) => [`E${exit}`, exit < 1 ? 'home' : exit < 6 ? 'transfer' : 'other', '*']),
  }
}

function places() {
  return {
    commune: numbers(5000).map((place) => [`c${place}`, `D${place % 101}`, `R${(place % 101) % 18}`, '*']),
    icd: numbers(1500).map((code) => [`i${code}`, `B${code % 210}`, `C${code % 21}`, '*']),
  }
}

function times() {
  const first = (limits: readonly number[], value: number) => `${limits.findLast((limit) => limit <= value)}`
  return {
    admitted: numbers(1096).map((day) => {
      const date = new Date(Date.UTC(2022, 0, 1 + day)).toISOString()
      const [year, month, third] = [
        date.slice(0, 4),
        date.slice(0, 7),
        Math.min(2, Math.floor((Number(date.slice(8, 10)) - 1) / 10)),
      ]
      return [
        date.slice(0, 10),
        `${month}${third}`,
        month,
        `${year}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`,
        year,
        '*',
      ]
    }),
    los: numbers(61).map((length) => [
      `${length}`,
      first([0, 1, 2, 3, 5, 8, 15, 29], length),
      first([0, 1, 3, 8, 15], length),
      first([0, 1], length),
      '*',
    ]),
  }
}

function zipf(count: number, exponent: number): (share: number) => number {
  const sums = new Float64Array(count)
  let total = 0
  for (let rank = 0; rank < count; rank++) {
    total += 1 / (rank + 1) ** exponent
    sums[rank] = total
  }
  return (share) => {
    let [low, high] = [0, count - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! < share * total) low = middle + 1
      else high = middle
    }
    return low
  }
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
