import { describe, expect, it } from 'vitest'
import type { Entity, Field } from '@/api/types'
import { defaultColumns, groupOf, nextSort, readSort, shownFields } from './columns'

function field(name: string, type: Field['type'] = 'text', more: Partial<Field> = {}): Field {
  return {
    name,
    label: name,
    labelEn: name,
    type,
    unit: '',
    required: false,
    codeList: '',
    reference: '',
    sensitivity: 'public',
    searchable: false,
    ...more,
  }
}

const building: Entity = {
  name: 'building',
  plural: 'buildings',
  label: '楼宇',
  labelEn: 'Building',
  title: 'name',
  key: 'code',
  keeping: 'versioned',
  byDistrict: false,
  fields: [
    field('code'),
    field('name', 'text', { required: true }),
    field('aliases'),
    field('stage', 'code', { required: true }),
    field('floor_area', 'area', { required: true }),
    field('contact_phone', 'text', { sensitivity: 'contact' }),
    field('note'),
  ],
}

describe('the columns of a list', () => {
  it('start with the name and its code and leave out contacts and notes', () => {
    expect(defaultColumns(building)).toEqual(['name', 'code', 'stage', 'floor_area'])
  })

  it('follow the choice, without fields that no longer exist', () => {
    expect(shownFields(building, ['floor_area', 'gone']).map((one) => one.name)).toEqual(['floor_area'])
    expect(shownFields(building, ['gone']).length).toBeGreaterThan(0)
    expect(shownFields(building, undefined)[0]!.name).toBe('name')
  })

  it('stand in groups by what they hold', () => {
    expect(groupOf(field('floor_area', 'area'))).toBe('size')
    expect(groupOf(field('legal_person', 'text', { sensitivity: 'contact' }))).toBe('contact')
    expect(groupOf(field('lease_end', 'day'))).toBe('time')
  })
})

describe('sorting', () => {
  it('turns through both directions and off again', () => {
    const name = field('name')
    expect(nextSort('', name)).toBe('name')
    expect(nextSort('name', name)).toBe('-name')
    expect(nextSort('-name', name)).toBe('')
    expect(nextSort('-floor_area', name)).toBe('name')
  })

  it('shows the largest figure first', () => {
    expect(nextSort('', field('floor_area', 'area'))).toBe('-floor_area')
  })

  it('reads the first key', () => {
    expect(readSort('-floor_area,name')).toEqual({ field: 'floor_area', descending: true })
    expect(readSort('')).toBeNull()
  })
})
