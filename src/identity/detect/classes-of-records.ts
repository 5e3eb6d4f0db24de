import { type ColumnClass, grouped, type WeighedEvidence } from './column-class.js'
import type { ColumnProfile } from './column-profile.js'
import { saysPhrase, wordsOfName } from './name-words.js'
import { saysNumberOfPeople } from './words-of-people.js'

/** Numbers and codes, not measured ones: letters or digits in one layout, different more often than not or many of them. */
function numbers(profile: ColumnProfile): WeighedEvidence | undefined {
  const { rows, distinct } = profile
  if (
    profile.share('composite') >= 0.5 &&
    profile.share('long-number') >= 0.8 &&
    profile.meanWords <= 4 &&
    distinct >= 0.1 * rows
  )
    return {
      weight: 4,
      en: `${grouped(distinct, ',')} different cells of several components with a long number`,
      fr: `${grouped(distinct, '\u202f')} cellules différentes à plusieurs composants avec un long numéro`,
    }
  if (
    profile.share('code') + profile.share('digits') < 0.9 &&
    profile.share('digits') < 0.9 &&
    profile.share('code') < 0.9
  )
    return undefined
  if (profile.years !== undefined || profile.share('time') > 0.5) return undefined
  if (profile.numbers !== undefined && !profile.numbers.whole) return undefined
  if (distinct < 5 && !isOpaque(profile)) return undefined
  const unique = distinct / Math.max(1, rows)
  const evidence = {
    en: `${grouped(distinct, ',')} different numbers or codes in ${grouped(rows, ',')} cells`,
    fr: `${grouped(distinct, '\u202f')} numéros ou codes différents dans ${grouped(rows, '\u202f')} cellules`,
  }
  if (isMeasured(profile)) return undefined
  if (isOpaque(profile)) return { weight: 5, ...evidence }
  if (isRecordByItself(profile)) return { weight: 4.2, ...evidence }
  if (/(concept|type|status|statut|categor|version|unit|lot|nb|nombre|count)/.test(wordsOfName(profile.name).join(' ')))
    return undefined

  if (unique >= 0.5 || distinct >= 50) return { weight: 2, ...evidence }
  return unique >= 0.05 || distinct >= 20 ? { weight: 1.4, ...evidence } : undefined
}

/** Pressures and counts: 120/80, and whole numbers under a name of what is measured. */
function isMeasured(profile: ColumnProfile): boolean {
  if (profile.share('fraction') >= 0.8) return true
  if (profile.numbers === undefined) return false
  const words = wordsOfName(profile.name)
  return measures.some((word) => words.includes(word))
}

const measures =
  'count counts total sum volume amount montant cost cout price prix size taille weight poids dose level concentration rate ratio score duration duree distance salary income revenue steps balance quantity qty'.split(
    ' ',
  )

/** Long codes of letters and digits in one length, as hashes and keys are: nothing that anybody measures or lists. */
function isOpaque({ name, share, oneLength, meanLength, distinct, entropy }: ColumnProfile): boolean {
  return (
    share('opaque') >= 0.95 &&
    oneLength >= 0.9 &&
    meanLength >= 16 &&
    distinct >= 3 &&
    entropy > 1.2 &&
    !/(checksum|digest|version|commit|sha|md|etag|signature|build|software)/.test(wordsOfName(name).join(' '))
  )
}

/** A few numbers or codes, where only the name says whose they are: those of staff come again and again. */
function fewNumbers(profile: ColumnProfile): WeighedEvidence | undefined {
  const isCode = profile.share('code') >= 0.9 || profile.share('digits') >= 0.9
  if (!isCode || isMeasured(profile) || profile.years !== undefined || profile.share('time') > 0.5) return undefined
  if (profile.numbers !== undefined && !profile.numbers.whole) return undefined
  return profile.meanLength >= 3 && profile.distinct >= 2
    ? { weight: 1, en: 'numbers or codes of three signs and more', fr: 'des numéros ou codes de trois signes ou plus' }
    : undefined
}

/** Of one layout, many different, spread evenly and not rounded, digit by digit: what nothing but record numbers are. */
function isRecordByItself(profile: ColumnProfile): boolean {
  const { rows, distinct, numbers: range, onePattern, oneLength, entropy, meanLength, commonest } = profile
  if (rows < 20 || distinct < 20 || countsRows(profile)) return false
  const isUnique = distinct >= 0.98 * rows
  const isEven = commonest * distinct <= 6
  const isMany = distinct >= 50 && (distinct >= 0.3 * rows || (distinct >= 0.12 * rows && isEven))
  if (profile.share('hex') >= 0.8 && oneLength >= 0.9 && meanLength >= 8) return isUnique || isMany
  if (range === undefined)
    return (
      (isUnique || (isMany && entropy > 1.5)) &&
      (onePattern >= 0.9 || (oneLength >= 0.95 && meanLength >= 8)) &&
      meanLength >= 5 &&
      profile.share('code') >= 0.95
    )
  if (!range.whole || onePattern < 0.95) return false
  return (
    (isUnique && meanLength >= 6 && range.middle > 0.38 && entropy > 1.5) ||
    (isMany && meanLength >= 7 && range.middle > 0.36 && entropy > 2.4)
  )
}

/** Whole numbers that are as many as their range: 1, 2, 3 … or 4001, 4002, 4003 … */
function countsRows({ rows, distinct, numbers: range }: ColumnProfile): boolean {
  return range?.whole === true && rows >= 10 && distinct >= 0.98 * rows && range.high - range.low < 1.1 * rows
}

const people: readonly string[] =
  'nir|ins|insee|numero securite sociale|num secu|secu|nss|ssn|social security|nhs|nhs number|nhs no|phone|home phone|telephone|tel|mobile|portable|fax|implant|implant serial|numero implant|pacemaker|udi|device identifier|vehicle|pseudonym|pseudonyme|pseudo|hash|token|patient hash|code inclusion|numero inclusion|inclusion|randomisation number|randomization number|numero randomisation|screening number|donneur|donor|numero donneur|ipp|nip|mrn|patient id|id patient|patient number|patient no|numero patient|num patient|no patient|no dossier|numero dossier|num dossier|dossier|medical record number|record number|chart number|chart no|hospital number|subject id|subject|subjid|usubjid|participant|participant id|member id|beneficiary id|bene id|person id|personid|pid|patid|pat id|patientid|idpatient|id pat|numpat|nopat|identifiant|identifiant patient|id personne|client id|customer id|account number|account|acct|policy number|policy|insurance id|member|subscriber id|subscriber|employee id|matricule|staff id|passport|passeport|cni|carte identite|driver license|drivers license|permis conduire|numero adherent|adherent|no adherent|mutuelle|numero mutuelle|patient|patient key|device serial|serial|serial number|numero serie|no serie|unit number|donor id|family id|id famille|id mere|mother id|mother mrn|emp id|user id|login|badge|dln|ppn|nda|hicn|medicaid|medicaid id|health card|hcn|ohip|chi|chi number|ppsn|code patient|ref patient|ipp local|ipp regional|iep nip|nip local|numero identification|num identification|identification number|national id|national identifier|identite nationale|id national|numero national|tax id|tax number|tin|numero fiscal|spi|curp|nie|dni|bsn|amo|numero amo|numero assure|num assure|matricule assure|carte vitale|vitale|numero vitale|ameli|enrollee id|enrollee|medicare id|medicare no|certificate number|license number|licence number|numero permis|numero passeport|passport number|passport no|visa number|titre sejour|numero etranger|military id|student id|ine|numero etudiant|badge number|numero badge|numero employe|id employe|id agent|agent id|id praticien|practitioner id|physician id|doctor id|id medecin|provider id|numero medecin|nurse id|prescriber id|surgeon id|device id|id dispositif|numero dispositif|catheter serial|prosthesis serial|numero prothese|prothese|pump serial|glucometer|imei|imsi|sim|vin|chassis|numero chassis|fingerprint|empreinte|biometric|voice id|face id|template id|tumor registry|numero registre|registry id|registry number|cohort id|id cohorte|trial id|enrolment number|enrollment number|numero anonymat|anonymat|numero tatouage|numero transfusion|numero don|don|greffon|numero greffe|nefg|cristal|household id|id foyer|foyer|guardian id|id pere|father id|spouse id|link id|master patient index|mpi|empi|eid|upi|enterprise id'.split(
    '|',
  )

const records: readonly string[] =
  'iep|sejour|numero sejour|id sejour|num sejour|no sejour|nda|visit id|visit number|encounter id|encounter|encounter number|admission id|admission number|hadm id|stay id|icustay id|accession|accession number|specimen id|sample id|id echantillon|echantillon|numero echantillon|prelevement|numero prelevement|order id|order number|claim id|claim number|numero facture|facture|invoice|invoice number|prescription id|rx number|numero ordonnance|episode|episode id|numero venue|venue|document id|id document|file number|numero demande|demande|numero acte|study id|barcode|code barre|ticket|case id|case number|numero passage|passage|rum|rss|rsa|numero rss|numero rum|id resultat|result id|transaction id|message id|numero admission|num admission|numero hospitalisation|hospitalisation|numero entree|registration number|registration|csn|fin|fin number|har|account no|visit no|visit num|spell id|attendance id|referral id|referral number|appointment id|numero rdv|requisition|requisition number|control number|message control id|placer order|filler order|lab number|numero labo|labno|numero lame|lame|bloc|slide id|block id|biobank id|aliquot|aliquot id|tube|tube id|plate id|exam id|numero examen|id examen|series uid|image id|report id|numero compte rendu|numero bulletin|bulletin|dispensing id|dispense id|pump id|bag number|poche|numero poche|authorization number|numero accord|authorisation|voucher|numero bon|bon|dossier sinistre|sinistre|numero at|certificat|numero certificat|death certificate|claim|ar number|batch claim'.split(
    '|',
  )

/** What a record's number may be called, and the number of a row as well. */
const anyNumber: readonly string[] =
  'id|num|numero|no|record id|row id|identifier|ref|reference|key|cle|uid|pk|code'.split('|')

/** Whether a name says whose or what number it is. */
function saysOwner(name: string): boolean {
  const words = wordsOfName(name)
  return [...people, ...records].some((phrase) => saysPhrase(words, phrase) >= 0.6)
}

export const classesOfRecords: readonly ColumnClass[] = [
  {
    id: 'patient-number',
    role: 'direct',
    title: { en: 'numbers of people', fr: 'numéros de personnes' },
    phrases: people,
    says: saysNumberOfPeople,
    weigh: (profile) => numbers(profile) ?? fewNumbers(profile),
  },
  {
    id: 'record-number',
    role: 'direct',
    title: { en: 'record numbers', fr: 'numéros d’enregistrement' },
    phrases: records,
    weigh: (profile) => (profile.distinct < 20 && profile.distinct < 0.9 * profile.rows ? undefined : numbers(profile)),
  },
  {
    id: 'some-number',
    role: 'direct',
    title: { en: 'numbers of something', fr: 'numéros de quelque chose' },
    phrases: anyNumber,
    weigh: (profile) =>
      countsRows(profile) || (profile.distinct < 20 && profile.distinct < 0.9 * profile.rows)
        ? undefined
        : numbers(profile),
  },
  {
    id: 'row-number',
    role: 'other',
    title: { en: 'running numbers of rows', fr: 'numéros de ligne' },
    phrases:
      'seq|noseq|numero ligne|row|row number|rownum|line|line number|ligne|index|rang|num|numero|no|id|entry|step|etape|ordre'.split(
        '|',
      ),
    weigh: (profile) =>
      countsRows(profile) && !saysOwner(profile.name)
        ? {
            weight: 4,
            en: 'as many different whole numbers as their range holds, one a cell',
            fr: 'autant d’entiers différents que leur étendue en contient, un par cellule',
          }
        : undefined,
  },
]
