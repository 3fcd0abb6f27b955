import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { ApiProblem, onExpiredSignIn, setCsrfToken } from '@/api/client'
import {
  changePassword as sendPassword,
  chooseAssignment as sendAssignment,
  readSession,
  signIn as sendSignIn,
  signOut as sendSignOut,
  type SignIn,
} from '@/api/session'
import type { Session } from '@/api/types'

export const useSession = defineStore('session', () => {
  const session = ref<Session | null>(null)
  const known = ref(false)
  const mustChangePassword = computed(() => session.value?.mustChangePassword ?? false)
  const login = computed(() => session.value?.login ?? '')
  /** The dialog for an expired sign-in is open. */
  const expired = ref(false)
  let answerExpired: ((signedIn: boolean) => void) | null = null

  const signedIn = computed(() => session.value !== null)
  const name = computed(() => session.value?.displayName || session.value?.login || '')
  const roleLabel = computed(() => session.value?.roleLabel ?? '')

  function take(next: Session | null) {
    session.value = next
    known.value = true
    setCsrfToken(next?.csrfToken ?? '')
  }

  /** Who am I? A signed-out visitor is an answer; a server that cannot be reached is a problem. */
  async function load() {
    try {
      take(await readSession())
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 401) {
        throw error
      }
      take(null)
    }
  }

  async function signIn(credentials: SignIn) {
    const before = session.value?.login
    take(await sendSignIn(credentials))
    if (expired.value) {
      // What the one before was about to send is not sent in another's name.
      closeExpired(session.value?.login === before)
    }
  }

  /** The server may end the sign-in with the old password; then `signedIn` is false afterwards. */
  async function changePassword(current: string, next: string) {
    await sendPassword(current, next)
    await load()
  }

  async function chooseAssignment(id: string) {
    take(await sendAssignment(id))
  }

  async function signOut() {
    await sendSignOut()
    take(null)
  }

  function closeExpired(done: boolean) {
    expired.value = false
    answerExpired?.(done)
    answerExpired = null
  }

  onExpiredSignIn(() => {
    if (session.value === null) {
      return Promise.resolve(false)
    }
    expired.value = true
    return new Promise((resolve) => {
      answerExpired = resolve
    })
  })

  function may(right: string): boolean {
    return session.value?.capabilities.includes(right) ?? false
  }

  return {
    session,
    known,
    expired,
    signedIn,
    name,
    login,
    roleLabel,
    chooseAssignment,
    mustChangePassword,
    load,
    signIn,
    signOut,
    changePassword,
    closeExpired,
    may,
  }
})
