import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { StackingBlock, StackingPlan } from '@/api/types'
import { grouped, parseDecimal, rescale } from '@/format/decimal'
import { absentMark, quantityText, type Language } from '@/format/quantity'
import { useDictionary } from '@/state/dictionary'
import { industryRanks, toneOf, type Colouring, type Tone } from './stacking'

export interface LegendEntry extends Tone {
  readonly key: string
  readonly text: string
}

/** States drawn with a pattern of their own. */
const hatched = new Set(['self_used', 'renovating', 'not_lettable', 'unknown', 'unregistered'])

export function hatchOf(tone: string): string {
  const state = tone.startsWith('state-') ? tone.slice('state-'.length) : ''
  return hatched.has(state) ? `url(#hatch-${state})` : ''
}

type Worded = Pick<StackingPlan, 'floors' | 'shelf' | 'industries'>

/** The words, marks and tones of a plan in the reader's language. */
export function useStackingWords(plan: () => Worded, colouring: () => Colouring) {
  const { t, te, locale } = useI18n()
  const { codeList, label } = useDictionary()
  const language = computed(() => locale.value as Language)
  const ranks = computed(() => industryRanks(plan().industries))

  const mark = (key: string) => (te(`building.marks.${key}`) ? t(`building.marks.${key}`) : '')
  const tone = (block: StackingBlock): Tone => toneOf(block, colouring(), ranks.value, mark)
  const area = (value: string) => quantityText(value, '㎡', language.value)
  /** Every digit kept, without its unit, for columns of a table. */
  const exactArea = (value: string | null | undefined) => {
    const exact = parseDecimal(value)
    return exact === null ? absentMark : grouped(rescale(exact, 2))
  }

  function industry(section: string | undefined): string {
    if (section === undefined || !/^[A-Z]$/.test(section)) {
      return t('building.noIndustry')
    }
    const code = codeList('industry_section')?.codes.find((one) => one.code === section)
    const known = plan().industries.find((one) => one.key === section)
    return code ? label(code) : (known?.label ?? section)
  }

  /** One word for what a block is under the colouring, as the legend has it. */
  function classText(block: StackingBlock): string {
    if (block.tenancyId !== undefined) {
      switch (colouring()) {
        case 'lease':
          return block.expiryBand
            ? t(`building.bands.${block.expiryBand}`)
            : t(`building.states.${block.state}`)
        case 'industry':
          return industry(block.industry)
        case 'registered':
          return t(`building.where.${block.registered ?? 'unknown'}`)
        case 'tax':
          return t(`building.taxBands.${block.taxBand ?? 'unknown'}`)
        default:
          break
      }
    }
    return t(`building.states.${block.state}`)
  }

  /** Only what is on the plan, in the order of the scale. */
  const legend = computed<LegendEntry[]>(() => {
    const found = new Map<string, LegendEntry>()
    const floors = plan().floors.flatMap((floor) => floor.blocks)
    for (const block of [...floors, ...plan().shelf.blocks]) {
      const own = tone(block)
      const other = own.tone === 'series-other'
      const key = other ? own.tone : `${own.tone}/${own.mark}`
      if (!found.has(key)) {
        const text = other ? t('building.otherIndustries') : classText(block)
        found.set(key, { ...own, mark: other ? '' : own.mark, key, text })
      }
    }
    return [...found.values()].sort((left, right) => order(left.tone) - order(right.tone))
  })

  return { tone, area, exactArea, industry, classText, legend, language }
}

const scale = [
  'lease-expired',
  'lease-within_3',
  'lease-within_6',
  'lease-within_12',
  'lease-within_24',
  'lease-within_36',
  'lease-later',
  'lease-open',
  ...Array.from({ length: 8 }, (_, index) => `series-${index + 1}`),
  'series-other',
  'registered-here',
  'registered-elsewhere',
  'registered-unknown',
  'tax-refund',
  'tax-none',
  'tax-lt_100',
  'tax-gte_100',
  'tax-gte_500',
  'tax-gte_1000',
  'tax-gte_5000',
  'tax-unknown',
  'state-let',
  'state-self_used',
  'state-vacant',
  'state-renovating',
  'state-not_lettable',
  'state-unknown',
  'state-unregistered',
]

function order(tone: string): number {
  return scale.indexOf(tone)
}
