import * as care from '../../columns/cells/care.js'
import * as who from '../../columns/cells/persons.js'
import { missing, mixed, number, of, running } from '../../columns/cells/shape.js'
import * as machine from '../../columns/cells/technical.js'
import type { MadeTable } from '../../columns/made-table.js'
import { compact, dayFirst, dayFirstShort, iso, isoTime, monthFirst, oracle } from '../../people/dates.js'
import * as own from '../cells.js'

const { among, shaped } = own

/** British and American tables of hospitals. */
export const englishHospital: readonly MadeTable[] = [
  {
    ...{ name: 'CLARITY_PAT', source: 'patient administration', country: 'us', rows: 60 },
    columns: [
      ['PAT_ID', 'direct', 'mrn', shaped('Z######')],
      ['PAT_NAME', 'direct', 'name', own.nameAndInitial],
      ['BIRTH_DATE', 'quasi', 'birth-date', care.born((date) => `${iso(date)} 00:00:00`)],
      ['SEX_C', 'quasi', 'sex', who.sex('1', '2')],
      ['ETHNIC_GROUP_C', 'quasi', 'ethnicity', among('1|1|2|3|9')],
      ['ADD_LINE_1', 'direct', 'address', of(({ person }) => person.street.toUpperCase())],
      ['CITY', 'quasi', 'town', who.town],
      ['ZIP', 'quasi', 'postcode', of(({ person }, rng) => `${person.town.postcode}-${own.filled('####', rng)}`)],
      ['HOME_PHON', 'direct', 'phone', missing(0.3, '', who.phoneWithDots)],
      [
        'WORK_PHONE',
        'direct',
        'phone',
        missing(
          0.7,
          '',
          of((_, rng) => own.filled('937-2##-#### x###', rng)),
        ),
      ],
      ['EMAIL_ADRESS', 'direct', 'email', missing(0.2, 'none@none.com', who.email)],
      [
        'SSN',
        'direct',
        'ssn',
        mixed(
          who.nationalNumber,
          who.nationalNumber,
          of(() => '999-99-9999'),
        ),
      ],
      ['CUR_PCP_PROV_ID', 'direct', 'staff-number', of(({ doctor }) => `E${doctor.number.slice(2, 8)}`)],
      ['EMPY_STAT_C', 'quasi', 'profession', among('1|3|5|6')],
      ['MYPT_ID', 'direct', 'login', shaped('######')],
      [
        'MAIDEN_NM',
        'direct',
        'birth-name',
        missing(
          0.2,
          '',
          of(({ person }) => person.birthName ?? ''),
        ),
      ],
    ],
  },
  {
    ...{ name: 'nicu_log', source: 'spreadsheet of a ward', country: 'uk', rows: 36 },
    columns: [
      ['Baby', 'direct', 'name', of(({ person }, rng) => `${rng.below(2) ? 'Boy' : 'Girl'} ${person.lastName}`)],
      ['Mum', 'direct', 'name', own.motherName],
      ['GA', 'sensitive', 'body-measure', of((_, rng) => `${24 + rng.below(16)}+${rng.below(7)}`)],
      ['BW (g)', 'sensitive', 'body-measure', number({ middle: 1600, spread: 600, least: 480 })],
      ['Cot', 'quasi', 'room', shaped('HD#')],
      ['Cons', 'direct', 'doctor-name', of(({ doctor }) => doctor.lastName)],
      ['D/C', 'quasi', 'stay-date', care.discharged(dayFirstShort)],
      ['Remarks', 'direct', 'note-with-names', own.noteNaming(0.25)],
      ['Vent days', 'sensitive', 'procedure', number({ middle: 5, spread: 4, least: 0 })],
      ['Badger ID', 'direct', 'mrn', shaped('NB######')],
    ],
  },
  {
    ...{ name: 'ORU_FLAT', source: 'laboratory system', country: 'us', rows: 60, people: 30 },
    columns: [
      ['FILLER_ORD', 'direct', 'sample-number', of((_, rng) => own.filled('25-###-#####', rng))],
      ['PID_3', 'direct', 'mrn', of(({ person }) => `${person.patientNumber}^^^MERCY^MR`)],
      ['OBX_3', 'sensitive', 'test', of(({ test }) => `${test.loinc}^${test.en}^LN`)],
      ['OBX_5', 'sensitive', 'laboratory-value', care.testValueWithMarks],
      ['OBX_6', 'other', 'unit', care.testUnit],
      [
        'OBX_7',
        'other',
        'reference-bound',
        of(({ test }) => `${Math.round(test.middle / 2)}-${Math.round(test.middle * 2)}`),
      ],
      ['OBX_8', 'sensitive', 'laboratory-value', care.abnormal],
      [
        'OBR_16',
        'direct',
        'doctor-name',
        of(({ doctor }) => `${doctor.number}^${doctor.lastName}^${doctor.firstName}`.toUpperCase()),
      ],
      ['OBX_14', 'quasi', 'sample-date', care.admitted((date) => isoTime(date).replace(/\D/g, '').slice(0, 12))],
      [
        'NTE_3',
        'sensitive',
        'note',
        missing(0.5, '', among('Slight hemolysis|Repeated and confirmed|Lipemic|Called to floor')),
      ],
      ['PERF_LAB', 'quasi', 'institution', among('MERCY CORE|QUEST DAYTON|LABCORP')],
      ['INSTR', 'other', 'machine', among('AU5800-A|AU5800-B|DXI')],
      ['SET_ID', 'other', 'row-number', running(1)],
    ],
  },
  {
    ...{ name: 'dicom_headers', source: 'imaging', country: 'us', rows: 45, people: 38 },
    columns: [
      ['00100010', 'direct', 'name', own.caretName],
      ['00100020', 'direct', 'mrn', who.patientNumber],
      ['00100030', 'quasi', 'birth-date', care.born(compact)],
      ['0020000D', 'direct', 'document-number', shaped('1.2.840.113619.2.55.3.#######.####.1#########.###')],
      ['00080080', 'quasi', 'institution', among('MERCY GENERAL|ST LUKES OUTPT|VALLEY IMAGING')],
      [
        '00080090',
        'direct',
        'doctor-name',
        of(({ doctor }) => `${doctor.lastName}^${doctor.firstName}^^DR`.toUpperCase()),
      ],
      ['00081090', 'other', 'device-model', among('Optima CT660|Revolution EVO|SIGNA Artist')],
      ['00181000', 'other', 'machine', among('412233CT01|412233CT02|000000312MR')],
      ['00180060', 'other', 'technical-count', among('80|100|120|120')],
      ['00101010', 'quasi', 'age', of((visit, rng) => `${care.age(visit, rng, 0).padStart(3, '0')}Y`)],
      ['00101030', 'sensitive', 'body-measure', number({ middle: 82, spread: 18, decimals: 1, least: 38 })],
      [
        '00081070',
        'direct',
        'staff-name',
        of(({ doctor }) => `${doctor.firstName.slice(0, 1)}${doctor.lastName}`.toUpperCase().replace(/[^A-Z]/g, '')),
      ],
      ['00204000', 'sensitive', 'note', missing(0.4, '', own.anonymousNote)],
    ],
  },
  {
    ...{ name: 'audit_trail', source: 'log of the record system', country: 'uk', rows: 60, people: 20 },
    columns: [
      [
        'USR',
        'direct',
        'login',
        of(({ doctor }) =>
          `${doctor.lastName.slice(0, 5)}${doctor.firstName.slice(0, 1)}`.toLowerCase().replace(/[^a-z]/g, ''),
        ),
      ],
      ['WS', 'other', 'machine', among('WS-ICU-07|WS-ED-11|WS-OPD-02|COW-4')],
      ['SRC', 'direct', 'ip', of((_, rng) => `172.16.${rng.below(32)}.${1 + rng.below(254)}`)],
      ['PT_KEY', 'direct', 'mrn', who.patientNumber],
      ['EVT', 'other', 'event-kind', among('VIEW|VIEW|EDIT|PRINT|BREAKGLASS')],
      ['EVT_DTM', 'quasi', 'event-date', care.admitted((date) => `${iso(date)}T${isoTime(date).slice(11)}+00:00`)],
      ['URI', 'direct', 'url', of(({ person }) => `/ehr/chart?pid=${person.patientNumber}&tab=meds`)],
      ['AGENT', 'other', 'software', among('Mozilla/5.0 (Windows NT 10.0) Edge/122|Mozilla/5.0 (iPad)|okhttp/4.9')],
      ['MS', 'other', 'technical-count', number({ middle: 220, spread: 120, least: 8 })],
    ],
  },
  {
    ...{ name: 'implant_log', source: 'implant register', country: 'uk', rows: 34 },
    columns: [
      ['UDI', 'direct', 'device-serial', shaped('(01)05055662912345(21)@#######')],
      ['NHS Number', 'direct', 'nhs-number', who.nationalNumberGrouped],
      ['Op Date', 'quasi', 'procedure-date', care.admitted(dayFirst)],
      ['Surgeon GMC', 'direct', 'professional-number', of(({ doctor }) => doctor.number.slice(1, 8))],
      ['Side', 'sensitive', 'procedure', among('L|R|R|Bilat')],
      ['Component', 'sensitive', 'implant', among('Exeter V40|Trident PSL|Oxford Uni|Triathlon CR')],
      ['Manufacturer', 'other', 'maker', among('Stryker|Zimmer Biomet|Smith & Nephew|DePuy')],
      ['Cement', 'other', 'lot-number', among('PALACOS 7734|SIMPLEX 102B|PALACOS 7741')],
      ['OHS', 'sensitive', 'score', number({ middle: 24, spread: 8, least: 0 })],
      [
        'Consent tel',
        'direct',
        'phone',
        missing(
          0.3,
          '',
          of((_, rng) => own.filled('01### ######', rng)),
        ),
      ],
    ],
  },
  {
    ...{ name: 'LEGACY_X', source: 'unnamed extract', country: 'us', rows: 52 },
    columns: [
      ['FLD_001', 'direct', 'ssn', of(({ person }) => person.nationalNumber.replaceAll('-', ''))],
      [
        'FLD_002',
        'direct',
        'name',
        of(({ person }) => `${person.lastName} ${person.firstName.slice(0, 1)}`.toUpperCase()),
      ],
      ['FLD_003', 'quasi', 'birth-date', care.born(oracle)],
      ['FLD_004', 'direct', 'address', who.wholeAddress],
      ['FLD_005', 'direct', 'phone', mixed(who.phone, who.phoneInBrackets)],
      ['FLD_006', 'sensitive', 'diagnosis', care.diagnosisCode],
      ['FLD_007', 'quasi', 'postcode', who.postcode],
      ['FLD_008', 'sensitive', 'cost', number({ middle: 1840, spread: 900, decimals: 2, least: 25 })],
      ['FLD_009', 'quasi', 'stay-date', care.admitted(monthFirst)],
      ['FLD_010', 'direct', 'npi', who.doctorNumber],
      ['FLD_011', 'sensitive', 'raw-signal', machine.signal],
      ['FLD_012', 'direct', 'note-with-names', own.noteNaming(0.25)],
      ['FLD_013', 'other', 'flag', among('Y|N|N')],
    ],
  },
]
