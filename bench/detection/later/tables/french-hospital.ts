import * as care from '../../columns/cells/care.js'
import * as who from '../../columns/cells/persons.js'
import { capitals, constant, missing, mixed, number, of, oneOf } from '../../columns/cells/shape.js'
import type { MadeTable } from '../../columns/made-table.js'
import { compact, dayFirst, dayFirstShort, iso, isoTime } from '../../people/dates.js'
import { frenchIban, withLuhn } from '../../people/numbers.js'
import * as own from '../cells.js'

const { among, shaped } = own

/** French tables of hospitals. */
export const frenchHospital: readonly MadeTable[] = [
  {
    ...{ name: 'GAM_IDENT', source: 'patient administration', country: 'fr', rows: 60 },
    columns: [
      ['NIP', 'direct', 'ipp', who.patientNumber],
      ['NOM_PAT', 'direct', 'last-name', capitals(who.lastName)],
      ['NOM_JF', 'direct', 'birth-name', capitals(of(({ person }) => person.birthName ?? ''))],
      ['PREN_PAT', 'direct', 'first-name', capitals(who.firstName)],
      ['PREN2', 'direct', 'first-name', missing(0.6, '', capitals(own.secondName))],
      ['DNAIS', 'quasi', 'birth-date', care.born(compact)],
      ['LNAIS', 'quasi', 'birth-place', capitals(who.town)],
      ['CDSEX', 'quasi', 'sex', who.sex('F', 'M')],
      ['NSS', 'direct', 'nir', who.nationalNumberShort],
      ['CLE_SS', 'other', 'nir-key', of(({ person }) => person.nationalNumber.slice(13)), 'arguable'],
      ['ADR_L1', 'direct', 'address', capitals(who.street)],
      ['CP', 'quasi', 'postcode', who.postcode],
      ['VILLE_RES', 'quasi', 'town', capitals(who.town)],
      ['TEL1', 'direct', 'phone', missing(0.25, '', who.phone)],
      ['DDC', 'quasi', 'death-date', care.died(compact)],
      ['TOP_FUSION', 'other', 'flag', among('0|0|0|1')],
    ],
  },
  {
    ...{ name: 'mvt_2024', source: 'patient administration', country: 'fr', rows: 55, people: 30 },
    columns: [
      ['NUM_DOS', 'direct', 'stay-number', care.stayNumber],
      ['DT_MVT', 'quasi', 'stay-date', care.admitted(isoTime)],
      ['UF_RESP', 'quasi', 'ward', care.wardCode],
      [
        'CHB_LIT',
        'quasi',
        'room',
        of(({ ward }, rng) => `${200 + ward * 3 + rng.below(3)}${rng.below(2) ? 'P' : 'F'}`),
      ],
      ['MED_RESP', 'direct', 'doctor-name', capitals(who.doctorWhole)],
      ['PROV', 'sensitive', 'care-path', among('DOM|DOM|URG|SSR|EHPAD')],
      ['PERS_CONF', 'direct', 'name', missing(0.4, 'non désignée', own.someone)],
      ['MAJ_PAR', 'direct', 'login', who.login],
      ['MAJ_LE', 'quasi', 'stay-date', care.discharged(isoTime)],
    ],
  },
  {
    ...{ name: 'BIO_RES', source: 'laboratory system', country: 'fr', rows: 60, people: 35 },
    columns: [
      ['NUM_ECH', 'direct', 'sample-number', shaped('24########')],
      ['CODE_ANA', 'sensitive', 'test', among('NA|K|CREA|URE|ASAT|TSHUS|FERR')],
      ['LIB_ANA', 'sensitive', 'test', capitals(care.testName)],
      ['RES_NUM', 'sensitive', 'laboratory-value', care.testValueWithComma],
      ['RES_TXT', 'sensitive', 'laboratory-value', missing(0.6, '', among('Négatif|Positif|Traces|Hémolysé'))],
      ['UNITE', 'other', 'unit', care.testUnit],
      ['NORMES', 'other', 'reference-bound', among('3,5 - 5,0|135 - 145|< 40|0,4 - 4,0|15 - 150')],
      ['DT_PRLV', 'quasi', 'sample-date', care.admitted((date) => `${dayFirst(date)} ${isoTime(date).slice(11, 16)}`)],
      [
        'BIOLOGISTE',
        'direct',
        'doctor-name',
        of(({ doctor }) => `${doctor.lastName} ${doctor.firstName.slice(0, 1)}.`),
      ],
      ['AUTOMATE', 'other', 'machine', among('COBAS8000-1|COBAS8000-2|DXH900|ARCHI_2')],
      ['CD_PRESC', 'direct', 'adeli', shaped('351######')],
      ['IPP_EXT', 'direct', 'ipp', own.ownNumber('EX', 7919, 8)],
    ],
  },
  {
    ...{ name: 'bloc_op', source: 'operating theatre', country: 'fr', rows: 45 },
    columns: [
      [
        'n_interv',
        'direct',
        'procedure-number',
        of(({ admitted }, rng) => own.filled(`${admitted.getUTCFullYear()}-B#####`, rng)),
      ],
      [
        'patient',
        'direct',
        'name',
        of(({ person }) => `${person.lastName.toUpperCase()} ${person.firstName} (${dayFirst(person.born)})`),
      ],
      ['chir', 'direct', 'doctor-name', of(({ doctor }) => doctor.lastName.toUpperCase())],
      [
        'ibode',
        'quasi',
        'initials',
        of(({ doctor }) => `${doctor.firstName.slice(0, 1)}${doctor.lastName.slice(0, 2)}`.toUpperCase()),
      ],
      ['ccam', 'sensitive', 'procedure', among('HMFC004|NEKA021|JGFC001|HFMC007|QEFA004')],
      [
        'libelle',
        'sensitive',
        'procedure',
        among('Cholécystectomie cœlio|PTH gauche|Prostatectomie|Bypass gastrique|Tumorectomie sein D'),
      ],
      ['asa', 'sensitive', 'score', among('1|2|2|3')],
      ['salle', 'quasi', 'room', among('S1|S2|S4|S7')],
      ['incision', 'quasi', 'procedure-date', care.admitted(isoTime)],
      ['dmi_serie', 'direct', 'device-serial', missing(0.3, '', shaped('@@###-######'))],
      ['dmi_ref', 'sensitive', 'implant', among('CORAIL AMT 12|PINNACLE 54|R3 CUP 52|MESH 15x15')],
      ['n_lot', 'other', 'lot-number', among('L220917|L230144|L230518|L231002')],
      ['obs', 'direct', 'note-with-names', own.noteNaming(0.15)],
    ],
  },
  {
    ...{ name: 'resid_ehpad', source: 'nursing home', country: 'fr', rows: 40 },
    columns: [
      ['Résident', 'direct', 'name', who.withBirthName],
      ['Ch', 'quasi', 'room', shaped('1##')],
      ['Entrée', 'quasi', 'stay-date', care.admitted(dayFirstShort)],
      ['GIR', 'sensitive', 'score', among('1|2|2|3|4')],
      [
        'Référent fam.',
        'direct',
        'contact',
        of(
          (visit, rng) =>
            `${own.someone(visit, rng, 0)} (${rng.below(2) ? 'fille' : 'fils'}) ${who.otherPhone(visit, rng, 0)}`,
        ),
      ],
      ['Tuteur', 'direct', 'name', missing(0.8, '', own.someone)],
      ['Caisse retraite', 'sensitive', 'insurance', among('CARSAT|MSA|CNRACL|AGIRC-ARRCO')],
      ['Régime', 'sensitive', 'diet', among('normal|mixé|sans sel|diabétique')],
      ['Pharmacie', 'quasi', 'institution', among('Pharmacie du Marché|Pharmacie Lafayette|Pharmacie Le Roy')],
      ['Tél pharmacie', 'quasi', 'service-phone', among('02 96 33 10 10|02 96 33 21 47|02 96 35 08 08')],
      [
        'Kiné',
        'direct',
        'staff-name',
        of(({ doctor }) => `${doctor.firstName} ${doctor.lastName.slice(0, 1)}.`),
        'arguable',
      ],
    ],
  },
  {
    ...{ name: 'docs_dpi', source: 'documents', country: 'fr', rows: 50 },
    columns: [
      ['doc_uid', 'direct', 'document-number', shaped('1.2.250.1.213.1.1.#####.########')],
      [
        'titre',
        'direct',
        'document-title',
        of(({ person, diagnosis }) => `CRH ${person.sex === 'f' ? 'Mme' : 'M.'} ${person.lastName} - ${diagnosis.fr}`),
      ],
      ['loinc_doc', 'other', 'document-kind', among('34112-3|11488-4|11502-2|18842-5')],
      ['aut_rpps', 'direct', 'rpps', who.doctorNumber],
      [
        'dest',
        'direct',
        'email',
        of(({ doctor }) =>
          `${doctor.firstName}.${doctor.lastName}@medecin.mssante.fr`
            .toLowerCase()
            .normalize('NFD')
            .replace(/[^a-z@.]/g, ''),
        ),
      ],
      [
        'chemin',
        'direct',
        'file-name',
        of(({ person, admitted }) => `\\\\srvged\\dpi\\${person.patientNumber}\\${compact(admitted)}_crh.pdf`),
      ],
      ['mime', 'other', 'software', among('application/pdf|text/xml|image/jpeg')],
      ['poids_ko', 'other', 'size', number({ middle: 340, spread: 150, least: 12 })],
      ['etat', 'other', 'status', among('signé|signé|à relire')],
      ['vu_le', 'quasi', 'stay-date', care.discharged(dayFirst)],
    ],
  },
  {
    ...{ name: 'IMPAYES', source: 'billing', country: 'fr', rows: 36 },
    columns: [
      ['N_TITRE', 'direct', 'document-number', of((_, rng) => `7${own.filled('#####', rng)}`)],
      ['DEBITEUR', 'direct', 'name', capitals(who.titledName)],
      [
        'IBAN_DEB',
        'direct',
        'iban',
        missing(
          0.35,
          '',
          of((_, rng) => frenchIban(rng)),
        ),
      ],
      ['RUM', 'direct', 'account-number', missing(0.35, '', shaped('SEPA-CHX-########'))],
      ['MNT', 'sensitive', 'cost', number({ middle: 310, spread: 220, decimals: 2, least: 8, comma: true })],
      ['ECHEANCE', 'quasi', 'event-date', care.discharged(dayFirst)],
      ['REGIME', 'sensitive', 'insurance', among('RG|MSA|RSI|AME|CSS')],
      ['NB_RELANCES', 'other', 'technical-count', among('0|1|1|2|3')],
      [
        'HUISSIER',
        'direct',
        'staff-name',
        missing(
          0.7,
          '',
          of((visit, rng) => `Me ${own.someone(visit, rng, 0).split(' ').slice(1).join(' ')}`),
        ),
      ],
      ['DEVISE', 'other', 'unit', constant('EUR')],
    ],
  },
  {
    ...{ name: 'visiteurs_parking', source: 'gate', country: 'fr', rows: 42 },
    columns: [
      ['IMMAT', 'direct', 'plate', mixed(shaped('@@-###-@@'), shaped('@@###@@'), shaped('#### @@ 35'))],
      ['BADGE', 'direct', 'badge-number', shaped('0004######')],
      ['ENTREE', 'quasi', 'event-date', care.admitted(isoTime)],
      ['SOCIETE', 'quasi', 'employer', missing(0.5, '', among('Air Liquide|Elis|Sodexo|Ambulances Bréhat|Otis'))],
      ['MOTIF', 'other', 'event-kind', among('visite|livraison|consultation|maintenance')],
      ['BARRIERE', 'other', 'machine', among('Nord 1|Nord 2|Sud')],
    ],
  },
  {
    ...{ name: 'telesuivi_ic', source: 'remote monitoring', country: 'fr', rows: 58, people: 30 },
    columns: [
      [
        'boitier',
        'direct',
        'device-serial',
        of((visit, rng) => withLuhn(own.ownNumber('35692', 104729, 9)(visit, rng, 0))),
      ],
      ['mac', 'direct', 'mac-address', shaped('$$:$$:$$:$$:$$:$$')],
      [
        'ip_src',
        'direct',
        'ip',
        of((_, rng) => `${80 + rng.below(15)}.${rng.below(256)}.${rng.below(256)}.${rng.below(256)}`),
      ],
      ['msg_ts', 'quasi', 'event-date', of(({ admitted }) => String(Math.floor(admitted.getTime() / 1000)))],
      ['fc', 'sensitive', 'body-measure', number({ middle: 74, spread: 12, least: 38 })],
      ['poids', 'sensitive', 'body-measure', number({ middle: 79, spread: 14, decimals: 1, least: 40 })],
      ['spo2', 'sensitive', 'body-measure', number({ middle: 95, spread: 2, least: 80 })],
      ['app', 'other', 'software', among('4.12.0|4.12.3|5.0.1')],
      ['tel_ide', 'quasi', 'service-phone', among('0299284141|0299284142')],
      ['sim', 'direct', 'phone', shaped('337########')],
      ['batterie', 'other', 'technical-count', number({ middle: 70, spread: 20, least: 1 })],
      [
        'domicile',
        'direct',
        'coordinates',
        of((_, rng) => `${(48 + rng.uniform()).toFixed(5)},${(-2.5 + rng.uniform()).toFixed(5)}`),
      ],
    ],
  },
  {
    ...{ name: 'Feuil1', source: 'spreadsheet of a ward', country: 'fr', rows: 32 },
    columns: [
      ['A', 'direct', 'name', mixed(who.lastThenFirst, who.titledName, who.firstThenLast)],
      ['B', 'quasi', 'birth-date', care.born(dayFirstShort)],
      ['C', 'quasi', 'age', care.age],
      ['D', 'direct', 'phone', mixed(who.phoneGrouped, who.phoneWithDots, who.phoneWithoutZero)],
      ['E', 'sensitive', 'diagnosis', care.diagnosisName],
      ['F', 'sensitive', 'drug', care.drugWithDose],
      ['G', 'direct', 'nir', missing(0.2, '?', mixed(who.nationalNumberGrouped, who.nationalNumber))],
      ['H', 'quasi', 'stay-date', care.admitted((date) => iso(date).slice(5).split('-').reverse().join('/'))],
      ['I', 'direct', 'doctor-name', oneOf('Le Corre', 'Héliès', 'Marzin', 'de Villiers')],
      ['J', 'direct', 'note-with-names', own.noteNaming(0.2)],
    ],
  },
]
