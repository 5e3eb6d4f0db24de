/** What follows from the clinical tables, and who made the data. In the notation of `cdm-notation.ts`. */
export const derivedTables: Readonly<Record<string, string>> = {
  drug_era: `
    drug_era_id*! person_id!>person drug_concept_id! drug_era_start_date!:date drug_era_end_date!:date
    drug_exposure_count gap_days
  `,
  dose_era: `
    dose_era_id*! person_id!>person drug_concept_id! unit_concept_id! dose_value!:float dose_era_start_date!:date
    dose_era_end_date!:date
  `,
  condition_era: `
    condition_era_id*! person_id!>person condition_concept_id! condition_era_start_date!:date
    condition_era_end_date!:date condition_occurrence_count
  `,
  episode: `
    episode_id*! person_id!>person episode_concept_id! episode_start_date!:date episode_start_datetime:datetime
    episode_end_date:date episode_end_datetime:datetime episode_parent_id episode_number episode_object_concept_id!
    episode_type_concept_id! episode_source_value:text episode_source_concept_id
  `,
  episode_event: `
    episode_id!>episode event_id! episode_event_field_concept_id!
  `,
  metadata: `
    metadata_id*! metadata_concept_id! metadata_type_concept_id! name!:text value_as_string:text value_as_concept_id
    value_as_number:float metadata_date:date metadata_datetime:datetime
  `,
  cdm_source: `
    cdm_source_name!:text cdm_source_abbreviation!:text cdm_holder!:text source_description:text
    source_documentation_reference:text cdm_etl_reference:text source_release_date!:date cdm_release_date!:date
    cdm_version:text cdm_version_concept_id! vocabulary_version!:text
  `,
  cohort: `
    cohort_definition_id! subject_id! cohort_start_date!:date cohort_end_date!:date
  `,
  cohort_definition: `
    cohort_definition_id! cohort_definition_name!:text cohort_definition_description:text
    definition_type_concept_id! cohort_definition_syntax:text subject_concept_id! cohort_initiation_date:date
  `,
}
