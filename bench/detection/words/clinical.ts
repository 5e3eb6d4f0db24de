/** Words of wards, French beside English where both are needed at one place of a list. */
export interface Coded {
  readonly code: string
  readonly fr: string
  readonly en: string
}

export const diagnoses: readonly Coded[] = [
  ...coded('I10|hypertension artérielle|arterial hypertension', 'E11.9|diabète de type 2|type 2 diabetes'),
  ...coded(
    'J18.9|pneumopathie|pneumonia',
    'I50.0|insuffisance cardiaque|heart failure',
    'I48|fibrillation auriculaire|atrial fibrillation',
  ),
  ...coded(
    'J44.1|exacerbation de BPCO|COPD exacerbation',
    'N18.4|insuffisance rénale chronique|chronic kidney disease',
  ),
  ...coded(
    'C50.9|cancer du sein|breast cancer',
    'C34.1|adénocarcinome bronchique|lung adenocarcinoma',
    'K35.8|appendicite aiguë|acute appendicitis',
  ),
  ...coded('S72.0|fracture du col du fémur|femoral neck fracture', 'G20|maladie de Parkinson|Parkinson disease'),
  ...coded(
    'K50.9|maladie de Crohn|Crohn disease',
    'G30.9|maladie d’Alzheimer|Alzheimer disease',
    'F32.1|épisode dépressif|depressive episode',
  ),
  ...coded('M05.9|polyarthrite rhumatoïde|rheumatoid arthritis', 'I21.0|infarctus antérieur|anterior infarction'),
  ...coded(
    'B20|infection à VIH|HIV infection',
    'F10.2|dépendance à l’alcool|alcohol dependence',
    'O80|accouchement normal|normal delivery',
  ),
]

export interface Drug {
  readonly atc: string
  readonly fr: string
  readonly en: string
  readonly dose: string
}

export const drugs: readonly Drug[] = [
  ...drugList(
    'C09AA05|ramipril|ramipril|5 mg',
    'C07AB07|bisoprolol|bisoprolol|2,5 mg',
    'A10BA02|metformine|metformin|1000 mg',
  ),
  ...drugList('B01AC06|Kardégic|aspirin|75 mg', 'C10AA05|Tahor|Lipitor|40 mg', 'J01CR02|Augmentin|Augmentin|1 g'),
  ...drugList('N02BE01|Doliprane|Tylenol|1 g', 'C03CA01|Lasilix|Lasix|40 mg', 'B01AF02|Eliquis|Eliquis|5 mg'),
  ...drugList('A02BC05|Inexium|Nexium|40 mg', 'H02AB06|Solupred|Orapred|20 mg', 'N05BA04|Seresta|Serax|10 mg'),
  ...drugList('N04BA02|Modopar|Sinemet|125 mg', 'L04AB04|Humira|Humira|40 mg', 'R03AK06|Seretide|Advair|50 µg'),
  ...drugList('H03AA01|Lévothyrox|Synthroid|75 µg', 'A10AE04|Lantus|Lantus|12 UI', 'N06AB06|Zoloft|Zoloft|50 mg'),
]

/** Drugs and products whose names could be somebody's. */
export const nameLikeDrugs: readonly string[] = [
  ...[
    'Célestène',
    'Clamoxyl',
    'Xavier-gel',
    'Josir',
    'Tercian',
    'Théralène',
    'Lamaline',
    'Maxilase',
    'Mona Lisa',
    'Diane 35',
  ],
  ...[
    'Jasmine',
    'Mercilon',
    'Melodia',
    'Rose Bengale',
    'Ludéal',
    'Adriblastine',
    'Valium',
    'Norset',
    'Stromectol',
    'Colchimax',
  ],
]

export const nameLikeEnglishDrugs: readonly string[] = [
  ...[
    'Yasmin',
    'Mirena',
    'Diane-35',
    'Rose Bengal',
    'Kaletra',
    'Abilify',
    'Celeste',
    'Allegra',
    'Evista',
    'Valium',
    'Marcain',
  ],
  ...['Martin’s liniment', 'Xanax', 'Jasmiel', 'Seasonale', 'Alesse', 'Camila', 'Errin', 'Heather', 'Lucentis'],
]

export const frenchEponyms: readonly string[] = [
  ...['maladie de Parkinson', 'maladie de Crohn', 'maladie de Charcot', 'signe de Babinski', 'score de Glasgow à 15'],
  ...[
    'syndrome de Raynaud',
    'maladie de Basedow',
    'signe de Murphy',
    'manœuvre de Lasègue',
    'fracture de Pouteau-Colles',
  ],
  ...['syndrome de Gougerot-Sjögren', 'purpura de Schönlein-Henoch', 'maladie de Horton', 'point de Mac Burney'],
  ...[
    'échelle de Norton',
    'indice de Karnofsky',
    'classification de Child-Pugh',
    'sonde de Foley',
    'liquide de Ringer',
  ],
]

export const englishEponyms: readonly string[] = [
  ...[
    'Parkinson’s disease',
    'Crohn’s disease',
    'Charcot joint',
    'Babinski sign',
    'Glasgow Coma Scale 15',
    'Murphy sign',
  ],
  ...[
    'Raynaud phenomenon',
    'Graves’ disease',
    'Hodgkin lymphoma',
    'Bell’s palsy',
    'Colles fracture',
    'Addison’s disease',
  ],
  ...['Foley catheter', 'Ringer’s lactate', 'Apgar score 9', 'Child-Pugh class B', 'Wilson disease', 'Down syndrome'],
]

export interface Test {
  readonly fr: string
  readonly en: string
  readonly unit: string
  readonly loinc: string
  readonly middle: number
  readonly spread: number
  readonly decimals: number
}

export const tests: readonly Test[] = [
  { fr: 'hémoglobine', en: 'hemoglobin', unit: 'g/dL', loinc: '718-7', middle: 12.8, spread: 1.9, decimals: 1 },
  { fr: 'créatinine', en: 'creatinine', unit: 'µmol/L', loinc: '14682-9', middle: 92, spread: 30, decimals: 0 },
  { fr: 'kaliémie', en: 'potassium', unit: 'mmol/L', loinc: '2823-3', middle: 4.2, spread: 0.5, decimals: 1 },
  { fr: 'natrémie', en: 'sodium', unit: 'mmol/L', loinc: '2951-2', middle: 139, spread: 4, decimals: 0 },
  { fr: 'CRP', en: 'CRP', unit: 'mg/L', loinc: '1988-5', middle: 40, spread: 30, decimals: 0 },
  { fr: 'plaquettes', en: 'platelets', unit: 'G/L', loinc: '777-3', middle: 250, spread: 70, decimals: 0 },
  { fr: 'HbA1c', en: 'HbA1c', unit: '%', loinc: '4548-4', middle: 7.1, spread: 1.2, decimals: 1 },
]

export const frenchWards: readonly string[] = [
  ...['Cardiologie', 'Pneumologie', 'Médecine interne', 'Chirurgie digestive', 'Orthopédie', 'Urgences', 'Réanimation'],
  ...['Gériatrie', 'Néphrologie', 'Maternité', 'Neurologie', 'Oncologie', 'Psychiatrie adultes', 'Pédiatrie'],
]

export const englishWards: readonly string[] = [
  ...['Cardiology', 'Respiratory', 'General Medicine', 'Surgery', 'Orthopaedics', 'Emergency', 'ICU', 'Geriatrics'],
  ...['Nephrology', 'Maternity', 'Neurology', 'Oncology', 'Mental Health', 'Paediatrics'],
]

export const frenchProfessions: readonly string[] = [
  ...[
    'retraité',
    'agricultrice',
    'infirmière',
    'maçon',
    'enseignant',
    'cadre commercial',
    'sans profession',
    'étudiant',
  ],
  ...[
    'boulanger',
    'chauffeur routier',
    'aide-soignante',
    'secrétaire',
    'notaire',
    'marin-pêcheur',
    'coiffeuse',
    'ingénieur',
  ],
]

export const englishProfessions: readonly string[] = [
  ...[
    'retired',
    'teacher',
    'nurse',
    'bricklayer',
    'farmer',
    'student',
    'bus driver',
    'baker',
    'sales manager',
    'unemployed',
  ],
  ...[
    'software engineer',
    'fisherman',
    'solicitor',
    'hairdresser',
    'electrician',
    'homemaker',
    'police officer',
    'clerk',
  ],
]

function coded(...lines: readonly string[]): Coded[] {
  return lines.map((line) => {
    const [code = '', fr = '', en = ''] = line.split('|')
    return { code, fr, en }
  })
}

function drugList(...lines: readonly string[]): Drug[] {
  return lines.map((line) => {
    const [atc = '', fr = '', en = '', dose = ''] = line.split('|')
    return { atc, fr, en, dose }
  })
}
