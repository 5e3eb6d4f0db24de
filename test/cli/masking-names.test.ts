import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openEngine } from '../../src/io/index.js'
import { mirrorwardHere } from './in-process.js'

const folders: string[] = []
let folder = ''
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'masking-names-'))
  folders.push(folder)
  expect((await mirrorwardHere(folder, ['keys', 'new', 'masking.key'])).status).toBe(0)
})
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true })
})

const at = (...parts: string[]) => join(folder, ...parts)
const job = (tables: string, rules: string) =>
  writeFileSync(
    at('masking.yaml'),
    `project: essai\nkey: { file: masking.key }\ntables:\n${tables}\nrules:\n${rules}\n`,
  )
const mask = () => mirrorwardHere(folder, ['mask', 'masking.yaml', '--out', 'masked'])
const patients = 'ipp,nom,prenom,poids\n10000001,Guillemot,Anne,61\n10000002,Lefebvre,Paul,80\n'
const rules = (table: string) => `  - { columns: ${table}.ipp, mask: ff1 }
  - { columns: ${table}.nom, mask: pick, list: fr/last-names }
  - { columns: ${table}.prenom, mask: pick, list: fr/first-names }
  - { columns: '${table}.*', mask: keep }`

/** Everything that lies in a folder, names of files included. */
function everything(where: string): string {
  const files = readdirSync(where, { recursive: true, withFileTypes: true })
  return files
    .map((entry) => entry.name + (entry.isFile() ? readFileSync(join(entry.parentPath, entry.name), 'latin1') : ''))
    .join('\n')
}

describe('an identifier that stands in no cell is seen', () => {
  test.each(['10000001.csv', 'Guillemot_Anne.csv', 'dossier-lefebvre.csv', 'GuillemotAnne.csv'])(
    'in the name of a file: %s',
    async (name) => {
      writeFileSync(at(name), patients)
      job(`  p: { source: ${name}, patient: ipp }`, rules('p'))
      const { status, stderr } = await mask()
      expect({ status, stderr }).toEqual({
        status: 3,
        stderr: expect.stringContaining('a name holds a value of the source'),
      })
      expect(existsSync(at('masked'))).toBe(false)
    },
  )

  test('and numbered names carry none', async () => {
    writeFileSync(at('Guillemot_Anne.csv'), patients)
    job('  p: { source: Guillemot_Anne.csv, patient: ipp, fileNames: numbered }', rules('p'))
    const { status, stderr } = await mask()
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(readdirSync(at('masked')).sort()).toEqual(['certificate.md', 'manifest.json', 'p-0001.csv'])
    expect(everything(at('masked'))).not.toMatch(/Guillemot|10000001|10000002/)
  })

  test('in the name of a column', async () => {
    writeFileSync(at('p.csv'), patients.replace('poids', 'poids de 10000002'))
    job('  p: { source: p.csv, patient: ipp }', rules('p'))
    const { status, stderr } = await mask()
    expect(status).toBe(3)
    expect(stderr).toContain('a name holds a value of the source')
  })

  test('in a key of JSON, where a kept rule would pass it', async () => {
    writeFileSync(
      at('p.jsonl'),
      '{"ipp":"10000001","nom":"Guillemot","prenom":"Anne","by":{"10000001":{"poids":61}}}\n',
    )
    job('  p: { source: p.jsonl, patient: ipp }', rules('p'))
    const { status, stderr } = await mask()
    expect(status).toBe(3)
    expect(stderr).toContain('a name holds a value of the source')
  })

  test('in attributes and comments of XML', async () => {
    const people = (comment: string, attribute: string) =>
      `<people><person ipp="10000001" ref="${attribute}"><!-- ${comment} --><nom>Guillemot</nom></person><person ipp="10000002" ref="x"><!-- ok --><nom>Lefebvre</nom></person></people>`
    const own = `  - { columns: p./people/person/@ipp, mask: ff1 }
  - { columns: p./people/person/nom, mask: pick, list: fr/last-names }
  - { columns: '*.*', mask: keep }`
    for (const [comment, attribute] of [
      ['seen, 10000001', 'x'],
      ['seen', 'file 10000001'],
      ['file of 10000001 and others', 'x'],
    ]) {
      writeFileSync(at('p.xml'), people(comment!, attribute!))
      job('  p: { source: p.xml, records: /people/person }', own)
      const { status, stderr } = await mask()
      expect({ status, stderr }).toEqual({ status: 3, stderr: expect.stringContaining('masked value of the source') })
      rmSync(at('masked.quarantine'), { recursive: true })
    }
    writeFileSync(at('p.xml'), people('seen', 'x'))
    const clean = await mask()
    expect({ status: clean.status, stderr: clean.stderr }).toEqual({ status: 0, stderr: '' })
  })

  test('and words that are names by chance are none', async () => {
    writeFileSync(at('petit.csv'), 'ipp,nom,prenom,rose\n10000001,Petit,Rose,61\n')
    job('  p: { source: petit.csv, patient: ipp }', rules('p'))
    // Two names of the source are in the names of file and column together, one in each.
    expect((await mask()).status).toBe(0)
  })
})

test('what a Parquet file says of itself does not come out', async () => {
  const engine = await openEngine()
  await engine.run(
    `COPY (SELECT * FROM (VALUES ('10000001','Guillemot','Anne',61),('10000002','Lefebvre','Paul',80)) v(ipp,nom,prenom,poids)) TO '${at('p.parquet')}' (FORMAT parquet, KV_METADATA { author: 'Guillemot Anne 10000001' })`,
  )
  engine.close()
  expect(everything(folder)).toContain('Guillemot Anne 10000001')
  job('  p: { source: p.parquet, patient: ipp }', rules('p'))
  const { status, stderr } = await mask()
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  // Statistics and dictionaries are of what came out, too.
  expect(everything(at('masked'))).not.toMatch(/Guillemot|Lefebvre|1000000[12]/)
})

describe('a kept column of plain hashes', () => {
  const hash = (kind: string, text: string) => createHash(kind).update(text).digest('hex')
  test.each(['md5', 'sha1', 'sha256', 'sha512'])('of a masked number is refused: %s', async (kind) => {
    const rows = ['10000001', '10000002'].map((ipp) => `${ipp},Guillemot,Anne,${hash(kind, ipp)}`)
    writeFileSync(at('p.csv'), `ipp,nom,prenom,anonymous\n${rows.join('\n')}\n`)
    job('  p: { source: p.csv, patient: ipp }', rules('p'))
    const { status, stderr } = await mask()
    expect(status).toBe(3)
    expect(stderr).toContain('hashes without a key of what column "ipp" held')
  })

  test('of something else, or under a key, is not told from a code', async () => {
    const rows = ['10000001', '10000002'].map((ipp) => `${ipp},Guillemot,Anne,${hash('sha256', `secret ${ipp}`)}`)
    writeFileSync(at('p.csv'), `ipp,nom,prenom,anonymous\n${rows.join('\n')}\n`)
    job('  p: { source: p.csv, patient: ipp }', rules('p'))
    expect((await mask()).status).toBe(0)
  })
})
