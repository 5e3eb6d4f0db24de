import { metrics, type Policy, parsePolicy } from '../../evaluators/index.js'
import { MirrorwardError } from '../errors.js'
import { didYouMean } from '../messages/index.js'
import { readYaml } from './read-yaml.js'

/** A policy file in YAML. Throws `not-found`, or `bad-option`, also for a criterion on a metric that is none of `known`. */
export async function loadPolicy(
  path: string,
  { known = metrics.map(({ id }) => id) }: { readonly known?: readonly string[] } = {},
): Promise<Policy> {
  const policy = parsePolicy(await readYaml(path), { file: path })
  const issues = policy.criteria
    .map(({ metric }, index) => ({ metric, index }))
    .filter(({ metric }) => !known.includes(metric))
    .map(({ metric, index }) => ({
      message: `criteria[${index}].metric: no metric is called "${metric}"${didYouMean(metric, known)}`,
      file: path,
    }))
  if (issues.length > 0) throw new MirrorwardError('bad-option', 'the policy has errors', { issues })
  return policy
}
