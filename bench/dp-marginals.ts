import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countsOfCodes, learnAdaptively, learnTree, networkOf } from '../models/dp-marginals/index.js'
import { drawRounded } from '../models/graphical/index.js'
import { allocateCodes, type CodedTable } from '../src/encode/index.js'
import { createRng } from '../src/math/index.js'
import { loadInput } from '../src/pipeline/load-input.js'
import { createLedger } from '../src/privacy/index.js'
import { type Column, isModelled, type Table } from '../src/table/index.js'
import { benchTable } from './leaderboard/bench-tables.js'

/**
 * dp-marginals fitted from codes of which the edges are taken as public: 12 bins of equal frequency (20 for adult), two thirds of
 * the rows, δ = 1/n². Mean total variation against these rows of all columns, all pairs and 100 triples, CPU seconds of the fit,
 * peak memory of the process. `EPSILON=1 METHOD=mst,aim CELLS=200000 npm run bench dp-marginals`; `TABLES=rotterdam` for one table,
 * `FITS=5` for the mean of several fits. With `MIRRORWARD_PEERS_PYTHON` MST by mbi beside it, on the same codes: see peers/README.md.
 */
const epsilon = Number(process.env.EPSILON ?? 1)
const cells = Number(process.env.CELLS ?? 200_000)
const methods = (process.env.METHOD ?? 'mst,aim').split(',')
const tables = (process.env.TABLES ?? 'rotterdam,flchain,adult').split(',')
const fits = Number(process.env.FITS ?? 1)
const peersPython = process.env.MIRRORWARD_PEERS_PYTHON

for (const [name, bins] of [
  ['rotterdam', 12],
  ['flchain', 12],
  ['adult', 20],
] as const) {
  const files = tables.includes(name) ? benchTable(name) : null
  if (files === null) continue
  const { table, schema } = await loadInput({ path: files.data }, files.schema)
  await report(name, table.select(schema.columns.filter(isModelled).map((column) => column.name)), bins)
}

async function report(name: string, table: Table, bins: number): Promise<void> {
  const coded = codesOf(table, bins)
  const names = coded.columns.map((column) => column.name)
  const sizes = coded.columns.map(({ size }) => size)
  for (const method of methods.flatMap((each) => Array<string>(fits).fill(each))) {
    const ledger = createLedger({ epsilon, publicSize: coded.rowCount, unit: 'row', patients: name })
    const { model: rho } = ledger.plan({ model: 1 })
    const source = { ledger, data: countsOfCodes(() => coded, { names, sizes }) }
    const before = process.cpuUsage()
    const learnt =
      method === 'mst'
        ? await learnTree(source, { rho, cells, iterations: 500 })
        : {
            model: await learnAdaptively(source, { rho, cells, iterations: 60 }),
            states: sizes.map((size) => Int32Array.from(Array(size).keys())),
          }
    const { user, system } = process.cpuUsage(before)
    const network = networkOf(learnt, names)
    const tables = network.tables.map((each) => Float64Array.from(each))
    const drawn = drawRounded(
      { parents: network.parents, tables },
      { sizes, rowCount: Math.round(learnt.model.total), rng: createRng('bench') },
    )
    const real = coded.columns.map(({ codes }) => codes)
    const distances = [1, 2, 3].map((order) => meanVariation({ real, drawn, sizes, order }).toFixed(4))
    const memory = Math.round(process.resourceUsage().maxRSS / 1024)
    console.log(
      `${name} ${method} ε=${epsilon}: ${distances.join(' / ')}  ${((user + system) / 1e6).toFixed(2)} CPU s  ${memory} MB`,
    )
  }
  if (peersPython !== undefined && methods.includes('mst')) reportPeer(name, coded)
}

/** MST by mbi on the same codes, scored alike. Imports are not counted, nor what sampling costs. */
function reportPeer(name: string, coded: CodedTable): void {
  const sizes = coded.columns.map(({ size }) => size)
  const folder = mkdtempSync(join(tmpdir(), 'dp-peer-'))
  try {
    const rows = Array.from({ length: coded.rowCount }, (_, row) =>
      coded.columns.map(({ codes }) => codes[row]).join(','),
    )
    writeFileSync(join(folder, 'codes.csv'), `${rows.join('\n')}\n`)
    writeFileSync(join(folder, 'sizes.json'), JSON.stringify(sizes))
    const { rho } = createLedger({ epsilon, publicSize: coded.rowCount, unit: 'row', patients: name }).budget
    const script = join(import.meta.dirname, 'peers/private.py')
    const told = execFileSync(peersPython!, [script, folder, String(rho)], { encoding: 'utf8', timeout: 30 * 60_000 })
    const { cpuSeconds, peakMegabytes } = JSON.parse(told.trim().split('\n').at(-1)!) as Record<string, number>
    const lines = readFileSync(join(folder, 'synthetic.csv'), 'utf8').trim().split('\n')
    const cells = lines.map((line) => line.split(',').map(Number))
    const drawn = sizes.map((_, column) => Int32Array.from(cells, (row) => row[column]!))
    const real = coded.columns.map(({ codes }) => codes)
    const distances = [1, 2, 3].map((order) => meanVariation({ real, drawn, sizes, order }).toFixed(4))
    console.log(`${name} mst by mbi ε=${epsilon}: ${distances.join(' / ')}  ${cpuSeconds} CPU s  ${peakMegabytes} MB`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Two thirds of the rows, at random, as codes. */
function codesOf(table: Table, bins: number): CodedTable {
  const order = [...Array(table.rowCount).keys()]
  const rng = createRng('split')
  for (let row = order.length - 1; row > 0; row--) {
    const other = rng.below(row + 1)
    ;[order[row], order[other]] = [order[other]!, order[row]!]
  }
  const train = table.take(order.slice(0, Math.floor((table.rowCount * 2) / 3)))
  // As in the reference's table, a column without missing cells has no code for them; a public codebook always has one.
  const columns = train.columns.map((column) => {
    const coded = codedColumn(column, bins)
    return coded.codes.includes(coded.size - 1) ? coded : { ...coded, size: coded.size - 1 }
  })
  return { columns, rowCount: train.rowCount }
}

/** A code a value where these are few; else bins of equal frequency, with a code for 0 where it is frequent. */
function codedColumn(column: Column, bins: number) {
  if (column.type === 'level') {
    const size = column.levels.length + 1
    const codes = allocateCodes(size, column.codes.length)
    column.codes.forEach((code, row) => {
      codes[row] = code < 0 ? size - 1 : code
    })
    return { name: column.name, size, codes }
  }
  const present = Array.from(column.values).filter((_, row) => column.valid === null || column.valid[row] !== 0)
  const zeros = present.filter((value) => value === 0).length / present.length >= 1 / bins
  const distinct = [...new Set(present)].sort((a, b) => a - b)
  const rest = present.filter((value) => !zeros || value !== 0).sort((a, b) => a - b)
  const edges =
    distinct.length <= bins
      ? distinct
      : [...new Set(Array.from({ length: bins }, (_, bin) => rest[Math.floor((rest.length * bin) / bins)]!))]
  const own = zeros && distinct.length > bins ? 1 : 0
  const size = edges.length + own + 1
  const codes = allocateCodes(size, column.values.length)
  column.values.forEach((value, row) => {
    if (column.valid !== null && column.valid[row] === 0) codes[row] = size - 1
    else if (own === 1 && value === 0) codes[row] = edges.length
    else
      codes[row] = Math.max(
        0,
        edges.findLastIndex((edge) => edge <= value),
      )
  })
  return { name: column.name, size, codes }
}

interface Compared {
  readonly real: readonly ArrayLike<number>[]
  readonly drawn: readonly ArrayLike<number>[]
  readonly sizes: readonly number[]
  readonly order: number
}

function meanVariation({ real, drawn, sizes, order }: Compared): number {
  const columns = [...sizes.keys()]
  const rng = createRng('triples')
  const sets =
    order === 1
      ? columns.map((one) => [one])
      : order === 2
        ? columns.flatMap((one) => columns.filter((other) => other > one).map((other) => [one, other]))
        : Array.from({ length: 100 }, () => {
            const left = [...columns]
            return [0, 1, 2].map(() => left.splice(rng.below(left.length), 1)[0]!)
          })
  const shares = (rows: readonly ArrayLike<number>[], set: readonly number[]) => {
    const count = rows[0]!.length
    const found = new Map<number, number>()
    for (let row = 0; row < count; row++) {
      const cell = set.reduce((key, column) => key * sizes[column]! + rows[column]![row]!, 0)
      found.set(cell, (found.get(cell) ?? 0) + 1 / count)
    }
    return found
  }
  const distance = (set: readonly number[]) => {
    const [one, other] = [shares(real, set), shares(drawn, set)]
    return [...new Set([...one.keys(), ...other.keys()])].reduce(
      (sum, cell) => sum + Math.abs((one.get(cell) ?? 0) - (other.get(cell) ?? 0)) / 2,
      0,
    )
  }
  return sets.reduce((sum, set) => sum + distance(set), 0) / sets.length
}
