import { address, get, remove, request } from './client'
import type { Attachment } from './types'

/** The kinds of files the server takes; it looks at the bytes, this only guides the file dialog. */
export const attachmentKinds = '.pdf,.png,.jpg,.jpeg,.doc,.docx,.xls,.xlsx,.pptx,.ofd,.dwg'

export async function listAttachments(
  entity: string,
  record: string,
  signal?: AbortSignal,
): Promise<readonly Attachment[]> {
  return (await get<{ items: readonly Attachment[] }>('/attachments', { entity, record }, signal)).items
}

export async function addAttachment(
  entity: string,
  record: string,
  file: File,
  note: string,
): Promise<Attachment> {
  const form = new FormData()
  form.set('entity', entity)
  form.set('record', record)
  form.set('note', note)
  form.set('file', file, file.name)
  return (await request<Attachment>('POST', '/attachments', { form })).data
}

export const removeAttachment = (id: string) => remove(`/attachments/${encodeURIComponent(id)}`)
export const attachmentAddress = (id: string) => address(`/attachments/${encodeURIComponent(id)}`)
