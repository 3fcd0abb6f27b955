import { get } from './client'
import type { MapBuildings, MapSettings } from './types'

export interface MapQuestion {
  readonly month: string
  /** As in a statistics query: "stage:operating|renovating;kind:office". */
  readonly where: string
}

export function readMap(signal?: AbortSignal): Promise<MapSettings> {
  return get<MapSettings>('/map', undefined, signal)
}

/** The buildings a map holds at that question: the same rows the tiles are drawn from. */
export function readMapBuildings(
  question: MapQuestion & { readonly bbox?: string; readonly limit?: number },
  signal?: AbortSignal,
): Promise<MapBuildings> {
  const { month, where, bbox, limit } = question
  return get<MapBuildings>('/map/buildings', { month, where, bbox, limit }, signal)
}

/** Address of a layer's tiles for MapLibre, which wants it whole. */
export function tileAddress(
  layer: 'buildings' | 'regions' | 'zones',
  question: MapQuestion,
  fresh = '',
): string {
  const query = new URLSearchParams()
  if (question.month !== '') {
    query.set('month', question.month)
  }
  if (question.where !== '' && layer === 'buildings') {
    query.set('where', question.where)
  }
  const text = query.toString()
  // What follows # is never sent: it tells the map alone that the tiles are others now.
  return `${window.location.origin}/tiles/${layer}/{z}/{x}/{y}.mvt${text === '' ? '' : `?${text}`}${fresh === '' ? '' : `#${fresh}`}`
}
