import { request } from './client'
import type { Session } from './types'

export interface SignIn {
  readonly login: string
  readonly password: string
  readonly code?: string
}

export async function readSession(): Promise<Session> {
  return (await request<Session>('GET', '/session', { anonymous: true })).data
}

export async function signIn(credentials: SignIn): Promise<Session> {
  return (await request<Session>('POST', '/session', { json: credentials, anonymous: true })).data
}

/** Acts as another of one's own assignments from now on. */
export async function chooseAssignment(assignmentId: string): Promise<Session> {
  return (await request<Session>('POST', '/session/assignment', { json: { assignmentId } })).data
}

export async function signOut(): Promise<void> {
  await request('DELETE', '/session', { anonymous: true })
}

export async function changePassword(current: string, next: string): Promise<void> {
  await request('POST', '/session/password', { json: { current, next }, anonymous: true })
}
