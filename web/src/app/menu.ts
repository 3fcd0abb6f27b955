import { DataLine, Document, House, OfficeBuilding, Upload } from '@element-plus/icons-vue'
import type { Component } from 'vue'

export interface MenuItem {
  readonly path: string
  /** Key in the language files; lists are named by the dictionary. */
  readonly title?: string
  readonly entity?: string
  readonly icon?: Component
  /** Shown only to those who have this right. */
  readonly right?: string
}

export const mainItems: readonly MenuItem[] = [
  { path: '/', title: 'nav.home', icon: House },
  { path: '/lists/buildings', entity: 'buildings', icon: OfficeBuilding },
  { path: '/lists/enterprises', entity: 'enterprises', icon: Document },
  { path: '/lists/tenancies', entity: 'tenancies', icon: Document },
  { path: '/statistics', title: 'nav.statistics', icon: DataLine },
  { path: '/imports', title: 'nav.imports', icon: Upload },
]
