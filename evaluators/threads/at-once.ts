/**
 * What `work` makes of 0 … count − 1, in that order, with at most `atOnce` calls begun and not ended. Where nothing is
 * asynchronous it is a loop. The first failure ends it: nothing further is begun.
 */
export async function atMostAtOnce<Result>(
  count: number,
  atOnce: number,
  work: (index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = new Array(count)
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < count) {
      const index = next++
      try {
        results[index] = await work(index)
      } catch (error) {
        next = count
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(atOnce, count)) }, lane))
  return results
}
