import {
  compact,
  dayFirst,
  dayFirstDots,
  dayFirstShort,
  frenchWords,
  iso,
  isoTime,
  spreadsheetDay,
} from '../../people/dates.js'
import * as care from '../cells/care.js'
import * as who from '../cells/persons.js'
import { capitals, constant, misread, missing, mixed, number, oneOf, plain, running } from '../cells/shape.js'
import * as machine from '../cells/technical.js'
import * as texts from '../cells/texts.js'
import type { MadeTable } from '../made-table.js'

/** French tables about who people are. */
export const frenchIdentity: readonly MadeTable[] = [
  {
    ...{ name: 'IDENTITE', source: 'patient administration', country: 'fr', rows: 320 },
    columns: [
      ['NPP', 'direct', 'ipp', who.patientNumber],
      ['NOMUSU', 'direct', 'last-name', capitals(who.lastName)],
      ['NOMNAI', 'direct', 'birth-name', capitals(who.birthName)],
      ['PREN', 'direct', 'first-name', capitals(who.firstName)],
      ['DTNAIS', 'quasi', 'birth-date', born(compact)],
      ['SX', 'quasi', 'sex', who.sex('2', '1')],
      ['NIR', 'direct', 'nir', missing(0.08, '', who.nationalNumber)],
      ['TELDOM', 'direct', 'phone', missing(0.2, '', who.phone)],
      ['TELPORT', 'direct', 'phone', missing(0.3, '', who.otherPhone)],
      ['ADR1', 'direct', 'address', capitals(who.street)],
      ['CPOST', 'quasi', 'postcode', who.postcode],
      ['COMMUNE', 'quasi', 'town', capitals(who.town)],
      ['DTEXTR', 'other', 'extraction-date', constant('20231231')],
    ],
  },
  {
    ...{ name: 'patients', source: 'patient administration', country: 'fr', rows: 240 },
    columns: [
      ['id', 'other', 'row-number', running(), 'arguable'],
      ['nom', 'direct', 'last-name', who.lastName],
      ['prénom', 'direct', 'first-name', who.firstName],
      ['date de naissance', 'quasi', 'birth-date', born(dayFirst)],
      ['sexe', 'quasi', 'sex', who.sex('F', 'M')],
      ['courriel', 'direct', 'email', missing(0.35, 'NULL', who.email)],
      ['ville', 'quasi', 'town', who.town],
      ['nationalité', 'quasi', 'nationality', oneOf('française', 'française', 'française', 'algérienne', 'portugaise')],
      ['type_adresse', 'other', 'flag', oneOf('domicile', 'domicile', 'temporaire')],
    ],
  },
  {
    ...{ name: 'export_2023_v2', source: 'unnamed extract', country: 'fr', rows: 300 },
    columns: [
      ['col1', 'direct', 'ipp', who.patientNumberPadded],
      ['col2', 'direct', 'name', who.lastThenFirst],
      ['col3', 'quasi', 'birth-date', born(dayFirstDots)],
      ['col4', 'quasi', 'sex', who.sex('f', 'h')],
      ['col5', 'direct', 'nir', who.nationalNumberGrouped],
      ['col6', 'quasi', 'postcode', who.postcodeWithoutZero],
      ['col7', 'direct', 'phone', who.phoneWithDots],
      ['col8', 'sensitive', 'diagnosis', care.diagnosisCode],
      ['col9', 'sensitive', 'laboratory-value', care.testValueWithComma],
      ['col10', 'quasi', 'stay-date', care.admitted(dayFirst)],
      ['col17', 'direct', 'nir', missing(0.4, 'NR', who.nationalNumberShort)],
      ['col18', 'other', 'machine-number', machine.counter(11), 'arguable'],
      ['col19', 'sensitive', 'raw-signal', machine.signal],
    ],
  },
  {
    ...{ name: 'liste_rdv', source: 'appointments', country: 'fr', rows: 220, people: 150 },
    columns: [
      ['Date RDV', 'quasi', 'stay-date', care.admitted(dayFirst)],
      ['Heure', 'other', 'time', oneOf('08:30', '09:00', '09:15', '10:45', '14:00', '15:30')],
      ['Patient', 'direct', 'name', who.titledName],
      ['DDN', 'quasi', 'birth-date', born(dayFirstShort)],
      ['Tél.', 'direct', 'phone', mixed(who.phoneGrouped, who.phone, who.phoneAbroad, who.phoneWithDots)],
      ['Praticien', 'direct', 'doctor-name', who.doctorName],
      ['Motif', 'sensitive', 'note', texts.reason],
      ['Venu', 'other', 'flag', oneOf('O', 'O', 'O', 'N')],
      ['Commentaire', 'direct', 'note-with-names', texts.namingLine(6, texts.reason)],
    ],
  },
  {
    ...{ name: 'contacts_urgence', source: 'patient administration', country: 'fr', rows: 180 },
    columns: [
      ['IPP', 'direct', 'ipp', who.patientNumber],
      ['PERSONNE_A_PREVENIR', 'direct', 'name', who.relative],
      ['LIEN', 'other', 'kinship', oneOf('conjoint', 'fils', 'fille', 'mère', 'voisin')],
      ['TEL_1', 'direct', 'phone', who.phoneGrouped],
      ['TEL_2', 'direct', 'phone', missing(0.7, '', who.otherPhone)],
      ['contact', 'direct', 'contact', mixed(who.email, who.phoneGrouped, who.phone)],
      ['tel_urgence_renseigne', 'other', 'flag', oneOf('oui', 'non')],
    ],
  },
  {
    ...{ name: 'maternite_naissances', source: 'maternity register', country: 'fr', rows: 200 },
    columns: [
      ['NOM_MERE', 'direct', 'name', who.mother],
      ['PRENOM_ENFANT', 'direct', 'first-name', capitals(who.child)],
      ['DATE_ACCOUCHEMENT', 'quasi', 'birth-date', care.admitted(isoTime)],
      ['POIDS_NAISSANCE', 'sensitive', 'body-measure', number({ middle: 3300, spread: 480, least: 600 })],
      ['APGAR_5', 'sensitive', 'score', oneOf('10', '10', '9', '8', '6')],
      ['PARITE', 'sensitive', 'history', oneOf('1', '2', '3', '4')],
      ['TERME_SA', 'sensitive', 'body-measure', number({ middle: 39, spread: 2, least: 24 })],
      ['SAGE_FEMME', 'direct', 'staff-name', who.doctorWhole],
      ['RANG_GEMELLAIRE', 'sensitive', 'history', oneOf('', '', '', 'J1', 'J2')],
    ],
  },
  {
    ...{ name: 'ancien_fichier_latin1', source: 'old register', country: 'fr', rows: 160 },
    columns: [
      ['Nom du malade', 'direct', 'last-name', misread(who.lastName)],
      ['PrÃ©nom', 'direct', 'first-name', misread(who.firstName)],
      ['NÃ©(e) le', 'quasi', 'birth-date', born(frenchWords)],
      ['CommuneRes', 'quasi', 'town', misread(who.town)],
      ['DÃ©cÃ¨s', 'quasi', 'death-date', care.died(dayFirst, '?')],
      ['Profession', 'quasi', 'profession', misread(care.profession)],
      ['N°', 'other', 'row-number', running(1, 4), 'arguable'],
    ],
  },
  {
    ...{ name: 'ID_PAT_TABLE', source: 'research warehouse', country: 'fr', rows: 300, people: 140 },
    columns: [
      ['ID_PAT2', 'direct', 'pseudonym', machine.shortHash],
      ['X3', 'quasi', 'birth-year', care.birthYear],
      ['X4', 'quasi', 'sex', who.sex('1', '0')],
      ['X5', 'quasi', 'department', who.department],
      ['X6', 'quasi', 'age', care.age],
      ['X7', 'quasi', 'stay-date', care.admitted(iso)],
      ['X8', 'sensitive', 'drug', care.drugCode],
      ['X9', 'other', 'unit', care.testUnit],
      ['X10', 'quasi', 'initials', who.initials],
    ],
  },
  {
    ...{ name: 'social', source: 'social service', country: 'fr', rows: 170 },
    columns: [
      ['nom_prenom', 'direct', 'name', plain(who.withBirthName)],
      ['situation', 'quasi', 'marital-status', oneOf('marié', 'célibataire', 'veuf', 'divorcé', 'pacsé')],
      ['nb_enfants', 'quasi', 'household', oneOf('0', '1', '2', '3', '4', '7')],
      ['metier', 'quasi', 'profession', care.profession],
      ['ressources_mensuelles', 'sensitive', 'income', number({ middle: 1450, spread: 600, least: 0 })],
      ['couverture', 'sensitive', 'insurance', oneOf('ALD 100 %', 'CSS', 'mutuelle', 'AME')],
      ['RIB', 'direct', 'iban', machine.ibanGrouped],
      [
        'pays_naissance',
        'quasi',
        'birth-country',
        oneOf('France', 'France', 'Algérie', 'Maroc', 'Sénégal', 'Viêt Nam'),
      ],
      ['immat_vehicule', 'direct', 'plate', missing(0.5, '-', machine.plate)],
      ['assistante_sociale', 'direct', 'staff-name', who.doctorWhole],
    ],
  },
  {
    ...{ name: 'donnees_xls', source: 'spreadsheet of a ward', country: 'fr', rows: 130 },
    columns: [
      ['NOM Prénom', 'direct', 'name', mixed(who.lastThenFirst, who.lastCommaFirst, who.firstThenLast)],
      ['né le', 'quasi', 'birth-date', born(spreadsheetDay)],
      ['entrée', 'quasi', 'stay-date', care.admitted(spreadsheetDay)],
      ['âge', 'quasi', 'age', care.ageWithUnit],
      ['portable', 'direct', 'phone', who.phoneWithoutZero],
      ['ch.', 'quasi', 'room', care.room],
      ['dg', 'sensitive', 'diagnosis', care.diagnosisName],
      ['ttt', 'sensitive', 'drug', care.drugWithDose],
      ['champ libre', 'direct', 'note-with-names', texts.namingLine(12, texts.nurseLine)],
    ],
  },
]

function born(write: (date: Date) => string) {
  return care.born(write)
}
