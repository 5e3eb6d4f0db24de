import { chowLiu } from '../models/bayes-net/chow-liu.js'
import { resolveConstraints } from '../models/bayes-net/constraints.js'
import { bdeuScore, bicScore, heldOutScore } from '../models/bayes-net/family-score.js'
import { hillClimbing } from '../models/bayes-net/hill-climbing.js'
import { createRng } from '../src/math/index.js'
import { benchShapes, codedSample, milliseconds } from './tables/coded-sample.js'

for (const [rows, columns] of benchShapes) {
  const table = codedSample(rows, columns)
  const variables = table.columns.map(({ name, size }) => ({ name, codes: [...new Array(size).keys()] }))
  const options = { fixedEdges: [], forbiddenEdges: [], maxParents: 3, cellCap: 200_000 }
  const constraints = resolveConstraints(variables, options)
  const tree = await milliseconds(() => chowLiu(table, constraints))
  console.log(`chow-liu ${rows} x ${columns}: ${tree} ms`)
  const start = chowLiu(table, constraints).map((parent) => (parent < 0 ? [] : [parent]))
  for (const [name, score] of [
    ['bic', bicScore(table)],
    ['bdeu', bdeuScore(table, 10)],
    ['held-out', heldOutScore(table, { rng: createRng(1) })],
  ] as const) {
    let edges = 0
    const climb = async () => {
      const { parents } = await hillClimbing(start, { score, constraints, rng: createRng(1) })
      edges = parents.flat().length
    }
    const time = await milliseconds(climb, 1)
    console.log(`hill climbing ${name} ${rows} x ${columns}: ${time} ms, ${edges} arrows`)
  }
}
