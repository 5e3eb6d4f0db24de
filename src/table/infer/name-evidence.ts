/** What the words of a column's name allow; they decide nothing alone. */
export interface NameEvidence {
  /** Whose row it is: patient, member, MRN. */
  readonly person: boolean
  /** A record number of something. */
  readonly record: boolean
  /** `record` for a word that also names counts and codes. */
  readonly weak: boolean
  /** Something measured, counted, dated or placed. */
  readonly measure: boolean
  /** A person's first, last or whole name. */
  readonly personName: boolean
  /** `name` or `nom`, of whatever. */
  readonly anyName: boolean
  readonly address: boolean
  readonly words: readonly string[]
}

const people = setOf(
  'patient patients pat patid idpat pid subject subjid usubjid member memberid mrn ipp nip nhs beneficiary bene participant personid client person empi ins',
)
const recordWords = setOf(
  'id ids ident identifier identifiant uuid guid ssn nir insee npi rpps adeli siret iban passport medicare medicaid rownames rownum rownumber seqno seqn seqnum seq accession matricule',
)
/** What a number of its own is called after; `NumMedicare` is one of people. */
const ownKeys = setOf(
  'id ident identifiant ss secu securite nir insee npi rpps adeli siret iban passport seq serie serial telephone tel phone',
)
const weakWords = setOf(
  'no num nr number numero code ref reference account acct claim file dossier record case sejour iep visit encounter stay order sample specimen chart folder policy badge hadm icustay admission',
)
const measures = setOf(
  'age count counts cost costs amount price charge charges total sum weight poids height taille size days day months month years year annee date time timestamp duration los score rate ratio level levels dose mean min max value result zip zipcode postcode postal cp plz commune icd icd10 cim cim10 atc ndc cip ucd loinc snomed cpt ccam ghm drg hcpcs platelets plaquettes creatinine glucose steps population income salary dob birth naissance nb nombre pct percent factor length width distance temperature pressure volume grade stage status type category class group sex',
)
const ownNames = setOf(
  'surname firstname lastname forename prenom prenoms vorname nachname fullname givenname patronyme',
)
const things = setOf(
  'drug test hospital site ward street product brand generic study trial school company medication med medicament lab labo unit service exam act acte gene species variable file column city town country group event procedure diagnosis disease insurance payer plan hopital usage department facility device item',
)
const addressWords = setOf('address adresse street rue strasse addr voie')

export function nameEvidence(name: string): NameEvidence {
  const words = wordsOf(name)
  const has = (set: ReadonlySet<string>) => words.some((word) => set.has(word))
  const isThing = has(things)
  const strong = has(recordWords)
  const isCount =
    words[0] === 'n' || /(number|num|no|count)_?of|nombre/.test(words.join('_')) || isNumberOfThings(words)
  const ownKey = has(people) && !has(weakOnly) && !isThing
  return {
    person: ownKey && !isCount,
    record: (strong || has(weakWords) || has(people)) && !isCount,
    weak: !strong && !has(people),
    measure: has(measures) || isCount,
    personName: (has(ownNames) || ((words.includes('name') || words.includes('nom')) && has(people))) && !isThing,
    anyName: (words.includes('name') || words.includes('nom')) && !isThing,
    address: has(addressWords),
    words,
  }
}

/** Whether a name alone says that its column names a person or a record, whatever it holds: not to be learnt. */
export function isNamedLikeIdentifier(name: string): boolean {
  const { person, personName, anyName, address, record, weak, measure } = nameEvidence(name)
  return !measure && (person || personName || anyName || address || (record && !weak))
}

/** Whether a name alone says that its column tells whose row it is. */
export function isNamedLikePerson(name: string): boolean {
  return nameEvidence(name).person && isNamedLikeIdentifier(name)
}

/** `NumBeds` and `nb_lits` count; `num_dossier` is a number that something has. */
function isNumberOfThings([first = '', second = '']: readonly string[]): boolean {
  const has = people.has(second) || weakWords.has(second) || ownKeys.has(second)
  return /^(num|nb|nbr)$/.test(first) && /\p{L}{2}/u.test(second) && !has
}

/** Words that make a patient's something else: patient_visit, member_plan. */
const weakOnly = setOf('visit encounter claim order sample specimen stay sejour admission')

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}

/** `BirthDate`, `birth_date` and `birth.date` are birth, date; joined words are kept too. */
export function wordsOf(name: string): string[] {
  // `N° IPP` is a number that somebody has; `n` alone counts.
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\bn\s?[°º]/giu, 'no ')
  const words = plain
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  return [...words, words.join('')]
}
