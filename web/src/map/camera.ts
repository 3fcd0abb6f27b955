export interface Camera {
  readonly longitude: number
  readonly latitude: number
  readonly zoom: number
  readonly bearing: number
  readonly pitch: number
}

/** West, south, east, north. */
export type Bounds = readonly [number, number, number, number]

const limits: readonly (readonly [number, number])[] = [
  [-180, 180],
  [-85, 85],
  [0, 20],
  [-180, 180],
  [0, 60],
]

/** Reads "123.40123,41.79012,13.5,0,45" from an address; null for anything else. */
export function parseCamera(text: string): Camera | null {
  const parts = text.split(',')
  const numbers = parts.map(Number)
  const fits =
    numbers.length === limits.length &&
    parts.every((part) => /^-?\d{1,3}(\.\d+)?$/.test(part)) &&
    numbers.every((number, index) => number >= limits[index]![0] && number <= limits[index]![1])
  if (!fits) {
    return null
  }
  const [longitude = 0, latitude = 0, zoom = 0, bearing = 0, pitch = 0] = numbers
  return { longitude, latitude, zoom, bearing, pitch }
}

/** A metre is enough for a place and a hundredth for a zoom. */
export function cameraText(camera: Camera): string {
  const turned = ((((camera.bearing + 180) % 360) + 360) % 360) - 180
  return [
    camera.longitude.toFixed(5),
    camera.latitude.toFixed(5),
    camera.zoom.toFixed(2),
    turned.toFixed(0).replace('-0', '0'),
    camera.pitch.toFixed(0),
  ].join(',')
}

export function parseBounds(corners: readonly string[] | null): Bounds | null {
  const numbers = (corners ?? []).map(Number)
  const [west, south, east, north] = numbers
  return numbers.length === 4 && numbers.every(Number.isFinite)
    ? [west ?? 0, south ?? 0, east ?? 0, north ?? 0]
    : null
}

export function isInside(bounds: Bounds, longitude: number, latitude: number): boolean {
  const [west, south, east, north] = bounds
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north
}
