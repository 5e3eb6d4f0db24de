import { readFile, writeFile } from 'node:fs/promises'
import { communesFolder } from './french-postcodes.js'

interface Commune {
  readonly nom: string
  readonly type: string
  readonly population?: number
}

/** People from whom a commune's name is listed: smaller ones are found by their postcode. */
const fewest = 2000

/** The names of src/identity/dictionaries/french-towns.ts: French communes of 2,000 people and more, in the order of the alphabet. */
export async function frenchTowns(folder: string): Promise<string[]> {
  const communes = JSON.parse(await readFile(`${folder}communes.json`, 'utf8')) as readonly Commune[]
  const large = communes.filter(({ type, population = 0 }) => type === 'commune-actuelle' && population >= fewest)
  return [...new Set(large.map(({ nom }) => nom))].sort()
}

function moduleText(names: readonly string[]): string {
  const lines: string[] = []
  for (let at = 0; at < names.length; at += 400) lines.push(`  ${JSON.stringify(names.slice(at, at + 400).join('|'))},`)
  return [
    '/**',
    ' * French communes of 2,000 people and more, 400 a line: facts of the official geographic code, made by `npm run towns` from',
    ' * @etalab/decoupage-administratif (data: INSEE; Licence Ouverte 2.0).',
    ' */',
    'export const frenchTowns: readonly string[] = [',
    ...lines,
    "].flatMap((names) => names.split('|'))",
    '',
  ].join('\n')
}

if (process.argv[1]?.endsWith('french-towns.ts')) {
  const folder = communesFolder()
  if (folder === undefined) throw new Error('not installed: @etalab/decoupage-administratif')
  await writeFile(
    new URL('../src/identity/dictionaries/french-towns.ts', import.meta.url),
    moduleText(await frenchTowns(folder)),
  )
}
