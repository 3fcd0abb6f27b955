/** The shapes this program relies on. They follow docs/api.md; generated types take their place as the document grows. */
export interface Assignment {
  readonly id: string
  readonly role: string
  readonly roleLabel: string
  readonly scopeKind: string
}

export interface Session {
  readonly login: string
  readonly displayName: string
  readonly role: string
  readonly roleLabel: string
  readonly assignmentId: string
  readonly assignments: readonly Assignment[]
  readonly capabilities: readonly string[]
  /** Six-digit codes of the districts that are wholly in scope. */
  readonly districts: readonly string[]
  readonly csrfToken: string
  readonly mustChangePassword: boolean
}

export type FieldType =
  'text' | 'integer' | 'money' | 'area' | 'day' | 'month' | 'flag' | 'code' | 'reference' | 'coordinate'

export interface Field {
  readonly name: string
  readonly label: string
  readonly labelEn: string
  readonly type: FieldType
  readonly unit: string
  readonly required: boolean
  readonly codeList: string
  readonly reference: string
  readonly sensitivity: string
  readonly searchable: boolean
}

export interface Entity {
  readonly name: string
  readonly plural: string
  readonly label: string
  readonly labelEn: string
  readonly title: string
  readonly key: string
  readonly keeping: string
  readonly fields: readonly Field[]
}

export interface Code {
  readonly code: string
  readonly label: string
  readonly labelEn: string
}

export interface CodeList {
  readonly name: string
  readonly label: string
  readonly codes: readonly Code[]
}

export interface Named {
  readonly id: string
  readonly label: string
  readonly labelEn: string
}

export interface Metric extends Named {
  readonly unit: string
  readonly kind: string
  readonly calibre: string
  readonly note: string
}

export interface ImportColumn {
  readonly name: string
  readonly label: string
  readonly labelEn: string
  readonly required: boolean
  /** Several columns of a sheet may add up in it. */
  readonly adds: boolean
}

export interface ImportKind extends Named {
  readonly isLedger: boolean
  readonly columns: readonly ImportColumn[]
}

export interface Dictionary {
  readonly entities: readonly Entity[]
  readonly codeLists: readonly CodeList[]
  readonly metrics: readonly Metric[]
  readonly dimensions: readonly Named[]
  readonly importKinds: readonly ImportKind[]
}

/** The fields by name, and `titles` of what they refer to beside them. */
export type Row = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly titles?: Readonly<Record<string, string>>
}

export interface Page {
  readonly items: readonly Row[]
  readonly links: readonly { readonly rel: string; readonly href: string }[]
  readonly numberReturned: number
  readonly numberMatched?: number
}

export type Cell = string | number | null

export interface StatisticsColumn {
  readonly id: string
  readonly label: string
  readonly unit: string
}

export interface StatisticsAnswer {
  readonly columns: readonly StatisticsColumn[]
  readonly rows: readonly (readonly Cell[])[]
  readonly keys?: readonly (readonly (string | null)[])[]
  readonly totals: readonly Cell[]
  readonly notes: readonly string[]
  readonly dataVersion: string
}

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

export interface Job {
  readonly id: string
  readonly kind: string
  readonly state: JobState
  readonly progress: { readonly done: number; readonly total: number; readonly step: string }
  readonly result: unknown
  readonly problem: { readonly code?: string; readonly detail?: string } | null
}
