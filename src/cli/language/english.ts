import type { ConsoleWords } from './words.js'

export const english: ConsoleWords = {
  stages: {
    read: 'reading',
    split: 'splitting by patient',
    fit: 'fitting',
    sample: 'sampling',
    impute: 'imputing',
    evaluate: 'evaluating',
    report: 'writing the report',
  },
  done: (stage, seconds) => `${stage}: done in ${seconds} s`,
  left: (seconds) => `${seconds} s left`,
  warning: 'warning',
  estimate: (seconds, megabytes) => `estimate: ${seconds[0]} to ${seconds[1]}, ${megabytes[0]} to ${megabytes[1]} MB`,
  questions: {
    possible: 'Is every row possible?',
    faithful: 'Is it faithful?',
    useful: 'Is it useful?',
    private: 'Is it private?',
  },
  answers: {
    met: 'met',
    attention: 'attention',
    'not met': 'not met',
    'cannot tell': 'cannot tell at this size',
    'not measured': 'not measured',
  },
  verdictBy: (policy) => `Verdict by policy "${policy}":`,
  because: (metrics) => `because of ${metrics.join(', ')}`,
  model: (id) => `Model: ${id}`,
  readReport: (path) => `Read the report: ${path}`,
  everythingIn: (folder, files) => `All ${files} files: ${folder}`,
  verboseSays: 'every metric: --verbose',
  interrupted: 'interrupted; nothing was written',
  unexpected: 'unexpected error',
  more: (count) => `… and ${count} more`,
}
