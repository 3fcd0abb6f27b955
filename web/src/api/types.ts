import type { components } from './types.gen'

/** The shapes of the server's contract under the names used here. `npm run types` keeps them true. */
type Schemas = components['schemas']

export type Attachment = Schemas['Attachment']
export type Session = Schemas['Session']
export type Assignment = Schemas['Assignment']
export type Dictionary = Schemas['Dictionary']
export type Entity = Schemas['Entity']
export type Field = Schemas['Field']
export type CodeList = Schemas['CodeList']
export type Code = CodeList['codes'][number]
export type Metric = Schemas['Metric']
export type Dimension = Schemas['Dimension']
export type ImportKind = Schemas['ImportKind']

/** A record of any entity: its fields by name, and `titles` of what they refer to beside them. */
export type Row = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly titles?: Readonly<Record<string, string>>
}

export type Link = Schemas['Link']

export interface Page {
  readonly items: readonly Row[]
  readonly links: readonly Link[]
  readonly numberReturned: number
  readonly numberMatched?: number
}

export type Change = Schemas['Change']
export type ChangeResult = Schemas['ChangeResult']
export type Hit = Schemas['Hit']

export type Cell = Schemas['Cell']
export type StatisticsColumn = Schemas['Column']
export type StatisticsAnswer = Schemas['StatisticsAnswer']
export type Explanation = Schemas['Explanation']
export type Sources = Schemas['Sources']

export type StackingPlan = Schemas['StackingPlan']
export type StackingFloor = Schemas['StackingFloor']
export type StackingBlock = Schemas['StackingBlock']
export type StackingFigure = Schemas['StackingFigure']
export type StackingTenant = Schemas['StackingTenant']
export type StackingVacancy = Schemas['StackingVacancy']
export type StackingChange = Schemas['StackingChange']
export type StackingRun = Schemas['StackingRun']
export type FirmProfile = Schemas['FirmProfile']

export type Job = Schemas['Job']
export type Batch = Schemas['Batch']
export type BatchCounts = Schemas['BatchCounts']
export type BatchSummary = Schemas['BatchSummary']
export type Detection = Schemas['Detection']
export type CellProblem = Schemas['CellProblem']
export type Correction = Schemas['ImportCorrection']
export type DifferenceRow = Schemas['DifferenceRow']
export type Verdict = DifferenceRow['state']
export type ControlTotals = NonNullable<BatchSummary['control']>

export type MapSettings = Schemas['MapSettings']
export type MapBuilding = Schemas['MapBuilding']
export type MapBuildings = Schemas['MapBuildings']
