type Terms = readonly (readonly [term: string, meaning: string])[]

/** The texts of pages on linked tables in English, where they are not those of other pages. */
export const linkedEnglish = {
  subtitle: 'evidence on linked synthetic tables',
  evidence:
    'These numbers are evidence for a decision that a person makes. They do not show that the synthetic tables are anonymous.',
  faithful:
    'A strong classifier tells synthetic from real people no better than the policy allows. As far as its area lies above one half it does see a difference.',
  twin: ({ train, all }: Readonly<Record<'train' | 'all', string>>) =>
    `Every number here is a twin’s: the same kind of model, learnt from ${train} real people and measured against people it never saw. The published tables were drawn from one that learnt from all ${all} real people: nobody is left to measure it against.`,
  outsiders:
    'Drawings of values over time, of rows per person and of gaps are left out, and so is every detail of the metrics on the tables together. Of each table by itself, places of records, levels and bins of fewer than five training rows, and edges that are quantiles of the data are left out. Values and intervals are those of the internal report.',
  navigation: {
    release: 'Release',
    verdict: 'Verdict',
    map: 'Tables and keys',
    courses: 'Values over time',
    schedule: 'Rows and gaps',
    steps: 'What follows from what',
    together: 'All metrics together',
    tables: 'Table by table',
    limits: 'Limits',
    method: 'Method',
    'sign-off': 'Sign-off',
  },
  sentence: ({
    people,
    tables,
    model,
    train,
    unseen,
  }: {
    readonly people: string
    readonly tables: string
    readonly model: string | null
    readonly train: string
    readonly unseen: string
  }) =>
    `${people} synthetic people in ${tables} tables${model === null ? ', made by a generator this report does not know,' : `, drawn from a model (${model})`} learnt from ${train} real people with all their rows; ${unseen} more real people, whom the generator never saw, serve as controls.`,
  readPeople:
    'What is said of the tables together is said of people with all their rows. A table by itself may look better than the people in it.',
  verdictControls:
    'Each number stands beside its controls, in grey: real people the model never saw (what a perfect generator would reach), whole histories handed to other people (rows follow each other as they should, and hang on the wrong person), rows drawn independently (nothing follows from the row before), and a copy of the training people (what protects nobody). Brackets are 95 % intervals. Fewer people differ more by chance alone.',
  matrix: {
    title: 'Question by question, for the tables together and one by one',
    explainer:
      'Under “together” stands what was measured on people with all their rows; under a table, what the metrics of single tables say of it, its parent’s columns beside it. The worst answer of a line counts. A question that a table leaves unasked is answered by the others.',
    question: 'question',
    overall: 'what counts',
    together: 'together',
  },
  togetherTitle: 'The tables together, question by question',
  map: {
    title: 'How the tables hang together',
    explainer:
      'Parents stand before the tables that hang on them. The table that differs most from the real one is marked.',
    key: (key: string) => `key ${key}`,
    hangs: ({ column, parent, key }: Readonly<Record<'column' | 'parent' | 'key', string>>) =>
      `${column} points at ${parent}.${key}`,
    ordered: (column: string) => `rows ordered by ${column}`,
    until: (column: string) => `none after ${column}`,
    stands: 'hangs on no other table',
    worst: 'least faithful',
    columns: [
      'table',
      'synthetic rows',
      'real rows learnt from',
      'real rows never seen',
      'rows a parent: synthetic',
      'rows a parent: real',
    ],
  },
  courses: {
    title: 'Values over time',
    explainer:
      'No real person’s course is drawn here. Real people appear summed up: of each span of time the median over people, and a band from the lower to the upper quartile, left out where fewer than ten people have a value, and where a quartile cannot lie between five people and five others. Thin lines are single synthetic people, chosen at random among those with three values or more; none has all rows of a training person. How spread out people are within a band, and whether a value follows from the one before, only the metrics below can tell.',
    real: 'real (training people): median and quartiles',
    synthetic: 'synthetic: median and quartiles',
    lines: 'single synthetic people',
    figure: ({ column, table }: Readonly<Record<'column' | 'table', string>>) => `${column} (${table})`,
    over: ({ time, clock }: { readonly time: string; readonly clock: 'as it stands' | 'days since the first row' }) =>
      clock === 'as it stands' ? `over ${time}` : `over days since a person’s first row (${time})`,
    label: (column: string) =>
      `${column} over time: medians and quartiles of real and synthetic people, and single synthetic people`,
    none: 'No number column of a table with a time is observed twice in ten people: nothing can be drawn.',
  },
  schedule: {
    title: 'How many rows people have, and when',
    explainer:
      'Real people are those the model never saw. Bars of fewer than five people are drawn as empty; the last bar holds all above it.',
    real: 'real (unseen people)',
    synthetic: 'synthetic',
    counts: (table: string) => `Rows of ${table}`,
    countsOf: ({
      parent,
      real,
      synthetic,
      without,
      made,
    }: Readonly<Record<'parent' | 'real' | 'synthetic' | 'without' | 'made', string>>) =>
      `per row of ${parent}; on average ${real} real and ${synthetic} synthetic, without any ${without} and ${made}`,
    countsLabel: (table: string) =>
      `Histogram of the number of rows of ${table}: shares of real and of synthetic people`,
    gaps: (table: string) => `Gaps between rows of ${table}`,
    gapsOf: 'share of gaps up to a span',
    gapsOfDays: 'share of gaps up to a span, in days',
    gapsLabel: (table: string) => `Share of gaps between rows of ${table} up to a span: real and synthetic people`,
    atoms: 'Spans that a schedule makes frequent (one gap in fifty, and five people, at least)',
    atomColumns: ['table', 'span', 'share of real gaps', 'share of synthetic gaps'],
  },
  checks: {
    title: 'Plausibility checks that somebody violates',
    explainer: ({ all, violated }: Readonly<Record<'all' | 'violated', string>>) =>
      `Of ${all} checks, named as in DataQualityDashboard of OHDSI, ${violated} are violated by real or by synthetic people. A synthetic table that is cleaner than reality is no fault here; one that is worse than unseen people is.`,
    columns: ['check', 'real (training)', 'real (unseen people)', 'synthetic'],
  },
  steps: {
    title: 'What follows from what',
    explainer:
      'Column by column, the worst first, against unseen real people. A value that does not follow from the one before makes courses jump; a share of variance between people that is too small makes everybody alike; a relation between a person’s own column and their rows that is lost makes visits hang on the wrong person.',
    real: 'real (unseen people)',
    synthetic: 'synthetic',
    table: 'table',
    column: 'column',
    parts: {
      'fidelity.autocorrelation': 'Rank correlation of a value with the next one',
      'fidelity.variance-share': 'Share of the variance that lies between people',
      'fidelity.parent-child': 'Rank correlation of a person’s column with the mean over their rows (person × row)',
    },
    giveaway: 'What gives people away',
    giveawayExplainer:
      'What shuffling one feature of histories takes off the area by which boosted trees tell synthetic from unseen real people. Features that matter only together share their part.',
    feature: 'feature of the history',
    drop: 'area lost',
    say: (feature: string) => feature,
  },
  remedies: {
    'validity.keys':
      'Draw the tables again with a model of ours, which counts keys anew, or settle the keys in the files.',
    'validity.static':
      'Draw the tables again with a model of ours: columns that never change within a person are drawn once a person.',
    'validity.after-end':
      'Name the column that no row may pass (time.until in linked.yaml) and draw again: models of ours keep to it.',
    'validity.same-time':
      'Look at the column of time in linked.yaml: its kind, its precision, and whether it orders rows.',
    'fidelity.c2st-histories':
      'Read under “What follows from what” by which features people are told apart, and correct those columns in linked.yaml (kind, precision, role), or try another model (--model).',
    'fidelity.c2st-pairs':
      'Look at the columns that come first under “What follows from what”: their kind and precision, or try another model (--model).',
    'fidelity.autocorrelation':
      'Look at the columns that come first under “What follows from what”, or say with the tables that their course over time must not be studied.',
    'utility.trajectory':
      'Do not predict the event from these tables; a model learnt from more people may keep what leads up to it.',
  },
  together: 'All metrics on the tables together',
  togetherExplainer:
    'People are the rows of the table of people, and everything that hangs on them. What a table was learnt as is what is measured: long tables with a column a measurement.',
  families: {
    validity: 'Can these people exist?',
    fidelity: 'Do their rows look like real people’s?',
    utility: 'Do they predict for real people?',
    privacy: 'Could a person be recognised by their rows?',
  },
  tables: 'Table by table, the least faithful first',
  beside:
    'Each table is measured by the metrics of single tables, a table that hangs on another with the columns of that one beside it (called table.column). Rows of one person stay together: where an attack or a division needs people, it takes people.',
  tableColumns: ['table', 'told from unseen rows', 'criteria not met', 'criteria open'],
  unfolded: (table: string) => `Everything measured on ${table}`,
  ofTable: (table: string) => `Table ${table}`,
  allMet: 'none',
  controls: {
    'unseen-real': 'unseen people',
    'shuffled-histories': 'shuffled histories',
    'independent-rows': 'independent rows',
    'copy-of-train': 'copy of train',
  },
  untestedList: [
    'Attacks with access to the saved model, which must be protected as the real rows are.',
    'Attackers who know several people of one family or site.',
    'Links to other tables, registers or releases, including other synthetic tables from the same people.',
    'Free text, images and anything outside the modelled columns; keys and direct identifiers get fresh values and are not compared.',
    'What passes between tables that hang on a person side by side (a drug that follows a laboratory value), beyond what columns a person and the metrics on whole histories show of it.',
    'Analyses nobody asked about: outcomes, groups and combinations that do not stand in this report.',
    'Whether the real rows themselves are right, complete or representative.',
  ],
  terms: [
    [
      'Training, holdout, reference',
      'Real people, divided with all their rows through every table. The model learnt from the training people only; attacks compare them with the holdout people; reference people are what an attacker may hold. Unseen people are those of holdout and reference.',
    ],
    [
      'History',
      'A person’s own columns, and what the rows that hang on the person come to: how many, when, and of every column the mean, extremes, spread, first, last, slope and steps, or shares of levels and changes.',
    ],
    [
      'Told apart',
      'Area under the ROC curve of boosted trees that tell synthetic from unseen real ones, five-fold, all rows of a person in one fold; one half cannot be told apart.',
    ],
    [
      '95 % interval',
      'By bootstrap over people, or Wilson’s (shares). It covers the draw of people, not the choice of seed or split.',
    ],
    [
      'Area under the curve',
      'How often a random member gets a higher score than a random non-member; one half is guessing.',
    ],
    ['Version', 'Every definition of a metric has one; numbers of different versions cannot be compared.'],
  ] as Terms,
  method: {
    title: 'Method and definitions',
    divided: 'real people divided',
  },
}

export type LinkedWords = typeof linkedEnglish
