import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openMatrices } from '../../src/tensor/index.js'
import { everyOperation, everyOperationPlainly, left, numbersOf } from './arithmetic.js'

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

/** A process of its own: a backend is opened once a process. */
function inProcess(backend: string) {
  const script = join(import.meta.dirname, 'print-operations.ts')
  return spawnSync(process.execPath, ['--import', loader, script], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', MIRRORWARD_BACKEND: backend },
  })
}

function expectSame(found: Record<string, number[]>, expected: Record<string, number[]>): void {
  expect(Object.keys(found)).toEqual(Object.keys(expected))
  for (const [name, values] of Object.entries(expected)) {
    expect(found[name], name).toHaveLength(values.length)
    values.forEach((value, cell) => {
      expect(Math.abs(found[name]![cell]! / value - 1), name).toBeLessThan(1e-5)
    })
  }
}

describe('matrices', () => {
  test('every operation is what plain loops compute', async () => {
    expectSame((await everyOperation()).results, everyOperationPlainly())
  })

  test('the cpu backend gives the same numbers', async () => {
    const { backend, results } = JSON.parse(inProcess('cpu').stdout) as Awaited<ReturnType<typeof everyOperation>>
    expect(backend).toBe('cpu')
    expectSame(results, (await everyOperation()).results)
  })

  test('an unknown backend is refused', () => {
    const { status, stderr } = inProcess('gpu')
    expect(status).not.toBe(0)
    expect(stderr).toContain('unknown backend in MIRRORWARD_BACKEND: "gpu" (known: node, wasm, cpu)')
  })

  test('values are copied in and out', async () => {
    const matrices = await openMatrices()
    const values = numbersOf(left, 'a')
    const matrix = matrices.matrix(values, left.rows, left.columns)
    values.fill(0)
    const first = matrices.values(matrix)
    expect(first).toEqual(numbersOf(left, 'a'))
    first.fill(0)
    expect(matrices.values(matrix)).toEqual(numbersOf(left, 'a'))
    matrices.free(matrix)
  })

  test('memory is flat over 2,000 steps', async () => {
    const matrices = await openMatrices()
    const before = matrices.count()
    let weights = matrices.matrix(numbersOf({ rows: 19, columns: 19 }, 'weights'), 19, 19)
    const heap = () => process.memoryUsage().arrayBuffers
    let settled = 0
    for (let step = 0; step < 2000; step++) {
      const next = matrices.scope(() => {
        const rows = matrices.matrix(numbersOf(left, 'a'), left.rows, left.columns)
        const product = matrices.product(matrices.transpose(rows), matrices.product(rows, weights))
        return matrices.dividedBy(product, matrices.rowSums(product))
      })
      matrices.free(weights)
      weights = next
      expect(matrices.count()).toBe(before + 1)
      if (step === 200) settled = heap()
    }
    // WebAssembly's memory is one array buffer: 1,800 steps that kept a matrix each would add 5 MB.
    expect(heap() - settled).toBeLessThan(2 ** 21)
    matrices.free(weights)
    expect(matrices.count()).toBe(before)
  })

  test('the loader leaves no listener that catches the errors of the process', () => {
    expect(JSON.parse(inProcess('wasm').stdout)).toMatchObject({ backend: 'wasm', newListeners: 0 })
  })
})
