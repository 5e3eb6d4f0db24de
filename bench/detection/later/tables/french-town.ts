import * as care from '../../columns/cells/care.js'
import * as who from '../../columns/cells/persons.js'
import { capitals, constant, missing, mixed, number, of, running } from '../../columns/cells/shape.js'
import * as machine from '../../columns/cells/technical.js'
import type { MadeTable } from '../../columns/made-table.js'
import { compact, dayFirst, dayFirstDots, iso, isoTime } from '../../people/dates.js'
import * as own from '../cells.js'

const { among, shaped } = own

/** French tables of doctors in town, pharmacies, insurers, registers and studies, and of Quebec, Belgium and Switzerland. */
export const frenchTown: readonly MadeTable[] = [
  {
    ...{ name: 'delivrances', source: 'pharmacy', country: 'fr', rows: 60, people: 40 },
    columns: [
      ['N_ORDO', 'direct', 'document-number', shaped('######')],
      [
        'CIP13',
        'sensitive',
        'drug',
        among('3400930000120|3400935955838|3400936963221|3400949497294|3400937698511|3400922096841'),
      ],
      ['DESIGNATION', 'sensitive', 'drug', capitals(care.drugWithDose)],
      ['QTE', 'sensitive', 'dose', among('1|1|2|3')],
      ['PRECRIPTEUR', 'direct', 'doctor-name', mixed(who.doctorName, who.doctorWhole)],
      ['ASSURE', 'direct', 'name', capitals(who.lastThenFirst)],
      ['DT_DELIV', 'quasi', 'drug-date', care.admitted(dayFirst)],
      ['MT_TTC', 'sensitive', 'cost', number({ middle: 18, spread: 12, decimals: 2, least: 1.2, comma: true })],
      ['TX_RB', 'sensitive', 'insurance', among('65|65|30|100|15')],
      ['ADHERENT_MUT', 'direct', 'insurance-number', own.ownNumber('', 15485863, 9)],
      ['VENDEUR', 'quasi', 'initials', among('CB|LM|SJ|PT')],
    ],
  },
  {
    ...{ name: 'DCIR_extrait', source: 'claims', country: 'fr', rows: 58, people: 25 },
    columns: [
      ['BEN_IDT_ANO', 'direct', 'pseudonym', (visit, rng, row) => machine.hashed(visit, rng, row).slice(0, 17)],
      ['BEN_NAI_ANN', 'quasi', 'birth-year', care.birthYear],
      ['BEN_SEX_COD', 'quasi', 'sex', who.sex('2', '1')],
      ['BEN_RES_DPT', 'quasi', 'department', of(({ person }) => `0${person.town.postcode.slice(0, 2)}`)],
      ['EXE_SOI_DTD', 'quasi', 'stay-date', care.admitted(iso)],
      ['PRS_NAT_REF', 'sensitive', 'procedure', among('1111|3313|3312|1321|4316')],
      ['PFS_EXE_NUM', 'direct', 'adeli', of(({ doctor }) => `35${doctor.number.slice(3, 9)}`)],
      ['PRS_PAI_MNT', 'sensitive', 'cost', number({ middle: 26, spread: 11, decimals: 2, least: 1 })],
      ['ETB_EXE_FIN', 'quasi', 'institution', missing(0.6, '', among('350000022|350002812|220000020'))],
      ['FLX_DIS_DTD', 'other', 'extraction-date', constant('2024-03-01')],
      ['ALD_TOP', 'sensitive', 'insurance', among('0|0|1')],
    ],
  },
  {
    ...{ name: 'fichier_cabinet', source: 'general practice', country: 'fr', rows: 44 },
    columns: [
      ['N° dossier', 'direct', 'ipp', shaped('#####')],
      ['Nom marital', 'direct', 'last-name', who.usedName],
      ['Patronyme', 'direct', 'last-name', who.birthName],
      [
        'Prènoms',
        'direct',
        'first-name',
        of((visit, rng) => `${visit.person.firstName}, ${own.secondName(visit, rng, 0)}`),
      ],
      ['Naiss.', 'quasi', 'birth-date', care.born(dayFirstDots)],
      ['Adr', 'direct', 'address', who.wholeAddress],
      [
        'Coordonnées',
        'direct',
        'contact',
        mixed(
          who.phoneGrouped,
          who.email,
          of(({ person }) => `${person.phone} / ${person.email}`),
        ),
      ],
      ['Profess°', 'quasi', 'profession', care.profession],
      ['ATCD', 'sensitive', 'note', own.anonymousNote],
      ['Mutuelle', 'sensitive', 'insurance', among('MGEN|Harmonie|AXA|Malakoff Humanis|aucune')],
      [
        'Correspondant',
        'direct',
        'doctor-name',
        missing(
          0.4,
          '',
          of(({ doctor }) => `Dr ${doctor.firstName} ${doctor.lastName}, cardio`),
        ),
      ],
      ['Dern. cs', 'quasi', 'stay-date', care.admitted(dayFirst)],
      ['TA', 'sensitive', 'body-measure', of((_, rng) => `${11 + rng.below(6)}/${6 + rng.below(4)}`)],
    ],
  },
  {
    ...{ name: 'crf_HORIZON', source: 'clinical study', country: 'fr', rows: 40 },
    columns: [
      ['NUM_PAT', 'direct', 'subject', machine.subject],
      [
        'INIT',
        'quasi',
        'initials',
        of(({ person }) => `${person.lastName.slice(0, 2)}-${person.firstName.slice(0, 1)}`),
      ],
      ['ANNAIS', 'quasi', 'birth-year', care.birthYear],
      ['SITE', 'quasi', 'institution', among('Nantes|Toulouse|Lyon Sud|Bichat')],
      ['INVEST', 'direct', 'doctor-name', of(({ doctor }) => `Pr ${doctor.lastName}`)],
      ['VISITE', 'other', 'event-kind', among('V0|V1|V2|M6|M12')],
      ['DT_VIS', 'quasi', 'stay-date', care.admitted(iso)],
      ['EVA', 'sensitive', 'score', number({ middle: 4, spread: 2, least: 0 })],
      [
        'EI_TXT',
        'sensitive',
        'note',
        missing(0.4, '', among('nausées|céphalées|asthénie grade 2|rash|chute sans gravité')),
      ],
      ['COM_ARC', 'direct', 'note-with-names', own.noteNaming(0.25)],
      ['SAISI_PAR', 'direct', 'email', who.doctorEmail],
      ['RANDO', 'direct', 'subject', shaped('R####')],
      ['MONIT', 'other', 'flag', among('O|N')],
    ],
  },
  {
    ...{ name: 'deces_registre', source: 'register', country: 'fr', rows: 35 },
    columns: [
      ['defunt', 'direct', 'name', capitals(who.firstThenLast)],
      ['declarrant', 'direct', 'name', own.someone],
      ['heure_dc', 'other', 'time', of(({ admitted }) => isoTime(admitted).slice(11, 16).replace(':', 'h'))],
      ['cause_a', 'sensitive', 'diagnosis', care.diagnosisName],
      ['lieu', 'quasi', 'institution', among('domicile|CHU|EHPAD|clinique|voie publique'), 'arguable'],
      ['commune_insee', 'quasi', 'commune', who.area],
      ['csp', 'quasi', 'profession', among('21|37|46|54|62|75')],
      ['n_acte', 'direct', 'document-number', of((_, rng) => `${rng.below(400)}/2024`)],
      ['codeur', 'quasi', 'initials', among('AD|FR|MK')],
    ],
  },
  {
    ...{ name: 'QC_ADT', source: 'patient administration', country: 'fr', rows: 48 },
    columns: [
      ['NAM', 'direct', 'health-card', own.ramq],
      ['USAGER', 'direct', 'name', who.lastCommaFirst],
      ['NO_DOSSIER', 'direct', 'mrn', who.patientNumber],
      ['DDN', 'quasi', 'birth-date', care.born(iso)],
      ['CODE_POST', 'quasi', 'postcode', own.canadianPostcode],
      ['TEL_RES', 'direct', 'phone', of((_, rng) => own.filled(rng.below(2) ? '514-2##-####' : '(450) 6##-####', rng))],
      ['LANGUE', 'quasi', 'language', among('F|F|F|A|AUTRE')],
      ['INSTALLATION', 'quasi', 'institution', among('Verdun|Notre-Dame|Lakeshore|Fleury')],
      ['NOM_MERE', 'direct', 'last-name', of((visit, rng) => own.someone(visit, rng, 0).split(' ').slice(1).join(' '))],
      ['NIRRU', 'sensitive', 'score', among('12|34|57|80')],
    ],
  },
  {
    ...{ name: 'BE_opnames', source: 'patient administration', country: 'fr', rows: 38 },
    columns: [
      ['NISS', 'direct', 'national-number', own.belgian],
      ['NOM_NAAM', 'direct', 'name', capitals(who.lastThenFirst)],
      ['GSM', 'direct', 'phone', shaped('+32 4## ## ## ##')],
      ['INAMI_RIZIV', 'direct', 'professional-number', shaped('1-#####-##-###')],
      ['MUT_ZF', 'sensitive', 'insurance', among('130|319|509|603|910')],
      ['ADM_DAT', 'quasi', 'stay-date', care.admitted(compact)],
      ['KAMER', 'quasi', 'room', shaped('4##')],
      [
        'STRAAT_RUE',
        'direct',
        'address',
        of(({ person }) => `${person.street.replace(/^\d+( ter)?,? /, '')} ${person.street.match(/^\d+/)}`),
      ],
      ['GEMEENTE', 'quasi', 'town', among('Ixelles|Namur|Wavre|Liège|Tournai|Mons')],
      ['APR_DRG', 'sensitive', 'case-group', among('139|194|302|560|720')],
    ],
  },
  {
    ...{ name: 'assures_vd', source: 'insurer', country: 'fr', rows: 33 },
    columns: [
      ['NAVS13', 'direct', 'national-number', own.swiss],
      ['no_carte', 'direct', 'insurance-number', shaped('80756#############')],
      ['nom_assure', 'direct', 'last-name', who.lastName],
      ['NPA', 'quasi', 'postcode', among('1003|1201|1700|1950|2000|2800|1020')],
      ['canton', 'quasi', 'state', among('VD|GE|FR|VS|NE|JU')],
      ['franchise', 'sensitive', 'insurance', among('300|500|1500|2500')],
      ['GLN_med', 'direct', 'professional-number', shaped('7601000######')],
      ['tarmed', 'sensitive', 'procedure', among('00.0010|00.0020|39.0190|17.0010')],
      ['rue_no', 'direct', 'address', who.street],
      ['lot_import', 'other', 'extraction', constant('L2024-07')],
      ['ligne', 'other', 'row-number', running(1)],
    ],
  },
  {
    ...{ name: 'TBL_0042', source: 'unnamed extract', country: 'fr', rows: 50 },
    columns: [
      ['ZN01', 'direct', 'ipp', shaped('00########')],
      ['ZN02', 'direct', 'last-name', capitals(who.lastName)],
      ['ZN03', 'direct', 'first-name', capitals(who.firstName)],
      ['ZN04', 'quasi', 'birth-date', care.born(compact)],
      ['ZN05', 'direct', 'address', capitals(who.street)],
      ['ZN06', 'quasi', 'postcode', who.postcode],
      ['ZN07', 'direct', 'rpps', who.doctorNumber],
      ['ZN08', 'sensitive', 'diagnosis', care.diagnosisCodeWithoutDot],
      ['ZN09', 'sensitive', 'raw-signal', machine.signal],
      ['ZN10', 'direct', 'email', missing(0.7, '', who.email)],
      ['ZN11', 'quasi', 'profession', care.profession],
      ['ZN12', 'other', 'unit', care.testUnit],
      ['ZN13', 'sensitive', 'drug', care.drugCode],
    ],
  },
]
