import { qualityReport } from '../evaluators/fidelity/quality-report.js'
import { sdmetricsGolden, sdmetricsSides, sdmetricsTables } from '../test/evaluators/fidelity/sdmetrics-tables.js'
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

/** The scores of SDMetrics' QualityReport, even rows as real and odd rows as synthetic, by our variant and by the package. */
console.log(
  '\n| table | column shapes | SDMetrics | pair trends | SDMetrics | score | SDMetrics |\n|---|---|---|---|---|---|---|',
)
for (const name of sdmetricsTables) {
  const { real, synthetic, names } = await sdmetricsSides(name)
  const ours = qualityReport(real, synthetic, names)
  const cells = (['columnShapes', 'columnPairTrends', 'score'] as const).flatMap((score) => [
    ours[score],
    sdmetricsGolden[name][score] as number,
  ])
  console.log(`| ${name} | ${cells.map((score) => score?.toFixed(6)).join(' | ')} |`)
}
