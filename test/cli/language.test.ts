import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { english } from '../../src/cli/language/english.js'
import { french } from '../../src/cli/language/french.js'
import { sayInFrench, sayings } from '../../src/cli/language/sayings-fr/index.js'
import { parseJob } from '../../src/index.js'
import { mirrorwardHere } from './in-process.js'
import { mirrorward } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'langue-'))
afterAll(() => rmSync(folder, { recursive: true }))
const rows = Array.from(
  { length: 120 },
  (_, row) =>
    `${20 + (row % 60)},${row % 2 === 0 ? 'F' : 'M'},${row % 24 === 0 ? 999 : 60 + (row % 40)},${row % 3 === 0 ? 1 : 0}`,
)
writeFileSync(join(folder, 'table.csv'), `age,sexe,glycemie,deces\n${rows.join('\n')}\n`)
writeFileSync(join(folder, 'vide.csv'), '')
writeFileSync(join(folder, 'fichier'), 'x')
writeFileSync(join(folder, 'faux.json'), '{')
writeFileSync(join(folder, 'etroit.yaml'), 'name: t\ncolumns:\n  - { name: aeg, kind: numeric }\n')
const dates = Array.from({ length: 60 }, (_, row) => `0${1 + (row % 9)}/0${1 + ((row * 5) % 9)}/2020,${row}`)
writeFileSync(join(folder, 'dates.csv'), `vu,n\n${dates.join('\n')}\n`)

/** Every key below an object with what stands there, as `tables.dates[0]`. */
function leavesOf(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === '' ? key : `${path}.${key}`))
}

test('one file is no files, in either language', () => {
  expect(english.masking.written('out', 1)).toBe('1 file, manifest and certificate: out')
  expect(english.masking.written('out', 2)).toContain('2 files,')
  expect(french.masking.written('out', 1)).toBe('1 fichier, manifeste et certificat : out')
  expect(french.masking.tablesWritten(1, 'out')).toContain('1 table, avec ses clés')
  expect(english.masking.auditHolds(1)).toBe('1 line, as it was written')
})

describe('both languages', () => {
  test('have every key, each with a text or with a sentence of as many blanks', () => {
    const [ours, theirs] = [leavesOf(english), leavesOf(french)]
    expect(theirs.map(([path]) => path).sort()).toEqual(ours.map(([path]) => path).sort())
    const inFrench = new Map(theirs)
    for (const [path, value] of ours) expect(typeof inFrench.get(path), path).toBe(typeof value)
  })

  test('say no text alike, save words that are the same in both', () => {
    const inFrench = new Map(leavesOf(french))
    const alike = leavesOf(english).filter(([path, value]) => typeof value === 'string' && inFrench.get(path) === value)
    expect(alike.map(([path]) => path)).toEqual([
      'answers.attention',
      'tables.patient',
      'tables.nearTies.2',
      'tables.links.headings.0',
    ])
  })

  test('use every part of an English saying that they name, and no other', () => {
    for (const [english, french] of sayings) {
      if (typeof french !== 'string') continue
      const groups = new RegExp(`${english.source}|`).exec('')!.length - 1
      const used = [...french.matchAll(/\$(\d)/g)].map(([, number]) => Number(number))
      expect(Math.max(0, ...used), french).toBeLessThanOrEqual(groups)
    }
  })
})

describe('in French', () => {
  test.each<[string, readonly string[], string]>([
    ['a file that is not there', ['run', 'absent.csv'], 'fichier introuvable : « absent.csv »'],
    [
      'a model that is not there',
      ['sample', 'absent.st', '--rows', '3'],
      'impossible de lire le fichier « absent.st »',
    ],
    ['a format nobody knows', ['inspect', 'fichier'], 'format de fichier inconnu : « fichier » (possibles :'],
    ['an empty file', ['inspect', 'vide.csv'], 'le fichier est vide : fichier « vide.csv »'],
    [
      'a file in the way',
      ['run', 'table.csv', '--out', 'fichier'],
      'un fichier occupe la place du dossier : « fichier »',
    ],
    [
      'an unknown option of run',
      ['run', 'table.csv', '--sedd', '1'],
      'option ou argument inconnu : « --sedd » (vouliez-vous dire « --seed » ?)',
    ],
    [
      'an unknown option',
      ['inspect', 'table.csv', '--ouput', 'x'],
      'erreur : option inconnue : « --ouput »\n(vouliez-vous dire --out ?)',
    ],
    ['a missing argument', ['inspect'], 'erreur : il manque l’argument « file »'],
    ['a missing option', ['sample', 'm.st'], 'erreur : il manque l’option « --rows <count> »'],
    ['a wrong number', ['sample', 'm.st', '--rows', 'x'], 'il faut un nombre entier'],
    [
      'a wrong choice',
      ['run', 'table.csv', '--depth', 'slow'],
      'erreur : « slow » ne convient pas à l’option « --depth <depth> » (possibles : quick, standard, deep)',
    ],
    ['an unknown command', ['inspcet'], 'commande inconnue : « inspcet » (vouliez-vous dire « inspect » ?)'],
    [
      'a key that no job has',
      ['run', 'table.csv', '--splt.train', '1'],
      'splt : clé inconnue (vouliez-vous dire « split » ?)',
    ],
    [
      'an unknown model',
      ['run', 'table.csv', '--model', 'byaes-net'],
      'modèle inconnu : « byaes-net » (vouliez-vous dire « bayes-net » ?)',
    ],
    [
      'a schema of another table',
      ['run', 'table.csv', '--schema', 'etroit.yaml'],
      'cette colonne du schéma est absente de la table (vouliez-vous dire « age » ?) : fichier « table.csv », colonne « aeg »',
    ],
    [
      'an unknown column of a condition',
      ['run', 'table.csv', '--where', 'aeg > 3'],
      'la condition porte sur une colonne inconnue : « aeg » (vouliez-vous dire « age » ?)',
    ],
    ['missing quotes', ['run', 'table.csv', '--where', 'sexe = F'], 'il manque des guillemets : sexe = "F"'],
    [
      'a condition that cannot be read',
      ['run', 'table.csv', '--where', 'age >'],
      'condition illisible à partir du caractère',
    ],
    ['dates of two readings', ['run', 'dates.csv'], 'des dates peuvent se lire de deux façons'],
    ['what is no evaluation', ['report', 'faux.json'], 'faux.json'],
    ['too few releases', ['compare', 'a'], 'il faut au moins deux diffusions à comparer'],
    [
      'a checkpoint without a seed',
      ['fit', 'table.csv', '--checkpoint', 'c'],
      'un point de reprise dépend d’une graine',
    ],
    ['no manifest', ['verify', 'nulle-part'], 'impossible de lire le fichier « nulle-part/manifest.json »'],
  ])('%s is said so', async (_, words, says) => {
    const { status, stderr } = await mirrorwardHere(folder, [...words, '--lang', 'fr', '--quiet'])
    expect(status).toBe(2)
    expect(stderr).toContain(says)
    expect(stderr).not.toMatch(/\b(unknown|error|cannot|missing|did you|condition names|the)\b/)
  })

  test('init asks, warns and closes so, and takes French answers', () => {
    const words = ['init', 'table.csv', '--lang', 'fr', '--out', 'etude/job.yaml']
    const { status, stdout, stderr } = mirrorward(folder, words, {
      input: 'oui\naucune\naucune\nage\ndeces\naucun\naucune\n',
    })
    expect(status).toBe(0)
    expect(stderr).toContain(
      'Colonne "glycemie" : "999" désigne-t-il une valeur manquante ? (5 lignes ; au-delà de tous les autres, et loin d’eux)\n  [oui]',
    )
    expect(stderr).toContain(
      'Quelle colonne indique à quel patient appartient la ligne, si un patient peut en avoir plusieurs ?\n  [aucune]',
    )
    expect(stderr).toMatch(/^ +colonne +type +rôle +pourquoi$/m)
    expect(stderr).toContain('attention : 120 lignes, c’est peu : les intervalles seront larges')
    expect(stderr).toContain('estimation : de')
    expect(stdout).toContain(
      'Relisez etude/schema.yaml : les types sont des suppositions. Ensuite :\n  mirrorward run etude/job.yaml\n',
    )
  })

  test('a job that init writes with --lang fr has a French report, one by the locale alone has not', async () => {
    const jobOf = (out: string) => parseJob(parse(readFileSync(join(folder, out), 'utf8')))
    await mirrorwardHere(folder, ['init', 'table.csv', '--yes', '--lang', 'fr', '--out', 'a/job.yaml', '--quiet'])
    expect(jobOf('a/job.yaml').language).toBe('fr')
    mirrorward(folder, ['init', 'table.csv', '--yes', '--out', 'b/job.yaml'], { env: { LC_ALL: 'fr_FR.UTF-8' } })
    expect(jobOf('b/job.yaml').language).toBe('en')
  })

  test('the locale decides where nobody says', () => {
    const { stderr } = mirrorward(folder, ['run', 'absent.csv'], { env: { LC_ALL: 'fr_FR.UTF-8' } })
    expect(stderr).toContain('fichier introuvable : « absent.csv »')
    const english = mirrorward(folder, ['run', 'absent.csv', '--lang', 'en'], { env: { LC_ALL: 'fr_FR.UTF-8' } })
    expect(english.stderr).toContain('no such file: "absent.csv"')
  })

  test('inspect, verify and impute end so', async () => {
    const here = (...words: string[]) => mirrorwardHere(folder, [...words, '--lang', 'fr'])
    const inspected = await here('inspect', 'table.csv', '--out', 's.yaml')
    expect(inspected.stdout).toMatch(/^120 lignes/)
    expect(inspected.stdout).toMatch(/^age .* moyenne tronquée (49|50) ± 1\d, médiane \d+(,\d+)? /m)
    expect(inspected.stdout).toMatch(/^sexe .* F \(50,0\u00a0%\), M \(50,0\u00a0%\) /m)
    // No share as English writes it, and none that a line may break in.
    expect(inspected.stdout).toMatch(/^sexe +categorical +quasi-identifier +0,0\u00a0% /m)
    expect(inspected.stdout).not.toMatch(/\d\.\d|\d ?%/)
    expect(inspected.stdout).toContain('s.yaml : les types, les rôles et les relations sont des suppositions')
    expect(inspected.stderr).toMatch(/^attention : /m)
    const small = ['--schema', 's.yaml', '--model', 'marginals', '--no-evaluate', '--quiet']
    expect((await here('run', 'table.csv', ...small, '--out', 'r')).stdout).toContain('Modèle : marginals')
    expect((await here('verify', 'r')).stdout).toBe(
      '5 fichiers sont restés tels qu’ils ont été écrits\nles 2 fichiers lus sont inchangés\n',
    )
    writeFileSync(join(folder, 'r/synthetic.csv'), '')
    expect((await here('verify', 'r')).stdout).toBe('différent : synthetic.csv\n')
  })

  test('JSON speaks English: programs read it', async () => {
    const { stderr } = await mirrorwardHere(folder, ['run', 'absent.csv', '--lang', 'fr', '--json', '--quiet'])
    expect(JSON.parse(stderr).error).toMatchObject({ code: 'not-found', message: 'no such file: "absent.csv"' })
  })
})

test('what nobody has translated stays as it is', () => {
  expect(sayInFrench('a new thing: "x"')).toBe('a new thing: "x"')
})

test('the columns that a line is said of are named in French, whatever the line ends in', () => {
  const line =
    '5 levels of fewer than 5 people, in 16 rows, not learnt: coarser levels stand for 3, (other) for 2: column "zip"'
  expect(sayInFrench(line)).toMatch(/ : colonne "zip"$/)
  expect(sayInFrench(line)).not.toContain('column')
  expect(sayInFrench(line.replace('column "zip"', 'columns "zip", "city"'))).toMatch(/ : colonnes "zip", "city"$/)
})

test('inspect tells in French why, and writes decimals with commas', async () => {
  const { status, stdout, stderr } = await mirrorwardHere(folder, [
    'inspect',
    'table.csv',
    '--lang',
    'fr',
    '--out',
    '-',
  ])
  expect(status, stderr).toBe(0)
  expect(stdout).toContain('rien de particulier dans le nom')
  expect(stdout).not.toMatch(/nothing special|named like|whole numbers/)
  expect(french.estimate(['8.1 s', '2.5 h'], [1, 2])).toContain('8,1 s à 2,5 h')
})
