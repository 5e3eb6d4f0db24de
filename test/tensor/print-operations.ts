import { everyOperation } from './arithmetic.js'

const events = ['uncaughtException', 'unhandledRejection'] as const
const listeners = () => events.reduce((sum, event) => sum + process.listenerCount(event), 0)

const before = listeners()
const done = await everyOperation()
console.log(JSON.stringify({ ...done, newListeners: listeners() - before }))
