import { DataLine, Document, House, MapLocation, OfficeBuilding, Upload } from '@element-plus/icons-vue'
import type { Component } from 'vue'

export interface MenuItem {
  readonly path: string
  /** Key in the language files; lists are named by the dictionary. */
  readonly title?: string
  readonly entity?: string
  readonly icon?: Component
  /** Shown only to those who have one of these rights. */
  readonly rights?: readonly string[]
}

export const mainItems: readonly MenuItem[] = [
  { path: '/', title: 'nav.home', icon: House, rights: ['read_statistics'] },
  { path: '/map', title: 'nav.map', icon: MapLocation, rights: ['read_statistics'] },
  { path: '/lists/buildings', entity: 'buildings', icon: OfficeBuilding },
  { path: '/lists/enterprises', entity: 'enterprises', icon: Document },
  { path: '/lists/tenancies', entity: 'tenancies', icon: Document },
  { path: '/statistics', title: 'nav.statistics', icon: DataLine, rights: ['read_statistics'] },
  { path: '/imports', title: 'nav.imports', icon: Upload, rights: ['import_registry', 'import_ledger'] },
]
