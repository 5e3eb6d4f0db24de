/** What somebody sees who typed `mirrorward` and nothing else. */
export const firstSteps = `
First steps:
  mirrorward datasets pbc              copy a real table to try it on (or take your own)
  mirrorward init pbc/pbc.csv.gz       say what its columns mean: writes job.yaml and schema.yaml
  mirrorward run job.yaml              the synthetic table, the model, and a report to read

  mirrorward <command> --help          options and examples
  mirrorward doctor                    does this machine have what is needed?
`

export const welcome = `mirrorward learns a real health table, generates a synthetic one, and writes the evidence
of how faithful, useful and private it is. Nothing leaves this machine.
${firstSteps}`
