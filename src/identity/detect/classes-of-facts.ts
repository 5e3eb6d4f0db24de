import { type ColumnClass, type ColumnRole, type Evidence, seen, type WeighedEvidence } from './column-class.js'
import type { ColumnProfile } from './column-profile.js'

type Weigh = ColumnClass['weigh']

/** Cells of a few levels or a number, as a fact has; a name of the fact decides between them. */
const fact: Weigh = (profile) =>
  profile.distinct <= 60 || profile.distinct <= 0.2 * profile.rows || profile.share('number') > 0.9
    ? { weight: 1.4, en: `${profile.distinct} different texts`, fr: `${profile.distinct} textes différents` }
    : profile.share('sentence') < 0.5
      ? { weight: 1, en: `${profile.distinct} different texts`, fr: `${profile.distinct} textes différents` }
      : undefined

const isDate: Evidence = { en: 'are dates', fr: 'sont des dates' }

function birth(profile: ColumnProfile): WeighedEvidence | undefined {
  if (profile.years !== undefined) {
    const [first, median, last] = profile.years
    const isOfLives = last - first >= 40 && median <= 1990
    return seen(isOfLives ? 4.4 : 1.6, profile, 'date', isDate)
  }
  const { numbers } = profile
  if (numbers?.whole && numbers.low >= 1880 && numbers.high <= 2030)
    return {
      weight: numbers.high - numbers.low >= 50 && profile.distinct >= 30 ? 4 : 1.6,
      en: 'whole numbers that can be years',
      fr: 'nombres entiers qui peuvent être des années',
    }
  return undefined
}

function ages(profile: ColumnProfile): WeighedEvidence | undefined {
  const { numbers } = profile
  if (numbers === undefined) return fact(profile)
  if (numbers.low < 0 || numbers.high > 125) return { weight: 1, en: 'numbers', fr: 'des nombres' }
  if (isLikeAges(profile))
    return {
      weight: 3.7,
      en: 'whole numbers that spread and end as ages do',
      fr: 'des entiers qui s’étalent et finissent comme des âges',
    }
  return { weight: 1.6, en: 'numbers from 0 to at most 125', fr: 'des nombres de 0 à 125 au plus' }
}

/** Whole numbers that spread over a life as ages do, and end where lives end. */
function isLikeAges({ numbers, distinct, rows }: ColumnProfile): boolean {
  if (numbers === undefined || !numbers.whole || rows < 60) return false
  return (
    numbers.low >= 0 && numbers.high >= 80 && numbers.high <= 112 && numbers.high - numbers.low >= 55 && distinct >= 40
  )
}

const quasi: readonly (readonly [id: string, title: Evidence, phrases: string, weigh: Weigh])[] = [
  [
    'birth-date',
    { en: 'dates of birth', fr: 'dates de naissance' },
    'birth date|date birth|dob|date naissance|naissance|ddn|birth|birthdate|birthday|datenais|dtnais|dnais|dtn|birth year|year birth|annee naissance|yob|date nais|born|ne le|nee le|mois naissance|month birth|birth month|jour naissance|geburtsdatum|geburtstag|gebdat|geb datum|geboortedatum|fecha nacimiento|fec nac|nacimiento|data nascita|nascita|data nascimento|nascimento|fodelsedatum|fodselsdato|syntymaaika|data urodzenia|datum narozeni|data nasterii|szuletesi datum|dogum tarihi|birth dt',
    birth,
  ],
  [
    'death-date',
    { en: 'dates of death', fr: 'dates de décès' },
    'death date|date death|dod|date deces|deces date|dtdeces|date of death|deathdate',
    (p) => (p.years ? seen(2, p, 'date', isDate) : undefined),
  ],
  [
    'age',
    { en: 'ages', fr: 'âges' },
    'age|agea|age ans|age years|age at|age admission|age inclusion|age months|age mois|agey|anchor age|tranche age|age group|classe age|age band',
    ages,
  ],
  [
    'sex',
    { en: 'sex or gender', fr: 'sexe ou genre' },
    'sex|geschlecht|geslacht|sexo|sesso|kon|kjonn|plec|pohlavi|sukupuoli|sexe|gender|genre|sx|geschlecht|civilite|salutation|title',
    (p) =>
      p.distinct <= 8
        ? p.share('sex') >= 0.9 && p.distinct >= 2 && p.kinds('sex') >= 2 && p.share('number') < 0.5
          ? seen(p.share('sex') >= 0.98 && p.distinct <= 4 ? 3.7 : 3, p, 'sex', {
              en: 'are words for sexes',
              fr: 'sont des mots pour un sexe',
            })
          : fact(p)
        : undefined,
  ],
  [
    'postcode',
    { en: 'postcodes', fr: 'codes postaux' },
    'postcode|code postal|cp|zip|zipcode|zip code|postal code|postal|codepostal|cpostal|cpost|cpres|plz|post code|zip3|cod postal|postleitzahl|postnummer|postnr|codigo postal|cap|cep|kod pocztowy|psc|iranyitoszam|eircode|npa|pin code|postinumero',
    (p) =>
      p.share('uk-postcode') >= 0.8
        ? seen(4.2, p, 'uk-postcode', {
            en: 'are written as British postcodes',
            fr: 's’écrivent comme des codes postaux britanniques',
          })
        : p.share('zip-plus') >= 0.5
          ? seen(4.2, p, 'zip-plus', { en: 'are ZIP+4 codes', fr: 'sont des codes ZIP+4' })
          : p.share('french-postcode') >= 0.9 && p.kinds('french-postcode') >= 10
            ? seen(4.2, p, 'french-postcode', {
                en: 'are French postcodes that exist, where one in sixteen would by chance',
                fr: 'sont des codes postaux qui existent, quand un sur seize le serait par hasard',
              })
            : p.share('postcode') >= 0.98 &&
                p.share('led-by-zero') > 0.02 &&
                p.share('led-by-zero') < 0.6 &&
                p.onePattern >= 0.95 &&
                p.distinct < 0.9 * p.rows
              ? seen(3.7, p, 'postcode', {
                  en: 'are five digits, some led by a zero',
                  fr: 'sont cinq chiffres, parfois précédés d’un zéro',
                })
              : p.share('postcode') >= 0.6
                ? seen(1.8, p, 'postcode', { en: 'have the form of postcodes', fr: 'ont la forme de codes postaux' })
                : p.share('department') > 0.6 || p.share('digits') > 0.8
                  ? seen(1, p, 'digits', { en: 'are digits', fr: 'sont des chiffres' })
                  : p.meanLength <= 9
                    ? fact(p)
                    : undefined,
  ],
  [
    'town',
    { en: 'towns', fr: 'communes' },
    'town|city|ville|commune|municipality|localite|lieu naissance|birth place|birthplace|place birth|commune naissance|ville naissance|residence|libelle commune|code commune|insee commune|code insee|nom commune|lieu|place|village|locality|stadt|ort|wohnort|geburtsort|gemeinde|stad|woonplaats|gemeente|geboorteplaats|ciudad|municipio|localidad|poblacion|lugar nacimiento|citta|comune|luogo nascita|cidade|concelho|freguesia|naturalidade|kommun|kommune|bostadsort|miasto|mesto|oras|varos|commune insee|insee com',
    (p) =>
      p.share('town') >= 0.6 && p.kinds('town') >= 5
        ? seen(4.1, p, 'town', { en: 'are names of French communes', fr: 'sont des noms de communes' })
        : p.meanWords <= 4
          ? fact(p)
          : undefined,
  ],
  [
    'region',
    { en: 'regions', fr: 'régions' },
    'region|departement|department code|dept|dep|departement residence|state|county|province|country|pays|nationality|nationalite|pays naissance|district|canton|iris|census tract|tract|etat|latitude|longitude|lat|lon|lng|geo|gps|coordinates|block group|fips|arrondissement|st|province code',
    (p) =>
      p.share('us-state') >= 0.95 && p.kinds('us-state') >= 5
        ? seen(4, p, 'us-state', { en: 'are codes of US states', fr: 'sont des codes d’États américains' })
        : p.share('department') >= 0.95 && p.kinds('department') >= 25 && p.share('led-by-zero') > 0.02
          ? seen(3.7, p, 'department', { en: 'are codes of French departments', fr: 'sont des codes de départements' })
          : fact(p),
  ],
  [
    'initials',
    { en: 'initials', fr: 'initiales' },
    'initials|initiales|init',
    (p) =>
      p.share('initials') >= 0.95 && p.kinds('initials') >= 15
        ? seen(p.kinds('initials') >= 30 && p.share('us-state') < 0.9 ? 3.7 : 2, p, 'initials', {
            en: 'are two or three capitals',
            fr: 'sont deux ou trois capitales',
          })
        : undefined,
  ],
  [
    'event-date',
    { en: 'dates of events', fr: 'dates d’évènements' },
    'date|date entree|date sortie|admission date|discharge date|visit date|admit|admitted|discharged|dt|jour|day|datetime|timestamp|time|start date|end date|date debut|date fin|date acte|date prelevement|date consultation|date inclusion|date examen|date operation|heure|when|year|annee|month|mois|entree|sortie|admittime|dischtime|datum|fecha|data|dato|ts|epoch|created at|updated at|created|updated|unix time',
    (p) =>
      p.share('epoch') >= 0.98 && p.kinds('epoch') >= 3
        ? seen(4.4, p, 'epoch', { en: 'are milliseconds since 1970', fr: 'sont des millisecondes depuis 1970' })
        : p.share('epoch-seconds') >= 0.98 && p.kinds('epoch-seconds') >= 3
          ? seen(2, p, 'epoch-seconds', {
              en: 'can be seconds since 1970',
              fr: 'peuvent être des secondes depuis 1970',
            })
          : p.years !== undefined
            ? seen(4, p, 'date', isDate)
            : p.share('time') > 0.8
              ? seen(1, p, 'time', { en: 'are times of day', fr: 'sont des heures' })
              : p.numbers?.whole && p.numbers.low >= 1880 && p.numbers.high <= 2030
                ? {
                    weight: 1.6,
                    en: 'whole numbers that can be years',
                    fr: 'nombres entiers qui peuvent être des années',
                  }
                : undefined,
  ],
  [
    'profession',
    { en: 'professions', fr: 'professions' },
    'profession|occupation|job|job title|metier|csp|pcs|employment|employer|employeur|work|emploi|grade agent|situation professionnelle|employment status|activite professionnelle',
    fact,
  ],
  [
    'education',
    { en: 'levels of education', fr: 'niveaux d’études' },
    'education|niveau etudes|education level|diplome|degree|schooling|etudes|niveau scolaire|educ|years education',
    fact,
  ],
  [
    'marital',
    { en: 'marital states', fr: 'situations familiales' },
    'marital status|marital|statut marital|situation familiale|etat civil|situation matrimoniale|marstat|civil status|situation famille|statut matrimonial|nb enfants|nombre enfants|children|number children|number of children|household size|enfants|parity|parite|gestite|gravidity|situation',
    fact,
  ],
  [
    'ethnicity',
    { en: 'origins', fr: 'origines' },
    'ethnicity|ethnic|race|ethnie|origine|ethnic group|origine ethnique|language|langue|primary language|langue parlee|langue maternelle|interpreter',
    fact,
  ],
  [
    'body',
    { en: 'height and weight', fr: 'taille et poids' },
    'height|weight|taille|poids|height cm|weight kg|taille cm|poids kg|eye colour|eye color|hair color|blood type|groupe sanguin|blood group|rhesus',
    fact,
  ],
  [
    'institution',
    { en: 'institutions and wards', fr: 'établissements et services' },
    'hospital|hopital|etablissement|hospital name|facility|clinic|clinique|centre|center|site|ward|service|unite|uf|unit|care unit|unite fonctionnelle|site name|etab|pharmacy|pharmacie|school|ecole|employer name|department name|lit|bed|chambre|room|room number|numero chambre|pole|department|desk|unite soins|room bed|clinique nom',
    (p) =>
      p.share('ward') >= 0.5 && p.kinds('ward') >= 3
        ? seen(4, p, 'ward', { en: 'are names of wards', fr: 'sont des noms de services' })
        : p.share('ucum') >= 0.8
          ? undefined
          : fact(p),
  ],
]

const sensitive: readonly (readonly [id: string, title: Evidence, phrases: string, weigh: Weigh])[] = [
  [
    'diagnosis',
    { en: 'diagnoses', fr: 'diagnostics' },
    'diagnosis|condition concept id|observation concept id|diagnostic|icd|icd10|icd code|cim|cim10|dp|dr|das|diagnostic principal|diagnosis code|disease|maladie|pathologie|condition|comorbidity|comorbidite|antecedents|diag|dx|primary diagnosis|problem|cause death|cause deces|histology|tnm|cancer|tumeur|tumor|hiv|vih|hepatitis|hepatite|depression|psychiatric|diabetes|diabete|hypertension|hta|asthma|asthme|bpco|copd|stroke|avc|infarction|infarctus|allergies|allergy|allergie|symptom|symptome|reason|motif|motif admission|chief complaint|morphology|staging|grossesse|pregnancy|pregnant|enceinte',
    (p) =>
      p.share('icd-10') >= 0.8 && p.kinds('icd-10') >= 5
        ? seen(4.5, p, 'icd-10', { en: 'are diagnosis codes (ICD-10)', fr: 'sont des codes de diagnostic (CIM-10)' })
        : fact(p),
  ],
  [
    'drug',
    { en: 'drugs', fr: 'médicaments' },
    'drug|drug concept id|medicament|medication|treatment|traitement|atc|molecule|dci|drug name|dose|dosage|posologie|prescription|ucd|cip|ndc|rxnorm|therapy|therapie|chemotherapy|chimio|vaccine|vaccin|substance|product|produit|specialite|voie administration|route|rx|antibiotic|antibiotique',
    (p) =>
      p.share('atc') >= 0.8 && p.kinds('atc') >= 5
        ? seen(4.5, p, 'atc', { en: 'are drug codes (ATC)', fr: 'sont des codes de médicament (ATC)' })
        : fact(p),
  ],
  [
    'procedure',
    { en: 'medical acts', fr: 'actes médicaux' },
    'procedure|procedure concept id|acte|ccam|cpt|hcpcs|code acte|surgery|chirurgie|intervention|operation|ghm|drg|ghs|act|imaging|examen|exam|test name|test',
    (p) =>
      p.share('ccam') >= 0.8 && p.kinds('ccam') >= 4
        ? seen(4.5, p, 'ccam', { en: 'are medical act codes (CCAM)', fr: 'sont des codes d’acte médical (CCAM)' })
        : fact(p),
  ],
  [
    'measurement',
    { en: 'laboratory values and measurements', fr: 'valeurs de laboratoire et mesures' },
    'result|measurement concept id|resultat|value|valeur|loinc|glucose|glycemie|creatinine|creat|hemoglobin|hemoglobine|hba1c|hb|hgb|hba|cholesterol|ldl|hdl|triglycerides|crp|sodium|potassium|na|k|urea|uree|bilirubin|bilirubine|alt|ast|asat|alat|ggt|platelets|plaquettes|wbc|rbc|leucocytes|hematocrit|hematocrite|psa|tsh|troponin|troponine|bnp|albumin|albumine|ferritin|ferritine|inr|egfr|dfg|clairance|systolic|diastolic|sbp|dbp|pas|pad|blood pressure|tension|pulse|pouls|heart rate|fc|frequence cardiaque|temperature|spo2|saturation|respiratory rate|bmi|imc|score|pain|douleur|lvef|fevg|viral load|charge virale|cd4|genotype|mutation|gene|lactate|ph|calcium|insulin|insuline|vitamin|vas|eva|glasgow|gcs|apgar|nihss|mmse|ecog|karnofsky|asa|nyha',
    fact,
  ],
  [
    'outcome',
    { en: 'outcomes', fr: 'devenirs' },
    'death|deces|outcome|status|statut vital|vital status|died|dead|alive|decede|mortality|relapse|rechute|survival|survie|readmission|complication|event|evenement|deceased|progression|response|reponse|icu|mode sortie|discharge status|discharge disposition|hospital expire flag|recurrence|recidive',
    fact,
  ],
  [
    'insurance',
    { en: 'insurers', fr: 'assureurs' },
    'insurance|payer|payor|assurance|caisse|regime|cmu|css|mutuelle|plan|insurance type|couverture|organisme|medicaid|coverage|ald|exoneration',
    fact,
  ],
  [
    'belief',
    { en: 'beliefs and ways of life', fr: 'croyances et modes de vie' },
    'religion|smoking|smoker|tabac|tabagisme|alcohol|alcool|drug use|toxicomanie|sexual orientation|orientation sexuelle|income|revenu|salary|salaire|smoking status|fumeur|violence|disability|handicap|detention|homeless|sdf|smoke|drinking|sexual activity|political|union|pack years|paquets annee',
    fact,
  ],
]

/** Cells that differ, whatever they are. */
const differs: Weigh = (p) =>
  p.distinct >= 2
    ? { weight: 1, en: `${p.distinct} different texts`, fr: `${p.distinct} textes différents` }
    : undefined

const other: readonly (readonly [id: string, title: Evidence, phrases: string, weigh: Weigh])[] = [
  [
    'unit',
    { en: 'units of measure', fr: 'unités de mesure' },
    'unit|unite|units|unites|uom|unit source value|unite mesure',
    (p) =>
      p.share('ucum') >= 0.7 && p.distinct <= 60 && p.share('number') < 0.1 && p.share('word') < 0.95
        ? seen(4, p, 'ucum', { en: 'are units (UCUM)', fr: 'sont des unités (UCUM)' })
        : p.distinct <= 30 && p.meanLength <= 12
          ? fact(p)
          : undefined,
  ],
  [
    'constant',
    { en: 'one text in all rows', fr: 'un seul texte dans toutes les lignes' },
    '',
    (p) =>
      p.distinct <= 1
        ? { weight: 9, en: 'all cells are the same', fr: 'toutes les cellules sont identiques' }
        : undefined,
  ],
  [
    'bound',
    { en: 'bounds of what is usual', fr: 'bornes de référence' },
    'ref low|ref high|range low|range high|reference range|norme|borne inf|borne sup|normal range|lower limit|upper limit|valeur min|valeur max|lln|uln|norm min|norm max|vmin|vmax|min norm|max norm|reference',
    differs,
  ],
  [
    'lot-number',
    { en: 'lots shared by many', fr: 'lots partagés' },
    'lot|lot number|batch|batch number|no lot|numero lot|num lot|lot no|kit number|kit lot',
    (p) =>
      p.share('code') + p.share('digits') >= 0.9 && p.distinct < 0.8 * p.rows
        ? { weight: 2.2, en: 'codes that come again', fr: 'des codes qui reviennent' }
        : undefined,
  ],
  [
    'technical',
    { en: 'marks of software and machines', fr: 'indications techniques' },
    'version|software|logiciel|checksum|hash algorithm|flag|type concept id|format|encoding|file size|taille octets|octets|bytes|size bytes|source system|systeme source|machine|automate|analyzer|analyser|device model|model|modele|status flag|valid|valide|extraction|date extraction|export date|heure|time of day|hour|etat saisie|saisie|complete|form status|page|nb pages|duree ms|name type|address type|phone type|identifier type|type|format|date format|verified|verifie|sent|envoye|firmware|relation|relationship|lien parente|kinship|action|blocs|sms count|count of|shift|quart|preferred|language of form|manufacturer|fabricant|marque|protocol version',
    differs,
  ],
]

function classes(role: ColumnRole, rows: typeof quasi): readonly ColumnClass[] {
  return rows.map(([id, title, phrases, weigh]) => ({ id, role, title, phrases: phrases.split('|'), weigh }))
}

/** What others can know of a person, and what nobody should: told by names and cells together. */
export const classesOfFacts: readonly ColumnClass[] = [
  ...classes('quasi', quasi),
  ...classes('sensitive', sensitive),
  ...classes('other', other),
]
