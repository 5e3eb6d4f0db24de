import { digits, drawOf, type Surrogate } from './surrogate.js'

/** Ranges that ARCEP keeps for fiction, four digits each. */
const fictionFr = ['01 99 00', '02 61 91', '03 53 01', '04 65 71', '05 36 49', '06 39 98']
const streetsFr = ['des Lilas', 'de la Gare', 'du Moulin', 'des Écoles', 'de la Fontaine', 'Victor Hugo', 'Pasteur']
const streetsEn = ['Maple', 'Oak', 'Main', 'Park', 'Cedar', 'Lake', 'Hill', 'Washington', 'Church']

/** Addresses and numbers that reach nobody. */
export const places: readonly Surrogate[] = [
  {
    id: 'phone-fr',
    make(row) {
      const place = row.place(60_000)
      const last = digits(Math.floor(place / 6), 4)
      return `${fictionFr[place % 6]} ${last.slice(0, 2)} ${last.slice(2)}`
    },
  },
  {
    // 555-0100 to 555-0199 of every area are kept for fiction (NANPA).
    id: 'phone-us',
    make(row) {
      const place = row.place(79_000)
      return `(${201 + Math.floor(place / 100)}) 555-01${digits(place % 100, 2)}`
    },
  },
  {
    id: 'address-fr',
    make: (row) =>
      `${1 + row.draw('house', 180)} ${drawOf(['rue', 'avenue', 'allée'], row, 'way')} ${drawOf(streetsFr, row, 'street')}`,
  },
  {
    id: 'address-en',
    make: (row) =>
      `${1 + row.draw('house', 1800)} ${drawOf(streetsEn, row, 'street')} ${drawOf(['Street', 'Avenue', 'Road'], row, 'way')}`,
  },
  { id: 'url', make: (row) => `https://example.org/${row.place(10_000_000)}` },
  {
    // The networks of RFC 5737 are for documentation.
    id: 'ip',
    make(row) {
      const place = row.place(762)
      return `${['192.0.2', '198.51.100', '203.0.113'][place % 3]}.${1 + Math.floor(place / 3)}`
    },
  },
]
