import { mkdir, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { MirrorwardError, readText, writeFileAtomically } from '../../index.js'
import { type Study, studySchema } from './study.js'

/** Studies on disk, one folder each. */
export interface Studies {
  /** Their folder. */
  readonly folder: string
  list(): Promise<readonly { readonly id: string; readonly study: Study }[]>
  /** Throws `not-found`. */
  read(id: string): Promise<Study>
  /** What a study becomes by `change`, one after another. Throws `not-found`. */
  update(id: string, change: (study: Study) => Study): Promise<Study>
  /** A new one, called after what it opens. */
  create(study: Study): Promise<string>
  folderOf(id: string): string
}

const idPattern = /^[a-z0-9](?:[a-z0-9_-]{0,60})$/

/** `folder/studies`, made when the first study is. A study is named by its id, never by a path. */
export function openStudies(root: string): Studies {
  const folder = join(root, 'studies')
  let last: Promise<unknown> = Promise.resolve()

  /** Changes of files do not overlap. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }

  const folderOf = (id: string) => {
    if (!idPattern.test(id)) throw new MirrorwardError('not-found', 'there is no such study')
    return join(folder, id)
  }
  const read = async (id: string) => {
    const text = await readText(join(folderOf(id), 'study.json')).catch(() => undefined)
    const parsed = text === undefined ? undefined : studySchema.safeParse(JSON.parse(text))
    if (parsed?.success !== true) throw new MirrorwardError('not-found', 'there is no such study')
    return parsed.data
  }
  const write = (id: string, study: Study) =>
    writeFileAtomically(join(folderOf(id), 'study.json'), `${JSON.stringify(study, null, 1)}\n`)

  return {
    folder,
    folderOf,
    read,
    async list() {
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
      const ids = entries.filter((entry) => entry.isDirectory() && idPattern.test(entry.name)).map(({ name }) => name)
      const found = await Promise.all(
        ids.map(async (id) => {
          const study = await read(id).catch(() => undefined)
          return study === undefined ? [] : [{ id, study }]
        }),
      )
      return found.flat().sort((a, b) => b.study.created - a.study.created)
    },
    update: (id, change) =>
      inTurn(async () => {
        const study = change(await read(id))
        await write(id, study)
        return study
      }),
    create: (study) =>
      inTurn(async () => {
        const id = await freeId(nameOf(study.input))
        await mkdir(folderOf(id), { recursive: true, mode: 0o700 })
        await write(id, study)
        return id
      }),
  }

  async function freeId(name: string): Promise<string> {
    for (let number = 1; ; number++) {
      const id = number === 1 ? name : `${name}-${number}`
      const isThere = await stat(join(folder, id)).then(
        () => true,
        () => false,
      )
      if (!isThere) return id
    }
  }
}

/** A plain name after the file, folder or database. */
function nameOf(input: string): string {
  const last = basename(input.replace(/[?#].*$/s, '')).replace(/(?:\.[a-z]+)+$/i, '')
  const plain = last
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[-_]+|-+$/g, '')
  return plain.slice(0, 40) || 'study'
}
