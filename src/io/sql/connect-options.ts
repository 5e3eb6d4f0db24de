export interface ConnectOptions {
  /** `read`: one read-only snapshot for everything that is asked until `close`. `write`: new tables only, see `Database.write`. */
  readonly mode: 'read' | 'write'
  /** Never kept, never told. */
  readonly password?: string | undefined
}
