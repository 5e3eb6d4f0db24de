import { expect, test } from 'vitest'
import { columnsOfAnswer, type RoleQuestion, roleAnswers, roleQuestions } from '../../src/cli/role-questions.js'
import type { Schema } from '../../src/table/index.js'

const schema: Schema = {
  name: 'clinic',
  patient: 'pid',
  timeToEvent: [{ time: 'time', event: 'death' }],
  columns: [
    { name: 'pid', kind: 'identifier', role: 'direct-identifier' },
    { name: 'surname', kind: 'text', role: 'direct-identifier' },
    { name: 'age', kind: 'numeric', role: 'quasi-identifier' },
    { name: 'time', kind: 'numeric', role: 'feature' },
    { name: 'death', kind: 'boolean', role: 'outcome' },
  ],
}
const names = schema.columns.map(({ name }) => name)
const question: RoleQuestion = { key: 'outcomes', text: 'Which?', guess: ['death'] }
const read = (answer: string, asked = question) => columnsOfAnswer(answer, { question: asked, names })

test('every question comes with what the schema suggests', () => {
  const guesses = roleQuestions(schema).map(({ key, guess }) => [key, guess.join(' ')])
  expect(guesses).toEqual([
    ['patient', 'pid'],
    ['directIdentifiers', 'surname'],
    ['quasiIdentifiers', 'age'],
    ['outcomes', 'death'],
    ['sensitive', ''],
    ['timeToEvent', 'time death'],
  ])
})

test('an answer is names or numbers, the guess when empty, and none', () => {
  expect(read('')).toEqual(['death'])
  expect(read('none')).toEqual([])
  expect(read('age, 5 ,age')).toEqual(['age', 'death'])
})

test('a name that there is not, and a count that does not fit, are refused', () => {
  expect(() => read('deaht')).toThrow('no column is called "deaht" (did you mean "death"?)')
  expect(() => read('6')).toThrow('no column is called "6"')
  expect(() => read('age, death', { ...question, key: 'patient', count: 1 })).toThrow('one column or none')
  expect(() => read('time', { ...question, key: 'timeToEvent', count: 2 })).toThrow('2 columns or none')
})

test('answers to all questions are what the schema is told', () => {
  const columns = new Map(roleQuestions(schema).map(({ key, guess }) => [key, guess]))
  expect(roleAnswers(columns)).toEqual({
    patient: 'pid',
    directIdentifiers: ['surname'],
    quasiIdentifiers: ['age'],
    outcomes: ['death'],
    sensitive: [],
    timeToEvent: ['time', 'death'],
  })
  expect(roleAnswers(new Map())).toMatchObject({ patient: null, timeToEvent: null })
})
