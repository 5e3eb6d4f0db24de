import { expect, test } from 'vitest'
import { checkHeap, checkMemory, checkNode, checkThreads, diagnose } from '../../src/pipeline/diagnose.js'

test('every check has an answer on this machine, and nothing fails', async () => {
  const findings = await diagnose()
  const checks = ['mirrorward', 'node', 'threads', 'memory', 'heap', 'backend', 'parquet', 'temporary files']
  expect(findings.map(({ check }) => check)).toEqual(checks)
  expect(findings.filter(({ status }) => status === 'fail')).toEqual([])
  const found = (name: string) => findings.find(({ check }) => check === name)?.found
  expect(found('backend')).toMatch(/^(wasm|node), tfjs 4/)
  expect(found('parquet')).toMatch(/^DuckDB v1/)
})

test('an older Node fails, the one asked for and newer ones do not', () => {
  expect(checkNode('20.18.3', '>=20.19')).toMatchObject({ status: 'fail', advice: 'install Node >=20.19' })
  expect(checkNode('20.19.0', '>=20.19').status).toBe('ok')
  expect(checkNode('22.1.0', '>=20.19').status).toBe('ok')
})

test('one thread, little memory and a small heap are worth a look', () => {
  expect(checkThreads(1, true).status).toBe('warn')
  expect(checkThreads(4, false)).toMatchObject({ status: 'warn', advice: 'threads start only from the built files' })
  expect(checkThreads(4, true).status).toBe('ok')
  expect(checkMemory({ total: 8 * 2 ** 30, available: 2 ** 29 })).toMatchObject({
    status: 'warn',
    found: '0.5 GiB of 8.0 GiB available',
  })
  expect(checkHeap(2 ** 29).advice).toContain('--max-old-space-size')
})
