import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

interface Commune {
  readonly code: string
  readonly departement?: string
  readonly collectivite?: string
  readonly population?: number
  readonly codesPostaux?: readonly string[]
}

interface Departement {
  readonly code: string
  readonly nom: string
  readonly region: string
}

/** Where the package of the French state's communes lies; undefined when it is not installed. */
export function communesFolder(): string | undefined {
  try {
    return createRequire(import.meta.url)
      .resolve('@etalab/decoupage-administratif/package.json')
      .replace(/[^/]*$/, 'data/')
  } catch {
    return undefined
  }
}

/**
 * The rows of src/identity/hierarchies/french-postcodes.ts, from the communes: every postcode under the departement where most
 * of its people live, by its last three digits where the first two are the departement's, and the name of its region.
 */
export async function frenchPostcodes(folder: string): Promise<(readonly [string, string, string])[]> {
  const read = async (name: string) => JSON.parse(await readFile(`${folder}${name}.json`, 'utf8'))
  const communes = (await read('communes')) as readonly Commune[]
  const departements = (await read('departements')) as readonly Departement[]
  const regions = (await read('regions')) as readonly { readonly code: string; readonly nom: string }[]
  const people = new Map<string, Map<string, number>>()
  for (const { code, departement = code.slice(0, 3), population = 0, codesPostaux = [] } of communes)
    for (const postcode of codesPostaux) {
      const held = people.get(postcode) ?? new Map<string, number>()
      people.set(postcode, held.set(departement, (held.get(departement) ?? 0) + population))
    }
  const codesOf = new Map<string, string[]>()
  for (const [postcode, held] of people) {
    const [most] = [...held].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    const departement = most?.[0] ?? ''
    codesOf.set(departement, [...(codesOf.get(departement) ?? []), postcode])
  }
  return [...codesOf]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([departement, postcodes]) => {
      const { region = '', nom = '' } = departements.find(({ code }) => code === departement) ?? {}
      const name = regions.find(({ code }) => code === region)?.nom ?? nom
      const start = /^2[AB]$/.test(departement) ? '20' : departement.slice(0, 2)
      const codes = postcodes.sort().map((code) => (code.startsWith(start) ? code.slice(2) : code))
      return [departement, name, codes.join(' ')]
    })
}

function moduleText(rows: readonly (readonly string[])[]): string {
  return [
    '/**',
    ' * Postcodes by departement, with its region: facts of the official geographic code, made by `npm run postcodes` from',
    ' * @etalab/decoupage-administratif (data: INSEE, La Poste; Licence Ouverte 2.0). Three digits follow the first two of the',
    ' * departement (20 in Corsica); five are codes that begin otherwise. A code of two departements stands where most people live.',
    ' */',
    'export const frenchPostcodes: readonly (readonly [departement: string, region: string, codes: string])[] = [',
    ...rows.map((row) => `  [${row.map(quoted).join(', ')}],`),
    ']',
    '',
  ].join('\n')
}

function quoted(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`
}

if (process.argv[1]?.endsWith('french-postcodes.ts')) {
  const folder = communesFolder()
  if (folder === undefined) throw new Error('not installed: @etalab/decoupage-administratif')
  await writeFile(
    new URL('../src/identity/hierarchies/french-postcodes.ts', import.meta.url),
    moduleText(await frenchPostcodes(folder)),
  )
}
