import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { hashFile, readSignOff, signRelease, verifyRelease } from '../../src/index.js'

const folder = mkdtempSync(join(tmpdir(), 'sign-off-'))
afterAll(() => rmSync(folder, { recursive: true }))
const manifest = { format: 'mirrorward/manifest', release: 'r-1', outputs: [{ file: 'report.html', sha256: 'abc' }] }
writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))

const input = { decision: 'release', name: 'Ann <b>Other</b>', recipients: 'registry' } as const
const when = { date: '2026-03-01', title: 'stays', language: 'en' } as const

test('a decision is bound to the manifest by its hash, and to the report', async () => {
  const signed = await signRelease(folder, input, when)
  expect(signed).toMatchObject({
    ...{ format: 'mirrorward/sign-off', version: 1, release: 'r-1', date: '2026-03-01', report: 'abc' },
    manifest: await hashFile(join(folder, 'manifest.json')),
  })
  expect(await readSignOff(folder)).toEqual({ signOff: signed, isSame: true })
})

test('a manifest that changed afterwards is not the one that was decided on', async () => {
  await signRelease(folder, input, when)
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, release: 'r-2' }))
  expect((await readSignOff(folder))?.isSame).toBe(false)
  expect((await verifyRelease(folder)).files).toContainEqual({ file: 'sign-off.json', status: 'differs' })
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
})

test('the page to print says what was decided, in the language asked for, and markup is text', async () => {
  await signRelease(folder, { ...input, decision: 'do not release' }, { ...when, language: 'fr' })
  const page = readFileSync(join(folder, 'sign-off.html'), 'utf8')
  expect(page).toContain('ne pas diffuser')
  expect(page).toContain('Ann &#60;b&#62;Other')
  expect(page).not.toContain('<b>')
  expect(page).toContain(await hashFile(join(folder, 'manifest.json')))
})

test.each([
  [{ decision: 'release', name: '' }, 'name'],
  [{ decision: 'maybe', name: 'Ann' }, 'decision'],
  [{ decision: 'release under conditions', name: 'Ann' }, 'conditions'],
])('%j is refused by field', async (wrong, field) => {
  const refusal = await signRelease(folder, wrong as typeof input, when).catch((error) => error)
  expect(refusal.issues.map(({ message }: { message: string }) => message).join()).toContain(field)
})

test('nobody signed where there is no decision', async () => {
  expect(await readSignOff(tmpdir())).toBeUndefined()
})
