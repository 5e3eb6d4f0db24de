import { compact, iso, isoTime, monthFirst, oracle } from '../../people/dates.js'
import * as care from '../cells/care.js'
import * as who from '../cells/persons.js'
import { constant, missing, mixed, number, oneOf, running } from '../cells/shape.js'
import * as machine from '../cells/technical.js'
import * as texts from '../cells/texts.js'
import type { MadeTable } from '../made-table.js'

/** English tables about encounters, laboratory, drugs and devices. */
export const englishCare: readonly MadeTable[] = [
  {
    ...{ name: 'ENCOUNTERS', source: 'patient administration', country: 'us', rows: 320, people: 200 },
    columns: [
      ['CSN', 'direct', 'stay-number', machine.counter(9)],
      ['MRN', 'direct', 'mrn', who.patientNumber],
      ['ADMIT_DTTM', 'quasi', 'stay-date', care.admitted(isoTime)],
      ['DISCH_DTTM', 'quasi', 'stay-date', missing(0.05, 'NULL', care.discharged(isoTime))],
      ['DEPT_NAME', 'quasi', 'ward', care.ward],
      ['LOS', 'sensitive', 'length-of-stay', care.lengthOfStay],
      ['DISPO', 'sensitive', 'care-path', oneOf('home', 'SNF', 'expired', 'AMA', 'rehab')],
      ['ATTENDING', 'direct', 'doctor-name', who.doctorCommaFirst],
      ['DRG', 'sensitive', 'case-group', oneOf('291', '470', '871', '190', '765')],
      ['payer', 'sensitive', 'insurance', oneOf('Medicare', 'Medicaid', 'Commercial', 'Self')],
      ['load_id', 'other', 'extraction', constant('20231231-01')],
    ],
  },
  {
    ...{ name: 'lab_results', source: 'laboratory system', country: 'us', rows: 390, people: 120 },
    columns: [
      ['specimen_id', 'direct', 'sample-number', machine.sampleWithLetters],
      ['mrn', 'direct', 'mrn', who.patientNumber],
      ['component', 'sensitive', 'test', care.testName],
      ['loinc', 'sensitive', 'test', care.testCode],
      ['result', 'sensitive', 'laboratory-value', care.testValueWithMarks],
      ['units', 'other', 'unit', care.testUnit],
      ['ref_low', 'other', 'reference-bound', care.lowBound],
      ['abn', 'sensitive', 'laboratory-value', care.abnormal],
      ['collected', 'quasi', 'sample-date', care.admitted(monthFirst)],
      ['analyser', 'other', 'machine', machine.machineSerial],
      ['tech', 'direct', 'login', who.login],
      ['seq', 'other', 'row-number', running(1)],
    ],
  },
  {
    ...{ name: 'meds', source: 'prescribing system', country: 'uk', rows: 300, people: 150 },
    columns: [
      ['name_of_drug', 'sensitive', 'drug', care.drugName],
      ['strength', 'sensitive', 'dose', care.dose],
      ['patient_ref', 'direct', 'nhs-number', who.nationalNumber],
      ['started', 'quasi', 'drug-date', care.admitted(iso)],
      ['prescriber', 'direct', 'doctor-name', who.doctorName],
      ['batch', 'other', 'lot-number', machine.lot],
      ['route', 'sensitive', 'dose', oneOf('oral', 'IV', 'SC', 'inhaled')],
      ['sig', 'sensitive', 'dose', oneOf('take one daily', 'one twice a day', 'as needed for pain')],
    ],
  },
  {
    ...{ name: 'nursing_notes', source: 'nursing record', country: 'us', rows: 200, people: 80 },
    columns: [
      ['note_id', 'direct', 'document-number', machine.accession],
      ['note_text', 'direct', 'note-with-names', texts.namingLine(3, texts.nurseLineInEnglish)],
      ['short_text', 'sensitive', 'note', texts.nurseLineInEnglish],
      ['author', 'direct', 'staff-name', who.doctorCommaFirst],
      ['shift', 'other', 'time', oneOf('day', 'night')],
      ['room_bed', 'quasi', 'room', care.room],
      ['pain', 'sensitive', 'score', oneOf('0', '2', '4', '7', '10')],
    ],
  },
  {
    ...{ name: 'device_implants', source: 'implant register', country: 'us', rows: 140 },
    columns: [
      ['serial', 'direct', 'device-serial', machine.implantSerial],
      ['implanted_on', 'quasi', 'procedure-date', care.admitted(oracle)],
      ['recipient', 'direct', 'mrn', who.patientNumber],
      ['manufacturer', 'other', 'maker', oneOf('Abbott', 'Medtronic', 'Boston Scientific')],
      ['impedance', 'sensitive', 'body-measure', number({ middle: 520, spread: 90, least: 200 })],
      ['firmware', 'other', 'software', oneOf('4.1.0', '4.1.2', '5.0.0')],
    ],
  },
  {
    ...{ name: 'ed_triage', source: 'emergency register', country: 'uk', rows: 240 },
    columns: [
      ['arrival', 'quasi', 'stay-date', care.admitted(isoTime)],
      ['attendance_no', 'direct', 'stay-number', care.stayNumberPadded],
      ['pt_age', 'quasi', 'age', care.ageWithUnit],
      ['presenting', 'sensitive', 'note', texts.reasonInEnglish],
      ['triage', 'sensitive', 'score', oneOf('1', '2', '3', '4', '5')],
      ['news2', 'sensitive', 'score', oneOf('0', '1', '3', '5', '8')],
      ['gp_practice_phone', 'quasi', 'service-phone', oneOf('0113 496 0999', '0114 496 0101', '0117 496 0200')],
      ['brought_by', 'sensitive', 'care-path', oneOf('ambulance', 'self', 'police')],
      ['seen_by', 'direct', 'login', who.login],
    ],
  },
  {
    ...{ name: 'TRIAL_DM', source: 'clinical trial', country: 'us', rows: 300 },
    columns: [
      ['STUDYID', 'other', 'study', constant('MW-2023-01')],
      ['USUBJID', 'direct', 'subject', machine.subject],
      ['SUBJ', 'direct', 'subject', machine.subjectWithLetters],
      ['BRTHDTC', 'quasi', 'birth-date', care.born(iso)],
      ['AGE', 'quasi', 'age', care.age],
      ['ARMCD', 'sensitive', 'treatment', oneOf('TRT', 'PBO')],
      ['SITEID', 'quasi', 'institution', oneOf('101', '102', '205', '310')],
      ['COUNTRY', 'quasi', 'country', oneOf('USA', 'USA', 'CAN')],
      ['DTHDTC', 'quasi', 'death-date', care.died(iso)],
      ['DOMAIN', 'other', 'study', constant('DM')],
      ['WEIGHT', 'sensitive', 'body-measure', number({ middle: 81, spread: 17, decimals: 1, least: 35 })],
      ['HEIGHT', 'sensitive', 'body-measure', number({ middle: 170, spread: 10, least: 140 })],
    ],
  },
  {
    ...{ name: 'radiology_index', source: 'imaging', country: 'uk', rows: 230, people: 160 },
    columns: [
      ['accession', 'direct', 'sample-number', machine.accession],
      ['pt_name', 'direct', 'name', ({ person }) => `${person.lastName}^${person.firstName}`.toUpperCase()],
      ['dob', 'quasi', 'birth-date', care.born(compact)],
      ['modality', 'sensitive', 'procedure', oneOf('CT', 'MR', 'US', 'XR')],
      ['study_date', 'quasi', 'stay-date', care.admitted(compact)],
      ['referrer', 'direct', 'doctor-name', who.doctorWhole],
      ['report', 'direct', 'note-with-names', texts.namingLine(8, texts.reasonInEnglish)],
      ['kvp', 'other', 'technical-count', oneOf('80', '100', '120')],
      ['station', 'other', 'machine', oneOf('CT1', 'CT2', 'MR1')],
      ['link', 'other', 'url', machine.publicPage],
    ],
  },
  {
    ...{ name: 'deaths_register', source: 'register', country: 'uk', rows: 180 },
    columns: [
      ['deceased', 'direct', 'name', mixed(who.firstThenLast, who.lastCommaFirst)],
      ['dod', 'quasi', 'death-date', care.discharged(iso)],
      ['cause', 'sensitive', 'diagnosis', care.diagnosisCode],
      ['place', 'quasi', 'town', who.town],
      ['last_occupation', 'quasi', 'profession', care.profession],
      ['certifier', 'direct', 'doctor-name', who.doctorName],
      ['entry', 'other', 'row-number', running(4001)],
    ],
  },
  {
    ...{ name: 'vaccinations', source: 'vaccination record', country: 'uk', rows: 260 },
    columns: [
      ['person', 'direct', 'nhs-number', who.nationalNumberGrouped],
      ['given', 'quasi', 'procedure-date', care.admitted(iso)],
      ['product', 'sensitive', 'drug', oneOf('Fluad', 'Comirnaty', 'Spikevax', 'Zostavax')],
      ['lot_number', 'other', 'lot-number', machine.lot],
      ['site', 'sensitive', 'procedure', oneOf('left deltoid', 'right deltoid')],
      ['sms', 'direct', 'phone', who.phone],
      ['sms_count', 'other', 'technical-count', oneOf('0', '1', '2')],
      ['next_due', 'quasi', 'stay-date', care.discharged(iso)],
    ],
  },
]
