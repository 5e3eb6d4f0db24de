import * as care from '../../columns/cells/care.js'
import * as who from '../../columns/cells/persons.js'
import { constant, missing, mixed, number, of } from '../../columns/cells/shape.js'
import * as machine from '../../columns/cells/technical.js'
import type { MadeTable } from '../../columns/made-table.js'
import { dayFirst, iso, isoTime, monthFirst } from '../../people/dates.js'
import * as own from '../cells.js'

const { among, shaped } = own

/** British, Irish and American tables of practices, insurers, pharmacies, ambulances, registers and studies. */
export const englishTown: readonly MadeTable[] = [
  {
    ...{ name: 'emis_search', source: 'general practice', country: 'uk', rows: 56 },
    columns: [
      ['EMIS No', 'direct', 'ipp', shaped('####')],
      ['NHSNum', 'direct', 'nhs-number', who.nationalNumber],
      [
        'Full Name',
        'direct',
        'name',
        of(
          ({ person }) =>
            `${person.lastName.toUpperCase()}, ${person.firstName} (${person.sex === 'f' ? 'Mrs' : 'Mr'})`,
        ),
      ],
      [
        'Usual GP',
        'direct',
        'doctor-name',
        of(({ doctor }) => `${doctor.lastName.toUpperCase()}, ${doctor.firstName} (Dr)`),
      ],
      [
        'House Name/No',
        'direct',
        'address',
        mixed(
          of((_, rng) => String(1 + rng.below(120))),
          among('Rose Cottage|The Old Mill|Flat 3|Hillcrest|Flat 12A'),
        ),
        'arguable',
      ],
      ['Road', 'direct', 'address', of(({ person }) => person.street.replace(/^\d+ /, '')), 'arguable'],
      ['Post Code', 'quasi', 'postcode', who.postcode],
      [
        'Mob',
        'direct',
        'phone',
        missing(
          0.15,
          '',
          of(({ person }) => `${person.phone.slice(0, 5)} ${person.phone.slice(5)}`),
        ),
      ],
      ['Regd', 'quasi', 'event-date', care.admitted(dayFirst)],
      ['Read', 'sensitive', 'diagnosis', among('C10F.|H33..|G20..|Eu32z|XE0Uc')],
      ['Term', 'sensitive', 'diagnosis', care.diagnosisName],
      ['ODS', 'quasi', 'institution', among('B81012|B81047|Y02344')],
      ['IMD decile', 'quasi', 'area-score', among('1|2|4|7|10'), 'arguable'],
      ['BP', 'sensitive', 'body-measure', of((_, rng) => `${108 + rng.below(60)}/${60 + rng.below(35)}`)],
    ],
  },
  {
    ...{ name: 'CLM_837P', source: 'claims', country: 'us', rows: 60, people: 30 },
    columns: [
      ['CLM_NO', 'direct', 'document-number', shaped('2025##########')],
      ['SUBSCR_ID', 'direct', 'mbi', own.mbi],
      ['PT_ACCT', 'direct', 'account-number', shaped('A########')],
      ['BILL_NPI', 'direct', 'npi', who.doctorNumber],
      [
        'REND_PROV',
        'direct',
        'doctor-name',
        of(({ doctor }) => `${doctor.lastName} ${doctor.firstName} MD`.toUpperCase()),
      ],
      ['DX1', 'sensitive', 'diagnosis', care.diagnosisCodeWithoutDot],
      ['CPT', 'sensitive', 'procedure', among('99213|99214|93000|80053|45378|36415')],
      ['MOD', 'sensitive', 'procedure', missing(0.6, '', among('25|59|RT|LT'))],
      ['POS', 'other', 'place-kind', among('11|22|21|23'), 'arguable'],
      ['CHG_AMT', 'sensitive', 'cost', number({ middle: 240, spread: 140, decimals: 2, least: 12 })],
      ['PAYER', 'sensitive', 'insurance', among('BCBS|AETNA|HUMANA|CMS|SELF')],
      ['SVC_FROM', 'quasi', 'stay-date', care.admitted(monthFirst)],
      ['TAXID', 'quasi', 'institution', among('31-0782211|34-1190022|27-4455012')],
      ['BATCH', 'other', 'extraction', among('B0412|B0413')],
    ],
  },
  {
    ...{ name: 'rx_fill_hist', source: 'pharmacy', country: 'us', rows: 55, people: 33 },
    columns: [
      ['RX_NUM', 'direct', 'document-number', shaped('7######-##')],
      ['NDC', 'sensitive', 'drug', among('00093505698|00071015523|68180051301|00378395377|16729013700|50458030050')],
      ['DRUG_NM', 'sensitive', 'drug', care.drugName],
      ['DAYSUPP', 'sensitive', 'dose', among('30|30|90|10|7')],
      [
        'PRESC_DEA',
        'direct',
        'professional-number',
        of(({ doctor }) => `B${doctor.lastName.slice(0, 1)}${doctor.number.slice(2, 9)}`.toUpperCase()),
      ],
      ['PHARM_NCPDP', 'quasi', 'institution', among('3612345|3698821|3600147')],
      ['PHARM_PH', 'quasi', 'service-phone', among('9375550100|9375550142|9375550177')],
      ['CARDHOLDER', 'direct', 'insurance-number', own.ownNumber('W', 32452843, 9)],
      ['GRP', 'sensitive', 'insurance', among('RX1001|GE4410|OHPERS')],
      ['FILL_DT', 'quasi', 'drug-date', care.admitted(iso)],
      ['COPAY', 'sensitive', 'cost', among('0.00|5.00|10.00|35.00')],
      [
        'PICKUP_BY',
        'direct',
        'name',
        mixed(
          own.someone,
          who.firstThenLast,
          of(() => 'self'),
        ),
      ],
    ],
  },
  {
    ...{ name: 'cancer_registry', source: 'register', country: 'us', rows: 48 },
    columns: [
      ['Pt_Accession', 'direct', 'document-number', shaped('2024#####')],
      ['NameLast', 'direct', 'last-name', who.lastName],
      ['NameMaiden', 'direct', 'birth-name', of(({ person }) => person.birthName ?? '')],
      ['NameSpouseParent', 'direct', 'name', missing(0.5, '', own.someone)],
      ['DxDate', 'quasi', 'event-date', care.admitted((date) => iso(date).slice(0, 7))],
      ['PrimSite', 'sensitive', 'diagnosis', among('C504|C619|C341|C187|C739')],
      ['Hist', 'sensitive', 'diagnosis', among('8500|8140|8070|8720')],
      ['CountyDx', 'quasi', 'commune', among('057|113|035|061')],
      ['Tract', 'quasi', 'commune', shaped('00####')],
      ['Industry', 'quasi', 'employer', among('Hospitals|Automotive mfg|Public schools|Retired|Trucking')],
      [
        'FollowUpContact',
        'direct',
        'contact',
        of((visit, rng) => `${own.someone(visit, rng, 0)} ${who.phoneInBrackets(visit, rng, 0)}`),
      ],
      ['Vital', 'sensitive', 'outcome', among('1|1|0')],
      ['Abstractor', 'quasi', 'initials', among('KMB|TLR|JPS')],
    ],
  },
  {
    ...{ name: 'redcap_export', source: 'clinical study', country: 'us', rows: 44 },
    columns: [
      ['record_id', 'direct', 'subject', shaped('TX-1##')],
      ['dem_dob', 'quasi', 'birth-date', care.born(iso)],
      ['dem_race___2', 'quasi', 'ethnicity', among('0|0|1')],
      ['contact_pref', 'other', 'flag', among('email|phone|text')],
      ['emer_name', 'direct', 'name', own.someone],
      ['emer_ph', 'direct', 'phone', who.phoneWithDots],
      ['phq9_total', 'sensitive', 'score', number({ middle: 9, spread: 5, least: 0 })],
      ['redcap_event_name', 'other', 'event-kind', among('baseline_arm_1|month_3_arm_1|month_6_arm_1')],
      ['redcap_survey_identifier', 'direct', 'email', missing(0.5, '', who.email)],
      ['survey_timestamp', 'quasi', 'event-date', care.admitted(isoTime)],
      ['baseline_complete', 'other', 'flag', among('0|1|2|2')],
      ['employer_txt', 'quasi', 'employer', among('Walmart|UPS|self employed|Kroger|Dayton Public Schools')],
      ['gift_card_no', 'direct', 'account-number', missing(0.3, '', shaped('6006 49## #### ####'))],
    ],
  },
  {
    ...{ name: 'epcr_feb', source: 'ambulance', country: 'uk', rows: 50 },
    columns: [
      ['INC_NO', 'direct', 'stay-number', shaped('25-#######')],
      ['CALLER', 'direct', 'phone', mixed(who.phone, who.phoneAbroad)],
      ['PICKUP', 'direct', 'address', of(({ person }) => `${person.street}, ${person.town.name}`)],
      [
        'W3W',
        'direct',
        'coordinates',
        of((_, rng) =>
          Array.from(
            { length: 3 },
            () =>
              ['lamp', 'crowd', 'tides', 'fuel', 'piano', 'gifts', 'loving', 'basket', 'shed', 'index'][rng.below(10)],
          ).join('.'),
        ),
      ],
      ['CREW_PIN', 'direct', 'staff-number', shaped('4####')],
      ['CALLSIGN', 'other', 'machine', among('A412|A413|RRV07|H61')],
      ['HOSP', 'quasi', 'institution', among('RPH|BTH|UHMB|LRI')],
      ['AVPU', 'sensitive', 'finding', among('A|A|A|V|P|U')],
      ['NARR', 'direct', 'note-with-names', own.noteNaming(0.2)],
      ['CALL_TM', 'other', 'time', of(({ admitted }) => isoTime(admitted).slice(11))],
      ['CC', 'sensitive', 'note', among('Falls|Chest pain|SOB|Unconscious|RTC|Overdose')],
      ['AGE_EST', 'quasi', 'age', care.age],
    ],
  },
  {
    ...{ name: 'IE_claims', source: 'insurer', country: 'uk', rows: 37 },
    columns: [
      ['PPSN', 'direct', 'national-number', shaped('#######@A')],
      ['MemberNm', 'direct', 'name', who.firstThenLast],
      ['Eircode', 'direct', 'address', shaped('D0# @#@#'), 'arguable'],
      ['PolicyRef', 'direct', 'insurance-number', shaped('VHI/######/0#')],
      ['BankAcc', 'direct', 'iban', missing(0.4, 'N/A', machine.iban)],
      [
        'Consultant',
        'direct',
        'doctor-name',
        of(({ doctor }) => `Mr ${doctor.firstName.slice(0, 1)} ${doctor.lastName}`),
      ],
      ['Hospital', 'quasi', 'institution', among('Cork|Galway|Tallaght|Limerick')],
      ['ProcCode', 'sensitive', 'procedure', among('3660|0194|5921|2095')],
      ['DOA', 'quasi', 'stay-date', care.admitted(dayFirst)],
      ['Nights', 'sensitive', 'length-of-stay', care.lengthOfStay],
      ['Ccy', 'other', 'unit', constant('EUR')],
    ],
  },
  {
    ...{ name: 'assay_runs', source: 'laboratory system', country: 'us', rows: 40 },
    columns: [
      ['barcode', 'direct', 'sample-number', shaped('S0########')],
      ['assay_name', 'sensitive', 'test', among('HBV DNA quant|BRCA panel|HIV-1 RNA|CFTR')],
      ['plate_no', 'other', 'machine', among('P017|P018|P019')],
      [
        'well_address',
        'other',
        'technical-count',
        of((_, rng) => `${'ABCDEFGH'.charAt(rng.below(8))}${1 + rng.below(12)}`),
      ],
      ['name_of_kit', 'other', 'maker', among('Abbott RealTime|Cobas 6800|Illumina AmpliSeq')],
      ['ct', 'sensitive', 'laboratory-value', number({ middle: 27, spread: 4, decimals: 2, least: 9 })],
      ['copies', 'sensitive', 'laboratory-value', of((_, rng) => String(Math.floor(10 ** (2 + 6 * rng.uniform()))))],
      ['reads', 'other', 'technical-count', of((_, rng) => String(1_000_000 + rng.below(90_000_000))), 'arguable'],
      ['tech_id', 'direct', 'staff-number', among('T114|T127|T131|T140|T152')],
      ['kit_exp', 'other', 'technical-date', among('2026-01-31|2026-06-30')],
      ['sw_ver', 'other', 'software', among('2.1.0|2.1.3')],
      ['id_type', 'other', 'flag', among('MRN|SSN|DL')],
    ],
  },
  {
    ...{ name: 'social_care_ref', source: 'social service', country: 'uk', rows: 31 },
    columns: [
      ['Client', 'direct', 'name', of(({ person }) => `${person.firstName.slice(0, 1)}. ${person.lastName}`)],
      ['NI No', 'direct', 'national-number', shaped('JX######B')],
      ['Key worker', 'direct', 'staff-name', who.doctorWhole],
      ['Next of kin', 'direct', 'name', who.relative],
      ['Tenure', 'quasi', 'household', among('council|owner|private rent|sheltered')],
      ['Benefits', 'sensitive', 'income', among('PIP|UC|none|AA|Pension credit')],
      ['Key safe', 'direct', 'access-code', shaped('C####Y'), 'arguable'],
      ['Visit pattern', 'sensitive', 'care-path', among('od am|bd|tds|qds double-up')],
      ['Religion', 'quasi', 'religion', among('CofE|RC|Muslim|none|Hindu')],
      ['Case notes', 'direct', 'note-with-names', own.noteNaming(0.4)],
    ],
  },
]
