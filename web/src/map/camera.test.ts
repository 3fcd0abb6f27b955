import { describe, expect, it } from 'vitest'
import { cameraText, isInside, parseBounds, parseCamera } from './camera'

describe('the camera in the address', () => {
  it('comes back as it went', () => {
    const camera = { longitude: 123.40123, latitude: 41.79012, zoom: 13.5, bearing: 20, pitch: 45 }
    expect(parseCamera(cameraText(camera))).toEqual(camera)
    expect(cameraText(camera)).toBe('123.40123,41.79012,13.50,20,45')
  })

  it('keeps a turn within half a circle and knows no minus nought', () => {
    const still = { longitude: 0, latitude: 0, zoom: 3, bearing: 350, pitch: 0 }
    expect(cameraText(still)).toBe('0.00000,0.00000,3.00,-10,0')
    expect(cameraText({ ...still, bearing: -0.2 })).toBe('0.00000,0.00000,3.00,0,0')
    expect(parseCamera(cameraText({ ...still, bearing: 540 }))?.bearing).toBe(-180)
  })

  it.each([
    '',
    '1,2,3',
    '1,2,3,4,5,6',
    'a,b,c,d,e',
    '123,91,3,0,0',
    '181,1,3,0,0',
    '1,1,3,0,90',
    '1e2,1,3,0,0',
    '1,,3,0,0',
  ])('refuses %j', (text) => {
    expect(parseCamera(text)).toBeNull()
  })
})

describe('bounds', () => {
  it('are read from four decimals and nothing else', () => {
    expect(parseBounds(['123.35', '41.71', '123.43', '41.81'])).toEqual([123.35, 41.71, 123.43, 41.81])
    expect(parseBounds(null)).toBeNull()
    expect(parseBounds(['1', '2', '3'])).toBeNull()
    expect(parseBounds(['1', '2', '3', 'x'])).toBeNull()
  })

  it('hold what lies on their edge', () => {
    expect(isInside([1, 1, 2, 2], 1, 2)).toBe(true)
    expect(isInside([1, 1, 2, 2], 2.0001, 2)).toBe(false)
  })
})
