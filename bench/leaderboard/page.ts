import { bestTable } from './best.js'
import { boards } from './rows.js'
import type { Summary } from './summary.js'

/** docs/leaderboard.md from the rows of the store. */
export function leaderboardPage(rows: readonly Summary[], own: readonly string[]): string {
  return `# Leaderboard

Every model on every table, measured by the project's own evaluators. This page is written by \`npm run bench:leaderboard\`; nothing in it is typed.

## Best of our models

The model other than \`marginals\`, a control, that meets most of a table's targets (ties go to the lower C2ST against unseen rows), and what it does not meet.

${bestTable(rows, own)}

## All rows

${boards(rows)}

† made or measured by code, or under flags, that have changed since.

## How it is measured

- **Rows.** Each table is divided 60 % train, 20 % holdout, 20 % reference by patient, stratified on the first outcome: the same rows as \`mirrorward run --seed\` takes. Seeds are 1, 2, 3; every number is the median over the seeds shown. A model gets the training rows and its default options, and draws as many rows as it was given.
- **Processes.** Every fit is a process of its own. *fit s* is the fit alone, *sample s* the drawing of as many rows as train has, *MB* the peak resident memory of the whole process at the end of the fit, Node (about 150 MB with the reader) and the table included; in the last table also after sampling. Times are of the machine that each line of the store names and may have been taken on a busy one.
- **Measuring.** The synthetic table is written as CSV and read back, ours and the peers' alike, so that all pass the same code. Columns that are no part of a model (identifiers) get fresh values.
- **unseen.** Real rows that no model saw, in the synthetic table's place: what a perfect generator would score at these sizes. Pairs and copies take holdout and reference together; TSTR trains on the reference; C2ST and the attacks take one half of the reference as the synthetic table and leave the other as reference, so their intervals are wider.
- **adult**, **nmes** and **nass** are not shipped: they are read from \`shared/datasets\` beside the repository or from the folder in \`MIRRORWARD_BENCH_DATA\`, by the schemas in \`bench/leaderboard\` (of adult "?" is missing).
- **simulated-1m** is a made-up Bayesian network of 20 columns, half of them numbers (\`bench/tables/simulated-network.ts\`): 1,000,000 rows to fit and as many to draw. The likelihoods are nats a row on 100,000 fresh rows; the nearer to that of the truth the better, and none can be above it but by chance.

## How to read it

| column | metric and field | better |
|---|---|---|
| trends | \`fidelity.pair-trends\` | higher |
| related pairs | \`fidelity.informative-pairs\` | higher |
| pair TV (unseen) | \`fidelity.total-variation-2\` of as many synthetic as unseen real rows, and of those | near the one in brackets |
| C2ST unseen, train, gap | \`privacy.c2st-gap\`: area under the curve of boosted trees against unseen rows, against as many training rows, and the first less the second | unseen near .5; train not below .5: that would be copying |
| digits (unseen) | \`fidelity.digits\`: area of boosted trees that see only how numbers are written, against unseen rows, and of the reference against the holdout | near the one in brackets |
| relations lost | \`fidelity.lost-relations\`: clear rank correlations of which at most a quarter is left, beyond chance | lower |
| effects lost | \`utility.lost-effects\`: clear regression coefficients of which at most a quarter is left, beyond chance | lower |
| TSTR, TRTR, difference | \`utility.tstr\`: boosted trees trained on synthetic and on real rows, mean over outcomes | difference near 0 |
| best attack AUC | the best of the eight attacks of \`privacy.membership-ensemble\` by itself, with its interval | near .5 |
| TPR at 1 % FPR | of that attack | near 1 % |
| eight attacks AUC | their rank average | near .5 |
| copies (unseen) | \`privacy.exact-copies\`, and the share of unseen real rows that equal a training row | not above the one in brackets |

The best of eight attacks is chosen on the rows it is judged on and so lies above one half by chance, the more so on small tables; *unseen* shows by how much. On a table of a few hundred rows, 1 % of non-members is one or two people: the rate there is rough. A row may meet every target by being poor (independent columns do not leak), so read fidelity, utility and privacy together. An interval is the median of the seeds' bounds.

Targets: on adult trends ≥ .985, C2ST unseen ≤ .56, TSTR no more than .006 below TRTR, best attack AUC ≤ .53, TPR ≤ 2 %, fit ≤ 60 s. On the others C2ST unseen ≤ .60 (nafld1 .56) and train ≥ .48, pair TV within 10 % of unseen rows', TSTR no more than .02 below TRTR, TPR ≤ 2 %, best attack AUC ≤ .53 or its interval reaching .5, copies no more frequent than among unseen rows, fit ≤ 10 s. At 1M × 20 fit ≤ 180 s, sample ≤ 20 s, memory ≤ 2 GB (2,048 MB).

## Running it

\`\`\`
npm run bench:leaderboard -- --dataset pima,adult --model bayes-net,unseen --seeds 3
\`\`\`

Without flags: all tables, all models of the catalogue, three seeds. Results are lines of \`bench/results/leaderboard.jsonl\`, one a table, model, options and seed, with hashes of the code, options and data they come from; a run computes only what is missing or has changed, so an interrupted one goes on where it stopped. Synthetic tables are kept in \`bench/results/synthetic\` (not in git), so that changed evaluators measure them without another fit. \`bench/results/leaderboard.json\` has the medians of this page. \`--fresh\` computes everything asked for again. \`--options '{"bins":20}'\` gives a model other options: such rows are printed and kept, not shown here. \`--out FILE\` writes the page to FILE and its medians to FILE.json instead. \`--timeout SECONDS\` (900) stops a fit or a measurement. \`--model peer:ctgan\`, or \`--peers\` for all of them, runs other people's generators: see \`bench/peers/README.md\`.
`
}
