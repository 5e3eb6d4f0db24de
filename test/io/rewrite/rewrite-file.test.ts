import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { type CellRewriter, columnsOfFile, rewriteFile } from '../../../src/io/index.js'

const folder = mkdtempSync(join(tmpdir(), 'masking-rewrite-'))
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0

/** Changes cells by a function of their text, drops columns. */
function rewriterOf(
  changed: readonly string[],
  dropped: readonly string[] = [],
  change = (cell: string): string | null => `<${cell}>`,
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

async function rewritten(name: string, content: string | Buffer, rewriter: CellRewriter): Promise<Buffer> {
  const [from, to] = [join(folder, `${count++}-${name}`), join(folder, `${count++}-${name}`)]
  writeFileSync(from, content)
  await rewriteFile(from, to, { rewriter })
  return readFileSync(to)
}

const text = async (name: string, content: string | Buffer, rewriter: CellRewriter) =>
  (await rewritten(name, content, rewriter)).toString()

const nothing = rewriterOf([])

const files: Readonly<Record<string, readonly [string, string | Buffer]>> = {
  plain: ['a.csv', 'id,name\n1,Ann\n2,Bob\n'],
  'without a last line end': ['a.csv', 'id,name\n1,Ann\n2,Bob'],
  'CRLF, quotes, semicolons, a mark': ['a.csv', '\uFEFFid;"na;me"\r\n"1";"A ""b"" c"\r\n2;"line\r\nbreak"\r\n'],
  'latin-1': ['a.csv', Buffer.from('id;nom\n1;Zoé\n2;"Ren\xe9"\n', 'latin1')],
  'UTF-16 with a mark': ['a.csv', Buffer.from('\uFEFFid;nom\r\n1;Zoé\r\n', 'utf16le')],
  'comments and sep=': ['a.csv', 'sep=;\n# of Ann\nid;name\n1;Ann\n'],
  'empty cells, quoted and not': ['a.csv', 'id,name,x\n1,,""\n,"",\n'],
  'blank lines at the end': ['a.csv', 'id,name\n1,Ann\n\n\n'],
  'backslashes before quotes': ['a.csv', 'id,name\n1,"A \\"b\\" c"\n2,"d"\n'],
  'blanks before quotes': ['a.csv', 'id, name\n1, "Ann, B"\n2,  x \n'],
  tabs: ['a.tsv', 'id\tname\n1\tAnn, B\n'],
  'json lines': [
    'a.jsonl',
    '{"id": 1, "n":12345678901234567890,"x":[1, 2.50,{"y" :"é\\u00e9"}]}\r\n{ }\n\n{"id":null}',
  ],
}

describe.each(Object.entries(files))('%s', (_, [name, content]) => {
  test('comes back byte for byte when nothing is changed', async () => {
    expect(await rewritten(name, content, nothing)).toEqual(Buffer.from(content))
  })

  test('comes back byte for byte when every cell is looked at and none changes', async () => {
    const columns = (await columnsOfFile(written(name, content))) ?? []
    const same = { ...rewriterOf(columns, [], (cell) => cell) }
    const back = await rewritten(name, content, same)
    const kept = name.endsWith('.csv') ? Buffer.from(content).toString('latin1').replace('# of Ann\n', '') : undefined
    expect(back.toString('latin1')).toBe(kept ?? Buffer.from(content).toString('latin1'))
  })
})

function written(name: string, content: string | Buffer): string {
  const path = join(folder, `${count++}-${name}`)
  writeFileSync(path, content)
  return path
}

test('changed cells keep the quotes of the old ones, and get some where they need them', async () => {
  const change = (cell: string) => (cell === 'Ann' ? 'x;"y"' : 'z')
  expect(await text('a.csv', 'id;name;w\r\n1;Ann;3,50\r\n2;"Bob";4\r\n', rewriterOf(['name'], [], change))).toBe(
    'id;name;w\r\n1;"x;""y""";3,50\r\n2;"z";4\r\n',
  )
})

test('texts are read as they are meant, and written in the encoding of the file', async () => {
  const seen: string[] = []
  const change = (cell: string) => {
    seen.push(cell)
    return `${cell}ç`
  }
  const made = await rewritten(
    'a.csv',
    Buffer.from('nom\nZo\xe9\n"a ""b"""\n', 'latin1'),
    rewriterOf(['nom'], [], change),
  )
  expect(seen).toEqual(['Zoé', 'a "b"'])
  expect(made.toString('latin1')).toBe('nom\nZoéç\n"a ""b""ç"\n')
  expect(
    (await rewritten('a.csv', Buffer.from('\uFEFFn,m\né,1\n', 'utf16le'), rewriterOf(['n']))).toString('utf16le'),
  ).toBe('\uFEFFn,m\n<é>,1\n')
})

test.each([
  [['a'], 'b,c\n2,3\n'],
  [['b'], 'a,c\n1,3\n'],
  [['c'], 'a,b\n1,2\n'],
  [['a', 'b'], 'c\n3\n'],
  [['b', 'c'], 'a\n1\n'],
  [['a', 'c'], 'b\n2\n'],
])('columns are left out: %j', async (dropped, expected) => {
  expect(await text('a.csv', 'a,b,c\n1,2,3\n', rewriterOf([], dropped))).toBe(expected)
  const left = ['a', 'b', 'c'].filter((name) => !dropped.includes(name))
  const object = Object.fromEntries(left.map((name) => [name, 'abc'.indexOf(name) + 1]))
  expect(await text('a.jsonl', '{"a":1,"b":2,"c":3}\n', rewriterOf([], dropped))).toBe(`${JSON.stringify(object)}\n`)
})

test('cells over the edges of chunks are whole', async () => {
  const rows = Array.from({ length: 60_000 }, (_, index) => `${index},"name ${index}, é",${index * 2}`)
  const made = await text('a.csv', `id,name,x\r\n${rows.join('\r\n')}\r\n`, rewriterOf(['name']))
  const expected = Array.from({ length: 60_000 }, (_, index) => `${index},"<name ${index}, é>",${index * 2}`)
  expect(made).toBe(`id,name,x\r\n${expected.join('\r\n')}\r\n`)
})

test('gzip is undone and made again', async () => {
  const made = await rewritten('a.csv.gz', gzipSync('id,name\n1,Ann\n'), rewriterOf(['name']))
  expect(gunzipSync(made).toString()).toBe('id,name\n1,<Ann>\n')
})

test('comments go where cells are changed', async () => {
  expect(await text('a.csv', 'sep=;\n# of Ann\nid;name\n1;Ann\n', rewriterOf(['name']))).toBe(
    'sep=;\nid;name\n1;<Ann>\n',
  )
})

test('rows of another length are refused, by their place alone', async () => {
  const rewrite = rewritten('a.csv', 'id,name\n1,Ann\n2,Bob,secret\n', rewriterOf(['name']))
  await expect(rewrite).rejects.toMatchObject({
    code: 'bad-data',
    issues: [{ row: 2, message: 'too many cells: expected 2, found 3' }],
  })
  const open = rewritten('a.csv', 'id,name\n1,"Ann\n', rewriterOf(['name']))
  await expect(open).rejects.toMatchObject({ issues: [{ row: 1, message: 'a quote is not closed' }] })
})

test('columns of a CSV file are its header, of JSON lines the paths of its values', async () => {
  expect(await columnsOfFile(written('a.csv', '# c\nid;"na;me";\n1;2;3\n'))).toEqual(['id', 'na;me', 'column 3'])
  expect(await columnsOfFile(written('a.jsonl', '{"a":{"b c":[1,{"d":2}]}}\n{"e":"x"}\n'))).toEqual([
    'a["b c"][*]',
    'a["b c"][*].d',
    'e',
  ])
})

test('values of JSON lines change where they stand; numbers stay numbers where they can', async () => {
  const line = '{"id": 12345678901234567890, "t":["x","é"], "o":{"k":7, "n":null}}'
  expect(
    await text(
      'a.jsonl',
      line,
      rewriterOf(['t[*]', 'o.k', 'o.n'], [], (cell) => (cell === '7' ? '8' : `${cell}"`)),
    ),
  ).toBe('{"id": 12345678901234567890, "t":["x\\"","é\\""], "o":{"k":8, "n":null}}')
  expect(
    await text(
      'a.jsonl',
      '{"k":7}',
      rewriterOf(['k'], [], () => '07'),
    ),
  ).toBe('{"k":"07"}')
})

test('a line that is no JSON is refused by its place', async () => {
  for (const line of ['{"a":1', '{"a":secret}', '{"a":1}}', `${'['.repeat(100_000)}`])
    await expect(rewritten('a.jsonl', `{}\n${line}\n`, nothing)).rejects.toMatchObject({
      issues: [{ row: 2, message: 'a line is no JSON, or has more than 500 levels' }],
    })
})

test('a table of thirty thousand columns is read', async () => {
  const names = Array.from({ length: 30_000 }, (_, index) => `c${index}`)
  const row = names.map(() => '1')
  const made = await text('a.csv', `${names.join(',')}\n${row.join(',')}\n`, rewriterOf(['c29999'], ['c0']))
  expect(made).toBe(`${names.slice(1).join(',')}\n${row.slice(2).join(',')},<1>\n`)
})
