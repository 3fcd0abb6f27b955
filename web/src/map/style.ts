import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl'
import type { MapSettings } from '@/api/types'
import { byClass, neutral, type Colouring, type MapClass } from './colouring'

/** Drawn from the reader's own fonts, so that no server of glyphs is needed. */
const fonts = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'sans-serif']
/** MapLibre takes the weight from the first name. */
const boldFonts = ['Louyu bold', ...fonts]

export interface Paints {
  readonly ground: string
  readonly line: string
  readonly text: string
  readonly muted: string
  readonly accent: string
  readonly halo: string
}

/** Near this zoom buildings have bodies; from half a step before their points are too crowded to be marked. */
export const bodyZoom = 14.5
export const markZoom = 12
export const tileZoomMax = 16

type Text = DataDrivenPropertyValueSpecification<string>

function patchLayers(source: 'regions' | 'zones', paints: Paints): LayerSpecification[] {
  const common = { source, 'source-layer': source }
  return [
    {
      id: `${source}-fill`,
      type: 'fill',
      ...common,
      paint: { 'fill-color': paints.accent, 'fill-opacity': 0.05 },
    },
    {
      id: `${source}-line`,
      type: 'line',
      ...common,
      paint: { 'line-color': paints.muted, 'line-width': 1.2, 'line-dasharray': [4, 3] },
    },
  ]
}

function patchNames(source: 'regions' | 'zones', paints: Paints): LayerSpecification {
  return {
    id: `${source}-name`,
    type: 'symbol',
    source,
    'source-layer': 'names',
    maxzoom: bodyZoom,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': fonts,
      'text-size': 13,
      'text-max-width': 9,
      'text-padding': 6,
    },
    paint: { 'text-color': paints.text, 'text-halo-color': paints.halo, 'text-halo-width': 2 },
  }
}

/** Everything but the buildings, which are laid over it and changed month by month. */
export function groundStyle(
  settings: MapSettings,
  addresses: { readonly regions: string; readonly zones: string },
  paints: Paints,
): StyleSpecification {
  const style: StyleSpecification = {
    version: 8,
    sources: {
      regions: { type: 'vector', tiles: [addresses.regions], maxzoom: tileZoomMax },
      zones: { type: 'vector', tiles: [addresses.zones], maxzoom: tileZoomMax },
    },
    layers: [{ id: 'ground', type: 'background', paint: { 'background-color': paints.ground } }],
  }
  settings.base?.addresses.forEach((address, index) => {
    const id = `base-${index}`
    style.sources[id] = {
      type: 'raster',
      tiles: [new URL(address, window.location.origin).href.replaceAll('%7B', '{').replaceAll('%7D', '}')],
      tileSize: 256,
      maxzoom: settings.base?.zoomMax ?? 18,
      attribution: index === 0 ? escaped(settings.base?.attribution ?? '') : '',
    }
    style.layers.push({ id, type: 'raster', source: id })
  })
  style.layers.push(
    ...patchLayers('regions', paints),
    ...patchLayers('zones', paints),
    patchNames('regions', paints),
    patchNames('zones', paints),
  )
  return style
}

/** MapLibre writes an attribution as HTML. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** Buildings lie under the names of the areas. */
export const aboveBuildings = 'regions-name'

/** Which areas are outlined: nothing, regions of a level, or the zones of a scheme. */
export type Areas = string

export function areaFilters(areas: Areas): {
  readonly regions: ExpressionSpecification | false
  readonly zones: ExpressionSpecification | false
} {
  const [kind, name = ''] = areas.split(/:(.*)/)
  return {
    regions: kind === 'region' ? ['==', ['get', 'level'], name] : false,
    zones: kind === 'zone' ? ['==', ['get', 'scheme'], name] : false,
  }
}

export interface Drawing {
  readonly colouring: Colouring
  readonly classes: readonly MapClass[]
  readonly picked: string
  readonly paints: Paints
}

const isMerged: ExpressionSpecification = ['>', ['get', 'count'], 1]
const isOne: ExpressionSpecification = ['!', isMerged]

const mergedRadius: ExpressionSpecification = ['min', 20, ['+', 6, ['*', 1.6, ['sqrt', ['get', 'count']]]]]

function isPicked(drawing: Drawing): ExpressionSpecification {
  return ['==', ['get', 'id'], drawing.picked === '' ? '-' : drawing.picked]
}

function colourOf(drawing: Drawing): ExpressionSpecification {
  return byClass(drawing.colouring, drawing.classes, (one) => one.colour, neutral.colour)
}

function inkOf(drawing: Drawing): ExpressionSpecification {
  return byClass(drawing.colouring, drawing.classes, (one) => one.ink, neutral.ink)
}

function markOf(drawing: Drawing): ExpressionSpecification {
  return byClass(drawing.colouring, drawing.classes, (one) => one.mark, '')
}

/** Paint that follows the colouring, the pick and the appearance, by layer. */
export function buildingPaint(slot: string, drawing: Drawing): Record<string, Record<string, unknown>> {
  const { paints } = drawing
  const picked = isPicked(drawing)
  return {
    [`points-${slot}`]: {
      'circle-color': colourOf(drawing),
      'circle-stroke-color': ['case', picked, paints.text, paints.halo],
      'circle-stroke-width': ['case', picked, 3, 1],
    },
    [`bodies-${slot}`]: { 'fill-extrusion-color': ['case', picked, paints.accent, colourOf(drawing)] },
    [`marks-${slot}`]: { 'text-color': inkOf(drawing) },
    [`names-${slot}`]: {
      'text-color': paints.text,
      'text-halo-color': paints.halo,
    },
  }
}

/** What is written beside buildings; it follows the colouring too. */
export function buildingTexts(slot: string, drawing: Drawing): Record<string, Text> {
  return {
    [`marks-${slot}`]: ['case', isMerged, ['to-string', ['get', 'count']], markOf(drawing)],
    [`names-${slot}`]: ['concat', ['get', 'name'], '\n', markOf(drawing)],
  }
}

function pointLayers(slot: string, source: string): LayerSpecification[] {
  const common = { source, 'source-layer': 'buildings', maxzoom: bodyZoom }
  return [
    {
      id: `points-${slot}`,
      type: 'circle',
      ...common,
      paint: {
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          5,
          ['case', isMerged, mergedRadius, 4],
          markZoom,
          ['case', isMerged, mergedRadius, 8],
          bodyZoom,
          ['case', isMerged, mergedRadius, 12],
        ],
      },
    },
    {
      id: `marks-${slot}`,
      type: 'symbol',
      ...common,
      filter: ['any', isMerged, ['>=', ['zoom'], markZoom]],
      layout: {
        'text-font': fonts,
        'text-size': ['interpolate', ['linear'], ['zoom'], markZoom, 8.5, bodyZoom, 10.5],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
    },
  ]
}

/** The layers of one generation of building tiles; two generations stand side by side while one replaces the other. */
export function buildingLayers(slot: string, drawing: Drawing): LayerSpecification[] {
  const source = `buildings-${slot}`
  const layers: LayerSpecification[] = [
    ...pointLayers(slot, source),
    {
      id: `bodies-${slot}`,
      type: 'fill-extrusion',
      source,
      'source-layer': 'bodies',
      minzoom: bodyZoom,
      paint: {
        'fill-extrusion-height': ['get', 'height'],
        'fill-extrusion-base': 0,
        'fill-extrusion-opacity': 1,
        'fill-extrusion-vertical-gradient': true,
      },
    },
    {
      id: `names-${slot}`,
      type: 'symbol',
      source,
      'source-layer': 'buildings',
      minzoom: bodyZoom,
      filter: isOne,
      layout: {
        'text-font': boldFonts,
        'text-size': 12,
        'text-max-width': 10,
        'text-padding': 3,
        'symbol-sort-key': ['-', 0, ['get', 'floor_area']],
      },
      paint: { 'text-halo-width': 1.8 },
    },
  ]
  const paint = buildingPaint(slot, drawing)
  const texts = buildingTexts(slot, drawing)
  return layers.map((layer) => {
    const text = texts[layer.id]
    return {
      ...layer,
      paint: { ...layer.paint, ...paint[layer.id] },
      ...(text === undefined ? {} : { layout: { ...layer.layout, 'text-field': text } }),
    } as LayerSpecification
  })
}

/** How opaque each layer is when shown; a generation that still loads is there but not seen. */
export function opacities(slot: string, shown: boolean): [layer: string, property: string, value: number][] {
  const value = shown ? 1 : 0
  return [
    [`points-${slot}`, 'circle-opacity', value],
    [`points-${slot}`, 'circle-stroke-opacity', value],
    [`marks-${slot}`, 'text-opacity', value],
    [`bodies-${slot}`, 'fill-extrusion-opacity', value],
    [`names-${slot}`, 'text-opacity', value],
  ]
}
