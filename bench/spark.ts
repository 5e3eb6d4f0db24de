import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '../src/io/engine.js'
import { openDatabase, parseDatabaseUrl } from '../src/io/index.js'
import { writeLargeFile } from './tables/large-file.js'

/**
 * A made-up register of 20 columns and people of three rows in a warehouse of Spark, from introspection to synthetic Parquet:
 * `bench/spark/with-spark npm run bench -- spark`. `ROWS=10000000` says how many rows, `DRAWN=1000000` how many are drawn;
 * `EVALUATE=no` leaves the evaluation out.
 */
const url = process.env.MIRRORWARD_TEST_SPARK
if (url === undefined) {
  console.log('no warehouse: bench/spark/with-spark npm run bench -- spark')
  process.exit()
}
const rows = Number(process.env.ROWS ?? 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'bench-spark-'))
const ticks = 100

/** Processor seconds of the server so far. */
function serverSeconds(): number {
  const group = process.env.MIRRORWARD_SPARK_PROCESS
  if (group === undefined) return Number.NaN
  const found = spawnSync('ps', ['-eo', 'pgid=,pid='], { encoding: 'utf8' }).stdout.split('\n')
  const own = found.map((line) => line.trim().split(/\s+/)).filter(([pgid]) => pgid === group)
  return own.reduce((sum, [, pid]) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return sum + (Number(fields[11]) + Number(fields[12])) / ticks
  }, 0)
}

const database = await openDatabase(parseDatabaseUrl(url).place, { mode: 'write' })
try {
  const file = join(folder, 'plain.parquet')
  await writeLargeFile(file, rows)
  const engine = await openEngine({ memoryLimit: '1GB' })
  await engine.run(
    `COPY (SELECT 'p' || (file_row_number // 3) AS patient_id, * EXCLUDE (file_row_number) FROM read_parquet('${file}', file_row_number = true)) TO '${folder}/register.parquet' (FORMAT parquet, COMPRESSION zstd)`,
  )
  engine.close()
  rmSync(file)
  await database.query('DROP TABLE IF EXISTS bench_register')
  await database.query(`CREATE TABLE bench_register USING parquet OPTIONS (path '${folder}/register.parquet')`)
  await database.close()
  const before = serverSeconds()
  const started = Date.now()
  const { status } = spawnSync(
    '/usr/bin/time',
    [
      ...[
        '-f',
        '%U user and %S system seconds here, %M KB',
        process.execPath,
        '--import',
        'tsx',
        'src/cli/main.ts',
        'run',
      ],
      ...['bench_register', '--engine', url, '--model', 'bayes-net', '--depth', 'quick', '--format', 'parquet'],
      ...[
        '--rows',
        process.env.DRAWN ?? '1000000',
        '--out',
        join(folder, 'release'),
        '--quiet',
        '--rows-in-memory',
        '100000',
      ],
      ...(process.env.EVALUATE === 'no' ? ['--no-evaluate'] : []),
    ],
    { stdio: 'inherit' },
  )
  const clock = (Date.now() - started) / 1000
  const server = (serverSeconds() - before).toFixed(1)
  console.log(
    `${rows} rows: exit ${status}, ${clock.toFixed(0)} s by the clock, ${server} s of the server's processor time`,
  )
} finally {
  rmSync(folder, { recursive: true })
}
