/** The members of bands and the like in English, by the codes of the server, whose own words are Chinese. */
export const englishMembers: Readonly<Record<string, string>> = {
  lt_50: 'below 50%',
  '50_70': '50% to 70%',
  '70_85': '70% to 85%',
  gte_85: '85% and more',
  gt_100k: 'above 100,000 m²',
  '50k_100k': '50,000 to 100,000 m²',
  '30k_50k': '30,000 to 50,000 m²',
  '10k_30k': '10,000 to 30,000 m²',
  lt_10k: 'below 10,000 m²',
  gte_100m: '100 m CNY and more',
  '70m_100m': '70 to 100 m CNY',
  '50m_70m': '50 to 70 m CNY',
  '10m_50m': '10 to 50 m CNY',
  lt_10m: 'below 10 m CNY',
  in_building: 'in buildings',
  outside: 'outside buildings',
  undisclosed: 'tax secret',
  unknown: 'not classified',
}

/** Roles in English (R120), by their codes. */
export const englishRoles: Readonly<Record<string, string>> = {
  lead_office: 'Lead office',
  leader: 'Leader',
  tax_department: 'Tax department',
  department: 'Member department',
  street_office: 'Street office',
  chief: 'Building chief',
  liaison: 'Liaison',
  tenant: 'Tenant',
  supervisor: 'Supervisor',
  system_admin: 'System administrator',
  security_admin: 'Security administrator',
  audit_admin: 'Audit administrator',
}
