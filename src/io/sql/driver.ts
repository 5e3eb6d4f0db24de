import { MirrorwardError } from '../../errors.js'

/** What `load` imports, or one line on what to install: drivers of databases are not installed with mirrorward. */
export async function loadDriver<Driver>(
  title: string,
  packages: string,
  load: () => Promise<Driver>,
): Promise<Driver> {
  try {
    return await load()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw error
    throw new MirrorwardError(
      'unsupported',
      `${title} is read by packages that are not installed: npm install ${packages}`,
    )
  }
}
