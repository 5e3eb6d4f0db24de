export type Depth = 'quick' | 'standard' | 'deep'
