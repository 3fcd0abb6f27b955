import { ApiProblem } from '@/api/client'
import { changeRecord, type ChangeKind } from '@/api/entities'
import type { Field, Row } from '@/api/types'

export interface BulkChange {
  readonly plural: string
  readonly field: Field
  /** As the server reads it; null clears the field. */
  readonly value: string | number | boolean | null
  readonly kind: ChangeKind
  /** First day of a change; empty for today. */
  readonly from: string
  readonly note: string
}

/** What became of one record. */
export interface BulkResult {
  readonly row: Row
  /** The version that now stands, for taking the change back; none while somebody has yet to agree. */
  readonly version?: string
  readonly problem?: unknown
}

/** Whether a record already says what is to be said. */
export function isSame(row: Row, field: Field, value: BulkChange['value']): boolean {
  return (row[field.name] ?? null) === value
}

/**
 * Writes one after the other, each against the version that was seen, so that nothing newer is lost. A record that
 * is refused does not hold up the others; a lost connection or sign-in does.
 */
export async function writeAll(
  rows: readonly Row[],
  change: BulkChange,
  onEach: (result: BulkResult) => void,
  isStopped: () => boolean,
): Promise<void> {
  for (const row of rows) {
    if (isStopped()) {
      return
    }
    try {
      const written = await changeRecord(change.plural, row.id, `"${String(row.version)}"`, change.kind, {
        [change.field.name]: change.value,
        ...(change.kind === 'change' && change.from !== '' ? { validFrom: change.from } : {}),
        ...(change.note === '' ? {} : { changeNote: change.note }),
      })
      onEach({ row, version: written.state === 'effective' ? (written.changeId ?? undefined) : undefined })
    } catch (problem) {
      onEach({ row, problem })
      if (problem instanceof ApiProblem && (problem.status === 0 || problem.status === 401)) {
        return
      }
    }
  }
}

/** Puts the values back that were seen before, against the versions that were written. */
export async function takeBack(
  results: readonly BulkResult[],
  change: BulkChange,
  note: string,
  onEach: (result: BulkResult) => void,
): Promise<void> {
  for (const { row, version } of results) {
    if (version === undefined) {
      continue
    }
    try {
      await changeRecord(
        change.plural,
        row.id,
        `"${version}"`,
        'correct',
        { [change.field.name]: row[change.field.name] ?? null, changeNote: note },
        change.from,
      )
      onEach({ row })
    } catch (problem) {
      onEach({ row, version, problem })
    }
  }
}
