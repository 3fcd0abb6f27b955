import { defineAsyncComponent } from 'vue'

/** Figures first: the charts' scripts weigh more than the rest of the page and are asked for when nothing else is due. */
function whenIdle(): Promise<void> {
  return new Promise((done) => {
    if ('requestIdleCallback' in window) {
      window.requestIdleCallback(() => done(), { timeout: 2000 })
    } else {
      setTimeout(done, 200)
    }
  })
}

export const EChart = defineAsyncComponent(() => whenIdle().then(() => import('./EChart.vue')))
