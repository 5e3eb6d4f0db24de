import { MirrorwardError } from '../errors.js'

/** What the machine had against it, by the code of the operating system. */
const faults: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the quota of the disk is used up',
  EFBIG: 'a file would be larger than this user may write',
  EROFS: 'the file system is read-only',
  EACCES: 'no permission',
  EPERM: 'the system does not allow it',
  EISDIR: 'a folder stands where a file is wanted',
  ENOTDIR: 'a file stands where a folder is wanted',
  EEXIST: 'a file stands where a folder is wanted',
  ENOENT: 'no such file or folder',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk cannot be read or written',
}

/** A fault of the machine, or of input nested beyond the stack, as an error that a person can act on; others as they are. */
export function explained(error: unknown): unknown {
  if (error instanceof MirrorwardError || !(error instanceof Error)) return error
  const { code, path } = error as NodeJS.ErrnoException
  const fault = code === undefined ? undefined : faults[code]
  if (fault !== undefined)
    return new MirrorwardError('unsupported', `${fault}${path === undefined ? '' : `: "${path}"`}`, { cause: error })
  if (error instanceof RangeError && /call stack/i.test(error.message))
    return new MirrorwardError('unsupported', 'the input is nested too deeply', { cause: error })
  return error
}
