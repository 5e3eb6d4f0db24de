/** Tells the server something to do; its refusal is an error, with one line an issue. */
export async function send(path, told = {}) {
  const response = await fetch(`api/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(told),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error([answer.error, ...(answer.issues ?? []).map(issueText)].join('; '))
  return answer
}

function issueText({ message, column }) {
  return column === undefined ? message : `${column}: ${message}`
}
