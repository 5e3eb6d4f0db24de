import { existsSync } from 'node:fs'
import { access, constants, statfs } from 'node:fs/promises'
import { availableParallelism, tmpdir, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { getHeapStatistics } from 'node:v8'
import { engineVersion, hasEngine, openEngine } from '../io/index.js'
import { openMatrices } from '../tensor/index.js'
import { packageVersion, requiredNode } from '../version.js'

/** What one check of this machine found. */
export interface Finding {
  readonly check: 'mirrorward' | 'node' | 'threads' | 'memory' | 'heap' | 'backend' | 'parquet' | 'temporary files'
  /** `warn`: it works, slower or for smaller tables; `fail`: something will not work. */
  readonly status: 'ok' | 'warn' | 'fail'
  readonly found: string
  readonly advice?: string
}

const gibibyte = 2 ** 30

/** What this machine offers: versions, threads, memory, matrices, Parquet, room for temporary files. Reads no data. */
export async function diagnose(): Promise<readonly Finding[]> {
  return [
    { check: 'mirrorward', status: 'ok', found: packageVersion() },
    checkNode(process.versions.node, requiredNode()),
    checkThreads(availableParallelism(), existsSync(fileURLToPath(new URL('./refit-worker.js', import.meta.url)))),
    checkMemory({ total: memoryOfProcess(), available: process.availableMemory() }),
    checkHeap(getHeapStatistics().heap_size_limit),
    await checkBackend(),
    await checkParquet(),
    await checkTemporaryFiles(tmpdir()),
  ]
}

/** The machine's, or what a container may use of it; Node tells 0 or more than there is where nothing limits it. */
function memoryOfProcess(): number {
  return Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem())
}

export function checkNode(version: string, required: string): Finding {
  const found = `${version} on ${process.platform}-${process.arch}`
  if (compareVersions(version, required.replace(/^\D+/, '')) >= 0) return { check: 'node', status: 'ok', found }
  return { check: 'node', status: 'fail', found, advice: `install Node ${required}` }
}

export function checkThreads(threads: number, built: boolean): Finding {
  const found = `${threads}${built ? '' : ', unused: running from the sources'}`
  if (!built) return { check: 'threads', status: 'warn', found, advice: 'threads start only from the built files' }
  if (threads > 1) return { check: 'threads', status: 'ok', found }
  return { check: 'threads', status: 'warn', found, advice: 'evaluation takes as long as one thread needs' }
}

export function checkMemory({ total, available }: { readonly total: number; readonly available: number }): Finding {
  const found = `${gibibytes(Math.min(available, total))} of ${gibibytes(total)} available`
  if (available >= gibibyte) return { check: 'memory', status: 'ok', found }
  return { check: 'memory', status: 'warn', found, advice: 'a run takes half a GiB and more: close something' }
}

export function checkHeap(limit: number): Finding {
  const found = `${gibibytes(limit)} for JavaScript objects`
  if (limit >= gibibyte) return { check: 'heap', status: 'ok', found }
  const advice = 'for large tables set NODE_OPTIONS=--max-old-space-size=4096'
  return { check: 'heap', status: 'warn', found, advice }
}

async function checkBackend(): Promise<Finding> {
  try {
    const { backend, version } = await openMatrices()
    const found = `${backend}, tfjs ${version}`
    if (backend !== 'cpu') return { check: 'backend', status: 'ok', found }
    return { check: 'backend', status: 'warn', found, advice: 'plain JavaScript is slow: WebAssembly did not start' }
  } catch (error) {
    const advice = 'models that multiply matrices (hidden-tree, vae) will not run; see MIRRORWARD_BACKEND'
    return { check: 'backend', status: 'fail', found: firstLine(error), advice }
  }
}

async function checkParquet(): Promise<Finding> {
  if (!hasEngine()) {
    const advice = `for DuckDB files and for Parquet files larger than memory: npm install @duckdb/node-api@${engineVersion}`
    return { check: 'parquet', status: 'warn', found: 'plain JavaScript: the whole file is held in memory', advice }
  }
  try {
    const engine = await openEngine()
    const [[version] = []] = await engine.texts('select version()')
    engine.close()
    return { check: 'parquet', status: 'ok', found: `DuckDB ${version ?? ''}`.trim() }
  } catch {
    const advice =
      'Parquet cannot be read or written; CSV, JSON and Arrow can. Remove @duckdb/node-api, or install it again'
    return { check: 'parquet', status: 'fail', found: 'the engine did not load', advice }
  }
}

async function checkTemporaryFiles(folder: string): Promise<Finding> {
  try {
    await access(folder, constants.W_OK)
    const { bavail, bsize } = await statfs(folder)
    const free = bavail * bsize
    const found = `${gibibytes(free)} free in ${folder}`
    if (free >= gibibyte) return { check: 'temporary files', status: 'ok', found }
    return { check: 'temporary files', status: 'warn', found, advice: 'point TMPDIR to a folder with more room' }
  } catch {
    const advice = 'point TMPDIR to a folder that can be written'
    return { check: 'temporary files', status: 'fail', found: `cannot write to ${folder}`, advice }
  }
}

function compareVersions(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split('.').map(Number))
  const at = left!.findIndex((part, index) => part !== (right![index] ?? 0))
  return at < 0 ? 0 : left![at]! - (right![at] ?? 0)
}

function gibibytes(bytes: number): string {
  return `${(bytes / gibibyte).toFixed(1)} GiB`
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}
