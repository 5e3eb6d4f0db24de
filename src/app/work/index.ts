export { createQueue, type Queue, type QueueOptions, type WorkRequest } from './create-queue.js'
export { type Fault, isOpen, type Work, type WorkState } from './work.js'
