import { ibanKey, luhnKey, nirKey } from '../identifiers/index.js'
import { digits, type Surrogate } from './surrogate.js'

/** Numbers of registers with their keys right, in ranges that the registers do not give out. */
export const registers: readonly Surrogate[] = [
  {
    // Orders of birth count from 001: 000 is nobody's.
    id: 'nir',
    make(row) {
      const sex = (row.sex ?? (row.draw('sex', 2) === 0 ? 'f' : 'm')) === 'm' ? 1 : 2
      const year = (row.birthYear ?? 1930 + row.draw('birth-year', 80)) % 100
      const month = 1 + row.draw('birth-month', 12)
      const place = row.place(94 * 989)
      const department = 1 + (place % 94)
      // 20 was divided into 2A and 2B.
      const code = department === 20 ? (place % 2 === 0 ? '2A' : '2B') : digits(department, 2)
      const start = `${sex}${digits(year, 2)}${digits(month, 2)}${code}${digits(1 + Math.floor(place / 94), 3)}000`
      return start + nirKey(start)
    },
  },
  {
    // Numbers given out so far begin with 1.
    id: 'npi',
    make(row) {
      const number = `2${digits(row.place(100_000_000), 8)}`
      return number + luhnKey(`80840${number}`)
    },
  },
  {
    // Numbers given out so far begin with 10.
    id: 'rpps',
    make(row) {
      const number = `19${digits(row.place(100_000_000), 8)}`
      return number + luhnKey(number)
    },
  },
  {
    id: 'siret',
    make(row) {
      const number = `000${digits(row.place(1_000_000_000), 10)}`
      return number + luhnKey(number)
    },
  },
  {
    // No department is 00.
    id: 'finess',
    make(row) {
      const number = `00${digits(row.place(1_000_000), 6)}`
      return number + luhnKey(number)
    },
  },
  {
    // Areas from 900 are not given out, and groups below 50 not by the tax office either.
    id: 'ssn',
    make(row) {
      const place = row.place(4_000_000)
      return `${900 + (place % 100)}-${digits(1 + (Math.floor(place / 100) % 49), 2)}-${digits(1 + (Math.floor(place / 4900) % 9999), 4)}`
    },
  },
  {
    // No bank is 00000. The inner key (RIB) is of bank, branch and account, weighed 89, 15 and 3.
    id: 'iban',
    make(row) {
      const account = digits(row.place(1_000_000_000), 11)
      const inner = digits(97 - Number((3n * BigInt(account)) % 97n), 2)
      const plain = `0000000000${account}${inner}`
      return `FR${ibanKey('FR', plain)}${plain}`
    },
  },
  {
    // Version 4, variant 1; the last twelve digits differ.
    id: 'uuid',
    make(row) {
      const hex = (purpose: string, width: number) =>
        row
          .draw(purpose, 16 ** width)
          .toString(16)
          .padStart(width, '0')
      const last = row
        .place(2 ** 40)
        .toString(16)
        .padStart(12, '0')
      return `${hex('uuid-a', 7)}${hex('uuid-b', 1)}-${hex('uuid-c', 4)}-4${hex('uuid-d', 3)}-8${hex('uuid-e', 3)}-${last}`
    },
  },
]
