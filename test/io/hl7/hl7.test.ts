import { expect, test } from 'vitest'
import { escapeHl7, hl7Segments, hl7Separators, splitHl7, unescapeHl7 } from '../../../src/io/hl7/index.js'

const adt =
  'MSH|^~\\&|HIS|CHU|||20230115083000||ADT^A01|1|P|2.5\rPID|1||123^^^CHU&1.2.3&ISO~456||DURAND^Anne||19500203|F\r'

const parts = async (...chunks: string[]) => {
  const found = []
  for await (const part of splitHl7(chunks)) found.push(part)
  return found
}

test('values are numbered as the standard counts, MSH-1 being the separator', () => {
  const [msh, pid] = hl7Segments(adt, hl7Separators(adt)) ?? []
  expect(msh?.values.map(({ field, component, raw }) => [field, component, raw])).toEqual([
    [3, 1, 'HIS'],
    [4, 1, 'CHU'],
    [7, 1, '20230115083000'],
    [9, 1, 'ADT'],
    [9, 2, 'A01'],
    [10, 1, '1'],
    [11, 1, 'P'],
    [12, 1, '2.5'],
  ])
  expect(pid?.values.map((each) => [each.field, each.repetition, each.component, each.subcomponent, each.raw])).toEqual(
    [
      [1, 0, 1, 1, '1'],
      [3, 0, 1, 1, '123'],
      [3, 0, 4, 1, 'CHU'],
      [3, 0, 4, 2, '1.2.3'],
      [3, 0, 4, 3, 'ISO'],
      [3, 1, 1, 1, '456'],
      [5, 0, 1, 1, 'DURAND'],
      [5, 0, 2, 1, 'Anne'],
      [7, 0, 1, 1, '19500203'],
      [8, 0, 1, 1, 'F'],
    ],
  )
  for (const { start, end, raw } of pid?.values ?? []) expect(adt.slice(start, end)).toBe(raw)
  expect(adt.slice(pid?.start, pid?.end)).toBe(adt.slice(adt.indexOf('PID')))
})

test('separators are those that the header says', () => {
  const own = 'MSH#*!?%#A#B\rPID#1##9*8!7\r'
  expect(hl7Separators(own)).toEqual({ field: '#', component: '*', repetition: '!', escape: '?', subcomponent: '%' })
  expect(hl7Segments(own, hl7Separators(own))?.[1]?.values.map(({ raw }) => raw)).toEqual(['1', '9', '8', '7'])
  expect(hl7Separators('PID|1').component).toBe('^')
})

test('a line that is no segment is none', () => {
  const separators = hl7Separators(adt)
  expect(hl7Segments('MSH|^~\\&|A\rhello\r', separators)).toBeUndefined()
  expect(hl7Segments('MSH|^~\\&|A\rPIDX|1\r', separators)).toBeUndefined()
  expect(hl7Segments('MSH|^~\\&|A\rEVN\r\n', separators)?.map(({ name }) => name)).toEqual(['MSH', 'EVN'])
})

test('escapes are read, and written where they are needed', () => {
  const separators = hl7Separators(adt)
  expect(unescapeHl7('a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f\\.br\\g\\X4869\\', separators)).toBe('a|b^c&d~e\\f\ngHi')
  expect(unescapeHl7('\\H\\bold\\N\\, one \\ alone', separators)).toBe('\\H\\bold\\N\\, one \\ alone')
  const text = 'A|B^C&D~E\\F\nG'
  expect(escapeHl7(text, separators)).toBe('A\\F\\B\\S\\C\\T\\D\\R\\E\\E\\F\\.br\\G')
  expect(unescapeHl7(escapeHl7(text, separators), separators)).toBe(text)
})

test.each([
  ['one message', adt, 1],
  ['two messages', `${adt}${adt}`, 2],
  ['a batch', `FHS|^~\\&|A\rBHS|^~\\&|A\r${adt}${adt}BTS|2\rFTS|1\r`, 2],
  ['MLLP', `\u000b${adt}\u001c\r\u000b${adt}\u001c\r`, 2],
  ['line feeds', `${adt}${adt}`.replaceAll('\r', '\r\n'), 2],
])('%s: parts are the file, wherever chunks end', async (_, text, messages) => {
  const whole = await parts(text)
  expect(whole.map((part) => part.text).join('')).toBe(text)
  expect(whole.filter(({ isMessage }) => isMessage)).toHaveLength(messages)
  for (const size of [1, 3, 7, 50]) {
    const chunks = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
    expect(await parts(...chunks)).toEqual(whole)
  }
})
