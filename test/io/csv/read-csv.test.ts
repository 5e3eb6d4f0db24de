import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MirrorwardError } from '../../../src/errors.js'
import { formulaSafe } from '../../../src/io/csv/formula-safe.js'
import type { Encoding } from '../../../src/io/csv/level-texts.js'
import { readCsv } from '../../../src/io/csv/read-csv.js'
import { writeCsv } from '../../../src/io/csv/write-csv.js'
import { writeTable } from '../../../src/io/index.js'
import { applySchema, cellAt, levelColumn, Table } from '../../../src/table/index.js'

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

interface Reading {
  readonly delimiter?: string
  readonly encoding?: Encoding
  readonly size?: number
}

function readFile(content: string | Uint8Array, { size = 5, ...rest }: Reading = {}) {
  return readCsv(inChunks(Buffer.from(content), size), { file: 'f.csv', ...rest })
}

async function read(content: string | Uint8Array, options: Reading = {}): Promise<Table> {
  return (await readFile(content, options)).table
}

function rowsOf(table: Table): (string | number | null)[][] {
  return Array.from({ length: table.rowCount }, (_, row) => table.columns.map((column) => cellAt(column, row)))
}

async function issuesOf(content: string | Uint8Array, options: Reading = {}) {
  const error = await read(content, options).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(MirrorwardError)
  return (error as MirrorwardError).issues.map(({ message, column, row }) => ({ message, column, row }))
}

describe('what files look like', () => {
  test.each([
    ['LF', 'a,b\n1,2\n3,4\n'],
    ['no line end at the end', 'a,b\n1,2\n3,4'],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['CR', 'a,b\r1,2\r3,4\r'],
    ['a byte order mark', '\ufeffa,b\n1,2\n3,4\n'],
    ['semicolons', 'a;b\n1;2\n3;4\n'],
    ['tabs', 'a\tb\n1\t2\n3\t4\n'],
    ['bars', 'a|b\n1|2\n3|4\n'],
    ['quotes everywhere', '"a","b"\n"1","2"\n"3","4"\n'],
    ['blank lines at the end', 'a,b\n1,2\n3,4\n\n\n'],
  ])('%s', async (_name, content) => {
    const table = await read(content)
    expect(table.columnNames).toEqual(['a', 'b'])
    expect(rowsOf(table)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
  })

  test('cells stay as written: leading zeros, long ids, decimal commas, blanks', async () => {
    const table = await read('a;b;c\n007;12345678901234567890;1,5\n 7 ;;NA\n')
    expect(rowsOf(table)).toEqual([
      ['007', '12345678901234567890', '1,5'],
      [' 7 ', null, 'NA'],
    ])
  })

  test('a delimiter inside a quoted header is not counted', async () => {
    const table = await read('"a,b,c,d";"e"\n1;2\n')
    expect(table.columnNames).toEqual(['a,b,c,d', 'e'])
  })

  test('Latin-1 when asked', async () => {
    const table = await read(Buffer.from('n\ncaf\xe9\n', 'latin1'), { encoding: 'latin-1' })
    expect(rowsOf(table)).toEqual([['café']])
  })

  test('an empty line is a missing cell where there is one column', async () => {
    expect(rowsOf(await read('a\n1\n\n3\n'))).toEqual([['1'], [null], ['3']])
  })
})

describe('how hospitals write files', () => {
  test.each<[string, string | Uint8Array, string[], object]>([
    ['Excel’s sep= line', 'sep=;\na;b\n1,5;2\n', ['a', 'b'], { delimiter: ';' }],
    ['comment lines', '# made by a laboratory system\n# v2, 2024\na,b\n1,5,2\n'.replace('1,5', '1'), ['a', 'b'], {}],
    ['a header that starts with #', '#a,b\n1,2\n', ['#a', 'b'], {}],
    ['decimal commas between semicolons', 'a;b\n1,5;2,5\n3,5;4,5\n', ['a', 'b'], { delimiter: ';' }],
    ['a comma in a header between semicolons', 'Poids, kg;b\n70;2\n80;3\n', ['Poids, kg', 'b'], { delimiter: ';' }],
    ['row names without a header', ',a,b\nr1,1,2\n', ['row names', 'a', 'b'], { rowNames: 'blank' }],
    ['row names that the header lacks', '"a","b"\n"1",5,6\n"2",7,8\n', ['row names', 'a', 'b'], { rowNames: 'absent' }],
    ['a delimiter at every line’s end', 'a,b,\n1,2,\n3,4,\n', ['a', 'b'], {}],
    ['a delimiter at every row’s end', 'a,b\n1,2,\n3,4,\n', ['a', 'b'], {}],
    ['a header without a name inside', 'a,,c\n1,2,3\n', ['a', 'column 2', 'c'], {}],
    ['CRLF', 'a,b\r\n1,2\r\n', ['a', 'b'], { lineEnd: 'crlf' }],
    ['quotes after a backslash', 'a,b\n"said \\"ah\\" twice",2\n', ['a', 'b'], { quotes: 'backslash' }],
    [
      'UTF-16 with its mark',
      Buffer.from('\ufeffa;é\n1;2\n', 'utf16le'),
      ['a', 'é'],
      { delimiter: ';', encoding: 'utf-16le', byteOrderMark: true },
    ],
    [
      'UTF-16, big end first',
      Buffer.from('\ufeffa;b\n1;2\n', 'utf16le').swap16(),
      ['a', 'b'],
      { delimiter: ';', encoding: 'utf-16be', byteOrderMark: true },
    ],
    [
      'UTF-16 without a mark',
      Buffer.from('a;b\n1;2\n3;4\n', 'utf16le'),
      ['a', 'b'],
      { delimiter: ';', encoding: 'utf-16le' },
    ],
    ['Windows-1252', Buffer.from('caf\xe9,b\n\x80,2\n', 'latin1'), ['café', 'b'], { encoding: 'windows-1252' }],
  ])('%s', async (_name, content, names, notation) => {
    const found = await readFile(content)
    expect(found.table.columnNames).toEqual(names)
    expect(found.notation).toEqual(notation)
  })

  test.each([
    ['text follows the quote', '"said \\"ah\\" twice"', 'said "ah" twice'],
    ['a delimiter follows the quote', '"5\\", wide"', '5", wide'],
    ['the quote ends the cell', '"5\\""', '5"'],
    ['a line break follows', '"5\\"\nwide"', '5"\nwide'],
    ['a cell without quotes around it', '5\\" wide', '5" wide'],
    ['a backslash itself', '"C:\\\\x \\"y\\" z"', 'C:\\x "y" z'],
    ['a backslash before anything else', '"C:\\x \\"y\\" z"', 'C:\\x "y" z'],
  ])('quotes after a backslash: %s', async (_name, written, cell) => {
    for (const size of [1, 5, 1000]) {
      const { table, notation } = await readFile(`a,b,c\n1,${written},2\n3,x,4\n`, { size })
      expect(rowsOf(table)).toEqual([
        ['1', cell, '2'],
        ['3', 'x', '4'],
      ])
      expect(notation).toEqual({ quotes: 'backslash' })
    }
  })

  test.each([
    ['a folder that ends a cell', '"C:\\x\\"', 'C:\\x\\'],
    ['doubled quotes after backslashes', '"{""said"":""\\""ah\\"", twice""}"', '{"said":"\\"ah\\", twice"}'],
    ['backslashes without quotes', 'C:\\\\x', 'C:\\\\x'],
  ])('a backslash that is one: %s', async (_name, written, cell) => {
    const { table, notation } = await readFile(`a,b\n1,${written}\n2,"y, z"\n`)
    expect(rowsOf(table)[0]).toEqual(['1', cell])
    expect(notation).toEqual({})
  })

  test('a quote after a backslash is also seen beyond the bytes looked at first', async () => {
    const rows = Array.from({ length: 60_000 }, (_, row) => `${row},x`).join('\n')
    const { table, notation } = await readFile(`a,b\n${rows}\n1,"said \\"ah\\", twice"\n`, { size: 65_536 })
    expect(rowsOf(table).at(-1)).toEqual(['1', 'said "ah", twice'])
    expect(notation).toEqual({ quotes: 'backslash' })
  })

  test('Windows-1252 has signs where Latin-1 has none, and cells of both columns are read', async () => {
    const table = await read(Buffer.from('prix,nom\n12\x80,Ren\xe9e\n', 'latin1'))
    expect(rowsOf(table)).toEqual([['12€', 'Renée']])
  })

  test('what was read is written again as it was', async () => {
    const contents = [
      Buffer.from('sep=;\r\nn\xe9;b\r\n1,5;\x80\r\n', 'latin1'),
      Buffer.from('\ufeffa;b\r\n1;é\r\n', 'utf16le'),
      Buffer.from('\ufeffa\tb\n1\t2\n'),
      Buffer.from('a,b\nr1,1,2\nr2,3,4\n'),
      Buffer.from('a,b\n"5\\" and \\\\",2\n'),
    ]
    const folder = mkdtempSync(join(tmpdir(), 'notation-'))
    for (const content of contents) {
      const { table, notation } = await readFile(content)
      const path = join(folder, 'again.csv')
      await writeTable(table, path, { schema: { name: 't', columns: [], file: notation } })
      const separator = content.subarray(0, 7).toString('latin1') === 'sep=;\r\n' ? 7 : 0
      expect(readFileSync(path).equals(content.subarray(separator))).toBe(true)
    }
    rmSync(folder, { recursive: true })
  })
})

describe('what is wrong with a file', () => {
  test('a first row that is too long is the one named, and gives no row names', async () => {
    const rows = Array.from({ length: 20 }, (_, row) => `${row},2,3`).join('\n')
    expect(await issuesOf(`a,b,c\n1,2,3,4\n${rows}\n`)).toEqual([
      { message: 'too many cells: expected 3, found 4 cells', column: undefined, row: 1 },
    ])
  })

  test('row names that the header lacks are found behind a header longer than what is looked at', async () => {
    const names = Array.from({ length: 60_000 }, (_, at) => `gene${at}`)
    const row = names.map(() => '1').join(',')
    const { table, notation } = await readFile(`${names.join(',')}\np1,${row}\np2,${row}\n`, { size: 65_536 })
    expect(table.columns.length).toBe(names.length + 1)
    expect(notation).toEqual({ rowNames: 'absent' })
  })

  test('every ragged row is named', async () => {
    expect(await issuesOf('a,b\n1\n1,2\n1,2,3\n')).toEqual([
      { message: 'too few cells: expected 2, found 1 cell', column: undefined, row: 1 },
      { message: 'too many cells: expected 2, found 3 cells', column: undefined, row: 3 },
    ])
  })

  test.each([
    ['an empty line in the middle', 'a,b\n1,2\n\n3,4\n', /empty line/, 2],
    ['an open quote', 'a,b\n1,2\n3,"4\n5,6\n', /not closed/, 2],
    ['text after a quote', 'a,b\n1,"2"x\n', /after a closing quote/, 1],
    ['no rows', 'a,b\n', /no rows/, undefined],
    ['nothing', '', /empty/, undefined],
  ])('%s', async (_name, content, message, row) => {
    const issues = await issuesOf(content)
    expect(issues[0]).toMatchObject({ message: expect.stringMatching(message), row })
  })

  test('a header that occurs twice is named', async () => {
    expect(await issuesOf('a,a\n1,2\n')).toMatchObject([{ column: 'a', message: expect.stringMatching('twice') }])
  })

  test('bytes that are not UTF-8, where that was told, are placed, and the way out is named', async () => {
    const issues = await issuesOf(Buffer.from('a,b\n1,2\n3,caf\xe9\n', 'latin1'), { encoding: 'utf-8' })
    expect(issues).toMatchObject([{ column: 'b', row: 2, message: expect.stringMatching('windows-1252') }])
  })
})

test('any table of texts survives writing and reading, however the bytes are cut', async () => {
  const cell = fc.option(
    fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'é', ';', ' '), minLength: 1, maxLength: 6 }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 20 }),
      async (rows, size) => {
        const table = Table.of(
          ['a', 'b'].map((name, index) =>
            levelColumn(
              name,
              rows.map((row) => row[index]!),
            ),
          ),
        )
        let text = ''
        for await (const chunk of writeCsv(
          (async function* () {
            yield table
          })(),
        ))
          text += chunk
        expect(rowsOf(await read(text, { size }))).toEqual(
          rows.map((row) => row.map((text) => (text === null ? null : formulaSafe(text)))),
        )
      },
    ),
  )
})

describe('what is wrong is said once a cause', () => {
  test('rows that all differ from the header have one cause', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => `${row};1;x`).join('\n')
    expect(
      await issuesOf(`only\n${rows}\n`, { delimiter: ';' }).then((issues) => issues.map((each) => each.message)),
    ).toEqual(['every row has 3 cells but the header 1: another delimiter?'])
  })

  test('a fault of many rows takes a few lines and the others are counted', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => (row % 2 === 0 ? '1,2' : '1,2,3,4')).join('\n')
    const issues = await issuesOf(`a,b\n${rows}\n`)
    expect(issues.map(({ row }) => row)).toEqual([2, 4, 6, undefined])
    expect(issues[3]?.message).toBe('17 more problems like these')
  })
})

test('a blank between a delimiter and a quote is no part of the cell', async () => {
  const table = await read('a, "b"\n1, "x, ""y"""\n 2,  z\n')
  expect(table.columnNames).toEqual(['a', 'b'])
  expect(rowsOf(table)).toEqual([
    ['1', 'x, "y"'],
    [' 2', '  z'],
  ])
})

test('texts that a spreadsheet would run get an apostrophe, numbers and signs do not, and listed levels are read back', async () => {
  const levels = ['=1+1', '@cmd', '+x', '-y', '-', '+', '-1.5', '+2,5', 'plain']
  const table = Table.of([levelColumn('a', levels)])
  const path = join(mkdtempSync(join(tmpdir(), 'formula-')), 'f.csv')
  await writeTable(table, path)
  const written = readFileSync(path)
  expect(written.toString().trim().split('\n').slice(1)).toEqual([
    "'=1+1",
    "'@cmd",
    "'+x",
    "'-y",
    '-',
    '+',
    '-1.5',
    '"+2,5"',
    'plain',
  ])
  const schema = { name: 't', columns: [{ name: 'a', kind: 'categorical', role: 'feature', levels }] } as const
  expect(rowsOf(applySchema(await read(written), schema)).flat()).toEqual(levels)
})
