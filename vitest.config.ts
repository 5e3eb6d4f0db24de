import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 30_000,
    // One less than there are cores when not said: on two cores, a single one.
    maxWorkers: '100%',
  },
})
