/** LOINC codes of the hospital's tests. */
const tests: Readonly<Record<string, string>> = {
  hba1c: '4548-4',
  glucose: '15074-8',
  creatinine: '14682-9',
  potassium: '2823-3',
  sodium: '2951-2',
  haemoglobin: '718-7',
  leukocytes: '6690-2',
  crp: '1988-5',
  ldl: '22748-8',
  alat: '1742-6',
  tsh: '3016-3',
  'nt-probnp': '33762-6',
  troponin: '67151-1',
  psa: '2857-1',
}
/** Units in UCUM where the hospital writes another. */
const units: Readonly<Record<string, string>> = {
  'G/L': '10*9/L',
  'µmol/L': 'umol/L',
  'µg/L': 'ug/L',
  'mU/L': 'm[IU]/L',
}

/** The LOINC code of a test. */
export function loincOf(test: string): string {
  return tests[test]!
}

/** A unit as UCUM writes it. */
export function ucumOf(unit: string): string {
  return units[unit] ?? unit
}
