import { VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import type { Field, Row } from '@/api/types'
import EntityTable from './EntityTable.vue'

const common = {
  required: false,
  codeList: '',
  reference: '',
  sensitivity: 'public',
  searchable: false,
} as const
const fields: Field[] = [
  { ...common, name: 'name', label: '楼宇名称', labelEn: 'Name', type: 'text', unit: '' },
  { ...common, name: 'floor_area', label: '建筑面积', labelEn: 'Floor area', type: 'area', unit: '㎡' },
]

function table(rows: Row[], more = false) {
  const i18n = createI18n({ legacy: false, locale: 'zh-CN', missingWarn: false, fallbackWarn: false })
  return mount(EntityTable, {
    props: { rows, fields, sort: '-floor_area', caption: '楼宇', opened: '', more },
    global: { plugins: [createPinia(), i18n, VueQueryPlugin] },
  })
}

function rowsUpTo(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${index}`,
    name: `楼${index}`,
    floor_area: `${index}.50`,
  }))
}

describe('the table of a list', () => {
  it('keeps only the rows in sight in the document, whatever their number', async () => {
    const wrapper = table(rowsUpTo(200_000))
    expect(wrapper.findAll('tr.row').length).toBeLessThan(100)
    const frame = wrapper.find('.frame')
    frame.element.scrollTop = 34 * 150_000
    await frame.trigger('scroll')
    expect(wrapper.text()).toContain('楼150000')
    expect(wrapper.findAll('tr.row').length).toBeLessThan(100)
  })

  it('shows units in the header, figures grouped, and the direction of sorting', () => {
    const wrapper = table([{ id: '1', name: '甲', floor_area: '1234567.5' }])
    expect(wrapper.findAll('thead th')[1]!.text()).toContain('建筑面积（㎡）')
    expect(wrapper.findAll('thead th')[1]!.attributes('aria-sort')).toBe('descending')
    expect(wrapper.text()).toContain('1,234,567.50')
  })

  it('never reads a name as HTML', () => {
    const wrapper = table([{ id: '1', name: '<img src=x onerror=alert(1)>', floor_area: null }])
    expect(wrapper.find('img').exists()).toBe(false)
    expect(wrapper.text()).toContain('<img src=x')
    expect(wrapper.text()).toContain('—')
  })

  it('asks for the next page before the end is reached', async () => {
    const wrapper = table(rowsUpTo(100), true)
    await wrapper.find('.frame').trigger('scroll')
    expect(wrapper.emitted('end')).toHaveLength(1)
  })

  it('opens a record by keyboard as well as by mouse', async () => {
    const wrapper = table(rowsUpTo(2))
    await wrapper.findAll('button.name')[1]!.trigger('click')
    expect(wrapper.emitted('open')).toEqual([[{ id: '1', name: '楼1', floor_area: '1.50' }]])
  })
})
