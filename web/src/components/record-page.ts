/** Records that have a page of their own; all others open in the drawer of their list. */
const pages: Readonly<Record<string, string>> = { buildings: '/buildings', enterprises: '/enterprises' }

export function hasPage(plural: string): boolean {
  return plural in pages
}

export function recordAddress(plural: string, id: string): string {
  const page = pages[plural]
  return page === undefined
    ? `/lists/${plural}?record=${encodeURIComponent(id)}`
    : `${page}/${encodeURIComponent(id)}`
}

/** The list a page of one record belongs to: /buildings/7 to /lists/buildings. */
export function listOfPage(path: string): string {
  const plural = Object.keys(pages).find((one) => path.startsWith(`${pages[one]}/`))
  return plural === undefined ? path : `/lists/${plural}`
}
