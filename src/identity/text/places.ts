import { fold, isFrenchTown } from '../dictionaries/index.js'
import type { TextSpan } from './text-span.js'

const ways =
  'rue|avenue|av\\.?|boulevard|bd\\.?|allée|allee|impasse|place|chemin|route|quai|cours|square|passage|faubourg|sentier|cité|cite|résidence|residence|lotissement|hameau|clos|villa|voie|esplanade|promenade|montée|montee|traverse|lieu-dit|lieu dit|quartier|venelle|mail|rond-point|parc|domaine'
const roads =
  'street|road|rd\\.?|avenue|ave\\.?|lane|drive|court|place|boulevard|blvd\\.?|way|terrace|close|crescent|square|gardens|grove|circle|parkway|trail|hill|park|row|mews|walk|green|highway|rise|view'
/** In small letters, with a capital, in capitals: the names behind it must have capitals, so case counts. */
const anyCase = (words: string) =>
  words
    .split('|')
    .flatMap((word) => [word, `${word[0]?.toUpperCase()}${word.slice(1)}`, word.toUpperCase().replaceAll('\\.', '\\.')])
    .join('|')
const small = anyCase('de|du|des|la|le|les|et|sur|aux|au|en')
const frenchStreet = new RegExp(
  `(?<![\\d/])\\d{1,4}(?: ?(?:bis|ter|BIS|TER|[A-D]\\b))?,? (?:${anyCase(ways)})(?: |\\n)(?:(?:${small})[ ]|[LlDd]['’])*[\\p{L}\\d'’.-]+(?: (?:(?:${small})(?= )|\\p{Lu}[\\p{L}'’.-]*|[LlDd]['’]\\p{L}+))*`,
  'gu',
)
const englishStreet = new RegExp(
  `(?<![\\d/.])\\d{1,5}[A-D]?,? (?:\\p{Lu}[\\p{L}'’.-]*|\\d+(?:st|nd|rd|th))(?: \\p{Lu}[\\p{L}'’.-]*){0,3} (?:${anyCase(roads)})(?!\\p{L})`,
  'gu',
)

const name = "\\p{Lu}[\\p{L}'’-]+"
const townRun = `${name}(?:[ -](?:(?:sur|en|le|la|les|de|du|des|sous|lès|aux?|d)[ -’'])*${name})*`
const postcodeTown = new RegExp(`(?<![\\d.,/-])(?<code>\\d{5})(?:[ ,]+|\\n)(?:CEDEX )?(?<town>${townRun})`, 'gu')
const townZip = new RegExp(
  `(?<town>${name}(?:[ ](?:of )?${name})*),? (?:[A-Z]{2},? )?(?<code>\\d{5}(?:-\\d{4})?)(?!\\d)`,
  'gu',
)
const townPostcode = new RegExp(
  `(?<town>${name}(?:[ -](?:upon |on |le |in |super )?-?${name})*),? (?<code>[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2})(?![A-Z\\d])`,
  'gu',
)
const livesIn = new RegExp(
  `(?:habit\\p{L}+|demeur\\p{L}+|domicili[ée]e?|résid\\p{L}+|n[ée]e? (?:le [^,.]{6,20} )?|vit(?: seule?)?|transf[ée]r[ée]e? (?:de|vers)|lives?|living|born|staying with [^.,\\n]{3,40}|from|resid\\p{L}+|moved) (?:à|in|at|from|to) (?<town>${townRun})`,
  'gu',
)
const letterHead = new RegExp(`(?:^|\\n)[ \\t]*(?<town>${townRun}), ?(?:le|LE|ce|CE) `, 'gu')
const englishHead =
  /(?:^|\n)[ \t]*(?!\p{L}*(?:ology|iatry|atrics|icine|urgery|gery|paedics|pedics|etrics|therapy|ward|unit|care|department)\b)(?<town>\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}), (?=\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9} \d{4}|\p{Lu}\p{L}{2,8} \d{1,2}, \d{4}|\d{1,2}\/\d{1,2}\/\d{2,4})/gu
const labelled = /(?:code postal|CP|postcode|zip(?: code)?)[\s:]*(?<code>\d{5}(?:-\d{4})?)(?!\d)/giu

const frenchHouse =
  '(?:CHU|CHRU|CHR|CHI|GHT|GH|HIA|CH|Centre [Hh]ospitalier(?: [Uu]niversitaire| [Rr]égional| [Ii]ntercommunal)?|H[ôo]pital|Clinique|Polyclinique|EHPAD|Ehpad|Institut|INSTITUT|Maison de [Ss]anté|Maison de [Rr]etraite|Cabinet [Mm]édical|CENTRE HOSPITALIER|H[ÔO]PITAL|CLINIQUE|POLYCLINIQUE|CENTRE|INSTITUT|Fondation)'
const frenchInstitution = new RegExp(
  `(?<!\\p{L})${frenchHouse}(?!\\p{L})(?: (?:de|du|des|d['’]|la|le|les|l['’])(?= )| d['’]| de l['’])*[ ]?(?:(?:l|d)['’])?(?:${name}|\\p{Lu}\\.)(?:[ -](?:(?:de|du|des|la|le|les|et|sur|en)[ -])*(?:(?:l|d)['’])?${name})*`,
  'gu',
)
const englishInstitution = new RegExp(
  `(?<!\\p{L})(?:St\\.? |Saint |The )?${name}(?:['’]s)?(?: (?:of |and |the )*(?:St\\.? )?${name}(?:['’]s)?){0,4} (?:Hospital|HOSPITAL|Infirmary|INFIRMARY|Clinic|CLINIC|Medical Cent(?:er|re)|MEDICAL CENT(?:ER|RE)|Health Cent(?:er|re)|HEALTH CENT(?:ER|RE)|Nursing Home|NURSING HOME|Care Home|CARE HOME|Practice|PRACTICE|Surgery|SURGERY|Hospice|HOSPICE|Rehab|Medical Practice)(?!\\p{L})`,
  'gu',
)
const royal =
  /(?<!\p{L})(?:(?:ROYAL|Royal|General|GENERAL|University|UNIVERSITY) (?:Infirmary|INFIRMARY|Hospital|HOSPITAL)|(?:County|COUNTY|Mass|MASS|Good|GOOD|City|CITY|Cook County|Memorial|MEMORIAL|Mount|MOUNT|Mt\.?) (?:General|GENERAL|Memorial|MEMORIAL|Sinai|SINAI|Zion|ZION|Samaritan|SAMARITAN)|(?:Mayo|MAYO|Cleveland|CLEVELAND) (?:Clinic|CLINIC))(?!\p{L})/gu

function spanOf(start: number, text: string, type: TextSpan['type']): TextSpan {
  return { start, end: start + text.length, type, evidence: 'form' }
}

/** Streets with their number, postcodes with their town, towns where somebody lives, institutions by name. */
export function placesIn(text: string, language: 'fr' | 'en'): TextSpan[] {
  const found: TextSpan[] = []
  for (const form of language === 'fr' ? [frenchStreet] : [englishStreet, frenchStreet])
    for (const each of text.matchAll(form)) found.push(spanOf(each.index, each[0], 'address'))
  for (const form of language === 'fr'
    ? [postcodeTown, livesIn, labelled, letterHead]
    : [townZip, townPostcode, livesIn, labelled, englishHead])
    for (const each of text.matchAll(form)) {
      const { code, town } = each.groups ?? {}
      if (
        town !== undefined &&
        !/^(?:Mobile|Tel|Phone|Fax)$/.test(town) &&
        (form !== livesIn || isFrenchTown(fold(town)) || language === 'en')
      )
        found.push(spanOf(each.index + each[0].lastIndexOf(town), town, 'town'))
      if (code !== undefined) found.push(spanOf(each.index + each[0].lastIndexOf(code), code, 'postcode'))
    }
  for (const form of language === 'fr' ? [frenchInstitution] : [englishInstitution, royal])
    for (const each of text.matchAll(form)) found.push(spanOf(each.index, each[0], 'institution'))
  return found
}
