const endings = ['xlsx', 'xls', 'ods', 'csv']
export const accepted = endings.map((ending) => `.${ending}`).join(',')
export const largestMegabytes = 200

/** What can be told from the outside, before anything is sent. */
export function refusal(file: { name: string; size: number }): 'wrongType' | 'emptyFile' | 'tooLarge' | null {
  const ending = /\.([^.]+)$/.exec(file.name.toLowerCase())?.[1] ?? ''
  if (!endings.includes(ending)) {
    return 'wrongType'
  }
  if (file.size === 0) {
    return 'emptyFile'
  }
  return file.size > largestMegabytes * 1024 * 1024 ? 'tooLarge' : null
}

/** "A", "Z", "AA": the letters a spreadsheet prints above a column counted from 1. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}
