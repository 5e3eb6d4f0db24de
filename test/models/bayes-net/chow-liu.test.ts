import { describe, expect, test } from 'vitest'
import { chowLiu } from '../../../models/bayes-net/chow-liu.js'
import { codedTable, constraintsFor, sampleNetwork } from './coded.js'

/** Undirected links as sorted pairs. */
function linksOf(parents: readonly number[]): string[] {
  return parents
    .flatMap((parent, child) => (parent < 0 ? [] : [[parent, child].sort((a, b) => a - b).join('-')]))
    .sort()
}

const chain = sampleNetwork([[], [0], [1], [2], [3]], { size: 3, rowCount: 4000, seed: 'chain' })

describe('chow-liu', () => {
  test('finds the links of a chain', () => {
    expect(linksOf(chowLiu(chain, constraintsFor(chain)))).toEqual(['0-1', '1-2', '2-3', '3-4'])
  })

  test('leaves independent columns apart', () => {
    const apart = sampleNetwork([[], [], [1]], { size: 3, rowCount: 4000, seed: 'apart' })
    expect(linksOf(chowLiu(apart, constraintsFor(apart)))).toEqual(['1-2'])
  })

  test('a constant column stands alone', () => {
    const table = codedTable({ a: [0, 0, 0, 0], b: [0, 1, 0, 1], c: [0, 1, 0, 1] }, [1, 2, 2])
    expect(linksOf(chowLiu(table, constraintsFor(table)))).toEqual(['1-2'])
  })

  test('equally heavy links go to the lower numbers', () => {
    const same = [0, 1, 0, 1, 1, 0, 0, 1]
    const table = codedTable({ a: same, b: same, c: same, d: same }, [2, 2, 2, 2])
    expect(linksOf(chowLiu(table, constraintsFor(table)))).toEqual(['0-1', '0-2', '0-3'])
  })

  test('a fixed arrow is in the tree and points as asked', () => {
    const parents = chowLiu(chain, constraintsFor(chain, { fixedEdges: [['v4', 'v0']] }))
    expect(parents[0]).toBe(4)
    expect(linksOf(parents)).toHaveLength(4)
  })

  test('an arrow forbidden one way is taken the other way, or not at all when forbidden both ways', () => {
    const oneWay = chowLiu(chain, constraintsFor(chain, { forbiddenEdges: [['v1', 'v2']] }))
    expect(oneWay[1]).toBe(2)
    const edges = [
      ['v1', 'v2'],
      ['v2', 'v1'],
    ] as const
    expect(linksOf(chowLiu(chain, constraintsFor(chain, { forbiddenEdges: edges })))).not.toContain('1-2')
  })

  test('fixed arrows that no tree can hold are refused', () => {
    const edges = [
      ['v0', 'v2'],
      ['v1', 'v2'],
    ] as const
    expect(() => chowLiu(chain, constraintsFor(chain, { fixedEdges: edges }))).toThrow('fixed edges do not fit a tree')
  })

  test('pairs beyond the cell cap are not linked', () => {
    expect(linksOf(chowLiu(chain, constraintsFor(chain, { cellCap: 8 })))).toEqual([])
  })
})
