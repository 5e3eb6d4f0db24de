type Terms = readonly (readonly [term: string, meaning: string])[]
type Fields = readonly (readonly [field: string, lines: number])[]

/** The report's own texts in English. */
export const english = {
  frame: {
    subtitle: 'evidence for a synthetic table',
    skip: 'Skip to the verdict',
    sections: 'Sections',
    readFirst: 'Read this first.',
    evidence:
      'These numbers are evidence for a decision that a person makes. They do not show that the synthetic table is anonymous.',
    navigation: {
      release: 'Release',
      verdict: 'Verdict',
      fidelity: 'Fidelity',
      utility: 'Usefulness',
      privacy: 'Privacy',
      regulation: 'Regulation',
      limits: 'Limits',
      method: 'Method',
      'sign-off': 'Sign-off',
      appendix: 'Appendix',
    },
    colon: ': ',
    notComputed: 'not computed',
    basis: {
      exact: 'exact: all rows',
      sampled: (rows: string) => `sampled: ${rows} rows of a table at most`,
    },
    decidesNothing: 'no criterion: decides nothing',
    metric: 'metric',
    real: 'real (training rows)',
    realShort: 'real',
    synthetic: 'synthetic',
    others: 'synthetic, unseen',
    controls: {
      'unseen-real': 'unseen real rows',
      'independent-marginals': 'independent columns',
      'gaussian-copula': 'Gaussian copula',
      'copy-of-train': 'copy of train',
    },
    outsiders: {
      who: 'For outsiders.',
      without:
        'Places of records, levels and bins of fewer than five training rows, and edges that are quantiles of the data are left out. Values and intervals are those of the internal report.',
    },
    ofPrivateRelease: {
      inside: 'For those who may see the real rows, and for nobody else.',
      outside:
        'Every number below is an exact one of real patients, outside the guarantee of the release. For outsiders there are report.html and privacy.json of the release itself.',
      notCovered: 'It does not cover',
    },
    insiders: {
      who: 'For those who may see the real rows.',
      without: 'For anybody else, write the external report.',
    },
    twin: {
      who: 'Every number here is a twin’s.',
      numbersOf: ({ train, all }: Readonly<Record<'train' | 'all', string>>) =>
        `The twin is the same kind of model, learnt from ${train} real rows and measured against people it never saw. The published table was drawn from one that learnt from all ${all} real rows: nobody is left to measure it against.`,
      ofOwnRows: ({ train, all }: Readonly<Record<'train' | 'all', string>>) =>
        `The twin is what the same steps made of ${train} rows of the people set aside for learning; the attacks were tried on it, with people who are not in it as controls. The published table holds the rows of everybody (${all}): nobody is left to compare them with. Its own classes and people who stand alone are counted in the risk pages beside this report.`,
    },
    goals: {
      maximise: 'higher is better',
      minimise: 'lower is better',
      reference: 'near the unseen real rows is better',
    },
  },
  ownRows: {
    title: 'People’s own rows',
    subtitle: 'evidence for a table of people’s own rows',
    saysSynthetic: 'Where this report says synthetic table, it means the released one, or its twin.',
    masked:
      'Masking replaces what identifies directly, and changes little about the three risks: the columns that were kept still tell people apart, link their rows and tell what goes with them. These numbers say how much.',
    generalised:
      'Coarser columns hide a person among those of their class, as far as the columns called known go. Whoever knows a column that was left as it was may still find the row; and a class whose people share a secret tells it.',
    perturbed: 'Noise moves values and promises nothing: what follows was measured, not guaranteed.',
    standOut: 'Columns by which people still stand alone',
    rowsAlone: (rows: string) => `${rows} rows alone`,
    classes: 'Classes that tell a secret',
    classesLead:
      'Everybody of the class has the same value: being in it tells it. Classes of the twin, the least likely by chance first; those of the published table are counted in its risk page.',
    oneClass: ({ secret, label, rows }: Readonly<Record<'secret' | 'label' | 'rows', string>>) =>
      `${label}: ${rows} rows with one value of ${secret}`,
    next: 'Next step.',
    nextMasked:
      'k-anonymity over the known columns bounds what they tell; synthesis gives rows that are nobody’s. mirrorward advise says which, and mirrorward frontier shows what each costs.',
    nextGeneralised:
      'Where a class tells a secret, ask for l-diversity or t-closeness beside k; where other columns find people again, make them coarser, leave them out, or give synthetic rows instead.',
  },
  release: {
    title: 'What was released, and from what',
    sentence: ({
      synthetic,
      train,
      patients,
      unseen,
      columns,
      model,
    }: {
      readonly synthetic: string
      readonly train: string
      readonly patients: string | null
      readonly unseen: string
      readonly columns: string
      readonly model: string | null
    }) =>
      `${synthetic} synthetic rows of ${columns}${model === null ? ', made by a generator this report does not know,' : `, drawn from a model (${model})`} learnt from ${train} real rows${patients === null ? '' : ` of ${patients} patients`}; ${unseen} more real rows, which the generator never saw, serve as controls.`,
    ownRows: ({
      synthetic,
      train,
      patients,
      unseen,
      columns,
      model,
    }: Readonly<Record<'synthetic' | 'train' | 'unseen' | 'columns', string>> & {
      readonly patients: string | null
      readonly model: string | null
    }) =>
      `${synthetic} rows of ${columns}, made by ${model ?? 'steps this report does not know'} of ${train} real rows${patients === null ? '' : ` of ${patients} patients`}: each row is a person’s own. ${unseen} more real rows, which are not in it, serve as controls.`,
    ofEverybody: ({
      synthetic,
      all,
      columns,
      model,
    }: Readonly<Record<'synthetic' | 'all' | 'columns' | 'model', string>>) =>
      `${synthetic} synthetic rows of ${columns}, drawn from a model (${model}) learnt from all ${all} real rows. The numbers below are of its twin:`,
    columnsOf: ({ all, learnt, leftOut }: Readonly<Record<'all' | 'learnt', string>> & { leftOut: string | null }) =>
      leftOut === null
        ? `${all} columns`
        : `${all} columns (${learnt} learnt and compared; not learnt, and in no comparison: ${leftOut})`,
    made: ({ release, version }: Readonly<Record<'release' | 'version', string | null>>) =>
      [release === null ? '' : `Release ${release}.`, version === null ? '' : `Made with ${version}.`].join(' ').trim(),
    files: 'Files, hashes, versions, and how the real rows were divided',
    table: 'table',
    rows: 'rows',
    patients: 'patients',
    divided: 'real rows divided',
    release: 'release (random)',
    published: ['Published table', 'what is released; not measured itself'] as readonly [string, string],
    twinRole: 'the twin’s, not released',
    sides: {
      synthetic: 'Synthetic table',
      train: 'Training rows',
      holdout: 'Holdout rows',
      reference: 'Reference rows',
    },
    roles: {
      synthetic: 'what is released',
      train: 'the model learnt from these',
      holdout: 'real, never seen by the model',
      reference: 'real, never seen; what an attacker may hold',
    },
  },
  questions: {
    possible: 'Is every row possible?',
    faithful: 'Is it faithful?',
    useful: 'Is it useful?',
    singledOut: 'Could someone be singled out?',
    linked: 'Could someone be linked?',
    inferred: 'Could a secret of someone be inferred?',
    member: 'Could someone be recognised as a member?',
  },
  verdict: {
    title: 'Verdict, question by question',
    headline: ({ failed, asked, open, unasked }: Headline) => {
      const notAsked = unasked === 0 ? '' : ` Not asked: ${unasked}.`
      if (asked === 0)
        return unasked === 0 ? 'No criterion was given to judge by.' : `No question was answered.${notAsked}`
      const cannotSay = open === 0 ? '' : ` Open (attention, or cannot be told from these rows): ${open}.`
      const verdict =
        failed === 0
          ? `No criterion is missed outright in the questions that were asked: ${asked}.`
          : `Questions with a criterion that is not met: ${failed} of ${asked} asked.`
      return verdict + cannotSay + notAsked
    },
    columns: ['question', 'status', 'decisive number', 'the same number for', 'what this says'],
    marks: {
      met: 'met',
      attention: 'attention',
      'not met': 'not met',
      'cannot tell at this size': 'cannot tell at this size',
      'not asked at this depth': 'not asked at this depth',
      'not asked': 'not asked',
      'not measured': 'not measured',
      'decides nothing': 'decides nothing',
      'no criterion': 'no criterion',
    },
    noCriterion: 'The policy asks nothing about it.',
    notRun: (metrics: string) => `Not run at this depth: ${metrics}. Ask with --depth standard.`,
    notPossible: ({ metric, reason }: { readonly metric: string; readonly reason: string }) =>
      `${metric} could not be computed: ${reason}.`,
    nameAnOutcome: 'Give a column the role outcome in the schema, and evaluate again.',
    goals: { 'at least': 'at least', 'at most': 'at most' },
    wanted: 'policy',
    noticeable: (least: string) => `an effect below ${least} would mostly have gone unnoticed`,
    notMet: ({
      title,
      value,
      goal,
      threshold,
    }: {
      readonly title: string
      readonly value: string
      readonly goal: 'at least' | 'at most'
      readonly threshold: string
    }) => `${title}: ${value}, where the policy wants ${goal === 'at least' ? 'at least' : 'at most'} ${threshold}.`,
    answers: {
      possible: {
        met: 'Rows obey what the schema states; a rule that nobody wrote down was not tested.',
        failed: 'Some rows could not exist. Do not release before the cause is found.',
        open: 'Some rows may be impossible.',
      },
      faithful: {
        met: 'Single columns, groups and a strong classifier see little difference; smaller structure may still be lost.',
        failed: 'The table differs from the real one in a way that shows: read below in what.',
        open: 'A difference can neither be shown nor ruled out with these rows.',
      },
      useful: {
        met: 'A model learnt from it predicts real people about as well as one learnt from real rows, for the outcomes asked about.',
        failed: 'What is learnt from it does worse on real people. Do not draw conclusions from it.',
        open: 'Usefulness was not shown; neither was the contrary.',
      },
      singledOut: {
        met: 'The attacks tried do no better on people learnt from. Rare combinations still deserve a look.',
        failed: 'Statements about the table, or copies in it, point to real people.',
        open: 'These rows show neither a risk above the threshold nor that there is none.',
      },
      linked: {
        met: 'Halves of a record are not joined more often for people learnt from.',
        failed: 'The table helps to join two halves of a real person’s record.',
        open: 'These rows show neither a risk above the threshold nor that there is none.',
      },
      inferred: {
        met: 'Secrets of people learnt from are not guessed more often than those of others.',
        failed: 'The table gives away secrets of the people it was learnt from.',
        open: 'These rows show neither a risk above the threshold nor that there is none.',
      },
      member: {
        met: 'The attacks tried, without the model, hardly tell who was learnt from; a better attack may.',
        failed: 'It can be told who was among the training rows, and so who has the condition.',
        open: 'These rows show neither a risk above the threshold nor that there is none.',
      },
    },
    howToRead: 'How to read the numbers',
    controls:
      'Each number stands beside its controls, in grey: real rows the model never saw (what a perfect generator would reach), columns drawn independently (no relation between columns kept), columns joined by a Gaussian copula (straight relations between pairs only), and a copy of the training rows (what protects nobody). Brackets are 95 % intervals. Fewer rows differ more by chance alone.',
    statuses:
      'A criterion is met when its whole interval is on the good side of the threshold, not met when the whole interval is on the other side. In between it needs attention, or cannot be told at this number of rows; nor can it be told by a test too weak to notice what the threshold allows, whatever it found. A question with a criterion that was not measured is not asked: it is never met. The worst criterion of a question decides. Thresholds are somebody’s choice: the appendix names whose. Meeting them fulfils no law.',
  },
  advice: {
    title: 'Whom could it be given to?',
    recipients: {
      'nobody outside':
        'These numbers speak against giving it to anybody outside the team that may see the real rows: a question on privacy is not met.',
      undecided:
        'These numbers do not yet speak for giving it to anybody outside: a question on privacy is open or was not asked.',
      'software and teaching':
        'These numbers speak for trying out software and teaching with it, under an agreement, and against drawing conclusions about patients: not every question on possible, faithful and useful rows is met.',
      partners:
        'These numbers speak for giving it to partners under an agreement, for the uses that were asked about. They do not speak for publishing it to anybody.',
    },
    decision: 'The decision is a person’s, who knows what recipients hold already: it is written down in the sign-off.',
    for: 'Speaks for it',
    against: 'Speaks against it, or is open',
    subjects: {
      possible: 'possible rows',
      faithful: 'faithfulness',
      useful: 'usefulness',
      singledOut: 'singling out',
      linked: 'linking',
      inferred: 'inference of secrets',
      member: 'recognising members',
    },
    nothing: 'nothing',
    weakest: 'Look at first, and what to change',
    seeBelow: 'See the details.',
    remedies: {
      'validity.bounds': 'Correct the bounds in the schema, or state them, and run again.',
      'validity.levels': 'Correct the levels in the schema and run again.',
      'validity.rules': 'State the rule as a relation, which the models keep, and run again.',
      'validity.keys': 'Draw identifiers anew: surrogates of ours are unique where the real ones are.',
      'validity.found-relations':
        'Write these statements into the schema, where they are more than accidents, and run again.',
      'validity.relations': 'Draw again with a model of ours, which keeps relations that the schema states.',
      'fidelity.shape':
        'Look at the columns that come first below: their kind, bounds and missing markers in the schema.',
      'fidelity.subgroups':
        'Look at the groups that come first below; more rows of them, or another model, may keep them.',
      'fidelity.lost-relations':
        'Try another model (--model), name the columns’ relation in the schema, or say with the table that this relation is lost.',
      'fidelity.kept-relations':
        'Try another model (--model): weak relations of many columns are lost first where rows are few.',
      'fidelity.original-pairs':
        'Call fewer columns known, make k smaller or allow more suppression, so that less of the columns is lost; or publish synthetic rows.',
      'fidelity.total-variation-3': 'Try another model (--model): this one loses what three columns have in common.',
      'fidelity.c2st':
        'Read below by which columns the rows are told apart, and correct these in the schema, or try another model.',
      'fidelity.digits':
        'State the precision of these columns in the schema, or try another model (--model); `evaluate --canonical` rounds a table made elsewhere.',
      'utility.tstr': 'Name the outcome if none is named; else try another model (--model).',
      'utility.subgroups':
        'Look at the groups with the largest loss in the section on usefulness: try another model (--model), or say whom the table must not be used for.',
      'utility.lost-effects':
        'Try another model (--model), or say with the table that this effect must not be studied in it.',
      privacy:
        'Leave out the columns that the attack used, make them coarser, or draw from fewer details: a simpler model, or a larger smallest leaf.',
      size: 'More people decide it; a simpler model may, too.',
      'not measured': 'Evaluate with --depth standard, or give the schema what is missing.',
    },
  },
  findings: {
    copies: ({ share, unseen }: { readonly share: string; readonly unseen: string | null }) =>
      `Leak: ${share} of the synthetic rows are exact copies of training rows${unseen === null ? '' : ` (unseen real rows: ${unseen})`}.`,
    more: {
      broken: (count: number) =>
        `${count} more ${count === 1 ? 'statement or column' : 'statements or columns'} broken`,
      'lost effect': (count: number) => `${count} more lost ${count === 1 ? 'finding' : 'findings'}`,
      'lost relation': (count: number) => `${count} more lost ${count === 1 ? 'relation' : 'relations'}`,
      'lost group': (count: number) => `${count} more lost ${count === 1 ? 'group' : 'groups'}`,
    },
    broken: {
      rule: ({ name, rows, of, share }: Broken) =>
        `Broken rule: “${name}” does not hold in ${rows} of ${of} rows (${share}).`,
      relation: ({ name, rows, of, share }: Broken) =>
        `Broken relation: “${name}” does not hold in ${rows} of ${of} rows (${share}).`,
      column: ({ name, rows, of, share }: Broken) =>
        `Impossible values: column “${name}” in ${rows} of ${of} rows (${share}).`,
    },
    lostGroup: ({
      name,
      real,
      synthetic,
    }: {
      readonly name: string
      readonly real: string
      readonly synthetic: string
    }) => `Lost group: “${name}” is ${real} of the training rows, but ${synthetic} of the synthetic ones.`,
    lostRelation: ({ first, second, real, synthetic }: LostRelation) =>
      `Lost relation: “${first}” and “${second}” go together in the training rows (rank correlation ${real}); in the synthetic ones, ${synthetic ?? 'undefined'}.`,
    lostEffect: ({ outcome, term, real, synthetic }: LostEffect) =>
      `Lost finding: the coefficient of “${term}” on “${outcome}” is ${real} in the training rows; in the synthetic ones, ${synthetic ?? 'no finite value'}.`,
  },
  losses: {
    'lost-relations': {
      title: 'Relations lost and weakened',
      explainer:
        'Pairs of columns whose rank correlation is clear in the training rows. Weakened: at most half of it is left; lost: at most a quarter; turned round: the opposite is clear.',
    },
    'lost-effects': {
      title: 'Findings lost and weakened',
      explainer:
        'Coefficients of regressions that are clear in the training rows. Weakened: at most half is left; lost: at most a quarter; turned round: the opposite is clear. A sign that is kept is no effect that is kept.',
    },
    counted: ({ clear, kept, weakened, lost, reversed }: Counted) =>
      `Clear: ${clear}. Kept: ${kept}; weakened: ${weakened}; lost: ${lost}; turned round: ${reversed}.`,
    columns: ['what', 'real', 'synthetic', 'what became of it', 'more than chance?'],
    fates: { kept: 'kept', weakened: 'weakened', lost: 'lost', reversed: 'turned round' },
    sure: 'yes',
    notSure: 'within chance',
    more: (count: number) => `${count} more`,
    notShown: (count: string) => `${count} more, within chance or weakened, are not listed.`,
  },
  broken: {
    title: 'What rows break',
    explainer:
      'Statements of the schema, statements that every real row keeps, bounds, levels and keys; by how many rows break them.',
    columns: ['statement or column', 'looked at by', 'rows', 'share'],
    more: (count: number) => `${count} more`,
  },
  fidelity: {
    title: 'Is it faithful?',
    explainer:
      'A faithful table has the same columns, the same relations between them and the same groups of people. Whatever differs is shown with what differs by chance alone: real rows that nobody learnt from.',
    metrics: 'Possible rows and fidelity: all metrics',
  },
  columns: {
    title: 'Columns, least faithful first',
    explainer:
      'Shares of the cells that are present. The outer bins of a histogram hold everything beyond them; levels of fewer than five training rows are pooled as “(rare)”.',
    more: (count: number) => `${count} more ${count === 1 ? 'column' : 'columns'}`,
    statistics: { 'KS complement': 'KS complement', 'TV complement': 'TV complement' },
    missing: ({ real, synthetic }: { readonly real: string; readonly synthetic: string }) =>
      `missing: real ${real}, synthetic ${synthetic}`,
    label: (name: string) => `Distribution of ${name}: shares of real, synthetic and unseen real rows`,
    summary: (count: number) => `What the ${count} columns that are learnt and compared hold, in numbers`,
    summaryExplainer:
      'Numbers: mean ± standard deviation, both without the four people with the highest values and the four with the lowest, to two digits of the deviation. Levels: the most frequent level of the training rows with its share. Dates: the median day. A dash stands where too few people have a value.',
    summaryColumn: 'column',
    tails: 'Tails of numbers',
    tailsExplainer:
      'Quantiles of the synthetic rows (dots) and of unseen real rows (squares) against those of the training rows, out to where five training rows remain. On the dashed line they are equal; dots that leave it at an end have too short or too long a tail.',
    tailsLabel: (name: string) => `Quantiles of ${name}, synthetic and unseen against real`,
  },
  pairs: {
    title: 'Pairs of columns',
    explainer:
      'Association is Pearson’s correlation of two numbers (−1 purple, 0 pale, 1 orange) and Cramér’s V of other pairs (0 to 1).',
    chosen: (shown: number, all: number) => `The ${shown} columns of the worst pairs are shown, of ${all}.`,
    real: 'Association in the real table',
    synthetic: 'Association in the synthetic table',
    difference: 'Difference: one minus the pair’s score, darkest at 0.3 and more',
    worst: 'least faithful pairs',
    score: 'score',
    associationReal: 'association, real',
    associationSynthetic: 'association, synthetic',
    undefined: 'undefined',
  },
  comparison: {
    pageTitle: (names: string) => `Comparison: ${names}`,
    title: (count: number) => `Comparison of ${count} synthetic tables`,
    subtitle: 'By mirrorward, from their saved evaluations',
    releases: {
      title: 'What is compared',
      columns: ['release', 'title', 'model', 'synthetic rows', 'learnt from', 'best membership attack'],
      rows: (count: string) => `${count} rows`,
      noAttack: 'none computed',
    },
    protocol: {
      title: 'Are the numbers comparable?',
      alike: 'Nothing in the evaluations says that they were made on different rows.',
      notQuiteAlike:
        'Nothing in the evaluations says that they were made on different rows, but they were not made quite alike.',
      no: 'No: these numbers are not comparable.',
      noExplained:
        'They stand side by side, and none is called better. Evaluate the synthetic tables again on the same real rows, divided alike, with the same seed.',
      columns: ['what differs', 'how', 'what follows'],
      weights: { 'not comparable': 'not comparable', caution: 'caution' },
      versions: (titles: string) =>
        `Measured by another version of the definition, and therefore not comparable: ${titles}.`,
    },
    tradeOff: {
      title: 'Quality against privacy',
      explainer: (controls: string) =>
        `Up is better, left is safer; lines are 95 % intervals, and an attack left of the dashed line is blind guessing. Letters are releases; small letters are controls of the first: ${controls}. Where lines cross or overlap, the order of two points is chance. The best attack is the one that got furthest; the next one may get further.`,
      differentRows: 'The points were measured on different rows.',
      missing: (marks: string) => `Not computed for ${marks}.`,
      label: (metric: string) => `${metric} against the best membership attack`,
      attack: 'best attack, area under the curve →',
    },
    metrics: {
      title: 'All metrics, side by side',
      families: {
        validity: 'Is every row possible?',
        fidelity: 'Is it faithful?',
        utility: 'Is it useful?',
        privacy: 'Is anybody recognisable?',
      },
      framed:
        'A value is framed when its whole interval is better than the whole interval of every other release. Where nothing is framed, the evaluations do not tell which is best; that is not to say that all are alike. Values that should be near a reference are never framed.',
      nothingFramed: 'Nothing is framed as best, for the numbers are not comparable.',
      controls: 'Controls stand once where they are the same for all releases.',
      otherVersions: 'other versions of the definition: not comparable',
      best: 'best: ',
    },
  },
  sampling: {
    title: 'As a sample of real rows',
    explainer: ({ synthetic, unseen }: Readonly<Record<'synthetic' | 'unseen', string>>) =>
      `A random sample of real rows differs from the training rows too, and the more, the smaller it is. Here: how many real rows would differ as much in the joint shares of columns. Fewer than the ${synthetic} synthetic rows is dependence that was lost; more is nearness to the very rows learnt from. The unseen real rows are ${unseen}: where they come out as fewer, cells are sparse and all numbers of the line are too low. It says nothing about more columns together.`,
    together: 'columns together',
    ways: { 2: 'two', 3: 'three' },
    any: 'beyond any number',
  },
  subgroups: {
    title: 'Groups of people, least faithful first',
    explainer:
      'Mean column shape within groups of at least 50 training rows. Small groups differ more by chance alone: the last column has what unseen real rows reach.',
    columns: ['group', 'training rows', 'synthetic rows', 'mean shape', 'unseen real rows'],
    more: (count: number) => `${count} more ${count === 1 ? 'group' : 'groups'}`,
  },
  survival: {
    title: 'Survival curves',
    explainer: 'Kaplan–Meier estimates with 95 % bands.',
    pair: ({ time, event }: { readonly time: string; readonly event: string }) => `${event} by ${time}`,
    caption: ({ gap, real, synthetic, logRank }: Readonly<Record<'gap' | 'real' | 'synthetic' | 'logRank', string>>) =>
      `Mean distance ${gap}; restricted mean ${real} real, ${synthetic} synthetic; log-rank χ² ${logRank} (3.84 is exceeded once in twenty by chance)`,
    label: ({ time, event }: { readonly time: string; readonly event: string }) =>
      `Survival curves, real and synthetic: ${event} by ${time}`,
  },
  blocks: {
    title: 'Columns that belong together',
    explainer:
      'Groups of three columns or more with a mean rank correlation of .25 or more in the training rows, such as the items of a scale: that mean there and here, each pair counted in its real direction. The group that lost most comes first.',
    columns: ['columns', 'real', 'synthetic'],
  },
  digits: {
    title: 'Numbers written otherwise',
    explainer:
      'Of each column, what of its digits differs most from unseen real rows: half the sum of the differences in how frequent each answer is, beside what chance gives. Whoever sees such digits knows that the table is made.',
    columns: ['column', 'what differs', 'difference', 'by chance'],
  },
  everyColumn: {
    title: 'What columns no longer follow from',
    explainer:
      'Each column is predicted from all others for unseen real people, by trees that learnt on real and on synthetic rows: the explained share of its variance. The column that lost most comes first. "From" names what real rows predict it from.',
    columns: ['column', 'from', 'learnt on real rows', 'learnt on synthetic rows', 'lost'],
  },
  giveaway: {
    title: 'What gives it away',
    explainer:
      'What shuffling one column takes off the area by which boosted trees tell synthetic rows from unseen real ones. Columns that matter only together share their part.',
    column: 'column',
    drop: 'area lost',
  },
  utility: {
    title: 'Is it useful?',
    explainer:
      'A useful table leads to the same predictions and conclusions as the real one, for real people. Only what was asked about is answered.',
    outcomes: 'Predicting outcomes of real people',
    outcomesExplainer:
      'Each learner is trained three times and tested on the same unseen real rows. Area under the ROC curve for outcomes of levels (the second most frequent level against the rest), explained share of variance for numbers. What is lost is the real learner’s score less the synthetic one’s, in the unit of that outcome; its interval resamples the tested rows. Scores of different kinds are never averaged.',
    tasks: { classification: 'classification', regression: 'regression' },
    kinds: { classification: 'area under the ROC curve', regression: 'explained share of variance' },
    against: ({ score, synthetic, real }: Readonly<Record<'score' | 'synthetic' | 'real', string>>) =>
      `${score} ${synthetic} learnt on synthetic rows, ${real} on real ones`,
    moreOutcomes: (count: number) => `${count} more ${count === 1 ? 'outcome' : 'outcomes'}`,
    kept: 'Of what boosted trees learn from real rows beyond chance, synthetic rows teach this share:',
    notPredictable: 'Real rows do not predict this outcome clearly: it does not count in the share that is kept.',
    tested: (rows: string) => `${rows} rows tested`,
    columns: ['learner', 'trained on synthetic', 'on real', 'on both', 'lost', 'other scores: synthetic (real)'],
    leaking: {
      before: 'Left out, because they determine the outcome by themselves in the training rows:',
      after: 'They were recorded after the outcome or are the outcome by another name.',
      by: {
        'missing cells': 'by its missing cells',
        values: 'by its values',
        'follow-up time': 'by saying how long people were followed',
      },
    },
    scores: {
      averagePrecision: 'precision–recall',
      brierScore: 'Brier',
      calibrationError: 'calibration error',
      rootMeanSquaredError: 'root mean squared error',
    },
    calibration: {
      title: 'Are its probabilities kept?',
      real: 'trained on real (squares)',
      synthetic: 'trained on synthetic (dots)',
      explainer:
        'People with similar predictions together, ten groups at most: on the dashed line as many have the outcome as was predicted.',
      label: (outcome: string, learner: string) => `Calibration for ${outcome}: ${learner}`,
      axes: { x: 'predicted', y: 'observed' },
    },
    groups: {
      title: 'For whom is more lost?',
      explainer:
        'Boosted trees among people of one level, or one third, of a quasi-identifier. Small groups differ by chance: read the interval.',
      more: (count: number) => `${count} more ${count === 1 ? 'group' : 'groups'}, with smaller losses`,
      columns: ['people', 'rows tested', 'trained on synthetic', 'on real', 'lost'],
    },
    metrics: 'Usefulness: all metrics',
  },
  regressions: {
    title: 'Regressions',
    explainer: ({ clear, same, lost, weakened, covered }: KeptTerms) =>
      `Of ${clear} terms whose interval is clear of zero in the training rows, ${same} keep their sign${lost === null ? '' : `; yet of ${lost} at most a quarter is left, and of ${weakened} more at most half`}. ${covered} of the synthetic intervals hold the coefficient of the training rows; as many unseen real rows would reach 83 %, a generator that has learnt the regression 95 %.`,
    kinds: { logistic: 'logistic', linear: 'linear', cox: 'Cox' },
    model: (outcome: string, { kind, terms }: { readonly kind: string; readonly terms: number }) =>
      `${outcome}: ${kind} regression, ${terms} terms`,
    leaking: 'Without columns that determine the outcome by themselves:',
    leftOut: 'Without a finite coefficient in the training rows, and not asked about:',
    columns: ['term', 'synthetic', 'real', 'overlap'],
    notFinite: 'no finite coefficient',
  },
  concordance: {
    title: 'Survival of real people, by a Cox model',
    explainer:
      'Harrell’s C on unseen real rows: of two people, how often the one who has the event first was given the higher hazard; 0.5 is guessing.',
    columns: ['event', 'fitted to synthetic', 'to real', 'to both', 'lost'],
  },
  importance: {
    title: 'What matters for an outcome',
    explainer:
      'What shuffling one column of unseen real rows takes off the score of boosted trees. A small importance is chance.',
    outcome: (outcome: string, agreement: string) => `${outcome}: rank correlation ${agreement}`,
    synthetic: 'trained on synthetic',
    real: 'on real',
  },
  privacy: {
    title: 'Could someone be singled out, linked, inferred, or recognised as a member?',
    explainer:
      'Every attack is tried on the people the model learnt from and, as a control, on people it never saw. Only what an attacker finds out beyond the control is a disclosure by this table; the rest is knowledge about people in general.',
    metrics: 'Privacy: all metrics',
  },
  attacks: {
    title: 'Attack by attack: what is assumed, and what came of it',
    explainer:
      'Dots with 95 % intervals are this table, squares are unseen real rows in its place, upright bars are the thresholds of the policy. The dashed line is blind guessing.',
    legend: { synthetic: 'this table, with its interval', threshold: 'threshold of the policy' },
    rates: 'Rates and residual risks: further left is better',
    areas: 'Areas and shares: nearer to one half is better',
    columns: ['attack', 'what the attacker knows', 'this table', 'unseen real rows'],
    knowledge: {
      'privacy.exact-copies': 'The released table alone.',
      'privacy.replicated-uniques': 'The quasi-identifiers of a person: what neighbours or registers know.',
      'privacy.records-at-risk': 'The full record of a person, and other real rows to compare with.',
      'privacy.singling-out': 'The released table alone, from which statements are made about one person.',
      'privacy.linkability': 'Two half-records of people, which are to be joined.',
      'privacy.inference':
        'The quasi-identifiers of a person; all columns but the secrets where the schema names fewer than two.',
      'privacy.attribute-disclosure': 'The quasi-identifiers of a person, looked up in the table.',
      'privacy.membership-dcr': 'The full record of a person.',
      'privacy.membership-dcr-difference': 'The full record of a person, and other real rows of the same population.',
      'privacy.membership-ensemble':
        'The full record of a person, and other real rows; eight ways of guessing at once.',
      'privacy.membership-f1': 'The full record of a person, and how many of the population were learnt from.',
      'privacy.membership-refit':
        'As for the eight attacks together; a ninth supposes a network of tables, whatever the generator was. On fourteen further releases.',
      'privacy.shadow-membership': 'All real rows but one person’s, and the generator itself with its settings.',
    },
  },
  risks: {
    title: 'Singling out, linkability, inference',
    explainer:
      'Three questions of the European data protection authorities (WP29 Opinion 05/2014). The attack is tried on training rows and, as a control, on rows nobody learnt from. The baseline guesses without the synthetic table. Residual risk is what remains: (attack − control) / (1 − control).',
    columns: ['risk', 'residual risk', 'attack, training rows', 'control, unseen rows', 'baseline'],
    guesses: (attempts: string) => `of ${attempts} guesses`,
    noticed: (least: string) => `${least} would have been noticed four times in five`,
  },
  knowledge: {
    title: 'Inference, by how much the attacker knows',
    explainer:
      'The nearest synthetic row is asked for every secret. How much an attacker knows is an assumption: a table that is safe only from those who know little shows it here.',
    columns: ['the attacker knows', 'columns', 'right, training rows', 'right, unseen rows', 'residual risk'],
  },
  secrets: {
    title: 'Inference, secret by secret',
    known: 'The attacker knows:',
    columns: ['secret', 'stronger attack', 'right, training rows', 'right, unseen rows', 'residual risk'],
  },
  membership: {
    title: 'Membership inference',
    explainer:
      'An attacker holds a person’s full record and guesses from the synthetic table whether it was among the training rows. What matters is how often the guess is right when it is rarely wrong: the rate of training rows found at 1 % false alarms (vertical line). The dashed line is blind guessing.',
    caption: ({
      members,
      nonMembers,
      found,
      least,
    }: Readonly<Record<'members' | 'nonMembers' | 'found' | 'least', string>>) =>
      `${members} training rows against ${nonMembers} unseen rows. At 1 % false alarms ${found} of training rows are found; blind guessing finds 1 %. With these numbers of rows an area below ${least} would mostly go unnoticed.`,
    label: (title: string) => `${title}: true against false positive rate`,
    axes: { x: 'false positives', y: 'true positives' },
    summary: 'The eight attacks one by one, and the most isolated people',
    columns: ['attack', 'area under the curve', 'found at 1 % false alarms'],
  },
  atRisk: {
    title: 'How risk is spread over people',
    explainer: ({ records, rows, byChance }: Readonly<Record<'records' | 'rows' | 'byChance', string>>) =>
      `For each person: how much nearer the nearest synthetic row is than the nearest other real row. ${records} of ${rows} training rows stand out, nearer than 99 % of unseen people have it; about ${byChance} would by chance. A hump to the right of the line is people whose records were taken over.`,
    decidesNothing:
      'The policy has no criterion for this count: it decides nothing and says whom to look at first. Copies of the people who stand out most are counted under “Most exposed people”.',
    train: 'training rows',
    holdout: 'unseen rows',
    limit: '99 % of unseen rows lie to the left',
    label:
      'Closeness of training and of unseen rows to the synthetic table, with the limit beyond which a record stands out',
    axis: 'how much nearer the synthetic row is (outer bins are open)',
    rows: 'Which training rows stand out',
    rowsExplainer: 'Rows of the training table, counted from 1; contents are not shown:',
  },
  before: {
    title: 'Before and after drawing risky rows again',
    explainer: (redrawn: string) =>
      `${redrawn} synthetic rows lay suspiciously close to training rows and were drawn again. The training rows were looked at for this once more, so the attacks by distance are flattered: an attacker who knows of the step can look for what is missing.`,
    summary: 'Every metric before and after',
    first: 'as first drawn',
    released: 'as released',
  },
  limits: {
    title: 'Limits of this evidence',
    explainer:
      'An attack that finds nothing bounds that attack, not the next one. Intervals cover the draw of rows at this split; another split of the real rows, or another seed, moves the numbers too.',
    untested: 'What was not tested',
    untestedList: [
      'Attacks with access to the saved model, which must be protected as the real rows are.',
      'Attackers who know several records of one person, or several people of one family or site.',
      'Links to other tables, registers or releases, including other synthetic tables from the same people.',
      'Free text, images and anything outside the modelled columns; direct identifiers get fresh values and are not compared.',
      'Analyses nobody asked about: outcomes, groups and combinations that do not stand in this report.',
      'Whether the real rows themselves are right, complete or representative.',
    ],
    detectable: 'Smallest effects that would have been noticed',
    detectableExplainer:
      'With these numbers of people an effect of this size would be noticed four times in five (two-sided test at 5 %). A smaller one mostly goes unnoticed, whatever the verdict says. For an area, one half is no effect; for a residual risk, 0.',
    columns: ['attack', 'found', 'smallest noticeable', 'people attacked'],
    size: (train: string, unseen: string) => `${train} training, ${unseen} unseen`,
    skipped: 'What could not be computed here',
    found: 'Found in the real table before the run',
    findings: {
      'few-patients': 'few people: intervals are wide, and most privacy measures cannot tell',
      'rare-levels': 'levels of fewer than five people, which are not learnt under their names',
      'many-levels': 'many or rare levels; those of few people are not learnt under their names',
      'near-unique': 'nearly every row has a value of its own',
      'identifier-name': 'named like an identifier, yet learnt',
      'quasi-identifier-name': 'named like something others know of a person, yet a plain feature',
      'identifier-content': 'cells that look like an identifier',
      'repeated-rows': 'rows that equal another patient’s',
      'nearly-repeated-rows': 'rows that equal another patient’s in all columns but one',
      leakage: 'tells an outcome by itself, and is kept out of the measures of usefulness',
      'empty-table': 'tables without rows',
      'without-parent': 'rows without a parent, from which nothing is learnt',
      'dominant-person': 'one person with more than a tenth of the rows of a table',
      'many-rows': 'people with more than 300 rows in a table',
    },
  },
  method: {
    title: 'Method, definitions, sources',
    definitions: 'Definitions',
    terms: [
      [
        'Training, holdout, reference',
        'Real rows divided by patient. The model learnt from the training rows only; attacks compare them with the holdout rows; reference rows are what an attacker may hold, and the unseen real rows of the controls.',
      ],
      [
        'Distance',
        'Gower’s: the mean over columns of the difference relative to the range (numbers) or 0 and 1 (levels). Ranges are fixed on training and holdout rows together.',
      ],
      [
        '95 % interval',
        'By Wilson (shares), jackknife over groups of rows (means) or bootstrap (areas). It covers the draw of rows, not the choice of seed or split.',
      ],
      [
        'Residual risk',
        'What an attack finds out about people learnt from beyond what it finds out about others, as a share of what is left to find out.',
      ],
      [
        'Area under the curve',
        'How often a random member gets a higher score than a random non-member; one half is guessing.',
      ],
      ['Version', 'Every definition of a metric has one; numbers of different versions cannot be compared.'],
    ] as Terms,
    questions: 'Every metric with its question, id and version',
    columns: 'Columns, kinds and roles',
    column: 'column',
    kind: 'kind',
    role: 'role',
    kinds: {
      numeric: 'number',
      categorical: 'categories',
      ordinal: 'ordered categories',
      boolean: 'yes or no',
      datetime: 'date or time',
      text: 'text',
      identifier: 'identifier',
    },
    roles: {
      'direct-identifier': 'direct identifier',
      'quasi-identifier': 'quasi-identifier',
      sensitive: 'sensitive',
      outcome: 'outcome',
      feature: 'feature',
    },
    sources: 'Sources',
  },
  model: {
    title: 'The model',
    model: 'model',
    trainRows: 'training rows',
    parameters: 'parameters',
    options: 'options',
    loss: 'Loss over training',
    lossTrain: 'rows learnt from',
    lossValidation: 'rows held back',
    step: 'step',
    graph: 'What each column was drawn from',
    graphExplainer: (edges: number) =>
      `${edges} arrows: a column is drawn given the columns whose arrows reach it. An arrow is a relation the model used, not a cause.`,
    parents: 'The same as a table',
    column: 'column',
    given: 'drawn given',
  },
  signOff: {
    title: 'Sign-off',
    explainer:
      'To be filled in by the person who decides. The report makes no decision, and meeting its thresholds fulfils no law.',
    choices: ['release as it is', 'release under conditions', 'do not release'],
    fields: [
      ['Recipients and purpose', 2],
      ['Conditions', 2],
      ['Residual risk that is accepted, and why', 3],
      ['Name and function', 1],
      ['Date', 1],
      ['Decision expires on', 1],
      ['Signature', 2],
    ] as Fields,
  },
  appendix: {
    title: 'Appendix: how to make it again',
    again: 'The recipe',
    againExplainer:
      'The seed, the command that makes the same bytes again and the hashes of the real files stand in internal/recipe.json alone, in the folder that this report was written to. Leave it out of whatever is handed on: with it, whoever has all real rows but one could see whether a given person’s is that one.',
    unknown: 'The synthetic table came from another tool: this report does not know how it was made.',
    configuration: 'Configuration',
    policy: (name: string) => `Policy “${name}”`,
    policyExplainer: 'Thresholds can be changed: write a policy file and evaluate again. Each names its source.',
    columns: ['criterion', 'status', 'threshold', 'widest interval that can tell', 'source of the threshold'],
    relative: (control: string, allowed: string) => `(${control}, and ${allowed})`,
  },
}

type Counted = Readonly<Record<'clear' | 'kept' | 'weakened' | 'lost' | 'reversed', string>>

type KeptTerms = Readonly<Record<'clear' | 'same' | 'weakened' | 'covered', string>> & { readonly lost: string | null }

type Broken = Readonly<Record<'name' | 'rows' | 'of' | 'share', string>>

/** Every text of the report; the English one is the model, and a language that lacks a text does not compile. */
export type Words = typeof english

/** How many questions have which answer; `asked` are those that the policy asks and that were measured. */
interface LostRelation {
  readonly first: string
  readonly second: string
  readonly real: string
  readonly synthetic: string | null
}

interface LostEffect {
  readonly outcome: string
  readonly term: string
  readonly real: string
  readonly synthetic: string | null
}

type Headline = Readonly<Record<'failed' | 'asked' | 'open' | 'unasked', number>>
