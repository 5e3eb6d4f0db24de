import { frenchPostcodes } from './french-postcodes.js'
import type { Hierarchy } from './hierarchy.js'

interface Places {
  readonly codesOf: ReadonlyMap<string, readonly string[]>
  readonly departementOf: ReadonlyMap<string, string>
  readonly regionOf: ReadonlyMap<string, string>
}

let known: Places | undefined

/** The table is unfolded when a postcode is first asked about. */
function places(): Places {
  known ??= unfolded()
  return known
}

function unfolded(): Places {
  const codesOf = new Map(
    frenchPostcodes.map(([departement, , codes]) => {
      const start = prefixOf(departement)
      return [departement, codes.split(' ').map((code) => (code.length === 3 ? start + code : code))]
    }),
  )
  return {
    codesOf,
    departementOf: new Map([...codesOf].flatMap(([departement, codes]) => codes.map((code) => [code, departement]))),
    regionOf: new Map(frenchPostcodes.map(([departement, region]) => [departement, region])),
  }
}

function prefixOf(departement: string): string {
  return /^2[AB]$/.test(departement) ? '20' : departement.slice(0, 2)
}

/** By the table; codes of firms and post boxes, which are in no table, by their first digits. */
function departementOf(postcode: string): string | undefined {
  const listed = places().departementOf.get(postcode)
  if (listed !== undefined) return listed
  const start = /^9[78]/.test(postcode) ? postcode.slice(0, 3) : postcode.slice(0, 2)
  const found = start === '20' ? (postcode < '20200' ? '2A' : '2B') : start
  return places().codesOf.has(found) ? found : undefined
}

/** Numbers that a spreadsheet robbed of their first zero are codes too. */
const whole = (code: string) => (/^\d{4}$/.test(code) ? `0${code}` : code)

/** French postcodes: 94390 lies in Essonne (91), and that in a region. By a table, not by the first digits. */
export const frPostcode: Hierarchy = {
  id: 'fr-postcode',
  title: 'French postcodes',
  contains: (code) =>
    (/^\d{4,5}$/.test(code) && departementOf(whole(code)) !== undefined) ||
    places().regionOf.has(code) ||
    frenchPostcodes.some(([, region]) => region === code),
  ancestorsOf(code) {
    const { regionOf } = places()
    const departement = /^\d{4,5}$/.test(code) ? departementOf(whole(code)) : undefined
    const region = regionOf.get(departement ?? code)
    return [departement, region].filter((each) => each !== undefined)
  },
  regions: {
    title: 'their département',
    all: () => [...places().codesOf.keys()],
    isCode: (code) => places().departementOf.has(code),
    codesOf: (departement) => places().codesOf.get(departement) ?? [],
  },
}
