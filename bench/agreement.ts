import { golden, learnerAreas, tables } from '../test/learn/golden-tables.js'

/** Areas under the curve of our learners beside scikit-learn's on the same rows, as a Markdown table. */
console.log(
  '| table | boosting | scikit-learn | logistic | scikit-learn | forest | scikit-learn |\n|---|---|---|---|---|---|---|',
)
for (const [name, file] of tables) {
  const ours = await learnerAreas(name, file)
  const cells = (['boosting', 'logistic', 'forest'] as const).flatMap((learner) => [
    ours[learner],
    golden[name]![learner],
  ])
  console.log(`| ${name} | ${cells.map((area) => area.toFixed(4)).join(' | ')} |`)
}
