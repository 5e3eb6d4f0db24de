/** Lines of UTF-8 text. Not Node's iterator of readline: it loses errors of its source. */
export async function* linesOf(bytes: AsyncGenerator<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  let waiting = ''
  for await (const chunk of bytes) {
    const lines = (waiting + decoder.decode(chunk, { stream: true })).split('\n')
    waiting = lines.pop() ?? ''
    yield* lines
  }
  yield waiting + decoder.decode()
}
