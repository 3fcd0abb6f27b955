import { computed, onScopeDispose, ref } from 'vue'
import { ApiProblem } from '@/api/client'
import { cancelJob, readJob } from '@/api/imports'
import type { Job } from '@/api/types'

const firstPause = 150
const longestPause = 1500
const lostPatience = 5

/** Follows one long work of the server until it is over. */
export function useJob() {
  const job = ref<Job | null>(null)
  const stopping = ref(false)
  let over = false
  onScopeDispose(() => {
    over = true
  })

  const running = computed(() => job.value?.state === 'queued' || job.value?.state === 'running')
  const percent = computed(() => {
    const progress = job.value?.progress
    return progress && progress.total > 0
      ? Math.min(100, Math.floor((progress.done * 100) / progress.total))
      : null
  })

  /** Answers the finished job; a failed one is thrown as the problem it ended with. */
  async function follow(start: Job): Promise<Job> {
    job.value = start
    stopping.value = false
    let pause = firstPause
    let lost = 0
    while (running.value && !over) {
      await new Promise((resolve) => window.setTimeout(resolve, pause))
      pause = Math.min(longestPause, pause * 1.3)
      try {
        job.value = await readJob(start.id)
        lost = 0
      } catch (error) {
        lost += 1
        if (!(error instanceof ApiProblem) || !error.transient || lost >= lostPatience) {
          throw error
        }
      }
    }
    const end = job.value
    if (end.state === 'failed') {
      throw new ApiProblem(422, end.problem ?? {})
    }
    return end
  }

  async function cancel() {
    if (job.value && running.value) {
      stopping.value = true
      await cancelJob(job.value.id)
    }
  }

  return { job, running, stopping, percent, follow, cancel }
}
