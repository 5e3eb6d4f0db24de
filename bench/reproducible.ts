import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * `npm run bench -- reproducible`: two clones of the last commit in two folders, under two habits of file permissions and two
 * time zones, each packed; prints the hash of both packages and ends with 1 where they differ.
 */
const root = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'mirrorward-pack-'))
try {
  const hashes = [
    { place: 'one', umask: '022', zone: 'UTC' },
    { place: 'a longer name', umask: '077', zone: 'Asia/Tokyo' },
  ].map(({ place, umask, zone }) => {
    const clone = join(folder, place)
    const shell = (line: string, cwd: string) =>
      execFileSync('sh', ['-c', `umask ${umask} && ${line}`], { cwd, env: { ...process.env, TZ: zone }, stdio: 'pipe' })
    shell(`git clone --quiet --no-hardlinks '${root}' '${clone}'`, folder)
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'))
    shell('npm pack --silent', clone)
    const { version } = JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8'))
    const hash = createHash('sha256')
      .update(readFileSync(join(clone, `mirrorward-${version}.tgz`)))
      .digest('hex')
    console.log(`${hash}  umask ${umask}, ${zone}`)
    return hash
  })
  console.log(hashes[0] === hashes[1] ? 'the same bytes' : 'not the same bytes')
  if (hashes[0] !== hashes[1]) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}
