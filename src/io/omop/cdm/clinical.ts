/** What happened to people. In the notation of `cdm-notation.ts`. */
export const clinicalTables: Readonly<Record<string, string>> = {
  person: `
    person_id*! gender_concept_id! year_of_birth! month_of_birth day_of_birth birth_datetime:datetime
    race_concept_id! ethnicity_concept_id! location_id>location provider_id>provider care_site_id>care_site
    person_source_value:text gender_source_value:text gender_source_concept_id race_source_value:text
    race_source_concept_id ethnicity_source_value:text ethnicity_source_concept_id
  `,
  observation_period: `
    observation_period_id*! person_id!>person observation_period_start_date!:date observation_period_end_date!:date
    period_type_concept_id!
  `,
  visit_occurrence: `
    visit_occurrence_id*! person_id!>person visit_concept_id! visit_start_date!:date visit_start_datetime:datetime
    visit_end_date!:date visit_end_datetime:datetime visit_type_concept_id! provider_id>provider
    care_site_id>care_site visit_source_value:text visit_source_concept_id admitted_from_concept_id
    admitted_from_source_value:text discharged_to_concept_id discharged_to_source_value:text
    preceding_visit_occurrence_id>visit_occurrence
  `,
  visit_detail: `
    visit_detail_id*! person_id!>person visit_detail_concept_id! visit_detail_start_date!:date
    visit_detail_start_datetime:datetime visit_detail_end_date!:date visit_detail_end_datetime:datetime
    visit_detail_type_concept_id! provider_id>provider care_site_id>care_site visit_detail_source_value:text
    visit_detail_source_concept_id admitted_from_concept_id admitted_from_source_value:text
    discharged_to_source_value:text discharged_to_concept_id preceding_visit_detail_id>visit_detail
    parent_visit_detail_id>visit_detail visit_occurrence_id!>visit_occurrence
  `,
  condition_occurrence: `
    condition_occurrence_id*! person_id!>person condition_concept_id! condition_start_date!:date
    condition_start_datetime:datetime condition_end_date:date condition_end_datetime:datetime
    condition_type_concept_id! condition_status_concept_id stop_reason:text provider_id>provider
    visit_occurrence_id>visit_occurrence visit_detail_id>visit_detail condition_source_value:text
    condition_source_concept_id condition_status_source_value:text
  `,
  drug_exposure: `
    drug_exposure_id*! person_id!>person drug_concept_id! drug_exposure_start_date!:date
    drug_exposure_start_datetime:datetime drug_exposure_end_date!:date drug_exposure_end_datetime:datetime
    verbatim_end_date:date drug_type_concept_id! stop_reason:text refills quantity:float days_supply sig:text
    route_concept_id lot_number:text provider_id>provider visit_occurrence_id>visit_occurrence
    visit_detail_id>visit_detail drug_source_value:text drug_source_concept_id route_source_value:text
    dose_unit_source_value:text
  `,
  procedure_occurrence: `
    procedure_occurrence_id*! person_id!>person procedure_concept_id! procedure_date!:date
    procedure_datetime:datetime procedure_end_date:date procedure_end_datetime:datetime procedure_type_concept_id!
    modifier_concept_id quantity provider_id>provider visit_occurrence_id>visit_occurrence
    visit_detail_id>visit_detail procedure_source_value:text procedure_source_concept_id modifier_source_value:text
  `,
  device_exposure: `
    device_exposure_id*! person_id!>person device_concept_id! device_exposure_start_date!:date
    device_exposure_start_datetime:datetime device_exposure_end_date:date device_exposure_end_datetime:datetime
    device_type_concept_id! unique_device_id:text production_id:text quantity provider_id>provider
    visit_occurrence_id>visit_occurrence visit_detail_id>visit_detail device_source_value:text
    device_source_concept_id unit_concept_id unit_source_value:text unit_source_concept_id
  `,
  measurement: `
    measurement_id*! person_id!>person measurement_concept_id! measurement_date!:date measurement_datetime:datetime
    measurement_time:text measurement_type_concept_id! operator_concept_id value_as_number:float value_as_concept_id
    unit_concept_id range_low:float range_high:float provider_id>provider visit_occurrence_id>visit_occurrence
    visit_detail_id>visit_detail measurement_source_value:text measurement_source_concept_id unit_source_value:text
    unit_source_concept_id value_source_value:text measurement_event_id meas_event_field_concept_id
  `,
  observation: `
    observation_id*! person_id!>person observation_concept_id! observation_date!:date observation_datetime:datetime
    observation_type_concept_id! value_as_number:float value_as_string:text value_as_concept_id qualifier_concept_id
    unit_concept_id provider_id>provider visit_occurrence_id>visit_occurrence visit_detail_id>visit_detail
    observation_source_value:text observation_source_concept_id unit_source_value:text qualifier_source_value:text
    value_source_value:text observation_event_id obs_event_field_concept_id
  `,
  death: `
    person_id!>person death_date!:date death_datetime:datetime death_type_concept_id cause_concept_id
    cause_source_value:text cause_source_concept_id
  `,
  note: `
    note_id*! person_id!>person note_date!:date note_datetime:datetime note_type_concept_id! note_class_concept_id!
    note_title:text note_text!:text encoding_concept_id! language_concept_id! provider_id>provider
    visit_occurrence_id>visit_occurrence visit_detail_id>visit_detail note_source_value:text note_event_id
    note_event_field_concept_id
  `,
  note_nlp: `
    note_nlp_id*! note_id! section_concept_id snippet:text offset:text lexical_variant!:text note_nlp_concept_id
    note_nlp_source_concept_id nlp_system:text nlp_date!:date nlp_datetime:datetime term_exists:text
    term_temporal:text term_modifiers:text
  `,
  specimen: `
    specimen_id*! person_id!>person specimen_concept_id! specimen_type_concept_id! specimen_date!:date
    specimen_datetime:datetime quantity:float unit_concept_id anatomic_site_concept_id disease_status_concept_id
    specimen_source_id:text specimen_source_value:text unit_source_value:text anatomic_site_source_value:text
    disease_status_source_value:text
  `,
  fact_relationship: `
    domain_concept_id_1!>concept fact_id_1! domain_concept_id_2!>concept fact_id_2! relationship_concept_id!
  `,
}
