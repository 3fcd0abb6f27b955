import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { useSession } from '@/state/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the title in the language files; lists take theirs from the dictionary. */
    title?: string
    public?: boolean
  }
}

const routes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('@/pages/sign-in/SignInPage.vue'),
    meta: { title: 'signIn.title', public: true },
  },
  {
    path: '/password',
    name: 'password',
    component: () => import('@/pages/sign-in/PasswordPage.vue'),
    meta: { title: 'password.title' },
  },
  {
    path: '/screen',
    name: 'screen',
    component: () => import('@/pages/screen/ScreenPage.vue'),
    meta: { title: 'screen.title' },
  },
  {
    path: '/',
    component: () => import('./Shell.vue'),
    children: [
      {
        path: '',
        name: 'cockpit',
        component: () => import('@/pages/cockpit/CockpitPage.vue'),
        meta: { title: 'nav.home' },
      },
      {
        path: 'map',
        name: 'map',
        component: () => import('@/pages/map/MapPage.vue'),
        meta: { title: 'nav.map' },
      },
      {
        path: 'lists/:entity',
        name: 'list',
        component: () => import('@/pages/lists/ListPage.vue'),
      },
      {
        path: 'buildings/:id',
        name: 'building',
        component: () => import('@/pages/buildings/BuildingPage.vue'),
      },
      {
        path: 'enterprises/:id',
        name: 'enterprise',
        component: () => import('@/pages/enterprises/EnterprisePage.vue'),
      },
      {
        path: 'statistics',
        name: 'statistics',
        component: () => import('@/pages/statistics/StatisticsPage.vue'),
        meta: { title: 'nav.statistics' },
      },
      {
        path: 'imports',
        name: 'imports',
        component: () => import('@/pages/imports/ImportsPage.vue'),
        meta: { title: 'nav.imports' },
      },
      {
        path: 'imports/:id',
        name: 'import',
        component: () => import('@/pages/imports/BatchPage.vue'),
        meta: { title: 'imports.batch' },
      },
      {
        path: 'welcome',
        name: 'nothing',
        component: () => import('@/pages/WelcomePage.vue'),
        meta: { title: 'nav.home' },
      },
      {
        path: ':rest(.*)*',
        name: 'nowhere',
        component: () => import('@/pages/NowherePage.vue'),
        meta: { title: 'problem.page' },
      },
    ],
  },
]

/** Not every role reads statistics; those who do not start with their lists, administrators with what they have. */
function firstPage() {
  const session = useSession()
  if (session.may('read_statistics')) {
    return true
  }
  return session.may('read_registry') ? { path: '/lists/buildings' } : { name: 'nothing' }
}

export function createAppRouter() {
  const router = createRouter({
    history: createWebHistory(),
    routes,
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
  })
  router.beforeEach(async (to) => {
    const session = useSession()
    if (!session.known) {
      try {
        await session.load()
      } catch {
        // The server cannot be reached: the sign-in page says so when it is tried.
      }
    }
    if (!to.meta.public && !session.signedIn) {
      return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
    }
    if (session.mustChangePassword && to.name !== 'password') {
      return { name: 'password' }
    }
    if (to.name === 'sign-in' && session.signedIn) {
      return { path: '/' }
    }
    return to.name === 'cockpit' || to.name === 'screen' ? firstPage() : true
  })
  return router
}
