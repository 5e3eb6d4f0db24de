import type { TableStreams } from '../../table/linked/index.js'
import {
  isDatabase,
  openDatabaseStreams,
  type PartialWrite,
  type StreamOptions,
  type WrittenTables,
  writeDatabaseStreams,
} from '../sql/index.js'
import { type FileStreams, openFileStreams } from './file-streams.js'
import { type WriteFilesOptions, writeFileStreams } from './write-files.js'

/** Streams of a place; `notationOf` is there for files of texts. Close them. */
export type PlaceStreams = TableStreams & Pick<FileStreams, 'close'> & Partial<Pick<FileStreams, 'notationOf'>>

/** The tables of a database's URL, a folder or a file as streams: see `openDatabaseStreams` and `openFileStreams`. */
export function openStreams(place: string, options: StreamOptions = {}): Promise<PlaceStreams> {
  return isDatabase(place) ? openDatabaseStreams(place, options) : openFileStreams(place, options)
}

/**
 * Writes tables as they are read: into the new schema or file that a URL names, or into a new folder. `comment` stands at every
 * table of a database; `partial` is of a database alone. See `writeDatabaseStreams` and `writeFileStreams`.
 */
export function writeStreams(
  streams: TableStreams,
  place: string,
  {
    comment,
    partial,
    ...files
  }: { readonly comment: string; readonly partial?: PartialWrite | undefined } & WriteFilesOptions,
): Promise<WrittenTables> {
  return isDatabase(place)
    ? writeDatabaseStreams(streams, place, { comment, partial })
    : writeFileStreams(streams, place, files)
}
