import { dayFirst, englishWords, iso, monthFirst, oracle } from '../../people/dates.js'
import * as care from '../cells/care.js'
import * as who from '../cells/persons.js'
import { capitals, constant, missing, mixed, number, oneOf, plain, running } from '../cells/shape.js'
import * as machine from '../cells/technical.js'
import * as texts from '../cells/texts.js'
import type { MadeTable } from '../made-table.js'

/** English tables about who people are, British and American. */
export const englishIdentity: readonly MadeTable[] = [
  {
    ...{ name: 'PATIENT_MASTER', source: 'patient administration', country: 'us', rows: 320 },
    columns: [
      ['PAT_MRN', 'direct', 'mrn', who.patientNumber],
      ['LNAME', 'direct', 'last-name', capitals(who.lastName)],
      ['FNAME', 'direct', 'first-name', capitals(who.firstName)],
      ['DOB', 'quasi', 'birth-date', care.born(monthFirst)],
      ['SEX', 'quasi', 'sex', who.sex('F', 'M')],
      ['SSN', 'direct', 'ssn', missing(0.15, '', who.nationalNumber)],
      ['HOME_PH', 'direct', 'phone', who.phoneInBrackets],
      ['ADDR_LINE_1', 'direct', 'address', who.street],
      ['CITY', 'quasi', 'town', who.town],
      ['ST', 'quasi', 'state', who.area],
      ['ZIP', 'quasi', 'postcode', who.postcode],
      ['RACE', 'quasi', 'ethnicity', oneOf('White', 'Black', 'Asian', 'Other', 'Declined')],
      ['name_type', 'other', 'flag', oneOf('legal', 'preferred')],
    ],
  },
  {
    ...{ name: 'pas_extract', source: 'patient administration', country: 'uk', rows: 280 },
    columns: [
      ['nhs_no', 'direct', 'nhs-number', mixed(who.nationalNumber, who.nationalNumberGrouped)],
      ['hosp_no', 'direct', 'mrn', who.patientNumber],
      ['surname', 'direct', 'last-name', who.lastName],
      ['forenames', 'direct', 'first-name', who.firstName],
      ['d_o_b', 'quasi', 'birth-date', care.born(dayFirst)],
      ['gp_name', 'direct', 'doctor-name', who.doctorName],
      ['postcode', 'quasi', 'postcode', who.postcode],
      ['ethnic_cat', 'quasi', 'ethnicity', oneOf('A', 'A', 'B', 'H', 'M', 'Z')],
      ['mobile', 'direct', 'phone', missing(0.2, 'n/k', who.phoneAbroad)],
      ['address_type', 'other', 'flag', oneOf('H', 'T')],
    ],
  },
  {
    ...{ name: 'Sheet1', source: 'spreadsheet of a ward', country: 'uk', rows: 140 },
    columns: [
      ['Column A', 'direct', 'name', who.lastCommaFirst],
      ['Column B', 'quasi', 'birth-date', care.born(englishWords)],
      ['Column C', 'direct', 'nhs-number', who.nationalNumber],
      ['Column D', 'sensitive', 'diagnosis', care.diagnosisName],
      ['Column E', 'quasi', 'ward', care.ward],
      ['Column F', 'direct', 'note-with-names', texts.namingLine(15, texts.nurseLineInEnglish)],
      ['Column G', 'direct', 'email', missing(0.4, '-', who.email)],
    ],
  },
  {
    ...{ name: 'dbo_tblX', source: 'unnamed extract', country: 'us', rows: 300, people: 220 },
    columns: [
      ['f01', 'direct', 'mrn', who.patientNumberPadded],
      ['f02', 'direct', 'name', plain(who.firstThenLast)],
      ['f03', 'quasi', 'birth-date', care.born(oracle)],
      ['f04', 'direct', 'ssn', ({ person }) => person.nationalNumber.replaceAll('-', '')],
      ['f05', 'quasi', 'postcode', who.postcode],
      ['f06', 'quasi', 'age', care.age],
      ['f07', 'sensitive', 'laboratory-value', care.testValue],
      ['f08', 'direct', 'phone', who.phone],
      ['f09', 'other', 'machine-number', machine.counter(10), 'arguable'],
      ['f12', 'sensitive', 'raw-signal', machine.signal],
      ['f10', 'sensitive', 'cost', number({ middle: 4200, spread: 2100, decimals: 2, least: 15 })],
      ['f11', 'direct', 'npi', who.doctorNumber],
    ],
  },
  {
    ...{ name: 'next_of_kin', source: 'patient administration', country: 'us', rows: 170 },
    columns: [
      ['MRN', 'direct', 'mrn', who.patientNumber],
      ['NOK', 'direct', 'name', who.relative],
      ['reach_at', 'direct', 'contact', mixed(who.phoneInBrackets, who.email, who.phone)],
      ['relation', 'other', 'kinship', oneOf('SPO', 'CHD', 'PAR', 'FND')],
      ['language', 'quasi', 'language', oneOf('English', 'English', 'Spanish', 'Mandarin', 'Haitian Creole')],
      ['ssn_verified', 'other', 'flag', oneOf('Y', 'N')],
    ],
  },
  {
    ...{ name: 'billing_accounts', source: 'billing', country: 'uk', rows: 200 },
    columns: [
      ['account_holder', 'direct', 'name', who.titledName],
      ['iban', 'direct', 'iban', machine.iban],
      ['invoice', 'direct', 'document-number', machine.accession],
      ['amount', 'sensitive', 'cost', number({ middle: 380, spread: 200, decimals: 2, least: 5 })],
      ['currency', 'other', 'unit', constant('GBP')],
      ['billing_address', 'direct', 'address', who.wholeAddress],
      ['due', 'quasi', 'stay-date', care.discharged(iso)],
      ['policy_no', 'direct', 'insurance-number', machine.counter(9)],
      ['reminder_sent', 'other', 'flag', oneOf('true', 'false')],
    ],
  },
  {
    ...{ name: 'STAFF', source: 'staff directory', country: 'us', rows: 120 },
    columns: [
      ['EMP_ID', 'direct', 'staff-number', machine.counter(7)],
      ['PROVIDER', 'direct', 'doctor-name', who.doctorCommaFirst],
      ['NPI', 'direct', 'npi', who.doctorNumber],
      ['DEPT', 'quasi', 'ward', care.ward],
      ['JOB', 'quasi', 'profession', oneOf('RN', 'MD', 'PA', 'clerk', 'pharmacist')],
      ['USERNAME', 'direct', 'login', who.login],
      ['FTE', 'other', 'technical-count', oneOf('1.0', '0.8', '0.5')],
    ],
  },
  {
    ...{ name: 'survey_responses', source: 'questionnaire', country: 'us', rows: 260 },
    columns: [
      ['respondent', 'direct', 'pseudonym', machine.uuidOfPerson],
      ['birth_yr', 'quasi', 'birth-year', care.birthYear],
      ['gender', 'quasi', 'sex', who.sex('woman', 'man')],
      ['q7', 'sensitive', 'habit', oneOf('never', 'monthly', 'weekly', 'daily')],
      ['q8_phone_consult_count', 'sensitive', 'care-path', oneOf('0', '1', '2', '3', '9')],
      ['occupation', 'quasi', 'profession', care.profession],
      ['education', 'quasi', 'education', oneOf('high school', 'college', 'graduate')],
      ['household_income', 'sensitive', 'income', number({ middle: 61000, spread: 25000, least: 0 })],
      ['client_ip', 'direct', 'ip', machine.ip],
      ['lat', 'direct', 'coordinates', machine.latitude],
      ['lon', 'direct', 'coordinates', machine.longitude],
      ['date_format', 'other', 'flag', oneOf('MDY', 'ISO')],
    ],
  },
  {
    ...{ name: 'screening_list', source: 'spreadsheet of a ward', country: 'us', rows: 150 },
    columns: [
      ['#', 'other', 'row-number', running(), 'arguable'],
      ['pt', 'direct', 'name', who.lastCommaFirst],
      ['pt_init', 'quasi', 'initials', who.initials],
      ['last4', 'direct', 'ssn', who.lastFour],
      ['dob', 'quasi', 'birth-date', care.born(iso)],
      ['comments', 'sensitive', 'note', texts.nurseLineInEnglish],
      ['eligible', 'sensitive', 'history', oneOf('yes', 'no')],
      ['screened', 'quasi', 'stay-date', care.admitted(monthFirst)],
    ],
  },
]
