import type { StatedMask } from './rule-of-class.js'

/** What a place in a message or a resource is by its standard: a class of column, or a mask of its own. */
export interface Position {
  readonly class?: string
  readonly rule?: StatedMask
  readonly title: { readonly en: string; readonly fr: string }
}

type Row = readonly [place: RegExp, what: string | StatedMask, en: string, fr: string]

/** HL7 v2.5.1: places by segment, field and component. */
const ofMessages: readonly Row[] = [
  [/^PID-[234]\.1$/, 'patient-number', 'a number of the patient', 'un numéro du patient'],
  [/^(PID-5|PID-6|PID-9|NK1-2|GT1-3|IN1-16)\.1(\.\d)?$/, 'last-name', 'a last name', 'un nom de famille'],
  [/^(PID-5|PID-6|PID-9|NK1-2|GT1-3|IN1-16)\.2$/, 'first-name', 'a first name', 'un prénom'],
  [/^(PID-5|PID-6|PID-9|NK1-2|GT1-3|IN1-16)\.[3-7]$/, { mask: 'null' }, 'a part of a name', 'une partie d’un nom'],
  [/^(PID-7|IN1-18)(\.1)?$/, 'birth-date', 'a date of birth', 'une date de naissance'],
  [/^PID-29(\.1)?$/, 'death-date', 'a date of death', 'une date de décès'],
  [/^(PID-11|NK1-4|GT1-5|IN1-19)\.[12](\.\d)?$/, 'address', 'an address', 'une adresse'],
  [
    /^(PID-13|PID-14|NK1-5|NK1-6|GT1-6|GT1-7)\.\d+$/,
    { mask: 'null' },
    'a telephone or an e-mail address',
    'un téléphone ou une adresse électronique',
  ],
  [
    /^(PID-1[89]|PID-2[01]|PV1-5|PV1-19|PV1-50|IN1-36|IN1-2|IN1-49|GT1-2|GT1-12)(\.1)?$/,
    'record-number',
    'a number of somebody',
    'un numéro de quelqu’un',
  ],
  [
    /^(PV1-(?:7|8|9|17|52)|OBR-(?:10|16|28|32|33|34|35)|ORC-(?:10|11|12|19)|PD1-4|TXA-(?:5|9|10|11)|EVN-5|OBX-16)\.1$/,
    'record-number',
    'a number of a professional',
    'un numéro de professionnel',
  ],
  [
    /^(PV1-(?:7|8|9|17|52)|OBR-(?:10|16|28|32|33|34|35)|ORC-(?:10|11|12|19)|PD1-4|TXA-(?:5|9|10|11)|EVN-5|OBX-16)\.[2-7](\.\d)?$/,
    { mask: 'null' },
    'a name of a professional',
    'un nom de professionnel',
  ],
  [/^(OBX-5\.\d+\[(TX|FT|ST)\]|NTE-3\.\d+)$/, 'free-text', 'free text', 'du texte libre'],
  [
    /^Z\w\w-/,
    { mask: 'drop' },
    'a place of the house’s own, which no standard tells',
    'un champ propre à la maison, qu’aucun standard ne décrit',
  ],
]

/** FHIR R4: paths by type and element. */
const ofResources: readonly Row[] = [
  [
    /(\.id|\.reference|fullUrl)$/,
    { mask: 'resource-id' },
    'an id of a resource, or a reference to one',
    'un identifiant de ressource, ou un renvoi à une ressource',
  ],
  [
    /\.div$/,
    { mask: 'drop' },
    'a text for people, which says what the resource says',
    'un texte de lecture, qui redit la ressource',
  ],
  [/\.name(\[\*\])?\.family$/, 'last-name', 'a last name', 'un nom de famille'],
  [/\.name(\[\*\])?\.given(\[\*\])?$/, 'first-name', 'a first name', 'un prénom'],
  [/\.name(\[\*\])?\.(text|prefix|suffix)(\[\*\])?$/, { mask: 'null' }, 'a part of a name', 'une partie d’un nom'],
  [
    /\.telecom(\[\*\])?\.value$/,
    { mask: 'null' },
    'a telephone or an e-mail address',
    'un téléphone ou une adresse électronique',
  ],
  [/\.address(\[\*\])?\.(line(\[\*\])?|text)$/, 'address', 'an address', 'une adresse'],
  [
    /\.identifier(\[\*\])?\.value$/,
    'record-number',
    'a number of somebody or something',
    'un numéro de quelqu’un ou de quelque chose',
  ],
  [
    /\.(photo(\[\*\])?|attachment|content(\[\*\])?)\.(data|url)$/,
    { mask: 'drop' },
    'a picture or a document',
    'une image ou un document',
  ],
  [
    /\.(subject|patient|beneficiary|individual|performer(\[\*\])?|actor|author(\[\*\])?|recorder|asserter|requester|agent|who|participant(\[\*\])?|member|practitioner)\.display$/,
    { mask: 'null' },
    'a name beside a reference',
    'un nom à côté d’un renvoi',
  ],
  [
    /\.note(\[\*\])?\.text$|\.(comment|conclusion|description|patientInstruction)$/,
    'free-text',
    'free text',
    'du texte libre',
  ],
  [/\.birthDate$/, 'birth-date', 'a date of birth', 'une date de naissance'],
  [/\.deceasedDateTime$/, 'death-date', 'a date of death', 'une date de décès'],
]

/** What the standard of a format says of a place; undefined where it says nothing. */
export function positionOf(column: string, format: string): Position | undefined {
  const rows = format === 'hl7' ? ofMessages : format === 'fhir' ? ofResources : []
  const found = rows.find(([place]) => place.test(column))
  if (found === undefined) return undefined
  const [, what, en, fr] = found
  return { ...(typeof what === 'string' ? { class: what } : { rule: what }), title: { en, fr } }
}

/** A path as words: its last two names, without marks. */
export function wordsOfPath(path: string): string {
  const names = path.split(/[./]/).map((name) => name.replace(/\[\*\]|[@()]/g, ''))
  return names
    .filter((name) => name !== '')
    .slice(-2)
    .join(' ')
}
