import { MirrorwardError } from '../src/errors.js'
import { didYouMean } from '../src/messages/index.js'

/** A folder of this room: real, published tables with their schema and an origin card (README.md). */
export interface Dataset {
  readonly name: string
  readonly title: string
  readonly tables: readonly DatasetTable[]
}

export interface DatasetTable {
  readonly name: string
  readonly rows: number
  readonly columns: number
  /** Paths inside the dataset's folder. */
  readonly file: string
  readonly schema: string
}

function single(name: string, title: string, rows: number, columns: number): Dataset {
  return { name, title, tables: [{ name, rows, columns, file: `${name}.csv.gz`, schema: 'schema.yaml' }] }
}

function linked(name: string, rows: number, columns: number): DatasetTable {
  return { name, rows, columns, file: `${name}.csv.gz`, schema: `${name}.schema.yaml` }
}

export const datasets: readonly Dataset[] = [
  single('pbc', 'Primary biliary cholangitis trial, time to event, missing values', 418, 20),
  single('pbcseq', 'The same trial, repeated visits', 1945, 19),
  single('rotterdam', 'Breast cancer cohort, two endpoints', 2982, 15),
  single('flchain', 'Serum free light chain and mortality', 7874, 11),
  single('colon', 'Adjuvant chemotherapy for colon cancer, two rows a patient', 1858, 16),
  {
    name: 'nafld',
    title: 'Fatty liver disease: patients, measurements, diagnoses',
    tables: [linked('nafld1', 17549, 9), linked('nafld2', 400123, 4), linked('nafld3', 34340, 3)],
  },
  single('pima', 'Diabetes among women of Pima heritage, missing values', 768, 9),
]

/** The dataset called `name`, or the one that holds a table called so. Throws `not-found`. */
export function findDataset(name: string): Dataset {
  const found = datasets.find((dataset) => dataset.name === name || dataset.tables.some((table) => table.name === name))
  if (found === undefined) {
    const known = [...datasets, ...linkedDatasets].map((dataset) => dataset.name)
    throw new MirrorwardError(
      'not-found',
      `unknown dataset: "${name}"${didYouMean(name, known)} (known: ${known.join(', ')})`,
    )
  }
  return found
}

/** Shipped tables that hang together: a folder with a `linked.yaml` that names tables of other folders here. */
export interface LinkedDataset {
  readonly name: LinkedDatasetName
  readonly title: string
  /** Datasets whose tables it links. */
  readonly of: readonly string[]
}

export type LinkedDatasetName = 'pbc-visits' | 'nafld-visits'

export const linkedDatasets: readonly LinkedDataset[] = [
  {
    name: 'pbc-visits',
    title: 'The trial on primary biliary cholangitis: people and their visits',
    of: ['pbc', 'pbcseq'],
  },
  { name: 'nafld-visits', title: 'Fatty liver disease: people, measurements and events', of: ['nafld'] },
]
