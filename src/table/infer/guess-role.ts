import { findHierarchy } from '../../identity/index.js'
import type { ColumnSchema, Role } from '../schema.js'
import { wordsOf } from './name-evidence.js'

export interface RoleGuess {
  readonly role: Role
  readonly why: string
}

interface NamePattern extends RoleGuess {
  /** Words of a column name: English, French, German. */
  readonly words: readonly string[]
}

export const namedLikeBirth = 'named like a date of birth'

const patterns: readonly NamePattern[] = [
  {
    words: ['dob', 'birth', 'birthdate', 'birthday', 'naissance', 'geburt', 'geburtsdatum'],
    role: 'quasi-identifier',
    why: namedLikeBirth,
  },
  {
    words: ['zip', 'zipcode', 'postcode', 'postal', 'plz', 'commune', 'city', 'ville', 'region', 'county', 'country'],
    role: 'quasi-identifier',
    why: 'named like a place',
  },
  {
    words: ['age', 'sex', 'sexe', 'gender', 'geschlecht', 'race', 'ethnicity', 'ethnic', 'marital', 'nationality'],
    role: 'quasi-identifier',
    why: 'named like something that others know of a person',
  },
  {
    words: ['occupation', 'education', 'profession', 'beruf', 'height', 'weight', 'year', 'taille', 'poids'],
    role: 'quasi-identifier',
    why: 'named like something that others know of a person',
  },
  {
    words: ['outcome', 'status', 'death', 'dead', 'died', 'event', 'label', 'target', 'class', 'relapse', 'recur'],
    role: 'outcome',
    why: 'named like an outcome',
  },
  {
    words: ['diabetes', 'income', 'futime', 'survival', 'mortality', 'deces'],
    role: 'outcome',
    why: 'named like an outcome',
  },
  {
    words: ['diagnosis', 'icd', 'icd10', 'hiv', 'genotype', 'disease', 'diagnostic', 'maladie', 'religion'],
    role: 'sensitive',
    why: 'named like a health condition or belief',
  },
]

/** What a column's name alone suggests; undefined when it says nothing. */
export function roleByName(name: string): RoleGuess | undefined {
  const words = wordsOf(name)
  return patterns.find((pattern) => pattern.words.some((word) => words.includes(word)))
}

/** What a column's name and kind suggest about privacy, where its cells name nobody. For a person to confirm. */
export function guessRole(name: string, { kind, hierarchy }: Pick<ColumnSchema, 'kind' | 'hierarchy'>): RoleGuess {
  if (kind === 'identifier') return { role: 'direct-identifier', why: 'reads as a record number' }
  if (kind === 'text') return { role: 'direct-identifier', why: 'free text can name anybody' }
  if (findHierarchy(hierarchy ?? '')?.regions !== undefined)
    return { role: 'quasi-identifier', why: 'a place, by its codes' }
  const named = roleByName(name)
  if (named !== undefined) return named
  if (hierarchy === 'icd-10') return { role: 'sensitive', why: 'diagnoses, by their codes' }
  if (kind === 'datetime') return { role: 'quasi-identifier', why: 'dates of events can be looked up' }
  return { role: 'feature', why: 'nothing special in the name' }
}
