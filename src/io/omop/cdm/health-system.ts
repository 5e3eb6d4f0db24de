/** Where people were treated, by whom, and who paid. In the notation of `cdm-notation.ts`. */
export const healthSystemTables: Readonly<Record<string, string>> = {
  location: `
    location_id*! address_1:text address_2:text city:text state:text zip:text county:text location_source_value:text
    country_concept_id country_source_value:text latitude:float longitude:float
  `,
  care_site: `
    care_site_id*! care_site_name:text place_of_service_concept_id location_id>location care_site_source_value:text
    place_of_service_source_value:text
  `,
  provider: `
    provider_id*! provider_name:text npi:text dea:text specialty_concept_id care_site_id>care_site year_of_birth
    gender_concept_id provider_source_value:text specialty_source_value:text specialty_source_concept_id
    gender_source_value:text gender_source_concept_id
  `,
  payer_plan_period: `
    payer_plan_period_id*! person_id!>person payer_plan_period_start_date!:date payer_plan_period_end_date!:date
    payer_concept_id payer_source_value:text payer_source_concept_id plan_concept_id plan_source_value:text
    plan_source_concept_id sponsor_concept_id sponsor_source_value:text sponsor_source_concept_id
    family_source_value:text stop_reason_concept_id stop_reason_source_value:text stop_reason_source_concept_id
  `,
  cost: `
    cost_id*! cost_event_id! cost_domain_id!:text>domain cost_type_concept_id! currency_concept_id
    total_charge:float total_cost:float total_paid:float paid_by_payer:float paid_by_patient:float
    paid_patient_copay:float paid_patient_coinsurance:float paid_patient_deductible:float paid_by_primary:float
    paid_ingredient_cost:float paid_dispensing_fee:float payer_plan_period_id amount_allowed:float
    revenue_code_concept_id revenue_code_source_value:text drg_concept_id drg_source_value:text
  `,
}
