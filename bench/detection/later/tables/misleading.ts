import * as care from '../../columns/cells/care.js'
import * as who from '../../columns/cells/persons.js'
import { number, of } from '../../columns/cells/shape.js'
import type { MadeTable } from '../../columns/made-table.js'
import { iso } from '../../people/dates.js'
import * as own from '../cells.js'

const { among } = own
const whole = (middle: number, spread: number, least: number) => number({ middle, spread, least })

/** Names that sound like somebody's over cells that are nobody's, numbers that look like numbers of persons, words that look like names. */
export const misleading: readonly MadeTable[] = [
  {
    ...{ name: 'suivi_qualite', source: 'quality of care', country: 'fr', rows: 48 },
    columns: [
      ['NOM_SCORE', 'sensitive', 'test', among('Glasgow|Braden|Norton|Apgar|Child-Pugh|Karnofsky')],
      [
        'nom_germe',
        'sensitive',
        'diagnosis',
        among('Escherichia coli|Staphylococcus aureus|Klebsiella|Candida albicans'),
      ],
      ['maladie', 'sensitive', 'diagnosis', among('Parkinson|Crohn|Hodgkin|Basedow|Alzheimer|Wilson|Horton')],
      ['spécialité', 'sensitive', 'drug', among('Diane|Jasmine|Josir|Célestène|Clamoxyl|Mercilon')],
      ['tel_consult', 'sensitive', 'care-path', among('0|0|1')],
      ['adresse_par', 'sensitive', 'care-path', among('médecin traitant|SAMU|lui-même|famille')],
      ['email_ok', 'other', 'flag', among('O|N')],
      ['IBAN_VALIDE', 'other', 'flag', among('1|1|0')],
      ['numero_dent', 'sensitive', 'finding', among('11|16|26|36|47|48')],
      ['signature', 'other', 'status', among('électronique|manuscrite|absente')],
      ['PLQ', 'sensitive', 'laboratory-value', whole(251_000, 62_000, 9000)],
      [
        'NT_proBNP',
        'sensitive',
        'laboratory-value',
        of((_, rng) => String(Math.floor(10 ** (1.8 + 2.6 * rng.uniform())))),
      ],
      ['CV_VIH', 'sensitive', 'laboratory-value', of((_, rng) => String(Math.floor(10 ** (2 + 4 * rng.uniform()))))],
      ['GHS', 'sensitive', 'case-group', among('1714|2205|5907|8032|4810')],
      ['id_automate', 'other', 'machine', among('10482211|10482212|10482377')],
      ['lot_vaccin', 'other', 'lot-number', among('FK0112|FK0113|EX8680|GB4441')],
      ['prénom_saisi', 'other', 'flag', among('oui|non')],
      ['ville_hop', 'quasi', 'institution', among('Rennes|Brest|Quimper|Lorient')],
      ['ddn_source', 'other', 'flag', among('CNI|passeport|déclaratif')],
      ['patient_id_type', 'other', 'flag', among('IPP|INS|NIR')],
    ],
  },
  {
    ...{ name: 'trial_checks', source: 'clinical trial', country: 'us', rows: 52 },
    columns: [
      ['patient_name_verified', 'other', 'flag', among('Y|Y|N')],
      ['address_changed', 'other', 'flag', among('0|1')],
      ['name_of_test', 'sensitive', 'test', care.testName],
      ['brand', 'sensitive', 'drug', among('Yasmin|Camila|Heather|Errin|Alesse|Allegra')],
      ['eponym', 'sensitive', 'diagnosis', among('Graves|Addison|Cushing|Bell|Wilson|Marfan')],
      ['phone_screen', 'sensitive', 'history', among('pass|fail|deferred')],
      ['mri_serial_no', 'other', 'machine', among('SN-41022|SN-41023')],
      ['account_type', 'sensitive', 'insurance', among('HMO|PPO|EPO|POS')],
      ['email_template', 'other', 'software', among('reminder_v2|welcome_v1|recall_v3')],
      ['hospital_city', 'quasi', 'institution', among('Boston|Dayton|Tulsa')],
      ['gene', 'sensitive', 'genotype', among('BRCA1|TP53|KRAS|EGFR|APC')],
      ['rsid', 'sensitive', 'genotype', among('rs429358|rs7412|rs1801133|rs6025')],
      ['cell_count', 'sensitive', 'laboratory-value', whole(4_310_000, 600_000, 900_000)],
      ['ts_ms', 'quasi', 'event-date', of(({ admitted }) => String(admitted.getTime()))],
      ['npi_type', 'other', 'flag', among('1|2')],
      ['icd', 'sensitive', 'diagnosis', care.diagnosisCode],
      ['dose_ref', 'sensitive', 'dose', among('250 mg/5 mL|0.5 mL|10 mg/kg|40 mg')],
      ['provider_taxonomy', 'quasi', 'profession', among('207R00000X|208D00000X|363L00000X')],
      ['device', 'other', 'machine', among('iPad 9|iPad 10|Galaxy Tab A8')],
      ['visit_month', 'quasi', 'event-date', care.admitted((date) => iso(date).slice(0, 7))],
      ['Sex at birth', 'quasi', 'sex', who.sex('Female', 'Male')],
      ['version_date', 'other', 'software', among('2024-11-04|2025-02-17')],
    ],
  },
]
