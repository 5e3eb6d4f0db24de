import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MirrorwardError } from '../src/errors.js'
import { openDatabase, parseDatabaseUrl } from '../src/io/index.js'
import { freshKey, maskDatabase, parseMaskJob, ringOf } from '../src/pipeline/masking/index.js'

/** Patients; with their stays, prescriptions and measurements twelve times as many rows. Fewer for a quick look: MASKING_PATIENTS=100000. */
const patients = Number(process.env.MASKING_PATIENTS ?? 1_000_000)

const made = (count: number) => `
CREATE SCHEMA bench_source;
SET search_path = bench_source;
CREATE TABLE patients AS SELECT
  (1000000000 + i * 7919)::bigint AS ipp, 'Nom' || (i * 7 % 60013) AS nom, 'Anne' || (i % 811) AS prenom,
  CASE i % 2 WHEN 0 THEN 'f' ELSE 'm' END AS sexe, DATE '1930-01-01' + (i * 31 % 33000)::int AS naissance,
  'u' || i || '@mail.example' AS courriel, '06' || lpad((i * 91 % 100000000)::text, 8, '0') AS telephone,
  (i % 180) || ' rue de la Paix' || (i % 977) AS adresse, lpad((1000 + i % 90000)::text, 5, '0') AS cp
  FROM generate_series(1, ${count}::bigint) AS s(i);
ALTER TABLE patients ADD PRIMARY KEY (ipp), ALTER nom SET NOT NULL;
CREATE TABLE stays AS SELECT
  (500000000000 + i * 104729)::bigint AS stay, (1000000000 + (1 + i % ${count}) * 7919)::bigint AS ipp,
  DATE '2015-01-01' + (i * 17 % 3600)::int AS entree, DATE '2015-01-01' + (i * 17 % 3600 + i % 12)::int AS sortie, 'S' || (i % 40) AS service
  FROM generate_series(1, ${2 * count}::bigint) AS s(i);
ALTER TABLE stays ADD PRIMARY KEY (stay), ADD FOREIGN KEY (ipp) REFERENCES patients (ipp);
CREATE TABLE prescriptions AS SELECT
  i AS nr, (500000000000 + (1 + i % ${2 * count}) * 104729)::bigint AS stay, (1000000000 + (1 + (1 + i % ${2 * count}) % ${count}) * 7919)::bigint AS ipp,
  'C0' || (i % 9) || 'AA0' || (i % 7) AS atc, (i % 400) / 10.0::float8 AS dose, DATE '2015-01-01' + (i * 17 % 3600)::int AS debut
  FROM generate_series(1, ${4 * count}::bigint) AS s(i);
ALTER TABLE prescriptions ADD PRIMARY KEY (nr), ADD FOREIGN KEY (ipp) REFERENCES patients (ipp), ADD FOREIGN KEY (stay) REFERENCES stays (stay);
CREATE TABLE measures AS SELECT
  i AS nr, (1000000000 + (1 + i % ${count}) * 7919)::bigint AS ipp, 'L' || (i % 60) AS code, (i * 13 % 9973) / 100.0::float8 AS valeur,
  TIMESTAMP '2015-01-01' + (i * 617 % 300000000) * INTERVAL '1 second' AS fait
  FROM generate_series(1, ${5 * count}::bigint) AS s(i);
ALTER TABLE measures ADD PRIMARY KEY (nr), ADD FOREIGN KEY (ipp) REFERENCES patients (ipp);
`

const rules = `
asOf: 2026-01-01
tables: { patients: { patient: ipp }, stays: { patient: ipp }, prescriptions: { patient: ipp }, measures: { patient: ipp } }
rules:
  - { columns: [patients.ipp, stays.ipp, prescriptions.ipp, measures.ipp], mask: ff1, digits: 12 }
  - { columns: [stays.stay, prescriptions.stay], mask: ff1, digits: 15 }
  - { columns: patients.nom, mask: pick, list: fr/last-names }
  - { columns: patients.prenom, mask: pick, list: fr/first-names, sex: sexe }
  - { columns: patients.courriel, mask: token }
  - { columns: patients.telephone, mask: surrogate, kind: phone-fr }
  - { columns: patients.adresse, mask: surrogate, kind: address-fr }
  - { columns: [patients.naissance, stays.entree, stays.sortie, prescriptions.debut, measures.fait], mask: date-shift }
  - { columns: '*.*', mask: keep }
`

const url = process.env.MIRRORWARD_TEST_PG
if (url === undefined)
  throw new MirrorwardError('not-found', 'no PostgreSQL: .ci/databases npm run bench masking-database')
const database = await openDatabase(parseDatabaseUrl(url).place, { mode: 'write' })
const folder = mkdtempSync(join(tmpdir(), 'bench-masking-database-'))
const say = (text: string) => process.stdout.write(`${text}\n`)
const statements = async (text: string) => {
  for (const statement of text.split(';').filter((each) => each.trim() !== '')) await database.query(statement)
}
try {
  await statements('DROP SCHEMA IF EXISTS bench_source CASCADE; DROP SCHEMA IF EXISTS bench_target CASCADE')
  const begun = Date.now()
  await statements(made(patients))
  say(`${12 * patients} rows made in ${Math.round((Date.now() - begun) / 1000)} s`)
  const keys = ringOf(freshKey(), { project: 'bench' })
  for (const subset of process.env.MASKING_SUBSET?.split('|') ?? [undefined]) {
    const text = `project: bench\ndatabase: ${url}?schema=bench_source${rules}${subset === undefined ? '' : `subset: '${subset}'\n`}`
    const [start, cpu] = [Date.now(), process.cpuUsage()]
    let [last, table] = [start, '']
    const { rows, keysLeftOut } = await maskDatabase({
      ...{ job: parseMaskJob(text, { file: 'bench' }), folder, keys },
      ...{ out: `${url}?schema=bench_target`, evidence: join(folder, 'evidence') },
      onProgress(told) {
        if (told.table === table) return
        say(`  ${told.table} begins after ${Math.round((Date.now() - last) / 1000)} s`)
        ;[last, table] = [Date.now(), told.table]
      },
    })
    const { user, system } = process.cpuUsage(cpu)
    say(
      `PostgreSQL to PostgreSQL${subset === undefined ? '' : `, subset ${subset}`}: ${Object.values(rows).reduce((sum, count) => sum + count, 0)} rows in ${Math.round((Date.now() - start) / 1000)} s by the clock, ${Math.round((user + system) / 1e6)} s of our processor, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most; ${keysLeftOut.length} keys left out`,
    )
    await statements('DROP SCHEMA bench_target CASCADE')
  }
} finally {
  await statements('DROP SCHEMA IF EXISTS bench_source CASCADE; DROP SCHEMA IF EXISTS bench_target CASCADE')
  await database.close()
  rmSync(folder, { recursive: true })
}
