import { describe, expect, test } from 'vitest'
import { resolveConstraints } from '../../../models/bayes-net/constraints.js'
import { topologicalOrder } from '../../../models/network/index.js'
import { MirrorwardError } from '../../../src/errors.js'

const variables = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, codes: [0, 1, 2] }))
const free = { fixedEdges: [], forbiddenEdges: [], maxParents: 3, cellCap: 200_000 }

function issuesOf(options: Partial<Parameters<typeof resolveConstraints>[1]>): string[] {
  try {
    resolveConstraints(variables, { ...free, ...options })
  } catch (error) {
    if (error instanceof MirrorwardError) return error.issues.map(({ message }) => message)
  }
  return []
}

describe('constraints', () => {
  test('problems are reported together', () => {
    const issues = issuesOf({
      fixedEdges: [
        ['a', 'zz'],
        ['b', 'b'],
        ['c', 'd'],
      ],
      forbiddenEdges: [
        ['c', 'd'],
        ['yy', 'a'],
      ],
    })
    expect(issues).toEqual([
      'unknown or unmodelled column in fixedEdges',
      'arrow to itself in fixedEdges',
      'unknown or unmodelled column in forbiddenEdges',
      'arrow both fixed and forbidden',
    ])
  })

  test('a circle of fixed arrows is refused', () => {
    const fixedEdges = [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
    ] as const
    expect(issuesOf({ fixedEdges })).toEqual(['fixed edges form a circle'])
  })

  test('more fixed parents than allowed are refused', () => {
    const fixedEdges = [
      ['a', 'c'],
      ['b', 'c'],
    ] as const
    expect(issuesOf({ fixedEdges, maxParents: 1 })).toEqual(['more than 1 fixed parents'])
    expect(issuesOf({ fixedEdges, cellCap: 26 })).toEqual(['fixed parents need more than 26 cells'])
    expect(issuesOf({ fixedEdges, cellCap: 27 })).toEqual([])
  })

  test('parents come before children, lower numbers first', () => {
    expect(topologicalOrder([[2], [], [1]])).toEqual([1, 2, 0])
    expect(topologicalOrder([[1], [0]])).toBeNull()
  })
})
