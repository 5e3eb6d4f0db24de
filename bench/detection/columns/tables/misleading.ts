import { dayFirst, iso, isoTime } from '../../people/dates.js'
import * as care from '../cells/care.js'
import * as who from '../cells/persons.js'
import { capitals, constant, missing, mixed, number, of, oneOf, running } from '../cells/shape.js'
import * as machine from '../cells/technical.js'
import * as texts from '../cells/texts.js'
import type { MadeTable } from '../made-table.js'

/** Tables whose columns' names say one thing and their cells another, or that put several things into one cell. */
export const misleading: readonly MadeTable[] = [
  {
    ...{ name: 'TABLE_7', source: 'unnamed extract', country: 'fr', rows: 310, people: 240 },
    columns: [
      ['V1', 'direct', 'name', mixed(who.lastThenFirst, capitals(who.firstThenLast))],
      ['V2', 'direct', 'nir', mixed(who.nationalNumber, who.nationalNumberGrouped, who.nationalNumberShort)],
      ['V3', 'direct', 'email', missing(0.6, '.', who.email)],
      ['V4', 'direct', 'phone', missing(0.3, '.', mixed(who.phone, who.phoneWithoutZero))],
      ['V5', 'direct', 'address', who.wholeAddress],
      ['V6', 'quasi', 'town', who.townWithPostcode],
      ['V7', 'quasi', 'birth-date', care.born(dayFirst)],
      ['V8', 'direct', 'rpps', who.doctorNumber],
      ['V9', 'sensitive', 'procedure', oneOf('DEQP003', 'NEKA020', 'HHFA011', 'YYYY600')],
      ['V10', 'sensitive', 'raw-signal', machine.signal],
      ['V11', 'direct', 'iban', missing(0.5, '.', machine.iban)],
      ['V12', 'sensitive', 'diagnosis', care.diagnosisName],
    ],
  },
  {
    ...{ name: 'registre_cancer', source: 'register', country: 'fr', rows: 210 },
    columns: [
      [
        'nom',
        'sensitive',
        'diagnosis',
        oneOf('adénocarcinome', 'lymphome de Hodgkin', 'sarcome d’Ewing', 'tumeur de Wilms'),
      ],
      ['prenom_nom', 'direct', 'name', who.firstThenLast],
      ['ville', 'quasi', 'town', capitals(who.town)],
      [
        'medecin',
        'direct',
        'doctor-name',
        of(({ doctor }) => `Pr ${doctor.firstName.slice(0, 1)}. ${doctor.lastName}`),
      ],
      ['patient', 'other', 'flag', oneOf('oui', 'oui', 'non')],
      ['date_naissance', 'quasi', 'birth-year', care.birthYear],
      [
        'adresse',
        'quasi',
        'institution',
        oneOf('Bâtiment A, 2e étage', 'Pavillon Laennec', 'Bâtiment C, rez-de-chaussée'),
      ],
      ['num', 'direct', 'phone', who.phoneGrouped],
      ['stade_tnm', 'sensitive', 'finding', oneOf('T1N0M0', 'T2N1M0', 'T3N2M1', 'TxN0M0')],
      ['age_prelevement_h', 'other', 'technical-count', number({ middle: 20, spread: 8, least: 1 })],
    ],
  },
  {
    ...{ name: 'sante_travail', source: 'occupational health', country: 'fr', rows: 190 },
    columns: [
      ['salarie', 'direct', 'name', who.lastCommaFirst],
      ['nir_connu', 'other', 'flag', oneOf('1', '0')],
      ['employeur', 'quasi', 'employer', oneOf('Mairie', 'SNCF', 'Boulangerie Petit', 'Garage Martin', 'Hôpital')],
      ['poste', 'quasi', 'profession', care.profession],
      ['aptitude', 'sensitive', 'outcome', oneOf('apte', 'apte avec réserve', 'inapte')],
      ['visite', 'quasi', 'stay-date', care.admitted(dayFirst)],
      ['observations', 'direct', 'note-with-names', texts.namingLine(25, texts.nurseLine)],
      ['matricule', 'direct', 'staff-number', machine.counter(5)],
    ],
  },
  {
    ...{ name: 'hl7_pid', source: 'messages', country: 'fr', rows: 200 },
    columns: [
      ['PID.3', 'direct', 'ipp', of(({ person }) => `${person.patientNumber}^^^CHU&1.2.250.1.71.4.2&ISO^PI`)],
      ['PID.5', 'direct', 'name', of(({ person }) => `${person.lastName}^${person.firstName}^^^M^^L`.toUpperCase())],
      ['PID.7', 'quasi', 'birth-date', care.born((date) => `${iso(date).replaceAll('-', '')}000000`)],
      ['PID.8', 'quasi', 'sex', who.sex('F', 'M')],
      [
        'PID.11',
        'direct',
        'address',
        of(({ person }) => `${person.street}^^${person.town.name}^^${person.town.postcode}^FRA`),
      ],
      ['PID.13', 'direct', 'phone', of(({ person }) => `^PRN^PH^^^^^^^^^${person.phone}`)],
      ['PV1.44', 'quasi', 'stay-date', care.admitted((date) => isoTime(date).replace(/\D/g, ''))],
      ['MSH.9', 'other', 'message-kind', oneOf('ADT^A01', 'ADT^A03', 'ADT^A08')],
      ['MSH.12', 'other', 'software', constant('2.5')],
      [
        'brut',
        'direct',
        'message',
        of(
          ({ person, stayNumber }) =>
            `PID|1||${person.patientNumber}||${person.lastName}^${person.firstName}|PV1|1|I|${stayNumber}`,
        ),
      ],
    ],
  },
  {
    ...{ name: 'tblPatientOld', source: 'old register', country: 'us', rows: 260 },
    columns: [
      ['Field1', 'direct', 'name', capitals(who.lastCommaFirst)],
      ['Field2', 'direct', 'mixed-numbers', mixed(who.nationalNumber, who.patientNumber)],
      ['Field3', 'quasi', 'age', care.age],
      ['Field4', 'direct', 'address', who.wholeAddress],
      ['Field5', 'quasi', 'sex', who.sex('2', '1')],
      ['Field6', 'direct', 'phone', missing(0.25, 'UNK', mixed(who.phoneInBrackets, who.phoneWithDots, who.phone))],
      ['Field7', 'sensitive', 'diagnosis', care.diagnosisCodeWithoutDot],
      ['Field8', 'direct', 'email', missing(0.5, 'UNK', who.email)],
      ['Field9', 'sensitive', 'drug', care.drugWithDose],
      ['memo', 'direct', 'note-with-names', texts.namingLine(10, texts.nurseLineInEnglish)],
    ],
  },
  {
    ...{ name: 'biobank', source: 'biobank', country: 'uk', rows: 300, people: 180 },
    columns: [
      ['barcode', 'direct', 'sample-number', machine.sampleWithLetters],
      ['donor', 'direct', 'pseudonym', machine.shortHash],
      ['name', 'other', 'sample-kind', oneOf('plasma', 'buffy coat', 'serum', 'whole blood')],
      ['freezer_address', 'other', 'machine', oneOf('F2-R3-B11', 'F2-R1-B04', 'F1-R7-B20')],
      ['volume_ul', 'other', 'technical-count', number({ middle: 480, spread: 40, least: 50 })],
      ['age', 'quasi', 'age', care.age],
      ['taken', 'quasi', 'sample-date', care.admitted(iso)],
      ['genotype', 'sensitive', 'genotype', oneOf('AA', 'AG', 'GG')],
      ['contact', 'direct', 'email', who.email],
    ],
  },
  {
    ...{ name: 'lab_orders', source: 'laboratory system', country: 'us', rows: 280, people: 200 },
    columns: [
      ['subject_reference', 'direct', 'mrn', of(({ person }) => `Patient/${person.patientNumber}`)],
      ['requester', 'direct', 'doctor-name', who.doctorCommaFirst],
      ['requester_npi', 'direct', 'npi', who.doctorNumber],
      ['name', 'sensitive', 'test', care.testName],
      [
        'payload',
        'direct',
        'message',
        of(({ person, test }) => JSON.stringify({ mrn: person.patientNumber, test: test.loinc })),
      ],
      ['priority', 'sensitive', 'care-path', oneOf('routine', 'stat', 'urgent')],
      ['phone', 'quasi', 'service-phone', oneOf('617-555-0142', '617-555-0177', '617-555-0110')],
      ['authored', 'quasi', 'stay-date', care.admitted((date) => `${isoTime(date).replace(' ', 'T')}Z`)],
      ['version', 'other', 'technical-count', oneOf('1', '2', '3')],
      ['line', 'other', 'row-number', running(500001)],
    ],
  },
  {
    ...{ name: 'portal_users', source: 'patient portal', country: 'us', rows: 240 },
    columns: [
      ['user_name', 'direct', 'login', of(({ person }) => person.email.split('@')[0]!)],
      ['display', 'direct', 'name', who.firstThenLast],
      ['mail', 'direct', 'email', who.email],
      ['email_opt_in', 'other', 'flag', oneOf('Y', 'N')],
      ['last_ip', 'direct', 'ip', machine.ip],
      ['phone_type', 'other', 'flag', oneOf('mobile', 'landline')],
      ['sms_number', 'direct', 'phone', missing(0.2, 'null', who.phoneAbroad)],
      ['profile_url', 'direct', 'url', machine.pageOfPerson],
      ['birthday', 'quasi', 'birth-day', care.born((date) => iso(date).slice(5))],
      ['zip3', 'quasi', 'postcode', of(({ person }) => person.town.postcode.slice(0, 3))],
      ['client_version', 'other', 'software', oneOf('3.2.1', '3.2.4', '3.3.0')],
      ['patient_satisfaction', 'sensitive', 'score', oneOf('1', '2', '3', '4', '5')],
    ],
  },
  {
    ...{ name: 'transplant', source: 'transplant register', country: 'uk', rows: 160 },
    columns: [
      ['recipient_name', 'direct', 'name', of(({ person }) => `${person.firstName.slice(0, 1)} ${person.lastName}`)],
      ['donor_name', 'direct', 'pseudonym', of(({ stayNumber }) => `DONOR-${stayNumber.slice(-5)}`)],
      ['coordinator', 'direct', 'staff-name', who.doctorWhole],
      ['organ', 'sensitive', 'procedure', oneOf('kidney', 'liver', 'heart')],
      ['hla_a', 'sensitive', 'genotype', oneOf('A*01:01', 'A*02:01', 'A*24:02')],
      ['blood_group', 'sensitive', 'genotype', oneOf('O', 'A', 'B', 'AB')],
      ['cold_time_min', 'sensitive', 'procedure', number({ middle: 540, spread: 160, least: 60 })],
      ['listed_on', 'quasi', 'stay-date', care.admitted(iso)],
      ['nhs', 'direct', 'nhs-number', missing(0.1, 'pending', who.nationalNumberGrouped)],
    ],
  },
]
