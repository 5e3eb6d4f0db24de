import type { Locale } from './locales.js'

type Language = Locale['language']
const list = (text: string): readonly string[] => text.split('|')

/** ICD-10 codes; the names below stand in the same order. */
export const codes = list('K80.2|M16.1|F32.1|N20.0|L40.0|G40.3|D50.9|H25.1|B18.2|O80|T14.2|C18.7')
export const diagnoses: Readonly<Record<Language, readonly string[]>> = {
  fr: list(
    'lithiase vésiculaire|coxarthrose|épisode dépressif moyen|colique néphrétique|psoriasis en plaques|épilepsie généralisée|anémie ferriprive|cataracte sénile|hépatite C chronique|accouchement voie basse|fracture fermée|adénocarcinome sigmoïdien',
  ),
  en: list(
    'gallstones|hip osteoarthritis|moderate depressive episode|renal colic|plaque psoriasis|generalised epilepsy|iron deficiency anaemia|senile cataract|chronic hepatitis C|vaginal delivery|closed fracture|sigmoid carcinoma',
  ),
  de: list(
    'Cholezystolithiasis|Coxarthrose|depressive Episode|Nierenkolik|Psoriasis vulgaris|Epilepsie|Eisenmangelanämie|Katarakt|Hepatitis C|Spontangeburt|Fraktur|Sigmakarzinom',
  ),
  es: list(
    'colelitiasis|coxartrosis|episodio depresivo|cólico nefrítico|psoriasis|epilepsia|anemia ferropénica|catarata|hepatitis C|parto eutócico|fractura cerrada|cáncer de colon',
  ),
  pt: list(
    'colelitíase|coxartrose|episódio depressivo|cólica renal|psoríase|epilepsia|anemia ferropénica|catarata|hepatite C|parto eutócico|fratura|neoplasia do cólon',
  ),
  it: list(
    'colelitiasi|coxartrosi|episodio depressivo|colica renale|psoriasi|epilessia|anemia sideropenica|cataratta|epatite C|parto spontaneo|frattura chiusa|carcinoma del sigma',
  ),
  nl: list(
    'galstenen|heupartrose|depressieve episode|niersteenkoliek|psoriasis|epilepsie|ferriprieve anemie|cataract|hepatitis C|spontane bevalling|fractuur|sigmacarcinoom',
  ),
  nordic: list(
    'gallsten|höftartros|depressiv episod|njurstensanfall|psoriasis|epilepsi|järnbristanemi|katarakt|hepatit C|vaginal förlossning|fraktur|koloncancer',
  ),
  pl: list(
    'kamica żółciowa|koksartroza|epizod depresji|kolka nerkowa|łuszczyca|padaczka|niedokrwistość|zaćma|WZW C|poród siłami natury|złamanie|rak esicy',
  ),
}
/** Drugs and their ATC codes. */
export const drugs = list(
  'Escitalopram 10 mg N06AB10|Levetiracetam 500 mg N03AX14|Apixaban 5 mg B01AF02|Ramipril 2,5 mg C09AA05|Sitagliptine 100 mg A10BH01|Rosuvastatine 20 mg C10AA07|Denosumab 60 mg M05BX04|Lamotrigine 50 mg N03AX09|Pantoprazole 40 mg A02BC02|Methotrexate 15 mg L04AX03',
)
/** Tests: name, LOINC, unit, middle, spread. */
export const tests = list(
  'Ferritine;2276-4;µg/L;110;60|TSH;3016-3;mUI/L;2.1;0.9|Vit D 25OH;1989-3;nmol/L;58;20|CRP;1988-5;mg/L;14;18|HbA1c;4548-4;%;6.4;1.1|NT-proBNP;33762-6;ng/L;640;400|LDL;13457-7;g/L;1.2;0.3|INR;6301-6;;1.4;0.6',
)

const sentences: Readonly<Record<Language, readonly [plain: readonly string[], naming: readonly string[]]>> = {
  fr: [
    list(
      'Sort ce jour, {x}, relais IDE à domicile|Constantes stables, douleur {n}/10 cédant au palier 1|Pas d’argument pour {x}. Contrôle bio à {n} jours|Appétit conservé, selles +, lever au fauteuil|Refus de soins ce matin, à représenter|Maladie de Basedow connue, signe de Babinski absent',
    ),
    list(
      'M. {L} agité cette nuit, {x} connue|voir avec Dr {D} avant la sortie|épouse jointe au {P}, {F} rentre demain|avis pris auprès de {G} {D} (chir)',
    ),
  ],
  en: [
    list(
      'Obs stable, pain {n}/10, home today with {x} advice|No evidence of {x}, bloods in {n} days|Eating and drinking, bowels open, sat out|Refused care this morning, offer again|Known Graves disease, Babinski downgoing|Wound clean and dry, clips out day {n}',
    ),
    list(
      'Mr {L} unsettled overnight, known {x}|please discuss with Dr {D} before discharge|wife called from {P}, {F} home tomorrow|advice from {G} {D} (surgeons)',
    ),
  ],
  de: [
    list(
      'Pat. stabil, VAS {n}, Z.n. {x}|Kein Anhalt für {x}, Labor in {n} Tagen|Mobilisiert am Rollator, Appetit gut|Morbus Basedow bekannt',
    ),
    list('Hr. {L} nachts unruhig|Rücksprache mit Dr. {D}|Ehefrau angerufen ({P}), {F} geht morgen'),
  ],
  es: [
    list('Estable, EVA {n}, AP: {x}|Sin signos de {x}, control en {n} días|Tolera dieta, deambula|Rechaza medicación'),
    list('Sr. {L} inquieto por la noche|comentado con Dr. {D}|llamar a {F} al {P}'),
  ],
  pt: [
    list('Estável, dor {n}/10, antecedentes de {x}|Sem sinais de {x}, reavaliar em {n} dias|Tolera dieta'),
    list('Sr. {L} agitado|discutido com Dr. {D}|ligar para {F}: {P}'),
  ],
  it: [
    list('Stabile, NRS {n}, in anamnesi {x}|Non segni di {x}, controllo tra {n} gg|Apiretico, canalizzato'),
    list('Sig. {L} agitato stanotte|sentito dott. {D}|moglie di {F} chiamata al {P}'),
  ],
  nl: [
    list('Stabiel, pijn {n}/10, VG {x}|Geen aanwijzing voor {x}, controle over {n} dgn|Eet goed, uit bed geweest'),
    list('Dhr. {L} onrustig|overlegd met dr. {D}|dochter van {F} gebeld op {P}'),
  ],
  nordic: [
    list('Stabil, VAS {n}, tidigare {x}|Inga tecken på {x}, åter om {n} dagar|Äter bra, uppegående'),
    list('Herr {L} orolig i natt|diskuterat med dr {D}|ringt {F} på {P}'),
  ],
  pl: [
    list('Stan stabilny, ból {n}/10, w wywiadzie {x}|Bez cech {x}, kontrola za {n} dni|Je dobrze, chodzi'),
    list('Pan {L} niespokojny w nocy|konsultacja z dr {D}|żona ({P}), {F} wychodzi jutro'),
  ],
}
export const plainSentences = (language: Language): readonly string[] => sentences[language][0]
export const namingSentences = (language: Language): readonly string[] => sentences[language][1]
