import { get } from './client'
import type { Dictionary } from './types'

export function readDictionary(signal?: AbortSignal): Promise<Dictionary> {
  return get<Dictionary>('/dictionary', undefined, signal)
}
