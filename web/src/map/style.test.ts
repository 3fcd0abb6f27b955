import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import type { MapSettings } from '@/api/types'
import { classesOf } from './colouring'
import { areaFilters, buildingLayers, groundStyle, opacities, type Drawing } from './style'

const paints = {
  ground: '#f8f9fb',
  line: '#c3cbd5',
  text: '#1b2430',
  muted: '#56616f',
  accent: '#1b5fa8',
  halo: '#ffffff',
}
const settings: MapSettings = {
  frame: 'gcj02',
  base: {
    addresses: ['https://tiles.example.cn/{z}/{x}/{y}.png?tk=1', '/own/{z}/{x}/{y}.png'],
    frame: 'gcj02',
    attribution: '某图 <b onclick="x()">',
    zoomMax: 18,
  },
  bounds: null,
  month: '2020-12',
  months: null,
  buildings: 0,
  unplaced: 0,
  legends: { occupancy_band: [], tax_tier: [], vacancy: [], industry: [] },
}
const drawing: Drawing = {
  colouring: 'stage',
  classes: classesOf('stage', [{ key: 'operating', label: '已运营' }], [], false),
  picked: '7340112233445566',
  paints,
}
const addresses = {
  regions: 'http://x/tiles/regions/{z}/{x}/{y}.mvt',
  zones: 'http://x/tiles/zones/{z}/{x}/{y}.mvt',
}

describe('the style', () => {
  it('is one MapLibre accepts, with the buildings of a generation in it', () => {
    const style = groundStyle(settings, addresses, paints)
    style.sources['buildings-1'] = { type: 'vector', tiles: ['http://x/tiles/buildings/{z}/{x}/{y}.mvt'] }
    style.layers.push(...buildingLayers('1', drawing))
    // Without glyphs MapLibre draws letters itself; the checker does not know that yet.
    const faults = validateStyleMin(style).filter((fault) => !/glyphs/.test(fault.message))
    expect(faults.map((fault) => fault.message)).toEqual([])
  })

  it('asks nobody for fonts or pictures of its own', () => {
    const style = groundStyle({ ...settings, base: null }, addresses, paints)
    expect(style.glyphs).toBeUndefined()
    expect(style.sprite).toBeUndefined()
    expect(Object.keys(style.sources)).toEqual(['regions', 'zones'])
  })

  it('keeps the places of tile numbers in the addresses of a base map', () => {
    const style = groundStyle(settings, addresses, paints)
    expect(style.sources['base-0']).toMatchObject({
      tiles: ['https://tiles.example.cn/{z}/{x}/{y}.png?tk=1'],
    })
    expect(style.sources['base-1']).toMatchObject({
      tiles: [`${window.location.origin}/own/{z}/{x}/{y}.png`],
    })
  })

  it('writes a name of a base map as text, not as HTML', () => {
    const base = groundStyle(settings, addresses, paints).sources['base-0'] as { attribution: string }
    expect(base.attribution).not.toContain('<')
    expect(base.attribution).toContain('某图')
  })

  it('can hide every layer of a generation', () => {
    const layers = buildingLayers('3', drawing).map((layer) => layer.id)
    expect(new Set(opacities('3', false).map(([layer]) => layer))).toEqual(new Set(layers))
  })
})

describe('outlined areas', () => {
  it('are a scheme, a level, or nothing', () => {
    expect(areaFilters('zone:industry_zones')).toEqual({
      regions: false,
      zones: ['==', ['get', 'scheme'], 'industry_zones'],
    })
    expect(areaFilters('region:street')).toEqual({
      regions: ['==', ['get', 'level'], 'street'],
      zones: false,
    })
    expect(areaFilters('none')).toEqual({ regions: false, zones: false })
  })
})
