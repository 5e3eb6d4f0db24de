import { type ColumnClass, grouped, type WeighedEvidence } from './column-class.js'
import type { ColumnProfile } from './column-profile.js'

/** Numbers and codes, not measured ones: letters or digits in one layout, different more often than not or many of them. */
function numbers(profile: ColumnProfile): WeighedEvidence | undefined {
  const { rows, distinct } = profile
  if (
    profile.share('code') + profile.share('digits') < 0.9 &&
    profile.share('digits') < 0.9 &&
    profile.share('code') < 0.9
  )
    return undefined
  if (profile.years !== undefined || profile.share('time') > 0.5) return undefined
  if (profile.numbers !== undefined && !profile.numbers.whole) return undefined
  if (distinct < 5) return undefined
  const unique = distinct / Math.max(1, rows)
  const evidence = {
    en: `${grouped(distinct, ',')} different numbers or codes in ${grouped(rows, ',')} cells`,
    fr: `${grouped(distinct, '\u202f')} numéros ou codes différents dans ${grouped(rows, '\u202f')} cellules`,
  }
  if (isRecordByItself(profile)) return { weight: 4.2, ...evidence }
  if (unique >= 0.5 || distinct >= 50) return { weight: 2, ...evidence }
  return unique >= 0.05 || distinct >= 20 ? { weight: 1.4, ...evidence } : undefined
}

/** Each row another, of one layout, spread evenly and not rounded: what nothing but record numbers are. */
function isRecordByItself(profile: ColumnProfile): boolean {
  const { rows, distinct, numbers: range, onePattern, entropy, meanLength } = profile
  if (rows < 20 || distinct < 0.98 * rows) return false
  if (range === undefined) return onePattern >= 0.9 && meanLength >= 5 && profile.share('code') >= 0.95
  if (!range.whole) return false
  const isCounting = range.low >= 0 && range.high - range.low < 1.5 * rows && meanLength >= 1 && rows >= 50
  return isCounting || (meanLength >= 6 && onePattern >= 0.95 && range.middle > 0.38 && entropy > 1.5)
}

const people: readonly string[] = [
  'ipp',
  'nip',
  'mrn',
  'patient id',
  'id patient',
  'patient number',
  'patient no',
  'numero patient',
  'num patient',
  'no patient',
  'no dossier',
  'numero dossier',
  'num dossier',
  'dossier',
  'medical record number',
  'record number',
  'chart number',
  'chart no',
  'hospital number',
  'subject id',
  'subject',
  'subjid',
  'usubjid',
  'participant',
  'participant id',
  'member id',
  'beneficiary id',
  'bene id',
  'person id',
  'personid',
  'pid',
  'patid',
  'pat id',
  'patientid',
  'idpatient',
  'id pat',
  'numpat',
  'nopat',
  'identifiant',
  'identifiant patient',
  'id personne',
  'client id',
  'customer id',
  'account number',
  'account',
  'acct',
  'policy number',
  'policy',
  'insurance id',
  'member',
  'subscriber id',
  'subscriber',
  'employee id',
  'matricule',
  'staff id',
  'passport',
  'passeport',
  'cni',
  'carte identite',
  'driver license',
  'drivers license',
  'permis conduire',
  'numero adherent',
  'adherent',
  'no adherent',
  'mutuelle',
  'numero mutuelle',
  'patient',
  'patient key',
  'device serial',
  'serial',
  'serial number',
  'numero serie',
  'no serie',
  'unit number',
  'donor id',
  'family id',
  'id famille',
  'id mere',
  'mother id',
  'mother mrn',
  'emp id',
  'user id',
  'login',
  'badge',
  'dln',
  'ppn',
  'nda',
  'hicn',
  'medicaid',
  'medicaid id',
  'health card',
  'hcn',
  'ohip',
  'chi',
  'chi number',
  'ppsn',
  'code patient',
  'ref patient',
]

const records: readonly string[] = [
  'id',
  'iep',
  'sejour',
  'numero sejour',
  'id sejour',
  'num sejour',
  'no sejour',
  'nda',
  'visit id',
  'visit number',
  'encounter id',
  'encounter',
  'encounter number',
  'admission id',
  'admission number',
  'hadm id',
  'stay id',
  'icustay id',
  'accession',
  'accession number',
  'specimen id',
  'sample id',
  'id echantillon',
  'echantillon',
  'numero echantillon',
  'prelevement',
  'numero prelevement',
  'order id',
  'order number',
  'claim id',
  'claim number',
  'numero facture',
  'facture',
  'invoice',
  'invoice number',
  'prescription id',
  'rx number',
  'numero ordonnance',
  'episode',
  'episode id',
  'numero venue',
  'venue',
  'document id',
  'id document',
  'file number',
  'num',
  'numero',
  'record id',
  'row id',
  'identifier',
  'ref',
  'reference',
  'numero demande',
  'demande',
  'numero acte',
  'study id',
  'barcode',
  'code barre',
  'ticket',
  'case id',
  'case number',
  'numero passage',
  'passage',
  'key',
  'cle',
  'uid',
  'rum',
  'rss',
  'rsa',
  'numero rss',
  'numero rum',
  'id resultat',
  'result id',
  'transaction id',
  'message id',
  'seq',
  'index',
  'lot number',
]

export const classesOfRecords: readonly ColumnClass[] = [
  {
    id: 'patient-number',
    role: 'direct',
    title: { en: 'numbers of people', fr: 'numéros de personnes' },
    phrases: people,
    weigh: numbers,
  },
  {
    id: 'record-number',
    role: 'direct',
    title: { en: 'record numbers', fr: 'numéros d’enregistrement' },
    phrases: records,
    weigh(profile) {
      const found = numbers(profile)
      if (found === undefined || (profile.distinct < 20 && profile.distinct < 0.9 * profile.rows)) return undefined
      return found
    },
  },
]
