/** `lower` is never above `upper`; both are numbers or both are dates. */
export interface OrderRelation {
  readonly type: 'order'
  readonly lower: string
  readonly upper: string
}
