import type { ColumnKind, Role } from '../schema.js'

export interface RoleGuess {
  readonly role: Role
  readonly why: string
  /** A kind the name makes certain, whatever the cells look like. */
  readonly kind?: ColumnKind
}

interface NamePattern extends RoleGuess {
  /** Words of a column name: English, French, German. */
  readonly words: readonly string[]
}

const patterns: readonly NamePattern[] = [
  {
    words: [
      'id',
      'pid',
      'patid',
      'mrn',
      'nhs',
      'ssn',
      'insee',
      'nir',
      'ipp',
      'subject',
      'rownames',
      'uuid',
      'usubjid',
      'passport',
      'iban',
      'medicare',
      'medicaid',
    ],
    role: 'direct-identifier',
    kind: 'identifier',
    why: 'named like a record number',
  },
  {
    words: ['name', 'surname', 'firstname', 'lastname', 'nom', 'prenom', 'vorname', 'nachname'],
    role: 'direct-identifier',
    kind: 'text',
    why: "named like a person's name",
  },
  {
    words: [
      'email',
      'mail',
      'courriel',
      'phone',
      'telephone',
      'telefon',
      'mobile',
      'fax',
      'address',
      'adresse',
      'street',
      'rue',
      'strasse',
    ],
    role: 'direct-identifier',
    kind: 'text',
    why: 'named like an address or a number to reach somebody',
  },
  {
    words: ['dob', 'birth', 'birthdate', 'birthday', 'naissance', 'geburt', 'geburtsdatum'],
    role: 'quasi-identifier',
    why: 'named like a date of birth',
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

/** What a column's name, kind and cells suggest about privacy. A suggestion with its reason, for a person to confirm. */
export function guessRole(name: string, { kind, texts }: { kind: ColumnKind; texts: readonly string[] }): RoleGuess {
  const named = roleByName(name)
  if (named !== undefined && fits(named, kind)) return named
  if (texts.length > 0 && texts.every((text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)))
    return { role: 'direct-identifier', kind: 'text', why: 'e-mail addresses' }
  if (kind === 'identifier') return { role: 'direct-identifier', why: 'reads as a record number' }
  if (kind === 'text') return { role: 'direct-identifier', why: 'free text can name anybody' }
  if (kind === 'datetime') return { role: 'quasi-identifier', why: 'dates of events can be looked up' }
  return { role: 'feature', why: 'nothing special in the name' }
}

/** A yes/no or a repeated word is no record number and no name, whatever its column is called. */
function fits({ kind: certain }: RoleGuess, kind: ColumnKind): boolean {
  if (certain === undefined) return true
  if (certain === 'identifier') return kind === 'numeric' || kind === 'identifier' || kind === 'text'
  return kind === 'text' || kind === 'identifier' || kind === 'categorical'
}

/** `BirthDate`, `birth_date` and `birth.date` are birth, date; joined words are kept too. */
function wordsOf(name: string): string[] {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '')
  const words = plain
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  return [...words, words.join('')]
}
