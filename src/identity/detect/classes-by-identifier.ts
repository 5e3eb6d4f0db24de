import { type Identifier, identifiers } from '../identifiers/index.js'
import { type ColumnClass, type ColumnRole, grouped, seen, type WeighedEvidence } from './column-class.js'
import type { ColumnProfile } from './column-profile.js'
import { phrasesOfRegisters } from './phrases-of-registers.js'

/** What columns of each identifier are called. */
const phrases: Readonly<Record<string, readonly string[]>> = {
  nir: [
    'nir',
    'ins',
    'numero securite sociale',
    'num secu',
    'secu',
    'securite sociale',
    'nss',
    'numss',
    'matricule ins',
    'immatriculation',
    'insee',
    'ins nir',
    'ins c',
    'nia',
    'numero ss',
    'no ss',
    'num ss',
    'insee nir',
    'assure nir',
  ],
  npi: ['npi', 'national provider identifier', 'provider number'],
  rpps: ['rpps', 'prescripteur', 'numero rpps', 'id pp'],
  adeli: ['adeli', 'numero adeli'],
  siren: ['siren'],
  siret: ['siret'],
  finess: ['finess', 'etablissement'],
  iban: ['iban', 'bank account', 'compte bancaire'],
  rib: ['rib', 'compte bancaire', 'coordonnees bancaires'],
  ssn: ['ssn', 'social security', 'social security number'],
  mbi: ['mbi', 'medicare', 'medicare number', 'hic', 'hicn'],
  nhs: ['nhs', 'nhs number', 'nhsno'],
  card: ['card number', 'credit card', 'carte bancaire', 'carte bleue', 'pan'],
  phone: [
    'phone',
    'telephone',
    'tel',
    'mobile',
    'portable',
    'cell',
    'cell phone',
    'fax',
    'home phone',
    'gsm',
    'contact number',
    ...'telefon|telefonnummer|rufnummer|handy|handynummer|telefoon|telefoonnummer|mobiel|telefono|movil|telefono movil|celular|cellulare|telefone|telemovel|mobil|mobilnummer|tlf|tfn|puhelin|komorka|telefonszam|nr tel|tel nr|tel no|phone no|mobile no|cell no|fax no|callback'.split(
      '|',
    ),
    'phone number',
    'telecom',
    'mob',
    'tel fixe',
    'tel portable',
    'tel mobile',
    'telecopie',
    'telephone domicile',
    'work phone',
    'daytime phone',
    'evening phone',
    'pager',
    'bip',
    'ligne directe',
    'phone home',
    'phone work',
    'sms',
    'whatsapp',
  ],
  email: [
    'email',
    'mail',
    'courriel',
    'mel',
    'e mail',
    'adresse mail',
    'adresse electronique',
    'mail pro',
    'mail perso',
    'mssante',
    'courriel pro',
    'email address',
    'e mail address',
    'contact email',
    'messagerie',
  ],
  url: [
    'url',
    'endpoint',
    'homepage',
    'web page',
    'profile',
    'profile url',
    'link url',
    'website',
    'site web',
    'lien',
    'uri',
    'href',
    'portal',
    'portail',
    'lien dossier',
    'link',
    'web',
  ],
  ip: ['ip', 'ip address', 'adresse ip', 'ipv'],
  ipv6: ['ip', 'ipv', 'ip address', 'adresse ip'],
  mac: ['mac', 'mac address', 'adresse mac'],
  uuid: ['uuid', 'guid'],
  'plate-fr': ['plaque', 'immatriculation', 'plate', 'licence plate', 'license plate', 'vehicule'],
  'plate-us': ['plate', 'license plate', 'licence plate', 'vehicle', 'tag number'],
  ...phrasesOfRegisters,
  'dicom-uid': ['uid', 'study instance uid', 'series instance uid', 'sop instance uid', 'study uid'],
}

/** Those that stand in a column under another name: a national telephone number is a `phone`. */
const covered = new Set(['phone-fr', 'phone-us', 'phone-e164'])

/** A column of each identifier: told by its checks. */
export const classesByIdentifier: readonly ColumnClass[] = identifiers
  .filter(({ id }) => !covered.has(id))
  .map((identifier) => ({
    id: identifier.id,
    role: roleOf(identifier),
    title: { en: identifier.title, fr: identifier.titleFr },
    phrases: phrases[identifier.id] ?? [],
    weigh: (profile) => (isDesk(identifier.id, profile) ? undefined : weigh(identifier, profile)),
  }))

/** Telephones and addresses of wards and offices, few over many rows, are where people are and not who. */
export const desks: ColumnClass = {
  id: 'desk',
  role: 'quasi',
  title: { en: 'telephones and e-mail addresses of offices', fr: 'téléphones et adresses électroniques de services' },
  phrases: ['service', 'secretariat', 'poste', 'desk', 'ward', 'office', 'extension'],
  weigh: (profile) =>
    isDesk('phone', profile) || isDesk('email', profile)
      ? seen(5, profile, 'desk', {
          en: 'are shared, and end or begin as an office’s do',
          fr: 'sont partagés, et finissent ou commencent comme ceux d’un service',
        })
      : undefined,
}

function isDesk(id: string, profile: ColumnProfile): boolean {
  return (
    (id === 'phone' || id === 'email') &&
    profile.share(id) >= 0.8 &&
    profile.share('desk') >= 0.6 &&
    profile.distinct <= Math.max(3, 0.2 * profile.rows)
  )
}

/** Institutions are where people are, not who: they narrow down. */
function roleOf({ of }: Identifier): ColumnRole {
  return of === 'institution' ? 'quasi' : 'direct'
}

function weigh(identifier: Identifier, profile: ColumnProfile): WeighedEvidence | undefined {
  const { id, evidence, title, titleFr } = identifier
  const [share, kinds] = [profile.share(id), profile.kinds(id)]
  if (id.startsWith('plate') && profile.years !== undefined) return undefined
  const found = (weight: number, more = { en: '', fr: '' }) =>
    seen(weight, profile, id, { en: `read as ${title}${more.en}`, fr: `se lisent comme ${titleFr}${more.fr}` })
  if (id === 'nir' && profile.share('nir-form') >= 0.98 && profile.kinds('nir-form') >= 20)
    return seen(4.4, profile, 'nir-form', {
      en: 'have the form of NIRs without their key',
      fr: 'ont la forme de NIR sans leur clé',
    })
  if (evidence === 'certain') {
    if (share >= 0.9 || (share >= 0.2 && kinds >= 3)) return found(share >= 0.9 ? 6 : 4.5)
    return share > 0.02 && kinds >= 3 ? found(2) : undefined
  }
  if (evidence === 'checked') {
    const digitsOnly = profile.onePattern >= 0.95
    // One in ten passes by chance: n different numbers that all pass are one in 10^n.
    const chance = {
      en: `, key and all, where ${grouped(Math.round(kinds / Math.max(share, 0.1) / 10), ',')} of ${grouped(Math.round(kinds / Math.max(share, 0.1)), ',')} would by chance`,
      fr: `, clé comprise, quand ${grouped(Math.round(kinds / Math.max(share, 0.1) / 10), '\u202f')} sur ${grouped(Math.round(kinds / Math.max(share, 0.1)), '\u202f')} le seraient par hasard`,
    }
    if (share >= 0.99 && kinds >= 20) return found(5, chance)
    if (share >= 0.9 && kinds >= 8) return found(digitsOnly ? 4 : 3, chance)
    return share >= 0.5 && kinds >= 2 ? found(1.5, chance) : undefined
  }
  const alone = new Set(['phone', 'url', 'ip', 'ssn', 'dicom-uid', 'plate-fr', 'handle', 'itin'])
  // An address of the web that many rows share is a page about something.
  if (id === 'url' && profile.distinct < 0.1 * profile.rows) return share >= 0.6 ? found(1.5) : undefined
  if (share >= 0.6 && kinds >= 3) return found(alone.has(id) && share >= 0.8 ? (id === 'plate-fr' ? 4 : 4.2) : 1.5)
  return share >= 0.2 && kinds >= 3 ? found(1.2) : undefined
}
