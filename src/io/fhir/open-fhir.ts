import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { MirrorwardError } from '../../errors.js'
import { readUtf8 } from '../open-bytes.js'
import type { OpenTables } from '../sql/index.js'
import { openPatientTables } from './patient-tables.js'
import { readResources, resourceFiles, typeOfFile } from './resources.js'
import { parseView, type View } from './view.js'
import { ViewTables } from './view-tables.js'
import { shippedViews } from './views/index.js'

/** What was read of a FHIR export: its tables, and how many resources had no view. */
export interface FhirExport extends OpenTables {
  /** Resources by type that no view names: nothing of them comes in. */
  readonly skipped: ReadonlyMap<string, number>
}

/** Views of our own and those of `views/*.json` in the folder, which take the place of shipped ones of their name. */
async function viewsOf(folder: string): Promise<readonly View[]> {
  const beside = join(folder, 'views')
  const names = (await readdir(beside).catch(() => [])).filter((name) => /\.json$/i.test(name)).sort()
  const own: View[] = []
  for (const name of names) {
    const file = join(beside, name)
    own.push(parseView(parsedJson(await readUtf8(file, { gzip: false }), file), file))
  }
  const replaced = new Set(own.map(nameOfView))
  return [...shippedViews.filter((view) => !replaced.has(nameOfView(view))), ...own]
}

function parsedJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new MirrorwardError('bad-option', `not a JSON file: "${file}"`)
  }
}

function nameOfView({ name, resource }: View): string {
  return name ?? resource
}

/**
 * A folder of FHIR R4 (bulk export or Bundles) as tables, one a view with rows. Whoever's encounter is known in every row hangs
 * on the encounter, the rest on the patient. Resources are streamed; the rows of the views are in memory.
 */
export async function openFhir(folder: string, given?: readonly View[]): Promise<FhirExport> {
  const views = given ?? (await viewsOf(folder))
  const files = await resourceFiles(folder)
  const gathered = new ViewTables(views)
  for (const file of files) for await (const resource of readResources(file)) gathered.add(resource)
  const named = new Set(views.map(({ resource }) => resource))
  const resourceOf = (name: string) => views.find((view) => nameOfView(view) === name)?.resource
  const opened = openPatientTables(gathered.tables(), {
    name: 'fhir',
    noPatients: { message: 'no resource of type Patient', file: folder },
    urlOf: (name) => files.find((file) => typeOfFile(file) === resourceOf(name)) ?? files[0] ?? folder,
  })
  return { ...opened, skipped: new Map([...gathered.counts].filter(([type]) => !named.has(type))) }
}
