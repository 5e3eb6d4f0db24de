import { type ColumnClass, type Evidence, seen, shareOf, type WeighedEvidence } from './column-class.js'
import type { ColumnProfile } from './column-profile.js'
import { saysNameOfPeople } from './words-of-people.js'

const isThing = (profile: ColumnProfile) => profile.share('sentence') > 0.5

function names(profile: ColumnProfile, dictionary: string, what: Evidence): WeighedEvidence | undefined {
  if (profile.share('name-like') + profile.share('word') < 0.7 || profile.meanLength > 40 || isThing(profile))
    return undefined
  const share = profile.share(dictionary)
  const isMany = profile.kinds(dictionary) >= 8
  if (share >= 0.5 && isMany) return seen(share >= 0.7 ? 4.4 : 4, profile, dictionary, what)
  if (
    share >= 0.3 &&
    profile.kinds(dictionary) >= 15 &&
    share > profile.share('town') &&
    profile.distinct >= 0.1 * profile.rows
  )
    return seen(3.7, profile, dictionary, what)
  if (share >= 0.12 && profile.kinds(dictionary) >= 3) return seen(2.5, profile, dictionary, what)
  if (share > 0.02 || profile.distinct >= 0.2 * profile.rows) return seen(1.2, profile, dictionary, what)
  return undefined
}

const textPhrases = [
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
  'anamnese',
  'antecedents texte',
  'evolution',
  'transmission',
  'transmissions',
  'synthese',
  'avis',
  'description',
  'details',
  'detail',
  'plan',
  'impression',
  'findings',
  'discharge summary',
  'lettre',
  'memo',
  'annotation',
  'narratif',
  'verbatim',
  'precisions',
  'precision',
  'commentaire libre',
  'free comment',
  'instructions',
  'hpi',
  'assessment',
]

/** Names, numbers and addresses of people that no key holds together. */
export const classesOfPeople: readonly ColumnClass[] = [
  {
    id: 'last-name',
    role: 'direct',
    title: { en: 'last names', fr: 'noms de famille' },
    phrases: [
      'nom',
      ...'nachname|familienname|geburtsname|zuname|achternaam|geboortenaam|apellido|apellidos|primer apellido|segundo apellido|cognome|cognome nascita|apelido|sobrenome|nome familia|efternamn|efternavn|etternavn|fornamn|sukunimi|nazwisko|prijmeni|nume familie|prezime|soyadi|maiden nm|maiden|last nm|family nm'.split(
        '|',
      ),
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
      'nom epouse',
      'epouse',
      'nom conjoint',
      'nom epoux',
      'nom utilise',
      'nom de naissance',
      'nom naiss',
      'nom exercice',
      'nom assure',
      'nom mere',
      'nom pere',
      'second name',
      'previous name',
      'former name',
      'married name',
      'mothers maiden name',
      'alias',
      'lastnm',
      'surnm',
      'sn',
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
      ...'vornamen|rufname|voornaam|voornamen|roepnaam|nombre|nombre pila|primer nombre|nome proprio|nome battesimo|fornavn|etunimi|imie|jmeno|prenume|ime|given nm|first nm|fst nm'.split(
        '|',
      ),
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
      'prenom naissance',
      'premier prenom',
      'deuxieme prenom',
      'second prenom',
      'autres prenoms',
      'prenom utilise',
      'prenom mere',
      'prenom pere',
      'prenom enfant',
      'firstnm',
      'forenames',
      'known as',
      'christian name',
      'middle',
      'middle initial',
    ],
    weigh: (profile) => names(profile, 'given-name', { en: 'are common first names', fr: 'sont des prénoms courants' }),
  },
  {
    id: 'person-name',
    role: 'direct',
    title: { en: 'names of people', fr: 'noms de personnes' },
    says: saysNameOfPeople,
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
      'enfant',
      'child name',
      'baby name',
      'carer',
      'caregiver',
      'aidant',
      'accompagnant',
      'representant legal',
      'legal representative',
      'employer contact',
      'referent',
      'coordonnateur',
      'sage femme',
      'midwife',
      'therapist',
      'kinesitherapeute',
      'pharmacien',
      'pharmacist',
      'interne',
      'resident',
      'consultant',
      'gp',
      'gp name',
      'medecin adresseur',
      'adresseur',
      'correspondant',
      'destinataire',
      'recipient',
      'expediteur',
      'sender',
      'transcriptionist',
      'dictated by',
      'verified by',
      'valide par',
      'reviewed by',
      'witness',
      'temoin',
      'subscriber name',
      'insured name',
      'assure',
      'titulaire',
      'account holder',
      'beneficiary name',
      'proche',
      'contact urgence',
    ],
    weigh(profile) {
      if (profile.meanWords > 7) return undefined
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
      if (profile.share('other-script') >= 0.7 && profile.kinds('other-script') >= 6)
        return seen(profile.share('other-script-names') >= 0.7 ? 4.2 : 2.5, profile, 'other-script', {
          en: 'are written as names of people are in their script',
          fr: 's’écrivent comme des noms de personnes dans leur écriture',
        })
      if (profile.share('name-shape') >= 0.8 && profile.kinds('name-shape') >= 6)
        return seen(4.1, profile, 'name-shape', {
          en: 'are a last name with a first name or initials, as in lists of people',
          fr: 'sont un nom avec un prénom ou des initiales, comme dans les listes de personnes',
        })
      const held = { en: 'hold a first name beside another name', fr: 'contiennent un prénom à côté d’un autre nom' }
      if (profile.share('holds-person') >= 0.4 && profile.kinds('holds-person') >= 4)
        return seen(profile.share('holds-person') >= 0.7 ? 4.6 : 4.1, profile, 'holds-person', held)
      if (
        two >= 0.7 &&
        profile.share('holds-person') >= 0.25 &&
        profile.kinds('holds-person') >= 8 &&
        profile.share('town') < 0.3
      )
        return seen(3.8, profile, 'holds-person', held)
      if (two >= 0.7 && Math.max(given, family) >= 0.4 && profile.kinds('two-names') >= 8)
        return seen(given >= 0.5 ? 4.8 : 4.2, profile, given >= family ? 'given-name' : 'family-name', what)
      if (two >= 0.7 && Math.max(given, family) >= 0.1 && profile.kinds('two-names') >= 8)
        return seen(2.5, profile, 'given-name', what)
      const looks = profile.share('name-like') + (profile.share('name-like') < 0.1 ? profile.share('word') : 0)
      if (looks >= 0.8 && Math.max(given, family) >= 0.1)
        return seen(2, profile, 'name-like', { en: 'are written as names are', fr: 's’écrivent comme des noms' })
      // Names that no list has, of people from elsewhere: where the column says that they are names, and few come again.
      if (two >= 0.7 && profile.distinct >= 0.3 * profile.rows && profile.share('town') < 0.3)
        return seen(1, profile, 'two-names', {
          en: 'are two words with a capital',
          fr: 'sont deux mots avec une majuscule',
        })
      return undefined
    },
  },
  {
    id: 'login',
    role: 'direct',
    title: { en: 'names of user accounts', fr: 'noms de comptes informatiques' },
    phrases: [
      'login',
      'usr',
      'logon',
      'benutzer',
      'gebruiker',
      'usuario',
      'utente',
      'username',
      'user',
      'user id',
      'utilisateur',
      'compte',
      'valideur',
      'operateur',
      'operator',
      'tech',
      'technician',
      'saisi par',
      'entered by',
      'created by',
      'modified by',
      'cree par',
      'modifie par',
      'auteur',
      'author',
    ],
    weigh(profile) {
      const share = profile.share('login')
      const what = { en: 'are an initial and a common last name', fr: 'sont une initiale et un nom de famille courant' }
      return share >= 0.15 &&
        profile.kinds('login') >= 3 &&
        profile.share('given-name') < 0.3 &&
        profile.share('number') < 0.1
        ? seen(share >= 0.3 ? 4.2 : 2.5, profile, 'login', what)
        : profile.share('one-small-word') >= 0.95 && profile.distinct >= 3 && share > 0
          ? seen(1.2, profile, 'one-small-word', {
              en: 'are one word of small letters',
              fr: 'sont un mot en minuscules',
            })
          : undefined
    },
  },
  {
    id: 'contact',
    role: 'direct',
    title: { en: 'telephones and e-mail addresses', fr: 'téléphones et adresses électroniques' },
    phrases: [
      'contact',
      'contacts',
      'telecom',
      'coordonnees',
      'joindre',
      ...'kontakt|telefon|telefonnummer|rufnummer|handy|telefoon|telefoonnummer|gsm|mobiel|telefono|movil|celular|cellulare|telefone|telemovel|mobil|puhelin|komorka|telefonszam|reach|erreichbar'.split(
        '|',
      ),
      'reach',
      'contact details',
      'emergency contact',
      'personne a prevenir',
    ],
    weigh: (profile) =>
      profile.share('reach') >= 0.6 &&
      profile.kinds('reach') >= 3 &&
      profile.share('desk') < 0.6 &&
      profile.years === undefined
        ? seen(4, profile, 'reach', {
            en: 'hold a telephone or an e-mail address',
            fr: 'contiennent un téléphone ou une adresse électronique',
          })
        : undefined,
  },
  {
    id: 'file-name',
    role: 'direct',
    title: { en: 'names of files of records', fr: 'noms de fichiers de dossiers' },
    phrases: [
      'file',
      'file name',
      'filename',
      'fichier',
      'nom fichier',
      'path',
      'chemin',
      'document',
      'scan',
      'image',
      'photo',
      'attachment',
      'piece jointe',
      'pdf',
      'page',
    ],
    weigh: (profile) =>
      profile.share('file') >= 0.5 && profile.distinct >= 0.3 * profile.rows
        ? seen(
            profile.share('long-number') >= 0.3 || profile.distinct >= 0.9 * profile.rows ? 4.4 : 2,
            profile,
            'file',
            { en: 'are names of files', fr: 'sont des noms de fichiers' },
          )
        : undefined,
  },
  {
    id: 'coordinates',
    role: 'direct',
    title: { en: 'coordinates', fr: 'coordonnées géographiques' },
    phrases: ['latitude', 'longitude', 'lat', 'lon', 'lng', 'long', 'gps', 'coord x', 'coord y', 'geo lat', 'geo lon'],
    weigh: (profile) =>
      profile.numbers !== undefined &&
      !profile.numbers.whole &&
      profile.numbers.low >= -180 &&
      profile.numbers.high <= 180 &&
      profile.meanLength >= 7
        ? {
            weight: 2,
            en: 'numbers within 180 with many decimals',
            fr: 'des nombres inférieurs à 180 avec beaucoup de décimales',
          }
        : undefined,
  },
  {
    id: 'address',
    role: 'direct',
    title: { en: 'street addresses', fr: 'adresses postales' },
    phrases: [
      'adresse',
      ...'anschrift|strasse|strasse hausnummer|hausnummer|wohnanschrift|straat|straatnaam|huisnummer|adres|woonadres|direccion|domicilio|calle|indirizzo|via|residenza|endereco|morada|rua|logradouro|adress|gatuadress|gade|vej|gate|osoite|ulica|adresa|cim|diefthynsi'.split(
        '|',
      ),
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
      'complement adresse',
      'complement',
      'adr',
      'adresse complete',
      'full address',
      'mailing address',
      'postal address',
      'adresse postale',
      'adresse domicile',
      'adresse facturation',
      'billing address',
      'residence address',
      'addr line',
      'batiment',
      'lieu dit',
      'libelle voie',
      'nom voie',
      'lib voie',
      'work address',
      'house number',
      'line',
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
    phrases: textPhrases,
    weigh: (profile) => freeText(profile, true),
  },
  {
    id: 'nameless-text',
    role: 'sensitive',
    title: { en: 'free text in which nobody was found', fr: 'texte libre où personne n’a été trouvé' },
    phrases: textPhrases,
    weigh: (profile) => freeText(profile, false),
  },
]

/** Texts of four words and more, with somebody in one of them at least or with nobody. */
function freeText(profile: ColumnProfile, isNaming: boolean): WeighedEvidence | undefined {
  if (profile.share('sentence') < 0.3 || profile.share('street') > 0.3) return undefined
  if (profile.cells('names-somebody') > 0 !== isNaming) return undefined
  const cells = shareOf(profile.share('sentence'), profile.rows)
  const weight = profile.meanWords >= 6 ? (profile.meanWords >= 12 ? 5.2 : 4.4) : 3.7
  const who = isNaming
    ? seen(0, profile, 'names-somebody', { en: 'name or reach somebody', fr: 'nomment ou joignent quelqu’un' })
    : { en: 'none was seen to name anybody', fr: 'aucune n’a paru nommer quelqu’un' }
  return {
    weight,
    en: `${cells.en} are of four words and more; ${who.en}`,
    fr: `${cells.fr} font quatre mots ou plus ; ${who.fr}`,
  }
}
