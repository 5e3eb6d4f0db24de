import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type CellRewriter, columnsOfFile, rewritableFormats, rewriteFile, scanFile } from '../../src/io/index.js'

const folder = mkdtempSync(join(tmpdir(), 'rewritable-formats-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** By format: files whose names are of people, and the column of surnames with how often DURAND stands in it. */
const examples: Readonly<
  Record<string, { readonly name: string; readonly text: string; readonly column: string; readonly records?: string }[]>
> = {
  csv: [{ name: 'a.csv', text: 'id;"nom"\r\n1;DURAND\r\n2;"DURAND"\r\n', column: 'nom' }],
  tsv: [{ name: 'a.tsv', text: 'id\tnom\n1\tDURAND\n2\tDURAND', column: 'nom' }],
  jsonl: [{ name: 'a.jsonl', text: '{"n" : ["DURAND", "DURAND"],"x":1.50}\r\n\n', column: 'n[*]' }],
  json: [
    {
      name: 'a.json',
      text: '\uFEFF[ {"nom": "DURAND", "n": 12345678901234567890},\n {"nom":"DURAND"} ]\n',
      column: 'nom',
    },
    {
      name: 'b.json',
      text: '{"by": "X", "all": [{"nom": "DURAND"}, {"nom": "DURAND"}], "end": null}',
      column: 'all[*].nom',
      records: '$.all[*]',
    },
  ].map((each) => (each.name === 'a.json' ? { ...each, column: '[*].nom' } : each)),
  fhir: [
    {
      name: 'a.ndjson',
      text: '{"resourceType":"Patient","id":"p1","name":[{"family":"DURAND"},{"family":"DURAND"}]}\n',
      column: 'Patient.name[*].family',
    },
    {
      name: 'b.json',
      text: '{"resourceType":"Bundle","entry":[{"fullUrl":"urn:uuid:a","resource":{"id":"p1","resourceType":"Patient","name":[{"family":"DURAND"}]}},{"resource":{"resourceType":"Patient","name":[{"family":"DURAND"}]}}]}',
      column: 'Patient.name[*].family',
    },
  ],
  xml: [
    {
      name: 'a.xml',
      text: '<?xml version="1.0"?>\n<all xmlns="urn:x"><p id=\'1\'> <n>DURAND</n><e/></p>\r\n<!-- a --><p id="2"><n> DURAND </n></p></all>\n',
      column: '/all/p/n',
      records: '/all/p',
    },
    { name: 'b.xml', text: '<a><n><![CDATA[DURAND]]></n><n>DURAND</n></a>', column: '/a/n' },
  ],
  hl7: [
    {
      name: 'a.hl7',
      text: 'MSH|^~\\&|A|B|||20230115||ADT^A01|1|P|2.5\rPID|1||123^^^C||DURAND^Anne~DURAND^Zoé||19500203|F|""\rZPI|x\r',
      column: 'PID-5.1',
    },
  ],
}

function rewriterOf(
  changed: readonly string[],
  change: (cell: string) => string,
  dropped: readonly string[] = [],
): CellRewriter {
  return {
    needed: changed,
    changed,
    dropped,
    mask: (batch, only = changed) =>
      new Map(
        only.map((name) => [name, (batch.cells(name) ?? []).map((cell) => (cell === null ? null : change(cell)))]),
      ),
  }
}

describe.each(rewritableFormats)('$id', ({ id }) => {
  describe.each(examples[id] ?? [])('$name', ({ name, text, column, records }) => {
    const reading = { format: id, records }
    const [from, to] = [join(folder, `${id}-${name}`), join(folder, `${id}-to-${name}`)]
    writeFileSync(from, text)
    const rewritten = async (rewriter: CellRewriter) => {
      await rewriteFile(from, to, { ...reading, rewriter })
      return readFileSync(to, 'utf8')
    }

    test('comes back byte for byte, looked at or not', async () => {
      const columns = (await columnsOfFile(from, reading)) ?? []
      expect(columns).toContain(column)
      expect(await rewritten(rewriterOf([], String))).toBe(text)
      expect(await rewritten(rewriterOf(columns, String))).toBe(text)
    })

    test('has the new cells where the old ones were, and nothing else changed', async () => {
      expect(await rewritten(rewriterOf([column], () => 'MARTIN'))).toBe(text.replaceAll('DURAND', 'MARTIN'))
    })

    test('takes any text for a cell and gives it back', async () => {
      const hostile = `a"b'c<d>&e|f^g~h\\i--]]>;,\té`
      await rewritten(rewriterOf([column], () => hostile))
      const seen: (string | null)[] = []
      const onBatch = (batch: Parameters<CellRewriter['mask']>[0]) => {
        if (batch.fresh?.has(column) ?? true) seen.push(...(batch.cells(column) ?? []))
      }
      await scanFile(to, { ...reading, columns: [column], onBatch })
      const joined = seen.filter((cell) => cell !== null)
      if (name === 'b.xml') expect(joined.join('')).toContain('a"b')
      else expect(joined).toEqual([hostile, hostile])
    })

    test('leaves columns out, and what is left can be read', async () => {
      const left = await rewritten(rewriterOf([], String, [column]))
      expect(left).not.toContain('DURAND')
      expect((await columnsOfFile(to, reading)) ?? []).not.toContain(column)
    })
  })
})

test('every format has an example', () => {
  for (const { id } of rewritableFormats) expect(examples[id]?.length, id).toBeGreaterThan(0)
})
