import { type ColumnClass, type Evidence, seen, shareOf, type WeighedEvidence } from './column-class.js'
import type { ColumnProfile } from './column-profile.js'

const isThing = (profile: ColumnProfile) => profile.share('sentence') > 0.5

function names(profile: ColumnProfile, dictionary: string, what: Evidence): WeighedEvidence | undefined {
  if (profile.share('name-like') + profile.share('word') < 0.7 || profile.meanLength > 40 || isThing(profile))
    return undefined
  const share = profile.share(dictionary)
  const isMany = profile.kinds(dictionary) >= 8
  if (share >= 0.5 && isMany) return seen(share >= 0.7 ? 4.4 : 4, profile, dictionary, what)
  if (share >= 0.12 && isMany) return seen(2.5, profile, dictionary, what)
  if (share > 0.02 || profile.distinct >= 0.2 * profile.rows) return seen(1.2, profile, dictionary, what)
  return undefined
}

/** Names, numbers and addresses of people that no key holds together. */
export const classesOfPeople: readonly ColumnClass[] = [
  {
    id: 'last-name',
    role: 'direct',
    title: { en: 'last names', fr: 'noms de famille' },
    phrases: [
      'nom',
      'nom famille',
      'nom naissance',
      'nom usage',
      'nom usuel',
      'nom marital',
      'nom jeune fille',
      'nom patronymique',
      'patronyme',
      'last name',
      'lastname',
      'surname',
      'family name',
      'family',
      'maiden name',
      'lname',
      'nachname',
      'last',
      'birth name',
      'nomnais',
      'nomusuel',
    ],
    weigh: (profile) =>
      names(profile, 'family-name', { en: 'are common last names', fr: 'sont des noms de famille courants' }),
  },
  {
    id: 'first-name',
    role: 'direct',
    title: { en: 'first names', fr: 'prénoms' },
    phrases: [
      'prenom',
      'prenoms',
      'prenom usuel',
      'first name',
      'firstname',
      'given name',
      'forename',
      'fname',
      'middle name',
      'given',
      'first',
      'vorname',
      'preferred name',
      'nickname',
    ],
    weigh: (profile) => names(profile, 'given-name', { en: 'are common first names', fr: 'sont des prénoms courants' }),
  },
  {
    id: 'person-name',
    role: 'direct',
    title: { en: 'names of people', fr: 'noms de personnes' },
    phrases: [
      'name',
      'full name',
      'patient name',
      'nom prenom',
      'nom complet',
      'identite',
      'nom patient',
      'nom medecin',
      'medecin',
      'medecin traitant',
      'physician',
      'physician name',
      'doctor',
      'surgeon',
      'chirurgien',
      'praticien',
      'contact',
      'emergency contact',
      'next of kin',
      'personne confiance',
      'personne a prevenir',
      'mother name',
      'father name',
      'nom mere',
      'nom pere',
      'mere',
      'pere',
      'mother',
      'father',
      'guardian',
      'tuteur',
      'signataire',
      'signed by',
      'author',
      'auteur',
      'nurse',
      'infirmier',
      'infirmiere',
      'provider',
      'provider name',
      'attending',
      'referring',
      'referring physician',
      'redacteur',
      'prescripteur',
      'responsable',
      'investigator',
      'investigateur',
      'operator',
      'operateur',
      'anesthesiste',
      'kin',
      'nok',
      'conjoint',
      'spouse',
      'employee name',
      'user name',
      'username',
      'login',
      'entered by',
      'saisi par',
    ],
    weigh(profile) {
      if (isThing(profile) && profile.share('titled') < 0.3) return undefined
      const what = { en: 'hold a common first or last name', fr: 'contiennent un prénom ou un nom courant' }
      const [given, family, two] = [
        profile.share('given-name'),
        profile.share('family-name'),
        profile.share('two-names'),
      ]
      if (profile.share('titled') >= 0.5)
        return seen(4.5, profile, 'titled', {
          en: 'begin with a title (Dr, Mrs …)',
          fr: 'commencent par un titre (Dr, Mme…)',
        })
      if (two >= 0.7 && Math.max(given, family) >= 0.4 && profile.kinds('two-names') >= 8)
        return seen(given >= 0.5 ? 4.8 : 4.2, profile, given >= family ? 'given-name' : 'family-name', what)
      if (two >= 0.7 && Math.max(given, family) >= 0.1 && profile.kinds('two-names') >= 8)
        return seen(2.5, profile, 'given-name', what)
      const looks = profile.share('name-like') + (profile.share('name-like') < 0.1 ? profile.share('word') : 0)
      if (looks >= 0.8 && Math.max(given, family) >= 0.1)
        return seen(2, profile, 'name-like', { en: 'are written as names are', fr: 's’écrivent comme des noms' })
      return undefined
    },
  },
  {
    id: 'address',
    role: 'direct',
    title: { en: 'street addresses', fr: 'adresses postales' },
    phrases: [
      'adresse',
      'address',
      'rue',
      'street',
      'addr',
      'voie',
      'address line',
      'adresse ligne',
      'street address',
      'domicile',
      'home address',
      'numero voie',
      'adr',
    ],
    weigh(profile) {
      const share = profile.share('street')
      const what = { en: 'name a street', fr: 'nomment une rue' }
      if (share >= 0.5) return seen(5, profile, 'street', what)
      if (share >= 0.1) return seen(2.5, profile, 'street', what)
      return profile.meanWords >= 1.8 && profile.distinct >= 0.2 * profile.rows && profile.share('email') < 0.1
        ? seen(1.2, profile, 'street', what)
        : undefined
    },
  },
  {
    id: 'free-text',
    role: 'direct',
    title: { en: 'free text, which can name anybody', fr: 'texte libre, qui peut nommer n’importe qui' },
    phrases: [
      'note',
      'notes',
      'texte',
      'text',
      'comment',
      'comments',
      'commentaire',
      'commentaires',
      'observation',
      'observations',
      'compte rendu',
      'report',
      'narrative',
      'remarks',
      'remarque',
      'conclusion',
      'free text',
      'texte libre',
      'cr',
      'history',
      'histoire',
      'letter',
      'courrier',
      'message',
      'motif',
      'summary',
    ],
    weigh(profile) {
      if (profile.share('sentence') < 0.3 || profile.share('street') > 0.3) return undefined
      const isLong = profile.meanWords >= 6 && profile.distinct >= 0.3 * profile.rows
      const cells = shareOf(profile.share('sentence'), profile.rows)
      const weight = isLong ? (profile.meanWords >= 12 ? 5 : 4.2) : 1.2
      return { weight, en: `${cells.en} are of four words and more`, fr: `${cells.fr} font quatre mots ou plus` }
    },
  },
]
