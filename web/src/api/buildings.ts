import { get } from './client'
import type { FirmProfile, StackingPlan } from './types'

export interface StackingQuery {
  readonly asof: string
  readonly compare: string
  /** Tax by firm; the server writes down who looked. */
  readonly tax: boolean
}

export function readStacking(id: string, query: StackingQuery, signal?: AbortSignal): Promise<StackingPlan> {
  const { asof, compare, tax } = query
  return get<StackingPlan>(
    `/buildings/${encodeURIComponent(id)}/stacking`,
    { asof, compare, tax: tax ? 'true' : undefined },
    signal,
  )
}

export function readFirmProfile(
  id: string,
  asof: string,
  tax: boolean,
  signal?: AbortSignal,
): Promise<FirmProfile> {
  return get<FirmProfile>(
    `/enterprises/${encodeURIComponent(id)}/profile`,
    { asof, tax: tax ? 'true' : undefined },
    signal,
  )
}
