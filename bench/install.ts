import { execFileSync } from 'node:child_process'
import { lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * `npm run bench -- install`: packs the working tree, puts the package into an empty folder as a stranger would, and prints
 * what it weighs there and how long `npx mirrorward` takes to its first line. Packages come from npm's cache where they are there.
 */
const root = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'mirrorward-install-'))
const run = (name: string, words: readonly string[], cwd: string, environment = {}) =>
  execFileSync(name, [...words], { cwd, encoding: 'utf8', env: { ...process.env, ...environment } })
try {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], root)) as [
    { readonly filename: string; readonly size: number },
  ]
  const tarball = join(folder, packed.filename)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--silent']
  const installed = seconds(() => run('npm', ['install', ...quiet, tarball], folder))
  console.log(`package ${megabytes(packed.size)}, installed ${megabytes(bytesIn(join(folder, 'node_modules')))}`)
  console.log(
    `npm install ${installed} s, mirrorward --help ${seconds(() => run('npx', ['mirrorward', '--help'], folder))} s`,
  )
  // An empty cache of npx itself, a warm one of packages.
  const words = ['--yes', '--prefer-offline', '--package', tarball, 'mirrorward', '--version']
  const cold = seconds(() => run('npx', words, tmpdir(), { npm_config_ignore_scripts: 'true' }))
  console.log(`npx ${cold} s, again ${seconds(() => run('npx', words, tmpdir()))} s (asked: 10 s)`)
} finally {
  rmSync(folder, { recursive: true })
}

function seconds(work: () => unknown): string {
  const start = performance.now()
  work()
  return ((performance.now() - start) / 1000).toFixed(1)
}

/** As the disk counts: blocks, not lengths. */
function bytesIn(path: string): number {
  const stat = lstatSync(path)
  if (!stat.isDirectory()) return stat.blocks * 512
  return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), stat.blocks * 512)
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`
}
