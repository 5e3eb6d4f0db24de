/** The vocabulary, which every site brings itself. In the notation of `cdm-notation.ts`. */
export const vocabularyTables: Readonly<Record<string, string>> = {
  concept: `
    concept_id*! concept_name!:text domain_id!:text>domain vocabulary_id!:text>vocabulary
    concept_class_id!:text>concept_class standard_concept:text concept_code!:text valid_start_date!:date
    valid_end_date!:date invalid_reason:text
  `,
  vocabulary: `
    vocabulary_id*!:text vocabulary_name!:text vocabulary_reference:text vocabulary_version:text
    vocabulary_concept_id!
  `,
  domain: `
    domain_id*!:text domain_name!:text domain_concept_id!
  `,
  concept_class: `
    concept_class_id*!:text concept_class_name!:text concept_class_concept_id!
  `,
  concept_relationship: `
    concept_id_1!>concept concept_id_2!>concept relationship_id!:text>relationship valid_start_date!:date
    valid_end_date!:date invalid_reason:text
  `,
  relationship: `
    relationship_id*!:text relationship_name!:text is_hierarchical!:text defines_ancestry!:text
    reverse_relationship_id!:text relationship_concept_id!
  `,
  concept_synonym: `
    concept_id! concept_synonym_name!:text language_concept_id!
  `,
  concept_ancestor: `
    ancestor_concept_id! descendant_concept_id! min_levels_of_separation! max_levels_of_separation!
  `,
  source_to_concept_map: `
    source_code!:text source_concept_id! source_vocabulary_id!:text source_code_description:text target_concept_id!
    target_vocabulary_id!:text>vocabulary valid_start_date!:date valid_end_date!:date invalid_reason:text
  `,
  drug_strength: `
    drug_concept_id! ingredient_concept_id! amount_value:float amount_unit_concept_id numerator_value:float
    numerator_unit_concept_id denominator_value:float denominator_unit_concept_id box_size valid_start_date!:date
    valid_end_date!:date invalid_reason:text
  `,
}
