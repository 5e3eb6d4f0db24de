import type { Role } from './labelled-column.js'

/** Labels of a real table's columns, its cells read from where the table lies. */
export interface RealTable {
  readonly name: string
  readonly source: string
  /** Shipped with the project, or looked for beside it. */
  readonly shipped: boolean
  /** Inside `datasets/`, or inside the folder of tables that may not be shipped. */
  readonly file: string
  readonly columns: readonly RealColumn[]
}

export interface RealColumn {
  readonly name: string
  readonly role: Role
  readonly class: string
  readonly arguable: boolean
}

const liver =
  'age quasi age|sex quasi sex|ascites sensitive finding|hepato sensitive finding|spiders sensitive finding|edema sensitive finding|bili sensitive laboratory-value|chol sensitive laboratory-value|albumin sensitive laboratory-value|alk.phos sensitive laboratory-value|ast sensitive laboratory-value|platelet sensitive laboratory-value|protime sensitive laboratory-value|stage sensitive finding|trt sensitive treatment|status sensitive outcome'

/** Public clinical tables that ship with the project. */
const shipped: readonly RealTable[] = [
  own(
    'pbc',
    'pbc/pbc',
    `id direct subject ?|time sensitive follow-up|copper sensitive laboratory-value|trig sensitive laboratory-value|${liver}`,
  ),
  own('pbcseq', 'pbcseq/pbcseq', `id direct subject|futime sensitive follow-up|day sensitive follow-up|${liver}`),
  own(
    'rotterdam',
    'rotterdam/rotterdam',
    'pid direct subject ?|year quasi procedure-date|age quasi age|meno sensitive history|size sensitive finding|grade sensitive finding|nodes sensitive finding|pgr sensitive laboratory-value|er sensitive laboratory-value|hormon sensitive treatment|chemo sensitive treatment|rtime sensitive follow-up|recur sensitive outcome|dtime sensitive follow-up|death sensitive outcome',
  ),
  own(
    'flchain',
    'flchain/flchain',
    'age quasi age|sex quasi sex|sample.yr quasi sample-date|kappa sensitive laboratory-value|lambda sensitive laboratory-value|flc.grp sensitive laboratory-value|creatinine sensitive laboratory-value|mgus sensitive diagnosis|futime sensitive follow-up|death sensitive outcome|chapter sensitive diagnosis',
  ),
  own(
    'colon',
    'colon/colon',
    'id direct subject|study other study|rx sensitive treatment|sex quasi sex|age quasi age|obstruct sensitive finding|perfor sensitive finding|adhere sensitive finding|nodes sensitive finding|status sensitive outcome|differ sensitive finding|extent sensitive finding|surg sensitive treatment|node4 sensitive finding|time sensitive follow-up|etype other event-kind',
  ),
  own(
    'nafld1',
    'nafld/nafld1',
    'id direct subject|age quasi age|male quasi sex|weight sensitive body-measure|height sensitive body-measure|bmi sensitive body-measure|case.id direct subject|futime sensitive follow-up|status sensitive outcome',
  ),
  own(
    'nafld2',
    'nafld/nafld2',
    'id direct subject|days sensitive follow-up|test sensitive test|value sensitive laboratory-value',
  ),
  own('nafld3', 'nafld/nafld3', 'id direct subject|days sensitive follow-up|event sensitive diagnosis'),
  own(
    'pima',
    'pima/pima',
    'pregnant sensitive history|glucose sensitive laboratory-value|pressure sensitive body-measure|triceps sensitive body-measure|insulin sensitive laboratory-value|mass sensitive body-measure|pedigree sensitive history|age quasi age|diabetes sensitive diagnosis',
  ),
]

/** Tables that may not be shipped: labels only, skipped where the file is absent. */
const elsewhere: readonly RealTable[] = [
  other(
    'adult',
    'adult',
    'age quasi age|workclass quasi profession|fnlwgt other weight|education quasi education|education_num quasi education|marital_status quasi marital-status|occupation quasi profession|relationship quasi household|race quasi ethnicity|sex quasi sex|capital_gain sensitive income|capital_loss sensitive income|hours_per_week quasi profession ?|native_country quasi birth-country|income sensitive income',
  ),
  other(
    'nmes',
    'nmes',
    'visits sensitive care-path|nvisits sensitive care-path|ovisits sensitive care-path|novisits sensitive care-path|emergency sensitive care-path|hospital sensitive care-path|health sensitive score|chronic sensitive history|adl sensitive score|region quasi region|age quasi age|afam quasi ethnicity|gender quasi sex|married quasi marital-status|school quasi education|income sensitive income|employed quasi profession|insurance sensitive insurance|medicaid sensitive insurance',
  ),
  other(
    'nass',
    'nass',
    'dvcat sensitive finding ?|weight other weight|dead sensitive outcome|sex quasi sex|ageOFocc quasi age|yearacc quasi event-date|yearVeh quasi vehicle ?|occRole sensitive finding ?|injSeverity sensitive score',
  ),
  other(
    'omop_condition',
    'omop-synthea27nj/condition_occurrence',
    'condition_occurrence_id other row-number ?|person_id direct subject|condition_concept_id sensitive diagnosis|condition_start_date quasi stay-date|condition_start_datetime quasi stay-date|condition_end_date quasi stay-date|condition_type_concept_id other flag|provider_id direct staff-number|visit_occurrence_id direct stay-number|condition_source_value sensitive diagnosis',
  ),
  other(
    'omop_drug',
    'omop-synthea27nj/drug_exposure',
    'person_id direct subject|drug_concept_id sensitive drug|drug_exposure_start_date quasi drug-date|drug_exposure_end_datetime quasi drug-date|drug_type_concept_id other flag|days_supply sensitive dose|visit_occurrence_id direct stay-number|drug_source_value sensitive drug',
  ),
  other(
    'omop_measurement',
    'omop-synthea27nj/measurement',
    'person_id direct subject|measurement_concept_id sensitive test|measurement_date quasi sample-date|value_as_number sensitive laboratory-value|unit_concept_id other unit|measurement_source_value sensitive test|unit_source_value other unit',
  ),
  other(
    'omop_visit',
    'omop-synthea27nj/visit_occurrence',
    'person_id direct subject|visit_start_date quasi stay-date|visit_end_datetime quasi stay-date|provider_id direct staff-number|visit_concept_id sensitive care-path|visit_source_value direct stay-number',
  ),
]

export const realTables: readonly RealTable[] = [...shipped, ...elsewhere]

function own(name: string, file: string, labels: string): RealTable {
  return { name, source: 'public clinical table', shipped: true, file: `${file}.csv.gz`, columns: parsed(labels) }
}

function other(name: string, file: string, labels: string): RealTable {
  return { name, source: 'public table', shipped: false, file: `${file}.csv.gz`, columns: parsed(labels) }
}

/** "name role class", and a question mark where two answers are open. */
function parsed(labels: string): RealColumn[] {
  return labels.split('|').map((label) => {
    const [name = '', role = '', kind = '', mark] = label.split(' ')
    return { name, role: role as Role, class: kind, arguable: mark === '?' }
  })
}
