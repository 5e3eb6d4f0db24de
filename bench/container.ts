import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { containerStages, copiedIntoContainer } from '../scripts/container-file.js'

/**
 * `npm run bench -- container`, as root and without a container engine: the steps of the Containerfile in clean folders (the
 * files that .dockerignore lets in, its RUN lines), then a whole run as user 10001, who can write into /data and a temporary
 * folder alone, in a network namespace without any network.
 */
const root = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'mirrorward-container-'))
const [build, opt, data, temporary] = ['build', 'opt/mirrorward', 'data', 'tmp'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
  string,
]
const shell = (line: string, cwd: string, prefix: readonly string[] = [], environment = {}) => {
  const [program, ...words] = [...prefix, 'sh', '-c', line]
  const env = { PATH: process.env.PATH ?? '', HOME: temporary, ...environment }
  return execFileSync(program!, words, { cwd, env: { ...env, npm_config_prefer_offline: 'true' }, encoding: 'utf8' })
}
const runs = containerStages().map(({ instructions }) =>
  instructions.flatMap(([name, line]) => (name === 'RUN' ? [line] : [])),
)
try {
  chmodSync(folder, 0o755)
  for (const place of [build, opt, data, temporary]) mkdirSync(place, { recursive: true })
  for (const name of copiedIntoContainer()) cpSync(join(root, name), join(build, name), { recursive: true })
  const cache = { npm_config_cache: execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim() }
  for (const line of runs[0]!) shell(line, build, [], cache)
  cpSync(join(build, 'mirrorward.tgz'), join(opt, 'mirrorward.tgz'))
  for (const line of runs[1]!)
    shell(line.replaceAll('/opt/mirrorward', opt).replaceAll('/root/.npm', join(temporary, '.npm')), opt, [], cache)
  mkdirSync(join(temporary, 'own'))
  for (const place of [data, join(temporary, 'own')]) chownSync(place, 10001, 10001)
  cpSync(join(root, 'datasets/pima/pima.csv.gz'), join(data, 'patients.csv.gz'))
  const nobody = [
    'unshare',
    '--net',
    'setpriv',
    '--reuid',
    '10001',
    '--regid',
    '10001',
    '--clear-groups',
    '--no-new-privs',
  ]
  const environment = {
    PATH: `${join(opt, 'node_modules/.bin')}:${process.env.PATH}`,
    ...{ HOME: join(temporary, 'own'), TMPDIR: join(temporary, 'own') },
  }
  const words = '--depth quick --model hidden-tree --format parquet --out release --quiet'
  shell(`mirrorward run patients.csv.gz ${words}`, data, nobody, environment)
  shell('mirrorward verify release', data, nobody, environment)
  console.log(readdirSync(join(data, 'release')).join(' '))
  console.log(shell('mirrorward doctor', data, nobody, environment))
} finally {
  rmSync(folder, { recursive: true })
}
