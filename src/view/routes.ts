import { join } from 'node:path'
import { MirrorwardError, readTable, readText, renderAnyReport } from '../index.js'
import { theme } from '../report/index.js'
import type { Admitted } from './admit.js'
import { cellTexts } from './cell-texts.js'
import { clientFile, clientModules } from './client-file.js'
import { findReleases, type ReleaseFolder } from './find-releases.js'
import { keepLatest } from './keep-latest.js'
import { modelPage, openModel, samplePage } from './model-samples.js'
import { readEvaluation, releaseCard, tableFile } from './release-card.js'
import { failureReply, json, pagePolicy, type Reply, reportReply } from './reply.js'

const rowsOnPage = 50
const mostDrawn = 5000

/** Answers by path. A release is named by an id of the list and a file by what it is: no path of a request is ever opened. */
export async function openRoutes(
  folder: string,
  { language = 'en' }: { readonly language?: 'en' | 'fr' } = {},
): Promise<(asked: Pick<Admitted, 'path' | 'query'>, signal: AbortSignal) => Promise<Reply>> {
  await findReleases(folder)
  const tableOf = keepLatest(readTable)
  const modelOf = keepLatest(openModel)

  return async ({ path, query }, signal) => {
    try {
      return await reply(path, query, signal)
    } catch (error) {
      return failureReply(error)
    }
  }

  async function reply(path: string, query: URLSearchParams, signal: AbortSignal): Promise<Reply> {
    const whole = (name: string, fallback: number) => {
      const text = query.get(name)
      if (text === null) return fallback
      if (!/^\d{1,9}$/.test(text)) throw new MirrorwardError('bad-option', `a whole number is needed: ${name}`)
      return Number(text)
    }
    if (clientModules.includes(path)) return { status: 200, type: 'text/javascript', body: await clientFile(path) }
    switch (path) {
      case '':
        return {
          status: 200,
          type: 'text/html',
          body: pageIn(language, await clientFile('page.html')),
          policy: pagePolicy,
        }
      case 'style.css':
        return { status: 200, type: 'text/css', body: theme + (await clientFile('style.css')) }
      case 'api/releases':
        return json(await Promise.all((await findReleases(folder)).map(releaseCard)))
      case 'report':
        return reportOf(await asked(query))
      case 'api/rows': {
        const release = await asked(query)
        const table = await tableOf(join(release.path, needed(tableFile(release), 'synthetic table')))
        const from = Math.min(whole('from', 0), Math.max(0, table.rowCount - 1))
        const cells = cellTexts(table, { from, to: from + rowsOnPage })
        return json({ from, rows: table.rowCount, columns: table.columns.map(({ name }) => name), cells })
      }
      case 'api/model':
        return json(modelPage(await modelOf(modelFile(await asked(query)))))
      case 'api/sample': {
        const rows = Math.min(mostDrawn, Math.max(1, whole('rows', 500)))
        const [seed, given] = [query.get('seed') ?? '1', query.get('given') ?? '{}']
        return json(await samplePage(await modelOf(modelFile(await asked(query))), { rows, seed, given, signal }))
      }
      default:
        return { status: 404, type: 'text/plain', body: 'not found\n' }
    }
  }

  async function asked(query: URLSearchParams): Promise<ReleaseFolder> {
    const id = query.get('release')
    return needed(
      (await findReleases(folder)).find((release) => release.id === id),
      'release',
    )
  }
}

async function reportOf(release: ReleaseFolder): Promise<Reply> {
  const body = release.files.includes('report.html')
    ? await readText(join(release.path, 'report.html'))
    : await renderAnyReport(await readEvaluation(release))
  return reportReply(body)
}

function modelFile({ path, files }: ReleaseFolder): string {
  return join(
    path,
    needed(
      files.find((file) => file === 'model.safetensors'),
      'model',
    ),
  )
}

function needed<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new MirrorwardError('not-found', `there is no such ${what}`)
  return value
}

/** What the page says before its program runs. */
const spoken: readonly (readonly [english: string, french: string])[] = [
  ['<html lang="en">', '<html lang="fr">'],
  ['To the content', 'Aller au contenu'],
  ['aria-label="Release"', 'aria-label="Diffusion"'],
  ['Loading…', 'Chargement…'],
  [
    'This page needs JavaScript to ask for rows. Reports need none: open report.html of a release.',
    'Cette page a besoin de JavaScript pour demander des lignes. Les rapports, non : ouvrez report.html d’une diffusion.',
  ],
]

function pageIn(language: 'en' | 'fr', page: string): string {
  return language === 'en' ? page : spoken.reduce((text, [english, french]) => text.replace(english, french), page)
}
