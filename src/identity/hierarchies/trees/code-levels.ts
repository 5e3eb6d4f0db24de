import { frPostcode } from '../fr-postcode.js'
import { icd10 } from '../icd-10.js'
import { icdBlockOf } from './icd-10-blocks.js'

/** A system of codes with the same levels for every code, from fine to coarse. */
export interface CodeLevels {
  readonly id: string
  readonly title: string
  /** Names of the levels above the code itself. */
  readonly levels: readonly string[]
  /** Whether a text is a code of it. */
  contains(code: string): boolean
  /** Whether a text is a code or a level of it: of tables whose places were made coarser already. Codes alone when not said. */
  holds?(text: string): boolean
  /** The code at each of these levels; a coarser code stands for itself below. */
  above(code: string): string[]
}

const cut = (code: string, length: number) => code.slice(0, length)

const icd: CodeLevels = {
  id: 'icd-10',
  title: 'ICD-10 diagnoses',
  levels: ['fourth character', 'category', 'block', 'chapter'],
  contains: (code) => /^[A-Z]\d[0-9A-Z]/.test(code) && icd10.contains(code),
  above(code) {
    const plain = code.replace('.', '')
    const category = cut(plain, 3)
    const fourth = plain.length > 3 ? `${category}.${plain[3]}` : category
    return [fourth, category, icdBlockOf(category), icd10.ancestorsOf(category).at(-1) ?? category]
  },
}

const atcLevels: CodeLevels = {
  id: 'atc',
  title: 'ATC drug classes',
  levels: ['chemical subgroup', 'pharmacological subgroup', 'therapeutic subgroup', 'anatomical group'],
  contains: (code) => /^[A-DGHJLMNPRSV](?:\d{2}(?:[A-Z](?:[A-Z](?:\d{2})?)?)?)?$/.test(code),
  above: (code) => [5, 4, 3, 1].map((length) => cut(code, length)),
}

const ccam: CodeLevels = {
  id: 'ccam',
  title: 'CCAM procedures',
  levels: ['topography and action', 'topography', 'anatomical system'],
  contains: (code) => /^[A-Z]{4}\d{3}$/.test(code),
  above: (code) => [4, 2, 1].map((length) => cut(code, length)),
}

const postcode: CodeLevels = {
  id: 'fr-postcode',
  title: 'French postcodes',
  levels: ['département', 'région'],
  contains: (code) => /^\d{4,5}$/.test(code) && frPostcode.contains(code),
  holds: (text) => frPostcode.contains(text),
  above(code) {
    const above = frPostcode.ancestorsOf(code)
    const region = above.at(-1) ?? code
    // Above a département stands its région alone.
    return [above.length === 2 ? above[0]! : code, region]
  },
}

/** The first two signs of a commune's code are its département, by construction; three overseas. */
const communeDepartement = (code: string) => (/^9[78]/.test(code) ? cut(code, 3) : cut(code, 2))

const commune: CodeLevels = {
  id: 'fr-commune',
  title: 'French communes (INSEE codes)',
  levels: ['département', 'région'],
  contains: (code) => /^(?:\d{5}|2[AB]\d{3})$/.test(code) && frPostcode.contains(communeDepartement(code)),
  above(code) {
    const departement = communeDepartement(code)
    return [departement, frPostcode.ancestorsOf(departement).at(-1) ?? departement]
  },
}

const departement: CodeLevels = {
  id: 'fr-departement',
  title: 'French départements',
  levels: ['région'],
  contains: (code) => /^(?:\d{2}|2[AB]|9[78]\d)$/.test(code) && frPostcode.ancestorsOf(code).length > 0,
  above: (code) => [frPostcode.ancestorsOf(code).at(-1) ?? code],
}

const zip: CodeLevels = {
  id: 'us-zip',
  title: 'US ZIP codes',
  levels: ['five digits', 'three digits', 'first digit'],
  contains: (code) => /^\d{5}(?:-\d{4})?$/.test(code),
  holds: (text) => /^(?:\d{5}(?:-\d{4})?|\d{3}|\d)$/.test(text),
  above: (code) => [5, 3, 1].map((length) => cut(code, length)),
}

/** Systems of codes by id; those of few forms first, so that the first that contains all values fits best. */
export const codeLevels: readonly CodeLevels[] = [icd, atcLevels, ccam, departement, postcode, commune, zip]

export function findCodeLevels(id: string): CodeLevels | undefined {
  return codeLevels.find((system) => system.id === id)
}
