import { openEngine } from '../../src/io/engine.js'

/** A number in [0, 1) that looks random: each name has its own. */
const noise = (name: string) => `((hash(id + ${saltOf(name)}) % 1000003)::DOUBLE / 1000003)`

/** A made-up register of 20 columns (numbers, levels, codes, dates, missing cells) as a Parquet file of so many rows, made by the embedded engine: the same bytes for the same number. */
export async function writeLargeFile(path: string, rows: number): Promise<void> {
  const engine = await openEngine({ memoryLimit: '1GB' })
  const u = noise
  const age = `(20 + floor(70 * (${u('age')} + ${u('age2')}) / 2))::INTEGER`
  const base = `SELECT id, ${age} AS age, CASE WHEN ${u('sex')} < 0.52 THEN 'F' ELSE 'M' END AS sex FROM range(${rows}) t(id)`
  const chosen = [
    'age',
    'sex',
    `(1 + floor(8 * ${u('ward')} * ${u('ward2')}))::INTEGER AS ward`,
    `round(20 + 12 * ${u('bmi')} + 8 * ${u('bmi2')}, 1) AS bmi`,
    `CASE WHEN ${u('smoke')} < 0.2 + 0.003 * (90 - age) THEN 'yes' WHEN ${u('smoke')} < 0.7 THEN 'no' ELSE 'former' END AS smoking`,
    `(100 + floor(0.5 * age + 40 * ${u('sbp')}))::INTEGER AS systolic`,
    `(60 + floor(0.2 * age + 25 * ${u('dbp')}))::INTEGER AS diastolic`,
    `CASE WHEN ${u('m1')} < 0.1 THEN NULL ELSE round(0.5 + 3 * ${u('crea')} * ${u('crea2')}, 2) END AS creatinine`,
    `CASE WHEN ${u('m2')} < 0.15 THEN NULL ELSE round(3 + 4 * ${u('chol')}, 1) END AS cholesterol`,
    `(${u('dia')} < 0.02 + 0.003 * age) AS diabetes`,
    `CASE WHEN ${u('dia')} < 0.02 + 0.003 * age THEN round(6.5 + 4 * ${u('hba')}, 1) ELSE round(4.5 + 1.8 * ${u('hba')}, 1) END AS hba1c`,
    `chr(65 + (floor(20 * ${u('icd')} * ${u('icd2')}))::INTEGER) || (floor(10 * ${u('icd3')}))::INTEGER AS diagnosis`,
    `(floor(6 * ${u('visits')} * ${u('visits2')}))::INTEGER AS visits`,
    `(floor(-6 * ln(1.000001 - ${u('stay')})))::INTEGER AS stay_days`,
    `DATE '2015-01-01' + (floor(3000 * ${u('date')}))::INTEGER AS admitted`,
    `list_extract(['north','south','east','west','centre'], 1 + (floor(5 * ${u('region')}))::INTEGER) AS region`,
    `round(1000 * exp(2 * ${u('cost')} + 0.01 * age), 2) AS cost`,
    `(floor(5 * ${u('asa')} * (0.5 + age / 180.0)))::INTEGER AS asa`,
    `CASE WHEN ${u('m3')} < 0.3 THEN NULL ELSE round(10 + 5 * ${u('hb')} - CASE WHEN sex = 'F' THEN 1 ELSE 0 END, 1) END AS haemoglobin`,
    `(${u('died')} < 0.01 + 0.0000001 * age * age * age) AS died`,
  ]
  await engine.run(
    `COPY (SELECT ${chosen.join(', ')} FROM (${base})) TO '${path.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
  )
  engine.close()
}

function saltOf(name: string): number {
  let word = 7
  for (const letter of name) word = (word * 31 + letter.charCodeAt(0)) % 1_000_003
  return word * 1009
}
