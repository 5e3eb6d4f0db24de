import { join } from 'node:path'

/** Where everything of a study lies: one folder, in which a job names its files by their plain names. */
export function studyFiles(folder: string, { several }: { readonly several: boolean }) {
  return {
    study: join(folder, 'study.json'),
    /** What `inspect` said. */
    understood: join(folder, 'understood.json'),
    /** The schema as it was corrected last. */
    schema: join(folder, several ? 'linked.yaml' : 'schema.yaml'),
    /** Of one run. Its schema is a copy, so that later corrections do not change what it repeats. */
    jobName: (run: number) => `job-${run}.yaml`,
    schemaName: (run: number) => (several ? `linked-${run}.yaml` : `schema-${run}.yaml`),
    releaseName: (run: number) => `release-${run}`,
  }
}
