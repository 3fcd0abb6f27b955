import { expect } from 'vitest'
import { Client, readContract, type Row } from './client'
import { csv, gb18030, csvText, xlsx, type Table } from './files'
import { Program, type Store } from './program'

const first = 'First-horse-7'
export const password = 'Right-horse-9'

export const regions: Table = [
  ['区划代码', '名称', '级别', '上级代码'],
  ['210000000000', '辽宁省', '省', ''],
  ['210100000000', '沈阳市', '市', '210000000000'],
  ['210102000000', '和平区', '区县', '210100000000'],
  ['210102001000', '太原街街道', '街道', '210102000000'],
  ['210102002000', '西塔街道', '街道', '210102000000'],
]

export const buildings: Table = [
  ['和平区商务楼宇台账', null, null, null, null, null, null],
  ['楼宇名称', '所属街道', '楼宇状态', '建筑面积（㎡）', '商务面积（㎡）', '可租售面积（㎡）', '地址'],
  ['新世界商务大厦', '太原街街道', '已运营', 52000, 48000, 40000, '太原南街1号'],
  ['中环广场', '太原街街道', '已运营', 31000.5, 30000, 25000, '太原北街8号'],
  ['西塔国际', '西塔街道', '在建', 88000, null, null, '西塔街3号'],
  ['合计', null, null, 171000.5, 78000, 65000, null],
]

export const firms = [
  {
    name: '沈阳云帆软件有限公司',
    code: '91210102MA0P1A1A1A',
    building: '新世界商务大厦',
    area: 1200.5,
    registered: '是',
  },
  {
    name: '沈阳北辰商贸有限公司',
    code: '91210102MA0P2B2B2B',
    building: '新世界商务大厦',
    area: 800,
    registered: '否',
  },
  {
    name: '沈阳和盛咨询有限公司',
    code: '91210102MA0P3C3C3C',
    building: '中环广场',
    area: 640.25,
    registered: '是',
  },
] as const

export const tenancies: Table = [
  ['楼宇名称', '企业名称', '统一社会信用代码', '入驻面积（㎡）', '入驻日期', '是否本区注册', '行业代码'],
  ...firms.map((firm) => [
    firm.building,
    firm.name,
    firm.code,
    firm.area,
    '2019-03-01',
    firm.registered,
    '6510',
  ]),
]

export function taxTable(
  month: string,
  amounts: readonly (readonly [string, string, string | number])[],
): Table {
  return [
    ['纳税人识别号', '纳税人名称', '税款所属期', '税收合计（元）'],
    ...amounts.map(([code, name, amount]) => [code, name, month, amount]),
  ]
}

/** A program with an account of each role that is asked for, and 和平区 imported as departments send it. */
export class Place {
  readonly program: Program
  analyst!: Client

  constructor(store: Store, under?: string, server?: string) {
    this.program = new Program(store, under, server)
  }

  async open(): Promise<void> {
    this.program.run(['user', 'add', 'analyst', '--name', '分析员', '--password', first])
    this.program.run([
      'user',
      'assign',
      'analyst',
      'lead_office',
      '--scope',
      'everything',
      '--from',
      '2019-01-01',
    ])
    await this.program.start()
    await readContract(this.program.address)
    this.analyst = await this.newcomer('analyst')
  }

  /** Signs in with the first password and changes it, as everyone must. */
  private async newcomer(login: string): Promise<Client> {
    const client = new Client(this.program.address)
    const signedIn = await client.signIn(login, first)
    expect(signedIn.status, signedIn.text).toBe(200)
    const changed = await client.post('/api/v1/session/password', { current: first, next: password })
    expect(changed.status, changed.text).toBe(204)
    return client
  }

  async account(login: string, role: string, scope = ''): Promise<Client> {
    this.program.run(['user', 'add', login, '--password', first])
    this.program.run([
      'user',
      'assign',
      login,
      role,
      '--from',
      '2019-01-01',
      ...(scope === '' ? [] : ['--scope', scope]),
    ])
    return this.newcomer(login)
  }

  async signIn(login: string): Promise<Client> {
    const client = new Client(this.program.address)
    expect((await client.signIn(login, password)).status).toBe(200)
    return client
  }

  async fill(): Promise<void> {
    await this.analyst.import('regions', '行政区划.csv', csv(regions))
    const posted = await this.analyst.import(
      'buildings',
      '楼宇.xlsx',
      xlsx(buildings, { merged: ['A1:G1'] }),
      {
        district: '210102',
      },
    )
    expect(posted.counts).toMatchObject({ new: 3, rejected: 0 })
    await this.analyst.import('tenancies', '入驻.csv', gb18030(csvText(tenancies)), { district: '210102' })
  }

  async tax(month: string, source = '和平区税务局', name = `${month}.csv`): Promise<Row> {
    const table = taxTable(month, [
      [firms[0].code, firms[0].name, '1234567.89'],
      [firms[1].code, firms[1].name, '200000.00'],
      [firms[2].code, firms[2].name, '300000.11'],
      ['91210102MA0P9Z9Z9Z', '沈阳楼外商贸有限公司', '1000000.00'],
    ])
    return this.analyst.import('tax', name, csv(table), { district: '210102', period: month, source })
  }
}
