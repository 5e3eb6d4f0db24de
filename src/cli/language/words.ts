import type { Issue, KeptPeople, KeyFault, LinkFinding, RoleAnswers, Stage, Verdict } from '../../index.js'

type JudgedCriterion = Verdict['criteria'][number]
export type Question = JudgedCriterion['question']

/** What a question comes to, from its criteria: the worst of them. */
export type Answer = 'met' | 'attention' | 'not met' | 'cannot tell' | 'not measured'

/** Every sentence of the console; `say` has those of the library. */
export interface ConsoleWords {
  readonly stages: Readonly<Record<Stage, string>>
  /** Of a folder of FHIR: all of so many resources keep the schema. */
  readonly resourcesAreValid: (count: number) => string
  /** A line that is true so often. */
  readonly times: (line: string, count: number) => string
  /** A number with its decimals, as the language writes it. */
  readonly decimal: (text: string) => string
  /** A percentage, of its number. */
  readonly percent: (text: string) => string
  readonly done: (stage: string, seconds: string) => string
  readonly left: (seconds: number) => string
  readonly warning: string
  readonly estimate: (seconds: readonly [string, string], megabytes: readonly [number, number]) => string
  readonly questions: Readonly<Record<Question, string>>
  readonly answers: Readonly<Record<Answer, string>>
  readonly verdictBy: (policy: string) => string
  /** Which criteria decided, by metric. */
  readonly because: (metrics: readonly string[]) => string
  readonly model: (id: string) => string
  readonly readReport: (path: string) => string
  /** Keys and checks that a database was not given, for rows do not keep them. */
  readonly keysLeftOut: (keys: readonly string[]) => string
  readonly everythingIn: (folder: string, files: number) => string
  readonly verboseSays: string
  readonly interrupted: string
  readonly unexpected: string
  readonly more: (count: number) => string
  /** A line of the library (an error, a warning, a reason), which speaks English. */
  readonly say: (line: string) => string
  /** Such a line with its place. */
  readonly issue: (issue: Issue) => string
  readonly note: string
  /** `warning: …`, with the blanks of the language. */
  readonly labelled: (label: string, text: string) => string
  readonly questionsOfInit: QuestionWords
  readonly tables: TableWords
  /** What `init` says at its end. */
  readonly kindsAreGuesses: (schema: string, command: string) => string
  /** What `inspect` says at its end. */
  readonly draftWritten: (schema: string) => string
  readonly rows: (count: number) => string
  /** What `impute` says of a table without gaps. */
  readonly nothingToImpute: (out: string) => string
  readonly filesAreSame: (count: number) => string
  readonly fileStatus: Readonly<Record<'same' | 'differs' | 'missing', string>>
  /** `run` that learnt from everybody. */
  readonly numbersOfTwin: string
  /** `verify` without a recipe. */
  readonly onlyPublicFiles: string
  readonly inputsAreSame: (count: number) => string
  readonly inputsAreGone: (files: readonly string[]) => string
  /** `fit` without a seed. */
  readonly seedDrawn: (seed: string) => string
  readonly onlyThisMachine: string
  readonly masking: MaskingWords
}

/** What `mask` prints. */
export interface MaskingWords {
  readonly headings: readonly [column: string, mask: string, left: string, domain: string]
  readonly classes: Readonly<Record<string, string>>
  /** What kind of thing was made, and what that means. */
  readonly nature: Readonly<Record<string, string>>
  readonly written: (folder: string, files: number) => string
  /** Of tables that went into a database. */
  tablesWritten(tables: number, folder: string): string
  readonly auditHolds: (lines: number) => string
  readonly auditBroken: (line: number) => string
}

/** What `init` asks, and how it may be answered. */
export interface QuestionWords {
  readonly roles: Readonly<Record<keyof RoleAnswers, string>>
  readonly howToAnswer: string
  /** In brackets, where no column is the guess; also typed. */
  readonly none: string
  readonly marker: (question: {
    readonly column: string
    readonly text: string
    readonly rows: number
    readonly evidence: string
  }) => string
  readonly yes: string
  readonly no: string
  readonly dates: (column: string, taken: string, other: string) => string
  /** Of a relation that was found and may be an accident. */
  readonly mustHold: (relation: string, rows: number) => string
}

/** What was found of linked tables. */
export interface LinkWords {
  readonly headings: readonly [table: string, found: string, counted: string]
  readonly say: (finding: LinkFinding) => string
  readonly counted: (finding: LinkFinding) => string
  /** One line for all rows of a table whose keys are at fault in one way. */
  readonly fault: (fault: KeyFault) => string
  /** How many people were drawn for a condition. */
  readonly kept: (people: KeptPeople) => string
  readonly draftWritten: (schema: string) => string
}

/** Headings of the tables that `init`, `inspect` and `impute` print, and what stands in them. */
export interface TableWords {
  readonly column: string
  readonly kind: string
  readonly role: string
  readonly roleGuess: string
  readonly why: string
  readonly missing: string
  readonly distinct: string
  /** Heading of the summaries, and what stands in them. */
  readonly holds: string
  readonly numbersHeld: (held: {
    readonly mean: string
    readonly deviation: string
    readonly median?: string | undefined
  }) => string
  readonly datesHeld: (from: string, to: string) => string
  /** Why a kind and a role are guessed. */
  readonly evidence: (why: string) => string
  readonly levelsHeld: (shares: readonly (readonly [level: string, percent: string])[], more: number) => string
  readonly patient: string
  readonly markers: readonly [title: string, text: string, rows: string, why: string, takenFor: string]
  readonly isMissing: string
  readonly isValue: string
  readonly dates: readonly [title: string, takenFor: string, or: string]
  readonly relations: readonly [found: string, kind: string, rows: string, equal: string, schema: string]
  readonly relationWritten: string
  readonly relationNotWritten: string
  /** Why a relation that was found may be an accident. */
  readonly relationDoubted: Readonly<Record<'unlike' | 'contrived', string>>
  readonly nearTies: readonly [title: string, closely: string, exceptions: string]
  readonly tiedBy: (column: string, of: string) => string
  readonly shareOfRows: (percent: string) => string
  readonly rankCorrelation: (value: string) => string
  readonly exceptions: (count: number, rows: string) => string
  readonly imputed: readonly [column: string, filled: string, left: string]
  readonly links: LinkWords
}
